//! `copil set ID KEY=VALUE…`: sets any values of an action, a group, a meeting or the plan, in one commit.

use clap::Args;

use crate::cli::failure::{Failure, VerbResult};
use crate::cli::session::Session;
use crate::cli::{parse, recording};
use crate::wording::lookup::{ListEdit, ValueParser};
use crate::wording::sentence::UsageError;
use crate::workspace::Workspace;
use copil_plan::change::table_of;
use copil_plan::field::Referent;
use copil_plan::shape::Shape;
use copil_plan::value::{FieldPath, Value};
use copil_plan::{Intent, Subject};

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct SetArgs {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "KEY=VALUE", required = true)]
    pub values: Vec<String>,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &SetArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let subject = parse::subject(&workspace, &arguments.id)?;
    let values = values(session, &workspace, &subject, &arguments.values)?;
    recording::record(session, &mut workspace, vec![Intent::Set { subject, values }])
}

/// What `KEY=VALUE` texts set in a file.
pub(in crate::cli) fn values(
    session: &Session,
    workspace: &Workspace,
    subject: &Subject,
    texts: &[String],
) -> Result<Vec<(FieldPath, Option<Value>)>, Failure> {
    let parser = session.value_parser(workspace);
    let mut values: Vec<(FieldPath, Option<Value>)> = Vec::new();
    for text in texts {
        let (path, edit, text) = assignment(text)?;
        if let Some(list) = list_around(subject, &path) {
            return Err(UsageError::InsideAList(list.to_string()).into());
        }
        let value = value(&parser, subject, &path, edit, text, &values)?;
        values.retain(|(known, _)| *known != path);
        values.push((path, value));
    }
    Ok(values)
}

fn assignment(text: &str) -> Result<(FieldPath, ListEdit, &str), Failure> {
    let bad = || Failure::from(UsageError::NotAnAssignment(text.to_owned()));
    let (key, value) = text.split_once('=').ok_or_else(bad)?;
    let (key, edit) = match (key.strip_suffix('+'), key.strip_suffix('-')) {
        (Some(key), _) => (key, ListEdit::Add),
        (_, Some(key)) => (key, ListEdit::Remove),
        _ => (key, ListEdit::Replace),
    };
    let Ok(path) = key.trim().parse::<FieldPath>();
    if path.parts().iter().any(String::is_empty) {
        return Err(bad());
    }
    Ok((path, edit, value))
}

/// What the key takes; a text where the format knows no such key, which the plan then refuses by its name.
fn shape(subject: &Subject, path: &FieldPath) -> Shape {
    Shape::of(subject).at(path).unwrap_or(Shape::Text)
}

/// The list that a key is inside of.
fn list_around(subject: &Subject, path: &FieldPath) -> Option<FieldPath> {
    let mut around = path.clone();
    while around.parts().len() > 1 {
        around.pop();
        if matches!(Shape::of(subject).at(&around), Some(Shape::List(_))) {
            return Some(around);
        }
    }
    None
}

/// What the text is for a key: a value, or the list after it was changed; `None` takes the key away.
fn value(
    parser: &ValueParser<'_>,
    subject: &Subject,
    path: &FieldPath,
    edit: ListEdit,
    text: &str,
    earlier: &[(FieldPath, Option<Value>)],
) -> Result<Option<Value>, Failure> {
    let shape = shape(subject, path);
    let item = match shape.item() {
        Shape::Reference(Referent::Person | Referent::Action) => shape.item(),
        // The file of the plan declares these itself: one may be named in the change that adds it.
        Shape::Reference(_) if *subject == Subject::PlanConfig => Shape::Text,
        item => item,
    };
    if !matches!(shape, Shape::List(_)) {
        return match edit {
            ListEdit::Replace if text.trim().is_empty() => Ok(None),
            ListEdit::Replace => Ok(Some(parser.value(item, text)?)),
            _ if matches!(shape, Shape::Keyed(_)) => Err(UsageError::NamedEntries(path.to_string()).into()),
            _ => Err(UsageError::NotAList(path.to_string()).into()),
        };
    }
    let set_before = earlier.iter().find(|(known, _)| known == path);
    let there = match set_before {
        _ if edit == ListEdit::Replace => None,
        Some((_, value)) => value.clone(),
        None => table_of(parser.known.plan, subject).and_then(|table| table.at(path).cloned()),
    };
    let there = match there {
        Some(Value::List(list)) => list,
        _ => Vec::new(),
    };
    Ok(parser.list(there, edit, item, text)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn assignments_put_add_and_remove() {
        let read = |text: &'static str| {
            assignment(text)
                .map(|(path, edit, value)| (path.to_string(), edit, value))
                .ok()
        };
        assert_eq!(
            read("due=30/06/2018"),
            Some(("due".into(), ListEdit::Replace, "30/06/2018"))
        );
        assert_eq!(read("tags+=a,b"), Some(("tags".into(), ListEdit::Add, "a,b")));
        assert_eq!(read("tags-=a"), Some(("tags".into(), ListEdit::Remove, "a")));
        assert_eq!(read("title=a = b"), Some(("title".into(), ListEdit::Replace, "a = b")));
        assert_eq!(
            read("milestones.charte.due="),
            Some(("milestones.charte.due".into(), ListEdit::Replace, ""))
        );
        for bad in ["due", "=x", "+=x", "a..b=x", ""] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }

    #[test]
    fn options_may_stand_behind_the_assignments() {
        let line = ["copil", "set", "RH-04", "tags-=a", "priority=high", "-m", "Because."];
        let parsed = crate::cli::arguments::Arguments::of_line(&line).unwrap();
        assert_eq!(parsed.opening.common.reason.as_deref(), Some("Because."));
    }
}
