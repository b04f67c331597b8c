//! The plan shared from the screen: two people, each with a clone, and not one word of git.

use copil_plan::Language;

use crate::committee::repository;
use crate::plain_words::words_of_git;
use crate::proof::{SIZES, Vocabulary, assert_none};
use crate::support::{Person, Repository};

/// The DRH's clone and Claire's, alike.
fn two() -> (Repository, Repository) {
    let drh = repository();
    let claire = drh.shared_with_claire();
    (drh, claire)
}

/// Pushes RH-01's date, saying why, and shares that.
fn shares_a_date(clone: &Repository, date: &str, why: &str) {
    let mut person = clone.opened(Language::Fr);
    changes_date(&mut person, date, why);
    let seen = person.types(&["Y"]).sees();
    assert!(seen.contains("Partagé : 1 changement."), "{seen}");
}

fn changes_date(person: &mut Person, date: &str, why: &str) {
    person.types(&["2", "g", "e", &format!("'{date}"), "tab", &format!("'{why}"), "enter"]);
}

/// Both changed RH-01's date, and the DRH its weather too.
pub(crate) fn clashing() -> (Repository, Repository) {
    let (drh, claire) = two();
    shares_a_date(&claire, "2019-03-01", "Le marché tarde.");
    let mut person = drh.opened(Language::Fr);
    changes_date(&mut person, "2019-01-15", "Décision du directeur.");
    person.types(&["m", "1", "'Le marché est signé.", "enter"]);
    (drh, claire)
}

/// Whoever looks after a plan need not know what it is kept with.
pub(crate) fn speaks_plainly(seen: &str) {
    assert_eq!(words_of_git(seen), [""; 0], "{seen}");
}

/// The words of a plan and its history, which are in its language whatever the screen speaks.
pub(crate) fn vocabulary(clone: &Repository, language: Language) -> Vocabulary {
    let texts = clone.git(&["grep", "-h", "", "--", "plans"]);
    let told = clone.git(&["log", "--all", "--format=%an %B"]);
    let files = clone.git(&["ls-files"]);
    Vocabulary::of(
        language,
        &format!("{texts} {told} {files} Claire Gel des dates jusqu’au conseil"),
    )
}

fn agree(one: &Repository, other: &Repository) {
    let head = |clone: &Repository| clone.git(&["rev-parse", "HEAD"]);
    assert_eq!(head(one), head(other));
    for clone in [one, other] {
        assert_eq!(clone.git(&["status", "--porcelain"]), "");
        clone.git(&["fsck", "--strict"]);
    }
}

#[test]
fn what_others_shared_is_told_with_whose_it_is_and_opens() {
    let (drh, claire) = two();
    shares_a_date(&claire, "2019-03-01", "Le marché tarde.");
    let mut person = drh.opened(Language::Fr);
    let seen = person.types(&["Y"]).sees();
    for words in [
        "Reçu : 1 changement.",
        "De : Claire.",
        "RH-01 : échéance 21/12/2018 → 01/03/2019",
    ] {
        assert!(seen.contains(words), "{words}\n{seen}");
    }
    speaks_plainly(&seen);
    let seen = person.types(&["enter"]).sees();
    for words in [
        "plan d’avant ce que les autres ont partagé",
        "échéance 21/12/2018 → 01/03/2019",
        "Le marché tarde.",
    ] {
        assert!(seen.contains(words), "{words}\n{seen}");
    }
    // It is found again on another day.
    let mut later = drh.opened(Language::Fr);
    let seen = later.types(&["H", "@"]).sees();
    assert!(seen.contains("Avant ce que d’autres ont partagé"), "{seen}");
    let seen = later.types(&["down", "enter"]).sees();
    assert!(seen.contains("Le marché tarde."), "{seen}");
    let seen = person.types(&["Y"]).sees();
    assert!(seen.contains("Rien à recevoir, rien à partager"), "{seen}");
    agree(&drh, &claire);
}

#[test]
fn behind_the_news_an_action_that_took_another_number_is_compared_with_itself() {
    let (drh, claire) = two();
    for (clone, title) in [(&claire, "Accueil"), (&drh, "Formation")] {
        let text = format!("title = \"{title}\"\nstatus = \"planned\"\n");
        clone.commits("groups/rh/RH-09.toml", &text, title);
    }
    claire.git(&["push", "-q"]);
    let mut person = drh.opened(Language::Fr);
    let seen = person.types(&["Y"]).sees();
    assert!(seen.contains("RH-09 devient RH-10"), "{seen}");
    let seen = person.types(&["enter"]).sees();
    assert!(seen.contains("Accueil") && seen.contains("devient RH-10"), "{seen}");
    assert!(!seen.contains("action supprimée"), "{seen}");
    // Its sheet tells of it under both numbers, and the other one's of neither.
    let sheet = |id: &str| {
        drh.opened(Language::Fr)
            .types(&["/", &format!("'{id}"), "enter"])
            .sees()
    };
    let told = sheet("RH-10");
    assert!(told.contains("RH-09 a pris le numéro RH-10"), "{told}");
    let told = sheet("RH-09");
    assert!(!told.contains("RH-10"), "{told}");
    // What made it is taken back under the number that it has.
    let mut person = drh.opened(Language::Fr);
    let seen = person.types(&["u", "enter"]).sees().replace('\u{a0}', " ");
    assert!(seen.contains("RH-10 : action supprimée"), "{seen}");
    person.types(&["enter"]);
    let left = drh.git(&["ls-files", "plans/essai/groups/rh"]);
    assert!(left.contains("RH-09.toml") && !left.contains("RH-10.toml"), "{left}");
}

#[test]
fn the_header_says_what_waits_and_when_it_was_last_asked() {
    let drh = repository();
    let text = std::fs::read_to_string(drh.plan().join("plan.toml")).unwrap();
    let title = "Projet d’administration commun des trois collectivités";
    drh.commits("plan.toml", &text.replace("Essai", title), "Titre");
    let claire = drh.shared_with_claire();
    let header = |person: &Person| person.sees().lines().next().unwrap().to_owned();
    let mut person = drh.opened(Language::Fr);
    person.resizes(160, 30);
    assert!(!header(&person).contains("à partager"), "{}", header(&person));
    changes_date(&mut person, "2019-01-15", "Décision.");
    assert!(header(&person).contains("1 à partager"), "{}", header(&person));
    shares_a_date(&claire, "2019-03-01", "Le marché tarde.");
    drh.git(&["fetch", "-q"]);
    let mut person = drh.opened(Language::Fr);
    person.resizes(160, 30);
    assert!(
        header(&person).contains("1 à partager, 1 à recevoir"),
        "{}",
        header(&person)
    );
    // In a narrow window the counts are signs, and the day stays.
    person.resizes(80, 24);
    assert!(
        header(&person).ends_with("15 mars 2018 · jour simulé · ↑1 ↓1"),
        "{}",
        header(&person)
    );
    drop(person);
    let mut person = claire.opened(Language::En);
    person.resizes(160, 30).types(&["Y"]);
    assert!(header(&person).contains("last exchange: today"), "{}", header(&person));
    // While it goes on it is in sight, whatever gives way.
    for (width, height) in SIZES {
        claire.git(&["commit", "-q", "--allow-empty", "-m", "Une note"]);
        person.resizes(width, height).types(&["Y"]);
        let steps = person.steps.join("\n");
        assert!(
            steps.contains("receiving (esc: stop)") && steps.contains("sending (esc: stop)"),
            "{steps}"
        );
    }
}

#[test]
fn each_thing_that_both_changed_is_a_question_and_leaving_loses_nothing() {
    let (drh, claire) = clashing();
    let mut person = drh.opened(Language::Fr);
    let head = drh.git(&["rev-parse", "HEAD"]);
    let seen = person.types(&["Y"]).sees();
    for words in [
        "Mise en commun : 1 question",
        "Question 1 sur 1",
        "RH-01, échéance",
        "Ressources humaines, ici : échéance 21/12/2018 → 15/01/2019",
        "15 mars 2018 — Décision du directeur.",
        "Claire : échéance 21/12/2018 → 01/03/2019",
        "15 mars 2018 — Le marché tarde.",
    ] {
        assert!(seen.contains(words), "{words}\n{seen}");
    }
    speaks_plainly(&seen);
    let seen = person.types(&["enter"]).sees();
    assert!(seen.contains("Choisissez d’abord ce qui vaut"), "{seen}");
    let seen = person.types(&["down", "down", "enter"]).sees();
    assert!(seen.contains("Claire : échéance 21/12/2018 → 01/03/2019"), "{seen}");
    assert!(seen.contains("mettre en commun avec ces réponses"), "{seen}");
    person.types(&["esc"]);
    assert_eq!(drh.git(&["rev-parse", "HEAD"]), head, "leaving changes nothing");
    // The plan can be worked on, and the answer is still there.
    person.types(&["2", "g", "m", "3", "'Plus de candidat.", "enter", "Y"]);
    let seen = person.sees();
    assert!(seen.contains("mettre en commun avec ces réponses"), "{seen}");
    let seen = person.types(&["h"]).sees();
    assert!(seen.contains("◉ Claire : échéance"), "{seen}");
    let seen = person.types(&["tab", "enter"]).sees();
    assert!(seen.contains("De : Claire."), "{seen}");
    let message = drh.git(&["log", "-1", "--format=%B"]);
    assert!(message.contains("Resolved: RH-01 due theirs"), "{message}");
    claire.opened(Language::Fr).types(&["Y"]);
    agree(&drh, &claire);
}

#[test]
fn another_value_than_either_side_s_is_typed_where_it_is_asked_for() {
    let (drh, claire) = clashing();
    let mut person = drh.opened(Language::Fr);
    let seen = person.types(&["Y"]).sees();
    assert!(seen.contains("○ une autre valeur (entrée la demande)"), "{seen}");
    let seen = person.types(&["up", "enter"]).sees();
    assert!(seen.contains("╭ Échéance") && seen.contains("entrée choisir"), "{seen}");
    // What cannot be read is no answer, and leaving the prompt takes none.
    let seen = person.types(&["'bientôt", "enter"]).sees();
    assert!(seen.contains("╭ Échéance") && seen.contains("bientôt"), "{seen}");
    let seen = person.types(&["esc", "enter"]).sees();
    assert!(seen.contains("╭ Échéance"), "{seen}");
    let told = "une autre valeur : échéance 21/12/2018 → 01/02/2019";
    let seen = person.types(&["'2019-02-01", "enter"]).sees();
    assert!(seen.contains(&format!("◉ {told}")), "{seen}");
    speaks_plainly(&seen);
    let seen = person.types(&["enter"]).sees();
    assert!(seen.contains(told) && seen.contains("avec ces réponses"), "{seen}");
    assert!(
        person.types(&["enter"]).sees().contains("De : Claire."),
        "{}",
        person.sees()
    );
    let message = drh.git(&["log", "-1", "--format=%B"]);
    assert!(message.contains("Resolved: RH-01 due other"), "{message}");
    claire.opened(Language::Fr).types(&["Y"]);
    agree(&drh, &claire);
    let text = std::fs::read_to_string(claire.plan().join("groups/rh/RH-01.toml")).unwrap();
    assert!(text.contains("due = 2019-02-01"), "{text}");
}

#[test]
fn with_another_status_goes_its_day() {
    let (drh, claire) = two();
    let file = "groups/rh/RH-02.toml";
    let path = claire.plan().join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("\"planned\""), "{text}");
    let begun = text.replace("\"planned\"", "\"in-progress\"\nsince = 2018-03-01");
    claire.commits(file, &begun, "Commencée.");
    claire.git(&["push", "-q"]);
    let later = text.replace("\"planned\"", "\"paused\"\nsince = 2018-03-02");
    drh.commits(file, &later, "Plus tard.");
    let mut person = drh.opened(Language::Fr);
    person.types(&["Y", "up", "enter"]);
    let seen = person.sees();
    // The statuses are called as everywhere.
    assert!(seen.contains("● Réalisée") && !seen.contains("aucun"), "{seen}");
    let seen = person.types(&["7", "enter"]).sees();
    assert!(seen.contains("◉ une autre valeur : À venir → Abandonnée"), "{seen}");
    person.types(&["enter", "enter"]);
    let text = std::fs::read_to_string(drh.plan().join(file)).unwrap();
    assert!(
        text.contains("\"abandoned\"\nsince = 2018-03-15"),
        "{text}\n{}",
        person.sees()
    );
    claire.opened(Language::Fr).types(&["Y"]);
    agree(&drh, &claire);
}

#[test]
fn what_is_answered_stands_whatever_happens() {
    let (drh, claire) = clashing();
    drh.opened(Language::Fr).types(&["Y", "down", "down"]);
    // Nothing was left properly; the command line knows it as well.
    let mut person = drh.opened(Language::Fr);
    let seen = person.types(&["Y"]).sees();
    assert!(seen.contains("mettre en commun avec ces réponses"), "{seen}");
    assert!(
        person.types(&["h"]).sees().contains("◉ Claire : échéance"),
        "{}",
        person.sees()
    );
    person.types(&["up", "up", "enter", "'2019-02-01", "enter", "esc"]);
    let seen = drh.opened(Language::Fr).types(&["Y"]).sees();
    assert!(
        seen.contains("une autre valeur : échéance 21/12/2018 → 01/02/2019"),
        "{seen}"
    );
    // To another change of the same it is no answer.
    shares_a_date(&claire, "2019-06-01", "Encore.");
    let seen = drh.opened(Language::Fr).types(&["Y"]).sees();
    assert!(seen.contains("Question 1 sur 1") && !seen.contains('◉'), "{seen}");
}

#[test]
fn the_journal_marks_what_was_last_received_and_nothing_of_ones_own() {
    let (drh, claire) = two();
    let mut person = drh.opened(Language::Fr);
    changes_date(&mut person, "2019-01-15", "Décision du directeur.");
    let file = "groups/rh/RH-02.toml";
    let text = std::fs::read_to_string(claire.plan().join(file)).unwrap();
    claire.write(
        file,
        text.replace("Écrire une charte", "Écrire une charte commune")
            .as_bytes(),
    );
    claire.git(&["commit", "-qam", "Un titre", "--date=2018-03-14T10:00:00+01:00"]);
    claire.git(&["push", "-q"]);
    let seen = person.types(&["6"]).sees();
    assert!(!seen.contains('↓'), "{seen}");
    let marked = |seen: &str| -> Vec<String> {
        let marked = seen.lines().filter(|line| line.contains("/2018 ↓ "));
        marked.map(str::to_owned).collect()
    };
    let seen = person.types(&["Y", "esc", "6", "g"]).sees();
    assert_eq!(marked(&seen).len(), 1, "{seen}");
    assert!(marked(&seen)[0].contains("RH-02"), "{seen}");
    // It is marked on another day too, until something else is received; whoever shared it has none.
    let mut later = drh.opened(Language::Fr);
    assert_eq!(marked(&later.types(&["6"]).sees()).len(), 1);
    let told: Vec<String> = ["g", "j", "j", "j"].map(|key| later.types(&[key]).sees()).into();
    let is_told = |seen: &String| seen.contains("Reçu à la dernière mise en commun.");
    assert_eq!(told.iter().filter(|seen| is_told(seen)).count(), 1, "{told:?}");
    // It is shown alone, and all again.
    let seen = later.types(&["f"]).sees();
    assert!(
        seen.contains("Journal : reçu en dernier (1)") && is_told(&seen),
        "{seen}"
    );
    assert!(!seen.contains("RH-01"), "{seen}");
    let seen = later.types(&["f"]).sees();
    assert!(seen.contains("RH-01") && is_told(&seen), "{seen}");
    let seen = claire.opened(Language::Fr).types(&["6", "f"]).sees();
    assert!(!seen.contains("reçu en dernier"), "{seen}");
}

#[test]
fn proposals_travel_with_the_key_and_so_does_what_becomes_of_them() {
    let (drh, claire) = two();
    let mut person = drh.opened(Language::Fr);
    person.types(&["2", "g", "e", "'2019-03-01", "tab", "'Le marché tarde."]);
    person.types(&["ctrl-p", "'télétravail", "enter"]);
    let seen = person.types(&["Y"]).sees();
    assert!(seen.contains("Proposition « télétravail » partagée."), "{seen}");
    speaks_plainly(&seen);
    let mut other = claire.opened(Language::Fr);
    let seen = other.types(&["Y"]).sees();
    assert!(
        seen.contains("Proposition « télétravail » reçue : elle attend une décision."),
        "{seen}"
    );
    speaks_plainly(&seen);
    let seen = other.types(&["esc", "N"]).sees();
    assert!(seen.contains("télétravail"), "{seen}");
    let seen = other.types(&["enter"]).sees();
    assert!(seen.contains("Accepter") && seen.contains("Le marché tarde."), "{seen}");
    other.types(&["enter", "Y"]);
    let seen = person.types(&["esc", "Y"]).sees();
    assert!(
        seen.contains("La proposition « télétravail » a été acceptée : elle est dans le plan."),
        "{seen}"
    );
    speaks_plainly(&seen);
    let seen = person.types(&["esc", "N"]).sees();
    assert!(seen.contains("Aucune proposition"), "{seen}");
    agree(&drh, &claire);
}

#[test]
fn questions_of_another_plan_are_asked_there_and_one_comes_back() {
    for language in Language::ALL {
        let (drh, claire) = two();
        let file = "groups/rh/RH-01.toml";
        let mut agglo = String::new();
        // The agglomeration's plan stands beside, and both clones change one due date of it.
        for (clone, date) in [(&drh, None), (&claire, Some("2019-03-01")), (&drh, Some("2019-01-15"))] {
            match date {
                None => {
                    for path in ["plan.toml", "groups/rh/group.toml", file] {
                        let text = std::fs::read_to_string(clone.plan().join(path)).unwrap();
                        clone.write(&format!("../agglo/{path}"), text.as_bytes());
                        agglo = text;
                    }
                    clone.git(&["add", "."]);
                    clone.git(&["commit", "-qm", "Le plan de l’agglomération"]);
                    clone.git(&["push", "-q"]);
                    claire.git(&["pull", "-q"]);
                }
                Some(date) => {
                    let text = agglo.replace("2018-12-21", date);
                    clone.write(&format!("../agglo/{file}"), text.as_bytes());
                    clone.git(&["commit", "-qam", &format!("Échéance {date}")]);
                }
            }
        }
        claire.git(&["push", "-q"]);
        // The header says beforehand what is to be received.
        drh.git(&["fetch", "-q"]);
        let vocabulary = vocabulary(&drh, *language);
        let (seen, wrong) = drh.opened(*language).draws((80, 24), &vocabulary, &["2"], &["Y"]);
        assert_none(&wrong);
        speaks_plainly(&seen);
        let key = ["(touche o)", "(key o)"][usize::from(*language == Language::En)];
        assert!(seen.contains("agglo") && seen.contains(key), "{seen}");
        let mut person = drh.opened(*language);
        let seen = person.types(&["Y", "o"]).sees();
        assert!(
            ["21/12/2018 → 01/03/2019", "2018-12-21 → 2019-03-01"]
                .iter()
                .any(|told| seen.contains(told)),
            "{seen}"
        );
        speaks_plainly(&seen);
        person.types(&["down", "down", "enter", "enter"]);
        let text = std::fs::read_to_string(drh.plan().join("../agglo").join(file)).unwrap();
        assert!(text.contains("2019-03-01"), "{text}\n{}", person.sees());
        // Nothing is left of the notice where it was opened from, and all is shared.
        person.types(&["esc", "ctrl-w"]);
        let seen = person.sees();
        assert!(!seen.contains("agglo"), "{seen}");
        claire.git(&["pull", "-q", "--ff-only"]);
        agree(&drh, &claire);
    }
}

#[test]
fn what_goes_wrong_is_told_without_a_word_of_git() {
    let (drh, claire) = two();
    shares_a_date(&claire, "2019-03-01", "Le marché tarde.");
    for language in Language::ALL {
        let tells = |clone: &Repository, words: [&str; 2]| {
            let vocabulary = vocabulary(clone, *language);
            let mut person = clone.opened(*language);
            let (seen, wrong) = person.draws((80, 24), &vocabulary, &["2"], &["Y"]);
            assert_none(&wrong);
            let told = words[usize::from(*language == Language::En)];
            assert!(seen.contains(told), "{told}\n{seen}");
            speaks_plainly(&seen);
        };
        let alone = repository();
        tells(&alone, ["partagé avec personne", "shared with nobody"]);
        // Edits by hand stand in the way of what comes.
        let edited = drh.cloned("Paul", "paul@essai.exemple");
        edited.git(&["reset", "-q", "--hard", "HEAD~1"]);
        edited.git(&["branch", "-q", "--set-upstream-to=origin/main"]);
        let file = "groups/rh/RH-01.toml";
        let text = std::fs::read_to_string(edited.plan().join(file)).unwrap();
        edited.write(
            file,
            text.replace("title = ", "title   = ")
                .replace("status", "weight = 3\nstatus")
                .as_bytes(),
        );
        tells(
            &edited,
            [
                "(touche R), puis recommencez (touche Y)",
                "(key R), then try again (key Y)",
            ],
        );
        // A rule forbids it.
        let refused = drh.cloned("Paul", "paul@essai.exemple");
        changes_date(&mut refused.opened(Language::Fr), "2019-05-05", "Sans doute.");
        let hook = drh.shared().join("hooks").join("pre-receive");
        std::fs::write(&hook, "#!/bin/sh\necho 'Gel des dates jusqu’au conseil.' >&2\nexit 1\n").unwrap();
        executable(&hook);
        tells(&refused, ["Gel des dates jusqu’au", "Gel des dates jusqu’au"]);
        std::fs::remove_file(hook).unwrap();
        // There is nothing there.
        let lost = drh.cloned("Paul", "paul@essai.exemple");
        lost.git(&["remote", "set-url", "origin", "/nulle/part"]);
        tells(
            &lost,
            ["pas de plan partagé à l’adresse", "no shared plan at the address"],
        );
        // Nobody answers.
        let offline = drh.cloned("Paul", "paul@essai.exemple");
        offline.git(&["remote", "set-url", "origin", "http://127.0.0.1:9/plan"]);
        tells(&offline, ["Hors ligne", "Offline"]);
    }
}

#[cfg(unix)]
fn executable(file: &std::path::Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o755)).unwrap();
}

#[cfg(not(unix))]
fn executable(_file: &std::path::Path) {}

#[test]
fn what_is_called_off_loses_nothing() {
    let (drh, claire) = two();
    let mut person = drh.opened(Language::Fr);
    changes_date(&mut person, "2019-01-15", "Décision.");
    person.types_ahead(&["Y"]);
    let seen = person.sees();
    assert!(seen.contains("réception (échap : arrêter)"), "{seen}");
    person.types_ahead(&["Y"]);
    assert!(person.sees().contains("échap l’arrête"), "{}", person.sees());
    person.types_ahead(&["esc"]).obey();
    assert!(person.sees().contains("Arrêté : rien n’est perdu"), "{}", person.sees());
    assert!(
        person.types(&["Y"]).sees().contains("Partagé : 1 changement."),
        "{}",
        person.sees()
    );
    claire.opened(Language::Fr).types(&["Y"]);
    agree(&drh, &claire);
}

#[test]
fn news_wait_until_nothing_is_being_typed() {
    let (drh, claire) = two();
    shares_a_date(&claire, "2019-03-01", "Le marché tarde.");
    let mut person = drh.opened(Language::Fr);
    person
        .types(&["2", "g"])
        .types_ahead(&["Y", "n", "'En cours de rédac"])
        .obey();
    let seen = person.sees();
    assert!(
        seen.contains("En cours de rédac") && !seen.contains("De : Claire."),
        "{seen}"
    );
    assert!(
        person.types(&["esc"]).sees().contains("De : Claire."),
        "{}",
        person.sees()
    );
}

#[test]
fn what_is_changed_at_the_keys_meanwhile_stays() {
    let (drh, claire) = two();
    shares_a_date(&claire, "2019-03-01", "Le marché tarde.");
    let mut person = drh.opened(Language::Fr);
    person.types(&["2", "g"]).types_ahead(&["Y"]);
    // What the loop does with the sync comes after what it does with the change.
    let sync = person.app.requests();
    person.types(&["m", "3", "'Plus de candidat.", "enter"]);
    person.obeys(sync);
    assert!(person.sees().contains("De : Claire."), "{}", person.sees());
    person.types(&["esc", "Y"]);
    claire.opened(Language::Fr).types(&["Y"]);
    agree(&drh, &claire);
    let text = std::fs::read_to_string(claire.plan().join("groups/rh/RH-01.toml")).unwrap();
    assert!(
        text.contains("2019-03-01") && text.contains("Plus de candidat."),
        "{text}"
    );
}

#[test]
fn it_is_looked_from_time_to_time_only_where_that_is_asked_for() {
    let (drh, claire) = two();
    shares_a_date(&claire, "2019-03-01", "Le marché tarde.");
    let moment = |minutes: u32| {
        let time = chrono::NaiveDate::from_ymd_opt(2018, 3, 15)
            .unwrap()
            .and_hms_opt(9, minutes, 0)
            .unwrap();
        time.and_local_timezone(chrono::Local).unwrap()
    };
    let header = |person: &Person| person.sees().lines().next().unwrap().to_owned();
    let mut person = drh.opened(Language::Fr);
    assert!(!person.app.tells_time());
    person.app.tell_time(moment(0));
    person.obey();
    assert!(!header(&person).contains("↓"), "{}", header(&person));
    drh.git(&["config", "copil.fetch", "15m"]);
    let mut person = drh.opened(Language::Fr);
    assert!(person.app.tells_time());
    person.app.tell_time(moment(0));
    person.obey();
    assert!(header(&person).ends_with("1 à recevoir"), "{}", header(&person));
    // Nothing was taken in, and the next look is not before its time.
    shares_a_date(&claire, "2019-04-01", "Encore.");
    person.app.tell_time(moment(14));
    person.obey();
    assert!(header(&person).ends_with("1 à recevoir"), "{}", header(&person));
    person.app.tell_time(moment(15));
    person.obey();
    assert!(header(&person).ends_with("2 à recevoir"), "{}", header(&person));
    // What is no period is told.
    drh.git(&["config", "copil.fetch", "souvent"]);
    let seen = drh.opened(Language::Fr).sees();
    assert!(seen.contains("copil.fetch") && seen.contains("souvent"), "{seen}");
}

#[test]
fn questions_and_news_are_whole_in_every_size_and_language() {
    for language in Language::ALL {
        for size in SIZES {
            let (drh, _claire) = clashing();
            // The header says beforehand what is to be received.
            drh.git(&["fetch", "-q"]);
            let vocabulary = vocabulary(&drh, *language);
            // What was answered stands: each sees more than the one before.
            for keys in [
                &["Y"][..],
                &["Y", "up"],
                &["Y", "enter"],
                &["Y", "down", "enter"],
                &["Y"],
            ] {
                let (seen, wrong) = drh.opened(*language).draws(size, &vocabulary, &["2"], keys);
                assert_none(&wrong);
                speaks_plainly(&seen);
            }
            let (drh, claire) = two();
            drh.opened(*language).types(&["Y"]);
            shares_a_date(&claire, "2019-03-01", "Le marché tarde.");
            let (seen, wrong) = drh.opened(*language).draws(size, &vocabulary, &["Z"], &["Y"]);
            assert_none(&wrong);
            speaks_plainly(&seen);
        }
    }
}
