//! An export that came back: what was edited in it, what clashes with the plan as it is now, what is not taken.

use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

use super::export::back::{Finding, FindingKind};
use super::page::Page;
use super::proposals::clashes_json;
use super::sync::{Between, Questions};
use super::table::Tone;
use super::{Report, json};
use crate::wording::Catalogue;
use crate::wording::change::Light;
use crate::wording::layout::fit;
use crate::wording::sentence::{Sentence, refused};
use crate::workspace::{Answers, Dispute, MisfitKind};
use copil_plan::change::{Change, Meaning, Merge};
use copil_plan::field::Fault;
use copil_plan::sanitize::sanitize;
use copil_plan::{Plan, Refusal};

/// How many of what is not taken are shown.
const MOST_FINDINGS: usize = 100;

/// How much of a cell is shown, in columns.
const SHOWN: usize = 48;

/// How many digits of a commit's name are shown.
const SHORT: usize = 7;

/// What an export was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MadeFrom {
    /// A commit that is at hand.
    Commit(String),
    /// A commit that is not: it is compared with the plan as it is.
    Unknown,
    /// It does not say, as no table of text does: it is compared with the plan as it is.
    UnsaidTable,
    /// The sheet that says it was taken away.
    UnsaidBook,
}

/// An export that came back.
#[derive(Debug)]
pub struct ReturnedReport<'r> {
    /// The plan.
    pub plan: &'r Plan,
    /// The file's name.
    pub file: &'r str,
    /// What it was made from.
    pub made_from: MadeFrom,
    /// What was edited, joined with the plan.
    pub merge: &'r Merge,
    /// What both changed and nobody answered.
    pub dispute: &'r Dispute,
    /// What is not taken.
    pub findings: &'r [Finding],
    /// The commit that recorded it; `None` where nothing is written.
    pub commit: Option<String>,
}

impl ReturnedReport<'_> {
    fn changes(&self) -> Vec<Change> {
        self.merge.difference().changes
    }

    fn findings(&self, catalogue: &Catalogue, page: &mut Page) {
        if self.findings.is_empty() {
            return;
        }
        page.blank();
        page.toned(
            fl!(catalogue, "returned-findings", count = self.findings.len()),
            Tone::Strong,
        );
        for finding in self.findings.iter().take(MOST_FINDINGS) {
            let text = fit(&sanitize(&finding.text), SHOWN);
            let said = said(catalogue, self.plan, &finding.what);
            let place = match finding.place.as_str() {
                "" => sanitize(self.file),
                place => sanitize(place),
            };
            let line = match text.trim().is_empty() {
                true => fl!(catalogue, "returned-emptied", place = place, said = said),
                false => fl!(catalogue, "returned-finding", place = place, text = text, said = said),
            };
            page.hanging("  ", 4, &line, Tone::Plain);
        }
        let more = self.findings.len().saturating_sub(MOST_FINDINGS);
        if more > 0 {
            page.toned(fl!(catalogue, "import-more-cells", count = more), Tone::Faint);
        }
    }
}

fn said(catalogue: &Catalogue, plan: &Plan, what: &FindingKind) -> String {
    match what {
        FindingKind::Computed => fl!(catalogue, "returned-computed"),
        FindingKind::NotUnderstood => fl!(catalogue, "returned-not-understood"),
        FindingKind::Nameless => fl!(catalogue, "returned-nameless"),
        FindingKind::Twice => fl!(catalogue, "returned-twice"),
        FindingKind::NoOwner => fl!(catalogue, "returned-no-owner"),
        FindingKind::NotExported => fl!(catalogue, "returned-not-exported"),
        FindingKind::AlreadyThere => fl!(catalogue, "returned-already-there"),
        FindingKind::Gone => fl!(catalogue, "returned-gone"),
        FindingKind::Absent(count) => fl!(catalogue, "returned-absent", count = count),
        FindingKind::ColumnGone => fl!(catalogue, "returned-column-gone"),
        FindingKind::Foreign(count) => fl!(catalogue, "returned-foreign", count = count),
        FindingKind::Misfit(MisfitKind::Locked(path)) => fl!(catalogue, "returned-locked", path = path.as_str()),
        FindingKind::Cut => fl!(catalogue, "returned-cut"),
        FindingKind::Misfit(MisfitKind::Refused(refusal)) => match &**refusal {
            Refusal::Invalid { problem, .. } if matches!(problem.fault, Fault::Missing { .. }) => {
                fl!(catalogue, "returned-required")
            }
            refusal => {
                let Sentence { what, hint } = refused(catalogue, plan, refusal);
                let takes_reason = matches!(
                    refusal,
                    Refusal::NeedsReason { .. } | Refusal::UnreachedMilestones { .. }
                );
                let hint = hint.map(|hint| match takes_reason {
                    true => fl!(catalogue, "hint-by-option", hint = hint),
                    false => hint,
                });
                [Some(what), hint].into_iter().flatten().collect::<Vec<_>>().join(" ")
            }
        },
    }
}

impl Report for ReturnedReport<'_> {
    fn json(&self, catalogue: &Catalogue) -> Json {
        let findings = self.findings.iter().map(|finding| {
            let said = said(catalogue, self.plan, &finding.what);
            json!({ "place": finding.place, "text": finding.text, "said": said })
        });
        let made_from = match &self.made_from {
            MadeFrom::Commit(commit) => Some(commit),
            MadeFrom::Unknown | MadeFrom::UnsaidTable | MadeFrom::UnsaidBook => None,
        };
        json!({
            "file": self.file,
            "commit": self.commit,
            "made_from": made_from,
            "changes": json::changes(&self.changes()),
            "clashes": clashes_json(catalogue, self.plan, &self.merge.clashes),
            "findings": findings.collect::<Vec<_>>(),
        })
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        let file = sanitize(self.file);
        let head = match &self.made_from {
            MadeFrom::Commit(commit) => {
                let commit = commit.get(..SHORT).unwrap_or(commit);
                fl!(catalogue, "returned-head", file = file, commit = commit)
            }
            MadeFrom::Unknown => fl!(catalogue, "returned-head-unknown", file = file),
            MadeFrom::UnsaidTable => fl!(catalogue, "returned-head-unsaid", file = file),
            MadeFrom::UnsaidBook => fl!(catalogue, "returned-head-unsaid-book", file = file),
        };
        page.toned(head, Tone::Strong);
        page.blank();
        let changes = self.changes();
        // What goes along with another change is none.
        let goes_along = |change: &&Change| matches!(change.meaning(), Meaning::Since | Meaning::Unconfirmed);
        let count = changes.iter().filter(|change| !goes_along(change)).count();
        page.line(fl!(catalogue, "returned-changes", count = count));
        for line in catalogue.change_lines(self.plan, &changes, Light::Plain) {
            page.hanging("  ", 4, &line, Tone::Plain);
        }
        if !self.dispute.clashes.is_empty() {
            page.blank();
            Questions::left(self.plan, self.dispute, &Answers::default())
                .between(Between::File)
                .text(catalogue, page);
        }
        self.findings(catalogue, page);
    }
}
