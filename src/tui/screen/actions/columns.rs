//! The columns of the list as they fit a width: which there is room for, how wide each is, and where it begins.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::cell::ActionRow;
use super::column::{ActionColumn, USUAL};
use crate::tui::component::{Table, columns, fit, signs, to_u16, write_cell};
use crate::tui::context::Context;
use copil_plan::query::Order;
use copil_plan::shape::Shape;
use copil_plan::{ActionId, GroupedAction};

/// The fewest columns that the title keeps before others go.
const TITLE: u16 = 26;

/// The fewest that it keeps before nobody asked for the names of the leads.
const TITLE_BESIDE_LEADS: u16 = 44;

/// The fewest that it keeps before the weather is said in words.
const TITLE_BESIDE_WEATHER: u16 = 34;

/// The blank columns before a column; before the first one they hold the marks of priority and selection.
const GAP: u16 = 2;

/// The columns that there is room for.
pub(super) struct ActionTable {
    table: Table<ActionColumn>,
    /// Whether the weather is said in words.
    wide: bool,
}

fn narrow(wanted: usize, most: u16) -> u16 {
    to_u16(wanted).min(most)
}

impl ActionTable {
    /// Fits the columns that were chosen into a width: what stands furthest right goes first.
    pub(super) fn of<'a>(
        chosen: &[ActionColumn],
        width: u16,
        ids: impl Iterator<Item = &'a ActionId>,
        context: &Context<'_>,
    ) -> Self {
        let rows: Vec<ActionRow<'_>> = ids
            .filter_map(|id| Some(ActionRow::of(id, context.plan.actions.get(id)?, context)))
            .collect();
        let columns = chosen
            .iter()
            .map(|column| (*column, GAP, wanted(*column, &rows, context)));
        let mut table = Table::new(columns.collect());
        let usual = chosen == USUAL;
        loop {
            let last = table.columns().rev().find(|column| !column.stays());
            let Some(last) = last else { break };
            let least = match last {
                ActionColumn::Leads if usual => TITLE_BESIDE_LEADS,
                _ => TITLE,
            };
            if table.room_for(ActionColumn::Title, width) >= least {
                break;
            }
            table.remove(last);
        }
        let label = weather_width(&rows, context);
        let title = table.room_for(ActionColumn::Title, width);
        let wide = title.saturating_sub(label.saturating_sub(1)) >= TITLE_BESIDE_WEATHER;
        if wide {
            table.resize(ActionColumn::Weather, label);
        }
        table.resize(ActionColumn::Title, table.room_for(ActionColumn::Title, width));
        Self { table, wide }
    }

    /// The column whose header is at a place of the terminal.
    pub(super) fn at(&self, table: Rect, x: u16) -> Option<ActionColumn> {
        let mut cells = self.table.cells(table);
        let found = cells.find(|(_, cell)| (cell.x..=cell.right()).contains(&x));
        found.map(|(column, _)| column)
    }

    /// The names of the columns; the one that orders the list has an arrow.
    pub(super) fn header(&self, table: Rect, buf: &mut Buffer, sorted: (Order, bool), context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let (order, reversed) = sorted;
        let orders = self.table.columns().find(|column| column.order() == Some(order));
        for (column, cell) in self.table.cells(table) {
            let width = cell.width;
            let mut label = column.label(catalogue);
            if column == ActionColumn::Progress {
                "%".clone_into(&mut label);
            }
            let is_it = orders == Some(column);
            if is_it {
                label = if width < 3 { String::new() } else { label };
                label.push(if reversed { '▼' } else { '▲' });
            } else if width < 3 {
                continue;
            }
            let style = if is_it { theme.accent() } else { theme.quiet() };
            if is_it && !column.is_right() && columns(&label) > usize::from(width) {
                label = arrow_kept(&label, width);
            }
            write_cell(cell, buf, &label, column.is_right(), style);
        }
    }

    pub(super) fn row(
        &self,
        line: Rect,
        buf: &mut Buffer,
        id: &ActionId,
        placed: &GroupedAction,
        context: &Context<'_>,
    ) {
        let row = ActionRow::of(id, placed, context);
        signs(buf, line, id, placed.priority, context);
        for (column, cell) in self.table.cells(line) {
            let (text, mut style) = (row.text(column, self.wide, context), row.style(column, context));
            if context.presenting {
                style = style.patch(context.theme.strong());
            }
            write_cell(cell, buf, &text, column.is_right(), style);
        }
    }
}

/// How wide the weather is in words, for the rows in sight.
fn weather_width(rows: &[ActionRow<'_>], context: &Context<'_>) -> u16 {
    let texts = rows
        .iter()
        .map(|row| columns(&row.text(ActionColumn::Weather, true, context)));
    let label = columns(&ActionColumn::Weather.label(context.catalogue())) + 1;
    narrow(texts.max().unwrap_or(0).max(label), 24)
}

/// How wide a column is to be for the rows in sight.
fn wanted(column: ActionColumn, rows: &[ActionRow<'_>], context: &Context<'_>) -> u16 {
    let (most, least) = match column {
        ActionColumn::Id => (16, 2),
        ActionColumn::Status => {
            let names = context
                .plan
                .workflow()
                .keys()
                .map(|id| columns(context.words.status(id)));
            return narrow(names.max().unwrap_or(8) + 2, 18);
        }
        ActionColumn::Title => return 0,
        ActionColumn::Weather => return 1,
        ActionColumn::Due | ActionColumn::Promise | ActionColumn::Touched => return 10,
        ActionColumn::Late => return 6,
        ActionColumn::Progress => return 5,
        ActionColumn::Leads => return 24,
        ActionColumn::Group => (24, 6),
        ActionColumn::Milestone => (32, 12),
        ActionColumn::Budget => (22, 10),
        ActionColumn::Field(field) => match field.shape {
            Shape::Day(_) => return 10,
            Shape::Number | Shape::Whole | Shape::Weather | Shape::Priority | Shape::Word(_) => (10, 4),
            Shape::List(_) => (22, 8),
            Shape::Text | Shape::Reference(_) | Shape::Keyed(_) | Shape::Record(_) => (24, 6),
        },
    };
    let texts = rows.iter().map(|row| columns(&row.text(column, false, context)));
    let label = if column == ActionColumn::Id {
        0
    } else {
        columns(&column.label(context.catalogue())) + 1
    };
    narrow(texts.max().unwrap_or(0).max(label), most).max(least)
}

/// A label cut so that its arrow stays.
fn arrow_kept(label: &str, width: u16) -> String {
    let mut letters = label.chars();
    let arrow = letters.next_back().map(String::from).unwrap_or_default();
    let name: String = letters.collect();
    let kept = fit(&name, usize::from(width.saturating_sub(1)));
    format!("{}{arrow}", kept.trim_end_matches('…'))
}
