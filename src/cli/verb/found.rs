//! What `copil init` goes on to ask once the plan is there: organisations, people, groups, the committee and its first
//! meeting, first actions. Each answer is recorded at once, as `copil new` records it, and an empty one goes on.

use std::collections::BTreeSet;

use i18n_embed_fl::fl;

use crate::cli::failure::{Failure, VerbResult};
use crate::cli::recording;
use crate::cli::session::Session;
use crate::workspace::addition::TypedThing;
use crate::workspace::{CommitDetails, Workspace};
use copil_plan::field::Referent;
use copil_plan::fold::fold;
use copil_plan::sanitize::sanitize;
use copil_plan::shape::Shape;
use copil_plan::value::Value;
use copil_plan::{Intent, Subject, Thing};

/// Asks for what a plan begins with.
pub(super) fn ask(session: &mut Session, workspace: &mut Workspace) -> Result<(), Failure> {
    let note = fl!(session.catalogue, "cli-found-goes-on");
    session.print_note(&note);
    if workspace.plan().config.organisations.is_empty() {
        let question = fl!(session.catalogue, "cli-found-organisation");
        while let Some(answer) = session.ask(&question)? {
            add(session, workspace, named(Thing::Organisation, &answer))?;
        }
    }
    founder(session, workspace)?;
    let question = fl!(session.catalogue, "cli-found-person");
    while let Some(answer) = session.ask(&question)? {
        add_person(session, workspace, person(&answer))?;
    }
    let question = fl!(session.catalogue, "cli-found-group");
    while let Some(answer) = session.ask(&question)? {
        let group = named(Thing::Group, &answer);
        add_with_people(session, workspace, group, "leads", |session| {
            fl!(session.catalogue, "cli-found-leads")
        })?;
    }
    let question = fl!(session.catalogue, "cli-found-committee");
    while workspace.plan().config.committees.is_empty() {
        let Some(answer) = session.ask(&question)? else { break };
        let committee = named(Thing::Committee, &answer);
        add_with_people(session, workspace, committee, "members", |session| {
            fl!(session.catalogue, "cli-found-members")
        })?;
    }
    meeting(session, workspace)?;
    actions(session, workspace)
}

/// Offers whoever is at the keyboard a place in the plan, so that what they carry is theirs from the first day. A function
/// that the plan has already gets their address.
fn founder(session: &mut Session, workspace: &mut Workspace) -> Result<(), Failure> {
    let Some(identity) = workspace.identity().cloned() else {
        return Ok(());
    };
    let no = session
        .catalogue
        .both()
        .map(|catalogue| fold(&fl!(catalogue, "config-no")));
    while workspace.me().is_none() {
        let question = fl!(
            session.catalogue,
            "cli-found-oneself",
            email = sanitize(&identity.email),
            proposed = sanitize(&identity.name)
        );
        let answer = session.ask(&question)?.unwrap_or_else(|| identity.name.clone());
        if no.contains(&fold(&answer)) {
            return Ok(());
        }
        let there = session.value_parser(workspace).value(PERSON, &answer).ok();
        match there.as_ref().and_then(Value::as_text) {
            Some(id) => {
                let values = vec![(
                    ["people", id, "email"].map(str::to_owned).into_iter().collect(),
                    Some(Value::Text(identity.email.clone())),
                )];
                let subject = Subject::PlanConfig;
                let recorded = workspace.record(&Intent::Set { subject, values }, &CommitDetails::default())?;
                recording::close(session, workspace, &[recorded])?;
                return Ok(());
            }
            None => {
                let mut said = named(Thing::Person, &answer);
                said.values.push(("email", identity.email.clone()));
                add_person(session, workspace, said)?;
            }
        }
    }
    Ok(())
}

/// A person of the plan, as a value.
const PERSON: Shape = Shape::Reference(Referent::Person);

/// Adds a person after asking for their organisation, where the plan has any.
fn add_person(session: &mut Session, workspace: &mut Workspace, said: TypedThing) -> Result<(), Failure> {
    let organisations = workspace.plan().config.organisations.values();
    let known: Vec<String> = organisations.map(|name| sanitize(name)).collect();
    add_with(session, workspace, said, "organisation", !known.is_empty(), |session| {
        fl!(session.catalogue, "cli-found-member-of", known = known.join(", "))
    })
}

/// The first actions, group by group.
fn actions(session: &mut Session, workspace: &mut Workspace) -> Result<(), Failure> {
    let groups = workspace.plan().groups.iter();
    let groups: Vec<(String, String)> = groups
        .map(|(id, group)| (id.to_string(), sanitize(&group.title)))
        .collect();
    for (id, title) in groups {
        let question = fl!(session.catalogue, "cli-found-action", group = title);
        while let Some(answer) = session.ask(&question)? {
            let action = TypedThing {
                home: id.clone(),
                ..named(Thing::Action, &answer)
            };
            let question = fl!(session.catalogue, "cli-found-due");
            let due = session.ask(&question)?;
            let mut typed = action.clone();
            typed.values.extend(due.map(|due| ("due", due)));
            if !add(session, workspace, typed)? {
                add(session, workspace, action)?;
            }
        }
    }
    Ok(())
}

/// The first meeting of the committee.
fn meeting(session: &mut Session, workspace: &mut Workspace) -> Result<(), Failure> {
    let committees = &workspace.plan().config.committees;
    let Some(committee) = committees.keys().next().map(ToString::to_string) else {
        return Ok(());
    };
    let question = fl!(session.catalogue, "cli-found-meeting");
    while let Some(date) = session.ask(&question)? {
        let typed = TypedThing {
            thing: Thing::Meeting,
            home: String::new(),
            id: String::new(),
            values: vec![("committee", committee.clone()), ("date", date)],
        };
        if add(session, workspace, typed)? {
            break;
        }
    }
    Ok(())
}

/// Adds a thing after asking which people belong to it; who is not known is asked for again.
fn add_with_people(
    session: &mut Session,
    workspace: &mut Workspace,
    typed: TypedThing,
    key: &'static str,
    question: impl Fn(&Session) -> String,
) -> Result<(), Failure> {
    let has_people = !workspace.plan().config.people.is_empty();
    add_with(session, workspace, typed, key, has_people, question)
}

/// Adds a thing after asking for what one more key holds, where the plan has any of that; what is not known is asked for
/// again.
fn add_with(
    session: &mut Session,
    workspace: &mut Workspace,
    typed: TypedThing,
    key: &'static str,
    is_asked: bool,
    question: impl Fn(&Session) -> String,
) -> Result<(), Failure> {
    loop {
        let mut typed = typed.clone();
        let said = match is_asked {
            false => None,
            true => {
                let question = question(session);
                session.ask(&question)?
            }
        };
        let is_said = said.is_some();
        typed.values.extend(said.map(|said| (key, said)));
        if add(session, workspace, typed)? || !is_said {
            return Ok(());
        }
    }
}

/// Records something new and says so; says why it cannot be, and returns that it was not.
fn add(session: &mut Session, workspace: &mut Workspace, typed: TypedThing) -> Result<bool, Failure> {
    match record(session, workspace, &typed) {
        Ok(_) => Ok(true),
        Err(Failure::Output(error)) => Err(Failure::Output(error)),
        Err(failure) => {
            session.print_failure(&failure, workspace.plan());
            Ok(false)
        }
    }
}

fn record(session: &mut Session, workspace: &mut Workspace, typed: &TypedThing) -> VerbResult {
    let intent = typed.intent(&session.value_parser(workspace), &BTreeSet::new())?;
    let recorded = match intent {
        Some(intent) => vec![workspace.record(&intent, &CommitDetails::default())?],
        None => Vec::new(),
    };
    recording::close(session, workspace, &recorded)
}

/// Something by its name, after an id and `=` where one is given.
fn named(thing: Thing, answer: &str) -> TypedThing {
    let (id, name) = answer.split_once('=').unwrap_or(("", answer));
    TypedThing {
        thing,
        home: String::new(),
        id: id.trim().to_owned(),
        values: vec![(thing.asked()[0], name.trim().to_owned())],
    }
}

/// A person by their name, with their address in angle brackets where it is given.
fn person(answer: &str) -> TypedThing {
    let (name, email) = answer.split_once('<').unwrap_or((answer, ""));
    let mut typed = named(Thing::Person, name);
    typed
        .values
        .push(("email", email.trim_end_matches('>').trim().to_owned()));
    typed
}
