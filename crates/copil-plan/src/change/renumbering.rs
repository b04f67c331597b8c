//! What took another number where two sides were joined, read from the files alone: to those it is something new.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::identity::resemblance;
use super::merge::{NAMES_OF_DECISION, NAMES_OF_ITEM, Numbered};
use super::{FileChange, FileKey, FileVersion, Subject};
use crate::id::{ActionId, DecisionRef};
use crate::value::{Table, Value};

/// What a merge calls by another number than one of its parents, for which that number means something else since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renumbering {
    /// The parent that called it so; the first one is 0.
    pub parent: usize,
    /// What it was called there.
    pub from: Numbered,
    /// What it is called.
    pub to: Numbered,
}

impl Renumbering {
    /// The two ids of an action.
    pub fn action(&self) -> Option<(&ActionId, &ActionId)> {
        match (&self.from, &self.to) {
            (Numbered::Action(from), Numbered::Action(to)) => Some((from, to)),
            _ => None,
        }
    }
}

/// What a merge calls otherwise than one of its parents, given its files as each of them had them.
pub(super) fn renumberings(sides: &[Vec<FileChange>]) -> Vec<Renumbering> {
    if sides.len() < 2 {
        return Vec::new();
    }
    let mut found = Vec::new();
    let new = new_actions(sides);
    for (parent, files) in sides.iter().enumerate() {
        let actions = actions(files, &new);
        let renumbering = |(from, to)| Renumbering { parent, from, to };
        found.extend(meetings(sides, files, &actions).into_iter().map(renumbering));
        let numbered = |(from, to)| (Numbered::Action(from), Numbered::Action(to));
        found.extend(actions.into_iter().map(numbered).map(renumbering));
    }
    // A number is another's because a parent has it so; what none of them has is a change like others.
    let is_of_all = |from: &Numbered| found.iter().filter(|one| one.from == *from).count() == sides.len();
    let (_, found) = found.iter().cloned().partition::<Vec<_>, _>(|one| is_of_all(&one.from));
    found
}

/// The actions that no parent of a merge has.
fn new_actions(sides: &[Vec<FileChange>]) -> Vec<&FileVersion> {
    fn new(files: &[FileChange]) -> impl Iterator<Item = &FileVersion> {
        let lone = files.iter().filter(|file| file.before.is_none());
        lone.filter_map(|file| file.after.as_ref().filter(|after| after.action().is_some()))
    }
    let mut found: Vec<&FileVersion> = sides.first().into_iter().flat_map(|files| new(files)).collect();
    for files in sides {
        if found.is_empty() {
            break;
        }
        let created: HashSet<Option<&ActionId>> = new(files).map(FileVersion::action).collect();
        let moved: HashSet<Option<&ActionId>> = files
            .iter()
            .filter_map(|file| file.before.as_ref().map(FileVersion::action))
            .collect();
        found.retain(|version| created.contains(&version.action()) && !moved.contains(&version.action()));
    }
    found
}

/// Of the actions that are new to all parents, those that one had under ids which mean other actions now.
fn actions(files: &[FileChange], new: &[&FileVersion]) -> BTreeMap<ActionId, ActionId> {
    let mut found: BTreeMap<ActionId, ActionId> = BTreeMap::new();
    for version in new {
        let befores = files.iter().filter_map(|file| file.before.as_ref());
        let mut best: Option<(usize, &ActionId)> = None;
        for before in befores {
            let (Some(id), Some(alike)) = (before.action(), resemblance(before, version)) else {
                continue;
            };
            let is_better = best.is_none_or(|(most, _)| alike > most) && !found.contains_key(id);
            if is_better && is_another_now(before, files) {
                best = Some((alike, id));
            }
        }
        if let (Some((_, from)), Some(to)) = (best, version.action()) {
            found.insert(from.clone(), to.clone());
        }
    }
    found
}

/// Whether an id that a file had is another action's now.
fn is_another_now(before: &FileVersion, files: &[FileChange]) -> bool {
    let now = files.iter().filter_map(|file| file.after.as_ref());
    now.filter(|after| after.action() == before.action())
        .any(|after| resemblance(before, after).is_none())
}

/// What a parent called otherwise in the meetings that it had.
fn meetings(
    sides: &[Vec<FileChange>],
    files: &[FileChange],
    actions: &BTreeMap<ActionId, ActionId>,
) -> Vec<(Numbered, Numbered)> {
    let mut found = Vec::new();
    for file in files {
        let (Some(before), Some(after)) = (&file.before, &file.after) else {
            continue;
        };
        let Subject::Meeting(meeting) = &after.key.subject else {
            continue;
        };
        let parents: Vec<Arc<Table>> = sides.iter().filter_map(|files| meeting_in(files, &after.key)).collect();
        let (Some(before), Some(after)) = (before.values(), after.values()) else {
            continue;
        };
        if parents.len() < sides.len() {
            continue;
        }
        let taken = |name: &str, keys: &[&str]| {
            let tables: Vec<Table> = parents.iter().map(|table| entries(table, name)).collect();
            taken_keys(
                (&entries(&before, name), &entries(&after, name)),
                &tables,
                keys,
                actions,
            )
        };
        let item = |key: &str| Some(Numbered::AgendaItem(meeting.clone(), key.parse().ok()?));
        let decision = |number: &str| {
            let (meeting, decision) = (meeting.clone(), number.parse().ok()?);
            Some(Numbered::Decision(DecisionRef { meeting, decision }))
        };
        let items = taken("agenda", &NAMES_OF_ITEM);
        found.extend(items.iter().filter_map(|(from, to)| item(from).zip(item(to))));
        let decisions = taken("decisions", &NAMES_OF_DECISION);
        found.extend(
            decisions
                .iter()
                .filter_map(|(from, to)| decision(from).zip(decision(to))),
        );
    }
    found
}

/// A meeting as a parent had it; `None` where it had none that can be read.
fn meeting_in(files: &[FileChange], key: &FileKey) -> Option<Arc<Table>> {
    let befores = files.iter().filter_map(|file| file.before.as_ref());
    befores
        .filter(|before| before.key == *key)
        .find_map(FileVersion::values)
}

/// The keys that no parent has for what one has under keys which mean something else now.
fn taken_keys(
    (before, after): (&Table, &Table),
    parents: &[Table],
    names: &[&str],
    actions: &BTreeMap<ActionId, ActionId>,
) -> BTreeMap<String, String> {
    let is_same = |was: &Value, is: &Value| {
        let (Some(was), Some(is)) = (was.as_table(), is.as_table()) else {
            return false;
        };
        let named = |name: &&str| was.get(name).or(is.get(name)).is_some();
        let follows = |name: &&str| {
            let text = was.get(name).and_then(Value::as_text);
            let followed = text.filter(|_| *name == "action").and_then(|id| actions.get(id));
            followed.map(ActionId::as_str) == is.get(name).and_then(Value::as_text) && followed.is_some()
        };
        names.iter().any(named) && names.iter().all(|name| was.get(name) == is.get(name) || follows(name))
    };
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for (to, new) in after.iter() {
        if parents.iter().any(|parent| parent.contains(to)) {
            continue;
        }
        let gave_way = before.iter().find(|(from, was)| {
            let is_another = after.get(from).is_some_and(|now| !is_same(was, now));
            is_another && is_same(was, new) && !found.contains_key(*from)
        });
        if let Some((from, _)) = gave_way {
            found.insert(from.clone(), to.clone());
        }
    }
    found
}

fn entries(meeting: &Table, name: &str) -> Table {
    let entries = meeting.get(name).and_then(Value::as_table);
    entries.cloned().unwrap_or_default()
}
