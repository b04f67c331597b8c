//! The working groups, the organisations, the axes or the phases of a plan, where each stands.

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use serde_json::{Map, Value as Json, json};

use super::figures::Tally;
use super::page::Page;
use super::parts::Part;
use super::table::{Cell, Fit, Table, Tone};
use super::{Report, json};
use crate::wording::Catalogue;
use crate::wording::signs::{UNREADABLE, weather_symbol};
use copil_plan::sanitize::sanitize;
use copil_plan::{GroupBy, GroupKey, Plan, StatusKind, Weather};

/// The most people named for a part; JSON names them all.
const NAMED: usize = 3;

/// The parts of a plan on a day.
#[derive(Debug)]
pub struct PartList<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The day.
    pub today: NaiveDate,
    /// By what the plan is taken apart.
    pub by: GroupBy,
    /// The parts.
    pub parts: Vec<Part>,
}

impl PartList<'_> {
    /// What the parts are called together.
    pub(super) fn key(&self) -> &'static str {
        match self.by {
            GroupBy::Axis => "axes",
            GroupBy::Phase => "phases",
            GroupBy::Organisation => "organisations",
            _ => "groups",
        }
    }
}

impl Report for PartList<'_> {
    fn json(&self, _: &Catalogue) -> Json {
        let key = self.key();
        let parts: Vec<Json> = self.parts.iter().map(|part| part_json(self.plan, part)).collect();
        json!({ "plan": self.plan.id.as_str(), "today": self.today, key: parts })
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        if self.parts.is_empty() {
            return;
        }
        let of_parties = self.by == GroupBy::Organisation;
        let of_phases = self.by == GroupBy::Phase;
        let days = ["start", "end"].map(|key| (catalogue.field_heading(key), Fit::Keep));
        let carried = of_parties.then(|| (fl!(catalogue, "cli-column-carried"), Fit::Keep));
        let done = fl!(catalogue, "cli-column-done");
        let stopped = fl!(catalogue, "cli-column-stopped");
        let first = [
            (fl!(catalogue, "cli-column-id"), Fit::Keep),
            (fl!(catalogue, "cli-column-title"), Fit::Shrink(0)),
        ];
        let days = days.into_iter().filter(|_| of_phases);
        let done = (catalogue.of_kind(self.plan, StatusKind::Closed, done), Fit::Keep);
        let rest = [
            (fl!(catalogue, "cli-column-progress"), Fit::Keep),
            (fl!(catalogue, "cli-column-time"), Fit::Keep),
            (fl!(catalogue, "cli-column-weather"), Fit::Keep),
            (fl!(catalogue, "cli-column-late"), Fit::Keep),
            (catalogue.of_kind(self.plan, StatusKind::Waiting, stopped), Fit::Keep),
            (fl!(catalogue, "cli-column-stale"), Fit::Keep),
            (fl!(catalogue, "cli-column-leads"), Fit::Drop(2)),
        ];
        let mut table = Table::new(first.into_iter().chain(days).chain([done]).chain(carried).chain(rest));
        for part in &self.parts {
            table.push(row(catalogue, self.plan, part, self.by));
        }
        page.table(&table);
    }
}

fn row(catalogue: &Catalogue, plan: &Plan, part: &Part, by: GroupBy) -> Vec<Cell> {
    let tally = &part.tally;
    let share = |share: Option<f64>| share.map(|share| catalogue.percent(share)).unwrap_or_default();
    let count = |count: usize| if count > 0 { count.to_string() } else { String::new() };
    let leads = part.leads.iter().map(|lead| sanitize(plan.person_name(lead)));
    let leads = catalogue.first_of(leads, NAMED);
    let carried = (by == GroupBy::Organisation).then(|| part.carried.map(count).unwrap_or_default().into());
    let days =
        [part.days.0, part.days.1].map(|day| day.map(|day| catalogue.short_date(day)).unwrap_or_default().into());
    let days = days.into_iter().filter(|_| by == GroupBy::Phase);
    let first = [Cell::new(part.key.as_str(), Tone::Strong), part.name(catalogue).into()];
    let done = match tally.total {
        0 => Cell::default(),
        _ => format!("{}/{}", tally.closed, tally.scope()).into(),
    };
    let rest = [
        match tally.is_unknown() {
            true => UNREADABLE.to_owned(),
            false => share(tally.progress),
        }
        .into(),
        Cell::new(share(part.elapsed), Tone::Faint),
        weathers(tally).into(),
        Cell::new(count(tally.late), Tone::Bad),
        Cell::new(count(tally.waiting), Tone::Warning),
        Cell::new(count(part.stale.unwrap_or(0)), Tone::Warning),
        Cell::new(leads, Tone::Faint),
    ];
    first
        .into_iter()
        .chain(days)
        .chain([done])
        .chain(carried)
        .chain(rest)
        .collect()
}

/// A part with its figures, for programs.
pub(super) fn part_json(plan: &Plan, part: &Part) -> Json {
    let tally = &part.tally;
    let mut value = match &part.key {
        GroupKey::Group(id) => match plan.groups.get(id) {
            Some(group) => json::group(plan, id, group),
            None => json!({ "id": id.as_str() }),
        },
        key => {
            let actions = plan.actions.iter().filter(|(_, placed)| key.holds(plan, placed));
            let actions: Vec<&str> = actions.map(|(id, _)| id.as_str()).collect();
            let leads: Vec<&str> = part.leads.iter().map(AsRef::as_ref).collect();
            json!({
                "id": Some(key.as_str()).filter(|id| !id.is_empty()),
                "title": part.title,
                "leads": leads,
                "progress": tally.progress,
                "actions": actions,
            })
        }
    };
    let mut figures = tally_json(tally);
    figures.insert("stale".to_owned(), json!(part.stale));
    figures.insert("elapsed".to_owned(), json!(part.elapsed));
    figures.insert("carried".to_owned(), json!(part.carried));
    if matches!(part.key, GroupKey::Phase(_)) {
        figures.insert("start".to_owned(), json!(part.days.0));
        figures.insert("end".to_owned(), json!(part.days.1));
    }
    if let Some(object) = value.as_object_mut() {
        object.extend(figures);
    }
    value
}

/// How many have each weather, where there are any.
pub(super) fn weathers(tally: &Tally) -> String {
    let weathers = Weather::ALL.iter().zip(tally.weather).filter(|(_, count)| *count > 0);
    let weathers: Vec<String> = weathers
        .map(|(weather, count)| format!("{}\u{a0}{count}", weather_symbol(*weather)))
        .collect();
    weathers.join(" ")
}

/// The figures of some actions, for programs.
pub(super) fn tally_json(tally: &Tally) -> Map<String, Json> {
    let weather = Weather::ALL.iter().zip(tally.weather);
    let weather: Map<String, Json> = weather
        .map(|(weather, count)| (weather.word().to_owned(), count.into()))
        .collect();
    let figures = [
        ("total", json!(tally.total)),
        ("open", json!(tally.open)),
        ("active", json!(tally.active)),
        ("waiting", json!(tally.waiting)),
        ("closed", json!(tally.closed)),
        ("dropped", json!(tally.dropped)),
        ("late", json!(tally.late)),
        ("progress", json!(tally.progress)),
        ("weather", weather.into()),
    ];
    figures
        .map(|(key, value)| (key.to_owned(), value))
        .into_iter()
        .collect()
}
