//! `copil new action|group|milestone|person`: adds something to the plan.

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
use copil_plan::field::Referent;
use copil_plan::shape::Timing;
use copil_plan::{Action, Group, Intent, Milestone, Person, StatusId, StatusKind};

/// What is to be added.
#[derive(Debug, Subcommand)]
pub(crate) enum NewArgs {
    Action(Box<NewActionArgs>),
    Group(NewGroupArgs),
    Milestone(NewMilestoneArgs),
    Person(NewPersonArgs),
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

/// Runs the verb.
pub(crate) fn run(session: &mut Session, what: &NewArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let intent = match what {
        NewArgs::Action(arguments) => action(session, &workspace, arguments)?,
        NewArgs::Group(arguments) => group(session, &workspace, arguments)?,
        NewArgs::Milestone(arguments) => milestone(session, &workspace, arguments)?,
        NewArgs::Person(arguments) => person(session, &workspace, arguments)?,
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
        None => first_status(workspace)?,
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

/// The status that new actions have: the workflow's first one in which nothing has begun.
fn first_status(workspace: &Workspace) -> Result<StatusId, Failure> {
    let workflow = workspace.plan().workflow();
    let open = workflow.iter().find(|(_, status)| status.kind == StatusKind::Open);
    let first = open.or_else(|| workflow.iter().next());
    first
        .map(|(id, _)| id.clone())
        .ok_or_else(|| UsageError::Missing("--status".to_owned()).into())
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
    let id = new_id(&arguments.id)?;
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
    Ok(Intent::AddMilestone {
        action,
        id,
        milestone: Box::new(milestone),
    })
}

fn person(session: &mut Session, workspace: &Workspace, arguments: &NewPersonArgs) -> Result<Intent, Failure> {
    let id = new_id(&arguments.id)?;
    let question = fl!(session.catalogue, "cli-ask-name");
    let organisation = arguments.organisation.as_deref();
    let person = Person {
        name: session.option_or_answer(arguments.name.clone(), &question, "NAME")?,
        email: arguments.email.clone(),
        organisation: organisation
            .map(|text| find_id(workspace.known(), Referent::Organisation, text))
            .transpose()?,
        ..Person::default()
    };
    Ok(Intent::AddPerson {
        id,
        person: Box::new(person),
    })
}

fn each<T>(texts: &[String], find: impl Fn(&str) -> Result<T, InvalidText>) -> Result<Vec<T>, InvalidText> {
    texts.iter().map(|text| find(text.trim())).collect()
}
