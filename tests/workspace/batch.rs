//! Several changes at once: all checked first, a commit each, and what stands when one fails midway.

use copil::workspace::Error;

use crate::support::{Repo, because, set, status};

#[test]
fn nothing_is_recorded_when_one_of_several_is_refused() {
    let repo = Repo::new();
    let before = repo.commits();
    let intents = [status("RH-01", "blocked"), status("RH-01", "no-such-status")];
    let outcome = repo.open().record_all(&intents, &because("drh", "Vu en réunion."));
    assert!(matches!(outcome, Err(Error::Refused(_))), "{outcome:?}");
    assert_eq!(repo.commits(), before);
}

#[test]
fn one_change_may_bear_on_the_next_and_each_is_a_commit() {
    let repo = Repo::new();
    let before = repo.commits();
    let intents = [status("RH-01", "blocked"), set("RH-01", "title", "Un autre titre")];
    let mut workspace = repo.open();
    let foreseen = workspace.preview(&intents, &because("drh", "Vu en réunion."));
    let foreseen: Vec<String> = foreseen.into_iter().map(|subject| subject.expect("allowed")).collect();
    let recorded = workspace
        .record_all(&intents, &because("drh", "Vu en réunion."))
        .expect("a record");
    assert_eq!(repo.commits(), before + 2);
    let subjects: Vec<String> = recorded.iter().map(|one| one.subject.clone()).collect();
    assert_eq!(subjects, foreseen, "what was foreseen is what was recorded");
    repo.verify();

    let commits: Vec<String> = recorded.iter().rev().map(|one| one.commit.to_string()).collect();
    let undone = workspace.undo_all(&commits, &because("drh", "Non.")).expect("an undo");
    assert_eq!(undone.len(), 2);
    assert_eq!(repo.git(&["diff", "HEAD~4", "HEAD"]), "");
    repo.verify();
}

#[test]
fn when_one_fails_midway_those_before_it_stand_and_the_others_are_named() {
    let repo = Repo::new();
    let before = repo.commits();
    // Allowed by itself, and not any more once the first is recorded.
    let intents = [status("RH-01", "abandoned"), status("RH-01", "paused")];
    let allowed = copil_plan::intent::next_statuses(repo.open().plan(), &"abandoned".parse().expect("a status"))
        .iter()
        .any(|next| next.as_str() == "paused");
    assert!(!allowed, "the test needs a step that the first one forbids");
    let mut workspace = repo.open();
    let outcome = workspace.record_all(&intents, &because("drh", "Vu en réunion."));
    let Err(Error::Midway { recorded, left, source }) = outcome else {
        panic!("{outcome:?}");
    };
    assert_eq!(recorded.len(), 1);
    assert!(left.is_empty() || left.len() == 1, "{left:?}");
    assert!(matches!(*source, Error::Refused(_)), "{source:?}");
    assert_eq!(repo.commits(), before + 1, "what was recorded stands");
    assert_eq!(workspace.plan(), repo.open().plan(), "and the plan at hand has it");
    repo.verify();
}
