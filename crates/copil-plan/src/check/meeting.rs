//! What is wrong with a meeting that only the plan as a whole can tell.

use super::Checker;
use crate::field::{Fault, FieldProblem, Referent, nearest};
use crate::id::DecisionId;
use crate::value::FieldPath;
use crate::{AgendaItem, AgendaKey, Decision, DecisionRef, Meeting, PersonId};

impl Checker<'_> {
    /// Everybody and everything that a meeting names.
    pub(super) fn named_by_meeting(&mut self, meeting: &Meeting) {
        for (key, person) in [("chair", &meeting.chair), ("secretary", &meeting.secretary)] {
            if let Some(person) = person {
                self.named(meeting, Referent::Person, person.as_str(), path![key]);
            }
        }
        let listed = [
            ("present", &meeting.present),
            ("excused", &meeting.excused),
            ("absent", &meeting.absent),
        ];
        for (key, people) in listed {
            for (n, person) in people.iter().enumerate() {
                self.named(meeting, Referent::Person, person.as_str(), path![key, n]);
            }
        }
        for (person, by) in meeting.represented.iter() {
            self.named(meeting, Referent::Person, person.as_str(), path!["represented", person]);
            self.named(meeting, Referent::Person, by.as_str(), path!["represented", person]);
        }
        for (key, item) in meeting.agenda.iter() {
            self.agenda_item(meeting, key, item);
        }
        for (number, decision) in meeting.decisions.iter() {
            self.decision(meeting, number, decision);
        }
    }

    fn agenda_item(&mut self, meeting: &Meeting, key: &AgendaKey, item: &AgendaItem) {
        if let Some(action) = &item.action {
            self.named(
                meeting,
                Referent::Action,
                action.as_str(),
                path!["agenda", key, "action"],
            );
        }
        if let Some(approved) = &item.approves {
            self.reference(Referent::Meeting, approved.as_str(), path!["agenda", key, "approves"]);
        }
        if let Some(presenter) = &item.presenter {
            let path = path!["agenda", key, "presenter"];
            self.named(meeting, Referent::Person, presenter.as_str(), path);
        }
        for (n, person) in item.away.iter().enumerate() {
            self.named(
                meeting,
                Referent::Person,
                person.as_str(),
                path!["agenda", key, "away", n],
            );
        }
        self.number(path!["agenda", key, "rank"], item.rank, 0.0, None);
        self.count(path!["agenda", key, "minutes"], item.minutes);
        self.count(path!["agenda", key, "spent"], item.spent);
    }

    fn decision(&mut self, meeting: &Meeting, number: &DecisionId, decision: &Decision) {
        if let Some(item) = decision
            .item
            .as_ref()
            .filter(|item| !meeting.agenda.contains(item.as_str()))
        {
            let known = meeting.agenda.keys().map(AsRef::as_ref);
            let fault = Fault::UnknownReference {
                what: Referent::AgendaItem,
                id: item.to_string(),
                nearest: nearest(item.as_str(), known),
            };
            self.report(path!["decisions", number, "item"](), fault);
        }
        for (n, action) in decision.actions.iter().enumerate() {
            self.named(
                meeting,
                Referent::Action,
                action.as_str(),
                path!["decisions", number, "actions", n],
            );
        }
        if let Some(owner) = &decision.owner {
            let path = path!["decisions", number, "owner"];
            self.named(meeting, Referent::Person, owner.as_str(), path);
        }
        if let Some(former) = decision.supersedes.as_ref().filter(|former| !self.is_decision(former)) {
            let fault = Fault::UnknownReference {
                what: Referent::Decision,
                id: former.to_string(),
                nearest: None,
            };
            self.report(path!["decisions", number, "supersedes"](), fault);
        }
    }

    /// An action or a person that a meeting names: the record of one that is over stays as it is when they go, and an action
    /// that goes while one is held does not keep the rest from being written down.
    fn named(&mut self, meeting: &Meeting, what: Referent, id: &str, path: impl FnOnce() -> FieldPath) {
        let is_record = meeting.state.is_over() || what == Referent::Action && meeting.state.is_begun();
        if !is_record {
            self.reference(what, id, path);
        } else if !self.is_known(what, id) {
            let id = id.to_owned();
            self.report(path(), Fault::NoLongerThere { id });
        }
    }

    fn is_decision(&self, reference: &DecisionRef) -> bool {
        let meeting = self.plan.meetings.get(&reference.meeting);
        meeting.is_some_and(|meeting| meeting.decisions.contains(reference.decision.as_str()))
    }
}

/// What is doubtful in a meeting by itself: somebody who is named twice, or stood in for by somebody who is not there, and
/// what came of an item before the meeting.
pub(super) fn doubts_of(meeting: &Meeting) -> Vec<FieldProblem> {
    let mut found = Vec::new();
    let mut report = |path: FieldPath, fault: Fault| found.push(FieldProblem { path, fault });
    let represented = meeting.represented.keys().map(|person| ("represented", person));
    let listed = [
        ("present", &meeting.present),
        ("excused", &meeting.excused),
        ("absent", &meeting.absent),
    ];
    let listed = listed.map(|(key, people)| people.iter().map(move |person| (key, person)));
    let mut named: Vec<(&str, &PersonId)> = Vec::new();
    for (key, person) in represented.chain(listed.into_iter().flatten()) {
        // Twice in one list is told where lists are looked through.
        if named.iter().any(|(other, named)| *named == person && *other != key) {
            report(
                FieldPath::key(key),
                Fault::NamedTwice {
                    person: person.to_string(),
                },
            );
        }
        named.push((key, person));
    }
    if meeting.state.is_begun() {
        for (person, by) in meeting
            .represented
            .iter()
            .filter(|(_, by)| !meeting.present.contains(by))
        {
            let person_by = by.to_string();
            report(path!["represented", person](), Fault::NotPresent { person: person_by });
        }
        if meeting.is_closed() {
            for one in meeting.without_outcome() {
                report(path!["agenda", one.key](), Fault::NoOutcome);
            }
        }
    } else {
        for (key, _) in meeting.agenda.iter().filter(|(_, item)| item.outcome.is_some()) {
            report(path!["agenda", key, "outcome"](), Fault::NotHeld);
        }
    }
    found
}
