//! The dashboard: the whole plan at a glance, what deserves the committee's time and why, and what changed since its last
//! meeting.

mod agenda;
mod groups;
mod overview;
mod parts;
mod presentation;
mod since;

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Margin, Rect};

use super::{Effect, Screen, Selection, TabScreen};
use crate::report::parts::{PARTS_BY, Part};
use crate::tui::command::Command;
use crate::tui::component::{
    Click, Cycle, FULL_TITLE, ListState, Motion, RankedLayout, Rows, columns, mark, nothing, panel, ranked_action,
    to_u16,
};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::memory::Memory;
use copil_plan::{ActionId, GroupBy};

use agenda::next_meeting;
use groups::parties;
use overview::progress;
use presentation::Presentation;
use since::since;

/// From this width on, an action that deserves attention takes one line.
const ONE_LINE: u16 = 124;

/// The parts that can be gone between.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum DashboardPart {
    #[default]
    Attention,
    Groups,
    /// The next meeting.
    Meeting,
}

impl DashboardPart {
    /// Those that there are, in the order in which they are gone through.
    fn all(context: &Context<'_>) -> Vec<Self> {
        let next = context.plan.next_meeting(context.today);
        let meeting = next.map(|_| Self::Meeting);
        [Self::Attention, Self::Groups].into_iter().chain(meeting).collect()
    }
}

/// The state of the dashboard.
#[derive(Clone, Debug)]
pub struct Dashboard {
    part: DashboardPart,
    attention: ListState,
    /// The action that the person went to, which stays selected wherever the ranking puts it.
    kept: Option<ActionId>,
    groups: ListState,
    /// What the plan is divided into below its figures: its working groups, or what else it has parts by.
    by: Cycle<GroupBy>,
    /// Its parts, unless they are its working groups, whose figures are at hand.
    parts: Vec<Part>,
    /// The list of the next meeting, which has one row.
    meeting: ListState,
}

impl Default for Dashboard {
    fn default() -> Self {
        Self {
            part: DashboardPart::default(),
            attention: ListState::default(),
            kept: None,
            groups: ListState::default(),
            by: Cycle::new(&PARTS_BY),
            parts: Vec::new(),
            meeting: ListState::default(),
        }
    }
}

/// From this size on, what changed stands below the groups, and what deserves attention has its column to itself.
const ROOMY: (u16, u16) = (150, 44);

/// The fewest lines that the groups keep where the organisations stand above them.
const LEAST_GROUPS: u16 = 10;

/// The fewest lines for what changed, below the groups.
const LEAST_SINCE: u16 = 8;

/// So many actions of those that deserve attention are worth two lines each, which say all the reasons.
const MANY: usize = 20;

/// Where its panels are.
struct DashboardPanels {
    meeting: Rect,
    progress: Rect,
    /// The organisations, where the plan has several, there is room for all of them, and they are not told below.
    parties: Rect,
    groups: Rect,
    attention: Rect,
    since: Rect,
}

impl DashboardPanels {
    fn of(area: Rect, dashboard: &Dashboard, context: &Context<'_>) -> Self {
        let [meeting, area] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
        let meeting = meeting.inner(Margin::new(2, 0));
        // The left column holds bars and figures, which gain nothing from more room than this.
        let is_roomy = area.width >= ROOMY.0 && area.height >= ROOMY.1;
        let left = (area.width * if is_roomy { 42 } else { 45 } / 100).clamp(38, 92);
        let [left, right] = Layout::horizontal([Constraint::Length(left), Constraint::Fill(1)]).areas(area);
        let groups = to_u16(dashboard.shown(context).len()).max(2) + 2;
        let (least, most) = overview::progress_height(left.width, context);
        let progress = most.min(area.height.saturating_sub(groups).max(least));
        let groups = groups.min(area.height.saturating_sub(progress));
        let parties = match context.figures.organisations.len() {
            _ if dashboard.by.taken() == GroupBy::Organisation => 0,
            0 | 1 => 0,
            several => to_u16(several) + 2,
        };
        // The groups can be gone through: the whole of them may give way to the organisations.
        let least = progress + groups.min(LEAST_GROUPS) + parties;
        let has_room = least + if is_roomy { LEAST_SINCE } else { 0 } <= area.height;
        let parts = [
            Constraint::Length(progress),
            Constraint::Length(if has_room { parties } else { 0 }),
            Constraint::Length(groups),
            Constraint::Fill(1),
        ];
        let [progress, parties, groups, below] = Layout::vertical(parts).areas(left);
        let (attention, since) = if is_roomy {
            (right, below)
        } else {
            let parts = [Constraint::Percentage(55), Constraint::Fill(1)];
            let [attention, since] = Layout::vertical(parts).areas(right);
            (attention, since)
        };
        Self {
            meeting,
            progress,
            parties,
            groups: if is_roomy { groups } else { groups.union(below) },
            attention,
            since,
        }
    }
}

impl Dashboard {
    /// The list that listens, and how many rows it has.
    fn listening(&mut self, context: &Context<'_>) -> (&mut ListState, usize) {
        match self.part {
            DashboardPart::Attention => (&mut self.attention, context.attention.len()),
            DashboardPart::Groups => {
                let len = self.shown(context).len();
                (&mut self.groups, len)
            }
            DashboardPart::Meeting => (&mut self.meeting, 1),
        }
    }

    /// The selected action of those that deserve attention.
    fn action(&self, context: &Context<'_>) -> Option<ActionId> {
        let selected = context.attention.get(self.attention.selected());
        selected.map(|attention| attention.action.clone())
    }

    /// Remembers the selected action.
    fn keep(&mut self, context: &Context<'_>) {
        self.kept = self.action(context);
    }

    fn open(&self, context: &Context<'_>) -> Effect {
        match self.part {
            DashboardPart::Attention => self.action(context).map_or(Effect::None, Effect::Sheet),
            DashboardPart::Groups => {
                let part = self.shown(context).get(self.groups.selected());
                part.map_or(Effect::None, |part| Effect::Filtered(part.key.filter()))
            }
            DashboardPart::Meeting => {
                let next = context.plan.next_meeting(context.today);
                next.map_or(Effect::None, |(id, _)| Effect::Meeting(id.clone()))
            }
        }
    }

    /// Goes to the next of its parts, or to the one before.
    fn turn(&mut self, back: bool, context: &Context<'_>) {
        let parts = DashboardPart::all(context);
        let at = parts.iter().position(|part| *part == self.part).unwrap_or(0);
        let step = if back { parts.len() - 1 } else { 1 };
        self.part = parts[(at + step) % parts.len()];
    }

    /// The rows of a part on the screen.
    fn rows_of(&self, part: DashboardPart, context: &Context<'_>) -> Rows {
        if context.presenting {
            let layout = Presentation::of(context.body, self.shown(context).len(), self.part, context);
            return match part {
                DashboardPart::Attention => Rows::spaced(layout.attention, layout.each, u16::from(layout.each > 2)),
                DashboardPart::Groups => Rows::spaced(layout.groups, layout.group_each, layout.group_each - 1),
                DashboardPart::Meeting => Rows::single(layout.meeting),
            };
        }
        let panels = DashboardPanels::of(context.body, self, context);
        match part {
            // An action takes two lines where its title and the reasons do not fit on one, and where there is room for many.
            DashboardPart::Attention => {
                let area = panels.attention.inner(Margin::new(2, 1));
                let is_high = usize::from(area.height) >= 2 * context.attention.len().min(MANY);
                let each = if panels.attention.width < ONE_LINE || is_high {
                    2
                } else {
                    1
                };
                Rows::spaced(area, each, 0)
            }
            // Groups stand apart by a blank line where there is room for all of them so.
            DashboardPart::Groups => {
                let area = panels.groups.inner(Margin::new(2, 1));
                let airy = usize::from(area.height) + 1 >= 2 * self.shown(context).len();
                Rows::spaced(area, 1 + u16::from(airy), u16::from(airy))
            }
            DashboardPart::Meeting => Rows::single(panels.meeting),
        }
    }
}

impl Screen for Dashboard {
    fn scopes(&self) -> &'static [Scope] {
        match self.part {
            DashboardPart::Attention => &[
                Scope::Subject,
                Scope::Arranged,
                Scope::List,
                Scope::Parts,
                Scope::Global,
            ],
            DashboardPart::Groups | DashboardPart::Meeting => {
                &[Scope::Arranged, Scope::List, Scope::Parts, Scope::Global]
            }
        }
    }

    fn refresh(&mut self, context: &Context<'_>) {
        if !DashboardPart::all(context).contains(&self.part) {
            self.part = DashboardPart::default();
        }
        self.gather(context);
        let kept = self.kept.as_ref();
        let at = context
            .attention
            .iter()
            .position(|attention| Some(&attention.action) == kept);
        if let Some(at) = at {
            let seen = self.rows_of(DashboardPart::Attention, context).seen();
            self.attention.select(at, context.attention.len(), seen);
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        // What is done now is done to this action, and to this one again after the ranking has changed.
        if self.part == DashboardPart::Attention && self.kept.is_none() {
            self.keep(context);
        }
        match command {
            Command::Next | Command::Previous => self.turn(command == Command::Previous, context),
            Command::Open => return self.open(context),
            Command::By => self.arrange(context),
            command => {
                let seen = self.rows_of(self.part, context).seen();
                if let Some(motion) = Motion::of(command, seen) {
                    let (list, len) = self.listening(context);
                    list.go(motion, len, seen);
                    self.keep(context);
                }
            }
        }
        Effect::None
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let before = self.part;
        // Where they stand depends on what listens, which the search for the clicked one changes.
        let parts = DashboardPart::all(context).into_iter();
        let parts: Vec<_> = parts.map(|part| (part, self.rows_of(part, context))).collect();
        for (part, rows) in parts {
            self.part = part;
            let (list, len) = self.listening(context);
            if let Some(click) = list.click(event, rows, len) {
                self.keep(context);
                let again = click == Click::Again && part == before;
                return if again { self.open(context) } else { Effect::None };
            }
        }
        self.part = before;
        Effect::None
    }

    fn answers(&self, command: Command, context: &Context<'_>) -> bool {
        let opens = match self.part {
            DashboardPart::Attention => self.action(context).is_some(),
            DashboardPart::Groups => !self.shown(context).is_empty(),
            DashboardPart::Meeting => true,
        };
        command != Command::Open || opens
    }

    fn listed(&self, context: &Context<'_>) -> Vec<ActionId> {
        context.attention.iter().map(|item| item.action.clone()).collect()
    }

    fn selection<'c>(&self, context: &Context<'c>) -> Option<Selection<'c>> {
        let action = self.action(context).filter(|_| self.part == DashboardPart::Attention);
        action.map(Selection::Action)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        if context.presenting {
            return self.present(area, buf, context);
        }
        let panels = DashboardPanels::of(area, self, context);
        self.meeting(panels.meeting, buf, context);
        progress(panels.progress, buf, context);
        parties(panels.parties, buf, context);
        self.groups(panels.groups, buf, context);
        self.attention(panels.attention, buf, context);
        since(panels.since, buf, context);
    }
}

impl TabScreen for Dashboard {
    fn restore(&mut self, memory: &Memory, _context: &Context<'_>) {
        self.by.restore(memory.dashboard_by.as_deref());
    }

    fn persist(&self, memory: &mut Memory) {
        memory.dashboard_by = self.by.persist();
    }
}

impl Dashboard {
    /// The next meeting, with a mark where it listens.
    fn meeting(&self, line: Rect, buf: &mut Buffer, context: &Context<'_>) {
        next_meeting(line, buf, context);
        if self.part == DashboardPart::Meeting {
            mark(buf, line, context.theme.selected());
        }
    }

    fn attention(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let listens = self.part == DashboardPart::Attention;
        let title = fl!(context.catalogue(), "tui-attention", count = context.attention.len());
        let room = panel(buf, area, &title, listens, context.theme);
        if context.attention.is_empty() {
            let said = [
                fl!(context.catalogue(), "tui-no-attention"),
                fl!(context.catalogue(), "attention-empty"),
            ];
            nothing(room, buf, &said, context.theme);
        }
        let rows = self.rows_of(DashboardPart::Attention, context);
        let seen = || self.attention.visible(rows, context.attention.len());
        let ids = seen().map(|(_, at)| columns(context.attention[at].action.as_str()));
        let id = to_u16(ids.max().unwrap_or(5)).min(rows.area.width / 3);
        let half = rows.area.width.saturating_sub(3 + id) / 2;
        let titles = context
            .attention
            .iter()
            .filter_map(|item| context.plan.actions.get(&item.action));
        let room_for_titles = half.saturating_sub(1).max(FULL_TITLE);
        // The titles are many: they are measured until one is as wide as it can be shown, and only those that can be wider
        // than others, for none has more columns than bytes.
        let mut title = 0;
        for placed in titles {
            if placed.title.len() <= usize::from(title) {
                continue;
            }
            title = to_u16(columns(&placed.title)).max(title).min(room_for_titles);
            if title == room_for_titles {
                break;
            }
        }
        let layout = RankedLayout {
            id,
            title,
            below: rows.stride > 1,
            end: 0,
        };
        for (line, at) in seen() {
            ranked_action(line, buf, &context.attention[at], layout, true, context);
            if listens && at == self.attention.selected() {
                mark(buf, line, context.theme.selected());
            }
        }
    }
}
