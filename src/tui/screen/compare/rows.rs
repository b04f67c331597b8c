//! The rows of a comparison: what changed, or how far dates drifted.

use i18n_embed_fl::fl;

use super::{Compare, Compared, ComparedPlan};
use crate::report::compare::{ComparedBy, ComparedStep, counted_together};
use crate::report::drift::{DriftLine, DriftReport};
use crate::tui::component::{GroupRow, titled_rows};
use crate::tui::context::Context;
use crate::wording::sentence::{self, Sentence};
use copil_plan::ActionId;
use copil_plan::change::Subject;
use copil_plan::sanitize::sanitize;

/// A row, with the place of its plan among those that were compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RowOfPlan {
    pub(super) plan: usize,
    pub(super) row: CompareRow,
}

/// A row that can be selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CompareRow {
    /// What one entry did to one thing.
    Step(ComparedStep),
    /// An action that came in or went out by what the filter asks.
    Matched(ActionId),
    /// How far something drifted.
    Drift(DriftLine),
    /// What is said of a plan as a whole: why it was not compared, that it counts otherwise since.
    Told {
        /// What the portfolio calls it.
        name: String,
        /// What is said.
        text: String,
        /// What can be done about it.
        hint: Option<String>,
    },
}

impl CompareRow {
    /// The action that it tells of, unless it is gone.
    pub(super) fn action(&self) -> Option<&ActionId> {
        let subject = match self {
            Self::Matched(id) => return Some(id),
            Self::Step(step) if step.is_gone => return None,
            Self::Step(step) => &step.subject,
            Self::Drift(line) => line.subject.as_ref()?,
            Self::Told { .. } => return None,
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
    pub(super) rows: Vec<GroupRow<RowOfPlan>>,
}

/// The most plans that are named above the rows; below they are all told, with why.
const MOST_NAMED: usize = 6;

/// Rows under a title.
type Part = (String, Vec<RowOfPlan>);

impl Compare {
    pub(super) fn shown(&self, found: &Compared, context: &Context<'_>) -> Shown {
        let mut parts: Vec<Part> = Vec::new();
        for (n, plan) in found.plans.iter().enumerate() {
            let of_plan = match self.drifting {
                true => self.drifted(plan, context).unwrap_or_default(),
                false => self.changed(plan, context),
            };
            let of_plan = of_plan.into_iter().map(|(title, rows)| {
                let title = match self.is_across {
                    true => format!("{} · {title}", sanitize(&plan.name)),
                    false => title,
                };
                (title, rows.into_iter().map(|row| RowOfPlan { plan: n, row }).collect())
            });
            parts.extend(of_plan);
        }
        parts.extend(self.counted_otherwise(found, context));
        let left_out = self.left_out(found, context);
        let head = self.head(found, &left_out, context);
        if !left_out.is_empty() {
            let title = counted(&fl!(context.catalogue(), "tui-compare-left-out"), left_out.len());
            // They are of none of the plans that were compared.
            let row = |(name, Sentence { what: text, hint })| RowOfPlan {
                plan: usize::MAX,
                row: CompareRow::Told { name, text, hint },
            };
            parts.push((title, left_out.into_iter().map(row).collect()));
        }
        Shown {
            head,
            rows: titled_rows(parts),
        }
    }

    /// What stands above the rows: what the filter matches, what it all comes to, and what that leaves out.
    fn head(&self, found: &Compared, left_out: &[(String, Sentence)], context: &Context<'_>) -> Vec<String> {
        let catalogue = context.catalogue();
        let by = self.by.taken();
        if let ([only], false) = (&found.plans[..], self.is_across) {
            let mut head: Vec<String> = only.report(by).matched_counts(catalogue).into_iter().collect();
            match self.drifting {
                true => head.extend(
                    drift_of(only)
                        .map(|report| report.together(catalogue))
                        .unwrap_or_default(),
                ),
                false => {
                    head.push(only.report(by).counted(catalogue));
                    head.extend(only.report(by).counting(catalogue));
                }
            }
            return head;
        }
        let mut head = Vec::new();
        if !self.drifting && !found.plans.is_empty() {
            let reports: Vec<_> = found.plans.iter().map(|plan| plan.report(by)).collect();
            head.push(counted_together(&reports, catalogue));
        }
        if !left_out.is_empty() {
            let of = left_out.len() + found.plans.len();
            let what = fl!(catalogue, "portfolio-left-out", count = left_out.len(), of = of);
            let named = left_out.iter().take(MOST_NAMED);
            let names: Vec<&str> = named.map(|(name, _)| name.as_str()).collect();
            let more = match left_out.len().saturating_sub(MOST_NAMED) {
                0 => String::new(),
                others => format!(" {}", fl!(catalogue, "portfolio-and-more", count = others)),
            };
            head.push(format!("{what} {}{more}", names.join(", ")));
        }
        head
    }

    fn changed(&self, plan: &ComparedPlan, context: &Context<'_>) -> Vec<(String, Vec<CompareRow>)> {
        let catalogue = context.catalogue();
        let by = self.by.taken();
        let report = plan.report(by);
        let matched = report.matched_parts(catalogue).into_iter().map(|(title, ids)| {
            (
                counted(&title, ids.len()),
                ids.into_iter().map(CompareRow::Matched).collect(),
            )
        });
        let parts = report.parts(catalogue, by).into_iter().map(|(title, steps)| {
            let title = match by {
                ComparedBy::Subject => counted(&title, steps.len()),
                ComparedBy::Kind => title,
            };
            (title, steps.into_iter().map(CompareRow::Step).collect())
        });
        matched.chain(parts).collect()
    }

    fn drifted(&self, plan: &ComparedPlan, context: &Context<'_>) -> Option<Vec<(String, Vec<CompareRow>)>> {
        let catalogue = context.catalogue();
        let report = drift_of(plan)?;
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
        let together = self.is_across.then(|| {
            let told = report.together(catalogue).into_iter();
            let told = told.map(|text| CompareRow::Told {
                name: sanitize(&plan.name),
                text,
                hint: None,
            });
            (sanitize(&plan.newer().config.title), told.collect())
        });
        Some(together.into_iter().chain(parts).collect())
    }

    /// Of several plans, those that count otherwise since: what was counted before cannot be held against what is counted
    /// after.
    fn counted_otherwise(&self, found: &Compared, context: &Context<'_>) -> Option<Part> {
        let catalogue = context.catalogue();
        let plans = found.plans.iter().enumerate().filter(|_| self.is_across);
        let rows = plans.flat_map(|(n, plan)| {
            let told = plan.report(self.by.taken()).counting(catalogue).into_iter();
            told.map(move |text| RowOfPlan {
                plan: n,
                row: CompareRow::Told {
                    name: sanitize(&plan.name),
                    text,
                    hint: None,
                },
            })
        });
        let rows: Vec<RowOfPlan> = rows.collect();
        let title = || counted(&fl!(catalogue, "tui-compare-counting"), rows.len());
        (!rows.is_empty()).then(title).map(|title| (title, rows))
    }

    /// Of several plans, those that the comparison leaves out, with why.
    fn left_out(&self, found: &Compared, context: &Context<'_>) -> Vec<(String, Sentence)> {
        let catalogue = context.catalogue();
        let Some(view) = context.portfolio else {
            return Vec::new();
        };
        let failed = found.failed.iter().map(|(name, error)| {
            let plan = view.named(name).and_then(|member| member.opened.as_ref().ok());
            let plan = plan.map_or(context.plan, |opened| opened.plan());
            let keys = context.keymap.screen_keys(catalogue);
            (sanitize(name), sentence::error_on_screen(catalogue, plan, error, &keys))
        });
        let was_tried = |name: &str| {
            let mut tried = found.plans.iter().map(|plan| &plan.name);
            tried.any(|known| known == name) || found.failed.iter().any(|(known, _)| known == name)
        };
        let members = view.portfolio.members.iter();
        let unreadable = members.filter_map(|member| {
            let why = member.opened.as_ref().err().filter(|why| !why.is_counted_elsewhere())?;
            (!was_tried(&member.name)).then(|| (sanitize(&member.name), sentence::unreadable(catalogue, why)))
        });
        failed.chain(unreadable).collect()
    }
}

/// How far the dates of a plan drifted, as both front ends tell it.
fn drift_of(plan: &ComparedPlan) -> Option<DriftReport<'_>> {
    Some(DriftReport {
        plan: plan.newer(),
        from: Some(plan.comparison.older.day),
        to: plan.comparison.newer.day,
        drift: plan.drift()?,
    })
}

fn counted(title: &str, count: usize) -> String {
    format!("{title} ({count})")
}
