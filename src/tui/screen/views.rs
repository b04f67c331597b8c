//! The menu of views: those of the plan, the person's own, and those that are always there.

use crossterm::event::KeyEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Effect, Screen};
use crate::tui::command::Command;
use crate::tui::component::entry::Entry;
use crate::tui::component::list::{ListState, Motion};
use crate::tui::component::panel::popup;
use crate::tui::component::selection::mark;
use crate::tui::component::text::{columns, put, put_right};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::wording::filter::told;
use crate::wording::terms::sanitize;
use copil_plan::fold::fold;
use copil_plan::query::{Filter, Order, Preset};

/// Where a view comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    Shared,
    Own,
    Preset,
}

/// A view in the menu.
#[derive(Clone, Debug)]
struct View {
    title: String,
    origin: Origin,
    /// Its filter, or what is wrong with it.
    filter: Result<Filter, String>,
    order: Option<Order>,
    /// How many actions it shows; `None` while the history that it asks is not read.
    count: Option<usize>,
    /// Its filter as a person of the language would type it.
    spelled: String,
    folded: String,
}

/// The menu.
#[derive(Clone, Debug)]
pub struct Views {
    views: Vec<View>,
    entry: Entry,
    /// The views that what is typed leaves.
    left: Vec<usize>,
    place: ListState,
}

impl Views {
    /// Every view there is, the plan's first.
    pub fn over(context: &Context<'_>) -> Self {
        let (plan, catalogue) = (context.plan, context.catalogue());
        let mut views = Vec::new();
        for (id, view) in plan.config.views.iter() {
            let title = view.title.as_ref().map(|title| title.text(catalogue.language()));
            let title = title.unwrap_or(id.as_str());
            views.push(View::of(title, Origin::Shared, &view.filter, view.order, context));
        }
        for view in context.own_views {
            let order = view.order.as_deref().and_then(Order::from_word);
            views.push(View::of(&view.title, Origin::Own, &view.filter, order, context));
        }
        for preset in Preset::ALL {
            let (title, filter) = (catalogue.preset(*preset), preset.filter().to_string());
            views.push(View::of(&title, Origin::Preset, &filter, Some(preset.order()), context));
        }
        let left = (0..views.len()).collect();
        Self {
            views,
            entry: Entry::line(""),
            left,
            place: ListState::default(),
        }
    }

    fn narrowed(&mut self) {
        let typed = fold(&self.entry.text());
        let fits = |n: &usize| {
            typed
                .split_whitespace()
                .all(|word| self.views[*n].folded.contains(word))
        };
        self.left = (0..self.views.len()).filter(fits).collect();
        self.place = ListState::default();
    }

    fn rows(&self, area: Rect) -> usize {
        self.views.len().min(usize::from(area.height.saturating_sub(6)))
    }

    fn chosen(&self) -> Effect {
        let Some(view) = self.left.get(self.place.selected()).map(|n| &self.views[*n]) else {
            return Effect::None;
        };
        match &view.filter {
            Ok(filter) => Effect::View(filter.clone(), view.order),
            Err(why) => Effect::Say(why.clone()),
        }
    }
}

impl View {
    fn of(title: &str, origin: Origin, text: &str, order: Option<Order>, context: &Context<'_>) -> Self {
        let (plan, catalogue) = (context.plan, context.catalogue());
        let filter = Filter::parse(text, plan).map_err(|error| told(catalogue, &error).what);
        let spelled = match &filter {
            Ok(filter) => sanitize(&filter.spelled(catalogue.language(), plan)),
            Err(_) => sanitize(text),
        };
        let title = sanitize(title);
        let known = |filter: &&Filter| context.histories.is_some() || !filter.asks_history();
        let count = filter.as_ref().ok().filter(known);
        Self {
            count: count.map(|filter| filter.count(&context.asking(filter))),
            folded: fold(&format!("{title} {spelled}")),
            title,
            origin,
            filter,
            order,
            spelled,
        }
    }

    fn view(&self, row: Rect, title: u16, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let count = match (&self.filter, self.count) {
            (Err(_), _) => "!".to_owned(),
            (_, None) => "…".to_owned(),
            (_, Some(count)) => count.to_string(),
        };
        put_right(buf, row.x + 6, row.y, 6, &count, theme.strong());
        put(buf, row.x + 8, row.y, title, &self.title, theme.text());
        let origin = match self.origin {
            Origin::Shared => fl!(catalogue, "tui-view-shared"),
            Origin::Own => fl!(catalogue, "tui-view-own"),
            Origin::Preset => String::new(),
        };
        let right = put_right(buf, row.right(), row.y, 12, &origin, theme.quiet());
        let x = row.x + 10 + title;
        let style = if self.filter.is_err() {
            theme.bad()
        } else {
            theme.quiet()
        };
        put(buf, x, row.y, right.saturating_sub(x + 1), &self.spelled, style);
    }
}

impl Screen for Views {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Menu]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        let rows = self.rows(context.body);
        let step = match command {
            Command::Cancel => return Effect::Close,
            Command::Choose => return self.chosen(),
            Command::Up => Motion::Up(1),
            Command::Down => Motion::Down(1),
            Command::PageUp => Motion::Up(rows),
            Command::PageDown => Motion::Down(rows),
            _ => return Effect::None,
        };
        self.place.go(step, self.left.len(), rows);
        Effect::None
    }

    fn typed(&mut self, key: KeyEvent, _context: &Context<'_>) -> Effect {
        if self.entry.key(key) {
            self.narrowed();
        }
        Effect::None
    }

    fn pasted(&mut self, text: &str, _context: &Context<'_>) -> Effect {
        self.entry.paste(text);
        self.narrowed();
        Effect::None
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let rows = self.rows(area);
        let tall = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(4);
        let size = (area.width.saturating_sub(4).min(100), tall);
        let room = popup(buf, area, size, &fl!(catalogue, "tui-views-title"), theme);
        let x = put(buf, room.x, room.y, 2, "› ", theme.accent());
        let width = room.right().saturating_sub(x);
        self.entry.view(
            Rect {
                x,
                width,
                height: 1,
                ..room
            },
            buf,
            true,
            theme,
        );
        if self.left.is_empty() {
            let none = fl!(catalogue, "tui-no-view");
            put(buf, room.x, room.y + 2, room.width, &none, theme.quiet());
        }
        let widest = self.views.iter().map(|view| columns(&view.title)).max().unwrap_or(0);
        let title = u16::try_from(widest).unwrap_or(u16::MAX).min(room.width / 2);
        let first = self.place.first(self.left.len(), rows);
        let shown = self.left.iter().enumerate().skip(first).take(rows);
        for (y, (n, view)) in (room.y + 2..room.bottom()).zip(shown) {
            let row = Rect { y, height: 1, ..room };
            self.views[*view].view(row, title, buf, context);
            if n == self.place.selected() {
                mark(buf, row, theme.selected());
            }
        }
    }
}
