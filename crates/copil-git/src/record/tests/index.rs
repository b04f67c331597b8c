//! What a record leaves in git's index.

use super::*;
use crate::testing::git_in;

#[test]
fn other_entries_and_extensions_stay_byte_for_byte() {
    let repo = repo_with_action();
    // A conflict, an intent to add, flags set by hand, and what git remembers of resolved conflicts.
    repo.write("ita.txt", "later\n");
    repo.write("flag.txt", "x\n");
    repo.git(&["add", "flag.txt"]);
    repo.git(&["add", "-N", "ita.txt"]);
    repo.git(&["update-index", "--assume-unchanged", "flag.txt"]);
    repo.git(&["update-index", "--skip-worktree", "notes.txt"]);
    let blob = repo.git(&["hash-object", "-w", "flag.txt"]);
    let info = [1, 2, 3]
        .map(|stage| format!("100644 {} {stage}\tboth.txt\n", blob.trim()))
        .concat();
    std::fs::write(repo.file("info"), info).unwrap();
    repo.git(&["-c", "alias.feed=!git update-index --index-info <info", "feed"]);
    std::fs::remove_file(repo.file("info")).unwrap();
    let entries = |repo: &TestRepo| -> Vec<String> {
        let all = repo.git(&["ls-files", "--stage", "--debug", "-t", "-v"]);
        let blocks = all.split_inclusive("flags: ").map(str::to_owned);
        blocks.filter(|block| !block.contains("RH-04")).collect()
    };
    let before = (entries(&repo), repo.status());
    repo.open().record(&change()).unwrap();
    assert_eq!((entries(&repo), repo.status()), before);
    repo.open()
        .record(&record_of("plans/blois/groups/rh/RH-05.toml", None, Some("x"), "new"))
        .unwrap();
    repo.open()
        .record(&record_of("plans/blois/groups/rh/RH-05.toml", Some("x"), None, "gone"))
        .unwrap();
    assert_eq!(repo.status(), before.1);
    assert!(
        before
            .1
            .iter()
            .any(|line| line.starts_with("AA") || line.starts_with("UU")),
        "{:?}",
        before.1
    );
}

#[test]
fn the_cache_of_trees_follows_the_commit() {
    let repo = repo_with_action();
    // A commit of everything makes git remember all trees.
    repo.git(&["read-tree", "HEAD"]);
    repo.git(&["update-index", "-q", "--refresh"]);
    let cached = |repo: &TestRepo| -> String {
        let bytes = std::fs::read(repo.file(".git/index")).unwrap();
        let tree = repo.git(&["rev-parse", "HEAD^{tree}"]).trim().parse::<Oid>().unwrap();
        let known = bytes.windows(Oid::LEN).any(|window| window == tree.as_bytes());
        format!("{known} {}", repo.git(&["write-tree"]).trim() == tree.to_string())
    };
    repo.open().record(&change()).unwrap();
    assert_eq!(cached(&repo), "true true");
    // Something else staged: the top folder's tree is no longer the commit's, and must not be claimed to be.
    repo.write("notes.txt", "staged\n");
    repo.git(&["add", "notes.txt"]);
    repo.open()
        .record(&record_of(
            PATH,
            Some("status = \"done\"\n"),
            Some("status = \"planned\"\n"),
            "back",
        ))
        .unwrap();
    assert_eq!(cached(&repo), "false false");
    assert_eq!(repo.status(), ["M  notes.txt"]);
    repo.git(&["commit", "-qm", "staged"]);
    assert_eq!(repo.git(&["show", "--format=", "--name-only", "HEAD"]), "notes.txt\n");
    repo.fsck();
}

#[test]
fn a_change_in_the_moment_of_git_add_is_not_hidden() {
    let repo = repo_with_action();
    // Same size, same second as its entry and as the index: only git's second look would notice it.
    repo.write("notes.txt", "b\n");
    repo.open().record(&change()).unwrap();
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(60);
    std::fs::File::options()
        .write(true)
        .open(repo.file(".git/index"))
        .unwrap()
        .set_modified(later)
        .unwrap();
    assert_eq!(repo.status(), [" M notes.txt"]);
}

#[test]
fn indexes_that_only_git_writes_are_left_to_git() {
    for prepare in [
        &["update-index", "--index-version", "4"][..],
        &["update-index", "--split-index"],
        &["update-index", "--untracked-cache", "--force-untracked-cache"],
    ] {
        let repo = repo_with_action();
        repo.git(prepare);
        repo.write("notes.txt", "staged\n");
        repo.git(&["add", "notes.txt"]);
        repo.git(&["status"]);
        // A git that was killed while it wrote the next index.
        repo.write(".git/copil/index.next.lock", "");
        let git = repo.open();
        git.record(&change()).unwrap();
        git.record(&record_of("plans/blois/groups/rh/RH-05.toml", None, Some("x"), "new"))
            .unwrap();
        git.record(&record_of("plans/blois/groups/rh/RH-05.toml", Some("x"), None, "gone"))
            .unwrap();
        assert_eq!(repo.status(), ["M  notes.txt"], "{prepare:?}");
        assert_eq!(
            git.staged(&repo_path("notes.txt")).unwrap().unwrap().1,
            b"staged\n",
            "{prepare:?}"
        );
        let paths = |under: &str| {
            git.staged_files(&repo_path(under))
                .unwrap()
                .into_iter()
                .map(|file| file.path)
        };
        assert_eq!(paths("").count(), 2, "{prepare:?}");
        assert!(paths("plans").eq([repo_path(PATH)]), "{prepare:?}");
        repo.fsck();
    }
}

#[test]
fn an_index_without_checksum_stays_without() {
    let repo = repo_with_action();
    repo.git(&["config", "index.skipHash", "true"]);
    repo.write("notes.txt", "staged\n");
    repo.git(&["add", "notes.txt"]);
    let end = |repo: &TestRepo| {
        std::fs::read(repo.file(".git/index")).unwrap().split_off(20)[..]
            .rchunks(20)
            .next()
            .unwrap()
            .to_vec()
    };
    assert_eq!(end(&repo), [0; 20]);
    repo.open().record(&change()).unwrap();
    assert_eq!(end(&repo), [0; 20]);
    assert_eq!(repo.status(), ["M  notes.txt"]);
}

#[test]
fn worktrees_have_an_index_and_a_branch_of_their_own() {
    let repo = repo_with_action();
    let other = tempfile::tempdir().unwrap();
    let place = other.path().join("tree");
    repo.git(&["worktree", "add", "-q", "-b", "side", place.to_str().unwrap()]);
    let git = Repository::discover_with(&place.join("plans"), crate::GitEnvironment::default()).unwrap();
    assert_eq!(
        git.work_dir().unwrap().canonicalize().unwrap(),
        place.canonicalize().unwrap()
    );
    let id = git.record(&change()).unwrap();
    assert_eq!(repo.rev("side"), id);
    assert_ne!(repo.rev("main"), id);
    assert_eq!(git_in(&place, &["status", "--porcelain"]), "");
    assert!(repo.status().is_empty());
    assert_eq!(repo.read(PATH), "status = \"planned\"\n");
}
