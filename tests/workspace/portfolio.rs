//! Many plans of one repository: what is read of its history, and how often.

use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;

use copil::report::portfolio::{PlanFigures, PortfolioFigures, WorkedOut};
use copil::workspace::portfolio::list::PlanList;
use copil::workspace::{LogScope, Portfolio, Workspace};
use copil_plan::portfolio::SharedActions;
use copil_store::{FolderStamp, file_moment};
use proptest::prelude::*;

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
    for folder in &folders {
        repo.replace("plan.toml", "title = \"Essai", "title = \"Essai+");
        fs::write(
            folder.join("groups/rh/RH-02.toml"),
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

/// The figures of a portfolio as the first picture shows them and as they are once all plans are read, and how many plans
/// were read for the first. Worked out beforehand or all anew, they are the same.
fn figures(mut portfolio: Portfolio) -> (String, String, usize) {
    let told = |figures: &PortfolioFigures| format!("{figures:#?}");
    let mut figures = PortfolioFigures::of(&portfolio, &SharedActions::of(&portfolio.listed()));
    let first = told(&figures);
    let unread = portfolio.members.iter().filter(|member| member.is_unread()).count();
    let read = portfolio.members.len() - unread;
    let lines: Vec<_> = portfolio
        .members
        .iter()
        .map(|member| Some(PlanFigures::of(member.opened.as_ref().ok()?)))
        .collect();
    portfolio.remember_task(|at| lines[at].as_ref()?.line()).run();
    if let Some(task) = portfolio.unread_task() {
        let read = task.run();
        figures.take(WorkedOut::of(&read));
        for (at, opened) in read {
            assert!(portfolio.take_read(at, opened));
        }
    }
    assert!(!portfolio.is_unread());
    let listed = portfolio.listed();
    let shared = SharedActions::of(&listed);
    let whole = told(&figures.renewed(&portfolio, &shared));
    assert_eq!(whole, told(&PortfolioFigures::of(&portfolio, &shared)));
    (first, whole, read)
}

/// How many plans are read for the first picture. What it shows must be what is true, read with what is remembered and
/// without.
fn read_for_the_first(repo: &Repo, folders: &[PathBuf]) -> usize {
    let list = || PlanList::of_folders(repo.top(), folders.to_vec());
    let (first, whole, read) = figures(Portfolio::open_remembered(list()));
    let (truth, _, all) = figures(Portfolio::open(list()));
    assert_eq!(all, folders.len());
    assert_eq!(first, truth);
    assert_eq!(whole, truth);
    read
}

/// Waits until the clock of the file system went on, so that nothing was written at the moment that it shows.
fn let_the_clock_go_on(repo: &Repo, folders: &[PathBuf]) {
    let newest = |dir: &PathBuf| FolderStamp::of(dir).expect("a stamp");
    while !folders
        .iter()
        .all(|dir| newest(dir).is_older_than(file_moment(repo.top()).expect("a moment")))
    {}
}

fn remembered(repo: &Repo) -> PathBuf {
    let files = fs::read_dir(repo.top().join(".git/copil")).expect("a folder");
    let mut files = files.map(|entry| entry.expect("an entry").path());
    let is_it = |path: &PathBuf| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with("plans-"))
    };
    files.find(is_it).expect("a file of what was read")
}

#[test]
fn plans_that_are_as_they_were_are_not_read_for_the_first_picture() {
    let repo = Repo::new();
    let folders = copies(&repo, 4);
    let_the_clock_go_on(&repo, &folders);
    assert_eq!(read_for_the_first(&repo, &folders), 4);
    assert_eq!(read_for_the_first(&repo, &folders), 0);
    // One is written to, and is read again.
    let file = folders[1].join("groups/rh/RH-01.toml");
    let text = fs::read_to_string(&file)
        .expect("an action")
        .replace("in-progress", "done");
    fs::write(&file, text).expect("an action");
    let_the_clock_go_on(&repo, &folders);
    assert_eq!(read_for_the_first(&repo, &folders), 1);
    assert_eq!(read_for_the_first(&repo, &folders), 0);
    // Of an action that stands in two plans both are read, so that it is counted once.
    let text = fs::read_to_string(&file).expect("an action");
    fs::write(&file, format!("same_as = \"copie-2/RH-01\"\n{text}")).expect("an action");
    let_the_clock_go_on(&repo, &folders);
    assert_eq!(read_for_the_first(&repo, &folders), 2);
    assert_eq!(read_for_the_first(&repo, &folders), 2);
    // On another day all figures are others.
    repo.git(&["config", "copil.today", "2018-03-16"]);
    assert_eq!(read_for_the_first(&repo, &folders), 4);
}

#[test]
fn what_is_remembered_is_nothing_where_it_is_broken_foreign_or_cannot_be_written() {
    let repo = Repo::new();
    let folders = copies(&repo, 3);
    let_the_clock_go_on(&repo, &folders);
    read_for_the_first(&repo, &folders);
    let file = remembered(&repo);
    let whole = fs::read(&file).expect("what is remembered");
    let mut other_version = whole.clone();
    let at = whole.iter().position(|byte| *byte == b'.').expect("a version");
    other_version[at + 1] ^= 1;
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 0x10;
    for broken in [Vec::new(), whole[..whole.len() / 3].to_vec(), flipped, other_version] {
        fs::write(&file, broken).expect("a broken file");
        assert_eq!(read_for_the_first(&repo, &folders), 3);
        assert_eq!(read_for_the_first(&repo, &folders), 0, "put right");
    }
    // Thrown away, and where a folder stands in its place.
    fs::remove_file(&file).expect("a file");
    fs::create_dir(&file).expect("a folder");
    assert_eq!(read_for_the_first(&repo, &folders), 3);
    assert_eq!(read_for_the_first(&repo, &folders), 3);
    fs::remove_dir(&file).expect("a folder");
    // That of another repository, with plans of the same names.
    let other = Repo::new();
    let others = copies(&other, 3);
    let_the_clock_go_on(&other, &others);
    read_for_the_first(&other, &others);
    fs::copy(remembered(&other), &file).expect("a copy");
    assert_eq!(read_for_the_first(&repo, &folders), 3);
}

/// Something that happens to plans between two openings.
#[derive(Clone, Debug)]
enum Event {
    /// An action has another status, by as many letters.
    Status(usize, bool),
    /// An action comes or goes.
    Action(usize),
    /// A file can be read no more, or again.
    Break(usize),
    /// The plan itself can be read no more, or again.
    BreakPlan(usize),
    /// An action stands in another plan too, or does no more.
    Link(usize, usize),
    /// The clock goes on.
    Wait,
    /// What is remembered is cut off.
    Cut(usize),
    /// The day is another one.
    Day(u32),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => (0..3_usize, any::<bool>()).prop_map(|(at, is)| Event::Status(at, is)),
        1 => (0..3_usize).prop_map(Event::Action),
        1 => (0..3_usize).prop_map(Event::Break),
        1 => (0..3_usize).prop_map(Event::BreakPlan),
        1 => (0..3_usize, 0..3_usize).prop_map(|(at, to)| Event::Link(at, to)),
        3 => Just(Event::Wait),
        1 => (0..400_usize).prop_map(Event::Cut),
        1 => (15..18_u32).prop_map(Event::Day),
    ]
}

impl Event {
    fn happen(&self, repo: &Repo, folders: &[PathBuf]) {
        let toggle = |file: PathBuf, line: &str| {
            let text = fs::read_to_string(&file).expect("a file");
            let next = match text.strip_prefix(line) {
                Some(rest) => rest.to_owned(),
                None => format!("{line}{text}"),
            };
            fs::write(file, next).expect("a file");
        };
        let action = |at: &usize| folders[*at].join("groups/rh/RH-01.toml");
        match self {
            Self::Status(at, is) => {
                let (from, to) = if *is {
                    ("planned", "dropped")
                } else {
                    ("dropped", "planned")
                };
                let file = folders[*at].join("groups/rh/RH-03.toml");
                let text =
                    fs::read_to_string(&file).unwrap_or_else(|_| "title = \"T\"\nstatus = \"planned\"\n".to_owned());
                fs::write(file, text.replace(from, to)).expect("an action");
            }
            Self::Action(at) => {
                let file = folders[*at].join("groups/rh/RH-04.toml");
                if fs::remove_file(&file).is_err() {
                    fs::write(file, "title = \"T\"\nstatus = \"done\"\n").expect("an action");
                }
            }
            Self::Break(at) => toggle(action(at), "= rien\n"),
            Self::BreakPlan(at) => toggle(folders[*at].join("plan.toml"), "= rien\n"),
            Self::Link(at, to) => toggle(action(at), &format!("same_as = \"copie-{to}/RH-01\"\n")),
            Self::Wait => let_the_clock_go_on(repo, folders),
            Self::Cut(at) => {
                let file = remembered(repo);
                let bytes = fs::read(&file).expect("what is remembered");
                fs::write(&file, &bytes[..(*at).min(bytes.len())]).expect("a broken file");
            }
            Self::Day(day) => drop(repo.git(&["config", "copil.today", &format!("2018-03-{day}")])),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_between_two_openings_the_figures_are_true(events in prop::collection::vec(event(), 1..10)) {
        let repo = Repo::new();
        let folders = copies(&repo, 3);
        let_the_clock_go_on(&repo, &folders);
        read_for_the_first(&repo, &folders);
        for event in events {
            event.happen(&repo, &folders);
            read_for_the_first(&repo, &folders);
        }
    }
}
