//! What a person wants, turned into the changes that do it, or refused with what is allowed or missing.

mod refusal;

use chrono::NaiveDate;

use crate::change::{Change, Meaning, Subject, diff_tables, table_of};
use crate::field::{Fault, Reading, Record, Referent, nearest};
use crate::id::{ActionId, GroupId, MilestoneId, PersonId, StatusId, ViewId};
use crate::query::SavedView;
use crate::value::{FieldPath, Table, Value};
use crate::{Action, Group, Meeting, Milestone, Need, Person, Plan, PlanConfig, Weather};

pub use refusal::Refusal;

/// What a person wants to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// Put an action in another status.
    Status {
        /// The action.
        action: ActionId,
        /// The status.
        to: StatusId,
    },
    /// Give an action another weather, and say why.
    Weather {
        /// The action.
        action: ActionId,
        /// The weather; `None` takes it away.
        to: Option<Weather>,
        /// Why.
        comment: Option<String>,
    },
    /// Say that a milestone was reached, or was not after all.
    Milestone {
        /// The action.
        action: ActionId,
        /// Its milestone.
        milestone: MilestoneId,
        /// Whether it is reached, on the day of the circumstance.
        reached: bool,
    },
    /// Move the due date of an action or of one of its milestones.
    Due {
        /// The action.
        action: ActionId,
        /// Its milestone; `None` for the action itself.
        milestone: Option<MilestoneId>,
        /// The new date; `None` takes it away.
        to: Option<NaiveDate>,
    },
    /// Set values of one file.
    Set {
        /// The file.
        subject: Subject,
        /// The values; `None` takes one away.
        values: Vec<(FieldPath, Option<Value>)>,
    },
    /// Add an action.
    AddAction {
        /// Its id.
        id: ActionId,
        /// Its group.
        group: GroupId,
        /// What it holds.
        action: Box<Action>,
    },
    /// Add a working group.
    AddGroup {
        /// Its id.
        id: GroupId,
        /// What it holds.
        group: Box<Group>,
    },
    /// Add a milestone to an action.
    AddMilestone {
        /// The action.
        action: ActionId,
        /// The milestone's id.
        id: MilestoneId,
        /// What it holds.
        milestone: Box<Milestone>,
    },
    /// Add a person to the plan.
    AddPerson {
        /// Their id.
        id: PersonId,
        /// Who they are.
        person: Box<Person>,
    },
    /// Save a view in the plan, in the place of one of that id if there is one.
    SaveView {
        /// Its id.
        id: ViewId,
        /// What it holds.
        view: Box<SavedView>,
    },
    /// Put an action in another working group.
    Move {
        /// The action.
        action: ActionId,
        /// The group.
        group: GroupId,
    },
    /// Give an action another id; what refers to it follows.
    Rename {
        /// The action.
        action: ActionId,
        /// The new id.
        to: ActionId,
    },
}

impl Intent {
    /// The action it is about, when it is about one that is there.
    pub fn action(&self) -> Option<&ActionId> {
        match self {
            Self::Status { action, .. }
            | Self::Weather { action, .. }
            | Self::Milestone { action, .. }
            | Self::Due { action, .. }
            | Self::AddMilestone { action, .. }
            | Self::Move { action, .. }
            | Self::Rename { action, .. }
            | Self::Set {
                subject: Subject::Action(action),
                ..
            } => Some(action),
            Self::Set { .. }
            | Self::SaveView { .. }
            | Self::AddAction { .. }
            | Self::AddGroup { .. }
            | Self::AddPerson { .. } => None,
        }
    }
}

/// The circumstances of an intent.
#[derive(Clone, Copy, Debug)]
pub struct ChangeContext<'a> {
    /// Today.
    pub today: NaiveDate,
    /// The day it took effect, when it is not today.
    pub on: Option<NaiveDate>,
    /// Why, in the author's words.
    pub reason: Option<&'a str>,
}

impl ChangeContext<'_> {
    /// The day it took effect.
    pub fn effective(&self) -> NaiveDate {
        self.on.unwrap_or(self.today)
    }

    fn has_reason(&self) -> bool {
        self.reason.is_some_and(|reason| !reason.trim().is_empty())
    }
}

/// The changes that do what is wanted.
pub fn changes(plan: &Plan, intent: &Intent, circumstance: ChangeContext<'_>) -> Result<Vec<Change>, Refusal> {
    if let Some(day) = circumstance.on.filter(|day| *day > circumstance.today) {
        return Err(Refusal::Future { day });
    }
    let changes = raw_changes(plan, intent, circumstance)?;
    for change in &changes {
        if let (
            Some(action),
            Meaning::Status {
                old: Some(_),
                new: Some(to),
            },
        ) = (change.action(), change.meaning())
        {
            allowed(plan, action, to, &changes, circumstance)?;
        }
    }
    Ok(changes)
}

/// The statuses that may follow the one an action has.
pub fn next_statuses<'p>(plan: &'p Plan, status: &StatusId) -> Vec<&'p StatusId> {
    match plan.workflow().get(status.as_str()) {
        Some(status) => status
            .next
            .iter()
            .filter(|next| plan.workflow().contains(next.as_str()))
            .collect(),
        // From a status that the workflow no longer knows, every way out is open.
        None => plan.workflow().keys().collect(),
    }
}

/// Checks a transition of the plan at hand, with the milestones as they are after `changes`.
fn allowed(
    plan: &Plan,
    id: &ActionId,
    to: &str,
    changes: &[Change],
    circumstance: ChangeContext<'_>,
) -> Result<(), Refusal> {
    let action = &plan.actions.get(id).ok_or_else(|| unknown_action(plan, id))?.action;
    let reached_now = |milestone: &MilestoneId| {
        changes.iter().any(|change| {
            change.action() == Some(id)
                && matches!(change.meaning(), Meaning::Reached { milestone: m, .. } if m == milestone.as_str())
        })
    };
    let unreached = action
        .unreached()
        .map(|(m, _)| m.clone())
        .filter(|m| !reached_now(m))
        .collect();
    permitted(plan, id, &action.status, to, unreached, circumstance.has_reason())
}

/// Checks a transition against the workflow; `unreached` are the milestones that are not reached after it.
pub fn permitted(
    plan: &Plan,
    id: &ActionId,
    from: &StatusId,
    to: &str,
    unreached: Vec<MilestoneId>,
    has_reason: bool,
) -> Result<(), Refusal> {
    let (to, status) = status_of(plan, to)?;
    let allowed = next_statuses(plan, from);
    if !allowed.contains(&&to) {
        let allowed = allowed.into_iter().cloned().collect();
        return Err(Refusal::NotAllowed {
            action: id.clone(),
            from: from.clone(),
            to,
            allowed,
        });
    }
    if has_reason {
        return Ok(());
    }
    if status.needs.contains(&Need::Reason) {
        return Err(Refusal::NeedsReason { action: id.clone(), to });
    }
    if status.needs.contains(&Need::Milestones) && !unreached.is_empty() {
        return Err(Refusal::UnreachedMilestones {
            action: id.clone(),
            to,
            unreached,
        });
    }
    Ok(())
}

fn status_of<'p>(plan: &'p Plan, status: &str) -> Result<(StatusId, &'p crate::Status), Refusal> {
    let unknown = || Refusal::Unknown {
        what: Referent::Status,
        id: status.to_owned(),
        nearest: nearest(status, plan.workflow().keys().map(AsRef::as_ref)),
    };
    let id = status.parse().map_err(|_| unknown())?;
    let found = plan.workflow().get(status).ok_or_else(unknown)?;
    Ok((id, found))
}

fn raw_changes(plan: &Plan, intent: &Intent, circumstance: ChangeContext<'_>) -> Result<Vec<Change>, Refusal> {
    match intent {
        Intent::Status { action, to } => {
            status_of(plan, to.as_str())?;
            edit(plan, action, |edited| {
                if edited.status != *to {
                    edited.status = to.clone();
                    edited.since = Some(circumstance.effective());
                }
                Ok(())
            })
        }
        Intent::Weather { action, to, comment } => set_weather(plan, action, *to, comment.as_deref(), circumstance),
        Intent::Milestone {
            action,
            milestone,
            reached,
        } => edit(plan, action, |edited| {
            let found = milestone_mut(edited, milestone)?;
            match (*reached, found.done) {
                (true, None) => found.done = Some(circumstance.effective()),
                (true, Some(_)) if circumstance.on.is_some() => found.done = circumstance.on,
                (true, Some(_)) => {}
                (false, _) => found.done = None,
            }
            Ok(())
        }),
        Intent::Due { action, milestone, to } => edit(plan, action, |edited| {
            match milestone {
                Some(milestone) => milestone_mut(edited, milestone)?.due = *to,
                None => edited.due = *to,
            }
            Ok(())
        }),
        Intent::Set { subject, values } => set_values(plan, subject, values, circumstance),
        Intent::AddAction { id, group, action } => add_action(plan, id, group, action),
        Intent::AddGroup { id, group } => {
            taken(id.as_str(), plan.groups.keys().map(GroupId::as_str))?;
            let subject = Subject::Group(id.clone());
            Ok(vec![Change::Created {
                subject,
                group: None,
                content: group.to_table(),
            }])
        }
        Intent::AddMilestone { action, id, milestone } => edit(plan, action, |edited| {
            taken(id.as_str(), edited.milestones.keys().map(MilestoneId::as_str))?;
            edited.milestones.push(id.clone(), (**milestone).clone());
            Ok(())
        }),
        Intent::AddPerson { id, person } => {
            taken(id.as_str(), plan.config.people.keys().map(PersonId::as_str))?;
            let mut config = plan.config.clone();
            config.people.push(id.clone(), (**person).clone());
            Ok(diff_tables(
                &Subject::PlanConfig,
                &plan.config.to_table(),
                &config.to_table(),
            ))
        }
        Intent::SaveView { id, view } => {
            let mut config = plan.config.clone();
            config.views.insert(id.clone(), (**view).clone());
            Ok(diff_tables(
                &Subject::PlanConfig,
                &plan.config.to_table(),
                &config.to_table(),
            ))
        }
        Intent::Move { action, group } => move_action(plan, action, group),
        Intent::Rename { action, to } => rename(plan, action, to),
    }
}

fn unknown_action(plan: &Plan, id: &ActionId) -> Refusal {
    let nearest = nearest(id.as_str(), plan.actions.keys().map(ActionId::as_str));
    Refusal::Unknown {
        what: Referent::Action,
        id: id.to_string(),
        nearest,
    }
}

fn unknown_group(plan: &Plan, id: &GroupId) -> Refusal {
    let nearest = nearest(id.as_str(), plan.groups.keys().map(GroupId::as_str));
    Refusal::Unknown {
        what: Referent::Group,
        id: id.to_string(),
        nearest,
    }
}

fn milestone_mut<'a>(action: &'a mut Action, id: &MilestoneId) -> Result<&'a mut Milestone, Refusal> {
    let nearest = nearest(id.as_str(), action.milestones.keys().map(MilestoneId::as_str));
    let unknown = Refusal::Unknown {
        what: Referent::Milestone,
        id: id.to_string(),
        nearest,
    };
    action.milestones.get_mut(id.as_str()).ok_or(unknown)
}

fn taken<'a>(id: &str, ids: impl IntoIterator<Item = &'a str>) -> Result<(), Refusal> {
    match ids.into_iter().find(|known| known.eq_ignore_ascii_case(id)) {
        Some(known) => Err(Refusal::Taken { id: known.to_owned() }),
        None => Ok(()),
    }
}

/// The changes of an edit of one action; an edit that changes nothing is refused as such.
fn edit(
    plan: &Plan,
    id: &ActionId,
    edit: impl FnOnce(&mut Action) -> Result<(), Refusal>,
) -> Result<Vec<Change>, Refusal> {
    let before = &plan.actions.get(id).ok_or_else(|| unknown_action(plan, id))?.action;
    let mut after = before.clone();
    edit(&mut after)?;
    let subject = Subject::Action(id.clone());
    something(
        subject.clone(),
        diff_tables(&subject, &before.to_table(), &after.to_table()),
    )
}

fn something(subject: Subject, changes: Vec<Change>) -> Result<Vec<Change>, Refusal> {
    if changes.is_empty() {
        Err(Refusal::AlreadySo { subject })
    } else {
        Ok(changes)
    }
}

fn set_weather(
    plan: &Plan,
    id: &ActionId,
    to: Option<Weather>,
    comment: Option<&str>,
    circumstance: ChangeContext<'_>,
) -> Result<Vec<Change>, Refusal> {
    let comment = comment
        .or(circumstance.reason)
        .map(str::trim)
        .filter(|text| !text.is_empty());
    edit(plan, id, |edited| {
        if edited.weather != to && to.is_some() && comment.is_none() {
            return Err(Refusal::NeedsComment { action: id.clone() });
        }
        edited.weather = to;
        if let Some(comment) = comment {
            edited.comment = Some(comment.to_owned());
        } else if to.is_none() {
            edited.comment = None;
        }
        Ok(())
    })
}

fn set_values(
    plan: &Plan,
    subject: &Subject,
    values: &[(FieldPath, Option<Value>)],
    circumstance: ChangeContext<'_>,
) -> Result<Vec<Change>, Refusal> {
    let before = table_of(plan, subject).ok_or_else(|| unknown_subject(plan, subject))?;
    let mut after = before.clone();
    for (path, value) in values {
        after.put(path, value.clone());
    }
    // The day of a status goes with it, unless it is set as well.
    let status_changes = matches!(subject, Subject::Action(_)) && before.get("status") != after.get("status");
    if status_changes && !values.iter().any(|(path, _)| *path == FieldPath::key("since")) {
        after.put(&FieldPath::key("since"), Some(Value::Date(circumstance.effective())));
    }
    fits(subject, &before, &after)?;
    something(subject.clone(), diff_tables(subject, &before, &after))
}

fn unknown_subject(plan: &Plan, subject: &Subject) -> Refusal {
    match subject {
        Subject::Action(id) => unknown_action(plan, id),
        Subject::Group(id) => unknown_group(plan, id),
        Subject::Meeting(id) => {
            let nearest = nearest(id.as_str(), plan.meetings.keys().map(crate::MeetingId::as_str));
            Refusal::Unknown {
                what: Referent::Meeting,
                id: id.to_string(),
                nearest,
            }
        }
        Subject::PlanConfig => Refusal::AlreadySo {
            subject: subject.clone(),
        },
    }
}

/// Refuses a table in which something is wrong, or unknown, that was not so before.
fn fits(subject: &Subject, before: &Table, after: &Table) -> Result<(), Refusal> {
    let problems = |table: &Table| {
        let mut reading = Reading::default();
        match subject {
            Subject::PlanConfig => drop(PlanConfig::from_table(table.clone(), &mut reading)),
            Subject::Group(_) => drop(Group::from_table(table.clone(), &mut reading)),
            Subject::Action(_) => drop(Action::from_table(table.clone(), &mut reading)),
            Subject::Meeting(_) => drop(Meeting::from_table(table.clone(), &mut reading)),
        }
        reading.problems
    };
    let known = problems(before);
    let new = problems(after).into_iter().find(|problem| {
        !known.contains(problem) && (!problem.fault.is_warning() || matches!(problem.fault, Fault::UnknownKey { .. }))
    });
    match new {
        Some(problem) => Err(Refusal::Unfit {
            subject: subject.clone(),
            problem: Box::new(problem),
        }),
        None => Ok(()),
    }
}

fn add_action(plan: &Plan, id: &ActionId, group: &GroupId, action: &Action) -> Result<Vec<Change>, Refusal> {
    if !plan.groups.contains_key(group) {
        return Err(unknown_group(plan, group));
    }
    taken(id.as_str(), plan.actions.keys().map(ActionId::as_str))?;
    status_of(plan, action.status.as_str())?;
    let subject = Subject::Action(id.clone());
    Ok(vec![Change::Created {
        subject,
        group: Some(group.clone()),
        content: action.to_table(),
    }])
}

fn move_action(plan: &Plan, id: &ActionId, group: &GroupId) -> Result<Vec<Change>, Refusal> {
    let placed = plan.actions.get(id).ok_or_else(|| unknown_action(plan, id))?;
    if !plan.groups.contains_key(group) {
        return Err(unknown_group(plan, group));
    }
    if placed.group == *group {
        return Err(Refusal::AlreadySo {
            subject: Subject::Action(id.clone()),
        });
    }
    Ok(vec![Change::Moved {
        action: id.clone(),
        from: placed.group.clone(),
        to: group.clone(),
    }])
}

fn rename(plan: &Plan, from: &ActionId, to: &ActionId) -> Result<Vec<Change>, Refusal> {
    if !plan.actions.contains_key(from) {
        return Err(unknown_action(plan, from));
    }
    if from == to {
        return Err(Refusal::AlreadySo {
            subject: Subject::Action(from.clone()),
        });
    }
    taken(
        to.as_str(),
        plan.actions.keys().filter(|id| *id != from).map(ActionId::as_str),
    )?;
    let mut changes = vec![Change::Renamed {
        from: from.clone(),
        to: to.clone(),
    }];
    let renamed = |ids: &mut Vec<ActionId>| {
        for id in ids.iter_mut().filter(|id| *id == from) {
            *id = to.clone();
        }
    };
    for (id, placed) in plan
        .actions
        .iter()
        .filter(|(_, placed)| placed.depends_on.contains(from))
    {
        let mut after = placed.action.clone();
        renamed(&mut after.depends_on);
        let subject = Subject::Action(if id == from { to.clone() } else { id.clone() });
        changes.extend(diff_tables(&subject, &placed.action.to_table(), &after.to_table()));
    }
    for (id, meeting) in &plan.meetings {
        let mut after = meeting.clone();
        for item in after
            .agenda
            .iter_mut()
            .filter(|item| item.action.as_ref() == Some(from))
        {
            item.action = Some(to.clone());
        }
        after
            .decisions
            .values_mut()
            .for_each(|decision| renamed(&mut decision.actions));
        if after != *meeting {
            changes.extend(diff_tables(
                &Subject::Meeting(id.clone()),
                &meeting.to_table(),
                &after.to_table(),
            ));
        }
    }
    Ok(changes)
}

#[cfg(test)]
mod tests;
