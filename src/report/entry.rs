//! A commit of the plan's history in words.

use i18n_embed_fl::fl;

use crate::wording::Catalogue;
use crate::workspace::LogEntry;
use copil_plan::Plan;
use copil_plan::sanitize::sanitize;
use copil_store::PlanPath;

/// What changed, a line a subject; what the message says where nothing can be told from the files.
pub fn lines(catalogue: &Catalogue, plan: &Plan, entry: &LogEntry) -> Vec<String> {
    let mut lines = catalogue.subject_lines(plan, &entry.changes);
    let files = |paths: &[PlanPath], said: String| {
        let line = |path: &PlanPath| {
            let what = match path.subject() {
                Some((subject, _)) => catalogue.subject(plan, &subject),
                None => sanitize(path.as_str()),
            };
            fl!(catalogue, "subject-line", what = what, changes = said.as_str())
        };
        paths.iter().map(line).collect::<Vec<_>>()
    };
    lines.extend(files(&entry.layout, fl!(catalogue, "change-layout")));
    lines.extend(files(&entry.unreadable, fl!(catalogue, "change-unreadable")));
    if lines.is_empty() {
        lines.push(entry.said.subject.clone());
    }
    lines
}

/// Who made a change: the function that the plan knows, else the name that git has.
pub fn author(plan: &Plan, entry: &LogEntry) -> String {
    match plan.person_of_address(&entry.author.email) {
        Some(id) => sanitize(plan.person_name(id)),
        None => sanitize(&entry.author.name),
    }
}
