//! The plan as a calendar after RFC 5545: meetings, due dates, milestones still to be reached.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use i18n_embed_fl::fl;

use super::Export;
use crate::workspace::export::Touched;
use copil_plan::change::Subject;
use copil_plan::sanitize::sanitize_lines;
use copil_plan::{ActionId, GroupedAction, Meeting, MeetingId, MeetingState, PersonId};

/// How many octets a line may have.
const LINE: usize = 75;

/// How long a meeting lasts of which nothing says so.
const MEETING_MINUTES: i64 = 60;

/// How long before an event its alarm is, as RFC 5545 writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm(String);

impl Alarm {
    /// The alarm that a text means: `7d` (or `7j`), `2w` (`2s`), `3h`, `30min`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        let end = text.find(|c: char| !c.is_ascii_digit())?;
        let (count, unit) = text.split_at(end);
        let count: u32 = count.parse().ok().filter(|count| *count <= 100_000)?;
        Some(Self(match unit.trim() {
            "d" | "j" => format!("-P{count}D"),
            "w" | "s" => format!("-P{count}W"),
            "h" => format!("-PT{count}H"),
            "min" => format!("-PT{count}M"),
            _ => return None,
        }))
    }
}

/// What a calendar is to hold, and what is known of its things.
#[derive(Clone, Debug, Default)]
pub struct CalendarWanted {
    /// The person whose own work it is; `None` for everybody's.
    pub mine: Option<PersonId>,
    /// How long before each event there is an alarm.
    pub alarms: Vec<Alarm>,
    /// When things were touched.
    pub touched: BTreeMap<Subject, Touched>,
}

/// When something is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum When {
    /// A whole day.
    Day(NaiveDate),
    /// From one hour to another, on the clock of whoever reads it.
    Hours(NaiveDate, NaiveTime, TimeDelta),
}

/// Something of a calendar.
struct Event {
    uid: String,
    subject: Subject,
    when: When,
    summary: String,
    description: String,
    place: Option<String>,
    status: &'static str,
    category: String,
}

impl Export<'_> {
    /// The calendar, and how many events it holds.
    pub fn calendar(&self, wanted: &CalendarWanted) -> (String, usize) {
        let mut events = Vec::new();
        for (id, meeting) in &self.plan.meetings {
            if self.has_meeting(meeting, wanted) && meeting.state != MeetingState::Written {
                events.push(self.meeting_event(id, meeting));
            }
        }
        for (id, placed) in &self.actions {
            let is_wanted = wanted.mine.as_ref().is_none_or(|me| placed.leads.contains(me));
            if is_wanted && !self.plan.kind(&placed.status).is_over() {
                events.extend(self.action_events(id, placed));
            }
        }
        let mut lines = Lines::default();
        let language = self.catalogue.language().code().to_ascii_uppercase();
        lines.put("BEGIN", "VCALENDAR");
        lines.put("VERSION", "2.0");
        lines.put(
            "PRODID",
            &format!("-//copil//copil {}//{language}", env!("CARGO_PKG_VERSION")),
        );
        lines.put("CALSCALE", "GREGORIAN");
        lines.put_text("NAME", &self.plan.config.title);
        lines.put_text("X-WR-CALNAME", &self.plan.config.title);
        if let Some(commit) = &self.origin.commit {
            lines.put_text("X-COPIL-COMMIT", commit);
        }
        lines.put_text("X-COPIL-COMMAND", &self.origin.command);
        for event in &events {
            let touched = wanted.touched.get(&event.subject).copied();
            lines.event(event, touched, self.origin.made, &wanted.alarms);
        }
        lines.put("END", "VCALENDAR");
        (lines.written, events.len())
    }

    /// Whether a meeting is about what is wanted, and of whom it is wanted.
    fn has_meeting(&self, meeting: &Meeting, wanted: &CalendarWanted) -> bool {
        let is_of = |me: &PersonId| {
            let committee = self.plan.config.committees.get(meeting.committee.as_str());
            committee.is_some_and(|committee| committee.members.contains(me))
                || [&meeting.chair, &meeting.secretary]
                    .into_iter()
                    .flatten()
                    .any(|one| one == me)
                || meeting.present.contains(me)
        };
        let is_about = || {
            let mut about = meeting.actions();
            about.any(|id| self.actions.iter().any(|(wanted, _)| *wanted == id))
        };
        wanted.mine.as_ref().is_none_or(is_of) && (self.is_whole || is_about())
    }

    fn uid(&self, parts: &[&str]) -> String {
        format!("{}.{}@copil", self.plan.id, parts.join("."))
    }

    fn meeting_event(&self, id: &MeetingId, meeting: &Meeting) -> Event {
        let words = &self.catalogue;
        let committee = words.committee(self.plan, &meeting.committee);
        let when = match meeting.started {
            None => When::Day(meeting.date),
            Some(from) => {
                let until = meeting.ended.map(|until| until - from);
                let planned = Some(meeting.planned_minutes()).filter(|minutes| (1..=24 * 60).contains(minutes));
                let planned = TimeDelta::minutes(planned.unwrap_or(MEETING_MINUTES));
                let lasts = until.filter(|lasts| *lasts > TimeDelta::zero()).unwrap_or(planned);
                When::Hours(meeting.date, from, lasts)
            }
        };
        let items = meeting.items().into_iter().map(|numbered| {
            let item = numbered.item;
            let action = item.action.as_ref();
            let title = action
                .and_then(|id| self.plan.actions.get(id))
                .map(|action| action.title.as_str());
            let what = match (action, title, item.title.as_deref()) {
                (Some(id), Some(title), _) => format!("{id} {title}"),
                (Some(id), None, _) => id.to_string(),
                (None, _, Some(title)) => title.to_owned(),
                (None, _, None) => numbered.key.to_string(),
            };
            format!("{}. {what}", numbered.number)
        });
        Event {
            uid: self.uid(&[id.as_str(), "meeting"]),
            subject: Subject::Meeting(id.clone()),
            when,
            summary: committee,
            description: items.collect::<Vec<_>>().join("\n"),
            place: meeting.place.clone(),
            status: match meeting.state {
                MeetingState::Cancelled | MeetingState::Postponed => "CANCELLED",
                MeetingState::Prepared => "TENTATIVE",
                _ => "CONFIRMED",
            },
            category: fl!(words, "export-event-meeting"),
        }
    }

    /// The due date of an action and its milestones that are still to be reached.
    fn action_events(&self, id: &ActionId, placed: &GroupedAction) -> Vec<Event> {
        let words = &self.catalogue;
        let leads: Vec<&str> = placed.leads.iter().map(|lead| self.plan.person_name(lead)).collect();
        let description = [words.status(self.plan, &placed.status), leads.join(", ")];
        let description = description
            .into_iter()
            .filter(|said| !said.is_empty())
            .collect::<Vec<_>>()
            .join("\n");
        let event = |uid: String, day: NaiveDate, summary: String, category: String| Event {
            uid,
            subject: Subject::Action(id.clone()),
            when: When::Day(day),
            summary,
            description: description.clone(),
            place: None,
            status: "CONFIRMED",
            category,
        };
        let title = placed.title.as_str();
        let due = placed.due.map(|day| {
            let summary = fl!(words, "export-event-due", id = id.as_str(), title = title);
            event(
                self.uid(&[id.as_str(), "due"]),
                day,
                summary,
                fl!(words, "export-event-due-kind"),
            )
        });
        let milestones = placed.milestones.iter().filter_map(|(key, milestone)| {
            let day = milestone.due.filter(|_| milestone.done.is_none())?;
            let summary = fl!(
                words,
                "export-event-milestone",
                id = id.as_str(),
                title = milestone.title.as_str()
            );
            let uid = self.uid(&[id.as_str(), key.as_str(), "milestone"]);
            Some(event(uid, day, summary, fl!(words, "export-event-milestone-kind")))
        });
        due.into_iter().chain(milestones).collect()
    }
}

/// The lines of a calendar.
#[derive(Default)]
struct Lines {
    written: String,
}

impl Lines {
    fn event(&mut self, event: &Event, touched: Option<Touched>, made: DateTime<Utc>, alarms: &[Alarm]) {
        let last = touched.map_or(made, |touched| touched.last);
        let stamp = last.format("%Y%m%dT%H%M%SZ").to_string();
        self.put("BEGIN", "VEVENT");
        self.put("UID", &event.uid);
        self.put("DTSTAMP", &stamp);
        self.put("LAST-MODIFIED", &stamp);
        let sequence = touched.map_or(0, |touched| touched.times.saturating_sub(1));
        self.put("SEQUENCE", &sequence.to_string());
        match event.when {
            When::Day(day) => {
                self.put("DTSTART;VALUE=DATE", &day.format("%Y%m%d").to_string());
                // The end of a whole day is the day after.
                let end = day.checked_add_days(Days::new(1)).unwrap_or(day);
                self.put("DTEND;VALUE=DATE", &end.format("%Y%m%d").to_string());
            }
            When::Hours(day, from, lasts) => {
                let from = day.and_time(from);
                let end = from.checked_add_signed(lasts).unwrap_or(from);
                self.put("DTSTART", &from.format("%Y%m%dT%H%M%S").to_string());
                self.put("DTEND", &end.format("%Y%m%dT%H%M%S").to_string());
            }
        }
        self.put_text("SUMMARY", &event.summary);
        if !event.description.is_empty() {
            self.put_text("DESCRIPTION", &event.description);
        }
        if let Some(place) = &event.place {
            self.put_text("LOCATION", place);
        }
        self.put_text("CATEGORIES", &event.category);
        self.put("STATUS", event.status);
        let is_busy = matches!(event.when, When::Hours(..));
        self.put("TRANSP", if is_busy { "OPAQUE" } else { "TRANSPARENT" });
        for Alarm(trigger) in alarms.iter().filter(|_| event.status != "CANCELLED") {
            self.put("BEGIN", "VALARM");
            self.put("ACTION", "DISPLAY");
            self.put("TRIGGER", trigger);
            self.put_text("DESCRIPTION", &event.summary);
            self.put("END", "VALARM");
        }
        self.put("END", "VEVENT");
    }

    /// Puts a text, whose marks are escaped.
    fn put_text(&mut self, name: &str, text: &str) {
        let mut escaped = String::with_capacity(text.len() + 8);
        for letter in sanitize_lines(text).chars() {
            match letter {
                '\n' => escaped.push_str("\\n"),
                '\\' | ';' | ',' => {
                    escaped.push('\\');
                    escaped.push(letter);
                }
                letter => escaped.push(letter),
            }
        }
        self.put(name, &escaped);
    }

    /// Puts a line, folded where it is too long: never within a letter.
    fn put(&mut self, name: &str, value: &str) {
        let mut room = LINE;
        let mut line = String::new();
        // Writing to a text cannot fail.
        let _ = write!(line, "{name}:{value}");
        for letter in line.chars() {
            if letter.len_utf8() > room {
                self.written.push_str("\r\n ");
                room = LINE - 1;
            }
            self.written.push(letter);
            room -= letter.len_utf8();
        }
        self.written.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_letters() {
        let mut lines = Lines::default();
        lines.put_text("SUMMARY", &"é, ".repeat(100));
        for line in lines.written.split("\r\n") {
            assert!(line.len() <= LINE, "{line:?}");
        }
        let whole = lines.written.replace("\r\n ", "");
        assert_eq!(
            whole.trim_end(),
            format!("SUMMARY:{}", "é\\, ".repeat(100).trim_end()).trim_end()
        );
    }

    #[test]
    fn what_is_written_is_escaped() {
        let mut lines = Lines::default();
        lines.put_text("X", "a;b,c\\d\ne");
        assert_eq!(lines.written, "X:a\\;b\\,c\\\\d\\ne\r\n");
    }

    #[test]
    fn alarms_are_read_in_both_languages() {
        for (text, trigger) in [
            ("7d", "-P7D"),
            ("7j", "-P7D"),
            ("2 w", "-P2W"),
            ("3h", "-PT3H"),
            ("30min", "-PT30M"),
        ] {
            assert_eq!(Alarm::parse(text), Some(Alarm(trigger.to_owned())), "{text}");
        }
        for text in ["", "7", "d", "-7d", "7x", "99999999999d"] {
            assert_eq!(Alarm::parse(text), None, "{text}");
        }
    }
}
