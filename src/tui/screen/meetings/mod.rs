//! The committee's meetings: those that were held, those that are prepared, and the selected one with its agenda, who was
//! there, and what it decided.
//!
//! ```text
//! ╭ Réunions (28) ──────────────────────╮╭ Comité de pilotage du 15 mars 2018 ─────────────────╮
//! │ Tenues (9)                          ││ en préparation · aujourd’hui · Salle des commissions │
//! │ ✓ 14/12/2017  Comité de p… 3 décis. ││ Ordre du jour · 105 min                              │   ◀ page.rs
//! │ En préparation (19)                 ││  1  Point général d’avancement               15 min  │
//! │▶○ 15/03/2018  Comité de p… aujourd… ││ …                                                    │
//! ╰─────────────────────────────────────╯╰──────────────────────────────────────────────────────╯
//! ```

mod acts;
mod page;
mod rows;

use crossterm::event::{MouseEvent, MouseEventKind};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Margin, Rect};

use super::register::Register;
use super::{Effect, Screen, Selection, TabScreen};
use crate::tui::command::Command;
use crate::tui::component::pane::WithPane;
use crate::tui::component::{
    Click, GroupRow, LinkedPage, Motion, Pen, Rows, Select, columns, foot_left, more_below, nothing, panel,
};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use copil_plan::decisions::{DecisionFilter, DecisionRegister};
use copil_plan::id::DecisionId;
use copil_plan::{AgendaKey, MeetingId, MeetingState};

use page::MeetingPage;
use rows::{first_wanted, meeting_line, rows};

pub(super) use page::{about, minutes, planned};
pub(super) use rows::state_sign;

/// From this width on, the selected meeting stands beside the list.
const WIDE: u16 = 110;

/// The parts that can be gone between.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum MeetingsPart {
    /// The list of meetings.
    #[default]
    List,
    /// The selected meeting.
    Page,
    /// What all of them decided, in place of both.
    Register,
}

/// What a line of the selected meeting is about.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Entry {
    /// An item of its agenda.
    Item(AgendaKey),
    /// A decision.
    Decision(DecisionId),
}

/// The state of the screen.
#[derive(Clone, Debug, Default)]
pub struct Meetings {
    part: MeetingsPart,
    rows: Select<GroupRow<MeetingId>>,
    /// The meeting that the person went to; until then the next one is selected.
    chosen: Option<MeetingId>,
    /// The meeting that is written on the page.
    shown: Option<MeetingId>,
    page: LinkedPage<Entry>,
    register: Register,
    /// How many decisions are to be followed.
    awaited: usize,
}

/// The list, and the selected meeting beside or below it.
fn split(area: Rect) -> [Rect; 2] {
    if area.width >= WIDE {
        let list = (area.width * 2 / 5).min(72);
        return Layout::horizontal([Constraint::Length(list), Constraint::Fill(1)]).areas(area);
    }
    let list = (area.height / 3).max(6);
    Layout::vertical([Constraint::Length(list), Constraint::Fill(1)]).areas(area)
}

/// The room within a frame.
fn within(frame: Rect) -> Rect {
    frame.inner(Margin::new(2, 1))
}

impl Meetings {
    /// Goes to another part.
    fn turn_to(&mut self, part: MeetingsPart, context: &Context<'_>) {
        self.part = part;
        if part == MeetingsPart::Register {
            self.register.refresh(context);
        }
    }

    /// The register, while it is in sight.
    fn register(&self) -> Option<&Register> {
        (self.part == MeetingsPart::Register).then_some(&self.register)
    }

    /// The register, while it is in sight, to be changed.
    fn register_mut(&mut self) -> Option<&mut Register> {
        (self.part == MeetingsPart::Register).then_some(&mut self.register)
    }

    /// The selected meeting.
    fn meeting(&self) -> Option<&MeetingId> {
        self.rows.item()
    }

    fn list_rows(context: &Context<'_>) -> Rows {
        Rows::single(within(split(context.body)[0]))
    }

    fn page_room(context: &Context<'_>) -> Rect {
        within(split(context.body)[1])
    }

    /// Selects a meeting, in the middle of the list where there is room around it.
    fn select(&mut self, id: &MeetingId, context: &Context<'_>) {
        let seen = Self::list_rows(context).seen();
        let Some(at) = self.rows.items().iter().position(|row| row.item() == Some(id)) else {
            return;
        };
        self.rows.select((at + seen / 2).min(self.rows.items().len()), seen);
        self.rows.select(at.saturating_sub(seen / 2), seen);
        self.rows.select(at, seen);
        self.write(context);
    }

    /// Takes note of the meeting that the person went to.
    fn choose(&mut self, context: &Context<'_>) {
        self.chosen = self.meeting().cloned();
        self.write(context);
    }

    /// Writes the selected meeting for the room that there is.
    fn write(&mut self, context: &Context<'_>) {
        let width = usize::from(Self::page_room(context).width);
        let meeting = self.meeting().cloned();
        let (lines, links) = match &meeting {
            Some(id) => MeetingPage::of(id, width, context),
            None => Default::default(),
        };
        if meeting == self.shown {
            self.page.replace(lines, links);
        } else {
            self.page.renew(lines, links);
            self.shown = meeting;
        }
    }

    /// Opens what is selected: of the list the meeting, its room once it is convened; on its page the action that an item or
    /// a decision is about.
    fn open(&mut self, context: &Context<'_>) -> Effect {
        if self.part == MeetingsPart::List {
            let meeting = self.meeting().and_then(|id| context.plan.meetings.get(id));
            let is_called = meeting.is_some_and(|meeting| meeting.state != MeetingState::Prepared);
            if is_called && self.can(Command::Hold, context) {
                return self.hold(context);
            }
            self.part = MeetingsPart::Page;
            return Effect::None;
        }
        let meeting = self.meeting().and_then(|id| context.plan.meetings.get(id));
        let action = meeting
            .zip(self.page.selected())
            .and_then(|(meeting, entry)| match entry {
                Entry::Item(key) => meeting.agenda.get(key.as_str())?.action.as_ref(),
                Entry::Decision(number) => meeting.decisions.get(number.as_str())?.actions.first(),
            });
        let known = action.filter(|id| context.plan.actions.contains_key(*id));
        Effect::sheet(known)
    }

    /// Answers a command where the register is not in sight.
    fn update_meetings(&mut self, command: Command, context: &Context<'_>) -> Effect {
        if let Some(effect) = self.act(command, context) {
            return effect;
        }
        let room = usize::from(Self::page_room(context).height);
        match (command, self.part) {
            (Command::Next, _) => self.part = MeetingsPart::Page,
            (Command::Previous, _) => self.part = MeetingsPart::List,
            (Command::PaneDown, _) => self.page.scroll(Motion::Down(1), room),
            (Command::PaneUp, _) => self.page.scroll(Motion::Up(1), room),
            (Command::Open, _) => return self.open(context),
            (Command::Back, MeetingsPart::Page) => self.part = MeetingsPart::List,
            (command, MeetingsPart::Page) => {
                if let Some(motion) = Motion::of(command, room) {
                    self.page.go(motion, room);
                }
            }
            (command, MeetingsPart::List | MeetingsPart::Register) => {
                let seen = Self::list_rows(context).seen();
                if let Some(motion) = Motion::of(command, seen) {
                    self.rows.go_to_item(motion, seen);
                    self.choose(context);
                }
            }
        }
        Effect::None
    }

    fn list(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let count = context.plan.meetings.len();
        let title = fl!(catalogue, "tui-meetings-title", count = count);
        let room = panel(buf, area, &title, self.part == MeetingsPart::List, theme);
        if self.rows.is_empty() {
            let said = [fl!(catalogue, "tui-meetings-none", key = context.new_key())];
            return nothing(room, buf, &said, theme);
        }
        let rows = Rows::single(room);
        self.rows.draw(rows, buf, theme, |buf, line, row| match row {
            GroupRow::Heading(title, count) => {
                Pen::on(buf, line).text(&format!("{title} ({count})"), theme.title());
            }
            GroupRow::Item(id) => meeting_line(line, buf, id, context),
        });
        let below = self.rows.below(rows);
        foot_left(buf, area, &self.register_hint(area.width, below > 0, context), theme);
        more_below(buf, area, below, context);
    }

    /// The key of the register, and how many of its decisions wait where there is room to say so.
    fn register_hint(&self, width: u16, is_cut: bool, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        let key = context.keymap.key_of(Command::Register, catalogue);
        let hint = |count: usize| fl!(catalogue, "tui-meetings-register", key = key.as_str(), count = count);
        let room = usize::from(if is_cut { width / 3 * 2 } else { width }).saturating_sub(6);
        let whole = hint(self.awaited);
        if columns(&whole) <= room { whole } else { hint(0) }
    }
}

impl Screen for Meetings {
    fn scopes(&self) -> &'static [Scope] {
        if self.part == MeetingsPart::Register {
            return &[
                Scope::Decided,
                Scope::Register,
                Scope::Beside,
                Scope::Scrolled,
                Scope::List,
                Scope::Parts,
                Scope::Global,
            ];
        }
        &[
            Scope::Meetings,
            Scope::Thing,
            Scope::Scrolled,
            Scope::List,
            Scope::Parts,
            Scope::Global,
        ]
    }

    fn with_pane(&self) -> Option<&dyn WithPane> {
        self.register()?.with_pane()
    }

    fn with_pane_mut(&mut self) -> Option<&mut dyn WithPane> {
        self.register_mut()?.with_pane_mut()
    }

    fn show_decisions(&mut self, filter: &DecisionFilter, context: &Context<'_>) -> bool {
        let register = self.register_mut();
        register.is_some_and(|register| register.show_decisions(filter, context))
    }

    fn selection<'c>(&self, context: &Context<'c>) -> Option<Selection<'c>> {
        self.register()?.selection(context)
    }

    fn answers(&self, command: Command, context: &Context<'_>) -> bool {
        if let Some(register) = self.register() {
            return register.answers(command, context);
        }
        match command {
            Command::Open | Command::Next | Command::Previous => !self.rows.is_empty(),
            command => self.can(command, context),
        }
    }

    fn meeting(&self) -> Option<MeetingId> {
        match self.part {
            MeetingsPart::Register => None,
            MeetingsPart::List | MeetingsPart::Page => self.rows.item().cloned(),
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        match (command, self.part) {
            (Command::Register, _) | (Command::Next, MeetingsPart::Page) | (Command::Previous, MeetingsPart::List) => {
                self.turn_to(MeetingsPart::Register, context);
                return Effect::None;
            }
            (Command::Next, MeetingsPart::Register) => self.part = MeetingsPart::List,
            (Command::Previous, MeetingsPart::Register) => self.part = MeetingsPart::Page,
            (command, MeetingsPart::Register) => {
                let effect = self.register.update(command, context);
                if !matches!(effect, Effect::Close) {
                    return effect;
                }
                self.part = MeetingsPart::List;
            }
            _ => return self.update_meetings(command, context),
        }
        Effect::None
    }

    fn handles_wheel(&self) -> bool {
        self.part != MeetingsPart::Register
    }

    /// The wheel goes where the mouse is; a click selects, a second one opens.
    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        if let Some(register) = self.register_mut() {
            return register.mouse(event, context);
        }
        let page = Self::page_room(context);
        let over_page = page.contains((event.column, event.row).into());
        let step = match event.kind {
            MouseEventKind::ScrollDown => Some((Motion::Down(3), Command::Down)),
            MouseEventKind::ScrollUp => Some((Motion::Up(3), Command::Up)),
            _ => None,
        };
        if let Some((motion, command)) = step {
            if over_page {
                self.page.scroll(motion, usize::from(page.height));
                return Effect::None;
            }
            self.part = MeetingsPart::List;
            return self.update(command, context);
        }
        let before = self.part;
        let click = match self.rows.click_item(event, Self::list_rows(context)) {
            Some(click) => {
                self.part = MeetingsPart::List;
                self.choose(context);
                Some(click)
            }
            None => self.page.click(event, page).inspect(|_| self.part = MeetingsPart::Page),
        };
        match click {
            Some(Click::Again) if self.part == before => self.open(context),
            _ => Effect::None,
        }
    }

    fn refresh(&mut self, context: &Context<'_>) {
        self.rows
            .replace_items(rows(context), Self::list_rows(context).seen(), |a, b| a == b);
        self.awaited = DecisionRegister::of(context.plan, context.today).awaited().len();
        self.turn_to(self.part, context);
        let there = |id: &MeetingId| context.plan.meetings.contains_key(id);
        let wanted = self.chosen.clone().filter(there).or_else(|| first_wanted(context));
        match wanted {
            Some(id) if self.meeting() != Some(&id) => self.select(&id, context),
            _ => self.write(context),
        }
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        if let Some(register) = self.register() {
            return register.view(area, buf, context);
        }
        let [list, frame] = split(area);
        self.list(list, buf, context);
        let title = self.meeting().map(|id| context.catalogue().meeting(context.plan, id));
        let listens = self.part == MeetingsPart::Page;
        let room = panel(buf, frame, &title.unwrap_or_default(), listens, context.theme);
        self.page.draw(room, frame, buf, listens, context);
    }
}

impl TabScreen for Meetings {
    fn reveal_meeting(&mut self, meeting: &MeetingId, context: &Context<'_>) {
        self.part = MeetingsPart::List;
        self.select(meeting, context);
        self.choose(context);
    }
}
