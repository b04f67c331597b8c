//! A paper of a meeting for programs.

use serde_json::{Value as Json, json};

use super::MeetingReport;
use super::items::{ReportedItem, Since};
use super::people::Attendee;
use crate::report::json;
use copil_plan::id::PersonId;
use copil_plan::meeting::{Attendance, MeetingPaper};

impl MeetingReport<'_> {
    /// What the paper says.
    pub(super) fn value(&self) -> Json {
        let meeting = self.meeting;
        let decisions = self.decisions.iter().map(|decided| {
            let mut value = json::decided(&decided.reference, decided.decision);
            value["superseded_by"] = json!(decided.superseded_by.as_ref().map(ToString::to_string));
            value
        });
        let is_record = self.wanted.paper == MeetingPaper::Record;
        let person = |id: &Option<PersonId>| id.as_ref().map(|id| self.named(id));
        json!({
            "plan": self.plan().id.as_str(),
            "language": self.plan().language().code(),
            "paper": self.wanted.paper.word(),
            "minutes": is_record.then(|| self.minutes.word()),
            "meeting": self.id.as_str(),
            "committee": meeting.committee.as_str(),
            "date": meeting.date,
            "state": meeting.state.word(),
            "place": meeting.place,
            "started": meeting.started,
            "ended": meeting.ended,
            "chair": person(&meeting.chair),
            "secretary": person(&meeting.secretary),
            "people": self.attendees.iter().map(|attendee| self.attendee(attendee)).collect::<Json>(),
            "guests": meeting.guests,
            "quorum": self.members_counted().needed.map(|needed| json!({
                "needed": needed,
                "counted": self.members_counted().counted,
                "reached": self.has_quorum(),
            })),
            "items": self.items.iter().map(|item| self.item(item)).collect::<Json>(),
            "decisions": is_record.then(|| decisions.collect::<Json>()),
            "confidential_left_out": is_record.then_some(self.left_out),
            "next_meeting": self.next.map(|id| id.as_str()),
            "approved_in": self.approval.approved_in.map(|id| id.as_str()),
            "to_be_approved_in": self.approval.due_in.map(|id| id.as_str()),
            "commit": self.dossier.commit.map(|commit| commit.to_string()),
            "command": self.command(),
        })
    }

    fn named(&self, id: &PersonId) -> Json {
        json!({ "id": id.as_str(), "function": self.name(id), "organisation": self.organisation(id) })
    }

    fn attendee(&self, attendee: &Attendee<'_>) -> Json {
        let mut value = self.named(attendee.person);
        value["member"] = json!(attendee.is_member);
        value["attendance"] = json!(attendee.attendance.as_ref().map(|attendance| match attendance {
            Attendance::Present => "present",
            Attendance::RepresentedBy(_) => "represented",
            Attendance::Excused => "excused",
            Attendance::Absent => "absent",
        }));
        if let Some(Attendance::RepresentedBy(by)) = &attendee.attendance {
            value["represented_by"] = json!(by.as_str());
        }
        value
    }

    fn item(&self, item: &ReportedItem<'_>) -> Json {
        let (numbered, of) = (&item.numbered, item.numbered.item);
        json!({
            "key": numbered.key.as_str(),
            "number": numbered.number,
            "action": of.action.as_ref().map(|action| action.as_str()),
            "action_title": of.action.as_ref().and_then(|action| self.title_of(action)),
            "action_renamed_to": match &item.since { Since::Renamed(to) => Some(to.as_str()), _ => None },
            "action_moved_to": match &item.since { Since::Moved(group) => Some(group.as_str()), _ => None },
            "action_gone": item.since == Since::Gone,
            "title": of.title,
            "approves": of.approves.as_ref().map(|meeting| meeting.as_str()),
            "late": self.late().contains(numbered.key),
            "minutes": of.minutes,
            "spent": of.spent,
            "presenter": of.presenter.as_ref().map(|id| self.named(id)),
            "outcome": of.outcome.map(|outcome| outcome.word()),
            "notes": of.notes,
            "away": of.away.iter().map(|id| json!(id.as_str())).collect::<Json>(),
        })
    }
}
