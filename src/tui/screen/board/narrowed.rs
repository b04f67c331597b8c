//! The filter of the board, and the line it is typed in.

use i18n_embed_fl::fl;

use crate::plan::query::Filter;
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
    pub fn take(&mut self) {
        let text = self.typing.as_ref().map(Entry::text).unwrap_or_default();
        self.filter.words = text.split_whitespace().map(str::to_owned).collect();
        self.typed = text;
    }

    /// What narrows the board, in words, for its title.
    pub fn said(&self, context: &Context<'_>) -> Vec<String> {
        let (plan, catalogue) = (context.plan, context.catalogue());
        let group = |id| plan.groups.get(id).map(|group| group.title.clone());
        let groups = self
            .filter
            .groups
            .iter()
            .map(|id| group(id).unwrap_or_else(|| id.to_string()));
        let leads = self.filter.leads.iter().map(|id| plan.person_name(id).to_owned());
        let mut said: Vec<String> = groups.chain(leads).collect();
        if self.filter.late {
            said.push(fl!(catalogue, "tui-late-only"));
        }
        if !self.filter.words.is_empty() && self.typing.is_none() {
            said.push(fl!(catalogue, "tui-quoted", text = self.typed.trim()));
        }
        said
    }
}
