//! A filter as it is typed: in English for files, in a person's language on the screen. Both read back as the same.

use std::fmt;

use super::moment::Moment;
use super::spelling::{
    ME, NONE, decision_spellings, kind_spellings, priority_spellings, status_spellings, weather_spellings,
};
use super::value::FilterValue;
use super::vocabulary::Flag;
use super::{Condition, Filter, Term};
use crate::names::plain;
use crate::{Language, Plan, StatusId};

impl fmt::Display for Filter {
    /// The filter in English, with ids: as files keep it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            &FilterPrinter {
                language: Language::En,
                plan: None,
            }
            .filter(self),
        )
    }
}

impl Filter {
    /// The filter in the words of a language, as a person of it would type it.
    pub fn spelled(&self, language: Language, plan: &Plan) -> String {
        let plan = Some(plan);
        FilterPrinter { language, plan }.filter(self)
    }
}

/// How values and words are written.
pub(super) struct FilterPrinter<'p> {
    pub(super) language: Language,
    /// The plan, where statuses may be called by the names that it leaves them.
    pub(super) plan: Option<&'p Plan>,
}

impl FilterPrinter<'_> {
    fn filter(&self, filter: &Filter) -> String {
        let terms: Vec<String> = filter.terms.iter().map(|term| self.term(term)).collect();
        terms.join(" ")
    }

    fn term(&self, term: &Term) -> String {
        let text = match &term.condition {
            Condition::Text(text) => bare(text),
            Condition::Flag(flag) => flag.word(self.language).to_owned(),
            Condition::Is { key, whole, values } => {
                let values: Vec<String> = values.iter().map(|value| self.value(value)).collect();
                let sign = if *whole { '=' } else { ':' };
                format!("{}{sign}{}", key.word(self.language), values.join(","))
            }
            Condition::Compares { key, comparison, value } => {
                format!("{}{}{}", key.word(self.language), comparison.sign(), self.value(value))
            }
        };
        if term.negated { format!("-{text}") } else { text }
    }

    /// A value as it stands after a key.
    pub(super) fn value(&self, value: &FilterValue) -> String {
        let language = self.language;
        match value {
            FilterValue::None => NONE.word(language).to_owned(),
            FilterValue::Me => ME.word(language).to_owned(),
            FilterValue::Kind(kind) => kind_spellings(*kind).word(language).to_owned(),
            FilterValue::Priority(priority) => priority_spellings(*priority).word(language).to_owned(),
            FilterValue::Weather(weather) => weather_spellings(*weather).word(language).to_owned(),
            FilterValue::Decision(state) => decision_spellings(*state).word(language).to_owned(),
            FilterValue::Status(id) => self.status(id),
            FilterValue::Group(id) => id.to_string(),
            FilterValue::Person(id) => keyed(id.as_str()),
            FilterValue::Axis(id) => keyed(id.as_str()),
            FilterValue::Phase(id) => keyed(id.as_str()),
            FilterValue::Organisation(id) => keyed(id.as_str()),
            FilterValue::Action(id) => keyed(id.as_str()),
            // `next` and its like begin with a letter, the days of meetings do not.
            FilterValue::Meeting(id) if id.as_str().starts_with(|c: char| c.is_ascii_digit()) => id.to_string(),
            FilterValue::Meeting(id) => quoted(id.as_str()),
            FilterValue::Relative(relative) => relative.spelled(language),
            FilterValue::Text(text) => keyed(text),
            FilterValue::Day(moment) => Moment::spelled(moment, language),
            FilterValue::Number(number) => number.to_string(),
        }
    }

    fn status(&self, id: &StatusId) -> String {
        let built_in = self.plan.is_some_and(|plan| plan.config.statuses.is_empty());
        match status_spellings(id.as_str()).filter(|_| built_in) {
            Some(spellings) => spellings.word(self.language).to_owned(),
            None => id.to_string(),
        }
    }
}

/// A text that is searched for everywhere.
fn bare(text: &str) -> String {
    if is_plain(text) && Flag::of_word(text).is_none() {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// A text after a key, where some words stand for something else.
fn keyed(text: &str) -> String {
    let word = plain(text);
    if is_plain(text) && !NONE.is_meant_by(&word) && !ME.is_meant_by(&word) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// Whether a text can stand without quotes.
fn is_plain(text: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '/' | '\'' | '’');
    !text.is_empty() && !text.starts_with('-') && text.chars().all(allowed)
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
