//! The calendar: what its keys and the mouse do, and how it looks.

use copil_plan::{Action, GroupedAction, Language, Phase, Plan};
use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::proof::{proofread, told};
use crate::support::{Person, TestPlan, blois, small};

fn opened(desk: TestPlan, size: (u16, u16)) -> Person {
    let mut person = Person::before(desk, Language::Fr, size);
    person.types(&["4"]);
    person
}

/// The small plan with two phases, an action of which no day is known, and one that is to begin much later.
fn varied() -> TestPlan {
    let mut desk = small();
    for (id, from, to) in [
        ("essais", "2016-01-01", "2017-12-31"),
        ("suite", "2018-01-01", "2019-12-31"),
    ] {
        let phase = Phase {
            title: format!("Phase {id}"),
            start: from.parse().ok(),
            end: to.parse().ok(),
            ..Phase::default()
        };
        desk.plan.config.phases.push(id.parse().unwrap(), phase);
    }
    for (id, start, due) in [
        ("SI-02", "", ""),
        ("SI-03", "2021-01-04", "2021-06-30"),
        ("SI-04", "2018-02-01", ""),
    ] {
        let action = Action {
            title: format!("Action {id}"),
            status: "planned".parse().unwrap(),
            start: start.parse().ok(),
            due: due.parse().ok(),
            ..Action::default()
        };
        let group = "si".parse().unwrap();
        desk.plan.actions.insert(
            id.parse().unwrap(),
            GroupedAction {
                group,
                action: Box::new(action),
            },
        );
    }
    desk
}

#[test]
fn the_calendar() {
    let empty = || TestPlan::of(Plan::empty("vide".parse().unwrap()));
    proofread(small, &["4"], &[]);
    proofread(varied, &["4", "down", "down"], &[]);
    proofread(blois, &["4", "pagedown", "+"], &[]);
    proofread(empty, &["4"], &[]);
    let reads = |desk: TestPlan, keys: &[&str], size| {
        let mut person = opened(desk, size);
        told(&person.types(keys).sees())
    };
    insta::assert_snapshot!(reads(small(), &[], (80, 24)), @"
    ╭ 3 actions · par groupe · 2 ans · 15/03/2017 → 15/03/2019 ────────────────────╮
    │                              2017              2018                    2019  │
    │                               T2   T3    T4    T1    T2    T3    T4    T1    │
    │                                               ▾     ▼ aujourd’hui            │
    │ Ressources humaines 2                         ┊     │                        │
    │▶▲ RH-01 ◐ Ouvrir le télétr…╭ ‹✓███████▒▒▒▒▒▒▒▒▒▒▒▒▒!│                        │
    │   RH-02 ● Écrire une chart…│                  ┊     █                        │
    │ Systèmes d’information 1   │                  ┊     │                        │
    │   SI-01 ○ Choisir…  ◂ avant╰                  ┊  ◌░░│░░░░░░░                 │
    ╰─ █ fait · ▒ à faire · ░ repoussé · ╍ en retard · … i : tous les signes ──────╯
    ╭ RH-01 Ouvrir le télétravail ─────────────────────────────────────────────────╮
    │ ◐ En cours · retard 15 j · du 02/01/2017 au 28/02/2018 · 50 % …              │
    │ Échéance jamais déplacée.                                                    │
    │ Attend : SI-01 ○ À venir                                                     │
    ");
    insta::assert_snapshot!(reads(empty(), &[], (80, 24)), @"
    ╭ 0 action · par groupe · 2 ans · 15/03/2017 → 15/03/2019 ─────────────────────╮
    │                         2017                2018                      2019   │
    │                          A M J J A  S O N D J F M  A M J J A  S O N D J F M  │
    │                                                  ▼ aujourd’hui               │
    │ Ce plan n’a pas encore d’action.                 │                           │
    │ Chaque action s’affichera ici en barre, de son début à son échéance. La      │
    │ touche « a » ajoute ce qu’il faut pour commencer : personnes, groupes de     │
    │ travail, puis actions.                           │                           │
    ╰─ █ fait · ▒ à faire · ░ repoussé · ╍ en retard · … i : tous les signes ──────╯
    ");
    let picture = reads(varied(), &["down", "down"], (120, 24));
    insta::assert_snapshot!(picture, @"
    ╭ 6 actions · par groupe · 2 ans · 15/03/2017 → 15/03/2019 ────────────────────────────────────────────────────────────╮
    │                                           2017                         2018                                 2019     │
    │                                            A  M  J  J   A  S  O  N  D  J  F  M  A  M  J  J   A  S  O  N  D  J  F  M  │
    │                                           ─ Phase essais ─────────────┤├ Phase suite ─────────────────────────────── │
    │                                                                      ▾copil   ▼ aujourd’hui                          │
    │ Ressources humaines 2                                                ┊  · · · │ · · · · · · · · · · · · · · · · · ·  │
    │ ▲ RH-01 ◐ Ouvrir le télétravail  après ▸╭ ‹█✓████████████▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒!│ · · · · · · · · · · · · · · · · · ·  │
    │   RH-02 ● Écrire une charte du manageme…│                            ┊  · · · █ · · · · · · · · · · · · · · · · · ·  │
    │ Systèmes d’information 4                │                            ┊  · · · │ · · · · · · · · · · · · · · · · · ·  │
    │▶  SI-01 ○ Choisir un outil commun       ╰                            ┊  · ◌░░░│░░░░░░░░░░░· · · · · · · · · · · · ·  │
    │   SI-02 ○ Action SI-02                    sans dates, e pour en donner  · · · │ · · · · · · · · · · · · · · · · · ·  │
    │   SI-03 ○ Action SI-03                                               ┊  · · · │ · · · · · · · · · · · · 04/01/2021 › │
    │   SI-04 ○ Action SI-04                                               ┊  · ~~~~│~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~› │
    │                                                                      ┊  · · · │ · · · · · · · · · · · · · · · · · ·  │
    │                                                                      ┊  · · · │ · · · · · · · · · · · · · · · · · ·  │
    ╰─ █ fait · ▒ à faire · ░ repoussé · ╍ en retard · ◌ échéance initiale · … i : tous les signes ────────────────────────╯
    ╭ SI-01 Choisir un outil commun ───────────────────────────────────────────────────────────────────────────────────────╮
    │ ○ À venir · pour le 29/06/2018 · 0 % · Direction des systèmes d’information                                          │
    │ Échéance initiale le 31 janvier 2018, désormais le 29 juin 2018 : repoussée une fois (149 j)                         │
    │ Attendue par : RH-01 ◐ En cours, retard 15 j                                                                         │
    ");
}

#[test]
fn every_zoom_has_its_labels() {
    let mut person = opened(varied(), (120, 30));
    person.types(&["-"]);
    let mut scales = String::new();
    for _ in 0..6 {
        let picture = person.sees();
        for line in picture.lines().skip(2).take(6) {
            scales += &(line.to_owned() + "\n");
        }
        person.types(&["+"]);
    }
    insta::assert_snapshot!(scales, @"
    ╭ 6 actions · par groupe · 5 ans · 14/09/2015 → 12/09/2020 ────────────────────────────────────────────────────────────╮
    │                                               2016           2017           2018          2019           2020        │
    │                                           T4  T1  T2 T3  T4  T1 T2  T3  T4  T1 T2  T3  T4 T1  T2  T3 T4  T1  T2  T3  │
    │                                               ├ Phase essais ──────────────┤├ Phase suite ───────────────┤           │
    │                                                                            ▾   ▼ aujourd’hui                         │
    │ Ressources humaines 2                                                      ┊· ·│· · · · · · · · · · · · ·            │
    ╭ 6 actions · par groupe · 2 ans · 15/03/2017 → 15/03/2019 ────────────────────────────────────────────────────────────╮
    │                                           2017                         2018                                 2019     │
    │                                            A  M  J  J   A  S  O  N  D  J  F  M  A  M  J  J   A  S  O  N  D  J  F  M  │
    │                                           ─ Phase essais ─────────────┤├ Phase suite ─────────────────────────────── │
    │                                                                      ▾copil   ▼ aujourd’hui                          │
    │ Ressources humaines 2                                                ┊  · · · │ · · · · · · · · · · · · · · · · · ·  │
    ╭ 6 actions · par groupe · 1 an · 13/09/2017 → 13/09/2018 ─────────────────────────────────────────────────────────────╮
    │                                           2017                  2018                                                 │
    │                                              oct.  nov.  déc.   janv. févr. mars  avr.  mai   juin  juil.  août      │
    │                                           ─ Phase essais ──────┤├ Phase suite ────────────────────────────────────── │
    │                                                             ▾copil             ▼ aujourd’hui                         │
    │ Ressources humaines 2                                       ┊   · · · · · · · ·│· · · · · · · · · · · · · · · · · ·  │
    ╭ 6 actions · par groupe · 6 mois · 13/12/2017 → 14/06/2018 ───────────────────────────────────────────────────────────╮
    │                                           2017   2018                                                                │
    │                                                  janvier      février    mars        avril       mai          juin   │
    │                                           ─ Ph… ┤├ Phase suite ───────────────────────────────────────────────────── │
    │                                           ▾Comité de pilotage                  ▼ aujourd’hui                         │
    │ Ressources humaines 2                     ┊       · · · · · · · · · · · · · · ·│· · · · · · · · · · · · · · · · · ·  │
    ╭ 6 actions · par groupe · 3 mois · 28/01/2018 → 29/04/2018 ───────────────────────────────────────────────────────────╮
    │                                              février 2018          mars 2018                avril 2018               │
    │                                           29    5     12   19    26   5     12    19   26    2     9    16    23     │
    │                                           ─ Phase suite ──────────────────────────────────────────────────────────── │
    │                                                                                ▼ aujourd’hui                         │
    │ Ressources humaines 2                     · · · · · · · · · · · · · · · · · · ·│· · · · · · · · · · · · · · · · · ·  │
    ╭ 6 actions · par groupe · 4 semaines · 01/03/2018 → 28/03/2018 ───────────────────────────────────────────────────────╮
    │                                           mars 2018                                                                  │
    │                                                     5 mars             12 mars           19 mars            26 mars  │
    │                                           ─ Phase suite ──────────────────────────────────────────────────────────── │
    │                                                                                ▼ aujourd’hui                         │
    │ Ressources humaines 2                     · · · · · · · · · · · · · · · · · · ·│· · · · · · · · · · · · · · · · · ·  │
    ");
    for zooms in 1..6 {
        let keys: Vec<&str> = ["4", "-"].into_iter().chain(std::iter::repeat_n("+", zooms)).collect();
        proofread(varied, &keys, &[]);
    }
}

#[test]
fn a_date_that_moved_is_told_against_the_first_promise() {
    let mut person = opened(small(), (100, 30));
    person.types(&["G"]);
    let picture = person.sees();
    assert!(
        picture
            .contains("Échéance initiale le 31 janvier 2018, désormais le 29 juin 2018 : repoussée une fois (149 j)"),
        "{picture}"
    );
    let bar = picture.lines().find(|line| line.contains("SI-01")).unwrap();
    assert!(bar.contains("◌"), "{bar}");
}

#[test]
fn before_the_history_is_read_nothing_is_said_of_promises() {
    let mut person = Person::in_a_hurry(small(), Language::Fr, (100, 30));
    person.types(&["4", "G"]);
    // The first key has the history read.
    let picture = person.sees();
    assert!(!picture.contains("jamais déplacée"), "{picture}");
}

#[test]
fn the_time_in_sight_moves_and_comes_back_to_today() {
    let mut person = opened(small(), (100, 30));
    let home = person.sees();
    assert!(home.contains("▼ aujourd’hui"), "{home}");
    person.types(&["l", "l"]);
    assert_ne!(person.sees(), home);
    person.types(&["h", "h"]);
    assert_eq!(person.sees(), home, "a step back undoes a step on");
    person.types(&["+", "+", "l", "l", "l", "l", "l", "l", "l", "l"]);
    assert!(person.sees().contains("‹ aujourd’hui"), "{}", person.sees());
    person.types(&["."]);
    assert!(person.sees().contains("▼ aujourd’hui"), "{}", person.sees());
    person.types(&["-", "-"]);
    assert_eq!(person.sees(), home, "zooming out undoes zooming in");
}

#[test]
fn nothing_leads_away_from_the_plan() {
    let mut person = opened(small(), (100, 30));
    for _ in 0..400 {
        person.types(&["l"]);
    }
    assert!(person.sees().contains("2019"), "{}", person.sees());
    for _ in 0..800 {
        person.types(&["h"]);
    }
    assert!(person.sees().contains("2016"), "{}", person.sees());
}

#[test]
fn the_actions_are_arranged_otherwise_and_the_selected_one_stays() {
    let mut person = opened(small(), (100, 30));
    person.types(&["G"]);
    for arrangement in [
        "par pilote",
        "par axe",
        "par échéance",
        "par organisation",
        "par phase",
        "par groupe",
    ] {
        person.types(&["b"]);
        let picture = person.sees();
        assert!(picture.contains(arrangement), "{picture}");
        assert!(person.sees_selected().contains("SI-01"), "{picture}");
    }
    person.types(&["b", "b"]);
    assert!(person.sees().contains("Sans axe 2"), "{}", person.sees());
    person.types(&["b"]);
    assert!(person.sees().contains("T1 2018 1"), "{}", person.sees());
    assert!(
        person.sees().contains("Terminées ou abandonnées 1"),
        "{}",
        person.sees()
    );
}

#[test]
fn headings_are_passed_over() {
    let mut person = opened(small(), (100, 30));
    assert!(person.sees_selected().contains("RH-01"), "{}", person.sees());
    person.types(&["up"]);
    assert!(person.sees_selected().contains("RH-01"), "nothing lies above");
    person.types(&["down", "down"]);
    assert!(person.sees_selected().contains("SI-01"), "{}", person.sees());
    person.types(&["up"]);
    assert!(person.sees_selected().contains("RH-02"), "{}", person.sees());
    assert!(
        person.sees().contains("Réalisée depuis le 12/03/2018"),
        "{}",
        person.sees()
    );
    person.types(&["enter"]);
    assert!(
        person.sees().contains("Charte signée par"),
        "the sheet: {}",
        person.sees()
    );
}

#[test]
fn what_the_selected_action_waits_for_is_joined_to_it_and_can_be_walked_to() {
    let mut person = opened(small(), (120, 30));
    let picture = person.sees();
    let line = |id: &str| picture.lines().find(|line| line.contains(&format!("{id} "))).unwrap();
    assert!(line("RH-01").contains('╭'), "{picture}");
    assert!(line("RH-02").contains('│'), "{picture}");
    assert!(
        line("SI-01").contains("avant") && line("SI-01").contains('╰'),
        "{picture}"
    );
    assert!(picture.contains("Attend : SI-01 ○ À venir"), "{picture}");
    person.types(&["tab"]);
    assert!(person.sees_selected().contains("SI-01"), "{}", person.sees());
    assert!(person.sees().contains("après"), "{}", person.sees());
    assert!(person.sees().contains("Attendue par : RH-01"), "{}", person.sees());
    person.types(&["tab"]);
    assert!(person.sees_selected().contains("RH-01"), "round and back");
    person.types(&["down", "tab"]);
    assert!(person.sees().contains("RH-02 n’attend aucune"), "{}", person.sees());
}

#[test]
fn an_action_without_days_says_which_key_gives_it_one() {
    let picture = opened(varied(), (100, 30)).sees();
    let line = picture.lines().find(|line| line.contains("SI-02")).unwrap();
    assert!(line.contains("sans dates, e pour en donner"), "{line}");
    let beyond = picture.lines().find(|line| line.contains("SI-03")).unwrap();
    assert!(beyond.contains("04/01/2021 ›"), "{beyond}");
}

#[test]
fn the_late_ones_alone_and_all_again() {
    let mut person = opened(small(), (100, 30));
    person.types(&["t"]);
    assert!(person.sees().contains("1 action ·"), "{}", person.sees());
    assert!(!person.sees().contains("Systèmes d’information 1"), "{}", person.sees());
    person.types(&["esc"]);
    assert!(person.sees().contains("3 actions ·"), "{}", person.sees());
}

#[test]
fn the_calendar_is_narrowed_by_the_language_of_filters() {
    let mut person = opened(small(), (100, 30));
    person.types(&["f", "'groupe:si", "enter"]);
    assert!(person.sees().contains("1 action ·"), "{}", person.sees());
    assert!(person.sees_selected().contains("SI-01"), "{}", person.sees());
    person.types(&["f", "' retard", "enter"]);
    assert!(person.sees().contains("Rien ne correspond."), "{}", person.sees());
    person.types(&["esc"]);
    assert!(person.sees().contains("3 actions ·"), "{}", person.sees());
}

#[test]
fn from_afar_there_is_more_room_between_the_actions() {
    let mut person = Person::before(small(), Language::Fr, (120, 40));
    person.app.set_presentation(true);
    person.types(&["4"]);
    let rows: Vec<usize> = ["RH-01 ◐", "RH-02 ●"]
        .iter()
        .filter_map(|id| person.sees().lines().position(|line| line.contains(id)))
        .collect();
    assert_eq!(rows[1] - rows[0], 2, "{}", person.sees());
    mouse(
        &mut person,
        MouseEventKind::Down(MouseButton::Left),
        (6, u16::try_from(rows[1]).unwrap()),
        KeyModifiers::NONE,
    );
    assert!(person.sees_selected().contains("RH-02"), "{}", person.sees());
}

fn mouse(person: &mut Person, kind: MouseEventKind, (column, row): (u16, u16), modifiers: KeyModifiers) {
    person.app.mouse(MouseEvent {
        kind,
        column,
        row,
        modifiers,
    });
}

fn place_of(person: &Person, text: &str) -> (u16, u16) {
    let picture = person.sees();
    let row = picture.lines().position(|line| line.contains(text)).unwrap();
    (6, u16::try_from(row).unwrap())
}

#[test]
fn the_mouse_selects_opens_and_moves_the_time() {
    let mut person = opened(small(), (100, 30));
    let left = MouseEventKind::Down(MouseButton::Left);
    let at = place_of(&person, "SI-01 ○");
    mouse(&mut person, left, at, KeyModifiers::NONE);
    assert!(person.sees_selected().contains("SI-01"), "{}", person.sees());
    let home = person.sees();
    mouse(&mut person, MouseEventKind::ScrollDown, at, KeyModifiers::SHIFT);
    assert_ne!(person.sees(), home, "the wheel on its side");
    assert!(person.sees_selected().contains("SI-01"));
    mouse(&mut person, MouseEventKind::ScrollUp, at, KeyModifiers::SHIFT);
    assert_eq!(person.sees(), home);
    // A click on the labels brings that day to the middle.
    mouse(&mut person, left, (95, 3), KeyModifiers::NONE);
    assert!(
        person
            .sees()
            .lines()
            .nth(2)
            .unwrap()
            .contains("22/02/2018 → 22/02/2020"),
        "{}",
        person.sees()
    );
    person.types(&["."]);
    // Held and moved, the time follows the mouse.
    mouse(&mut person, left, (70, 3), KeyModifiers::NONE);
    person.types(&["."]);
    mouse(
        &mut person,
        MouseEventKind::Drag(MouseButton::Left),
        (60, 3),
        KeyModifiers::NONE,
    );
    assert_ne!(person.sees(), home);
    mouse(
        &mut person,
        MouseEventKind::Drag(MouseButton::Left),
        (70, 3),
        KeyModifiers::NONE,
    );
    mouse(
        &mut person,
        MouseEventKind::Up(MouseButton::Left),
        (70, 3),
        KeyModifiers::NONE,
    );
    assert_eq!(person.sees(), home);
    mouse(&mut person, left, at, KeyModifiers::NONE);
    assert!(person.sees().contains("Choisir un outil commun"), "{}", person.sees());
}

#[test]
fn the_zoom_and_the_arrangement_are_remembered() {
    let mut person = opened(small(), (100, 30));
    assert_eq!(person.app.memory().calendar_zoom, None, "as the program comes");
    person.types(&["+"]);
    let memory = person.app.memory();
    assert_eq!(memory.calendar_zoom.as_deref(), Some("year"));
    person.types(&["b"]);
    let memory = person.app.memory();
    assert_eq!(memory.calendar_by.as_deref(), Some("lead"));
    let mut next = Person::before(small(), Language::Fr, (100, 30));
    next.app.restore(&memory);
    assert!(
        next.types(&["4"]).sees().contains("· par pilote · 1 an ·"),
        "{}",
        next.sees()
    );
}

#[test]
fn any_keys_in_any_window_do_no_harm() {
    let keys = [
        "+", "-", "l", "h", "b", "j", "k", "tab", "G", ".", "t", "pagedown", "g", "esc", "space", "pageup",
    ];
    let desks: [fn() -> TestPlan; 3] = [varied, blois, || TestPlan::of(Plan::empty("vide".parse().unwrap()))];
    for (seed, desk) in (1_u32..).zip(desks) {
        let mut person = opened(desk(), (80, 24));
        let mut state = seed;
        for step in 0..250 {
            // A small linear generator: the same keys each time.
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let key = keys[usize::try_from(state >> 16).unwrap() % keys.len()];
            person.types(&[key]);
            if step % 25 == 0 {
                let (width, height) = (80 + u16::try_from(state >> 24).unwrap(), 24 + step % 50);
                person.resizes(width, height);
                person.sees();
            }
        }
    }
}

#[test]
fn ten_thousand_actions_are_gone_through() {
    let mut desk = varied();
    let model = desk.plan.actions["SI-03"].clone();
    for n in 0..10_000 {
        let mut placed = model.clone();
        placed.action.depends_on = vec![format!("XX-{:05}", n / 2).parse().unwrap()];
        desk.plan.actions.insert(format!("XX-{n:05}").parse().unwrap(), placed);
    }
    let mut person = opened(desk, (120, 40));
    person.types(&["G", "up", "tab", "+", "l", "b"]);
    assert!(person.sees().contains("10006 actions"), "{}", person.sees());
}
