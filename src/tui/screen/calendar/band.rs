//! What lies behind the actions: the plan's phases, the meetings of its committees, and today.

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::component::{Pen, TimeScale, columns, fill, put, to_u16};
use crate::tui::context::Context;
use copil_plan::sanitize::sanitize;
use copil_plan::{Meeting, Plan};

/// The most lines that phases which overlap take; of more at once, a later one covers the end of an earlier one.
const MOST_LANES: usize = 3;

/// A phase, laid over the columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Band {
    title: String,
    columns: (u16, u16),
    /// Whether its first and its last day are in sight.
    ends: (bool, bool),
    /// The line it is drawn on, among those of the phases.
    lane: usize,
    /// Whether it is drawn darker than its neighbours, behind the actions.
    shaded: bool,
}

/// A phase with the line it is drawn on.
struct Laned<'p> {
    from: NaiveDate,
    to: NaiveDate,
    title: &'p str,
    lane: usize,
}

/// The phases by their first day, those that overlap on lines of their own. One that says no beginning begins with the
/// plan, one that says no end ends with it.
fn laned(plan: &Plan) -> Vec<Laned<'_>> {
    let config = &plan.config;
    let mut phases: Vec<Laned<'_>> = config
        .phases
        .values()
        .map(|phase| Laned {
            from: phase.start.or(config.start).unwrap_or(NaiveDate::MIN),
            to: phase.end.or(config.end).unwrap_or(NaiveDate::MAX),
            title: &phase.title,
            lane: 0,
        })
        .collect();
    phases.sort_by_key(|phase| (phase.from, phase.to));
    let mut free_after: Vec<NaiveDate> = Vec::new();
    for phase in &mut phases {
        let free = free_after.iter().position(|end| *end < phase.from);
        phase.lane = free.unwrap_or(free_after.len()).min(MOST_LANES - 1);
        match free_after.get_mut(phase.lane) {
            Some(end) => *end = phase.to.max(*end),
            None => free_after.push(phase.to),
        }
    }
    phases
}

/// How many lines the phases take, whether or not they are in sight.
pub(super) fn lanes(plan: &Plan) -> u16 {
    let lanes = laned(plan).iter().map(|phase| phase.lane + 1).max();
    to_u16(lanes.unwrap_or(0))
}

/// The phases in sight.
pub(super) fn bands(plan: &Plan, scale: &TimeScale) -> Vec<Band> {
    let mut bands: Vec<Band> = laned(plan)
        .into_iter()
        .enumerate()
        .filter_map(|(n, phase)| {
            Some(Band {
                title: sanitize(phase.title),
                columns: scale.stretch(phase.from, phase.to)?,
                ends: (phase.from >= scale.first(), phase.to <= scale.last()),
                lane: phase.lane,
                shaded: n % 2 == 1,
            })
        })
        .collect();
    part(&mut bands);
    bands
}

/// Where a phase ends in the column that the next one begins in, the column is the next one's.
fn part(bands: &mut [Band]) {
    for n in 1..bands.len() {
        let (before, after) = bands.split_at_mut(n);
        let begins = after[0].columns.0;
        if let Some(neighbour) = before.iter_mut().rev().find(|band| band.lane == after[0].lane)
            && neighbour.columns.1 >= begins
            && neighbour.columns.0 < begins
        {
            neighbour.ends.1 &= neighbour.columns.1 == begins;
            neighbour.columns.1 = begins - 1;
        }
    }
}

/// Draws the phases on their lines, each with its name as far as there is room.
pub(super) fn phases(area: Rect, buf: &mut Buffer, bands: &[Band], style: (Style, Style)) {
    for band in bands {
        let y = area.y + to_u16(band.lane);
        let (first, last) = (area.x + band.columns.0, area.x + band.columns.1);
        let line = Rect {
            x: first,
            y,
            width: last - first + 1,
            height: 1,
        };
        fill(buf, line, "─", style.0);
        if band.ends.1 {
            put(buf, last, y, 1, "┤", style.0);
        }
        if band.ends.0 {
            put(buf, first, y, 1, "├", style.0);
        }
        // The title keeps off the ends, with a blank on each side.
        let room = (last - first + 1).saturating_sub(4);
        if room >= 3 {
            let end = put(buf, first + 2, y, room, &band.title, style.1);
            put(buf, first + 1, y, 1, " ", style.0);
            put(buf, end, y, 1, " ", style.0);
        }
    }
}

/// Draws every other phase as dots behind the actions, which are drawn over them.
pub(super) fn shade(area: Rect, buf: &mut Buffer, bands: &[Band], style: Style) {
    for band in bands.iter().filter(|band| band.shaded) {
        for x in (band.columns.0..=band.columns.1).filter(|x| x % 2 == 0) {
            fill(buf, column_of(area, x), "·", style);
        }
    }
}

/// One column of an area.
pub(super) fn column_of(area: Rect, column: u16) -> Rect {
    Rect {
        x: area.x + column,
        width: 1,
        ..area
    }
}

/// The meetings in sight, by their day.
pub(super) fn meetings<'p>(plan: &'p Plan, scale: &TimeScale) -> Vec<(u16, &'p Meeting)> {
    let mut found: Vec<_> = plan
        .meetings
        .values()
        .filter_map(|meeting| Some((scale.column(meeting.date)?, meeting)))
        .collect();
    found.sort_by_key(|(_, meeting)| meeting.date);
    found
}

/// Draws a line through the actions for every meeting, unless they are so many that the lines would hide the rest.
pub(super) fn across(area: Rect, buf: &mut Buffer, meetings: &[(u16, &Meeting)], style: Style) {
    let mut lines: Vec<u16> = meetings.iter().map(|(column, _)| *column).collect();
    lines.dedup();
    if lines.len() * 5 > usize::from(area.width) {
        return;
    }
    for column in lines {
        fill(buf, column_of(area, column), "┊", style);
    }
}

/// Draws the line of meetings: a tick for each, full once it was held, with the committee's name where there is room; and
/// the word for today where today is, or at the edge it lies beyond.
pub(super) fn ticks(
    line: Rect,
    buf: &mut Buffer,
    scale: &TimeScale,
    meetings: &[(u16, &Meeting)],
    context: &Context<'_>,
) {
    let theme = context.theme;
    let (taken_from, taken_to) = today(line, buf, scale, context);
    let free = |from: u16, to: u16| to < taken_from || from > taken_to;
    let symbol = |meeting: &Meeting| if meeting.date < context.today { "▾" } else { "▿" };
    for (column, meeting) in meetings.iter().filter(|(column, _)| free(*column, *column)) {
        put(buf, line.x + column, line.y, 1, symbol(meeting), theme.text());
    }
    for (n, (column, meeting)) in meetings.iter().enumerate() {
        let before = meetings.get(n.wrapping_sub(1)).map(|(column, _)| *column);
        let next = meetings.get(n + 1).map_or(line.width, |(next, _)| *next);
        let next = if taken_from > *column {
            next.min(taken_from)
        } else {
            next
        };
        let room = next.saturating_sub(column + 2);
        if before == Some(*column) || !free(*column, *column) {
            continue;
        }
        if let Some(name) = committee(context.plan, meeting, usize::from(room)) {
            put(buf, line.x + column + 1, line.y, room, &name, theme.quiet());
        }
    }
}

/// The committee's name, or its short name, as far as there is room.
fn committee(plan: &Plan, meeting: &Meeting, room: usize) -> Option<String> {
    let id = meeting.committee.as_str();
    let title = plan.config.committees.get(id).map_or(id, |committee| &committee.title);
    [title, id].into_iter().find(|name| columns(name) <= room).map(sanitize)
}

/// Draws the word for today; answers the columns it takes.
fn today(line: Rect, buf: &mut Buffer, scale: &TimeScale, context: &Context<'_>) -> (u16, u16) {
    let word = fl!(context.catalogue(), "tui-today");
    let style = context.theme.heading();
    let wide = to_u16(columns(&word)) + 2;
    let (text, begins) = match scale.column(context.today) {
        Some(column) if column + wide <= line.width => (format!("▼ {word}"), column),
        Some(column) => (format!("{word} ▼"), (column + 1).saturating_sub(wide)),
        None if context.today < scale.first() => (format!("‹ {word}"), 0),
        None => (format!("{word} ›"), line.width.saturating_sub(wide)),
    };
    Pen::on(buf, line).skip(begins).text(&text, style);
    (begins, begins + wide)
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::Phase;

    fn plan(phases: &[(&str, &str, &str)]) -> Plan {
        let mut plan = Plan::empty("essai".parse().unwrap());
        for (id, from, to) in phases {
            let phase = Phase {
                title: (*id).to_owned(),
                start: from.parse().ok(),
                end: to.parse().ok(),
                ..Phase::default()
            };
            plan.config.phases.push(id.parse().unwrap(), phase);
        }
        plan
    }

    #[test]
    fn phases_that_follow_each_other_share_a_line_and_no_column() {
        let scale = TimeScale::new("2018-01-01".parse().unwrap(), 365, 50);
        let plan = plan(&[
            ("b", "2018-03-16", "2018-06-30"),
            ("a", "2018-01-01", "2018-03-15"),
            ("c", "2018-07-01", ""),
        ]);
        let bands = bands(&plan, &scale);
        assert_eq!(lanes(&plan), 1);
        for pair in bands.windows(2) {
            assert!(pair[0].columns.1 < pair[1].columns.0, "{pair:?}");
            assert_ne!(pair[0].shaded, pair[1].shaded);
        }
        assert_eq!(bands[2].ends, (true, false), "no end is told");
    }

    #[test]
    fn phases_that_overlap_take_a_line_each() {
        let scale = TimeScale::new("2018-01-01".parse().unwrap(), 365, 50);
        let plan = plan(&[
            ("a", "2018-01-01", "2018-06-30"),
            ("b", "2018-03-01", "2018-09-30"),
            ("c", "2018-07-01", "2018-12-31"),
        ]);
        let found = bands(&plan, &scale);
        assert_eq!(found.iter().map(|band| band.lane).collect::<Vec<_>>(), [0, 1, 0]);
        assert_eq!(lanes(&plan), 2);
        assert_eq!(bands(&Plan::empty("vide".parse().unwrap()), &scale), []);
    }

    #[test]
    fn of_more_phases_at_once_than_there_are_lines_each_is_drawn() {
        let scale = TimeScale::new("2018-01-01".parse().unwrap(), 365, 50);
        let plan = plan(&[
            ("a", "2018-01-01", "2018-09-30"),
            ("b", "2018-02-01", "2018-10-31"),
            ("c", "2018-03-01", "2018-11-30"),
            ("d", "2018-06-01", "2018-12-31"),
        ]);
        let found = bands(&plan, &scale);
        assert_eq!(found.iter().map(|band| band.lane).collect::<Vec<_>>(), [0, 1, 2, 2]);
        assert_eq!(lanes(&plan), 3);
        assert!(found[2].columns.1 < found[3].columns.0, "{found:?}");
        assert_eq!(found[2].ends, (true, false), "its end is covered");
    }
}
