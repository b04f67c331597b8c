//! Values as a person types them behind a key.

use super::read::read_table;
use copil_plan::field::{Fault, Reading, Record};
use copil_plan::value::{FieldPath, Table, Value};
use copil_plan::{Action, Group, Meeting, PlanConfig, Subject};

/// Why what was typed is no value for a key.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("the value does not fit {path}")]
pub struct ValueError {
    /// The key.
    pub path: FieldPath,
    /// What is wrong with the value as the key's own type.
    pub fault: Fault,
}

/// Reads what was typed behind a key of a subject's file, as the type that the key takes.
///
/// Texts need no quotes and elements of lists no brackets: `drh, dga` is a list where the key takes one, a text where it
/// takes a text. TOML's own syntax is understood too. Nothing but blanks is `None`: the key is to go.
pub fn parse_value(subject: &Subject, path: &FieldPath, typed: &str) -> Result<Option<Value>, ValueError> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let toml = toml_value(typed);
    let text = Value::Text(typed.to_owned());
    let words = typed.split(',').map(str::trim).filter(|word| !word.is_empty());
    let list = Value::List(words.map(|word| Value::Text(word.to_owned())).collect());
    // Where any type would do, what looks like TOML is TOML.
    let is_quoted = typed.starts_with(['"', '\'', '[', '{']);
    let candidates = match toml {
        Some(toml) if is_quoted || is_free(subject, path, &text) => [Some(toml), Some(text), Some(list)],
        toml => [Some(text), toml, Some(list)],
    };
    let mut best: Option<Fault> = None;
    for candidate in candidates.into_iter().flatten() {
        match fault_of(subject, path, &candidate) {
            None => return Ok(Some(candidate)),
            // A fault with the content says more than one with the type.
            Some(fault) => match (&best, &fault) {
                (Some(Fault::WrongType { .. }), Fault::WrongType { .. }) => {}
                (None | Some(Fault::WrongType { .. }), _) => best = Some(fault),
                (Some(_), _) => {}
            },
        }
    }
    match best {
        Some(fault) => Err(ValueError {
            path: path.clone(),
            fault,
        }),
        None => Ok(None),
    }
}

/// The value of a text in TOML's syntax, on one line or several.
fn toml_value(text: &str) -> Option<Value> {
    let mut table = read_table(format!("v = {text}\n").as_bytes()).ok()?;
    // More than one key means that the text was more than a value.
    if table.len() == 1 { table.remove("v") } else { None }
}

/// Whether the format does not know the key.
fn is_free(subject: &Subject, path: &FieldPath, value: &Value) -> bool {
    let unknown = |fault: &Fault| matches!(fault, Fault::UnknownKey { .. });
    problems(subject, path, value)
        .iter()
        .any(|(at, fault)| unknown(fault) && path.parts().starts_with(at.parts()))
}

/// What is wrong with a value at a path, whatever else its record needs.
fn fault_of(subject: &Subject, path: &FieldPath, value: &Value) -> Option<Fault> {
    let concerns = |at: &FieldPath| at.parts().starts_with(path.parts()) || path.parts().starts_with(at.parts());
    let is_missing_beside =
        |at: &FieldPath, fault: &Fault| matches!(fault, Fault::Missing { .. }) && at.parts().len() < path.parts().len();
    problems(subject, path, value)
        .into_iter()
        .find(|(at, fault)| concerns(at) && !fault.is_warning() && !is_missing_beside(at, fault))
        .map(|(_, fault)| fault)
}

fn problems(subject: &Subject, path: &FieldPath, value: &Value) -> Vec<(FieldPath, Fault)> {
    let mut table = Table::default();
    table.put(path, Some(value.clone()));
    let mut reading = Reading::default();
    match subject {
        Subject::PlanConfig => drop(PlanConfig::from_table(table, &mut reading)),
        Subject::Group(_) => drop(Group::from_table(table, &mut reading)),
        Subject::Action(_) => drop(Action::from_table(table, &mut reading)),
        Subject::Meeting(_) => drop(Meeting::from_table(table, &mut reading)),
    }
    reading
        .problems
        .into_iter()
        .map(|problem| (problem.path, problem.fault))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::value::Kind;

    fn typed(path: &str, text: &str) -> Result<Option<String>, Fault> {
        let subject = Subject::Action("RH-01".parse().unwrap());
        match parse_value(&subject, &path.parse().unwrap(), text) {
            Ok(value) => Ok(value.map(|value| format!("{:?} {value}", value.kind()))),
            Err(error) => Err(error.fault),
        }
    }

    #[test]
    fn a_value_is_read_as_the_type_of_its_key() {
        for (path, text, value) in [
            ("title", "Harmoniser, enfin", "Text Harmoniser, enfin"),
            ("title", "2018", "Text 2018"),
            ("title", "\"Entre guillemets\"", "Text Entre guillemets"),
            ("title", "\"Deux\" mots", "Text \"Deux\" mots"),
            ("comment", "vrai = faux # [x]", "Text vrai = faux # [x]"),
            ("due", "2018-06-30", "Date 2018-06-30"),
            ("weight", "1.5", "Number 1.5"),
            ("weight", "2", "Integer 2"),
            ("leads", "drh, dga", "List drh, dga"),
            ("leads", "drh", "List drh"),
            ("leads", "[\"drh\", 'dga']", "List drh, dga"),
            ("leads", "[]", "List "),
            ("milestones.cadrage.done", "2018-06-30", "Date 2018-06-30"),
            ("milestones.cadrage", "{ title = \"Cadrage\" }", "Table title = Cadrage"),
            ("weather", "sunny", "Text sunny"),
            ("free", "3", "Integer 3"),
            ("free", "trois mots ici", "Text trois mots ici"),
        ] {
            assert_eq!(typed(path, text), Ok(Some(value.to_owned())), "{path}={text}");
        }
    }

    #[test]
    fn nothing_means_that_the_key_goes() {
        assert_eq!(typed("due", "  "), Ok(None));
    }

    #[test]
    fn what_does_not_fit_says_why() {
        let expected =
            |kind| move |fault: Fault| matches!(fault, Fault::WrongType { expected, .. } if expected == kind);
        assert!(typed("due", "demain").is_err_and(expected(Kind::Date)));
        assert!(typed("weight", "lourd").is_err_and(expected(Kind::Number)));
        assert!(typed("weather", "snowy").is_err_and(|fault| matches!(fault, Fault::UnknownWord { .. })));
        assert!(typed("leads", "é").is_err_and(|fault| matches!(fault, Fault::BadId { .. })));
        assert!(typed("title.sub", "x").is_err_and(expected(Kind::Text)));
    }
}
