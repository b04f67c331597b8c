use super::*;
use crate::testing::{TestRepo, repo_path};

/// `subject: +added -deleted ~changed old>new`, newest first.
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

fn story_of(repo: &TestRepo, path: &str) -> Vec<String> {
    let mut lines = Vec::new();
    repo.open()
        .walk_path(repo.rev("HEAD"), &repo_path(path), &repo_path("plan"), &mut |step| {
            lines.push(line_of(&step));
            ControlFlow::Continue(())
        })
        .unwrap();
    lines
}

fn line_of(step: &CommitDiff) -> String {
    let mut line = step.commit.subject().to_owned();
    for delta in &step.deltas {
        line.push_str(&match (&delta.renamed_from, delta.before, delta.after) {
            (Some(old), ..) => format!(" {old}>{}", delta.path),
            (None, None, _) => format!(" +{}", delta.path),
            (None, _, None) => format!(" -{}", delta.path),
            _ => format!(" ~{}", delta.path),
        });
    }
    line
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
    assert_eq!(
        story_of(&repo, "plan/a.toml"),
        ["three ~plan/a.toml", "one +plan/a.toml"]
    );
}

#[test]
fn follows_files_that_move_vanish_and_return() {
    let repo = TestRepo::new();
    let text = "a = 1\nb = 2\nc = 3\nd = 4\n";
    repo.commit("plan/rh/RH-01.toml", text, "made", 0);
    repo.git(&["mv", "plan/rh/RH-01.toml", "plan/rh/RH-02.toml"]);
    repo.commit_staged("renamed", 1);
    repo.write("plan/si/RH-02.toml", "all = \"new\"\n");
    repo.git(&["rm", "-q", "plan/rh/RH-02.toml"]);
    repo.git(&["add", "plan"]);
    repo.commit_staged("moved", 2);
    repo.git(&["rm", "-q", "plan/si/RH-02.toml"]);
    repo.commit_staged("deleted", 3);
    repo.commit("plan/si/RH-02.toml", text, "back", 4);
    repo.git(&["rm", "-q", "plan/si/RH-02.toml"]);
    repo.write("plan/si/SI-9.toml", "a = 1\nb = 2\nc = 3\nd = 5\n");
    repo.git(&["add", "plan"]);
    repo.commit_staged("alike", 5);
    let expected = [
        "alike plan/si/RH-02.toml>plan/si/SI-9.toml",
        "back +plan/si/RH-02.toml",
        "deleted -plan/si/RH-02.toml",
        "moved plan/rh/RH-02.toml>plan/si/RH-02.toml",
        "renamed plan/rh/RH-01.toml>plan/rh/RH-02.toml",
        "made +plan/rh/RH-01.toml",
    ];
    assert_eq!(story(&repo, "plan"), expected);
    assert_eq!(story_of(&repo, "plan/si/SI-9.toml"), expected);
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
            "merged ~plan/a",
            "on main ~plan/a",
            "b on side +plan/b",
            "on side ~plan/a",
            "base +plan/a"
        ]
    );
    assert_eq!(
        story_of(&repo, "plan/a"),
        ["merged ~plan/a", "on main ~plan/a", "on side ~plan/a", "base +plan/a"]
    );
    assert_eq!(story_of(&repo, "plan/b"), ["b on side +plan/b"]);
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
    assert_eq!(story_of(&clone, "plan/a"), ["n4 ~plan/a", "n3 +plan/a"]);
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
        &WalkOptions { hide: Some(first) },
        &mut |step| {
            subjects.push(step.commit.subject().to_owned());
            ControlFlow::Continue(())
        },
    )
    .unwrap();
    assert_eq!(subjects, ["three", "two"]);
}
