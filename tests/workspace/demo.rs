//! The demos' histories, read with plain git: every recorded commit says what the trees say, and each plan looks on the
//! day it opens at as one that lives.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use copil::report::figures::Figures;
use copil::wording::Catalogue;
use copil::wording::change::Light;
use copil::wording::layout::columns;
use copil::workspace::demo::{self, Contents};
use copil::workspace::story::StoryStep;
use copil::workspace::{LogEntry, LogScope, Version, Workspace};
use copil_git::CommitId;
use copil_plan::Language;
use copil_plan::change::{Change, Subject, apply, changed_files, diff, invert};

use crate::facts;
use crate::support;
use crate::support::verify::Verdict;

/// The demo of Blois, made once for all that is checked: making it replays years of work.
#[test]
fn the_demo_s_record_holds_and_its_figures_are_those_of_the_plan() {
    let (_folder, top) = made(BLOIS);
    let verdict = the_record_holds(&top);
    assert!(verdict.recorded >= 300, "{verdict:?}");
    assert!(verdict.recorded + verdict.by_hand > 350, "{verdict:?}");
    assert!(verdict.authors >= 12, "{verdict:?}");
    assert!(verdict.transitions > 100, "{verdict:?}");
    the_figures_are_right(&top);
    every_line_of_the_last_paragraph_is_a_trailer(&top);
    what_the_log_tells_leads_from_each_commit_to_the_next(&top);
    every_subject_says_what_happened(&top);
    two_proposals_wait(&top);
}

/// The committee of that morning has one to accept as it is, and one that the plan has moved away from.
fn two_proposals_wait(top: &Path) {
    let workspace = opened(top, demo::DEFAULT);
    let open = workspace.proposals().expect("proposals");
    let clashes = open.iter().map(|proposal| {
        let comparison = workspace.compare_proposal(proposal).expect("a comparison");
        (proposal.name.to_string(), comparison.merge.clashes.len())
    });
    let expected = [
        ("conventions-refacturation".to_owned(), 0),
        ("guichet-rentree".to_owned(), 2),
    ];
    assert_eq!(clashes.collect::<Vec<_>>(), expected);
}

const BLOIS: Contents = Contents::One(demo::DEFAULT);

/// A demo, made in a folder that lasts as long as it is held.
fn made(contents: Contents) -> (tempfile::TempDir, PathBuf) {
    support::isolate();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let top = folder.path().join(contents.folder());
    let mut steps = Vec::new();
    demo::make(&top, contents, &mut |done, of| steps.push((done, of))).expect("the demo");
    assert_eq!(demo::state(&top), demo::State::Ours(Some(contents)));
    assert!(
        steps.is_sorted() && steps.last().is_some_and(|(done, of)| done == of),
        "progress is told"
    );
    (folder, top)
}

fn opened(top: &Path, name: &str) -> Workspace {
    Workspace::open(&demo::plan_dir(top, name)).expect("a plan")
}

/// All plans in one repository: what holds of each holds there, on its own day, and the history is one.
#[test]
fn the_demo_of_all_plans_has_each_on_its_day_in_one_history() {
    let (_folder, top) = made(Contents::All);
    let verdict = the_record_holds(&top);
    let names = demo::names();
    assert!(names.iter().any(|name| name == demo::DEFAULT), "{names:?}");
    let mut steps = 0;
    for name in names {
        let story = demo::story(name).expect("a story");
        let workspace = opened(&top, name);
        assert_eq!(workspace.problems(), [], "{name}");
        assert_eq!(workspace.today().day, story.day, "{name}");
        let people = &workspace.plan().config.people;
        assert!(people.contains(story.person.as_str()), "{name}: {}", story.person);
        assert!(
            story.steps.is_sorted_by_key(StoryStep::moment),
            "{name}: a step goes back in time"
        );
        assert!(story.steps.last().is_some_and(|step| step.day() <= story.day), "{name}");
        let figures = Figures::of(workspace.plan(), story.day);
        assert!(
            figures.all.closed > 0 && figures.all.late > 0,
            "{name}: {:?}",
            figures.all
        );
        facts::stand_in(&workspace);
        // What is put in a proposal is beside the history.
        let recorded = story.steps.iter().filter(|step| step.proposal.is_none());
        steps += recorded.count();
    }
    // Each plan's first commit is told by no step.
    assert_eq!(verdict.recorded + verdict.by_hand, steps + names.len());
    let dates = support::git(&top, &["log", "--reverse", "--format=%at"]);
    assert!(
        dates
            .lines()
            .is_sorted_by_key(|line| line.parse::<i64>().expect("a time"))
    );
    every_line_of_the_last_paragraph_is_a_trailer(&top);
}

/// Within 72 columns titles give way, and nothing else: without what stands in quotation marks, a subject is the same as
/// where there is room for all of it, in both languages.
fn every_subject_says_what_happened(top: &Path) {
    let subjects = support::git(top, &["log", "--format=%s"]);
    for subject in subjects.lines() {
        let ends_in_a_name = subject.contains(" + ");
        assert!(
            columns(subject) <= 72 && (ends_in_a_name || !subject.ends_with('…')),
            "{subject}"
        );
    }
    let workspace = opened(top, demo::DEFAULT);
    let mut seen = 0;
    let mut visit = |entry: LogEntry| {
        for (language, light) in [(Language::Fr, Light::Plain), (Language::En, Light::TakenBack)] {
            let catalogue = Catalogue::new(language);
            let line = |width| catalogue.change_line(workspace.plan(), &entry.changes, &[], light, width);
            let (whole, fitted) = (line(usize::MAX), line(72));
            assert!(columns(&fitted) <= 72, "{fitted}");
            let is_about_an_action = entry.changes.first().is_some_and(|change| change.action().is_some());
            if is_about_an_action && !fitted.contains(" + ") && !fitted.contains('☀') {
                assert_eq!(without_titles(&fitted), without_titles(&whole));
                seen += 1;
            }
        }
        ControlFlow::Continue(())
    };
    let mut history = workspace.history().expect("a history");
    let mut progress = |_: usize, _: usize| ControlFlow::Continue(());
    history.log(&LogScope::All, &mut progress, &mut visit).expect("a log");
    assert!(seen > 800, "{seen}");
}

fn without_titles(line: &str) -> String {
    let mut is_title = false;
    let keep = |c: &char| {
        let ends = matches!(c, '»' | '”');
        is_title = matches!(c, '«' | '“') || (is_title && !ends);
        !is_title
    };
    line.chars().filter(keep).collect()
}

/// The laws of changes, on what the program tells of real commits and on the plans that it reads from them.
fn what_the_log_tells_leads_from_each_commit_to_the_next(top: &Path) {
    let workspace = opened(top, demo::DEFAULT);
    let mut told = Vec::new();
    let mut visit = |entry: LogEntry| {
        told.push((entry.commit, entry.changes));
        ControlFlow::Continue(())
    };
    let mut history = workspace.history().expect("a history");
    let mut progress = |_: usize, _: usize| ControlFlow::Continue(());
    history.log(&LogScope::All, &mut progress, &mut visit).expect("a log");
    told.reverse();
    let at = |commit: CommitId| workspace.at(Version::Commit(commit)).expect("a plan").plan;
    let first = at(told[0].0);
    let (mut before, mut all) = (first.clone(), Vec::new());
    // One by one, then eight at a time: reading the whole plan at each of hundreds takes its time.
    let (single, rest) = told[1..].split_at(24);
    for stretch in single.chunks(1).chain(rest.chunks(8)) {
        let changes: Vec<Change> = stretch.iter().flat_map(|(_, changes)| changes.clone()).collect();
        let commit = stretch.last().expect("a commit").0;
        let after = at(commit);
        assert_eq!(apply(&before, &changes).as_ref(), Ok(&after), "{commit}");
        assert_eq!(apply(&after, &invert(&changes)).as_ref(), Ok(&before), "{commit}");
        if let [(_, changes)] = stretch {
            assert_eq!(
                diff(changed_files(&before, &after)).changes.len(),
                changes.len(),
                "{commit}"
            );
        }
        all.extend(changes);
        before = after;
    }
    assert_eq!(&before, workspace.plan());
    assert_eq!(apply(&first, &all), Ok(before.clone()));
    assert_eq!(apply(&before, &invert(&all)), Ok(first));
}

fn the_record_holds(top: &Path) -> Verdict {
    support::git(top, &["fsck", "--strict"]);
    assert_eq!(support::git(top, &["status", "--porcelain"]), "");
    let verdict = support::verify::record(top);
    assert_eq!(verdict.faults, [""; 0]);
    verdict
}

fn the_figures_are_right(top: &Path) {
    let workspace = opened(top, demo::DEFAULT);
    assert_eq!(workspace.problems(), []);
    assert_eq!(workspace.obstacle(), None);
    assert!(workspace.today().fixed);
    let day = NaiveDate::from_ymd_opt(2018, 3, 15).expect("a day");
    assert_eq!(workspace.today().day, day);
    let person = workspace.me().expect("someone at the keyboard").clone();
    assert!(workspace.plan().config.people.contains(person.as_str()));
    let figures = Figures::of(workspace.plan(), day);
    assert_eq!(
        (figures.all.total, figures.all.high, figures.groups.len()),
        (117, 29, 10)
    );
    assert!(
        (44..=48).contains(&figures.all.closed),
        "{} are done",
        figures.all.closed
    );
    assert!(figures.all.late > 0 && figures.all.waiting > 0, "{:?}", figures.all);
    let named = |subject: Subject| workspace.file_of(&subject).is_some_and(|(_, file)| file.is_file());
    assert!(workspace.plan().actions.keys().cloned().map(Subject::Action).all(named));
}

/// What git reads as trailers is the whole last paragraph, so that no line of it is lost to a reader of `git log`.
fn every_line_of_the_last_paragraph_is_a_trailer(top: &Path) {
    let log = support::git(top, &["log", "--format=%x01%b%x02%(trailers:only,unfold)"]);
    for record in log.split('\u{1}').skip(1) {
        let (body, trailers) = record.split_once('\u{2}').expect("two parts");
        let last = body.trim().rsplit("\n\n").next().unwrap_or_default();
        assert_eq!(trailers.trim(), last, "{body}");
    }
}
