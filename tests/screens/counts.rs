//! Digits lead to tabs at once; typed right before a motion they say how many times.

use std::time::Duration;

use copil_plan::Language;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::support::{Person, blois};

fn press(person: &mut Person, letter: char, pause: u64) {
    let key = KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE);
    person.app.key(key, Duration::from_millis(pause));
}

fn actions() -> Person {
    let mut person = Person::before(blois(), Language::Fr, (120, 40));
    person.types(&["2"]);
    person
}

#[test]
fn a_number_right_before_a_motion_repeats_it_in_the_view_where_it_was_typed() {
    let (mut person, mut other) = (actions(), actions());
    press(&mut person, '5', 1_000);
    press(&mut person, 'j', 90);
    other.types(&["j", "j", "j", "j", "j"]);
    assert_eq!(person.sees(), other.sees());

    press(&mut person, '1', 1_000);
    press(&mut person, '0', 90);
    press(&mut person, 'k', 90);
    other.types(&["k", "k", "k", "k", "k", "k"]);
    assert_eq!(person.sees(), other.sees(), "ten lines up end on the first");
}

#[test]
fn a_digit_leads_to_its_tab_at_once_and_stays_there_when_the_motion_comes_later() {
    let mut person = actions();
    press(&mut person, '6', 1_000);
    let journal = person.sees();
    assert_ne!(journal, actions().sees());
    press(&mut person, 'j', 900);
    assert_eq!(person.sees(), journal, "an empty journal has nowhere to go down to");
}

#[test]
fn the_first_key_of_a_session_leads_to_its_tab_however_fast_the_next_one_follows() {
    let (mut person, mut other) = (Person::before(blois(), Language::Fr, (120, 40)), actions());
    press(&mut person, '2', 1_000);
    press(&mut person, 'j', 20);
    other.types(&["j"]);
    assert_eq!(person.sees(), other.sees());
}

#[test]
fn a_number_typed_over_a_sheet_leaves_the_sheet_where_it_is() {
    let mut person = actions();
    person.types(&["enter"]);
    let sheet = person.sees();
    press(&mut person, '3', 1_000);
    assert_ne!(person.sees(), sheet);
    press(&mut person, 'k', 90);
    assert_eq!(person.sees(), sheet);
}

#[test]
fn marks_are_counted_below_and_taken_away_by_the_same_key_or_all_at_once() {
    let mut person = actions();
    person.types(&["space", "space"]);
    assert!(person.sees().contains("2 marquées"), "{}", person.sees());
    person.types(&["*"]);
    assert!(person.sees().contains("117 marquées"), "{}", person.sees());
    person.types(&["*"]);
    assert!(!person.sees().contains("marquées"), "{}", person.sees());
    person.types(&["space", "esc"]);
    assert!(!person.sees().contains("marquée"), "{}", person.sees());
}
