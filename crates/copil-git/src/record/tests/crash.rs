//! Locks held by others, and processes that end in the middle.

use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::*;
use crate::GitEnvironment;
use crate::record::lock::{Deadline, OwnLock};

const OTHER: &str = "plans/blois/groups/rh/RH-05.toml";

#[test]
fn whoever_holds_a_lock_is_named() {
    let repo = repo_with_action();
    let mut git = repo.open();
    git.patience = Duration::from_millis(50);
    fs::write(repo.file(".git/index.lock"), "DIRC").unwrap();
    let outcome = git.record(&change());
    let Err(RecordError::Locked { path, holder }) = outcome else {
        panic!("{outcome:?}")
    };
    assert!(path.ends_with("index.lock"));
    assert_eq!((holder.pid, holder.program), (None, None));
    assert!(holder.since.is_some());
    assert_eq!(fs::read(repo.file(".git/index.lock")).unwrap(), b"DIRC");
    fs::remove_file(repo.file(".git/index.lock")).unwrap();
    let lock = fs::File::options()
        .read(true)
        .write(true)
        .open(repo.file(".git/copil/lock"))
        .unwrap();
    lock.lock().unwrap();
    fs::write(repo.file(".git/copil/lock"), "copil 4711\n").unwrap();
    let outcome = git.record(&change());
    let Err(RecordError::Locked { holder, .. }) = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!((holder.pid, holder.program.as_deref()), (Some(4711), Some("copil")));
    drop(lock);
    git.record(&change()).unwrap();
    assert!(repo.status().is_empty());
}

#[test]
fn records_made_at_once_all_arrive() {
    let repo = repo_with_action();
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let repo = &repo;
            scope.spawn(move || {
                for n in 0..5 {
                    let path = format!("plans/blois/groups/g{thread}/{n}.toml");
                    repo.open().record(&record_of(&path, None, Some("x"), &path)).unwrap();
                }
            });
        }
    });
    assert_eq!(repo.git(&["rev-list", "--count", "HEAD"]).trim(), "21");
    assert!(repo.status().is_empty());
    repo.fsck();
}

#[test]
fn a_lock_left_by_a_killed_copil_is_cleared_and_one_of_git_is_not() {
    let repo = repo_with_action();
    fs::write(repo.file(".git/index.lock"), "copil 4711\n").unwrap();
    repo.open().record(&change()).unwrap();
    assert!(!repo.file(".git/index.lock").exists());
}

#[test]
fn a_lock_of_another_machine_is_respected_while_it_is_young() {
    let repo = repo_with_action();
    let mut git = repo.open();
    // A process that another test starts holds this one's locks until it runs its program.
    git.patience = Duration::from_millis(200);
    let lock = repo.file(".git/index.lock");
    fs::write(&lock, "copil 4711 ailleurs\n").unwrap();
    recovered(&repo);
    let outcome = git.record(&change());
    let Err(RecordError::Locked { path, holder }) = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(
        (path, holder.host.as_deref()),
        (fs::canonicalize(&lock).unwrap(), Some("ailleurs"))
    );
    let old = fs::metadata(&lock).unwrap().modified().unwrap() - Duration::from_secs(700);
    fs::File::options()
        .write(true)
        .open(&lock)
        .unwrap()
        .set_modified(old)
        .unwrap();
    recovered(&repo);
    assert!(!lock.exists());
    git.record(&change()).unwrap();
}

#[test]
fn a_folder_made_for_what_was_not_committed_goes() {
    let repo = repo_with_action();
    let after = Oid::of_blob(b"x").to_string();
    let journal = format!(
        r#"{{"reference":"refs/heads/main","commit":"{}","files":[{{"path":"plans/blois/groups/zz/under/group.toml",
        "before":null,"after":"{after}","staged_before":null,"staged_after":["{after}",33188]}}]}}"#,
        "1".repeat(40)
    );
    fs::create_dir_all(repo.file(".git/copil")).unwrap();
    fs::write(repo.file(".git/copil/journal"), journal.replace('\n', " ")).unwrap();
    fs::create_dir_all(repo.file("plans/blois/groups/zz")).unwrap();
    recovered(&repo);
    assert!(!repo.file("plans/blois/groups/zz").exists());
    assert!(repo.file("plans/blois/groups").exists());
}

#[test]
fn a_request_is_known_until_it_is_acknowledged_or_another_follows() {
    let repo = repo_with_action();
    repo.git(&["config", "user.email", "drh@blois.exemple"]);
    let git = repo.open();
    let mut record = change();
    record.request = Some("status".to_owned());
    let commit = git.record(&record).unwrap();
    let known = |request: &str| Repository::unacknowledged_above(repo.path(), request).map(|known| known.commit);
    assert_eq!((known("status"), known("other")), (Some(commit), None));
    Repository::acknowledge_above(repo.path(), commit);
    assert_eq!(known("status"), None);
    let done = "status = \"done\"\n";
    let mut again = record_of(PATH, Some(done), Some("a = 1\n"), "again");
    again.request = Some("again".to_owned());
    git.record(&again).unwrap();
    assert!(known("again").is_some());
    // Whoever goes on has seen how things stand.
    git.record(&record_of(PATH, Some("a = 1\n"), Some(done), "on")).unwrap();
    assert_eq!(known("again"), None);
    // What is no longer in the branch was not done.
    git.record(&again).unwrap();
    repo.git(&["reset", "-q", "--hard", "HEAD~1"]);
    assert_eq!(known("again"), None);
}

/// What every verb does first.
/// Cleans up as [`Repository::recover_above`] does, once no process that another test starts holds the lock of this one any more.
fn recovered(repo: &TestRepo) {
    let git = repo.open();
    let _own = OwnLock::acquire(git.common_dir(), Deadline::of(&git)).expect("it is free in the end");
    match recover::recover_locked(&git, Deadline::of(&git)) {
        Ok(()) | Err(RecordError::Locked { .. }) => {}
        Err(error) => panic!("{error}"),
    }
}

/// The journal of a change of [`PATH`] that the process did not live to finish.
fn interrupted(repo: &TestRepo, commit: &str) {
    let oid = |text: &str| Oid::of_blob(text.as_bytes()).to_string();
    let (before, after) = (oid("status = \"planned\"\n"), oid("status = \"done\"\n"));
    let journal = format!(
        r#"{{"reference":"refs/heads/main","commit":"{commit}","files":[{{"path":"{PATH}","before":"{before}",
        "after":"{after}","staged_before":["{before}",33188],"staged_after":["{after}",33188]}}]}}"#
    );
    fs::create_dir_all(repo.file(".git/copil")).unwrap();
    fs::write(repo.file(".git/copil/journal"), journal.replace('\n', " ")).unwrap();
    fs::write(repo.file(".git/index.lock"), "copil 4711\n").unwrap();
    repo.write(
        &format!("{}/.copil-RH-04.toml", PATH.rsplit_once('/').unwrap().0),
        "half",
    );
}

#[test]
fn what_was_not_committed_is_taken_back() {
    let repo = repo_with_action();
    interrupted(&repo, "1111111111111111111111111111111111111111");
    fs::write(repo.file(".git/refs/heads/main.lock"), "11111111").unwrap();
    repo.write(PATH, "status = \"done\"\n");
    recovered(&repo);
    assert_eq!(repo.read(PATH), "status = \"planned\"\n");
    assert!(repo.status().is_empty(), "{:?}", repo.status());
    repo.open().record(&change()).unwrap();
    repo.fsck();
}

#[test]
fn what_someone_has_edited_since_is_left_alone() {
    let repo = repo_with_action();
    interrupted(&repo, "1111111111111111111111111111111111111111");
    repo.write(PATH, "status = \"edited\"\n");
    recovered(&repo);
    assert_eq!(repo.read(PATH), "status = \"edited\"\n");
}

#[test]
fn what_someone_has_committed_since_is_left_alone() {
    let repo = repo_with_action();
    interrupted(&repo, "1111111111111111111111111111111111111111");
    repo.write(PATH, "status = \"done\"\n");
    // As git advises.
    fs::remove_file(repo.file(".git/index.lock")).unwrap();
    repo.git(&["commit", "-qam", "by hand"]);
    recovered(&repo);
    assert_eq!(repo.read(PATH), "status = \"done\"\n");
    assert!(repo.status().is_empty(), "{:?}", repo.status());
    assert!(!repo.file(".git/copil/journal").exists());
}

#[test]
fn a_folder_below_a_repository_is_enough_to_clean_up() {
    let repo = repo_with_action();
    repo.git(&["worktree", "add", "-q", "linked", "-b", "linked"]);
    let linked = repo.path().join("linked");
    for top in [repo.path(), linked.as_path()] {
        let git_dir = Repository::discover(top).unwrap().git_dir().to_owned();
        fs::create_dir_all(git_dir.join("copil")).unwrap();
        fs::write(git_dir.join("index.lock"), "copil 4711\n").unwrap();
        let object = repo.file(".git/objects/tmp_object_git2_a1b2c3");
        fs::write(&object, "half").unwrap();
        recovered_above(&top.join("plans/blois"), &git_dir.join("index.lock"));
        assert!(!object.exists());
    }
}

#[test]
fn what_was_committed_is_finished() {
    let repo = repo_with_action();
    repo.write(PATH, "status = \"done\"\n");
    repo.git(&["commit", "-qam", "done"]);
    let commit = repo.rev("HEAD").to_string();
    repo.git(&["reset", "-q", "--soft", "HEAD~1"]);
    repo.git(&["reset", "-q"]);
    repo.git(&["update-ref", "refs/heads/main", &commit]);
    assert_eq!(repo.status(), [format!("MM {PATH}")]);
    interrupted(&repo, &commit);
    recovered(&repo);
    assert!(repo.status().is_empty(), "{:?}", repo.status());
    assert!(!repo.file(".git/copil/journal").exists());
}

/// Not a test of its own: the process that the next test kills.
#[test]
#[ignore = "started and killed by `killed_at_any_moment`"]
#[allow(clippy::disallowed_methods, reason = "told by its parent where to work")]
fn child_that_records_for_ever() {
    let Some(folder) = std::env::var_os("COPIL_TEST_REPOSITORY") else {
        return;
    };
    crate::testing::isolate();
    let git = Repository::discover_with(Path::new(&folder), GitEnvironment::default()).unwrap();
    let file = Path::new(&folder).join(PATH);
    Repository::recover_above(Path::new(&folder)).unwrap();
    for n in 0.. {
        let before = fs::read_to_string(&file).unwrap();
        let last: u64 = before.trim_start_matches("n = ").trim().parse().unwrap_or(0);
        let after = format!("n = {}\n", last + 1);
        let mut record = record_of(PATH, Some(&before), Some(&after), &after);
        if n % 2 == 0 {
            let other = fs::read_to_string(Path::new(&folder).join(OTHER)).ok();
            let next = if other.is_some() { None } else { Some("x") };
            record.files.extend(record_of(OTHER, other.as_deref(), next, "").files);
        }
        git.record(&record).unwrap();
        println!("done {}", last + 1);
    }
}

#[test]
fn killed_at_any_moment() {
    use std::io::{BufRead, BufReader};
    let repo = repo_with_action();
    repo.write("notes.txt", "staged\n");
    repo.git(&["add", "notes.txt"]);
    for round in 0..32_u32 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "--ignored",
                "--nocapture",
                "record::tests::crash::child_that_records_for_ever",
            ])
            .env("COPIL_TEST_REPOSITORY", repo.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut told = None;
        // Killed at another moment of the next record each time.
        let pause = u64::from(round) * 977 % 16_000;
        for line in lines.by_ref().map_while(Result::ok) {
            if let Some(number) = line.strip_prefix("done ") {
                told = number.parse::<u64>().ok();
                if told.unwrap_or(0) % 3 == u64::from(round % 3) {
                    break;
                }
            }
        }
        let reported = Instant::now();
        while reported.elapsed() < Duration::from_micros(pause) {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        for line in lines.map_while(Result::ok) {
            told = line
                .strip_prefix("done ")
                .and_then(|number| number.parse().ok())
                .or(told);
        }
        recovered(&repo);
        assert!(!repo.file(".git/index.lock").exists(), "round {round}");
        let told = told.unwrap_or_else(|| panic!("round {round}: the child did nothing"));
        let committed = repo.git(&["show", &format!("HEAD:{PATH}")]);
        assert_eq!(repo.read(PATH), committed, "round {round}");
        let number: u64 = committed.trim_start_matches("n = ").trim().parse().unwrap();
        assert!(number >= told, "round {round}: {told} was reported, {number} is there");
        assert_eq!(repo.status(), ["M  notes.txt"], "round {round}");
    }
    repo.open()
        .record(&record_of("last.toml", None, Some("x"), "last"))
        .unwrap();
    repo.fsck();
    let leftovers: Vec<String> = repo.git(&["ls-files", "--others"]).lines().map(str::to_owned).collect();
    assert!(leftovers.is_empty(), "{leftovers:?}");
}
