//! Many folders at once: those that stand in one folder are compared by their entries in its tree.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::{FolderHistory, TreeSlot};
use crate::object::{MODE_TREE, Objects, TreeEntries, joined, tree_order};
use crate::{Oid, ReadError, RepoPath};

/// Folders that something is asked of, each with its place in what is asked for.
#[derive(Default)]
pub(super) struct WantedFolders<'o, 'repo> {
    pub(super) siblings: Vec<Siblings<'o, 'repo>>,
    /// Where in the list the folders in one folder stand.
    places: HashMap<RepoPath, usize>,
}

impl<'o, 'repo> WantedFolders<'o, 'repo> {
    /// Asks for a folder under a place.
    pub(super) fn want(&mut self, objects: &'o Objects<'repo>, folder: &RepoPath, at: usize) {
        let above = folder.parent();
        let place = *self.places.entry(above.clone()).or_insert_with(|| {
            self.siblings.push(Siblings {
                objects,
                above: FolderHistory::new(objects, above, Vec::new()),
                wanted: HashMap::new(),
            });
            self.siblings.len() - 1
        });
        let name = folder.file_name().as_bytes().to_vec();
        let places = self.siblings[place].wanted.entry(name).or_default();
        if !places.contains(&at) {
            places.push(at);
        }
    }
}

/// The folders in one folder.
pub(super) struct Siblings<'o, 'repo> {
    objects: &'o Objects<'repo>,
    above: FolderHistory<'o, 'repo>,
    /// By name, where each stands in what is asked for. Without a name it is the folder itself.
    pub(super) wanted: HashMap<Vec<u8>, Vec<usize>>,
}

impl Siblings<'_, '_> {
    /// The whole path of one of them.
    pub(super) fn path_of(&self, name: &[u8]) -> RepoPath {
        RepoPath::found(&joined(self.above.under.as_str().as_bytes(), name))
    }

    /// All names in a commit's tree, that of the folder itself included.
    pub(super) fn names_in(&mut self, root: Oid) -> Result<HashSet<Vec<u8>>, ReadError> {
        let slot = self.above.at(root)?;
        let raw = raw_tree(self.objects, slot)?;
        let names = TreeEntries::new(&raw).map(|entry| entry.name.to_vec());
        Ok(names.chain(slot.map(|_| Vec::new())).collect())
    }

    /// Those that differ between a commit's tree and each of its parents', and whether the parent had none of the name. A
    /// first commit is compared with nothing.
    pub(super) fn changed(&mut self, tree: Oid, parents: &[Oid]) -> Result<Vec<HashMap<Vec<u8>, bool>>, ReadError> {
        let after = self.above.at(tree)?;
        let mut before = Vec::with_capacity(parents.len().max(1));
        for parent in parents {
            before.push(self.above.at(*parent)?);
        }
        if parents.is_empty() {
            before.push(None);
        }
        before.into_iter().map(|slot| self.between(slot, after)).collect()
    }

    fn between(&self, before: TreeSlot, after: TreeSlot) -> Result<HashMap<Vec<u8>, bool>, ReadError> {
        let mut changed = HashMap::new();
        if before == after {
            return Ok(changed);
        }
        let (old, new) = (raw_tree(self.objects, before)?, raw_tree(self.objects, after)?);
        let mut tell = |name: &[u8], is_new: bool| {
            if self.wanted.contains_key(name) {
                changed.insert(name.to_vec(), is_new);
            }
        };
        tell(b"", before.is_none());
        changed_names(&old, &new, &mut tell);
        Ok(changed)
    }
}

/// The entries of a folder, as bytes; none where there is no folder.
fn raw_tree(objects: &Objects<'_>, slot: TreeSlot) -> Result<Rc<[u8]>, ReadError> {
    match slot {
        Some((MODE_TREE, oid)) => objects.tree(oid),
        _ => Ok(Rc::default()),
    }
}

/// Tells the names whose entries differ between two trees, and whether the first has none of the name.
fn changed_names(before: &[u8], after: &[u8], tell: &mut dyn FnMut(&[u8], bool)) {
    let (mut olds, mut news) = (TreeEntries::new(before), TreeEntries::new(after));
    let (mut old, mut new) = (olds.next(), news.next());
    loop {
        let order = match (&old, &new) {
            (None, None) => return,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(a), Some(b)) => tree_order((a.name, a.is_tree()), (b.name, b.is_tree())),
        };
        if old != new
            && let Some(entry) = if order.is_le() { &old } else { &new }
        {
            tell(entry.name, order.is_gt());
        }
        if order.is_le() {
            old = olds.next();
        }
        if order.is_ge() {
            new = news.next();
        }
    }
}
