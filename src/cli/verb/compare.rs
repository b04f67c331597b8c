//! `copil compare [A] [B]`: what differs between two moments of the plan, who made it so and why.

use std::collections::BTreeSet;
use std::mem::ManuallyDrop;

use clap::Args;
use i18n_embed_fl::fl;

use crate::cli::arguments::one_of;
use crate::cli::failure::{Failure, VerbResult};
use crate::cli::filtering;
use crate::cli::session::Session;
use crate::cli::verb::list::ListArgs;
use crate::report::Report;
use crate::report::compare::{self, ComparedBy, ComparisonReport, MatchedActions};
use crate::report::page::Page;
use crate::wording::Catalogue;
use crate::workspace::portfolio::list::PlanList;
use crate::workspace::{ComparedPlans, Error, Moment, NoPast, Workspace};
use copil_plan::ActionId;
use copil_plan::query::MatchContext;
use copil_store::Problem;

/// Two moments, and the actions that are looked at.
#[derive(Debug, Args)]
pub(crate) struct PeriodArgs {
    #[arg(value_name = "OLDER", allow_hyphen_values = true)]
    pub older: Option<String>,
    #[arg(value_name = "NEWER", allow_hyphen_values = true)]
    pub newer: Option<String>,
    #[arg(long, short = 'f', value_name = "FILTER")]
    pub filter: Option<String>,
    #[arg(long, short = 'v', value_name = "VIEW")]
    pub view: Option<String>,
}

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct CompareArgs {
    #[command(flatten)]
    pub period: PeriodArgs,
    #[arg(long, value_name = "PART", default_value = "subject", value_parser = one_of(&ComparedBy::ALL, ComparedBy::word))]
    pub by: ComparedBy,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &CompareArgs) -> VerbResult {
    if let Some(list) = session.several()? {
        return run_over(session, arguments, list);
    }
    session.catalogue.read_ahead();
    let period = &arguments.period;
    let texts: Vec<&str> = period.older.iter().chain(&period.newer).map(String::as_str).collect();
    // Two days need no more of the plan than where it is.
    let present = match session.common.at {
        Some(_) => session.open()?,
        None => session.open_for_days(&texts, texts.len() == 2)?,
    };
    let older = match &period.older {
        Some(text) => session.moment(&present, text)?,
        None => last_meeting(&present)?,
    };
    let is_filtered = period.filter.is_some() || period.view.is_some();
    let newer = period.newer.as_ref().map(|text| session.moment(&present, text));
    let compared = ManuallyDrop::new(present.compare(older, newer.transpose()?, is_filtered)?);
    let ComparedPlans {
        older,
        newer,
        comparison,
        ..
    } = &*compared;
    let name = newer.plan().id.as_str();
    let matched = is_filtered.then(|| matched(session, &compared, name, period));
    let matched = matched.transpose()?;
    session.print(&ComparisonReport {
        plan: newer.plan(),
        older: older.plan(),
        comparison,
        matched: matched.as_ref(),
        by: arguments.by,
    })?;
    // What could not be read then is named; the rest was compared.
    if older.problems().iter().any(Problem::is_error) {
        let day = session.catalogue.long_date(older.today().day);
        session.print_note(&fl!(session.catalogue, "compare-unreadable", day = day));
        session.print_unreadable(older);
    }
    session.end(newer)
}

/// Runs the verb over several plans, one comparison below the other. A plan that was not there at one of the moments is named.
fn run_over(session: &mut Session, arguments: &CompareArgs, list: PlanList) -> VerbResult {
    let period = &arguments.period;
    let is_filtered = period.filter.is_some() || period.view.is_some();
    let portfolio = session.open_portfolio(list)?;
    session.print_each(&portfolio, |session, at, opened| {
        let older = match &period.older {
            Some(text) => session.moment(opened, text)?,
            None => match last_meeting(opened) {
                Ok(meeting) => meeting,
                Err(failure) => return session.passed_over(&portfolio.members[at].name, opened, failure),
            },
        };
        let newer = period
            .newer
            .as_ref()
            .map(|text| session.moment(opened, text))
            .transpose()?;
        let name = &portfolio.members[at].name;
        let compared = match opened.compare(older, newer, is_filtered) {
            Ok(compared) => compared,
            Err(error) => return session.passed_over(name, opened, error.into()),
        };
        let matched = is_filtered.then(|| matched(session, &compared, name, period));
        Ok(Some(Box::new(Comparison {
            matched: matched.transpose()?,
            by: arguments.by,
            compared,
        })))
    })
}

/// A comparison with the plans that it is of.
struct Comparison {
    compared: ComparedPlans,
    matched: Option<MatchedActions>,
    by: ComparedBy,
}

impl Comparison {
    fn report(&self) -> ComparisonReport<'_> {
        ComparisonReport {
            plan: self.compared.newer.plan(),
            older: self.compared.older.plan(),
            comparison: &self.compared.comparison,
            matched: self.matched.as_ref(),
            by: self.by,
        }
    }
}

impl Report for Comparison {
    fn json(&self, catalogue: &Catalogue) -> serde_json::Value {
        self.report().json(catalogue)
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        self.report().text(catalogue, page);
    }
}

/// What the filter of a period matches at both moments of a plan that goes by a name.
fn matched(
    session: &mut Session,
    compared: &ComparedPlans,
    name: &str,
    period: &PeriodArgs,
) -> Result<MatchedActions, Failure> {
    let (older, newer) = (&compared.older, &compared.newer);
    let then = matching(session, older, name, period);
    let now = matching(session, newer, name, period);
    // A filter may speak of what one of the moments does not know; it makes sense when the other one does.
    let (then, now) = match (then, now) {
        (Err(_), Err(failure)) => return Err(failure),
        (then, now) => (known(session, older, then)?, known(session, newer, now)?),
    };
    Ok(MatchedActions::of(&compared.comparison, then, now))
}

/// What a filter matches; nothing, after a note that says so, at a moment that does not know what it speaks of.
fn known(
    session: &mut Session,
    workspace: &Workspace,
    matched: Result<BTreeSet<ActionId>, Failure>,
) -> Result<BTreeSet<ActionId>, Failure> {
    match matched {
        Ok(matched) => Ok(matched),
        Err(Failure::Usage(_) | Failure::InvalidText(_)) => {
            let day = session.catalogue.long_date(workspace.today().day);
            session.print_note(&fl!(session.catalogue, "compare-filter-unknown", day = day));
            Ok(BTreeSet::new())
        }
        Err(failure) => Err(failure),
    }
}

/// The actions that the filter of a period matches in a plan that goes by a name, by the rules of its day.
pub(super) fn matching(
    session: &mut Session,
    workspace: &Workspace,
    name: &str,
    period: &PeriodArgs,
) -> Result<BTreeSet<ActionId>, Failure> {
    let wanted = ListArgs {
        terms: period.filter.iter().cloned().collect(),
        view: period.view.clone(),
        ..ListArgs::default()
    };
    let (filter, _) = filtering::filter_of(session, workspace, &wanted)?;
    let (plan, today) = (workspace.plan(), workspace.today().day);
    let histories = filtering::histories(session, workspace, &filter)?;
    let asking = MatchContext {
        name,
        me: workspace.me(),
        histories: histories.as_ref(),
        ..MatchContext::of(plan, today)
    };
    Ok(compare::matching(&filter, &asking))
}

/// The last closed meeting of one's committee, with which the plan is compared unless told otherwise.
fn last_meeting(workspace: &Workspace) -> Result<Moment, Failure> {
    match workspace.last_closed_meeting() {
        Some(id) => Ok(Moment::Meeting(id.clone())),
        None => Err(Error::NoPast(NoPast::NoClosedMeeting).into()),
    }
}
