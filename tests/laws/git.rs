//! What git itself would merge soundly is never a question.
//!
//! Two people make small changes to a plan's files; real git merges them. Where it finds no conflict, what comes of it
//! is held against a three-way join worked out apart ([`crate::sound`]): where each is what it has to be, and nothing is
//! wrong with the plan that was not before, copil has nothing to ask and comes to the same.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use copil_plan::change::{self, Change, FileChange, FileVersion, Plans, Terms, apply, changed_files, merge, table_of};
use copil_plan::value::{FieldPath, Table, Value};
use copil_plan::{ActionId, GroupId, Plan, Subject};
use copil_store::{self as store, EntryKind, PlanPath, Snapshot};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::plans::plan;
use crate::sound::{is_sound, leaves, pieces};
use crate::support::git_command;
use crate::{cases, subjects, tables};

/// What is drawn for one change: of which kind it is, of what, where in it, and to which value.
type Draw = (u8, usize, usize, usize);

/// Words so long that a list of them has an element a line.
fn words(of: &str) -> Vec<Value> {
    let word = |n| Value::Text(format!("{of}-qui-tient-sur-une-ligne-a-soi-{n}"));
    (0..6).map(word).collect()
}

/// A plan in whose actions there are lists and texts of several lines.
fn with_lines(mut plan: Plan) -> Plan {
    for subject in subjects(&plan) {
        let Subject::Action(_) = subject else { continue };
        for key in ["leads", "tags", "étapes"] {
            let new = Some(Value::List(words(&key.replace('é', "e"))));
            plan = set(plan, &subject, &FieldPath::key(key), new);
        }
        let text = "Un.\nDeux.\nTrois.\nQuatre.\nCinq.\n".to_owned();
        plan = set(plan, &subject, &FieldPath::key("description"), Some(Value::Text(text)));
    }
    plan
}

/// The plan with another value, where the format takes it.
fn set(plan: Plan, subject: &Subject, path: &FieldPath, new: Option<Value>) -> Plan {
    let old = table_of(&plan, subject).and_then(|table| table.at(path).cloned());
    let change = Change::Set {
        subject: subject.clone(),
        path: path.clone(),
        old,
        new,
    };
    apply(&plan, &[change]).unwrap_or(plan)
}

fn one<T>(of: impl IntoIterator<Item = T>, at: usize) -> Option<T> {
    let mut all = Vec::from_iter(of);
    (!all.is_empty()).then(|| all.swap_remove(at % all.len()))
}

/// The plan after a change, with values of another one.
fn changed(plan: Plan, donor: &Plan, (kind, of, at, to): Draw) -> Plan {
    match kind {
        0..16 => changed_value(plan, donor, (of, at, to)),
        16..36 => changed_pieces(plan, (of, at, to)),
        _ => changed_place(plan, donor, (kind, of, at)),
    }
}

fn changed_value(plan: Plan, donor: &Plan, (of, at, to): (usize, usize, usize)) -> Plan {
    let is_action = |(subject, _): &(Subject, Table)| matches!(subject, Subject::Action(_));
    let chosen = match to % 5 {
        0 => one(tables(&plan), at),
        _ => one(tables(&plan).filter(is_action), of),
    };
    let Some((subject, table)) = chosen else { return plan };
    let is_alike = |(other, _): &(Subject, Table)| std::mem::discriminant(other) == std::mem::discriminant(&subject);
    let given = one(tables(donor).filter(is_alike), to)
        .map(|(_, table)| table)
        .unwrap_or_default();
    let paths: BTreeSet<FieldPath> = leaves(&table).into_keys().chain(leaves(&given).into_keys()).collect();
    let Some(path) = one(paths, at) else { return plan };
    let new = given.at(&path).cloned();
    set(plan, &subject, &path, new)
}

/// Another element in a list, or another line in a text.
fn changed_pieces(plan: Plan, (of, at, to): (usize, usize, usize)) -> Plan {
    let actions = tables(&plan).filter(|(subject, _)| matches!(subject, Subject::Action(_)));
    let Some((subject, table)) = one(actions, of) else {
        return plan;
    };
    let Some((path, value)) = one(
        leaves(&table).into_iter().filter(|(_, value)| pieces(value).is_some()),
        at,
    ) else {
        return plan;
    };
    let new = match value {
        Value::List(list) => Value::List(edited(list, to, |word| Value::Text(format!("nouveau-{word}")))),
        Value::Text(text) => {
            let lines = text.split_inclusive('\n').map(str::to_owned).collect();
            Value::Text(edited(lines, to, |word| format!("Nouveau {word}.\n")).concat())
        }
        _ => return plan,
    };
    set(plan, &subject, &path, Some(new))
}

fn edited<T>(mut list: Vec<T>, draw: usize, new: impl Fn(usize) -> T) -> Vec<T> {
    let at = draw / 4 % (list.len() + 1);
    match draw % 4 {
        0 if at < list.len() => drop(list.remove(at)),
        1 if at < list.len() => list[at] = new(draw),
        2 if at < list.len() => {
            let moved = list.remove(at);
            list.push(moved);
        }
        _ => list.insert(at, new(draw)),
    }
    list
}

/// An action elsewhere, under another id, gone or new.
fn changed_place(mut plan: Plan, donor: &Plan, (kind, of, at): (u8, usize, usize)) -> Plan {
    let Some(id) = one(plan.actions.keys().cloned(), of) else {
        return plan;
    };
    match kind {
        36 => {
            let group: Option<GroupId> = one(["rh", "fi", "si"], at).and_then(|id| id.parse().ok());
            if let (Some(placed), Some(group)) = (plan.actions.get_mut(&id), group) {
                placed.group = group;
            }
        }
        37 => {
            if let Some(placed) = plan.actions.remove(&id) {
                plan.actions.insert(renamed(&id), placed);
            }
        }
        38 => drop(plan.actions.remove(&id)),
        _ => {
            let new: Option<ActionId> = format!("NEUF-{at}").parse().ok();
            if let (Some(new), Some(placed)) = (new, one(donor.actions.values(), at)) {
                plan.actions.insert(new, placed.clone());
            }
        }
    }
    plan
}

/// What an action is called once it was renamed.
fn renamed(id: &ActionId) -> ActionId {
    format!("AUTRE-{id}").parse().expect("an id")
}

/// A plan and what two people made of it.
fn three() -> impl Strategy<Value = (Plan, Plan, Plan)> {
    // Of few things, so that both sides often change the same one.
    let draws = || {
        vec(
            (
                0..40_u8,
                prop_oneof![3 => Just(0), 1 => 0..5_usize],
                any::<usize>(),
                any::<usize>(),
            ),
            1..4,
        )
    };
    (plan(), plan(), draws(), draws()).prop_map(|(base, donor, ours, theirs)| {
        let base = with_lines(base);
        let side = |draws: Vec<Draw>| {
            draws
                .into_iter()
                .fold(base.clone(), |plan, draw| changed(plan, &donor, draw))
        };
        let (ours, theirs) = (side(ours), side(theirs));
        (base, ours, theirs)
    })
}

/// The files of a plan; those of a side are the ones of the base, edited.
fn files(base: &Plan, plan: &Plan) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for (subject, table) in tables(plan) {
        let Some(version) = FileVersion::of(plan, &subject) else {
            continue;
        };
        let path = PlanPath::of_key(&version.key).expect("it has its group");
        let was = first_name(&subject);
        let before = FileVersion::of(base, &subject).or_else(|| FileVersion::of(base, &was));
        let edited = before.and_then(|before| {
            let bytes = store::new_file(before.table()?);
            let after = FileVersion {
                key: before.key.clone(),
                ..version
            };
            let file = FileChange {
                before: Some(before),
                after: Some(after),
            };
            let changes = change::diff(vec![file]).changes;
            store::edit(&bytes, &changes)
                .ok()
                .or((changes.is_empty()).then_some(bytes))
        });
        files.insert(
            path.as_str().to_owned(),
            edited.unwrap_or_else(|| store::new_file(&table)),
        );
    }
    files
}

/// What a subject was called before it was renamed.
pub(crate) fn first_name(subject: &Subject) -> Subject {
    match subject {
        Subject::Action(id) => match id.as_str().strip_prefix("AUTRE-").and_then(|id| id.parse().ok()) {
            Some(first) => Subject::Action(first),
            None => subject.clone(),
        },
        other => other.clone(),
    }
}

/// What real git makes of two sides; `None` where it finds a conflict.
fn merged_by_git([base, ours, theirs]: [&BTreeMap<String, Vec<u8>>; 3]) -> Option<BTreeMap<String, Vec<u8>>> {
    let folder = tempfile::tempdir().expect("a folder");
    let git = |arguments: &[&str]| git_command(folder.path(), arguments);
    let done = git(&["init", "-q", "--bare", "-b", "base"]).status().expect("git runs");
    assert!(done.success());
    let mut stream = Vec::new();
    for (name, files) in [("base", base), ("ours", ours), ("theirs", theirs)] {
        let parent = if name == "base" {
            ""
        } else {
            "from refs/heads/base\ndeleteall\n"
        };
        let head = format!("commit refs/heads/{name}\ncommitter Essai <essai@essai.test> 0 +0000\ndata 0\n{parent}");
        stream.extend(head.bytes());
        for (path, bytes) in files {
            stream.extend(format!("M 100644 inline {path}\ndata {}\n", bytes.len()).bytes());
            stream.extend(bytes.iter().chain(b"\n"));
        }
    }
    let mut import = git(&["fast-import", "--quiet"])
        .stdin(Stdio::piped())
        .spawn()
        .expect("git runs");
    import
        .stdin
        .take()
        .expect("a pipe")
        .write_all(&stream)
        .expect("git reads");
    assert!(import.wait().expect("it ends").success());
    let merged = git(&["merge-tree", "--write-tree", "ours", "theirs"])
        .output()
        .expect("git runs");
    if !merged.status.success() {
        return None;
    }
    let tree = String::from_utf8(merged.stdout).expect("an id");
    fs::create_dir(folder.path().join("out")).expect("a folder");
    let done = git(&["--work-tree=out", "checkout", "-q", tree.trim(), "--", "."])
        .status()
        .expect("git runs");
    assert!(done.success());
    let mut found = BTreeMap::new();
    all_files(&folder.path().join("out"), "", &mut found);
    Some(found)
}

fn all_files(folder: &Path, above: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("text");
        match entry.path().is_dir() {
            true => all_files(&entry.path(), &format!("{above}{name}/"), found),
            false => drop(found.insert(format!("{above}{name}"), fs::read(entry.path()).expect("a file"))),
        }
    }
}

/// A plan read from its files.
fn read(files: &BTreeMap<String, Vec<u8>>) -> Snapshot {
    let names = files
        .keys()
        .map(|path| (PlanPath::found(path.as_str()), EntryKind::File))
        .collect();
    let id = "essai".parse().expect("an id");
    Snapshot::of_files(id, names, &|path| Ok(files[path.as_str()].clone())).expect("it has its plan.toml")
}

/// What is wrong with a plan, wherever in a file it stands.
fn wrongs(snapshot: &Snapshot) -> BTreeSet<String> {
    let problems = snapshot.problems.iter();
    problems
        .map(|problem| format!("{:?} {:?}", problem.path, problem.kind))
        .collect()
}

#[test]
fn what_git_merges_soundly_is_no_question() {
    let (sound, joined) = (Cell::new(0), Cell::new(0));
    let law = |(base, ours, theirs): (Plan, Plan, Plan)| {
        let texts = [&base, &ours, &theirs].map(|plan| files(&base, plan));
        let Some(merged) = merged_by_git(texts.each_ref()) else {
            return Ok(());
        };
        // As the files say it.
        let [base, ours, theirs, by_git] = [&texts[0], &texts[1], &texts[2], &merged].map(read);
        let known: BTreeSet<String> = [&ours, &theirs].into_iter().flat_map(wrongs).collect();
        let three = [&base.plan, &ours.plan, &theirs.plan];
        if !wrongs(&by_git).is_subset(&known) || !is_sound(three, &by_git.plan) {
            return Ok(());
        }
        sound.set(sound.get() + 1);
        let both = texts[0].iter().filter(|(path, was)| {
            let is = [1, 2].map(|side| texts[side].get(*path).is_some_and(|is| is != *was));
            is == [true, true]
        });
        joined.set(joined.get() + both.count());
        let plans = Plans {
            ours: &ours.plan,
            theirs: &theirs.plan,
            unread: &BTreeSet::new(),
        };
        let terms = Terms {
            taken: base.plan.actions.keys().cloned().collect(),
            ..Terms::default()
        };
        let sides = [&ours, &theirs].map(|side| changed_files(&base.plan, &side.plan));
        let [mine, others] = sides;
        let merge = merge(mine, others, Some(plans), &terms, &|_| None);
        prop_assert_eq!(&merge.clashes, &[]);
        let plan = apply(&ours.plan, &merge.difference().changes);
        let plan = plan.map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert!(is_sound(three, &plan), "{:?}", merge.difference().changes);
        Ok(())
    };
    if let Err(error) = TestRunner::new(cases(32)).run(&three(), law) {
        panic!("{error}");
    }
    println!(
        "{} merges are sound, with {} files that both changed",
        sound.get(),
        joined.get()
    );
    assert!(sound.get() > 0 && joined.get() > 0);
}
