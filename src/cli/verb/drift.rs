//! `copil drift [A] [B]`: how far dates drifted between two moments.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use serde_json::Value as Json;

use super::compare::{PeriodArgs, matching};
use crate::cli::failure::{Failure, VerbResult};
use crate::cli::session::Session;
use crate::report::Report;
use crate::report::drift::DriftReport;
use crate::report::page::Page;
use crate::wording::Catalogue;
use crate::workspace::Workspace;
use copil_plan::ActionId;
use copil_plan::action_history::ActionHistories;
use copil_plan::action_history::drift::{DriftPeriod, PlanDrift};

/// What the dates of a plan are asked for.
struct AskedDrift<'w> {
    present: &'w Workspace,
    /// The plan at the newer moment, where that is not the present.
    past: Option<Workspace>,
    from: Option<NaiveDate>,
    histories: ActionHistories,
    wanted: BTreeSet<ActionId>,
}

impl<'w> AskedDrift<'w> {
    /// What is asked of a plan that goes by a name.
    fn of(session: &mut Session, present: &'w Workspace, name: &str, arguments: &PeriodArgs) -> Result<Self, Failure> {
        let from = match &arguments.older {
            Some(text) => Some(present.day_of(session.moment(present, text)?)?),
            None => None,
        };
        let past = match &arguments.newer {
            Some(text) => Some(present.at_moment(session.moment(present, text)?)?),
            None => None,
        };
        let newer = past.as_ref().unwrap_or(present);
        Ok(Self {
            histories: session.histories(newer)?.unwrap_or_default(),
            wanted: matching(session, newer, name, arguments)?,
            present,
            past,
            from,
        })
    }

    fn newer(&self) -> &Workspace {
        self.past.as_ref().unwrap_or(self.present)
    }

    /// Whether a clone without its whole history may not know of every push.
    fn is_cut(&self) -> bool {
        let begins = self.from.zip(self.histories.begins());
        let is_known = begins.is_some_and(|(from, begins)| begins <= from);
        let mut actions = self.newer().plan().actions.keys();
        !is_known && actions.any(|id| self.wanted.contains(id) && self.histories.is_cut_for(id))
    }

    fn report(&self) -> DriftReport<'_> {
        let (plan, from, to) = (self.newer().plan(), self.from, self.newer().today().day);
        let period = DriftPeriod { after: from, until: to };
        let drift = PlanDrift::of(plan, &self.histories, period, |id| self.wanted.contains(id));
        DriftReport { plan, from, to, drift }
    }
}

impl Report for AskedDrift<'_> {
    fn json(&self, catalogue: &Catalogue) -> Json {
        self.report().json(catalogue)
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        self.report().text(catalogue, page);
    }
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &PeriodArgs) -> VerbResult {
    if let Some(list) = session.several()? {
        let portfolio = session.open_portfolio(list)?;
        let mut is_cut = false;
        let status = session.print_each(&portfolio, |session, at, opened| {
            let name = &portfolio.members[at].name;
            match AskedDrift::of(session, opened, name, arguments) {
                Ok(asked) => {
                    is_cut |= asked.is_cut();
                    Ok(Some(Box::new(asked) as Box<dyn Report>))
                }
                Err(failure @ (Failure::Usage(_) | Failure::InvalidText(_))) => Err(failure),
                // One that was not there at one of the moments has no part in the answer.
                Err(failure) => session.passed_over(name, opened, failure),
            }
        })?;
        note_cut(session, is_cut);
        return Ok(status);
    }
    let present = session.open()?;
    let asked = AskedDrift::of(session, &present, present.plan().id.as_str(), arguments)?;
    session.print(&asked)?;
    note_cut(session, asked.is_cut());
    session.end(asked.newer())
}

fn note_cut(session: &mut Session, is_cut: bool) {
    if is_cut {
        let note = fl!(session.catalogue, "cli-drift-cut");
        session.print_note(&note);
    }
}
