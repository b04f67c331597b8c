//! `copil new action|group|milestone|person|…`: adds something to the plan.

use std::collections::BTreeSet;

use clap::{Args, Subcommand};
use i18n_embed_fl::fl;

use crate::cli::failure::{Failure, VerbResult};
use crate::cli::session::Session;
use crate::cli::{parse, recording};
use crate::wording::lookup::{
    InvalidText, find_action, find_day, find_id, find_number, find_person, find_priority, find_status, new_id,
};
use crate::wording::sentence::UsageError;
use crate::workspace::Workspace;
use crate::workspace::addition::TypedThing;
use copil_plan::field::{Record, Referent};
use copil_plan::names::{THE_PLAN, plain};
use copil_plan::shape::Timing;
use copil_plan::value::{FieldPath, Value};
use copil_plan::{Action, Group, Intent, Milestone, MilestoneId, Subject, Thing};

/// What is to be added.
#[derive(Debug, Subcommand)]
pub(crate) enum NewArgs {
    Action(Box<NewActionArgs>),
    Group(NewGroupArgs),
    Milestone(NewMilestoneArgs),
    Deliverable(NewDeliverableArgs),
    Indicator(NewIndicatorArgs),
    Person(NewPersonArgs),
    Organisation(NewOrganisationArgs),
    Axis(NewAxisArgs),
    Phase(NewPhaseArgs),
    Committee(NewCommitteeArgs),
    Meeting(NewMeetingArgs),
}

/// What `new action` takes.
#[derive(Debug, Args)]
pub(crate) struct NewActionArgs {
    #[arg(value_name = "GROUP")]
    pub group: String,
    #[arg(value_name = "TITLE")]
    pub title: Option<String>,
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
    #[arg(long, short = 's', value_name = "STATUS")]
    pub status: Option<String>,
    #[arg(long, short = 'l', value_name = "PERSON", value_delimiter = ',')]
    pub lead: Vec<String>,
    #[arg(long, short = 'o', value_name = "ORGANISATION", value_delimiter = ',')]
    pub organisation: Vec<String>,
    #[arg(long, value_name = "AXIS")]
    pub axis: Option<String>,
    #[arg(long, value_name = "PHASE")]
    pub phase: Option<String>,
    #[arg(long, value_name = "PRIORITY")]
    pub priority: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub start: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub due: Option<String>,
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub depends_on: Vec<String>,
    #[arg(long, short = 't', value_name = "TAG", value_delimiter = ',')]
    pub tag: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    pub description: Option<String>,
}

/// What `new group` takes.
#[derive(Debug, Args)]
pub(crate) struct NewGroupArgs {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "TITLE")]
    pub title: Option<String>,
    #[arg(long, short = 'l', value_name = "PERSON", value_delimiter = ',')]
    pub lead: Vec<String>,
    #[arg(long, value_name = "PERSON", value_delimiter = ',')]
    pub member: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    pub description: Option<String>,
}

/// What `new milestone` takes.
#[derive(Debug, Args)]
pub(crate) struct NewMilestoneArgs {
    #[arg(value_name = "ACTION")]
    pub action: String,
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "TITLE")]
    pub title: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub due: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    pub weight: Option<String>,
}

/// What `new person` takes.
#[derive(Debug, Args)]
pub(crate) struct NewPersonArgs {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    #[arg(long, value_name = "ADDRESS")]
    pub email: Option<String>,
    #[arg(long, short = 'o', value_name = "ORGANISATION")]
    pub organisation: Option<String>,
}

/// What `new deliverable` takes.
#[derive(Debug, Args)]
pub(crate) struct NewDeliverableArgs {
    #[arg(value_name = "ACTION")]
    pub action: String,
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "TITLE")]
    pub title: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub due: Option<String>,
}

/// What `new indicator` takes.
#[derive(Debug, Args)]
pub(crate) struct NewIndicatorArgs {
    #[arg(value_name = "ACTION")]
    pub action: String,
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "TITLE")]
    pub title: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub unit: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub from: Option<String>,
    #[arg(long, value_name = "DELAY", value_delimiter = ',', allow_hyphen_values = true)]
    pub schedule: Vec<String>,
}

/// What `new organisation` takes.
#[derive(Debug, Args)]
pub(crate) struct NewOrganisationArgs {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
}

/// What `new axis` takes.
#[derive(Debug, Args)]
pub(crate) struct NewAxisArgs {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "TITLE")]
    pub title: Option<String>,
}

/// What `new phase` takes.
#[derive(Debug, Args)]
pub(crate) struct NewPhaseArgs {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "TITLE")]
    pub title: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub start: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub end: Option<String>,
}

/// What `new committee` takes.
#[derive(Debug, Args)]
pub(crate) struct NewCommitteeArgs {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "TITLE")]
    pub title: Option<String>,
    #[arg(long, value_name = "PERSON", value_delimiter = ',')]
    pub member: Vec<String>,
}

/// What `new meeting` takes.
#[derive(Debug, Args)]
pub(crate) struct NewMeetingArgs {
    #[arg(value_name = "COMMITTEE")]
    pub committee: String,
    #[arg(value_name = "DATE", allow_hyphen_values = true)]
    pub date: String,
    #[arg(long, value_name = "TEXT")]
    pub place: Option<String>,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, what: &NewArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let intent = match what {
        NewArgs::Action(arguments) => action(session, &workspace, arguments)?,
        NewArgs::Group(arguments) => group(session, &workspace, arguments)?,
        NewArgs::Milestone(arguments) => milestone(session, &workspace, arguments)?,
        NewArgs::Person(arguments) => person(session, &workspace, arguments)?,
        NewArgs::Deliverable(arguments) => {
            let more = [("due", &arguments.due)];
            let typed = typed(Thing::Deliverable, &arguments.id, &arguments.title, &more);
            entry_of_action(session, &workspace, &arguments.action, typed)?
        }
        NewArgs::Indicator(arguments) => {
            let at = Some(arguments.schedule.join(","));
            let more = [("unit", &arguments.unit), ("from", &arguments.from), ("at", &at)];
            let typed = typed(Thing::Indicator, &arguments.id, &arguments.title, &more);
            entry_of_action(session, &workspace, &arguments.action, typed)?
        }
        NewArgs::Organisation(arguments) => {
            let typed = typed(Thing::Organisation, &arguments.id, &arguments.name, &[]);
            asked(session, &workspace, typed)?
        }
        NewArgs::Axis(arguments) => {
            let typed = typed(Thing::Axis, &arguments.id, &arguments.title, &[]);
            asked(session, &workspace, typed)?
        }
        NewArgs::Phase(arguments) => {
            let more = [("start", &arguments.start), ("end", &arguments.end)];
            let typed = typed(Thing::Phase, &arguments.id, &arguments.title, &more);
            asked(session, &workspace, typed)?
        }
        NewArgs::Committee(arguments) => {
            let members = Some(arguments.member.join(","));
            let typed = typed(
                Thing::Committee,
                &arguments.id,
                &arguments.title,
                &[("members", &members)],
            );
            asked(session, &workspace, typed)?
        }
        NewArgs::Meeting(arguments) => {
            let (committee, date) = (Some(arguments.committee.clone()), Some(arguments.date.clone()));
            let more = [("date", &date), ("place", &arguments.place)];
            asked(session, &workspace, typed(Thing::Meeting, "", &committee, &more))?
        }
    };
    recording::record(session, &mut workspace, vec![intent])
}

fn action(session: &mut Session, workspace: &Workspace, arguments: &NewActionArgs) -> Result<Intent, Failure> {
    let (plan, known) = (workspace.plan(), workspace.known());
    let group = parse::group(known, &arguments.group)?;
    let id = match &arguments.id {
        Some(id) => new_id(id)?,
        None => workspace
            .next_action_id(&group)?
            .ok_or_else(|| UsageError::Missing("--id".to_owned()))?,
    };
    let question = fl!(session.catalogue, "cli-ask-title");
    let title = session.option_or_answer(arguments.title.clone(), &question, "TITLE")?;
    let status = match &arguments.status {
        Some(status) => find_status(known, status, session.catalogue)?,
        None => plan
            .first_status()
            .ok_or_else(|| UsageError::Missing("--status".to_owned()))?,
    };
    let today = workspace.today().day;
    let catalogue = session.catalogue;
    let day = |timing, text: &Option<String>| {
        let day = |text: &str| find_day(plan, timing, today, text);
        text.as_deref().map(day).transpose()
    };
    let priority = arguments.priority.as_deref();
    let priority = priority.map(|text| find_priority(text, catalogue)).transpose()?;
    let person = |text: &str| find_person(known, workspace.me(), text);
    let action = Action {
        title,
        status,
        since: Some(day(Timing::Passed, &session.common.on)?.unwrap_or(today)),
        priority: priority.unwrap_or(copil_plan::Priority::Normal),
        axis: arguments
            .axis
            .as_deref()
            .map(|text| find_id(known, Referent::Axis, text))
            .transpose()?,
        phase: arguments
            .phase
            .as_deref()
            .map(|text| find_id(known, Referent::Phase, text))
            .transpose()?,
        leads: each(&arguments.lead, person)?,
        organisations: each(&arguments.organisation, |text| {
            find_id(known, Referent::Organisation, text)
        })?,
        start: day(Timing::Planned, &arguments.start)?,
        due: day(Timing::Planned, &arguments.due)?,
        depends_on: each(&arguments.depends_on, |text| find_action(known, text))?,
        tags: arguments.tag.clone(),
        description: arguments.description.clone(),
        ..Action::default()
    };
    Ok(Intent::AddAction {
        id,
        group,
        action: Box::new(action),
    })
}

/// What the command line says of something new: its name, which is the first thing that it is asked for, and more.
fn typed(thing: Thing, id: &str, name: &Option<String>, more: &[(&'static str, &Option<String>)]) -> TypedThing {
    let said = [(thing.asked()[0], name)].into_iter().chain(more.iter().copied());
    TypedThing {
        thing,
        home: String::new(),
        id: id.to_owned(),
        values: said
            .map(|(key, text)| (key, text.clone().unwrap_or_default()))
            .collect(),
    }
}

fn entry_of_action(
    session: &mut Session,
    workspace: &Workspace,
    action: &str,
    typed: TypedThing,
) -> Result<Intent, Failure> {
    let home = match typed.thing {
        Thing::Indicator if plain(action) == THE_PLAN => THE_PLAN.to_owned(),
        _ => find_action(workspace.known(), action)?.to_string(),
    };
    asked(session, workspace, TypedThing { home, ..typed })
}

/// What adds it, after its name was asked for where it was not said.
fn asked(session: &mut Session, workspace: &Workspace, mut typed: TypedThing) -> Result<Intent, Failure> {
    if let Some(key) = typed.missing() {
        let question = match key {
            "name" => fl!(session.catalogue, "cli-ask-name"),
            _ => fl!(session.catalogue, "cli-ask-title"),
        };
        let name = session.option_or_answer(None, &question, &key.to_uppercase())?;
        typed.values.insert(0, (key, name));
    }
    let intent = typed.intent(&session.value_parser(workspace), &BTreeSet::new())?;
    intent.ok_or_else(|| UsageError::Missing("ID".to_owned()).into())
}

fn group(session: &mut Session, workspace: &Workspace, arguments: &NewGroupArgs) -> Result<Intent, Failure> {
    let id = new_id(&arguments.id)?;
    let question = fl!(session.catalogue, "cli-ask-title");
    let person = |text: &str| find_person(workspace.known(), workspace.me(), text);
    let group = Group {
        title: session.option_or_answer(arguments.title.clone(), &question, "TITLE")?,
        description: arguments.description.clone(),
        leads: each(&arguments.lead, person)?,
        members: each(&arguments.member, person)?,
        ..Group::default()
    };
    Ok(Intent::AddGroup {
        id,
        group: Box::new(group),
    })
}

fn milestone(session: &mut Session, workspace: &Workspace, arguments: &NewMilestoneArgs) -> Result<Intent, Failure> {
    let action = find_action(workspace.known(), &arguments.action)?;
    let id: MilestoneId = new_id(&arguments.id)?;
    let question = fl!(session.catalogue, "cli-ask-title");
    let due = arguments.due.as_deref();
    let milestone = Milestone {
        title: session.option_or_answer(arguments.title.clone(), &question, "TITLE")?,
        due: due
            .map(|text| find_day(workspace.plan(), Timing::Planned, workspace.today().day, text))
            .transpose()?,
        weight: arguments.weight.as_deref().map(find_number).transpose()?,
        ..Milestone::default()
    };
    Ok(Intent::AddEntry {
        subject: Subject::Action(action),
        path: FieldPath::key("milestones").then(id.as_str()),
        value: Value::Table(milestone.to_table()),
    })
}

fn person(session: &mut Session, workspace: &Workspace, arguments: &NewPersonArgs) -> Result<Intent, Failure> {
    let more = [("email", &arguments.email), ("organisation", &arguments.organisation)];
    let typed = typed(Thing::Person, &arguments.id, &arguments.name, &more);
    asked(session, workspace, typed)
}

fn each<T>(texts: &[String], find: impl Fn(&str) -> Result<T, InvalidText>) -> Result<Vec<T>, InvalidText> {
    texts.iter().map(|text| find(text.trim())).collect()
}
