//! Which actions the calendar shows: the filter, and the words of it that are being typed.

use crossterm::event::KeyEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::plan::query::Filter;
use crate::tui::context::Context;
use crate::tui::widget::entry::Entry;
use crate::tui::widget::text::put;

/// The filter, and what is being typed of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Narrowing {
    pub(super) filter: Filter,
    typing: Option<Entry>,
}

impl Narrowing {
    /// Takes a filter made elsewhere.
    pub(super) fn take(&mut self, filter: &Filter) {
        *self = Self {
            filter: filter.clone(),
            ..Self::default()
        };
    }

    /// Whether words are being typed.
    pub(super) fn is_typed(&self) -> bool {
        self.typing.is_some()
    }

    /// Begins to type words.
    pub(super) fn begin(&mut self, context: &Context<'_>) {
        self.typing = Some(Entry::line(&self.spelled(context)));
    }

    /// Ends typing; what was typed stays, or is forgotten.
    pub(super) fn end(&mut self, keep: bool, context: &Context<'_>) {
        self.typing = None;
        if !keep {
            self.search("", context);
        }
    }

    /// Takes a letter; answers whether the filter is another.
    pub(super) fn key(&mut self, key: KeyEvent, context: &Context<'_>) -> bool {
        let Some(typing) = self.typing.as_mut() else {
            return false;
        };
        let changed = typing.key(key);
        let text = typing.text();
        if changed {
            self.search(&text, context);
        }
        changed
    }

    /// Takes a pasted text.
    pub(super) fn paste(&mut self, text: &str, context: &Context<'_>) {
        if let Some(typing) = self.typing.as_mut() {
            typing.paste(text);
            let text = typing.text();
            self.search(&text, context);
        }
    }

    /// Takes what was typed; while it does not read, what was shown stays.
    fn search(&mut self, text: &str, context: &Context<'_>) {
        if let Ok(filter) = Filter::parse(text, context.plan) {
            self.filter = filter;
        }
    }

    /// What the filter says, as a person would type it; nothing where every action is shown.
    pub(super) fn spelled(&self, context: &Context<'_>) -> String {
        self.filter.spelled(context.catalogue().language(), context.plan)
    }

    /// Draws what is being typed; answers whether there is anything.
    pub(super) fn view(&self, line: Rect, buf: &mut Buffer, context: &Context<'_>) -> bool {
        let Some(typing) = &self.typing else {
            return false;
        };
        let theme = context.theme;
        let label = format!(" {} ", fl!(context.catalogue(), "tui-filter-label"));
        let x = put(
            buf,
            line.x,
            line.y,
            line.width,
            &label,
            theme.accent().patch(theme.strong()),
        );
        let width = line.right().saturating_sub(x + 1).min(40);
        typing.view(Rect { x, width, ..line }, buf, true, theme);
        true
    }
}
