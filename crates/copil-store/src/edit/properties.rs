//! Laws of writing, held on files laid out in every way that people lay them out.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::edit;
use crate::{new_file, read_table, render};
use copil_plan::change::{Change, FileChange, FileKey, FileVersion, Subject, diff, invert};
use copil_plan::value::{Table, Value};

/// The changes from one table of an action to another.
fn changes_between(old: &Table, new: &Table) -> Vec<Change> {
    let key = FileKey {
        subject: Subject::Action("RH-01".parse().unwrap()),
        group: None,
    };
    let before = FileVersion::new(key, old.clone());
    diff(vec![FileChange::edited(before, new.clone())]).changes
}

fn text() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => "[a-zé ’«»œ.,;:]{0,20}".prop_map(Value::Text),
        2 => r#"[a-z"'\\#=\[\]{}\n]{0,16}"#.prop_map(Value::Text),
        1 => any::<String>().prop_map(Value::Text),
        1 => select(vec!["\r", "\r\n", "a\r\nb\n", "\"\"\"", "\n\"\"\"\"", "'''", "\u{202e}", "\u{feff}x", "👩‍👧", "\t"])
            .prop_map(|text| Value::Text(text.to_owned())),
    ]
}

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => text(),
        1 => any::<bool>().prop_map(Value::Boolean),
        1 => any::<i64>().prop_map(Value::Integer),
        1 => any::<f64>().prop_filter("a number", |number| !number.is_nan()).prop_map(Value::Number),
        2 => (1i32..=9999, 1u32..=366).prop_filter_map("a day", |(year, day)| {
            chrono::NaiveDate::from_yo_opt(year, day).map(Value::Date)
        }),
        1 => (0u32..86_400).prop_filter_map("a time", |second| {
            chrono::NaiveTime::from_num_seconds_from_midnight_opt(second, 0).map(Value::Time)
        }),
        1 => select(vec!["2018-03-15T08:00:00", "2018-03-15T08:00:00.5+01:00", "08:30:00.5"])
            .prop_map(|moment| Value::Moment(moment.to_owned())),
    ]
}

fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => select(vec![
            "title", "status", "since", "weather", "comment", "leads", "due", "weight", "tags", "description", "done", "unit",
            "a", "b", "c", "1",
        ])
        .prop_map(str::to_owned),
        1 => "[a-z .\"\\\\é#]{0,6}",
    ]
}

fn value() -> impl Strategy<Value = Value> {
    scalar().prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::List),
            vec((key(), inner), 0..4).prop_map(|pairs| Value::Table(table_of(pairs))),
        ]
    })
}

fn table_of(pairs: Vec<(String, Value)>) -> Table {
    let mut table = Table::default();
    for (key, value) in pairs {
        table.insert(key, value);
    }
    table
}

/// Any table at all.
fn any_table() -> impl Strategy<Value = Table> {
    vec((key(), value()), 0..8).prop_map(table_of)
}

/// A table shaped like an action's: pairs, tables of records, a list of tables.
fn action() -> impl Strategy<Value = Table> {
    let record = vec((key(), prop_oneof![5 => scalar(), 1 => value()]), 1..4)
        .prop_map(|pairs| Value::Table(table_of(pairs)))
        .boxed();
    let records = |names: &'static [&'static str]| vec((select(names).prop_map(str::to_owned), record.clone()), 1..4);
    let tables = records(&["x", "y", "z"]).prop_map(|pairs| Value::Table(table_of(pairs)));
    let list = vec(record.clone(), 1..4).prop_map(Value::List);
    let apart = prop_oneof![
        2 => (select(vec!["milestones", "deliverables", "budgets"]).prop_map(str::to_owned), tables),
        1 => (Just("agenda".to_owned()), list),
        1 => (Just("links".to_owned()), record),
    ];
    (
        vec((key(), prop_oneof![3 => scalar(), 1 => value()]), 0..6),
        vec(apart, 0..4),
    )
        .prop_map(|(mut pairs, apart)| {
            pairs.extend(apart);
            table_of(pairs)
        })
}

/// Choices taken one after the other, the same again after the last.
struct Dice<'d> {
    sides: std::iter::Cycle<std::slice::Iter<'d, u8>>,
}

impl Dice<'_> {
    fn roll(&mut self, sides: u8) -> u8 {
        self.sides.next().map_or(0, |side| side % sides)
    }
}

/// A table written the way a person might: with comments, empty lines, blanks, and records in any of the three styles.
fn untidy(table: &Table, dice: &mut Dice<'_>) -> String {
    let mut top = String::new();
    let mut below = String::new();
    for (name, value) in table.iter() {
        let names = [name.clone()];
        match value {
            Value::Table(inner) if !inner.is_empty() => match dice.roll(4) {
                0 => dotted(&names, inner, dice, &mut top),
                1 => line(&render::key(name), &render::inline(value), dice, &mut top),
                2 => {
                    header(&format!("[{}]", render::key(name)), dice, &mut below);
                    for (name, value) in inner.iter() {
                        match value {
                            Value::Table(table) if !table.is_empty() && dice.roll(2) == 0 => {
                                dotted(std::slice::from_ref(name), table, dice, &mut below);
                            }
                            _ => line(&render::key(name), &untidy_value(value, dice), dice, &mut below),
                        }
                    }
                }
                _ => sections(&names, inner, dice, &mut below),
            },
            Value::List(values) if render::is_apart(1, value) && dice.roll(3) > 0 => {
                for value in values.iter().filter_map(Value::as_table) {
                    header(&format!("[[{}]]", render::key(name)), dice, &mut below);
                    for (name, value) in value.iter() {
                        line(&render::key(name), &untidy_value(value, dice), dice, &mut below);
                    }
                }
            }
            _ => line(&render::key(name), &untidy_value(value, dice), dice, &mut top),
        }
    }
    let mut text = top + &below;
    if dice.roll(3) == 0 {
        text += "\n# Fin.\n";
    }
    if dice.roll(4) == 0 {
        text.truncate(text.trim_end_matches('\n').len());
    }
    if dice.roll(2) == 0 {
        text = text.replace('\n', "\r\n");
    }
    if dice.roll(3) == 0 {
        text.insert(0, '\u{feff}');
    }
    text
}

fn sections(names: &[String], table: &Table, dice: &mut Dice<'_>, text: &mut String) {
    let is_apart = |value: &Value| matches!(value, Value::Table(table) if !table.is_empty());
    if table.values().any(|value| !is_apart(value)) || dice.roll(3) == 0 {
        header(&format!("[{}]", render::dotted(names)), dice, text);
    }
    for (name, value) in table.iter().filter(|(_, value)| !is_apart(value)) {
        line(&render::key(name), &untidy_value(value, dice), dice, text);
    }
    for (name, value) in table.iter() {
        if let Value::Table(inner) = value
            && is_apart(value)
        {
            sections(&super::below(names, name), inner, dice, text);
        }
    }
}

fn dotted(names: &[String], table: &Table, dice: &mut Dice<'_>, text: &mut String) {
    for (name, value) in table.iter() {
        let names = super::below(names, name);
        match value {
            Value::Table(inner) if !inner.is_empty() => dotted(&names, inner, dice, text),
            _ => line(&render::dotted(&names), &untidy_value(value, dice), dice, text),
        }
    }
}

fn header(header: &str, dice: &mut Dice<'_>, text: &mut String) {
    text.push_str(["\n", "", "\n# En-tête.\n", "\n# Seul.\n\n"][usize::from(dice.roll(4))]);
    text.push_str(header);
    text.push_str(["\n", "\n", " # après\n", "\n\n"][usize::from(dice.roll(4))]);
}

fn line(key: &str, value: &str, dice: &mut Dice<'_>, text: &mut String) {
    text.push_str(["", "", "", "# Avant.\n", "\n", "\n# Loin.\n\n", "  "][usize::from(dice.roll(7))]);
    text.push_str(key);
    text.push_str([" = ", "=", "   = "][usize::from(dice.roll(3))]);
    text.push_str(value);
    text.push_str(["\n", "\n", " # après = [\"\n", "  \n"][usize::from(dice.roll(4))]);
}

fn untidy_value(value: &Value, dice: &mut Dice<'_>) -> String {
    match value {
        Value::List(values) if !values.is_empty() && dice.roll(2) == 0 => {
            let mut text = "[\n".to_owned();
            for (n, value) in values.iter().enumerate() {
                let comma = if n + 1 < values.len() || dice.roll(2) == 0 {
                    ","
                } else {
                    ""
                };
                let comment = ["", " # élément", "\n  # dessous"][usize::from(dice.roll(3))];
                text += &format!("  {}{comma}{comment}\n", render::inline(value));
            }
            text + "]"
        }
        Value::Text(_) if dice.roll(3) == 0 => render::in_the_style_of("\"\"\"\n", value, 0),
        Value::Text(_) if dice.roll(3) == 0 => render::in_the_style_of("'''", value, 0),
        _ => render::pair_value(value, 0),
    }
}

pub(crate) fn untidy_file() -> impl Strategy<Value = (Table, Vec<u8>)> {
    (action(), vec(any::<u8>(), 1..40)).prop_map(|(table, dice)| {
        let mut dice = Dice {
            sides: dice.iter().cycle(),
        };
        let text = untidy(&table, &mut dice);
        (table, text.into_bytes())
    })
}

fn common_prefix(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

fn common_suffix(a: &[u8], b: &[u8]) -> usize {
    a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: CASES, ..ProptestConfig::default() })]

    #[test]
    fn a_written_file_reads_as_it_was(table in any_table()) {
        prop_assert_eq!(read_table(&new_file(&table)), Ok(table));
    }

    #[test]
    fn an_untidy_file_reads_as_it_was((table, bytes) in untidy_file()) {
        prop_assert_eq!(read_table(&bytes), Ok(table), "{}", String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn an_edited_file_reads_as_the_changes_say((old, bytes) in untidy_file(), new in action()) {
        let changes = changes_between(&old, &new);
        let before = String::from_utf8_lossy(&bytes).into_owned();
        let edited = edit(&bytes, &changes);
        prop_assert!(edited.is_ok(), "{:?}\n{before}\n{changes:#?}", edited);
        let edited = edited.unwrap();
        prop_assert_eq!(read_table(&edited), Ok(new.clone()));
        let back = edit(&edited, &invert(&changes));
        prop_assert!(back.is_ok(), "{:?}\n{}\n{changes:#?}", back, String::from_utf8_lossy(&edited));
        prop_assert_eq!(read_table(&back.unwrap()), Ok(old));
    }

    #[test]
    fn each_change_leaves_the_rest_byte_for_byte((old, bytes) in untidy_file(), new in action()) {
        for change in changes_between(&old, &new) {
            let Change::Set { path, old: before, new: after, .. } = &change else { continue };
            let edited = edit(&bytes, std::slice::from_ref(&change)).unwrap();
            let (start, end) = (common_prefix(&bytes, &edited), common_suffix(&bytes, &edited));
            let told = || format!("{path}\n{}\n---\n{}", String::from_utf8_lossy(&bytes), String::from_utf8_lossy(&edited));
            match (before, after) {
                // One stretch is put in, or taken out, and nothing else moves.
                (None, Some(_)) => prop_assert!(start + end >= bytes.len(), "{}", told()),
                (Some(Value::Table(_)), None) => {}
                (Some(_), None) => prop_assert!(start + end >= edited.len(), "{}", told()),
                // The value alone is another.
                (Some(Value::Table(_) | Value::List(_)), _) | (_, Some(Value::Table(_) | Value::List(_))) => {}
                (Some(before), Some(_)) => {
                    let changed = &bytes[start..bytes.len() - end.min(bytes.len() - start)];
                    let longest = render::in_the_style_of("\"\"\"\n", before, 0).len().max(render::inline(before).len());
                    prop_assert!(changed.len() <= 2 * longest, "{}", told());
                }
                (None, None) => {}
            }
        }
    }
}

/// How many cases each law is tried on.
const CASES: u32 = 256;
