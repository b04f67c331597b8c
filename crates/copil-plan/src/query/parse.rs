//! Reading a filter as a person types it. Nothing that can be typed is worse than an error at its place.

use std::ops::Range;

use chrono::NaiveDate;

use super::value::FilterValue;
use super::vocabulary::{FilterKey, Flag, KeyType};
use super::{Comparison, Condition, Filter, MissingMeeting, Term};
use crate::Plan;
use crate::field::nearest;

/// Why a text is no filter, and where.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{fault:?} at {span:?}")]
pub struct FilterError {
    /// The bytes of the word that is wrong.
    pub span: Range<usize>,
    /// What is wrong with it.
    pub fault: FilterFault,
}

/// What can be wrong with a word of a filter.
#[derive(Clone, Debug, PartialEq)]
pub enum FilterFault {
    /// Nothing can be asked for under this name.
    UnknownKey {
        /// The name.
        word: String,
        /// The key or flag that looks most like it.
        nearest: Option<String>,
    },
    /// Nothing stands after a key or a comma.
    MissingValue {
        /// The key.
        key: FilterKey,
    },
    /// The value names nothing that the key can have.
    UnknownValue {
        /// The key.
        key: FilterKey,
        /// The value.
        word: String,
        /// The one that looks most like it.
        nearest: Option<String>,
    },
    /// Several things have this name.
    Ambiguous {
        /// The key.
        key: FilterKey,
        /// The name.
        word: String,
        /// The id of one of them.
        one: String,
        /// The id of another.
        other: String,
    },
    /// The value is no day.
    NotADay(String),
    /// The value's year is none that a plan can hold.
    YearOutOfRange(String),
    /// The value is no number.
    NotANumber(String),
    /// What is under the key cannot be compared.
    NotCompared {
        /// The key.
        key: FilterKey,
    },
    /// A comparison takes one value.
    SeveralCompared {
        /// The key.
        key: FilterKey,
    },
    /// The plan has no such meeting, so that no action can be said to meet it or not.
    NoMeeting(MissingMeeting),
    /// Nothing stands after a hyphen that asks for the contrary.
    NothingNegated,
}

/// A value as it stands in the text.
pub(super) struct Token {
    pub(super) text: String,
    pub(super) quoted: bool,
    /// Its bytes, quotes included.
    pub(super) span: Range<usize>,
}

/// How a key is followed by what it asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Operator {
    Is,
    Equals,
    Compares(Comparison),
}

/// A term as it stands in the text, before its words are looked up.
pub(super) struct RawTerm {
    pub(super) negated: bool,
    /// Its bytes, the hyphen included.
    pub(super) span: Range<usize>,
    /// The key's bytes, the operator, and the tokens that follow; for a bare word there is only the one token.
    pub(super) key: Option<(Range<usize>, Operator)>,
    pub(super) tokens: Vec<Token>,
}

/// Splits a text into its terms.
pub(super) fn split(text: &str) -> Vec<RawTerm> {
    let mut scanner = Scanner { text, at: 0 };
    let mut terms = Vec::new();
    loop {
        scanner.skip_while(char::is_whitespace);
        if scanner.rest().is_empty() {
            return terms;
        }
        terms.push(scanner.term());
    }
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scanner<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn skip_while(&mut self, skipped: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.find(|c| !skipped(c)).unwrap_or(rest.len());
    }

    fn eat(&mut self, wanted: &str) -> bool {
        let found = self.rest().starts_with(wanted);
        if found {
            self.at += wanted.len();
        }
        found
    }

    fn term(&mut self) -> RawTerm {
        let start = self.at;
        let after = self.rest().strip_prefix('-');
        let negated = after.is_some_and(|after| after.starts_with(|c: char| !c.is_whitespace())) && self.eat("-");
        let key = self.key();
        let mut tokens = vec![self.token(key.is_some())];
        while key.is_some() && self.eat(",") {
            tokens.push(self.token(true));
        }
        RawTerm {
            negated,
            span: start..self.at,
            key,
            tokens,
        }
    }

    /// The name and the operator of a term, when it has them: letters, then a operator, with no blank between.
    fn key(&mut self) -> Option<(Range<usize>, Operator)> {
        let start = self.at;
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_alphabetic() || matches!(c, '-' | '_' | '\u{300}'..='\u{36f}')))?;
        if end == 0 || rest.starts_with('-') {
            return None;
        }
        let operators = [
            ("<=", Operator::Compares(Comparison::UpTo)),
            (">=", Operator::Compares(Comparison::From)),
            ("<", Operator::Compares(Comparison::Before)),
            (">", Operator::Compares(Comparison::After)),
            (":", Operator::Is),
            ("=", Operator::Equals),
        ];
        let (written, operator) = operators
            .into_iter()
            .find(|(written, _)| rest[end..].starts_with(written))?;
        self.at = start + end + written.len();
        Some((start..start + end, operator))
    }

    /// A word or what stands between quotes. A quote that is not closed yet reaches to the end, for people who are typing.
    fn token(&mut self, keyed: bool) -> Token {
        let start = self.at;
        for (open, close) in [('"', '"'), ('«', '»'), ('“', '”')] {
            if self.rest().starts_with(open) {
                self.at += open.len_utf8();
                let text = self.quoted(close);
                // French quotes stand apart from what they hold.
                let text = if open == '«' { text.trim().to_owned() } else { text };
                return Token {
                    text,
                    quoted: true,
                    span: start..self.at,
                };
            }
        }
        self.skip_while(|c| !(c.is_whitespace() || keyed && c == ','));
        Token {
            text: self.text[start..self.at].to_owned(),
            quoted: false,
            span: start..self.at,
        }
    }

    fn quoted(&mut self, close: char) -> String {
        let mut text = String::new();
        let mut letters = self.rest().char_indices();
        while let Some((at, c)) = letters.next() {
            match c {
                '\\' => match letters.next() {
                    Some((_, escaped)) => text.push(escaped),
                    None => text.push('\\'),
                },
                c if c == close => {
                    self.at += at + c.len_utf8();
                    return text;
                }
                c => text.push(c),
            }
        }
        self.at = self.text.len();
        text
    }
}

impl Filter {
    /// Reads a filter, whose names are those of a plan.
    pub fn parse(text: &str, plan: &Plan) -> Result<Self, FilterError> {
        match read(text, plan, None) {
            (filter, None) => Ok(filter),
            (_, Some(error)) => Err(error),
        }
    }

    /// Reads a filter that is asked on a day: the meetings that it is counted from must be there.
    pub fn parse_on(text: &str, plan: &Plan, today: NaiveDate) -> Result<Self, FilterError> {
        match Self::read_on(text, plan, today) {
            (filter, None) => Ok(filter),
            (_, Some(error)) => Err(error),
        }
    }

    /// Reads what can be read of a filter that is asked on a day: every term that is right, and the first error.
    pub fn read_on(text: &str, plan: &Plan, today: NaiveDate) -> (Self, Option<FilterError>) {
        read(text, plan, Some(today))
    }
}

fn read(text: &str, plan: &Plan, today: Option<NaiveDate>) -> (Filter, Option<FilterError>) {
    let (mut filter, mut first) = (Filter::default(), None);
    for raw in split(text) {
        let span = raw.span.clone();
        let term = term(text, raw, plan).and_then(|term| {
            let missing = today.and_then(|today| term.condition.missing_meeting(plan, today));
            match missing.map(FilterFault::NoMeeting) {
                Some(fault) => Err(FilterError { span, fault }),
                None => Ok(term),
            }
        });
        match term {
            Ok(term) => filter.terms.push(term),
            Err(error) => {
                first.get_or_insert(error);
            }
        }
    }
    (filter, first)
}

fn term(text: &str, raw: RawTerm, plan: &Plan) -> Result<Term, FilterError> {
    let negated = raw.negated;
    let condition = match &raw.key {
        None => bare(&raw)?,
        Some((name, operator)) => {
            let word = &text[name.clone()];
            let key = FilterKey::of_word(word).ok_or_else(|| FilterError {
                span: name.clone(),
                fault: FilterFault::UnknownKey {
                    word: word.to_owned(),
                    nearest: nearest_name(word),
                },
            })?;
            keyed(key, *operator, &raw, plan)?
        }
    };
    Ok(Term { negated, condition })
}

fn nearest_name(word: &str) -> Option<String> {
    let keys = FilterKey::all().flat_map(|key| key.spellings().iter());
    nearest(word, keys)
}

fn bare(raw: &RawTerm) -> Result<Condition, FilterError> {
    let Some(token) = raw.tokens.first() else {
        return Ok(Condition::Text(String::new()));
    };
    if token.quoted {
        return Ok(Condition::Text(token.text.clone()));
    }
    if token.text == "-" {
        return Err(FilterError {
            span: raw.span.clone(),
            fault: FilterFault::NothingNegated,
        });
    }
    Ok(match Flag::of_word(&token.text) {
        Some(flag) => Condition::Flag(flag),
        None => Condition::Text(token.text.clone()),
    })
}

fn keyed(key: FilterKey, operator: Operator, raw: &RawTerm, plan: &Plan) -> Result<Condition, FilterError> {
    let at = |span: &Range<usize>, fault| FilterError {
        span: span.clone(),
        fault,
    };
    let mut values = Vec::with_capacity(raw.tokens.len());
    for token in &raw.tokens {
        if token.text.is_empty() && !token.quoted {
            return Err(at(&raw.span, FilterFault::MissingValue { key }));
        }
        values.push(FilterValue::read(key, token, plan).map_err(|fault| at(&token.span, fault))?);
    }
    let Operator::Compares(comparison) = operator else {
        return Ok(Condition::Is {
            key,
            whole: operator == Operator::Equals && key.key_type() == KeyType::Text,
            values,
        });
    };
    if !matches!(key.key_type(), KeyType::Scale | KeyType::Day | KeyType::Number) {
        return Err(at(&raw.span, FilterFault::NotCompared { key }));
    }
    match <[FilterValue; 1]>::try_from(values) {
        Ok([FilterValue::None]) => Err(at(&raw.span, FilterFault::NotCompared { key })),
        Ok([value]) => Ok(Condition::Compares { key, comparison, value }),
        Err(_) => Err(at(&raw.span, FilterFault::SeveralCompared { key })),
    }
}
