//! Who was there: the members of the committee in its order, then whoever else the meeting names.

use copil_plan::{Meeting, PersonId, Plan};

/// Whether somebody was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing<'p> {
    /// Nobody said yet.
    Unknown,
    /// They were there.
    Present,
    /// Somebody stood in for them.
    Represented(&'p PersonId),
    /// They said that they could not come.
    Excused,
    /// They did not come and did not say so.
    Absent,
}

/// Somebody who belongs to a meeting.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Attendee<'p> {
    /// The person.
    pub person: &'p PersonId,
    /// Whether they are a member of the committee.
    pub is_member: bool,
    /// Whether they were there.
    pub standing: Standing<'p>,
}

impl Standing<'_> {
    /// The word for programs.
    pub(super) fn word(self) -> Option<&'static str> {
        match self {
            Self::Unknown => None,
            Self::Present => Some("present"),
            Self::Represented(_) => Some("represented"),
            Self::Excused => Some("excused"),
            Self::Absent => Some("absent"),
        }
    }
}

/// Who belongs to a meeting, in a plan.
pub(super) fn attendees<'p>(plan: &'p Plan, meeting: &'p Meeting) -> Vec<Attendee<'p>> {
    let committee = plan.config.committees.get(meeting.committee.as_str());
    let members: &[PersonId] = committee.map_or(&[], |committee| &committee.members);
    let named = meeting.represented.keys();
    let named = meeting
        .present
        .iter()
        .chain(named)
        .chain(&meeting.excused)
        .chain(&meeting.absent);
    let mut attendees: Vec<Attendee<'p>> = Vec::new();
    for person in members.iter().chain(named) {
        if attendees.iter().all(|known| known.person != person) {
            attendees.push(Attendee {
                person,
                is_member: members.contains(person),
                standing: standing(meeting, person),
            });
        }
    }
    attendees
}

fn standing<'p>(meeting: &'p Meeting, person: &PersonId) -> Standing<'p> {
    if meeting.present.contains(person) {
        Standing::Present
    } else if let Some(by) = meeting.represented.get(person.as_str()) {
        Standing::Represented(by)
    } else if meeting.excused.contains(person) {
        Standing::Excused
    } else if meeting.absent.contains(person) {
        Standing::Absent
    } else {
        Standing::Unknown
    }
}
