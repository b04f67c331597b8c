//! Numbers that both sides gave, each to something of its own: the one of the side that was not shared yet takes the next
//! free number, and what refers to it follows.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use super::follow::{follow, follow_in_files};
use super::thing::SideFile;
use super::{Side, Terms};
use crate::change::{FileContent, FileVersion, Subject};
use crate::field::Referent;
use crate::id::{ActionId, AgendaKey, DecisionId, DecisionRef, MeetingId};
use crate::shape::Shape;
use crate::value::{Table, Value};

/// What an item of an agenda is known by.
pub(in crate::change) const NAMES_OF_ITEM: [&str; 3] = ["action", "title", "approves"];

/// What a decision is known by.
pub(in crate::change) const NAMES_OF_DECISION: [&str; 1] = ["text"];

/// What has a number, or an id that is made like one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Numbered {
    /// An action.
    Action(ActionId),
    /// A decision of a meeting.
    Decision(DecisionRef),
    /// An item of a meeting's agenda.
    AgendaItem(MeetingId, AgendaKey),
}

impl fmt::Display for Numbered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Action(id) => id.fmt(f),
            Self::Decision(decision) => decision.fmt(f),
            Self::AgendaItem(meeting, key) => write!(f, "{meeting}/agenda.{key}"),
        }
    }
}

/// Something that took another number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renumbered {
    /// The side that had given it.
    pub side: Side,
    /// What it was called there.
    pub from: Numbered,
    /// What it is called.
    pub to: Numbered,
}

/// Parts what both sides gave one number.
pub(super) fn part(yielding: &mut [SideFile], others: &[SideFile], terms: &Terms) -> Vec<Renumbered> {
    let mut found: Vec<(Numbered, Numbered)> = Vec::new();
    let actions = actions(yielding, others, terms);
    if !actions.is_empty() {
        rename_actions(yielding, &actions);
        let both = |(from, to): (&ActionId, &ActionId)| (Numbered::Action(from.clone()), Numbered::Action(to.clone()));
        found.extend(actions.iter().map(both));
    }
    let mut decisions: BTreeMap<String, String> = BTreeMap::new();
    for file in yielding.iter_mut() {
        for (from, to) in part_meeting(file, others) {
            if let (Numbered::Decision(from), Numbered::Decision(to)) = (&from, &to) {
                decisions.insert(from.to_string(), to.to_string());
            }
            found.push((from, to));
        }
    }
    if !decisions.is_empty() {
        let to = |what: Referent, id: &str| decisions.get(id).filter(|_| what == Referent::Decision).cloned();
        follow_in_files(yielding, &to);
    }
    let renumbered = |(from, to)| Renumbered {
        side: terms.yields,
        from,
        to,
    };
    found.into_iter().map(renumbered).collect()
}

/// The actions that take another number, with the one that each takes.
fn actions(yielding: &[SideFile], others: &[SideFile], terms: &Terms) -> BTreeMap<ActionId, ActionId> {
    fn new(files: &[SideFile]) -> impl Iterator<Item = (&ActionId, &SideFile)> {
        files.iter().filter_map(|file| match file.new_subject()? {
            Subject::Action(id) => Some((id, file)),
            _ => None,
        })
    }
    let by_id: BTreeMap<String, &SideFile> = new(others)
        .map(|(id, file)| (id.as_str().to_ascii_lowercase(), file))
        .collect();
    let both = new(yielding).filter_map(|(id, file)| Some((id, file, *by_id.get(&id.as_str().to_ascii_lowercase())?)));
    let two: Vec<&ActionId> = both
        .filter(|(_, file, other)| are_two(file, other))
        .map(|(id, ..)| id)
        .collect();
    if two.is_empty() {
        return BTreeMap::new();
    }
    let versions = yielding
        .iter()
        .chain(others)
        .flat_map(|file| [&file.change.before, &file.change.after]);
    let named = versions.flatten().filter_map(FileVersion::action);
    let mut taken: BTreeSet<ActionId> = terms.taken.iter().chain(named).cloned().collect();
    let mut renamed = BTreeMap::new();
    for id in two {
        // Where no number is left, it is a question whose the id is.
        if let Some(free) = next_free(id, &taken) {
            taken.insert(free.clone());
            renamed.insert(id.clone(), free);
        }
    }
    renamed
}

/// Whether what two sides call by one id is not one thing.
fn are_two(one: &SideFile, other: &SideFile) -> bool {
    let key = |file: &SideFile| file.change.before.as_ref().map(|before| before.key.clone());
    let (Some(mine), Some(theirs)) = (&one.change.after, &other.change.after) else {
        return false;
    };
    match (key(one), key(other)) {
        (None, None) => {
            let are_read = mine.table().is_some() && theirs.table().is_some();
            let is_same_id = mine.key.subject == theirs.key.subject;
            are_read && !(is_same_id && mine.title() == theirs.title())
        }
        (mine, theirs) => mine != theirs,
    }
}

/// The next number after those that are taken; of an id without a number, the id with one.
fn next_free(id: &ActionId, taken: &BTreeSet<ActionId>) -> Option<ActionId> {
    let is_numbered = id
        .as_str()
        .rsplit_once('-')
        .is_some_and(|(_, number)| number.parse::<u64>().is_ok());
    if is_numbered {
        return ActionId::next([id], taken, "");
    }
    let is_taken = |id: &ActionId| {
        taken
            .iter()
            .any(|known| known.as_str().eq_ignore_ascii_case(id.as_str()))
    };
    let mut numbered = (2..).map_while(|number: u32| format!("{id}-{number}").parse::<ActionId>().ok());
    numbered.find(|id| !is_taken(id))
}

/// Gives actions their new ids, in their files' names and wherever they are named.
fn rename_actions(files: &mut [SideFile], renamed: &BTreeMap<ActionId, ActionId>) {
    for file in files.iter_mut() {
        let is_new = file.new_subject().is_some();
        let Some(version) = file.change.after.as_mut().filter(|_| is_new) else {
            continue;
        };
        if let Some(to) = version.action().and_then(|id| renamed.get(id)) {
            version.key.subject = Subject::Action(to.clone());
        }
    }
    let to = |what: Referent, id: &str| match what {
        Referent::Action => renamed.get(id).map(ToString::to_string),
        _ => None,
    };
    follow_in_files(files, &to);
}

/// Parts what a side's meeting and the other side's call by one key: items of the agenda and decisions.
fn part_meeting(file: &mut SideFile, others: &[SideFile]) -> Vec<(Numbered, Numbered)> {
    let before = file.change.before.as_ref().and_then(FileVersion::table).cloned();
    let Some(FileVersion { key, content }) = &mut file.change.after else {
        return Vec::new();
    };
    let (Subject::Meeting(id), FileContent::Table(after)) = (&key.subject, content) else {
        return Vec::new();
    };
    let versions = others.iter().filter_map(|other| other.change.after.as_ref());
    let Some(theirs) = versions
        .filter(|version| version.key == *key)
        .find_map(FileVersion::table)
    else {
        return Vec::new();
    };
    let entries = |table: Option<&Table>, name: &str| {
        let entries = table.and_then(|table| table.get(name)?.as_table());
        entries.cloned().unwrap_or_default()
    };
    let of = |name: &str| {
        let (was, theirs) = (entries(before.as_deref(), name), entries(Some(theirs), name));
        (entries(Some(after), name), was, theirs)
    };
    let agenda = parted(of("agenda"), &NAMES_OF_ITEM, |item, taken| {
        let text = |key: &str| item.get(key).and_then(Value::as_text);
        AgendaKey::free(text("action"), text("title"), AgendaKey::UNNAMED, |key| {
            taken.contains(key)
        })
        .to_string()
    });
    let decisions = parted(of("decisions"), &NAMES_OF_DECISION, |_, taken| {
        let highest = taken.iter().filter_map(|number| number.parse::<u32>().ok()).max();
        DecisionId::from(highest.unwrap_or_default().saturating_add(1)).to_string()
    });
    if agenda.is_empty() && decisions.is_empty() {
        return Vec::new();
    }
    *after = renamed_entries(&key.subject, after, (&agenda, &decisions)).into();
    let item = |key: &str| Some(Numbered::AgendaItem(id.clone(), key.parse().ok()?));
    let decision = |number: &str| {
        let decision = number.parse().ok()?;
        let meeting = id.clone();
        Some(Numbered::Decision(DecisionRef { meeting, decision }))
    };
    let items = agenda.iter().filter_map(|(from, to)| item(from).zip(item(to)));
    let decided = decisions
        .iter()
        .filter_map(|(from, to)| decision(from).zip(decision(to)));
    items.chain(decided).collect()
}

/// The keys of new entries under which the other side has another new one, each with a key that is free.
fn parted(
    (own, before, theirs): (Table, Table, Table),
    names: &[&str],
    free: impl Fn(&Table, &BTreeSet<String>) -> String,
) -> BTreeMap<String, String> {
    let mut taken: BTreeSet<String> = [&own, &before, &theirs]
        .iter()
        .flat_map(|table| table.keys())
        .cloned()
        .collect();
    let mut parted = BTreeMap::new();
    for (key, value) in own.iter().filter(|(key, _)| !before.contains(key)) {
        let (Some(mine), Some(other)) = (value.as_table(), theirs.get(key).and_then(Value::as_table)) else {
            continue;
        };
        if names.iter().all(|name| mine.get(name) == other.get(name)) {
            continue;
        }
        let to = free(mine, &taken);
        taken.insert(to.clone());
        parted.insert(key.clone(), to);
    }
    parted
}

/// A meeting under the numbers that its items and decisions took.
pub(in crate::change) fn take_numbers<'r>(
    version: &mut FileVersion,
    renumbered: impl Iterator<Item = (&'r Numbered, &'r Numbered)>,
) {
    let (Subject::Meeting(id), FileContent::Table(table)) = (&version.key.subject, &mut version.content) else {
        return;
    };
    let (mut agenda, mut decisions) = (BTreeMap::new(), BTreeMap::new());
    for both in renumbered {
        match both {
            (Numbered::AgendaItem(of, from), Numbered::AgendaItem(_, to)) if of == id => {
                agenda.insert(from.to_string(), to.to_string());
            }
            (Numbered::Decision(from), Numbered::Decision(to)) if from.meeting == *id => {
                decisions.insert(from.decision.to_string(), to.decision.to_string());
            }
            _ => {}
        }
    }
    if !(agenda.is_empty() && decisions.is_empty()) {
        *table = renamed_entries(&version.key.subject, table, (&agenda, &decisions)).into();
    }
}

/// A file in which something has another number: its own, or one that it refers to.
pub(in crate::change) fn renumber(version: &mut FileVersion, from: &Numbered, to: &Numbered) {
    take_numbers(version, std::iter::once((from, to)));
    if let (Numbered::Action(from), Numbered::Action(to)) = (from, to)
        && version.action() == Some(from)
    {
        version.key.subject = Subject::Action(to.clone());
    }
    let follows = |what: Referent, id: &str| {
        let is_it = match from {
            Numbered::Action(from) => what == Referent::Action && from.as_str() == id,
            Numbered::Decision(from) => what == Referent::Decision && from.to_string() == id,
            Numbered::AgendaItem(..) => false,
        };
        is_it.then(|| to.to_string())
    };
    let FileContent::Table(table) = &mut version.content else {
        return;
    };
    let mut value = Value::Table((**table).clone());
    follow(Shape::of(&version.key.subject), &mut value, None, &follows);
    match value {
        Value::Table(followed) if followed != **table => *table = followed.into(),
        _ => {}
    }
}

/// A meeting whose items and decisions have other keys, each in its place; what refers to an item in it follows.
fn renamed_entries(
    meeting: &Subject,
    table: &Table,
    (agenda, decisions): (&BTreeMap<String, String>, &BTreeMap<String, String>),
) -> Table {
    let mut table = table.clone();
    rename_keys(&mut table, "agenda", agenda);
    rename_keys(&mut table, "decisions", decisions);
    let to = |what: Referent, id: &str| agenda.get(id).filter(|_| what == Referent::AgendaItem).cloned();
    let mut value = Value::Table(table);
    follow(Shape::of(meeting), &mut value, None, &to);
    match value {
        Value::Table(table) => table,
        _ => Table::default(),
    }
}

/// Gives entries of a table other keys, each in its place.
fn rename_keys(table: &mut Table, name: &str, renamed: &BTreeMap<String, String>) {
    if let Some(Value::Table(entries)) = table.get_mut(name) {
        let under = |(key, value)| (renamed.get(&key).cloned().unwrap_or(key), value);
        *entries = std::mem::take(entries).into_iter().map(under).collect();
    }
}
