//! What may stand after a key, and how a text is taken for it.

use super::moment::{Held, Moment};
use super::parse::FilterFault;
use super::vocabulary::{Key, ME, NONE, Nature, Spelt, kind_spelt, plain, priority_spelt, status_spelt, weather_spelt};
use crate::field::nearest;
use crate::id::{AxisId, OrganisationId, meant};
use crate::{ActionId, GroupId, MeetingId, PersonId, Plan, Priority, StatusId, StatusKind, Weather};

/// What a filter asks to find under a key.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    None,
    /// The person at the keyboard.
    Me,
    /// A group.
    Group(GroupId),
    /// A status.
    Status(StatusId),
    /// What a status means.
    Kind(StatusKind),
    /// A person.
    Person(PersonId),
    /// An axis.
    Axis(AxisId),
    /// An organisation.
    Organisation(OrganisationId),
    /// A priority.
    Priority(Priority),
    /// A weather.
    Weather(Weather),
    /// An action.
    Action(ActionId),
    /// A meeting.
    Meeting(MeetingId),
    /// A meeting that follows from today.
    Held(Held),
    /// A text.
    Text(String),
    /// A day, or a stretch of days.
    Day(Moment),
    /// A number.
    Number(f64),
}

/// A text found after a key.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said<'t> {
    pub(super) text: &'t str,
    /// Whether it stood between quotes, and so is no keyword.
    pub(super) quoted: bool,
}

impl Value {
    /// Takes a text for a value of a key.
    pub(super) fn read(key: Key, said: Said<'_>, plan: &Plan) -> Result<Self, FilterFault> {
        let word = plain(said.text);
        if !said.quoted {
            if key.can_be_absent() && NONE.is_meant_by(&word) {
                return Ok(Self::None);
            }
            if matches!(key, Key::Lead | Key::Person) && ME.is_meant_by(&word) {
                return Ok(Self::Me);
            }
        }
        match key.nature() {
            Nature::Text => Ok(Self::Text(said.text.to_owned())),
            Nature::Day => Moment::read(said.text, plan)
                .map(Self::Day)
                .ok_or_else(|| FilterFault::NotADay(said.text.to_owned())),
            Nature::Number => number(said.text)
                .map(Self::Number)
                .ok_or_else(|| FilterFault::NotANumber(said.text.to_owned())),
            Nature::Choice | Nature::Scale => Self::choice(key, said, plan),
        }
    }

    fn choice(key: Key, said: Said<'_>, plan: &Plan) -> Result<Self, FilterFault> {
        let config = &plan.config;
        match key {
            Key::Tag => Ok(Self::Text(said.text.to_owned())),
            Key::Kind => fixed(key, said.text, StatusKind::ALL, kind_spelt).map(Self::Kind),
            Key::Priority => fixed(key, said.text, Priority::ALL, priority_spelt).map(Self::Priority),
            Key::Weather => fixed(key, said.text, Weather::ALL, weather_spelt).map(Self::Weather),
            Key::Status => {
                let statuses = plan.workflow().keys();
                named(key, said.text, statuses.map(|id| (id, status_names(plan, id)))).map(Self::Status)
            }
            Key::Group => {
                let groups = plan.groups.iter();
                named(
                    key,
                    said.text,
                    groups.map(|(id, group)| (id, vec![group.title.as_str()])),
                )
                .map(Self::Group)
            }
            Key::Axis => {
                let axes = config.axes.iter();
                named(key, said.text, axes.map(|(id, title)| (id, vec![title.as_str()]))).map(Self::Axis)
            }
            Key::Organisation => {
                let all = config.organisations.iter();
                named(key, said.text, all.map(|(id, name)| (id, vec![name.as_str()]))).map(Self::Organisation)
            }
            Key::Depends => named(key, said.text, plan.actions.keys().map(|id| (id, Vec::new()))).map(Self::Action),
            Key::Meeting => match Held::read(said.text, plan).filter(|_| !said.quoted) {
                Some(held) => Ok(Self::Held(held)),
                None => named(key, said.text, plan.meetings.keys().map(|id| (id, Vec::new()))).map(Self::Meeting),
            },
            // Lead and person; the other keys are not of these natures.
            _ => {
                let people = config.people.iter();
                named(
                    key,
                    said.text,
                    people.map(|(id, person)| (id, vec![person.name.as_str()])),
                )
                .map(Self::Person)
            }
        }
    }
}

/// The names that a status is known by besides its id.
pub(super) fn status_names<'p>(plan: &'p Plan, id: &StatusId) -> Vec<&'p str> {
    let own = plan
        .config
        .statuses
        .get(id.as_str())
        .and_then(|status| status.label.as_ref());
    match (own, status_spelt(id.as_str())) {
        (Some(label), _) => label.texts(),
        (None, Some(spelt)) => spelt.spellings().collect(),
        (None, None) => Vec::new(),
    }
}

/// The one of some fixed words that a text means.
fn fixed<T: Copy>(key: Key, text: &str, all: &[T], spelt: impl Fn(T) -> &'static Spelt) -> Result<T, FilterFault> {
    let word = plain(text);
    let found = all.iter().copied().find(|one| spelt(*one).is_meant_by(&word));
    found.ok_or_else(|| FilterFault::UnknownValue {
        key,
        word: text.to_owned(),
        nearest: nearest(text, all.iter().flat_map(|one| spelt(*one).spellings())),
    })
}

/// The one of the plan's things that a text means, by its id or, when only one has it, by its name.
fn named<'p, I: AsRef<str> + Clone + 'p>(
    key: Key,
    text: &str,
    all: impl Iterator<Item = (&'p I, Vec<&'p str>)> + Clone,
) -> Result<I, FilterFault> {
    let by_id = meant(text, all.clone().map(|(id, _)| id.as_ref()));
    if let Some(found) = by_id.and_then(|found| all.clone().find(|(id, _)| id.as_ref() == found)) {
        return Ok(found.0.clone());
    }
    let word = plain(text);
    let named = all
        .clone()
        .filter(|(_, names)| names.iter().any(|name| plain(name) == word));
    let found: Vec<_> = named.map(|(id, _)| id).take(2).collect();
    match found[..] {
        [only] => Ok(only.clone()),
        [one, other, ..] => Err(FilterFault::Ambiguous {
            key,
            word: text.to_owned(),
            one: one.as_ref().to_owned(),
            other: other.as_ref().to_owned(),
        }),
        [] => Err(FilterFault::UnknownValue {
            key,
            word: text.to_owned(),
            nearest: nearest(text, all.flat_map(|(id, names)| names.into_iter().chain([id.as_ref()]))),
        }),
    }
}

/// A number with a decimal point, perhaps with a percent sign.
fn number(text: &str) -> Option<f64> {
    let text = text.trim_end_matches(['%', '\u{a0}', '\u{202f}']);
    let plain = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    text.parse::<f64>().ok().filter(|number| plain && number.is_finite())
}
