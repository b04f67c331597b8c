//! What no single file can tell: references that lead nowhere, cycles, statuses outside the workflow, days out of order.

/// The path of the keys, worked out only where there is a problem to tell.
macro_rules! path {
    ($($key:expr),+) => { || FieldPath::from_iter([$($key.to_string()),+]) };
}

mod cycles;
mod doubts;
mod meeting;
mod references;

pub(crate) use cycles::way;

use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;

use super::decisions::circles;
use super::field::{Fault, FieldProblem, Referent, nearest};
pub use doubts::{doubts, new_doubts};
pub use references::without_references;

use super::names::{OtherMeaning, other_meaning};
use super::published::internal_keys;
use super::query::{Filter, FilterFault, FilterKey};
use super::value::FieldPath;
use super::{Action, ActionId, Meeting, MeetingId, Need, PersonId, Plan, PlanActionRef, PlanConfig, Subject};

/// How many ids are compared at most to say which were meant.
const MOST_COMPARED: usize = 200_000;

/// How much of a plan is at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckScope {
    /// All of it.
    Whole,
    /// Only some actions: references to other actions and cycles cannot be judged.
    SomeActions,
}

/// A problem and the file it is in.
#[derive(Clone, Debug, PartialEq)]
pub struct LocatedProblem {
    /// The file.
    pub subject: Subject,
    /// What is wrong, and where in it.
    pub problem: FieldProblem,
}

/// Everything wrong with a plan that only the plan as a whole can tell.
///
/// `absent_but_known` are actions whose files are there and could not be read: naming them is no fault.
pub fn check(plan: &Plan, scope: CheckScope, absent_but_known: &BTreeSet<ActionId>) -> Vec<LocatedProblem> {
    let mut checker = Checker {
        plan,
        scope,
        known: absent_but_known,
        people: plan.config.people.keys().map(AsRef::as_ref).collect(),
        groups: plan.groups.keys().map(|id| id.as_str().to_ascii_lowercase()).collect(),
        subject: Subject::PlanConfig,
        compared: 0,
        found: Vec::new(),
    };
    checker.config(&plan.config);
    for (id, group) in &plan.groups {
        checker.subject = Subject::Group(id.clone());
        checker.id(Referent::Group, id.as_str(), FieldPath::default);
        checker.people("leads", &group.leads);
        checker.people("members", &group.members);
    }
    for (id, placed) in &plan.actions {
        checker.subject = Subject::Action(id.clone());
        checker.id(Referent::Action, id.as_str(), FieldPath::default);
        checker.action(&placed.action);
    }
    for (id, meeting) in &plan.meetings {
        checker.subject = Subject::Meeting(id.clone());
        checker.meeting(id, meeting);
    }
    if scope == CheckScope::Whole {
        checker.cycles();
        checker.views(&plan.config);
    }
    checker.found
}

struct Checker<'a> {
    plan: &'a Plan,
    scope: CheckScope,
    known: &'a BTreeSet<ActionId>,
    /// Everybody the plan names: each action is asked about, and a region's plan names hundreds.
    people: HashSet<&'a str>,
    /// The groups' ids, without regard to capitals.
    groups: HashSet<String>,
    /// The file that is being checked.
    subject: Subject,
    /// How many ids were compared, to find the one that was meant.
    compared: usize,
    found: Vec<LocatedProblem>,
}

impl<'a> Checker<'a> {
    fn report(&mut self, path: FieldPath, fault: Fault) {
        self.found.push(LocatedProblem {
            subject: self.subject.clone(),
            problem: FieldProblem { path, fault },
        });
    }

    /// Reports an id that means something else as well.
    fn id(&mut self, what: Referent, id: &str, path: impl FnOnce() -> FieldPath) {
        let is_group = || what == Referent::Action && self.groups.contains(&id.to_ascii_lowercase());
        let meaning = other_meaning(what, id).or_else(|| is_group().then_some(OtherMeaning::Group));
        if let Some(meaning) = meaning {
            let id = id.to_owned();
            self.report(path(), Fault::OtherMeaning { id, meaning });
        }
    }

    /// Reports an id that names nothing.
    fn reference(&mut self, what: Referent, id: &str, path: impl FnOnce() -> FieldPath) {
        if !self.is_known(what, id) {
            let fault = Fault::UnknownReference {
                what,
                id: id.to_owned(),
                nearest: self.nearest(what, id),
            };
            self.report(path(), fault);
        }
    }

    /// The id that looks most like one that names nothing. A plan in which thousands name nothing lacks something else, and
    /// is not compared with itself for as long as it has ids.
    fn nearest(&mut self, what: Referent, id: &str) -> Option<String> {
        if self.compared > MOST_COMPARED {
            return None;
        }
        let ids = self.ids(what);
        self.compared += ids.len();
        nearest(id, ids)
    }

    fn is_known(&self, what: Referent, id: &str) -> bool {
        match what {
            Referent::Person => self.people.contains(id),
            Referent::Action => {
                self.scope == CheckScope::SomeActions || self.plan.actions.contains_key(id) || self.known.contains(id)
            }
            Referent::Status => self.plan.workflow().contains(id),
            Referent::Axis => self.plan.config.axes.contains(id),
            Referent::Phase => self.plan.config.phases.contains(id),
            Referent::Organisation => self.plan.config.organisations.contains(id),
            _ => self.ids(what).contains(&id),
        }
    }

    /// The ids that may be named.
    fn ids(&self, what: Referent) -> Vec<&'a str> {
        let (plan, config) = (self.plan, &self.plan.config);
        match what {
            Referent::Person => config.people.keys().map(AsRef::as_ref).collect(),
            Referent::Organisation => config.organisations.keys().map(AsRef::as_ref).collect(),
            Referent::Axis => config.axes.keys().map(AsRef::as_ref).collect(),
            Referent::Phase => config.phases.keys().map(AsRef::as_ref).collect(),
            Referent::Committee => config.committees.keys().map(AsRef::as_ref).collect(),
            Referent::Status => plan.workflow().keys().map(AsRef::as_ref).collect(),
            Referent::Action => plan.actions.keys().map(AsRef::as_ref).collect(),
            Referent::Group => plan.groups.keys().map(AsRef::as_ref).collect(),
            Referent::Meeting => plan.meetings.keys().map(AsRef::as_ref).collect(),
            Referent::Milestone
            | Referent::Indicator
            | Referent::Deliverable
            | Referent::Budget
            | Referent::AgendaItem
            | Referent::Decision => Vec::new(),
        }
    }

    fn people(&mut self, key: &str, people: &[PersonId]) {
        for (n, id) in people.iter().enumerate() {
            self.reference(Referent::Person, id.as_str(), path![key, n]);
        }
    }

    fn config(&mut self, config: &PlanConfig) {
        if config.format > super::config::FORMAT {
            self.report(FieldPath::key("format"), Fault::NewerFormat { found: config.format });
        }
        self.in_order("start", config.start, path!["end"], config.end);
        if let Some(weights) = config.rules.as_ref().and_then(|rules| rules.attention.as_ref()) {
            for (key, weight) in weights.own() {
                self.number(path!["rules", "attention", key], weight, 0.0, None);
            }
        }
        for (n, key) in config.rules().internal.iter().enumerate() {
            self.internal(key, path!["rules", "internal", n]);
        }
        for id in config.axes.keys() {
            self.id(Referent::Axis, id.as_str(), path!["axes", id]);
        }
        for id in config.organisations.keys() {
            self.id(Referent::Organisation, id.as_str(), path!["organisations", id]);
        }
        for (id, person) in config.people.iter() {
            self.id(Referent::Person, id.as_str(), path!["people", id]);
            if let Some(organisation) = &person.organisation {
                let path = path!["people", id, "organisation"];
                self.reference(Referent::Organisation, organisation.as_str(), path);
            }
        }
        for (id, phase) in config.phases.iter() {
            self.id(Referent::Phase, id.as_str(), path!["phases", id]);
            self.in_order("start", phase.start, path!["phases", id, "end"], phase.end);
        }
        for (id, committee) in config.committees.iter() {
            for (n, member) in committee.members.iter().enumerate() {
                let path = path!["committees", id, "members", n];
                self.reference(Referent::Person, member.as_str(), path);
            }
            if let Some(above) = &committee.reports_to {
                let path = path!["committees", id, "reports_to"];
                self.reference(Referent::Committee, above.as_str(), path);
            }
            if let Some(secretary) = &committee.secretary {
                let path = path!["committees", id, "secretary"];
                self.reference(Referent::Person, secretary.as_str(), path);
            }
            self.count(path!["committees", id, "quorum"], committee.quorum);
        }
        for (id, status) in config.statuses.iter() {
            for (n, next) in status.next.iter().enumerate() {
                self.reference(Referent::Status, next.as_str(), path!["statuses", id, "next", n]);
            }
        }
    }

    /// Reports a field that cannot be left out of what is published: a slip would publish what is not to be.
    fn internal(&mut self, key: &str, path: impl FnOnce() -> FieldPath) {
        if internal_keys().all(|known| known != key) {
            let fault = Fault::UnknownWord {
                word: key.to_owned(),
                allowed: internal_keys().map(ToOwned::to_owned).collect(),
                nearest: nearest(key, internal_keys()),
            };
            self.report(path(), fault);
        }
    }

    /// Filters may name any action, so they are judged where all are at hand.
    fn views(&mut self, config: &PlanConfig) {
        self.subject = Subject::PlanConfig;
        for (id, view) in config.views.iter() {
            let Err(error) = Filter::parse(&view.filter, self.plan) else {
                continue;
            };
            let is_there = |word: &str| self.known.iter().any(|known| known.as_str() == word);
            if matches!(&error.fault, FilterFault::UnknownValue { key: FilterKey::Depends, word, .. } if is_there(word))
            {
                continue;
            }
            let (text, error) = (view.filter.clone(), Box::new(error));
            self.report(path!["views", id, "filter"](), Fault::BadFilter { text, error });
        }
    }

    fn in_order(
        &mut self,
        before: &'static str,
        first: Option<NaiveDate>,
        path: impl FnOnce() -> FieldPath,
        second: Option<NaiveDate>,
    ) {
        if first.zip(second).is_some_and(|(first, second)| second < first) {
            self.report(path(), Fault::OutOfOrder { before });
        }
    }

    fn number(&mut self, path: impl FnOnce() -> FieldPath, value: Option<f64>, least: f64, most: Option<f64>) {
        if value.is_some_and(|value| value < least || most.is_some_and(|most| value > most)) {
            self.report(path(), Fault::OutOfRange { least, most });
        }
    }

    /// A number of things, which there cannot be less of than none.
    #[expect(clippy::cast_precision_loss, reason = "more than anybody counts")]
    fn count(&mut self, path: impl FnOnce() -> FieldPath, value: Option<i64>) {
        self.number(path, value.map(|value| value as f64), 0.0, None);
    }

    fn action(&mut self, action: &Action) {
        self.reference(Referent::Status, action.status.as_str(), path!["status"]);
        let status = self.plan.workflow().get(action.status.as_str());
        if action.evidence.is_empty() && status.is_some_and(|status| status.needs.contains(&Need::Evidence)) {
            self.report(FieldPath::key("status"), Fault::NoEvidence);
        }
        if let Some(axis) = &action.axis {
            self.reference(Referent::Axis, axis.as_str(), path!["axis"]);
        }
        if let Some(phase) = &action.phase {
            self.reference(Referent::Phase, phase.as_str(), path!["phase"]);
        }
        self.same_as(action);
        self.people("leads", &action.leads);
        for (n, id) in action.organisations.iter().enumerate() {
            self.reference(Referent::Organisation, id.as_str(), path!["organisations", n]);
        }
        for (n, id) in action.depends_on.iter().enumerate() {
            self.reference(Referent::Action, id.as_str(), path!["depends_on", n]);
        }
        self.in_order("start", action.start, path!["due"], action.due);
        self.number(path!["progress"], action.progress, 0.0, Some(100.0));
        self.number(path!["weight"], action.weight, 0.0, None);
        for (id, milestone) in action.milestones.iter() {
            self.number(path!["milestones", id, "weight"], milestone.weight, 0.0, None);
        }
    }

    /// Where it leads in another plan is seen where both plans are at hand.
    fn same_as(&mut self, action: &Action) {
        let Some(text) = &action.same_as else { return };
        let fault = match text.parse::<PlanActionRef>() {
            Err(_) => Fault::NotPlanAndAction { text: text.clone() },
            Ok(named) if named.plan == self.plan.id && self.subject == Subject::Action(named.action.clone()) => {
                Fault::SameAsItself
            }
            Ok(_) => return,
        };
        self.report(FieldPath::key("same_as"), fault);
    }

    fn meeting(&mut self, id: &MeetingId, meeting: &Meeting) {
        self.reference(Referent::Committee, meeting.committee.as_str(), path!["committee"]);
        if let Some((date, committee)) = id.parts() {
            if date != meeting.date {
                let named = date.to_string();
                self.report(FieldPath::key("date"), Fault::NameMismatch { named });
            }
            if committee != meeting.committee {
                let named = committee.to_string();
                self.report(FieldPath::key("committee"), Fault::NameMismatch { named });
            }
        }
        self.named_by_meeting(meeting);
    }

    fn cycles(&mut self) {
        for cycle in cycles::cycles(self.plan) {
            let through: Vec<String> = cycle.iter().map(ToString::to_string).collect();
            for id in cycle {
                self.subject = Subject::Action(id);
                let through = through.clone();
                self.report(FieldPath::key("depends_on"), Fault::Cycle { through });
            }
        }
        for (decision, way) in circles(self.plan) {
            let through = way.iter().map(ToString::to_string).collect();
            self.subject = Subject::Meeting(decision.meeting);
            self.report(
                path!["decisions", decision.decision, "supersedes"](),
                Fault::CircleOfDecisions { through },
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Group, GroupedAction, Plan};

    pub(super) fn plan_with(links: &[(&str, &[&str])]) -> Plan {
        let mut plan = Plan::empty("essai".parse().unwrap());
        plan.groups.insert("rh".parse().unwrap(), Group::default());
        for (id, depends_on) in links {
            let depends_on = depends_on.iter().map(|id| id.parse().unwrap()).collect();
            let status = "planned".parse().unwrap();
            let action = Action {
                depends_on,
                status,
                ..Action::default()
            };
            plan.actions.insert(
                id.parse().unwrap(),
                GroupedAction {
                    group: "rh".parse().unwrap(),
                    action: Box::new(action),
                },
            );
        }
        plan
    }

    #[test]
    fn a_reference_that_leads_nowhere_names_the_nearest() {
        let plan = plan_with(&[("RH-01", &["RH-2"]), ("RH-02", &[])]);
        let found = check(&plan, CheckScope::Whole, &BTreeSet::new());
        assert_eq!(found.len(), 1);
        let Fault::UnknownReference {
            what: Referent::Action,
            nearest,
            ..
        } = &found[0].problem.fault
        else {
            panic!("{found:?}")
        };
        assert_eq!(nearest.as_deref(), Some("RH-02"));
        assert_eq!(found[0].problem.path.to_string(), "depends_on.0");
        assert!(check(&plan, CheckScope::SomeActions, &BTreeSet::new()).is_empty());
        assert!(check(&plan, CheckScope::Whole, &["RH-2".parse().unwrap()].into()).is_empty());
    }

    #[test]
    fn a_field_that_cannot_be_internal_is_reported_with_the_nearest() {
        let mut plan = plan_with(&[]);
        plan.config.rules = Some(crate::Rules {
            internal: vec!["coment".into(), "title".into(), "comment".into()],
            ..crate::Rules::default()
        });
        let found = check(&plan, CheckScope::Whole, &BTreeSet::new());
        let told = found.iter().map(|found| match &found.problem.fault {
            Fault::UnknownWord { word, nearest, .. } => (word.as_str(), nearest.as_deref()),
            other => panic!("{other:?}"),
        });
        assert_eq!(told.collect::<Vec<_>>(), [("coment", Some("comment")), ("title", None)]);
    }

    #[test]
    fn a_status_outside_the_workflow_is_reported() {
        let mut plan = plan_with(&[("RH-01", &[])]);
        if let Some(placed) = plan.actions.values_mut().next() {
            placed.action.status = "in-progres".parse().unwrap();
        }
        let found = check(&plan, CheckScope::Whole, &BTreeSet::new());
        assert!(matches!(
            &found[..],
            [LocatedProblem { problem: FieldProblem { fault: Fault::UnknownReference { what: Referent::Status, nearest: Some(n), .. }, .. }, .. }]
                if n == "in-progress"
        ));
    }
}
