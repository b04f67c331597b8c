//! `copil proposal list|show`: changes put beside the plan with `--proposal`, as a committee reads them.

use clap::{Args, Subcommand};
use i18n_embed_fl::fl;

use crate::cli::failure::{ExitStatus, VerbResult};
use crate::cli::recording::with_plan_words;
use crate::cli::session::Session;
use crate::report::proposals::{ProposalList, ProposalReport};
use crate::workspace::proposal::{Proposal, ProposalSummary};
use crate::workspace::{Error, Workspace};

/// What is to be done with proposals.
#[derive(Debug, Subcommand)]
pub(crate) enum ProposalArgs {
    #[command(alias = "ls")]
    List(ListProposalsArgs),
    Show(ProposalNameArgs),
}

/// What `proposal list` takes.
#[derive(Debug, Args)]
pub(crate) struct ListProposalsArgs {
    #[arg(long)]
    pub refused: bool,
}

/// A proposal.
#[derive(Debug, Args)]
pub(crate) struct ProposalNameArgs {
    #[arg(value_name = "PROPOSAL")]
    pub name: String,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, what: &ProposalArgs) -> VerbResult {
    let workspace = session.open()?;
    match what {
        ProposalArgs::List(arguments) => list(session, &workspace, arguments),
        ProposalArgs::Show(arguments) => {
            let found = workspace.find_proposal(&arguments.name);
            let compared = found.and_then(|proposal| workspace.compare_proposal(&proposal));
            let compared = with_plan_words(session, &workspace, compared)?;
            session.print(&ProposalReport {
                plan: workspace.plan(),
                compared: &compared,
            })?;
            session.end(&workspace)
        }
    }
}

fn list(session: &mut Session, workspace: &Workspace, arguments: &ListProposalsArgs) -> VerbResult {
    let mut proposals: Vec<Proposal> = workspace.proposals()?;
    if arguments.refused {
        proposals.extend(workspace.refused_proposals()?);
    }
    let summaries = proposals.into_iter().map(|proposal| workspace.summary_of(proposal));
    let summaries = summaries.collect::<Result<Vec<ProposalSummary>, Error>>()?;
    session.print(&ProposalList {
        plan: workspace.plan(),
        proposals: &summaries,
    })?;
    if summaries.is_empty() && !session.common.json {
        let hint = fl!(session.catalogue, "hint-no-proposals");
        session.print_note(&hint);
    }
    Ok(ExitStatus::Done)
}
