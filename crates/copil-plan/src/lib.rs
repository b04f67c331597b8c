//! The domain: pure values. No files, no git, no screen, no clock; today is always an argument.
//!
//! A [`Plan`] is a value. A [`Change`] is a difference between two plans: [`change::diff`], [`change::apply`] and
//! [`change::invert`] are its laws. What a person wants is an [`Intent`], which becomes changes that the workflow allows.

#![deny(missing_docs)]

pub mod action;
pub mod action_history;
pub mod attention;
pub mod change;
pub mod check;
pub mod collation;
pub mod config;
pub mod decisions;
pub mod effective;
pub mod field;
pub mod fold;
pub mod forecast;
pub mod group;
pub mod group_by;
pub mod id;
pub mod intent;
pub mod meeting;
pub mod names;
pub mod party;
pub mod portfolio;
pub mod progress;
pub mod published;
pub mod query;
pub(crate) mod record;
pub mod sanitize;
pub mod schedule;
pub mod shape;
pub mod status;
pub mod thing;
pub mod value;
pub mod worklist;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

pub use action::{Action, Budget, Deliverable, Indicator, Measure, Milestone, Priority, Weather};
pub use change::{Change, Subject};
pub use config::{Committee, Language, Person, Phase, PlanConfig, Rules};
pub use group::Group;
pub use group_by::{GroupBy, GroupKey, grouped};
pub use id::{
    ActionId, AgendaKey, DecisionRef, GroupId, IndicatorId, MeetingId, MilestoneId, PersonId, PlanActionRef, PlanId,
    StatusId,
};
pub use intent::{ChangeContext, Intent, Refusal, Spending};

pub use meeting::{AgendaItem, Decision, Meeting, MeetingState, Outcome};
pub use schedule::{Delay, ScheduledMeasure, TargetState};
pub use status::{Need, Status, StatusKind, Workflow};
pub use thing::Thing;

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
    /// The actions of which what they weigh or how far they are cannot be read: they count in no average, for what stands
    /// in for it would make a figure that nobody wrote.
    pub unweighed: BTreeSet<ActionId>,
    /// How far actions are of which not all that tells it is published: the plan is as far for everybody.
    pub withheld_progress: BTreeMap<ActionId, progress::OwnProgress>,
    /// People who left it, as the past of its meetings tells.
    pub former: FormerPeople,
}

/// The functions of people who are in a plan no more and whom its meetings name, as the last of these knew them. No file
/// holds them: they make no plan another one.
#[derive(Clone, Debug, Default)]
pub struct FormerPeople(pub BTreeMap<PersonId, String>);

impl PartialEq for FormerPeople {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// An action and the working group it is in.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupedAction {
    /// The working group: the folder that holds the action's file.
    pub group: GroupId,
    /// What the file holds; apart, since it is large and moves about.
    pub action: Box<Action>,
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
            unweighed: BTreeSet::new(),
            withheld_progress: BTreeMap::new(),
            former: FormerPeople::default(),
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

    /// The status that new actions have: the workflow's first one in which nothing has begun.
    pub fn first_status(&self) -> Option<StatusId> {
        let workflow = self.workflow();
        let open = workflow.iter().find(|(_, status)| status.kind == StatusKind::Open);
        let first = open.or_else(|| workflow.iter().next());
        first.map(|(id, _)| id.clone())
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
        self.person_called(id.as_str())
    }

    /// The same of what may be the id of a person.
    pub fn person_called<'a>(&'a self, id: &'a str) -> &'a str {
        match self.config.people.get(id) {
            Some(person) => &person.name,
            None => self.former.0.get(id).map_or(id, String::as_str),
        }
    }

    /// The person to whom an address belongs, without regard to case; the first of several.
    pub fn person_of_address(&self, address: &str) -> Option<&PersonId> {
        self.people_of_address(address).next()
    }

    /// The people who have an address, without regard to case: more than one where the plan is wrong.
    pub fn people_of_address(&self, address: &str) -> impl Iterator<Item = &PersonId> {
        let people = self.config.people.iter();
        people
            .filter(move |(_, person)| person.has_address(address))
            .map(|(id, _)| id)
    }

    /// The actions of a group, in the order of their ids.
    pub fn actions_of<'a>(&'a self, group: &'a GroupId) -> impl Iterator<Item = (&'a ActionId, &'a GroupedAction)> {
        self.actions.iter().filter(move |(_, placed)| placed.group == *group)
    }

    /// The steering committee's next meeting, today's included until its record is closed.
    pub fn next_meeting(&self, today: NaiveDate) -> Option<(&MeetingId, &Meeting)> {
        self.next_meeting_of(today, |meeting| self.steers(meeting))
    }

    /// The steering committee's last meeting before a day.
    pub fn last_meeting(&self, today: NaiveDate) -> Option<(&MeetingId, &Meeting)> {
        self.last_meeting_of(today, |meeting| self.steers(meeting))
    }

    /// The meeting that a committee holds now, be it suspended.
    pub fn meeting_held(&self, committee: &id::CommitteeId) -> Option<&MeetingId> {
        let is_held = |meeting: &Meeting| {
            meeting.committee == *committee && matches!(meeting.state, MeetingState::Open | MeetingState::Suspended)
        };
        self.meetings.iter().find(|(_, one)| is_held(one)).map(|(id, _)| id)
    }

    /// The first of the meetings asked for that is still ahead.
    pub fn next_meeting_of(
        &self,
        today: NaiveDate,
        is_asked: impl Fn(&Meeting) -> bool,
    ) -> Option<(&MeetingId, &Meeting)> {
        let ahead = |meeting: &Meeting| meeting.is_ahead(today) && is_asked(meeting);
        self.meetings
            .iter()
            .filter(|(_, meeting)| ahead(meeting))
            .min_by_key(|(_, meeting)| meeting.date)
    }

    /// The meetings whose day came before a day, unless nobody met on it.
    pub fn meetings_before(&self, day: NaiveDate) -> impl Iterator<Item = (&MeetingId, &Meeting)> {
        self.meetings
            .iter()
            .filter(move |(_, meeting)| meeting.date < day && meeting.state.is_of_a_day())
    }

    /// The last before a day of the meetings asked for.
    pub fn last_meeting_of(
        &self,
        today: NaiveDate,
        is_asked: impl Fn(&Meeting) -> bool,
    ) -> Option<(&MeetingId, &Meeting)> {
        self.meetings_before(today)
            .filter(|(_, meeting)| is_asked(meeting))
            .max_by_key(|(_, meeting)| meeting.date)
    }

    /// Whether a meeting is the steering committee's: one that reports to no other. In a plan without committees every
    /// meeting is.
    pub fn steers(&self, meeting: &Meeting) -> bool {
        let committees = &self.config.committees;
        let known = committees.get(meeting.committee.as_str());
        committees.is_empty() || known.is_some_and(|committee| committee.reports_to.is_none())
    }

    /// The decision that a reference names.
    pub fn decision(&self, reference: &DecisionRef) -> Option<&Decision> {
        self.meetings
            .get(&reference.meeting)?
            .decisions
            .get(reference.decision.as_str())
    }
}
