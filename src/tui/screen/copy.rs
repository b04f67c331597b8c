//! What can be copied of what is selected: ids, rows, the sheet as text, the hash of a commit, the path of a file.

use crossterm::event::{KeyCode, KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::actions::row_of;
use super::sheet::lines_of;
use super::{Effect, Screen};
use crate::tui::command::Command;
use crate::tui::component::list::{ListState, Motion};
use crate::tui::component::panel::{centred, popup};
use crate::tui::component::selection::mark;
use crate::tui::component::text::{columns, put};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::workspace::LogEntry;
use copil_plan::ActionId;

/// Something that can be copied.
#[derive(Clone, Debug)]
struct Piece {
    /// What it is.
    label: String,
    text: String,
}

/// The menu of what can be copied.
#[derive(Clone, Debug)]
pub struct Copy {
    pieces: Vec<Piece>,
    place: ListState,
}

/// The width of a sheet that is copied.
const SHEET: usize = 80;

impl Copy {
    /// What can be copied of a change, of actions, and of a file; `None` when there is nothing.
    pub fn of(
        entry: Option<&LogEntry>,
        actions: &[ActionId],
        file: Option<String>,
        context: &Context<'_>,
    ) -> Option<Self> {
        let catalogue = context.catalogue();
        let mut pieces = Vec::new();
        let mut add = |label: String, text: String| {
            if !text.is_empty() {
                pieces.push(Piece { label, text });
            }
        };
        if let Some(entry) = entry {
            add(fl!(catalogue, "tui-copy-commit"), entry.commit.to_string());
            add(fl!(catalogue, "tui-copy-subject"), entry.said.subject.clone());
        }
        let several = actions.len();
        let ids: Vec<&str> = actions.iter().map(|id| id.as_str()).collect();
        add(fl!(catalogue, "tui-copy-id", count = several), ids.join("\n"));
        let rows: Vec<String> = actions.iter().filter_map(|id| row_of(id, context)).collect();
        add(fl!(catalogue, "tui-copy-row", count = several), rows.join("\n"));
        if let [action] = actions {
            let lines = lines_of(action, SHEET, context);
            let text: Vec<String> = lines
                .iter()
                .map(|line| line.to_string().trim_end().to_owned())
                .collect();
            add(
                fl!(catalogue, "tui-copy-sheet"),
                format!("{action}\n{}", text.join("\n").trim_end()),
            );
            let last = context.chronicle.of(action).into_iter().next();
            let last = last.map(|(_, entry)| entry.commit.to_string()).unwrap_or_default();
            add(fl!(catalogue, "tui-copy-last-commit"), last);
        }
        add(fl!(catalogue, "tui-copy-file"), file.unwrap_or_default());
        (!pieces.is_empty()).then_some(Self {
            pieces,
            place: ListState::default(),
        })
    }

    fn go(&mut self, motion: Motion) -> Effect {
        self.place.go(motion, self.pieces.len(), self.pieces.len());
        Effect::None
    }

    fn choose(&self) -> Effect {
        match self.pieces.get(self.place.selected()) {
            Some(piece) => Effect::Copy(piece.label.clone(), piece.text.clone()),
            None => Effect::None,
        }
    }

    fn frame(&self, area: Rect) -> Rect {
        let rows = u16::try_from(self.pieces.len()).unwrap_or(u16::MAX);
        centred(area, (area.width.saturating_sub(4).min(76), rows + 2))
    }
}

impl Screen for Copy {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Menu]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn update(&mut self, command: Command, _context: &Context<'_>) -> Effect {
        match command {
            Command::Cancel => Effect::Close,
            Command::Choose => self.choose(),
            Command::Up => self.go(Motion::Up(1)),
            Command::Down => self.go(Motion::Down(1)),
            Command::PageUp => self.go(Motion::First),
            Command::PageDown => self.go(Motion::Last),
            _ => Effect::None,
        }
    }

    /// `y` once more takes the selected line: `yy` copies the id.
    fn typed(&mut self, key: KeyEvent, _context: &Context<'_>) -> Effect {
        match key.code {
            KeyCode::Char('j') => self.go(Motion::Down(1)),
            KeyCode::Char('k') => self.go(Motion::Up(1)),
            KeyCode::Char('y') => self.choose(),
            _ => Effect::None,
        }
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        if event.kind != MouseEventKind::Down(MouseButton::Left) {
            return Effect::None;
        }
        let frame = self.frame(context.body);
        if !frame.contains((event.column, event.row).into()) {
            return Effect::Close;
        }
        let line = usize::from(event.row.saturating_sub(frame.y + 1));
        if event.row == frame.y || line >= self.pieces.len() {
            return Effect::None;
        }
        self.place.select(line, self.pieces.len(), self.pieces.len());
        self.choose()
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        let frame = self.frame(area);
        let title = fl!(context.catalogue(), "tui-copy-title");
        let room = popup(buf, area, (frame.width, frame.height), &title, theme);
        let widest = self.pieces.iter().map(|piece| columns(&piece.label)).max().unwrap_or(0);
        let labels = u16::try_from(widest).unwrap_or(24).min(30);
        for (y, (n, piece)) in (room.y..room.bottom()).zip(self.pieces.iter().enumerate()) {
            put(buf, room.x, y, labels, &piece.label, theme.text());
            let x = room.x + labels + 2;
            let preview = piece.text.replace(['\n', '\t'], "  ");
            put(buf, x, y, room.right().saturating_sub(x), &preview, theme.quiet());
            if n == self.place.selected() {
                mark(buf, Rect { y, height: 1, ..room }, theme.selected());
            }
        }
    }
}
