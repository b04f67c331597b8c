//! Which action of the plan a row tells of: the one of its id, or the one that holds what stands in its key column. Never one
//! that is only like it.

use std::collections::HashMap;

use copil_plan::{ActionId, Plan};
use copil_sheet::Value;

use super::Reader;
use super::cells::{says_nothing, usable_id};
use super::table_state::TableState;
use crate::column::{Column, Target, one_line};
use crate::outcome::FindingKind;
use crate::table::Table;
use crate::words::plain;

/// What a row tells of.
#[derive(Debug)]
pub(super) enum Told {
    /// An action that the plan does not have.
    New,
    /// An action of the plan.
    Of(ActionId),
    /// Nothing that is taken.
    Refused(FindingKind),
}

/// The actions of the plan by what they hold in one column.
#[derive(Debug)]
pub(super) struct KeyColumn {
    at: u32,
    held: HashMap<String, Vec<ActionId>>,
}

impl KeyColumn {
    /// The column of a header, where the table has it.
    pub(super) fn of(table: &Table<'_>, header: &str, plan: &Plan) -> Option<Self> {
        let column = table.columns.iter().find(|column| column.is_called(header))?;
        let mut held: HashMap<String, Vec<ActionId>> = HashMap::new();
        for (id, grouped) in &plan.actions {
            let action = &grouped.action;
            let text = match column.target {
                Target::Title => Some(&action.title),
                Target::Description => action.description.as_ref(),
                Target::Comment => action.comment.as_ref(),
                _ => None,
            };
            if let Some(text) = text.or_else(|| action.notes.get(&column.header)) {
                held.entry(one_line(text)).or_default().push(id.clone());
            }
        }
        Some(Self { at: column.at, held })
    }
}

impl Column {
    /// Whether it has a header, by which a mapping can speak of it.
    pub fn has_header(&self) -> bool {
        !plain(&self.header).is_empty()
    }

    /// Whether its header is these words.
    pub(crate) fn is_called(&self, header: &str) -> bool {
        !plain(&self.header).is_empty() && plain(&self.header) == plain(header)
    }
}

/// What a cell says, unless it says that nothing is known, or a formula failed with it.
fn said(value: &Value) -> Option<String> {
    let text = one_line(&value.to_string());
    (!matches!(value, Value::Error(_)) && !says_nothing(&text)).then_some(text)
}

impl Reader<'_> {
    /// The title of the action of the plan whose id a row says.
    pub(super) fn title_of_id(&self, table: &Table<'_>, row: u32) -> Option<String> {
        let column = table.columns.iter().find(|column| column.target == Target::Id)?;
        let id = usable_id(&said(table.cell(row, column.at)?.0)?)?;
        let known = self.known.get(&id.as_str().to_ascii_lowercase())?;
        let placed = self.plan.actions.get(known)?;
        Some(placed.action.title.clone())
    }

    /// What a row of a title tells of that goes on with no action of the rows before. In the row of a step the id may be
    /// the step's.
    pub(super) fn told_of(&self, table: &Table<'_>, state: &TableState, row: u32, title: &str, is_step: bool) -> Told {
        let is_id = |column: &&Column| column.target == Target::Id && !is_step;
        let column = table.columns.iter().find(is_id);
        let text = |at: u32| table.cell(row, at).and_then(|(value, _)| said(value));
        let id = column.and_then(|column| usable_id(&text(column.at)?));
        let known = id
            .as_ref()
            .and_then(|id| self.known.get(&id.as_str().to_ascii_lowercase()));
        if let Some(known) = known.filter(|known| !self.told.contains(*known)) {
            return Told::Of(known.clone());
        }
        let held = state.key.as_ref().and_then(|key| key.held.get(&text(key.at)?));
        match held.map(Vec::as_slice) {
            Some([one]) if self.told.contains(one) => return Told::Refused(FindingKind::KeyTwice(one.clone())),
            Some([one]) => return Told::Of(one.clone()),
            Some([one, other, ..]) => {
                return Told::Refused(FindingKind::KeyOfSeveral(one.clone(), other.clone()));
            }
            Some([]) | None => {}
        }
        let same = self.titles.get(&plain(title));
        match same.filter(|_| id.is_none() || known.is_some()) {
            Some(same) => Told::Refused(FindingKind::AlreadyThere(same.clone())),
            None => Told::New,
        }
    }
}
