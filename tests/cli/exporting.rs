//! export: the plan for spreadsheets, calendars and programs.

use crate::common::World;

const MEETING: &str = "plans/essai/meetings/2018-03-15-copil.toml";

/// The words of a command after the program's name; none of them holds a blank.
fn words(command: &str) -> Vec<&str> {
    command.split(' ').skip(1).collect()
}

#[test]
fn a_table_for_programs_is_exact() {
    let world = World::new();
    world.replace(
        "plans/essai/groups/rh/RH-10.toml",
        "Accueillir des",
        "=HYPERLINK(\\\"x\\\") des",
    );
    world.git(&["commit", "-qam", "Renommer"]);
    let run = world.run(&["export", "csv", "group:rh"]).ends(0);
    assert_eq!(
        run.out,
        "id,title,group,status,since,priority,weather,comment,confirmed,axis,phase,leads,organisations,start,due,\
         days_late,weight,progress,counted_progress,depends_on,same_as,tags,description\r\n\
         RH-04,Ouvrir le télétravail,rh,in-progress,2016-02-01,high,cloudy,Calendrier tenu.,,agents,,drh,ville; agglo,\
         2016-01-11,2018-01-31,43,,,50,SI-02,,télétravail,\r\n\
         RH-10,\"'=HYPERLINK(\"\"x\"\") des apprentis\",rh,planned,,normal,,,,,,drh,,,2018-04-10,,,,0,,,,\r\n"
    );
    assert_eq!(run.err, "");
}

#[test]
fn excel_in_french_gets_its_own_signs() {
    let world = World::new();
    let run = world.lance(&["export", "csv", "RH-04", "--for", "excel"]).ends(0);
    let mut lines = run.out.split("\r\n");
    let head = lines.next().expect("a head");
    assert!(
        head.starts_with("\u{feff}Identifiant;Titre;Groupe de travail;Statut;"),
        "{head}"
    );
    let row = lines.next().expect("a row");
    assert!(
        row.starts_with("RH-04;Ouvrir le télétravail;Ressources humaines;En cours;01/02/2016;Haute;☁"),
        "{row}"
    );
    assert!(row.contains(";31/01/2018;43;"), "{row}");
}

#[test]
fn the_command_that_an_export_says_makes_the_same_bytes_again() {
    let world = World::new();
    for format in ["xlsx", "csv", "json", "ics", "md"] {
        let file = format!("plan.{format}");
        world.lance(&["export", format, "-o", &file]).ends(0).says(&[&file]);
    }
    let bytes = |file: &str| std::fs::read(world.path().join(file)).expect("it was written");
    let json: serde_json::Value = serde_json::from_slice(&bytes("plan.json")).expect("JSON");
    let head = world.head();
    let command = json["copil"]["command"].as_str().expect("a command").to_owned();
    assert_eq!(command, format!("copil export json --at {}", head.trim()));
    let of_format = |format: &str| match format {
        "json" => command.clone(),
        "ics" => format!("copil export ics --at {} --lang fr", head.trim()),
        format => format!("copil export {format} --at {} --day 2018-03-15 --lang fr", head.trim()),
    };
    assert!(world.read("plan.md").contains(&of_format("md")));
    // What comes later, and the day, change nothing of it.
    world.run(&["due", "RH-10", "2018-09-30", "-m", "Plus tard."]).ends(0);
    for format in ["xlsx", "csv", "json", "ics", "md"] {
        let again = format!("again.{format}");
        let command = of_format(format);
        let arguments = [words(&command), vec!["-o", again.as_str()]].concat();
        world.run_with("COPIL_TODAY", "2019-01-01", &arguments).ends(0);
        assert!(bytes(&again) == bytes(&format!("plan.{format}")), "{command}");
    }
}

#[test]
fn what_is_confidential_or_internal_stays_out_and_is_counted() {
    let world = World::new();
    world.replace(MEETING, "due = 2018-06-30", "confidential = true");
    let config = world.read("plans/essai/plan.toml");
    world.write(
        "plans/essai/plan.toml",
        format!("{config}\n[rules]\ninternal = [\"comment\"]\n"),
    );
    world.git(&["commit", "-qam", "Taire"]);
    for format in ["json", "csv"] {
        let run = world.lance(&["export", format]).ends(0);
        assert!(
            !run.out.contains("Signer la charte") && !run.out.contains("Calendrier tenu"),
            "{}",
            run.out
        );
        run.says(&["Laissé de côté : une décision confidentielle, une valeur interne."]);
    }
    let all = world.lance(&["export", "json", "--confidential"]).ends(0);
    assert!(all.out.contains("Signer la charte") && all.out.contains("Calendrier tenu"));
    assert_eq!(all.err, "");
    assert_eq!(
        all.json()["meetings"]["2018-03-15-copil"]["decisions"]["1"]["confidential"],
        true
    );
}

#[test]
fn a_file_that_is_there_is_kept() {
    let world = World::new();
    world.write("plan.csv", "à moi");
    world.run(&["export", "csv", "-o", "plan.csv"]).ends(1);
    assert_eq!(world.read("plan.csv"), "à moi");
    world.run(&["export", "csv", "-o", "plan.csv", "--force"]).ends(0);
    // The same bytes again are no loss.
    world.run(&["export", "csv", "-o", "plan.csv"]).ends(0);
    world.run(&["export", "ics", "--for", "excel"]).ends(2);
    world
        .run(&["export", "ics", "--alarm", "bientôt"])
        .ends(2)
        .says(&["7d"]);
}

#[test]
fn edits_by_hand_that_nobody_recorded_are_left_out() {
    let world = World::new();
    let before = world.run(&["export", "json"]).ends(0).out;
    world.replace("plans/essai/groups/rh/RH-10.toml", "apprentis", "stagiaires");
    let run = world.lance(&["export", "json"]).ends(0).says(&["modifié à la main"]);
    assert_eq!(run.out, before);
}

#[test]
fn a_calendar_has_what_is_to_come_under_names_that_stay() {
    let world = World::new();
    world.replace(
        MEETING,
        "state = \"prepared\"",
        "state = \"convened\"\nplace = \"Salle ; A\"\nstarted = 09:05:00",
    );
    world.git(&["commit", "-qam", "Convoquer"]);
    let calendar = world.lance(&["export", "ics", "--alarm", "7j"]).ends(0).out;
    let event = |calendar: &str, uid: &str| {
        let whole = calendar.replace("\r\n ", "");
        let found = whole
            .split("BEGIN:VEVENT")
            .find(|event| event.contains(&format!("UID:{uid}\r\n")));
        found
            .unwrap_or_else(|| panic!("{uid} is not in {whole}"))
            .replace('\u{a0}', " ")
    };
    let due = event(&calendar, "essai.RH-10.due@copil");
    for line in [
        "DTSTART;VALUE=DATE:20180410\r\n",
        "DTEND;VALUE=DATE:20180411\r\n",
        "SUMMARY:Échéance : RH-10 Accueillir des apprentis\r\n",
        "SEQUENCE:0\r\n",
        "TRIGGER:-P7D\r\n",
    ] {
        assert!(due.contains(line), "{line:?} is not in {due}");
    }
    let meeting = event(&calendar, "essai.2018-03-15-copil.meeting@copil");
    for line in [
        "DTSTART:20180315T090500\r\n",
        "DTEND:20180315T091500\r\n",
        "LOCATION:Salle \\; A\r\n",
        "SEQUENCE:1\r\n",
    ] {
        assert!(meeting.contains(line), "{line:?} is not in {meeting}");
    }
    event(&calendar, "essai.RH-04.charte.milestone@copil");
    assert!(!calendar.contains("RH-04.cadrage"), "it is reached");
    assert!(!calendar.contains("SI-02.due"), "it is done");
    world.run(&["due", "RH-10", "2018-09-30", "-m", "Plus tard."]).ends(0);
    let later = event(&world.run(&["export", "ics"]).ends(0).out, "essai.RH-10.due@copil");
    assert!(
        later.contains("SEQUENCE:1\r\n") && later.contains(":20180930"),
        "{later}"
    );
    // At the keyboard is the DRH, who leads all but SI-02 and sits on the committee.
    let mine = world.run(&["export", "ics", "--mine", "SI-02"]).ends(0);
    assert!(!mine.out.contains("BEGIN:VEVENT"), "{}", mine.out);
    mine.says(&["the calendar is empty"]);
}
