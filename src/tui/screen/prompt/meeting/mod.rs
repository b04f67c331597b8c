//! The prompts about a meeting: what it is asked to become, and what stands on its agenda and in its record.

mod act;
mod topic;

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::form::{Form, FormClick, FormField, FormStep, Role, said_width};
use super::unreadable_text;
use crate::tui::command::Command;
use crate::tui::component::PageWriter;
use crate::tui::component::entry::TextInput;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::request::{EditRequest, PreviewOutcome, write_preview};
use crate::tui::screen::{EditPrompt, Effect, PromptKey, Screen};
use crate::wording::lookup::InvalidText;
use copil_plan::{AgendaKey, Meeting, MeetingId};

pub use topic::MeetingTopic;

/// The most lines of items that keep a meeting from being closed.
const MISSING: usize = 10;

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
