//! Room mode of every view: larger spacing, fewer columns, bold figures, and no keys.

use copil::tui::memory::Memory;
use copil_plan::Language;
use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::style::Modifier;

use crate::grown;
use crate::support::{Person, TestPlan, blois, small};

fn led() -> TestPlan {
    grown::desk(117)
}

/// Where a text stands on the screen.
fn place_of(person: &Person, text: &str) -> (u16, u16) {
    let said = person.sees();
    let row = said.lines().position(|line| line.contains(text)).unwrap();
    let line = said.lines().nth(row).unwrap();
    let column = line[..line.find(text).unwrap()].chars().count();
    (u16::try_from(column).unwrap(), u16::try_from(row).unwrap())
}

#[test]
fn what_is_read_from_afar_is_bold_and_apart() {
    let mut person = Person::before(blois(), Language::Fr, (120, 40));
    person.types(&["2", "W"]);
    let first = place_of(&person, "Publier quatre lettres");
    let cell = &person.buffer()[first];
    assert!(cell.modifier.contains(Modifier::BOLD), "{cell:?}");
    let second = place_of(&person, "Fondre les deux journaux");
    assert_eq!(second.1, first.1 + 2, "{}", person.sees());
}

#[test]
fn a_click_present_finds_the_row_under_it() {
    let mut person = Person::before(blois(), Language::Fr, (120, 40));
    person.types(&["2", "W"]);
    let (column, row) = place_of(&person, "COM-05");
    person.app.mouse(MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column,
        row,
        modifiers: KeyModifiers::NONE,
    });
    let line = person.sees().lines().nth(usize::from(row)).unwrap().to_owned();
    assert!(line.contains("▶"), "{line}");
}

#[test]
fn the_wall_names_no_keys() {
    let mut person = Person::before(led(), Language::Fr, (120, 40));
    person.types(&["9"]);
    assert!(person.sees().contains("en tête d’un motif"), "{}", person.sees());
    person.types(&["W", "down"]);
    let said = person.sees();
    for word in ["s/e", "r/e", "en tête d’un motif", "aide", "quitter"] {
        assert!(!said.contains(word), "{word}: {said}");
    }
}

#[test]
fn the_arrangement_of_attention_and_of_the_burn_up_is_remembered() {
    let mut person = Person::before(led(), Language::Fr, (120, 40));
    person.types(&["7", "b", "8", "b", "b"]);
    let memory = person.app.memory();
    assert_eq!(memory.attention_by.as_deref(), Some("reason"));
    assert_eq!(memory.burn_up_by.as_deref(), Some("axis"));
    let mut later = Person::before(led(), Language::Fr, (120, 40));
    later.app.restore(&memory);
    later.types(&["8"]);
    assert_eq!(later.sees(), person.sees());
    later.app.restore(&Memory {
        attention_by: Some("couleur".into()),
        ..Memory::default()
    });
    later.types(&["7"]);
    assert!(later.sees().contains("par points"), "{}", later.sees());
}

#[test]
fn the_board_the_calendar_and_attention_can_be_saved_as_views() {
    for view in ["3", "4", "7"] {
        let mut person = Person::before(small(), Language::Fr, (100, 30));
        person.types(&[view, "t", "V", "'En retard ici", "tab", "down", "enter"]);
        let kept = person.kept.as_ref().map(|view| view.filter.as_str());
        assert_eq!(kept, Some("late"), "{view}: {}", person.sees());
    }
}

#[test]
fn the_footer_promises_nothing_where_nothing_is_selected() {
    let empty = || grown::desk(0);
    for view in ["1", "2", "3", "4", "6", "7"] {
        let mut person = Person::before(empty(), Language::Fr, (120, 40));
        person.types(&[view]);
        let said = person.sees();
        let footer = said.lines().last().unwrap();
        for word in ["ouvrir", "statut", "météo", "jalon", "commentaire", "à gauche"] {
            assert!(!footer.contains(word), "{view}: {footer}");
        }
    }
}

#[test]
fn a_reason_that_is_cut_ends_with_one_ellipsis() {
    for width in 80..200 {
        let mut person = Person::before(led(), Language::Fr, (width, 40));
        person.types(&["9"]);
        assert!(!person.sees().contains("……"), "{width}: {}", person.sees());
    }
}

#[test]
fn an_empty_view_says_what_would_fill_it() {
    for view in ["1", "2", "3", "4", "7"] {
        let mut person = Person::before(grown::desk(0), Language::En, (120, 40));
        person.types(&[view]);
        assert!(person.sees().contains("The key “a” adds"), "{view}: {}", person.sees());
    }
}
