//! A plan is founded at the keys, from its first person to its first meeting, and plain git and `copil check` read it back.

use copil_plan::Language;

use crate::support::{Person, Repository, small};

/// A plan that has nothing but a title.
fn bare(language: &str) -> Repository {
    let config = format!("format = 1\ntitle = \"Sobriété\"\nlanguage = \"{language}\"\nstart = 2018-01-01\n");
    let user = ("Secrétariat général".to_owned(), "sg@ville.exemple".to_owned());
    Repository::of("essai", &user, &[("plan.toml".to_owned(), config.into_bytes())])
}

/// The keys that make a thing: the first letters of its kind, then what is typed field by field.
fn make<'k>(kind: &'k str, fields: &[&'k str]) -> Vec<&'k str> {
    let mut keys = vec!["a", kind, "enter"];
    for (n, field) in fields.iter().enumerate() {
        keys.extend(if n > 0 { vec!["tab", field] } else { vec![*field] });
    }
    keys.push("enter");
    keys
}

/// What a founder types, in the words of a language.
struct Words<'w> {
    person: &'w str,
    group: &'w str,
    action: &'w str,
    milestone: &'w str,
    committee: &'w str,
    meeting: &'w str,
    day: &'w str,
    recorded: &'w str,
}

const FRENCH: Words<'static> = Words {
    person: "'pers",
    group: "'groupe",
    action: "'action",
    milestone: "'jalon",
    committee: "'comité",
    meeting: "'réunion",
    day: "'15/06/2018",
    recorded: "Enregistré",
};

const ENGLISH: Words<'static> = Words {
    person: "'pers",
    group: "'group",
    action: "'action",
    milestone: "'milestone",
    committee: "'committee",
    meeting: "'meeting",
    day: "'2018-06-15",
    recorded: "Recorded",
};

fn found(language: Language, size: (u16, u16), words: &Words<'_>) -> (Repository, Person) {
    let repository = bare(language.code());
    let mut person = repository.opened(language);
    person.resizes(size.0, size.1);
    let mut does = |keys: Vec<&str>| {
        person.types(&keys);
        assert!(person.sees().contains(words.recorded), "{keys:?}: {}", person.sees());
    };
    does(make(
        words.person,
        &["'Direction générale", "'dgs@ville.exemple", "'dgs"],
    ));
    does(make(
        words.person,
        &["'Ressources humaines", "'drh@ville.exemple", "'drh"],
    ));
    does(make(words.person, &["'Moyens généraux", "'dmg@ville.exemple"]));
    // Whoever leads a group is typed by the first letters, and taken when the field is left.
    does(make(words.group, &["'Ressources humaines", "'drh", "'moyens", "'rh"]));
    does(make(words.group, &["'Bâtiments et énergie", "'moyens", "'dgs"]));
    for title in ["'Plan de formation", "'Charte du télétravail", "'Entretiens annuels"] {
        does(make(words.action, &["'rh", title, "'drh", words.day]));
    }
    // Who is not known by what is typed is chosen below.
    person.types(&make(words.action, &["'bât", "'Isoler les écoles"])[..6]);
    person.types(&["tab", "down", "down", "down", "enter", "tab", words.day, "enter"]);
    assert!(person.sees().contains(words.recorded), "{}", person.sees());
    let mut does = |keys: Vec<&str>| {
        person.types(&keys);
        assert!(person.sees().contains(words.recorded), "{keys:?}: {}", person.sees());
    };
    does(make(words.action, &["'bat", "'Éteindre la nuit"]));
    does(make(words.milestone, &["'RH-01", "'Plan adopté", words.day]));
    does(make(words.committee, &["'Comité de pilotage", "'dgs, drh", "'copil"]));
    // The only committee is the one that meets.
    does(make(words.meeting, &["'12/04/2018", "'Salle du conseil"]));
    (repository, person)
}

/// What was founded, as plain git tells it.
fn told(repository: &Repository) -> Vec<String> {
    let log = repository.git(&["log", "--reverse", "--format=%s"]);
    log.replace('\u{a0}', " ").lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn a_plan_is_founded_at_the_keys() {
    for size in [(80, 24), (120, 40)] {
        let (repository, mut person) = found(Language::Fr, size, &FRENCH);
        assert_eq!(
            told(&repository),
            [
                "plan : Direction générale rejoint le plan",
                "plan : Ressources humaines rejoint le plan",
                "plan : Moyens généraux rejoint le plan",
                "groupe rh : nouveau groupe « Ressources humaines »",
                "groupe batiments-energie : nouveau groupe « Bâtiments et énergie »",
                "RH-01 : nouvelle action « Plan de formation »",
                "RH-02 : nouvelle action « Charte du télétravail »",
                "RH-03 : nouvelle action « Entretiens annuels »",
                "BE-01 : nouvelle action « Isoler les écoles »",
                "BE-02 : nouvelle action « Éteindre la nuit »",
                "RH-01 : nouveau jalon « Plan adopté »",
                "plan : nouveau comité « Comité de pilotage »",
                "Comité de pilotage du 12 avril 2018 : nouvelle réunion",
            ]
        );
        assert_eq!(repository.git(&["status", "--porcelain"]), "");
        let show = |path: &str| repository.git(&["show", &format!("HEAD:plans/essai/{path}")]);
        assert_eq!(
            show("groups/rh/group.toml"),
            "title = \"Ressources humaines\"\nleads = [\"drh\"]\nmembers = [\"moyens-generaux\"]\n"
        );
        let action = show("groups/batiments-energie/BE-01.toml");
        assert!(action.contains("leads = [\"moyens-generaux\"]"), "{action}");
        assert!(action.contains("due = 2018-06-15"), "{action}");
        let meeting = show("meetings/2018-04-12-copil.toml");
        assert!(meeting.contains("place = \"Salle du conseil\""), "{meeting}");
        let check = std::process::Command::new(env!("CARGO_BIN_EXE_copil"))
            .args(["check"])
            .current_dir(repository.folder.path())
            .env("COPIL_TODAY", "2018-03-15")
            .output()
            .unwrap();
        assert!(check.status.success(), "{check:?}");
        person.types(&["2"]);
        assert!(person.sees().contains("Isoler les écoles"), "{}", person.sees());
    }
}

#[test]
fn a_plan_is_founded_in_english_too() {
    for size in [(80, 24), (120, 40)] {
        let (repository, _) = found(Language::En, size, &ENGLISH);
        let told = told(&repository);
        assert_eq!(told.len(), 13, "{told:?}");
        assert_eq!(told[12], "Comité de pilotage of 12 April 2018: new meeting");
    }
}

#[test]
fn an_empty_plan_says_which_key_begins_it() {
    let mut person = bare("fr").opened(Language::Fr);
    for view in ["1", "2", "3", "4", "5", "7", "9", "0"] {
        person.types(&[view]);
        assert!(person.sees().contains("La touche « a » "), "{view}: {}", person.sees());
    }
    person.types(&["a"]);
    assert!(
        person.sees().contains("entrée crée d’abord : groupe de travail"),
        "{}",
        person.sees()
    );
    person.types(&["'action", "enter"]);
    assert!(person.sees().contains("Nouveau groupe de travail"), "{}", person.sees());
}

#[test]
fn what_fits_the_selection_comes_first() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    person.types(&["2", "a"]);
    let selected = person.sees_selected();
    assert!(
        selected.contains("Jalon") && selected.contains("pour RH-01"),
        "{selected}"
    );
    person.types(&["enter", "'Charte signée"]);
    assert!(
        person.sees().contains("→ RH-01 : nouveau jalon « Charte signée »"),
        "{}",
        person.sees()
    );
}

#[test]
fn what_is_missing_or_wrong_is_said_before_anything_is_recorded() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    // The group is that of the selected action.
    person.types(&["2", "a", "'action", "enter", "enter"]);
    assert!(person.sees().contains("À remplir : titre"), "{}", person.sees());
    person.types(&["'Titre", "up", "ctrl-u", "'xyz"]);
    assert!(person.sees().contains("« xyz »"), "{}", person.sees());
    person.types(&["ctrl-u", "'rh", "tab", "tab", "tab", "'hier soir"]);
    assert!(
        person.sees().contains("« hier soir » n’est pas une date"),
        "{}",
        person.sees()
    );
    person.types(&["ctrl-u", "tab", "'RH-01"]);
    assert!(person.sees().contains("RH-01 est déjà pris"), "{}", person.sees());
    person.types(&["ctrl-u", "'é"]);
    assert!(person.sees().contains("« é »"), "{}", person.sees());
    assert_eq!(repository.git(&["rev-list", "--count", "HEAD"]).trim(), "1");
}

#[test]
fn what_was_typed_is_there_again_after_an_escape() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["a", "'groupe", "enter", "'Voirie", "esc"]);
    assert!(
        person.sees().contains("Ce que vous avez tapé est gardé"),
        "{}",
        person.sees()
    );
    person.types(&["a", "'groupe", "enter"]);
    assert!(person.sees().contains("nouveau groupe « Voirie »"), "{}", person.sees());
    // The window changes, and somebody else the plan.
    person.resizes(120, 40);
    person.resizes(80, 24);
    assert!(person.sees().contains("Voirie"), "{}", person.sees());
    person.types(&["esc", "2", "s", "tab", "'Avis attendu.", "esc", "s"]);
    assert!(person.sees().contains("Avis attendu."), "{}", person.sees());
    // Another action is another matter.
    person.types(&["esc", "down", "s"]);
    assert!(!person.sees().contains("Avis attendu."), "{}", person.sees());
    // What is recorded is done with.
    person.types(&["esc", "up", "s", "enter", "s"]);
    assert!(!person.sees().contains("Avis attendu."), "{}", person.sees());
}

#[test]
fn a_date_that_goes_with_a_milestone_comes_back_to_it() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    person.types(&["2", "e", "esc"]);
    assert!(
        !person.sees().contains("Ce que vous avez tapé"),
        "nothing was typed: {}",
        person.sees()
    );
    person.types(&["e", "down", "'1/6/2018"]);
    let before = person.sees_selected();
    person.types(&["esc", "e"]);
    assert_eq!(person.sees_selected(), before, "{}", person.sees());
    assert!(person.sees().contains("1/6/2018"), "{}", person.sees());
}
