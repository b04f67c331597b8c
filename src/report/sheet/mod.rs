//! Sheets: all that an action, a working group or a meeting holds.
//!
//! That of an action also says what it has to do with others, and what changed last.
//! `copil show` prints it and the screen draws it. Which facts and parts there are, in which order, under which names and
//! in which words is said here; the screen adds its bars and its colours.

mod facts;
mod group;
mod json;
mod meeting;
mod plan;
mod relations;
mod rows;
mod text;

use chrono::NaiveDate;

use super::Report;
use super::page::Page;
use crate::wording::Catalogue;
use crate::workspace::LogEntry;
use copil_plan::action_history::ActionHistory;
use copil_plan::decisions::{DecisionRegister, RegisteredDecision};
use copil_plan::{ActionId, GroupedAction, Plan, StatusKind};

pub use group::GroupSheet;
pub(in crate::report) use group::add_facts;
pub use meeting::MeetingSheet;
pub use plan::PlanSheet;
pub use relations::Relations;
pub(in crate::report) use rows::action_row;
pub use rows::{Kept, PartKind, Promise, SheetPart, SheetRow, Spending};

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
    /// What all actions have to do with others, where it was gathered for many sheets.
    pub relations: Option<&'p Relations<'p>>,
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
    fn needed_by(&self) -> Vec<&'p ActionId> {
        if let Some(relations) = self.relations {
            return relations.needed_by(self.id);
        }
        let others = self.plan.actions.iter();
        let waiting = others.filter(|(_, placed)| placed.depends_on.contains(self.id));
        waiting.map(|(other, _)| other).collect()
    }

    /// The decisions about it, those of the first meeting first.
    fn decisions(&self) -> Vec<RegisteredDecision<'p>> {
        if let Some(relations) = self.relations {
            return relations.decisions(self.id);
        }
        let register = DecisionRegister::of(self.plan, self.today);
        register.about(self.id).cloned().collect()
    }

    fn last_changes(&self) -> &'p [LogEntry] {
        &self.entries[..self.entries.len().min(LAST_CHANGES)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::field::{Reading, Record, Referent};
    use copil_plan::query::{Filter, FilterKey, MatchContext};
    use copil_plan::shape::{FieldSpec, Shape};
    use copil_plan::value::Value;
    use copil_plan::{Action, Language};

    /// A value that a key takes.
    fn some(shape: Shape) -> Value {
        let table = |key: &str, value| Value::Table([(key.to_owned(), value)].into_iter().collect());
        match shape {
            Shape::Text | Shape::Reference(_) => Value::Text("un".into()),
            Shape::Day(_) => Value::Date("2018-03-15".parse().unwrap()),
            Shape::Time => Value::Time("09:05:00".parse().unwrap()),
            Shape::Flag => Value::Boolean(true),
            Shape::Number | Shape::Whole => Value::Integer(2),
            Shape::Weather => Value::Text("rainy".into()),
            Shape::Priority => Value::Text("low".into()),
            Shape::Word(words) => Value::Text(words[0].to_owned()),
            Shape::List(item) => Value::List(vec![some(*item)]),
            Shape::Keyed(item) => table("un", some(*item)),
            Shape::Record(fields) => {
                let pairs = fields.iter().map(|field| (field.key.to_owned(), some_of(field)));
                Value::Table(pairs.collect())
            }
        }
    }

    /// A value that a field takes.
    fn some_of(field: &FieldSpec) -> Value {
        match field.key {
            "same_as" => Value::Text("autre/un".into()),
            "at" => Value::List(vec![Value::Text("+6m".into())]),
            _ => some(field.shape),
        }
    }

    /// The action of a plan that holds one value under one key.
    fn with(key: &str, value: Value) -> Action {
        let table = [(key.to_owned(), value)].into_iter().collect();
        Action::from_table(table, &mut Reading::default())
    }

    fn told(catalogue: &Catalogue, action: Action) -> (String, serde_json::Value) {
        let plan = Plan::empty("plan".parse().unwrap());
        let group = "rh".parse().unwrap();
        let sheet = ActionSheet {
            plan: &plan,
            id: &"RH-01".parse().unwrap(),
            action: &GroupedAction {
                group,
                action: Box::new(action),
            },
            past: None,
            entries: &[],
            relations: None,
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
                let action = with(key, some_of(field));
                assert_eq!(action.field(key), Some(some_of(field)), "{key}");
                let (text, json) = told(&catalogue, action);
                assert_ne!(text, nothing, "{language}: {key}");
                assert!(json.get(key).is_some_and(|value| !value.is_null()), "{key}");
            }
        }
    }

    #[test]
    fn every_field_of_an_action_can_be_asked_for() {
        let mut plan = Plan::empty("plan".parse().unwrap());
        plan.config.people.push("un".parse().unwrap(), Default::default());
        plan.config.axes.push("un".parse().unwrap(), "Un".into());
        plan.config.phases.push("un".parse().unwrap(), Default::default());
        plan.config.organisations.push("un".parse().unwrap(), "Un".into());
        let (with_it, without) = ("un".parse::<ActionId>().unwrap(), "deux".parse::<ActionId>().unwrap());
        let place = |action| GroupedAction {
            group: "rh".parse().unwrap(),
            action: Box::new(action),
        };
        let found = |plan: &Plan, filter: &Filter| -> Vec<ActionId> {
            let context = MatchContext::of(plan, "2018-03-15".parse().unwrap());
            let found = filter.select(&context).into_iter();
            found.map(|(id, _)| id.clone()).collect()
        };
        for field in Action::FIELDS.iter().filter(|field| field.is_filter_key) {
            let key = FilterKey::all().find(|key| key.field() == Some(field));
            let key = key.unwrap_or_else(|| panic!("{} has no key", field.key));
            let value = match field.shape.item() {
                Shape::Day(_) => "2018-03-15",
                Shape::Number | Shape::Whole => "2",
                Shape::Weather => "rainy",
                Shape::Priority => "low",
                Shape::Reference(Referent::Status) => "done",
                _ => "un",
            };
            let held = match field.shape {
                Shape::Reference(Referent::Status) => Value::Text("done".into()),
                _ => some_of(field),
            };
            plan.actions.insert(with_it.clone(), place(with(field.key, held)));
            plan.actions.insert(without.clone(), place(Action::default()));
            let asked = Filter::parse(&format!("{}:{value}", key.word(Language::En)), &plan).unwrap();
            assert_eq!(found(&plan, &asked), std::slice::from_ref(&with_it), "{}", field.key);
            if key.can_be_absent() {
                let none = Filter::parse(&format!("{}:none", key.word(Language::En)), &plan).unwrap();
                assert_eq!(found(&plan, &none), std::slice::from_ref(&without), "{}", field.key);
            }
        }
    }
}
