//! Two moments compared, on the screen.

use copil_plan::Language;

use crate::support::Repository;

/// The small plan, adopted in 2017, and what happened to it around the meeting of December, which is closed.
pub(crate) fn with_a_past() -> Repository {
    let repository = Repository::new();
    let commit = |day: &str, message: &str| {
        repository.git(&["add", "-A", "."]);
        repository.git(&["commit", "-q", &format!("--date={day}T10:00:00+01:00"), "-m", message]);
    };
    let read = |file: &str| std::fs::read_to_string(repository.plan().join(file)).unwrap();
    let write = |file: &str, from: &str, to: &str| {
        let text = read(file);
        assert!(text.contains(from), "{file}: {text}");
        repository.write(file, text.replace(from, to).as_bytes());
    };
    let december = "meetings/2017-12-14-copil.toml";
    write(december, "state = \"closed\"", "state = \"prepared\"");
    repository.git(&["add", "-A", "."]);
    repository.git(&[
        "commit",
        "-q",
        "--amend",
        "--date=2017-01-02T10:00:00+01:00",
        "-mAdoption",
    ]);
    let meeting = "committee = \"copil\"\ndate = 2017-06-01\nstate = \"closed\"\n";
    repository.write("meetings/2017-06-01-copil.toml", meeting.as_bytes());
    commit("2017-06-01", "Séance de juin");
    write("groups/rh/RH-02.toml", "Écrire une charte", "Signer une charte");
    commit("2017-09-01", "Un autre titre\n\nLe comité préfère une signature.");
    write("plan.toml", "[people.drh]", "[rules]\nstale_days = 60\n\n[people.drh]");
    write(december, "state = \"prepared\"", "state = \"closed\"");
    commit("2017-12-14", "Séance de décembre");
    repository.git(&["rm", "-q", "plans/essai/groups/si/SI-01.toml"]);
    commit("2018-03-13", "Retirée\n\nFaite par un autre service.");
    repository
}

#[test]
fn today_is_compared_with_the_last_closed_meeting_and_the_keys_move_both_moments() {
    let repository = with_a_past();
    let mut person = repository.opened(Language::Fr);
    let seen = person.types(&["H"]).sees();
    for words in [
        "▸ du Comité de pilotage du 14 décembre 2017",
        "au plan d’aujourd’hui",
        "1 retrait",
        "13/03/2018",
        "Faite par un autre service.",
    ] {
        assert!(seen.contains(words), "{words}\n{seen}");
    }
    // The older moment goes to the meeting before.
    let seen = person.types(&[","]).sees();
    assert!(seen.contains("▸ du Comité de pilotage du 1er juin 2017"), "{seen}");
    for words in ["1 retrait", "1 règle", "Signer une charte"] {
        assert!(seen.contains(words), "{words}\n{seen}");
    }
    // The newer one as well, which leaves what came after it out.
    let seen = person.types(&["tab", ","]).sees();
    assert!(seen.contains("▸ au Comité de pilotage du 14 décembre 2017"), "{seen}");
    assert!(seen.contains("1 règle") && !seen.contains("retrait"), "{seen}");
    let seen = person.types(&[","]).sees();
    assert!(
        seen.contains("Il n’y a pas d’autre réunion entre ces deux moments"),
        "{seen}"
    );
    let seen = person.types(&["tab", ","]).sees();
    assert!(seen.contains("Aucune réunion avant le 1er juin 2017"), "{seen}");
    assert!(!person.types(&["esc"]).sees().contains("Ce qui a changé"));
}

#[test]
fn the_past_is_compared_with_today_and_any_moment_can_be_chosen() {
    let repository = with_a_past();
    let mut person = repository.opened(Language::En);
    let seen = person.types(&["@", "'01/02/2017", "enter", "H"]).sees();
    assert!(seen.contains("▸ from 1 February 2017"), "{seen}");
    assert!(seen.contains("to   the plan as it is"), "{seen}");
    // Moments given the wrong way round are put in order.
    let seen = person.types(&["tab", "@", "'2017-01-15", "enter"]).sees();
    assert!(
        seen.contains("from 15 January 2017") && seen.contains("to   1 February 2017"),
        "{seen}"
    );
    assert!(seen.contains("Nothing differs"), "{seen}");
    let seen = person.types(&["@", "'1999-01-01", "enter"]).sees();
    assert!(seen.contains("the first record is of 2 January 2017"), "{seen}");
}

#[test]
fn changes_are_listed_by_kind_as_well_and_enter_opens_the_sheet() {
    let repository = with_a_past();
    let mut person = repository.opened(Language::Fr);
    let seen = person.types(&["H", ",", "b"]).sees();
    let place = |words: &str| seen.find(words).unwrap_or_else(|| panic!("{words}\n{seen}"));
    assert!(place("│ 1 retrait") < place("│ 1 règle"), "{seen}");
    // What is gone has no sheet; what is there has.
    let seen = person.types(&["g", "enter"]).sees();
    assert!(seen.contains("SI-01 n’est pas dans le plan"), "{seen}");
    let seen = person.types(&["b", "g", "enter"]).sees();
    assert!(seen.contains("RH-02") && !seen.contains("Ce qui a changé"), "{seen}");
    assert!(person.types(&["esc"]).sees().contains("Ce qui a changé"));
}

#[test]
fn without_a_closed_meeting_a_moment_is_asked_for() {
    let repository = Repository::new();
    std::fs::remove_dir_all(repository.plan().join("meetings")).unwrap();
    let mut person = repository.opened(Language::Fr);
    let seen = person.types(&["H"]).sees();
    assert!(seen.contains("Voir le plan tel qu’il était"), "{seen}");
    let seen = person.types(&["esc"]).sees();
    assert!(
        seen.contains("Aucune réunion n’est close : choisissez un moment avec @"),
        "{seen}"
    );
}

/// What the small plan's actions owe: one was pushed back, another came under a filter and one left it.
fn with_moved_dates() -> Repository {
    let repository = with_a_past();
    let edit = |file: &str, from: &str, to: &str, day: &str| {
        let text = std::fs::read_to_string(repository.plan().join(file)).unwrap();
        assert!(text.contains(from), "{file}: {text}");
        repository.write(file, text.replace(from, to).as_bytes());
        repository.git(&["add", "-A", "."]);
        repository.git(&["commit", "-q", &format!("--date={day}T10:00:00+01:00"), "-m", "Changée"]);
    };
    let charte = "groups/rh/RH-02.toml";
    let due = std::fs::read_to_string(repository.plan().join(charte)).unwrap();
    let due = due.lines().find(|line| line.starts_with("due = ")).unwrap().to_owned();
    edit(charte, &due, "due = 2019-03-01", "2018-01-10");
    edit(charte, "due = 2019-03-01", "due = 2019-04-10", "2018-02-10");
    repository
}

#[test]
fn a_filter_tells_what_matched_then_and_now_and_what_came_in_and_went_out() {
    let repository = with_moved_dates();
    let mut person = repository.opened(Language::Fr);
    let seen = person.types(&["H", "f", "'groupe:si", "enter"]).sees();
    for words in [
        "Ce qui a changé · Systèmes d’information",
        "Y répondaient alors",
        "Sorties (1)",
        "SI-01",
        "échap pour tout",
    ] {
        assert!(seen.contains(words), "{words}\n{seen}");
    }
    assert!(!seen.contains("RH-02"), "{seen}");
    // Moving a moment keeps the filter, judged anew.
    let seen = person.types(&[",", "tab", ","]).sees();
    assert!(
        seen.contains("Systèmes d’information") && !seen.contains("Sorties"),
        "{seen}"
    );
    // The first escape leaves the filter, the second the comparison.
    assert!(person.types(&["esc"]).sees().contains("Ce qui a changé"));
    assert!(!person.types(&["esc"]).sees().contains("Ce qui a changé"));
}

/// A group that only the past knows is proposed and taken; the plan of today has nothing of it.
#[test]
fn a_filter_may_name_what_only_the_past_knows() {
    let repository = with_moved_dates();
    repository.git(&["rm", "-rq", "plans/essai/groups/si"]);
    repository.git(&[
        "commit",
        "-q",
        "--date=2018-03-14T10:00:00+01:00",
        "-m",
        "Groupe dissous",
    ]);
    let mut person = repository.opened(Language::Fr);
    let seen = person.types(&["H", "f", "'groupe:s"]).sees();
    assert!(seen.contains("Systèmes d’information"), "{seen}");
    let seen = person.types(&["'i", "enter"]).sees();
    for words in ["Ce qui a changé · ", "Y répondaient alors", "Sorties (1)", "SI-01"] {
        assert!(seen.contains(words), "{words}\n{seen}");
    }
    // What neither moment knows is refused as elsewhere.
    let seen = person.types(&["f", "'groupe:zz", "enter"]).sees();
    assert!(seen.contains("zz") && seen.contains("aucune des valeurs"), "{seen}");
}

#[test]
fn drift_stands_beside_the_changes_and_in_the_groups() {
    let repository = with_moved_dates();
    let mut person = repository.opened(Language::Fr);
    let seen = person.types(&["H", "d"]).sees();
    for words in [
        "Ce qui a été repoussé",
        "Groupes (1)",
        "Actions (1)",
        "RH-02",
        "10 avril 2019",
    ] {
        assert!(seen.contains(words), "{words}\n{seen}");
    }
    // What a filter does not match now is left out of the drift.
    let seen = person.types(&["f", "'groupe:si", "enter"]).sees();
    assert!(
        !seen.contains("RH-02") && seen.contains("Ce qui a été repoussé"),
        "{seen}"
    );
    let seen = person.types(&["esc", "d"]).sees();
    assert!(seen.contains("Ce qui a changé"), "{seen}");
    let seen = person.types(&["esc", "5"]).sees();
    assert!(seen.contains("Dates") && seen.contains("repoussée, "), "{seen}");
    assert!(seen.contains("Dernière échéance"), "{seen}");
}
