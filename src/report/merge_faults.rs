//! Merges that have something else than joining by meaning gives.

use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

use super::page::Page;
use super::table::Tone;
use super::{Report, json};
use crate::wording::Catalogue;
use crate::wording::change::Light;
use crate::workspace::judge::MergeFault;
use copil_plan::Plan;

/// The letters of a commit's name that are enough to name it.
const SHORT: usize = 10;

/// The faults of a plan's merges.
#[derive(Debug)]
pub struct MergeFaults<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The faults, the newest merge first.
    pub faults: &'a [MergeFault],
}

impl Report for MergeFaults<'_> {
    fn json(&self, _: &Catalogue) -> Json {
        let faults = self.faults.iter().map(|fault| {
            json!({
                "commit": fault.commit.to_string(),
                "changes": json::changes(&fault.changes),
            })
        });
        Json::Array(faults.collect())
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        for fault in self.faults {
            let commit = fault.commit.short(SHORT);
            let what = fl!(catalogue, "merge-fault", commit = commit.as_str());
            page.hanging("", 2, &what, Tone::Bad);
            for line in catalogue.change_lines(self.plan, &fault.changes, Light::Plain) {
                page.hanging("  ", 4, &line, Tone::Plain);
            }
            let asked = fault.clashes.iter().filter(|clash| clash.path.parts().is_empty());
            for clash in asked {
                let what = catalogue.clash(self.plan, clash);
                page.hanging("  ", 4, &fl!(catalogue, "merge-fault-asked", what = what), Tone::Plain);
            }
            page.hanging(
                "  ",
                4,
                &fl!(catalogue, "hint-merge-fault", commit = commit),
                Tone::Faint,
            );
        }
    }
}
