use super::*;
use crate::testing::{TestRepo, repo_path};

/// `subject +added -deleted ~changed`, newest first; the sides of a merge divided by `|`.
fn story(repo: &TestRepo, under: &str) -> Vec<String> {
    let mut lines = Vec::new();
    repo.open()
        .walk(
            repo.rev("HEAD"),
            &repo_path(under),
            &WalkOptions::default(),
            &mut |step| {
                lines.push(line_of(&step));
                ControlFlow::Continue(())
            },
        )
        .unwrap();
    lines
}

fn line_of(step: &CommitDiff) -> String {
    let word = |delta: &FileDelta| match (delta.before, delta.after) {
        (None, _) => format!(" +{}", delta.path),
        (_, None) => format!(" -{}", delta.path),
        _ => format!(" ~{}", delta.path),
    };
    let sides = step.sides.iter().map(|side| side.iter().map(word).collect::<String>());
    format!("{}{}", step.commit.subject(), sides.collect::<Vec<_>>().join(" |"))
}

#[test]
fn visits_what_touched_the_folder_newest_first() {
    let repo = TestRepo::new();
    repo.commit("plan/a.toml", "1", "one", 0);
    repo.commit("other.txt", "1", "elsewhere", 1);
    repo.commit("plan/g/b.toml", "1", "two", 2);
    // Clocks run backwards: order does not follow the date.
    repo.commit("plan/a.toml", "2", "three", -500);
    assert_eq!(
        story(&repo, "plan"),
        ["three ~plan/a.toml", "two +plan/g/b.toml", "one +plan/a.toml"]
    );
    assert_eq!(story(&repo, "plan/g"), ["two +plan/g/b.toml"]);
    assert_eq!(story(&repo, "").len(), 4);
    assert_eq!(story(&repo, "plan/a.toml"), ["three ~plan/a.toml", "one +plan/a.toml"]);
}

#[test]
fn a_file_that_moves_is_gone_and_new() {
    let repo = TestRepo::new();
    repo.commit("plan/rh/RH-01.toml", "a = 1\n", "made", 0);
    repo.git(&["mv", "plan/rh/RH-01.toml", "plan/rh/RH-02.toml"]);
    repo.commit_staged("renamed", 1);
    repo.git(&["rm", "-q", "plan/rh/RH-02.toml"]);
    repo.commit_staged("deleted", 2);
    assert_eq!(
        story(&repo, "plan"),
        [
            "deleted -plan/rh/RH-02.toml",
            "renamed -plan/rh/RH-01.toml +plan/rh/RH-02.toml",
            "made +plan/rh/RH-01.toml",
        ]
    );
}

#[test]
fn a_merge_shows_only_what_it_decided_itself() {
    let repo = TestRepo::new();
    repo.commit("plan/a", "1", "base", 0);
    repo.git(&["checkout", "-q", "-b", "side"]);
    repo.commit("plan/a", "side", "on side", 1);
    repo.commit("plan/b", "side", "b on side", 2);
    repo.git(&["checkout", "-q", "main"]);
    repo.commit("plan/a", "main", "on main", 3);
    repo.git(&["merge", "-q", "--no-commit", "-s", "ours", "side"]);
    repo.write("plan/a", "both");
    repo.write("plan/b", "side");
    repo.git(&["add", "plan"]);
    repo.commit_staged("merged", 4);
    repo.commit("plan/c", "1", "after", 5);
    assert_eq!(
        story(&repo, "plan"),
        [
            "after +plan/c",
            "merged ~plan/a | ~plan/a",
            "on main ~plan/a",
            "b on side +plan/b",
            "on side ~plan/a",
            "base +plan/a"
        ]
    );
}

#[test]
fn a_merge_shows_what_may_have_been_renamed_beside_what_it_decided() {
    let repo = TestRepo::new();
    repo.commit("plan/a", "1\n2\n3\n", "base", 0);
    repo.commit("plan/c", "1", "more", 1);
    repo.git(&["checkout", "-q", "-b", "side"]);
    repo.git(&["mv", "plan/a", "plan/b"]);
    repo.commit_staged("renamed", 2);
    repo.git(&["checkout", "-q", "main"]);
    repo.commit("plan/a", "1\n2\n4\n", "changed", 3);
    repo.commit("plan/c", "2", "other", 4);
    repo.git(&["merge", "-q", "--no-edit", "side"]);
    assert_eq!(
        story(&repo, "plan")[0],
        "Merge branch 'side' -plan/a +plan/b | ~plan/b",
        "plan/c is the main branch's own"
    );
}

#[test]
fn ends_quietly_at_the_edge_of_a_shallow_clone_and_names_a_missing_object() {
    let repo = TestRepo::new();
    for n in 0..5 {
        repo.commit("plan/a", &n.to_string(), &format!("n{n}"), n);
    }
    let clone = TestRepo::new();
    let url = format!("file://{}", repo.path().display());
    clone.git(&["pull", "-q", "--depth", "2", &url, "main"]);
    assert_eq!(story(&clone, "plan"), ["n4 ~plan/a", "n3 +plan/a"]);
    std::fs::remove_file(clone.file(".git/shallow")).unwrap();
    let missing = repo.rev("HEAD~2");
    let outcome = clone.open().walk(
        clone.rev("HEAD"),
        &repo_path("plan"),
        &WalkOptions::default(),
        &mut |_| ControlFlow::Continue(()),
    );
    assert!(
        matches!(outcome, Err(ReadError::Missing { oid }) if oid == missing.0),
        "{outcome:?}"
    );
}

#[test]
fn the_visitor_may_stop_and_old_commits_may_be_hidden() {
    let repo = TestRepo::new();
    let first = repo.commit("plan/a", "1", "one", 0);
    repo.commit("plan/a", "2", "two", 1);
    repo.commit("plan/a", "3", "three", 2);
    let mut seen = 0;
    let git = repo.open();
    git.walk(
        repo.rev("HEAD"),
        &repo_path("plan"),
        &WalkOptions::default(),
        &mut |_| {
            seen += 1;
            ControlFlow::Break(())
        },
    )
    .unwrap();
    assert_eq!(seen, 1);
    let mut subjects = Vec::new();
    git.walk(
        repo.rev("HEAD"),
        &repo_path("plan"),
        &WalkOptions {
            hide: Some(first),
            ..WalkOptions::default()
        },
        &mut |step| {
            subjects.push(step.commit.subject().to_owned());
            ControlFlow::Continue(())
        },
    )
    .unwrap();
    assert_eq!(subjects, ["three", "two"]);
}
