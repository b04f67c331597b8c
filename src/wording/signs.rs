//! The signs, each one column wide and with one meaning wherever it stands: the command line and the screen draw these, and
//! the help says what they mean.

use i18n_embed_fl::fl;

use super::Catalogue;
use copil_plan::decisions::DecisionState;
use copil_plan::{Priority, StatusKind, Weather};

/// What is late, or was missed: an action, a milestone, a deliverable, a decision.
pub const LATE: &str = "!";

/// What was reached, handed over or carried out.
pub const KEPT: &str = "✓";

/// What is to be reached, handed over or carried out.
pub const TO_COME: &str = "○";

/// What is marked, to be changed together with others.
pub const MARKED: &str = "◆";

/// A file, a filter or a figure that cannot be read.
pub const UNREADABLE: &str = "?";

/// A change that was last received from others.
pub const RECEIVED: &str = "↓";

/// The sign of a priority; a normal one has none.
pub fn priority_sign(priority: Priority) -> &'static str {
    match priority {
        Priority::High => "▲",
        Priority::Normal => "",
        Priority::Low => "▽",
    }
}

/// The sign of a status by what it means.
pub fn status_symbol(kind: StatusKind) -> &'static str {
    match kind {
        StatusKind::Open => TO_COME,
        StatusKind::Active => "◐",
        StatusKind::Waiting => "‖",
        StatusKind::Closed => "●",
        StatusKind::Dropped => "×",
    }
}

/// The sign of a decision by how it stands; one that holds no longer has that of what was given up.
pub fn decision_sign(state: DecisionState) -> &'static str {
    match state {
        DecisionState::Late => LATE,
        DecisionState::Open => TO_COME,
        DecisionState::Done => KEPT,
        DecisionState::Superseded | DecisionState::Repealed => status_symbol(StatusKind::Dropped),
    }
}

/// The sign of a weather.
pub fn weather_symbol(weather: Weather) -> &'static str {
    match weather {
        Weather::Sunny => "☀",
        Weather::Cloudy => "☁",
        Weather::Rainy => "☂",
        Weather::Stormy => "↯",
    }
}

/// What the signs mean, a line for those that belong together.
pub fn legend(catalogue: &Catalogue) -> Vec<(String, String)> {
    let statuses = StatusKind::ALL.iter().map(|kind| status_symbol(*kind));
    let weathers = Weather::ALL.iter().map(|weather| weather_symbol(*weather));
    let names: Vec<String> = Weather::ALL.iter().map(|weather| catalogue.weather(*weather)).collect();
    let priorities = [Priority::High, Priority::Low].map(priority_sign);
    [
        (priorities.join(" "), fl!(catalogue, "sign-priorities")),
        (LATE.to_owned(), fl!(catalogue, "sign-late")),
        (statuses.collect::<Vec<_>>().join(" "), fl!(catalogue, "sign-statuses")),
        (
            weathers.collect::<Vec<_>>().join(" "),
            fl!(catalogue, "sign-weathers", names = names.join(", ")),
        ),
        ([KEPT, TO_COME].join(" "), fl!(catalogue, "sign-kept")),
        (MARKED.to_owned(), fl!(catalogue, "sign-marked")),
        (UNREADABLE.to_owned(), fl!(catalogue, "sign-unreadable")),
        (RECEIVED.to_owned(), fl!(catalogue, "sign-received")),
    ]
    .to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::layout::columns;
    use copil_plan::Language;

    #[test]
    fn every_sign_is_one_column_wide_means_one_thing_and_is_in_the_legend() {
        let mut signs = vec![LATE, KEPT, MARKED, UNREADABLE, RECEIVED];
        signs.extend(StatusKind::ALL.iter().map(|kind| status_symbol(*kind)));
        signs.extend(Weather::ALL.iter().map(|weather| weather_symbol(*weather)));
        signs.extend([Priority::High, Priority::Low].map(priority_sign));
        let legend = legend(&Catalogue::new(Language::Fr));
        for (at, sign) in signs.iter().enumerate() {
            assert_eq!(columns(sign), 1, "{sign}");
            assert!(!signs[at + 1..].contains(sign), "{sign} means two things");
            assert!(
                legend.iter().any(|(shown, _)| shown.split(' ').any(|one| one == *sign)),
                "{sign}"
            );
        }
    }
}
