//! The burn-up in presentation mode: how much is done, how much of the time is gone and when all will be done, in figures
//! to be read from afar, above the chart.

use chrono::{Datelike, NaiveDate};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;

use super::BurnUpScreen;
use crate::tui::component::{Figure, FigureSize, side_by_side, to_u16, wrap};
use crate::tui::context::Context;
use crate::wording::forecast;
use copil_plan::forecast::{BurnUp, Forecast};

/// The most lines under a figure that say what it is.
const WORDS: u16 = 4;

/// The blank columns after a figure.
const GAP: u16 = 3;

/// From this height on, the figures are five lines high.
const TALL: u16 = 28;

/// Between these widths, two years stand in one figure, for the others to be larger.
const CLOSE: std::ops::Range<u16> = 100..150;

impl BurnUpScreen {
    pub(super) fn present(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let known = self.burn_up.as_ref();
        let known = known.filter(|burn_up| burn_up.forecast != Forecast::Empty);
        let Some(burn_up) = known else {
            return self.chart(area, buf, context);
        };
        let figures = figures(burn_up, CLOSE.contains(&area.width), context);
        let count = to_u16(figures.len());
        let width = (area.width / count.max(1)).saturating_sub(GAP);
        let most = if area.height >= TALL {
            FigureSize::Large
        } else {
            FigureSize::Small
        };
        let scale = most.down_to_fit(&figures, width);
        let lines = figures
            .iter()
            .map(|figure| wrap(&figure.words, usize::from(width)).len());
        let words = to_u16(lines.max().unwrap_or(0)).min(WORDS);
        let high = scale.height() + words;
        let parts = [Constraint::Length(high), Constraint::Length(1), Constraint::Fill(1)];
        let [top, _, chart] = Layout::vertical(parts).areas(area);
        for (figure, place) in figures.iter().zip(side_by_side(top, count, GAP)) {
            figure.draw(place, buf, scale, context.theme);
        }
        self.chart(chart, buf, context);
    }
}

/// What is done, the time that is gone, and the years in which all will be done, as far as they are foreseen.
fn figures(burn_up: &BurnUp, close: bool, context: &Context<'_>) -> Vec<Figure> {
    let (catalogue, theme, today) = (context.catalogue(), context.theme, burn_up.today());
    let share = forecast::share(today.done, today.scope);
    let figure = |text: String, words: String, style: Style| Figure {
        text,
        sign: "",
        words,
        style,
    };
    let done = fl!(
        catalogue,
        "burn-up-wall-done",
        done = catalogue.closed_count(context.plan, today.done),
        scope = today.scope,
        promised = burn_up.promised_by(today.day)
    );
    let mut figures = vec![figure(catalogue.percent(share), done, theme.good())];
    if let Some(elapsed) = burn_up.elapsed {
        let words = fl!(catalogue, "progress-time");
        figures.push(figure(catalogue.percent(elapsed), words, theme.text()));
    }
    if let Forecast::Foreseen(foreseen) = &burn_up.forecast {
        let year = |day: Option<NaiveDate>| day.map_or_else(|| "–".to_owned(), |day| day.year().to_string());
        let when = |day: Option<NaiveDate>| match day {
            Some(day) => catalogue.long_date(day),
            None => fl!(catalogue, "forecast-never"),
        };
        let half = fl!(catalogue, "burn-up-wall-half", date = when(foreseen.half));
        let likely = fl!(catalogue, "burn-up-wall-likely", date = when(foreseen.likely));
        let years = if close {
            vec![(foreseen.half, format!("{half}\n{likely}"))]
        } else {
            vec![(foreseen.half, half), (foreseen.likely, likely)]
        };
        let years = years
            .into_iter()
            .map(|(day, words)| figure(year(day), words, theme.accent()));
        figures.extend(years);
    }
    figures
}
