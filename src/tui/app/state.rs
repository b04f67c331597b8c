//! Everything that screens read, and what follows from it.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;

use chrono::{NaiveDate, NaiveTime};
use ratatui::layout::Rect;

use crate::report::figures::Figures;
use crate::settings::PersonalView;
use crate::tui::chrome::{self, ScreenLayout};
use crate::tui::context::{Context, RepoStatus, Words};
use crate::tui::history_cache::HistoryCache;
use crate::tui::keymap::Keymap;
use crate::tui::portfolio::PortfolioView;
use crate::tui::recent::RecentChanges;
use crate::tui::sharing::SharingView;
use crate::tui::theme::Theme;
use crate::wording::Catalogue;
use crate::wording::sentence::Sentence;
use crate::workspace::judge::MergeFault;
use crate::workspace::room::RoomPosition;
use crate::workspace::{HandEdit, Received, Today, Workspace};
use copil_plan::action_history::ActionHistories;
use copil_plan::attention::{Attention, ranked};
use copil_plan::forecast::Forecast;
use copil_plan::query::SearchIndex;
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, Plan};
use copil_store::Problem;

use super::appearance::ThemeState;
use super::portfolio::watched;

/// A folder in which others may write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watched {
    /// The folder.
    pub folder: PathBuf,
    /// Whether the folders in it are watched as well.
    pub is_deep: bool,
}

impl Watched {
    /// A folder with all that is in it.
    pub(super) fn deep(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            is_deep: true,
        }
    }

    /// A folder alone.
    pub(super) fn shallow(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            is_deep: false,
        }
    }

    /// Where a git folder says to what branches point, those of others as they were seen last included.
    pub(super) fn branches(git: &Path) -> [Self; 3] {
        let refs = git.join("refs");
        [
            Self::deep(&refs.join("heads")),
            Self::deep(&refs.join("remotes")),
            Self::shallow(git),
        ]
    }
}

/// Everything that screens read.
pub(super) struct AppState {
    pub(super) workspace: Workspace,
    /// The plans, where several are seen.
    pub(super) portfolio: Option<PortfolioView>,
    /// Whether the plan was opened from several.
    pub(super) is_within_portfolio: bool,
    pub(super) today: Today,
    pub(super) figures: Figures,
    pub(super) attention: Vec<Attention>,
    pub(super) histories: Option<ActionHistories>,
    /// When all will be done, once the history is read.
    pub(super) forecast: Option<Forecast>,
    /// The edits made outside the program, once they were looked for.
    pub(super) edits: Option<Vec<HandEdit>>,
    pub(super) marks: BTreeSet<ActionId>,
    pub(super) history: HistoryCache,
    pub(super) recent: RecentChanges,
    pub(super) repo_status: RepoStatus,
    pub(super) catalogue: Catalogue,
    pub(super) words: Words,
    pub(super) texts: OnceCell<SearchIndex>,
    pub(super) theme: Theme,
    pub(super) theme_state: ThemeState,
    /// Whether the screen is laid out for an audience.
    pub(super) presenting: bool,
    pub(super) own_views: Vec<PersonalView>,
    /// Whether the preview of the prompt on top is being worked out.
    pub(super) previewing: bool,
    pub(super) keymap: Keymap,
    /// What was brought together elsewhere otherwise than by meaning, in the plan as it is.
    pub(super) merge_faults: Vec<MergeFault>,
    /// What is known of the shared plan.
    pub(super) sharing: SharingView,
    /// The changes that were last received from others.
    pub(super) received: Received,
    /// Where the meeting that is held is.
    pub(super) room: Option<RoomPosition>,
    /// Now, as the loop told it last, in seconds of Unix time.
    pub(super) now: i64,
    /// The time of day then.
    pub(super) clock: Option<NaiveTime>,
    pub(super) size: Rect,
}

impl AppState {
    /// What a screen reads of it.
    pub(super) fn context(&self) -> Context<'_> {
        let mut context = Context {
            plan: self.workspace.plan(),
            portfolio: self.portfolio.as_ref(),
            is_within_portfolio: self.is_within_portfolio,
            today: self.today.day,
            figures: &self.figures,
            attention: &self.attention,
            histories: self.histories.as_ref(),
            forecast: self.forecast.as_ref(),
            marks: &self.marks,
            history: &self.history,
            recent: &self.recent,
            repo_status: &self.repo_status,
            catalogue: &self.catalogue,
            words: &self.words,
            texts: &self.texts,
            theme: self.theme,
            presenting: self.presenting,
            own_views: &self.own_views,
            previewing: self.previewing,
            keymap: &self.keymap,
            room: self.room.as_ref(),
            received: &self.received.commits,
            merge_faults: match &self.repo_status.past {
                Some(_) => &[],
                None => &self.merge_faults,
            },
            sharing: self.sharing,
            now: self.now,
            clock: self.clock.filter(|_| !self.today.fixed),
            body: Rect::default(),
        };
        context.body = self.layout(&context).body;
        context
    }

    /// Where everything is drawn.
    pub(super) fn layout(&self, context: &Context<'_>) -> ScreenLayout {
        let banners = chrome::banner_lines(context).len();
        let banners = u16::try_from(banners).unwrap_or(0);
        ScreenLayout::of(self.size, banners, self.presenting)
    }

    /// Works out again what follows from the plan.
    pub(super) fn renew(&mut self) {
        self.today = self.workspace.today();
        (self.figures, self.attention) =
            figures_and_attention(self.workspace.plan(), self.today.day, self.histories.as_ref());
        self.texts = OnceCell::new();
        self.words = Words::of(self.workspace.plan(), &self.catalogue);
        self.recent.renew(self.workspace.plan(), self.today.day, &self.history);
        let plan = self.workspace.plan();
        self.marks.retain(|action| plan.actions.contains_key(action.as_str()));
        self.look_around();
    }

    /// Speaks the other language.
    pub(super) fn speak(&mut self) {
        self.catalogue = self.catalogue.other();
        self.words = Words::of(self.workspace.plan(), &self.catalogue);
        if let Some(view) = &mut self.portfolio {
            view.renew(&self.catalogue);
        }
        self.look_around();
    }

    /// What is wrong with the plan's files: where, and what.
    pub(super) fn problems(&self) -> Vec<Sentence> {
        let problems = self.workspace.problems().iter();
        problems.map(|problem| self.problem(problem)).collect()
    }

    /// What is wrong with the plan's files, then what may well be a slip: a file that cannot be read is named before any of
    /// them, however many they are.
    pub(super) fn problems_and_doubts(&self) -> Vec<Sentence> {
        let doubts = self.workspace.doubts();
        let mut all: Vec<&Problem> = self.workspace.problems().iter().chain(&doubts).collect();
        Problem::sort(&mut all);
        all.sort_by_key(|problem| problem.severity);
        all.into_iter().map(|problem| self.problem(problem)).collect()
    }

    fn problem(&self, problem: &Problem) -> Sentence {
        let told = crate::wording::problem::sentence(&self.catalogue, problem);
        let place = match &problem.location {
            Some(place) => format!("{}:{}:{}", problem.path, place.line, place.column),
            None => problem.path.to_string(),
        };
        Sentence {
            what: format!("{} {}", sanitize(&place), told.what),
            hint: told.hint,
        }
    }

    /// The folders in which others may write.
    pub(super) fn watched(&self) -> Vec<Watched> {
        if let Some(view) = &self.portfolio {
            return watched(&view.portfolio);
        }
        let dir = self.workspace.dir();
        let mut folders = vec![Watched::deep(dir)];
        // A plan at the top of its repository has the git folder within it.
        if let Some(git) = self.workspace.git_dir().filter(|git| !git.starts_with(dir)) {
            folders.extend(Watched::branches(git));
        }
        folders
    }

    /// Works out again how things stand around the plan.
    pub(super) fn look_around(&mut self) {
        self.repo_status = RepoStatus::of(&self.workspace, &self.catalogue);
        self.repo_status.hand_edits = self.edits.as_ref().map_or(0, Vec::len);
        // What is seen of the past is no day that somebody set.
        let is_past = self.portfolio.as_ref().is_some_and(PortfolioView::is_past);
        self.repo_status.day_is_set &= !is_past;
    }
}

/// From how many actions on a second thread is worth starting.
const WORTH_A_THREAD: usize = 1_000;

/// Where the plan stands, and what deserves attention: worked out side by side where there is much of it.
pub(super) fn figures_and_attention(
    plan: &Plan,
    today: NaiveDate,
    histories: Option<&ActionHistories>,
) -> (Figures, Vec<Attention>) {
    let figures = || Figures::of(plan, today);
    if plan.actions.len() < WORTH_A_THREAD {
        return (figures(), ranked(plan, histories, today));
    }
    thread::scope(|scope| {
        let figures = scope.spawn(figures);
        let attention = ranked(plan, histories, today);
        // A fault there is a fault here.
        let figures = figures.join().unwrap_or_else(|panic| resume_unwind(panic));
        (figures, attention)
    })
}
