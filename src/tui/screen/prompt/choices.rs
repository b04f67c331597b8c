//! What each prompt lets one choose from.

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::{Choice, Pick};
use crate::i18n::wording::weather_symbol;
use crate::plan::intent::next_statuses;
use crate::plan::{Action, MilestoneId, Need, StatusId, Weather};
use crate::tui::context::Context;
use crate::tui::theme::status_symbol;

pub(super) fn statuses(action: &Action, context: &Context<'_>) -> Vec<Choice> {
    let catalogue = context.catalogue();
    let choice = |id: &StatusId| {
        let needs = context
            .plan
            .workflow()
            .get(id.as_str())
            .map(|status| status.needs.as_slice())
            .unwrap_or_default();
        let unreached: Vec<&str> = action
            .unreached()
            .map(|(_, milestone)| milestone.title.as_str())
            .collect();
        let note = if needs.contains(&Need::Reason) {
            fl!(catalogue, "tui-needs-reason")
        } else if needs.contains(&Need::Milestones) && !unreached.is_empty() {
            fl!(
                catalogue,
                "tui-needs-milestones",
                count = unreached.len(),
                titles = unreached.join(" ; ")
            )
        } else {
            String::new()
        };
        Choice {
            pick: Pick::Status(id.clone()),
            symbol: status_symbol(context.plan.kind(id)),
            label: context.words.status(id).to_owned(),
            note,
        }
    };
    next_statuses(context.plan, &action.status)
        .into_iter()
        .map(choice)
        .collect()
}

pub(super) fn weathers(action: &Action, context: &Context<'_>) -> Vec<Choice> {
    let choice = |weather: &Weather| Choice {
        pick: Pick::Weather(*weather),
        symbol: weather_symbol(*weather),
        label: context.words.weather(*weather).to_owned(),
        note: if action.weather == Some(*weather) {
            fl!(context.catalogue(), "tui-now")
        } else {
            String::new()
        },
    };
    Weather::ALL.iter().map(choice).collect()
}

pub(super) fn milestones(action: &Action, context: &Context<'_>) -> Vec<Choice> {
    let catalogue = context.catalogue();
    let ahead = action
        .milestones
        .iter()
        .filter(|(_, milestone)| milestone.done.is_none());
    let reached = action
        .milestones
        .iter()
        .filter(|(_, milestone)| milestone.done.is_some());
    let choice = |(id, milestone): (&MilestoneId, &crate::plan::Milestone)| Choice {
        pick: Pick::Milestone(id.clone(), milestone.done.is_none()),
        symbol: if milestone.done.is_some() { "✓" } else { "○" },
        label: milestone.title.clone(),
        note: match (milestone.done, milestone.due) {
            (Some(day), _) => fl!(catalogue, "tui-reached-on", date = catalogue.short_date(day)),
            (None, Some(day)) => fl!(catalogue, "tui-promised-for", date = catalogue.short_date(day)),
            (None, None) => String::new(),
        },
    };
    ahead.chain(reached).map(choice).collect()
}

pub(super) fn dues(action: &Action, context: &Context<'_>) -> Vec<Choice> {
    let catalogue = context.catalogue();
    let note = |day: Option<NaiveDate>| day.map(|day| catalogue.short_date(day)).unwrap_or_default();
    let whole = Choice {
        pick: Pick::Due(None),
        symbol: "·",
        label: fl!(catalogue, "tui-the-action"),
        note: note(action.due),
    };
    let parts = action.unreached().map(|(id, milestone)| Choice {
        pick: Pick::Due(Some(id.clone())),
        symbol: "○",
        label: milestone.title.clone(),
        note: note(milestone.due),
    });
    std::iter::once(whole).chain(parts).collect()
}
