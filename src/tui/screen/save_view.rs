//! The prompt that gives the present filter a name: for everybody who follows the plan, or for the person alone.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{EditPrompt, Effect, PromptKey, Screen};
use crate::settings::{ConfigPosition, PersonalView};
use crate::tui::command::Command;
use crate::tui::component::PageWriter;
use crate::tui::component::entry::{TextEntry, TextInput};
use crate::tui::component::panel::popup;
use crate::tui::component::text::put;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::request::{EditRequest, PreviewOutcome, write_preview};
use copil_plan::id::ViewId;
use copil_plan::query::{Filter, Order, SavedView};
use copil_plan::status::Label;
use copil_plan::{Intent, Plan};

/// The prompt.
#[derive(Clone, Debug)]
pub struct SaveView {
    filter: Filter,
    order: Order,
    name: TextEntry,
    /// Whether it is for everybody.
    shared: bool,
    /// Whether the choice listens, and not the name.
    choosing: bool,
    outcome: Vec<PreviewOutcome>,
}

impl SaveView {
    /// The prompt about a filter and an order.
    pub fn of(filter: Filter, order: Order, context: &Context<'_>) -> Self {
        Self {
            filter,
            order,
            name: TextEntry::line(""),
            shared: context.repo_status.obstacle.is_none(),
            choosing: false,
            outcome: Vec::new(),
        }
    }

    fn title(&self) -> String {
        self.name.text().trim().to_owned()
    }

    fn save(&self, context: &Context<'_>) -> Effect {
        if self.title().is_empty() {
            return Effect::None;
        }
        if self.shared {
            return self.request(context).map_or(Effect::None, Effect::Record);
        }
        let order = Some(self.order).filter(|order| *order != Order::default());
        Effect::KeepView(PersonalView {
            name: ViewId::of_title(&self.title()).to_string(),
            title: self.title(),
            filter: self.filter.to_string(),
            filter_at: ConfigPosition { line: 1, column: 1 },
            order: order.map(|order| order.word().to_owned()),
            columns: None,
        })
    }

    /// What saving would do.
    fn outcome(&self, width: usize, context: &Context<'_>) -> PageWriter {
        let (catalogue, quiet) = (context.catalogue(), context.theme.quiet());
        let mut page = PageWriter::new(width, context.theme);
        if self.title().is_empty() {
            page.push(Line::styled(fl!(catalogue, "tui-view-needs-name"), quiet));
        } else if self.shared {
            write_preview(&mut page, &self.outcome, context);
        } else {
            page.push(Line::styled(fl!(catalogue, "tui-view-in-settings"), quiet));
        }
        page
    }
}

/// The view that is saved in the plan: one of that id, if there is one, with what it has besides.
fn shared_view(plan: &Plan, title: &str, filter: &Filter, order: Order) -> (ViewId, SavedView) {
    let id = ViewId::of_title(title);
    let known = plan.config.views.get(id.as_str()).cloned().unwrap_or_default();
    let view = SavedView {
        title: Some(Label::One(title.to_owned())),
        filter: filter.to_string(),
        order: Some(order).filter(|order| *order != Order::default()),
        ..known
    };
    (id, view)
}

impl EditPrompt for SaveView {
    fn request(&self, context: &Context<'_>) -> Option<EditRequest> {
        let title = self.title();
        (self.shared && !title.is_empty()).then(|| {
            let (id, view) = shared_view(context.plan, &title, &self.filter, self.order);
            let view = Box::new(view);
            EditRequest::Change {
                intents: vec![Intent::SaveView { id, view }],
                reason: None,
                on: None,
                sure: false,
            }
        })
    }

    fn previewed(&mut self, outcome: Vec<PreviewOutcome>, _context: &Context<'_>) {
        self.outcome = outcome;
    }

    fn key(&self) -> PromptKey {
        PromptKey::View
    }

    fn typed(&self) -> Vec<String> {
        let text = Some(self.name.text()).filter(|text| !text.trim().is_empty());
        text.into_iter().collect()
    }

    fn take_up(&mut self, typed: &[String], _context: &Context<'_>) {
        self.name = TextEntry::line(typed.first().map_or("", String::as_str));
    }
}

impl Screen for SaveView {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Prompt]
    }

    /// A view of one's own is in no plan: there is nothing to propose.
    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        match command {
            Command::Propose => self.shared,
            Command::NewLine => false,
            _ => true,
        }
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        match command {
            Command::Cancel => return Effect::Close,
            Command::Record => return self.save(context),
            Command::Next | Command::Previous => self.choosing = !self.choosing,
            Command::Up | Command::Down if context.repo_status.obstacle.is_none() => self.shared = !self.shared,
            _ => {}
        }
        Effect::None
    }

    fn input(&mut self, input: TextInput<'_>, context: &Context<'_>) -> Effect {
        if !self.choosing {
            self.name.input(input);
        } else if matches!(input.letter(), Some(' ' | 'j' | 'k')) && context.repo_status.obstacle.is_none() {
            self.shared = !self.shared;
        }
        Effect::None
    }

    fn edit_prompt(&mut self) -> Option<&mut dyn EditPrompt> {
        Some(self)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let width = area.width.saturating_sub(4).min(76);
        let outcome = self.outcome(usize::from(width.saturating_sub(4)), context);
        let tall = u16::try_from(outcome.lines.len()).unwrap_or(2).min(6) + 11;
        let room = popup(buf, area, (width, tall), &fl!(catalogue, "tui-save-view-title"), theme);
        let label = |listens: bool| {
            if listens { theme.heading() } else { theme.title() }
        };
        let spelled = self.filter.spelled(catalogue.language(), context.plan);
        let spelled = if self.filter.is_empty() {
            fl!(catalogue, "tui-view-all")
        } else {
            spelled
        };
        put(buf, room.x, room.y, room.width, &spelled, theme.quiet());
        let named = fl!(catalogue, "tui-view-name");
        put(buf, room.x, room.y + 2, room.width, &named, label(!self.choosing));
        let line = Rect {
            y: room.y + 3,
            height: 1,
            ..room
        };
        self.name.view(line, buf, !self.choosing, theme);
        let for_whom = fl!(catalogue, "tui-view-for");
        put(buf, room.x, room.y + 5, room.width, &for_whom, label(self.choosing));
        let choices = [
            (self.shared, fl!(catalogue, "tui-view-for-all")),
            (!self.shared, fl!(catalogue, "tui-view-for-me")),
        ];
        for (y, (chosen, text)) in (room.y + 6..room.bottom()).zip(choices) {
            let (symbol, style) = if chosen {
                ("◉", theme.strong())
            } else {
                ("○", theme.quiet())
            };
            put(buf, room.x, y, room.width, &format!("{symbol} {text}"), style);
        }
        let below = room.height.saturating_sub(9);
        let room = Rect {
            y: room.bottom() - below,
            height: below,
            ..room
        };
        outcome.draw(room, buf);
    }
}
