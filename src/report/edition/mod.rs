//! What every report of a plan says alike: what it is made of and for whom, what is left out, and where it comes from.
//!
//! ```text
//! ReportDossier ─▶ Edition ─┬▶ Dashboard ─▶ Document, JSON
//!   as recorded     as       ├▶ Letter
//!                   published └▶ …
//! ```

mod origin;

use std::borrow::Cow;
use std::collections::BTreeSet;

use chrono::{Months, NaiveDate};
use i18n_embed_fl::fl;
use serde_json::{Map, Value as Json, json};

use super::document::{Block, Document, Format, Look};
use crate::wording::Catalogue;
use crate::wording::layout::fit;
use crate::workspace::{LogEntry, ReportDossier};
use copil_plan::action_history::ActionHistories;
use copil_plan::attention::{Attention, ranked};
use copil_plan::change::Change;
use copil_plan::progress::mean;
use copil_plan::published::Withheld;
use copil_plan::{ActionId, DecisionRef, Language, Plan};
pub use origin::quoted;

/// How wide what stands at the top of each page may be.
pub(super) const RUNNING_HEAD: usize = 110;

/// A report of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportKind {
    /// Where the plan stands, on one page.
    Dashboard,
    /// What was achieved, launched and pushed back, for those who do not follow the plan.
    Letter,
    /// What came of a longer period, for a council.
    Review,
    /// The sheets of actions.
    Sheet,
    /// What is measured.
    Indicators,
    /// What is planned and spent.
    Budget,
}

impl ReportKind {
    /// Every kind, in order.
    pub const ALL: &'static [Self] = &[
        Self::Dashboard,
        Self::Letter,
        Self::Review,
        Self::Sheet,
        Self::Indicators,
        Self::Budget,
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Dashboard => "dashboard",
            Self::Letter => "letter",
            Self::Review => "review",
            Self::Sheet => "sheet",
            Self::Indicators => "indicators",
            Self::Budget => "budget",
        }
    }

    /// Whether it tells of a stretch of time, and not of a day.
    pub fn is_of_period(self) -> bool {
        match self {
            Self::Dashboard | Self::Sheet | Self::Indicators | Self::Budget => false,
            Self::Letter | Self::Review => true,
        }
    }

    /// The first day that it tells of where nobody says one: of a letter, the quarter of a year up to a day; of a review,
    /// the plan's own start, or two years.
    pub fn usual_start(self, plan: &Plan, today: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Dashboard | Self::Sheet | Self::Indicators | Self::Budget => None,
            Self::Letter => today.succ_opt()?.checked_sub_months(Months::new(3)),
            Self::Review => plan
                .config
                .start
                .or_else(|| today.succ_opt()?.checked_sub_months(Months::new(24))),
        }
    }
}

/// What a report is asked for.
#[derive(Clone, Debug)]
pub struct ReportWanted {
    /// Which one.
    pub kind: ReportKind,
    /// The language that it is written in.
    pub language: Language,
    /// The actions that it is about, and the filter that they meet; `None` for all.
    pub only: Option<(String, BTreeSet<ActionId>)>,
    /// The first day that it tells of.
    pub since: Option<NaiveDate>,
    /// Whether what is kept within is in it.
    pub confidential: bool,
}

/// A report as it is made: its plan without what is not for everybody, and with the actions that it is about alone.
pub struct Edition<'d> {
    /// What it is made of.
    pub dossier: &'d ReportDossier,
    /// What is asked for.
    pub wanted: ReportWanted,
    /// The words that it is written in.
    pub words: Catalogue,
    /// The day.
    pub today: NaiveDate,
    /// The plan, with the actions that it is about.
    pub plan: Cow<'d, Plan>,
    /// The plan with all of its actions, where it is about some.
    whole: Option<Cow<'d, Plan>>,
    /// What the history tells of the actions that it is about.
    pub histories: Option<Cow<'d, ActionHistories>>,
    /// How much is left out.
    pub withheld: Withheld,
}

impl<'d> Edition<'d> {
    /// A report that is asked for.
    pub fn of(dossier: &'d ReportDossier, wanted: ReportWanted) -> Self {
        let recorded = dossier.recorded.plan();
        let (published, withheld) = match wanted.confidential {
            true => (Cow::Borrowed(recorded), Withheld::default()),
            false => recorded.published(),
        };
        // What the history tells of actions is their days.
        let keeps_days = ["due", "milestones"].iter().any(|key| recorded.is_internal(key));
        let histories = dossier.histories.as_ref();
        let histories = histories.filter(|_| wanted.confidential || !keeps_days);
        let (plan, whole, histories) = match &wanted.only {
            None => (published, None, histories.map(Cow::Borrowed)),
            Some((_, actions)) => {
                let histories = histories.map(|histories| Cow::Owned(histories.with_only(actions)));
                (Cow::Owned(published.with_only(actions)), Some(published), histories)
            }
        };
        Self {
            words: Catalogue::new(wanted.language),
            today: dossier.recorded.today().day,
            dossier,
            wanted,
            plan,
            whole,
            histories,
            withheld,
        }
    }

    /// The plan with all of its actions.
    pub fn whole(&self) -> &Plan {
        self.whole.as_ref().unwrap_or(&self.plan)
    }

    /// Whether it is about an action.
    pub fn is_about(&self, action: &ActionId) -> bool {
        let only = self.wanted.only.as_ref();
        only.is_none_or(|(_, actions)| actions.contains(action))
    }

    /// Whether a change is of something that is in the report.
    pub fn shows(&self, change: &Change) -> bool {
        self.wanted.confidential || self.dossier.recorded.plan().publishes(change)
    }

    /// Whether the reason of an entry may be that of something which is left out: of a change, or of a decision that ordered it.
    pub fn hides_reason(&self, entry: &LogEntry) -> bool {
        let ordered_by = entry.said.decision.as_ref();
        let is_known = |decision: &DecisionRef| {
            let meeting = self.whole().meetings.get(&decision.meeting);
            meeting.is_some_and(|meeting| meeting.decisions.contains(decision.decision.as_str()))
        };
        let is_hidden = ordered_by.is_some_and(|decision| !is_known(decision));
        !self.wanted.confidential && (is_hidden || entry.changes.iter().any(|change| !self.shows(change)))
    }

    /// An entry of the journal as it is told: without what is left out, and without the reason where it may be of that. `None`
    /// where nothing remains.
    pub fn told_entry(&self, mut entry: LogEntry) -> Option<LogEntry> {
        let all = entry.changes.len();
        if self.hides_reason(&entry) {
            entry.said.reason = None;
            entry.said.decision = None;
            entry.changes.retain(|change| self.shows(change));
        }
        (all == 0 || !entry.changes.is_empty()).then_some(entry)
    }

    /// How far the plan was when a period began, 0 to 100; `None` where the history does not tell.
    pub fn progress_before(&self, first: NaiveDate) -> Option<f64> {
        // Published or not, a plan is as far.
        let older = self.dossier.compared.as_ref()?.older.plan();
        let asked = older.actions.iter().filter(|(id, _)| self.is_about(id));
        // Nothing is told of a plan that did not stand yet.
        let stood = older.config.start.is_none_or(|start| start < first);
        mean(older, asked).filter(|_| stood)
    }

    /// What deserves attention. What an action depends on may be no part of the report.
    pub fn ranked(&self) -> Vec<Attention> {
        let known = self.histories.as_ref().and(self.dossier.histories.as_ref());
        let mut found = ranked(self.whole(), known, self.today);
        found.retain(|attention| self.is_about(&attention.action));
        found
    }

    /// A document that says what all reports do, and these blocks below.
    pub fn document(&self, look: Look, title: String, below: Vec<String>, mut blocks: Vec<Block>) -> Document {
        blocks.extend(left_out(&self.words, self.withheld).map(Block::Prose));
        let config = &self.plan.config;
        let organisations: Vec<&str> = config.organisations.values().map(String::as_str).collect();
        let mut above = vec![config.title.clone()];
        if !organisations.is_empty() {
            above.push(organisations.join(", "));
        }
        let of = below.first().map_or("", String::as_str);
        let running_head = fl!(self.words, "paper-running-head", title = title.as_str(), meeting = of);
        let mut below = below;
        // Sheets say themselves of which actions they are.
        let only = self
            .wanted
            .only
            .as_ref()
            .filter(|_| self.wanted.kind != ReportKind::Sheet);
        if let Some((filter, _)) = only {
            below.push(fl!(self.words, "report-only", filter = filter.as_str()));
        }
        Document {
            language: self.wanted.language,
            above,
            title,
            below,
            running_head: fit(&running_head, RUNNING_HEAD),
            look,
            blocks,
            origin: self.origin(),
        }
    }

    /// What its file is called where nobody says otherwise.
    pub fn file_name(&self, format: Format) -> String {
        let words = Catalogue::new(self.plan.language());
        let name = match self.wanted.kind {
            ReportKind::Dashboard => fl!(words, "report-file-dashboard"),
            ReportKind::Letter => fl!(words, "report-file-letter"),
            ReportKind::Review => fl!(words, "report-file-review"),
            ReportKind::Sheet => fl!(words, "report-file-sheets"),
            ReportKind::Indicators => fl!(words, "report-file-indicators"),
            ReportKind::Budget => fl!(words, "report-file-budget"),
        };
        format!("{}-{name}-{}.{}", self.plan.id, self.today, format.word())
    }

    /// What all reports say alike, for programs.
    pub fn head_json(&self) -> Map<String, Json> {
        let filter = self.wanted.only.as_ref().map(|(filter, _)| filter.as_str());
        let head = [
            ("report", json!(self.wanted.kind.word())),
            ("plan", json!(self.plan.id.as_str())),
            ("title", json!(self.plan.config.title)),
            ("language", json!(self.wanted.language.code())),
            ("today", json!(self.today)),
            ("since", json!(self.wanted.since)),
            ("filter", json!(filter)),
            ("commit", json!(self.dossier.commit.map(|commit| commit.to_string()))),
            ("command", json!(self.command())),
            (
                "left_out",
                json!({ "values": self.withheld.values, "decisions": self.withheld.decisions }),
            ),
        ];
        head.map(|(key, value)| (key.to_owned(), value)).into_iter().collect()
    }
}

/// How much is left out, in words.
pub(super) fn left_out(words: &Catalogue, withheld: Withheld) -> Option<String> {
    let Withheld { values, decisions } = withheld;
    let decisions = (decisions > 0).then(|| fl!(words, "paper-left-out", count = decisions));
    let values = (values > 0).then(|| fl!(words, "report-left-out", count = values));
    let told: Vec<String> = decisions.into_iter().chain(values).collect();
    (!told.is_empty()).then(|| told.join(" "))
}
