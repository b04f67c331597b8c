//! What is kept of the past that was read: it is the same as reading it again, and gives way when the repository is another.

use copil::workspace::{AsOf, CommitId, KnownHistory, LogEntry, LogScope, Moment, Workspace};
use copil_plan::MeetingId;

use crate::support::{Repo, set};

fn at(workspace: &Workspace, moment: Moment) -> Workspace {
    workspace.at_moment(AsOf::from(moment)).expect("the plan of then")
}

fn revision(name: &str) -> Moment {
    Moment::Revision(name.to_owned())
}

fn title(workspace: &Workspace) -> String {
    workspace.plan().actions["RH-01"].title.clone()
}

/// What a reader of the history tells when it reads it.
fn read(workspace: &Workspace) -> Vec<String> {
    let mut told = Vec::new();
    let mut history = workspace.history().expect("a history");
    let mut go_on = |_: usize, _: usize| std::ops::ControlFlow::Continue(());
    let mut visit = |entry: LogEntry| {
        told.push(format!("{entry:?}"));
        std::ops::ControlFlow::Continue(())
    };
    history.log(&LogScope::All, &mut go_on, &mut visit).expect("a log");
    told
}

fn known(repo: &Repo) -> KnownHistory {
    let entries = repo.log(&LogScope::All).into_iter().map(Into::into).collect::<Vec<_>>();
    KnownHistory {
        tip: repo.git(&["rev-parse", "HEAD"]).trim().parse().expect("a commit"),
        entries: entries.into(),
    }
}

/// What a reader takes from a history that was read.
fn taken(workspace: &Workspace, known: &KnownHistory) -> Option<Vec<String>> {
    let reader = workspace.history().expect("a history").knowing(Some(known.clone()));
    let tip: CommitId = reader.tip().expect("a tip").expect("a commit");
    let entries = reader.known_entries(tip)?;
    Some(entries.iter().map(|entry| format!("{entry:?}")).collect())
}

#[test]
fn the_history_of_every_moment_is_a_part_of_the_whole() {
    let repo = Repo::new();
    repo.record(&set("RH-01", "title", "Le télétravail"));
    repo.git(&["checkout", "-q", "-b", "essai"]);
    repo.record(&set("FI-01", "title", "Le marché"));
    repo.git(&["checkout", "-q", "main"]);
    repo.record(&set("RH-01", "title", "Le travail"));
    repo.git(&["merge", "-q", "--no-ff", "-m", "Réunir", "essai"]);
    repo.write("../../hors-plan.txt", "x");
    repo.commit_by_hand("Ailleurs", "2018-03-18T10:00:00+01:00");
    let (workspace, whole) = (repo.open(), known(&repo));
    for name in ["HEAD", "HEAD~1", "HEAD~2", "HEAD~3", "HEAD~4"] {
        let then = at(&workspace, revision(name));
        assert_eq!(taken(&then, &whole), Some(read(&then)), "{name}");
    }
    // What was joined has commits in an order of its own, and joined itself on other days.
    assert_eq!(taken(&at(&workspace, revision("essai")), &whole), None);
    // A commit that the whole does not stand on is not in it.
    repo.git(&["checkout", "-q", "-b", "ailleurs", "HEAD~2"]);
    repo.record(&set("RH-01", "title", "Ailleurs"));
    assert_eq!(taken(&repo.open(), &whole), None);
    // Nor are commits made since.
    repo.git(&["checkout", "-q", "main"]);
    repo.record(&set("RH-01", "title", "Depuis"));
    assert_eq!(taken(&repo.open(), &whole), None);
}

#[test]
fn what_a_moment_means_is_found_anew_though_its_plan_was_kept() {
    let repo = Repo::new();
    repo.git(&[
        "commit",
        "-q",
        "--amend",
        "--date=2018-03-01T10:00:00+01:00",
        "-mAdoption",
    ]);
    let workspace = repo.open();
    let day = Moment::Day("2018-03-10".parse().expect("a day"));
    let before = title(&at(&workspace, day.clone()));
    assert_eq!(title(&at(&workspace, day.clone())), before, "kept");
    repo.replace("groups/rh/RH-01.toml", &before, "Autrement");
    repo.commit_by_hand("Autrement", "2018-03-02T10:00:00+01:00");
    assert_eq!(title(&at(&workspace, day.clone())), "Autrement");
    // More plans than are kept, there and back.
    let mut titles = vec!["Autrement".to_owned()];
    for n in 0..5 {
        let title = format!("Encore {n}");
        repo.replace("groups/rh/RH-01.toml", titles.last().expect("a title"), &title);
        repo.commit_by_hand(&title, "2018-03-03T10:00:00+01:00");
        titles.push(title);
    }
    for back in (0..=5).chain((0..=5).rev()) {
        let then = at(&workspace, revision(&format!("HEAD~{back}")));
        assert_eq!(title(&then), titles[5 - back]);
    }
}

#[test]
fn a_closing_that_no_tag_marks_is_looked_for_again_once_something_is_recorded() {
    let repo = Repo::new();
    let id: MeetingId = "2018-02-01-copil".parse().expect("an id");
    let file = format!("meetings/{id}.toml");
    repo.write(&file, "committee = \"copil\"\ndate = 2018-02-01\nstate = \"closed\"\n");
    let workspace = repo.open();
    assert_eq!(workspace.closing(&id).expect("a history"), None, "nobody recorded it");
    assert_eq!(workspace.closing(&id).expect("a history"), None);
    repo.commit_by_hand("Close", "2018-02-02T10:00:00+01:00");
    let closed = repo.git(&["rev-parse", "HEAD"]).trim().parse().expect("a commit");
    for workspace in [&workspace, &workspace.duplicate()] {
        let closing = workspace.closing(&id).expect("a history").expect("a closing");
        assert_eq!((closing.commit, closing.tag), (closed, None));
    }
}
