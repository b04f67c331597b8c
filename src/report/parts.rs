//! Where each part of a plan stands: its working groups, its organisations or its axes, all told the same way.
//!
//! An action in which several organisations take part counts for each of them. What belongs to no organisation, or to no
//! axis, is a part of its own, the last one.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::figures::Tally;
use copil_plan::action_history::ActionHistories;
use copil_plan::id::{AxisId, OrganisationId};
use copil_plan::query::{Condition, Filter, Key, Value};
use copil_plan::{ActionId, GroupId, GroupedAction, PersonId, Plan, StatusKind};

/// By what a plan is taken apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum By {
    /// By working group.
    #[default]
    Group,
    /// By organisation.
    Organisation,
    /// By strategic axis.
    Axis,
}

impl By {
    /// Every way, in the order in which a person goes through them.
    pub const ALL: [Self; 3] = [Self::Group, Self::Organisation, Self::Axis];

    /// The word by which it is known and remembered.
    pub fn word(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Organisation => "organisation",
            Self::Axis => "axis",
        }
    }

    /// The way that a word names.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.word() == word)
    }

    /// The next way.
    pub fn next(self) -> Self {
        match self {
            Self::Group => Self::Organisation,
            Self::Organisation => Self::Axis,
            Self::Axis => Self::Group,
        }
    }

    /// What an action counts for.
    fn keys(self, placed: &GroupedAction) -> Vec<PartKey> {
        let keys: Vec<PartKey> = match self {
            Self::Group => vec![PartKey::Group(placed.group.clone())],
            Self::Organisation => placed
                .organisations
                .iter()
                .cloned()
                .map(PartKey::Organisation)
                .collect(),
            Self::Axis => placed.axis.iter().cloned().map(PartKey::Axis).collect(),
        };
        if keys.is_empty() {
            vec![PartKey::None(self)]
        } else {
            keys
        }
    }
}

/// What a part is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PartKey {
    /// A working group.
    Group(GroupId),
    /// An organisation.
    Organisation(OrganisationId),
    /// An axis.
    Axis(AxisId),
    /// What belongs nowhere.
    None(By),
}

impl PartKey {
    /// Its id; nothing for what belongs nowhere.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Group(id) => id.as_str(),
            Self::Organisation(id) => id.as_str(),
            Self::Axis(id) => id.as_str(),
            Self::None(_) => "",
        }
    }

    /// The filter that its actions meet.
    pub fn filter(&self) -> Filter {
        let (key, value) = match self {
            Self::Group(id) => return Filter::of_group(id.clone()),
            Self::Organisation(id) => (Key::Organisation, Value::Organisation(id.clone())),
            Self::Axis(id) => (Key::Axis, Value::Axis(id.clone())),
            Self::None(By::Organisation) => (Key::Organisation, Value::None),
            Self::None(By::Axis | By::Group) => (Key::Axis, Value::None),
        };
        Filter::default().with(Condition::is_one_of(key, vec![value]))
    }

    /// Whether an action counts for it.
    pub fn holds(&self, placed: &GroupedAction) -> bool {
        match self {
            Self::Group(id) => placed.group == *id,
            Self::Organisation(id) => placed.organisations.contains(id),
            Self::Axis(id) => placed.axis.as_ref() == Some(id),
            Self::None(By::Organisation) => placed.organisations.is_empty(),
            Self::None(By::Axis | By::Group) => placed.axis.is_none(),
        }
    }
}

/// A part of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it is.
    pub key: PartKey,
    /// Its name; nothing for what belongs nowhere.
    pub title: String,
    /// Its actions, counted.
    pub tally: Tally,
    /// The share of the time given to its actions that has gone by, 0 to 100: the mean over the actions by weight, on the
    /// same footing as their progress. `None` when no action has its time.
    pub elapsed: Option<f64>,
    /// How many of its actions are active and untouched for longer than the rules allow; `None` before the history is read.
    pub stale: Option<usize>,
    /// Who leads it: a group's leads; elsewhere those who answer for its actions, the busiest first.
    pub leads: Vec<PersonId>,
    /// Who else belongs to it.
    pub members: Vec<PersonId>,
}

/// The parts of a plan on a day, each in its place: groups by their ids, organisations and axes as the plan lists them.
pub fn parts(plan: &Plan, by: By, histories: Option<&ActionHistories>, today: NaiveDate) -> Vec<Part> {
    let mut apart = Apart {
        parts: known(plan, by, histories.is_some()),
        ..Apart::default()
    };
    apart.places = apart.parts.iter().map(|part| part.key.clone()).zip(0..).collect();
    for (id, placed) in &plan.actions {
        for key in by.keys(placed) {
            apart.take(plan, key, id, placed, histories, today);
        }
    }
    apart.done()
}

/// The parts that a plan names.
fn known(plan: &Plan, by: By, told: bool) -> Vec<Part> {
    let part = |key: PartKey, title: &str| Part {
        key,
        title: title.to_owned(),
        tally: Tally::default(),
        elapsed: None,
        stale: told.then_some(0),
        leads: Vec::new(),
        members: Vec::new(),
    };
    let config = &plan.config;
    match by {
        By::Group => {
            let groups = plan.groups.iter().map(|(id, group)| Part {
                leads: group.leads.clone(),
                members: group.members.clone(),
                ..part(PartKey::Group(id.clone()), &group.title)
            });
            groups.collect()
        }
        By::Organisation => {
            let named = config.organisations.iter();
            named
                .map(|(id, name)| part(PartKey::Organisation(id.clone()), name))
                .collect()
        }
        By::Axis => {
            let named = config.axes.iter();
            named.map(|(id, name)| part(PartKey::Axis(id.clone()), name)).collect()
        }
    }
}

/// A plan being taken apart.
#[derive(Default)]
struct Apart {
    parts: Vec<Part>,
    places: HashMap<PartKey, usize>,
    /// The time gone by and the weights of each part's actions.
    times: HashMap<usize, (f64, f64)>,
    /// How many actions of a part a person answers for.
    busy: HashMap<usize, Vec<(PersonId, usize)>>,
}

impl Apart {
    fn take(
        &mut self,
        plan: &Plan,
        key: PartKey,
        id: &ActionId,
        placed: &GroupedAction,
        histories: Option<&ActionHistories>,
        today: NaiveDate,
    ) {
        let at = match self.places.get(&key) {
            Some(at) => *at,
            None => self.found(key, histories.is_some()),
        };
        let kind = plan.kind(&placed.status);
        let part = &mut self.parts[at];
        part.tally.add(plan, placed, today);
        let touched = histories
            .and_then(|histories| histories.past(id))
            .and_then(|past| past.touched);
        let idle = touched.map_or(0, |touched| (today - touched).num_days());
        if kind == StatusKind::Active && idle > plan.config.rules().stale() {
            part.stale = part.stale.map(|stale| stale + 1);
        }
        if let Some(elapsed) = placed.elapsed(plan, today).filter(|_| kind != StatusKind::Dropped) {
            let (sum, weights) = self.times.entry(at).or_default();
            *sum += elapsed * placed.weight();
            *weights += placed.weight();
        }
        if let Some(lead) = placed.leads.first() {
            let busy = self.busy.entry(at).or_default();
            match busy.iter_mut().find(|(known, _)| known == lead) {
                Some((_, count)) => *count += 1,
                None => busy.push((lead.clone(), 1)),
            }
        }
    }

    /// A part that the plan does not name: what belongs nowhere, or to something unknown.
    fn found(&mut self, key: PartKey, told: bool) -> usize {
        let at = self.parts.len();
        self.parts.push(Part {
            key: key.clone(),
            title: key.as_str().to_owned(),
            tally: Tally::default(),
            elapsed: None,
            stale: told.then_some(0),
            leads: Vec::new(),
            members: Vec::new(),
        });
        self.places.insert(key, at);
        at
    }

    fn done(mut self) -> Vec<Part> {
        for (at, part) in self.parts.iter_mut().enumerate() {
            part.elapsed = self
                .times
                .get(&at)
                .and_then(|(sum, weights)| (*weights > 0.0).then(|| sum / weights));
            if !matches!(part.key, PartKey::Group(_)) {
                let mut busy = self.busy.remove(&at).unwrap_or_default();
                busy.sort_by(|(a, m), (b, n)| n.cmp(m).then_with(|| a.cmp(b)));
                part.leads = busy.into_iter().map(|(lead, _)| lead).collect();
            }
        }
        self.parts.sort_by_key(|part| matches!(part.key, PartKey::None(_)));
        self.parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::query::Asking;
    use copil_plan::{Action, Group};

    fn plan() -> Plan {
        let mut plan = Plan::empty("essai".parse().unwrap());
        let group = Group {
            leads: vec!["chef".parse().unwrap()],
            ..Group::default()
        };
        plan.groups.insert("rh".parse().unwrap(), group);
        for (id, name) in [("ville", "Ville"), ("agglo", "Agglo")] {
            plan.config.organisations.push(id.parse().unwrap(), name.to_owned());
        }
        for (id, status, organisations, lead, due) in [
            ("A", "done", vec!["ville", "agglo"], "drh", "2018-01-01"),
            ("B", "in-progress", vec!["ville"], "dsi", "2019-01-01"),
            ("C", "in-progress", vec!["ville"], "dsi", "2019-01-01"),
            ("D", "planned", vec![], "drh", "2019-01-01"),
        ] {
            let action = Action {
                status: status.parse().unwrap(),
                organisations: organisations.into_iter().map(|id| id.parse().unwrap()).collect(),
                leads: vec![lead.parse().unwrap()],
                start: "2017-01-01".parse().ok(),
                due: due.parse().ok(),
                ..Action::default()
            };
            let group = "rh".parse().unwrap();
            plan.actions
                .insert(id.parse().unwrap(), GroupedAction { group, action });
        }
        plan
    }

    fn today() -> NaiveDate {
        "2018-01-01".parse().unwrap()
    }

    #[test]
    fn an_action_counts_for_each_of_its_organisations_and_what_has_none_comes_last() {
        let parts = parts(&plan(), By::Organisation, None, today());
        let counts: Vec<_> = parts
            .iter()
            .map(|part| (part.key.as_str(), part.title.as_str(), part.tally.total))
            .collect();
        assert_eq!(counts, [("ville", "Ville", 3), ("agglo", "Agglo", 1), ("", "", 1)]);
        assert_eq!(parts[0].leads, ["dsi", "drh"].map(|id| id.parse::<PersonId>().unwrap()));
        assert_eq!(parts[0].stale, None, "nobody knows before the history is read");
    }

    #[test]
    fn the_time_of_a_part_is_that_of_its_own_actions() {
        let plan = plan();
        let groups = parts(&plan, By::Group, Some(&ActionHistories::default()), today());
        // One action had all its time, three had half of it.
        assert_eq!(groups[0].elapsed, Some(62.5));
        assert_eq!(groups[0].tally.progress, Some(25.0));
        assert_eq!((groups[0].stale, groups[0].leads.len()), (Some(0), 1));
        let axes = parts(&plan, By::Axis, None, today());
        assert_eq!((axes.len(), axes[0].key == PartKey::None(By::Axis)), (1, true));
    }

    #[test]
    fn the_filter_of_a_part_shows_what_it_counts() {
        let plan = plan();
        for by in By::ALL {
            for part in parts(&plan, by, None, today()) {
                let filter = part.key.filter();
                assert_eq!(filter.select(&Asking::of(&plan, today())).len(), part.tally.total);
                let held = plan.actions.values().filter(|placed| part.key.holds(placed));
                assert_eq!(held.count(), part.tally.total);
            }
            assert_eq!(By::of_word(by.word()), Some(by));
        }
    }
}
