//! An action's sheet: all it holds, and its own history.
//!
//! On a wide screen it has two columns, each of which scrolls by itself: on the left what the action is, on the right what it has to
//! do with others and what happened to it. On a narrow one the right follows the left.

mod facts;
mod page;
mod parts;
mod past;
mod timeline;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use super::notice::Notice;
use super::{Effect, Screen, Selection};
use crate::report::sheet::{ActionSheet, PartKind};
use crate::tui::command::Command;
use crate::tui::component::list::Motion;
use crate::tui::component::pane::PaneText;
use crate::tui::component::panel::{more_below, panel};
use crate::tui::component::selection::mark;
use crate::tui::component::text::put;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use copil_plan::ActionId;

use page::{SheetPage, Target, Written};
use past::still_reading;

/// From this width on, the sheet has two columns.
const WIDE: u16 = 110;

/// The sheet of one action.
#[derive(Clone, Debug)]
pub struct Sheet {
    action: ActionId,
    /// The first line to be seen of each column.
    first: [usize; 2],
    /// Its columns, worked out for the room there was.
    columns: Vec<Written>,
    /// What is selected among what can be opened: the column, and the place in it.
    link: Option<(usize, usize)>,
}

/// The lines of a sheet without its history, at most `width` columns wide.
pub fn lines_of(id: &ActionId, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
    let mut pages = [SheetPage::new(width, context)];
    write(&mut pages, id);
    let [page] = pages;
    page.written().lines
}

/// An action without its history, to be told beside the list that it is selected in.
pub fn told_of(id: Option<&ActionId>, width: usize, context: &Context<'_>) -> PaneText {
    PaneText {
        title: id.map_or_else(String::new, ToString::to_string),
        lines: id.map(|id| lines_of(id, width, context)).unwrap_or_default(),
    }
}

/// Writes a sheet without its history: what the action is on the first page, what it has to do with others on the last.
fn write(pages: &mut [SheetPage<'_>], id: &ActionId) {
    let last = pages.len() - 1;
    let context = pages[0].context;
    let catalogue = context.catalogue();
    let Some(action) = context.plan.actions.get(id) else {
        return pages[0].wrapped(&fl!(catalogue, "tui-gone"), context.theme.bad());
    };
    let sheet = ActionSheet {
        plan: context.plan,
        id,
        action,
        past: context.histories.and_then(|histories| histories.history(id)),
        entries: &[],
        relations: None,
        today: context.today,
    };
    pages[0].head(&sheet);
    pages[0].facts(&sheet);
    let parts = sheet.parts(catalogue);
    let (milestones, others): (Vec<_>, Vec<_>) = parts.iter().partition(|part| part.kind == PartKind::Milestones);
    for part in milestones {
        pages[0].part(part, action);
    }
    if let Some(text) = action.description.as_deref().filter(|text| !text.trim().is_empty()) {
        pages[0].heading(&catalogue.field_heading("description"));
        pages[0].prose(text, 0, context.theme.text());
    }
    for part in others {
        let page = if part.kind == PartKind::Related { last } else { 0 };
        pages[page].part(part, action);
    }
}

impl Sheet {
    /// The sheet of an action.
    pub fn of(action: ActionId, context: &Context<'_>) -> Self {
        let mut sheet = Self {
            action,
            first: [0; 2],
            columns: Vec::new(),
            link: None,
        };
        sheet.refresh(context);
        sheet
    }

    /// Writes the columns for the room there is.
    fn written(&self, context: &Context<'_>) -> Vec<Written> {
        let areas = split(context.body);
        let page = |area: &Rect| SheetPage::new(usize::from(area.width.saturating_sub(4)), context);
        let mut pages: Vec<SheetPage<'_>> = areas.iter().map(page).collect();
        let last = pages.len() - 1;
        write(&mut pages, &self.action);
        pages[last].heading(&fl!(context.catalogue(), "tui-history"));
        pages[last].history(&self.action);
        pages.into_iter().map(SheetPage::written).collect()
    }

    /// The lines of a column, and how many can be seen.
    fn extent(&self, column: usize, context: &Context<'_>) -> (usize, usize) {
        let last = column + 1 == self.columns.len();
        let more = usize::from(last && still_reading(context).is_some());
        let lines = self.columns.get(column).map_or(0, |column| column.lines.len());
        (lines + more, usize::from(context.body.height.saturating_sub(2)))
    }

    fn scroll(&mut self, column: usize, to: usize, context: &Context<'_>) {
        let (lines, rows) = self.extent(column, context);
        self.first[column] = to.min(lines.saturating_sub(rows));
    }

    /// Goes where a motion leads in a column; in the other, where this one is seen whole.
    fn go(&mut self, column: usize, motion: Motion, context: &Context<'_>) -> Effect {
        let is_whole = |column| {
            let (lines, rows) = self.extent(column, context);
            lines <= rows
        };
        let other = self.columns.len().saturating_sub(1 + column);
        let column = if is_whole(column) { other } else { column };
        let (lines, rows) = self.extent(column, context);
        self.first[column] = motion.scroll(self.first[column], lines, rows);
        Effect::None
    }

    /// Everything that can be opened, in order.
    fn links(&self) -> Vec<(usize, usize)> {
        let of =
            |(at, column): (usize, &Written)| (0..column.links.len()).map(move |link| (at, link)).collect::<Vec<_>>();
        self.columns.iter().enumerate().flat_map(of).collect()
    }

    /// Selects the next of what can be opened, or the one before, and brings it into sight.
    fn step(&mut self, back: bool, context: &Context<'_>) -> Effect {
        let links = self.links();
        let Some(last) = links.len().checked_sub(1) else {
            return Effect::None;
        };
        let now = self.link.and_then(|link| links.iter().position(|known| *known == link));
        let next = match (now, back) {
            (None, false) => 0,
            (None, true) | (Some(0), true) => last,
            (Some(at), true) => at - 1,
            (Some(at), false) => (at + 1) % links.len(),
        };
        self.link = Some(links[next]);
        let column = links[next].0;
        let (line, rows) = (self.line_of(links[next]), self.extent(column, context).1.max(1));
        if line < self.first[column] || line >= self.first[column] + rows {
            self.scroll(column, line.saturating_sub(rows / 2), context);
        }
        Effect::None
    }

    /// The line of something that can be opened.
    fn line_of(&self, (column, link): (usize, usize)) -> usize {
        let links = self.columns.get(column).map(|column| &column.links);
        links.and_then(|links| links.get(link)).map_or(0, |(line, _)| *line)
    }

    fn click(&mut self, column: usize, area: Rect, row: u16, context: &Context<'_>) -> Effect {
        let Some(line) = row.checked_sub(area.y + 1) else {
            return Effect::None;
        };
        let line = self.first[column] + usize::from(line);
        let under = self
            .links()
            .into_iter()
            .find(|link| link.0 == column && self.line_of(*link) == line);
        if under.is_none() {
            return Effect::None;
        }
        self.link = under;
        self.open(context)
    }

    fn open(&self, context: &Context<'_>) -> Effect {
        let target = self
            .link
            .and_then(|(column, link)| self.columns.get(column)?.links.get(link));
        match target {
            Some((_, Target::Action(id))) => Effect::Sheet(id.clone()),
            Some((_, Target::Meeting(id))) => Effect::Push(Box::new(Notice::meeting(id, context))),
            None => Effect::None,
        }
    }
}

/// The columns.
fn split(area: Rect) -> Vec<Rect> {
    if area.width < WIDE {
        return vec![area];
    }
    let parts = Layout::horizontal([Constraint::Percentage(56), Constraint::Fill(1)]);
    parts.split(area).to_vec()
}

impl Screen for Sheet {
    fn scopes(&self) -> &'static [Scope] {
        &[
            Scope::Page,
            Scope::Parts,
            Scope::Subject,
            Scope::Scrolled,
            Scope::Global,
        ]
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        match command {
            Command::Open | Command::Next | Command::Previous => !self.links().is_empty(),
            Command::PaneDown | Command::PaneUp => self.columns.len() > 1,
            _ => true,
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        match command {
            Command::Next => self.step(false, context),
            Command::Previous => self.step(true, context),
            // The first of what can be opened is shown before it is.
            Command::Open if self.link.is_none() => self.step(false, context),
            Command::Open => self.open(context),
            Command::Back => Effect::Close,
            Command::PaneDown => self.go(self.columns.len() - 1, Motion::Down(1), context),
            Command::PaneUp => self.go(self.columns.len() - 1, Motion::Up(1), context),
            command => match Motion::of(command, self.extent(0, context).1) {
                Some(motion) => self.go(0, motion, context),
                None => Effect::None,
            },
        }
    }

    fn handles_wheel(&self) -> bool {
        true
    }

    /// The wheel scrolls the column under the mouse; a click on what can be opened opens it.
    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let areas = split(context.body);
        let under = areas
            .iter()
            .position(|area| area.contains((event.column, event.row).into()));
        match (event.kind, under) {
            (MouseEventKind::ScrollDown, at) => self.go(at.unwrap_or(0), Motion::Down(1), context),
            (MouseEventKind::ScrollUp, at) => self.go(at.unwrap_or(0), Motion::Up(1), context),
            (MouseEventKind::Down(MouseButton::Left), Some(at)) => self.click(at, areas[at], event.row, context),
            _ => Effect::None,
        }
    }

    fn refresh(&mut self, context: &Context<'_>) {
        self.columns = self.written(context);
        self.link = self.link.filter(|link| self.links().contains(link));
        for column in 0..self.columns.len() {
            self.scroll(column, self.first[column], context);
        }
    }

    fn selection<'c>(&self, context: &Context<'c>) -> Option<Selection<'c>> {
        let known = context.plan.actions.contains_key(&self.action);
        known.then(|| Selection::Action(self.action.clone()))
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (theme, catalogue) = (context.theme, context.catalogue());
        let areas = split(area);
        let reading = still_reading(context);
        for (n, (area, column)) in areas.iter().zip(&self.columns).enumerate() {
            let title = match n {
                0 => self.action.to_string(),
                _ => fl!(catalogue, "tui-sheet-around"),
            };
            let room = panel(buf, *area, &title, n == 0, theme);
            let first = self.first[n];
            let last = n + 1 == self.columns.len();
            let more = reading.iter().filter(|_| last);
            let lines = column.lines.iter().chain(more).skip(first);
            for (y, line) in (room.y..room.bottom()).zip(lines) {
                buf.set_line(room.x, y, line, room.width);
            }
            if let Some((_, link)) = self.link.filter(|(at, _)| *at == n) {
                let line = self.line_of((n, link)).checked_sub(first);
                let y = line.and_then(|line| u16::try_from(line).ok()?.checked_add(room.y));
                if let Some(y) = y.filter(|y| *y < room.bottom()) {
                    let line = Rect { y, height: 1, ..room };
                    mark(buf, line, theme.selected());
                }
            }
            let (lines, rows) = self.extent(n, context);
            more_below(buf, *area, lines.saturating_sub(first + rows), context);
            if first > 0 {
                put(buf, area.right().saturating_sub(4), area.y, 3, " ↑ ", theme.quiet());
            }
        }
    }
}
