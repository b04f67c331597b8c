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
    typed: String,
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
    pub(super) fn begin(&mut self) {
        self.typing = Some(Entry::line(&self.typed));
    }

    /// Ends typing; what was typed stays, or is forgotten.
    pub(super) fn end(&mut self, keep: bool) {
        self.typing = None;
        if !keep {
            self.search("");
        }
    }

    /// Takes a letter; answers whether the filter is another.
    pub(super) fn key(&mut self, key: KeyEvent) -> bool {
        let Some(typing) = self.typing.as_mut() else {
            return false;
        };
        let changed = typing.key(key);
        let text = typing.text();
        if changed {
            self.search(&text);
        }
        changed
    }

    /// Takes a pasted text.
    pub(super) fn paste(&mut self, text: &str) {
        if let Some(typing) = self.typing.as_mut() {
            typing.paste(text);
            let text = typing.text();
            self.search(&text);
        }
    }

    fn search(&mut self, text: &str) {
        self.filter.words = text.split_whitespace().map(str::to_owned).collect();
        text.clone_into(&mut self.typed);
    }

    /// What the filter says, in words.
    pub(super) fn said(&self, context: &Context<'_>) -> Vec<String> {
        let (catalogue, plan, filter) = (context.catalogue(), context.plan, &self.filter);
        let group = |id: &crate::plan::GroupId| {
            let title = plan.groups.get(id).map_or(id.as_str(), |group| &group.title);
            title.to_owned()
        };
        let mut said: Vec<String> = filter.groups.iter().map(group).collect();
        said.extend(filter.leads.iter().map(|lead| plan.person_name(lead).to_owned()));
        if filter.late {
            said.push(fl!(catalogue, "tui-late-only"));
        }
        if !filter.words.is_empty() && self.typing.is_none() {
            said.push(fl!(catalogue, "tui-quoted", text = self.typed.trim()));
        }
        said
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
