//! The list and its lines, drawn.

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Mine, WorklistLine};
use crate::tui::command::Command;
use crate::tui::component::{
    PaneText, Pen, Rows, WithPane, columns, draw_pane, foot_left, more_below, panel, put_in, put_right, signs, to_u16,
};
use crate::tui::context::Context;
use crate::tui::screen::register::told_of_decision;
use crate::tui::screen::sheet::told_of;
use crate::wording::worklist::{deadline, reason, role, title};
use copil_plan::sanitize::sanitize;
use copil_plan::worklist::{ItemSubject, Obligation, Remedy, Worklist, WorklistItem};
use copil_plan::{ActionId, GroupedAction};

/// The columns of a status, and of a day.
const STATUS: u16 = 14;
const DUE: u16 = 10;

/// The columns of a line that neither its name nor its title has: its frame, its signs, its status, its day.
pub(super) const AROUND_TITLE: u16 = 4 + 2 + 1 + 1 + STATUS + DUE + 2;

impl Mine {
    pub(super) fn draw(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (Some(worklist), Some(person)) = (&self.worklist, self.person(context)) else {
            return;
        };
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let name = sanitize(context.plan.person_name(person));
        let own = context.repo_status.me.as_ref() == Some(person);
        let titled = if own && context.repo_status.is_shared {
            fl!(catalogue, "tui-mine-shared", who = name.as_str())
        } else if own {
            fl!(catalogue, "tui-mine-mine", who = name.as_str())
        } else {
            fl!(catalogue, "tui-mine-of", who = name.as_str())
        };
        let (list, detail) = self.split(area, context);
        let room = panel(buf, list, &titled, true, theme);
        if worklist.items.is_empty() {
            let text = fl!(catalogue, "owed-empty", who = name.as_str());
            put_in(room, buf, &text, theme.quiet());
        } else {
            self.draw_list(list, room, buf, worklist, context);
        }
        draw_pane(self, detail, list, buf, context);
    }

    fn draw_list(&self, frame: Rect, room: Rect, buf: &mut Buffer, worklist: &Worklist, context: &Context<'_>) {
        let rows = Rows::single(room);
        let most = self.pane.title_room(context.body, self.list_width(context), context);
        self.lines.draw(rows, buf, context.theme, |buf, line, what| {
            draw_line(line, buf, *what, worklist, (self.id, most), context);
        });
        if !context.presenting
            && self
                .lines
                .items()
                .iter()
                .any(|line| matches!(line, WorklistLine::Why(_)))
        {
            foot_left(buf, frame, &fl!(context.catalogue(), "owed-keys"), context.theme);
        }
        more_below(buf, frame, self.lines.below(rows), context);
    }

    /// What is selected, whole.
    pub(super) fn detail(&self, width: usize, context: &Context<'_>) -> PaneText {
        match self.item().map(|item| (item, &item.about)) {
            None => PaneText::default(),
            Some((_, ItemSubject::Action(id))) => told_of(Some(id), width, context),
            Some((_, ItemSubject::Decision(reference))) => told_of_decision(reference, width, context),
        }
    }
}

/// How wide the names of items are.
pub(super) fn name_width(worklist: &Worklist) -> u16 {
    let widths = worklist.items.iter().map(|item| columns(&name_of(item)));
    to_u16(widths.max().unwrap_or(2).min(16))
}

fn name_of(item: &WorklistItem) -> String {
    match &item.about {
        ItemSubject::Action(id) => id.to_string(),
        // Only what was not carried out is owed.
        ItemSubject::Decision(reference) => format!("○ {}", reference.decision),
    }
}

fn draw_line(
    area: Rect,
    buf: &mut Buffer,
    line: WorklistLine,
    worklist: &Worklist,
    (id, most): (u16, u16),
    context: &Context<'_>,
) {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let (text, style) = match line {
        WorklistLine::Blank => return,
        WorklistLine::Deadline => {
            let deadline = deadline(catalogue, context.plan, worklist, context.today);
            (deadline, theme.heading())
        }
        WorklistLine::Nothing => (fl!(catalogue, "owed-nothing"), theme.good()),
        WorklistLine::Rest(count) => (fl!(catalogue, "owed-rest", count = count), theme.heading()),
        WorklistLine::Groups(count) => (fl!(catalogue, "owed-groups", count = count), theme.heading()),
        WorklistLine::Head(at) => {
            let item = worklist.items.get(at);
            return item
                .into_iter()
                .for_each(|item| draw_item(area, buf, item, (id, most), None, context));
        }
        // What has no reasons below it says on its line what the person's part in it is.
        WorklistLine::Short(at) => {
            let item = worklist.items.get(at);
            return item.into_iter().for_each(|item| {
                let role = role(catalogue, item.role);
                draw_item(area, buf, item, (id, most), role.as_deref(), context);
            });
        }
        WorklistLine::Why(at) => {
            let below = Pen::on(buf, area).skip(3 + id).rest();
            let item = worklist.items.get(at);
            return item
                .into_iter()
                .for_each(|item| draw_obligations(below, buf, item, context));
        }
    };
    Pen::on(buf, area).text(&text, style);
}

/// The fewest columns of a title that gives room to the person's part in an action.
const LEAST_TITLE: usize = 16;

/// An item on a line: its mark, its id, its title in at most `most` columns, the person's part in it, its status and the next
/// day to be kept.
fn draw_item(
    area: Rect,
    buf: &mut Buffer,
    item: &WorklistItem,
    (id, most): (u16, u16),
    role: Option<&str>,
    context: &Context<'_>,
) {
    let theme = context.theme;
    let action: Option<(&ActionId, &GroupedAction)> = match &item.about {
        ItemSubject::Action(id) => context.plan.actions.get_key_value(id.as_str()),
        ItemSubject::Decision(_) => None,
    };
    if let Some((action, placed)) = action {
        signs(buf, area, action, placed.priority, context);
    }
    if let Some(day) = next_due(item, context) {
        let style = if day < context.today {
            theme.bad()
        } else {
            theme.quiet()
        };
        put_right(
            buf,
            area.right(),
            area.y,
            DUE,
            &context.catalogue().short_date(day),
            style,
        );
    }
    let mut pen = Pen::on(buf, area);
    pen.skip(2).cell(id, &name_of(item), theme.strong()).skip(1);
    let status = if pen.room() >= 48 { STATUS } else { 0 };
    let width = pen.room().saturating_sub(status + DUE + 3).min(most);
    let style = if context.presenting {
        theme.strong()
    } else {
        theme.text()
    };
    let title = title(context.plan, item);
    // The part in it stands right behind the title.
    let role = role.map(|role| format!(" · {role}")).unwrap_or_default();
    let left = usize::from(width).saturating_sub(columns(&role));
    if left >= LEAST_TITLE {
        let shown = to_u16(columns(&title).min(left));
        pen.cell(shown, &title, style);
        pen.cell(width - shown, &role, theme.quiet()).skip(1);
    } else {
        pen.cell(width, &title, style).skip(1);
    }
    if let Some((_, placed)) = action {
        let kind = context.kind(placed);
        pen.cell(status, &context.status_with_symbol(placed), theme.status(kind));
    }
}

/// Why an item is there: the person's part in it, then its reasons, each after the keys that settle it, as many as fit.
fn draw_obligations(area: Rect, buf: &mut Buffer, item: &WorklistItem, context: &Context<'_>) {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let mut parts: Vec<(String, String, Style)> = Vec::new();
    parts.extend(role(catalogue, item.role).map(|role| (String::new(), role, theme.quiet())));
    for obligation in &item.obligations {
        let said = reason(catalogue, context.plan, item, obligation);
        // Nobody types in presentation mode.
        let keys = if context.presenting {
            String::new()
        } else {
            keys(item.settled_by(obligation), context)
        };
        parts.push((keys, said, style(obligation, context)));
    }
    let mut pen = Pen::on(buf, area);
    for (n, (keys, said, style)) in parts.iter().enumerate() {
        let room = pen.room();
        let gap = if n > 0 { 3 } else { 0 };
        let more = if n + 1 < parts.len() { 2 } else { 0 };
        let wide = columns(said) + columns(keys) + usize::from(!keys.is_empty()) + gap + more;
        // A reason that is cut short says little; what fits of a first or a long one still does.
        if n > 0 && wide > usize::from(room) && room < 28 {
            pen.text(if room < 4 { " …" } else { " · …" }, theme.quiet());
            return;
        }
        if n > 0 {
            pen.text(" · ", theme.quiet());
        }
        if !keys.is_empty() {
            pen.text(keys, theme.accent()).skip(1);
        }
        let cut = columns(said) > usize::from(pen.room());
        pen.text(said, *style);
        // What was cut says itself that there is more.
        if cut {
            return;
        }
    }
}

/// The next day to be kept.
fn next_due(item: &WorklistItem, context: &Context<'_>) -> Option<NaiveDate> {
    match &item.about {
        ItemSubject::Action(id) => {
            let placed = context.plan.actions.get(id)?;
            placed.next_due(context.kind(placed))
        }
        ItemSubject::Decision(reference) => context.plan.decision(reference)?.due,
    }
}

/// The keys that meet an obligation, as `s/e`.
fn keys(settled_by: &[Remedy], context: &Context<'_>) -> String {
    let key = |remedy: &Remedy| {
        let command = match remedy {
            Remedy::Status => Command::Status,
            Remedy::Weather => Command::Weather,
            Remedy::Milestone => Command::Milestone,
            Remedy::Measure => Command::Measure,
            Remedy::Due => Command::Due,
            Remedy::Comment => Command::Note,
            Remedy::CarryOut => Command::CarryOut,
        };
        context.subject_key(command)
    };
    let keys: Vec<String> = settled_by.iter().filter_map(key).collect();
    keys.join("/")
}

fn style(obligation: &Obligation, context: &Context<'_>) -> Style {
    match obligation {
        Obligation::Late { .. } => context.theme.bad(),
        Obligation::Due { .. } | Obligation::NotBegun { .. } => context.theme.warning(),
        _ => context.theme.text(),
    }
}
