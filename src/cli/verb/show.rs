//! `copil show ID`: all there is to know of an action, a working group or a meeting.

use clap::Args;
use i18n_embed_fl::fl;
use serde_json::json;

use super::log;
use crate::cli::failure::{Exit, Failure, Outcome};
use crate::cli::paper::{Facts, print_part, print_text};
use crate::cli::session::Session;
use crate::cli::sheet::{LAST, Sheet, end_of, reference};
use crate::cli::words;
use crate::report::actions::ActionList;
use crate::report::json;
use crate::report::table::Tone;
use crate::wording::problem;
use crate::wording::sentence::Sentence;
use crate::wording::unknown_keys::unknown;
use crate::workspace::{LogEntry, Workspace};
use copil_plan::action_history::{ActionHistories, ActionHistory};
use copil_plan::query::Order;
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupId, GroupedAction, Meeting, MeetingId, PersonId, Subject};

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<String>,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &Arguments) -> Outcome {
    let workspace = session.open()?;
    let subjects = arguments.ids.iter().map(|id| meant(&workspace, id));
    let subjects = subjects.collect::<Result<Vec<_>, _>>()?;
    let mut exit = Exit::Done;
    let mut values = Vec::new();
    for (n, subject) in subjects.iter().enumerate() {
        if n > 0 && !session.common.json {
            session.out.line("")?;
        }
        match subject {
            Subject::Action(id) => match workspace.plan().actions.get(id) {
                Some(placed) if session.common.json => values.push(value(session, &workspace, id, placed)),
                Some(placed) => {
                    let entries = log::last_of(&workspace, id, usize::MAX);
                    let (workspace, entries) = (&*workspace, &entries[..]);
                    Sheet {
                        workspace,
                        id,
                        placed,
                        entries,
                    }
                    .print(session)?;
                }
                None => {}
            },
            Subject::Group(id) => match workspace.plan().groups.get(id) {
                Some(group) if session.common.json => values.push(json::group(workspace.plan(), id, group)),
                Some(_) => print_group(session, &workspace, id)?,
                None => {}
            },
            Subject::Meeting(id) => match workspace.plan().meetings.get(id) {
                Some(meeting) if session.common.json => values.push(json::meeting(id, meeting)),
                Some(meeting) => print_meeting(session, &workspace, id, meeting)?,
                None => {}
            },
            Subject::PlanConfig => {}
        }
        exit = exit.max(name_problems(session, &workspace, subject)?);
    }
    if session.common.json {
        // One thing asked for is answered with one thing.
        match values.len() {
            1 => session.out.json(&values.remove(0))?,
            _ => session.out.json(&values.into())?,
        }
    }
    Ok(exit)
}

/// The action, group or meeting that a text means. A file that could not be parsed is told as such.
fn meant(workspace: &Workspace, text: &str) -> Result<Subject, Failure> {
    let plan = workspace.plan();
    if let Ok(id) = words::action(plan, text) {
        return Ok(Subject::Action(id));
    }
    if let Ok(id) = words::group(plan, text) {
        return Ok(Subject::Group(id));
    }
    if let Ok(id) = words::meeting(plan, text) {
        return Ok(Subject::Meeting(id));
    }
    let broken = workspace.unreadable().find_map(|(_, about)| match about {
        Some((Subject::Meeting(id), _)) if id.as_str().eq_ignore_ascii_case(text) => Some(Subject::Meeting(id)),
        Some((Subject::Action(id), _)) if id.as_str().eq_ignore_ascii_case(text) => Some(Subject::Action(id)),
        Some((Subject::Group(id), _)) if id.as_str().eq_ignore_ascii_case(text) => Some(Subject::Group(id)),
        _ => None,
    });
    match broken {
        Some(subject) => Ok(subject),
        None => words::action(plan, text).map(Subject::Action),
    }
}

fn value(session: &Session, workspace: &Workspace, id: &ActionId, placed: &GroupedAction) -> serde_json::Value {
    let mut value = json::whole_action(workspace.plan(), id, placed, workspace.today().day);
    let entries = log::last_of(workspace, id, usize::MAX);
    let histories = ActionHistories::of(entries.iter().map(LogEntry::step));
    let past = histories.past(id);
    let unknown: serde_json::Map<_, _> = unknown(&session.catalogue, placed)
        .into_iter()
        .map(|(key, value)| (key, value.into()))
        .collect();
    let entries: Vec<_> = entries
        .iter()
        .take(LAST)
        .map(|entry| json::entry(workspace.plan(), entry))
        .collect();
    if let Some(object) = value.as_object_mut() {
        object.insert("last_changes".to_owned(), entries.into());
        object.insert("unknown".to_owned(), unknown.into());
        let promised = past.and_then(ActionHistory::first_promise);
        object.insert("first_due".to_owned(), json!(promised));
        object.insert("pushes".to_owned(), json!(past.map(|past| past.pushes)));
        object.insert("pushed_days".to_owned(), json!(past.map(|past| past.pushed_days)));
    }
    value
}

/// Names what is wrong with the file of what was asked for.
fn name_problems(session: &mut Session, workspace: &Workspace, subject: &Subject) -> Result<Exit, Failure> {
    let mut exit = Exit::Done;
    for problem in workspace.problems().iter().filter(|problem| problem.is_error()) {
        if problem.path.subject().is_some_and(|(about, _)| about == *subject) {
            let what = problem::line(&session.catalogue, problem);
            session.complain(&Sentence { what, hint: None })?;
            exit = Exit::Refused;
        }
    }
    Ok(exit)
}

fn print_group(session: &mut Session, workspace: &Workspace, id: &GroupId) -> Result<(), Failure> {
    let plan = workspace.plan();
    let Some(group) = plan.groups.get(id) else {
        return Ok(());
    };
    let names = |people: &[PersonId]| {
        people
            .iter()
            .map(|person| sanitize(plan.person_name(person)))
            .collect::<Vec<_>>()
            .join(", ")
    };
    session
        .out
        .toned(&format!("{id}  {}", sanitize(&group.title)), Tone::Strong)?;
    session.out.line("")?;
    let mut facts = Facts::default();
    facts.add(fl!(session.catalogue, "cli-label-leads"), names(&group.leads));
    facts.add(fl!(session.catalogue, "cli-label-members"), names(&group.members));
    let progress = copil_plan::progress::mean(plan, plan.actions_of(id).map(|(_, placed)| &placed.action));
    facts.add(
        fl!(session.catalogue, "cli-label-progress"),
        progress
            .map(|progress| session.catalogue.percent(progress))
            .unwrap_or_default(),
    );
    facts.print(session)?;
    if let Some(text) = &group.description {
        print_text(session, text)?;
    }
    session.out.line("")?;
    let mut actions: Vec<_> = plan.actions_of(id).collect();
    Order::Id.sort(plan, &mut actions);
    let today = workspace.today().day;
    let mut page = session.page();
    ActionList {
        plan,
        today,
        actions,
        unreadable: Vec::new(),
    }
    .table(&session.catalogue, &mut page);
    Ok(session.out.page(&page)?)
}

fn print_meeting(
    session: &mut Session,
    workspace: &Workspace,
    id: &MeetingId,
    meeting: &Meeting,
) -> Result<(), Failure> {
    let (plan, catalogue) = (workspace.plan(), &session.catalogue);
    let title = catalogue.meeting(plan, id);
    let names = |people: &[PersonId]| {
        let names = people.iter().map(|person| sanitize(plan.person_name(person)));
        names.collect::<Vec<_>>().join(", ")
    };
    let mut facts = Facts::default();
    facts.add(
        fl!(catalogue, "cli-label-state"),
        catalogue.meeting_state(meeting.state),
    );
    facts.add(
        fl!(catalogue, "cli-label-place"),
        meeting.place.as_deref().map(sanitize).unwrap_or_default(),
    );
    facts.add(fl!(catalogue, "cli-label-present"), names(&meeting.present));
    facts.add(fl!(catalogue, "cli-label-excused"), names(&meeting.excused));
    let agenda = meeting.agenda.iter().map(|item| {
        let action = item.action.as_ref().map(|id| reference(catalogue, plan, id));
        let what = action
            .or_else(|| item.title.as_deref().map(sanitize))
            .unwrap_or_default();
        let minutes = item.minutes.map(|minutes| format!(" · {minutes} min"));
        format!("{what}{}", minutes.unwrap_or_default())
    });
    let agenda: Vec<String> = agenda.collect();
    let decisions = meeting.decisions.iter().map(|(number, decision)| {
        let ids: Vec<&str> = decision.actions.iter().map(AsRef::as_ref).collect();
        let ids = if ids.is_empty() {
            String::new()
        } else {
            format!(" ({})", ids.join(", "))
        };
        format!(
            "{number}  {}{ids}{}",
            sanitize(&decision.text),
            end_of(catalogue, decision)
        )
    });
    let decisions: Vec<String> = decisions.collect();
    let parts = [
        (fl!(catalogue, "cli-part-agenda"), agenda),
        (fl!(catalogue, "cli-part-decisions"), decisions),
    ];
    session.out.toned(&title, Tone::Strong)?;
    session.out.line("")?;
    facts.print(session)?;
    for (title, lines) in parts.iter().filter(|(_, lines)| !lines.is_empty()) {
        print_part(session, title, lines)?;
    }
    Ok(())
}
