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
    world
        .lance(&["import", "plan.csv"])
        .ends(0)
        .says(&["2 modifications", "n’est plus dans le fichier"]);
    // A milestone is not reached: the workflow asks for a reason.
    world.run(&["import", "plan.csv", "--write"]).ends(1);
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
fn what_comes_back_without_a_group_or_with_a_wrong_status_is_not_recorded() {
    let world = exported("json");
    let head = world.head();
    for (new, code) in [
        ("\"RH-90\": { \"title\": \"Sans groupe\", \"status\": \"planned\" }", 3),
        (
            "\"RH-90\": { \"group\": \"nulle-part\", \"title\": \"Ailleurs\", \"status\": \"planned\" }",
            3,
        ),
        (
            "\"RH-90\": { \"group\": \"rh\", \"title\": \"Faux\", \"status\": \"bogus\" }",
            1,
        ),
    ] {
        let text = world.read("plan.json");
        let edited = text.replacen("\"actions\": {", &format!("\"actions\": {{\n    {new},"), 1);
        world.write("edited.json", edited);
        world.run(&["import", "edited.json", "--write"]).ends(code);
        assert_eq!(world.head(), head, "{new}");
    }
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
