//! The menus of where a column can go, and of which sheet is read.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::UnderstoodFile;
use crate::report::import::{quoted, target_name};
use crate::tui::component::pen::Pen;
use crate::tui::component::picker::{Picker, PickerLine};
use crate::tui::component::text::columns;
use crate::tui::context::Context;
use crate::tui::screen::Effect;
use copil_import::{Column, Mapping, Target};
use copil_plan::fold::fold;
use copil_plan::sanitize::sanitize;

/// The widest that the menus are drawn.
pub(super) const WIDEST: u16 = 60;

/// A choice, with the mapping that it leads to.
#[derive(Clone, Debug)]
pub(super) struct MappingLine {
    mapping: Mapping,
    label: String,
    folded: String,
    what: String,
}

impl MappingLine {
    pub(super) fn of(mapping: Mapping, label: String, what: String) -> Self {
        Self {
            folded: fold(&label),
            mapping,
            label,
            what,
        }
    }
}

/// The menu of where a column can go. One without a header goes nowhere else: a mapping could not speak of it.
pub(super) fn fields(read: &UnderstoodFile, column: &Column, context: &Context<'_>) -> Effect {
    let catalogue = context.catalogue();
    if !column.has_header() {
        return Effect::Say(fl!(catalogue, "tui-import-no-header"));
    }
    let line = |target: Target| {
        let mut mapping = read.mapping().clone();
        mapping.send(column, target);
        let is_now = column.target == target || (column.target == Target::Calendar && target == Target::Due);
        let what = is_now.then(|| fl!(catalogue, "tui-import-now"));
        MappingLine::of(mapping, target_name(catalogue, target), what.unwrap_or_default())
    };
    let lines: Vec<MappingLine> = Target::choices().map(line).collect();
    let title = fl!(
        catalogue,
        "tui-import-field-of",
        column = quoted(catalogue, &column.header)
    );
    let none = fl!(catalogue, "tui-import-no-field");
    Effect::Push(Box::new(Picker::new(title, WIDEST, lines).typed(none)))
}

/// Whether the file has several sheets that hold something.
pub(super) fn has_other_sheets(read: &UnderstoodFile) -> bool {
    read.import().tables.len() + read.import().unread.len() > 1
}

/// The menu of the sheets; the first line has the file tell itself which one is read.
pub(super) fn sheets(read: &UnderstoodFile, context: &Context<'_>) -> Effect {
    let catalogue = context.catalogue();
    let by = |sheet: Option<&str>| Mapping {
        sheet: sheet.map(str::to_owned),
        // A column of another sheet.
        key: None,
        ..read.mapping().clone()
    };
    let is_read = |name: &str| read.import().tables.iter().any(|table| table.sheet == name);
    let sheets = read.preview.source.sheets().iter();
    let named = sheets.filter(|sheet| sheet.own_cells().next().is_some()).map(|sheet| {
        let what = match (is_read(&sheet.name), sheet.hidden) {
            (true, _) => fl!(catalogue, "tui-import-now"),
            (false, true) => fl!(catalogue, "tui-import-hidden"),
            (false, false) => String::new(),
        };
        MappingLine::of(by(Some(&sheet.name)), sanitize(&sheet.name), what)
    });
    let found = MappingLine::of(by(None), fl!(catalogue, "tui-import-any-sheet"), String::new());
    let lines: Vec<MappingLine> = named.chain([found]).collect();
    let title = fl!(catalogue, "tui-import-sheets");
    Effect::Push(Box::new(Picker::new(title, WIDEST, lines)))
}

impl PickerLine for MappingLine {
    fn folded(&self) -> Option<&str> {
        Some(&self.folded)
    }

    fn label_width(&self) -> usize {
        columns(&self.label).min(40)
    }

    fn pick(&self, _context: &Context<'_>) -> Effect {
        Effect::Understand(self.mapping.clone())
    }

    fn view(&self, row: Rect, label: u16, buf: &mut Buffer, context: &Context<'_>) {
        let mut pen = Pen::on(buf, row);
        pen.cell(label, &self.label, context.theme.text()).skip(2);
        pen.text(&self.what, context.theme.quiet());
    }
}
