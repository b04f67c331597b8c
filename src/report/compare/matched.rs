//! What a filter matches at two moments, and which actions came in and went out between them.

use std::collections::{BTreeMap, BTreeSet};

use i18n_embed_fl::fl;

use super::ComparisonReport;
use crate::report::page::Page;
use crate::wording::Catalogue;
use crate::workspace::PlanComparison;
use copil_plan::ActionId;
use copil_plan::change::Change;
use copil_plan::query::{Filter, MatchContext};
use copil_plan::sanitize::sanitize;

/// What a filter matches at either moment, each judged by the rules of its own. Actions are told by their newer names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatchedActions {
    then: BTreeSet<ActionId>,
    now: BTreeSet<ActionId>,
    /// The older names of those that were renamed, by the newer ones.
    renamed: BTreeMap<ActionId, ActionId>,
}

/// The actions that a filter matches at one moment.
pub fn matching(filter: &Filter, asking: &MatchContext<'_>) -> BTreeSet<ActionId> {
    filter.select(asking).into_iter().map(|(id, _)| id.clone()).collect()
}

impl MatchedActions {
    /// What matched at the older moment and at the newer one.
    pub fn of(comparison: &PlanComparison, then: BTreeSet<ActionId>, now: BTreeSet<ActionId>) -> Self {
        let renamings = comparison.changes.iter().filter_map(|net| match &net.change {
            Change::Renamed { from, to } => Some((from.clone(), to.clone())),
            _ => None,
        });
        let newer: BTreeMap<ActionId, ActionId> = renamings.collect();
        let name = |id: ActionId| newer.get(&id).cloned().unwrap_or(id);
        Self {
            then: then.into_iter().map(name).collect(),
            now,
            renamed: newer.into_iter().map(|(from, to)| (to, from)).collect(),
        }
    }

    /// Those that matched at the older moment.
    pub(super) fn then(&self) -> impl Iterator<Item = &ActionId> {
        self.then.iter()
    }

    /// Those that match at the newer moment.
    pub fn now(&self) -> &BTreeSet<ActionId> {
        &self.now
    }

    /// Those that match at the newer moment alone.
    pub(super) fn entered(&self) -> impl Iterator<Item = &ActionId> {
        self.now.difference(&self.then)
    }

    /// Those that matched at the older moment alone.
    pub(super) fn left(&self) -> impl Iterator<Item = &ActionId> {
        self.then.difference(&self.now)
    }

    /// Whether a change is of an action that matches at one of the moments.
    pub(super) fn is_told(&self, change: &Change) -> bool {
        change
            .action()
            .is_some_and(|id| self.then.contains(id) || self.now.contains(id))
    }
}

impl ComparisonReport<'_> {
    /// How many actions the filter matched then, and now.
    pub fn matched_counts(&self, catalogue: &Catalogue) -> Option<String> {
        let matched = self.matched?;
        let (then, now) = (matched.then.len(), matched.now.len());
        Some(fl!(catalogue, "compare-matched", then = then, now = now))
    }

    /// The actions that came in, and those that went out, each part under its title.
    pub fn matched_parts(&self, catalogue: &Catalogue) -> Vec<(String, Vec<ActionId>)> {
        let Some(matched) = self.matched else {
            return Vec::new();
        };
        let parts = [
            (fl!(catalogue, "compare-entered"), matched.entered().cloned().collect()),
            (fl!(catalogue, "compare-left"), matched.left().cloned().collect()),
        ];
        let is_filled = |(_, ids): &(String, Vec<ActionId>)| !ids.is_empty();
        parts.into_iter().filter(is_filled).collect()
    }

    /// An action that matched, with its title at the newer moment, or at the older one.
    pub fn matched_name(&self, id: &ActionId) -> String {
        let older = self.matched.and_then(|matched| matched.renamed.get(id)).unwrap_or(id);
        let placed = self.plan.actions.get(id).or_else(|| self.older.actions.get(older));
        let title = placed.map_or_else(String::new, |placed| sanitize(&placed.title));
        format!("{id}  {title}")
    }

    /// How many actions the filter matched then and now, and which came and went.
    pub(super) fn write_matched(&self, catalogue: &Catalogue, page: &mut Page) {
        let Some(counts) = self.matched_counts(catalogue) else {
            return;
        };
        page.line(counts);
        for (title, ids) in self.matched_parts(catalogue) {
            let named: Vec<String> = ids.iter().map(|id| self.matched_name(id)).collect();
            page.part(&title, &named);
        }
        page.blank();
    }
}
