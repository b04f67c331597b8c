//! Previews and recordings are worked out beside the drawing thread: keys typed meanwhile wait their turn.

use copil::tui::app::{Edited, LoopRequest};
use copil_plan::Language;

use crate::compare::with_a_past;
use crate::proposals::clashing;
use crate::support::{Person, Repository};

fn commits(repository: &Repository) -> String {
    repository.git(&["rev-list", "--count", "HEAD"]).trim().to_owned()
}

/// Runs the first task that is waiting, and leaves those that it leads to.
fn run_one(person: &mut Person, waiting: &mut Vec<LoopRequest>) {
    waiting.extend(person.app.requests());
    let LoopRequest::Run(task) = waiting.remove(0) else {
        panic!("a task");
    };
    person.app.task_done(task());
    waiting.extend(person.app.requests());
}

#[test]
fn enter_waits_for_the_preview_and_what_is_typed_after_it_for_the_recording() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["2", "s", "down", "tab"]);
    person.types_ahead(&["'Avis défavorable.", "enter", "m", "'Il pleut."]);
    let picture = person.sees();
    assert!(picture.contains("Statut · RH-01"), "{picture}");
    assert_eq!(commits(&repository), "1");
    person.obey();
    assert_eq!(commits(&repository), "2");
    let message = repository.git(&["log", "-1", "--format=%B"]);
    assert!(message.contains("Avis défavorable."), "{message}");
    let picture = person.sees();
    assert!(picture.contains("Météo · RH-01"), "{picture}");
    assert!(picture.contains("Il pleut."), "{picture}");
}

#[test]
fn a_preview_of_what_is_no_longer_asked_for_is_dropped() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["2"]);
    person.types_ahead(&["s"]);
    assert!(person.sees().contains("aperçu en cours…"), "{}", person.sees());
    let mut waiting = Vec::new();
    person.types_ahead(&["down", "down", "tab", "'Parce que."]);
    run_one(&mut person, &mut waiting);
    assert!(
        person.sees().contains("aperçu en cours…"),
        "it was about another status: {}",
        person.sees()
    );
    while !waiting.is_empty() {
        run_one(&mut person, &mut waiting);
    }
    assert!(person.sees().contains("→ RH-01 : "), "{}", person.sees());
    assert!(!person.sees().contains("aperçu en cours…"), "{}", person.sees());
}

#[test]
fn several_changes_are_recorded_while_the_screen_stays_alive() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["2", "space", "space", "m", "2", "tab", "'Vu."]);
    person.types_ahead(&["enter", "1"]);
    person.resizes(120, 40);
    let picture = person.sees();
    assert!(picture.contains("Enregistrement en cours…"), "{picture}");
    assert!(
        picture.contains("Météo · 2 actions"),
        "the prompt stays until then: {picture}"
    );
    person.obey();
    assert_eq!(commits(&repository), "3");
    let picture = person.sees();
    assert!(picture.contains("Tableau de bord"), "{picture}");
    assert!(!picture.contains("Météo · 2 actions"), "{picture}");
}

#[test]
fn files_written_while_a_change_is_recorded_are_read_afterwards() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["2", "m", "2", "tab", "'Vu."]);
    person.types_ahead(&["enter"]);
    let file = repository.plan().join("groups/si/SI-01.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("title = \"", "title = \"Nouveau : ")).unwrap();
    person.app.files_changed();
    person.obey();
    assert_eq!(commits(&repository), "2");
    assert!(person.sees().contains("Nouveau : "), "{}", person.sees());
}

#[test]
fn what_was_found_before_the_editor_was_left_is_not_what_came_of_it() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["2"]);
    let file = repository.plan().join("groups/rh/RH-01.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("title = \"", "title = \"Nouveau : ")).unwrap();
    person.app.files_changed();
    let mut waiting = Vec::new();
    run_one(&mut person, &mut waiting);
    let found = waiting.into_iter().filter_map(|request| match request {
        LoopRequest::Run(task) => Some(task()),
        _ => None,
    });
    let found: Vec<_> = found.collect();
    person.types_ahead(&["E"]);
    std::fs::write(&file, "title = \"coupé").unwrap();
    person.app.edited(&Edited::Well);
    for result in found {
        person.app.task_done(result);
    }
    person.obey();
    let picture = person.sees();
    assert!(picture.contains("Fichiers du plan"), "{picture}");
    assert!(!picture.contains("Modifiés hors de copil ("), "{picture}");
}

#[test]
fn keys_typed_while_a_screen_is_read_are_for_that_screen() {
    let (repository, mut person) = clashing();
    let before = commits(&repository);
    // The list, then the proposal on top of it, then the first question that is open.
    person.types(&["2"]).types_ahead(&["N", "enter", "enter"]);
    assert!(person.sees().contains("Ouverture en cours…"), "{}", person.sees());
    person.obey();
    let asked = person.sees();
    let mut slow = repository.opened(Language::Fr);
    assert_eq!(asked, slow.types(&["2", "N", "enter", "enter"]).sees());
    assert!(asked.contains("2 réponses manquent"), "{asked}");
    assert_eq!(commits(&repository), before);
}

#[test]
fn each_meeting_stepped_over_in_a_burst_counts() {
    let repository = with_a_past();
    let opens = |keys: &[&str], comparing: bool, burst: bool| {
        let mut person = repository.opened(Language::Fr);
        let first = if comparing { &["2", "H"][..] } else { &["2"] };
        if burst {
            person.types_ahead(first).types_ahead(keys).obey();
        } else {
            person.types(first).types(keys);
        }
        person.sees()
    };
    for (comparing, keys) in [
        (false, &[",", ",", "down"][..]),
        (false, &[",", ",", ";", ","]),
        (true, &[",", "down"]),
    ] {
        let seen = opens(keys, comparing, true);
        assert_eq!(seen, opens(keys, comparing, false));
        assert!(seen.contains("1er juin 2017"), "{keys:?}\n{seen}");
    }
}

#[test]
fn keys_meant_for_a_screen_that_does_not_open_answer_nothing_else() {
    let (repository, mut person) = clashing();
    person.types(&["2", "N"]);
    repository.git(&["branch", "-D", "proposal/essai/télétravail"]);
    person.types_ahead(&["enter", "enter", "s"]).obey();
    let seen = person.sees();
    assert!(seen.contains("télétravail"), "the sentence stays: {seen}");
    assert!(!seen.contains("Statut · RH-01"), "{seen}");
}
