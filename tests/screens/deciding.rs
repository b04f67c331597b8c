//! What deserves the committee's time, and the burn-up with its forecast.

use chrono::Days;
use copil_plan::{Language, Plan};

use crate::support::{Person, TestPlan, blois, blois_plan, plan_of, small, today};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

fn each(name: &str, desk: fn() -> TestPlan, keys: &[&str]) {
    for language in Language::ALL {
        for (width, height) in SIZES {
            let mut person = Person::before(desk(), *language, (width, height));
            person.types(keys);
            insta::assert_snapshot!(format!("{name}_{language}_{width}x{height}"), person.sees());
        }
    }
}

/// The shipped plan with an action in three done, one each fortnight up to today, and the others due from then on.
fn paced() -> TestPlan {
    let mut plan = blois_plan();
    for (n, placed) in (0_u64..).zip(plan.actions.values_mut()) {
        let action = &mut placed.action;
        action.milestones = Default::default();
        if n % 3 == 0 {
            action.status = "done".parse().unwrap();
            action.since = Some(today() - Days::new(14 * (n / 3)));
            action.due = action.since;
        } else {
            action.status = "in-progress".parse().unwrap();
            action.since = None;
            action.due = Some(today() + Days::new(5 * n));
        }
    }
    TestPlan::of(plan)
}

fn empty() -> TestPlan {
    TestPlan::of(plan_of(&[("plan.toml", "format = 1\ntitle = \"Un plan vide\"\n")]))
}

/// A plan in which nothing is late, blocked or under the rain.
fn calm() -> TestPlan {
    let mut plan: Plan = small().plan;
    for placed in plan.actions.values_mut() {
        placed.action.status = "done".parse().unwrap();
    }
    TestPlan::of(plan)
}

#[test]
fn what_deserves_attention() {
    each("attention_small", small, &["7"]);
    each("attention_blois", blois, &["7", "down"]);
    each("attention_empty", empty, &["7"]);
    each("attention_calm", calm, &["7"]);
}

#[test]
fn attention_under_headings() {
    each("attention_by_reason", blois, &["7", "b"]);
    each("attention_by_group", small, &["7", "b", "b"]);
}

#[test]
fn the_burn_up() {
    each("burn_up_small", small, &["8"]);
    each("burn_up_paced", paced, &["8"]);
    each("burn_up_empty", empty, &["8"]);
    each("burn_up_by_group", paced, &["8", "b", "down"]);
    each("burn_up_by_axis", paced, &["8", "b", "b"]);
}

#[test]
fn a_heading_is_never_selected_and_the_kept_action_stays_when_the_list_is_arranged_otherwise() {
    let mut person = Person::before(small(), Language::En, (100, 30));
    person.types(&["7"]);
    let first = person.sees_selected();
    assert!(first.contains("RH-01"), "{first}");
    for keys in [&["b"][..], &["home"], &["up", "up"], &["b"], &["home"], &["b"]] {
        person.types(keys);
        let selected = person.sees_selected();
        assert!(
            selected.contains("RH-01") || selected.contains("SI-01"),
            "{keys:?}: {selected}"
        );
    }
    person.types(&["end", "enter"]);
    assert!(
        person.sees().contains("Historique") || person.sees().contains("History"),
        "{}",
        person.sees()
    );
}

#[test]
fn the_list_is_narrowed_and_says_how_to_see_all_again() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    person.types(&["7", "f", "'rien de tel", "enter"]);
    let picture = person.sees();
    assert!(picture.contains("Rien ne correspond."), "{picture}");
    person.types(&["esc"]);
    assert!(person.sees().contains("RH-01"), "{}", person.sees());
}

#[test]
fn what_is_changed_is_the_selected_action() {
    let mut person = Person::before(small(), Language::En, (100, 30));
    person.types(&["7", "s"]);
    assert!(person.sees().contains("RH-01"), "{}", person.sees());
}

#[test]
fn before_the_history_is_read_the_burn_up_says_that_it_is_being_read() {
    let mut person = Person::in_a_hurry(small(), Language::Fr, (100, 30));
    person.app.settle();
    person.app.key(
        crossterm::event::KeyEvent::from(crossterm::event::KeyCode::Char('8')),
        std::time::Duration::from_secs(1),
    );
    let picture = person.sees();
    assert!(picture.contains("Lecture de l’historique…"), "{picture}");
}

#[test]
fn a_part_of_the_burn_up_opens_its_actions() {
    let mut person = Person::before(small(), Language::Fr, (120, 40));
    person.types(&["8", "b", "down", "enter"]);
    let picture = person.sees();
    assert!(picture.contains("1 action · Systèmes d’information"), "{picture}");
}

#[test]
fn no_size_is_too_small_for_either() {
    for desk in [small as fn() -> TestPlan, paced, empty] {
        let mut person = Person::before(desk(), Language::Fr, (120, 40));
        for keys in [&["7"][..], &["b"], &["8"], &["b"], &["b"]] {
            person.types(keys);
            for (width, height) in [(1, 1), (80, 24), (81, 25), (109, 24), (110, 24), (300, 24), (80, 100)] {
                person.resizes(width, height);
                assert!(!person.sees().contains('\u{fffd}'));
            }
        }
    }
}
