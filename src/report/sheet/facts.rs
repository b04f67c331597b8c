//! What a sheet says of an action before its parts: a name and a text each.

use i18n_embed_fl::fl;

use super::ActionSheet;
use crate::report::page::Facts;
use crate::report::table::{Cell, Tone, tone_of, tone_of_weather};
use crate::wording::Catalogue;
use crate::wording::promise::moved;
use copil_plan::field::Record;
use copil_plan::id::OrganisationId;
use copil_plan::sanitize::{sanitize, sanitize_lines};
use copil_plan::shape::{FieldSpec, SheetPlace};
use copil_plan::{Action, PersonId};

/// The facts that people look for first, in this order. The other fields follow in the order of the format.
const FIRST: [&str; 9] = [
    "progress",
    "start",
    "due",
    "leads",
    "organisations",
    "axis",
    "phase",
    "tags",
    "weight",
];

impl ActionSheet<'_> {
    /// Since when the action has its status.
    pub fn since(&self, catalogue: &Catalogue) -> Option<String> {
        let since = self.action.since?;
        Some(fl!(catalogue, "tui-status-since", date = catalogue.long_date(since)))
    }

    /// When its weather was last looked at again and found to be the same.
    pub fn confirmed(&self, catalogue: &Catalogue) -> Option<String> {
        let day = self.action.confirmed?;
        Some(fl!(catalogue, "sheet-confirmed", day = catalogue.long_date(day)))
    }

    /// How many of its milestones are reached, in words; `None` without milestones.
    pub fn milestones_reached(&self, catalogue: &Catalogue) -> Option<String> {
        let all = self.action.milestones.len();
        let reached = all - self.action.unreached().count();
        (all > 0).then(|| fl!(catalogue, "sheet-reached", reached = reached, all = all))
    }

    /// What the head says, as facts: the screen has a drawing of its own for it.
    pub(in crate::report) fn head(&self, catalogue: &Catalogue) -> Facts {
        let action = self.action;
        let status = catalogue.status(self.plan, &action.status);
        let status = match self.since(catalogue) {
            Some(since) => format!("{status}, {since}"),
            None => status,
        };
        let weather = action.weather.map(|weather| catalogue.weather_with_symbol(weather));
        let weather = [weather, self.confirmed(catalogue)].into_iter().flatten();
        let weather = weather.collect::<Vec<_>>().join(", ");
        let comment = action.comment.as_deref().map(sanitize_lines);
        let mut facts = Facts::default();
        let mut add = |key, text: String, tone| facts.toned(catalogue.field_heading(key), text, tone);
        add("status", status, tone_of(self.kind()));
        add("weather", weather, tone_of_weather(action.weather));
        add("comment", comment.unwrap_or_default(), Tone::Plain);
        add("priority", catalogue.priority(action.priority), Tone::Plain);
        facts
    }

    /// The facts below the head: the key of the field, or of what is worked out; its name; what it is.
    pub fn facts(&self, catalogue: &Catalogue) -> Vec<(&'static str, String, Cell)> {
        let facts = Action::FIELDS.iter().filter(|field| field.place == SheetPlace::Fact);
        let mut fields: Vec<&FieldSpec> = facts.collect();
        let place = |key: &str| FIRST.iter().position(|first| *first == key);
        fields.sort_by_key(|field| place(field.key).unwrap_or(FIRST.len()));
        let mut facts = Vec::new();
        for field in fields {
            let fact = self.fact(catalogue, field);
            facts.extend(fact.map(|fact| (field.key, catalogue.field_heading(field.key), fact)));
            if field.key == "due" {
                facts.extend(self.computed(catalogue));
            }
        }
        facts
    }

    fn fact(&self, catalogue: &Catalogue, field: &FieldSpec) -> Option<Cell> {
        if field.key == "progress" {
            let is_published = self.plan.withheld_progress.contains_key(self.id);
            if is_published && self.plan.is_internal(field.key) {
                return None;
            }
            let percent = catalogue.percent(self.plan.progress_of(self.id, self.action)?);
            return Some(match self.milestones_reached(catalogue) {
                Some(reached) => format!("{percent} ({reached})").into(),
                None => percent.into(),
            });
        }
        let text = catalogue.field_value(self.plan, field.shape, &self.action.field(field.key)?);
        Some(match (field.key, self.days_over()) {
            ("due", Some(days)) => {
                let late = fl!(catalogue, "tui-late", days = days);
                Cell::new(format!("{text} · {late}"), Tone::Bad)
            }
            ("leads", _) if self.action.leads.len() == 2 => {
                let leads = if self.plan.is_between_two(self.action) {
                    self.both_sides()
                } else {
                    text
                };
                fl!(catalogue, "sheet-pair", leads = leads).into()
            }
            ("organisations", _) if self.action.organisations.len() > 1 => self.parties(catalogue).into(),
            _ => text.into(),
        })
    }

    /// The two who lead it, each with the organisation that they belong to.
    fn both_sides(&self) -> String {
        let side = |lead: &PersonId| {
            let name = sanitize(self.plan.person_name(lead));
            match self.plan.organisation_of(lead) {
                Some(organisation) => format!("{name} ({})", self.organisation_name(organisation)),
                None => name,
            }
        };
        self.action.leads.iter().map(side).collect::<Vec<_>>().join(", ")
    }

    /// The organisations that take part, the one that carries it said to.
    fn parties(&self, catalogue: &Catalogue) -> String {
        let carrier = self.plan.carrier(self.action);
        let party = |organisation: &OrganisationId| {
            let name = self.organisation_name(organisation);
            match carrier == Some(organisation) {
                true => fl!(catalogue, "sheet-carries", organisation = name),
                false => name,
            }
        };
        self.action
            .organisations
            .iter()
            .map(party)
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn organisation_name(&self, id: &OrganisationId) -> String {
        let known = self.plan.config.organisations.get(id.as_str());
        sanitize(known.map_or(id.as_str(), String::as_str))
    }

    /// By how many days its own due date is over.
    fn days_over(&self) -> Option<i64> {
        let over = (self.today - self.action.due?).num_days();
        (over > 0 && !self.kind().is_over()).then_some(over)
    }

    /// What is worked out from the dates and the place of the file.
    fn computed(&self, catalogue: &Catalogue) -> Vec<(&'static str, String, Cell)> {
        let due = self.action.due;
        let promise = self.past.and_then(|past| moved(catalogue, past, due));
        let promise = promise.map(|text| {
            let name = fl!(catalogue, "sheet-promise");
            ("promise", name, Cell::new(text, Tone::Warning))
        });
        // Of a due date gone by, the date itself says it.
        let late = self.action.late_since(self.kind(), self.today);
        let late = late.filter(|late| due != Some(*late)).map(|late| {
            let days = (self.today - late).num_days();
            let since = fl!(
                catalogue,
                "sheet-late-since",
                days = days,
                day = catalogue.long_date(late)
            );
            ("late", fl!(catalogue, "sheet-late"), Cell::new(since, Tone::Bad))
        });
        let group = self.plan.groups.get(&self.action.group);
        let group = group.map_or(self.action.group.as_str(), |group| &group.title);
        let group = ("group", fl!(catalogue, "sheet-group"), sanitize(group).into());
        promise.into_iter().chain(late).chain([group]).collect()
    }
}
