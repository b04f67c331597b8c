//! `copil mine`: what one person answers for, by what is owed before the next meeting.

use clap::Args;
use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

use super::list::{priority_mark, tone_of};
use crate::cli::failure::{Exit, Failure, Outcome};
use crate::cli::layout::{Cell, Fit, Table, Tone};
use crate::cli::session::Session;
use crate::cli::words;
use crate::report::worklist::{deadline, reason, role, title};
use crate::wording::Catalogue;
use crate::workspace::Workspace;
use copil_plan::sanitize::sanitize;
use copil_plan::worklist::{About, Item, Obligation, Remedy, Worklist, plate};
use copil_plan::{GroupedAction, Plan};

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    #[arg(long, value_name = "PERSON")]
    pub person: Option<String>,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &Arguments) -> Outcome {
    let workspace = session.open()?;
    let plan = workspace.plan();
    let person = match &arguments.person {
        Some(text) => words::person(&workspace, text)?,
        None => workspace.me().cloned().ok_or(Failure::WhoAmI)?,
    };
    let today = workspace.today().day;
    let histories = session.histories(&workspace)?;
    let plate = plate(plan, &person, histories.as_ref(), today);
    if session.common.json {
        let items: Vec<Json> = plate
            .items
            .iter()
            .map(|item| value(&session.catalogue, plan, item))
            .collect();
        session.out.json(&json!({
            "plan": plan.id.as_str(),
            "today": today,
            "person": person.as_str(),
            "meeting": plate.meeting.as_ref().map(|(id, _)| id.as_str()),
            "until": plate.until,
            "items": items,
        }))?;
    } else if plate.items.is_empty() {
        let who = sanitize(plan.person_name(&person));
        session.out.line(&fl!(session.catalogue, "owed-empty", who = who))?;
    } else {
        let head = deadline(&session.catalogue, plan, &plate, today);
        session.out.toned(&head, Tone::Strong)?;
        print(session, &workspace, &plate)?;
    }
    let unread = session.name_unread(&workspace)?;
    Ok(if unread { Exit::Refused } else { Exit::Done })
}

fn print(session: &mut Session, workspace: &Workspace, plate: &Worklist) -> Result<(), Failure> {
    let plan = workspace.plan();
    let owed = plate.items.iter().take_while(|item| item.is_owed()).count();
    let led = plate
        .items
        .iter()
        .take_while(|item| item.is_owed() || item.is_own())
        .count();
    let (first, rest) = plate.items.split_at(owed);
    let (rest, groups) = rest.split_at(led - owed);
    if first.is_empty() {
        session.out.line(&fl!(session.catalogue, "owed-nothing"))?;
    }
    let titles = [
        None,
        Some(fl!(session.catalogue, "owed-rest", count = rest.len())),
        Some(fl!(session.catalogue, "owed-groups", count = groups.len())),
    ];
    for (title, items) in titles.into_iter().zip([first, rest, groups]) {
        if items.is_empty() {
            continue;
        }
        if let Some(title) = title {
            session.out.line("")?;
            session.out.toned(&title, Tone::Strong)?;
        }
        let mut table = Table::new([
            (fl!(session.catalogue, "cli-column-id"), Fit::Keep),
            (String::new(), Fit::Keep),
            (fl!(session.catalogue, "cli-column-title"), Fit::Shrink(0)),
            (fl!(session.catalogue, "cli-column-status"), Fit::Keep),
            (fl!(session.catalogue, "cli-column-due"), Fit::Keep),
            (fl!(session.catalogue, "cli-column-why"), Fit::Shrink(1)),
            (fl!(session.catalogue, "cli-column-how"), Fit::Keep),
        ]);
        for item in items {
            table.push(row(&session.catalogue, plan, item));
        }
        for line in table.lines(session.out.columns()) {
            session.out.cells(&line)?;
        }
    }
    Ok(())
}

fn row(catalogue: &Catalogue, plan: &Plan, item: &Item) -> Vec<Cell> {
    let placed = placed(plan, item);
    let kind = placed.map(|placed| plan.kind(&placed.status));
    let due = match (&item.about, placed.zip(kind)) {
        (_, Some((placed, kind))) => placed.next_due(kind),
        (About::Decision(reference), None) => plan.decision(reference).and_then(|decision| decision.due),
        (About::Action(_), None) => None,
    };
    let why = role(catalogue, item.role).into_iter();
    let why: Vec<String> = why
        .chain(item.debts.iter().map(|debt| reason(catalogue, plan, item, debt)))
        .collect();
    let tone = match item.debts.first() {
        Some(Obligation::Late { .. }) => Tone::Bad,
        Some(_) => Tone::Warning,
        None => Tone::Faint,
    };
    let status = placed.map(|placed| catalogue.status(plan, &placed.status));
    vec![
        Cell::new(name(item), Tone::Strong),
        Cell::new(placed.map_or("", |placed| priority_mark(placed.priority)), Tone::Strong),
        title(plan, item).into(),
        Cell::new(status.unwrap_or_default(), kind.map_or(Tone::Plain, tone_of)),
        due.map(|day| catalogue.short_date(day)).unwrap_or_default().into(),
        Cell::new(why.join(" · "), tone),
        Cell::new(verbs(item).join(", "), Tone::Faint),
    ]
}

fn placed<'p>(plan: &'p Plan, item: &Item) -> Option<&'p GroupedAction> {
    match &item.about {
        About::Action(id) => plan.actions.get(id),
        About::Decision(_) => None,
    }
}

fn name(item: &Item) -> String {
    match &item.about {
        About::Action(id) => id.to_string(),
        About::Decision(reference) => reference.to_string(),
    }
}

/// The verbs of the program that settle what is owed, each once; the record of a meeting is edited by hand.
fn verbs(item: &Item) -> Vec<&'static str> {
    if matches!(item.about, About::Decision(_)) {
        return vec!["edit"];
    }
    let mut verbs = Vec::new();
    for settles in item.debts.iter().flat_map(|debt| item.settled_by(debt)) {
        let verb = match settles {
            Remedy::Status => "status",
            Remedy::Weather => "weather",
            Remedy::Milestone => "milestone",
            Remedy::Due => "due",
            Remedy::Comment => "set",
        };
        if !verbs.contains(&verb) {
            verbs.push(verb);
        }
    }
    verbs
}

fn value(catalogue: &Catalogue, plan: &Plan, item: &Item) -> Json {
    let debts = item.debts.iter().map(|debt| {
        let (kind, milestone, days, day) = match debt {
            Obligation::Late { milestone, days, .. } => ("late", milestone.as_ref(), Some(*days), None),
            Obligation::Due { milestone, on } => ("due", milestone.as_ref(), None, Some(*on)),
            Obligation::NotBegun { days } => ("not-begun", None, Some(*days), None),
            Obligation::NoWeather => ("no-weather", None, None, None),
            Obligation::OldWeather { days } => ("old-weather", None, Some(*days), None),
            Obligation::NoComment => ("no-comment", None, None, None),
            Obligation::Stale { days } => ("stale", None, Some(*days), None),
            Obligation::Waits { due } => ("decision", None, None, *due),
        };
        json!({
            "kind": kind,
            "milestone": milestone.map(|milestone| milestone.as_str()),
            "days": days,
            "day": day,
            "message": reason(catalogue, plan, item, debt),
        })
    });
    json!({
        "id": name(item),
        "title": title(plan, item),
        "role": match item.role {
            copil_plan::worklist::Role::First => "first",
            copil_plan::worklist::Role::Second => "second",
            copil_plan::worklist::Role::GroupLead => "group-lead",
            copil_plan::worklist::Role::Member => "member",
        },
        "owed": item.is_owed(),
        "settled_by": verbs(item),
        "reasons": debts.collect::<Vec<_>>(),
    })
}
