//! What was changed in a plan's files outside the program.

use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

use super::page::Page;
use super::table::Tone;
use super::{Report, json};
use crate::wording::Catalogue;
use crate::workspace::HandEdit;
use copil_plan::Plan;
use copil_plan::sanitize::sanitize;

/// Some hand edits.
#[derive(Debug)]
pub struct HandEditList<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The edits, a file each.
    pub edits: Vec<&'p HandEdit>,
}

impl Report for HandEditList<'_> {
    fn json(&self, _: &Catalogue) -> Json {
        let edits = self.edits.iter().map(|edit| {
            json!({
                "file": edit.path.as_str(),
                "subject": json::subject(&edit.subject),
                "changes": json::changes(&edit.changes),
                "broken": edit.broken,
                "new": edit.new,
                "deleted": edit.deleted,
            })
        });
        json!({ "edits": edits.collect::<Vec<_>>() })
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        for edit in &self.edits {
            let changes = if edit.broken {
                fl!(catalogue, "cli-edit-broken")
            } else if edit.changes.is_empty() {
                fl!(catalogue, "change-layout")
            } else {
                let subjects = catalogue.changes_by_subject(self.plan, &edit.changes).into_iter();
                subjects.map(|(_, changes)| changes).collect::<Vec<_>>().join(", ")
            };
            let tone = if edit.broken { Tone::Bad } else { Tone::Faint };
            let what = sanitize(edit.path.as_str());
            page.toned(fl!(catalogue, "subject-line", what = what, changes = changes), tone);
        }
    }
}
