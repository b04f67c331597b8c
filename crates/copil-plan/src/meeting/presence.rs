//! Who belongs to a meeting, who is there, and whether they are enough to decide.

use super::Meeting;
use crate::Plan;
use crate::id::{AgendaKey, PersonId};

/// How a person stands to a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attendance {
    /// There.
    Present,
    /// Stood in for by another person, who is there.
    RepresentedBy(PersonId),
    /// Not there, and said so.
    Excused,
    /// Not there.
    Absent,
}

/// How many members have to be there or be represented, and how many are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quorum {
    /// How many have to be; `None` where the committee has no such rule.
    pub needed: Option<i64>,
    /// How many members are there or are represented by somebody who is.
    pub counted: usize,
}

impl Quorum {
    /// Whether they are enough; without a rule anybody is.
    pub fn is_reached(self) -> bool {
        self.needed
            .is_none_or(|needed| i64::try_from(self.counted).is_ok_and(|counted| counted >= needed))
    }
}

impl Meeting {
    /// How a person stands to it; `None` where nothing is said.
    pub fn attendance(&self, person: &PersonId) -> Option<Attendance> {
        if self.present.contains(person) {
            Some(Attendance::Present)
        } else if let Some(by) = self.represented.get(person.as_str()) {
            Some(Attendance::RepresentedBy(by.clone()))
        } else if self.excused.contains(person) {
            Some(Attendance::Excused)
        } else if self.absent.contains(person) {
            Some(Attendance::Absent)
        } else {
            None
        }
    }

    /// Whether a person was out of the room for an item.
    pub fn is_away(&self, person: &PersonId, item: &AgendaKey) -> bool {
        let item = self.agenda.get(item.as_str());
        item.is_some_and(|item| item.away.contains(person))
    }

    /// Everybody of the plan that it says something of, in the order of the file.
    fn named(&self) -> impl Iterator<Item = &PersonId> {
        let represented = self.represented.keys();
        self.present
            .iter()
            .chain(represented)
            .chain(&self.excused)
            .chain(&self.absent)
    }

    /// Everybody whom its file names, some of them more than once.
    pub fn everybody(&self) -> impl Iterator<Item = &PersonId> {
        let items = self.agenda.values();
        let of_items = items.flat_map(|item| item.presenter.iter().chain(&item.away));
        let owners = self.decisions.values().filter_map(|decision| decision.owner.as_ref());
        let led = self.chair.iter().chain(&self.secretary);
        self.named()
            .chain(self.represented.values())
            .chain(led)
            .chain(of_items)
            .chain(owners)
    }
}

impl Plan {
    /// Who belongs to a meeting: the members of its committee, then who else is named in it.
    pub fn people_of<'p>(&'p self, meeting: &'p Meeting) -> Vec<&'p PersonId> {
        let committee = self.config.committees.get(meeting.committee.as_str());
        let members = committee.into_iter().flat_map(|committee| &committee.members);
        let mut people: Vec<&PersonId> = Vec::new();
        for person in members.chain(meeting.named()) {
            if !people.contains(&person) {
                people.push(person);
            }
        }
        people
    }

    /// Whether a person sits on the committee of a meeting.
    pub fn is_member(&self, meeting: &Meeting, person: &PersonId) -> bool {
        let committee = self.config.committees.get(meeting.committee.as_str());
        committee.is_some_and(|committee| committee.members.contains(person))
    }

    /// How many members of its committee a meeting has, and how many it needs.
    pub fn quorum(&self, meeting: &Meeting) -> Quorum {
        let is_counted = |person: &&PersonId| match meeting.attendance(person) {
            Some(Attendance::Present) => true,
            Some(Attendance::RepresentedBy(by)) => meeting.present.contains(&by),
            _ => false,
        };
        let committee = self.config.committees.get(meeting.committee.as_str());
        Quorum {
            needed: committee.and_then(|committee| committee.quorum),
            counted: committee.map_or(0, |committee| committee.members.iter().filter(is_counted).count()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Committee;

    #[test]
    fn those_are_counted_who_are_there_or_are_represented_by_somebody_who_is() {
        let person = |id: &str| id.parse::<PersonId>().unwrap();
        let mut plan = Plan::empty("essai".parse().unwrap());
        let committee = Committee {
            members: ["dgs", "drh", "dsi"].map(person).to_vec(),
            quorum: Some(2),
            ..Committee::default()
        };
        plan.config.committees.push("copil".parse().unwrap(), committee);
        let mut meeting = Meeting {
            committee: "copil".parse().unwrap(),
            present: vec![person("dgs"), person("guest")],
            ..Meeting::default()
        };
        let quorum = plan.quorum(&meeting);
        assert_eq!(
            (quorum.counted, quorum.is_reached()),
            (1, false),
            "a guest is not counted"
        );
        meeting.represented.push(person("drh"), person("nobody"));
        assert_eq!(plan.quorum(&meeting).counted, 1, "nobody is not there");
        meeting.represented.insert(person("drh"), person("dgs"));
        assert!(plan.quorum(&meeting).is_reached());
        let people = plan.people_of(&meeting);
        let people: Vec<&str> = people.iter().map(|id| id.as_str()).collect();
        assert_eq!(people, ["dgs", "drh", "dsi", "guest"]);
    }
}
