//! The tour of the first start: one page with what there is to know, left with any key.

use crossterm::event::{MouseEvent, MouseEventKind};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{Effect, Screen};
use crate::tui::command::Command;
use crate::tui::component::PageWriter;
use crate::tui::component::entry::TextInput;
use crate::tui::component::panel::popup;
use crate::tui::component::text::{columns, put_right};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;

/// The widest page that is comfortable to read.
const WIDEST: u16 = 76;

/// The tour.
#[derive(Clone, Copy, Debug)]
pub struct Tour;

/// A thing to know: its keys, and what is to be known.
type Lesson = (String, String);

fn lessons(context: &Context<'_>) -> Vec<Lesson> {
    let catalogue = context.catalogue();
    let key = |command| context.keymap.keys_of(command, catalogue);
    let keys = |commands: &[Command]| {
        let keys = commands
            .iter()
            .map(|command| key(*command))
            .filter(|key| !key.is_empty());
        keys.collect::<Vec<_>>().join(" ")
    };
    vec![
        (
            format!("{}…{}", key(Command::Dashboard), key(Command::Mine)),
            fl!(catalogue, "tui-tour-views"),
        ),
        (
            keys(&[Command::Up, Command::Down, Command::Open, Command::Back]),
            fl!(catalogue, "tui-tour-move"),
        ),
        (
            keys(&[Command::Status, Command::Weather, Command::Milestone, Command::Due]),
            fl!(catalogue, "tui-tour-change"),
        ),
        (key(Command::Undo), fl!(catalogue, "tui-tour-undo")),
        (key(Command::Find), fl!(catalogue, "tui-tour-find")),
        (
            keys(&[Command::Help, Command::Palette]),
            fl!(catalogue, "tui-tour-help"),
        ),
    ]
}

impl Screen for Tour {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Notice]
    }

    fn update(&mut self, _command: Command, _context: &Context<'_>) -> Effect {
        Effect::Close
    }

    fn input(&mut self, _input: TextInput<'_>, _context: &Context<'_>) -> Effect {
        Effect::Close
    }

    fn mouse(&mut self, event: MouseEvent, _context: &Context<'_>) -> Effect {
        match event.kind {
            MouseEventKind::Down(_) => Effect::Close,
            _ => Effect::None,
        }
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let width = area.width.saturating_sub(2).min(WIDEST);
        let airy = page(width, true, context);
        // A blank line between two things to know, where there is room for it.
        let is_airy = airy.lines.len() + 4 <= usize::from(area.height);
        let page = if is_airy { airy } else { page(width, false, context) };
        let height = page.lines.len() + 3 + usize::from(is_airy);
        let height = u16::try_from(height).unwrap_or(u16::MAX);
        let room = popup(buf, area, (width, height), &fl!(catalogue, "tui-tour-title"), theme);
        page.draw(room, buf);
        let key = context.keymap.keys_of(Command::Tour, catalogue);
        let end = fl!(catalogue, "tui-tour-end", key = key);
        if room.height > 0 {
            put_right(buf, room.right(), room.bottom() - 1, room.width, &end, theme.quiet());
        }
    }
}

/// The page in a popup of so many columns, with a blank line before each thing to know or before the first alone.
fn page(width: u16, airy: bool, context: &Context<'_>) -> PageWriter {
    let theme = context.theme;
    let mut page = PageWriter::new(usize::from(width.saturating_sub(4)), theme);
    page.wrapped(&fl!(context.catalogue(), "tui-tour-welcome"), theme.text());
    let lessons = lessons(context);
    let widest = lessons.iter().map(|(keys, _)| columns(keys)).max().unwrap_or(0);
    for (n, (keys, lesson)) in lessons.into_iter().enumerate() {
        if airy || n == 0 {
            page.blank();
        }
        let pad = Span::raw(" ".repeat(widest - columns(&keys)));
        let start = vec![pad, Span::styled(keys, theme.heading()), Span::raw("  ")];
        page.hanging(start, widest + 2, &lesson, theme.text());
    }
    page
}
