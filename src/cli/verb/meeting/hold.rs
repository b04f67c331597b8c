//! What is done while a meeting is held: who is there, what comes of each item, what is decided.

use clap::Args;

use super::{item, person, record};
use crate::cli::failure::{Failure, VerbResult};
use crate::cli::parse;
use crate::cli::session::Session;
use crate::wording::lookup::{find_action, find_day, find_outcome, find_time, find_whole};
use crate::wording::sentence::UsageError;
use crate::workspace::Workspace;
use copil_plan::intent::{MeetingAct, PresenceAct, PresenceChange};
use copil_plan::meeting::Attendance;
use copil_plan::shape::Timing;
use copil_plan::{Decision, MeetingId, PersonId};

/// Who is there and who is not.
#[derive(Debug, Args)]
pub(crate) struct AttendanceArgs {
    #[arg(long, value_name = "PERSON", value_delimiter = ',')]
    pub present: Vec<String>,
    #[arg(long, value_name = "PERSON", value_delimiter = ',')]
    pub excused: Vec<String>,
    #[arg(long, value_name = "PERSON", value_delimiter = ',')]
    pub absent: Vec<String>,
    #[arg(long, value_name = "PERSON=PERSON", value_delimiter = ',')]
    pub represented: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    pub guest: Vec<String>,
    #[arg(long, value_name = "PERSON")]
    pub chair: Option<String>,
    #[arg(long, value_name = "PERSON")]
    pub secretary: Option<String>,
}

/// What `meeting open` takes.
#[derive(Debug, Args)]
pub(crate) struct OpenArgs {
    #[arg(value_name = "MEETING")]
    pub which: String,
    #[arg(long, value_name = "TIME")]
    pub from: Option<String>,
    #[command(flatten)]
    pub attendance: AttendanceArgs,
}

/// What `meeting presence` takes.
#[derive(Debug, Args)]
pub(crate) struct PresenceArgs {
    #[arg(value_name = "MEETING")]
    pub which: String,
    #[command(flatten)]
    pub attendance: AttendanceArgs,
    #[arg(long, value_name = "PERSON", value_delimiter = ',')]
    pub arrive: Vec<String>,
    #[arg(long, value_name = "PERSON", value_delimiter = ',')]
    pub leave: Vec<String>,
    #[arg(long, value_name = "ITEM")]
    pub item: Option<String>,
    #[arg(long, value_name = "PERSON", value_delimiter = ',')]
    pub unsaid: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    pub no_guest: Vec<String>,
}

/// The options of `meeting presence`, of which one at least has to be given.
const PRESENCE_OPTIONS: [&str; 11] = [
    "--present",
    "--excused",
    "--absent",
    "--represented",
    "--arrive",
    "--leave",
    "--unsaid",
    "--guest",
    "--no-guest",
    "--chair",
    "--secretary",
];

/// What `meeting outcome` takes.
#[derive(Debug, Args)]
pub(crate) struct OutcomeArgs {
    #[arg(value_name = "MEETING")]
    pub which: String,
    #[arg(value_name = "ITEM")]
    pub item: String,
    #[arg(value_name = "OUTCOME")]
    pub outcome: String,
    #[arg(long, value_name = "TEXT")]
    pub notes: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    pub spent: Option<String>,
}

/// What `meeting decide` takes.
#[derive(Debug, Args)]
pub(crate) struct DecideArgs {
    #[arg(value_name = "MEETING")]
    pub which: String,
    #[arg(value_name = "TEXT")]
    pub text: String,
    #[arg(long, value_name = "ITEM")]
    pub item: Option<String>,
    #[arg(long, short = 'a', value_name = "ACTION", value_delimiter = ',')]
    pub action: Vec<String>,
    #[arg(long, value_name = "PERSON")]
    pub owner: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub due: Option<String>,
    #[arg(long, value_name = "DECISION")]
    pub supersedes: Option<String>,
    #[arg(long)]
    pub confidential: bool,
}

/// What `meeting suspend` takes.
#[derive(Debug, Args)]
pub(crate) struct SuspendArgs {
    #[arg(value_name = "MEETING")]
    pub which: String,
}

/// What `meeting resume` takes.
#[derive(Debug, Args)]
pub(crate) struct ResumeArgs {
    #[arg(value_name = "MEETING")]
    pub which: String,
}

/// Begins a meeting.
pub(super) fn open(session: &mut Session, arguments: &OpenArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let id = parse::meeting(&workspace, &arguments.which)?;
    let from = arguments.from.as_deref().map(find_time).transpose()?;
    let act = MeetingAct::Open {
        at: from.or_else(|| workspace.time_of_day()),
        presence: attendance(&workspace, &id, &arguments.attendance)?,
    };
    record(session, &mut workspace, id, act)
}

/// Says who is there, who comes and who goes.
pub(super) fn presence(session: &mut Session, arguments: &PresenceArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let id = parse::meeting(&workspace, &arguments.which)?;
    let mut presence = attendance(&workspace, &id, &arguments.attendance)?;
    let at = arguments
        .item
        .as_deref()
        .map(|text| item(&workspace, &id, text))
        .transpose()?;
    let moving = [
        (&arguments.arrive, PresenceAct::Arrives(at.clone())),
        (&arguments.leave, PresenceAct::Leaves(at)),
        (&arguments.unsaid, PresenceAct::Unsaid),
    ];
    for (people, act) in moving {
        for text in people {
            presence.people.push((person(&workspace, text)?, act.clone()));
        }
    }
    presence
        .guests
        .extend(arguments.no_guest.iter().map(|guest| (guest.clone(), false)));
    if presence == PresenceChange::default() {
        return Err(UsageError::MissingOneOf(&PRESENCE_OPTIONS).into());
    }
    record(session, &mut workspace, id, MeetingAct::Presence(presence))
}

fn attendance(workspace: &Workspace, id: &MeetingId, arguments: &AttendanceArgs) -> Result<PresenceChange, Failure> {
    let mut people: Vec<(PersonId, PresenceAct)> = Vec::new();
    for text in &arguments.represented {
        let bad = || UsageError::NotAnAssignment(text.clone());
        let (represented, by) = text.split_once('=').ok_or_else(bad)?;
        let by = Attendance::RepresentedBy(person(workspace, by)?);
        people.push((person(workspace, represented)?, PresenceAct::Is(by)));
    }
    let listed = [
        (&arguments.excused, Attendance::Excused),
        (&arguments.absent, Attendance::Absent),
        (&arguments.present, Attendance::Present),
    ];
    for (texts, attendance) in listed {
        for text in texts {
            let named = match everybody(workspace, id, text, &people) {
                Some(everybody) => everybody,
                None => vec![person(workspace, text)?],
            };
            let act = PresenceAct::Is(attendance.clone());
            people.extend(named.into_iter().map(|person| (person, act.clone())));
        }
    }
    let one = |text: &Option<String>| text.as_deref().map(|text| person(workspace, text)).transpose();
    Ok(PresenceChange {
        people,
        guests: arguments.guest.iter().map(|guest| (guest.clone(), true)).collect(),
        chair: one(&arguments.chair)?,
        secretary: one(&arguments.secretary)?,
    })
}

/// All members of the committee of whom nothing is said yet, where a text means everybody.
fn everybody(
    workspace: &Workspace,
    id: &MeetingId,
    text: &str,
    said: &[(PersonId, PresenceAct)],
) -> Option<Vec<PersonId>> {
    let plan = workspace.plan();
    let meeting = plan.meetings.get(id)?;
    let committee = plan.config.committees.get(meeting.committee.as_str())?;
    let is_open =
        |member: &&PersonId| meeting.attendance(member).is_none() && !said.iter().any(|(person, _)| person == *member);
    (text == "all").then(|| committee.members.iter().filter(is_open).cloned().collect())
}

/// Says what came of an item.
pub(super) fn outcome(session: &mut Session, arguments: &OutcomeArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let id = parse::meeting(&workspace, &arguments.which)?;
    let is_none = session.is_none_word(&arguments.outcome);
    let outcome = match is_none {
        true => None,
        false => Some(find_outcome(&arguments.outcome, session.catalogue)?),
    };
    let act = MeetingAct::Outcome {
        item: item(&workspace, &id, &arguments.item)?,
        outcome,
        notes: arguments.notes.clone(),
        spent: arguments.spent.as_deref().map(find_whole).transpose()?,
    };
    record(session, &mut workspace, id, act)
}

/// Writes a decision down.
pub(super) fn decide(session: &mut Session, arguments: &DecideArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let id = parse::meeting(&workspace, &arguments.which)?;
    let (known, today) = (workspace.known(), workspace.today().day);
    let due = arguments.due.as_deref();
    let due = due
        .map(|text| find_day(workspace.plan(), Timing::Planned, today, text))
        .transpose()?;
    let actions = arguments.action.iter().map(|text| find_action(known, text.trim()));
    let supersedes = arguments.supersedes.as_deref();
    let decision = Decision {
        item: arguments
            .item
            .as_deref()
            .map(|text| item(&workspace, &id, text))
            .transpose()?,
        text: arguments.text.clone(),
        actions: actions.collect::<Result<_, _>>()?,
        owner: arguments
            .owner
            .as_deref()
            .map(|text| person(&workspace, text))
            .transpose()?,
        due,
        supersedes: supersedes.map(|text| parse::decision(&workspace, text)).transpose()?,
        confidential: arguments.confidential,
        ..Decision::default()
    };
    let decision = Box::new(decision);
    record(session, &mut workspace, id, MeetingAct::Decide { decision })
}

/// Interrupts a meeting.
pub(super) fn suspend(session: &mut Session, arguments: &SuspendArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let id = parse::meeting(&workspace, &arguments.which)?;
    record(session, &mut workspace, id, MeetingAct::Suspend)
}

/// Goes on with a meeting.
pub(super) fn resume(session: &mut Session, arguments: &ResumeArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let id = parse::meeting(&workspace, &arguments.which)?;
    record(session, &mut workspace, id, MeetingAct::Resume)
}
