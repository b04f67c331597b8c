//! `copil meeting …`: a committee's meeting, from its agenda to the approval of its record.

mod end;
mod hold;
mod prepare;
mod read;

use clap::Subcommand;

use crate::cli::failure::{Failure, VerbResult};
use crate::cli::recording;
use crate::cli::session::Session;
use crate::wording::lookup::{InvalidText, find_item, find_person};
use crate::workspace::Workspace;
use copil_plan::intent::MeetingAct;
use copil_plan::{AgendaKey, Intent, MeetingId, PersonId, Refusal};

/// What is done with a meeting.
#[derive(Debug, Subcommand)]
pub(crate) enum MeetingArgs {
    List(read::ListArgs),
    Show(read::ShowArgs),
    New(prepare::NewArgs),
    Add(prepare::AddArgs),
    Move(prepare::MoveArgs),
    Change(prepare::ChangeArgs),
    Remove(prepare::RemoveArgs),
    Convene(prepare::ConveneArgs),
    Open(hold::OpenArgs),
    Presence(hold::PresenceArgs),
    Outcome(hold::OutcomeArgs),
    Decide(hold::DecideArgs),
    Suspend(hold::SuspendArgs),
    Resume(hold::ResumeArgs),
    Postpone(end::PostponeArgs),
    Cancel(end::CancelArgs),
    Close(end::CloseArgs),
    Amend(end::AmendArgs),
    Approve(end::ApproveArgs),
}

impl MeetingArgs {
    /// Whether nothing is recorded by it.
    pub(crate) fn reads(&self) -> bool {
        matches!(self, Self::List(_) | Self::Show(_))
    }
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, what: &MeetingArgs) -> VerbResult {
    match what {
        MeetingArgs::List(arguments) => read::list(session, arguments),
        MeetingArgs::Show(arguments) => read::show(session, arguments),
        MeetingArgs::New(arguments) => prepare::new(session, arguments),
        MeetingArgs::Add(arguments) => prepare::add(session, arguments),
        MeetingArgs::Move(arguments) => prepare::r#move(session, arguments),
        MeetingArgs::Change(arguments) => prepare::change(session, arguments),
        MeetingArgs::Remove(arguments) => prepare::remove(session, arguments),
        MeetingArgs::Convene(arguments) => prepare::convene(session, arguments),
        MeetingArgs::Open(arguments) => hold::open(session, arguments),
        MeetingArgs::Presence(arguments) => hold::presence(session, arguments),
        MeetingArgs::Outcome(arguments) => hold::outcome(session, arguments),
        MeetingArgs::Decide(arguments) => hold::decide(session, arguments),
        MeetingArgs::Suspend(arguments) => hold::suspend(session, arguments),
        MeetingArgs::Resume(arguments) => hold::resume(session, arguments),
        MeetingArgs::Postpone(arguments) => end::postpone(session, arguments),
        MeetingArgs::Cancel(arguments) => end::cancel(session, arguments),
        MeetingArgs::Close(arguments) => end::close(session, arguments),
        MeetingArgs::Amend(arguments) => end::amend(session, arguments),
        MeetingArgs::Approve(arguments) => end::approve(session, arguments),
    }
}

/// The item of a meeting's agenda that a text means.
fn item(workspace: &Workspace, meeting: &MeetingId, text: &str) -> Result<AgendaKey, InvalidText> {
    find_item(workspace.plan(), meeting, text)
}

fn person(workspace: &Workspace, text: &str) -> Result<PersonId, InvalidText> {
    find_person(workspace.known(), workspace.me(), text)
}

/// Records one act.
fn record(session: &mut Session, workspace: &mut Workspace, id: MeetingId, act: MeetingAct) -> VerbResult {
    recording::record(session, workspace, vec![Intent::Meeting { id, act }])
}

/// The refusal to touch the record of a closed meeting, in words.
fn closed(session: &Session, workspace: &Workspace, meeting: MeetingId) -> Failure {
    let refusal = Refusal::RecordClosed { meeting };
    Failure::from(crate::workspace::Error::Refused(refusal)).with_plan_words(&session.catalogue, workspace.plan())
}
