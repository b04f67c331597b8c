//! What screens read: values borrowed for the time of one key or one picture.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashSet};

use chrono::{NaiveDate, NaiveTime};
use i18n_embed_fl::fl;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::command::Command;
use super::history_cache::{HistoryCache, HistoryProgress};
use super::keymap::{Keymap, Scope, key_name};
use super::portfolio::PortfolioView;
use super::recent::RecentChanges;
use super::sharing::SharingView;
use super::theme::Theme;
use crate::report::figures::Figures;
use crate::report::page::Page;
use crate::report::table::Cell;
use crate::settings::PersonalView;
use crate::wording::Catalogue;
use crate::wording::forecast::{outlook, prolonged};
use crate::wording::lookup::Known;
use crate::wording::sentence;
use crate::wording::signs::{status_symbol, weather_symbol};
use crate::workspace::judge::MergeFault;
use crate::workspace::room::RoomPosition;
use crate::workspace::{CommitId, Past, Workspace};
use copil_plan::action_history::ActionHistories;
use copil_plan::attention::Attention;
use copil_plan::forecast::Forecast;
use copil_plan::query::{Filter, MatchContext, Order, SearchIndex};
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupedAction, PersonId, Plan, StatusId, StatusKind, Weather};
use copil_store::PlanPath;

/// Everything a screen may read.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The plan. Where several are seen it has what they name, and no action.
    pub plan: &'a Plan,
    /// The plans, where several are seen.
    pub portfolio: Option<&'a PortfolioView>,
    /// The day it is.
    pub today: NaiveDate,
    /// Where the plan stands.
    pub figures: &'a Figures,
    /// Whether the plan was opened from several.
    pub is_within_portfolio: bool,
    /// What deserves the committee's time, the most urgent first.
    pub attention: &'a [Attention],
    /// What the history tells of each action, once it is read.
    pub histories: Option<&'a ActionHistories>,
    /// When all will be done, once the history is read.
    pub forecast: Option<&'a Forecast>,
    /// The actions that are marked, to be changed together.
    pub marks: &'a BTreeSet<ActionId>,
    /// The history as far as it is read.
    pub history: &'a HistoryCache,
    /// What changed since the committee last met.
    pub recent: &'a RecentChanges,
    /// How things stand around the plan: branch, identity, obstacle.
    pub repo_status: &'a RepoStatus,
    /// The catalogue of the screen's language.
    pub catalogue: &'a Catalogue,
    /// The plan's words in the language of the screen.
    pub words: &'a Words,
    /// The plan's texts, folded the first time that they are searched.
    pub texts: &'a OnceCell<SearchIndex>,
    /// The looks.
    pub theme: Theme,
    /// Whether the screen is read from afar, in presentation mode: fewer columns, more space, nothing small.
    pub presenting: bool,
    /// The views that the person saved for themselves, in their configuration.
    pub own_views: &'a [PersonalView],
    /// Whether the preview of the prompt on top is being worked out.
    pub previewing: bool,
    /// The keys.
    pub keymap: &'a Keymap,
    /// The changes that were last received from others.
    pub received: &'a HashSet<CommitId>,
    /// What was brought together elsewhere otherwise than by meaning, once that was judged.
    pub merge_faults: &'a [MergeFault],
    /// What is known of the shared plan.
    pub sharing: SharingView,
    /// Where the meeting that is held is.
    pub room: Option<&'a RoomPosition>,
    /// Now, in seconds of Unix time.
    pub now: i64,
    /// What time it is; `None` when the day was set by hand, for nobody knows the hour of that one.
    pub clock: Option<NaiveTime>,
    /// The part of the terminal that the screen is drawn in.
    pub body: Rect,
}

impl<'a> Context<'a> {
    /// The catalogue of the screen's language.
    pub fn catalogue(&self) -> &'a Catalogue {
        self.catalogue
    }

    /// What can be named.
    pub fn known(&self) -> Known<'a> {
        Known {
            plan: self.plan,
            unreadable: &self.repo_status.unreadable,
        }
    }

    /// Says that there is no action to be shown: the plan has none, or none that can be read.
    pub fn no_action(&self) -> String {
        if self.repo_status.lost.is_empty() {
            fl!(self.catalogue(), "tui-empty-plan")
        } else {
            fl!(self.catalogue(), "tui-none-readable")
        }
    }

    /// What the forecast means for the whole plan, once the history is read.
    pub fn outlook(&self) -> Option<String> {
        outlook(self.catalogue, self.forecast?, self.plan.config.end)
    }

    /// How that sentence looks: an end after the plan's own is a warning.
    pub fn outlook_style(&self) -> Style {
        let ends_late = self
            .forecast
            .is_some_and(|forecast| forecast.ends_after(self.plan.config.end));
        if ends_late {
            self.theme.warning()
        } else {
            self.theme.text()
        }
    }

    /// That the plan goes on for longer than it was first to, as far as the history tells.
    pub fn prolonged(&self) -> Option<String> {
        let prolongation = self.histories?.prolongation(self.plan)?;
        Some(prolonged(self.catalogue(), &prolongation))
    }

    /// The key that adds something to the plan.
    pub fn new_key(&self) -> String {
        self.keymap.key_of(Command::New, self.catalogue())
    }

    /// Says how an action is added, or in a plan without groups what comes before one.
    pub fn how_to_add(&self) -> String {
        let (catalogue, key) = (self.catalogue(), self.new_key());
        match self.plan.groups.is_empty() {
            true => fl!(catalogue, "tui-add-first", key = key),
            false => fl!(catalogue, "tui-add-action", key = key),
        }
    }

    /// How far the reading of the history is, while it is under way, or that it failed.
    pub fn reading_words(&self) -> Option<String> {
        let catalogue = self.catalogue();
        match self.history.reading {
            HistoryProgress::Under(done, 0) => Some(fl!(catalogue, "tui-reading", done = done.to_string())),
            HistoryProgress::Under(done, of) => {
                let (done, of) = (done.to_string(), of.to_string());
                Some(fl!(catalogue, "tui-reading-of", done = done, of = of))
            }
            HistoryProgress::Failed => Some(fl!(catalogue, "tui-reading-failed")),
            HistoryProgress::None | HistoryProgress::Whole => None,
        }
    }

    /// What the status of an action means.
    pub fn kind(&self, action: &GroupedAction) -> StatusKind {
        self.plan.kind(&action.status)
    }

    /// The status of an action in words, behind its symbol.
    pub fn status_with_symbol(&self, action: &GroupedAction) -> String {
        let symbol = status_symbol(self.kind(action));
        format!("{symbol} {}", self.words.status(&action.status))
    }

    /// The look of the day that an action is to be kept by: late, soon or in good time.
    pub fn due_style(&self, action: &GroupedAction) -> Style {
        let (kind, soon) = (self.kind(action), self.plan.config.rules().due_soon());
        if action.days_late(kind, self.today).is_some() {
            self.theme.bad()
        } else if action.is_due_soon(kind, self.today, soon) {
            self.theme.warning()
        } else {
            self.theme.quiet()
        }
    }

    /// By how many days an action is late, in short.
    pub fn late_in_short(&self, action: &GroupedAction) -> Option<String> {
        let days = action.days_late(self.kind(action), self.today)?;
        Some(self.catalogue().late_in_short(days))
    }

    /// The first key of a command about what is selected: an action, or a decision.
    pub fn subject_key(&self, command: Command) -> Option<String> {
        let mut bindings = self.keymap.bindings(&[Scope::Subject, Scope::Decided]);
        let binding = bindings.find(|binding| binding.command == command)?;
        Some(key_name(self.catalogue(), binding.keys.first()?))
    }

    /// What the command line would print, in the looks of the screen.
    pub fn lines_of(&self, page: &Page) -> Vec<Line<'static>> {
        let span = |cell: &Cell| Span::styled(cell.text.clone(), self.theme.tone(cell.tone));
        let lines = page.lines().iter();
        lines.map(|cells| cells.iter().map(span).collect()).collect()
    }

    /// The plan's texts, folded once for every filter that searches them.
    pub fn folded_texts(&self) -> &'a SearchIndex {
        self.texts.get_or_init(|| SearchIndex::of(self.plan))
    }

    /// What a filter is asked about: the plan today, for the person at the keyboard.
    pub fn asking(&self, filter: &Filter) -> MatchContext<'a> {
        MatchContext {
            me: self.repo_status.me.as_ref(),
            histories: self.histories,
            texts: filter.searches_texts().then(|| self.folded_texts()),
            ..MatchContext::of(self.plan, self.today)
        }
    }

    /// What a filter is called: one of the person's own views that is exactly it, else as everybody calls it.
    pub fn filter_name(&self, filter: &Filter) -> String {
        let is_it = |view: &&PersonalView| Filter::parse(&view.filter, self.plan).as_ref() == Ok(filter);
        match self.own_views.iter().find(is_it) {
            Some(view) => sanitize(&view.title),
            None => crate::wording::filter::name(self.catalogue(), self.plan, filter),
        }
    }

    /// Of how many actions it cannot be known whether they meet a filter.
    pub fn unknown(&self, filter: &Filter) -> usize {
        match filter.asks_history() {
            true => filter.unknown(&self.asking(filter)),
            false => 0,
        }
    }

    /// The actions that meet a filter, in an order.
    pub fn select(&self, filter: &Filter, order: Order) -> Vec<(&'a ActionId, &'a GroupedAction)> {
        let mut found = filter.select(&self.asking(filter));
        if order != Order::Id {
            order.sort(self.plan, &mut found);
        }
        found
    }
}

/// How things stand around the plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RepoStatus {
    /// Whether the day is set rather than told by the clock.
    pub day_is_set: bool,
    /// Who is at the keyboard: their name in the plan, else in git.
    pub identity: Option<String>,
    /// Who that is among the plan's people, when their address is known.
    pub me: Option<PersonId>,
    /// Whether somebody else of the plan has their address too.
    pub is_shared: bool,
    /// The address that git has for them.
    pub address: Option<String>,
    /// The branch that changes are recorded on.
    pub branch: Option<String>,
    /// Which state of the past is seen; `None` for the plan as it is.
    pub past: Option<Past>,
    /// Why nothing can be recorded, in plain words.
    pub obstacle: Option<String>,
    /// How many files were edited outside the program and not recorded.
    pub hand_edits: usize,
    /// The files that could not be read.
    pub unreadable: BTreeSet<PlanPath>,
    /// How many other problems the files have.
    pub problems: usize,
    /// The actions whose files could not be read.
    pub lost: Vec<ActionId>,
}

impl RepoStatus {
    /// How things stand around a workspace, but for the edits made outside the program, which take time to find.
    pub fn of(workspace: &Workspace, catalogue: &Catalogue) -> Self {
        let git_name = || workspace.identity().map(|identity| sanitize(&identity.name));
        let known = workspace.me().map(|me| sanitize(workspace.plan().person_name(me)));
        Self {
            day_is_set: workspace.today().fixed && workspace.past().is_none(),
            identity: known.or_else(git_name),
            me: workspace.me().cloned(),
            is_shared: !workspace.sharing_address().is_empty(),
            address: workspace.identity().map(|identity| sanitize(&identity.email)),
            branch: workspace.branch().map(|branch| sanitize(&branch)),
            past: workspace.past().cloned(),
            obstacle: workspace
                .obstacle()
                .map(|obstacle| sentence::obstacle(catalogue, obstacle).what),
            hand_edits: 0,
            unreadable: workspace.unreadable().clone(),
            problems: workspace.problems().len(),
            lost: workspace.unreadable().iter().filter_map(PlanPath::action_id).collect(),
        }
    }
}

/// The plan's words in one language, looked up once: a table asks for hundreds of them for each picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    statuses: Vec<(StatusId, String)>,
    weathers: Vec<String>,
}

impl Words {
    /// Looks the words of a plan up.
    pub fn of(plan: &Plan, catalogue: &Catalogue) -> Self {
        let mut ids: Vec<&StatusId> = plan.workflow().keys().collect();
        // Those that the workflow does not know, or that cannot be read, have words of their own as well.
        for action in plan.actions.values() {
            if !ids.contains(&&action.status) {
                ids.push(&action.status);
            }
        }
        Self {
            statuses: ids
                .into_iter()
                .map(|id| (id.clone(), catalogue.status(plan, id)))
                .collect(),
            weathers: Weather::ALL.iter().map(|weather| catalogue.weather(*weather)).collect(),
        }
    }

    /// The name of a status; the id of one that no action has and the workflow does not know.
    pub fn status<'w>(&'w self, id: &'w StatusId) -> &'w str {
        let known = self.statuses.iter().find(|(known, _)| known == id);
        known.map_or(id.as_str(), |(_, name)| name)
    }

    /// What a weather means.
    pub fn weather(&self, weather: Weather) -> &str {
        let at = Weather::ALL.iter().position(|known| *known == weather);
        at.and_then(|at| self.weathers.get(at)).map_or("", String::as_str)
    }

    /// The symbol of a weather and what it means.
    pub fn weather_with_symbol(&self, weather: Weather) -> String {
        format!("{} {}", weather_symbol(weather), self.weather(weather))
    }
}

/// The names of an action's leads, the first of whom answers for it.
pub fn leads(plan: &Plan, action: &copil_plan::Action) -> String {
    let names: Vec<String> = action
        .leads
        .iter()
        .map(|lead| sanitize(plan.person_name(lead)))
        .collect();
    names.join(", ")
}
