//! The menu of views: those of the plan, the person's own, and those that are always there.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Effect, Screen};
use crate::tui::component::pen::Pen;
use crate::tui::component::picker::{Picker, PickerLine};
use crate::tui::component::text::columns;
use crate::tui::context::Context;
use crate::wording::filter::sentence;
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

/// The menu of every view there is, the plan's first.
pub fn views(context: &Context<'_>) -> Box<dyn Screen> {
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
    let picker = Picker::new(fl!(catalogue, "tui-views-title"), WIDEST, views);
    Box::new(picker.typed(fl!(catalogue, "tui-no-view")))
}

impl View {
    fn of(title: &str, origin: Origin, text: &str, order: Option<Order>, context: &Context<'_>) -> Self {
        let (plan, catalogue) = (context.plan, context.catalogue());
        let filter = Filter::parse_on(text, plan, context.today).map_err(|error| sentence(catalogue, &error).what);
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
}

impl PickerLine for View {
    fn folded(&self) -> Option<&str> {
        Some(&self.folded)
    }

    fn label_width(&self) -> usize {
        columns(&self.title)
    }

    fn pick(&self, _context: &Context<'_>) -> Effect {
        match &self.filter {
            Ok(filter) => Effect::View(filter.clone(), self.order),
            Err(why) => Effect::Say(why.clone()),
        }
    }

    fn view(&self, row: Rect, label: u16, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let count = match (&self.filter, self.count) {
            (Err(_), _) => "!".to_owned(),
            (_, None) => "…".to_owned(),
            (_, Some(count)) => count.to_string(),
        };
        let origin = match self.origin {
            Origin::Shared => fl!(catalogue, "tui-view-shared"),
            Origin::Own => fl!(catalogue, "tui-view-own"),
            Origin::Preset => String::new(),
        };
        let bad = self.filter.is_err();
        let mut pen = Pen::on(buf, row);
        pen.end(12, &origin, theme.quiet()).skip_end(1);
        pen.cell_right(6, &count, theme.strong()).skip(2);
        pen.cell(label.min(row.width / 2), &self.title, theme.text()).skip(2);
        pen.text(&self.spelled, if bad { theme.bad() } else { theme.quiet() });
    }
}
