//! Every screen on a small plan: what it says of three actions and four commits.

use std::fmt::Write as _;

use copil_plan::Language;
use insta::assert_snapshot;

use crate::proof::{SIZES, laid_over, proofread, told};
use crate::sharing::clashing;
use crate::support::{Person, TestPlan, blois, blois_plan, small};

/// What a person who speaks French reads on the smallest screen.
fn reads(keys: &[&str]) -> String {
    let mut person = Person::before(small(), Language::Fr, (80, 24));
    told(&person.types(keys).sees())
}

#[test]
fn the_dashboard() {
    proofread(small, &[], &[]);
    assert_snapshot!(reads(&[]), @"
      Aucune réunion du comité n’est prévue
    ╭ 3 actions ─────────────────────────╮╭ À traiter (2) ─────────────────────────╮
    │ Avancement   █████░░░░        50 % ││▶▲ RH-01 Ouvrir le télétravail          │
    │ Réalisées    ███░░░░░░     1 sur 3 ││         retard 15 j · ☁ → ☂ pluie …    │
    │ Prévues      ███░░░░░░ 1 à ce jour ││   SI-01 Choisir un outil commun        │
    │ Temps écoulé █████░░░░        55 % ││         repoussée une fois (149 j)     │
    │ Pas encore assez d’historique pour ││                                        │
    │ prévoir la fin                     ││                                        │
    │ 1 en retard · 1 prioritaire        ││                                        │
    │ ○   1 À venir    ●   1 Réalisée    │╰────────────────────────────────────────╯
    │ ◐   1 En cours                     │╭ Depuis le 14 décembre 2017 · Comité… ──╮
    ╰────────────────────────────────────╯│ 1 réalisée · 1 échéance repoussée      │
    ╭ Groupes de travail ────────────────╮│ 1 météo en baisse · 1 commentée        │
    │ Ressources huma… ████▓▓▓▓   1/2 ☂  ││ RH-02 ● Réalisée Écrire une charte du… │
    │                                    ││ RH-01 ☁ → ☂ pluie Ouvrir le télétrava… │
    │ Systèmes d’info… ░░░░░░░░   0/1    ││ SI-01 repoussée au 29/06/2018 Choisir… │
    ╰─ b : organisations ────────────────╯╰────────────────────────────────────────╯
    ");
}

#[test]
fn every_status_that_some_action_has_is_counted_on_the_smallest_screen() {
    let mut plan = blois_plan();
    let statuses: Vec<_> = plan.workflow().keys().cloned().collect();
    for (placed, status) in plan.actions.values_mut().zip(statuses.iter().cycle()) {
        placed.action.status = status.clone();
    }
    let picture = Person::before(TestPlan::of(plan), Language::Fr, (80, 24)).sees();
    for status in [
        "À discuter",
        "À venir",
        "En cours",
        "En pause",
        "Bloquée",
        "Réalisée",
        "Abandonnée",
    ] {
        assert!(picture.contains(status), "{status} is missing:\n{picture}");
    }
    assert!(picture.contains("117 actions"), "{picture}");
}

#[test]
fn the_actions() {
    proofread(small, &["2"], &[]);
    proofread(blois, &["2", "pagedown"], &[]);
    assert_snapshot!(reads(&["2"]), @"
    ╭ 3 actions ───────────────────────────────────────────────────────────────────╮
    │   Id↑    Action                          Statut           Prochaine   Retard │
    │▶▲ RH-01  Ouvrir le télétravail           ◐ En cours    ☂  28/02/2018   +15 j │
    │   RH-02  Écrire une charte du manageme…  ● Réalisée                          │
    │   SI-01  Choisir un outil commun         ○ À venir        29/06/2018         │
    ╰─ sans place : Avancement, Pilotes ───────────────────────── par identifiant ─╯
    ");
}

#[test]
fn an_actions_sheet() {
    proofread(small, &["enter"], &[]);
    assert_snapshot!(reads(&["enter"]), @"
    ╭ RH-01 ───────────────────────────────────────────────────────────────────────╮
    │ Ouvrir le télétravail                                                        │
    │ ◐ En cours depuis le 2 novembre 2017 · ▲ priorité haute                      │
    │ ☂ Appuis nécessaires                                                         │
    │   Deux postes restent vacants.                                               │
    │ Avancement     ██████████░░░░░░░░░░ 50 % · 1 jalon atteint sur 2             │
    │ Début          2 janvier 2017                                                │
    │ Échéance       28 février 2018 · retard 15 j                                 │
    │ Groupe         Ressources humaines                                           │
    │ Pilotes        Direction des ressources humaines, Direction des systèmes     │
    │                d’information (en binôme)                                     │
    │ Organisations  Ville                                                         │
    │ Axe            Des agents reconnus                                           │
    │ Étiquettes     télétravail                                                   │
    │ Jalons                                                   atteint ou prévu le │
    │                                                                  aujourd’hui │
    │ ├────────────────✓──────────────────────────────────────────────────────!──┃ │
    ╰──────────────────────────────────────────────────────────────── ↓ 36 lignes ─╯
    ");
}

#[test]
fn the_journal() {
    proofread(small, &["6", "down"], &[]);
    assert_snapshot!(reads(&["6", "down"]), @"
    ╭ Journal (4) ─────────────────────────────────────────────────────────────────╮
    │ 12/03/2018  RH-02 : En cours → Réalisée                  Direction des ress… │
    │▶20/01/2018  SI-01 : échéance 31/01/2018 → 29/06/2018     Direction des syst… │
    │ 19/01/2018  RH-01 : météo ☁ Objectifs atteignables → ☂ Appuis nécessaires    │
    │ 02/11/2017  RH-01 : À venir → En cours                   Direction des ress… │
    ╭ Changement 25cb955 ────────────────────────────────────────────────────── × ─╮
    │ Direction des systèmes d’information, le samedi 20 janvier 2018              │
    │ SI-01 : échéance 31/01/2018 → 29/06/2018                                     │
    │ Le marché est infructueux.                                                   │
    ");
}

#[test]
fn the_questions_of_sharing() {
    let mut pages = String::new();
    for (width, height) in [SIZES[0], SIZES[1]] {
        let (drh, _claire) = clashing();
        let mut person = drh.opened(Language::Fr);
        let below = person.resizes(width, height).sees();
        for keys in [&["Y"][..], &["down", "down"]] {
            let picture = laid_over(&below, &person.types(keys).sees());
            writeln!(pages, "== {width}×{height}\n{picture}\n").unwrap();
        }
    }
    assert_snapshot!("questions_of_sharing", pages);
}

#[test]
fn the_prompts_the_search_and_the_help() {
    let reads = |keys: &[&str]| {
        let mut person = Person::before(small(), Language::Fr, (100, 30));
        let below = person.sees();
        laid_over(&below, &person.types(keys).sees())
    };
    for keys in [&["s"] as &[&str], &["m"], &["r"], &["e"], &["n"], &["?"]] {
        proofread(small, &[], keys);
    }
    assert_snapshot!(reads(&["s"]), @"
    ╭ Statut · RH-01 ──────────────────────────────────────────────────────────────────────╮ 
    │ Ouvrir le télétravail                                                                │ 
    │                                                                                      │ 
    │▶1 ‖ En pause    demande un motif                                                     │ 
    │ 2 ‖ Bloquée     demande un motif                                                     │ 
    │ 3 ● Réalisée    1 jalon à atteindre, ou un motif : Charte signée                     │ 
    │ 4 × Abandonnée  demande un motif                                                     │ 
    │                                                                                      │ 
    │ Motif                                                                                │ 
    │ │                                                                                    │ 
    │ │                                                                                    │ 
    │ │                                                                                    │ 
    │ Date d’effet  aujourd’hui                                                            │ 
    │ │                                                                                    │ 
    │                                                                                      │ 
    │ RH-01 : « En pause » demande un motif. Dites pourquoi en quelques mots.              │ 
    │                                                                                      │ 
    ╰──────────────────────────────────────────────────────────────────────────────────────╯
    ");
    assert_snapshot!(reads(&["r"]), @"
    ╭ Jalon atteint · RH-01 ───────────────────────────────────────────────────────────────╮ 
    │ Ouvrir le télétravail                                                                │ 
    │                                                                                      │ 
    │▶1 ○ Charte signée    prévu le 28/02/2018                                             │ 
    │ 2 ✓ Note de cadrage  atteint le 12/04/2017                                           │ 
    │                                                                                      │ 
    │ Jour où il a été atteint  aujourd’hui                                                │ 
    │ │                                                                                    │ 
    │ Motif                                                                                │ 
    │ │                                                                                    │ 
    │ │                                                                                    │ 
    │ │                                                                                    │ 
    │                                                                                      │ 
    │ → RH-01 : jalon « Charte signée » atteint                                            │ 
    │                                                                                      │ 
    ╰──────────────────────────────────────────────────────────────────────────────────────╯
    ");
    assert_snapshot!(reads(&["/", "'charte"]), @"
    ╭ Chercher dans le plan ───────────────────────────────────────────────────────────────────────╮ 
    │ › charte                                                                          1 résultat │ 
    │                                                                                              │ 
    │▶RH-02    Écrire une charte du management                                          ● Réalisée │ 
    │                                                                                              │ 
    │                                                                                              │ 
    │                                                                                              │ 
    │                                                                                              │ 
    │                                                                                              │ 
    │                                                                                              │ 
    │                                                                                              │ 
    │                                                                                              │ 
    │                                                                                              │ 
    │                                                                                              │ 
    │                                                                                              │ 
    │                                                                                              │ 
    │                                                                                              │ 
    │                                                                                              │ 
    │                                                                                              │ 
    │                                                                                              │ 
    │                                                                                              │ 
    │                                                                                              │ 
    ╰──────────────────────────────────────────────────────────────────────────────────────────────╯
    ");
    assert_snapshot!(reads(&[":", "'annul"]), @"
    ╭ Toutes les commandes ────────────────────────────────────────────────────────────────────╮ 
    │ › annul                                                                                  │ 
    │                                                                                          │ 
    │ Ici                                                                                      │ 
    │▶           u  Annuler le dernier changement                                              │ 
    │       ctrl-r  Rétablir ce qui a été annulé                                               │ 
    │ Ailleurs                                                                                 │ 
    │            X  Annuler la réunion                                       Dans les réunions │ 
    │                                                                                          │ 
    │                                                                                          │ 
    │                                                                                          │ 
    │                                                                                          │ 
    │                                                                                          │ 
    │                                                                                          │ 
    │                                                                                          │ 
    │                                                                                          │ 
    │                                                                                          │ 
    │                                                                                          │ 
    │                                                                                          │ 
    │                                                                                          │ 
    │                                                                                          │ 
    │                                                                                          │ 
    │                                                                                          │ 
    │                                                                                          │ 
    │                                                                                          │ 
    │                                                                                          │ 
    ╰──────────────────────────────────────────────────────────────────────────────────────────╯
    ");
}
