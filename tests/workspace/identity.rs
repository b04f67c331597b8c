//! Histories with merges, renamings, moves and ids used again: what is told of them, with an index of the history at hand
//! and without one.

use copil::workspace::{LogEntry, LogScope, Undo};
use copil_plan::{Change, Intent};

use crate::support::{Repo, action, because, by, plain, set, status};

const FILE: &str = "groups/rh/RH-01.toml";

/// A change in a few signs.
fn sign(change: &Change) -> String {
    let about = change.action().map_or_else(|| "-".to_owned(), ToString::to_string);
    match change {
        Change::Created { .. } => format!("+{about}"),
        Change::Deleted { .. } => format!("-{about}"),
        Change::Moved { from, to, .. } => format!("{about}:{from}>{to}"),
        Change::Renamed { from, to } => format!("{from}>{to}"),
        Change::Set { path, .. } => format!("{about}.{path}"),
    }
}

fn line(entry: &LogEntry) -> String {
    let signs: Vec<String> = entry.changes.iter().map(sign).collect();
    format!("{} | {}", plain(&entry.said.subject), signs.join(" "))
}

/// What is told of an action, newest first: in a fresh clone, and with the index of the whole history.
fn told(repo: &Repo, id: &str) -> Vec<String> {
    let log = |scope: &LogScope| repo.log(scope).iter().map(line).collect::<Vec<_>>();
    let scope = LogScope::Action(action(id));
    repo.forget_index();
    let cold = log(&scope);
    repo.forget_index();
    log(&LogScope::All);
    assert_eq!(log(&scope), cold, "{id}");
    cold.into_iter()
        .map(|line| line.split(" | ").nth(1).unwrap_or_default().to_owned())
        .collect()
}

/// What is told of the whole plan since it was made.
fn whole(repo: &Repo) -> Vec<String> {
    let mut lines: Vec<String> = repo.log(&LogScope::All).iter().map(line).collect();
    lines.pop();
    lines
}

fn moved(id: &str, group: &str) -> Intent {
    Intent::Move {
        action: action(id),
        group: group.parse().expect("an id"),
    }
}

fn renamed(id: &str, to: &str) -> Intent {
    Intent::Rename {
        action: action(id),
        to: action(to),
    }
}

fn merge(repo: &Repo) {
    repo.git(&["merge", "-q", "--no-ff", "-m", "Réunir", "essai"]);
}

fn branch(repo: &Repo) {
    repo.git(&["checkout", "-q", "-b", "essai"]);
}

fn back_to_main(repo: &Repo) {
    repo.git(&["checkout", "-q", "main"]);
}

#[test]
fn one_moved_away_and_back_was_never_gone() {
    let repo = Repo::new();
    repo.record(&moved("RH-01", "fi"));
    repo.record(&set("RH-01", "comment", "Là-bas."));
    repo.record(&moved("RH-01", "rh"));
    let expected = ["RH-01:fi>rh", "RH-01.comment", "RH-01:rh>fi", "+RH-01"];
    assert_eq!(told(&repo, "RH-01"), expected);
}

#[test]
fn moves_and_renamings_that_were_taken_back_are_told_as_they_were() {
    for (intent, signs) in [
        (moved("RH-01", "fi"), ["RH-01:fi>rh", "RH-01:rh>fi"]),
        (renamed("RH-01", "TT-01"), ["TT-01>RH-01", "RH-01>TT-01"]),
    ] {
        let repo = Repo::new();
        repo.record(&intent);
        repo.open().undo(&Undo::Last, &by("drh")).expect("undone");
        assert_eq!(told(&repo, "RH-01"), [signs[0], signs[1], "+RH-01"]);
    }
}

#[test]
fn an_id_taken_over_by_another_action_brings_that_ones_past() {
    let repo = Repo::new();
    repo.record(&set("FI-01", "comment", "Une finance."));
    repo.record(&renamed("RH-01", "B-01"));
    repo.record(&renamed("FI-01", "RH-01"));
    assert_eq!(told(&repo, "RH-01"), ["FI-01>RH-01", "FI-01.comment", "+FI-01"]);
    assert_eq!(told(&repo, "B-01"), ["RH-01>B-01", "+RH-01"]);
    assert_eq!(told(&repo, "FI-01"), ["FI-01>RH-01", "FI-01.comment", "+FI-01"]);
}

#[test]
fn of_a_clean_merge_nothing_is_told() {
    let repo = Repo::new();
    branch(&repo);
    repo.record(&set("RH-01", "title", "Le télétravail"));
    back_to_main(&repo);
    repo.open()
        .record(&set("RH-01", "comment", "Ici."), &by("dgs"))
        .expect("a record");
    merge(&repo);
    let expected = [
        "RH-01 : commentaire « Ici. »",
        "RH-01 : titre « Télétravail » → « Le télétravail »",
    ];
    let mut subjects: Vec<String> = whole(&repo);
    subjects
        .iter_mut()
        .for_each(|line| line.truncate(line.find(" | ").unwrap_or_default()));
    subjects.sort();
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(subjects, expected);
}

#[test]
fn of_a_merge_the_values_that_no_parent_has_are_told() {
    let repo = Repo::new();
    branch(&repo);
    repo.record(&set("RH-01", "title", "Le télétravail"));
    back_to_main(&repo);
    repo.record(&set("RH-01", "comment", "Ici."));
    repo.git(&["merge", "-q", "--no-commit", "--no-ff", "-s", "ours", "essai"]);
    repo.replace(FILE, "\"Ici.\"", "\"Ni ici ni là.\"");
    let text = repo.at("essai", FILE);
    let title = text
        .lines()
        .find(|line| line.starts_with("title"))
        .expect("a title")
        .to_owned();
    let mine = repo.read(FILE);
    let own_title = mine.lines().find(|line| line.starts_with("title")).expect("a title");
    repo.write(FILE, &mine.replace(own_title, &title));
    repo.commit_by_hand("Réunir", "2018-03-15T19:00:00+01:00");
    assert_eq!(
        told(&repo, "RH-01"),
        ["RH-01.comment", "RH-01.title", "RH-01.comment", "+RH-01"]
    );
    repo.open()
        .undo(&Undo::Commit("HEAD".to_owned()), &by("drh"))
        .expect("undone");
    let text = repo.read(FILE);
    assert!(text.contains("Ici.") && text.contains("Le télétravail"), "{text}");
}

#[test]
fn one_renamed_on_a_branch_and_changed_under_its_old_name_on_another_is_followed() {
    let repo = Repo::new();
    branch(&repo);
    repo.record(&renamed("RH-01", "TT-01"));
    back_to_main(&repo);
    repo.record(&set("FI-01", "comment", "Entre-temps."));
    repo.open()
        .record(&status("RH-01", "blocked"), &because("drh", "Budget."))
        .expect("a record");
    merge(&repo);
    let mut all = told(&repo, "TT-01");
    all.sort();
    assert_eq!(all, ["+RH-01", "RH-01.status RH-01.since", "RH-01>TT-01"]);
    let all = whole(&repo);
    assert!(all.iter().all(|line| !line.starts_with("Réunir")), "{all:?}");
    let histories = repo
        .open()
        .history()
        .expect("a history")
        .histories()
        .expect("histories");
    let past = histories.history(&action("TT-01")).expect("a past");
    assert_eq!(
        past.statuses.last().and_then(|turn| turn.to.clone()),
        "blocked".parse().ok()
    );
    assert!(past.created.is_some());
}

#[test]
fn one_renamed_twice_across_a_merge_is_followed() {
    let repo = Repo::new();
    branch(&repo);
    repo.record(&renamed("RH-01", "X-2"));
    back_to_main(&repo);
    repo.record(&set("FI-01", "comment", "Entre-temps."));
    merge(&repo);
    repo.record(&renamed("X-2", "X-3"));
    assert_eq!(told(&repo, "X-3"), ["X-2>X-3", "RH-01>X-2", "+RH-01"]);
    assert_eq!(told(&repo, "X-2"), ["X-2>X-3", "RH-01>X-2", "+RH-01"]);
}

#[test]
fn a_file_that_was_no_action_becomes_a_new_one() {
    let repo = Repo::new();
    for (name, text) in [("groups/rh/é-1.toml", "title = \"E\""), ("Z-1.toml", "title = \"Z\"")] {
        repo.write(name, &format!("{text}\nstatus = \"planned\"\n"));
    }
    repo.commit_by_hand("Mal placé", "2018-03-15T09:00:00+01:00");
    for (from, to) in [("groups/rh/é-1.toml", "E-1"), ("Z-1.toml", "Z-1")] {
        let to = format!("groups/rh/{to}.toml");
        repo.git(&["mv", &repo.in_git(from), &repo.in_git(&to)]);
    }
    repo.commit_by_hand("Bien placé", "2018-03-15T10:00:00+01:00");
    assert_eq!(told(&repo, "E-1"), ["+E-1"]);
    assert_eq!(told(&repo, "Z-1"), ["+Z-1"]);
    assert_eq!(whole(&repo), ["Bien placé | +E-1 +Z-1", "Mal placé | "]);
}

#[test]
fn an_id_used_again_is_another_action() {
    let repo = Repo::new();
    let old = repo.read(FILE);
    repo.record(&renamed("RH-01", "TT-01"));
    repo.write(FILE, "title = \"Tout autre\"\nstatus = \"planned\"\n");
    repo.commit_by_hand("Une autre", "2018-03-15T09:00:00+01:00");
    assert_eq!(told(&repo, "RH-01"), ["+RH-01"]);
    std::fs::remove_file(repo.file(FILE)).expect("removed");
    repo.commit_by_hand("Retirée", "2018-03-15T10:00:00+01:00");
    assert_eq!(told(&repo, "RH-01"), ["-RH-01", "+RH-01"]);
    repo.write("groups/fi/RH-01.toml", &old);
    repo.commit_by_hand("Encore une", "2018-03-15T11:00:00+01:00");
    assert_eq!(told(&repo, "RH-01"), ["+RH-01"]);
    repo.open().undo(&Undo::Last, &by("drh")).expect("undone");
    repo.open().undo(&Undo::Redo, &by("drh")).expect("done again");
    assert_eq!(
        told(&repo, "RH-01"),
        ["+RH-01", "-RH-01", "+RH-01"],
        "what came back is the same"
    );
}

#[test]
fn one_withdrawn_and_an_unrelated_one_begun_in_one_commit_are_two() {
    let repo = Repo::new();
    repo.write(
        "groups/rh/RH-02.toml",
        "title = \"Mobilité\"\nstatus = \"planned\"\nleads = [\"drh\"]\ndue = 2018-06-30\n",
    );
    repo.commit_by_hand("Plus courte", "2018-03-15T09:00:00+01:00");
    std::fs::remove_file(repo.file("groups/rh/RH-02.toml")).expect("removed");
    repo.write(
        "groups/rh/RH-03.toml",
        "title = \"Accueil\"\nstatus = \"planned\"\nleads = [\"drh\"]\ndue = 2018-12-31\n",
    );
    repo.commit_by_hand("L'une pour l'autre", "2018-03-15T10:00:00+01:00");
    assert_eq!(whole(&repo)[0], "L'une pour l'autre | -RH-02 +RH-03");
    assert_eq!(told(&repo, "RH-03"), ["+RH-03"]);
    let histories = repo
        .open()
        .history()
        .expect("a history")
        .histories()
        .expect("histories");
    let past = histories.history(&action("RH-03")).expect("a past");
    assert_eq!(
        past.first_promise().map(|day| day.to_string()),
        Some("2018-12-31".to_owned())
    );
    assert!(
        histories
            .history(&action("RH-02"))
            .is_some_and(|past| past.left.is_some())
    );
}

#[test]
fn renamed_and_changed_at_once_is_told_as_both() {
    let repo = Repo::new();
    let text = repo.read(FILE).replace("\"high\"", "\"low\"");
    std::fs::remove_file(repo.file(FILE)).expect("removed");
    repo.write("groups/fi/TT-01.toml", &text);
    let edits = repo.open().hand_edits().expect("edits");
    assert_eq!(edits.len(), 2);
    let made = repo.open().record_hand_edits(None, &by("drh")).expect("a record");
    let signs: Vec<String> = made.iter().flat_map(|made| &made.changes).map(sign).collect();
    let expected = ["RH-01>TT-01", "TT-01:rh>fi", "TT-01.priority"];
    assert_eq!((made.len(), signs), (1, expected.map(str::to_owned).to_vec()));
    assert_eq!(
        told(&repo, "TT-01"),
        ["RH-01>TT-01 TT-01:rh>fi TT-01.priority", "+RH-01"]
    );
}
