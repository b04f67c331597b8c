//! What one side says of things under the names that the other side changed: it follows them.

use std::collections::BTreeMap;

use super::thing::SideFile;
use crate::change::{FileChange, FileContent, FileKey, FileVersion, Subject};
use crate::field::Referent;
use crate::id::{ActionId, GroupId};
use crate::shape::Shape;
use crate::value::Value;

/// What refers to something under another id, by kind and id.
type Follow<'f> = &'f dyn Fn(Referent, &str) -> Option<String>;

/// Lets each side follow what the other one renamed: actions, wherever they are named, and working groups, with what came
/// into them.
pub(super) fn follow_names([ours, theirs]: &mut [Vec<SideFile>; 2]) {
    follow_actions(ours, theirs);
    follow_actions(theirs, ours);
    follow_groups(ours, theirs);
    follow_groups(theirs, ours);
}

/// Lets references to the actions that the other side renamed follow. What both renamed is asked about.
fn follow_actions(files: &mut [SideFile], other: &[SideFile]) {
    fn renamed(files: &[SideFile]) -> BTreeMap<ActionId, ActionId> {
        let both = |file: &SideFile| {
            let (from, to) = (
                file.change.before.as_ref()?.action()?,
                file.change.after.as_ref()?.action()?,
            );
            (from != to).then(|| (from.clone(), to.clone()))
        };
        files.iter().filter_map(both).collect()
    }
    let (own, theirs) = (renamed(files), renamed(other));
    if theirs.is_empty() {
        return;
    }
    let to = |what: Referent, id: &str| match what {
        Referent::Action if !own.contains_key(id) => theirs.get(id).map(ToString::to_string),
        _ => None,
    };
    follow_in_files(files, &to);
}

/// The working groups that a side renamed: one is gone and a new one is the same, or has its title.
fn renamed_groups(files: &[SideFile]) -> Vec<(GroupId, GroupId)> {
    let group = |version: &FileVersion| match &version.key.subject {
        Subject::Group(id) => Some(id.clone()),
        _ => None,
    };
    let is_lone = |one: &Option<FileVersion>, none: &Option<FileVersion>| one.is_some() && none.is_none();
    let gone = files
        .iter()
        .filter(|file| is_lone(&file.change.before, &file.change.after));
    let mut new: Vec<&FileVersion> = files
        .iter()
        .filter(|file| is_lone(&file.change.after, &file.change.before))
        .filter_map(|file| file.change.after.as_ref())
        .collect();
    let mut renamed = Vec::new();
    for before in gone.filter_map(|file| file.change.before.as_ref()) {
        let Some(from) = group(before) else { continue };
        let is_it = |after: &&FileVersion| {
            let is_alike =
                after.content == before.content || before.title().is_some() && after.title() == before.title();
            is_alike && group(after).is_some()
        };
        if let Some(at) = new.iter().position(is_it) {
            renamed.extend(group(new.remove(at)).map(|to| (from, to)));
        }
    }
    renamed
}

/// Lets what a side did to a working group that the other one renamed follow it.
fn follow_groups(files: &mut Vec<SideFile>, other: &mut [SideFile]) {
    for (from, to) in renamed_groups(other) {
        // What both took away has no other name.
        let is_gone = |file: &SideFile| {
            let before = file.change.before.as_ref().map(|before| &before.key.subject);
            before == Some(&Subject::Group(from.clone())) && file.change.after.is_none()
        };
        if files.iter().any(is_gone) {
            continue;
        }
        let is_in = |version: &Option<FileVersion>, group: &GroupId| {
            version
                .as_ref()
                .is_some_and(|version| version.key.group.as_ref() == Some(group))
        };
        let mut left = Vec::new();
        for file in files.iter_mut() {
            match (is_in(&file.change.before, &from), is_in(&file.change.after, &from)) {
                (false, true) => file
                    .change
                    .after
                    .iter_mut()
                    .for_each(|after| after.key.group = Some(to.clone())),
                (true, false) => left.extend(file.change.before.as_ref().map(|before| before.key.subject.clone())),
                _ => {}
            }
        }
        // What left the group went where it went.
        for file in other.iter_mut() {
            let has_left = file
                .change
                .before
                .as_ref()
                .is_some_and(|before| left.contains(&before.key.subject));
            if has_left && is_in(&file.change.after, &to) {
                file.change
                    .after
                    .iter_mut()
                    .for_each(|after| after.key.group = Some(from.clone()));
            }
        }
        follow_group_file((files, other), (&from, &to));
    }
}

/// Makes what a side changed in the file of a group a change of the file that the other one gave it.
fn follow_group_file((files, other): (&mut Vec<SideFile>, &mut [SideFile]), (from, to): (&GroupId, &GroupId)) {
    let key = |id: &GroupId| FileKey {
        subject: Subject::Group(id.clone()),
        group: None,
    };
    let is_of = |version: &Option<FileVersion>, id| version.as_ref().is_some_and(|version| version.key == key(id));
    // A side that has a group of its own under that name keeps the two apart.
    if files.iter().any(|file| is_of(&file.change.after, to)) {
        return;
    }
    let edited = files
        .iter_mut()
        .find(|file| is_of(&file.change.before, from) && is_of(&file.change.after, from));
    let created = other.iter_mut().find(|file| is_of(&file.change.after, to));
    let (Some(edited), Some(created)) = (edited, created) else {
        return;
    };
    let under = |version: &Option<FileVersion>| {
        version.clone().map(|version| FileVersion {
            key: key(to),
            ..version
        })
    };
    created.change.before = under(&edited.change.before);
    let followed = SideFile {
        change: FileChange {
            before: under(&edited.change.before),
            after: under(&edited.change.after),
        },
        file: None,
    };
    // The file under the former name goes with its group.
    edited.change.after.clone_from(&edited.change.before);
    files.push(followed);
}

/// Lets what files say anew of things follow these to their new ids.
pub(super) fn follow_in_files(files: &mut [SideFile], to: Follow<'_>) {
    for SideFile { change, .. } in files {
        let before = change.before.as_ref().and_then(FileVersion::table).cloned();
        let Some(FileVersion { key, content }) = &mut change.after else {
            continue;
        };
        let FileContent::Table(table) = content else { continue };
        let mut value = Value::Table((**table).clone());
        let before = before.map(|before| Value::Table((*before).clone()));
        follow(Shape::of(&key.subject), &mut value, before.as_ref(), to);
        match value {
            Value::Table(after) if after != **table => *table = after.into(),
            _ => {}
        }
    }
}

/// Lets references follow, but for those that were there before: they name something else.
pub(super) fn follow(shape: Shape, value: &mut Value, before: Option<&Value>, to: Follow<'_>) {
    if before == Some(&*value) {
        return;
    }
    let below = |key: &str| before.and_then(|before| before.as_table()?.get(key));
    match (shape, value) {
        (Shape::Reference(what), Value::Text(text)) => {
            if let Some(new) = to(what, text) {
                *text = new;
            }
        }
        (Shape::List(item) | Shape::Keyed(item), Value::List(list)) => {
            let had = |one: &Value| matches!(before, Some(Value::List(before)) if before.contains(one));
            for one in list.iter_mut().filter(|one| !had(one)) {
                follow(*item, one, None, to);
            }
        }
        (Shape::Record(fields), Value::Table(table)) => {
            for field in fields {
                if let Some(value) = table.get_mut(field.key) {
                    match (field.key, value) {
                        // A view asks for actions in the words of a filter.
                        ("filter", Value::Text(text)) if below("filter").and_then(Value::as_text) != Some(text) => {
                            *text = follow_in_words(text, to);
                        }
                        (key, value) => follow(field.shape, value, below(key), to),
                    }
                }
            }
        }
        (Shape::Keyed(item), Value::Table(table)) => {
            for key in Vec::from_iter(table.keys().cloned()) {
                if let Some(value) = table.get_mut(&key) {
                    follow(*item, value, below(&key), to);
                }
            }
        }
        _ => {}
    }
}

/// A text in which the ids of actions follow.
fn follow_in_words(text: &str, to: Follow<'_>) -> String {
    let is_of_id = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let parts = text.split_inclusive(|c| !is_of_id(c));
    parts
        .map(|part| {
            let word = part.trim_end_matches(|c| !is_of_id(c));
            match to(Referent::Action, word) {
                Some(new) => new + &part[word.len()..],
                None => part.to_owned(),
            }
        })
        .collect()
}
