//! What the selected action waits for, and what waits for it.

use std::collections::BTreeMap;

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::lines::{CalendarLines, line_of};
use crate::tui::component::put;
use crate::tui::context::Context;
use copil_plan::{ActionId, Plan};

/// How an action is linked to the selected one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// The selected one waits for it.
    Before,
    /// It waits for the selected one.
    After,
}

impl Relation {
    /// The word for it, with its arrow.
    pub(super) fn name(self, context: &Context<'_>) -> String {
        match self {
            Self::Before => fl!(context.catalogue(), "tui-calendar-before"),
            Self::After => fl!(context.catalogue(), "tui-calendar-after"),
        }
    }
}

/// For each action, those that wait for it.
pub(super) type Waiting = BTreeMap<ActionId, Vec<ActionId>>;

/// Reads every dependency of a plan.
pub(super) fn waiting(plan: &Plan) -> Waiting {
    let mut waiting = Waiting::new();
    for (id, placed) in &plan.actions {
        for needed in placed.depends_on.iter().filter(|needed| *needed != id) {
            waiting.entry(needed.clone()).or_default().push(id.clone());
        }
    }
    waiting
}

/// What an action is linked to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Links<'a> {
    pub(super) before: &'a [ActionId],
    pub(super) after: &'a [ActionId],
}

impl<'a> Links<'a> {
    /// What an action is linked to.
    pub(super) fn of(action: Option<&ActionId>, waiting: &'a Waiting, plan: &'a Plan) -> Self {
        let Some((id, placed)) = action.and_then(|id| plan.actions.get_key_value(id)) else {
            return Self::default();
        };
        Self {
            before: &placed.depends_on,
            after: waiting.get(id).map_or(&[], Vec::as_slice),
        }
    }

    /// How an action is linked, if it is.
    pub(super) fn relation(&self, action: &ActionId) -> Option<Relation> {
        if self.before.contains(action) {
            Some(Relation::Before)
        } else if self.after.contains(action) {
            Some(Relation::After)
        } else {
            None
        }
    }

    /// Every linked action, what comes before first.
    pub(super) fn all(&self) -> impl Iterator<Item = &'a ActionId> {
        self.before.iter().chain(self.after)
    }

    /// Draws the line that joins the selected action to those it is linked to, in a column beside the lines from `first`
    /// on, one every `pitch` rows. An arrow says that the line goes on beyond what is in sight.
    pub(super) fn draw(
        &self,
        (column, pitch): (Rect, u16),
        buf: &mut Buffer,
        first: usize,
        lines: &CalendarLines,
        context: &Context<'_>,
    ) {
        let mut joined: Vec<usize> = self.all().filter_map(|id| line_of(lines, id)).collect();
        if joined.is_empty() {
            return;
        }
        joined.push(lines.index());
        joined.sort_unstable();
        let (top, bottom) = (joined[0], joined[joined.len() - 1]);
        let last_row = column.bottom().saturating_sub(1);
        for y in column.y..column.bottom() {
            let row = y - column.y;
            let line = first + usize::from(row / pitch);
            let between = row % pitch > 0;
            let symbol = match line {
                line if line < top || line > bottom || (between && line == bottom) => continue,
                _ if !between && joined.contains(&line) => joint(line, top, bottom),
                _ if y == column.y => "↑",
                _ if y == last_row => "↓",
                _ => "│",
            };
            put(buf, column.x, y, 1, symbol, context.theme.accent());
        }
    }
}

/// What the line looks like beside a joined action.
fn joint(line: usize, top: usize, bottom: usize) -> &'static str {
    if line == top {
        "╭"
    } else if line == bottom {
        "╰"
    } else {
        "├"
    }
}

/// A walk from an action to those it is linked to, and back.
#[derive(Clone, Debug, Default)]
pub(super) struct LinkCycle {
    stops: Vec<ActionId>,
    at: usize,
}

impl LinkCycle {
    /// A walk from an action over those it is linked to that are among the lines.
    pub(super) fn from(action: &ActionId, links: Links<'_>, lines: &CalendarLines) -> Self {
        let seen = |id: &&ActionId| line_of(lines, id).is_some();
        let mut stops = vec![action.clone()];
        for id in links.all().filter(seen) {
            if !stops.contains(id) {
                stops.push(id.clone());
            }
        }
        Self { stops, at: 0 }
    }

    /// Whether it stands on an action.
    pub(super) fn is_on(&self, action: &ActionId) -> bool {
        self.stops.get(self.at) == Some(action)
    }

    /// Goes a stop on or back; `None` where there is nowhere to go.
    pub(super) fn go(&mut self, on: bool) -> Option<&ActionId> {
        let stops = self.stops.len();
        if stops < 2 {
            return None;
        }
        self.at = (self.at + if on { 1 } else { stops - 1 }) % stops;
        self.stops.get(self.at)
    }
}
