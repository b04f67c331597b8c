//! import: a spreadsheet becomes actions, in one commit that one undo takes back.

use crate::common::World;

const TABLE: &str = "Plan de mandat;;;;;;\n\
    N°;Axe;Action;Pilote;Statut;Échéance;Couleur\n\
    ;1. Accueil;Signer la charte;Direction des ressources humaines et DGS;En cours;fin 2018;bleu\n\
    ;;Former les agents;Accueil;Terminé;30/06/2018;\n\
    ;;;;;;vert\n\
    Total;;;;;;2\n";

fn world() -> World {
    let world = World::new();
    world.write("mandat.csv", TABLE);
    world
}

#[test]
fn a_preview_shows_all_and_writes_nothing() {
    let world = world();
    let (head, status) = (world.head(), world.status());
    for arguments in [
        &["import", "mandat.csv"][..],
        &["import", "mandat.csv", "--write", "--dry-run"],
    ] {
        world.lance(arguments).ends(0).says(&[
            "mandat.csv, en-têtes en ligne 2",
            "note, sous ce nom",
            "2 nouvelles actions, 1 groupe, 1 axe, 2 personnes",
            "« fin 2018 » : compris comme « 31 décembre 2018 » ; gardé aussi en note",
            "« vert » : la ligne ne nomme pas d’action",
            "« Total », et 1 autre cellule de la ligne : total",
            "Cellules sous les en-têtes : 13 = 9 placées + 1 en note + 3 non reprises (et 8 d’en-têtes et de titres).",
            "Rien n’est écrit.",
        ]);
    }
    assert_eq!((world.head(), world.status()), (head, status));
    let told = world.run(&["import", "mandat.csv", "--json"]).ends(0).json();
    assert_eq!(told["cells"]["refused"], 3);
    assert_eq!(told["actions"].as_array().map(Vec::len), Some(2));
    assert_eq!(told["columns"][6]["field"], "notes");
}

#[test]
fn what_is_written_is_one_commit_that_one_undo_takes_back() {
    let world = world();
    let before = world.git(&["ls-tree", "-r", "HEAD"]);
    world
        .lance(&["import", "mandat.csv", "--write", "-m", "Le plan de mandat."])
        .ends(0)
        .says(&["Import de mandat.csv : 2 actions", "« copil undo »"]);
    world.run(&["check"]).ends(0);
    let message = world.git(&["log", "-1", "--format=%B"]);
    for line in [
        "Import de mandat.csv\u{a0}: 2 actions",
        "Le plan de mandat.",
        "Action: ACCUEIL-01",
        "Imported: mandat.csv sha256:",
        "Rows: 2",
        "Cells: 13 = 9 placed + 1 noted + 3 refused",
    ] {
        assert!(message.contains(line), "{line} is not in {message}");
    }
    let action = world.read("plans/essai/groups/accueil/ACCUEIL-01.toml");
    for line in [
        "status = \"in-progress\"",
        "axis = \"1\"",
        "leads = [\"drh\", \"dgs\"]",
        "due = 2018-12-31",
        "Couleur = \"bleu\"",
        "\"Échéance\" = \"fin 2018\"",
    ] {
        assert!(action.contains(line), "{line} is not in {action}");
    }
    world.lance(&["import", "mandat.csv"]).ends(3).says(&[
        "Ce même fichier a déjà été importé",
        "ACCUEIL-01 est déjà dans le plan",
        "Rien de nouveau",
    ]);
    world.run(&["import", "mandat.csv", "--write"]).ends(3);
    world.run(&["undo"]).ends(0);
    assert_eq!(world.git(&["ls-tree", "-r", "HEAD"]), before);
    let again = world
        .lance(&["import", "mandat.csv", "--write"])
        .ends(0)
        .says(&["ACCUEIL-03"]);
    assert!(!again.err.contains("déjà été importé"), "it was taken back");
}

#[test]
fn a_plan_is_named_and_what_is_no_table_is_said() {
    let world = world();
    world.run(&["import", "mandat.csv", "--into", "plans/essai"]).ends(0);
    world.run(&["import", "mandat.csv", "--into", "plans/nowhere"]).ends(4);
    world.run(&["import", "none.csv"]).ends(4).says(&["none.csv"]);
    world.write("liste.csv", "Statut;Priorité\nEn cours;Haute\n");
    world
        .run(&["import", "liste.csv"])
        .ends(1)
        .says(&["no table in it names actions"]);
    world.write("page.xls", "<html><table></table></html>");
    world.run(&["import", "page.xls"]).ends(4).says(&["a web page"]);
    world.write("cut.xlsx", "PK\u{3}\u{4}xxxx");
    world
        .run(&["import", "cut.xlsx"])
        .ends(4)
        .says(&["damaged or incomplete"]);
    world.write("~$mandat.xlsx", "x");
    world
        .run(&["import", "~$mandat.xlsx"])
        .ends(4)
        .says(&["open in a spreadsheet program"]);
}

#[test]
fn names_that_mean_something_else_and_hostile_texts_check_clean() {
    let world = World::new();
    let table = "Action;Axe;Groupe;Pilote;Partenaires;Tags;Budget;Indicateurs;Échéance\n\
        plan;none;plan;me;aucun;a,b;1e999;con;31/12/9999\n\
        \u{202e}nus;..;con;moi;none;;12;x;2018\n\
        [31m;\"a\nb\";../..;\"\"\"me\"\"\";aux;;-;;\n\
        =cmd|' /C calc'!A0;1;1;1;1;1;1;1;1\n";
    world.write("hostile.csv", table);
    world.run(&["import", "hostile.csv", "--write"]).ends(0);
    world.run(&["check"]).ends(0);
    world.run(&["undo"]).ends(0);
    assert!(!world.path().join("plans/essai/groups/groupe-plan").exists());
}

#[test]
fn the_name_of_a_file_adds_no_line_to_the_record() {
    let world = world();
    let name = "mandat\nUndoes: tout.csv";
    std::fs::copy(world.path().join("mandat.csv"), world.path().join(name)).unwrap();
    world.run(&["import", name, "--write"]).ends(0);
    let message = world.git(&["log", "-1", "--format=%B"]);
    assert!(
        message.contains("Imported: mandat Undoes: tout.csv sha256:"),
        "{message}"
    );
    assert!(!message.lines().any(|line| line.starts_with("Undoes:")), "{message}");
}

const AGAIN: &str = "N°;Action;Pilote;Statut;Échéance;Couleur\n\
    A-1;Signer la charte;DRH;En cours;30/06/2018;bleu\n\
    A-2;Former les agents;DRH;En cours;30/06/2018;\n\
    A-3;Ouvrir le guichet;DRH;En cours;30/06/2018;vert\n";

/// The same table, with other cells: two changed, one emptied, a status that may not follow, an action gone, a new one.
const EDITED: &str = "N°;Action;Pilote;Statut;Échéance;Couleur\n\
    A-1;Signer la charte;Accueil;En cours;;rouge\n\
    A-2;Former les agents;DRH;À discuter;31/12/2018;\n\
    A-4;Fermer le guichet;DRH;À venir;;\n";

#[test]
fn a_second_import_changes_what_its_cells_say_otherwise() {
    let world = World::new();
    world.write("plan.csv", AGAIN);
    world.run(&["import", "plan.csv", "--write"]).ends(0);
    world
        .run(&["import", "plan.csv"])
        .ends(3)
        .says(&["3 actions unchanged"]);
    world.run(&["import", "plan.csv", "--write"]).ends(3);
    world.write("plan.csv", EDITED);
    let before = (world.head(), world.git(&["ls-tree", "-r", "HEAD"]));
    world.lance(&["import", "plan.csv"]).ends(0).says(&[
        "1 nouvelle action, 1 personne",
        "2 actions modifiées (3 champs)",
        "A-1 : ",
        "Accueil",
        "note « Couleur »",
        "A-2 : échéance 30/06/2018 → 31/12/2018",
        "1 action de ces groupes n’est pas dans le fichier",
        "A-3 – Ouvrir le guichet",
        "« À discuter » : A-2 ne peut pas passer de « En cours » à « À discuter ». Le reste de la ligne est pris.",
    ]);
    assert_eq!(world.head(), before.0, "a preview writes nothing");
    world
        .lance(&["import", "plan.csv", "--write"])
        .ends(0)
        .says(&["Import de plan.csv : 1 nouvelle, 2 actions modifiées", "« copil undo »"]);
    world.run(&["check"]).ends(0);
    let subjects = world.git(&["log", "--format=%s", &format!("{}..HEAD", before.0.trim())]);
    let subjects: Vec<&str> = subjects.lines().collect();
    assert_eq!(
        subjects.len(),
        4,
        "one a changed action, one for what is new, one that joins them: {subjects:?}"
    );
    for beginning in [
        "Import de plan.csv\u{a0}: 1 nouvelle, 2",
        "A-2\u{a0}: ",
        "A-1\u{a0}: ",
        "Import de plan.csv\u{a0}: 1 action",
    ] {
        assert!(
            subjects.iter().any(|subject| subject.starts_with(beginning)),
            "{beginning}: {subjects:?}"
        );
    }
    let trailers = world.git(&[
        "log",
        "--format=%(trailers:key=Imported)",
        &format!("{}..HEAD", before.0.trim()),
    ]);
    assert_eq!(trailers.matches("Imported: plan.csv sha256:").count(), 4);
    let first = world.read("plans/essai/groups/plan-essai/A-1.toml");
    assert!(
        first.contains("leads = [\"accueil\"]") && first.contains("due = 2018-06-30"),
        "{first}"
    );
    assert_eq!(world.status(), "?? plan.csv\n");
    world.lance(&["import", "plan.csv"]).ends(3).says(&["déjà été importé"]);
    world.run(&["undo"]).ends(0);
    let subject = world.git(&["log", "-1", "--format=%s"]);
    assert_eq!(subject, "Import de plan.csv annulé\n");
    assert_eq!(
        world.git(&["ls-tree", "-r", "HEAD"]),
        before.1,
        "one undo takes all of it back"
    );
    let again = world.lance(&["import", "plan.csv"]).ends(0);
    assert!(!again.err.contains("déjà été importé"), "it was taken back");
    world.run(&["undo", "--redo"]).ends(0);
    let subject = world.git(&["log", "-1", "--format=%s"]);
    assert_eq!(subject, "Import de plan.csv rétabli\n");
    world.run(&["import", "plan.csv"]).ends(3);
    world.run(&["undo"]).ends(0);
    world.run(&["undo"]).ends(0);
}

#[test]
fn rows_without_ids_are_known_by_a_column_that_is_named() {
    let world = World::new();
    world.write("plan.csv", "Action;Fiche;Pilote\nSigner;12 bis;Sports\n");
    world.run(&["import", "plan.csv", "--write"]).ends(0);
    world.write("plan.csv", "Action;Fiche;Pilote\nSigner;12 bis;Accueil\n");
    world
        .lance(&["import", "plan.csv"])
        .ends(3)
        .says(&["est déjà dans le plan, et reste comme elle est", "--key \"Action\""]);
    world.write("plan.csv", "Action;Fiche;Pilote\nSigner la charte;12 bis;Accueil\n");
    world
        .lance(&["import", "plan.csv", "--key", "fiche", "--write"])
        .ends(0);
    let subject = world.git(&["log", "--format=%s", "HEAD^1..HEAD"]);
    assert!(
        subject.contains("PE-01\u{a0}: titre «\u{a0}Signer\u{a0}» →"),
        "{subject}"
    );
    world
        .run(&["import", "plan.csv", "--key", "Code"])
        .ends(1)
        .says(&["has no column “Code”"]);
}

#[test]
fn a_mapping_is_kept_with_the_plan_corrected_and_found_again() {
    let world = World::new();
    world.write(
        "plan.csv",
        "Action;Couleur;Avis;Statut\nSigner;Sports;secret;Lancé vite\n",
    );
    let plain = world.lance(&["import", "plan.csv"]).ends(0);
    plain.says(&["note, sous ce nom", "aucun mot connu", "son en-tête"]);
    world
        .lance(&["import", "plan.csv", "--save-map"])
        .ends(0)
        .says(&["La correspondance est dans imports/plan.toml"]);
    let kept = world.read("plans/essai/imports/plan.toml");
    for line in ["headers = \"", "\"Couleur\" = \"notes\"", "# key = ", "[values]"] {
        let plain = line.replace("\"Couleur\"", "Couleur");
        assert!(kept.contains(line) || kept.contains(&plain), "{line} is not in {kept}");
    }
    let kept = kept
        .replace("Couleur = \"notes\"", "Couleur = \"leads\"")
        .replace("Avis = \"notes\"", "Avis = \"skip\"")
        .replace("[values]", "[values]\n\"Lancé vite\" = \"in-progress\"");
    world.write("plans/essai/imports/plan.toml", &kept);
    world.run(&["check"]).ends(0);
    world.lance(&["import", "plan.csv"]).ends(0).says(&[
        "Correspondance : imports/plan.toml",
        "la correspondance",
        "1 nouvelle action, 1 groupe, 1 personne",
        "Avis : 1 cellule laissée de côté",
        "En cours",
    ]);
    world.run(&["import", "plan.csv", "--write"]).ends(0);
    assert_eq!(
        world.status(),
        "?? plan.csv\n",
        "the mapping is recorded with the import"
    );
    world.run(&["check"]).ends(0);
    world.write(
        "plan.csv",
        "Action;Couleur;Avis;Statut\nVoter;Accueil;secret;Lancé vite\n",
    );
    world
        .run(&["import", "plan.csv"])
        .ends(0)
        .says(&["Mapping: imports/plan.toml"]);
    world.write("plans/essai/imports/plan.toml", kept.replace("skip", "drop"));
    world
        .run(&["import", "plan.csv"])
        .ends(1)
        .says(&["the value of “columns.Avis” makes no sense", "skip"]);
    world.write("plans/essai/imports/plan.toml", "columns =");
    world.run(&["import", "plan.csv"]).ends(1).says(&["plan.toml, line 1"]);
}

#[test]
fn a_mapping_of_ones_own_is_named() {
    let world = World::new();
    world.write("plan.csv", "Titre;Couleur\nSigner;Sports\n");
    world.write("map.toml", "key = \"Titre\"\n[columns]\nCouleur = \"leads\"\n");
    world
        .run(&["import", "plan.csv", "--map", "map.toml"])
        .ends(0)
        .says(&["Mapping: map.toml", "1 new action, 1 group, 1 person"]);
    world.write("map.toml", "[values]\nRouge = \"urgent\"\n");
    world
        .run(&["import", "plan.csv", "--map", "map.toml"])
        .ends(1)
        .says(&["values.Rouge"]);
    world.run(&["import", "plan.csv", "--map", "none.toml"]).ends(4);
}

#[test]
fn a_plan_begins_with_a_file_and_the_mapping_of_it() {
    let world = World::new();
    world.write("mandat.csv", "Titre;Couleur\nSigner;Sports\n");
    world.write("map.toml", "key = \"Titre\"\n[columns]\nCouleur = \"tags\"\n");
    let init = [
        "init",
        "plans/mandat",
        "--title",
        "M",
        "--from-file",
        "mandat.csv",
        "--map",
    ];
    world.run(&[&init[..], &["none.toml"]].concat()).ends(4);
    assert!(!world.path().join("plans/mandat").exists());
    world.run(&[&init[..], &["map.toml"]].concat()).ends(0);
    let list = world.run(&["list", "-p", "mandat", "tag:sports"]).ends(0);
    list.says(&["Signer"]);
    world
        .run(&["init", "plans/sans", "--title", "S", "--map", "map.toml"])
        .ends(2);
}

#[test]
fn a_new_plan_begins_with_a_file() {
    let world = world();
    let arguments = ["init", "plans/mandat", "--from-file", "mandat.csv", "--language", "fr"];
    world.run(&arguments).ends(2).says(&["--title"]);
    let titled = [&arguments[..], &["--title", "Plan de mandat"]].concat();
    let before = world.head();
    world
        .run(&[&titled[..], &["--dry-run"]].concat())
        .ends(0)
        .says(&["title = \"Plan de mandat\"", "2 new actions"]);
    assert_eq!(world.head(), before);
    let none = ["init", "plans/mandat", "--title", "T", "--from-file", "none.csv"];
    world.run(&none).ends(4).says(&["none.csv"]);
    assert!(!world.path().join("plans/mandat").exists(), "no file, no plan");
    world
        .run(&titled)
        .ends(0)
        .says(&["2 new actions", "13 = 9 placed", "copil undo"]);
    world.run(&["check", "-p", "mandat"]).ends(0);
    let subjects = world.git(&["log", "-2", "--format=%s"]);
    assert!(
        subjects.starts_with("Import de mandat.csv\u{a0}: 2 actions\n"),
        "{subjects}"
    );
    world.run(&["list", "-p", "mandat"]).ends(0).says(&["Signer la charte"]);
    world.run(&["undo", "-p", "mandat"]).ends(0);
    world.run(&["check", "-p", "mandat"]).ends(0);
    let empty = world
        .run(&[
            "init",
            "plans/vide",
            "--title",
            "Vide",
            "--from-file",
            "mandat.csv",
            "--json",
        ])
        .ends(0)
        .json();
    assert_eq!(empty["import"]["actions"].as_array().map(Vec::len), Some(2));
}
