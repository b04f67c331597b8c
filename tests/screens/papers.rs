//! Reports and the papers of a meeting, made from the screen.

use std::fs;

use copil_plan::Language;

use crate::support::Repository;

#[test]
fn a_paper_of_the_next_meeting_is_made_beside_the_screen_and_told() {
    let repository = Repository::new();
    let next = "committee = \"copil\"\ndate = 2018-03-22\n";
    repository.write("meetings/2018-03-22-copil.toml", next.as_bytes());
    repository.git(&["add", "."]);
    repository.git(&["commit", "-qm", "Prévoir"]);
    let mut person = repository.opened(Language::Fr);
    let menu = person.types(&["ctrl-p"]).sees();
    assert!(menu.contains("Comité de pilotage du 22 mars 2018"), "{menu}");
    assert!(
        menu.contains("Convocation et ordre du jour") && menu.contains("Feuille de présence"),
        "{menu}"
    );
    assert!(!menu.contains("Relevé de décisions"), "it is not held yet: {menu}");
    let said = person.types(&["enter"]).sees();
    assert!(
        said.contains("Projet d’ordre du jour : 2018-03-22-copil-ordre-du-jour.html, dans"),
        "{said}"
    );
    let page = fs::read_to_string(person.papers.path().join("2018-03-22-copil-ordre-du-jour.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>"), "{page}");
    // Made again, it takes its own place; what else has its name stays.
    person.types(&["ctrl-p", "enter"]);
    let file = person.papers.path().join("2018-03-22-copil-presence.html");
    fs::write(&file, "Mes notes").unwrap();
    let told = person.types(&["ctrl-p", "down", "enter"]).sees();
    assert!(told.contains("existe déjà"), "{told}");
    assert_eq!(fs::read_to_string(file).unwrap(), "Mes notes");
}

#[test]
fn a_plan_without_meetings_has_reports_and_no_papers() {
    let repository = Repository::new();
    repository.git(&["rm", "-qr", "plans/essai/meetings"]);
    repository.git(&["commit", "-qm", "Sans réunion"]);
    let mut person = repository.opened(Language::Fr);
    let menu = person.types(&["ctrl-p"]).sees();
    assert!(
        menu.contains("La lettre du projet") && !menu.contains("Feuille de présence"),
        "{menu}"
    );
    let said = person.types(&["enter"]).sees();
    assert!(
        said.contains("Tableau de bord : essai-tableau-de-bord-2018-03-15.html, dans"),
        "{said}"
    );
    let page = fs::read_to_string(person.papers.path().join("essai-tableau-de-bord-2018-03-15.html")).unwrap();
    assert!(page.contains("<h1>Tableau de bord</h1>"), "{page}");
}

#[test]
fn sheets_are_of_what_is_marked_else_selected_else_listed() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    let sheets = |person: &mut crate::support::Person| -> String {
        let menu = person.types(&["ctrl-p"]).sees();
        person.types(&["esc"]);
        let line = menu
            .lines()
            .find(|line| line.contains("une par page") || line.contains("une action"));
        line.unwrap_or_else(|| panic!("{menu}")).to_owned()
    };
    let listed = sheets(person.types(&["2"]));
    assert!(listed.contains("actions, une par page"), "{listed}");
    assert!(sheets(person.types(&["enter"])).contains("une action"));
    person.types(&["esc", "space"]);
    assert!(sheets(&mut person).contains("une action"));
}
