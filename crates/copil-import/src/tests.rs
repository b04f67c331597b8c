//! Whole files, and the law that no cell is lost without a word.

use std::collections::BTreeSet;

use copil_plan::change::{Change, apply_in_place, diff};
use copil_plan::value::{Value as TableValue, VecMap};
use copil_plan::{Action, ActionId, Language, Plan, Priority, Weather};
use copil_sheet::{Place, Sheet, Value};
use proptest::prelude::*;

use crate::{ChangedAction, FindingKind, Import, ImportTerms, Mapping, NoImport, Target, Why};

mod layouts;

fn terms(key: Option<&str>) -> ImportTerms {
    ImportTerms {
        mapping: Mapping {
            key: key.map(str::to_owned),
            ..Mapping::default()
        },
        day: "2018-05-02".parse().unwrap(),
        reason: None,
    }
}

fn import(sheets: &[Sheet], plan: &Plan, ever: &BTreeSet<ActionId>) -> Result<Import, NoImport> {
    crate::import(sheets, plan, ever, &terms(None))
}

fn plan() -> Plan {
    let mut plan = Plan::empty("plan".parse().unwrap());
    plan.config.title = "Le plan".to_owned();
    plan.config.language = Language::Fr;
    plan
}

fn of_text(text: &str) -> Import {
    let sheets = copil_sheet::read("plan.csv", text.as_bytes()).unwrap();
    import(&sheets, &plan(), &BTreeSet::new()).expect("a table")
}

fn first(text: &str) -> Action {
    of_text(text).actions.remove(0).action
}

fn said(import: &Import) -> Vec<String> {
    let said = import.findings.iter();
    said.map(|finding| format!("{} {:?}", finding.place, finding.what))
        .collect()
}

#[test]
fn a_row_fills_the_fields_of_an_action() {
    let text = "N°;Axe;Action;Descriptif;Direction;Pilote(s);Partenaires;Statut;Priorité;Météo;Début;Échéance;Budget (k€);Avancement;Indicateurs;Observations;Élu référent\n\
        RH-07;Axe 1 : Accueil;Signer la charte;En trois temps;RH;DRH et DSI;CCAS, Agglo;En cours;haute;nuageux;1er janv 2023;fin 2024;12,5;40 %;\"- agents reçus\n- délai\";à voir;M. X\n";
    let import = of_text(text);
    let new = &import.actions[0];
    assert_eq!((new.id.as_str(), new.group.as_str()), ("RH-07", "rh"));
    let action = &new.action;
    assert_eq!(action.title, "Signer la charte");
    assert_eq!(action.description.as_deref(), Some("En trois temps"));
    assert_eq!(action.axis.as_ref().map(ToString::to_string).as_deref(), Some("1"));
    assert_eq!(
        action.leads.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["drh", "dsi"]
    );
    assert_eq!(action.organisations.len(), 2);
    assert_eq!(action.status.as_str(), "in-progress");
    assert_eq!(
        (action.priority, action.weather),
        (Priority::High, Some(Weather::Cloudy))
    );
    assert_eq!(action.start, "2023-01-01".parse().ok());
    assert_eq!(action.due, "2024-12-31".parse().ok());
    let budget = action.budgets.values().next().unwrap();
    assert_eq!((budget.planned, budget.unit.as_deref()), (Some(12500.0), Some("EUR")));
    assert_eq!(action.progress, Some(40.0));
    assert_eq!(action.indicators.len(), 2);
    assert_eq!(action.comment.as_deref(), Some("à voir"));
    let notes: Vec<(&str, &str)> = action
        .notes
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    assert_eq!(notes, [("Échéance", "fin 2024"), ("Élu référent", "M. X")]);
    assert_eq!(said(&import), ["L2 About(2024-12-31)"]);
}

#[test]
fn what_is_not_understood_is_a_note_and_is_said() {
    let import = of_text("Action;Statut;Échéance;Budget;\nSigner;peut-être;dès que possible;Entre 200 et 500;mot\n");
    let notes = &import.actions[0].action.notes;
    let told: Vec<&str> = notes.keys().map(String::as_str).collect();
    assert_eq!(told, ["Statut", "Échéance", "Budget", "Colonne E"]);
    assert_eq!(
        said(&import),
        ["B2 NotUnderstood", "C2 NotUnderstood", "D2 NotUnderstood"]
    );
    assert_eq!((import.count.cells, import.count.placed, import.count.noted), (5, 1, 4));
}

#[test]
fn what_says_that_nothing_is_known_is_a_note_without_a_word() {
    let import = of_text("Action;Pilotage;Budget;Statut;Échéance\nSigner;?;NC;-;n/a\n");
    assert_eq!(said(&import), [""; 0]);
    assert_eq!(import.count.noted, 4);
}

#[test]
fn what_a_formula_failed_with_is_no_value() {
    let mut sheet = Sheet::new("S", false);
    let text = |text: &str| Value::Text(text.to_owned());
    let cells = [
        text("Action"),
        text("Pilote"),
        text("Signer"),
        Value::Error("#REF!".to_owned()),
    ];
    for (n, cell) in (0..).zip(cells) {
        let place = Place {
            row: n / 2,
            column: n % 2,
        };
        sheet.put(place, cell).unwrap();
    }
    let import = import(&[sheet], &plan(), &BTreeSet::new()).unwrap();
    assert!(import.people.is_empty());
    assert_eq!(said(&import), ["B2 NotUnderstood"]);
}

#[test]
fn steps_become_milestones_of_their_action() {
    let import = of_text(
        "Action;Sous-action;Descriptif;Échéance\nSigner;Écrire;long;31/12/2025\nSigner;Relire;court;\n;Voter;;\n",
    );
    let [only] = import.actions.as_slice() else {
        panic!("one action")
    };
    let steps: Vec<&str> = only
        .action
        .milestones
        .values()
        .map(|step| step.title.as_str())
        .collect();
    assert_eq!(steps, ["Écrire", "Relire", "Voter"]);
    assert_eq!(
        only.action.milestones.values().next().unwrap().due,
        "2025-12-31".parse().ok()
    );
    assert_eq!(
        only.action.notes.get("Relire – Descriptif").map(String::as_str),
        Some("court")
    );
}

#[test]
fn steps_listed_in_a_cell_are_milestones_too() {
    let import = of_text("Action;Descriptif;Étapes\nSigner;long;\"- Écrire\n- Relire\"\nVoter;court;Convoquer\n");
    assert_eq!(import.actions.len(), 2);
    let action = &import.actions[0].action;
    let steps: Vec<&str> = action.milestones.values().map(|step| step.title.as_str()).collect();
    assert_eq!(steps, ["Écrire", "Relire"]);
    assert_eq!(action.description.as_deref(), Some("long"));
}

#[test]
fn a_table_of_milestones_becomes_actions_with_their_steps() {
    let text = "\u{feff}Project Name,\u{feff}Milestone,Forecast Date,Actual Date,Owner\n\
        Bridge,Design,01/02/2020,03/02/2020,Anna Bell\nTunnel,Design,01/03/2020,,\nBridge,Build,01/02/2021,,Tom Wood\n";
    let import = of_text(text);
    assert_eq!(import.actions.len(), 2);
    let bridge = &import.actions[0].action;
    let steps: Vec<_> = bridge
        .milestones
        .values()
        .map(|step| (step.title.as_str(), step.due, step.done))
        .collect();
    let day = |text: &str| text.parse().ok();
    assert_eq!(
        steps,
        [
            ("Design", day("2020-02-01"), day("2020-02-03")),
            ("Build", day("2021-02-01"), None)
        ]
    );
    assert_eq!(bridge.leads.len(), 2);
}

#[test]
fn what_is_not_called_a_title_may_be_one() {
    let import = of_text("Description;Responsable;Échéance\nSigner la charte;DRH;2024\n");
    assert_eq!(import.actions[0].action.title, "Signer la charte");
    let import = of_text("Milestone;Owner;Due date\nSign;DRH;2024\n");
    assert_eq!(import.actions[0].action.title, "Sign");
    let status = of_text("Action;Avancement\nSigner;En cours\nVoter;Terminé\n");
    assert_eq!(status.actions[1].action.status.as_str(), "done");
    let part = of_text("Action;État d'avancement\nSigner;40 %\nVoter;100 %\n");
    assert_eq!(part.actions[0].action.progress, Some(40.0));
}

#[test]
fn axes_are_carried_down_and_keep_their_numbers() {
    let text =
        "Axe;Sous-axe;Action;Pilote\n1. Air;1.1. Lire;A;DRH\n;;B;DRH\n;1.10. Écrire;C;DRH\n2. Eau;;D;DRH\n;;E;DRH\n";
    let import = of_text(text);
    let axes: Vec<String> = import
        .actions
        .iter()
        .filter_map(|new| Some(new.action.axis.as_ref()?.to_string()))
        .collect();
    assert_eq!(axes, ["1.1", "1.1", "1.10", "2", "2"]);
    let all: Vec<String> = import.axes.iter().map(|(id, _)| id.to_string()).collect();
    assert_eq!(all, ["1", "1.1", "1.10", "2"]);
    assert_eq!(
        import.groups.len(),
        2,
        "an action is in the group of the axis at the top"
    );
    let sections =
        of_text("Action;Pilote;Échéance\nAXE 1 - Air;;\nA;DRH;2024\nB;DRH;2024\nAXE 2 - Eau;;\nC;DRH;2024\n");
    let axes = sections
        .actions
        .iter()
        .map(|new| new.action.axis.as_ref().map(ToString::to_string));
    assert_eq!(
        axes.collect::<Vec<_>>(),
        [Some("1".into()), Some("1".into()), Some("2".into())]
    );
}

#[test]
fn budgets_come_with_who_pays_and_are_not_counted_twice() {
    let text = "Action;Financeur 1;Montant;Financeur 2;Montant;Budget total\nSigner;Région;1 000 €;État;2 000 €;3 000 €\nVoter;;;;;500\n";
    let import = of_text(text);
    let planned = |n: usize| {
        import.actions[n]
            .action
            .budgets
            .values()
            .map(|budget| (budget.funder.clone(), budget.planned))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        planned(0),
        [
            (Some("Région".into()), Some(1000.0)),
            (Some("État".into()), Some(2000.0))
        ]
    );
    assert_eq!(
        import.actions[0].action.notes.get("Budget total").map(String::as_str),
        Some("3 000 €")
    );
    assert_eq!(planned(1), [(None, Some(500.0))]);
}

#[test]
fn the_order_of_days_is_the_columns() {
    let action = first("Action;Date de début;Date de fin\nA;01/02/20;12/14/20\n");
    assert_eq!(action.start, "2020-01-02".parse().ok());
    let action = first("Action;Date de début;Date de fin\nA;01/02/20;14/12/20\n");
    assert_eq!(action.start, "2020-02-01".parse().ok());
}

#[test]
fn what_the_plan_has_is_used_and_left_alone() {
    let mut plan = plan();
    plan.config.axes.insert("air".parse().unwrap(), "Air".to_owned());
    plan.config.people = VecMap::default();
    let sheets = copil_sheet::read("p.csv", "Axe;Action\nair;Signer\nEau;Voter\n".as_bytes()).unwrap();
    let first = import(&sheets, &plan, &BTreeSet::new()).unwrap();
    assert_eq!(
        first.axes.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(),
        ["eau"]
    );
    let plan = after(&plan, &first);
    let again = import(&sheets, &plan, &BTreeSet::new()).unwrap();
    assert!(again.actions.is_empty());
    assert_eq!(again.count.refused, 4);
}

#[test]
fn ids_follow_those_that_ever_were_and_no_two_are_alike() {
    let ever: BTreeSet<_> = ["RH-01".parse().unwrap()].into();
    let sheets = copil_sheet::read("p.csv", "N°;Direction;Action\n;Ressources humaines;A\nrh-02;Ressources humaines;B\nRH-02;Ressources humaines;C\n;Réseau hydraulique;D\n".as_bytes()).unwrap();
    let import = import(&sheets, &plan(), &ever).unwrap();
    let ids: Vec<String> = import.actions.iter().map(|new| new.id.to_string()).collect();
    assert_eq!(ids, ["RH-03", "rh-02", "RH-04", "RESEAU-HYDRAULIQUE-01"]);
    assert_eq!(said(&import), ["A4 UnusableId"]);
}

#[test]
fn a_group_whose_id_has_no_room_for_a_number_loses_no_action() {
    let mut plan = plan();
    let group: copil_plan::GroupId = "g".repeat(63).parse().unwrap();
    plan.groups.insert(group, copil_plan::Group::default());
    let import = import(&read("Action\nSigner\nVoter\n"), &plan, &BTreeSet::new()).unwrap();
    let ids: Vec<&str> = import.actions.iter().map(|new| new.id.as_str()).collect();
    assert_eq!(ids, ["A-01", "A-02"]);
}

#[test]
fn sheets_of_one_kind_are_read_together_and_others_are_said() {
    let sheet = |name: &str, hidden: bool, rows: &[&[&str]]| {
        let mut sheet = Sheet::new(name, hidden);
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet
                    .put(Place { row, column }, Value::Text((*cell).to_owned()))
                    .unwrap();
            }
        }
        sheet
    };
    let sheets = [
        sheet("Aide", false, &[&["Bonjour"]]),
        sheet("Axe 1", false, &[&["Action", "Pilote"], &["A", "DRH"]]),
        sheet("Axe 2", false, &[&["Action", "Pilote"], &["B", "DRH"]]),
        sheet("Vieux", true, &[&["Action", "Pilote"], &["C", "DRH"]]),
    ];
    let import = import(&sheets, &plan(), &BTreeSet::new()).unwrap();
    assert_eq!(import.actions.len(), 2);
    assert_eq!(
        import
            .tables
            .iter()
            .map(|table| table.sheet.as_str())
            .collect::<Vec<_>>(),
        ["Axe 1", "Axe 2"]
    );
    let unread: Vec<(&str, bool)> = import
        .unread
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet.hidden))
        .collect();
    assert_eq!(unread, [("Aide", false), ("Vieux", true)]);
}

/// The plan after an import.
fn after(before: &Plan, import: &Import) -> Plan {
    let mut plan = before.clone();
    let files = import.new_files(before).into_iter();
    let changed = import.changed.iter().map(|changed| changed.file.clone());
    let changes = diff(files.chain(changed).collect()).changes;
    apply_in_place(&mut plan, &changes).unwrap();
    plan
}

fn read(text: &str) -> Vec<Sheet> {
    copil_sheet::read("plan.csv", text.as_bytes()).unwrap()
}

/// What a table changes in a plan, as `ID path: old → new`.
fn changes(plan: &Plan, text: &str, key: Option<&str>) -> Vec<String> {
    let import = crate::import(&read(text), plan, &BTreeSet::new(), &terms(key)).unwrap();
    let all = import.changed.iter().flat_map(|changed| &changed.changes);
    all.map(|change| match change {
        Change::Set { subject, path, new, .. } => {
            format!(
                "{} {path}: {}",
                subject.id().unwrap_or_default(),
                new.as_ref().map_or_else(String::new, told)
            )
        }
        other => format!("{other:?}"),
    })
    .collect()
}

fn told(value: &copil_plan::value::Value) -> String {
    use copil_plan::value::Value::{Date, Integer, List, Number, Text};
    match value {
        Text(text) => text.clone(),
        Date(day) => day.to_string(),
        Number(number) => number.to_string(),
        Integer(number) => number.to_string(),
        List(all) => all.iter().map(told).collect::<Vec<_>>().join("+"),
        other => format!("{other:?}"),
    }
}

const FIRST: &str = "N°;Action;Statut;Échéance;Pilote;Financeur;Montant;Étapes;Couleur\n\
    RH-01;Signer;À venir;fin 2018;DRH;Région;1000;Écrire;bleu\n\
    RH-02;Voter;En cours;31/12/2018;DRH;;;;vert\n";

#[test]
fn what_the_cells_of_a_known_action_say_otherwise_is_changed_field_by_field() {
    let plan = after(&plan(), &of_text(FIRST));
    assert_eq!(changes(&plan, FIRST, None), [""; 0]);
    let edited = "N°;Action;Statut;Échéance;Pilote;Financeur;Montant;Étapes;Couleur\n\
        rh-01;Signer la charte;en cours;30/06/2019;DGS;Région;1500;\"Écrire\nRelire\";\n\
        RH-02;Voter;;;;;;;rouge\n";
    let expected = [
        "RH-01 title: Signer la charte",
        "RH-01 status: in-progress",
        "RH-01 since: 2018-05-02",
        "RH-01 leads: dgs",
        "RH-01 due: 2019-06-30",
        "RH-01 budgets.region.planned: 1500",
        "RH-01 notes.\"Échéance\": ",
        "RH-02 notes.Couleur: rouge",
    ];
    let told = changes(&plan, edited, None);
    for line in expected {
        assert!(told.contains(&line.to_owned()), "{line} is not in {told:?}");
    }
    assert!(told.iter().any(|line| line.contains("milestones.relire")), "{told:?}");
    assert_eq!(
        told.len(),
        expected.len() + 1,
        "an empty cell changes nothing: {told:?}"
    );
    let edited = read(edited);
    let import = import(&edited, &plan, &BTreeSet::new()).unwrap();
    assert_eq!(import.changed.iter().map(ChangedAction::fields).sum::<usize>(), 8);
    assert_eq!(after(&plan, &import).config.people.len(), 2);
}

#[test]
fn an_id_says_which_action_a_row_tells_of_and_in_which_group_a_new_one_is() {
    let first = "N°;Action;Groupe;Statut\nRH-01;Signer;Ressources;À venir\nSI-01;Voter;Réseaux;À venir\n";
    let plan = after(&plan(), &of_text(first));
    let edited = "N°;Action;Statut\nRH-01;;En cours\nSI-02;Câbler;À venir\nRH-09;;En cours\n";
    assert_eq!(
        changes(&plan, edited, None),
        ["RH-01 status: in-progress", "RH-01 since: 2018-05-02"]
    );
    let import = import(&read(edited), &plan, &BTreeSet::new()).unwrap();
    let new: Vec<(&str, &str)> = import
        .actions
        .iter()
        .map(|new| (new.id.as_str(), new.group.as_str()))
        .collect();
    assert_eq!(new, [("SI-02", "reseaux")]);
    assert!(import.groups.is_empty());
    let refused = import
        .findings
        .iter()
        .filter(|finding| finding.what == FindingKind::NoTitle);
    assert_eq!(refused.count(), 2, "nothing has the id of the last row");
}

#[test]
fn rows_are_known_by_a_column_that_is_said_and_by_nothing_else() {
    let first = "Action;Fiche;Pilote\nSigner;F 1;DRH\nVoter;F 2;DRH\n";
    let plan = after(&plan(), &of_text(first));
    let edited = "Action;Fiche;Pilote\nSigner la charte;F 1;DRH\nVoter;F 2;DGS\nVoter;F 2;DSI\n";
    assert_eq!(changes(&plan, edited, None), [""; 0]);
    let left_alone = import(&read(edited), &plan, &BTreeSet::new()).unwrap();
    assert_eq!(left_alone.actions.len(), 1, "it is like one, and is another");
    let told = changes(&plan, edited, Some("fiche"));
    assert_eq!(told, ["GP-01 title: Signer la charte", "GP-02 leads: dgs"]);
    let import = crate::import(&read(edited), &plan, &BTreeSet::new(), &terms(Some("Fiche"))).unwrap();
    let last = import.findings.last().map(|finding| &finding.what);
    assert_eq!(last, Some(&FindingKind::KeyTwice("GP-02".parse().unwrap())));
    let by_title = "Action;Pilote\nVoter;DGS\n";
    assert_eq!(changes(&plan, by_title, Some("Action")), ["GP-02 leads: dgs"]);
    let unknown = crate::import(&read(by_title), &plan, &BTreeSet::new(), &terms(Some("Code")));
    assert_eq!(unknown, Err(NoImport::NoColumn("Code".to_owned())));
}

#[test]
fn a_key_that_several_actions_have_tells_of_none() {
    let text = "Action;Fiche\nSigner;F 1\nVoter;F 1\n";
    let plan = after(&plan(), &of_text(text));
    let import = crate::import(&read(text), &plan, &BTreeSet::new(), &terms(Some("Fiche"))).unwrap();
    assert!(import.is_nothing());
    assert_eq!(import.count.refused, 4);
    assert!(matches!(import.findings[0].what, FindingKind::KeyOfSeveral(..)));
}

#[test]
fn a_status_that_may_not_follow_is_refused_and_the_rest_of_the_row_is_taken() {
    let plan = after(
        &plan(),
        &of_text("N°;Action;Statut;Pilote\nA-1;Signer;À venir;DRH\nA-2;Voter;En cours;DRH\n"),
    );
    let edited = "N°;Action;Statut;Pilote\nA-1;Signer;Terminé;DGS\nA-2;Voter;En pause;DRH\n";
    assert_eq!(changes(&plan, edited, None), ["A-1 leads: dgs"]);
    let refused = import(&read(edited), &plan, &BTreeSet::new()).unwrap();
    let told: Vec<String> = refused
        .findings
        .iter()
        .map(|finding| format!("{} {}", finding.place, finding.text))
        .collect();
    assert_eq!(told, ["C2 Terminé", "C3 En pause"]);
    assert_eq!((refused.count.placed, refused.count.refused), (6, 2));
    let reasoned = ImportTerms {
        reason: Some("Le budget est gelé.".to_owned()),
        ..terms(None)
    };
    let taken = crate::import(&read(edited), &plan, &BTreeSet::new(), &reasoned).unwrap();
    assert_eq!(taken.count.refused, 1, "the one that asked for a reason has it");
}

#[test]
fn actions_that_no_row_tells_of_are_listed_once_some_are_told_of() {
    let plan = after(
        &plan(),
        &of_text("N°;Groupe;Action\nA-1;Air;Signer\nA-2;Air;Voter\nB-1;Eau;Lire\n"),
    );
    let gone = |text: &str| import(&read(text), &plan, &BTreeSet::new()).unwrap().gone;
    assert_eq!(gone("N°;Groupe;Action\nA-1;Air;Signer\n"), ["A-2".parse().unwrap()]);
    assert_eq!(gone("Groupe;Action\nEau;Boire\n"), []);
}

/// An import by a mapping that is written so, here with its tables on a line.
fn mapped(text: &str, mapping: Mapping) -> Result<Import, NoImport> {
    let terms = ImportTerms { mapping, ..terms(None) };
    crate::import(&read(text), &plan(), &BTreeSet::new(), &terms)
}

fn columns(pairs: &[(&str, Target)]) -> Vec<(String, Target)> {
    let own = pairs.iter().map(|(header, target)| ((*header).to_owned(), *target));
    own.collect()
}

#[test]
fn a_mapping_says_where_columns_go_and_what_values_mean() {
    let text = "Action;Couleur;Avis;Statut;Échéance\nSigner;DRH;secret;Lancé vite;03/04/2019\nVoter;DGS;;;\n";
    let mapping = Mapping {
        columns: columns(&[("couleur", Target::Leads), ("Avis", Target::Skip)]),
        values: vec![("lancé vite".to_owned(), "in-progress".to_owned())],
        month_first: Some(true),
        group: Some("Ressources humaines".to_owned()),
        ..Mapping::default()
    };
    let import = mapped(text, mapping.clone()).unwrap();
    let first = &import.actions[0];
    assert_eq!(
        (first.action.leads.len(), first.action.status.as_str()),
        (1, "in-progress")
    );
    assert_eq!(first.action.due, "2019-03-04".parse().ok());
    assert_eq!(
        (first.group.as_str(), first.action.notes.len()),
        ("ressources-humaines", 0)
    );
    assert_eq!(said(&import), ["C2 Skipped"]);
    assert_eq!((import.count.placed, import.count.refused), (6, 1));
    let why: Vec<Why> = import.columns.iter().map(|column| column.why).collect();
    assert_eq!(why, [Why::Header, Why::Mapping, Why::Mapping, Why::Header, Why::Header]);
    let in_force = mapping.in_force(&import);
    assert_eq!(mapped(text, in_force.clone()).unwrap().actions, import.actions);
    let mut written = in_force.settings();
    written.insert("columns".to_owned(), TableValue::Table(in_force.columns_table()));
    written.insert("values".to_owned(), TableValue::Table(in_force.values_table()));
    assert_eq!(Mapping::from_table(&written), Ok(in_force));
}

#[test]
fn a_mapping_says_which_sheet_and_row_are_read() {
    let text = "Action;Pilote\nAction;Qui\nSigner;DRH\n";
    let second = Mapping {
        header_row: Some(2),
        columns: columns(&[("Qui", Target::Leads)]),
        ..Mapping::default()
    };
    let import = mapped(text, second).unwrap();
    assert_eq!((import.actions.len(), import.count.headings), (1, 4));
    let sheet = Some("Rien".to_owned());
    let none = mapped(
        text,
        Mapping {
            sheet,
            ..Mapping::default()
        },
    );
    assert_eq!(none, Err(NoImport::NoSheet("Rien".to_owned())));
}

#[test]
fn steps_become_actions_where_that_is_asked_for() {
    let text = "Action;Sous-action;Pilote\nSigner;Écrire;DRH\nSigner;Relire;DGS\nVoter;;DRH\n";
    let steps_are_actions = Some(true);
    let import = mapped(
        text,
        Mapping {
            steps_are_actions,
            ..Mapping::default()
        },
    )
    .unwrap();
    let titles: Vec<&str> = import.actions.iter().map(|new| new.action.title.as_str()).collect();
    assert_eq!(titles, ["Écrire", "Relire", "Voter"]);
    assert_eq!(
        import.actions[0].action.notes.get("Action").map(String::as_str),
        Some("Signer")
    );
    assert_eq!((import.count.placed, import.count.noted), (6, 2));
}

#[test]
fn what_of_a_mapping_makes_no_sense_is_named() {
    let fault = |key: &str, value: TableValue| {
        let mut table = copil_plan::value::Table::default();
        table.insert(key.to_owned(), value);
        Mapping::from_table(&table).unwrap_err().path.to_string()
    };
    let text = |text: &str| TableValue::Text(text.to_owned());
    assert_eq!(fault("dates", text("day")), "dates");
    assert_eq!(fault("colums", text("x")), "colums");
    assert_eq!(fault("header_row", TableValue::Integer(0)), "header_row");
    let mut columns = copil_plan::value::Table::default();
    columns.insert("Avis".to_owned(), text("secret"));
    assert_eq!(fault("columns", TableValue::Table(columns)), "columns.Avis");
    let values = vec![("Lancé".to_owned(), "launched".to_owned())];
    let unknown = Mapping {
        values,
        ..Mapping::default()
    }
    .unknown_value(&plan());
    assert_eq!(
        unknown.map(|fault| fault.path.to_string()),
        Some("values.\"Lancé\"".to_owned())
    );
}

/// Headers of the trade and others.
fn header() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "Action",
        "Titre",
        "Sous-action",
        "Axe",
        "Sous-axe",
        "Statut",
        "Pilote",
        "Partenaires",
        "Budget",
        "Financeur",
        "Montant",
        "Échéance",
        "Début",
        "Météo",
        "Priorité",
        "N°",
        "Couleur",
        "",
        "Budget total",
        "Dépensé",
        "Avancement",
        "Calendrier",
        "Indicateurs",
        "Groupe",
        "Lien",
        "Commentaire",
    ])
}

fn cell() -> impl Strategy<Value = Value> {
    let texts = prop::sample::select(vec![
        "",
        "Signer",
        "Axe 1",
        "AXE 2 - Eau",
        "1.1 Lire",
        "En cours",
        "terminé à 50 %",
        "DRH et DSI",
        "a, b; c",
        "12 k€",
        "fin 2024",
        "31/12/2025",
        "12/31/25",
        "Total",
        "Champ texte",
        "Exemple",
        "Source : x",
        "n/a",
        "-",
        "A-1",
        "x\ny",
        "https://a.test",
        "🌧",
        "con",
        "..",
        "\u{0}",
        "me",
        "none",
        "plan",
    ]);
    prop_oneof![
        6 => texts.prop_map(|text| Value::Text(text.to_owned())),
        1 => any::<f64>().prop_map(Value::Number),
        1 => (0_i32..80_000).prop_map(|number| Value::Number(number.into())),
        1 => any::<bool>().prop_map(Value::Boolean),
        1 => Just(Value::Error("#REF!".to_owned())),
        1 => ".{0,12}".prop_map(Value::Text),
    ]
}

/// A table with headers, behind so many rows.
fn table(headers: &[&str], rows: &[Vec<Value>], above: u32) -> Sheet {
    let mut sheet = Sheet::new("S", false);
    for (column, header) in (0..).zip(headers) {
        sheet
            .put(Place { row: above, column }, Value::Text((*header).to_owned()))
            .unwrap();
    }
    for (row, cells) in (above + 1..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.put(Place { row, column }, cell.clone()).unwrap();
        }
    }
    sheet
}

/// The columns of which cells are changed, each with how the n-th of its values is said.
const SAID: [(&str, fn(usize) -> String); 8] = [
    ("Action", |n| format!("Titre {n}")),
    ("Descriptif", |n| format!("Descriptif {n}")),
    ("Priorité", |n| ["haute", "basse", "moyenne"][n % 3].to_owned()),
    ("Échéance", |n| format!("{}/{:02}/2019", 13 + n % 15, 1 + n / 15)),
    ("Pilote", |n| format!("Direction {n}")),
    ("Avancement", |n| format!("{n} %")),
    ("Commentaire", |n| format!("Mot {n}")),
    ("Couleur", |n| format!("Couleur {n}")),
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// A table that was imported says nothing new, whatever rows are known by.
    #[test]
    fn what_is_imported_twice_changes_nothing_the_second_time(
        headers in prop::collection::vec(header(), 1..9),
        rows in prop::collection::vec(prop::collection::vec(cell(), 0..10), 0..9),
        key in prop::option::of(0_usize..9),
    ) {
        let sheets = [table(&headers, &rows, 0)];
        let plan = plan();
        if let Ok(first) = import(&sheets, &plan, &BTreeSet::new()) {
            let plan = after(&plan, &first);
            let key = key.and_then(|key| headers.get(key)).copied();
            let ever = plan.actions.keys().cloned().collect();
            if let Ok(again) = crate::import(&sheets, &plan, &ever, &terms(key)) {
                let changes: Vec<_> = again.changed.iter().map(|changed| &changed.changes).collect();
                prop_assert_eq!(changes, Vec::<&Vec<Change>>::new());
                prop_assert_eq!(again.actions, vec![]);
                prop_assert_eq!(again.groups, vec![]);
                prop_assert_eq!(again.people, vec![]);
                let count = again.count;
                prop_assert_eq!(count.cells, first.count.cells);
                prop_assert_eq!(count.cells, count.placed + count.noted + count.refused);
            }
        }
    }

    /// As many fields change as cells do.
    #[test]
    fn as_many_fields_change_as_cells_do(
        rows in 1_usize..8,
        edits in prop::collection::btree_set((0_usize..8, 0_usize..SAID.len()), 0..20),
    ) {
        let text = |n: usize, edited: bool| -> Vec<Value> {
            let id = Value::Text(format!("A-{n}"));
            let cells = SAID.iter().enumerate().map(|(column, (_, said))| {
                let is_other = edited && edits.contains(&(n, column));
                Value::Text(said(if is_other { n + 10 } else { n }))
            });
            std::iter::once(id).chain(cells).collect()
        };
        let headers: Vec<&str> = std::iter::once("N°").chain(SAID.iter().map(|(header, _)| *header)).collect();
        let of = |edited: bool| -> Vec<Sheet> {
            let rows: Vec<Vec<Value>> = (0..rows).map(|n| text(n, edited)).collect();
            vec![table(&headers, &rows, 0)]
        };
        let plan = plan();
        let first = import(&of(false), &plan, &BTreeSet::new()).unwrap();
        let plan = after(&plan, &first);
        let second = import(&of(true), &plan, &BTreeSet::new()).unwrap();
        let expected = edits.iter().filter(|(row, _)| *row < rows).count();
        prop_assert_eq!(second.changed.iter().map(ChangedAction::fields).sum::<usize>(), expected);
        prop_assert_eq!(second.changed.len() + second.unchanged, rows);
        let plan = after(&plan, &second);
        prop_assert!(import(&of(true), &plan, &BTreeSet::new()).unwrap().is_nothing());
    }

    /// Cells below the headers = placed + noted + refused; each refused one is listed, each noted one is in a note.
    #[test]
    fn no_cell_is_lost_without_a_word(
        headers in prop::collection::vec(header(), 1..9),
        rows in prop::collection::vec(prop::collection::vec(cell(), 0..10), 0..9),
        above in 0_u32..3,
        turned in any::<bool>(),
    ) {
        let mut sheet = table(&headers, &rows, above);
        if turned {
            sheet = sheet.turned();
        }
        let all = sheet.own_cells().count();
        if let Ok(import) = import(&[sheet], &plan(), &BTreeSet::new()) {
            let count = import.count;
            prop_assert_eq!(count.cells, count.placed + count.noted + count.refused);
            prop_assert_eq!(count.cells + count.headings, all);
            let listed = import.findings.iter().filter(|finding| finding.what.is_refusal()).count();
            prop_assert_eq!(listed, count.refused);
            let notes = import.actions.iter().flat_map(|new| new.action.notes.values());
            prop_assert!(count.noted == 0 || notes.count() > 0);
            let mut ids: Vec<String> = import.actions.iter().map(|new| new.id.as_str().to_ascii_lowercase()).collect();
            ids.sort();
            ids.dedup();
            prop_assert_eq!(ids.len(), import.actions.len());
        }
    }
}
