//! What changed, told subject by subject.

use i18n_embed_fl::fl;

use crate::i18n::Catalogue;
use crate::plan::Plan;
use crate::plan::change::{Change, Meaning, Subject};
use crate::plan::value::FieldPath;

/// What changed of each subject, as `(RH-04, En cours → Réalisée)`, in the order in which they first appear.
pub fn told(catalogue: &Catalogue, plan: &Plan, changes: &[Change]) -> Vec<(String, String)> {
    let mut subjects: Vec<Subject> = Vec::new();
    for subject in changes.iter().map(Change::subject) {
        if !subjects.contains(&subject) {
            subjects.push(subject);
        }
    }
    subjects
        .iter()
        .map(|subject| {
            (
                catalogue.subject(plan, subject),
                said_of(catalogue, plan, changes, subject),
            )
        })
        .collect()
}

/// The same on lines of their own: `RH-04 : En cours → Réalisée`.
pub fn lines(catalogue: &Catalogue, plan: &Plan, changes: &[Change]) -> Vec<String> {
    told(catalogue, plan, changes)
        .into_iter()
        .map(|(what, changes)| fl!(catalogue, "subject-line", what = what, changes = changes))
        .collect()
}

fn said_of(catalogue: &Catalogue, plan: &Plan, changes: &[Change], subject: &Subject) -> String {
    let own = || changes.iter().filter(|change| change.subject() == *subject);
    let has = |is: fn(&Meaning<'_>) -> bool| own().any(|change| is(&change.meaning()));
    let has_status = has(|meaning| matches!(meaning, Meaning::Status { .. }));
    let has_weather = has(|meaning| matches!(meaning, Meaning::Weather { .. }));
    let goes_without_saying = |change: &Change| match change.meaning() {
        Meaning::Since => has_status,
        Meaning::Field(path) => has_weather && *path == FieldPath::key("comment"),
        _ => false,
    };
    let told: Vec<String> = own()
        .filter(|change| !goes_without_saying(change))
        .map(|change| catalogue.change(plan, change))
        .collect();
    told.join(", ")
}
