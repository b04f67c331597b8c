//! Tables as text: CSV after RFC 4180, and the kin of it that Excel takes for its own in French.

use csv::{Terminator, WriterBuilder};

use super::{Content, DayOrder, Table, WriteError};

/// How a table is written as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// What stands between two cells.
    pub separator: u8,
    /// Whether decimals follow a comma.
    pub decimal_comma: bool,
    /// How days are written.
    pub days: DayOrder,
    /// Whether the file begins with the mark of UTF-8, by which Excel knows it.
    pub marked: bool,
}

impl Dialect {
    /// For programs: RFC 4180, days of ISO 8601, a decimal point.
    pub const PROGRAMS: Self = Self {
        separator: b',',
        decimal_comma: false,
        days: DayOrder::YearFirst,
        marked: false,
    };
    /// For Excel in English.
    pub const EXCEL: Self = Self {
        marked: true,
        ..Self::PROGRAMS
    };
    /// For Excel in French.
    pub const FRENCH_EXCEL: Self = Self {
        separator: b';',
        decimal_comma: true,
        days: DayOrder::DayFirst,
        marked: true,
    };

    fn cell(self, content: &Content) -> String {
        match content {
            Content::Nothing => String::new(),
            Content::Text(text) => guarded(text),
            Content::Number(number) if self.decimal_comma => number.to_string().replace('.', ","),
            Content::Number(number) => number.to_string(),
            Content::Day(day) => match self.days {
                DayOrder::DayFirst => day.format("%d/%m/%Y").to_string(),
                DayOrder::YearFirst => day.to_string(),
            },
        }
    }
}

/// A text that no program takes for a formula: an apostrophe stands before what could be one, and before an apostrophe.
fn guarded(text: &str) -> String {
    match text.chars().next() {
        Some(first) if is_guarded(first) => format!("'{text}"),
        _ => text.to_owned(),
    }
}

/// The text that [`delimited`] wrote so.
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(is_guarded) => rest,
        _ => text,
    }
}

fn is_guarded(first: char) -> bool {
    matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '\'')
}

/// Writes a table, its lines ended by CR LF.
///
/// # Errors
///
/// [`WriteError`], where a row cannot be written.
pub fn delimited(table: &Table, dialect: Dialect) -> Result<Vec<u8>, WriteError> {
    let mut written = Vec::new();
    if dialect.marked {
        written.extend("\u{feff}".as_bytes());
    }
    let mut writer = WriterBuilder::new()
        .delimiter(dialect.separator)
        .terminator(Terminator::CRLF)
        .from_writer(written);
    let failed = |error: csv::Error| WriteError::Other(error.to_string());
    writer
        .write_record(table.columns.iter().map(|column| guarded(&column.heading)))
        .map_err(failed)?;
    for row in &table.rows {
        writer
            .write_record(row.iter().map(|cell| dialect.cell(cell)))
            .map_err(failed)?;
    }
    writer
        .into_inner()
        .map_err(|error| WriteError::Other(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::{Column, ColumnKind};

    fn table(texts: &[&str]) -> Table {
        let column = |heading: &str, kind| Column {
            heading: heading.to_owned(),
            kind,
            is_computed: false,
            rules: Vec::new(),
        };
        let row = |text: &&str| {
            vec![
                Content::Text((*text).to_owned()),
                Content::Number(-1.5),
                Content::Day("2018-03-15".parse().unwrap()),
                Content::Nothing,
            ]
        };
        Table {
            columns: vec![
                column("titre", ColumnKind::Text),
                column("poids", ColumnKind::Number),
                column("échéance", ColumnKind::Day),
                column("fin", ColumnKind::Day),
            ],
            rows: texts.iter().map(row).collect(),
            ..Table::default()
        }
    }

    #[test]
    fn programs_and_excel_each_get_their_own() {
        let table = table(&["Un, deux\n\"trois\"", "quatre; cinq"]);
        let written = |dialect| String::from_utf8(delimited(&table, dialect).unwrap()).unwrap();
        assert_eq!(
            written(Dialect::PROGRAMS),
            "titre,poids,échéance,fin\r\n\"Un, deux\n\"\"trois\"\"\",-1.5,2018-03-15,\r\nquatre; cinq,-1.5,2018-03-15,\r\n"
        );
        assert_eq!(
            written(Dialect::FRENCH_EXCEL),
            "\u{feff}titre;poids;échéance;fin\r\n\"Un, deux\n\"\"trois\"\"\";-1,5;15/03/2018;\r\n\
             \"quatre; cinq\";-1,5;15/03/2018;\r\n"
        );
    }

    #[test]
    fn no_text_begins_like_a_formula_and_each_comes_back() {
        for text in ["=1+1", "+33", "-x", "@x", "\tx", "\rx", "'x", "''=x", "x", "", "'"] {
            let there = guarded(text);
            assert!(!there.starts_with(['=', '+', '-', '@', '\t', '\r']), "{there:?}");
            assert_eq!(unguarded(&there), text);
        }
        let bytes = delimited(&table(&["=HYPERLINK(\"x\")"]), Dialect::PROGRAMS).unwrap();
        assert!(String::from_utf8(bytes).unwrap().contains("\"'=HYPERLINK(\"\"x\"\")\""));
    }
}
