//! One part of the plan: its people, its figures, and its actions by status.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::table::is_behind;
use crate::report::parts::Part;
use crate::tui::component::{PageWriter, Pen, columns, fit, foot_right, nothing, panel, signs, to_u16};
use crate::tui::context::Context;
use crate::wording::promise::{drifted_together, last_drifted};
use crate::wording::signs::{status_symbol, weather_symbol};
use copil_plan::action_history::drift::DriftTotal;
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupKey, StatusId, StatusKind, grouped};

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
pub(super) struct PartDetail<'d> {
    pub(super) part: &'d Part,
    pub(super) status_groups: &'d [StatusGroup],
    /// How far its dates drifted, once the history is read.
    pub(super) drift: Option<&'d DriftTotal>,
}

impl PartDetail<'_> {
    pub(super) fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (id, name) = (self.part.key.as_str(), self.part.name(context.catalogue()));
        let title = if id.is_empty() { name } else { format!("{id} · {name}") };
        let room = panel(buf, area, &title, false, context.theme);
        let mut facts = self.facts(room, context);
        // On a low screen the actions matter more than who else belongs to the group.
        facts.keep(usize::from(room.height / 2).max(1));
        facts.draw(room, buf);
        let above = to_u16(facts.lines.len());
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
        if let Some(days) = catalogue.stretch(part.days.0, part.days.1) {
            page.fact(&fl!(catalogue, "tui-period"), &days, theme.text());
        }
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
        if let Some(drift) = self.drift.filter(|drift| drift.promises > 0) {
            let style = if drift.pushes > 0 { theme.text() } else { theme.quiet() };
            page.fact(&fl!(catalogue, "tui-drift"), &drifted_together(catalogue, drift), style);
            if let Some(last) = last_drifted(catalogue, drift) {
                page.fact("", &last, style);
            }
        }
        for (name, people) in [
            (catalogue.field_heading("leads"), &part.leads),
            (fl!(catalogue, "tui-members"), &part.members),
        ] {
            let people = people.iter().map(|person| sanitize(context.plan.person_name(person)));
            let text = catalogue.first_of(people, NAMED);
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
            let said = [fl!(context.catalogue(), "tui-group-no-action"), context.how_to_add()];
            nothing(room, buf, &said, context.theme);
            return 0;
        }
        let wanted = (all + self.status_groups.len()).div_ceil(rows);
        let across = (width / COLUMN).min(wanted).max(1);
        let each = (width + 2) / across - 2;
        let mut lines: Vec<DetailLine<'_>> = self.lines().take(rows * across).collect();
        // A title is nothing without an action below it.
        lines.pop_if(|last| matches!(last, DetailLine::Status(_)));
        let ids = lines.iter().filter_map(|line| match line {
            DetailLine::Action(id) => Some(columns(id.as_str())),
            DetailLine::Status(_) => None,
        });
        let shown = ids.clone().count();
        let ids = to_u16(ids.max().unwrap_or(2).min(16));
        for (column, lines) in lines.chunks(rows).enumerate() {
            let x = room.x + to_u16(column * (each + 2));
            for (row, line) in room.rows().zip(lines) {
                let width = to_u16(each);
                line.draw(Rect { x, width, ..row }, buf, ids, context);
            }
        }
        all.saturating_sub(shown)
    }

    /// A title for each status, and its actions below.
    fn lines(&self) -> impl Iterator<Item = DetailLine<'_>> {
        self.status_groups.iter().flat_map(|group| {
            let actions = group.actions.iter().map(DetailLine::Action);
            std::iter::once(DetailLine::Status(group)).chain(actions)
        })
    }
}

/// A line of the list of actions.
#[derive(Clone, Copy)]
enum DetailLine<'d> {
    Status(&'d StatusGroup),
    Action(&'d ActionId),
}

impl DetailLine<'_> {
    /// A status with how many actions have it; an action with its signs, its id, its title, its weather and how late it is.
    fn draw(self, line: Rect, buf: &mut Buffer, ids: u16, context: &Context<'_>) {
        let theme = context.theme;
        let id = match self {
            Self::Status(group) => {
                let kind = context.plan.kind(&group.status);
                let (symbol, count) = (status_symbol(kind), group.actions.len());
                let title = format!("{symbol} {} ({count})", context.words.status(&group.status));
                Pen::on(buf, line).text(&title, theme.status(kind).patch(theme.strong()));
                return;
            }
            Self::Action(id) => id,
        };
        let Some(placed) = context.plan.actions.get(id) else {
            return;
        };
        let over = context.kind(placed).is_over();
        signs(buf, line, id, placed.priority, context);
        let mut pen = Pen::on(buf, line);
        pen.skip(2).cell(ids, id.as_str(), theme.strong()).skip(1);
        let title = line.width.saturating_sub(ids + 14);
        let style = if over { theme.quiet() } else { theme.text() };
        pen.cell(title, &placed.title, style).skip(1);
        let weather = placed.weather.filter(|_| !over);
        let symbol = weather.map_or(" ", weather_symbol);
        pen.cell(1, symbol, weather.map_or(style, |weather| theme.weather(weather)));
        let late = context.late_in_short(placed).unwrap_or_default();
        pen.cell_right(7, &late, theme.bad());
    }
}
