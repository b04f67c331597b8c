//! The kinds of things that are added to a plan, and what each is asked for when it is.

use std::collections::BTreeSet;

use crate::field::{Field, Referent};
use crate::fold::fold;
use crate::id::{ActionId, GroupId};
use crate::record::words;
use crate::shape::Shape;
use crate::{Action, Committee, Deliverable, Group, Indicator, Meeting, Milestone, Person, Phase, Plan};

words! {
    /// A kind of thing, in the order in which a plan that begins needs them.
    pub enum Thing {
        /// A working group.
        Group = "group",
        /// A person, or rather a function.
        Person = "person",
        /// An action.
        Action = "action",
        /// A milestone of an action.
        Milestone = "milestone",
        /// A deliverable of an action.
        Deliverable = "deliverable",
        /// An indicator of an action, or of the plan.
        Indicator = "indicator",
        /// A committee.
        Committee = "committee",
        /// A committee's meeting.
        Meeting = "meeting",
        /// A strategic axis.
        Axis = "axis",
        /// A phase.
        Phase = "phase",
        /// An organisation.
        Organisation = "organisation",
    }
}

impl Thing {
    /// What a thing of this kind belongs to, where it is not the plan as a whole.
    pub fn home(self) -> Option<Referent> {
        match self {
            Self::Action => Some(Referent::Group),
            Self::Milestone | Self::Deliverable | Self::Indicator => Some(Referent::Action),
            _ => None,
        }
    }

    /// What the plan must have before it can have one.
    pub fn waits_for(self) -> Option<Self> {
        match self {
            Self::Action => Some(Self::Group),
            Self::Milestone | Self::Deliverable | Self::Indicator => Some(Self::Action),
            Self::Meeting => Some(Self::Committee),
            _ => None,
        }
    }

    /// Whether the plan has one; of what belongs to an action, whether it has an action.
    pub fn is_in(self, plan: &Plan) -> bool {
        let config = &plan.config;
        match self {
            Self::Group => !plan.groups.is_empty(),
            Self::Action | Self::Milestone | Self::Deliverable | Self::Indicator => !plan.actions.is_empty(),
            Self::Person => !config.people.is_empty(),
            Self::Committee => !config.committees.is_empty(),
            Self::Meeting => !plan.meetings.is_empty(),
            Self::Axis => !config.axes.is_empty(),
            Self::Phase => !config.phases.is_empty(),
            Self::Organisation => !config.organisations.is_empty(),
        }
    }

    /// The table that it is an entry of; a thing without one has a file of its own.
    pub fn table(self) -> Option<&'static str> {
        match self {
            Self::Group | Self::Action | Self::Meeting => None,
            Self::Person => Some("people"),
            Self::Milestone => Some("milestones"),
            Self::Deliverable => Some("deliverables"),
            Self::Indicator => Some("indicators"),
            Self::Committee => Some("committees"),
            Self::Axis => Some("axes"),
            Self::Phase => Some("phases"),
            Self::Organisation => Some("organisations"),
        }
    }

    /// What it holds.
    pub fn shape(self) -> Shape {
        match self {
            Self::Group => Group::SHAPE,
            Self::Action => Action::SHAPE,
            Self::Meeting => Meeting::SHAPE,
            Self::Person => Person::SHAPE,
            Self::Milestone => Milestone::SHAPE,
            Self::Deliverable => Deliverable::SHAPE,
            Self::Indicator => Indicator::SHAPE,
            Self::Committee => Committee::SHAPE,
            Self::Phase => Phase::SHAPE,
            Self::Axis | Self::Organisation => Shape::Text,
        }
    }

    /// The keys that it is asked for when it is added, those that it cannot be without first.
    pub fn asked(self) -> &'static [&'static str] {
        match self {
            Self::Group => &["title", "leads", "members"],
            Self::Action => &["title", "leads", "due"],
            Self::Meeting => &["committee", "date", "place", "started", "ended"],
            Self::Person => &["name", "email", "organisation"],
            Self::Milestone | Self::Deliverable => &["title", "due"],
            Self::Indicator => &["title", "unit", "from", "at"],
            Self::Committee => &["title", "members"],
            Self::Axis => &["title"],
            Self::Phase => &["title", "start", "end"],
            Self::Organisation => &["name"],
        }
    }

    /// Whether it cannot be without what a key holds.
    pub fn needs(self, key: &str) -> bool {
        let count = if self == Self::Meeting { 2 } else { 1 };
        self.asked().iter().take(count).any(|asked| *asked == key)
    }

    /// What a key takes.
    pub fn takes(self, key: &'static str) -> Shape {
        match self.shape() {
            Shape::Record(fields) => {
                let field = fields.iter().find(|field| field.key == key);
                field.map_or(Shape::Text, |field| field.shape)
            }
            shape => shape,
        }
    }
}

/// Words that tell nothing of what a title is about.
const SMALL: [&str; 28] = [
    "a", "an", "and", "au", "aux", "d", "dans", "de", "des", "du", "en", "et", "for", "in", "l", "la", "le", "les",
    "of", "on", "ou", "par", "pour", "sur", "the", "to", "un", "une",
];

/// The longest id that is proposed.
const LONGEST: usize = 32;

/// An id made of a title: its first telling words, without accents; `fallback` where it has none.
pub fn proposed_id(title: &str, fallback: &str) -> String {
    let folded = fold(title);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric());
    let telling = words.filter(|word| !word.is_empty() && !SMALL.contains(word));
    let mut id = String::new();
    for word in telling.take(4) {
        if id.len() + word.len() > LONGEST {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(word);
    }
    if crate::id::check(&id).is_ok() {
        id
    } else {
        fallback.to_owned()
    }
}

/// The same, with a number behind it where it is among those taken.
pub fn free_id<'t>(title: &str, fallback: &str, taken: impl Iterator<Item = &'t str> + Clone) -> String {
    let id = proposed_id(title, fallback);
    let is_taken = |id: &str| taken.clone().any(|known| known.eq_ignore_ascii_case(id));
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    let mut candidates = std::iter::once(id.clone()).chain(numbered);
    candidates.find(|id| !is_taken(id)).unwrap_or(id)
}

/// The id for the next action of a group, whose actions are `of_group`, where no action of `ever` has its number. In a group
/// without actions its initials begin it, or its id where other actions begin so already.
pub fn next_action_id(of_group: &[ActionId], ever: &BTreeSet<ActionId>, group: &GroupId) -> Option<ActionId> {
    let words = group.as_str().split('-');
    let initials: String = words.filter_map(|word| word.chars().next()).collect();
    let begins = |id: &ActionId| id.as_str().to_ascii_lowercase().starts_with(&format!("{initials}-"));
    let is_free = initials.len() > 1 && !ever.iter().any(begins);
    let fallback = if is_free { initials.as_str() } else { group.as_str() };
    ActionId::next(of_group, ever, fallback)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Record;

    #[test]
    fn an_id_is_proposed_from_a_title() {
        let proposed = |title: &str| proposed_id(title, "plan");
        assert_eq!(proposed("Plan d’action « Égalité » 2026"), "plan-action-egalite-2026");
        assert_eq!(proposed("été 2026!"), "ete-2026");
        assert_eq!(proposed("RH"), "rh");
        assert_eq!(proposed("À où ?"), "plan");
        assert_eq!(proposed("con"), "plan", "Windows keeps it for itself");
        assert!(proposed(&"mot ".repeat(100)).len() <= LONGEST);
        let taken = ["energie", "Energie-2"];
        assert_eq!(free_id("Énergie", "x", taken.into_iter()), "energie-3");
    }

    #[test]
    fn what_is_asked_for_is_of_the_format() {
        for thing in Thing::ALL {
            let fields = match thing.shape() {
                Shape::Record(fields) => fields,
                _ => continue,
            };
            for key in thing.asked() {
                assert!(fields.iter().any(|field| field.key == *key), "{thing}: {key}");
            }
        }
        assert!(Thing::ALL.iter().filter(|thing| thing.table().is_some()).all(|thing| {
            let home = if thing.home().is_some() {
                Action::FIELDS
            } else {
                crate::PlanConfig::FIELDS
            };
            home.iter().any(|field| Some(field.key) == thing.table())
        }));
    }
}
