//! Whole plans of every shape, drawn from few ids and few words so that two of them have much to do with each other.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime};
use copil_plan::attention::Weights;
use copil_plan::field::{Reading, Record};
use copil_plan::meeting::Minutes;
use copil_plan::query::{Order, SavedView};
use copil_plan::status::{Label, Need, StatusKind};
use copil_plan::value::{FieldPath, Table, Value, VecMap};
use copil_plan::*;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

const DAYS: [&str; 4] = ["2015-11-02", "2016-02-29", "2018-03-15", "2020-03-31"];
const WORDS: [&str; 9] = [
    "",
    "budget",
    "Réunion d’été",
    "deux\nlignes\n",
    "# pas un commentaire",
    "\"guillemets\" et \\",
    "'''",
    "\u{1b}[31m",
    "日本語 ☂",
];
/// Keys that no record of the format has.
const STRANGE_KEYS: [&str; 6] = ["x", "x-z", "", "a.b", "é", "dit \"q\""];

fn id<T>(ids: &'static [&'static str]) -> impl Strategy<Value = T> + Clone
where
    T: FromStr + Clone + Debug,
    T::Err: Debug,
{
    select(ids).prop_map(|id| id.parse().expect("an id"))
}

fn ids<T: FromStr + Clone + Debug>(ids: &'static [&'static str]) -> impl Strategy<Value = Vec<T>>
where
    T::Err: Debug,
{
    vec(id::<T>(ids), 0..3)
}

fn word() -> impl Strategy<Value = String> {
    select(&WORDS[..]).prop_map(str::to_owned)
}

fn day() -> impl Strategy<Value = NaiveDate> {
    select(&DAYS[..]).prop_map(|day| day.parse().expect("a day"))
}

fn maybe_day() -> impl Strategy<Value = Option<NaiveDate>> {
    option::of(day())
}

fn time() -> impl Strategy<Value = NaiveTime> {
    select(&["00:00:00", "09:05:00", "23:59:59"][..]).prop_map(|time| time.parse().expect("a time"))
}

fn maybe_word() -> impl Strategy<Value = Option<String>> {
    option::of(word())
}

fn number() -> impl Strategy<Value = f64> {
    select(&[0.0, -0.0, 1.0, 2.5, -40.0, 9e14, 1e15, f64::MIN_POSITIVE][..])
}

fn maybe_number() -> impl Strategy<Value = Option<f64>> {
    option::of(number())
}

fn keyed<K, V>(ids: &'static [&'static str], values: impl Strategy<Value = V>) -> impl Strategy<Value = VecMap<K, V>>
where
    K: FromStr + Clone + Debug,
    K::Err: Debug,
    V: Clone + Debug,
{
    btree_map(select(ids), values, 0..=ids.len()).prop_map(|pairs| {
        let pair = |(id, value): (&str, V)| (id.parse().expect("an id"), value);
        pairs.into_iter().map(pair).collect()
    })
}

/// Any value that a file can hold, not-a-number included.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::Boolean),
        select(&[0, 1, -7, i64::MAX][..]).prop_map(Value::Integer),
        prop_oneof![number(), Just(f64::NAN), Just(f64::INFINITY)].prop_map(Value::Number),
        day().prop_map(Value::Date),
        time().prop_map(Value::Time),
        select(&["2018-03-15T09:00:00", "07:32:00.5"][..]).prop_map(|text| Value::Moment(text.to_owned())),
        word().prop_map(Value::Text),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::List),
            btree_map(select(&STRANGE_KEYS[..]), inner, 0..3).prop_map(|pairs| Value::Table(table(pairs))),
        ]
    })
}

fn table(pairs: BTreeMap<&'static str, Value>) -> Table {
    pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// Keys that the format does not know; most records have none.
fn extra() -> impl Strategy<Value = Table> {
    prop_oneof![
        3 => Just(Table::default()),
        1 => btree_map(select(&STRANGE_KEYS[..]), value(), 0..3).prop_map(table),
    ]
}

fn links() -> impl Strategy<Value = VecMap<String, String>> {
    btree_map(select(&STRANGE_KEYS[..]), word(), 0..3)
        .prop_map(|pairs| pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

const ACTIONS: [&str; 5] = ["RH-01", "RH-02", "rh-01b", "FI-01", "SI-9"];
const GROUPS: [&str; 3] = ["rh", "fi", "si"];
const PEOPLE: [&str; 3] = ["dgs", "drh", "dircab"];
const PARTS: [&str; 3] = ["cadrage", "1", "v1.2"];
const STATUSES: [&str; 4] = ["planned", "in-progress", "blocked", "done"];
const COMMITTEES: [&str; 2] = ["copil", "cota"];
const ORGANISATIONS: [&str; 2] = ["ville", "agglo"];
const PHASES: [&str; 2] = ["lancement", "essai"];
const AXES: [&str; 2] = ["moyens", "management"];
const ITEMS: [&str; 3] = ["RH-01", "budget", "v1.2"];
const MEETINGS: [&str; 3] = ["2018-03-15-copil", "2018-06-14-copil", "x"];

fn milestone() -> impl Strategy<Value = Milestone> {
    (word(), maybe_day(), maybe_day(), maybe_number(), extra()).prop_map(|(title, due, done, weight, extra)| {
        Milestone {
            title,
            due,
            done,
            weight,
            extra,
        }
    })
}

const DELAYS: [&str; 4] = ["0", "+6m", "+2w", "+30d"];

fn measure() -> impl Strategy<Value = Measure> {
    (day(), number(), extra()).prop_map(|(date, value, extra)| Measure { date, value, extra })
}

fn indicator() -> impl Strategy<Value = Indicator> {
    let measures = (
        option::of(measure()),
        option::of(measure()),
        vec(measure(), 0..3),
        vec(measure(), 0..2),
    );
    let schedule = (maybe_day(), vec(select(&DELAYS[..]), 0..3));
    (word(), maybe_word(), measures, schedule, extra()).prop_map(|(title, unit, measures, schedule, extra)| Indicator {
        title,
        unit,
        initial: measures.0,
        target: measures.1,
        targets: measures.3,
        from: schedule.0,
        at: schedule.1.iter().map(|text| text.parse().unwrap()).collect(),
        measures: measures.2,
        extra,
    })
}

fn deliverable() -> impl Strategy<Value = Deliverable> {
    (word(), maybe_day(), maybe_day(), maybe_word(), extra()).prop_map(|(title, due, done, link, extra)| Deliverable {
        title,
        due,
        done,
        link,
        extra,
    })
}

fn budget() -> impl Strategy<Value = Budget> {
    (maybe_word(), maybe_number(), maybe_number(), maybe_word(), extra()).prop_map(
        |(unit, planned, spent, funder, extra)| Budget {
            title: funder.clone(),
            unit,
            planned,
            spent,
            funder,
            extra,
        },
    )
}

/// An action with any of its fields.
pub(crate) fn action() -> impl Strategy<Value = Action> {
    let life = (
        word(),
        id(&STATUSES),
        maybe_day(),
        select(Priority::ALL),
        option::of(select(Weather::ALL)),
        maybe_word(),
        maybe_day(),
    );
    let people = (
        option::of(id(&AXES)),
        option::of(id(&PHASES)),
        ids(&PEOPLE),
        ids(&ORGANISATIONS),
    );
    let time = (maybe_day(), maybe_day(), maybe_number(), maybe_number());
    let texts = (ids(&ACTIONS), vec(word(), 0..3), maybe_word(), maybe_word());
    let parts = (
        keyed(&PARTS, milestone()),
        keyed(&PARTS, indicator()),
        keyed(&PARTS, deliverable()),
        keyed(&PARTS, budget()),
        links(),
        links(),
        links(),
    );
    (life, people, time, texts, parts, extra()).prop_map(|(life, people, time, texts, parts, extra)| Action {
        title: life.0,
        status: life.1,
        since: life.2,
        priority: life.3,
        weather: life.4,
        comment: life.5,
        confirmed: life.6,
        axis: people.0,
        phase: people.1,
        leads: people.2,
        organisations: people.3,
        start: time.0,
        due: time.1,
        weight: time.2,
        progress: time.3,
        depends_on: texts.0,
        same_as: texts.3,
        tags: texts.1,
        description: texts.2,
        milestones: parts.0,
        indicators: parts.1,
        deliverables: parts.2,
        budgets: parts.3,
        links: parts.4,
        notes: parts.5,
        evidence: parts.6,
        extra,
    })
}

/// A working group.
pub(crate) fn group() -> impl Strategy<Value = Group> {
    (word(), maybe_word(), ids(&PEOPLE), ids(&PEOPLE), extra()).prop_map(
        |(title, description, leads, members, extra)| Group {
            title,
            description,
            leads,
            members,
            extra,
        },
    )
}

fn agenda_item() -> impl Strategy<Value = AgendaItem> {
    let about = (option::of(id(&ACTIONS)), maybe_word(), option::of(id(&MEETINGS)));
    let planned = (maybe_number(), option::of(0..90_i64), option::of(id(&PEOPLE)));
    let held = (
        option::of(0..90_i64),
        option::of(select(Outcome::ALL)),
        maybe_word(),
        ids(&PEOPLE),
    );
    (about, planned, held, extra()).prop_map(|(about, planned, held, extra)| AgendaItem {
        rank: planned.0,
        action: about.0,
        title: about.1,
        approves: about.2,
        minutes: planned.1,
        spent: held.0,
        presenter: planned.2,
        outcome: held.1,
        notes: held.2,
        away: held.3,
        extra,
    })
}

fn decision_ref() -> impl Strategy<Value = DecisionRef> {
    (id(&MEETINGS), id(&PARTS)).prop_map(|(meeting, decision)| DecisionRef { meeting, decision })
}

fn decision() -> impl Strategy<Value = Decision> {
    let about = (option::of(id(&ITEMS)), word(), ids(&ACTIONS));
    let followed = (option::of(id(&PEOPLE)), maybe_day(), maybe_day());
    let after = (option::of(decision_ref()), maybe_day(), any::<bool>());
    (about, followed, after, extra()).prop_map(|(about, followed, after, extra)| Decision {
        item: about.0,
        text: about.1,
        actions: about.2,
        owner: followed.0,
        due: followed.1,
        done: followed.2,
        supersedes: after.0,
        repealed: after.1,
        confidential: after.2,
        extra,
    })
}

/// A meeting with its agenda and decisions.
pub(crate) fn meeting() -> impl Strategy<Value = Meeting> {
    let facts = (id(&COMMITTEES), day(), maybe_word(), select(MeetingState::ALL));
    let held = (
        option::of(time()),
        option::of(time()),
        option::of(id(&PEOPLE)),
        option::of(id(&PEOPLE)),
    );
    let people = (
        ids(&PEOPLE),
        keyed(&PEOPLE, id(&PEOPLE)),
        ids(&PEOPLE),
        ids(&PEOPLE),
        vec(word(), 0..2),
    );
    let work = (keyed(&ITEMS, agenda_item()), keyed(&PARTS, decision()));
    (facts, held, people, work, extra()).prop_map(|(facts, held, people, work, extra)| Meeting {
        committee: facts.0,
        date: facts.1,
        place: facts.2,
        state: facts.3,
        started: held.0,
        ended: held.1,
        chair: held.2,
        secretary: held.3,
        present: people.0,
        represented: people.1,
        excused: people.2,
        absent: people.3,
        guests: people.4,
        agenda: work.0,
        decisions: work.1,
        extra,
    })
}

fn person() -> impl Strategy<Value = Person> {
    (
        word(),
        maybe_word(),
        vec(word(), 0..2),
        option::of(id(&ORGANISATIONS)),
        extra(),
    )
        .prop_map(|(name, email, emails, organisation, extra)| Person {
            name,
            email,
            emails,
            organisation,
            extra,
        })
}

fn phase() -> impl Strategy<Value = Phase> {
    (word(), maybe_day(), maybe_day(), extra()).prop_map(|(title, start, end, extra)| Phase {
        title,
        start,
        end,
        extra,
    })
}

fn committee() -> impl Strategy<Value = Committee> {
    let rules = (option::of(0..9_i64), option::of(id(&PEOPLE)));
    (word(), ids(&PEOPLE), option::of(id(&COMMITTEES)), rules, extra()).prop_map(
        |(title, members, reports_to, rules, extra)| Committee {
            title,
            members,
            reports_to,
            quorum: rules.0,
            secretary: rules.1,
            extra,
        },
    )
}

fn label() -> impl Strategy<Value = Label> {
    prop_oneof![
        word().prop_map(Label::One),
        btree_map(select(&["fr", "en", "de"][..]), word().prop_map(Value::Text), 0..3)
            .prop_map(|pairs| Label::Each(table(pairs))),
    ]
}

fn status() -> impl Strategy<Value = Status> {
    let needs = subsequence(Need::ALL.to_vec(), 0..=Need::ALL.len());
    (
        option::of(label()),
        select(StatusKind::ALL),
        ids(&STATUSES),
        needs,
        extra(),
    )
        .prop_map(|(label, kind, next, needs, extra)| Status {
            label,
            kind,
            next,
            needs,
            extra,
        })
}

fn rules() -> impl Strategy<Value = Rules> {
    let days = (option::of(0..90_i64), option::of(0..90_i64));
    let minutes = option::of(select(Minutes::ALL));
    let internal = subsequence(vec!["comment", "budgets"], 0..=2);
    (days, minutes, (any::<bool>(), internal), option::of(weights()), extra()).prop_map(
        |((due_soon_days, stale_days), minutes, (strict, internal), attention, extra)| Rules {
            due_soon_days,
            stale_days,
            minutes,
            strict,
            internal: internal.into_iter().map(ToOwned::to_owned).collect(),
            attention,
            extra,
        },
    )
}

fn view() -> impl Strategy<Value = SavedView> {
    let order = option::of(select(Order::ALL));
    (option::of(label()), word(), order, vec(word(), 0..3), extra()).prop_map(
        |(title, filter, order, columns, extra)| SavedView {
            title,
            filter,
            order,
            columns,
            extra,
        },
    )
}

fn weights() -> impl Strategy<Value = Weights> {
    (maybe_number(), maybe_number(), extra()).prop_map(|(late, low_priority, extra)| Weights {
        late,
        low_priority,
        extra,
        ..Weights::default()
    })
}

/// A config with people, committees, rules and statuses of its own.
pub(crate) fn config() -> impl Strategy<Value = PlanConfig> {
    let facts = (word(), maybe_word(), select(Language::ALL), maybe_day(), maybe_day());
    let words = (keyed(&ORGANISATIONS, word()), keyed(&AXES, word()));
    let records = (
        keyed(&PEOPLE, person()),
        keyed(&PARTS, phase()),
        keyed(&COMMITTEES, committee()),
        option::of(rules()),
        keyed(&STATUSES, status()),
        keyed(&PARTS, view()),
        keyed(&PARTS, indicator()),
    );
    (facts, words, records, extra()).prop_map(|(facts, words, records, extra)| PlanConfig {
        format: 1,
        title: facts.0,
        description: facts.1,
        language: facts.2,
        start: facts.3,
        end: facts.4,
        organisations: words.0,
        axes: words.1,
        people: records.0,
        phases: records.1,
        committees: records.2,
        rules: records.3,
        statuses: records.4,
        views: records.5,
        indicators: records.6,
        extra,
    })
}

fn map<K, V: Debug>(
    ids: &'static [&'static str],
    values: impl Strategy<Value = V>,
) -> impl Strategy<Value = BTreeMap<K, V>>
where
    K: FromStr + Ord + Debug,
    K::Err: Debug,
{
    btree_map(select(ids), values, 0..=ids.len()).prop_map(|pairs| {
        pairs
            .into_iter()
            .map(|(id, value)| (id.parse().expect("an id"), value))
            .collect()
    })
}

/// A whole plan.
pub(crate) fn plan() -> impl Strategy<Value = Plan> {
    let placed = (id(&GROUPS), action()).prop_map(|(group, action)| GroupedAction {
        group,
        action: Box::new(action),
    });
    (
        config(),
        map(&GROUPS, group()),
        map(&ACTIONS, placed),
        map(&MEETINGS, meeting()),
    )
        .prop_map(|(config, groups, actions, meetings)| Plan {
            id: "essai".parse().expect("an id"),
            config,
            groups,
            actions,
            meetings,
            unweighed: Default::default(),
            withheld_progress: Default::default(),
            former: FormerPeople::default(),
        })
}

/// What is drawn to make a plan a kin of another one: what is kept, what becomes of the actions, and whether two swap ids.
type Kinship = (Vec<bool>, Vec<u8>, bool);

fn kinship() -> impl Strategy<Value = Kinship> {
    (vec(any::<bool>(), 16), vec(0..4_u8, ACTIONS.len()), any::<bool>())
}

/// Two plans of which the second has much of the first: some of its records as they are, some actions under another id
/// or in another group, and the ids of two of them swapped.
pub(crate) fn two_plans() -> impl Strategy<Value = (Plan, Plan)> {
    (plan(), plan(), kinship()).prop_map(|(a, b, kinship)| {
        let b = akin(&a, b, kinship);
        (a, b)
    })
}

/// A plan and what two sides made of it: each with records of its own, and with values of its own in what it shares.
pub(crate) fn three_plans() -> impl Strategy<Value = (Plan, Plan, Plan)> {
    let mixing = || vec(prop_oneof![3 => Just(true), 1 => Just(false)], 32);
    let side = move || (plan(), kinship(), mixing());
    (plan(), side(), side()).prop_map(|(base, ours, theirs)| {
        let side =
            |(other, kinship, kept): (Plan, Kinship, Vec<bool>)| mixed(&base, akin(&base, other, kinship), &kept);
        let (ours, theirs) = (side(ours), side(theirs));
        (base, ours, theirs)
    })
}

/// A plan of which the actions that another one has too keep some of their values.
fn mixed(base: &Plan, mut plan: Plan, kept: &[bool]) -> Plan {
    let mut kept = kept.iter().cycle();
    for (id, placed) in &mut plan.actions {
        let Some(before) = base.actions.get(id) else { continue };
        let (mut mixed, before) = (placed.action.to_table(), before.action.to_table());
        let keys: Vec<String> = mixed.keys().chain(before.keys()).cloned().collect();
        for key in keys {
            if kept.next().copied().unwrap_or_default() {
                let path = FieldPath::key(key.clone());
                mixed.put(&path, before.get(&key).cloned());
            }
        }
        *placed.action = Action::from_table(mixed, &mut Reading::default());
    }
    plan
}

fn akin(a: &Plan, mut b: Plan, (keep, fate, swap): Kinship) -> Plan {
    b.id = a.id.clone();
    let mut keep = keep.into_iter().cycle();
    let mut kept = || keep.next().unwrap_or_default();
    if kept() {
        b.config = a.config.clone();
    }
    let groups: Vec<_> = a.groups.iter().filter(|_| kept()).collect();
    b.groups
        .extend(groups.into_iter().map(|(id, group)| (id.clone(), group.clone())));
    let meetings: Vec<_> = a.meetings.iter().filter(|_| kept()).collect();
    b.meetings
        .extend(meetings.into_iter().map(|(id, meeting)| (id.clone(), meeting.clone())));
    for (n, (id, placed)) in a.actions.iter().enumerate() {
        let other = ACTIONS[(n + 1) % ACTIONS.len()].parse().expect("an id");
        match fate[n] {
            0 => drop(b.actions.insert(id.clone(), placed.clone())),
            1 => {
                let group = GROUPS[n % GROUPS.len()].parse().expect("an id");
                b.actions.insert(
                    id.clone(),
                    GroupedAction {
                        group,
                        ..placed.clone()
                    },
                );
            }
            2 => {
                b.actions.remove(id);
                b.actions.insert(other, placed.clone());
            }
            _ => {}
        }
    }
    if let (true, Some(first), Some(last)) = (swap, a.actions.iter().next(), a.actions.iter().next_back()) {
        b.actions.insert(first.0.clone(), last.1.clone());
        b.actions.insert(last.0.clone(), first.1.clone());
    }
    b
}
