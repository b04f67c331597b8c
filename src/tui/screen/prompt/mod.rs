//! The prompts that end in changes: what to change, why, since when, and below, the sentence of each commit that they will
//! make. One prompt serves one action or all that are marked.

mod choices;
mod decision;
mod file;
mod form;
mod inner;
mod list;
mod meeting;
mod new;
mod opening;
mod parts;
mod preview;
mod request;
mod topic;
mod view;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use i18n_embed_fl::fl;

use super::{EditPrompt, Effect, PromptKey, Screen};
use crate::tui::command::Command;
use crate::tui::component::entry::{TextEntry, TextInput};
use crate::tui::component::list::{ListState, Motion};
use crate::tui::component::panel::is_pressed_beside;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::request::{EditRequest, PreviewOutcome};
use crate::wording::lookup::InvalidText;
use crate::wording::sentence::invalid_text;
use crate::workspace::CommitId;
use copil_plan::field::Record;
use copil_plan::sanitize::sanitize;
use copil_plan::value::Value;
use copil_plan::{ActionId, GroupedAction};

use choices::undo_choice;
use list::ChoiceList;
use preview::PromptPreview;
use topic::{FieldKind, Pick, PromptField, Tick};

pub use decision::{DecisionPrompt, DecisionTopic};
pub use file::{FilePlace, file_fields};
pub use meeting::{MeetingPrompt, MeetingTopic};
pub use new::{NewPrompt, new_things};
pub use parts::parts;
pub use topic::Topic;

/// The most lines of a choice seen at once.
const SEEN: usize = 8;

/// A prompt.
#[derive(Clone, Debug)]
pub struct Prompt {
    topic: Topic,
    /// The actions that it is about; none when it takes something back.
    actions: Vec<ActionId>,
    /// The place that it is about, where that is in no action's file.
    file: Option<FilePlace>,
    /// The part of the action that it is about, where it is about one that is there.
    part: Option<String>,
    /// The commits that were made together last, newest first.
    batch: Vec<String>,
    /// The commits that this run of the screen made.
    sitting: Vec<CommitId>,
    /// What there is to say before anything is chosen.
    note: Option<String>,
    choices: ChoiceList,
    place: ListState,
    fields: Vec<PromptField>,
    /// Whether a line of the choice was taken by its number.
    taken: bool,
    /// What listens: 0 is the choice when there is one, then the fields in order.
    focus: usize,
    preview: PromptPreview,
    /// Whether the person said that they are sure of what may well be a slip, or not what is meant.
    sure: bool,
}

impl Prompt {
    fn placed<'a>(&self, context: &Context<'a>) -> Vec<&'a GroupedAction> {
        let actions = &context.plan.actions;
        self.actions.iter().filter_map(|id| actions.get(id)).collect()
    }

    fn pick(&self) -> Option<&Pick> {
        self.choices
            .shown()
            .get(self.place.selected())
            .map(|choice| &choice.pick)
    }

    /// Whether what is chosen is so already, and recording it says only that it still is.
    fn confirms(&self) -> bool {
        let choice = self.choices.shown().get(self.place.selected());
        self.topic == Topic::Weather && choice.is_some_and(|choice| choice.is_now)
    }

    /// The field that listens, when one does.
    fn field(&mut self) -> Option<&mut PromptField> {
        let at = self.focus.checked_sub(self.shift())?;
        self.fields.get_mut(at)
    }

    /// How many stops come before the first field.
    fn shift(&self) -> usize {
        usize::from(!self.choices.is_empty())
    }

    fn stops(&self) -> usize {
        (self.fields.len() + self.shift()).max(1)
    }

    /// Puts the date of the selected line in the field that would change it.
    fn fill_date(&mut self, context: &Context<'_>) {
        let [action] = self.placed(context)[..] else { return };
        let now = match (self.topic, self.pick()) {
            (Topic::Due, Some(Pick::Due(Some(milestone)))) => {
                action.milestones.get(milestone.as_str()).and_then(|m| m.due)
            }
            (Topic::Due, _) => action.due,
            (Topic::Field(key), _) => match action.field(key) {
                Some(Value::Date(day)) => Some(day),
                _ => return,
            },
            _ => return,
        };
        let text = now.map(|day| context.catalogue().short_date(day)).unwrap_or_default();
        if let Some(field) = self.fields.iter_mut().find(|field| field.kind == FieldKind::Date) {
            field.entry = TextEntry::replaced(&text);
            field.blank = text;
        }
    }

    /// Records; goes to the text that is asked for and still blank; asks whether to go on without what is refused.
    fn record(&mut self, context: &Context<'_>) -> Effect {
        let Ok(Some(request)) = self.typed_request(context) else {
            return Effect::None;
        };
        // What is doubted is shown as it would be recorded first: the next enter records it.
        if self.preview.is_doubted() && !self.sure {
            self.sure = true;
            return Effect::None;
        }
        let (commits, refused, _) = self.preview.counts();
        if self.preview.is_hindered() && !self.preview.without {
            let shift = self.shift();
            let asked_for = self
                .fields
                .iter()
                .position(PromptField::is_missing)
                .filter(|at| at + shift != self.focus);
            if let (Some(at), true) = (asked_for, refused > 0) {
                self.focus = at + shift;
                return Effect::None;
            }
            if self.actions.len() > 1 {
                self.preview.without = refused > 0 && commits > 0;
                if self.preview.without || commits == 0 {
                    return Effect::None;
                }
            }
        }
        Effect::Record(self.permitted(request))
    }

    /// Offers to take a change back with what refers to what goes by it.
    fn offer_references(&mut self, context: &Context<'_>) {
        let further = match self.pick() {
            Some(Pick::Batch { .. }) => Pick::Batch { with_references: true },
            _ => Pick::Last { with_references: true },
        };
        if self.choices.all().any(|choice| choice.pick == further) {
            return;
        }
        let had_none = self.choices.is_empty();
        if had_none {
            self.choices
                .push(undo_choice(Pick::Last { with_references: false }, 1, context));
        }
        self.choices.push(undo_choice(further, self.batch.len(), context));
        // Whoever is typing why goes on typing.
        self.focus += usize::from(had_none && self.fields.iter().any(PromptField::is_typed_in));
    }

    fn go(&mut self, motion: Motion, context: &Context<'_>) {
        self.place.go(motion, self.choices.len(), SEEN);
        self.fill_date(context);
    }

    fn choose(&mut self, at: usize, context: &Context<'_>) {
        if at < self.choices.len() {
            self.place.select(at, self.choices.len(), SEEN);
            self.fill_date(context);
        }
    }

    /// Ticks the selected line, or takes its tick away.
    fn tick(&mut self) {
        let at = self.place.selected();
        if let Some(tick) = self.choices.get_mut(at).and_then(|choice| choice.tick.as_mut()) {
            *tick = match tick {
                Tick::Yes => Tick::No,
                Tick::No | Tick::Some => Tick::Yes,
            };
        }
    }

    /// Goes from the choice to the text that says why.
    fn begin_text(&mut self) {
        if let Some(at) = self.fields.iter().position(PromptField::says_why) {
            self.focus = at + self.shift();
        }
    }

    fn listens_to_choice(&self) -> bool {
        self.focus == 0 && !self.choices.is_empty()
    }

    /// Whether a digit takes a line: where the choice listens, until something is typed to be found.
    fn takes_digits(&self) -> bool {
        self.listens_to_choice() && self.choices.typed().is_empty()
    }

    /// Whether what is typed goes into the date or the number of the selected line, which the arrows choose.
    fn types_for_the_line(&self) -> bool {
        let field = self.focus.checked_sub(self.shift()).and_then(|at| self.fields.get(at));
        let is_value = field.is_some_and(|field| matches!(field.kind, FieldKind::Date | FieldKind::Amount));
        self.topic.asks_for_a_value() && is_value && self.choices.len() > 1
    }

    fn up_or_down(&mut self, command: Command, context: &Context<'_>) {
        if self.listens_to_choice() || self.types_for_the_line() {
            let step = if command == Command::Up {
                Motion::Up(1)
            } else {
                Motion::Down(1)
            };
            return self.go(step, context);
        }
        let code = if command == Command::Up {
            KeyCode::Up
        } else {
            KeyCode::Down
        };
        if let Some(field) = self.field() {
            field.entry.key(KeyEvent::new(code, KeyModifiers::NONE));
        }
    }

    /// Letters go to the field that listens; where the choice listens, they find a line among more than can be seen. Among
    /// fewer, a digit takes a line, j and k go up and down until one is taken so, and any other letter begins the text that
    /// is asked for: nothing typed is lost. Space ticks.
    fn typed(&mut self, key: KeyEvent, context: &Context<'_>) {
        if let Some(field) = self.field() {
            field.entry.key(key);
            return;
        }
        if self.choices.is_searched() && self.searched(key) {
            return self.go(Motion::First, context);
        }
        match key.code {
            KeyCode::Char('j') if !self.taken => self.go(Motion::Down(1), context),
            KeyCode::Char('k') if !self.taken => self.go(Motion::Up(1), context),
            KeyCode::Char(' ') => self.tick(),
            KeyCode::Char(digit @ '1'..='9') => {
                let at = digit.to_digit(10).map_or(0, |digit| digit as usize - 1);
                self.choose(at, context);
                self.taken = true;
            }
            KeyCode::Char(letter) if letter.is_alphabetic() && !key.modifiers.contains(KeyModifiers::CONTROL) => {
                self.begin_text();
                if let Some(field) = self.field() {
                    field.entry.key(key);
                }
            }
            _ => {}
        }
    }

    /// Takes a key that finds a line; returns whether it was one.
    fn searched(&mut self, key: KeyEvent) -> bool {
        let is_typed = !self.choices.typed().is_empty();
        match key.code {
            KeyCode::Backspace if is_typed => self.choices.erase(),
            KeyCode::Char(' ') if self.topic.is_ticked() || !is_typed => return false,
            // A digit takes a line, until something is typed to be found: ids hold digits.
            KeyCode::Char('1'..='9') if !is_typed => return false,
            KeyCode::Char(letter) if !key.modifiers.contains(KeyModifiers::CONTROL) => {
                self.choices.type_in(letter.encode_utf8(&mut [0; 4]));
            }
            _ => return false,
        }
        true
    }

    fn pasted(&mut self, text: &str, context: &Context<'_>) {
        if self.listens_to_choice() {
            if self.choices.is_searched() {
                self.choices.type_in(&sanitize(text));
                return self.go(Motion::First, context);
            }
            self.begin_text();
        }
        if let Some(field) = self.field() {
            field.entry.paste(text);
        }
    }
}

/// Says what cannot be taken for what is expected of what was typed.
fn unreadable_text(invalid: &InvalidText, context: &Context<'_>) -> String {
    let catalogue = context.catalogue();
    match invalid {
        InvalidText::NotADay(text) => fl!(catalogue, "tui-bad-date", text = text.as_str()),
        InvalidText::NotATime(text) => fl!(catalogue, "cli-not-a-time", text = text.as_str()),
        InvalidText::NotANumber(text) => fl!(catalogue, "tui-bad-number", text = text.as_str()),
        other => invalid_text(catalogue, context.plan, other).what,
    }
}

impl EditPrompt for Prompt {
    fn request(&self, context: &Context<'_>) -> Option<EditRequest> {
        self.typed_request(context).ok().flatten()
    }

    fn previewed(&mut self, outcome: Vec<PreviewOutcome>, context: &Context<'_>) {
        self.preview = PromptPreview::of(outcome);
        if self.preview.is_referred_to() {
            self.offer_references(context);
        }
    }

    fn key(&self) -> PromptKey {
        match &self.file {
            Some(place) => PromptKey::Of(place.clone()),
            None => PromptKey::About(self.topic, self.actions.clone()),
        }
    }

    /// The texts, and the line of the choice that they go with.
    fn typed(&self) -> Vec<String> {
        if self.fields.iter().all(|field| !field.is_typed_in()) {
            return Vec::new();
        }
        let texts = self.fields.iter().map(|field| field.entry.text());
        texts.chain([self.place.selected().to_string()]).collect()
    }

    fn take_up(&mut self, typed: &[String], context: &Context<'_>) {
        let place = typed.last().and_then(|place| place.parse().ok());
        self.choose(place.unwrap_or(0), context);
        for (field, text) in self.fields.iter_mut().zip(typed) {
            field.take_up(text);
        }
    }
}

impl Screen for Prompt {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Prompt]
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        command != Command::Propose || !matches!(self.topic, Topic::Undo | Topic::Redo | Topic::Repair)
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        let asked = self.preview.without;
        match command {
            Command::Record if self.has_nothing() => return self.first_part(context),
            Command::Record => return self.record(context),
            Command::Cancel if asked => {}
            Command::Cancel if self.choices.clear() => self.go(Motion::First, context),
            Command::Cancel => return Effect::Close,
            Command::Next => self.focus = (self.focus + 1) % self.stops(),
            Command::Previous => self.focus = (self.focus + self.stops() - 1) % self.stops(),
            Command::NewLine => {
                if let Some(field) = self.field() {
                    field.entry.new_line();
                }
            }
            Command::PageUp | Command::PageDown => {
                self.turn_preview(command == Command::PageDown, context);
                return Effect::None;
            }
            Command::Up | Command::Down => self.up_or_down(command, context),
            _ => {}
        }
        (self.preview.without, self.sure) = (false, false);
        Effect::None
    }

    fn input(&mut self, input: TextInput<'_>, context: &Context<'_>) -> Effect {
        (self.preview.without, self.sure) = (false, false);
        match input {
            TextInput::Key(key) => self.typed(key, context),
            TextInput::Paste(text) => self.pasted(text, context),
        }
        Effect::None
    }

    /// A click takes a line of the choice, ticking it where lines are ticked, or goes to a field; one outside closes.
    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let layout = self.layout(context.body, context);
        if is_pressed_beside(event, layout.frame) {
            return Effect::Close;
        }
        if event.kind != MouseEventKind::Down(MouseButton::Left) {
            return Effect::None;
        }
        let at = (event.column, event.row).into();
        if layout.choices.contains(at) {
            self.focus = 0;
            let first = self.place.first(self.choices.len(), usize::from(layout.choices.height));
            self.choose(first + usize::from(event.row - layout.choices.y), context);
            self.tick();
        }
        if let Some(field) = layout.fields.iter().position(|field| field.contains(at)) {
            self.focus = field + self.shift();
        }
        (self.preview.without, self.sure) = (false, false);
        Effect::None
    }

    fn edit_prompt(&mut self) -> Option<&mut dyn EditPrompt> {
        Some(self)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        self.draw(area, buf, context);
    }
}
