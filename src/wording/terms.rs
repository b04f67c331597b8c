//! The plan's words in a person's language: statuses, weathers, priorities, fields, meetings.

use i18n_embed_fl::fl;

use super::Catalogue;
use super::layout::{columns, fit};
use super::signs::weather_symbol;
use copil_plan::change::Subject;
use copil_plan::id::CommitteeId;
use copil_plan::query::Preset;
use copil_plan::sanitize::sanitize;
use copil_plan::value::FieldPath;
use copil_plan::{GroupBy, MeetingId, MeetingState, Outcome, Plan, Priority, StatusId, StatusKind, Weather};

/// The fewest columns in which the name of a committee says more than its id.
const LETTERS: usize = 10;

/// The most columns of a status's name that stands for all of its kind: there is room for no more beside a gauge.
const SHORT_WORD: usize = 14;

impl Catalogue {
    /// The first few names of many, and how many others there are.
    pub fn first_of(&self, names: impl ExactSizeIterator<Item = String>, most: usize) -> String {
        let others = names.len().saturating_sub(most);
        let named = names.take(most).collect::<Vec<_>>().join(", ");
        match others {
            0 => named,
            others => fl!(self, "tui-and-others", names = named, count = others),
        }
    }

    /// Several things in a sentence: `A, B et C`.
    pub fn listed(&self, things: &[String]) -> String {
        match things {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => fl!(self, "listed", names = first.join(", "), last = last.as_str()),
        }
    }

    /// So many, where there are few in a word, as prose has it; the French words are those of what is feminine.
    pub fn number_in_words(&self, count: usize) -> String {
        self.find(&format!("number-word-{count}"))
            .unwrap_or_else(|| count.to_string())
    }

    /// The name of a status: the plan's own label, the built-in one, or the id.
    pub fn status(&self, plan: &Plan, id: &StatusId) -> String {
        self.status_word(plan, id.as_str())
    }

    pub(super) fn status_word(&self, plan: &Plan, id: &str) -> String {
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

    /// A weather's symbol and its name, where there is little room.
    pub fn weather_in_short(&self, weather: Weather) -> String {
        let name = self.find(&format!("weather-name-{}", weather.word()));
        format!("{} {}", weather_symbol(weather), name.unwrap_or_default())
    }

    /// The weather that one became, where there is little room.
    pub fn weather_turned(&self, from: Weather, to: Weather) -> String {
        let (from, to) = (weather_symbol(from), self.weather_in_short(to));
        fl!(self, "why-weather-fell", from = from, to = to)
    }

    /// The name of a priority.
    pub fn priority(&self, priority: Priority) -> String {
        self.find(&format!("priority-{}", priority.word())).unwrap_or_default()
    }

    /// What actions of a kind are called together: by the plan's own word where its workflow has but one, and that is short.
    pub fn of_kind(&self, plan: &Plan, kind: StatusKind, usual: String) -> String {
        self.own_word(plan, kind).unwrap_or(usual)
    }

    /// The same within a sentence.
    pub fn of_kind_within(&self, plan: &Plan, kind: StatusKind, usual: String) -> String {
        self.own_word(plan, kind).map_or(usual, |word| word.to_lowercase())
    }

    /// So many actions of a kind: by the plan's own word, which agrees with no number, or as is usual.
    pub fn count_of_kind(&self, plan: &Plan, kind: StatusKind, count: usize, usual: String) -> String {
        match self.own_word(plan, kind) {
            Some(word) => fl!(self, "count-of-kind", word = word.to_lowercase(), count = count),
            None => usual,
        }
    }

    /// So many actions that are carried out.
    pub fn closed_count(&self, plan: &Plan, count: usize) -> String {
        let usual = fl!(self, "tui-since-closed", count = count);
        self.count_of_kind(plan, StatusKind::Closed, count, usual)
    }

    /// The plan's word for all of a kind, where it has one that is short.
    fn own_word(&self, plan: &Plan, kind: StatusKind) -> Option<String> {
        let mut own = plan.config.statuses.iter().filter(|(_, status)| status.kind == kind);
        match (own.next(), own.next()) {
            (Some((id, status)), None) if status.label.is_some() => Some(self.status(plan, id)),
            _ => None,
        }
        .filter(|word| columns(word) <= SHORT_WORD)
    }

    /// What belongs to none of what actions are grouped by is called.
    pub fn without(&self, by: GroupBy) -> String {
        self.find(&format!("tui-no-{}", by.word())).unwrap_or_default()
    }

    /// The name of a meeting's state.
    pub fn meeting_state(&self, state: MeetingState) -> String {
        self.find(&format!("state-{}", state.word())).unwrap_or_default()
    }

    /// What came of an item of an agenda.
    pub fn outcome(&self, outcome: Outcome) -> String {
        self.outcome_word(outcome.word())
    }

    /// What came of an item, where there is little room.
    pub fn short_outcome(&self, outcome: Outcome) -> String {
        match outcome {
            Outcome::Informed => fl!(self, "short-outcome-informed"),
            other => self.outcome(other),
        }
    }

    /// What came of an item, by the word in the file; an unknown one as it is.
    pub(super) fn outcome_word(&self, word: &str) -> String {
        self.find(&format!("outcome-{word}")).unwrap_or_else(|| sanitize(word))
    }

    /// What a view that every plan has is called.
    pub fn preset(&self, preset: Preset) -> String {
        self.find(&format!("view-{}", preset.word())).unwrap_or_default()
    }

    /// The name of a field: its own, after the part that it is in where the record lists such under ids of their own.
    pub fn field(&self, path: &FieldPath) -> String {
        match path.as_strs().as_slice() {
            [] => String::new(),
            [key] => self.field_below(&[*key]),
            // An item of an agenda has a key of this name, which is its length.
            ["rules", "minutes"] => fl!(self, "field-minutes-of-meetings"),
            ["rules", rest @ ..] => self.field_below(rest),
            [table, id] => self.part(table, &sanitize(id)),
            [table, id, rest @ ..] => {
                let part = self.part(table, &sanitize(id));
                fl!(self, "change-part-key", part = part, change = self.field_below(rest))
            }
        }
    }

    /// The name of a field within the record that holds it: every key on the way.
    pub(super) fn field_below(&self, keys: &[&str]) -> String {
        let name = |key: &&str| self.find(&format!("field-{key}"));
        // The value of a measure is what it is all about.
        let keys = match keys {
            [measure, "value"] => std::slice::from_ref(measure),
            keys => keys,
        };
        let names: Vec<String> = keys
            .iter()
            .map(|key| name(key).unwrap_or_else(|| sanitize(key)))
            .collect();
        names.join(", ")
    }

    /// Something that a record lists under an id of its own, as `jalon « Charte signée »`.
    pub(super) fn part(&self, table: &str, title: &str) -> String {
        fl!(self, "change-part", table = table, title = title)
    }

    /// A text between the quotation marks of the language.
    pub fn quoted(&self, text: &str) -> String {
        fl!(self, "quoted", text = text)
    }

    /// A meeting, as `Comité de pilotage du 15 mars 2018`.
    pub fn meeting(&self, plan: &Plan, id: &MeetingId) -> String {
        self.meeting_within(plan, id, usize::MAX)
    }

    /// A meeting, the name of its committee no wider than a width; where that leaves no more than letters of it, its id.
    pub(super) fn meeting_within(&self, plan: &Plan, id: &MeetingId, width: usize) -> String {
        match id.parts() {
            Some((date, committee)) => {
                let title = self.committee(plan, &committee);
                let title = match width < LETTERS && columns(&title) > width {
                    true => fit(committee.as_str(), LETTERS),
                    false => fit(&title, width),
                };
                fl!(self, "subject-meeting", committee = title, date = self.long_date(date))
            }
            None => id.to_string(),
        }
    }

    /// The title of a committee, or its id where the plan does not know it.
    pub fn committee(&self, plan: &Plan, id: &CommitteeId) -> String {
        let known = plan.config.committees.get(id.as_str());
        known.map_or_else(|| id.to_string(), |committee| sanitize(&committee.title))
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
}
