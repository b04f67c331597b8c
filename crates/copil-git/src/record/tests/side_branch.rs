//! Records on branches that are not checked out, merges that join them, and branches that end.

use std::fs;
use std::time::Duration;

use super::*;

const BRANCH: &str = "refs/heads/proposal/blois/rh";
const TAG: &str = "refs/tags/refused/blois/rh";

/// The change, put on the branch.
fn aside(repo: &TestRepo) -> Record {
    let git = repo.open();
    let head = git.head().unwrap().commit().unwrap();
    let tip = git.reference(BRANCH).unwrap();
    Record {
        branch: Some(SideBranch {
            name: BRANCH.to_owned(),
            tip,
            parent: tip.unwrap_or(head),
        }),
        ..change()
    }
}

fn tip(repo: &TestRepo) -> BranchTip {
    BranchTip {
        name: BRANCH.to_owned(),
        commit: repo.rev(BRANCH),
    }
}

#[test]
fn a_record_aside_touches_neither_files_nor_index_nor_head() {
    let repo = repo_with_action();
    repo.write(PATH, "status = \"edited by hand\"\n");
    repo.write("staged.txt", "x\n");
    repo.git(&["add", "staged.txt"]);
    let (before, head) = (repo.status(), repo.rev("HEAD"));
    let index = fs::read(repo.file(".git/index")).unwrap();
    let id = repo.open().record(&aside(&repo)).unwrap();
    assert_eq!((repo.rev(BRANCH), repo.rev(&format!("{BRANCH}~1"))), (id, head));
    assert_eq!(repo.git(&["show", &format!("{BRANCH}:{PATH}")]), "status = \"done\"\n");
    assert_eq!((repo.status(), repo.rev("HEAD")), (before, head));
    assert_eq!(fs::read(repo.file(".git/index")).unwrap(), index);
    assert_eq!(repo.read(PATH), "status = \"edited by hand\"\n");
    assert!(!repo.file(".git/copil/journal").exists());
    repo.fsck();
}

#[test]
fn records_in_a_line_stand_on_each_other_and_move_the_branch_once() {
    let repo = repo_with_action();
    let head = repo.rev("HEAD");
    let first = aside(&repo);
    let branch = first.branch.clone().unwrap();
    let path = RepoPath::new("other.toml").unwrap();
    let second = Record {
        files: vec![FileEdit::new(path, None, Some(b"x = 1\n".to_vec()))],
        message: "another".to_owned(),
        ..Record::default()
    };
    let last = repo
        .open()
        .record_aside(&[first.clone(), second.clone()], &branch)
        .unwrap();
    assert_eq!((repo.rev(BRANCH), repo.rev(&format!("{BRANCH}~2"))), (last, head));
    assert_eq!(repo.git(&["show", &format!("{BRANCH}:{PATH}")]), "status = \"done\"\n");
    assert_eq!(repo.git(&["show", &format!("{BRANCH}:other.toml")]), "x = 1\n");
    assert!(!repo.file(".git/copil/journal").exists());
    repo.fsck();
    // One that does not fit leaves the branch where it is.
    let branch = SideBranch {
        tip: Some(last),
        parent: last,
        ..branch
    };
    assert!(repo.open().record_aside(&[second, first], &branch).is_err());
    assert_eq!(repo.rev(BRANCH), last);
}

#[test]
fn a_record_aside_is_refused_where_its_branch_or_its_file_is_another() {
    let repo = repo_with_action();
    let first = aside(&repo);
    repo.open().record(&first).unwrap();
    // The branch was not there when this one was worked out.
    let again = Record {
        message: "again".to_owned(),
        ..first
    };
    assert!(matches!(repo.open().record(&again), Err(RecordError::Stale { .. })));
    // The file is another on the branch by now.
    assert!(matches!(
        repo.open().record(&aside(&repo)),
        Err(RecordError::Stale { .. })
    ));
    repo.git(&["worktree", "add", "-q", "../beside-rh", "proposal/blois/rh"]);
    let mut next = aside(&repo);
    next.files = record_of(PATH, Some("status = \"done\"\n"), Some("status = \"paused\"\n"), "x").files;
    let outcome = repo.open().record(&next);
    assert!(matches!(outcome, Err(RecordError::CheckedOut { .. })), "{outcome:?}");
    repo.git(&["worktree", "remove", "--force", "../beside-rh"]);
    repo.open().record(&next).unwrap();
    repo.fsck();
}

#[test]
fn a_merge_joins_a_branch_and_ends_it() {
    let repo = repo_with_action();
    repo.open().record(&aside(&repo)).unwrap();
    let (head, proposed) = (repo.rev("HEAD"), tip(&repo));
    let merge = Record {
        joined: Some(Joined {
            commit: proposed.commit,
            is_first: false,
        }),
        ends: Some(proposed.clone()),
        ..change()
    };
    let id = repo.open().record(&merge).unwrap();
    assert_eq!(
        repo.git(&["log", "-1", "--format=%P"]).trim(),
        format!("{head} {}", proposed.commit)
    );
    assert_eq!(repo.rev("HEAD"), id);
    assert!(repo.open().reference(BRANCH).unwrap().is_none());
    assert!(repo.status().is_empty());
    assert_eq!(
        repo.git(&["reflog", "-1", "--format=%gs"]),
        "commit (merge): RH-04 : À venir → Réalisée\n"
    );
    repo.fsck();
}

#[test]
fn a_branch_that_went_on_or_is_worked_on_does_not_end() {
    let repo = repo_with_action();
    repo.open().record(&aside(&repo)).unwrap();
    let seen = tip(&repo);
    repo.git(&["branch", "-f", "proposal/blois/rh", "HEAD"]);
    let merge = Record {
        joined: Some(Joined {
            commit: seen.commit,
            is_first: false,
        }),
        ends: Some(seen.clone()),
        ..change()
    };
    repo.open().record(&merge).unwrap();
    assert!(repo.open().reference(BRANCH).unwrap().is_some());
    let outcome = repo.open().delete_branch(&seen);
    assert!(matches!(outcome, Err(RecordError::Moved { .. })), "{outcome:?}");
}

#[test]
fn a_packed_branch_ends_and_what_is_packed_beside_it_stays() {
    let repo = repo_with_action();
    repo.open().record(&aside(&repo)).unwrap();
    let seen = tip(&repo);
    repo.git(&["tag", "-a", "-m", "Séance", "copil/blois/m"]);
    repo.git(&["branch", "proposal/blois/rh-2"]);
    repo.git(&["pack-refs", "--all"]);
    let others = || {
        repo.git(&[
            "for-each-ref",
            "refs/tags",
            "refs/heads/main",
            "refs/heads/proposal/blois/rh-2",
        ])
    };
    let before = others();
    let packed = repo.open().common_dir().join("packed-refs");
    // Git packs what it packs under this lock; a process of git's that was killed leaves it empty.
    let lock = packed.with_extension("lock");
    fs::write(&lock, "").unwrap();
    let mut impatient = repo.open();
    impatient.patience = Duration::ZERO;
    let outcome = impatient.delete_branch(&seen);
    assert!(
        matches!(&outcome, Err(RecordError::Locked { path, .. }) if *path == lock),
        "{outcome:?}"
    );
    assert!(repo.open().reference(BRANCH).unwrap().is_some());
    fs::remove_file(&lock).unwrap();
    repo.open().delete_branch(&seen).unwrap();
    assert!(repo.open().reference(BRANCH).unwrap().is_none());
    assert_eq!(others(), before);
    assert!(fs::read_to_string(&packed).unwrap().contains("\n^"));
    // One that went on since it was packed ends as a whole.
    let name = "refs/heads/proposal/blois/rh-2".to_owned();
    repo.commit(PATH, "status = \"blocked\"\n", "second", -5);
    repo.git(&["branch", "-f", "proposal/blois/rh-2", "HEAD"]);
    let commit = repo.rev(&name);
    repo.open()
        .delete_branch(&BranchTip {
            name: name.clone(),
            commit,
        })
        .unwrap();
    assert!(repo.open().reference(&name).unwrap().is_none());
    repo.fsck();
}

#[test]
fn a_branch_is_retired_to_an_annotated_tag() {
    let repo = repo_with_action();
    repo.open().record(&aside(&repo)).unwrap();
    let branch = tip(&repo);
    let retirement = Retirement {
        branch: branch.clone(),
        tag: TAG.to_owned(),
        message: "Refusée\n\nTrop cher.".to_owned(),
        tagger: change().author,
    };
    repo.open().retire(&retirement).unwrap();
    assert_eq!(repo.git(&["cat-file", "-t", TAG]).trim(), "tag");
    assert_eq!(
        repo.git(&["for-each-ref", "--format=%(taggername)|%(*objectname)|%(contents)", TAG]),
        format!("DRH|{}|Refusée\n\nTrop cher.\n\n", branch.commit)
    );
    assert_eq!(repo.git(&["for-each-ref", "refs/heads/proposal"]), "");
    let tag = repo.open().annotated_tag(TAG).unwrap().unwrap();
    assert_eq!(
        (tag.commit, tag.message.as_str()),
        (branch.commit, "Refusée\n\nTrop cher.\n")
    );
    let outcome = repo.open().retire(&retirement);
    assert!(matches!(outcome, Err(RecordError::Moved { .. })), "{outcome:?}");
    repo.fsck();
}

#[test]
fn what_a_killed_process_left_of_a_branch_s_end_is_finished() {
    let repo = repo_with_action();
    repo.open().record(&aside(&repo)).unwrap();
    let branch = tip(&repo);
    let journal = |reference: &str, commit: &str| {
        let ends = format!(r#"["{BRANCH}","{}"]"#, branch.commit);
        let journal = format!(r#"{{"reference":"{reference}","commit":"{commit}","files":[],"ends":{ends}}}"#);
        fs::create_dir_all(repo.file(".git/copil")).unwrap();
        fs::write(repo.file(".git/copil/journal"), journal).unwrap();
        recovered_above(repo.path(), &repo.file(".git/copil/journal"));
    };
    // Killed before the tag was there: the branch stays.
    journal(TAG, &"1".repeat(40));
    assert!(repo.open().reference(BRANCH).unwrap().is_some());
    // Killed after it.
    repo.git(&["tag", "-m", "non", "refused/blois/rh", BRANCH]);
    let tag = repo.git(&["rev-parse", TAG]);
    journal(TAG, tag.trim());
    assert!(repo.open().reference(BRANCH).unwrap().is_none());
    repo.fsck();
}

#[test]
fn a_request_that_was_recorded_aside_is_known_again() {
    let repo = repo_with_action();
    let record = Record {
        request: Some("copil status".to_owned()),
        author: None,
        committer: None,
        ..aside(&repo)
    };
    let id = repo.open().record(&record).unwrap();
    let known = Repository::unacknowledged_above(repo.path(), "copil status").unwrap();
    assert_eq!(known.commit, id);
    repo.git(&["branch", "-q", "-D", "proposal/blois/rh"]);
    assert_eq!(Repository::unacknowledged_above(repo.path(), "copil status"), None);
}
