//! The index's cache of trees: for each folder the tree that its entries amount to, or that this is unknown.

use std::collections::HashMap;

use super::super::{Oid, RepoPath};

/// Which tree each folder above the recorded files had in the old commit and has in the new one.
#[derive(Debug, Default)]
pub(super) struct TreeChanges {
    /// By the folder's path; `None` where the folder is absent.
    pub folders: HashMap<String, (Option<Oid>, Option<Oid>)>,
}

/// The cached tree of one folder with those of the folders in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct CacheTree {
    name: Vec<u8>,
    /// How many entries of the index lie below, and the tree they make; `None` when unknown.
    known: Option<(u64, Oid)>,
    folders: Vec<CacheTree>,
}

impl CacheTree {
    pub(super) fn parse(bytes: &[u8]) -> Option<CacheTree> {
        let mut rest = bytes;
        let tree = CacheTree::parse_folder(&mut rest, 0)?;
        rest.is_empty().then_some(tree)
    }

    fn parse_folder(rest: &mut &[u8], depth: usize) -> Option<CacheTree> {
        const DEEPEST: usize = 512;
        let name = take_until(rest, 0)?.to_vec();
        let count: i64 = std::str::from_utf8(take_until(rest, b' ')?).ok()?.parse().ok()?;
        let folder_count: usize = std::str::from_utf8(take_until(rest, b'\n')?).ok()?.parse().ok()?;
        let known = match u64::try_from(count) {
            Ok(count) => {
                let oid = Oid::from_slice(rest.get(..Oid::LEN)?)?;
                *rest = &rest[Oid::LEN..];
                Some((count, oid))
            }
            Err(_) => None,
        };
        if depth > DEEPEST || folder_count > rest.len() {
            return None;
        }
        let folders = (0..folder_count)
            .map(|_| Self::parse_folder(rest, depth + 1))
            .collect::<Option<_>>()?;
        Some(CacheTree { name, known, folders })
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut Vec<u8>) {
        let count = self
            .known
            .map_or_else(|| "-1".to_owned(), |(count, _)| count.to_string());
        out.extend_from_slice(&self.name);
        out.extend_from_slice(format!("\0{count} {}\n", self.folders.len()).as_bytes());
        if let Some((_, oid)) = &self.known {
            out.extend_from_slice(oid.as_bytes());
        }
        self.folders.iter().for_each(|folder| folder.write(out));
    }

    /// Brings the folders above the changed paths up to date: to the new commit's trees when each of them is known to
    /// have matched the old commit's, else to "unknown".
    pub(super) fn follow(&mut self, deltas: &[(&RepoPath, i64)], trees: Option<&TreeChanges>) {
        let chains: Vec<(Vec<&str>, i64)> = deltas
            .iter()
            .map(|&(path, delta)| {
                let mut parts: Vec<&str> = path.parts().collect();
                parts.pop();
                (parts, delta)
            })
            .collect();
        let matched = trees.filter(|trees| chains.iter().all(|(parts, _)| self.matches(parts, trees)));
        for (parts, delta) in &chains {
            self.step(parts, String::new(), *delta, matched);
        }
    }

    fn matches(&self, parts: &[&str], trees: &TreeChanges) -> bool {
        let mut node = self;
        let mut path = String::new();
        let mut parts = parts.iter();
        loop {
            match (trees.folders.get(&path), node.known) {
                (Some((Some(old), Some(_))), Some((_, oid))) if *old == oid => {}
                _ => return false,
            }
            let Some(part) = parts.next() else { return true };
            let Some(next) = node.folders.iter().find(|folder| folder.name == part.as_bytes()) else {
                return false;
            };
            node = next;
            if !path.is_empty() {
                path.push('/');
            }
            path.push_str(part);
        }
    }

    fn step(&mut self, parts: &[&str], path: String, delta: i64, matched: Option<&TreeChanges>) {
        let new = matched
            .and_then(|trees| trees.folders.get(&path))
            .and_then(|&(_, new)| new);
        self.known = match (self.known, new) {
            (Some((count, _)), Some(new)) => count.checked_add_signed(delta).map(|count| (count, new)),
            _ => None,
        };
        let Some((part, rest)) = parts.split_first() else {
            return;
        };
        if let Some(folder) = self.folders.iter_mut().find(|folder| folder.name == part.as_bytes()) {
            let below = if path.is_empty() {
                (*part).to_owned()
            } else {
                format!("{path}/{part}")
            };
            folder.step(rest, below, delta, matched);
        }
    }
}

fn take_until<'a>(rest: &mut &'a [u8], end: u8) -> Option<&'a [u8]> {
    let at = rest.iter().position(|&byte| byte == end)?;
    let taken = &rest[..at];
    *rest = &rest[at + 1..];
    Some(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn oid(byte: u8) -> Oid {
        Oid::from_bytes([byte; Oid::LEN])
    }

    fn leaf(name: &str, known: Option<(u64, Oid)>) -> CacheTree {
        CacheTree {
            name: name.into(),
            known,
            folders: Vec::new(),
        }
    }

    fn sample() -> CacheTree {
        let mut root = leaf("", Some((5, oid(1))));
        root.folders = vec![leaf("a", Some((2, oid(2)))), leaf("b", None)];
        root
    }

    fn changes(of_a: Oid) -> TreeChanges {
        TreeChanges {
            folders: HashMap::from([
                (String::new(), (Some(oid(1)), Some(oid(11)))),
                ("a".to_owned(), (Some(of_a), Some(oid(12)))),
            ]),
        }
    }

    #[test]
    fn reads_back_what_it_writes() {
        assert_eq!(CacheTree::parse(&sample().to_bytes()), Some(sample()));
        assert_eq!(CacheTree::parse(b"\x000 99999999\n"), None);
    }

    #[test]
    fn follows_the_commit_where_it_matched_the_old_one() {
        let path = RepoPath::new("a/x").unwrap();
        let mut tree = sample();
        tree.follow(&[(&path, 1)], Some(&changes(oid(2))));
        assert_eq!(tree.known, Some((6, oid(11))));
        assert_eq!(tree.folders[0].known, Some((3, oid(12))));
    }

    #[test]
    fn forgets_all_folders_above_where_something_else_was_staged() {
        let path = RepoPath::new("a/x").unwrap();
        let mut tree = sample();
        tree.follow(&[(&path, 0)], Some(&changes(oid(9))));
        assert_eq!((tree.known, tree.folders[0].known), (None, None));
        let mut tree = sample();
        tree.follow(&[(&path, 0)], None);
        assert_eq!((tree.known, tree.folders[0].known), (None, None));
    }
}
