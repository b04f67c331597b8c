//! A spreadsheet imported on the screen: found, understood, corrected, recorded and taken back; and what is shown, exported.

use std::fs;

use copil_plan::Language;

use crate::proof::{SIZES, Vocabulary, assert_none};
use crate::support::{Person, Repository};

/// A plan of mandate as an office has it: a title above, a total below, a colour that no field is for.
const TABLE: &str = "Plan de mandat;;;;;;\n\
    N°;Axe;Action;Pilote;Statut;Échéance;Couleur\n\
    ;1. Accueil;Signer la charte;Direction des ressources humaines et DGS;En cours;fin 2018;bleu\n\
    ;;Former les agents;Accueil;Terminé;30/06/2018;\n\
    ;;;;;;vert\n\
    Total;;;;;;2\n";

/// Changes one action of the plan, leaves another out, and adds one, in letters that are wide or put together.
const AGAIN: &str = "Id;Titre;Échéance;Remarque\n\
    RH-01;Un titre neuf;2018-12-31;👩\u{200d}👩\u{200d}👧 e\u{301}te\u{301}\n\
    ;Une action retournée;bientôt;日本語のとても長いセル\n";

/// A person before a plan, with files in the folder that the program was started in.
fn with_files(files: &[(&str, &[u8])]) -> (Repository, Person) {
    let repository = Repository::new();
    let person = repository.opened(Language::Fr);
    for (name, content) in files {
        fs::write(person.papers.path().join(name), content).unwrap();
    }
    (repository, person)
}

#[track_caller]
fn sees(person: &Person, words: &[&str]) {
    let seen = person.sees();
    for words in words {
        assert!(seen.contains(words), "{words}\n{seen}");
    }
}

#[test]
fn a_file_is_chosen_understood_corrected_kept_recorded_and_taken_back() {
    let (repository, mut person) = with_files(&[("mandat.csv", TABLE.as_bytes()), ("~$mandat.xlsx", b"")]);
    person.types(&["I"]);
    sees(&person, &["Importer un tableur de", "mandat.csv"]);
    assert!(!person.sees().contains("~$mandat"), "{}", person.sees());
    person.types(&["'mand", "enter"]);
    sees(
        &person,
        &[
            "Importer mandat.csv",
            "2 nouvelles actions",
            "13 cellules = 9 placées + 1 en note + 3 non reprises",
            "mandat.csv, en-têtes en ligne 2",
            "Colonnes (7)",
        ],
    );
    // The column of due dates has an example of each kind, and what became of it.
    person.types(&["G", "k"]);
    sees(
        &person,
        &["F · Échéance", "« fin 2018 » → 31/12/2018", "1 cellule à voir"],
    );
    person.types(&["J"]);
    sees(&person, &["compris comme « 31 décembre 2018 » ; gardé aussi en note"]);
    person.types(&["j"]);
    sees(
        &person,
        &[
            "G · Couleur",
            "aucun mot connu",
            "« vert » : la ligne ne nomme pas d’action",
        ],
    );
    // It goes elsewhere, and all is counted again.
    person.types(&["enter", "'étiq", "enter"]);
    sees(
        &person,
        &["Devient : étiquettes", "10 placées + 0 en note + 3 non reprises"],
    );
    person.types(&["V"]);
    sees(&person, &["La correspondance est gardée dans imports/mandat.toml"]);
    let kept = fs::read_to_string(repository.plan().join("imports/mandat.toml")).unwrap();
    assert!(kept.contains("Couleur = \"tags\""), "{kept}");
    // The rows are told as actions.
    person.types(&["tab"]);
    sees(&person, &["Actions (2)", "Signer la charte", "En cours"]);
    let groups = |at: &str| repository.git(&["rev-parse", &format!("{at}:plans/essai/groups")]);
    let before = groups("HEAD");
    person.types(&["i", "'Le plan de mandat."]);
    sees(&person, &["→ Import de mandat.csv : 2 actions"]);
    person.types(&["enter"]);
    sees(&person, &["Import de mandat.csv : 2 actions"]);
    let message = repository.git(&["log", "-1", "--format=%B"]);
    for line in ["Le plan de mandat.", "Cells: 13 = 10 placed + 0 noted + 3 refused"] {
        assert!(message.contains(line), "{line}\n{message}");
    }
    let files = repository.git(&["show", "--name-only", "--format=", "HEAD"]);
    assert!(files.contains("imports/mandat.toml"), "{files}");
    // The same file is known again, by its mapping too.
    person.types(&["I", "enter"]);
    sees(
        &person,
        &[
            "Ce même fichier a déjà été importé",
            "Correspondance : imports/mandat.toml",
        ],
    );
    person.types(&["esc", "u", "enter"]);
    assert_eq!(groups("HEAD"), before);
    // What was said of its columns stays for the next import.
    assert!(repository.plan().join("imports/mandat.toml").exists());
}

#[test]
fn a_second_import_shows_what_changes_field_by_field_and_what_is_not_in_the_file() {
    let (repository, mut person) = with_files(&[("suite.csv", AGAIN.as_bytes())]);
    person.types(&["I", "enter"]);
    sees(
        &person,
        &["1 nouvelle action · 1 action modifiée (", "1 absente du fichier"],
    );
    person.types(&["tab", "d", "d"]);
    sees(&person, &["≠ RH-01", "titre", "Un titre neuf", "31/12/2018"]);
    person.types(&["G"]);
    sees(&person, &["− RH-02", "Cette action du plan n’est pas dans le fichier"]);
    // What is new and what changes are joined at once.
    person.types(&["i", "enter"]);
    assert_eq!(repository.git(&["rev-list", "--count", "--merges", "HEAD"]), "1\n");
    let file = repository.git(&["show", "HEAD:plans/essai/groups/rh/RH-01.toml"]);
    assert!(file.contains("due = 2018-12-31"), "{file}");
}

#[test]
fn a_key_column_has_rows_without_ids_change_the_actions_that_they_name() {
    let repository = Repository::new();
    let plan = copil::workspace::Workspace::open(&repository.plan()).unwrap();
    let title = plan.plan().actions.values().next().unwrap().action.title.clone();
    let mut person = repository.opened(Language::Fr);
    let table = format!("Titre;Commentaire\n{title};Vu en comité.\n");
    fs::write(person.papers.path().join("cle.csv"), table).unwrap();
    person.types(&["I", "enter"]);
    sees(&person, &["rien de nouveau", "2 non reprises"]);
    // Nothing is there to be imported, and the key says so.
    person.types(&["i"]);
    assert!(!person.sees().contains("Motif"), "{}", person.sees());
    person.types(&["c"]);
    sees(&person, &["titre (clé)", "1 action modifiée (1 champ)"]);
    // Whoever leaves finds it again.
    person.types(&["esc", "I", "enter"]);
    sees(&person, &["titre (clé)"]);
}

#[test]
fn what_cannot_be_imported_is_said_in_the_words_of_the_command_line() {
    let files: [(&str, &[u8]); 3] = [
        ("coupe.xlsx", b"PK\x03\x04coup\xc3\xa9"),
        ("lettre.csv", b"Bonjour.\n"),
        ("vide.ods", b""),
    ];
    let (_repository, mut person) = with_files(&files);
    for (typed, said) in [
        ("'coupe", "coupe.xlsx"),
        ("'lettre", "lettre.csv"),
        ("'vide", "vide.ods"),
        ("'/nulle/part.csv", "/nulle/part.csv"),
    ] {
        let seen = person.types(&["I", typed, "enter"]).sees();
        assert!(seen.contains(said) && !seen.contains("Colonnes ("), "{seen}");
        person.types(&["esc", "esc", "esc"]);
    }
}

/// A workbook of two plans, each a sheet.
fn workbook() -> Vec<u8> {
    use copil_sheet::write::{About, Column, ColumnKind, Content, DayOrder, Table, Workbook, xlsx};
    let column = |heading: &str| Column {
        heading: heading.to_owned(),
        kind: ColumnKind::Text,
        is_computed: false,
        rules: Vec::new(),
    };
    let table = |name: &str, headings: [&str; 3], titles: &[&str]| Table {
        name: name.to_owned(),
        columns: headings.map(column).into(),
        fixed: 0,
        rows: titles
            .iter()
            .map(|title| vec![Content::Text((*title).to_owned()); 3])
            .collect(),
    };
    let book = Workbook {
        title: "Deux plans".to_owned(),
        tables: vec![
            table(
                "Actions",
                ["Titre", "Description", "Commentaire"],
                &["Signer", "Former"],
            ),
            table("Réserve", ["Titre", "Commentaire", "Couleur"], &["Planter"]),
        ],
        about: About::default(),
        made: chrono::NaiveDateTime::default(),
        days: DayOrder::DayFirst,
    };
    xlsx(&book).unwrap()
}

#[test]
fn another_sheet_is_read_where_the_file_has_several() {
    let (_repository, mut person) = with_files(&[("plans.xlsx", &workbook())]);
    person.types(&["I", "enter"]);
    sees(
        &person,
        &[
            "2 nouvelles actions",
            "feuille « Actions »",
            "La feuille « Réserve » n’est pas lue",
        ],
    );
    person.types(&["o"]);
    sees(&person, &["La feuille à lire", "actuellement", "Réserve"]);
    person.types(&["down", "enter"]);
    sees(&person, &["1 nouvelle action", "feuille « Réserve »"]);
}

#[test]
fn what_terminals_obey_is_never_drawn_and_values_that_are_not_understood_are_given_a_meaning() {
    let table = "Titre;Statut;Avis\nUn titre \u{1b}[31mrouge;Faisabilité;d\u{202e}roite\nUn autre;En cours;\n";
    let (repository, mut person) = with_files(&[("hostile.csv", table.as_bytes())]);
    for keys in [&["I", "enter"][..], &["tab"], &["tab", "j", "J"]] {
        let seen = person.types(keys).sees();
        assert!(!seen.contains(['\u{1b}', '\u{202e}']), "{seen}");
    }
    sees(&person, &["« Faisabilité » : pas compris ; gardé en note"]);
    person.types(&["v"]);
    sees(&person, &["Ce que veulent dire des valeurs", "« Faisabilité »"]);
    person.types(&["enter"]);
    sees(&person, &["Ce que veut dire « Faisabilité »"]);
    person.types(&["down", "enter"]);
    assert!(!person.sees().contains("pas compris"), "{}", person.sees());
    person.types(&["V"]);
    let kept = fs::read_to_string(repository.plan().join("imports/hostile.toml")).unwrap();
    assert!(kept.contains("\"Faisabilité\" = "), "{kept}");
}

/// The views of a file that is imported.
const VIEWS: [(&[&str], &[&str]); 5] = [
    (&["I", "'suite", "enter"], &[]),
    (&["I", "'suite", "enter", "tab"], &[]),
    (&["I", "'suite", "enter", "G"], &["enter"]),
    (&["I", "'suite", "enter"], &["i"]),
    (&["2"], &["I"]),
];

#[test]
fn every_picture_of_an_import_is_sound() {
    let mut faults = Vec::new();
    for on_the_wall in [false, true] {
        let (repository, mut person) = with_files(&[("suite.csv", AGAIN.as_bytes())]);
        let plan = fs::read_to_string(repository.plan().join("plan.toml")).unwrap();
        // A commit is worded in the plan's language, whatever the screen speaks.
        let words = format!(
            "{plan} {AGAIN} {} suite csv import nouvelle modifiée",
            repository.git(&["grep", "-h", "", "HEAD"])
        );
        let folder = person.papers.path().display().to_string();
        if on_the_wall {
            person.types(&["W"]);
        }
        for language in [Language::Fr, Language::En] {
            let vocabulary = Vocabulary::of(language, &format!("{words} {folder}"));
            for ((below, over), size) in VIEWS.iter().flat_map(|view| SIZES.map(|size| (*view, size))) {
                person.types(&["esc", "esc", "esc", "esc"]);
                faults.extend(person.draws(size, &vocabulary, below, over).1);
            }
            person.types(&["esc", "esc", "esc", "esc", "L"]);
        }
    }
    assert_none(&faults);
}

#[test]
fn what_a_filter_leaves_is_exported_for_excel_and_named_as_it_is_shown() {
    let (_repository, mut person) = with_files(&[]);
    person.types(&["2", "f", "'groupe:rh", "enter", "ctrl-p"]);
    sees(&person, &["Tableau pour Excel (CSV)", "2 actions, ce qui est affiché"]);
    person.clicks("Tableau pour Excel");
    sees(&person, &["essai-actions-2018-03-15.csv"]);
    let file = person.papers.path().join("essai-actions-2018-03-15.csv");
    let table = fs::read_to_string(&file).unwrap();
    assert!(table.starts_with('\u{feff}') && table.contains(';'), "{table}");
    let has = |id: &str| table.lines().any(|line| line.starts_with(id));
    assert!(has("RH-01") && !has("SI-01"), "{table}");
    // One that was edited stays, beside another.
    fs::write(&file, "Mes notes").unwrap();
    person.types(&["ctrl-p"]).clicks("Tableau pour Excel");
    sees(&person, &["essai-actions-2018-03-15-2.csv"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "Mes notes");
    // The workbook says which command makes it again.
    person.types(&["ctrl-p"]).clicks("Classeur Excel");
    let book = fs::read(person.papers.path().join("essai-actions-2018-03-15.xlsx")).unwrap();
    let sheets = copil_sheet::read("a.xlsx", &book).unwrap();
    let mut cells = sheets.iter().flat_map(copil_sheet::Sheet::own_cells);
    let command = cells.find_map(|(_, value)| Some(value.to_string()).filter(|text| text.starts_with("copil export")));
    let command = command.unwrap();
    assert!(command.starts_with("copil export xlsx group:rh --at "), "{command}");
    // Without a filter it is the whole plan.
    person.types(&["esc", "ctrl-p"]);
    sees(&person, &["tout le plan"]);
    person.clicks("Agenda (ICS)");
    sees(&person, &["essai-agenda-2018-03-15.ics"]);
    let calendar = fs::read_to_string(person.papers.path().join("essai-agenda-2018-03-15.ics")).unwrap();
    assert!(calendar.starts_with("BEGIN:VCALENDAR"), "{calendar}");
}

#[test]
fn an_export_that_comes_back_is_its_edits_alone_and_what_clashes_is_answered() {
    let (repository, mut person) = with_files(&[]);
    person.types(&["ctrl-p"]).clicks("Tableau pour Excel");
    let file = person.papers.path().join("essai-actions-2018-03-15.csv");
    let table = fs::read_to_string(&file).unwrap();
    // As it was written, it says nothing.
    person.types(&["I", "enter"]);
    sees(
        &person,
        &["Importer essai-actions-2018-03-15.csv", "Rien n’y change le plan."],
    );
    assert!(!person.sees().contains("Motif"), "{}", person.sees());
    fs::write(&file, table.replace("Ouvrir le télétravail", "Étendre le télétravail")).unwrap();
    person.types(&["esc", "I", "enter"]);
    sees(&person, &["Étendre le télétravail", "→ RH-01"]);
    person.types(&["'Revu par le service.", "enter"]);
    let action = repository.git(&["show", "HEAD:plans/essai/groups/rh/RH-01.toml"]);
    assert!(action.contains("title = \"Étendre le télétravail\""), "{action}");
    assert!(
        repository
            .git(&["log", "-1", "--format=%B"])
            .contains("Revu par le service.")
    );
    // A workbook says what it was made from: what the plan has otherwise since is asked about.
    person.types(&["2", "ctrl-p"]).clicks("Données pour programmes");
    let file = person.papers.path().join("essai-plan-2018-03-15.json");
    let json = fs::read_to_string(&file).unwrap();
    fs::write(
        &file,
        json.replace("Étendre le télétravail", "Généraliser le télétravail"),
    )
    .unwrap();
    repository.write(
        "groups/rh/RH-01.toml",
        action
            .replace("Étendre le télétravail", "Borner le télétravail")
            .as_bytes(),
    );
    repository.git(&["commit", "-qam", "Borner"]);
    let edited = fs::read_to_string(&file).unwrap();
    let mut person = repository.opened(Language::Fr);
    fs::write(person.papers.path().join("plan.json"), edited).unwrap();
    person.types(&["I", "enter"]);
    sees(
        &person,
        &[
            "Une réponse manque",
            "le fichier :",
            "Généraliser le télétravail",
            "Borner le télétravail",
        ],
    );
    person.types(&["down", "down", "enter"]);
    let action = repository.git(&["show", "HEAD:plans/essai/groups/rh/RH-01.toml"]);
    assert!(action.contains("title = \"Généraliser le télétravail\""), "{action}");
}
