//! Who was there: the members of the committee in its order, then whoever else the meeting names.

use copil_plan::meeting::Attendance;
use copil_plan::{Meeting, PersonId, Plan};

/// Somebody who belongs to a meeting.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Attendee<'p> {
    /// The person.
    pub person: &'p PersonId,
    /// Whether they are a member of the committee.
    pub is_member: bool,
    /// Whether they were there; `None` where nobody said yet.
    pub attendance: Option<Attendance>,
}

/// Who belongs to a meeting, in a plan.
pub(super) fn attendees<'p>(plan: &'p Plan, meeting: &'p Meeting) -> Vec<Attendee<'p>> {
    let people = plan.people_of(meeting).into_iter();
    people
        .map(|person| Attendee {
            person,
            is_member: plan.is_member(meeting, person),
            attendance: meeting.attendance(person),
        })
        .collect()
}
