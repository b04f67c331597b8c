//! The changes of several plans in one journal, the newest first.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use super::LogArgs;
use super::asked::AskedEntries;
use crate::cli::failure::{Failure, VerbResult};
use crate::cli::filtering;
use crate::cli::session::Session;
use crate::report::Report;
use crate::report::log::LogEntryReport;
use crate::workspace::portfolio::list::PlanList;
use crate::workspace::{LocateError, LogEntry, LogScope, Workspace};
use copil_plan::ActionId;

/// Prints the changes of the plans of a list.
pub(super) fn run(session: &mut Session, arguments: &LogArgs, list: PlanList) -> VerbResult {
    if arguments.id.is_some() {
        // An id is one plan's.
        let plans = list.plans.into_iter().map(|plan| plan.name).collect();
        return Err(LocateError::Several { plans }.into());
    }
    let portfolio = session.open_portfolio(list)?;
    let found = session.of_each(&portfolio, |session, at, opened| {
        let name = &portfolio.members[at].name;
        let filtered = filtering::about(session, opened, name, arguments.filter.as_deref())?;
        entries(opened, arguments, filtered.as_ref())
    })?;
    let mut all: Vec<(&str, &Workspace, LogEntry)> = Vec::new();
    for (member, opened, entries) in found {
        all.extend(entries.into_iter().map(|entry| (member.name.as_str(), opened, entry)));
    }
    all.sort_by_key(|(.., entry)| std::cmp::Reverse((entry.joined(), entry.author.time.seconds)));
    all.truncate(arguments.limit.unwrap_or(usize::MAX));
    for (n, (name, opened, entry)) in all.iter().enumerate() {
        let report = LogEntryReport {
            plan: opened.plan(),
            entry,
            name: Some(name),
            oneline: arguments.oneline,
        };
        match session.common.json {
            false => session.print(&report)?,
            true => {
                let value = report.json(&session.catalogue);
                session.out.json_item(if n == 0 { "[\n" } else { ",\n" }, &value)?;
            }
        }
    }
    if session.common.json {
        session.out.text(if all.is_empty() { "[]\n" } else { "\n]\n" })?;
    }
    session.end_portfolio(&portfolio)
}

/// The entries of a plan that are asked for, the newest first, no more than are asked for. A plan without a history has
/// none; somebody whom neither the plan nor its history knows is a slip.
fn entries(
    opened: &Workspace,
    arguments: &LogArgs,
    filtered: Option<&BTreeSet<ActionId>>,
) -> Result<Vec<LogEntry>, Failure> {
    let mut asked = AskedEntries::of(opened, arguments, filtered)?;
    let Ok(mut history) = opened.history() else {
        return Ok(Vec::new());
    };
    let limit = arguments.limit.unwrap_or(usize::MAX);
    let mut entries = Vec::new();
    let mut visit = |entry: LogEntry| {
        if asked.holds(&entry) && entries.len() < limit {
            entries.push(entry);
        }
        match entries.len() < limit || asked.unknown_author().is_some() {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        }
    };
    history.log(&LogScope::All, &mut |_, _| ControlFlow::Continue(()), &mut visit)?;
    match asked.unknown_author() {
        Some(unknown) => Err(unknown.into()),
        None => Ok(entries),
    }
}
