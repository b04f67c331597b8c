//! What is typed about something new, as the intent that adds it: the same for the command line and the screen.

use std::collections::BTreeSet;

use crate::wording::lookup::{InvalidText, Known, ListEdit, ValueParser, find_action, find_id, new_id};
use copil_plan::field::{Reading, Record, Referent};
use copil_plan::id::ViewId;
use copil_plan::names::{THE_PLAN, plain};
use copil_plan::shape::Shape;
use copil_plan::thing::{free_id, next_action_id};
use copil_plan::value::{FieldPath, Table, Value};
use copil_plan::{Action, ActionId, Group, GroupId, Intent, Meeting, MeetingId, Subject, Thing};

/// Something new, as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedThing {
    /// Its kind.
    pub thing: Thing,
    /// What it belongs to, where it is not the plan as a whole.
    pub home: String,
    /// Its id; blank for the one that is proposed.
    pub id: String,
    /// What was typed for each key.
    pub values: Vec<(&'static str, String)>,
}

impl TypedThing {
    /// What was typed for a key.
    pub fn text(&self, key: &str) -> &str {
        let found = self.values.iter().find(|(known, _)| *known == key);
        found.map_or("", |(_, text)| text.trim())
    }

    /// The first key that it cannot be without and that is blank; `home` is what it belongs to.
    pub fn missing(&self) -> Option<&'static str> {
        if self.thing.home().is_some() && self.home.trim().is_empty() {
            return Some("home");
        }
        let mut asked = self.thing.asked().iter().copied();
        asked.find(|key| self.thing.needs(key) && self.text(key).is_empty())
    }

    /// The id that it takes when none is typed; `None` as long as what that is made of is missing.
    /// `ever` are the actions that there ever were: their numbers are not given again.
    pub fn proposed_id(&self, parser: &ValueParser<'_>, ever: &BTreeSet<ActionId>) -> Option<String> {
        let title = self.text(self.thing.asked()[0]);
        match self.thing {
            Thing::Action => {
                let group = find_id(parser.known, Referent::Group, &self.home).ok()?;
                let own = parser.known.plan.actions_of(&group).map(|(id, _)| id.clone());
                Some(next_action_id(&own.collect::<Vec<_>>(), ever, &group)?.to_string())
            }
            Thing::Meeting => {
                let id = MeetingId::of(
                    self.date(parser)?,
                    &find_id(parser.known, Referent::Committee, title).ok()?,
                );
                id.ok().map(|id| id.to_string())
            }
            _ if title.is_empty() => None,
            thing => {
                let taken = self.taken(parser.known);
                Some(free_id(title, thing.word(), taken.iter().map(String::as_str)))
            }
        }
    }

    /// Whether it is the plan's own where others of its kind are an action's.
    fn is_of_plan(&self) -> bool {
        self.thing == Thing::Indicator && plain(&self.home) == THE_PLAN
    }

    fn date(&self, parser: &ValueParser<'_>) -> Option<chrono::NaiveDate> {
        parser
            .value(self.thing.takes("date"), self.text("date"))
            .ok()?
            .as_date()
    }

    /// The ids that things of its kind have where it is to be.
    fn taken(&self, known: Known<'_>) -> Vec<String> {
        let plan = known.plan;
        let Some(table) = self.thing.table() else {
            return plan.groups.keys().map(ToString::to_string).collect();
        };
        let home = match self.thing.home() {
            None => Some(plan.config.field(table)),
            Some(_) if self.is_of_plan() => Some(plan.config.field(table)),
            Some(_) => find_action(known, &self.home)
                .ok()
                .and_then(|id| plan.actions.get(&id))
                .map(|one| one.field(table)),
        };
        let there = home.flatten();
        let there = there.as_ref().and_then(Value::as_table);
        there.into_iter().flat_map(Table::keys).cloned().collect()
    }

    /// The intent that adds it; `None` as long as something is missing.
    ///
    /// # Errors
    ///
    /// What was typed and cannot be taken for what is expected.
    pub fn intent(&self, parser: &ValueParser<'_>, ever: &BTreeSet<ActionId>) -> Result<Option<Intent>, InvalidText> {
        let content = self.content(parser)?;
        let home = self.home(parser)?;
        let typed = Some(self.id.trim().to_owned()).filter(|id| !id.is_empty());
        let id = typed.or_else(|| self.proposed_id(parser, ever));
        let (None, Some(id)) = (self.missing(), id) else {
            return Ok(None);
        };
        let mut reading = Reading::default();
        let entry = |subject| -> Result<Intent, InvalidText> {
            let id: ViewId = new_id(&id)?;
            let value = match self.thing.shape() {
                Shape::Record(_) => Value::Table(content.clone()),
                _ => Value::Text(self.text(self.thing.asked()[0]).to_owned()),
            };
            let path = FieldPath::key(self.thing.table().unwrap_or_default()).then(id.as_str());
            Ok(Intent::AddEntry { subject, path, value })
        };
        Ok(Some(match (self.thing, home) {
            (_, Home::Group(group)) => Intent::AddAction {
                id: new_id(&id)?,
                group,
                action: Box::new(Action::from_table(begun(content, parser), &mut reading)),
            },
            (_, Home::Action(action)) => entry(Subject::Action(action))?,
            (Thing::Meeting, _) => Intent::AddMeeting {
                id: new_id(&id)?,
                meeting: Box::new(Meeting::from_table(content, &mut reading)),
            },
            (Thing::Group, _) => Intent::AddGroup {
                id: new_id(&id)?,
                group: Box::new(Group::from_table(content, &mut reading)),
            },
            _ => entry(Subject::PlanConfig)?,
        }))
    }

    /// What it belongs to; the plan as long as nothing else is said.
    fn home(&self, parser: &ValueParser<'_>) -> Result<Home, InvalidText> {
        Ok(match self.thing.home() {
            _ if self.home.trim().is_empty() || self.is_of_plan() => Home::Plan,
            Some(Referent::Action) => Home::Action(find_action(parser.known, &self.home)?),
            Some(what) => Home::Group(find_id(parser.known, what, &self.home)?),
            None => Home::Plan,
        })
    }

    /// What is typed, as the values of its keys.
    fn content(&self, parser: &ValueParser<'_>) -> Result<Table, InvalidText> {
        let mut content = Table::default();
        for key in self.thing.asked().iter().filter(|key| !self.text(key).is_empty()) {
            let value = match self.thing.takes(key) {
                Shape::List(item) => parser.list(Vec::new(), ListEdit::Replace, *item, self.text(key))?,
                shape => Some(parser.value(shape, self.text(key))?),
            };
            if let Some(value) = value {
                content.push((*key).to_owned(), value);
            }
        }
        Ok(content)
    }
}

/// What something new belongs to.
enum Home {
    Plan,
    Group(GroupId),
    Action(ActionId),
}

/// What a new action holds, in the first status of the workflow since today.
fn begun(content: Table, parser: &ValueParser<'_>) -> Table {
    let mut action = content;
    if let Some(status) = parser.known.plan.first_status() {
        action.push("status".to_owned(), Value::Text(status.to_string()));
        action.push("since".to_owned(), Value::Date(parser.today));
    }
    action
}
