//! The menu of what can be added: what fits the selection first.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::NewPrompt;
use crate::tui::command::Command;
use crate::tui::component::pen::Pen;
use crate::tui::component::picker::{Picker, PickerLine};
use crate::tui::component::text::columns;
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Screen};
use copil_plan::field::Referent;
use copil_plan::fold::fold;
use copil_plan::{ActionId, Thing};

/// The widest that the menu is drawn.
const WIDEST: u16 = 70;

/// A kind of thing that can be added.
#[derive(Clone, Debug)]
struct NewLine {
    thing: Thing,
    name: String,
    folded: String,
    /// What it would belong to.
    home: String,
}

/// The menu over a selected action, where one is.
pub fn new_things(action: Option<&ActionId>, context: &Context<'_>) -> Box<dyn Screen> {
    let (plan, catalogue) = (context.plan, context.catalogue());
    let placed = action.and_then(|id| plan.actions.get(id));
    let mut things: Vec<Thing> = Thing::ALL.to_vec();
    // A plan that has begun wants actions before all else, and a sheet its parts; one that begins, people and groups.
    things.sort_by_key(|thing| match (thing, placed) {
        (_, Some(_)) if thing.home() == Some(Referent::Action) => 0,
        (Thing::Action, _) if !plan.groups.is_empty() => 1,
        // People first: a group asks who leads it.
        (Thing::Person, _) if plan.config.people.is_empty() => 1,
        _ => 2,
    });
    let line = |thing: Thing| {
        let name = catalogue.find(&format!("thing-{thing}")).unwrap_or_default();
        let home = match thing.home() {
            Some(Referent::Action) => action.map(ToString::to_string),
            Some(_) => placed.map(|action| action.group.to_string()),
            None => None,
        };
        NewLine {
            thing,
            folded: fold(&name),
            name,
            home: home.unwrap_or_default(),
        }
    };
    let lines = things.into_iter().map(line).collect();
    let none = fl!(catalogue, "tui-no-command");
    Box::new(Picker::new(fl!(catalogue, "tui-new-title"), WIDEST, lines).typed(none))
}

impl NewLine {
    /// What the plan must have first, and has not.
    fn first(&self, context: &Context<'_>) -> Option<Thing> {
        let mut first = None;
        let mut needed = self.thing.waits_for();
        while let Some(thing) = needed.filter(|thing| !thing.is_in(context.plan)) {
            first = Some(thing);
            needed = thing.waits_for();
        }
        first
    }
}

impl PickerLine for NewLine {
    fn folded(&self) -> Option<&str> {
        Some(&self.folded)
    }

    fn label_width(&self) -> usize {
        columns(&self.name)
    }

    /// Opens the prompt; where the plan lacks what it belongs to, the prompt of that.
    fn pick(&self, context: &Context<'_>) -> Effect {
        let prompt = match self.first(context) {
            Some(first) => NewPrompt::of(first, "", context),
            None => NewPrompt::of(self.thing, &self.home, context),
        };
        Effect::Replace(Box::new(prompt))
    }

    fn view(&self, row: Rect, label: u16, buf: &mut Buffer, context: &Context<'_>) {
        let catalogue = context.catalogue();
        let note = match (self.first(context), self.home.is_empty()) {
            (Some(first), _) => {
                let what = catalogue.find(&format!("thing-{first}")).unwrap_or_default();
                let key = context.keymap.key_of(Command::Choose, catalogue);
                fl!(catalogue, "tui-new-first", key = key, what = what.to_lowercase())
            }
            (None, false) => fl!(catalogue, "tui-new-for", what = self.home.as_str()),
            (None, true) => String::new(),
        };
        let mut pen = Pen::on(buf, row);
        pen.cell(label, &self.name, context.theme.text()).skip(2);
        pen.text(&note, context.theme.quiet());
    }
}
