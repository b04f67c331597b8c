//! What is done against what was promised, and when all will be done at the plan's own pace: the whole plan, or a part
//! of it.

mod chart;
mod presentation;
mod scale;
mod view;

use crossterm::event::MouseEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Effect, Screen, TabScreen};
use crate::report::parts::{Part, parts};
use crate::tui::command::Command;
use crate::tui::component::{Click, Cycle, Select, Word};
use crate::tui::context::Context;
use crate::tui::history_cache::HistoryProgress;
use crate::tui::keymap::Scope;
use crate::tui::memory::Memory;
use copil_plan::action_history::ActionHistories;
use copil_plan::forecast::BurnUp;
use copil_plan::{GroupBy, GroupKey};

impl Word for Option<GroupBy> {
    fn word(self) -> &'static str {
        self.map_or("whole", GroupBy::word)
    }
}

impl Default for Cycle<Option<GroupBy>> {
    fn default() -> Self {
        Self::new(&[
            None,
            Some(GroupBy::Group),
            Some(GroupBy::Axis),
            Some(GroupBy::Organisation),
            Some(GroupBy::Phase),
        ])
    }
}

/// The state of the screen.
#[derive(Clone, Debug, Default)]
pub struct BurnUpScreen {
    /// By what the plan is divided; `None` for the whole of it.
    by: Cycle<Option<GroupBy>>,
    choices: Select<Part>,
    /// The burn-up of the selected part; `None` until the history is read.
    burn_up: Option<BurnUp>,
}

impl BurnUpScreen {
    /// The part that is looked at, `Some(None)` for the whole plan; `None` when there is none to choose.
    fn part(&self) -> Option<Option<GroupKey>> {
        match self.by.taken() {
            None => Some(None),
            Some(_) => self.choices.selected().map(|choice| Some(choice.key.clone())),
        }
    }

    /// Works the burn-up of the selected part out again.
    fn compute(&mut self, context: &Context<'_>) {
        let unrecorded = ActionHistories::default();
        let histories = match context.history.reading {
            HistoryProgress::None => Some(context.histories.unwrap_or(&unrecorded)),
            _ => context.histories,
        };
        self.burn_up = histories
            .zip(self.part())
            .map(|(histories, part)| BurnUp::of(context.plan, histories, part, context.today));
    }

    /// The actions of the selected part.
    fn open(&self) -> Effect {
        self.part()
            .flatten()
            .map_or(Effect::None, |part| Effect::Filtered(part.filter()))
    }
}

/// The parts that can be chosen.
fn choices(by: Option<GroupBy>, context: &Context<'_>) -> Vec<Part> {
    let parts = by.map(|by| parts(context.plan, by, context.histories, context.today));
    let parts = parts.unwrap_or_default().into_iter();
    parts.filter(|part| !matches!(part.key, GroupKey::None(_))).collect()
}

impl Screen for BurnUpScreen {
    fn scopes(&self) -> &'static [Scope] {
        match self.by.taken() {
            None => &[Scope::Arranged, Scope::Global],
            Some(_) => &[Scope::Arranged, Scope::List, Scope::Global],
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        match command {
            Command::Open => return self.open(),
            Command::By => {
                self.by.advance();
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
        let rows = view::choices_rows(context, self.by.taken(), self.choices.items().len());
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
        let (choices, seen) = (choices(self.by.taken(), context), view::choices_seen(context));
        self.choices.replace(choices, seen, |old, new| old.key == new.key);
        self.compute(context);
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        self.draw(area, buf, context);
    }
}

impl TabScreen for BurnUpScreen {
    fn restore(&mut self, memory: &Memory, _context: &Context<'_>) {
        self.by.restore(memory.burn_up_by.as_deref());
    }

    fn persist(&self, memory: &mut Memory) {
        memory.burn_up_by = self.by.persist();
    }
}
