//! The plan as it was, in every view.

use copil_plan::Language;

use crate::support::{Person, Repository};

/// The small plan, adopted in 2017; an action was done and another taken away since the committee met in December.
fn with_a_past() -> Repository {
    let repository = Repository::new();
    let done = std::fs::read_to_string(repository.plan().join("groups/rh/RH-02.toml")).unwrap();
    let before = done
        .replace("status = \"done\"", "status = \"in-progress\"")
        .replace("since = 2018-03-12", "since = 2017-02-01");
    repository.write("groups/rh/RH-02.toml", before.as_bytes());
    repository.git(&["add", "."]);
    repository.git(&[
        "commit",
        "-q",
        "--amend",
        "--date=2017-01-02T10:00:00+01:00",
        "-mAdoption",
    ]);
    repository.write("groups/rh/RH-02.toml", done.as_bytes());
    repository.git(&["add", "."]);
    repository.git(&["commit", "-q", "--date=2018-03-12T10:00:00+01:00", "-mCharte signée"]);
    repository.git(&["rm", "-q", "plans/essai/groups/si/SI-01.toml"]);
    repository.git(&["commit", "-q", "--date=2018-03-13T10:00:00+01:00", "-mRetirée"]);
    repository
}

const BANNER: &str = "Plan enregistré au 14 décembre 2017";

#[test]
fn every_view_shows_the_meeting_before_and_says_so() {
    let repository = with_a_past();
    let mut person = repository.opened(Language::Fr);
    assert!(!person.types(&["2"]).sees().contains("SI-01"));
    person.types(&[","]);
    for view in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"] {
        let picture = person.types(&[view]).sees();
        assert!(picture.contains(BANNER), "{view}\n{picture}");
        assert!(picture.contains("14 décembre 2017"), "{view}\n{picture}");
    }
    let actions = person.types(&["2"]).sees();
    assert!(actions.contains("SI-01"), "{actions}");
    let journal = person.types(&["6"]).sees();
    assert!(!journal.contains("12/03/2018"), "{journal}");
    // From afar as well.
    assert!(person.types(&["1", "W"]).sees().contains(BANNER));
    // Escape comes back as well.
    assert!(!person.types(&["W", "esc"]).sees().contains(BANNER));
    let back = person.types(&[",", ";", "2"]).sees();
    assert!(!back.contains(BANNER) && !back.contains("SI-01"), "{back}");
    assert!(person.types(&["6"]).sees().contains("12/03/2018"));
}

#[test]
fn nothing_of_the_past_can_be_changed() {
    let repository = with_a_past();
    let head = repository.git(&["rev-parse", "HEAD"]);
    let mut person = repository.opened(Language::Fr);
    person.types(&[",", "2"]);
    for key in ["s", "m", "r", "e", "n", "M", "u", "R"] {
        let told = person.types(&[key]).sees();
        assert!(told.contains("rien ne peut y être changé"), "{key}\n{told}");
        person.types(&["esc"]);
    }
    assert_eq!(repository.git(&["rev-parse", "HEAD"]), head);
    assert_eq!(repository.git(&["status", "--porcelain"]), "");
}

#[test]
fn any_moment_can_be_picked_or_typed() {
    let repository = with_a_past();
    let mut person = repository.opened(Language::En);
    person.types(&["@", "'december", "enter"]);
    assert!(
        person.sees().contains("Plan recorded by 14 December 2017"),
        "{}",
        person.sees()
    );
    person.types(&["@", "'12/03/2018", "enter"]);
    assert!(
        person.sees().contains("Plan recorded by 12 March 2018"),
        "{}",
        person.sees()
    );
    person.types(&["@", "'HEAD~2", "enter"]);
    assert!(
        person.sees().contains("Plan recorded by 2 January 2017"),
        "{}",
        person.sees()
    );
    person.types(&["@", "'1999-01-01", "enter"]);
    assert!(
        person.sees().contains("the first record is of 2 January 2017"),
        "{}",
        person.sees()
    );
    person.types(&["esc", ","]);
    assert!(
        person.sees().contains("No meeting before 2 January 2017"),
        "{}",
        person.sees()
    );
    person.types(&["@", "enter"]);
    assert!(!person.sees().contains("Plan recorded by"), "{}", person.sees());
}

#[test]
fn what_others_write_meanwhile_is_read_on_coming_back() {
    let repository = with_a_past();
    let mut person = repository.opened(Language::Fr);
    person.types(&[",", "2"]);
    let action = std::fs::read_to_string(repository.plan().join("groups/rh/RH-02.toml")).unwrap();
    let other = action.replace("Écrire une charte", "Signer une charte");
    repository.write("groups/rh/RH-02.toml", other.as_bytes());
    person.app.files_changed();
    person.obey();
    assert!(person.sees().contains("Écrire une charte"), "{}", person.sees());
    let now = person.types(&[";"]).sees();
    assert!(now.contains("Signer une charte"), "{now}");
}

#[test]
fn the_banner_is_whole_on_the_smallest_screen() {
    let repository = with_a_past();
    for (language, last) in [(Language::Fr, "@ moments"), (Language::En, "@ moments")] {
        let mut person: Person = repository.opened(language);
        person.resizes(80, 24);
        let picture = person.types(&[","]).sees();
        assert!(picture.contains(last), "{picture}");
    }
}

#[test]
fn a_word_behind_the_day_asks_for_what_was_true_or_shared() {
    let repository = with_a_past();
    let late = std::fs::read_to_string(repository.plan().join("groups/rh/RH-02.toml")).unwrap();
    // Recorded in March, it was done in November.
    repository.write(
        "groups/rh/RH-02.toml",
        late.replace("2018-03-12", "2017-11-02").as_bytes(),
    );
    repository.git(&["add", "."]);
    repository.git(&[
        "commit",
        "-q",
        "--date=2018-03-14T10:00:00+01:00",
        "-mFaite en novembre",
    ]);
    let mut person = repository.opened(Language::Fr);
    let seen = person.types(&["@", "'14/12/2017 effectif", "enter", "2"]).sees();
    assert!(
        seen.contains("Plan effectif au 14 décembre 2017, su aujourd’hui"),
        "{seen}"
    );
    // Stepping keeps to what is asked.
    let seen = person.types(&[";", "@", "'14/12/2017", "enter"]).sees();
    assert!(seen.contains(BANNER), "{seen}");
    let seen = person.types(&["@", "'14/12/2017 partagé", "enter"]).sees();
    assert!(seen.contains("On ne sait pas ce qui était partagé"), "{seen}");
}

#[test]
fn a_meeting_that_was_not_held_is_no_moment_to_go_back_to() {
    let repository = with_a_past();
    for (day, state) in [
        ("2018-02-01", "cancelled"),
        ("2018-02-08", "postponed"),
        ("2018-02-15", "written"),
    ] {
        let text = format!("committee = \"copil\"\ndate = {day}\nstate = \"{state}\"\n");
        repository.write(&format!("meetings/{day}-copil.toml"), text.as_bytes());
    }
    repository.git(&["add", "."]);
    repository.git(&["commit", "-q", "--date=2018-03-14T10:00:00+01:00", "-mReportées"]);
    let mut person = repository.opened(Language::Fr);
    let menu = person.types(&["@"]).sees();
    assert!(
        menu.contains("14 décembre 2017") && !menu.contains("février 2018"),
        "{menu}"
    );
    assert!(person.types(&["esc", ","]).sees().contains(BANNER));
}
