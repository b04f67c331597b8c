//! Where each part of the plan stands: its working groups, its organisations, its axes or its phases, and below, the selected one.
//!
//! ```text
//! ╭ Groupes de travail (10) ─────────────────────────────────────────╮
//! │ Id  Titre         Actions        Fait Temps  ☀ ☁ ☂ ↯  Retard …   │   ◀ table.rs
//! │▶rh  Ressources…  14 ████▓▓▒░░░   52 %  61 %  3 4 1 ·       2     │
//! ╰──────────────────────────────────────────────────────────────────╯
//! ╭ rh · Ressources humaines ────────────────────────────────────────╮   ◀ detail.rs
//! │ Pilotes  …                                                       │
//! ╰──────────────────────────────────────────────────────────────────╯
//! ```

mod detail;
mod table;

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Margin, Rect};

use super::prompt::{FilePlace, file_fields};
use super::{Effect, Screen, Selection, TabScreen};
use crate::report::parts::{PARTS_BY, Part, parts};
use crate::tui::command::Command;
use crate::tui::component::{Click, Cycle, Rows, Select, more_below, nothing, panel, to_u16};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::memory::Memory;
use copil_plan::action_history::drift::{DriftPeriod, DriftTotal, PlanDrift};
use copil_plan::id::natural_order;
use copil_plan::{ActionId, GroupBy, GroupKey, Subject};

use detail::{PartDetail, StatusGroup, status_groups};
use table::PartTable;
pub use table::pieces;

/// The state of the screen.
#[derive(Clone, Debug)]
pub struct Groups {
    by: Cycle<GroupBy>,
    parts: Select<Part>,
    /// Every action, as people count.
    ordered: Vec<ActionId>,
    /// The actions of the selected part, by status, what asks for a look first.
    status_groups: Vec<StatusGroup>,
    /// How far their dates drifted, once the history is read.
    drift: Option<DriftTotal>,
}

impl Default for Groups {
    fn default() -> Self {
        Self {
            by: Cycle::new(&PARTS_BY),
            parts: Select::default(),
            ordered: Vec::new(),
            status_groups: Vec::new(),
            drift: None,
        }
    }
}

impl Groups {
    /// The rows below the names of the columns: in presentation mode a blank line keeps them apart, as long as all of them
    /// fit.
    fn rows(&self, table: Rect, context: &Context<'_>) -> Rows {
        let room = table.inner(Margin::new(2, 1));
        let area = Rect {
            y: room.y + 1,
            height: room.height.saturating_sub(1),
            ..room
        };
        let airy = context.presenting && 2 * self.parts.items().len() <= usize::from(area.height) + 1;
        let stride = if airy { 2 } else { 1 };
        Rows::spaced(area, stride, stride - 1)
    }

    fn rows_on_screen(&self, context: &Context<'_>) -> Rows {
        self.rows(self.split(context.body, context)[0], context)
    }

    /// The table, and below it the selected part; presentation mode shows the table alone.
    fn split(&self, area: Rect, context: &Context<'_>) -> [Rect; 2] {
        if context.presenting || self.parts.is_empty() {
            return Layout::vertical([Constraint::Fill(1), Constraint::Length(0)]).areas(area);
        }
        let wanted = to_u16(self.parts.items().len()).saturating_add(3);
        let most = (area.height * 2 / 3).max(6);
        Layout::vertical([Constraint::Length(wanted.clamp(6, most)), Constraint::Fill(1)]).areas(area)
    }

    fn open(&self) -> Effect {
        let filter = self.parts.selected().map(|part| part.key.filter());
        filter.map_or(Effect::None, Effect::Filtered)
    }

    /// Where the selected part is written down; what has none is nowhere.
    fn place(&self) -> Option<FilePlace> {
        match &self.parts.selected()?.key {
            GroupKey::Group(id) => Some(FilePlace::whole(Subject::Group(id.clone()))),
            GroupKey::Organisation(id) => Some(FilePlace::of_plan("organisations", id.as_str())),
            GroupKey::Axis(id) => Some(FilePlace::of_plan("axes", id.as_str())),
            GroupKey::Phase(id) => Some(FilePlace::of_plan("phases", id.as_str())),
            _ => None,
        }
    }

    /// Opens what can be changed of the selected part.
    fn modify(&self, context: &Context<'_>) -> Effect {
        let opened = self.place().and_then(|place| file_fields(&place, context));
        opened.map_or(Effect::None, Effect::Push)
    }

    /// Gathers the actions of the selected part.
    fn gather(&mut self, context: &Context<'_>) {
        let part = self.parts.selected();
        let status_groups = part.map(|part| status_groups(&part.key, &self.ordered, context));
        self.status_groups = status_groups.unwrap_or_default();
        self.drift = part.zip(context.histories).map(|(part, histories)| {
            let (plan, until) = (context.plan, context.today);
            let holds = |id: &ActionId| plan.actions.get(id).is_some_and(|placed| part.key.holds(plan, placed));
            PlanDrift::of(plan, histories, DriftPeriod { after: None, until }, holds).total
        });
    }

    fn title(&self, context: &Context<'_>) -> String {
        let (catalogue, count) = (context.catalogue(), self.parts.items().len());
        match self.by.taken() {
            GroupBy::Organisation => fl!(catalogue, "tui-parts-organisations", count = count),
            GroupBy::Axis => fl!(catalogue, "tui-parts-axes", count = count),
            GroupBy::Phase => fl!(catalogue, "tui-parts-phases", count = count),
            _ => fl!(catalogue, "tui-parts-groups", count = count),
        }
    }

    fn nothing(&self, room: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let catalogue = context.catalogue();
        let key = context.new_key();
        let text = match self.by.taken() {
            GroupBy::Organisation => fl!(catalogue, "tui-parts-no-organisations", key = key),
            GroupBy::Axis => fl!(catalogue, "tui-parts-no-axes", key = key),
            GroupBy::Phase => fl!(catalogue, "tui-parts-no-phases", key = key),
            _ => fl!(catalogue, "tui-parts-no-groups", key = key),
        };
        nothing(room, buf, &[text], context.theme);
    }

    fn draw_table(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        let room = panel(buf, area, &self.title(context), true, theme);
        if self.parts.is_empty() {
            return self.nothing(room, buf, context);
        }
        let columns = PartTable::of(room.width, self.parts.items(), context);
        columns.header(room, buf, context);
        let rows = self.rows(area, context);
        self.parts.draw(rows, buf, theme, |buf, line, part| {
            columns.row(line, buf, part, context)
        });
        more_below(buf, area, self.parts.below(rows), context);
    }
}

impl Screen for Groups {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Thing, Scope::Arranged, Scope::List, Scope::Global]
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        match command {
            Command::By => {
                self.by.advance();
                self.parts = Select::default();
                self.refresh(context);
            }
            Command::Open => return self.open(),
            Command::ModifyThing => return self.modify(context),
            command => {
                let seen = self.rows_on_screen(context).seen();
                self.parts.follow(command, seen);
                self.gather(context);
            }
        }
        Effect::None
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        match self.parts.click(event, self.rows_on_screen(context)) {
            Some(Click::Again) => return self.open(),
            Some(Click::Selected) => self.gather(context),
            None => {}
        }
        Effect::None
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        match command {
            Command::Open => !self.parts.is_empty(),
            Command::ModifyThing | Command::Editor => self.place().is_some(),
            _ => true,
        }
    }

    fn selection<'c>(&self, _context: &Context<'c>) -> Option<Selection<'c>> {
        self.place().map(|place| Selection::File(place.subject))
    }

    fn refresh(&mut self, context: &Context<'_>) {
        self.ordered = context.plan.actions.keys().cloned().collect();
        self.ordered.sort_by(|a, b| natural_order(a.as_str(), b.as_str()));
        let parts = parts(context.plan, self.by.taken(), context.histories, context.today);
        self.parts.replace(parts, usize::MAX, |old, new| old.key == new.key);
        // How many can be seen depends on how many there are.
        let seen = self.rows_on_screen(context).seen();
        self.parts.select(self.parts.index(), seen);
        self.gather(context);
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let [table, below] = self.split(area, context);
        self.draw_table(table, buf, context);
        if below.is_empty() {
            return;
        }
        if let Some(part) = self.parts.selected() {
            let detail = PartDetail {
                part,
                status_groups: &self.status_groups,
                drift: self.drift.as_ref(),
            };
            detail.view(below, buf, context);
        }
    }
}

impl TabScreen for Groups {
    fn restore(&mut self, memory: &Memory, _context: &Context<'_>) {
        self.by.restore(memory.groups_by.as_deref());
    }

    fn persist(&self, memory: &mut Memory) {
        memory.groups_by = self.by.persist();
    }
}
