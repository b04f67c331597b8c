//! What is said of the parts of an action: measures, deliverables, spending, dependencies, and progress.

use copil_plan::Language;

use crate::proof::{laid_over, proofread};
use crate::support::{Person, Repository, blois, small};

fn subject(repository: &Repository) -> String {
    let log = repository.git(&["log", "-1", "--format=%s"]);
    log.trim().replace(['\u{a0}', '\u{202f}'], " ")
}

/// What a prompt lays over the first view.
fn prompt(keys: &[&str]) -> String {
    let mut person = Person::before(small(), Language::Fr, (80, 24));
    let below = person.sees();
    laid_over(&below, &person.types(keys).sees())
}

#[test]
fn a_value_of_an_indicator_is_entered_with_its_day() {
    proofread(small, &[], &["i"]);
    insta::assert_snapshot!(prompt(&["i", "'150 jours"]), @"
    ╭ Valeur d’un indicateur · RH-01 ──────────────────────────────────────────╮ 
    │ Ouvrir le télétravail                                                    │ 
    │                                                                          │ 
    │▶  · Jours télétravaillés par mois  120 jours (31/01/2018) · cible 300    │ 
    │                                                                          │ 
    │ Valeur mesurée (« aucun » retire celle du jour)                          │ 
    │ ┃ 150 jours                                                              │ 
    │ Jour de la mesure  aujourd’hui                                           │ 
    │ │                                                                        │ 
    │ Motif                                                                    │ 
    │ │                                                                        │ 
    │ │                                                                        │ 
    │ │                                                                        │ 
    │                                                                          │ 
    │ → RH-01 : indicateur « Jours télétravaillés p… » : 150 jours au          │ 
    │ 15/03/2018                                                               │ 
    ╰──────────────────────────────────────────────────────────────────────────╯
    ");
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["i", "'150,5", "tab", "'28/02", "enter"]);
    assert!(subject(&repository).contains("150,5 jours"), "{}", subject(&repository));
    person.types(&["i", "'12 semaines"]);
    assert!(person.sees().contains("on compte ici en jours"), "{}", person.sees());
    let mut person = repository.opened(Language::Fr);
    person.types(&["i", "'1", "tab", "'demain"]);
    assert!(
        person.sees().contains("avenir") || person.sees().contains("futur"),
        "{}",
        person.sees()
    );
}

#[test]
fn a_deliverable_is_handed_over() {
    proofread(small, &[], &["D"]);
    insta::assert_snapshot!(prompt(&["D"]), @"
    ╭ Livrable remis · RH-01 ──────────────────────────────────────────────────╮ 
    │ Ouvrir le télétravail                                                    │ 
    │                                                                          │ 
    │▶1 ○ Charte du télétravail  prévu le 28/02/2018                           │ 
    │                                                                          │ 
    │ Jour de la remise  aujourd’hui                                           │ 
    │ │                                                                        │ 
    │ Motif                                                                    │ 
    │ │                                                                        │ 
    │ │                                                                        │ 
    │ │                                                                        │ 
    │                                                                          │ 
    │ → RH-01 : livrable « Charte du télétravail » remis                       │ 
    │                                                                          │ 
    ╰──────────────────────────────────────────────────────────────────────────╯
    ");
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["D", "enter"]);
    assert_eq!(subject(&repository), "RH-01 : livrable « Charte du télétravail » remis");
    person.types(&["D", "enter"]);
    assert_eq!(
        subject(&repository),
        "RH-01 : livrable « Charte du télétravail » : n’est plus remis"
    );
}

#[test]
fn what_is_spent_is_a_sum_or_is_added_to_it() {
    proofread(small, &[], &["$"]);
    insta::assert_snapshot!(prompt(&["$"]), @"
    ╭ Dépense · RH-01 ─────────────────────────────────────────────────────────╮ 
    │ Ouvrir le télétravail                                                    │ 
    │                                                                          │ 
    │▶  · equipement  12 500 sur 36 000 €                                      │ 
    │                                                                          │ 
    │ Total dépensé à ce jour, ou ce qui s’y ajoute avec un +                  │ 
    │ ┃                                                                        │ 
    │ Motif                                                                    │ 
    │ │                                                                        │ 
    │ │                                                                        │ 
    │ │                                                                        │ 
    │                                                                          │ 
    │ Il reste à écrire le nombre.                                             │ 
    │                                                                          │ 
    ╰──────────────────────────────────────────────────────────────────────────╯
    ");
    insta::assert_snapshot!(prompt(&["$", "'1000"]), @"
    ╭ Dépense · RH-01 ─────────────────────────────────────────────────────────╮ 
    │ Ouvrir le télétravail                                                    │ 
    │                                                                          │ 
    │▶  · equipement  12 500 sur 36 000 €                                      │ 
    │                                                                          │ 
    │ Total dépensé à ce jour, ou ce qui s’y ajoute avec un +                  │ 
    │ ┃ 1000                                                                   │ 
    │ Motif                                                                    │ 
    │ │                                                                        │ 
    │ │                                                                        │ 
    │ │                                                                        │ 
    │                                                                          │ 
    │ RH-01, budget « equipement » : 1 000 € dépensés en tout, ce serait moins │ 
    │ que les 12 500 € déjà inscrits. Pour ajouter une dépense, mettez un +    │ 
    │ devant le montant ; pour corriger le total, dites pourquoi.              │ 
    ╰──────────────────────────────────────────────────────────────────────────╯
    ");
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["$", "'+1 500,50 €", "enter"]);
    assert_eq!(
        subject(&repository),
        "RH-01 : budget « equipement » : dépensé 12 500 € → 14 000,5 €"
    );
    // A sum that goes down goes on to the reason.
    person.types(&["$", "'1000", "enter", "'Erreur de saisie.", "enter"]);
    assert!(
        repository
            .git(&["log", "-1", "--format=%b"])
            .contains("Erreur de saisie.")
    );
}

#[test]
fn what_an_action_waits_for_is_found_by_typing_and_ticked() {
    proofread(small, &[], &["w"]);
    insta::assert_snapshot!(prompt(&["w", "' "]), @"
    ╭ Dépendances · RH-01 ─────────────────────────────────────────────────────╮ 
    │ Ouvrir le télétravail                                 espace pour cocher │ 
    │                                                                          │ 
    │▶1 · SI-01  Choisir un outil commun                                       │ 
    │ 2 · RH-02  Écrire une charte du management                               │ 
    │                                                                          │ 
    │ Motif                                                                    │ 
    │ │                                                                        │ 
    │ │                                                                        │ 
    │ │                                                                        │ 
    │                                                                          │ 
    │ → RH-01 : ne dépend plus de SI-01                                        │ 
    │                                                                          │ 
    ╰──────────────────────────────────────────────────────────────────────────╯
    ");
    let mut person = Person::before(blois(), Language::Fr, (80, 24));
    person.types(&["2", "w", "'télétravail"]);
    let picture = person.sees();
    assert!(
        picture.contains("cherché : télétravail") && picture.contains("RH-04"),
        "{picture}"
    );
    assert!(!picture.contains("RH-05"), "{picture}");
    person.types(&["' "]);
    assert!(person.sees().contains("dépend de RH-04"), "{}", person.sees());
    // What is ticked stays when something else is looked for, and escape first takes back what was typed.
    person.types(&["esc", "'zzz"]);
    let picture = person.sees();
    assert!(
        picture.contains("Rien ne contient ces mots") && picture.contains("dépend de RH-04"),
        "{picture}"
    );
    person.types(&["esc"]);
    assert!(
        person.sees().contains("✓ RH-04") || person.sees().contains("dépend de RH-04"),
        "{}",
        person.sees()
    );
}

#[test]
fn progress_that_milestones_make_leads_to_the_milestones() {
    insta::assert_snapshot!(prompt(&["M", "down", "down", "down", "down", "down", "down", "down", "down", "down", "down", "enter"]), @"
    ╭ Jalon atteint · RH-01 ───────────────────────────────────────────────────╮ 
    │ Ouvrir le télétravail                                                    │ 
    │ L’avancement vient des jalons (1 jalon atteint sur 2) et ne se saisit    │ 
    │ pas : marquez un jalon atteint.                                          │ 
    │                                                                          │ 
    │▶1 ○ Charte signée    prévu le 28/02/2018                                 │ 
    │ 2 ✓ Note de cadrage  atteint le 12/04/2017                               │ 
    │                                                                          │ 
    │ Jour où il a été atteint  aujourd’hui                                    │ 
    │ │                                                                        │ 
    │ Motif                                                                    │ 
    │ │                                                                        │ 
    │ │                                                                        │ 
    │ │                                                                        │ 
    │                                                                          │ 
    │ → RH-01 : jalon « Charte signée » atteint                                │ 
    │                                                                          │ 
    ╰──────────────────────────────────────────────────────────────────────────╯
    ");
}

#[test]
fn an_action_without_parts_says_where_to_add_some() {
    for (keys, said, leads_to) in [
        (&["2", "down", "i"][..], "Pas encore d’indicateur", "Nouvel indicateur"),
        (&["2", "down", "D"], "Pas encore de livrable", "Nouveau livrable"),
        (&["2", "down", "$"], "Pas encore de budget", "nouveau"),
    ] {
        proofread(small, &keys[..2], &keys[2..]);
        let mut person = Person::before(small(), Language::Fr, (80, 24));
        let picture = person.types(keys).sees();
        assert!(picture.contains(said), "{picture}");
        let picture = person.types(&["enter"]).sees();
        assert!(!picture.contains(said) && picture.contains(leads_to), "{picture}");
    }
}

#[test]
fn the_keys_of_parts_and_new_parts_are_entered_from_their_menu() {
    // The tables come last in the menu: milestones, indicators, deliverables, budget, links, evidence, notes.
    let to = |down: usize| {
        let mut keys = vec!["M"];
        keys.extend(std::iter::repeat_n("down", down));
        keys.push("enter");
        keys
    };
    proofread(small, &[], &["M"]);
    for table in 14..=21 {
        proofread(small, &[], &to(table));
    }
    insta::assert_snapshot!(prompt(&to(16)), @"
    ╭ Indicateurs · RH-01 ─────────────────────────────────────────────────────╮ 
    │▶Jours télétravaillés par mois   Titre             Jours télétravaillés…  │ 
    │                                 Unité             jours                  │ 
    │                                 Valeur initiale   0 jours (01/01/2017)   │ 
    │                                 Cible             300 jours (31/12/2018) │ 
    │                                 Autres cibles                            │ 
    │                                 À compter du                             │ 
    │                                 Mesuré à                                 │ 
    │ + nouveau…                                                               │ 
    ╰──────────────────────────────────────────────────────────────────────────╯
    ");
    let mut target = to(16);
    target.extend(["down", "down", "down", "enter"]);
    insta::assert_snapshot!(prompt(&target), @"
    ╭ Indicateurs · Cible · RH-01 ─────────────────────────────────────────────╮ 
    │ Ouvrir le télétravail                                                    │ 
    │ Jours télétravaillés par mois                                            │ 
    │                                                                          │ 
    │ Valeur                                                                   │ 
    │ ┃ 300                                                                    │ 
    │ Nouvelle date  lundi 31 décembre 2018                                    │ 
    │ │ 31/12/2018                                                             │ 
    │ Motif                                                                    │ 
    │ │                                                                        │ 
    │ │                                                                        │ 
    │ │                                                                        │ 
    │                                                                          │ 
    │ Rien n’est encore changé.                                                │ 
    │                                                                          │ 
    ╰──────────────────────────────────────────────────────────────────────────╯
    ");
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&target).types(&["ctrl-u", "'350 jours", "enter"]);
    let file = || repository.git(&["show", "HEAD:./plans/essai/groups/rh/RH-01.toml"]);
    assert!(
        file().contains("target = { date = 2018-12-31, value = 350 }"),
        "{}",
        file()
    );
    person.types(&to(19)).types(&[
        "pagedown",
        "enter",
        "'Charte",
        "tab",
        "'https://essai.exemple/charte",
        "enter",
    ]);
    assert!(
        file().contains("Charte = \"https://essai.exemple/charte\""),
        "{}",
        file()
    );
    // The id of one that is there is taken.
    person
        .types(&to(17))
        .types(&["pagedown", "enter", "'charte", "tab", "'Autre"]);
    assert!(person.sees().contains("charte est déjà pris"), "{}", person.sees());
    person
        .types(&["esc"])
        .types(&to(14))
        .types(&["ctrl-u", "'RH-40", "enter"]);
    assert!(
        subject(&repository).contains("devient RH-40"),
        "{}",
        subject(&repository)
    );
}
