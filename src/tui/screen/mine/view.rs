//! The list and its lines, drawn.

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Line, Mine, split};
use crate::report::worklist::{deadline, reason, role, title};
use crate::tui::command::Command;
use crate::tui::component::list::Rows;
use crate::tui::component::panel::{foot_left, more_below, panel};
use crate::tui::component::selection::signs;
use crate::tui::component::text::{columns, draw_lines, put, put_right, wrap};
use crate::tui::context::Context;
use crate::tui::keymap::{Scope, key_name};
use crate::tui::screen::sheet::lines_of;
use crate::tui::theme::status_symbol;
use copil_plan::sanitize::sanitize;
use copil_plan::worklist::{About, Item, Obligation, Remedy, Worklist};
use copil_plan::{ActionId, GroupedAction};

impl Mine {
    pub(super) fn draw(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (Some(plate), Some(person)) = (&self.plate, self.person(context)) else {
            return;
        };
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let name = sanitize(context.plan.person_name(person));
        let own = context.standing.me.as_ref() == Some(person);
        let titled = if own {
            fl!(catalogue, "tui-mine-mine", who = name.as_str())
        } else {
            fl!(catalogue, "tui-mine-of", who = name.as_str())
        };
        let (list, detail) = split(area, context);
        let room = panel(buf, list, &titled, true, theme);
        if plate.items.is_empty() {
            let text = fl!(catalogue, "owed-empty", who = name.as_str());
            put(buf, room.x, room.y, room.width, &text, theme.quiet());
        } else {
            self.draw_list(list, room, buf, plate, context);
        }
        if let Some(area) = detail {
            self.draw_detail(area, buf, context);
        }
    }

    fn draw_list(&self, frame: Rect, room: Rect, buf: &mut Buffer, plate: &Worklist, context: &Context<'_>) {
        let rows = Rows::single(room);
        self.lines.draw(rows, buf, context.theme, |buf, line, what| {
            draw_line(line, buf, *what, plate, self.id, context);
        });
        if !context.presenting && self.lines.items().iter().any(|line| matches!(line, Line::Why(_))) {
            foot_left(buf, frame, &fl!(context.catalogue(), "owed-keys"), context.theme);
        }
        more_below(buf, frame, self.lines.below(rows), context);
    }

    /// What is selected, whole.
    fn draw_detail(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let Some(item) = self.item() else {
            panel(buf, area, "", false, context.theme);
            return;
        };
        let room = panel(buf, area, &name_of(item), false, context.theme);
        let lines = match &item.about {
            About::Action(id) => lines_of(id, usize::from(room.width), context),
            About::Decision(reference) => {
                let meeting = context.catalogue().meeting(context.plan, &reference.meeting);
                let text = format!("{}\n\n{meeting}", title(context.plan, item));
                let lines = wrap(&text, usize::from(room.width));
                lines.into_iter().map(ratatui::text::Line::raw).collect()
            }
        };
        draw_lines(room, buf, &lines);
    }
}

/// How wide the names of items are.
pub(super) fn name_width(plate: &Worklist) -> u16 {
    let widths = plate.items.iter().map(|item| columns(&name_of(item)));
    u16::try_from(widths.max().unwrap_or(2).min(16)).unwrap_or(16)
}

fn name_of(item: &Item) -> String {
    match &item.about {
        About::Action(id) => id.to_string(),
        About::Decision(reference) => format!("✓ {}", reference.decision),
    }
}

fn draw_line(area: Rect, buf: &mut Buffer, line: Line, plate: &Worklist, id: u16, context: &Context<'_>) {
    let (catalogue, theme, y) = (context.catalogue(), context.theme, area.y);
    let heading = theme.heading();
    let say = |buf: &mut Buffer, text: &str, style: Style| put(buf, area.x, y, area.width, text, style);
    match line {
        Line::Deadline => say(buf, &deadline(catalogue, context.plan, plate, context.today), heading),
        Line::Nothing => say(buf, &fl!(catalogue, "owed-nothing"), theme.good()),
        Line::Rest(count) => say(buf, &fl!(catalogue, "owed-rest", count = count), heading),
        Line::Groups(count) => say(buf, &fl!(catalogue, "owed-groups", count = count), heading),
        Line::Blank => area.x,
        Line::Head(at) | Line::Short(at) => {
            if let Some(item) = plate.items.get(at) {
                draw_item(area, buf, item, id, context);
            }
            area.x
        }
        Line::Why(at) => {
            let from = Rect {
                x: area.x + 3 + id,
                width: area.width.saturating_sub(3 + id),
                ..area
            };
            if let Some(item) = plate.items.get(at) {
                draw_debts(from, buf, item, context);
            }
            area.x
        }
    };
}

/// An item on a line: its mark, its id, its title, its status and the next day to be kept.
fn draw_item(area: Rect, buf: &mut Buffer, item: &Item, id: u16, context: &Context<'_>) {
    let (theme, y) = (context.theme, area.y);
    let action: Option<(&ActionId, &GroupedAction)> = match &item.about {
        About::Action(id) => context.plan.actions.get_key_value(id.as_str()),
        About::Decision(_) => None,
    };
    if let Some((action, placed)) = action {
        signs(buf, area, action, placed.priority, context);
    }
    put(buf, area.x + 2, y, id, &name_of(item), theme.strong());
    let x = area.x + 3 + id;
    let room = area.right().saturating_sub(x);
    let status = if room >= 48 { 14 } else { 0 };
    let due = 10;
    let width = room.saturating_sub(status + due + 3);
    let style = if context.presenting {
        theme.strong()
    } else {
        theme.text()
    };
    put(buf, x, y, width, &title(context.plan, item), style);
    let x = x + width + 1;
    if let Some((_, placed)) = action {
        let kind = context.plan.kind(&placed.status);
        let text = format!("{} {}", status_symbol(kind), context.words.status(&placed.status));
        put(buf, x, y, status, &text, theme.status(kind));
    }
    if let Some(day) = next_due(item, context) {
        let text = context.catalogue().short_date(day);
        let style = if day < context.today {
            theme.bad()
        } else {
            theme.quiet()
        };
        put_right(buf, area.right(), y, due, &text, style);
    }
}

/// Why an item is there: the person's part in it, then its reasons, each after the keys that settle it, as many as fit.
fn draw_debts(area: Rect, buf: &mut Buffer, item: &Item, context: &Context<'_>) {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let mut parts: Vec<(String, String, Style)> = Vec::new();
    parts.extend(role(catalogue, item.role).map(|role| (String::new(), role, theme.quiet())));
    for debt in &item.debts {
        let said = reason(catalogue, context.plan, item, debt);
        // Nobody types in presentation mode.
        let keys = if context.presenting {
            String::new()
        } else {
            keys(item.settled_by(debt), context)
        };
        parts.push((keys, said, style(debt, context)));
    }
    let mut x = area.x;
    for (n, (keys, said, style)) in parts.iter().enumerate() {
        let room = area.right().saturating_sub(x);
        let gap = if n > 0 { 3 } else { 0 };
        let more = if n + 1 < parts.len() { 2 } else { 0 };
        let wide = columns(said) + columns(keys) + usize::from(!keys.is_empty()) + gap + more;
        // A reason that is cut short says little; what fits of a first or a long one still does.
        if n > 0 && wide > usize::from(room) && room < 28 {
            put(
                buf,
                x,
                area.y,
                room,
                if room < 4 { " …" } else { " · …" },
                theme.quiet(),
            );
            return;
        }
        if n > 0 {
            x = put(buf, x, area.y, area.right().saturating_sub(x), " · ", theme.quiet());
        }
        if !keys.is_empty() {
            x = put(buf, x, area.y, area.right().saturating_sub(x), keys, theme.accent()) + 1;
        }
        let room = area.right().saturating_sub(x);
        x = put(buf, x, area.y, room, said, *style);
        // What was cut says itself that there is more.
        if columns(said) > usize::from(room) {
            return;
        }
    }
}

/// The next day to be kept.
fn next_due(item: &Item, context: &Context<'_>) -> Option<NaiveDate> {
    match &item.about {
        About::Action(id) => {
            let placed = context.plan.actions.get(id)?;
            placed.next_due(context.plan.kind(&placed.status))
        }
        About::Decision(reference) => context.plan.decision(reference)?.due,
    }
}

/// The keys that settle a debt, as `s/e`.
fn keys(settled_by: &[Remedy], context: &Context<'_>) -> String {
    let key = |settles: &Remedy| {
        let command = match settles {
            Remedy::Status => Command::Status,
            Remedy::Weather => Command::Weather,
            Remedy::Milestone => Command::Milestone,
            Remedy::Due => Command::Due,
            Remedy::Comment => Command::Note,
        };
        let mut bindings = context.keymap.bindings(&[Scope::Subject]);
        let binding = bindings.find(|binding| binding.command == command)?;
        let key = binding.keys.first()?;
        Some(key_name(context.catalogue(), key))
    };
    let keys: Vec<String> = settled_by.iter().filter_map(key).collect();
    keys.join("/")
}

fn style(debt: &Obligation, context: &Context<'_>) -> Style {
    match debt {
        Obligation::Late { .. } => context.theme.bad(),
        Obligation::Due { .. } | Obligation::NotBegun { .. } => context.theme.warning(),
        _ => context.theme.text(),
    }
}
