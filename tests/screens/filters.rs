//! The filter line: live, with what may come next and what is wrong.

use copil_plan::Language;
use insta::assert_snapshot;

use crate::proof::{laid_over, proofread};
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
fn a_meeting_that_is_not_planned_is_told_in_the_line() {
    let mut person = Person::before(small(), Language::En, (80, 24));
    person.types(&["2", "f", "'due<=next-copil late"]);
    let seen = person.sees();
    assert!(
        seen.contains("No meeting of the committee “Comité de pilotage” is planned."),
        "{seen}"
    );
    assert!(seen.contains("1 action · Late"), "the rest of the filter holds: {seen}");
}

#[test]
fn proposals_and_errors_in_each_language() {
    let reads = |language, text: &str| {
        let mut typing = Person::before(small(), language, (80, 24));
        let below = typing.types(&["2"]).sees();
        laid_over(&below, &typing.types(&["f", text]).sees())
    };
    assert_snapshot!(reads(Language::Fr, "'retard mét"), @"
     0 action · retard mét ──────────────────────────────────────────────────────
     Rien ne correspond.                                                         
     échap pour tout revoir                                                      
                                                                                 
                                                                                 
                                                                                 
                                                                                 
                                                                                 
                                                                                 
                                                                                 
                                                                                 
                                                                                 
                                                                                 
                                                                                 
                                                                                 
                                                                                 
                                                                                 
                     ╭ tab pour prendre, ↑↓ pour choisir ──╮                     
                     │ météo:  sa météo                    │                     
                     ╰─────────────────────────────────────╯                     
    ─ Filtrer : retard mét
    ");
    assert_snapshot!(reads(Language::En, "'late we"), @"
     0 actions · late we ────────────────────────────────────────────────────────
     Nothing matches.                                                            
     esc to see all again                                                        
                                                                                 
                                                                                 
                                                                                 
                                                                                 
                                                                                 
                                                                                 
                                                                                 
                                                                                 
                                                                                 
                                                                                 
                                                                                 
                                                                                 
                                                                                 
                 ╭ tab to take, ↑↓ to choose ───────╮                            
                 │ weather:  its weather            │                            
                 │ weight:   its weight in averages │                            
                 ╰──────────────────────────────────╯                            
    ─ Filter: late we
    ");
    assert_snapshot!(reads(Language::Fr, "'retard échéanse<2018 groupe:rh"), @"
    1 action · retard groupe:rh ───────────────────────────────────────────────
      Id↑    Action                          Statut           Prochaine   Retar
    ▲ RH-01  Ouvrir le télétravail           ◐ En cours    ☂  28/02/2018   +15 
                                                                               
                                                                               
                                                                               
                                                                               
                                                                               
                                                                               
                                                                               
                                                                               
                                                                               
                                                                               
                                                                               
                                                                               
                                                                               
    Rien ne peut être demandé sous le nom « échéanse ».                        
    Vouliez-vous dire « échéance » ? Pour chercher ce texte lui-même, mettez-le
    entre guillemets.                                                          
                      ▼                                                        
     Filtrer : retard échéanse<2018 groupe:rh
    ");
    assert_snapshot!(reads(Language::En, "'late deu<2018 group:rh"), @"
    1 action · late group:rh ──────────────────────────────────────────────────
      Id↑    Action                         Status            Next due      Lat
    ▲ RH-01  Ouvrir le télétravail          ◐ In progress  ☂  2018-02-28   +15 
                                                                               
                                                                               
                                                                               
                                                                               
                                                                               
                                                                               
                                                                               
                                                                               
                                                                               
                                                                               
                                                                               
                                                                               
                                                                               
                                                                               
    Nothing can be asked for under the name “deu”.                             
    Did you mean “due”? To search for this very text, put it between quotes.   
                  ▼                                                            
     Filter: late deu<2018 group:rh
    ");
    assert_snapshot!(reads(Language::Fr, "'"), @"
            ╭ tab pour prendre, ↑↓ pour choisir ──────────────────────╮       
            │ retard        en retard                                 │       
            │ bientôt       une échéance est proche                   │       
            │ sans-suite    en cours, et sans suite depuis longtemps  │       
            │ à-moi         dont je suis pilote                       │       
            │ inachevée     reste à mener à son terme                 │       
            │ binôme        portée par un binôme                      │       
            │ jalon-manqué  un jalon n’a pas été tenu                 │       
            │ freinée       attend une action en retard ou en attente │       
            ╰─────────────────────────────────────────────────────────╯       
    Filtrer :
    ");
    proofread(small, &["2"], &["f"]);
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
    proofread(with_views, &["2"], &["v"]);
    let mut person = Person::before(with_views(), Language::Fr, (100, 30));
    let below = person.types(&["2"]).sees();
    assert_snapshot!(laid_over(&below, &person.types(&["v"]).sees()), @"
    ╭ Vues ────────────────────────────────────────────────────────────────────────────────────────╮
    │ ›                                                                                            │
    │                                                                                              │
    │▶     2  chantiers               groupe:rh                                           partagée │
    │      ?  perdue                  group:disparu late                                  partagée │
    │      1  En retard               retard                                                       │
    │      0  À moi, restant à faire  à-moi inachevée                                              │
    │      0  En attente              nature:en-attente                                            │
    │      1  Prioritaires restantes  priorité:haute inachevée                                     │
    │      0  Échéance proche         bientôt                                                      │
    │      0  Sans suite              sans-suite                                                   │
    │      0  Sans pilote             pilote:aucun inachevée                                       │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────╯
    ");
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
    person.types(&["2", "t", "V", "'Mine to do"]);
    assert!(person.sees().contains("ctrl-p"), "{}", person.sees());
    // A view of one's own cannot be proposed.
    person.types(&["down"]);
    assert!(!person.sees().contains("ctrl-p"), "{}", person.sees());
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
