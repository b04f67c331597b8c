//! The plan's words in a person's language: statuses, weathers, fields, and what changed.

use i18n_embed_fl::fl;

use super::Catalogue;
use copil_plan::change::{Change, Meaning, Subject};
use copil_plan::field::{Referent, nearest};
use copil_plan::fold::fold;
use copil_plan::query::Preset;
use copil_plan::sanitize::sanitize;
use copil_plan::status::Label;
use copil_plan::value::{FieldPath, Table, Value};
use copil_plan::{MeetingId, MeetingState, Plan, Priority, StatusId, Weather};

/// A weather's symbol, one column wide.
pub fn weather_symbol(weather: Weather) -> &'static str {
    match weather {
        Weather::Sunny => "☀",
        Weather::Cloudy => "☁",
        Weather::Rainy => "☂",
        Weather::Stormy => "↯",
    }
}

impl Catalogue {
    /// The name of a status: the plan's own label, the built-in one, or the id.
    pub fn status(&self, plan: &Plan, id: &StatusId) -> String {
        self.status_word(plan, id.as_str())
    }

    fn status_word(&self, plan: &Plan, id: &str) -> String {
        let own = plan.config.statuses.get(id).and_then(|status| status.label.as_ref());
        match own {
            Some(label) => sanitize(label.text(self.language())),
            // What stands in for a status that cannot be read.
            None if id == "unknown" && plan.config.statuses.get(id).is_none() => fl!(self, "unreadable-status"),
            None => self.find(&format!("status-{id}")).unwrap_or_else(|| sanitize(id)),
        }
    }

    /// What a weather means.
    pub fn weather(&self, weather: Weather) -> String {
        self.weather_word(weather.word())
    }

    fn weather_word(&self, word: &str) -> String {
        self.find(&format!("weather-{word}")).unwrap_or_else(|| sanitize(word))
    }

    /// A weather's symbol and what it means.
    pub fn weather_with_symbol(&self, weather: Weather) -> String {
        format!("{} {}", weather_symbol(weather), self.weather(weather))
    }

    /// The name of a priority.
    pub fn priority(&self, priority: Priority) -> String {
        self.find(&format!("priority-{}", priority.word())).unwrap_or_default()
    }

    /// The name of a meeting's state.
    pub fn meeting_state(&self, state: MeetingState) -> String {
        self.find(&format!("state-{}", state.word())).unwrap_or_default()
    }

    /// What a view that every plan has is called.
    pub fn preset(&self, preset: Preset) -> String {
        self.find(&format!("view-{}", preset.name())).unwrap_or_default()
    }

    /// The name of a field: of the last of its keys that the format names, after the record it is in.
    pub fn field(&self, path: &FieldPath) -> String {
        let name = |key: &str| self.find(&format!("field-{key}"));
        match path.parts() {
            [key] => name(key).unwrap_or_else(|| sanitize(key)),
            [table, id] => format!("{} {}", name(table).unwrap_or_else(|| sanitize(table)), sanitize(id)),
            [table, id, .., key] => {
                let table = name(table).unwrap_or_else(|| sanitize(table));
                format!(
                    "{table} {} ({})",
                    sanitize(id),
                    name(key).unwrap_or_else(|| sanitize(key))
                )
            }
            [] => String::new(),
        }
    }

    /// A meeting, as `Comité de pilotage du 15 mars 2018`.
    pub fn meeting(&self, plan: &Plan, id: &MeetingId) -> String {
        match id.parts() {
            Some((date, committee)) => {
                let known = plan.config.committees.get(committee.as_str());
                let title = known.map_or_else(|| committee.to_string(), |committee| sanitize(&committee.title));
                fl!(self, "subject-meeting", committee = title, date = self.long_date(date))
            }
            None => id.to_string(),
        }
    }

    /// What a change is about: an action's id, a group, a meeting, the plan.
    pub fn subject(&self, plan: &Plan, subject: &Subject) -> String {
        match subject {
            Subject::PlanConfig => fl!(self, "subject-charter"),
            Subject::Group(id) => fl!(self, "subject-group", id = id.as_str()),
            Subject::Action(id) => id.to_string(),
            Subject::Meeting(id) => self.meeting(plan, id),
        }
    }

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
            (Subject::Action(id), ["indicators", indicator, "measures"]) if new.is_some() => {
                let known = plan.actions.get(id).and_then(|action| action.indicators.get(indicator));
                let title = known.map_or(*indicator, |indicator| &indicator.title);
                fl!(self, "change-measure", indicator = sanitize(title))
            }
            (Subject::Action(id), ["deliverables", deliverable, "done"]) if new.is_some() => {
                let known = plan
                    .actions
                    .get(id)
                    .and_then(|action| action.deliverables.get(deliverable));
                let title = known.map_or(*deliverable, |deliverable| &deliverable.title);
                fl!(self, "change-delivered", deliverable = sanitize(title))
            }
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

/// A word that is none of those expected, with the one that looks most like it.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("unknown {what:?} {word}")]
pub struct UnknownWord {
    /// What it should be.
    pub what: Referent,
    /// The word.
    pub word: String,
    /// The nearest known word.
    pub nearest: Option<String>,
}

/// The status that a text means: its id, or its label in any language, without regard to case and accents.
pub fn find_status(plan: &Plan, text: &str, catalogues: &[Catalogue]) -> Result<StatusId, UnknownWord> {
    let wanted = squeezed(text);
    let mut known: Vec<(StatusId, Vec<String>)> = Vec::new();
    for (id, entry) in plan.workflow().iter() {
        let mut names = vec![id.as_str().to_owned()];
        match &entry.label {
            Some(label) => names.extend(label.texts().into_iter().map(str::to_owned)),
            None => names.extend(catalogues.iter().filter_map(|c| c.find(&format!("status-{id}")))),
        }
        known.push((id.clone(), names));
    }
    find(&wanted, &known).ok_or_else(|| {
        let names = known.iter().flat_map(|(_, names)| names.iter().map(String::as_str));
        UnknownWord {
            what: Referent::Status,
            word: text.to_owned(),
            nearest: nearest(text, names),
        }
    })
}

/// The weather that a text means: its word, its label, its name or its symbol, in any language.
pub fn find_weather(text: &str, catalogues: &[Catalogue]) -> Option<Weather> {
    let known: Vec<(Weather, Vec<String>)> = Weather::ALL
        .iter()
        .map(|weather| {
            let mut names = vec![weather.word().to_owned(), weather_symbol(*weather).to_owned()];
            for catalogue in catalogues {
                names.push(catalogue.weather(*weather));
                names.extend(catalogue.find(&format!("weather-name-{}", weather.word())));
            }
            (*weather, names)
        })
        .collect();
    find(&squeezed(text), &known)
}

/// The priority that a text means, by its word or its name in any language.
pub fn find_priority(text: &str, catalogues: &[Catalogue]) -> Option<Priority> {
    let known: Vec<(Priority, Vec<String>)> = Priority::ALL
        .iter()
        .map(|priority| {
            let names = catalogues.iter().map(|catalogue| catalogue.priority(*priority));
            (*priority, names.chain([priority.word().to_owned()]).collect())
        })
        .collect();
    find(&squeezed(text), &known)
}

/// The one whose name is the wanted text, else the only one that has a name beginning so.
fn find<T: Clone>(wanted: &str, known: &[(T, Vec<String>)]) -> Option<T> {
    let exact = known
        .iter()
        .find(|(_, names)| names.iter().any(|name| squeezed(name) == wanted));
    if let Some((found, _)) = exact {
        return Some(found.clone());
    }
    let begins =
        |names: &[String]| wanted.chars().count() >= 3 && names.iter().any(|n| squeezed(n).starts_with(wanted));
    let mut beginning = known.iter().filter(|(_, names)| begins(names));
    match (beginning.next(), beginning.next()) {
        (Some((found, _)), None) => Some(found.clone()),
        _ => None,
    }
}

/// Folded, with spaces, hyphens and underscores alike.
fn squeezed(text: &str) -> String {
    fold(text).chars().filter(|c| !matches!(c, ' ' | '-' | '_')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::Language;

    #[test]
    fn statuses_and_weathers_are_found_by_id_or_label_in_either_language() {
        let (fr, en) = (Catalogue::new(Language::Fr), Catalogue::new(Language::En));
        let plan = Plan::empty("essai".parse().unwrap());
        let status = |text: &str| find_status(&plan, text, &[fr, en]).map(|id| id.to_string());
        for text in ["done", "Réalisée", "realisee", "REALISE", "réal"] {
            assert_eq!(status(text).as_deref(), Ok("done"), "{text}");
        }
        assert_eq!(status("in progress").as_deref(), Ok("in-progress"));
        assert_eq!(status("à venir").as_deref(), Ok("planned"));
        assert_eq!(status("bloqé").unwrap_err().nearest.as_deref(), Some("Bloquée"));
        assert!(status("en").is_err(), "two statuses begin so");
        assert_eq!(find_weather("pluie", &[fr, en]), Some(Weather::Rainy));
        assert_eq!(find_weather("☂", &[fr]), Some(Weather::Rainy));
        assert_eq!(find_weather("Objectifs compromis", &[fr]), Some(Weather::Stormy));
        assert_eq!(find_weather("Objectifs", &[fr]), None);
    }
}
