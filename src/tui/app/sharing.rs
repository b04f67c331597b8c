//! The plan and the one that others share, brought together beside the keys: the screen never waits for another machine.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use i18n_embed_fl::fl;

use super::App;
use super::background::{LoopRequest, TaskResult};
use crate::report::sync::in_short;
use crate::tui::command::Command;
use crate::tui::screen::Screen;
use crate::tui::screen::compare::{Compare, ComparedEnds};
use crate::tui::screen::notice::Notice;
use crate::tui::screen::sharing::{GivenAnswers, SharedAnswers, SharedNews};
use crate::wording::sentence::{self, Sentence};
use crate::workspace::judge::{JudgedMerges, MergeFault};
use crate::workspace::{
    Answers, CommitDetails, CommitId, Dispute, Error, Moment, Received, SharedStanding, Stop, SyncChannel, SyncError,
    SyncReport, SyncStep, TransportError, Workspace,
};

/// What is told of the shared plan.
pub enum SharingNews {
    /// What a sync is doing.
    Step(SyncStep),
    /// It is over.
    Over(Box<SyncOutcome>),
    /// It was looked what others shared; a failure is none of anybody's who did not ask.
    Looked,
    /// How the plan and the shared one stand to each other, and what was last received, as they were at a state.
    Standing(u64, Option<SharedStanding>, Received),
    /// What was brought together elsewhere, judged, and what is still otherwise than by meaning as the plan was at a state.
    Judged(u64, Option<Arc<JudgedMerges>>, Vec<MergeFault>),
}

/// What a sync came to.
pub struct SyncOutcome {
    /// The state of the plan that it began with.
    state: u64,
    /// The handle that did it.
    workspace: Workspace,
    outcome: Result<SyncReport, Error>,
    /// What both sides changed, where that is to be answered, and what was answered to it before.
    dispute: Option<(Dispute, Answers)>,
    /// What was answered.
    given: GivenAnswers,
}

/// The work on the shared plan, and what waits to be told of it.
#[derive(Debug, Default)]
pub(super) struct SharingState {
    /// Calls off what is under way.
    running: Option<Stop>,
    /// What was brought together elsewhere, as it was judged last.
    judged: Option<Arc<JudgedMerges>>,
    /// Calls off the look at what others shared.
    looking: Option<Stop>,
    /// What opens once nothing is being typed.
    told: Option<Box<dyn Screen>>,
    /// How often it is looked what others shared, where that is asked for.
    every: Option<Duration>,
    /// When it is looked next, in seconds of Unix time.
    next: i64,
}

impl App {
    /// Brings the plan and the shared one together, as the key asks.
    pub(super) fn synchronise(&mut self) {
        match self.sharing.running {
            Some(_) => {
                let key = self.state.keymap.key_of(Command::Back, &self.state.catalogue);
                self.message = Some(fl!(self.state.catalogue, "tui-sync-runs", key = key));
            }
            None => self.start_sync(GivenAnswers::default()),
        }
    }

    /// Brings them together with answers to what both sides changed.
    pub(super) fn start_sync(&mut self, given: GivenAnswers) {
        if self.sharing.running.is_some() {
            return;
        }
        let stop = Stop::default();
        self.sharing.running = Some(stop.clone());
        self.state.sharing.step = Some(SyncStep::Receiving(None));
        let (state, mut workspace) = (self.background.state, self.state.workspace.duplicate());
        self.requests.push(LoopRequest::RunTelling(Box::new(move |tell| {
            let step = |step| tell(TaskResult::Sharing(SharingNews::Step(step)));
            let channel = SyncChannel::Beside {
                stop: &stop,
                tell: &step,
            };
            let answers = &given.answers;
            let outcome = workspace.sync(answers, &CommitDetails::default(), channel);
            let asks = matches!(&outcome, Err(Error::Sync(error)) if matches!(**error, SyncError::Questions { .. }));
            let dispute = asks.then(|| workspace.questions_left(answers).ok().flatten()).flatten();
            let dispute = dispute.map(|dispute| {
                let kept = workspace.kept_answers(&dispute.clashes);
                (dispute, kept)
            });
            if outcome.as_ref().is_ok_and(|report| report.offline.is_none()) {
                workspace.keep_answers(&[], answers);
            }
            TaskResult::Sharing(SharingNews::Over(Box::new(SyncOutcome {
                state,
                workspace,
                outcome,
                dispute,
                given,
            })))
        })));
    }

    /// Leaves the questions, and brings the plan and the shared one together with their answers; these are kept until
    /// that is done.
    pub(super) fn share(&mut self, given: GivenAnswers) {
        self.close();
        self.start_sync(given);
    }

    /// Whether the plan and the shared one are being brought together.
    pub(super) fn is_syncing(&self) -> bool {
        self.sharing.running.is_some()
    }

    /// Calls off what is under way with other machines.
    pub fn call_off(&self) {
        for stop in [&self.sharing.running, &self.sharing.looking].into_iter().flatten() {
            stop.ask();
        }
    }

    /// Has judged what was brought together elsewhere: without the program, or by one that joins line by line.
    pub(super) fn judge_merges(&mut self) {
        if self.is_portfolio() || self.present.is_some() {
            return;
        }
        let here = &self.state.workspace;
        let known = self.sharing.judged.clone().filter(|judged| here.stands_on(judged));
        if known.as_ref().is_some_and(|judged| judged.are_sound()) {
            return self.take_faults(Vec::new());
        }
        let (state, workspace) = (self.background.state, here.duplicate());
        self.spawn(move || {
            // None are shown where they cannot be judged.
            let judged = known.or_else(|| Some(Arc::new(workspace.judge_merges().ok()?)));
            let left = judged.as_ref().and_then(|judged| workspace.faults_left(judged).ok());
            TaskResult::Sharing(SharingNews::Judged(state, judged, left.unwrap_or_default()))
        });
    }

    fn take_faults(&mut self, faults: Vec<MergeFault>) {
        if faults != self.state.merge_faults {
            self.state.merge_faults = faults;
            self.refresh();
        }
    }

    /// Takes what was brought together elsewhere as right, and tells it no more.
    pub(super) fn confirm_merge(&mut self, merge: CommitId) {
        self.close();
        self.state.workspace.confirm_merge(merge);
        self.state.merge_faults.retain(|fault| fault.commit != merge);
        self.message = Some(fl!(self.state.catalogue, "tui-as-it-is"));
        self.refresh();
    }

    /// Has worked out how the plan and the shared one stand to each other.
    pub(super) fn look_at_sharing(&mut self) {
        if self.is_portfolio() || self.present.is_some() {
            return;
        }
        let (state, workspace) = (self.background.state, self.state.workspace.duplicate());
        let known = self.state.received.clone();
        self.spawn(move || {
            // Nothing is shown where it cannot be known.
            let standing = workspace.shared_standing().ok().flatten();
            let received = workspace.last_received(&known).unwrap_or_default();
            TaskResult::Sharing(SharingNews::Standing(state, standing, received))
        });
    }

    /// Takes note of how often it is to be looked what others shared.
    pub(super) fn begin_looking(&mut self) {
        match self.state.workspace.looks_every() {
            Ok(every) => self.sharing.every = every,
            Err(error) => self.tell_error(&error),
        }
    }

    /// Whether it is to be looked from time to time what others shared.
    pub(super) fn looks_at_others(&self) -> bool {
        self.sharing.every.is_some()
    }

    /// Looks what others shared, when it is time.
    pub(super) fn look_if_due(&mut self) {
        let Some(every) = self.sharing.every.filter(|_| self.state.now >= self.sharing.next) else {
            return;
        };
        self.sharing.next = self.state.now + i64::try_from(every.as_secs()).unwrap_or(i64::MAX / 2);
        if self.is_syncing() || self.sharing.looking.is_some() || self.present.is_some() || self.is_portfolio() {
            return;
        }
        let stop = Stop::default();
        self.sharing.looking = Some(stop.clone());
        let workspace = self.state.workspace.duplicate();
        self.spawn(move || {
            let channel = SyncChannel::Beside {
                stop: &stop,
                tell: &|_| {},
            };
            drop(workspace.look_at_shared(channel));
            TaskResult::Sharing(SharingNews::Looked)
        });
    }

    /// Takes what is told of the shared plan.
    pub(super) fn sharing_told(&mut self, news: SharingNews) {
        match news {
            SharingNews::Step(step) if self.is_syncing() => self.state.sharing.step = Some(step),
            SharingNews::Step(_) => {}
            SharingNews::Standing(state, standing, received) if state == self.background.state => {
                self.state.sharing.standing = standing;
                let is_other = self.state.received.commits != received.commits;
                self.state.received = received;
                if is_other {
                    self.refresh();
                }
            }
            SharingNews::Standing(..) => {}
            SharingNews::Judged(state, judged, faults) => {
                self.sharing.judged = judged;
                if state == self.background.state {
                    self.take_faults(faults);
                }
            }
            SharingNews::Looked => {
                self.sharing.looking = None;
                self.look_at_sharing();
            }
            SharingNews::Over(outcome) => self.sync_over(*outcome),
        }
    }

    fn sync_over(&mut self, over: SyncOutcome) {
        let SyncOutcome {
            state,
            workspace,
            outcome,
            dispute,
            given,
        } = over;
        self.sync_ended();
        let asked = dispute.map(|(dispute, kept)| SharedAnswers::of(dispute, workspace.snapshot(), given, &kept));
        self.tell_outcome(&workspace, outcome, asked);
        let is_as_it_was = state == self.background.state && self.present.is_none() && !self.is_recording();
        match is_as_it_was {
            true => {
                if let Some(before) = self.state.workspace.adopt(workspace) {
                    self.throw_away(before);
                    self.plan_changed();
                    self.renew_preview();
                }
            }
            // It was changed at the keys meanwhile.
            false => {
                self.throw_away(workspace);
                self.files_changed();
            }
        }
        self.look_at_sharing();
    }

    /// Takes note that nothing is under way any more.
    pub(super) fn sync_ended(&mut self) {
        self.sharing.running = None;
        self.state.sharing.step = None;
    }

    fn tell_outcome(
        &mut self,
        workspace: &Workspace,
        outcome: Result<SyncReport, Error>,
        asked: Option<SharedAnswers>,
    ) {
        let (report, trouble) = match outcome {
            Ok(report) => (report, None),
            Err(error) => {
                if let Some(asked) = asked {
                    return self.tell_soon(Box::new(asked));
                }
                if is_called_off(&error) {
                    self.message = Some(fl!(self.state.catalogue, "error-transport-stopped"));
                    return;
                }
                if asked_for_password(&error) {
                    // Whoever asks at the terminal may have written there before it was stopped.
                    self.requests.push(LoopRequest::Redraw);
                }
                let trouble = self.sync_sentence(workspace, &error);
                if let Some(folder) = asked_elsewhere(&error) {
                    let title = fl!(self.state.catalogue, "tui-sync-title");
                    return self.tell_soon(Box::new(Notice::elsewhere(title, trouble, folder)));
                }
                (taken_before(&error), Some(trouble))
            }
        };
        let catalogue = &self.state.catalogue;
        if report.has_news() {
            let news = SharedNews::of(workspace.snapshot(), report, trouble);
            return self.tell_soon(Box::new(news));
        }
        match trouble {
            Some(trouble) => {
                let notice = Notice::told(fl!(catalogue, "tui-sync-title"), trouble);
                self.tell_soon(Box::new(notice));
            }
            None => {
                let waiting = workspace.divergence().ok().flatten().unwrap_or_default().ahead;
                let plan = workspace.plan();
                self.message = Some(in_short(catalogue, plan, &report, waiting));
            }
        }
    }

    fn sync_sentence(&self, workspace: &Workspace, error: &Error) -> Sentence {
        let keys = self.state.keymap.screen_keys(&self.state.catalogue);
        sentence::error_on_screen(&self.state.catalogue, workspace.plan(), error, &keys)
    }

    /// Opens a screen as soon as nothing lies over the others that a person may be typing in.
    fn tell_soon(&mut self, screen: Box<dyn Screen>) {
        self.sharing.told = Some(screen);
        self.tell_what_waits();
    }

    /// Opens what waits for that.
    pub(super) fn tell_what_waits(&mut self) {
        if self.sharing.told.is_none() || self.top().is_popup() || self.is_recording() {
            return;
        }
        if let Some(screen) = self.sharing.told.take() {
            self.open(screen);
        }
    }

    /// Shows what changed since a commit.
    pub(super) fn compare_since(&mut self, commit: CommitId) {
        self.overlays.pop();
        let older = Some(Moment::Revision(commit.to_string()));
        self.open(Box::new(Compare::of(ComparedEnds { older, newer: None }, false)));
        self.request_comparison();
    }
}

/// Whether the person called it off.
fn is_called_off(error: &Error) -> bool {
    let Error::Sync(error) = error else { return false };
    match &**error {
        SyncError::NotFetched(why) => *why == TransportError::Stopped,
        SyncError::NotSent { why, taken, .. } => *why == TransportError::Stopped && taken.received == 0,
        _ => false,
    }
}

/// The folder of another plan whose questions stand in the way.
fn asked_elsewhere(error: &Error) -> Option<PathBuf> {
    let Error::Sync(error) = error else { return None };
    match &**error {
        SyncError::QuestionsElsewhere { folder, .. } => Some(folder.clone()),
        _ => None,
    }
}

/// Whether somebody is to say who they are.
fn asked_for_password(error: &Error) -> bool {
    let Error::Sync(error) = error else { return false };
    let (SyncError::NotFetched(why) | SyncError::NotSent { why, .. }) = &**error else {
        return false;
    };
    matches!(why, TransportError::Authentication { .. })
}

/// What was taken in before something went wrong.
fn taken_before(error: &Error) -> SyncReport {
    let Error::Sync(error) = error else {
        return SyncReport::default();
    };
    error.taken().cloned().unwrap_or_default()
}
