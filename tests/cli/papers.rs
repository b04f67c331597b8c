//! `copil report`: the papers of a meeting.

use crate::common::{Run, World};

const MEETING: &str = "plans/essai/meetings/2018-03-15-copil.toml";
const ID: &str = "2018-03-15-copil";

/// What is recorded of a meeting that was held.
const HELD: &str = r#"committee = "copil"
date = 2018-03-15
state = "closed"
place = "Salle <des> commissions"
started = 09:05:00
ended = 11:20:00
chair = "drh"
secretary = "dsi"
present = ["drh"]
represented = { dsi = "drh" }
guests = ["Cabinet d’études"]

[agenda.releve]
rank = 1
title = "Tour de table"
outcome = "discussed"
notes = "Chacun dit où il en est."

[agenda.RH-04]
rank = 2
action = "RH-04"
minutes = 10
spent = 14
presenter = "drh"
outcome = "decided"
away = ["dsi"]
notes = "Le comité débat.\n\nLa charte est prête."

[agenda.SI-02]
rank = 2.1
action = "SI-02"
outcome = "postponed"
notes = "Faute de temps."

[decisions.1]
item = "RH-04"
text = "Signer la charte."
actions = ["RH-04", "RH-10"]
owner = "drh"
due = 2018-06-30
done = 2018-05-02

[decisions.2]
text = "Mettre fin à la convention secrète."
confidential = true
"#;

impl World {
    fn commit(&self, message: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-qm", message]);
    }

    /// A plan with a meeting that was prepared, convened, held and closed.
    fn with_a_meeting_held() -> Self {
        let world = Self::new();
        let config = "plans/essai/plan.toml";
        world.replace(
            config,
            "members = [\"drh\"]",
            "members = [\"drh\", \"dsi\"]\nquorum = 2",
        );
        world.replace(MEETING, "[decisions.1]", "rank = 2\n\n[decisions.1]");
        world.replace(MEETING, "prepared", "convened");
        world.commit("Convoquer");
        world.write(MEETING, HELD.replace("closed", "open"));
        world.commit("Tenir");
        world.write(MEETING, HELD);
        world.commit("Clore");
        world
    }

    fn report(&self, arguments: &[&str]) -> Run {
        self.run(&[&["report"], arguments].concat())
    }
}

/// The arguments of the command that a document ends with.
pub(crate) fn command_in(document: &str) -> Vec<String> {
    let at = document.rfind("copil report").expect("a command");
    let end = document[at..]
        .find(['`', '<', '\n'])
        .map_or(document.len(), |end| at + end);
    document[at..end].split(' ').skip(1).map(str::to_owned).collect()
}

#[test]
fn a_record_says_who_was_there_and_what_was_decided_in_the_language_of_the_plan() {
    let world = World::with_a_meeting_held();
    let run = world.report(&["record", ID, "--format", "md"]).ends(0);
    assert_eq!(run.err, "");
    let plain = run.out.replace(['\u{a0}', '\u{202f}'], " ");
    for line in [
        "# Relevé de décisions",
        "Comité de pilotage, jeudi 15 mars 2018",
        "- **Horaires** : de 9 h 05 à 11 h 20",
        "- **Lieu** : Salle \\<des\\> commissions",
        "- **Présents** : Direction des ressources humaines (Ville)",
        "pouvoir à Direction des ressources humaines",
        "- **Quorum** : atteint : 2 membres présents ou représentés, pour 2 requis",
        "| 2 | RH-04 Ouvrir le télétravail<br>Absents pour ce point : Direction des systèmes d’information. | \
         Direction des ressources humaines | 14 min | décidé |",
        "| 2.1 | SI-02 Réunir les messageries<br>Ajouté après la convocation.<br>Faute de temps. |  |  | reporté |",
        "| 2018-03-15-copil/1<br>point 2 | Signer la charte.<br>Actions : RH-04 Ouvrir le télétravail, RH-10 Accueillir \
         des apprentis | Direction des ressources humaines | 30 juin 2018 | Exécutée le 2 mai 2018 |",
        "> **1 décision confidentielle n’est pas reproduite ici.**",
        "à approuver à la prochaine séance",
    ] {
        assert!(plain.contains(line), "{line}\n{plain}");
    }
    assert!(
        !plain.contains("secrète") && !plain.contains("Le comité débat"),
        "{plain}"
    );
    let full = world
        .report(&["record", ID, "--confidential", "--minutes", "compte-rendu"])
        .ends(0);
    full.says(&[
        "Compte rendu",
        "Le comité débat.",
        "convention secrète",
        "il n’est pas à diffuser",
    ]);
}

#[test]
fn the_plan_says_how_much_a_record_says() {
    let world = World::with_a_meeting_held();
    let config = world.read("plans/essai/plan.toml");
    world.write(
        "plans/essai/plan.toml",
        config + "\n[rules]\nminutes = \"compte-rendu\"\n",
    );
    world.commit("Régler");
    world
        .report(&["record", ID])
        .ends(0)
        .says(&["Compte rendu", "La charte est prête."]);
    let short = world.report(&["record", ID, "--minutes", "releve"]).ends(0);
    assert!(
        short.out.contains("Relevé de décisions") && !short.out.contains("prête"),
        "{}",
        short.out
    );
    assert!(short.out.contains("--minutes releve"));
    world.run(&["check"]).ends(0);
}

#[test]
fn the_last_line_of_each_paper_makes_the_same_bytes_again() {
    let world = World::with_a_meeting_held();
    for wanted in [
        &["agenda", ID, "--format", "html"][..],
        &["record", ID, "--format", "html"],
        &[
            "record",
            ID,
            "--format",
            "md",
            "--confidential",
            "--minutes",
            "compte-rendu",
        ],
        &["attendance", ID, "--format", "md"],
        &["record", ID],
    ] {
        let made = world.report(wanted).ends(0).out;
        let command = command_in(&made);
        let command: Vec<&str> = command.iter().map(String::as_str).collect();
        world.replace(MEETING, "Signer la charte", "Signer la charte et la suite");
        world.replace("plans/essai/plan.toml", "title = \"", "title = \"Autre ");
        world.commit("Amender");
        let again = world.run_on("2019-01-01", &command).ends(0);
        assert_eq!(again.out, made);
        let now = world.report(wanted).ends(0).out;
        assert_ne!(now, made);
    }
}

#[test]
fn people_and_actions_are_called_as_they_were_that_day() {
    let world = World::with_a_meeting_held();
    let config = "plans/essai/plan.toml";
    world.replace(
        config,
        "Direction des ressources humaines",
        "Direction générale adjointe",
    );
    world.replace(config, "\"drh\", \"dsi\"", "\"drh\"");
    world.git(&[
        "mv",
        "plans/essai/groups/rh/RH-10.toml",
        "plans/essai/groups/rh/RH-20.toml",
    ]);
    world.git(&["rm", "-q", "plans/essai/groups/si/SI-02.toml"]);
    world.git(&[
        "mv",
        "plans/essai/groups/rh/RH-04.toml",
        "plans/essai/groups/si/RH-04.toml",
    ]);
    world.commit("Réorganiser");
    let run = world.report(&["record", ID]);
    assert!(!run.out.contains("Direction générale adjointe"), "{}", run.out);
    run.says(&[
        "Direction des ressources humaines (Ville)",
        "SI-02 Réunir les messageries",
        "Cette action n’est plus dans le plan.",
        "Cette action est maintenant dans le groupe Systèmes d’information.",
        "RH-10 : Cette action s’appelle maintenant RH-20.",
        "atteint : 2 membres",
    ]);
}

#[test]
fn what_was_changed_after_closing_and_said_by_later_meetings_stands_in_the_record() {
    let world = World::with_a_meeting_held();
    world.replace(MEETING, "Signer la charte.", "Signer la charte de mars.");
    world.replace(MEETING, "convention secrète", "convention tout à fait secrète");
    world.commit("Rectifier\n\nOubli du secrétariat.");
    let later = "committee = \"copil\"\ndate = 2018-06-14\nstate = \"convened\"\n\n[agenda.releve]\nrank = 1\n";
    let later = format!("{later}approves = \"{ID}\"\n");
    world.write("plans/essai/meetings/2018-06-14-copil.toml", &later);
    world.commit("Préparer");
    let before = world.report(&["record", ID]).ends(0);
    assert!(!before.out.contains("secrète"), "{}", before.out);
    before.says(&[
        "Prochaine réunion  jeudi 14 juin 2018",
        "à approuver à la séance du jeudi 14 juin 2018",
        "Modifié le 15 mars 2018",
        "Signer la charte de mars.",
    ]);
    let held = later.replace("convened", "closed") + "outcome = \"decided\"\nnotes = \"Lire : quinze.\"\n";
    let held = held + "\n[decisions.1]\ntext = \"Ne plus signer.\"\nsupersedes = \"2018-03-15-copil/1\"\n";
    world.write("plans/essai/meetings/2018-06-14-copil.toml", held);
    world.commit("Clore");
    world.report(&["record", ID]).ends(0).says(&[
        "approuvé le jeudi 14 juin 2018",
        "Lire : quinze.",
        "Remplacée par 2018-06-14-copil/1",
    ]);
}

#[test]
fn a_meeting_that_is_not_held_has_no_record() {
    let world = World::new();
    world.report(&["record", ID]).ends(1).says(&[
        "The meeting 2018-03-15-copil has not been held yet: it has no record.",
        "copil report agenda 2018-03-15-copil",
    ]);
    world.report(&["agenda", ID]).ends(0).says(&[
        "Projet d’ordre du jour",
        "Projet : la réunion n’est pas encore convoquée.",
        "Durée prévue en tout : 10 min.",
    ]);
    world
        .report(&["attendance", ID])
        .ends(0)
        .says(&["Feuille de présence", "Signature"]);
    world.report(&["agenda", "2018-09-13-copil"]).ends(1);
    for (state, said) in [("cancelled", "Réunion annulée."), ("postponed", "Réunion reportée")] {
        let file = world.read(MEETING);
        world.write(MEETING, file.replace("prepared", state));
        world.commit(state);
        world
            .report(&["record", ID])
            .ends(1)
            .says(&["it has no record and no attendance sheet"]);
        world.report(&["attendance", ID]).ends(1).says(&[state]);
        world.report(&["agenda", ID]).ends(0).says(&[said]);
        world.write(MEETING, file);
    }
    let written = world.read(MEETING).replace("prepared", "written");
    world.write(MEETING, written);
    world.commit("Consulter");
    world
        .report(&["attendance", ID])
        .ends(1)
        .says(&["is a written consultation"]);
    world
        .report(&["record", ID])
        .ends(0)
        .says(&["le comité ne s’est pas réuni", "Signer la charte."]);
}

#[test]
fn a_meeting_without_quorum_or_without_anything_says_so() {
    let world = World::with_a_meeting_held();
    let nothing = "committee = \"copil\"\ndate = 2018-03-15\nstate = \"closed\"\npresent = [\"drh\"]\n";
    world.write(MEETING, nothing);
    world.commit("Rien");
    for minutes in ["releve", "compte-rendu"] {
        world.report(&["record", ID, "--minutes", minutes]).ends(0).says(&[
            "non atteint : 1 membre présent ou représenté, pour 2 requis",
            "Le comité s’est réuni sans quorum : rien n’a été décidé.",
            "Aucun point n’est inscrit à l’ordre du jour.",
        ]);
    }
    // The rules are those of the day that it was closed.
    let world = World::new();
    world.write(MEETING, nothing);
    world.commit("Rien");
    world
        .report(&["record", ID])
        .ends(0)
        .says(&["Aucune décision n’a été prise."]);
}

#[test]
fn a_paper_is_made_of_what_is_recorded() {
    let world = World::with_a_meeting_held();
    world.replace(MEETING, "Signer la charte.", "Signer à la main.");
    let run = world.report(&["record", ID]).ends(0);
    assert!(
        run.out.contains("Signer la charte.") && !run.out.contains("Signer à la main"),
        "{}",
        run.out
    );
    assert!(
        run.err.contains("1 file edited by hand and not recorded"),
        "{}",
        run.err
    );
    world.write(
        "plans/essai/meetings/2018-09-13-copil.toml",
        "committee = \"copil\"\ndate = 2018-09-13\n",
    );
    world
        .report(&["agenda", "2018-09-13-copil"])
        .ends(1)
        .says(&["is not recorded", "copil record"]);
    // A folder of which nothing is recorded is taken as it is.
    let fresh = World::empty();
    for file in ["plan.toml", "groups/rh/group.toml", "meetings/2018-03-15-copil.toml"] {
        let path = format!("plans/essai/{file}");
        fresh.write(&path, world.read(&path));
    }
    fresh
        .run(&["report", "record", ID])
        .says(&["dont rien n’est encore enregistré", "copil report record"]);
}

#[test]
fn a_file_is_written_whole_and_never_over_another_by_mistake() {
    let world = World::with_a_meeting_held();
    let run = world.report(&["record", ID, "-o", "releve.html"]).ends(0);
    assert_eq!(run.out, "");
    run.says(&["Relevé de décisions written to releve.html"]);
    let page = world.read("releve.html");
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"fr\">") && page.contains("Salle &lt;des&gt; commissions"));
    assert_eq!(page, world.report(&["record", ID, "--format", "html"]).out);
    // The same paper is written over, another one and other files are not.
    world
        .report(&["record", ID, "-o", "releve.html", "--minutes", "compte-rendu"])
        .ends(0);
    world
        .report(&["agenda", ID, "-o", "releve.html"])
        .ends(1)
        .says(&["is there already and is not this document"]);
    world.write("notes.md", "Mes notes.\n");
    world
        .report(&["record", ID, "-o", "notes.md"])
        .ends(1)
        .says(&["notes.md", "--force"]);
    assert_eq!(world.read("notes.md"), "Mes notes.\n");
    world.report(&["record", ID, "-o", "notes.md", "--force"]).ends(0);
    assert!(world.read("notes.md").contains("# Relevé de décisions"));
    world.report(&["record", ID, "-o", "releve.txt"]).ends(0);
    assert!(world.read("releve.txt").contains("Relevé de décisions\n"));
    world
        .report(&["record", ID, "-o", "nulle/part.html"])
        .ends(4)
        .says(&["its folder does not exist"]);
    world
        .report(&["record", ID, "-o", "plans"])
        .ends(4)
        .says(&["is no ordinary file"]);
    let printed = world.report(&["record", ID, "-o", "-", "--format", "md"]).ends(0);
    assert!(printed.out.contains("# Relevé de décisions"));
}

#[test]
fn options_that_mean_nothing_for_a_paper_are_told() {
    let world = World::with_a_meeting_held();
    for options in [
        &["agenda", ID, "--confidential"][..],
        &["attendance", ID, "--minutes", "releve"],
        &["record", ID, "--json", "--format", "md"],
        &["record", ID, "--json", "-o", "x"],
    ] {
        world.report(options).ends(2);
    }
    let json = world.report(&["record", ID, "--json"]).ends(0).json();
    assert_eq!(json["confidential_left_out"], 1);
    assert_eq!(json["people"][1]["represented_by"], "drh");
    assert_eq!(json["items"][2]["late"], true);
    assert_eq!(json["decisions"][0]["id"], "2018-03-15-copil/1");
    assert_eq!(json["decisions"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_shallow_clone_says_that_something_may_be_missing() {
    let world = World::with_a_meeting_held();
    world.git(&["tag", "copil/essai/2018-03-15-copil"]);
    world.replace(
        "plans/essai/plan.toml",
        "Direction des ressources humaines",
        "Direction générale adjointe",
    );
    world.commit("Renommer");
    let clone = World::empty();
    let from = format!("file://{}", world.path().display());
    clone.git(&["clone", "-q", "--depth", "1", &from, "."]);
    let cut = clone.report(&["record", ID]).ends(0);
    cut.says(&["git fetch --unshallow", "Direction générale adjointe"]);
    // The tag brings the plan as the meeting left it.
    clone.git(&[
        "fetch",
        "-q",
        "--depth",
        "1",
        "origin",
        "tag",
        "copil/essai/2018-03-15-copil",
    ]);
    let marked = clone.report(&["record", ID]).ends(0);
    assert!(!marked.out.contains("Direction générale adjointe"), "{}", marked.out);
    marked.says(&["git fetch --unshallow", "Direction des ressources humaines"]);
    let whole = world.report(&["record", ID]).ends(0);
    assert!(!whole.out.contains("unshallow"), "{}", whole.out);
}

#[test]
fn a_closing_that_was_taken_back_closed_nothing() {
    let world = World::with_a_meeting_held();
    world.git(&["revert", "--no-edit", "HEAD"]);
    world
        .report(&["record", ID])
        .ends(0)
        .says(&["Projet : la réunion est en cours."]);
    world.replace(MEETING, "Signer la charte.", "Signer la charte demain.");
    world.replace(
        "plans/essai/plan.toml",
        "Direction des ressources humaines",
        "Direction générale adjointe",
    );
    world.commit("Tenir encore");
    world.replace(MEETING, "open", "closed");
    world.commit("Clore pour de bon");
    let record = world.report(&["record", ID]).ends(0);
    assert!(!record.out.contains("Rectifications"), "{}", record.out);
    record.says(&["Direction générale adjointe (Ville)", "Signer la charte demain."]);
}

#[test]
fn an_agenda_says_what_the_committee_that_prepares_it_concluded() {
    let world = World::new();
    let config = world.read("plans/essai/plan.toml");
    let committee = "\n[committees.cota]\ntitle = \"Comité technique\"\nreports_to = \"copil\"\n";
    world.write("plans/essai/plan.toml", config + committee);
    let prepared =
        "committee = \"cota\"\ndate = 2018-03-01\nstate = \"closed\"\n\n[agenda.RH-04]\nrank = 1\naction = \"RH-04\"\n";
    let prepared = format!("{prepared}outcome = \"discussed\"\nnotes = \"Avis favorable.\"\n");
    world.write("plans/essai/meetings/2018-03-01-cota.toml", prepared);
    world.commit("Préparer");
    let agenda = world.report(&["agenda", ID, "--format", "md"]).ends(0);
    let plain = agenda.out.replace('\u{a0}', " ");
    let item = "RH-04 Ouvrir le télétravail<br>Comité technique du 1er mars 2018 : débattu<br>Avis favorable.";
    assert!(plain.contains(item), "{plain}");
}

#[test]
fn a_column_in_which_nothing_stands_is_left_out() {
    let world = World::with_a_meeting_held();
    let held = |item: &str| {
        format!(
            "committee = \"copil\"\ndate = 2018-03-15\nstate = \"closed\"\npresent = [\"drh\"]\n\n[agenda.divers]\nrank = 1\ntitle = \"Divers\"\noutcome = \"discussed\"\n{item}"
        )
    };
    for (item, has_length) in [("", false), ("spent = 12\n", true)] {
        world.write(MEETING, held(item));
        world.commit("Tenir");
        for format in ["md", "html"] {
            let record = world.report(&["record", ID, "--format", format]).ends(0).out;
            assert_eq!(record.contains("Durée"), has_length, "{record}");
            assert!(!record.contains("Présentation"), "{record}");
            assert!(record.contains("Suite donnée"), "{record}");
        }
    }
    // What is written by hand keeps its room.
    world.report(&["attendance", ID]).ends(0).says(&["Signature"]);
}
