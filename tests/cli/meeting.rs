//! A meeting's file: what `check` says of it, and the agenda that was a list.

use crate::common::World;

const MEETING: &str = "plans/essai/meetings/2018-03-15-copil.toml";

/// A plan whose meeting has its agenda in a list, with comments.
fn with_a_list() -> World {
    let world = World::new();
    world.replace(MEETING, "[agenda.RH-04]", "# d'abord\n[[agenda]] # le titre");
    world.git(&["commit", "-qam", "Une liste"]);
    world
}

#[test]
fn an_agenda_that_is_a_list_is_told_and_gets_its_keys_when_asked() {
    let world = with_a_list();
    world.run(&["show", "2018-03-15-copil"]).ends(0).says(&["1. RH-04"]);
    world.run(&["check"]).ends(0).says(&[
        "warning: the items of the agenda stand in a list; they have keys now.",
        "--> meetings/2018-03-15-copil.toml:6:1",
        "No error, 1 warning",
    ]);
    let before = world.read(MEETING);
    world
        .lance(&["check", "--fix"])
        .ends(0)
        .says(&["Comité de pilotage du 15 mars 2018 : mise en forme", "Rien à signaler"]);
    let after = world.read(MEETING);
    assert_eq!(after, before.replace("[[agenda]]", "[agenda.RH-04]"));
    assert_eq!(world.git(&["status", "--porcelain"]), "");
    let message = world.git(&["log", "-1", "--format=%B"]);
    assert!(
        message.contains("\nPlan: essai\nMeeting: 2018-03-15-copil\n"),
        "{message}"
    );
    let head = world.head();
    world.run(&["check", "--fix"]).ends(0);
    assert_eq!(world.head(), head, "there is nothing left to do");
    // What was so all along is told as no change of the meeting.
    let log = world.run(&["log"]).ends(0);
    assert!(!log.out.contains("RH-04”"), "{}", log.out);
}

#[test]
fn the_first_change_of_a_meeting_gives_its_items_their_keys() {
    let world = with_a_list();
    world.run(&["set", "2018-03-15-copil", "place=Salle 3"]).ends(0);
    assert!(world.read(MEETING).contains("# d'abord\n[agenda.RH-04] # le titre\n"));
    let message = world.git(&["log", "-1", "--format=%B"]);
    assert!(
        message.contains("\nField: place\n") && !message.contains("agenda"),
        "{message}"
    );
    world.run(&["undo"]).ends(0);
    assert!(world.read(MEETING).contains("[[agenda]]"), "just as it was");
}

#[test]
fn what_a_meeting_says_of_people_and_items_must_hold_together() {
    let world = World::new();
    world.replace(
        MEETING,
        "state = \"prepared\"",
        "state = \"open\"\nstarted = 09:05:00\npresent = [\"dgs\"]\nexcused = [\"dgs\"]\nrepresented = { drh = \"dsi\" }",
    );
    world.replace(
        MEETING,
        "text = \"Signer",
        "item = \"RH-4\"\nsupersedes = \"2017-12-14-copil/9\"\ntext = \"Signer",
    );
    world.run(&["check"]).ends(1).says(&[
        "dgs is named twice among those who were there or were not.",
        "dsi represents somebody and is not among those present.",
        "“RH-4” names no agenda item of the plan.",
        "Did you mean “RH-04”?",
        "“2017-12-14-copil/9” names no decision of the plan.",
    ]);
    world.replace(MEETING, "started = 09:05:00", "started = \"9h05\"");
    world.lance(&["check"]).ends(1).says(&[
        "on attendait une heure, voici un texte entre guillemets",
        "dsi a reçu un pouvoir sans être au nombre des présents.",
    ]);
}

#[test]
fn an_outcome_before_the_meeting_is_doubtful_and_a_closed_record_keeps_what_left_the_plan() {
    let world = World::new();
    world.replace(MEETING, "minutes = 10", "minutes = 10\noutcome = \"decided\"");
    world
        .run(&["check"])
        .ends(0)
        .says(&["what came of an item is told, and the meeting is not open."]);
    world.replace(MEETING, "action = \"RH-04\"", "action = \"RH-99\"");
    world
        .run(&["check"])
        .ends(1)
        .says(&["“RH-99” names no action of the plan."]);
    // While the meeting is held the rest is written down all the same, and what is over stays as it was.
    let mut before = "prepared";
    for state in ["open", "suspended", "postponed", "cancelled", "closed"] {
        world.replace(
            MEETING,
            &format!("state = \"{before}\""),
            &format!("state = \"{state}\""),
        );
        before = state;
        let check = world.run(&["check"]).ends(0);
        check.says(&["RH-99 is in the plan no more; the record keeps it."]);
    }
}

/// An action that is taken out of the plan while the meeting is held stays on its agenda, and the meeting goes on.
#[test]
fn a_meeting_goes_on_when_an_action_of_its_agenda_is_taken_out_of_the_plan() {
    let world = held();
    world.git(&["rm", "-q", "plans/essai/groups/rh/RH-04.toml"]);
    world.git(&["commit", "-qm", "Retirée"]);
    for item in ["1", "1.1", "2"] {
        world.run(&["meeting", "outcome", ID, item, "discussed"]).ends(0);
    }
    world.run(&["meeting", "close", ID]).ends(0);
    world.run(&["meeting", "show", ID]).ends(0).says(&["RH-04"]);
}

pub(super) const ID: &str = "2018-06-14-copil";

/// A plan whose meeting of June is opened, with three items.
pub(super) fn held() -> World {
    let world = World::new();
    hold(&world);
    world
}

/// Opens the meeting of June, with three items.
pub(super) fn hold(world: &World) {
    for arguments in [
        &[
            "meeting",
            "new",
            "copil",
            "--on",
            ID.get(..10).unwrap_or_default(),
            "--empty",
            "--from",
            "9h",
            "--to",
            "11:00",
        ][..],
        &["meeting", "add", ID, "rh-4", "--minutes", "20", "--presenter", "drh"],
        &["meeting", "add", ID, "Point budgétaire", "--minutes", "90"],
        &["meeting", "convene", ID],
        &["meeting", "add", ID, "Divers", "--after", "1", "--minutes", "20"],
        &[
            "meeting",
            "open",
            ID,
            "--present",
            "all",
            "--excused",
            "dsi",
            "--from",
            "9:05",
        ],
    ] {
        world.run(arguments).ends(0);
    }
}

fn message(world: &World) -> String {
    world.git(&["log", "-1", "--format=%B"]).replace('\u{a0}', " ")
}

#[test]
fn a_meeting_lives_from_its_agenda_to_its_tag_and_git_tells_the_same() {
    let world = held();
    world.run(&["meeting", "show", ID]).ends(0).says(&[
        "in session",
        "9:05",
        "1. RH-04",
        "1.1. Divers · added late · 20 min",
        "2. Point budgétaire · 90 min",
        "130 min planned of 115 min",
    ]);
    let before = world.head();
    world.run(&["meeting", "close", ID]).ends(1).says(&[
        "nothing is told yet of items 1, 1.1, 2",
        "copil meeting outcome 2018-06-14-copil NUMBER",
    ]);
    assert_eq!(world.head(), before);
    world
        .run(&["meeting", "outcome", ID, "1.1", "withdrawn"])
        .ends(1)
        .says(&["wants a word", "-m"]);
    world
        .run(&["meeting", "outcome", ID, "1.1", "retiré", "-m", "Sans objet."])
        .ends(0);
    world
        .run(&[
            "meeting",
            "outcome",
            ID,
            "2",
            "discussed",
            "--notes",
            "Débat.",
            "--spent",
            "25",
        ])
        .ends(0);
    let said = message(&world);
    assert!(
        said.contains(" du 14 juin 2018 : point « Point budgétaire » : débattu\n"),
        "{said}"
    );
    world
        .run(&[
            "meeting",
            "decide",
            ID,
            "Signer la charte.",
            "--item",
            "1",
            "-a",
            "RH-04",
            "--owner",
            "drh",
        ])
        .ends(0);
    assert!(message(&world).contains("\nMeeting: 2018-06-14-copil\nDecision: 2018-06-14-copil/1\n"));
    world.run(&["meeting", "outcome", ID, "RH-04", "decided"]).ends(0);
    world
        .run(&["meeting", "close", ID, "--to", "10:50"])
        .ends(0)
        .says(&["git tag copil/essai/2018-06-14-copil"]);
    let tag = world.git(&["tag", "-n", "-l", "copil/*"]).replace('\u{a0}', " ");
    assert!(tag.contains("Comité de pilotage du 14 juin 2018 : clôture"), "{tag}");
    assert_eq!(
        world
            .git(&["rev-parse", "copil/essai/2018-06-14-copil^{commit}"])
            .trim(),
        world.head().trim()
    );
    let told = world.git(&["log", "--format=%s", "--grep", "Meeting: 2018-06-14-copil"]);
    assert_eq!(told.lines().count(), 11, "{told}");
    world.git(&["fsck", "--strict"]);
    let json = world.run(&["meeting", "show", ID, "--json"]).ends(0).json();
    assert_eq!(json["state"], "closed");
    assert_eq!(json["ended"], "10:50:00");
    assert_eq!(json["late"], serde_json::json!(["divers"]));
    assert_eq!(json["agenda"][1]["number"], "1.1");
    assert_eq!(json["decisions"][0]["item"], "RH-04");
    world.run(&["check"]).ends(0);
    world
        .run(&["meeting", "close", ID])
        .ends(1)
        .says(&["is closed, and its record stands", "copil meeting amend"]);
    world.run(&["meeting", "open", ID]).ends(1).says(&["its record stands"]);
}

/// A plan whose meeting of June is closed.
pub(super) fn closed() -> World {
    let world = held();
    for item in ["1", "1.1", "2"] {
        world.run(&["meeting", "outcome", ID, item, "informed"]).ends(0);
    }
    world
        .run(&["meeting", "decide", ID, "Signer.", "--owner", "drh"])
        .ends(0);
    world.run(&["meeting", "close", ID]).ends(0);
    world
}

#[test]
fn a_closed_record_is_amended_and_approved_and_changed_in_no_other_way() {
    let world = closed();
    let file = format!("plans/essai/meetings/{ID}.toml");
    let before = world.head();
    for arguments in [
        &["set", ID, "place=Salle 3"][..],
        &["set", ID, "state=open"],
        &["undo"],
        &["meeting", "presence", ID, "--excused", "dsi"],
        &["meeting", "decide", ID, "Trop tard."],
        &["meeting", "amend", ID, "state=open", "-m", "x"],
    ] {
        world
            .run(arguments)
            .ends(1)
            .says(&["its record stands", "copil meeting amend 2018-06-14-copil"]);
    }
    world
        .run(&["meeting", "amend", ID, "place=Salle 3"])
        .ends(1)
        .says(&["wants a word"]);
    assert_eq!(world.head(), before);
    world
        .run(&["meeting", "amend", ID, "place=Salle 3", "-m", "La salle avait changé."])
        .ends(0);
    let said = message(&world);
    assert!(
        said.ends_with("Field: place\nMeeting: 2018-06-14-copil\nAmends: 2018-06-14-copil\n\n"),
        "{said}"
    );
    // What amended is taken back as visibly.
    world.run(&["undo"]).ends(0);
    assert!(message(&world).contains("\nAmends: 2018-06-14-copil\n"));
    // What was edited by hand is an amendment too, and recorded as nothing else.
    world.replace(&file, "Signer.", "Signer la charte.");
    world.run(&["record"]).ends(1).says(&["its record stands"]);
    world.run(&["meeting", "amend", ID, "-m", "Mot oublié."]).ends(0);
    assert!(message(&world).contains("Amends: 2018-06-14-copil"));
    // What becomes of a decision is no change of the record.
    world.run(&["set", ID, "decisions.1.done=2018-03-15"]).ends(0);
    assert!(!message(&world).contains("Amends"));
    world
        .run(&["meeting", "approve", ID])
        .ends(1)
        .says(&["none of its committee is open"]);
    world.run(&["meeting", "new", "copil", "2018-09-13"]).ends(0);
    world
        .run(&["meeting", "show", "2018-09-13-copil"])
        .ends(0)
        .says(&["1. Approval of the record: Comité de pilotage"]);
    world.run(&["meeting", "open", "2018-09-13-copil"]).ends(0);
    // A record that is still being written is not approved, and nothing is put on the agenda for it.
    let held = world.head();
    world
        .run(&["meeting", "approve", "2018-09-13-copil"])
        .ends(1)
        .says(&["its record is not complete", "copil meeting close 2018-09-13-copil"]);
    assert_eq!(world.head(), held);
    world
        .run(&["meeting", "approve", ID, "-m", "Lire « 30 juin »."])
        .ends(0);
    let said = message(&world);
    assert!(
        said.contains("\nMeeting: 2018-09-13-copil\nApproves: 2018-06-14-copil\n"),
        "{said}"
    );
    world
        .run(&["meeting", "list"])
        .ends(0)
        .says(&["2018-06-14-copil", "closed, approved"]);
    let tag = world.git(&["rev-parse", "copil/essai/2018-06-14-copil^{commit}"]);
    assert_eq!(tag.trim(), before.trim(), "the tag marks what was closed");
}

#[test]
fn the_tag_finds_the_plan_as_it_closed_and_one_that_was_moved_is_told() {
    let world = closed();
    let closing = world.head();
    // Recorded the same day, after the meeting.
    world.run(&["status", "RH-04", "paused", "-m", "Après."]).ends(0);
    let status = |at: &str| world.run(&["show", "RH-04", "--json", "--at", at]).ends(0).json()["status"].clone();
    assert_eq!(status(ID), "in-progress");
    world
        .run_on("2018-06-20", &["show", "RH-04", "--at", "last-copil"])
        .ends(0)
        .says(&[&closing[..10]]);
    world.git(&[
        "tag",
        "-f",
        "-a",
        "-m",
        "x",
        "copil/essai/2018-06-14-copil",
        &format!("{}~1", closing.trim()),
    ]);
    world.run(&["show", "RH-04", "--at", ID]).ends(1).says(&[
        "does not mark the end of the meeting",
        "git tag -d copil/essai/2018-06-14-copil, then copil meeting close 2018-06-14-copil",
    ]);
    world
        .run(&["meeting", "show", ID])
        .ends(0)
        .says(&["1. RH-04", "does not mark the end"]);
    world.git(&["tag", "-d", "copil/essai/2018-06-14-copil"]);
    assert_eq!(status(ID), "in-progress", "the history knows where it closed");
    world
        .run(&["meeting", "close", ID])
        .ends(0)
        .says(&["copil/essai/2018-06-14-copil"]);
    assert_eq!(
        world
            .git(&["rev-parse", "copil/essai/2018-06-14-copil^{commit}"])
            .trim(),
        closing.trim()
    );
}

#[test]
fn a_tag_that_is_there_already_stands_in_the_way_of_a_closing() {
    let world = held();
    world.git(&["tag", "copil/essai/2018-06-14-copil"]);
    for item in ["1", "1.1", "2"] {
        world.run(&["meeting", "outcome", ID, item, "informed"]).ends(0);
    }
    let before = world.head();
    world.run(&["meeting", "close", ID]).ends(4).says(&[
        "Git has a tag “copil/essai/2018-06-14-copil” already",
        "Nothing was changed",
    ]);
    assert_eq!((world.head(), world.status()), (before, String::new()));
}

#[test]
fn people_appear_with_the_function_that_they_held_at_the_meeting() {
    let world = closed();
    world
        .run(&["set", "plan", "people.drh.name=Intérim des ressources humaines"])
        .ends(0);
    let shown = world.run(&["meeting", "show", ID]).ends(0);
    assert!(!shown.out.contains("Intérim"), "{}", shown.out);
    // A member who left the committee stays in its records.
    world.run(&["set", "plan", "committees.copil.members-=drh"]).ends(0);
    world.run(&["check"]).ends(0);
    assert!(
        world.run(&["meeting", "show", ID, "--json"]).ends(0).json()["present"]
            .to_string()
            .contains("drh")
    );
}

#[test]
fn a_committee_meets_once_a_day_and_meetings_are_put_off_cancelled_and_interrupted() {
    let world = World::new();
    world
        .run(&["meeting", "new", "copil", "2018-03-15", "--empty"])
        .ends(1)
        .says(&["Comité de pilotage of 15 March 2018 is there already: a committee meets once a day"]);
    let day = "2018-03-15-copil";
    world
        .run(&["meeting", "resume", day])
        .ends(1)
        .says(&["Only a suspended meeting can be resumed."]);
    world
        .lance(&["meeting", "suspend", day])
        .ends(1)
        .says(&["en préparation", "On ne suspend qu’une séance ouverte."]);
    world.run(&["meeting", "postpone", day, "--to", "2018-03-29"]).ends(0);
    world
        .run(&["meeting", "show", "2018-03-29-copil"])
        .ends(0)
        .says(&["1. RH-04"]);
    world
        .run(&["meeting", "list"])
        .ends(0)
        .says(&["postponed", "being prepared"]);
    let next = "2018-03-29-copil";
    for act in ["open", "suspend", "resume", "suspend"] {
        world.run(&["meeting", act, next]).ends(0);
    }
    assert!(message(&world).starts_with("Comité de pilotage du 29 mars 2018 : suspension de la séance\n"));
    world
        .run(&["meeting", "cancel", next])
        .ends(1)
        .says(&["Only a meeting that was not opened can be cancelled."]);
    world.run(&["meeting", "new", "copil", "2018-04-12", "--empty"]).ends(0);
    world
        .run(&["meeting", "cancel", "2018-04-12-copil", "-m", "Faute de sujet."])
        .ends(0);
    world.run(&["meeting", "list", "copil", "--json"]).ends(0);
}

#[test]
fn presence_is_told_person_by_person_and_without_a_quorum_nothing_stops() {
    let world = World::new();
    world.run(&["new", "person", "dgs", "Direction générale"]).ends(0);
    world
        .run(&["set", "plan", "committees.copil.members=dgs,drh,dsi"])
        .ends(0);
    world.run(&["set", "plan", "committees.copil.quorum=3"]).ends(0);
    let id = "2018-03-15-copil";
    world
        .run(&[
            "meeting",
            "open",
            id,
            "--present",
            "dgs",
            "--represented",
            "drh=dgs",
            "--guest",
            "Cabinet",
        ])
        .ends(0);
    world
        .run(&["meeting", "show", id])
        .ends(0)
        .says(&["2 of 3 needed", "(by ", "Cabinet"]);
    world.run(&["meeting", "outcome", id, "1", "informed"]).ends(0);
    world.run(&["meeting", "add", id, "Divers"]).ends(0);
    world.run(&["meeting", "presence", id, "--arrive", "dsi"]).ends(0);
    world.run(&["meeting", "presence", id, "--leave", "dgs"]).ends(0);
    let json = world.run(&["meeting", "show", id, "--json"]).ends(0).json();
    assert_eq!(json["agenda"][0]["away"], serde_json::json!(["dsi"]));
    assert_eq!(json["agenda"][1]["away"], serde_json::json!(["dgs"]));
    assert_eq!((&json["counted"], &json["quorum"]), (&3.into(), &3.into()));
    world
        .run(&["meeting", "presence", id, "--represented", "drh=dsi,dgs=nobody"])
        .ends(1)
        .says(&["nobody"]);
    world
        .run(&["meeting", "presence", id, "--represented", "dgs=dgs"])
        .ends(1)
        .says(&["--sure"]);
    world.run(&["meeting", "outcome", id, "divers", "informed"]).ends(0);
    world.run(&["meeting", "close", id]).ends(0);
}

#[test]
fn what_many_items_have_in_common_is_told_once() {
    let world = World::new();
    let id = "2018-03-15-copil";
    world.run(&["meeting", "add", id, "Divers", "--first"]).ends(0);
    let said = message(&world);
    assert!(said.contains(" : nouveau point « Divers »\n"), "{said}");
    assert!(!said.lines().next().unwrap_or_default().contains("rang"), "{said}");
    world.run(&["meeting", "open", id, "--present", "drh"]).ends(0);
    world.run(&["meeting", "presence", id, "--leave", "drh"]).ends(0);
    let said = message(&world);
    assert!(said.contains("hors de la salle pour 2 points"), "{said}");
    world.run(&["meeting", "presence", id, "--arrive", "drh"]).ends(0);
    assert!(message(&world).contains("de retour dans la salle pour 2 points"));
}

#[test]
fn what_an_agenda_lacks_is_put_on_it_in_one_commit_that_says_so() {
    let world = World::new();
    let id = "2018-06-14-copil";
    let commits = || {
        world
            .git(&["rev-list", "--count", "HEAD"])
            .trim()
            .parse::<usize>()
            .unwrap()
    };
    world.run(&["meeting", "new", "copil", "2018-06-14", "--empty"]).ends(0);
    world.run(&["meeting", "add", id, "Divers"]).ends(0);
    let before = commits();
    world.run(&["meeting", "new", "copil", "2018-06-14"]).ends(0);
    assert_eq!(commits(), before + 1);
    let said = message(&world);
    let agenda = world.run(&["meeting", "show", id, "--json"]).ends(0).json();
    let count = agenda["agenda"].as_array().unwrap().len() - 1;
    assert!(count > 1);
    assert!(said.contains(&format!(" : {count} nouveaux points (")), "{said}");
    assert!(said.lines().next().unwrap().chars().count() <= 72, "{said}");
    world.run(&["log", "-n", "1"]).ends(0).says(&["new items (", "RH-04"]);
    world.run(&["meeting", "new", "copil", "2018-06-14"]).ends(3);
    assert_eq!(commits(), before + 1);
}

#[test]
fn the_agenda_is_proposed_from_what_is_open() {
    let world = World::new();
    world
        .run(&["meeting", "open", "2018-03-15-copil", "--present", "drh"])
        .ends(0);
    world
        .run(&[
            "meeting",
            "outcome",
            "2018-03-15-copil",
            "1",
            "postponed",
            "-m",
            "Plus tard.",
        ])
        .ends(0);
    world.run(&["meeting", "close", "2018-03-15-copil"]).ends(0);
    world
        .run(&["meeting", "new", "copil", "--on", "2018-06-14", "--dry-run"])
        .ends(0)
        .says(&["approbation", "RH-04"]);
    world
        .run(&["meeting", "new", "copil", "--on", "2018-06-14", "--from", "25h"])
        .ends(2)
        .says(&["is no time of day"]);
    world.run(&["meeting", "new", "copil", "--on", "2018-06-14"]).ends(0);
    let json = world.run(&["meeting", "show", ID, "--json"]).ends(0).json();
    assert_eq!(json["agenda"][0]["approves"], "2018-03-15-copil");
    assert_eq!(json["agenda"][1]["action"], "RH-04");
    world.run(&["meeting", "move", ID, "2", "--first"]).ends(0);
    world
        .run(&[
            "meeting",
            "change",
            ID,
            "RH-04",
            "--minutes",
            "30",
            "--presenter",
            "drh",
        ])
        .ends(0);
    world.run(&["meeting", "remove", ID, "approbation"]).ends(0);
    world
        .run(&["meeting", "remove", ID, "17"])
        .ends(1)
        .says(&["“17” names no agenda item"]);
    world
        .run(&["meeting", "show", ID])
        .ends(0)
        .says(&["1. RH-04", "30 min"]);
    // Said again, it completes what is in preparation in one commit, and leaves what is there; the approval comes first. An
    // item that got a title is still about its action.
    world
        .run(&["meeting", "change", ID, "RH-04", "--title", "Télétravail"])
        .ends(0);
    let before = world.head();
    world
        .run(&[
            "meeting",
            "new",
            "copil",
            "--on",
            "2018-06-14",
            "--from",
            "9:00",
            "--place",
            "Salle 3",
        ])
        .ends(0);
    assert_eq!(
        world
            .git(&["rev-list", "--count", &format!("{}..", before.trim())])
            .trim(),
        "1"
    );
    let said = message(&world);
    assert!(said.contains("\nMeeting: 2018-06-14-copil\n"), "{said}");
    let json = world.run(&["meeting", "show", ID, "--json"]).ends(0).json();
    assert_eq!(json["agenda"][0]["approves"], "2018-03-15-copil");
    assert_eq!(json["agenda"][1]["action"], "RH-04");
    assert_eq!(json["agenda"][1]["minutes"], 30);
    let items = json["agenda"].as_array().expect("an agenda");
    let approvals = items.iter().filter(|item| item["approves"] == "2018-03-15-copil");
    assert_eq!(approvals.count(), 1);
    let about = items.iter().filter(|item| item["action"] == "RH-04");
    assert_eq!(about.count(), 1);
    assert_eq!(
        (&json["started"], &json["place"]),
        (&"09:00:00".into(), &"Salle 3".into())
    );
    world.run(&["meeting", "new", "copil", "--on", "2018-06-14"]).ends(3);
}

#[test]
fn two_scribes_in_one_file_lose_nothing() {
    let world = held();
    let file = format!("plans/essai/meetings/{ID}.toml");
    // One has notes in the file that nobody recorded; the other tells what came of another item.
    world.replace(
        &file,
        "title = \"Point budgétaire\"",
        "title = \"Point budgétaire\"\nnotes = \"En cours de frappe\"",
    );
    world.run(&["meeting", "outcome", ID, "1", "informed"]).ends(0);
    let kept = world.read(&file);
    assert!(
        kept.contains("En cours de frappe") && kept.contains("outcome = \"informed\""),
        "{kept}"
    );
    assert!(
        !world
            .git(&["show", &format!("HEAD:{file}")])
            .contains("En cours de frappe")
    );
}
