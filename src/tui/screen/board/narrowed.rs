//! The filter of the board, and the line it is typed in.

use crate::plan::query::{Filter, Flag};
use crate::tui::context::Context;
use crate::tui::widget::entry::Entry;

/// What narrows the board.
#[derive(Clone, Debug, Default)]
pub struct Narrowed {
    /// What cards have to meet.
    pub filter: Filter,
    /// The filter being typed, when it is.
    pub typing: Option<Entry>,
    /// What was typed last.
    typed: String,
}

impl Narrowed {
    /// Takes a filter over.
    pub fn to(filter: Filter) -> Self {
        Self {
            filter,
            ..Self::default()
        }
    }

    /// Begins to type.
    pub fn begin(&mut self) {
        self.typing = Some(Entry::line(&self.typed));
    }

    /// Takes the text that is being typed.
    pub fn take(&mut self, context: &Context<'_>) {
        self.typed = self.typing.as_ref().map(Entry::text).unwrap_or_default();
        self.filter = Filter::parse(&self.typed, context.plan).unwrap_or_default();
    }

    /// Narrows the board to what is late, or no longer.
    pub fn late(&mut self) {
        self.filter.toggle(Flag::Late);
    }

    /// What narrows the board, in the language of filters, for its title.
    pub fn said(&self, context: &Context<'_>) -> Option<String> {
        let spelled = || self.filter.spelled(context.catalogue().language(), context.plan);
        (!self.filter.is_empty()).then(spelled)
    }
}
