//! What is wrong with a filter, in words, and where in it.

use i18n_embed_fl::fl;

use super::sentence::Sentence;
use crate::i18n::Catalogue;
use crate::i18n::wording::harmless;
use crate::plan::query::{FilterError, FilterFault, Key};

/// What is wrong with a filter, and what to do about it.
pub fn told(catalogue: &Catalogue, error: &FilterError) -> Sentence {
    let language = catalogue.language();
    let name = |key: &Key| key.word(language);
    let (what, hint) = match &error.fault {
        FilterFault::UnknownKey { word, nearest } => {
            let near = meant(catalogue, nearest.as_deref());
            let quotes = fl!(catalogue, "hint-filter-quotes");
            let hint = near.map_or(quotes.clone(), |near| format!("{near} {quotes}"));
            (fl!(catalogue, "filter-unknown-key", word = harmless(word)), Some(hint))
        }
        FilterFault::MissingValue { key } => (
            fl!(catalogue, "filter-missing-value", key = name(key)),
            key.can_be_absent().then(|| fl!(catalogue, "hint-filter-none")),
        ),
        FilterFault::UnknownValue { key, word, nearest } => (
            fl!(
                catalogue,
                "filter-unknown-value",
                key = name(key),
                word = harmless(word)
            ),
            meant(catalogue, nearest.as_deref()),
        ),
        FilterFault::Ambiguous { word, one, other, .. } => (
            fl!(
                catalogue,
                "filter-ambiguous",
                word = harmless(word),
                one = one.as_str(),
                other = other.as_str()
            ),
            Some(fl!(catalogue, "hint-filter-id")),
        ),
        FilterFault::NotADay(word) => (
            fl!(catalogue, "filter-not-a-day", word = harmless(word)),
            Some(fl!(catalogue, "hint-filter-day")),
        ),
        FilterFault::NotANumber(word) => (fl!(catalogue, "filter-not-a-number", word = harmless(word)), None),
        FilterFault::NotCompared { key } => (fl!(catalogue, "filter-not-compared", key = name(key)), None),
        FilterFault::SeveralCompared { key } => (fl!(catalogue, "filter-several-compared", key = name(key)), None),
        FilterFault::NothingNegated => (fl!(catalogue, "filter-nothing-negated"), None),
    };
    Sentence { what, hint }
}

fn meant(catalogue: &Catalogue, nearest: Option<&str>) -> Option<String> {
    nearest.map(|nearest| fl!(catalogue, "hint-nearest", nearest = harmless(nearest)))
}
