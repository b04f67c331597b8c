//! Many plans of one repository: what is read of its history, and how often.

use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;

use copil::workspace::portfolio::list::PlanList;
use copil::workspace::{LogScope, Portfolio, Workspace};

use crate::support::Repo;

/// Copies of the plan of a repository beside it, each committed by itself.
fn copies(repo: &Repo, count: usize) -> Vec<PathBuf> {
    let folder = |n: usize| repo.top().join(format!("plans/copie-{n}"));
    for n in 0..count {
        fs::create_dir_all(folder(n).join("groups/rh")).expect("folders");
        for file in ["plan.toml", "groups/rh/group.toml", "groups/rh/RH-01.toml"] {
            fs::copy(repo.file(file), folder(n).join(file)).expect("a copy");
        }
        repo.git(&["add", "-A"]);
        repo.git(&["commit", "-qm", &format!("Copie {n}")]);
    }
    (0..count).map(folder).collect()
}

fn open(repo: &Repo, folders: &[PathBuf]) -> Portfolio {
    Portfolio::open(PlanList::of_folders(repo.top(), folders.to_vec()))
}

/// The subjects of a plan's history, and how many commits were looked at for it.
fn told(opened: &Workspace) -> (Vec<String>, usize) {
    let (mut subjects, mut looked_at) = (Vec::new(), 0);
    let mut progress = |_, of| {
        looked_at = of;
        ControlFlow::Continue(())
    };
    let mut visit = |entry: copil::workspace::LogEntry| {
        subjects.push(entry.commit.to_string());
        ControlFlow::Continue(())
    };
    let mut history = opened.history().expect("a history");
    let outcome = history.log(&LogScope::All, &mut progress, &mut visit);
    outcome.expect("a history that can be read");
    (subjects, looked_at)
}

fn looked_at(portfolio: &Portfolio) -> usize {
    portfolio
        .each(told)
        .into_iter()
        .flatten()
        .map(|(_, looked_at)| looked_at)
        .sum()
}

#[test]
fn a_history_that_plans_share_is_read_once_and_not_once_for_each() {
    let repo = Repo::new();
    let folders = copies(&repo, 12);
    for n in 0..12 {
        repo.replace("plan.toml", "title = \"Essai", "title = \"Essai+");
        fs::write(
            folders[n].join("groups/rh/RH-02.toml"),
            "title = \"Nouvelle\"\nstatus = \"planned\"\n",
        )
        .expect("an action");
        repo.git(&["add", "-A"]);
        repo.git(&["commit", "-qm", "Deux plans"]);
    }
    // 25 commits; each of the twelve plans was touched by two of them.
    let portfolio = open(&repo, &folders);
    assert_eq!(looked_at(&portfolio), 24);
    // Read once, and for good; what is new is looked at for the plan that it touched.
    assert_eq!(looked_at(&open(&repo, &folders)), 0);
    fs::write(
        folders[3].join("groups/rh/RH-02.toml"),
        "title = \"Autre\"\nstatus = \"planned\"\n",
    )
    .expect("an action");
    repo.git(&["commit", "-qam", "Un plan"]);
    let portfolio = open(&repo, &folders);
    assert_eq!(looked_at(&portfolio), 1);
    // Each plan is told what it is when it is read alone.
    let together: Vec<_> = portfolio.each(|opened| told(opened).0).into_iter().flatten().collect();
    fs::remove_dir_all(repo.top().join(".git/copil")).expect("a folder of what was read");
    let alone = folders.iter().map(|dir| told(&Workspace::open(dir).expect("a plan")).0);
    assert_eq!(together, alone.collect::<Vec<_>>());
}
