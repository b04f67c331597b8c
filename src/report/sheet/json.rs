//! The sheet for programs.

use chrono::NaiveDate;
use serde_json::{Map, Value as Json, json};

use super::ActionSheet;
use crate::report::json::{self, computed, decision, entry, fields};
use crate::wording::Catalogue;
use copil_plan::Action;
use copil_plan::action_history::ActionHistory;
use copil_plan::field::{Field, Record};

impl ActionSheet<'_> {
    pub(super) fn value(&self, catalogue: &Catalogue) -> Json {
        let action = &self.action.action;
        let table = action.to_table();
        let mut whole = fields(Action::FIELDS, &table);
        let mut complete = |key: &str, name: &str, values: Vec<Json>| {
            let parts = whole.get_mut(key).and_then(Json::as_array_mut);
            for (part, value) in parts.into_iter().flatten().zip(values) {
                part[name] = value;
            }
        };
        let weights = action.milestones.values().map(|one| json!(one.weight.unwrap_or(1.0)));
        complete("milestones", "weight", weights.collect());
        let promise = |id| self.past.and_then(|past| past.milestone_promise(id));
        let promises: Vec<_> = action.milestones.keys().map(promise).collect();
        let told = |tell: fn(&(NaiveDate, usize, i64)) -> Json| {
            let told = promises.iter().map(|promise| promise.as_ref().map_or(Json::Null, tell));
            told.collect::<Vec<_>>()
        };
        complete("milestones", "first_due", told(|(first, ..)| json!(first)));
        complete("milestones", "pushes", told(|(_, pushes, _)| json!(pushes)));
        complete("milestones", "pushed_days", told(|(.., days)| json!(days)));
        let measured = action.indicators.values().map(|one| json!(one.progress()));
        complete("indicators", "progress", measured.collect());
        let schedules = action.indicators.values().map(json::schedule);
        complete("indicators", "schedule", schedules.collect());
        let targets = action.indicators.values().map(|one| json::targets(one, self.today));
        complete("indicators", "all_targets", targets.collect());
        let needed_by: Vec<&str> = self.needed_by().into_iter().map(AsRef::as_ref).collect();
        let decisions: Vec<Json> = self.decisions().iter().map(decision).collect();
        let unknown = catalogue.unknown_keys(Action::SHAPE, &table).into_iter();
        let unknown: Map<_, _> = unknown.map(|(key, value)| (key, value.into())).collect();
        let last = self.last_changes().iter();
        let last: Vec<_> = last.map(|change| entry(self.plan, change)).collect();
        let more = [
            ("needed_by", json!(needed_by)),
            ("decisions", decisions.into()),
            ("last_changes", last.into()),
            ("unknown", unknown.into()),
            ("first_due", json!(self.past.and_then(ActionHistory::first_promise))),
            ("pushes", json!(self.past.map(|past| past.pushes))),
            ("pushed_days", json!(self.past.map(|past| past.pushed_days))),
        ];
        whole.extend(more.map(|(key, value)| (key.to_owned(), value)));
        computed(self.plan, self.id, self.action, self.today, whole)
    }
}
