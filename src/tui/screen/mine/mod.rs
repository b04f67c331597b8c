//! What one person answers for, by what is owed first: the person at the keyboard, or another.
//!
//! ```text
//! ╭ Mon travail · Direction des ressources humaines ─────────╮
//! │ À régler avant : Comité de pilotage du 29 mars 2018 …    │   ◀ WorklistLine::Deadline
//! │▶! RH-04  Ouvrir le télétravail                  En cours │   ◀ WorklistLine::Head of a WorklistItem
//! │          s/e retard 43 j · m météo à donner              │   ◀ WorklistLine::Why: its obligations, and the keys that settle them
//! │ Le reste des actions pilotées (2)                        │   ◀ WorklistLine::Rest
//! ╰──────────────────────────────────────────────────────────╯
//! ```

mod people;
mod view;

use crossterm::event::MouseEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};

use super::notice::Notice;
use super::{Effect, Screen, Selection, TabScreen};
use crate::tui::command::Command;
use crate::tui::component::{Click, FULL_TITLE, Motion, Pane, PaneText, Rows, Select, WithPane};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::memory::Memory;
use copil_plan::worklist::{ItemSubject, Worklist, WorklistItem, worklist};
use copil_plan::{ActionId, PersonId};

use people::People;

/// The state of the screen.
#[derive(Clone, Debug, Default)]
pub struct Mine {
    /// Whose work is shown, when it is not that of the person at the keyboard.
    other: Option<PersonId>,
    /// The people to choose from, while one is chosen.
    people: Option<People>,
    /// What is on the person's worklist; `None` when nobody is meant.
    worklist: Option<Worklist>,
    /// The lines, of which the first of an item can be selected.
    lines: Select<WorklistLine>,
    /// How wide the names of items are.
    id: u16,
    /// What is beside the list.
    pane: Pane,
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WorklistLine {
    /// By when things are owed.
    Deadline,
    /// Nothing is owed.
    Nothing,
    /// What an item is: its place on the worklist.
    Head(usize),
    /// Why it is owed.
    Why(usize),
    /// An item that is not owed, on a line of its own.
    Short(usize),
    /// The title of the rest of what they carry, and how much that is.
    Rest(usize),
    /// The title of the rest of their groups, and how much that is.
    Groups(usize),
    /// Nothing, between two parts.
    Blank,
}

impl WorklistLine {
    /// The item that it begins.
    fn begins(self) -> Option<usize> {
        match self {
            Self::Head(item) | Self::Short(item) => Some(item),
            _ => None,
        }
    }
}

/// The lines that a worklist is shown in; with `airy`, a blank one keeps two items apart.
fn lines_of(worklist: &Worklist, airy: bool) -> Vec<WorklistLine> {
    let items = &worklist.items;
    let owed = items.iter().take_while(|item| item.is_owed()).count();
    let led = items.iter().take_while(|item| item.is_owed() || item.is_own()).count();
    let mut lines = vec![WorklistLine::Deadline];
    if owed == 0 {
        lines.push(WorklistLine::Nothing);
    }
    let between = |at: usize| (airy && at > 0).then_some(WorklistLine::Blank);
    let titled = (airy && owed > 0).then_some(WorklistLine::Blank);
    lines.extend(titled);
    for item in 0..owed {
        lines.extend(between(item));
        lines.extend([WorklistLine::Head(item), WorklistLine::Why(item)]);
    }
    for (from, to, title) in [
        (owed, led, WorklistLine::Rest(led - owed)),
        (led, items.len(), WorklistLine::Groups(items.len() - led)),
    ] {
        if to > from {
            lines.extend([WorklistLine::Blank, title]);
            for item in from..to {
                lines.extend(airy.then_some(WorklistLine::Blank));
                lines.push(WorklistLine::Short(item));
            }
        }
    }
    lines
}

impl Mine {
    /// The list, and what is beside it.
    fn split(&self, area: Rect, context: &Context<'_>) -> (Rect, Option<Rect>) {
        self.pane.split(area, self.list_width(context), context)
    }

    fn rows_on_screen(&self, context: &Context<'_>) -> Rows {
        Rows::single(self.split(context.body, context).0.inner(Margin::new(2, 1)))
    }

    /// Whose work is shown.
    fn person<'a>(&'a self, context: &Context<'a>) -> Option<&'a PersonId> {
        let people = &context.plan.config.people;
        let other = self.other.as_ref();
        other
            .filter(|other| people.contains(other.as_str()))
            .or(context.repo_status.me.as_ref())
    }

    /// The item selected.
    fn item(&self) -> Option<&WorklistItem> {
        self.worklist.as_ref()?.items.get(self.lines.selected()?.begins()?)
    }

    /// Selects an item; the title above the first of a part comes into sight with it, and all its lines do.
    fn select(&mut self, line: usize, context: &Context<'_>) {
        let seen = self.rows_on_screen(context).seen();
        let lines = self.lines.items();
        let begins = |at: usize| lines.get(at).is_some_and(|line| line.begins().is_some());
        let is_why = |at: usize| matches!(lines.get(at), Some(WorklistLine::Why(_)));
        let titled = (line.saturating_sub(2)..line).find(|at| !begins(*at) && !is_why(*at));
        let below = if is_why(line + 1) { line + 1 } else { line };
        for at in titled.into_iter().chain([below, line]) {
            self.lines.select(at, seen);
        }
    }

    /// Goes where a motion leads among the items.
    fn go(&mut self, motion: Motion, context: &Context<'_>) {
        let seen = self.rows_on_screen(context).seen();
        self.lines.go_among(motion, seen, |line| line.begins().is_some());
        if !self.lines.is_empty() {
            self.select(self.lines.index(), context);
        }
    }

    /// Shows the work of another person; of the one at the keyboard, when it is `None`.
    fn turn_to(&mut self, person: Option<PersonId>, context: &Context<'_>) {
        self.other = person;
        self.people = None;
        self.worklist = None;
        self.lines = Select::default();
        self.refresh(context);
    }

    fn open(&self, context: &Context<'_>) -> Effect {
        match self.item().map(|item| &item.about) {
            Some(ItemSubject::Action(id)) => Effect::Sheet(id.clone()),
            Some(ItemSubject::Decision(reference)) => {
                Effect::Push(Box::new(Notice::meeting(&reference.meeting, context)))
            }
            None => Effect::None,
        }
    }

    /// Selects again what was selected; when it is no longer owed, what is owed next.
    fn take_up(&mut self, before: Option<(WorklistItem, usize)>, context: &Context<'_>) {
        let items = self.worklist.as_ref().map_or(&[][..], |worklist| &worklist.items);
        let owed = items.iter().take_while(|item| item.is_owed()).count();
        let at = before.and_then(|(before, was)| {
            let now = items.iter().position(|item| item.about == before.about);
            match now {
                Some(now) if items[now].is_owed() || !before.is_owed() => Some(now),
                _ if owed > 0 && before.is_owed() => Some(was.min(owed - 1)),
                now => now.or(Some(was.min(items.len().saturating_sub(1)))),
            }
        });
        let at = at.unwrap_or(0);
        let line = self.lines.items().iter().position(|line| line.begins() == Some(at));
        self.select(line.unwrap_or(0), context);
    }

    fn choose(&mut self, context: &Context<'_>) -> Effect {
        if let Some(person) = self.people.as_ref().and_then(People::selected) {
            let other = (context.repo_status.me.as_ref() != Some(person)).then(|| person.clone());
            self.turn_to(other, context);
        }
        Effect::None
    }
}

impl Screen for Mine {
    fn scopes(&self) -> &'static [Scope] {
        if self.people.is_some() {
            &[Scope::List, Scope::Global]
        } else {
            &[
                Scope::Subject,
                Scope::Beside,
                Scope::Scrolled,
                Scope::List,
                Scope::Mine,
                Scope::Decided,
                Scope::Global,
            ]
        }
    }

    fn with_pane(&self) -> Option<&dyn WithPane> {
        self.people.is_none().then_some(self)
    }

    fn with_pane_mut(&mut self) -> Option<&mut dyn WithPane> {
        self.people.is_none().then_some(self)
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        let known = self.person(context).is_some();
        if let Some(people) = &mut self.people {
            match command {
                Command::Open => return self.choose(context),
                Command::Back if known => {
                    self.people = None;
                    self.refresh(context);
                }
                command => people.update(command, context),
            }
            return Effect::None;
        }
        match command {
            Command::Open => return self.open(context),
            Command::Person => self.people = Some(People::of(self.person(context), context)),
            Command::Back if self.other.is_some() => self.turn_to(None, context),
            command => {
                if let Some(motion) = Motion::of(command, self.rows_on_screen(context).seen()) {
                    self.go(motion, context);
                }
            }
        }
        Effect::None
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        if let Some(people) = &mut self.people {
            return match people.click(event, context) {
                Some(Click::Again) => self.choose(context),
                Some(Click::Selected) | None => Effect::None,
            };
        }
        let Some(at) = self.lines.clicked(event, self.rows_on_screen(context)) else {
            return Effect::None;
        };
        let line = match self.lines.items()[at] {
            WorklistLine::Why(_) => at - 1,
            WorklistLine::Head(_) | WorklistLine::Short(_) => at,
            _ => return Effect::None,
        };
        if line == self.lines.index() {
            return self.open(context);
        }
        self.select(line, context);
        Effect::None
    }

    fn listed(&self, _context: &Context<'_>) -> Vec<ActionId> {
        let items = self.worklist.iter().flat_map(|worklist| &worklist.items);
        let actions = items.filter_map(|item| match &item.about {
            ItemSubject::Action(id) => Some(id.clone()),
            ItemSubject::Decision(_) => None,
        });
        actions.collect()
    }

    fn refresh(&mut self, context: &Context<'_>) {
        let before = self
            .item()
            .cloned()
            .and_then(|item| Some((item, self.lines.selected()?.begins()?)));
        self.worklist = self
            .person(context)
            .map(|person| worklist(context.plan, person, context.histories, context.today));
        let lines = self
            .worklist
            .as_ref()
            .map(|worklist| lines_of(worklist, context.presenting));
        let seen = self.rows_on_screen(context).seen();
        self.lines.replace(lines.unwrap_or_default(), seen, |_, _| false);
        self.id = self.worklist.as_ref().map_or(2, view::name_width);
        if self.worklist.is_none() && self.people.is_none() {
            self.people = Some(People::of(None, context));
        } else if let Some(people) = &mut self.people {
            people.refresh(context);
        }
        self.take_up(before, context);
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        command != Command::Open || (self.people.is_some() || self.item().is_some())
    }

    fn selection<'c>(&self, _context: &Context<'c>) -> Option<Selection<'c>> {
        match &self.item().filter(|_| self.people.is_none())?.about {
            ItemSubject::Action(id) => Some(Selection::Action(id.clone())),
            ItemSubject::Decision(reference) => Some(Selection::Decision(reference.clone())),
        }
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        match &self.people {
            Some(people) => people.view(area, buf, context),
            None => self.draw(area, buf, context),
        }
    }
}

impl WithPane for Mine {
    fn pane(&self) -> &Pane {
        &self.pane
    }

    fn pane_mut(&mut self) -> &mut Pane {
        &mut self.pane
    }

    fn list_width(&self, _context: &Context<'_>) -> u16 {
        view::AROUND_TITLE + self.id + FULL_TITLE
    }

    fn told(&self, width: usize, context: &Context<'_>) -> PaneText {
        self.detail(width, context)
    }
}

impl TabScreen for Mine {
    fn restore(&mut self, memory: &Memory, _context: &Context<'_>) {
        self.pane.restore(memory.mine_pane);
    }

    fn persist(&self, memory: &mut Memory) {
        memory.mine_pane = self.pane.persist();
    }
}
