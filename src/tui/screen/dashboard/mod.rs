//! The dashboard: the whole plan at a glance, what deserves the committee's time and why, and what changed since its last
//! meeting.

mod attention;
mod groups;
mod overview;
mod room;
mod since;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};

use super::{Effect, Screen};
use crate::tui::command::Command;
use crate::tui::component::list::{ListState, Motion};
use crate::tui::component::nothing::nothing;
use crate::tui::component::panel::panel;
use crate::tui::component::selection::mark;
use crate::tui::component::text::columns;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use copil_plan::ActionId;

use attention::attention_line;
use groups::group_line;
use overview::progress;
use room::Wall;
use since::since;

/// The parts that can be gone between.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Attention,
    Groups,
}

/// The state of the dashboard.
#[derive(Clone, Debug, Default)]
pub struct Dashboard {
    part: Part,
    attention: ListState,
    /// The action that the person went to, which stays selected wherever the ranking puts it.
    kept: Option<ActionId>,
    groups: ListState,
}

/// Where its panels are.
struct Panels {
    progress: Rect,
    groups: Rect,
    attention: Rect,
    since: Rect,
}

impl Panels {
    fn of(area: Rect, context: &Context<'_>) -> Self {
        // The left column holds bars and figures, which gain nothing from more room than this.
        let left = (area.width * 45 / 100).clamp(38, 92);
        let [left, right] = Layout::horizontal([Constraint::Length(left), Constraint::Fill(1)]).areas(area);
        let progress = Self::progress_height(area, context);
        let [progress, groups] = Layout::vertical([Constraint::Length(progress), Constraint::Fill(1)]).areas(left);
        let [attention, since] = Layout::vertical([Constraint::Percentage(55), Constraint::Fill(1)]).areas(right);
        Self {
            progress,
            groups,
            attention,
            since,
        }
    }

    /// Two gauges, the count, and the statuses, as many lines as are left beside the groups.
    fn progress_height(area: Rect, context: &Context<'_>) -> u16 {
        let statuses = context.figures.by_status.iter().filter(|(_, count)| *count > 0).count();
        let groups = context.figures.groups.len();
        let rows = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let wanted = 6 + rows(statuses.div_ceil(2));
        wanted.min(area.height.saturating_sub(rows(groups).saturating_add(2)).max(7))
    }
}

impl Dashboard {
    fn place(&mut self) -> &mut ListState {
        match self.part {
            Part::Attention => &mut self.attention,
            Part::Groups => &mut self.groups,
        }
    }

    fn listens_to_attention(&self) -> bool {
        self.part == Part::Attention
    }

    /// How many lines the listening part has, and how many can be seen.
    fn extent(&self, context: &Context<'_>) -> (usize, usize) {
        let listing = Listing::of(self.part, context);
        let len = match self.part {
            Part::Attention => context.attention.len(),
            Part::Groups => context.figures.groups.len(),
        };
        (len, listing.rows())
    }

    fn go(&mut self, motion: Motion, context: &Context<'_>) -> Effect {
        let (len, rows) = self.extent(context);
        self.place().go(motion, len, rows);
        self.keep(context);
        Effect::None
    }

    /// Remembers the selected action.
    fn keep(&mut self, context: &Context<'_>) {
        let selected = context.attention.get(self.attention.selected());
        self.kept = selected.map(|attention| attention.action.clone());
    }

    fn open(&self, context: &Context<'_>) -> Effect {
        match self.part {
            Part::Attention => self.subject(context).map_or(Effect::None, Effect::Sheet),
            Part::Groups => {
                let group = context.figures.groups.get(self.groups.selected());
                group.map_or(Effect::None, |group| Effect::Filtered(group.key.filter()))
            }
        }
    }
}

/// Where the lines of a part are, and how many of the terminal each takes.
struct Listing {
    area: Rect,
    each: usize,
    /// Whether each ends with a blank line, which the last one may lack.
    blank: bool,
}

impl Listing {
    fn of(part: Part, context: &Context<'_>) -> Self {
        if context.room {
            let wall = Wall::of(context.body, context);
            let (area, each, blank) = match part {
                Part::Attention => (wall.attention, wall.each, wall.each > 2),
                Part::Groups => (wall.groups, wall.group_each, wall.group_each > 1),
            };
            let each = usize::from(each);
            return Self { area, each, blank };
        }
        let panels = Panels::of(context.body, context);
        let groups = group_rows(panels.groups, context.figures.groups.len());
        let (panel, each, blank) = match part {
            Part::Attention => (panels.attention, lines_each(panels.attention), false),
            Part::Groups => (panels.groups, groups, groups > 1),
        };
        let area = Rect {
            y: panel.y + 1,
            height: panel.height.saturating_sub(2),
            ..panel
        };
        Self { area, each, blank }
    }

    /// How many can be seen.
    fn rows(&self) -> usize {
        (usize::from(self.area.height) + usize::from(self.blank)) / self.each
    }
}

fn inner_rows(panel: Rect) -> usize {
    usize::from(panel.height.saturating_sub(2))
}

/// Groups stand apart by a blank line where there is room for all of them so.
fn group_rows(panel: Rect, groups: usize) -> usize {
    if inner_rows(panel) + 1 >= 2 * groups { 2 } else { 1 }
}

/// An action that deserves attention takes two lines where its title and the reasons do not fit on one.
fn lines_each(panel: Rect) -> usize {
    if panel.width < 76 { 2 } else { 1 }
}

impl Screen for Dashboard {
    fn scopes(&self) -> &'static [Scope] {
        match self.part {
            Part::Attention => &[Scope::Subject, Scope::List, Scope::Parts, Scope::Global],
            Part::Groups => &[Scope::List, Scope::Parts, Scope::Global],
        }
    }

    fn refresh(&mut self, context: &Context<'_>) {
        let kept = self.kept.as_ref();
        let at = context
            .attention
            .iter()
            .position(|attention| Some(&attention.action) == kept);
        if let Some(at) = at {
            let rows = Listing::of(Part::Attention, context).rows();
            self.attention.select(at, context.attention.len(), rows);
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        // What is done now is done to this action, and to this one again after the ranking has changed.
        if self.part == Part::Attention && self.kept.is_none() {
            self.keep(context);
        }
        let page = self.extent(context).1.max(1);
        match command {
            Command::Up => self.go(Motion::Up(1), context),
            Command::Down => self.go(Motion::Down(1), context),
            Command::PageUp => self.go(Motion::Up(page), context),
            Command::PageDown => self.go(Motion::Down(page), context),
            Command::First => self.go(Motion::First, context),
            Command::Last => self.go(Motion::Last, context),
            Command::Next | Command::Previous => {
                self.part = match self.part {
                    Part::Attention => Part::Groups,
                    Part::Groups => Part::Attention,
                };
                Effect::None
            }
            Command::Open => self.open(context),
            _ => Effect::None,
        }
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        if event.kind != MouseEventKind::Down(MouseButton::Left) {
            return Effect::None;
        }
        let at = Position::new(event.column, event.row);
        let lists = [Part::Attention, Part::Groups].map(|part| (part, Listing::of(part, context)));
        let Some((part, list)) = lists.into_iter().find(|(_, list)| list.area.contains(at)) else {
            return Effect::None;
        };
        let was = (self.part, self.place().selected());
        self.part = part;
        let (len, rows) = self.extent(context);
        let line = usize::from(event.row.saturating_sub(list.area.y)) / list.each;
        let first = self.place().first(len, rows);
        if line < rows && first + line < len {
            self.place().select(first + line, len, rows);
            self.keep(context);
            if was == (part, first + line) {
                return self.open(context);
            }
        }
        Effect::None
    }

    fn answers(&self, command: Command, context: &Context<'_>) -> bool {
        let opens = match self.part {
            Part::Attention => self.subject(context).is_some(),
            Part::Groups => !context.figures.groups.is_empty(),
        };
        command != Command::Open || opens
    }

    fn listed(&self, context: &Context<'_>) -> Vec<ActionId> {
        context.attention.iter().map(|item| item.action.clone()).collect()
    }

    fn subject(&self, context: &Context<'_>) -> Option<ActionId> {
        let selected = context.attention.get(self.attention.selected());
        selected
            .filter(|_| self.part == Part::Attention)
            .map(|attention| attention.action.clone())
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        if context.room {
            return self.on_the_wall(area, buf, context);
        }
        let panels = Panels::of(area, context);
        progress(panels.progress, buf, context);
        self.groups(panels.groups, buf, context);
        self.attention(panels.attention, buf, context);
        since(panels.since, buf, context);
    }
}

impl Dashboard {
    fn groups(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let listens = self.part == Part::Groups;
        let title = fl!(context.catalogue(), "tui-groups");
        let room = panel(buf, area, &title, listens, context.theme);
        let groups = &context.figures.groups;
        if groups.is_empty() {
            let said = [
                fl!(context.catalogue(), "tui-no-groups"),
                fl!(context.catalogue(), "tui-groups-fill"),
            ];
            nothing(room, buf, &said, context.theme);
        }
        let each = group_rows(area, groups.len());
        let rows = usize::from(room.height).div_ceil(each);
        let first = self.groups.first(groups.len(), rows);
        let widest = groups
            .iter()
            .map(|group| columns(group.key.as_str()))
            .max()
            .unwrap_or(2)
            .min(10);
        for (y, (n, group)) in (room.y..)
            .step_by(each)
            .zip(groups.iter().enumerate().skip(first).take(rows))
        {
            let line = Rect { y, height: 1, ..room };
            let selected = listens && n == self.groups.selected();
            group_line(line, buf, group, widest, context);
            if selected {
                mark(buf, line, context.theme.selected());
            }
        }
    }

    fn attention(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let listens = self.part == Part::Attention;
        let title = fl!(context.catalogue(), "tui-attention", count = context.attention.len());
        let room = panel(buf, area, &title, listens, context.theme);
        if context.attention.is_empty() {
            let said = [
                fl!(context.catalogue(), "tui-no-attention"),
                fl!(context.catalogue(), "attention-empty"),
            ];
            nothing(room, buf, &said, context.theme);
        }
        let each = lines_each(area);
        let rows = inner_rows(area) / each;
        let first = self.attention.first(context.attention.len(), rows);
        let seen = || context.attention.iter().enumerate().skip(first).take(rows);
        let widest = seen().map(|(_, item)| columns(item.action.as_str())).max().unwrap_or(5);
        for (line, (n, item)) in (0u16..).zip(seen()) {
            let y = room.y + line * if each == 2 { 2 } else { 1 };
            let line = Rect { y, height: 1, ..room };
            let selected = listens && n == self.attention.selected();
            attention_line(line, buf, item, widest, each == 2, context);
            if selected {
                mark(buf, line, context.theme.selected());
            }
        }
    }
}
