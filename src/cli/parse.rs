//! What the arguments of a command name: actions to be changed and their parts, files and decisions.

use super::session::Session;
use crate::wording::lookup::{InvalidText, Known, find_action, find_id, is_none, unknown_id};
use crate::workspace::Workspace;
use copil_plan::field::Referent;
use copil_plan::fold::fold;
use copil_plan::id::{BudgetId, DeliverableId, IndicatorId, meant};
use copil_plan::names::THE_PLAN;
use copil_plan::query::RelativeMeeting;
use copil_plan::value::VecMap;
use copil_plan::{ActionId, DecisionRef, GroupId, MeetingId, MilestoneId, Plan, Subject};

/// The group that a text means: its id, or its title.
pub(super) fn group(known: Known<'_>, text: &str) -> Result<GroupId, InvalidText> {
    find_id(known, Referent::Group, text)
}

/// The meeting that a text means: its id, or a word that filters know, as `next` and `last-copil`.
pub(super) fn meeting(workspace: &Workspace, text: &str) -> Result<MeetingId, InvalidText> {
    let (plan, today) = (workspace.plan(), workspace.today().day);
    find_id(workspace.known(), Referent::Meeting, text).or_else(|fault| {
        let Some(named) = RelativeMeeting::read(text.trim(), plan) else {
            return Err(fault);
        };
        let found = named.meeting(plan, today).map(|(id, _)| id.clone());
        found.ok_or_else(|| named.missing(plan, today).map_or(fault, InvalidText::NoMeeting))
    })
}

/// The file that a text means: an action, a group, a meeting, or `plan` for `plan.toml`.
pub(super) fn subject(workspace: &Workspace, text: &str) -> Result<Subject, InvalidText> {
    let (known, plan) = (workspace.known(), workspace.plan());
    let found = [
        find_action(known, text).map(Subject::Action),
        group(known, text).map(Subject::Group),
        meeting(workspace, text).map(Subject::Meeting),
    ];
    let is_plan = text == THE_PLAN || text == plan.id.as_str();
    let mut known_fault = None;
    for found in found {
        match found {
            Ok(subject) => return Ok(subject),
            Err(fault @ (InvalidText::Broken { .. } | InvalidText::NoMeeting(_))) => {
                known_fault = known_fault.or(Some(fault));
            }
            Err(_) => {}
        }
    }
    if is_plan {
        return Ok(Subject::PlanConfig);
    }
    Err(known_fault.unwrap_or_else(|| {
        if let Some((date, committee)) = text.parse().ok().as_ref().and_then(MeetingId::parts) {
            return InvalidText::MeetingNotMade { committee, date };
        }
        let ids = plan.actions.keys().map(ActionId::as_str);
        let known = ids.chain(plan.groups.keys().map(GroupId::as_str));
        unknown_id(Referent::Action, text, known)
    }))
}

/// The file that a text means, be it one that cannot be read.
pub(super) fn file(workspace: &Workspace, text: &str) -> Result<Subject, InvalidText> {
    subject(workspace, text).or_else(|fault| match &fault {
        InvalidText::Broken { path, .. } => path.subject().ok_or(fault),
        _ => Err(fault),
    })
}

/// The decision that a text means, as `2018-03-15-copil/1`.
pub(super) fn decision(workspace: &Workspace, text: &str) -> Result<DecisionRef, InvalidText> {
    let (held, number) = text.split_once('/').unwrap_or((text, ""));
    let meeting = meeting(workspace, held)?;
    let held = workspace.plan().meetings.get(&meeting).into_iter();
    let decisions = held.flat_map(|held| held.decisions.keys());
    match decisions.clone().find(|known| known.as_str() == number) {
        Some(decision) => Ok(DecisionRef {
            meeting,
            decision: decision.clone(),
        }),
        None => {
            let known: Vec<String> = decisions.map(|number| format!("{meeting}/{number}")).collect();
            Err(unknown_id(Referent::Decision, text, known.iter().map(String::as_str)))
        }
    }
}

/// The milestone of an action that a text means.
pub(super) fn milestone(plan: &Plan, action: &ActionId, text: &str) -> Result<MilestoneId, InvalidText> {
    let milestones = plan.actions.get(action).map(|placed| &placed.milestones);
    part(Referent::Milestone, milestones, |one| &one.title, text).map(|(id, _)| id.clone())
}

/// The deliverable of an action that a text means.
pub(super) fn deliverable(plan: &Plan, action: &ActionId, text: &str) -> Result<DeliverableId, InvalidText> {
    let deliverables = plan.actions.get(action).map(|placed| &placed.deliverables);
    part(Referent::Deliverable, deliverables, |one| &one.title, text).map(|(id, _)| id.clone())
}

/// The indicator of an action, or of the plan, that a text means, and its unit.
pub(super) fn indicator<'p>(
    plan: &'p Plan,
    subject: &Subject,
    text: &str,
) -> Result<(IndicatorId, Option<&'p str>), InvalidText> {
    let indicators = match subject {
        Subject::Action(action) => plan.actions.get(action).map(|placed| &placed.indicators),
        _ => Some(&plan.config.indicators),
    };
    let found = part(Referent::Indicator, indicators, |one| &one.title, text);
    found.map(|(id, indicator)| (id.clone(), indicator.unit.as_deref()))
}

/// The budget of an action that a text means, and its unit.
pub(super) fn budget<'p>(
    plan: &'p Plan,
    action: &ActionId,
    text: &str,
) -> Result<(BudgetId, Option<&'p str>), InvalidText> {
    let budgets = plan.actions.get(action).map(|placed| &placed.budgets);
    let found = part(
        Referent::Budget,
        budgets,
        |one| one.title.as_deref().unwrap_or_default(),
        text,
    );
    found.map(|(id, budget)| (id.clone(), budget.unit.as_deref()))
}

/// The part of an action that a text means: its id, or the words its title begins with.
fn part<'p, K: AsRef<str>, V>(
    what: Referent,
    parts: Option<&'p VecMap<K, V>>,
    title: fn(&V) -> &str,
    text: &str,
) -> Result<(&'p K, &'p V), InvalidText> {
    let parts = parts.into_iter().flat_map(VecMap::iter);
    let ids = parts.clone().map(|(id, _)| id.as_ref());
    let (by_id, beginning) = (meant(text, ids.clone()), fold(text));
    let mut found = parts.filter(|(id, part)| match by_id {
        Some(meant) => id.as_ref() == meant,
        None => fold(title(part)).starts_with(&beginning),
    });
    match (found.next(), found.next()) {
        (Some(found), None) => Ok(found),
        _ => Err(unknown_id(what, text, ids)),
    }
}

impl Session {
    /// Whether a text means that a value is to be taken away.
    pub(super) fn is_none_word(&self, text: &str) -> bool {
        is_none(text, self.catalogue)
    }
}
