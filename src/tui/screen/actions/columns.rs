//! The columns of the list as they fit a width: which there is room for, how wide each is, and where it begins.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::cell::Row;
use super::column::{Column, USUAL};
use crate::tui::component::selection::MARKED;
use crate::tui::component::text::{columns, put, put_right};
use crate::tui::context::Context;
use copil_plan::query::Order;
use copil_plan::shape::Shape;
use copil_plan::{ActionId, GroupedAction, Priority};

/// The fewest columns that the title keeps before others go.
const TITLE: u16 = 26;

/// The fewest that it keeps before nobody asked for the names of the leads.
const TITLE_BESIDE_LEADS: u16 = 44;

/// The fewest that it keeps before the weather is said in words.
const TITLE_BESIDE_WEATHER: u16 = 34;

/// The columns between two columns.
const GAP: u16 = 2;

/// The marks of priority and selection, before the first column.
const MARKS: u16 = 2;

/// The columns that there is room for.
pub(super) struct Columns {
    /// Each with its width.
    shown: Vec<(Column, u16)>,
    /// Whether the weather is said in words.
    wide: bool,
}

fn narrow(wanted: usize, most: u16) -> u16 {
    u16::try_from(wanted).unwrap_or(most).min(most)
}

impl Columns {
    /// Fits the columns that were chosen into a width: what stands furthest right goes first.
    pub(super) fn of<'a>(
        chosen: &[Column],
        width: u16,
        ids: impl Iterator<Item = &'a ActionId>,
        context: &Context<'_>,
    ) -> Self {
        let rows: Vec<Row<'_>> = ids
            .filter_map(|id| Some(Row::of(id, context.plan.actions.get(id)?, context)))
            .collect();
        let mut shown: Vec<(Column, u16)> = chosen
            .iter()
            .map(|column| (*column, wanted(*column, &rows, context)))
            .collect();
        let usual = chosen == USUAL;
        loop {
            let title = title_room(&shown, width);
            let last = shown.iter().rposition(|(column, _)| !column.stays());
            let least = match last.map(|at| shown[at].0) {
                Some(Column::Leads) if usual => TITLE_BESIDE_LEADS,
                _ => TITLE,
            };
            match last {
                Some(at) if title < least => drop(shown.remove(at)),
                _ => break,
            }
        }
        let label = weather_width(&rows, context);
        let wide = title_room(&shown, width).saturating_sub(label.saturating_sub(1)) >= TITLE_BESIDE_WEATHER;
        let title = title_room(&shown, width);
        for (column, columns) in &mut shown {
            match column {
                Column::Weather if wide => *columns = label,
                Column::Title => *columns = title,
                _ => {}
            }
        }
        if wide && shown.iter().any(|(column, _)| *column == Column::Weather) {
            let title = title_room(&shown, width);
            let found = shown.iter_mut().find(|(column, _)| *column == Column::Title);
            found.into_iter().for_each(|(_, columns)| *columns = title);
        }
        Self { shown, wide }
    }

    /// Each column with the columns of the terminal that it takes.
    fn places(&self, x: u16) -> impl Iterator<Item = (Column, u16, u16)> {
        self.shown.iter().scan(x + MARKS, |x, (column, width)| {
            let start = *x;
            *x += width + GAP;
            Some((*column, start, *width))
        })
    }

    /// The column whose header is at a place of the terminal.
    pub(super) fn at(&self, table: Rect, x: u16) -> Option<Column> {
        let found = self
            .places(table.x)
            .find(|(_, start, width)| (*start..start + width + 1).contains(&x));
        found.map(|(column, ..)| column)
    }

    /// The names of the columns; the one that orders the list has an arrow.
    pub(super) fn header(&self, table: Rect, buf: &mut Buffer, sorted: (Order, bool), context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let (order, reversed) = sorted;
        let orders = self.shown.iter().find(|(column, _)| column.order() == Some(order));
        let orders = orders.map(|(column, _)| *column);
        for (column, x, width) in self.places(table.x) {
            let mut label = column.label(catalogue);
            if column == Column::Progress {
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
            if column.is_right() {
                put_right(buf, x + width, table.y, width, &label, style);
            } else {
                let fits = columns(&label) <= usize::from(width);
                let label = if is_it && !fits {
                    arrow_kept(&label, width)
                } else {
                    label
                };
                put(buf, x, table.y, width, &label, style);
            }
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
        let (theme, y) = (context.theme, line.y);
        let row = Row::of(id, placed, context);
        if placed.priority == Priority::High {
            put(buf, line.x, y, 1, "!", theme.bad().patch(theme.strong()));
        }
        if context.marks.contains(id) {
            put(buf, line.x + 1, y, 1, MARKED, theme.accent());
        }
        for (column, x, width) in self.places(line.x) {
            let (text, mut style) = (row.text(column, self.wide, context), row.style(column, context));
            if context.presenting {
                style = style.patch(theme.strong());
            }
            if column.is_right() {
                put_right(buf, x + width, y, width, &text, style);
            } else {
                put(buf, x, y, width, &text, style);
            }
        }
    }
}

/// What the title has left.
fn title_room(shown: &[(Column, u16)], width: u16) -> u16 {
    let others = shown.iter().filter(|(column, _)| *column != Column::Title);
    let taken: u16 = others.map(|(_, columns)| columns + GAP).sum();
    width.saturating_sub(taken + MARKS)
}

/// How wide the weather is in words, for the rows in sight.
fn weather_width(rows: &[Row<'_>], context: &Context<'_>) -> u16 {
    let texts = rows
        .iter()
        .map(|row| columns(&row.text(Column::Weather, true, context)));
    let label = columns(&Column::Weather.label(context.catalogue())) + 1;
    narrow(texts.max().unwrap_or(0).max(label), 24)
}

/// How wide a column is to be for the rows in sight.
fn wanted(column: Column, rows: &[Row<'_>], context: &Context<'_>) -> u16 {
    let (most, least) = match column {
        Column::Id => (16, 2),
        Column::Status => {
            let names = context
                .plan
                .workflow()
                .keys()
                .map(|id| columns(context.words.status(id)));
            return narrow(names.max().unwrap_or(8) + 2, 18);
        }
        Column::Title => return 0,
        Column::Weather => return 1,
        Column::Due | Column::Promise | Column::Touched => return 10,
        Column::Late => return 6,
        Column::Progress => return 5,
        Column::Leads => return 24,
        Column::Group => (24, 6),
        Column::Milestone => (32, 12),
        Column::Budget => (22, 10),
        Column::Field(field) => match field.shape {
            Shape::Day => return 10,
            Shape::Number | Shape::Whole | Shape::Weather | Shape::Priority | Shape::Word(_) => (10, 4),
            Shape::List(_) => (22, 8),
            Shape::Text | Shape::Reference(_) | Shape::Keyed(_) | Shape::Record(_) => (24, 6),
        },
    };
    let texts = rows.iter().map(|row| columns(&row.text(column, false, context)));
    let label = if column == Column::Id {
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
    let kept = crate::tui::component::text::fit(&name, usize::from(width.saturating_sub(1)));
    format!("{}{arrow}", kept.trim_end_matches('…'))
}
