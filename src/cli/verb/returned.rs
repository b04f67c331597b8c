//! `copil import FILE` where the file is an export of the plan's own: what was edited in it, and that alone.

use std::sync::Arc;

use i18n_embed_fl::fl;

use super::import::{ImportArgs, tell_of_earlier, tell_written};
use super::list::ListArgs;
use super::sync::ask_all;
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::session::Session;
use crate::cli::{answers, filtering};
use crate::report::export::back::returned::{Recipe, ReturnedError};
use crate::report::export::back::{Edited, fitted};
use crate::report::export::wanted::ExportWanted;
use crate::report::returned::{MadeFrom, ReturnedReport};
use crate::report::sync::Between;
use crate::workspace::import::SourceFile;
use crate::workspace::{Answers, CommitDetails, Dispute, Error, Moment, Workspace};
use copil_plan::change::{Clash, Merge};
use copil_plan::query::{Filter, Order};
use copil_store::Snapshot;

/// Reads filters as the command line does, and keeps why one cannot be read.
struct FilterReader<'s> {
    session: &'s mut Session,
    failure: Option<Failure>,
}

impl FilterReader<'_> {
    fn read(&mut self, workspace: &Workspace, wanted: &ExportWanted) -> Option<(Filter, Option<Order>)> {
        let asked = ListArgs {
            terms: wanted.terms.clone(),
            view: wanted.view.clone(),
            ..ListArgs::default()
        };
        let read = filtering::filter_of(self.session, workspace, &asked);
        read.map_err(|failure| self.failure = Some(failure)).ok()
    }

    fn failed(self, error: ReturnedError) -> Failure {
        self.failure.unwrap_or_else(|| match error {
            ReturnedError::Workspace(error) => error.into(),
            error => Failure::worded(error.sentence(&self.session.catalogue), ExitStatus::Refused),
        })
    }
}

/// An export that came back, beside what it was made from.
struct Returned<'r> {
    source: &'r SourceFile,
    made_from: MadeFrom,
    /// The plan that it was made from, as far as that is known.
    base: Arc<Snapshot>,
    edited: Edited,
    details: CommitDetails,
}

/// Takes an export that comes back; `None` where the file is none of the plan's.
pub(super) fn taken(
    session: &mut Session,
    workspace: &mut Workspace,
    source: &SourceFile,
    (arguments, writes): (&ImportArgs, bool),
) -> Result<Option<ExitStatus>, Failure> {
    let own = session.catalogue.language();
    let mut reader = FilterReader { session, failure: None };
    let recipe = Recipe::of(workspace, source, own, &mut |at, wanted| reader.read(at, wanted));
    let recipe = match recipe {
        Ok(Some(recipe)) => recipe,
        Ok(None) => return Ok(None),
        Err(error) => return Err(reader.failed(error)),
    };
    let past = recipe.past(workspace);
    // A proposal that begins stands on what the file was made from: what the plan has changed since is asked about when it
    // is accepted.
    if let Some((commit, _)) = past.as_ref().map(Workspace::commit_at_hand).transpose()?.flatten()
        && let Some(begun) = workspace.proposal_begun_at(commit)?
    {
        *workspace = begun;
    }
    let file = recipe.returned((workspace, past.as_ref()), source, &mut |at, wanted| {
        reader.read(at, wanted)
    });
    let file = match file {
        Ok(file) => file,
        Err(error) => return Err(reader.failed(error)),
    };
    tell_of_earlier(session, workspace, source)?;
    let returned = Returned {
        source,
        made_from: file.made_from,
        base: file.base,
        edited: file.edited,
        details: session.context(workspace)?,
    };
    returned.joined(session, workspace, (arguments, writes)).map(Some)
}

impl Returned<'_> {
    /// What of it fits the plan, with some answers.
    fn fitted(&self, workspace: &Workspace, answers: &Answers) -> Result<(Edited, Merge), Error> {
        let reason = self.details.reason.as_deref();
        fitted(workspace, &self.base.plan, self.edited.clone(), (reason, answers))
    }

    /// What is asked with some answers.
    fn dispute(&self, workspace: &Workspace, clashes: Vec<Clash>) -> Result<Dispute, Error> {
        let moment = match &self.made_from {
            MadeFrom::Commit(commit) => Some(Moment::Revision(commit.clone())),
            MadeFrom::Unknown | MadeFrom::UnsaidTable | MadeFrom::UnsaidBook => None,
        };
        workspace.dispute_since(moment, clashes)
    }

    /// What is answered, by options and by whoever can be asked.
    fn answers(
        &self,
        session: &mut Session,
        workspace: &Workspace,
        (arguments, writes): (&ImportArgs, bool),
    ) -> Result<Answers, Failure> {
        let left = |answers: &Answers| Ok(self.fitted(workspace, answers)?.1.clashes);
        let rest = Answers::all(arguments.take);
        let mut answers = match arguments.answer.as_slice() {
            [] => rest,
            said => answers::given(session, workspace, &left, said, rest)?,
        };
        if writes && session.environment.can_ask && !session.common.json {
            let questions = |answers: &Answers| {
                let clashes = left(answers)?;
                let is_asked = !clashes.is_empty();
                is_asked.then(|| self.dispute(workspace, clashes)).transpose()
            };
            ask_all(session, workspace, (&questions, Between::File), &mut answers)?;
        }
        Ok(answers)
    }

    /// Joins it with the plan, shows what comes of it and, where that is wanted, records it.
    fn joined(
        mut self,
        session: &mut Session,
        workspace: &mut Workspace,
        (arguments, writes): (&ImportArgs, bool),
    ) -> VerbResult {
        let answers = self.answers(session, workspace, (arguments, writes))?;
        let (edited, merge) = self.fitted(workspace, &answers)?;
        let dispute = self.dispute(workspace, merge.clashes.clone())?;
        let plan = workspace.snapshot();
        let file = self.source.name();
        let mut report = ReturnedReport {
            plan: &plan.plan,
            file: &file,
            made_from: self.made_from.clone(),
            merge: &merge,
            dispute: &dispute,
            findings: &edited.findings,
            commit: None,
        };
        if !merge.clashes.is_empty() {
            session.print(&report)?;
            let note = fl!(session.catalogue, "returned-clash-hint");
            session.print_note(&note);
            return Ok(if writes { ExitStatus::Refused } else { ExitStatus::Done });
        }
        if merge.files.is_empty() {
            session.print(&report)?;
            return Ok(ExitStatus::Unchanged);
        }
        if !writes {
            match workspace.prepare_returned(self.source, &merge, &self.details) {
                // Without a repository there is nothing to prepare.
                Ok(_) | Err(Error::Obstacle(_)) => {}
                Err(error) => return Err(error.into()),
            }
            session.print(&report)?;
            let note = fl!(session.catalogue, "import-nothing-written");
            session.print_note(&note);
            return Ok(ExitStatus::Done);
        }
        self.details.request = Some(session.request(workspace.dir()));
        let recorded = workspace.record_returned(self.source, &merge, &self.details)?;
        report.commit = Some(recorded.commit.to_string());
        session.print(&report)?;
        Ok(tell_written(session, workspace, &recorded))
    }
}
