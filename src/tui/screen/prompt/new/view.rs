//! How the prompt of something new looks: a line a field, what is proposed below, then the commit that adds it.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};

use super::field::{NewField, Role};
use super::{NewPrompt, SEEN, parser};
use crate::tui::component::PageWriter;
use crate::tui::component::list::Rows;
use crate::tui::component::panel::{centred, popup};
use crate::tui::component::pen::Pen;
use crate::tui::component::selection::mark;
use crate::tui::component::text::{columns, put, put_right, to_u16};
use crate::tui::context::Context;
use crate::tui::request::write_preview;
use crate::tui::screen::prompt::unreadable_text;
use copil_plan::shape::Shape;

/// The widest that it is drawn.
const WIDEST: u16 = 84;

/// The columns of a day as it is typed.
const DAY: u16 = 14;

/// Where each piece of it is.
pub(super) struct NewLayout {
    pub(super) frame: Rect,
    /// Each field with its name.
    pub(super) fields: Vec<Rect>,
    pub(super) proposals: Rows,
    outcome: Rect,
}

impl NewPrompt {
    pub(super) fn layout(&self, area: Rect, context: &Context<'_>) -> NewLayout {
        let width = area.width.saturating_sub(4).min(WIDEST);
        let names_things = |field: &NewField| matches!(field.shape.item(), Shape::Reference(_));
        let proposals = if self.fields.iter().any(names_things) {
            to_u16(SEEN) + 1
        } else {
            0
        };
        let said = to_u16(self.said(usize::from(width.saturating_sub(4)), context).lines.len()).max(2);
        let fields = to_u16(self.fields.len());
        let frame = centred(area, (width, fields + proposals + said + 3));
        let room = frame.inner(Margin::new(2, 1));
        let row = |y: u16, height: u16| {
            Rect {
                y: room.y + y,
                height,
                ..room
            }
            .intersection(room)
        };
        NewLayout {
            frame,
            fields: (0..fields).map(|n| row(n, 1)).collect(),
            proposals: Rows::single(row(fields + 1, proposals.saturating_sub(1))),
            outcome: row(fields + proposals + 1, said),
        }
    }

    pub(super) fn draw(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let layout = self.layout(area, context);
        let title = catalogue.find(&format!("tui-new-{}", self.kind)).unwrap_or_default();
        popup(buf, area, layout.frame.as_size().into(), &title, theme);
        let names = self.fields.iter().map(|field| columns(&field.name(catalogue)));
        let names = to_u16(names.max().unwrap_or(0));
        for (n, (field, line)) in self.fields.iter().zip(&layout.fields).enumerate() {
            self.view_field((field, n == self.focus), *line, names, buf, context);
        }
        self.view_proposals(layout.proposals, buf, context);
        self.said(usize::from(layout.outcome.width), context)
            .draw(layout.outcome, buf);
    }

    fn view_field(
        &self,
        (field, listens): (&NewField, bool),
        line: Rect,
        names: u16,
        buf: &mut Buffer,
        context: &Context<'_>,
    ) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let style = if listens { theme.heading() } else { theme.quiet() };
        let sign = if listens { "┃ " } else { "│ " };
        let mut pen = Pen::on(buf, line);
        pen.cell(names, &field.name(catalogue), style).skip(1);
        pen.text(sign, style);
        let room = pen.rest();
        let is_day = matches!(field.shape, Shape::Day(_));
        let entry = Rect {
            width: if is_day { DAY.min(room.width) } else { room.width },
            ..room
        };
        field.entry.view(entry, buf, listens, theme);
        let note = self.note(field, context);
        let x = match (field.entry.is_blank(), is_day) {
            (true, _) => room.x + 2,
            (false, true) => entry.right() + 1,
            (false, false) => return,
        };
        put(buf, x, room.y, room.right().saturating_sub(x), &note, theme.quiet());
    }

    /// What is said beside a field: the day that is meant, the id that is proposed, or what may be typed.
    fn note(&self, field: &NewField, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        let parser = parser(context);
        match (field.role, field.shape) {
            (Role::Id, _) => {
                let proposed = self.thing().proposed_id(&parser, &self.ever);
                proposed
                    .map(|id| fl!(catalogue, "tui-new-id", id = id))
                    .unwrap_or_default()
            }
            (_, Shape::Day(_)) if !field.entry.is_blank() => {
                let day = parser.value(field.shape, &field.entry.text()).ok();
                let day = day.as_ref().and_then(copil_plan::value::Value::as_date);
                day.map(|day| catalogue.full_date(day)).unwrap_or_default()
            }
            (_, Shape::Day(_)) => fl!(catalogue, "tui-new-hint-day"),
            (_, Shape::List(_)) => fl!(catalogue, "tui-new-hint-list"),
            (Role::Key(key), _) => catalogue.find(&format!("tui-new-hint-{key}")).unwrap_or_default(),
            (Role::Home(_), _) => String::new(),
        }
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

    /// What recording would do, or what keeps it from being done.
    fn said(&self, width: usize, context: &Context<'_>) -> PageWriter {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let mut page = PageWriter::new(width, theme);
        match (self.typed_request(context), self.missing()) {
            (Err(invalid), _) => page.wrapped(&unreadable_text(&invalid, context), theme.warning()),
            (Ok(_), Some(missing)) => {
                let name = self.fields[missing].name(catalogue).to_lowercase();
                page.wrapped(&fl!(catalogue, "tui-new-missing", what = name), theme.quiet());
            }
            (Ok(Some(_)), None) => write_preview(&mut page, &self.outcome, context),
            (Ok(None), None) => {}
        }
        page
    }
}
