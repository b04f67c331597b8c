//! History read as it is, and the same with its index, without it, and with one that cannot be believed.

use std::fs;
use std::sync::Arc;

use copil::workspace::{LogEntry, LogScope};
use copil_plan::change::Meaning;
use copil_plan::{Action, Change, Intent};

use crate::support::{Repo, about, action, because, by, plain, set, status};

const FILE: &str = "groups/rh/RH-01.toml";

/// What an entry tells, to be compared.
fn told(entry: &LogEntry) -> (String, String, Vec<Change>, usize, usize) {
    let (commit, subject) = (entry.commit.to_string(), plain(&entry.said.subject));
    (
        commit,
        subject,
        entry.changes.clone(),
        entry.layout.len(),
        entry.unreadable.len(),
    )
}

fn whole(repo: &Repo) -> Vec<(String, String, Vec<Change>, usize, usize)> {
    repo.log(&LogScope::All).iter().map(told).collect()
}

/// The commits of an action's own history, with what they changed of it.
fn of_action(repo: &Repo, id: &str) -> Vec<(String, Vec<Change>)> {
    let entries = repo.log(&LogScope::Action(action(id)));
    entries
        .into_iter()
        .map(|entry| (entry.commit.to_string(), entry.changes))
        .collect()
}

/// The whole log's commits that changed an action, with what they changed of it; names that it had are given, newest
/// first.
fn filtered(repo: &Repo, names: &[&str]) -> Vec<(String, Vec<Change>)> {
    let own = |entry: LogEntry| {
        let of_name = |name: &&str| about(&entry.changes, name).into_iter().cloned().collect::<Vec<_>>();
        let changes: Vec<Change> = names.iter().flat_map(of_name).collect();
        (entry.commit.to_string(), changes)
    };
    let all = repo.log(&LogScope::All).into_iter().map(own);
    all.filter(|(_, changes)| !changes.is_empty()).collect()
}

/// A history with everything that histories have: records, hand commits, a merge, dates that run backwards, a move, a
/// rename, a deletion and a return, a version that does not parse, a status that the workflow does not know.
fn eventful() -> Repo {
    let repo = Repo::new();
    repo.record(&set("RH-01", "title", "Le télétravail"));
    repo.git(&["checkout", "-q", "-b", "essai"]);
    repo.open()
        .record(&status("FI-01", "blocked"), &because("dgs", "Marché."))
        .expect("a record");
    repo.git(&["checkout", "-q", "main"]);
    repo.open()
        .record(&status("RH-01", "blocked"), &because("drh", "Budget."))
        .expect("a record");
    repo.git(&["merge", "-q", "--no-ff", "-m", "Réunir", "essai"]);
    repo.replace(FILE, "\"blocked\"", "\"suspendue\"");
    repo.commit_by_hand("Un statut à nous", "2017-01-01T09:00:00+01:00");
    repo.replace(FILE, "\"suspendue\"", "suspendue");
    repo.commit_by_hand("Oups", "2018-03-16T09:00:00+01:00");
    repo.replace(FILE, "suspendue", "\"in-progress\"");
    repo.commit_by_hand("Réparé", "2018-03-16T10:00:00+01:00");
    repo.record(&Intent::Move {
        action: action("RH-01"),
        group: "fi".parse().expect("an id"),
    });
    repo.record(&Intent::Rename {
        action: action("RH-01"),
        to: action("TT-01"),
    });
    let text = repo.read("groups/rh/RH-02.toml");
    repo.git(&["rm", "-q", "plans/essai/groups/rh/RH-02.toml"]);
    repo.commit_by_hand("Abandon", "2018-03-17T09:00:00+01:00");
    repo.write("groups/rh/RH-02.toml", &text.replace("Mobilité", "Mobilité interne"));
    repo.commit_by_hand("Finalement non", "2018-03-18T09:00:00+01:00");
    repo.write("../../hors-plan.txt", "x");
    repo.commit_by_hand("Ailleurs", "2018-03-18T10:00:00+01:00");
    repo.record(&set("TT-01", "comment", "Fin."));
    repo
}

#[test]
fn every_change_is_told_whoever_made_it_and_however() {
    let repo = eventful();
    let entries = repo.log(&LogScope::All);
    let subjects: Vec<String> = entries.iter().map(|entry| plain(&entry.said.subject)).collect();
    let expected = [
        "TT-01 : commentaire « Fin. »",
        "Finalement non",
        "Abandon",
        "RH-01 : devient TT-01",
        "RH-01 : passe du groupe rh au groupe fi",
        "Réparé",
        "Oups",
        "Un statut à nous",
    ];
    assert_eq!(subjects[..8], expected);
    assert!(!subjects.iter().any(|subject| subject == "Ailleurs"));
    assert_eq!(subjects.last().map(String::as_str), Some("Le plan"));
    assert!(
        matches!(&entries[3].changes[0], Change::Renamed { from, to } if from.as_str() == "RH-01" && to.as_str() == "TT-01")
    );
    assert!(
        matches!(&entries[4].changes[..], [Change::Moved { .. }]),
        "{:?}",
        entries[4].changes
    );
    assert!(matches!(&entries[2].changes[..], [Change::Deleted { .. }]));
    assert!(matches!(&entries[1].changes[..], [Change::Created { .. }]));
    assert_eq!((entries[5].unreadable.len(), entries[6].unreadable.len()), (1, 1));
    assert!(matches!(
        entries[7].changes[0].meaning(),
        Meaning::Status {
            new: Some("suspendue"),
            ..
        }
    ));
    assert_eq!(
        entries[7].day.to_string(),
        "2017-01-01",
        "the author's day, even when it runs backwards"
    );
    let theirs = entries
        .iter()
        .find(|entry| &*entry.author.email == "dgs@essai.exemple")
        .expect("an entry");
    assert_eq!(
        about(&theirs.changes, "FI-01").len(),
        2,
        "the branch's change is told: status and since"
    );
}

#[test]
fn what_repeats_from_entry_to_entry_is_in_memory_once() {
    let repo = Repo::new();
    repo.record(&set("RH-01", "title", "Le télétravail"));
    repo.record(&set("FI-01", "title", "Les marchés"));
    let entries = repo.log(&LogScope::All);
    let (one, other) = (&entries[0], &entries[1]);
    assert!(Arc::ptr_eq(&one.author.name, &other.author.name));
    assert!(Arc::ptr_eq(&one.author.email, &other.author.email));
    let path = |entry: &LogEntry| match &entry.changes[..] {
        [Change::Set { path, .. }] => path.parts().as_ptr(),
        other => panic!("one value was set: {other:?}"),
    };
    assert_eq!(path(one), path(other));
}

#[test]
fn the_index_changes_nothing_but_the_time_it_takes() {
    let repo = eventful();
    let first = whole(&repo);
    assert!(!repo.index_files().is_empty(), "there is an index");
    assert_eq!(whole(&repo), first);
    repo.forget_index();
    assert_eq!(whole(&repo), first);
    repo.record(&set("TT-01", "comment", "Encore."));
    let more = whole(&repo);
    assert_eq!(more[1..], first);
    repo.forget_index();
    assert_eq!(whole(&repo), more);
}

#[test]
fn a_damaged_index_is_not_believed() {
    let repo = eventful();
    let expected = whole(&repo);
    let damages: [fn(&mut Vec<u8>); 5] = [
        |bytes| bytes.truncate(bytes.len() / 2),
        Vec::clear,
        |bytes| bytes.iter_mut().skip(40).step_by(97).for_each(|byte| *byte ^= 0x55),
        |bytes| bytes.extend_from_slice(b"de trop"),
        |bytes| bytes.iter_mut().take(4).for_each(|byte| *byte = 0xff),
    ];
    for damage in damages {
        for file in repo.index_files() {
            let mut bytes = fs::read(&file).expect("an index");
            damage(&mut bytes);
            fs::write(&file, bytes).expect("written");
        }
        assert_eq!(whole(&repo), expected);
        assert_eq!(whole(&repo), expected, "and the one made anew is good");
    }
}

#[test]
fn the_index_of_a_rewritten_branch_is_not_believed() {
    let repo = eventful();
    whole(&repo);
    of_action(&repo, "FI-01");
    repo.git(&["reset", "-q", "--hard", "HEAD~3"]);
    repo.record(&set("FI-01", "comment", "Autre passé."));
    let after = (whole(&repo), of_action(&repo, "FI-01"));
    assert_eq!(after.0[0].1, "FI-01 : commentaire « Tout va. » → « Autre passé. »");
    repo.forget_index();
    assert_eq!((whole(&repo), of_action(&repo, "FI-01")), after);
}

#[test]
fn one_action_s_log_is_the_whole_log_s_part_of_it() {
    let repo = eventful();
    let histories = [
        ("TT-01", &["TT-01", "RH-01"][..]),
        ("FI-01", &["FI-01"]),
        ("RH-02", &["RH-02"]),
    ];
    for (id, names) in histories {
        repo.forget_index();
        let alone = of_action(&repo, id);
        let again = of_action(&repo, id);
        let mut expected = filtered(&repo, names);
        // RH-02 was taken out and another one started under its id: only this one is told of.
        if let Some(started) = expected
            .iter()
            .position(|(_, changes)| matches!(changes[..], [Change::Created { .. }]))
        {
            expected.truncate(started + 1);
        }
        let beside_the_whole = of_action(&repo, id);
        let readable = |log: Vec<(String, Vec<Change>)>| {
            log.into_iter()
                .filter(|(_, changes)| !changes.is_empty())
                .collect::<Vec<_>>()
        };
        assert_eq!(readable(alone), expected, "{id}, first time");
        assert_eq!(readable(again), expected, "{id}, second time");
        assert_eq!(readable(beside_the_whole), expected, "{id}, from the whole index");
    }
}

#[test]
fn an_action_that_is_gone_still_has_its_history() {
    let repo = Repo::new();
    repo.record(&set("RH-02", "title", "Mobilité interne"));
    repo.git(&["rm", "-q", "plans/essai/groups/rh/RH-02.toml"]);
    repo.commit_by_hand("Abandon", "2018-03-17T09:00:00+01:00");
    let subjects = || {
        let entries = repo.log(&LogScope::Action(action("RH-02")));
        entries
            .into_iter()
            .map(|entry| plain(&entry.said.subject))
            .collect::<Vec<_>>()
    };
    let expected = [
        "Abandon",
        "RH-02 : titre « Mobilité » → « Mobilité interne »",
        "Le plan",
    ];
    assert_eq!(subjects(), expected);
    whole(&repo);
    assert_eq!(subjects(), expected);
    assert!(repo.log(&LogScope::Action(action("RH-99"))).is_empty());
}

#[test]
fn a_group_s_log_holds_what_came_and_what_left() {
    let repo = Repo::new();
    repo.record(&set("FI-01", "title", "Bons"));
    repo.record(&Intent::Move {
        action: action("RH-02"),
        group: "fi".parse().expect("an id"),
    });
    repo.record(&set("RH-01", "title", "x"));
    let subjects = |group: &str| {
        let entries = repo.log(&LogScope::Group(group.parse().expect("an id")));
        entries
            .into_iter()
            .map(|entry| plain(&entry.said.subject))
            .collect::<Vec<_>>()
    };
    let moved = "RH-02 : passe du groupe rh au groupe fi";
    assert_eq!(
        subjects("fi"),
        [moved, "FI-01 : titre « Bons de commande » → « Bons »", "Le plan"]
    );
    assert_eq!(
        subjects("rh"),
        ["RH-01 : titre « Télétravail » → « x »", moved, "Le plan"]
    );
}

#[test]
fn recording_after_reading_the_log_reads_only_what_is_new() {
    let repo = Repo::new();
    repo.log(&LogScope::All);
    repo.open()
        .record(
            &Intent::AddAction {
                id: action("RH-07"),
                group: "rh".parse().expect("an id"),
                action: Box::new(Action {
                    status: "planned".parse().expect("an id"),
                    ..Action::default()
                }),
            },
            &by("drh"),
        )
        .expect("a record");
    let mut read = Vec::new();
    let mut history = repo.open().history().expect("a history");
    let mut progress = |done: usize, of: usize| {
        read.push((done, of));
        std::ops::ControlFlow::Continue(())
    };
    let mut visited = 0;
    let mut visit = |_: LogEntry| {
        visited += 1;
        std::ops::ControlFlow::Continue(())
    };
    history.log(&LogScope::All, &mut progress, &mut visit).expect("a log");
    assert_eq!(visited, 2);
    assert!(read.iter().all(|(_, of)| *of <= 1), "{read:?}");
}

/// The checksum that blocks of the index carry.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
    let crc = bytes
        .iter()
        .fold(!0, |crc: u32, byte| (0..8).fold(crc ^ u32::from(*byte), step));
    !crc
}

#[test]
fn an_index_that_makes_no_sense_under_right_checksums_is_made_anew() {
    let repo = Repo::new();
    repo.record(&set("RH-01", "title", "Un"));
    repo.record(&set("RH-01", "title", "Deux"));
    let told = |repo: &Repo| -> Vec<String> {
        let entries = repo.log(&LogScope::All);
        entries
            .iter()
            .map(|entry| format!("{} {:?}", entry.said.subject, entry.changes))
            .collect()
    };
    let whole = told(&repo);
    let is_index = |file: &std::path::PathBuf| file.to_string_lossy().contains("history-");
    let file = repo.index_files().into_iter().find(is_index).expect("an index");
    let sound = std::fs::read(&file).expect("an index");
    // Magic, versions and boundary, then the folder's name and a checksum.
    let block = 32 + 4 + u32::from_le_bytes(sound[32..36].try_into().expect("four bytes")) as usize + 4;
    for kept in 1..24 {
        let mut damaged = sound.clone();
        let at = damaged.len() - kept;
        damaged[at] ^= 0x80;
        let checksum = crc32(&damaged[block + 8..]);
        damaged[block + 4..block + 8].copy_from_slice(&checksum.to_le_bytes());
        std::fs::write(&file, &damaged).expect("written");
        let now = told(&repo);
        assert_eq!(now.len(), whole.len(), "{kept}");
    }
}
