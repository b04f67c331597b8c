//! `copil report --template`: reports in a form of one's own.

use crate::common::World;
use crate::papers::command_in;

const TEMPLATE: &str = "plans/essai/templates/mot.html.j2";

#[test]
fn the_own_form_is_copied_out_and_gives_the_same_report() {
    let world = World::new();
    let asked = ["report", "letter", "--copy-template"];
    world.run(&asked).ends(0).says(&[
        "templates/letter.html.j2: to be edited, then copil report letter --template letter --format html",
        "templates/letter.md.j2",
    ]);
    world.run(&["check"]).ends(0);
    world.git(&["add", "."]);
    world.git(&["commit", "-qm", "Les modèles"]);
    for kind in ["letter", "dashboard", "review", "sheet", "indicators", "budget"] {
        for format in ["html", "md"] {
            let own = world.run(&["report", kind, "--format", format]).ends(0).out;
            let filled = world.run(&["report", kind, "--format", format, "--template", "letter"]);
            let filled = filled.ends(0).out;
            let said = format!(" Modèle\u{a0}: templates/letter.{format}.j2.");
            assert!(filled.contains(said.trim()), "{kind}: {filled}");
            let plain = filled.replace(&said, "").replace(" --template letter", "");
            assert_eq!(plain, own, "{kind}.{format}");
        }
    }
    // What was edited is not written over by mistake.
    world.write("plans/essai/templates/letter.html.j2", "<p>{{ document.title }}</p>");
    world.run(&asked).ends(1).says(&["letter.html.j2"]);
    world.run(&["report", "letter", "--copy-template=../x"]).ends(2);
}

#[test]
fn a_template_is_part_of_what_gives_the_same_bytes_again() {
    let world = World::new();
    world.write(TEMPLATE, "<!DOCTYPE html>\n<title>{{ report.title }}</title>\n<p>{{ report.figures.total }} actions au {{ report.today|day }}\n");
    let asked = ["report", "dashboard", "--template", "mot"];
    let unrecorded = world.run(&asked).ends(0);
    assert!(
        unrecorded.out.contains("qui n’est pas enregistré tel quel"),
        "{unrecorded:?}"
    );
    world.git(&["add", "."]);
    world.git(&["commit", "-qm", "Un modèle"]);
    let made = world.run(&asked).ends(0).out;
    assert!(
        made.replace('\u{a0}', " ").contains("<p>3 actions au 15 mars 2018\n"),
        "{made}"
    );
    let command = command_in(&made.replace(" -->", ""));
    let command: Vec<&str> = command.iter().map(String::as_str).collect();
    assert!(command.contains(&"mot"), "{command:?}");
    world.write(TEMPLATE, "autre\n");
    world.git(&["commit", "-qam", "Un autre modèle"]);
    assert_eq!(world.run_on("2019-01-01", &command).ends(0).out, made);
    // A file of one's own need not be the plan's, and is told by its hash.
    world.write("carte.md.j2", "# {{ document.title }}\n");
    let asked = ["report", "dashboard", "--template", "carte.md.j2", "-o", "carte.md"];
    world.run(&asked).ends(0);
    world.run(&asked).ends(0);
    let written = world.read("carte.md");
    assert!(
        written.starts_with("# Tableau de bord\n<!-- ") && written.contains("SHA-256"),
        "{written}"
    );
}

#[test]
fn a_broken_template_is_told_with_file_line_and_column_in_both_languages() {
    let world = World::new();
    world.write(TEMPLATE, "<p>\n  {{ report.titel }}\n");
    let asked = ["report", "dashboard", "--template", "mot", "-o", "mot.html"];
    world.run(&asked).ends(1).says(&[
        "templates/mot.html.j2, line 2, column 6: the report has nothing called “report.titel”.",
        "    {{ report.titel }}\n       ^^^^^^^^^^^^",
    ]);
    world
        .lance(&asked)
        .ends(1)
        .says(&["templates/mot.html.j2, ligne 2, colonne 6 : le rapport n’a rien qui s’appelle « report.titel »."]);
    assert!(!world.path().join("mot.html").exists(), "nothing is half written");
    world.write(
        TEMPLATE,
        "{% for a in range(9999) %}{% for b in range(9999) %}{{ b }}{% endfor %}{% endfor %}",
    );
    world
        .run(&asked)
        .ends(1)
        .says(&["the template does too much, and was stopped."]);
    world.write(TEMPLATE, "{% include '../../../../etc/passwd' %}");
    world.run(&asked).ends(1).says(&["“include” is no statement."]);
    world.write(TEMPLATE, [0xff, 0xfe, 0x00]);
    world.run(&asked).ends(1).says(&["is no template"]);
    world.run(&["report", "dashboard", "--template", "nul"]).ends(1).says(&[
        "There is no template “nul”: templates/nul.html.j2 is not there.",
        "--copy-template=nul",
    ]);
    world
        .run(&["report", "dashboard", "--template", "mot", "--json"])
        .ends(2);
}
