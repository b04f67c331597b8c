//! Words that stand for one of a few things: a status, a priority, a weather.

use copil_plan::{Plan, Priority, StatusId, StatusKind, Weather};

use crate::words::{LATE, LIGHTS, NO, PRIORITIES, STATUSES, WEATHERS, YES, each, has_words, plain};

/// A text without the endings that gender and number give to words: `réalisées` is `réalisé`.
fn stemmed(text: &str) -> String {
    let text = plain(text);
    let words = text.split(' ').map(|word| {
        let stem = word.strip_suffix('s').unwrap_or(word);
        let stem = stem.trim_end_matches('e');
        if stem.len() < 3 || word.chars().any(|c| c.is_ascii_digit()) {
            word
        } else {
            stem
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// What the longest words stand for that are in a text.
fn longest<T: Copy>(text: &str, words: &[(T, &'static str)]) -> Option<T> {
    let all = words
        .iter()
        .flat_map(|(meaning, words)| each(words).map(move |word| (*meaning, stemmed(word))));
    let found = all.filter(|(_, word)| has_words(text, word));
    found.max_by_key(|(_, word)| word.len()).map(|(meaning, _)| meaning)
}

/// What a status of a file is in the plan.
#[derive(Clone, Debug, PartialEq)]
pub enum StatusMeaning {
    /// This status.
    Is(StatusId),
    /// This status; and it says more, which a note is to keep.
    Means(StatusId),
    /// Nobody can tell.
    Unknown,
}

/// The kinds of statuses that signs stand for in what is exported.
const SIGNS: [(char, StatusKind); 5] = [
    ('○', StatusKind::Open),
    ('◐', StatusKind::Active),
    ('‖', StatusKind::Waiting),
    ('●', StatusKind::Closed),
    ('×', StatusKind::Dropped),
];

/// The status of the plan's workflow that a text means. A sign says it alone where no word stands beside it.
pub fn status(text: &str, plan: &Plan) -> StatusMeaning {
    let text = text.trim();
    let signed = SIGNS
        .iter()
        .find_map(|(sign, kind)| Some((text.strip_prefix(*sign)?.trim(), *kind)));
    if let Some(("", kind)) = signed {
        let first = plan.workflow().iter().find(|(_, status)| status.kind == kind);
        return first.map_or(StatusMeaning::Unknown, |(id, _)| StatusMeaning::Is(id.clone()));
    }
    let text = signed.map_or(text, |(words, _)| words);
    let said = stemmed(text);
    let workflow = plan.workflow();
    let by_name = workflow.iter().find(|(id, status)| {
        let labels = status.label.iter().flat_map(|label| label.texts());
        stemmed(id.as_str()) == said || labels.into_iter().any(|label| stemmed(label) == said)
    });
    if let Some((id, _)) = by_name {
        return StatusMeaning::Is(id.clone());
    }
    let is_late = each(LATE).any(|late| has_words(&said, &stemmed(late)));
    let is_part = part(text).is_some_and(|part| part < 100.0);
    let meaning = if is_late || is_part {
        Some("in-progress")
    } else {
        longest(&said, &STATUSES)
    };
    let Some(id) = meaning.and_then(|meaning| in_workflow(meaning, plan)) else {
        return StatusMeaning::Unknown;
    };
    let is_plain = STATUSES
        .iter()
        .flat_map(|(_, words)| each(words))
        .any(|word| stemmed(word) == said);
    match is_plain && !is_late {
        true => StatusMeaning::Is(id),
        false => StatusMeaning::Means(id),
    }
}

/// The number before a percent sign.
fn part(text: &str) -> Option<f64> {
    let before = text[..text.find('%')?].trim_end();
    let start = before.rfind(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')));
    let number = &before[start.map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8))..];
    number.replace(',', ".").parse().ok()
}

/// The plan's own status for one of the built-in workflow: that id, else the first of its kind.
fn in_workflow(id: &str, plan: &Plan) -> Option<StatusId> {
    let workflow = plan.workflow();
    if let Some((id, _)) = workflow.iter().find(|(known, _)| known.as_str() == id) {
        return Some(id.clone());
    }
    let kind = copil_plan::status::built_in().get(id)?.kind;
    workflow
        .iter()
        .find(|(_, status)| status.kind == kind)
        .map(|(id, _)| id.clone())
}

/// The status of an action of which nothing else is said, by how far it is; `None` where it is not begun.
pub(crate) fn standing(progress: f64, plan: &Plan) -> Option<StatusId> {
    match progress {
        100.0.. => in_workflow("done", plan),
        progress if progress > 0.0 => in_workflow("in-progress", plan),
        _ => None,
    }
}

/// The priority that a text means in a column of this header.
pub fn priority(text: &str, header: &str) -> Option<Priority> {
    let said = stemmed(text);
    // Of a column that asks whether an action is a priority.
    if has_words(&stemmed(header), &stemmed("prioritaire")) {
        if each(YES).any(|yes| said == yes) {
            return Some(Priority::High);
        }
        if each(NO).any(|no| said == no) {
            return Some(Priority::Normal);
        }
    }
    let signed = [('▲', Priority::High), ('▽', Priority::Low)].into_iter();
    let mut signed = signed.filter(|(sign, _)| text.contains(*sign));
    longest(&said, &PRIORITIES).or_else(|| signed.next().map(|(_, priority)| priority))
}

/// The weather that a text means, and whether it says no more than that.
pub fn weather(text: &str) -> Option<(Weather, bool)> {
    let signs = text.chars().find_map(|c| match c {
        '☀' | '🌞' => Some(Weather::Sunny),
        '⛅' | '☁' | '🌤' => Some(Weather::Cloudy),
        '🌧' | '☔' | '🌦' | '☂' => Some(Weather::Rainy),
        '⛈' | '🌩' | '⚡' | '↯' => Some(Weather::Stormy),
        _ => None,
    });
    if let Some(sign) = signs {
        let beside: String = text
            .chars()
            .filter(|c| c.is_alphanumeric() || c.is_whitespace())
            .collect();
        let says_no_more = beside.trim().is_empty() || weather(&beside) == Some((sign, true));
        return Some((sign, says_no_more));
    }
    let said = stemmed(text);
    if let Some(weather) = longest(&said, &WEATHERS) {
        let is_plain = WEATHERS
            .iter()
            .flat_map(|(_, words)| each(words))
            .any(|word| stemmed(word) == said);
        return Some((weather, is_plain));
    }
    let lights = LIGHTS
        .iter()
        .flat_map(|(weather, words)| each(words).map(move |word| (*weather, word)));
    let mut found = lights.filter(|(_, word)| stemmed(word) == said);
    found.next().map(|(weather, _)| (weather, false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use StatusMeaning::{Is, Means, Unknown};

    #[test]
    fn statuses_are_understood_by_their_meaning() {
        let plan = Plan::empty("plan".parse().unwrap());
        let is = |id: &str| Is(id.parse().unwrap());
        let means = |id: &str| Means(id.parse().unwrap());
        let cases = [
            ("Terminé", is("done")),
            ("Réalisées", is("done")),
            ("achevée 100 %", means("done")),
            ("À venir", is("planned")),
            ("non démarrée", is("planned")),
            ("Pas encore commencé", is("planned")),
            ("En cours de réalisation", is("in-progress")),
            ("en cours (retard)", means("in-progress")),
            ("En retard", means("in-progress")),
            ("réalisé à 50 %", means("in-progress")),
            ("Bloqué ", is("blocked")),
            ("On hold", is("paused")),
            ("Annulée", is("abandoned")),
            ("done", is("done")),
            ("●", is("done")),
            ("● Réalisée", is("done")),
            ("◐", is("in-progress")),
            ("42", Unknown),
            ("peut-être", Unknown),
        ];
        for (text, expected) in cases {
            assert_eq!(status(text, &plan), expected, "{text}");
        }
    }

    #[test]
    fn priorities_and_weathers_are_understood() {
        for (text, expected) in [
            ("Élevé", Some(Priority::High)),
            ("eleve", Some(Priority::High)),
            ("haute", Some(Priority::High)),
            ("Moyen", Some(Priority::Normal)),
            ("faible", Some(Priority::Low)),
            ("Bas", Some(Priority::Low)),
            ("1", None),
        ] {
            assert_eq!(priority(text, "Niveau de priorité"), expected, "{text}");
        }
        assert_eq!(priority("x", "Action prioritaire"), Some(Priority::High));
        assert_eq!(priority("x", "Priorité"), None);
        assert_eq!(weather("Nuageux"), Some((Weather::Cloudy, true)));
        assert_eq!(weather("Amber/Red"), Some((Weather::Stormy, false)));
        assert_eq!(weather("☀️"), Some((Weather::Sunny, true)));
        assert_eq!(weather("↯"), Some((Weather::Stormy, true)));
        assert_eq!(weather("☂ Appuis nécessaires"), Some((Weather::Rainy, true)));
        assert_eq!(weather("☂ le décret tarde"), Some((Weather::Rainy, false)));
        assert_eq!(priority("▲", "Priorité"), Some(Priority::High));
        assert_eq!(weather("Reset"), None);
    }
}
