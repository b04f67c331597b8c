//! The prompt of something new: an action, a group, a person … It asks for what is needed, shows the commit that adds it,
//! and records it as the other prompts do.

mod field;
mod menu;
mod view;

use std::collections::BTreeSet;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::command::Command;
use crate::tui::component::entry::{TextEntry, TextInput};
use crate::tui::component::list::{ListState, Motion};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::request::{EditRequest, PreviewOutcome};
use crate::tui::screen::{EditPrompt, Effect, PromptKey, Screen};
use crate::wording::lookup::{InvalidText, ValueParser};
use crate::workspace::addition::TypedThing;
use copil_plan::change::Change;
use copil_plan::{ActionId, Thing};

use field::{NewField, Proposal, Role};

pub use menu::new_things;

/// The most proposals seen at once.
const SEEN: usize = 5;

/// A prompt of something new.
#[derive(Clone, Debug)]
pub struct NewPrompt {
    kind: Thing,
    fields: Vec<NewField>,
    /// The actions that there ever were, as far as the history is read: their numbers are not given again.
    ever: BTreeSet<ActionId>,
    /// The field that listens.
    focus: usize,
    /// The proposal that was gone to, where one was.
    picking: Option<ListState>,
    outcome: Vec<PreviewOutcome>,
    /// Whether the person said that they are sure of what may well be a slip.
    sure: bool,
}

impl NewPrompt {
    /// The prompt of a kind of thing, in what it belongs to.
    pub fn of(thing: Thing, home: &str, context: &Context<'_>) -> Self {
        let fields = NewField::all(thing, home, context);
        let focus = fields.iter().position(|field| field.entry.is_blank()).unwrap_or(0);
        Self {
            kind: thing,
            fields,
            ever: actions_ever(context),
            focus,
            picking: None,
            outcome: Vec::new(),
            sure: false,
        }
    }

    /// The thing, as it is typed.
    fn thing(&self) -> TypedThing {
        let text = |role: fn(Role) -> bool| {
            let field = self.fields.iter().find(|field| role(field.role));
            field.map(|field| field.entry.text()).unwrap_or_default()
        };
        let values = self.fields.iter().filter_map(|field| match field.role {
            Role::Key(key) => Some((key, field.entry.text())),
            Role::Home(_) | Role::Id => None,
        });
        TypedThing {
            thing: self.kind,
            home: text(|role| matches!(role, Role::Home(_))),
            id: text(|role| role == Role::Id),
            values: values.collect(),
        }
    }

    fn typed_request(&self, context: &Context<'_>) -> Result<Option<EditRequest>, InvalidText> {
        let intent = self.thing().intent(&parser(context), &self.ever)?;
        Ok(intent.map(|intent| EditRequest::Change {
            intents: vec![intent],
            reason: None,
            on: None,
            sure: self.sure,
        }))
    }

    /// The field of what is missing.
    fn missing(&self) -> Option<usize> {
        let missing = self.thing().missing()?;
        self.fields.iter().position(|field| match field.role {
            Role::Home(_) => missing == "home",
            Role::Key(key) => missing == key,
            Role::Id => false,
        })
    }

    fn proposals(&self, context: &Context<'_>) -> Vec<Proposal> {
        self.fields[self.focus].proposals(context)
    }

    /// Takes the proposal that was gone to or, where only one is left of what was typed, that one.
    fn take(&mut self, context: &Context<'_>) -> bool {
        let proposals = self.proposals(context);
        let field = &mut self.fields[self.focus];
        let taken = match (self.picking.take(), proposals.as_slice()) {
            (Some(state), all) => all.get(state.selected()),
            (None, [only]) if !field.entry.text()[field.part()].trim().is_empty() => Some(only),
            _ => None,
        };
        if let Some(proposal) = taken {
            field.take(proposal);
        }
        taken.is_some()
    }

    fn go(&mut self, to: usize, context: &Context<'_>) {
        self.take(context);
        self.focus = to % self.fields.len().max(1);
    }

    /// Records, or goes to what is still missing.
    fn record(&mut self, context: &Context<'_>) -> Effect {
        if self.take(context) {
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
                self.focus = missing;
                Effect::None
            }
            (None, request) => request.map_or(Effect::None, Effect::Record),
        }
    }

    /// Goes through the proposals, else from field to field.
    fn up_or_down(&mut self, command: Command, context: &Context<'_>) {
        let (count, fields) = (self.proposals(context).len(), self.fields.len());
        let down = command == Command::Down;
        match (self.picking.as_mut(), down) {
            (Some(state), false) if state.selected() == 0 => self.picking = None,
            (Some(state), true) => state.go(Motion::Down(1), count, SEEN),
            (Some(state), false) => state.go(Motion::Up(1), count, SEEN),
            (None, true) if count > 0 => self.picking = Some(ListState::default()),
            (None, true) => self.go(self.focus + 1, context),
            (None, false) => self.go(self.focus + fields - 1, context),
        }
    }
}

/// The ids of all actions that there ever were, as far as the history is read.
fn actions_ever(context: &Context<'_>) -> BTreeSet<ActionId> {
    let changes = context.history.entries.iter().flat_map(|entry| &entry.changes);
    let past = changes.filter_map(Change::action).cloned();
    let present = context.plan.actions.keys().chain(&context.repo_status.lost);
    present.cloned().chain(past).collect()
}

/// What the values that are typed are understood by.
fn parser<'c>(context: &Context<'c>) -> ValueParser<'c> {
    ValueParser {
        known: context.known(),
        me: context.repo_status.me.as_ref(),
        today: context.today,
        catalogue: *context.catalogue,
    }
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
        let is_blank = self.fields.iter().all(|field| field.entry.text() == field.blank);
        let texts = self.fields.iter().map(|field| field.entry.text());
        if is_blank { Vec::new() } else { texts.collect() }
    }

    fn take_up(&mut self, typed: &[String], _context: &Context<'_>) {
        for (field, text) in self.fields.iter_mut().zip(typed) {
            field.entry = TextEntry::line(text);
        }
    }
}

impl Screen for NewPrompt {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Prompt]
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        command != Command::NewLine
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        match command {
            Command::Cancel if self.picking.is_some() => self.picking = None,
            Command::Cancel => return Effect::Close,
            Command::Record => return self.record(context),
            Command::Next => self.go(self.focus + 1, context),
            Command::Previous => self.go(self.focus + self.fields.len() - 1, context),
            Command::Up | Command::Down => self.up_or_down(command, context),
            _ => {}
        }
        self.sure = false;
        Effect::None
    }

    fn input(&mut self, input: TextInput<'_>, _context: &Context<'_>) -> Effect {
        (self.picking, self.sure) = (None, false);
        self.fields[self.focus].entry.input(input);
        Effect::None
    }

    /// A click goes to a field or takes a proposal; one outside closes.
    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        if event.kind != MouseEventKind::Down(MouseButton::Left) {
            return Effect::None;
        }
        let layout = self.layout(context.body, context);
        let at = (event.column, event.row).into();
        if !layout.frame.contains(at) {
            return Effect::Close;
        }
        let count = self.proposals(context).len();
        let mut state = self.picking.unwrap_or_default();
        if state.click(event, layout.proposals, count).is_some() {
            self.picking = Some(state);
            self.take(context);
        } else if let Some(field) = layout.fields.iter().position(|field| field.contains(at)) {
            self.go(field, context);
        }
        Effect::None
    }

    fn edit_prompt(&mut self) -> Option<&mut dyn EditPrompt> {
        Some(self)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        self.draw(area, buf, context);
    }
}
