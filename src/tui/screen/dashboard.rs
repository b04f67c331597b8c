//! The dashboard: the whole plan at a glance, what deserves the committee's time and why, and what changed since its last
//! meeting.

use chrono::NaiveDate;
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::style::Style;

use super::journal::entry_line;
use super::{Effect, Screen};
use crate::i18n::wording::weather_symbol;
use crate::plan::{ActionId, Priority, StatusKind, Weather};
use crate::report::attention::{Attention, Reason};
use crate::report::figures::GroupFigures;
use crate::tui::chronicle::{Reading, Since, last_meeting};
use crate::tui::command::Command;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::theme::{status_block, status_symbol};
use crate::tui::widget::bar::{share, stacked};
use crate::tui::widget::list::{Place, Step};
use crate::tui::widget::panel::panel;
use crate::tui::widget::text::{columns, put, put_right, wrap};

/// The parts that can be gone between.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Attention,
    Groups,
}

/// The state of the dashboard.
#[derive(Clone, Debug, Default)]
pub struct Dashboard {
    part: Part,
    attention: Place,
    groups: Place,
}

/// Where its panels are.
struct Panels {
    progress: Rect,
    groups: Rect,
    attention: Rect,
    since: Rect,
}

impl Panels {
    fn of(area: Rect, context: &Context<'_>) -> Self {
        // The left column holds bars and figures, which gain nothing from more room than this.
        let left = (area.width * 45 / 100).clamp(38, 92);
        let [left, right] = Layout::horizontal([Constraint::Length(left), Constraint::Fill(1)]).areas(area);
        let progress = Self::progress_height(area, context);
        let [progress, groups] = Layout::vertical([Constraint::Length(progress), Constraint::Fill(1)]).areas(left);
        let [attention, since] = Layout::vertical([Constraint::Percentage(55), Constraint::Fill(1)]).areas(right);
        Self {
            progress,
            groups,
            attention,
            since,
        }
    }

    /// Two gauges, the count, and the statuses, as many lines as are left beside the groups.
    fn progress_height(area: Rect, context: &Context<'_>) -> u16 {
        let statuses = context.figures.by_status.iter().filter(|(_, count)| *count > 0).count();
        let groups = context.figures.groups.len();
        let rows = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let wanted = 6 + rows(statuses.div_ceil(2));
        wanted.min(area.height.saturating_sub(rows(groups).saturating_add(2)).max(7))
    }
}

impl Dashboard {
    fn place(&mut self) -> &mut Place {
        match self.part {
            Part::Attention => &mut self.attention,
            Part::Groups => &mut self.groups,
        }
    }

    /// How many lines the listening part has, and how many can be seen.
    fn extent(&self, context: &Context<'_>) -> (usize, usize) {
        let panels = Panels::of(context.body, context);
        match self.part {
            Part::Attention => {
                let rows = inner_rows(panels.attention) / lines_each(panels.attention);
                (context.attention.len(), rows)
            }
            Part::Groups => {
                let groups = context.figures.groups.len();
                (
                    groups,
                    inner_rows(panels.groups).div_ceil(group_rows(panels.groups, groups)),
                )
            }
        }
    }

    fn go(&mut self, step: Step, context: &Context<'_>) -> Effect {
        let (len, rows) = self.extent(context);
        self.place().go(step, len, rows);
        Effect::None
    }

    fn open(&self, context: &Context<'_>) -> Effect {
        match self.part {
            Part::Attention => self.subject(context).map_or(Effect::None, Effect::Sheet),
            Part::Groups => {
                let group = context.figures.groups.get(self.groups.selected());
                group.map_or(Effect::None, |group| Effect::Group(group.id.clone()))
            }
        }
    }
}

fn inner_rows(panel: Rect) -> usize {
    usize::from(panel.height.saturating_sub(2))
}

/// Groups stand apart by a blank line where there is room for all of them so.
fn group_rows(panel: Rect, groups: usize) -> usize {
    if inner_rows(panel) + 1 >= 2 * groups { 2 } else { 1 }
}

/// An action that deserves attention takes two lines where its title and the reasons do not fit on one.
fn lines_each(panel: Rect) -> usize {
    if panel.width < 76 { 2 } else { 1 }
}

impl Screen for Dashboard {
    fn scopes(&self) -> &'static [Scope] {
        match self.part {
            Part::Attention => &[Scope::Subject, Scope::List, Scope::Parts, Scope::Global],
            Part::Groups => &[Scope::List, Scope::Parts, Scope::Global],
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        let page = self.extent(context).1.max(1);
        match command {
            Command::Up => self.go(Step::Up(1), context),
            Command::Down => self.go(Step::Down(1), context),
            Command::PageUp => self.go(Step::Up(page), context),
            Command::PageDown => self.go(Step::Down(page), context),
            Command::First => self.go(Step::First, context),
            Command::Last => self.go(Step::Last, context),
            Command::Next | Command::Previous => {
                self.part = match self.part {
                    Part::Attention => Part::Groups,
                    Part::Groups => Part::Attention,
                };
                Effect::None
            }
            Command::Open => self.open(context),
            _ => Effect::None,
        }
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        if event.kind != MouseEventKind::Down(MouseButton::Left) {
            return Effect::None;
        }
        let panels = Panels::of(context.body, context);
        let at = Position::new(event.column, event.row);
        let (part, panel) = match at {
            at if panels.attention.contains(at) => (Part::Attention, panels.attention),
            at if panels.groups.contains(at) => (Part::Groups, panels.groups),
            _ => return Effect::None,
        };
        let was = (self.part, self.place().selected());
        self.part = part;
        let (len, rows) = self.extent(context);
        let each = match part {
            Part::Attention => lines_each(panel),
            Part::Groups => group_rows(panel, context.figures.groups.len()),
        };
        let line = usize::from(event.row.saturating_sub(panel.y + 1)) / each;
        let first = self.place().first(len, rows);
        if line < rows && first + line < len {
            self.place().select(first + line, len, rows);
            if was == (part, first + line) {
                return self.open(context);
            }
        }
        Effect::None
    }

    fn subject(&self, context: &Context<'_>) -> Option<ActionId> {
        let selected = context.attention.get(self.attention.selected());
        selected
            .filter(|_| self.part == Part::Attention)
            .map(|attention| attention.action.clone())
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let panels = Panels::of(area, context);
        progress(panels.progress, buf, context);
        self.groups(panels.groups, buf, context);
        self.attention(panels.attention, buf, context);
        since(panels.since, buf, context);
    }
}

/// How far the plan is, beside how much of its time has gone by.
fn progress(area: Rect, buf: &mut Buffer, context: &Context<'_>) {
    let (catalogue, theme, figures) = (context.catalogue(), context.theme, context.figures);
    let room = panel(buf, area, &fl!(catalogue, "tui-progress"), false, theme);
    if figures.all.total == 0 {
        put(
            buf,
            room.x,
            room.y,
            room.width,
            &fl!(catalogue, "tui-empty-plan"),
            theme.quiet(),
        );
        return;
    }
    let gauges = [
        (fl!(catalogue, "tui-progress-done"), figures.all.progress, theme.good()),
        (fl!(catalogue, "tui-progress-time"), figures.elapsed, theme.quiet()),
    ];
    let label = gauges.iter().map(|(name, ..)| columns(name)).max().unwrap_or_default();
    let label = u16::try_from(label).unwrap_or(12) + 2;
    for (row, (name, value, style)) in (0..).zip(&gauges) {
        let y = room.y + row;
        put(buf, room.x, y, label, name, theme.text());
        let width = room.width.saturating_sub(label + 7);
        if let Some(value) = value {
            share(buf, room.x + label, y, width, *value, *style, theme.quiet());
            put_right(buf, room.right(), y, 6, &catalogue.percent(*value), theme.strong());
        } else {
            put(
                buf,
                room.x + label,
                y,
                width,
                &fl!(catalogue, "tui-unknown"),
                theme.quiet(),
            );
        }
    }
    let y = room.y + 3;
    if y < room.bottom() {
        counts(Rect { y, height: 1, ..room }, buf, context);
    }
    status_counts(
        Rect {
            y: y + 1,
            height: room.bottom().saturating_sub(y + 1),
            ..room
        },
        buf,
        context,
    );
}

/// How many actions there are, how many matter most when there is room to say so, and how many are late.
fn counts(line: Rect, buf: &mut Buffer, context: &Context<'_>) {
    let (catalogue, theme, all) = (context.catalogue(), context.theme, &context.figures.all);
    let total = fl!(catalogue, "tui-count-actions", count = all.total);
    let high = fl!(catalogue, "tui-count-high", count = all.high);
    let late = fl!(catalogue, "tui-count-late", count = all.late);
    let whole = columns(&total) + columns(&high) + columns(&late) + 6;
    let mut said = vec![(total, theme.strong())];
    if all.high > 0 && (whole <= usize::from(line.width) || all.late == 0) {
        said.push((high, theme.strong()));
    }
    if all.late > 0 {
        said.push((late, theme.bad()));
    }
    let mut x = line.x;
    for (n, (text, style)) in said.iter().enumerate() {
        if n > 0 {
            x = put(buf, x, line.y, line.right().saturating_sub(x), " · ", theme.quiet());
        }
        x = put(buf, x, line.y, line.right().saturating_sub(x), text, *style);
    }
}

/// The statuses with how many actions have them, in two columns.
fn status_counts(room: Rect, buf: &mut Buffer, context: &Context<'_>) {
    let there: Vec<_> = context
        .figures
        .by_status
        .iter()
        .filter(|(_, count)| *count > 0)
        .collect();
    let lines = there.len().div_ceil(2).max(1);
    let width = |status| u16::try_from(columns(context.words.status(status))).unwrap_or(u16::MAX);
    let widest = there
        .iter()
        .take(lines)
        .map(|(status, _)| width(status))
        .max()
        .unwrap_or(0);
    // The second column begins in the middle, or as soon after it as the first one's words allow.
    let second = widest.saturating_add(7).max(room.width / 2).min(room.width);
    for (n, (status, count)) in there.iter().enumerate() {
        let (column, row) = (n / lines, n % lines);
        let Ok(row) = u16::try_from(row) else { return };
        if row >= room.height {
            continue;
        }
        let (x, y) = (room.x + if column == 0 { 0 } else { second }, room.y + row);
        let right = if column == 0 { room.x + second } else { room.right() };
        let kind = context.plan.kind(status);
        let symbol = format!("{} ", status_symbol(kind));
        let x = put(
            buf,
            x,
            y,
            right.saturating_sub(x).min(2),
            &symbol,
            context.theme.status(kind),
        );
        let x = put(
            buf,
            x,
            y,
            right.saturating_sub(x).min(4),
            &format!("{count:>3} "),
            context.theme.strong(),
        );
        put(
            buf,
            x,
            y,
            right.saturating_sub(x),
            context.words.status(status),
            context.theme.text(),
        );
    }
}

impl Dashboard {
    fn groups(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let listens = self.part == Part::Groups;
        let title = fl!(context.catalogue(), "tui-groups");
        let room = panel(buf, area, &title, listens, context.theme);
        let groups = &context.figures.groups;
        if groups.is_empty() {
            let none = fl!(context.catalogue(), "tui-no-groups");
            put(buf, room.x, room.y, room.width, &none, context.theme.quiet());
        }
        let each = group_rows(area, groups.len());
        let rows = usize::from(room.height).div_ceil(each);
        let first = self.groups.first(groups.len(), rows);
        let widest = groups
            .iter()
            .map(|group| columns(group.id.as_str()))
            .max()
            .unwrap_or(2)
            .min(10);
        for (y, (n, group)) in (room.y..)
            .step_by(each)
            .zip(groups.iter().enumerate().skip(first).take(rows))
        {
            let line = Rect { y, height: 1, ..room };
            let selected = listens && n == self.groups.selected();
            group_line(line, buf, group, widest, context);
            mark(line, buf, selected, context);
        }
    }

    fn attention(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let listens = self.part == Part::Attention;
        let title = fl!(context.catalogue(), "tui-attention", count = context.attention.len());
        let room = panel(buf, area, &title, listens, context.theme);
        if context.attention.is_empty() {
            let none = fl!(context.catalogue(), "tui-no-attention");
            put(buf, room.x, room.y, room.width, &none, context.theme.good());
        }
        let each = lines_each(area);
        let rows = inner_rows(area) / each;
        let first = self.attention.first(context.attention.len(), rows);
        let seen = || context.attention.iter().enumerate().skip(first).take(rows);
        let widest = seen().map(|(_, item)| columns(item.action.as_str())).max().unwrap_or(5);
        for (line, (n, item)) in (0u16..).zip(seen()) {
            let y = room.y + line * if each == 2 { 2 } else { 1 };
            let line = Rect { y, height: 1, ..room };
            let selected = listens && n == self.attention.selected();
            attention_line(line, buf, item, widest, each == 2, context);
            mark(line, buf, selected, context);
        }
    }
}

/// Marks the selected line of the part that listens, for eyes with and without colours.
fn mark(line: Rect, buf: &mut Buffer, selected: bool, context: &Context<'_>) {
    if selected {
        let whole = Rect {
            x: line.x.saturating_sub(1),
            width: line.width + 2,
            ..line
        };
        buf.set_style(whole, context.theme.selected());
        put(buf, whole.x, line.y, 1, "▶", context.theme.selected());
    }
}

fn group_line(line: Rect, buf: &mut Buffer, group: &GroupFigures, widest: usize, context: &Context<'_>) {
    let theme = context.theme;
    let id = u16::try_from(widest).unwrap_or(10);
    let weather = if line.width >= 60 { 24 } else { 1 };
    let figures = 6;
    // The bars of all groups begin and end in the same columns; titles take what is left.
    let bar = (line.width / 4).clamp(8, 20);
    let title = line.width.saturating_sub(id + bar + figures + weather + 4);
    put(buf, line.x, line.y, id, group.id.as_str(), theme.strong());
    put(buf, line.x + id + 1, line.y, title, &group.title, theme.text());
    let x = line.x + id + 1 + title + 1;
    let tally = &group.tally;
    let piece = |count: usize, kind: StatusKind| {
        let style = if kind == StatusKind::Open {
            theme.quiet()
        } else {
            theme.status(kind)
        };
        (count, status_block(kind), style)
    };
    let pieces = [
        piece(tally.closed, StatusKind::Closed),
        piece(tally.active, StatusKind::Active),
        piece(tally.waiting, StatusKind::Waiting),
        piece(tally.open, StatusKind::Open),
    ];
    stacked(buf, x, line.y, bar, &pieces);
    let counted = tally.total - tally.dropped;
    put_right(
        buf,
        x + bar + figures,
        line.y,
        figures,
        &format!("{}/{counted}", tally.closed),
        theme.text(),
    );
    if let Some(worst) = tally.worst_weather() {
        let text = if weather > 1 {
            context.words.weather_with_symbol(worst)
        } else {
            weather_symbol(worst).to_owned()
        };
        put(buf, x + bar + figures + 1, line.y, weather, &text, theme.weather(worst));
    }
}

fn attention_line(
    line: Rect,
    buf: &mut Buffer,
    item: &Attention,
    widest: usize,
    two_lines: bool,
    context: &Context<'_>,
) {
    let theme = context.theme;
    let Some(placed) = context.plan.actions.get(&item.action) else {
        return;
    };
    let high = placed.priority == Priority::High;
    put(
        buf,
        line.x,
        line.y,
        1,
        if high { "!" } else { " " },
        theme.bad().patch(theme.strong()),
    );
    let id = u16::try_from(widest).unwrap_or(10).min(line.width / 3);
    put(buf, line.x + 2, line.y, id, item.action.as_str(), theme.strong());
    let x = line.x + 2 + id + 1;
    let room = line.right().saturating_sub(x);
    if two_lines {
        put(buf, x, line.y, room, &placed.title, theme.text());
        reasons(
            Rect {
                x,
                y: line.y + 1,
                width: room,
                height: 1,
            },
            buf,
            item,
            false,
            context,
        );
    } else {
        let half = room / 2;
        put(buf, x, line.y, half.saturating_sub(1), &placed.title, theme.text());
        reasons(
            Rect {
                x: x + half,
                y: line.y,
                width: room - half,
                height: 1,
            },
            buf,
            item,
            true,
            context,
        );
    }
}

/// Why an action deserves attention, in words: as many reasons as fit, the weightiest first.
fn reasons(line: Rect, buf: &mut Buffer, item: &Attention, labels: bool, context: &Context<'_>) {
    let mut x = line.x;
    for (n, reason) in item.reasons.iter().enumerate() {
        let (text, style) = reason_words(reason, labels, context);
        let room = usize::from(line.right().saturating_sub(x));
        let last = n + 1 == item.reasons.len();
        let needed = columns(&text) + if n > 0 { 3 } else { 0 } + if last { 0 } else { 2 };
        if n > 0 && needed > room {
            put(buf, x, line.y, 2, " …", context.theme.quiet());
            return;
        }
        if n > 0 {
            x = put(buf, x, line.y, 3, " · ", context.theme.quiet());
        }
        x = put(buf, x, line.y, line.right().saturating_sub(x), &text, style);
    }
}

fn reason_words(reason: &Reason, labels: bool, context: &Context<'_>) -> (String, Style) {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    match reason {
        &Reason::Late { days } => (fl!(catalogue, "tui-late", days = days), theme.bad()),
        Reason::Waiting { status, days } => {
            let status = context.words.status(status).to_lowercase();
            let text = match days {
                &Some(days) => fl!(catalogue, "tui-waiting-since", status = status, days = days),
                None => status,
            };
            (text, theme.warning())
        }
        &Reason::Pushed { times, days } => (
            fl!(catalogue, "tui-pushed", times = times, days = days),
            theme.warning(),
        ),
        &Reason::Stale { days } => (fl!(catalogue, "tui-stale", days = days), theme.quiet()),
        Reason::Weather(weather) => (weather_words(*weather, labels, context), theme.weather(*weather)),
    }
}

fn weather_words(weather: Weather, labels: bool, context: &Context<'_>) -> String {
    if labels {
        context.words.weather_with_symbol(weather)
    } else {
        let name = context.catalogue().find(&format!("weather-name-{}", weather.word()));
        format!("{} {}", weather_symbol(weather), name.unwrap_or_default())
    }
}

/// What changed since the committee last met: counts, then the changes themselves.
fn since(area: Rect, buf: &mut Buffer, context: &Context<'_>) {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let met = last_meeting(context.plan, context.today);
    let (title, day) = match met {
        Some((id, day)) => {
            let committee = id
                .parts()
                .map(|(_, committee)| committee.to_string())
                .unwrap_or_default();
            let date = catalogue.long_date(day);
            (fl!(catalogue, "tui-since", committee = committee, date = date), day)
        }
        None => (fl!(catalogue, "tui-since-start"), NaiveDate::MIN),
    };
    let room = panel(buf, area, &title, false, theme);
    let chronicle = context.chronicle;
    let mut y = room.y;
    if let Some(text) = reading_words(context) {
        put(
            buf,
            room.x,
            room.bottom().saturating_sub(1),
            room.width,
            &text,
            theme.quiet(),
        );
    }
    let counts = counts_words(&chronicle.since(context.plan, day), context);
    for line in wrap(&counts, usize::from(room.width)).iter().take(3) {
        put(buf, room.x, y, room.width, line, theme.strong());
        y += 1;
    }
    let rows = usize::from(room.bottom().saturating_sub(y));
    if rows == 0 {
        return;
    }
    let mut lines = chronicle.after(day).take(rows).peekable();
    if lines.peek().is_none() && chronicle.reading == Reading::Whole {
        put(
            buf,
            room.x,
            y,
            room.width,
            &fl!(catalogue, "tui-since-nothing"),
            theme.quiet(),
        );
    }
    for (y, entry) in (y..).zip(lines) {
        entry_line(Rect { y, height: 1, ..room }, buf, entry, context);
    }
}

/// How far the reading of the history is, while it is under way.
fn reading_words(context: &Context<'_>) -> Option<String> {
    let catalogue = context.catalogue();
    match context.chronicle.reading {
        Reading::Under(done, 0) => Some(fl!(catalogue, "tui-reading", done = done.to_string())),
        Reading::Under(done, of) => {
            let (done, of) = (done.to_string(), of.to_string());
            Some(fl!(catalogue, "tui-reading-of", done = done, of = of))
        }
        Reading::Failed => Some(fl!(catalogue, "tui-reading-failed")),
        Reading::None | Reading::Whole => None,
    }
}

fn counts_words(since: &Since, context: &Context<'_>) -> String {
    let catalogue = context.catalogue();
    let said = [
        (since.closed > 0).then(|| fl!(catalogue, "tui-since-closed", count = since.closed)),
        (since.started > 0).then(|| fl!(catalogue, "tui-since-started", count = since.started)),
        (since.stopped > 0).then(|| fl!(catalogue, "tui-since-stopped", count = since.stopped)),
        (since.dropped > 0).then(|| fl!(catalogue, "tui-since-dropped", count = since.dropped)),
        (since.pushed > 0).then(|| fl!(catalogue, "tui-since-pushed", count = since.pushed)),
        (since.reached > 0).then(|| fl!(catalogue, "tui-since-reached", count = since.reached)),
        (since.darker > 0).then(|| fl!(catalogue, "tui-since-darker", count = since.darker)),
        (since.brighter > 0).then(|| fl!(catalogue, "tui-since-brighter", count = since.brighter)),
    ];
    // Lines break between counts, never inside one.
    let whole = |count: String| count.replace(' ', "\u{a0}");
    said.into_iter()
        .flatten()
        .map(whole)
        .collect::<Vec<_>>()
        .join("\u{a0}· ")
}
