//! What is asked about a meeting, and the fields that ask it.

use chrono::NaiveTime;

use super::super::form::{FormField, Role};
use crate::tui::context::Context;
use copil_plan::field::Referent;
use copil_plan::shape::{Shape, Timing};
use copil_plan::{AgendaItem, AgendaKey, Meeting, Outcome, PersonId};

/// The lines that notes and decisions are typed in.
const LINES: u16 = 3;

/// What is asked about a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeetingTopic {
    /// To call its members.
    Convene,
    /// To begin it.
    Open,
    /// To say that it is not held.
    Cancel,
    /// To put it off.
    Postpone,
    /// To end it.
    Close,
    /// To put something on its agenda, after an item or at the end.
    AddItem(Option<AgendaKey>),
    /// To change what is said of an item.
    ChangeItem(AgendaKey),
    /// To take an item off the agenda.
    RemoveItem(AgendaKey),
    /// To say what came of an item, which took so many minutes.
    Outcome(AgendaKey, Outcome, Option<i64>),
    /// To write a decision down, taken on an item.
    Decide(Option<AgendaKey>),
    /// To say who stands in for a person.
    Represented(PersonId),
    /// To say which guests there are.
    Guests,
}

impl MeetingTopic {
    /// The word by which its messages are found.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Self::Convene => "convene",
            Self::Open => "open",
            Self::Cancel => "cancel",
            Self::Postpone => "postpone",
            Self::Close => "close",
            Self::AddItem(_) => "add-item",
            Self::ChangeItem(_) => "change-item",
            Self::RemoveItem(_) => "remove-item",
            Self::Outcome(..) => "outcome",
            Self::Decide(_) => "decide",
            Self::Represented(_) => "represented",
            Self::Guests => "guests",
        }
    }

    /// What is asked for, with what is there already.
    pub(super) fn fields(&self, meeting: &Meeting, context: &Context<'_>) -> Vec<FormField> {
        let key = |key, shape, text: &str| FormField::new(Role::Key(key), shape, text);
        let person = |name, there: Option<&PersonId>| {
            let text = there.map(|id| context.plan.person_name(id)).unwrap_or_default();
            key(name, Shape::Reference(Referent::Person), text)
        };
        let number = |name, there: Option<i64>| {
            let text = there.map(|number| number.to_string()).unwrap_or_default();
            key(name, Shape::Whole, &text)
        };
        let time = |name, there: Option<NaiveTime>| {
            let text = there.map(|time| time.format("%H:%M").to_string()).unwrap_or_default();
            key(name, Shape::Time, &text)
        };
        let reason = || FormField::new(Role::Reason, Shape::Text, "");
        let mut fields = match self {
            Self::Convene | Self::RemoveItem(_) => Vec::new(),
            Self::Open => {
                let committee = context.plan.config.committees.get(meeting.committee.as_str());
                let usual = committee.and_then(|committee| committee.secretary.as_ref());
                vec![
                    time("started", context.clock.or(meeting.started)),
                    person("chair", meeting.chair.as_ref()),
                    person("secretary", meeting.secretary.as_ref().or(usual)),
                ]
            }
            Self::Cancel => vec![reason()],
            Self::Postpone => vec![key("date", Shape::Day(Timing::Planned), ""), reason()],
            Self::Close => vec![time("ended", context.clock.or(meeting.ended))],
            Self::AddItem(_) => vec![
                key("item", Shape::Reference(Referent::Action), "").free(),
                person("presenter", None),
                number("minutes", None),
            ],
            Self::ChangeItem(item) => item_fields(meeting.agenda.get(item.as_str()), &person, &number),
            Self::Outcome(item, _, spent) => {
                let item = meeting.agenda.get(item.as_str());
                let notes = item.and_then(|item| item.notes.as_deref()).unwrap_or_default();
                vec![
                    key("notes", Shape::Text, notes).with_rows(LINES),
                    number("spent", *spent),
                ]
            }
            Self::Decide(item) => {
                let item = item.as_ref().and_then(|item| meeting.agenda.get(item.as_str()));
                let action = item.and_then(|item| item.action.as_ref());
                vec![
                    key("text", Shape::Text, "").with_rows(LINES),
                    person("owner", None),
                    key("due", Shape::Day(Timing::Planned), ""),
                    key(
                        "actions",
                        Shape::List(&Shape::Reference(Referent::Action)),
                        action.map(|id| id.as_str()).unwrap_or_default(),
                    ),
                    key("supersedes", Shape::Reference(Referent::Decision), "").free(),
                    key("confidential", Shape::Flag, ""),
                ]
            }
            Self::Represented(_) => vec![person("represented", None)],
            Self::Guests => vec![key("guests", Shape::List(&Shape::Text), &meeting.guests.join(", "))],
        };
        // What is closed is changed by an amendment, which says why.
        if meeting.is_closed() {
            fields.push(reason());
        }
        fields
    }
}

/// What is said of an item: its title where it is no action, and what is planned and noted.
fn item_fields(
    item: Option<&AgendaItem>,
    person: &dyn Fn(&'static str, Option<&PersonId>) -> FormField,
    number: &dyn Fn(&'static str, Option<i64>) -> FormField,
) -> Vec<FormField> {
    let Some(item) = item else { return Vec::new() };
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let title = FormField::new(Role::Key("title"), Shape::Text, &text(&item.title));
    let mut fields: Vec<FormField> = item.action.is_none().then_some(title).into_iter().collect();
    fields.push(number("minutes", item.minutes));
    fields.push(person("presenter", item.presenter.as_ref()));
    if item.outcome.is_some() || item.spent.is_some() {
        fields.push(number("spent", item.spent));
    }
    fields.push(FormField::new(Role::Key("notes"), Shape::Text, &text(&item.notes)).with_rows(LINES));
    fields
}
