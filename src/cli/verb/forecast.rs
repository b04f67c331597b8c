//! `copil forecast`: what was done against what was promised, and when all will be done at the plan's own pace.

use chrono::NaiveDate;
use clap::Args;
use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

use crate::cli::failure::{Exit, Failure, Outcome};
use crate::cli::layout::{Cell, Fit, Table, Tone};
use crate::cli::session::Session;
use crate::cli::words;
use crate::report::outlook::{expected, part, standing};
use crate::wording::layout::{columns, pad};
use copil_plan::forecast::simulation::{LEAST_DONE, LEAST_WEEKS, RUNS};
use copil_plan::forecast::{BurnUp, Forecast, Part};

/// How many of the weeks gone by a table shows, every fourth of a year's.
const SHOWN: usize = 13;

/// What the verb takes.
#[derive(Debug, Default, Args)]
pub(crate) struct Arguments {
    #[arg(long, short = 'g', value_name = "GROUP", conflicts_with = "axis")]
    pub group: Option<String>,
    #[arg(long, value_name = "AXIS")]
    pub axis: Option<String>,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &Arguments) -> Outcome {
    let workspace = session.open()?;
    let (plan, today) = (workspace.plan(), workspace.today().day);
    let of = match (&arguments.group, &arguments.axis) {
        (Some(group), _) => Part::Group(words::group(plan, group)?),
        (None, Some(axis)) => Part::Axis(words::axis(plan, axis)?),
        (None, None) => Part::Whole,
    };
    let histories = session.histories(&workspace)?;
    let burn_up = BurnUp::of(plan, &histories.unwrap_or_default(), of, today);
    if session.common.json {
        let mut value = value(&burn_up);
        value["plan"] = json!(plan.id.as_str());
        value["today"] = json!(today);
        session.out.json(&value)?;
    } else {
        let title = part(&session.catalogue, plan, &burn_up.part);
        session.out.toned(&title, Tone::Strong)?;
        tell(session, &burn_up)?;
        session.out.line("")?;
        months(session, &burn_up)?;
    }
    let unread = session.name_unread(&workspace)?;
    Ok(if unread { Exit::Refused } else { Exit::Done })
}

fn tell(session: &mut Session, burn_up: &BurnUp) -> Result<(), Failure> {
    let mut facts = standing(&session.catalogue, burn_up);
    facts.extend(expected(&session.catalogue, burn_up));
    let widest = facts.iter().map(|fact| columns(&fact.label)).max().unwrap_or(0);
    for fact in &facts {
        for (n, line) in fact.lines.iter().enumerate() {
            let label = if n == 0 { fact.label.as_str() } else { "" };
            session.out.line(&format!("{}  {line}", pad(label, widest)))?;
        }
    }
    Ok(())
}

/// The past year, every four weeks.
fn months(session: &mut Session, burn_up: &BurnUp) -> Result<(), Failure> {
    let catalogue = &session.catalogue;
    let mut table = Table::new([
        (fl!(catalogue, "forecast-column-day"), Fit::Keep),
        (fl!(catalogue, "forecast-column-done"), Fit::Keep),
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
            burn_up.first_promised_by(week.day).to_string().into(),
            week.scope.to_string().into(),
        ]);
    }
    for line in table.lines(session.out.columns()) {
        session.out.cells(&line)?;
    }
    Ok(())
}

fn value(burn_up: &BurnUp) -> Json {
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
        "part": of(&burn_up.part),
        "done": today.done,
        "scope": today.scope,
        "promised": burn_up.promised_by(today.day),
        "first_promised": burn_up.first_promised_by(today.day),
        "undated": burn_up.undated,
        "dropped": burn_up.dropped,
        "elapsed": burn_up.elapsed,
        "end": burn_up.end,
        "forecast": forecast(&burn_up.forecast, burn_up.end),
        "weeks": weeks,
    })
}

fn of(part: &Part) -> Json {
    match part {
        Part::Whole => Json::Null,
        Part::Group(group) => json!({ "group": group.as_str() }),
        Part::Axis(axis) => json!({ "axis": axis.as_str() }),
    }
}

fn forecast(forecast: &Forecast, end: Option<NaiveDate>) -> Json {
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
            "by_end": outlook.by_end.map(|by_end| json!({
                "end": end,
                "done_50": by_end.half,
                "done_80": by_end.likely,
            })),
        }),
    }
}
