//! The picture of the calendar.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Margin, Rect};

use super::links::Links;
use super::window::Zoom;
use super::{Calendar, axis, band, bar, detail};
use crate::tui::command::Command;
use crate::tui::component::{
    GroupRow, Pen, Rows, TimeScale, Unit, columns, foot_left, panel, put, signs, to_u16, wrap,
};
use crate::tui::context::Context;
use crate::wording::signs::status_symbol;
use copil_plan::{ActionId, GroupedAction, StatusKind};

/// From this width on, the days that an action is late stand beside its title.
const WIDE: u16 = 110;

/// Where each part of the calendar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Panes {
    /// The frame around the calendar.
    frame: Rect,
    /// The names of the actions.
    names: Rect,
    /// The column of the lines that join linked actions.
    joints: Rect,
    /// The bars.
    pub(super) bars: Rect,
    /// The two lines of labels.
    pub(super) axis: Rect,
    /// The lines of the phases.
    phases: Rect,
    /// The line of the meetings and of today.
    ticks: Rect,
    /// What is said of the selected action.
    detail: Rect,
    /// From how many rows to how many a line of actions begins: more than one where it is read from afar.
    pitch: u16,
}

impl Panes {
    /// Lays the calendar out, for ids that take so many columns; for none when there is no action.
    pub(super) fn of(area: Rect, ids: Option<u16>, context: &Context<'_>) -> Self {
        let detail_height = match area.height {
            _ if ids.is_none() => 0,
            0..30 => 5,
            30..48 => 8,
            _ => 9,
        };
        let [frame, detail] = below(area, area.height.saturating_sub(detail_height));
        let inner = frame.inner(Margin::new(2, 1));
        let title = match area.width {
            0..WIDE => 17,
            WIDE..160 => 30,
            _ => 46,
        };
        // Priority and mark, the id, the status, the title, each with a blank after it.
        let names_width = (2 + ids.unwrap_or(0) + 1 + 2 + title).min(inner.width / 2);
        let widths = [
            Constraint::Length(names_width),
            Constraint::Length(1),
            Constraint::Length(1),
            Constraint::Fill(1),
        ];
        let [names, joints, _, chart] = Layout::horizontal(widths).areas(inner);
        let [axis, rest] = below(chart, 2);
        let [phases, rest] = below(rest, band::lanes(context.plan));
        let [ticks, bars] = below(rest, 1);
        let beside_bars = |column: Rect| Rect {
            y: bars.y,
            height: bars.height,
            ..column
        };
        Self {
            frame,
            names: beside_bars(names),
            joints: beside_bars(joints),
            bars,
            axis,
            phases,
            ticks,
            detail,
            pitch: if context.presenting { 2 } else { 1 },
        }
    }

    /// The lines of actions, names and bars.
    pub(super) fn rows(&self) -> Rows {
        Rows::spaced(self.names.union(self.bars), self.pitch, 0)
    }
}

/// An area in two, the upper one so many lines high.
fn below(area: Rect, height: u16) -> [Rect; 2] {
    Layout::vertical([Constraint::Length(height.min(area.height)), Constraint::Fill(1)]).areas(area)
}

impl Calendar {
    /// Draws everything.
    pub(super) fn draw(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let panes = self.panes(area, context);
        let theme = context.theme;
        panel(buf, panes.frame, &self.title(context), true, theme);
        let scale = self.window.scale(context.today, panes.bars.width);
        let bands = band::bands(context.plan, &scale);
        let meetings = band::meetings(context.plan, &scale);
        axis::draw(panes.axis, buf, &scale, context.catalogue(), theme);
        band::phases(panes.phases, buf, &bands, (theme.quiet(), theme.text()));
        band::ticks(panes.ticks, buf, &scale, &meetings, context);
        band::shade(panes.bars, buf, &bands, theme.quiet());
        band::across(panes.bars, buf, &meetings, theme.quiet());
        bar::now(panes.bars, buf, &scale, context.today, theme);
        self.draw_rows(&panes, buf, &scale, context);
        self.bottom(panes.frame, buf, context);
        if let Some((id, placed)) = self.selected().and_then(|id| context.plan.actions.get_key_value(id)) {
            detail::draw(panes.detail, buf, id, placed, self.links(context), context);
        }
    }

    fn draw_rows(&self, panes: &Panes, buf: &mut Buffer, scale: &TimeScale, context: &Context<'_>) {
        if self.lines.is_empty() {
            return self.nothing(panes, buf, context);
        }
        let links = self.links(context);
        let rows = Rows {
            area: panes.names,
            ..panes.rows()
        };
        self.lines
            .draw(rows, buf, context.theme, |buf, names, line| match line {
                GroupRow::Heading(name, count) => heading(names, buf, name, *count, context),
                GroupRow::Item(id) => {
                    let Some(placed) = context.plan.actions.get(id) else {
                        return;
                    };
                    self.name(names, buf, (id, placed), links, context);
                    let bars = Rect {
                        y: names.y,
                        height: 1,
                        ..panes.bars
                    };
                    bar::draw(bars, buf, scale, id, placed, context);
                }
            });
        let first = self.lines.first(rows.seen());
        links.draw((panes.joints, panes.pitch), buf, first, &self.lines, context);
    }

    /// What an action is called, and how it is linked to the selected one or how late it is.
    fn name(
        &self,
        line: Rect,
        buf: &mut Buffer,
        (id, placed): (&ActionId, &GroupedAction),
        links: Links<'_>,
        context: &Context<'_>,
    ) {
        let theme = context.theme;
        let kind = context.kind(placed);
        signs(buf, line, id, placed.priority, context);
        let late = context.late_in_short(placed).filter(|_| context.body.width >= WIDE);
        let said = match (links.relation(id), late) {
            (Some(relation), _) => Some((relation.name(context), theme.heading())),
            (None, Some(late)) => Some((late, theme.bad())),
            (None, None) => None,
        };
        let mut pen = Pen::on(buf, line);
        if let Some((text, style)) = said {
            pen.end(line.width, &text, style).skip_end(1);
        }
        let over = kind.is_over();
        let plain = if over { theme.quiet() } else { theme.text() };
        pen.skip(2).cell(self.ids, id.as_str(), theme.strong()).skip(1);
        pen.cell(1, status_symbol(kind), theme.status(kind)).skip(1);
        pen.text(&placed.title, plain);
    }

    /// Says why there is no action, and what would bring some.
    fn nothing(&self, panes: &Panes, buf: &mut Buffer, context: &Context<'_>) {
        let fill = fl!(context.catalogue(), "tui-calendar-empty");
        let said = self
            .filter
            .why_nothing(format!("{fill} {}", context.how_to_add()), context);
        let lines = panes.rows().area;
        let text = said.map(|sentence| wrap(&sentence, usize::from(lines.width.saturating_sub(1))));
        for (y, text) in (lines.y..lines.bottom()).zip(text.concat()) {
            let text = format!("{text} ");
            let wide = to_u16(columns(&text));
            put(buf, lines.x, y, wide.min(lines.width), &text, context.theme.text());
        }
    }

    /// What is shown, by what it is arranged, and the time in sight.
    fn title(&self, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        let first = self.window.from(context.today);
        let scale = self.window.scale(context.today, 1);
        let mut said = vec![fl!(
            catalogue,
            "tui-actions-title",
            count = self.lines.all_items().count()
        )];
        said.extend(self.filter.name().map(str::to_owned));
        let by = format!("tui-calendar-by-{}", self.arrangement.word());
        said.push(catalogue.find(&by).unwrap_or_default());
        said.push(zoom_name(self.window.zoom, context));
        said.push(format!(
            "{} → {}",
            catalogue.short_date(first),
            catalogue.short_date(scale.last())
        ));
        said.extend(context.prolonged());
        said.join(" · ")
    }

    /// The bottom of the frame holds the filter being typed, or says what the symbols mean.
    fn bottom(&self, frame: Rect, buf: &mut Buffer, context: &Context<'_>) {
        if frame.height < 2 || self.filter.draw_line(frame, buf, context) {
            return;
        }
        let key = context.keymap.keys_of(Command::Legend, context.catalogue());
        let more = format!("… {}", fl!(context.catalogue(), "tui-calendar-legend-key", key = key));
        let room = usize::from(frame.width.saturating_sub(6));
        let signs = legend(context);
        let parts: Vec<String> = signs.iter().map(|(sign, words)| format!("{sign} {words}")).collect();
        let whole = parts.join(" · ");
        if columns(&whole) <= room {
            return foot_left(buf, frame, &whole, context.theme);
        }
        let mut shown = String::new();
        for part in parts {
            if columns(&shown) + columns(&part) + columns(&more) + 3 > room {
                break;
            }
            shown.push_str(&part);
            shown.push_str(" · ");
        }
        foot_left(buf, frame, &format!("{shown}{more}"), context.theme);
    }
}

/// What every sign of the calendar means.
pub(super) fn legend(context: &Context<'_>) -> Vec<(&'static str, String)> {
    let catalogue = context.catalogue();
    vec![
        (bar::DONE, fl!(catalogue, "tui-calendar-done")),
        (bar::LEFT, fl!(catalogue, "tui-calendar-left")),
        (bar::PUSHED, fl!(catalogue, "tui-calendar-added")),
        (bar::LATE, fl!(catalogue, "tui-calendar-late")),
        (bar::PROMISED, fl!(catalogue, "tui-calendar-promised")),
        ("✓ ◇ !", fl!(catalogue, "tui-calendar-steps")),
        ("■ □", fl!(catalogue, "tui-calendar-given")),
        ("▾ ▿", fl!(catalogue, "tui-calendar-meetings")),
        (bar::OPEN, fl!(catalogue, "tui-calendar-open")),
        (
            bar::DROPPED,
            catalogue.of_kind_within(
                context.plan,
                StatusKind::Dropped,
                fl!(catalogue, "tui-calendar-dropped"),
            ),
        ),
        (bar::SPARED, fl!(catalogue, "tui-calendar-spared")),
    ]
}

fn heading(line: Rect, buf: &mut Buffer, name: &str, count: usize, context: &Context<'_>) {
    let theme = context.theme;
    let count = format!(" {count}");
    let wide = to_u16(columns(&count));
    let name_room = line.width.saturating_sub(wide);
    let end = put(buf, line.x, line.y, name_room, name, theme.heading());
    put(buf, end, line.y, wide, &count, theme.quiet());
}

fn zoom_name(zoom: Zoom, context: &Context<'_>) -> String {
    let catalogue = context.catalogue();
    match zoom.told {
        (Unit::YEAR, count) => fl!(catalogue, "tui-calendar-years", count = count),
        (Unit::MONTH, count) => fl!(catalogue, "tui-calendar-months", count = count),
        (_, count) => fl!(catalogue, "tui-calendar-weeks", count = count),
    }
}
