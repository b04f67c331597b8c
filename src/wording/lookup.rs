//! What people type, as the plan's values: days and numbers, words in either language, ids in any capitals, and names.

use std::collections::BTreeSet;
use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime};
use i18n_embed_fl::fl;

use super::Catalogue;
use super::dates::parse_number;
use super::signs::weather_symbol;
use copil_plan::decisions::DecisionState;
use copil_plan::field::{Field as _, Record as _, Referent, nearest};
use copil_plan::fold::fold;
use copil_plan::id::{CommitteeId, IdError, meant, simplified};
use copil_plan::names::{NameFault, OtherMeaning, find_named, other_meaning};
use copil_plan::query::{MissingMeeting, Moment, MomentFault};
use copil_plan::shape::{FieldSpec, Shape, Timing};
use copil_plan::value::Value;
use copil_plan::{
    ActionId, AgendaKey, Measure, MeetingId, Outcome, PersonId, Plan, Priority, Refusal, StatusId, Subject, Weather,
};
use copil_store::PlanPath;

/// What can be named: what the plan holds, and what is in files that cannot be read.
#[derive(Clone, Copy, Debug)]
pub struct Known<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The files of which nothing is in it.
    pub unreadable: &'p BTreeSet<PlanPath>,
}

impl<'p> Known<'p> {
    /// The file of what a text names, where that is there and cannot be read.
    pub fn broken(self, what: Referent, text: &str) -> Option<&'p PlanPath> {
        let wanted = match what {
            Referent::Decision => text.split('/').next().unwrap_or(text),
            _ => text,
        };
        let is_meant = |path: &&PlanPath| match (what, path.subject()) {
            (Referent::Action, Some(Subject::Action(id))) => simplified(id.as_str()) == simplified(wanted),
            (Referent::Group, Some(Subject::Group(id))) => simplified(id.as_str()) == simplified(wanted),
            (Referent::Meeting | Referent::Decision, Some(Subject::Meeting(id))) => {
                simplified(id.as_str()) == simplified(wanted)
            }
            (
                Referent::Person
                | Referent::Organisation
                | Referent::Axis
                | Referent::Phase
                | Referent::Committee
                | Referent::Status,
                Some(subject),
            ) => subject == Subject::PlanConfig,
            _ => false,
        };
        self.unreadable.iter().find(is_meant)
    }

    /// That nothing is called so, or that what is called so cannot be read.
    fn unknown<'k>(self, what: Referent, text: &str, known: impl Iterator<Item = &'k str>) -> InvalidText {
        match self.broken(what, text) {
            Some(path) => InvalidText::Broken {
                text: text.to_owned(),
                path: path.clone(),
            },
            None => unknown_id(what, text, known),
        }
    }
}

/// A text that cannot be taken for what is expected.
#[derive(Clone, Debug, PartialEq)]
pub enum InvalidText {
    /// It is no day.
    NotADay(String),
    /// Its year is none that a plan can hold.
    YearOutOfRange(String),
    /// It is the day of a meeting that is not there.
    NoMeeting(MissingMeeting),
    /// It is no time of day.
    NotATime(String),
    /// It is no number.
    NotANumber(String),
    /// It is in another unit than what is counted there.
    OtherUnit {
        /// The unit that it is in.
        given: String,
        /// The unit that is counted in.
        unit: String,
    },
    /// It is none of the words that are known.
    UnknownWord {
        /// The word.
        word: String,
        /// The words that are known.
        known: Vec<String>,
    },
    /// It names nothing that the plan has, or cannot be an id.
    InvalidId(Refusal),
    /// It is the id of a meeting that the plan has not.
    MeetingNotMade {
        /// The committee.
        committee: CommitteeId,
        /// The day.
        date: NaiveDate,
    },
    /// It names something whose file cannot be read.
    Broken {
        /// The text.
        text: String,
        /// The file.
        path: PlanPath,
    },
    /// What stands there has several values, which one text does not say.
    NotOneValue {
        /// The text.
        text: String,
        /// The keys of the values.
        keys: Vec<&'static str>,
        /// Whether it was to be an entry of a list.
        in_list: bool,
    },
    /// It is no name with an address or a text.
    NotNamed(String),
    /// It means the person at the keyboard, who is not known to the plan.
    UnknownPerson,
}

/// Evidence as it is typed, `NAME=VALUE`: its name, and an address or a text.
pub fn find_evidence(text: &str) -> Result<(String, String), InvalidText> {
    let not_named = || InvalidText::NotNamed(text.to_owned());
    let (name, shown) = text.split_once('=').ok_or_else(not_named)?;
    let (name, shown) = (name.trim(), shown.trim());
    // An address may hold an equals sign of its own.
    if name.is_empty() || shown.is_empty() || name.contains("://") {
        return Err(not_named());
    }
    Ok((name.to_owned(), shown.to_owned()))
}

/// What the values that people type are understood by.
#[derive(Clone, Copy, Debug)]
pub struct ValueParser<'p> {
    /// The plan whose things can be named.
    pub known: Known<'p>,
    /// The person at the keyboard.
    pub me: Option<&'p PersonId>,
    /// The day that relative days count from.
    pub today: NaiveDate,
    /// The messages in the person's language; the other one is understood as well.
    pub catalogue: Catalogue,
}

/// What is done to a list with the values that are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListEdit {
    /// They are the list.
    Replace,
    /// They are added to it, where they are not in it.
    Add,
    /// They are taken out of it.
    Remove,
    /// They are added to it; one that begins with `-` is taken out.
    AddOrRemove,
}

impl ValueParser<'_> {
    /// The value that a text means for a field of a shape.
    pub fn value(&self, shape: Shape, text: &str) -> Result<Value, InvalidText> {
        let known = self.known;
        let text_of = |id: &str| Value::Text(id.to_owned());
        Ok(match shape {
            Shape::Day(timing) => Value::Date(find_day(known.plan, timing, self.today, text)?),
            Shape::Number => {
                let number = find_number(text)?;
                number.write().unwrap_or(Value::Number(number))
            }
            Shape::Whole => Value::Integer(find_whole(text)?),
            Shape::Time => Value::Time(find_time(text)?),
            Shape::Flag => Value::Boolean(find_flag(text, self.catalogue)?),
            Shape::Weather => text_of(find_weather(text, self.catalogue)?.word()),
            Shape::Priority => text_of(find_priority(text, self.catalogue)?.word()),
            Shape::Reference(Referent::Status) => text_of(find_status(known, text, self.catalogue)?.as_str()),
            Shape::Reference(Referent::Person) => text_of(find_person(known, self.me, text)?.as_str()),
            Shape::Reference(Referent::Action) => text_of(find_action(known, text)?.as_str()),
            Shape::Reference(
                what @ (Referent::Group
                | Referent::Axis
                | Referent::Phase
                | Referent::Organisation
                | Referent::Committee),
            ) => text_of(known_id(known, what, text)?),
            Shape::Record(fields) if is_measure(fields) => self.measure(text)?,
            Shape::Record(fields) => return Err(not_one_value(fields, text, false)),
            _ => text_of(text),
        })
    }

    /// The state of decisions that a text means, by its word or its name in any language.
    pub fn decision_state(&self, text: &str) -> Result<DecisionState, InvalidText> {
        let catalogue = self.catalogue;
        let names = |state: DecisionState| {
            let told = catalogue.both().map(|catalogue| catalogue.decision_state(state));
            told.into_iter().chain([state.word().to_owned()]).collect()
        };
        find_word(text, DecisionState::ALL, names, |state| {
            Some(catalogue.decision_state(state))
        })
    }

    /// A value on a day, as it is typed: `30 31/12/2022`.
    fn measure(&self, text: &str) -> Result<Value, InvalidText> {
        let not_one = || not_one_value(Measure::FIELDS, text, false);
        let (value, day) = text.trim().split_once(char::is_whitespace).ok_or_else(not_one)?;
        let measure = Measure {
            date: find_day(self.known.plan, Timing::Planned, self.today, day.trim())?,
            value: find_number(value)?,
            ..Measure::default()
        };
        Ok(Value::Table(measure.to_table()))
    }

    /// A list after an edit with the values of a text, separated by commas; `None` when nothing is left in it.
    pub fn list(
        &self,
        there: Vec<Value>,
        edit: ListEdit,
        item: Shape,
        text: &str,
    ) -> Result<Option<Value>, InvalidText> {
        let mut list = if edit == ListEdit::Replace { Vec::new() } else { there };
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let taken_out = match edit {
                ListEdit::Remove => Some(part),
                ListEdit::AddOrRemove => part.strip_prefix('-').map(str::trim),
                ListEdit::Replace | ListEdit::Add => None,
            };
            if let Shape::Record(fields) = item
                && !is_measure(fields)
            {
                return Err(not_one_value(fields, part, true));
            }
            let value = self.value(item, taken_out.unwrap_or(part))?;
            if taken_out.is_some() {
                list.retain(|known| *known != value);
            } else if edit == ListEdit::Replace || !list.contains(&value) {
                // What is there keeps its place: the first lead answers for the action.
                list.push(value);
            }
        }
        Ok((!list.is_empty()).then_some(Value::List(list)))
    }
}

fn is_measure(fields: &[FieldSpec]) -> bool {
    fields == Measure::FIELDS
}

fn not_one_value(fields: &[FieldSpec], text: &str, in_list: bool) -> InvalidText {
    InvalidText::NotOneValue {
        text: text.to_owned(),
        keys: fields.iter().map(|field| field.key).collect(),
        in_list,
    }
}

/// The day that a text means, for something planned or something that took effect.
pub fn find_day(plan: &Plan, timing: Timing, today: NaiveDate, text: &str) -> Result<NaiveDate, InvalidText> {
    let moment = find_days(plan, timing, today, text)?;
    let day = moment.day(plan, today).map_err(|fault| not_a_moment(fault, text))?;
    day.ok_or_else(|| InvalidText::NotADay(text.to_owned()))
}

/// The day, or the stretch of days, that a text means.
pub fn find_days(plan: &Plan, timing: Timing, today: NaiveDate, text: &str) -> Result<Moment, InvalidText> {
    let moment = Moment::read(text, plan, timing).map_err(|fault| not_a_moment(fault, text))?;
    match &moment {
        Moment::Relative(asked) => asked
            .missing(plan, today)
            .map(InvalidText::NoMeeting)
            .map_or(Ok(moment), Err),
        _ => Ok(moment),
    }
}

fn not_a_moment(fault: MomentFault, text: &str) -> InvalidText {
    match fault {
        MomentFault::NotADay => InvalidText::NotADay(text.to_owned()),
        MomentFault::YearOutOfRange => InvalidText::YearOutOfRange(text.to_owned()),
    }
}

/// The number that a text means.
pub fn find_number(text: &str) -> Result<f64, InvalidText> {
    parse_number(text).ok_or_else(|| InvalidText::NotANumber(text.to_owned()))
}

/// The whole number that a text means.
pub fn find_whole(text: &str) -> Result<i64, InvalidText> {
    let whole = text.trim().parse();
    whole.map_err(|_| InvalidText::NotANumber(text.to_owned()))
}

/// The time of day that a text means: `9:05`, `9h05`, `9 h`.
pub fn find_time(text: &str) -> Result<NaiveTime, InvalidText> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let parts: Vec<&str> = plain.split([':', 'h', 'H']).collect();
    let number = |part: &&str| match part.is_empty() {
        true => Some(0),
        false => part.parse::<u32>().ok().filter(|_| part.len() <= 2),
    };
    let parts: Option<Vec<u32>> = parts.iter().map(number).collect();
    let time = match (parts.as_deref(), plain.starts_with(|c: char| c.is_ascii_digit())) {
        (Some([hour, minute]), true) => NaiveTime::from_hms_opt(*hour, *minute, 0),
        (Some([hour, minute, second]), true) => NaiveTime::from_hms_opt(*hour, *minute, *second),
        _ => None,
    };
    time.ok_or_else(|| InvalidText::NotATime(text.to_owned()))
}

/// Whether a text says yes or no, in any language.
fn find_flag(text: &str, catalogue: Catalogue) -> Result<bool, InvalidText> {
    let words = |flag: bool| {
        let told = catalogue.both().map(|catalogue| match flag {
            true => fl!(catalogue, "config-yes"),
            false => fl!(catalogue, "config-no"),
        });
        told.into_iter().chain([flag.to_string()]).collect()
    };
    find_word(text, &[true, false], words, |flag| words(flag).into_iter().next())
}

/// What came of an item that a text means, by its word or its name in any language.
pub fn find_outcome(text: &str, catalogue: Catalogue) -> Result<Outcome, InvalidText> {
    let names = |outcome: Outcome| {
        let told = catalogue.both().map(|catalogue| catalogue.outcome(outcome));
        told.into_iter().chain([outcome.word().to_owned()]).collect()
    };
    find_word(text, Outcome::ALL, names, |outcome| Some(catalogue.outcome(outcome)))
}

/// The item of a meeting's agenda that a text means: its number, its key, or the action that it is about.
pub fn find_item(plan: &Plan, meeting: &MeetingId, text: &str) -> Result<AgendaKey, InvalidText> {
    let held = plan.meetings.get(meeting);
    let found = held.and_then(|held| held.find_item(text)).cloned();
    let keys = held.into_iter().flat_map(|held| held.agenda.keys());
    found.ok_or_else(|| unknown_id(Referent::AgendaItem, text, keys.map(AsRef::as_ref)))
}

/// Whether a text means that a value is to be taken away.
pub fn is_none(text: &str, catalogue: Catalogue) -> bool {
    let text = fold(text.trim());
    let none = |catalogue: &Catalogue| fold(&fl!(catalogue, "none")) == text;
    text.is_empty() || catalogue.both().iter().any(none)
}

/// What a text means of all that the plan has of a kind: by its id, or its name.
pub fn find_id<I: FromStr<Err = IdError>>(known: Known<'_>, what: Referent, text: &str) -> Result<I, InvalidText> {
    new_id(known_id(known, what, text)?)
}

/// The id that a text is, of something that the plan need not have.
pub fn new_id<I: FromStr<Err = IdError>>(text: &str) -> Result<I, InvalidText> {
    text.parse().map_err(|why| {
        let text = text.to_owned();
        InvalidText::InvalidId(Refusal::BadId { text, why })
    })
}

fn known_id<'p>(known: Known<'p>, what: Referent, text: &str) -> Result<&'p str, InvalidText> {
    let all = known.plan.named(what);
    match find_named(&all, text) {
        Ok(id) | Err(NameFault::Ambiguous(id, _)) => Ok(id),
        Err(NameFault::Unknown) => Err(known.unknown(what, text, all.iter().map(|one| one.id))),
    }
}

/// The action that a text means, by its id: titles are for people who look for an action, not for naming one.
pub fn find_action(known: Known<'_>, text: &str) -> Result<ActionId, InvalidText> {
    let ids = known.plan.actions.keys().map(ActionId::as_str);
    let found = meant(text, ids.clone()).and_then(|id| id.parse().ok());
    found.ok_or_else(|| known.unknown(Referent::Action, text, ids))
}

/// Whether a text means whoever is at the keyboard.
pub fn is_oneself(text: &str) -> bool {
    other_meaning(Referent::Person, text.trim()) == Some(OtherMeaning::Oneself)
}

/// The person that a text means: an id, a name, or `me`.
pub fn find_person(known: Known<'_>, me: Option<&PersonId>, text: &str) -> Result<PersonId, InvalidText> {
    if is_oneself(text) {
        return me.cloned().ok_or(InvalidText::UnknownPerson);
    }
    find_id(known, Referent::Person, text)
}

/// The status that a text means: its id, or its label in any language, without regard to case and accents.
pub fn find_status(known: Known<'_>, text: &str, catalogue: Catalogue) -> Result<StatusId, InvalidText> {
    let plan = known.plan;
    // An id needs no other language to be understood.
    if let Some(id) = plan.workflow().keys().find(|id| id.as_str() == text) {
        return Ok(id.clone());
    }
    let catalogues = catalogue.both();
    let mut statuses: Vec<(StatusId, Vec<String>)> = Vec::new();
    for (id, entry) in plan.workflow().iter() {
        let mut names = vec![id.as_str().to_owned()];
        match &entry.label {
            Some(label) => names.extend(label.texts().into_iter().map(str::to_owned)),
            None => names.extend(catalogues.iter().filter_map(|c| c.find(&format!("status-{id}")))),
        }
        statuses.push((id.clone(), names));
    }
    find(text, &statuses).ok_or_else(|| {
        let names = statuses.iter().flat_map(|(_, names)| names.iter().map(String::as_str));
        known.unknown(Referent::Status, text, names)
    })
}

/// The weather that a text means: its word, its label, its name or its symbol, in any language.
pub fn find_weather(text: &str, catalogue: Catalogue) -> Result<Weather, InvalidText> {
    let name = |catalogue: Catalogue, weather: Weather| catalogue.find(&format!("weather-name-{weather}"));
    let names = |weather: Weather| {
        let both = catalogue.both().into_iter();
        let told = both.flat_map(|catalogue| name(catalogue, weather).into_iter().chain([catalogue.weather(weather)]));
        let signs = [weather.word(), weather_symbol(weather)].map(str::to_owned);
        told.chain(signs).collect()
    };
    find_word(text, Weather::ALL, names, |weather| name(catalogue, weather))
}

/// The priority that a text means, by its word or its name in any language.
pub fn find_priority(text: &str, catalogue: Catalogue) -> Result<Priority, InvalidText> {
    let names = |priority: Priority| {
        let told = catalogue.both().map(|catalogue| catalogue.priority(priority));
        told.into_iter().chain([priority.word().to_owned()]).collect()
    };
    find_word(text, Priority::ALL, names, |priority| {
        Some(catalogue.priority(priority))
    })
}

/// The one of a few fixed words that a text means; of those that are known, the names that a person is told.
fn find_word<T: Copy>(
    text: &str,
    all: &[T],
    names: impl Fn(T) -> Vec<String>,
    told: impl Fn(T) -> Option<String>,
) -> Result<T, InvalidText> {
    let known: Vec<(T, Vec<String>)> = all.iter().map(|one| (*one, names(*one))).collect();
    find(text, &known).ok_or_else(|| InvalidText::UnknownWord {
        word: text.to_owned(),
        known: all.iter().filter_map(|one| told(*one)).collect(),
    })
}

/// Nothing that the plan has is called so; of what is known, the nearest is named.
pub fn unknown_id<'k>(what: Referent, text: &str, known: impl Iterator<Item = &'k str>) -> InvalidText {
    InvalidText::InvalidId(Refusal::Unknown {
        what,
        id: text.to_owned(),
        nearest: nearest(text, known),
    })
}

/// The one whose name is the wanted text, else the only one that has a name beginning so.
fn find<T: Clone>(text: &str, known: &[(T, Vec<String>)]) -> Option<T> {
    let wanted = squeezed(text);
    let exact = known
        .iter()
        .find(|(_, names)| names.iter().any(|name| squeezed(name) == wanted));
    if let Some((found, _)) = exact {
        return Some(found.clone());
    }
    let begins =
        |names: &[String]| wanted.chars().count() >= 3 && names.iter().any(|n| squeezed(n).starts_with(&wanted));
    let mut beginning = known.iter().filter(|(_, names)| begins(names));
    match (beginning.next(), beginning.next()) {
        (Some((found, _)), None) => Some(found.clone()),
        _ => None,
    }
}

/// Folded, with spaces, hyphens and underscores alike.
fn squeezed(text: &str) -> String {
    fold(text).chars().filter(|c| !matches!(c, ' ' | '-' | '_')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::Language;

    #[test]
    fn statuses_and_weathers_are_found_by_id_or_label_in_either_language() {
        let fr = Catalogue::new(Language::Fr);
        let plan = Plan::empty("essai".parse().unwrap());
        let status = |text: &str| find_status(known(&plan), text, fr).map(|id| id.to_string());
        for text in ["done", "Réalisée", "realisee", "REALISE", "réal"] {
            assert_eq!(status(text).as_deref(), Ok("done"), "{text}");
        }
        assert_eq!(status("in progress").as_deref(), Ok("in-progress"));
        assert_eq!(status("à venir").as_deref(), Ok("planned"));
        let blocked = InvalidText::InvalidId(Refusal::Unknown {
            what: Referent::Status,
            id: "bloqé".to_owned(),
            nearest: Some("Bloquée".to_owned()),
        });
        assert_eq!(status("bloqé"), Err(blocked));
        assert!(status("en").is_err(), "two statuses begin so");
        let weather = |text: &str| find_weather(text, fr).ok();
        assert_eq!(weather("pluie"), Some(Weather::Rainy));
        assert_eq!(weather("☂"), Some(Weather::Rainy));
        assert_eq!(weather("Objectifs compromis"), Some(Weather::Stormy));
        assert_eq!(weather("Objectifs"), None);
    }
    #[test]
    fn numbers_are_read_as_people_write_them() {
        let plan = Plan::empty("essai".parse().unwrap());
        let number = |text: &str| parser(&plan).value(Shape::Number, text);
        assert_eq!(number("40 %"), Ok(Value::Integer(40)));
        assert_eq!(number("62,5"), Ok(Value::Number(62.5)));
        assert_eq!(number("beaucoup"), Err(InvalidText::NotANumber("beaucoup".into())));
        assert_eq!(parser(&plan).value(Shape::Whole, " 40 "), Ok(Value::Integer(40)));
        assert!(parser(&plan).value(Shape::Whole, "62,5").is_err());
    }

    #[test]
    fn lists_are_replaced_added_to_and_taken_from() {
        let plan = Plan::empty("essai".parse().unwrap());
        let texts = |tags: &[&str]| -> Vec<Value> { tags.iter().map(|tag| Value::Text((*tag).into())).collect() };
        let there = texts(&["budget", "rh"]);
        let edited = |edit, text: &str| parser(&plan).list(there.clone(), edit, Shape::Text, text).unwrap();
        let list = |tags: &[&str]| Some(Value::List(texts(tags)));
        assert_eq!(
            edited(ListEdit::AddOrRemove, "paie, -rh, budget"),
            list(&["budget", "paie"])
        );
        assert_eq!(edited(ListEdit::AddOrRemove, "-budget, -rh"), None);
        assert_eq!(edited(ListEdit::Replace, "paie, -rh"), list(&["paie", "-rh"]));
        assert_eq!(edited(ListEdit::Add, "rh, paie"), list(&["budget", "rh", "paie"]));
        assert_eq!(edited(ListEdit::Remove, "budget,absent"), list(&["rh"]));
    }

    fn known(plan: &Plan) -> Known<'_> {
        static NONE: BTreeSet<PlanPath> = BTreeSet::new();
        Known {
            plan,
            unreadable: &NONE,
        }
    }

    fn parser(plan: &Plan) -> ValueParser<'_> {
        ValueParser {
            known: known(plan),
            me: None,
            today: NaiveDate::MIN,
            catalogue: Catalogue::new(Language::Fr),
        }
    }
}
