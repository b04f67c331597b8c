//! What groups, meetings and the plan itself hold is changed at the keys, by the prompts that actions have.

use copil_plan::{Language, Meeting};

use crate::support::{Person, Repository, TestPlan, small};

/// The last subjects of the history, the newest first.
fn subjects(repository: &Repository, count: &str) -> Vec<String> {
    let log = repository.git(&["log", "-n", count, "--format=%s"]);
    log.replace('\u{a0}', " ").lines().map(str::to_owned).collect()
}

#[test]
fn a_group_is_changed_where_it_is_selected() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["5"]);
    assert!(person.sees().contains("M modifier"), "{}", person.sees());
    person.types(&["M"]);
    let menu = person.sees();
    for field in ["Titre", "Pilotes", "Membres", "Description"] {
        assert!(menu.contains(field), "{field}: {menu}");
    }
    person.types(&["enter", "ctrl-u", "'Agents et compétences", "enter"]);
    assert!(person.sees().contains("Enregistré"), "{}", person.sees());
    // Whoever is ticked comes behind those who were there.
    person.types(&["M", "'pilotes"]);
    person.types(&["down", "down", "enter"]);
    assert!(person.sees().contains("espace"), "{}", person.sees());
    person.types(&["down", "space", "tab", "'Renfort.", "enter"]);
    assert!(person.sees().contains("Enregistré"), "{}", person.sees());
    let told = subjects(&repository, "2");
    assert!(
        told[1].starts_with("groupe rh :") && told[1].contains("« Agents et compétences »"),
        "{told:?}"
    );
    assert!(
        told[0].starts_with("groupe rh : pilotes"),
        "{told:?}\n{}",
        repository.git(&["log", "-1", "-p"])
    );
    assert!(repository.git(&["log", "-1", "--format=%b"]).contains("Renfort."));
}

/// A plan with a meeting ahead.
fn with_a_meeting() -> TestPlan {
    let mut plan = small();
    let meeting = Meeting {
        committee: "copil".parse().unwrap(),
        date: "2018-04-12".parse().unwrap(),
        ..Meeting::default()
    };
    plan.plan.meetings.insert("2018-04-12-copil".parse().unwrap(), meeting);
    plan
}

#[test]
fn a_meeting_is_changed_over_its_agenda() {
    let mut person = Person::before(with_a_meeting(), Language::Fr, (100, 30));
    person.types(&["A"]);
    assert!(person.sees().contains("M modifier"), "{}", person.sees());
    person.types(&["M"]);
    for field in ["Lieu", "État", "Présents", "Excusés", "en préparation"] {
        assert!(person.sees().contains(field), "{field}: {}", person.sees());
    }
    // The day and the committee are its name.
    assert!(!person.sees().contains("Date"), "{}", person.sees());
    person.types(&["down", "enter", "'Salle du conseil"]);
    assert!(
        person.sees().contains("→ Comité de pilotage du 12 avril 2018"),
        "{}",
        person.sees()
    );
    person.types(&["enter", "A"]);
    assert!(person.sees().contains("Salle du conseil"), "{}", person.sees());
    person.types(&["M", "enter"]);
    assert!(person.sees().contains("en séance"), "{}", person.sees());
}

#[test]
fn people_committees_and_days_of_the_plan_are_changed_too() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["C"]);
    for field in ["Titre", "Début", "Fin", "Personnes", "Comités", "Axes"] {
        assert!(person.sees().contains(field), "{field}: {}", person.sees());
    }
    assert!(!person.sees().contains("Statuts"), "{}", person.sees());
    person.types(&[
        "down",
        "down",
        "down",
        "down",
        "enter",
        "ctrl-u",
        "'31/12/2020",
        "enter",
    ]);
    assert!(person.sees().contains("Enregistré"), "{}", person.sees());
    assert!(
        subjects(&repository, "1")[0].contains("31/12/2020"),
        "{:?}",
        subjects(&repository, "1")
    );
    // What has to be there is not taken away.
    person.types(&["C", "enter", "ctrl-u", "enter"]);
    assert!(!person.sees().contains("Enregistré"), "{}", person.sees());
}

#[test]
fn an_axis_and_an_organisation_are_renamed_where_they_stand() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["5", "b", "b"]);
    if !person.sees().contains("M modifier") {
        panic!("{}", person.sees());
    }
    person.types(&["M", "ctrl-u", "'Autrement dit", "enter"]);
    assert!(person.sees().contains("Autrement dit"), "{}", person.sees());
    assert!(
        subjects(&repository, "1")[0].contains("Autrement dit"),
        "{:?}",
        subjects(&repository, "1")
    );
}
