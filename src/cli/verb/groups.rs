//! `copil groups`: the working groups, the organisations or the axes, where each stands.

use clap::{Args, ValueEnum};
use i18n_embed_fl::fl;
use serde_json::{Map, Value as Json, json};

use crate::cli::failure::{Exit, Failure, Outcome};
use crate::cli::json;
use crate::cli::layout::{Cell, Fit, Table, Tone};
use crate::cli::session::Session;
use crate::report::parts::{By, Part, PartKey, parts};
use crate::wording::Catalogue;
use crate::wording::terms::weather_symbol;
use copil_plan::sanitize::sanitize;
use copil_plan::{Plan, Weather};

/// The most people named for a part; JSON names them all.
const NAMED: usize = 3;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[arg(long, value_name = "PART", default_value = "group")]
    pub by: Parts,
}

/// By what the plan is taken apart, as the command line names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Parts {
    /// By working group.
    Group,
    /// By organisation.
    Organisation,
    /// By axis.
    Axis,
}

impl From<Parts> for By {
    fn from(parts: Parts) -> Self {
        match parts {
            Parts::Group => Self::Group,
            Parts::Organisation => Self::Organisation,
            Parts::Axis => Self::Axis,
        }
    }
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &Arguments) -> Outcome {
    let workspace = session.open()?;
    let histories = session.histories(&workspace)?;
    let (plan, by) = (workspace.plan(), By::from(arguments.by));
    let today = workspace.today().day;
    let parts = parts(plan, by, histories.as_ref(), today);
    if session.common.json {
        let key = match by {
            By::Group => "groups",
            By::Organisation => "organisations",
            By::Axis => "axes",
        };
        let values: Vec<Json> = parts.iter().map(|part| value(plan, part)).collect();
        let mut whole = json!({ "plan": plan.id.as_str(), "today": today });
        if let Some(object) = whole.as_object_mut() {
            object.insert(key.to_owned(), values.into());
        }
        session.out.json(&whole)?;
    } else if !parts.is_empty() {
        print(session, plan, &parts)?;
    }
    let unread = session.name_unread(&workspace)?;
    Ok(if unread { Exit::Refused } else { Exit::Done })
}

fn print(session: &mut Session, plan: &Plan, parts: &[Part]) -> Result<(), Failure> {
    let catalogue = &session.catalogue;
    let mut table = Table::new([
        (fl!(catalogue, "cli-column-id"), Fit::Keep),
        (fl!(catalogue, "cli-column-title"), Fit::Shrink(0)),
        (fl!(catalogue, "cli-column-done"), Fit::Keep),
        (fl!(catalogue, "cli-column-progress"), Fit::Keep),
        (fl!(catalogue, "cli-column-time"), Fit::Keep),
        (fl!(catalogue, "cli-column-weather"), Fit::Keep),
        (fl!(catalogue, "cli-column-late"), Fit::Keep),
        (fl!(catalogue, "cli-column-stale"), Fit::Keep),
        (fl!(catalogue, "cli-column-leads"), Fit::Drop(2)),
    ]);
    for part in parts {
        table.push(row(catalogue, plan, part));
    }
    for line in table.lines(session.out.columns()) {
        session.out.cells(&line)?;
    }
    Ok(())
}

fn row(catalogue: &Catalogue, plan: &Plan, part: &Part) -> Vec<Cell> {
    let tally = &part.tally;
    let share = |share: Option<f64>| share.map(|share| catalogue.percent(share)).unwrap_or_default();
    let count = |count: usize| if count > 0 { count.to_string() } else { String::new() };
    let weathers = Weather::ALL.iter().zip(tally.weather).filter(|(_, count)| *count > 0);
    let weathers: Vec<String> = weathers
        .map(|(weather, count)| format!("{}\u{a0}{count}", weather_symbol(*weather)))
        .collect();
    let named = &part.leads[..part.leads.len().min(NAMED)];
    let leads: Vec<String> = named.iter().map(|lead| sanitize(plan.person_name(lead))).collect();
    let mut leads = leads.join(", ");
    if part.leads.len() > NAMED {
        let others = part.leads.len() - NAMED;
        leads = fl!(catalogue, "tui-and-others", names = leads, count = others);
    }
    vec![
        Cell::new(part.key.as_str(), Tone::Strong),
        name_of(catalogue, part).into(),
        format!("{}/{}", tally.closed, tally.total - tally.dropped).into(),
        share(tally.progress).into(),
        Cell::new(share(part.elapsed), Tone::Faint),
        weathers.join(" ").into(),
        Cell::new(count(tally.late), Tone::Bad),
        Cell::new(count(part.stale.unwrap_or(0)), Tone::Warning),
        Cell::new(leads, Tone::Faint),
    ]
}

fn name_of(catalogue: &Catalogue, part: &Part) -> String {
    match part.key {
        PartKey::None(By::Organisation) => fl!(catalogue, "tui-no-organisation"),
        PartKey::None(By::Group | By::Axis) => fl!(catalogue, "tui-no-axis"),
        _ => sanitize(&part.title),
    }
}

fn value(plan: &Plan, part: &Part) -> Json {
    let tally = &part.tally;
    let mut value = match &part.key {
        PartKey::Group(id) => match plan.groups.get(id) {
            Some(group) => json::group(plan, id, group),
            None => json!({ "id": id.as_str() }),
        },
        key => {
            let actions = plan.actions.iter().filter(|(_, placed)| key.holds(placed));
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
        ("stale", json!(part.stale)),
        ("elapsed", json!(part.elapsed)),
        ("weather", weather.into()),
    ];
    if let Some(object) = value.as_object_mut() {
        object.extend(figures.map(|(key, value)| (key.to_owned(), value)));
    }
    value
}
