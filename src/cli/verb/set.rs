//! `copil set ID KEY=VALUE…`: sets any values of an action, a group, a meeting or the plan, in one commit.

use clap::Args;

use crate::cli::failure::{Failure, VerbResult};
use crate::cli::session::Session;
use crate::cli::{parse, recording};
use crate::wording::sentence::UsageError;
use crate::workspace::Workspace;
use copil_plan::change::table_of;
use copil_plan::field::{Field, Referent};
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

/// What is done with a typed value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// `KEY=VALUE`.
    Put,
    /// `KEY+=VALUE`: to a list.
    Add,
    /// `KEY-=VALUE`: from a list.
    Remove,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &SetArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let subject = parse::subject(workspace.plan(), &arguments.id)?;
    let mut values: Vec<(FieldPath, Option<Value>)> = Vec::new();
    for text in &arguments.values {
        let (path, way, text) = assignment(text)?;
        let value = value(session, &workspace, &subject, &path, way, text, &values)?;
        values.retain(|(known, _)| *known != path);
        values.push((path, value));
    }
    recording::record(session, &mut workspace, vec![Intent::Set { subject, values }])
}

fn assignment(text: &str) -> Result<(FieldPath, Way, &str), Failure> {
    let bad = || Failure::from(UsageError::NotAnAssignment(text.to_owned()));
    let (key, value) = text.split_once('=').ok_or_else(bad)?;
    let (key, way) = match (key.strip_suffix('+'), key.strip_suffix('-')) {
        (Some(key), _) => (key, Way::Add),
        (_, Some(key)) => (key, Way::Remove),
        _ => (key, Way::Put),
    };
    let Ok(path) = key.trim().parse::<FieldPath>();
    if path.parts().iter().any(String::is_empty) {
        return Err(bad());
    }
    Ok((path, way, value))
}

/// What the key takes; a text where the format knows no such key, which the plan then refuses by its name.
fn shape(subject: &Subject, path: &FieldPath) -> Shape {
    Shape::of(subject).at(path).unwrap_or(Shape::Text)
}

fn value(
    session: &Session,
    workspace: &Workspace,
    subject: &Subject,
    path: &FieldPath,
    way: Way,
    text: &str,
    earlier: &[(FieldPath, Option<Value>)],
) -> Result<Option<Value>, Failure> {
    let one = |shape, text| one(session, workspace, subject, shape, text);
    let item = match shape(subject, path) {
        Shape::List(item) => *item,
        _ if way != Way::Put => return Err(UsageError::NotAList(path.to_string()).into()),
        _ if text.is_empty() => return Ok(None),
        shape => return one(shape, text).map(Some),
    };
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    let parts = parts.map(|part| one(item, part)).collect::<Result<Vec<_>, _>>()?;
    let list = match way {
        Way::Put => parts,
        Way::Add | Way::Remove => {
            let set_before = earlier
                .iter()
                .find(|(known, _)| known == path)
                .map(|(_, value)| value.clone());
            let there = set_before.unwrap_or_else(|| table_of(workspace.plan(), subject)?.at(path).cloned());
            let mut list = match there {
                Some(Value::List(list)) => list,
                _ => Vec::new(),
            };
            if way == Way::Remove {
                list.retain(|value| !parts.contains(value));
            } else {
                // What is there keeps its place: the first lead answers for the action.
                for part in parts {
                    if !list.contains(&part) {
                        list.push(part);
                    }
                }
            }
            list
        }
    };
    Ok((!list.is_empty()).then_some(Value::List(list)))
}

fn one(
    session: &Session,
    workspace: &Workspace,
    subject: &Subject,
    shape: Shape,
    text: &str,
) -> Result<Value, Failure> {
    let plan = workspace.plan();
    let text_of = |id: &str| Value::Text(id.to_owned());
    Ok(match shape {
        Shape::Day => Value::Date(session.day(text, workspace.today().day)?),
        Shape::Number => number(text)?,
        Shape::Whole => Value::Integer(
            text.trim()
                .parse()
                .map_err(|_| UsageError::NotANumber(text.to_owned()))?,
        ),
        Shape::Weather => text_of(session.weather(text)?.word()),
        Shape::Priority => text_of(session.priority(text)?.word()),
        Shape::Reference(Referent::Person) => text_of(parse::person(workspace, text)?.as_str()),
        Shape::Reference(Referent::Action) => text_of(parse::action(plan, text)?.as_str()),
        // The file of the plan declares these itself: one may be named in the change that adds it.
        Shape::Reference(_) if *subject == Subject::PlanConfig => text_of(text),
        Shape::Reference(Referent::Status) => text_of(session.status(plan, text)?.as_str()),
        Shape::Reference(Referent::Axis) => text_of(parse::axis(plan, text)?.as_str()),
        Shape::Reference(Referent::Organisation) => text_of(parse::organisation(plan, text)?.as_str()),
        _ => text_of(text),
    })
}

fn number(text: &str) -> Result<Value, Failure> {
    let number = parse::number(text)?;
    Ok(number.write().unwrap_or(Value::Number(number)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn assignments_put_add_and_remove() {
        let read = |text: &'static str| {
            assignment(text)
                .map(|(path, way, value)| (path.to_string(), way, value))
                .ok()
        };
        assert_eq!(read("due=30/06/2018"), Some(("due".into(), Way::Put, "30/06/2018")));
        assert_eq!(read("tags+=a,b"), Some(("tags".into(), Way::Add, "a,b")));
        assert_eq!(read("tags-=a"), Some(("tags".into(), Way::Remove, "a")));
        assert_eq!(read("title=a = b"), Some(("title".into(), Way::Put, "a = b")));
        assert_eq!(
            read("milestones.charte.due="),
            Some(("milestones.charte.due".into(), Way::Put, ""))
        );
        for bad in ["due", "=x", "+=x", "a..b=x", ""] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }

    #[test]
    fn options_may_stand_behind_the_assignments() {
        use clap::Parser;
        let line = ["copil", "set", "RH-04", "tags-=a", "priority=high", "-m", "Because."];
        let parsed = crate::cli::arguments::Arguments::try_parse_from(line).unwrap();
        assert_eq!(parsed.common.reason.as_deref(), Some("Because."));
    }
}
