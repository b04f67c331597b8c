//! What is typed about a meeting, as the act that does it.

use chrono::NaiveDate;

use super::super::form::{Role, parser};
use super::{MeetingPrompt, MeetingTopic};
use crate::tui::context::Context;
use crate::wording::lookup::{InvalidText, ListEdit, find_action, is_none};
use copil_plan::field::Field;
use copil_plan::intent::{MeetingAct, PresenceAct, PresenceChange};
use copil_plan::meeting::{Attendance, ItemPlace};
use copil_plan::shape::Shape;
use copil_plan::value::{FieldPath, Value};
use copil_plan::{AgendaItem, AgendaKey, Decision, Meeting};

impl MeetingPrompt {
    /// The value of a key as it is typed; `None` where nothing is.
    fn value(&self, key: &'static str, context: &Context<'_>) -> Result<Option<Value>, InvalidText> {
        let Some(field) = self.form.field(Role::Key(key)) else {
            return Ok(None);
        };
        let text = self.form.text(Role::Key(key));
        if text.is_empty() || is_none(&text, *context.catalogue) {
            return Ok(None);
        }
        let parser = parser(context);
        match field.shape {
            Shape::List(item) => parser.list(Vec::new(), ListEdit::Replace, *item, &text),
            shape => parser.value(shape, &text).map(Some),
        }
    }

    fn read<T: Field>(&self, key: &'static str, context: &Context<'_>) -> Result<Option<T>, InvalidText> {
        let value = self.value(key, context)?;
        Ok(value.and_then(|value| T::read(value, &mut Default::default())))
    }

    fn words(&self, key: &'static str) -> Option<String> {
        Some(self.form.text(Role::Key(key))).filter(|text| !text.is_empty())
    }

    /// What is to be done; `None` as long as something is missing.
    pub(super) fn act(&self, context: &Context<'_>) -> Result<Option<MeetingAct>, InvalidText> {
        Ok(Some(match &self.topic {
            MeetingTopic::Convene => MeetingAct::Convene,
            MeetingTopic::Cancel => MeetingAct::Cancel,
            MeetingTopic::Open => MeetingAct::Open {
                at: self.read("started", context)?,
                presence: PresenceChange {
                    chair: self.read("chair", context)?,
                    secretary: self.read("secretary", context)?,
                    ..PresenceChange::default()
                },
            },
            MeetingTopic::Postpone => MeetingAct::Postpone {
                to: self.read::<NaiveDate>("date", context)?,
            },
            MeetingTopic::Close => MeetingAct::Close {
                at: self.read("ended", context)?,
            },
            MeetingTopic::AddItem(after) => {
                let Some(item) = self.item(context)? else {
                    return Ok(None);
                };
                let place = after.clone().map_or(ItemPlace::Last, ItemPlace::After);
                let item = Box::new(item);
                MeetingAct::AddItem { item, place }
            }
            MeetingTopic::ChangeItem(item) => self.change(item, context)?,
            MeetingTopic::RemoveItem(item) => MeetingAct::RemoveItem { item: item.clone() },
            MeetingTopic::Outcome(item, outcome, _) => MeetingAct::Outcome {
                item: item.clone(),
                outcome: Some(*outcome),
                notes: self.words("notes"),
                spent: self.read("spent", context)?,
            },
            MeetingTopic::Decide(item) => {
                let Some(decision) = self.decision(item.as_ref(), context)? else {
                    return Ok(None);
                };
                let decision = Box::new(decision);
                MeetingAct::Decide { decision }
            }
            MeetingTopic::Represented(person) => {
                let Some(by) = self.read("represented", context)? else {
                    return Ok(None);
                };
                let stands = PresenceAct::Is(Attendance::RepresentedBy(by));
                MeetingAct::Presence(PresenceChange {
                    people: vec![(person.clone(), stands)],
                    ..PresenceChange::default()
                })
            }
            MeetingTopic::Guests => self.guests(context),
        }))
    }

    /// What is put on the agenda: an action, where one is called so, the record of a meeting, or a title.
    fn item(&self, context: &Context<'_>) -> Result<Option<AgendaItem>, InvalidText> {
        let Some(text) = self.words("item") else {
            return Ok(None);
        };
        let action = find_action(context.known(), &text).ok();
        let meetings = context.plan.meetings.keys();
        let approves = meetings.into_iter().find(|id| id.as_str() == text).cloned();
        Ok(Some(AgendaItem {
            title: (action.is_none() && approves.is_none()).then_some(text),
            action,
            approves,
            presenter: self.read("presenter", context)?,
            minutes: self.read("minutes", context)?,
            ..AgendaItem::default()
        }))
    }

    /// The values of an item that were typed anew; in a closed record, by an amendment.
    fn change(&self, item: &AgendaKey, context: &Context<'_>) -> Result<MeetingAct, InvalidText> {
        let mut values = Vec::new();
        for field in &self.form.fields {
            if let Role::Key(key) = field.role
                && field.entry.text() != field.blank
            {
                values.push((FieldPath::key(key), self.value(key, context)?));
            }
        }
        if !self.is_closed(context) {
            let item = item.clone();
            return Ok(MeetingAct::ChangeItem { item, values });
        }
        let at = FieldPath::key("agenda").then(item.as_str());
        let below = |path: FieldPath| {
            path.parts()
                .iter()
                .fold(at.clone(), |path, part| path.then(part.as_str()))
        };
        let values = values.into_iter().map(|(path, value)| (below(path), value));
        Ok(MeetingAct::Amend {
            values: values.collect(),
        })
    }

    fn decision(&self, item: Option<&AgendaKey>, context: &Context<'_>) -> Result<Option<Decision>, InvalidText> {
        let Some(text) = self.words("text") else {
            return Ok(None);
        };
        Ok(Some(Decision {
            item: item.cloned(),
            text,
            actions: self.read("actions", context)?.unwrap_or_default(),
            owner: self.read("owner", context)?,
            due: self.read("due", context)?,
            supersedes: self.read("supersedes", context)?,
            confidential: self.read("confidential", context)?.unwrap_or_default(),
            ..Decision::default()
        }))
    }

    /// The guests who came to the list or left it.
    fn guests(&self, context: &Context<'_>) -> MeetingAct {
        let text = self.form.text(Role::Key("guests"));
        let typed: Vec<&str> = text.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
        let there = context.plan.meetings.get(&self.meeting);
        let there: &[String] = there.map_or(&[], |meeting| &meeting.guests);
        let gone = there.iter().filter(|name| !typed.contains(&name.as_str()));
        let come = typed.iter().filter(|name| !there.iter().any(|known| known == *name));
        let guests = gone.map(|name| (name.clone(), false));
        let guests = guests.chain(come.map(|name| ((*name).to_owned(), true)));
        MeetingAct::Presence(PresenceChange {
            guests: guests.collect(),
            ..PresenceChange::default()
        })
    }

    fn is_closed(&self, context: &Context<'_>) -> bool {
        context.plan.meetings.get(&self.meeting).is_some_and(Meeting::is_closed)
    }
}
