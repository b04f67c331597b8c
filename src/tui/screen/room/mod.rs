//! A meeting while it is held: the agenda that is walked, the item at hand with all that is known of it, and who is there.
//!
//! ```text
//!  ● en séance · depuis 9 h 05 · 3 points traités sur 8 · quorum de 3 atteint
//! ╭ Ordre du jour ───────────╮╭ 3 · RH-04 Expérimenter puis ouvrir le télétravail ────╮   ◀ page.rs
//! │ 1  Point général  débattu││ 12 min sur 15 · présenté par la DRH                   │
//! │▶3  RH-04 Expérimenter…   ││ Depuis le 14 décembre 2017                            │
//! ╰──────────────────────────╯│ …                                                     │
//! ╭ Présents (5 sur 6) ──────╮│                                                       │   ◀ people.rs
//! │ Direction gé…    présent ││                                                       │
//! ╰──────────────────────────╯╰───────────────────────────────────────────────────────╯
//! ```
//!
//! The item at hand is the app's, not the screen's: every screen on the same folder shows the same one.

mod page;
mod people;
mod view;

use crossterm::event::{MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::prompt::{MeetingPrompt, MeetingTopic};
use super::{Effect, Screen, Selection, Session};
use crate::tui::command::Command;
use crate::tui::component::{Click, LinkedPage, ListState, Motion, Rows};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::request::EditRequest;
use crate::workspace::room::RoomPosition;
use copil_plan::intent::MeetingAct;
use copil_plan::{ActionId, AgendaKey, DecisionRef, Meeting, MeetingId, MeetingState, Outcome, PersonId};

use page::lines_of_item;
use view::RoomAreas;

/// The parts that can be gone between.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum RoomPart {
    /// The item at hand.
    #[default]
    Item,
    /// Who is there.
    People,
}

/// The screen.
#[derive(Clone, Debug)]
pub struct Room {
    meeting: MeetingId,
    part: RoomPart,
    /// The item that is written on the page.
    shown: Option<AgendaKey>,
    page: LinkedPage<()>,
    people: ListState,
}

/// The item at hand of a meeting: where the screens are, else the first of which nothing came, else the last.
pub(super) fn at_hand(id: &MeetingId, context: &Context<'_>) -> Option<AgendaKey> {
    let meeting = context.plan.meetings.get(id)?;
    let position = context.room.filter(|position| position.meeting == *id);
    let kept = position.map(|position| &position.item);
    let kept = kept.filter(|item| meeting.agenda.contains(item.as_str()));
    let last = || Some(meeting.items().last()?.key);
    kept.or_else(|| meeting.at_hand()).or_else(last).cloned()
}

impl Room {
    /// The screen of a meeting.
    pub fn of(meeting: MeetingId, context: &Context<'_>) -> Self {
        let mut room = Self {
            meeting,
            part: RoomPart::default(),
            shown: None,
            page: LinkedPage::default(),
            people: ListState::default(),
        };
        room.refresh(context);
        room
    }

    fn meeting<'c>(&self, context: &Context<'c>) -> Option<&'c Meeting> {
        context.plan.meetings.get(&self.meeting)
    }

    /// The item at hand.
    fn item(&self, context: &Context<'_>) -> Option<AgendaKey> {
        at_hand(&self.meeting, context)
    }

    /// Where the meeting is, the clock of the item at hand running from now on where nobody says since when it does.
    fn position(&self, context: &Context<'_>) -> Option<RoomPosition> {
        let item = self.item(context)?;
        let known = context.room.filter(|position| position.meeting == self.meeting);
        Some(match known {
            Some(position) if position.item == item => position.clone(),
            Some(position) => position.moved(&item, context.now),
            None => RoomPosition::at(self.meeting.clone(), item, context.now),
        })
    }

    /// Goes so many items on, or back.
    fn step(&self, back: bool, context: &Context<'_>) -> Effect {
        let (Some(meeting), Some(item)) = (self.meeting(context), self.item(context)) else {
            return Effect::None;
        };
        let items = meeting.items();
        let at = items.iter().position(|one| *one.key == item).unwrap_or(0);
        let to = if back { at.checked_sub(1) } else { Some(at + 1) };
        match to.and_then(|to| items.get(to)) {
            Some(next) => self.go(next.key, context),
            None => Effect::None,
        }
    }

    fn go(&self, item: &AgendaKey, context: &Context<'_>) -> Effect {
        let position = self.position(context);
        position.map_or(Effect::None, |position| Effect::Room(position.moved(item, context.now)))
    }

    /// How many minutes the item at hand took, begun ones whole; `None` before the meeting is.
    fn minutes(&self, context: &Context<'_>) -> Option<i64> {
        let (position, item) = (context.room?, self.item(context)?);
        let is_of_it = position.meeting == self.meeting && self.meeting(context)?.state.is_begun();
        let seconds = is_of_it.then(|| position.seconds(&item, context.now))?;
        Some((seconds + 59).div_euclid(60).max(1))
    }

    /// Opens a prompt about the meeting.
    fn ask(&self, topic: MeetingTopic, key: Option<&'static str>, context: &Context<'_>) -> Effect {
        let prompt = MeetingPrompt::of(&self.meeting, topic, key, context);
        prompt.map_or(Effect::None, |prompt| Effect::Push(Box::new(prompt)))
    }

    /// Says what came of the item at hand: at once where no word is asked for.
    fn outcome(&self, outcome: Outcome, context: &Context<'_>) -> Effect {
        let Some(item) = self.item(context) else {
            return Effect::None;
        };
        let spent = self.minutes(context);
        if matches!(outcome, Outcome::Postponed | Outcome::Withdrawn) {
            return self.ask(MeetingTopic::Outcome(item, outcome, spent), None, context);
        }
        self.record(MeetingAct::Outcome {
            item,
            outcome: Some(outcome),
            notes: None,
            spent,
        })
    }

    fn record(&self, act: MeetingAct) -> Effect {
        Effect::Record(EditRequest::of_meeting(&self.meeting, act, None, false))
    }

    /// Interrupts the meeting, or goes on with it.
    fn interrupt(&self, context: &Context<'_>) -> Effect {
        match self.meeting(context).map(|meeting| meeting.state) {
            Some(MeetingState::Open) => self.record(MeetingAct::Suspend),
            Some(MeetingState::Suspended) => self.record(MeetingAct::Resume),
            _ => Effect::None,
        }
    }

    /// The action that the item at hand is about, where the plan has it.
    fn action<'c>(&self, context: &Context<'c>) -> Option<&'c ActionId> {
        let item = self.item(context)?;
        let action = self.meeting(context)?.agenda.get(item.as_str())?.action.as_ref()?;
        context.plan.actions.contains_key(action).then_some(action)
    }

    fn person<'c>(&self, context: &Context<'c>) -> Option<&'c PersonId> {
        let people = context.plan.people_of(self.meeting(context)?);
        people.get(self.people.selected()).copied()
    }

    /// What is said of who is there.
    fn presence(&self, command: Command, context: &Context<'_>) -> Effect {
        let (Some(meeting), Some(person)) = (self.meeting(context), self.person(context)) else {
            return Effect::None;
        };
        let act = match command {
            Command::Stand => people::next_standing(meeting, person),
            _ => self.item(context).map(|item| people::in_or_out(meeting, person, &item)),
        };
        match act {
            Some(act) => self.record(act),
            None => self.ask(MeetingTopic::Represented(person.clone()), None, context),
        }
    }

    fn people_rows(context: &Context<'_>) -> Rows {
        Rows::single(RoomAreas::of(context).people_room())
    }

    fn scroll(&mut self, motion: Motion, context: &Context<'_>) -> Effect {
        if self.part == RoomPart::People {
            let len = self
                .meeting(context)
                .map_or(0, |meeting| context.plan.people_of(meeting).len());
            self.people.go(motion, len, Self::people_rows(context).seen());
        } else {
            self.page.scroll(motion, usize::from(self.page_room(context).height));
        }
        Effect::None
    }

    /// Whether an act on the meeting has its time.
    fn is_held(&self, context: &Context<'_>) -> bool {
        let state = self.meeting(context).map(|meeting| meeting.state);
        matches!(state, Some(MeetingState::Open | MeetingState::Suspended))
    }
}

impl Screen for Room {
    fn scopes(&self) -> &'static [Scope] {
        match self.part {
            RoomPart::Item => &[Scope::Room, Scope::Subject, Scope::Page, Scope::Parts, Scope::Global],
            RoomPart::People => &[
                Scope::Attendance,
                Scope::Room,
                Scope::List,
                Scope::Page,
                Scope::Parts,
                Scope::Global,
            ],
        }
    }

    fn answers(&self, command: Command, context: &Context<'_>) -> bool {
        let state = self.meeting(context).map(|meeting| meeting.state);
        let item = self.item(context);
        match command {
            Command::Decided
            | Command::Discussed
            | Command::Informed
            | Command::PutOff
            | Command::Withdrawn
            | Command::Notes => self.is_held(context) && item.is_some(),
            Command::Decide | Command::CloseMeeting | Command::Interrupt => self.is_held(context),
            Command::OpenMeeting => matches!(state, Some(MeetingState::Prepared | MeetingState::Convened)),
            Command::AddItem => state.is_some_and(|state| !state.is_over()),
            Command::NextItem | Command::PreviousItem => item.is_some(),
            Command::Stand => self.person(context).is_some(),
            Command::InOrOut => self.person(context).is_some() && item.is_some() && self.is_held(context),
            Command::Open => self.part == RoomPart::Item && self.action(context).is_some(),
            _ => true,
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        let item = self.item(context);
        match command {
            Command::NextItem => self.step(false, context),
            Command::PreviousItem => self.step(true, context),
            Command::Next | Command::Previous => {
                self.part = match self.part {
                    RoomPart::Item => RoomPart::People,
                    RoomPart::People => RoomPart::Item,
                };
                Effect::None
            }
            Command::Decided => self.outcome(Outcome::Decided, context),
            Command::Discussed => self.outcome(Outcome::Discussed, context),
            Command::Informed => self.outcome(Outcome::Informed, context),
            Command::PutOff => self.outcome(Outcome::Postponed, context),
            Command::Withdrawn => self.outcome(Outcome::Withdrawn, context),
            Command::Decide => self.ask(MeetingTopic::Decide(item), None, context),
            Command::Notes => match item {
                Some(item) => self.ask(MeetingTopic::ChangeItem(item), Some("notes"), context),
                None => Effect::None,
            },
            Command::AddItem => self.ask(MeetingTopic::AddItem(item), None, context),
            Command::OpenMeeting => self.ask(MeetingTopic::Open, None, context),
            Command::CloseMeeting => self.ask(MeetingTopic::Close, None, context),
            Command::Interrupt => self.interrupt(context),
            Command::Guests => self.ask(MeetingTopic::Guests, None, context),
            Command::Stand | Command::InOrOut => self.presence(command, context),
            Command::Open => Effect::sheet(self.action(context)),
            Command::Back => Effect::Close,
            command => match Motion::of(command, usize::from(self.page_room(context).height)) {
                Some(motion) => self.scroll(motion, context),
                None => Effect::None,
            },
        }
    }

    fn handles_wheel(&self) -> bool {
        true
    }

    /// The wheel scrolls what is under the mouse; a click goes to an item or to a person.
    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let areas = RoomAreas::of(context);
        let over_people = areas.people.contains((event.column, event.row).into());
        let motion = match event.kind {
            MouseEventKind::ScrollDown => Some(Motion::Down(if over_people { 1 } else { 3 })),
            MouseEventKind::ScrollUp => Some(Motion::Up(if over_people { 1 } else { 3 })),
            _ => None,
        };
        if let Some(motion) = motion {
            self.part = if over_people { RoomPart::People } else { RoomPart::Item };
            return self.scroll(motion, context);
        }
        let Some(meeting) = self.meeting(context) else {
            return Effect::None;
        };
        let items = meeting.items();
        if let Some(at) = self
            .agenda_state(context)
            .clicked(event, Rows::single(areas.agenda_room()), items.len())
        {
            self.part = RoomPart::Item;
            return self.go(items[at].key, context);
        }
        let people = context.plan.people_of(meeting).len();
        let was_there = self.part == RoomPart::People;
        match self.people.click(event, Rows::single(areas.people_room()), people) {
            Some(Click::Again) if was_there => return self.presence(Command::Stand, context),
            Some(_) => self.part = RoomPart::People,
            None => {}
        }
        Effect::None
    }

    fn refresh(&mut self, context: &Context<'_>) {
        let item = self.item(context);
        let width = usize::from(self.page_room(context).width);
        let lines: Vec<Line<'static>> = match (self.meeting(context), &item) {
            (Some(meeting), Some(item)) => lines_of_item((&self.meeting, meeting), item, width, context),
            _ => Vec::new(),
        };
        if item == self.shown {
            self.page.replace(lines, Vec::new());
        } else {
            self.page.renew(lines, Vec::new());
            self.shown = item;
        }
    }

    fn selection<'c>(&self, context: &Context<'c>) -> Option<Selection<'c>> {
        let action = self.action(context).filter(|_| self.part == RoomPart::Item);
        action.cloned().map(Selection::Action)
    }

    /// What is changed from here was said in the meeting; what was decided on the item at hand is what it follows from.
    fn session(&self, context: &Context<'_>) -> Option<Session> {
        let meeting = self.meeting(context).filter(|_| self.is_held(context))?;
        let (item, action) = (self.item(context), self.action(context).cloned());
        let mut taken = meeting
            .decisions
            .iter()
            .filter(|(_, one)| one.item.is_some() && one.item == item);
        let decision = taken.next_back().map(|(number, _)| DecisionRef {
            meeting: self.meeting.clone(),
            decision: number.clone(),
        });
        Some(Session {
            meeting: self.meeting.clone(),
            decision: action.zip(decision),
        })
    }

    /// The clock runs.
    fn tells_time(&self) -> bool {
        true
    }

    /// Where the meeting is, once it is begun and nobody says so yet.
    fn room_position(&self, context: &Context<'_>) -> Option<RoomPosition> {
        let state = self.meeting(context)?.state;
        let position = self.position(context)?;
        match state {
            MeetingState::Open => Some(position.resumed(context.now)),
            MeetingState::Suspended if position.since.is_some() => Some(position.paused(context.now)),
            MeetingState::Suspended => Some(position),
            _ => None,
        }
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        self.draw(area, buf, context);
    }
}
