//! A spreadsheet as it would be imported: where each column goes and what becomes of its cells, and which actions would be
//! new, others, or are not in the file. Enter has a column go elsewhere, and all is worked out again.
//!
//! ```text
//! ╭ projets.xlsx ────────────────────────────────────────────────╮
//! │ 12 nouvelles actions · 3 modifiées (5 champs) · 2 absentes    │   ◀ what would become of the plan
//! │ 480 cellules = 430 placées + 45 en note + 5 non reprises      │
//! │ feuille « Actions », en-têtes en ligne 3                      │
//! ╰───────────────────────────────────────────────────────────────╯
//! ╭ Colonnes (14) ────────────────╮╭ C · Échéance ────────────────╮
//! │  A  N°        identifiant     ││ devient échéance : son …      │   ◀ samples, and cells to look at: detail.rs
//! │▶ C  Échéance  échéance  3 ?   ││ C4 « 31/12/18 » → 31/12/2018  │
//! ╰─── tab : actions ─────────────╯╰───────────────────────────────╯
//! ```

mod detail;
mod fields;
mod files;
mod prompt;
mod returned;
mod rows;
mod values;
mod view;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crossterm::event::MouseEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Effect, Screen};
use crate::report::import::ImportReport;
use crate::tui::command::Command;
use crate::tui::component::{Click, ListState, Pane, PaneText, Rows, WithPane};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::workspace::import::SourceFile;
use crate::workspace::import_preview::ImportPreview;
use copil_import::{Column, Finding, Import, Mapping};
use copil_plan::sanitize::sanitize;

pub use files::files;
use prompt::ImportPrompt;
pub use returned::{ReturnedImport, ReturnedPrompt};
use rows::ImportRow;

/// A file that is to be imported.
#[derive(Clone, Debug)]
pub enum ImportFile {
    /// One of those listed.
    Listed(PathBuf),
    /// One whose path is typed.
    Typed(String),
}

/// What is being done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportStep {
    /// It is read.
    Reading,
    /// What its cells mean is worked out.
    Understanding,
}

/// What is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ImportPart {
    Columns,
    Actions,
}

/// The state of the screen.
#[derive(Debug)]
pub struct ImportScreen {
    /// The file's name.
    file: String,
    /// What is being done.
    step: Option<ImportStep>,
    /// What was understood last.
    read: Option<UnderstoodFile>,
    part: ImportPart,
    columns: ListState,
    actions: ListState,
    pane: Pane,
}

/// A file as it was understood.
#[derive(Debug)]
struct UnderstoodFile {
    preview: Arc<ImportPreview>,
}

impl UnderstoodFile {
    fn import(&self) -> &Import {
        &self.preview.import
    }

    fn report(&self) -> ImportReport<'_> {
        ImportReport {
            plan: &self.preview.named,
            file: self.preview.source.name(),
            import: &self.preview.import,
            mapping: self.preview.kept.as_ref().map(ToString::to_string),
            commit: None,
        }
    }

    /// What is to be said of the cells of a column.
    fn findings(&self, column: &Column) -> impl ExactSizeIterator<Item = &Finding> {
        let found = self.preview.findings.get(&column.at).map_or(&[][..], Vec::as_slice);
        found.iter().map(|at| &self.preview.import.findings[*at])
    }

    fn mapping(&self) -> &Mapping {
        &self.preview.mapping
    }
}

impl ImportScreen {
    /// A file that is being read.
    pub fn reading(path: &Path) -> Self {
        let name = path.file_name().unwrap_or(path.as_os_str());
        Self {
            file: sanitize(&name.to_string_lossy()),
            step: Some(ImportStep::Reading),
            read: None,
            part: ImportPart::Columns,
            columns: ListState::default(),
            actions: ListState::default(),
            pane: Pane::default(),
        }
    }

    /// Whether it was understood once.
    pub fn is_read(&self) -> bool {
        self.read.is_some()
    }

    /// Whether something is being worked out.
    pub fn is_awaited(&self) -> bool {
        self.step.is_some()
    }

    /// Whether a command follows from what is being worked out, and so has to wait for it.
    pub fn needs_outcome(command: Command) -> bool {
        matches!(
            command,
            Command::ColumnField
                | Command::TakeIn
                | Command::KeyColumn
                | Command::ValueMeaning
                | Command::OtherSheet
                | Command::KeepMapping
        )
    }

    /// What was understood.
    pub fn preview(&self) -> Option<Arc<ImportPreview>> {
        self.read.as_ref().map(|read| Arc::clone(&read.preview))
    }

    /// Takes note that the file is understood by another mapping; answers the file.
    pub fn understand(&mut self) -> Option<Arc<SourceFile>> {
        let preview = self.preview()?;
        self.step = Some(ImportStep::Understanding);
        Some(Arc::clone(&preview.source))
    }

    /// Takes note that the file is understood once more; answers the file and what was said of it.
    pub fn understand_anew(&mut self) -> Option<(Arc<SourceFile>, Mapping)> {
        let preview = self.preview()?;
        Some((self.understand()?, preview.mapping.clone()))
    }

    /// Takes note of what is being done.
    pub fn goes_on(&mut self, step: ImportStep) {
        self.step = Some(step);
    }

    /// Waits no longer; answers whether there is something to show.
    pub fn give_up(&mut self) -> bool {
        self.step = None;
        self.read.is_some()
    }

    /// Shows what was understood; answers what was shown before.
    pub fn take(&mut self, preview: ImportPreview, context: &Context<'_>) -> impl Send + 'static {
        self.step = None;
        let before = self.read.replace(UnderstoodFile {
            preview: Arc::new(preview),
        });
        self.refresh(context);
        before
    }

    fn column(&self) -> Option<&Column> {
        self.read.as_ref()?.import().columns.get(self.columns.selected())
    }

    fn action(&self) -> Option<ImportRow<'_>> {
        rows::row(self.read.as_ref()?, self.actions.selected())
    }

    /// How many rows there are of what is listed.
    fn len(&self) -> usize {
        let Some(read) = &self.read else { return 0 };
        match self.part {
            ImportPart::Columns => read.import().columns.len(),
            ImportPart::Actions => rows::count(read.import()),
        }
    }

    fn list(&self) -> ListState {
        match self.part {
            ImportPart::Columns => self.columns,
            ImportPart::Actions => self.actions,
        }
    }

    fn list_mut(&mut self) -> &mut ListState {
        match self.part {
            ImportPart::Columns => &mut self.columns,
            ImportPart::Actions => &mut self.actions,
        }
    }

    fn rows_on_screen(&self, context: &Context<'_>) -> Rows {
        let (list, _) = (self as &dyn WithPane).areas(context.body, context);
        self.rows_in(list, context)
    }

    /// Has the selected column tell which action a row is about, or no longer.
    fn key_column(&self) -> Effect {
        let (Some(read), Some(column)) = (&self.read, self.column()) else {
            return Effect::None;
        };
        let mut mapping = read.mapping().clone();
        mapping.key = (!mapping.is_key(column)).then(|| column.header.clone());
        Effect::Understand(mapping)
    }

    /// The menu of where the selected column can go.
    fn fields(&self, context: &Context<'_>) -> Effect {
        match (&self.read, self.column()) {
            (Some(read), Some(column)) => fields::fields(read, column, context),
            _ => Effect::None,
        }
    }

    /// Whether the selected column has values that are not understood for sure.
    fn has_values(&self) -> bool {
        let read = self.read.as_ref().zip(self.column());
        read.is_some_and(|(read, column)| values::has_values(read, column))
    }

    /// The menu of what these can mean.
    fn values(&self, context: &Context<'_>) -> Effect {
        match (&self.read, self.column()) {
            (Some(read), Some(column)) => values::values(read, column, context),
            _ => Effect::None,
        }
    }
}

impl Screen for ImportScreen {
    fn scopes(&self) -> &'static [Scope] {
        &[
            Scope::Import,
            Scope::Parts,
            Scope::Beside,
            Scope::Scrolled,
            Scope::List,
            Scope::Global,
        ]
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        let is_column = self.part == ImportPart::Columns && self.column().is_some();
        match command {
            Command::ColumnField => is_column,
            Command::Open => false,
            Command::KeyColumn => is_column && self.column().is_some_and(Column::has_header),
            Command::ValueMeaning => is_column && self.has_values(),
            Command::OtherSheet => self.read.as_ref().is_some_and(fields::has_other_sheets),
            Command::TakeIn => self.read.as_ref().is_some_and(|read| !read.import().is_nothing()),
            Command::KeepMapping => self.read.as_ref().is_some_and(|read| read.preview.kept.is_none()),
            Command::Next | Command::Previous => self.read.is_some(),
            _ => true,
        }
    }

    fn with_pane(&self) -> Option<&dyn WithPane> {
        Some(self)
    }

    fn with_pane_mut(&mut self) -> Option<&mut dyn WithPane> {
        Some(self)
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        match (command, &self.read) {
            (Command::Back, _) => return Effect::LeaveImport,
            (Command::ColumnField, _) if self.part == ImportPart::Columns => return self.fields(context),
            (Command::KeyColumn, _) if self.part == ImportPart::Columns => return self.key_column(),
            (Command::ValueMeaning, _) if self.part == ImportPart::Columns => return self.values(context),
            (Command::OtherSheet, Some(read)) => return fields::sheets(read, context),
            (Command::KeepMapping, Some(_)) => return Effect::KeepMapping,
            (Command::TakeIn, Some(read)) => {
                return Effect::Push(Box::new(ImportPrompt::of(Arc::clone(&read.preview))));
            }
            (Command::Next | Command::Previous, Some(_)) => {
                self.part = match self.part {
                    ImportPart::Columns => ImportPart::Actions,
                    ImportPart::Actions => ImportPart::Columns,
                };
            }
            _ => {
                let (len, seen) = (self.len(), self.rows_on_screen(context).seen());
                self.list_mut().follow(command, len, seen);
            }
        }
        Effect::None
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let (rows, len) = (self.rows_on_screen(context), self.len());
        match self.list_mut().click(event, rows, len) {
            Some(Click::Again) => self.update(Command::ColumnField, context),
            Some(Click::Selected) | None => Effect::None,
        }
    }

    fn refresh(&mut self, context: &Context<'_>) {
        let (len, seen) = (self.len(), self.rows_on_screen(context).seen());
        let selected = self.list().selected();
        self.list_mut().select(selected, len, seen);
    }

    fn importing(&mut self) -> Option<&mut ImportScreen> {
        Some(self)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        self.draw(area, buf, context);
    }
}

impl WithPane for ImportScreen {
    fn pane(&self) -> &Pane {
        &self.pane
    }

    fn pane_mut(&mut self) -> &mut Pane {
        &mut self.pane
    }

    fn list_width(&self, _context: &Context<'_>) -> u16 {
        view::LIST
    }

    fn rows_below(&self, context: &Context<'_>) -> Option<u16> {
        self.rows_below_list(context)
    }

    fn told(&self, width: usize, context: &Context<'_>) -> PaneText {
        self.detail(width, context)
    }
}
