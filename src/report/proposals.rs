//! Proposals: those that there are, and what one would change.

use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

use super::compare::{ComparedBy, ComparisonReport};
use super::page::Page;
use super::table::{Cell, Fit, Table, Tone};
use super::{Report, json, log};
use crate::wording::Catalogue;
use crate::workspace::LogEntry;
use crate::workspace::proposal::{Proposal, ProposalComparison, ProposalState, ProposalSummary};
use copil_plan::Plan;
use copil_plan::change::{Clash, Renumbered, Side};
use copil_plan::sanitize::sanitize;

/// Some proposals.
#[derive(Debug)]
pub struct ProposalList<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The proposals.
    pub proposals: &'p [ProposalSummary],
}

impl Report for ProposalList<'_> {
    fn json(&self, _: &Catalogue) -> Json {
        let proposals = self.proposals.iter().map(|summary| {
            let mut object = proposal(&summary.proposal);
            object["author"] = json!({ "name": &*summary.author.name, "email": &*summary.author.email });
            object["date"] = json!(summary.day);
            object["subject"] = json!(summary.subject);
            object["changes"] = json!(summary.would.map(|would| would.changes));
            object["clashes"] = json!(summary.would.map(|would| would.clashes));
            object
        });
        json!({ "proposals": proposals.collect::<Vec<_>>() })
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        if self.proposals.is_empty() {
            page.line(fl!(catalogue, "proposal-none"));
            return;
        }
        let mut table = Table::new([
            (fl!(catalogue, "cli-column-name"), Fit::Keep),
            (fl!(catalogue, "cli-column-day"), Fit::Keep),
            (fl!(catalogue, "cli-column-by"), Fit::Shrink(1)),
            (fl!(catalogue, "cli-column-would"), Fit::Keep),
            (fl!(catalogue, "cli-column-last"), Fit::Shrink(0)),
        ]);
        for summary in self.proposals {
            let would = would(catalogue, summary);
            table.push(vec![
                sanitize(summary.proposal.name.as_str()).into(),
                catalogue.short_date(summary.day).into(),
                log::person(self.plan, &summary.author.name, &summary.author.email).into(),
                would,
                summary.subject.clone().into(),
            ]);
        }
        page.table(&table);
    }
}

/// What a proposal would come to, or what became of it.
fn would(catalogue: &Catalogue, summary: &ProposalSummary) -> Cell {
    match (&summary.proposal.state, summary.would) {
        (ProposalState::Refused { .. }, _) => Cell::new(fl!(catalogue, "proposal-state-refused"), Tone::Faint),
        (ProposalState::Open, None) => Cell::new(fl!(catalogue, "proposal-state-unrelated"), Tone::Bad),
        (ProposalState::Open, Some(would)) => {
            let tone = if would.clashes > 0 { Tone::Bad } else { Tone::Plain };
            Cell::new(catalogue.proposal_outcome(would.changes, would.clashes), tone)
        }
    }
}

fn proposal(proposal: &Proposal) -> Json {
    let mut object = json!({ "name": proposal.name.as_str(), "commit": proposal.commit.to_string(), "state": "open" });
    if let ProposalState::Refused { by, day, reason } = &proposal.state {
        object["state"] = json!("refused");
        object["refused"] = json!({
            "by": by.as_ref().map(|by| json!({ "name": &*by.name, "email": &*by.email })),
            "date": day,
            "reason": reason,
        });
    }
    object
}

/// What one proposal changes, and what of it clashes with the plan as it is.
#[derive(Debug)]
pub struct ProposalReport<'p> {
    /// The plan as it is.
    pub plan: &'p Plan,
    /// What the proposal comes to.
    pub compared: &'p ProposalComparison,
}

impl ProposalReport<'_> {
    fn comparison(&self) -> ComparisonReport<'_> {
        ComparisonReport {
            plan: &self.compared.newer.plan,
            older: &self.compared.older.plan,
            comparison: &self.compared.comparison,
            matched: None,
            by: ComparedBy::Subject,
        }
    }
}

impl Report for ProposalReport<'_> {
    fn json(&self, catalogue: &Catalogue) -> Json {
        let merge = &self.compared.merge;
        let mut object = proposal(&self.compared.proposal);
        object["proposes"] = self.comparison().json(catalogue);
        object["would_change"] = json::changes(&merge.difference().changes);
        object["clashes"] = clashes_json(catalogue, self.plan, &merge.clashes);
        object["renumbered"] = renumbered_json(&merge.renumbered);
        object
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        let proposal = &self.compared.proposal;
        let name = sanitize(proposal.name.as_str());
        page.toned(fl!(catalogue, "proposal-title", name = name), Tone::Strong);
        if let Some((refused, reason)) = refusal(catalogue, self.plan, &proposal.state) {
            page.line(refused);
            page.paragraph(reason);
        }
        page.blank();
        self.comparison().text(catalogue, page);
        if proposal.state == ProposalState::Open {
            page.blank();
            self.outcome(catalogue, page);
        }
    }
}

impl ProposalReport<'_> {
    /// What accepting it would come to.
    fn outcome(&self, catalogue: &Catalogue, page: &mut Page) {
        let merge = &self.compared.merge;
        for one in &merge.renumbered {
            page.hanging("", 0, &catalogue.renumbered(Some(self.plan), one), Tone::Plain);
        }
        if merge.clashes.is_empty() {
            let text = match merge.files.is_empty() {
                true => fl!(catalogue, "proposal-nothing-new"),
                false => fl!(catalogue, "proposal-fits"),
            };
            page.line(text);
            return;
        }
        let count = merge.questions().len();
        page.toned(fl!(catalogue, "proposal-clashes", count = count), Tone::Bad);
        for clash in &merge.clashes {
            self.clash(catalogue, clash, page);
        }
    }

    /// A clash, with what the plan says and what the proposal does.
    fn clash(&self, catalogue: &Catalogue, clash: &Clash, page: &mut Page) {
        let labels = [fl!(catalogue, "clash-ours"), fl!(catalogue, "clash-theirs")];
        let by = |side| Some(made_by(catalogue, self.plan, self.compared.entry_of(clash, side)?));
        draw_clash(catalogue, self.plan, clash, labels, &by, page);
    }
}

/// By whom and when a proposal was refused, and why.
pub(super) fn refusal<'s>(catalogue: &Catalogue, plan: &Plan, state: &'s ProposalState) -> Option<(String, &'s str)> {
    let ProposalState::Refused { by, day, reason } = state else {
        return None;
    };
    let by = by
        .as_ref()
        .map_or_else(String::new, |by| log::person(plan, &by.name, &by.email));
    let day = day.map_or_else(String::new, |day| catalogue.long_date(day));
    let refused = fl!(catalogue, "proposal-refused-by", by = by, day = day);
    Some((refused, reason.as_deref().unwrap_or_default()))
}

/// Draws a clash: what each side did, under its label, and who.
pub(super) fn draw_clash(
    catalogue: &Catalogue,
    plan: &Plan,
    clash: &Clash,
    labels: [String; 2],
    by: &dyn Fn(Side) -> Option<String>,
    page: &mut Page,
) {
    page.hanging("  ", 4, &catalogue.clash(plan, clash), Tone::Strong);
    for wrong in catalogue.clash_wrongs(plan, clash) {
        page.hanging("    ", 6, &wrong, Tone::Bad);
    }
    for (side, label) in [Side::Ours, Side::Theirs].into_iter().zip(labels) {
        let told = catalogue.clash_side(plan, clash, side);
        page.hanging(format!("    {label} "), 6, &told, Tone::Plain);
        if let Some(by) = by(side) {
            page.hanging("      ", 6, &by, Tone::Faint);
        }
    }
}

/// Who made a side of a clash so, and when.
pub fn made_by(catalogue: &Catalogue, plan: &Plan, entry: &LogEntry) -> String {
    let by = log::person(plan, &entry.author.name, &entry.author.email);
    fl!(catalogue, "clash-by", by = by, day = catalogue.long_date(entry.day))
}

/// Who made a side of a clash so, when and why.
pub fn made_by_and_why(catalogue: &Catalogue, plan: &Plan, entry: &LogEntry) -> String {
    with_reason(made_by(catalogue, plan, entry), entry)
}

/// Words about a change, and why it was made; of what was recorded by hand, the subject says why.
pub fn with_reason(said: String, entry: &LogEntry) -> String {
    let by_hand = (!entry.said.recorded).then_some(&entry.said.subject);
    match entry.said.reason.as_ref().or(by_hand) {
        Some(reason) => format!("{said} — {reason}"),
        None => said,
    }
}

/// What took another number, for programs.
pub(super) fn renumbered_json(renumbered: &[Renumbered]) -> Json {
    renumbered
        .iter()
        .map(|one| json::renumbered(&one.from, &one.to))
        .collect()
}

/// Clashes, for programs.
pub fn clashes_json(catalogue: &Catalogue, plan: &Plan, clashes: &[Clash]) -> Json {
    let value = |value: &Option<copil_plan::value::Value>| value.as_ref().map(json::value);
    let clashes = clashes.iter().map(|clash| {
        let mut told = json!({
            "subject": json::subject(&clash.subject),
            "field": clash.path.to_string(),
            "answered_as": clash.question().to_string(),
            "base": value(&clash.base),
            "ours": value(&clash.ours),
            "theirs": value(&clash.theirs),
        });
        if let Some(together) = &clash.together {
            told["wrong"] = json!(catalogue.clash_wrongs(plan, clash));
            told["ours"] = json::changes(&together.ours);
            told["theirs"] = json::changes(&together.theirs);
        }
        told
    });
    Json::Array(clashes.collect())
}
