//! What an action measures, hands over and spends, a line each.

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use crate::wording::Catalogue;
use copil_plan::sanitize::sanitize;
use copil_plan::{Budget, Deliverable, Indicator, Measure, StatusKind};

/// An indicator: from where to where, each measure with its day, and how far it is.
pub(super) fn indicator_line(catalogue: &Catalogue, indicator: &Indicator) -> String {
    let value = |measure: Option<&Measure>| match measure {
        Some(measure) => catalogue.number(measure.value),
        None => "?".to_owned(),
    };
    let said = |measure: &Measure| {
        let day = catalogue.long_date(measure.date);
        fl!(
            catalogue,
            "cli-measured",
            value = catalogue.number(measure.value),
            day = day
        )
    };
    let mut parts = vec![fl!(
        catalogue,
        "cli-indicator",
        title = sanitize(&indicator.title),
        from = value(indicator.initial.as_ref()),
        to = value(indicator.target.as_ref()),
        unit = sanitize(indicator.unit.as_deref().unwrap_or_default())
    )];
    let mut measures: Vec<&Measure> = indicator.measures.iter().collect();
    measures.sort_by_key(|measure| std::cmp::Reverse(measure.date));
    match measures.split_first() {
        None => parts.push(fl!(catalogue, "cli-not-measured")),
        Some((latest, before)) => {
            parts.push(said(latest));
            parts.extend(indicator.progress().map(|progress| catalogue.percent(progress)));
            if !before.is_empty() {
                let before: Vec<String> = before.iter().map(|measure| said(measure)).collect();
                parts.push(fl!(catalogue, "cli-measured-before", measures = before.join(", ")));
            }
        }
    }
    if let Some(initial) = &indicator.initial {
        parts.push(fl!(
            catalogue,
            "cli-initial-day",
            day = catalogue.long_date(initial.date)
        ));
    }
    if let Some(target) = &indicator.target {
        parts.push(fl!(catalogue, "cli-target-day", day = catalogue.long_date(target.date)));
    }
    parts.join(" · ")
}

/// A deliverable: when it was handed over, or is to be, and where it can be read.
pub(super) fn deliverable_line(
    catalogue: &Catalogue,
    deliverable: &Deliverable,
    kind: StatusKind,
    today: NaiveDate,
) -> String {
    let mut parts = vec![sanitize(&deliverable.title)];
    match (deliverable.done, deliverable.due) {
        (Some(day), _) => parts.push(fl!(catalogue, "cli-handed-over", day = catalogue.long_date(day))),
        (None, Some(due)) => {
            let text = fl!(catalogue, "cli-due-on", day = catalogue.long_date(due));
            let over = kind.is_over();
            let days = (today - due).num_days();
            parts.push(if days > 0 && !over {
                format!("{text} ({})", fl!(catalogue, "cli-late", days = days))
            } else {
                text
            });
        }
        (None, None) => {}
    }
    parts.extend(deliverable.link.as_deref().map(sanitize));
    parts.join(" · ")
}

/// A budget: what is spent of what was planned, and the share that this is.
pub(super) fn budget_line(catalogue: &Catalogue, id: &str, budget: &Budget) -> String {
    let amount = |value: Option<f64>| catalogue.number(value.unwrap_or(0.0));
    let unit = sanitize(budget.unit.as_deref().unwrap_or_default());
    let (spent, planned) = (amount(budget.spent), amount(budget.planned));
    let said = fl!(
        catalogue,
        "cli-budget",
        id = id,
        spent = spent,
        planned = planned,
        unit = unit
    );
    match (budget.spent, budget.planned) {
        (Some(spent), Some(planned)) if planned > 0.0 => {
            format!("{said} · {}", catalogue.percent(100.0 * spent / planned))
        }
        _ => said,
    }
}
