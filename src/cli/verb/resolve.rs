//! `copil resolve`: the questions that a joining waits for, and their answers.

use clap::Args;
use i18n_embed_fl::fl;

use super::sync::{self, SyncArgs};
use crate::cli::answers;
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::recording;
use crate::cli::session::Session;
use crate::report::merge_faults::MergeFaults;
use crate::report::settlement::SettlementReport;
use crate::report::sync::{Between, Questions};
use crate::workspace::{Answers, Workspace};
use copil_plan::change::{Side, WHOLE};

/// So many letters of a commit's name, at least, are taken for one.
const LEAST_OF_COMMIT: usize = 7;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct ResolveArgs {
    #[arg(value_name = "THING")]
    pub thing: Option<String>,
    #[arg(value_name = "FIELD", requires = "thing")]
    pub field: Option<String>,
    #[arg(long)]
    pub ours: bool,
    #[arg(long, conflicts_with = "ours")]
    pub theirs: bool,
    #[arg(long, requires = "thing", conflicts_with_all = ["field", "ours", "theirs"])]
    pub as_it_is: bool,
}

impl ResolveArgs {
    fn side(&self) -> Option<Side> {
        match (self.ours, self.theirs) {
            (true, _) => Some(Side::Ours),
            (_, true) => Some(Side::Theirs),
            _ => None,
        }
    }

    /// What is answered to one question: the thing, the field, and the side or another value behind `=`.
    fn answer(&self) -> Vec<String> {
        let field = self.field.as_deref().unwrap_or(WHOLE);
        let (field, answer) = match (field.split_once('='), self.side()) {
            (Some((field, value)), _) => (field, format!("={value}")),
            (None, Some(side)) => (field, side.word().to_owned()),
            (None, None) => return Vec::new(),
        };
        self.thing
            .iter()
            .flat_map(|thing| [thing.clone(), field.to_owned(), answer.clone()])
            .collect()
    }
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &ResolveArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let unsettled = workspace.unsettled()?;
    let rest = arguments.side().filter(|_| arguments.thing.is_none());
    if let Some(status) = repair(session, &mut workspace, arguments)? {
        return Ok(status);
    }
    if arguments.as_it_is {
        let nothing = fl!(session.catalogue, "resolve-nothing");
        session.out.line(&nothing)?;
        return Ok(ExitStatus::Unchanged);
    }
    if unsettled.is_empty() {
        return of_sync(session, &workspace, arguments);
    }
    let dispute = workspace.unsettled_questions(&unsettled, &Answers::default())?;
    let said = arguments.answer();
    let left = |_: &Answers| Ok(dispute.clashes.clone());
    let mut answers = answers::given(session, &workspace, &left, &said, Answers::all(rest))?;
    let questions =
        |answers: &Answers| Questions::left(workspace.plan(), &dispute, answers).between(Between::GitBranches);
    if arguments.side().is_none() && said.is_empty() {
        let mut open = answers.clone();
        let is_told = sync::ask(session, &workspace, &questions(&answers), &mut open)?;
        answers = open;
        let left = questions(&answers);
        if !is_told && !session.common.json && !left.first_of_each().is_empty() {
            session.print(&left)?;
        }
    }
    let details = session.context(&workspace)?;
    let settlement = workspace.settle(&unsettled, &answers, &details)?;
    session.print(&SettlementReport {
        plan: workspace.plan(),
        unsettled: &unsettled,
        settlement: &settlement,
    })?;
    let is_open = !settlement.open.is_empty() || !unsettled.unreadable.is_empty();
    if is_open && !session.common.json {
        let hint = fl!(session.catalogue, "resolve-left", count = settlement.open.len());
        session.print_note(&hint);
    }
    Ok(match is_open {
        true => ExitStatus::Refused,
        false => ExitStatus::Done,
    })
}

/// Repairs a merge, where one is named.
fn repair(
    session: &mut Session,
    workspace: &mut Workspace,
    arguments: &ResolveArgs,
) -> Result<Option<ExitStatus>, Failure> {
    let named = arguments.thing.as_deref().filter(|text| text.len() >= LEAST_OF_COMMIT);
    let Some(named) = named.filter(|text| text.chars().all(|letter| letter.is_ascii_hexdigit())) else {
        return Ok(None);
    };
    let faults = workspace.merge_faults()?;
    let Some(fault) = faults.iter().find(|fault| fault.commit.to_string().starts_with(named)) else {
        return Ok(None);
    };
    if arguments.as_it_is {
        workspace.confirm_merge(fault.commit);
        let said = fl!(session.catalogue, "resolve-as-it-is", commit = named);
        session.out.line(&said)?;
        return Ok(Some(ExitStatus::Done));
    }
    let details = session.context(workspace)?;
    let recorded = workspace.repair_merge(fault, &details);
    let recorded = recording::with_plan_words(session, workspace, recorded)?;
    recording::close(session, workspace, &[recorded]).map(Some)
}

/// The questions of bringing the plan together with the shared one.
fn of_sync(session: &mut Session, workspace: &Workspace, arguments: &ResolveArgs) -> Result<ExitStatus, Failure> {
    let has_questions = match workspace.divergence() {
        Ok(Some(apart)) => apart.ahead > 0 && apart.behind > 0,
        _ => false,
    };
    if !has_questions {
        let faults = workspace.merge_faults()?;
        if !faults.is_empty() {
            let plan = workspace.plan();
            session.print(&MergeFaults {
                plan,
                faults: &faults,
                keys: None,
            })?;
            return Ok(ExitStatus::Refused);
        }
        let nothing = fl!(session.catalogue, "resolve-nothing");
        session.out.line(&nothing)?;
        return Ok(ExitStatus::Unchanged);
    }
    let of_one = arguments.answer();
    let asked = SyncArgs {
        take: arguments.side().filter(|_| of_one.is_empty()),
        answer: of_one,
        rewritten: false,
    };
    sync::run(session, &asked)
}
