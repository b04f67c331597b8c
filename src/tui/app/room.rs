//! The meeting that is held: where it is, its clock, and that what is recorded meanwhile was said in it.

use chrono::{DateTime, Local, NaiveTime, Timelike};

use super::App;
use crate::tui::request::EditRequest;

impl App {
    /// Takes note of the time.
    pub fn tell_time(&mut self, now: DateTime<Local>) {
        self.state.now = now.timestamp();
        self.state.clock = NaiveTime::from_hms_opt(now.hour(), now.minute(), 0);
        self.look_if_due();
    }

    /// Whether the picture is another one as time goes by.
    pub fn tells_time(&self) -> bool {
        self.looks_at_others() || self.overlays.iter().any(|screen| screen.tells_time())
    }

    /// Takes note that another screen on the same folder went to another item.
    pub fn room_moved(&mut self) {
        if self.present.is_none() {
            self.state.room = self.state.workspace.room_position();
            self.refresh();
        }
    }

    /// Tells the other screens where the meeting that is held is, when it is elsewhere than before.
    pub(super) fn keep_room_position(&mut self) {
        if self.present.is_some() {
            return;
        }
        let context = self.state.context();
        let held = self
            .overlays
            .iter()
            .rev()
            .find_map(|screen| screen.room_position(&context));
        if let Some(position) = held.filter(|position| Some(position) != self.state.room.as_ref()) {
            self.state.workspace.keep_room_position(&position);
            self.state.room = Some(position);
        }
    }

    /// A request as it is recorded: one that is made while a meeting is held was said in it.
    pub(super) fn in_session(&self, request: EditRequest) -> EditRequest {
        let context = self.state.context();
        match self.overlays.iter().rev().find_map(|screen| screen.session(&context)) {
            Some(session) => request.in_session(session),
            None => request,
        }
    }
}
