use std::fs;

use super::*;
use crate::WalkOptions;
use crate::testing::{TestRepo, repo_path};

const VERSION: u32 = 1;

fn open(repo: &TestRepo) -> HistoryIndex {
    HistoryIndex::open(&repo.open(), &repo_path("plan"), VERSION)
}

/// Extends to `HEAD`; answers the subjects that were encoded.
fn extend(index: &mut HistoryIndex, repo: &TestRepo) -> Vec<String> {
    let mut encoded = Vec::new();
    let outcome = index.extend(
        &repo.open(),
        repo.rev("HEAD"),
        &mut |step, contents| {
            let named = step
                .deltas
                .iter()
                .flat_map(|delta| [delta.before, delta.after])
                .flatten();
            for oid in named {
                assert_eq!(Oid::of_blob(contents.get(oid).unwrap()), oid);
            }
            encoded.push(step.commit.subject().to_owned());
            format!("payload of {}", step.commit.subject()).into_bytes()
        },
        &mut |_, _| ControlFlow::Continue(()),
    );
    assert_eq!(outcome.unwrap(), Extended::Complete { added: encoded.len() });
    encoded
}

fn subjects(index: &HistoryIndex) -> Vec<String> {
    index
        .iter_newest()
        .map(|entry| entry.view().unwrap().subject().to_owned())
        .collect()
}

fn sample() -> TestRepo {
    let repo = TestRepo::new();
    repo.commit("plan/a", "1", "one", 0);
    repo.commit("plan/b", "2", "two", 1);
    repo.commit("other", "x", "elsewhere", 2);
    repo.git(&["mv", "plan/a", "plan/c"]);
    repo.commit_staged("three", 3);
    repo
}

#[test]
fn tells_the_same_as_the_walk_and_reads_only_what_is_new() {
    let repo = sample();
    let mut index = open(&repo);
    assert!(index.is_empty());
    assert_eq!(extend(&mut index, &repo), ["three", "two", "one"]);
    repo.commit("other", "y", "elsewhere again", 4);
    repo.commit("plan/b", "4", "four", 5);
    let mut index = open(&repo);
    assert_eq!(index.len(), 3);
    assert_eq!(extend(&mut index, &repo), ["four"]);
    let mut index = open(&repo);
    assert_eq!(extend(&mut index, &repo), [""; 0]);
    let mut walked = Vec::new();
    repo.open()
        .walk(
            repo.rev("HEAD"),
            &repo_path("plan"),
            &WalkOptions::default(),
            &mut |step| {
                walked.push(step);
                ControlFlow::Continue(())
            },
        )
        .unwrap();
    let told: Vec<CommitDiff> = index.iter_newest().map(|entry| entry.to_step().unwrap()).collect();
    assert_eq!(told, walked);
    let payloads: Vec<&[u8]> = index.iter_newest().map(|entry| entry.view().unwrap().payload).collect();
    assert_eq!(payloads[0], b"payload of four");
    assert_eq!(payloads[3], b"payload of one");
}

#[test]
fn finds_one_file_under_its_older_names() {
    let repo = sample();
    let mut index = open(&repo);
    extend(&mut index, &repo);
    let of = |path: &str| -> Vec<String> {
        index
            .iter_path(&repo_path(path))
            .map(|entry| entry.view().unwrap().subject().to_owned())
            .collect()
    };
    assert_eq!(of("plan/c"), ["three", "one"]);
    assert_eq!(of("plan/b"), ["two"]);
    assert_eq!(of("plan/none"), [""; 0]);
    let entry = index.iter_newest().next().unwrap();
    let delta = entry.deltas().next().unwrap();
    assert_eq!((delta.path, delta.renamed_from), ("plan/c", Some("plan/a")));
}

#[test]
fn rewritten_history_another_version_and_another_folder_start_empty() {
    let repo = sample();
    extend(&mut open(&repo), &repo);
    assert!(HistoryIndex::open(&repo.open(), &repo_path("plan"), VERSION + 1).is_empty());
    assert!(HistoryIndex::open(&repo.open(), &repo_path("plan/b"), VERSION).is_empty());
    repo.git(&["reset", "-q", "--hard", "HEAD~3"]);
    repo.commit("plan/z", "1", "other story", 9);
    let mut index = open(&repo);
    assert_eq!(extend(&mut index, &repo), ["other story", "one"]);
    assert_eq!(subjects(&open(&repo)), ["other story", "one"]);
}

#[test]
fn a_torn_end_is_dropped_and_written_again() {
    let repo = sample();
    let mut index = open(&repo);
    extend(&mut index, &repo);
    let whole = fs::read(&index.file).unwrap();
    repo.commit("plan/b", "4", "four", 5);
    extend(&mut index, &repo);
    let longer = fs::read(&index.file).unwrap();
    for cut in [whole.len() + 1, whole.len() + 20, longer.len() - 1] {
        fs::write(&index.file, &longer[..cut]).unwrap();
        let mut torn = open(&repo);
        assert_eq!(torn.len(), 3, "cut at {cut}");
        assert_eq!(extend(&mut torn, &repo), ["four"]);
        assert_eq!(fs::read(&index.file).unwrap(), longer);
    }
    let mut damaged = longer.clone();
    damaged[whole.len() - 3] ^= 1;
    fs::write(&index.file, &damaged).unwrap();
    let mut index = open(&repo);
    assert!(index.is_empty());
    assert_eq!(extend(&mut index, &repo).len(), 4);
    assert_eq!(open(&repo).len(), 4);
}

#[test]
fn nothing_is_kept_when_cancelled() {
    let repo = sample();
    let mut index = open(&repo);
    let outcome = index
        .extend(
            &repo.open(),
            repo.rev("HEAD"),
            &mut |_, _| Vec::new(),
            &mut |_, total| {
                assert_eq!(total, 4);
                ControlFlow::Break(())
            },
        )
        .unwrap();
    assert_eq!(outcome, Extended::Cancelled);
    assert!(index.is_empty() && open(&repo).is_empty());
}

#[test]
fn long_histories_are_walked_on_another_thread_in_the_same_order() {
    let repo = TestRepo::new();
    let mut stream = String::new();
    for n in 0..300 {
        stream.push_str(&format!(
            "commit refs/heads/main\ncommitter A <a@b.test> {} +0000\ndata 4\nn{n:03}\nM 644 inline plan/a\ndata 3\n{n:03}\n\n",
            1_500_000_000 + n
        ));
    }
    fs::write(repo.file("stream"), stream).unwrap();
    repo.git(&["-c", "alias.load=!git fast-import --quiet <stream", "load"]);
    let mut index = open(&repo);
    let encoded = extend(&mut index, &repo);
    assert_eq!(encoded.len(), 300);
    assert_eq!((encoded[0].as_str(), encoded[299].as_str()), ("n299", "n000"));
    assert_eq!(subjects(&index), encoded);
}

#[test]
fn a_folder_that_cannot_be_written_is_no_error() {
    let repo = sample();
    fs::write(repo.file(".git/copil"), "in the way").unwrap();
    let mut index = open(&repo);
    assert_eq!(extend(&mut index, &repo).len(), 3);
    assert_eq!(subjects(&index), ["three", "two", "one"]);
    assert!(open(&repo).is_empty());
}
