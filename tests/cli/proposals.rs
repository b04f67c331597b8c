//! `--proposal` and `copil proposal`: changes put beside the plan, compared with it as it is now.

use crate::common::World;

const FILE: &str = "plans/essai/groups/rh/RH-04.toml";
const BRANCH: &str = "proposal/essai/rh";

/// The plan of most tests, with a proposal that pushes a due date back and blocks the action.
fn with_a_proposal() -> World {
    let world = World::new();
    let due = [
        "due",
        "RH-04",
        "2018-12-31",
        "-m",
        "Attendre le décret.",
        "--proposal",
        "rh",
    ];
    world
        .run(&due)
        .ends(0)
        .says(&["In the proposal “rh”; the plan itself is unchanged."]);
    let set = ["set", "RH-04", "priority=low", "--proposal", "rh"];
    world.run(&set).ends(0);
    world
}

#[test]
fn a_change_goes_beside_the_plan_with_its_trailers() {
    let world = World::new();
    world.write("notes.txt", "à part");
    world.git(&["add", "notes.txt"]);
    world.replace(FILE, "depends_on", "# à la main\ndepends_on");
    let (head, status, text) = (world.head(), world.status(), world.read(FILE));
    let due = ["due", "RH-04", "2018-12-31", "-m", "Attendre.", "--proposal", "rh"];
    let told = world.run(&[&due[..], &["--json"]].concat()).ends(0).json();
    assert_eq!(told["proposal"], "rh");
    assert_eq!((world.head(), world.status(), world.read(FILE)), (head, status, text));
    let message = world.git(&["log", "-1", "--format=%B", BRANCH]);
    assert!(
        message.contains("Attendre.\n\nPlan: essai\nAction: RH-04\nDue: 2018-01-31 -> 2018-12-31\n"),
        "{message}"
    );
    let file = world.git(&["show", &format!("{BRANCH}:{FILE}")]);
    assert!(
        file.contains("due = 2018-12-31") && !file.contains("à la main"),
        "{file}"
    );
    assert_eq!(world.git(&["rev-parse", &format!("{BRANCH}~1")]), world.head());
    world.git(&["fsck", "--strict", "--no-dangling"]);
}

#[test]
fn what_is_allowed_is_asked_of_the_plan_as_it_is_in_the_proposal() {
    let world = with_a_proposal();
    // Said already there, and not in the plan.
    let due = ["due", "RH-04", "2018-12-31", "--proposal", "rh"];
    world.run(&due).ends(3);
    world
        .run(&["new", "action", "rh", "Nouvelle", "--id", "RH-50", "--proposal", "rh"])
        .ends(0);
    world.run(&["status", "RH-50", "done", "--proposal", "rh"]).ends(1);
    world.run(&["status", "RH-50", "planned", "--proposal", "rh"]).ends(0);
    world.run(&["show", "RH-50"]).ends(1);
    world.run(&["show", "RH-50", "--at", "rh"]).ends(0);
    world.run(&["move", "RH-50", "si", "--proposal", "rh"]).ends(0);
    world.run(&["rename", "RH-50", "SI-50", "--proposal", "rh"]).ends(0);
    world.run(&["show", "SI-50", "--at", BRANCH]).ends(0);
    world.run(&["undo", "--proposal", "rh"]).ends(0);
    world.run(&["show", "RH-50", "--at", "rh"]).ends(0);
    assert_eq!(world.status(), "");
    // Nothing of it was said of the plan itself.
    world.run(&["due", "RH-04", "2018-12-31", "--dry-run"]).ends(0);
    assert!(!world.run(&["log"]).ends(0).out.contains("31/12/2018"));
}

#[test]
fn proposals_are_listed_and_compared_with_the_plan_as_it_is_now() {
    let world = with_a_proposal();
    let listed = world.run(&["proposal", "list", "--json"]).ends(0).json();
    let proposal = &listed["proposals"][0];
    assert_eq!((&proposal["name"], &proposal["state"]), (&"rh".into(), &"open".into()));
    assert_eq!((&proposal["changes"], &proposal["clashes"]), (&2.into(), &0.into()));
    world
        .run(&["proposal", "show", "rh"])
        .ends(0)
        .says(&["can be accepted"]);
    world
        .run(&["due", "RH-04", "2018-06-30", "-m", "Report court."])
        .ends(0);
    let shown = world.run(&["proposal", "show", "rh"]).ends(0);
    shown.says(&[
        "RH-04, due date",
        "the plan: due date 2018-01-31 → 2018-06-30",
        "the proposal: due date 2018-01-31 → 2018-12-31",
    ]);
    let shown = world.lance(&["proposal", "show", "rh"]).ends(0);
    shown.says(&[
        "Proposition « rh »",
        "une réponse est nécessaire",
        "la proposition : échéance",
    ]);
    let shown = world.run(&["proposal", "show", "RH", "--json"]).ends(0).json();
    let clash = &shown["clashes"][0];
    assert_eq!(
        (&clash["field"], &clash["ours"], &clash["theirs"]),
        (&"due".into(), &"2018-06-30".into(), &"2018-12-31".into())
    );
    assert_eq!(shown["clashes"].as_array().map(Vec::len), Some(1));
    assert_eq!(shown["proposes"]["changes"].as_array().map(Vec::len), Some(2));
    assert_eq!(shown["would_change"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_proposal_made_against_a_plan_since_reorganised_is_told_by_its_things() {
    let world = with_a_proposal();
    world.run(&["move", "RH-04", "si"]).ends(0);
    world
        .run(&["proposal", "show", "rh"])
        .ends(0)
        .says(&["can be accepted"]);
    world.run(&["rename", "RH-04", "SI-60"]).ends(0);
    world
        .run(&["proposal", "show", "rh"])
        .ends(0)
        .says(&["can be accepted"]);
    world.git(&["rm", "-q", "plans/essai/groups/si/SI-60.toml"]);
    world.git(&["commit", "-qm", "Retirée"]);
    // A meeting of the plan speaks of it still, which is told as ever.
    let shown = world.run(&["proposal", "show", "rh"]).ends(1);
    shown.says(&[
        "one answer is needed",
        "the plan: action deleted (“Ouvrir le télétravail”)",
        "the proposal: due date 2018-01-31 → 2018-12-31",
    ]);
}

#[test]
fn names_that_git_refuses_and_commands_that_change_nothing_are_refused_in_words() {
    let world = World::new();
    for name in ["a b", "a/b", "x..y", ".x", "x.lock", "été~1"] {
        let due = ["due", "RH-04", "2018-12-31", "--proposal", name];
        world
            .run(&due)
            .ends(1)
            .says(&["cannot be the name of a proposal", "telework-2018"]);
    }
    world
        .run(&["list", "--proposal", "rh"])
        .ends(2)
        .says(&["this command changes nothing in the plan"]);
    world
        .run(&["proposal", "show", "rh"])
        .ends(1)
        .says(&["There is no proposal “rh”"]);
    world.run(&["proposal", "list"]).ends(0).says(&["There is no proposal"]);
    assert_eq!(world.git(&["branch", "--list", "proposal/*"]), "");
}

#[test]
fn a_branch_that_somebody_works_on_does_not_move_under_them() {
    let world = with_a_proposal();
    world.git(&["switch", "-q", BRANCH]);
    let before = world.head();
    let due = ["due", "RH-04", "2018-11-30", "--proposal", "rh"];
    world.run(&due).ends(4).says(&["is checked out"]);
    assert_eq!(world.head(), before);
}

#[test]
fn a_proposal_with_nothing_of_its_own_begins_at_the_plan_as_it_is() {
    let world = World::new();
    world.git(&["branch", BRANCH]);
    world.run(&["set", "RH-04", "priority=low"]).ends(0);
    assert_eq!(
        world.run(&["proposal", "list", "--json"]).json()["proposals"],
        serde_json::json!([])
    );
    world.run(&["due", "RH-04", "2018-12-31", "--proposal", "rh"]).ends(0);
    assert_eq!(world.git(&["rev-parse", &format!("{BRANCH}~1")]), world.head());
}
