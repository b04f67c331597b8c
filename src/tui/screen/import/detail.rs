//! What is told of the selected column or action.

use i18n_embed_fl::fl;
use ratatui::text::Span;

use super::rows::ImportRow;
use super::{ImportPart, ImportScreen, UnderstoodFile};
use crate::report::import::{quoted, target_name, why};
use crate::tui::component::{PageWriter, PaneText, columns};
use crate::tui::context::Context;
use crate::wording::Catalogue;
use copil_import::{ChangedAction, Column, Fate, Sample, Target};
use copil_plan::change::{FileContent, Meaning};
use copil_plan::field::Record;
use copil_plan::sanitize::sanitize;
use copil_plan::shape::{FieldSpec, Shape};
use copil_plan::value::Value;
use copil_plan::{Action, Plan};

/// The most cells that are told of one column.
const MOST_CELLS: usize = 200;

impl ImportScreen {
    pub(super) fn detail(&self, width: usize, context: &Context<'_>) -> PaneText {
        let Some(read) = &self.read else {
            return PaneText::default();
        };
        match self.part {
            ImportPart::Columns => match self.column() {
                Some(column) => told_of_column(read, column, width, context),
                None => PaneText::default(),
            },
            ImportPart::Actions => match self.action() {
                Some(row) => told_of_action(read, row, width, context),
                None => PaneText::default(),
            },
        }
    }
}

/// Where a column goes, what becomes of a few of its cells, and of those that something is to be said of.
fn told_of_column(read: &UnderstoodFile, column: &Column, width: usize, context: &Context<'_>) -> PaneText {
    let (catalogue, theme, report) = (context.catalogue(), context.theme, read.report());
    let mut page = PageWriter::new(width, theme);
    let (field, reason) = (target_name(catalogue, column.target), why(catalogue, column.why));
    let goes = fl!(catalogue, "tui-import-goes", field = field, why = reason);
    page.wrapped(&goes, theme.text());
    if read.mapping().is_key(column) {
        page.wrapped(&fl!(catalogue, "tui-import-key"), theme.accent());
    }
    let of_column = |sample: &&Sample| sample.column == column.at;
    let mut samples = read.import().samples.iter().filter(of_column).peekable();
    match samples.peek() {
        Some(_) => page.heading(&fl!(catalogue, "tui-import-samples")),
        None => page.wrapped(&fl!(catalogue, "tui-import-no-samples"), theme.quiet()),
    }
    for sample in samples {
        let text = quoted(catalogue, &sample.text);
        let became = became(read, column, sample, catalogue);
        told_cell(
            &mut page,
            &sample.place.to_string(),
            &format!("{text} → {became}"),
            theme.text(),
            context,
        );
    }
    let findings = read.findings(column);
    let count = findings.len();
    if count > 0 {
        page.heading(&fl!(catalogue, "tui-import-cells-said", count = count));
    }
    for finding in findings.take(MOST_CELLS) {
        let (text, said) = (quoted(catalogue, &finding.text), report.said(catalogue, &finding.what));
        let line = fl!(catalogue, "import-cell", cell = text, said = said);
        let style = if finding.what.is_refusal() {
            theme.quiet()
        } else {
            theme.warning()
        };
        told_cell(&mut page, &finding.place.to_string(), &line, style, context);
    }
    if count > MOST_CELLS {
        let more = fl!(catalogue, "import-more-cells", count = (count - MOST_CELLS));
        page.wrapped(&more, theme.quiet());
    }
    PaneText {
        title: column_title(&report.letters(column), column),
        lines: page.lines,
    }
}

/// A cell with its place before it.
fn told_cell(page: &mut PageWriter, place: &str, text: &str, style: ratatui::style::Style, context: &Context<'_>) {
    let pad = " ".repeat(6_usize.saturating_sub(columns(place)));
    let start = vec![Span::styled(format!("{place}{pad} "), context.theme.quiet())];
    page.hanging(start, 7, text, style);
}

/// A column with its header, where it has one.
pub(super) fn column_title(letters: &str, column: &Column) -> String {
    match column.has_header() {
        true => format!("{letters} · {}", sanitize(&column.header)),
        false => letters.to_owned(),
    }
}

/// What a cell became.
fn became(read: &UnderstoodFile, column: &Column, sample: &Sample, catalogue: &Catalogue) -> String {
    match sample.fate {
        Fate::Noted => return fl!(catalogue, "import-note"),
        Fate::Refused => return fl!(catalogue, "tui-import-not-taken"),
        Fate::Placed => {}
    }
    let field = || target_name(catalogue, column.target);
    let named = &read.preview.named;
    match column.target {
        Target::Id => sample.action.to_string(),
        Target::Group => group_of(read, sample).unwrap_or_else(field),
        target => match spec(target.key()) {
            // What is one of several parts is told by the field alone.
            Some(spec) if !is_of_parts(spec) => {
                let value = value_of(read, sample, spec.key);
                let word = |value: Value| match (spec.key, value.as_text().and_then(|text| text.parse().ok())) {
                    ("status", Some(status)) => catalogue.status(named, &status),
                    _ => catalogue.field_value_short(named, spec.shape, &value),
                };
                let value = value.map(word);
                value.map_or_else(field, |value| quoted_short(&value))
            }
            _ => field(),
        },
    }
}

fn quoted_short(value: &str) -> String {
    crate::wording::layout::fit(&sanitize(value), 60)
}

fn spec(key: &str) -> Option<&'static FieldSpec> {
    Action::FIELDS.iter().find(|field| field.key == key)
}

fn is_of_parts(spec: &FieldSpec) -> bool {
    matches!(spec.shape, Shape::Keyed(_) | Shape::Record(_))
}

/// The title of the group that the action of a cell is in.
fn group_of(read: &UnderstoodFile, sample: &Sample) -> Option<String> {
    let import = read.import();
    let new = import.actions.iter().find(|new| new.id == sample.action);
    let changed = || changed_of(read, sample)?.file.after.as_ref()?.key.group.as_ref();
    let there = || {
        read.preview
            .named
            .actions
            .get(&sample.action)
            .map(|placed| &placed.group)
    };
    let group = new.map(|new| &new.group).or_else(changed).or_else(there)?;
    let of_file = import.groups.iter().find(|(id, _)| id == group).map(|(_, title)| title);
    let known = read.preview.named.groups.get(group).map(|group| &group.title);
    of_file.or(known).map(|title| sanitize(title))
}

fn changed_of<'r>(read: &'r UnderstoodFile, sample: &Sample) -> Option<&'r ChangedAction> {
    read.import().changed.iter().find(|changed| changed.id == sample.action)
}

/// What the action of a cell holds in a field once the file is imported.
fn value_of(read: &UnderstoodFile, sample: &Sample, key: &str) -> Option<Value> {
    let new = read.import().actions.iter().find(|new| new.id == sample.action);
    if let Some(new) = new {
        return new.action.field(key);
    }
    if let Some(changed) = changed_of(read, sample) {
        return match &changed.file.after.as_ref()?.content {
            FileContent::Table(table) => table.get(key).cloned(),
            FileContent::Unreadable(_) => None,
        };
    }
    read.preview.named.actions.get(&sample.action)?.action.field(key)
}

/// An action of the file: what it holds where it is new, what changes of it, or that the file does not have it.
fn told_of_action(read: &UnderstoodFile, row: ImportRow<'_>, width: usize, context: &Context<'_>) -> PaneText {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let mut page = PageWriter::new(width, theme);
    if let Some(action) = row.action(read) {
        page.wrapped(&sanitize(&action.title), theme.strong());
        page.blank();
    }
    match row {
        ImportRow::New(new) => write_fields(&mut page, &new.action, &read.preview.named, context),
        ImportRow::Changed(changed) => {
            let goes_along = |meaning| matches!(meaning, Meaning::Since | Meaning::Unconfirmed);
            for change in changed.changes.iter().filter(|change| !goes_along(change.meaning())) {
                let told = catalogue.change(&read.preview.named, change);
                page.hanging(vec![Span::raw("· ")], 2, &told, theme.text());
            }
        }
        ImportRow::Gone(_) => page.wrapped(&fl!(catalogue, "tui-import-gone"), theme.text()),
    }
    PaneText {
        title: row.id().to_string(),
        lines: page.lines,
    }
}

/// What a new action holds, field by field.
fn write_fields(page: &mut PageWriter, action: &Action, named: &Plan, context: &Context<'_>) {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    for spec in Action::FIELDS.iter().filter(|spec| spec.key != "title") {
        let Some(value) = action.field(spec.key) else { continue };
        let name = catalogue.field_heading(spec.key);
        let text = match (spec.key, &value) {
            ("status", _) => catalogue.status(named, &action.status),
            ("notes" | "links", Value::Table(notes)) => {
                page.fact(&name, &notes.iter().count().to_string(), theme.text());
                for (header, text) in notes.iter() {
                    let text = catalogue.field_value_short(named, Shape::Text, text);
                    let line = fl!(catalogue, "import-cell", cell = sanitize(header), said = text);
                    page.prose(&line, 2, theme.quiet());
                }
                continue;
            }
            (_, Value::Table(parts)) => {
                let titles = parts.iter().map(|(_, part)| title_of(part));
                titles.collect::<Vec<_>>().join(", ")
            }
            (_, value) => catalogue.field_value_short(named, spec.shape, value),
        };
        page.fact(&name, &text, theme.text());
    }
}

/// The title of a part: a milestone, an indicator, a budget.
fn title_of(part: &Value) -> String {
    let table = part.as_table();
    let text = |key: &str| table.and_then(|table| table.get(key)?.as_text());
    let title = text("title").or_else(|| text("funder"));
    sanitize(title.unwrap_or_default())
}
