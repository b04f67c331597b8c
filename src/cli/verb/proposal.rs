//! `copil proposal list|show|accept|refuse|withdraw`: changes put beside the plan with `--proposal`, as a committee reads
//! and decides them.

use clap::{Args, Subcommand};
use i18n_embed_fl::fl;

use crate::cli::answers;
use crate::cli::arguments::one_of;
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::recording::{self, with_plan_words};
use crate::cli::session::Session;
use crate::report::proposals::{ProposalList, ProposalReport};
use crate::workspace::proposal::{Proposal, ProposalComparison, ProposalSummary};
use crate::workspace::{Answers, Error, Workspace};
use copil_plan::change::Side;

/// What is to be done with proposals.
#[derive(Debug, Subcommand)]
pub(crate) enum ProposalArgs {
    #[command(alias = "ls")]
    List(ListProposalsArgs),
    Show(ProposalNameArgs),
    Accept(AcceptArgs),
    Refuse(ProposalNameArgs),
    Withdraw(ProposalNameArgs),
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

/// What `proposal accept` takes.
#[derive(Debug, Args)]
pub(crate) struct AcceptArgs {
    #[arg(value_name = "PROPOSAL")]
    pub name: String,
    #[arg(long, value_name = "SIDE", value_parser = one_of(Side::ALL, Side::word))]
    pub take: Option<Side>,
    #[arg(long, value_names = ["ID", "FIELD", "ANSWER"], num_args = 3)]
    pub answer: Vec<String>,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, what: &ProposalArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let name = match what {
        ProposalArgs::List(arguments) => return list(session, &workspace, arguments),
        ProposalArgs::Accept(arguments) => &arguments.name,
        ProposalArgs::Show(named) | ProposalArgs::Refuse(named) | ProposalArgs::Withdraw(named) => &named.name,
    };
    let found = workspace.find_proposal(name);
    let proposal = with_plan_words(session, &workspace, found)?;
    match what {
        ProposalArgs::Accept(arguments) => accept(session, &mut workspace, &proposal, arguments),
        ProposalArgs::Refuse(_) => refuse(session, &workspace, &proposal),
        ProposalArgs::Withdraw(_) => withdraw(session, &workspace, &proposal),
        ProposalArgs::Show(_) | ProposalArgs::List(_) => {
            let compared = compared(session, &workspace, &proposal)?;
            session.print(&ProposalReport {
                plan: workspace.plan(),
                compared: &compared,
            })?;
            session.end(&workspace)
        }
    }
}

fn compared(session: &Session, workspace: &Workspace, proposal: &Proposal) -> Result<ProposalComparison, Failure> {
    with_plan_words(session, workspace, workspace.compare_proposal(proposal))
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

fn accept(session: &mut Session, workspace: &mut Workspace, proposal: &Proposal, arguments: &AcceptArgs) -> VerbResult {
    recording::refuse_if_blocked(session, workspace)?;
    let mut details = session.context(workspace)?;
    let left = |answers: &Answers| workspace.clashes_left(proposal, answers);
    let answers = answers::given(session, workspace, &left, (&arguments.answer, arguments.take))?;
    if session.common.dry_run {
        let prepared = workspace.prepare_accept(proposal, &answers, &details);
        let prepared = with_plan_words(session, workspace, prepared)?;
        return recording::show_prepared(session, &[prepared]);
    }
    details.request = Some(session.request(workspace.dir()));
    let recorded = workspace.accept(proposal, &answers, &details);
    let recorded = with_plan_words(session, workspace, recorded)?;
    recording::close(session, workspace, &[recorded])
}

fn refuse(session: &mut Session, workspace: &Workspace, proposal: &Proposal) -> VerbResult {
    let mut details = session.context(workspace)?;
    let question = fl!(session.catalogue, "proposal-ask-refusal");
    details.reason = Some(session.option_or_answer(details.reason, &question, "--reason")?);
    if session.common.dry_run {
        let kept = fl!(session.catalogue, "proposal-refusal-keeps");
        session.print_note(&kept);
        return dry_run(session);
    }
    let refused = with_plan_words(session, workspace, workspace.refuse(proposal, &details))?;
    let said = fl!(session.catalogue, "proposal-refused", name = refused.as_str());
    session.print_decided(&said, "refused", refused.as_str())
}

fn withdraw(session: &mut Session, workspace: &Workspace, proposal: &Proposal) -> VerbResult {
    if session.common.dry_run {
        return dry_run(session);
    }
    with_plan_words(session, workspace, workspace.withdraw(proposal, session.common.sure))?;
    let said = fl!(
        session.catalogue,
        "proposal-withdrawn",
        name = proposal.name.as_str(),
        commit = proposal.commit.to_string()
    );
    session.print_decided(&said, "withdrawn", proposal.name.as_str())
}

fn dry_run(session: &mut Session) -> VerbResult {
    let nothing = fl!(session.catalogue, "cli-dry-run");
    session.print_note(&nothing);
    Ok(ExitStatus::Done)
}

impl Session {
    /// Says what became of a proposal.
    fn print_decided(&mut self, said: &str, key: &str, name: &str) -> VerbResult {
        match self.common.json {
            true => self.out.json(&serde_json::json!({ key: name }))?,
            false => self.out.line(said)?,
        }
        Ok(ExitStatus::Done)
    }
}
