//! The calendar: actions, milestones, phases and meetings against time.
//!
//! Which lines there are is worked out once; where the time in sight lies is two values (`window::TimeWindow`); everything
//! else is drawn from the plan for the lines that are seen.

mod axis;
mod band;
mod bar;
mod detail;
mod lines;
mod links;
mod span;
mod view;
mod window;

use chrono::NaiveDate;
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::notice::Notice;
use super::{Effect, Screen, Selection, TabScreen};
use crate::tui::command::Command;
use crate::tui::component::{Click, Cycle, FilterState, GroupRow, Motion, Rows, Select, columns, to_u16};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::memory::Memory;
use copil_plan::{ActionId, Plan};

use lines::{Arrangement, CalendarLines, arranged, line_of};
use links::{LinkCycle, Links, Waiting, waiting};
use view::Panes;
use window::{TimeWindow, Zoom};

/// The widest that ids are drawn.
const WIDEST_ID: usize = 12;

/// The state of the screen.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    window: TimeWindow,
    arrangement: Cycle<Arrangement>,
    filter: FilterState,
    lines: CalendarLines,
    waiting: Waiting,
    cycle: LinkCycle,
    /// The columns of the widest id.
    ids: u16,
    /// The first and the last day that anything in the plan is about.
    limits: Option<(NaiveDate, NaiveDate)>,
    /// The column that the time in sight is being dragged from.
    drag_from: Option<u16>,
}

impl Calendar {
    fn selected(&self) -> Option<&ActionId> {
        self.lines.item()
    }

    fn links<'a>(&'a self, context: &'a Context<'_>) -> Links<'a> {
        Links::of(self.selected(), &self.waiting, context.plan)
    }

    fn panes(&self, area: Rect, context: &Context<'_>) -> Panes {
        let ids = (!self.lines.is_empty()).then_some(self.ids);
        Panes::of(area, ids, context)
    }

    fn rows(&self, context: &Context<'_>) -> Rows {
        self.panes(context.body, context).rows()
    }

    /// Goes to the next action that the selected one is linked to, round and back to where the walk began.
    fn walk(&mut self, on: bool, context: &Context<'_>) -> Effect {
        let Some(selected) = self.selected().cloned() else {
            return Effect::None;
        };
        if !self.cycle.is_on(&selected) {
            self.cycle = LinkCycle::from(&selected, self.links(context), &self.lines);
        }
        match self.cycle.go(on).and_then(|id| line_of(&self.lines, id)) {
            Some(at) => {
                self.lines.select(at, self.rows(context).seen());
                self.lines.go_to_item(Motion::Down(0), self.rows(context).seen());
                Effect::None
            }
            None => Effect::Say(fl!(context.catalogue(), "tui-calendar-alone", id = selected.as_str())),
        }
    }

    fn pan(&mut self, on: bool, context: &Context<'_>) -> Effect {
        let limits = self.limits.unwrap_or((context.today, context.today));
        self.window.pan(on, context.today, limits);
        Effect::None
    }

    /// Works the lines out again; the selected action stays selected wherever it went.
    fn arrange(&mut self, context: &Context<'_>) {
        if self.filter.refresh(context) {
            self.lines = Select::default();
        }
        let lines = arranged(self.filter.filter(), self.arrangement.taken(), context);
        let ids = lines.iter().filter_map(GroupRow::item);
        let widest = ids.map(|id| columns(id.as_str())).max();
        self.ids = to_u16(widest.unwrap_or(2).clamp(2, WIDEST_ID));
        self.lines
            .replace_items(lines, self.rows(context).seen(), PartialEq::eq);
    }

    /// A click on an action selects it, another one opens it; a click above the actions brings that day to the middle.
    fn click(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        match self.lines.click_item(event, self.rows(context)) {
            Some(Click::Again) => return self.update(Command::Open, context),
            Some(Click::Selected) => return Effect::None,
            None => {}
        }
        let (panes, column, row) = (self.panes(context.body, context), event.column, event.row);
        let above = (panes.axis.y..panes.bars.y).contains(&row);
        if above && (panes.axis.x..panes.axis.right()).contains(&column) {
            let scale = self.window.scale(context.today, panes.axis.width);
            self.window.centre(scale.day(column - panes.axis.x));
        }
        Effect::None
    }

    /// Moves the time in sight with the mouse that holds it.
    fn drag(&mut self, column: u16, context: &Context<'_>) {
        let width = self.panes(context.body, context).bars.width.max(1);
        if let Some(drag_from) = self.drag_from.replace(column) {
            let scale = self.window.scale(context.today, width);
            let columns = i64::from(drag_from) - i64::from(column);
            let limits = self.limits.unwrap_or((context.today, context.today));
            self.window
                .drift(columns * scale.days() / i64::from(width), context.today, limits);
        }
    }
}

/// The first and the last day that anything in the plan is about, today included.
fn limits(plan: &Plan, today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let config = [plan.config.start, plan.config.end];
    let phases = plan.config.phases.values().flat_map(|phase| [phase.start, phase.end]);
    let meetings = plan.meetings.values().map(|meeting| Some(meeting.date));
    let actions = plan.actions.values().flat_map(|placed| {
        let steps = placed.milestones.values().flat_map(|step| [step.due, step.done]);
        [placed.start, placed.due, placed.since].into_iter().chain(steps)
    });
    let days = config.into_iter().chain(phases).chain(meetings).chain(actions);
    days.flatten()
        .fold((today, today), |(first, last), day| (first.min(day), last.max(day)))
}

impl Screen for Calendar {
    fn scopes(&self) -> &'static [Scope] {
        self.filter.scopes(&[
            Scope::Calendar,
            Scope::Arranged,
            Scope::Filtered,
            Scope::Subject,
            Scope::List,
            Scope::Global,
        ])
    }

    fn filter(&mut self) -> Option<&mut FilterState> {
        Some(&mut self.filter)
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        match command {
            Command::NextLink => self.walk(true, context),
            Command::PreviousLink => self.walk(false, context),
            Command::Left => self.pan(false, context),
            Command::Right => self.pan(true, context),
            Command::ZoomIn | Command::ZoomOut => {
                self.window.zoom(command == Command::ZoomIn, context.today);
                Effect::None
            }
            Command::Legend => {
                let title = fl!(context.catalogue(), "tui-calendar-legend");
                Effect::Push(Box::new(Notice::legend(title, &view::legend(context))))
            }
            Command::Today => {
                self.window.home();
                Effect::None
            }
            Command::By => {
                self.arrangement.advance();
                self.arrange(context);
                Effect::None
            }
            Command::Open => Effect::sheet(self.selected()),
            _ => {
                let seen = self.rows(context).seen();
                if let Some(motion) = Motion::of(command, seen) {
                    self.lines.go_to_item(motion, seen);
                }
                Effect::None
            }
        }
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        match event.kind {
            MouseEventKind::Down(MouseButton::Left) => {
                self.drag_from = Some(event.column);
                self.click(event, context)
            }
            MouseEventKind::Drag(MouseButton::Left) => {
                self.drag(event.column, context);
                Effect::None
            }
            MouseEventKind::Up(_) => {
                self.drag_from = None;
                Effect::None
            }
            _ => Effect::None,
        }
    }

    fn listed(&self, _context: &Context<'_>) -> Vec<ActionId> {
        self.lines.all_items().cloned().collect()
    }

    fn refresh(&mut self, context: &Context<'_>) {
        self.waiting = waiting(context.plan);
        self.limits = Some(limits(context.plan, context.today));
        self.arrange(context);
    }

    fn selection<'c>(&self, _context: &Context<'c>) -> Option<Selection<'c>> {
        self.selected().cloned().map(Selection::Action)
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        self.draw(area, buf, context);
    }
}

impl TabScreen for Calendar {
    fn restore(&mut self, memory: &Memory, _context: &Context<'_>) {
        if let Some(zoom) = memory.calendar_zoom.as_deref().and_then(Zoom::named) {
            self.window.zoom = zoom;
        }
        self.arrangement.restore(memory.calendar_by.as_deref());
    }

    fn persist(&self, memory: &mut Memory) {
        let usual = Zoom::default();
        memory.calendar_zoom = (self.window.zoom != usual).then(|| self.window.zoom.name.to_owned());
        memory.calendar_by = self.arrangement.persist();
    }
}
