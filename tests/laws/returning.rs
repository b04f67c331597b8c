//! An export that comes back changes what was edited in it, and nothing else.

use std::collections::{BTreeSet, HashSet};

use chrono::{DateTime, Days, NaiveDate};
use copil::report::export::back::{Edited, Ground};
use copil::report::export::book::{Sheet as Made, Source};
use copil::report::export::layout::{FieldColumn, Owner};
use copil::report::export::words::Reader;
use copil::report::export::{CsvFor, Export, Origin};
use copil::wording::Catalogue;
use copil::wording::lookup::Known;
use copil_plan::change::{Terms, apply, diff, merge};
use copil_plan::published::Withheld;
use copil_plan::shape::Shape;
use copil_plan::{ActionId, Language, Plan};
use copil_sheet::{Place, Sheet, Value};
use copil_store::{PlanPath, Snapshot};
use proptest::collection;
use proptest::prelude::*;
use proptest::sample::{self, Index};
use serde_json::Value as Json;

use crate::cases;
use crate::plans::plan;

/// The export of a plan in a language.
fn export_of(plan: &Plan, language: Language) -> Export<'_> {
    Export {
        plan,
        withheld: Withheld::default(),
        day: "2018-03-15".parse().unwrap(),
        actions: plan.actions.iter().collect(),
        is_whole: true,
        confidential: true,
        catalogue: Catalogue::new(language),
        origin: Origin {
            commit: None,
            made: DateTime::UNIX_EPOCH,
            command: "copil export".to_owned(),
        },
    }
}

/// What an export of a plan was made from.
fn ground_of<'p>(plan: &'p Plan, nothing: &'p (BTreeSet<PlanPath>, BTreeSet<ActionId>)) -> Ground<'p> {
    Ground {
        known: Known {
            plan,
            unreadable: &nothing.0,
        },
        ever: &nothing.1,
        day: "2018-03-15".parse().unwrap(),
        is_sure: true,
    }
}

/// Holds that each form of a plan comes back as it was, in a language.
fn comes_back(plan: &Plan, language: Language) {
    let export = export_of(plan, language);
    let none = Default::default();
    let ground = ground_of(plan, &none);
    let nothing = Edited::default();
    let sheets = copil_sheet::read("a.xlsx", &export.xlsx().unwrap()).unwrap();
    assert_eq!(export.edited_workbook(ground, &sheets).unwrap(), nothing);
    for reader in CsvFor::ALL {
        let sheets = copil_sheet::read("a.csv", &export.csv(*reader).unwrap()).unwrap();
        if !plan.actions.is_empty() {
            assert_eq!(export.table_among(&sheets).map(|found| found.reader), Some(*reader));
        }
        assert_eq!(export.edited_csv(ground, *reader, &sheets[0]).unwrap(), nothing);
    }
    let json = serde_json::from_str(&export.json().to_string()).unwrap();
    assert_eq!(export.edited_json(ground, &json), nothing);
}

/// What may be typed into a cell of a shape, another in each case; `None` where what may be depends on the plan.
fn typed(shape: Shape, n: usize) -> Option<Value> {
    let day = NaiveDate::from_ymd_opt(2019, 1, 1).unwrap() + Days::new(n as u64);
    Some(match shape {
        Shape::Text => Value::Text(format!("Écrit {n}")),
        Shape::Day(_) => Value::Date(day),
        Shape::Number => Value::Number(n as f64 + 2.5),
        _ => return None,
    })
}

/// The cells of a book that may be edited: the sheet, its name, and where.
fn editable(made: &Made, sheet: &Sheet, is_wanted: &dyn Fn(&Made, &FieldColumn) -> bool) -> Vec<(Place, Shape)> {
    let columns = (0u32..).zip(&made.sources).filter_map(|(column, source)| match source {
        Source::Field(field) if is_wanted(made, field) => Some((column, field.shape)),
        _ => None,
    });
    let columns: Vec<(u32, Shape)> = columns.collect();
    let rows = sheet.rows().filter(|row| *row > 0);
    rows.flat_map(|row| {
        columns
            .iter()
            .map(move |(column, shape)| (Place { row, column: *column }, *shape))
    })
    .collect()
}

/// Whether a cell of a field says nothing of others: a name stands for an id elsewhere too, and with what a row of a list
/// begins it may begin like another.
fn is_free(made: &Made, field: &FieldColumn) -> bool {
    let is_first = made.layout.is_listed() && made.layout.columns.first() == Some(field);
    let has_names = matches!(made.layout.owner, Owner::Plan | Owner::Group);
    let is_name = has_names && matches!(field.path.as_slice(), [] | ["label" | "name" | "title"]);
    !is_first && !is_name
}

/// The sheets of a workbook with some cells edited, and how many are.
fn edited_sheets(
    book: &[Made],
    sheets: &[Sheet],
    (picks, first): (&[Index], usize),
    is_wanted: &dyn Fn(&Made, &FieldColumn) -> bool,
) -> Vec<Sheet> {
    let mut edited = sheets.to_vec();
    let places = book.iter().zip(sheets).enumerate().flat_map(|(at, (made, sheet))| {
        let cells = editable(made, sheet, is_wanted).into_iter();
        cells.filter_map(move |(place, shape)| typed(shape, 0).map(|_| (at, place, shape)))
    });
    let places: Vec<_> = places.collect();
    for (n, pick) in picks.iter().enumerate().filter(|_| !places.is_empty()) {
        let (at, place, shape) = pick.get(&places);
        let value = typed(*shape, first + n).unwrap();
        edited[*at].put(*place, value).unwrap();
    }
    edited
}

/// The plan after what was edited.
fn after(plan: &Plan, edited: &Edited) -> Option<Plan> {
    apply(plan, &diff(edited.files.clone()).changes).ok()
}

/// A cell: its sheet, where it is, and what it says.
type Told = (String, Place, String);

/// The cells that only one of two has.
fn unlike(one: &[Told], other: &[Told]) -> Vec<Told> {
    let (one, other): (HashSet<&Told>, HashSet<&Told>) = (one.iter().collect(), other.iter().collect());
    one.symmetric_difference(&other).map(|told| (*told).clone()).collect()
}

/// The sheets without what is worked out.
fn told(book: &[Made], sheets: &[Sheet]) -> Vec<Told> {
    let cells = book.iter().zip(sheets).flat_map(|(made, sheet)| {
        let is_own = |place: Place| !matches!(made.sources[place.column as usize], Source::Computed(_));
        let cells = sheet
            .own_cells()
            .filter(move |(place, _)| place.row > 0 && is_own(*place));
        cells.map(|(place, value)| (made.layout.name(), place, value.to_string()))
    });
    cells.collect()
}

proptest! {
    #![proptest_config(cases(24))]

    /// Exported again, the plan has each cell that was edited as it was typed, and all others as they were.
    #[test]
    fn what_was_edited_comes_back_and_nothing_else(
        plan in plan(),
        picks in collection::vec(any::<Index>(), 1..6),
        language in sample::select(Language::ALL),
    ) {
        let export = export_of(&plan, language);
        let none = Default::default();
        let ground = ground_of(&plan, &none);
        let book = export.book(Reader::People);
        let sheets = copil_sheet::read("a.xlsx", &export.xlsx().unwrap()).unwrap();
        let edited = edited_sheets(&book, &sheets, (&picks, 0), &is_free);
        let back = export.edited_workbook(ground, &edited).unwrap();
        prop_assert_eq!(&back.findings, &Vec::new());
        if let Some(after) = after(&plan, &back) {
            let again = export_of(&after, language);
            let sheets = copil_sheet::read("a.xlsx", &again.xlsx().unwrap()).unwrap();
            prop_assert_eq!(unlike(&told(&again.book(Reader::People), &sheets), &told(&book, &edited)), Vec::new());
        }
    }

    /// The same of the table of the actions as text.
    #[test]
    fn what_was_edited_in_a_table_as_text_comes_back_and_nothing_else(
        plan in plan(),
        picks in collection::vec(any::<Index>(), 1..6),
        reader in sample::select(CsvFor::ALL),
    ) {
        let export = export_of(&plan, Language::Fr);
        let none = Default::default();
        let ground = ground_of(&plan, &none);
        let made = [export.actions_table(reader.reader())];
        let sheets = copil_sheet::read("a.csv", &export.csv(reader).unwrap()).unwrap();
        let mut edited = edited_sheets(&made, &sheets, (&picks, 0), &is_free);
        // A table as text holds nothing but texts.
        let cells: Vec<(Place, String)> = edited[0].own_cells().map(|(place, value)| (place, match value {
            Value::Date(day) if reader == CsvFor::Excel => day.format("%d/%m/%Y").to_string(),
            Value::Number(number) if reader == CsvFor::Excel => number.to_string().replace('.', ","),
            value => value.to_string(),
        })).collect();
        for (place, text) in cells {
            edited[0].put(place, Value::Text(text)).unwrap();
        }
        let back = export.edited_csv(ground, reader, &edited[0]).unwrap();
        prop_assert_eq!(&back.findings, &Vec::new());
        if let Some(after) = after(&plan, &back) {
            let again = export_of(&after, Language::Fr);
            let sheets = copil_sheet::read("a.csv", &again.csv(reader).unwrap()).unwrap();
            let again = told(&[again.actions_table(reader.reader())], &sheets);
            prop_assert_eq!(unlike(&again, &told(&made, &edited)), Vec::new());
        }
    }

    /// Of JSON: the whole of it is as it was edited.
    #[test]
    fn what_was_edited_in_json_comes_back_and_nothing_else(plan in plan(), picks in collection::vec(any::<Index>(), 1..6)) {
        let export = export_of(&plan, Language::Fr);
        let none = Default::default();
        let ground = ground_of(&plan, &none);
        let mut json = serde_json::from_str(&export.json().to_string()).unwrap();
        for (n, pick) in picks.iter().enumerate() {
            let mut titles = Vec::new();
            gather_titles(&mut json, &mut titles);
            *titles.swap_remove(pick.index(titles.len())) = format!("Écrit {n}").into();
        }
        let back = export.edited_json(ground, &json);
        prop_assert_eq!(&back.findings, &Vec::new());
        let after = after(&plan, &back).unwrap();
        let again: Json = serde_json::from_str(&export_of(&after, Language::Fr).json().to_string()).unwrap();
        prop_assert_eq!(again, json);
    }

    /// What one person edited in a file and what another changed elsewhere come to the same plan, whichever came first.
    #[test]
    fn edits_of_other_fields_come_in_any_order(
        plan in plan(),
        picks in collection::vec(any::<Index>(), 2..6),
        at in any::<Index>(),
    ) {
        let export = export_of(&plan, Language::Fr);
        let none = Default::default();
        let ground = ground_of(&plan, &none);
        let book = export.book(Reader::People);
        let sheets = copil_sheet::read("a.xlsx", &export.xlsx().unwrap()).unwrap();
        // A status and its day, a weather and its comment are said together, and a list as a whole.
        let alone = |made: &Made, field: &FieldColumn| {
            let together = ["since", "confirmed", "comment"];
            is_free(made, field) && !made.layout.is_listed() && !field.path.iter().any(|key| together.contains(key))
        };
        let (one, other) = picks.split_at(1 + at.index(picks.len() - 1));
        let of = |picks: &[Index], first| {
            let edited = edited_sheets(&book, &sheets, (picks, first), &alone);
            (export.edited_workbook(ground, &edited).unwrap(), edited)
        };
        let ((one, one_sheets), (other, other_sheets)) = (of(one, 0), of(other, 40));
        let is_changed = |edited: &[Sheet], at: usize, place: Place| edited[at].cell(place) != sheets[at].cell(place);
        let are_apart = one_sheets.iter().enumerate().all(|(at, sheet)| {
            let mut cells = sheet.own_cells();
            cells.all(|(place, _)| !is_changed(&one_sheets, at, place) || !is_changed(&other_sheets, at, place))
        });
        prop_assume!(are_apart);
        let join = |first: &Edited, second: &Edited| {
            let here = after(&plan, first)?;
            let merge = merge(first.files.clone(), second.files.clone(), None, &Terms::default(), &|_| None);
            assert_eq!(merge.clashes, Vec::new());
            apply(&here, &merge.difference().changes).ok()
        };
        prop_assert_eq!(join(&one, &other), join(&other, &one));
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn what_nobody_edited_comes_back_as_it_was(plan in plan(), language in proptest::sample::select(Language::ALL)) {
        comes_back(&plan, language);
    }
}

/// The titles in JSON, to be written over.
fn gather_titles<'j>(json: &'j mut Json, found: &mut Vec<&'j mut Json>) {
    match json {
        Json::Object(pairs) => {
            for (key, value) in pairs {
                match (key.as_str(), &value) {
                    ("title", Json::String(_)) => found.push(value),
                    _ => gather_titles(value, found),
                }
            }
        }
        Json::Array(values) => values.iter_mut().for_each(|value| gather_titles(value, found)),
        _ => {}
    }
}

#[test]
fn the_shipped_plans_come_back_as_they_were() {
    for name in [
        "blois",
        "chalon",
        "departements",
        "ducos",
        "haut-debit",
        "recommandations",
    ] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("plans")
            .join(name);
        comes_back(&Snapshot::of_folder(&folder).unwrap().plan, Language::Fr);
    }
}
