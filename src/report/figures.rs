//! The figures of a plan on a day: how far it is, against the time gone by, as a whole and by working group.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::parts::{Part, PartsBuilder};
use copil_plan::decisions::DecisionRegister;
use copil_plan::progress::WeightedMean;
use copil_plan::{ActionId, GroupBy, GroupedAction, Plan, Priority, StatusId, StatusKind, Weather, progress};

/// The figures of a whole plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// The plan's actions.
    pub all: Tally,
    /// How many have each status, in the order of the workflow; statuses that it does not know come last.
    pub by_status: Vec<(StatusId, usize)>,
    /// The share of the plan's time that has gone by, 0 to 100.
    pub elapsed: Option<f64>,
    /// Each working group's figures, in the order of their ids.
    pub groups: Vec<Part>,
    /// Each organisation's figures, as the plan lists them.
    pub organisations: Vec<Part>,
    /// How many decisions are late.
    pub late_decisions: usize,
}

/// The figures of some actions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// How many there are.
    pub total: usize,
    /// How many are of high priority.
    pub high: usize,
    /// How many are not begun.
    pub open: usize,
    /// How many are being worked on.
    pub active: usize,
    /// How many are begun and wait.
    pub waiting: usize,
    /// How many are carried out.
    pub closed: usize,
    /// How many were given up.
    pub dropped: usize,
    /// How many are late.
    pub late: usize,
    /// How many are due soon, and not late.
    pub due_soon: usize,
    /// How many were promised for today or before, done or not, dropped ones left out.
    pub promised: usize,
    /// The mean progress, 0 to 100; `None` when no action counts.
    pub progress: Option<f64>,
    /// How many of those not finished have each weather, the best first.
    pub weather: [usize; 4],
    sum: WeightedMean,
}

impl Tally {
    /// How many count: all but the dropped ones.
    pub fn scope(&self) -> usize {
        self.total - self.dropped
    }

    /// Whether there are some that count while nothing tells how far they are: what it rests on cannot be read.
    pub fn is_unknown(&self) -> bool {
        self.progress.is_none() && self.scope() > 0
    }

    /// The worst weather among the actions that are not finished.
    pub fn worst_weather(&self) -> Option<Weather> {
        Weather::ALL
            .iter()
            .zip(self.weather)
            .rev()
            .find(|(_, count)| *count > 0)
            .map(|(weather, _)| *weather)
    }

    pub(super) fn add(&mut self, plan: &Plan, id: &ActionId, placed: &GroupedAction, today: NaiveDate) {
        self.count(&Standing::of(plan, id, placed, today));
    }

    pub(super) fn count(&mut self, standing: &Standing) {
        self.total += 1;
        self.high += usize::from(standing.is_high);
        let count = match standing.kind {
            StatusKind::Open => &mut self.open,
            StatusKind::Active => &mut self.active,
            StatusKind::Waiting => &mut self.waiting,
            StatusKind::Closed => &mut self.closed,
            StatusKind::Dropped => &mut self.dropped,
        };
        *count += 1;
        self.late += usize::from(standing.is_late);
        self.promised += usize::from(standing.is_promised);
        self.due_soon += usize::from(standing.is_due_soon);
        if let Some(weather) = standing.weather {
            self.weather[weather as usize] += 1;
        }
        if let Some(progress) = standing.progress {
            self.sum.add(progress, standing.weight);
            self.progress = self.sum.mean();
        }
    }

    /// Takes in the figures of other actions.
    pub(super) fn join(&mut self, other: &Self) {
        let Self {
            total,
            high,
            open,
            active,
            waiting,
            closed,
            dropped,
            late,
            due_soon,
            promised,
            progress: _,
            weather,
            sum,
        } = other;
        self.total += total;
        self.high += high;
        self.open += open;
        self.active += active;
        self.waiting += waiting;
        self.closed += closed;
        self.dropped += dropped;
        self.late += late;
        self.due_soon += due_soon;
        self.promised += promised;
        for (own, other) in self.weather.iter_mut().zip(weather) {
            *own += other;
        }
        self.sum.join(*sum);
        self.progress = self.sum.mean();
    }
}

/// What an action counts for on a day, in the whole and in each of its parts.
pub(super) struct Standing {
    pub(super) kind: StatusKind,
    is_high: bool,
    is_late: bool,
    is_due_soon: bool,
    is_promised: bool,
    /// Its weather, while it is not finished.
    weather: Option<Weather>,
    progress: Option<f64>,
    /// The share of its time that has gone by.
    pub(super) elapsed: Option<f64>,
    pub(super) weight: f64,
}

impl Standing {
    pub(super) fn of(plan: &Plan, id: &ActionId, placed: &GroupedAction, today: NaiveDate) -> Self {
        let kind = plan.kind(&placed.status);
        let counts = !plan.unweighed.contains(id);
        let own = plan.own_progress(id, placed);
        Self {
            kind,
            is_high: placed.priority == Priority::High,
            is_late: placed.late_since(kind, today).is_some(),
            is_due_soon: placed.is_due_soon(kind, today, plan.config.rules().due_soon()),
            is_promised: placed.promised_for(kind).is_some_and(|due| due <= today),
            weather: placed.weather.filter(|_| !kind.is_over()),
            progress: own.progress,
            elapsed: placed.elapsed(plan, kind, today).filter(|_| counts),
            weight: own.weight,
        }
    }
}

impl Figures {
    /// The figures of a plan on a day.
    pub fn of(plan: &Plan, today: NaiveDate) -> Self {
        let mut all = Tally::default();
        let mut by_status: Vec<(StatusId, usize)> = plan.workflow().keys().map(|id| (id.clone(), 0)).collect();
        let mut groups = PartsBuilder::of(plan, GroupBy::Group, None);
        // Of one organisation alone the whole tells.
        let has_several = plan.config.organisations.len() > 1;
        let mut organisations = has_several.then(|| PartsBuilder::of(plan, GroupBy::Organisation, None));
        for (id, placed) in &plan.actions {
            let standing = Standing::of(plan, id, placed, today);
            all.count(&standing);
            groups.take(id, placed, &standing, today);
            if let Some(organisations) = &mut organisations {
                organisations.take(id, placed, &standing, today);
            }
            match by_status.iter_mut().find(|(id, _)| *id == placed.status) {
                Some((_, count)) => *count += 1,
                None => by_status.push((placed.status.clone(), 1)),
            }
        }
        Self {
            all,
            by_status,
            elapsed: progress::time_elapsed(plan, today),
            groups: groups.finish(today),
            organisations: organisations.map(|parts| parts.finish_named(today)).unwrap_or_default(),
            late_decisions: DecisionRegister::of(plan, today).late().len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::{Action, Group};

    #[test]
    fn the_figures_count_each_action_once_and_dropped_ones_in_no_average() {
        let mut plan = Plan::empty("essai".parse().unwrap());
        plan.groups.insert("rh".parse().unwrap(), Group::default());
        for (id, status, progress, weather) in [
            ("A", "done", None, Some(Weather::Stormy)),
            ("B", "in-progress", Some(50.0), Some(Weather::Rainy)),
            ("C", "abandoned", Some(90.0), None),
        ] {
            let due = "2016-01-01".parse().ok();
            let action = Action {
                status: status.parse().unwrap(),
                progress,
                weather,
                due,
                ..Action::default()
            };
            plan.actions.insert(
                id.parse().unwrap(),
                GroupedAction {
                    group: "rh".parse().unwrap(),
                    action: Box::new(action),
                },
            );
        }
        let figures = Figures::of(&plan, "2016-02-01".parse().unwrap());
        assert_eq!(figures.all, figures.groups[0].tally);
        assert_eq!(
            (
                figures.all.total,
                figures.all.late,
                figures.all.closed,
                figures.all.dropped
            ),
            (3, 1, 1, 1)
        );
        assert_eq!(figures.all.progress, Some(75.0));
        assert_eq!(
            figures.all.worst_weather(),
            Some(Weather::Rainy),
            "what is done has no weather left"
        );
        assert_eq!(figures.by_status.iter().map(|(_, count)| count).sum::<usize>(), 3);
    }
}
