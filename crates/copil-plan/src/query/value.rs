//! What may stand after a key, and how a text is taken for it.

use super::moment::{Moment, MomentFault, RelativeMeeting};
use super::parse::{FilterFault, Token};
use super::spelling::{ME, NONE, Spellings, decision_spellings, kind_spellings, priority_spellings, weather_spellings};
use super::vocabulary::{FilterKey, KeyType};
use crate::decisions::DecisionState;
use crate::field::{Referent, nearest};
use crate::id::{AxisId, OrganisationId, PhaseId};
use crate::names::{NameFault, NamedThing, find_named, plain};
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
    /// A phase.
    Phase(PhaseId),
    /// An organisation.
    Organisation(OrganisationId),
    /// A priority.
    Priority(Priority),
    /// A weather.
    Weather(Weather),
    /// How a decision stands.
    Decision(DecisionState),
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
            KeyType::Day => match Moment::read(text, plan, key.timing()) {
                Ok(moment) => Ok(Self::Day(moment)),
                Err(MomentFault::NotADay) => Err(FilterFault::NotADay(text.clone())),
                Err(MomentFault::YearOutOfRange) => Err(FilterFault::YearOutOfRange(text.clone())),
            },
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
        let unknown = || {
            let names = options
                .iter()
                .flat_map(|option| option.names.iter().chain([&option.id]));
            FilterFault::UnknownValue {
                key,
                word: text.to_owned(),
                nearest: nearest(text, names.copied()),
            }
        };
        match find_named(&options, text) {
            Ok(id) => Self::of_id(key, id).ok_or_else(unknown),
            Err(NameFault::Unknown) => Err(unknown()),
            Err(NameFault::Ambiguous(one, other)) => Err(FilterFault::Ambiguous {
                key,
                word: text.to_owned(),
                one: one.to_owned(),
                other: other.to_owned(),
            }),
        }
    }

    /// The value of a key that an id or a word of the format stands for.
    pub fn of_id(key: FilterKey, id: &str) -> Option<Self> {
        match (key.referent(), key) {
            (Some(Referent::Group), _) => id.parse().ok().map(Self::Group),
            (Some(Referent::Status), _) => id.parse().ok().map(Self::Status),
            (Some(Referent::Person), _) => id.parse().ok().map(Self::Person),
            (Some(Referent::Axis), _) => id.parse().ok().map(Self::Axis),
            (Some(Referent::Phase), _) => id.parse().ok().map(Self::Phase),
            (Some(Referent::Organisation), _) => id.parse().ok().map(Self::Organisation),
            (Some(Referent::Action), _) => id.parse().ok().map(Self::Action),
            (Some(Referent::Meeting), _) => id.parse().ok().map(Self::Meeting),
            (_, FilterKey::Kind) => StatusKind::from_word(id).map(Self::Kind),
            (_, FilterKey::Priority) => Priority::from_word(id).map(Self::Priority),
            (_, FilterKey::Weather) => Weather::from_word(id).map(Self::Weather),
            (_, FilterKey::Decision) => DecisionState::from_word(id).map(Self::Decision),
            _ => None,
        }
    }
}

/// The values that a key can have in a plan, where they can be counted.
pub(super) fn options(key: FilterKey, plan: &Plan) -> Vec<NamedThing<'_>> {
    fn words<T: Copy>(
        all: &[T],
        word: impl Fn(T) -> &'static str,
        spellings: impl Fn(T) -> &'static Spellings,
    ) -> Vec<NamedThing<'static>> {
        let named = |one: &T| NamedThing {
            id: word(*one),
            names: spellings(*one).iter().collect(),
        };
        all.iter().map(named).collect()
    }
    match (key.referent(), key) {
        (Some(referent), _) => plan.named(referent),
        (_, FilterKey::Kind) => words(StatusKind::ALL, StatusKind::word, kind_spellings),
        (_, FilterKey::Priority) => words(Priority::ALL, Priority::word, priority_spellings),
        (_, FilterKey::Decision) => words(DecisionState::ALL, DecisionState::word, decision_spellings),
        (_, FilterKey::Weather) => words(Weather::ALL, Weather::word, weather_spellings),
        _ => Vec::new(),
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
