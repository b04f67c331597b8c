//! The filter line: live, with what may come next and what is wrong.

use copil::plan::Language;
use insta::assert_snapshot;

use crate::support::{Person, blois, small};

fn person(language: Language) -> Person {
    Person::before(blois(), language, (80, 24))
}

#[test]
fn the_list_follows_each_letter_and_enter_keeps_what_is_typed() {
    let mut person = person(Language::Fr);
    person.types(&["2", "f", "'groupe:rh"]);
    let typing = person.sees();
    assert!(typing.contains("actions · Ressources humaines"), "{typing}");
    assert!(typing.contains("Filtrer : groupe:rh"), "{typing}");
    person.types(&["' retard", "enter"]);
    let kept = person.sees();
    assert!(
        kept.contains("action · groupe:rh retard") || kept.contains("actions · groupe:rh retard"),
        "{kept}"
    );
    assert!(!kept.contains("Filtrer :"), "{kept}");
    person.types(&["f"]);
    assert!(
        person.sees().contains("Filtrer : groupe:rh retard"),
        "{}",
        person.sees()
    );
    person.types(&["enter", "esc"]);
    assert!(person.sees().contains("117 actions "), "{}", person.sees());
}

#[test]
fn leaving_the_line_brings_back_what_there_was() {
    let mut person = person(Language::En);
    person.types(&["2", "t"]);
    let before = person.sees();
    assert!(before.contains(" · Late "), "{before}");
    person.types(&["f", "'group:si status:done"]);
    assert!(person.sees().contains("late group:si status:done"), "{}", person.sees());
    person.types(&["esc"]);
    assert_eq!(person.sees(), before);
}

#[test]
fn tab_takes_what_is_proposed_and_arrows_choose() {
    let mut person = person(Language::Fr);
    person.types(&["2", "f", "'stat", "tab", "'blo", "tab"]);
    assert!(person.sees().contains("Filtrer : statut:bloquée"), "{}", person.sees());
    person.types(&["ctrl-u", "'statut:en", "down", "down", "enter"]);
    assert!(person.sees().contains("Filtrer : statut:en-pause"), "{}", person.sees());
    person.types(&["enter"]);
    assert!(
        person.sees().contains("0 action · statut:en-pause"),
        "{}",
        person.sees()
    );
}

#[test]
fn a_term_that_is_wrong_is_told_and_the_others_hold() {
    let mut person = person(Language::Fr);
    person.types(&["2", "f", "'statut:blokée retard"]);
    let wrong = person.sees();
    assert!(
        wrong.contains("« blokée » n’est aucune des valeurs de « statut »"),
        "{wrong}"
    );
    assert!(wrong.contains("Vouliez-vous dire « bloquée » ?"), "{wrong}");
    assert!(wrong.contains("actions · En retard"), "{wrong}");
    person.types(&["enter"]);
    assert!(
        person.sees().contains("Filtrer :"),
        "what is wrong is not kept: {}",
        person.sees()
    );
}

#[test]
fn proposals_and_errors_in_each_language() {
    for (language, proposals, error) in [
        (Language::Fr, "'retard mét", "'retard échéanse<2018 groupe:rh"),
        (Language::En, "'late we", "'late deu<2018 group:rh"),
    ] {
        let mut typing = Person::before(small(), language, (80, 24));
        typing.types(&["2", "f", proposals]);
        assert_snapshot!(format!("filter_proposals_{}", language.code()), typing.sees());
        typing.types(&["ctrl-u", error]);
        assert_snapshot!(format!("filter_error_{}", language.code()), typing.sees());
        typing.types(&["ctrl-u"]);
        assert_snapshot!(format!("filter_empty_{}", language.code()), typing.sees());
    }
}

#[test]
fn no_text_and_no_size_is_too_much_for_the_line() {
    for size in [(80, 24), (81, 25), (120, 40)] {
        let mut person = Person::before(small(), Language::Fr, size);
        person.types(&["2", "f"]);
        let wide = "行政改革 e\u{301}te\u{301} \u{202e} -\"« groupe:".repeat(20);
        person.app.paste(&wide);
        person.types(&["home", "tab", "down", "up", "enter"]);
        person.resizes(30, 5).sees();
        person.resizes(size.0, size.1);
        assert!(person.sees().contains("Filtrer"), "{}", person.sees());
        person.types(&["end", "'x", "esc"]);
        assert!(person.sees().contains("3 actions"), "{}", person.sees());
    }
}
