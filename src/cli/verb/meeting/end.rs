//! How a meeting ends: put off, cancelled, closed; and what becomes of its record.

use clap::Args;
use i18n_embed_fl::fl;

use super::{closed, record};
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::session::Session;
use crate::cli::verb::set;
use crate::cli::{parse, recording};
use crate::wording::lookup::{find_day, find_time};
use crate::wording::sentence::UsageError;
use crate::workspace::Workspace;
use copil_plan::intent::{MeetingAct, check_approval};
use copil_plan::meeting::ItemPlace;
use copil_plan::shape::Timing;
use copil_plan::{AgendaItem, AgendaKey, Intent, Meeting, MeetingId, Outcome, Plan, Refusal, Subject};

/// What `meeting postpone` takes.
#[derive(Debug, Args)]
pub(crate) struct PostponeArgs {
    #[arg(value_name = "MEETING")]
    pub which: String,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub to: Option<String>,
}

/// What `meeting cancel` takes.
#[derive(Debug, Args)]
pub(crate) struct CancelArgs {
    #[arg(value_name = "MEETING")]
    pub which: String,
}

/// What `meeting close` takes.
#[derive(Debug, Args)]
pub(crate) struct CloseArgs {
    #[arg(value_name = "MEETING")]
    pub which: String,
    #[arg(long, value_name = "TIME")]
    pub to: Option<String>,
}

/// What `meeting amend` takes.
#[derive(Debug, Args)]
pub(crate) struct AmendArgs {
    #[arg(value_name = "MEETING")]
    pub which: String,
    #[arg(value_name = "KEY=VALUE")]
    pub values: Vec<String>,
}

/// What `meeting approve` takes.
#[derive(Debug, Args)]
pub(crate) struct ApproveArgs {
    #[arg(value_name = "MEETING")]
    pub which: String,
    #[arg(long = "in", value_name = "MEETING")]
    pub within: Option<String>,
}

/// Puts a meeting off.
pub(super) fn postpone(session: &mut Session, arguments: &PostponeArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let id = parse::meeting(&workspace, &arguments.which)?;
    let today = workspace.today().day;
    let to = arguments.to.as_deref();
    let to = to
        .map(|text| find_day(workspace.plan(), Timing::Planned, today, text))
        .transpose()?;
    record(session, &mut workspace, id, MeetingAct::Postpone { to })
}

/// Says that a meeting is not held.
pub(super) fn cancel(session: &mut Session, arguments: &CancelArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let id = parse::meeting(&workspace, &arguments.which)?;
    record(session, &mut workspace, id, MeetingAct::Cancel)
}

/// Ends a meeting. One that is closed and has no tag, as when the program was stopped in between, gets it now.
pub(super) fn close(session: &mut Session, arguments: &CloseArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let id = parse::meeting(&workspace, &arguments.which)?;
    if workspace.plan().meetings.get(&id).is_some_and(Meeting::is_closed) {
        let details = session.context(&workspace)?;
        let marked = workspace.mark_closing(&id, &details);
        recording::with_plan_words(session, &workspace, marked)?;
        session.tell_closing(&workspace, &id);
        return Ok(ExitStatus::Done);
    }
    let to = arguments.to.as_deref().map(find_time).transpose()?;
    let at = to.or_else(|| workspace.time_of_day());
    let exit = record(session, &mut workspace, id.clone(), MeetingAct::Close { at })?;
    let is_tagged = !session.common.dry_run && workspace.proposal().is_none();
    if is_tagged && !session.common.json {
        session.tell_closing(&workspace, &id);
    }
    Ok(exit)
}

/// Changes the record of a closed meeting, saying why: values, or what was edited in its file by hand.
pub(super) fn amend(session: &mut Session, arguments: &AmendArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let id = parse::meeting(&workspace, &arguments.which)?;
    if !arguments.values.is_empty() {
        let subject = Subject::Meeting(id.clone());
        let values = set::values(session, &workspace, &subject, &arguments.values)?;
        return record(session, &mut workspace, id, MeetingAct::Amend { values });
    }
    if workspace.proposal().is_some() {
        return Err(UsageError::ProposalOfFiles.into());
    }
    amend_by_hand(session, &mut workspace, id)
}

fn amend_by_hand(session: &mut Session, workspace: &mut Workspace, id: MeetingId) -> VerbResult {
    recording::refuse_if_blocked(session, workspace)?;
    let mut details = session.context(workspace)?;
    if details.reason.as_deref().is_none_or(|reason| reason.trim().is_empty()) {
        return Err(refused(session, workspace, Refusal::NeedsWord { meeting: id }));
    }
    details.amends = true;
    let only = [Subject::Meeting(id)];
    if session.common.dry_run {
        let prepared = workspace.prepare_hand_edits(Some(&only), &details)?;
        return recording::show_prepared(session, &prepared);
    }
    let outcome = workspace.record_hand_edits(Some(&only), &details);
    recording::end(session, workspace, outcome)
}

/// Approves the record of a meeting in the one that is held; what is to be corrected is said with it and stands there.
pub(super) fn approve(session: &mut Session, arguments: &ApproveArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let approved = parse::meeting(&workspace, &arguments.which)?;
    let plan = workspace.plan();
    let within = match &arguments.within {
        Some(text) => parse::meeting(&workspace, text)?,
        None => holding(plan, &approved).ok_or_else(|| not_held(session, &workspace, &approved))?,
    };
    // Before the approval is put on the agenda, which is a change of its own.
    check_approval(plan, &approved).map_err(|refusal| refused(session, &workspace, refusal))?;
    let is_approval = |item: &AgendaItem| item.approves.as_ref() == Some(&approved);
    let meeting = plan.meetings.get(&within).cloned().unwrap_or_default();
    let known = meeting
        .agenda
        .iter()
        .find(|(_, item)| is_approval(item))
        .map(|(key, _)| key.clone());
    let item = match known {
        Some(key) => key,
        None => {
            let item = Box::new(AgendaItem {
                approves: Some(approved.clone()),
                ..AgendaItem::default()
            });
            let place = ItemPlace::First;
            let added = MeetingAct::AddItem { item, place };
            if session.common.dry_run {
                return record(session, &mut workspace, within, added);
            }
            add_approval(session, &mut workspace, &within, added, &is_approval)?
        }
    };
    let notes = session.common.reason.clone();
    let act = MeetingAct::Outcome {
        item,
        outcome: Some(Outcome::Decided),
        notes,
        spent: None,
    };
    record(session, &mut workspace, within, act)
}

fn refused(session: &Session, workspace: &Workspace, refusal: Refusal) -> Failure {
    let failure = Failure::from(crate::workspace::Error::Refused(refusal));
    failure.with_plan_words(&session.catalogue, workspace.plan())
}

/// The meeting of the same committee that is held now.
fn holding(plan: &Plan, approved: &MeetingId) -> Option<MeetingId> {
    let committee = &plan.meetings.get(approved)?.committee;
    plan.meeting_held(committee).cloned()
}

fn not_held(session: &Session, workspace: &Workspace, approved: &MeetingId) -> Failure {
    let meeting = session.catalogue.meeting(workspace.plan(), approved);
    let what = fl!(session.catalogue, "cli-approve-not-held", meeting = meeting);
    let hint = Some(fl!(session.catalogue, "hint-approve-not-held"));
    let sentence = crate::wording::sentence::Sentence { what, hint };
    Failure::worded(sentence, ExitStatus::Refused)
}

/// Puts the approval on the agenda of the meeting in which it comes up.
fn add_approval(
    session: &mut Session,
    workspace: &mut Workspace,
    within: &MeetingId,
    act: MeetingAct,
    is_approval: &dyn Fn(&AgendaItem) -> bool,
) -> Result<AgendaKey, Failure> {
    let mut details = session.context(workspace)?;
    details.reason = None;
    let id = within.clone();
    let outcome = workspace.record(&Intent::Meeting { id, act }, &details);
    recording::with_plan_words(session, workspace, outcome)?;
    let meeting = workspace.plan().meetings.get(within);
    let mut items = meeting.into_iter().flat_map(|meeting| meeting.agenda.iter());
    let found = items.find(|(_, item)| is_approval(item)).map(|(key, _)| key.clone());
    found.ok_or_else(|| closed(session, workspace, within.clone()))
}
