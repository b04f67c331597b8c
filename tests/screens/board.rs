//! The board: what it shows, where a card may go, and what is asked on the way.

use std::fmt::Write as _;

use copil::tui::memory::Memory;
use copil_plan::{Action, GroupedAction, Language, Plan, Weather};
use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use proptest::prelude::*;

use crate::proof::{SIZES, laid_over, proofread, told};
use crate::support::{Person, Repository, TestPlan, blois, blois_plan, small};

/// Opens the board.
fn board(desk: TestPlan, language: Language, size: (u16, u16)) -> Person {
    let mut person = Person::before(desk, language, size);
    person.types(&["3"]);
    person
}

/// The shipped plan with every status, weather and priority in it.
fn lively() -> TestPlan {
    let mut plan = blois_plan();
    let statuses: Vec<_> = plan.workflow().keys().cloned().collect();
    for (n, placed) in plan.actions.values_mut().enumerate() {
        placed.action.status = statuses[n % statuses.len()].clone();
        placed.action.weather = Weather::ALL.iter().copied().cycle().nth(n / 3);
        placed.action.progress = Some(f64::from(u8::try_from(n * 7 % 100).unwrap()));
        placed.action.since = Some("2018-02-01".parse().unwrap());
    }
    TestPlan::of(plan)
}

fn acts(person: &mut Person, kind: MouseEventKind, (column, row): (u16, u16)) {
    person.app.mouse(MouseEvent {
        kind,
        column,
        row,
        modifiers: KeyModifiers::NONE,
    });
}

fn presses(person: &mut Person, at: (u16, u16)) {
    acts(person, MouseEventKind::Down(MouseButton::Left), at);
}

fn drags(person: &mut Person, from: (u16, u16), to: (u16, u16)) {
    presses(person, from);
    acts(
        person,
        MouseEventKind::Drag(MouseButton::Left),
        ((from.0 + to.0) / 2, to.1),
    );
    acts(person, MouseEventKind::Drag(MouseButton::Left), to);
}

fn lets_go(person: &mut Person, at: (u16, u16)) {
    acts(person, MouseEventKind::Up(MouseButton::Left), at);
}

/// The line that is chosen in the prompt.
fn chosen(person: &Person) -> String {
    let picture = person.sees();
    let inside = picture.lines().filter_map(|line| line.split_once("│▶"));
    inside
        .map(|(_, line)| line.split('│').next().unwrap_or_default().to_owned())
        .collect()
}

/// Where a text stands in the picture.
fn place_of(person: &Person, text: &str) -> (u16, u16) {
    let picture = person.sees();
    let (row, line) = picture
        .lines()
        .enumerate()
        .find(|(_, line)| line.contains(text))
        .unwrap_or_else(|| panic!("{text} is not in sight:\n{picture}"));
    let before = line.split(text).next().unwrap();
    let column = before.chars().count();
    (u16::try_from(column).unwrap(), u16::try_from(row).unwrap())
}

#[test]
fn the_board_in_both_languages_and_three_sizes() {
    proofread(small, &["3"], &[]);
    proofread(lively, &["3"], &[]);
    insta::assert_snapshot!(told(&board(small(), Language::Fr, SIZES[0]).sees()), @"
    ╭ Kanban par statut · 3 actions · 1 en retard ─────────────────────────────────╮
    │ ○ À discuter  ○ À venir              1  ◐ En cours             1  ‖ En pause │
    │ ────────────  ━━━━━━━━━━━━━━━━━━━━━━━━  ────────── 1 en retard ─  ────────── │
    │               ▶   SI-01 Choisir un ou…  │ ▲ RH-01 Ouvrir le tél…             │
    │               ┃ 29/06/2018 information  │ +15 j ☂     … humaines             │
    ╰─────────────────────────────────────────────────────────────── 3 colonnes › ─╯
    ");
    insta::assert_snapshot!(board(lively(), Language::Fr, SIZES[1]).sees());
}

/// The first lines of the board: its title, its columns and their figures.
fn headings(person: &Person) -> String {
    let picture = person.sees();
    let lines: Vec<&str> = picture.lines().skip(2).take(3).collect();
    lines.join("\n")
}

#[test]
fn the_board_by_everything_else() {
    let mut told = String::new();
    for (digit, by) in [
        ("2", "group"),
        ("3", "lead"),
        ("4", "axis"),
        ("5", "weather"),
        ("6", "organisation"),
        ("7", "priority"),
    ] {
        let mut person = board(lively(), Language::Fr, (120, 40));
        person.types(&["b", &format!("'{digit}")]);
        writeln!(told, "{by}\n{}", headings(&person)).unwrap();
        proofread(lively, &["3", "b", &format!("'{digit}")], &[]);
    }
    insta::assert_snapshot!(told, @"
    group
    ╭ Kanban par groupe de travail · 117 actions · 67 en retard ───────────────────────────────────────────────────────────╮
    │ Qualité de vie au travail 10  Ressources humaines       14  Relation aux usagers     11  Systèmes d’information   12 │
    │ ────────────── 6 en retard ─  ────────────── 9 en retard ─  ───────────── 6 en retard ─  ━━━━━━━━━━━━━ 8 en retard ━ │
    lead
    ╭ Kanban par pilote · 117 actions · 67 en retard ──────────────────────────────────────────────────────────────────────╮
    │ … formation et parcours    5  … prévention des risques   6  Médecine de prévention    2  … systèmes d’information 11 │
    │ ────────────── 3 en retard ─  ────────────── 6 en retard ─  ───────────── 1 en retard ─  ━━━━━━━━━━━━━ 7 en retard ━ │
    axis
    ╭ Kanban par axe stratégique · 117 actions · 67 en retard ─────────────────────────────────────────────────────────────╮
    │ Des agents reconnus et a… 25  Une organisation lisible… 13  Des moyens partagés et…  32  Des outils communs et d… 12 │
    │ ───────────── 15 en retard ─  ────────────── 7 en retard ─  ──────────── 17 en retard ─  ━━━━━━━━━━━━━ 7 en retard ━ │
    weather
    ╭ Kanban par météo · 117 actions · 67 en retard ───────────────────────────────────────────────────────────────────────╮
    │ ☀ Objectifs sécurisés     21  ☁ Objectifs atteignables  22  ☂ Appuis nécessaires     21  ↯ Objectifs compromis    21 │
    │ ───────────── 18 en retard ─  ───────────── 17 en retard ─  ──────────── 16 en retard ─  ━━━━━━━━━━━━ 16 en retard ━ │
    organisation
    ╭ Kanban par organisation · 117 actions · 67 en retard ────────────────────────────────────────────────────────────────╮
    │ Ville de Blois                     115  Agglopolys                        114  CIAS du Blaisois                   99 │
    │ ━ ↑ 4 ━━━━━━━━━━━━━━━━━ 65 en retard ━  ────────────────────── 66 en retard ─  ────────────────────── 57 en retard ─ │
    priority
    ╭ Kanban par priorité · 117 actions · 67 en retard ────────────────────────────────────────────────────────────────────╮
    │ ▲ Haute                             29  Normale                            67  ▽ Basse                            21 │
    │ ─────────────────────── 21 en retard ─  ━━━━━━━━━━━━━━━━━━━━━━ 40 en retard ━  ─────────────────────── 6 en retard ─ │
    ");
    proofread(small, &["3"], &["b"]);
    let mut person = board(small(), Language::En, (80, 24));
    let below = person.sees();
    insta::assert_snapshot!(laid_over(&below, &person.types(&["b"]).sees()), @"
    ╭ Arrange by ──────────╮
    │▶1 status ✓           │
    │ 2 working group      │
    │ 3 lead               │
    │ 4 strategic axis     │
    │ 5 weather            │
    │ 6 organisation       │
    │ 7 priority           │
    │ 8 phase              │
    ╰──────────────────────╯
    ");
}

#[test]
fn on_the_wall_of_a_room_columns_are_fewer_and_cards_larger() {
    for (size, columns) in SIZES.into_iter().zip([2, 3, 5]) {
        let mut person = board(lively(), Language::Fr, size);
        person.app.set_presentation(true);
        let picture = person.sees();
        let figures = picture.lines().find(|line| line.contains('━')).unwrap();
        assert_eq!(figures.matches(" en retard ").count(), columns, "{picture}");
    }
    proofread(lively, &["3", "W"], &[]);
    let mut person = board(lively(), Language::Fr, SIZES[0]);
    insta::assert_snapshot!(told(&person.types(&["W"]).sees()), @"
    ╭ Kanban par statut · 117 actions · 67 en retard ──────────────────────────╮
    │ ○ À discuter                     17  ○ À venir                        17 │
    │ ━━━━━━━━━━━━━━━━━━━━ 13 en retard ━  ──────────────────── 11 en retard ─ │
    │ ▶   SI-01    ↯ Objectifs compromis   │   MAN-03   ☀ Objectifs sécurisés  │
    │ ┃ Constituer l’annuaire unique des   │ Installer une rencontre régulière │
    │ ┃ agents                             │ des cadres                        │
    │ ┃ 29/02/2016          retard 745 j   │ 03/12/2015          retard 833 j  │
    │ │ ▲ QVT-01   ↯ Objectifs compromis   │ ▲ SI-02    ↯ Objectifs compromis  │
    │ │ Tenir à jour un document unique    │ Réunir les messageries et les     │
    │ │ commun                             │ agendas                           │
    │ │ 31/03/2016          retard 714 j   │ 31/03/2016          retard 714 j  │
    │ │   RH-12     ☂ Appuis nécessaires   │   COM-02   ☀ Objectifs sécurisés  │
    │ │ Créer une cellule commune de       │ Fondre les deux journaux internes │
    │ │ maintien dans l’emploi             │ en un seul                        │
    │ │ 29/04/2016          retard 685 j   │ 08/04/2016          retard 706 j  │
    │   ↓ 14                                 ↓ 14                              │
    ╰─────────────────────────────────────────────────────────── 5 colonnes › ─╯
    ");
}

#[test]
fn a_card_moved_right_opens_the_status_prompt_on_the_next_status_that_may_follow() {
    let mut person = board(small(), Language::Fr, (100, 30));
    person.types(&["l", ">"]);
    assert!(person.sees().contains("Statut · RH-01"), "{}", person.sees());
    assert!(chosen(&person).contains("Réalisée"), "{}", person.sees());
    person.types(&["'x"]);
    assert!(person.sees().contains("Motif"), "the reason listens: {}", person.sees());
    assert!(person.sees().contains("┃ x"), "{}", person.sees());
}

#[test]
fn what_the_workflow_forbids_is_said_with_what_may_follow() {
    let mut person = board(small(), Language::Fr, (100, 30));
    person.types(&["l", "<"]);
    let picture = person.sees();
    assert!(!picture.contains("Statut ·"), "{picture}");
    assert!(picture.contains("En pause, Bloquée, Réalisée, Abandonnée"), "{picture}");
}

#[test]
fn cards_name_people_and_the_smallest_screen_shows_many() {
    for size in [(80, 24), (120, 40), (200, 60)] {
        let picture = board(blois(), Language::Fr, size).sees();
        for id in ["rh-prevention", "dga-ressources", "ju-pilote"] {
            assert!(!picture.contains(id), "{picture}");
        }
    }
    let picture = board(lively(), Language::Fr, (80, 24)).sees();
    let cards = picture.lines().flat_map(|line| line.split(['│', '┃', '▶']));
    let is_card = |cell: &&str| {
        let id = cell
            .trim_start_matches([' ', '▲'])
            .split(' ')
            .next()
            .unwrap_or_default();
        id.split_once('-')
            .is_some_and(|(group, number)| !group.is_empty() && number.parse::<u16>().is_ok())
    };
    assert!(cards.filter(is_card).count() > 12, "{picture}");
}

#[test]
fn a_step_never_pauses_or_gives_up() {
    let mut desk = small();
    for placed in desk.plan.actions.values_mut() {
        placed.action.status = "blocked".parse().unwrap();
    }
    let mut person = board(desk, Language::Fr, (120, 30));
    person.types(&[">"]);
    let picture = person.sees();
    assert!(!picture.contains("Statut ·"), "{picture}");
    assert!(
        picture.contains("« Bloquée » : pas d’étape de ce côté ; s : En cours"),
        "{picture}"
    );
    person.types(&["<"]);
    assert!(chosen(&person).contains("En cours"), "{}", person.sees());
}

#[test]
fn a_card_moved_is_recorded_and_stays_selected_in_its_new_column() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["3", "l", ">", "'Deux postes restent vacants.", "enter"]);
    assert!(
        person.sees().contains("Enregistré : RH-01 : En cours → Réalisée"),
        "{}",
        person.sees()
    );
    assert!(person.sees_selected().contains("RH-01"), "{}", person.sees_selected());
    let message = repository.git(&["log", "-1", "--format=%B"]);
    assert!(message.contains("Status: in-progress -> done"), "{message}");
    assert!(message.contains("Deux postes restent vacants."), "{message}");
}

#[test]
fn by_group_lead_axis_or_priority_a_move_changes_just_that() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["3", "l", "b", "'2", ">", "'Le sujet est technique.", "enter"]);
    assert!(repository.plan().join("groups/si/RH-01.toml").exists());
    person.types(&["b", "'7", ">", "enter"]);
    let file = std::fs::read_to_string(repository.plan().join("groups/si/RH-01.toml")).unwrap();
    assert!(file.contains("priority = \"normal\""), "{file}");
    // From the first lead's column to the second's: they are no longer two.
    person.types(&["b", "'3", ">"]);
    assert!(person.sees().contains("ilotes · RH-01"), "{}", person.sees());
    person.types(&["enter"]);
    let file = std::fs::read_to_string(repository.plan().join("groups/si/RH-01.toml")).unwrap();
    assert!(file.contains("leads = [\"dsi\"]"), "{file}");
    assert_eq!(repository.git(&["rev-list", "--count", "HEAD"]).trim(), "4");
}

#[test]
fn by_weather_a_comment_is_asked_for() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["3", "l", "b", "'5", "<"]);
    assert!(person.sees().contains("Météo · RH-01"), "{}", person.sees());
    person.types(&["enter"]);
    assert_eq!(repository.git(&["rev-list", "--count", "HEAD"]).trim(), "1");
    person.types(&["'Les postes sont pourvus.", "enter"]);
    assert!(
        repository
            .git(&["log", "-1", "--format=%B"])
            .contains("Weather: rainy -> cloudy")
    );
}

#[test]
fn a_card_dragged_to_another_column_asks_what_the_change_asks() {
    let mut person = board(lively(), Language::Fr, (200, 60));
    let (from, to) = (place_of(&person, "En cours"), place_of(&person, "Bloquée"));
    let card = (from.0 + 3, from.1 + 3);
    let before = person.sees();
    drags(&mut person, card, (to.0 + 2, to.1 + 8));
    let dragged = person.sees();
    insta::assert_snapshot!(laid_over(&before, &dragged), @"
    ──────────── 13 en retard ─  ──────────── 11 en retard ─  ━━━━━━━━━━━ 14 en retard ━  ─────────── 14 en retard ─  ═══════════ 15 en retard ═
    │   SI-01                    │   MAN-03                   ▶ ▲ JU-01                   │ ▲ JU-02                   │ ▲ FI-02                 
    │ Constituer l’annuaire      │ Installer une rencontre    ┃ Revoir les circuits de    │ Raccourcir le circuit du  │ Décentraliser les bons  
    │ unique des agents          │ régulière des cadres       ┃ délégation de signature   │ parapheur                 │ de commande             
    │ ↯ Objectifs compromis      │ ☀ Objectifs sécurisés      ┃ ↯ Objectifs compromis     │ ☀ Objectifs sécurisés     │ ↯ Objectifs compromis   
    │ 29/02/2016  retard 745 j   │ 03/12/2015  retard 833 j   ┃ 18/12/2015 retard 818 j   │ 29/01/2016 retard 776 j   │ 29/01/2016 retard 776 j 
    │ … systèmes d’information   │ … d’administration +1      ┃ ░░░░░░░░░░░░░░░░    0 %   │ ░░░░░░░░░░░░░░░░    0 %   │ ░░░░░░░░░░░░░░░░    0 % 
                                                              ┃ … sécurité juridique +1   │ … direction généra╭ JU-01 ───────────────╮nances    
                                                                                                              │ Revoir les circuits… │          
    │ ▲ QVT-01                   │ ▲ SI-02                    │ ▲ SI-03                   │ ▲ MAN-05          │ → Bloquée            │          
    │ Tenir à jour un document   │ Réunir les messageries et  │ Choisir et déployer un    │ Tenir partout une ╰──────────────────────╯océdure de
    ");
    lets_go(&mut person, (to.0 + 2, to.1 + 8));
    assert!(person.sees().contains("Statut · "), "{}", person.sees());
    assert!(chosen(&person).contains("Bloquée"), "{}", person.sees());
}

#[test]
fn a_card_let_go_where_it_may_not_be_says_why() {
    let mut person = board(lively(), Language::Fr, (200, 60));
    let (from, to) = (place_of(&person, "En cours"), place_of(&person, "À venir"));
    drags(&mut person, (from.0 + 3, from.1 + 3), (to.0 + 2, to.1 + 8));
    assert!(person.sees().contains("× impossible ici"), "{}", person.sees());
    lets_go(&mut person, (to.0 + 2, to.1 + 8));
    let picture = person.sees();
    assert!(picture.contains("ne peut pas passer de « En cours »"), "{picture}");
    assert!(picture.contains("En pause, Bloquée, Réalisée, Abandonnée"), "{picture}");
}

#[test]
fn escape_or_letting_go_outside_leaves_a_dragged_card_where_it_was() {
    let mut person = board(lively(), Language::Fr, (200, 60));
    let (from, to) = (place_of(&person, "En cours"), place_of(&person, "Bloquée"));
    let (card, over) = ((from.0 + 3, from.1 + 3), (to.0 + 2, to.1 + 8));
    presses(&mut person, card);
    lets_go(&mut person, card);
    let before = person.sees();
    drags(&mut person, card, over);
    assert_ne!(person.sees(), before);
    person.types(&["esc"]);
    lets_go(&mut person, over);
    assert_eq!(person.sees(), before);
    drags(&mut person, card, (over.0, 0));
    lets_go(&mut person, (over.0, 0));
    assert_eq!(person.sees(), before);
}

#[test]
fn a_click_selects_and_a_second_one_opens() {
    let mut person = board(lively(), Language::Fr, (200, 60));
    let from = place_of(&person, "Bloquée");
    let card = (from.0 + 3, from.1 + 3);
    presses(&mut person, card);
    lets_go(&mut person, card);
    let selected = person.sees_selected();
    assert!(selected.contains('▶'), "{selected}");
    assert!(person.sees().contains("Kanban par"), "{}", person.sees());
    presses(&mut person, card);
    lets_go(&mut person, card);
    assert!(!person.sees().contains("Kanban par"), "the sheet: {}", person.sees());
}

#[test]
fn the_wheel_scrolls_the_column_under_the_mouse() {
    let mut person = board(lively(), Language::Fr, (120, 40));
    let over = place_of(&person, "En cours");
    let before = person.sees();
    for _ in 0..12 {
        acts(&mut person, MouseEventKind::ScrollDown, (over.0 + 2, over.1 + 9));
    }
    let after = person.sees();
    assert!(after.contains('↑'), "{after}");
    for _ in 0..12 {
        acts(&mut person, MouseEventKind::ScrollUp, (over.0 + 2, over.1 + 9));
    }
    assert!(!person.sees().contains('↑'), "{}", person.sees());
    assert!(!before.contains('↑'));
}

#[test]
fn columns_that_do_not_fit_are_counted_at_the_edge_and_come_into_sight() {
    let mut person = board(lively(), Language::Fr, (80, 24));
    assert!(person.sees().contains("4 colonnes ›"), "{}", person.sees());
    person.types(&["l", "l", "l", "l", "l", "l"]);
    assert!(person.sees().contains("‹ 4 colonnes"), "{}", person.sees());
    assert!(person.sees().contains("Abandonnée"), "{}", person.sees());
}

#[test]
fn an_empty_column_keeps_its_place_for_cards_to_come() {
    let picture = board(small(), Language::Fr, (200, 60)).sees();
    for status in ["À discuter", "En pause", "Bloquée", "Abandonnée"] {
        assert!(picture.contains(status), "{status}: {picture}");
    }
}

#[test]
fn late_actions_alone_are_shown_on_demand_and_all_again() {
    let mut person = board(blois(), Language::Fr, (120, 40));
    person.types(&["l"]);
    let all = person.sees();
    person.types(&["t"]);
    assert!(person.sees().contains("en retard"), "{}", person.sees());
    assert!(!person.sees().contains("117 actions"), "{}", person.sees());
    person.types(&["esc"]);
    assert_eq!(person.sees(), all);
}

#[test]
fn a_filter_that_empties_the_column_leads_to_one_that_has_cards() {
    let mut person = board(small(), Language::Fr, (100, 30));
    assert!(person.sees_selected().contains("SI-01"), "{}", person.sees_selected());
    person.types(&["f", "'groupe:rh", "enter"]);
    assert!(person.sees_selected().contains("RH-01"), "{}", person.sees_selected());
    assert!(person.sees().contains("2 actions"), "{}", person.sees());
    person.types(&["esc"]);
    assert!(person.sees_selected().contains("RH-01"), "{}", person.sees_selected());
    assert!(person.sees().contains("3 actions"), "{}", person.sees());
}

#[test]
fn nothing_to_show_says_what_would_fill_the_board() {
    let mut person = board(
        TestPlan::of(Plan::empty("vide".parse().unwrap())),
        Language::Fr,
        (80, 24),
    );
    assert!(person.sees().contains("touche « a »"), "{}", person.sees());
    person.types(&["h", "l", "j", "k", "<", ">", "enter", "s", "space", "*", "b", "enter"]);
    let mut person = board(small(), Language::Fr, (80, 24));
    person.types(&["f", "'introuvable", "enter"]);
    assert!(person.sees().contains("Rien ne correspond."), "{}", person.sees());
    assert!(person.sees().contains("échap"), "{}", person.sees());
}

#[test]
fn marked_cards_are_counted_above_their_column() {
    let mut person = board(lively(), Language::Fr, (120, 40));
    person.types(&["space", "space"]);
    assert!(person.sees().contains("◆2"), "{}", person.sees());
    assert!(person.sees().contains("2 marquées"), "{}", person.sees());
}

#[test]
fn the_arrangement_is_remembered() {
    let mut person = board(small(), Language::Fr, (100, 30));
    person.types(&["l", "b", "'4"]);
    let memory = person.app.memory();
    assert_eq!(memory.board_by.as_deref(), Some("axis"));
    let mut other = Person::before(small(), Language::Fr, (100, 30));
    other.app.restore(&memory);
    other.types(&["3"]);
    assert_eq!(other.sees(), person.sees());
    let nonsense = Memory {
        board_by: Some("couleur".into()),
        ..Memory::default()
    };
    other.app.restore(&nonsense);
    assert!(other.sees().contains("par statut"), "{}", other.sees());
}

#[test]
fn a_plan_that_cannot_be_recorded_refuses_moves_before_anything_is_asked() {
    let mut desk = small();
    desk.detached = true;
    let mut person = board(desk, Language::Fr, (100, 30));
    person.types(&[">"]);
    assert!(person.sees().contains("Rien n’a été enregistré"), "{}", person.sees());
}

#[test]
fn a_marked_card_takes_the_other_marked_ones_along() {
    let mut person = board(lively(), Language::Fr, (200, 60));
    let (from, to) = (place_of(&person, "En cours"), place_of(&person, "Bloquée"));
    presses(&mut person, (from.0 + 3, from.1 + 3));
    lets_go(&mut person, (from.0 + 3, from.1 + 3));
    person.types(&["space", "space"]);
    drags(&mut person, (from.0 + 3, from.1 + 3), (to.0 + 2, to.1 + 12));
    assert!(person.sees().contains("│ 2 actions"), "{}", person.sees());
}

#[test]
fn marked_cards_are_moved_together_and_each_makes_its_commit() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    // By priority: both planned and done go to the lowest, whatever the column that listens.
    person.types(&["3", "b", "'7", "*", ">"]);
    assert!(person.sees().contains("3 actions"), "{}", person.sees());
    person.types(&["'Le plan est resserré.", "enter", "enter"]);
    let made = repository.git(&["rev-list", "--count", "HEAD"]);
    assert!(made.trim().parse::<usize>().unwrap() > 2, "{made}: {}", person.sees());
}

/// As many actions as asked, of every status.
fn many(count: usize) -> TestPlan {
    let mut plan = blois_plan();
    plan.actions.clear();
    plan.meetings.clear();
    let statuses: Vec<_> = plan.workflow().keys().cloned().collect();
    let groups: Vec<_> = plan.groups.keys().cloned().collect();
    for n in 0..count {
        let action = Action {
            title: format!("Action numéro {n} d’un plan sans fin"),
            status: statuses[n % statuses.len()].clone(),
            due: "2018-03-01"
                .parse::<chrono::NaiveDate>()
                .unwrap()
                .checked_add_days(chrono::Days::new(n as u64 % 500)),
            ..Action::default()
        };
        let placed = GroupedAction {
            group: groups[n % groups.len()].clone(),
            action: Box::new(action),
        };
        plan.actions.insert(format!("A-{n}").parse().unwrap(), placed);
    }
    TestPlan::of(plan)
}

#[test]
fn one_action_and_ten_thousand() {
    let mut told = String::new();
    for count in [1, 10_000] {
        let mut person = board(many(count), Language::Fr, (80, 24));
        writeln!(told, "{}", headings(&person)).unwrap();
        person.types(&["end", "l", "pagedown", ">"]);
    }
    insta::assert_snapshot!(told, @"
    ╭ Kanban par statut · 1 action · 1 en retard ──────────────────────────────────╮
    │ ○ À discuter                 1  ○ À venir  ◐ En cours  ‖ En pause  ‖ Bloquée │
    │ ━━━━━━━━━━━━━━━━ 1 en retard ━  ─────────  ──────────  ──────────  ───────── │
    ╭ Kanban par statut · 10000 actions · 200 en retard ───────────────────────────╮
    │ ○ À discuter        1429  ○ À venir           1429  ◐ En cours          1429 │
    │ ━━━━━━━━━ 40 en retard ━  ───────── 40 en retard ─  ───────── 40 en retard ─ │
    ");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_and_clicks_in_any_window_leave_one_card_selected(
        steps in prop::collection::vec((0usize..20, 0u16..210, 0u16..62), 1..40),
        width in 80u16..210,
        height in 24u16..62,
    ) {
        const KEYS: [&str; 14] = ["h", "l", "j", "k", "g", "G", "<", ">", "t", "space", "esc", "b", "enter", "pagedown"];
        let mut person = board(lively(), Language::Fr, (width, height));
        for (key, column, row) in steps {
            match (KEYS.get(key), key) {
                (Some(key), _) => { person.types(&[key]); }
                (None, 14) => presses(&mut person, (column, row)),
                (None, 15) => acts(&mut person, MouseEventKind::Drag(MouseButton::Left), (column, row)),
                (None, 16) => lets_go(&mut person, (column, row)),
                (None, 17) => { person.resizes(column.max(80), row.max(24)); }
                (None, 18) => acts(&mut person, MouseEventKind::ScrollDown, (column, row)),
                _ => acts(&mut person, MouseEventKind::ScrollUp, (column, row)),
            }
            person.sees();
        }
        person.types(&["esc", "esc", "esc", "3", "esc", "esc"]);
        let picture = person.sees();
        prop_assert!(picture.contains("Kanban par"), "{}", picture);
    }
}
