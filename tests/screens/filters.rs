//! The filter line: live, with what may come next and what is wrong.

use copil_plan::Language;
use insta::assert_snapshot;

use crate::support::{Person, Repository, blois, small};

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

/// The small plan with two views of its own, one of which names a group that is gone.
fn with_views() -> crate::support::TestPlan {
    let mut desk = small();
    let views = [
        ("chantiers", "group:rh", Some(copil_plan::query::Order::Title)),
        ("perdue", "group:disparu late", None),
    ];
    for (id, filter, order) in views {
        let view = copil_plan::query::SavedView {
            filter: filter.into(),
            order,
            ..Default::default()
        };
        desk.plan.config.views.push(id.parse().unwrap(), view);
    }
    desk
}

#[test]
fn the_menu_of_views_in_each_language() {
    for language in [Language::Fr, Language::En] {
        let mut person = Person::before(with_views(), language, (100, 30));
        person.types(&["2", "v"]);
        assert_snapshot!(format!("views_{}", language.code()), person.sees());
    }
}

#[test]
fn a_view_brings_its_filter_and_its_order_to_the_list() {
    let mut person = Person::before(with_views(), Language::Fr, (100, 30));
    person.types(&["2", "v", "'chant", "enter"]);
    let list = person.sees();
    assert!(list.contains("2 actions · Ressources humaines"), "{list}");
    assert!(list.contains(" par titre "), "{list}");
    person.types(&["v", "'perdue", "enter"]);
    let said = person.sees();
    assert!(
        said.contains("« disparu » n’est aucune des valeurs de « groupe »"),
        "{said}"
    );
}

#[test]
fn a_filter_saved_for_all_is_one_commit_that_changes_the_plan() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["2", "f", "'groupe:rh inachevée", "enter", "o", "V"]);
    person.types(&["enter"]);
    assert!(person.sees().contains("Donnez un nom à la vue."), "{}", person.sees());
    person.types(&["'À finir aux RH"]);
    assert!(
        person.sees().contains("→ plan : nouvelle vue « À finir aux RH »"),
        "{}",
        person.sees()
    );
    person.types(&["enter"]);
    assert!(
        person.sees().contains("Enregistré : plan : nouvelle vue"),
        "{}",
        person.sees()
    );
    let config = std::fs::read_to_string(repository.plan().join("plan.toml")).unwrap();
    let view =
        "[views.a-finir-aux-rh]\ntitle = \"À finir aux RH\"\nfilter = \"group:rh unfinished\"\norder = \"title\"\n";
    assert!(config.ends_with(view), "{config}");
    assert_eq!(repository.git(&["rev-list", "--count", "HEAD"]).trim(), "2");
    person.types(&["esc", "v", "'finir", "enter"]);
    assert!(person.sees().contains("action · À finir aux RH"), "{}", person.sees());
}

#[test]
fn a_filter_saved_for_oneself_is_handed_to_the_configuration() {
    let mut person = Person::before(small(), Language::En, (80, 24));
    person.types(&["2", "t", "V", "'Mine to do", "down"]);
    assert!(
        person.sees().contains("Nothing changes in the plan."),
        "{}",
        person.sees()
    );
    person.types(&["enter"]);
    let kept = person.kept.clone().expect("a view to keep");
    assert_eq!((kept.name.as_str(), kept.title.as_str()), ("mine-to-do", "Mine to do"));
    assert_eq!(kept.filter, "late");
    assert!(
        person.sees().contains("View “Mine to do” kept in your configuration."),
        "{}",
        person.sees()
    );
    person.types(&["v", "'mine to", "enter"]);
    assert!(person.sees().contains(" · Mine to do "), "{}", person.sees());
}
