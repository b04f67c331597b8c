//! The order in which people look names and titles up: by the root collation of CLDR, which is that of French and English,
//! with numbers by their value and whatever a text opens with before its first letter left aside.
//!
//! The data of the other languages is left out of the program: nothing here refers to it.

use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorPreferences, provider};
use icu_normalizer::provider::{Baked, NormalizerNfdDataV1, NormalizerNfdTablesV1};
use icu_provider::prelude::*;

use crate::fold::fold;

static COLLATOR: LazyLock<Option<Collator>> = LazyLock::new(|| {
    let mut preferences = CollatorPreferences::default();
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    Collator::try_new_unstable(&Root, preferences, CollatorOptions::default()).ok()
});

/// What a text is sorted by among others.
pub fn collation_key(text: &str) -> Vec<u8> {
    let named = text.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let named = if named.is_empty() { text } else { named };
    let mut key: Vec<u8> = Vec::new();
    match &*COLLATOR {
        Some(collator) => {
            let Ok(()) = collator.as_borrowed().write_sort_key_to(named, &mut key);
        }
        None => key.extend(fold(named).bytes()),
    }
    key
}

/// The data of the root collation alone.
struct Root;

macro_rules! passed_on {
    ($($marker:ty => $source:expr,)*) => {
        $(impl DataProvider<$marker> for Root {
            fn load(&self, request: DataRequest<'_>) -> Result<DataResponse<$marker>, DataError> {
                DataProvider::<$marker>::load(&$source, request)
            }
        })*
    };
}

passed_on! {
    provider::CollationSpecialPrimariesV1 => provider::Baked,
    provider::CollationRootV1 => provider::Baked,
    provider::CollationDiacriticsV1 => provider::Baked,
    provider::CollationJamoV1 => provider::Baked,
    provider::CollationMetadataV1 => provider::Baked,
    provider::CollationReorderingV1 => provider::Baked,
    NormalizerNfdDataV1 => Baked,
    NormalizerNfdTablesV1 => Baked,
}

impl DataProvider<provider::CollationTailoringV1> for Root {
    fn load(&self, request: DataRequest<'_>) -> Result<DataResponse<provider::CollationTailoringV1>, DataError> {
        let marker = <provider::CollationTailoringV1 as DataMarker>::INFO;
        Err(DataErrorKind::IdentifierNotFound.with_req(marker, request))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_sorted_as_people_look_them_up() {
        let expected = [
            "…",
            "9 mesures",
            "12 mesures",
            "123 mesures",
            "“Anglais”",
            "cote",
            "coté",
            "côte",
            "côté",
            "Éa",
            "Eb",
            "« Guillemets »",
            "L’eau",
            "La Poste",
            "Lambda",
            "Zone",
        ];
        let mut titles = expected.to_vec();
        titles.reverse();
        titles.sort_by_cached_key(|title| collation_key(title));
        assert_eq!(titles, expected);
    }
}
