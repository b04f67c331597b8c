//! What was done against what was promised, and when all will be done at the plan's own pace.

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

use super::Report;
use super::page::Page;
use super::table::{Cell, Fit, Table, Tone};
use crate::wording::Catalogue;
use crate::wording::forecast::{expected, part, standing};
use crate::wording::layout::{columns, pad};
use copil_plan::GroupKey;
use copil_plan::action_history::Prolongation;
use copil_plan::forecast::simulation::{LEAST_DONE, LEAST_WEEKS, RUNS};
use copil_plan::forecast::{BurnUp, Forecast};
use copil_plan::{Plan, StatusKind};

/// How many of the weeks gone by a table shows, every fourth of a year's.
const SHOWN: usize = 13;

/// The burn-up of a plan, or of a part of it, on a day.
#[derive(Debug)]
pub struct BurnUpReport<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The day.
    pub today: NaiveDate,
    /// The figures.
    pub burn_up: BurnUp,
}

impl Report for BurnUpReport<'_> {
    fn json(&self, _: &Catalogue) -> Json {
        let mut value = value(&self.burn_up);
        value["plan"] = json!(self.plan.id.as_str());
        value["today"] = json!(self.today);
        value
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        page.toned(part(catalogue, self.plan, self.burn_up.part.as_ref()), Tone::Strong);
        let mut facts = standing(catalogue, self.plan, &self.burn_up);
        facts.extend(expected(catalogue, self.plan, &self.burn_up));
        let widest = facts.iter().map(|fact| columns(&fact.label)).max().unwrap_or(0);
        for fact in &facts {
            let head = pad(&fact.label, widest + 2);
            page.hanging(head, widest + 2, &fact.lines.join("\n"), Tone::Plain);
        }
        page.blank();
        page.table(&months(catalogue, self.plan, &self.burn_up));
    }
}

/// The past year, every four weeks.
fn months(catalogue: &Catalogue, plan: &Plan, burn_up: &BurnUp) -> Table {
    let done = fl!(catalogue, "forecast-column-done");
    let mut table = Table::new([
        (fl!(catalogue, "forecast-column-day"), Fit::Keep),
        (catalogue.of_kind(plan, StatusKind::Closed, done), Fit::Keep),
        (fl!(catalogue, "forecast-column-now"), Fit::Keep),
        (fl!(catalogue, "forecast-column-first"), Fit::Keep),
        (fl!(catalogue, "forecast-column-scope"), Fit::Keep),
    ]);
    let mut shown: Vec<_> = burn_up.weeks.iter().rev().step_by(4).take(SHOWN).collect();
    shown.reverse();
    for week in shown {
        table.push(vec![
            Cell::new(catalogue.short_date(week.day), Tone::Faint),
            Cell::new(week.done.to_string(), Tone::Strong),
            burn_up.promised_by(week.day).to_string().into(),
            match burn_up.first_promised_by(week.day) {
                Some(count) => count.to_string().into(),
                None => Cell::new("?", Tone::Faint),
            },
            week.scope.to_string().into(),
        ]);
    }
    table
}

/// A burn-up, for programs.
pub(super) fn value(burn_up: &BurnUp) -> Json {
    let today = burn_up.today();
    let weeks: Vec<_> = burn_up
        .weeks
        .iter()
        .map(|week| {
            json!({
                "day": week.day,
                "done": week.done,
                "scope": week.scope,
                "promised": burn_up.promised_by(week.day),
                "first_promised": burn_up.first_promised_by(week.day),
            })
        })
        .collect();
    json!({
        "part": of(burn_up.part.as_ref()),
        "done": today.done,
        "scope": today.scope,
        "promised": burn_up.promised_by(today.day),
        "first_promised": burn_up.first_promised_by(today.day),
        "undated": burn_up.undated,
        "dropped": burn_up.dropped,
        "elapsed": burn_up.elapsed,
        "end": burn_up.end,
        "prolongation": burn_up.prolongation.as_ref().map(prolongation),
        "forecast": forecast(&burn_up.forecast, burn_up.end),
        "weeks": weeks,
    })
}

/// How much longer a plan goes on than it was first to.
pub(super) fn prolongation(prolongation: &Prolongation) -> Json {
    json!({
        "first_end": prolongation.first,
        "end": prolongation.end,
        "decision": prolongation.decision.as_ref().map(ToString::to_string),
    })
}

fn of(part: Option<&GroupKey>) -> Json {
    part.map_or(Json::Null, |part| json!({ part.by().word(): part.as_str() }))
}

/// What is foreseen, for programs.
pub(super) fn forecast(forecast: &Forecast, end: Option<NaiveDate>) -> Json {
    match forecast {
        Forecast::Empty => json!({ "state": "empty" }),
        Forecast::Over => json!({ "state": "over" }),
        Forecast::TooShort { weeks, done } => json!({
            "state": "not-enough-history",
            "weeks": weeks,
            "done": done,
            "weeks_needed": LEAST_WEEKS,
            "done_needed": LEAST_DONE,
        }),
        Forecast::Foreseen(outlook) => json!({
            "state": "foreseen",
            "runs": RUNS,
            "weeks": outlook.weeks,
            "done": outlook.done,
            "added": outlook.added,
            "per_month": outlook.pace(),
            "date_50": outlook.half,
            "date_80": outlook.likely,
            "months_after_end": end.and_then(|end| outlook.months_after(end)),
            "by_end": outlook.by_end.map(|by_end| json!({
                "end": end,
                "done_50": by_end.half,
                "done_80": by_end.likely,
                "scope_50": by_end.scope,
            })),
        }),
    }
}
