//! What no single file can tell: references that lead nowhere, circles, statuses outside the workflow, days out of order.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::field::{Fault, FieldProblem, Referent, nearest};
use super::query::{Filter, FilterFault, FilterKey};
use super::value::FieldPath;
use super::{Action, ActionId, Meeting, MeetingId, Plan, PlanConfig, Subject};

/// How much of a plan is at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckScope {
    /// All of it.
    Whole,
    /// Only some actions: references to other actions and circles cannot be judged.
    SomeActions,
}

/// A problem and the file it is in.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanProblem {
    /// The file.
    pub subject: Subject,
    /// What is wrong, and where in it.
    pub problem: FieldProblem,
}

/// Everything wrong with a plan that only the plan as a whole can tell.
///
/// `absent_but_known` are actions whose files are there and could not be read: naming them is no fault.
pub fn check(plan: &Plan, scope: CheckScope, absent_but_known: &BTreeSet<ActionId>) -> Vec<PlanProblem> {
    let mut checker = Checker {
        plan,
        scope,
        known: absent_but_known,
        people: plan.config.people.keys().map(AsRef::as_ref).collect(),
        found: Vec::new(),
    };
    checker.config(&plan.config);
    for (id, group) in &plan.groups {
        let subject = Subject::Group(id.clone());
        checker.people(&subject, "leads", &group.leads);
        checker.people(&subject, "members", &group.members);
    }
    for (id, placed) in &plan.actions {
        checker.action(id, &placed.action);
    }
    for (id, meeting) in &plan.meetings {
        checker.meeting(id, meeting);
    }
    if scope == CheckScope::Whole {
        checker.circles();
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
    found: Vec<PlanProblem>,
}

impl Checker<'_> {
    fn report(&mut self, subject: &Subject, path: FieldPath, fault: Fault) {
        self.found.push(PlanProblem {
            subject: subject.clone(),
            problem: FieldProblem { path, fault },
        });
    }

    fn unknown<'c>(
        &mut self,
        subject: &Subject,
        path: FieldPath,
        what: Referent,
        id: &str,
        candidates: impl IntoIterator<Item = &'c str>,
    ) {
        let nearest = nearest(id, candidates);
        self.report(
            subject,
            path,
            Fault::UnknownReference {
                what,
                id: id.to_owned(),
                nearest,
            },
        );
    }

    fn people(&mut self, subject: &Subject, key: &str, people: &[super::PersonId]) {
        for (n, id) in people.iter().enumerate() {
            self.person(subject, || FieldPath::key(key).then(n.to_string()), id);
        }
    }

    fn person(&mut self, subject: &Subject, path: impl FnOnce() -> FieldPath, id: &super::PersonId) {
        if !self.people.contains(id.as_str()) {
            let people = &self.plan.config.people;
            self.unknown(
                subject,
                path(),
                Referent::Person,
                id.as_str(),
                people.keys().map(AsRef::as_ref),
            );
        }
    }

    fn is_known(&self, id: &ActionId) -> bool {
        self.scope == CheckScope::SomeActions || self.plan.actions.contains_key(id) || self.known.contains(id)
    }

    fn actions<'i>(&mut self, subject: &Subject, path: &FieldPath, ids: impl Iterator<Item = &'i ActionId>) {
        for (n, id) in ids.enumerate() {
            if !self.is_known(id) {
                let candidates = self.plan.actions.keys().map(ActionId::as_str);
                self.unknown(
                    subject,
                    path.then(n.to_string()),
                    Referent::Action,
                    id.as_str(),
                    candidates,
                );
            }
        }
    }

    fn config(&mut self, config: &PlanConfig) {
        let subject = Subject::PlanConfig;
        if config.format > super::config::FORMAT {
            self.report(
                &subject,
                FieldPath::key("format"),
                Fault::NewerFormat { found: config.format },
            );
        }
        self.in_order(&subject, "start", config.start, || FieldPath::key("end"), config.end);
        if let Some(weights) = config.rules.as_ref().and_then(|rules| rules.attention.as_ref()) {
            for (key, weight) in weights.own() {
                let path = || FieldPath::key("rules").then("attention").then(key);
                self.number(&subject, path, weight, 0.0, None);
            }
        }
        for (id, person) in config.people.iter() {
            if let Some(organisation) = &person.organisation {
                let path = || FieldPath::key("people").then(id.as_str()).then("organisation");
                self.organisation(&subject, path, organisation.as_str());
            }
        }
        for (id, phase) in config.phases.iter() {
            let path = || FieldPath::key("phases").then(id.as_str()).then("end");
            self.in_order(&subject, "start", phase.start, path, phase.end);
        }
        for (id, committee) in config.committees.iter() {
            let path = FieldPath::key("committees").then(id.as_str());
            for (n, member) in committee.members.iter().enumerate() {
                self.person(&subject, || path.then("members").then(n.to_string()), member);
            }
            if let Some(above) = committee
                .reports_to
                .as_ref()
                .filter(|id| !config.committees.contains(id.as_str()))
            {
                let candidates = config.committees.keys().map(AsRef::as_ref);
                self.unknown(
                    &subject,
                    path.then("reports_to"),
                    Referent::Committee,
                    above.as_str(),
                    candidates,
                );
            }
        }
        for (id, status) in config.statuses.iter() {
            for (n, next) in status
                .next
                .iter()
                .enumerate()
                .filter(|(_, id)| !config.statuses.contains(id.as_str()))
            {
                let path = FieldPath::key("statuses")
                    .then(id.as_str())
                    .then("next")
                    .then(n.to_string());
                let candidates = config.statuses.keys().map(AsRef::as_ref);
                self.unknown(&subject, path, Referent::Status, next.as_str(), candidates);
            }
        }
    }

    /// Filters may name any action, so they are judged where all are at hand.
    fn views(&mut self, config: &PlanConfig) {
        for (id, view) in config.views.iter() {
            let Err(error) = Filter::parse(&view.filter, self.plan) else {
                continue;
            };
            let is_there = |word: &str| self.known.iter().any(|known| known.as_str() == word);
            if matches!(&error.fault, FilterFault::UnknownValue { key: FilterKey::Depends, word, .. } if is_there(word))
            {
                continue;
            }
            let path = FieldPath::key("views").then(id.as_str()).then("filter");
            let (text, error) = (view.filter.clone(), Box::new(error));
            self.report(&Subject::PlanConfig, path, Fault::BadFilter { text, error });
        }
    }

    fn organisation(&mut self, subject: &Subject, path: impl FnOnce() -> FieldPath, id: &str) {
        let organisations = &self.plan.config.organisations;
        if !organisations.contains(id) {
            self.unknown(
                subject,
                path(),
                Referent::Organisation,
                id,
                organisations.keys().map(AsRef::as_ref),
            );
        }
    }

    fn in_order(
        &mut self,
        subject: &Subject,
        before: &'static str,
        first: Option<chrono::NaiveDate>,
        path: impl FnOnce() -> FieldPath,
        second: Option<chrono::NaiveDate>,
    ) {
        if first.zip(second).is_some_and(|(first, second)| second < first) {
            self.report(subject, path(), Fault::OutOfOrder { before });
        }
    }

    fn number(
        &mut self,
        subject: &Subject,
        path: impl FnOnce() -> FieldPath,
        value: Option<f64>,
        least: f64,
        most: Option<f64>,
    ) {
        if value.is_some_and(|value| value < least || most.is_some_and(|most| value > most)) {
            self.report(subject, path(), Fault::OutOfRange { least, most });
        }
    }

    fn action(&mut self, id: &ActionId, action: &Action) {
        let subject = Subject::Action(id.clone());
        let workflow = self.plan.workflow();
        if !workflow.contains(action.status.as_str()) {
            let candidates = workflow.keys().map(AsRef::as_ref);
            self.unknown(
                &subject,
                FieldPath::key("status"),
                Referent::Status,
                action.status.as_str(),
                candidates,
            );
        }
        if let Some(axis) = action
            .axis
            .as_ref()
            .filter(|axis| !self.plan.config.axes.contains(axis.as_str()))
        {
            let candidates = self.plan.config.axes.keys().map(AsRef::as_ref);
            self.unknown(
                &subject,
                FieldPath::key("axis"),
                Referent::Axis,
                axis.as_str(),
                candidates,
            );
        }
        self.people(&subject, "leads", &action.leads);
        for (n, organisation) in action.organisations.iter().enumerate() {
            let path = || FieldPath::key("organisations").then(n.to_string());
            self.organisation(&subject, path, organisation.as_str());
        }
        self.actions(&subject, &FieldPath::key("depends_on"), action.depends_on.iter());
        self.in_order(&subject, "start", action.start, || FieldPath::key("due"), action.due);
        self.number(
            &subject,
            || FieldPath::key("progress"),
            action.progress,
            0.0,
            Some(100.0),
        );
        self.number(&subject, || FieldPath::key("weight"), action.weight, 0.0, None);
        for (id, milestone) in action.milestones.iter() {
            let path = || FieldPath::key("milestones").then(id.as_str()).then("weight");
            self.number(&subject, path, milestone.weight, 0.0, None);
        }
    }

    fn meeting(&mut self, id: &MeetingId, meeting: &Meeting) {
        let subject = Subject::Meeting(id.clone());
        let committees = &self.plan.config.committees;
        if !committees.contains(meeting.committee.as_str()) {
            let candidates = committees.keys().map(AsRef::as_ref);
            let path = FieldPath::key("committee");
            self.unknown(
                &subject,
                path,
                Referent::Committee,
                meeting.committee.as_str(),
                candidates,
            );
        }
        if let Some((date, committee)) = id.parts() {
            if date != meeting.date {
                self.report(
                    &subject,
                    FieldPath::key("date"),
                    Fault::NameMismatch {
                        named: date.to_string(),
                    },
                );
            }
            if committee != meeting.committee {
                let named = committee.to_string();
                self.report(&subject, FieldPath::key("committee"), Fault::NameMismatch { named });
            }
        }
        self.people(&subject, "present", &meeting.present);
        self.people(&subject, "excused", &meeting.excused);
        for (n, item) in meeting.agenda.iter().enumerate() {
            if let Some(action) = item.action.as_ref().filter(|id| !self.is_known(id)) {
                let path = FieldPath::key("agenda").then(n.to_string()).then("action");
                let candidates = self.plan.actions.keys().map(ActionId::as_str);
                self.unknown(&subject, path, Referent::Action, action.as_str(), candidates);
            }
        }
        for (number, decision) in meeting.decisions.iter() {
            let path = FieldPath::key("decisions").then(number.as_str());
            self.actions(&subject, &path.then("actions"), decision.actions.iter());
            if let Some(owner) = &decision.owner {
                self.person(&subject, || path.then("owner"), owner);
            }
        }
    }

    fn circles(&mut self) {
        for circle in circles(self.plan) {
            let through: Vec<String> = circle.iter().map(ToString::to_string).collect();
            for id in &circle {
                let subject = Subject::Action(id.clone());
                self.report(
                    &subject,
                    FieldPath::key("depends_on"),
                    Fault::Cycle {
                        through: through.clone(),
                    },
                );
            }
        }
    }
}

/// The circles of actions that wait for each other, each told once, from its first id.
pub fn circles(plan: &Plan) -> Vec<Vec<ActionId>> {
    #[derive(Clone, Copy, PartialEq)]
    enum VisitState {
        OnPath,
        Done,
    }
    let mut marks: BTreeMap<&ActionId, VisitState> = BTreeMap::new();
    let mut found = Vec::new();
    // Only an action that waits for another can be in a circle.
    let waiting = plan.actions.iter().filter(|(_, placed)| !placed.depends_on.is_empty());
    for (root, _) in waiting {
        // A path of (action, how many of its dependencies were followed): no recursion, a chain may be long.
        let mut path: Vec<(&ActionId, usize)> = Vec::new();
        if !marks.contains_key(root) {
            marks.insert(root, VisitState::OnPath);
            path.push((root, 0));
        }
        while let Some((id, followed)) = path.last_mut() {
            let next = plan
                .actions
                .get(*id)
                .and_then(|placed| placed.depends_on.get(*followed));
            *followed += 1;
            let Some(next) = next else {
                marks.insert(id, VisitState::Done);
                path.pop();
                continue;
            };
            match marks.get(next) {
                Some(VisitState::Done) => {}
                Some(VisitState::OnPath) => {
                    let start = path.iter().position(|(id, _)| *id == next).unwrap_or_default();
                    let mut circle: Vec<ActionId> = path[start..].iter().map(|(id, _)| (*id).clone()).collect();
                    let first = circle
                        .iter()
                        .enumerate()
                        .min_by_key(|(_, id)| *id)
                        .map_or(0, |(n, _)| n);
                    circle.rotate_left(first);
                    found.push(circle);
                }
                None if plan.actions.contains_key(next) => {
                    marks.insert(next, VisitState::OnPath);
                    path.push((next, 0));
                }
                None => {}
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Group, GroupedAction, Plan};

    fn plan_with(links: &[(&str, &[&str])]) -> Plan {
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
                    action,
                },
            );
        }
        plan
    }

    #[test]
    fn circles_are_found_once_each() {
        let plan = plan_with(&[
            ("A", &["B"]),
            ("B", &["C"]),
            ("C", &["A"]),
            ("D", &["A", "D"]),
            ("E", &["D"]),
        ]);
        let circles: Vec<Vec<String>> = circles(&plan)
            .iter()
            .map(|c| c.iter().map(ToString::to_string).collect())
            .collect();
        assert_eq!(circles, [vec!["A", "B", "C"], vec!["D"]]);
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
    fn a_status_outside_the_workflow_is_reported() {
        let mut plan = plan_with(&[("RH-01", &[])]);
        if let Some(placed) = plan.actions.values_mut().next() {
            placed.action.status = "in-progres".parse().unwrap();
        }
        let found = check(&plan, CheckScope::Whole, &BTreeSet::new());
        assert!(matches!(
            &found[..],
            [PlanProblem { problem: FieldProblem { fault: Fault::UnknownReference { what: Referent::Status, nearest: Some(n), .. }, .. }, .. }]
                if n == "in-progress"
        ));
    }
}
