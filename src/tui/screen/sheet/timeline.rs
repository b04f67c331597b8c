//! The milestones of an action as a line in time.
//!
//! ```text
//!                             aujourd’hui
//! ├────✓──────────!───────────────┃────────○────┤
//!      1          2                        3
//! 02/01/2017                           31/12/2018
//! ```

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use ratatui::style::Style;
use ratatui::text::{Line, Span as Text};

use super::page::SheetPage;
use super::parts::NUMBERS;
use crate::report::sheet::{Promise, SheetPart, SheetRow};
use crate::tui::component::text::{columns, fit};
use crate::tui::component::time_scale::TimeScale;
use copil_plan::Action;

/// Narrower than this, there is no line to speak of.
const NARROWEST: usize = 24;

impl SheetPage<'_> {
    /// Draws the line; answers whether there was room and time for one.
    pub(super) fn line_in_time(&mut self, part: &SheetPart<'_>, action: &Action) -> bool {
        let today = self.context.today;
        let promises = part.rows.iter().filter_map(|row| match row {
            SheetRow::Promised(promise) => Some(promise),
            _ => None,
        });
        let dated = promises.zip(NUMBERS.chars().map(Some).chain(std::iter::repeat(None)));
        let dated: Vec<(NaiveDate, &Promise<'_>, Option<char>)> = dated
            .filter_map(|(promise, number)| Some((promise.done.or(promise.due)?, promise, number)))
            .collect();
        let is_over = self.context.plan.kind(&action.status).is_over();
        let days = dated.iter().map(|(day, ..)| *day);
        let ends = action.start.into_iter().chain(action.due);
        let now = (!is_over && action.start.is_none_or(|start| start <= today)).then_some(today);
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
        let numbered = dated
            .into_iter()
            .filter_map(|(day, promise, number)| Some((day, promise, number?)));
        let numbered: Vec<_> = numbered.collect();
        let wanted: Vec<NaiveDate> = numbered.iter().map(|(day, ..)| *day).collect();
        for ((_, promise, number), column) in numbered.iter().zip(scale.separate_columns(&wanted)) {
            let Some(at) = column.map(usize::from) else { continue };
            let (symbol, style) = self.mark(promise);
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
}
