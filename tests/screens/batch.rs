//! Several actions changed at once: one prompt, every commit foreseen, one commit each.

use copil_plan::Language;

use crate::proof::laid_over;
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
    let below = person.types(&["2", "*"]).sees();
    person.types(&["M", "enter", "'2"]);
    insta::assert_snapshot!(laid_over(&below, &person.sees()), @"
    ╭ Priorité · 3 actions ────────────────────────────────────────────────────────────────╮
    │ RH-01, RH-02, SI-01                                                                  │
    │                                                                                      │
    │ 1 ▲ Haute    1 sur 3 actuellement                                                    │
    │▶2  Normale  2 sur 3 actuellement                                                     │
    │ 3 ▽ Basse                                                                            │
    │                                                                                      │
    │ Motif                                                                                │
    │ │                                                                                    │
    │ │                                                                                    │
    │                                                                                      │
    │ 1 changement à enregistrer · 2 sans changement                                       │
    │ → RH-01 : priorité Haute → Normale                                                   │
    │ = RH-02 : c’est déjà le cas, rien à changer.                                         │
    │ = SI-01 : c’est déjà le cas, rien à changer.                                         │
    ╰──────────────────────────────────────────────────────────────────────────────────────╯
    ");
    person.types(&["'1", "tab", "'Décidé ensemble.", "enter"]);
    let picture = person.sees();
    assert!(
        picture.contains("2 changements enregistrés  (u les annule)"),
        "{picture}"
    );
    assert_eq!(
        commits(&repository),
        ["SI-01 : priorité Haute", "RH-02 : priorité Haute", "Adoption"]
    );
    assert!(!picture.contains("◆"), "the marks are gone: {picture}");
}

#[test]
fn of_several_those_that_have_the_weather_confirm_it() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    let below = person.types(&["2", "*"]).sees();
    person.types(&["m", "'1"]);
    insta::assert_snapshot!(laid_over(&below, &person.sees()), @"
    ╭ Météo · 3 actions ───────────────────────────────────────────────────────────────────╮
    │ RH-01, RH-02, SI-01                                                                  │
    │                                                                                      │
    │▶1 ☀ Objectifs sécurisés     1 sur 3 actuellement                                     │
    │ 2 ☁ Objectifs atteignables                                                           │
    │ 3 ☂ Appuis nécessaires      1 sur 3 actuellement                                     │
    │ 4 ↯ Objectifs compromis                                                              │
    │                                                                                      │
    │ Commentaire                                                                          │
    │ │                                                                                    │
    │ │                                                                                    │
    │                                                                                      │
    │ 2 refus · 1 changement à enregistrer                                                 │
    │ × RH-01 : un changement de météo demande un commentaire. Dites en quelques mots ce   │
    │ qui fait la météo.                                                                   │
    │ × SI-01 : un changement de météo demande un commentaire. Dites en quelques mots ce   │
    │ qui fait la météo.                                                                   │
    │ → RH-02 : météo confirmée                                                            │
    ╰──────────────────────────────────────────────────────────────────────────────────────╯
    ");
    person.types(&["tab", "'Tout va bien.", "enter"]);
    assert_eq!(commits(&repository).len(), 4);
    let trailers = repository.git(&["log", "-3", "--format=%(trailers:key=Confirmed,valueonly)"]);
    assert_eq!(trailers.split_whitespace().count(), 1, "{trailers}");
}

#[test]
fn what_is_refused_is_named_first_and_left_aside_only_when_asked_twice() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    // RH-01 is under way, RH-02 done, SI-01 planned.
    let below = person.types(&["2", "*"]).sees();
    person.types(&["s"]);
    let picture = person.sees();
    assert!(picture.contains("Statut · 3 actions"), "{picture}");
    assert!(
        picture.contains("pour 1 sur 3") || picture.contains("pour 2 sur 3"),
        "{picture}"
    );
    person.types(&["'2", "tab", "'Parce que.", "enter"]);
    insta::assert_snapshot!(laid_over(&below, &person.sees()), @"
    ╭ Statut · 3 actions ──────────────────────────────────────────────────────────────────╮ 
    │ RH-01, RH-02, SI-01                                                                  │ 
    │                                                                                      │ 
    │   ◐ En cours    pour 2 sur 3                                                         │ 
    │▶  ‖ En pause    pour 2 sur 3 · demande un motif                                      │ 
    │   ‖ Bloquée     pour 1 sur 3 · demande un motif                                      │ 
    │   ● Réalisée    pour 1 sur 3 · 1 jalon à atteindre, ou un motif                      │ 
    │   × Abandonnée  pour 2 sur 3 · demande un motif                                      │ 
    │                                                                                      │ 
    │ Motif                                                                                │ 
    │ ┃ Parce que.                                                                         │ 
    │ ┃                                                                                    │ 
    │ Date d’effet  aujourd’hui                                                            │ 
    │ │                                                                                    │ 
    │                                                                                      │ 
    │ 1 refus · 2 changements à enregistrer                                                │ 
    │ × RH-02 ne peut pas passer de « Réalisée » à « En pause ». De là, on peut passer à : │ 
    │ En cours.                                                                            │ 
    │ → RH-01 : En cours → En pause                                                        │ 
    │ → SI-01 : À venir → En pause                                                         │ 
    │ Entrée encore une fois : enregistrer les 2 autres, sans l’action refusée             │ 
    ╰──────────────────────────────────────────────────────────────────────────────────────╯
    ");
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
}

#[test]
fn an_undo_right_after_takes_all_of_it_back_or_the_last_alone() {
    let repository = Repository::new();
    let mut person = repository.opened(Language::Fr);
    person.types(&["2", "*", "e", "'31/12/2018", "enter"]);
    assert_eq!(commits(&repository).len(), 4);
    let below = person.sees();
    person.types(&["u"]);
    insta::assert_snapshot!(laid_over(&below, &person.sees()), @"
    ╭ Annuler le dernier changement ───────────────────────────────────────────────────────╮
    │▶1 · Les 3 changements faits ensemble                                                 │
    │ 2 · Le dernier seulement                                                             │
    │                                                                                      │
    │ Motif                                                                                │
    │ │                                                                                    │
    │ │                                                                                    │
    │ │                                                                                    │
    │                                                                                      │
    │ 3 changements à enregistrer                                                          │
    │ → SI-01 : échéance de nouveau 29/06/2018, plus 31/12/2018                            │
    │ → RH-02 : échéance de nouveau 30/03/2018, plus 31/12/2018                            │
    │ → RH-01 : échéance de nouveau 28/02/2018, plus 31/12/2018                            │
    ╰──────────────────────────────────────────────────────────────────────────────────────╯
    ");
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
    let below = person.types(&["2", "home"]).sees();
    person.types(&["M"]);
    insta::assert_snapshot!(laid_over(&below, &person.sees()), @"
    ╭ Modifier · RH-01 ────────────────────────────────────────────────────────╮ 
    │▶Titre               Ouvrir le télétravail                                │ 
    │ Priorité            Haute                                                │ 
    │ Pilotes             Direction des ressources humaines, Direction des sy… │ 
    │ Groupe de travail   Ressources humaines                                  │ 
    │ Date d’effet        02/11/2017                                           │ 
    │ Axe                 Des agents reconnus                                  │ 
    │ Phase                                                                    │ 
    │ Organisations       Ville                                                │ 
    │ Début               02/01/2017                                           │ 
    │ Poids                                                                    │ 
    │ Avancement          50 %                                                 │ 
    │ Même action que                                                          │ 
    │ Étiquettes          télétravail                                          │ 
    │ Description         Un jour par semaine, pour les postes qui s’y prêten… │ 
    │ Identifiant         RH-01                                                │ 
    │ Jalons              Note de cadrage, Charte signée                       │ 
    │ Indicateurs         Jours télétravaillés par mois                        │ 
    │ Livrables           Charte du télétravail                                │ 
    │ Budget              equipement                                           │ 
    │ Liens                                                                    │ 
    │ Justificatifs                                                            │ 
    │ Notes                                                                    │ 
    ╰──────────────────────────────────────────────────────────────────────────╯ 
    ");
    // The leads: the second is taken away.
    person.types(&["down", "down", "enter", "down", "space"]);
    insta::assert_snapshot!(laid_over(&below, &person.sees()), @"
    ╭ Pilotes · RH-01 ─────────────────────────────────────────────────────────────────────╮
    │ Ouvrir le télétravail                                             espace pour cocher │
    │                                                                                      │
    │ 1 ✓ Direction des ressources humaines                                                │
    │▶2 · Direction des systèmes d’information                                             │
    │                                                                                      │
    │ Motif                                                                                │
    │ │                                                                                    │
    │ │                                                                                    │
    │ │                                                                                    │
    │                                                                                      │
    │ → RH-01 : pilotes − Direction des systèmes d’information                             │
    │                                                                                      │
    ╰──────────────────────────────────────────────────────────────────────────────────────╯
    ");
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
