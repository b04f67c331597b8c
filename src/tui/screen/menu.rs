//! The help and the palette: commands with their keys, filtered by typing and run from the list.

use crossterm::event::KeyEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Effect, Screen};
use crate::plan::fold::fold;
use crate::tui::command::Command;
use crate::tui::context::Context;
use crate::tui::keymap::{Scope, key_name};
use crate::tui::widget::entry::Entry;
use crate::tui::widget::list::{Place, Step};
use crate::tui::widget::panel::popup;
use crate::tui::widget::selection::mark;
use crate::tui::widget::text::{columns, put, put_right};

/// A command in the list.
#[derive(Clone, Debug)]
struct Item {
    command: Command,
    keys: String,
    text: String,
    folded: String,
    /// Whether it is off because nothing can be recorded.
    off: bool,
}

/// The help or the palette.
#[derive(Clone, Debug)]
pub struct Menu {
    title: String,
    items: Vec<Item>,
    entry: Entry,
    /// The items that what is typed leaves.
    left: Vec<usize>,
    place: Place,
}

impl Menu {
    /// What every key does where these scopes listen.
    pub fn help(scopes: &[Scope], context: &Context<'_>) -> Self {
        Self::of(fl!(context.catalogue(), "tui-help-title"), scopes, context)
    }

    /// Every command that can be run from anywhere, or about the selected action.
    pub fn palette(context: &Context<'_>) -> Self {
        const SCOPES: &[Scope] = &[Scope::Subject, Scope::Actions, Scope::Global];
        Self::of(fl!(context.catalogue(), "tui-palette-title"), SCOPES, context)
    }

    fn of(title: String, scopes: &[Scope], context: &Context<'_>) -> Self {
        let catalogue = context.catalogue();
        let off = context.standing.obstacle.is_some();
        let mut items: Vec<Item> = Vec::new();
        for binding in context.keymap.bindings(scopes) {
            if items.iter().any(|item| item.command == binding.command) {
                continue;
            }
            let text = catalogue
                .find(&format!("tui-do-{}", binding.command.name()))
                .unwrap_or_default();
            let keys: Vec<String> = binding.keys.iter().map(|key| key_name(catalogue, key)).collect();
            items.push(Item {
                command: binding.command,
                folded: fold(&format!("{} {text} {}", keys.join(" "), binding.command.name())),
                keys: keys.join(" "),
                text,
                off: off && binding.command.edits(),
            });
        }
        let left = (0..items.len()).collect();
        Self {
            title,
            items,
            entry: Entry::line(""),
            left,
            place: Place::default(),
        }
    }

    fn narrow(&mut self) {
        let typed = fold(&self.entry.text());
        let words: Vec<&str> = typed.split_whitespace().collect();
        let fits = |n: &usize| words.iter().all(|word| self.items[*n].folded.contains(word));
        self.left = (0..self.items.len()).filter(fits).collect();
        self.place = Place::default();
    }

    fn rows(&self, area: Rect) -> usize {
        self.items.len().min(usize::from(area.height.saturating_sub(6)))
    }
}

impl Screen for Menu {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Menu]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        let rows = self.rows(context.body);
        let step = match command {
            Command::Cancel => return Effect::Close,
            Command::Choose => {
                let chosen = self.left.get(self.place.selected()).map(|n| self.items[*n].command);
                return chosen.map_or(Effect::None, Effect::Run);
            }
            Command::Up => Step::Up(1),
            Command::Down => Step::Down(1),
            Command::PageUp => Step::Up(rows),
            Command::PageDown => Step::Down(rows),
            _ => return Effect::None,
        };
        self.place.go(step, self.left.len(), rows);
        Effect::None
    }

    fn typed(&mut self, key: KeyEvent, _context: &Context<'_>) -> Effect {
        if self.entry.key(key) {
            self.narrow();
        }
        Effect::None
    }

    fn pasted(&mut self, text: &str, _context: &Context<'_>) -> Effect {
        self.entry.paste(text);
        self.narrow();
        Effect::None
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        let rows = self.rows(area);
        let tall = u16::try_from(rows).unwrap_or(u16::MAX);
        let room = popup(buf, area, (76.min(area.width - 4), tall + 4), &self.title, theme);
        let x = put(buf, room.x, room.y, 2, "› ", theme.accent());
        self.entry.view(
            Rect {
                x,
                width: room.right() - x,
                height: 1,
                ..room
            },
            buf,
            true,
            theme,
        );
        let keys = self.items.iter().map(|item| columns(&item.keys)).max().unwrap_or(0);
        let keys = u16::try_from(keys).unwrap_or(20).min(24);
        let first = self.place.first(self.left.len(), rows);
        if self.left.is_empty() {
            let none = fl!(context.catalogue(), "tui-no-command");
            put(buf, room.x, room.y + 2, room.width, &none, theme.quiet());
        }
        let shown = self.left.iter().enumerate().skip(first).take(rows);
        for (y, (n, item)) in (room.y + 2..room.bottom()).zip(shown) {
            let item = &self.items[*item];
            let style = if item.off { theme.quiet() } else { theme.text() };
            put_right(
                buf,
                room.x + keys,
                y,
                keys,
                &item.keys,
                if item.off { style } else { theme.accent() },
            );
            put(
                buf,
                room.x + keys + 2,
                y,
                room.width.saturating_sub(keys + 2),
                &item.text,
                style,
            );
            if n == self.place.selected() {
                mark(buf, Rect { y, height: 1, ..room }, theme.selected());
            }
        }
    }
}
