//! Plans and windows that nobody would choose, and what must hold on every screen.

use copil_plan::{Action, GroupedAction, Language, Plan, Weather};
use unicode_width::UnicodeWidthStr;

use crate::support::{Person, TestPlan, blois, small};

const KEYS: [&[&str]; 16] = [
    &[],
    &["2"],
    &["3"],
    &["4"],
    &["5"],
    &["6"],
    &["7"],
    &["8"],
    &["9"],
    &["0"],
    &["2", "enter"],
    &["2", "s"],
    &["/"],
    &["?"],
    &["2", "e"],
    &["2", "f", "'a"],
];

fn strange() -> TestPlan {
    let mut desk = small();
    let long = "très ".repeat(2_000);
    let titles = [
        long.as_str(),
        "行政改革推進プロジェクト本部の設置について検討する会議の開催",
        "e\u{301}te\u{301} ".repeat(30).leak(),
        "👩‍👩‍👧‍👦 famille 🇫🇷 👍🏽",
        "\u{1b}[31mrouge\u{202e}à l’envers\u{7}",
        "",
    ];
    for (n, title) in titles.iter().enumerate() {
        let action = Action {
            title: (*title).to_owned(),
            status: "unknown-status".parse().unwrap(),
            weather: Some(Weather::Stormy),
            comment: Some((*title).to_owned()),
            ..Action::default()
        };
        let id = format!("RH-9{n}").parse().unwrap();
        desk.plan.actions.insert(
            id,
            GroupedAction {
                group: "rh".parse().unwrap(),
                action: Box::new(action),
            },
        );
    }
    desk
}

#[test]
fn nothing_panics_and_nothing_spills_whatever_the_plan_and_the_window() {
    let desks: [fn() -> TestPlan; 3] = [strange, || TestPlan::of(Plan::empty("vide".parse().unwrap())), blois];
    for desk in desks {
        for keys in KEYS {
            let mut person = Person::before(desk(), Language::Fr, (100, 30));
            person.types(keys);
            for (width, height) in [
                (1, 1),
                (2, 40),
                (79, 24),
                (80, 24),
                (81, 25),
                (133, 24),
                (300, 5),
                (250, 100),
            ] {
                let picture = person.resizes(width, height).sees();
                assert!(!picture.contains('\u{1b}') && !picture.contains('\u{202e}'));
                for line in picture.lines() {
                    assert!(line.width() <= usize::from(width), "{width}x{height}: {line}");
                }
            }
        }
    }
}

#[test]
fn every_frame_closes_where_it_should() {
    for desk in [strange, small] {
        for keys in KEYS {
            let mut person = Person::before(desk(), Language::En, (80, 24));
            let picture = person.types(keys).sees();
            for line in picture.lines().filter(|line| line.starts_with('│')) {
                assert_eq!(line.width(), 80, "a sheared line: {line}");
            }
        }
    }
}

#[test]
fn a_small_window_says_so_and_still_lets_go() {
    let mut person = Person::before(small(), Language::Fr, (60, 20));
    assert!(person.sees().contains("au moins 80 × 24"), "{}", person.sees());
    person.types(&["q"]);
    assert!(person.left);
}

#[test]
fn the_selected_line_is_seen_without_colours() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    person.types(&["2", "down"]);
    assert!(person.sees_selected().contains("▶"), "{}", person.sees_selected());
    assert!(person.sees_selected().contains("RH-02"), "{}", person.sees_selected());
}

#[test]
fn the_first_picture_has_the_figures_and_does_not_wait_for_the_history() {
    let person = Person::in_a_hurry(small(), Language::Fr, (120, 40));
    let picture = person.sees();
    assert!(picture.contains("3 actions"), "{picture}");
    assert!(!picture.contains("Charte signée par"), "{picture}");
}

#[test]
fn the_language_changes_while_running_and_back() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    let french = person.sees();
    assert!(person.types(&["L"]).sees().contains("Attention ("), "{}", person.sees());
    assert_eq!(person.types(&["L"]).sees(), french);
}

#[test]
fn the_search_forgives_accents_and_opens_what_it_finds() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    person.types(&["/", "'teletra", "enter"]);
    assert!(person.sees().contains("╭ RH-01 "), "{}", person.sees());
    person.types(&["esc", "/", "'ressources hum", "enter"]);
    assert!(
        person.sees().contains("2 actions · Ressources humaines"),
        "{}",
        person.sees()
    );
}

#[test]
fn the_help_filters_as_one_types_and_runs_what_it_shows() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    person.types(&["?", "'journ"]);
    assert!(person.sees().contains("Aller au journal"), "{}", person.sees());
    assert!(!person.sees().contains("Aller aux actions"), "{}", person.sees());
    person.types(&["enter"]);
    assert!(person.sees().contains("Journal (4)"), "{}", person.sees());
}

#[test]
fn a_filter_narrows_the_list_and_escape_shows_all_again() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    person.types(&["2", "f", "'charte"]);
    assert!(person.sees().contains("2 actions"), "{}", person.sees());
    person.types(&["enter", "esc"]);
    assert!(person.sees().contains("3 actions"), "{}", person.sees());
}

#[test]
fn an_action_whose_file_cannot_be_read_is_named_in_the_list() {
    let mut desk = small();
    desk.by_hand = vec![("groups/si/SI-02.toml", "title = [")];
    let mut person = Person::before(desk, Language::Fr, (100, 30));
    assert!(person.sees().contains("1 fichier illisible"), "{}", person.sees());
    assert!(
        person.types(&["2"]).sees().contains("SI-02 : fichier illisible"),
        "{}",
        person.sees()
    );
}
