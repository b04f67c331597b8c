//! Statuses, weathers and priorities as people type them, in any language.

use super::Catalogue;
use super::terms::weather_symbol;
use copil_plan::field::{Referent, nearest};
use copil_plan::fold::fold;
use copil_plan::{Plan, Priority, StatusId, Weather};

/// A word that is none of those expected, with the one that looks most like it.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("unknown {what:?} {word}")]
pub struct UnknownWord {
    /// What it should be.
    pub what: Referent,
    /// The word.
    pub word: String,
    /// The nearest known word.
    pub nearest: Option<String>,
}

/// The status that a text means: its id, or its label in any language, without regard to case and accents.
pub fn find_status(plan: &Plan, text: &str, catalogues: &[Catalogue]) -> Result<StatusId, UnknownWord> {
    let wanted = squeezed(text);
    let mut known: Vec<(StatusId, Vec<String>)> = Vec::new();
    for (id, entry) in plan.workflow().iter() {
        let mut names = vec![id.as_str().to_owned()];
        match &entry.label {
            Some(label) => names.extend(label.texts().into_iter().map(str::to_owned)),
            None => names.extend(catalogues.iter().filter_map(|c| c.find(&format!("status-{id}")))),
        }
        known.push((id.clone(), names));
    }
    find(&wanted, &known).ok_or_else(|| {
        let names = known.iter().flat_map(|(_, names)| names.iter().map(String::as_str));
        UnknownWord {
            what: Referent::Status,
            word: text.to_owned(),
            nearest: nearest(text, names),
        }
    })
}

/// The weather that a text means: its word, its label, its name or its symbol, in any language.
pub fn find_weather(text: &str, catalogues: &[Catalogue]) -> Option<Weather> {
    let known: Vec<(Weather, Vec<String>)> = Weather::ALL
        .iter()
        .map(|weather| {
            let mut names = vec![weather.word().to_owned(), weather_symbol(*weather).to_owned()];
            for catalogue in catalogues {
                names.push(catalogue.weather(*weather));
                names.extend(catalogue.find(&format!("weather-name-{}", weather.word())));
            }
            (*weather, names)
        })
        .collect();
    find(&squeezed(text), &known)
}

/// The priority that a text means, by its word or its name in any language.
pub fn find_priority(text: &str, catalogues: &[Catalogue]) -> Option<Priority> {
    let known: Vec<(Priority, Vec<String>)> = Priority::ALL
        .iter()
        .map(|priority| {
            let names = catalogues.iter().map(|catalogue| catalogue.priority(*priority));
            (*priority, names.chain([priority.word().to_owned()]).collect())
        })
        .collect();
    find(&squeezed(text), &known)
}

/// The one whose name is the wanted text, else the only one that has a name beginning so.
fn find<T: Clone>(wanted: &str, known: &[(T, Vec<String>)]) -> Option<T> {
    let exact = known
        .iter()
        .find(|(_, names)| names.iter().any(|name| squeezed(name) == wanted));
    if let Some((found, _)) = exact {
        return Some(found.clone());
    }
    let begins =
        |names: &[String]| wanted.chars().count() >= 3 && names.iter().any(|n| squeezed(n).starts_with(wanted));
    let mut beginning = known.iter().filter(|(_, names)| begins(names));
    match (beginning.next(), beginning.next()) {
        (Some((found, _)), None) => Some(found.clone()),
        _ => None,
    }
}

/// Folded, with spaces, hyphens and underscores alike.
fn squeezed(text: &str) -> String {
    fold(text).chars().filter(|c| !matches!(c, ' ' | '-' | '_')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::Language;

    #[test]
    fn statuses_and_weathers_are_found_by_id_or_label_in_either_language() {
        let (fr, en) = (Catalogue::new(Language::Fr), Catalogue::new(Language::En));
        let plan = Plan::empty("essai".parse().unwrap());
        let status = |text: &str| find_status(&plan, text, &[fr, en]).map(|id| id.to_string());
        for text in ["done", "Réalisée", "realisee", "REALISE", "réal"] {
            assert_eq!(status(text).as_deref(), Ok("done"), "{text}");
        }
        assert_eq!(status("in progress").as_deref(), Ok("in-progress"));
        assert_eq!(status("à venir").as_deref(), Ok("planned"));
        assert_eq!(status("bloqé").unwrap_err().nearest.as_deref(), Some("Bloquée"));
        assert!(status("en").is_err(), "two statuses begin so");
        assert_eq!(find_weather("pluie", &[fr, en]), Some(Weather::Rainy));
        assert_eq!(find_weather("☂", &[fr]), Some(Weather::Rainy));
        assert_eq!(find_weather("Objectifs compromis", &[fr]), Some(Weather::Stormy));
        assert_eq!(find_weather("Objectifs", &[fr]), None);
    }
}
