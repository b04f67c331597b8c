mod crash;
mod fast_forward;
mod index;
mod side_branch;
mod signing;

use super::*;
use crate::testing::{TestRepo, record_of, repo_path};
use crate::{Head, Operation, TrackedFile};
use git2::ObjectType;

const PATH: &str = "plans/blois/groups/rh/RH-04.toml";

/// A repository with one action file, another file, and both committed.
fn repo_with_action() -> TestRepo {
    let repo = TestRepo::new();
    repo.write("notes.txt", "a\n");
    repo.git(&["add", "notes.txt"]);
    repo.commit(PATH, "status = \"planned\"\n", "first", -10);
    repo
}

/// Cleans up until a file is gone. A process that another test starts holds the locks of this one until it runs its program.
fn recovered_above(start: &Path, left_behind: &Path) {
    let patience = lock::Deadline::of(&Repository::discover(start).unwrap());
    let gone = patience.wait(|| {
        Repository::recover_above(start)?;
        Ok::<_, RecordError>((!left_behind.exists()).then_some(()))
    });
    assert_eq!(gone.unwrap(), Some(()), "{left_behind:?} is still there");
}

fn change() -> Record {
    record_of(
        PATH,
        Some("status = \"planned\"\n"),
        Some("status = \"done\"\n"),
        "RH-04 : À venir → Réalisée",
    )
}

#[test]
fn a_record_is_one_commit_of_its_files_alone() {
    let repo = repo_with_action();
    repo.write("notes.txt", "staged\n");
    repo.write("staged.txt", "new\n");
    repo.git(&["add", "notes.txt", "staged.txt"]);
    repo.write("notes.txt", "modified\n");
    repo.write("untracked.txt", "x\n");
    let before = repo.status();
    let parent = repo.rev("HEAD");
    let id = repo.open().record(&change()).unwrap();
    assert_eq!(repo.rev("HEAD"), id);
    assert_eq!(repo.rev("HEAD~1"), parent);
    assert_eq!(
        repo.git(&[
            "show",
            "--format=%an|%ae|%cn|%ad|%s",
            "--date=iso",
            "--name-status",
            "HEAD"
        ]),
        format!("DRH|drh@blois.exemple|DRH|2018-03-15 09:00:00 +0100|RH-04 : À venir → Réalisée\n\nM\t{PATH}\n")
    );
    assert_eq!(repo.status(), before);
    assert_eq!(repo.read(PATH), "status = \"done\"\n");
    repo.fsck();
}

#[test]
fn a_first_commit_a_new_file_and_a_deletion() {
    let repo = TestRepo::new();
    let git = repo.open();
    assert_eq!(
        git.head().unwrap(),
        Head::Unborn {
            branch: "main".to_owned()
        }
    );
    git.record(&record_of("a/b/c.toml", None, Some("x"), "one")).unwrap();
    git.record(&record_of("a/d.toml", None, Some("y"), "two")).unwrap();
    git.record(&record_of("a/b/c.toml", Some("x"), None, "three")).unwrap();
    assert_eq!(repo.git(&["ls-tree", "-r", "--name-only", "HEAD"]), "a/d.toml\n");
    assert!(!repo.file("a/b").exists());
    assert_eq!(repo.git(&["log", "--format=%s"]), "three\ntwo\none\n");
    assert_eq!(
        repo.git(&["reflog", "--format=%gs"]),
        "commit: three\ncommit: two\ncommit (initial): one\n"
    );
    assert!(repo.status().is_empty());
    repo.fsck();
}

#[test]
fn what_changed_meanwhile_is_not_written_over() {
    let repo = repo_with_action();
    let git = repo.open();
    repo.write(PATH, "status = \"paused\"\n");
    assert!(matches!(git.record(&change()), Err(RecordError::Stale { .. })));
    assert_eq!(repo.read(PATH), "status = \"paused\"\n");
    repo.commit(PATH, "status = \"blocked\"\n", "second", 0);
    repo.write(PATH, "status = \"planned\"\n");
    assert!(matches!(git.record(&change()), Err(RecordError::Stale { .. })));
    assert_eq!(repo.git(&["log", "--format=%s"]), "second\nfirst\n");
}

#[test]
fn other_edits_of_the_same_file_stay_uncommitted() {
    let repo = repo_with_action();
    repo.write(PATH, "status = \"planned\"\ntitle = \"staged\"\n");
    repo.git(&["add", PATH]);
    let git = repo.open();
    let mut record = record_of(
        PATH,
        Some("status = \"planned\"\ntitle = \"staged\"\n"),
        Some("status = \"done\"\ntitle = \"staged\"\n"),
        "done",
    );
    let edit = &mut record.files[0];
    edit.committed = Some(b"status = \"done\"\n".to_vec());
    edit.expected_head = Some(Oid::of_blob(b"status = \"planned\"\n"));
    assert!(matches!(git.record(&record), Err(RecordError::StagedDiffers { .. })));
    let (expected, content) = git.staged(&repo_path(PATH)).unwrap().unwrap();
    assert_eq!(content, b"status = \"planned\"\ntitle = \"staged\"\n");
    record.files[0].staged = Staged::Content {
        expected: Some(expected),
        content: Some(b"status = \"done\"\ntitle = \"staged\"\n".to_vec()),
    };
    git.record(&record).unwrap();
    assert_eq!(repo.status(), [format!("M  {PATH}")]);
    assert_eq!(repo.git(&["show", &format!("HEAD:{PATH}")]), "status = \"done\"\n");
}

#[cfg(unix)]
#[test]
fn permission_bits_stay_and_links_are_refused() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let repo = repo_with_action();
    let mode = |path: &str| std::fs::metadata(repo.file(path)).unwrap().permissions().mode() & 0o777;
    std::fs::set_permissions(repo.file(PATH), PermissionsExt::from_mode(0o750)).unwrap();
    repo.git(&["commit", "-qam", "x bit"]);
    repo.open().record(&change()).unwrap();
    assert_eq!(mode(PATH), 0o750);
    assert!(repo.git(&["ls-tree", "-r", "HEAD", PATH]).starts_with("100755"));
    assert!(repo.status().is_empty());
    symlink("RH-04.toml", repo.file("plans/blois/groups/rh/RH-05.toml")).unwrap();
    symlink("rh", repo.file("plans/blois/groups/si")).unwrap();
    for path in ["plans/blois/groups/rh/RH-05.toml", "plans/blois/groups/si/RH-06.toml"] {
        let outcome = repo.open().record(&record_of(path, None, Some("x"), "no"));
        assert!(matches!(outcome, Err(RecordError::NotAFile { .. })), "{path}");
    }
}

#[test]
fn what_stands_in_the_way_is_named() {
    let repo = repo_with_action();
    let git = repo.open();
    assert_eq!(git.obstacle(&RepoPath::ROOT), None);
    let commit = repo.rev("HEAD");
    std::fs::write(repo.file(".git/MERGE_HEAD"), format!("{commit}\n")).unwrap();
    assert_eq!(
        git.obstacle(&RepoPath::ROOT),
        Some(RepositoryObstacle::Operation(Operation::Merge))
    );
    std::fs::remove_file(repo.file(".git/MERGE_HEAD")).unwrap();
    repo.git(&["checkout", "-q", "--detach"]);
    assert_eq!(
        git.obstacle(&RepoPath::ROOT),
        Some(RepositoryObstacle::Detached { commit })
    );
    assert!(matches!(
        git.record(&change()),
        Err(RecordError::Obstacle(RepositoryObstacle::Detached { .. }))
    ));
    repo.git(&["checkout", "-q", "main"]);
    repo.git(&["config", "--unset", "user.email"]);
    assert_eq!(
        repo.open().obstacle(&RepoPath::ROOT),
        Some(RepositoryObstacle::NoIdentity)
    );
    assert_eq!(repo.read(PATH), "status = \"planned\"\n");
}

#[test]
fn repositories_that_cannot_be_opened_say_why() {
    use crate::{GitEnvironment, OpenError};
    let nowhere = tempfile::tempdir().unwrap();
    let open = |path: &Path| Repository::discover_with(path, GitEnvironment::default());
    crate::testing::isolate();
    assert!(matches!(open(nowhere.path()), Err(OpenError::NotFound { .. })));
    let repo = repo_with_action();
    let bare = nowhere.path().join("bare.git");
    repo.git(&["clone", "-q", "--bare", ".", bare.to_str().unwrap()]);
    let git = open(&bare).unwrap();
    assert_eq!(git.obstacle(&RepoPath::ROOT), Some(RepositoryObstacle::Bare));
    assert!(matches!(
        git.record(&change()),
        Err(RecordError::Obstacle(RepositoryObstacle::Bare))
    ));
    std::fs::write(repo.file(".git/config"), "[core\n").unwrap();
    assert!(matches!(open(repo.path()), Err(OpenError::Unreadable { .. })));
    #[cfg(unix)]
    {
        let foreign = repo_with_action();
        // Only root can give a folder away; others have nothing to test here.
        if std::os::unix::fs::chown(foreign.path(), Some(54321), Some(54321)).is_ok()
            && std::os::unix::fs::chown(foreign.file(".git"), Some(54321), Some(54321)).is_ok()
        {
            let outcome = open(&foreign.file("plans"));
            let expected = foreign.path().canonicalize().unwrap();
            assert!(matches!(&outcome, Err(OpenError::DubiousOwnership { path }) if *path == expected));
        }
    }
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_is_named_and_nothing_changes() {
    use std::os::unix::fs::PermissionsExt;
    let repo = repo_with_action();
    let folder = repo.file("plans/blois/groups/rh");
    std::fs::set_permissions(&folder, PermissionsExt::from_mode(0o555)).unwrap();
    let root = std::fs::write(folder.join("probe"), "").is_ok();
    if !root {
        let outcome = repo.open().record(&change());
        assert!(matches!(outcome, Err(RecordError::ReadOnly { .. })), "{outcome:?}");
    }
    std::fs::set_permissions(&folder, PermissionsExt::from_mode(0o755)).unwrap();
    drop(std::fs::remove_file(folder.join("probe")));
    // A branch that cannot move: its lock file's place is taken by a folder.
    std::fs::create_dir_all(repo.file(".git/refs/heads/main.lock/x")).unwrap();
    let parent = repo.rev("HEAD");
    let mut git = repo.open();
    git.patience = std::time::Duration::ZERO;
    git.record(&change()).unwrap_err();
    assert_eq!(repo.rev("HEAD"), parent);
    assert_eq!(repo.read(PATH), "status = \"planned\"\n");
    assert!(repo.status().is_empty(), "{:?}", repo.status());
    assert!(!repo.file(".git/index.lock").exists() && !repo.file(".git/copil/journal").exists());
}

#[test]
fn the_systems_reasons_become_errors_of_their_own() {
    let path = Path::new("x");
    let io = |kind: io::ErrorKind| RecordError::from_io(path, kind.into());
    assert!(matches!(io(io::ErrorKind::StorageFull), RecordError::DiskFull { .. }));
    assert!(matches!(
        io(io::ErrorKind::ReadOnlyFilesystem),
        RecordError::ReadOnly { .. }
    ));
    assert!(matches!(io(io::ErrorKind::NotFound), RecordError::Io { .. }));
    let git = |message: &str| RecordError::from_git(path, git2::Error::from_str(message));
    // libgit2 ends its message with the system's own words: for ENOSPC and EDQUOT, EACCES and EROFS of Linux.
    let from_system = |code: i32| {
        let words = io::Error::from_raw_os_error(code).to_string();
        git(&format!("failed to write: {words}"))
    };
    for full in [28, 122] {
        assert!(matches!(from_system(full), RecordError::DiskFull { .. }));
    }
    for closed in [13, 30] {
        assert!(matches!(from_system(closed), RecordError::ReadOnly { .. }));
    }
    assert!(matches!(git("strange"), RecordError::Git(_)));
}

#[test]
fn a_repository_is_made_filled_and_flushed_at_the_end() {
    crate::testing::isolate();
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("copil-demo");
    let mut git = Repository::init(&place, "main").unwrap();
    assert_eq!(
        git.head().unwrap(),
        Head::Unborn {
            branch: "main".to_owned()
        }
    );
    assert_eq!(git.obstacle(&RepoPath::ROOT), Some(RepositoryObstacle::NoIdentity));
    git.set_durable(false).unwrap();
    let mut before = None;
    for n in 0..20 {
        let after = format!("n = {n}\n");
        git.record(&record_of("plan/a.toml", before.as_deref(), Some(&after), &after))
            .unwrap();
        before = Some(after);
    }
    git.set_durable(true).unwrap();
    git.sync_to_disk().unwrap();
    git.set_config_string("copil.today", "2018-03-15").unwrap();
    assert_eq!(git.config_string("copil.today").as_deref(), Some("2018-03-15"));
    assert_eq!(git.resolve("HEAD~19").unwrap(), git.resolve("main~19").unwrap());
    assert!(matches!(git.resolve("HEAD~20"), Err(ReadError::UnknownRevision { .. })));
    let files = git
        .files_at(git.resolve("HEAD~3").unwrap(), &repo_path("plan"))
        .unwrap();
    let kept = |content: &[u8]| TrackedFile {
        path: repo_path("plan/a.toml"),
        oid: Oid::of_blob(content),
        is_symlink: false,
    };
    assert_eq!(files, [kept(b"n = 16\n")]);
    assert_eq!(git.staged_files(&repo_path("plan")).unwrap(), [kept(b"n = 19\n")]);
    assert_eq!(
        git.blob_at_head(&repo_path("plan/a.toml")).unwrap().unwrap().1,
        b"n = 19\n"
    );
    assert_eq!(
        git.path_of(&place.join("plan/../plan/new/b.toml")).unwrap(),
        repo_path("plan/new/b.toml")
    );
    assert!(matches!(
        git.path_of(&place.join("new/../../b.toml")),
        Err(ReadError::Outside { .. })
    ));
    assert_eq!(
        git.path_of(&place.join("plan/new/b.toml")).unwrap(),
        repo_path("plan/new/b.toml")
    );
    assert!(matches!(git.path_of(folder.path()), Err(ReadError::Outside { .. })));
}

/// A change that was made, thrown away and swept into a cruft pack.
fn repo_with_change_in_a_cruft_pack() -> TestRepo {
    let repo = repo_with_action();
    repo.open().record(&change()).unwrap();
    repo.git(&["reset", "-q", "--hard", "HEAD~1"]);
    repo.git(&["reflog", "expire", "--expire=now", "--all"]);
    repo.git(&["gc", "-q", "--cruft", "--prune=never"]);
    repo
}

#[test]
fn what_stands_only_in_a_pack_is_written_again_and_outlives_it() {
    let repo = repo_with_change_in_a_cruft_pack();
    let contents = [
        (ObjectType::Blob, "status = \"done\"\n".to_owned()),
        (ObjectType::Blob, "never seen before\n".to_owned()),
    ];
    let git = repo.open();
    let objects = crate::object::Objects::of(&git.git).unwrap();
    let written = contents.map(|(kind, content)| objects.write(kind, content.as_bytes()).unwrap());
    // At the moment when nothing refers to them yet.
    repo.git(&["repack", "-adq"]);
    repo.git(&["prune-packed"]);
    for oid in written {
        repo.git(&["cat-file", "-e", &oid.to_string()]);
    }
}

#[test]
fn a_record_needs_nothing_of_a_cruft_pack() {
    let repo = repo_with_change_in_a_cruft_pack();
    let record = change();
    let git = repo.open();
    let id = git.record(&record).unwrap();
    let made = repo.git(&["rev-list", "--objects", "--no-object-names", &id.to_string(), "^HEAD~1"]);
    assert_eq!(made.lines().count(), 7, "a commit, five trees and a blob");
    for name in made.lines() {
        let (folder, file) = name.split_at(2);
        assert!(repo.file(".git/objects").join(folder).join(file).exists(), "{name}");
    }
    repo.fsck();
}
