//! A folder followed back to what it was called before: a plan may be moved with `git mv`, and its past with it.
//!
//! A folder is the one that vanished in the commit in which it came: it holds the same, wherever it stood, or stood beside it
//! and has at least half of its files unchanged.

use std::collections::HashMap;

use crate::object::{MODE_TREE, Objects, TreeEntries, TreeEntry, joined};
use crate::{CommitId, Oid, ReadError, RepoPath, Repository};

/// How many folders deep one that moved is looked for.
const DEEPEST: usize = 3;

/// What a folder that a commit has and its parent does not was called in the parent; `None` when it is new.
pub(super) fn former_name(
    objects: &Objects<'_>,
    under: &RepoPath,
    tree: Oid,
    parent: Oid,
) -> Result<Option<RepoPath>, ReadError> {
    let Some((MODE_TREE, now)) = objects.entry_at(tree, under.parts())? else {
        return Ok(None);
    };
    let mut gone = Vec::new();
    vanished(objects, &mut gone, (Vec::new(), DEEPEST), Some(parent), Some(tree))?;
    if let Some((path, _)) = gone.iter().find(|(_, oid)| *oid == now) {
        return Ok(Some(path.clone()));
    }
    let beside = |path: &RepoPath| path.as_str().rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let mut new = HashMap::new();
    files_of(objects, now, &mut new)?;
    let mut best = None;
    for (path, oid) in gone.iter().filter(|(path, _)| beside(path) == beside(under)) {
        let mut old = HashMap::new();
        files_of(objects, *oid, &mut old)?;
        let same = old.iter().filter(|(name, oid)| new.get(*name) == Some(oid)).count();
        let is_like = 2 * same >= old.len().max(new.len()) && same > 0;
        if is_like && best.is_none_or(|(_, most)| same > most) {
            best = Some((path, same));
        }
    }
    Ok(best.map(|(path, _)| path.clone()))
}

/// Gathers the folders that stand in one tree and not in the other.
fn vanished(
    objects: &Objects<'_>,
    gone: &mut Vec<(RepoPath, Oid)>,
    (path, deeper): (Vec<u8>, usize),
    before: Option<Oid>,
    after: Option<Oid>,
) -> Result<(), ReadError> {
    let (Some(before), 1..) = (before.filter(|before| after != Some(*before)), deeper) else {
        return Ok(());
    };
    let after = after.map(|after| objects.tree(after)).transpose()?;
    let kept = TreeEntries::new(after.as_deref().unwrap_or_default());
    let kept = kept.filter(TreeEntry::is_tree).map(|entry| (entry.name, entry.oid()));
    // A thousand plans may stand in one folder.
    let kept: HashMap<&[u8], Oid> = kept.collect();
    for entry in TreeEntries::new(&objects.tree(before)?).filter(|entry| entry.is_tree()) {
        let still = kept.get(entry.name).copied();
        let path = joined(&path, entry.name);
        if still.is_none() {
            gone.push((RepoPath::found(&path), entry.oid()));
        }
        vanished(objects, gone, (path, deeper - 1), Some(entry.oid()), still)?;
    }
    Ok(())
}

/// The files of a folder with what they hold, by their names within it.
fn files_of(objects: &Objects<'_>, tree: Oid, files: &mut HashMap<Vec<u8>, Oid>) -> Result<(), ReadError> {
    let mut found = Vec::new();
    objects.files_below(MODE_TREE, tree, Vec::new(), &mut found)?;
    files.extend(
        found
            .into_iter()
            .map(|file| (file.path.as_str().as_bytes().to_vec(), file.oid)),
    );
    Ok(())
}

impl Repository {
    /// What a folder was called in a commit of a line, which is given with its newest commit first; `None` when it had no
    /// name yet.
    pub fn former_folder(
        &self,
        line: &[CommitId],
        commit: CommitId,
        under: &RepoPath,
    ) -> Result<Option<RepoPath>, ReadError> {
        let objects = Objects::of(&self.git)?;
        let has = |commit: CommitId, folder: &RepoPath| {
            let found = objects.entry_at(objects.tree_of(commit)?, folder.parts())?;
            Ok::<_, ReadError>(found.is_some())
        };
        let (mut folder, mut line) = (under.clone(), line);
        while !has(commit, &folder)? {
            let (mut with, mut without) = (0, line.len());
            if line
                .first()
                .is_none_or(|newest| has(*newest, &folder).is_ok_and(|has| !has))
            {
                return Ok(None);
            }
            // It came once: of the commits before, none has it.
            while with + 1 < without {
                let middle = with.midpoint(without);
                if has(line[middle], &folder)? {
                    with = middle;
                } else {
                    without = middle;
                }
            }
            let Some(parent) = line.get(without) else {
                return Ok(None);
            };
            let (tree, parent) = (objects.tree_of(line[with])?, objects.tree_of(*parent)?);
            let Some(former) = former_name(&objects, &folder, tree, parent)? else {
                return Ok(None);
            };
            (folder, line) = (former, &line[without..]);
        }
        Ok(Some(folder))
    }
}
