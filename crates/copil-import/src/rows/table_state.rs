//! What a table says as a whole, and what is carried from one of its rows to the next.

use std::collections::{HashMap, HashSet};

use copil_sheet::Value;

use super::cells::says_nothing;
use super::told::KeyColumn;
use crate::amount::Scale;
use crate::column::{Column, Target, one_line};
use crate::date::DayOrder;
use crate::mapping::Mapping;
use crate::references::numbered;
use crate::table::{RowKind, Table};
use crate::words::{SECTIONS, each, plain};

/// What is carried from one row of a table to the next, and what its columns say as a whole.
pub(super) struct TableState {
    /// The axes that rows of their own name, the one at the top first.
    pub(super) sections: Vec<Section>,
    /// The axes of the levels, as the last row had them.
    pub(super) levels: Vec<Option<String>>,
    /// Whether a blank axis is the one of the row before.
    pub(super) carries_axes: bool,
    pub(super) day_order: DayOrder,
    pub(super) progress_of_one: bool,
    pub(super) scales: HashMap<u32, Scale>,
    /// Whether steps have rows of their own; else a cell lists those of its action.
    pub(super) has_step_rows: bool,
    /// Whether steps become actions themselves.
    pub(super) steps_are_actions: bool,
    /// The drafts of the table by their titles, where steps have rows.
    pub(super) by_title: HashMap<String, usize>,
    /// The draft of the last row.
    pub(super) last: Option<usize>,
    /// What tells which action of the plan a row is about, beside ids.
    pub(super) key: Option<KeyColumn>,
    /// The working group whose sheet it is.
    pub(super) group: Option<String>,
}

impl TableState {
    pub(super) fn of(table: &Table<'_>, mapping: &Mapping) -> Self {
        let rows = || {
            table
                .rows
                .iter()
                .filter(|(_, kind)| *kind == RowKind::Action)
                .map(|(row, _)| *row)
        };
        let of = |wanted: &'static [Target]| {
            let columns = table
                .columns
                .iter()
                .filter(move |column| wanted.contains(&column.target));
            columns.flat_map(move |column| {
                rows().filter_map(move |row| table.cell(row, column.at).map(|(value, _)| value))
            })
        };
        let axis = table.columns.iter().find(|column| column.target == Target::Axis);
        let filled = axis.map_or(0, |axis| {
            rows().filter(|row| table.cell(*row, axis.at).is_some()).count()
        });
        let numbers = || {
            of(&[Target::Progress]).filter_map(|value| match value {
                Value::Number(number) => Some(*number),
                _ => None,
            })
        };
        Self {
            sections: Vec::new(),
            levels: Vec::new(),
            carries_axes: filled * 10 <= rows().count() * 6,
            day_order: match mapping.month_first {
                Some(true) => DayOrder::MonthFirst,
                Some(false) => DayOrder::DayFirst,
                None => DayOrder::of(of(&[Target::Start, Target::Due, Target::Done, Target::Calendar])),
            },
            progress_of_one: numbers().all(|number| number <= 1.0) && numbers().any(|number| number > 0.0),
            scales: table
                .columns
                .iter()
                .map(|column| (column.at, Scale::of(&column.header)))
                .collect(),
            has_step_rows: has_step_rows(table),
            // A cell that lists several is no title.
            steps_are_actions: mapping.steps_are_actions == Some(true)
                && of(&[Target::SubAction]).all(|value| value.to_string().trim().lines().count() == 1),
            by_title: HashMap::new(),
            last: None,
            key: None,
            group: None,
        }
    }
}

/// A heading between the rows of a table: the title of an axis, and how far down it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section {
    title: String,
    /// The word before its number, and how many parts the number has: `Objectif 1.2` is of the level of `Objectif 1.1`.
    level: (String, usize),
}

impl Section {
    pub(super) fn of(title: String) -> Self {
        let (number, _) = numbered(&title);
        let parts = number.map_or(0, |number| number.split('.').count());
        let word = plain(&title).split(' ').next().unwrap_or_default().to_owned();
        let is_word = each(SECTIONS).any(|section| section == word);
        Self {
            level: (if is_word { word } else { String::new() }, parts),
            title,
        }
    }
}

impl TableState {
    /// Goes on below a heading: within those before it, or in the place of the one of its level.
    pub(super) fn enter(&mut self, section: Section) {
        let same = self.sections.iter().position(|known| known.level == section.level);
        self.sections.truncate(same.unwrap_or(self.sections.len()));
        self.sections.push(section);
        self.levels.clear();
    }
}

/// Whether the steps of one action stand in several rows of a table.
fn has_step_rows(table: &Table<'_>) -> bool {
    let of = |target: Target| {
        table
            .columns
            .iter()
            .find(|column| column.target == target)
            .map(|column| column.at)
    };
    let (Some(title), Some(step)) = (of(Target::Title), of(Target::SubAction)) else {
        return false;
    };
    let mut seen = HashSet::new();
    let rows = table
        .rows
        .iter()
        .filter(|(row, kind)| *kind == RowKind::Action && table.cell(*row, step).is_some());
    rows.map(|(row, _)| table.cell(*row, title)).any(|cell| match cell {
        Some((value, carried)) => carried || !seen.insert(plain(&value.to_string())),
        None => true,
    })
}

/// How many rows of a table name an action, and how many of them a group.
pub(super) fn grouped(table: &Table<'_>) -> (usize, usize) {
    let of = |target: Target| table.columns.iter().find(|column| column.target == target);
    let says = |row: u32, target: Target| {
        let cell = of(target).and_then(|column| table.cell(row, column.at));
        cell.is_some_and(|(value, _)| !says_nothing(&value.to_string()))
    };
    let actions = table.rows.iter().filter(|(_, kind)| *kind == RowKind::Action);
    let titled = actions.filter(|(row, _)| says(*row, Target::Title));
    titled.fold((0, 0), |(titled, grouped), (row, _)| {
        (titled + 1, grouped + usize::from(says(*row, Target::Group)))
    })
}

/// The axes of a row by their levels, the one at the top first, as it says them or the rows before.
pub(super) fn levels(table: &Table<'_>, state: &mut TableState, row: u32) -> Vec<String> {
    let is_level = |column: &&Column| matches!(column.target, Target::Axis | Target::SubAxis);
    let columns: Vec<u32> = table.columns.iter().filter(is_level).map(|column| column.at).collect();
    let said = columns.iter().map(|at| table.cell(row, *at));
    let mut levels: Vec<Option<String>> = said
        .map(|cell| cell.map(|(value, _)| one_line(&value.to_string())))
        .collect();
    if state.carries_axes {
        // Levels are carried down as long as those above them are.
        for (level, last) in levels.iter_mut().zip(&state.levels) {
            if level.is_some() {
                break;
            }
            level.clone_from(last);
        }
    }
    state.levels.clone_from(&levels);
    let mut levels: Vec<String> = levels.into_iter().flatten().collect();
    if levels.is_empty() {
        levels.extend(state.sections.iter().map(|section| section.title.clone()));
    }
    levels
}
