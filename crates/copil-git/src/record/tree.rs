//! The new commit's trees: those of the old commit with some files replaced.

use git2::ObjectType;

use super::super::object::{MODE_TREE, Objects, TreeEntries, tree_order};
use super::super::{Oid, ReadError, RepoPath};
use super::index_tree::TreeChanges;

/// What one path is to become in the new tree.
#[derive(Debug, Clone)]
pub(super) struct TreeEdit {
    pub path: RepoPath,
    /// Mode and content; `None` takes the file out.
    pub entry: Option<(u32, Oid)>,
}

struct TreeLine {
    mode: u32,
    name: Vec<u8>,
    oid: Oid,
}

/// Writes the trees that differ and answers the new root, with the folders it replaced.
pub(super) fn rebuild(
    objects: &Objects<'_>,
    root: Option<Oid>,
    edits: &[TreeEdit],
) -> Result<(Oid, TreeChanges), ReadError> {
    let mut changes = TreeChanges::default();
    let parts: Vec<Vec<&str>> = edits.iter().map(|edit| edit.path.parts().collect()).collect();
    let borrowed: Vec<LineEdit<'_>> = parts
        .iter()
        .zip(edits)
        .map(|(parts, edit)| (parts.as_slice(), edit.entry))
        .collect();
    let new = match rebuild_folder(objects, root, "", &borrowed, &mut changes)? {
        Some(oid) => oid,
        None => objects.write(ObjectType::Tree, b"")?,
    };
    changes.folders.insert(String::new(), (root, Some(new)));
    Ok((new, changes))
}

type LineEdit<'a> = (&'a [&'a str], Option<(u32, Oid)>);

/// Answers `None` for a folder without a file left: git knows no empty folder.
fn rebuild_folder(
    objects: &Objects<'_>,
    old: Option<Oid>,
    path: &str,
    edits: &[LineEdit<'_>],
    changes: &mut TreeChanges,
) -> Result<Option<Oid>, ReadError> {
    let mut lines = match old {
        Some(oid) => lines_of(objects, oid)?,
        None => Vec::new(),
    };
    let mut done: Vec<&str> = Vec::new();
    for (parts, entry) in edits {
        let Some((&name, rest)) = parts.split_first() else {
            continue;
        };
        if rest.is_empty() {
            set_line(&mut lines, name, *entry);
        } else if !done.contains(&name) {
            done.push(name);
            let below: Vec<LineEdit<'_>> = edits
                .iter()
                .filter(|(parts, _)| parts.len() > 1 && parts[0] == name)
                .map(|(parts, entry)| (&parts[1..], *entry))
                .collect();
            let old = lines
                .iter()
                .find(|line| line.name == name.as_bytes() && line.mode == MODE_TREE);
            let old = old.map(|line| line.oid);
            let below_path = if path.is_empty() {
                name.to_owned()
            } else {
                format!("{path}/{name}")
            };
            let new = rebuild_folder(objects, old, &below_path, &below, changes)?;
            changes.folders.insert(below_path, (old, new));
            // A file may have taken the name of a folder that vanished; leave it alone then.
            if new.is_some() || old.is_some() {
                set_line(&mut lines, name, new.map(|oid| (MODE_TREE, oid)));
            }
        }
    }
    if lines.is_empty() {
        return Ok(None);
    }
    lines.sort_by(|a, b| tree_order((&a.name, a.mode == MODE_TREE), (&b.name, b.mode == MODE_TREE)));
    let mut raw = Vec::with_capacity(lines.len() * 48);
    for line in &lines {
        raw.extend_from_slice(format!("{:o} ", line.mode).as_bytes());
        raw.extend_from_slice(&line.name);
        raw.push(0);
        raw.extend_from_slice(line.oid.as_bytes());
    }
    Ok(Some(objects.write(ObjectType::Tree, &raw)?))
}

fn lines_of(objects: &Objects<'_>, oid: Oid) -> Result<Vec<TreeLine>, ReadError> {
    let tree = objects.tree(oid)?;
    let mut entries = TreeEntries::new(&tree);
    let lines = entries
        .by_ref()
        .map(|entry| TreeLine {
            mode: entry.mode,
            name: entry.name.to_vec(),
            oid: entry.oid(),
        })
        .collect();
    if entries.is_whole() {
        Ok(lines)
    } else {
        Err(ReadError::Damaged { oid })
    }
}

fn set_line(lines: &mut Vec<TreeLine>, name: &str, entry: Option<(u32, Oid)>) {
    let at = lines.iter().position(|line| line.name == name.as_bytes());
    match (at, entry) {
        (Some(at), Some((mode, oid))) => {
            lines[at] = TreeLine {
                mode,
                name: name.into(),
                oid,
            }
        }
        (Some(at), None) => drop(lines.remove(at)),
        (None, Some((mode, oid))) => lines.push(TreeLine {
            mode,
            name: name.into(),
            oid,
        }),
        (None, None) => {}
    }
}
