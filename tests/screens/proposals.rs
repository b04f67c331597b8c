//! Proposals at the keys: a change put in one, the list of them, one decided, each clash with the plan answered for itself.

use copil_plan::Language;

use crate::committee::repository;
use crate::support::{Person, Repository};

/// A proposal that pushes RH-01 back and changes its weather, made from prompts.
fn proposed() -> (Repository, Person) {
    let repository = repository();
    let mut person = repository.opened(Language::Fr);
    for change in [
        &["e", "'2019-03-01", "tab", "'Le marché tarde."][..],
        &["m", "3", "'Sans titulaire."],
    ] {
        person.types(&["2", "g"]).types(change);
        person.types(&["ctrl-p", "'télétravail", "enter"]);
    }
    (repository, person)
}

/// A proposal that clashes with the plan as it is now.
pub(crate) fn clashing() -> (Repository, Person) {
    let (repository, mut person) = proposed();
    changes_too(&mut person);
    (repository, person)
}

/// What the plan makes of the same two values.
fn changes_too(person: &mut Person) {
    person.types(&["2", "g", "e", "'2019-01-15", "tab", "'Décision du directeur.", "enter"]);
    person.types(&["m", "1", "'Le marché est signé.", "enter"]);
}

fn opens(person: &mut Person) -> String {
    person.types(&["N", "enter"]).sees()
}

#[test]
fn a_prompt_says_how_its_change_is_proposed_and_the_list_then_shows_it() {
    let (repository, mut person) = proposed();
    let seen = person.types(&["2", "g", "s"]).sees();
    assert!(seen.contains("ctrl-p proposer"), "{seen}");
    let seen = person.types(&["esc", "N"]).sees();
    assert!(seen.contains("télétravail") && seen.contains("3 changements"), "{seen}");
    // The plan is what it was; the proposal says who made what and why.
    let due = |at: &str| repository.git(&["show", &format!("{at}:plans/essai/groups/rh/RH-01.toml")]);
    assert!(due("main").contains("2018-12-21"), "{}", due("main"));
    let seen = person.types(&["enter"]).sees();
    for words in ["Accepter", "01/03/2019", "Le marché tarde."] {
        assert!(seen.contains(words), "{words}\n{seen}");
    }
    person.types(&["enter"]);
    assert!(due("main").contains("2019-03-01"), "{}", due("main"));
    assert!(
        person.types(&["N"]).sees().contains("│ Aucune proposition "),
        "{}",
        person.sees()
    );
}

#[test]
fn each_clash_is_answered_for_itself_with_who_made_either_side_and_when() {
    let (repository, mut person) = clashing();
    let seen = opens(&mut person);
    for words in [
        "2 réponses manquent",
        "RH-01, échéance",
        "le plan : échéance 21/12/2018 → 15/01/2019",
        "la proposition : échéance 21/12/2018 → 01/03/2019",
        "Ressources humaines, le 15 mars 2018",
    ] {
        assert!(seen.contains(words), "{words}\n{seen}");
    }
    // Enter goes to what is still open; leaving loses no answer.
    person.types(&["enter", "down", "down", "'Vu en comité.", "esc"]);
    let seen = opens(&mut person);
    assert!(seen.contains("Une réponse manque"), "{seen}");
    assert!(seen.contains("Vu en comité."), "{seen}");
    assert!(seen.contains("◉ la proposition : échéance"), "{seen}");
    // The other one is answered the other way.
    person.types(&["enter", "down"]);
    assert!(person.sees().contains("◉ le plan : météo"), "{}", person.sees());
    person.types(&["enter"]);
    let file = repository.git(&["show", "main:plans/essai/groups/rh/RH-01.toml"]);
    assert!(
        file.contains("2019-03-01") && file.contains("Le marché est signé."),
        "{file}"
    );
}

#[test]
fn a_click_answers_a_clash() {
    let (_repository, mut person) = clashing();
    opens(&mut person);
    person.clicks("la proposition : échéance");
    let seen = person.sees();
    assert!(seen.contains("◉ la proposition : échéance"), "{seen}");
    assert!(seen.contains("Une réponse manque"), "{seen}");
    person.clicks("le plan : échéance");
    let seen = person.sees();
    assert!(seen.contains("◉ le plan : échéance"), "{seen}");
    person.clicks("Refuser");
    assert!(person.sees().contains("◉ Refuser"), "{}", person.sees());
}

#[test]
fn a_refusal_asks_no_question() {
    let (repository, mut person) = clashing();
    opens(&mut person);
    let seen = person.types(&["down"]).sees();
    assert!(!seen.contains("manque"), "{seen}");
    let kept = "Sa branche disparaît ; une étiquette de git garde la proposition";
    assert!(seen.replace('\u{a0}', " ").contains(kept), "{seen}");
    person.types(&["'Trop tôt.", "enter"]);
    assert!(
        person.types(&["N"]).sees().contains("Aucune proposition"),
        "{}",
        person.sees()
    );
    let tag = repository.git(&["tag", "-n9"]);
    assert!(tag.contains("Trop tôt."), "{tag}");
}

#[test]
fn a_branch_deleted_under_the_screen_is_said_to_be_gone_whatever_is_decided() {
    const BRANCH: &str = "proposal/essai/télétravail";
    let (repository, mut person) = proposed();
    let tip = repository.git(&["rev-parse", BRANCH]);
    let head = repository.git(&["rev-parse", "main"]);
    opens(&mut person);
    repository.git(&["branch", "-qD", BRANCH]);
    let gone = [
        "Rien n’a été enregistré",
        "La proposition « télétravail » n’est plus là",
        "git branch",
        &tip[..10],
    ];
    let is_told = |seen: &str| {
        for words in gone {
            assert!(seen.contains(words), "{words}\n{seen}");
        }
    };
    is_told(&person.types(&["enter"]).sees());
    // What it would have changed is there to be read still.
    let seen = person.types(&["enter"]).sees();
    assert!(seen.contains("01/03/2019"), "{seen}");
    is_told(&person.types(&["down", "'Trop tôt.", "enter"]).sees());
    assert_eq!(repository.git(&["rev-parse", "main"]), head);
    assert_eq!(repository.git(&["tag"]), "");
    // Brought back, it is decided as if nothing had been.
    repository.git(&["branch", BRANCH, tip.trim()]);
    let seen = person.types(&["enter", "up", "enter"]).sees();
    assert!(!seen.contains("n’est plus là"), "{seen}");
    assert_ne!(repository.git(&["rev-parse", "main"]), head);
}

#[test]
fn u_takes_back_what_was_accepted_last_as_one_change() {
    let (repository, mut person) = proposed();
    let file = || repository.git(&["show", "main:plans/essai/groups/rh/RH-01.toml"]);
    let before = file();
    opens(&mut person);
    person.types(&["enter"]);
    let accepted = repository.git(&["rev-parse", "main"]);
    assert_ne!(file(), before);
    let seen = person.types(&["u"]).sees();
    let told = "RH-01 : météo retirée, échéance de nouveau 21/12/2018";
    assert!(seen.contains(told), "{seen}");
    person.types(&["enter"]);
    assert_eq!(file(), before);
    let message = repository.git(&["log", "-1", "--format=%B", "main"]);
    assert!(message.contains(&format!("Undoes: {}", accepted.trim())), "{message}");
    // Done again, it is all there again.
    person.types(&["ctrl-r", "enter"]);
    assert!(file().contains("2019-03-01"), "{}", file());
}
