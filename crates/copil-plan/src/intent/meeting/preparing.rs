//! A meeting is prepared: made with what is proposed for it, or given what it lacks where it is there already.

use super::MeetingAct;
use crate::field::Field;
use crate::meeting::ProposedItem;
use crate::value::{FieldPath, Value};
use crate::{Intent, Meeting, MeetingId, MeetingState, Plan};

impl Intent {
    /// What prepares a meeting of which something is said, with items that are proposed for it. One that is in preparation
    /// gets what it lacks of both, and what it has stays; where nothing is asked of it, it is there already.
    pub fn to_prepare(plan: &Plan, id: MeetingId, said: Meeting, proposed: Vec<ProposedItem>) -> Self {
        let known = plan.in_preparation(&id);
        match known.map(|known| (known.values_of(&said), known)) {
            Some((values, known)) if !(values.is_empty() && proposed.is_empty()) => {
                let items = known.missing_items(proposed).into_iter();
                let items = items.map(|missing| missing.item).collect();
                let act = MeetingAct::Complete { values, items };
                Self::Meeting { id, act }
            }
            _ => Self::AddMeeting {
                meeting: Box::new(said.prepared(plan, proposed)),
                id,
            },
        }
    }
}

impl Plan {
    /// The meeting of an id, where it is in preparation.
    pub fn in_preparation(&self, id: &MeetingId) -> Option<&Meeting> {
        let known = self.meetings.get(id);
        known.filter(|known| known.state == MeetingState::Prepared)
    }
}

impl Meeting {
    /// What is said of it and is not so yet.
    fn values_of(&self, said: &Self) -> Vec<(FieldPath, Option<Value>)> {
        let said = [
            ("place", said.place.write(), self.place.write()),
            ("started", said.started.write(), self.started.write()),
            ("ended", said.ended.write(), self.ended.write()),
            ("chair", said.chair.write(), self.chair.write()),
        ];
        let news = said
            .into_iter()
            .filter(|(_, said, known)| said.is_some() && said != known);
        news.map(|(key, said, _)| (FieldPath::key(key), said)).collect()
    }
}
