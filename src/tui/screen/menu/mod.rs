//! The help and the palette: commands with their keys, filtered by typing and run from the list.

mod lines;

use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Effect, Screen};
use crate::tui::command::Command;
use crate::tui::component::entry::Entry;
use crate::tui::component::list::{ListState, Motion};
use crate::tui::component::panel::{centred, popup};
use crate::tui::component::selection::mark;
use crate::tui::component::text::{columns, put, put_right};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use copil_plan::fold::fold;

use lines::{Item, Line, help, palette};

/// The help or the palette.
#[derive(Clone, Debug)]
pub struct Menu {
    title: String,
    lines: Vec<Line>,
    entry: Entry,
    /// The lines that what is typed leaves, headings of none left out.
    left: Vec<usize>,
    place: ListState,
}

impl Menu {
    /// What every key does where these scopes listen, part by part, and what numbers and the mouse do.
    pub fn help(scopes: &[Scope], context: &Context<'_>) -> Self {
        let title = fl!(context.catalogue(), "tui-help-title");
        Self::of(title, help(scopes, context))
    }

    /// Every command with its key: those of the present screen first, then the others with where they are.
    pub fn palette(scopes: &[Scope], context: &Context<'_>) -> Self {
        let title = fl!(context.catalogue(), "tui-palette-title");
        Self::of(title, palette(scopes, context))
    }

    fn of(title: String, lines: Vec<Line>) -> Self {
        let mut menu = Self {
            title,
            left: (0..lines.len()).collect(),
            lines,
            entry: Entry::line(""),
            place: ListState::default(),
        };
        menu.select_first();
        menu
    }

    /// Leaves the commands that hold every word typed, under their headings.
    fn narrow(&mut self) {
        let typed = fold(&self.entry.text());
        let words: Vec<&str> = typed.split_whitespace().collect();
        self.left.clear();
        let mut heading = None;
        for (n, line) in self.lines.iter().enumerate() {
            match line {
                Line::Heading(_) => heading = Some(n),
                Line::Item(item) if words.iter().all(|word| item.folded.contains(word)) => {
                    self.left.extend(heading.take());
                    self.left.push(n);
                }
                Line::Item(_) => {}
            }
        }
        self.select_first();
    }

    fn select_first(&mut self) {
        self.place = ListState::default();
        let first = self.left.iter().position(|n| matches!(self.lines[*n], Line::Item(_)));
        self.place.select(first.unwrap_or(0), self.left.len(), usize::MAX);
    }

    fn item(&self, at: usize) -> Option<&Item> {
        match self.left.get(at).map(|n| &self.lines[*n]) {
            Some(Line::Item(item)) => Some(item),
            _ => None,
        }
    }

    /// Goes a step; headings are passed over.
    fn go(&mut self, motion: Motion, rows: usize) -> Effect {
        let len = self.left.len();
        self.place.go(motion, len, rows);
        let back = matches!(motion, Motion::Up(_) | Motion::First);
        let at = self.place.selected();
        if self.item(at).is_none() {
            let up = (0..at).rev().find(|at| self.item(*at).is_some());
            let down = (at..len).find(|at| self.item(*at).is_some());
            let to = if back { up.or(down) } else { down.or(up) };
            self.place.select(to.unwrap_or(at), len, rows);
        }
        Effect::None
    }

    /// The first line to be seen: the heading above the first command as well.
    fn first(&self, rows: usize) -> usize {
        match self.place.first(self.left.len(), rows) {
            1 if self.place.selected() < rows => 0,
            first => first,
        }
    }

    /// Does what the selected line stands for, or says where it can be done.
    fn choose(&self, context: &Context<'_>) -> Effect {
        match self.item(self.place.selected()) {
            Some(Item {
                why: Some(why), text, ..
            }) => Effect::Say(fl!(
                context.catalogue(),
                "tui-not-here",
                what = text.as_str(),
                why = why.as_str()
            )),
            Some(Item {
                command: Some(command), ..
            }) => Effect::Run(*command),
            _ => Effect::None,
        }
    }

    fn rows(&self, area: Rect) -> usize {
        self.lines.len().min(usize::from(area.height.saturating_sub(4)))
    }

    fn frame(&self, area: Rect) -> (u16, u16) {
        let tall = u16::try_from(self.rows(area)).unwrap_or(u16::MAX);
        (area.width.saturating_sub(4).min(92), tall.saturating_add(4))
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
        match command {
            Command::Cancel => Effect::Close,
            Command::Choose => self.choose(context),
            Command::Up => self.go(Motion::Up(1), rows),
            Command::Down => self.go(Motion::Down(1), rows),
            Command::PageUp => self.go(Motion::Up(rows), rows),
            Command::PageDown => self.go(Motion::Down(rows), rows),
            _ => Effect::None,
        }
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

    /// A click on a command runs it; one outside closes.
    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        if event.kind != MouseEventKind::Down(MouseButton::Left) {
            return Effect::None;
        }
        let frame = centred(context.body, self.frame(context.body));
        if !frame.contains((event.column, event.row).into()) {
            return Effect::Close;
        }
        let rows = self.rows(context.body);
        let line = usize::from(event.row.saturating_sub(frame.y + 3));
        let at = self.first(rows) + line;
        if event.row < frame.y + 3 || line >= rows || self.item(at).is_none() {
            return Effect::None;
        }
        self.place.select(at, self.left.len(), rows);
        self.choose(context)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        let rows = self.rows(area);
        let room = popup(buf, area, self.frame(area), &self.title, theme);
        let x = put(buf, room.x, room.y, 2, "› ", theme.accent());
        let line = Rect {
            x,
            width: room.right().saturating_sub(x),
            height: 1,
            ..room
        };
        self.entry.view(line, buf, true, theme);
        let list = Rect {
            y: room.y + 2,
            height: room.height.saturating_sub(2),
            ..room
        };
        if self.left.is_empty() {
            let none = fl!(context.catalogue(), "tui-no-command");
            put(buf, list.x, list.y, list.width, &none, theme.quiet());
        }
        let widest = self.lines.iter().map(Line::keys_width).max().unwrap_or(0);
        let keys = u16::try_from(widest).unwrap_or(20).min(22);
        let first = self.first(rows);
        let shown = self.left.iter().enumerate().skip(first).take(rows);
        for (y, (n, line)) in (list.y..list.bottom()).zip(shown) {
            let row = Rect { y, height: 1, ..list };
            self.lines[*line].view(row, buf, keys, context);
            if n == self.place.selected() && self.item(n).is_some() {
                mark(buf, row, theme.selected());
            }
        }
        let below = self.left.len().saturating_sub(first + usize::from(list.height));
        if below > 0 {
            let more = format!(" {} ", fl!(context.catalogue(), "tui-more-below", count = below));
            let width = u16::try_from(columns(&more)).unwrap_or(u16::MAX);
            put_right(buf, room.right(), room.bottom(), width, &more, theme.quiet());
        }
    }
}
