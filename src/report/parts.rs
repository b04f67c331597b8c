//! Where each part of a plan stands: its working groups, its organisations, its axes or its phases, all told the same way.
//!
//! An action in which several organisations take part counts for each of them. What belongs to no organisation, no axis or
//! no phase is a part of its own, the last one.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::figures::{Standing, Tally};
use crate::wording::Catalogue;
use copil_plan::action_history::ActionHistories;
use copil_plan::id::OrganisationId;
use copil_plan::progress::{WeightedMean, part_elapsed};
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupBy, GroupKey, GroupedAction, PersonId, Plan, StatusKind};

/// By what a plan is taken apart, in the order in which a person goes through it.
pub const PARTS_BY: [GroupBy; 4] = [GroupBy::Group, GroupBy::Organisation, GroupBy::Axis, GroupBy::Phase];

/// A part of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it is.
    pub key: GroupKey,
    /// Its name; nothing for what belongs nowhere.
    pub title: String,
    /// Its actions, counted.
    pub tally: Tally,
    /// Its first and its last day, where it is a phase that says them.
    pub days: (Option<NaiveDate>, Option<NaiveDate>),
    /// How many of them it carries, where it is an organisation; the others it follows.
    pub carried: Option<usize>,
    /// The share of its time that has gone by, 0 to 100: see [`part_elapsed`]. `None` when neither it nor any action has its
    /// time.
    pub elapsed: Option<f64>,
    /// How many of its actions are active and untouched for longer than the rules allow; `None` before the history is read.
    pub stale: Option<usize>,
    /// Who leads it: a group's leads; elsewhere those who answer for its actions, the busiest first.
    pub leads: Vec<PersonId>,
    /// Who else belongs to it.
    pub members: Vec<PersonId>,
}

/// The parts of a plan on a day, each in its place: groups by their ids, organisations, axes and phases as the plan lists them.
pub fn parts(plan: &Plan, by: GroupBy, histories: Option<&ActionHistories>, today: NaiveDate) -> Vec<Part> {
    let mut builder = PartsBuilder::of(plan, by, histories);
    for (id, placed) in &plan.actions {
        builder.take(id, placed, &Standing::of(plan, id, placed, today), today);
    }
    builder.finish(today)
}

/// The parts that a plan names.
fn named_parts(plan: &Plan, by: GroupBy, has_history: bool) -> Vec<Part> {
    let keys = by.keys(plan).into_iter();
    keys.filter(|key| !matches!(key, GroupKey::None(_)))
        .map(|key| {
            let group = match &key {
                GroupKey::Group(id) => plan.groups.get(id),
                _ => None,
            };
            let phase = match &key {
                GroupKey::Phase(id) => plan.config.phases.get(id.as_str()),
                _ => None,
            };
            Part {
                days: phase.map(|phase| (phase.start, phase.end)).unwrap_or_default(),
                title: group.map_or_else(|| key.title(plan), |group| &group.title).to_owned(),
                leads: group.map(|group| group.leads.clone()).unwrap_or_default(),
                members: group.map(|group| group.members.clone()).unwrap_or_default(),
                ..Part::empty(key, has_history)
            }
        })
        .collect()
}

impl Part {
    /// Its name, in the words of the language where it has none of its own.
    pub fn name(&self, catalogue: &Catalogue) -> String {
        match &self.key {
            GroupKey::None(by) => catalogue.without(*by),
            _ => sanitize(&self.title),
        }
    }

    /// A part without an action; `has_history` where the history was read.
    fn empty(key: GroupKey, has_history: bool) -> Self {
        Self {
            title: key.as_str().to_owned(),
            carried: matches!(key, GroupKey::Organisation(_)).then_some(0),
            key,
            tally: Tally::default(),
            days: (None, None),
            elapsed: None,
            stale: has_history.then_some(0),
            leads: Vec::new(),
            members: Vec::new(),
        }
    }
}

/// The parts, while actions are added to them.
pub(super) struct PartsBuilder<'p> {
    plan: &'p Plan,
    by: GroupBy,
    histories: Option<&'p ActionHistories>,
    parts: Vec<Part>,
    places: HashMap<GroupKey, usize>,
    /// What is known of each part besides.
    known: Vec<KnownOfPart<'p>>,
    /// The organisation of each person who leads: a plan lists hundreds, and they are asked for with each action.
    organisations: HashMap<&'p PersonId, Option<&'p OrganisationId>>,
}

#[derive(Default)]
struct KnownOfPart<'p> {
    /// The time gone by of its actions.
    time: WeightedMean,
    /// How many of its actions a person answers for.
    busy: HashMap<&'p PersonId, usize>,
}

impl<'p> PartsBuilder<'p> {
    pub(super) fn of(plan: &'p Plan, by: GroupBy, histories: Option<&'p ActionHistories>) -> Self {
        let parts = named_parts(plan, by, histories.is_some());
        Self {
            places: parts.iter().map(|part| part.key.clone()).zip(0..).collect(),
            known: parts.iter().map(|_| KnownOfPart::default()).collect(),
            organisations: HashMap::new(),
            plan,
            by,
            histories,
            parts,
        }
    }

    /// Counts an action in each part that it belongs to.
    pub(super) fn take(&mut self, id: &ActionId, placed: &'p GroupedAction, standing: &Standing, today: NaiveDate) {
        let carrier = match self.by {
            GroupBy::Organisation => self.carrier(placed),
            _ => None,
        };
        let touched = self.histories.and_then(|histories| histories.history(id)?.touched);
        let idle = touched.map_or(0, |touched| (today - touched).num_days());
        let is_stale = standing.kind == StatusKind::Active && idle > self.plan.config.rules().stale();
        for key in self.by.keys_of(self.plan, placed) {
            let at = match self.places.get(&key) {
                Some(at) => *at,
                None => self.unknown_part(key),
            };
            let (part, known) = (&mut self.parts[at], &mut self.known[at]);
            part.tally.count(standing);
            if let GroupKey::Organisation(own) = &part.key {
                let is_carried = carrier == Some(own);
                part.carried = part.carried.map(|carried| carried + usize::from(is_carried));
            }
            part.stale = part.stale.map(|stale| stale + usize::from(is_stale));
            if let Some(elapsed) = standing.elapsed {
                known.time.add(elapsed, standing.weight);
            }
            // A group names its leads itself.
            if let Some(lead) = placed.leads.first().filter(|_| self.by != GroupBy::Group) {
                *known.busy.entry(lead).or_default() += 1;
            }
        }
    }

    /// The organisation that carries an action.
    fn carrier(&mut self, placed: &'p GroupedAction) -> Option<&'p OrganisationId> {
        let plan = self.plan;
        let of_lead = |lead: &'p PersonId| {
            let known = self.organisations.entry(lead);
            *known.or_insert_with(|| plan.organisation_of(lead))
        };
        let own = placed.leads.first().and_then(of_lead);
        placed.carrier(own)
    }

    /// A part that the plan does not name: what belongs nowhere, or to something unknown.
    fn unknown_part(&mut self, key: GroupKey) -> usize {
        let at = self.parts.len();
        self.parts.push(Part::empty(key.clone(), self.histories.is_some()));
        self.known.push(KnownOfPart::default());
        self.places.insert(key, at);
        at
    }

    pub(super) fn finish(mut self, today: NaiveDate) -> Vec<Part> {
        let plan = self.plan;
        for (part, KnownOfPart { time, busy }) in self.parts.iter_mut().zip(self.known) {
            part.elapsed = part_elapsed(plan, &part.key, time, today);
            if !matches!(part.key, GroupKey::Group(_)) {
                let mut busy: Vec<(&PersonId, usize)> = busy.into_iter().collect();
                // Who belongs to another organisation answers for that one.
                if let GroupKey::Organisation(own) = &part.key {
                    busy.retain(|(lead, _)| plan.organisation_of(lead).is_none_or(|of| of == own));
                }
                busy.sort_by(|(a, m), (b, n)| n.cmp(m).then_with(|| a.cmp(b)));
                part.leads = busy.into_iter().map(|(lead, _)| lead.clone()).collect();
            }
        }
        self.parts.sort_by_key(|part| matches!(part.key, GroupKey::None(_)));
        self.parts
    }

    /// The same without what belongs nowhere.
    pub(super) fn finish_named(self, today: NaiveDate) -> Vec<Part> {
        let parts = self.finish(today).into_iter();
        parts.filter(|part| !matches!(part.key, GroupKey::None(_))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::query::MatchContext;
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
            plan.actions.insert(
                id.parse().unwrap(),
                GroupedAction {
                    group,
                    action: Box::new(action),
                },
            );
        }
        plan
    }

    fn today() -> NaiveDate {
        "2018-01-01".parse().unwrap()
    }

    #[test]
    fn an_action_counts_for_each_of_its_organisations_and_what_has_none_comes_last() {
        let parts = parts(&plan(), GroupBy::Organisation, None, today());
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
        let groups = parts(&plan, GroupBy::Group, Some(&ActionHistories::default()), today());
        // One action had all its time, three had half of it.
        assert_eq!(groups[0].elapsed, Some(62.5));
        assert_eq!(groups[0].tally.progress, Some(25.0));
        assert_eq!((groups[0].stale, groups[0].leads.len()), (Some(0), 1));
        let axes = parts(&plan, GroupBy::Axis, None, today());
        assert_eq!((axes.len(), axes[0].key == GroupKey::None(GroupBy::Axis)), (1, true));
    }

    #[test]
    fn the_filter_of_a_part_shows_what_it_counts() {
        let plan = plan();
        for by in PARTS_BY {
            for part in parts(&plan, by, None, today()) {
                let filter = part.key.filter();
                assert_eq!(filter.select(&MatchContext::of(&plan, today())).len(), part.tally.total);
                let held = plan.actions.values().filter(|placed| part.key.holds(&plan, placed));
                assert_eq!(held.count(), part.tally.total);
            }
        }
    }
}
