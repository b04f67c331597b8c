//! What is done to a meeting, from its agenda to its closing.

mod preparing;
mod presence;
mod record;

use chrono::{NaiveDate, NaiveTime};

use super::decisions::next_number;
use super::edits::{check_fit, created, edited, set_values};
use super::{ChangeContext, Refusal};
use crate::change::{FileChange, FileVersion, Subject};
use crate::field::{Record, Referent};
use crate::id::{AgendaKey, MeetingId};
use crate::meeting::ItemPlace;
use crate::record::words;
use crate::value::{FieldPath, Table, Value};
use crate::{AgendaItem, Decision, Meeting, MeetingState, Outcome, Plan};

pub use presence::{PresenceAct, PresenceChange};
pub use record::{check_approval, check_closing, closed_by, touched_record, unmakes_record};

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
    /// Give one that is in preparation what it lacks, at once: what is said of it, and items. The approval of a record goes
    /// first, for a committee approves the last one before it goes on, and all else last.
    Complete {
        /// The values, by the keys of a meeting.
        values: Vec<(FieldPath, Option<Value>)>,
        /// The items, in order.
        items: Vec<AgendaItem>,
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
    /// What brings a meeting from one state to another; `None` where nothing does but that it is said so.
    fn leading_to(state: MeetingState, from: MeetingState) -> Option<Self> {
        match state {
            _ if state == from => None,
            MeetingState::Convened => Some(Self::Convene),
            MeetingState::Open if from == MeetingState::Suspended => Some(Self::Resume),
            MeetingState::Open => Some(Self::Open {
                at: None,
                presence: PresenceChange::default(),
            }),
            MeetingState::Suspended => Some(Self::Suspend),
            MeetingState::Cancelled => Some(Self::Cancel),
            MeetingState::Postponed => Some(Self::Postpone { to: None }),
            MeetingState::Closed => Some(Self::Close { at: None }),
            MeetingState::Prepared | MeetingState::Written => None,
        }
    }

    /// Its kind.
    pub fn step(&self) -> MeetingStep {
        match self {
            Self::Convene => MeetingStep::Convene,
            Self::Open { .. } => MeetingStep::Open,
            Self::Presence(_) => MeetingStep::Presence,
            Self::AddItem { .. }
            | Self::Complete { .. }
            | Self::MoveItem { .. }
            | Self::ChangeItem { .. }
            | Self::RemoveItem { .. } => MeetingStep::Agenda,
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
    let meeting = known(plan, id)?;
    check_time(id, meeting, act)?;
    if let MeetingAct::Amend { values } = act {
        return record::amended(plan, id, values, context).map(|file| vec![file]);
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

fn known<'p>(plan: &'p Plan, id: &MeetingId) -> Result<&'p Meeting, Refusal> {
    let unknown = || Refusal::unknown(Referent::Meeting, id.as_str(), plan.meetings.keys());
    plan.meetings.get(id).ok_or_else(unknown)
}

/// Refuses an act that a meeting has not come to, or is past.
fn check_time(id: &MeetingId, meeting: &Meeting, act: &MeetingAct) -> Result<(), Refusal> {
    let (step, state) = (act.step(), meeting.state);
    if step.follows(state) {
        return Ok(());
    }
    let meeting = id.clone();
    Err(match state {
        MeetingState::Closed => Refusal::RecordClosed { meeting },
        _ => Refusal::NotTheTime { meeting, state, step },
    })
}

/// Values set in a meeting: where its state is among them, what leads there is carried out on the rest.
pub(super) fn set(
    plan: &Plan,
    id: &MeetingId,
    values: &[(FieldPath, Option<Value>)],
    context: ChangeContext<'_>,
) -> Result<FileChange, Refusal> {
    let subject = Subject::Meeting(id.clone());
    let is_state = |path: &FieldPath| *path == FieldPath::key("state");
    let mut to = values.iter().filter(|(path, _)| is_state(path));
    let to = to.next_back().and_then(|(_, value)| value.as_ref()?.as_text());
    let meeting = known(plan, id)?;
    let act = to.and_then(MeetingState::from_word);
    let act = act.and_then(|state| MeetingAct::leading_to(state, meeting.state));
    let Some(act) = act else {
        return set_values(plan, &subject, values, context);
    };
    check_time(id, meeting, &act)?;
    let others: Vec<_> = values.iter().filter(|(path, _)| !is_state(path)).cloned().collect();
    let rest = set_values(plan, &subject, &others, context)?.after;
    let table = rest.as_ref().and_then(FileVersion::table);
    let table = table.map(|table| Table::clone(table)).unwrap_or_default();
    let mut after = Meeting::from_table(table, &mut Default::default());
    Writer { plan, id, context }.carry_out(&mut after, &act)?;
    edited(plan, &subject, after.to_table())
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
            MeetingAct::Complete { values, items } => {
                *meeting = self.with_values(meeting, values)?;
                for item in items {
                    let place = match item.approves {
                        Some(_) => ItemPlace::First,
                        None => ItemPlace::Last,
                    };
                    self.add(meeting, item, &place)?;
                }
            }
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
        let key = item.free_key(&meeting.agenda, self.plan.language());
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
        let at = FieldPath::key("agenda").then(key.as_str());
        let within = |path: &FieldPath| path.parts().iter().fold(at.clone(), |at, part| at.then(part.clone()));
        let values: Vec<_> = values
            .iter()
            .map(|(path, value)| (within(path), value.clone()))
            .collect();
        *meeting = self.with_values(meeting, &values)?;
        Ok(())
    }

    /// A meeting in which values are set that its fields can hold.
    fn with_values(&self, meeting: &Meeting, values: &[(FieldPath, Option<Value>)]) -> Result<Meeting, Refusal> {
        let (before, mut after) = (meeting.to_table(), meeting.to_table());
        for (path, value) in values {
            after.put(path, value.clone());
        }
        check_fit(&Subject::Meeting(self.id.clone()), &before, &after)?;
        Ok(Meeting::from_table(after, &mut Default::default()))
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
        if let Some(approved) = item.approves.as_ref().filter(|_| outcome == Some(Outcome::Decided)) {
            check_approval(self.plan, approved)?;
        }
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
}
