//! Who is at a meeting, comes in or goes out.

use super::Writer;
use crate::Meeting;
use crate::field::Referent;
use crate::id::{AgendaKey, PersonId};
use crate::intent::Refusal;
use crate::meeting::Attendance;

/// What is said of who is there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PresenceChange {
    /// How people stand to it from now on.
    pub people: Vec<(PersonId, PresenceAct)>,
    /// Guests, and whether they are there.
    pub guests: Vec<(String, bool)>,
    /// Who leads it.
    pub chair: Option<PersonId>,
    /// Who takes the minutes.
    pub secretary: Option<PersonId>,
}

/// What a person does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PresenceAct {
    /// They are there, or are not, from the beginning.
    Is(Attendance),
    /// Nothing is said of them.
    Unsaid,
    /// They come in at an item, or at the one at hand.
    Arrives(Option<AgendaKey>),
    /// They go out at an item, or at the one at hand.
    Leaves(Option<AgendaKey>),
}

impl Writer<'_> {
    pub(super) fn presence(&self, meeting: &mut Meeting, change: &PresenceChange) -> Result<(), Refusal> {
        let people = change.people.iter().map(|(person, _)| person);
        let stand_ins = change.people.iter().filter_map(|(_, act)| match act {
            PresenceAct::Is(Attendance::RepresentedBy(by)) => Some(by),
            _ => None,
        });
        for person in people.chain(stand_ins).chain(&change.chair).chain(&change.secretary) {
            if !self.plan.config.people.contains(person.as_str()) {
                let known = self.plan.config.people.keys();
                return Err(Refusal::unknown(Referent::Person, person.as_str(), known));
            }
        }
        for (person, act) in &change.people {
            self.person(meeting, person, act)?;
        }
        for (guest, is_there) in &change.guests {
            meeting.guests.retain(|known| known != guest);
            meeting.guests.extend(is_there.then(|| guest.clone()));
        }
        meeting.chair = change.chair.clone().or(meeting.chair.take());
        meeting.secretary = change.secretary.clone().or(meeting.secretary.take());
        Ok(())
    }

    fn person(&self, meeting: &mut Meeting, person: &PersonId, act: &PresenceAct) -> Result<(), Refusal> {
        match act {
            PresenceAct::Is(attendance) => set_attendance(meeting, person, Some(attendance)),
            PresenceAct::Unsaid => set_attendance(meeting, person, None),
            PresenceAct::Arrives(at) => {
                let was_there = meeting.present.contains(person);
                let (before, after) = self.split(meeting, at.as_ref())?;
                set_attendance(meeting, person, Some(&Attendance::Present));
                // What was missed stays missed.
                for key in before.iter().filter(|_| !was_there) {
                    set_away(meeting, person, key, true);
                }
                after.iter().for_each(|key| set_away(meeting, person, key, false));
            }
            PresenceAct::Leaves(at) => {
                let (_, after) = self.split(meeting, at.as_ref())?;
                if !meeting.present.contains(person) {
                    set_attendance(meeting, person, Some(&Attendance::Present));
                }
                after.iter().for_each(|key| set_away(meeting, person, key, true));
            }
        }
        Ok(())
    }

    /// The items before one, and that one with those after it; without one, the item at hand.
    fn split(
        &self,
        meeting: &mut Meeting,
        at: Option<&AgendaKey>,
    ) -> Result<(Vec<AgendaKey>, Vec<AgendaKey>), Refusal> {
        if let Some(key) = at {
            self.item_mut(meeting, key)?;
        }
        let at = at.or(meeting.at_hand()).cloned();
        let mut before: Vec<AgendaKey> = meeting.items().into_iter().map(|one| one.key.clone()).collect();
        let place = before.iter().position(|key| Some(key) == at.as_ref());
        let after = before.split_off(place.unwrap_or(before.len()));
        Ok((before, after))
    }
}

/// Puts a person where they stand, and nowhere else.
fn set_attendance(meeting: &mut Meeting, person: &PersonId, attendance: Option<&Attendance>) {
    if meeting.attendance(person).as_ref() == attendance {
        return;
    }
    for list in [&mut meeting.present, &mut meeting.excused, &mut meeting.absent] {
        list.retain(|known| known != person);
    }
    meeting.represented.remove(person.as_str());
    match attendance {
        Some(Attendance::Present) => meeting.present.push(person.clone()),
        Some(Attendance::Excused) => meeting.excused.push(person.clone()),
        Some(Attendance::Absent) => meeting.absent.push(person.clone()),
        Some(Attendance::RepresentedBy(by)) => meeting.represented.push(person.clone(), by.clone()),
        None => {}
    }
}

fn set_away(meeting: &mut Meeting, person: &PersonId, key: &AgendaKey, is_away: bool) {
    let Some(item) = meeting.agenda.get_mut(key.as_str()) else {
        return;
    };
    if item.away.contains(person) != is_away {
        item.away.retain(|known| known != person);
        item.away.extend(is_away.then(|| person.clone()));
    }
}
