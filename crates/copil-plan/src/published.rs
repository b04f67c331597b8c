//! What of a plan is published: all but the fields that its rules call internal, and confidential decisions.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::change::{Change, Subject};
use crate::field::{Reading, Record};
use crate::value::Value;
use crate::{Action, ActionId, MeetingId, Plan};

/// The fields without which there is no action to tell of.
const NEVER_INTERNAL: [&str; 2] = ["title", "status"];

/// The fields that tell how far an action is, and what that weighs.
const OF_PROGRESS: [&str; 3] = ["milestones", "progress", "weight"];

/// The keys of actions that a plan's rules may call internal.
pub fn internal_keys() -> impl Iterator<Item = &'static str> {
    let keys = Action::FIELDS.iter().map(|field| field.key);
    keys.filter(|key| !NEVER_INTERNAL.contains(key))
}

/// How much of a plan is not published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Withheld {
    /// How many values of internal fields.
    pub values: usize,
    /// How many confidential decisions.
    pub decisions: usize,
}

impl Withheld {
    /// Whether all is published.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

impl Plan {
    /// The plan as it is published, and how much more there is of it.
    pub fn published(&self) -> (Cow<'_, Self>, Withheld) {
        let mut published = Cow::Borrowed(self);
        let mut withheld = Withheld::default();
        let internal: Vec<&str> = internal_keys().filter(|key| self.is_internal(key)).collect();
        if !internal.is_empty() {
            if internal.iter().any(|key| OF_PROGRESS.contains(key)) {
                let own = self
                    .actions
                    .iter()
                    .map(|(id, placed)| (id.clone(), self.own_progress(id, placed)));
                let own = own.collect();
                published.to_mut().withheld_progress = own;
            }
            for placed in published.to_mut().actions.values_mut() {
                let mut table = placed.action.to_table();
                let before = table.len();
                internal.iter().for_each(|key| drop(table.remove(key)));
                if table.len() < before {
                    withheld.values += before - table.len();
                    *placed.action = Action::from_table(table, &mut Reading::default());
                }
            }
        }
        let has_confidential = |plan: &Self| plan.meetings.values().any(|meeting| meeting.confidential().count() > 0);
        if has_confidential(self) {
            for meeting in published.to_mut().meetings.values_mut() {
                let hidden: Vec<String> = meeting.confidential().map(ToString::to_string).collect();
                hidden.iter().for_each(|number| drop(meeting.decisions.remove(number)));
                withheld.decisions += hidden.len();
            }
        }
        (published, withheld)
    }

    /// The same plan with some of its actions alone.
    #[must_use]
    pub fn with_only(&self, actions: &BTreeSet<ActionId>) -> Self {
        let mut plan = self.clone();
        plan.actions.retain(|id, _| actions.contains(id));
        plan
    }

    /// Whether a field of actions is kept within.
    pub fn is_internal(&self, key: &str) -> bool {
        self.config.rules().internal.iter().any(|internal| internal == key)
    }

    /// Whether a change is of something that is published.
    pub fn publishes(&self, change: &Change) -> bool {
        let Change::Set {
            subject,
            path,
            old,
            new,
        } = change
        else {
            return true;
        };
        match (subject, path.as_strs().as_slice()) {
            (Subject::Action(_), [key, ..]) => !self.is_internal(key),
            // One that was taken away is none of the meeting's any more.
            (Subject::Meeting(_), _) if is_confidential(old.as_ref()) || is_confidential(new.as_ref()) => false,
            // Of one that is gone nobody knows any more whether it was confidential.
            (Subject::Meeting(id), ["decisions", number, _, ..]) if !self.has_decision(id, number) => false,
            (Subject::Meeting(id), ["decisions", number, ..]) => {
                !self.confidential_in(id).any(|hidden| hidden == *number)
            }
            (Subject::Meeting(id), ["decisions"]) => self.confidential_in(id).next().is_none(),
            _ => true,
        }
    }

    fn has_decision(&self, meeting: &MeetingId, number: &str) -> bool {
        let meeting = self.meetings.get(meeting);
        meeting.is_some_and(|meeting| meeting.decisions.contains(number))
    }

    /// The numbers of a meeting's confidential decisions.
    fn confidential_in(&self, meeting: &MeetingId) -> impl Iterator<Item = &str> {
        let meeting = self.meetings.get(meeting).into_iter();
        meeting.flat_map(|meeting| meeting.confidential().map(AsRef::as_ref))
    }
}

/// Whether a value is a decision that is confidential.
fn is_confidential(value: Option<&Value>) -> bool {
    let decision = value.and_then(Value::as_table);
    decision.is_some_and(|decision| decision.get("confidential") == Some(&Value::Boolean(true)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::FieldPath;
    use crate::{Decision, Group, GroupedAction, Meeting, Rules};

    fn plan(internal: &[&str]) -> Plan {
        let mut plan = Plan::empty("essai".parse().unwrap());
        plan.config.rules = Some(Rules {
            internal: internal.iter().map(ToString::to_string).collect(),
            ..Rules::default()
        });
        plan.groups.insert("rh".parse().unwrap(), Group::default());
        let action = Action {
            title: "Former les encadrants".into(),
            comment: Some("À ne pas dire.".into()),
            ..Action::default()
        };
        let placed = GroupedAction {
            group: "rh".parse().unwrap(),
            action: Box::new(action),
        };
        plan.actions.insert("RH-01".parse().unwrap(), placed);
        let mut meeting = Meeting::default();
        for (number, confidential) in [("1", false), ("2", true)] {
            let decision = Decision {
                text: number.into(),
                confidential,
                ..Decision::default()
            };
            meeting.decisions.push(number.parse().unwrap(), decision);
        }
        plan.meetings.insert("2018-03-15-copil".parse().unwrap(), meeting);
        plan
    }

    #[test]
    fn what_is_internal_or_confidential_is_left_out_and_counted() {
        let plan = plan(&["comment"]);
        let (published, withheld) = plan.published();
        assert_eq!(
            withheld,
            Withheld {
                values: 1,
                decisions: 1
            }
        );
        let action = published.actions.values().next().unwrap();
        assert_eq!(
            (action.comment.as_deref(), &*action.title),
            (None, "Former les encadrants")
        );
        let meeting = published.meetings.values().next().unwrap();
        let numbers: Vec<&str> = meeting.decisions.keys().map(AsRef::as_ref).collect();
        assert_eq!(numbers, ["1"]);
        assert!(published.published().1.is_nothing());
    }

    #[test]
    fn a_plan_is_as_far_for_everybody_whatever_of_it_is_kept_within() {
        let mut plan = plan(&["milestones", "weight"]);
        plan.meetings.clear();
        let placed = plan.actions.values_mut().next().unwrap();
        placed.action.weight = Some(3.0);
        for (id, done) in [("a", "2018-01-01".parse().ok()), ("b", None)] {
            let milestone = crate::Milestone {
                done,
                ..crate::Milestone::default()
            };
            placed.action.milestones.push(id.parse().unwrap(), milestone);
        }
        let other = GroupedAction {
            group: "rh".parse().unwrap(),
            action: Box::new(Action::default()),
        };
        plan.actions.insert("RH-02".parse().unwrap(), other);
        let (published, _) = plan.published();
        let action = published.actions.values().next().unwrap();
        assert!(action.milestones.is_empty() && action.weight.is_none());
        let mean = |plan: &Plan| crate::progress::mean(plan, &plan.actions);
        assert_eq!((mean(&plan), mean(&published)), (Some(37.5), Some(37.5)));
        assert_eq!(
            mean(&published.published().0),
            Some(37.5),
            "and when it is published again"
        );
    }

    #[test]
    fn a_plan_that_hides_nothing_is_published_as_it_is() {
        let mut plan = plan(&[]);
        plan.meetings.clear();
        let (published, withheld) = plan.published();
        assert!(matches!(published, Cow::Borrowed(_)) && withheld.is_nothing());
    }

    #[test]
    fn changes_of_what_is_not_published_are_not_either() {
        let plan = plan(&["comment"]);
        let set = |subject: &Subject, path: &[&str], new: Option<Value>| Change::Set {
            subject: subject.clone(),
            path: FieldPath::from_iter(path.iter().map(ToString::to_string)),
            old: None,
            new,
        };
        let action = Subject::Action("RH-01".parse().unwrap());
        let meeting = Subject::Meeting("2018-03-15-copil".parse().unwrap());
        assert!(!plan.publishes(&set(&action, &["comment"], None)));
        assert!(plan.publishes(&set(&action, &["due"], None)));
        assert!(plan.publishes(&set(&meeting, &["decisions", "1", "text"], None)));
        assert!(!plan.publishes(&set(&meeting, &["decisions", "2", "text"], None)));
        let gone = Value::Table(
            [("confidential".to_owned(), Value::Boolean(true))]
                .into_iter()
                .collect(),
        );
        assert!(!plan.publishes(&set(&meeting, &["decisions", "9"], Some(gone))));
        assert!(
            !plan.publishes(&set(&meeting, &["decisions", "9", "text"], None)),
            "it is gone"
        );
    }
}
