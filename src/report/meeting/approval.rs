//! Whether the record of a meeting was approved, where, and what was said of it there.

use copil_plan::meeting::{MeetingState, Outcome};
use copil_plan::{Meeting, MeetingId, Plan};

/// How far the approval of a record is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Approval<'d> {
    /// The meeting that approved it.
    pub approved_in: Option<&'d MeetingId>,
    /// The meeting at which it is to be approved, where one is known.
    pub due_in: Option<&'d MeetingId>,
    /// What later meetings said of it.
    pub remarks: Vec<(&'d MeetingId, &'d str)>,
}

impl<'d> Approval<'d> {
    /// How far the approval of a meeting's record is.
    pub(super) fn of(plan: &'d Plan, id: &MeetingId, meeting: &Meeting) -> Self {
        let mut approval = Self::default();
        for (other, held) in &plan.meetings {
            for item in held.agenda.values().filter(|item| item.approves.as_ref() == Some(id)) {
                match item.outcome {
                    Some(Outcome::Decided) => approval.approved_in = approval.approved_in.or(Some(other)),
                    None if !held.state.is_over() => approval.due_in = approval.due_in.or(Some(other)),
                    _ => {}
                }
                let said = item.notes.as_deref().filter(|said| !said.trim().is_empty());
                approval.remarks.extend(said.map(|said| (other, said)));
            }
        }
        approval.due_in = approval.due_in.or_else(|| next_meeting(plan, meeting));
        approval
    }
}

/// The committee's next meeting after one, as the plan has it.
pub(super) fn next_meeting<'d>(plan: &'d Plan, meeting: &Meeting) -> Option<&'d MeetingId> {
    let is_next = |other: &Meeting| {
        let is_held = !matches!(
            other.state,
            MeetingState::Cancelled | MeetingState::Postponed | MeetingState::Written
        );
        other.committee == meeting.committee && other.date > meeting.date && is_held
    };
    let later = plan.meetings.iter().filter(|(_, other)| is_next(other));
    later.min_by_key(|(_, other)| other.date).map(|(id, _)| id)
}
