//! What the app asks of the event loop, and its background tasks. Nothing that grows with the plan or its history is worked
//! out between a key and its picture when it can be done here.

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use super::App;
use super::importing::ImportNews;
use super::papers::PaperMade;
use super::portfolio::OpenedPlan;
use super::proposals::ProposalAnswer;
use super::recording::{Preview, Recorded};
use super::sharing::SharingNews;
use crate::report::portfolio::WorkedOut;
use crate::settings::PersonalView;
use crate::tui::history_cache::HistoryProgress;
use crate::tui::history_chunk::{HistoryChunk, read_chunks};
use crate::tui::panic_hook::{self, FailPoint, PanicReport};
use crate::tui::portfolio::PlanTold;
use crate::tui::recent::RecentChanges;
use crate::tui::screen::compare::{Compared, ComparedEnds};
use crate::tui::screen::find::FindCandidate;
use crate::tui::start_folder::StartFolder;
use crate::wording::sentence;
use crate::workspace::portfolio::{OpenedPlans, Report, Reread};
use crate::workspace::{AsOf, Error, HandEdit, HistoryReader, LogEntry, ReloadResult, Workspace};
use copil_plan::action_history::ActionHistories;
use copil_plan::attention::{Attention, ranked};
use copil_plan::forecast::{BurnUp, Forecast};
use copil_store::Snapshot;

/// What the app asks of the loop that drives it.
pub enum LoopRequest {
    /// Leave.
    Quit,
    /// Give the terminal back until the program is woken.
    Suspend,
    /// Draw everything again, whatever the terminal shows.
    Redraw,
    /// Write a view into the person's configuration; how that went is told to [`App::kept`].
    KeepView(PersonalView),
    /// Do some work in the folder that the program was started in; what comes of it is handed to [`App::task_done`].
    InFolder(FolderTask),
    /// Copy a text.
    Copy(String),
    /// Open a file in the person's editor; how that ended is handed to [`App::edited`].
    Edit(PathBuf),
    /// Read the history; what it tells is handed to [`App::take_history`] with the same number.
    Read(u64, Box<HistoryReader>),
    /// Show a plan of several on a screen of its own.
    ShowPlan(Box<OpenedPlan>),
    /// Go back to the plans that this one was opened from.
    LeavePlan,
    /// Watch the files anew: others are to be watched now.
    Watch,
    /// Do some work on another thread; what comes of it is handed to [`App::task_done`].
    Run(Task),
    /// The same for work that tells meanwhile how far it is.
    RunTelling(TellingTask),
}

/// Work for another thread, which may take longer than a key may wait.
pub type Task = Box<dyn FnOnce() -> TaskResult + Send>;

/// Work in the folder that the program was started in.
pub type FolderTask = Box<dyn FnOnce(&StartFolder) -> TaskResult + Send>;

/// Work that tells meanwhile how far it is.
pub type TellingTask = Box<dyn FnOnce(&dyn Fn(TaskResult)) -> TaskResult + Send>;

/// The result of a task.
pub enum TaskResult {
    /// Nothing that matters.
    Done,
    /// The edits made outside the program, as they were at a state of the plan.
    Edits(u64, Vec<HandEdit>),
    /// The files, read again.
    Files(Box<ReloadResult>),
    /// What is told of a file to be imported.
    Import(ImportNews),
    /// What became of a paper.
    Paper(Box<PaperMade>),
    /// The plan as it was, opened.
    Past(Box<Result<Workspace, Error>>),
    /// What was asked of proposals.
    Proposals(ProposalAnswer),
    /// What is told of the shared plan.
    Sharing(SharingNews),
    /// What differs between two moments.
    Compared(ComparedEnds, Box<Compared>),
    /// Plans of several of which a line alone was known, as they were at a state.
    PortfolioRead(u64, OpenedPlans, WorkedOut),
    /// The last change of each of several plans, as they were at a state.
    PortfolioReports(u64, Vec<Option<Report>>),
    /// What the histories of some of several plans tell, by their places.
    PortfolioTold(u64, Vec<(usize, PlanTold)>),
    /// Some of several plans, read again.
    PortfolioReread(u64, Box<Reread>, WorkedOut),
    /// Several plans as they were at a moment.
    PortfolioPast(AsOf, OpenedPlans, WorkedOut),
    /// What there is to be found in several plans, as they were at a state.
    PortfolioFindable(u64, Vec<FindCandidate>),
    /// A plan of several, opened.
    PlanOpened(Box<Result<OpenedPlan, Error>>),
    /// What would become of a request.
    Previewed(Box<Preview>),
    /// What became of a request.
    Recorded(Box<Recorded>),
    /// What the history tells at a state of the plan.
    Told(u64, Box<HistoryResult>),
}

/// What follows from the history of a plan.
pub struct HistoryResult {
    histories: ActionHistories,
    /// What deserves attention.
    attention: Vec<Attention>,
    /// When all will be done.
    forecast: Forecast,
}

/// The state of the background work.
#[derive(Debug, Default)]
pub(super) struct BackgroundState {
    /// Counts the states of the plan: what was asked at another state is of no use.
    pub(super) state: u64,
    /// Whether the files are being read again.
    rereading: bool,
    /// Whether they were written to since that began.
    again: bool,
    /// The number of the latest reading of the history.
    reading: u64,
    /// The number of the reading whose entries are shown.
    shown: u64,
    /// What the latest reading brought so far, while an earlier one is still shown.
    incoming: Vec<Arc<LogEntry>>,
}

impl App {
    /// Does what can wait until the first picture is drawn: looks for edits made outside the program, and has the history
    /// read.
    pub fn settle(&mut self) {
        if self.is_portfolio() {
            return self.read_portfolio();
        }
        self.look_for_edits();
        self.read_history();
        self.begin_looking();
        self.keep_actions();
    }

    /// Has the actions kept that were read, so that the next opening is quicker.
    fn keep_actions(&mut self) {
        let opened = self.present.as_mut().unwrap_or(&mut self.state.workspace);
        if let Some(keep) = opened.keep_task() {
            self.spawn(move || {
                keep.run();
                TaskResult::Done
            });
        }
    }

    /// Does here and now what the loop would have done on threads, and all that follows from it; returns the orders that
    /// are left. For pictures and tests, which have time.
    pub fn settled(&mut self) -> Vec<LoopRequest> {
        let mut left = Vec::new();
        loop {
            let requests = self.requests();
            if requests.is_empty() {
                return left;
            }
            for request in requests {
                match request {
                    LoopRequest::Read(number, reader) => read_chunks(number, *reader, &mut |chunk| {
                        self.take_history(chunk);
                        ControlFlow::Continue(())
                    }),
                    LoopRequest::Run(task) => {
                        let result = task();
                        self.task_done(result);
                    }
                    LoopRequest::RunTelling(task) => {
                        let told = RefCell::new(Vec::new());
                        let result = task(&|news| told.borrow_mut().push(news));
                        for result in told.into_inner().into_iter().chain([result]) {
                            self.task_done(result);
                        }
                    }
                    request => left.push(request),
                }
            }
        }
    }

    /// Takes note that files were written by someone.
    pub fn files_changed(&mut self) {
        // The past stays as it was; what was written is read on coming back.
        if self.present.is_some() || self.is_portfolio() {
            return;
        }
        if self.background.rereading || self.is_recording() {
            self.background.again = true;
            return;
        }
        self.background.rereading = true;
        if let Some(file) = &mut self.editing {
            file.reading_begins();
        }
        let rereading = self.state.workspace.reload_task();
        self.spawn(move || TaskResult::Files(Box::new(rereading.read())));
    }

    /// Takes the result of a task.
    pub fn task_done(&mut self, result: TaskResult) {
        match result {
            TaskResult::Done => {}
            TaskResult::Edits(state, edits) if state == self.background.state => {
                self.state.repo_status.hand_edits = edits.len();
                for screen in &mut self.overlays {
                    if let Some(prompt) = screen.edit_prompt() {
                        prompt.hand_edits_found(&edits);
                    }
                }
                self.show_edited(&edits);
                let before = self.state.edits.replace(edits);
                self.throw_away(before);
            }
            TaskResult::Told(state, told) if state == self.background.state => {
                let histories = self.state.histories.replace(told.histories);
                let attention = std::mem::replace(&mut self.state.attention, told.attention);
                self.state.forecast = Some(told.forecast);
                self.throw_away((histories, attention));
                self.refresh();
            }
            TaskResult::Edits(_, edits) => self.throw_away(edits),
            TaskResult::Told(_, told) => self.throw_away(told),
            TaskResult::Files(reread) => self.files_read(reread),
            TaskResult::Import(news) => self.import_told(news),
            TaskResult::Paper(made) => self.paper_made(*made),
            TaskResult::Past(opened) => self.past_opened(*opened),
            TaskResult::Proposals(answer) => self.proposals_told(answer),
            TaskResult::Sharing(news) => self.sharing_told(news),
            TaskResult::PortfolioRead(state, read, figures) => self.portfolio_read(state, read, figures),
            TaskResult::PortfolioReports(state, reports) => self.portfolio_reported(state, reports),
            TaskResult::PortfolioTold(state, told) => self.portfolio_told(state, told),
            TaskResult::PortfolioReread(state, reread, figures) => self.portfolio_reread(state, *reread, figures),
            TaskResult::PortfolioPast(asked, opened, figures) => self.portfolio_past(asked, opened, figures),
            TaskResult::PortfolioFindable(state, findable) => self.findable(state, findable),
            TaskResult::PlanOpened(opened) => self.plan_opened(*opened),
            TaskResult::Compared(ends, found) => self.compared(ends, *found),
            TaskResult::Previewed(preview) => self.previewed(*preview),
            TaskResult::Recorded(recorded) => self.recorded(*recorded),
        }
        self.request_preview();
        self.release_input();
    }

    fn files_read(&mut self, mut reread: Box<ReloadResult>) {
        self.background.rereading = false;
        if self.is_recording() {
            self.background.again = true;
            return self.throw_away(reread);
        }
        if self.present.is_some() {
            return self.throw_away(reread);
        }
        let taken = self.state.workspace.take(&mut reread);
        self.throw_away(reread);
        match taken {
            Ok(Some(changed)) => {
                self.background.state += 1;
                if let Some(file) = &mut self.editing {
                    file.reading_ends();
                }
                if changed {
                    self.state.renew();
                    self.refresh();
                    self.renew_preview();
                } else {
                    self.state.look_around();
                }
                self.look_for_edits();
                self.read_history();
                self.request_comparison();
                self.renew_import();
            }
            Ok(None) => self.background.again = true,
            Err(error) => self.tell_error(&error),
        }
        self.reread_if_needed();
    }

    /// Reads the files again when they were written to since their last reading began.
    pub(super) fn reread_if_needed(&mut self) {
        if std::mem::take(&mut self.background.again) {
            self.files_changed();
        }
    }

    /// Takes note that the plan at hand is another, for the program itself changed it.
    pub(super) fn plan_changed(&mut self) {
        self.background.state += 1;
        self.forget_undo_drafts();
        self.state.edits = None;
        self.state.renew();
        self.look_for_edits();
        self.refresh();
        self.read_history();
        self.request_comparison();
        self.renew_import();
    }

    pub(super) fn look_for_edits(&mut self) {
        self.look_at_sharing();
        self.judge_merges();
        let (state, scan) = (self.background.state, self.state.workspace.survey());
        self.spawn(move || {
            panic_hook::fail_point(FailPoint::Looking);
            // None are shown where they cannot be found.
            let edits = scan.and_then(|scan| scan.look()).unwrap_or_default();
            TaskResult::Edits(state, edits)
        });
    }

    fn read_history(&mut self) {
        let Ok(reader) = self.state.workspace.history() else {
            return;
        };
        let reader = reader.knowing(self.known_history.clone());
        self.background.reading += 1;
        let dropped = std::mem::take(&mut self.background.incoming);
        self.throw_away(dropped);
        if self.state.history.entries.is_empty() {
            self.state.history.reading = HistoryProgress::Under(0, 0);
        }
        self.requests
            .push(LoopRequest::Read(self.background.reading, Box::new(reader)));
    }

    /// Takes a piece of history. Chunks of a reading that another has replaced are dropped. What an earlier reading brought
    /// stays in sight until the new one has brought as much.
    pub fn take_history(&mut self, piece: HistoryChunk) {
        if piece.reading != self.background.reading {
            return;
        }
        let state = &mut self.state;
        let over = !matches!(piece.progress, HistoryProgress::Under(..));
        if self.background.shown == piece.reading {
            state.recent.take(state.workspace.plan(), &piece.entries, over);
            expect(&mut state.history.entries, piece.progress);
            state.history.entries.extend(piece.entries);
            (state.history.reading, state.history.tip) = (piece.progress, piece.tip);
        } else {
            expect(&mut self.background.incoming, piece.progress);
            self.background.incoming.extend(piece.entries);
            if over || self.background.incoming.len() >= state.history.entries.len() {
                let incoming = std::mem::take(&mut self.background.incoming);
                let before = std::mem::replace(&mut state.history.entries, incoming);
                (state.history.reading, state.history.tip) = (piece.progress, piece.tip);
                state.recent = RecentChanges::of(state.workspace.plan(), state.today.day, &state.history);
                self.background.shown = piece.reading;
                self.throw_away(before);
            }
        }
        if let Some(histories) = piece.histories {
            self.follow(histories);
        }
        if over {
            self.refresh();
            if let Some(commit) = self.awaited_commit.take() {
                let context = self.state.context();
                self.tabs.reveal(&commit, &context);
            }
        }
    }

    /// Has worked out what follows from the history.
    fn follow(&mut self, histories: ActionHistories) {
        let (state, opened, today) = (
            self.background.state,
            self.state.workspace.snapshot(),
            self.state.today.day,
        );
        self.spawn(move || told_by(state, &opened, histories, today));
    }

    /// Takes note of a panic in the background: what was awaited will not come.
    pub fn panicked(&mut self, report: &PanicReport) {
        self.background.rereading = false;
        self.abandon_recording();
        self.abandon_import();
        self.sync_ended();
        if matches!(self.state.history.reading, HistoryProgress::Under(..)) {
            self.state.history.reading = HistoryProgress::Failed;
        }
        let sentence = sentence::breakdown(&self.state.catalogue, report.details.as_deref());
        self.tell(sentence);
        self.request_preview();
        self.release_input();
    }

    pub(super) fn spawn(&mut self, work: impl FnOnce() -> TaskResult + Send + 'static) {
        self.requests.push(LoopRequest::Run(Box::new(work)));
    }

    /// Throws something away elsewhere: to take ten thousand actions down takes longer than a picture may wait.
    pub(super) fn throw_away(&mut self, thing: impl Send + 'static) {
        self.spawn(move || {
            drop(thing);
            TaskResult::Done
        });
    }
}

/// Makes room at once for all the entries that may come: a list of a hundred thousand that grew step by step would be
/// moved while a key waits.
fn expect(entries: &mut Vec<Arc<LogEntry>>, progress: HistoryProgress) {
    if let HistoryProgress::Under(_, commits) = progress {
        entries.reserve_exact(commits.saturating_sub(entries.len()));
    }
}

fn told_by(state: u64, snapshot: &Snapshot, histories: ActionHistories, today: NaiveDate) -> TaskResult {
    let plan = &snapshot.plan;
    let told = HistoryResult {
        attention: ranked(plan, Some(&histories), today),
        forecast: BurnUp::of(plan, &histories, None, today).forecast,
        histories,
    };
    TaskResult::Told(state, Box::new(told))
}
