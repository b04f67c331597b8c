//! How the room is drawn: the agenda and who is there at the left, the item at hand beside them. On the wall the item is alone
//! with its number and its clock, large enough to be read from a seat.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Margin, Rect};
use ratatui::text::Line;

use super::people::person_line;
use super::{Room, RoomPart};
use crate::tui::command::Command;
use crate::tui::component::{
    Figure, FigureSize, ListState, Pen, Piece, Rows, columns, draw_lines, draw_run, fit, fit_name, mark, more_below,
    nothing, panel, run, run_width, to_u16,
};
use crate::tui::context::Context;
use crate::tui::screen::meetings::{about, state_sign};
use copil_plan::meeting::NumberedItem;
use copil_plan::sanitize::sanitize;
use copil_plan::{Meeting, MeetingState, PersonId};
use copil_store::PlanPath;

/// From this width on, a screen on the wall shows the agenda as well.
const WALL: u16 = 120;

/// The lines that the number and the clock take on the wall.
const FIGURES: u16 = 8;

/// The lines from which on a wall that shows the agenda shows who is there as well.
const TALL: u16 = 40;

/// The fewest columns of the meeting's name before the hour of its beginning is left out.
const SHORTEST_NAME: usize = 14;

/// The most lines of the clock: one for each thing that it says.
const CLOCK: usize = 4;

/// The fewest columns that a name is cut to.
const SHORTEST_CUT: usize = 10;

/// Where everything is.
pub(super) struct RoomAreas {
    head: Rect,
    agenda: Rect,
    pub(super) people: Rect,
    /// The number and the clock, on the wall.
    figures: Rect,
    page: Rect,
}

impl RoomAreas {
    pub(super) fn of(context: &Context<'_>) -> Self {
        let area = context.body;
        let [head, below] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
        let head = head.inner(Margin::new(2, 0));
        let is_wall = context.presenting;
        let left = match area.width {
            width if is_wall && width < WALL => 0,
            width => (width / 3).clamp(30, 60),
        };
        let [left, right] = Layout::horizontal([Constraint::Length(left), Constraint::Fill(1)]).areas(below);
        let people = match is_wall && area.height < TALL {
            true => 0,
            false => left.height * 2 / 5,
        };
        let [agenda, people] = Layout::vertical([Constraint::Fill(1), Constraint::Length(people)]).areas(left);
        let figures = if is_wall && area.height >= 30 { FIGURES } else { 0 };
        let [figures, page] = Layout::vertical([Constraint::Length(figures), Constraint::Fill(1)]).areas(right);
        Self {
            head,
            agenda,
            people,
            figures,
            page,
        }
    }

    pub(super) fn agenda_room(&self) -> Rect {
        self.agenda.inner(Margin::new(2, 1))
    }

    pub(super) fn people_room(&self) -> Rect {
        self.people.inner(Margin::new(2, 1))
    }

    fn item_room(&self) -> Rect {
        self.page.inner(Margin::new(2, 1))
    }
}

impl Room {
    /// Where the item is told: below the lines of its clock.
    pub(super) fn page_room(&self, context: &Context<'_>) -> Rect {
        let room = RoomAreas::of(context).item_room();
        let head = match self.clock_lines(usize::from(room.width), context).len() {
            0 => 0,
            lines => to_u16(lines + 1).min(room.height),
        };
        Rect {
            y: room.y + head,
            height: room.height - head,
            ..room
        }
    }

    /// The lines of the clock of the item at hand, in so many columns.
    fn clock_lines(&self, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
        let (Some(meeting), Some(key)) = (self.meeting(context), self.item(context)) else {
            return Vec::new();
        };
        let items = meeting.items();
        let item = items.iter().find(|item| *item.key == key);
        let pieces = item.map(|item| self.clock(item, meeting, width, context));
        let pieces = pieces.filter(|pieces| !pieces.is_empty());
        pieces.map_or_else(Vec::new, |pieces| run(None, &pieces, (width, CLOCK), context.theme))
    }

    /// The agenda as a list: the item at hand is the selected one.
    pub(super) fn agenda_state(&self, context: &Context<'_>) -> ListState {
        let mut state = ListState::default();
        if let (Some(meeting), Some(item)) = (self.meeting(context), self.item(context)) {
            let items = meeting.items();
            let at = items.iter().position(|one| *one.key == item).unwrap_or(0);
            let seen = Rows::single(RoomAreas::of(context).agenda_room()).seen();
            // What comes next is worth more than what is over.
            state.select((at + seen / 2).min(items.len()), items.len(), seen);
            state.select(at, items.len(), seen);
        }
        state
    }

    pub(super) fn draw(&self, _area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let areas = RoomAreas::of(context);
        let Some(meeting) = self.meeting(context) else {
            let room = context.body.inner(Margin::new(2, 1));
            return nothing(room, buf, &self.why_nothing(context), context.theme);
        };
        let head = self.head(meeting, usize::from(areas.head.width), context);
        draw_run(areas.head, buf, &head, context.theme);
        self.agenda(&areas, buf, meeting, context);
        self.draw_people(&areas, buf, meeting, context);
        self.draw_item(&areas, buf, meeting, context);
    }

    /// Why there is no meeting to be seen: its file cannot be read, or is gone.
    fn why_nothing(&self, context: &Context<'_>) -> Vec<String> {
        let catalogue = context.catalogue();
        let path = PlanPath::meeting(&self.meeting);
        if !context.repo_status.unreadable.contains(&path) {
            return vec![fl!(catalogue, "tui-room-gone")];
        }
        let key = context.keymap.keys_of(Command::Problems, catalogue);
        vec![
            fl!(catalogue, "tui-room-broken", path = sanitize(path.as_str())),
            fl!(catalogue, "tui-room-mend", key = key),
        ]
    }

    /// How far the meeting is, in so many columns. Where they are few, its name is cut: how far it is stays whole.
    fn head(&self, meeting: &Meeting, width: usize, context: &Context<'_>) -> Vec<Piece> {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let (sign, style) = state_sign(meeting.state, theme);
        let state = catalogue.meeting_state(meeting.state);
        let mut pieces = vec![(format!("{sign} {state}"), style.patch(theme.strong()))];
        let quorum = context.plan.quorum(meeting);
        if let (Some(needed), true) = (quorum.needed, meeting.state != MeetingState::Prepared) {
            pieces.push(match quorum.is_reached() {
                true => (fl!(catalogue, "tui-quorum-reached", quorum = needed), theme.good()),
                false => (fl!(catalogue, "tui-quorum-missed", quorum = needed), theme.bad()),
            });
        }
        let done = meeting.agenda.len() - meeting.without_outcome().len();
        let count = meeting.agenda.len();
        pieces.push((
            fl!(catalogue, "tui-room-done-items", done = done, count = count),
            theme.text(),
        ));
        // Before it is opened that is when it is to begin.
        if let Some(from) = meeting.started.filter(|_| meeting.state.is_begun()) {
            let from = catalogue.time_of_day(from);
            let since = (fl!(catalogue, "tui-room-from", from = from), theme.quiet());
            if run_width(&pieces) + columns(&since.0) + SHORTEST_NAME + 6 <= width {
                pieces.push(since);
            }
        }
        let room = width.saturating_sub(run_width(&pieces) + 3);
        let name = catalogue.meeting(context.plan, &self.meeting);
        pieces.insert(1, (fit(&name, room), theme.strong()));
        pieces.retain(|(text, _)| !text.is_empty());
        pieces
    }

    fn agenda(&self, areas: &RoomAreas, buf: &mut Buffer, meeting: &Meeting, context: &Context<'_>) {
        if areas.agenda.is_empty() {
            return;
        }
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let title = catalogue.field_heading("agenda");
        let room = panel(buf, areas.agenda, &title, false, theme);
        let items = meeting.items();
        let numbers = items.iter().map(|item| columns(&item.number)).max().unwrap_or(1);
        let rows = Rows::single(room);
        let state = self.agenda_state(context);
        state.draw(rows, items.len(), buf, theme, |buf, line, at| {
            let item = &items[at];
            let outcome = item.item.outcome.map(|outcome| {
                let whole = catalogue.outcome(outcome);
                // A word that would be cut has a shorter one.
                match columns(&whole) > usize::from(line.width / 3) {
                    true => catalogue.short_outcome(outcome),
                    false => whole,
                }
            });
            let style = if outcome.is_some() { theme.quiet() } else { theme.text() };
            let mut pen = Pen::on(buf, line);
            pen.cell_right(to_u16(numbers), &item.number, theme.strong()).skip(1);
            if let Some(outcome) = outcome {
                pen.end(line.width / 3, &outcome, theme.good()).skip_end(1);
            }
            pen.text(&about(item, context), style);
        });
        let seen = state.first(items.len(), rows.seen()) + rows.seen();
        more_below(buf, areas.agenda, items.len().saturating_sub(seen), context);
    }

    fn draw_people(&self, areas: &RoomAreas, buf: &mut Buffer, meeting: &Meeting, context: &Context<'_>) {
        if areas.people.is_empty() {
            return;
        }
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let people = context.plan.people_of(meeting);
        let there = meeting.present.len() + meeting.represented.iter().count();
        let title = fl!(catalogue, "tui-room-people", there = there, count = people.len());
        let listens = self.part == RoomPart::People;
        let room = panel(buf, areas.people, &title, listens, theme);
        if people.is_empty() {
            return nothing(room, buf, &[fl!(catalogue, "tui-no-members")], theme);
        }
        let item = self.item(context);
        let rows = Rows::single(room);
        for (line, at) in self.people.visible(rows, people.len()) {
            person_line(line, buf, (meeting, item.as_ref()), people[at], context);
            if listens && at == self.people.selected() {
                mark(buf, line, theme.selected());
            }
        }
        let seen = self.people.first(people.len(), rows.seen()) + rows.seen();
        more_below(buf, areas.people, people.len().saturating_sub(seen), context);
    }

    fn draw_item(&self, areas: &RoomAreas, buf: &mut Buffer, meeting: &Meeting, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let key = self.item(context);
        let items = meeting.items();
        let item = items.iter().find(|item| Some(item.key) == key.as_ref());
        let title = item.map(|item| format!("{} · {}", item.number, about(item, context)));
        let listens = self.part == RoomPart::Item;
        let frame = areas.page;
        let room = panel(buf, frame, &title.unwrap_or_default(), listens, theme);
        let Some(item) = item else {
            let key = context.keymap.keys_of(Command::AddItem, catalogue);
            let said = [
                fl!(catalogue, "tui-agenda-empty"),
                fl!(catalogue, "tui-room-add", key = key),
            ];
            return nothing(room, buf, &said, theme);
        };
        draw_lines(room, buf, &self.clock_lines(usize::from(room.width), context));
        if areas.figures.height > 0 {
            self.figures(areas.figures, buf, item, context);
        }
        self.page.draw(self.page_room(context), frame, buf, false, context);
    }

    /// How long the item at hand takes, of what was planned; who presents it, who is out of the room. The ends of names stay,
    /// which tell functions apart.
    fn clock(&self, item: &NumberedItem<'_>, meeting: &Meeting, width: usize, context: &Context<'_>) -> Vec<Piece> {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let mut pieces = Vec::new();
        let (planned, spent) = (item.item.minutes, self.minutes(context));
        match (spent, planned) {
            (Some(spent), Some(planned)) if item.item.outcome.is_none() => {
                let style = if spent > planned { theme.bad() } else { theme.strong() };
                let text = fl!(catalogue, "tui-minutes-of", spent = spent, planned = planned);
                pieces.push((text, style));
            }
            (Some(spent), None) if item.item.outcome.is_none() => {
                pieces.push((fl!(catalogue, "sheet-minutes", minutes = spent), theme.strong()));
            }
            (_, Some(planned)) => pieces.push((fl!(catalogue, "tui-room-planned", planned = planned), theme.text())),
            _ => {}
        }
        if let Some(presenter) = &item.item.presenter {
            let text = |name: String| fl!(catalogue, "tui-room-presented", name = name);
            pieces.push((
                with_names(std::slice::from_ref(presenter), text, width, context),
                theme.text(),
            ));
        }
        if !item.item.away.is_empty() {
            let text = |names: String| fl!(catalogue, "tui-room-away", names = names);
            let away = with_names(&item.item.away, text, width, context);
            pieces.push((away, theme.warning()));
        }
        let planned_in_all = meeting.planned_minutes();
        let spent_in_all: i64 = meeting.agenda.values().filter_map(|item| item.spent).sum();
        if planned_in_all > 0 && spent_in_all > 0 {
            let text = fl!(
                catalogue,
                "tui-room-in-all",
                spent = spent_in_all,
                planned = planned_in_all
            );
            pieces.push((text, theme.quiet()));
        }
        pieces
    }

    /// The number of the item and its minutes, to be read from afar.
    fn figures(&self, area: Rect, buf: &mut Buffer, item: &NumberedItem<'_>, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let place = area.inner(Margin::new(2, 1));
        let [number, minutes] = Layout::horizontal([Constraint::Percentage(40), Constraint::Fill(1)]).areas(place);
        let figure = |text: String, words: String, style| Figure {
            text,
            sign: "",
            words,
            style,
        };
        let whole = item.number.split('.').next().unwrap_or_default().to_owned();
        let words = fl!(catalogue, "tui-room-item", number = item.number.as_str());
        figure(whole, words, theme.accent()).draw(number, buf, FigureSize::Large, theme);
        let Some(spent) = self.minutes(context) else { return };
        let over = item.item.minutes.is_some_and(|planned| spent > planned);
        let words = match item.item.minutes {
            Some(planned) => fl!(catalogue, "tui-room-minutes-of", planned = planned),
            None => fl!(catalogue, "tui-room-minutes"),
        };
        let style = if over { theme.bad() } else { theme.text() };
        figure(spent.to_string(), words, style).draw(minutes, buf, FigureSize::Large, theme);
    }
}

/// A text with names, which are cut at their beginnings where the text would be wider than a line.
fn with_names(people: &[PersonId], text: impl Fn(String) -> String, width: usize, context: &Context<'_>) -> String {
    let names: Vec<String> = people.iter().map(|id| sanitize(context.plan.person_name(id))).collect();
    let whole = text(names.join(", "));
    if columns(&whole) <= width {
        return whole;
    }
    let words = columns(&text(String::new())) + 2 * (names.len() - 1);
    let room = width.saturating_sub(words) / names.len();
    if room < SHORTEST_CUT {
        return text(fl!(context.catalogue(), "compare-count-people", count = names.len()));
    }
    let fitted: Vec<String> = names.iter().map(|name| fit_name(name, room)).collect();
    text(fitted.join(", "))
}
