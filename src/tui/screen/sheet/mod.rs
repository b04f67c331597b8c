//! An action's sheet: all it holds, and its own history.
//!
//! On a wide screen it has two columns, which scroll together: on the left what the action is, on the right what it has to
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
use crate::tui::component::panel::{more_below, panel};
use crate::tui::component::selection::mark;
use crate::tui::component::text::{draw_lines, put};
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
    /// The first line to be seen.
    first: usize,
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

/// Draws an action without its history, beside the list that it is selected in.
pub fn draw_beside(area: Rect, buf: &mut Buffer, id: Option<&ActionId>, context: &Context<'_>) {
    let room = panel(buf, area, id.map_or("", ActionId::as_str), false, context.theme);
    let lines = id.map(|id| lines_of(id, usize::from(room.width), context));
    draw_lines(room, buf, &lines.unwrap_or_default());
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
            first: 0,
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

    /// All the lines, and how many can be seen.
    fn extent(&self, context: &Context<'_>) -> (usize, usize) {
        let more = usize::from(still_reading(context).is_some());
        let lines = self.columns.iter().map(|column| column.lines.len()).max().unwrap_or(0);
        (lines + more, usize::from(context.body.height.saturating_sub(2)))
    }

    fn scroll(&mut self, to: usize, context: &Context<'_>) -> Effect {
        let (lines, rows) = self.extent(context);
        self.first = to.min(lines.saturating_sub(rows));
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
        let (line, rows) = (self.line_of(links[next]), self.extent(context).1.max(1));
        if line < self.first || line >= self.first + rows {
            return self.scroll(line.saturating_sub(rows / 2), context);
        }
        Effect::None
    }

    /// The line of something that can be opened.
    fn line_of(&self, (column, link): (usize, usize)) -> usize {
        let links = self.columns.get(column).map(|column| &column.links);
        links.and_then(|links| links.get(link)).map_or(0, |(line, _)| *line)
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
        &[Scope::Page, Scope::Parts, Scope::Subject, Scope::Global]
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        match command {
            Command::Next => self.step(false, context),
            Command::Previous => self.step(true, context),
            Command::Open => self.open(context),
            Command::Back => Effect::Close,
            command => {
                let (lines, seen) = self.extent(context);
                let motion = Motion::of(command, seen);
                self.first = motion.map_or(self.first, |motion| motion.scroll(self.first, lines, seen));
                Effect::None
            }
        }
    }

    /// A click on what can be opened opens it.
    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        if event.kind != MouseEventKind::Down(MouseButton::Left) {
            return Effect::None;
        }
        let areas = split(context.body);
        let at = areas
            .iter()
            .position(|area| area.contains((event.column, event.row).into()));
        let Some((column, line)) = at.and_then(|at| {
            let line = event.row.checked_sub(areas[at].y + 1)?;
            Some((at, self.first + usize::from(line)))
        }) else {
            return Effect::None;
        };
        let links = self.links().into_iter();
        let mut under = links.filter(|link| link.0 == column && self.line_of(*link) == line);
        match under.next() {
            Some(link) => {
                self.link = Some(link);
                self.open(context)
            }
            None => Effect::None,
        }
    }

    fn refresh(&mut self, context: &Context<'_>) {
        self.columns = self.written(context);
        self.link = self.link.filter(|link| self.links().contains(link));
        self.scroll(self.first, context);
    }

    fn selection<'c>(&self, context: &Context<'c>) -> Option<Selection<'c>> {
        let known = context.plan.actions.contains_key(&self.action);
        known.then(|| Selection::Action(self.action.clone()))
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (theme, catalogue) = (context.theme, context.catalogue());
        let areas = split(area);
        let reading = still_reading(context);
        let mut below = 0;
        for (n, (area, column)) in areas.iter().zip(&self.columns).enumerate() {
            let title = match n {
                0 => self.action.to_string(),
                _ => fl!(catalogue, "tui-sheet-around"),
            };
            let room = panel(buf, *area, &title, n == 0, theme);
            let last = n + 1 == self.columns.len();
            let more = reading.iter().filter(|_| last);
            let lines = column.lines.iter().chain(more).skip(self.first);
            for (y, line) in (room.y..room.bottom()).zip(lines) {
                buf.set_line(room.x, y, line, room.width);
            }
            if let Some((_, link)) = self.link.filter(|(at, _)| *at == n) {
                let line = self.line_of((n, link)).checked_sub(self.first);
                let y = line.and_then(|line| u16::try_from(line).ok()?.checked_add(room.y));
                if let Some(y) = y.filter(|y| *y < room.bottom()) {
                    let line = Rect { y, height: 1, ..room };
                    mark(buf, line, theme.selected());
                }
            }
            let left = column.lines.len().saturating_sub(self.first + usize::from(room.height));
            below = below.max(left);
        }
        more_below(buf, area, below, context);
        if self.first > 0 {
            put(buf, area.right().saturating_sub(4), area.y, 3, " ↑ ", theme.quiet());
        }
    }
}
