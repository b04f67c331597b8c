//! An export that nobody edited changes nothing when it comes back.

use std::collections::BTreeSet;

use chrono::DateTime;
use copil::report::export::back::{Edited, Ground};
use copil::report::export::{CsvFor, Export, Origin};
use copil::wording::Catalogue;
use copil::wording::lookup::Known;
use copil_plan::published::Withheld;
use copil_plan::{Language, Plan};
use copil_store::Snapshot;
use proptest::prelude::*;

use crate::cases;
use crate::plans::plan;

/// Holds that each form of a plan comes back as it was, in a language.
fn comes_back(plan: &Plan, language: Language) {
    let export = Export {
        plan,
        withheld: Withheld::default(),
        day: "2018-03-15".parse().unwrap(),
        actions: plan.actions.iter().collect(),
        is_whole: true,
        confidential: true,
        catalogue: Catalogue::new(language),
        origin: Origin {
            commit: None,
            made: DateTime::UNIX_EPOCH,
            command: "copil export".to_owned(),
        },
    };
    let (unreadable, ever) = (BTreeSet::new(), BTreeSet::new());
    let ground = Ground {
        known: Known {
            plan,
            unreadable: &unreadable,
        },
        ever: &ever,
        day: export.day,
        is_sure: true,
    };
    let nothing = Edited::default();
    let sheets = copil_sheet::read("a.xlsx", &export.xlsx().unwrap()).unwrap();
    assert_eq!(export.edited_workbook(ground, &sheets).unwrap(), nothing);
    for reader in CsvFor::ALL {
        let sheets = copil_sheet::read("a.csv", &export.csv(*reader).unwrap()).unwrap();
        if !plan.actions.is_empty() {
            assert_eq!(export.table_among(&sheets).map(|found| found.reader), Some(*reader));
        }
        assert_eq!(export.edited_csv(ground, *reader, &sheets[0]).unwrap(), nothing);
    }
    let json = serde_json::from_str(&export.json().to_string()).unwrap();
    assert_eq!(export.edited_json(ground, &json), nothing);
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn what_nobody_edited_comes_back_as_it_was(plan in plan(), language in proptest::sample::select(Language::ALL)) {
        comes_back(&plan, language);
    }
}

#[test]
fn the_shipped_plans_come_back_as_they_were() {
    for name in [
        "blois",
        "chalon",
        "departements",
        "ducos",
        "haut-debit",
        "recommandations",
    ] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("plans")
            .join(name);
        comes_back(&Snapshot::of_folder(&folder).unwrap().plan, Language::Fr);
    }
}
