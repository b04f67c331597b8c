//! What was brought together without copil, line by line: told on the screen, and repaired there.

use std::fs;
use std::path::Path;

use copil_plan::Language;

use crate::committee::repository;
use crate::proof::{SIZES, assert_none};
use crate::sharing::{speaks_plainly, vocabulary};
use crate::support::Repository;

const OLD: &str = "groups/rh/RH-07.toml";
const NEW: &str = "groups/rh/RH-08.toml";

/// A plan in which git took one action for another: here RH-07 gave way to RH-08, which looks like it, and elsewhere RH-07's
/// date was pushed back.
pub(crate) fn merged_by_lines() -> Repository {
    let drh = repository();
    let text = "title = \"Ouvrir une crèche\"\nstatus = \"planned\"\npriority = \"high\"\ndue = 2018-10-01\n";
    drh.commits(OLD, text, "Une crèche");
    drh.git(&["switch", "-qc", "ailleurs"]);
    drh.commits(OLD, &text.replace("2018-10-01", "2018-12-31"), "Attendre le décret");
    drh.git(&["switch", "-q", "main"]);
    drh.git(&["rm", "-q", &format!("plans/essai/{OLD}")]);
    drh.commits(NEW, &text.replace("une crèche", "une école"), "Une école plutôt");
    drh.git(&["merge", "-q", "--no-edit", "ailleurs"]);
    assert!(due(&drh).contains("2018-12-31"));
    drh
}

fn due(drh: &Repository) -> String {
    fs::read_to_string(drh.plan().join(NEW)).unwrap()
}

#[test]
fn what_was_brought_together_by_lines_is_told_and_repaired_with_a_key() {
    let drh = merged_by_lines();
    let mut person = drh.opened(Language::Fr);
    let seen = person.sees();
    assert!(
        seen.contains("Une mise en commun faite sans copil a mêlé des valeurs, P pour voir"),
        "{seen}"
    );
    let seen = person.types(&["P"]).sees();
    for words in [
        "Mise en commun faite sans copil, ligne à ligne (Ressources humaines,",
        "RH-08 : échéance 01/10/2018 → 31/12/2018",
        "RH-08 a pris une valeur qui était pour RH-07 (échéance).",
        "RH-07 : changé des deux côtés, sans que personne ait été interrogé.",
        "r : remettre ces valeurs, par une nouvelle modification.",
        "r réparer",
    ] {
        assert!(seen.contains(words), "{words}\n{seen}");
    }
    speaks_plainly(&seen);
    let seen = person.types(&["r"]).sees();
    assert!(seen.contains("→ RH-08 : échéance 31/12/2018 → 01/10/2018"), "{seen}");
    person.types(&["'L’école ouvre en octobre.", "enter"]);
    assert!(due(&drh).contains("2018-10-01"));
    let message = drh.git(&["log", "-1", "--format=%B"]);
    assert!(message.contains("L’école ouvre en octobre."), "{message}");
    assert!(!person.sees().contains("faite sans copil"), "{}", person.sees());
    let seen = person.types(&["P"]).sees();
    assert!(
        !seen.contains("faite sans copil") && !seen.contains("r réparer"),
        "{seen}"
    );
}

#[test]
fn what_is_right_as_it_is_is_told_no_more() {
    let drh = merged_by_lines();
    let head = drh.git(&["rev-parse", "HEAD"]);
    let mut person = drh.opened(Language::Fr);
    let seen = person.types(&["P"]).sees();
    assert!(seen.contains("a : c’est bien ainsi."), "{seen}");
    let seen = person.types(&["a"]).sees();
    assert!(
        seen.contains("C’est bien ainsi : il n’en est plus question ici."),
        "{seen}"
    );
    assert!(!seen.contains("faite sans copil"), "{seen}");
    speaks_plainly(&seen);
    let seen = drh.opened(Language::Fr).types(&["P"]).sees();
    assert!(!seen.contains("sans copil"), "{seen}");
    // Nothing was recorded for it.
    assert_eq!(drh.git(&["rev-parse", "HEAD"]), head);
    assert_eq!(drh.git(&["status", "--porcelain"]), "");
}

#[test]
fn a_merge_that_comes_while_the_screen_is_open_is_judged_and_the_past_has_none() {
    let drh = merged_by_lines();
    let merge = drh.git(&["rev-parse", "HEAD"]);
    drh.git(&["reset", "-q", "--hard", "HEAD^"]);
    let mut person = drh.opened(Language::Fr);
    assert!(!person.sees().contains("faite sans copil"));
    drh.git(&["merge", "-q", merge.trim()]);
    person.app.files_changed();
    person.obey();
    assert!(person.sees().contains("faite sans copil"), "{}", person.sees());
    // Nothing is repaired in a plan of the past.
    let seen = person.types(&["@", "'2018-03-01", "enter"]).sees();
    assert!(seen.contains("2018") && !seen.contains("faite sans copil"), "{seen}");
    let seen = person.types(&["P"]).sees();
    assert!(!seen.contains("faite sans copil"), "{seen}");
    let seen = person.types(&["esc", "esc"]).sees();
    assert!(seen.contains("faite sans copil"), "{seen}");
}

#[test]
fn a_fault_that_is_mended_by_hand_is_told_no_more_and_told_again_where_that_is_taken_back() {
    let drh = merged_by_lines();
    let mut person = drh.opened(Language::Fr);
    let made = due(&drh);
    for (text, is_told) in [(made.replace("2018-12-31", "2018-10-01"), false), (made, true)] {
        drh.write(NEW, text.as_bytes());
        person.app.files_changed();
        person.obey();
        let seen = person.sees();
        assert_eq!(seen.contains("faite sans copil"), is_told, "{seen}");
    }
}

#[test]
fn what_was_judged_is_judged_again_only_once_the_branch_moved() {
    let drh = repository();
    drh.git(&["switch", "-qc", "ailleurs"]);
    drh.git(&["commit", "-q", "--allow-empty", "-m", "Ailleurs"]);
    drh.git(&["switch", "-q", "main"]);
    drh.git(&["merge", "-q", "--no-ff", "--no-edit", "ailleurs"]);
    let folder = drh.git(&["rev-parse", "--absolute-git-dir"]);
    let folder = Path::new(folder.trim()).join("copil");
    // What was judged is noted there.
    let forgets = || {
        let kept = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        let mut notes = kept.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("merges-"));
        notes.next().map(|note| fs::remove_file(note).unwrap()).is_some()
    };
    let mut person = drh.opened(Language::Fr);
    assert!(forgets());
    person.app.files_changed();
    person.obey();
    assert!(!forgets());
    drh.git(&["commit", "-q", "--allow-empty", "-m", "Ici"]);
    person.app.files_changed();
    person.obey();
    assert!(forgets());
}

#[test]
fn what_is_told_of_it_is_whole_in_every_size_and_language() {
    for language in Language::ALL {
        for size in SIZES {
            let drh = merged_by_lines();
            let vocabulary = vocabulary(&drh, *language);
            // What would be recorded is in the plan's language, whatever the screen speaks.
            let asked = [&["P"][..], &["P", "r"]];
            let count = if *language == Language::Fr { 2 } else { 1 };
            for keys in &asked[..count] {
                let (seen, wrong) = drh.opened(*language).draws(size, &vocabulary, &["2"], keys);
                assert_none(&wrong);
                speaks_plainly(&seen);
            }
        }
    }
}
