//! Sheets: all that an action, a working group or a meeting holds.
//!
//! That of an action also says what it has to do with others, and what changed last.
//! `copil show` prints it and the screen draws it. Which facts and parts there are, in which order, under which names and
//! in which words is said here; the screen adds its bars and its colours.

mod facts;
mod group;
mod json;
mod meeting;
mod rows;
mod text;

use chrono::NaiveDate;

use super::Report;
use super::page::Page;
use crate::wording::Catalogue;
use crate::workspace::LogEntry;
use copil_plan::action_history::ActionHistory;
use copil_plan::{ActionId, Decision, DecisionRef, GroupedAction, Plan, StatusKind};

pub use group::GroupSheet;
pub use meeting::MeetingSheet;
pub use rows::{Part, PartKind, Promise, Row, Spending};

/// How many of the last changes are shown.
const LAST_CHANGES: usize = 5;

/// The sheet of an action on a day.
#[derive(Clone, Copy, Debug)]
pub struct ActionSheet<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The action.
    pub id: &'p ActionId,
    /// What it holds.
    pub action: &'p GroupedAction,
    /// What the history tells of its dates, where it was read.
    pub past: Option<&'p ActionHistory>,
    /// Its changes, the newest first.
    pub entries: &'p [LogEntry],
    /// The day.
    pub today: NaiveDate,
}

impl Report for ActionSheet<'_> {
    fn json(&self, catalogue: &Catalogue) -> serde_json::Value {
        self.value(catalogue)
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        self.write(catalogue, page);
    }
}

impl<'p> ActionSheet<'p> {
    /// What its status means.
    pub fn kind(&self) -> StatusKind {
        self.plan.kind(&self.action.status)
    }

    /// The actions that wait for it.
    fn needed_by(&self) -> impl Iterator<Item = &'p ActionId> {
        let id = self.id;
        let others = self.plan.actions.iter();
        others.filter_map(move |(other, placed)| placed.depends_on.contains(id).then_some(other))
    }

    /// The decisions about it, those of the first meeting first.
    fn decisions(&self) -> impl DoubleEndedIterator<Item = (DecisionRef, &'p Decision)> {
        let id = self.id;
        self.plan.meetings.iter().flat_map(move |(meeting, held)| {
            let about = held.decisions.iter();
            let about = about.filter(move |(_, decision)| decision.actions.contains(id));
            about.map(|(number, decision)| {
                let (meeting, decision_id) = (meeting.clone(), number.clone());
                let reference = DecisionRef {
                    meeting,
                    decision: decision_id,
                };
                (reference, decision)
            })
        })
    }

    fn last_changes(&self) -> &'p [LogEntry] {
        &self.entries[..self.entries.len().min(LAST_CHANGES)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::field::{Reading, Record};
    use copil_plan::shape::Shape;
    use copil_plan::value::{Table, Value};
    use copil_plan::{Action, Language};

    /// A value that a key takes.
    fn some(shape: Shape) -> Value {
        let table = |key: &str, value| Value::Table([(key.to_owned(), value)].into_iter().collect());
        match shape {
            Shape::Text | Shape::Reference(_) => Value::Text("un".into()),
            Shape::Day => Value::Date("2018-03-15".parse().unwrap()),
            Shape::Number | Shape::Whole => Value::Integer(2),
            Shape::Weather => Value::Text("rainy".into()),
            Shape::Priority => Value::Text("low".into()),
            Shape::Word(words) => Value::Text(words[0].to_owned()),
            Shape::List(item) => Value::List(vec![some(*item)]),
            Shape::VecMap(item) => table("un", some(*item)),
            Shape::Record(fields) => {
                let pairs = fields.iter().map(|field| (field.key.to_owned(), some(field.shape)));
                Value::Table(pairs.collect())
            }
        }
    }

    fn told(catalogue: &Catalogue, action: Action) -> (String, serde_json::Value) {
        let plan = Plan::empty("plan".parse().unwrap());
        let group = "rh".parse().unwrap();
        let sheet = ActionSheet {
            plan: &plan,
            id: &"RH-01".parse().unwrap(),
            action: &GroupedAction { group, action },
            past: None,
            entries: &[],
            today: "2018-03-15".parse().unwrap(),
        };
        let mut page = Page::new(None);
        sheet.text(catalogue, &mut page);
        (format!("{:?}", page.lines()), sheet.json(catalogue))
    }

    #[test]
    fn every_field_of_an_action_is_named_read_written_and_on_the_sheet() {
        for language in Language::ALL {
            let catalogue = Catalogue::new(*language);
            let (nothing, _) = told(&catalogue, Action::default());
            for field in Action::FIELDS {
                let key = field.key;
                assert!(catalogue.find(&format!("field-{key}")).is_some(), "{language}: {key}");
                let mut table = Table::default();
                table.push(key.to_owned(), some(field.shape));
                let action = Action::from_table(table, &mut Reading::default());
                assert_eq!(action.field(key), Some(some(field.shape)), "{key}");
                let (text, json) = told(&catalogue, action);
                assert_ne!(text, nothing, "{language}: {key}");
                assert!(json.get(key).is_some_and(|value| !value.is_null()), "{key}");
            }
        }
    }
}
