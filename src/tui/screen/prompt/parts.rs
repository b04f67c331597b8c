//! The parts of a sheet that have no key of their own, to choose which to change.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Prompt;
use super::kind::Part;
use crate::tui::command::Command;
use crate::tui::component::entry::TextInput;
use crate::tui::component::list::{ListState, Motion};
use crate::tui::component::panel::{centred, popup};
use crate::tui::component::selection::mark;
use crate::tui::component::text::put;
use crate::tui::context::{Context, leads};
use crate::tui::keymap::Scope;
use crate::tui::screen::{Effect, Screen};
use crate::wording::Catalogue;
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupedAction};

/// The choice of a part.
#[derive(Clone, Debug)]
pub struct Parts {
    actions: Vec<ActionId>,
    parts: Vec<Part>,
    place: ListState,
}

/// The columns that the names of the parts take.
const NAMES: u16 = 18;

impl Parts {
    /// The parts of actions' sheets; a text of one's own is no matter for several.
    pub fn of(actions: Vec<ActionId>) -> Self {
        let several = actions.len() > 1;
        let alone = |part: &Part| !several || !matches!(part, Part::Title | Part::Description);
        Self {
            actions,
            parts: Part::ALL.into_iter().filter(alone).collect(),
            place: ListState::default(),
        }
    }

    fn frame(&self, area: Rect) -> (u16, u16) {
        let rows = u16::try_from(self.parts.len()).unwrap_or(u16::MAX);
        (area.width.saturating_sub(4).min(76), rows + 2)
    }

    fn go(&mut self, motion: Motion) -> Effect {
        self.place.go(motion, self.parts.len(), self.parts.len());
        Effect::None
    }

    fn choose(&self, context: &Context<'_>) -> Effect {
        let part = self.parts.get(self.place.selected());
        let prompt = part.and_then(|part| Prompt::part(*part, &self.actions, context));
        prompt.map_or(Effect::None, |prompt| Effect::Replace(Box::new(prompt)))
    }
}

impl Screen for Parts {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Menu]
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        match command {
            Command::Cancel => Effect::Close,
            Command::Choose => self.choose(context),
            Command::Up => self.go(Motion::Up(1)),
            Command::Down => self.go(Motion::Down(1)),
            Command::PageUp => self.go(Motion::First),
            Command::PageDown => self.go(Motion::Last),
            _ => Effect::None,
        }
    }

    fn input(&mut self, input: TextInput<'_>, _context: &Context<'_>) -> Effect {
        match input.letter() {
            Some('j') => self.go(Motion::Down(1)),
            Some('k') => self.go(Motion::Up(1)),
            _ => Effect::None,
        }
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        let frame = centred(context.body, self.frame(context.body));
        if event.kind != MouseEventKind::Down(MouseButton::Left) {
            return Effect::None;
        }
        if !frame.contains((event.column, event.row).into()) {
            return Effect::Close;
        }
        let line = usize::from(event.row.saturating_sub(frame.y + 1));
        if event.row == frame.y || line >= self.parts.len() {
            return Effect::None;
        }
        self.place.select(line, self.parts.len(), self.parts.len());
        self.choose(context)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let title = match self.actions.as_slice() {
            [one] => format!("{} · {one}", fl!(catalogue, "tui-prompt-part")),
            several => fl!(catalogue, "tui-prompt-part-several", count = several.len()),
        };
        let room = popup(buf, area, self.frame(area), &title, theme);
        let only = match self.actions.as_slice() {
            [one] => context.plan.actions.get(one),
            _ => None,
        };
        let shown = self.parts.iter().enumerate();
        for (y, (n, part)) in (room.y..room.bottom()).zip(shown) {
            put(buf, room.x, y, NAMES, &name(*part, catalogue), theme.text());
            let now = only.map(|placed| now(*part, placed, context)).unwrap_or_default();
            let x = room.x + NAMES + 2;
            put(buf, x, y, room.right().saturating_sub(x), &now, theme.quiet());
            if n == self.place.selected() {
                mark(buf, Rect { y, height: 1, ..room }, theme.selected());
            }
        }
    }
}

/// The name of a part.
pub(super) fn name(part: Part, catalogue: &Catalogue) -> String {
    catalogue.find(&format!("tui-part-{}", part.key())).unwrap_or_default()
}

/// What an action has there now.
fn now(part: Part, placed: &GroupedAction, context: &Context<'_>) -> String {
    let (plan, catalogue) = (context.plan, context.catalogue());
    match part {
        Part::Title => placed.title.clone(),
        Part::Priority => catalogue.priority(placed.priority),
        Part::Leads => leads(plan, placed),
        Part::Group => {
            let group = plan.groups.get(&placed.group);
            group.map_or_else(|| placed.group.to_string(), |group| group.title.clone())
        }
        Part::Axis => {
            let axis = placed.axis.as_ref();
            let title = axis.and_then(|axis| plan.config.axes.get(axis.as_str()));
            title.cloned().unwrap_or_default()
        }
        Part::Organisations => {
            let known = &plan.config.organisations;
            let name = |id: &copil_plan::id::OrganisationId| {
                known.get(id.as_str()).map_or(id.as_str(), String::as_str).to_owned()
            };
            placed.organisations.iter().map(name).collect::<Vec<_>>().join(", ")
        }
        Part::Start => placed.start.map(|day| catalogue.short_date(day)).unwrap_or_default(),
        Part::Progress => placed
            .progress
            .map(|share| catalogue.percent(share))
            .unwrap_or_default(),
        Part::Tags => sanitize(&placed.tags.join(", ")),
        Part::Description => placed.description.clone().unwrap_or_default(),
    }
}
