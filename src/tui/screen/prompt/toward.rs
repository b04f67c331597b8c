//! Prompts that open with what is wanted already chosen: what it asks for is all there is left to type.

use super::{Choice, Kind, Pick, Prompt, SEEN, reason};
use crate::plan::change::Subject;
use crate::plan::id::{AxisId, OrganisationId};
use crate::plan::value::{FieldPath, Value};
use crate::plan::{ActionId, GroupId, Intent, PersonId, Placed, Priority, StatusId, Weather};
use crate::tui::command::Command;
use crate::tui::context::Context;

/// Where a prompt is to lead, chosen before it opens: a card dropped on a column of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Toward {
    /// A status.
    Status(StatusId),
    /// A weather.
    Weather(Weather),
    /// A priority.
    Priority(Priority),
    /// A working group.
    Group(GroupId),
    /// An axis; `None` takes it away.
    Axis(Option<AxisId>),
    /// A person who is to answer for the actions, in the place of another when there is one.
    Lead {
        /// Who answers for them now.
        from: Option<PersonId>,
        /// Who is to.
        to: Option<PersonId>,
    },
    /// An organisation that is to take part, in the place of another when there is one.
    Organisation {
        /// Which takes part now.
        from: Option<OrganisationId>,
        /// Which is to.
        to: Option<OrganisationId>,
    },
}

impl Prompt {
    /// The prompt that leads actions to what was chosen already.
    pub fn towards(to: &Toward, actions: &[ActionId], context: &Context<'_>) -> Option<Self> {
        let id = actions.first()?.clone();
        let placed = context.plan.actions.get(&id)?;
        let (key, label) = match to {
            Toward::Status(status) => {
                let prompt = Self::about(Command::Status, id, context)?;
                return Some(prompt.chosen(&Pick::Status(status.clone())));
            }
            Toward::Weather(weather) => {
                let prompt = Self::about(Command::Weather, id, context)?;
                return Some(prompt.chosen(&Pick::Weather(*weather)));
            }
            other => other.told(context),
        };
        let catalogue = context.catalogue();
        let name = match to {
            Toward::Group(_) => catalogue.find("referent-group").unwrap_or_default(),
            _ => catalogue.field(&FieldPath::key(key)),
        };
        let choice = Choice {
            pick: Pick::Do(Box::new(to.intent(&id, placed))),
            symbol: "→",
            label,
            note: String::new(),
        };
        let mut prompt = Self::new(Kind::Among(id, name), vec![choice], vec![reason()]);
        prompt.start_at(0);
        Some(prompt)
    }

    fn chosen(mut self, pick: &Pick) -> Self {
        if let Some(at) = self.choices.iter().position(|choice| choice.pick == *pick) {
            self.start_at(at);
        }
        self
    }

    /// Chooses a line, and listens to what is to be typed about it.
    fn start_at(&mut self, line: usize) {
        self.place.select(line, self.choices.len(), SEEN);
        self.focus = usize::from(!self.choices.is_empty());
    }
}

impl Toward {
    /// The key in the action's file, and the name of what it leads to.
    fn told(&self, context: &Context<'_>) -> (&'static str, String) {
        let (plan, catalogue) = (context.plan, context.catalogue());
        let named = |name: Option<String>| name.unwrap_or_else(|| catalogue.find("none").unwrap_or_default());
        match self {
            Self::Status(id) => ("status", context.words.status(id).to_owned()),
            Self::Weather(weather) => ("weather", context.words.weather(*weather).to_owned()),
            Self::Priority(priority) => ("priority", catalogue.priority(*priority)),
            Self::Group(id) => {
                let group = plan.groups.get(id).map(|group| group.title.clone());
                ("group", group.unwrap_or_else(|| id.to_string()))
            }
            Self::Axis(id) => {
                let name = |id: &AxisId| plan.charter.axes.get(id.as_str()).cloned();
                ("axis", named(id.as_ref().and_then(name)))
            }
            Self::Lead { to, .. } => ("leads", named(to.as_ref().map(|id| plan.person_name(id).to_owned()))),
            Self::Organisation { to, .. } => {
                let name = |id: &OrganisationId| plan.charter.organisations.get(id.as_str()).cloned();
                ("organisations", named(to.as_ref().and_then(name)))
            }
        }
    }

    fn intent(&self, id: &ActionId, placed: &Placed) -> Intent {
        let text = |text: &str| Value::Text(text.to_owned());
        let (key, value) = match self {
            Self::Status(to) => {
                return Intent::Status {
                    action: id.clone(),
                    to: to.clone(),
                };
            }
            Self::Group(group) => {
                return Intent::Move {
                    action: id.clone(),
                    group: group.clone(),
                };
            }
            Self::Weather(weather) => ("weather", Some(text(weather.word()))),
            Self::Priority(priority) => ("priority", Some(text(priority.word()))),
            Self::Axis(axis) => ("axis", axis.as_ref().map(|axis| text(axis.as_str()))),
            Self::Lead { from, to } => ("leads", replaced(&placed.leads, from.as_ref(), to.as_ref())),
            Self::Organisation { from, to } => (
                "organisations",
                replaced(&placed.organisations, from.as_ref(), to.as_ref()),
            ),
        };
        Intent::Set {
            subject: Subject::Action(id.clone()),
            values: vec![(FieldPath::key(key), value)],
        }
    }
}

/// A list in which one id stands in the place of another, once; nothing when it would be empty.
fn replaced<T: AsRef<str> + PartialEq>(ids: &[T], from: Option<&T>, to: Option<&T>) -> Option<Value> {
    let mut left: Vec<&T> = Vec::new();
    let swapped = ids.iter().map(|id| if Some(id) == from { to } else { Some(id) });
    let added = to.filter(|_| from.is_none());
    for id in swapped.chain([added]).flatten() {
        if !left.contains(&id) {
            left.push(id);
        }
    }
    let values: Vec<Value> = left.into_iter().map(|id| Value::Text(id.as_ref().to_owned())).collect();
    (!values.is_empty()).then_some(Value::List(values))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_takes_the_place_of_another() {
        let id = |text: &str| -> PersonId { text.parse().unwrap() };
        let (drh, dsi, dga) = (id("drh"), id("dsi"), id("dga"));
        let pair = [drh.clone(), dsi.clone()];
        let texts = |value: Option<Value>| match value {
            Some(Value::List(values)) => values.iter().filter_map(Value::as_text).map(str::to_owned).collect(),
            _ => Vec::new(),
        };
        assert_eq!(texts(replaced(&pair, Some(&drh), Some(&dga))), ["dga", "dsi"]);
        assert_eq!(texts(replaced(&pair, Some(&drh), Some(&dsi))), ["dsi"], "not twice");
        assert_eq!(texts(replaced(&pair, Some(&dsi), None)), ["drh"]);
        assert_eq!(texts(replaced(&[], None, Some(&drh))), ["drh"]);
        assert_eq!(
            replaced(&pair[..1], Some(&drh), None),
            None,
            "an empty list is left out"
        );
    }
}
