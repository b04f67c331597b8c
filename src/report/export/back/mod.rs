//! An export that comes back: what was edited in it since it was made.
//!
//! The same export is made again of what it was made from, and read as the file is. So whatever a form cannot say, both lack
//! alike, and what differs was edited.

mod cells;
mod draft;
mod fit;
mod json;
mod meaning;
pub mod returned;
mod rows;

use copil_plan::change::{FileChange, FileVersion, Subject};
use copil_sheet::write::WriteError;
use copil_sheet::{Sheet, SheetError};

use super::{AboutLabels, CsvFor, Export, book};
use crate::wording::Catalogue;
use crate::workspace::MisfitKind;
use copil_plan::value::{FieldPath, Value};
use copil_plan::{GroupId, Language, Plan, PlanId};
use draft::Draft;
use meaning::Meaning;
use rows::heading_row;

pub use draft::Ground;
pub use fit::fitted;

/// What is different in an export that comes back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edited {
    /// The files of the plan that it was made from, and as it has them now.
    pub files: Vec<FileChange>,
    /// Where that stands in the file.
    pub cells: Vec<EditedCell>,
    /// What is not taken.
    pub findings: Vec<Finding>,
}

/// A value that was edited, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct EditedCell {
    /// In whose file it is.
    pub subject: Subject,
    /// Which value of it.
    pub path: FieldPath,
    /// What it was.
    pub before: Option<Value>,
    /// Where it is in what came back, as people say it.
    pub place: String,
    /// What stands there.
    pub text: String,
}

/// Something of it that is not taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Where it is, as people say it.
    pub place: String,
    /// What stands there.
    pub text: String,
    /// Why it is not taken.
    pub what: FindingKind,
}

/// Why something is not taken.
#[derive(Clone, Debug, PartialEq)]
pub enum FindingKind {
    /// It is worked out from others.
    Computed,
    /// It is not what its column holds.
    NotUnderstood,
    /// The export held its beginning alone.
    Cut,
    /// Its row says not what it is about.
    Nameless,
    /// Another row is about the same.
    Twice,
    /// What its row is a part of is not in the plan.
    NoOwner,
    /// Its row was in the plan, and not in the export.
    NotExported,
    /// It was new in the file, and the plan has one of its title in the group by now.
    AlreadyThere,
    /// It is gone from the file, and stays in the plan.
    Gone,
    /// So many are not in the file, which does not say whether they ever were.
    Absent(usize),
    /// Its column is gone from the file.
    ColumnGone,
    /// It stands above a column, in a row or in a sheet that is none of the export's, with so many cells.
    Foreign(usize),
    /// The plan may not be so.
    Misfit(MisfitKind),
}

impl Edited {
    /// The same without the new actions that the plan has by now, under the same title in the same group: the file came back
    /// before.
    #[must_use]
    pub fn without_known(mut self, base: &Plan, now: &Plan) -> Self {
        let is_known = |group: &GroupId, title: &str| {
            let mut alike = now.actions_of(group).filter(|(_, placed)| placed.title == title);
            alike.any(|(id, _)| !base.actions.contains_key(id))
        };
        self.files.retain(|file| {
            let new = file.after.as_ref().filter(|_| file.before.is_none());
            let title = |after: &FileVersion| Some(after.table()?.get("title")?.as_text()?.to_owned());
            let action = new.filter(|after| after.action().is_some());
            let action = action.and_then(|after| Some((after.key.group.clone()?, title(after)?)));
            let known = action.filter(|(group, title)| is_known(group, title));
            if let Some((group, title)) = &known {
                self.findings.push(Finding {
                    place: group.to_string(),
                    text: title.clone(),
                    what: FindingKind::AlreadyThere,
                });
            }
            known.is_none()
        });
        self
    }
}

/// Why an export that comes back cannot be compared.
#[derive(Debug, thiserror::Error)]
pub enum BackError {
    /// The same cannot be made again.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// What was made again cannot be read.
    #[error(transparent)]
    Read(#[from] SheetError),
}

/// The table of a plan's actions, found in a file.
#[derive(Clone, Copy, Debug)]
pub struct FoundTable<'s> {
    /// For whom it was written.
    pub reader: CsvFor,
    /// The sheet that it is.
    pub sheet: &'s Sheet,
    /// Whether it is a workbook's.
    pub is_of_book: bool,
}

/// The sheet that has most of a sheet's headings, where it has nearly all: some columns may have been taken away.
fn like<'s>(made: &book::Sheet, sheets: impl Iterator<Item = &'s Sheet>) -> Option<&'s Sheet> {
    let headings: Vec<String> = made.table.columns.iter().map(|column| column.heading.clone()).collect();
    let counted = sheets.filter_map(|sheet| Some((sheet, heading_row(sheet, &headings)?.1)));
    let nearly_all = counted.filter(|(_, count)| count * 4 >= headings.len() * 3);
    nearly_all.max_by_key(|(_, count)| *count).map(|(sheet, _)| sheet)
}

/// The command that makes a workbook of the plan again, as it says of itself; `None` where it is none of the plan's.
fn command_of(sheets: &[Sheet], plan: &PlanId) -> Option<String> {
    let found = Language::ALL.iter().find_map(|language| {
        let labels = AboutLabels::of(&Catalogue::new(*language));
        let about = sheets.iter().find(|sheet| sheet.name == labels.sheet)?;
        let said = |label: &str| {
            about.rows().find_map(|row| {
                let mut cells = about.row(row).map(|(_, cell)| cell.value.to_string());
                (cells.next()? == label).then(|| cells.next()).flatten()
            })
        };
        Some((said(&labels.plan)?, said(&labels.command)?))
    });
    let (of, command) = found?;
    of.ends_with(&format!("({plan})")).then_some(command)
}

impl Export<'_> {
    /// The table of the actions that is among some sheets, where it is one of this plan's and in this language.
    pub fn table_among<'s>(&self, sheets: &'s [Sheet]) -> Option<FoundTable<'s>> {
        CsvFor::ALL.iter().find_map(|reader| {
            let made = self.actions_table(reader.reader());
            let sheet = like(&made, sheets.iter())?;
            let is_of_book = *reader == CsvFor::Excel && sheet.name == made.table.name;
            Some(FoundTable {
                reader: *reader,
                sheet,
                is_of_book,
            })
        })
    }

    /// What was edited in a workbook that was this export.
    ///
    /// # Errors
    ///
    /// [`BackError`] where this export cannot be made again.
    pub fn edited_workbook(&self, ground: Ground<'_>, theirs: &[Sheet]) -> Result<Edited, BackError> {
        let reader = super::words::Reader::People;
        let ours = copil_sheet::read("export.xlsx", &self.xlsx()?)?;
        let meaning = Meaning::of(self, reader, ground);
        let mut draft = Draft::of(ground);
        let is_ours = |sheet: &&Sheet| ours.iter().any(|own| own.name == sheet.name);
        let mut others: Vec<&Sheet> = theirs.iter().filter(|sheet| !is_ours(sheet)).collect();
        let book = self.book(reader);
        for (made, ours) in book.iter().zip(&ours) {
            let named = theirs.iter().find(|sheet| sheet.name == ours.name);
            // A sheet may have been given another name.
            let found = named.or_else(|| like(made, others.iter().copied()));
            others.retain(|sheet| found.is_none_or(|found| found.name != sheet.name));
            match found {
                Some(theirs) => cells::compare(&mut draft, &meaning, made, ours, theirs),
                None => draft.find_gone(&ours.name, vec![ours.name.clone()]),
            }
        }
        for sheet in others {
            let count = sheet.own_cells().count();
            draft.find(&sheet.name, &sheet.name, FindingKind::Foreign(count));
        }
        Ok(draft.finished())
    }

    /// What was edited in a table as text that was this export.
    ///
    /// # Errors
    ///
    /// [`BackError`] where this export cannot be made again.
    pub fn edited_csv(&self, ground: Ground<'_>, reader: CsvFor, theirs: &Sheet) -> Result<Edited, BackError> {
        let ours = copil_sheet::read("export.csv", &self.csv(reader)?)?;
        let meaning = Meaning::of(self, reader.reader(), ground).guarded();
        let mut draft = Draft::of(ground);
        if let Some(ours) = ours.first() {
            cells::compare(&mut draft, &meaning, &self.actions_table(reader.reader()), ours, theirs);
        }
        Ok(draft.finished())
    }

    /// What was edited in JSON that was this export.
    pub fn edited_json(&self, ground: Ground<'_>, theirs: &serde_json::Value) -> Edited {
        let mut draft = Draft::of(ground);
        json::compare(&mut draft, &self.json(), theirs);
        draft.finished()
    }
}
