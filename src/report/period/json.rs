//! A period for programs, and for templates.

use serde_json::{Map, Value as Json, json};

use super::{Happened, Happening, Period};
use crate::report::groups::tally_json;
use crate::report::json;

impl Period<'_> {
    /// What came of it, as a report.
    pub fn value(&self) -> Map<String, Json> {
        let mut value = self.edition.head_json();
        value.extend(self.told());
        value
    }

    /// What came of it.
    pub fn told(&self) -> Map<String, Json> {
        let mut value = Map::new();
        value.insert("first".to_owned(), json!(self.first));
        value.insert("last".to_owned(), json!(self.last));
        value.insert("figures".to_owned(), tally_json(&self.figures.all).into());
        value.insert("progress_before".to_owned(), json!(self.progress_before));
        let happened = self.happenings.iter().map(|one| self.happening(one));
        value.insert("happened".to_owned(), happened.collect());
        let earlier = self.earlier.iter().map(|one| self.happening(one));
        value.insert("earlier".to_owned(), earlier.collect());
        value.insert(
            "decisions".to_owned(),
            self.decisions.iter().map(json::decision).collect(),
        );
        value
    }

    fn happening(&self, one: &Happening<'_>) -> Json {
        let reached = one.reached.iter();
        let reached = reached.map(|one| json!({ "title": one.title, "day": one.day, "why": one.why }));
        let (from, to) = match one.what {
            Happened::Slipped { from, to } => (Some(from), Some(to)),
            _ => (None, None),
        };
        json!({
            "action": one.id.as_str(),
            "title": one.action.title,
            "group": one.action.group.as_str(),
            "what": one.what.word(),
            "day": one.day,
            "why": one.why,
            "from": from,
            "to": to,
            "reached": reached.collect::<Json>(),
        })
    }
}
