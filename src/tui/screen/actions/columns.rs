//! The columns of the list as they fit a width: which there is room for, how wide each is, and where it begins.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::cell::ActionRow;
use super::column::{ActionColumn, USUAL};
use crate::tui::component::{FULL_TITLE, Table, columns, fit, signs, to_u16, write_cell};
use crate::tui::context::Context;
use copil_plan::query::Order;
use copil_plan::shape::Shape;
use copil_plan::{ActionId, GroupedAction};

/// The fewest columns that the title keeps before others go.
const TITLE: u16 = 26;

/// What it has before the progress, when nobody asked for that.
const TITLE_BESIDE_PROGRESS: u16 = 36;

/// What it has before the weather is said in words to those who read from afar.
const TITLE_FROM_AFAR: u16 = 38;

/// The columns that the names of the leads take at least, usually and at most.
const LEADS: (u16, u16, u16) = (12, 24, 40);

/// The blank columns before a column; before the first one they hold the marks of priority and selection.
const GAP: u16 = 2;

/// The columns that there is room for.
pub(super) struct ActionTable {
    table: Table<ActionColumn>,
    /// Whether the weather is said in words.
    wide: bool,
    /// The columns that there is no room for.
    left_out: Vec<ActionColumn>,
}

fn narrow(wanted: usize, most: u16) -> u16 {
    to_u16(wanted).min(most)
}

impl ActionTable {
    /// Fits the columns that were chosen into a width, the title into at most `most`: what stands furthest right goes first. In a wider one nothing is
    /// added before the title has what that leaves it, so that the title never grows shorter.
    pub(super) fn of<'a>(
        chosen: &[ActionColumn],
        (width, most): (u16, u16),
        ids: impl Iterator<Item = &'a ActionId>,
        context: &Context<'_>,
    ) -> Self {
        let rows: Vec<ActionRow<'_>> = ids
            .filter_map(|id| Some(ActionRow::of(id, context.plan.actions.get(id)?, context)))
            .collect();
        let columns = chosen
            .iter()
            .map(|column| (*column, GAP, wanted(*column, &rows, context)));
        let mut fitted = Self {
            table: Table::new(columns.collect()),
            wide: false,
            left_out: Vec::new(),
        };
        let mut most = most;
        for last in chosen.iter().rev().filter(|column| !column.stays()) {
            let least = least_title(*last, chosen);
            if fitted.title_room(width) >= least {
                break;
            }
            fitted.table.remove(*last);
            fitted.left_out.insert(0, *last);
            most = least;
        }
        fitted.share_out(width, most, weather_width(&rows, context), context);
        fitted
    }

    fn title_room(&self, width: u16) -> u16 {
        self.table.room_for(ActionColumn::Title, width)
    }

    /// Gives the columns what is left: to the title until others may take some, then to the names of the leads, to the
    /// weather in words, and to the title again.
    fn share_out(&mut self, width: u16, mut most: u16, weather: u16, context: &Context<'_>) {
        let (_, usual, widest) = LEADS;
        let before_weather = if context.presenting {
            TITLE_FROM_AFAR
        } else {
            FULL_TITLE
        };
        let has = |column| self.table.columns().any(|shown| shown == column);
        let (leads, has_weather) = (has(ActionColumn::Leads), has(ActionColumn::Weather));
        let spare =
            |table: &Table<ActionColumn>, title| table.room_for(ActionColumn::Title, width).saturating_sub(title);
        if leads {
            let more = spare(&self.table, FULL_TITLE).min(usual - LEADS.0);
            self.table.resize(ActionColumn::Leads, LEADS.0 + more);
        }
        if has_weather && most >= before_weather {
            self.wide = spare(&self.table, before_weather) >= weather.saturating_sub(1);
            if self.wide {
                self.table.resize(ActionColumn::Weather, weather);
            } else {
                most = most.min(before_weather);
            }
        }
        if leads {
            let more = spare(&self.table, FULL_TITLE).min(widest - usual);
            let now = self.table.width_of(ActionColumn::Leads);
            self.table.resize(ActionColumn::Leads, now + more);
        }
        self.table.resize(ActionColumn::Title, self.title_room(width).min(most));
    }

    /// The columns that there is no room for.
    pub(super) fn left_out(&self) -> &[ActionColumn] {
        &self.left_out
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
            let mut label = column.header(catalogue);
            let is_it = orders == Some(column);
            if is_it {
                label = if width < 3 { String::new() } else { label };
                label.push(if reversed { '↓' } else { '↑' });
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

/// The fewest columns that the title keeps beside a column.
fn least_title(column: ActionColumn, chosen: &[ActionColumn]) -> u16 {
    match column {
        ActionColumn::Progress if chosen == USUAL => TITLE_BESIDE_PROGRESS,
        ActionColumn::Leads if chosen == USUAL => FULL_TITLE,
        _ => TITLE,
    }
}

/// How wide the columns are that were chosen, when each has all that it may want.
pub(super) fn full_width(chosen: &[ActionColumn], ids: &[ActionId]) -> u16 {
    let widths = chosen.iter().map(|column| {
        let width = match column {
            ActionColumn::Id => to_u16(ids.iter().map(|id| id.as_str().len()).max().unwrap_or(0)).min(16),
            ActionColumn::Title => FULL_TITLE,
            ActionColumn::Status => 18,
            ActionColumn::Leads => LEADS.1,
            column => column.most(),
        };
        GAP + width
    });
    widths.sum()
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
    let least = match column {
        ActionColumn::Id => 2,
        ActionColumn::Status => {
            let names = context
                .plan
                .workflow()
                .keys()
                .map(|id| columns(context.words.status(id)));
            return narrow(names.max().unwrap_or(8) + 2, column.most());
        }
        ActionColumn::Title => return 0,
        ActionColumn::Leads => return LEADS.0,
        ActionColumn::Group => 6,
        ActionColumn::Milestone => 12,
        ActionColumn::Budget => 10,
        ActionColumn::Field(field) => match field.shape {
            Shape::Day(_) => return column.most(),
            Shape::Time
            | Shape::Flag
            | Shape::Number
            | Shape::Whole
            | Shape::Weather
            | Shape::Priority
            | Shape::Word(_) => 4,
            Shape::List(_) => 8,
            Shape::Text | Shape::Reference(_) | Shape::Keyed(_) | Shape::Record(_) => 6,
        },
        _ => return column.most(),
    };
    let texts = rows.iter().map(|row| columns(&row.text(column, false, context)));
    let label = if column == ActionColumn::Id {
        0
    } else {
        columns(&column.header(context.catalogue())) + 1
    };
    narrow(texts.max().unwrap_or(0).max(label), column.most()).max(least)
}

/// A label cut so that its arrow stays.
fn arrow_kept(label: &str, width: u16) -> String {
    let mut letters = label.chars();
    let arrow = letters.next_back().map(String::from).unwrap_or_default();
    let name: String = letters.collect();
    let kept = fit(&name, usize::from(width.saturating_sub(1)));
    format!("{}{arrow}", kept.trim_end_matches('…'))
}
