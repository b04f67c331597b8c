//! The prompt of something new: an action, a group, a person … It asks for what is needed, shows the commit that adds it,
//! and records it as the other prompts do.

mod agenda;
mod menu;
mod view;

use std::collections::BTreeSet;

use crossterm::event::{KeyCode, MouseEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::command::Command;
use crate::tui::component::entry::TextInput;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::request::{EditRequest, PreviewOutcome};
use crate::tui::screen::prompt::form::{Form, FormClick, FormField, FormStep, Role, parser, said_width};
use crate::tui::screen::{EditPrompt, Effect, PromptKey, Screen};
use crate::wording::lookup::InvalidText;
use crate::workspace::addition::TypedThing;
use copil_plan::change::Change;
use copil_plan::shape::Shape;
use copil_plan::{ActionId, Intent, Thing};

use agenda::ProposedAgenda;
pub use menu::new_things;

/// A prompt of something new.
#[derive(Clone, Debug)]
pub struct NewPrompt {
    kind: Thing,
    form: Form,
    /// The actions that there ever were, as far as the history is read: their numbers are not given again.
    ever: BTreeSet<ActionId>,
    outcome: Vec<PreviewOutcome>,
    /// Whether the person said that they are sure of what may well be a slip.
    sure: bool,
    /// What is proposed for the agenda of a meeting, once the rest is typed.
    agenda: Option<ProposedAgenda>,
}

impl NewPrompt {
    /// The prompt of a kind of thing, in what it belongs to.
    pub fn of(thing: Thing, home: &str, context: &Context<'_>) -> Self {
        Self {
            kind: thing,
            form: Form::of(fields(thing, home, context)),
            ever: actions_ever(context),
            outcome: Vec::new(),
            sure: false,
            agenda: None,
        }
    }

    /// The thing, as it is typed.
    fn thing(&self) -> TypedThing {
        let home = self.kind.home().map(|what| self.form.text(Role::Home(what)));
        let values = self.form.fields.iter().filter_map(|field| match field.role {
            Role::Key(key) => Some((key, field.entry.text())),
            Role::Home(_) | Role::Id | Role::Reason => None,
        });
        TypedThing {
            thing: self.kind,
            home: home.unwrap_or_default(),
            id: self.form.text(Role::Id),
            values: values.collect(),
        }
    }

    fn typed_request(&self, context: &Context<'_>) -> Result<Option<EditRequest>, InvalidText> {
        let intent = self.thing().intent(&parser(context), &self.ever)?;
        let intent = intent.map(|intent| self.with_agenda(intent, context));
        Ok(intent.map(|intent| EditRequest::Change {
            intents: vec![intent],
            reason: None,
            on: None,
            sure: self.sure,
        }))
    }

    /// The field of what is missing.
    fn missing(&self) -> Option<Role> {
        match (self.thing().missing()?, self.kind.home()) {
            ("home", home) => home.map(Role::Home),
            (key, _) => Some(Role::Key(key)),
        }
    }

    /// Records, or goes to what is still missing.
    fn record(&mut self, context: &Context<'_>) -> Effect {
        if self.form.take(context) {
            return Effect::None;
        }
        // What is doubted is shown as it would be recorded first: the next enter records it.
        let is_doubted = |one: &PreviewOutcome| matches!(one, PreviewOutcome::Doubted(_));
        if !self.sure && self.outcome.iter().any(is_doubted) {
            self.sure = true;
            return Effect::None;
        }
        match (self.missing(), self.request(context)) {
            (Some(missing), _) => {
                self.form.focus_on(missing);
                Effect::None
            }
            (None, Some(request)) => match self.proposes(context) {
                Some(agenda) => {
                    self.agenda = Some(agenda);
                    Effect::None
                }
                None => Effect::Record(request),
            },
            (None, None) => Effect::None,
        }
    }

    /// What is proposed for a meeting, before it is made or completed.
    fn proposes(&self, context: &Context<'_>) -> Option<ProposedAgenda> {
        let typed = self.thing().intent(&parser(context), &self.ever);
        let Intent::AddMeeting { id, meeting } = typed.ok().flatten()? else {
            return None;
        };
        let takes_more = !context.plan.meetings.contains_key(&id) || context.plan.in_preparation(&id).is_some();
        let agenda = takes_more.then(|| ProposedAgenda::of(id, *meeting, context));
        agenda.filter(|agenda| !agenda.is_empty())
    }

    /// A meeting as it is prepared: with what is proposed for it, but for what was left out.
    fn with_agenda(&self, intent: Intent, context: &Context<'_>) -> Intent {
        let Intent::AddMeeting { id, meeting } = intent else {
            return intent;
        };
        let chosen = self.agenda.as_ref().filter(|agenda| agenda.id == id);
        match chosen {
            Some(agenda) => agenda.intent(context),
            None => ProposedAgenda::of(id, *meeting, context).intent(context),
        }
    }

    /// Answers a command while the items of a meeting are chosen.
    fn choose(&mut self, command: Command, context: &Context<'_>) -> Effect {
        match command {
            Command::Cancel => self.agenda = None,
            Command::Record => return self.request(context).map_or(Effect::None, Effect::Record),
            command => {
                if let Some(agenda) = &mut self.agenda {
                    agenda.follow(command, context);
                }
            }
        }
        Effect::None
    }
}

/// The fields of a kind of thing: what the plan has none of is not asked for.
fn fields(thing: Thing, home: &str, context: &Context<'_>) -> Vec<FormField> {
    let home_field = thing.home().map(|what| {
        let only = match context.plan.named(what).as_slice() {
            [only] => only.id.to_owned(),
            _ => home.to_owned(),
        };
        FormField::new(Role::Home(what), Shape::Reference(what), &only)
    });
    let keys = thing.asked().iter().map(|key| {
        let shape = thing.takes(key);
        let only = match shape {
            Shape::Reference(what) if thing.needs(key) => match context.plan.named(what).as_slice() {
                [only] => only.id.to_owned(),
                _ => String::new(),
            },
            _ => String::new(),
        };
        FormField::new(Role::Key(key), shape, &only)
    });
    // The id of a meeting is made of its day and its committee.
    let id = (thing != Thing::Meeting).then(|| FormField::new(Role::Id, Shape::Text, ""));
    let fields = home_field.into_iter().chain(keys).chain(id);
    let can_be_named = |field: &FormField| match field.shape.item() {
        Shape::Reference(what) => !context.plan.named(what).is_empty(),
        _ => true,
    };
    fields.filter(can_be_named).collect()
}

/// The ids of all actions that there ever were, as far as the history is read.
fn actions_ever(context: &Context<'_>) -> BTreeSet<ActionId> {
    let changes = context.history.entries.iter().flat_map(|entry| &entry.changes);
    let past = changes.filter_map(Change::action).cloned();
    let present = context.plan.actions.keys().chain(&context.repo_status.lost);
    present.cloned().chain(past).collect()
}

impl EditPrompt for NewPrompt {
    fn request(&self, context: &Context<'_>) -> Option<EditRequest> {
        self.typed_request(context).ok().flatten()
    }

    fn previewed(&mut self, outcome: Vec<PreviewOutcome>, _context: &Context<'_>) {
        self.outcome = outcome;
    }

    fn key(&self) -> PromptKey {
        PromptKey::New(self.kind)
    }

    fn typed(&self) -> Vec<String> {
        self.form.typed()
    }

    fn take_up(&mut self, typed: &[String], _context: &Context<'_>) {
        self.form.take_up(typed);
    }
}

impl Screen for NewPrompt {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Prompt]
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        match command {
            Command::NewLine => false,
            Command::Next | Command::Previous => self.agenda.is_none(),
            _ => true,
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        if self.agenda.is_some() {
            return self.choose(command, context);
        }
        match self.form.update(command, context) {
            FormStep::Close => return Effect::Close,
            FormStep::Record => return self.record(context),
            FormStep::Stay => self.sure = false,
        }
        Effect::None
    }

    fn input(&mut self, input: TextInput<'_>, _context: &Context<'_>) -> Effect {
        if let Some(agenda) = &mut self.agenda {
            let is_space = matches!(input, TextInput::Key(key) if key.code == KeyCode::Char(' '));
            if is_space {
                agenda.toggle();
            }
            return Effect::None;
        }
        self.sure = false;
        self.form.input(input);
        Effect::None
    }

    /// A click goes to a field or takes a proposal; one outside closes. Among the items of a proposed agenda it leaves one
    /// out, or takes it in again; outside it leads back to what was typed.
    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        if let Some(agenda) = &mut self.agenda {
            if agenda.is_pressed_outside(event, context) {
                self.agenda = None;
            }
            return Effect::None;
        }
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
        if let Some(agenda) = &self.agenda {
            return agenda.draw(area, buf, context);
        }
        let title = context.catalogue().find(&format!("tui-new-{}", self.kind));
        let said = self.said(said_width(area), context);
        let note = |field: &FormField| self.note(field, context);
        self.form
            .draw((area, buf), &title.unwrap_or_default(), note, &said, context);
    }
}
