//! Values as TOML, the way people write it.

use std::fmt::Write;

use copil_plan::sanitize::is_deceptive;
use copil_plan::value::{Table, Value};

/// The widest line that a list is written on, in characters; a wider one has an element a line.
const WIDEST: usize = 110;

/// A new file: pairs first, then a table for each record, in the order of the table's keys. Lines end with LF.
///
/// Tables of the first two levels have a header of their own, deeper ones stand inline; a list of tables at the top is
/// written `[[key]]`.
pub fn new_file(table: &Table) -> Vec<u8> {
    let mut file = pairs(table, 0);
    for (key, value) in table.iter().filter(|(_, value)| is_apart(1, value)) {
        if !file.is_empty() {
            file.push('\n');
        }
        file.push_str(&sections(std::slice::from_ref(key), value));
    }
    file.into_bytes()
}

/// Whether a value `depth` keys deep is written with headers of its own rather than behind a `=`.
pub(super) fn is_apart(depth: usize, value: &Value) -> bool {
    match value {
        Value::Table(_) => depth <= 2,
        Value::List(values) => depth == 1 && !values.is_empty() && values.iter().all(|v| v.as_table().is_some()),
        _ => false,
    }
}

/// A value that is apart, as tables with headers, an empty line between two.
pub(super) fn sections(names: &[String], value: &Value) -> String {
    match value {
        Value::Table(table) => table_sections(names, table),
        Value::List(values) => {
            let tables = values.iter().filter_map(Value::as_table);
            tables
                .map(|table| element_section(names, table))
                .collect::<Vec<_>>()
                .join("\n")
        }
        _ => String::new(),
    }
}

fn table_sections(names: &[String], table: &Table) -> String {
    let depth = names.len();
    let below: Vec<_> = table.iter().filter(|(_, value)| is_apart(depth + 1, value)).collect();
    let mut blocks = Vec::new();
    // A table that only holds tables needs no header of its own.
    if below.is_empty() || below.len() < table.len() {
        blocks.push(format!("[{}]\n{}", dotted(names), pairs(table, depth)));
    }
    for (key, value) in below {
        let mut names = names.to_vec();
        names.push(key.clone());
        blocks.push(sections(&names, value));
    }
    blocks.join("\n")
}

/// One element of a list of tables.
pub(super) fn element_section(names: &[String], table: &Table) -> String {
    format!("[[{}]]\n{}", dotted(names), pairs(table, usize::MAX - 1))
}

/// The pairs of a table `depth` keys deep, a line each; what is apart is left out.
fn pairs(table: &Table, depth: usize) -> String {
    let mut lines = String::new();
    for (name, value) in table.iter().filter(|(_, value)| !is_apart(depth + 1, value)) {
        let name = key(name);
        let _ = writeln!(lines, "{name} = {}", pair_value(value, name.chars().count() + 3));
    }
    lines
}

/// Keys joined by dots.
pub(super) fn dotted(names: &[String]) -> String {
    names.iter().map(|name| key(name)).collect::<Vec<_>>().join(".")
}

/// A key, in quotes where it needs them.
pub(super) fn key(name: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if !name.is_empty() && name.chars().all(bare) {
        name.to_owned()
    } else {
        quoted(name)
    }
}

/// A value behind a `=` that ends at column `from`: a text of several lines is written as such, and a list that is too
/// wide has an element a line.
pub(super) fn pair_value(value: &Value, from: usize) -> String {
    match value {
        Value::Text(text) if text.contains('\n') => multi_line(text, "\n"),
        Value::List(values) if from + inline(value).chars().count() > WIDEST => {
            let mut lines = "[\n".to_owned();
            for value in values {
                let _ = writeln!(lines, "    {},", inline(value));
            }
            lines + "]"
        }
        _ => inline(value),
    }
}

/// A value on one line.
pub(super) fn inline(value: &Value) -> String {
    match value {
        Value::Boolean(value) => value.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Number(number) if number.is_nan() => "nan".to_owned(),
        // The shortest digits that read back as the same number, always with a dot or an exponent.
        Value::Number(number) => format!("{number:?}"),
        Value::Date(date) => date.to_string(),
        Value::Time(time) => time.format("%H:%M:%S").to_string(),
        Value::Moment(moment) => moment.clone(),
        Value::Text(text) => quoted(text),
        Value::List(values) => {
            let values: Vec<_> = values.iter().map(inline).collect();
            format!("[{}]", values.join(", "))
        }
        Value::Table(table) if table.is_empty() => "{}".to_owned(),
        Value::Table(table) => {
            let pairs: Vec<_> = table
                .iter()
                .map(|(name, value)| format!("{} = {}", key(name), inline(value)))
                .collect();
            format!("{{ {} }}", pairs.join(", "))
        }
    }
}

/// A value in the place of one written as `raw`: a text keeps its kind of quotes where they can hold it.
pub(super) fn in_the_style_of(raw: &str, value: &Value, from: usize) -> String {
    let Value::Text(text) = value else {
        return pair_value(value, from);
    };
    let first_break = |quotes: &str| match raw.strip_prefix(quotes) {
        Some(rest) if rest.starts_with(['\n', '\r']) => "\n",
        _ => "",
    };
    let tame = |c: char| !is_deceptive(c);
    if raw.starts_with("\"\"\"") {
        multi_line(text, first_break("\"\"\""))
    } else if raw.starts_with("'''") {
        let holds = text.chars().all(|c| c == '\n' || tame(c)) && !text.contains("'''") && !text.ends_with('\'');
        let start = first_break("'''");
        // A break right after the quotes is no part of the text, so one that is must be preceded by one that is not.
        let start = if text.starts_with('\n') { "\n" } else { start };
        if holds {
            format!("'''{start}{text}'''")
        } else {
            multi_line(text, start)
        }
    } else if raw.starts_with('\'') && text.chars().all(|c| c != '\'' && tame(c)) {
        format!("'{text}'")
    } else {
        pair_value(value, from)
    }
}

/// A text in quotes on one line.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            _ => push_escaped(c, &mut quoted),
        }
    }
    quoted.push('"');
    quoted
}

/// A text on several lines; `start` is a break to put after the quotes, or nothing.
fn multi_line(text: &str, start: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 8);
    quoted.push_str("\"\"\"");
    quoted.push_str(if text.starts_with('\n') { "\n" } else { start });
    let mut quotes = 0;
    for (at, c) in text.char_indices() {
        quotes = if c == '"' { quotes + 1 } else { 0 };
        match c {
            // The third quote in a row, or one before the closing quotes, would end the text.
            '"' if quotes == 3 || at + 1 == text.len() => {
                quoted.push_str("\\\"");
                quotes = 0;
            }
            '"' | '\n' | '\t' => quoted.push(c),
            _ => push_escaped(c, &mut quoted),
        }
    }
    quoted.push_str("\"\"\"");
    quoted
}

/// A character as a text in quotes has it: only what cannot be seen, or would be taken for something else, is escaped.
fn push_escaped(c: char, quoted: &mut String) {
    match c {
        '\\' => quoted.push_str("\\\\"),
        '\r' => quoted.push_str("\\r"),
        '\u{8}' => quoted.push_str("\\b"),
        '\u{c}' => quoted.push_str("\\f"),
        _ if is_deceptive(c) => {
            let _ = write!(quoted, "\\u{:04X}", u32::from(c));
        }
        _ => quoted.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read_table;

    #[test]
    fn a_new_file_is_laid_out_as_the_format_shows_it() {
        let content = "title = \"Harmoniser l'ensemble\"\nstatus = \"planned\"\nleads = [\"drh\"]\ndue = 2017-06-30\nweight = 1.5\n\
                       description = \"\"\"\nUn.\nDeux « 2 ».\n\"\"\"\n\n\
                       [milestones.cadrage]\ntitle = \"Cadrage\"\ndue = 2016-03-31\n\n[milestones.pilote]\ntitle = \"Pilote\"\n\n\
                       [indicators.delai]\ntitle = \"Délai\"\ninitial = { date = 2016-01-01, value = 28 }\n\
                       measures = [{ date = 2017-01-01, value = 25 }]\n\n[links]\n\"Note de cadrage\" = \"https://exemple.test\"\n";
        let written = String::from_utf8(new_file(&read_table(content.as_bytes()).unwrap())).unwrap();
        assert_eq!(written, content);
        let meeting = "committee = \"copil\"\ndate = 2018-03-15\n\n[[agenda]]\naction = \"RH-04\"\nminutes = 10\n\n\
                       [[agenda]]\ntitle = \"Budget\"\n\n[decisions.1]\ntext = \"Oui.\"\n";
        let written = String::from_utf8(new_file(&read_table(meeting.as_bytes()).unwrap())).unwrap();
        assert_eq!(written, meeting);
    }

    #[test]
    fn a_list_too_wide_for_a_line_has_an_element_a_line() {
        let people: Vec<Value> = (0..12).map(|n| Value::Text(format!("direction-{n:02}"))).collect();
        let table: Table = [("present".to_owned(), Value::List(people))].into_iter().collect();
        let written = String::from_utf8(new_file(&table)).unwrap();
        assert!(
            written.starts_with("present = [\n    \"direction-00\",\n    \"direction-01\",\n"),
            "{written}"
        );
        assert!(written.ends_with("    \"direction-11\",\n]\n"), "{written}");
    }
}
