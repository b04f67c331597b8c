//! `copil list`: the actions that meet some conditions, one a line.

use std::sync::LazyLock;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use i18n_embed_fl::fl;
use serde_json::json;

use crate::cli::failure::{Failure, Outcome};
use crate::cli::filtering;
use crate::cli::session::Session;
use crate::report::json;
use crate::report::table::{Cell, Fit, Table, Tone, priority_mark, tone_of, tone_of_weather};
use crate::wording::Catalogue;
use crate::wording::terms::weather_symbol;
use crate::workspace::Workspace;
use copil_plan::query::{Asking, Filter, Order};
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupId, GroupedAction, Plan, Subject, Weather};
use copil_store::PlanPath;

/// Below so many columns a weather is shown by its symbol alone.
const NARROW: usize = 80;
/// From so many columns on a weather is shown with what it means.
const WIDE: usize = 130;

/// What the verb takes.
#[derive(Debug, Default, Args)]
pub(crate) struct ListArgs {
    #[arg(value_name = "FILTER")]
    pub terms: Vec<String>,
    #[arg(long, short = 'v', value_name = "VIEW")]
    pub view: Option<String>,
    #[arg(long, short = 'g', value_name = "GROUP", value_delimiter = ',')]
    pub group: Vec<String>,
    #[arg(long, short = 's', value_name = "STATUS", value_delimiter = ',')]
    pub status: Vec<String>,
    #[arg(long, short = 'l', value_name = "PERSON", value_delimiter = ',')]
    pub lead: Vec<String>,
    #[arg(long, value_name = "AXIS", value_delimiter = ',')]
    pub axis: Vec<String>,
    #[arg(long, short = 'o', value_name = "ORGANISATION", value_delimiter = ',')]
    pub organisation: Vec<String>,
    #[arg(long, value_name = "PRIORITY", value_delimiter = ',')]
    pub priority: Vec<String>,
    #[arg(long, short = 'w', value_name = "WEATHER", value_delimiter = ',')]
    pub weather: Vec<String>,
    #[arg(long, short = 't', value_name = "TAG", value_delimiter = ',')]
    pub tag: Vec<String>,
    #[arg(long)]
    pub late: bool,
    #[arg(long)]
    pub due_soon: bool,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub due_before: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub text: Vec<String>,
    #[arg(long, value_name = "ORDER")]
    pub sort: Option<Sort>,
    #[arg(long, short = 'r')]
    pub reverse: bool,
}

/// By what the list is ordered: the words of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sort(Order);

impl ValueEnum for Sort {
    fn value_variants<'a>() -> &'a [Self] {
        static VARIANTS: LazyLock<Vec<Sort>> = LazyLock::new(|| Order::ALL.iter().copied().map(Sort).collect());
        &VARIANTS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.word()))
    }
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &ListArgs) -> Outcome {
    let workspace = session.open()?;
    let (filter, order) = filtering::asked(session, &workspace, arguments)?;
    let histories = filtering::histories(&workspace, &filter)?;
    let plan = workspace.plan();
    let today = workspace.today().day;
    let mut actions = filter.select(&Asking {
        me: workspace.me(),
        histories: histories.as_ref(),
        ..Asking::of(plan, today)
    });
    let order = arguments.sort.map(|sort| sort.0).or(order).unwrap_or_default();
    if order != Order::Id {
        order.sort(plan, &mut actions);
    }
    if arguments.reverse {
        actions.reverse();
    }
    let unreadable = unreadable(&workspace, &filter);
    if session.common.json {
        let actions: Vec<_> = actions
            .iter()
            .map(|(id, placed)| json::action(plan, id, placed, today))
            .collect();
        let unreadable: Vec<_> = unreadable.iter().map(|(path, _)| path.as_str()).collect();
        session.out.json(&json!({
            "plan": plan.id.as_str(),
            "today": today,
            "actions": actions,
            "unreadable": unreadable,
        }))?;
    } else {
        show(session, &workspace, &actions, &unreadable)?;
        summarise(session, &workspace, &actions)?;
    }
    session.end(&workspace)
}

/// The files that nothing is known of, and that might be among the actions asked for.
fn unreadable<'w>(workspace: &'w Workspace, filter: &Filter) -> Vec<(&'w PlanPath, Option<ActionId>)> {
    let groups = filter.groups();
    let in_groups = |group: &Option<GroupId>| match (&groups, group) {
        (Some(groups), Some(group)) => groups.contains(&group),
        _ => true,
    };
    let files = workspace.unreadable().filter_map(|(path, about)| match about {
        Some((Subject::Action(id), group)) => in_groups(&group).then_some((path, Some(id))),
        Some(_) => None,
        None => Some((path, None)),
    });
    files.collect()
}

/// Prints a table of actions, fitted to the terminal.
pub(crate) fn show(
    session: &mut Session,
    workspace: &Workspace,
    actions: &[(&ActionId, &GroupedAction)],
    unreadable: &[(&PlanPath, Option<ActionId>)],
) -> Result<(), Failure> {
    let catalogue = &session.catalogue;
    let mut table = Table::new([
        (fl!(catalogue, "cli-column-id"), Fit::Keep),
        (String::new(), Fit::Keep),
        (fl!(catalogue, "cli-column-title"), Fit::Shrink(0)),
        (fl!(catalogue, "cli-column-status"), Fit::Keep),
        (fl!(catalogue, "cli-column-weather"), Fit::Keep),
        (fl!(catalogue, "cli-column-due"), Fit::Keep),
        (fl!(catalogue, "cli-column-late"), Fit::Keep),
        (fl!(catalogue, "cli-column-leads"), Fit::Drop(2)),
    ]);
    // Labels are the same for many actions: each is worded once.
    let statuses: Vec<_> = workspace
        .plan()
        .workflow()
        .keys()
        .map(|id| (id, catalogue.status(workspace.plan(), id)))
        .collect();
    let columns = session.out.columns();
    let weathers: Vec<_> = Weather::ALL
        .iter()
        .map(|weather| (*weather, weather_text(catalogue, *weather, columns)))
        .collect();
    for (id, placed) in actions {
        table.push(row(session, workspace, id, placed, &statuses, &weathers));
    }
    for (path, id) in unreadable {
        let name = id.as_ref().map_or_else(|| "?".to_owned(), ToString::to_string);
        let said = fl!(catalogue, "cli-unreadable-row", file = sanitize(path.as_str()));
        let mut row = vec![
            Cell::new(name, Tone::Bad),
            Cell::new("!", Tone::Bad),
            Cell::new(said, Tone::Bad),
        ];
        row.resize(8, Cell::default());
        table.push(row);
    }
    if actions.is_empty() && unreadable.is_empty() {
        return Ok(());
    }
    for line in table.lines(session.out.columns()) {
        session.out.cells(&line)?;
    }
    Ok(())
}

fn row(
    session: &Session,
    workspace: &Workspace,
    id: &ActionId,
    placed: &GroupedAction,
    statuses: &[(&copil_plan::StatusId, String)],
    weathers: &[(Weather, String)],
) -> Vec<Cell> {
    let (catalogue, plan) = (&session.catalogue, workspace.plan());
    let action = &placed.action;
    let kind = plan.kind(&action.status);
    let status = statuses.iter().find(|(known, _)| **known == action.status);
    let status = status.map_or_else(|| catalogue.status(plan, &action.status), |(_, label)| label.clone());
    let weather = action.weather.and_then(|weather| {
        let label = weathers.iter().find(|(known, _)| *known == weather)?;
        Some(label.1.clone())
    });
    let due = action.next_due(kind).or(action.due);
    let late = action.days_late(kind, workspace.today().day);
    let leads: Vec<String> = action
        .leads
        .iter()
        .map(|lead| sanitize(plan.person_name(lead)))
        .collect();
    vec![
        Cell::new(id.as_str(), Tone::Strong),
        Cell::new(priority_mark(action.priority), Tone::Strong),
        sanitize(&action.title).into(),
        Cell::new(status, tone_of(kind)),
        Cell::new(weather.unwrap_or_default(), tone_of_weather(action.weather)),
        due.map(|day| catalogue.short_date(day)).unwrap_or_default().into(),
        Cell::new(
            late.map(|days| fl!(catalogue, "tui-late", days = days))
                .unwrap_or_default(),
            Tone::Bad,
        ),
        Cell::new(leads.join(", "), Tone::Faint),
    ]
}

/// A weather as there is room for it: its symbol and what it means, its symbol and its name, its symbol.
fn weather_text(catalogue: &Catalogue, weather: Weather, columns: Option<usize>) -> String {
    let symbol = weather_symbol(weather);
    let name = || catalogue.find(&format!("weather-name-{weather}")).unwrap_or_default();
    match columns {
        Some(..NARROW) => symbol.to_owned(),
        Some(NARROW..WIDE) => format!("{symbol} {}", name()),
        Some(WIDE..) | None => catalogue.weather_with_symbol(weather),
    }
}

/// How many actions there are, for a person who looks at them.
fn summarise(
    session: &mut Session,
    workspace: &Workspace,
    actions: &[(&ActionId, &GroupedAction)],
) -> Result<(), Failure> {
    if session.out.columns().is_none() {
        return Ok(());
    }
    let plan: &Plan = workspace.plan();
    let today = workspace.today().day;
    let is_late = |placed: &GroupedAction| placed.days_late(plan.kind(&placed.status), today).is_some();
    let late = actions.iter().filter(|(_, placed)| is_late(placed)).count();
    let text = fl!(
        session.catalogue,
        "cli-list-summary",
        count = actions.len(),
        late = late,
        all = plan.actions.len()
    );
    Ok(session.out.toned(&text, Tone::Faint)?)
}
