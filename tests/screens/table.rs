//! The table of actions: its columns, its order, and what it remembers of both.

use copil::tui::memory::Memory;
use copil_plan::Language;
use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::proof::proofread;
use crate::support::{Person, blois, small};

fn click(person: &mut Person, column: u16, row: u16) {
    person.app.mouse(MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column,
        row,
        modifiers: KeyModifiers::NONE,
    });
}

/// The line of the picture that holds the names of the columns.
fn header(person: &Person) -> String {
    person.sees().lines().nth(3).unwrap_or_default().to_owned()
}

/// Where a text is on a line, in columns of the terminal.
fn place(line: &str, text: &str) -> u16 {
    let at = line.find(text).unwrap();
    u16::try_from(line[..at].chars().count()).unwrap()
}

#[test]
fn columns_are_chosen_and_remembered() {
    proofread(blois, &["2"], &["c"]);
    let mut person = Person::before(blois(), Language::Fr, (100, 30));
    // The weather goes, the group comes and moves before the due date.
    person.types(&["2", "c", "'jjj ", "'jjj", "space", "'<<<<", "enter"]);
    let chosen = header(&person);
    assert!(chosen.contains("Groupe"), "{chosen}");
    assert!(
        place(&chosen, "Groupe") < place(&chosen, "Prochaine") || !chosen.contains("Prochaine"),
        "{chosen}"
    );
    let memory = person.app.memory();
    assert!(!memory.actions.columns.contains(&"weather".to_owned()), "{memory:?}");
    let mut another = Person::before(blois(), Language::Fr, (100, 30));
    another.app.restore(&memory);
    another.types(&["2"]);
    assert_eq!(header(&another), chosen);
    assert_eq!(another.app.memory(), memory);
}

#[test]
fn what_was_chosen_is_left_as_it_was_by_escape() {
    let mut person = Person::before(blois(), Language::Fr, (100, 30));
    person.types(&["2"]);
    let before = person.sees();
    person.types(&["c", "'jjj ", "esc"]);
    assert_eq!(person.sees(), before);
    assert_eq!(person.app.memory(), Memory::default());
}

#[test]
fn a_click_on_a_header_orders_and_another_turns_the_order_round() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    person.types(&["2"]);
    let x = place(&header(&person), "Prochaine");
    click(&mut person, x, 3);
    assert!(header(&person).contains("Prochaine↑"), "{}", person.sees());
    click(&mut person, x, 3);
    assert!(header(&person).contains("Prochaine↓"), "{}", person.sees());
    let memory = person.app.memory();
    assert_eq!(memory.actions.order.as_deref(), Some("next-due"));
    assert!(memory.actions.reversed);
    person.types(&["O"]);
    assert!(header(&person).contains("Prochaine↑"), "{}", person.sees());
    person.types(&["o"]);
    assert!(!header(&person).contains("Prochaine↑"), "{}", person.sees());
}

#[test]
fn every_column_fits_every_width() {
    let mut memory = Memory::default();
    let names = [
        "id",
        "title",
        "status",
        "weather",
        "due",
        "late",
        "progress",
        "priority",
        "group",
        "axis",
        "organisations",
        "lead",
        "start",
        "promise",
        "touched",
        "milestone",
        "budget",
        "tags",
    ];
    memory.actions.columns = names.iter().map(|name| (*name).to_owned()).collect();
    for width in (80..340).step_by(20) {
        let mut person = Person::before(blois(), Language::Fr, (width, 30));
        person.app.restore(&memory);
        person.types(&["2"]);
        let picture = person.sees();
        assert!(
            picture.lines().all(|line| line.chars().count() <= usize::from(width)),
            "{picture}"
        );
        assert!(header(&person).contains("Action"), "{picture}");
    }
    let mut person = Person::before(blois(), Language::Fr, (400, 24));
    person.app.restore(&memory);
    person.types(&["2"]);
    let picture = person.sees();
    let lines: Vec<&str> = picture.lines().skip(3).take(3).collect();
    insta::assert_snapshot!(lines.join("\n"), @"
    │   Id↑     Action                                                        Statut        Météo   Échéance    Retard      %  Priorité   Groupe                 Axe                       Organisations           Pilotes                                  Début       1re date    Modifiée    Prochain jalon                         Dépensé  Étiquettes             ││ Publier quatre lettres du projet par an  │
    │▶  COM-01  Publier quatre lettres du projet par an                       ○ À venir                                   0 %  Normale    Communication interne  Un management qui donne…  Ville de Blois, Agglo…  Pilote du groupe Communication interne…  16/11/2015                                                                          lettre du projet       ││                                          │
    │   COM-02  Fondre les deux journaux internes en un seul                  ○ À venir             09/12/2016  +706 j    0 %  Normale    Communication interne  Une organisation lisibl…  Ville de Blois, Agglo…  Pilote du groupe Communication interne   04/01/2016                          08/04/2016 Comité de rédaction…                 journal interne        ││ ○ À venir depuis le 2 novembre 2015      │
    ");
}
