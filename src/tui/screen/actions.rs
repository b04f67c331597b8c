//! The list of actions, with the selected one beside it when there is room.

use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;

use super::sheet::lines_of;
use super::{Effect, Screen};
use crate::i18n::wording::weather_symbol;
use crate::plan::query::{Filter, Order};
use crate::plan::{ActionId, Placed, Priority, StatusKind};
use crate::tui::command::Command;
use crate::tui::context::{Context, leads};
use crate::tui::keymap::Scope;
use crate::tui::theme::status_symbol;
use crate::tui::widget::entry::Entry;
use crate::tui::widget::list::{Place, Step};
use crate::tui::widget::panel::panel;
use crate::tui::widget::text::{columns, put, put_right};

/// From this width on, the selected action is shown beside the list.
const WIDE: u16 = 110;

/// The state of the list.
#[derive(Clone, Debug, Default)]
pub struct Actions {
    filter: Filter,
    order: Order,
    /// The filter being typed, when it is.
    typing: Option<Entry>,
    /// What was typed last.
    typed: String,
    /// The actions to show, in order.
    rows: Vec<ActionId>,
    place: Place,
}

impl Actions {
    /// Shows the actions that meet a filter.
    pub fn show(&mut self, filter: Filter, context: &Context<'_>) {
        self.filter = filter;
        self.typed.clear();
        self.typing = None;
        self.place = Place::default();
        self.refresh(context);
    }

    /// Selects an action, showing all when the filter hides it.
    pub fn select(&mut self, action: &ActionId, context: &Context<'_>) {
        if !self.rows.contains(action) {
            self.filter = Filter::default();
            self.typed.clear();
            self.refresh(context);
        }
        if let Some(at) = self.rows.iter().position(|row| row == action) {
            self.place.select(at, self.rows.len(), self.seen(context));
        }
    }

    /// How many rows can be seen.
    fn seen(&self, context: &Context<'_>) -> usize {
        usize::from(table_area(list_area(context.body)).height.saturating_sub(1))
    }

    fn go(&mut self, step: Step, context: &Context<'_>) -> Effect {
        let rows = self.seen(context);
        self.place.go(step, self.rows.len(), rows);
        Effect::None
    }

    fn narrow(&mut self, text: &str, context: &Context<'_>) {
        self.filter.words = text.split_whitespace().map(str::to_owned).collect();
        self.typed = text.to_owned();
        self.refresh(context);
    }

    fn typing_command(&mut self, command: Command, context: &Context<'_>) -> Effect {
        match command {
            Command::Up => return self.go(Step::Up(1), context),
            Command::Down => return self.go(Step::Down(1), context),
            Command::Choose => self.typing = None,
            Command::Cancel => {
                self.typing = None;
                self.narrow("", context);
            }
            _ => {}
        }
        Effect::None
    }

    fn selected(&self) -> Option<&ActionId> {
        self.rows.get(self.place.selected())
    }
}

/// The part of the screen that holds the list.
fn list_area(area: Rect) -> Rect {
    split(area).0
}

fn split(area: Rect) -> (Rect, Option<Rect>) {
    if area.width < WIDE {
        return (area, None);
    }
    let [list, detail] =
        Layout::horizontal([Constraint::Length((area.width * 3 / 5).max(78)), Constraint::Fill(1)]).areas(area);
    (list, Some(detail))
}

/// The rows inside the frame, the header included.
fn table_area(list: Rect) -> Rect {
    Rect {
        x: list.x + 2,
        y: list.y + 1,
        width: list.width.saturating_sub(4),
        height: list.height.saturating_sub(2),
    }
}

impl Screen for Actions {
    fn scopes(&self) -> &'static [Scope] {
        if self.typing.is_some() {
            &[Scope::Line]
        } else {
            &[Scope::Actions, Scope::Subject, Scope::List, Scope::Global]
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        if self.typing.is_some() {
            return self.typing_command(command, context);
        }
        let page = self.seen(context).max(1);
        match command {
            Command::Up => self.go(Step::Up(1), context),
            Command::Down => self.go(Step::Down(1), context),
            Command::PageUp => self.go(Step::Up(page), context),
            Command::PageDown => self.go(Step::Down(page), context),
            Command::First => self.go(Step::First, context),
            Command::Last => self.go(Step::Last, context),
            Command::Filter => {
                self.typing = Some(Entry::line(&self.typed));
                Effect::None
            }
            Command::Late => {
                self.filter.late = !self.filter.late;
                self.refresh(context);
                Effect::None
            }
            Command::Order => {
                let at = Order::ALL
                    .iter()
                    .position(|order| *order == self.order)
                    .unwrap_or_default();
                self.order = Order::ALL[(at + 1) % Order::ALL.len()];
                self.refresh(context);
                Effect::None
            }
            Command::Back if !self.filter.is_empty() => {
                let selected = self.selected().cloned();
                self.filter = Filter::default();
                self.typed.clear();
                self.refresh(context);
                if let Some(selected) = selected {
                    self.select(&selected, context);
                }
                Effect::None
            }
            Command::Open => self.selected().cloned().map_or(Effect::None, Effect::Sheet),
            _ => Effect::None,
        }
    }

    fn typed(&mut self, key: KeyEvent, context: &Context<'_>) -> Effect {
        if let Some(typing) = &mut self.typing
            && typing.key(key)
        {
            let text = typing.text();
            self.narrow(&text, context);
        }
        Effect::None
    }

    fn pasted(&mut self, text: &str, context: &Context<'_>) -> Effect {
        if let Some(typing) = &mut self.typing {
            typing.paste(text);
            let text = typing.text();
            self.narrow(&text, context);
        }
        Effect::None
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let table = table_area(list_area(context.body));
        let inside = table.contains((event.column, event.row).into());
        if event.kind != MouseEventKind::Down(MouseButton::Left) || !inside || event.row == table.y {
            return Effect::None;
        }
        let rows = self.seen(context);
        let line = self.place.first(self.rows.len(), rows) + usize::from(event.row - table.y - 1);
        if line >= self.rows.len() {
            return Effect::None;
        }
        if line == self.place.selected() {
            return self.update(Command::Open, context);
        }
        self.place.select(line, self.rows.len(), rows);
        Effect::None
    }

    /// Works the rows out again; the selected action stays selected wherever it went.
    fn refresh(&mut self, context: &Context<'_>) {
        let selected = self.selected().cloned();
        let mut rows = self.filter.select(context.plan, context.today);
        if self.order != Order::Id {
            self.order.sort(context.plan, &mut rows);
        }
        self.rows = rows.into_iter().map(|(id, _)| id.clone()).collect();
        let at = selected.and_then(|selected| self.rows.iter().position(|row| *row == selected));
        let at = at.unwrap_or_else(|| self.place.selected());
        self.place.select(at, self.rows.len(), self.seen(context));
    }

    fn subject(&self, _context: &Context<'_>) -> Option<ActionId> {
        self.selected().cloned()
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (list, detail) = split(area);
        self.list(list, buf, context);
        if let Some(detail) = detail {
            let title = self.selected().map_or("", ActionId::as_str);
            let room = panel(buf, detail, title, false, context.theme);
            if let Some(id) = self.selected() {
                let lines = lines_of(id, usize::from(room.width), context);
                for (y, line) in (room.y..room.bottom()).zip(&lines) {
                    buf.set_line(room.x, y, line, room.width);
                }
            }
        }
    }
}

impl Actions {
    fn list(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let title = self.title(context);
        panel(buf, area, &title, true, theme);
        self.about_order(area, buf, context);
        let table = table_area(area);
        if self.rows.is_empty() {
            let none = if self.filter.is_empty() {
                fl!(catalogue, "tui-empty-plan")
            } else {
                fl!(catalogue, "tui-no-match")
            };
            put(buf, table.x, table.y + 1, table.width, &none, theme.quiet());
            return;
        }
        let rows = usize::from(table.height.saturating_sub(1));
        let first = self.place.first(self.rows.len(), rows);
        let shown = self.rows.iter().enumerate().skip(first).take(rows);
        let widths = Columns::of(table.width, shown.clone().map(|(_, id)| id), context);
        widths.header(table, buf, context);
        for (y, (n, id)) in (table.y + 1..).zip(shown) {
            let line = Rect { y, height: 1, ..table };
            if let Some(placed) = context.plan.actions.get(id) {
                widths.row(line, buf, id, placed, context);
            }
            if n == self.place.selected() {
                let whole = Rect {
                    x: line.x - 1,
                    width: line.width + 2,
                    ..line
                };
                buf.set_style(whole, theme.selected());
                put(buf, whole.x, y, 1, "▶", theme.selected());
            }
        }
    }

    fn title(&self, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        let mut said = Vec::new();
        for group in &self.filter.groups {
            let title = context
                .plan
                .groups
                .get(group)
                .map_or(group.as_str(), |group| &group.title);
            said.push(title.to_owned());
        }
        for lead in &self.filter.leads {
            said.push(context.plan.person_name(lead).to_owned());
        }
        if self.filter.late {
            said.push(fl!(catalogue, "tui-late-only"));
        }
        if !self.filter.words.is_empty() && self.typing.is_none() {
            said.push(fl!(catalogue, "tui-quoted", text = self.typed.trim()));
        }
        let count = self.rows.len();
        let title = fl!(catalogue, "tui-actions-title", count = count);
        if said.is_empty() {
            title
        } else {
            format!("{title} · {}", said.join(" · "))
        }
    }

    /// The bottom of the frame says how the list is ordered, or holds the filter being typed.
    fn about_order(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let y = area.bottom().saturating_sub(1);
        if let Some(typing) = &self.typing {
            let label = format!(" {} ", fl!(catalogue, "tui-filter-label"));
            let x = put(
                buf,
                area.x + 2,
                y,
                area.width.saturating_sub(4),
                &label,
                theme.accent().patch(theme.strong()),
            );
            let width = area.right().saturating_sub(x + 3).min(40);
            typing.view(Rect { x, y, width, height: 1 }, buf, true, theme);
            return;
        }
        let name = catalogue
            .find(&format!("tui-order-{}", order_name(self.order)))
            .unwrap_or_default();
        let order = format!(" {} ", fl!(catalogue, "tui-ordered", by = name));
        put_right(
            buf,
            area.right().saturating_sub(2),
            y,
            area.width.saturating_sub(4),
            &order,
            theme.quiet(),
        );
        if !self.filter.is_empty() {
            let hint = format!(" {} ", fl!(catalogue, "tui-filter-clear"));
            put(buf, area.x + 2, y, area.width / 2, &hint, theme.quiet());
        }
    }
}

/// The name by which the catalogues know an order: `tui-order-NAME`.
fn order_name(order: Order) -> &'static str {
    match order {
        Order::Id => "id",
        Order::Title => "title",
        Order::Status => "status",
        Order::Weather => "weather",
        Order::Due => "due",
        Order::Priority => "priority",
        Order::Progress => "progress",
    }
}

/// The widths of the columns; 0 leaves one out.
struct Columns {
    id: u16,
    title: u16,
    status: u16,
    weather: u16,
    due: u16,
    late: u16,
    progress: u16,
    lead: u16,
}

impl Columns {
    fn of<'a>(width: u16, ids: impl Iterator<Item = &'a ActionId>, context: &Context<'_>) -> Self {
        let narrow = |columns: usize, most: u16| u16::try_from(columns).unwrap_or(most).min(most);
        let id = narrow(ids.map(|id| columns(id.as_str())).max().unwrap_or(2), 16).max(2);
        let workflow = context.plan.workflow();
        let status = workflow
            .keys()
            .map(|id| columns(context.words.status(id)))
            .max()
            .unwrap_or(8);
        let mut widths = Self {
            id,
            title: 0,
            status: narrow(status + 2, 18),
            weather: 1,
            due: 10,
            late: 6,
            progress: if width >= 84 { 5 } else { 0 },
            lead: if width >= 130 { 24 } else { 0 },
        };
        if width >= 140 {
            widths.weather = 24;
        }
        let taken = [
            widths.id,
            widths.status,
            widths.weather,
            widths.due,
            widths.late,
            widths.progress,
            widths.lead,
        ];
        let gaps: u16 = taken.iter().filter(|column| **column > 0).map(|_| 2).sum();
        widths.title = width.saturating_sub(taken.iter().sum::<u16>() + gaps + 2);
        widths
    }

    /// Where each column begins: mark and id, title, status, weather, due, late, progress, lead.
    fn starts(&self, x: u16) -> [u16; 8] {
        let widths = [
            self.id + 2,
            self.title,
            self.status,
            self.weather,
            self.due,
            self.late,
            self.progress,
        ];
        let mut starts = [x; 8];
        for (n, width) in widths.iter().enumerate() {
            starts[n + 1] = starts[n] + width + if *width > 0 { 2 } else { 0 };
        }
        starts
    }

    fn header(&self, table: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, style) = (context.catalogue(), context.theme.quiet());
        let [id, title, status, weather, due, _, progress, lead] = self.starts(table.x);
        put(buf, id + 2, table.y, self.id, &fl!(catalogue, "tui-column-id"), style);
        put(
            buf,
            title,
            table.y,
            self.title,
            &fl!(catalogue, "tui-column-title"),
            style,
        );
        put(
            buf,
            status,
            table.y,
            self.status,
            &fl!(catalogue, "tui-column-status"),
            style,
        );
        if self.weather > 1 {
            put(
                buf,
                weather,
                table.y,
                self.weather,
                &fl!(catalogue, "tui-column-weather"),
                style,
            );
        }
        put(buf, due, table.y, self.due, &fl!(catalogue, "tui-column-due"), style);
        if self.progress > 0 {
            put_right(buf, progress + self.progress, table.y, self.progress, "%", style);
        }
        if self.lead > 0 {
            put(buf, lead, table.y, self.lead, &fl!(catalogue, "tui-column-lead"), style);
        }
    }

    fn row(&self, line: Rect, buf: &mut Buffer, id: &ActionId, placed: &Placed, context: &Context<'_>) {
        let (theme, y) = (context.theme, line.y);
        let kind = context.plan.kind(&placed.status);
        let [mark, title, status, weather, due, late, progress, lead] = self.starts(line.x);
        if placed.priority == Priority::High {
            put(buf, mark, y, 1, "!", theme.bad().patch(theme.strong()));
        }
        let over = matches!(kind, StatusKind::Closed | StatusKind::Dropped);
        let plain = if over { theme.quiet() } else { theme.text() };
        put(buf, mark + 2, y, self.id, id.as_str(), theme.strong());
        put(buf, title, y, self.title, &placed.title, plain);
        let word = format!("{} {}", status_symbol(kind), context.words.status(&placed.status));
        put(buf, status, y, self.status, &word, theme.status(kind));
        if let Some(now) = placed.weather.filter(|_| !over) {
            let text = if self.weather > 1 {
                context.words.weather_with_symbol(now)
            } else {
                weather_symbol(now).to_owned()
            };
            put(buf, weather, y, self.weather, &text, theme.weather(now));
        }
        self.dates(due, late, y, buf, placed, kind, context);
        if self.progress > 0
            && let Some(share) = placed.progress(kind)
        {
            put_right(
                buf,
                progress + self.progress,
                y,
                self.progress,
                &context.catalogue().percent(share),
                plain,
            );
        }
        if self.lead > 0 {
            put(buf, lead, y, self.lead, &leads(context.plan, placed), plain);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one cell of a row")]
    fn dates(
        &self,
        due: u16,
        late: u16,
        y: u16,
        buf: &mut Buffer,
        placed: &Placed,
        kind: StatusKind,
        context: &Context<'_>,
    ) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let days = placed.days_late(kind, context.today);
        let soon = placed.is_due_soon(kind, context.today, context.plan.charter.rules().due_soon());
        let style: Style = match days {
            Some(_) => theme.bad(),
            None if soon => theme.warning(),
            None => theme.quiet(),
        };
        if let Some(day) = placed.next_due(kind).or(placed.due) {
            put(buf, due, y, self.due, &catalogue.short_date(day), style);
        }
        if let Some(days) = days {
            put_right(
                buf,
                late + self.late,
                y,
                self.late,
                &fl!(catalogue, "tui-late-short", days = days),
                style,
            );
        }
    }
}
