//! What was promised first, against what is promised today.

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use crate::wording::Catalogue;
use copil_plan::action_history::ActionHistory;
use copil_plan::action_history::drift::{Drift, DriftTotal};

/// The first due date and today's, with how often and by how much it was pushed back; `None` for a date that never moved.
pub fn moved(catalogue: &Catalogue, past: &ActionHistory, due: Option<NaiveDate>) -> Option<String> {
    let first = past.first_promise()?;
    drifted(
        catalogue,
        &Drift {
            first: Some(first),
            then: Some(first),
            now: due,
            pushes: past.pushes,
            pushed_days: past.pushed_days,
        },
    )
}

/// The first promise and the one of now, with how often and by how much it was pushed back; `None` for a date that never
/// moved, or of which the beginning is not known.
pub fn drifted(catalogue: &Catalogue, drift: &Drift) -> Option<String> {
    let first = drift.first?;
    if drift.now == Some(first) && drift.pushes == 0 {
        return None;
    }
    let now = drift
        .now
        .map_or_else(|| fl!(catalogue, "none"), |now| catalogue.long_date(now));
    let (times, days) = (drift.pushes, drift.pushed_days);
    let first = catalogue.long_date(first);
    Some(fl!(
        catalogue,
        "promise-moved",
        first = first,
        due = now,
        times = times,
        days = days
    ))
}

/// How far the dates of some actions drifted together: `3 dates sur 12 repoussées, 5 fois, de 140 j en tout`.
pub fn drifted_together(catalogue: &Catalogue, total: &DriftTotal) -> String {
    let (pushed, of) = (total.pushed, total.promises);
    let times = total.pushes;
    // Together they may come to thousands of days.
    let days = catalogue.number(f64::from(i32::try_from(total.pushed_days).unwrap_or(i32::MAX)));
    fl!(
        catalogue,
        "drift-total",
        pushed = pushed,
        of = of,
        times = times,
        days = days
    )
}

/// When the last of some actions was to be done by the first promises, and when it is to be now; `None` where that is the same
/// day, or not known.
pub fn last_drifted(catalogue: &Catalogue, total: &DriftTotal) -> Option<String> {
    let (first, now) = total.first.zip(total.now).filter(|(first, now)| first != now)?;
    let (first, now) = (catalogue.long_date(first), catalogue.long_date(now));
    Some(fl!(catalogue, "drift-last", first = first, now = now))
}
