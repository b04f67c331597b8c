//! What one person answers for, by what is owed before the next meeting.

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

use super::Report;
use super::page::Page;
use super::table::{Cell, Fit, Table, Tone, tone_of};
use crate::wording::Catalogue;
use crate::wording::signs::{decision_sign, priority_sign};
use crate::wording::worklist::{deadline, reason, role, title};
use copil_plan::decisions::DecisionState;
use copil_plan::sanitize::sanitize;
use copil_plan::worklist::{ItemSubject, Obligation, Remedy, Worklist, WorklistItem};
use copil_plan::{GroupedAction, PersonId, Plan};

/// A person's worklist on a day.
#[derive(Debug)]
pub struct WorklistReport<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The day.
    pub today: NaiveDate,
    /// The person.
    pub person: PersonId,
    /// What they have to do.
    pub worklist: Worklist,
}

impl Report for WorklistReport<'_> {
    fn json(&self, catalogue: &Catalogue) -> Json {
        let items = self.worklist.items.iter();
        let items: Vec<Json> = items.map(|item| value(catalogue, self.plan, item)).collect();
        json!({
            "plan": self.plan.id.as_str(),
            "today": self.today,
            "person": self.person.as_str(),
            "meeting": self.worklist.meeting.as_ref().map(|(id, _)| id.as_str()),
            "until": self.worklist.until,
            "items": items,
        })
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        if self.worklist.items.is_empty() {
            let who = sanitize(self.plan.person_name(&self.person));
            page.line(fl!(catalogue, "owed-empty", who = who));
            return;
        }
        page.toned(deadline(catalogue, self.plan, &self.worklist, self.today), Tone::Strong);
        write_sections(catalogue, self.plan, &self.worklist, page);
    }
}

fn write_sections(catalogue: &Catalogue, plan: &Plan, worklist: &Worklist, page: &mut Page) {
    let owed = worklist.items.iter().take_while(|item| item.is_owed()).count();
    let led = worklist
        .items
        .iter()
        .take_while(|item| item.is_owed() || item.is_own())
        .count();
    let (first, rest) = worklist.items.split_at(owed);
    let (rest, groups) = rest.split_at(led - owed);
    if first.is_empty() {
        page.line(fl!(catalogue, "owed-nothing"));
    }
    let titles = [
        None,
        Some(fl!(catalogue, "owed-rest", count = rest.len())),
        Some(fl!(catalogue, "owed-groups", count = groups.len())),
    ];
    for (title, items) in titles.into_iter().zip([first, rest, groups]) {
        if items.is_empty() {
            continue;
        }
        if let Some(title) = title {
            page.line("");
            page.toned(title, Tone::Strong);
        }
        let mut table = Table::new([
            (fl!(catalogue, "cli-column-id"), Fit::Keep),
            (String::new(), Fit::Keep),
            (fl!(catalogue, "cli-column-title"), Fit::Shrink(0)),
            (fl!(catalogue, "cli-column-status"), Fit::Keep),
            (fl!(catalogue, "tui-column-next-due-short"), Fit::Keep),
            (fl!(catalogue, "cli-column-why"), Fit::Shrink(1)),
            (fl!(catalogue, "cli-column-how"), Fit::Keep),
        ]);
        for item in items {
            table.push(row(catalogue, plan, item));
        }
        page.table(&table);
    }
}

fn row(catalogue: &Catalogue, plan: &Plan, item: &WorklistItem) -> Vec<Cell> {
    let placed = placed(plan, item);
    let kind = placed.map(|placed| plan.kind(&placed.status));
    let due = match (&item.about, placed.zip(kind)) {
        (_, Some((placed, kind))) => placed.next_due(kind),
        (ItemSubject::Decision(reference), None) => plan.decision(reference).and_then(|decision| decision.due),
        (ItemSubject::Action(_), None) => None,
    };
    let why = role(catalogue, item.role).into_iter();
    let why: Vec<String> = why
        .chain(
            item.obligations
                .iter()
                .map(|obligation| reason(catalogue, plan, item, obligation)),
        )
        .collect();
    let tone = match item.obligations.first() {
        Some(Obligation::Late { .. }) => Tone::Bad,
        Some(_) => Tone::Warning,
        None => Tone::Faint,
    };
    let status = placed.map(|placed| catalogue.status(plan, &placed.status));
    let sign = match (placed, tone) {
        (Some(placed), _) => Cell::new(priority_sign(placed.priority), Tone::Strong),
        (None, Tone::Bad) => Cell::new(decision_sign(DecisionState::Late), tone),
        (None, _) => Cell::new(decision_sign(DecisionState::Open), tone),
    };
    vec![
        Cell::new(name(item), Tone::Strong),
        sign,
        title(plan, item).into(),
        Cell::new(status.unwrap_or_default(), kind.map_or(Tone::Plain, tone_of)),
        due.map(|day| catalogue.short_date(day)).unwrap_or_default().into(),
        Cell::new(why.join(" · "), tone),
        Cell::new(verbs(item).join(", "), Tone::Faint),
    ]
}

fn placed<'p>(plan: &'p Plan, item: &WorklistItem) -> Option<&'p GroupedAction> {
    match &item.about {
        ItemSubject::Action(id) => plan.actions.get(id),
        ItemSubject::Decision(_) => None,
    }
}

fn name(item: &WorklistItem) -> String {
    match &item.about {
        ItemSubject::Action(id) => id.to_string(),
        ItemSubject::Decision(reference) => reference.to_string(),
    }
}

/// The verbs of the program that settle what is owed, each once.
fn verbs(item: &WorklistItem) -> Vec<&'static str> {
    let mut verbs = Vec::new();
    for remedy in item
        .obligations
        .iter()
        .flat_map(|obligation| item.settled_by(obligation))
    {
        let verb = match remedy {
            Remedy::Status => "status",
            Remedy::Weather => "weather",
            Remedy::Milestone => "milestone",
            Remedy::Measure => "measure",
            Remedy::Due => "due",
            Remedy::Comment => "set",
            Remedy::CarryOut => "decision done",
        };
        if !verbs.contains(&verb) {
            verbs.push(verb);
        }
    }
    verbs
}

fn value(catalogue: &Catalogue, plan: &Plan, item: &WorklistItem) -> Json {
    let obligations = item.obligations.iter().map(|obligation| {
        let (kind, milestone, days, day) = match obligation {
            Obligation::Late { milestone, days, .. } => ("late", milestone.as_ref(), Some(*days), None),
            Obligation::Due { milestone, on } => ("due", milestone.as_ref(), None, Some(*on)),
            Obligation::Measure { on, .. } => ("measure", None, None, Some(*on)),
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
            "message": reason(catalogue, plan, item, obligation),
        })
    });
    json!({
        "id": name(item),
        "title": title(plan, item),
        "role": match item.role {
            copil_plan::worklist::PersonRole::First => "first",
            copil_plan::worklist::PersonRole::Second => "second",
            copil_plan::worklist::PersonRole::GroupLead => "group-lead",
            copil_plan::worklist::PersonRole::Member => "member",
        },
        "owed": item.is_owed(),
        "settled_by": verbs(item),
        "reasons": obligations.collect::<Vec<_>>(),
    })
}
