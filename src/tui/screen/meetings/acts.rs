//! What is done to the selected meeting and to its agenda.

use super::{Entry, Meetings, MeetingsPart};
use crate::tui::command::Command;
use crate::tui::context::Context;
use crate::tui::request::EditRequest;
use crate::tui::screen::Effect;
use crate::tui::screen::prompt::{FilePlace, MeetingPrompt, MeetingTopic, NewPrompt, file_fields};
use crate::tui::screen::room::Room;
use copil_plan::intent::{MeetingAct, MeetingStep};
use copil_plan::meeting::ItemPlace;
use copil_plan::{AgendaKey, Meeting, Subject, Thing};

/// Whether a command is about the selected meeting or an item of its agenda.
fn is_about_one(command: Command) -> bool {
    matches!(
        command,
        Command::Convene
            | Command::Hold
            | Command::PostponeMeeting
            | Command::CancelMeeting
            | Command::CloseMeeting
            | Command::AddItem
            | Command::RemoveItem
            | Command::ItemEarlier
            | Command::ItemLater
            | Command::Minutes
            | Command::Presenter
            | Command::Notes
            | Command::ModifyThing
    )
}

impl Meetings {
    /// The selected meeting with what it holds.
    fn held<'c>(&self, context: &Context<'c>) -> Option<&'c Meeting> {
        context.plan.meetings.get(self.meeting()?)
    }

    /// The selected item of its agenda.
    fn item(&self) -> Option<&AgendaKey> {
        match self.page.selected() {
            Some(Entry::Item(key)) if self.part == MeetingsPart::Page => Some(key),
            _ => None,
        }
    }

    /// Where the selected item would be put before the one above it, or after the one below; `None` at the end.
    fn place(&self, command: Command, context: &Context<'_>) -> Option<ItemPlace> {
        let items = self.held(context)?.items();
        let at = items.iter().position(|item| Some(item.key) == self.item())?;
        let after = |at: usize| items.get(at).map(|item| ItemPlace::After(item.key.clone()));
        match command {
            Command::ItemLater => after(at + 1),
            _ if at == 1 => Some(ItemPlace::First),
            _ => after(at.checked_sub(2)?),
        }
    }

    /// Whether a command about meetings finds something to do.
    pub(super) fn can(&self, command: Command, context: &Context<'_>) -> bool {
        let Some(meeting) = self.held(context) else {
            return !is_about_one(command);
        };
        let follows = |step: MeetingStep| step.follows(meeting.state);
        let is_free = follows(MeetingStep::Agenda) && !meeting.has_numbers();
        match command {
            Command::Convene => follows(MeetingStep::Convene),
            Command::Hold => follows(MeetingStep::Open) || follows(MeetingStep::Outcome),
            Command::PostponeMeeting => follows(MeetingStep::Postpone),
            Command::CancelMeeting => follows(MeetingStep::Cancel),
            Command::CloseMeeting => follows(MeetingStep::Close),
            Command::AddItem => follows(MeetingStep::Agenda),
            Command::RemoveItem => is_free && self.item().is_some(),
            Command::ItemEarlier | Command::ItemLater => is_free && self.place(command, context).is_some(),
            Command::Minutes | Command::Presenter | Command::Notes => {
                self.item().is_some() && (follows(MeetingStep::Agenda) || follows(MeetingStep::Amend))
            }
            _ => true,
        }
    }

    /// Does what a command about meetings means; `None` for any other.
    pub(super) fn act(&mut self, command: Command, context: &Context<'_>) -> Option<Effect> {
        let item = self.item().cloned();
        let topic = match command {
            Command::NewMeeting => {
                let prompt = NewPrompt::of(Thing::Meeting, "", context);
                return Some(Effect::Push(Box::new(prompt)));
            }
            Command::Hold => return Some(self.hold(context)),
            Command::ModifyThing => {
                let place = self.meeting().map(|id| FilePlace::whole(Subject::Meeting(id.clone())));
                let opened = place.and_then(|place| file_fields(&place, context));
                return Some(opened.map_or(Effect::None, Effect::Push));
            }
            Command::ItemEarlier | Command::ItemLater => return Some(self.reorder(command, context)),
            Command::Convene => Some(MeetingTopic::Convene),
            Command::PostponeMeeting => Some(MeetingTopic::Postpone),
            Command::CancelMeeting => Some(MeetingTopic::Cancel),
            Command::CloseMeeting => Some(MeetingTopic::Close),
            Command::AddItem => Some(MeetingTopic::AddItem(item)),
            Command::RemoveItem => item.map(MeetingTopic::RemoveItem),
            Command::Minutes | Command::Presenter | Command::Notes => item.map(MeetingTopic::ChangeItem),
            _ => return None,
        };
        let key = match command {
            Command::Minutes => Some("minutes"),
            Command::Presenter => Some("presenter"),
            Command::Notes => Some("notes"),
            _ => None,
        };
        let prompt = self
            .meeting()
            .zip(topic)
            .and_then(|(id, topic)| MeetingPrompt::of(id, topic, key, context));
        Some(prompt.map_or(Effect::None, |prompt| Effect::Push(Box::new(prompt))))
    }

    /// Opens the room of the selected meeting.
    pub(super) fn hold(&self, context: &Context<'_>) -> Effect {
        match self.meeting() {
            Some(id) if self.can(Command::Hold, context) => Effect::Push(Box::new(Room::of(id.clone(), context))),
            _ => Effect::None,
        }
    }

    fn reorder(&self, command: Command, context: &Context<'_>) -> Effect {
        let (Some(id), Some(item), Some(place)) = (self.meeting(), self.item(), self.place(command, context)) else {
            return Effect::None;
        };
        let item = item.clone();
        let act = MeetingAct::MoveItem { item, place };
        Effect::Record(EditRequest::of_meeting(id, act, None, false))
    }
}
