//! An action's sheet: everything that the format holds, in both languages and three sizes.

use copil_plan::Language;

use crate::proof::{proofread, told};
use crate::support::{Person, TestPlan, blois, plan_of, small};

/// A plan with one action that holds everything, and what surrounds it.
fn rich() -> TestPlan {
    let plan = plan_of(&[
        ("plan.toml", include_str!("small/plan.toml")),
        ("groups/rh/group.toml", include_str!("small/rh.toml")),
        ("groups/rh/RH-01.toml", include_str!("rich/RH-01.toml")),
        ("groups/rh/RH-02.toml", include_str!("small/RH-02.toml")),
        ("groups/si/group.toml", include_str!("small/si.toml")),
        ("groups/si/SI-01.toml", include_str!("rich/SI-01.toml")),
        ("groups/si/SI-02.toml", include_str!("rich/SI-02.toml")),
        ("meetings/2017-12-14-copil.toml", include_str!("small/copil.toml")),
    ]);
    TestPlan { plan, ..small() }
}

#[test]
fn everything_that_the_format_holds_is_on_it() {
    let keys = &["/", "'RH-01", "enter"];
    proofread(rich, keys, &[]);
    for (width, height) in [(80, 120), (120, 40)] {
        let mut person = Person::before(rich(), Language::Fr, (width, height));
        insta::assert_snapshot!(format!("sheet_rich_{width}x{height}"), person.types(keys).sees());
    }
}

#[test]
fn a_sheet_of_the_shipped_plan() {
    proofread(blois, &["/", "'RH-04", "enter"], &[]);
    let mut person = Person::before(blois(), Language::Fr, (80, 24));
    let picture = person.types(&["/", "'RH-04", "enter"]).sees();
    insta::assert_snapshot!(told(&picture), @"
    ╭ RH-04 ───────────────────────────────────────────────────────────────────────╮
    │ Expérimenter puis ouvrir le télétravail                                      │
    │ ○ À venir depuis le 2 novembre 2015 · ▲ priorité haute                       │
    │ Avancement     ░░░░░░░░░░░░░░░░░░░░ 0 % · 0 jalon atteint sur 4              │
    │ Début          11 janvier 2016                                               │
    │ Échéance       30 juin 2017 · retard 258 j                                   │
    │ Groupe         Ressources humaines                                           │
    │ Pilotes        Direction des ressources humaines, Pilote du groupe           │
    │                Ressources humaines (en binôme)                               │
    │ Organisations  Ville de Blois (porteuse), Agglopolys, CIAS du Blaisois       │
    │ Axe            Des agents reconnus et accompagnés                            │
    │ Phase          Mise en œuvre : le déploiement                                │
    │ Étiquettes     télétravail, temps de travail                                 │
    │ Jalons                                                   atteint ou prévu le │
    │                                                                  aujourd’hui │
    │ ├────────!───────────────!─────────────────!───────!───────────────────────┃ │
    │          1               2                 3       4                         │
    ╰──────────────────────────────────────────────────────────────── ↓ 30 lignes ─╯
    ");
}

#[test]
fn what_an_action_waits_for_is_a_key_away_and_escape_comes_back() {
    let mut person = Person::before(rich(), Language::Fr, (120, 60));
    person.types(&["/", "'RH-01", "enter"]);
    person.types(&["enter"]);
    // The first that can be opened is shown before it is.
    assert!(person.sees_selected().contains("SI-01"), "{}", person.sees());
    person.types(&["enter"]);
    assert!(person.sees().contains("╭ SI-01 "), "{}", person.sees());
    assert!(person.sees().contains("Attendue par"), "{}", person.sees());
    person.types(&["esc", "tab", "tab", "enter"]);
    assert!(
        person.sees().contains("Comité de pilotage du 14 décembre 2017"),
        "{}",
        person.sees()
    );
}

#[test]
fn what_was_promised_first_stands_against_what_is_promised_today() {
    let mut person = Person::before(small(), Language::Fr, (200, 60));
    person.types(&["/", "'SI-01", "enter"]);
    assert!(
        person
            .sees()
            .contains("31 janvier 2018 → 29 juin 2018, repoussée une fois (149 j)"),
        "{}",
        person.sees()
    );
}

#[test]
fn the_history_names_the_decision_that_ordered_a_change() {
    for (language, ordered) in [
        (Language::Fr, "ressources humaines · décision 2017-12-14-copil/2"),
        (Language::En, "ressources humaines · decision 2017-12-14-copil/2"),
    ] {
        let mut plan = small();
        plan.entries[3].said.decision = Some("2017-12-14-copil/2".parse().unwrap());
        let mut person = Person::before(plan, language, (200, 60));
        let seen = person.types(&["/", "'RH-01", "enter"]).sees();
        assert!(seen.contains(ordered), "{seen}");
    }
}

#[test]
fn what_was_kept_late_does_not_look_as_if_it_went_well() {
    let mut person = Person::before(rich(), Language::Fr, (120, 60));
    person.types(&["/", "'RH-01", "enter"]);
    let buffer = person.buffer();
    let area = buffer.area;
    let row = |y: u16| (0..area.width).map(move |x| (x, y));
    let text = |y: u16| row(y).map(|at| buffer[at].symbol()).collect::<String>();
    let y = (0..area.height).find(|y| text(*y).contains("+12\u{a0}j")).unwrap();
    let color = |wanted: &str| row(y).find(|at| buffer[*at].symbol() == wanted).map(|at| buffer[at].fg);
    assert!(color("+").is_some() && color("+") != color("✓"), "{}", text(y));
}

#[test]
fn enter_on_a_sheet_that_leads_nowhere_says_so() {
    let mut person = Person::before(small(), Language::Fr, (120, 40));
    person.types(&["/", "'RH-02", "enter", "enter"]);
    assert!(person.sees().ends_with("il n’y a rien à ouvrir."), "{}", person.sees());
}

#[test]
fn the_days_of_milestones_are_named() {
    for (language, label) in [(Language::Fr, "atteint ou prévu le"), (Language::En, "reached or due")] {
        let mut person = Person::before(small(), language, (80, 40));
        let seen = person.types(&["/", "'RH-01", "enter"]).sees();
        assert!(seen.contains(label), "{seen}");
    }
}
