//! Themes, room mode, the tour, and keys of one's own.

use copil::settings::{ConfigPosition, KeyRule, NotKept, PersonalView, ThemeChoice};
use copil::tui::theme::{ColorDepth, TerminalColors};
use copil_plan::{Language, Plan};
use ratatui::style::{Color, Modifier};

use unicode_width::UnicodeWidthStr;

use crate::proof::{proofread, told};
use crate::support::{Person, TestPlan, blois, small};

fn in_room(desk: TestPlan, language: Language, size: (u16, u16)) -> Person {
    let mut person = Person::before(desk, language, size);
    person.app.set_presentation(true);
    person
}

#[test]
fn the_dashboard_on_the_wall() {
    proofread(small, &["W"], &[]);
    proofread(blois, &["W"], &[]);
    insta::assert_snapshot!(told(&in_room(small(), Language::Fr, (120, 40)).sees()), @"
    Tableau de bord
    Aucune réunion du comité n’est prévue
    ██████  ██████  ██  ██                 ██                                 ██████  ██████  ██  ██
    ██      ██  ██      ██               ████                                 ██      ██          ██
    ██████  ██  ██    ██                   ██                                 ██████  ██████    ██
        ██  ██  ██  ██                     ██                                     ██      ██  ██
    ██████  ██████  ██  ██               ██████                               ██████  ██████  ██  ██
    Avancement                           réalisée sur 3, 1 prévue             Temps écoulé
    █████████████████░░░░░░░░░░░░░░░░░   ███████████░░░░░░░░░░░░░░░░░░░░░░░   ███████████████████░░░░░░░░░░░░░░░
    Pas encore assez d’historique pour prévoir la fin
      ██                    ██                  ██████                  ██                    ██
    ████                  ████                  ██  ██                ████                  ████
      ██                    ██                  ██  ██                  ██                    ██
      ██                    ██                  ██  ██                  ██                    ██
    ██████                ██████                ██████                ██████                ██████
    ● réalisée            ◐ en cours            ‖ en attente          ○ à venir             ! en retard
    À traiter (2)                                                Groupes de travail
    ▲ RH-01 Ouvrir le télétravail                                Ressources humaines           ██████▓▓▓▓▓▓   1/2 ☂
      retard 15 j · ☁ → ☂ pluie · jalon manqué de 15 j
                                                                 Systèmes d’information        ░░░░░░░░░░░░   0/1
    · SI-01 Choisir un outil commun
      repoussée une fois (149 j)
    Depuis le 14 décembre 2017 · Comité de pilotage
    1 réalisée · 1 échéance repoussée · 1 météo en baisse · 1 commentée
    ");
}

#[test]
fn an_empty_plan_present_says_so_and_no_size_is_too_strange() {
    for size in [(80, 24), (81, 25), (99, 30), (130, 24), (80, 100), (300, 100), (1, 1)] {
        let empty = in_room(TestPlan::of(Plan::empty("vide".parse().unwrap())), Language::Fr, size);
        let picture = empty.sees();
        assert!(
            size.0 < 80 || picture.contains("Ce plan n’a pas encore d’action"),
            "{picture}"
        );
        in_room(blois(), Language::En, size)
            .types(&["down", "tab", "down", "2", "1"])
            .sees();
    }
}

#[test]
fn a_key_goes_to_the_wall_and_back_and_says_how() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    let before = person.sees();
    person.types(&["W"]);
    assert!(
        person.sees().contains("Mode salle ; W pour en sortir."),
        "{}",
        person.sees()
    );
    person.types(&["down"]);
    assert!(!person.sees().contains("quitter"), "no key is shown: {}", person.sees());
    assert!(person.sees().contains("Tableau de bord"), "{}", person.sees());
    person.types(&["up", "W", "up"]);
    assert_eq!(person.sees(), before);
}

#[test]
fn a_committee_is_told_that_figures_are_incomplete_and_nothing_else_about_files() {
    let mut desk = small();
    desk.by_hand = vec![
        ("groups/si/SI-02.toml", "title = ["),
        ("groups/si/SI-03.toml", "title = ["),
    ];
    desk.detached = true;
    let picture = in_room(desk, Language::Fr, (100, 30)).sees();
    assert!(
        picture.contains("2 fichiers illisibles : les chiffres sont incomplets."),
        "{picture}"
    );
    assert!(
        !picture.contains("version") && !picture.contains("pour voir"),
        "{picture}"
    );
}

#[test]
fn what_is_open_present_shows_its_keys_to_whoever_is_at_the_keyboard() {
    let mut person = in_room(small(), Language::Fr, (100, 30));
    person.types(&["s"]);
    assert!(person.sees().contains("échap"), "{}", person.sees());
}

#[test]
fn the_tour() {
    for language in Language::ALL {
        for (width, height) in [(80, 24), (120, 40)] {
            let mut person = Person::before(small(), *language, (width, height));
            person.types(&["ctrl-t"]);
            let before = Person::before(small(), *language, (width, height)).sees();
            assert_eq!(
                person.types(&["x"]).sees(),
                before,
                "any key leaves it, and does nothing else"
            );
        }
    }
}

#[test]
fn the_themes_follow_one_another_and_are_named() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    for name in [
        "sombre",
        "clair",
        "fort contraste",
        "couleurs sûres pour les daltoniens",
        "sans couleurs",
        "automatique",
    ] {
        person.types(&["T"]);
        assert!(person.sees().contains(&format!("Thème : {name}.")), "{}", person.sees());
    }
}

/// The screens that show every meaning: dashboard, list, sheet, journal, a prompt, a menu, the wall.
const SCREENS: [&[&str]; 8] = [
    &[],
    &["2"],
    &["2", "enter"],
    &["6"],
    &["2", "s"],
    &["?"],
    &["W"],
    &["ctrl-t"],
];

#[test]
fn nothing_is_lost_without_colours() {
    let plain = TerminalColors::default();
    for keys in SCREENS {
        let mut person = Person::before(small(), Language::Fr, (120, 40));
        person.app.set_theme(ThemeChoice::None, plain);
        person.types(keys);
        let buffer = person.buffer();
        let coloured = buffer.content().iter().filter(|cell| {
            let reset = |colour| matches!(colour, Color::Reset);
            !(reset(cell.fg) && reset(cell.bg))
        });
        assert_eq!(coloured.count(), 0, "{keys:?}");
        let mut same = Person::before(small(), Language::Fr, (120, 40));
        assert_eq!(
            same.types(keys).sees(),
            person.sees(),
            "{keys:?}: the words and symbols are the same"
        );
    }
    let mut person = Person::before(small(), Language::Fr, (120, 40));
    person.app.set_theme(ThemeChoice::None, plain);
    let dashboard = person.sees();
    for symbol in ["◐", "●", "☂", "▶", "█", "░"] {
        assert!(dashboard.contains(symbol), "{symbol}: {dashboard}");
    }
    assert!(
        person.types(&["2"]).sees().contains("En cours"),
        "a status has its word"
    );
}

#[test]
fn the_selection_is_seen_in_every_theme() {
    for choice in ThemeChoice::ALL {
        for dark in [None, Some(true), Some(false)] {
            let mut person = Person::before(small(), Language::Fr, (100, 30));
            let depth = ColorDepth::Full;
            person.app.set_theme(*choice, TerminalColors { dark, depth });
            person.types(&["2", "down"]);
            assert!(person.sees_selected().contains("RH-02"), "{choice:?} {dark:?}");
        }
    }
}

#[test]
fn a_theme_for_another_ground_paints_its_own_everywhere() {
    for keys in SCREENS {
        let mut person = Person::before(small(), Language::Fr, (120, 40));
        let ground = TerminalColors {
            dark: Some(true),
            depth: ColorDepth::Full,
        };
        person.app.set_theme(ThemeChoice::Light, ground);
        person.types(keys);
        let buffer = person.buffer();
        let white = Color::Rgb(255, 255, 255);
        for cell in buffer.content() {
            assert_eq!(cell.bg, white, "{keys:?}");
            assert!(cell.fg != Color::Reset, "{keys:?}");
        }
    }
}

#[test]
fn what_the_terminal_says_of_its_background_changes_the_looks_at_once() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    let colours = |person: &Person| {
        let buffer = person.buffer();
        buffer.content().iter().map(|cell| cell.fg).collect::<Vec<_>>()
    };
    let ground = TerminalColors {
        dark: None,
        depth: ColorDepth::Full,
    };
    person.app.set_theme(ThemeChoice::Auto, ground);
    let unknown = colours(&person);
    person.app.background_reported(false);
    let light = colours(&person);
    person.app.background_reported(true);
    assert!(unknown != light && light != colours(&person));
    assert_eq!(person.app.reported_dark(), Some(true));
    let modifiers = |person: &Person| {
        person
            .buffer()
            .content()
            .iter()
            .any(|cell| cell.modifier.contains(Modifier::REVERSED))
    };
    assert!(modifiers(&person));
}

#[test]
fn keys_of_ones_own_are_printed_wherever_keys_are() {
    let at = ConfigPosition { line: 1, column: 1 };
    let rule = |scope: &str, command: &str, keys: &[&str]| KeyRule {
        scope: (scope.into(), at),
        command: (command.into(), at),
        keys: keys.iter().map(|key| ((*key).to_owned(), at)).collect(),
    };
    let rules = [
        rule("global", "undo", &["f2"]),
        rule("global", "help", &["f1"]),
        rule("global", "journal", &["J"]),
        rule("global", "quit", &["Q"]),
        rule("global", "problems", &["f8"]),
        rule("global", "find", &[]),
    ];
    let mut desk = small();
    desk.by_hand = vec![("groups/si/SI-02.toml", "title = [")];
    let mut person = Person::with_keys(desk, Language::Fr, (140, 40), &rules);
    let picture = person.sees();
    for shown in [
        "f1 aide",
        "Q quitter",
        "J Journal",
        "f2 annuler",
        "1 fichier illisible, f8 pour voir",
    ] {
        assert!(picture.contains(shown), "{shown}: {picture}");
    }
    assert!(
        !picture.contains("chercher"),
        "a command without a key is not in the footer: {picture}"
    );
    person.types(&["J"]);
    assert!(person.sees().contains("Journal (4)"), "{}", person.sees());
    person.types(&[":", "'annul"]);
    assert!(person.sees().contains("f2"), "{}", person.sees());
}

#[test]
fn a_view_kept_for_oneself_is_told_and_one_that_cannot_be_as_well() {
    let view = PersonalView {
        name: "retards".into(),
        title: "Retards".into(),
        filter: "late".into(),
        filter_at: ConfigPosition { line: 1, column: 1 },
        order: None,
        columns: None,
    };
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    person.app.kept(view.clone(), Ok(()));
    assert!(person.sees().contains("Vue « Retards » gardée"), "{}", person.sees());
    person.app.kept(view, Err(NotKept::Taken));
    assert!(person.sees().contains("ne peut pas recevoir"), "{}", person.sees());
}

#[test]
fn every_view_holds_present_at_any_size() {
    for view in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"] {
        let mut person = in_room(blois(), Language::Fr, (100, 30));
        person.types(&[view]);
        for (width, height) in [(80, 24), (81, 25), (120, 40), (133, 24), (250, 100), (1, 1)] {
            let picture = person.resizes(width, height).sees();
            for line in picture.lines() {
                assert!(line.width() <= usize::from(width), "{view} {width}x{height}: {line}");
            }
        }
    }
}
