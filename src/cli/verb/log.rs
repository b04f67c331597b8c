//! `copil log [ID|GROUP]`: what changed, when, by whom and why, the newest first.

use std::ops::ControlFlow;

use clap::Args;
use i18n_embed_fl::fl;

use crate::cli::failure::{Exit, Failure, Outcome};
use crate::cli::session::Session;
use crate::cli::words;
use crate::report::table::Tone;
use crate::report::{entry, json};
use crate::wording::layout::{columns, wrap_to};
use crate::workspace::{LogEntry, LogScope, Workspace};
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, Plan, Refusal};

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct LogArgs {
    #[arg(value_name = "ID")]
    pub id: Option<String>,
    #[arg(long, short = 'n', value_name = "N")]
    pub limit: Option<usize>,
    #[arg(long)]
    pub oneline: bool,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &LogArgs) -> Outcome {
    // An action's own history is told from its own file: of a large plan the rest need not be read.
    let workspace = match &arguments.id {
        Some(id) => session.open_only(std::slice::from_ref(id))?,
        None => session.open()?,
    };
    let scope = match &arguments.id {
        Some(id) => scope(workspace.plan(), id)?,
        None => LogScope::All,
    };
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
            return ControlFlow::Break(());
        }
        match printer.print(session, &entry) {
            Ok(()) if printer.count < limit => ControlFlow::Continue(()),
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
    let count = printer.count;
    printer.end(session)?;
    let is_unknown = |action: &ActionId| count == 0 && !workspace.plan().actions.contains_key(action);
    match (&arguments.id, &scope) {
        (Some(id), LogScope::Action(action)) if is_unknown(action) => Err(unknown(workspace.plan(), id)),
        _ => Ok(Exit::Done),
    }
}

/// What an id names. An action that the plan no longer has may still be in its history.
fn scope(plan: &Plan, text: &str) -> Result<LogScope, Failure> {
    if let Ok(id) = words::action(plan, text) {
        return Ok(LogScope::Action(id));
    }
    if let Ok(id) = words::group(plan, text) {
        return Ok(LogScope::Group(id));
    }
    text.parse().map(LogScope::Action).map_err(|_| unknown(plan, text))
}

fn unknown(plan: &Plan, text: &str) -> Failure {
    match words::subject(plan, text) {
        Err(failure) => failure,
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
        if session.common.json {
            let value = serde_json::to_string(&json::entry(self.plan, entry)).map_err(std::io::Error::from)?;
            let before = if self.count == 1 { "[\n" } else { ",\n" };
            return Ok(session.out.text(&format!("{before}{value}"))?);
        }
        if self.oneline {
            self.one_line(session, entry)
        } else {
            self.whole(session, entry)
        }
    }

    fn end(&self, session: &mut Session) -> Result<(), Failure> {
        if session.common.json {
            session.out.text(if self.count == 0 { "[]\n" } else { "\n]\n" })?;
        }
        Ok(())
    }

    fn one_line(&self, session: &mut Session, entry: &LogEntry) -> Result<(), Failure> {
        let commit = session.out.paint(&entry.commit.short(7), Tone::Faint);
        let said = entry::lines(&session.catalogue, self.plan, entry).join(" ; ");
        let day = session.catalogue.short_date(entry.day);
        let line = format!("{commit} {day} {} — {said}", entry::author(self.plan, entry));
        Ok(session.out.line(&line)?)
    }

    fn whole(&self, session: &mut Session, entry: &LogEntry) -> Result<(), Failure> {
        let day = session.catalogue.short_date(entry.day);
        let margin = columns(&day) + 2;
        let columns = session
            .out
            .columns()
            .map(|columns| columns.saturating_sub(margin).max(20));
        let mut first = session.out.paint(&day, Tone::Faint);
        for said in entry::lines(&session.catalogue, self.plan, entry) {
            for line in wrap_to(&said, columns) {
                let line = session.out.paint(&line, Tone::Strong);
                session.out.line(&format!("{first}  {line}"))?;
                first = " ".repeat(margin - 2);
            }
        }
        let indent = " ".repeat(margin);
        for line in wrap_to(&circumstances(session, self.plan, entry), columns) {
            let line = session.out.paint(&line, Tone::Faint);
            session.out.line(&format!("{indent}{line}"))?;
        }
        if let Some(why) = entry.why() {
            for line in wrap_to(&why, columns) {
                session.out.line(format!("{indent}{line}").trim_end())?;
            }
        }
        Ok(session.out.line("")?)
    }
}

/// `DRH · a1b2c3d · effet le 12/03/2018 · décision 2018-03-15-copil/1`.
fn circumstances(session: &Session, plan: &Plan, entry: &LogEntry) -> String {
    let catalogue = &session.catalogue;
    let mut parts = vec![entry::author(plan, entry), entry.commit.short(7)];
    if let Some(day) = entry.said.effective.filter(|day| *day != entry.day) {
        parts.push(fl!(catalogue, "cli-effective", day = catalogue.short_date(day)));
    }
    match (&entry.said.decision, &entry.said.meeting) {
        (Some(decision), _) => parts.push(fl!(catalogue, "cli-decision", id = decision.to_string())),
        (None, Some(meeting)) => parts.push(catalogue.meeting(plan, meeting)),
        (None, None) => {}
    }
    if let Some(undone) = &entry.said.undoes {
        let short: String = sanitize(undone).chars().take(7).collect();
        parts.push(fl!(catalogue, "cli-undoes", commit = short));
    }
    parts.join(" · ")
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
