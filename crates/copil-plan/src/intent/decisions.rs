//! What follows on a decision: carried out, replaced by another, taken back; and one that is taken in writing.
//!
//! What follows is no part of a meeting's record: that is what was said and decided that day. It is written in the file of
//! a closed meeting without amending it.

use chrono::NaiveDate;

use super::edits::edited;
use super::{ChangeContext, Refusal};
use crate::change::{FileChange, Subject};
use crate::decisions::{DecisionRegister, DecisionState, way_round};
use crate::field::{Fault, FieldProblem, Record, Referent};
use crate::id::{CommitteeId, DecisionId, MeetingId};
use crate::value::FieldPath;
use crate::{Decision, DecisionRef, Meeting, MeetingState, Plan};

/// A decision carried out, or not after all.
pub(super) fn carry_out(
    plan: &Plan,
    decision: &DecisionRef,
    done: bool,
    context: ChangeContext<'_>,
) -> Result<FileChange, Refusal> {
    if done {
        refuse_if_gone(plan, decision, context.today)?;
    }
    edit(plan, decision, |edited| {
        super::parts::came_about(&mut edited.done, done, context);
    })
}

/// A decision taken back, and why.
pub(super) fn repeal(plan: &Plan, decision: &DecisionRef, context: ChangeContext<'_>) -> Result<FileChange, Refusal> {
    let is_repealed = decided(plan, decision)?.repealed.is_some();
    if !is_repealed {
        refuse_if_gone(plan, decision, context.today)?;
        if !context.has_reason() {
            let decision = decision.clone();
            return Err(Refusal::RepealNeedsReason { decision });
        }
    }
    edit(plan, decision, |edited| {
        super::parts::came_about(&mut edited.repealed, true, context);
    })
}

/// A decision whose place another takes.
pub(super) fn supersede(
    plan: &Plan,
    decision: &DecisionRef,
    by: &DecisionRef,
    context: ChangeContext<'_>,
) -> Result<FileChange, Refusal> {
    decided(plan, decision)?;
    let takes = decided(plan, by)?.supersedes.as_ref();
    if let Some(other) = takes.filter(|other| *other != decision) {
        return Err(Refusal::SupersedesAnother {
            decision: by.clone(),
            other: other.clone(),
        });
    }
    if takes.is_none() {
        refuse_if_gone(plan, decision, context.today)?;
    }
    let file = edit(plan, by, |edited| edited.supersedes = Some(decision.clone()))?;
    refuse_circle(plan, decision, by)?;
    Ok(file)
}

/// A decision that a committee took without meeting: in the file of what it decided in writing that day.
pub(super) fn in_writing(
    plan: &Plan,
    (day, committee): (NaiveDate, &CommitteeId),
    decision: &Decision,
    context: ChangeContext<'_>,
) -> Result<FileChange, Refusal> {
    if let Some(former) = &decision.supersedes {
        decided(plan, former)?;
        refuse_if_gone(plan, former, context.today)?;
    }
    let bad = |why| Refusal::BadId {
        text: committee.to_string(),
        why,
    };
    let id = MeetingId::of(day, committee).map_err(bad)?;
    let mut meeting = match plan.meetings.get(&id) {
        Some(there) if there.state == MeetingState::Written => there.clone(),
        Some(_) => return Err(Refusal::CommitteeMet { meeting: id }),
        None => Meeting {
            committee: committee.clone(),
            date: day,
            state: MeetingState::Written,
            ..Meeting::default()
        },
    };
    // The same thing said again is there already.
    if !meeting.decisions.values().any(|there| there == decision) {
        meeting.decisions.push(next_number(&meeting), decision.clone());
    }
    let subject = Subject::Meeting(id.clone());
    match plan.meetings.contains_key(&id) {
        true => edited(plan, &subject, meeting.to_table()),
        false => Ok(FileChange::created(subject, None, meeting.to_table())),
    }
}

/// The number of a meeting's next decision: after the highest that there is.
pub fn next_number(meeting: &Meeting) -> DecisionId {
    let numbers = meeting
        .decisions
        .keys()
        .filter_map(|id| id.as_str().parse::<u32>().ok());
    let next = numbers.max().unwrap_or(0).saturating_add(1);
    DecisionId::from(next)
}

fn decided<'p>(plan: &'p Plan, decision: &DecisionRef) -> Result<&'p Decision, Refusal> {
    plan.decision(decision).ok_or_else(|| {
        let all = DecisionRegister::of(plan, NaiveDate::MAX);
        let known: Vec<String> = all.iter().map(|one| one.reference.to_string()).collect();
        Refusal::unknown(Referent::Decision, &decision.to_string(), known.iter())
    })
}

/// Refuses what is to follow on a decision that holds no longer.
fn refuse_if_gone(plan: &Plan, decision: &DecisionRef, today: NaiveDate) -> Result<(), Refusal> {
    let register = DecisionRegister::of(plan, today);
    match register.find(decision).filter(|one| one.state.is_gone()) {
        Some(one) => Err(Refusal::NoLongerHolds {
            decision: decision.clone(),
            by: one
                .superseded_by
                .clone()
                .filter(|_| one.state == DecisionState::Superseded),
        }),
        None => Ok(()),
    }
}

fn refuse_circle(plan: &Plan, decision: &DecisionRef, by: &DecisionRef) -> Result<(), Refusal> {
    let mut after = plan.clone();
    let taken = after.meetings.get_mut(&by.meeting);
    if let Some(taken) = taken.and_then(|meeting| meeting.decisions.get_mut(by.decision.as_str())) {
        taken.supersedes = Some(decision.clone());
    }
    match way_round(&after, by) {
        Some(way) => Err(Refusal::Invalid {
            subject: Subject::Meeting(by.meeting.clone()),
            problem: Box::new(FieldProblem {
                path: FieldPath::from_iter(["decisions", by.decision.as_str(), "supersedes"].map(str::to_owned)),
                fault: Fault::CircleOfDecisions {
                    through: way.iter().map(ToString::to_string).collect(),
                },
            }),
        }),
        None => Ok(()),
    }
}

/// The edit of one decision.
fn edit(plan: &Plan, decision: &DecisionRef, edit: impl FnOnce(&mut Decision)) -> Result<FileChange, Refusal> {
    decided(plan, decision)?;
    let subject = Subject::Meeting(decision.meeting.clone());
    let mut meeting = plan.meetings.get(&decision.meeting).cloned().unwrap_or_default();
    if let Some(decided) = meeting.decisions.get_mut(decision.decision.as_str()) {
        edit(decided);
    }
    edited(plan, &subject, meeting.to_table())
}
