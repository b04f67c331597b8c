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
    let kept = "Elle quitte la liste ; la proposition et le motif sont gardés";
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

/// Records all that was written by hand.
fn records(repository: &Repository, why: &str) {
    repository.git(&["add", "."]);
    repository.git(&["commit", "-qm", why]);
}

/// A proposal that makes somebody lead RH-01 whom the plan no longer knows, and another one leads it there.
fn leading_on() -> (Repository, Person) {
    let plan = |people: &str| format!("format = 1\ntitle = \"Essai\"\nlanguage = \"fr\"\nstart = 2018-01-01\n{people}");
    let drh = "[people.drh]\nname = \"Ressources humaines\"\nemail = \"drh@essai.exemple\"\n";
    let person = |id: &str| format!("[people.{id}]\nname = \"{}\"\n", id.to_uppercase());
    let action =
        |lead: &str| format!("title = \"Télétravail\"\nstatus = \"planned\"\nleads = [\"{lead}\"]\n").into_bytes();
    let (file, config) = ("groups/rh/RH-01.toml", "plan.toml");
    let group = "title = \"RH\"\nleads = [\"drh\"]\n".as_bytes().to_vec();
    let files = [
        (config.to_owned(), plan(&format!("{drh}{}", person("dsi"))).into_bytes()),
        ("groups/rh/group.toml".to_owned(), group),
        (file.to_owned(), action("drh")),
    ];
    let user = ("Ressources humaines".to_owned(), "drh@essai.exemple".to_owned());
    let repository = Repository::of("essai", &user, &files);
    repository.git(&["switch", "-qc", "proposal/essai/pilote"]);
    repository.write(file, &action("dsi"));
    records(&repository, "Informatique d’abord.");
    repository.git(&["switch", "-q", "main"]);
    repository.write(file, &action("chef"));
    repository.write(config, plan(&format!("{drh}{}", person("chef"))).as_bytes());
    records(&repository, "Un chef.");
    let person = repository.opened(Language::Fr);
    (repository, person)
}

#[test]
fn an_answer_that_leads_to_another_question_is_followed_by_it() {
    let (repository, mut person) = leading_on();
    let seen = opens(&mut person);
    assert!(seen.contains("RH-01, pilotes"), "{seen}");
    let seen = person.types(&["enter", "down", "down"]).sees();
    for words in ["Une réponse manque", "« dsi »", "◉ la proposition : pilotes"] {
        assert!(seen.contains(words), "{words}\n{seen}");
    }
    // Another answer leads to none.
    assert!(!person.types(&["up"]).sees().contains("« dsi »"), "{}", person.sees());
    let head = repository.git(&["rev-parse", "main"]);
    person.types(&["down", "enter", "down", "down", "enter"]);
    assert_ne!(repository.git(&["rev-parse", "main"]), head, "{}", person.sees());
    let file = repository.git(&["show", "main:plans/essai/groups/rh/RH-01.toml"]);
    let plan = repository.git(&["show", "main:plans/essai/plan.toml"]);
    assert!(file.contains("\"dsi\"") && plan.contains("people.dsi"), "{file}{plan}");
}

#[test]
fn another_value_than_either_side_s_answers_a_clash() {
    let (repository, mut person) = clashing();
    opens(&mut person);
    // Going up comes to it first; enter asks for it.
    let seen = person.types(&["enter", "up", "enter"]).sees();
    assert!(seen.contains("╭ Échéance"), "{seen}");
    let seen = person.types(&["'2019-02-01", "enter"]).sees();
    let told = "◉ une autre valeur : échéance 21/12/2018 → 01/02/2019";
    assert!(seen.contains(told), "{seen}");
    // What is typed is there again when the proposal is.
    person.types(&["esc"]);
    assert!(opens(&mut person).contains(told), "{}", person.sees());
    // With another weather goes another comment.
    person.types(&["enter", "up", "enter"]);
    person.types(&["2", "enter", "'À voir en comité.", "enter"]);
    let seen = person.sees();
    assert!(seen.contains("◉ une autre valeur : météo"), "{seen}");
    person.types(&["enter"]);
    let file = repository.git(&["show", "main:plans/essai/groups/rh/RH-01.toml"]);
    for text in ["due = 2019-02-01", "weather = \"cloudy\"", "À voir en comité."] {
        assert!(file.contains(text), "{text}\n{file}\n{}", person.sees());
    }
    let message = repository.git(&["log", "-1", "--format=%B", "main"]);
    assert!(message.contains("Resolved: RH-01 due other"), "{message}");
}
