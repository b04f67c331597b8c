//! The dashboard in presentation mode: what a director reads of the plan from four metres in ten seconds. How far it is
//! and how much of its time is gone, how many actions stand where, and what deserves the committee's time.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;

use super::since::{counts_lines, since_title};
use super::{Dashboard, DashboardPart};
use crate::tui::component::{
    Figure, FigureSize, Pen, columns, draw_lines, nothing, priority_style, put, put_in, reasons, side_by_side,
};
use crate::tui::context::Context;
use crate::wording::forecast::share;
use crate::wording::signs::{LATE, priority_sign, status_symbol};
use copil_plan::attention::Attention;
use copil_plan::{Priority, StatusKind};

/// From how many columns on the groups stand beside what deserves attention.
const TWO_COLUMNS: u16 = 100;

/// The blank columns after a figure of the first line, and of the second.
const GAPS: (u16, u16) = (3, 1);

/// Where everything is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Presentation {
    /// The committee's next meeting.
    pub(super) meeting: Rect,
    /// How far the plan is.
    progress: Rect,
    /// What the forecast means.
    outlook: Rect,
    /// How many actions stand where.
    counts: Rect,
    /// The titles of the lists.
    titles: Rect,
    /// What deserves attention, below its title; nothing where the groups stand in its place.
    pub(super) attention: Rect,
    /// The groups, below their title; where there is no room beside what deserves attention, they are nothing until they
    /// are gone to.
    pub(super) groups: Rect,
    /// What changed since the committee last met; nothing where there is no room.
    since: Rect,
    progress_scale: FigureSize,
    counts_scale: FigureSize,
    /// The lines of an action that deserves attention.
    pub(super) each: u16,
    /// The lines of a group.
    pub(super) group_each: u16,
}

impl Presentation {
    /// The places, with so many parts that the plan is divided into, and with what listens.
    pub(super) fn of(area: Rect, parts: usize, listens: DashboardPart, context: &Context<'_>) -> Self {
        let tall = area.height >= 30;
        let most = if area.height >= 50 {
            FigureSize::Huge
        } else {
            FigureSize::Large
        };
        let width = (area.width / 3).saturating_sub(GAPS.0);
        let progress_scale = most.down_to_fit(&progress_figures(width, context).map(|(figure, _)| figure), width);
        let most = if tall { FigureSize::Large } else { FigureSize::Small };
        let counts_scale = most.down_to_fit(&counts(context), (area.width / 5).saturating_sub(2));
        let air = u16::from(tall);
        let heights = [
            1,
            air,
            progress_scale.height() + 1 + air,
            1,
            air,
            counts_scale.height() + 1,
            1,
            1 + air,
        ];
        let since_height = if tall { 4 } else { 0 };
        let [meeting, _, progress, outlook, _, counts, _, titles, lists, since] = Layout::vertical(
            heights
                .map(Constraint::Length)
                .into_iter()
                .chain([Constraint::Fill(1), Constraint::Length(since_height)]),
        )
        .areas(area);
        let beside = area.width >= TWO_COLUMNS;
        let left = match (beside, listens) {
            (true, _) => area.width * 11 / 20,
            (false, DashboardPart::Groups) => 0,
            (false, _) => area.width,
        };
        let [attention, groups] = Layout::horizontal([Constraint::Length(left), Constraint::Fill(1)]).areas(lists);
        let airy = usize::from(lists.height) + 1 >= 2 * parts;
        Self {
            meeting,
            progress,
            outlook,
            counts,
            titles,
            attention: Rect {
                width: left.saturating_sub(if beside { 4 } else { 0 }),
                ..attention
            },
            groups,
            since,
            progress_scale,
            counts_scale,
            each: if tall { 3 } else { 2 },
            group_each: if airy { 2 } else { 1 },
        }
    }
}

/// How far the plan is, each figure with its share of a hundred: the mean progress, what is done against what was promised,
/// and the time gone by.
fn progress_figures(width: u16, context: &Context<'_>) -> [(Figure, Option<f64>); 3] {
    let (catalogue, theme, figures) = (context.catalogue(), context.theme, context.figures);
    let all = &figures.all;
    let of_hundred = |share: Option<f64>, words: String, style: Style| {
        let text = share.map_or_else(|| "–".to_owned(), |share| catalogue.percent(share));
        (figure(text, "", words, style), share)
    };
    let (scope, promised) = (all.scope(), all.promised);
    let closed = closed_word(context);
    let words = [
        fl!(
            catalogue,
            "tui-room-done-long",
            done = closed.as_str(),
            scope = scope,
            promised = promised
        ),
        fl!(
            catalogue,
            "tui-room-done",
            done = closed.as_str(),
            scope = scope,
            promised = promised
        ),
        fl!(
            catalogue,
            "tui-room-done-short",
            done = closed.as_str(),
            promised = promised
        ),
    ];
    let fits = |words: &String| columns(words) <= usize::from(width);
    let done = words.into_iter().find(fits).unwrap_or(closed);
    [
        of_hundred(all.progress, fl!(catalogue, "progress-mean"), theme.good()),
        (
            figure(all.closed.to_string(), "", done, theme.good()),
            (scope > 0).then(|| share(all.closed, scope)),
        ),
        of_hundred(figures.elapsed, fl!(catalogue, "progress-time"), theme.text()),
    ]
}

/// How many actions stand where, in words, with the symbol and the look of each.
fn counts(context: &Context<'_>) -> [Figure; 5] {
    let (catalogue, theme, all) = (context.catalogue(), context.theme, &context.figures.all);
    let of = |count: usize, words: String, kind: StatusKind| {
        let words = catalogue.of_kind_within(context.plan, kind, words);
        figure(count.to_string(), status_symbol(kind), words, theme.status(kind))
    };
    let late = if all.late > 0 { theme.bad() } else { theme.good() };
    [
        of(all.closed, closed_word(context), StatusKind::Closed),
        of(all.active, fl!(catalogue, "tui-room-active"), StatusKind::Active),
        of(all.waiting, fl!(catalogue, "tui-room-waiting"), StatusKind::Waiting),
        of(all.open, fl!(catalogue, "tui-room-open"), StatusKind::Open),
        figure(all.late.to_string(), LATE, fl!(catalogue, "tui-room-late"), late),
    ]
}

/// What actions that are carried out are called behind their number.
fn closed_word(context: &Context<'_>) -> String {
    let (catalogue, count) = (context.catalogue(), context.figures.all.closed);
    let usual = fl!(catalogue, "tui-room-closed", count = count);
    catalogue.of_kind_within(context.plan, StatusKind::Closed, usual)
}

fn figure(text: String, sign: &'static str, words: String, style: Style) -> Figure {
    Figure {
        text,
        sign,
        words,
        style,
    }
}

impl Dashboard {
    pub(super) fn present(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let layout = Presentation::of(area, self.shown(context).len(), self.part, context);
        if context.figures.all.total == 0 {
            let said = [context.no_action(), context.how_to_add()];
            return nothing(area, buf, &said, context.theme);
        }
        self.meeting(layout.meeting, buf, context);
        draw_progress(&layout, buf, context);
        if let Some(outlook) = context.outlook() {
            let style = context.outlook_style().patch(context.theme.strong());
            put_in(layout.outlook, buf, &outlook, style);
        }
        let places = side_by_side(layout.counts, 5, GAPS.1);
        for (figure, place) in counts(context).iter().zip(places) {
            figure.draw(place, buf, layout.counts_scale, context.theme);
        }
        self.draw_attention(&layout, buf, context);
        if layout.groups.width > 0 {
            let (titles, style) = (layout.titles, context.theme.heading());
            let title = self.parts_title(context);
            put(buf, layout.groups.x, titles.y, layout.groups.width, &title, style);
            self.group_rows(buf, context, |buf, line| {
                put(buf, line.x.saturating_sub(2), line.y, 1, "▶", style);
            });
        }
        draw_since(&layout, buf, context);
    }

    fn draw_attention(&self, layout: &Presentation, buf: &mut Buffer, context: &Context<'_>) {
        let (area, theme) = (layout.attention, context.theme);
        if area.width == 0 {
            return;
        }
        let title = fl!(context.catalogue(), "tui-attention", count = context.attention.len());
        put(buf, area.x, layout.titles.y, area.width, &title, theme.heading());
        if context.attention.is_empty() {
            let none = fl!(context.catalogue(), "tui-no-attention");
            let style = theme.good().patch(theme.strong());
            put_in(area, buf, &none, style);
        }
        let moved = self.kept.is_some() && self.part == DashboardPart::Attention;
        let rows = self.rows_of(DashboardPart::Attention, context);
        for (line, at) in self.attention.visible(rows, context.attention.len()) {
            let selected = moved && at == self.attention.selected();
            draw_item(line, buf, &context.attention[at], selected, context);
        }
    }
}

fn draw_progress(layout: &Presentation, buf: &mut Buffer, context: &Context<'_>) {
    let (line, theme) = (layout.progress, context.theme);
    let figures = progress_figures((line.width / 3).saturating_sub(GAPS.0), context);
    for ((figure, share), area) in figures.iter().zip(side_by_side(line, 3, GAPS.0)) {
        figure.draw(area, buf, layout.progress_scale, theme);
        let bar = Rect {
            y: area.y + layout.progress_scale.height() + 1,
            height: 1,
            ..area
        };
        if let Some(share) = share.filter(|_| bar.y < area.bottom()) {
            Pen::on(buf, bar).share(bar.width, share, figure.style, theme.quiet());
        }
    }
}

/// An action: what it is, and below why it deserves attention.
fn draw_item(area: Rect, buf: &mut Buffer, item: &Attention, selected: bool, context: &Context<'_>) {
    let theme = context.theme;
    let Some(placed) = context.plan.actions.get(&item.action) else {
        return;
    };
    if selected {
        put(buf, area.x.saturating_sub(2), area.y, 1, "▶", theme.heading());
    }
    let (sign, style) = match placed.priority {
        Priority::High => (priority_sign(placed.priority), priority_style(theme)),
        Priority::Normal | Priority::Low => ("·", theme.quiet()),
    };
    put(buf, area.x, area.y, 1, sign, style);
    let x = area.x + 2;
    let title = format!("{} {}", item.action, placed.title);
    put(buf, x, area.y, area.right().saturating_sub(x), &title, theme.strong());
    let line = Rect {
        x,
        y: area.y + 1,
        width: area.right().saturating_sub(x),
        height: 1,
    };
    reasons(line, buf, item, false, context);
}

fn draw_since(layout: &Presentation, buf: &mut Buffer, context: &Context<'_>) {
    let (area, theme) = (layout.since, context.theme);
    let Some(most) = usize::from(area.height).checked_sub(2) else {
        return;
    };
    let lines = counts_lines((area.width, most), context);
    if lines.is_empty() {
        return;
    }
    put(
        buf,
        area.x,
        area.y + 1,
        area.width,
        &since_title(context),
        theme.heading(),
    );
    let below = Rect {
        y: area.y + 2,
        height: area.height - 2,
        ..area
    };
    draw_lines(below, buf, &lines);
}
