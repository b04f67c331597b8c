//! What can be copied of what is selected: ids, rows, the sheet as text, the hash of a commit, the path of a file.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::actions::row_of;
use super::sheet::lines_of;
use super::{Effect, Screen};
use crate::tui::component::pen::Pen;
use crate::tui::component::picker::{Picker, PickerLine};
use crate::tui::component::text::columns;
use crate::tui::context::Context;
use crate::workspace::LogEntry;
use copil_plan::ActionId;

/// Something that can be copied.
#[derive(Clone, Debug)]
struct Copied {
    /// What it is.
    label: String,
    text: String,
}

/// The widest that the menu is drawn.
const WIDEST: u16 = 76;

/// The width of a sheet that is copied.
const SHEET: usize = 80;

/// What can be copied of a change, of actions, and of a file; `None` when there is nothing.
pub fn copy_menu(
    entry: Option<&LogEntry>,
    actions: &[ActionId],
    file: Option<String>,
    context: &Context<'_>,
) -> Option<Box<dyn Screen>> {
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
    let title = fl!(catalogue, "tui-copy-title");
    // `y` once more takes the selected line: `yy` copies the id.
    (!pieces.is_empty()).then(|| Box::new(Picker::new(title, WIDEST, pieces).with_shortcut('y')) as Box<dyn Screen>)
}

impl PickerLine for Copied {
    fn label_width(&self) -> usize {
        columns(&self.label)
    }

    fn pick(&self, _context: &Context<'_>) -> Effect {
        Effect::Copy(self.label.clone(), self.text.clone())
    }

    fn view(&self, row: Rect, label: u16, buf: &mut Buffer, context: &Context<'_>) {
        let preview = self.text.replace(['\n', '\t'], "  ");
        let mut pen = Pen::on(buf, row);
        pen.cell(label.min(30), &self.label, context.theme.text()).skip(2);
        pen.text(&preview, context.theme.quiet());
    }
}
