//! Where groups, organisations and axes stand.

use copil::tui::app::LoopRequest;
use copil::tui::memory::Memory;

use copil_plan::{Action, Group, GroupId, GroupedAction, Language, Plan, Weather};

use crate::proof::{proofread, told};
use crate::support::{Person, TestPlan, blois, small};

/// A plan of so many actions in twelve groups, led by two people in turn, one of whom is at the keyboard.
fn many(count: usize) -> TestPlan {
    let mut desk = small();
    let statuses = ["in-progress", "planned", "done", "blocked", "proposed"];
    let axes = ["agents", "moyens"];
    desk.plan.actions.clear();
    desk.plan.groups.clear();
    desk.plan.meetings.clear();
    desk.plan.config.axes.push("moyens".parse().unwrap(), "moyens".into());
    for n in 0..count {
        let group = format!("g{:02}", n % 12);
        let action = Action {
            title: format!("Action numéro {n}"),
            status: statuses[n % statuses.len()].parse().unwrap(),
            weather: Some(Weather::ALL[n % 4]),
            comment: Some("Tout avance.".into()),
            axis: axes[n % 2].parse().ok(),
            leads: vec![["drh", "dsi"][n % 2].parse().unwrap()],
            start: "2017-01-01".parse().ok(),
            due: ["2018-02-01", "2018-03-20", "2019-01-01"][n % 3].parse().ok(),
            depends_on: if n > 0 {
                vec![format!("A-{}", n - 1).parse().unwrap()]
            } else {
                Vec::new()
            },
            ..Action::default()
        };
        let group: GroupId = group.parse().unwrap();
        desk.plan.groups.entry(group.clone()).or_insert_with(|| Group {
            title: format!("Groupe {group}"),
            ..Group::default()
        });
        let placed = GroupedAction {
            group,
            action: Box::new(action),
        };
        desk.plan.actions.insert(format!("A-{n}").parse().unwrap(), placed);
    }
    desk.used_by("drh")
}

/// What a person who speaks French reads on the smallest screen.
fn reads(desk: TestPlan, keys: &[&str]) -> String {
    let mut person = Person::before(desk, Language::Fr, (80, 24));
    told(&person.types(keys).sees())
}

#[test]
fn every_group_with_its_figures_and_the_selected_one_below() {
    proofread(small, &["5"], &[]);
    proofread(blois, &["5", "down"], &[]);
    insta::assert_snapshot!(reads(small(), &["5"]), @"
    ╭ Groupes de travail (2) ──────────────────────────────────────────────────────╮
    │ Id Nom                    Actions    Avanc. Temps  ☀ ☁ ☂ ↯ Retard Sans suite │
    │▶rh Ressources humaines      2 ███▓▓▓   75 %  99 %  · · 1 ·      1          · │
    │ si Systèmes d’information   1 ░░░░░░    0 %  88 %  · · · ·      ·          · │
    ╭ rh · Ressources humaines ────────────────────────────────────────────────────╮
    │ Avancement 75 %, temps écoulé 99 %                                           │
    │ Dates     Aucune date repoussée sur 4                                        │
    │ Pilotes   Direction des ressources humaines                                  │
    │ ◐ En cours (1)                                                               │
    │ ▲ RH-01 Ouvrir le télétravail                                     ☂  +15 j   │
    │ ● Réalisée (1)                                                               │
    │   RH-02 Écrire une charte du management                                      │
    ");
    insta::assert_snapshot!(reads(blois(), &["5", "down"]), @"
    ╭ Groupes de travail (10) ─────────────────────────────────────────────────────╮
    │ Id  Nom                   Actions    Avanc. Temps  ☀ ☁ ☂ ↯ Retard Sans suite │
    │ com Communication interne  10 ░░░░░░    0 %  78 %  · · · ·      7          · │
    │▶fi  Finances et gestion    13 ░░░░░░    0 %  87 %  · · · ·     10          · │
    │ ju  Achats et sécurité j…  11 ░░░░░░    0 %  81 %  · · · ·      8          · │
    │ man Management             14 ░░░░░░    0 %  75 %  · · · ·     11          · │
    │ mg  Moyens généraux et p…  10 ░░░░░░    0 %  81 %  · · · ·      9          · │
    │ org Organisation et coop…  12 ░░░░░░    0 %  80 %  · · · ·     11          · │
    │ qvt Qualité de vie au tr…  10 ░░░░░░    0 %  70 %  · · · ·      8          · │
    │ rh  Ressources humaines    14 ░░░░░░    0 %  89 %  · · · ·     13          · │
    │ ru  Relation aux usagers   11 ░░░░░░    0 %  75 %  · · · ·      9          · │
    │ si  Systèmes d’informati…  12 ░░░░░░    0 %  76 %  · · · ·     10          · │
    ╭ fi · Finances et gestion ────────────────────────────────────────────────────╮
    │ Avancement 0 %, temps écoulé 87 %                                            │
    │ Dates     Aucune date repoussée sur 41                                       │
    │ Pilotes   Pilote du groupe Finances …                                        │
    │ ○ À venir (13)                                                               │
    │ ▲ FI-01 Harmoniser les procédures budgétaires des trois collecti…   +714 j   │
    │ ▲ FI-02 Décentraliser les bons de commande                          +776 j   │
    ╰──────────────────────────────────────────────────────── ↓ 11 autres actions ─╯
    ");
}

#[test]
fn organisations_and_axes_are_told_the_same_way() {
    proofread(blois, &["5", "b"], &[]);
    proofread(small, &["5", "b", "b"], &[]);
    insta::assert_snapshot!(reads(blois(), &["5", "b"]), @"
    ╭ Organisations (3) ───────────────────────────────────────────────────────────╮
    │ Id    Nom                 Actions    Avanc. Temps  ☀ ☁ ☂ ↯ Retard Sans suite │
    │▶ville Ville de Blois      115 ░░░░░░    0 %  80 %  · · · ·     94          · │
    │ agglo Agglopolys          114 ░░░░░░    0 %  79 %  · · · ·     93          · │
    │ cias  CIAS du Blaisois     99 ░░░░░░    0 %  81 %  · · · ·     82          · │
    ╭ ville · Ville de Blois ──────────────────────────────────────────────────────╮
    │ Avancement 0 %, temps écoulé 80 %                                            │
    │ Dates     Aucune date repoussée sur 348                                      │
    │ Pilotes   Direction des ressources humaines, Direction des finances, Pilote  │
    │           du groupe Moyens généraux, Direction de la communication, Service  │
    │           prévention des risques, Direction générale des services et 11      │
    │           autres                                                             │
    │ ○ À discuter (4)                                                             │
    │   MAN-14 Mesurer le climat de travail par un baromètre                       │
    │   QVT-10 Encourager l’activité physique                                      │
    │   RU-11  Étudier un accueil itinérant dans les communes rurales              │
    │   SI-12  Publier les premiers jeux de données ouvertes                       │
    │ ○ À venir (111)                                                              │
    │   COM-01 Publier quatre lettres du projet par an                             │
    ╰─────────────────────────────────────────────────────── ↓ 110 autres actions ─╯
    ");
    insta::assert_snapshot!(reads(small(), &["5", "b", "b"]), @"
    ╭ Axes (2) ────────────────────────────────────────────────────────────────────╮
    │ Id     Nom                Actions    Avanc. Temps  ☀ ☁ ☂ ↯ Retard Sans suite │
    │▶agents Des agents reconn…   1 ▓▓▓▓▓▓   50 % 100 %  · · 1 ·      1          · │
    │        Sans axe             2 ███░░░   50 %  93 %  · · · ·      ·          · │
    ╭ agents · Des agents reconnus ────────────────────────────────────────────────╮
    │ Avancement 50 %, temps écoulé 100 %                                          │
    │ Dates     Aucune date repoussée sur 3                                        │
    │ Pilotes   Direction des ressources humaines                                  │
    │ ◐ En cours (1)                                                               │
    │ ▲ RH-01 Ouvrir le télétravail                                     ☂  +15 j   │
    ");
}

#[test]
fn what_belongs_nowhere_is_said_and_opens_like_the_others() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    person.types(&["5", "b", "b", "end"]);
    assert!(person.sees_selected().contains("Sans axe"), "{}", person.sees());
    person.types(&["enter"]);
    assert!(person.sees().contains("2 actions"), "{}", person.sees());
    assert!(!person.sees().contains("RH-01"), "{}", person.sees());
}

#[test]
fn how_it_is_arranged_is_remembered() {
    let mut person = Person::before(small(), Language::Fr, (100, 30));
    person.types(&["5", "b"]);
    let memory = person.app.memory();
    assert_eq!(memory.groups_by.as_deref(), Some("organisation"));
    let mut later = Person::before(small(), Language::Fr, (100, 30));
    later.app.restore(&memory);
    assert!(
        later.types(&["5"]).sees().contains("Organisations ("),
        "{}",
        later.sees()
    );
    assert_eq!(
        Person::before(small(), Language::Fr, (100, 30)).app.memory(),
        Memory::default()
    );
}

#[test]
fn the_wall_of_a_room_shows_the_table_alone_with_room_between_its_lines() {
    let mut person = Person::before(blois(), Language::Fr, (120, 40));
    insta::assert_snapshot!(told(&person.types(&["5", "W"]).sees()), @"
    Groupes
    ╭ Groupes de travail (10) ─────────────────────────────────────────────────────────────────────────────────────╮
    │ Id  Nom                     Actions                              Avancement Temps  ☀ ☁ ☂ ↯ Retard Sans suite │
    │▶com Communication interne    10 ░░░░░░░░░░░░░░░░░░░░ ░░░░░░░░░░░░┃░░░   0 %  78 %  · · · ·      7          · │
    │ fi  Finances et gestion      13 ░░░░░░░░░░░░░░░░░░░░ ░░░░░░░░░░░░░░┃░   0 %  87 %  · · · ·     10          · │
    │ ju  Achats et sécurité jur…  11 ░░░░░░░░░░░░░░░░░░░░ ░░░░░░░░░░░░░┃░░   0 %  81 %  · · · ·      8          · │
    │ man Management               14 ░░░░░░░░░░░░░░░░░░░░ ░░░░░░░░░░░░┃░░░   0 %  75 %  · · · ·     11          · │
    │ mg  Moyens généraux et pat…  10 ░░░░░░░░░░░░░░░░░░░░ ░░░░░░░░░░░░░┃░░   0 %  81 %  · · · ·      9          · │
    │ org Organisation et coopér…  12 ░░░░░░░░░░░░░░░░░░░░ ░░░░░░░░░░░░░┃░░   0 %  80 %  · · · ·     11          · │
    │ qvt Qualité de vie au trav…  10 ░░░░░░░░░░░░░░░░░░░░ ░░░░░░░░░░░┃░░░░   0 %  70 %  · · · ·      8          · │
    │ rh  Ressources humaines      14 ░░░░░░░░░░░░░░░░░░░░ ░░░░░░░░░░░░░░┃░   0 %  89 %  · · · ·     13          · │
    │ ru  Relation aux usagers     11 ░░░░░░░░░░░░░░░░░░░░ ░░░░░░░░░░░░┃░░░   0 %  75 %  · · · ·      9          · │
    │ si  Systèmes d’information   12 ░░░░░░░░░░░░░░░░░░░░ ░░░░░░░░░░░░┃░░░   0 %  76 %  · · · ·     10          · │
    ");
    let picture = person.sees();
    let row = |id: &str| picture.lines().position(|line| line.contains(id)).unwrap();
    assert_eq!(
        row("Finances et gestion") - row("Communication interne"),
        2,
        "{picture}"
    );
}

#[test]
fn one_action_and_ten_thousand() {
    let mut told_first = Vec::new();
    for count in [1, 10_000] {
        let mut person = Person::before(many(count), Language::Fr, (120, 40));
        for keys in [&["5", "end"] as &[&str], &["9"], &["enter", "tab"]] {
            let picture = told(&person.types(keys).sees());
            let first: Vec<&str> = picture.lines().take(4).collect();
            told_first.push(first.join("\n"));
        }
    }
    insta::assert_snapshot!(told_first.join("\n"), @"
    ╭ Groupes de travail (1) ──────────────────────────────────────────────────────────────────────────────────────────────╮
    │ Id  Nom                             Actions                              Avancement Temps  ☀ ☁ ☂ ↯ Retard Sans suite │
    │▶g00 Groupe g00                        1 ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ ░░░░░░░░░░░░░░░┃   0 % 100 %  1 · · ·      1          · │
    ╭ g00 · Groupe g00 ────────────────────────────────────────────────────────────────────────────────────────────────────╮
    ╭ Moi · Direction des ressources humaines ───────────────────────────────────────────────────────────────── ◂ volet d ─╮
    │ À régler d’ici le 14 avril 2018 (aucune réunion n’est prévue)                                                        │
    │▶  A-0 Action numéro 0                                              ◐ En cours                             01/02/2018 │
    │       s/e retard 42 j                                                                                                │
    ╭ A-0 ────────────────────────────────────────────────────────────╮╭ Liens, décisions, historique ─────────────────────╮
    │ Action numéro 0                                                 ││ Historique                                        │
    │                                                                 ││ Aucun changement enregistré pour l’instant.       │
    │ ◐ En cours                                                      ││                                                   │
    ╭ Groupes de travail (12) ─────────────────────────────────────────────────────────────────────────────────────────────╮
    │ Id  Nom                     Actions                              Avancement Temps    ☀   ☁   ☂   ↯ Retard Sans suite │
    │ g00 Groupe g00              834 ████▓▓▓▓▒▒▒▒░░░░░░░░ ███░░░░░░░░░░░░┃  20 % 100 %  667   ·   ·   ·    667          · │
    │ g01 Groupe g01              834 ████▓▓▓▓▒▒▒▒░░░░░░░░ ███░░░░░░░░░░░░┃  20 %  99 %    · 667   ·   ·      ·          · │
    ╭ Moi · Direction des ressources humaines ───────────────────────────────────────────────────────────────── ◂ volet d ─╮
    │ À régler d’ici le 14 avril 2018 (aucune réunion n’est prévue)                                                        │
    │▶  A-0    Action numéro 0                                              ◐ En cours                          01/02/2018 │
    │          s/e retard 42 j                                                                                             │
    ╭ A-0 ────────────────────────────────────────────────────────────╮╭ Liens, décisions, historique ─────────────────────╮
    │ Action numéro 0                                                 ││ Attendue par                                      │
    │                                                                 ││▶○ A-1 Action numéro 1                     À venir │
    │ ◐ En cours                                                      ││                                                   │
    ");
}

#[test]
fn an_empty_plan_says_what_would_fill_it() {
    let desk = || TestPlan::of(Plan::empty("vide".parse().unwrap()));
    proofread(desk, &["5"], &[]);
    insta::assert_snapshot!(reads(desk(), &["5"]), @"
    ╭ Groupes de travail (0) ──────────────────────────────────────────────────────╮
    │ Ce plan n’a pas encore de groupe. La touche « a » en ajoute un ; la touche b │
    │ montre les organisations, les axes et les phases.                            │
    ");
    let mut person = Person::before(desk(), Language::Fr, (80, 24));
    person.types(&["5", "b"]);
    assert!(person.sees().contains("« a » en ajoute une"), "{}", person.sees());
    person.types(&["b", "enter"]);
    assert!(person.sees().contains("Ce plan n’a pas d’axe"), "{}", person.sees());
}

#[test]
fn the_file_of_a_group_and_of_an_axis_opens_in_the_editor() {
    for (keys, file) in [(&["5"][..], "group.toml"), (&["5", "b", "b"], "plan.toml")] {
        let mut person = Person::before(small(), Language::Fr, (80, 24));
        person.types_ahead(keys).types_ahead(&["E"]);
        let opened = person.app.requests().into_iter().find_map(|request| match request {
            LoopRequest::Edit(path) => Some(path),
            _ => None,
        });
        assert!(opened.is_some_and(|path| path.ends_with(file)), "{keys:?}");
    }
}
