//! What one change changed, in words.

mod decision;
mod part;
mod value;

use i18n_embed_fl::fl;

use super::Catalogue;
use super::layout::{columns, fit};
use copil_plan::change::{Change, Meaning, Subject};
use copil_plan::status::Label;
use copil_plan::value::{FieldPath, Table, Value};
use copil_plan::{MeetingState, Plan, Weather};

pub(super) use part::is_new_item;
use value::Values;

/// In what light a change is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Light {
    /// For itself.
    #[default]
    Plain,
    /// As what takes another one back: what is again.
    TakenBack,
    /// As one that had been taken back.
    DoneAgain,
}

/// Tells changes. Titles, names and texts give way to what happened: none is wider than `room`.
#[derive(Clone, Copy)]
pub(super) struct ChangeTeller<'a> {
    pub catalogue: &'a Catalogue,
    pub plan: &'a Plan,
    pub light: Light,
    pub room: usize,
}

impl Catalogue {
    /// What changed, without its subject: `En cours → Réalisée`.
    pub fn change(&self, plan: &Plan, change: &Change) -> String {
        ChangeTeller::whole(self, plan).change(change)
    }
}

impl<'a> ChangeTeller<'a> {
    /// Tells changes for themselves, every title whole.
    pub(super) fn whole(catalogue: &'a Catalogue, plan: &'a Plan) -> Self {
        Self {
            catalogue,
            plan,
            light: Light::Plain,
            room: usize::MAX,
        }
    }

    pub(super) fn change(&self, change: &Change) -> String {
        let words = self.catalogue;
        match change.meaning() {
            Meaning::Status { old, new } => self.status(old, new),
            Meaning::Weather { old, new } => match new {
                None => fl!(words, "change-weather-gone"),
                Some(_) => {
                    // Both in full, or both in short.
                    let in_short = [old, new].into_iter().flatten().any(|word| !self.has_room(word));
                    let show = |word: &str| self.weather(word, in_short);
                    self.old_and_new(&fl!(words, "field-weather"), old, new, &show)
                }
            },
            Meaning::Confirmed { .. } => fl!(words, "change-weather-confirmed"),
            Meaning::Unconfirmed => fl!(words, "change-weather-unconfirmed"),
            Meaning::Due { old, new } => match (old, new) {
                (_, None) => fl!(words, "change-due-gone"),
                (None, Some(new)) if self.light != Light::TakenBack => {
                    fl!(words, "change-due-set", new = words.short_date(new))
                }
                _ => self.old_and_new(&fl!(words, "field-due"), old, new, &|day| words.short_date(day)),
            },
            Meaning::Reached { milestone, day } => self.reached(change, milestone, day),
            Meaning::Since => match change {
                Change::Set {
                    new: Some(Value::Date(day)),
                    ..
                } => fl!(words, "change-since", new = words.short_date(*day)),
                _ => self.field(change, &FieldPath::key("since")),
            },
            Meaning::Moved { from, to } => {
                let (from, to) = (from.as_str(), to.as_str());
                match self.light {
                    Light::TakenBack => fl!(words, "change-again-moved", from = from, to = to),
                    _ => fl!(words, "change-moved", from = from, to = to),
                }
            }
            Meaning::Renamed { to, .. } => match self.light {
                Light::TakenBack => fl!(words, "change-again-renamed", to = to.as_str()),
                _ => fl!(words, "change-renamed", to = to.as_str()),
            },
            Meaning::Created | Meaning::Deleted => self.made_or_unmade(change),
            Meaning::Field(path) => self.field(change, path),
        }
    }

    /// A title, a name or a text, as wide as there is room for.
    pub(super) fn title(&self, text: &str) -> String {
        fit(text, self.room)
    }

    fn status(&self, old: Option<&str>, new: Option<&str>) -> String {
        let words = self.catalogue;
        let name = |id: &str| self.title(&words.status_word(self.plan, id));
        let new = new.map_or_else(|| fl!(words, "none"), name);
        match old.map(name) {
            Some(old) if self.light == Light::TakenBack => fl!(words, "change-again", old = old, new = new),
            Some(old) => fl!(words, "change-status", old = old, new = new),
            None => fl!(words, "change-status-set", new = new),
        }
    }

    fn weather(&self, word: &str, in_short: bool) -> String {
        match Weather::from_word(word) {
            Some(weather) if in_short => self.catalogue.weather_in_short(weather),
            Some(weather) => self.catalogue.weather_with_symbol(weather),
            None => self.title(word),
        }
    }

    /// Whether a weather has room in full.
    fn has_room(&self, word: &str) -> bool {
        Weather::from_word(word).is_none_or(|known| columns(&self.catalogue.weather_with_symbol(known)) <= self.room)
    }

    fn made_or_unmade(&self, change: &Change) -> String {
        let words = self.catalogue;
        let (new, subject, content) = match change {
            Change::Created { subject, content, .. } => (true, subject, content),
            Change::Deleted { subject, content, .. } => (false, subject, content),
            Change::Moved { .. } | Change::Renamed { .. } | Change::Set { .. } => return String::new(),
        };
        let title = self.title(&title_in(content).unwrap_or_default());
        let is_again = self.light == Light::TakenBack;
        match (subject, new) {
            (Subject::Action(_), true) if is_again => fl!(words, "change-again-action", title = title),
            (Subject::Meeting(_), true) if is_again => fl!(words, "change-again-meeting"),
            (Subject::Group(_), true) if is_again => fl!(words, "change-again-group", title = title),
            (Subject::Action(_), true) => fl!(words, "change-created-action", title = title),
            (Subject::Action(_), false) => fl!(words, "change-deleted-action", title = title),
            (Subject::PlanConfig, true) => fl!(words, "change-created-plan", title = title),
            (Subject::Meeting(_), true) => fl!(words, "change-created-meeting"),
            (Subject::Meeting(_), false) => fl!(words, "change-deleted-meeting"),
            (_, true) => fl!(words, "change-created-group", title = title),
            (_, false) => fl!(words, "change-deleted-group", title = title),
        }
    }

    /// A value of a record, or of something that a record lists.
    fn field(&self, change: &Change, path: &FieldPath) -> String {
        let Change::Set { subject, old, new, .. } = change else {
            return self.catalogue.field(path);
        };
        let values = Values {
            old: old.as_ref(),
            new: new.as_ref(),
        };
        match (subject, path.as_strs().as_slice()) {
            (Subject::Meeting(_), ["state"]) => self.state(values),
            (_, [table, id, rest @ ..]) if is_list_of_parts(subject, table) => {
                self.part(subject, (table, id), rest, values)
            }
            _ => self.value(&self.catalogue.field(path), subject, path, values),
        }
    }

    /// What a meeting came to; open again is told by where it was.
    fn state(&self, values: Values<'_>) -> String {
        let words = self.catalogue;
        let state = |value: Option<&Value>| value.and_then(Value::as_text).and_then(MeetingState::from_word);
        match (state(values.old), state(values.new)) {
            (Some(MeetingState::Suspended), Some(MeetingState::Open)) => fl!(words, "change-state-resumed"),
            (Some(MeetingState::Closed), Some(MeetingState::Open)) => fl!(words, "change-state-reopened"),
            (_, state) => {
                let state = state.unwrap_or(MeetingState::Prepared);
                words
                    .find(&format!("change-state-{}", state.word()))
                    .unwrap_or_default()
            }
        }
    }
}

/// Whether a key of a subject's file holds parts that have ids, as milestones and people.
fn is_list_of_parts(subject: &Subject, table: &str) -> bool {
    use copil_plan::shape::Shape;
    matches!(Shape::of(subject).at(&FieldPath::key(table)), Some(Shape::Keyed(_)))
}

fn title_in(table: &Table) -> Option<String> {
    table.get("title").and_then(Value::as_text).map(str::to_owned)
}

fn label_in(table: &Table) -> Option<Label> {
    match table.get("title").or_else(|| table.get("label"))? {
        Value::Text(text) => Some(Label::One(text.clone())),
        Value::Table(table) => Some(Label::Each(table.clone())),
        _ => None,
    }
}
