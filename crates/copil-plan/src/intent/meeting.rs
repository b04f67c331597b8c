//! What is done to a meeting, from its agenda to its closing.

use chrono::{NaiveDate, NaiveTime};

use super::decisions::next_number;
use super::edits::{created, edited};
use super::{ChangeContext, Refusal};
use crate::change::{Change, FileChange, Subject};
use crate::field::{Record, Referent};
use crate::id::{AgendaKey, CommitteeId, MeetingId, PersonId};
use crate::meeting::{Attendance, ItemPlace};
use crate::record::words;
use crate::value::{FieldPath, Value};
use crate::{AgendaItem, Decision, Meeting, MeetingState, Outcome, Plan};

/// What a person wants to do to a meeting.
#[derive(Clone, Debug, PartialEq)]
pub enum MeetingAct {
    /// Call its members: the numbers of its items stay from then on.
    Convene,
    /// Begin it.
    Open {
        /// When it began.
        at: Option<NaiveTime>,
        /// Who is there.
        presence: PresenceChange,
    },
    /// Say who is there and who is not.
    Presence(PresenceChange),
    /// Put something on the agenda.
    AddItem {
        /// What.
        item: Box<AgendaItem>,
        /// Where.
        place: ItemPlace,
    },
    /// Put an item elsewhere.
    MoveItem {
        /// The item.
        item: AgendaKey,
        /// Where to.
        place: ItemPlace,
    },
    /// Change what is said of an item.
    ChangeItem {
        /// The item.
        item: AgendaKey,
        /// The values, by the keys of an item; `None` takes one away.
        values: Vec<(FieldPath, Option<Value>)>,
    },
    /// Take an item off the agenda.
    RemoveItem {
        /// The item.
        item: AgendaKey,
    },
    /// Say what came of an item.
    Outcome {
        /// The item.
        item: AgendaKey,
        /// What came of it; `None` when it is talked about again.
        outcome: Option<Outcome>,
        /// What was said; `None` leaves what is there.
        notes: Option<String>,
        /// How many minutes it took; `None` leaves what is there.
        spent: Option<i64>,
    },
    /// Write a decision down, under the next number.
    Decide {
        /// The decision.
        decision: Box<Decision>,
    },
    /// Interrupt it.
    Suspend,
    /// Go on with it.
    Resume,
    /// Say that it is not held.
    Cancel,
    /// Say that it is held on another day.
    Postpone {
        /// The day, on which a meeting is made with the same agenda; `None` when it is not known.
        to: Option<NaiveDate>,
    },
    /// End it: its record is complete.
    Close {
        /// When it ended.
        at: Option<NaiveTime>,
    },
    /// Change the record of one that is closed.
    Amend {
        /// The values; `None` takes one away.
        values: Vec<(FieldPath, Option<Value>)>,
    },
}

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

words! {
    /// The kinds of acts that depend on how far a meeting is.
    pub enum MeetingStep {
        /// Its members are called.
        Convene = "convene",
        /// It begins.
        Open = "open",
        /// Its agenda changes.
        Agenda = "agenda",
        /// Who is there changes.
        Presence = "presence",
        /// Something comes of an item.
        Outcome = "outcome",
        /// Something is decided.
        Decide = "decide",
        /// It is interrupted.
        Suspend = "suspend",
        /// It goes on.
        Resume = "resume",
        /// It is not held.
        Cancel = "cancel",
        /// It is put off.
        Postpone = "postpone",
        /// It ends.
        Close = "close",
        /// Its record is changed.
        Amend = "amend",
    }
}

impl MeetingStep {
    /// Whether a meeting can come to it.
    pub fn follows(self, state: MeetingState) -> bool {
        use MeetingState::{Closed, Convened, Open, Prepared, Suspended, Written};
        match self {
            Self::Convene => state == Prepared,
            Self::Open | Self::Cancel | Self::Postpone => matches!(state, Prepared | Convened),
            Self::Agenda | Self::Presence => matches!(state, Prepared | Convened | Open | Suspended),
            Self::Outcome => matches!(state, Open | Suspended),
            Self::Decide => matches!(state, Open | Suspended | Written),
            Self::Suspend => state == Open,
            Self::Resume => state == Suspended,
            Self::Close => matches!(state, Open | Suspended),
            Self::Amend => state == Closed,
        }
    }
}

impl MeetingAct {
    /// Its kind.
    pub fn step(&self) -> MeetingStep {
        match self {
            Self::Convene => MeetingStep::Convene,
            Self::Open { .. } => MeetingStep::Open,
            Self::Presence(_) => MeetingStep::Presence,
            Self::AddItem { .. } | Self::MoveItem { .. } | Self::ChangeItem { .. } | Self::RemoveItem { .. } => {
                MeetingStep::Agenda
            }
            Self::Outcome { .. } => MeetingStep::Outcome,
            Self::Decide { .. } => MeetingStep::Decide,
            Self::Suspend => MeetingStep::Suspend,
            Self::Resume => MeetingStep::Resume,
            Self::Cancel => MeetingStep::Cancel,
            Self::Postpone { .. } => MeetingStep::Postpone,
            Self::Close { .. } => MeetingStep::Close,
            Self::Amend { .. } => MeetingStep::Amend,
        }
    }
}

/// The files that an act is about, before and after it.
pub(super) fn files(
    plan: &Plan,
    id: &MeetingId,
    act: &MeetingAct,
    context: ChangeContext<'_>,
) -> Result<Vec<FileChange>, Refusal> {
    let unknown = || Refusal::unknown(Referent::Meeting, id.as_str(), plan.meetings.keys());
    let meeting = plan.meetings.get(id).ok_or_else(unknown)?;
    let step = act.step();
    if meeting.is_closed() && !step.follows(MeetingState::Closed) {
        return Err(Refusal::RecordClosed { meeting: id.clone() });
    }
    if !step.follows(meeting.state) {
        return Err(Refusal::NotTheTime {
            meeting: id.clone(),
            state: meeting.state,
            step,
        });
    }
    if let MeetingAct::Amend { values } = act {
        return amended(plan, id, values, context).map(|file| vec![file]);
    }
    let mut after = meeting.clone();
    let writer = Writer { plan, id, context };
    writer.carry_out(&mut after, act)?;
    let subject = Subject::Meeting(id.clone());
    let mut files = vec![edited(plan, &subject, after.to_table())?];
    if let MeetingAct::Postpone { to: Some(day) } = act {
        files.push(put_off(plan, meeting, *day)?);
    }
    Ok(files)
}

/// The amendment of a closed record, which says why; that it stays closed is part of it.
fn amended(
    plan: &Plan,
    id: &MeetingId,
    values: &[(FieldPath, Option<Value>)],
    context: ChangeContext<'_>,
) -> Result<FileChange, Refusal> {
    if values.iter().any(|(path, _)| *path == FieldPath::key("state")) {
        return Err(Refusal::RecordClosed { meeting: id.clone() });
    }
    if !context.has_reason() {
        return Err(Refusal::NeedsWord { meeting: id.clone() });
    }
    super::edits::set_values(plan, &Subject::Meeting(id.clone()), values, context)
}

/// The meeting of the same committee on another day, with the same agenda.
fn put_off(plan: &Plan, meeting: &Meeting, day: NaiveDate) -> Result<FileChange, Refusal> {
    let next = Meeting {
        date: day,
        state: MeetingState::Prepared,
        present: Vec::new(),
        represented: Default::default(),
        excused: Vec::new(),
        absent: Vec::new(),
        decisions: Default::default(),
        ..meeting.clone()
    };
    let id = MeetingId::of(day, &meeting.committee).map_err(|why| Refusal::BadId {
        text: format!("{day}-{}", meeting.committee),
        why,
    })?;
    match plan.meetings.contains_key(&id) {
        true => Err(Refusal::MeetsAlready { meeting: id }),
        false => new_meeting(plan, &id, &next),
    }
}

/// The file of a new meeting. A committee meets once a day.
pub(super) fn new_meeting(plan: &Plan, id: &MeetingId, meeting: &Meeting) -> Result<FileChange, Refusal> {
    let taken = plan.meetings.contains_key(id) && plan.meetings.get(id) != Some(meeting);
    if taken {
        return Err(Refusal::MeetsAlready { meeting: id.clone() });
    }
    let known = plan.meetings.keys();
    created(plan, Subject::Meeting(id.clone()), None, meeting.to_table(), known)
}

struct Writer<'w> {
    plan: &'w Plan,
    id: &'w MeetingId,
    context: ChangeContext<'w>,
}

impl Writer<'_> {
    fn carry_out(&self, meeting: &mut Meeting, act: &MeetingAct) -> Result<(), Refusal> {
        match act {
            MeetingAct::Convene => {
                meeting.number_items();
                meeting.state = MeetingState::Convened;
            }
            MeetingAct::Open { at, presence } => {
                if !meeting.has_numbers() {
                    meeting.number_items();
                }
                meeting.state = MeetingState::Open;
                meeting.started = at.or(meeting.started);
                self.presence(meeting, presence)?;
            }
            MeetingAct::Presence(presence) => self.presence(meeting, presence)?,
            MeetingAct::AddItem { item, place } => self.add(meeting, item, place)?,
            MeetingAct::MoveItem { item, place } => self.move_item(meeting, item, place)?,
            MeetingAct::ChangeItem { item, values } => self.change_item(meeting, item, values)?,
            MeetingAct::RemoveItem { item } => {
                self.check_movable(meeting, item)?;
                meeting.agenda.remove(item.as_str());
            }
            MeetingAct::Outcome {
                item,
                outcome,
                notes,
                spent,
            } => self.outcome(meeting, item, *outcome, (notes.as_deref(), *spent))?,
            MeetingAct::Decide { decision } => self.decide(meeting, decision)?,
            MeetingAct::Suspend => meeting.state = MeetingState::Suspended,
            MeetingAct::Resume => meeting.state = MeetingState::Open,
            MeetingAct::Cancel => meeting.state = MeetingState::Cancelled,
            MeetingAct::Postpone { .. } => meeting.state = MeetingState::Postponed,
            MeetingAct::Close { at } => self.close(meeting, *at)?,
            MeetingAct::Amend { .. } => {}
        }
        Ok(())
    }

    fn item_mut<'m>(&self, meeting: &'m mut Meeting, key: &AgendaKey) -> Result<&'m mut AgendaItem, Refusal> {
        let unknown = Refusal::unknown(Referent::AgendaItem, key.as_str(), meeting.agenda.keys());
        meeting.agenda.get_mut(key.as_str()).ok_or(unknown)
    }

    fn add(&self, meeting: &mut Meeting, item: &AgendaItem, place: &ItemPlace) -> Result<(), Refusal> {
        if let ItemPlace::After(key) = place {
            self.item_mut(meeting, key)?;
        }
        // Items without a rank stand where the file has them, which no other can be put between.
        if meeting.agenda.values().any(|item| item.rank.is_none()) {
            meeting.number_items();
        }
        let key = item.free_key(&meeting.agenda);
        let rank = Some(meeting.rank_at(place, None));
        meeting.agenda.push(key, AgendaItem { rank, ..item.clone() });
        Ok(())
    }

    fn move_item(&self, meeting: &mut Meeting, key: &AgendaKey, place: &ItemPlace) -> Result<(), Refusal> {
        self.check_movable(meeting, key)?;
        if let ItemPlace::After(after) = place {
            self.item_mut(meeting, after)?;
        }
        if meeting.agenda.values().any(|item| item.rank.is_none()) {
            meeting.number_items();
        }
        let rank = meeting.rank_at(place, Some(key));
        self.item_mut(meeting, key)?.rank = Some(rank);
        Ok(())
    }

    /// Refuses to touch the numbers that the members were told.
    fn check_movable(&self, meeting: &mut Meeting, key: &AgendaKey) -> Result<(), Refusal> {
        self.item_mut(meeting, key)?;
        match meeting.has_numbers() {
            true => Err(Refusal::NumbersStay {
                meeting: self.id.clone(),
                item: key.clone(),
            }),
            false => Ok(()),
        }
    }

    fn change_item(
        &self,
        meeting: &mut Meeting,
        key: &AgendaKey,
        values: &[(FieldPath, Option<Value>)],
    ) -> Result<(), Refusal> {
        self.item_mut(meeting, key)?;
        let mut table = meeting.to_table();
        let at = FieldPath::key("agenda").then(key.as_str());
        for (path, value) in values {
            let path = path
                .parts()
                .iter()
                .fold(at.clone(), |path, part| path.then(part.clone()));
            table.put(&path, value.clone());
        }
        let subject = Subject::Meeting(self.id.clone());
        super::edits::check_fit(&subject, &meeting.to_table(), &table)?;
        *meeting = Meeting::from_table(table, &mut Default::default());
        Ok(())
    }

    fn outcome(
        &self,
        meeting: &mut Meeting,
        key: &AgendaKey,
        outcome: Option<Outcome>,
        (notes, spent): (Option<&str>, Option<i64>),
    ) -> Result<(), Refusal> {
        let reason = self.context.reason.map(str::trim).filter(|reason| !reason.is_empty());
        let item = self.item_mut(meeting, key)?;
        let asks = matches!(outcome, Some(Outcome::Postponed | Outcome::Withdrawn));
        let said = notes.map(str::trim).filter(|notes| !notes.is_empty());
        let said = said.or(reason.filter(|_| asks && item.notes.is_none()));
        if asks && said.is_none() && item.notes.is_none() {
            return Err(Refusal::NeedsWord {
                meeting: self.id.clone(),
            });
        }
        item.outcome = outcome;
        item.notes = said.map(str::to_owned).or(item.notes.take());
        item.spent = spent.or(item.spent);
        Ok(())
    }

    fn decide(&self, meeting: &mut Meeting, decision: &Decision) -> Result<(), Refusal> {
        if let Some(item) = &decision.item {
            self.item_mut(meeting, item)?;
        }
        let number = next_number(meeting);
        meeting.decisions.push(number, decision.clone());
        Ok(())
    }

    /// Ends it. Members of whom nothing was said, where presence was taken at all, did not come.
    fn close(&self, meeting: &mut Meeting, at: Option<NaiveTime>) -> Result<(), Refusal> {
        let items: Vec<String> = meeting.without_outcome().into_iter().map(|one| one.number).collect();
        if !items.is_empty() {
            return Err(Refusal::NoOutcome {
                meeting: self.id.clone(),
                items,
            });
        }
        if !meeting.present.is_empty() {
            let members = self.members(&meeting.committee);
            let missing = members.iter().filter(|member| meeting.attendance(member).is_none());
            let missing: Vec<PersonId> = missing.cloned().collect();
            meeting.absent.extend(missing);
        }
        meeting.state = MeetingState::Closed;
        meeting.ended = at.or(meeting.ended);
        Ok(())
    }

    fn members(&self, committee: &CommitteeId) -> &[PersonId] {
        let committee = self.plan.config.committees.get(committee.as_str());
        committee.map_or(&[], |committee| &committee.members)
    }

    fn presence(&self, meeting: &mut Meeting, change: &PresenceChange) -> Result<(), Refusal> {
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

/// The closed meeting whose record changes touch, when there is one: of its decisions, what becomes of them is followed
/// there and is no part of the record; and an action that is renamed is called by its new id.
pub fn touched_record<'c>(plan: &Plan, changes: &'c [Change]) -> Option<&'c MeetingId> {
    let renames = changes.iter().any(|change| matches!(change, Change::Renamed { .. }));
    changes.iter().find_map(|change| {
        let (subject, path) = match change {
            Change::Set { subject, path, .. } => (subject, Some(path)),
            Change::Deleted { subject, .. } => (subject, None),
            _ => return None,
        };
        let Subject::Meeting(id) = subject else { return None };
        let is_closed = was_closed(plan, changes, id);
        let parts = path.map(FieldPath::as_strs).unwrap_or_default();
        let is_followed = change.is_follow_up()
            || renames && matches!(parts.as_slice(), ["agenda", _, "action"] | ["decisions", _, "actions"]);
        (is_closed && !is_followed).then_some(id)
    })
}

/// Whether a meeting was closed before changes, of which the plan may hold some already.
fn was_closed(plan: &Plan, changes: &[Change], id: &MeetingId) -> bool {
    let of_state = changes.iter().find_map(|change| match change {
        Change::Set {
            subject: Subject::Meeting(of),
            path,
            old,
            ..
        } if of == id && *path == FieldPath::key("state") => Some(old.as_ref().and_then(Value::as_text)),
        _ => None,
    });
    match of_state {
        Some(state) => state == Some(MeetingState::Closed.word()),
        None => plan.meetings.get(id).is_some_and(Meeting::is_closed),
    }
}
