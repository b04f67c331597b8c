//! The command line: what can be done without the screen, for people and for scripts.
//!
//! ```text
//! arguments ─▶ Session ─▶ verb ─▶ VerbResult ─▶ a sentence on standard error, an exit code
//!               │           ├─ parse        what people type, turned into the plan's values
//!               │           ├─ recording    intents checked, then recorded one commit each
//!               │           └─ report       what is printed
//!               └─ environment, configuration, output
//! ```

mod answers;
mod arguments;
mod configuration;
mod deferred;
mod environment;
mod exit;
mod failure;
mod filtering;
mod help;
mod output;
mod parse;
mod recording;
mod session;
mod several;
mod usage;
mod verb;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;

use arguments::{Arguments, GlobalArgs, Opening, ScreenArgs, Verb};
use environment::Environment;
use failure::{ExitStatus, Failure, VerbResult};
use output::ColorChoice;
use session::Session;

use crate::wording::lookup::find_time;
use crate::wording::sentence::{ArgumentError, UsageError, UsageHint};
use crate::workspace::Workspace;
use copil_plan::Plan;
use copil_plan::names::THE_PLAN;

/// Runs the program with these arguments, the program's own name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let arguments = usage::negated_terms(arguments);
    let (environment, lost) = match Environment::of_process() {
        Ok(environment) => (environment, None),
        Err(error) => (Environment::default(), Some(Failure::NoFolder(error))),
    };
    let exit = match Arguments::of_line(&arguments) {
        Ok(Arguments { opening, verb }) => {
            let Opening {
                mut common,
                folder,
                screen,
                ..
            } = opening;
            let screen = match &verb {
                Some(Verb::Demo(demo)) => demo.screen.or(screen),
                _ => screen,
            };
            let mut environment = environment;
            if screen.no_config {
                environment.config_file = None;
            }
            // `copil blois` and `copil blois list` name the plan before the verb.
            common.plan = common.plan.or(folder);
            let mut session = Session::new(environment, common);
            session.words = words(&arguments);
            let outcome = match lost {
                Some(failure) => Err(failure),
                None => run_verb(&mut session, verb, screen),
            };
            end(&mut session, outcome)
        }
        Err(error) => explain_usage(environment, &arguments, &error),
    };
    exit.into()
}

fn run_verb(session: &mut Session, verb: Option<Verb>, screen: ScreenArgs) -> VerbResult {
    let changes = verb.as_ref().is_some_and(|verb| !verb.reads());
    session.reads = !changes;
    if let Some(at) = session.common.at.as_deref().filter(|_| changes) {
        let is_time = find_time(at).is_ok();
        return Err(UsageError::AtOfChanges { is_time }.into());
    }
    if session.common.proposal.is_some() && !verb.as_ref().is_some_and(Verb::changes) {
        return Err(UsageError::ProposalOfNoChange.into());
    }
    if let Some(option) = session.common.ignored_by(verb.as_ref()) {
        let unknown = ArgumentError::UnknownArgument(format!("--{option}"));
        return Err(UsageError::Arguments(unknown, UsageHint::Help("copil help".to_owned())).into());
    }
    let Some(verb) = verb else {
        return verb::open::run(session, screen);
    };
    match &verb {
        // The plan of this folder, if there is one, is another.
        Verb::Clone(arguments) => return verb::clone::run(session, arguments),
        // Git is in the middle of a merge, and asks about one file.
        Verb::MergeDriver(arguments) if !arguments.files.is_empty() => {
            return verb::merge_driver::join(session, arguments);
        }
        _ => {}
    }
    if let Verb::Import(arguments) = &verb {
        session.common.plan = arguments.into.clone().or(session.common.plan.take());
    }
    if let Ok(dir) = session.folder() {
        if session.finish_closings(&dir)? {
            return Ok(ExitStatus::Done);
        }
        session.refuse_if_recorded(&dir)?;
    }
    match verb {
        Verb::Demo(arguments) => verb::demo::run(session, &arguments, screen),
        Verb::Import(arguments) => verb::import::run(session, &arguments),
        Verb::Init(arguments) => verb::init::run(session, &arguments),
        Verb::Clone(arguments) => verb::clone::run(session, &arguments),
        Verb::New(what) => verb::new::run(session, &what),
        Verb::List(arguments) => verb::list::run(session, &arguments),
        Verb::Mine(arguments) => verb::mine::run(session, &arguments),
        Verb::Groups(arguments) => verb::groups::run(session, &arguments),
        Verb::Portfolio => verb::portfolio::run(session),
        Verb::Attention(arguments) => verb::attention::run(session, &arguments),
        Verb::Forecast(arguments) => verb::forecast::run(session, &arguments),
        Verb::Show(arguments) => verb::show::run(session, &arguments),
        Verb::Status(arguments) => verb::status::run(session, &arguments),
        Verb::Weather(arguments) => verb::weather::run(session, &arguments),
        Verb::Milestone(arguments) => verb::milestone::run(session, &arguments),
        Verb::Measure(arguments) => verb::measure::run(session, &arguments),
        Verb::Deliver(arguments) => verb::deliver::run(session, &arguments),
        Verb::Spend(arguments) => verb::spend::run(session, &arguments),
        Verb::Depend(arguments) => verb::depend::run(session, &arguments),
        Verb::Due(arguments) => verb::due::run(session, &arguments),
        Verb::Set(arguments) => verb::set::run(session, &arguments),
        Verb::Edit(arguments) => verb::edit::run(session, &arguments),
        Verb::Move(arguments) => verb::r#move::run(session, &arguments),
        Verb::Rename(arguments) => verb::rename::run(session, &arguments),
        Verb::Log(arguments) => verb::log::run(session, &arguments),
        Verb::Compare(arguments) => verb::compare::run(session, &arguments),
        Verb::Decisions(arguments) => verb::decisions::run(session, &arguments),
        Verb::Decision(what) => verb::decision::run(session, &what),
        Verb::Drift(arguments) => verb::drift::run(session, &arguments),
        Verb::Report(arguments) => verb::report::run(session, &arguments),
        Verb::Export(arguments) => verb::export::run(session, &arguments),
        Verb::Undo(arguments) => verb::undo::run(session, &arguments),
        Verb::Record(arguments) => verb::record::run(session, &arguments),
        Verb::Proposal(what) => verb::proposal::run(session, &what),
        Verb::Sync(arguments) => verb::sync::run(session, &arguments),
        Verb::Resolve(arguments) => verb::resolve::run(session, &arguments),
        Verb::MergeDriver(arguments) => verb::merge_driver::run(session, &arguments),
        Verb::Meeting(what) => verb::meeting::run(session, &what),
        Verb::Check(arguments) => verb::check::run(session, &arguments),
        Verb::Config(arguments) => verb::config::run(session, &arguments),
        Verb::Completions(arguments) => verb::completions::run(session, &arguments),
        Verb::Man => verb::man::run(session),
        Verb::Help(arguments) => verb::help::run(session, &arguments),
    }
}

/// Sees to it that all was printed, and tells the person why the verb failed when it did.
fn end(session: &mut Session, outcome: VerbResult) -> ExitStatus {
    let outcome = outcome.and_then(|exit| {
        session.out.flush()?;
        Ok(exit)
    });
    let exit = match outcome {
        Ok(exit) => exit,
        Err(failure) if failure.is_reader_gone() => ExitStatus::Done,
        Err(failure) => {
            // What needs the words of the plan was told while the plan was at hand.
            if let Ok(id) = THE_PLAN.parse() {
                session.print_failure(&failure, &Plan::empty(id));
            }
            failure.exit()
        }
    };
    // The last thing of all: whoever is killed before it has not told anybody.
    if let Some((dir, commit)) = session.made.take()
        && matches!(exit, ExitStatus::Done | ExitStatus::Unchanged)
    {
        Workspace::acknowledge(&dir, commit);
    }
    if let Some(keeping) = session.keeping.take() {
        // Whatever became of it, all is told.
        drop(keeping.join());
    }
    exit
}

/// The words of the command line after the program's name.
fn words(arguments: &[OsString]) -> Vec<String> {
    let words = arguments.iter().skip(1);
    words.map(|word| word.to_string_lossy().into_owned()).collect()
}

/// Shows the help or the version that was asked for, or says what is wrong with the arguments.
fn explain_usage(environment: Environment, arguments: &[OsString], error: &clap::Error) -> ExitStatus {
    let common = GlobalArgs {
        lang: usage::language_asked(arguments),
        color: ColorChoice::Auto,
        ..GlobalArgs::default()
    };
    let mut session = Session::new(environment, common);
    let outcome = match error.kind() {
        ErrorKind::DisplayHelp => {
            let help = help::command(&session.catalogue).try_get_matches_from(arguments).err();
            let text = help.map(|help| session.out.styled(&help.render())).unwrap_or_default();
            session
                .out
                .text(&text)
                .map(|()| ExitStatus::Done)
                .map_err(Failure::from)
        }
        ErrorKind::DisplayVersion => {
            let version = format!("{} {}", help::PROGRAM, env!("CARGO_PKG_VERSION"));
            session
                .out
                .line(&version)
                .map(|()| ExitStatus::Done)
                .map_err(Failure::from)
        }
        _ => {
            let command = help::command(&session.catalogue);
            Err(usage::usage_error(&session.catalogue, &command, error, arguments).into())
        }
    };
    end(&mut session, outcome)
}
