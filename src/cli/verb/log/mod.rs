//! `copil log [ID|GROUP]`: what changed, when, by whom and why, the newest first.

mod asked;
mod several;

use std::ops::ControlFlow;

use clap::Args;

use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::filtering;
use crate::cli::parse;
use crate::cli::session::Session;
use crate::report::Report;
use crate::report::log::LogEntryReport;
use crate::wording::lookup::is_oneself;
use crate::workspace::{LogEntry, LogScope, Workspace};
use asked::AskedEntries;
use copil_plan::{ActionId, Plan, Refusal, Subject};

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct LogArgs {
    #[arg(value_name = "ID")]
    pub id: Option<String>,
    #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
    pub since: Option<String>,
    #[arg(long, value_name = "PERSON", value_delimiter = ',')]
    pub author: Vec<String>,
    #[arg(long, short = 'l', value_name = "PERSON", value_delimiter = ',')]
    pub lead: Vec<String>,
    #[arg(long, short = 'f', value_name = "FILTER")]
    pub filter: Option<String>,
    #[arg(long)]
    pub received: bool,
    #[arg(long, short = 'n', value_name = "N")]
    pub limit: Option<usize>,
    #[arg(long)]
    pub oneline: bool,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &LogArgs) -> VerbResult {
    let named: Vec<String> = arguments.id.iter().cloned().collect();
    let id = session.enter_plan(&named)?.pop();
    if let Some(list) = session.several()? {
        return several::run(session, arguments, list);
    }
    // An action's own history is told from its own file: of a large plan the rest need not be read, but for the meetings
    // that a day may be said by.
    let workspace = match &id {
        Some(id) if arguments.since.is_none() && arguments.filter.is_none() => {
            session.open_only(std::slice::from_ref(id))?
        }
        _ => session.open()?,
    };
    let scope = match &id {
        Some(id) => scope(&workspace, id)?,
        None => LogScope::All,
    };
    let filter = arguments.filter.as_deref();
    let filtered = filtering::about(session, &workspace, workspace.plan().id.as_str(), filter)?;
    let mut asked = AskedEntries::of(&workspace, arguments, filtered.as_ref())?;
    if arguments
        .author
        .iter()
        .chain(&arguments.lead)
        .any(|text| is_oneself(text))
    {
        session.note_shared_address(&workspace);
    }
    let mut history = workspace.history()?;
    let mut printer = Printer {
        plan: workspace.plan(),
        oneline: arguments.oneline,
        count: 0,
    };
    let limit = arguments.limit.unwrap_or(usize::MAX);
    let mut failure = None;
    let mut visit = |entry: LogEntry| {
        if printer.count >= limit {
            // Somebody who was asked for may be met further down, or nowhere.
            asked.holds(&entry);
            return match asked.unknown_author() {
                Some(_) => ControlFlow::Continue(()),
                None => ControlFlow::Break(()),
            };
        }
        // The days of commits may run backwards: one that is too old says nothing of those that it stands on.
        if !asked.holds(&entry) {
            return ControlFlow::Continue(());
        }
        match printer.print(session, &entry) {
            Ok(()) if printer.count < limit || asked.unknown_author().is_some() => ControlFlow::Continue(()),
            Ok(()) => ControlFlow::Break(()),
            Err(error) => {
                failure = Some(error);
                ControlFlow::Break(())
            }
        }
    };
    history.log(&scope, &mut |_, _| ControlFlow::Continue(()), &mut visit)?;
    if let Some(failure) = failure {
        return Err(failure);
    }
    printer.end(session)?;
    if asked.met > 0
        && let Some(unknown) = asked.unknown_author()
    {
        return Err(unknown.into());
    }
    let is_unknown = |action: &ActionId| asked.met == 0 && !workspace.plan().actions.contains_key(action);
    match (&id, &scope) {
        (Some(id), LogScope::Action(action)) if is_unknown(action) => Err(unknown(&workspace, id)),
        _ => Ok(ExitStatus::Done),
    }
}

/// What an id names. An action that the plan no longer has may still be in its history.
fn scope(workspace: &Workspace, text: &str) -> Result<LogScope, Failure> {
    if let Ok(Subject::Action(id)) = parse::file(workspace, text) {
        return Ok(LogScope::Action(id));
    }
    if let Ok(id) = parse::group(workspace.known(), text) {
        return Ok(LogScope::Group(id));
    }
    text.parse().map(LogScope::Action).map_err(|_| unknown(workspace, text))
}

fn unknown(workspace: &Workspace, text: &str) -> Failure {
    match parse::subject(workspace, text) {
        Err(invalid) => invalid.into(),
        Ok(_) => Refusal::Unknown {
            what: copil_plan::field::Referent::Action,
            id: text.to_owned(),
            nearest: None,
        }
        .into(),
    }
}

/// Prints entries as they come: a history may be long, and its reader gone.
struct Printer<'p> {
    plan: &'p Plan,
    oneline: bool,
    count: usize,
}

impl Printer<'_> {
    fn print(&mut self, session: &mut Session, entry: &LogEntry) -> Result<(), Failure> {
        self.count += 1;
        let report = LogEntryReport {
            plan: self.plan,
            entry,
            name: None,
            oneline: self.oneline,
        };
        if !session.common.json {
            return session.print(&report);
        }
        let value = report.json(&session.catalogue);
        let before = if self.count == 1 { "[\n" } else { ",\n" };
        Ok(session.out.json_item(before, &value)?)
    }

    fn end(&self, session: &mut Session) -> Result<(), Failure> {
        if session.common.json {
            session.out.text(if self.count == 0 { "[]\n" } else { "\n]\n" })?;
        }
        Ok(())
    }
}

/// The last entries of an action, newest first; none when there is no history to read.
pub(crate) fn last_of(workspace: &Workspace, id: &ActionId, count: usize) -> Vec<LogEntry> {
    let mut entries = Vec::new();
    if let Ok(mut history) = workspace.history() {
        let scope = LogScope::Action(id.clone());
        let mut visit = |entry: LogEntry| {
            entries.push(entry);
            if entries.len() < count {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        };
        // A history that cannot be read to its end is shown as far as it goes; `log` says why.
        let _ = history.log(&scope, &mut |_, _| ControlFlow::Continue(()), &mut visit);
    }
    entries
}
