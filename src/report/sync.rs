//! What bringing the plan together with the shared one came to, and the questions that it waits for.

use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

use super::page::Page;
use super::proposals::{clashes_json, draw_clash, made_by_and_why, renumbered_json};
use super::table::Tone;
use super::{Report, beside, json, log};
use crate::wording::Catalogue;
use crate::wording::change::Light;
use crate::workspace::{Answers, Dispute, SyncReport};
use copil_plan::Plan;
use copil_plan::change::{Change, Clash, Numbered, Subject};
use copil_plan::sanitize::sanitize;

/// What a sync came to.
#[derive(Debug)]
pub struct SyncOutcome<'p> {
    /// The plan, joined.
    pub plan: &'p Plan,
    /// What was exchanged.
    pub report: &'p SyncReport,
    /// How many changes wait while nothing can be exchanged.
    pub waiting: usize,
}

impl Report for SyncOutcome<'_> {
    fn json(&self, _: &Catalogue) -> Json {
        let report = self.report;
        json!({
            "received": report.received,
            "sent": report.sent,
            "offline": report.offline.is_some(),
            "waiting": self.waiting,
            "commit": report.joined.map(|commit| commit.to_string()),
            "renumbered": renumbered_json(&report.renumbered),
            "changes": json::changes(&report.changes),
            "others": report
                .others
                .iter()
                .map(|other| {
                    json!({ "plan": other.plan.as_str(), "renumbered": renumbered_json(&other.renumbered) })
                })
                .collect::<Vec<_>>(),
            "beside": beside::json(report.beside.iter().chain(&report.shared_beside)),
        })
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        let report = self.report;
        if report.received > 0 {
            page.line(fl!(catalogue, "sync-received", count = report.received));
            let by = report.people.iter();
            let by: Vec<String> = by.map(|by| log::person(self.plan, &by.name, &by.email)).collect();
            if !by.is_empty() {
                page.line(fl!(catalogue, "sync-received-by", people = by.join(", ")));
            }
            // What took another number is told by itself.
            let is_renumbered = |change: &Change| match change {
                Change::Renamed { to, .. } => {
                    let mut numbered = report.renumbered.iter();
                    numbered.any(|one| one.to == Numbered::Action(to.clone()))
                }
                _ => false,
            };
            let told = report.changes.iter().filter(|change| !is_renumbered(change));
            let mut subjects: Vec<Subject> = told.map(Change::subject).collect();
            subjects.sort();
            subjects.dedup();
            for subject in subjects {
                let who = catalogue.subject(self.plan, &subject);
                let what = catalogue.summary(self.plan, &report.changes, &subject, Light::Plain);
                page.hanging(
                    "  ",
                    4,
                    &fl!(catalogue, "sync-received-from", who = who, what = what),
                    Tone::Plain,
                );
            }
        }
        for one in &report.renumbered {
            page.hanging("", 0, &catalogue.renumbered(Some(self.plan), one), Tone::Plain);
        }
        for other in &report.others {
            let plan = sanitize(other.plan.as_str());
            page.line(fl!(catalogue, "sync-other-plan", plan = plan));
            for one in &other.renumbered {
                page.hanging("  ", 2, &catalogue.renumbered(None, one), Tone::Plain);
            }
        }
        beside::draw(catalogue, self.plan, &report.beside, page);
        if !report.has_news() || report.has_shared() || report.offline.is_some() {
            for line in shared_lines(catalogue, self.plan, report, self.waiting) {
                page.hanging("", 2, &line, Tone::Plain);
            }
        }
    }
}

/// What became of what was to be shared, in a line.
pub fn in_short(catalogue: &Catalogue, plan: &Plan, report: &SyncReport, waiting: usize) -> String {
    shared_lines(catalogue, plan, report, waiting).join(" ")
}

fn shared_lines(catalogue: &Catalogue, plan: &Plan, report: &SyncReport, waiting: usize) -> Vec<String> {
    let beside = beside::shared_lines(catalogue, plan, &report.shared_beside);
    let first = match (&report.offline, report.sent) {
        (Some(_), _) => Some(fl!(catalogue, "sync-offline", waiting = waiting)),
        (None, 0) if !report.shared_beside.is_empty() => None,
        (None, 0) => Some(fl!(catalogue, "sync-in-step")),
        (None, sent) => Some(fl!(catalogue, "sync-sent", count = sent)),
    };
    first.into_iter().chain(beside).collect()
}

/// Between what a joining is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Between {
    /// What is here and what is shared.
    Shared,
    /// Branches that git joins.
    GitBranches,
    /// What is here and an export that came back.
    File,
}

/// Questions that a joining waits for.
#[derive(Debug)]
pub struct Questions<'p> {
    plan: &'p Plan,
    dispute: &'p Dispute,
    open: Vec<&'p Clash>,
    /// Whether it is said how many there are.
    is_counted: bool,
    /// What the two sides are.
    pub between: Between,
}

impl<'p> Questions<'p> {
    /// Those without an answer.
    pub fn left(plan: &'p Plan, dispute: &'p Dispute, answers: &Answers) -> Self {
        let open = dispute.clashes.iter().filter(|clash| answers.to(clash).is_none());
        Self {
            plan,
            dispute,
            open: open.collect(),
            is_counted: true,
            between: Between::Shared,
        }
    }

    /// Those between other sides.
    pub fn between(self, between: Between) -> Self {
        Self { between, ..self }
    }

    /// One of them.
    pub fn only(&self, clash: &'p Clash) -> Self {
        let together = self.open.iter().copied();
        Self {
            plan: self.plan,
            dispute: self.dispute,
            open: together.filter(|one| is_same(one, clash)).collect(),
            is_counted: false,
            between: self.between,
        }
    }

    /// One clash of each question.
    pub fn first_of_each(&self) -> Vec<&'p Clash> {
        let mut firsts: Vec<&Clash> = Vec::new();
        for clash in &self.open {
            if !firsts.iter().any(|first| is_same(first, clash)) {
                firsts.push(clash);
            }
        }
        firsts
    }
}

/// Whether two clashes are answered together.
fn is_same(one: &Clash, other: &Clash) -> bool {
    one.subject == other.subject && one.question() == other.question()
}

impl Report for Questions<'_> {
    fn json(&self, catalogue: &Catalogue) -> Json {
        let open: Vec<Clash> = self.open.iter().map(|clash| (*clash).clone()).collect();
        json!({ "questions": clashes_json(catalogue, self.plan, &open) })
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        if self.is_counted {
            let count = self.first_of_each().len();
            let counted = match self.between {
                Between::Shared => fl!(catalogue, "sync-questions", count = count),
                Between::GitBranches => fl!(catalogue, "resolve-questions", count = count),
                Between::File => fl!(catalogue, "returned-clashes", count = count),
            };
            page.toned(counted, Tone::Bad);
        }
        for clash in &self.open {
            let theirs = match self.between {
                Between::Shared => fl!(catalogue, "sync-theirs"),
                Between::GitBranches => fl!(catalogue, "resolve-theirs"),
                Between::File => fl!(catalogue, "returned-theirs"),
            };
            let labels = [fl!(catalogue, "sync-ours"), theirs];
            let by = |side| {
                let entry = self.dispute.entry_of(clash, side)?;
                Some(made_by_and_why(catalogue, self.plan, entry))
            };
            draw_clash(catalogue, self.plan, clash, labels, &by, page);
        }
    }
}
