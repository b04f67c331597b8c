//! What can be copied of what is selected: ids, rows, the sheet as text, the hash of a commit, the path of a file.

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::actions::row_of;
use super::sheet::lines_of;
use super::{Effect, Screen};
use crate::tui::command::Command;
use crate::tui::component::{Menu, Pen, Picked, TextInput, columns};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::workspace::LogEntry;
use copil_plan::ActionId;

/// Something that can be copied.
#[derive(Clone, Debug)]
struct Copied {
    /// What it is.
    label: String,
    text: String,
}

/// The menu of what can be copied.
#[derive(Clone, Debug)]
pub struct Copy(Menu<Copied>);

/// The widest that the menu is drawn.
const WIDEST: u16 = 76;

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
                pieces.push(Copied { label, text });
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
            let last = context.history.of(action).into_iter().next();
            let last = last.map(|(_, entry)| entry.commit.to_string()).unwrap_or_default();
            add(fl!(catalogue, "tui-copy-last-commit"), last);
        }
        add(fl!(catalogue, "tui-copy-file"), file.unwrap_or_default());
        (!pieces.is_empty()).then(|| Self(Menu::new(WIDEST, pieces)))
    }

    fn answer(&self, picked: Picked) -> Effect {
        match (picked, self.0.lines.selected()) {
            (Picked::Left, _) => Effect::Close,
            (Picked::Line, Some(piece)) => Effect::Copy(piece.label.clone(), piece.text.clone()),
            _ => Effect::None,
        }
    }
}

impl Screen for Copy {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Menu]
    }

    fn update(&mut self, command: Command, _context: &Context<'_>) -> Effect {
        let picked = self.0.update(command);
        self.answer(picked)
    }

    /// `y` once more takes the selected line: `yy` copies the id.
    fn input(&mut self, input: TextInput<'_>, _context: &Context<'_>) -> Effect {
        if input.letter() == Some('y') {
            return self.answer(Picked::Line);
        }
        self.0.input(input);
        Effect::None
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let picked = self.0.mouse(event, context.body);
        self.answer(picked)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        let labels = self.0.lines.items().iter().map(|piece| columns(&piece.label));
        let widest = u16::try_from(labels.max().unwrap_or(0)).unwrap_or(24).min(30);
        let title = fl!(context.catalogue(), "tui-copy-title");
        self.0.view(area, buf, &title, theme, |buf, line, piece| {
            let preview = piece.text.replace(['\n', '\t'], "  ");
            let mut pen = Pen::on(buf, line);
            pen.cell(widest, &piece.label, theme.text()).skip(2);
            pen.text(&preview, theme.quiet());
        });
    }
}
