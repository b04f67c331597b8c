//! The chart in its frame with its legend, the figures in words, and the parts that can be chosen.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Margin, Rect};
use ratatui::text::{Line, Span};

use super::BurnUpScreen;
use super::chart::{CONE, DONE, END, FIRST, HALF, LIKELY, MEETING, PROMISED, SCOPE, TODAY, chart};
use crate::tui::component::{PageWriter, Pen, Rows, columns, draw_lines, foot_right, nothing, panel, to_u16, wrap};
use crate::tui::context::Context;
use crate::wording::forecast::{self, Fact};
use copil_plan::forecast::{BurnUp, Forecast};
use copil_plan::{GroupBy, StatusKind};

/// From this width on, the figures are beside the chart; below, under it.
const WIDE: u16 = 110;

/// How wide the figures are beside the chart.
const BESIDE: u16 = 46;

/// How high they are under it.
const UNDER: u16 = 8;

/// Where the parts of the screen are.
struct BurnUpPanels {
    chart: Rect,
    choices: Option<Rect>,
    figures: Rect,
}

impl BurnUpPanels {
    fn of(area: Rect, by: Option<GroupBy>, choices: usize) -> Self {
        let is_narrow = area.width < WIDE;
        let [chart, mut figures] = if is_narrow {
            let under = UNDER.min(area.height / 2);
            Layout::vertical([Constraint::Fill(1), Constraint::Length(under)]).areas(area)
        } else {
            Layout::horizontal([Constraint::Fill(1), Constraint::Length(BESIDE)]).areas(area)
        };
        let mut choices_area = None;
        if by.is_some() && !is_narrow {
            let rows = to_u16(choices).saturating_add(2);
            let rows = rows.min(area.height.saturating_sub(20)).max(5);
            let [above, below] = Layout::vertical([Constraint::Length(rows), Constraint::Fill(1)]).areas(figures);
            (choices_area, figures) = (Some(above), below);
        }
        Self {
            chart,
            choices: choices_area,
            figures,
        }
    }
}

/// How many parts can be seen to choose from.
pub(super) fn choices_seen(context: &Context<'_>) -> usize {
    // As many as there may be: the panel is as high as they need, or as high as it can be.
    let panels = BurnUpPanels::of(context.body, Some(GroupBy::Group), usize::from(u16::MAX));
    panels
        .choices
        .map_or(1, |panel| usize::from(panel.height.saturating_sub(2)))
}

/// The parts to choose from; presentation mode shows none.
pub(super) fn choices_rows(context: &Context<'_>, by: Option<GroupBy>, choices: usize) -> Option<Rows> {
    let panel = BurnUpPanels::of(context.body, by, choices)
        .choices
        .filter(|_| !context.presenting)?;
    Some(Rows::single(panel.inner(Margin::new(2, 1))))
}

impl BurnUpScreen {
    pub(super) fn draw(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        if context.presenting {
            return self.present(area, buf, context);
        }
        let panels = BurnUpPanels::of(area, self.by.taken(), self.choices.items().len());
        self.chart(panels.chart, buf, context);
        if let Some(choices) = panels.choices {
            self.choices(choices, buf, context);
        }
        let title = fl!(context.catalogue(), "burn-up-figures");
        let room = panel(buf, panels.figures, &title, false, context.theme);
        let burn_up = self.burn_up.as_ref();
        if let Some(burn_up) = burn_up.filter(|burn_up| burn_up.forecast != Forecast::Empty) {
            figures(room, buf, burn_up, context);
        }
    }

    pub(super) fn chart(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let part = self
            .part()
            .map(|part| forecast::part(catalogue, context.plan, part.as_ref()));
        let mut title = fl!(
            catalogue,
            "burn-up-title",
            part = part.unwrap_or_else(|| "–".to_owned())
        );
        if self.by.taken().is_some() && !self.choices.is_empty() {
            title += &format!(" ({}/{})", self.choices.index() + 1, self.choices.items().len());
        }
        let room = panel(buf, area, &title, true, theme);
        if let Some(by) = catalogue.find(&format!("burn-up-by-{}", self.by.word())) {
            foot_right(buf, area, &fl!(catalogue, "tui-ordered", by = by), theme);
        }
        let Some(burn_up) = self
            .burn_up
            .as_ref()
            .filter(|burn_up| burn_up.forecast != Forecast::Empty)
        else {
            let (said, next) = self.why_nothing(context);
            return nothing(room, buf, &[said, next], theme);
        };
        let legend = legend(burn_up, usize::from(room.width), context);
        let rows = to_u16(legend.len()).min(room.height / 3);
        let plot = Rect {
            height: room.height - rows,
            ..room
        };
        chart(plot, buf, burn_up, context);
        let below = Rect {
            y: plot.bottom(),
            height: rows,
            ..room
        };
        draw_lines(below, buf, &legend);
    }

    /// Why there is no chart, and what would make one.
    fn why_nothing(&self, context: &Context<'_>) -> (String, String) {
        let catalogue = context.catalogue();
        if context.plan.actions.is_empty() {
            (context.no_action(), fl!(catalogue, "burn-up-no-plan"))
        } else if self.burn_up.is_some() || self.part().is_none() {
            (fl!(catalogue, "burn-up-no-part"), String::new())
        } else {
            // What was read is being gathered, which takes no longer than a picture.
            (context.reading_words().unwrap_or_default(), String::new())
        }
    }

    fn choices(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let by = match self.by.taken() {
            Some(GroupBy::Axis) => fl!(catalogue, "burn-up-axes"),
            Some(GroupBy::Organisation) => fl!(catalogue, "burn-up-organisations"),
            Some(GroupBy::Phase) => fl!(catalogue, "burn-up-phases"),
            _ => fl!(catalogue, "burn-up-groups"),
        };
        let title = fl!(catalogue, "burn-up-parts", by = by, count = self.choices.items().len());
        let room = panel(buf, area, &title, true, theme);
        self.choices.draw(Rows::single(room), buf, theme, |buf, line, part| {
            let (name, tally) = (forecast::part(catalogue, context.plan, Some(&part.key)), &part.tally);
            let done = format!("{}/{}", tally.closed, tally.total - tally.dropped);
            let mut pen = Pen::on(buf, line);
            pen.end(8, &done, theme.quiet());
            pen.cell(line.width.saturating_sub(9), &name, theme.text());
        });
    }
}

/// What the signs of the chart mean, as many to a line as fit.
fn legend(burn_up: &BurnUp, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let strong = theme.heading();
    let usual = fl!(catalogue, "legend-done");
    let done = catalogue.of_kind_within(context.plan, StatusKind::Closed, usual);
    let mut items = vec![
        (DONE, done, theme.good()),
        (SCOPE, fl!(catalogue, "legend-scope"), theme.text()),
        (PROMISED, fl!(catalogue, "legend-promised"), theme.warning()),
        (TODAY, fl!(catalogue, "legend-today"), theme.strong()),
    ];
    if burn_up.first_promised.is_some() {
        items.insert(3, (FIRST, fl!(catalogue, "legend-first"), theme.quiet()));
    }
    if burn_up.end.is_some() {
        items.push((END, fl!(catalogue, "legend-end"), theme.quiet()));
    }
    if matches!(&burn_up.forecast, Forecast::Foreseen(foreseen) if foreseen.half.is_some()) {
        items.push((CONE, fl!(catalogue, "legend-cone"), theme.accent()));
        items.push((HALF, fl!(catalogue, "legend-half"), strong));
        items.push((LIKELY, fl!(catalogue, "legend-likely"), strong));
    }
    if !context.plan.meetings.is_empty() {
        items.push((MEETING, fl!(catalogue, "legend-meetings"), theme.accent()));
    }
    let mut lines: Vec<Line<'static>> = Vec::new();
    let mut used = 0;
    for (sign, name, style) in items {
        let wide = columns(&name) + 4;
        if lines.is_empty() || used + wide > width + 2 {
            lines.push(Line::default());
            used = 0;
        }
        used += wide;
        let spans = [
            Span::styled(sign, style),
            Span::styled(format!(" {name}  "), theme.text()),
        ];
        if let Some(line) = lines.last_mut() {
            line.spans.extend(spans);
        }
    }
    lines
}

/// The figures in words: one column of them beside the chart, two under it.
fn figures(room: Rect, buf: &mut Buffer, burn_up: &BurnUp, context: &Context<'_>) {
    let catalogue = context.catalogue();
    let (standing, expected) = (
        forecast::standing(catalogue, context.plan, burn_up),
        forecast::expected(catalogue, context.plan, burn_up),
    );
    if room.width < 70 {
        let facts: Vec<Fact> = expected.into_iter().chain(standing).collect();
        let spaced = room.height > 24;
        return column(room, buf, &facts, spaced, context);
    }
    let [left, _, right] =
        Layout::horizontal([Constraint::Fill(1), Constraint::Length(2), Constraint::Fill(1)]).areas(room);
    column(left, buf, &expected, false, context);
    column(right, buf, &standing, false, context);
}

/// Facts one under the other, as many as there is room for.
fn column(room: Rect, buf: &mut Buffer, facts: &[Fact], spaced: bool, context: &Context<'_>) {
    let theme = context.theme;
    let mut page = PageWriter::for_area(room, theme);
    for fact in facts {
        let label = Span::styled(fact.label.clone(), theme.accent());
        let mut told = PageWriter::for_area(room, theme);
        match fact.lines.as_slice() {
            [line] if columns(&fact.label) + 2 + columns(line) <= told.width => {
                told.push(vec![label, Span::raw("  "), Span::styled(line.clone(), theme.strong())]);
            }
            lines => {
                told.push(label);
                let width = told.width.saturating_sub(2);
                let lines = lines.iter().flat_map(|line| wrap(line, width));
                for (n, line) in lines.enumerate() {
                    let style = if n == 0 { theme.strong() } else { theme.text() };
                    told.push(vec![Span::raw("  "), Span::styled(line, style)]);
                }
            }
        }
        if page.lines.len() + told.lines.len() <= usize::from(room.height) {
            page.lines.append(&mut told.lines);
            page.lines.extend(spaced.then(Line::default));
        }
    }
    page.draw(room, buf);
}
