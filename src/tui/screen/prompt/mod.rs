//! The prompts that end in a change: what to change, why, since when, and below, the sentence of the commit it will make.

mod choices;
mod toward;
mod view;

use chrono::NaiveDate;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Effect, Screen};
use crate::i18n::dates::parse_day;
use crate::plan::change::Subject;
use crate::plan::value::{FieldPath, Value};
use crate::plan::{ActionId, Intent, MilestoneId, StatusId, Weather};
use crate::report::sentence::Sentence;
use crate::tui::command::Command;
use crate::tui::context::Context;
use crate::tui::desk::Wish;
use crate::tui::keymap::Scope;
use crate::tui::widget::entry::Entry;
use crate::tui::widget::list::{Place, Step};

use choices::{dues, milestones, statuses, weathers};

pub use toward::Toward;

/// What a prompt is about.
#[derive(Clone, Debug, PartialEq)]
enum Kind {
    Status(ActionId),
    Weather(ActionId),
    Milestone(ActionId),
    Due(ActionId),
    Note(ActionId),
    /// Something else of an action, with its name.
    Among(ActionId, String),
    Undo,
    Redo,
}

/// What a line of the choice stands for.
#[derive(Clone, Debug, PartialEq)]
enum Pick {
    Status(StatusId),
    Weather(Weather),
    /// A milestone, and whether it would be reached.
    Milestone(MilestoneId, bool),
    /// The due date of a milestone, or of the action itself.
    Due(Option<MilestoneId>),
    /// What is to be done.
    Do(Box<Intent>),
}

/// A line of the choice.
#[derive(Clone, Debug)]
struct Choice {
    pick: Pick,
    symbol: &'static str,
    label: String,
    /// What it asks for, or what there is now.
    note: String,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    /// Why.
    Reason,
    /// The action's comment.
    Comment,
    /// The day it took effect; blank for today.
    Effect,
    /// The date to set; blank takes it away.
    Date,
}

/// A field to type in.
#[derive(Clone, Debug)]
struct Field {
    holds: Holds,
    entry: Entry,
    rows: u16,
}

/// A prompt.
#[derive(Clone, Debug)]
pub struct Prompt {
    kind: Kind,
    choices: Vec<Choice>,
    place: Place,
    fields: Vec<Field>,
    /// What listens: 0 is the choice when there is one, then the fields in order.
    focus: usize,
    outcome: Option<Result<Vec<String>, Sentence>>,
}

/// A date that cannot be read.
struct BadDate(String);

/// The most lines of a choice seen at once.
const SEEN: usize = 8;

impl Prompt {
    /// The prompt that a command about an action opens; `None` when there is nothing to choose from.
    pub fn about(command: Command, action: ActionId, context: &Context<'_>) -> Option<Self> {
        let placed = &context.plan.actions.get(&action)?.action;
        let field = |holds, rows| Field {
            holds,
            entry: if rows > 1 { Entry::lines("") } else { Entry::line("") },
            rows,
        };
        let (kind, choices, fields) = match command {
            Command::Status => {
                let fields = vec![field(Holds::Reason, 3), field(Holds::Effect, 1)];
                (Kind::Status(action), statuses(placed, context), fields)
            }
            Command::Weather => (
                Kind::Weather(action),
                weathers(placed, context),
                vec![field(Holds::Comment, 3)],
            ),
            Command::Milestone => {
                let fields = vec![field(Holds::Effect, 1), field(Holds::Reason, 3)];
                (Kind::Milestone(action), milestones(placed, context), fields)
            }
            Command::Due => {
                let fields = vec![field(Holds::Date, 1), field(Holds::Reason, 3)];
                (Kind::Due(action), dues(placed, context), fields)
            }
            Command::Note => {
                let comment = placed.comment.as_deref().unwrap_or_default();
                let field = Field {
                    holds: Holds::Comment,
                    entry: Entry::lines(comment.trim_end()),
                    rows: 6,
                };
                (Kind::Note(action), Vec::new(), vec![field])
            }
            _ => return None,
        };
        let mut prompt = Self::new(kind, choices, fields);
        if let Kind::Weather(_) = prompt.kind
            && let Some(now) = placed.weather
            && let Some(at) = prompt
                .choices
                .iter()
                .position(|choice| choice.pick == Pick::Weather(now))
        {
            prompt.place.select(at, prompt.choices.len(), SEEN);
        }
        prompt.fill_date(context);
        Some(prompt)
    }

    /// The prompt that takes the last change back.
    pub fn undo(_context: &Context<'_>) -> Self {
        Self::new(Kind::Undo, Vec::new(), vec![reason()])
    }

    /// The prompt that makes again what was taken back.
    pub fn redo(_context: &Context<'_>) -> Self {
        Self::new(Kind::Redo, Vec::new(), vec![reason()])
    }

    fn new(kind: Kind, choices: Vec<Choice>, fields: Vec<Field>) -> Self {
        Self {
            kind,
            choices,
            place: Place::default(),
            fields,
            focus: 0,
            outcome: None,
        }
    }

    fn action(&self) -> Option<&ActionId> {
        match &self.kind {
            Kind::Status(id) | Kind::Weather(id) | Kind::Milestone(id) | Kind::Due(id) | Kind::Note(id) => Some(id),
            Kind::Among(id, _) => Some(id),
            Kind::Undo | Kind::Redo => None,
        }
    }

    fn pick(&self) -> Option<&Pick> {
        self.choices.get(self.place.selected()).map(|choice| &choice.pick)
    }

    /// The field that listens, when one does.
    fn field(&mut self) -> Option<&mut Field> {
        let at = self.focus.checked_sub(usize::from(!self.choices.is_empty()))?;
        self.fields.get_mut(at)
    }

    fn stops(&self) -> usize {
        self.fields.len() + usize::from(!self.choices.is_empty())
    }

    /// Puts the date of the selected line in the field that would change it.
    fn fill_date(&mut self, context: &Context<'_>) {
        let Kind::Due(id) = &self.kind else { return };
        let Some(action) = context.plan.actions.get(id) else {
            return;
        };
        let now = match self.pick() {
            Some(Pick::Due(Some(milestone))) => action.milestones.get(milestone.as_str()).and_then(|m| m.due),
            _ => action.due,
        };
        let text = now.map(|day| context.catalogue().short_date(day)).unwrap_or_default();
        if let Some(field) = self.fields.iter_mut().find(|field| field.holds == Holds::Date) {
            field.entry = Entry::replaced(&text);
        }
    }

    fn text(&self, holds: Holds) -> Option<String> {
        let field = self.fields.iter().find(|field| field.holds == holds)?;
        let text = field.entry.text().trim().to_owned();
        (!text.is_empty()).then_some(text)
    }

    fn date(&self, holds: Holds, context: &Context<'_>) -> Result<Option<NaiveDate>, BadDate> {
        let Some(text) = self.text(holds) else { return Ok(None) };
        match parse_day(&text, context.today, &context.catalogues.both()) {
            Some(day) => Ok(Some(day)),
            None => Err(BadDate(text)),
        }
    }

    /// What it would have recorded as it stands; `None` while nothing is chosen.
    fn wished(&self, context: &Context<'_>) -> Result<Option<Wish>, BadDate> {
        let reason = self.text(Holds::Reason);
        let on = self.date(Holds::Effect, context)?;
        let intent = match (&self.kind, self.pick()) {
            (Kind::Undo, _) => return Ok(Some(Wish::Undo { reason })),
            (Kind::Redo, _) => return Ok(Some(Wish::Redo { reason })),
            (Kind::Status(action), Some(Pick::Status(to))) => Intent::Status {
                action: action.clone(),
                to: to.clone(),
            },
            (Kind::Weather(action), Some(Pick::Weather(to))) => Intent::Weather {
                action: action.clone(),
                to: Some(*to),
                comment: self.text(Holds::Comment),
            },
            (Kind::Milestone(action), Some(Pick::Milestone(milestone, reached))) => Intent::Milestone {
                action: action.clone(),
                milestone: milestone.clone(),
                reached: *reached,
            },
            (Kind::Due(action), Some(Pick::Due(milestone))) => Intent::Due {
                action: action.clone(),
                milestone: milestone.clone(),
                to: self.date(Holds::Date, context)?,
            },
            (Kind::Note(action), _) => Intent::Set {
                subject: Subject::Action(action.clone()),
                values: vec![(FieldPath::key("comment"), self.text(Holds::Comment).map(Value::Text))],
            },
            (Kind::Among(..), Some(Pick::Do(intent))) => (**intent).clone(),
            _ => return Ok(None),
        };
        Ok(Some(Wish::Change { intent, reason, on }))
    }

    /// Records, or goes to the text that is asked for and still blank.
    fn record(&mut self, context: &Context<'_>) -> Effect {
        let Ok(Some(wish)) = self.wished(context) else {
            return Effect::None;
        };
        if let Some(Err(_)) = self.outcome {
            let shift = usize::from(!self.choices.is_empty());
            let blank = |field: &Field| matches!(field.holds, Holds::Reason | Holds::Comment) && field.entry.is_blank();
            if let Some(at) = self.fields.iter().position(blank).filter(|at| at + shift != self.focus) {
                self.focus = at + shift;
                return Effect::None;
            }
        }
        Effect::Record(wish)
    }

    fn go(&mut self, step: Step, context: &Context<'_>) {
        self.place.go(step, self.choices.len(), SEEN);
        self.fill_date(context);
    }

    fn listens_to_choice(&self) -> bool {
        self.focus == 0 && !self.choices.is_empty()
    }
}

fn reason() -> Field {
    Field {
        holds: Holds::Reason,
        entry: Entry::lines(""),
        rows: 3,
    }
}

impl Screen for Prompt {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Prompt]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        match command {
            Command::Cancel => return Effect::Close,
            Command::Record => return self.record(context),
            Command::Next => self.focus = (self.focus + 1) % self.stops().max(1),
            Command::Previous => self.focus = (self.focus + self.stops().max(1) - 1) % self.stops().max(1),
            Command::NewLine => {
                if let Some(field) = self.field() {
                    field.entry.new_line();
                }
            }
            Command::Up | Command::Down if self.listens_to_choice() => {
                let step = if command == Command::Up {
                    Step::Up(1)
                } else {
                    Step::Down(1)
                };
                self.go(step, context);
            }
            Command::Up | Command::Down => {
                let code = if command == Command::Up {
                    KeyCode::Up
                } else {
                    KeyCode::Down
                };
                if let Some(field) = self.field() {
                    field.entry.key(KeyEvent::new(code, KeyModifiers::NONE));
                }
            }
            _ => {}
        }
        Effect::None
    }

    /// Letters go to the field that listens; where the choice listens, a digit takes a line, and j and k go up and down.
    fn typed(&mut self, key: KeyEvent, context: &Context<'_>) -> Effect {
        if let Some(field) = self.field() {
            field.entry.key(key);
            return Effect::None;
        }
        match key.code {
            KeyCode::Char('j') => self.go(Step::Down(1), context),
            KeyCode::Char('k') => self.go(Step::Up(1), context),
            KeyCode::Char(digit @ '1'..='9') => {
                let at = digit.to_digit(10).map_or(0, |digit| digit as usize - 1);
                if at < self.choices.len() {
                    self.place.select(at, self.choices.len(), SEEN);
                    self.fill_date(context);
                }
            }
            _ => {}
        }
        Effect::None
    }

    fn pasted(&mut self, text: &str, _context: &Context<'_>) -> Effect {
        if let Some(field) = self.field() {
            field.entry.paste(text);
        }
        Effect::None
    }

    fn wish(&self, context: &Context<'_>) -> Option<Wish> {
        self.wished(context).ok().flatten()
    }

    fn foreseen(&mut self, outcome: Result<Vec<String>, Sentence>) {
        self.outcome = Some(outcome);
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        self.draw(area, buf, context);
    }
}
