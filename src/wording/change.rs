//! What one change changed, in words.

use i18n_embed_fl::fl;

use super::Catalogue;
use super::part_change::is_told;
use copil_plan::change::{Change, Meaning, Subject};
use copil_plan::sanitize::sanitize;
use copil_plan::status::Label;
use copil_plan::value::{FieldPath, Table, Value};
use copil_plan::{MeetingState, Plan, Weather};

impl Catalogue {
    /// What changed, without its subject: `En cours → Réalisée`.
    pub fn change(&self, plan: &Plan, change: &Change) -> String {
        match change.meaning() {
            Meaning::Status { old, new } => {
                let new = new.map_or_else(|| fl!(self, "none"), |id| self.status_word(plan, id));
                match old {
                    Some(old) => fl!(self, "change-status", old = self.status_word(plan, old), new = new),
                    None => fl!(self, "change-status-set", new = new),
                }
            }
            Meaning::Weather { old, new } => match (old, new) {
                (_, None) => fl!(self, "change-weather-gone"),
                (None, Some(new)) => fl!(self, "change-weather-set", new = self.symbol_and_word(new)),
                (Some(old), Some(new)) => {
                    fl!(
                        self,
                        "change-weather",
                        old = self.symbol_and_word(old),
                        new = self.symbol_and_word(new)
                    )
                }
            },
            Meaning::Confirmed { .. } => fl!(self, "change-weather-confirmed"),
            Meaning::Unconfirmed => fl!(self, "change-weather-unconfirmed"),
            Meaning::Due { old, new } => match (old, new) {
                (Some(old), Some(new)) => {
                    fl!(
                        self,
                        "change-due",
                        old = self.short_date(old),
                        new = self.short_date(new)
                    )
                }
                (None, Some(new)) => fl!(self, "change-due-set", new = self.short_date(new)),
                (_, None) => fl!(self, "change-due-gone"),
            },
            Meaning::Reached { milestone, .. } => {
                fl!(
                    self,
                    "change-reached",
                    milestone = self.milestone_of(plan, change, milestone)
                )
            }
            Meaning::Since => self.since(change),
            Meaning::Moved { from, to } => fl!(self, "change-moved", from = from.as_str(), to = to.as_str()),
            Meaning::Renamed { to, .. } => fl!(self, "change-renamed", to = to.as_str()),
            Meaning::Created | Meaning::Deleted => self.whole(change),
            Meaning::Field(path) => self.field_change(plan, change, path),
        }
    }

    fn since(&self, change: &Change) -> String {
        match change {
            Change::Set {
                new: Some(Value::Date(day)),
                ..
            } => fl!(self, "change-since", new = self.short_date(*day)),
            _ => fl!(self, "change-field-gone", field = fl!(self, "field-since")),
        }
    }

    fn symbol_and_word(&self, word: &str) -> String {
        match Weather::from_word(word) {
            Some(weather) => self.weather_with_symbol(weather),
            None => sanitize(word),
        }
    }

    fn milestone_of(&self, plan: &Plan, change: &Change, milestone: &str) -> String {
        let in_change = match change {
            Change::Set {
                new: Some(Value::Table(table)),
                ..
            } => title_in(table),
            _ => None,
        };
        let in_plan = || {
            let action = plan.actions.get(change.action()?)?;
            Some(action.milestones.get(milestone)?.title.clone())
        };
        sanitize(&in_change.or_else(in_plan).unwrap_or_else(|| milestone.to_owned()))
    }

    fn whole(&self, change: &Change) -> String {
        let (new, subject, content) = match change {
            Change::Created { subject, content, .. } => (true, subject, content),
            Change::Deleted { subject, content, .. } => (false, subject, content),
            Change::Moved { .. } | Change::Renamed { .. } | Change::Set { .. } => return String::new(),
        };
        let title = sanitize(&title_in(content).unwrap_or_default());
        match (subject, new) {
            (Subject::Action(_), true) => fl!(self, "change-created-action", title = title),
            (Subject::Action(_), false) => fl!(self, "change-deleted-action", title = title),
            (Subject::PlanConfig, true) => fl!(self, "change-created-plan", title = title),
            (Subject::Meeting(_), true) => fl!(self, "change-created-meeting"),
            (Subject::Meeting(_), false) => fl!(self, "change-deleted-meeting"),
            (_, true) => fl!(self, "change-created-group", title = title),
            (_, false) => fl!(self, "change-deleted-group", title = title),
        }
    }

    fn field_change(&self, plan: &Plan, change: &Change, path: &FieldPath) -> String {
        let Change::Set { subject, old, new, .. } = change else {
            return self.field(path);
        };
        match (subject, path.as_strs().as_slice()) {
            (Subject::Action(_), ["milestones", id]) => {
                let table = new.as_ref().or(old.as_ref()).and_then(Value::as_table);
                let title = sanitize(&table.and_then(title_in).unwrap_or_else(|| (*id).to_owned()));
                match (old, new) {
                    (None, _) => fl!(self, "change-milestone-new", milestone = title),
                    (_, None) => fl!(self, "change-milestone-gone", milestone = title),
                    _ => fl!(self, "change-field", field = title),
                }
            }
            (Subject::Action(_), ["milestones", id, key]) => {
                let milestone = self.milestone_of(plan, change, id);
                match (*key, old, new) {
                    ("due", Some(Value::Date(old)), Some(Value::Date(new))) => {
                        let (old, new) = (self.short_date(*old), self.short_date(*new));
                        fl!(
                            self,
                            "change-milestone-due",
                            milestone = milestone,
                            old = old,
                            new = new
                        )
                    }
                    ("done", _, None) => fl!(self, "change-not-reached", milestone = milestone),
                    _ => {
                        let field = self.field(&FieldPath::key(*key));
                        fl!(self, "change-milestone-field", milestone = milestone, field = field)
                    }
                }
            }
            (Subject::Action(id), [table, part, key]) if is_told(table, key) => {
                self.part_change(plan, id, (table, part), old.as_ref(), new.as_ref())
            }
            (Subject::Action(_), ["depends_on"]) => self.dependencies(old.as_ref(), new.as_ref()),
            (Subject::Meeting(_), ["decisions", number]) if old.is_none() => {
                fl!(self, "change-decision-new", number = sanitize(number))
            }
            (Subject::Meeting(_), ["decisions", number, "done"]) if new.is_some() => {
                fl!(self, "change-decision-done", number = sanitize(number))
            }
            (Subject::Meeting(_), ["decisions", number, ..]) => {
                fl!(self, "change-decision-field", number = sanitize(number))
            }
            (Subject::Meeting(_), ["state"]) => {
                match new.as_ref().and_then(Value::as_text).and_then(MeetingState::from_word) {
                    Some(MeetingState::Open) => fl!(self, "change-state-open"),
                    Some(MeetingState::Closed) => fl!(self, "change-state-closed"),
                    Some(MeetingState::Prepared) | None => fl!(self, "change-state-prepared"),
                }
            }
            (Subject::PlanConfig, ["people", id]) if old.is_none() => {
                let name = new
                    .as_ref()
                    .and_then(Value::as_table)
                    .and_then(|table| table.get("name")?.as_text());
                fl!(self, "change-person-new", name = sanitize(name.unwrap_or(id)))
            }
            (Subject::PlanConfig, [table @ ("axes" | "organisations" | "committees"), id]) if old.is_none() => {
                let name = new.as_ref().and_then(|value| match value {
                    Value::Table(table) => title_in(table),
                    value => value.as_text().map(str::to_owned),
                });
                let name = sanitize(&name.unwrap_or_else(|| (*id).to_owned()));
                match *table {
                    "axes" => fl!(self, "change-axis-new", name = name),
                    "organisations" => fl!(self, "change-organisation-new", name = name),
                    _ => fl!(self, "change-committee-new", name = name),
                }
            }
            (Subject::Action(_), [table @ ("deliverables" | "indicators"), id]) if old.is_none() => {
                let title = new.as_ref().and_then(Value::as_table).and_then(title_in);
                let title = sanitize(&title.unwrap_or_else(|| (*id).to_owned()));
                match *table {
                    "deliverables" => fl!(self, "change-deliverable-new", title = title),
                    _ => fl!(self, "change-indicator-new", title = title),
                }
            }
            (Subject::PlanConfig, ["views", id, rest @ ..]) => self.view_change(plan, change, id, rest),
            _ if new.is_none() => fl!(self, "change-field-gone", field = self.field(path)),
            _ => fl!(self, "change-field", field = self.field(path)),
        }
    }

    fn view_change(&self, plan: &Plan, change: &Change, id: &str, rest: &[&str]) -> String {
        let whole = match change {
            Change::Set { old, new, .. } => new.as_ref().or(old.as_ref()).and_then(Value::as_table),
            _ => None,
        };
        let known = || plan.config.views.get(id).and_then(|view| view.title.clone());
        let title = whole.and_then(label_in).or_else(known);
        let title = sanitize(title.as_ref().map_or(id, |title| title.text(self.language())));
        match (rest, change) {
            ([], Change::Set { new: None, .. }) => fl!(self, "change-view-gone", title = title),
            ([], Change::Set { old: None, .. }) => fl!(self, "change-view-new", title = title),
            ([key, ..], _) => {
                let field = self.field(&FieldPath::key(*key));
                fl!(self, "change-view-field", title = title, field = field)
            }
            _ => fl!(self, "change-field", field = title),
        }
    }
}

fn label_in(table: &Table) -> Option<Label> {
    match table.get("title")? {
        Value::Text(text) => Some(Label::One(text.clone())),
        Value::Table(table) => Some(Label::Each(table.clone())),
        _ => None,
    }
}

fn title_in(table: &Table) -> Option<String> {
    table.get("title").and_then(Value::as_text).map(str::to_owned)
}
