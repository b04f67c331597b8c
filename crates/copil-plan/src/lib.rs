//! The domain: pure values. No files, no git, no screen, no clock; today is always an argument.
//!
//! A [`Plan`] is a value. A [`Change`] is a difference between two plans: [`change::diff`], [`change::apply`] and
//! [`change::invert`] are its laws. What a person wants is an [`Intent`], which becomes changes that the workflow allows.

pub mod action;
pub mod action_history;
pub mod attention;
pub mod change;
pub mod check;
pub mod config;
pub mod field;
pub mod fold;
pub mod forecast;
pub mod group;
pub mod group_by;
pub mod id;
pub mod intent;
pub mod meeting;
pub mod progress;
pub mod query;
pub(crate) mod record;
pub mod status;
pub mod value;
pub mod worklist;

use std::collections::BTreeMap;

use chrono::NaiveDate;

pub use action::{Action, Budget, Deliverable, Indicator, Measure, Milestone, Priority, Weather};
pub use change::{Change, Subject};
pub use config::{Committee, Language, Person, Phase, PlanConfig, Rules};
pub use group::Group;
pub use group_by::{GroupBy, GroupKey};
pub use id::{ActionId, DecisionRef, GroupId, MeetingId, MilestoneId, PersonId, PlanId, StatusId};
pub use intent::{ChangeContext, Intent, Refusal};

pub use meeting::{AgendaItem, Decision, Meeting, MeetingState};
pub use status::{Need, Status, StatusKind, Workflow};

/// A whole action plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The name of its folder.
    pub id: PlanId,
    /// What `plan.toml` holds.
    pub config: PlanConfig,
    /// The working groups.
    pub groups: BTreeMap<GroupId, Group>,
    /// The actions of all groups.
    pub actions: BTreeMap<ActionId, GroupedAction>,
    /// The meetings of all committees.
    pub meetings: BTreeMap<MeetingId, Meeting>,
}

/// An action and the working group it is in.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupedAction {
    /// The working group: the folder that holds the action's file.
    pub group: GroupId,
    /// What the file holds.
    pub action: Action,
}

impl std::ops::Deref for GroupedAction {
    type Target = Action;

    fn deref(&self) -> &Action {
        &self.action
    }
}

impl Plan {
    /// A plan with nothing in it.
    pub fn empty(id: PlanId) -> Self {
        Self {
            id,
            config: PlanConfig {
                format: config::FORMAT,
                ..PlanConfig::default()
            },
            groups: BTreeMap::new(),
            actions: BTreeMap::new(),
            meetings: BTreeMap::new(),
        }
    }

    /// The statuses of the plan: its own, or the built-in ones.
    pub fn workflow(&self) -> &Workflow {
        if self.config.statuses.is_empty() {
            status::built_in()
        } else {
            &self.config.statuses
        }
    }

    /// What a status means; a status that the workflow does not know is taken for active, so that the action stays in
    /// sight.
    pub fn kind(&self, status: &StatusId) -> StatusKind {
        self.workflow()
            .get(status.as_str())
            .map_or(StatusKind::Active, |status| status.kind)
    }

    /// The language of the record.
    pub fn language(&self) -> Language {
        self.config.language
    }

    /// The name of a person, or their id when the plan does not know them.
    pub fn person_name<'a>(&'a self, id: &'a PersonId) -> &'a str {
        self.config
            .people
            .get(id.as_str())
            .map_or(id.as_str(), |person| &person.name)
    }

    /// The person to whom an address belongs, without regard to case.
    pub fn person_of_address(&self, address: &str) -> Option<&PersonId> {
        let belongs = |person: &Person| person.addresses().any(|known| known.eq_ignore_ascii_case(address));
        self.config
            .people
            .iter()
            .find(|(_, person)| belongs(person))
            .map(|(id, _)| id)
    }

    /// The actions of a group, in the order of their ids.
    pub fn actions_of<'a>(&'a self, group: &'a GroupId) -> impl Iterator<Item = (&'a ActionId, &'a GroupedAction)> {
        self.actions.iter().filter(move |(_, placed)| placed.group == *group)
    }

    /// The last meeting before a day of the committees that all others report to.
    pub fn last_meeting(&self, today: NaiveDate) -> Option<(&MeetingId, &Meeting)> {
        let committees = &self.config.committees;
        let top: Vec<&str> = committees
            .iter()
            .filter(|(_, committee)| committee.reports_to.is_none())
            .map(|(id, _)| id.as_str())
            .collect();
        self.meetings
            .iter()
            .filter(|(_, meeting)| meeting.date < today)
            .filter(|(_, meeting)| top.is_empty() || top.contains(&meeting.committee.as_str()))
            .max_by_key(|(_, meeting)| meeting.date)
    }

    /// The next meeting of any committee; one of today is ahead as long as it is not closed.
    pub fn next_meeting(&self, today: NaiveDate) -> Option<(&MeetingId, &Meeting)> {
        self.meetings
            .iter()
            .filter(|(_, meeting)| meeting.date > today || (meeting.date == today && !meeting.is_closed()))
            .min_by_key(|(_, meeting)| meeting.date)
    }

    /// The decision that a reference names.
    pub fn decision(&self, reference: &DecisionRef) -> Option<&Decision> {
        self.meetings
            .get(&reference.meeting)?
            .decisions
            .get(reference.decision.as_str())
    }
}
