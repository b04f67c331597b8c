//! The burn-up in presentation mode: how much is done, how much of the time is gone and when all will be done, in figures
//! to be read from afar, above the chart.

use chrono::{Datelike, NaiveDate};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;

use super::BurnUpScreen;
use crate::tui::component::big::{self, Scale};
use crate::tui::component::text::{put, wrap};
use crate::tui::context::Context;
use crate::wording::forecast;
use copil_plan::forecast::{BurnUp, Forecast};

/// The most lines under a figure that say what it is.
const WORDS: u16 = 4;

/// From this height on, the figures are five lines high.
const TALL: u16 = 28;

/// Between these widths, two years stand in one figure, for the others to be larger.
const CLOSE: std::ops::Range<u16> = 100..150;

/// A figure in large, what it says, and its look.
type Figure = (String, String, Style);

impl BurnUpScreen {
    pub(super) fn present(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let known = self.burn_up.as_ref();
        let known = known.filter(|burn_up| burn_up.forecast != Forecast::Empty);
        let Some(burn_up) = known else {
            return self.chart(area, buf, context);
        };
        let figures = figures(burn_up, CLOSE.contains(&area.width), context);
        let each = area.width / u16::try_from(figures.len()).unwrap_or(1).max(1);
        let most = if area.height >= TALL {
            Scale::Large
        } else {
            Scale::Small
        };
        let texts = figures.iter().map(|(text, ..)| text.as_str());
        let scale = most.down_to_fit(texts, each.saturating_sub(3));
        let width = each.saturating_sub(3);
        let said: Vec<_> = figures
            .iter()
            .map(|(_, words, _)| wrap(words, usize::from(width)))
            .collect();
        let lines = said.iter().map(Vec::len).max().unwrap_or(0);
        let words = u16::try_from(lines).unwrap_or(WORDS).min(WORDS);
        let high = scale.height() + words + 1;
        let [top, chart] = Layout::vertical([Constraint::Length(high), Constraint::Fill(1)]).areas(area);
        for (n, ((text, _, style), lines)) in (0u16..).zip(figures.iter().zip(&said)) {
            let place = Rect {
                x: top.x + n * each,
                width,
                ..top
            };
            big::draw(buf, place, text, scale, style.patch(context.theme.strong()));
            let below = place.y + scale.height();
            for (y, line) in (below..below + words).zip(lines) {
                put(buf, place.x, y, place.width, line, context.theme.strong());
            }
        }
        self.chart(chart, buf, context);
    }
}

/// What is done, the time that is gone, and the years in which all will be done, as far as they are foreseen.
fn figures(burn_up: &BurnUp, close: bool, context: &Context<'_>) -> Vec<Figure> {
    let (catalogue, theme, today) = (context.catalogue(), context.theme, burn_up.today());
    let share = forecast::share(today.done, today.scope);
    let mut figures = vec![(
        catalogue.percent(share),
        fl!(catalogue, "burn-up-wall-done", done = today.done, scope = today.scope),
        theme.good(),
    )];
    if let Some(elapsed) = burn_up.elapsed {
        let words = fl!(catalogue, "tui-room-time");
        figures.push((catalogue.percent(elapsed), words, theme.text()));
    }
    if let Forecast::Foreseen(foreseen) = &burn_up.forecast {
        let year = |day: Option<NaiveDate>| day.map_or_else(|| "–".to_owned(), |day| day.year().to_string());
        let when = |day: Option<NaiveDate>| match day {
            Some(day) => catalogue.long_date(day),
            None => fl!(catalogue, "forecast-never"),
        };
        let half = fl!(catalogue, "burn-up-wall-half", date = when(foreseen.half));
        let likely = fl!(catalogue, "burn-up-wall-likely", date = when(foreseen.likely));
        if close {
            figures.push((year(foreseen.half), format!("{half}\n{likely}"), theme.accent()));
        } else {
            figures.push((year(foreseen.half), half, theme.accent()));
            figures.push((year(foreseen.likely), likely, theme.accent()));
        }
    }
    figures
}
