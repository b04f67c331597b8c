//! import of the plan's own exports: what was edited in them, and that alone.

use crate::common::World;
use copil_sheet::write::{About, Column, ColumnKind, Content, DayOrder, Table, Workbook, xlsx};
use copil_sheet::{Place, Sheet, Value};

/// A workbook as a spreadsheet program would save it again after edits.
struct Spreadsheet {
    sheets: Vec<Sheet>,
}

impl Spreadsheet {
    fn of(world: &World, file: &str) -> Self {
        let bytes = std::fs::read(world.path().join(file)).expect("it was written");
        let sheets = copil_sheet::read(file, &bytes).expect("a workbook");
        Self { sheets }
    }

    fn sheet(&mut self, name: &str) -> &mut Sheet {
        let sheet = self.sheets.iter_mut().find(|sheet| sheet.name == name);
        sheet.unwrap_or_else(|| panic!("there is no sheet {name}"))
    }

    /// The place of what stands in the row that begins with an id, below a heading.
    fn place(&mut self, sheet: &str, id: &str, heading: &str) -> Place {
        let sheet = self.sheet(sheet);
        let is = |place: Place, text: &str| sheet.cell(place).is_some_and(|cell| cell.value.to_string() == text);
        let column = (0..40).find(|column| {
            is(
                Place {
                    row: 0,
                    column: *column,
                },
                heading,
            )
        });
        let row = (1..400).find(|row| is(Place { row: *row, column: 0 }, id));
        Place {
            row: row.unwrap_or_else(|| panic!("no row {id}")),
            column: column.unwrap_or_else(|| panic!("no column {heading}")),
        }
    }

    fn put(&mut self, sheet: &str, place: Place, value: Value) {
        self.sheet(sheet).put(place, value).expect("room");
    }

    fn save(&self, world: &World, file: &str) {
        let tables = self.sheets.iter().map(|sheet| {
            let last = sheet.rows().last().unwrap_or(0);
            let content = |row, column| match sheet.cell(Place { row, column }).map(|cell| cell.value.clone()) {
                None => Content::Nothing,
                Some(Value::Number(number)) => Content::Number(number),
                Some(Value::Date(day)) => Content::Day(day),
                Some(value) => Content::Text(value.to_string()),
            };
            let column = |column| Column {
                heading: content_text(&content(0, column)),
                kind: ColumnKind::Text,
                is_computed: false,
                rules: Vec::new(),
            };
            Table {
                name: sheet.name.clone(),
                columns: (0..30).map(column).collect(),
                fixed: 0,
                rows: (1..=last)
                    .map(|row| (0..30).map(|column| content(row, column)).collect())
                    .collect(),
            }
        });
        let workbook = Workbook {
            title: "Plan".to_owned(),
            tables: tables.collect(),
            about: About {
                name: "Feuille de trop".to_owned(),
                facts: Vec::new(),
            },
            made: "2018-03-15T00:00:00".parse().expect("a moment"),
            days: DayOrder::DayFirst,
        };
        world.write(file, xlsx(&workbook).expect("a workbook"));
    }
}

fn content_text(content: &Content) -> String {
    match content {
        Content::Text(text) => text.clone(),
        _ => String::new(),
    }
}

fn exported(format: &str) -> World {
    let world = World::new();
    world
        .lance(&["export", format, "-o", &format!("plan.{format}")])
        .ends(0);
    world
}

#[test]
fn an_export_that_nobody_edited_changes_nothing() {
    for format in ["xlsx", "json", "csv"] {
        let world = exported(format);
        world
            .lance(&["import", &format!("plan.{format}")])
            .ends(3)
            .says(&["Rien n’y change le plan."]);
        // Neither does it once the plan went on.
        world.run(&["due", "RH-10", "2018-09-30", "-m", "Plus tard."]).ends(0);
        if format != "csv" {
            world.lance(&["import", &format!("plan.{format}")]).ends(3);
        }
    }
}

#[test]
fn three_cells_and_a_row_are_these_four_changes() {
    let world = exported("xlsx");
    let mut book = Spreadsheet::of(&world, "plan.xlsx");
    let text = |text: &str| Value::Text(text.to_owned());
    let place = book.place("Actions", "RH-10", "Échéance");
    book.put("Actions", place, Value::Date("2018-06-30".parse().expect("a day")));
    let place = book.place("Actions", "RH-04", "Priorité");
    book.put("Actions", place, text("Basse"));
    let place = book.place("Jalons", "RH-04", "Titre");
    book.put("Jalons", place, text("=Note de cadrage relue"));
    let mut title = book.place("Actions", "RH-10", "Titre");
    title.row = 9;
    book.put("Actions", title, text("Former les tuteurs"));
    let mut group = book.place("Actions", "RH-10", "Groupe de travail");
    group.row = 9;
    book.put("Actions", group, text("Ressources humaines"));
    // What is worked out changes nothing, and is said.
    let place = book.place("Actions", "RH-04", "Retard (jours)");
    book.put("Actions", place, Value::Number(0.0));
    book.save(&world, "plan.xlsx");
    // Meanwhile the plan went on elsewhere.
    world.run(&["set", "SI-02", "priority=high"]).ends(0);
    let before = world.head();
    world.lance(&["import", "plan.xlsx"]).ends(0).says(&[
        "un export de ce plan, fait de la version",
        "4 modifications",
        "cette colonne est calculée",
        "Rien n’est écrit.",
    ]);
    assert_eq!(world.head(), before);
    world
        .lance(&["import", "plan.xlsx", "--write"])
        .ends(0)
        .says(&["« copil undo »"]);
    let rh10 = world.read("plans/essai/groups/rh/RH-10.toml");
    assert!(rh10.contains("due = 2018-06-30"), "{rh10}");
    let rh04 = world.read("plans/essai/groups/rh/RH-04.toml");
    assert!(
        rh04.contains("priority = \"low\"") && rh04.contains("\"=Note de cadrage relue\""),
        "{rh04}"
    );
    assert!(rh04.contains("# Le décret est attendu."), "{rh04}");
    let new = world.read("plans/essai/groups/rh/RH-11.toml");
    assert!(new.contains("Former les tuteurs"), "{new}");
    let changed = world.git(&["diff", "--stat", before.trim(), "HEAD"]);
    assert!(changed.contains("3 files changed"), "{changed}");
    world.run(&["check"]).ends(0);
    world.run(&["undo", "-m", "Trop tôt."]).ends(0);
    assert_eq!(world.git(&["diff", before.trim(), "HEAD"]), "");
}

#[test]
fn what_changed_here_too_is_asked_about_and_nothing_is_lost() {
    let world = exported("json");
    world.replace("plan.json", "\"due\": \"2018-04-10\"", "\"due\": \"2018-05-31\"");
    world.replace("plan.json", "Accueillir des apprentis", "Accueillir des stagiaires");
    world.run(&["due", "RH-10", "2018-09-30", "-m", "Plus tard."]).ends(0);
    let before = world.head();
    for arguments in [&["import", "plan.json"][..], &["import", "plan.json", "--write"]] {
        let code = if arguments.len() == 2 { 0 } else { 1 };
        world.lance(arguments).ends(code).says(&[
            "Une valeur a changé ici aussi depuis",
            "30/09/2018",
            "31/05/2018",
            "stagiaires",
        ]);
    }
    assert_eq!(world.head(), before);
    // The plan's own value in the file ends it.
    world.replace("plan.json", "2018-05-31", "2018-09-30");
    world.lance(&["import", "plan.json", "--write"]).ends(0);
    assert!(world.read("plans/essai/groups/rh/RH-10.toml").contains("stagiaires"));
}

#[test]
fn a_table_as_text_is_compared_with_the_plan_as_it_is() {
    let world = World::new();
    world.replace("plans/essai/groups/rh/RH-10.toml", "Accueillir", "=1+1 Accueillir");
    world.git(&["commit", "-qam", "Renommer"]);
    world
        .lance(&["export", "csv", "--for", "excel", "-o", "plan.csv"])
        .ends(0);
    world
        .lance(&["import", "plan.csv"])
        .ends(3)
        .says(&["le tableau des actions de ce plan"]);
    world.replace("plan.csv", "10/04/2018", "30/04/2018");
    world.replace("plan.csv", "En cours", "Réalisée");
    // A row that is gone stays in the plan.
    let text = world.read("plan.csv");
    let kept: Vec<&str> = text.split("\r\n").filter(|line| !line.starts_with("SI-02")).collect();
    world.write("plan.csv", kept.join("\r\n"));
    world.lance(&["import", "plan.csv"]).ends(0).says(&[
        "SI-02",
        "pas dans le fichier, qui ne dit pas s’il l’avait",
        "Une modification",
        "ou un motif",
    ]);
    // A milestone is not reached: the workflow asks for a reason, and the rest does not wait for it.
    world.run(&["import", "plan.csv", "--write"]).ends(0);
    assert!(
        world
            .read("plans/essai/groups/rh/RH-10.toml")
            .contains("due = 2018-04-30")
    );
    assert!(world.read("plans/essai/groups/rh/RH-04.toml").contains("in-progress"));
    world
        .run(&["import", "plan.csv", "--write", "-m", "Tout est signé."])
        .ends(0);
    let rh04 = world.read("plans/essai/groups/rh/RH-04.toml");
    assert!(
        rh04.contains("status = \"done\"") && rh04.contains("since = 2018-03-15"),
        "{rh04}"
    );
    assert!(
        world
            .read("plans/essai/groups/rh/RH-10.toml")
            .contains("title = \"=1+1 Accueillir")
    );
}

const MEETING: &str = "plans/essai/meetings/2018-03-15-copil.toml";

#[test]
fn what_an_export_did_not_hold_it_does_not_take_away() {
    let world = World::new();
    world.write(
        MEETING,
        "committee = \"copil\"\ndate = 2018-03-15\nstate = \"closed\"\n\n[decisions.1]\ntext = \"Décision publique.\"\n\n\
         [decisions.2]\ntext = \"Décision secrète.\"\nconfidential = true\n",
    );
    world.git(&["add", "-A"]);
    world.git(&["commit", "-qm", "Le copil"]);
    world.run(&["export", "json", "-o", "plan.json"]).ends(0);
    world.replace("plan.json", "Décision publique.", "Décision revue.");
    world.run(&["import", "plan.json", "--write"]).ends(0);
    let meeting = world.read(MEETING);
    assert!(
        meeting.contains("Décision revue.") && meeting.contains("Décision secrète."),
        "{meeting}"
    );
    // A decision of the hidden one's number is no other wording of it.
    world.run(&["export", "json", "-o", "plan.json", "--force"]).ends(0);
    world.replace(
        "plan.json",
        "\"1\": {",
        "\"2\": { \"text\": \"Autre\" },\n        \"1\": {",
    );
    let said = world.lance(&["import", "plan.json", "--write"]).ends(3);
    said.says(&["est dans le plan et n’était pas dans l’export"]);
    assert!(world.read(MEETING).contains("Décision secrète."));
}

#[test]
fn the_same_file_brought_back_twice_doubles_nothing() {
    let world = exported("csv");
    let mut rows = world.read("plan.csv");
    let columns = rows.lines().next().expect("a head").matches(',').count();
    rows += &format!(",Une action de plus,rh{}\r\n", ",".repeat(columns - 2));
    world.write("plan.csv", rows);
    world.run(&["import", "plan.csv", "--write"]).ends(0);
    let said = world.lance(&["import", "plan.csv", "--write"]).ends(3);
    said.says(&["est dans le plan depuis, sous ce titre"]);
    let list = world.run(&["list", "--json"]).ends(0).out;
    assert_eq!(list.matches("Une action de plus").count(), 1, "{list}");
}

#[test]
fn what_comes_back_without_a_group_or_a_title_is_not_recorded() {
    let world = exported("json");
    let head = world.head();
    for new in [
        "\"RH-90\": { \"title\": \"Sans groupe\", \"status\": \"planned\" }",
        "\"RH-90\": { \"group\": \"nulle-part\", \"title\": \"Ailleurs\", \"status\": \"planned\" }",
        "\"RH-90\": { \"group\": \"rh\", \"status\": \"planned\" }",
    ] {
        let text = world.read("plan.json");
        let edited = text.replacen("\"actions\": {", &format!("\"actions\": {{\n    {new},"), 1);
        world.write("edited.json", edited);
        world.run(&["import", "edited.json", "--write"]).ends(3);
        assert_eq!(world.head(), head, "{new}");
    }
    // Of a wrong status the rest does not depend: it begins with the first one.
    let new = "\"RH-90\": { \"group\": \"rh\", \"title\": \"Faux\", \"status\": \"bogus\" }";
    let edited = world.read("plan.json");
    world.write(
        "edited.json",
        edited.replacen("\"actions\": {", &format!("\"actions\": {{\n    {new},"), 1),
    );
    let said = world.lance(&["import", "edited.json", "--write"]).ends(0);
    said.says(&["RH-90 status, « bogus » : RH-90, statut", "le plan y garde ce qu’il a"]);
    assert!(
        world
            .read("plans/essai/groups/rh/RH-90.toml")
            .contains("status = \"proposed\"")
    );
    world.run(&["check"]).ends(0);
}

#[test]
fn what_was_true_on_a_day_says_so_and_is_not_taken_back() {
    let world = World::new();
    world
        .run(&["export", "json", "-o", "then.json", "--at", "2018-03-15", "--effective"])
        .ends(0);
    assert!(world.read("then.json").contains("--at 2018-03-15 --effective"));
    world
        .lance(&["import", "then.json"])
        .ends(1)
        .says(&["il ne se reprend pas"]);
}

#[test]
fn what_does_not_fit_is_told_by_its_cell_and_all_else_is_taken() {
    let world = exported("xlsx");
    let mut book = Spreadsheet::of(&world, "plan.xlsx");
    let text = |text: &str| Value::Text(text.to_owned());
    for (id, heading, value) in [
        ("RH-10", "Échéance", Value::Date("2018-06-30".parse().expect("a day"))),
        ("RH-04", "Statut", text("À discuter")),
        ("RH-10", "Priorité", text("Bof")),
        ("RH-10", "Avancement", Value::Number(140.0)),
        ("RH-10", "Pilotes", text("Personne")),
    ] {
        let place = book.place("Actions", id, heading);
        book.put("Actions", place, value);
    }
    book.save(&world, "plan.xlsx");
    let said = [
        "Une modification",
        "5 choses ne sont pas reprises",
        "« À discuter » : RH-04 ne peut pas passer de « En cours » à « À discuter ».",
        "« 140 » : RH-10",
        "« Bof » : pas compris",
        "« Personne » : pas compris",
        "Actions ",
    ];
    world.lance(&["import", "plan.xlsx"]).ends(0).says(&said);
    world.lance(&["import", "plan.xlsx", "--write"]).ends(0).says(&said);
    let rh10 = world.read("plans/essai/groups/rh/RH-10.toml");
    assert!(
        rh10.contains("due = 2018-06-30") && !rh10.contains("progress") && rh10.contains("drh"),
        "{rh10}"
    );
    assert!(world.read("plans/essai/groups/rh/RH-04.toml").contains("in-progress"));
    world.run(&["check"]).ends(0);
}

/// A world in which the plan and an export of it say other things of the same, and of others.
fn at_odds() -> World {
    let world = exported("json");
    world.replace("plan.json", "\"due\": \"2018-04-10\"", "\"due\": \"2018-05-31\"");
    world.replace("plan.json", "Accueillir des apprentis", "Accueillir des stagiaires");
    world.run(&["due", "RH-10", "2018-09-30", "-m", "Plus tard."]).ends(0);
    world
}

#[test]
fn what_changed_here_too_is_answered_as_in_a_sync() {
    for (answer, due, recorded) in [
        (&["--take", "theirs"][..], "2018-05-31", "Resolved: RH-10 due theirs"),
        (
            &["--answer", "RH-10", "due", "ours"],
            "2018-09-30",
            "Resolved: RH-10 due ours",
        ),
        (
            &["--answer", "RH-10", "échéance", "theirs"],
            "2018-05-31",
            "Resolved: RH-10 due theirs",
        ),
        (
            &["--answer", "RH-10", "due", "=30/06/2018"],
            "2018-06-30",
            "Resolved: RH-10 due other",
        ),
    ] {
        let world = at_odds();
        let before = world.head();
        world
            .lance(&["import", "plan.json", "--write"])
            .ends(1)
            .says(&["Plus tard.", "fichier : ", "« --take ours »"]);
        assert_eq!(world.head(), before);
        let arguments = [&["import", "plan.json", "--write"], answer].concat();
        world.lance(&arguments).ends(0);
        let rh10 = world.read("plans/essai/groups/rh/RH-10.toml");
        assert!(
            rh10.contains("stagiaires") && rh10.contains(&format!("due = {due}")),
            "{rh10}"
        );
        let message = world.git(&["log", "-1", "--format=%B"]);
        assert!(
            message.contains(recorded) && message.contains("Imported: plan.json"),
            "{message}"
        );
        world.run(&["undo", "-m", "Trop tôt."]).ends(0);
        assert_eq!(world.git(&["diff", before.trim(), "HEAD"]), "");
    }
    let world = at_odds();
    let unknown = ["import", "plan.json", "--write", "--answer", "RH-10", "weather", "ours"];
    world.lance(&unknown).ends(1).says(&["pas de désaccord"]);
}

#[test]
fn an_export_in_a_proposal_stands_on_what_it_was_made_from() {
    let world = at_odds();
    let before = world.head();
    let arguments = ["import", "plan.json", "--write", "--proposal", "retour"];
    world
        .lance(&arguments)
        .ends(0)
        .says(&["Dans la proposition « retour »"]);
    assert_eq!(world.head(), before);
    world
        .lance(&["proposal", "accept", "retour"])
        .ends(1)
        .says(&["échéance"]);
    let accept = ["proposal", "accept", "retour", "--answer", "RH-10", "due", "theirs"];
    world.run(&accept).ends(0);
    let rh10 = world.read("plans/essai/groups/rh/RH-10.toml");
    assert!(
        rh10.contains("stagiaires") && rh10.contains("due = 2018-05-31"),
        "{rh10}"
    );
}

#[test]
fn a_table_of_some_actions_does_not_say_that_the_others_are_gone() {
    let world = World::new();
    world.run(&["export", "csv", "group:rh", "-o", "rh.csv"]).ends(0);
    world.replace("rh.csv", "2018-04-10", "2018-04-30");
    let said = world.lance(&["import", "rh.csv"]).ends(0);
    let said = said.says(&["Une modification", "SI-02", "qui ne dit pas s’il l’avait"]);
    assert!(!said.out.contains("n’est plus"), "{said:?}");
    // A workbook says which actions it was to hold.
    world.run(&["export", "xlsx", "group:rh", "-o", "rh.xlsx"]).ends(0);
    let said = world.lance(&["import", "rh.xlsx"]).ends(3);
    assert!(!said.out.contains("SI-02"), "{said:?}");
}

#[test]
fn what_people_do_to_a_table_is_borne() {
    let world = exported("csv");
    let text = world.read("plan.csv");
    let mut rows: Vec<Vec<String>> = text
        .lines()
        .map(|line| line.split(',').map(str::to_owned).collect())
        .collect();
    // Sorted the other way round, the columns turned round, one of them without a heading, a title above.
    rows[1..].reverse();
    for row in &mut rows {
        row.reverse();
        row.insert(2, String::new());
    }
    rows[1][2] = "à voir".to_owned();
    rows[2][2] = "vu".to_owned();
    let lines: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
    let edited = format!("Plan au 15 mars\r\n\r\n{}\r\n", lines.join("\r\n"));
    world.write("plan.csv", edited.replace("2018-04-10", "2018-04-30"));
    let said = world.lance(&["import", "plan.csv", "--write"]).ends(0);
    said.says(&[
        "Une modification",
        "A1, « Plan au 15 mars » : n’est pas de l’export ; 1 cellule laissée de côté",
        "« à voir » : n’est pas de l’export ; 2 cellules laissées de côté",
    ]);
    assert!(
        world
            .read("plans/essai/groups/rh/RH-10.toml")
            .contains("due = 2018-04-30")
    );
}

#[test]
fn a_workbook_that_says_no_more_what_it_is_of_is_known_by_its_headings() {
    let world = exported("xlsx");
    let mut book = Spreadsheet::of(&world, "plan.xlsx");
    let place = book.place("Actions", "RH-10", "Échéance");
    book.put("Actions", place, Value::Date("2018-06-30".parse().expect("a day")));
    book.sheets.retain(|sheet| sheet.name != "À propos");
    book.sheet("Jalons").name = "Étapes".to_owned();
    book.save(&world, "plan.xlsx");
    let said = world.lance(&["import", "plan.xlsx", "--write"]).ends(0);
    said.says(&[
        "dont la feuille qui dit de quelle version il a été fait a été enlevée",
        "Une modification",
    ]);
    assert!(
        world
            .read("plans/essai/groups/rh/RH-10.toml")
            .contains("due = 2018-06-30")
    );
}

#[test]
fn of_several_measures_of_a_day_the_one_that_was_edited_changes() {
    let world = World::new();
    let measures = "measures = [{ date = 2017-09-30, value = 112 }, { date = 2017-09-30, value = 114 }, { date = 2017-12-31, value = 120 }]";
    let one = "measures = [{ date = 2017-09-30, value = 112 }]";
    world.replace("plans/essai/groups/rh/RH-04.toml", one, measures);
    world.git(&["commit", "-qam", "Mesurer"]);
    world
        .run(&["--lang", "fr", "export", "xlsx", "-o", "plan.xlsx"])
        .ends(0);
    let mut book = Spreadsheet::of(&world, "plan.xlsx");
    let sheet = book.sheets.iter().find(|sheet| {
        let mut cells = sheet.own_cells();
        cells.any(|(_, value)| *value == Value::Number(114.0))
    });
    let sheet = sheet.expect("the measures").name.clone();
    let value = book
        .sheet(&sheet)
        .own_cells()
        .find(|(_, value)| **value == Value::Number(114.0));
    let at = value.expect("the measure").0;
    book.put(&sheet, at, Value::Number(115.0));
    // The day of the last one was mistyped.
    let last = book
        .sheet(&sheet)
        .own_cells()
        .find(|(_, value)| **value == Value::Date("2017-12-31".parse().expect("a day")));
    let last = last.expect("the measure").0;
    book.put(&sheet, last, Value::Date("2017-12-30".parse().expect("a day")));
    book.save(&world, "plan.xlsx");
    world.lance(&["import", "plan.xlsx", "--write"]).ends(0);
    let now = world.git(&["show", "HEAD:plans/essai/groups/rh/RH-04.toml"]);
    for kept in ["value = 112", "value = 115", "2017-12-30, value = 120"] {
        assert!(now.contains(kept), "{now}");
    }
    assert!(!now.contains("114") && !now.contains("2017-12-31"), "{now}");
}

#[test]
fn days_shares_and_amounts_are_read_as_people_type_them() {
    let world = World::new();
    world.replace(
        "plans/essai/groups/rh/RH-10.toml",
        "due = 2018-04-10\n",
        "due = 2018-04-10\n\n[budgets.stages]\nunit = \"EUR\"\nplanned = 1000\nspent = 200\n",
    );
    world.replace(
        "plans/essai/groups/si/SI-02.toml",
        "weather",
        "start = 2016-05-06\ndue = 2016-11-30\nweather",
    );
    world.git(&["commit", "-qam", "Compléter"]);
    world
        .run(&["--lang", "en", "export", "csv", "--for", "excel", "-o", "plan.csv"])
        .ends(0);
    // An American Excel saved it again: months come first.
    let text = world.read("plan.csv");
    let text = text
        .replace("2018-04-10", "5/10/2018")
        .replace("2016-05-06", "5/6/2016");
    let text = text
        .replace("2016-11-30", "11/30/2016")
        .replace("2018-01-31", "1/31/2018")
        .replace("2016-01-11", "1/11/2016");
    let text = text
        .replace("2016-02-01", "2/1/2016")
        .replace("2016-10-28", "10/28/2016");
    world.write("plan.csv", text);
    let said = world.run(&["--lang", "fr", "import", "plan.csv"]).ends(0);
    said.says(&["Une modification", "10/05/2018"]);
    world
        .run(&["--lang", "fr", "export", "xlsx", "-o", "plan.xlsx"])
        .ends(0);
    let mut book = Spreadsheet::of(&world, "plan.xlsx");
    let text = |text: &str| Value::Text(text.to_owned());
    for (sheet, heading, value) in [
        ("Actions", "Avancement", Value::Number(0.4)),
        ("Actions", "Météo", text("☂")),
        ("Actions", "Statut", text("Démarrée")),
        ("Budget", "Prévu", text("12 k€")),
        ("Budget", "Dépensé", text("1 234,50 €")),
    ] {
        let place = book.place(sheet, "RH-10", heading);
        book.put(sheet, place, value);
    }
    book.save(&world, "plan.xlsx");
    world.lance(&["import", "plan.xlsx", "--write"]).ends(0);
    let rh10 = world.read("plans/essai/groups/rh/RH-10.toml");
    for kept in [
        "progress = 40",
        "weather = \"rainy\"",
        "status = \"in-progress\"",
        "planned = 12000",
        "spent = 1234.5",
    ] {
        assert!(rh10.contains(kept), "{rh10}");
    }
}

#[test]
fn a_text_that_no_cell_has_room_for_is_said_to_be_cut_and_stays_whole() {
    let world = World::new();
    let long = "é".repeat(40_000);
    let text = format!("title = \"Accueillir des apprentis\"\ndescription = \"{long}\"\n");
    world.replace(
        "plans/essai/groups/rh/RH-10.toml",
        "title = \"Accueillir des apprentis\"\n",
        &text,
    );
    world.git(&["commit", "-qam", "Décrire"]);
    let said = world.lance(&["export", "xlsx", "-o", "plan.xlsx"]).ends(0);
    said.says(&["Un texte trop long pour un tableur", "RH-10, Description"]);
    world.lance(&["import", "plan.xlsx"]).ends(3);
    let mut book = Spreadsheet::of(&world, "plan.xlsx");
    let place = book.place("Actions", "RH-10", "Description");
    book.put("Actions", place, Value::Text("Plus court".to_owned()));
    book.save(&world, "plan.xlsx");
    let said = world.lance(&["import", "plan.xlsx", "--write"]).ends(3);
    said.says(&["l’export n’en avait que le début"]);
    assert!(world.read("plans/essai/groups/rh/RH-10.toml").contains(&long));
}

#[test]
fn a_title_that_was_emptied_stays() {
    let world = exported("csv");
    world.replace("plan.csv", "Réunir les messageries", "");
    let said = world.lance(&["import", "plan.csv", "--write"]).ends(3);
    said.says(&["vidé : ne peut pas rester vide"]);
}
