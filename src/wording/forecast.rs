//! A burn-up and its forecast, in words.

use chrono::{Datelike, NaiveDate};
use i18n_embed_fl::fl;

use crate::wording::Catalogue;
use crate::wording::signs::UNREADABLE;
use copil_plan::action_history::Prolongation;
use copil_plan::forecast::simulation::{LEAST_DONE, LEAST_WEEKS, RUNS};
use copil_plan::forecast::{BurnUp, Forecast, SimulationResult};
use copil_plan::sanitize::sanitize;
use copil_plan::{GroupKey, Plan, StatusKind};

/// A fact: what it is about, and what there is to say of it, a line each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is about.
    pub label: String,
    /// What there is to say.
    pub lines: Vec<String>,
}

/// What a part of a plan is called.
pub fn part(catalogue: &Catalogue, plan: &Plan, part: Option<&GroupKey>) -> String {
    part.map_or_else(|| fl!(catalogue, "forecast-whole"), |part| sanitize(part.title(plan)))
}

/// Where a part of a plan stands.
pub fn standing(catalogue: &Catalogue, plan: &Plan, burn_up: &BurnUp) -> Vec<Fact> {
    let today = burn_up.today();
    let mut facts = vec![
        fact(
            catalogue.of_kind(plan, StatusKind::Closed, fl!(catalogue, "forecast-done")),
            match today.scope {
                // Of nothing there is no share: neither none of it nor all of it is done.
                0 => fl!(catalogue, "forecast-of-none", done = today.done),
                scope => fl!(
                    catalogue,
                    "forecast-of",
                    done = today.done,
                    scope = scope,
                    share = catalogue.percent(share(today.done, scope))
                ),
            },
        ),
        Fact {
            label: fl!(catalogue, "forecast-promised"),
            lines: vec![
                fl!(
                    catalogue,
                    "forecast-promised-now",
                    count = burn_up.promised_by(today.day)
                ),
                match burn_up.first_promised_by(today.day) {
                    Some(count) => fl!(catalogue, "forecast-promised-first", count = count),
                    None => fl!(catalogue, "forecast-promised-first-unknown"),
                },
            ],
        },
    ];
    if let Some(elapsed) = burn_up.elapsed {
        facts.push(fact(fl!(catalogue, "forecast-time"), catalogue.percent(elapsed)));
    }
    if let Some(prolongation) = &burn_up.prolongation {
        let label = fl!(catalogue, "forecast-prolonged");
        facts.push(fact(label, prolonged(catalogue, prolongation)));
    }
    if burn_up.undated > 0 {
        let label = fl!(catalogue, "forecast-undated");
        facts.push(fact(label, burn_up.undated.to_string()));
    }
    if burn_up.dropped > 0 {
        let label = catalogue.of_kind(plan, StatusKind::Dropped, fl!(catalogue, "forecast-dropped"));
        facts.push(fact(label, burn_up.dropped.to_string()));
    }
    facts
}

/// That a plan goes on for longer than it was first to, and by which decision.
pub fn prolonged(catalogue: &Catalogue, prolongation: &Prolongation) -> String {
    let (from, to) = (
        catalogue.long_date(prolongation.first),
        catalogue.long_date(prolongation.end),
    );
    match &prolongation.decision {
        Some(decision) => fl!(
            catalogue,
            "prolonged-by",
            from = from,
            to = to,
            decision = decision.to_string()
        ),
        None => fl!(catalogue, "prolonged", from = from, to = to),
    }
}

/// The share of a whole, 0 to 100.
#[expect(clippy::cast_precision_loss, reason = "counts of actions are far below 2^52")]
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        100.0 * part as f64 / whole as f64
    }
}

fn fact(label: String, line: String) -> Fact {
    Fact {
        label,
        lines: vec![line],
    }
}

/// What the forecast means, in a sentence: when all will be done at the plan's pace, and how that stands to its end. Of a
/// plan without anything to do there is nothing to say.
pub fn outlook(catalogue: &Catalogue, forecast: &Forecast, end: Option<NaiveDate>) -> Option<String> {
    let result = match forecast {
        Forecast::Empty => return None,
        Forecast::Over => return Some(fl!(catalogue, "outlook-over")),
        Forecast::TooShort { .. } => return Some(fl!(catalogue, "outlook-unknown")),
        Forecast::Foreseen(result) => result,
    };
    let Some(half) = result.half else {
        return Some(fl!(catalogue, "outlook-never"));
    };
    let month = catalogue.month_and_year(half);
    Some(match end.and_then(|end| result.months_after(end)) {
        None => fl!(catalogue, "outlook-finished", month = month),
        Some(0) => fl!(catalogue, "outlook-in-time", month = month),
        Some(months @ 1..) => fl!(catalogue, "outlook-after", month = month, count = months),
        Some(months) => fl!(catalogue, "outlook-before", month = month, count = months.abs()),
    })
}

/// The month in which all will be done at the plan's pace, where there is little room; `?` where nobody knows.
pub fn end_in_short(catalogue: &Catalogue, forecast: &Forecast) -> String {
    match forecast {
        Forecast::Empty => String::new(),
        Forecast::Over => fl!(catalogue, "outlook-over-short"),
        Forecast::TooShort { .. } => UNREADABLE.to_owned(),
        Forecast::Foreseen(result) => match result.half {
            Some(half) => format!("{} {}", catalogue.short_month(half.month()), half.year()),
            None => fl!(catalogue, "outlook-never-short"),
        },
    }
}

/// What is to be expected, or why nothing is foreseen.
pub fn expected(catalogue: &Catalogue, plan: &Plan, burn_up: &BurnUp) -> Vec<Fact> {
    let only = |line: String| vec![fact(fl!(catalogue, "forecast-label"), line)];
    match &burn_up.forecast {
        Forecast::Empty => only(fl!(catalogue, "forecast-empty")),
        Forecast::Over => only(fl!(catalogue, "forecast-over")),
        Forecast::TooShort { weeks, done } => vec![Fact {
            label: fl!(catalogue, "forecast-label"),
            lines: vec![
                fl!(catalogue, "forecast-too-short"),
                known(catalogue, plan, *weeks, *done),
                fl!(
                    catalogue,
                    "forecast-needed",
                    weeks = LEAST_WEEKS,
                    done = catalogue.closed_count(plan, LEAST_DONE)
                ),
            ],
        }],
        Forecast::Foreseen(outlook) => foreseen(catalogue, plan, burn_up, outlook),
    }
}

fn foreseen(catalogue: &Catalogue, plan: &Plan, burn_up: &BurnUp, result: &SimulationResult) -> Vec<Fact> {
    let date = |day: Option<NaiveDate>| match day {
        Some(day) => catalogue.long_date(day),
        None => fl!(catalogue, "forecast-never"),
    };
    let pace = (result.pace() * 10.0).round() / 10.0;
    let sentence = outlook(catalogue, &burn_up.forecast, burn_up.end);
    let mut facts = vec![
        Fact {
            label: fl!(catalogue, "forecast-label"),
            lines: sentence.into_iter().collect(),
        },
        Fact {
            label: fl!(catalogue, "forecast-all-done"),
            lines: vec![
                fl!(catalogue, "forecast-half", what = date(result.half)),
                fl!(catalogue, "forecast-likely", what = date(result.likely)),
            ],
        },
    ];
    if let Some((by_end, end)) = result.by_end.zip(burn_up.end) {
        let count = |count: usize| fl!(catalogue, "forecast-at-least", count = count);
        let (date, scope) = (catalogue.long_date(end), by_end.scope);
        let label = match scope == burn_up.today().scope {
            true => fl!(catalogue, "forecast-by-end", date = date),
            false => fl!(catalogue, "forecast-by-end-of", date = date, count = scope),
        };
        facts.push(Fact {
            label,
            lines: vec![
                fl!(catalogue, "forecast-half", what = count(by_end.half)),
                fl!(catalogue, "forecast-likely", what = count(by_end.likely)),
            ],
        });
    }
    facts.push(Fact {
        label: fl!(catalogue, "forecast-pace"),
        lines: vec![
            fl!(catalogue, "forecast-a-month", pace = catalogue.number(pace)),
            known(catalogue, plan, result.weeks, usize::try_from(result.done).unwrap_or(0)),
            scope(catalogue, result.added),
        ],
    });
    let runs = catalogue.number(f64::from(u16::try_from(RUNS).unwrap_or(u16::MAX)));
    facts.push(fact(
        fl!(catalogue, "forecast-method"),
        fl!(catalogue, "forecast-runs", runs = runs),
    ));
    facts
}

/// How many actions were carried out in so many weeks.
fn known(catalogue: &Catalogue, plan: &Plan, weeks: usize, done: usize) -> String {
    let done = catalogue.closed_count(plan, done);
    fl!(catalogue, "forecast-known", weeks = weeks, done = done)
}

fn scope(catalogue: &Catalogue, added: i64) -> String {
    match added {
        0 => fl!(catalogue, "forecast-scope-same"),
        1.. => fl!(catalogue, "forecast-scope-more", count = added),
        less => fl!(catalogue, "forecast-scope-less", count = less.abs()),
    }
}
