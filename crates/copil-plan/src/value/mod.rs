//! The values a plan's files hold, and where in a file one stands.
//!
//! Every record of a plan (an action, a meeting …) can be turned into a [`Table`] and back. Differences are taken between
//! tables, so that one definition of "what changed" serves every kind of record.

mod path;
mod vec_map;

use std::fmt;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

pub use path::FieldPath;
pub use vec_map::VecMap;

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
    /// A TOML date-time, or a time with fractions of a second, which the format uses nowhere; kept as written.
    Moment(String),
    /// A text.
    Text(String),
    /// An array.
    List(Vec<Value>),
    /// A table.
    Table(Table),
    /// A time of day, to the second.
    #[serde(with = "second_of_day")]
    Time(NaiveTime),
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

/// Times as seconds since midnight.
mod second_of_day {
    use chrono::{NaiveTime, Timelike};
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(time: &NaiveTime, serializer: S) -> Result<S::Ok, S::Error> {
        time.num_seconds_from_midnight().serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveTime, D::Error> {
        let seconds = u32::deserialize(deserializer)?;
        NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).ok_or_else(|| D::Error::custom("no such time"))
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
    /// A time of day, written without quotes.
    Time,
    /// A date-time.
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
            (Self::Time(a), Self::Time(b)) => a == b,
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
            Self::Time(_) => Kind::Time,
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

    /// The time of day, when it is one.
    pub fn as_time(&self) -> Option<NaiveTime> {
        match self {
            Self::Time(time) => Some(*time),
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
            Self::Time(value) => value.fmt(f),
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
