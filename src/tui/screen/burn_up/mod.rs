//! What is done against what was promised, and when all will be done at the plan's own pace: the whole plan, or a group or
//! an axis of it.

mod chart;
mod presentation;
mod scale;
mod view;

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Effect, Screen, TabScreen};
use crate::tui::command::Command;
use crate::tui::component::list::{Click, Select};
use crate::tui::context::Context;
use crate::tui::history_cache::Reading;
use crate::tui::keymap::Scope;
use crate::tui::memory::Memory;
use crate::wording::Catalogue;
use copil_plan::StatusKind;
use copil_plan::action_history::ActionHistories;
use copil_plan::forecast::{BurnUp, Part};
use copil_plan::query::{Condition, Filter, Key, Value};

/// By what the plan is divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum By {
    #[default]
    Whole,
    Group,
    Axis,
}

impl By {
    const ALL: [Self; 3] = [Self::Whole, Self::Group, Self::Axis];

    /// The word that it is remembered by.
    fn word(self) -> &'static str {
        match self {
            Self::Whole => "plan",
            Self::Group => "group",
            Self::Axis => "axis",
        }
    }

    fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.word() == word)
    }

    fn next(self) -> Self {
        match self {
            Self::Whole => Self::Group,
            Self::Group => Self::Axis,
            Self::Axis => Self::Whole,
        }
    }

    fn name(self, catalogue: &Catalogue) -> Option<String> {
        match self {
            Self::Whole => None,
            Self::Group => Some(fl!(catalogue, "burn-up-by-group")),
            Self::Axis => Some(fl!(catalogue, "burn-up-by-axis")),
        }
    }
}

/// A part that can be chosen, with how many of its actions are done.
#[derive(Clone, Debug)]
struct Choice {
    part: Part,
    done: usize,
    scope: usize,
}

/// The state of the screen.
#[derive(Clone, Debug, Default)]
pub struct BurnUpScreen {
    by: By,
    choices: Select<Choice>,
    /// The burn-up of the selected part; `None` until the history is read.
    burn_up: Option<BurnUp>,
}

impl BurnUpScreen {
    fn part(&self) -> Option<Part> {
        match self.by {
            By::Whole => Some(Part::Whole),
            By::Group | By::Axis => self.choices.selected().map(|choice| choice.part.clone()),
        }
    }

    /// Works the burn-up of the selected part out again.
    fn compute(&mut self, context: &Context<'_>) {
        let unrecorded = ActionHistories::default();
        let histories = match context.chronicle.reading {
            Reading::None => Some(context.histories.unwrap_or(&unrecorded)),
            _ => context.histories,
        };
        self.burn_up = histories
            .zip(self.part())
            .map(|(histories, part)| BurnUp::of(context.plan, histories, part, context.today));
    }

    /// The actions of the selected part.
    fn open(&self) -> Effect {
        let filter = match self.part() {
            Some(Part::Group(group)) => Filter::of_group(group),
            Some(Part::Axis(axis)) => Filter::default().with(Condition::is_one_of(Key::Axis, vec![Value::Axis(axis)])),
            Some(Part::Whole) | None => return Effect::None,
        };
        Effect::Filtered(filter)
    }
}

/// The parts of a plan, with how many of their actions are done.
fn choices(by: By, context: &Context<'_>) -> Vec<Choice> {
    let plan = context.plan;
    let parts: Vec<Part> = match by {
        By::Whole => Vec::new(),
        By::Group => plan.groups.keys().cloned().map(Part::Group).collect(),
        By::Axis => plan.config.axes.keys().cloned().map(Part::Axis).collect(),
    };
    let counted = |part: Part| {
        let kinds = plan.actions.values().filter(|placed| part.holds(placed));
        let kinds = kinds.map(|placed| plan.kind(&placed.status));
        let (mut done, mut scope) = (0, 0);
        for kind in kinds.filter(|kind| *kind != StatusKind::Dropped) {
            scope += 1;
            done += usize::from(kind == StatusKind::Closed);
        }
        Choice { part, done, scope }
    };
    parts.into_iter().map(counted).collect()
}

impl Screen for BurnUpScreen {
    fn scopes(&self) -> &'static [Scope] {
        match self.by {
            By::Whole => &[Scope::Arranged, Scope::Global],
            By::Group | By::Axis => &[Scope::Arranged, Scope::List, Scope::Global],
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        match command {
            Command::Open => return self.open(),
            Command::By => {
                self.by = self.by.next();
                self.choices = Select::default();
                self.refresh(context);
            }
            command => {
                let before = self.choices.index();
                self.choices.follow(command, view::choices_seen(context));
                if self.choices.index() != before {
                    self.compute(context);
                }
            }
        }
        Effect::None
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let rows = view::choices_rows(context, self.by, self.choices.items().len());
        match rows.and_then(|rows| self.choices.click(event, rows)) {
            Some(Click::Again) => return self.open(),
            Some(Click::Selected) => self.compute(context),
            None => {}
        }
        Effect::None
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        command != Command::Open || !self.choices.is_empty()
    }

    fn refresh(&mut self, context: &Context<'_>) {
        let (choices, seen) = (choices(self.by, context), view::choices_seen(context));
        self.choices.replace(choices, seen, |old, new| old.part == new.part);
        self.compute(context);
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        self.draw(area, buf, context);
    }
}

impl TabScreen for BurnUpScreen {
    fn restore(&mut self, memory: &Memory, _context: &Context<'_>) {
        self.by = memory.burn_up_by.as_deref().and_then(By::of_word).unwrap_or_default();
    }

    fn persist(&self, memory: &mut Memory) {
        memory.burn_up_by = (self.by != By::default()).then(|| self.by.word().to_owned());
    }
}
