//! The journal: every change, by whom, when and why, newest first.

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Margin, Rect};

use super::notice::Notice;
use super::{Effect, Screen, Selection, TabScreen};
use crate::report::log;
use crate::tui::command::Command;
use crate::tui::component::PageWriter;
use crate::tui::component::list::{Click, ListState, Rows};
use crate::tui::component::panel::{foot_right, panel};
use crate::tui::component::text::put;
use crate::tui::context::Context;
use crate::tui::history_cache::HistoryProgress;
use crate::tui::keymap::Scope;
use crate::workspace::CommitId;
use crate::workspace::LogEntry;
use copil_plan::change::Subject;
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, MeetingId};

/// From this width on, the selected change is shown beside the list; below, under it.
const WIDE: u16 = 130;

/// The state of the journal.
#[derive(Clone, Debug, Default)]
pub struct Journal(ListState);

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
        context.history.entries.get(self.0.selected())
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

/// The list, and the selected change; presentation mode shows the list alone, with who and why below each change.
fn split(area: Rect, context: &Context<'_>) -> (Rect, Rect) {
    if context.presenting {
        return (area, Rect::default());
    }
    let [list, detail] = if area.width >= WIDE {
        Layout::horizontal([Constraint::Percentage(62), Constraint::Fill(1)]).areas(area)
    } else {
        Layout::vertical([Constraint::Fill(1), Constraint::Length(8.min(area.height / 3))]).areas(area)
    };
    (list, detail)
}

/// The rows of the list: in presentation mode of two lines, and a blank one.
fn rows_in(list: Rect, context: &Context<'_>) -> Rows {
    let stride = if context.presenting { 3 } else { 1 };
    Rows::spaced(list.inner(Margin::new(2, 1)), stride, 0)
}

fn rows_on_screen(context: &Context<'_>) -> Rows {
    rows_in(split(context.body, context).0, context)
}

impl Screen for Journal {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Subject, Scope::List, Scope::Global]
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        if command == Command::Open {
            return self.open(context);
        }
        let (len, seen) = (context.history.entries.len(), rows_on_screen(context).seen());
        self.0.follow(command, len, seen);
        Effect::None
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        match self
            .0
            .click(event, rows_on_screen(context), context.history.entries.len())
        {
            Some(Click::Again) => self.open(context),
            Some(Click::Selected) | None => Effect::None,
        }
    }

    fn answers(&self, command: Command, context: &Context<'_>) -> bool {
        command != Command::Open || self.action(context).is_some() || self.meeting(context).is_some()
    }

    fn selection<'c>(&self, context: &Context<'c>) -> Option<Selection<'c>> {
        self.selected(context).map(Selection::Change)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let entries = &context.history.entries;
        let (list, detail) = split(area, context);
        let title = fl!(catalogue, "tui-journal-title", count = entries.len());
        let room = panel(buf, list, &title, true, theme);
        if let HistoryProgress::Under(done, _) = context.history.reading {
            let text = fl!(catalogue, "tui-reading", done = done.to_string());
            foot_right(buf, list, &text, theme);
        }
        if entries.is_empty() {
            let text = match context.history.reading {
                HistoryProgress::None | HistoryProgress::Whole => fl!(catalogue, "tui-no-history"),
                HistoryProgress::Under(..) => String::new(),
                HistoryProgress::Failed => fl!(catalogue, "tui-reading-failed"),
            };
            put(buf, room.x, room.y, room.width, &text, theme.quiet());
        }
        self.0
            .draw(rows_in(list, context), entries.len(), buf, theme, |buf, line, at| {
                if context.presenting {
                    presented_entry(line, buf, &entries[at], context);
                } else {
                    entry_line(line, buf, &entries[at], context);
                }
            });
        if !detail.is_empty() {
            self.detail(detail, buf, context);
        }
    }
}

impl TabScreen for Journal {
    fn reveal(&mut self, commit: &CommitId, context: &Context<'_>) {
        let entries = &context.history.entries;
        if let Some(at) = entries.iter().position(|entry| entry.commit == *commit) {
            self.0.select(at, entries.len(), rows_on_screen(context).seen());
        }
    }
}

impl Journal {
    /// The selected change at length.
    fn detail(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let Some(entry) = self.selected(context) else {
            panel(buf, area, "", false, theme);
            return;
        };
        let title = fl!(catalogue, "tui-change-title", commit = entry.commit.short(7));
        let room = panel(buf, area, &title, false, theme);
        let mut page = PageWriter::for_area(room, theme);
        page.prose(&by_on(entry, context), 0, theme.quiet());
        for sentence in sentences(entry, context) {
            page.prose(&sentence, 0, theme.strong());
        }
        reason(&mut page, entry, context);
        page.draw(room, buf);
    }
}

/// Who made a change, and when.
fn by_on(entry: &LogEntry, context: &Context<'_>) -> String {
    let catalogue = context.catalogue();
    let (who, when) = (sanitize(&entry.author.name), catalogue.full_date(entry.day));
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

/// The most subjects that a line of the journal speaks for by the first.
const MOST_TOLD: usize = 3;

/// An entry on one line: the day, what changed, and who did it when there is room.
pub fn entry_line(line: Rect, buf: &mut Buffer, entry: &LogEntry, context: &Context<'_>) {
    let theme = context.theme;
    let date = context.catalogue().short_date(entry.day);
    let x = put(buf, line.x, line.y, 10, &date, theme.quiet()) + 2;
    let who = if line.width >= 70 { (line.width / 4).min(30) } else { 0 };
    let room = line.right().saturating_sub(x + who + u16::from(who > 0) * 2);
    put(buf, x, line.y, room, &in_short(entry, context), theme.text());
    if who > 0 {
        let name = sanitize(&entry.author.name);
        put(buf, line.right() - who, line.y, who, &name, theme.quiet());
    }
}

/// What an entry changed, in one sentence.
fn in_short(entry: &LogEntry, context: &Context<'_>) -> String {
    let told = sentences(entry, context);
    // Where much changed at once, the message's own summary says more than the first of many.
    if told.len() > MOST_TOLD {
        entry.said.subject.clone()
    } else {
        told.into_iter().next().unwrap_or_default()
    }
}

/// An entry in presentation mode: the day and what changed, and below it who did it and why.
fn presented_entry(line: Rect, buf: &mut Buffer, entry: &LogEntry, context: &Context<'_>) {
    let theme = context.theme;
    let date = context.catalogue().short_date(entry.day);
    let x = put(buf, line.x + 2, line.y, 10, &date, theme.quiet()) + 2;
    let room = line.right().saturating_sub(x);
    put(buf, x, line.y, room, &in_short(entry, context), theme.strong());
    let who = sanitize(&entry.author.name);
    let why = entry.why().unwrap_or_default();
    let why = why.lines().next().unwrap_or_default();
    let said = if why.is_empty() { who } else { format!("{who} · {why}") };
    put(buf, x, line.y + 1, room, &said, theme.quiet());
}
