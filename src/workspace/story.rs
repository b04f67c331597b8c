//! The dated story of a shipped plan: what its people did, step by step, told in a TOML file beside the plan.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use copil_git::{Signature, Timestamp};
use copil_plan::change::Subject;
use copil_plan::field::{Field, FieldProblem, Reading, Record};
use copil_plan::intent::{MeetingAct, PresenceAct, PresenceChange};
use copil_plan::meeting::{Attendance, ItemPlace};
use copil_plan::record;
use copil_plan::shape::Shape;
use copil_plan::value::{FieldPath, Kind, Value, VecMap};
use copil_plan::{
    Action, ActionId, AgendaItem, AgendaKey, Decision, DecisionRef, GroupId, Intent, Meeting, MeetingId, MeetingState,
    MilestoneId, Outcome, PersonId, Plan, StatusId, Weather,
};
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
        /// What was done; the story's first lines name the words.
        deed: String = "do",
        /// The action.
        action: Option<ActionId> = "action",
        /// The group of a new action.
        group: Option<GroupId> = "group",
        /// The new status, weather or date.
        to: Option<RawValue> = "to",
        /// What shows the new status.
        evidence: VecMap<String, String> = "evidence",
        /// The day it took effect.
        effective: Option<NaiveDate> = "effective",
        /// Why.
        reason: Option<String> = "reason",
        /// Why the weather is what it is.
        comment: Option<String> = "comment",
        /// The milestone.
        milestone: Option<MilestoneId> = "milestone",
        /// The day something was reached or carried out.
        done: Option<NaiveDate> = "done",
        /// The key to set.
        key: Option<String> = "key",
        /// The value to set.
        value: Option<RawValue> = "value",
        /// The meeting.
        meeting: Option<MeetingId> = "meeting",
        /// The item of its agenda.
        item: Option<AgendaKey> = "item",
        /// What an item without an action is about.
        title: Option<String> = "title",
        /// The item that a new one comes after.
        after: Option<AgendaKey> = "after",
        /// How long an item is to take.
        minutes: Option<i64> = "minutes",
        /// How long it took.
        spent: Option<i64> = "spent",
        /// Who presents it.
        presenter: Option<PersonId> = "presenter",
        /// What came of it.
        outcome: Option<Outcome> = "outcome",
        /// What was said.
        notes: Option<String> = "notes",
        /// When the meeting began or ended.
        at: Option<NaiveTime> = "at",
        /// Who was there.
        present: Vec<PersonId> = "present",
        /// Who was stood in for, and by whom.
        represented: VecMap<PersonId, PersonId> = "represented",
        /// Who could not come.
        excused: Vec<PersonId> = "excused",
        /// Who was there and is nobody of the plan.
        guests: Vec<String> = "guests",
        /// Who led it.
        chair: Option<PersonId> = "chair",
        /// Who took the minutes.
        secretary: Option<PersonId> = "secretary",
        /// Who came in or went out.
        person: Option<PersonId> = "person",
        /// The item at which they came in.
        arrives: Option<AgendaKey> = "arrives",
        /// The item at which they went out.
        leaves: Option<AgendaKey> = "leaves",
        /// The decision that a change follows from.
        decision: Option<String> = "decision",
        /// The number of a decision that was carried out.
        number: Option<String> = "number",
        /// What was decided.
        text: Option<String> = "text",
        /// The actions it is about.
        actions: Vec<ActionId> = "actions",
        /// Who carries it out.
        owner: Option<PersonId> = "owner",
        /// By when.
        due: Option<NaiveDate> = "due",
        /// The decision that it takes the place of.
        supersedes: Option<DecisionRef> = "supersedes",
        /// Whether it is left out of what is published.
        confidential: bool = "confidential",
        /// The proposal that it is put in, beside the plan.
        proposal: Option<String> = "proposal",
    }
}

record! {
    /// A whole story.
    pub struct Story {
        /// The day on which its plan is shown, after the last step.
        day: NaiveDate = "day",
        /// The person who is at the keyboard then.
        person: PersonId = "person",
        /// Who recorded the plan itself, on the day it begins.
        adopter: PersonId = "adopted_by",
        /// Hours ahead of UTC where its people live; the hour of metropolitan France where it does not say.
        utc_offset: Option<i64> = "utc_offset",
        /// Its steps, in the order of recording.
        steps: Vec<StoryStep> = "step",
    }
}

impl Story {
    /// The clock of the place where its people live.
    pub fn clock(&self) -> Clock {
        let hours = self.utc_offset.and_then(|hours| i32::try_from(hours).ok());
        hours.map_or(Clock::France, Clock::Ahead)
    }
}

/// What the clocks of a place show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// The hour of metropolitan France.
    France,
    /// So many hours ahead of UTC all year round.
    Ahead(i32),
}

impl Clock {
    /// Minutes ahead of UTC at a moment that the clock shows.
    fn offset(self, moment: NaiveDateTime) -> i32 {
        match self {
            Self::France => offset_in_france(moment),
            Self::Ahead(hours) => hours * 60,
        }
    }

    /// A moment that the clock shows, in seconds of UTC.
    pub fn seconds(self, moment: NaiveDateTime) -> i64 {
        moment.and_utc().timestamp() - i64::from(self.offset(moment)) * 60
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
    /// An action taken out of the plan, as one does by hand: its file is deleted, and that is recorded.
    Withdraw(ActionId),
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
    /// When it was recorded, on the clock of the plan's people.
    pub fn moment(&self) -> NaiveDateTime {
        self.on.0
    }

    /// The day it was recorded.
    pub fn day(&self) -> NaiveDate {
        self.on.0.date()
    }

    /// What it asks for; `None` when something it needs is missing.
    pub fn deed(&self) -> Option<StepRequest> {
        let intent = match self.deed.as_str() {
            "undo" => return Some(StepRequest::Undo),
            "withdraw" => return Some(StepRequest::Withdraw(self.action.clone()?)),
            "rule" => self.set(Subject::PlanConfig)?,
            "set" => self.set(match &self.action {
                Some(action) => Subject::Action(action.clone()),
                None => Subject::Meeting(self.meeting.clone()?),
            })?,
            "written" => self.written_consultation()?,
            "prepare" => self.prepared_meeting()?,
            "follow-up" => Intent::Set {
                subject: Subject::Meeting(self.meeting.clone()?),
                values: vec![(
                    FieldPath::key("decisions").then(self.number.clone()?).then("done"),
                    Some(Value::Date(self.done?)),
                )],
            },
            _ => match self.action_deed() {
                Some(intent) => intent,
                None => Intent::Meeting {
                    id: self.meeting.clone()?,
                    act: self.meeting_act()?,
                },
            },
        };
        Some(StepRequest::Change(Box::new(intent)))
    }

    /// What is done to an action.
    fn action_deed(&self) -> Option<Intent> {
        let action = self.action.clone()?;
        Some(match self.deed.as_str() {
            "status" => Intent::Status {
                action,
                to: self.word::<StatusId>()?,
                evidence: self
                    .evidence
                    .iter()
                    .map(|(name, shown)| (name.clone(), shown.clone()))
                    .collect(),
            },
            "weather" => Intent::Weather {
                action,
                to: Some(Weather::from_word(self.to.as_ref()?.0.as_text()?)?),
                comment: Some(self.comment.clone()?),
            },
            "milestone" => Intent::Milestone {
                action,
                milestone: self.milestone.clone()?,
                reached: self.done.is_some(),
            },
            "due" => Intent::Due {
                action,
                milestone: self.milestone.clone(),
                to: Some(self.to.as_ref()?.0.as_date()?),
            },
            "add" => Intent::AddAction {
                id: action,
                group: self.group.clone()?,
                action: Box::new(Action::from_table(
                    self.value.as_ref()?.0.as_table()?.clone(),
                    &mut Reading::default(),
                )),
            },
            _ => return None,
        })
    }

    /// What is done to a meeting.
    fn meeting_act(&self) -> Option<MeetingAct> {
        Some(match self.deed.as_str() {
            "convene" => MeetingAct::Convene,
            "item" => MeetingAct::AddItem {
                item: Box::new(AgendaItem {
                    action: self.action.clone(),
                    title: self.title.clone(),
                    minutes: self.minutes,
                    presenter: self.presenter.clone(),
                    ..AgendaItem::default()
                }),
                place: self.after.clone().map_or(ItemPlace::Last, ItemPlace::After),
            },
            "open" => MeetingAct::Open {
                at: self.at,
                presence: self.presence(),
            },
            "presence" => {
                let person = self.person.clone()?;
                let act = match &self.arrives {
                    Some(item) => PresenceAct::Arrives(Some(item.clone())),
                    None => PresenceAct::Leaves(Some(self.leaves.clone()?)),
                };
                MeetingAct::Presence(PresenceChange {
                    people: vec![(person, act)],
                    ..PresenceChange::default()
                })
            }
            "outcome" => MeetingAct::Outcome {
                item: self.item.clone()?,
                outcome: Some(self.outcome?),
                notes: self.notes.clone(),
                spent: self.spent,
            },
            "decide" => MeetingAct::Decide {
                decision: Box::new(self.decided()?),
            },
            "close" => MeetingAct::Close { at: self.at },
            "postpone" => MeetingAct::Postpone {
                to: Some(self.to.as_ref()?.0.as_date()?),
            },
            "amend" => MeetingAct::Amend {
                values: vec![(self.path()?, Some(self.value.clone()?.0))],
            },
            _ => return None,
        })
    }

    fn presence(&self) -> PresenceChange {
        let is =
            |attendance: Attendance| move |person: &PersonId| (person.clone(), PresenceAct::Is(attendance.clone()));
        let represented = self.represented.iter();
        let represented = represented.map(|(person, by)| is(Attendance::RepresentedBy(by.clone()))(person));
        let people = self.present.iter().map(is(Attendance::Present));
        let people = people
            .chain(represented)
            .chain(self.excused.iter().map(is(Attendance::Excused)));
        PresenceChange {
            people: people.collect(),
            guests: self.guests.iter().map(|guest| (guest.clone(), true)).collect(),
            chair: self.chair.clone(),
            secretary: self.secretary.clone(),
        }
    }

    fn decided(&self) -> Option<Decision> {
        Some(Decision {
            item: self.item.clone(),
            text: self.text.clone()?,
            actions: self.actions.clone(),
            owner: self.owner.clone(),
            due: self.due,
            supersedes: self.supersedes.clone(),
            confidential: self.confidential,
            ..Decision::default()
        })
    }

    /// What was asked of a committee in writing, and decided so.
    fn written_consultation(&self) -> Option<Intent> {
        let id = self.meeting.clone()?;
        let mut meeting = Meeting {
            committee: id.as_str().get(11..)?.parse().ok()?,
            date: id.as_str().get(..10)?.parse().ok()?,
            state: MeetingState::Written,
            ..Meeting::default()
        };
        meeting.decisions.insert("1".parse().ok()?, self.decided()?);
        Some(Intent::AddMeeting {
            id,
            meeting: Box::new(meeting),
        })
    }

    /// A meeting with its agenda, as the secretary puts it into the plan.
    fn prepared_meeting(&self) -> Option<Intent> {
        let table = self.value.as_ref()?.0.as_table()?.clone();
        Some(Intent::AddMeeting {
            id: self.meeting.clone()?,
            meeting: Box::new(Meeting::from_table(table, &mut Reading::default())),
        })
    }

    fn set(&self, subject: Subject) -> Option<Intent> {
        Some(Intent::Set {
            subject,
            values: vec![(self.path()?, Some(self.value.clone()?.0))],
        })
    }

    fn path(&self) -> Option<FieldPath> {
        self.key.as_ref()?.parse().ok()
    }

    fn word<T: std::str::FromStr>(&self) -> Option<T> {
        self.to.as_ref()?.0.as_text()?.parse().ok()
    }

    /// The reason and the rest that goes with it.
    pub fn context(&self, plan: &Plan, clock: Clock) -> CommitDetails {
        CommitDetails {
            reason: self.reason.clone(),
            on: self.effective.or(self.done.filter(|_| self.deed == "milestone")),
            meeting: self.meeting.clone(),
            decision: self.decision.as_ref().and_then(|text| text.parse::<DecisionRef>().ok()),
            author: Some(signature(plan, &self.by, self.on.0, clock)),
            amends: false,
            request: None,
            sure: true,
            with_references: false,
        }
    }
}

/// A person of the plan as git names them, at a moment of their clock.
pub fn signature(plan: &Plan, person: &PersonId, moment: NaiveDateTime, clock: Clock) -> Signature {
    let known = plan.config.people.get(person.as_str());
    let email = known
        .and_then(|person| person.addresses().next())
        .unwrap_or(person.as_str());
    Signature {
        name: plan.person_name(person).into(),
        email: email.into(),
        time: Timestamp {
            seconds: clock.seconds(moment),
            offset_minutes: clock.offset(moment),
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
    fn a_place_far_away_has_its_own_hour() {
        let noon: NaiveDateTime = "2018-07-01T12:00:00".parse().unwrap();
        let later = Clock::Ahead(-4).seconds(noon) - Clock::France.seconds(noon);
        assert_eq!(later, 6 * 3600);
        assert_eq!(Clock::Ahead(-4).offset(noon), -240);
    }

    #[test]
    fn a_step_with_a_key_that_no_story_has_is_refused() {
        let text = "[[step]]\non = 2016-01-01T09:00:00\nby = \"drh\"\ndo = \"undo\"\nresaon = \"x\"\n";
        assert!(matches!(Story::read(text.as_bytes()), Err(StoryError::Faulty(_))));
    }
}
