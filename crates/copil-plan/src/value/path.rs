//! Where in a table a value stands.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Table, Value};

/// Where a value stands in a file: the keys that lead to it, outermost first. An index into a list is a decimal key.
///
/// A path is shared by its copies: a history of a hundred thousand changes names a few hundred of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldPath(Arc<Vec<String>>);

impl FieldPath {
    /// The path of a key at the top of the file.
    pub fn key(key: impl Into<String>) -> Self {
        Self(Arc::new(vec![key.into()]))
    }

    /// The path of a key below this one.
    pub fn then(&self, key: impl Into<String>) -> Self {
        let mut path = self.clone();
        path.push(key);
        path
    }

    /// The keys, outermost first.
    pub fn parts(&self) -> &[String] {
        &self.0
    }

    /// Whether it leads to what another path leads to, or into it.
    pub fn is_below(&self, other: &Self) -> bool {
        self.parts().starts_with(other.parts())
    }

    /// The keys as texts, to match on.
    pub fn as_strs(&self) -> Vec<&str> {
        self.0.iter().map(String::as_str).collect()
    }

    /// Goes one key deeper; [`FieldPath::pop`] comes back.
    pub fn push(&mut self, key: impl Into<String>) {
        Arc::make_mut(&mut self.0).push(key.into());
    }

    /// Comes back one key.
    pub fn pop(&mut self) {
        Arc::make_mut(&mut self.0).pop();
    }
}

impl Serialize for FieldPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.parts().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for FieldPath {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(Arc::new(Vec::deserialize(deserializer)?)))
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
        Ok(Self(Arc::new(parts)))
    }
}

impl FromIterator<String> for FieldPath {
    fn from_iter<I: IntoIterator<Item = String>>(parts: I) -> Self {
        Self(Arc::new(parts.into_iter().collect()))
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
