//! The journal: every change, by whom, when and why, newest first.

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};

use super::notice::Notice;
use super::{Effect, Screen, Selection, TabScreen};
use crate::report::log;
use crate::tui::command::Command;
use crate::tui::component::PageWriter;
use crate::tui::component::list::{Click, ListState, Rows};
use crate::tui::component::pane::{Pane, PaneText, WithPane, draw_pane};
use crate::tui::component::panel::{foot_right, panel};
use crate::tui::component::text::{capitalised, columns, put};
use crate::tui::context::Context;
use crate::tui::history_cache::HistoryProgress;
use crate::tui::keymap::Scope;
use crate::tui::memory::Memory;
use crate::wording::signs::RECEIVED;
use crate::workspace::CommitId;
use crate::workspace::{LogEntry, Undone};
use copil_plan::change::{Change, Subject};
use copil_plan::{ActionId, MeetingId};

/// From this width on, the selected change is shown beside the list; below, under it.
const WIDE: u16 = 130;

/// How wide the list is where the pane takes nothing that matters from it.
const LIST: u16 = 86;

/// The most rows of the pane where it is under the list.
const BELOW: u16 = 8;

/// The state of the journal.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    list: ListState,
    /// Where what was last received from others stands among the entries, if that alone is shown.
    received: Option<Vec<usize>>,
    /// What tells the selected change at length.
    pane: Pane,
}

impl Journal {
    /// The meeting that the selected change is about, or was decided in.
    fn meeting<'c>(&self, context: &Context<'c>) -> Option<&'c MeetingId> {
        let entry = self.selected(context)?;
        let about = entry.changes.iter().find_map(|change| match change.subject() {
            Subject::Meeting(id) => context.plan.meetings.get_key_value(&id).map(|(id, _)| id),
            _ => None,
        });
        let meeting = about.or(entry.said.meeting.as_ref())?;
        context.plan.meetings.contains_key(meeting).then_some(meeting)
    }

    fn selected<'c>(&self, context: &Context<'c>) -> Option<&'c LogEntry> {
        self.entry(self.list.selected(), context)
    }

    /// The entry in a row.
    fn entry<'c>(&self, row: usize, context: &Context<'c>) -> Option<&'c LogEntry> {
        let at = match &self.received {
            Some(received) => *received.get(row)?,
            None => row,
        };
        context.history.entries.get(at).map(AsRef::as_ref)
    }

    /// How many rows there are.
    fn rows(&self, context: &Context<'_>) -> usize {
        let received = self.received.as_ref();
        received.map_or(context.history.entries.len(), Vec::len)
    }

    /// Shows what was last received alone, or all again; the same entry stays selected where it is shown.
    fn show_received(&mut self, alone: bool, context: &Context<'_>) {
        let selected = self.selected(context).map(|entry| entry.commit);
        self.received = alone.then(|| received_of(context));
        let found = (0..self.rows(context)).find(|row| self.entry(*row, context).map(|entry| entry.commit) == selected);
        let seen = self.rows_on_screen(context).seen();
        self.list.select(found.unwrap_or_default(), self.rows(context), seen);
    }

    fn rows_on_screen(&self, context: &Context<'_>) -> Rows {
        let list: &dyn WithPane = self;
        rows_in(list.areas(context.body, context).0, context)
    }

    /// The action that commands about one would change.
    fn action(&self, context: &Context<'_>) -> Option<ActionId> {
        self.selection(context)?.action(context)
    }

    fn open(&self, context: &Context<'_>) -> Effect {
        match (self.action(context), self.meeting(context)) {
            (Some(action), _) => Effect::Sheet(action),
            (None, Some(meeting)) => Effect::Push(Box::new(Notice::meeting(meeting, context))),
            (None, None) => Effect::None,
        }
    }
}

/// Where what was last received from others stands among the entries.
fn received_of(context: &Context<'_>) -> Vec<usize> {
    let entries = context.history.entries.iter().enumerate();
    let received = entries.filter(|(_, entry)| is_received(entry, context));
    received.map(|(at, _)| at).collect()
}

/// The rows of the list: in presentation mode of two lines, and a blank one.
fn rows_in(list: Rect, context: &Context<'_>) -> Rows {
    let stride = if context.presenting { 3 } else { 1 };
    Rows::spaced(list.inner(Margin::new(2, 1)), stride, 0)
}

impl Screen for Journal {
    fn scopes(&self) -> &'static [Scope] {
        &[
            Scope::Journal,
            Scope::Subject,
            Scope::Beside,
            Scope::Scrolled,
            Scope::List,
            Scope::Global,
        ]
    }

    fn with_pane(&self) -> Option<&dyn WithPane> {
        Some(self)
    }

    fn with_pane_mut(&mut self) -> Option<&mut dyn WithPane> {
        Some(self)
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        match command {
            Command::Open => return self.open(context),
            Command::Received => {
                self.show_received(self.received.is_none(), context);
                return Effect::None;
            }
            _ => {}
        }
        let (len, seen) = (self.rows(context), self.rows_on_screen(context).seen());
        self.list.follow(command, len, seen);
        Effect::None
    }

    fn refresh(&mut self, context: &Context<'_>) {
        if let Some(received) = &mut self.received {
            *received = received_of(context);
        }
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let rows = self.rows_on_screen(context);
        match self.list.click(event, rows, self.rows(context)) {
            Some(Click::Again) => self.open(context),
            Some(Click::Selected) | None => Effect::None,
        }
    }

    fn answers(&self, command: Command, context: &Context<'_>) -> bool {
        match command {
            Command::Open => self.action(context).is_some() || self.meeting(context).is_some(),
            Command::Received => self.received.is_some() || !context.received.is_empty(),
            _ => true,
        }
    }

    fn selection<'c>(&self, context: &Context<'c>) -> Option<Selection<'c>> {
        self.selected(context).map(Selection::Change)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let rows = self.rows(context);
        let with_pane: &dyn WithPane = self;
        let (list, pane) = with_pane.areas(area, context);
        let title = match self.received {
            Some(_) => fl!(catalogue, "tui-journal-received", count = rows),
            None => fl!(catalogue, "tui-journal-title", count = rows),
        };
        let room = panel(buf, list, &title, true, theme);
        if let HistoryProgress::Under(done, _) = context.history.reading {
            let text = fl!(catalogue, "tui-reading", done = done.to_string());
            foot_right(buf, list, &text, theme);
        }
        if rows == 0 {
            let text = match context.history.reading {
                HistoryProgress::None | HistoryProgress::Whole if self.received.is_some() => {
                    fl!(catalogue, "tui-nothing-received")
                }
                HistoryProgress::None | HistoryProgress::Whole => fl!(catalogue, "tui-no-history"),
                HistoryProgress::Under(..) => String::new(),
                HistoryProgress::Failed => fl!(catalogue, "tui-reading-failed"),
            };
            put(buf, room.x, room.y, room.width, &text, theme.quiet());
        }
        self.list
            .draw(rows_in(list, context), rows, buf, theme, |buf, line, row| {
                match self.entry(row, context) {
                    Some(entry) if context.presenting => presented_entry(line, buf, entry, context),
                    Some(entry) => entry_line(line, buf, entry, context),
                    None => {}
                }
            });
        draw_pane(self, pane, list, buf, context);
    }
}

impl TabScreen for Journal {
    fn restore(&mut self, memory: &Memory, _context: &Context<'_>) {
        self.pane.restore(memory.journal_pane);
    }

    fn persist(&self, memory: &mut Memory) {
        memory.journal_pane = self.pane.persist();
    }

    fn reveal(&mut self, commit: &CommitId, context: &Context<'_>) {
        let entries = &context.history.entries;
        if let Some(at) = entries.iter().position(|entry| entry.commit == *commit) {
            self.received = None;
            let seen = self.rows_on_screen(context).seen();
            self.list.select(at, entries.len(), seen);
        }
    }
}

impl WithPane for Journal {
    fn pane(&self) -> &Pane {
        &self.pane
    }

    fn pane_mut(&mut self) -> &mut Pane {
        &mut self.pane
    }

    fn list_width(&self, _context: &Context<'_>) -> u16 {
        LIST
    }

    fn rows_below(&self, context: &Context<'_>) -> Option<u16> {
        let area = context.body;
        (area.width < WIDE).then_some(BELOW.min(area.height / 3))
    }

    /// The selected change at length.
    fn told(&self, width: usize, context: &Context<'_>) -> PaneText {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let Some(entry) = self.selected(context) else {
            return PaneText::default();
        };
        let title = fl!(catalogue, "tui-change-title", commit = entry.commit.short(7));
        let mut page = PageWriter::new(width, theme);
        page.prose(&by_on(entry, context), 0, theme.quiet());
        if is_received(entry, context) {
            page.prose(&fl!(catalogue, "tui-received"), 0, theme.accent());
        }
        for sentence in sentences(entry, context) {
            page.prose(&sentence, 0, theme.strong());
        }
        reason(&mut page, entry, context);
        let lines = page.lines;
        PaneText { title, lines }
    }
}

/// Who made a change, and when.
fn by_on(entry: &LogEntry, context: &Context<'_>) -> String {
    let catalogue = context.catalogue();
    let (who, when) = (log::author(context.plan, entry), catalogue.full_date(entry.day));
    fl!(catalogue, "tui-by-on", who = who, date = when)
}

/// Who made a change, when, why and by whose order.
pub fn cause(page: &mut PageWriter, entry: &LogEntry, context: &Context<'_>) {
    page.prose(&by_on(entry, context), 0, context.theme.quiet());
    reason(page, entry, context);
}

/// Why a change was made, and by whose order.
fn reason(page: &mut PageWriter, entry: &LogEntry, context: &Context<'_>) {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let mut line = |text: &str, style| page.prose(text, 0, style);
    if let Some(why) = entry.why() {
        line(&why, theme.text());
    }
    if let Some(day) = entry.said.effective {
        line(
            &fl!(catalogue, "tui-effective", date = catalogue.long_date(day)),
            theme.quiet(),
        );
    }
    if let Some(joined) = log::joined(catalogue, entry) {
        line(&capitalised(&joined), theme.quiet());
    }
    if let Some(order) = log::ordered_by(catalogue, context.plan, entry) {
        line(&order, theme.quiet());
    }
    if !entry.said.recorded {
        line(
            &fl!(catalogue, "tui-by-hand", subject = entry.said.subject.as_str()),
            theme.quiet(),
        );
    }
}

/// The most changes of one entry that are put into words: more than any window shows, and far fewer than the first commit
/// of a large plan makes.
const MOST_READ: usize = 400;

/// What an entry changed, a sentence for each subject.
pub fn sentences(entry: &LogEntry, context: &Context<'_>) -> Vec<String> {
    log::lines(context.catalogue(), context.plan, entry, MOST_READ)
}

/// What an entry tells of one action, under the name that it had then: it may have been about others as well.
pub fn told_of(entry: &LogEntry, name: &ActionId, context: &Context<'_>) -> String {
    let of_it = |change: &&Change| change.action() == Some(name);
    let mut own = entry.changes.iter().filter(of_it);
    if let Some(renumbered) = own.find_map(|change| log::renumbered(context.catalogue(), context.plan, entry, change)) {
        return renumbered;
    }
    let subject = Subject::Action(name.clone());
    let light = Undone::light(entry.undone.as_ref());
    context
        .catalogue()
        .summary(context.plan, &entry.changes, &subject, light)
}

/// Whether a change is of those that were last received from others.
fn is_received(entry: &LogEntry, context: &Context<'_>) -> bool {
    context.received.contains(&entry.commit)
}

/// In a list narrower than this, names give way to what happened.
const NARROW: u16 = 100;

/// An entry on one line: the day, what changed, and who did it when there is room.
pub fn entry_line(line: Rect, buf: &mut Buffer, entry: &LogEntry, context: &Context<'_>) {
    let theme = context.theme;
    let date = context.catalogue().short_date(entry.day);
    let mut x = put(buf, line.x, line.y, 10, &date, theme.quiet()) + 1;
    // Where nothing was received, there is no column for it.
    if !context.received.is_empty() {
        let sign = if is_received(entry, context) { RECEIVED } else { "" };
        put(buf, x, line.y, 1, sign, theme.accent());
        x += 1;
    }
    x += 1;
    let who = if line.width >= 70 { (line.width / 4).min(30) } else { 0 };
    let (wide, beside) = (line.right().saturating_sub(x), who + 2);
    // Half a name is worth less than what happened; the pane has it whole.
    let whole = columns(&in_short(entry, wide, context));
    let gives_way = line.width < NARROW && whole > usize::from(wide.saturating_sub(beside));
    let who = if gives_way { 0 } else { who };
    let room = if who > 0 { wide.saturating_sub(beside) } else { wide };
    put(buf, x, line.y, room, &in_short(entry, room, context), theme.text());
    if who > 0 {
        let name = log::author(context.plan, entry);
        put(buf, line.right() - who, line.y, who, &name, theme.quiet());
    }
}

/// What an entry changed, in one sentence of a width: titles give way, and not what happened.
fn in_short(entry: &LogEntry, room: u16, context: &Context<'_>) -> String {
    log::line(context.catalogue(), context.plan, entry, usize::from(room))
}

/// An entry in presentation mode: the day and what changed, and below it who did it and why.
fn presented_entry(line: Rect, buf: &mut Buffer, entry: &LogEntry, context: &Context<'_>) {
    let theme = context.theme;
    let date = context.catalogue().short_date(entry.day);
    let x = put(buf, line.x + 2, line.y, 10, &date, theme.quiet()) + 2;
    let room = line.right().saturating_sub(x);
    put(buf, x, line.y, room, &in_short(entry, room, context), theme.strong());
    let who = log::author(context.plan, entry);
    let why = entry.why().unwrap_or_default();
    let why = why.lines().next().unwrap_or_default();
    let said = if why.is_empty() { who } else { format!("{who} · {why}") };
    put(buf, x, line.y + 1, room, &said, theme.quiet());
}
