//! What `copil sync` makes of two people's work, in their own files: numbers taken twice, and other answers than the two.

use crate::common::World;
use crate::sync::{RH04, RH10, agree, two};

const PLAN: &str = "plans/essai/plan.toml";
const RH11: &str = "plans/essai/groups/rh/RH-11.toml";
const RH12: &str = "plans/essai/groups/rh/RH-12.toml";

/// Records all that was written by hand.
pub(crate) fn record(world: &World) {
    world.git(&["add", "."]);
    world.git(&["commit", "-qm", "À la main"]);
}

#[test]
fn a_number_that_both_gave_is_kept_by_the_one_who_shared_first() {
    let (drh, claire) = two();
    claire.write(RH11, "# celle de Claire\ntitle = \"Accueil\"\nstatus = \"planned\"\n");
    record(&claire);
    claire.run(&["sync"]).ends(0);
    drh.write(RH11, "# la mienne\ntitle = \"Formation\"\nstatus = \"planned\"\n");
    drh.replace(RH10, "title", "depends_on = [\"RH-11\"]\ntitle");
    drh.replace(
        PLAN,
        "[axes]",
        "[views.suite]\ntitle = \"Suite\"\nfilter = \"depends:RH-11\"\n\n[axes]",
    );
    record(&drh);
    let told = drh
        .lance(&["sync"])
        .ends(0)
        .says(&["RH-11 devient RH-12 : ce numéro avait été donné deux fois."]);
    assert!(!told.out.contains("devient RH-12\n"), "{told:?}");
    assert!(drh.read(RH11).starts_with("# celle de Claire\n"));
    assert!(drh.read(RH12).starts_with("# la mienne\n"));
    assert!(drh.read(RH10).contains("depends_on = [\"RH-12\"]"));
    assert!(drh.read(PLAN).contains("filter = \"depends:RH-12\""));
    let message = drh.git(&["log", "-1", "--format=%B"]);
    assert!(message.contains("\nRenumbered: RH-11 -> RH-12\n"), "{message}");
    // To the files it is a new action; to people it is not.
    for arguments in [
        &["log", "-n", "1"][..],
        &["log", "RH-12"],
        &["log", "-n", "1", "--oneline"],
    ] {
        let told = drh.lance(arguments).ends(0);
        let told = told.says(&["RH-11 a pris le numéro RH-12"]);
        assert!(!told.out.contains("RH-12 : nouvelle"), "{told:?}");
    }
    claire.run(&["sync"]).ends(0);
    agree(&drh, &claire);
    drh.run(&["check"]).ends(0);
    claire.run(&["log"]).ends(0).says(&["RH-12"]);
}

#[test]
fn an_action_that_both_made_alike_is_one() {
    let (drh, claire) = two();
    for world in [&claire, &drh] {
        world.write(RH11, "title = \"Accueil\"\nstatus = \"planned\"\n");
        record(world);
    }
    claire.run(&["sync"]).ends(0);
    let told = drh.run(&["sync", "--json"]).ends(0).json();
    assert_eq!(told["renumbered"], serde_json::json!([]));
    assert!(!drh.path().join(RH12).exists());
}

#[test]
fn a_decision_that_both_numbered_alike_takes_the_next_number_and_what_names_it_follows() {
    let (drh, claire) = two();
    let meeting = "plans/essai/meetings/2018-03-01-copil.toml";
    let held = "committee = \"copil\"\ndate = 2018-03-01\nstate = \"written\"\n";
    claire.write(meeting, held);
    record(&claire);
    claire.run(&["sync"]).ends(0);
    drh.run(&["sync"]).ends(0);
    claire.write(meeting, format!("{held}\n[decisions.1]\ntext = \"Recruter.\"\n"));
    record(&claire);
    claire.run(&["sync"]).ends(0);
    let own = "[decisions.1]\ntext = \"Reporter.\"\n\n[decisions.2]\ntext = \"Former.\"\nsupersedes = \"2018-03-01-copil/1\"\n";
    drh.write(meeting, format!("{held}\n{own}"));
    record(&drh);
    let told = drh.run(&["sync", "--json"]).ends(0).json();
    let renumbered = serde_json::json!([{ "from": "2018-03-01-copil/1", "to": "2018-03-01-copil/3" }]);
    assert_eq!(told["renumbered"], renumbered);
    let text = drh.read(meeting);
    assert!(
        text.contains("[decisions.1]\ntext = \"Recruter.\"") && text.contains("[decisions.3]\ntext = \"Reporter.\""),
        "{text}"
    );
    assert!(text.contains("supersedes = \"2018-03-01-copil/3\""), "{text}");
    claire.run(&["sync"]).ends(0);
    agree(&drh, &claire);
}

#[test]
fn a_proposal_gives_way_to_the_plan_that_took_its_number() {
    let world = World::new();
    let new = |title| ["new", "action", "rh", title, "--lead", "drh"];
    world.run(&[&new("Accueil")[..], &["--proposal", "a"]].concat()).ends(0);
    world.run(&["depend", "RH-10", "RH-11", "--proposal", "a"]).ends(0);
    world.run(&new("Formation")).ends(0);
    world
        .run(&["proposal", "show", "a"])
        .ends(0)
        .says(&["RH-11 becomes RH-12"]);
    world.run(&["proposal", "accept", "a"]).ends(0);
    assert!(world.read(RH11).contains("Formation") && world.read(RH12).contains("Accueil"));
    assert!(world.read(RH10).contains("RH-12"));
    let message = world.git(&["log", "-1", "--format=%B"]);
    assert!(message.contains("\nRenumbered: RH-11 -> RH-12\n"), "{message}");
    assert_eq!(world.status(), "");
}

#[test]
fn another_value_than_the_two_may_be_the_answer() {
    let (drh, claire) = two();
    claire.run(&["due", "RH-04", "2018-12-31", "-m", "Le décret."]).ends(0);
    claire.run(&["status", "RH-04", "paused", "-m", "Le décret."]).ends(0);
    claire.run(&["sync"]).ends(0);
    drh.run(&["due", "RH-04", "2018-06-30", "-m", "Le budget."]).ends(0);
    drh.run(&["status", "RH-04", "blocked", "-m", "Le budget.", "--on", "2018-03-01"])
        .ends(0);
    drh.run(&["sync", "--answer", "RH-04", "due", "=jadis"]).ends(2);
    drh.run(&["sync", "--answer", "RH-04", "all", "=x"])
        .ends(1)
        .says(&["To be answered"]);
    let due = ["sync", "--answer", "RH-04", "due", "=2018-09-30"];
    drh.run(&due).ends(1).says(&["1 question"]);
    drh.run(&[&due[..], &["--answer", "RH-04", "status", "=in-progress"]].concat())
        .ends(0);
    let text = drh.read(RH04);
    assert!(
        text.contains("due = 2018-09-30") && text.contains("status = \"in-progress\""),
        "{text}"
    );
    assert!(text.contains("since = 2018-03-15"), "{text}");
    let message = drh.git(&["log", "-1", "--format=%B"]);
    assert!(
        message.contains("\nResolved: RH-04 status other\nResolved: RH-04 due other\n"),
        "{message}"
    );
    claire.run(&["sync"]).ends(0);
    agree(&drh, &claire);
}

/// Claire shares what one function does, the DRH records what another does, and asks for the questions.
fn questions(claire_does: impl Fn(&World), drh_does: impl Fn(&World)) -> (World, World, crate::common::Run) {
    let (drh, claire) = two();
    claire_does(&claire);
    claire.run(&["sync"]).ends(0);
    drh_does(&drh);
    let told = drh.lance(&["sync"]).ends(1);
    (drh, claire, told)
}

/// An answer is given, and both have the same plan, without an error that it had not.
fn answered(drh: &World, claire: &World, (of, field, side): (&str, &str, &str)) {
    drh.run(&["sync", "--answer", of, field, side]).ends(0);
    let message = drh.git(&["log", "-1", "--format=%B"]);
    assert!(
        message.contains(&format!("\nResolved: {of} {field} {side}\n")),
        "{message}"
    );
    claire.run(&["sync"]).ends(0);
    agree(drh, claire);
    drh.run(&["check"]).ends(0);
}

#[test]
fn a_circle_that_two_people_close_is_a_question_which_of_the_two_waits() {
    for (side, waits, kept) in [("ours", RH04, RH10), ("theirs", RH10, RH04)] {
        let (drh, claire, told) = questions(
            |claire| drop(claire.run(&["depend", "RH-10", "RH-04"]).ends(0)),
            |drh| drop(drh.run(&["depend", "RH-04", "RH-10"]).ends(0)),
        );
        told.says(&[
            "1 question",
            "RH-04, dépendances : ces actions dépendent les unes des autres en boucle",
            "ici : RH-04 : dépend de RH-10",
            "partagé : RH-10 : dépend de RH-04",
            "Claire",
        ]);
        answered(&drh, &claire, ("RH-04", "depends_on", side));
        let other = if waits == RH04 { "RH-10" } else { "RH-04" };
        assert!(drh.read(waits).contains(other), "{}", drh.read(waits));
        assert!(drh.read(RH04).contains("SI-02"), "what was there before stays");
        assert!(!drh.read(kept).contains(if kept == RH04 { "RH-10" } else { "RH-04" }));
    }
}

#[test]
fn an_action_that_is_done_here_and_has_one_step_more_there_is_a_question() {
    let add = |claire: &World| {
        drop(
            claire
                .run(&["new", "milestone", "RH-04", "bilan", "Bilan", "--due", "2018-09-30"])
                .ends(0),
        )
    };
    let done = |drh: &World| {
        drh.run(&["milestone", "RH-04", "charte"]).ends(0);
        drh.run(&["status", "RH-04", "done", "-m", "Signée."]).ends(0);
    };
    let (drh, claire, told) = questions(add, done);
    told.says(&[
        "1 question",
        "ce jalon n’est pas atteint",
        "En cours → Réalisée",
        "Bilan",
    ]);
    answered(&drh, &claire, ("RH-04", "milestones.bilan", "theirs"));
    let text = drh.read(RH04);
    assert!(
        text.contains("status = \"in-progress\"") && text.contains("since = 2016-02-01"),
        "{text}"
    );
    assert!(text.contains("Bilan") && text.contains("done = 2018-03-15"), "{text}");
}

#[test]
fn a_person_who_left_there_and_leads_an_action_here_is_a_question() {
    let leave = |claire: &World| {
        let text = claire.read(PLAN);
        let (before, rest) = text.split_once("[people.dsi]").unwrap();
        let after = &rest[rest.find("[axes]").unwrap()..];
        claire.write(PLAN, format!("{before}{after}"));
        claire.replace("plans/essai/groups/si/group.toml", "dsi", "drh");
        claire.replace("plans/essai/groups/si/SI-02.toml", "dsi", "drh");
        record(claire);
    };
    let lead = |drh: &World| drop(drh.run(&["set", "RH-10", "leads=drh,dsi"]).ends(0));
    let (drh, claire, told) = questions(leave, lead);
    told.says(&["1 question", "RH-10", "dsi"]);
    answered(&drh, &claire, ("RH-10", "leads", "ours"));
    assert!(drh.read(PLAN).contains("[people.dsi]\nname"));
    let (drh, claire, _) = questions(leave, lead);
    answered(&drh, &claire, ("RH-10", "leads", "theirs"));
    assert!(drh.read(RH10).contains("leads = [\"drh\"]"));
}

#[test]
fn an_action_that_is_gone_there_and_waited_for_here_is_a_question() {
    let leave = |claire: &World| {
        claire.git(&["rm", "-q", RH10]);
        record(claire);
    };
    let wait = |drh: &World| drop(drh.run(&["depend", "RH-04", "RH-10"]).ends(0));
    let (drh, claire, told) = questions(leave, wait);
    told.says(&["1 question", "RH-04", "RH-10"]);
    answered(&drh, &claire, ("RH-04", "depends_on", "ours"));
    assert!(drh.read(RH10).contains("apprentis"));
    let (drh, claire, _) = questions(leave, wait);
    answered(&drh, &claire, ("RH-04", "depends_on", "theirs"));
    assert!(!drh.path().join(RH10).exists());
}

#[test]
fn a_working_group_that_is_gone_there_and_has_a_new_action_here_is_a_question() {
    let leave = |claire: &World| {
        claire.git(&[
            "mv",
            "plans/essai/groups/si/SI-02.toml",
            "plans/essai/groups/rh/SI-02.toml",
        ]);
        claire.git(&["rm", "-q", "plans/essai/groups/si/group.toml"]);
        record(claire);
    };
    let add = |drh: &World| drop(drh.run(&["new", "action", "si", "Réseau", "--lead", "dsi"]).ends(0));
    let (drh, claire, told) = questions(leave, add);
    told.says(&["1 question", "SI-03", "si"]);
    answered(&drh, &claire, ("SI-03", "group", "ours"));
    assert!(drh.read("plans/essai/groups/si/group.toml").contains("Systèmes"));
    let (drh, claire, _) = questions(leave, add);
    answered(&drh, &claire, ("SI-03", "group", "theirs"));
    assert!(!drh.path().join("plans/essai/groups/si").exists());
}

#[test]
fn every_wrong_is_told_and_one_answer_to_all_answers_all() {
    let (drh, claire, told) = questions(
        |claire| {
            claire.run(&["depend", "RH-10", "RH-04"]).ends(0);
            claire.git(&["rm", "-q", "plans/essai/groups/si/SI-02.toml"]);
            claire.replace(RH04, "depends_on = [\"SI-02\"]\n", "");
            record(claire);
        },
        |drh| {
            drh.run(&["depend", "RH-04", "RH-10"]).ends(0);
            drh.run(&["due", "RH-04", "2018-09-30", "-m", "Plus tard."]).ends(0);
            drh.run(&["depend", "RH-10", "SI-02"]).ends(0);
        },
    );
    told.says(&["2 questions", "en boucle", "« SI-02 » ne désigne aucune action"]);
    drh.run(&["sync", "--take", "theirs"]).ends(0);
    claire.run(&["sync"]).ends(0);
    agree(&drh, &claire);
    drh.run(&["check"]).ends(0);
    assert!(drh.read(RH04).contains("2018-09-30"), "what goes together stays");
}

#[test]
fn a_proposal_that_closes_a_circle_is_asked_about_too() {
    let world = World::new();
    world.run(&["depend", "RH-04", "RH-10", "--proposal", "a"]).ends(0);
    world.run(&["depend", "RH-10", "RH-04"]).ends(0);
    world
        .run(&["proposal", "show", "a"])
        .ends(0)
        .says(&["one answer is needed", "in a circle"]);
    world.run(&["proposal", "accept", "a"]).ends(1);
    world
        .run(&["proposal", "accept", "a", "--answer", "RH-04", "depends_on", "theirs"])
        .ends(0);
    assert!(!world.read(RH10).contains("RH-04") && world.read(RH04).contains("RH-10"));
    world.run(&["check"]).ends(0);
}

#[test]
fn a_strict_plan_asks_about_an_action_that_both_changed_even_in_other_fields() {
    let (drh, claire, told) = questions(
        |claire| {
            claire.run(&["set", "plan", "rules.strict=true"]).ends(0);
            claire.run(&["due", "RH-04", "2018-12-31", "-m", "Le décret."]).ends(0);
            claire.run(&["set", "SI-02", "priority=low"]).ends(0);
        },
        |drh| {
            drh.run(&["weather", "RH-04", "stormy", "-m", "Sans crédit."]).ends(0);
            drh.run(&["set", "RH-10", "priority=low"]).ends(0);
        },
    );
    told.says(&["2 questions", "RH-04, échéance", "ici : inchangé", "RH-04, météo"]);
    drh.run(&[
        "sync", "--answer", "RH-04", "due", "theirs", "--answer", "RH-04", "weather", "ours",
    ])
    .ends(0);
    let text = drh.read(RH04);
    assert!(text.contains("2018-12-31") && text.contains("stormy"), "{text}");
    claire.run(&["sync"]).ends(0);
    agree(&drh, &claire);
}

#[test]
fn a_working_group_renamed_there_takes_along_what_was_added_to_it_here() {
    let (drh, claire) = two();
    claire.git(&["mv", "plans/essai/groups/si", "plans/essai/groups/numerique"]);
    record(&claire);
    claire.run(&["sync"]).ends(0);
    drh.run(&["new", "action", "si", "Réseau", "--lead", "dsi"]).ends(0);
    drh.replace("plans/essai/groups/si/group.toml", "title", "# à deux\ntitle");
    drh.replace(
        "plans/essai/groups/si/group.toml",
        "leads",
        "members = [\"drh\"]\nleads",
    );
    record(&drh);
    drh.run(&["sync"]).ends(0);
    assert!(!drh.path().join("plans/essai/groups/si").exists());
    assert!(drh.read("plans/essai/groups/numerique/SI-03.toml").contains("Réseau"));
    assert!(
        drh.read("plans/essai/groups/numerique/group.toml")
            .contains("members = [\"drh\"]")
    );
    claire.run(&["sync"]).ends(0);
    agree(&drh, &claire);
    drh.run(&["check"]).ends(0);
}

#[test]
fn an_answer_that_leads_to_another_question_can_be_given_with_it() {
    let (drh, claire, told) = questions(
        |claire| {
            claire.run(&["set", "RH-10", "leads=dsi"]).ends(0);
            claire.run(&["set", "SI-02", "leads=drh"]).ends(0);
        },
        |drh| {
            drh.replace("plans/essai/groups/si/group.toml", "dsi", "drh");
            drh.replace("plans/essai/groups/si/SI-02.toml", "\"dsi\"", "\"drh\"");
            drh.replace(RH10, "leads = [\"drh\"]\n", "leads = [\"drh\"]\ntags = [\"a\"]\n");
            drh.replace(RH10, "leads = [\"drh\"]", "leads = [\"chef\"]");
            let text = drh.read(PLAN);
            let (before, rest) = text.split_once("[people.dsi]").unwrap();
            let after = &rest[rest.find("[axes]").unwrap()..];
            drh.write(PLAN, format!("{before}[people.chef]\nname = \"Chef\"\n\n{after}"));
            record(drh);
        },
    );
    told.says(&["1 question", "RH-10, pilotes"]);
    let first = ["sync", "--answer", "RH-10", "leads", "theirs"];
    drh.run(&first).ends(1).says(&["1 question", "“dsi” names no"]);
    let second = ["--answer", "plan", "people.dsi", "theirs"];
    drh.run(&[&first[..], &second].concat()).ends(0);
    let text = drh.read(RH10);
    assert!(
        text.contains("leads = [\"drh\"]") || text.contains("leads = [\"dsi\"]"),
        "{text}"
    );
    claire.run(&["sync"]).ends(0);
    agree(&drh, &claire);
    drh.run(&["check"]).ends(0);
}
