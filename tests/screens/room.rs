//! A meeting held at the keys: opened, walked, decided, closed, and read back with git.

use copil::workspace::Workspace;
use copil_plan::Language;
use crossterm::event::{KeyCode, KeyEvent};

use crate::meetings::files;
use crate::proof::SIZES;
use crate::support::{Person, Repository};

/// The repository of the plan, someone who takes the minutes, and the room of the next meeting.
fn called() -> (Repository, Person) {
    let user = ("Secrétariat".to_owned(), "secretariat@essai.exemple".to_owned());
    let files: Vec<(String, Vec<u8>)> = files()
        .into_iter()
        // An action that the plan has not is a fault, which locks the file.
        .map(|(path, text)| {
            (
                path.to_owned(),
                text.replace("action = \"RH-09\"", "title = \"Locaux\""),
            )
        })
        .map(|(path, text)| (path, text.replace("agenda.RH-09", "agenda.locaux").into_bytes()))
        .collect();
    let repository = Repository::of("essai", &user, &files);
    let person = in_room(&repository);
    (repository, person)
}

/// Someone in the room of the next meeting, from the dashboard.
fn in_room(repository: &Repository) -> Person {
    let workspace = Workspace::open(&repository.plan()).unwrap();
    let mut person = Person::before(workspace, Language::Fr, SIZES[1]);
    person.types(&["1", "h", "enter", "enter"]);
    person
}

impl Person {
    /// Clicks on the first line with a text, at its beginning.
    pub(crate) fn clicks(&mut self, text: &str) {
        let picture = self.sees();
        let found = picture.lines().zip(0..).find_map(|(line, row)| {
            let before = &line[..line.find(text)?];
            Some((u16::try_from(before.chars().count()).unwrap(), row))
        });
        let (column, row) = found.unwrap_or_else(|| panic!("no {text:?} in\n{picture}"));
        self.app.mouse(crossterm::event::MouseEvent {
            kind: crossterm::event::MouseEventKind::Down(crossterm::event::MouseButton::Left),
            column,
            row,
            modifiers: crossterm::event::KeyModifiers::NONE,
        });
        self.obey();
    }

    fn sees_all(&self, texts: &[&str]) {
        let picture = self.sees();
        for text in texts {
            assert!(picture.contains(text), "no {text:?} in\n{picture}");
        }
    }
}

/// The subjects of all commits but the first, the oldest first, each with the trailers that name the meeting.
fn told(repository: &Repository) -> String {
    let format = "--format=%s%n%(trailers:key=Meeting,key=Decision,key=Approves,key=Amends)";
    let log = repository.git(&["log", "--reverse", "--skip=0", format]);
    let lines: Vec<&str> = log.lines().filter(|line| !line.is_empty()).collect();
    lines[1..].join("\n").replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn a_meeting_is_held_without_leaving_its_screen() {
    let (repository, mut person) = called();
    person.sees_all(&["○ convoquée", "quorum de 3 non atteint", "aucun point traité sur 3"]);
    // Opened, with who leads it.
    person.types(&["o", "'Direction gén", "enter", "enter"]);
    person.sees_all(&["● en séance"]);
    // One key a person; one is represented, one leaves early.
    person.types(&["tab", "space", "j", "space", "j", "space", "space", "space", "space"]);
    person.sees_all(&["Informatique ·"]);
    person.types(&["'Direction générale", "enter"]);
    person.sees_all(&["quorum de 3 atteint", "représenté"]);
    // What is known of the item, what is decided on it and what follows.
    person.types(&["tab"]);
    person.sees_all(&[
        "1 · RH-01 Ouvrir le télétravail",
        "Depuis le 15 février 2018",
        "Comité technique du 1er mars 2018",
        "Charte prête.",
    ]);
    person.types(&["m", "1", "'Tout va bien.", "enter"]);
    person.types(&["d", "'Ouvrir à tous en juin.", "tab", "'Ressources", "enter", "enter"]);
    person.sees_all(&["Décisions prises", "Ouvrir à tous en juin."]);
    person.types(&["e", "'15/06/2018", "tab", "'Décidé en séance.", "enter"]);
    person.types(&["c"]);
    person.sees_all(&["1 point traité sur 3"]);
    // The record of the last meeting is approved, and a late item is put off with a word.
    person.types(&["l", "c", "l", "p"]);
    person.types(&["'Faute de temps.", "enter"]);
    person.types(&["tab", "k", "v"]);
    person.sees_all(&["sorti", "hors de la salle : Ressources humaines"]);
    // Interrupted, gone on with, closed.
    person.types(&["tab", "S"]);
    person.sees_all(&["‖ séance suspendue"]);
    person.types(&["S", "F", "enter"]);
    person.sees_all(&["✓ séance levée"]);
    insta::assert_snapshot!(told(&repository), @"
    Comité de pilotage du 22 mars 2018 : ouverture de la séance
    Meeting: 2018-03-22-copil
    Comité de pilotage du 22 mars 2018 : présents + Direction générale
    Meeting: 2018-03-22-copil
    Comité de pilotage du 22 mars 2018 : présents + Ressources humaines
    Meeting: 2018-03-22-copil
    Comité de pilotage du 22 mars 2018 : présents + Informatique
    Meeting: 2018-03-22-copil
    Comité de… du 22 mars 2018 : présents − Informati…, excusés + Informati…
    Meeting: 2018-03-22-copil
    Comité de… du 22 mars 2018 : excusés − Informati…, absents + Informati…
    Meeting: 2018-03-22-copil
    Comité de… du 22 mars 2018 : absents − Informati…, et 1 autre changement
    Meeting: 2018-03-22-copil
    RH-01 : météo ☀ Objectifs sécurisés
    Meeting: 2018-03-22-copil
    Comité de pilotage du 22 mars 2018 : décision 1 : « Ouvrir à tous en… »
    Meeting: 2018-03-22-copil
    Decision: 2018-03-22-copil/1
    RH-01 : échéance 29/06/2018 → 15/06/2018
    Meeting: 2018-03-22-copil
    Decision: 2018-03-22-copil/1
    Comité de pilotage du 22 mars 2018 : point « RH-01 » : décidé
    Meeting: 2018-03-22-copil
    Comité de pilota… du 22 mars 2018 : point « Approbation du r… » : décidé
    Meeting: 2018-03-22-copil
    Approves: 2018-01-11-copil
    Comité de pilotage du 22 mars 2018 : point « Locaux » : reporté
    Meeting: 2018-03-22-copil
    Comité de p… du 22 mars 2018 : Ressources… hors de la salle pour 1 point
    Meeting: 2018-03-22-copil
    Comité de pilotage du 22 mars 2018 : suspension de la séance
    Meeting: 2018-03-22-copil
    Comité de pilotage du 22 mars 2018 : reprise de la séance
    Meeting: 2018-03-22-copil
    Comité de pilotage du 22 mars 2018 : clôture de la séance
    Meeting: 2018-03-22-copil
    ");
    insta::assert_snapshot!(repository.git(&["tag", "-n1"]), @"
    copil/essai/2018-03-22-copil Comité de pilotage du 22 mars 2018 : clôture
    ");
    repository.git(&["fsck", "--strict"]);
    let file = std::fs::read_to_string(repository.plan().join("meetings/2018-03-22-copil.toml")).unwrap();
    insta::assert_snapshot!(file, @r#"
    committee = "copil"
    date = 2018-03-22
    state = "closed"
    started = 09:00:00
    ended = 10:00:00
    chair = "dgs"
    present = ["dgs", "drh"]

    [represented]
    dsi = "dgs"
    [agenda.RH-01]
    rank = 1
    action = "RH-01"
    minutes = 45
    spent = 1
    presenter = "drh"
    outcome = "decided"
    [agenda.releve]
    rank = 2
    approves = "2018-01-11-copil"
    minutes = 5
    spent = 1
    outcome = "decided"
    [agenda.locaux]
    rank = 2.1
    title = "Locaux"
    minutes = 20
    spent = 1
    outcome = "postponed"
    notes = "Faute de temps."
    away = ["drh"]
    [decisions.1]
    item = "RH-01"
    text = "Ouvrir à tous en juin."
    actions = ["RH-01"]
    owner = "drh"
    "#);
}

#[test]
fn a_meeting_is_not_closed_while_nothing_came_of_an_item() {
    let (_repository, mut person) = called();
    person.types(&["o", "enter", "c", "F"]);
    person.sees_all(&["de ces 2 points :", "│ 2 Approbation du relevé", "│ 2.1 Locaux"]);
    person.types(&["enter"]);
    person.sees_all(&["● en séance"]);
}

#[test]
fn an_item_that_is_put_off_asks_for_a_word() {
    let (repository, mut person) = called();
    person.types(&["o", "enter"]);
    let before = repository.git(&["rev-parse", "HEAD"]);
    person.types(&["x", "enter"]);
    assert_eq!(repository.git(&["rev-parse", "HEAD"]), before, "{}", person.sees());
    person.types(&["'Sans objet.", "enter"]);
    assert_ne!(repository.git(&["rev-parse", "HEAD"]), before, "{}", person.sees());
    person.sees_all(&["retiré", "Sans objet."]);
}

#[test]
fn the_clock_of_an_item_runs_only_while_it_is_at_hand() {
    let (_repository, mut person) = called();
    let at = |minute: i64| {
        chrono::DateTime::from_timestamp(1_521_705_600 + 60 * minute, 0)
            .unwrap()
            .into()
    };
    person.app.tell_time(at(0));
    person.types(&["o", "enter"]);
    person.app.tell_time(at(12));
    person.sees_all(&["12 min sur 45"]);
    person.types(&["l"]);
    person.app.tell_time(at(20));
    person.sees_all(&["8 min sur 5"]);
    person.types(&["h"]);
    person.app.tell_time(at(23));
    person.sees_all(&["15 min sur 45"]);
    person.types(&["S"]);
    person.app.tell_time(at(60));
    person.types(&["S"]);
    person.sees_all(&["15 min sur 45"]);
    person.types(&["c"]);
    person.sees_all(&["décidé · 15 min"]);
}

#[test]
fn it_opens_where_it_was_and_a_second_screen_follows() {
    let (repository, mut person) = called();
    person.types(&["o", "enter", "l", "q"]);
    assert!(person.left);
    let mut secretary = in_room(&repository);
    secretary.sees_all(&["╭ 2 · Approbation du relevé"]);
    let mut wall = in_room(&repository);
    wall.types(&["W"]).sees_all(&["point 2"]);
    secretary.types(&["l"]);
    wall.app.room_moved();
    wall.sees_all(&["╭ 2.1 · Locaux"]);
    wall.types(&["h"]);
    secretary.app.room_moved();
    secretary.sees_all(&["╭ 2 · Approbation du relevé"]);
}

#[test]
fn without_its_file_a_meeting_goes_on_at_the_first_item_of_which_nothing_came() {
    let (repository, mut person) = called();
    person.types(&["o", "enter", "c", "l", "l"]);
    std::fs::remove_dir_all(repository.folder.path().join(".git/copil/room")).unwrap();
    in_room(&repository).sees_all(&["╭ 2 · Approbation du relevé"]);
}

#[test]
fn an_empty_meeting_says_how_to_fill_it_and_can_be_closed() {
    let (repository, _) = called();
    let file = "committee = \"copil\"\ndate = 2018-03-22\nstate = \"convened\"\n";
    repository.write("meetings/2018-03-22-copil.toml", file.as_bytes());
    repository.git(&["commit", "--quiet", "--all", "--message", "Vide"]);
    let mut person = in_room(&repository);
    person.sees_all(&[
        "Rien n’est encore inscrit",
        "touche « + »",
        "aucun point à l’ordre du jour",
    ]);
    person.types(&["o", "enter", "F", "enter"]);
    person.sees_all(&["✓ séance levée"]);
}

#[test]
fn a_click_goes_to_an_item_and_a_second_one_on_a_person_says_how_they_stand() {
    let (_repository, mut person) = called();
    person.types(&["o", "enter"]);
    person.clicks("2.1 Locaux");
    person.sees_all(&["╭ 2.1 · Locaux"]);
    person.clicks("Informatique");
    person.clicks("Informatique");
    person.sees_all(&["Présents (1 sur 3)"]);
}

/// On the smallest screen the meeting's name is cut, and nothing that tells how far it is; of a name the end stays, and what
/// came of an item is a whole word.
#[test]
fn the_smallest_screen_tells_how_far_the_meeting_is() {
    let (repository, mut person) = called();
    person.types(&["o", "enter", "f", "tab", "space", "v", "d"]);
    let workspace = Workspace::open(&repository.plan()).unwrap();
    let mut person = Person::before(workspace, Language::Fr, (80, 24));
    person.types(&["1", "h", "enter", "enter"]);
    person.sees_all(&[
        "● en séance · Comité de pi… · quorum de 3 non atteint · 1 point traité sur 3",
        " info ",
        "hors de la salle : Direction générale ",
    ]);
}

#[test]
fn an_item_that_is_no_action_says_that_nothing_is_noted() {
    let (_repository, mut person) = called();
    person.types(&["l", "l"]);
    person.sees_all(&["╭ 2.1 · Locaux", "Rien n’est encore noté sur ce point."]);
}

/// A commit may be about several actions: of each its own part is told.
#[test]
fn an_item_tells_what_became_of_its_own_action() {
    let (repository, _) = called();
    let action = "title = \"Signer la charte\"\nstatus = \"in-progress\"\n";
    repository.write("groups/rh/RH-02.toml", action.as_bytes());
    let changed = std::fs::read_to_string(repository.plan().join("groups/rh/RH-01.toml")).unwrap();
    let changed = changed.replace("2018-06-29", "2018-09-28");
    repository.write("groups/rh/RH-01.toml", changed.as_bytes());
    let agenda = "committee = \"copil\"\ndate = 2018-03-22\nstate = \"convened\"\n\
                  [agenda.RH-02]\nrank = 1\naction = \"RH-02\"\n";
    repository.write("meetings/2018-03-22-copil.toml", agenda.as_bytes());
    repository.git(&["add", "."]);
    repository.git(&["commit", "--quiet", "--message", "Deux à la fois"]);
    let person = in_room(&repository);
    person.sees_all(&["Depuis le 15 février 2018", "nouvelle action « Signer la charte »"]);
    assert!(!person.sees().contains("28/09/2018"), "{}", person.sees());
    repository.git(&["rm", "-q", "plans/essai/groups/rh/RH-02.toml"]);
    repository.git(&["commit", "--quiet", "--message", "Retirée"]);
    in_room(&repository).sees_all(&["RH-02 (absente du plan)", "action supprimée (« Signer la charte »)"]);
}

#[test]
fn a_committee_without_members_says_so() {
    let (repository, _) = called();
    let plan = std::fs::read_to_string(repository.plan().join("plan.toml")).unwrap();
    let without: String = plan
        .split_inclusive('\n')
        .filter(|line| !line.starts_with("members"))
        .collect();
    assert_ne!(without, plan);
    repository.write("plan.toml", without.as_bytes());
    repository.git(&["commit", "--quiet", "--all", "--message", "Sans membres"]);
    let mut person = in_room(&repository);
    person.sees_all(&["╭ Présents ─", "Le comité n’a pas encore de membres."]);
    person.types(&["esc"]);
    person.sees_all(&["Le comité n’a pas encore de membres."]);
}

/// The error that closes the room comes before whatever else the files have.
#[test]
fn a_room_whose_file_cannot_be_read_leads_to_the_error() {
    let (repository, mut person) = called();
    let action = std::fs::read_to_string(repository.plan().join("groups/rh/RH-01.toml")).unwrap();
    repository.write("groups/rh/RH-01.toml", format!("inconnue = 1\n{action}").as_bytes());
    repository.write("meetings/2018-03-22-copil.toml", b"committee = [\n");
    person.app.files_changed();
    person.obey();
    person.sees_all(&[
        "meetings/2018-03-22-copil.toml contient une erreur",
        "P montre l’erreur",
    ]);
    let seen = person.types(&["P"]).sees();
    let at = |path: &str| seen.find(path).unwrap_or_else(|| panic!("no {path} in\n{seen}"));
    assert!(
        at("meetings/2018-03-22-copil.toml:1:") < at("groups/rh/RH-01.toml:1:"),
        "{seen}"
    );
}

#[test]
fn a_key_that_has_not_its_time_says_so() {
    let (_repository, mut person) = called();
    for letter in ['c', 'F', 'S'] {
        person
            .app
            .key(KeyEvent::from(KeyCode::Char(letter)), std::time::Duration::from_secs(1));
        person.sees_all(&["ne fait rien ici"]);
    }
}

/// The committee sees the proposals and decides them where it sits; that says the meeting, suspended or not.
#[test]
fn proposals_are_decided_in_the_room() {
    let (repository, mut person) = called();
    person.types(&["o", "enter"]);
    for (name, day) in [("'report", "'2019-03-01"), ("'plus-tard", "'2020-03-01")] {
        person.types(&["e", day, "tab", "'Le marché tarde.", "ctrl-p", name, "enter"]);
    }
    person.sees_all(&["● en séance"]);
    person.types(&["V"]);
    person.sees_all(&["plus-tard", "report"]);
    person.types(&["'report", "enter", "enter"]);
    person.sees_all(&["● en séance"]);
    person.types(&["S", "V", "enter", "down", "'Une fois suffit.", "enter"]);
    let accepted = repository.git(&["log", "-2", "--format=%s|%(trailers:key=Meeting,valueonly)"]);
    assert!(
        accepted.contains("Proposition «\u{a0}report\u{a0}» acceptée") && accepted.contains("|2018-03-22-copil"),
        "{accepted}"
    );
    let refused = repository.git(&["for-each-ref", "--format=%(contents)", "refs/tags/refused"]);
    assert!(
        refused.contains("Une fois suffit.") && refused.contains("Meeting: 2018-03-22-copil"),
        "{refused}"
    );
}

/// On the smallest screen the keys that are needed most are in the footer, none is cut, and help stays.
#[test]
fn the_smallest_footer_has_what_a_meeting_needs() {
    let (repository, mut person) = called();
    person.types(&["o", "enter"]);
    let workspace = Workspace::open(&repository.plan()).unwrap();
    let mut person = Person::before(workspace, Language::Fr, (80, 24));
    let seen = person.types(&["1", "h", "enter", "enter"]).sees();
    let footer = seen.lines().last().unwrap_or_default().trim_end();
    assert_eq!(
        footer,
        " → suivant  c décidé  d décision  b débattu  p reporté        ? aide  q quitter"
    );
}

#[test]
fn an_item_that_is_added_in_the_room_is_marked_late_and_takes_a_number_between() {
    let (_repository, mut person) = called();
    person.types(&["o", "enter", "+", "'Parking", "enter"]);
    person.sees_all(&["1.1 Parking"]);
    person.types(&["0"]);
    person.sees_all(&["1.1  Parking", "ajouté après la convocation"]);
}

#[test]
fn a_meeting_is_prepared_with_the_agenda_that_is_proposed_and_put_in_order() {
    let (repository, mut person) = called();
    person.types(&["0", "n", "'copil", "enter", "'05/04/2018", "enter", "enter"]);
    person.sees_all(&["Réunions (6)"]);
    person.types(&["0", "G", "k", "tab"]);
    let before = person.sees();
    person.types(&["m", "'20", "enter", "+", "'Parking", "enter", "g", "j", "<"]);
    assert_ne!(person.sees(), before);
    let file = std::fs::read_to_string(repository.plan().join("meetings/2018-04-05-copil.toml")).unwrap();
    insta::assert_snapshot!(file, @r#"
    committee = "copil"
    date = 2018-04-05
    state = "prepared"

    [agenda.parking]
    rank = 1
    title = "Parking"
    minutes = 20

    [agenda.RH-01]
    rank = 2
    action = "RH-01"
    minutes = 10

    [agenda.parking-2]
    rank = 0.1
    title = "Parking"
    "#);
    person.types(&["c", "enter"]);
    person.sees_all(&["Convoquées (2)"]);
}
