//! The list of the spreadsheets that there are, to choose the one to import; the path of another can be typed.

use std::path::PathBuf;

use chrono::{DateTime, Local};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ImportFile;
use crate::tui::component::pen::Pen;
use crate::tui::component::picker::{Picker, PickerLine};
use crate::tui::component::text::columns;
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Screen};
use crate::tui::start_folder::StartFolder;
use crate::wording::sentence;
use crate::workspace::spreadsheets::Spreadsheet;
use copil_plan::fold::fold;
use copil_plan::sanitize::sanitize;

/// The widest that the list is drawn.
const WIDEST: u16 = 76;

/// A file in the list.
#[derive(Clone, Debug)]
struct FileLine {
    path: PathBuf,
    shown: String,
    folded: String,
    written: String,
}

/// The list of the spreadsheets of a folder.
pub fn files(folder: &StartFolder, found: Vec<Spreadsheet>, context: &Context<'_>) -> Box<dyn Screen> {
    let catalogue = context.catalogue();
    let line = |file: Spreadsheet| {
        let shown = sanitize(&file.name);
        let written = file
            .written
            .map(|written| DateTime::<Local>::from(written).date_naive());
        FileLine {
            path: folder.path.join(&file.name),
            folded: fold(&shown),
            written: written.map(|day| catalogue.short_date(day)).unwrap_or_default(),
            shown,
        }
    };
    let lines: Vec<FileLine> = found.into_iter().map(line).collect();
    let title = fl!(catalogue, "tui-import-files", folder = sentence::shown(&folder.path));
    let none = fl!(catalogue, "tui-import-path");
    Box::new(
        Picker::new(title, WIDEST, lines)
            .typed(none)
            .with_other(|typed, _| match typed.trim().is_empty() {
                true => Effect::None,
                false => Effect::ReadImport(ImportFile::Typed(typed.to_owned())),
            }),
    )
}

impl PickerLine for FileLine {
    fn folded(&self) -> Option<&str> {
        Some(&self.folded)
    }

    fn label_width(&self) -> usize {
        columns(&self.shown)
    }

    fn pick(&self, _context: &Context<'_>) -> Effect {
        Effect::ReadImport(ImportFile::Listed(self.path.clone()))
    }

    fn view(&self, row: Rect, _label: u16, buf: &mut Buffer, context: &Context<'_>) {
        let mut pen = Pen::on(buf, row);
        pen.end(12, &self.written, context.theme.quiet()).skip_end(2);
        pen.text(&self.shown, context.theme.text());
    }
}
