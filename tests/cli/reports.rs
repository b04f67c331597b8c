//! `copil report`: the reports of a plan.

use crate::common::World;
use crate::common::pair::{RH04, RH10};
use crate::papers::command_in;

const MEETING: &str = "plans/essai/meetings/2018-03-15-copil.toml";

/// A plan in which a spring went by.
fn after_a_spring() -> World {
    let world = World::new();
    let on = |day: &str, arguments: &[&str]| world.run_on(day, arguments).ends(0);
    on(
        "2018-04-03",
        &["milestone", "RH-04", "charte", "-m", "Signée par les trois exécutifs."],
    );
    on(
        "2018-04-04",
        &["status", "RH-04", "done", "-m", "Ouvert à tous les postes"],
    );
    on(
        "2018-04-09",
        &["due", "RH-10", "2018-09-28", "-m", "Les maîtres sont à former d’abord."],
    );
    world.write(
        "plans/essai/groups/si/SI-05.toml",
        "title = \"Ouvrir l’annuaire\"\nstatus = \"in-progress\"\nsince = 2018-05-02\ndescription = \"\"\"\nOn y trouve\nchacun. Le reste suit.\n\"\"\"\n",
    );
    on("2018-05-02", &["record", "-m", "Fiable à 97 %."]);
    world
}

#[test]
fn a_dashboard_shows_where_the_plan_stands_with_charts_and_their_alternatives() {
    let world = World::new();
    world.run(&["report", "dashboard"]).ends(0).says(&[
        "Tableau de bord",
        "au jeudi 15 mars 2018",
        "avancement moyen    50 % · 55 % du temps écoulé",
        "action réalisée     1 · sur 3",
        "RH-04 Ouvrir le télétravail : retard 43 j, jalon manqué de 43 j",
        "10/04/2018 : RH-10 Accueillir des apprentis",
        "Réalisée  1       33 %",
        "1 action réalisée sur 3 ; 1 devait l’être à ce jour",
    ]);
    let page = world.run(&["report", "dashboard", "--format", "html"]).ends(0).out;
    for part in [
        "<svg viewBox=\"0 0 720 30\" role=\"img\" aria-label=\"À venir\u{a0}: 1, 33\u{a0}%",
        "class=\"line line-0\"",
        "prefers-color-scheme: dark",
        "<div style=\"width: 25%\">",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(
        !page.contains("<script") && !page.contains("http"),
        "nothing is run or fetched"
    );
    world
        .run(&["report", "dashboard", "--lang", "en"])
        .ends(0)
        .says(&["on Thursday 15 March 2018", "--lang en"]);
}

#[test]
fn a_report_is_of_the_actions_that_are_asked_for() {
    let world = World::new();
    let run = world.run(&["report", "dashboard", "group:si"]).ends(0);
    assert!(
        !run.out.contains("RH-04") && !run.out.contains("Ressources humaines"),
        "{}",
        run.out
    );
    run.says(&[
        "Actions retenues : groupe:si",
        "action réalisée     1 · sur 1",
        "copil report dashboard groupe:si --at",
    ]);
    let json = world.run(&["report", "dashboard", "--json", "group:si"]).ends(0).json();
    assert_eq!(json["figures"]["total"], 1);
    assert_eq!(json["filter"], "groupe:si");
    world.run(&["report", "dashboard", "--view", "none-such"]).ends(2);
    world.run(&["report", "dashboard", "--since", "2018-01-01"]).ends(2);
    world
        .run(&["report", "agenda"])
        .ends(2)
        .says(&["copil report agenda <MEETING>"]);
}

#[test]
fn the_last_line_of_each_report_makes_the_same_bytes_again() {
    let world = after_a_spring();
    for wanted in [
        &["report", "dashboard", "--format", "html"][..],
        &["report", "dashboard", "group:rh", "--lang", "en"],
        &["report", "letter", "--format", "html"],
        &[
            "report",
            "letter",
            "--since",
            "2018-04-04",
            "--format",
            "md",
            "--confidential",
        ],
    ] {
        let made = world.run_on("2018-06-20", wanted).ends(0).out;
        let command = command_in(&made);
        let command: Vec<&str> = command.iter().map(String::as_str).collect();
        world.replace(RH10, "apprentis", "apprentis partout");
        world.git(&["commit", "-qam", "Retoucher"]);
        let again = world.run_on("2019-01-01", &command).ends(0);
        assert_eq!(again.out, made);
        assert_ne!(world.run_on("2018-06-20", wanted).ends(0).out, made);
    }
}

#[test]
fn a_letter_tells_what_came_of_the_period_and_why() {
    let world = after_a_spring();
    let run = world
        .run_on("2018-06-30", &["report", "letter", "--format", "md"])
        .ends(0);
    let told = run.out.replace(['\u{a0}', '\u{202f}'], " ");
    for part in [
        "# La lettre du projet",
        "Été 2018",
        "Du 1er avril au 30 juin 2018",
        "Entre le 1er avril et le 30 juin 2018, une action a abouti, une autre a démarré et une étape a été franchie.",
        "Le projet compte désormais 2 actions achevées sur 4",
        "une action demande plus de temps que prévu. Cette lettre dit aussi pourquoi.",
        "**Ouvrir le télétravail**  \n_Ressources humaines · achevée le 4 avril_",
        "Signée par les trois exécutifs. Ouvert à tous les postes.",
        "**Ouvrir l’annuaire**  \n_Systèmes d’information · commencée le 2 mai_  \nOn y trouve chacun.\n\nFiable à 97 %.",
        "_Ressources humaines · attendue le 10 avril, désormais prévue le 28 septembre 2018_  \nLes maîtres sont à \
         former d’abord.",
        "- septembre 2018 : « Accueillir des apprentis »",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    for quiet in ["RH-04", "RH-10", "Le reste suit"] {
        assert!(!told.contains(quiet), "{quiet}\n{told}");
    }
    let english = world
        .run_on("2018-06-30", &["report", "letter", "--lang", "en"])
        .ends(0);
    english.says(&[
        "Summer 2018",
        "one action was carried out, one more began and one milestone was reached",
    ]);
    let json = world
        .run_on("2018-06-30", &["report", "letter", "--json"])
        .ends(0)
        .json();
    assert_eq!(json["happened"][0]["what"], "achieved");
    assert_eq!(json["happened"][0]["why"], "Ouvert à tous les postes.");
}

#[test]
fn a_quarter_that_is_over_is_told_as_it_ended() {
    let world = after_a_spring();
    world
        .run_on("2018-12-01", &["report", "letter", "--since", "2018-T2"])
        .ends(0)
        .says(&["Du 1er avril au 30 juin 2018", "--day 2018-06-30"]);
    world
        .run_on("2018-05-15", &["report", "letter", "--since", "2018-Q2"])
        .ends(0)
        .says(&["Du 1er avril au 15 mai 2018"]);
    world
        .run_on("2018-12-01", &["report", "letter", "--since", "2018-T3"])
        .ends(0)
        .says(&["Entre le 1er juillet et le 30 septembre 2018, le projet a suivi son cours"]);
}

#[test]
fn what_is_kept_within_stays_out_unless_asked_for_and_is_counted() {
    let world = World::new();
    let config = world.read("plans/essai/plan.toml");
    world.write(
        "plans/essai/plan.toml",
        config + "\n[rules]\ninternal = [\"comment\"]\n",
    );
    world.replace(
        MEETING,
        "text = \"Signer la charte.\"",
        "text = \"Taire.\"\nconfidential = true",
    );
    world.replace(MEETING, "prepared", "closed");
    world.git(&["commit", "-qam", "Régler"]);
    world.run(&["check"]).ends(0);
    world
        .run_on(
            "2018-04-02",
            &["weather", "RH-04", "stormy", "-c", "Entre nous.", "-m", "Public."],
        )
        .ends(0);
    let told = world.run_on("2018-04-20", &["report", "letter"]).ends(0);
    assert!(
        !told.out.contains("Taire") && !told.out.contains("Entre nous"),
        "{}",
        told.out
    );
    told.says(&["1 décision confidentielle n’est pas reproduite ici. 1 valeur interne ne figure pas ici."]);
    let all = world
        .run_on("2018-04-20", &["report", "letter", "--confidential"])
        .ends(0);
    all.says(&["Taire.", "--confidential"]);
}

#[test]
fn edits_that_nobody_recorded_are_left_out_and_said() {
    let world = World::new();
    world.replace(RH04, "in-progress", "done");
    let run = world.run(&["report", "dashboard"]).ends(0);
    assert!(run.err.contains("1 file"), "{}", run.err);
    run.says(&["action réalisée     1 · sur 3", "--day 2018-03-15"]);
}

#[test]
fn a_review_holds_promises_and_decisions_against_what_became_of_them() {
    let world = after_a_spring();
    world.replace(MEETING, "prepared", "closed");
    world.git_with(
        &[
            ("GIT_AUTHOR_DATE", "2018-05-02T10:00:00Z"),
            ("GIT_COMMITTER_DATE", "2018-05-02T10:00:00Z"),
        ],
        &["commit", "-qam", "Clore"],
    );
    let asked = ["report", "review", "--since", "2018-03-01", "--format", "md"];
    let run = world.run_on("2018-06-30", &asked).ends(0);
    run.says(&[
        "# Bilan",
        "Du 1er mars au 30 juin 2018",
        "Une action était attendue dans la période : aucune n’a été achevée à la date dite.",
        "| reportées | 1 | 100 % |",
        "| T2 2018 | 1 |",
        "| Ressources humaines | 50 % |",
        "Une décision a été prise : 1 à exécuter.",
        "| 15/03/2018 | Signer la charte. | Direction des ressources humaines | à exécuter",
        "- Ressources humaines : « Ouvrir le télétravail »",
    ]);
    let json = world
        .run_on("2018-06-30", &["report", "review", "--since", "2018-03-01", "--json"])
        .ends(0)
        .json();
    assert_eq!(json["promises"]["pushed"], 1);
    assert_eq!(json["groups"][0]["achieved"], 1);
    assert_eq!(json["organisations"][0]["id"], "ville");
}

#[test]
fn sheets_are_of_the_actions_that_are_named_each_on_a_page() {
    let world = World::new();
    let one = world.run(&["report", "sheet", "RH-04", "--format", "html"]).ends(0).out;
    assert!(
        one.contains("<h1>RH-04 Ouvrir le télétravail</h1>") && !one.contains("RH-10"),
        "{one}"
    );
    assert!(one.contains("report sheet id=RH-04 --at"), "{one}");
    assert!(one.contains("SI-02  Réunir les messageries (Réalisée)"), "{one}");
    let all = world.run(&["report", "sheet", "--format", "html"]).ends(0).out;
    assert_eq!(all.matches("class=\"page-break\"").count(), 2);
    world.run(&["report", "sheet", "groupe:rh"]).ends(0).says(&[
        "Fiches action",
        "RH-10 Accueillir des apprentis",
        "Statut",
        "Charte signée",
    ]);
}

#[test]
fn indicators_say_how_far_they_came() {
    let world = World::new();
    world.run(&["report", "indicators", "--format", "md"]).ends(0).says(&[
        "1 indicateur est suivi : il est mesuré.",
        "## Ressources humaines",
        "| Jours télétravaillés<br>RH-04 Ouvrir le télétravail | 0 jours<br>01/01/2016 | 112 jours<br>30/09/2017 | 300 \
         jours<br>31/12/2018 | 37 % |",
    ]);
}

#[test]
fn a_budget_never_adds_up_what_is_counted_otherwise() {
    let world = World::new();
    world
        .run(&["report", "budget"])
        .ends(0)
        .says(&["Aucun budget n’est noté."]);
    let budgets = "\n[budgets.a]\nunit = \"EUR\"\nplanned = 1000\nspent = 250\nfunder = \"Région\"\n\n[budgets.b]\nunit = \
                   \"jours\"\nplanned = 10\nspent = 12\n";
    let action = world.read(RH04);
    world.write(RH04, action + budgets);
    let other = world.read("plans/essai/groups/si/SI-02.toml");
    let own = "\n[budgets.a]\nunit = \"EUR\"\nplanned = 500\nspent = 500\n";
    world.write("plans/essai/groups/si/SI-02.toml", other + own);
    world.git(&["commit", "-qam", "Chiffrer"]);
    world.run(&["report", "budget", "--format", "md"]).ends(0).says(&[
        "- **dépensés** : 750 € · sur 1 500 € prévus",
        "| Ressources humaines | 1 000 € | 250 € | 25 % |",
        "| Ressources humaines | 10 jours | 12 jours | 120 % |",
        "| Région | 1 000 € | 250 € | 25 % |",
        "- Ouvrir le télétravail : 12 jours dépensés, pour 10 jours prévus",
    ]);
}

#[test]
fn a_period_that_begins_after_its_last_day_is_refused() {
    let world = World::new();
    for kind in ["letter", "review"] {
        world.run(&["report", kind, "--since", "2018-03-16"]).ends(2).says(&[
            "The period would begin on 16 March 2018, after 15 March 2018, on which it ends.",
            "“--at” says the last",
        ]);
    }
    world.run(&["report", "letter", "--since", "2018-03-15"]).ends(0);
}

#[test]
fn what_was_carried_out_counts_on_the_day_it_took_effect_whenever_it_was_recorded() {
    let world = World::new();
    let asked = ["status", "RH-04", "done", "--on", "2018-03-20", "-m", "Noté plus tard."];
    world.run_on("2018-04-04", &asked).ends(0);
    let report = |kind: &str, since: &str| {
        let run = world.run_on("2018-06-30", &["report", kind, "--since", since, "--json"]);
        run.ends(0).json()
    };
    let achieved = |found: &serde_json::Value| {
        let happened = found["happened"].as_array().expect("a list");
        happened.iter().filter(|one| one["what"] == "achieved").count()
    };
    for kind in ["letter", "review"] {
        let (spring, year) = (report(kind, "2018-04-01"), report(kind, "2018-03-16"));
        assert_eq!((achieved(&spring), achieved(&year)), (0, 1), "{kind}");
        assert_eq!(spring["earlier"][0]["day"], "2018-03-20", "{kind}");
        assert_eq!(year["earlier"].as_array().map(Vec::len), Some(0), "{kind}");
    }
    let quarters = report("review", "2018-03-16");
    let done: Vec<_> = quarters["quarters"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| &one["done"])
        .collect();
    assert_eq!(done, [1, 0], "the chart says what the sentence says");
    world
        .run_on("2018-06-30", &["report", "letter", "--since", "2018-04-01"])
        .ends(0)
        .says(&[
            "Une action avait changé d’état plus tôt ; on ne l’a noté que dans cette période :",
            "- « Ouvrir le télétravail » : réalisée depuis le 20 mars",
        ]);
}

#[test]
fn a_plan_is_as_far_in_a_published_report_as_on_the_screen() {
    let world = World::new();
    let far = |arguments: &[&str]| {
        let found = world.run(arguments).ends(0).json();
        (
            found["figures"]["progress"].clone(),
            found["groups"][0]["progress"].clone(),
        )
    };
    let before = far(&["report", "dashboard", "--json"]);
    let config = world.read("plans/essai/plan.toml");
    world.write(
        "plans/essai/plan.toml",
        config + "\n[rules]\ninternal = [\"milestones\", \"weight\", \"progress\"]\n",
    );
    world.git(&["commit", "-qam", "Régler"]);
    assert_eq!(far(&["report", "dashboard", "--json"]), before);
    assert_eq!(far(&["report", "dashboard", "--json", "--confidential"]), before);
    let sheet = world.run(&["report", "sheet", "RH-04"]).ends(0).out;
    assert!(
        !sheet.contains("Charte signée") && !sheet.contains("Avancement"),
        "{sheet}"
    );
}

#[test]
fn an_empty_plan_says_that_there_is_nothing_yet() {
    let world = World::empty();
    world.git(&["init", "-q", "-b", "main"]);
    world.git(&["config", "user.name", "DRH"]);
    world.git(&["config", "user.email", "drh@essai.test"]);
    world.write("plans/vide/plan.toml", "format = 1\ntitle = \"Vide\"\n");
    world.git(&["add", "."]);
    world.git(&["commit", "-qm", "Rien"]);
    for kind in ["dashboard", "letter", "review"] {
        let page = world.run(&["report", kind, "--format", "html"]).ends(0).out;
        assert!(
            !page.contains("aria-label=\"\"") && !page.contains("<svg"),
            "{kind}: {page}"
        );
        world
            .run(&["report", kind])
            .ends(0)
            .says(&["Rien à montrer pour l’instant."]);
    }
}
