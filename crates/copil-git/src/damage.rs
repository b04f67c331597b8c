//! Whatever bytes stand where git's or our own files should: nothing panics, and nothing that is damaged is believed.

use std::fs;
use std::ops::ControlFlow;

use proptest::prelude::*;

use crate::HistoryIndex;
use crate::object::{RawCommit, TreeEntries};
use crate::path::RepoPath;
use crate::record::IndexFile;
use crate::testing::{TestRepo, repo_path};

/// Where bytes are changed, and to what.
fn damages() -> impl Strategy<Value = Vec<(prop::sample::Index, u8)>> {
    prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)
}

fn damaged(whole: &[u8], damages: &[(prop::sample::Index, u8)]) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    for (at, byte) in damages {
        *at.get_mut(&mut bytes) = *byte;
    }
    bytes
}

fn index_of(repo: &TestRepo) -> HistoryIndex {
    HistoryIndex::open(&repo.open(), &repo_path("plan"), 1)
}

fn subjects(index: &HistoryIndex) -> Vec<String> {
    let mut reader = index.reader();
    // What is damaged is an error, and what it stands in for is read from git anew.
    let mut subject = |entry| reader.read(entry).ok().map(|view| view.message.trim_end().to_owned());
    index.iter_newest().filter_map(&mut subject).collect()
}

fn payload<T: From<Vec<u8>>>(text: &str) -> T {
    T::from(text.as_bytes().to_vec())
}

fn sample() -> TestRepo {
    let repo = TestRepo::new();
    for (n, subject) in ["one", "two", "three"].into_iter().enumerate() {
        repo.commit("plan/a", subject, subject, i64::try_from(n).expect("a few"));
    }
    repo
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_as_a_tree_or_a_commit_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut entries = TreeEntries::new(&bytes);
        entries.by_ref().for_each(drop);
        if let Some(commit) = RawCommit::parse(&bytes) {
            commit.parents().for_each(drop);
            let _ = (commit.author(), commit.committer(), commit.message());
        }
    }

    #[test]
    fn a_path_that_is_accepted_stays_within_the_work_tree(text in "[a-b./\\\\ \u{0}:é]{0,12}") {
        if let Ok(path) = RepoPath::new(&text) {
            prop_assert!(path.parts().all(|part| !part.is_empty() && part != "." && part != ".."));
            prop_assert!(path.on_disk("/work".as_ref()).starts_with("/work"));
        }
    }
}

#[test]
fn a_damaged_index_file_is_refused() {
    let repo = sample();
    let file = repo.file(".git/index");
    let whole = fs::read(&file).expect("an index");
    let mut runner = proptest::test_runner::TestRunner::default();
    let held = runner.run(&damages(), |damages| {
        let bytes = damaged(&whole, &damages);
        fs::write(&file, &bytes).expect("written");
        let opened = IndexFile::open(&repo.file(".git"));
        prop_assert!(opened.is_err() || bytes == whole, "{:?}", damages);
        Ok(())
    });
    held.expect("every damage is seen");
}

#[test]
fn a_damaged_history_index_tells_nothing_that_is_not_so() {
    let repo = sample();
    let mut index = index_of(&repo);
    let grown = index.extend(
        &repo.open(),
        repo.rev("HEAD"),
        &mut |step, _| payload(step.commit.subject()),
        &mut |_, _| ControlFlow::Continue(()),
    );
    assert!(grown.expect("an index").is_continue());
    let whole = fs::read(&index.file).expect("its file");
    let mut runner = proptest::test_runner::TestRunner::default();
    let held = runner.run(&damages(), |damages| {
        fs::write(&index.file, damaged(&whole, &damages)).expect("written");
        let told = subjects(&index_of(&repo));
        let mut written = ["three", "two", "one"].iter();
        prop_assert!(
            told.iter().all(|told| written.any(|subject| subject == told)),
            "{:?}",
            told
        );
        Ok(())
    });
    held.expect("no damage is believed");
}
