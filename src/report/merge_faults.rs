//! Merges that have something else than joining by meaning gives.

use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

use super::page::Page;
use super::table::Tone;
use super::{Report, json, log};
use crate::wording::Catalogue;
use crate::wording::change::Light;
use crate::workspace::day_of;
use crate::workspace::judge::MergeFault;
use copil_plan::Plan;
use copil_plan::change::Change;

/// The letters of a commit's name that are enough to name it.
const SHORT: usize = 10;

/// The faults of a plan's merges.
#[derive(Debug)]
pub struct MergeFaults<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The faults, the newest merge first.
    pub faults: &'a [MergeFault],
    /// The keys that repair them on the screen, and say that they are right as they are; `None` at the command line, which knows
    /// them by their commits.
    pub keys: Option<[&'a str; 2]>,
}

impl MergeFaults<'_> {
    /// Which merge it is: by its commit, or by who made it and when.
    fn heading(&self, catalogue: &Catalogue, fault: &MergeFault) -> String {
        match self.keys {
            None => fl!(catalogue, "merge-fault", commit = fault.commit.short(SHORT)),
            Some(_) => fl!(
                catalogue,
                "tui-merge-fault",
                who = log::person(self.plan, &fault.author.name, &fault.author.email),
                date = catalogue.long_date(day_of(&fault.author))
            ),
        }
    }

    /// What can be done about it. On the screen a key says of the first that it is right; then comes the next.
    fn hints(&self, catalogue: &Catalogue, fault: &MergeFault) -> Vec<String> {
        let Some([repair, as_it_is]) = self.keys else {
            return vec![fl!(catalogue, "hint-merge-fault", commit = fault.commit.short(SHORT))];
        };
        let is_first = self.faults.first() == Some(fault);
        let repair = fault
            .is_repairable()
            .then(|| fl!(catalogue, "tui-hint-merge-fault", key = repair));
        let as_it_is = is_first.then(|| fl!(catalogue, "tui-hint-as-it-is", key = as_it_is));
        repair.into_iter().chain(as_it_is).collect()
    }

    /// A line for each thing, with what else a value was meant for.
    fn lines(&self, catalogue: &Catalogue, fault: &MergeFault) -> Vec<String> {
        let mut lines = catalogue.change_lines(self.plan, &fault.changes, Light::Plain);
        for change in &fault.changes {
            if let (Change::Set { path, subject, .. }, Some(from)) = (change, fault.taken_from(change)) {
                lines.push(fl!(
                    catalogue,
                    "merge-fault-taken",
                    what = catalogue.subject(self.plan, subject),
                    field = catalogue.field(path),
                    from = catalogue.subject(self.plan, &from)
                ));
            }
        }
        let asked = fault.clashes.iter().filter(|clash| clash.path.parts().is_empty());
        lines.extend(asked.map(|clash| {
            let what = catalogue.clash(self.plan, clash);
            fl!(catalogue, "merge-fault-asked", what = what)
        }));
        lines
    }
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
            page.hanging("", 2, &self.heading(catalogue, fault), Tone::Bad);
            for line in self.lines(catalogue, fault) {
                page.hanging("  ", 4, &line, Tone::Plain);
            }
            for hint in self.hints(catalogue, fault) {
                page.hanging("  ", 4, &hint, Tone::Faint);
            }
        }
    }
}
