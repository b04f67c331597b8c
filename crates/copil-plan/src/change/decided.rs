//! What a merge decided itself: only what no parent has is its own, value by value.

use super::renumbering::renumberings;
use super::{Change, Difference, FileChange, Subject, diff};
use crate::value::{FieldPath, Table, Value};

/// What a commit did, from its files as each of its parents had them: for a merge, only what it did to all of them.
pub fn diff_commit(sides: Vec<Vec<FileChange>>) -> Difference {
    let renumbered = renumberings(&sides);
    let mut sides = sides.into_iter().map(diff);
    let first = sides.next().unwrap_or_default();
    let own = sides.fold(first, |own, side| common(own, &side));
    Difference { renumbered, ..own }
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
