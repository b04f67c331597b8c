//! From two versions of a file to the changes between them.

use std::collections::HashMap;
use std::rc::Rc;

use copil_git::{FileDelta, Oid, ReadError, RepoPath};
use copil_plan::change::{Change, Subject, diff_tables};
use copil_plan::value::Table;
use copil_plan::{ActionId, GroupId};
use copil_store::{self as store, PlanPath};

/// The changes as they are between the file's own text and what it becomes: `changes` know values as the program writes
/// them, a file may leave defaults out.
pub(super) fn raw_changes(
    subject: &Subject,
    bytes: &[u8],
    changes: &[Change],
) -> Result<Vec<Change>, store::ReadError> {
    let before = store::read_table(bytes)?;
    let mut after = before.clone();
    for change in changes {
        if let Change::Set { path, new, .. } = change {
            after.put(path, new.clone());
        }
    }
    Ok(diff_tables(subject, &before, &after))
}

/// What one commit did to a plan.
#[derive(Debug, Default)]
pub(super) struct Difference {
    pub(super) changes: Vec<Change>,
    /// Files whose bytes changed and whose values did not.
    pub(super) layout: Vec<PlanPath>,
    /// Files with a version that does not parse.
    pub(super) unreadable: Vec<PlanPath>,
}

/// Reads a version's bytes by its name.
pub(super) type Read<'a> = &'a dyn Fn(Oid) -> Result<Vec<u8>, ReadError>;

/// A version of a file, read once however many commits it stands between.
type Version = Option<Rc<Table>>;

/// Reads what commits changed, keeping the versions that a neighbouring commit will ask for again.
#[derive(Default)]
pub(super) struct Versions {
    known: HashMap<Oid, Version>,
}

/// Beyond this many versions at hand all are forgotten: histories with many branches would keep them for ever.
const MOST_VERSIONS: usize = 50_000;

impl Versions {
    /// The changes that a commit made to the plan under `root`.
    pub(super) fn difference(
        &mut self,
        root: &RepoPath,
        deltas: &[FileDelta],
        read: Read<'_>,
    ) -> Result<Difference, ReadError> {
        let mut difference = Difference::default();
        for delta in deltas {
            self.file(root, delta, read, &mut difference)?;
        }
        Ok(difference)
    }

    fn file(
        &mut self,
        root: &RepoPath,
        delta: &FileDelta,
        read: Read<'_>,
        difference: &mut Difference,
    ) -> Result<(), ReadError> {
        let Some((path, subject, group)) = located(root, &delta.path) else {
            return Ok(());
        };
        let before = self.version(read, delta.before)?;
        let after = self.version(read, delta.after)?;
        if let Some(from) = delta.renamed_from.as_ref().and_then(|from| located(root, from)) {
            difference.changes.extend(relocation(&from, &subject, group.as_ref()));
        }
        match (before, after) {
            (Some(None), _) | (_, Some(None)) => difference.unreadable.push(path),
            (Some(Some(before)), Some(Some(after))) => {
                let changes = diff_tables(&subject, &before, &after);
                if changes.is_empty() && delta.renamed_from.is_none() {
                    difference.layout.push(path);
                }
                difference.changes.extend(changes);
            }
            (None, Some(Some(content))) => {
                difference.changes.push(Change::Created {
                    subject,
                    group,
                    content: (*content).clone(),
                });
            }
            (Some(Some(content)), None) => {
                difference.changes.push(Change::Deleted {
                    subject,
                    group,
                    content: (*content).clone(),
                });
            }
            (None, None) => {}
        }
        Ok(())
    }

    /// The version with a name; the inner `None` is one that does not parse.
    fn version(&mut self, read: Read<'_>, oid: Option<Oid>) -> Result<Option<Version>, ReadError> {
        let Some(oid) = oid else { return Ok(None) };
        // Each version is asked for twice, by the commit that made it and by the one that replaced it.
        if let Some(version) = self.known.remove(&oid) {
            return Ok(Some(version));
        }
        let version = store::read_table(&read(oid)?).ok().map(Rc::new);
        if self.known.len() >= MOST_VERSIONS {
            self.known.clear();
        }
        self.known.insert(oid, version.clone());
        Ok(Some(version))
    }
}

type Located = (PlanPath, Subject, Option<GroupId>);

/// What a file of the repository is to the plan under `root`.
fn located(root: &RepoPath, path: &RepoPath) -> Option<Located> {
    let path = PlanPath::found(path.relative_to(root)?);
    let (subject, group) = path.subject()?;
    Some((path, subject, group))
}

/// The move or renaming of an action from one file to another.
fn relocation((_, from, from_group): &Located, to: &Subject, to_group: Option<&GroupId>) -> Vec<Change> {
    let (Subject::Action(old), Subject::Action(new)) = (from, to) else {
        return Vec::new();
    };
    let mut changes = Vec::new();
    if old != new {
        changes.push(Change::Renamed {
            from: old.clone(),
            to: new.clone(),
        });
    }
    if let Some((old_group, new_group)) = from_group.as_ref().zip(to_group).filter(|(a, b)| a != b) {
        let action: ActionId = new.clone();
        changes.push(Change::Moved {
            action,
            from: old_group.clone(),
            to: new_group.clone(),
        });
    }
    changes
}
