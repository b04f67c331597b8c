//! One part of the plan: its people, its figures, and its actions by status.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::name_of;
use super::table::{is_behind, names};
use crate::report::parts::Part;
use crate::tui::component::{PageWriter, columns, fit, foot_right, nothing, panel};
use crate::tui::context::Context;
use crate::tui::theme::status_symbol;
use crate::wording::terms::weather_symbol;
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupKey, GroupedAction, Priority, StatusId, StatusKind, grouped};

/// The narrowest a column of actions is.
const COLUMN: usize = 54;

/// The most people named.
const NAMED: usize = 6;

/// How wide the names of facts are.
const NAME: usize = 10;

/// The statuses, what asks for a look first.
const ORDER: [StatusKind; 5] = [
    StatusKind::Waiting,
    StatusKind::Active,
    StatusKind::Open,
    StatusKind::Closed,
    StatusKind::Dropped,
];

/// The actions of a part that have one status.
#[derive(Clone, Debug)]
pub(super) struct StatusGroup {
    status: StatusId,
    actions: Vec<ActionId>,
}

/// The actions of a part by status, what asks for a look first; each status keeps the order in which they come.
pub(super) fn status_groups(key: &GroupKey, ordered: &[ActionId], context: &Context<'_>) -> Vec<StatusGroup> {
    let plan = context.plan;
    let held = ordered.iter().filter_map(|id| Some((id, plan.actions.get(id)?)));
    let held = held.filter(|(_, placed)| key.holds(plan, placed));
    let known = plan.workflow().keys().cloned().collect();
    let groups = grouped(known, held.map(|(id, placed)| (placed.status.clone(), id.clone())));
    let mut status_groups: Vec<StatusGroup> = groups
        .into_iter()
        .filter(|(_, actions)| !actions.is_empty())
        .map(|(status, actions)| StatusGroup { status, actions })
        .collect();
    status_groups.sort_by_key(|group| ORDER.iter().position(|kind| *kind == plan.kind(&group.status)));
    status_groups
}

/// The selected part.
pub(super) struct Detail<'d> {
    pub(super) part: &'d Part,
    pub(super) status_groups: &'d [StatusGroup],
}

impl Detail<'_> {
    pub(super) fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (id, name) = (self.part.key.as_str(), name_of(self.part, context));
        let title = if id.is_empty() { name } else { format!("{id} · {name}") };
        let room = panel(buf, area, &title, false, context.theme);
        let mut facts = self.facts(room, context);
        // On a low screen the actions matter more than who else belongs to the group.
        facts.lines.truncate(usize::from(room.height / 2).max(1));
        facts.draw(room, buf);
        let above = u16::try_from(facts.lines.len()).unwrap_or(u16::MAX);
        let gap = u16::from(room.height > above + 8);
        let top = above.saturating_add(gap).min(room.height);
        let rest = Rect {
            y: room.y + top,
            height: room.height - top,
            ..room
        };
        let hidden = self.list(rest, buf, context);
        if hidden > 0 {
            let more = fl!(context.catalogue(), "tui-more-actions", count = hidden);
            foot_right(buf, area, &more, context.theme);
        }
    }

    /// How far it is, who leads it and who belongs to it.
    fn facts(&self, room: Rect, context: &Context<'_>) -> PageWriter {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let part = self.part;
        let mut page = PageWriter::for_area(room, theme).with_names(NAME);
        if let (Some(done), Some(time)) = (part.tally.progress, part.elapsed) {
            let text = fl!(
                catalogue,
                "tui-done-of-time",
                done = catalogue.percent(done),
                time = catalogue.percent(time)
            );
            let style = if is_behind(part) { theme.warning() } else { theme.text() };
            page.push(Line::styled(fit(&text, page.width), style));
        }
        for (name, people) in [
            (catalogue.field_heading("leads"), &part.leads),
            (fl!(catalogue, "tui-members"), &part.members),
        ] {
            let some = &people[..people.len().min(NAMED)];
            let others = people.len() - some.len();
            let mut text = names(context.plan, some);
            if others > 0 {
                text = fl!(catalogue, "tui-and-others", names = text, count = others);
            }
            page.fact(&name, &text, theme.text());
        }
        page
    }

    /// Lists the actions in as many columns as there is room for; answers how many could not be shown.
    fn list(&self, room: Rect, buf: &mut Buffer, context: &Context<'_>) -> usize {
        let (rows, width) = (usize::from(room.height), usize::from(room.width));
        let all: usize = self.status_groups.iter().map(|group| group.actions.len()).sum();
        if rows == 0 {
            return all;
        }
        if all == 0 {
            let said = [
                fl!(context.catalogue(), "tui-group-no-action"),
                fl!(context.catalogue(), "attention-empty-plan"),
            ];
            nothing(room, buf, &said, context.theme);
            return 0;
        }
        let wanted = (all + self.status_groups.len()).div_ceil(rows);
        let across = (width / COLUMN).min(wanted).max(1);
        let each = (width + 2) / across - 2;
        // What can be seen, and no more, is written.
        let lines = self.lines(each, rows * across, context);
        let shown = lines.iter().filter(|(_, action)| *action).count();
        for (column, lines) in lines.chunks(rows).enumerate() {
            let x = room.x + u16::try_from(column * (each + 2)).unwrap_or(u16::MAX);
            for (y, (line, _)) in (room.y..room.bottom()).zip(lines) {
                buf.set_line(x, y, line, u16::try_from(each).unwrap_or(u16::MAX));
            }
        }
        all.saturating_sub(shown)
    }

    /// At most so many lines: a title for each status, and its actions below. Each with whether it is an action.
    fn lines(&self, width: usize, most: usize, context: &Context<'_>) -> Vec<(Line<'static>, bool)> {
        let ids = self
            .status_groups
            .iter()
            .flat_map(|group| group.actions.iter().take(most));
        let ids = ids.map(|id| columns(id.as_str())).max().unwrap_or(2);
        let mut lines = Vec::new();
        for group in self.status_groups {
            let room = most.saturating_sub(lines.len() + 1);
            if room == 0 {
                break;
            }
            let kind = context.plan.kind(&group.status);
            let (symbol, count) = (status_symbol(kind), group.actions.len());
            let title = format!("{symbol} {} ({count})", context.words.status(&group.status));
            let style: Style = context.theme.status(kind).patch(context.theme.strong());
            lines.push((Line::styled(fit(&title, width), style), false));
            let known = group
                .actions
                .iter()
                .filter_map(|id| Some((id, context.plan.actions.get(id)?)));
            let shown = known.take(room);
            lines.extend(shown.map(|(id, placed)| (action_line(id, placed, kind, ids, width, context), true)));
        }
        lines
    }
}

/// An action: its priority, its id, its title, its weather and how late it is.
fn action_line(
    id: &ActionId,
    placed: &GroupedAction,
    kind: StatusKind,
    ids: usize,
    width: usize,
    context: &Context<'_>,
) -> Line<'static> {
    let (theme, catalogue) = (context.theme, context.catalogue());
    let over = kind.is_over();
    let plain = if over { theme.quiet() } else { theme.text() };
    let high = placed.priority == Priority::High;
    let weather = placed.weather.filter(|_| !over);
    let late = placed.days_late(kind, context.today);
    let late = late
        .map(|days| fl!(catalogue, "tui-late-short", days = days))
        .unwrap_or_default();
    let ids = ids.min(16);
    let title = fit(&sanitize(&placed.title), width.saturating_sub(ids + 14));
    let pad = " ".repeat(width.saturating_sub(ids + 14 + columns(&title)));
    let id = fit(id.as_str(), ids);
    let wide = " ".repeat(ids.saturating_sub(columns(&id)));
    let gap = " ".repeat(7_usize.saturating_sub(columns(&late)));
    Line::from(vec![
        Span::styled(if high { "! " } else { "  " }, theme.bad()),
        Span::styled(format!("{id}{wide} "), theme.strong()),
        Span::styled(format!("{title}{pad} "), plain),
        Span::styled(
            weather.map_or(" ", weather_symbol),
            weather.map_or(plain, |weather| theme.weather(weather)),
        ),
        Span::styled(format!("{gap}{late}"), theme.bad()),
    ])
}
