//! Whole files, and the law that no cell is lost without a word.

use std::collections::BTreeSet;

use copil_plan::value::VecMap;
use copil_plan::{Action, Language, Plan, Priority, Weather};
use copil_sheet::{Place, Sheet, Value};
use proptest::prelude::*;

use crate::{Import, import};

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
    for new in &first.actions {
        let grouped = copil_plan::GroupedAction {
            group: new.group.clone(),
            action: Box::new(new.action.clone()),
        };
        plan.actions.insert(new.id.clone(), grouped);
    }
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

proptest! {
    /// Cells below the headers = placed + noted + refused; each refused one is listed, each noted one is in a note.
    #[test]
    fn no_cell_is_lost_without_a_word(
        headers in prop::collection::vec(header(), 1..9),
        rows in prop::collection::vec(prop::collection::vec(cell(), 0..10), 0..9),
        above in 0_u32..3,
        turned in any::<bool>(),
    ) {
        let mut sheet = Sheet::new("S", false);
        for (column, header) in (0..).zip(&headers) {
            sheet.put(Place { row: above, column }, Value::Text((*header).to_owned())).unwrap();
        }
        for (row, cells) in (above + 1..).zip(&rows) {
            for (column, cell) in (0..).zip(cells) {
                sheet.put(Place { row, column }, cell.clone()).unwrap();
            }
        }
        if turned {
            sheet = sheet.turned();
        }
        let all = sheet.own_cells().count();
        if let Some(import) = import(&[sheet], &plan(), &BTreeSet::new()) {
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
