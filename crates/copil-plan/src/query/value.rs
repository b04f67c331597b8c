//! What may stand after a key, and how a text is taken for it.

use super::moment::{Moment, RelativeMeeting};
use super::parse::{FilterFault, Token};
use super::vocabulary::{
    FilterKey, KeyType, ME, NONE, Spellings, kind_spellings, plain, priority_spellings, status_spellings,
    weather_spellings,
};
use crate::field::{Referent, nearest};
use crate::id::{AxisId, OrganisationId, meant};
use crate::{ActionId, GroupId, MeetingId, PersonId, Plan, Priority, StatusId, StatusKind, Weather};

/// What a filter asks to find under a key.
#[derive(Clone, Debug, PartialEq)]
pub enum FilterValue {
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
    Relative(RelativeMeeting),
    /// A text.
    Text(String),
    /// A day, or a stretch of days.
    Day(Moment),
    /// A number.
    Number(f64),
}

/// A value that a key can have in a plan, and the names it is known by.
pub(super) struct KeyOption<'p> {
    pub(super) value: FilterValue,
    /// Its id, or its word in the format.
    pub(super) id: &'p str,
    pub(super) names: Vec<&'p str>,
}

impl FilterValue {
    /// Takes a text for a value of a key.
    pub(super) fn read(key: FilterKey, token: &Token, plan: &Plan) -> Result<Self, FilterFault> {
        let (text, word) = (&token.text, plain(&token.text));
        if !token.quoted {
            if key.can_be_absent() && NONE.is_meant_by(&word) {
                return Ok(Self::None);
            }
            if key.referent() == Some(Referent::Person) && ME.is_meant_by(&word) {
                return Ok(Self::Me);
            }
            if let Some(relative) = RelativeMeeting::read(text, plan).filter(|_| key == FilterKey::Meeting) {
                return Ok(Self::Relative(relative));
            }
        }
        match key.key_type() {
            KeyType::Day => Moment::read(text, plan)
                .map(Self::Day)
                .ok_or_else(|| FilterFault::NotADay(text.clone())),
            KeyType::Number => number(text)
                .map(Self::Number)
                .ok_or_else(|| FilterFault::NotANumber(text.clone())),
            KeyType::Choice | KeyType::Scale if !key.is_free() => Self::chosen(key, text, plan),
            KeyType::Choice | KeyType::Scale | KeyType::Text => Ok(Self::Text(text.clone())),
        }
    }

    /// The one of a key's values that a text means, by its id or, when only one has it, by its name.
    fn chosen(key: FilterKey, text: &str, plan: &Plan) -> Result<Self, FilterFault> {
        let mut options = options(key, plan);
        // Titles are for people who look for an action, not for naming one.
        if key.referent() == Some(Referent::Action) {
            options.iter_mut().for_each(|option| option.names.clear());
        }
        let by_id = meant(text, options.iter().map(|option| option.id));
        if let Some(option) = by_id.and_then(|found| options.iter().find(|option| option.id == found)) {
            return Ok(option.value.clone());
        }
        let word = plain(text);
        let is_named = |option: &&KeyOption<'_>| option.names.iter().any(|name| plain(name) == word);
        let found: Vec<_> = options.iter().filter(is_named).take(2).collect();
        match found[..] {
            [only] => Ok(only.value.clone()),
            [one, other, ..] => Err(FilterFault::Ambiguous {
                key,
                word: text.to_owned(),
                one: one.id.to_owned(),
                other: other.id.to_owned(),
            }),
            [] => {
                let names = options
                    .iter()
                    .flat_map(|option| option.names.iter().chain([&option.id]));
                Err(FilterFault::UnknownValue {
                    key,
                    word: text.to_owned(),
                    nearest: nearest(text, names.copied()),
                })
            }
        }
    }
}

/// The values that a key can have in a plan, where they can be counted.
pub(super) fn options(key: FilterKey, plan: &Plan) -> Vec<KeyOption<'_>> {
    let config = &plan.config;
    let mut options = Vec::new();
    let mut add = |value: FilterValue, id, names: Vec<_>| options.push(KeyOption { value, id, names });
    match key.referent() {
        Some(Referent::Group) => {
            let groups = plan.groups.iter();
            groups.for_each(|(id, group)| add(FilterValue::Group(id.clone()), id.as_str(), vec![&group.title]));
        }
        Some(Referent::Status) => {
            let statuses = plan.workflow().keys();
            statuses.for_each(|id| add(FilterValue::Status(id.clone()), id.as_str(), status_names(plan, id)));
        }
        Some(Referent::Person) => {
            let people = config.people.iter();
            people.for_each(|(id, person)| add(FilterValue::Person(id.clone()), id.as_str(), vec![&person.name]));
        }
        Some(Referent::Axis) => {
            let axes = config.axes.iter();
            axes.for_each(|(id, title)| add(FilterValue::Axis(id.clone()), id.as_str(), vec![title]));
        }
        Some(Referent::Organisation) => {
            let organisations = config.organisations.iter();
            organisations.for_each(|(id, name)| add(FilterValue::Organisation(id.clone()), id.as_str(), vec![name]));
        }
        Some(Referent::Action) => {
            let actions = plan.actions.iter();
            actions.for_each(|(id, placed)| add(FilterValue::Action(id.clone()), id.as_str(), vec![&placed.title]));
        }
        Some(Referent::Meeting) => {
            let meetings = plan.meetings.keys().rev();
            meetings.for_each(|id| add(FilterValue::Meeting(id.clone()), id.as_str(), Vec::new()));
        }
        _ => {}
    }
    let mut add_word = |value, word, spellings: &Spellings| add(value, word, spellings.iter().collect());
    match key {
        FilterKey::Kind => {
            let kinds = StatusKind::ALL.iter();
            kinds.for_each(|kind| add_word(FilterValue::Kind(*kind), kind.word(), kind_spellings(*kind)));
        }
        FilterKey::Priority => {
            let all = Priority::ALL.iter();
            all.for_each(|one| add_word(FilterValue::Priority(*one), one.word(), priority_spellings(*one)));
        }
        FilterKey::Weather => {
            let all = Weather::ALL.iter();
            all.for_each(|one| add_word(FilterValue::Weather(*one), one.word(), weather_spellings(*one)));
        }
        _ => {}
    }
    options
}

/// The names that a status is known by besides its id.
fn status_names<'p>(plan: &'p Plan, id: &StatusId) -> Vec<&'p str> {
    let own = plan.config.statuses.get(id.as_str());
    match (
        own.and_then(|status| status.label.as_ref()),
        status_spellings(id.as_str()),
    ) {
        (Some(label), _) => label.texts(),
        (None, Some(spellings)) => spellings.iter().collect(),
        (None, None) => Vec::new(),
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
