//! Fields in a frame, a line or several each. Where one names the plan's things, those that may be meant are listed below.

mod field;
mod view;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Rect;

use crate::tui::command::Command;
use crate::tui::component::entry::TextInput;
use crate::tui::component::list::{ListState, Motion};
use crate::tui::component::panel::is_pressed_beside;
use crate::tui::context::Context;
use crate::wording::lookup::ValueParser;

pub(super) use field::{FormField, Role};
pub(super) use view::said_width;

use field::Proposal;

/// The most proposals seen at once.
const SEEN: usize = 5;

/// The fields, one of which listens.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub(super) fields: Vec<FormField>,
    focus: usize,
    /// The proposal that was gone to, where one was.
    picking: Option<ListState>,
}

/// What a click did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FormClick {
    /// It was beside the frame.
    Outside,
    /// It went to a field, took a proposal, or did nothing.
    Inside,
}

/// What a command asks of the prompt that has the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FormStep {
    /// To be closed.
    Close,
    /// To record what is typed.
    Record,
    /// Nothing: the form did it, or knows it not.
    Stay,
}

impl Form {
    /// A form that begins with its first blank field.
    pub(super) fn of(fields: Vec<FormField>) -> Self {
        let focus = fields.iter().position(|field| field.entry.is_blank()).unwrap_or(0);
        Self {
            fields,
            focus,
            picking: None,
        }
    }

    /// The field of a role.
    pub(super) fn field(&self, role: Role) -> Option<&FormField> {
        self.fields.iter().find(|field| field.role == role)
    }

    /// What is typed for a role, without the blanks around it.
    pub(super) fn text(&self, role: Role) -> String {
        let text = self.field(role).map(|field| field.entry.text());
        text.map_or_else(String::new, |text| text.trim().to_owned())
    }

    /// Goes to the field of a role.
    pub(super) fn focus_on(&mut self, role: Role) {
        if let Some(at) = self.fields.iter().position(|field| field.role == role) {
            self.focus = at;
        }
    }

    fn proposals(&self, context: &Context<'_>) -> Vec<Proposal> {
        let field = self.fields.get(self.focus);
        field.map(|field| field.proposals(context)).unwrap_or_default()
    }

    /// Takes the proposal that was gone to or, where only one is left of what was typed, that one.
    pub(super) fn take(&mut self, context: &Context<'_>) -> bool {
        let proposals = self.proposals(context);
        let picking = self.picking.take();
        let Some(field) = self.fields.get_mut(self.focus) else {
            return false;
        };
        let taken = match (picking, proposals.as_slice()) {
            (Some(state), all) => all.get(state.selected()),
            (None, [only]) if !field.is_free && !field.entry.text()[field.part()].trim().is_empty() => Some(only),
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

    /// Does what a command asks of a form.
    pub(super) fn update(&mut self, command: Command, context: &Context<'_>) -> FormStep {
        match command {
            Command::Cancel if self.leave_proposals() => {}
            Command::Cancel => return FormStep::Close,
            Command::Record => return FormStep::Record,
            Command::NewLine => self.new_line(),
            Command::Next | Command::Previous => self.step(command, context),
            Command::Up | Command::Down => self.up_or_down(command, context),
            _ => {}
        }
        FormStep::Stay
    }

    /// Goes to the next field, or to the one before.
    fn step(&mut self, command: Command, context: &Context<'_>) {
        let step = match command {
            Command::Previous => self.fields.len().saturating_sub(1),
            _ => 1,
        };
        self.go(self.focus + step, context);
    }

    /// Goes through the proposals, else from field to field; in a text of several lines, from line to line.
    fn up_or_down(&mut self, command: Command, context: &Context<'_>) {
        let count = self.proposals(context).len();
        let down = command == Command::Down;
        match (self.picking.as_mut(), down) {
            (Some(state), false) if state.selected() == 0 => self.picking = None,
            (Some(state), true) => state.go(Motion::Down(1), count, SEEN),
            (Some(state), false) => state.go(Motion::Up(1), count, SEEN),
            (None, true) if count > 0 => self.picking = Some(ListState::default()),
            (None, true) => self.step(Command::Next, context),
            (None, false) => self.step(Command::Previous, context),
        }
    }

    /// Leaves the proposals; returns whether one was gone to.
    fn leave_proposals(&mut self) -> bool {
        self.picking.take().is_some()
    }

    /// Takes what is typed.
    pub(super) fn input(&mut self, input: TextInput<'_>) {
        self.picking = None;
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.entry.input(input);
        }
    }

    /// Begins a line in the text that listens, where it has several.
    fn new_line(&mut self) {
        if let Some(field) = self.fields.get_mut(self.focus).filter(|field| field.rows > 1) {
            field.entry.new_line();
        }
    }

    /// Whether one of the texts has several lines.
    pub(super) fn has_lines(&self) -> bool {
        self.fields.iter().any(|field| field.rows > 1)
    }

    /// What was typed, field by field; nothing when all is as it was.
    pub(super) fn typed(&self) -> Vec<String> {
        let is_blank = self.fields.iter().all(|field| field.entry.text() == field.blank);
        let texts = self.fields.iter().map(|field| field.entry.text());
        if is_blank { Vec::new() } else { texts.collect() }
    }

    /// Takes up what was typed before it was left.
    pub(super) fn take_up(&mut self, typed: &[String]) {
        for (field, text) in self.fields.iter_mut().zip(typed) {
            field.write(text);
        }
    }

    /// A click goes to a field or takes a proposal; `said` lines stand below the fields.
    pub(super) fn mouse(&mut self, event: MouseEvent, said: usize, context: &Context<'_>) -> FormClick {
        let layout = self.layout(context.body, said);
        if is_pressed_beside(event, layout.frame) {
            return FormClick::Outside;
        }
        if event.kind != MouseEventKind::Down(MouseButton::Left) {
            return FormClick::Inside;
        }
        let at = (event.column, event.row).into();
        let count = self.proposals(context).len();
        let mut state = self.picking.unwrap_or_default();
        if state.click(event, layout.proposals, count).is_some() {
            self.picking = Some(state);
            self.take(context);
        } else if let Some(field) = layout.fields.iter().position(|field: &Rect| field.contains(at)) {
            self.go(field, context);
        }
        FormClick::Inside
    }
}

/// What the values that are typed are understood by.
pub(super) fn parser<'c>(context: &Context<'c>) -> ValueParser<'c> {
    ValueParser {
        known: context.known(),
        me: context.repo_status.me.as_ref(),
        today: context.today,
        catalogue: *context.catalogue,
    }
}
