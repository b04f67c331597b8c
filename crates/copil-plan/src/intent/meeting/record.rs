//! The record of a meeting: complete when it closes, and changed by nothing but amendments after that.

use chrono::NaiveTime;

use super::Writer;
use crate::change::{Change, FileChange, FileVersion, Subject};
use crate::field::{Reading, Record};
use crate::id::{CommitteeId, MeetingId, PersonId};
use crate::intent::{ChangeContext, Refusal, edits};
use crate::value::{FieldPath, Table, Value};
use crate::{Meeting, MeetingState, Plan};

impl Writer<'_> {
    /// Ends it. Members of whom nothing was said, where presence was taken at all, did not come.
    pub(super) fn close(&self, meeting: &mut Meeting, at: Option<NaiveTime>) -> Result<(), Refusal> {
        check_outcomes(self.id, meeting)?;
        if !meeting.present.is_empty() {
            let members = self.members(&meeting.committee);
            let missing = members.iter().filter(|member| meeting.attendance(member).is_none());
            let missing: Vec<PersonId> = missing.cloned().collect();
            meeting.absent.extend(missing);
        }
        meeting.state = MeetingState::Closed;
        meeting.ended = at.or(meeting.ended);
        Ok(())
    }

    fn members(&self, committee: &CommitteeId) -> &[PersonId] {
        let committee = self.plan.config.committees.get(committee.as_str());
        committee.map_or(&[], |committee| &committee.members)
    }
}

/// The amendment of a closed record, which says why; that it stays closed is part of it.
pub(super) fn amended(
    plan: &Plan,
    id: &MeetingId,
    values: &[(FieldPath, Option<Value>)],
    context: ChangeContext<'_>,
) -> Result<FileChange, Refusal> {
    if values.iter().any(|(path, _)| *path == FieldPath::key("state")) {
        return Err(Refusal::RecordClosed { meeting: id.clone() });
    }
    if !context.has_reason() {
        return Err(Refusal::NeedsWord { meeting: id.clone() });
    }
    edits::set_values(plan, &Subject::Meeting(id.clone()), values, context)
}

/// Refuses the approval of a record that is not complete yet.
pub fn check_approval(plan: &Plan, approved: &MeetingId) -> Result<(), Refusal> {
    let is_complete = |meeting: &Meeting| meeting.is_closed() || meeting.state == MeetingState::Written;
    match plan.meetings.get(approved) {
        Some(meeting) if !is_complete(meeting) => Err(Refusal::RecordIncomplete {
            meeting: approved.clone(),
        }),
        _ => Ok(()),
    }
}

/// Refuses to close a meeting, by whatever change of its file, while there are items of which nothing came.
pub fn check_closing(file: &FileChange) -> Result<(), Refusal> {
    let read = |version: &Option<FileVersion>| {
        let version = version.as_ref()?;
        let Subject::Meeting(id) = &version.key.subject else {
            return None;
        };
        let meeting = Meeting::from_table(Table::clone(version.table()?), &mut Reading::default());
        Some((id.clone(), meeting)).filter(|(_, meeting)| meeting.is_closed())
    };
    match (read(&file.before), read(&file.after)) {
        (None, Some((id, meeting))) => check_outcomes(&id, &meeting),
        _ => Ok(()),
    }
}

fn check_outcomes(id: &MeetingId, meeting: &Meeting) -> Result<(), Refusal> {
    let items: Vec<String> = meeting.without_outcome().into_iter().map(|one| one.number).collect();
    match items.is_empty() {
        true => Ok(()),
        false => Err(Refusal::NoOutcome {
            meeting: id.clone(),
            items,
        }),
    }
}

/// The closed meeting whose record changes touch, when there is one: of its decisions, what becomes of them is followed
/// there and is no part of the record; and an action that is renamed is called by its new id.
pub fn touched_record<'c>(plan: &Plan, changes: &'c [Change]) -> Option<&'c MeetingId> {
    let renames = changes.iter().any(|change| matches!(change, Change::Renamed { .. }));
    changes.iter().find_map(|change| {
        let (subject, path) = match change {
            Change::Set { subject, path, .. } => (subject, Some(path)),
            Change::Deleted { subject, .. } => (subject, None),
            _ => return None,
        };
        let Subject::Meeting(id) = subject else { return None };
        let is_closed = match change {
            // The plan at hand may be without it already.
            Change::Deleted { content, .. } => state_in(content) == Some(MeetingState::Closed),
            _ => was_closed(plan, changes, id),
        };
        let parts = path.map(FieldPath::as_strs).unwrap_or_default();
        let is_followed = change.is_follow_up()
            || renames && matches!(parts.as_slice(), ["agenda", _, "action"] | ["decisions", _, "actions"]);
        (is_closed && !is_followed).then_some(id)
    })
}

/// Whether changes unmake the record of a closed meeting, which no amendment does: it is open again, or gone.
pub fn unmakes_record(changes: &[Change], id: &MeetingId) -> bool {
    changes.iter().any(|change| match change {
        Change::Set { subject, path, .. } => {
            *subject == Subject::Meeting(id.clone()) && *path == FieldPath::key("state")
        }
        Change::Deleted { subject, .. } => *subject == Subject::Meeting(id.clone()),
        _ => false,
    })
}

/// Whether a meeting was closed before changes, of which the plan may hold some already.
fn was_closed(plan: &Plan, changes: &[Change], id: &MeetingId) -> bool {
    let of_state = changes.iter().find_map(|change| match change {
        Change::Set {
            subject: Subject::Meeting(of),
            path,
            old,
            ..
        } if of == id && *path == FieldPath::key("state") => Some(state_of(old.as_ref())),
        _ => None,
    });
    match of_state {
        Some(state) => state == Some(MeetingState::Closed),
        None => plan.meetings.get(id).is_some_and(Meeting::is_closed),
    }
}

fn state_of(value: Option<&Value>) -> Option<MeetingState> {
    value.and_then(Value::as_text).and_then(MeetingState::from_word)
}

fn state_in(content: &Table) -> Option<MeetingState> {
    state_of(content.get("state"))
}

/// The meeting that a change closes.
pub fn closed_by(change: &Change) -> Option<&MeetingId> {
    let (subject, state) = match change {
        Change::Set { subject, path, new, .. } if *path == FieldPath::key("state") => (subject, state_of(new.as_ref())),
        Change::Created { subject, content, .. } => (subject, state_in(content)),
        _ => return None,
    };
    match subject {
        Subject::Meeting(id) if state == Some(MeetingState::Closed) => Some(id),
        _ => None,
    }
}
