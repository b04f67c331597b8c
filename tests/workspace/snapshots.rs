//! A plan in a commit, in the index and in its folder is read by one function.

use copil::workspace::{Version, Workspace};
use copil_git::CommitId;
use copil_store::{ProblemKind, Snapshot};

use crate::support::{Repo, status};

const FILE: &str = "groups/rh/RH-01.toml";

fn commit(repo: &Repo, revision: &str) -> Version {
    let id: CommitId = repo.git(&["rev-parse", revision]).trim().parse().expect("a commit");
    Version::Commit(id)
}

fn at(repo: &Repo, version: Version) -> Snapshot {
    repo.open().at(version).expect("a plan")
}

fn now(repo: &Repo) -> Snapshot {
    (*repo.open().snapshot()).clone()
}

#[test]
fn a_plan_is_the_same_in_its_folder_in_the_index_and_in_a_commit() {
    let repo = Repo::new();
    // Wrong in every way: the same must be said wherever it is read.
    repo.write("groups/rh/RH-05.toml", "title = \n");
    repo.write(
        "groups/rh/RH-06.toml",
        "title = \"Six\"\nstatus = \"doen\"\nleads = [\"nobody\"]\n",
    );
    repo.write(
        "groups/si/SI-01.toml",
        "title = \"Sans groupe\"\nstatus = \"planned\"\nue = 1\n",
    );
    repo.write("groups/fi/rh-06.toml", "title = \"Double\"\nstatus = \"planned\"\n");
    repo.write("groups/rh/old/RH-09.toml", "");
    repo.write("annexes/notes.toml", "");
    repo.write("README.md", "# Plan\n");
    #[cfg(unix)]
    std::os::unix::fs::symlink("RH-01.toml", repo.file("groups/rh/RH-07.toml")).expect("a link");
    repo.commit_by_hand("Le tout", "2018-03-15T09:00:00+0100");
    let plan = now(&repo);
    assert!(plan.problems.len() >= 8, "{:?}", plan.problems);
    assert_eq!(at(&repo, commit(&repo, "HEAD")), plan);
    assert_eq!(at(&repo, Version::Index), plan);
}

#[test]
fn a_version_has_the_people_the_rules_and_the_problems_of_its_time() {
    let repo = Repo::new();
    let before = now(&repo);
    repo.record(&status("RH-02", "in-progress"));
    let recorded = now(&repo);
    repo.replace(FILE, "priority = \"high\"", "priority = \"low\"");
    repo.replace(
        "plan.toml",
        "[people.dgs]\nname = \"DGS\"",
        "[people.dga]\nname = \"DGA\"",
    );
    repo.git(&["add", "-A"]);
    let staged = now(&repo);
    repo.replace(FILE, "priority = \"low\"", "priority = ");
    assert_eq!(at(&repo, commit(&repo, "HEAD~1")), before);
    assert_eq!(at(&repo, commit(&repo, "HEAD")), recorded);
    assert_eq!(at(&repo, Version::Index), staged);
    let now = now(&repo);
    assert!(
        now.problems
            .iter()
            .any(|problem| matches!(problem.kind, ProblemKind::Syntax { .. }))
    );
    assert!(recorded.problems.is_empty() && !recorded.plan.config.people.contains("dga"));
}

#[test]
fn before_its_first_commit_there_is_no_plan() {
    let repo = Repo::uncommitted("plans/essai");
    repo.git(&["commit", "-q", "--allow-empty", "-m", "Rien"]);
    let workspace: Workspace = repo.open();
    let version = commit(&repo, "HEAD");
    assert!(matches!(
        workspace.at(version),
        Err(copil::workspace::Error::Open(copil_store::OpenError::NoPlan { .. }))
    ));
}
