//! What deserves the committee's time, and the burn-up with its forecast.

use chrono::Days;
use copil_plan::value::Value;
use copil_plan::{Language, Plan};

use crate::proof::{SIZES, proofread, told};
use crate::support::{Person, TestPlan, blois, blois_plan, entry, plan_of, small, today};

/// What a person who speaks French reads on the smallest screen.
fn reads(desk: TestPlan, keys: &[&str]) -> String {
    let mut person = Person::before(desk, Language::Fr, SIZES[0]);
    told(&person.types(keys).sees())
}

/// The shipped plan with an action in three done, one each fortnight up to today, and the others due from then on.
fn paced() -> TestPlan {
    let mut plan = blois_plan();
    for (n, placed) in (0_u64..).zip(plan.actions.values_mut()) {
        let action = &mut placed.action;
        action.milestones = Default::default();
        if n % 3 == 0 {
            action.status = "done".parse().unwrap();
            action.since = Some(today() - Days::new(14 * (n / 3)));
            action.due = action.since;
        } else {
            action.status = "in-progress".parse().unwrap();
            action.since = None;
            action.due = Some(today() + Days::new(5 * n));
        }
    }
    TestPlan::of(plan)
}

fn empty() -> TestPlan {
    TestPlan::of(plan_of(&[("plan.toml", "format = 1\ntitle = \"Un plan vide\"\n")]))
}

/// A plan in which nothing is late, blocked or under the rain.
fn calm() -> TestPlan {
    let mut plan: Plan = small().plan;
    for placed in plan.actions.values_mut() {
        placed.action.status = "done".parse().unwrap();
    }
    TestPlan::of(plan)
}

#[test]
fn what_deserves_attention() {
    proofread(small, &["7"], &[]);
    proofread(blois, &["7", "down"], &[]);
    proofread(empty, &["7"], &[]);
    proofread(calm, &["7"], &[]);
    insta::assert_snapshot!(reads(small(), &["7"]), @"
    ╭ À traiter (2) ───────────────────────────────────────────────────────────────╮
    │▶▲ RH-01 Ouvrir le télétravail                                  ████████   54 │
    │         retard 15 j · ☁ → ☂ pluie · jalon manqué de 15 j                     │
    │   SI-01 Choisir un outil commun                                █░░░░░░░    3 │
    │         repoussée une fois (149 j)                                           │
    ╰───────────────────────────────────────────────────────────────── par points ─╯
    ");
    insta::assert_snapshot!(reads(empty(), &["7"]), @"
    ╭ À traiter (0) ───────────────────────────────────────────────────────────────╮
    │ Ce plan n’a pas encore d’action.                                             │
    │ La touche « a » ajoute ce qu’il faut pour commencer : personnes, groupes de  │
    │ travail, puis actions.                                                       │
    ╰───────────────────────────────────────────────────────────────── par points ─╯
    ");
    insta::assert_snapshot!(reads(calm(), &["7"]), @"
    ╭ À traiter (0) ───────────────────────────────────────────────────────────────╮
    │ Rien ne réclame l’attention du comité.                                       │
    │ Ce qui prend du retard, se bloque, se repousse, s’assombrit ou reste sans    │
    │ suite viendra ici.                                                           │
    ╰───────────────────────────────────────────────────────────────── par points ─╯
    ");
}

#[test]
fn the_last_explanation_is_that_of_the_last_change_of_where_an_action_stands() {
    let mut plan = small();
    let text = |text: &str| Some(Value::Text(text.into()));
    let tags = [("SI-01", "tags", None, text("achats"))];
    let measures = [("SI-01", "indicators", None, text("une mesure"))];
    plan.entries.splice(
        0..0,
        [
            entry(
                8,
                "2018-03-14",
                "Contrôle de gestion",
                Some("Relevé mensuel."),
                &measures,
            ),
            entry(9, "2018-03-13", "Secrétariat", Some("Rangement des étiquettes."), &tags),
        ],
    );
    let mut person = Person::before(plan, Language::Fr, (200, 40));
    let seen = person.types(&["7", "down"]).sees();
    let explained = seen.split("La dernière explication").nth(1).unwrap();
    let (explained, last) = explained.split_once("Le dernier changement").unwrap();
    assert!(explained.contains("Le marché est infructueux."), "{seen}");
    assert!(!seen.contains("Rangement") && !seen.contains("Relevé"), "{seen}");
    assert!(last.contains("Contrôle de gestion"), "{seen}");
}

#[test]
fn attention_under_headings() {
    proofread(blois, &["7", "b"], &[]);
    proofread(small, &["7", "b", "b"], &[]);
    insta::assert_snapshot!(reads(blois(), &["7", "b"]), @"
    ╭ À traiter (103) ─────────────────────────────────────────────────────────────╮
    │ En retard (56)                                                               │
    │▶▲ FI-02  Décentraliser les bons de commande                    ████████   72 │
    │          retard 623 j · 3 jalons manqués (776 j) …                           │
    │ ▲ JU-02  Raccourcir le circuit du parapheur                    ████████   72 │
    │          retard 531 j · 3 jalons manqués (776 j) …                           │
    │ ▲ FI-01  Harmoniser les procédures budgétaires des trois coll… ████████   72 │
    │          retard 258 j · 3 jalons manqués (714 j) …                           │
    │ ▲ ORG-03 Conventionner les services communs                    ████████   72 │
    │          retard 454 j · 2 jalons manqués (714 j) …                           │
    │ ▲ SI-02  Réunir les messageries et les agendas                 ████████   72 │
    │          retard 503 j · 3 jalons manqués (714 j) …                           │
    │ ▲ RH-04  Expérimenter puis ouvrir le télétravail               ████████   72 │
    │          retard 258 j · 4 jalons manqués (699 j) …                           │
    │ ▲ RU-01  Répondre au téléphone depuis un accueil commun        ████████   72 │
    │          retard 440 j · 2 jalons manqués (653 j) …                           │
    │ ▲ FI-11  Clarifier les refacturations entre les trois collect… ████████   72 │
    │          retard 83 j · 4 jalons manqués (623 j) …                            │
    ╰────────────────────────────────────────────────────── par raison principale ─╯
    ");
    insta::assert_snapshot!(reads(small(), &["7", "b", "b"]), @"
    ╭ À traiter (2) ───────────────────────────────────────────────────────────────╮
    │ rh  Ressources humaines (1)                                                  │
    │▶▲ RH-01 Ouvrir le télétravail                                  ████████   54 │
    │         retard 15 j · ☁ → ☂ pluie · jalon manqué de 15 j                     │
    │ si  Systèmes d’information (1)                                               │
    │   SI-01 Choisir un outil commun                                █░░░░░░░    3 │
    │         repoussée une fois (149 j)                                           │
    ╰───────────────────────────────────────────────────────────────── par groupe ─╯
    ");
}

#[test]
fn the_burn_up() {
    proofread(small, &["8"], &[]);
    proofread(paced, &["8"], &[]);
    proofread(empty, &["8"], &[]);
    proofread(paced, &["8", "b", "down"], &[]);
    proofread(paced, &["8", "b", "b"], &[]);
    insta::assert_snapshot!(reads(small(), &["8"]), @"
    ╭ Rythme : Tout le plan ───────────────────────────────────────────────────────╮
    │    4                                       │                               ┊ │
    │      ───────────────────────────────────────    ●                          ┊ │
    │    2                                       ○● ●                            ┊ │
    │                                          ○●▆                               ┊ │
    │    0 ○●○●○●○●○●○●○●○●○●○●○●○●○●○●○●○●○●○●  █                               ┊ │
    │      ┬────────────────┬────────────────•┬────────────────┬────────────────── │
    │      2016             2017              2018             2019                │
    │ █ réalisées  ─ périmètre  ● prévues  ○ prévues à l’origine  │ aujourd’hui    │
    │ ┊ fin du plan  • séances                                                     │
    ╭ En chiffres ─────────────────────────────────────────────────────────────────╮
    │ Prévision                              Réalisées  1 sur 3 (33 %)             │
    │   pas assez d’historique               Prévues à ce jour                     │
    │   1 réalisée en 52 semaines              1 aux échéances actuelles           │
    │   minimum : 8 semaines, 3 réalisées      2 aux échéances d’origine           │
    │                                        Temps écoulé  55 %                    │
    ");
    insta::assert_snapshot!(reads(empty(), &["8"]), @"
    ╭ Rythme : Tout le plan ───────────────────────────────────────────────────────╮
    │ Ce plan n’a pas encore d’action.                                             │
    │ La courbe se dessinera dès la première action.                               │
    ╭ En chiffres ─────────────────────────────────────────────────────────────────╮
    ");
    let mut person = Person::before(paced(), Language::Fr, SIZES[1]);
    insta::assert_snapshot!("burn_up_with_a_forecast", person.types(&["8"]).sees());
    insta::assert_snapshot!(reads(paced(), &["8", "b", "down"]), @"
     4 remarques sur les fichiers, P pour voir
    ╭ Rythme : Finances et gestion (2/10) ─────────────────────────────────────────╮
    │   16                                │                           ┊            │
    │      ────────────────────────────────   ●                  ░░░░░░◇░░░░░░░░◈  │
    │                                     │  ○            ░░░░░░░░░░░░░░           │
    │    8                                │ ●    ░░░░░░░░░░░░░░       ┊            │
    │                                   ●○●○░░░░░░░                   ┊            │
    │    0 ○●○●○●○●○●○●○●○●○●○●○●○●○●○●○███                           ┊            │
    │      ─•┬──•─••──•──••──•──•───•─••┬─•──••──•──•┬──•─••──•──••──•──────────┬─ │
    │        2016         2017          2018         2019         2020             │
    │ █ réalisées  ─ périmètre  ● prévues  ○ prévues à l’origine  │ aujourd’hui    │
    │ ┊ fin du plan  ░ prévision  ◇ 1 chance sur 2  ◈ 8 sur 10  • séances          │
    ╰───────────────────────────────────────────────────────────────── par groupe ─╯
    ╭ En chiffres ─────────────────────────────────────────────────────────────────╮
    │ Prévision                              Réalisées  4 sur 13 (31 %)            │
    │   À ce rythme, terminé en mai 2020,    Prévues à ce jour                     │
    │   1 mois après la fin du plan            4 aux échéances actuelles           │
    │ Tout terminé                             4 aux échéances d’origine           │
    │   14 mai 2020 : 1 chance sur 2         Temps écoulé  93 %                    │
    │   7 janvier 2021 : 8 chances sur 10                                          │
    ");
    insta::assert_snapshot!(reads(paced(), &["8", "b", "b"]), @"
     4 remarques sur les fichiers, P pour voir
    ╭ Rythme : Un management qui donne du sens (1/6) ──────────────────────────────╮
    │   24 ─────────────────────────────────             ○●○          ░░░◇░░░░░░◈  │
    │                                      │        ●○●○●     ░░░░░░░░░░░░░        │
    │                                      │      ●○  ░░░░░░░░░░░░     ┊           │
    │   12                                 │   ○●○░░░░░░░              ┊           │
    │                                  ○●○●○●○●░                       ┊           │
    │    0 ○●○●○●○●○●○●○●○●○●○●○●○●○●○●█████                           ┊           │
    │      ─•┬──•──•───•─••┬─•──••──•──••─••──•───•─••┬──•─••──•──••┬─••────────── │
    │        2016          2017         2018          2019          2020           │
    │ █ réalisées  ─ périmètre  ● prévues  ○ prévues à l’origine  │ aujourd’hui    │
    │ ┊ fin du plan  ░ prévision  ◇ 1 chance sur 2  ◈ 8 sur 10  • séances          │
    ╰──────────────────────────────────────────────────────────────────── par axe ─╯
    ╭ En chiffres ─────────────────────────────────────────────────────────────────╮
    │ Prévision                              Réalisées  7 sur 23 (30 %)            │
    │   À ce rythme, terminé en juin 2020,   Prévues à ce jour                     │
    │   2 mois après la fin du plan            7 aux échéances actuelles           │
    │ Tout terminé                             7 aux échéances d’origine           │
    │   4 juin 2020 : 1 chance sur 2         Temps écoulé  76 %                    │
    │   26 novembre 2020 : 8 chances sur 10                                        │
    ");
}

#[test]
fn a_heading_is_never_selected_and_the_kept_action_stays_when_the_list_is_arranged_otherwise() {
    let mut person = Person::before(small(), Language::En, (100, 30));
    person.types(&["7"]);
    let first = person.sees_selected();
    assert!(first.contains("RH-01"), "{first}");
    for keys in [&["b"][..], &["home"], &["up", "up"], &["b"], &["home"], &["b"]] {
        person.types(keys);
        let selected = person.sees_selected();
        assert!(
            selected.contains("RH-01") || selected.contains("SI-01"),
            "{keys:?}: {selected}"
        );
    }
    person.types(&["end", "enter"]);
    assert!(
        person.sees().contains("Historique") || person.sees().contains("History"),
        "{}",
        person.sees()
    );
}

#[test]
fn the_list_is_narrowed_and_says_how_to_see_all_again() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    person.types(&["7", "f", "'rien de tel", "enter"]);
    let picture = person.sees();
    assert!(picture.contains("Rien ne correspond."), "{picture}");
    person.types(&["esc"]);
    assert!(person.sees().contains("RH-01"), "{}", person.sees());
}

#[test]
fn what_is_changed_is_the_selected_action() {
    let mut person = Person::before(small(), Language::En, (100, 30));
    person.types(&["7", "s"]);
    assert!(person.sees().contains("RH-01"), "{}", person.sees());
}

#[test]
fn before_the_history_is_read_the_burn_up_says_that_it_is_being_read() {
    let mut person = Person::in_a_hurry(small(), Language::Fr, (100, 30));
    person.app.settle();
    person.app.key(
        crossterm::event::KeyEvent::from(crossterm::event::KeyCode::Char('8')),
        std::time::Duration::from_secs(1),
    );
    let picture = person.sees();
    assert!(picture.contains("Lecture de l’historique…"), "{picture}");
}

#[test]
fn a_part_of_the_burn_up_opens_its_actions() {
    let mut person = Person::before(small(), Language::Fr, (120, 40));
    person.types(&["8", "b", "down", "enter"]);
    let picture = person.sees();
    assert!(picture.contains("1 action · Systèmes d’information"), "{picture}");
}

#[test]
fn no_size_is_too_small_for_either() {
    for desk in [small as fn() -> TestPlan, paced, empty] {
        let mut person = Person::before(desk(), Language::Fr, (120, 40));
        for keys in [&["7"][..], &["b"], &["8"], &["b"], &["b"]] {
            person.types(keys);
            for (width, height) in [(1, 1), (80, 24), (81, 25), (109, 24), (110, 24), (300, 24), (80, 100)] {
                person.resizes(width, height);
                assert!(!person.sees().contains('\u{fffd}'));
            }
        }
    }
}
