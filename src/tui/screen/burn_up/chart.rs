//! The chart: what is done as an area, the scope and the promises as lines, and the cone to the days on which all may be
//! done. Every series has a sign of its own, so that none depends on its colour.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::scale::{ValueScale, time_scale};
use crate::tui::component::{Label, TimeScale, Unit, fill, finest, put, put_right, to_u16};
use crate::tui::context::Context;
use crate::tui::theme::Theme;
use copil_plan::forecast::{BurnUp, Forecast, SimulationResult};

pub(super) const SCOPE: &str = "─";
pub(super) const PROMISED: &str = "●";
pub(super) const FIRST: &str = "○";
pub(super) const CONE: &str = "░";
pub(super) const HALF: &str = "◇";
pub(super) const LIKELY: &str = "◈";
pub(super) const TODAY: &str = "│";
pub(super) const END: &str = "┊";
pub(super) const MEETING: &str = "•";
pub(super) const DONE: &str = "█";

/// A column filled to so many eighths.
const EIGHTHS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// What is named below the chart, from what says most to what takes least room.
const LABELS: [(Unit, Label); 7] = [
    (Unit::MONTH, Label::MonthAndYear),
    (Unit::QUARTER, Label::MonthAndYear),
    (Unit::Months(6), Label::MonthAndYear),
    (Unit::YEAR, Label::Year),
    (Unit::Months(24), Label::Year),
    (Unit::Months(60), Label::Year),
    (Unit::Months(120), Label::Year),
];

/// Draws the chart with its axes.
pub(super) fn chart(area: Rect, buf: &mut Buffer, burn_up: &BurnUp, context: &Context<'_>) {
    let digits = ValueScale::of(burn_up, area.height).top.to_string().len();
    let gutter = to_u16(digits.max(3) + 2).min(area.width / 4);
    let plot = Rect {
        x: area.x + gutter,
        width: area.width.saturating_sub(gutter),
        height: area.height.saturating_sub(2),
        ..area
    };
    if plot.width < 8 || plot.height < 2 {
        return;
    }
    let Some(days) = time_scale(burn_up, plot.width) else {
        return;
    };
    let drawing = Drawing {
        plot,
        days,
        counts: ValueScale::of(burn_up, plot.height),
        burn_up,
        theme: context.theme,
    };
    drawing.area(buf);
    drawing.cone(buf);
    drawing.lines(buf);
    drawing.verticals(buf);
    drawing.count_axis(area.x, gutter, buf);
    drawing.day_axis(buf, context);
}

/// A chart being drawn.
struct Drawing<'b> {
    plot: Rect,
    days: TimeScale,
    counts: ValueScale,
    burn_up: &'b BurnUp,
    theme: Theme,
}

impl Drawing<'_> {
    fn sign(&self, buf: &mut Buffer, column: u16, row: u16, sign: &str, style: Style) {
        let y = self.plot.bottom() - 1 - row;
        put(buf, self.plot.x + column, y, 1, sign, style);
    }

    fn is_free(&self, buf: &Buffer, column: u16, row: u16) -> bool {
        let at = (self.plot.x + column, self.plot.bottom() - 1 - row);
        buf.cell(at).is_some_and(|cell| cell.symbol() == " ")
    }

    /// The columns whose last day is not after a day, and the one that holds it.
    fn until(&self, day: NaiveDate) -> u16 {
        self.days.column(day).map_or(self.days.width(), |column| column + 1)
    }

    /// What is done, filled from below.
    fn area(&self, buf: &mut Buffer) {
        let today = self.burn_up.today().day;
        for column in 0..self.until(today) {
            let day = self.days.day(column).min(today);
            let eighths = self.counts.eighths(done_on(self.burn_up, day));
            for row in 0..self.plot.height {
                let filled = eighths.saturating_sub(row * 8).min(8);
                if filled > 0 {
                    self.sign(buf, column, row, EIGHTHS[usize::from(filled)], self.theme.good());
                }
            }
        }
    }

    /// What may be done, between the line to the middle day and the line to the likely one; nothing where the middle day
    /// lies beyond all days, since no line leads there.
    fn cone(&self, buf: &mut Buffer) {
        let outlook = match &self.burn_up.forecast {
            Forecast::Foreseen(outlook) if outlook.half.is_some() => outlook,
            _ => return,
        };
        let today = self.burn_up.today();
        let first = self.until(today.day);
        for column in first..self.days.width() {
            let day = self.days.day(column);
            let (high, low) = (self.previewed(outlook.half, day), self.previewed(outlook.likely, day));
            if low >= today.scope {
                break;
            }
            for row in self.counts.row(low)..=self.counts.row(high) {
                self.sign(buf, column, row, CONE, self.theme.accent());
            }
        }
        self.arrivals(buf, outlook);
    }

    /// How many are done on a day, going straight to all of them on another; as now, where that lies beyond all days.
    fn previewed(&self, over: Option<NaiveDate>, day: NaiveDate) -> usize {
        let today = self.burn_up.today();
        let Some(over) = over else { return today.done };
        let all = (over - today.day).num_days().max(1);
        let gone = (day - today.day).num_days().clamp(0, all);
        let left = i64::try_from(today.scope.saturating_sub(today.done)).unwrap_or(0);
        today.done + usize::try_from(left * gone / all).unwrap_or(0)
    }

    fn arrivals(&self, buf: &mut Buffer, outlook: &SimulationResult) {
        let row = self.counts.row(self.burn_up.today().scope);
        for (day, sign) in [(outlook.likely, LIKELY), (outlook.half, HALF)] {
            if let Some(column) = day.and_then(|day| self.days.column(day)) {
                let style = self.theme.heading();
                self.sign(buf, column, row, sign, style);
            }
        }
    }

    /// The scope until today, and what was promised by each day.
    fn lines(&self, buf: &mut Buffer) {
        let today = self.burn_up.today().day;
        let last = |days: &[NaiveDate]| days.last().map_or(0, |day| self.until(*day));
        let first = self.burn_up.first_promised.as_deref().map_or(0, last);
        let now = last(&self.burn_up.promised);
        for column in 0..self.days.width() {
            let day = self.days.day(column);
            if column < self.until(today) {
                let scope = self.counts.row(scope_on(self.burn_up, day));
                self.sign(buf, column, scope, SCOPE, self.theme.text());
            }
            // Every other column of the first promises lets what lies below be seen.
            if column < first && column % 2 == 0 {
                let row = self.counts.row(self.burn_up.first_promised_by(day).unwrap_or(0));
                self.sign(buf, column, row, FIRST, self.theme.quiet());
            }
            if column < now && column % 2 == 1 {
                let row = self.counts.row(self.burn_up.promised_by(day));
                self.sign(buf, column, row, PROMISED, self.theme.warning());
            }
        }
    }

    /// Today and the plan's end, from top to bottom where nothing else is drawn.
    fn verticals(&self, buf: &mut Buffer) {
        let today = Some(self.burn_up.today().day);
        for (day, sign, style) in [
            (today, TODAY, self.theme.strong()),
            (self.burn_up.end, END, self.theme.quiet()),
        ] {
            let Some(column) = day.and_then(|day| self.days.column(day)) else {
                continue;
            };
            for row in 0..self.plot.height {
                if self.is_free(buf, column, row) {
                    self.sign(buf, column, row, sign, style);
                }
            }
        }
    }

    /// Counts along the left edge.
    fn count_axis(&self, x: u16, gutter: u16, buf: &mut Buffer) {
        let right = self.plot.x.saturating_sub(1);
        let steps: usize = if self.plot.height >= 12 { 4 } else { 2 };
        for step in 0..=steps {
            let count = self.counts.top * step / steps;
            let y = self.plot.bottom() - 1 - self.counts.row(count);
            put_right(
                buf,
                right,
                y,
                gutter.min(right - x),
                &count.to_string(),
                self.theme.quiet(),
            );
        }
    }

    /// The line below the chart: meetings on it, days named below it.
    fn day_axis(&self, buf: &mut Buffer, context: &Context<'_>) {
        let (plot, theme) = (self.plot, self.theme);
        let y = plot.bottom();
        let line = Rect { y, height: 1, ..plot };
        fill(buf, line, "─", theme.quiet());
        if let Some((_, label, stretches)) = finest(&self.days, &LABELS, context.catalogue()) {
            for stretch in stretches.iter().filter(|stretch| stretch.begins) {
                let x = plot.x + stretch.columns.0;
                put(buf, x, y, 1, "┬", theme.quiet());
                let name = label.text(stretch.first, context.catalogue());
                if stretch.has_room(&name) {
                    put(buf, x, y + 1, stretch.width(), &name, theme.quiet());
                }
            }
        }
        for meeting in context.plan.meetings.values() {
            if let Some(column) = self.days.column(meeting.date) {
                put(buf, plot.x + column, y, 1, MEETING, theme.accent());
            }
        }
    }
}

fn done_on(burn_up: &BurnUp, day: NaiveDate) -> usize {
    week_of(burn_up, day).map_or(0, |week| week.done)
}

fn scope_on(burn_up: &BurnUp, day: NaiveDate) -> usize {
    week_of(burn_up, day).map_or(0, |week| week.scope)
}

/// The last week that had ended by a day; the first one for a day before.
fn week_of(burn_up: &BurnUp, day: NaiveDate) -> Option<&copil_plan::forecast::Week> {
    let after = burn_up.weeks.partition_point(|week| week.day <= day);
    burn_up.weeks.get(after.saturating_sub(1))
}
