//! How the board looks.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;

use super::Board;
use super::by::{name_of, symbol};
use super::card::Card;
use super::columns::BoardColumn;
use super::lanes::{Lane, LaneWidth, lanes, least};
use crate::tui::component::{columns, fill, fit_name, foot_left, nothing, panel, put, put_right, to_u16};
use crate::tui::context::Context;
use crate::wording::signs::MARKED;
use copil_plan::GroupKey;

impl BoardColumn {
    /// How wide it has to be: one without cards is as wide as its name.
    pub(super) fn width(&self, context: &Context<'_>) -> LaneWidth {
        let grows = !self.cards.is_empty();
        let named = to_u16(columns(&self.title(context)));
        let least = if grows {
            least(context.presenting)
        } else {
            named.clamp(8, 14)
        };
        LaneWidth { least, grows }
    }

    fn title(&self, context: &Context<'_>) -> String {
        match symbol(&self.key, context.plan) {
            "" => self.name.clone(),
            symbol => format!("{symbol} {}", self.name),
        }
    }

    /// Its name in so many columns.
    fn headed(&self, room: usize, context: &Context<'_>) -> String {
        match &self.key {
            GroupKey::Lead(_) => fit_name(&self.name, room),
            _ => self.title(context),
        }
    }

    fn look(&self, context: &Context<'_>) -> Style {
        let theme = context.theme;
        match &self.key {
            GroupKey::Status(id) => theme.status(context.plan.kind(id)),
            GroupKey::Weather(weather) => theme.weather(*weather),
            GroupKey::Over | GroupKey::None(_) => theme.quiet(),
            _ => theme.text(),
        }
    }
}

impl Board {
    /// Draws the board.
    pub(super) fn draw(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        panel(buf, area, &self.title(context), true, context.theme);
        if let Some(hint) = self.filter.hint(context) {
            foot_left(buf, area, &hint, context.theme);
        }
        let room = area.inner(Margin::new(2, 1));
        if self.count == 0 {
            self.empty(room, buf, context);
        } else {
            let shown = self.shown(context);
            self.beyond(area, shown.start, self.columns.len() - shown.end, buf, context);
            for lane in lanes(room, &self.widths(context), shown) {
                self.lane(lane, buf, context);
            }
        }
        self.ghost(room, buf, context);
        self.filter.draw_line(area, buf, context);
        self.menu(area, buf, context);
    }

    fn title(&self, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        let by = name_of(self.by, catalogue);
        let mut said = vec![
            fl!(catalogue, "tui-board-title", by = by),
            fl!(catalogue, "tui-count-actions", count = self.count),
        ];
        if self.late > 0 {
            said.push(fl!(catalogue, "tui-count-late", count = self.late));
        }
        said.extend(self.filter.name().map(str::to_owned));
        said.join(" · ")
    }

    /// The bottom of the frame says how many columns there are beyond each edge.
    fn beyond(&self, area: Rect, left: usize, right: usize, buf: &mut Buffer, context: &Context<'_>) {
        let catalogue = context.catalogue();
        let mut said = Vec::new();
        if left > 0 {
            said.push(fl!(catalogue, "tui-board-columns-left", count = left));
        }
        if right > 0 {
            said.push(fl!(catalogue, "tui-board-columns-right", count = right));
        }
        if said.is_empty() {
            return;
        }
        let text = format!(" {} ", said.join(" · "));
        let (edge, bottom) = (area.right().saturating_sub(2), area.bottom().saturating_sub(1));
        put_right(buf, edge, bottom, area.width / 2, &text, context.theme.heading());
    }

    fn lane(&self, lane: Lane, buf: &mut Buffer, context: &Context<'_>) {
        let Some(column) = self.columns.get(lane.column) else {
            return;
        };
        let (shape, fitting) = self.shape(context);
        let first = column.place.first(column.cards.len(), fitting);
        self.head(lane, column, first, buf, context);
        let cards = lane.cards();
        let mut y = cards.y;
        for (row, id) in column.cards.iter().enumerate().skip(first).take(fitting) {
            let area = Rect {
                y,
                height: shape.lines().min(cards.bottom().saturating_sub(y)),
                ..cards
            };
            if let Some(placed) = context.plan.actions.get(id) {
                let selected = lane.column == self.at && row == column.place.selected();
                let card = Card {
                    id,
                    placed,
                    by: self.by,
                    shape,
                    selected,
                    context,
                };
                card.view(area, buf);
            }
            y = y.saturating_add(shape.step());
        }
        let below = column.cards.len().saturating_sub(first + fitting);
        if below > 0 {
            let text = format!("↓ {below}");
            let style = context.theme.quiet();
            put(buf, cards.x + 2, cards.bottom(), cards.width, &text, style);
        }
    }

    /// The name of a column with its counts, and a rule: heavy under the column that listens, double under the one that a
    /// dragged card would go to.
    fn head(&self, lane: Lane, column: &BoardColumn, first: usize, buf: &mut Buffer, context: &Context<'_>) {
        let (theme, area) = (context.theme, lane.area);
        let listens = lane.column == self.at;
        let target = self.is_target(lane, context);
        let name = theme.strong().patch(column.look(context));
        let mut right = area.right();
        if !column.cards.is_empty() {
            let count = column.cards.len();
            right = put_right(buf, right, area.y, 6, &count.to_string(), theme.strong()).saturating_sub(1);
        }
        let room = right.saturating_sub(area.x);
        let title = column.headed(usize::from(room), context);
        put(buf, area.x, area.y, room, &title, name);
        let (rule, style) = match target {
            Some(true) => ("═", theme.good().patch(theme.strong())),
            Some(false) => ("╌", theme.bad()),
            None if listens => ("━", theme.heading()),
            None => ("─", theme.quiet()),
        };
        let y = area.y + 1;
        fill(buf, Rect { y, height: 1, ..area }, rule, style);
        if first > 0 {
            put(buf, area.x + 1, y, area.width, &format!(" ↑ {first} "), theme.quiet());
        }
        self.counts(area, column, buf, context);
    }

    /// On the rule: how many are late, and how many are marked.
    fn counts(&self, area: Rect, column: &BoardColumn, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme, y) = (context.catalogue(), context.theme, area.y + 1);
        let mut right = area.right().saturating_sub(1);
        if column.late > 0 {
            let text = format!(" {} ", fl!(catalogue, "tui-count-late", count = column.late));
            right = put_right(buf, right, y, area.width.saturating_sub(7), &text, theme.bad());
        }
        if context.marks.is_empty() {
            return;
        }
        let marked = column.cards.iter().filter(|id| context.marks.contains(*id)).count();
        if marked > 0 && right > area.x + 12 {
            put_right(buf, right, y, 6, &format!(" {MARKED}{marked} "), theme.accent());
        }
    }

    /// Whether a dragged card hangs over a column: whether it may go there.
    fn is_target(&self, lane: Lane, context: &Context<'_>) -> Option<bool> {
        let dragged = self.dragged.as_ref().filter(|dragged| dragged.moved)?;
        if !lane.area.contains(dragged.pointer.into()) {
            return None;
        }
        self.would_go(lane.column, context)
    }

    fn empty(&self, room: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let said = self.filter.why_nothing(context.how_to_add(), context);
        let room = Rect {
            y: room.y + 1,
            height: room.height.saturating_sub(1),
            ..room
        };
        nothing(room, buf, &said, context.theme);
    }
}
