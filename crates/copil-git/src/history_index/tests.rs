use std::fs;

use super::*;
use crate::WalkOptions;
use crate::checked::CheckedBytes;
use crate::testing::{TestRepo, repo_path};

const VERSION: u32 = 1;

fn open(repo: &TestRepo) -> HistoryIndex {
    HistoryIndex::open(&repo.open(), &repo_path("plan"), VERSION)
}

/// Extends to `HEAD`; answers the subjects that were encoded.
fn extend(index: &mut HistoryIndex, repo: &TestRepo) -> Vec<String> {
    extend_to(index, &repo.open(), repo.rev("HEAD"))
}

fn extend_to(index: &mut HistoryIndex, repo: &Repository, head: CommitId) -> Vec<String> {
    let mut encoded = Vec::new();
    let outcome = index.extend(
        repo,
        head,
        &mut |step, contents| {
            let named = step.deltas().flat_map(|delta| [delta.before, delta.after]).flatten();
            for oid in named {
                assert_eq!(Oid::of_blob(contents.get(oid).unwrap()), oid);
            }
            encoded.push(step.commit.subject().to_owned());
            Some(format!("payload of {}", step.commit.subject()).into_bytes())
        },
        &mut |_, _| ControlFlow::Continue(()),
    );
    assert!(outcome.unwrap().is_continue());
    encoded
}

fn subjects(index: &HistoryIndex) -> Vec<String> {
    let mut reader = index.reader();
    let mut subject = |entry| reader.read(entry).unwrap().message.trim_end().to_owned();
    index.iter_newest().map(&mut subject).collect()
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
    assert!(index.places.is_empty());
    assert_eq!(extend(&mut index, &repo), ["three", "two", "one"]);
    repo.commit("other", "y", "elsewhere again", 4);
    repo.commit("plan/b", "4", "four", 5);
    let mut index = open(&repo);
    assert_eq!(index.places.len(), 3);
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
                walked.push(step.commit);
                ControlFlow::Continue(())
            },
        )
        .unwrap();
    assert_eq!(index.iter_newest().len(), walked.len());
    let mut reader = index.reader();
    for (entry, walked) in index.iter_newest().zip(walked) {
        let told = reader.read(entry).unwrap();
        assert_eq!(
            (told.id, told.author.to_signature(), told.message),
            (entry.id(), walked.author, walked.message.as_str())
        );
        assert_eq!(entry.id(), walked.id);
        assert_eq!(
            told.payload,
            format!("payload of {}", walked.message.trim_end()).as_bytes()
        );
    }
}

#[test]
fn finds_the_entries_that_touched_some_files() {
    let repo = sample();
    let mut index = open(&repo);
    extend(&mut index, &repo);
    let of = |paths: &[&str]| -> Vec<String> {
        let mut files = FileSet::default();
        for path in paths {
            files.extend(index.files(|known| known == *path));
        }
        let mut reader = index.reader();
        let touching = index.iter_newest().filter(|entry| entry.touches(&files));
        touching
            .map(|entry| reader.read(entry).unwrap().message.trim_end().to_owned())
            .collect()
    };
    assert_eq!(of(&["plan/c"]), ["three"]);
    assert_eq!(of(&["plan/a"]), ["three", "one"]);
    assert_eq!(of(&["plan/b", "plan/c"]), ["three", "two"]);
    assert_eq!(of(&["plan/none"]), [""; 0]);
}

#[test]
fn a_commit_without_a_payload_has_no_entry() {
    let repo = sample();
    let mut index = open(&repo);
    let mut payload = |step: &CommitDiff, _: &BlobContents| (step.commit.subject() != "two").then(Vec::new);
    let progress = &mut |_, _| ControlFlow::Continue(());
    let outcome = index.extend(&repo.open(), repo.rev("HEAD"), &mut payload, progress);
    assert!(outcome.unwrap().is_continue());
    assert_eq!(subjects(&index), ["three", "one"]);
    assert_eq!(extend(&mut open(&repo), &repo), [""; 0]);
}

#[test]
fn rewritten_history_another_version_and_another_folder_start_empty() {
    let repo = sample();
    extend(&mut open(&repo), &repo);
    assert!(
        HistoryIndex::open(&repo.open(), &repo_path("plan"), VERSION + 1)
            .places
            .is_empty()
    );
    assert!(
        HistoryIndex::open(&repo.open(), &repo_path("plan/b"), VERSION)
            .places
            .is_empty()
    );
    repo.git(&["reset", "-q", "--hard", "HEAD~3"]);
    repo.commit("plan/z", "1", "other story", 9);
    let mut index = open(&repo);
    assert_eq!(extend(&mut index, &repo), ["other story", "one"]);
    assert_eq!(subjects(&open(&repo)), ["other story", "one"]);
}

#[test]
fn commits_that_do_nothing_to_the_folder_do_not_make_the_file_grow() {
    let repo = sample();
    extend(&mut open(&repo), &repo);
    let mut lengths = Vec::new();
    let mut length = |index: &HistoryIndex| lengths.push(fs::metadata(&index.file).unwrap().len());
    for n in 0..3 {
        repo.commit("other", &n.to_string(), "elsewhere", 4 + n);
        let mut index = open(&repo);
        assert_eq!(extend(&mut index, &repo), [""; 0]);
        length(&index);
        // In the same process as well.
        repo.commit("other", &format!("{n}, again"), "elsewhere again", 4 + n);
        assert_eq!(extend(&mut index, &repo), [""; 0]);
        length(&index);
    }
    assert_eq!(lengths, [lengths[0]; 6]);
    let mut stale = open(&repo);
    repo.commit("plan/b", "4", "four", 8);
    let mut index = open(&repo);
    assert_eq!(extend(&mut index, &repo), ["four"]);
    // What another process has added stands.
    assert_eq!(extend(&mut stale, &repo), ["four"]);
    assert_eq!(subjects(&open(&repo)), ["four", "three", "two", "one"]);
    assert_eq!(subjects(&index), subjects(&stale));
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
        assert_eq!(torn.places.len(), 3, "cut at {cut}");
        assert_eq!(extend(&mut torn, &repo), ["four"]);
        assert_eq!(fs::read(&index.file).unwrap(), longer);
    }
    // Damage in a head drops its block; in an entry it is met when that one is read.
    let mut damaged = longer.clone();
    let four = longer.windows(4).rposition(|bytes| bytes == b"four").unwrap();
    damaged[four] ^= 1;
    fs::write(&index.file, &damaged).unwrap();
    let index = open(&repo);
    let mut entries = index.iter_newest();
    let mut reader = index.reader();
    let newest = reader.read(entries.next().unwrap());
    assert!(matches!(newest, Err(ReadError::Damaged { .. })));
    assert!(reader.read(entries.next().unwrap()).is_ok());
    let mut damaged = longer.clone();
    damaged[index.header.to_bytes().len() + 20] ^= 1;
    fs::write(&index.file, &damaged).unwrap();
    let mut index = open(&repo);
    assert!(index.places.is_empty());
    assert_eq!(extend(&mut index, &repo).len(), 4);
    assert_eq!(open(&repo).places.len(), 4);
}

#[test]
fn nothing_is_kept_when_cancelled() {
    let repo = sample();
    let mut index = open(&repo);
    let outcome = index
        .extend(
            &repo.open(),
            repo.rev("HEAD"),
            &mut |_, _| Some(Vec::new()),
            &mut |_, total| {
                assert_eq!(total, 4);
                ControlFlow::Break(())
            },
        )
        .unwrap();
    assert!(outcome.is_break());
    assert!(index.places.is_empty() && open(&repo).places.is_empty());
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
    assert!(open(&repo).places.is_empty());
}

/// Opens what a file holds, brings it up to date, and tells all of it.
fn told(repo: &Repository, head: CommitId, bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    fs::write(file_of(repo, &repo_path("plan")), bytes).unwrap();
    let mut index = HistoryIndex::open(repo, &repo_path("plan"), VERSION);
    extend_to(&mut index, repo, head);
    let tell = |index: &HistoryIndex| {
        let mut reader = index.reader();
        let mut tell = |entry| {
            let told = reader.read(entry)?;
            Ok((told.message.to_owned(), told.payload.to_vec()))
        };
        index
            .iter_newest()
            .map(&mut tell)
            .collect::<Result<Vec<_>, ReadError>>()
    };
    tell(&index).unwrap_or_else(|_| {
        // Damage in an entry is met when that one is read; whoever meets it has the index made anew.
        HistoryIndex::forget(repo, &repo_path("plan"));
        let mut index = HistoryIndex::open(repo, &repo_path("plan"), VERSION);
        extend_to(&mut index, repo, head);
        tell(&index).unwrap()
    })
}

#[test]
fn no_damage_to_the_file_is_believed() {
    let repo = TestRepo::new();
    let file = open(&repo).file;
    // Three blocks, each of one commit.
    let mut ends = vec![open(&repo).header.to_bytes().len()];
    for (n, subject) in ["one", "two", "three"].into_iter().enumerate() {
        repo.commit("plan/a", subject, subject, n as i64);
        extend(&mut open(&repo), &repo);
        ends.push(fs::read(&file).unwrap().len());
    }
    let whole = fs::read(&file).unwrap();
    let (opened, head) = (repo.open(), repo.rev("HEAD"));
    let told = |bytes: &[u8]| told(&opened, head, bytes);
    let truth = told(&whole);
    assert_eq!(truth.len(), 3);
    for at in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] ^= 1 << (at % 8);
        assert_eq!(told(&damaged), truth, "byte {at}");
        assert_eq!(told(&whole[..at]), truth, "cut at {at}");
    }
    let header = &whole[..ends[0]];
    let block = |n: usize| &whole[ends[n]..ends[n + 1]];
    for order in [
        &[1, 0, 2][..],
        &[0, 2, 1],
        &[2, 1, 0],
        &[0, 2],
        &[1, 2],
        &[2],
        &[0, 0, 1, 2],
        &[0, 1, 1, 2],
        &[0, 1, 2, 2],
        &[0, 1, 2, 0],
    ] {
        let blocks = order.iter().map(|n| block(*n));
        let moved: Vec<u8> = [header].into_iter().chain(blocks).flatten().copied().collect();
        assert_eq!(told(&moved), truth, "{order:?}");
    }
}

#[test]
fn bytes_read_a_window_at_a_time_are_those_of_the_file() {
    let whole: Vec<u8> = (0..300_000_u32).map(|at| (at % 251) as u8).collect();
    for piece in [1, 36, 4_096, 65_535, 65_536, 65_537, 200_000] {
        let before = crc32fast::Hasher::new();
        let mut bytes = CheckedBytes::new(&whole[..], 299_999, before);
        let mut read = Vec::new();
        while let Some(taken) = bytes.take(piece) {
            read.extend_from_slice(taken);
        }
        let rest = 299_999 - read.len();
        assert!(rest < piece && !bytes.is_at_end() || rest == 0, "{piece}");
        read.extend_from_slice(bytes.take(rest).unwrap());
        assert!(bytes.is_at_end() && bytes.take(1).is_none(), "{piece}");
        let (checksum, behind) = bytes.finish();
        assert_eq!((read.as_slice(), behind), whole.split_at(299_999), "{piece}");
        assert_eq!(checksum, crc32fast::hash(&read), "{piece}");
    }
    // A file that is shorter than it says.
    let mut bytes = CheckedBytes::new(&whole[..70_000], 80_000, crc32fast::Hasher::new());
    assert!(bytes.take(65_000).is_some() && bytes.take(10_000).is_none());
}
