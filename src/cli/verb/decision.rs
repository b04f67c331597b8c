//! `copil decision show|done|supersede|repeal|new`: what a decision says, and what follows on it.

use clap::{Args, Subcommand};
use i18n_embed_fl::fl;

use crate::cli::failure::{Failure, VerbResult};
use crate::cli::session::Session;
use crate::cli::{parse, recording};
use crate::report::decisions::DecisionSheet;
use crate::wording::lookup::{InvalidText, find_action, find_day, find_id, find_person};
use crate::wording::sentence::UsageError;
use crate::workspace::Workspace;
use copil_plan::decisions::DecisionRegister;
use copil_plan::field::Referent;
use copil_plan::id::CommitteeId;
use copil_plan::shape::Timing;
use copil_plan::{Decision, DecisionRef, Intent};

/// What is to be done with a decision.
#[derive(Debug, Subcommand)]
pub(crate) enum DecisionArgs {
    Show(ShowDecisionArgs),
    Done(DoneArgs),
    Supersede(SupersedeArgs),
    Repeal(RepealArgs),
    New(NewDecisionArgs),
}

/// What `decision show` takes.
#[derive(Debug, Args)]
pub(crate) struct ShowDecisionArgs {
    #[arg(value_name = "DECISION")]
    pub id: String,
}

/// What `decision done` takes.
#[derive(Debug, Args)]
pub(crate) struct DoneArgs {
    #[arg(value_name = "DECISION", required = true)]
    pub ids: Vec<String>,
    #[arg(long)]
    pub not_done: bool,
}

/// What `decision supersede` takes.
#[derive(Debug, Args)]
pub(crate) struct SupersedeArgs {
    #[arg(value_name = "DECISION")]
    pub id: String,
    #[arg(value_name = "BY", required_unless_present = "text", conflicts_with = "text")]
    pub by: Option<String>,
    #[command(flatten)]
    pub new: DecidedArgs,
}

/// What `decision repeal` takes.
#[derive(Debug, Args)]
pub(crate) struct RepealArgs {
    #[arg(value_name = "DECISION")]
    pub id: String,
}

/// What `decision new` takes.
#[derive(Debug, Args)]
pub(crate) struct NewDecisionArgs {
    #[arg(value_name = "COMMITTEE")]
    pub committee: String,
    #[command(flatten)]
    pub new: DecidedArgs,
}

/// What a new decision says.
#[derive(Debug, Args)]
pub(crate) struct DecidedArgs {
    #[arg(long)]
    pub written: bool,
    #[arg(long, value_name = "TEXT")]
    pub text: Option<String>,
    #[arg(long, value_name = "PERSON")]
    pub owner: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub due: Option<String>,
    #[arg(long, value_name = "ACTION", value_delimiter = ',')]
    pub action: Vec<String>,
    #[arg(long)]
    pub confidential: bool,
}

impl DecisionArgs {
    /// Whether it only reads the plan.
    pub(crate) fn reads(&self) -> bool {
        matches!(self, Self::Show(_))
    }
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, what: &DecisionArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let intents = match what {
        DecisionArgs::Show(arguments) => return show(session, &workspace, arguments),
        DecisionArgs::Done(arguments) => {
            let carried = arguments.ids.iter().map(|text| {
                let decision = parse::decision(&workspace, text)?;
                let done = !arguments.not_done;
                Ok(Intent::CarryOut { decision, done })
            });
            carried.collect::<Result<_, InvalidText>>()?
        }
        DecisionArgs::Supersede(arguments) => vec![supersede(session, &workspace, arguments)?],
        DecisionArgs::Repeal(arguments) => {
            let decision = parse::decision(&workspace, &arguments.id)?;
            vec![Intent::Repeal { decision }]
        }
        DecisionArgs::New(arguments) => {
            let committee = find_id(workspace.known(), Referent::Committee, &arguments.committee)?;
            vec![decided(session, &workspace, committee, &arguments.new, None)?]
        }
    };
    recording::record(session, &mut workspace, intents)
}

fn show(session: &mut Session, workspace: &Workspace, arguments: &ShowDecisionArgs) -> VerbResult {
    let reference = parse::decision(workspace, &arguments.id)?;
    let plan = workspace.plan();
    let today = workspace.today().day;
    let register = DecisionRegister::of(plan, today).into_iter();
    for decision in register.filter(|one| one.reference == reference) {
        session.print(&DecisionSheet { plan, today, decision })?;
    }
    session.end(workspace)
}

/// A decision whose place another takes, one that is there or a new one.
fn supersede(session: &mut Session, workspace: &Workspace, arguments: &SupersedeArgs) -> Result<Intent, Failure> {
    let decision = parse::decision(workspace, &arguments.id)?;
    if let Some(by) = &arguments.by {
        let by = parse::decision(workspace, by)?;
        return Ok(Intent::Supersede { decision, by });
    }
    let committee = workspace
        .plan()
        .meetings
        .get(&decision.meeting)
        .map(|held| held.committee.clone());
    let committee = committee.ok_or_else(|| UsageError::Missing("COMMITTEE".to_owned()))?;
    decided(session, workspace, committee, &arguments.new, Some(decision))
}

/// A new decision of a committee, and the one whose place it takes.
fn decided(
    session: &mut Session,
    workspace: &Workspace,
    committee: CommitteeId,
    said: &DecidedArgs,
    supersedes: Option<DecisionRef>,
) -> Result<Intent, Failure> {
    if !said.written {
        let meeting = workspace.plan().meeting_held(&committee).cloned();
        return Err(UsageError::DecidedHow { meeting, supersedes }.into());
    }
    let question = fl!(session.catalogue, "cli-ask-decision");
    let text = session.option_or_answer(said.text.clone(), &question, "--text")?;
    let (known, today) = (workspace.known(), workspace.today().day);
    let owner = said.owner.as_deref();
    let due = said.due.as_deref();
    let actions = said.action.iter().map(|text| find_action(known, text.trim()));
    let decision = Decision {
        text,
        owner: owner.map(|text| find_person(known, workspace.me(), text)).transpose()?,
        due: due
            .map(|text| find_day(known.plan, Timing::Planned, today, text))
            .transpose()?,
        actions: actions.collect::<Result<_, _>>()?,
        confidential: said.confidential,
        supersedes,
        ..Decision::default()
    };
    Ok(Intent::DecideInWriting {
        committee,
        day: session.context(workspace)?.on.unwrap_or(today),
        decision: Box::new(decision),
    })
}
