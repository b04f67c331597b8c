//! The agenda that is proposed for a meeting, and what was concluded before it.

use chrono::NaiveDate;

use super::{AgendaItem, Decision, Meeting, MeetingState, Outcome};
use crate::attention::Attention;
use crate::decisions::DecisionRegister;
use crate::id::{ActionId, AgendaKey, CommitteeId, DecisionRef, MeetingId};
use crate::value::VecMap;
use crate::{Committee, Language, Plan};

/// How many actions are proposed for what deserves attention.
const MOST_RANKED: usize = 6;

/// How many minutes an item is proposed to take.
const MINUTES: i64 = 10;

/// How many minutes the approval of a record is proposed to take.
const MINUTES_TO_APPROVE: i64 = 5;

/// An item that is proposed, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct ProposedItem {
    /// The item.
    pub item: AgendaItem,
    /// Why it is proposed.
    pub why: ProposalReason,
}

/// Why an item is proposed for an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProposalReason {
    /// The record of a meeting is not approved yet.
    Approval(MeetingId),
    /// A meeting put it off.
    Postponed(MeetingId),
    /// A decision is not carried out yet.
    Decision(DecisionRef),
    /// It deserves attention.
    Attention,
}

/// What a meeting that prepared another one concluded on an action.
#[derive(Clone, Debug, PartialEq)]
pub struct Conclusion<'p> {
    /// The meeting.
    pub meeting: &'p MeetingId,
    /// The item of its agenda.
    pub item: &'p AgendaItem,
    /// What it decided.
    pub decisions: Vec<(DecisionRef, &'p Decision)>,
}

/// The items that a committee's meeting on a day is proposed to talk about, given what deserves attention, the most pressing
/// first: the approval of the last record, what the last meeting put off, open decisions, what deserves attention.
pub fn agenda_proposal(
    plan: &Plan,
    ranked: &[Attention],
    committee: &CommitteeId,
    day: NaiveDate,
) -> Vec<ProposedItem> {
    let mut proposed = Proposal::default();
    let of_committee = |meeting: &Meeting| meeting.committee == *committee;
    let last = plan.last_meeting_of(day, |meeting| of_committee(meeting) && meeting.is_closed());
    if let Some((id, meeting)) = last {
        if !plan.is_record_approved(id) && !plan.is_approval_planned(id, committee, day) {
            proposed.add(approval(id), ProposalReason::Approval(id.clone()));
        }
        for one in meeting
            .items()
            .iter()
            .filter(|one| one.item.outcome == Some(Outcome::Postponed))
        {
            proposed.add(put_off(one.item), ProposalReason::Postponed(id.clone()));
        }
    }
    for (reference, decision) in open_decisions(plan, committee, day) {
        let why = || ProposalReason::Decision(reference.clone());
        if decision.actions.is_empty() {
            proposed.add(followed(decision), why());
        }
        for action in &decision.actions {
            proposed.add(about(action), why());
        }
    }
    let ranked = ranked.iter().map(|attention| &attention.action);
    let left: Vec<&ActionId> = ranked.filter(|id| !proposed.has(id)).take(MOST_RANKED).collect();
    for action in left {
        proposed.add(about(action), ProposalReason::Attention);
    }
    proposed.0
}

impl Meeting {
    /// A new meeting with what is proposed for it, and the usual secretary of its committee.
    #[must_use]
    pub fn prepared(self, plan: &Plan, proposed: impl IntoIterator<Item = ProposedItem>) -> Self {
        let committee = plan.config.committees.get(self.committee.as_str());
        Self {
            agenda: agenda_of(proposed.into_iter().map(|one| one.item), plan.language()),
            secretary: committee.and_then(|committee| committee.secretary.clone()),
            ..self
        }
    }

    /// What is proposed for it and not yet on its agenda.
    pub fn missing_items(&self, mut proposed: Vec<ProposedItem>) -> Vec<ProposedItem> {
        let is_there = |item: &AgendaItem| self.agenda.values().any(|known| known.has_topic_of(item));
        proposed.retain(|proposed| !is_there(&proposed.item));
        proposed
    }
}

/// The agenda of proposed items, each with a key and a rank, in a plan of a language.
pub(crate) fn agenda_of(
    items: impl IntoIterator<Item = AgendaItem>,
    language: Language,
) -> VecMap<AgendaKey, AgendaItem> {
    let mut agenda: VecMap<AgendaKey, AgendaItem> = VecMap::default();
    let mut rank = 0.0;
    for item in items {
        rank += 1.0;
        let key = item.free_key(&agenda, language);
        agenda.push(
            key,
            AgendaItem {
                rank: Some(rank),
                ..item
            },
        );
    }
    agenda
}

impl AgendaItem {
    /// Whether it is about what another one is about: an action and a record are that, whatever title they have.
    fn has_topic_of(&self, other: &Self) -> bool {
        let topic = |item: &Self| (item.action.clone(), item.approves.clone());
        let is_titled = topic(self) == (None, None);
        topic(self) == topic(other) && (!is_titled || self.title == other.title)
    }

    /// A key for it that an agenda does not have yet. People read it in the file and type it: where nothing of the item
    /// makes one, it is a word of the plan's language.
    pub(crate) fn free_key(&self, agenda: &VecMap<AgendaKey, Self>, language: Language) -> AgendaKey {
        let action = self.action.as_ref().map(AsRef::as_ref);
        let otherwise = match (&self.approves, language) {
            (Some(_), Language::En) => "approval",
            (Some(_), Language::Fr) => "approbation",
            (None, Language::En) => AgendaKey::UNNAMED,
            (None, Language::Fr) => "point",
        };
        AgendaKey::free(action, self.title.as_deref(), otherwise, |key| agenda.contains(key))
    }
}

#[derive(Default)]
struct Proposal(Vec<ProposedItem>);

impl Proposal {
    fn has(&self, action: &ActionId) -> bool {
        self.0.iter().any(|one| one.item.action.as_ref() == Some(action))
    }

    fn add(&mut self, item: AgendaItem, why: ProposalReason) {
        let is_there = item.action.as_ref().is_some_and(|action| self.has(action));
        if !is_there {
            self.0.push(ProposedItem { item, why });
        }
    }
}

fn approval(meeting: &MeetingId) -> AgendaItem {
    AgendaItem {
        approves: Some(meeting.clone()),
        minutes: Some(MINUTES_TO_APPROVE),
        ..AgendaItem::default()
    }
}

fn about(action: &ActionId) -> AgendaItem {
    AgendaItem {
        action: Some(action.clone()),
        minutes: Some(MINUTES),
        ..AgendaItem::default()
    }
}

fn followed(decision: &Decision) -> AgendaItem {
    AgendaItem {
        title: Some(decision.text.clone()),
        minutes: Some(MINUTES),
        ..AgendaItem::default()
    }
}

/// What is put on an agenda again: what it is about, not what was said of it.
fn put_off(item: &AgendaItem) -> AgendaItem {
    AgendaItem {
        action: item.action.clone(),
        title: item.title.clone(),
        approves: item.approves.clone(),
        minutes: item.minutes,
        presenter: item.presenter.clone(),
        ..AgendaItem::default()
    }
}

/// The decisions of a committee that are to be carried out by a day and are not.
fn open_decisions<'p>(
    plan: &'p Plan,
    committee: &CommitteeId,
    day: NaiveDate,
) -> impl Iterator<Item = (DecisionRef, &'p Decision)> {
    let register = DecisionRegister::of(plan, day).into_iter();
    let open = register.filter(move |one| {
        let is_due = one.decision.due.is_none_or(|due| due <= day);
        one.meeting.committee == *committee && one.meeting.date < day && one.state.is_awaited() && is_due
    });
    open.map(|one| (one.reference, one.decision))
}

impl Meeting {
    /// Its decisions, each with what it is called.
    pub fn decisions_of<'m>(&'m self, id: &'m MeetingId) -> impl Iterator<Item = (DecisionRef, &'m Decision)> {
        self.decisions.iter().map(|(number, decision)| {
            let reference = DecisionRef {
                meeting: id.clone(),
                decision: number.clone(),
            };
            (reference, decision)
        })
    }
}

impl Plan {
    /// Whether a later meeting approved the record of a meeting.
    pub fn is_record_approved(&self, id: &MeetingId) -> bool {
        let items = self.meetings.values().flat_map(|meeting| meeting.agenda.values());
        let mut approvals = items.filter(|item| item.approves.as_ref() == Some(id));
        approvals.any(|item| item.outcome == Some(Outcome::Decided))
    }

    /// Whether a meeting before that of a committee on a day has the approval of a record on its agenda, and may still
    /// give it.
    fn is_approval_planned(&self, id: &MeetingId, committee: &CommitteeId, day: NaiveDate) -> bool {
        let before = self.meetings.values().filter(|meeting| {
            let is_another = (&meeting.committee, meeting.date) != (committee, day);
            is_another && meeting.date <= day && !meeting.state.is_over()
        });
        let mut items = before.flat_map(|meeting| meeting.agenda.values());
        items.any(|item| item.approves.as_ref() == Some(id) && item.outcome.is_none())
    }

    /// What the meetings that prepared a meeting concluded on an action: those of committees that report to its own, held
    /// since it last met.
    pub fn prepared_by(&self, meeting: &Meeting, action: &ActionId) -> Vec<Conclusion<'_>> {
        let last = self.last_meeting_of(meeting.date, |one| {
            one.committee == meeting.committee && one.is_closed()
        });
        let since = last.map(|(_, last)| last.date);
        let reports = |one: &Meeting| {
            let committee = self.config.committees.get(one.committee.as_str());
            let above = committee.and_then(|committee: &Committee| committee.reports_to.as_ref());
            above == Some(&meeting.committee)
        };
        let is_between = |one: &Meeting| one.date <= meeting.date && since.is_none_or(|since| one.date > since);
        let is_held = |one: &Meeting| one.state.is_begun() && one.state != MeetingState::Suspended;
        let preparing = self.meetings.iter();
        let preparing = preparing.filter(|(_, one)| reports(one) && is_between(one) && is_held(one));
        let concluded = preparing.flat_map(|(id, one)| {
            let items = one
                .agenda
                .iter()
                .filter(|(_, item)| item.action.as_ref() == Some(action));
            let items = items.filter(|(_, item)| item.outcome.is_some());
            items.map(move |(key, item)| Conclusion {
                meeting: id,
                item,
                decisions: one
                    .decisions_of(id)
                    .filter(|(_, decision)| decision.item.as_ref() == Some(key))
                    .collect(),
            })
        });
        concluded.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(action: &str, outcome: Option<Outcome>) -> (AgendaKey, AgendaItem) {
        let item = AgendaItem {
            outcome,
            notes: Some("dit".to_owned()),
            ..about(&action.parse().unwrap())
        };
        (action.parse().unwrap(), item)
    }

    fn plan() -> Plan {
        let mut plan = Plan::empty("essai".parse().unwrap());
        for (id, above) in [("copil", None), ("cotech", "copil".parse().ok())] {
            let committee = Committee {
                reports_to: above,
                ..Committee::default()
            };
            plan.config.committees.push(id.parse().unwrap(), committee);
        }
        let decision = |text: &str, actions: &[&str], due: Option<&str>| Decision {
            text: text.to_owned(),
            actions: actions.iter().map(|id| id.parse().unwrap()).collect(),
            due: due.map(|due| due.parse().unwrap()),
            ..Decision::default()
        };
        let decisions = [
            ("1", decision("Signer.", &["RH-01"], Some("2018-04-01"))),
            ("2", decision("Plus tard.", &["RH-09"], Some("2018-12-01"))),
            ("3", decision("Écrire au préfet.", &[], None)),
        ];
        let decisions = decisions.map(|(number, decision)| (number.parse().unwrap(), decision));
        add(
            &mut plan,
            "copil",
            "2018-03-15",
            [
                item("FI-01", Some(Outcome::Postponed)),
                item("RH-02", Some(Outcome::Decided)),
            ],
        );
        let last = plan.meetings.get_mut("2018-03-15-copil").unwrap();
        last.decisions = decisions.into_iter().collect();
        plan
    }

    fn add<const N: usize>(plan: &mut Plan, committee: &str, day: &str, items: [(AgendaKey, AgendaItem); N]) {
        let meeting = Meeting {
            committee: committee.parse().unwrap(),
            date: day.parse().unwrap(),
            state: MeetingState::Closed,
            agenda: items.into_iter().collect(),
            ..Meeting::default()
        };
        plan.meetings
            .insert(format!("{day}-{committee}").parse().unwrap(), meeting);
    }

    fn proposed(plan: &Plan) -> Vec<(String, ProposalReason)> {
        let ranked = ["RH-01", "SI-01"].map(|id| Attention {
            action: id.parse().unwrap(),
            reasons: Vec::new(),
            factor: 1.0,
            points: 1,
        });
        let items = agenda_proposal(plan, &ranked, &"copil".parse().unwrap(), "2018-06-14".parse().unwrap());
        let whys: Vec<ProposalReason> = items.iter().map(|one| one.why.clone()).collect();
        let agenda = agenda_of(items.into_iter().map(|one| one.item), plan.language());
        assert!(
            agenda
                .values()
                .all(|item| item.notes.is_none() && item.outcome.is_none())
        );
        let keys: Vec<String> = agenda.keys().map(ToString::to_string).collect();
        keys.into_iter().zip(whys).collect()
    }

    #[test]
    fn what_is_open_comes_before_what_deserves_attention_and_nothing_twice() {
        let mut plan = plan();
        let last: MeetingId = "2018-03-15-copil".parse().unwrap();
        let decision = |number: &str| ProposalReason::Decision(format!("{last}/{number}").parse().unwrap());
        let expected = [
            ("approbation", ProposalReason::Approval(last.clone())),
            ("FI-01", ProposalReason::Postponed(last.clone())),
            ("RH-01", decision("1")),
            ("ecrire-prefet", decision("3")),
            ("SI-01", ProposalReason::Attention),
        ];
        let expected = expected.map(|(key, why)| (key.to_owned(), why));
        assert_eq!(proposed(&plan), expected);
        // An earlier meeting that is still to come approves it.
        for (day, is_offered) in [("2018-05-17", false), ("2018-09-20", true)] {
            let mut planned = plan.clone();
            let items = [("approval".parse().unwrap(), approval(&last))];
            add(&mut planned, "copil", day, items);
            let meeting = planned.meetings.get_mut(&*format!("{day}-copil")).unwrap();
            for (state, offers) in [
                (MeetingState::Prepared, is_offered),
                (MeetingState::Open, is_offered),
                (MeetingState::Cancelled, true),
            ] {
                meeting.state = state;
                let mut planned = plan.clone();
                planned
                    .meetings
                    .insert(format!("{day}-copil").parse().unwrap(), meeting.clone());
                assert_eq!(proposed(&planned)[0].0 == "approbation", offers, "{day} {state:?}");
            }
        }
        // What was approved, carried out or repealed is proposed no more.
        let approving = AgendaItem {
            outcome: Some(Outcome::Decided),
            ..approval(&last)
        };
        add(
            &mut plan,
            "cotech",
            "2018-04-12",
            [("approval".parse().unwrap(), approving)],
        );
        let held = plan.meetings.get_mut("2018-03-15-copil").unwrap();
        held.decisions.get_mut("1").unwrap().done = "2018-04-02".parse().ok();
        held.decisions.get_mut("3").unwrap().repealed = "2018-04-02".parse().ok();
        let left: Vec<String> = proposed(&plan).into_iter().map(|(key, _)| key).collect();
        assert_eq!(left, ["FI-01", "RH-01", "SI-01"]);
    }

    #[test]
    fn what_a_preparing_committee_concluded_since_the_last_meeting_is_found() {
        let mut plan = plan();
        add(
            &mut plan,
            "cotech",
            "2018-03-01",
            [item("RH-01", Some(Outcome::Discussed))],
        );
        add(
            &mut plan,
            "cotech",
            "2018-05-31",
            [item("RH-01", Some(Outcome::Informed)), item("SI-01", None)],
        );
        let next = Meeting {
            committee: "copil".parse().unwrap(),
            date: "2018-06-14".parse().unwrap(),
            ..Meeting::default()
        };
        let concluded = plan.prepared_by(&next, &"RH-01".parse().unwrap());
        let concluded: Vec<_> = concluded
            .iter()
            .map(|one| (one.meeting.as_str(), one.item.outcome))
            .collect();
        assert_eq!(concluded, [("2018-05-31-cotech", Some(Outcome::Informed))]);
        assert!(plan.prepared_by(&next, &"SI-01".parse().unwrap()).is_empty());
    }
}
