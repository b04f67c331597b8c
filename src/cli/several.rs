//! The verbs that read several plans at once, where several are meant.

use std::collections::{BTreeMap, BTreeSet};

use i18n_embed_fl::fl;

use super::failure::{ExitStatus, Failure, VerbResult};
use super::session::{NamedOrganisation, Session};
use crate::report::Report;
use crate::report::several::ReportOfEach;
use crate::wording::sentence::{self, Sentence};
use crate::workspace::portfolio::list::PlanList;
use crate::workspace::portfolio::{Member, Unreadable};
use crate::workspace::{Located, Portfolio, Workspace};
use copil_plan::fold::fold;
use copil_plan::id::OrganisationId;
use copil_plan::sanitize::sanitize;

/// The most organisations that are told of one id.
const MOST_NAMED: usize = 4;

impl Session {
    /// The plans that are meant, where these are several: a verb that takes one alone says which there are.
    pub(super) fn several(&self) -> Result<Option<PlanList>, Failure> {
        // A proposal is one plan's.
        if self.common.proposal.is_some() {
            return Ok(None);
        }
        Ok(match self.located()? {
            Located::Plan(_) => None,
            Located::Portfolio(list) => Some(list),
        })
    }

    /// Means the plan whose name ids begin with, where several are meant (`chalon/P-04`); answers the ids within it.
    pub(super) fn enter_plan(&mut self, ids: &[String]) -> Result<Vec<String>, Failure> {
        let Some(list) = self.several()? else {
            return Ok(ids.to_vec());
        };
        let entered = list.plans.into_iter().find_map(|plan| {
            let within = |id: &String| Some(id.strip_prefix(&plan.name)?.strip_prefix('/')?.to_owned());
            let ids: Vec<String> = ids.iter().map(within).collect::<Option<_>>()?;
            (!ids.is_empty()).then_some((plan.dir, ids))
        });
        Ok(match entered {
            Some((dir, ids)) => {
                self.common.plan = Some(dir);
                ids
            }
            None => ids.to_vec(),
        })
    }

    /// Prints one report of each plan that can be read, one below the other.
    pub(super) fn print_each<'p>(
        &mut self,
        portfolio: &'p Portfolio,
        report: impl FnMut(&mut Session, usize, &'p Workspace) -> Result<Option<Box<dyn Report + 'p>>, Failure>,
    ) -> VerbResult {
        let mut reports = Vec::new();
        for (member, opened, report) in self.of_each(portfolio, report)? {
            reports.extend(report.map(|report| (member.name.as_str(), opened.plan(), report)));
        }
        self.print(&ReportOfEach { reports })?;
        self.end_portfolio(portfolio)
    }

    /// Says why a plan has no part in an answer that the others give.
    pub(super) fn passed_over<R>(
        &mut self,
        name: &str,
        opened: &Workspace,
        failure: Failure,
    ) -> Result<Option<R>, Failure> {
        let Sentence { what, hint } = failure.sentence(&self.catalogue, opened.plan());
        let what = fl!(self.catalogue, "portfolio-not-read", plan = sanitize(name), why = what);
        self.print_error(&Sentence { what, hint });
        Ok(None)
    }

    /// What is made of each plan that can be read. What is asked may make no sense in one of them (a group, a person that it
    /// does not have), which then has no part in the answer; where it makes none in any it is a mistake.
    pub(super) fn of_each<'p, R>(
        &mut self,
        portfolio: &'p Portfolio,
        mut make: impl FnMut(&mut Session, usize, &'p Workspace) -> Result<R, Failure>,
    ) -> Result<Vec<(&'p Member, &'p Workspace, R)>, Failure> {
        let mut made = Vec::new();
        let mut mistake = None;
        for (at, member, opened) in portfolio.opened() {
            match make(self, at, opened) {
                Ok(one) => made.push((member, opened, one)),
                Err(failure @ (Failure::Usage(_) | Failure::InvalidText(_))) => {
                    mistake.get_or_insert(failure.with_plan_words(&self.catalogue, opened.plan()));
                }
                Err(failure) => return Err(failure.with_plan_words(&self.catalogue, opened.plan())),
            }
        }
        match mistake.filter(|_| made.is_empty()) {
            Some(mistake) => Err(mistake),
            None => Ok(made),
        }
    }

    /// Says where an id that a filter named is that of other organisations in other plans: their names tell them apart.
    fn note_organisations(&mut self) {
        let mut named: BTreeMap<OrganisationId, Vec<NamedOrganisation>> = BTreeMap::new();
        for one in std::mem::take(&mut self.organisations) {
            let known = named.entry(one.id.clone()).or_default();
            if known.iter().all(|other| fold(&other.name) != fold(&one.name)) {
                known.push(one);
            }
        }
        for (id, known) in named.iter().filter(|(_, known)| known.len() > 1) {
            let told = known.iter().take(MOST_NAMED);
            let mut told: Vec<String> = told.map(|one| format!("{} ({})", one.name, one.plan)).collect();
            if known.len() > MOST_NAMED {
                told.push("…".to_owned());
            }
            let note = fl!(
                self.catalogue,
                "portfolio-organisation-id",
                id = id.as_str(),
                names = told.join(", "),
                name = known.first().map(|one| one.name.clone()).unwrap_or_default()
            );
            self.print_note(&note);
        }
    }

    /// Ends a verb that read several plans: those that could not be read, or not wholly, are named, and make a script
    /// notice.
    pub(super) fn end_portfolio(&mut self, portfolio: &Portfolio) -> VerbResult {
        self.note_organisations();
        for member in &portfolio.members {
            let name = sanitize(&member.name);
            match &member.opened {
                Ok(opened) => {
                    let unreadable = opened.unreadable().len();
                    if unreadable > 0 {
                        let (plan, count) = (name.as_str(), unreadable);
                        let what = fl!(self.catalogue, "portfolio-partial", plan = plan, count = count);
                        self.print_error(&Sentence { what, hint: None });
                    }
                    // What was read all the same is in every figure.
                    let faulty = broken_files(opened).saturating_sub(unreadable);
                    if faulty > 0 {
                        let what = fl!(self.catalogue, "portfolio-faulty", plan = name, count = faulty);
                        self.print_error(&Sentence { what, hint: None });
                    }
                }
                Err(Unreadable::Twice { .. }) => {}
                Err(why) => {
                    let Sentence { what, hint } = sentence::unreadable(&self.catalogue, why);
                    let what = fl!(self.catalogue, "portfolio-not-read", plan = name, why = what);
                    self.print_error(&Sentence { what, hint });
                }
            }
        }
        Ok(status_of(portfolio))
    }
}

/// What a script is told: whether all plans could be read wholly.
pub(super) fn status_of(portfolio: &Portfolio) -> ExitStatus {
    let is_read = |member: &Member| match &member.opened {
        Ok(opened) => broken_files(opened) == 0,
        Err(why) => matches!(why, Unreadable::Twice { .. }),
    };
    match portfolio.members.iter().all(is_read) {
        true => ExitStatus::Done,
        false => ExitStatus::Refused,
    }
}

/// How many files of a plan have an error.
fn broken_files(opened: &Workspace) -> usize {
    let errors = opened.problems().iter().filter(|problem| problem.is_error());
    errors.map(|problem| &problem.path).collect::<BTreeSet<_>>().len()
}
