//! The filter of the board, and the line it is typed in.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::component::filter_line::{Answer, FilterLine};
use crate::tui::context::Context;
use crate::wording::filter;
use copil_plan::query::{Filter, Flag};

/// What narrows the board.
#[derive(Clone, Debug, Default)]
pub(super) struct Narrowed {
    /// What cards have to meet.
    pub filter: Filter,
    /// The filter being typed, when it is.
    pub line: Option<FilterLine>,
    /// What the filter is called.
    said: String,
}

impl Narrowed {
    /// Takes a filter over.
    pub(super) fn to(filter: Filter) -> Self {
        Self {
            filter,
            ..Self::default()
        }
    }

    /// Begins to type.
    pub(super) fn begin(&mut self, context: &Context<'_>) {
        self.line = Some(FilterLine::open(&self.filter, context));
    }

    /// Does as the line says; answers whether the filter is another.
    pub(super) fn answered(&mut self, answer: Answer) -> bool {
        let (Some(line), Answer::Narrowed | Answer::Closed) = (&self.line, answer) else {
            return false;
        };
        let other = self.filter != *line.filter();
        self.filter = line.filter().clone();
        if answer == Answer::Closed {
            self.line = None;
        }
        other
    }

    /// Narrows the board to what is late, or no longer.
    pub(super) fn late(&mut self) {
        self.filter.toggle(Flag::Late);
    }

    /// Looks up what the filter is called.
    pub(super) fn refresh(&mut self, context: &Context<'_>) {
        self.said = filter::name(context.catalogue(), context.plan, &self.filter);
    }

    /// What narrows the board, for its title.
    pub(super) fn said(&self) -> Option<&str> {
        (!self.filter.is_empty()).then_some(self.said.as_str())
    }

    /// Draws the line on the bottom of a frame, its proposals over what is above.
    pub(super) fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let Some(line) = &self.line else { return };
        let row = Rect {
            x: area.x + 2,
            y: area.bottom().saturating_sub(1),
            width: area.width.saturating_sub(4),
            height: 1,
        };
        let room = Rect {
            x: area.x + 1,
            y: area.y + 1,
            width: area.width.saturating_sub(2),
            height: area.height.saturating_sub(2),
        };
        line.view(row, room, buf, context);
    }
}
