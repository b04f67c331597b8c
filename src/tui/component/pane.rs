//! The pane beside a list, or under it, in which its selected row is told: opened, closed, widened and scrolled by itself.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use super::list::Motion;
use super::panel::{more_below, panel};
use super::text::{columns, draw_lines, put, put_right, to_u16};
use crate::tui::command::Command;
use crate::tui::context::Context;
use crate::tui::memory::PaneMemory;

/// From this width on, there is room beside a list.
pub const WIDE: u16 = 110;

/// The narrowest that a pane is drawn.
const NARROWEST: u16 = 32;

/// The narrowest that a list is drawn beside it.
const NARROWEST_LIST: u16 = 56;

/// How wide it is to be before it opens by itself.
const OPENS: u16 = 44;

/// The columns of a title before anything that nobody asked for takes room from it; nearly every title is whole by then.
pub const FULL_TITLE: u16 = 60;

/// By how many columns a key moves its edge.
const STEP: u16 = 4;

/// What closes it, at the end of its title.
const CLOSE: &str = " × ";

/// What a pane tells.
#[derive(Clone, Debug, Default)]
pub struct PaneText {
    /// Of what.
    pub title: String,
    /// The lines, for the width that there was.
    pub lines: Vec<Line<'static>>,
}

/// A list with a pane beside it.
pub trait WithPane {
    /// The pane.
    fn pane(&self) -> &Pane;

    /// The pane, to be changed.
    fn pane_mut(&mut self) -> &mut Pane;

    /// How wide the list is once a pane takes nothing from it: the pane then opens by itself.
    fn list_width(&self, context: &Context<'_>) -> u16;

    /// The rows of the pane where it is under the list, for want of room beside it; `None` where it is beside.
    fn rows_below(&self, _context: &Context<'_>) -> Option<u16> {
        None
    }

    /// What is told of the selected row, in lines of so many columns.
    fn told(&self, width: usize, context: &Context<'_>) -> PaneText;
}

/// What a command or the mouse did to a pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaneEvent {
    /// It is scrolled, or stays as it was.
    Same,
    /// The list has another width.
    Resized,
}

/// How a pane was left, and how far it is scrolled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pane {
    left: PaneMemory,
    /// What it was scrolled in, and the first line in sight of that.
    scrolled: Option<(String, usize)>,
    /// Whether the mouse holds its edge.
    held: bool,
}

impl Pane {
    /// Takes up how it was left.
    pub fn restore(&mut self, left: PaneMemory) {
        self.left = left;
    }

    /// How it is left.
    pub fn persist(&self) -> PaneMemory {
        self.left
    }

    /// How much of a title a list shows at most: what it still shows once the pane opens by itself in a wider window.
    pub fn title_room(&self, area: Rect, list: u16, context: &Context<'_>) -> u16 {
        let opens_later = self.left.open.is_none() && !opens_by_itself(area, list) && !context.presenting;
        if opens_later { FULL_TITLE } else { u16::MAX }
    }

    /// The list, and the pane beside it where it is open; presentation mode shows the list alone.
    pub fn split(&self, area: Rect, list: u16, context: &Context<'_>) -> (Rect, Option<Rect>) {
        let by_itself = opens_by_itself(area, list);
        if !has_room(context) || !self.left.open.unwrap_or(by_itself) {
            return (area, None);
        }
        let share = area.width * 3 / 5;
        let wanted = self.left.width.unwrap_or_else(|| match by_itself {
            true => area.width - share.max(list),
            false => area.width - share,
        });
        let most = area.width.saturating_sub(NARROWEST_LIST).max(NARROWEST);
        let parts = [Constraint::Fill(1), Constraint::Length(wanted.clamp(NARROWEST, most))];
        let [list, pane] = Layout::horizontal(parts).areas(area);
        (list, Some(pane))
    }

    /// The list, and the pane of so many rows under it where it is open.
    fn split_below(&self, area: Rect, rows: u16, context: &Context<'_>) -> (Rect, Option<Rect>) {
        if context.presenting || self.left.open == Some(false) {
            return (area, None);
        }
        let [list, pane] = Layout::vertical([Constraint::Fill(1), Constraint::Length(rows)]).areas(area);
        (list, Some(pane))
    }

    /// Draws it; the text is as wide as [`Self::text_width`] says.
    pub fn view(&self, area: Rect, buf: &mut Buffer, text: &PaneText, context: &Context<'_>) {
        let theme = context.theme;
        let room = panel(buf, area, &text.title, false, theme);
        let rows = usize::from(room.height);
        let first = self.first(text, rows);
        draw_lines(room, buf, text.lines.get(first..).unwrap_or_default());
        more_below(buf, area, text.lines.len().saturating_sub(first + rows), context);
        put_right(buf, area.right().saturating_sub(2), area.y, 3, CLOSE, theme.quiet());
        if first > 0 {
            put_right(buf, area.right().saturating_sub(6), area.y, 3, " ↑ ", theme.quiet());
        }
    }

    /// How many columns its text has.
    pub fn text_width(area: Rect) -> usize {
        usize::from(area.width.saturating_sub(4))
    }

    /// The first line in sight: the first of all, until it is scrolled.
    fn first(&self, text: &PaneText, rows: usize) -> usize {
        let scrolled = self.scrolled.as_ref().filter(|(title, _)| *title == text.title);
        let last = text.lines.len().saturating_sub(rows);
        scrolled.map_or(0, |(_, first)| *first).min(last)
    }

    fn scroll(&mut self, motion: Motion, text: PaneText, rows: usize) -> PaneEvent {
        let first = motion.scroll(self.first(&text, rows), text.lines.len(), rows);
        self.scrolled = Some((text.title, first));
        PaneEvent::Same
    }

    fn widen(&mut self, to: u16) -> PaneEvent {
        self.left.width = Some(to.max(NARROWEST));
        PaneEvent::Resized
    }
}

/// Whether a pane that was neither opened nor closed is open.
fn opens_by_itself(area: Rect, list: u16) -> bool {
    area.width >= list.saturating_add(OPENS)
}

/// Whether there is room beside a list.
fn has_room(context: &Context<'_>) -> bool {
    !context.presenting && context.body.width >= WIDE
}

impl dyn WithPane + '_ {
    /// The list, and the pane where it is open.
    pub fn areas(&self, area: Rect, context: &Context<'_>) -> (Rect, Option<Rect>) {
        match self.rows_below(context) {
            Some(rows) => self.pane().split_below(area, rows, context),
            None => self.pane().split(area, self.list_width(context), context),
        }
    }

    /// Whether it can be opened at all.
    fn has_place(&self, context: &Context<'_>) -> bool {
        let is_below = self.rows_below(context).is_some() && !context.presenting;
        is_below || has_room(context)
    }

    /// Where a closed pane is opened with the mouse, on the frame of the list, and what stands there.
    fn opener(&self, frame: Rect, context: &Context<'_>) -> Option<(Rect, String)> {
        let key = context.keymap.keys_of(Command::Pane, context.catalogue());
        let sign = if self.rows_below(context).is_some() {
            "▴"
        } else {
            "◂"
        };
        let label = format!(" {sign} {} ", fl!(context.catalogue(), "tui-pane-closed", key = key));
        let width = to_u16(columns(&label));
        let fits = self.has_place(context) && frame.width > 3 * width;
        let area = Rect {
            x: frame.right().saturating_sub(width + 2),
            width,
            height: 1,
            ..frame
        };
        fits.then_some((area, label))
    }

    /// Whether a command finds something to do.
    pub fn answers(&self, command: Command, context: &Context<'_>) -> bool {
        match command {
            Command::Pane => self.has_place(context),
            Command::PaneWider | Command::PaneNarrower if self.rows_below(context).is_some() => false,
            _ => self.areas(context.body, context).1.is_some(),
        }
    }

    /// Whether the mouse is over the pane.
    pub fn is_under(&self, event: MouseEvent, context: &Context<'_>) -> bool {
        let (_, pane) = self.areas(context.body, context);
        pane.is_some_and(|area| area.contains((event.column, event.row).into()))
    }

    /// Answers a command; `None` when it is not about the pane.
    pub fn update(&mut self, command: Command, context: &Context<'_>) -> Option<PaneEvent> {
        let area = self.areas(context.body, context).1;
        match (command, area) {
            (Command::Pane, area) => {
                self.pane_mut().left.open = Some(area.is_none());
                Some(PaneEvent::Resized)
            }
            (Command::PaneWider, Some(area)) => Some(self.pane_mut().widen(area.width + STEP)),
            (Command::PaneNarrower, Some(area)) => Some(self.pane_mut().widen(area.width.saturating_sub(STEP))),
            (Command::PaneDown, Some(area)) => Some(self.scroll(Motion::Down(1), area, context)),
            (Command::PaneUp, Some(area)) => Some(self.scroll(Motion::Up(1), area, context)),
            _ => None,
        }
    }

    fn scroll(&mut self, motion: Motion, area: Rect, context: &Context<'_>) -> PaneEvent {
        let text = self.told(Pane::text_width(area), context);
        self.pane_mut()
            .scroll(motion, text, usize::from(area.height.saturating_sub(2)))
    }

    /// Handles the mouse: the wheel over the pane scrolls it, its edge is pulled, its sign closes it; `None` when it is
    /// not about the pane.
    pub fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Option<PaneEvent> {
        let (list, pane) = self.areas(context.body, context);
        let at = (event.column, event.row).into();
        let down = event.kind == MouseEventKind::Down(MouseButton::Left);
        let Some(area) = pane else {
            let (opener, _) = self.opener(list, context).filter(|_| down)?;
            return opener.contains(at).then(|| self.update(Command::Pane, context))?;
        };
        match event.kind {
            MouseEventKind::Drag(MouseButton::Left) if self.pane().held => {
                Some(self.pane_mut().widen(context.body.right().saturating_sub(event.column)))
            }
            MouseEventKind::Up(_) => std::mem::take(&mut self.pane_mut().held).then_some(PaneEvent::Same),
            MouseEventKind::ScrollDown if area.contains(at) => Some(self.scroll(Motion::Down(3), area, context)),
            MouseEventKind::ScrollUp if area.contains(at) => Some(self.scroll(Motion::Up(3), area, context)),
            _ if !down => None,
            _ if event.row == area.y && (area.right() - 5..area.right() - 1).contains(&event.column) => {
                self.update(Command::Pane, context)
            }
            _ if area.x > list.x && (event.column == area.x || event.column + 1 == area.x) => {
                self.pane_mut().held = true;
                Some(PaneEvent::Same)
            }
            _ => None,
        }
    }
}

/// Draws a list's pane where it is open.
pub fn draw_pane(list: &dyn WithPane, area: Option<Rect>, frame: Rect, buf: &mut Buffer, context: &Context<'_>) {
    match area {
        Some(area) => {
            let text = list.told(Pane::text_width(area), context);
            list.pane().view(area, buf, &text, context);
        }
        None => {
            if let Some((area, label)) = list.opener(frame, context) {
                put(buf, area.x, area.y, area.width, &label, context.theme.quiet());
            }
        }
    }
}
