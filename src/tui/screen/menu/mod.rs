//! The help and the palette: commands with their keys, filtered by typing and run from the list.

mod lines;

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Effect, Screen};
use crate::tui::command::Command;
use crate::tui::component::entry::TextInput;
use crate::tui::component::picker::{Picked, Picker};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;

use lines::{Item, Line, help, palette};

/// The widest that it is drawn.
const WIDEST: u16 = 92;

/// The help or the palette.
#[derive(Clone, Debug)]
pub struct Menu {
    lines: Picker<Line>,
    /// The columns that keys take.
    keys: u16,
}

impl Menu {
    /// What every key does where these scopes listen, part by part, and what numbers and the mouse do.
    pub fn help(scopes: &[Scope], context: &Context<'_>) -> Self {
        let title = fl!(context.catalogue(), "tui-help-title");
        Self::of(title, help(scopes, context), context)
    }

    /// Every command with its key: those of the present screen first, then the others with where they are.
    pub fn palette(scopes: &[Scope], context: &Context<'_>) -> Self {
        let title = fl!(context.catalogue(), "tui-palette-title");
        Self::of(title, palette(scopes, context), context)
    }

    fn of(title: String, lines: Vec<Line>, context: &Context<'_>) -> Self {
        let widest = lines.iter().map(Line::keys_width).max().unwrap_or(0);
        let none = fl!(context.catalogue(), "tui-no-command");
        Self {
            lines: Picker::new(title, none, WIDEST, lines),
            keys: u16::try_from(widest).unwrap_or(20).min(22),
        }
    }

    /// Does what the selected line stands for, or says where it can be done.
    fn answer(&self, picked: Picked, context: &Context<'_>) -> Effect {
        match (picked, self.lines.selected()) {
            (Picked::Left, _) => Effect::Close,
            (Picked::Line, Some(Line::Item(item))) => choose(item, context),
            _ => Effect::None,
        }
    }
}

fn choose(item: &Item, context: &Context<'_>) -> Effect {
    match (&item.why, item.command) {
        (Some(why), _) => Effect::Say(fl!(
            context.catalogue(),
            "tui-not-here",
            what = item.text.as_str(),
            why = why.as_str()
        )),
        (None, Some(command)) => Effect::Run(command),
        (None, None) => Effect::None,
    }
}

impl Screen for Menu {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Menu]
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        let picked = self.lines.update(command, context);
        self.answer(picked, context)
    }

    fn input(&mut self, input: TextInput<'_>, _context: &Context<'_>) -> Effect {
        self.lines.input(input);
        Effect::None
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let picked = self.lines.mouse(event, context);
        self.answer(picked, context)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        self.lines.view(area, buf, context, |buf, row, line| {
            line.view(row, buf, self.keys, context)
        });
    }
}
