//! What becomes of a file: what it adds to a plan and changes in it, and a word on every cell.

use std::fmt;

use chrono::NaiveDate;

use copil_plan::change::{Change, FileChange, Meaning};
use copil_plan::id::{AxisId, OrganisationId};
use copil_plan::{Action, ActionId, GroupId, PersonId, Refusal};
use copil_sheet::Place;

use crate::column::Column;

/// What a file adds to a plan and changes in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Import {
    /// The tables that are read; all have the same columns.
    pub tables: Vec<TableRead>,
    /// Their columns.
    pub columns: Vec<Column>,
    /// The sheets that are not read.
    pub unread: Vec<UnreadSheet>,
    /// The axes that the plan does not have yet, with their titles.
    pub axes: Vec<(AxisId, String)>,
    /// The people that it does not have yet, with their names.
    pub people: Vec<(PersonId, String)>,
    /// The organisations that it does not have yet, with their names.
    pub organisations: Vec<(OrganisationId, String)>,
    /// The working groups that it does not have yet, with their titles.
    pub groups: Vec<(GroupId, String)>,
    /// The actions that are new.
    pub actions: Vec<ImportedAction>,
    /// The actions of the plan that become others.
    pub changed: Vec<ChangedAction>,
    /// How many actions of the plan are told of as they are.
    pub unchanged: usize,
    /// The actions of the plan that no row tells of, in the groups of those that rows tell of.
    pub gone: Vec<ActionId>,
    /// The cells that something is to be said of, in the order of the file; statuses that are forbidden come last.
    pub findings: Vec<Finding>,
    /// A few cells of each column, of those that differ the first.
    pub samples: Vec<Sample>,
    /// How many rows of the tables were taken into actions.
    pub rows: usize,
    /// The count of cells.
    pub count: CellCount,
}

/// A table that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRead {
    /// The name of its sheet; blank where the file is one table.
    pub sheet: String,
    /// Whether the sheet is hidden.
    pub hidden: bool,
    /// How many of its rows are hidden; they are read like the others.
    pub hidden_rows: usize,
    /// Whether it lies on its side: an action is a column.
    pub turned: bool,
    /// The row of its headers as people say it; a column's letters where it lies on its side.
    pub headers: String,
}

/// A sheet that is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadSheet {
    /// Its name.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// How many cells hold something there.
    pub cells: usize,
}

/// An action of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportedAction {
    /// The id that it has in the plan.
    pub id: ActionId,
    /// Its working group.
    pub group: GroupId,
    /// What it holds.
    pub action: Action,
}

/// An action of the plan of which a file says something else.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedAction {
    /// Its id.
    pub id: ActionId,
    /// Its file, before and after.
    pub file: FileChange,
    /// What changes.
    pub changes: Vec<Change>,
}

impl ChangedAction {
    /// How many fields change: what only goes along with another is none.
    pub fn fields(&self) -> usize {
        let goes_along = |change: &&Change| matches!(change.meaning(), Meaning::Since | Meaning::Unconfirmed);
        self.changes.iter().filter(|change| !goes_along(change)).count()
    }
}

impl Import {
    /// Whether the file says nothing that the plan does not.
    pub fn is_nothing(&self) -> bool {
        self.actions.is_empty() && self.changed.is_empty()
    }
}

/// A cell that something is to be said of.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The name of its sheet.
    pub sheet: String,
    /// Where it is.
    pub place: Place,
    /// What it holds.
    pub text: String,
    /// What is to be said.
    pub what: FindingKind,
}

/// What became of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is placed in the field of its column.
    Placed,
    /// It is kept as a note under its column's name.
    Noted,
    /// It is not taken.
    Refused,
}

/// A cell that shows what becomes of its column.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// Where its column is, as [`Column::at`] has it.
    pub column: u32,
    /// The name of its sheet.
    pub sheet: String,
    /// Where it is.
    pub place: Place,
    /// What it holds, on one line.
    pub text: String,
    /// What became of it.
    pub fate: Fate,
    /// The action that its row tells of.
    pub action: ActionId,
}

/// What is to be said of a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum FindingKind {
    /// It is not what its column holds, and is kept as a note.
    NotUnderstood,
    /// It is an id that another action has, or that cannot be one; it is kept as a note.
    UnusableId,
    /// It is understood as this day, and kept as a note as well.
    About(NaiveDate),
    /// It is understood as this word of the plan, and kept as a note as well.
    Taken(String),
    /// It stands in a row that names no action, and is not taken.
    NoTitle,
    /// It explains the table or is an example, and is not taken.
    Hint,
    /// It adds up others, and is not taken.
    Total,
    /// It is a remark below the table, and is not taken.
    Remark,
    /// It tells of an action that the plan has, and is not taken.
    AlreadyThere(ActionId),
    /// Its row has the key of an action that another row tells of, and is not taken.
    KeyTwice(ActionId),
    /// Its row has the key of several actions of the plan, such as these, and is not taken.
    KeyOfSeveral(ActionId, ActionId),
    /// It stands in a column that is left out.
    Skipped,
    /// It is a status that the plan's workflow does not let the action take.
    Forbidden(Box<Refusal>),
}

impl FindingKind {
    /// Whether the cell is not taken.
    pub fn is_refusal(&self) -> bool {
        matches!(
            self,
            Self::NoTitle
                | Self::Hint
                | Self::Total
                | Self::Remark
                | Self::AlreadyThere(_)
                | Self::KeyTwice(_)
                | Self::Skipped
                | Self::KeyOfSeveral(..)
                | Self::Forbidden(_)
        )
    }
}

/// How many cells of the tables there are, and what becomes of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CellCount {
    /// In the headers and above them.
    pub headings: usize,
    /// Below the headers: the sum of those that follow.
    pub cells: usize,
    /// Placed in a field.
    pub placed: usize,
    /// Kept as a note of an action.
    pub noted: usize,
    /// Not taken, and listed.
    pub refused: usize,
}

impl fmt::Display for CellCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            cells,
            placed,
            noted,
            refused,
            ..
        } = self;
        write!(f, "{cells} = {placed} placed + {noted} noted + {refused} refused")
    }
}
