//! What a person says of a file: which column goes where, and what else is not what was found. It is kept as a TOML table.

use chrono::NaiveDate;

use copil_plan::value::{FieldPath, Table, Value};
use copil_plan::{Plan, Priority, Weather};

use crate::column::{Column, Target};
use crate::outcome::Import;
use crate::words::plain;

/// What a person says of the tables of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// The fingerprint of the headers that it is for.
    pub headers: Option<String>,
    /// The header of the column that tells which action of the plan a row is about, where no id does.
    pub key: Option<String>,
    /// The one sheet that is read.
    pub sheet: Option<String>,
    /// The row of the headers, counted from 1.
    pub header_row: Option<u32>,
    /// Whether the month comes first in `12/06/2025`.
    pub month_first: Option<bool>,
    /// The working group of all that is new.
    pub group: Option<String>,
    /// Whether the steps of actions become actions themselves.
    pub steps_are_actions: Option<bool>,
    /// Where columns go, by their headers.
    pub columns: Vec<(String, Target)>,
    /// What values mean: words of the plan.
    pub values: Vec<(String, String)>,
}

/// What of a mapping makes no sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappingFault {
    /// Where it stands.
    pub path: FieldPath,
    /// What could stand there; nothing where the key itself is unknown.
    pub allowed: Vec<&'static str>,
}

const DATES: [&str; 2] = ["day-first", "month-first"];
const STEPS: [&str; 2] = ["milestones", "actions"];

impl Mapping {
    /// Reads a mapping.
    ///
    /// # Errors
    ///
    /// The first thing that makes no sense.
    pub fn from_table(table: &Table) -> Result<Self, MappingFault> {
        let mut mapping = Self::default();
        for (key, value) in table.iter() {
            let fault = |allowed: &[&'static str]| MappingFault {
                path: FieldPath::key(key),
                allowed: allowed.to_vec(),
            };
            let text = || value.as_text().map(str::to_owned);
            let told = |allowed: [&'static str; 2]| {
                let at = allowed.iter().position(|word| value.as_text() == Some(word));
                at.map(|at| at == 1).ok_or_else(|| fault(&allowed))
            };
            let a_text = || text().ok_or_else(|| fault(&["\"…\""]));
            match key.as_str() {
                "headers" => mapping.headers = Some(a_text()?),
                "key" => mapping.key = Some(a_text()?),
                "sheet" => mapping.sheet = Some(a_text()?),
                "group" => mapping.group = Some(a_text()?),
                "header_row" => {
                    let row = match value {
                        Value::Integer(row) => u32::try_from(*row).ok().filter(|row| *row > 0),
                        _ => None,
                    };
                    mapping.header_row = Some(row.ok_or_else(|| fault(&["1", "2", "…"]))?);
                }
                "dates" => mapping.month_first = Some(told(DATES)?),
                "sub_actions" => mapping.steps_are_actions = Some(told(STEPS)?),
                "columns" => mapping.columns = pairs(key, value, &Target::WORDS, Target::from_word)?,
                "values" => mapping.values = pairs(key, value, &["\"…\""], |word| Some(word.to_owned()))?,
                _ => return Err(fault(&[])),
            }
        }
        Ok(mapping)
    }

    /// The settings as a table, without columns and values.
    pub fn settings(&self) -> Table {
        let text = |text: &Option<String>| text.clone().map(Value::Text);
        let word = |said: Option<bool>, words: [&str; 2]| {
            let word = said.map(|second| words[usize::from(second)]);
            word.map(|word| Value::Text(word.to_owned()))
        };
        let pairs = [
            ("headers", text(&self.headers)),
            ("key", text(&self.key)),
            ("sheet", text(&self.sheet)),
            ("header_row", self.header_row.map(|row| Value::Integer(row.into()))),
            ("dates", word(self.month_first, DATES)),
            ("group", text(&self.group)),
            ("sub_actions", word(self.steps_are_actions, STEPS)),
        ];
        let mut table = Table::default();
        for (key, value) in pairs {
            if let Some(value) = value {
                table.insert(key.to_owned(), value);
            }
        }
        table
    }

    /// Where columns go, as a table.
    pub fn columns_table(&self) -> Table {
        let mut table = Table::default();
        for (header, target) in &self.columns {
            table.insert(header.clone(), Value::Text(target.word().to_owned()));
        }
        table
    }

    /// What values mean, as a table.
    pub fn values_table(&self) -> Table {
        let mut table = Table::default();
        for (value, word) in &self.values {
            table.insert(value.clone(), Value::Text(word.clone()));
        }
        table
    }

    /// The mapping that an import was done by: what was said, and where each column went by itself.
    #[must_use]
    pub fn in_force(&self, import: &Import) -> Self {
        let mut columns: Vec<(String, Target)> = Vec::new();
        for column in &import.columns {
            let is_known = columns.iter().any(|(header, _)| column.is_called(header));
            if !plain(&column.header).is_empty() && !is_known {
                columns.push((column.header.clone(), column.target));
            }
        }
        Self {
            columns,
            ..self.clone()
        }
    }

    /// Has a column go somewhere, and every other one of its header.
    pub fn send(&mut self, column: &Column, target: Target) {
        match self.columns.iter_mut().find(|(header, _)| column.is_called(header)) {
            Some((_, known)) => *known = target,
            None => self.columns.push((column.header.clone(), target)),
        }
    }

    /// Has a value mean a word of the plan.
    pub fn mean(&mut self, value: &str, word: &str) {
        match self.values.iter_mut().find(|(known, _)| plain(known) == plain(value)) {
            Some((_, known)) => word.clone_into(known),
            None => self.values.push((value.to_owned(), word.to_owned())),
        }
    }

    /// Whether a column tells which action of the plan a row is about.
    pub fn is_key(&self, column: &Column) -> bool {
        self.key.as_ref().is_some_and(|key| column.is_called(key))
    }

    /// Where a column is said to go.
    pub(crate) fn target_of(&self, column: &Column) -> Option<Target> {
        let said = self.columns.iter().find(|(header, _)| column.is_called(header));
        said.map(|(_, target)| *target)
    }

    /// What a value is said to mean.
    pub(crate) fn meaning_of(&self, text: &str) -> Option<&str> {
        let said = self.values.iter().find(|(value, _)| plain(value) == plain(text));
        said.map(|(_, word)| word.as_str())
    }

    /// The first value that means nothing that the plan knows.
    pub fn unknown_value(&self, plan: &Plan) -> Option<MappingFault> {
        let is_known = |word: &str| {
            plan.workflow().contains(word) || Priority::from_word(word).is_some() || Weather::from_word(word).is_some()
        };
        let (value, _) = self.values.iter().find(|(_, word)| !is_known(word))?;
        Some(MappingFault {
            path: FieldPath::key("values").then(value),
            allowed: Vec::new(),
        })
    }
}

/// The pairs of a table, each with what its word means.
fn pairs<T>(
    key: &str,
    value: &Value,
    allowed: &[&'static str],
    meaning: impl Fn(&str) -> Option<T>,
) -> Result<Vec<(String, T)>, MappingFault> {
    let fault = |path: FieldPath| MappingFault {
        path,
        allowed: allowed.to_vec(),
    };
    let table = value.as_table().ok_or_else(|| fault(FieldPath::key(key)))?;
    let pair = |(name, value): (&String, &Value)| {
        let meant = value.as_text().and_then(&meaning);
        let meant = meant.ok_or_else(|| fault(FieldPath::key(key).then(name)))?;
        Ok((name.clone(), meant))
    };
    table.iter().map(pair).collect()
}

/// What an import is done with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportTerms {
    /// What is said of the file.
    pub mapping: Mapping,
    /// The day that changes of status take effect.
    pub day: NaiveDate,
    /// Why things change: some statuses ask for it.
    pub reason: Option<String>,
}

/// Why a file has nothing to import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoImport {
    /// No table of it names actions.
    NoTable,
    /// The table has no column of this header.
    NoColumn(String),
    /// The file has no sheet of this name.
    NoSheet(String),
}
