//! The file that is imported, as it is drawn.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Margin, Rect};
use ratatui::style::Style;

use super::rows::{self, ImportRow};
use super::{ImportPart, ImportScreen, ImportStep, UnderstoodFile};
use crate::report::import::{ImportReport, target_name, unread_line, why};
use crate::report::log::SHORT;
use crate::tui::command::Command;
use crate::tui::component::{
    PageWriter, Pen, Rows, WithPane, columns, draw_pane, foot, nothing, panel, put_in, to_u16,
};
use crate::tui::context::Context;
use crate::wording::change::Light;
use copil_import::{Column, Target};
use copil_plan::change::Subject;
use copil_plan::sanitize::sanitize;

/// How wide the list is to be before a pane takes nothing from it.
pub(super) const LIST: u16 = 70;

/// From this width on, a row says why a column goes where it does.
const WITH_WHY: u16 = 84;

/// The most lines that stand above the list: on a low screen, and on a high one.
const HEAD: (usize, usize) = (4, 9);

/// From this height on, a screen is high.
const HIGH: u16 = 26;

/// How wide the letters of a column, where it goes, why, and how many cells are to be looked at are drawn.
const LETTERS: u16 = 4;
const FIELD: u16 = 24;
const WHY: u16 = 22;
const COUNT: u16 = 7;

impl ImportScreen {
    /// The rows of the pane under the list, where there is no room beside it.
    pub(super) fn rows_below_list(&self, context: &Context<'_>) -> Option<u16> {
        let is_narrow = context.body.width < crate::tui::component::pane::WIDE;
        is_narrow.then(|| (context.body.height / 3).clamp(7, 14))
    }

    /// What stands above the list, and the list.
    fn split(&self, area: Rect, context: &Context<'_>) -> [Rect; 2] {
        let head = to_u16(self.head(area, context).lines.len()) + 2;
        Layout::vertical([Constraint::Length(head), Constraint::Fill(1)]).areas(area)
    }

    pub(super) fn rows_in(&self, area: Rect, context: &Context<'_>) -> Rows {
        let [_, list] = self.split(area, context);
        let room = list.inner(Margin::new(2, 1));
        // The names of the columns stand above the rows.
        let area = Rect {
            y: room.y + 1,
            height: room.height.saturating_sub(1),
            ..room
        };
        Rows::single(area)
    }

    /// What would become of the plan, and of the file's cells; where its table is.
    fn head(&self, area: Rect, context: &Context<'_>) -> PageWriter {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let mut page = PageWriter::new(usize::from(area.width.saturating_sub(4)), theme);
        if let Some(step) = self.step {
            let told = match step {
                ImportStep::Reading => fl!(catalogue, "tui-import-reading"),
                ImportStep::Understanding => fl!(catalogue, "tui-import-understanding"),
            };
            page.wrapped(&told, theme.accent());
        }
        let Some(read) = &self.read else { return page };
        let (import, report) = (read.import(), read.report());
        if self.step.is_none() {
            page.wrapped(&outcome(read, context), theme.strong());
        }
        if let Some((commit, day)) = &read.preview.earlier {
            let (day, commit) = (catalogue.long_date(*day), commit.short(SHORT));
            let told = fl!(catalogue, "import-earlier", day = day, commit = commit);
            page.wrapped(&told, theme.warning());
        }
        let count = import.count;
        let cells = fl!(
            catalogue,
            "tui-import-cells",
            cells = count.cells,
            placed = count.placed,
            noted = count.noted,
            refused = count.refused
        );
        page.wrapped(&cells, theme.text());
        for table in &import.tables {
            page.wrapped(&report.table_line(catalogue, table), theme.text());
        }
        if let Some(mapping) = &report.mapping {
            let told = fl!(catalogue, "import-map-used", path = sanitize(mapping));
            page.wrapped(&told, theme.quiet());
        }
        for sheet in &import.unread {
            page.wrapped(&unread_line(catalogue, sheet), theme.quiet());
        }
        page.keep(if context.body.height < HIGH { HEAD.0 } else { HEAD.1 });
        page
    }

    pub(super) fn draw(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (whole, pane) = (self as &dyn WithPane).areas(area, context);
        let theme = context.theme;
        let [head, list] = self.split(whole, context);
        let title = fl!(context.catalogue(), "tui-import-title", file = self.file.as_str());
        let room = panel(buf, head, &title, false, theme);
        self.head(whole, context).draw(room, buf);
        self.draw_list(list, buf, context);
        if self.read.is_some() {
            draw_pane(self, pane, list, buf, context);
        }
    }

    fn draw_list(&self, list: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let Some(read) = &self.read else {
            let room = panel(buf, list, "", false, theme);
            let key = context.keymap.key_of(Command::Back, catalogue);
            return nothing(room, buf, &[fl!(catalogue, "tui-import-stop", key = key)], theme);
        };
        let import = read.import();
        let columns = fl!(catalogue, "tui-import-columns", count = import.columns.len());
        let actions = fl!(catalogue, "tui-import-actions", count = rows::count(import));
        let (title, other) = match self.part {
            ImportPart::Columns => (columns, actions),
            ImportPart::Actions => (actions, columns),
        };
        panel(buf, list, &title, true, theme);
        let key = context.keymap.key_of(Command::Next, catalogue);
        let hint = fl!(catalogue, "tui-import-other-part", key = key, part = other);
        let rows = {
            let (area, _) = (self as &dyn WithPane).areas(context.body, context);
            self.rows_in(area, context)
        };
        let len = self.len();
        let below = len.saturating_sub(self.list().first(len, rows.seen()) + rows.seen());
        let more = match below {
            0 => String::new(),
            count => fl!(catalogue, "tui-more-below", count = count),
        };
        foot(buf, list, &hint, &more, theme);
        if len == 0 {
            let said = [fl!(catalogue, "tui-import-nothing")];
            return nothing(rows.area, buf, &said, theme);
        }
        let heads = Rect {
            y: rows.area.y.saturating_sub(1),
            height: 1,
            ..rows.area
        };
        match self.part {
            ImportPart::Columns => {
                column_heads(buf, heads, context);
                let report = read.report();
                self.columns.draw(rows, len, buf, theme, |buf, line, at| {
                    draw_column(buf, line, (read, &report), &import.columns[at], context);
                });
            }
            ImportPart::Actions => {
                let heading = |key: &str| catalogue.field_heading(key);
                let text = format!("  {:<8}  {}", heading("id"), heading("title"));
                put_in(heads, buf, &text, theme.quiet());
                self.actions.draw(rows, len, buf, theme, |buf, line, at| {
                    if let Some(row) = rows::row(read, at) {
                        draw_action(buf, line, read, row, context);
                    }
                });
            }
        }
    }
}

/// What would become of the plan's actions, on one line.
fn outcome(read: &UnderstoodFile, context: &Context<'_>) -> String {
    let (catalogue, import) = (context.catalogue(), read.import());
    let mut told = vec![fl!(catalogue, "tui-import-new", count = import.actions.len())];
    let fields = import
        .changed
        .iter()
        .map(copil_import::ChangedAction::fields)
        .sum::<usize>();
    if fields > 0 {
        let count = import.changed.len();
        told.push(fl!(catalogue, "import-changed", actions = count, fields = fields));
    }
    if import.unchanged > 0 {
        told.push(fl!(catalogue, "import-unchanged", count = import.unchanged));
    }
    if !import.gone.is_empty() {
        told.push(fl!(catalogue, "tui-import-gone-count", count = import.gone.len()));
    }
    told.join(" · ")
}

fn column_heads(buf: &mut Buffer, line: Rect, context: &Context<'_>) {
    let (catalogue, style) = (context.catalogue(), context.theme.quiet());
    let widths = Widths::of(line);
    let mut pen = Pen::on(buf, line);
    pen.skip(LETTERS);
    pen.cell(widths.header, &fl!(catalogue, "import-head-header"), style)
        .skip(2);
    pen.cell(widths.field, &fl!(catalogue, "import-head-field"), style)
        .skip(2);
    if widths.why > 0 {
        pen.cell(widths.why, &fl!(catalogue, "import-head-why"), style).skip(2);
    }
    pen.cell_right(COUNT, &fl!(catalogue, "tui-import-head-said"), style);
}

/// How wide the cells of a row are.
#[derive(Clone, Copy)]
struct Widths {
    header: u16,
    field: u16,
    why: u16,
}

impl Widths {
    fn of(line: Rect) -> Self {
        let why = if line.width >= WITH_WHY { WHY } else { 0 };
        let gaps = LETTERS + 2 + 2 + if why > 0 { 2 } else { 0 } + COUNT;
        let field = FIELD.min(line.width / 3);
        Self {
            header: line.width.saturating_sub(gaps + field + why),
            field,
            why,
        }
    }
}

fn draw_column(
    buf: &mut Buffer,
    line: Rect,
    (read, report): (&UnderstoodFile, &ImportReport<'_>),
    column: &Column,
    context: &Context<'_>,
) {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let widths = Widths::of(line);
    let field: Style = match column.target {
        Target::Note | Target::Skip => theme.quiet(),
        _ => theme.text(),
    };
    let mut pen = Pen::on(buf, line);
    pen.cell(LETTERS, &report.letters(column), theme.quiet());
    pen.cell(widths.header, &sanitize(&column.header), theme.text()).skip(2);
    let mut name = target_name(catalogue, column.target);
    if read.mapping().is_key(column) {
        name = fl!(catalogue, "tui-import-is-key", field = name);
    }
    pen.cell(widths.field, &name, field).skip(2);
    if widths.why > 0 {
        pen.cell(widths.why, &why(catalogue, column.why), theme.quiet()).skip(2);
    }
    let count = read.findings(column).len();
    if count > 0 {
        pen.cell_right(COUNT, &count.to_string(), theme.warning());
    }
}

fn draw_action(buf: &mut Buffer, line: Rect, read: &UnderstoodFile, row: ImportRow<'_>, context: &Context<'_>) {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let (sign, style) = match row {
        ImportRow::New(_) => ("+", theme.good()),
        ImportRow::Changed(_) => ("≠", theme.accent()),
        ImportRow::Gone(_) => ("−", theme.warning()),
    };
    let mut pen = Pen::on(buf, line);
    pen.cell(2, sign, style);
    let id = to_u16(columns(row.id().as_str())).clamp(8, 20);
    pen.cell(id, row.id().as_str(), theme.strong()).skip(2);
    let title = row
        .action(read)
        .map(|action| sanitize(&action.title))
        .unwrap_or_default();
    let told = match row {
        ImportRow::New(new) => catalogue.status(&read.preview.named, &new.action.status),
        ImportRow::Changed(changed) => {
            let subject = Subject::Action(changed.id.clone());
            catalogue.summary(&read.preview.named, &changed.changes, &subject, Light::Plain)
        }
        ImportRow::Gone(_) => String::new(),
    };
    let most = match row {
        ImportRow::Changed(_) => pen.room() * 2 / 3,
        _ => pen.room() / 3,
    };
    pen.end(most, &told, theme.quiet()).skip_end(2);
    pen.text(&title, theme.text());
}
