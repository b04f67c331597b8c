//! The types that a field can have: how each is read, written and visited.

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::{Fault, Field, Reading, Referent, Scalar, Unpacking, pack_length, pack_text};
use crate::id::{AgendaKey, DecisionRef, IdError};
use crate::query::moment::Unit;
use crate::schedule::Delay;
use crate::shape::{Shape, Timing};
use crate::value::{Kind, Table, Value, VecMap};

impl Field for String {
    const SHAPE: Shape = Shape::Text;

    fn read(value: Value, reading: &mut Reading) -> Option<Self> {
        match value {
            Value::Text(text) => Some(text),
            _ => {
                reading.wrong_type(Kind::Text, &value);
                None
            }
        }
    }

    fn write(&self) -> Option<Value> {
        Some(Value::Text(self.clone()))
    }

    fn stand_in() -> Self {
        Self::new()
    }

    fn visit(&self, visitor: &mut dyn FnMut(Scalar<'_>)) {
        visitor(Scalar::Text(self));
    }

    fn pack(&self, to: &mut Vec<u8>) {
        pack_text(self, to);
    }

    #[inline(never)]
    fn unpack(from: &mut Unpacking<'_>) -> Option<Self> {
        from.text().map(str::to_owned)
    }
}

impl Field for NaiveDate {
    const SHAPE: Shape = Shape::Day(Timing::Planned);

    fn read(value: Value, reading: &mut Reading) -> Option<Self> {
        match value {
            Value::Date(date) => Some(date),
            _ => {
                reading.wrong_type(Kind::Date, &value);
                None
            }
        }
    }

    fn write(&self) -> Option<Value> {
        Some(Value::Date(*self))
    }

    fn stand_in() -> Self {
        Self::default()
    }

    fn visit(&self, visitor: &mut dyn FnMut(Scalar<'_>)) {
        visitor(Scalar::Day(*self));
    }

    fn pack(&self, to: &mut Vec<u8>) {
        to.extend(self.year().to_le_bytes());
        to.extend(self.ordinal().to_le_bytes());
    }

    #[inline(never)]
    fn unpack(from: &mut Unpacking<'_>) -> Option<Self> {
        let year = i32::from_le_bytes(from.number()?);
        Self::from_yo_opt(year, u32::from_le_bytes(from.number()?))
    }
}

impl Field for NaiveTime {
    const SHAPE: Shape = Shape::Time;

    fn read(value: Value, reading: &mut Reading) -> Option<Self> {
        match value {
            Value::Time(time) => Some(time),
            _ => {
                reading.wrong_type(Kind::Time, &value);
                None
            }
        }
    }

    fn write(&self) -> Option<Value> {
        Some(Value::Time(*self))
    }

    fn stand_in() -> Self {
        Self::MIN
    }

    fn visit(&self, visitor: &mut dyn FnMut(Scalar<'_>)) {
        visitor(Scalar::Time(*self));
    }
}

impl Field for bool {
    const SHAPE: Shape = Shape::Flag;

    fn read(value: Value, reading: &mut Reading) -> Option<Self> {
        match value {
            Value::Boolean(value) => Some(value),
            _ => {
                reading.wrong_type(Kind::Boolean, &value);
                None
            }
        }
    }

    /// What is not so is left out.
    fn write(&self) -> Option<Value> {
        self.then_some(Value::Boolean(true))
    }

    fn absent() -> Option<Self> {
        Some(false)
    }

    fn stand_in() -> Self {
        false
    }
}

/// The largest number of a plan. Sums over all its actions stay exact enough, and are never infinite.
pub const LARGEST_NUMBER: f64 = 1e15;

impl Field for f64 {
    const SHAPE: Shape = Shape::Number;

    fn read(value: Value, reading: &mut Reading) -> Option<Self> {
        let number = match value {
            #[expect(clippy::cast_precision_loss, reason = "exact up to the largest number")]
            Value::Integer(number) => number as f64,
            Value::Number(number) => number,
            _ => {
                reading.wrong_type(Kind::Number, &value);
                return None;
            }
        };
        if number.abs() <= LARGEST_NUMBER {
            return Some(number);
        }
        reading.fault(Fault::OutOfRange {
            least: -LARGEST_NUMBER,
            most: Some(LARGEST_NUMBER),
        });
        None
    }

    /// Whole numbers are written without decimals, as people write them.
    #[expect(clippy::cast_possible_truncation, reason = "guarded by the comparison")]
    fn write(&self) -> Option<Value> {
        let whole = self.fract() == 0.0 && self.abs() < 9e15;
        Some(if whole {
            Value::Integer(*self as i64)
        } else {
            Value::Number(*self)
        })
    }

    fn stand_in() -> Self {
        0.0
    }

    fn visit(&self, visitor: &mut dyn FnMut(Scalar<'_>)) {
        visitor(Scalar::Number(*self));
    }

    fn pack(&self, to: &mut Vec<u8>) {
        to.extend(self.to_le_bytes());
    }

    fn unpack(from: &mut Unpacking<'_>) -> Option<Self> {
        from.number().map(Self::from_le_bytes)
    }
}

impl Field for i64 {
    const SHAPE: Shape = Shape::Whole;

    fn read(value: Value, reading: &mut Reading) -> Option<Self> {
        match value {
            Value::Integer(number) => Some(number),
            _ => {
                reading.wrong_type(Kind::Integer, &value);
                None
            }
        }
    }

    fn write(&self) -> Option<Value> {
        Some(Value::Integer(*self))
    }

    fn stand_in() -> Self {
        0
    }

    // Whole numbers of a plan are far below 2^53.
    #[expect(clippy::cast_precision_loss)]
    fn visit(&self, visitor: &mut dyn FnMut(Scalar<'_>)) {
        visitor(Scalar::Number(*self as f64));
    }
}

impl<T: Field> Field for Option<T> {
    const SHAPE: Shape = T::SHAPE;

    fn read(value: Value, reading: &mut Reading) -> Option<Self> {
        T::read(value, reading).map(Some)
    }

    fn write(&self) -> Option<Value> {
        self.as_ref().and_then(T::write)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn stand_in() -> Self {
        None
    }

    fn visit(&self, visitor: &mut dyn FnMut(Scalar<'_>)) {
        self.iter().for_each(|value| value.visit(visitor));
    }

    fn pack(&self, to: &mut Vec<u8>) {
        to.push(self.is_some().into());
        self.iter().for_each(|value| value.pack(to));
    }

    fn unpack(from: &mut Unpacking<'_>) -> Option<Self> {
        match from.byte()? {
            0 => Some(None),
            1 => T::unpack(from).map(Some),
            _ => None,
        }
    }
}

impl<T: Field> Field for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);

    fn read(value: Value, reading: &mut Reading) -> Option<Self> {
        let Value::List(values) = value else {
            reading.wrong_type(Kind::List, &value);
            return None;
        };
        let mut list = Self::with_capacity(values.len());
        for (n, value) in values.into_iter().enumerate() {
            reading.enter_nth(n);
            list.extend(T::read(value, reading));
            reading.leave();
        }
        Some(list)
    }

    fn write(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::List(self.iter().filter_map(T::write).collect()))
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn stand_in() -> Self {
        Self::new()
    }

    fn visit(&self, visitor: &mut dyn FnMut(Scalar<'_>)) {
        self.iter().for_each(|value| value.visit(visitor));
    }

    fn pack(&self, to: &mut Vec<u8>) {
        pack_length(self.len(), to);
        self.iter().for_each(|value| value.pack(to));
    }

    fn unpack(from: &mut Unpacking<'_>) -> Option<Self> {
        (0..from.count()?).map(|_| T::unpack(from)).collect()
    }
}

/// A key of a keyed table: an id, or any text.
pub trait TableKey: Sized + AsRef<str> {
    /// Makes the text a key; gives it back where it cannot be one.
    fn read_key(key: String) -> Result<Self, (String, IdError)>;

    /// The keys of what stands in a list, as it did before it had any; `None` where there never was such a list.
    fn of_listed(_items: &[Table]) -> Option<Vec<Self>> {
        None
    }
}

impl TableKey for String {
    fn read_key(key: String) -> Result<Self, (String, IdError)> {
        Ok(key)
    }
}

/// A list of what has keys now as the table that it is read as; gives the value back where it is no such list.
pub(crate) fn keyed_list<K: TableKey>(value: Value) -> Result<Table, Value> {
    let Value::List(values) = &value else {
        return Err(value);
    };
    let items: Option<Vec<Table>> = values.iter().map(|item| item.as_table().cloned()).collect();
    let keyed = items.and_then(|items| Some((K::of_listed(&items)?, items)));
    match keyed {
        Some((keys, items)) => Ok(keys
            .into_iter()
            .map(|key| key.as_ref().to_owned())
            .zip(items.into_iter().map(Value::Table))
            .collect()),
        None => Err(value),
    }
}

impl<K: TableKey, V: Field> Field for VecMap<K, V> {
    const SHAPE: Shape = Shape::Keyed(&V::SHAPE);

    fn read(value: Value, reading: &mut Reading) -> Option<Self> {
        let value = match keyed_list::<K>(value) {
            Ok(keyed) => {
                reading.fault(Fault::ItemsListed);
                Value::Table(keyed)
            }
            Err(value) => value,
        };
        let Value::Table(table) = value else {
            reading.wrong_type(Kind::Table, &value);
            return None;
        };
        let mut keyed = Self::default();
        for (name, value) in table {
            reading.enter_named(&name);
            match K::read_key(name) {
                Ok(key) => {
                    if let Some(value) = V::read(value, reading) {
                        keyed.push(key, value);
                    }
                }
                Err((text, why)) => reading.fault(Fault::BadId { text, why }),
            }
            reading.leave();
        }
        Some(keyed)
    }

    fn write(&self) -> Option<Value> {
        let pair = |(key, value): (&K, &V)| value.write().map(|value| (key.as_ref().to_owned(), value));
        (!self.is_empty()).then(|| Value::Table(self.iter().filter_map(pair).collect()))
    }

    fn part(&self, id: &str) -> Option<Value> {
        self.get(id)?.write()
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }

    fn stand_in() -> Self {
        Self::default()
    }

    fn visit(&self, visitor: &mut dyn FnMut(Scalar<'_>)) {
        for (key, value) in self.iter() {
            visitor(Scalar::Text(key.as_ref()));
            value.visit(visitor);
        }
    }

    fn pack(&self, to: &mut Vec<u8>) {
        pack_length(self.len(), to);
        for (key, value) in self.iter() {
            pack_text(key.as_ref(), to);
            value.pack(to);
        }
    }

    fn unpack(from: &mut Unpacking<'_>) -> Option<Self> {
        let count = from.count()?;
        let mut keyed = Self::with_capacity(count);
        for _ in 0..count {
            let key = K::read_key(from.text()?.to_owned()).ok()?;
            keyed.push(key, V::unpack(from)?);
        }
        Some(keyed)
    }
}

macro_rules! id_fields {
    ($($name:ident: $shape:expr),*) => {$(
        id_fields!(@field $name: $shape);

        impl TableKey for crate::id::$name {
            fn read_key(key: String) -> Result<Self, (String, IdError)> {
                Self::from_text(key)
            }
        }
    )*};
    (@field $name:ident: $shape:expr) => {
        impl Field for crate::id::$name {
            const SHAPE: Shape = $shape;

            fn read(value: Value, reading: &mut Reading) -> Option<Self> {
                let text = String::read(value, reading)?;
                Self::from_text(text)
                    .map_err(|(text, why)| reading.fault(Fault::BadId { text, why }))
                    .ok()
            }

            fn write(&self) -> Option<Value> {
                Some(Value::Text(self.as_str().to_owned()))
            }

            /// Never shown: a record without its id is reported and this stands in its place.
            fn stand_in() -> Self {
                match "unknown".parse() {
                    Ok(id) => id,
                    Err(_) => unreachable!("\"unknown\" is an id"),
                }
            }

            fn pack(&self, to: &mut Vec<u8>) {
                pack_text(self.as_str(), to);
            }

            fn unpack(from: &mut Unpacking<'_>) -> Option<Self> {
                from.text()?.parse().ok()
            }

            fn visit(&self, visitor: &mut dyn FnMut(Scalar<'_>)) {
                visitor(Scalar::Text(self.as_str()));
            }
        }

    };
}

id_fields!(@field AgendaKey: Shape::Reference(Referent::AgendaItem));

impl TableKey for AgendaKey {
    fn read_key(key: String) -> Result<Self, (String, IdError)> {
        Self::from_text(key)
    }

    fn of_listed(items: &[Table]) -> Option<Vec<Self>> {
        let mut keys: Vec<Self> = Vec::with_capacity(items.len());
        for item in items {
            let text = |key: &str| item.get(key).and_then(Value::as_text);
            let key = Self::free(text("action"), text("title"), Self::UNNAMED, |key| {
                keys.iter().any(|used| used.as_str() == key)
            });
            keys.push(key);
        }
        Some(keys)
    }
}

impl Field for DecisionRef {
    const SHAPE: Shape = Shape::Reference(Referent::Decision);

    fn read(value: Value, reading: &mut Reading) -> Option<Self> {
        let text = String::read(value, reading)?;
        text.parse()
            .map_err(|why| reading.fault(Fault::BadId { text, why }))
            .ok()
    }

    fn write(&self) -> Option<Value> {
        Some(Value::Text(self.to_string()))
    }

    /// Never shown, as that of an id.
    fn stand_in() -> Self {
        Self {
            meeting: Field::stand_in(),
            decision: Field::stand_in(),
        }
    }

    fn visit(&self, visitor: &mut dyn FnMut(Scalar<'_>)) {
        visitor(Scalar::Text(&self.to_string()));
    }
}

impl Field for Delay {
    const SHAPE: Shape = Shape::Text;

    fn read(value: Value, reading: &mut Reading) -> Option<Self> {
        let text = String::read(value, reading)?;
        text.parse().map_err(|()| reading.fault(Fault::NotADelay { text })).ok()
    }

    fn write(&self) -> Option<Value> {
        Some(Value::Text(self.to_string()))
    }

    /// Never shown, as that of an id.
    fn stand_in() -> Self {
        Self {
            count: 0,
            unit: Unit::Day,
        }
    }

    fn visit(&self, visitor: &mut dyn FnMut(Scalar<'_>)) {
        visitor(Scalar::Text(&self.to_string()));
    }

    fn pack(&self, to: &mut Vec<u8>) {
        pack_text(&self.to_string(), to);
    }

    fn unpack(from: &mut Unpacking<'_>) -> Option<Self> {
        from.text()?.parse().ok()
    }
}

id_fields!(
    ActionId: Shape::Reference(Referent::Action),
    GroupId: Shape::Reference(Referent::Group),
    PersonId: Shape::Reference(Referent::Person),
    OrganisationId: Shape::Reference(Referent::Organisation),
    AxisId: Shape::Reference(Referent::Axis),
    PhaseId: Shape::Reference(Referent::Phase),
    CommitteeId: Shape::Reference(Referent::Committee),
    StatusId: Shape::Reference(Referent::Status),
    MilestoneId: Shape::Reference(Referent::Milestone),
    IndicatorId: Shape::Reference(Referent::Indicator),
    DeliverableId: Shape::Reference(Referent::Deliverable),
    BudgetId: Shape::Reference(Referent::Budget),
    DecisionId: Shape::Reference(Referent::Decision),
    MeetingId: Shape::Reference(Referent::Meeting),
    ViewId: Shape::Text,
    PlanId: Shape::Text
);
