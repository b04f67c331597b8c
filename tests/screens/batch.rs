//! Several actions changed at once: one prompt, every commit foreseen, one commit each.

use copil_plan::Language;

use crate::support::{Person, Repository, small};

fn commits(repository: &Repository) -> Vec<String> {
    let log = repository.git(&["log", "--format=%s"]);
    log.lines()
        .map(|line| line.replace(['\u{a0}', '\u{202f}'], " "))
        .collect()
}

#[test]
fn marked_actions_share_a_prompt_and_make_a_commit_each() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["2", "*", "M", "enter", "'2"]);
    insta::assert_snapshot!("batch_priority_fr", person.sees());
    person.types(&["'1", "tab", "'Décidé ensemble.", "enter"]);
    let picture = person.sees();
    assert!(
        picture.contains("2 changements enregistrés  (u les annule)"),
        "{picture}"
    );
    assert_eq!(
        commits(&repository),
        [
            "SI-01 : mise à jour (priorité)",
            "RH-02 : mise à jour (priorité)",
            "Adoption"
        ]
    );
    assert!(!picture.contains("◆"), "the marks are gone: {picture}");
}

#[test]
fn what_is_refused_is_named_first_and_left_aside_only_when_asked_twice() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    // RH-01 is under way, RH-02 done, SI-01 planned.
    person.types(&["2", "*", "s"]);
    let picture = person.sees();
    assert!(picture.contains("Statut · 3 actions"), "{picture}");
    assert!(
        picture.contains("pour 1 sur 3") || picture.contains("pour 2 sur 3"),
        "{picture}"
    );
    person.types(&["'2", "tab", "'Parce que.", "enter"]);
    insta::assert_snapshot!("batch_refused_fr", person.sees());
    assert_eq!(
        commits(&repository).len(),
        1,
        "nothing is recorded before it is asked for again"
    );
    person.types(&["esc"]);
    assert!(
        person.sees().contains("Parce que."),
        "the prompt stays: {}",
        person.sees()
    );
    person.types(&["enter", "enter"]);
    let made = commits(&repository);
    assert!(made.len() > 1 && made.len() < 4, "{made:?}");
    let mut person = repository.opened(Language::En);
    person.types(&["2", "*", "s", "'2", "tab", "'Because.", "enter"]);
    insta::assert_snapshot!("batch_refused_en", person.sees());
}

#[test]
fn an_undo_right_after_takes_all_of_it_back_or_the_last_alone() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["2", "*", "e", "'31/12/2018", "enter"]);
    assert_eq!(commits(&repository).len(), 4);
    person.types(&["u"]);
    insta::assert_snapshot!("batch_undo_fr", person.sees());
    person.types(&["enter"]);
    assert_eq!(commits(&repository).len(), 7);
    assert_eq!(
        repository.git(&["diff", "HEAD~6", "HEAD"]),
        "",
        "the files are as before"
    );
    person.types(&["u"]);
    assert!(!person.sees().contains("faits ensemble"), "{}", person.sees());
}

#[test]
fn a_sheet_is_about_its_own_action_whatever_is_marked() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    person.types(&["2", "*", "home", "enter", "s"]);
    assert!(person.sees().contains("Statut · RH-01"), "{}", person.sees());
    person.types(&["esc", "esc", "s"]);
    assert!(person.sees().contains("Statut · 3 actions"), "{}", person.sees());
}

#[test]
fn the_parts_of_a_sheet_are_changed_from_the_screen() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["2", "home", "M"]);
    insta::assert_snapshot!("modify_fr", person.sees());
    // The leads: the second is taken away.
    person.types(&["down", "down", "enter", "down", "space"]);
    insta::assert_snapshot!("modify_leads_fr", person.sees());
    person.types(&["enter"]);
    assert!(
        commits(&repository)[0].contains("pilotes"),
        "{:?}",
        commits(&repository)
    );
    person.types(&["M", "'jjj", "enter", "down", "enter"]);
    assert!(commits(&repository)[0].contains("RH-01"), "{:?}", commits(&repository));
    let file = repository.plan().join("groups/si/RH-01.toml");
    assert!(file.exists(), "moved to the other group");
}
