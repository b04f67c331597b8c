//! What `copil init` goes on to ask once the plan is there: people, groups, the committee and its first meeting. Each answer
//! is recorded at once, as `copil new` records it, and an empty one goes on.

use std::collections::BTreeSet;

use i18n_embed_fl::fl;

use crate::cli::failure::{Failure, VerbResult};
use crate::cli::recording;
use crate::cli::session::Session;
use crate::workspace::addition::TypedThing;
use crate::workspace::{CommitDetails, Workspace};
use copil_plan::Thing;

/// Asks for what a plan begins with.
pub(super) fn ask(session: &mut Session, workspace: &mut Workspace) -> Result<(), Failure> {
    let note = fl!(session.catalogue, "cli-found-goes-on");
    session.print_note(&note);
    let question = fl!(session.catalogue, "cli-found-person");
    while let Some(answer) = session.ask(&question)? {
        add(session, workspace, person(&answer))?;
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
        let Some(answer) = session.ask(&question)? else {
            return Ok(());
        };
        let committee = named(Thing::Committee, &answer);
        add_with_people(session, workspace, committee, "members", |session| {
            fl!(session.catalogue, "cli-found-members")
        })?;
    }
    meeting(session, workspace)
}

/// The first meeting of the committee.
fn meeting(session: &mut Session, workspace: &mut Workspace) -> Result<(), Failure> {
    let committee = workspace
        .plan()
        .config
        .committees
        .keys()
        .next()
        .map(ToString::to_string);
    let question = fl!(session.catalogue, "cli-found-meeting");
    while let (Some(committee), Some(date)) = (&committee, session.ask(&question)?) {
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
    loop {
        let mut typed = typed.clone();
        let people = match workspace.plan().config.people.is_empty() {
            true => None,
            false => {
                let question = question(session);
                session.ask(&question)?
            }
        };
        let are_named = people.is_some();
        typed.values.extend(people.map(|people| (key, people)));
        if add(session, workspace, typed)? || !are_named {
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
