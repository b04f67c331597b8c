//! Two states of a plan with what happened between them: what differs in the end, and which step last made it so.

use std::collections::BTreeMap;
use std::mem::{Discriminant, discriminant};

use super::{Change, Difference, FileChange, FileVersion, Renaming, Subject, diff};
use crate::action_history::Lineage;
use crate::id::ActionId;
use crate::value::FieldPath;

/// One step between two states.
#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    /// What it changed.
    pub changes: &'a [Change],
    /// What parents of a merge at this point call otherwise.
    pub carried: &'a [Renaming],
    /// Whether it takes another one back.
    pub undoes: bool,
}

/// A change between two states.
#[derive(Clone, Debug, PartialEq)]
pub struct NetChange {
    /// What differs.
    pub change: Change,
    /// The number of the last step that touched it; `None` where none is known.
    pub step: Option<usize>,
}

/// What differs between two states, given the files that differ and the steps between them, the newest first.
///
/// An action is followed by its names: one that was renamed, moved or taken away and made anew is compared with what it
/// was, whatever else has had its id. What went back and forth is not told. Where no steps are known, the files have to do.
pub fn between(files: Vec<FileChange>, steps: &[Step<'_>]) -> Vec<NetChange> {
    let mut past = Past::default();
    for action in files.iter().filter_map(|file| file.after.as_ref()?.action()) {
        let number = past.lineage.action(action);
        past.newer.insert(action.clone(), number);
    }
    for (number, step) in steps.iter().enumerate() {
        past.take(number, step);
    }
    let mut difference = Difference::default();
    if steps.is_empty() {
        difference = diff(files);
    } else {
        let same = past.same_actions(files);
        same.iter().for_each(|file| file.tell(&mut difference));
    }
    let told = difference.changes.into_iter().map(|change| NetChange {
        step: past.step_of(&change),
        change,
    });
    told.collect()
}

/// What a step can be about: an action by its number in the lineage, else a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Thing {
    Action(usize),
    File(Subject),
}

/// What a step did to a thing: it set a value, or did something of a kind to the whole.
enum Touch {
    Value(FieldPath),
    Whole(Discriminant<Change>),
}

impl Touch {
    fn of(change: &Change) -> Self {
        match change {
            Change::Set { path, .. } => Self::Value(path.clone()),
            whole => Self::Whole(discriminant(whole)),
        }
    }

    /// Whether it explains another one: of two values, one may be a part of the other.
    fn is_of(&self, wanted: &Self) -> bool {
        match (self, wanted) {
            (Self::Value(path), Self::Value(wanted)) => {
                let (path, wanted) = (path.parts(), wanted.parts());
                path.starts_with(wanted) || wanted.starts_with(path)
            }
            (Self::Whole(kind), Self::Whole(wanted)) => kind == wanted,
            _ => false,
        }
    }
}

#[derive(Default)]
struct Past {
    lineage: Lineage,
    /// The steps that touched each thing, the newest first, with what they did.
    touched: BTreeMap<Thing, Vec<(Touch, usize)>>,
    /// The actions that there are, by their names.
    newer: BTreeMap<ActionId, usize>,
    /// The actions that there are no more, by the names they had at first.
    gone: BTreeMap<ActionId, usize>,
}

impl Past {
    fn take(&mut self, number: usize, step: &Step<'_>) {
        self.lineage.carry(step.carried);
        for change in step.changes {
            let thing = match change.action() {
                Some(id) => Thing::Action(self.lineage.action(id)),
                None => Thing::File(change.subject()),
            };
            self.touched.entry(thing).or_default().push((Touch::of(change), number));
        }
        self.lineage.pass(step.changes, step.undoes);
    }

    /// Sets the older version of each action beside the newer one, by the names that it had.
    fn same_actions(&mut self, mut files: Vec<FileChange>) -> Vec<FileChange> {
        let mut older: BTreeMap<usize, FileVersion> = BTreeMap::new();
        for file in &mut files {
            if let Some(before) = file.before.take_if(|before| before.action().is_some())
                && let Some(id) = before.action()
            {
                older.insert(self.lineage.action(id), before);
            }
        }
        for file in &mut files {
            let action = file.after.as_ref().and_then(FileVersion::action);
            if let Some(number) = action.and_then(|id| self.newer.get(id)) {
                file.before = older.remove(number);
            }
        }
        files.retain(|file| file.before.is_some() || file.after.is_some());
        for (number, before) in older {
            self.gone.extend(before.action().map(|id| (id.clone(), number)));
            files.push(FileChange {
                before: Some(before),
                after: None,
            });
        }
        files
    }

    /// The newest step that touched what a change is about.
    fn step_of(&self, change: &Change) -> Option<usize> {
        let names = match change {
            Change::Deleted { .. } => &self.gone,
            _ => &self.newer,
        };
        let thing = match change.action() {
            Some(id) => Thing::Action(*names.get(id)?),
            None => Thing::File(change.subject()),
        };
        let wanted = Touch::of(change);
        let touched = self.touched.get(&thing)?;
        let found = touched.iter().find(|(touch, _)| touch.is_of(&wanted));
        found.or(touched.first()).map(|(_, number)| *number)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::change::FileKey;
    use crate::value::{Table, Value};

    /// The files of a plan by id, each with its fields in one word each.
    type Files = BTreeMap<&'static str, &'static str>;

    fn version((id, fields): (&&str, &&str)) -> FileVersion {
        let field = |field: &str| {
            let (key, value) = field.split_once('=').unwrap();
            (key.to_owned(), Value::Text(value.to_owned()))
        };
        let key = FileKey {
            subject: Subject::Action(id.parse().unwrap()),
            group: "rh".parse().ok(),
        };
        FileVersion::new(key, fields.split(' ').map(field).collect::<Table>())
    }

    fn files(older: &Files, newer: &Files) -> Vec<FileChange> {
        let mut ids: Vec<_> = older.keys().chain(newer.keys()).collect();
        ids.sort();
        ids.dedup();
        let file = |id: &&&str| FileChange {
            before: older.get_key_value(**id).map(version),
            after: newer.get_key_value(**id).map(version),
        };
        ids.iter().map(file).filter(|file| file.before != file.after).collect()
    }

    /// What is told between the first and the last of some states, as `id what step`.
    fn told(states: &[&[(&'static str, &'static str)]]) -> Vec<String> {
        let states: Vec<Files> = states.iter().map(|state| state.iter().copied().collect()).collect();
        let changes: Vec<Vec<Change>> = states
            .windows(2)
            .rev()
            .map(|pair| diff(files(&pair[0], &pair[1])).changes)
            .collect();
        let steps: Vec<Step<'_>> = changes
            .iter()
            .map(|changes| Step {
                changes,
                carried: &[],
                undoes: false,
            })
            .collect();
        let net = between(files(&states[0], states.last().unwrap()), &steps);
        let one = |net: &NetChange| {
            let what = match &net.change {
                Change::Created { .. } => "created".to_owned(),
                Change::Deleted { .. } => "deleted".to_owned(),
                Change::Renamed { from, .. } => format!("was {from}"),
                Change::Moved { .. } => "moved".to_owned(),
                Change::Set { path, .. } => path.to_string(),
            };
            let id = net.change.action().unwrap();
            format!(
                "{id} {what} {}",
                net.step.map_or("?".to_owned(), |step| step.to_string())
            )
        };
        let mut told: Vec<String> = net.iter().map(one).collect();
        told.sort();
        told
    }

    #[test]
    fn what_went_back_and_forth_is_not_told() {
        let (before, between) = (&[("A", "title=a due=1 tag=x")][..], &[("A", "title=a due=2 tag=y")][..]);
        assert_eq!(told(&[before, between, before]), [""; 0]);
        let after = &[("A", "title=a due=1 tag=z")][..];
        assert_eq!(told(&[before, between, after]), ["A tag 0"]);
        let after = &[("A", "title=a due=2 tag=x")][..];
        assert_eq!(told(&[before, between, after]), ["A due 1"]);
    }

    #[test]
    fn an_action_is_compared_with_what_it_was_under_its_old_name() {
        let before = &[("A", "title=a due=1 tag=x")][..];
        let renamed = &[("B", "title=a due=1 tag=x")][..];
        let edited = &[("B", "title=b due=2 tag=y")][..];
        assert_eq!(
            told(&[before, renamed, edited]),
            ["B due 0", "B tag 0", "B title 0", "B was A 1"]
        );
        // The old name now means another action.
        let both = &[("B", "title=a due=1 tag=x"), ("A", "title=new due=9 tag=q")][..];
        assert_eq!(told(&[before, renamed, both]), ["A created 0", "B was A 1"]);
    }

    #[test]
    fn an_id_used_again_is_another_action() {
        let before = &[("A", "title=a due=1 tag=x")][..];
        let again = &[("A", "title=other due=1 tag=x")][..];
        assert_eq!(told(&[before, &[], again]), ["A created 0", "A deleted 1"]);
    }
}
