//! The rows of a comparison: what changed, or how far dates drifted.

use i18n_embed_fl::fl;

use super::{Compare, Compared};
use crate::report::compare::{ComparedBy, ComparedStep, ComparisonReport};
use crate::report::drift::{DriftLine, DriftReport};
use crate::tui::component::{GroupRow, titled_rows};
use crate::tui::context::Context;
use copil_plan::ActionId;
use copil_plan::change::Subject;

/// A row that can be selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CompareRow {
    /// What one entry did to one thing.
    Step(ComparedStep),
    /// An action that came in or went out by what the filter asks.
    Matched(ActionId),
    /// How far something drifted.
    Drift(DriftLine),
}

impl CompareRow {
    /// The action that it tells of, unless it is gone.
    pub(super) fn action(&self) -> Option<&ActionId> {
        let subject = match self {
            Self::Matched(id) => return Some(id),
            Self::Step(step) if step.is_gone => return None,
            Self::Step(step) => &step.subject,
            Self::Drift(line) => line.subject.as_ref()?,
        };
        match subject {
            Subject::Action(id) => Some(id),
            _ => None,
        }
    }

    /// The action that was withdrawn, where it tells of that.
    pub(super) fn gone(&self) -> Option<&ActionId> {
        match self {
            Self::Step(ComparedStep {
                subject: Subject::Action(id),
                is_gone: true,
                ..
            }) => Some(id),
            _ => None,
        }
    }
}

/// What a comparison shows.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// What stands above the rows, in words.
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<GroupRow<CompareRow>>,
}

impl Compare {
    /// The comparison as both front ends tell it.
    pub(super) fn report<'f>(&'f self, found: &'f Compared) -> ComparisonReport<'f> {
        ComparisonReport {
            plan: found.newer(),
            older: found.older(),
            comparison: &found.comparison,
            matched: self.matched.as_ref(),
            by: self.by.taken(),
        }
    }

    pub(super) fn shown(&self, found: &Compared, context: &Context<'_>) -> Shown {
        match self.drifting {
            true => self.drifted(found, context).unwrap_or_default(),
            false => self.changed(found, context),
        }
    }

    fn changed(&self, found: &Compared, context: &Context<'_>) -> Shown {
        let catalogue = context.catalogue();
        let report = self.report(found);
        let matched = report.matched_parts(catalogue).into_iter().map(|(title, ids)| {
            (
                counted(&title, ids.len()),
                ids.into_iter().map(CompareRow::Matched).collect(),
            )
        });
        let by = self.by.taken();
        let parts = report.parts(catalogue, by).into_iter().map(|(title, steps)| {
            let title = match by {
                ComparedBy::Subject => counted(&title, steps.len()),
                ComparedBy::Kind => title,
            };
            (title, steps.into_iter().map(CompareRow::Step).collect())
        });
        let head = report.matched_counts(catalogue).into_iter();
        Shown {
            head: head.chain([report.counted(catalogue)]).collect(),
            rows: titled_rows(matched.chain(parts)),
        }
    }

    fn drifted(&self, found: &Compared, context: &Context<'_>) -> Option<Shown> {
        let catalogue = context.catalogue();
        let report = DriftReport {
            plan: found.newer(),
            from: Some(found.comparison.older.day),
            to: found.comparison.newer.day,
            drift: found.drift(self.matched.as_ref())?,
        };
        let parts = [
            (fl!(catalogue, "tui-tab-groups"), report.groups(catalogue)),
            (fl!(catalogue, "tui-tab-actions"), report.actions(catalogue)),
        ];
        let parts = parts.into_iter().map(|(title, lines)| {
            let count = lines.iter().filter(|line| line.subject.is_some()).count();
            (
                counted(&title, count),
                lines.into_iter().map(CompareRow::Drift).collect(),
            )
        });
        let head = self.report(found).matched_counts(catalogue).into_iter();
        Some(Shown {
            head: head.chain(report.together(catalogue)).collect(),
            rows: titled_rows(parts),
        })
    }
}

fn counted(title: &str, count: usize) -> String {
    format!("{title} ({count})")
}
