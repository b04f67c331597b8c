//! The macros that declare a record once, key by key, and the words that a key may take.

/// Declares a record: a struct whose fields are keys of a TOML table, in the order in which a new file has them, with
/// what the format does not know in `extra`. What the field table says of a key besides its shape follows the key in
/// parentheses: the names of methods of [`FieldSpec`](crate::shape::FieldSpec).
#[macro_export]
macro_rules! record {
    ($(#[$doc:meta])* pub struct $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty = $key:literal $(($($how:ident),+))?,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)*
            /// Keys that the format does not know, kept as they are.
            pub extra: $crate::value::Table,
        }

        impl Default for $name {
            fn default() -> Self {
                use $crate::field::Field;
                Self {
                    $($field: <$type>::absent().unwrap_or_else(<$type>::stand_in),)*
                    extra: $crate::value::Table::default(),
                }
            }
        }

        impl $crate::field::Record for $name {
            const FIELDS: &'static [$crate::shape::FieldSpec] = &[
                $($crate::shape::FieldSpec::new($key, <$type as $crate::field::Field>::SHAPE)$($(.$how())+)?),*
            ];

            fn from_table(
                table: $crate::value::Table,
                reading: &mut $crate::field::Reading,
            ) -> Self {
                use $crate::field::{Fault, Field, nearest};
                $(let mut $field: Option<$type> = None;)*
                let mut extra = $crate::value::Table::default();
                for (key, value) in table {
                    match key.as_str() {
                        $($key => {
                            reading.enter($key);
                            $field = Some(<$type>::read(value, reading).unwrap_or_else(<$type>::stand_in));
                        })*
                        _ => {
                            reading.enter_named(&key);
                            let nearest = nearest(&key, Self::FIELDS.iter().map(|field| field.key));
                            reading.fault(Fault::UnknownKey { nearest });
                            extra.push(key, value);
                        }
                    }
                    reading.leave();
                }
                Self {
                    $($field: $field.or_else(<$type>::absent).unwrap_or_else(|| {
                        reading.fault(Fault::Missing { key: $key });
                        <$type>::stand_in()
                    }),)*
                    extra,
                }
            }

            fn to_table(&self) -> $crate::value::Table {
                use $crate::field::Field;
                let mut table = $crate::value::Table::default();
                $(if let Some(value) = self.$field.write() {
                    table.push($key.to_owned(), value);
                })*
                for (key, value) in self.extra.iter() {
                    table.push(key.clone(), value.clone());
                }
                table
            }

            fn field(&self, key: &str) -> Option<$crate::value::Value> {
                use $crate::field::Field;
                match key {
                    $($key => self.$field.write(),)*
                    _ => None,
                }
            }

            fn part_of(&self, key: &str, id: &str) -> Option<$crate::value::Value> {
                use $crate::field::Field;
                match key {
                    $($key => self.$field.part(id),)*
                    _ => None,
                }
            }

            fn visit_field(&self, key: &str, visitor: &mut dyn FnMut($crate::field::Scalar<'_>)) {
                use $crate::field::Field;
                match key {
                    $($key => self.$field.visit(visitor),)*
                    _ => {}
                }
            }
        }

        impl $crate::field::Field for $name {
            const SHAPE: $crate::shape::Shape =
                $crate::shape::Shape::Record(<Self as $crate::field::Record>::FIELDS);

            fn read(
                value: $crate::value::Value,
                reading: &mut $crate::field::Reading,
            ) -> Option<Self> {
                use $crate::field::Record;
                match value {
                    $crate::value::Value::Table(table) => Some(Self::from_table(table, reading)),
                    _ => {
                        reading.wrong_type($crate::value::Kind::Table, &value);
                        None
                    }
                }
            }

            fn write(&self) -> Option<$crate::value::Value> {
                use $crate::field::Record;
                Some($crate::value::Value::Table(self.to_table()))
            }

            fn stand_in() -> Self {
                Self::default()
            }

            fn pack(&self, to: &mut Vec<u8>) {
                $($crate::field::Field::pack(&self.$field, to);)*
            }

            fn unpack(from: &mut $crate::field::Unpacking<'_>) -> Option<Self> {
                Some(Self {
                    $($field: $crate::field::Field::unpack(from)?,)*
                    extra: $crate::value::Table::default(),
                })
            }

            fn visit(&self, visitor: &mut dyn FnMut($crate::field::Scalar<'_>)) {
                $crate::field::Record::visit_field(self, "title", visitor);
            }
        }
    };
}

/// Declares an enum of fixed words, in the order in which they are shown: what a key takes when it takes one of a few texts,
/// and what files, scripts and the catalogues know by a word.
macro_rules! words {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$word_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$word_doc])* #[serde(rename = $word)] $variant,)*
        }

        impl $name {
            /// Every word, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Every word as it is written.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word as it is written.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }

            /// The one that is written so.
            pub fn from_word(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }
    };
}

/// Makes a `words!` enum a [`Field`](super::field::Field): what stands in for it, what an absent key means, and its shape
/// where that is more than one of the words.
macro_rules! word_field {
    ($name:ident, $stand_in:ident, $absent:expr) => {
        word_field!(
            $name,
            $stand_in,
            $absent,
            $crate::shape::Shape::Word($name::WORDS)
        );
    };
    ($name:ident, $stand_in:ident, $absent:expr, $shape:expr) => {
        impl $crate::field::Field for $name {
            const SHAPE: $crate::shape::Shape = $shape;

            fn read(value: $crate::value::Value, reading: &mut $crate::field::Reading) -> Option<Self> {
                use $crate::field::{Fault, nearest};
                let word = String::read(value, reading)?;
                let found = Self::from_word(&word);
                if found.is_none() {
                    let allowed: Vec<String> = Self::WORDS.iter().map(|word| (*word).to_owned()).collect();
                    let nearest = nearest(&word, Self::WORDS.iter().copied());
                    reading.fault(Fault::UnknownWord {
                        word,
                        allowed,
                        nearest,
                    });
                }
                found
            }

            fn write(&self) -> Option<$crate::value::Value> {
                Some($crate::value::Value::Text(self.word().to_owned()))
            }

            fn absent() -> Option<Self> {
                $absent
            }

            fn stand_in() -> Self {
                Self::$stand_in
            }

            fn pack(&self, to: &mut Vec<u8>) {
                to.push(*self as u8);
            }

            fn unpack(from: &mut $crate::field::Unpacking<'_>) -> Option<Self> {
                let place = from.byte()?;
                Self::ALL.get(usize::from(place)).copied()
            }

            fn visit(&self, visitor: &mut dyn FnMut($crate::field::Scalar<'_>)) {
                visitor($crate::field::Scalar::Text(self.word()));
            }
        }
    };
}

pub(crate) use {word_field, words};
