//! What the files of a plan become by an intent.

use super::meeting;
use super::parts::{self, milestone_mut};
use super::workflow::status_of;
use super::{ChangeContext, Intent, Refusal, decisions};
use crate::change::{FileChange, FileVersion, Subject, new_problems, table_of};
use crate::check::way;
use crate::field::{Fault, FieldProblem, Record, Referent};
use crate::id::{ActionId, GroupId};
use crate::value::{FieldPath, Table, Value};
use crate::{Action, Plan, PlanConfig, Weather};

/// The files that an intent is about, before and after it.
pub(super) fn files(plan: &Plan, intent: &Intent, context: ChangeContext<'_>) -> Result<Vec<FileChange>, Refusal> {
    let file = match intent {
        Intent::Status { action, to, evidence } => {
            status_of(plan, to.as_str())?;
            edit(plan, action, |edited| {
                if edited.status != *to {
                    edited.status = to.clone();
                    edited.since = Some(context.effective());
                }
                for (name, shown) in evidence {
                    edited.evidence.insert(name.clone(), shown.clone());
                }
                Ok(())
            })?
        }
        Intent::Weather { action, to, comment } => edit(plan, action, |edited| {
            if edited.weather == *to {
                confirm_weather(edited, comment.as_deref(), context);
                return Ok(());
            }
            set_weather(edited, action, *to, comment.as_deref().or(context.reason))
        })?,
        Intent::Milestone {
            action,
            milestone,
            reached,
        } => edit(plan, action, |edited| {
            parts::reach(edited, milestone, *reached, context)
        })?,
        Intent::Deliver {
            action,
            deliverable,
            delivered,
        } => edit(plan, action, |edited| {
            parts::deliver(edited, deliverable, *delivered, context)
        })?,
        Intent::Measure {
            subject: Subject::Action(action),
            indicator,
            value,
        } => edit(plan, action, |edited| {
            parts::measure(&mut edited.indicators, indicator, *value, context)
        })?,
        Intent::Measure { indicator, value, .. } => {
            let mut config = plan.config.clone();
            parts::measure(&mut config.indicators, indicator, *value, context)?;
            edited(plan, &Subject::PlanConfig, config.to_table())?
        }
        Intent::Spend {
            action,
            budget,
            spending,
        } => edit(plan, action, |edited| {
            parts::spend(edited, action, budget, *spending, context)
        })?,
        Intent::Due { action, milestone, to } => edit(plan, action, |edited| {
            match milestone {
                Some(milestone) => milestone_mut(edited, milestone)?.due = *to,
                None => edited.due = *to,
            }
            Ok(())
        })?,
        Intent::Set {
            subject: Subject::Meeting(id),
            values,
        } => meeting::set(plan, id, values, context)?,
        Intent::Set { subject, values } => set_values(plan, subject, values, context)?,
        Intent::AddAction { id, group, action } => add_action(plan, id, group, action)?,
        Intent::AddGroup { id, group } => {
            let known = plan.groups.keys();
            created(plan, Subject::Group(id.clone()), None, group.to_table(), known)?
        }
        Intent::AddMeeting { id, meeting } => meeting::new_meeting(plan, id, meeting)?,
        Intent::Meeting { id, act } => return meeting::files(plan, id, act, context),
        Intent::AddEntry { subject, path, value } => {
            let before = table_of(plan, subject).ok_or_else(|| unknown_subject(plan, subject))?;
            // The same thing said again is there already.
            if let ([table, id], true) = (path.parts(), before.at(path) != Some(value)) {
                let there = before.get(table).and_then(Value::as_table).into_iter();
                free(id, there.flat_map(Table::keys))?;
            }
            set_values(plan, subject, &[(path.clone(), Some(value.clone()))], context)?
        }
        Intent::SaveView { id, view } => edit_config(plan, |config| {
            config.views.insert(id.clone(), (**view).clone());
        })?,
        Intent::Move { action, group } => {
            known_group(plan, group)?;
            let mut file = edit(plan, action, |_| Ok(()))?;
            file.after
                .iter_mut()
                .for_each(|after| after.key.group = Some(group.clone()));
            file
        }
        Intent::CarryOut { decision, done } => decisions::carry_out(plan, decision, *done, context)?,
        Intent::Supersede { decision, by } => decisions::supersede(plan, decision, by, context)?,
        Intent::Repeal { decision } => decisions::repeal(plan, decision, context)?,
        Intent::DecideInWriting {
            committee,
            day,
            decision,
        } => decisions::in_writing(plan, (*day, committee), decision, context)?,
        Intent::Rename { action, to } => return rename(plan, action, to),
    };
    Ok(vec![file])
}

fn action_of<'p>(plan: &'p Plan, id: &ActionId) -> Result<&'p Action, Refusal> {
    let unknown = || Refusal::unknown(Referent::Action, id.as_str(), plan.actions.keys());
    plan.actions.get(id).map(|placed| &*placed.action).ok_or_else(unknown)
}

fn known_group(plan: &Plan, id: &GroupId) -> Result<(), Refusal> {
    match plan.groups.contains_key(id) {
        true => Ok(()),
        false => Err(Refusal::unknown(Referent::Group, id.as_str(), plan.groups.keys())),
    }
}

/// Refuses an id that is there already, whatever its capitals.
fn free<T: AsRef<str>>(id: &str, mut known: impl Iterator<Item = T>) -> Result<(), Refusal> {
    match known.find(|known| known.as_ref().eq_ignore_ascii_case(id)) {
        Some(known) => Err(Refusal::Taken {
            id: known.as_ref().to_owned(),
        }),
        None => Ok(()),
    }
}

/// A file of the plan in which other values stand.
pub(super) fn edited(plan: &Plan, subject: &Subject, table: Table) -> Result<FileChange, Refusal> {
    let before = FileVersion::of(plan, subject).ok_or_else(|| unknown_subject(plan, subject))?;
    Ok(FileChange::edited(before, table))
}

/// The edit of one action.
fn edit(
    plan: &Plan,
    id: &ActionId,
    edit: impl FnOnce(&mut Action) -> Result<(), Refusal>,
) -> Result<FileChange, Refusal> {
    let mut after = action_of(plan, id)?.clone();
    edit(&mut after)?;
    edited(plan, &Subject::Action(id.clone()), after.to_table())
}

fn edit_config(plan: &Plan, edit: impl FnOnce(&mut PlanConfig)) -> Result<FileChange, Refusal> {
    let mut config = plan.config.clone();
    edit(&mut config);
    edited(plan, &Subject::PlanConfig, config.to_table())
}

fn set_weather(edited: &mut Action, id: &ActionId, to: Option<Weather>, comment: Option<&str>) -> Result<(), Refusal> {
    let comment = said(comment);
    if to.is_some() && comment.is_none() {
        return Err(Refusal::NeedsComment { action: id.clone() });
    }
    edited.weather = to;
    edited.comment = comment;
    // It was the weather before that was confirmed.
    edited.confirmed = None;
    Ok(())
}

/// The weather that is there was looked at again: that, and what makes it where that is said anew.
fn confirm_weather(edited: &mut Action, comment: Option<&str>, context: ChangeContext<'_>) {
    if edited.weather.is_some() {
        edited.confirmed = edited.confirmed.max(Some(context.effective()));
    }
    edited.comment = said(comment).or(edited.comment.take());
}

fn said(comment: Option<&str>) -> Option<String> {
    let comment = comment.map(str::trim).filter(|text| !text.is_empty());
    comment.map(str::to_owned)
}

pub(super) fn set_values(
    plan: &Plan,
    subject: &Subject,
    values: &[(FieldPath, Option<Value>)],
    context: ChangeContext<'_>,
) -> Result<FileChange, Refusal> {
    let before = table_of(plan, subject).ok_or_else(|| unknown_subject(plan, subject))?;
    let mut after = before.clone();
    for (path, value) in values {
        after.put(path, value.clone());
    }
    // The day of a status goes with it, unless it is set as well.
    let status_changes = matches!(subject, Subject::Action(_)) && before.get("status") != after.get("status");
    if status_changes && !values.iter().any(|(path, _)| *path == FieldPath::key("since")) {
        after.put(&FieldPath::key("since"), Some(Value::Date(context.effective())));
    }
    // It was the weather before that was confirmed.
    let weather_changes = matches!(subject, Subject::Action(_)) && before.get("weather") != after.get("weather");
    if weather_changes && !values.iter().any(|(path, _)| *path == FieldPath::key("confirmed")) {
        after.put(&FieldPath::key("confirmed"), None);
    }
    check_fit(subject, &before, &after)?;
    if let Subject::Action(id) = subject {
        let mut sets = values.iter().map(|(path, value)| (path.as_strs(), value.is_some()));
        if sets.any(|(path, some)| path == ["progress"] && some) && after.get("milestones").is_some() {
            return Err(Refusal::MilestonesTell { action: id.clone() });
        }
        check_circles(plan, id, &before, &after)?;
    }
    edited(plan, subject, after)
}

fn unknown_subject(plan: &Plan, subject: &Subject) -> Refusal {
    match subject {
        Subject::Action(id) => Refusal::unknown(Referent::Action, id.as_str(), plan.actions.keys()),
        Subject::Group(id) => Refusal::unknown(Referent::Group, id.as_str(), plan.groups.keys()),
        Subject::Meeting(id) => Refusal::unknown(Referent::Meeting, id.as_str(), plan.meetings.keys()),
        Subject::PlanConfig => Refusal::AlreadySo {
            subject: subject.clone(),
        },
    }
}

/// Refuses a table in which something is wrong, or unknown, that was not so before.
pub(super) fn check_fit(subject: &Subject, before: &Table, after: &Table) -> Result<(), Refusal> {
    let new = new_problems(subject, before, after).into_iter();
    let mut refused =
        new.filter(|problem| !problem.fault.is_warning() || matches!(problem.fault, Fault::UnknownKey { .. }));
    match refused.next() {
        Some(problem) => Err(Refusal::Invalid {
            subject: subject.clone(),
            problem: Box::new(problem),
        }),
        None => Ok(()),
    }
}

/// Refuses that an action comes to wait for itself, through others or not.
fn check_circles(plan: &Plan, id: &ActionId, before: &Table, after: &Table) -> Result<(), Refusal> {
    let key = "depends_on";
    let Some(Value::List(awaited)) = after.get(key).filter(|after| before.get(key) != Some(*after)) else {
        return Ok(());
    };
    let awaited = awaited.iter().filter_map(|one| one.as_text()?.parse().ok());
    let circle = awaited.filter_map(|first| way(plan, &first, id)).next();
    circle.map_or(Ok(()), |mut through| {
        through.rotate_right(1);
        let through = through.iter().map(ActionId::to_string).collect();
        Err(Refusal::Invalid {
            subject: Subject::Action(id.clone()),
            problem: Box::new(FieldProblem {
                path: FieldPath::key(key),
                fault: Fault::Cycle { through },
            }),
        })
    })
}

fn add_action(plan: &Plan, id: &ActionId, group: &GroupId, action: &Action) -> Result<FileChange, Refusal> {
    known_group(plan, group)?;
    status_of(plan, action.status.as_str())?;
    let subject = Subject::Action(id.clone());
    created(plan, subject, Some(group), action.to_table(), plan.actions.keys())
}

/// A new file. To make what is there already, just as it is, changes nothing: whoever does not know whether they made it
/// can say so again.
pub(super) fn created<T: AsRef<str>>(
    plan: &Plan,
    subject: Subject,
    group: Option<&GroupId>,
    table: Table,
    known: impl Iterator<Item = T>,
) -> Result<FileChange, Refusal> {
    let there = FileVersion::of(plan, &subject)
        .filter(|there| there.key.group.as_ref() == group && there.table().is_some_and(|held| **held == table));
    if let Some(there) = there {
        return Ok(FileChange::edited(there, table));
    }
    free(subject.id().unwrap_or_default(), known)?;
    Ok(FileChange::created(subject, group, table))
}

/// An action under another id, and everything that refers to it.
fn rename(plan: &Plan, from: &ActionId, to: &ActionId) -> Result<Vec<FileChange>, Refusal> {
    let mut action = action_of(plan, from)?.clone();
    free(to.as_str(), plan.actions.keys().filter(|id| *id != from))?;
    let rename_in = |ids: &mut Vec<ActionId>| {
        for id in ids.iter_mut().filter(|id| *id == from) {
            *id = to.clone();
        }
    };
    rename_in(&mut action.depends_on);
    let mut file = edited(plan, &Subject::Action(from.clone()), action.to_table())?;
    file.after
        .iter_mut()
        .for_each(|after| after.key.subject = Subject::Action(to.clone()));
    let mut files = vec![file];
    let waiting = plan
        .actions
        .iter()
        .filter(|(id, placed)| *id != from && placed.depends_on.contains(from));
    for (id, placed) in waiting {
        let mut action = placed.action.clone();
        rename_in(&mut action.depends_on);
        files.push(edited(plan, &Subject::Action(id.clone()), action.to_table())?);
    }
    for (id, meeting) in &plan.meetings {
        let mut after = meeting.clone();
        for item in after
            .agenda
            .values_mut()
            .filter(|item| item.action.as_ref() == Some(from))
        {
            item.action = Some(to.clone());
        }
        for decision in after.decisions.values_mut() {
            rename_in(&mut decision.actions);
        }
        if after != *meeting {
            files.push(edited(plan, &Subject::Meeting(id.clone()), after.to_table())?);
        }
    }
    Ok(files)
}
