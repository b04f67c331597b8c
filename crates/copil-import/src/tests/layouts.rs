//! How people lay out their tables: a sheet a group, headings between rows, bands over columns.

use super::{first, import, of_text, plan, said};
use std::collections::BTreeSet;

use copil_sheet::{Place, Sheet, Value};

use crate::{Import, Target};

fn sheet(name: &str, rows: &[&[&str]]) -> Sheet {
    let mut sheet = Sheet::new(name, false);
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            let value = Value::Text((*cell).to_owned());
            sheet.put(Place { row, column }, value).unwrap();
        }
    }
    sheet
}

fn groups(sheets: &[Sheet]) -> Vec<String> {
    let import = import(sheets, &plan(), &BTreeSet::new()).unwrap();
    import.actions.iter().map(|new| new.group.to_string()).collect()
}

fn axes(import: &Import) -> Vec<String> {
    let axes = import.actions.iter().map(|new| new.action.axis.as_ref());
    axes.map(|axis| axis.map_or_else(String::new, ToString::to_string))
        .collect()
}

#[test]
fn a_sheet_that_has_a_name_is_a_working_group_where_no_column_is() {
    let rows: &[&[&str]] = &[&["N°", "Action", "Pilote"], &["1", "A", "DRH"], &["2", "B", "DRH"]];
    let own: &[&[&str]] = &[&["N°", "Action", "Pilote"], &["1", "C", "DAF"]];
    assert_eq!(
        groups(&[sheet("GT RH", rows), sheet("GT Finances", own)]),
        ["gt-rh", "gt-rh", "gt-finances"]
    );
    for (one, other) in [("2024", "Année 2025"), ("Feuil1", "Feuil2"), ("Sheet 1", "Sheet 2")] {
        assert_eq!(
            groups(&[sheet(one, rows), sheet(other, own)]),
            ["groupe-plan"; 3],
            "{one}"
        );
    }
    let column: &[&[&str]] = &[&["Action", "Groupe"], &["A", "Voirie"], &["B", "Voirie"]];
    assert_eq!(
        groups(&[sheet("Nord", column), sheet("Sud", &column[..2])]),
        ["voirie"; 3]
    );
}

#[test]
fn numbers_that_begin_again_on_each_sheet_are_no_ids() {
    let rows: &[&[&str]] = &[&["N°", "Action", "Pilote"], &["1", "A", "DRH"], &["2", "B", "DRH"]];
    let own: &[&[&str]] = &[&["N°", "Action", "Pilote"], &["1", "C", "DAF"]];
    let import = import(&[sheet("RH", rows), sheet("Finances", own)], &plan(), &BTreeSet::new()).unwrap();
    let ids: Vec<&str> = import.actions.iter().map(|new| new.id.as_str()).collect();
    assert_eq!(ids, ["RH-01", "RH-02", "FINANCES-01"]);
    assert_eq!(import.columns[0].target, Target::Note);
    assert_eq!(said(&import), [""; 0]);
    assert_eq!((import.count.placed, import.count.noted), (6, 3));
}

#[test]
fn forms_of_an_action_each_are_of_one_group() {
    let form = |title: &'static str| -> [[&'static str; 2]; 4] {
        [
            ["Intitulé de l'action", title],
            ["Pilote", "DRH"],
            ["Échéance", "2024"],
            ["Budget", "12 k€"],
        ]
    };
    let (one, other) = (form("Signer"), form("Relire"));
    let rows = |form: &'static str, cells: &[[&'static str; 2]; 4]| {
        let rows: Vec<&[&str]> = cells.iter().map(<[&str; 2]>::as_slice).collect();
        sheet(form, &rows)
    };
    assert_eq!(
        groups(&[rows("Fiche A", &one), rows("Fiche B", &other)]),
        ["groupe-plan"; 2]
    );
}

#[test]
fn headings_between_rows_are_axes_within_one_another() {
    let import = of_text(
        "Réf;Action;Pilote\nAXE 1 – Énergie;;\nObjectif 1.1 : Réduire;;\n1.1.1;A;DST\nObjectif 1.2 : Bouger;;\n\
         1.2.1;B;DST\nAXE 2 – Lien;;\n2.1.1;C;CCAS\n",
    );
    assert_eq!(axes(&import), ["1.1", "1.2", "2"]);
    let all: Vec<String> = import.axes.iter().map(|(id, _)| id.to_string()).collect();
    assert_eq!(all, ["1", "1.1", "1.2", "2"]);
    assert_eq!(import.actions[1].group.as_str(), import.actions[0].group.as_str());
    assert_eq!(import.count.refused, 0);
    let numbered = of_text("Action;Pilote;Fin\n1. Énergie;;\n1.1 Réduire;;\nA;DST;2024\n2. Lien;;\nB;CCAS;2024\n");
    assert_eq!(axes(&numbered), ["1.1", "2"]);
    // An action of which nothing is known yet but its title.
    let actions = of_text("Action;Pilote;Fin\n1. Réduire;DST;2024\n2. Bouger;;\n3. Relier;DST;2024\n");
    assert_eq!(actions.actions.len(), 3);
}

#[test]
fn what_stands_below_bands_is_called_by_them_where_it_is_called_alike() {
    let import = of_text("Action;Pilote;2025;;2026;\n;;S1;S2;S1;S2\nDiagnostic;DGS;X;;;\nEssai;DSI;;x;x;\n");
    assert_eq!(import.tables[0].headers, "2");
    let notes = |n: usize| -> Vec<(String, String)> {
        let notes = import.actions[n].action.notes.iter();
        notes.map(|(name, text)| (name.clone(), text.clone())).collect()
    };
    let note = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    assert_eq!(notes(0), [note("2025 S1", "X")]);
    assert_eq!(notes(1), [note("2025 S2", "x"), note("2026 S1", "x")]);
    assert_eq!(import.count.refused, 0);
}

#[test]
fn the_day_that_something_was_done_is_not_the_day_it_is_due() {
    let text =
        "Action;Étape;Date prévue;Date de réalisation\nGuichet;Étude;01/03/2025;28/02/2025\n;Travaux;01/09/2025;\n";
    let action = first(text);
    let days: Vec<_> = action.milestones.values().map(|step| (step.due, step.done)).collect();
    let day = |text: &str| text.parse().ok();
    assert_eq!(
        days,
        [(day("2025-03-01"), day("2025-02-28")), (day("2025-09-01"), None)]
    );
    let alone = first("Action;Date de réalisation\nGuichet;28/02/2025\n");
    assert_eq!(alone.due, day("2025-02-28"));
}

#[test]
fn how_far_something_is_says_its_status_where_nothing_else_does() {
    let import = of_text("Action;Avancement\nA;100 %\nB;30 %\nC;0 %\nD;à démarrer\nE;50 %\n");
    let statuses: Vec<&str> = import.actions.iter().map(|new| new.action.status.as_str()).collect();
    assert_eq!(statuses, ["done", "in-progress", "proposed", "planned", "in-progress"]);
    let other = of_text("Action;Statut;Avancement\nA;En pause;100 %\n");
    assert_eq!(other.actions[0].action.status.as_str(), "paused");
}

#[test]
fn tables_below_one_another_are_read_each_under_its_heading() {
    let text = "Groupe Ressources;;\nAction;Pilote;Échéance\nA;X;2024\nB;Y;2024\n;;\nGroupe Usagers;;\nAction;Pilote;Échéance\nC;X;2024\n";
    let import = of_text(text);
    let actions: Vec<(&str, &str)> = import
        .actions
        .iter()
        .map(|new| (new.action.title.as_str(), new.group.as_str()))
        .collect();
    let (own, other) = ("groupe-ressources", "groupe-usagers");
    assert_eq!(actions, [("A", own), ("B", own), ("C", other)]);
    assert_eq!(
        (import.count.headings, import.count.cells, import.count.placed),
        (7, 10, 10)
    );
    let axes_of = of_text(&text.replace("Groupe", "Volet"));
    assert_eq!(
        axes(&axes_of),
        ["volet-ressources", "volet-ressources", "volet-usagers"]
    );
}

#[test]
fn forms_that_number_themselves_are_of_one_kind() {
    let form = |name: &'static str, number: &'static str, title: &'static str| {
        let rows: [&[&str]; 6] = [
            &[number],
            &["Intitulé de l'action", title],
            &["Service pilote", "Sports"],
            &["Partenaires", "Région"],
            &["Échéance", "2024"],
            &["État d'avancement", "En cours"],
        ];
        sheet(name, &rows)
    };
    let sheets = [
        form("Fiche 1", "FICHE ACTION N°1", "Piscine"),
        form("Fiche 2", "FICHE ACTION N°2", "Stade"),
    ];
    let import = import(&sheets, &plan(), &BTreeSet::new()).unwrap();
    let titles: Vec<&str> = import.actions.iter().map(|new| new.action.title.as_str()).collect();
    assert_eq!(titles, ["Piscine", "Stade"]);
    let headers: Vec<&str> = import.columns.iter().map(|column| column.header.as_str()).collect();
    assert_eq!(
        (headers[0], headers.last()),
        ("FICHE ACTION N°1", Some(&"FICHE ACTION N°2"))
    );
    assert!(import.unread.is_empty());
}

#[test]
fn signs_and_the_words_of_other_programs_are_headers() {
    let import = of_text("Task ID;Task Name;Bucket Name;Assigned To;%;k€;Labels\nx1;Relire;GT 1;Ann;50;12;Rouge\n");
    let targets: Vec<Target> = import.columns.iter().map(|column| column.target).collect();
    use Target::{Budget, Group, Id, Leads, Progress, Tags, Title};
    assert_eq!(targets, [Id, Title, Group, Leads, Progress, Budget, Tags]);
    let action = &import.actions[0].action;
    assert_eq!(action.budgets.values().next().unwrap().planned, Some(12_000.0));
}

#[test]
fn titles_with_words_of_the_trade_are_no_headers() {
    let of_trade = [
        "Budget participatif",
        "Statut des agents",
        "Échéances",
        "Priorité aux écoles",
        "Partenaires",
        "Pilotage",
    ];
    let others = (0..30).map(|number| format!("Ouvrir le guichet numéro {number}"));
    let titles = of_trade.map(str::to_owned).into_iter().chain(others);
    let rows = (1..)
        .zip(titles)
        .map(|(number, title)| format!("RH-{number:02};{title};\n"));
    let import = of_text(&format!("Identifiant;Titre;Commentaire\n{}", rows.collect::<String>()));
    assert_eq!(import.actions.len(), 36);
    assert!(!import.tables[0].turned);
}

#[test]
fn hidden_rows_are_counted() {
    let mut hidden = sheet(
        "Plan",
        &[&["Action", "Pilote"], &["A", "DRH"], &["B", "DRH"], &["C", "DRH"]],
    );
    hidden.hidden_rows = [0, 2, 3, 9].into();
    let import = import(&[hidden], &plan(), &BTreeSet::new()).unwrap();
    assert_eq!((import.actions.len(), import.tables[0].hidden_rows), (3, 2));
}
