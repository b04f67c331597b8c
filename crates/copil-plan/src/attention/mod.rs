//! What deserves a committee's time, and why: THE ranking.
//!
//! An action that is neither closed nor dropped gathers points, a sum over its reasons, multiplied for its priority. Each
//! weight can be set in the plan's `[rules.attention]`; the defaults are in brackets:
//!
//! | reason | points |
//! | --- | --- |
//! | its due date is past | `late` (10), growing evenly to twice that at 150 days |
//! | a milestone's due date is past | `milestone` (6), growing to twice that at 150 days; the oldest one counts |
//! | a decision about it is late | `decision` (6), growing to twice that at 150 days; the oldest one counts |
//! | an indicator was to be measured and was not | `measure` (4), growing to twice that at 150 days; the oldest one counts |
//! | it is blocked or paused | `waiting` (10), growing to twice that at 300 days |
//! | its weather is bad | `stormy` (12) or `rainy` (6), and `fell` (3) for each step that it fell in the last 100 days |
//! | its due date was pushed back twice, or by more than 90 days | `pushed` (3) for each time, up to four |
//! | it depends on something late, waiting, given up | `dependency` (4) for each, up to three |
//! | it is active and untouched for longer than `stale_days` | `stale` (5) |
//! | it is due before the next meeting, or soon where none is planned | `due` (2); alone, it counts only while not begun |
//!
//! The sum is multiplied by `high_priority` (2) or `low_priority` (0.5). Points are rounded reason by reason, so that what is
//! shown adds up. Where two actions have as many, the one of which a reason has lasted longest comes first, then the order
//! of ids. An action that gathers nothing is not in the ranking.

mod reason;
mod weights;

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::action_history::{ActionHistories, ActionHistory};
use super::decisions::{DecisionRegister, RegisteredDecision};
use super::id::natural_order;
use super::{ActionId, GroupedAction, MeetingId, Plan, Priority};

pub use reason::{DependencyTrouble, Reason, ReasonKind};
pub use weights::Weights;

use weights::EffectiveWeights;

/// A reason and the points that it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct WeighedReason {
    /// Why.
    pub reason: Reason,
    /// How much it counts, before the priority is taken into account.
    pub points: i64,
}

/// An action that deserves attention.
#[derive(Clone, Debug, PartialEq)]
pub struct Attention {
    /// The action.
    pub action: ActionId,
    /// Why, the weightiest reason first; never empty.
    pub reasons: Vec<WeighedReason>,
    /// What the sum of the reasons' points is multiplied by for its priority.
    pub factor: f64,
    /// Its points in all.
    pub points: i64,
}

impl Attention {
    /// The reason that counts most.
    pub fn first(&self) -> Option<&Reason> {
        self.reasons.first().map(|weighed| &weighed.reason)
    }

    /// For how many days the reason that has lasted longest has.
    fn lasted(&self) -> i64 {
        let days = self.reasons.iter().map(|weighed| weighed.reason.days());
        days.max().unwrap_or(0)
    }

    /// The sum of the reasons' points, before the priority is taken into account.
    pub fn sum(&self) -> i64 {
        self.reasons.iter().map(|weighed| weighed.points).sum()
    }
}

/// The actions that deserve attention, the most pressing first. Without their past, as before the history is read, they
/// are judged by their present alone.
pub fn ranked(plan: &Plan, histories: Option<&ActionHistories>, today: NaiveDate) -> Vec<Attention> {
    let scorer = Scorer::of(plan, today);
    let mut histories = histories.into_iter().flat_map(ActionHistories::iter).peekable();
    let mut found = Vec::new();
    for (id, placed) in &plan.actions {
        // Both are in the order of ids: going along both costs less than looking each action up.
        while histories.next_if(|(past, _)| *past < id).is_some() {}
        let past = histories.next_if(|(past, _)| *past == id).map(|(_, past)| past);
        found.extend(scorer.attention(id, placed, past));
    }
    let rank = |attention: &Attention| (Reverse(attention.points), Reverse(attention.lasted()));
    found.sort_by_cached_key(rank);
    for equals in found.chunk_by_mut(|a, b| rank(a) == rank(b)) {
        equals.sort_by(|a, b| natural_order(a.action.as_str(), b.action.as_str()));
    }
    found
}

/// Why one action deserves attention; `None` when it gathers no points.
pub fn attention(
    plan: &Plan,
    histories: Option<&ActionHistories>,
    today: NaiveDate,
    id: &ActionId,
) -> Option<Attention> {
    let past = histories.and_then(|histories| histories.history(id));
    Scorer::of(plan, today).attention(id, plan.actions.get(id)?, past)
}

/// What actions are judged by, worked out once for all of them.
struct Scorer<'p> {
    plan: &'p Plan,
    today: NaiveDate,
    weights: EffectiveWeights,
    stale: i64,
    /// The next meeting's day, or the last day that is soon.
    soon: NaiveDate,
    meeting: Option<&'p MeetingId>,
    /// The late decisions, the one that is late for longest first.
    late: Vec<RegisteredDecision<'p>>,
}

impl<'p> Scorer<'p> {
    fn of(plan: &'p Plan, today: NaiveDate) -> Self {
        let rules = plan.config.rules();
        // On its own day there is no time left before it: what the rules call soon takes its place.
        let meeting = plan.next_meeting(today).filter(|(_, meeting)| meeting.date > today);
        let days = chrono::Days::new(rules.due_soon().unsigned_abs());
        let soon = today.checked_add_days(days).unwrap_or(NaiveDate::MAX);
        Self {
            plan,
            today,
            weights: rules.attention.clone().unwrap_or_default().effective(),
            stale: rules.stale(),
            soon: meeting.map_or(soon, |(_, meeting)| meeting.date),
            meeting: meeting.map(|(id, _)| id),
            late: DecisionRegister::of(plan, today).late().into_iter().cloned().collect(),
        }
    }

    fn attention(&self, id: &ActionId, placed: &GroupedAction, past: Option<&ActionHistory>) -> Option<Attention> {
        let mut reasons = self.reasons(id, placed, past);
        if reasons.is_empty() {
            return None;
        }
        reasons.sort_by_key(|weighed| Reverse(weighed.points));
        let factor = match placed.priority {
            Priority::High => self.weights.high_priority,
            Priority::Normal => 1.0,
            Priority::Low => self.weights.low_priority,
        };
        let sum: i64 = reasons.iter().map(|weighed| weighed.points).sum();
        Some(Attention {
            action: id.clone(),
            reasons,
            factor,
            points: rounded(count(sum) * factor),
        })
    }

    fn weighed(&self, reason: Reason) -> Option<WeighedReason> {
        let points = rounded(reason.weigh(&self.weights));
        (points > 0).then_some(WeighedReason { reason, points })
    }

    /// The reasons that count something.
    fn reasons(&self, id: &ActionId, placed: &'p GroupedAction, past: Option<&ActionHistory>) -> Vec<WeighedReason> {
        let kind = self.plan.kind(&placed.status);
        let mut reasons = Vec::new();
        if kind.is_over() {
            return reasons;
        }
        let found = [
            reason::late(placed, self.today),
            reason::milestone(placed, self.today),
            self.decision(id),
            reason::measure(placed, kind, self.today),
            reason::waiting(placed, kind, self.today),
            reason::weather(placed, past, self.today),
            past.and_then(reason::pushed),
            self.dependency(placed),
            past.and_then(|past| reason::stale(past, kind, self.stale, self.today)),
        ];
        let due = reason::due(placed, kind, self.today, self.soon, self.meeting);
        // No more room than they can take: there are as many lists as actions.
        reasons.reserve_exact(found.iter().chain([&due]).flatten().count());
        reasons.extend(found.into_iter().flatten().filter_map(|reason| self.weighed(reason)));
        if !reasons.is_empty() || kind == super::StatusKind::Open {
            reasons.extend(due.and_then(|reason| self.weighed(reason)));
        }
        reasons
    }

    /// The decision about it that is late for longest.
    fn decision(&self, id: &ActionId) -> Option<Reason> {
        let mut late = self.late.iter().filter(|one| one.decision.actions.contains(id));
        let first = late.next()?;
        Some(Reason::Decision {
            decision: first.reference.clone(),
            days: first.days_late?,
            others: late.count(),
        })
    }

    /// The worst of what is wrong with the actions that it depends on.
    fn dependency(&self, placed: &'p GroupedAction) -> Option<Reason> {
        let trouble = |on: &'p ActionId| Some((on, DependencyTrouble::of(self.plan, on, self.today)?));
        let mut troubled = placed.depends_on.iter().filter_map(trouble);
        let first = troubled.next()?;
        let (mut others, mut worst) = (0, first);
        for next in troubled {
            others += 1;
            // The first of several as bad is kept: it is the one named first in the file.
            if next.1.rank() > worst.1.rank() {
                worst = next;
            }
        }
        let (on, trouble) = worst;
        Some(Reason::Dependency {
            on: on.clone(),
            trouble,
            others,
        })
    }
}

/// Points are far below what either type can hold.
#[expect(clippy::cast_possible_truncation, reason = "held within bounds")]
fn rounded(points: f64) -> i64 {
    points.clamp(0.0, 1e9).round() as i64
}

#[expect(clippy::cast_precision_loss, reason = "points are far below 2^53")]
fn count(points: i64) -> f64 {
    points as f64
}

#[cfg(test)]
mod tests;
