//! A branch that moves on to what somebody else shared.

use super::*;

const NEW: &str = "plans/blois/groups/si/SI-01.toml";

/// A commit ahead of the branch, which is back where it was: one file changed, one new, one gone.
fn ahead(repo: &TestRepo) -> CommitId {
    repo.write(NEW, "title = \"Outil\"\n");
    repo.git(&["add", NEW]);
    repo.git(&["rm", "-q", "notes.txt"]);
    let commit = repo.commit(PATH, "status = \"done\"\n", "shared", 0);
    repo.git(&["reset", "-q", "--hard", "HEAD~1"]);
    commit
}

fn edit(path: &str, before: Option<&str>, after: Option<&str>) -> FileEdit {
    let bytes = |text: Option<&str>| text.map(|text| text.as_bytes().to_vec());
    FileEdit::new(repo_path(path), bytes(before), bytes(after))
}

fn all_files() -> Vec<FileEdit> {
    vec![
        edit(PATH, Some("status = \"planned\"\n"), Some("status = \"done\"\n")),
        edit(NEW, None, Some("title = \"Outil\"\n")),
        edit("notes.txt", Some("a\n"), None),
    ]
}

#[test]
fn files_index_and_branch_move_on_together() {
    let repo = repo_with_action();
    let to = ahead(&repo);
    repo.write("staged.txt", "x\n");
    repo.git(&["add", "staged.txt"]);
    let forward = FastForward { to, files: all_files() };
    repo.open().fast_forward(&forward).unwrap();
    assert_eq!(repo.rev("HEAD"), to);
    assert_eq!(repo.status(), ["A  staged.txt"]);
    assert_eq!(
        (repo.read(PATH), repo.file("notes.txt").exists()),
        ("status = \"done\"\n".to_owned(), false)
    );
    assert!(!repo.file(".git/copil/journal").exists());
    repo.fsck();
}

#[test]
fn it_moves_nowhere_without_all_files_or_over_anything_of_its_own() {
    let repo = repo_with_action();
    let to = ahead(&repo);
    let head = repo.rev("HEAD");
    let git = repo.open();
    let mut files = all_files();
    files.pop();
    let some = FastForward { to, files };
    assert!(matches!(git.fast_forward(&some), Err(RecordError::NotAhead { .. })));
    repo.write(PATH, "status = \"edited by hand\"\n");
    let forward = FastForward { to, files: all_files() };
    assert!(matches!(git.fast_forward(&forward), Err(RecordError::Stale { .. })));
    assert_eq!((repo.rev("HEAD"), repo.status()), (head, vec![format!(" M {PATH}")]));
    repo.write(PATH, "status = \"planned\"\n");
    repo.commit("own.txt", "x\n", "own", 1);
    assert!(matches!(git.fast_forward(&forward), Err(RecordError::NotAhead { .. })));
    assert_eq!(repo.status(), [""; 0]);
}

#[test]
fn what_two_sides_made_alike_is_joined_without_a_file() {
    let repo = repo_with_action();
    let theirs = repo.commit(PATH, "status = \"done\"\n", "shared", 0);
    repo.git(&["reset", "-q", "--hard", "HEAD~1"]);
    let ours = repo.commit(PATH, "status = \"done\"\n", "own", 1);
    let record = Record {
        message: "joined".to_owned(),
        joined: Some(Joined {
            commit: theirs,
            is_first: true,
        }),
        ..Record::default()
    };
    repo.open().record(&record).unwrap();
    let parents = repo.git(&["log", "-1", "--format=%P"]);
    assert_eq!(parents.trim(), format!("{theirs} {ours}"));
    assert_eq!(repo.status(), [""; 0]);
    repo.fsck();
}
