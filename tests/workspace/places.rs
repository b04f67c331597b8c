//! Where a plan can be, and what keeps it from being recorded.

use std::fs;

use copil::workspace::{Error, Obstacle, Workspace};

use crate::support::{self, Repo, because, by, set, status};

#[test]
fn a_plan_at_the_top_of_its_repository_is_recorded_like_any_other() {
    let repo = Repo::uncommitted("");
    repo.commit_by_hand("Le plan", "2018-03-15T09:00:00+01:00");
    repo.open()
        .record(&status("RH-01", "blocked"), &because("drh", "Budget."))
        .expect("a record");
    assert_eq!(repo.touched("HEAD"), ["M\tgroups/rh/RH-01.toml"]);
    assert_eq!(repo.log(&copil::workspace::LogScope::All).len(), 2);
    repo.verify();
}

#[test]
fn a_branch_without_a_commit_takes_the_plan_as_its_first() {
    let repo = Repo::uncommitted("plans/essai");
    let mut workspace = repo.open();
    assert_eq!(workspace.obstacle(), None);
    let result = workspace.record(&set("RH-01", "title", "x"), &by("drh"));
    assert!(matches!(result, Err(Error::UnrecordedEdits { .. })), "{result:?}");
    let recorded = workspace.record_hand_edits(None, &by("drh")).expect("a record");
    assert_eq!(recorded.len(), 1, "a new plan is one commit");
    assert_eq!(repo.commits(), 1);
    assert_eq!(repo.status(), [""; 0]);
    assert!(
        repo.message("HEAD").starts_with("plan : nouveau plan « Essai »\n"),
        "{}",
        repo.message("HEAD")
    );
    workspace
        .record(&set("RH-01", "title", "Le télétravail"), &by("drh"))
        .expect("a record");
    repo.verify();
}

#[test]
fn a_worktree_of_its_own_has_its_own_branch_and_index() {
    let repo = Repo::new();
    repo.git(&["worktree", "add", "-q", "-b", "essais", "autre"]);
    let elsewhere = repo.top().join("autre/plans/essai");
    let mut workspace = Workspace::open(&elsewhere).expect("a plan");
    assert_eq!(workspace.branch().as_deref(), Some("essais"));
    workspace
        .record(&set("RH-01", "title", "Ailleurs"), &by("drh"))
        .expect("a record");
    assert_eq!(support::git(&elsewhere, &["status", "--porcelain"]), "");
    assert!(support::plain(&repo.message("essais")).starts_with("RH-01 : titre « Télétravail » → « Ailleurs »\n"));
    assert_eq!(repo.commits(), 1, "the main branch did not move");
    assert!(!repo.read("groups/rh/RH-01.toml").contains("Ailleurs"));
}

#[test]
fn a_plan_named_in_a_language_keeps_its_record_in_it() {
    let repo = Repo::new();
    repo.replace("plan.toml", "language = \"fr\"", "language = \"en\"");
    repo.commit_by_hand("In English", "2018-03-15T10:00:00+01:00");
    repo.open()
        .record(&status("RH-01", "blocked"), &because("drh", "Budget."))
        .expect("a record");
    assert!(
        repo.message("HEAD").starts_with("RH-01: In progress → Blocked\n"),
        "{}",
        repo.message("HEAD")
    );
    repo.verify();
}

#[test]
fn what_stands_in_the_way_is_said_and_nothing_is_written() {
    let repo = Repo::new();
    let text = repo.read("groups/rh/RH-01.toml");
    let refused = |expected: fn(&Obstacle) -> bool| {
        let mut workspace = repo.open();
        assert!(workspace.obstacle().is_some_and(expected), "{:?}", workspace.obstacle());
        let result = workspace.record(&set("RH-01", "title", "x"), &by("drh"));
        assert!(
            matches!(&result, Err(Error::Obstacle(obstacle)) if expected(obstacle)),
            "{result:?}"
        );
        assert_eq!(repo.read("groups/rh/RH-01.toml"), text);
    };
    repo.git(&["checkout", "-q", "--detach"]);
    refused(|obstacle| {
        matches!(
            obstacle,
            Obstacle::Repository(copil_git::RepositoryObstacle::Detached { .. })
        )
    });
    repo.git(&["checkout", "-q", "main"]);
    fs::write(repo.top().join(".git/MERGE_HEAD"), repo.git(&["rev-parse", "HEAD"])).expect("a file");
    refused(|obstacle| {
        matches!(
            obstacle,
            Obstacle::Repository(copil_git::RepositoryObstacle::Operation(copil_git::Operation::Merge))
        )
    });
    fs::remove_file(repo.top().join(".git/MERGE_HEAD")).expect("removed");
    fs::rename(repo.top().join(".git"), repo.top().join("git")).expect("renamed");
    refused(|obstacle| matches!(obstacle, Obstacle::NoRepository));
}

#[test]
fn a_plan_of_which_a_sparse_checkout_leaves_files_out_is_not_recorded() {
    let repo = Repo::new();
    repo.git(&["sparse-checkout", "set", "--sparse-index", "plans/essai/groups/rh"]);
    assert!(!repo.file("groups/fi/FI-01.toml").exists());
    repo.replace("groups/rh/RH-01.toml", "Bilan", "Bilan partagé");
    let head = repo.git(&["rev-parse", "HEAD"]);
    let mut workspace = repo.open();
    let edited: Vec<_> = workspace
        .hand_edits()
        .expect("edits")
        .into_iter()
        .map(|edit| edit.path)
        .collect();
    assert_eq!(
        edited.iter().map(AsRef::as_ref).collect::<Vec<&str>>(),
        ["groups/rh/RH-01.toml"]
    );
    let left_out = |error: &Error| {
        let Error::Obstacle(Obstacle::Repository(found)) = error else {
            return false;
        };
        matches!(found, copil_git::RepositoryObstacle::LeftOut { files: 4, .. })
    };
    let recorded = workspace.record_hand_edits(None, &by("drh"));
    assert!(recorded.as_ref().is_err_and(left_out), "{recorded:?}");
    let recorded = workspace.record(&status("RH-01", "blocked"), &because("drh", "Budget."));
    assert!(recorded.as_ref().is_err_and(left_out), "{recorded:?}");
    assert_eq!(repo.git(&["rev-parse", "HEAD"]), head);
    // The way out that is proposed.
    repo.git(&["sparse-checkout", "add", "plans/essai"]);
    repo.open().record_hand_edits(None, &by("drh")).expect("a record");
    assert_eq!(repo.touched("HEAD"), ["M\tplans/essai/groups/rh/RH-01.toml"]);
    repo.verify();
}

#[test]
fn a_lock_that_stays_is_named_and_nothing_is_written() {
    let repo = Repo::new();
    let lock = repo.top().join(".git/index.lock");
    fs::write(&lock, "").expect("a file");
    let (head, text) = (repo.git(&["rev-parse", "HEAD"]), repo.read("groups/rh/RH-01.toml"));
    let result = repo.open().record(&set("RH-01", "title", "x"), &by("drh"));
    let named = matches!(&result, Err(Error::Record(copil_git::RecordError::Locked { path, .. })) if path.ends_with("index.lock"));
    assert!(named, "{result:?}");
    assert_eq!(
        (repo.git(&["rev-parse", "HEAD"]), repo.read("groups/rh/RH-01.toml")),
        (head, text)
    );
    fs::remove_file(lock).expect("removed");
    repo.record(&set("RH-01", "title", "x"));
    repo.verify();
}
