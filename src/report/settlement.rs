//! What came of settling what git left unsettled.

use i18n_embed_fl::fl;
use serde_json::{Value, json};

use super::Report;
use super::page::Page;
use super::proposals::clashes_json;
use super::table::Tone;
use crate::wording::Catalogue;
use crate::wording::sync::continuation;
use crate::workspace::resolve::{Settlement, Unsettled};
use copil_plan::Plan;
use copil_plan::change::Clash;
use copil_plan::sanitize::sanitize;

/// What is settled, what is not, and what is left to do.
#[derive(Debug)]
pub struct SettlementReport<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What there was to settle.
    pub unsettled: &'a Unsettled,
    /// What came of it.
    pub settlement: &'a Settlement,
}

impl Report for SettlementReport<'_> {
    fn json(&self, catalogue: &Catalogue) -> Value {
        let settlement = self.settlement;
        let paths = settlement.settled.iter().map(ToString::to_string);
        json!({
            "settled": paths.collect::<Vec<_>>(),
            "questions": clashes_json(catalogue, self.plan, &settlement.open),
            "edited": self.unsettled.edited,
            "unreadable": self.unsettled.unreadable,
            "commit": settlement.commit.as_ref().map(|commit| commit.commit.to_string()),
        })
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        let settlement = self.settlement;
        for path in &settlement.settled {
            page.line(fl!(catalogue, "resolve-settled", path = path.as_str()));
        }
        for path in &self.unsettled.edited {
            let path = sanitize(path);
            page.hanging("", 2, &fl!(catalogue, "resolve-edited", path = path), Tone::Plain);
        }
        for path in &self.unsettled.unreadable {
            let path = sanitize(path);
            page.hanging("", 2, &fl!(catalogue, "resolve-unreadable", path = path), Tone::Bad);
        }
        let is_new = |clash: &&Clash| clash.base.is_none() && clash.path.parts().is_empty();
        if let Some(clash) = settlement.open.iter().find(is_new) {
            let id = clash.subject.id().unwrap_or_default();
            page.hanging("", 2, &fl!(catalogue, "resolve-keep-both", id = id), Tone::Faint);
        }
        let is_done = settlement.open.is_empty() && self.unsettled.unreadable.is_empty();
        if !is_done || !self.unsettled.edited.is_empty() {
            return;
        }
        if let Some(commit) = &settlement.commit {
            page.line(fl!(catalogue, "resolve-recorded", commit = commit.commit.short(10)));
        }
        match settlement.operation.map(continuation) {
            Some(command) => page.line(fl!(catalogue, "resolve-continue", command = command)),
            None if settlement.is_unrecorded => page.line(fl!(catalogue, "resolve-unrecorded")),
            None => {}
        }
    }
}
