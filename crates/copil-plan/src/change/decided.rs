//! What a merge decided itself: only what no parent has is its own, value by value.

use std::collections::BTreeMap;

use super::merge::{Numbered, renumber};
use super::renumbering::renumberings;
use super::{Change, Difference, FileChange, FileKey, FileVersion, Renumbering, Subject, diff, same_things};
use crate::value::{FieldPath, Table, Value};

/// What a commit did, from its files as each of its parents had them: for a merge, only what it did to all of them.
pub fn diff_commit(sides: Vec<Vec<FileChange>>) -> Difference {
    let renumbered = renumberings(&sides);
    let sides: Vec<Difference> = sides.into_iter().map(diff).collect();
    Difference {
        renumbered,
        ..of_all(&sides)
    }
}

/// What can be taken back of a commit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decided {
    /// What it did. Of a merge that is what somebody decided in it, and not what follows from what was joined: what took
    /// another number there, whatever refers to it, and lists and texts that are put together of those of both sides.
    pub difference: Difference,
    /// Its files as the first parent had them.
    pub files: Vec<FileChange>,
}

/// What can be taken back of a commit, whose things have other numbers since, as `called` says.
pub fn decided(mut sides: Vec<Vec<FileChange>>, called: &[Renumbering]) -> Decided {
    let renumbered = renumberings(&sides);
    let renamed = renamed_elsewhere(&sides);
    for (parent, files) in sides.iter_mut().enumerate() {
        let taken = renumbered.iter().filter(|one| one.parent == parent);
        let taken = taken.map(|one| (&one.from, &one.to));
        let renamed = renamed[parent].iter().map(|(from, to)| (from, to));
        let before: Vec<_> = taken.chain(renamed).collect();
        let since: Vec<_> = called.iter().map(|one| (&one.from, &one.to)).collect();
        if !(before.is_empty() && since.is_empty()) {
            *files = under_other_names(std::mem::take(files), &before, &since);
        }
    }
    let files = same_things(sides.first().cloned().unwrap_or_default());
    let sides: Vec<Difference> = sides.into_iter().map(diff).collect();
    let mut difference = of_all(&sides);
    if sides.len() > 1 {
        difference.changes.retain(|change| is_decision(change, &sides));
    }
    let difference = Difference {
        renumbered,
        ..difference
    };
    Decided { difference, files }
}

/// Of each parent, the actions that others had renamed and it had not.
fn renamed_elsewhere(sides: &[Vec<FileChange>]) -> Vec<Vec<(Numbered, Numbered)>> {
    if sides.len() < 2 {
        return vec![Vec::new(); sides.len()];
    }
    let renamed = |files: &Vec<FileChange>| -> Vec<(Numbered, Numbered)> {
        let both = |file: &FileChange| {
            let from = file.before.as_ref()?.action()?.clone();
            let to = file.after.as_ref()?.action()?.clone();
            (from != to).then_some((Numbered::Action(from), Numbered::Action(to)))
        };
        same_things(files.clone()).iter().filter_map(both).collect()
    };
    let mut renamed: Vec<_> = sides.iter().map(renamed).collect();
    let is_of_all = |one: &&(Numbered, Numbered)| renamed.iter().all(|of| of.contains(one));
    let of_all: Vec<_> = renamed[0].iter().filter(is_of_all).cloned().collect();
    for of_parent in &mut renamed {
        of_parent.retain(|one| !of_all.contains(one));
    }
    renamed
}

/// A file as a commit had it, under the numbers that things have since.
pub fn renumbered(mut version: FileVersion, called: &[Renumbering]) -> FileVersion {
    for one in called {
        renumber(&mut version, &one.from, &one.to);
    }
    version
}

type Names<'n> = [(&'n Numbered, &'n Numbered)];

/// Files whose things have other names: some were taken by what was before, and some since by all of it.
fn under_other_names(files: Vec<FileChange>, before: &Names<'_>, since: &Names<'_>) -> Vec<FileChange> {
    let mut by_key: BTreeMap<FileKey, FileChange> = BTreeMap::new();
    for file in files {
        if let Some(mut version) = file.before {
            before
                .iter()
                .chain(since)
                .for_each(|(from, to)| renumber(&mut version, from, to));
            let key = version.key.clone();
            by_key.entry(key).or_default().before = Some(version);
        }
        if let Some(mut version) = file.after {
            since.iter().for_each(|(from, to)| renumber(&mut version, from, to));
            let key = version.key.clone();
            by_key.entry(key).or_default().after = Some(version);
        }
    }
    by_key.into_values().filter(|file| file.before != file.after).collect()
}

/// Whether a change that a merge made to all its parents was decided in it.
fn is_decision(change: &Change, sides: &[Difference]) -> bool {
    let subject = change.subject();
    let of_subject = |side: &Difference| -> Vec<Change> {
        let own = side.changes.iter().filter(|other| other.subject() == subject);
        own.cloned().collect()
    };
    match change {
        // What is new to one side went where the other had put what it is in.
        Change::Moved { .. } | Change::Renamed { .. } => {
            let is_so = |other: &Change| std::mem::discriminant(other) == std::mem::discriminant(change);
            sides.iter().all(|side| of_subject(side).iter().any(is_so))
        }
        Change::Set {
            path, new: Some(new), ..
        } => {
            let mut had = Vec::new();
            for other in sides.iter().flat_map(of_subject) {
                if let Change::Set {
                    path: of,
                    old: Some(old),
                    ..
                } = other
                    && of == *path
                {
                    had.push(old);
                }
            }
            !is_put_together(new, &had)
        }
        _ => true,
    }
}

/// Whether all of a list, or of a text of several lines, is from others.
fn is_put_together(new: &Value, of: &[Value]) -> bool {
    match new {
        Value::List(elements) => {
            let lists = of.iter().map(|value| match value {
                Value::List(elements) => elements.as_slice(),
                _ => &[],
            });
            elements.iter().all(|one| lists.clone().any(|list| list.contains(one)))
        }
        Value::Text(text) if text.contains('\n') => {
            let texts = of.iter().filter_map(Value::as_text);
            let is_there = |line: &str| texts.clone().any(|text| text.lines().any(|known| known == line));
            text.lines().all(is_there)
        }
        _ => false,
    }
}

fn of_all(sides: &[Difference]) -> Difference {
    let Some((first, others)) = sides.split_first() else {
        return Difference::default();
    };
    others.iter().fold(first.clone(), common)
}

fn common(own: Difference, side: &Difference) -> Difference {
    let mut changes = Vec::new();
    for change in &own.changes {
        in_both(change, side, &mut changes);
    }
    let in_side = |keys: Vec<_>, of: &Vec<_>| keys.into_iter().filter(|key| of.contains(key)).collect();
    let mut carried = own.carried;
    for change in own.changes.iter().chain(&side.changes) {
        if let Change::Renamed { from, to } = change
            && !changes.contains(change)
        {
            carried.push((from.clone(), to.clone()));
        }
    }
    Difference {
        changes,
        layout: in_side(own.layout, &side.layout),
        unreadable: in_side(own.unreadable, &side.unreadable),
        carried,
        renumbered: Vec::new(),
        is_edge: false,
    }
}

/// Adds what of a change is also a change to the other side.
fn in_both(change: &Change, side: &Difference, both: &mut Vec<Change>) {
    let subject = change.subject();
    let of_subject = || side.changes.iter().filter(|other| other.subject() == subject);
    let is_new_there = of_subject().any(|other| matches!(other, Change::Created { .. }));
    match change {
        Change::Created { .. } if !is_new_there => both.extend(of_subject().cloned()),
        Change::Set { path, old, new, .. } if !is_new_there => {
            for other in of_subject() {
                if let Change::Set {
                    path: theirs, new: set, ..
                } = other
                {
                    both.extend(common_value(
                        &subject,
                        (path, old.as_ref(), new.as_ref()),
                        (theirs, set.as_ref()),
                    ));
                }
            }
        }
        _ => {
            let is_so = |other: &Change| std::mem::discriminant(other) == std::mem::discriminant(change);
            if is_new_there || of_subject().any(is_so) {
                both.push(change.clone());
            }
        }
    }
}

type NewValue<'v> = (&'v FieldPath, Option<&'v Value>);

/// The value that both set: where one sets a table and the other a value inside it, that value.
fn common_value(
    subject: &Subject,
    (path, old, new): (&FieldPath, Option<&Value>, Option<&Value>),
    (theirs, set): NewValue<'_>,
) -> Option<Change> {
    let change = |path: &FieldPath, old: Option<&Value>, new: Option<&Value>| Change::Set {
        subject: subject.clone(),
        path: path.clone(),
        old: old.cloned(),
        new: new.cloned(),
    };
    if path.parts().starts_with(theirs.parts()) {
        return Some(change(path, old, new));
    }
    let below = theirs.parts().strip_prefix(path.parts())?;
    let below = below.iter().fold(FieldPath::default(), |path, part| path.then(part));
    let old = old.and_then(Value::as_table).and_then(|old: &Table| old.at(&below));
    Some(change(theirs, old, set))
}
