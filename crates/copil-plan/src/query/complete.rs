//! What may be typed next in a filter: keys, flags, and the values that a key has in this plan.

use std::collections::BTreeMap;
use std::ops::Range;

use super::moment::{Moment, RelativeMeeting};
use super::parse::{Operator, RawTerm, Token, split};
use super::print::FilterPrinter;
use super::value::{FilterValue, options};
use super::vocabulary::{FilterKey, Flag, KeyType};
use crate::field::Referent;
use crate::names::plain;
use crate::{Language, Plan};

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
    pub kind: CandidateKind,
}

/// What a candidate is.
#[derive(Clone, Debug, PartialEq)]
pub enum CandidateKind {
    /// A key, to be followed by a value.
    Key(FilterKey),
    /// A flag.
    Flag(Flag),
    /// A value of a key.
    Value(FilterKey, FilterValue),
}

/// The most that anybody looks through.
const MOST: usize = 60;

/// From so many letters on, a word is also looked for among values whose key is not typed yet.
const ENOUGH: usize = 2;

/// The keys whose values are proposed for a word without a key.
const WITHOUT_KEY: [FilterKey; 8] = [
    FilterKey::Group,
    FilterKey::Status,
    FilterKey::Lead,
    FilterKey::Axis,
    FilterKey::Phase,
    FilterKey::Organisation,
    FilterKey::Weather,
    FilterKey::Tag,
];

/// What may stand at the cursor of a filter being typed, in a person's language, where several plans are seen with their names. Any cursor will do: one inside a letter
/// is taken for the one before it.
pub fn complete(text: &str, cursor: usize, language: Language, plan: &Plan, plans: &[&str]) -> Completion {
    let boundary = |at: &usize| text.is_char_boundary(*at);
    let cursor = (0..=cursor.min(text.len())).rfind(boundary).unwrap_or(0);
    let completer = Completer { language, plan, plans };
    let at_cursor = |span: &Range<usize>| span.start <= cursor && cursor <= span.end;
    let raw = split(text).into_iter().rfind(|raw| at_cursor(&raw.span));
    let Some(raw) = raw else {
        return completer.words(cursor..cursor, "", &[]);
    };
    match &raw.key {
        None => completer.bare(text, cursor, &raw),
        Some((name, _)) if cursor <= name.end => Completion::default(),
        Some((name, operator)) => match FilterKey::of_word(&text[name.clone()]) {
            Some(key) => completer.values_at(text, cursor, key, *operator, &raw.tokens),
            None => Completion::default(),
        },
    }
}

struct Completer<'p> {
    language: Language,
    plan: &'p Plan,
    /// What the plans are called, where several are seen.
    plans: &'p [&'p str],
}

impl Completer<'_> {
    fn bare(&self, text: &str, cursor: usize, raw: &RawTerm) -> Completion {
        match raw.tokens.first() {
            Some(token) if !token.quoted && token.span.start <= cursor => {
                let typed = text[token.span.start..cursor].trim_start_matches('-');
                let start = cursor - typed.len();
                self.words(start..token.span.end, typed, &WITHOUT_KEY)
            }
            _ => Completion::default(),
        }
    }

    /// Keys and flags, then values with their keys.
    fn words(&self, span: Range<usize>, typed: &str, with_values_of: &[FilterKey]) -> Completion {
        let wanted = plain(typed);
        let mut found = CandidateRanking::new(&wanted);
        for flag in Flag::ALL {
            let word = flag.word(self.language);
            found.weigh_word(word, flag.spellings().iter(), CandidateKind::Flag(*flag));
        }
        for key in FilterKey::all() {
            let word = format!("{}:", key.word(self.language));
            found.weigh_word(&word, key.spellings().iter(), CandidateKind::Key(key));
        }
        if typed.chars().count() >= ENOUGH {
            for key in with_values_of {
                for (value, names) in self.values(*key) {
                    let insert = format!("{}:{}", key.word(self.language), self.spelled(&value));
                    found.weigh_later(
                        &insert,
                        names.iter().map(String::as_str),
                        CandidateKind::Value(*key, value),
                    );
                }
            }
        }
        found.completion(span, typed)
    }

    fn values_at(&self, text: &str, cursor: usize, key: FilterKey, operator: Operator, tokens: &[Token]) -> Completion {
        let at_cursor = |token: &&Token| token.span.start <= cursor && cursor <= token.span.end;
        let Some(token) = tokens.iter().find(at_cursor) else {
            return Completion::default();
        };
        let typed = text[token.span.start..cursor].trim_start_matches(['"', '«', '“']);
        let wanted = plain(typed);
        let others: Vec<&str> = tokens
            .iter()
            .filter(|other| other.span != token.span)
            .map(|other| other.text.as_str())
            .collect();
        let mut found = CandidateRanking::new(&wanted);
        for (value, names) in self.values(key) {
            let compared = matches!(operator, Operator::Compares(_));
            if compared && (value == FilterValue::None || key.key_type() == KeyType::Choice) {
                continue;
            }
            let insert = self.spelled(&value);
            if !others.contains(&insert.as_str()) {
                found.weigh_value(
                    &insert,
                    names.iter().map(String::as_str),
                    CandidateKind::Value(key, value),
                );
            }
        }
        found.completion(token.span.clone(), &text[token.span.clone()])
    }

    fn spelled(&self, value: &FilterValue) -> String {
        FilterPrinter {
            language: self.language,
            plan: Some(self.plan),
        }
        .value(value)
    }

    /// The values that a key can have in this plan, each with the names it is known by.
    fn values(&self, key: FilterKey) -> Vec<(FilterValue, Vec<String>)> {
        let named = |value, name: String| (value, vec![name]);
        let mut values: Vec<(FilterValue, Vec<String>)> = Vec::new();
        match key.key_type() {
            _ if key.referent() == Some(Referent::Person) => {
                values.push((FilterValue::Me, vec!["me".to_owned(), "moi".to_owned()]));
            }
            _ if key == FilterKey::Meeting => {
                let relative = self.relative_meetings().into_iter();
                values
                    .extend(relative.map(|one| (FilterValue::Relative(one.clone()), vec![one.spelled(self.language)])));
            }
            KeyType::Choice if key == FilterKey::Plan => {
                let plans = self.plans.iter();
                values.extend(plans.map(|name| named(FilterValue::Text((*name).to_owned()), (*name).to_owned())));
            }
            KeyType::Choice if key == FilterKey::Tag => {
                let tags = tags(self.plan).into_iter();
                values.extend(tags.map(|tag| named(FilterValue::Text(tag.clone()), tag)));
            }
            KeyType::Day => {
                let days = Moment::examples(self.language, self.plan).into_iter();
                values.extend(days.map(|day| (FilterValue::Day(day.clone()), vec![day.spelled(self.language)])));
            }
            _ => {}
        }
        let options = options(key, self.plan).into_iter();
        values.extend(options.filter_map(|option| {
            let names = option.names.into_iter().chain([option.id]);
            Some((FilterValue::of_id(key, option.id)?, names.map(str::to_owned).collect()))
        }));
        if key.can_be_absent() {
            values.push((FilterValue::None, vec!["none".to_owned(), "aucun".to_owned()]));
        }
        values
    }

    fn relative_meetings(&self) -> Vec<RelativeMeeting> {
        let examples = Moment::examples(self.language, self.plan);
        let relative = examples.into_iter().filter_map(|moment| match moment {
            Moment::Relative(relative) => Some(relative),
            _ => None,
        });
        relative.collect()
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
struct CandidateRanking<'w> {
    wanted: &'w str,
    weighed: Vec<(u8, Candidate)>,
}

impl<'w> CandidateRanking<'w> {
    fn new(wanted: &'w str) -> Self {
        Self {
            wanted,
            weighed: Vec::new(),
        }
    }

    /// Weighs a key or a flag, which people type from its beginning.
    fn weigh_word<'n>(&mut self, insert: &str, names: impl Iterator<Item = &'n str>, kind: CandidateKind) {
        let weight = names.filter_map(|name| self.fits(name)).min();
        self.push(weight.filter(|weight| *weight <= 1), insert, kind);
    }

    /// Weighs a value of the key that is typed.
    fn weigh_value<'n>(&mut self, insert: &str, names: impl Iterator<Item = &'n str>, kind: CandidateKind) {
        let weight = names.filter_map(|name| self.fits(name)).chain(self.fits(insert)).min();
        self.push(weight, insert, kind);
    }

    /// Weighs a value whose key is not typed, as less likely meant than a key or a flag.
    fn weigh_later<'n>(&mut self, insert: &str, names: impl Iterator<Item = &'n str>, kind: CandidateKind) {
        let weight = names.filter_map(|name| self.fits(name)).min();
        let weight = weight.filter(|weight| *weight <= 2).map(|weight| weight + 2);
        self.push(weight, insert, kind);
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

    fn push(&mut self, weight: Option<u8>, insert: &str, kind: CandidateKind) {
        let insert = insert.to_owned();
        self.weighed
            .extend(weight.map(|weight| (weight, Candidate { insert, kind })));
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
