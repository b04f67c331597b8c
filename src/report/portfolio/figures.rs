//! The figures of several plans on their days, and what the totals of them leave out.

use std::sync::{Arc, Weak};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::report::figures::Tally;
use crate::workspace::Workspace;
use crate::workspace::portfolio::{Member, OpenedPlans, Portfolio, Reread, Unreadable};
use copil_plan::decisions::DecisionRegister;
use copil_plan::portfolio::{Reporting, SMALL, SharedActions};
use copil_plan::{ActionId, MeetingId, progress};
use copil_store::{Snapshot, in_parallel};

/// The figures of several plans.
#[derive(Debug)]
pub struct PortfolioFigures {
    /// Each plan's, in the order of the list; `None` for one that cannot be read.
    pub plans: Vec<Option<PlanFigures>>,
    /// All that count, taken together.
    pub totals: Totals,
    /// What the figures were worked out of, by the places of the plans.
    of: Vec<Weak<Snapshot>>,
}

/// Figures of plans, with what they were worked out of, by the places of the plans: for whoever opens many of them beside the
/// drawing thread.
#[derive(Debug)]
pub struct WorkedOut(Vec<(usize, Weak<Snapshot>, Option<PlanFigures>)>);

impl WorkedOut {
    /// The figures of plans that were just opened.
    pub fn of(opened: &OpenedPlans) -> Self {
        let opened = opened.iter();
        Self::of_each(opened.filter_map(|(at, opened)| Some((*at, opened.as_ref().ok()?))))
    }

    /// The figures of plans that were just read again.
    pub fn reread(reread: &Reread) -> Self {
        match reread {
            Reread::Listed(portfolio) => Self::of_each(portfolio.opened().map(|(at, _, opened)| (at, opened))),
            Reread::Plans(opened, _) => Self::of(opened),
        }
    }

    fn of_each<'w>(opened: impl Iterator<Item = (usize, &'w Workspace)>) -> Self {
        let sources = opened.map(|(at, opened)| (at, opened.snapshot(), opened.today().day));
        let work_out = |(at, snapshot, day): (usize, Arc<Snapshot>, NaiveDate)| {
            (at, Arc::downgrade(&snapshot), Some(PlanFigures::on(&snapshot, day)))
        };
        Self(in_parallel(sources.collect(), work_out))
    }
}

/// The figures of one plan on its day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanFigures {
    /// The plan's title.
    pub title: String,
    /// Its actions, counted.
    pub tally: Tally,
    /// The share of its time that has gone by, 0 to 100.
    pub elapsed: Option<f64>,
    /// How many decisions are awaited.
    pub awaited: usize,
    /// How many of these are late.
    pub late_decisions: usize,
    /// The steering committee's next meeting.
    pub next_meeting: Option<(MeetingId, NaiveDate)>,
    /// How many of its files cannot be read.
    pub unreadable: usize,
    /// The day that it is seen on.
    pub day: NaiveDate,
}

/// What several plans come to together.
#[derive(Clone, Debug, Default)]
pub struct Totals {
    /// How many plans they are made of.
    pub counted: usize,
    /// The actions of these, each counted once.
    pub tally: Tally,
    /// How many decisions they await.
    pub awaited: usize,
    /// How many of these are late.
    pub late_decisions: usize,
    /// How many actions are counted under another plan, with which they are one.
    pub shared: usize,
    /// The plans that they leave out, by their places, and why.
    pub left_out: Vec<(usize, LeftOut)>,
    /// The plans that count of which some files cannot be read, and how many.
    pub partial: Vec<(usize, usize)>,
}

/// Why a plan is in no total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// It has not reported for so many days.
    Silent(i64),
    /// It is of a newer format.
    Newer,
    /// It is in the totals already, under another name.
    Twice,
    /// It cannot be read.
    Unreadable,
}

impl LeftOut {
    /// Why a plan is in no total; `None` for one that is.
    pub fn of(member: &Member) -> Option<Self> {
        match (&member.opened, member.reporting()) {
            (Err(Unreadable::NotYet(_)), _) => None,
            (Err(why), _) if why.is_newer() => Some(Self::Newer),
            (Err(Unreadable::Twice { .. }), _) => Some(Self::Twice),
            (Err(_), _) => Some(Self::Unreadable),
            (Ok(_), Reporting::Silent { days }) => Some(Self::Silent(days)),
            (Ok(_), _) => None,
        }
    }

    /// The word that scripts know it by.
    pub fn word(self) -> &'static str {
        match self {
            Self::Silent(_) => "silent",
            Self::Newer => "newer-format",
            Self::Twice => "twice",
            Self::Unreadable => "unreadable",
        }
    }
}

impl PortfolioFigures {
    /// The figures of plans, of which some actions are the same.
    pub fn of(portfolio: &Portfolio, shared: &SharedActions<'_>) -> Self {
        let nothing = Self {
            plans: Vec::new(),
            totals: Totals::default(),
            of: Vec::new(),
        };
        nothing.renewed(portfolio, shared)
    }

    /// The figures, to be taken again when the plans that they are of come back.
    pub fn worked_out(&self) -> WorkedOut {
        let figures = self.of.iter().zip(&self.plans).enumerate();
        WorkedOut(figures.map(|(at, (of, plan))| (at, of.clone(), plan.clone())).collect())
    }

    /// Takes figures that were worked out elsewhere.
    pub fn take(&mut self, worked_out: WorkedOut) {
        let places = worked_out.0.iter().map(|(at, ..)| at + 1).max().unwrap_or(0);
        if self.of.len() < places {
            self.of.resize(places, Weak::new());
            self.plans.resize(places, None);
        }
        for (at, of, figures) in worked_out.0 {
            if let (Some(known), Some(plan)) = (self.of.get_mut(at), self.plans.get_mut(at)) {
                (*known, *plan) = (of, figures);
            }
        }
    }

    /// The figures that there are, for a member that they are of.
    fn known(&self, at: usize, member: &Member) -> Option<PlanFigures> {
        let opened = member.opened.as_ref().ok()?;
        let is_same = self.of.get(at)?.as_ptr() == Arc::as_ptr(&opened.snapshot());
        let known = self.plans.get(at)?.as_ref().filter(|_| is_same);
        known.filter(|known| known.day == opened.today().day).cloned()
    }

    /// The figures anew: those of plans that are the ones that they were are not worked out again.
    pub fn renewed(&self, portfolio: &Portfolio, shared: &SharedActions<'_>) -> Self {
        let members = || portfolio.members.iter();
        let source = |(at, member)| match self.known(at, member) {
            Some(known) => FigureSource::Known(Box::new(known)),
            None => FigureSource::of(member),
        };
        let of = |member: &Member| match &member.opened {
            Ok(opened) => Arc::downgrade(&opened.snapshot()),
            Err(_) => Weak::new(),
        };
        let mut figures = Self {
            of: members().map(of).collect(),
            plans: in_parallel(members().enumerate().map(source).collect(), FigureSource::figures),
            totals: Totals {
                shared: shared.count(),
                ..Totals::default()
            },
        };
        for (at, member) in portfolio.members.iter().enumerate() {
            match (LeftOut::of(member), &figures.plans[at]) {
                (None, Some(plan)) => {
                    let opened = member.opened.as_ref().ok();
                    figures.totals.add(at, opened, plan, |id| shared.is_stood_for(at, id));
                }
                (why, _) => figures.totals.left_out.extend(why.map(|why| (at, why))),
            }
        }
        figures
    }
}

impl Totals {
    fn add<'w>(
        &mut self,
        at: usize,
        opened: Option<&'w Workspace>,
        figures: &PlanFigures,
        is_stood_for: impl Fn(&'w ActionId) -> bool,
    ) {
        self.counted += 1;
        self.awaited += figures.awaited;
        self.late_decisions += figures.late_decisions;
        if figures.unreadable > 0 {
            self.partial.push((at, figures.unreadable));
        }
        // A plan of which the line alone is known shares no action.
        let plan = opened.map(Workspace::plan);
        let plan = plan.filter(|plan| plan.actions.keys().any(&is_stood_for));
        let Some(plan) = plan else {
            return self.tally.join(&figures.tally);
        };
        let mut own = Tally::default();
        for (id, placed) in plan.actions.iter().filter(|(id, _)| !is_stood_for(id)) {
            own.add(plan, id, placed, figures.day);
        }
        self.tally.join(&own);
    }
}

/// What the figures of a plan come from, for another thread.
enum FigureSource {
    /// A line that is remembered.
    Line(Vec<u8>),
    /// What is known.
    Known(Box<PlanFigures>),
    Plan(Arc<Snapshot>, NaiveDate),
    /// It cannot be read.
    Nothing,
}

impl FigureSource {
    fn of(member: &Member) -> Self {
        match &member.opened {
            Ok(opened) => Self::Plan(opened.snapshot(), opened.today().day),
            Err(Unreadable::NotYet(unread)) => Self::Line(unread.line.clone()),
            Err(_) => Self::Nothing,
        }
    }

    fn figures(self) -> Option<PlanFigures> {
        match self {
            // What was remembered in another form is worked out once the plan is read.
            Self::Known(known) => Some(*known),
            Self::Line(line) => postcard::from_bytes(&line).ok(),
            Self::Plan(snapshot, day) => Some(PlanFigures::on(&snapshot, day)),
            Self::Nothing => None,
        }
    }
}

impl PlanFigures {
    /// The form in which they are remembered.
    pub fn line(&self) -> Option<Vec<u8>> {
        postcard::to_allocvec(self).ok()
    }

    /// The figures of a plan.
    pub fn of(opened: &Workspace) -> Self {
        Self::on(&opened.snapshot(), opened.today().day)
    }

    fn on(snapshot: &Snapshot, day: NaiveDate) -> Self {
        let plan = &snapshot.plan;
        let mut tally = Tally::default();
        for (id, placed) in &plan.actions {
            tally.add(plan, id, placed, day);
        }
        let register = DecisionRegister::of(plan, day);
        Self {
            title: plan.config.title.clone(),
            tally,
            elapsed: progress::time_elapsed(plan, day),
            awaited: register.awaited().len(),
            late_decisions: register.late().len(),
            next_meeting: plan.next_meeting(day).map(|(id, meeting)| (id.clone(), meeting.date)),
            unreadable: snapshot.unreadable.len(),
            day,
        }
    }
}

impl Tally {
    /// Its progress, where there are enough actions for a share in hundredths to mean something.
    pub fn telling_progress(&self) -> Option<f64> {
        self.progress.filter(|_| self.scope() >= SMALL)
    }
}
