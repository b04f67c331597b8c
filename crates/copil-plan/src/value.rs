//! The values a plan's files hold, and where in a file one stands.
//!
//! Every record of a plan (an action, a meeting …) can be turned into a [`Table`] and back. Differences are taken between
//! tables, so that one definition of "what changed" serves every kind of record.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A small map that keeps the order of its keys; two are equal when they hold the same pairs in any order.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VecMap<K, V>(Vec<(K, V)>);

impl<K, V> Default for VecMap<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: AsRef<str>, V> VecMap<K, V> {
    /// An empty map with room for some pairs.
    pub fn with_capacity(pairs: usize) -> Self {
        Self(Vec::with_capacity(pairs))
    }

    /// The value under a key.
    pub fn get(&self, key: &str) -> Option<&V> {
        self.0.iter().find(|(k, _)| k.as_ref() == key).map(|(_, v)| v)
    }

    /// The value under a key, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut V> {
        self.0.iter_mut().find(|(k, _)| k.as_ref() == key).map(|(_, v)| v)
    }

    /// Whether there is such a key.
    pub fn contains(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Puts a value under a key, in the place of the one that was there, else at the end.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.get_mut(key.as_ref()) {
            Some(old) => Some(std::mem::replace(old, value)),
            None => {
                self.0.push((key, value));
                None
            }
        }
    }

    /// Takes a key out.
    pub fn remove(&mut self, key: &str) -> Option<V> {
        let at = self.0.iter().position(|(k, _)| k.as_ref() == key)?;
        Some(self.0.remove(at).1)
    }

    /// Adds a pair without looking for its key, which the caller knows to be new.
    pub fn push(&mut self, key: K, value: V) {
        self.0.push((key, value));
    }

    /// The pairs, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> + ExactSizeIterator + Clone {
        self.0.iter().map(|(k, v)| (k, v))
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + ExactSizeIterator + Clone {
        self.0.iter().map(|(k, _)| k)
    }

    /// The values, in order.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + ExactSizeIterator + Clone {
        self.0.iter().map(|(_, v)| v)
    }

    /// The values, in order, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.0.iter_mut().map(|(_, v)| v)
    }

    /// How many pairs there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no pair.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K: AsRef<str>, V: PartialEq> PartialEq for VecMap<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(key, value)| other.get(key.as_ref()) == Some(value))
    }
}

impl<K, V> IntoIterator for VecMap<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<K, V> FromIterator<(K, V)> for VecMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

/// What a TOML table holds.
pub type Table = VecMap<String, Value>;

/// What a TOML key holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Value {
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A number with decimals.
    Number(f64),
    /// A day.
    #[serde(with = "day_number")]
    Date(NaiveDate),
    /// A TOML date-time or time, which the format uses nowhere; kept as written.
    Moment(String),
    /// A text.
    Text(String),
    /// An array.
    List(Vec<Value>),
    /// A table.
    Table(Table),
}

/// Days as numbers, counted from the first of January of the year 1: an index of a history holds very many.
mod day_number {
    use chrono::{Datelike, NaiveDate};
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
        day.num_days_from_ce().serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
        let number = i32::deserialize(deserializer)?;
        NaiveDate::from_num_days_from_ce_opt(number).ok_or_else(|| D::Error::custom("no such day"))
    }
}

/// The type of a [`Value`], to say what was expected and what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer,
    /// Any number.
    Number,
    /// A day, written without quotes.
    Date,
    /// A date-time or time.
    Moment,
    /// A text.
    Text,
    /// An array.
    List,
    /// A table.
    Table,
    /// A text, or a table with one text a language.
    Label,
}

impl PartialEq for Value {
    /// Values are compared as what is written: TOML's `nan` is the same as another `nan`, or a file that holds one would
    /// differ from itself for ever.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Boolean(a), Self::Boolean(b)) => a == b,
            (Self::Integer(a), Self::Integer(b)) => a == b,
            (Self::Number(a), Self::Number(b)) => a == b || (a.is_nan() && b.is_nan()),
            (Self::Date(a), Self::Date(b)) => a == b,
            (Self::Moment(a), Self::Moment(b)) | (Self::Text(a), Self::Text(b)) => a == b,
            (Self::List(a), Self::List(b)) => a == b,
            (Self::Table(a), Self::Table(b)) => a == b,
            _ => false,
        }
    }
}

impl Value {
    /// The type of the value.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Boolean(_) => Kind::Boolean,
            Self::Integer(_) => Kind::Integer,
            Self::Number(_) => Kind::Number,
            Self::Date(_) => Kind::Date,
            Self::Moment(_) => Kind::Moment,
            Self::Text(_) => Kind::Text,
            Self::List(_) => Kind::List,
            Self::Table(_) => Kind::Table,
        }
    }

    /// The text, when it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The day, when it is one.
    pub fn as_date(&self) -> Option<NaiveDate> {
        match self {
            Self::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// The table, when it is one.
    pub fn as_table(&self) -> Option<&Table> {
        match self {
            Self::Table(table) => Some(table),
            _ => None,
        }
    }
}

impl fmt::Display for Value {
    /// The value on one line, as a person would say it: texts without quotes, lists with commas.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean(value) => value.fmt(f),
            Self::Integer(value) => value.fmt(f),
            Self::Number(value) => value.fmt(f),
            Self::Date(value) => value.fmt(f),
            Self::Moment(value) | Self::Text(value) => f.write_str(value),
            Self::List(values) => {
                for (n, value) in values.iter().enumerate() {
                    if n > 0 {
                        f.write_str(", ")?;
                    }
                    value.fmt(f)?;
                }
                Ok(())
            }
            Self::Table(table) => {
                for (n, (key, value)) in table.iter().enumerate() {
                    if n > 0 {
                        f.write_str(", ")?;
                    }
                    write!(f, "{key} = {value}")?;
                }
                Ok(())
            }
        }
    }
}

/// Where a value stands in a file: the keys that lead to it, outermost first. An index into a list is a decimal key.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FieldPath(Vec<String>);

impl FieldPath {
    /// The path of a key at the top of the file.
    pub fn key(key: impl Into<String>) -> Self {
        Self(vec![key.into()])
    }

    /// The path of a key below this one.
    pub fn then(&self, key: impl Into<String>) -> Self {
        let mut parts = self.0.clone();
        parts.push(key.into());
        Self(parts)
    }

    /// The keys, outermost first.
    pub fn parts(&self) -> &[String] {
        &self.0
    }

    /// The keys as texts, to match on.
    pub fn as_strs(&self) -> Vec<&str> {
        self.0.iter().map(String::as_str).collect()
    }

    /// Goes one key deeper; [`FieldPath::pop`] comes back.
    pub fn push(&mut self, key: impl Into<String>) {
        self.0.push(key.into());
    }

    /// Comes back one key.
    pub fn pop(&mut self) {
        self.0.pop();
    }
}

impl fmt::Display for FieldPath {
    /// The keys joined by dots, quoted as TOML would where they are not bare keys.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, part) in self.0.iter().enumerate() {
            if n > 0 {
                f.write_str(".")?;
            }
            let bare = !part.is_empty()
                && part
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
            if bare {
                f.write_str(part)?;
            } else {
                write!(f, "\"{}\"", part.replace('\\', "\\\\").replace('"', "\\\""))?;
            }
        }
        Ok(())
    }
}

impl FromStr for FieldPath {
    type Err = std::convert::Infallible;

    /// Splits at the dots outside quotes.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (mut parts, mut part, mut quoted, mut escaped) = (Vec::new(), String::new(), false, false);
        for c in text.chars() {
            match c {
                _ if escaped => {
                    part.push(c);
                    escaped = false;
                }
                '\\' if quoted => escaped = true,
                '"' => quoted = !quoted,
                '.' if !quoted => parts.push(std::mem::take(&mut part)),
                _ => part.push(c),
            }
        }
        parts.push(part);
        Ok(Self(parts))
    }
}

impl FromIterator<String> for FieldPath {
    fn from_iter<I: IntoIterator<Item = String>>(parts: I) -> Self {
        Self(parts.into_iter().collect())
    }
}

impl Table {
    /// The value at a path.
    pub fn at(&self, path: &FieldPath) -> Option<&Value> {
        let (last, above) = path.parts().split_last()?;
        let mut table = self;
        for key in above {
            table = table.get(key)?.as_table()?;
        }
        table.get(last)
    }

    /// Puts a value at a path, or takes it out, making and removing the tables in between as needed; answers what was
    /// there. Tables left empty are removed with their last value.
    pub fn put(&mut self, path: &FieldPath, value: Option<Value>) -> Option<Value> {
        self.put_parts(path.parts(), value)
    }

    fn put_parts(&mut self, parts: &[String], value: Option<Value>) -> Option<Value> {
        let (first, rest) = parts.split_first()?;
        if rest.is_empty() {
            return match value {
                Some(value) => self.insert(first.clone(), value),
                None => self.remove(first),
            };
        }
        if value.is_some() && !matches!(self.get(first), Some(Value::Table(_))) {
            self.insert(first.clone(), Value::Table(Table::default()));
        }
        let Some(Value::Table(inner)) = self.get_mut(first) else {
            return None;
        };
        let old = inner.put_parts(rest, value);
        if inner.is_empty() {
            self.remove(first);
        }
        old
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_reads_back_as_it_is_written() {
        for parts in [
            vec!["due"],
            vec!["milestones", "cadrage", "done"],
            vec!["links", "Note de \"cadrage\" v1.2"],
        ] {
            let path: FieldPath = parts.iter().map(|p| (*p).to_owned()).collect();
            assert_eq!(path.to_string().parse::<FieldPath>(), Ok(path));
        }
    }

    #[test]
    fn putting_makes_the_tables_on_the_way_and_taking_out_removes_them() {
        let mut table = Table::default();
        let path: FieldPath = "milestones.cadrage.done".parse().unwrap();
        assert_eq!(table.put(&path, Some(Value::Integer(1))), None);
        assert_eq!(table.at(&path), Some(&Value::Integer(1)));
        assert_eq!(table.put(&path, None), Some(Value::Integer(1)));
        assert!(table.is_empty());
    }

    #[test]
    fn equality_does_not_mind_the_order_of_keys() {
        let one: Table = [("a".to_owned(), Value::Integer(1)), ("b".to_owned(), Value::Integer(2))]
            .into_iter()
            .collect();
        let two: Table = [("b".to_owned(), Value::Integer(2)), ("a".to_owned(), Value::Integer(1))]
            .into_iter()
            .collect();
        assert_eq!(one, two);
    }
}
