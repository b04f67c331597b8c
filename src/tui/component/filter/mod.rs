//! The filter of a view: what it lets through, what that is called, and the line in which it is typed.
//!
//! A view that is narrowed by a filter holds a [`FilterState`] and hands it out by
//! [`Screen::filter`](crate::tui::screen::Screen::filter). Keys and commands then come to the filter first; the view is
//! refreshed when the filter is another, and has only to
//!
//! 1. listen where [the filter](FilterState::scopes) says: in its line alone while one is typed;
//! 2. select what [the filter](FilterState::filter) lets through in its `refresh`, after [`FilterState::refresh`];
//! 3. draw [its line](FilterState::draw_line) on the bottom of its frame, last of all: the proposals lie over what is above.

mod line;
mod view;

use std::sync::Arc;

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};

use super::entry::TextInput;
use crate::tui::command::Command;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::wording::filter::no_meeting;
use copil_plan::query::{Filter, Flag, Order};
use copil_store::Snapshot;
use line::{Answer, FilterLine};

/// What came of something given to a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterEvent {
    /// It took it, and lets through the same.
    Same,
    /// It lets through something else.
    Changed,
}

/// In which order a view lists what its filter lets through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// The order.
    pub order: Order,
    /// Whether it is turned round.
    pub reversed: bool,
}

/// The filter of a view.
#[derive(Clone, Debug, Default)]
pub struct FilterState {
    filter: Filter,
    /// What it is called.
    name: String,
    /// The filter being typed, when it is.
    line: Option<FilterLine>,
    /// Whether a whole filter was put in its place since the view was last refreshed.
    is_new: bool,
    /// The order, where the view has one.
    sort: Option<Sort>,
    /// The plan at other moments, whose names may be typed as well as those of the plan that is seen.
    others: Vec<Arc<Snapshot>>,
}

impl FilterState {
    /// The filter of a view that has an order as well.
    pub fn sorted() -> Self {
        Self {
            sort: Some(Sort::default()),
            ..Self::default()
        }
    }

    /// Takes the names of the plan at other moments as well: groups, statuses or people that the plan seen has not.
    pub fn know(&mut self, others: Vec<Arc<Snapshot>>) {
        if let Some(line) = &mut self.line {
            line.others.clone_from(&others);
        }
        self.others = others;
    }

    /// What is let through.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// The order of the view; the usual one where it has none of its own.
    pub fn sort(&self) -> Sort {
        self.sort.unwrap_or_default()
    }

    /// Takes another order, where the view has one.
    pub fn sort_by(&mut self, order: Order, reversed: bool) {
        if let Some(sort) = &mut self.sort {
            *sort = Sort { order, reversed };
        }
    }

    /// Whether a filter is being typed.
    pub fn is_typed(&self) -> bool {
        self.line.is_some()
    }

    /// Where keys have their meaning: in the line alone while a filter is typed, else where the view says.
    pub fn scopes(&self, view: &'static [Scope]) -> &'static [Scope] {
        if self.is_typed() { &[Scope::Line] } else { view }
    }

    /// Puts another filter in its place, and another order.
    pub fn show(&mut self, filter: Filter, order: Option<Order>) {
        self.filter = filter;
        self.line = None;
        self.is_new = true;
        if let Some(order) = order {
            self.sort_by(order, false);
        }
    }

    /// Looks up what the filter is called; answers whether it is a new one, whose rows are seen from the first on.
    pub fn refresh(&mut self, context: &Context<'_>) -> bool {
        self.name = context.filter_name(&self.filter);
        let unknown = context.unknown(&self.filter);
        if unknown > 0 {
            let told = fl!(context.catalogue(), "tui-past-unknown", count = unknown);
            self.name = format!("{} ({told})", self.name);
        }
        std::mem::take(&mut self.is_new)
    }

    /// Answers a command; `None` when it is the view's.
    pub fn update(&mut self, command: Command, context: &Context<'_>) -> Option<FilterEvent> {
        if let Some(line) = &mut self.line {
            return match line.update(command, context) {
                Answer::Passed => None,
                answer => Some(self.answered(answer)),
            };
        }
        match command {
            Command::Filter => {
                self.line = Some(FilterLine::open(&self.filter, self.others.clone(), context));
                return Some(FilterEvent::Same);
            }
            Command::Late => self.filter.toggle(Flag::Late),
            Command::Back if !self.filter.is_empty() => self.filter = Filter::default(),
            _ => return None,
        }
        Some(FilterEvent::Changed)
    }

    /// Takes what is typed, while a filter is.
    pub fn input(&mut self, input: TextInput<'_>, context: &Context<'_>) -> Option<FilterEvent> {
        let answer = self.line.as_mut()?.input(input, context);
        Some(self.answered(answer))
    }

    /// Does as the line says.
    fn answered(&mut self, answer: Answer) -> FilterEvent {
        let (Some(line), Answer::Narrowed | Answer::Closed) = (&self.line, answer) else {
            return FilterEvent::Same;
        };
        let before = std::mem::replace(&mut self.filter, line.filter().clone());
        let changed = before != self.filter;
        if answer == Answer::Closed {
            self.line = None;
        }
        if changed {
            FilterEvent::Changed
        } else {
            FilterEvent::Same
        }
    }

    /// What the filter is called; nothing when it lets everything through.
    pub fn name(&self) -> Option<&str> {
        (!self.filter.is_empty()).then_some(self.name.as_str())
    }

    /// A title with what the filter is called behind it.
    pub fn titled(&self, title: String) -> String {
        match self.name() {
            Some(name) => format!("{title} · {name}"),
            None => title,
        }
    }

    /// How to take the filter away, when there is one.
    pub fn hint(&self, context: &Context<'_>) -> Option<String> {
        self.name().map(|_| fl!(context.catalogue(), "tui-filter-clear"))
    }

    /// Why no action is listed, and what would bring some: `fill` where there is none at all.
    pub fn why_nothing(&self, fill: String, context: &Context<'_>) -> [String; 2] {
        let missing = self.filter.missing_meeting(context.plan, context.today);
        let missing = missing.map(|missing| no_meeting(context.catalogue(), &missing).what);
        match (self.hint(context), missing) {
            (Some(hint), Some(missing)) => [missing, hint],
            (Some(hint), None) => [fl!(context.catalogue(), "tui-no-match"), hint],
            (None, _) => [context.no_action(), fill],
        }
    }

    /// Draws the line on the bottom of a frame while a filter is typed, its proposals over what is above; answers whether
    /// there is one.
    pub fn draw_line(&self, frame: Rect, buf: &mut Buffer, context: &Context<'_>) -> bool {
        let Some(line) = &self.line else { return false };
        let row = Rect {
            x: frame.x + 2,
            y: frame.bottom().saturating_sub(1),
            width: frame.width.saturating_sub(4),
            height: 1,
        };
        line.view(row, frame.inner(Margin::new(1, 1)), buf, context);
        true
    }
}
