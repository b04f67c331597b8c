//! The register of decisions, and what follows on one: carried out, superseded, repealed, with a key each.

use copil_plan::{Decision, Language, Meeting, MeetingState};

use crate::proof::{SIZES, proofread, told};
use crate::support::{Person, Repository, TestPlan, small};

/// The small plan after three meetings, with decisions in every state.
fn desk() -> TestPlan {
    let mut desk = small().used_by("drh");
    let day = |text: &str| Some(text.parse().unwrap());
    let mut held = |date: &str, decisions: Vec<Decision>| {
        let mut meeting = Meeting {
            committee: "copil".parse().unwrap(),
            date: date.parse().unwrap(),
            state: MeetingState::Closed,
            ..Meeting::default()
        };
        for (n, decision) in (1..).zip(decisions) {
            meeting.decisions.push(copil_plan::id::DecisionId::from(n), decision);
        }
        desk.plan
            .meetings
            .insert(format!("{date}-copil").parse().unwrap(), meeting);
    };
    let decided = |text: &str, owner: &str| Decision {
        text: text.to_owned(),
        owner: Some(owner.parse().unwrap()),
        ..Decision::default()
    };
    held(
        "2017-09-14",
        vec![
            Decision {
                due: day("2018-01-31"),
                actions: vec!["RH-01".parse().unwrap()],
                ..decided("Soumettre la charte aux comités techniques.", "drh")
            },
            Decision {
                done: day("2017-11-02"),
                ..decided("Réduire les tournées de quatre à deux.", "dsi")
            },
            Decision {
                repealed: day("2018-02-01"),
                ..decided("Retenir un lieu commun de restauration.", "dsi")
            },
            decided("Fixer le seuil des commandes.", "dsi"),
        ],
    );
    held(
        "2018-01-18",
        vec![Decision {
            supersedes: Some("2017-09-14-copil/4".parse().unwrap()),
            confidential: true,
            ..decided("Relever le seuil des commandes.", "dsi")
        }],
    );
    desk
}

/// What a person who speaks French reads of the register on the smallest screen.
fn reads(keys: &[&str]) -> String {
    let mut person = Person::before(desk(), Language::Fr, (80, 24));
    told(&person.types(&["Z"]).types(keys).sees())
}

#[test]
fn the_register_shows_what_is_late_first_and_what_holds_no_longer_last() {
    for keys in [
        &["Z"][..],
        &["Z", "f"],
        &["Z", "t"],
        &["Z", "x"],
        &["Z", "z"],
        &["Z", "X"],
        &["Z", "enter"],
    ] {
        let (below, over) = keys.split_at(1);
        proofread(desk, below, over);
    }
    proofread(desk, &["W", "Z"], &[]);
    insta::assert_snapshot!(reads(&[]));
    insta::assert_snapshot!(reads(&["t"]));
    let mut wide = Person::before(desk(), Language::Fr, (140, 24));
    insta::assert_snapshot!(told(&wide.types(&["Z"]).sees()));
}

#[test]
fn it_is_narrowed_by_state_owner_committee_and_action_one_beside_the_other() {
    let narrowed = reads(&["f", "'abrog", "enter"]);
    assert!(narrowed.contains("(1) · abrogée"), "{narrowed}");
    let narrowed = reads(&["f", "'responsable dsi", "enter", "f", "'exec", "down", "enter"]);
    assert!(
        narrowed.contains("tournées") && !narrowed.contains("charte"),
        "{narrowed}"
    );
    let narrowed = reads(&["f", "'RH-01", "enter"]);
    assert!(narrowed.contains("(2) · RH-01"), "{narrowed}");
    // Words that no line has are looked for in the decisions.
    let narrowed = reads(&["f", "'seuil commandes", "enter"]);
    assert!(narrowed.contains("(2) · « seuil », « commandes »"), "{narrowed}");
    let narrowed = reads(&["f", "'seuil commandes", "enter", "esc"]);
    assert!(narrowed.contains("(6)"), "escape shows all again: {narrowed}");
}

#[test]
fn what_is_late_stands_above_the_dashboard_and_in_the_ranking() {
    let mut person = Person::before(desk(), Language::Fr, (120, 40));
    let picture = person.types(&["1"]).sees();
    assert!(picture.contains("! 1 décision en retard (Z)"), "{picture}");
    let picture = person.types(&["W"]).sees();
    assert!(picture.contains("! 1 décision en retard"), "{picture}");
    let picture = person.types(&["W", "7"]).sees();
    assert!(picture.contains("décision en retard de 43 j"), "{picture}");
}

#[test]
fn one_key_carries_a_decision_out_and_others_say_what_became_of_it() {
    let repo = Repository::new();
    let mut person = repo.opened(Language::Fr);
    person.types(&["Z", "x"]);
    assert!(
        person.sees().contains("Décision 2017-12-14-copil/1 exécutée"),
        "{}",
        person.sees()
    );
    person.types(&["enter"]);
    assert!(person.sees().contains("exécutée"), "{}", person.sees());
    let said = repo.git(&["log", "-1", "--format=%B"]);
    assert!(said.contains("Decision: 2017-12-14-copil/1"), "{said}");
    // The same key takes it back.
    person.types(&["x", "enter"]);
    let said = repo.git(&["log", "-1", "--format=%s"]);
    assert!(said.contains("de nouveau à exécuter"), "{said}");
    // A decision is taken back with a reason alone.
    person.types(&["X", "enter"]);
    assert!(person.sees().contains("demande un motif"), "{}", person.sees());
    person.types(&["esc", "'Sans objet.", "enter"]);
    let said = repo.git(&["log", "-1", "--format=%B"]);
    assert!(said.contains("abrogée") && said.contains("Sans objet."), "{said}");
    person.types(&["u", "enter"]);
    // Another text takes its place, in writing.
    person.types(&["z", "'Ouvrir à tous.", "tab", "'14/03/2018", "enter"]);
    let said = repo.git(&["log", "-1", "--format=%B"]);
    assert!(said.contains("Decision: 2018-03-14-copil/1"), "{said}");
    assert!(person.sees().contains("remplacée"), "{}", person.sees());
}

/// The register among the meetings narrows by the same four things, and every way out leads back to the list.
#[test]
fn the_meetings_have_the_register_among_them() {
    let mut person = Person::before(desk(), Language::Fr, SIZES[1]);
    let seen = person.types(&["0"]).sees();
    assert!(seen.contains("Z : registre des décisions (3 à exécuter)"), "{seen}");
    for (narrowing, left, gone) in [
        ("'systèmes d", "seuil", "charte"),
        ("'en retard", "charte", "tournées"),
        ("'Comité de pilotage", "charte", "rien"),
        ("'RH-01", "charte", "tournées"),
    ] {
        person.types(&["Z", "f", narrowing, "enter"]);
        let seen = person.sees();
        assert!(
            seen.contains("Registre des décisions") && seen.contains(left) && !seen.contains(gone),
            "{seen}"
        );
        // The first escape shows all of them, the second leads back.
        assert!(person.types(&["esc"]).sees().contains("tournées"), "{}", person.sees());
        assert!(
            person.types(&["esc"]).sees().contains("╭ Réunions ("),
            "{}",
            person.sees()
        );
    }
    // From part to part, in both directions; what is selected is carried out from here as well.
    assert!(
        person.types(&["tab", "tab"]).sees().contains("╭ Registre"),
        "{}",
        person.sees()
    );
    assert!(
        person.types(&["tab"]).sees().contains("╭ Réunions ("),
        "{}",
        person.sees()
    );
    let seen = person.types(&["h", "x"]).sees();
    assert!(seen.contains("Soumettre la charte"), "{seen}");
    person.types(&["esc", "enter"]);
    assert!(person.sees().contains("14 septembre 2017"), "{}", person.sees());
    person.types(&["esc", "1", "Z"]);
    assert!(person.sees().contains("╭ Registre"), "{}", person.sees());
}
