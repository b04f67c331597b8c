//! What deserves the committee's time, ranked, with the reasons; the selected action's are told beside it when there is
//! room.

mod detail;
mod rows;
mod view;

use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};

use super::{Effect, Screen};
use crate::tui::command::Command;
use crate::tui::component::filter_line::{Answer, FilterLine};
use crate::tui::component::list::{ListState, Motion};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::memory::Memory;
use crate::wording::filter;
use copil_plan::ActionId;
use copil_plan::attention::Attention;
use copil_plan::query::{Filter, Flag, Order};

use detail::Story;
use rows::{By, Row};

/// From this width on, the selected action is shown beside the list.
const WIDE: u16 = 110;

/// Below this width, a line of the list takes two.
const ONE_LINE: u16 = 100;

/// The state of the screen.
#[derive(Clone, Debug, Default)]
pub struct AttentionScreen {
    by: By,
    filter: Filter,
    /// What the filter is called.
    said: String,
    /// The filter being typed, when it is.
    line: Option<FilterLine>,
    rows: Vec<Row>,
    place: ListState,
    /// The action that the person went to, which stays selected wherever the ranking puts it.
    kept: Option<ActionId>,
    /// What the history tells of the selected action.
    story: Story,
}

/// The list, and what is told of the selected action; the wall of a room shows the list alone.
fn split(area: Rect, context: &Context<'_>) -> (Rect, Option<Rect>) {
    if context.room || area.width < WIDE {
        return (area, None);
    }
    let list = (area.width * 11 / 20).max(64);
    let [list, detail] = Layout::horizontal([Constraint::Length(list), Constraint::Fill(1)]).areas(area);
    (list, Some(detail))
}

/// The room inside the list's frame.
fn inside(list: Rect) -> Rect {
    Rect {
        x: list.x + 2,
        y: list.y + 1,
        width: list.width.saturating_sub(4),
        height: list.height.saturating_sub(2),
    }
}

/// How many lines of the terminal a row takes: on the wall of a room the last of them is blank.
fn lines_each(list: Rect, context: &Context<'_>) -> u16 {
    match list.width {
        _ if context.room => 3,
        0..ONE_LINE => 2,
        _ => 1,
    }
}

impl AttentionScreen {
    /// How many rows can be seen.
    fn seen(context: &Context<'_>) -> usize {
        let list = split(context.body, context).0;
        usize::from(inside(list).height / lines_each(list, context))
    }

    fn go(&mut self, motion: Motion, context: &Context<'_>) -> Effect {
        let before = self.place.selected();
        self.place.go(motion, self.rows.len(), Self::seen(context));
        let up = self.place.selected() < before && self.place.selected() > 0;
        if self.is_on_heading() {
            let step = if up { Motion::Up(1) } else { Motion::Down(1) };
            self.place.go(step, self.rows.len(), Self::seen(context));
        }
        self.keep_in_mind(context);
        Effect::None
    }

    fn is_on_heading(&self) -> bool {
        matches!(self.rows.get(self.place.selected()), Some(Row::Heading { .. }))
    }

    fn selected<'c>(&self, context: &Context<'c>) -> Option<&'c Attention> {
        match self.rows.get(self.place.selected())? {
            Row::Item(at) => context.attention.get(*at),
            Row::Heading { .. } => None,
        }
    }

    /// Remembers the selected action, and what the history tells of it.
    fn keep_in_mind(&mut self, context: &Context<'_>) {
        self.kept = self.selected(context).map(|attention| attention.action.clone());
        self.story = self
            .kept
            .as_ref()
            .map(|action| Story::of(action, context))
            .unwrap_or_default();
    }

    /// Does as the filter line says.
    fn answered(&mut self, answer: Option<Answer>, context: &Context<'_>) -> Effect {
        if let (Some(line), Some(Answer::Narrowed | Answer::Closed)) = (&self.line, answer) {
            if self.filter != *line.filter() {
                self.filter = line.filter().clone();
                self.refresh(context);
            }
            if answer == Some(Answer::Closed) {
                self.line = None;
            }
        }
        Effect::None
    }

    /// Goes to a row under the mouse; opens it when it is selected already.
    fn click(&mut self, row: usize, context: &Context<'_>) -> Effect {
        if !matches!(self.rows.get(row), Some(Row::Item(_))) {
            return Effect::None;
        }
        if row == self.place.selected() {
            return self.update(Command::Open, context);
        }
        self.place.select(row, self.rows.len(), Self::seen(context));
        self.keep_in_mind(context);
        Effect::None
    }
}

impl Screen for AttentionScreen {
    fn scopes(&self) -> &'static [Scope] {
        if self.line.is_some() {
            &[Scope::Line]
        } else {
            &[
                Scope::Arranged,
                Scope::Filtered,
                Scope::Subject,
                Scope::List,
                Scope::Global,
            ]
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        if let Some(line) = &mut self.line {
            return match line.update(command, context) {
                Answer::Passed if command == Command::Up => self.go(Motion::Up(1), context),
                Answer::Passed => self.go(Motion::Down(1), context),
                answer => self.answered(Some(answer), context),
            };
        }
        let page = Self::seen(context).max(1);
        match command {
            Command::Up => self.go(Motion::Up(1), context),
            Command::Down => self.go(Motion::Down(1), context),
            Command::PageUp => self.go(Motion::Up(page), context),
            Command::PageDown => self.go(Motion::Down(page), context),
            Command::First => self.go(Motion::First, context),
            Command::Last => self.go(Motion::Last, context),
            Command::Open => self.subject(context).map_or(Effect::None, Effect::Sheet),
            Command::Filter => {
                self.line = Some(FilterLine::open(&self.filter, context));
                Effect::None
            }
            Command::Late => {
                self.filter.toggle(Flag::Late);
                self.refresh(context);
                Effect::None
            }
            Command::By => {
                self.by = self.by.next();
                self.refresh(context);
                Effect::None
            }
            Command::Back if !self.filter.is_empty() => {
                self.filter = Filter::default();
                self.refresh(context);
                Effect::None
            }
            _ => Effect::None,
        }
    }

    fn typed(&mut self, key: KeyEvent, context: &Context<'_>) -> Effect {
        let answer = self.line.as_mut().map(|line| line.typed(key, context));
        self.answered(answer, context)
    }

    fn pasted(&mut self, text: &str, context: &Context<'_>) -> Effect {
        let answer = self.line.as_mut().map(|line| line.pasted(text, context));
        self.answered(answer, context)
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let list = split(context.body, context).0;
        let room = inside(list);
        let at = (event.column, event.row);
        if event.kind != MouseEventKind::Down(MouseButton::Left) || !room.contains(at.into()) {
            return Effect::None;
        }
        let first = self.place.first(self.rows.len(), Self::seen(context));
        self.click(
            first + usize::from((event.row - room.y) / lines_each(list, context)),
            context,
        )
    }

    fn recall(&mut self, memory: &Memory, _context: &Context<'_>) {
        self.by = memory.attention_by.as_deref().and_then(By::of_word).unwrap_or_default();
    }

    fn keep(&self, memory: &mut Memory) {
        memory.attention_by = (self.by != By::default()).then(|| self.by.word().to_owned());
    }

    fn narrowed_by(&self) -> Option<(&Filter, Order)> {
        Some((&self.filter, Order::default()))
    }

    fn narrow(&mut self, filter: &Filter, context: &Context<'_>) {
        self.filter = filter.clone();
        self.line = None;
        self.kept = None;
        self.place = ListState::default();
        self.refresh(context);
    }

    fn listed(&self, context: &Context<'_>) -> Vec<ActionId> {
        let items = self.rows.iter().filter_map(|row| match row {
            Row::Item(at) => context.attention.get(*at),
            Row::Heading { .. } => None,
        });
        items.map(|attention| attention.action.clone()).collect()
    }

    fn refresh(&mut self, context: &Context<'_>) {
        self.said = filter::name(context.catalogue(), context.plan, &self.filter);
        self.rows = rows::of(self.by, &self.filter, context);
        let is_kept = |row: &Row| match row {
            Row::Item(at) => context.attention.get(*at).map(|attention| &attention.action) == self.kept.as_ref(),
            Row::Heading { .. } => false,
        };
        let kept = self
            .kept
            .is_some()
            .then(|| self.rows.iter().position(is_kept))
            .flatten();
        let at = kept.unwrap_or_else(|| self.place.selected());
        self.place.select(at, self.rows.len(), Self::seen(context));
        if self.is_on_heading() {
            self.place.go(Motion::Down(1), self.rows.len(), Self::seen(context));
        }
        self.story = self
            .selected(context)
            .map(|item| Story::of(&item.action, context))
            .unwrap_or_default();
    }

    fn answers(&self, command: Command, context: &Context<'_>) -> bool {
        command != Command::Open || self.subject(context).is_some()
    }

    fn subject(&self, context: &Context<'_>) -> Option<ActionId> {
        self.selected(context).map(|attention| attention.action.clone())
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (list, detail) = split(area, context);
        self.list(list, buf, context);
        if let Some(detail) = detail {
            self.detail(detail, buf, context);
        }
    }
}
