//! What a lead owes: seen first, settled key by key, and useful to someone whom the plan does not know as well.

use copil_plan::{Language, Meeting, Plan};

use crate::proof::{proofread, told};
use crate::support::{Person, Repository, TestPlan, blois, small};

/// What a person who speaks French reads on the smallest screen.
fn reads(desk: TestPlan, keys: &[&str]) -> String {
    let mut person = Person::before(desk, Language::Fr, (80, 24));
    told(&person.types(keys).sees())
}

fn with_meeting() -> TestPlan {
    let mut desk = small().used_by("drh");
    let meeting = Meeting {
        committee: "copil".parse().unwrap(),
        date: "2018-03-29".parse().unwrap(),
        ..Meeting::default()
    };
    desk.plan.meetings.insert("2018-03-29-copil".parse().unwrap(), meeting);
    desk
}

#[test]
fn a_lead_sees_what_is_owed_before_anything_else() {
    let lead = || blois().used_by("rh-pilote");
    proofread(with_meeting, &[], &[]);
    insta::assert_snapshot!(reads(with_meeting(), &[]), @"
    ╭ Moi · Direction des ressources humaines ─────────────────────────────────────╮
    │ À régler avant : Comité de pilotage du 29 mars 2018, dans 14 jours           │
    │▶▲ RH-01 Ouvrir le télétravail                     ◐ En cours      28/02/2018 │
    │         r/e jalon en retard de 15 j : Charte signée · s/e retard 15 j        │
    │   ○ 1   Étendre le télétravail aux agents d’accu…                 30/06/2018 │
    │         x décision à exécuter d’ici le 30/06/2018                            │
    ╰─ en tête d’un motif : la touche qui permet de le régler ─────────────────────╯
    ");
    insta::assert_snapshot!(reads(lead(), &[]), @"
    ╭ Moi · Pilote du groupe Ressources humaines ──────────────────────────────────╮
    │ À régler avant : Comité de pilotage du 15 mars 2018, aujourd’hui             │
    │▶▲ RH-01  Remettre une lettre de mission à chaque… ○ À venir       26/02/2016 │
    │          en binôme · r/e jalon en retard de 748 j : Modèle de lettre validé… │
    │ ▲ RH-04  Expérimenter puis ouvrir le télétravail  ○ À venir       15/04/2016 │
    │          en binôme · r/e jalon en retard de 699 j : Note de cadrage et list… │
    │   RH-12  Créer une cellule commune de maintien d… ○ À venir       29/04/2016 │
    │          en binôme · r/e jalon en retard de 685 j : Première réunion de la…  │
    │   RH-06  Refondre le livret d’accueil du nouvel…  ○ À venir       31/05/2016 │
    │          r/e jalon en retard de 653 j : Maquette relue par dix agents récem… │
    │   COM-03 Accueillir ensemble les nouveaux agents  ○ À venir       17/06/2016 │
    │          en binôme · r/e jalon en retard de 636 j : Programme type arrêté (… │
    │   RH-14  Proposer des journées d’immersion dans…  ○ À venir       30/06/2017 │
    │          s/e retard 258 j · s devait commencer il y a 759 j                  │
    │   RH-09  Adopter une procédure de recrutement un… ○ À venir       18/03/2016 │
    │          groupe piloté · r/e jalon en retard de 727 j : Procédure écrite et… │
    │ ▲ RH-02  Organiser la mobilité entre la Ville, A… ○ À venir       31/03/2016 │
    │          groupe piloté · r/e jalon en retard de 714 j : Règles communes de…  │
    │ ▲ RH-03  Rapprocher les régimes indemnitaires de… ○ À venir       30/06/2016 │
    │          groupe piloté · r/e jalon en retard de 623 j : État des lieux des…  │
    ╰─ en tête d’un motif : la touche qui permet de le régler ─────── ↓ 22 lignes ─╯
    ");
}

#[test]
fn someone_unknown_is_told_how_to_be_known_and_may_look_at_anyone() {
    let unknown = || {
        let mut desk = small();
        desk.user.1 = "nouvelle@essai.exemple".into();
        desk
    };
    proofread(unknown, &["9"], &[]);
    insta::assert_snapshot!(reads(unknown(), &["9"]), @r#"
    ╭ Moi ─────────────────────────────────────────────────────────────────────────╮
    │ Ce plan ne connaît pas l’adresse nouvelle@essai.exemple que portent vos      │
    │ changements.                                                                 │
    │ Pour vous faire connaître, ajoutez l’adresse à votre fonction dans           │
    │ plan.toml :                                                                  │
    │ [people.fonction]                                                            │
    │ email = "nouvelle@essai.exemple"                                             │
    │ Ou dites laquelle est la vôtre : git config user.email …                     │
    │ En attendant, choisissez de qui voir le travail                              │
    │▶Direction des ressources humaines                         2 actions pilotées │
    │ Direction des systèmes d’information                      2 actions pilotées │
    "#);
    let mut person = Person::before(unknown(), Language::Fr, (80, 24));
    person.types(&["9", "enter"]);
    assert!(
        person
            .sees()
            .contains("Le travail de Direction des ressources humaines"),
        "{}",
        person.sees()
    );
    person.types(&["p", "down", "enter"]);
    assert!(
        person.sees().contains("Le travail de Direction des systèmes"),
        "{}",
        person.sees()
    );
    person.types(&["esc"]);
    assert!(person.sees().contains("nouvelle@essai.exemple"), "{}", person.sees());
}

#[test]
fn nobody_to_choose_is_said_with_what_adds_someone() {
    let desk = TestPlan::of(Plan::empty("vide".parse().unwrap()));
    let mut person = Person::before(desk, Language::Fr, (80, 24));
    person.types(&["9"]);
    assert!(person.sees().contains("touche « a »"), "{}", person.sees());
}

#[test]
fn one_who_leads_nothing_starts_on_the_dashboard() {
    let mut desk = small().used_by("dsi");
    assert!(
        Person::before(small().used_by("dsi"), Language::Fr, (80, 24))
            .sees()
            .contains("Moi · ")
    );
    for placed in desk.plan.actions.values_mut() {
        placed.action.leads.clear();
    }
    for group in desk.plan.groups.values_mut() {
        group.leads.clear();
    }
    assert!(
        Person::before(desk, Language::Fr, (80, 24))
            .sees()
            .contains("À traiter (")
    );
}

#[test]
fn a_debt_that_is_settled_leads_to_the_next() {
    let repository = Repository::new();
    let edit = |name: &str, from: &str, to: &str| {
        let file = repository.plan().join(name);
        let text = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&file, text.replace(from, to)).unwrap();
    };
    edit(
        "groups/si/SI-01.toml",
        "leads = [\"dsi\"]",
        "leads = [\"drh\"]\nstart = 2018-03-01",
    );
    repository.git(&["commit", "--all", "--quiet", "--message=Suite"]);
    let mut person = repository.opened(Language::Fr);
    assert!(person.sees_selected().contains("RH-01"), "{}", person.sees());
    assert!(
        person.sees().contains("s devait commencer il y a 14 j"),
        "{}",
        person.sees()
    );
    person.types(&["r", "tab", "enter"]);
    assert!(
        person.sees_selected().contains("RH-01"),
        "its own due date is still past: {}",
        person.sees()
    );
    person.types(&["s", "down", "down", "tab", "'Fini.", "enter"]);
    assert!(person.sees().contains("Réalisée"), "{}", person.sees());
    assert!(person.sees_selected().contains("SI-01"), "{}", person.sees());
    assert!(!person.sees().contains("jalon en retard"), "{}", person.sees());
}

#[test]
fn a_decision_is_listed_and_opens_its_meeting() {
    let mut person = Person::before(with_meeting(), Language::Fr, (80, 24));
    assert!(
        person.sees().contains("décision à exécuter d’ici le 30/06/2018"),
        "{}",
        person.sees()
    );
    person.types(&["down", "enter"]);
    assert!(
        person.sees().contains("Comité de pilotage du 14 décembre 2017"),
        "{}",
        person.sees()
    );
}
