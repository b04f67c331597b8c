//! Where groups, organisations and axes stand.

use copil::tui::memory::Memory;
use copil_plan::{Action, Group, GroupId, GroupedAction, Language, Plan, Weather};

use crate::support::{Person, TestPlan, blois, small};

/// A plan of so many actions in twelve groups, led by two people in turn, one of whom is at the keyboard.
fn many(count: usize) -> TestPlan {
    let mut desk = small();
    let statuses = ["in-progress", "planned", "done", "blocked", "proposed"];
    let axes = ["agents", "moyens"];
    desk.plan.actions.clear();
    desk.plan.groups.clear();
    for n in 0..count {
        let group = format!("g{:02}", n % 12);
        let action = Action {
            title: format!("Action numéro {n}"),
            status: statuses[n % statuses.len()].parse().unwrap(),
            weather: Some(Weather::ALL[n % 4]),
            comment: Some("Tout avance.".into()),
            axis: axes[n % 2].parse().ok(),
            leads: vec![["drh", "dsi"][n % 2].parse().unwrap()],
            start: "2017-01-01".parse().ok(),
            due: ["2018-02-01", "2018-03-20", "2019-01-01"][n % 3].parse().ok(),
            depends_on: if n > 0 {
                vec![format!("A-{}", n - 1).parse().unwrap()]
            } else {
                Vec::new()
            },
            ..Action::default()
        };
        let group: GroupId = group.parse().unwrap();
        desk.plan.groups.entry(group.clone()).or_insert_with(|| Group {
            title: format!("Groupe {group}"),
            ..Group::default()
        });
        let placed = GroupedAction { group, action };
        desk.plan.actions.insert(format!("A-{n}").parse().unwrap(), placed);
    }
    desk.used_by("drh")
}

fn each(name: &str, desk: fn() -> TestPlan, keys: &[&str]) {
    for language in Language::ALL {
        for (width, height) in [(80, 24), (120, 40), (200, 60)] {
            let mut person = Person::before(desk(), *language, (width, height));
            person.types(keys);
            insta::assert_snapshot!(format!("groups_{name}_{language}_{width}x{height}"), person.sees());
        }
    }
}

#[test]
fn every_group_with_its_figures_and_the_selected_one_below() {
    each("small", small, &["5"]);
    each("blois", blois, &["5", "down"]);
}

#[test]
fn organisations_and_axes_are_told_the_same_way() {
    each("organisations", blois, &["5", "b"]);
    each("axes_small", small, &["5", "b", "b"]);
}

#[test]
fn what_belongs_nowhere_is_said_and_opens_like_the_others() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    person.types(&["5", "b", "b", "end"]);
    assert!(person.sees_selected().contains("Sans axe"), "{}", person.sees());
    person.types(&["enter"]);
    assert!(person.sees().contains("2 actions"), "{}", person.sees());
    assert!(!person.sees().contains("RH-01"), "{}", person.sees());
}

#[test]
fn how_it_is_arranged_is_remembered() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    person.types(&["5", "b"]);
    let memory = person.app.memory();
    assert_eq!(memory.groups_by.as_deref(), Some("organisation"));
    let mut later = Person::before(small(), Language::Fr, (100, 30));
    later.app.recall(&memory);
    assert!(
        later.types(&["5"]).sees().contains("Organisations ("),
        "{}",
        later.sees()
    );
    assert_eq!(
        Person::before(small(), Language::Fr, (100, 30)).app.memory(),
        Memory::default()
    );
}

#[test]
fn the_wall_of_a_room_shows_the_table_alone_with_room_between_its_lines() {
    let mut person = Person::before(blois(), Language::Fr, (120, 40));
    insta::assert_snapshot!("groups_room_fr_120x40", person.types(&["5", "W"]).sees());
}

#[test]
fn one_action_and_ten_thousand() {
    for count in [1, 10_000] {
        for (width, height) in [(80, 24), (120, 40), (200, 60)] {
            let mut person = Person::before(many(count), Language::Fr, (width, height));
            let name = format!("{count}_fr_{width}x{height}");
            insta::assert_snapshot!(format!("groups_{name}"), person.types(&["5", "end"]).sees());
            insta::assert_snapshot!(format!("mine_{name}"), person.types(&["9"]).sees());
            insta::assert_snapshot!(format!("sheet_{name}"), person.types(&["enter", "tab"]).sees());
        }
    }
}

#[test]
fn an_empty_plan_says_what_would_fill_it() {
    let desk = || TestPlan::of(Plan::empty("vide".parse().unwrap()));
    each("empty", desk, &["5"]);
    let mut person = Person::before(desk(), Language::Fr, (80, 24));
    person.types(&["5", "b"]);
    assert!(person.sees().contains("[organisations]"), "{}", person.sees());
    person.types(&["b", "enter"]);
    assert!(person.sees().contains("[axes]"), "{}", person.sees());
}
