//! The shipped plans as their committees adopted them: no view of them is cut, and each speaks in its own words.

use copil_plan::{Language, StatusId};

use crate::proof::{SIZES, Vocabulary, assert_none, told, words_of};
use crate::support::{Person, TestPlan, shipped};

const PLANS: [&str; 5] = ["departements", "chalon", "ducos", "haut-debit", "recommandations"];

/// The commitments, of which an operator keeps one, doubts one and breaks one.
fn commitments() -> TestPlan {
    let mut desk = shipped("haut-debit");
    let ids: Vec<_> = desk.plan.actions.keys().cloned().collect();
    for (id, status) in ids.iter().zip(["kept", "in-doubt", "broken"]) {
        let placed = desk.plan.actions.get_mut(id).unwrap();
        placed.action.status = status.parse::<StatusId>().unwrap();
        placed.action.organisations = vec!["alpha".parse().unwrap()];
    }
    desk
}

fn reads(desk: TestPlan, language: Language, size: (u16, u16), keys: &[&str]) -> String {
    told(&Person::before(desk, language, size).types(keys).sees())
}

#[test]
fn every_view_is_whole_in_every_window_and_language() {
    let views: [&[&str]; 12] = [
        &["1"],
        &["2"],
        &["3"],
        &["4"],
        &["5"],
        &["6"],
        &["7"],
        &["8"],
        &["9"],
        &["0"],
        &["1", "W"],
        &["W", "2", "enter"],
    ];
    let mut found = Vec::new();
    for name in PLANS {
        let words = words_of(&shipped(name));
        for language in Language::ALL {
            let vocabulary = Vocabulary::of(*language, &words);
            let mut person = Person::before(shipped(name), *language, SIZES[0]);
            for (size, view) in SIZES.iter().flat_map(|size| views.map(|view| (*size, view))) {
                let (_, wrong) = person.types(&["esc"]).draws(size, &vocabulary, view, &[]);
                found.extend(wrong.into_iter().map(|fault| format!("{name} {fault}")));
            }
        }
    }
    assert_none(&found);
}

#[test]
fn what_a_plan_calls_its_statuses_is_said_of_their_numbers() {
    let seen = reads(commitments(), Language::Fr, (200, 60), &["1"]);
    assert!(seen.contains("Tenu "), "{seen}");
    assert!(seen.contains("en doute : 1"), "{seen}");
    assert!(!seen.contains("arrêtée"), "{seen}");
    let pace = reads(commitments(), Language::Fr, (120, 40), &["8"]);
    assert!(pace.contains("tenu : 0 en"), "{pace}");
    assert!(!pace.contains("réalisée"), "{pace}");
    let wall = reads(commitments(), Language::En, (120, 40), &["1", "W"]);
    assert!(wall.contains("● kept"), "{wall}");
    assert!(wall.contains("‖ in doubt"), "{wall}");
}

#[test]
fn no_word_of_the_built_in_workflow_is_said_of_a_plan_that_has_its_own() {
    for keys in [
        &["4", "i"][..],
        &["4", "b", "b", "b"],
        &["v"],
        &["2", "'"],
        &["?"],
        &["5"],
        &["6"],
    ] {
        let seen = reads(commitments(), Language::Fr, (120, 200), keys);
        for word in ["réalisée", "Réalisée", "abandonné", "Abandonné"] {
            assert!(!seen.contains(word), "{keys:?}: {word}: {seen}");
        }
    }
    let over = reads(commitments(), Language::Fr, (120, 200), &["4", "b", "b", "b"]);
    assert!(over.contains("Tenu ou rompu"), "{over}");
}

#[test]
fn phases_say_their_days_and_what_has_no_action_counts_none_of_none() {
    let phases = ["5", "b", "b", "b"];
    let seen = reads(shipped("departements"), Language::Fr, (120, 40), &phases);
    assert!(
        seen.contains("Six premiers mois de ré… 12/04/2013 17/10/2013   3"),
        "{seen}"
    );
    let low = reads(shipped("departements"), Language::En, (80, 24), &phases);
    assert!(low.contains("2012-10-08 to 2013-01-31"), "{low}");
    let dashboard = reads(shipped("departements"), Language::Fr, (120, 40), &["1", "b", "b", "b"]);
    let line = dashboard
        .lines()
        .find(|line| line.contains("Cadrage"))
        .unwrap_or_default();
    assert!(line.contains('–') && !line.contains("0/0"), "{dashboard}");
}

#[test]
fn organisations_that_begin_alike_are_told_apart() {
    let seen = reads(shipped("departements"), Language::Fr, (120, 40), &["1"]);
    for name in ["l’Amont", "du Val", "l’Aval"] {
        assert!(seen.contains(name), "{name}: {seen}");
    }
}

#[test]
fn the_dashboard_divides_the_plan_by_what_it_has_parts_by() {
    let titles = |name: &str, keys: &[&str]| {
        let seen = reads(shipped(name), Language::Fr, (80, 24), keys);
        let framed = seen.lines().rfind(|line| line.starts_with('╭')).map(str::to_owned);
        framed.unwrap_or_default()
    };
    assert!(titles("departements", &["1"]).starts_with("╭ Groupes de travail"));
    assert!(titles("departements", &["1", "b"]).starts_with("╭ Organisations"));
    assert!(titles("departements", &["1", "b", "b"]).starts_with("╭ Axes"));
    assert!(titles("departements", &["1", "b", "b", "b"]).starts_with("╭ Phases"));
    // What a plan has no parts by is passed over.
    assert!(titles("recommandations", &["1", "b", "b", "b"]).starts_with("╭ Groupes de travail"));
    // What opens is the part's actions.
    let seen = reads(
        shipped("departements"),
        Language::Fr,
        (80, 24),
        &["1", "b", "down", "enter"],
    );
    assert!(seen.contains("organisation:val"), "{seen}");
}

#[test]
fn in_room_mode_the_parts_stand_in_the_place_of_what_deserves_attention_where_there_is_no_room_beside_it() {
    let seen = |keys: &[&str]| reads(shipped("ducos"), Language::Fr, (80, 24), keys);
    let first = seen(&["1", "W"]);
    assert!(
        first.contains("À traiter") && !first.contains("Groupes de travail"),
        "{first}"
    );
    let groups = seen(&["1", "W", "tab"]);
    assert!(
        groups.contains("Groupes de travail") && !groups.contains("À traiter"),
        "{groups}"
    );
    assert!(groups.contains("▶ Mise à l’épreuve"), "{groups}");
    let phases = seen(&["1", "W", "b", "b", "b"]);
    assert!(phases.contains("▶ Observatoire de la qual"), "{phases}");
    let back = seen(&["1", "W", "tab", "tab"]);
    assert!(back.contains("À traiter"), "{back}");
}

#[test]
fn what_is_measured_of_a_plan_leaves_room_for_its_groups_on_the_smallest_screen() {
    let seen = reads(shipped("ducos"), Language::Fr, (80, 24), &["1"]);
    assert!(seen.contains("cible 75"), "{seen}");
    assert!(seen.contains("Groupes de travail"), "{seen}");
}

#[test]
fn what_is_measured_of_the_plan_itself_is_entered_here() {
    let keys = [&["C"][..], &["down"; 9], &["enter", "enter"]].concat();
    let seen = reads(shipped("ducos"), Language::Fr, (120, 40), &keys);
    for key in ["Valeur initiale", "Cible", "Autres cibles", "Mesures"] {
        assert!(seen.contains(key), "{key}: {seen}");
    }
}
