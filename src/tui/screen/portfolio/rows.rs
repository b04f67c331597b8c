//! The lines of the views that run through all plans: which there are, in which order, and where each leads.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use i18n_embed_fl::fl;

use crate::report::portfolio::OrganisationFigures;
use crate::tui::app::PlanTarget;
use crate::tui::component::{GroupRow, titled_rows};
use crate::tui::context::Context;
use crate::tui::screen::Effect;
use crate::workspace::{FollowedActions, Workspace};
use copil_plan::fold::fold;
use copil_plan::query::{Condition, Filter, FilterKey, FilterValue, MatchContext};
use copil_plan::sanitize::sanitize;
use copil_plan::worklist::ItemSubject;
use copil_plan::{ActionId, MeetingId, MilestoneId, StatusKind};

/// A view that runs through all plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AcrossKind {
    /// The actions, plan by plan.
    Actions,
    /// The actions by what their status means, which is all that plans share.
    Kinds,
    /// Meetings, due dates and milestones, day by day.
    Calendar,
    /// What each organisation carries, everywhere.
    Organisations,
    /// The last changes.
    Journal,
    /// What deserves attention.
    Attention,
    /// When each plan will be done.
    Forecasts,
    /// What the person at the keyboard owes.
    Mine,
    /// The meetings that are ahead.
    Meetings,
}

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct AcrossRow {
    /// The place of its plan.
    pub(super) plan: usize,
    pub(super) about: About,
}

/// What a line is about.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum About {
    Action(ActionId),
    /// An action at a place of what deserves attention.
    Ranked(usize, ActionId),
    /// Something owed, at a place of the worklist.
    Owed(usize, ItemSubject),
    /// A day to be kept: the action's own, or a milestone's.
    Due(NaiveDate, ActionId, Option<MilestoneId>),
    Meeting(NaiveDate, MeetingId),
    /// A change at a place of those that are kept.
    Entry(usize),
    Forecast,
    Organisation(Box<OrganisationFigures>),
}

impl AcrossKind {
    /// Whether it is narrowed by a filter of actions.
    pub(super) fn is_filtered(self) -> bool {
        matches!(
            self,
            Self::Actions
                | Self::Kinds
                | Self::Calendar
                | Self::Journal
                | Self::Attention
                | Self::Mine
                | Self::Meetings
        )
    }

    /// Whether it shows what the histories tell.
    pub(super) fn asks_history(self) -> bool {
        matches!(self, Self::Journal | Self::Attention | Self::Forecasts | Self::Mine)
    }

    pub(super) fn title(self, count: usize, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        match self {
            Self::Actions => fl!(catalogue, "tui-portfolio-actions", count = count),
            Self::Kinds => fl!(catalogue, "tui-portfolio-kinds", count = count),
            Self::Calendar => fl!(catalogue, "tui-portfolio-calendar", count = count),
            Self::Organisations => fl!(catalogue, "tui-parts-organisations", count = count),
            Self::Journal => fl!(catalogue, "tui-journal-title", count = count),
            Self::Attention => fl!(catalogue, "tui-attention", count = count),
            Self::Forecasts => fl!(catalogue, "tui-portfolio-forecasts", count = count),
            Self::Mine => fl!(catalogue, "tui-portfolio-mine", count = count),
            Self::Meetings => fl!(catalogue, "tui-portfolio-meetings", count = count),
        }
    }

    pub(super) fn nothing(self, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        match self {
            _ if context.portfolio.is_some_and(|view| view.portfolio.is_unread()) => {
                fl!(catalogue, "tui-portfolio-reading")
            }
            Self::Mine if !is_known(context) => fl!(catalogue, "tui-portfolio-unknown-person"),
            Self::Journal => fl!(catalogue, "tui-no-history"),
            _ => fl!(catalogue, "tui-portfolio-nothing"),
        }
    }
}

/// Whether one of the plans knows the person at the keyboard.
fn is_known(context: &Context<'_>) -> bool {
    context
        .portfolio
        .is_some_and(|view| view.portfolio.opened().any(|(.., opened)| opened.me().is_some()))
}

/// The lines of a view, of what a filter lets through.
pub(super) fn rows(kind: AcrossKind, filter: &Filter, context: &Context<'_>) -> Vec<GroupRow<AcrossRow>> {
    let Some(view) = context.portfolio else {
        return Vec::new();
    };
    let row = |plan: usize, about: About| AcrossRow { plan, about };
    let mut found: Vec<AcrossRow> = Vec::new();
    for (at, member, opened) in view.portfolio.opened() {
        let (plan, today) = (opened.plan(), opened.today().day);
        let told = view.told[at].as_ref();
        let asked = MatchContext {
            name: &member.name,
            me: opened.me(),
            histories: told.and_then(|told| told.histories.as_ref()),
            ..MatchContext::of(plan, today)
        };
        let filter = filter.for_plan(context.plan, plan);
        let matcher = filter.matcher(&asked);
        let meets = |id: &ActionId| {
            let placed = plan.actions.get(id);
            filter.is_empty() || placed.is_some_and(|placed| matcher.matches(id, placed))
        };
        match kind {
            AcrossKind::Actions | AcrossKind::Kinds => {
                let actions = filter.select(&asked).into_iter();
                found.extend(actions.map(|(id, _)| row(at, About::Action(id.clone()))));
            }
            AcrossKind::Calendar => {
                found.extend(days_of(opened, &meets).into_iter().map(|about| row(at, about)));
                found.extend(meetings_of(opened, filter.about(&asked)).map(|about| row(at, about)));
            }
            AcrossKind::Meetings => {
                found.extend(meetings_of(opened, filter.about(&asked)).map(|about| row(at, about)));
            }
            AcrossKind::Journal => {
                let mut followed = filter.about(&asked).map(|about| FollowedActions::of(&about));
                let entries = told.into_iter().flat_map(|told| told.entries.iter().enumerate());
                let asked = entries.filter(|(_, entry)| followed.as_mut().is_none_or(|followed| followed.pass(entry)));
                found.extend(asked.map(|(n, _)| row(at, About::Entry(n))));
            }
            AcrossKind::Attention => {
                let ranked = told.into_iter().flat_map(|told| told.attention.iter().enumerate());
                let ranked = ranked.filter(|(_, one)| meets(&one.action));
                found.extend(ranked.map(|(n, one)| row(at, About::Ranked(n, one.action.clone()))));
            }
            AcrossKind::Mine => {
                let items = told.and_then(|told| told.worklist.as_ref());
                let items = items.into_iter().flat_map(|list| list.items.iter().enumerate());
                let is_asked = |about: &ItemSubject| match about {
                    ItemSubject::Action(id) => meets(id),
                    ItemSubject::Decision(_) => filter.is_empty(),
                };
                let items = items.filter(|(_, item)| item.is_owed() && is_asked(&item.about));
                found.extend(items.map(|(n, item)| row(at, About::Owed(n, item.about.clone()))));
            }
            AcrossKind::Forecasts => found.push(row(at, About::Forecast)),
            AcrossKind::Organisations => {}
        }
    }
    if kind == AcrossKind::Organisations {
        let organisations = view.organisations().into_iter();
        found.extend(organisations.map(|one| row(0, About::Organisation(Box::new(one)))));
    }
    arranged(kind, found, context)
}

/// The days to be kept of what is not finished.
fn days_of(opened: &Workspace, meets: &dyn Fn(&ActionId) -> bool) -> Vec<About> {
    let plan = opened.plan();
    let mut days = Vec::new();
    for (id, placed) in &plan.actions {
        if plan.kind(&placed.status).is_over() || !meets(id) {
            continue;
        }
        days.extend(placed.due.map(|due| About::Due(due, id.clone(), None)));
        let milestones = placed.unreached();
        days.extend(milestones.filter_map(|(key, one)| Some(About::Due(one.due?, id.clone(), Some(key.clone())))));
    }
    days
}

/// The meetings that are ahead, where actions are asked for those about one of them.
fn meetings_of(opened: &Workspace, about: Option<BTreeSet<ActionId>>) -> impl Iterator<Item = About> {
    let today = opened.today().day;
    let meetings = opened.plan().meetings.iter();
    meetings
        .filter(move |(_, meeting)| meeting.is_ahead(today) && meeting.is_about(about.as_ref()))
        .map(|(id, meeting)| About::Meeting(meeting.date, id.clone()))
}

/// The lines in the order of the view, under headings where it has some.
fn arranged(kind: AcrossKind, mut found: Vec<AcrossRow>, context: &Context<'_>) -> Vec<GroupRow<AcrossRow>> {
    let catalogue = context.catalogue();
    let Some(view) = context.portfolio else {
        return Vec::new();
    };
    match kind {
        AcrossKind::Kinds => {
            let kind_of = |row: &AcrossRow| match (&row.about, view.plan(row.plan)) {
                (About::Action(id), Some(opened)) => {
                    let placed = opened.plan().actions.get(id);
                    placed.map(|placed| opened.plan().kind(&placed.status))
                }
                _ => None,
            };
            let part = |kind: StatusKind| {
                let rows = found.iter().filter(|row| kind_of(row) == Some(kind)).cloned();
                let title = catalogue.find(&format!("portfolio-kind-{}", kind.word()));
                (title.unwrap_or_default(), rows.collect())
            };
            return titled_rows(StatusKind::ALL.iter().map(|kind| part(*kind)));
        }
        AcrossKind::Calendar | AcrossKind::Meetings => {
            found.sort_by_key(|row| (row.about.day(), row.plan));
            let mut parts: Vec<(String, Vec<AcrossRow>)> = Vec::new();
            let mut month = None;
            for row in found {
                let day = row.about.day().unwrap_or_default();
                if month != Some((day.year(), day.month())) {
                    month = Some((day.year(), day.month()));
                    parts.push((catalogue.month_and_year(day), Vec::new()));
                }
                if let Some((_, rows)) = parts.last_mut() {
                    rows.push(row);
                }
            }
            return titled_rows(parts);
        }
        AcrossKind::Journal => found.sort_by_key(|row| Reverse(row.moment(context))),
        AcrossKind::Attention => found.sort_by_key(|row| (Reverse(row.points(context)), row.plan)),
        AcrossKind::Actions | AcrossKind::Organisations | AcrossKind::Forecasts | AcrossKind::Mine => {}
    }
    found.into_iter().map(GroupRow::Item).collect()
}

/// What shows the actions of an organisation in all plans.
fn filter_of(one: &OrganisationFigures, context: &Context<'_>) -> Filter {
    let name = fold(&one.name);
    let known = context.plan.config.organisations.iter();
    let same = known.filter(|(_, other)| fold(&sanitize(other)) == name);
    let values = same.map(|(id, _)| FilterValue::Organisation(id.clone()));
    Filter::default().with(Condition::is_one_of(FilterKey::Organisation, values.collect()))
}

impl About {
    fn day(&self) -> Option<NaiveDate> {
        match self {
            Self::Due(day, ..) | Self::Meeting(day, _) => Some(*day),
            _ => None,
        }
    }
}

impl AcrossRow {
    /// What opening it shows.
    pub(super) fn opened(&self, context: &Context<'_>) -> Effect {
        let target = match &self.about {
            About::Action(id)
            | About::Ranked(_, id)
            | About::Due(_, id, _)
            | About::Owed(_, ItemSubject::Action(id)) => PlanTarget::Action(id.clone()),
            About::Owed(_, ItemSubject::Decision(decision)) => PlanTarget::Meeting(decision.meeting.clone()),
            About::Meeting(_, id) => PlanTarget::Meeting(id.clone()),
            About::Entry(n) => {
                let told = context.portfolio.and_then(|view| view.told[self.plan].as_ref());
                match told.and_then(|told| told.entries.get(*n)) {
                    Some(entry) => PlanTarget::Commit(entry.commit),
                    None => return Effect::None,
                }
            }
            About::Forecast => PlanTarget::Plan,
            About::Organisation(one) => return Effect::Filtered(filter_of(one, context)),
        };
        Effect::OpenPlan(self.plan, target)
    }

    fn moment(&self, context: &Context<'_>) -> i64 {
        match (
            &self.about,
            context.portfolio.and_then(|view| view.told[self.plan].as_ref()),
        ) {
            (About::Entry(n), Some(told)) => told.entries.get(*n).map_or(0, |entry| entry.author.time.seconds),
            _ => 0,
        }
    }

    fn points(&self, context: &Context<'_>) -> i64 {
        match (
            &self.about,
            context.portfolio.and_then(|view| view.told[self.plan].as_ref()),
        ) {
            (About::Ranked(n, _), Some(told)) => told.attention.get(*n).map_or(0, |one| one.points),
            _ => 0,
        }
    }
}
