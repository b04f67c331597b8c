//! MatchContext actions whether they meet a filter.
//!
//! What does not depend on the action (folded texts, days, meetings, who "me" is) is worked out once, so that ten thousand
//! actions can be asked between two pictures.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::search_index::{SearchIndex, holds_anywhere, needle};
use super::value::FilterValue;
use super::vocabulary::{FilterKey, Flag, KeyType};
use super::{Comparison, Condition, Filter};
use crate::action_history::{ActionHistories, ActionHistory};
use crate::decisions::{DecisionRegister, DecisionState};
use crate::field::{Field, Record, Scalar};
use crate::fold::fold;
use crate::id::simplified;
use crate::shape::FieldSpec;
use crate::{ActionId, GroupedAction, MeetingId, PersonId, Plan, Priority, StatusKind, Weather};

/// What a filter is asked about, and what its words follow from.
#[derive(Clone, Copy, Debug)]
pub struct MatchContext<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What the plan is called among several.
    pub name: &'a str,
    /// Today.
    pub today: NaiveDate,
    /// The person at the keyboard, when the plan knows them.
    pub me: Option<&'a PersonId>,
    /// What the history tells of each action, once it is read; until then nothing is stale, touched or pushed.
    pub histories: Option<&'a ActionHistories>,
    /// The plan's texts, folded, where they are kept from one filter to the next.
    pub texts: Option<&'a SearchIndex>,
}

impl<'a> MatchContext<'a> {
    /// A plan on a day, asked by nobody in particular.
    pub fn of(plan: &'a Plan, today: NaiveDate) -> Self {
        Self {
            plan,
            name: plan.id.as_str(),
            today,
            me: None,
            histories: None,
            texts: None,
        }
    }

    /// What the plan is called.
    fn names(&self) -> [&'a str; 3] {
        [self.name, self.plan.id.as_str(), self.plan.config.title.as_str()]
    }
}

/// A [`Filter`] ready to be asked of many actions.
#[derive(Debug)]
pub struct Matcher<'a> {
    context: MatchContext<'a>,
    /// The tests, the dear ones last, each with whether its contrary is asked for.
    tests: Vec<(bool, PreparedCondition<'a>)>,
}

/// A condition with all that does not depend on the action worked out.
#[derive(Debug)]
enum PreparedCondition<'a> {
    Text(String, Option<Vec<bool>>),
    Flag(Flag),
    Is(PreparedKey, bool, Vec<PreparedValue<'a>>),
    Compares(PreparedKey, Comparison, PreparedValue<'a>),
}

/// A key and what follows from it, looked up once.
#[derive(Clone, Copy, Debug)]
struct PreparedKey {
    key: FilterKey,
    field: Option<&'static FieldSpec>,
    key_type: KeyType,
}

impl PreparedKey {
    fn of(key: FilterKey) -> Self {
        Self {
            key,
            field: key.field(),
            key_type: key.key_type(),
        }
    }
}

/// A value ready to be looked for.
#[derive(Debug)]
enum PreparedValue<'a> {
    /// The absence of one.
    Absent,
    /// Something that no action has: nobody is at the keyboard, no such meeting is planned.
    Nothing,
    /// An id or a word of the format.
    Word(&'a str),
    /// A text, folded.
    Text(String),
    Days(NaiveDate, NaiveDate),
    Number(f64),
    Actions(BTreeSet<&'a ActionId>),
    /// Every action but these.
    Others(BTreeSet<&'a ActionId>),
}

impl Filter {
    /// The actions that what is told of a plan has to be about: a change, a meeting. `None` for all that is told of it, where
    /// the filter asks nothing but which plan it is.
    pub fn about(&self, context: &MatchContext<'_>) -> Option<BTreeSet<ActionId>> {
        let asks_of_actions = |term: &super::Term| {
            !matches!(
                term.condition,
                Condition::Is {
                    key: FilterKey::Plan,
                    ..
                }
            )
        };
        if self.terms.iter().any(asks_of_actions) {
            let selected = self.select(context).into_iter();
            return Some(selected.map(|(id, _)| id.clone()).collect());
        }
        (!self.matcher(context).meets_plan()).then(BTreeSet::new)
    }

    /// The filter made ready to be asked of a plan's actions.
    pub fn matcher<'a>(&'a self, context: &MatchContext<'a>) -> Matcher<'a> {
        let test = |condition: &'a Condition| match condition {
            Condition::Text(text) => {
                let folded = needle(text);
                let holding = context.texts.map(|texts| texts.holding(&folded));
                PreparedCondition::Text(folded, holding)
            }
            Condition::Flag(flag) => PreparedCondition::Flag(*flag),
            Condition::Is { key, whole, values } => {
                let wanted = values.iter().map(|value| PreparedValue::of(*key, value, context));
                PreparedCondition::Is(PreparedKey::of(*key), *whole, wanted.collect())
            }
            Condition::Compares { key, comparison, value } => PreparedCondition::Compares(
                PreparedKey::of(*key),
                *comparison,
                PreparedValue::of(*key, value, context),
            ),
        };
        let tests = self.terms.iter().map(|term| (term.negated, test(&term.condition)));
        let mut tests: Vec<_> = tests.collect();
        tests.sort_by_key(|(_, test)| matches!(test, PreparedCondition::Text(_, None)));
        Matcher {
            context: *context,
            tests,
        }
    }
}

impl<'a> PreparedValue<'a> {
    fn of(key: FilterKey, value: &'a FilterValue, context: &MatchContext<'a>) -> Self {
        let plan = context.plan;
        match value {
            FilterValue::None if key == FilterKey::Meeting => Self::Others(spoken_of(plan, |_| true)),
            FilterValue::None if key == FilterKey::Decision => Self::Others(decided_on(context, None)),
            FilterValue::None => Self::Absent,
            FilterValue::Me => context.me.map_or(Self::Nothing, |me| Self::Word(me.as_str())),
            FilterValue::Text(text) if key == FilterKey::Id => Self::Text(simplified(&fold(text))),
            FilterValue::Text(text) => Self::Text(needle(text)),
            FilterValue::Number(number) => Self::Number(*number),
            FilterValue::Day(moment) => match moment.days(plan, context.today) {
                Some((first, last)) => Self::Days(first, last),
                None => Self::Nothing,
            },
            FilterValue::Meeting(meeting) => Self::Actions(spoken_of(plan, |id| id == meeting)),
            FilterValue::Relative(relative) => match relative.meeting(plan, context.today) {
                Some((meeting, _)) => Self::Actions(spoken_of(plan, |id| id == meeting)),
                None => Self::Nothing,
            },
            FilterValue::Group(id) => Self::Word(id.as_str()),
            FilterValue::Status(id) => Self::Word(id.as_str()),
            FilterValue::Kind(kind) => Self::Word(kind.word()),
            FilterValue::Person(id) => Self::Word(id.as_str()),
            FilterValue::Axis(id) => Self::Word(id.as_str()),
            FilterValue::Phase(id) => Self::Word(id.as_str()),
            FilterValue::Organisation(id) => Self::Word(id.as_str()),
            FilterValue::Priority(priority) => Self::Word(priority.word()),
            FilterValue::Weather(weather) => Self::Word(weather.word()),
            FilterValue::Decision(state) => Self::Actions(decided_on(context, Some(*state))),
            FilterValue::Action(id) => Self::Word(id.as_str()),
        }
    }
}

/// The actions that a decision is about, one that stands so.
fn decided_on<'a>(context: &MatchContext<'a>, state: Option<DecisionState>) -> BTreeSet<&'a ActionId> {
    let register = DecisionRegister::of(context.plan, context.today).into_iter();
    let asked = register.filter(|one| state.is_none_or(|state| one.state == state));
    asked.flat_map(|one| &one.decision.actions).collect()
}

/// The actions on the agenda or in the decisions of some meetings.
fn spoken_of(plan: &Plan, of: impl Fn(&MeetingId) -> bool) -> BTreeSet<&ActionId> {
    let meetings = plan.meetings.iter().filter(|(id, _)| of(id));
    meetings.flat_map(|(_, meeting)| meeting.actions()).collect()
}

impl Matcher<'_> {
    /// Whether the plan meets what the filter asks of it, whatever its actions.
    fn meets_plan(&self) -> bool {
        self.tests.iter().all(|(negated, test)| match test {
            PreparedCondition::Is(key, _, wanted) if key.key == FilterKey::Plan => {
                let names = self.context.names();
                let is_one = |wanted: &PreparedValue<'_>| match wanted {
                    PreparedValue::Text(folded) => names.iter().any(|name| needle(name) == *folded),
                    _ => false,
                };
                wanted.iter().any(is_one) != *negated
            }
            _ => true,
        })
    }

    /// Whether an action meets the filter.
    pub fn matches(&self, id: &ActionId, placed: &GroupedAction) -> bool {
        self.meets(None, id, placed)
    }

    /// Whether the action at a place among [`Plan::actions`] meets the filter; quicker where texts are searched.
    pub fn matches_nth(&self, n: usize, id: &ActionId, placed: &GroupedAction) -> bool {
        self.meets(Some(n), id, placed)
    }

    fn meets(&self, n: Option<usize>, id: &ActionId, placed: &GroupedAction) -> bool {
        let kind = self.context.plan.kind(&placed.status);
        let subject = MatchedAction {
            context: &self.context,
            id,
            placed,
            kind,
        };
        self.tests.iter().all(|(negated, test)| {
            let met = match test {
                PreparedCondition::Text(folded, holding) => {
                    let known = n.zip(holding.as_ref()).and_then(|(n, holding)| holding.get(n).copied());
                    known.unwrap_or_else(|| holds_anywhere(self.context.plan, id, placed, folded))
                }
                PreparedCondition::Flag(flag) => subject.has_flag(*flag),
                PreparedCondition::Is(key, whole, wanted) => {
                    wanted.iter().any(|wanted| subject.is(*key, *whole, wanted))
                }
                PreparedCondition::Compares(key, comparison, wanted) => subject.compares(*key, *comparison, wanted),
            };
            met != *negated
        })
    }
}

/// An action being asked.
struct MatchedAction<'a> {
    context: &'a MatchContext<'a>,
    id: &'a ActionId,
    placed: &'a GroupedAction,
    kind: StatusKind,
}

impl MatchedAction<'_> {
    fn has_flag(&self, flag: Flag) -> bool {
        let (action, today, kind) = (&self.placed.action, self.context.today, self.kind);
        let over = kind.is_over();
        match flag {
            Flag::Late => action.late_since(kind, today).is_some(),
            Flag::Soon => action.is_due_soon(kind, today, self.context.plan.config.rules().due_soon()),
            Flag::Stale => kind == StatusKind::Active && self.is_untouched(),
            Flag::Mine => self.context.me.is_some_and(|me| action.leads.contains(me)),
            Flag::Unfinished => !over,
            Flag::Pair => matches!(&action.leads[..], [one, other] if one != other),
            Flag::Missed => {
                let missed = |due: Option<NaiveDate>| due.is_some_and(|due| due < today);
                !over && action.unreached().any(|(_, milestone)| missed(milestone.due))
            }
            Flag::Held => !over && action.depends_on.iter().any(|id| self.is_stuck(id)),
            Flag::Overspent => action.budgets.values().any(|budget| {
                let both = budget.spent.zip(budget.planned);
                both.is_some_and(|(spent, planned)| spent > planned)
            }),
        }
    }

    fn past(&self) -> Option<&ActionHistory> {
        self.context.histories?.history(self.id)
    }

    fn is_untouched(&self) -> bool {
        let touched = self.past().and_then(|past| past.touched);
        let longest = self.context.plan.config.rules().stale();
        touched.is_some_and(|touched| (self.context.today - touched).num_days() > longest)
    }

    /// Whether another action is late, or waits.
    fn is_stuck(&self, id: &ActionId) -> bool {
        self.context.plan.actions.get(id).is_some_and(|other| {
            let kind = self.context.plan.kind(&other.status);
            kind == StatusKind::Waiting || other.late_since(kind, self.context.today).is_some()
        })
    }

    fn is(&self, key: PreparedKey, whole: bool, wanted: &PreparedValue<'_>) -> bool {
        let is_choice = key.key_type == KeyType::Choice;
        match wanted {
            PreparedValue::Nothing => false,
            PreparedValue::Actions(actions) => actions.contains(self.id),
            PreparedValue::Others(actions) => !actions.contains(self.id),
            PreparedValue::Absent => self.lacks(key),
            PreparedValue::Word(word) => self.has(key, |value| value == Scalar::Text(word)),
            PreparedValue::Number(number) => self.has(key, |value| value == Scalar::Number(*number)),
            PreparedValue::Days(first, last) => self.has(
                key,
                |value| matches!(value, Scalar::Day(day) if (*first..=*last).contains(&day)),
            ),
            PreparedValue::Text(folded) => self.has_text(key, |text| match (is_choice, whole) {
                (true, _) => text == folded,
                (_, true) => text.trim() == folded.trim(),
                _ => text.contains(folded),
            }),
        }
    }

    /// Visits what an action has under a key.
    fn visit(&self, key: PreparedKey, visitor: &mut dyn FnMut(Scalar<'_>)) {
        let (plan, action) = (self.context.plan, &self.placed.action);
        if let Some(field) = key.field {
            return action.visit_field(field.key, visitor);
        }
        let mut day = |day: Option<NaiveDate>| day.into_iter().for_each(|day| visitor(Scalar::Day(day)));
        match key.key {
            FilterKey::NextDue => day(action.next_due(self.kind)),
            FilterKey::Touched => day(self.past().and_then(|past| past.touched)),
            FilterKey::Promised => day(self.past().and_then(ActionHistory::first_promise)),
            FilterKey::Plan => {
                let names = self.context.names().into_iter();
                names.for_each(|name| visitor(Scalar::Text(name)));
            }
            FilterKey::Group => visitor(Scalar::Text(self.placed.group.as_str())),
            FilterKey::Kind => visitor(Scalar::Text(self.kind.word())),
            FilterKey::Id => visitor(Scalar::Text(self.id.as_str())),
            FilterKey::Carrier => plan
                .carrier(action)
                .into_iter()
                .for_each(|carrier| visitor(Scalar::Text(carrier.as_str()))),
            FilterKey::Person => {
                action.leads.visit(visitor);
                let group = plan.groups.get(&self.placed.group);
                for people in group.iter().flat_map(|group| [&group.leads, &group.members]) {
                    people.visit(visitor);
                }
            }
            _ => self.numbers(key.key).for_each(|number| visitor(Scalar::Number(number))),
        }
    }

    /// The numbers that are worked out for a key.
    // Counts of days and times are far below 2^53.
    #[expect(clippy::cast_precision_loss)]
    fn numbers(&self, key: FilterKey) -> impl Iterator<Item = f64> {
        let action = &self.placed.action;
        let one = match key {
            FilterKey::Late => action.days_late(self.kind, self.context.today).map(|days| days as f64),
            FilterKey::Pushed => {
                let histories = self.context.histories;
                let known = histories.filter(|histories| !histories.is_cut_for(self.id));
                known.map(|_| self.past().map_or(0, |past| past.pushes) as f64)
            }
            FilterKey::Progress => self.context.plan.progress_of(self.id, action),
            FilterKey::Weight => Some(action.weight()),
            _ => None,
        };
        let budgets = action.budgets.values().filter_map(move |budget| match key {
            FilterKey::Budget => budget.planned,
            FilterKey::Spent => budget.spent,
            _ => None,
        });
        one.into_iter().chain(budgets)
    }

    fn has(&self, key: PreparedKey, mut is_it: impl FnMut(Scalar<'_>) -> bool) -> bool {
        let mut found = false;
        self.visit(key, &mut |value| found = found || is_it(value));
        found
    }

    /// Whether it has a text, folded, that is what is looked for.
    fn has_text(&self, key: PreparedKey, is_it: impl Fn(&str) -> bool) -> bool {
        self.has(key, |value| match value {
            Scalar::Text(id) if key.key == FilterKey::Id => is_it(&simplified(id)),
            Scalar::Text(text) => is_it(&needle(text)),
            _ => false,
        })
    }

    fn lacks(&self, key: PreparedKey) -> bool {
        // One that is over has no day left to be kept, and was due all the same.
        if key.key == FilterKey::NextDue && self.placed.due.is_some() {
            return false;
        }
        let is_there = |value: Scalar<'_>| !matches!(value, Scalar::Text(text) if text.trim().is_empty());
        !self.has(key, is_there)
    }

    fn compares(&self, key: PreparedKey, comparison: Comparison, wanted: &PreparedValue<'_>) -> bool {
        self.has(key, |value| match (wanted, value) {
            (PreparedValue::Days(first, last), Scalar::Day(day)) => match comparison {
                Comparison::Before => day < *first,
                Comparison::UpTo => day <= *last,
                Comparison::After => day > *last,
                Comparison::From => day >= *first,
            },
            (PreparedValue::Number(wanted), Scalar::Number(number)) => stands(comparison, &number, wanted),
            (PreparedValue::Word(wanted), Scalar::Text(word)) => {
                match (Weather::from_word(word), Weather::from_word(wanted)) {
                    (Some(weather), Some(wanted)) => stands(comparison, &weather, &wanted),
                    // Declared from high to low; people count the other way.
                    _ => stands(comparison, &Priority::from_word(wanted), &Priority::from_word(word)),
                }
            }
            _ => false,
        })
    }
}

fn stands<T: PartialOrd>(comparison: Comparison, one: &T, other: &T) -> bool {
    match comparison {
        Comparison::Before => one < other,
        Comparison::UpTo => one <= other,
        Comparison::After => one > other,
        Comparison::From => one >= other,
    }
}
