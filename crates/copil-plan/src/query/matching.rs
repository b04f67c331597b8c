//! Asking actions whether they meet a filter.
//!
//! What does not depend on the action (folded texts, days, meetings, who "me" is) is worked out once, so that ten thousand
//! actions can be asked between two pictures.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::texts::{Texts, holds_anywhere, needle};
use super::value::Value;
use super::vocabulary::{Flag, Key, Nature};
use super::{Comparison, Condition, Filter};
use crate::action_history::{ActionHistories, ActionHistory};
use crate::fold::fold;
use crate::id::simplified;
use crate::{ActionId, GroupedAction, MeetingId, PersonId, Plan, StatusKind};

/// What a filter is asked about, and what its words follow from.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Today.
    pub today: NaiveDate,
    /// The person at the keyboard, when the plan knows them.
    pub me: Option<&'a PersonId>,
    /// What the history tells of each action, once it is read; until then nothing is stale, touched or pushed.
    pub histories: Option<&'a ActionHistories>,
    /// The plan's texts, folded, where they are kept from one filter to the next.
    pub texts: Option<&'a Texts>,
}

impl<'a> Asking<'a> {
    /// A plan on a day, asked by nobody in particular.
    pub fn of(plan: &'a Plan, today: NaiveDate) -> Self {
        Self {
            plan,
            today,
            me: None,
            histories: None,
            texts: None,
        }
    }
}

/// A [`Filter`] ready to be asked of many actions.
#[derive(Debug)]
pub struct Matcher<'a> {
    asking: Asking<'a>,
    /// The tests, the dear ones last, each with whether its contrary is asked for.
    tests: Vec<(bool, Test<'a>)>,
}

/// A condition with all that does not depend on the action worked out.
#[derive(Debug)]
enum Test<'a> {
    Text(String, Option<Vec<bool>>),
    Flag(Flag),
    Is(Key, bool, Vec<Wanted<'a>>),
    Compares(Key, Comparison, Wanted<'a>),
}

/// A value ready to be looked for.
#[derive(Debug)]
enum Wanted<'a> {
    /// The absence of one.
    Absent,
    /// Something that no action has: nobody is at the keyboard, no such meeting is planned.
    Nothing,
    Value(&'a Value),
    Person(&'a PersonId),
    /// A text, folded.
    Text(String),
    Days(NaiveDate, NaiveDate),
    Number(f64),
    Actions(BTreeSet<&'a ActionId>),
    /// Every action but these.
    Others(BTreeSet<&'a ActionId>),
}

impl Filter {
    /// The filter made ready to be asked of a plan's actions.
    pub fn matcher<'a>(&'a self, asking: &Asking<'a>) -> Matcher<'a> {
        let test = |condition: &'a Condition| match condition {
            Condition::Text(text) => {
                let folded = needle(text);
                let holding = asking.texts.map(|texts| texts.holding(&folded));
                Test::Text(folded, holding)
            }
            Condition::Flag(flag) => Test::Flag(*flag),
            Condition::Is { key, whole, values } => {
                let wanted = values.iter().map(|value| Wanted::of(*key, value, asking));
                Test::Is(*key, *whole, wanted.collect())
            }
            Condition::Compares { key, comparison, value } => {
                Test::Compares(*key, *comparison, Wanted::of(*key, value, asking))
            }
        };
        let tests = self.terms.iter().map(|term| (term.negated, test(&term.condition)));
        let mut tests: Vec<_> = tests.collect();
        tests.sort_by_key(|(_, test)| matches!(test, Test::Text(_, None)));
        Matcher { asking: *asking, tests }
    }
}

impl<'a> Wanted<'a> {
    fn of(key: Key, value: &'a Value, asking: &Asking<'a>) -> Self {
        let plan = asking.plan;
        match value {
            Value::None if key == Key::Meeting => Self::Others(spoken_of(plan, |_| true)),
            Value::None => Self::Absent,
            Value::Me => asking.me.map_or(Self::Nothing, Self::Person),
            Value::Person(person) => Self::Person(person),
            Value::Text(text) if key == Key::Id => Self::Text(simplified(&fold(text))),
            Value::Text(text) => Self::Text(needle(text)),
            Value::Number(number) => Self::Number(*number),
            Value::Day(moment) => match moment.days(plan, asking.today) {
                Some((first, last)) => Self::Days(first, last),
                None => Self::Nothing,
            },
            Value::Meeting(meeting) => Self::Actions(spoken_of(plan, |id| id == meeting)),
            Value::Held(held) => match held.meeting(plan, asking.today) {
                Some((meeting, _)) => Self::Actions(spoken_of(plan, |id| id == meeting)),
                None => Self::Nothing,
            },
            other => Self::Value(other),
        }
    }
}

/// The actions on the agenda or in the decisions of some meetings.
fn spoken_of(plan: &Plan, of: impl Fn(&MeetingId) -> bool) -> BTreeSet<&ActionId> {
    let meetings = plan
        .meetings
        .iter()
        .filter(|(id, _)| of(id))
        .map(|(_, meeting)| meeting);
    meetings
        .flat_map(|meeting| {
            let points = meeting.agenda.iter().filter_map(|point| point.action.as_ref());
            let decided = meeting.decisions.values().flat_map(|decision| &decision.actions);
            points.chain(decided)
        })
        .collect()
}

impl Matcher<'_> {
    /// Whether an action meets the filter.
    pub fn matches(&self, id: &ActionId, placed: &GroupedAction) -> bool {
        self.meets(None, id, placed)
    }

    /// Whether the action at a place among [`Plan::actions`] meets the filter; quicker where texts are searched.
    pub fn matches_nth(&self, n: usize, id: &ActionId, placed: &GroupedAction) -> bool {
        self.meets(Some(n), id, placed)
    }

    fn meets(&self, n: Option<usize>, id: &ActionId, placed: &GroupedAction) -> bool {
        let kind = self.asking.plan.kind(&placed.status);
        let subject = Subject {
            asking: &self.asking,
            id,
            placed,
            kind,
        };
        self.tests.iter().all(|(negated, test)| {
            let met = match test {
                Test::Text(folded, holding) => {
                    let known = n.zip(holding.as_ref()).and_then(|(n, holding)| holding.get(n).copied());
                    known.unwrap_or_else(|| holds_anywhere(self.asking.plan, id, placed, folded))
                }
                Test::Flag(flag) => subject.has(*flag),
                Test::Is(key, whole, wanted) => wanted.iter().any(|wanted| subject.is(*key, *whole, wanted)),
                Test::Compares(key, comparison, wanted) => subject.compares(*key, *comparison, wanted),
            };
            met != *negated
        })
    }
}

/// An action being asked.
struct Subject<'a> {
    asking: &'a Asking<'a>,
    id: &'a ActionId,
    placed: &'a GroupedAction,
    kind: StatusKind,
}

impl Subject<'_> {
    fn has(&self, flag: Flag) -> bool {
        let (action, today, kind) = (&self.placed.action, self.asking.today, self.kind);
        let over = kind.is_over();
        match flag {
            Flag::Late => action.late_since(kind, today).is_some(),
            Flag::Soon => action.is_due_soon(kind, today, self.asking.plan.config.rules().due_soon()),
            Flag::Stale => kind == StatusKind::Active && self.is_untouched(),
            Flag::Mine => self.asking.me.is_some_and(|me| action.leads.contains(me)),
            Flag::Unfinished => !over,
            Flag::Pair => action.leads.len() == 2,
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
        self.asking.histories?.history(self.id)
    }

    fn is_untouched(&self) -> bool {
        let touched = self.past().and_then(|past| past.touched);
        let longest = self.asking.plan.config.rules().stale();
        touched.is_some_and(|touched| (self.asking.today - touched).num_days() > longest)
    }

    /// Whether another action is late, or waits.
    fn is_stuck(&self, id: &ActionId) -> bool {
        self.asking.plan.actions.get(id).is_some_and(|other| {
            let kind = self.asking.plan.kind(&other.status);
            kind == StatusKind::Waiting || other.late_since(kind, self.asking.today).is_some()
        })
    }

    fn is(&self, key: Key, whole: bool, wanted: &Wanted<'_>) -> bool {
        match (wanted, key.nature()) {
            (Wanted::Nothing, _) => false,
            (Wanted::Actions(actions), _) => actions.contains(self.id),
            (Wanted::Others(actions), _) => !actions.contains(self.id),
            (Wanted::Absent, _) => self.lacks(key),
            (Wanted::Days(first, last), _) => self.day(key).is_some_and(|day| (*first..=*last).contains(&day)),
            (Wanted::Number(wanted), _) => self.some_number(key, |number| number == *wanted),
            (Wanted::Text(folded), Nature::Choice) => self.placed.tags.iter().any(|tag| needle(tag) == *folded),
            (Wanted::Text(folded), _) => self.some_text(key, |text| {
                if whole {
                    text.trim() == folded.trim()
                } else {
                    text.contains(folded)
                }
            }),
            (Wanted::Person(person), _) => self.is_of(key, person),
            (Wanted::Value(value), _) => self.has_value(key, value),
        }
    }

    fn has_value(&self, key: Key, value: &Value) -> bool {
        let action = &self.placed.action;
        match (key, value) {
            (Key::Group, Value::Group(group)) => self.placed.group == *group,
            (Key::Status, Value::Status(status)) => action.status == *status,
            (Key::Kind, Value::Kind(kind)) => self.kind == *kind,
            (Key::Axis, Value::Axis(axis)) => action.axis.as_ref() == Some(axis),
            (Key::Organisation, Value::Organisation(organisation)) => action.organisations.contains(organisation),
            (Key::Priority, Value::Priority(priority)) => action.priority == *priority,
            (Key::Weather, Value::Weather(weather)) => action.weather == Some(*weather),
            (Key::Depends, Value::Action(id)) => action.depends_on.contains(id),
            _ => false,
        }
    }

    fn is_of(&self, key: Key, person: &PersonId) -> bool {
        let carries = self.placed.leads.contains(person);
        let takes_part = || {
            let group = self.asking.plan.groups.get(&self.placed.group);
            group.is_some_and(|group| group.leads.contains(person) || group.members.contains(person))
        };
        carries || (key == Key::Person && takes_part())
    }

    fn lacks(&self, key: Key) -> bool {
        let action = &self.placed.action;
        let blank = |text: &Option<String>| text.as_ref().is_none_or(|text| text.trim().is_empty());
        match key {
            Key::Lead => action.leads.is_empty(),
            Key::Person => {
                let group = self.asking.plan.groups.get(&self.placed.group);
                action.leads.is_empty() && group.is_none_or(|group| group.leads.is_empty() && group.members.is_empty())
            }
            Key::Axis => action.axis.is_none(),
            Key::Organisation => action.organisations.is_empty(),
            Key::Weather => action.weather.is_none(),
            Key::Tag => action.tags.is_empty(),
            Key::Due => action.due.is_none() && action.next_due(self.kind).is_none(),
            Key::Comment => blank(&action.comment),
            Key::Description => blank(&action.description),
            Key::Depends => action.depends_on.is_empty(),
            Key::Milestone => action.milestones.is_empty(),
            Key::Indicator => action.indicators.is_empty(),
            Key::Deliverable => action.deliverables.is_empty(),
            Key::Note => action.notes.is_empty(),
            Key::Budget | Key::Spent => !self.some_number(key, |_| true),
            Key::End | Key::Start | Key::Since | Key::Touched | Key::Promised => self.day(key).is_none(),
            // Never absent, or asked of the meetings.
            Key::Group
            | Key::Status
            | Key::Kind
            | Key::Priority
            | Key::Meeting
            | Key::Id
            | Key::Title
            | Key::Late
            | Key::Pushed
            | Key::Progress
            | Key::Weight => false,
        }
    }

    fn day(&self, key: Key) -> Option<NaiveDate> {
        let action = &self.placed.action;
        match key {
            Key::Due => action.next_due(self.kind),
            Key::End => action.due,
            Key::Start => action.start,
            Key::Since => action.since,
            Key::Touched => self.past()?.touched,
            Key::Promised => self.past()?.first_promise(),
            _ => None,
        }
    }

    // Counts of days and times are far below 2^53.
    #[expect(clippy::cast_precision_loss)]
    fn some_number(&self, key: Key, is_it: impl Fn(f64) -> bool) -> bool {
        let action = &self.placed.action;
        let number = match key {
            Key::Late => action.days_late(self.kind, self.asking.today).map(|days| days as f64),
            Key::Pushed => self
                .asking
                .histories
                .map(|_| self.past().map_or(0, |past| past.pushes) as f64),
            Key::Progress => action.progress(self.kind),
            Key::Weight => Some(action.weight()),
            Key::Budget => return action.budgets.values().filter_map(|budget| budget.planned).any(is_it),
            Key::Spent => return action.budgets.values().filter_map(|budget| budget.spent).any(is_it),
            _ => None,
        };
        number.is_some_and(is_it)
    }

    fn some_text(&self, key: Key, is_it: impl Fn(&str) -> bool) -> bool {
        let action = &self.placed.action;
        let of = |text: &str| is_it(&needle(text));
        let titled = |id: &str, title: &str| of(id) || of(title);
        match key {
            Key::Id => is_it(&simplified(self.id.as_str())),
            Key::Title => of(&action.title),
            Key::Comment => action.comment.as_deref().is_some_and(of),
            Key::Description => action.description.as_deref().is_some_and(of),
            Key::Milestone => action
                .milestones
                .iter()
                .any(|(id, one)| titled(id.as_str(), &one.title)),
            Key::Indicator => action
                .indicators
                .iter()
                .any(|(id, one)| titled(id.as_str(), &one.title)),
            Key::Deliverable => action
                .deliverables
                .iter()
                .any(|(id, one)| titled(id.as_str(), &one.title)),
            Key::Note => action.notes.iter().any(|(name, text)| titled(name, text)),
            _ => false,
        }
    }

    fn compares(&self, key: Key, comparison: Comparison, wanted: &Wanted<'_>) -> bool {
        let action = &self.placed.action;
        match wanted {
            Wanted::Days(first, last) => self.day(key).is_some_and(|day| match comparison {
                Comparison::Before => day < *first,
                Comparison::UpTo => day <= *last,
                Comparison::After => day > *last,
                Comparison::From => day >= *first,
            }),
            Wanted::Number(wanted) => self.some_number(key, |number| stands(comparison, &number, wanted)),
            Wanted::Value(Value::Weather(wanted)) => action
                .weather
                .is_some_and(|weather| stands(comparison, &weather, wanted)),
            // Declared from high to low; people count the other way.
            Wanted::Value(Value::Priority(wanted)) => stands(comparison, wanted, &action.priority),
            _ => false,
        }
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
