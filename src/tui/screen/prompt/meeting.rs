//! The prompts about a meeting: what it is asked to become, and what stands on its agenda and in its record.

use chrono::{NaiveDate, NaiveTime};
use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::form::{Form, FormClick, FormField, FormStep, Role, parser, said_width};
use super::unreadable_text;
use crate::tui::command::Command;
use crate::tui::component::PageWriter;
use crate::tui::component::entry::TextInput;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::request::{EditRequest, PreviewOutcome, write_preview};
use crate::tui::screen::{EditPrompt, Effect, PromptKey, Screen};
use crate::wording::lookup::{InvalidText, find_action, is_none};
use copil_plan::field::{Field, Referent};
use copil_plan::intent::{MeetingAct, PresenceAct, PresenceChange};
use copil_plan::meeting::{Attendance, ItemPlace};
use copil_plan::shape::{Shape, Timing};
use copil_plan::value::{FieldPath, Value};
use copil_plan::{AgendaItem, AgendaKey, Decision, Meeting, MeetingId, Outcome, PersonId};

/// The lines that notes and decisions are typed in.
const LINES: u16 = 3;

/// The most lines of items that keep a meeting from being closed.
const MISSING: usize = 10;

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
    fn word(&self) -> &'static str {
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
    fn fields(&self, meeting: &Meeting, context: &Context<'_>) -> Vec<FormField> {
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

/// A prompt about a meeting.
#[derive(Clone, Debug)]
pub struct MeetingPrompt {
    meeting: MeetingId,
    topic: MeetingTopic,
    form: Form,
    outcome: Vec<PreviewOutcome>,
    /// Whether the person said that they are sure of what may well be a slip.
    sure: bool,
}

impl MeetingPrompt {
    /// The prompt about a topic, which begins with the field of a key, where one is named; `None` when the plan has no such
    /// meeting.
    pub fn of(
        meeting: &MeetingId,
        topic: MeetingTopic,
        key: Option<&'static str>,
        context: &Context<'_>,
    ) -> Option<Self> {
        let held = context.plan.meetings.get(meeting)?;
        let mut form = Form::of(topic.fields(held, context));
        if let Some(key) = key {
            form.focus_on(Role::Key(key));
        }
        Some(Self {
            meeting: meeting.clone(),
            topic,
            form,
            outcome: Vec::new(),
            sure: false,
        })
    }

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
            Shape::List(item) => parser.list(Vec::new(), crate::wording::lookup::ListEdit::Replace, *item, &text),
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
    fn act(&self, context: &Context<'_>) -> Result<Option<MeetingAct>, InvalidText> {
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

    fn typed_request(&self, context: &Context<'_>) -> Result<Option<EditRequest>, InvalidText> {
        let act = self.act(context)?;
        let reason = Some(self.form.text(Role::Reason)).filter(|text| !text.is_empty());
        Ok(act.map(|act| EditRequest::of_meeting(&self.meeting, act, reason, self.sure)))
    }

    /// Records, once what was doubted was shown as it would be recorded.
    fn record(&mut self, context: &Context<'_>) -> Effect {
        if self.form.take(context) {
            return Effect::None;
        }
        let is_doubted = |one: &PreviewOutcome| matches!(one, PreviewOutcome::Doubted(_));
        if !self.sure && self.outcome.iter().any(is_doubted) {
            self.sure = true;
            return Effect::None;
        }
        // What is refused says why already.
        if self.outcome.iter().any(|one| matches!(one, PreviewOutcome::Refused(_))) {
            return Effect::None;
        }
        self.request(context).map_or(Effect::None, Effect::Record)
    }

    /// The items of which nothing came yet, which keep a meeting from being closed.
    fn missing(&self, page: &mut PageWriter, context: &Context<'_>) -> bool {
        let meeting = context.plan.meetings.get(&self.meeting);
        let missing = meeting.map(Meeting::without_outcome).unwrap_or_default();
        if self.topic != MeetingTopic::Close || missing.is_empty() {
            return false;
        }
        let (catalogue, theme) = (context.catalogue(), context.theme);
        page.wrapped(
            &fl!(catalogue, "tui-close-missing", count = missing.len()),
            theme.warning(),
        );
        for item in &missing {
            let about = crate::tui::screen::meetings::about(item, context);
            page.wrapped(&format!("{} {about}", item.number), theme.text());
        }
        page.keep(MISSING);
        true
    }

    fn title(&self, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        let what = match &self.topic {
            MeetingTopic::Outcome(_, outcome, _) => Some(catalogue.outcome(*outcome)),
            MeetingTopic::Represented(person) => Some(context.plan.person_name(person).to_owned()),
            topic => catalogue.find(&format!("tui-meeting-{}", topic.word())),
        };
        let about = match &self.topic {
            MeetingTopic::ChangeItem(key) | MeetingTopic::RemoveItem(key) | MeetingTopic::Outcome(key, ..) => {
                self.number(key, context)
            }
            MeetingTopic::Decide(Some(key)) => self.number(key, context),
            _ => catalogue.meeting(context.plan, &self.meeting),
        };
        format!("{} · {about}", what.unwrap_or_default())
    }

    /// An item by its number and what it is about.
    fn number(&self, key: &AgendaKey, context: &Context<'_>) -> String {
        let meeting = context.plan.meetings.get(&self.meeting);
        let items = meeting.map(Meeting::items).unwrap_or_default();
        let found = items.iter().find(|item| item.key == key);
        let about = |item| crate::tui::screen::meetings::about(item, context);
        found.map_or_else(|| key.to_string(), |item| format!("{} {}", item.number, about(item)))
    }

    /// What recording would do, or what keeps it from being done.
    fn said(&self, width: usize, context: &Context<'_>) -> PageWriter {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let mut page = PageWriter::new(width, theme);
        if self.missing(&mut page, context) {
            return page;
        }
        match self.typed_request(context) {
            Err(invalid) => page.wrapped(&unreadable_text(&invalid, context), theme.warning()),
            Ok(Some(_)) => write_preview(&mut page, &self.outcome, context),
            Ok(None) => {
                let first = self.form.fields.first();
                let name = first.map(|field| field.name(catalogue).to_lowercase());
                let name = name.unwrap_or_default();
                page.wrapped(&fl!(catalogue, "tui-new-missing", what = name), theme.quiet());
            }
        }
        page
    }
}

impl EditPrompt for MeetingPrompt {
    fn request(&self, context: &Context<'_>) -> Option<EditRequest> {
        self.typed_request(context).ok().flatten()
    }

    fn previewed(&mut self, outcome: Vec<PreviewOutcome>, _context: &Context<'_>) {
        self.outcome = outcome;
    }

    fn key(&self) -> PromptKey {
        PromptKey::Meeting(self.meeting.clone(), self.topic.clone())
    }

    fn typed(&self) -> Vec<String> {
        self.form.typed()
    }

    fn take_up(&mut self, typed: &[String], _context: &Context<'_>) {
        self.form.take_up(typed);
    }
}

impl Screen for MeetingPrompt {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Prompt]
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        match command {
            Command::NewLine => self.form.has_lines(),
            Command::Next | Command::Previous => self.form.fields.len() > 1,
            _ => true,
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        match self.form.update(command, context) {
            FormStep::Close => return Effect::Close,
            FormStep::Record => return self.record(context),
            FormStep::Stay => self.sure = false,
        }
        Effect::None
    }

    fn input(&mut self, input: TextInput<'_>, _context: &Context<'_>) -> Effect {
        self.sure = false;
        self.form.input(input);
        Effect::None
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let said = self.said(said_width(context.body), context).lines.len();
        match self.form.mouse(event, said, context) {
            FormClick::Outside => Effect::Close,
            FormClick::Inside => Effect::None,
        }
    }

    fn edit_prompt(&mut self) -> Option<&mut dyn EditPrompt> {
        Some(self)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let said = self.said(said_width(area), context);
        let note = |field: &FormField| field.note(context);
        self.form.draw((area, buf), &self.title(context), note, &said, context);
    }
}
