//! What an action takes of time: from when to when, how much of it is done, what was promised first, and the days that
//! count on the way.

use chrono::NaiveDate;

use crate::tui::component::shifted;
use crate::wording::signs::{KEPT, LATE};
use copil_plan::action_history::ActionHistory;
use copil_plan::{GroupedAction, StatusKind};

/// What an action takes of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ActionSpan {
    /// Its first day.
    pub(super) from: NaiveDate,
    /// Its last day; the day it was closed, where that is known.
    pub(super) to: NaiveDate,
    /// The last day of the part that is done, as a share of all its days.
    pub(super) done: Option<NaiveDate>,
    /// The first due date that it had, where today's is another.
    pub(super) promised: Option<NaiveDate>,
    /// The day until which it is late: today.
    pub(super) late: Option<NaiveDate>,
    /// Whether nothing says when it ends.
    pub(super) open: bool,
}

impl ActionSpan {
    /// What an action takes of time; `None` where nothing tells a day of it.
    pub(super) fn of(
        placed: &GroupedAction,
        kind: StatusKind,
        past: Option<&ActionHistory>,
        today: NaiveDate,
    ) -> Option<Self> {
        let steps = || placed.milestones.values().filter_map(|step| step.done.or(step.due));
        let begun = placed.start.or_else(|| steps().min());
        let over = kind.is_over();
        let ended = over.then_some(placed.since).flatten();
        let end = ended.or(placed.due).or_else(|| steps().max());
        let (from, to) = match (begun, end) {
            (Some(begun), Some(end)) => (begun.min(end), end),
            (Some(begun), None) if over => (begun, begun),
            (Some(begun), None) => (begun, begun.max(today)),
            (None, Some(end)) => (end, end),
            (None, None) => return None,
        };
        let promised = past
            .and_then(ActionHistory::first_promise)
            .filter(|day| placed.due != Some(*day));
        let open = end.is_none() && !over;
        // Of what has no end, no part is done.
        let share = placed.progress(kind).filter(|_| !open);
        let late = placed.due.filter(|due| !over && *due < today).map(|_| today);
        Some(Self {
            from,
            to,
            done: done_until(from, to, share),
            promised,
            late,
            open,
        })
    }

    /// The first day that is drawn.
    pub(super) fn first(&self) -> NaiveDate {
        self.promised.map_or(self.from, |promised| promised.min(self.from))
    }

    /// The last day that is drawn; what has no end goes on for ever.
    pub(super) fn last(&self) -> NaiveDate {
        if self.open {
            return NaiveDate::MAX;
        }
        [Some(self.to), self.promised, self.late]
            .into_iter()
            .flatten()
            .max()
            .unwrap_or(self.to)
    }
}

/// The last day of a share of the days from one to another; `None` of nothing.
fn done_until(from: NaiveDate, to: NaiveDate, progress: Option<f64>) -> Option<NaiveDate> {
    let share = progress? / 100.0;
    let days = (to - from).num_days() + 1;
    // Days of a plan are far below 2^53.
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
    let done = (share.clamp(0.0, 1.0) * days as f64).round() as i64;
    (done > 0).then(|| shifted(from, done - 1))
}

/// What a day on the way means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum DayMark {
    /// A milestone, or a deliverable, that an action which is over never reached.
    Never,
    /// A deliverable handed over.
    Delivered,
    /// A deliverable to be handed over.
    Deliverable,
    /// A milestone reached.
    Reached,
    /// A milestone to reach.
    Ahead,
    /// A milestone, or a deliverable, whose day went by.
    Missed,
}

impl DayMark {
    /// Its symbol, one column wide.
    pub(super) fn symbol(self) -> &'static str {
        match self {
            Self::Never => "×",
            Self::Delivered => "■",
            Self::Deliverable => "□",
            Self::Reached => KEPT,
            Self::Ahead => "◇",
            Self::Missed => LATE,
        }
    }

    /// The mark of a milestone.
    pub(super) fn of(done: Option<NaiveDate>, due: Option<NaiveDate>, over: bool, today: NaiveDate) -> Self {
        match (done, due) {
            (Some(_), _) => Self::Reached,
            (None, _) if over => Self::Never,
            (None, Some(due)) if due < today => Self::Missed,
            _ => Self::Ahead,
        }
    }
}

/// The days that count on the way of an action, those that matter least first, so that the others are drawn over them.
pub(super) fn marks(placed: &GroupedAction, kind: StatusKind, today: NaiveDate) -> Vec<(DayMark, NaiveDate)> {
    let over = kind.is_over();
    let milestones = placed.milestones.values().filter_map(|step| {
        let day = step.done.or(step.due)?;
        Some((DayMark::of(step.done, step.due, over, today), day))
    });
    let deliverables = placed.deliverables.values().filter_map(|made| {
        let day = made.done.or(made.due)?;
        let mark = match DayMark::of(made.done, made.due, over, today) {
            DayMark::Reached => DayMark::Delivered,
            DayMark::Ahead => DayMark::Deliverable,
            other => other,
        };
        Some((mark, day))
    });
    let all = milestones.chain(deliverables);
    let mut marks: Vec<_> = all.filter(|(mark, _)| *mark != DayMark::Never).collect();
    marks.sort();
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::action_history::{Timeline, Transition};
    use copil_plan::{Action, Milestone};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn placed(action: Action) -> GroupedAction {
        GroupedAction {
            group: "rh".parse().unwrap(),
            action: Box::new(action),
        }
    }

    const TODAY: &str = "2018-03-15";

    fn span(action: Action, kind: StatusKind) -> Option<ActionSpan> {
        ActionSpan::of(&placed(action), kind, None, day(TODAY))
    }

    #[test]
    fn a_bar_goes_from_start_to_due_and_its_done_part_is_its_progress() {
        let action = Action {
            start: Some(day("2018-01-01")),
            due: Some(day("2018-04-10")),
            progress: Some(50.0),
            ..Action::default()
        };
        let found = span(action.clone(), StatusKind::Active).unwrap();
        assert_eq!((found.from, found.to), (day("2018-01-01"), day("2018-04-10")));
        assert_eq!(found.done, Some(day("2018-02-19")), "50 of 100 days");
        assert_eq!((found.late, found.promised, found.open), (None, None, false));
        let none = Action {
            progress: None,
            ..action
        };
        assert_eq!(span(none, StatusKind::Active).unwrap().done, None);
    }

    #[test]
    fn what_is_over_ends_when_it_was_and_is_never_late() {
        let action = Action {
            start: Some(day("2017-01-01")),
            due: Some(day("2017-12-31")),
            since: Some(day("2018-02-01")),
            ..Action::default()
        };
        let closed = span(action.clone(), StatusKind::Closed).unwrap();
        assert_eq!((closed.to, closed.late), (day("2018-02-01"), None));
        assert_eq!(closed.done, Some(closed.to), "all of it is done");
        let dropped = span(action.clone(), StatusKind::Dropped).unwrap();
        assert_eq!((dropped.to, dropped.done), (day("2018-02-01"), None));
        let late = span(action, StatusKind::Active).unwrap();
        assert_eq!((late.to, late.late), (day("2017-12-31"), Some(day(TODAY))));
    }

    #[test]
    fn what_has_some_days_only_is_drawn_with_those() {
        assert_eq!(span(Action::default(), StatusKind::Open), None);
        let due = Action {
            due: Some(day("2018-06-29")),
            ..Action::default()
        };
        let only_due = span(due, StatusKind::Open).unwrap();
        assert_eq!((only_due.from, only_due.to), (day("2018-06-29"), day("2018-06-29")));
        let start = Action {
            start: Some(day("2018-01-01")),
            ..Action::default()
        };
        let only_start = span(start, StatusKind::Active).unwrap();
        assert_eq!((only_start.to, only_start.open), (day(TODAY), true));
        let turned = Action {
            start: Some(day("2019-01-01")),
            due: Some(day("2018-06-29")),
            ..Action::default()
        };
        let turned = span(turned, StatusKind::Open).unwrap();
        assert!(turned.from <= turned.to);
    }

    #[test]
    fn the_first_promise_is_told_where_the_date_moved() {
        let due = |from: Option<&str>, to: Option<&str>| Transition {
            day: day("2018-01-20"),
            from: from.map(day),
            to: to.map(day),
        };
        let past = ActionHistory {
            dues: Timeline::of([due(Some("2018-01-31"), Some("2018-06-29"))]),
            ..ActionHistory::default()
        };
        let action = |due: &str| {
            placed(Action {
                due: Some(day(due)),
                ..Action::default()
            })
        };
        let of = |due: &str| ActionSpan::of(&action(due), StatusKind::Open, Some(&past), day(TODAY)).unwrap();
        assert_eq!(of("2018-06-29").promised, Some(day("2018-01-31")));
        assert_eq!(of("2018-06-29").first(), day("2018-01-31"));
        assert_eq!(of("2018-01-31").promised, None, "back where it was");
        let earlier = of("2018-01-15");
        assert_eq!(
            (earlier.promised, earlier.last()),
            (Some(day("2018-01-31")), day(TODAY))
        );
    }

    #[test]
    fn what_is_over_has_nothing_left_to_miss() {
        let mut action = Action::default();
        let milestone = Milestone {
            due: Some(day("2018-01-31")),
            ..Milestone::default()
        };
        action.milestones.push("a".parse().unwrap(), milestone);
        assert_eq!(marks(&placed(action), StatusKind::Dropped, day(TODAY)), []);
    }

    #[test]
    fn what_was_missed_is_drawn_over_what_lies_ahead() {
        let mut action = Action::default();
        for (id, due, done) in [
            ("a", "2018-01-31", None),
            ("b", "2018-12-31", None),
            ("c", "2017-03-31", Some("2017-04-12")),
        ] {
            let milestone = Milestone {
                due: Some(day(due)),
                done: done.map(day),
                ..Milestone::default()
            };
            action.milestones.push(id.parse().unwrap(), milestone);
        }
        let marks = marks(&placed(action), StatusKind::Active, day(TODAY));
        assert_eq!(
            marks,
            [
                (DayMark::Reached, day("2017-04-12")),
                (DayMark::Ahead, day("2018-12-31")),
                (DayMark::Missed, day("2018-01-31"))
            ]
        );
    }
}
