//! What a person owes, in words: the same on the screen and on the command line.

use i18n_embed_fl::fl;

use crate::wording::Catalogue;
use copil_plan::sanitize::sanitize;
use copil_plan::worklist::{ItemSubject, Obligation, PersonRole, Worklist, WorklistItem};
use copil_plan::{GroupedAction, MilestoneId, Plan};

/// Why something is owed: `retard 43 j`, `météo à donner`.
pub fn reason(catalogue: &Catalogue, plan: &Plan, item: &WorklistItem, obligation: &Obligation) -> String {
    let milestone = |id: &MilestoneId| {
        let known = placed(plan, item).and_then(|placed| placed.milestones.get(id.as_str()));
        sanitize(known.map_or(id.as_str(), |milestone| &milestone.title))
    };
    match obligation {
        &Obligation::Late {
            milestone: None, days, ..
        } => fl!(catalogue, "owed-late", days = days),
        Obligation::Late {
            milestone: Some(id),
            days,
            others,
        } => {
            let (days, others, milestone) = (*days, *others, milestone(id));
            fl!(
                catalogue,
                "owed-late-milestone",
                days = days,
                milestone = milestone,
                others = others
            )
        }
        Obligation::Due { milestone: None, on } => fl!(catalogue, "owed-due", day = catalogue.short_date(*on)),
        Obligation::Due {
            milestone: Some(id),
            on,
        } => {
            let day = catalogue.short_date(*on);
            fl!(catalogue, "owed-due-milestone", day = day, milestone = milestone(id))
        }
        Obligation::Measure { indicator, on } => {
            let known = placed(plan, item).and_then(|placed| placed.indicators.get(indicator.as_str()));
            let title = sanitize(known.map_or(indicator.as_str(), |indicator| &indicator.title));
            fl!(
                catalogue,
                "owed-measure",
                day = catalogue.short_date(*on),
                title = title
            )
        }
        &Obligation::NotBegun { days } => fl!(catalogue, "owed-not-begun", days = days),
        Obligation::NoWeather => fl!(catalogue, "owed-no-weather"),
        &Obligation::OldWeather { days } => fl!(catalogue, "owed-old-weather", days = days),
        Obligation::NoComment => fl!(catalogue, "owed-no-comment"),
        &Obligation::Stale { days } => fl!(catalogue, "owed-stale", days = days),
        Obligation::Waits { due: Some(due) } => fl!(catalogue, "owed-decision-due", day = catalogue.short_date(*due)),
        Obligation::Waits { due: None } => fl!(catalogue, "owed-decision"),
    }
}

/// What a person has to do with an action that another answers for; nothing for their own.
pub fn role(catalogue: &Catalogue, role: PersonRole) -> Option<String> {
    match role {
        PersonRole::First => None,
        PersonRole::Second => Some(fl!(catalogue, "owed-role-second")),
        PersonRole::GroupLead => Some(fl!(catalogue, "owed-role-group")),
        PersonRole::Member => Some(fl!(catalogue, "owed-role-member")),
    }
}

/// By when things are owed: `À régler avant le comité de pilotage du 29 mars 2018 (dans 14 jours)`.
pub fn deadline(catalogue: &Catalogue, plan: &Plan, worklist: &Worklist, today: chrono::NaiveDate) -> String {
    match &worklist.meeting {
        Some((id, day)) => {
            let days = (*day - today).num_days();
            fl!(
                catalogue,
                "owed-before",
                meeting = catalogue.meeting(plan, id),
                when = fl!(catalogue, "in-days", days = days)
            )
        }
        None => fl!(catalogue, "owed-until", day = catalogue.long_date(worklist.until)),
    }
}

/// The name of an item: an action's title, or what was decided.
pub fn title(plan: &Plan, item: &WorklistItem) -> String {
    match &item.about {
        ItemSubject::Action(_) => placed(plan, item)
            .map(|placed| sanitize(&placed.title))
            .unwrap_or_default(),
        ItemSubject::Decision(reference) => plan
            .decision(reference)
            .map(|decision| sanitize(&decision.text))
            .unwrap_or_default(),
    }
}

fn placed<'p>(plan: &'p Plan, item: &WorklistItem) -> Option<&'p GroupedAction> {
    match &item.about {
        ItemSubject::Action(id) => plan.actions.get(id),
        ItemSubject::Decision(_) => None,
    }
}
