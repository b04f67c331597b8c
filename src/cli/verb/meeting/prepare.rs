//! What comes before a meeting: making it, its agenda, calling its members.

use clap::Args;
use i18n_embed_fl::fl;

use super::{item, person, record};
use crate::cli::failure::{Failure, VerbResult};
use crate::cli::session::Session;
use crate::cli::{parse, recording};
use crate::wording::lookup::{find_action, find_day, find_id, find_time, find_whole};
use crate::wording::sentence::{ArgumentError, UsageError, UsageHint};
use crate::workspace::Workspace;
use copil_plan::field::{Field, Referent};
use copil_plan::id::CommitteeId;
use copil_plan::intent::MeetingAct;
use copil_plan::meeting::ItemPlace;
use copil_plan::shape::Timing;
use copil_plan::value::{FieldPath, Value};
use copil_plan::{AgendaItem, Intent, Meeting, MeetingId, Refusal};

/// What `meeting new` takes.
#[derive(Debug, Args)]
pub(crate) struct NewArgs {
    #[arg(value_name = "COMMITTEE")]
    pub committee: String,
    #[arg(value_name = "DATE", allow_hyphen_values = true)]
    pub date: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub from: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub to: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub place: Option<String>,
    #[arg(long, value_name = "PERSON")]
    pub chair: Option<String>,
    #[arg(long)]
    pub empty: bool,
}

/// What `meeting add` takes.
#[derive(Debug, Args)]
pub(crate) struct AddArgs {
    #[arg(value_name = "MEETING")]
    pub which: String,
    #[arg(value_name = "WHAT")]
    pub what: Option<String>,
    #[arg(long, value_name = "MEETING")]
    pub approves: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    pub minutes: Option<String>,
    #[arg(long, value_name = "PERSON")]
    pub presenter: Option<String>,
    #[command(flatten)]
    pub place: PlaceArgs,
}

/// Where an item goes.
#[derive(Debug, Args)]
pub(crate) struct PlaceArgs {
    #[arg(long, value_name = "ITEM", conflicts_with = "first")]
    pub after: Option<String>,
    #[arg(long)]
    pub first: bool,
}

/// What `meeting move` takes.
#[derive(Debug, Args)]
pub(crate) struct MoveArgs {
    #[arg(value_name = "MEETING")]
    pub which: String,
    #[arg(value_name = "ITEM")]
    pub item: String,
    #[command(flatten)]
    pub place: PlaceArgs,
}

/// What `meeting change` takes.
#[derive(Debug, Args)]
pub(crate) struct ChangeArgs {
    #[arg(value_name = "MEETING")]
    pub which: String,
    #[arg(value_name = "ITEM")]
    pub item: String,
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    pub minutes: Option<String>,
    #[arg(long, value_name = "PERSON")]
    pub presenter: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub notes: Option<String>,
}

/// The options of `meeting change`, of which one at least has to be given.
const CHANGE_OPTIONS: [&str; 4] = ["--title", "--minutes", "--presenter", "--notes"];

/// What `meeting remove` takes.
#[derive(Debug, Args)]
pub(crate) struct RemoveArgs {
    #[arg(value_name = "MEETING")]
    pub which: String,
    #[arg(value_name = "ITEM")]
    pub item: String,
}

/// What `meeting convene` takes.
#[derive(Debug, Args)]
pub(crate) struct ConveneArgs {
    #[arg(value_name = "MEETING")]
    pub which: String,
}

/// Makes a meeting, with the agenda that is proposed for it. One that is in preparation gets what its agenda lacks.
pub(super) fn new(session: &mut Session, arguments: &NewArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let plan = workspace.plan();
    let committee: CommitteeId = find_id(workspace.known(), Referent::Committee, &arguments.committee)?;
    // The day that the meeting is on: nothing takes effect before it is recorded.
    let on = session.common.on.take();
    let date = arguments.date.as_deref().or(on.as_deref());
    let date = date.ok_or_else(|| UsageError::Missing("--on".to_owned()))?;
    let date = find_day(plan, Timing::Planned, workspace.today().day, date)?;
    let id = MeetingId::of(date, &committee).map_err(|why| {
        let text = format!("{date}-{committee}");
        Failure::from(crate::workspace::Error::Refused(Refusal::BadId { text, why }))
    })?;
    let items = match arguments.empty {
        true => Vec::new(),
        false => workspace.proposed_agenda(&committee, date)?,
    };
    let time = |text: &Option<String>| text.as_deref().map(find_time).transpose();
    let meeting = Meeting {
        date,
        place: arguments.place.clone(),
        started: time(&arguments.from)?,
        ended: time(&arguments.to)?,
        chair: arguments
            .chair
            .as_deref()
            .map(|text| person(&workspace, text))
            .transpose()?,
        committee,
        ..Meeting::default()
    };
    let intent = Intent::to_prepare(plan, id, meeting, items);
    recording::record(session, &mut workspace, vec![intent])
}

/// Puts something on an agenda: an action, a title, or the record of a meeting.
pub(super) fn add(session: &mut Session, arguments: &AddArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let id = parse::meeting(&workspace, &arguments.which)?;
    let what = arguments.what.as_deref();
    if what.is_none() && arguments.approves.is_none() {
        let what = fl!(session.catalogue, "value-what");
        let usage = UsageHint::Usage(format!("copil meeting add {id} {what}"));
        return Err(UsageError::Arguments(ArgumentError::MissingArgument, usage).into());
    }
    let action = what.and_then(|text| find_action(workspace.known(), text).ok());
    let item = AgendaItem {
        title: what.filter(|_| action.is_none()).map(str::to_owned),
        action,
        approves: arguments
            .approves
            .as_deref()
            .map(|text| parse::meeting(&workspace, text))
            .transpose()?,
        minutes: arguments.minutes.as_deref().map(find_whole).transpose()?,
        presenter: arguments
            .presenter
            .as_deref()
            .map(|text| person(&workspace, text))
            .transpose()?,
        ..AgendaItem::default()
    };
    let place = place(&workspace, &id, &arguments.place)?;
    let item = Box::new(item);
    record(session, &mut workspace, id, MeetingAct::AddItem { item, place })
}

/// Puts an item elsewhere on the agenda.
pub(super) fn r#move(session: &mut Session, arguments: &MoveArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let id = parse::meeting(&workspace, &arguments.which)?;
    let item = item(&workspace, &id, &arguments.item)?;
    let place = place(&workspace, &id, &arguments.place)?;
    record(session, &mut workspace, id, MeetingAct::MoveItem { item, place })
}

fn place(workspace: &Workspace, id: &MeetingId, arguments: &PlaceArgs) -> Result<ItemPlace, Failure> {
    Ok(match &arguments.after {
        Some(text) => ItemPlace::After(item(workspace, id, text)?),
        None if arguments.first => ItemPlace::First,
        None => ItemPlace::Last,
    })
}

/// Changes what is said of an item; a word for none takes it away.
pub(super) fn change(session: &mut Session, arguments: &ChangeArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let id = parse::meeting(&workspace, &arguments.which)?;
    let item = item(&workspace, &id, &arguments.item)?;
    let minutes = |text: &str| Ok::<_, Failure>(find_whole(text)?.write());
    let presenter = |text: &str| Ok::<_, Failure>(person(&workspace, text)?.write());
    let words = |text: &str| Ok::<_, Failure>(Some(Value::Text(text.to_owned())));
    type Read<'r> = &'r dyn Fn(&str) -> Result<Option<Value>, Failure>;
    let said: [(&str, &Option<String>, Read<'_>); 4] = [
        ("title", &arguments.title, &words),
        ("minutes", &arguments.minutes, &minutes),
        ("presenter", &arguments.presenter, &presenter),
        ("notes", &arguments.notes, &words),
    ];
    let mut values = Vec::new();
    for (key, text, read) in said {
        if let Some(text) = text {
            let value = match session.is_none_word(text) {
                true => None,
                false => read(text)?,
            };
            values.push((FieldPath::key(key), value));
        }
    }
    if values.is_empty() {
        return Err(UsageError::MissingOneOf(&CHANGE_OPTIONS).into());
    }
    record(session, &mut workspace, id, MeetingAct::ChangeItem { item, values })
}

/// Takes an item off the agenda.
pub(super) fn remove(session: &mut Session, arguments: &RemoveArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let id = parse::meeting(&workspace, &arguments.which)?;
    let item = item(&workspace, &id, &arguments.item)?;
    record(session, &mut workspace, id, MeetingAct::RemoveItem { item })
}

/// Calls the members.
pub(super) fn convene(session: &mut Session, arguments: &ConveneArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let id = parse::meeting(&workspace, &arguments.which)?;
    record(session, &mut workspace, id, MeetingAct::Convene)
}
