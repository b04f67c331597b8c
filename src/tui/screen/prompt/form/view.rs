//! How a form looks: its fields, what is proposed below, then what recording it would do.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};

use super::field::FormField;
use super::{Form, SEEN};
use crate::tui::component::PageWriter;
use crate::tui::component::list::Rows;
use crate::tui::component::panel::{centred, popup};
use crate::tui::component::pen::Pen;
use crate::tui::component::selection::mark;
use crate::tui::component::text::{columns, put, put_right, to_u16};
use crate::tui::context::Context;
use copil_plan::shape::Shape;

/// The widest that it is drawn.
const WIDEST: u16 = 84;

/// The columns of a day as it is typed.
const DAY: u16 = 14;

/// Where each piece of it is.
pub(super) struct FormLayout {
    pub(super) frame: Rect,
    /// Each field with its name.
    pub(super) fields: Vec<Rect>,
    pub(super) proposals: Rows,
    said: Rect,
}

/// How many columns there are for what is said below the fields.
pub(in super::super) fn said_width(area: Rect) -> usize {
    usize::from(width(area).saturating_sub(4))
}

fn width(area: Rect) -> u16 {
    area.width.saturating_sub(4).min(WIDEST)
}

impl Form {
    pub(super) fn layout(&self, area: Rect, said: usize) -> FormLayout {
        let names_things = |field: &FormField| matches!(field.shape.item(), Shape::Reference(_));
        let proposals = if self.fields.iter().any(names_things) {
            to_u16(SEEN) + 1
        } else {
            0
        };
        let said = to_u16(said).max(2);
        let fields: u16 = self.fields.iter().map(|field| field.rows).sum();
        let frame = centred(area, (width(area), fields + proposals + said + 3));
        let room = frame.inner(Margin::new(2, 1));
        let row = |y: u16, height: u16| {
            Rect {
                y: room.y + y,
                height,
                ..room
            }
            .intersection(room)
        };
        let mut y = 0;
        let places = self.fields.iter().map(|field| {
            y += field.rows;
            row(y - field.rows, field.rows)
        });
        FormLayout {
            frame,
            fields: places.collect(),
            proposals: Rows::single(row(fields + 1, proposals.saturating_sub(1))),
            said: row(fields + proposals + 1, said),
        }
    }

    /// Draws it, each field with what is said beside it.
    pub(in super::super) fn draw(
        &self,
        (area, buf): (Rect, &mut Buffer),
        title: &str,
        note: impl Fn(&FormField) -> String,
        said: &PageWriter,
        context: &Context<'_>,
    ) {
        let layout = self.layout(area, said.lines.len());
        popup(buf, area, layout.frame.as_size().into(), title, context.theme);
        let names = self
            .fields
            .iter()
            .map(|field| columns(&field.name(context.catalogue())));
        let names = to_u16(names.max().unwrap_or(0));
        for (n, (field, place)) in self.fields.iter().zip(&layout.fields).enumerate() {
            view_field((field, n == self.focus), *place, names, &note(field), buf, context);
        }
        self.view_proposals(layout.proposals, buf, context);
        said.draw(layout.said, buf);
    }

    fn view_proposals(&self, rows: Rows, buf: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        let proposals = self.proposals(context);
        let widest = proposals.iter().map(|one| columns(&one.id)).max().unwrap_or(0);
        let ids = to_u16(widest).min(rows.area.width / 3);
        let state = self.picking.unwrap_or_default();
        for (line, n) in state.visible(rows, proposals.len()) {
            let mut pen = Pen::on(buf, line);
            pen.skip(2).cell(ids, &proposals[n].id, theme.quiet()).skip(2);
            pen.text(&proposals[n].name, theme.text());
            if self.picking.is_some() && n == state.selected() {
                mark(buf, line, theme.selected());
            }
        }
        let below = proposals
            .len()
            .saturating_sub(state.first(proposals.len(), rows.seen()) + rows.seen());
        if below > 0 && rows.area.height > 0 {
            let more = format!("↓ {below}");
            put_right(buf, rows.area.right(), rows.area.bottom() - 1, 8, &more, theme.quiet());
        }
    }
}

fn view_field(
    (field, listens): (&FormField, bool),
    place: Rect,
    names: u16,
    note: &str,
    buf: &mut Buffer,
    context: &Context<'_>,
) {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let style = if listens { theme.heading() } else { theme.quiet() };
    let sign = if listens { "┃ " } else { "│ " };
    let mut pen = Pen::on(buf, place);
    pen.cell(names, &field.name(catalogue), style).skip(1);
    pen.text(sign, style);
    let room = Rect {
        height: place.height,
        ..pen.rest()
    };
    for y in place.y + 1..place.bottom() {
        put(buf, room.x.saturating_sub(2), y, 2, sign, style);
    }
    let is_day = matches!(field.shape, Shape::Day(_) | Shape::Time);
    let entry = Rect {
        width: if is_day { DAY.min(room.width) } else { room.width },
        ..room
    };
    field.entry.view(entry, buf, listens, theme);
    let x = match (field.entry.is_blank(), is_day) {
        (true, _) => room.x + 2,
        (false, true) => entry.right() + 1,
        (false, false) => return,
    };
    put(buf, x, room.y, room.right().saturating_sub(x), note, theme.quiet());
}
