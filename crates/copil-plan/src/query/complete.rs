//! What may be typed next in a filter: keys, flags, and the values that a key has in this plan.

use std::collections::BTreeMap;
use std::ops::Range;

use super::moment::{Held, Moment};
use super::parse::{Piece, Raw, Sign, split};
use super::print::Spelling;
use super::value::{Value, status_names};
use super::vocabulary::{Flag, Key, Nature, kind_spelt, plain, priority_spelt, weather_spelt};
use crate::{Language, Plan, Priority, StatusKind, Weather};

/// What may stand at the cursor.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Completion {
    /// The bytes that a candidate takes the place of.
    pub span: Range<usize>,
    /// What may stand there, the likeliest first.
    pub candidates: Vec<Candidate>,
}

/// Something that may be typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// What takes the place of what is typed.
    pub insert: String,
    /// What it is, to be explained.
    pub about: About,
}

/// What a candidate is.
#[derive(Clone, Debug, PartialEq)]
pub enum About {
    /// A key, to be followed by a value.
    Key(Key),
    /// A flag.
    Flag(Flag),
    /// A value of a key.
    Value(Key, Value),
}

/// The most that anybody looks through.
const MOST: usize = 60;

/// From so many letters on, a word is also looked for among values whose key is not typed yet.
const ENOUGH: usize = 2;

/// The keys whose values are proposed for a word without a key.
const WITHOUT_KEY: [Key; 7] = [
    Key::Group,
    Key::Status,
    Key::Lead,
    Key::Axis,
    Key::Organisation,
    Key::Weather,
    Key::Tag,
];

/// What may stand at the cursor of a filter being typed, in a person's language. Any cursor will do: one inside a letter
/// is taken for the one before it.
pub fn complete(text: &str, cursor: usize, language: Language, plan: &Plan) -> Completion {
    let boundary = |at: &usize| text.is_char_boundary(*at);
    let cursor = (0..=cursor.min(text.len())).rfind(boundary).unwrap_or(0);
    let proposing = Proposing { language, plan };
    let at_cursor = |span: &Range<usize>| span.start <= cursor && cursor <= span.end;
    let raw = split(text).into_iter().rfind(|raw| at_cursor(&raw.span));
    let Some(raw) = raw else {
        return proposing.words(cursor..cursor, "", &[]);
    };
    match &raw.key {
        None => proposing.bare(text, cursor, &raw),
        Some((name, _)) if cursor <= name.end => Completion::default(),
        Some((name, sign)) => match Key::of_word(&text[name.clone()]) {
            Some(key) => proposing.values_at(text, cursor, key, *sign, &raw.pieces),
            None => Completion::default(),
        },
    }
}

struct Proposing<'p> {
    language: Language,
    plan: &'p Plan,
}

impl Proposing<'_> {
    fn bare(&self, text: &str, cursor: usize, raw: &Raw) -> Completion {
        match raw.pieces.first() {
            Some(piece) if !piece.quoted && piece.span.start <= cursor => {
                let typed = text[piece.span.start..cursor].trim_start_matches('-');
                let start = cursor - typed.len();
                self.words(start..piece.span.end, typed, &WITHOUT_KEY)
            }
            _ => Completion::default(),
        }
    }

    /// Keys and flags, then values with their keys.
    fn words(&self, span: Range<usize>, typed: &str, with_values_of: &[Key]) -> Completion {
        let wanted = plain(typed);
        let mut found = Found::new(&wanted);
        for flag in Flag::ALL {
            let word = flag.word(self.language);
            found.weigh_word(word, flag.spelt().spellings(), About::Flag(*flag));
        }
        for key in Key::ALL {
            let word = format!("{}:", key.word(self.language));
            found.weigh_word(&word, key.spelt().spellings(), About::Key(*key));
        }
        if typed.chars().count() >= ENOUGH {
            for key in with_values_of {
                for (value, names) in self.values(*key) {
                    let insert = format!("{}:{}", key.word(self.language), self.spelled(&value));
                    found.weigh_later(&insert, names.iter().map(String::as_str), About::Value(*key, value));
                }
            }
        }
        found.completion(span, typed)
    }

    fn values_at(&self, text: &str, cursor: usize, key: Key, sign: Sign, pieces: &[Piece]) -> Completion {
        let at_cursor = |piece: &&Piece| piece.span.start <= cursor && cursor <= piece.span.end;
        let Some(piece) = pieces.iter().find(at_cursor) else {
            return Completion::default();
        };
        let typed = text[piece.span.start..cursor].trim_start_matches(['"', '«', '“']);
        let wanted = plain(typed);
        let others: Vec<&str> = pieces
            .iter()
            .filter(|other| other.span != piece.span)
            .map(|other| other.text.as_str())
            .collect();
        let mut found = Found::new(&wanted);
        for (value, names) in self.values(key) {
            let compared = matches!(sign, Sign::Compares(_));
            if compared && (value == Value::None || key.nature() == Nature::Choice) {
                continue;
            }
            let insert = self.spelled(&value);
            if !others.contains(&insert.as_str()) {
                found.weigh_value(&insert, names.iter().map(String::as_str), About::Value(key, value));
            }
        }
        found.completion(piece.span.clone(), &text[piece.span.clone()])
    }

    fn spelled(&self, value: &Value) -> String {
        Spelling {
            language: self.language,
            plan: Some(self.plan),
        }
        .value(value)
    }

    /// The values that a key can have in this plan, each with the names it is known by.
    fn values(&self, key: Key) -> Vec<(Value, Vec<String>)> {
        let (plan, config) = (self.plan, &self.plan.config);
        let mut values: Vec<(Value, Vec<String>)> = Vec::new();
        let mut add = |value: Value, names: Vec<&str>| {
            values.push((value, names.into_iter().map(str::to_owned).collect()));
        };
        match key {
            Key::Group => {
                for (id, group) in &plan.groups {
                    add(Value::Group(id.clone()), vec![id.as_str(), &group.title]);
                }
            }
            Key::Status => {
                for id in plan.workflow().keys() {
                    let names = status_names(plan, id);
                    add(
                        Value::Status(id.clone()),
                        names.into_iter().chain([id.as_str()]).collect(),
                    );
                }
            }
            Key::Kind => {
                for kind in StatusKind::ALL {
                    add(Value::Kind(*kind), kind_spelt(*kind).spellings().collect());
                }
            }
            Key::Priority => {
                for priority in Priority::ALL {
                    add(
                        Value::Priority(*priority),
                        priority_spelt(*priority).spellings().collect(),
                    );
                }
            }
            Key::Weather => {
                for weather in Weather::ALL {
                    add(Value::Weather(*weather), weather_spelt(*weather).spellings().collect());
                }
            }
            Key::Lead | Key::Person => {
                add(Value::Me, vec!["me", "moi"]);
                for (id, person) in config.people.iter() {
                    add(Value::Person(id.clone()), vec![id.as_str(), &person.name]);
                }
            }
            Key::Axis => {
                for (id, title) in config.axes.iter() {
                    add(Value::Axis(id.clone()), vec![id.as_str(), title]);
                }
            }
            Key::Organisation => {
                for (id, name) in config.organisations.iter() {
                    add(Value::Organisation(id.clone()), vec![id.as_str(), name]);
                }
            }
            Key::Tag => {
                for tag in tags(plan) {
                    add(Value::Text(tag.clone()), vec![&tag]);
                }
            }
            Key::Depends => {
                for (id, placed) in &plan.actions {
                    add(Value::Action(id.clone()), vec![id.as_str(), &placed.title]);
                }
            }
            Key::Meeting => {
                for held in self.to_be_held() {
                    let spelled = held.spelled(self.language);
                    add(Value::Held(held), vec![&spelled]);
                }
                for id in plan.meetings.keys().rev() {
                    add(Value::Meeting(id.clone()), vec![id.as_str()]);
                }
            }
            _ if key.nature() == Nature::Day => {
                for moment in Moment::examples(self.language, plan) {
                    let spelled = moment.spelled(self.language);
                    add(Value::Day(moment), vec![&spelled]);
                }
            }
            _ => {}
        }
        if key.can_be_absent() {
            add(Value::None, vec!["none", "aucun"]);
        }
        values
    }

    fn to_be_held(&self) -> Vec<Held> {
        let examples = Moment::examples(self.language, self.plan);
        let held = examples.into_iter().filter_map(|moment| match moment {
            Moment::Held(held) => Some(held),
            _ => None,
        });
        held.collect()
    }
}

/// The tags of the plan, each once, the most used first.
fn tags(plan: &Plan) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for tag in plan.actions.values().flat_map(|placed| &placed.action.tags) {
        *counts.entry(tag).or_default() += 1;
    }
    let mut tags: Vec<_> = counts.into_iter().collect();
    tags.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    tags.into_iter().map(|(tag, _)| tag.to_owned()).collect()
}

/// Candidates as they are found, with how well they fit what is typed: the smaller the better.
struct Found<'w> {
    wanted: &'w str,
    weighed: Vec<(u8, Candidate)>,
}

impl<'w> Found<'w> {
    fn new(wanted: &'w str) -> Self {
        Self {
            wanted,
            weighed: Vec::new(),
        }
    }

    /// Weighs a key or a flag, which people type from its beginning.
    fn weigh_word<'n>(&mut self, insert: &str, names: impl Iterator<Item = &'n str>, about: About) {
        let weight = names.filter_map(|name| self.fits(name)).min();
        self.push(weight.filter(|weight| *weight <= 1), insert, about);
    }

    /// Weighs a value of the key that is typed.
    fn weigh_value<'n>(&mut self, insert: &str, names: impl Iterator<Item = &'n str>, about: About) {
        let weight = names.filter_map(|name| self.fits(name)).chain(self.fits(insert)).min();
        self.push(weight, insert, about);
    }

    /// Weighs a value whose key is not typed, as less likely meant than a key or a flag.
    fn weigh_later<'n>(&mut self, insert: &str, names: impl Iterator<Item = &'n str>, about: About) {
        let weight = names.filter_map(|name| self.fits(name)).min();
        let weight = weight.filter(|weight| *weight <= 2).map(|weight| weight + 2);
        self.push(weight, insert, about);
    }

    /// How well a name fits what is typed: the smaller the better.
    fn fits(&self, name: &str) -> Option<u8> {
        let name = plain(name);
        if name == self.wanted {
            Some(0)
        } else if name.starts_with(self.wanted) {
            Some(1)
        } else if name.split(['-', '\'']).any(|word| word.starts_with(self.wanted)) {
            Some(2)
        } else {
            // Two letters in the middle of a word are hardly ever what is meant.
            (self.wanted.len() > 2 && name.contains(self.wanted)).then_some(3)
        }
    }

    fn push(&mut self, weight: Option<u8>, insert: &str, about: About) {
        let insert = insert.to_owned();
        self.weighed
            .extend(weight.map(|weight| (weight, Candidate { insert, about })));
    }

    /// The best of them. Where one of them stands there already, only what goes on from it.
    fn completion(mut self, span: Range<usize>, there: &str) -> Completion {
        if !there.is_empty() && self.weighed.iter().any(|(_, candidate)| candidate.insert == there) {
            let goes_on = |insert: &str| insert.starts_with(there) && insert != there;
            self.weighed.retain(|(_, candidate)| goes_on(&candidate.insert));
        }
        self.weighed.sort_by_key(|(weight, _)| *weight);
        let candidates = self.weighed.into_iter().map(|(_, candidate)| candidate);
        Completion {
            span,
            candidates: candidates.take(MOST).collect(),
        }
    }
}
