//! The menu of views: those of the plan, the person's own, and those that are always there.

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Effect, Screen};
use crate::tui::command::Command;
use crate::tui::component::entry::TextInput;
use crate::tui::component::picker::{Pick, Picked, Picker};
use crate::tui::component::text::{columns, put, put_right};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::wording::filter::told;
use copil_plan::fold::fold;
use copil_plan::query::{Filter, Order, Preset};
use copil_plan::sanitize::sanitize;

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

/// The widest that the menu is drawn.
const WIDEST: u16 = 100;

/// The menu.
#[derive(Clone, Debug)]
pub struct Views(Picker<View>);

impl Pick for View {
    fn folded(&self) -> Option<&str> {
        Some(&self.folded)
    }
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
        let (title, none) = (fl!(catalogue, "tui-views-title"), fl!(catalogue, "tui-no-view"));
        Self(Picker::new(title, none, WIDEST, views))
    }

    fn answer(&self, picked: Picked) -> Effect {
        match (picked, self.0.selected()) {
            (Picked::Left, _) => Effect::Close,
            (Picked::Line, Some(view)) => match &view.filter {
                Ok(filter) => Effect::View(filter.clone(), view.order),
                Err(why) => Effect::Say(why.clone()),
            },
            _ => Effect::None,
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

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        let picked = self.0.update(command, context);
        self.answer(picked)
    }

    fn input(&mut self, input: TextInput<'_>, _context: &Context<'_>) -> Effect {
        self.0.input(input);
        Effect::None
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let picked = self.0.mouse(event, context);
        self.answer(picked)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let widest = self
            .0
            .lines()
            .iter()
            .map(|view| columns(&view.title))
            .max()
            .unwrap_or(0);
        let widest = u16::try_from(widest).unwrap_or(u16::MAX);
        self.0.view(area, buf, context, |buf, row, view| {
            view.view(row, widest.min(row.width / 2), buf, context);
        });
    }
}
