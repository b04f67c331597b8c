//! The files of a plan, in one version and between two.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::diff::diff_tables;
use super::{Change, Renumbering, Subject, table_of};
use crate::Plan;
use crate::id::{ActionId, GroupId};
use crate::meeting::with_keyed_agenda;
use crate::value::{Table, Value};

/// Which file of a plan: what it is about, and for an action the working group that it stands in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FileKey {
    /// What it is about.
    pub subject: Subject,
    /// Where, for an action.
    pub group: Option<GroupId>,
}

/// What a file holds, as it is written: defaults that a file leaves out stay out.
#[derive(Clone, Debug, PartialEq)]
pub enum FileContent {
    /// The values.
    Table(Arc<Table>),
    /// The bytes of a file that does not parse.
    Unreadable(Arc<[u8]>),
}

impl FileContent {
    /// The values; `None` when the file does not parse.
    pub fn into_table(self) -> Option<Arc<Table>> {
        match self {
            Self::Table(table) => Some(table),
            Self::Unreadable(_) => None,
        }
    }
}

/// One version of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct FileVersion {
    /// Which file.
    pub key: FileKey,
    /// What it holds.
    pub content: FileContent,
}

/// A file of which two versions differ in their bytes; `None` where it is not there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileChange {
    /// The older version.
    pub before: Option<FileVersion>,
    /// The newer version.
    pub after: Option<FileVersion>,
}

/// A renaming: the id before and the id after.
pub type Renaming = (ActionId, ActionId);

/// What is told of two states of a plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// The values that differ, and what came and went.
    pub changes: Vec<Change>,
    /// Files whose bytes differ and whose values do not.
    pub layout: Vec<FileKey>,
    /// Files with a version that does not parse.
    pub unreadable: Vec<FileKey>,
    /// Of a merge, the renamings that only some of its parents had not made: it decided nothing there, but what these
    /// parents call by the first id is what it calls by the second.
    pub carried: Vec<Renaming>,
    /// Of a merge, what took another number there: to its files it is something new.
    pub renumbered: Vec<Renumbering>,
    /// Whether the state before is not known, as at the edge of a shallow clone: nothing is told then.
    pub is_edge: bool,
}

impl Difference {
    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.layout.is_empty() && self.unreadable.is_empty() && !self.is_edge
    }
}

impl FileVersion {
    /// A file with these values.
    pub fn new(key: FileKey, table: Table) -> Self {
        let content = FileContent::Table(table.into());
        Self { key, content }
    }

    /// The file of a subject as the program would write it; `None` when the plan has none.
    pub fn of(plan: &Plan, subject: &Subject) -> Option<Self> {
        let group = match subject {
            Subject::Action(id) => Some(plan.actions.get(id)?.group.clone()),
            _ => None,
        };
        let key = FileKey {
            subject: subject.clone(),
            group,
        };
        Some(Self::new(key, table_of(plan, subject)?))
    }

    /// The action that the file is about.
    pub fn action(&self) -> Option<&ActionId> {
        match &self.key.subject {
            Subject::Action(id) => Some(id),
            _ => None,
        }
    }

    /// The values; `None` when the file does not parse.
    pub fn table(&self) -> Option<&Arc<Table>> {
        match &self.content {
            FileContent::Table(table) => Some(table),
            FileContent::Unreadable(_) => None,
        }
    }

    /// The values as they are told: the items of an agenda that is a list under the keys that they are read under.
    pub(super) fn values(&self) -> Option<Arc<Table>> {
        let table = self.table()?;
        let keyed = match self.key.subject {
            Subject::Meeting(_) => with_keyed_agenda(table),
            _ => None,
        };
        Some(keyed.map_or_else(|| Arc::clone(table), Arc::new))
    }

    /// The title, where there is one.
    pub fn title(&self) -> Option<&str> {
        self.table()?.get("title").and_then(Value::as_text)
    }
}

impl FileChange {
    /// A file that comes into being.
    pub fn created(subject: Subject, group: Option<&GroupId>, table: Table) -> Self {
        let group = group.cloned();
        Self {
            before: None,
            after: Some(FileVersion::new(FileKey { subject, group }, table)),
        }
    }

    /// A file in which other values stand.
    pub fn edited(before: FileVersion, table: Table) -> Self {
        let after = FileVersion::new(before.key.clone(), table);
        Self {
            before: Some(before),
            after: Some(after),
        }
    }

    /// Adds what is told of this file. Whatever compares two versions of a file of the plan comes here.
    pub(super) fn tell(&self, difference: &mut Difference) {
        let Some(newest) = self.after.as_ref().or(self.before.as_ref()) else {
            return;
        };
        let relocation = self.relocation();
        let is_elsewhere = !relocation.is_empty();
        difference.changes.extend(relocation);
        let FileKey { subject, group } = newest.key.clone();
        let content = |version: &Option<FileVersion>| version.as_ref().map(FileVersion::values);
        let changes = match (content(&self.before), content(&self.after)) {
            (Some(None), _) | (_, Some(None)) => {
                difference.unreadable.push(newest.key.clone());
                return;
            }
            (Some(Some(before)), Some(Some(after))) => diff_tables(&subject, &before, &after),
            (None, Some(Some(after))) => vec![Change::Created {
                subject,
                group,
                content: Arc::unwrap_or_clone(after),
            }],
            (Some(Some(before)), None) => vec![Change::Deleted {
                subject,
                group,
                content: Arc::unwrap_or_clone(before),
            }],
            (None, None) => Vec::new(),
        };
        if changes.is_empty() && !is_elsewhere {
            difference.layout.push(newest.key.clone());
        }
        difference.changes.extend(changes);
    }

    /// The renaming and the move of an action whose two versions stand in different places.
    fn relocation(&self) -> Vec<Change> {
        let (Some(before), Some(after)) = (&self.before, &self.after) else {
            return Vec::new();
        };
        let (Some(from), Some(to)) = (before.action(), after.action()) else {
            return Vec::new();
        };
        let mut changes = Vec::new();
        if from != to {
            changes.push(Change::Renamed {
                from: from.clone(),
                to: to.clone(),
            });
        }
        let groups = before.key.group.as_ref().zip(after.key.group.as_ref());
        if let Some((old, new)) = groups.filter(|(old, new)| old != new) {
            changes.push(Change::Moved {
                action: to.clone(),
                from: old.clone(),
                to: new.clone(),
            });
        }
        changes
    }
}
