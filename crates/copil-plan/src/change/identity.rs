//! Which file is the same thing as which.
//!
//! A thing is its id: an action whose file is gone from one folder and new in another was moved. A file that is gone and
//! a new one under another id are one action when they hold the same, or have the same title and at least half of their
//! other fields alike: it was renamed. Nothing else is paired, and only actions are: a group or a meeting under another
//! id is another one.

use std::collections::{HashMap, HashSet};

use super::{FileChange, FileVersion};
use crate::id::ActionId;

/// With more files of one title than this gone at once, those that only resemble a new one are taken for other things.
const MOST_CANDIDATES: usize = 100;

/// A file, by where it is in a list.
type Numbered<'f> = (usize, &'f FileVersion);

/// Makes one change of a file that is gone and a new one where both are the same thing; it stands in the new one's place.
pub fn same_things(mut files: Vec<FileChange>) -> Vec<FileChange> {
    for (gone, new) in pairs(&files) {
        files[new].before = files[gone].before.take();
    }
    files.retain(|file| file.before.is_some() || file.after.is_some());
    files
}

fn pairs(files: &[FileChange]) -> Vec<(usize, usize)> {
    let (mut gone, mut new): (Vec<Numbered<'_>>, Vec<Numbered<'_>>) = (Vec::new(), Vec::new());
    for (at, file) in files.iter().enumerate() {
        match (&file.before, &file.after) {
            (Some(before), None) if before.action().is_some() => gone.push((at, before)),
            (None, Some(after)) if after.action().is_some() => new.push((at, after)),
            _ => {}
        }
    }
    if gone.is_empty() || new.is_empty() {
        return Vec::new();
    }
    let mut pairs = Vec::new();
    let mut by_id: HashMap<Option<&ActionId>, usize> = gone.iter().map(|(at, old)| (old.action(), *at)).collect();
    new.retain(|(at, new)| {
        let same = by_id.remove(&new.action());
        pairs.extend(same.map(|gone| (gone, *at)));
        same.is_none()
    });
    let moved: HashSet<usize> = pairs.iter().map(|(gone, _)| *gone).collect();
    // Two that hold the same, or resemble each other, have the same title.
    let mut by_title: HashMap<Option<&str>, Vec<Numbered<'_>>> = HashMap::new();
    for old in gone.into_iter().filter(|(at, _)| !moved.contains(at)) {
        by_title.entry(old.1.title()).or_default().push(old);
    }
    for choose in [the_same, most_alike] {
        new.retain(|(at, new)| {
            let Some(candidates) = by_title.get_mut(&new.title()) else {
                return true;
            };
            let chosen = choose(candidates, new).map(|chosen| candidates.remove(chosen).0);
            pairs.extend(chosen.map(|gone| (gone, *at)));
            chosen.is_none()
        });
    }
    pairs
}

fn the_same(candidates: &[Numbered<'_>], new: &FileVersion) -> Option<usize> {
    candidates.iter().position(|(_, old)| old.content == new.content)
}

/// The candidate with the most fields alike; the first where several have.
fn most_alike(candidates: &[Numbered<'_>], new: &FileVersion) -> Option<usize> {
    if candidates.len() > MOST_CANDIDATES {
        return None;
    }
    let alike = candidates.iter().map(|(_, old)| likeness(old, new)).enumerate();
    let best = alike.rev().max_by_key(|(_, alike)| *alike)?;
    best.1.map(|_| best.0)
}

/// How much two files that are not of one id resemble each other: the more, the likelier are they one thing. `None` where
/// they are two.
pub(super) fn resemblance(one: &FileVersion, other: &FileVersion) -> Option<usize> {
    match one.content == other.content {
        true => Some(usize::MAX),
        false => likeness(one, other).filter(|_| one.title() == other.title()),
    }
}

/// How many fields in a thousand, beside the title, hold the same in both; `None` when that is less than half of those
/// that either has, or there is no title.
fn likeness(old: &FileVersion, new: &FileVersion) -> Option<usize> {
    new.title()?;
    let (old, new) = (old.table()?, new.table()?);
    let others = || old.iter().filter(|(key, _)| *key != "title");
    let alike = others().filter(|(key, value)| new.get(key) == Some(*value)).count();
    let added = new.keys().filter(|key| *key != "title" && !old.contains(key)).count();
    match others().count() + added {
        0 => Some(1000),
        all => Some(alike * 1000 / all).filter(|_| 2 * alike >= all),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::{Change, FileContent, FileKey, Subject, diff};
    use crate::value::{Table, Value};

    /// An action's file: its id, its group, and its fields in one word each, `title=A due=x`; `!` does not parse.
    fn version(id: &str, group: &str, fields: &str) -> FileVersion {
        let field = |field: &str| {
            field
                .split_once('=')
                .map(|(key, value)| (key.to_owned(), Value::Text(value.to_owned())))
        };
        let content = match fields {
            "!" => FileContent::Unreadable(b"!".as_slice().into()),
            _ => FileContent::Table(fields.split(' ').filter_map(field).collect::<Table>().into()),
        };
        let key = FileKey {
            subject: Subject::Action(id.parse().unwrap()),
            group: group.parse().ok(),
        };
        FileVersion { key, content }
    }

    /// What is told when some files go and others come.
    fn told(gone: &[(&str, &str, &str)], new: &[(&str, &str, &str)]) -> Vec<String> {
        let version = |(id, group, fields): &(&str, &str, &str)| Some(version(id, group, fields));
        let gone = gone.iter().map(|file| FileChange {
            before: version(file),
            after: None,
        });
        let new = new.iter().map(|file| FileChange {
            before: None,
            after: version(file),
        });
        let difference = diff(gone.chain(new).collect());
        let line = |change: &Change| match change {
            Change::Renamed { from, to } => format!("{from}>{to}"),
            Change::Moved { action, from, to } => format!("{action}:{from}>{to}"),
            Change::Created { .. } => format!("+{}", change.action().unwrap()),
            Change::Deleted { .. } => format!("-{}", change.action().unwrap()),
            Change::Set { path, .. } => path.to_string(),
        };
        let unreadable = std::iter::repeat_n("?".to_owned(), difference.unreadable.len());
        difference.changes.iter().map(line).chain(unreadable).collect()
    }

    const FULL: &str = "title=T status=planned due=d leads=l";

    #[test]
    fn an_id_is_a_thing_whatever_it_holds() {
        assert_eq!(
            told(&[("A", "g", FULL)], &[("A", "h", "title=Other")]),
            ["A:g>h", "title", "status", "due", "leads"]
        );
        assert_eq!(
            told(
                &[("A", "g", FULL), ("B", "g", FULL)],
                &[("C", "g", FULL), ("B", "h", "x=y")]
            )[..2],
            ["A>C", "B:g>h"]
        );
    }

    #[test]
    fn another_id_is_the_same_thing_when_the_file_is_the_same_or_the_title_and_half_of_the_rest() {
        assert_eq!(told(&[("A", "g", FULL)], &[("B", "g", FULL)]), ["A>B"]);
        assert_eq!(told(&[("A", "g", FULL)], &[("B", "h", FULL)]), ["A>B", "B:g>h"]);
        let half = "title=T status=planned due=d leads=x more=y";
        assert_eq!(told(&[("A", "g", FULL)], &[("B", "g", half)]), ["A>B", "leads", "more"]);
        let less = "title=T status=planned due=x leads=x";
        assert_eq!(told(&[("A", "g", FULL)], &[("B", "g", less)]), ["-A", "+B"]);
        let other_title = "title=U status=planned due=d leads=l";
        assert_eq!(told(&[("A", "g", FULL)], &[("B", "g", other_title)]), ["-A", "+B"]);
        assert_eq!(told(&[("A", "g", "title=T")], &[("B", "g", "title=T")]), ["A>B"]);
    }

    #[test]
    fn the_most_alike_is_taken_and_each_once() {
        let close = "title=T status=planned due=d leads=x";
        assert_eq!(
            told(
                &[("A", "g", close), ("B", "g", FULL)],
                &[("C", "g", "title=T status=planned due=d leads=l n=1")]
            ),
            ["-A", "B>C", "n"]
        );
        assert_eq!(
            told(&[("A", "g", FULL)], &[("B", "g", FULL), ("C", "g", FULL)]),
            ["A>B", "+C"]
        );
    }

    #[test]
    fn files_that_do_not_parse_are_the_same_by_their_bytes_alone() {
        assert_eq!(told(&[("A", "g", "!")], &[("B", "g", "!")]), ["A>B", "?"]);
        assert_eq!(told(&[("A", "g", "!")], &[("B", "g", FULL)]), ["+B", "?"]);
    }
}
