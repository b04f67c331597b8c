//! What was recorded, and what would be.

use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

use super::log::SHORT;
use super::page::Page;
use super::table::{Cell, Tone};
use super::{Report, diff, json};
use crate::wording::Catalogue;
use crate::workspace::{PreparedCommit, PreparedFile, ProposalName, RecordedCommit};
use copil_plan::Plan;

/// Commits that were made.
#[derive(Debug)]
pub struct RecordedCommits<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The commits, in the order in which they were made.
    pub commits: &'p [RecordedCommit],
    /// The proposal that they were put in; `None` for the plan itself.
    pub proposal: Option<&'p ProposalName>,
}

impl Report for RecordedCommits<'_> {
    fn json(&self, _: &Catalogue) -> Json {
        let recorded = self.commits.iter().map(|commit| {
            json!({
                "commit": commit.commit.to_string(),
                "subject": commit.subject,
                "changes": json::changes(&commit.changes),
            })
        });
        let mut told = json!({ "recorded": recorded.collect::<Vec<_>>() });
        if let Some(name) = self.proposal {
            told["proposal"] = json!(name.as_str());
        }
        told
    }

    /// As `RH-04 : En cours → Réalisée   (a1b2c3d)`.
    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        for commit in self.commits {
            let mut lines = catalogue
                .change_lines(self.plan, &commit.changes, commit.light)
                .into_iter();
            let first = lines.next().unwrap_or_else(|| commit.subject.clone());
            let name = format!("({})", commit.commit.short(SHORT));
            page.cells([format!("{first}   ").into(), Cell::new(name, Tone::Faint)]);
            lines.for_each(|line| page.line(format!("  {line}")));
        }
        if let Some(name) = self.proposal.filter(|_| !self.commits.is_empty()) {
            page.toned(fl!(catalogue, "proposal-put", name = name.as_str()), Tone::Faint);
        }
    }
}

/// Commits that were prepared and not made.
#[derive(Debug)]
pub struct PreparedCommits<'p>(pub &'p [PreparedCommit]);

impl Report for PreparedCommits<'_> {
    fn json(&self, _: &Catalogue) -> Json {
        let file = |file: &PreparedFile| {
            let diff: String = diff::lines(file).into_iter().map(|(line, _)| line + "\n").collect();
            json!({ "path": file.path.as_str(), "diff": diff })
        };
        let prepared = self.0.iter().map(|commit| {
            json!({
                "message": commit.message,
                "changes": json::changes(&commit.changes),
                "files": commit.files.iter().map(file).collect::<Vec<_>>(),
            })
        });
        json!({ "dry_run": true, "prepared": prepared.collect::<Vec<_>>() })
    }

    /// The message of each, and the difference of each file.
    fn text(&self, _: &Catalogue, page: &mut Page) {
        for (n, commit) in self.0.iter().enumerate() {
            if n > 0 {
                page.blank();
            }
            for line in commit.message.trim_end().lines() {
                page.line(format!("    {line}").trim_end());
            }
            page.blank();
            commit.files.iter().for_each(|file| diff::write(file, page));
        }
    }
}
