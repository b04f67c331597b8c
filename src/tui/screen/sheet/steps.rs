//! The milestones of an action as a line in time, and one by one.
//!
//! ```text
//!                             aujourd’hui
//! ├────✓──────────!───────────────┃────────○────┤
//!      1          2                        3
//! 02/01/2017                           31/12/2018
//! ✓ 1 Note de cadrage              +12 j  12/04/2017
//! ```

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use ratatui::style::Style;
use ratatui::text::{Line, Span as Text};

use super::page::Page;
use crate::tui::component::text::{columns, fit};
use crate::tui::component::time_scale::TimeScale;
use copil_plan::{GroupedAction, Milestone};

/// The marks that number milestones on the line.
const NUMBERS: &str = "123456789abcdefghijklmnopqrstuvwxyz";

/// Narrower than this, there is no line to speak of.
const NARROWEST: usize = 24;

impl Page<'_> {
    pub(super) fn milestones(&mut self, placed: &GroupedAction) {
        if placed.milestones.is_empty() {
            return;
        }
        let catalogue = self.context.catalogue();
        self.heading(&fl!(catalogue, "tui-milestones"));
        let drawn = self.line_in_time(placed);
        let over = self.is_over(placed);
        for (milestone, number) in placed
            .milestones
            .values()
            .zip(NUMBERS.chars().map(Some).chain(std::iter::repeat(None)))
        {
            let (symbol, style) = self.mark(milestone, over);
            let weight = milestone.weight.filter(|weight| (*weight - 1.0).abs() > f64::EPSILON);
            let mut text = match number.filter(|_| drawn) {
                Some(number) => format!("{number} {}", milestone.title),
                None => milestone.title.clone(),
            };
            if let Some(weight) = weight {
                let weight = fl!(catalogue, "tui-weight", weight = catalogue.number(weight));
                text = format!("{text} ({weight})");
            }
            let (aside, aside_style) = self.promise(milestone.due, milestone.done, over);
            self.item(symbol, style, &text, &aside, aside_style);
        }
    }

    fn is_over(&self, placed: &GroupedAction) -> bool {
        self.context.plan.kind(&placed.status).is_over()
    }

    /// The mark of a milestone: reached, missed or ahead.
    fn mark(&self, milestone: &Milestone, over: bool) -> (&'static str, Style) {
        let theme = self.context.theme;
        let missed = milestone.due.is_some_and(|due| due < self.context.today) && !over;
        match milestone.done {
            Some(_) => ("✓", theme.good()),
            None if missed => ("!", theme.bad().patch(theme.strong())),
            None => ("○", theme.text()),
        }
    }

    /// Draws the line; answers whether there was room and time for one.
    fn line_in_time(&mut self, placed: &GroupedAction) -> bool {
        let today = self.context.today;
        let over = self.is_over(placed);
        let day_of = |milestone: &Milestone| milestone.done.or(milestone.due);
        let days = placed.milestones.values().filter_map(day_of);
        let ends = placed.start.into_iter().chain(placed.due);
        let now = (!over && placed.start.is_none_or(|start| start <= today)).then_some(today);
        let width = u16::try_from(self.width).unwrap_or(u16::MAX);
        let Some(scale) = TimeScale::over(days.chain(ends).chain(now), width) else {
            return false;
        };
        if self.width < NARROWEST {
            return false;
        }
        let theme = self.context.theme;
        let mut axis: Vec<(String, Style)> = vec![("─".to_owned(), theme.quiet()); self.width];
        axis[0].0 = "├".to_owned();
        axis[self.width - 1].0 = "┤".to_owned();
        let scale = scale.nearest();
        let today_at = scale.column(today).map(usize::from);
        if let Some(at) = today_at {
            axis[at] = ("┃".to_owned(), theme.accent());
        }
        let mut numbers = vec![' '; self.width];
        let dated: Vec<(NaiveDate, &Milestone, char)> = placed
            .milestones
            .values()
            .zip(NUMBERS.chars())
            .filter_map(|(milestone, number)| Some((day_of(milestone)?, milestone, number)))
            .collect();
        let wanted: Vec<NaiveDate> = dated.iter().map(|(day, ..)| *day).collect();
        for ((_, milestone, number), column) in dated.iter().zip(scale.separate_columns(&wanted)) {
            let Some(at) = column.map(usize::from) else { continue };
            let (symbol, style) = self.mark(milestone, over);
            axis[at] = (symbol.to_owned(), style);
            numbers[at] = *number;
        }
        self.write_axis(scale, today_at, axis, numbers);
        true
    }

    fn write_axis(
        &mut self,
        scale: TimeScale,
        today_at: Option<usize>,
        axis: Vec<(String, Style)>,
        numbers: Vec<char>,
    ) {
        let (catalogue, theme, width) = (self.context.catalogue(), self.context.theme, self.width);
        if let Some(at) = today_at {
            let label = fit(&fl!(catalogue, "tui-today"), width);
            let wide = columns(&label);
            let from = at.saturating_sub(wide / 2).min(width - wide);
            let line = format!("{}{label}", " ".repeat(from));
            self.push(Line::styled(line, theme.accent()));
        }
        let spans = axis.into_iter().map(|(text, style)| Text::styled(text, style));
        self.push(Line::from(spans.collect::<Vec<_>>()));
        let numbers: String = numbers.into_iter().collect();
        self.push(Line::raw(numbers.trim_end().to_owned()));
        let (from, to) = (catalogue.short_date(scale.first()), catalogue.short_date(scale.last()));
        let gap = width.saturating_sub(columns(&from) + columns(&to));
        self.push(Line::styled(format!("{from}{}{to}", " ".repeat(gap)), theme.quiet()));
    }

    /// What to say of a day promised and of the day it was kept.
    pub(super) fn promise(&self, due: Option<NaiveDate>, done: Option<NaiveDate>, over: bool) -> (String, Style) {
        let (catalogue, theme) = (self.context.catalogue(), self.context.theme);
        let after = |due: NaiveDate, day: NaiveDate| {
            let days = (day - due).num_days();
            (days > 0).then(|| fl!(catalogue, "tui-late-short", days = days))
        };
        let dated = |late: Option<String>, day: NaiveDate| match late {
            Some(late) => format!("{late}  {}", catalogue.short_date(day)),
            None => catalogue.short_date(day),
        };
        match (done, due) {
            (Some(day), due) => (dated(due.and_then(|due| after(due, day)), day), theme.good()),
            (None, Some(due)) if due < self.context.today && !over => {
                (dated(after(due, self.context.today), due), theme.bad())
            }
            (None, Some(due)) => (catalogue.short_date(due), theme.quiet()),
            (None, None) => (String::new(), theme.quiet()),
        }
    }
}
