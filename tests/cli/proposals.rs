//! `--proposal` and `copil proposal`: changes put beside the plan, compared with it as it is now.

use crate::common::{Run, World};

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

/// The plan of most tests, with a proposal and a change of the same due date since.
fn with_a_clash() -> World {
    let world = with_a_proposal();
    world
        .run(&["due", "RH-04", "2018-06-30", "-m", "Report court."])
        .ends(0);
    world
}

#[test]
fn accepting_joins_the_plan_and_says_so() {
    let world = with_a_proposal();
    world.run(&["set", "RH-04", "tags+=urgent"]).ends(0);
    let head = world.head();
    let accept = [
        "proposal",
        "accept",
        "rh",
        "--meeting",
        "2018-03-15-copil",
        "-m",
        "Adopté.",
    ];
    world
        .run(&[&accept[..], &["--dry-run"]].concat())
        .ends(0)
        .says(&["Proposal: rh", "+due = 2018-12-31"]);
    assert_eq!(world.head(), head);
    world.run(&accept).ends(0).says(&["due date 2018-01-31 → 2018-12-31"]);
    assert_eq!(world.git(&["rev-parse", "HEAD^1"]), head);
    let message = world.git(&["log", "-1", "--format=%B"]);
    assert_eq!(
        message.trim(),
        "Proposition «\u{a0}rh\u{a0}» acceptée\u{a0}: 2 changements\n\nAdopté.\n\nPlan: essai\nMeeting: 2018-03-15-copil\nProposal: rh"
    );
    assert_eq!(
        (world.status(), world.git(&["branch", "--list", "proposal/*"])),
        (String::new(), String::new())
    );
    let file = world.read(FILE);
    assert!(
        file.contains("due = 2018-12-31") && file.contains("urgent") && file.contains("priority = \"low\""),
        "{file}"
    );
    // Each change is told once, by whoever proposed it.
    let log = world.run(&["log", "RH-04"]).ends(0).out;
    assert_eq!(log.matches("2018-01-31 → 2018-12-31").count(), 1, "{log}");
    assert!(log.contains("Attendre le décret."), "{log}");
    world
        .run(&["proposal", "accept", "rh"])
        .ends(1)
        .says(&["There is no proposal “rh”"]);
    world.git(&["fsck", "--strict", "--no-dangling"]);
}

#[test]
fn a_clash_is_answered_before_anything_is_accepted() {
    let world = with_a_clash();
    let head = world.head();
    let run = world.run(&["proposal", "accept", "rh"]).ends(1);
    run.says(&["one answer is missing: RH-04, due date", "--answer"]);
    let answer = |subject, field, side| ["proposal", "accept", "rh", "--answer", subject, field, side];
    world
        .run(&answer("RH-04", "status", "ours"))
        .ends(1)
        .says(&["no clash at “RH-04 status”", "RH-04, due date"]);
    world
        .run(&answer("RH-04", "due", "both"))
        .ends(2)
        .says(&["neither “ours”"]);
    assert_eq!(world.head(), head);
    world.run(&answer("rh-04", "due date", "theirs")).ends(0);
    assert!(world.read(FILE).contains("due = 2018-12-31"));
    assert!(
        world
            .git(&["log", "-1", "--format=%B"])
            .contains("\nProposal: rh\nResolved: RH-04 due theirs\n")
    );
    let world = with_a_clash();
    world.run(&["proposal", "accept", "rh", "--take", "ours"]).ends(0);
    let file = world.read(FILE);
    assert!(
        file.contains("due = 2018-06-30") && file.contains("priority = \"low\""),
        "{file}"
    );
    assert!(
        world
            .git(&["log", "-1", "--format=%B"])
            .contains("Resolved: RH-04 due ours")
    );
}

#[test]
fn unchanged_bytes_stay_and_changes_are_made_in_the_plan_s_text() {
    let world = World::new();
    let other = "plans/essai/groups/rh/RH-10.toml";
    let due = ["due", "RH-10", "2018-12-31", "--proposal", "rh"];
    world.run(&due).ends(0);
    world.run(&["due", "RH-04", "2018-12-31", "--proposal", "rh"]).ends(0);
    world.replace(FILE, "depends_on", "# un commentaire\ndepends_on");
    world.git(&["commit", "-qam", "Commenter"]);
    let theirs = world.git(&["rev-parse", &format!("{BRANCH}:{other}")]);
    // An edit by hand of another value stays, unrecorded.
    world.replace(
        FILE,
        "title = \"Ouvrir le télétravail\"",
        "title = \"Ouvrir un télétravail\"",
    );
    world.run(&["proposal", "accept", "rh"]).ends(0);
    assert_eq!(world.git(&["rev-parse", &format!("HEAD:{other}")]), theirs);
    let file = world.read(FILE);
    assert!(
        file.contains("# un commentaire\ndepends_on") && file.contains("due = 2018-12-31"),
        "{file}"
    );
    assert_eq!(world.status(), format!(" M {FILE}\n"));
    assert!(
        !world
            .git(&["show", &format!("HEAD:{FILE}")])
            .contains("Ouvrir un télétravail")
    );
}

#[test]
fn an_edit_by_hand_of_the_very_value_is_not_written_over() {
    let world = with_a_proposal();
    world.replace(FILE, "due = 2018-01-31\ndepends_on", "due = 2018-02-28\ndepends_on");
    let head = world.head();
    world.run(&["proposal", "accept", "rh"]).ends(1);
    assert_eq!(world.head(), head);
    assert!(world.read(FILE).contains("due = 2018-02-28"));
    assert!(world.git(&["branch", "--list", "proposal/*"]).contains("rh"));
}

#[test]
fn refusing_keeps_the_proposal_readable_with_its_reason() {
    let world = with_a_proposal();
    let tip = world.git(&["rev-parse", BRANCH]);
    world.run(&["proposal", "refuse", "rh"]).ends(2);
    let refuse = [
        "proposal",
        "refuse",
        "rh",
        "-m",
        "Trop tôt.",
        "--meeting",
        "2018-03-15-copil",
    ];
    world
        .run(&[&refuse[..], &["--dry-run"]].concat())
        .ends(0)
        .says(&["It leaves the list; the proposal and the reason are kept, and can be read again."]);
    world.run(&refuse).ends(0).says(&["is refused"]);
    assert_eq!(world.git(&["branch", "--list", "proposal/*"]), "");
    assert_eq!(world.git(&["rev-parse", "refused/essai/rh^{commit}"]), tip);
    let said = world.git(&[
        "for-each-ref",
        "--format=%(objecttype)|%(contents)",
        "refs/tags/refused",
    ]);
    assert_eq!(
        said.trim(),
        "tag|Proposition «\u{a0}rh\u{a0}» refusée\n\nTrop tôt.\n\nPlan: essai\nMeeting: 2018-03-15-copil\nProposal: rh"
    );
    world.run(&["proposal", "list"]).ends(0).says(&["There is no proposal"]);
    world.run(&["proposal", "list", "--refused"]).ends(0).says(&["refused"]);
    world
        .run(&["proposal", "show", "rh"])
        .ends(0)
        .says(&["Refused by", "Trop tôt.", "2018-12-31"]);
    let again = ["due", "RH-04", "2018-11-30", "--proposal", "rh"];
    world.run(&again).ends(1).says(&["was refused, and keeps its name"]);
    world.run(&["proposal", "accept", "rh"]).ends(1).says(&["was refused"]);
    // One made by hand under the name is refused under another.
    world.git(&["branch", BRANCH, tip.trim()]);
    world.git(&["commit-tree", "-m", "x", "HEAD^{tree}"]);
    world.git(&["fsck", "--strict", "--no-dangling"]);
}

#[test]
fn withdrawing_takes_one_s_own_away_and_another_s_when_one_is_sure() {
    let world = with_a_proposal();
    world
        .run(&["proposal", "withdraw", "rh"])
        .ends(0)
        .says(&["is withdrawn"]);
    assert_eq!(world.git(&["branch", "--list", "proposal/*"]), "");
    let world = with_a_proposal();
    world.git(&["switch", "-q", BRANCH]);
    world.git(&[
        "-c",
        "user.email=autre@essai.exemple",
        "commit",
        "-q",
        "--allow-empty",
        "-m",
        "x",
    ]);
    world.git(&[
        "commit",
        "-q",
        "--amend",
        "--no-edit",
        "--allow-empty",
        "--author",
        "Autre <autre@essai.exemple>",
    ]);
    world.git(&["switch", "-q", "-"]);
    world
        .run(&["proposal", "withdraw", "rh"])
        .ends(1)
        .says(&["last changed by Autre", "--sure"]);
    world.run(&["proposal", "withdraw", "rh", "--sure"]).ends(0);
}

#[test]
fn an_accepted_proposal_is_taken_back_as_one_change() {
    let world = with_a_proposal();
    let before = world.read(FILE);
    world.run(&["proposal", "accept", "rh"]).ends(0);
    world.run(&["undo", "HEAD"]).ends(0);
    assert_eq!(world.read(FILE), before);
    assert!(world.git(&["log", "-1", "--format=%B"]).contains("\nUndoes: "));
    world.run(&["undo", "--redo"]).ends(0);
    assert!(world.read(FILE).contains("due = 2018-12-31"));
}

#[test]
fn what_was_accepted_last_is_what_undo_takes_back() {
    let world = World::new();
    world.run(&["set", "RH-10", "priority=low"]).ends(0);
    let before = world.read(FILE);
    let due = ["due", "RH-04", "2018-12-31", "-m", "Attendre.", "--proposal", "rh"];
    world.run(&due).ends(0);
    world.run(&["set", "RH-04", "priority=low", "--proposal", "rh"]).ends(0);
    world.run(&["proposal", "accept", "rh"]).ends(0);
    let accepted = world.head();
    let preview = world.run(&["undo", "--dry-run"]).ends(0);
    preview.says(&["RH-04 : échéance de nouveau 31/01/2018", "et 1 autre"]);
    let told = world.run(&["undo", "--json"]).ends(0).json();
    assert_eq!(told["recorded"].as_array().map(Vec::len), Some(1), "{told}");
    assert_eq!(world.read(FILE), before);
    let message = world.git(&["log", "-1", "--format=%B %P"]);
    assert!(message.contains(&format!("Undoes: {}", accepted.trim())), "{message}");
    // What it was made of went with it: the next one back is the change before, and the last done again is all of it.
    world.run(&["undo", "--dry-run"]).ends(0).says(&["RH-10"]);
    world.run(&["undo", "--redo"]).ends(0);
    assert!(world.read(FILE).contains("due = 2018-12-31") && world.read(FILE).contains("priority = \"low\""));
    world
        .run(&["undo", "--dry-run"])
        .ends(0)
        .says(&["RH-04 : échéance de nouveau 31/01/2018", "et 1 autre"]);
}

#[test]
fn a_merge_of_plain_git_is_passed_over_by_undo() {
    let world = World::new();
    world.git(&["switch", "-qc", "ailleurs"]);
    world.run(&["set", "RH-10", "priority=low"]).ends(0);
    world.git(&["switch", "-q", "main"]);
    world.run(&["set", "SI-02", "priority=low"]).ends(0);
    world.git(&["merge", "-q", "--no-edit", "ailleurs"]);
    let head = world.head();
    world.run(&["undo"]).ends(0);
    let message = world.git(&["log", "-1", "--format=%B"]);
    assert!(
        message.contains("Undoes: ") && !message.contains(head.trim()),
        "{message}"
    );
}

#[test]
fn a_proposal_that_is_the_same_as_the_plan_is_not_accepted() {
    let world = with_a_proposal();
    world.run(&["due", "RH-04", "2018-12-31"]).ends(0);
    world.run(&["set", "RH-04", "priority=low"]).ends(0);
    world
        .run(&["proposal", "show", "rh"])
        .ends(0)
        .says(&["The plan has all of it already"]);
    world
        .run(&["proposal", "accept", "rh"])
        .ends(1)
        .says(&["there is nothing to accept"]);
}

#[test]
fn a_plan_that_would_have_errors_is_asked_about_before_it_is_made() {
    let world = World::new();
    world.run(&["new", "action", "rh", "Nouvelle", "--id", "RH-50"]).ends(0);
    world.run(&["depend", "RH-04", "RH-50", "--proposal", "rh"]).ends(0);
    world.git(&["rm", "-q", "plans/essai/groups/rh/RH-50.toml"]);
    world.git(&["commit", "-qm", "Retirée"]);
    let head = world.head();
    world
        .run(&["proposal", "accept", "rh"])
        .ends(1)
        .says(&["one answer is missing", "RH-04, dependencies"]);
    world
        .run(&["proposal", "show", "rh"])
        .ends(0)
        .says(&["“RH-50” names no action"]);
    assert_eq!((world.head(), world.status()), (head, String::new()));
    let accept = ["proposal", "accept", "rh", "--take"];
    world
        .run(&[&accept[..], &["ours"]].concat())
        .ends(1)
        .says(&["nothing of the proposal"]);
    world.run(&[&accept[..], &["theirs"]].concat()).ends(0);
    assert!(world.read("plans/essai/groups/rh/RH-50.toml").contains("Nouvelle"));
}

#[test]
fn an_editor_changes_the_file_of_the_proposal_and_none_of_the_plan() {
    let world = with_a_proposal();
    world.replace(FILE, "depends_on", "# à la main\ndepends_on");
    let (head, text, status) = (world.head(), world.read(FILE), world.status());
    let edit = ["edit", "RH-04", "--proposal", "rh", "-m", "Plus court."];
    let shorter = world.editor("sed -i 's/2018-12-31/2018-10-31/' \"$1\"");
    world
        .run_with("EDITOR", &shorter, &[&edit[..], &["--dry-run"]].concat())
        .ends(0);
    world
        .run_with("EDITOR", &shorter, &edit)
        .ends(0)
        .says(&["In the proposal “rh”; the plan itself is unchanged."]);
    let message = world.git(&["log", "-1", "--format=%B", BRANCH]);
    assert!(message.contains("Plus court.\n\nPlan: essai\nAction: RH-04\nDue: 2018-12-31 -> 2018-10-31\n"));
    world
        .run_with("EDITOR", "true", &edit)
        .ends(3)
        .says(&["Nothing was changed in the file"]);
    // What cannot be recorded is kept for the next time, and told.
    let wrong = world.editor("sed -i 's/2018-10-31/2018-31-10/' \"$1\"");
    world
        .run_with("EDITOR", &wrong, &edit)
        .ends(1)
        .says(&["Your edit is kept: “copil edit RH-04 --proposal rh” takes it up again."]);
    world
        .run_with("EDITOR", "true", &[&edit[..], &["--lang", "fr"]].concat())
        .ends(1)
        .says(&["Votre modification est gardée : « copil edit RH-04 --proposal rh » la reprend."]);
    let unknown = world.editor("sed -i 's/2018-31-10/2018-09-30/; s/^leads = .*/leads = [\"personne\"]/' \"$1\"");
    world.run_with("EDITOR", &unknown, &edit).ends(1).says(&["personne"]);
    let mended = world.editor("sed -i 's/personne/drh/' \"$1\"");
    world.run_with("EDITOR", &mended, &edit).ends(0);
    world
        .run(&["show", "RH-04", "--at", "rh"])
        .ends(0)
        .says(&["2018-09-30"]);
    assert_eq!((world.head(), world.read(FILE), world.status()), (head, text, status));
}

#[test]
fn files_of_the_folder_are_recorded_in_no_proposal() {
    let world = with_a_proposal();
    world.replace(FILE, "depends_on", "# à la main\ndepends_on");
    let before = (world.git(&["rev-parse", BRANCH]), world.read(FILE));
    let meeting = "2018-03-15-copil";
    for words in [
        &["record"][..],
        &["record", "RH-04", "--list"],
        &["meeting", "amend", meeting, "-m", "Nom."],
    ] {
        world.run(&[words, &["--proposal", "rh"]].concat()).ends(2).says(&[
            "The files of the folder are the plan’s",
            "copil edit ID --proposal NAME",
        ]);
    }
    world
        .lance(&["record", "--proposal", "rh"])
        .ends(2)
        .says(&["Les fichiers du dossier sont ceux du plan"]);
    assert_eq!((world.git(&["rev-parse", BRANCH]), world.read(FILE)), before);
}

#[test]
fn what_is_said_of_a_meeting_and_of_a_decision_can_be_proposed() {
    let world = World::new();
    let id = "2018-03-15-copil";
    world
        .run(&["meeting", "add", id, "Divers", "--proposal", "jour"])
        .ends(0);
    world
        .run(&["decision", "done", "2018-03-15-copil/1", "--proposal", "jour"])
        .ends(0);
    let said = world.run(&["proposal", "show", "jour"]).ends(0);
    said.says(&["can be accepted"]);
    for words in [
        &["meeting", "show", id][..],
        &["decision", "show", "2018-03-15-copil/1"],
        &["meeting", "list"],
    ] {
        world
            .run(&[words, &["--proposal", "jour"]].concat())
            .ends(2)
            .says(&["this command changes nothing in the plan"]);
    }
}

#[test]
fn a_proposal_whose_branch_is_deleted_meanwhile_is_said_to_be_gone_and_how_to_bring_it_back() {
    let world = with_a_proposal();
    let tip = world.git(&["rev-parse", BRANCH]).trim().to_owned();
    let short = &tip[..10];
    let edit = ["edit", "RH-04", "--proposal", "rh", "-m", "Plus court."];
    let meanwhile = world.editor(&format!(
        "sed -i 's/2018-12-31/2018-10-31/' \"$1\"; git -C '{}' branch -qD {BRANCH}",
        world.path().display()
    ));
    let head = world.head();
    world.run_with("EDITOR", &meanwhile, &edit).ends(1).says(&[
        "The proposal “rh” is gone: its branch was deleted meanwhile. The plan is unchanged.",
        &format!("git branch {BRANCH} {short}"),
    ]);
    assert_eq!(world.head(), head);
    assert_eq!(world.git(&["branch", "--list", "proposal/*"]), "");
    // What it says to do brings the proposal back, with all that was in it.
    world.git(&["branch", BRANCH, short]);
    world
        .run(&["proposal", "show", "rh"])
        .ends(0)
        .says(&["can be accepted", "2018-12-31"]);
    world
        .run_with("EDITOR", &meanwhile, &[&edit[..], &["--lang", "fr"]].concat())
        .ends(1)
        .says(&[
            "La proposition « rh » n’est plus là : sa branche a été supprimée entre-temps.",
            "Git garde encore ses changements",
        ]);
    // Decided by somebody else, it is said to be that.
    world.git(&["branch", BRANCH, short]);
    let accepted = world.editor(&format!(
        "sed -i 's/2018-12-31/2018-10-31/' \"$1\"; git -C '{0}' merge -q --no-ff --no-edit {BRANCH}; git -C '{0}' branch -qD {BRANCH}",
        world.path().display()
    ));
    world
        .run_with("EDITOR", &accepted, &edit)
        .ends(3)
        .says(&["The proposal “rh” is accepted already."]);
}

/// What a proposal brings stands where the branch came to have it, whenever it was written, and says both days: in the same
/// order whether the history is read as it grows or all at once, and for whoever asks what is new since a day.
#[test]
fn a_change_says_when_it_joined_the_plan_where_it_was_written_before() {
    let world = World::new();
    let due = ["due", "RH-04", "2018-12-31", "-m", "Décret.", "--proposal", "rh"];
    world.run_on("2018-03-16", &due).ends(0);
    world.run_on("2018-03-19", &["set", "RH-04", "priority=low"]).ends(0);
    let before = world.run_on("2018-03-22", &["log", "--oneline"]).ends(0);
    world.run_on("2018-03-20", &["proposal", "accept", "rh"]).ends(0);
    world.run_on("2018-03-21", &["set", "RH-04", "priority=high"]).ends(0);
    let grown = world.run_on("2018-03-22", &["log", "--oneline"]).ends(0);
    std::fs::remove_dir_all(world.path().join(".git/copil")).expect("the remembered history");
    let anew = world.run_on("2018-03-22", &["log", "--oneline"]).ends(0);
    assert_eq!(grown.out, anew.out);
    assert!(
        grown.out.ends_with(&before.out),
        "what was there stays in its order: {}",
        grown.out
    );
    let json = world.run_on("2018-03-22", &["log", "--json", "-n", "3"]).ends(0).json();
    let days = |n: usize| (json[n]["date"].clone(), json[n]["joined"].clone());
    let told = [
        ("2018-03-21", "2018-03-21"),
        ("2018-03-16", "2018-03-20"),
        ("2018-03-19", "2018-03-19"),
    ];
    for (n, (date, joined)) in told.into_iter().enumerate() {
        assert_eq!(days(n), (date.into(), joined.into()), "{json:#}");
    }
    world
        .run_on("2018-03-22", &["log", "-n", "2"])
        .ends(0)
        .says(&["joined the plan on 2018-03-20, written on 2018-03-16"]);
    let mut since = world.command(&["log", "--since", "2018-03-20"]);
    since.env("COPIL_LANG", "fr").env("COPIL_TODAY", "2018-03-22");
    Run::of(since.output().expect("it runs"))
        .ends(0)
        .says(&["entré dans le plan le 20/03/2018, écrit le 16/03/2018"]);
    // As it was seen on a day before, it was not there.
    let past = world
        .run_on("2018-03-22", &["log", "--oneline", "--at", "2018-03-19"])
        .ends(0);
    assert_eq!(past.out, before.out);
}
