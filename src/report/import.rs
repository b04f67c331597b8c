//! What a file adds to the plan and changes in it, or would: where each column goes, and what becomes of each cell.

use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

use super::page::Page;
use super::table::{Cell, Fit, Table, Tone};
use super::{Report, json};
use crate::wording::Catalogue;
use crate::wording::change::Light;
use crate::wording::layout::fit;
use crate::wording::sentence::refused;
use copil_import::{ChangedAction, Column, Finding, FindingKind, Import, TableRead, Target, UnreadSheet, Why};
use copil_plan::sanitize::sanitize;
use copil_plan::value::FieldPath;
use copil_plan::{ActionId, Plan};
use copil_sheet::column_letters;

/// How many actions are shown of those that are new, and how many cells of those that something is to be said of.
const MOST_SHOWN: (usize, usize) = (12, 200);

/// How many of the actions are shown that change.
const MOST_CHANGED: usize = 100;

/// How much of a cell is shown, in columns.
const SHOWN: usize = 48;

/// A file that is imported, or that would be.
#[derive(Debug)]
pub struct ImportReport<'i> {
    /// The plan that it is imported into.
    pub plan: &'i Plan,
    /// The file's name.
    pub file: String,
    /// What it adds and changes.
    pub import: &'i Import,
    /// The file of the mapping that it is read by, where there is one.
    pub mapping: Option<String>,
    /// The commit that did it; `None` where nothing is written.
    pub commit: Option<String>,
}

impl Report for ImportReport<'_> {
    fn json(&self, catalogue: &Catalogue) -> Json {
        let import = self.import;
        let tables = import.tables.iter().map(|table| {
            json!({
                "sheet": table.sheet,
                "hidden": table.hidden,
                "hidden_rows": table.hidden_rows,
                "turned": table.turned,
                "headers": table.headers,
            })
        });
        let unread = import.unread.iter();
        let unread = unread.map(|sheet| json!({ "sheet": sheet.name, "hidden": sheet.hidden, "cells": sheet.cells }));
        let columns = import
            .columns
            .iter()
            .map(|column| json!({ "column": self.letters(column), "header": column.header, "field": field(column) }));
        let actions = import
            .actions
            .iter()
            .map(|new| json!({ "id": new.id.as_str(), "group": new.group.as_str(), "title": new.action.title }));
        let findings = import.findings.iter().map(|finding| {
            json!({
                "sheet": finding.sheet,
                "cell": finding.place.to_string(),
                "text": finding.text,
                "refused": finding.what.is_refusal(),
                "said": self.said(catalogue, &finding.what),
            })
        });
        let changed = import
            .changed
            .iter()
            .map(|changed| json!({ "id": changed.id.as_str(), "changes": json::changes(&changed.changes) }));
        let gone = import.gone.iter().map(ActionId::as_str);
        let names = |pairs: Vec<(&str, &String)>| -> Json {
            pairs
                .into_iter()
                .map(|(id, name)| (id.to_owned(), json!(name)))
                .collect()
        };
        json!({
            "file": self.file,
            "mapping": self.mapping,
            "commit": self.commit,
            "tables": tables.collect::<Vec<_>>(),
            "unread": unread.collect::<Vec<_>>(),
            "columns": columns.collect::<Vec<_>>(),
            "actions": actions.collect::<Vec<_>>(),
            "changed": changed.collect::<Vec<_>>(),
            "unchanged": import.unchanged,
            "gone": gone.collect::<Vec<_>>(),
            "groups": names(import.groups.iter().map(|(id, name)| (id.as_str(), name)).collect()),
            "axes": names(import.axes.iter().map(|(id, name)| (id.as_str(), name)).collect()),
            "people": names(import.people.iter().map(|(id, name)| (id.as_str(), name)).collect()),
            "organisations": names(import.organisations.iter().map(|(id, name)| (id.as_str(), name)).collect()),
            "findings": findings.collect::<Vec<_>>(),
            "cells": {
                "headings": import.count.headings,
                "all": import.count.cells,
                "placed": import.count.placed,
                "noted": import.count.noted,
                "refused": import.count.refused,
            },
        })
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        for table in &self.import.tables {
            page.toned(self.table_line(catalogue, table), Tone::Strong);
        }
        for sheet in &self.import.unread {
            page.toned(unread_line(catalogue, sheet), Tone::Faint);
        }
        if let Some(mapping) = &self.mapping {
            page.toned(fl!(catalogue, "import-map-used", path = sanitize(mapping)), Tone::Faint);
        }
        self.columns(catalogue, page);
        self.additions(catalogue, page);
        self.changes(catalogue, page);
        self.gone(catalogue, page);
        let (refused, looked_at): (Vec<&Finding>, Vec<&Finding>) = self
            .import
            .findings
            .iter()
            .partition(|finding| finding.what.is_refusal());
        self.findings(
            catalogue,
            page,
            fl!(catalogue, "import-to-look-at", count = looked_at.len()),
            &looked_at,
        );
        self.findings(
            catalogue,
            page,
            fl!(catalogue, "import-refused", count = refused.len()),
            &refused,
        );
        self.skipped(catalogue, page);
        self.key_hint(catalogue, page);
        page.blank();
        let count = self.import.count;
        page.line(fl!(
            catalogue,
            "import-cells",
            cells = count.cells,
            placed = count.placed,
            noted = count.noted,
            refused = count.refused,
            headings = count.headings
        ));
    }
}

impl ImportReport<'_> {
    /// A column as people say it; in a table that lies on its side it is a row.
    pub fn letters(&self, column: &Column) -> String {
        let is_turned = self.import.tables.first().is_some_and(|table| table.turned);
        match is_turned {
            true => (u64::from(column.at) + 1).to_string(),
            false => column_letters(column.at),
        }
    }

    /// Where a table is in the file.
    pub fn table_line(&self, catalogue: &Catalogue, table: &TableRead) -> String {
        let (file, headers) = (sanitize(&self.file), table.headers.as_str());
        let mut line = match table.sheet.as_str() {
            "" => file,
            sheet => fl!(catalogue, "import-sheet", file = file, sheet = sanitize(sheet)),
        };
        line.push_str(&match table.turned {
            true => fl!(catalogue, "import-headers-turned", column = headers),
            false => fl!(catalogue, "import-headers", row = headers),
        });
        if table.hidden {
            line.push_str(&fl!(catalogue, "import-hidden"));
        }
        if table.hidden_rows > 0 {
            let count = table.hidden_rows;
            line.push_str(&fl!(catalogue, "import-hidden-rows", count = count));
        }
        line
    }

    /// Where each column goes.
    fn columns(&self, catalogue: &Catalogue, page: &mut Page) {
        page.blank();
        let mut table = Table::new([
            (fl!(catalogue, "import-head-column"), Fit::Keep),
            (fl!(catalogue, "import-head-header"), Fit::Shrink(1)),
            (fl!(catalogue, "import-head-field"), Fit::Keep),
            (fl!(catalogue, "import-head-why"), Fit::Shrink(2)),
        ]);
        for column in &self.import.columns {
            let tone = match column.target {
                Target::Note | Target::Skip => Tone::Faint,
                _ => Tone::Plain,
            };
            let field = target_name(catalogue, column.target);
            let header = fit(&sanitize(&column.header), SHOWN);
            let why = Cell::new(why(catalogue, column.why), Tone::Faint);
            let letters = self.letters(column);
            table.push(vec![letters.into(), header.into(), Cell::new(field, tone), why]);
        }
        page.table(&table);
    }

    /// What comes to the plan.
    fn additions(&self, catalogue: &Catalogue, page: &mut Page) {
        let import = self.import;
        page.blank();
        page.toned(
            fl!(
                catalogue,
                "import-new",
                actions = import.actions.len(),
                groups = import.groups.len(),
                axes = import.axes.len(),
                people = import.people.len(),
                organisations = import.organisations.len()
            ),
            Tone::Strong,
        );
        if import.actions.is_empty() {
            return;
        }
        let mut table = Table::new([
            (catalogue.field(&FieldPath::key("id")), Fit::Keep),
            (catalogue.field(&FieldPath::key("title")), Fit::Shrink(1)),
            (catalogue.field(&FieldPath::key("group")), Fit::Shrink(2)),
            (catalogue.field(&FieldPath::key("status")), Fit::Keep),
        ]);
        for new in import.actions.iter().take(MOST_SHOWN.0) {
            let known = self.plan.groups.get(&new.group).map(|group| &group.title);
            let of_file = import
                .groups
                .iter()
                .find(|(id, _)| *id == new.group)
                .map(|(_, title)| title);
            let group = known.or(of_file).map_or_else(|| new.group.as_str(), String::as_str);
            table.push(vec![
                new.id.as_str().into(),
                sanitize(&new.action.title).into(),
                sanitize(group).into(),
                catalogue.status(self.plan, &new.action.status).into(),
            ]);
        }
        page.table(&table);
        let more = import.actions.len().saturating_sub(MOST_SHOWN.0);
        if more > 0 {
            page.toned(fl!(catalogue, "import-more", count = more), Tone::Faint);
        }
    }

    /// What becomes of actions that the plan has.
    fn changes(&self, catalogue: &Catalogue, page: &mut Page) {
        let import = self.import;
        if !import.changed.is_empty() {
            page.blank();
            let fields = import.changed.iter().map(ChangedAction::fields).sum::<usize>();
            let said = fl!(
                catalogue,
                "import-changed",
                actions = import.changed.len(),
                fields = fields
            );
            page.toned(said, Tone::Strong);
            let plan = import.with_new(self.plan);
            for changed in import.changed.iter().take(MOST_CHANGED) {
                for line in catalogue.change_lines(&plan, &changed.changes, Light::Plain) {
                    page.hanging("  ", 4, &line, Tone::Plain);
                }
            }
            let more = import.changed.len().saturating_sub(MOST_CHANGED);
            if more > 0 {
                page.toned(fl!(catalogue, "import-more", count = more), Tone::Faint);
            }
        }
        if import.unchanged > 0 {
            page.blank();
            page.toned(
                fl!(catalogue, "import-unchanged", count = import.unchanged),
                Tone::Strong,
            );
        }
    }

    /// The actions that the file does not tell of any more.
    fn gone(&self, catalogue: &Catalogue, page: &mut Page) {
        let gone = &self.import.gone;
        if gone.is_empty() {
            return;
        }
        page.blank();
        page.toned(fl!(catalogue, "import-gone", count = gone.len()), Tone::Strong);
        for id in gone.iter().take(MOST_SHOWN.0) {
            let title = self
                .plan
                .actions
                .get(id)
                .map_or("", |placed| placed.action.title.as_str());
            let line = fl!(catalogue, "import-gone-one", id = id.as_str(), title = sanitize(title));
            page.hanging("  ", 4, &line, Tone::Plain);
        }
        let more = gone.len().saturating_sub(MOST_SHOWN.0);
        if more > 0 {
            page.toned(fl!(catalogue, "import-more", count = more), Tone::Faint);
        }
    }

    /// The columns that are left out, each with how many of its cells.
    fn skipped(&self, catalogue: &Catalogue, page: &mut Page) {
        let is_turned = self.import.tables.first().is_some_and(|table| table.turned);
        let skipped = self
            .import
            .columns
            .iter()
            .filter(|column| column.target == Target::Skip);
        for column in skipped {
            let at = |finding: &&Finding| match is_turned {
                true => finding.place.row,
                false => finding.place.column,
            };
            let findings = self.import.findings.iter();
            let own = findings.filter(|finding| is_skipped(finding) && at(finding) == column.at);
            let header = fit(&sanitize(&column.header), SHOWN);
            let said = fl!(catalogue, "import-skipped", header = header, count = own.count());
            page.hanging(format!("  {:<6}", self.letters(column)), 8, &said, Tone::Faint);
        }
    }

    /// How rows come to change the actions that they name.
    fn key_hint(&self, catalogue: &Catalogue, page: &mut Page) {
        let is_left = |finding: &Finding| matches!(finding.what, FindingKind::AlreadyThere(_));
        let mut columns = self.import.columns.iter();
        if self.import.findings.iter().any(is_left)
            && let Some(title) = columns.find(|column| column.target == Target::Title)
        {
            let column = sanitize(&title.header);
            page.toned(fl!(catalogue, "import-key-hint", column = column), Tone::Faint);
        }
    }

    /// The cells that something is to be said of.
    fn findings(&self, catalogue: &Catalogue, page: &mut Page, title: String, findings: &[&Finding]) {
        if findings.is_empty() {
            return;
        }
        page.blank();
        page.toned(title, Tone::Strong);
        let several = self.import.tables.len() > 1;
        // Of a row that is not taken as a whole, the first cell stands for all.
        let is_of_row = |one: &&Finding, other: &&Finding| {
            one.what.is_refusal()
                && one.what == other.what
                && one.sheet == other.sheet
                && one.place.row == other.place.row
        };
        let told: Vec<&Finding> = findings
            .iter()
            .copied()
            .filter(|finding| !is_skipped(finding))
            .collect();
        let rows: Vec<&[&Finding]> = told.chunk_by(is_of_row).collect();
        for row in rows.iter().take(MOST_SHOWN.1) {
            let Some(finding) = row.first() else { continue };
            let place = match several {
                true => format!("{}!{}", sanitize(&finding.sheet), finding.place),
                false => finding.place.to_string(),
            };
            let text = quoted(catalogue, &finding.text);
            let text = match row.len() {
                1 => text,
                count => fl!(catalogue, "import-row", first = text, count = (count - 1)),
            };
            let tone = if finding.what.is_refusal() {
                Tone::Faint
            } else {
                Tone::Plain
            };
            let said = fl!(
                catalogue,
                "import-cell",
                cell = text,
                said = self.said(catalogue, &finding.what)
            );
            page.hanging(format!("  {place:<5} "), 8, &said, tone);
        }
        let more: usize = rows.iter().skip(MOST_SHOWN.1).map(|row| row.len()).sum();
        if more > 0 {
            page.toned(fl!(catalogue, "import-more-cells", count = more), Tone::Faint);
        }
    }

    /// What becomes of a cell, and why.
    pub fn said(&self, catalogue: &Catalogue, what: &FindingKind) -> String {
        match what {
            FindingKind::NotUnderstood => fl!(catalogue, "import-not-understood"),
            FindingKind::UnusableId => fl!(catalogue, "import-unusable-id"),
            FindingKind::About(day) => fl!(catalogue, "import-taken", value = catalogue.long_date(*day)),
            FindingKind::Taken(word) => {
                let status = word.parse().ok().filter(|id| {
                    self.plan.workflow().contains(word) && self.plan.workflow().iter().any(|(known, _)| known == id)
                });
                let value = match (status, copil_plan::Weather::from_word(word)) {
                    (Some(status), _) => catalogue.status(self.plan, &status),
                    (None, Some(weather)) => catalogue.weather(weather),
                    (None, None) => word.clone(),
                };
                fl!(catalogue, "import-taken", value = value)
            }
            FindingKind::NoTitle => fl!(catalogue, "import-no-title"),
            FindingKind::Hint => fl!(catalogue, "import-hint"),
            FindingKind::Total => fl!(catalogue, "import-total"),
            FindingKind::Remark => fl!(catalogue, "import-remark"),
            FindingKind::AlreadyThere(id) => fl!(catalogue, "import-already-there", id = id.as_str()),
            FindingKind::Skipped => fl!(catalogue, "import-skip"),
            FindingKind::KeyTwice(id) => fl!(catalogue, "import-key-twice", id = id.as_str()),
            FindingKind::KeyOfSeveral(id, other) => fl!(
                catalogue,
                "import-key-of-several",
                id = id.as_str(),
                other = other.as_str()
            ),
            FindingKind::Forbidden(refusal) => {
                let why = refused(catalogue, self.plan, refusal).what;
                fl!(catalogue, "import-forbidden", why = why)
            }
        }
    }
}

fn is_skipped(finding: &Finding) -> bool {
    finding.what == FindingKind::Skipped
}

/// The key of an action that a column fills; nothing where it is left out.
fn field(column: &Column) -> Option<&'static str> {
    (column.target != Target::Skip).then(|| column.target.key())
}

/// A sheet that is not read.
pub fn unread_line(catalogue: &Catalogue, sheet: &UnreadSheet) -> String {
    let (name, count) = (sanitize(&sheet.name), sheet.cells);
    match sheet.hidden {
        true => fl!(catalogue, "import-unread-hidden", sheet = name, count = count),
        false => fl!(catalogue, "import-unread", sheet = name, count = count),
    }
}

/// What a cell holds, as much of it as is shown.
pub fn quoted(catalogue: &Catalogue, text: &str) -> String {
    fl!(catalogue, "quoted", text = fit(&sanitize(text), SHOWN))
}

/// Where a column goes. What shares a field with others is told apart.
pub fn target_name(catalogue: &Catalogue, target: Target) -> String {
    match target {
        Target::Note => fl!(catalogue, "import-note"),
        Target::Skip => fl!(catalogue, "import-skip"),
        Target::SubAxis => fl!(catalogue, "import-sub-axis"),
        Target::SubAction => fl!(catalogue, "import-sub-action"),
        Target::Done => fl!(catalogue, "import-done"),
        Target::Spent => fl!(catalogue, "import-spent"),
        Target::Funder => fl!(catalogue, "import-funder"),
        target => catalogue.field(&FieldPath::key(target.key())),
    }
}

/// Why a column goes where it does.
pub fn why(catalogue: &Catalogue, why: Why) -> String {
    match why {
        Why::Header => fl!(catalogue, "import-why-header"),
        Why::Values => fl!(catalogue, "import-why-values"),
        Why::Mapping => fl!(catalogue, "import-why-mapping"),
        Why::Instead => fl!(catalogue, "import-why-instead"),
        Why::Unknown => fl!(catalogue, "import-why-unknown"),
        Why::Other => fl!(catalogue, "import-why-other"),
    }
}
