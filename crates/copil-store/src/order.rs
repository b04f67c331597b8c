//! The order in which the format lists the keys of each table, for new keys to be put where people look for them.

use copil_plan::Subject;
use copil_plan::shape::Shape;
use copil_plan::value::FieldPath;

/// The known keys of the table at `path` in a subject's file, in the order of the format; empty where keys are free.
pub(super) fn keys_of(subject: &Subject, path: &[String]) -> Vec<&'static str> {
    let path: FieldPath = path.iter().cloned().collect();
    let table = Shape::of(subject).at(&path);
    table.map_or_else(Vec::new, |table| table.keys().collect())
}

/// The place of a key among those of its table; `None` when the format does not know it.
pub(super) fn rank(keys: &[&str], key: &str) -> Option<usize> {
    keys.iter().position(|known| *known == key)
}
