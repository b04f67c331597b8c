//! `copil groups`: the working groups, how far each is.

use i18n_embed_fl::fl;
use serde_json::json;

use crate::cli::failure::{Exit, Outcome};
use crate::cli::json;
use crate::cli::layout::{Cell, Fit, Table, Tone};
use crate::cli::session::Session;
use crate::i18n::wording::harmless;
use crate::plan::progress::mean;
use crate::plan::{GroupId, StatusKind};

/// Runs the verb.
pub fn run(session: &mut Session) -> Outcome {
    let workspace = session.open()?;
    let plan = workspace.plan();
    let today = workspace.today().day;
    if session.common.json {
        let groups: Vec<_> = plan
            .groups
            .iter()
            .map(|(id, group)| json::group(plan, id, group))
            .collect();
        session
            .out
            .json(&json!({ "plan": plan.id.as_str(), "today": today, "groups": groups }))?;
    } else {
        let catalogue = &session.catalogue;
        let mut table = Table::new([
            (fl!(catalogue, "cli-column-id"), Fit::Keep),
            (fl!(catalogue, "cli-column-title"), Fit::Shrink(0)),
            (fl!(catalogue, "cli-column-done"), Fit::Keep),
            (fl!(catalogue, "cli-column-progress"), Fit::Keep),
            (fl!(catalogue, "cli-column-late"), Fit::Keep),
            (fl!(catalogue, "cli-column-leads"), Fit::Drop(2)),
        ]);
        for (id, group) in &plan.groups {
            let actions = || plan.actions_of(id).map(|(_, placed)| &placed.action);
            let counted = actions()
                .filter(|action| plan.kind(&action.status) != StatusKind::Dropped)
                .count();
            let done = actions()
                .filter(|action| plan.kind(&action.status) == StatusKind::Closed)
                .count();
            let late = actions()
                .filter(|action| action.days_late(plan.kind(&action.status), today).is_some())
                .count();
            let progress = mean(plan, actions()).map(|progress| catalogue.percent(progress));
            let leads: Vec<String> = group
                .leads
                .iter()
                .map(|lead| harmless(plan.person_name(lead)))
                .collect();
            table.push(vec![
                Cell::new(GroupId::as_str(id), Tone::Strong),
                harmless(&group.title).into(),
                format!("{done}/{counted}").into(),
                progress.unwrap_or_default().into(),
                Cell::new(if late > 0 { late.to_string() } else { String::new() }, Tone::Bad),
                Cell::new(leads.join(", "), Tone::Faint),
            ]);
        }
        if !plan.groups.is_empty() {
            for line in table.lines(session.out.columns()) {
                session.out.cells(&line)?;
            }
        }
    }
    let unread = session.name_unread(&workspace)?;
    Ok(if unread { Exit::Refused } else { Exit::Done })
}
