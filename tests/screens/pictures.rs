//! Every screen in both languages and three sizes, on a small plan and on the shipped one.

use copil_plan::Language;

use crate::support::{Person, TestPlan, blois, blois_plan, small};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

fn each(name: &str, desk: fn() -> TestPlan, keys: &[&str]) {
    for language in Language::ALL {
        for (width, height) in SIZES {
            let mut person = Person::before(desk(), *language, (width, height));
            person.types(keys);
            insta::assert_snapshot!(format!("{name}_{language}_{width}x{height}"), person.sees());
        }
    }
}

#[test]
fn the_dashboard() {
    each("dashboard_small", small, &[]);
    each("dashboard_blois", blois, &[]);
}

#[test]
fn every_status_that_some_action_has_is_counted_on_the_smallest_screen() {
    let mut plan = blois_plan();
    let statuses: Vec<_> = plan.workflow().keys().cloned().collect();
    for (placed, status) in plan.actions.values_mut().zip(statuses.iter().cycle()) {
        placed.action.status = status.clone();
    }
    let picture = Person::before(TestPlan::of(plan), Language::Fr, (80, 24)).sees();
    for status in [
        "À discuter",
        "À venir",
        "En cours",
        "En pause",
        "Bloquée",
        "Réalisée",
        "Abandonnée",
    ] {
        assert!(picture.contains(status), "{status} is missing:\n{picture}");
    }
    assert!(picture.contains("117 actions"), "{picture}");
}

#[test]
fn the_actions() {
    each("actions_small", small, &["2"]);
    each("actions_blois", blois, &["2", "pagedown"]);
}

#[test]
fn an_actions_sheet() {
    each("sheet_small", small, &["enter"]);
}

#[test]
fn the_journal() {
    each("journal_small", small, &["6", "down"]);
}

#[test]
fn the_prompts_the_search_and_the_help() {
    for (name, keys) in [
        ("status", &["s"] as &[&str]),
        ("weather", &["m"]),
        ("milestone", &["r"]),
        ("due", &["e"]),
        ("note", &["n"]),
        ("find", &["/", "'charte"]),
        ("help", &["?"]),
        ("palette", &[":", "'annul"]),
    ] {
        let mut person = Person::before(small(), Language::Fr, (100, 30));
        person.types(keys);
        insta::assert_snapshot!(format!("popup_{name}"), person.sees());
    }
}
