//! The files in which two trees differ.

use std::cmp::Ordering;

use super::FileDelta;
use crate::object::{Objects, TreeEntries, TreeEntry, joined, tree_order};
use crate::{Oid, ReadError, RepoPath};

type Place = Option<(u32, Oid)>;

/// The files at or below `path` that differ between two states of it, in path order.
pub(super) fn between(
    objects: &Objects<'_>,
    path: &RepoPath,
    before: Place,
    after: Place,
) -> Result<Vec<FileDelta>, ReadError> {
    let mut found = Found {
        objects,
        deltas: Vec::new(),
    };
    found.places(path.as_str().as_bytes(), before, after)?;
    let mut deltas = found.deltas;
    if !deltas.is_sorted_by(|a, b| a.path < b.path) {
        deltas.sort_by(|a, b| a.path.cmp(&b.path));
        merge_doubles(&mut deltas);
    }
    Ok(deltas)
}

struct Found<'o, 'repo> {
    objects: &'o Objects<'repo>,
    deltas: Vec<FileDelta>,
}

impl Found<'_, '_> {
    fn places(&mut self, path: &[u8], before: Place, after: Place) -> Result<(), ReadError> {
        if before == after {
            return Ok(());
        }
        let tree = |place: Place| place.filter(|&(mode, _)| is_tree(mode)).map(|(_, oid)| oid);
        let file = |place: Place| place.filter(|&(mode, _)| is_file(mode)).map(|(_, oid)| oid);
        let (old_file, new_file) = (file(before), file(after));
        // A change of permission bits alone is no change of the plan.
        if old_file != new_file {
            let path = RepoPath::found(path);
            self.deltas.push(FileDelta {
                path,
                before: old_file,
                after: new_file,
                renamed_from: None,
            });
        }
        match (tree(before), tree(after)) {
            (None, None) => Ok(()),
            (old, new) if old == new => Ok(()),
            (old, new) => self.trees(path, old, new),
        }
    }

    fn trees(&mut self, path: &[u8], before: Option<Oid>, after: Option<Oid>) -> Result<(), ReadError> {
        let read = |oid: Option<Oid>| oid.map(|oid| self.objects.tree(oid)).transpose();
        let (before_raw, after_raw) = (read(before)?, read(after)?);
        let mut olds = TreeEntries::new(before_raw.as_deref().unwrap_or_default());
        let mut news = TreeEntries::new(after_raw.as_deref().unwrap_or_default());
        let (mut old, mut new) = (olds.next(), news.next());
        loop {
            let order = match (&old, &new) {
                (None, None) => break,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(a), Some(b)) if a == b => {
                    (old, new) = (olds.next(), news.next());
                    continue;
                }
                (Some(a), Some(b)) => tree_order((a.name, a.is_tree()), (b.name, b.is_tree())),
            };
            let taken_old = if order.is_le() { old.take() } else { None };
            let taken_new = if order.is_ge() { new.take() } else { None };
            let name = taken_old
                .as_ref()
                .or(taken_new.as_ref())
                .map_or(&[][..], |entry| entry.name);
            self.places(
                &joined(path, name),
                place(taken_old.as_ref()),
                place(taken_new.as_ref()),
            )?;
            if taken_old.is_some() {
                old = olds.next();
            }
            if taken_new.is_some() {
                new = news.next();
            }
        }
        match (olds.is_whole(), news.is_whole(), before, after) {
            (false, _, Some(oid), _) | (_, false, _, Some(oid)) => Err(ReadError::Damaged { oid }),
            _ => Ok(()),
        }
    }
}

fn place(entry: Option<&TreeEntry<'_>>) -> Place {
    entry.map(|entry| (entry.mode, entry.oid()))
}

fn is_tree(mode: u32) -> bool {
    mode == crate::object::MODE_TREE
}

fn is_file(mode: u32) -> bool {
    mode & 0o170_000 == 0o100_000
}

/// A path can be met twice where a file became a symbolic link or the like; it is one delta.
fn merge_doubles(deltas: &mut Vec<FileDelta>) {
    deltas.dedup_by(|later, first| {
        let same = later.path == first.path;
        if same {
            first.before = first.before.or(later.before);
            first.after = first.after.or(later.after);
        }
        same
    });
}
