//! The dated story of a shipped plan: what its people did, step by step, told in a TOML file beside the plan.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use copil_git::{Signature, Timestamp};
use copil_plan::change::Subject;
use copil_plan::field::{Field, FieldProblem, Reading, Record};
use copil_plan::record;
use copil_plan::shape::Shape;
use copil_plan::value::{FieldPath, Kind, Value};
use copil_plan::{ActionId, Decision, DecisionRef, Intent, MeetingId, MilestoneId, PersonId, Plan, StatusId, Weather};
use copil_store as store;

use super::CommitDetails;

/// A local date and time, on the clock of the plan's people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocalDateTime(NaiveDateTime);

impl Field for LocalDateTime {
    const SHAPE: Shape = Shape::Text;

    fn read(value: Value, reading: &mut Reading) -> Option<Self> {
        let moment = match &value {
            Value::Moment(text) => text.replacen(' ', "T", 1).parse().ok(),
            Value::Date(day) => Some(day.and_time(NaiveTime::MIN)),
            _ => None,
        };
        if moment.is_none() {
            reading.wrong_type(Kind::Moment, &value);
        }
        moment.map(Self)
    }

    fn write(&self) -> Option<Value> {
        Some(Value::Moment(self.0.format("%Y-%m-%dT%H:%M:%S").to_string()))
    }

    fn stand_in() -> Self {
        Self(NaiveDateTime::default())
    }
}

/// A value of any type.
#[derive(Clone, Debug, PartialEq)]
pub struct RawValue(Value);

impl Field for RawValue {
    const SHAPE: Shape = Shape::Text;

    fn read(value: Value, _: &mut Reading) -> Option<Self> {
        Some(Self(value))
    }

    fn write(&self) -> Option<Value> {
        Some(self.0.clone())
    }

    fn stand_in() -> Self {
        Self(Value::Text(String::new()))
    }
}

record! {
    /// One step: one change by one person.
    pub struct StoryStep {
        /// When it was recorded.
        on: LocalDateTime = "on",
        /// Who recorded it.
        by: PersonId = "by",
        /// What was done: status, weather, milestone, due, set, decide, follow-up, meeting or undo.
        deed: String = "do",
        /// The action.
        action: Option<ActionId> = "action",
        /// The new status, weather or date.
        to: Option<RawValue> = "to",
        /// The day it took effect.
        effective: Option<NaiveDate> = "effective",
        /// Why.
        reason: Option<String> = "reason",
        /// Why the weather is what it is.
        comment: Option<String> = "comment",
        /// The meeting.
        meeting: Option<MeetingId> = "meeting",
        /// The decision it follows from.
        decision: Option<String> = "decision",
        /// The milestone.
        milestone: Option<MilestoneId> = "milestone",
        /// The day something was reached or carried out.
        done: Option<NaiveDate> = "done",
        /// The key to set.
        key: Option<String> = "key",
        /// The value to set.
        value: Option<RawValue> = "value",
        /// The number of a decision.
        number: Option<String> = "number",
        /// What was decided.
        text: Option<String> = "text",
        /// The actions it is about.
        actions: Vec<ActionId> = "actions",
        /// Who carries it out.
        owner: Option<PersonId> = "owner",
        /// By when.
        due: Option<NaiveDate> = "due",
        /// How far the meeting is.
        state: Option<String> = "state",
        /// Who was there.
        present: Vec<PersonId> = "present",
        /// Who could not come.
        excused: Vec<PersonId> = "excused",
    }
}

record! {
    /// A whole story.
    pub struct Story {
        /// Its steps, in the order of recording.
        steps: Vec<StoryStep> = "step",
    }
}

/// Why a story cannot be told.
#[derive(Debug, thiserror::Error)]
pub enum StoryError {
    /// The file is no TOML.
    #[error("the story is no TOML")]
    Unreadable(#[from] store::ReadError),
    /// A step has something wrong in it.
    #[error("the story has a fault at {}", .0.path)]
    Faulty(Box<FieldProblem>),
    /// A step lacks what its deed needs.
    #[error("step {step} of the story lacks what “{deed}” needs")]
    Incomplete {
        /// The step, from 1.
        step: usize,
        /// What was to be done.
        deed: String,
    },
}

/// What a step asks for.
#[derive(Debug)]
pub enum StepRequest {
    /// A change of the plan.
    Change(Box<Intent>),
    /// Taking the last change of the same person back.
    Undo,
}

impl Story {
    /// Reads a story.
    pub fn read(bytes: &[u8]) -> Result<Self, StoryError> {
        let table = store::read_table(bytes)?;
        let mut reading = Reading::default();
        let story = Self::from_table(table, &mut reading);
        match reading.problems.into_iter().next() {
            Some(problem) => Err(StoryError::Faulty(Box::new(problem))),
            None => Ok(story),
        }
    }
}

impl StoryStep {
    /// The day it was recorded.
    pub fn day(&self) -> NaiveDate {
        self.on.0.date()
    }

    /// Who recorded it, and when, as git wants it.
    pub fn signature(&self, plan: &Plan) -> Signature {
        signature(plan, &self.by, self.on.0)
    }

    /// What it asks for; `None` when something it needs is missing.
    pub fn deed(&self) -> Option<StepRequest> {
        let intent = match self.deed.as_str() {
            "undo" => return Some(StepRequest::Undo),
            "status" => Intent::Status {
                action: self.action.clone()?,
                to: self.word::<StatusId>()?,
            },
            "weather" => Intent::Weather {
                action: self.action.clone()?,
                to: Some(Weather::from_word(self.to.as_ref()?.0.as_text()?)?),
                comment: Some(self.comment.clone()?),
            },
            "milestone" => Intent::Milestone {
                action: self.action.clone()?,
                milestone: self.milestone.clone()?,
                reached: self.done.is_some(),
            },
            "due" => Intent::Due {
                action: self.action.clone()?,
                milestone: self.milestone.clone(),
                to: Some(self.to.as_ref()?.0.as_date()?),
            },
            "set" => {
                let path = self.key.as_ref()?.parse().unwrap_or_default();
                let subject = Subject::Action(self.action.clone()?);
                Intent::Set {
                    subject,
                    values: vec![(path, Some(self.value.clone()?.0))],
                }
            }
            "decide" => {
                let path = self.decision_path()?;
                let decision = Decision {
                    text: self.text.clone()?,
                    actions: self.actions.clone(),
                    owner: self.owner.clone(),
                    due: self.due,
                    ..Decision::default()
                };
                self.of_meeting(vec![(path, Some(Value::Table(decision.to_table())))])?
            }
            "follow-up" => {
                let path = self.decision_path()?.then("done");
                self.of_meeting(vec![(path, Some(Value::Date(self.done?)))])?
            }
            "meeting" => {
                let mut values = vec![(FieldPath::key("state"), Some(Value::Text(self.state.clone()?)))];
                for (key, people) in [("present", &self.present), ("excused", &self.excused)] {
                    if let Some(list) = people.write() {
                        values.push((FieldPath::key(key), Some(list)));
                    }
                }
                self.of_meeting(values)?
            }
            _ => return None,
        };
        Some(StepRequest::Change(Box::new(intent)))
    }

    fn word<T: std::str::FromStr>(&self) -> Option<T> {
        self.to.as_ref()?.0.as_text()?.parse().ok()
    }

    fn decision_path(&self) -> Option<FieldPath> {
        Some(FieldPath::key("decisions").then(self.number.clone()?))
    }

    fn of_meeting(&self, values: Vec<(FieldPath, Option<Value>)>) -> Option<Intent> {
        Some(Intent::Set {
            subject: Subject::Meeting(self.meeting.clone()?),
            values,
        })
    }

    /// The reason and the rest that goes with it.
    pub fn context(&self, plan: &Plan) -> CommitDetails {
        CommitDetails {
            reason: self.reason.clone(),
            on: self.effective.or(self.done.filter(|_| self.deed == "milestone")),
            meeting: self.meeting.clone(),
            decision: self.decision.as_ref().and_then(|text| text.parse::<DecisionRef>().ok()),
            author: Some(self.signature(plan)),
            amends: false,
            request: None,
            sure: true,
            with_references: false,
        }
    }
}

/// A person of the plan as git names them, at a moment of their clock.
pub fn signature(plan: &Plan, person: &PersonId, moment: NaiveDateTime) -> Signature {
    let known = plan.config.people.get(person.as_str());
    let email = known
        .and_then(|person| person.addresses().next())
        .unwrap_or(person.as_str());
    let offset = offset_in_france(moment);
    let seconds = moment.and_utc().timestamp() - i64::from(offset) * 60;
    Signature {
        name: plan.person_name(person).to_owned(),
        email: email.to_owned(),
        time: Timestamp {
            seconds,
            offset_minutes: offset,
        },
    }
}

/// Minutes ahead of UTC in metropolitan France: two hours between the last Sundays of March and October, else one
/// (directive 2000/84/EC). A crate of time zones would make every start of the program slower for the demo's sake.
fn offset_in_france(moment: NaiveDateTime) -> i32 {
    let last_sunday = |month: u32| {
        let end = NaiveDate::from_ymd_opt(moment.year(), month, 31)?;
        end.checked_sub_days(chrono::Days::new(u64::from(end.weekday().days_since(Weekday::Sun))))
    };
    let summer = last_sunday(3).zip(last_sunday(10)).is_some_and(|(from, to)| {
        let day = moment.date();
        day >= from && day < to
    });
    if summer { 120 } else { 60 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summer_time_is_kept_as_in_france() {
        let at = |text: &str| offset_in_france(text.parse().unwrap());
        assert_eq!(at("2018-03-15T09:00:00"), 60);
        assert_eq!(at("2018-03-25T09:00:00"), 120);
        assert_eq!(at("2017-10-28T09:00:00"), 120);
        assert_eq!(at("2017-10-29T09:00:00"), 60);
    }

    #[test]
    fn a_step_with_a_key_that_no_story_has_is_refused() {
        let text = "[[step]]\non = 2016-01-01T09:00:00\nby = \"drh\"\ndo = \"undo\"\nresaon = \"x\"\n";
        assert!(matches!(Story::read(text.as_bytes()), Err(StoryError::Faulty(_))));
    }
}
