//! What an old meeting, an old filter and an old proposal get from a plan that has changed since.

use crate::common::{Run, World};

const HELD: &str = "2018-03-15-copil";
const NEXT: &str = "2018-06-14-copil";
const DSI: &str = "Direction des systèmes d’information";

/// Commits all that is in the folder, on a day.
fn commit_on(world: &World, day: &str, subject: &str) {
    world.git(&["add", "-A"]);
    let date = format!("{day}T10:00:00+01:00");
    world.git_with(
        &[("GIT_AUTHOR_DATE", &date), ("GIT_COMMITTER_DATE", &date)],
        &["commit", "-qm", subject],
    );
}

fn on(world: &World, day: &str, arguments: &[&str]) -> Run {
    world.run_on(day, arguments).ends(0)
}

/// A plan whose meeting of March was held, chaired by a member who is to carry out a decision of it.
fn held() -> World {
    let world = World::new();
    let config = "plans/essai/plan.toml";
    world.replace(config, "members = [\"drh\"]", "members = [\"drh\", \"dsi\"]");
    commit_on(&world, "2018-03-01", "Membres");
    for arguments in [
        &["set", HELD, "chair=dsi"][..],
        &["meeting", "add", HELD, "SI-02", "--presenter", "dsi"],
        &["meeting", "convene", HELD],
        &["meeting", "open", HELD, "--present", "all", "--from", "9:00"],
        &["meeting", "outcome", HELD, "1", "decided"],
        &["meeting", "outcome", HELD, "2", "informed"],
        &["meeting", "decide", HELD, "Réunir.", "--owner", "dsi"],
        &["meeting", "close", HELD, "--to", "10:00"],
    ] {
        on(&world, "2018-03-15", arguments);
    }
    world
}

/// The person in charge of the information systems leaves the plan.
fn dsi_leaves(world: &World, day: &str) {
    let config = "plans/essai/plan.toml";
    let text = world.read(config);
    let (before, rest) = text.split_once("[people.dsi]").expect("the person");
    let (_, after) = rest.split_once("\n\n[").expect("what follows");
    world.write(
        config,
        format!("{before}[{after}").replace("\"drh\", \"dsi\"", "\"drh\""),
    );
    for file in ["group.toml", "SI-02.toml"] {
        world.replace(&format!("plans/essai/groups/si/{file}"), "\"dsi\"", "\"drh\"");
    }
    commit_on(world, day, "Départ");
}

#[test]
fn a_member_who_left_keeps_the_function_held_that_day_in_all_that_tells_of_it() {
    let world = held();
    dsi_leaves(&world, "2018-04-03");
    for words in [
        &["meeting", "show", HELD][..],
        &["report", "record", HELD],
        &["report", "attendance", HELD],
        &["decisions"],
        &["decisions", "--owner", "dsi"],
        &["decision", "show", "2018-03-15-copil/2"],
        &["log", "-n", "12"],
        &["compare", "HEAD~9", "HEAD~1"],
        &["compare", "HEAD~9"],
        &["show", HELD, "--at", "HEAD"],
    ] {
        let run = world.run(words).ends(0);
        assert!(run.out.contains(DSI), "{words:?}: {run:?}");
    }
    // The record stays as it is; that is no error, and said.
    world
        .run(&["check"])
        .ends(0)
        .says(&["dsi is in the plan no more; the record keeps it.", "No error"]);
    world
        .lance(&["check"])
        .ends(0)
        .says(&["dsi n’est plus dans le plan ; le relevé en garde la mention."]);
    world.run(&["decision", "done", "2018-03-15-copil/2"]).ends(0);
    // A meeting that is not closed cannot have somebody come who is nobody any more.
    on(
        &world,
        "2018-04-04",
        &["meeting", "new", "copil", "--on", "2018-06-14", "--empty"],
    );
    world.replace(
        &format!("plans/essai/meetings/{NEXT}.toml"),
        "state",
        "chair = \"dsi\"\nstate",
    );
    world
        .run(&["check"])
        .ends(1)
        .says(&["“dsi” names no person of the plan."]);
}

#[test]
fn an_item_whose_action_was_moved_renamed_or_deleted_since_says_so() {
    let world = held();
    on(
        &world,
        "2018-03-20",
        &["meeting", "new", "copil", "--on", "2018-06-14", "--empty"],
    );
    for action in ["RH-04", "RH-10", "SI-02"] {
        on(&world, "2018-03-20", &["meeting", "add", NEXT, action]);
    }
    on(&world, "2018-03-21", &["move", "RH-04", "si"]);
    // The program's own renaming takes the agenda along.
    on(&world, "2018-03-21", &["rename", "RH-10", "RH-11"]);
    world
        .run(&["meeting", "show", NEXT])
        .ends(0)
        .says(&["RH-11  Accueillir des apprentis"]);
    world.git(&[
        "mv",
        "plans/essai/groups/rh/RH-11.toml",
        "plans/essai/groups/si/SI-11.toml",
    ]);
    world.git(&["rm", "-q", "plans/essai/groups/si/SI-02.toml"]);
    world.replace("plans/essai/groups/si/RH-04.toml", "depends_on = [\"SI-02\"]\n", "");
    commit_on(&world, "2018-03-22", "À la main");
    world.run(&["meeting", "show", NEXT]).ends(1).says(&[
        "1. RH-04  Ouvrir le télétravail",
        "2. RH-11  is not in the plan",
        "3. SI-02  is not in the plan",
    ]);
    world.run(&["report", "agenda", NEXT]).ends(1).says(&[
        "RH-04 Ouvrir le télétravail",
        "Cette action s’appelle maintenant SI-11.",
        "Cette action n’est plus dans le plan.",
    ]);
    // Nothing is written over a file with an error, and what to do is said.
    let head = world.head();
    world.run(&["meeting", "open", NEXT]).ends(1).says(&[
        "has an error and is not written to: nothing was changed",
        "mend the file",
    ]);
    world.lance(&["meeting", "open", NEXT]).ends(1).says(&["copil check"]);
    assert_eq!(world.head(), head);
    // The meeting that was held knows its own.
    world
        .run(&["meeting", "show", HELD])
        .ends(0)
        .says(&["SI-02  Réunir les messageries", "is not in the plan"]);
    world
        .run(&["report", "record", HELD])
        .says(&["SI-02 Réunir les messageries", "Cette action n’est plus dans le plan."]);
}

#[test]
fn an_id_used_again_is_another_thing_to_an_old_meeting() {
    let world = held();
    let file = "plans/essai/groups/si/SI-02.toml";
    world.git(&["rm", "-q", file]);
    commit_on(&world, "2018-04-01", "Retirée");
    world.write(
        file,
        "title = \"Tout autre chose\"\nstatus = \"planned\"\nleads = [\"dsi\"]\n",
    );
    commit_on(&world, "2018-04-02", "Une autre");
    for words in [
        &["meeting", "show", HELD][..],
        &["report", "record", HELD],
        &["show", "SI-02", "--at", HELD],
    ] {
        let run = world.run(words).ends(0);
        assert!(run.out.contains("Réunir les messageries"), "{run:?}");
        assert!(!run.out.contains("Tout autre chose"), "{run:?}");
    }
    let log = world.run(&["log", "SI-02", "--oneline"]).ends(0).out;
    assert!(!log.contains("Réunir les messageries"), "{log}");
    let told = world.run_on("2018-04-03", &["compare", "last-copil"]).ends(0);
    told.says(&[
        "new action “Tout autre chose”",
        "action deleted (“Réunir les messageries”)",
    ]);
}

#[test]
fn a_proposal_on_an_action_deleted_since_is_answered_either_way() {
    let proposed = || {
        let world = World::new();
        on(
            &world,
            "2018-02-01",
            &["due", "RH-10", "2018-12-31", "--proposal", "rh"],
        );
        world.git(&["rm", "-q", "plans/essai/groups/rh/RH-10.toml"]);
        commit_on(&world, "2018-02-02", "Retirée");
        world
    };
    let world = proposed();
    let head = world.head();
    world
        .run(&["proposal", "accept", "rh"])
        .ends(1)
        .says(&["one answer is missing: RH-10"]);
    let ours = ["proposal", "accept", "rh", "--take", "ours"];
    world.run(&ours).ends(1).says(&[
        "With these answers nothing of the proposal “rh” is left to accept",
        "copil proposal refuse",
    ]);
    world
        .lance(&ours)
        .ends(1)
        .says(&["il ne reste rien à accepter de la proposition « rh »"]);
    assert_eq!(world.head(), head);
    world.run(&["proposal", "accept", "rh", "--take", "theirs"]).ends(0);
    assert!(
        world
            .read("plans/essai/groups/rh/RH-10.toml")
            .contains("due = 2018-12-31")
    );
    let message = world.git(&["log", "-1", "--format=%B"]);
    assert!(message.contains("Resolved: RH-10 all theirs"), "{message}");
}

#[test]
fn a_filter_asks_each_moment_for_what_that_knows() {
    let world = World::new();
    let date = "2018-01-02T10:00:00+01:00";
    let dates = [("GIT_AUTHOR_DATE", date), ("GIT_COMMITTER_DATE", date)];
    world.git_with(&dates, &["commit", "-q", "--amend", "-m", "Plan", "--date", date]);
    on(&world, "2018-02-01", &["new", "person", "dgs", "Direction générale"]);
    on(&world, "2018-02-01", &["set", "RH-04", "leads=dgs"]);
    world.replace("plans/essai/plan.toml", "[axes]", &format!("{}\n[axes]", STATUSES));
    commit_on(&world, "2018-02-02", "Statuts");
    on(&world, "2018-02-03", &["status", "RH-10", "etude", "-m", "À l’étude."]);
    dsi_leaves(&world, "2018-02-04");
    // Of a person and a status to come, the past says that it does not know them.
    for (filter, word) in [
        ("lead:dgs", "dgs"),
        ("status:etude", "etude"),
        ("weather:foggy", "foggy"),
    ] {
        let run = world.run(&["list", "--at", "2018-01-15", filter]).ends(2);
        run.says(&[&format!("“{word}” is none of the values of")]);
        let run = world.lance(&["list", "--at", "2018-01-15", filter]).ends(2);
        run.says(&[&format!("« {word} » n’est aucune des valeurs de")]);
    }
    // Of one that is gone, the past says what it knew.
    world
        .run(&["list", "--at", "2018-01-15", "lead:dsi"])
        .ends(0)
        .says(&["SI-02"]);
    world.run(&["list", "lead:dsi"]).ends(2);
    // Compared, each moment answers for itself, and the one that does not know is named.
    for (filter, side) in [
        ("lead:dgs", "entered"),
        ("status:etude", "entered"),
        ("lead:dsi", "left"),
    ] {
        let compare = ["compare", "2018-01-15", "--filter", filter];
        let told = world.run(&[&compare[..], &["--json"]].concat()).ends(0);
        assert!(told.err.contains("does not know what the filter speaks of"), "{told:?}");
        assert_eq!(
            told.json()["matched"][side].as_array().map(Vec::len),
            Some(1),
            "{filter}: {told:?}"
        );
        world
            .lance(&compare)
            .ends(0)
            .says(&["ne connaît pas ce dont parle le filtre : rien n’y répond."]);
    }
    world
        .run(&["compare", "2018-01-15", "--filter", "lead:personne"])
        .ends(2);
}

/// A workflow with a status that the usual one does not have.
const STATUSES: &str = r#"
[statuses.planned]
label = "À venir"
kind = "open"
next = ["etude"]

[statuses.etude]
label = "À l’étude"
kind = "open"

[statuses.in-progress]
label = "En cours"
kind = "active"

[statuses.done]
label = "Réalisée"
kind = "closed"
"#;

#[test]
fn a_shallow_clone_says_what_it_cannot_compare_and_how_to_have_it() {
    let world = held();
    on(&world, "2018-05-02", &["set", "RH-10", "priority=low"]);
    on(&world, "2018-05-03", &["set", "RH-10", "priority=high"]);
    let from = format!("file://{}", world.path().display());
    let clone = World::empty();
    clone.git(&["clone", "-q", "--depth", "2", "--no-tags", &from, "."]);
    for words in [
        &["compare"][..],
        &["compare", "2018-03-20"],
        &["compare", HELD],
        &["compare", "2018-03-20", "2018-05-02"],
        &["list", "--at", "2018-03-20"],
        &["show", "RH-10", "--at", HELD],
        &["decisions", "--at", "last-copil"],
    ] {
        let plan = [&["--plan", "plans/essai"], words].concat();
        let run = clone.run_on("2018-05-04", &plan).ends(1);
        run.says(&["This clone’s history begins on 2 May 2018", "git fetch --unshallow"]);
    }
    // What is there is compared as anywhere.
    let run = clone
        .run_on("2018-05-04", &["--plan", "plans/essai", "compare", "2018-05-02"])
        .ends(0);
    run.says(&["priority Low → High"]);
}

#[test]
fn dates_that_run_backwards_lose_no_change_and_are_told_as_they_are() {
    let world = held();
    on(&world, "2018-05-02", &["set", "RH-10", "priority=low"]);
    world.replace("plans/essai/groups/rh/RH-10.toml", "des apprentis", "dix apprentis");
    commit_on(&world, "2012-01-01", "Pile usée");
    let told = on(&world, "2018-05-04", &["compare", "last-copil"]);
    told.says(&[
        "2018-05-02  priority Low",
        "2012-01-01  title “Accueillir des apprentis” → “Accueillir dix apprentis”",
    ]);
    // It is of the day of the one before it, and not of the plan before.
    let title = |day: &str| on(&world, "2018-05-04", &["show", "RH-10", "--at", day]).out;
    assert!(title("2018-05-01").contains("Accueillir des apprentis"));
    assert!(title("2018-05-02").contains("Accueillir dix apprentis"));
    // Two moments the wrong way round are compared as asked.
    let back = on(&world, "2018-05-04", &["compare", "2018-05-02", HELD]);
    back.says(&["title “Accueillir dix apprentis” → “Accueillir des apprentis”"]);
}
