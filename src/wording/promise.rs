//! What was promised first, against what is promised today.

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use crate::wording::Catalogue;
use copil_plan::action_history::ActionHistory;

/// The first due date and today's, with how often and by how much it was pushed back; `None` for a date that never moved.
pub fn moved(catalogue: &Catalogue, past: &ActionHistory, due: Option<NaiveDate>) -> Option<String> {
    let first = past.first_promise()?;
    if due == Some(first) && past.pushes == 0 {
        return None;
    }
    let today = due.map_or_else(|| fl!(catalogue, "none"), |due| catalogue.long_date(due));
    let (times, days) = (past.pushes, past.pushed_days);
    let first = catalogue.long_date(first);
    Some(fl!(
        catalogue,
        "promise-moved",
        first = first,
        due = today,
        times = times,
        days = days
    ))
}
