//! Which actions to show, and in what order: the filter language, matching, completion, orders and saved views.
//!
//! A filter is a line of text that a person types, made of terms that all must hold:
//!
//! ```text
//! group:rh status:blocked,paused late due<2018-06 lead:me -tag:budget "signature"
//! ```
//!
//! - `key:value` asks for a value, `key:one,other` for one of several, `key:none` for its absence.
//! - `key<value`, `<=`, `>` and `>=` compare days, numbers, priorities and weathers. A month or a year is the whole of it:
//!   `due<2018-06` is before the first of June, `due:2018-06` within the month.
//! - A flag is one word: `late`, `soon`, `mine` … ([`Flag`]).
//! - Any other word, and whatever is between quotes, is searched for in the action's texts. `title:word` searches one of
//!   them, `title="whole title"` asks for the whole of it.
//! - `-` before a term asks for the contrary.
//!
//! Keys, flags and words are understood in English and in French ([`vocabulary`]), without regard to case and accents.
//! [`Filter::parse`] reads such a line against a plan, whose groups, people … it names; its [`Display`](std::fmt::Display)
//! writes it in English, as files keep it, and [`Filter::spelled`] in a person's language. Both read back as the same
//! filter. What follows from the day, the person or the history stays as it was said until [`Filter::matcher`] is asked.

pub mod across;
mod complete;
mod matching;
pub(crate) mod moment;
mod order;
mod parse;
mod print;
mod search_index;
pub(crate) mod spelling;
mod value;
mod view;
pub mod vocabulary;

use chrono::NaiveDate;

use crate::id::OrganisationId;
use crate::{ActionId, GroupId, GroupedAction, PersonId, Plan};

pub use complete::{Candidate, CandidateKind, Completion, complete};
pub use matching::{MatchContext, Matcher};
pub use moment::{MissingMeeting, Moment, MomentFault, RelativeMeeting, Unit};
pub use order::Order;
pub use parse::{FilterError, FilterFault};
pub use search_index::SearchIndex;
pub use value::FilterValue;
pub use view::{Preset, SavedView};
pub use vocabulary::{FilterKey, Flag, KeyType};

/// What an action must meet to be shown: every one of its terms.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    terms: Vec<Term>,
}

/// A condition, or its contrary.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// Whether the contrary is asked for.
    pub negated: bool,
    /// The condition.
    pub condition: Condition,
}

/// What one term asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// Its texts hold this one.
    Text(String),
    /// The flag holds.
    Flag(Flag),
    /// What is under the key is one of these values.
    Is {
        /// The key.
        key: FilterKey,
        /// Whether a text must be the whole of it, not a part.
        whole: bool,
        /// The values.
        values: Vec<FilterValue>,
    },
    /// What is under the key lies before or after a value.
    Compares {
        /// The key.
        key: FilterKey,
        /// How it is to stand to the value.
        comparison: Comparison,
        /// The value.
        value: FilterValue,
    },
}

/// How one value stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// Before it.
    Before,
    /// Before or at it.
    UpTo,
    /// After it.
    After,
    /// At or after it.
    From,
}

impl Comparison {
    /// Its sign in the language.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Before => "<",
            Self::UpTo => "<=",
            Self::After => ">",
            Self::From => ">=",
        }
    }
}

impl Condition {
    /// The meeting that it is counted from, where the plan has none such on a day.
    fn missing_meeting(&self, plan: &Plan, today: NaiveDate) -> Option<MissingMeeting> {
        let values = match self {
            Self::Is { values, .. } => values.as_slice(),
            Self::Compares { value, .. } => std::slice::from_ref(value),
            Self::Text(_) | Self::Flag(_) => &[],
        };
        values.iter().find_map(|value| match value {
            FilterValue::Relative(asked) | FilterValue::Day(Moment::Relative(asked)) => asked.missing(plan, today),
            _ => None,
        })
    }

    /// That the value under a key is one of some.
    pub fn is_one_of(key: FilterKey, values: Vec<FilterValue>) -> Self {
        Self::Is {
            key,
            whole: false,
            values,
        }
    }
}

impl Filter {
    /// The actions of a group.
    pub fn of_group(group: GroupId) -> Self {
        Self::default().with(Condition::is_one_of(FilterKey::Group, vec![FilterValue::Group(group)]))
    }

    /// The actions that a person carries.
    pub fn of_lead(lead: PersonId) -> Self {
        Self::default().with(Condition::is_one_of(FilterKey::Lead, vec![FilterValue::Person(lead)]))
    }

    /// The actions that a flag holds for.
    pub fn of_flag(flag: Flag) -> Self {
        Self::default().with(Condition::Flag(flag))
    }

    /// The same with one more condition.
    #[must_use]
    pub fn with(mut self, condition: Condition) -> Self {
        self.terms.push(Term {
            negated: false,
            condition,
        });
        self
    }

    /// The same with everything that another asks for.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.terms.extend(other.terms);
        self
    }

    /// Asks for a flag, or no longer.
    pub fn toggle(&mut self, flag: Flag) {
        let term = Term {
            negated: false,
            condition: Condition::Flag(flag),
        };
        if self.terms.contains(&term) {
            self.terms.retain(|other| *other != term);
        } else {
            self.terms.push(term);
        }
    }

    /// Whether every action meets it.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// What it asks for, in order.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The groups of which it asks for one, when it does.
    pub fn groups(&self) -> Option<Vec<&GroupId>> {
        let mut named = self.terms.iter().filter_map(|term| match &term.condition {
            Condition::Is {
                key: FilterKey::Group,
                values,
                ..
            } if !term.negated => Some(values),
            _ => None,
        });
        let values = named.next()?;
        let groups = values.iter().filter_map(|value| match value {
            FilterValue::Group(group) => Some(group),
            _ => None,
        });
        Some(groups.collect())
    }

    /// The one value of the one key that it asks for, when that is all.
    pub fn only_value(&self) -> Option<(FilterKey, &FilterValue)> {
        match &self.terms[..] {
            [
                Term {
                    negated: false,
                    condition: Condition::Is { key, values, .. },
                },
            ] => match &values[..] {
                [value] => Some((*key, value)),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether it speaks of the person at the keyboard, and so means nothing while nobody knows who that is.
    pub fn names_me(&self) -> bool {
        self.terms.iter().any(|term| match &term.condition {
            Condition::Flag(flag) => *flag == Flag::Mine,
            Condition::Is { values, .. } => values.contains(&FilterValue::Me),
            Condition::Text(_) | Condition::Compares { .. } => false,
        })
    }

    /// The organisations that it names.
    pub fn organisations(&self) -> impl Iterator<Item = &OrganisationId> {
        let values = self.terms.iter().flat_map(|term| match &term.condition {
            Condition::Is { values, .. } => values.as_slice(),
            Condition::Text(_) | Condition::Flag(_) | Condition::Compares { .. } => &[],
        });
        values.filter_map(|value| match value {
            FilterValue::Organisation(id) => Some(id),
            _ => None,
        })
    }

    /// A meeting that it is counted from and that the plan does not have on a day: it then says nothing of any action.
    pub fn missing_meeting(&self, plan: &Plan, today: NaiveDate) -> Option<MissingMeeting> {
        let mut conditions = self.terms.iter().map(|term| &term.condition);
        conditions.find_map(|condition| condition.missing_meeting(plan, today))
    }

    /// Whether it asks the history, and so cannot be answered before that is read.
    pub fn asks_history(&self) -> bool {
        self.terms.iter().any(|term| match &term.condition {
            Condition::Flag(flag) => *flag == Flag::Stale,
            Condition::Is { key, .. } | Condition::Compares { key, .. } => key.is_of_history(),
            Condition::Text(_) => false,
        })
    }

    /// Of how many actions of a plan it cannot be known whether they meet it: the history is cut off, as in a shallow clone,
    /// before it tells what is asked.
    pub fn unknown(&self, context: &MatchContext<'_>) -> usize {
        let Some(histories) = context.histories else { return 0 };
        let asks = |key: FilterKey| {
            self.terms.iter().any(|term| match &term.condition {
                Condition::Is { key: asked, .. } | Condition::Compares { key: asked, .. } => *asked == key,
                Condition::Flag(Flag::Stale) => key == FilterKey::Touched,
                Condition::Flag(_) | Condition::Text(_) => false,
            })
        };
        let (asks_touched, asks_promises) = (
            asks(FilterKey::Touched),
            asks(FilterKey::Pushed) || asks(FilterKey::Promised),
        );
        let is_unknown = |id: &&ActionId| {
            let touched = || histories.history(id).is_some_and(|history| history.touched.is_some());
            histories.is_cut_for(id) && (asks_promises || (asks_touched && !touched()))
        };
        context.plan.actions.keys().filter(is_unknown).count()
    }

    /// Whether it searches all the texts of actions.
    pub fn searches_texts(&self) -> bool {
        self.terms
            .iter()
            .any(|term| matches!(term.condition, Condition::Text(_)))
    }

    /// How many actions of a plan meet it.
    pub fn count(&self, context: &MatchContext<'_>) -> usize {
        let matcher = self.matcher(context);
        let actions = context.plan.actions.iter().enumerate();
        actions
            .filter(|(n, (id, placed))| matcher.matches_nth(*n, id, placed))
            .count()
    }

    /// The actions of a plan that meet it, in the natural order of their ids.
    pub fn select<'p>(&self, context: &MatchContext<'p>) -> Vec<(&'p ActionId, &'p GroupedAction)> {
        let matcher = self.matcher(context);
        let mut found: Vec<_> = context
            .plan
            .actions
            .iter()
            .enumerate()
            .filter(|(n, (id, placed))| matcher.matches_nth(*n, id, placed))
            .map(|(_, action)| action)
            .collect();
        Order::Id.sort(context.plan, &mut found);
        found
    }
}

#[cfg(test)]
mod tests;
