//! What the program does all day, inside one process: opening, reading, comparing, editing, walking, drawing.
//!
//! ```text
//! cargo bench                                  a town and a ministry
//! COPIL_BENCH_ALL=1 cargo bench                a region's 100,000 commits as well
//! cargo bench --bench figures -- draw          what has `draw` in its name
//! ```

// What cannot be made ready ends a bench; and the folder and the size of a bench are asked of the environment.
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

mod plans;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use copil::report::document::Format;
use copil::report::figures::Figures;
use copil::report::meeting::{MeetingReport, PaperWanted};
use copil::tui::app::App;
use copil::tui::keymap::Keymap;
use copil::tui::theme::Theme;
use copil::wording::Catalogue;
use copil::workspace::{LogEntry, LogScope, Workspace};
use copil_plan::attention::ranked;
use copil_plan::change::{Change, Subject, apply, changed_files, diff, table_of};
use copil_plan::meeting::MeetingPaper;
use copil_plan::query::{Filter, MatchContext, SearchIndex};
use copil_plan::value::{FieldPath, Value};
use copil_plan::{Language, Plan};
use copil_store::{self as store, Snapshot};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use divan::{Bencher, black_box};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use plans::{MINISTRY, PLAN, REGION, Size, TOWN};

fn main() {
    divan::main();
}

/// The sizes that every run goes through.
const SIZES: [Size; 2] = [TOWN, MINISTRY];

/// The sizes whose histories are walked.
fn walked() -> Vec<Size> {
    let all = std::env::var_os("COPIL_BENCH_ALL").is_some();
    [TOWN, MINISTRY].into_iter().chain(all.then_some(REGION)).collect()
}

fn folder(size: Size) -> PathBuf {
    plans::repository(size).unwrap().join(PLAN)
}

fn plan(size: Size) -> Plan {
    Snapshot::of_folder(&folder(size)).unwrap().plan
}

/// The file of an action somewhere in the middle.
fn action_file(folder: &Path, plan: &Plan) -> PathBuf {
    let (id, placed) = plan.actions.iter().nth(plan.actions.len() / 2).unwrap();
    folder.join(store::PlanPath::action(&placed.group, id).as_str())
}

/// The plan with every tenth action's due date gone.
fn changed(plan: &Plan) -> Plan {
    let mut changed = plan.clone();
    for placed in changed.actions.values_mut().step_by(10) {
        placed.action.due = None;
    }
    changed
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn open(bencher: Bencher, size: Size) {
    let folder = folder(size);
    bencher.bench_local(|| Snapshot::of_folder(black_box(&folder)));
}

#[divan::bench(args = SIZES)]
fn read_table(bencher: Bencher, size: Size) {
    let folder = folder(size);
    let bytes = std::fs::read(action_file(&folder, &plan(size))).unwrap();
    bencher.bench_local(|| store::read_table(black_box(&bytes)));
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn diff_plans(bencher: Bencher, size: Size) {
    let before = plan(size);
    let after = changed(&before);
    bencher.bench_local(|| diff(changed_files(black_box(&before), black_box(&after))));
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn apply_changes(bencher: Bencher, size: Size) {
    let before = plan(size);
    let changes = diff(changed_files(&before, &changed(&before))).changes;
    bencher.bench_local(|| apply(black_box(&before), black_box(&changes)));
}

#[divan::bench]
fn edit_file(bencher: Bencher) {
    let folder = folder(TOWN);
    let plan = plan(TOWN);
    let bytes = std::fs::read(action_file(&folder, &plan)).unwrap();
    let id = plan.actions.keys().nth(plan.actions.len() / 2).unwrap();
    let subject = Subject::Action(id.clone());
    let path = FieldPath::key("status");
    let old = table_of(&plan, &subject).unwrap().at(&path).cloned();
    let new = Some(Value::Text("paused".to_owned()));
    let changes = [Change::Set {
        subject,
        path,
        old,
        new,
    }];
    bencher.bench_local(|| store::edit(black_box(&bytes), black_box(&changes)));
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn figures_and_attention(bencher: Bencher, size: Size) {
    let plan = plan(size);
    let today = "2018-03-15".parse().unwrap();
    bencher.bench_local(|| (Figures::of(black_box(&plan), today), ranked(&plan, None, today).len()));
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn filter_by_words(bencher: Bencher, size: Size) {
    let plan = plan(size);
    let today = "2018-03-15".parse().unwrap();
    let filter = Filter::parse("teletravail -status:done", &plan).unwrap();
    bencher.bench_local(|| filter.select(&MatchContext::of(black_box(&plan), today)).len());
}

/// The same with the texts folded beforehand, as the screen keeps them.
#[divan::bench(args = SIZES, sample_count = 20)]
fn filter_by_folded_words(bencher: Bencher, size: Size) {
    let plan = plan(size);
    let texts = SearchIndex::of(&plan);
    let asking = MatchContext {
        texts: Some(&texts),
        ..MatchContext::of(&plan, "2018-03-15".parse().unwrap())
    };
    let filter = Filter::parse("teletravail -status:done", &plan).unwrap();
    bencher.bench_local(|| black_box(&filter).select(&asking).len());
}

/// One line of a log, put into words.
#[divan::bench]
fn word_a_change(bencher: Bencher) {
    let plan = plan(TOWN);
    let catalogue = Catalogue::new(Language::Fr);
    let subject = Subject::Action(plan.actions.keys().next().unwrap().clone());
    let text = |text: &str| Some(Value::Text(text.to_owned()));
    let (path, old, new) = (FieldPath::key("status"), text("in-progress"), text("done"));
    let change = Change::Set {
        subject,
        path,
        old,
        new,
    };
    bencher.bench_local(|| catalogue.change(black_box(&plan), black_box(&change)));
}

/// Reads the whole log; answers how many changes it tells of.
fn walk(workspace: &Workspace) -> usize {
    let mut changes = 0;
    let mut visit = |entry: LogEntry| {
        changes += entry.changes.len();
        ControlFlow::Continue(())
    };
    let mut history = workspace.history().unwrap();
    history
        .log(&LogScope::All, &mut |_, _| ControlFlow::Continue(()), &mut visit)
        .unwrap();
    changes
}

#[divan::bench(args = walked(), sample_count = 5, sample_size = 1)]
fn walk_first(bencher: Bencher, size: Size) {
    let copy = plans::copy(&plans::repository(size).unwrap()).unwrap();
    let workspace = Workspace::open(&copy.path().join(PLAN)).unwrap();
    let forget = || drop(std::fs::remove_dir_all(copy.path().join(".git/copil")));
    bencher.with_inputs(forget).bench_local_values(|()| walk(&workspace));
}

#[divan::bench(args = walked(), sample_count = 5, sample_size = 1)]
fn walk_again(bencher: Bencher, size: Size) {
    let copy = plans::copy(&plans::repository(size).unwrap()).unwrap();
    let workspace = Workspace::open(&copy.path().join(PLAN)).unwrap();
    walk(&workspace);
    bencher.bench_local(|| walk(&workspace));
}

/// The record of a meeting, from the opened plan to its HTML; to be held against `open`.
#[divan::bench(args = walked(), sample_count = 10, sample_size = 1)]
fn record_of_a_meeting(bencher: Bencher, size: Size) {
    let copy = plans::with_a_meeting(size).unwrap();
    let folder = copy.path().join(PLAN);
    let meeting = plans::MEETING.parse().unwrap();
    let wanted = PaperWanted {
        paper: MeetingPaper::Record,
        minutes: None,
        confidential: false,
    };
    walk(&Workspace::open(&folder).unwrap());
    bencher.bench_local(|| {
        let workspace = Workspace::open(black_box(&folder)).unwrap();
        let dossier = workspace.meeting_dossier(&meeting).unwrap();
        let report = MeetingReport::of(&dossier, &meeting, wanted).unwrap();
        report.document().written(Format::Html).len()
    });
}

/// The program's screen on a ministry's plan, after some keys.
struct Stage {
    app: App,
    terminal: Terminal<TestBackend>,
}

impl Stage {
    fn after(keys: &str) -> Self {
        let (columns, lines) = (120, 40);
        let workspace = Workspace::open(&folder(MINISTRY)).unwrap();
        let keymap = Keymap::built_in().unwrap();
        let app = App::new(workspace, Language::Fr, Theme::new(true), keymap, (columns, lines));
        let mut stage = Self {
            app,
            terminal: Terminal::new(TestBackend::new(columns, lines)).unwrap(),
        };
        stage.app.settle();
        stage.app.settled();
        for letter in keys.chars() {
            stage.key(letter);
        }
        stage
    }

    fn key(&mut self, letter: char) {
        let code = if letter == '\n' {
            KeyCode::Enter
        } else {
            KeyCode::Char(letter)
        };
        self.app
            .key(KeyEvent::new(code, KeyModifiers::NONE), std::time::Duration::MAX);
    }

    fn draw(&mut self) {
        let app = &self.app;
        self.terminal
            .draw(|frame| app.view(frame.area(), frame.buffer_mut()))
            .unwrap();
    }
}

/// Screens, by the keys that lead to them from the dashboard.
const SCREENS: [(&str, &str); 13] = [
    ("dashboard", ""),
    ("actions", "2"),
    ("sheet", "2\n"),
    ("board", "3"),
    ("calendar", "4"),
    ("groups", "5"),
    ("journal", "6"),
    ("attention", "7"),
    ("burn-up", "8"),
    ("mine", "9"),
    ("find", "/"),
    ("help", "?"),
    ("status", "2s"),
];

#[divan::bench(args = SCREENS.map(|(name, _)| name))]
fn draw(bencher: Bencher, name: &str) {
    let keys = SCREENS
        .iter()
        .find(|(known, _)| *known == name)
        .map_or("", |(_, keys)| keys);
    let mut stage = Stage::after(keys);
    bencher.bench_local(|| stage.draw());
}

/// A key and the picture that answers it.
#[divan::bench(args = ["2j", "2G", "2ft", "2fte", "1", "2", "3", "4", "5", "6", "6G", "7", "8", "9", "/t", "/te", "/tel", "/tele"], sample_count = 20, sample_size = 1)]
fn key_to_picture(bencher: Bencher, keys: &str) {
    let (before, last) = keys.split_at(keys.len() - 1);
    bencher
        .with_inputs(|| Stage::after(before))
        .bench_local_values(|mut stage| {
            last.chars().for_each(|letter| stage.key(letter));
            stage.draw();
            // Taking it down is no part of an answer.
            stage
        });
}
