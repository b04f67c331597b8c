//! What is wrong with a filter, in words, and where in it.

use i18n_embed_fl::fl;

use super::lookup::{InvalidText, Known};
use super::sentence::Sentence;
use crate::wording::Catalogue;
use copil_plan::query::vocabulary::usual;
use copil_plan::query::{
    CandidateKind, Filter, FilterError, FilterFault, FilterKey, FilterValue, MissingMeeting, Moment, Preset,
};
use copil_plan::sanitize::sanitize;
use copil_plan::value::FieldPath;
use copil_plan::{Language, Plan};

/// What is wrong with a filter, and what to do about it.
pub fn sentence(catalogue: &Catalogue, error: &FilterError) -> Sentence {
    let language = catalogue.language();
    let name = |key: &FilterKey| key.word(language);
    match &error.fault {
        FilterFault::UnknownKey { word, nearest } => {
            let near = meant(catalogue, None, nearest.as_deref());
            let quotes = fl!(catalogue, "hint-filter-quotes");
            let hint = near.map_or(quotes.clone(), |near| format!("{near} {quotes}"));
            sentence!(catalogue, "filter-unknown-key", word = sanitize(word)).hint(Some(hint))
        }
        FilterFault::MissingValue { key } => sentence!(catalogue, "filter-missing-value", key = name(key))
            .hint(key.can_be_absent().then(|| fl!(catalogue, "hint-filter-none"))),
        FilterFault::UnknownValue { key, word, nearest } => sentence!(
            catalogue,
            "filter-unknown-value",
            key = name(key),
            word = sanitize(word)
        )
        .hint(meant(catalogue, Some(*key), nearest.as_deref())),
        FilterFault::Ambiguous { word, one, other, .. } => sentence!(
            catalogue,
            "filter-ambiguous", word = sanitize(word), one = one.as_str(), other = other.as_str();
            "hint-filter-id"
        ),
        FilterFault::NotADay(word) => sentence!(
            catalogue,
            "filter-not-a-day", word = sanitize(word);
            "hint-filter-day"
        ),
        FilterFault::YearOutOfRange(word) => {
            sentence!(catalogue, "year-out-of-range", text = sanitize(word))
        }
        FilterFault::NotANumber(word) => sentence!(catalogue, "filter-not-a-number", word = sanitize(word)),
        FilterFault::NotCompared { key } => sentence!(catalogue, "filter-not-compared", key = name(key)),
        FilterFault::SeveralCompared { key } => sentence!(catalogue, "filter-several-compared", key = name(key)),
        FilterFault::NoMeeting(missing) => no_meeting(catalogue, missing),
        FilterFault::NothingNegated => sentence!(catalogue, "filter-nothing-negated"),
    }
}

/// What a text names in a file that cannot be read, where that is why the filter is not understood.
pub fn broken(error: &FilterError, known: Known<'_>) -> Option<InvalidText> {
    match &error.fault {
        FilterFault::UnknownValue { key, word, .. } => {
            let path = known.broken(key.referent()?, word)?.clone();
            let text = word.clone();
            Some(InvalidText::Broken { text, path })
        }
        _ => None,
    }
}

/// That a meeting which something is counted from is not there.
pub fn no_meeting(catalogue: &Catalogue, missing: &MissingMeeting) -> Sentence {
    match (missing.next, missing.committee.as_deref().map(sanitize)) {
        (true, Some(committee)) => {
            sentence!(catalogue, "no-next-meeting-of", committee = committee; "hint-no-next-meeting")
        }
        (true, None) => sentence!(catalogue, "no-next-meeting"; "hint-no-next-meeting"),
        (false, Some(committee)) => sentence!(catalogue, "no-last-meeting-of", committee = committee),
        (false, None) => sentence!(catalogue, "no-last-meeting"),
    }
}

fn meant(catalogue: &Catalogue, key: Option<FilterKey>, nearest: Option<&str>) -> Option<String> {
    let nearest = nearest?;
    let nearest = usual(key, nearest, catalogue.language()).unwrap_or(nearest);
    Some(fl!(catalogue, "hint-nearest", nearest = sanitize(nearest)))
}

/// What something that may be typed is: what a key or a flag asks for, what a value is called.
pub fn about(catalogue: &Catalogue, plan: &Plan, about: &CandidateKind) -> String {
    let language = Language::En;
    match about {
        CandidateKind::Key(key) => {
            let own = catalogue.find(&format!("filter-key-{}", key.word(language)));
            let field = || Some(catalogue.field(&FieldPath::key(key.field()?.key)));
            own.or_else(field).unwrap_or_default()
        }
        CandidateKind::Flag(flag) => catalogue
            .find(&format!("filter-flag-{}", flag.word(language)))
            .unwrap_or_default(),
        CandidateKind::Value(key, value) => value_name(catalogue, plan, *key, value),
    }
}

/// What a value is called, where its own word does not say so.
fn value_name(catalogue: &Catalogue, plan: &Plan, key: FilterKey, value: &FilterValue) -> String {
    let config = &plan.config;
    let known = |text: Option<&str>| text.map(sanitize).unwrap_or_default();
    match value {
        FilterValue::None => fl!(catalogue, "filter-value-none"),
        FilterValue::Me => fl!(catalogue, "filter-value-me"),
        FilterValue::Group(id) => known(plan.groups.get(id).map(|group| group.title.as_str())),
        FilterValue::Status(id) => catalogue.status(plan, id),
        FilterValue::Kind(_) | FilterValue::Number(_) => String::new(),
        FilterValue::Person(id) => sanitize(plan.person_name(id)),
        FilterValue::Axis(id) => known(config.axes.get(id.as_str()).map(String::as_str)),
        FilterValue::Phase(id) => known(config.phases.get(id.as_str()).map(|phase| phase.title.as_str())),
        FilterValue::Organisation(id) => known(config.organisations.get(id.as_str()).map(String::as_str)),
        FilterValue::Priority(priority) => catalogue.priority(*priority),
        FilterValue::Weather(weather) => catalogue.weather_with_symbol(*weather),
        FilterValue::Decision(state) => catalogue.decision_state(*state),
        FilterValue::Action(id) => known(plan.actions.get(id).map(|placed| placed.title.as_str())),
        FilterValue::Meeting(id) => catalogue.meeting(plan, id),
        FilterValue::Relative(relative) | FilterValue::Day(Moment::Relative(relative)) => {
            let committee = relative
                .committee
                .as_ref()
                .and_then(|id| config.committees.get(id.as_str()));
            known(committee.map(|committee| committee.title.as_str()))
        }
        FilterValue::Text(_) if key == FilterKey::Tag => fl!(catalogue, "filter-value-tag"),
        FilterValue::Text(_) | FilterValue::Day(_) => String::new(),
    }
}

/// What a filter is called: a group, a person, a view that is exactly it; else the filter itself, as it is typed.
pub fn name(catalogue: &Catalogue, plan: &Plan, filter: &Filter) -> String {
    let spelled = || sanitize(&filter.spelled(catalogue.language(), plan));
    if let Some(preset) = Preset::ALL.iter().find(|preset| preset.filter() == *filter) {
        return catalogue.preset(*preset);
    }
    let config = &plan.config;
    let viewed = config
        .views
        .values()
        .filter_map(|view| Some((view.title.as_ref()?, &view.filter)));
    for (title, text) in viewed {
        if Filter::parse(text, plan).as_ref() == Ok(filter) {
            return sanitize(title.text(catalogue.language()));
        }
    }
    match filter.only_value() {
        Some((FilterKey::Group, FilterValue::Group(id))) => {
            plan.groups.get(id).map_or_else(spelled, |group| sanitize(&group.title))
        }
        Some((FilterKey::Lead, FilterValue::Person(id))) => sanitize(plan.person_name(id)),
        _ => spelled(),
    }
}
