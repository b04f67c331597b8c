//! What a lead owes: seen first, settled key by key, and useful to someone whom the plan does not know as well.

use copil_plan::{Language, Meeting, Plan};

use crate::support::{Person, Repository, TestPlan, blois, small};

fn each(name: &str, desk: &dyn Fn() -> TestPlan, keys: &[&str]) {
    for language in Language::ALL {
        for (width, height) in [(80, 24), (120, 40), (200, 60)] {
            let mut person = Person::before(desk(), *language, (width, height));
            person.types(keys);
            insta::assert_snapshot!(format!("mine_{name}_{language}_{width}x{height}"), person.sees());
        }
    }
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
    each("small", &with_meeting, &[]);
    each("blois", &|| blois().used_by("rh-pilote"), &[]);
}

#[test]
fn someone_unknown_is_told_how_to_be_known_and_may_look_at_anyone() {
    let unknown = || {
        let mut desk = small();
        desk.user.1 = "nouvelle@essai.exemple".into();
        desk
    };
    each("unknown", &unknown, &["9"]);
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
    assert!(person.sees().contains("copil new person"), "{}", person.sees());
}

#[test]
fn one_who_leads_nothing_starts_on_the_dashboard() {
    let mut desk = small().used_by("dsi");
    assert!(
        Person::before(small().used_by("dsi"), Language::Fr, (80, 24))
            .sees()
            .contains("Mon travail")
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
