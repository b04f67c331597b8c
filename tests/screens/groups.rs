//! Where groups, organisations and axes stand.

use copil::plan::{Language, Plan};
use copil::tui::memory::Memory;

use crate::support::{Person, TestDesk, blois, small};

fn each(name: &str, desk: fn() -> TestDesk, keys: &[&str]) {
    for language in Language::ALL {
        for (width, height) in [(80, 24), (120, 40), (200, 60)] {
            let mut person = Person::before(desk(), *language, (width, height));
            person.types(keys);
            insta::assert_snapshot!(format!("groups_{name}_{language}_{width}x{height}"), person.sees());
        }
    }
}

#[test]
fn every_group_with_its_figures_and_the_selected_one_below() {
    each("small", small, &["5"]);
    each("blois", blois, &["5", "down"]);
}

#[test]
fn organisations_and_axes_are_told_the_same_way() {
    each("organisations", blois, &["5", "b"]);
    each("axes_small", small, &["5", "b", "b"]);
}

#[test]
fn what_belongs_nowhere_is_said_and_opens_like_the_others() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    person.types(&["5", "b", "b", "end"]);
    assert!(person.sees_selected().contains("Sans axe"), "{}", person.sees());
    person.types(&["enter"]);
    assert!(person.sees().contains("2 actions"), "{}", person.sees());
    assert!(!person.sees().contains("RH-01"), "{}", person.sees());
}

#[test]
fn how_it_is_arranged_is_remembered() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    person.types(&["5", "b"]);
    let memory = person.app.memory();
    assert_eq!(memory.groups_by.as_deref(), Some("organisation"));
    let mut later = Person::before(small(), Language::Fr, (100, 30));
    later.app.recall(&memory);
    assert!(
        later.types(&["5"]).sees().contains("Organisations ("),
        "{}",
        later.sees()
    );
    assert_eq!(
        Person::before(small(), Language::Fr, (100, 30)).app.memory(),
        Memory::default()
    );
}

#[test]
fn an_empty_plan_says_what_would_fill_it() {
    let desk = || TestDesk::of(Plan::empty("vide".parse().unwrap()));
    each("empty", desk, &["5"]);
    let mut person = Person::before(desk(), Language::Fr, (80, 24));
    person.types(&["5", "b"]);
    assert!(person.sees().contains("[organisations]"), "{}", person.sees());
    person.types(&["b", "enter"]);
    assert!(person.sees().contains("[axes]"), "{}", person.sees());
}
