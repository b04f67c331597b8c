//! `copil sync`: the plan and the shared one brought together.

use std::collections::BTreeMap;
use std::mem::ManuallyDrop;
use std::path::PathBuf;

use clap::Args;
use i18n_embed_fl::fl;

use crate::cli::answers;
use crate::cli::arguments::one_of;
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::recording::with_plan_words;
use crate::cli::session::Session;
use crate::report::sync::{Between, Questions, SyncOutcome};
use crate::workspace::{Answers, CommitDetails, Dispute, Error, SyncChannel, SyncError, SyncReport, Workspace};
use copil_plan::change::{Choice, Clash, Side};
use copil_plan::fold::fold;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct SyncArgs {
    #[arg(long, value_name = "SIDE", value_parser = one_of(Side::ALL, Side::word))]
    pub take: Option<Side>,
    #[arg(long, value_names = ["ID", "FIELD", "ANSWER"], num_args = 3)]
    pub answer: Vec<String>,
    #[arg(long)]
    pub rewritten: bool,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &SyncArgs) -> VerbResult {
    // It is not taken down at the end of a run, as [`Session::open`] says.
    let mut workspace = ManuallyDrop::new(Workspace::open_around(&session.folder_to_share()?));
    let begun = workspace.begin_sync()?;
    // While git asks, what is needed to join and to tell is read.
    workspace.read_only(&[])?;
    workspace.check_today()?;
    session.catalogue.read();
    let details = CommitDetails {
        sure: arguments.rewritten,
        ..session.context(&workspace)?
    };
    let (own, mut of_others) = Said::parted(&workspace, &arguments.answer);
    let mut answers = Answers::all(arguments.take);
    let mut outcome = workspace.sync_begun(begun, &answers, &details, SyncChannel::AtTerminal);
    if is_asked(&outcome) {
        let clashes;
        (answers, clashes) = settle(session, &workspace, &own, arguments.take)?;
        outcome = match clashes.is_empty() {
            true => workspace.sync(&answers, &details, SyncChannel::AtTerminal),
            false => Err(SyncError::Questions { clashes }.into()),
        };
    }
    // Each other plan of the repository asks by itself; its answers are kept with it.
    let mut asked = Vec::new();
    while let Some(folder) = asked_elsewhere(&outcome).filter(|folder| !asked.contains(folder)) {
        let other = Workspace::open(&folder)?;
        let said = of_others.remove(other.plan().id.as_str()).unwrap_or_default();
        if settle(session, &other, &said, arguments.take)?.1.is_empty() {
            outcome = workspace.sync(&answers, &details, SyncChannel::AtTerminal);
        }
        asked.push(folder);
    }
    if !matches!(&outcome, Ok(report) if !report.has_news() && report.shared_beside.is_empty()) {
        // What is told is told in the words of the plan; where it cannot be read, ids have to do.
        drop(workspace.read_whole());
    }
    tell_taken(session, &workspace, &outcome)?;
    let report = with_plan_words(session, &workspace, outcome)?;
    let waiting = match report.offline {
        Some(_) => workspace.divergence()?.unwrap_or_default().ahead,
        None => 0,
    };
    session.print(&SyncOutcome {
        plan: workspace.plan(),
        report: &report,
        waiting,
    })?;
    Ok(match report.has_news() || report.has_shared() {
        true => ExitStatus::Done,
        false => ExitStatus::Unchanged,
    })
}

/// Tells what was taken in before something went wrong.
fn tell_taken(
    session: &mut Session,
    workspace: &Workspace,
    outcome: &Result<SyncReport, Error>,
) -> Result<(), Failure> {
    let Err(Error::Sync(error)) = outcome else {
        return Ok(());
    };
    match error.taken().filter(|taken| taken.has_news()) {
        Some(report) if !session.common.json => session.print(&SyncOutcome {
            plan: workspace.plan(),
            report,
            waiting: 0,
        }),
        _ => Ok(()),
    }
}

fn is_asked(outcome: &Result<SyncReport, Error>) -> bool {
    matches!(outcome, Err(Error::Sync(error)) if matches!(**error, SyncError::Questions { .. }))
}

/// The folder of another plan of the repository that has questions.
fn asked_elsewhere(outcome: &Result<SyncReport, Error>) -> Option<PathBuf> {
    match outcome {
        Err(Error::Sync(error)) => match &**error {
            SyncError::QuestionsElsewhere { folder, .. } => Some(folder.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// What `--answer` says, three words an answer.
struct Said;

impl Said {
    /// What is said of a plan, and of the others, by their ids: `other/RH-04` names a thing of another plan.
    fn parted(workspace: &Workspace, said: &[String]) -> (Vec<String>, BTreeMap<String, Vec<String>>) {
        let (mut own, mut others) = (Vec::new(), BTreeMap::<String, Vec<String>>::new());
        for words in said.chunks(3) {
            let named = words.first().and_then(|thing| thing.split_once('/'));
            match named {
                Some((plan, thing)) => {
                    let of = match plan == workspace.plan().id.as_str() {
                        true => &mut own,
                        false => others.entry(plan.to_owned()).or_default(),
                    };
                    of.push(thing.to_owned());
                    of.extend_from_slice(&words[1..]);
                }
                None => own.extend_from_slice(words),
            }
        }
        (own, others)
    }
}

/// Has the questions of a plan answered, by what is said, by what was answered before and by whoever can be asked; gives
/// the answers, which are kept, and what is left.
fn settle(
    session: &mut Session,
    workspace: &Workspace,
    said: &[String],
    rest: Option<Side>,
) -> Result<(Answers, Vec<Clash>), Failure> {
    // What is answered is known once the questions are.
    let all = workspace.questions()?.map_or_else(Vec::new, |all| all.clashes);
    let mut known = workspace.kept_answers(&all);
    known.rest = rest;
    let left = |answers: &Answers| {
        Ok(workspace
            .questions_left(answers)?
            .map_or_else(Vec::new, |left| left.clashes))
    };
    let mut answers = answers::given(session, workspace, &left, said, known)?;
    let questions = |answers: &Answers| workspace.questions_left(answers);
    let clashes = ask_all(session, workspace, (&questions, Between::Shared), &mut answers)?;
    workspace.keep_answers(&all, &answers);
    Ok((answers, clashes))
}

/// What is left of the questions of a joining with some answers.
pub(super) type DisputeLeft<'d> = &'d dyn Fn(&Answers) -> Result<Option<Dispute>, Error>;

/// Asks what no option answers and what these answers lead to, where somebody can be asked, else shows it; gives what is left.
pub(super) fn ask_all(
    session: &mut Session,
    workspace: &Workspace,
    (left, between): (DisputeLeft<'_>, Between),
    answers: &mut Answers,
) -> Result<Vec<Clash>, Failure> {
    let mut asked: Vec<Clash> = Vec::new();
    while let Some(dispute) = left(answers)? {
        let is_new = |clash: &&Clash| !asked.contains(clash);
        if !dispute.clashes.iter().any(|clash| is_new(&clash)) {
            return Ok(dispute.clashes);
        }
        let open = Questions::left(workspace.plan(), &dispute, answers).between(between);
        if !ask(session, workspace, &open, answers)? {
            if !session.common.json {
                session.print(&open)?;
            }
            return Ok(dispute.clashes);
        }
        asked.extend(dispute.clashes);
    }
    Ok(Vec::new())
}

/// Asks each question that no option answers, where somebody can be asked; answers whether anybody was.
pub(super) fn ask(
    session: &mut Session,
    workspace: &Workspace,
    open: &Questions<'_>,
    answers: &mut Answers,
) -> Result<bool, Failure> {
    if !session.environment.can_ask || session.common.json {
        return Ok(false);
    }
    for clash in open.first_of_each() {
        session.print(&open.only(clash))?;
        let question = match open.between {
            Between::Shared => fl!(session.catalogue, "sync-ask"),
            Between::GitBranches => fl!(session.catalogue, "resolve-ask"),
            Between::File => fl!(session.catalogue, "returned-ask"),
        };
        let Some(answer) = session.ask(&question)? else {
            continue;
        };
        if let Some(choice) = choice_meant(session, workspace, clash, &answer)? {
            answers.give(clash, choice, workspace.today().day);
        }
    }
    Ok(true)
}

/// What an answer means, in either language: a side, or another value behind `=`.
fn choice_meant(
    session: &Session,
    workspace: &Workspace,
    clash: &Clash,
    answer: &str,
) -> Result<Option<Choice>, Failure> {
    if let Some(text) = answer.trim().strip_prefix('=')
        && clash.takes_other()
    {
        return answers::other_value(session, workspace, clash, text).map(Some);
    }
    let answer = fold(answer);
    let means = |word: &str| !answer.is_empty() && fold(word).starts_with(&answer);
    let [first, second] = session.catalogue.both();
    let side = [first, second].into_iter().find_map(|catalogue| {
        if means(&fl!(catalogue, "sync-ask-ours")) {
            return Some(Side::Ours);
        }
        let theirs = [
            fl!(catalogue, "sync-ask-theirs"),
            fl!(catalogue, "resolve-ask-theirs"),
            fl!(catalogue, "returned-ask-theirs"),
        ];
        theirs.iter().any(|word| means(word)).then_some(Side::Theirs)
    });
    Ok(side.map(Choice::Side))
}
