//! What a person owes before the next meeting, and why.
//!
//! A person answers for the actions that name them among their leads, alone or in a pair, for the actions of a group that
//! they lead, and for the decisions that name them. Each of these is owed when there is a reason to touch it before the
//! committee meets:
//!
//! | rank | reason |
//! | --- | --- |
//! | 1 | late: a promised day is past, the action's, a milestone's or a decision's |
//! | 2 | a milestone is due before the meeting |
//! | 3 | the action, or the decision, is due before the meeting |
//! | 4 | an indicator is to be measured before the meeting, or was to be and was not |
//! | 5 | the day it was to begin is past, and it is not begun |
//! | 6 | it is under way and has no weather |
//! | 7 | its weather dates from before the last meeting, and nobody touched it since |
//! | 8 | its weather has no comment |
//! | 9 | it is active and nobody touched it for longer than the plan's rules allow |
//! | 10 | a decision waits, with no day or a later one |
//!
//! What is owed comes in the order of its gravest reason, the longest overdue or the soonest due first; the actions that
//! only come with a group after the person's own. Where no meeting is ahead, the days that the plan's rules call soon take
//! its place.

use std::cmp::Reverse;

use chrono::{Days, NaiveDate};

use super::action_history::ActionHistories;
use super::decisions::{DecisionRegister, RegisteredDecision};
use super::id::natural_order;
use super::{ActionId, DecisionRef, GroupedAction, IndicatorId, MeetingId, MilestoneId, PersonId, Plan, StatusKind};

/// What one person has on their worklist.
#[derive(Clone, Debug, PartialEq)]
pub struct Worklist {
    /// The next meeting, and its day; `None` when none is ahead.
    pub meeting: Option<(MeetingId, NaiveDate)>,
    /// The last day before which things are owed: the meeting's, else the end of the days that count as soon.
    pub until: NaiveDate,
    /// What they owe, the gravest first; then the rest of what they carry; then the rest of their groups.
    pub items: Vec<WorklistItem>,
}

/// Something on a person's worklist.
#[derive(Clone, Debug, PartialEq)]
pub struct WorklistItem {
    /// What it is.
    pub about: ItemSubject,
    /// How it came there.
    pub role: PersonRole,
    /// Why it is to be touched before the meeting, the gravest reason first.
    pub obligations: Vec<Obligation>,
}

/// An action or a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemSubject {
    /// An action.
    Action(ActionId),
    /// A decision.
    Decision(DecisionRef),
}

/// What a person has to do with an action or a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PersonRole {
    /// They answer for it.
    First,
    /// They carry it beside the one who answers for it.
    Second,
    /// They lead its group.
    GroupLead,
    /// They belong to its group.
    Member,
}

/// Why something is to be touched before the next meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obligation {
    /// A promised day is past: the action's, or that of a milestone.
    Late {
        /// The milestone; `None` for the action itself, or a decision.
        milestone: Option<MilestoneId>,
        /// By how many days.
        days: i64,
        /// How many other milestones are late as well, for less long.
        others: usize,
    },
    /// A promised day comes before the meeting.
    Due {
        /// The milestone; `None` for the action itself, or a decision.
        milestone: Option<MilestoneId>,
        /// The day.
        on: NaiveDate,
    },
    /// One of its indicators is to be measured.
    Measure {
        /// The indicator.
        indicator: IndicatorId,
        /// The day that it is, or was, to be measured on.
        on: NaiveDate,
    },
    /// It was to begin and is not begun.
    NotBegun {
        /// For how many days.
        days: i64,
    },
    /// It is under way and nobody said how it will end.
    NoWeather,
    /// What was said of how it will end dates from before the last meeting.
    OldWeather {
        /// How many days ago it was said.
        days: i64,
    },
    /// Its weather comes without a word.
    NoComment,
    /// Nobody touched it.
    Stale {
        /// For how many days.
        days: i64,
    },
    /// A decision is not carried out yet.
    Waits {
        /// The day it is to be carried out by.
        due: Option<NaiveDate>,
    },
}

/// What meets an obligation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Another status.
    Status,
    /// A weather.
    Weather,
    /// A milestone reached.
    Milestone,
    /// Another due date.
    Due,
    /// A measure.
    Measure,
    /// A comment.
    Comment,
    /// A decision carried out.
    CarryOut,
}

impl Obligation {
    /// What meets it for an action, the most likely first.
    fn settled_by(&self) -> &'static [Remedy] {
        match self {
            Self::Late { milestone: None, .. } => &[Remedy::Status, Remedy::Due],
            Self::Late { milestone: Some(_), .. } => &[Remedy::Milestone, Remedy::Due],
            Self::Due { milestone: None, .. } | Self::NotBegun { .. } => &[Remedy::Status],
            Self::Due { milestone: Some(_), .. } => &[Remedy::Milestone],
            Self::NoWeather | Self::OldWeather { .. } | Self::Stale { .. } => &[Remedy::Weather],
            Self::NoComment => &[Remedy::Comment],
            Self::Measure { .. } => &[Remedy::Measure],
            Self::Waits { .. } => &[],
        }
    }

    /// Its rank, see the table above; within a rank, what is overdue for longest or due soonest comes first.
    fn order(&self) -> (u8, Reverse<i64>, Option<NaiveDate>) {
        let (rank, days, on) = match self {
            Self::Late { days, .. } => (1, *days, None),
            Self::Due { milestone: Some(_), on } => (2, 0, Some(*on)),
            Self::Due { milestone: None, on } => (3, 0, Some(*on)),
            Self::Measure { on, .. } => (4, 0, Some(*on)),
            Self::NotBegun { days } => (5, *days, None),
            Self::NoWeather => (6, 0, None),
            Self::OldWeather { days } => (7, *days, None),
            Self::NoComment => (8, 0, None),
            Self::Stale { days } => (9, *days, None),
            Self::Waits { due } => (10, 0, *due),
        };
        (rank, Reverse(days), on)
    }
}

impl WorklistItem {
    /// Whether the person owes something about it before the next meeting.
    pub fn is_owed(&self) -> bool {
        !self.obligations.is_empty()
    }

    /// What meets one of its obligations, the most likely first.
    pub fn settled_by(&self, obligation: &Obligation) -> &'static [Remedy] {
        match self.about {
            ItemSubject::Action(_) => obligation.settled_by(),
            ItemSubject::Decision(_) => &[Remedy::CarryOut],
        }
    }

    /// Whether it names the person themselves.
    pub fn is_own(&self) -> bool {
        matches!(self.role, PersonRole::First | PersonRole::Second)
    }

    /// What it is called.
    fn name(&self) -> String {
        match &self.about {
            ItemSubject::Action(id) => id.to_string(),
            ItemSubject::Decision(reference) => reference.to_string(),
        }
    }
}

/// What a person has on their worklist on a day. Before the history is read, nothing is said of what only it can tell.
pub fn worklist(plan: &Plan, person: &PersonId, histories: Option<&ActionHistories>, today: NaiveDate) -> Worklist {
    let meeting = plan.next_meeting(today).map(|(id, held)| (id.clone(), held.date));
    let soon = Days::new(plan.config.rules().due_soon().unsigned_abs());
    let until = match &meeting {
        Some((_, day)) => *day,
        None => today.checked_add_days(soon).unwrap_or(today),
    };
    let day = Day {
        plan,
        histories,
        today,
        until,
        last: plan.last_meeting(today).map(|(_, held)| held.date),
    };
    let actions = plan.actions.iter().filter_map(|(id, placed)| {
        let kind = plan.kind(&placed.status);
        let over = kind.is_over();
        let role = role(plan, placed, person)?;
        let obligations = match role {
            PersonRole::Member => Vec::new(),
            // What is carried out may still have to be measured.
            _ if over => day.measure(placed, kind).into_iter().collect(),
            _ => day.obligations(id, placed, kind),
        };
        if over && obligations.is_empty() {
            return None;
        }
        Some(WorklistItem {
            about: ItemSubject::Action(id.clone()),
            role,
            obligations,
        })
    });
    let mut items: Vec<WorklistItem> = actions.chain(day.decisions(person)).collect();
    items.sort_by(|a, b| {
        let part = |item: &WorklistItem| (!item.is_owed(), !item.is_own());
        let gravest = |item: &WorklistItem| item.obligations.first().map(Obligation::order);
        part(a)
            .cmp(&part(b))
            .then_with(|| gravest(a).cmp(&gravest(b)))
            .then_with(|| next_due(plan, a).cmp(&next_due(plan, b)))
            .then_with(|| natural_order(&a.name(), &b.name()))
    });
    Worklist { meeting, until, items }
}

/// Whether a person leads anything: an action, alone or with others, or a group.
pub fn leads_anything(plan: &Plan, person: &PersonId) -> bool {
    plan.groups.values().any(|group| group.leads.contains(person))
        || plan.actions.values().any(|placed| placed.leads.contains(person))
}

/// The next day to be kept, those without one last.
fn next_due(plan: &Plan, item: &WorklistItem) -> (bool, Option<NaiveDate>) {
    let due = match &item.about {
        ItemSubject::Action(id) => plan
            .actions
            .get(id)
            .and_then(|placed| placed.next_due(plan.kind(&placed.status))),
        ItemSubject::Decision(_) => None,
    };
    (due.is_none(), due)
}

fn role(plan: &Plan, placed: &GroupedAction, person: &PersonId) -> Option<PersonRole> {
    let group = plan.groups.get(&placed.group);
    let leads_group = group.is_some_and(|group| group.leads.contains(person));
    match placed.leads.iter().position(|lead| lead == person) {
        Some(0) => Some(PersonRole::First),
        Some(_) => Some(PersonRole::Second),
        None if leads_group && placed.leads.is_empty() => Some(PersonRole::First),
        None if leads_group => Some(PersonRole::GroupLead),
        None => group
            .is_some_and(|group| group.members.contains(person))
            .then_some(PersonRole::Member),
    }
}

/// A day, and what is known on it.
struct Day<'p> {
    plan: &'p Plan,
    histories: Option<&'p ActionHistories>,
    today: NaiveDate,
    until: NaiveDate,
    /// The day of the last meeting.
    last: Option<NaiveDate>,
}

impl Day<'_> {
    fn obligations(&self, id: &ActionId, placed: &GroupedAction, kind: StatusKind) -> Vec<Obligation> {
        let milestones = placed
            .unreached()
            .filter_map(|(id, milestone)| self.promise(Some(id), milestone.due?));
        let own = placed.due.and_then(|due| self.promise(None, due));
        let mut obligations: Vec<Obligation> = milestones.collect();
        together(&mut obligations);
        obligations.extend(own);
        obligations.extend(self.measure(placed, kind));
        let begun = placed.start.map(|start| (self.today - start).num_days());
        if let Some(days) = begun.filter(|days| kind == StatusKind::Open && *days > 0) {
            obligations.push(Obligation::NotBegun { days });
        }
        if matches!(kind, StatusKind::Active | StatusKind::Waiting) {
            let blank = placed.comment.as_deref().is_none_or(|text| text.trim().is_empty());
            match placed.weather {
                None => obligations.push(Obligation::NoWeather),
                Some(_) if blank => obligations.push(Obligation::NoComment),
                Some(_) => {}
            }
            obligations.extend(self.untouched(id, placed, kind));
        }
        obligations.sort_by_key(Obligation::order);
        obligations
    }

    /// The measure that is to be taken before the meeting, or was to be and was not.
    fn measure(&self, placed: &GroupedAction, kind: StatusKind) -> Option<Obligation> {
        let missing = placed.missing_measure(kind, self.until)?;
        Some(Obligation::Measure {
            indicator: missing.indicator,
            on: missing.day,
        })
    }

    /// What a promised day asks for, when it asks for something before the meeting.
    fn promise(&self, milestone: Option<&MilestoneId>, day: NaiveDate) -> Option<Obligation> {
        let milestone = milestone.cloned();
        if day < self.today {
            let days = (self.today - day).num_days();
            return Some(Obligation::Late {
                milestone,
                days,
                others: 0,
            });
        }
        (day <= self.until).then_some(Obligation::Due { milestone, on: day })
    }

    /// What only the history can tell: one reason at most, for touching the action meets them all.
    fn untouched(&self, id: &ActionId, placed: &GroupedAction, kind: StatusKind) -> Option<Obligation> {
        let past = self.histories?.history(id)?;
        let touched = past.touched?;
        let idle = (self.today - touched).num_days();
        let said = past.weathers.last().map_or(touched, |turn| turn.day);
        let said = placed.confirmed.map_or(said, |day| day.max(said));
        if placed.weather.is_some() && self.last.is_some_and(|last| said < last && touched < last) {
            let days = (self.today - said).num_days();
            return Some(Obligation::OldWeather { days });
        }
        let stale = kind == StatusKind::Active && idle > self.plan.config.rules().stale();
        stale.then_some(Obligation::Stale { days: idle })
    }

    /// The decisions that a person is to carry out, and did not.
    fn decisions(&self, person: &PersonId) -> Vec<WorklistItem> {
        let register = DecisionRegister::of(self.plan, self.today);
        let item = |one: &RegisteredDecision<'_>| WorklistItem {
            about: ItemSubject::Decision(one.reference.clone()),
            role: PersonRole::First,
            obligations: vec![
                one.decision
                    .due
                    .and_then(|due| self.promise(None, due))
                    .unwrap_or(Obligation::Waits { due: one.decision.due }),
            ],
        };
        register.awaited_of(person).into_iter().map(item).collect()
    }
}

/// Of several late milestones, the one that is late for longest speaks for the others.
fn together(obligations: &mut Vec<Obligation>) {
    obligations.sort_by_key(Obligation::order);
    let late = obligations
        .iter()
        .filter(|obligation| matches!(obligation, Obligation::Late { .. }))
        .count();
    if let Some(Obligation::Late { others, .. }) = obligations.first_mut() {
        *others = late - 1;
        obligations.drain(1..late);
    }
}

#[cfg(test)]
mod tests;
