//! A committee's meeting: the agenda that is proposed, what came late, and the tag that marks the plan as it closed.
//!
//! Everything that changes a meeting is an [`Intent`](copil_plan::Intent) like any other; whoever records the change by which
//! one closes makes its tag.

mod closing;

use std::ops::ControlFlow;

use chrono::{NaiveDate, NaiveTime, Timelike};

use super::{Error, HistoryReader, LogScope, Workspace, today};
use copil_plan::attention::ranked;
use copil_plan::change::{Change, Subject};
use copil_plan::id::CommitteeId;
use copil_plan::meeting::{ProposedItem, agenda_proposal};
use copil_plan::value::{FieldPath, Value};
use copil_plan::{AgendaKey, MeetingId, MeetingState};

pub use closing::Closing;

impl Workspace {
    /// The items that a committee's meeting on a day is proposed to talk about.
    pub fn proposed_agenda(&self, committee: &CommitteeId, day: NaiveDate) -> Result<Vec<ProposedItem>, Error> {
        let histories = match self.history() {
            Ok(mut history) => Some(history.histories()?),
            // Without a history the plan is judged by its present.
            Err(Error::Obstacle(_)) => None,
            Err(error) => return Err(error),
        };
        let ranked = ranked(self.plan(), histories.as_ref(), self.today().day);
        Ok(agenda_proposal(self.plan(), &ranked, committee, day))
    }

    /// What time it is, to the minute; `None` when the day was set by hand: nobody knows the hour of that one.
    pub fn time_of_day(&self) -> Option<NaiveTime> {
        let now = today::now().time();
        let minute = NaiveTime::from_hms_opt(now.hour(), now.minute(), 0);
        minute.filter(|_| !self.today().fixed)
    }

    /// The items that were put on the agenda of a meeting after its members were called, as the history tells.
    pub fn late_items(&self, id: &MeetingId) -> Result<Vec<AgendaKey>, Error> {
        self.history()?.late_items(id)
    }
}

impl HistoryReader {
    /// The items that were put on the agenda of a meeting after its members were called.
    pub fn late_items(&mut self, id: &MeetingId) -> Result<Vec<AgendaKey>, Error> {
        let mut late: Vec<AgendaKey> = Vec::new();
        let mut was_convened = false;
        let go_on = &mut |_, _| ControlFlow::Continue(());
        self.log(&LogScope::All, go_on, &mut |entry| {
            let own: Vec<&Change> = entry.changes.iter().filter(|change| is_of(change, id)).collect();
            if own.iter().any(|change| ends_preparation(change)) {
                was_convened = true;
                return ControlFlow::Break(());
            }
            for key in own.iter().filter_map(|change| added_item(change)) {
                late.extend(key.parse().ok());
            }
            match own.iter().any(|change| matches!(change, Change::Created { .. })) {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        })?;
        late.reverse();
        Ok(if was_convened { late } else { Vec::new() })
    }

    /// The commit by which a meeting closed, the last where it did so more than once.
    pub(super) fn closed_by(&mut self, id: &MeetingId) -> Result<Option<copil_git::CommitId>, Error> {
        let mut found = None;
        let go_on = &mut |_, _| ControlFlow::Continue(());
        self.log(&LogScope::All, go_on, &mut |entry| {
            if entry.changes.iter().any(|change| closes(change) == Some(id)) {
                found = Some(entry.commit);
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        })?;
        Ok(found)
    }
}

fn is_of(change: &Change, id: &MeetingId) -> bool {
    matches!(change.subject(), Subject::Meeting(of) if of == *id)
}

fn state(value: Option<&Value>) -> Option<MeetingState> {
    value.and_then(Value::as_text).and_then(MeetingState::from_word)
}

/// Whether a change ends the time in which items are put on the agenda freely.
fn ends_preparation(change: &Change) -> bool {
    match change {
        Change::Set { path, old, new, .. } if *path == FieldPath::key("state") => {
            let was_prepared = state(old.as_ref()).is_none_or(|state| state == MeetingState::Prepared);
            was_prepared && state(new.as_ref()).is_some_and(|state| state != MeetingState::Prepared)
        }
        Change::Created { content, .. } => {
            state(content.get("state")).is_some_and(|state| state != MeetingState::Prepared)
        }
        _ => false,
    }
}

/// The key of the item that a change puts on the agenda.
fn added_item(change: &Change) -> Option<&str> {
    let Change::Set { path, old: None, .. } = change else {
        return None;
    };
    match path.parts() {
        [agenda, key] if agenda == "agenda" => Some(key),
        _ => None,
    }
}

/// The meeting that a change closes.
pub(super) fn closes(change: &Change) -> Option<&MeetingId> {
    match change {
        Change::Set {
            subject: Subject::Meeting(id),
            path,
            new,
            ..
        } if *path == FieldPath::key("state") => (state(new.as_ref()) == Some(MeetingState::Closed)).then_some(id),
        _ => None,
    }
}
