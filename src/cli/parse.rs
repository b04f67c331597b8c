//! What people type, turned into the plan's values: ids in any capitals, labels in either language, days, numbers.

use std::str::FromStr;

use i18n_embed_fl::fl;

use super::failure::Failure;
use super::session::Session;
use crate::wording::dates::parse_number;
use crate::wording::lookup::{find_priority, find_status, find_weather};
use crate::wording::sentence::{ArgumentError, UsageError, UsageHint};
use crate::workspace::{self, Workspace};
use copil_plan::field::{Referent, nearest};
use copil_plan::fold::fold;
use copil_plan::id::{AxisId, IdError, OrganisationId, meant, simplified};
use copil_plan::names::{NameFault, find_named};
use copil_plan::{
    ActionId, DecisionRef, GroupId, MeetingId, MilestoneId, PersonId, Plan, Priority, Refusal, StatusId, Subject,
    Weather,
};
use copil_store::PlanPath;

/// The word that names the plan itself where an id is expected.
pub(super) const THE_PLAN: &str = "plan";

/// The words that mean the person at the keyboard.
const ME: [&str; 2] = ["me", "moi"];

fn unknown<'k>(what: Referent, text: &str, known: impl Iterator<Item = &'k str>) -> Failure {
    Refusal::Unknown {
        what,
        id: text.to_owned(),
        nearest: nearest(text, known),
    }
    .into()
}

/// What a text means of all that the plan has of a kind: by its id, or its name.
fn named<I: FromStr<Err = IdError>>(plan: &Plan, what: Referent, text: &str) -> Result<I, Failure> {
    let all = plan.named(what);
    let id = match find_named(&all, text) {
        Ok(id) | Err(NameFault::Ambiguous(id, _)) => id,
        Err(NameFault::Unknown) => return Err(unknown(what, text, all.iter().map(|one| one.id))),
    };
    id.parse().map_err(|why| {
        let text = id.to_owned();
        Refusal::BadId { text, why }.into()
    })
}

/// The action that a text means.
pub(super) fn action(plan: &Plan, text: &str) -> Result<ActionId, Failure> {
    let ids = plan.actions.keys().map(ActionId::as_str);
    let found = meant(text, ids.clone()).and_then(|id| id.parse().ok());
    found.ok_or_else(|| unknown(Referent::Action, text, ids))
}

/// The action that a text means, to be changed: one whose file cannot be read is named as such, not as unknown.
pub(super) fn changeable(workspace: &Workspace, text: &str) -> Result<ActionId, Failure> {
    let wanted = simplified(text);
    let is_meant = |path: &&PlanPath| path.action_id().is_some_and(|id| simplified(id.as_str()) == wanted);
    match workspace.unreadable().iter().find(is_meant) {
        Some(path) => Err(workspace::Error::Locked { path: path.clone() }.into()),
        None => action(workspace.plan(), text),
    }
}

/// The group that a text means: its id, or its title.
pub(super) fn group(plan: &Plan, text: &str) -> Result<GroupId, Failure> {
    named(plan, Referent::Group, text)
}

/// The file that a text means: an action, a group, a meeting, or `plan` for `plan.toml`.
pub(super) fn subject(plan: &Plan, text: &str) -> Result<Subject, Failure> {
    if let Ok(id) = action(plan, text) {
        return Ok(Subject::Action(id));
    }
    if let Ok(id) = group(plan, text) {
        return Ok(Subject::Group(id));
    }
    if let Ok(id) = meeting(plan, text) {
        return Ok(Subject::Meeting(id));
    }
    if text == THE_PLAN || text == plan.id.as_str() {
        return Ok(Subject::PlanConfig);
    }
    let ids = plan.actions.keys().map(ActionId::as_str);
    Err(unknown(
        Referent::Action,
        text,
        ids.chain(plan.groups.keys().map(GroupId::as_str)),
    ))
}

/// The meeting that a text means.
pub(super) fn meeting(plan: &Plan, text: &str) -> Result<MeetingId, Failure> {
    named(plan, Referent::Meeting, text)
}

/// The decision that a text means, as `2018-03-15-copil/1`.
pub(super) fn decision(plan: &Plan, text: &str) -> Result<DecisionRef, Failure> {
    let (held, number) = text.split_once('/').unwrap_or((text, ""));
    let meeting = meeting(plan, held)?;
    let decisions = plan.meetings.get(&meeting).map(|held| &held.decisions);
    let numbers: Vec<_> = decisions
        .map(|decisions| decisions.keys().collect())
        .unwrap_or_default();
    match numbers.iter().find(|known| known.as_str() == number) {
        Some(decision) => {
            let decision = (*decision).clone();
            Ok(DecisionRef { meeting, decision })
        }
        None => {
            let known: Vec<String> = numbers.iter().map(|number| format!("{meeting}/{number}")).collect();
            Err(unknown(Referent::Decision, text, known.iter().map(String::as_str)))
        }
    }
}

/// The milestone of an action that a text means: its id, or the words its title begins with.
pub(super) fn milestone(plan: &Plan, action: &ActionId, text: &str) -> Result<MilestoneId, Failure> {
    let none = Vec::new();
    let known: Vec<(&MilestoneId, &str)> = plan.actions.get(action).map_or(none, |placed| {
        let milestones = placed.action.milestones.iter();
        milestones
            .map(|(id, milestone)| (id, milestone.title.as_str()))
            .collect()
    });
    let ids = known.iter().map(|(id, _)| id.as_str());
    if let Some(id) = meant(text, ids.clone()) {
        return Ok(id.parse().map_err(|why| Refusal::BadId {
            text: id.to_owned(),
            why,
        })?);
    }
    let wanted = fold(text);
    let mut titled = known.iter().filter(|(_, title)| fold(title).starts_with(&wanted));
    match (titled.next(), titled.next()) {
        (Some((id, _)), None) => Ok((*id).clone()),
        _ => Err(unknown(Referent::Milestone, text, ids)),
    }
}

/// The person that a text means: an id, a name, or `me`.
pub(super) fn person(workspace: &Workspace, text: &str) -> Result<PersonId, Failure> {
    match named(workspace.plan(), Referent::Person, text) {
        Err(_) if ME.contains(&text) => workspace.me().cloned().ok_or_else(|| UsageError::UnknownPerson.into()),
        found => found,
    }
}

/// The axis that a text means: its id, or its title.
pub(super) fn axis(plan: &Plan, text: &str) -> Result<AxisId, Failure> {
    named(plan, Referent::Axis, text)
}

/// The organisation that a text means: its id, or its name.
pub(super) fn organisation(plan: &Plan, text: &str) -> Result<OrganisationId, Failure> {
    named(plan, Referent::Organisation, text)
}

impl Session {
    /// The status that a text means, by its id or its label in either language.
    pub(super) fn status(&self, plan: &Plan, text: &str) -> Result<StatusId, Failure> {
        // An id needs no other language to be understood.
        if let Some(id) = plan.workflow().keys().find(|id| id.as_str() == text) {
            return Ok(id.clone());
        }
        find_status(plan, text, &self.catalogue.both()).map_err(|unknown| {
            let refusal = Refusal::Unknown {
                what: unknown.what,
                id: unknown.word,
                nearest: unknown.nearest,
            };
            refusal.into()
        })
    }

    /// The weather that a text means.
    pub(super) fn weather(&self, text: &str) -> Result<Weather, Failure> {
        find_weather(text, &self.catalogue.both()).ok_or_else(|| {
            let known = Weather::ALL
                .iter()
                .filter_map(|weather| self.catalogue.find(&format!("weather-name-{weather}")));
            unknown_word(text, known)
        })
    }

    /// The priority that a text means.
    pub(super) fn priority(&self, text: &str) -> Result<Priority, Failure> {
        find_priority(text, &self.catalogue.both()).ok_or_else(|| {
            let known = Priority::ALL.iter().map(|priority| self.catalogue.priority(*priority));
            unknown_word(text, known)
        })
    }

    /// Whether a text means that a value is to be taken away.
    pub(super) fn is_none_word(&self, text: &str) -> bool {
        let text = fold(text.trim());
        text.is_empty()
            || self
                .catalogue
                .both()
                .iter()
                .any(|catalogue| fold(&fl!(catalogue, "none")) == text)
    }
}

/// The number that a text means.
pub(super) fn number(text: &str) -> Result<f64, Failure> {
    parse_number(text).ok_or_else(|| UsageError::NotANumber(text.to_owned()).into())
}

fn unknown_word(word: &str, known: impl Iterator<Item = String>) -> Failure {
    let hint = UsageHint::Known(known.collect());
    UsageError::Arguments(ArgumentError::UnknownWord(word.to_owned()), hint).into()
}
