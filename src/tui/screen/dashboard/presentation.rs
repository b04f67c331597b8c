//! The dashboard in presentation mode: what a director reads of the plan from four metres in ten seconds. How far it is
//! and how much of its time is gone, how many actions stand where, and what deserves the committee's time.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::groups::group_line;
use super::since::{counts_words, since_title};
use super::{Dashboard, Part, rows_of};
use crate::tui::component::bar::share;
use crate::tui::component::big::{self, Scale};
use crate::tui::component::nothing::nothing;
use crate::tui::component::reasons::reasons;
use crate::tui::component::text::{columns, put, wrap};
use crate::tui::context::Context;
use crate::tui::theme::status_symbol;
use copil_plan::attention::Attention;
use copil_plan::{Priority, StatusKind};

/// From how many columns on the groups stand beside what deserves attention.
const TWO_COLUMNS: u16 = 100;

/// Where everything is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Presentation {
    /// How far the plan is.
    progress: Rect,
    /// How many actions stand where.
    counts: Rect,
    /// What deserves attention, below its title.
    pub(super) attention: Rect,
    /// The groups, below their title; nothing where there is no room.
    pub(super) groups: Rect,
    /// What changed since the committee last met; nothing where there is no room.
    since: Rect,
    progress_scale: Scale,
    counts_scale: Scale,
    /// The lines of an action that deserves attention.
    pub(super) each: u16,
    /// The lines of a group.
    pub(super) group_each: u16,
}

impl Presentation {
    pub(super) fn of(area: Rect, context: &Context<'_>) -> Self {
        let tall = area.height >= 30;
        let most = if area.height >= 50 { Scale::Huge } else { Scale::Large };
        let figures: Vec<String> = progress_figures(context).into_iter().map(|(text, ..)| text).collect();
        let progress_scale = most.down_to_fit(figures.iter().map(String::as_str), area.width / 3 - 3);
        let counts: Vec<String> = counts(context)
            .into_iter()
            .map(|(count, ..)| count.to_string())
            .collect();
        let most = if tall { Scale::Large } else { Scale::Small };
        let counts_scale = most.down_to_fit(counts.iter().map(String::as_str), area.width / 5 - 2);
        let gap = if tall { 2 } else { 1 };
        let mut y = area.y;
        let mut part = |height: u16, gap: u16| {
            let top = y.min(area.bottom());
            let height = height.min(area.bottom() - top);
            y = top + height + gap;
            Rect { y: top, height, ..area }
        };
        let progress = part(progress_scale.height() + 1 + u16::from(tall), gap);
        let counts = part(counts_scale.height() + 1, gap);
        let rest = part(area.height, 0);
        let since_height = if tall { 3 } else { 0 };
        let lists = Rect {
            y: (rest.y + 1 + u16::from(tall)).min(rest.bottom()),
            height: rest.height.saturating_sub(1 + u16::from(tall) + since_height),
            ..rest
        };
        let beside = area.width >= TWO_COLUMNS;
        let left = if beside { area.width * 11 / 20 } else { area.width };
        let groups = context.figures.groups.len();
        let airy = usize::from(lists.height) + 1 >= 2 * groups;
        Self {
            progress,
            counts,
            attention: Rect {
                width: left.saturating_sub(if beside { 4 } else { 0 }),
                ..lists
            },
            groups: Rect {
                x: lists.x + left,
                width: if beside { lists.width - left } else { 0 },
                ..lists
            },
            since: Rect {
                y: rest.bottom() - since_height.min(rest.height),
                height: since_height.min(rest.height),
                ..rest
            },
            progress_scale,
            counts_scale,
            each: if tall { 3 } else { 2 },
            group_each: if airy { 2 } else { 1 },
        }
    }
}

/// A figure in large, what it says, its share of a hundred, and its look.
type Figure = (String, String, Option<f64>, Style);

fn progress_figures(context: &Context<'_>) -> Vec<Figure> {
    let (catalogue, theme, figures) = (context.catalogue(), context.theme, context.figures);
    let percent = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| catalogue.percent(value));
    let all = &figures.all;
    let actions = fl!(catalogue, "tui-room-actions", count = all.total);
    vec![
        (
            percent(all.progress),
            fl!(catalogue, "tui-progress-done"),
            all.progress,
            theme.good(),
        ),
        (
            percent(figures.elapsed),
            fl!(catalogue, "tui-room-time"),
            figures.elapsed,
            theme.text(),
        ),
        (all.total.to_string(), actions, None, theme.text()),
    ]
}

/// How many actions stand where, in words, with the symbol and the look of each.
fn counts(context: &Context<'_>) -> [(usize, String, &'static str, Style); 5] {
    let (catalogue, theme, all) = (context.catalogue(), context.theme, &context.figures.all);
    let of = |count: usize, words: String, kind: StatusKind| (count, words, status_symbol(kind), theme.status(kind));
    let late = if all.late > 0 { theme.bad() } else { theme.good() };
    [
        of(
            all.closed,
            fl!(catalogue, "tui-room-closed", count = all.closed),
            StatusKind::Closed,
        ),
        of(all.active, fl!(catalogue, "tui-room-active"), StatusKind::Active),
        of(all.waiting, fl!(catalogue, "tui-room-waiting"), StatusKind::Waiting),
        of(all.open, fl!(catalogue, "tui-room-open"), StatusKind::Open),
        (all.late, fl!(catalogue, "tui-room-late"), "!", late),
    ]
}

impl Dashboard {
    pub(super) fn present(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let layout = Presentation::of(area, context);
        if context.figures.all.total == 0 {
            let said = [context.no_action(), fl!(context.catalogue(), "attention-empty-plan")];
            return nothing(area, buf, &said, context.theme);
        }
        draw_progress(&layout, buf, context);
        draw_counts(&layout, buf, context);
        self.draw_attention(&layout, buf, context);
        self.draw_groups(&layout, buf, context);
        draw_since(&layout, buf, context);
    }

    fn draw_attention(&self, layout: &Presentation, buf: &mut Buffer, context: &Context<'_>) {
        let (area, theme) = (layout.attention, context.theme);
        let title = fl!(context.catalogue(), "tui-attention", count = context.attention.len());
        let top = area.y.saturating_sub(if layout.each == 3 { 2 } else { 1 });
        put(buf, area.x, top, area.width, &title, theme.heading());
        if context.attention.is_empty() {
            let none = fl!(context.catalogue(), "tui-no-attention");
            put(
                buf,
                area.x,
                area.y,
                area.width,
                &none,
                theme.good().patch(theme.strong()),
            );
        }
        let moved = self.kept.is_some() && self.part == Part::Attention;
        let rows = rows_of(Part::Attention, context);
        for (line, at) in self.attention.visible(rows, context.attention.len()) {
            let selected = moved && at == self.attention.selected();
            draw_item(line, buf, &context.attention[at], selected, context);
        }
    }

    fn draw_groups(&self, layout: &Presentation, buf: &mut Buffer, context: &Context<'_>) {
        let (area, theme) = (layout.groups, context.theme);
        if area.width == 0 {
            return;
        }
        let top = area.y.saturating_sub(if layout.each == 3 { 2 } else { 1 });
        let title = fl!(context.catalogue(), "tui-groups");
        put(buf, area.x, top, area.width, &title, theme.heading());
        let groups = &context.figures.groups;
        let ids = groups.iter().map(|group| columns(group.key.as_str()));
        let widest = ids.max().unwrap_or(2).min(10);
        for (line, at) in self.groups.visible(rows_of(Part::Groups, context), groups.len()) {
            group_line(line, buf, &groups[at], widest, context);
            if self.part == Part::Groups && at == self.groups.selected() {
                let style = theme.heading();
                put(buf, area.x.saturating_sub(2), line.y, 1, "▶", style);
            }
        }
    }
}

fn draw_progress(layout: &Presentation, buf: &mut Buffer, context: &Context<'_>) {
    let theme = context.theme;
    let third = layout.progress.width / 3;
    for (n, (text, words, value, style)) in (0u16..).zip(progress_figures(context)) {
        let area = Rect {
            x: layout.progress.x + n * third,
            width: third.saturating_sub(3),
            ..layout.progress
        };
        // The total only gives the measure of the rest: where the figures stand close together, it is the smaller.
        let minor = n == 2 && third < 30 && layout.progress_scale == Scale::Large;
        let scale = if minor { Scale::Small } else { layout.progress_scale };
        let figure = Rect {
            y: area.y + layout.progress_scale.height() - scale.height(),
            ..area
        };
        big::draw(buf, figure, &text, scale, style.patch(theme.strong()));
        let y = area.y + layout.progress_scale.height();
        let high = fl!(context.catalogue(), "tui-count-high", count = context.figures.all.high);
        let more = format!("{words} · {high}");
        let fits = columns(&more) <= usize::from(area.width) && context.figures.all.high > 0;
        let words = if value.is_none() && n == 2 && fits { more } else { words };
        put(buf, area.x, y, area.width, &words, theme.strong());
        if let Some(value) = value.filter(|_| y + 1 < area.bottom()) {
            share(buf, area.x, y + 1, area.width, value, style, theme.quiet());
        }
    }
}

fn draw_counts(layout: &Presentation, buf: &mut Buffer, context: &Context<'_>) {
    let theme = context.theme;
    let fifth = layout.counts.width / 5;
    for (n, (count, words, symbol, style)) in (0u16..).zip(counts(context)) {
        let area = Rect {
            x: layout.counts.x + n * fifth,
            width: fifth.saturating_sub(1),
            ..layout.counts
        };
        let style = style.patch(theme.strong());
        big::draw(buf, area, &count.to_string(), layout.counts_scale, style);
        let y = area.y + layout.counts_scale.height();
        let x = put(buf, area.x, y, area.width, &format!("{symbol} "), style);
        put(buf, x, y, area.right().saturating_sub(x), &words, theme.strong());
    }
}

/// An action: what it is, and below why it deserves attention.
fn draw_item(area: Rect, buf: &mut Buffer, item: &Attention, selected: bool, context: &Context<'_>) {
    let theme = context.theme;
    let Some(placed) = context.plan.actions.get(&item.action) else {
        return;
    };
    let mark = match (selected, placed.priority) {
        (true, _) => "▶",
        (false, Priority::High) => "!",
        (false, _) => "·",
    };
    let style = if selected { theme.accent() } else { theme.bad() };
    put(buf, area.x, area.y, 1, mark, style.patch(theme.strong()));
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
    let counts = counts_words(&context.recent.counts, context);
    if area.height == 0 || counts.is_empty() {
        return;
    }
    let title = since_title(context);
    put(buf, area.x, area.y + 1, area.width, &title, theme.heading());
    if let Some(line) = wrap(&counts, usize::from(area.width)).first() {
        let line = line.trim_end_matches(['·', ' ', '\u{a0}']);
        put(buf, area.x, area.y + 2, area.width, line, theme.strong());
    }
}
