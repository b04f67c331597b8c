//! The meetings: the next one is found first, and what it holds is read beside it.

use copil_plan::Language;

use crate::proof::{SIZES, proofread, told};
use crate::support::{Person, TestPlan, blois, plan_of};

/// The files of a plan whose committee has met, is called, and will meet.
pub(crate) fn files() -> Vec<(&'static str, String)> {
    let meeting = |date: &str, rest: &'static str| format!("committee = \"copil\"\ndate = {date}\n{rest}");
    let held = meeting(
        "2018-01-11",
        r#"state = "closed"
started = 09:00:00
ended = 10:40:00
chair = "dgs"
present = ["dgs"]
represented = { drh = "dgs" }
excused = ["dsi"]
guests = ["Cabinet d’études"]
[agenda.RH-01]
rank = 1
action = "RH-01"
minutes = 10
spent = 14
outcome = "decided"
[agenda.parking]
rank = 2
title = "Parking"
outcome = "postponed"
notes = "Faute de temps."
[decisions.1]
item = "RH-01"
text = "Ouvrir le télétravail à tous."
actions = ["RH-01"]
owner = "drh"
due = 2018-02-01
"#,
    );
    let next = meeting(
        "2018-03-22",
        r#"state = "convened"
started = 09:00:00
ended = 10:00:00
[agenda.RH-01]
rank = 1
action = "RH-01"
minutes = 45
presenter = "drh"
[agenda.releve]
rank = 2
approves = "2018-01-11-copil"
minutes = 5
[agenda.RH-09]
rank = 2.1
action = "RH-09"
minutes = 20
"#,
    );
    let far = meeting("2018-06-14", "");
    let missed = meeting("2018-02-15", "");
    vec![
        (
            "plan.toml",
            r#"format = 1
title = "Essai"
[people]
dgs.name = "Direction générale"
drh.name = "Ressources humaines"
dsi.name = "Informatique"
[committees.copil]
title = "Comité de pilotage"
members = ["dgs", "drh", "dsi"]
quorum = 3
[committees.cotech]
title = "Comité technique"
members = ["drh"]
reports_to = "copil"
"#
            .to_owned(),
        ),
        ("groups/rh/group.toml", "title = \"RH\"\n".to_owned()),
        (
            "groups/rh/RH-01.toml",
            "title = \"Ouvrir le télétravail\"\nstatus = \"in-progress\"\nleads = [\"drh\"]\ndue = 2018-06-29\n"
                .to_owned(),
        ),
        ("meetings/2018-01-11-copil.toml", held),
        ("meetings/2018-02-15-copil.toml", missed),
        (
            "meetings/2018-03-01-cotech.toml",
            "committee = \"cotech\"\ndate = 2018-03-01\nstate = \"closed\"\npresent = [\"drh\"]\n\
             [agenda.RH-01]\nrank = 1\naction = \"RH-01\"\noutcome = \"discussed\"\nnotes = \"Charte prête.\"\n"
                .to_owned(),
        ),
        ("meetings/2018-03-22-copil.toml", next),
        ("meetings/2018-06-14-copil.toml", far),
    ]
}

/// That plan without the item that is a fault, which keeps anything from being recorded in its file.
fn called() -> TestPlan {
    let mut desk = met();
    for meeting in desk.plan.meetings.values_mut() {
        meeting.agenda.remove("RH-09");
    }
    desk
}

/// That plan.
fn met() -> TestPlan {
    let files = files();
    let texts: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    TestPlan::of(plan_of(&texts))
}

fn reads(keys: &[&str]) -> String {
    let mut person = Person::before(met(), Language::Fr, SIZES[0]);
    told(&person.types(&["0"]).types(keys).sees())
}

#[test]
fn the_next_meeting_is_selected_between_those_before_and_those_after() {
    insta::assert_snapshot!(reads(&[]), @"
     1 remarque sur les fichiers, P pour voir
    ╭ Réunions (5) ────────────────────────────────────────────────────────────────╮
    │ ○ 15/02/2018  Comité de pilotage                                             │
    │ Convoquées (1)                                                               │
    │▶○ 22/03/2018  Comité de pilotage                                dans 7 jours │
    │ En préparation (1)                                                           │
    ╰─ Z : registre des décisions (1 à exécuter) ────────────────────── ↓ 1 ligne ─╯
    ╭ Comité de pilotage du 22 mars 2018 ──────────────────────────────────────────╮
    │ ○ convoquée · dans 7 jours · de 9 h 00 à 10 h 00                             │
    │ Ordre du jour                                                                │
    │   1  RH-01 Ouvrir le télétravail                Ressources humaines   45 min │
    │   2  Approbation du relevé : Comité de pilotage du 11 janvier          5 min │
    │      2018                                                                    │
    │ 2.1  RH-09 (absente du plan)                                          20 min │
    │ 70 min prévues, pour une séance de 60 min : 10 min de trop                   │
    │ Présences                                                                    │
    │ Membres        Direction générale, Ressources humaines, Informatique         │
    ");
    insta::assert_snapshot!(reads(&["g"]), @"
     1 remarque sur les fichiers, P pour voir
    ╭ Réunions (5) ────────────────────────────────────────────────────────────────╮
    │ Passées (2)                                                                  │
    │▶✓ 11/01/2018  Comité de pilotage                                  1 décision │
    │ ✓ 01/03/2018  Comité technique                                               │
    │ Date passée, sans suite (1)                                                  │
    ╰─ Z : registre des décisions (1 à exécuter) ───────────────────── ↓ 5 lignes ─╯
    ╭ Comité de pilotage du 11 janvier 2018 ───────────────────────────────────────╮
    │ ✓ séance levée · de 9 h 00 à 10 h 40                                         │
    │ Présidence     Direction générale                                            │
    │ Ordre du jour                                                                │
    │ 1  RH-01 Ouvrir le télétravail                         décidé  14 min sur 10 │
    │ 2  Parking                                                           reporté │
    │    Faute de temps.                                                           │
    │ 10 min prévues, pour une séance de 100 min                                   │
    │ Présences                                                                    │
    │ Membres présents ou représentés : 2 sur 3 · quorum de 3 non atteint          │
    │ Présents       Direction générale                                            │
    ╰───────────────────────────────────────────────────────────────── ↓ 7 lignes ─╯
    ");
    for view in [&["0"] as &[&str], &["0", "g"], &["0", "tab", "j"], &["0", "G"]] {
        proofread(met, view, &[]);
        proofread(blois, view, &[]);
    }
    // The room, its people, and the prompts about a meeting.
    for below in [&["0", "enter"] as &[&str], &["0", "enter", "tab"], &["0", "enter", "W"]] {
        proofread(called, below, &[]);
    }
    for (below, over) in [
        (&["0", "enter"] as &[&str], &["+"] as &[&str]),
        (&["0"], &["n"]),
        (&["0"], &["n", "'copil", "tab", "'2018-09-20", "enter"]),
        (&["0", "tab"], &["m"]),
    ] {
        proofread(called, below, over);
    }
}

#[test]
fn an_item_opens_the_action_that_it_is_about_and_one_that_is_gone_opens_nothing() {
    let mut person = Person::before(met(), Language::Fr, SIZES[1]);
    person.types(&["0", "tab", "enter"]);
    assert!(person.sees().contains("╭ RH-01 "), "{}", person.sees());
    person.types(&["esc", "j", "j"]);
    assert!(person.sees_selected().contains("RH-09 (absente du plan)"));
    let before = person.sees();
    person.types(&["enter"]);
    assert_eq!(person.sees(), before, "the plan has no such action");
}

#[test]
fn the_dashboard_leads_to_the_next_meeting() {
    for keys in [&["1", "tab", "tab", "enter"] as &[&str], &["1", "h", "enter"]] {
        let mut person = Person::before(met(), Language::Fr, SIZES[1]);
        person.types(keys);
        assert!(person.sees().contains("╭ Réunions (5) "), "{}", person.sees());
        assert!(person.sees_selected().contains("22/03/2018"), "{}", person.sees());
    }
}

#[test]
fn the_meeting_gone_to_stays_selected_when_the_plan_changes() {
    let mut person = Person::before(met(), Language::Fr, SIZES[1]);
    person.types(&["0", "G", "1", "0"]);
    assert!(person.sees_selected().contains("14/06/2018"), "{}", person.sees());
}

#[test]
fn a_zero_leads_to_the_meetings_and_begins_no_number() {
    let mut person = Person::before(met(), Language::Fr, SIZES[1]);
    person.types(&["0", "k"]);
    let after = person.sees_selected();
    let mut fast = Person::before(met(), Language::Fr, SIZES[1]);
    fast.types(&["1"]);
    for letter in ['0', 'k'] {
        let key = crossterm::event::KeyEvent::from(crossterm::event::KeyCode::Char(letter));
        fast.app.key(
            key,
            std::time::Duration::from_millis(50 + 500 * u64::from(letter == '0')),
        );
    }
    assert_eq!(fast.sees_selected(), after);
}

/// A new meeting shows what is proposed for it first: what is left out is not on its agenda, and nothing is made before.
#[test]
fn a_new_meeting_is_prepared_from_the_agenda_that_is_proposed() {
    let repository = crate::committee::repository();
    let mut person = repository.opened(Language::Fr);
    let file = |day: &str| repository.plan().join(format!("meetings/{day}-copil.toml"));
    let items = |day: &str| std::fs::read_to_string(file(day)).unwrap().matches("[agenda.").count();
    let seen = person
        .types(&["0", "n", "'copil", "tab", "'2018-09-20", "enter"])
        .sees();
    for words in ["Ordre du jour proposé", "✓", "à traiter", "min prévues"] {
        assert!(seen.contains(words), "{words}\n{seen}");
    }
    assert!(!file("2018-09-20").exists());
    // A click leaves an item out, a second one takes it in again.
    let kept = |person: &Person| person.sees().matches('✓').count();
    let all = kept(&person);
    person.clicks("à traiter");
    assert_eq!(kept(&person), all - 1, "{}", person.sees());
    person.clicks("à traiter");
    assert_eq!(kept(&person), all, "{}", person.sees());
    // Escape leads back to what was typed, where nothing is lost.
    let seen = person.types(&["esc"]).sees();
    assert!(seen.contains("2018-09-20"), "{seen}");
    person.types(&["enter", "' ", "enter"]);
    let seen = person
        .types(&["0", "n", "'copil", "tab", "'2018-09-21", "enter", "enter"])
        .sees();
    assert!(seen.contains("21 septembre 2018"), "{seen}");
    assert_eq!(items("2018-09-20") + 1, items("2018-09-21"));
}

/// How a decision stands is told of a meeting as in the register: one that was taken back is owed no longer.
#[test]
fn a_decision_of_a_meeting_stands_as_it_does_in_the_register() {
    let mut desk = called();
    let meeting = desk.plan.meetings.get_mut("2018-01-11-copil").unwrap();
    let first = meeting.decisions.get_mut("1").unwrap();
    first.confidential = true;
    first.repealed = first.due;
    let mut person = Person::before(desk, Language::Fr, SIZES[1]);
    let seen = person.types(&["0", "k", "k", "k"]).sees();
    assert!(
        seen.contains("× 1   Ouvrir le télétravail à tous. (confidentielle)"),
        "{seen}"
    );
    assert!(seen.contains("abrogée le 01/02/2018"), "{seen}");
}

/// A meeting that is in preparation is offered what its agenda lacks; that and what is typed is one commit.
#[test]
fn a_meeting_in_preparation_is_completed_by_the_key_of_a_new_one() {
    let repository = crate::committee::repository();
    let mut person = repository.opened(Language::Fr);
    let file = repository.plan().join("meetings/2018-09-20-copil.toml");
    let held = || std::fs::read_to_string(&file).unwrap();
    // Made without its first item, then asked for again.
    person.types(&["0", "n", "'copil", "tab", "'2018-09-20", "enter", "' ", "enter"]);
    let before = (
        repository.git(&["rev-parse", "HEAD"]),
        held().matches("[agenda.").count(),
    );
    let seen = person
        .types(&["0", "n", "'copil", "tab", "'2018-09-20", "tab", "'Salle 3", "enter"])
        .sees();
    assert!(seen.contains("À ajouter à l’ordre du jour"), "{seen}");
    assert!(seen.contains("▶✓ Parking"), "{seen}");
    assert_eq!(
        seen.matches("│ ✓").count(),
        1,
        "nothing but the meeting that is held: {seen}"
    );
    person.types(&["enter"]);
    assert_eq!(held().matches("[agenda.").count(), before.1 + 1);
    assert!(held().contains("place = \"Salle 3\""), "{}", held());
    let commits = repository.git(&["rev-list", "--count", &format!("{}..", before.0.trim())]);
    assert_eq!(commits.trim(), "1");
    // Nothing is missing any more: the form says so, and offers nothing.
    let seen = person
        .types(&["0", "n", "'copil", "tab", "'2018-09-20", "enter"])
        .sees();
    assert!(!seen.contains("À ajouter à l’ordre du jour"), "{seen}");
}

/// Whoever left the plan has the function of then wherever a meeting names them: the meeting, its decisions, the register.
#[test]
fn who_left_the_plan_is_called_by_the_function_of_then() {
    let user = ("Secrétariat".to_owned(), "secretariat@essai.exemple".to_owned());
    let texts: Vec<(String, Vec<u8>)> = files()
        .into_iter()
        .map(|(path, text)| {
            (
                path.to_owned(),
                text.replace("owner = \"drh\"", "owner = \"dsi\"").into_bytes(),
            )
        })
        .collect();
    let repository = crate::support::Repository::of("essai", &user, &texts);
    let config = files().remove(0).1;
    let left = config
        .replace("dsi.name = \"Informatique\"\n", "")
        .replace(", \"dsi\"]", "]");
    repository.write("plan.toml", left.as_bytes());
    repository.git(&["commit", "-qam", "Départ"]);
    let workspace = copil::workspace::Workspace::open(&repository.plan()).unwrap();
    let mut person = Person::before(workspace, Language::Fr, SIZES[2]);
    for keys in [&["0", "G", "g"][..], &["1", "Z"]] {
        let seen = person.types(keys).sees();
        assert!(seen.contains("Informatique") && !seen.contains("dsi"), "{seen}");
    }
}
