//! The agenda that is proposed for a meeting, shown before it is made or completed: each item is in unless it is left out.
//!
//! ```text
//! ╭ Ordre du jour proposé ─────────────────────────────────────╮
//! │▶✓ RH-04 Expérimenter le télétravail     à traiter   10 min │
//! │   FI-11 Clarifier les refacturations    à traiter          │   ◀ left out
//! │ 45 min prévues, pour une séance de 120 min                 │   ◀ the sum, in red past the length
//! ╰────────────────────────────────────────────────────────────╯
//! ```

use std::collections::BTreeSet;

use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::command::Command;
use crate::tui::component::list::{ListState, Motion, Rows};
use crate::tui::component::panel::{centred, is_pressed_beside, more_below, popup, text_room};
use crate::tui::component::pen::Pen;
use crate::tui::component::selection::mark;
use crate::tui::component::text::{columns, put, to_u16};
use crate::tui::context::Context;
use crate::tui::screen::meetings::{about, minutes, planned};
use copil_plan::meeting::{ProposalReason, ProposedItem, agenda_proposal};
use copil_plan::{Intent, Meeting, MeetingId};
use ratatui::layout::Margin;

/// The lines of the popup that are no items: its frame, a blank one, the sum, what the keys do.
const AROUND: u16 = 5;

/// A meeting as it is typed, with what is proposed for it and not on its agenda yet.
#[derive(Clone, Debug)]
pub(super) struct ProposedAgenda {
    pub(super) id: MeetingId,
    meeting: Meeting,
    items: Vec<ProposedItem>,
    left_out: BTreeSet<usize>,
    list: ListState,
}

impl ProposedAgenda {
    /// What is proposed for a meeting as it is typed.
    pub(super) fn of(id: MeetingId, meeting: Meeting, context: &Context<'_>) -> Self {
        let proposed = agenda_proposal(context.plan, context.attention, &meeting.committee, meeting.date);
        let items = match context.plan.meetings.get(&id) {
            Some(known) => known.missing_items(proposed),
            None => proposed,
        };
        Self {
            id,
            meeting,
            items,
            left_out: BTreeSet::new(),
            list: ListState::default(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The items that are in.
    fn kept(&self) -> impl Iterator<Item = &ProposedItem> {
        let items = self.items.iter().enumerate();
        items
            .filter(|(at, _)| !self.left_out.contains(at))
            .map(|(_, item)| item)
    }

    /// What prepares the meeting with the items that are in.
    pub(super) fn intent(&self, context: &Context<'_>) -> Intent {
        let kept = self.kept().cloned().collect();
        Intent::to_prepare(context.plan, self.id.clone(), self.meeting.clone(), kept)
    }

    /// How many minutes the whole agenda takes with the items that are in, and how long the meeting is.
    fn minutes(&self, context: &Context<'_>) -> (i64, Option<i64>) {
        let known = context.plan.meetings.get(&self.id);
        let kept = self.kept().filter_map(|one| one.item.minutes);
        let planned = kept.fold(known.map_or(0, Meeting::planned_minutes), i64::saturating_add);
        let length = Meeting {
            started: self.meeting.started.or(known.and_then(|known| known.started)),
            ended: self.meeting.ended.or(known.and_then(|known| known.ended)),
            ..Meeting::default()
        };
        (planned, length.length())
    }

    /// Leaves the selected item out, or takes it in again.
    pub(super) fn toggle(&mut self) {
        let at = self.list.selected();
        if !self.left_out.remove(&at) {
            self.left_out.insert(at);
        }
    }

    /// Goes where a command leads.
    pub(super) fn follow(&mut self, command: Command, context: &Context<'_>) {
        let seen = usize::from(self.seen(context.body));
        if let Some(motion) = Motion::of(command, seen) {
            self.list.go(motion, self.items.len(), seen);
        }
    }

    /// A click leaves the item that it is on out, or takes it in again; answers whether it was beside the list.
    pub(super) fn is_pressed_outside(&mut self, event: MouseEvent, context: &Context<'_>) -> bool {
        let frame = centred(context.body, self.size(context.body));
        let rows = Rows::single(Rect {
            height: self.seen(context.body),
            ..frame.inner(Margin::new(2, 1))
        });
        if self.list.click(event, rows, self.items.len()).is_some() {
            self.toggle();
        }
        is_pressed_beside(event, frame)
    }

    fn size(&self, within: Rect) -> (u16, u16) {
        (to_u16(text_room(within).0) + 4, self.seen(within) + AROUND)
    }

    fn seen(&self, within: Rect) -> u16 {
        let most = within.height.saturating_sub(AROUND + 2).max(1);
        to_u16(self.items.len()).min(most)
    }

    pub(super) fn draw(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let seen = self.seen(area);
        let title = match context.plan.meetings.contains_key(&self.id) {
            true => fl!(catalogue, "tui-new-agenda-more"),
            false => fl!(catalogue, "tui-new-agenda"),
        };
        let room = popup(buf, area, self.size(area), &title, theme);
        let all = self.meeting.clone().prepared(context.plan, self.items.clone());
        let named = all.items();
        let first = self.list.first(self.items.len(), usize::from(seen));
        let rows = self.items.iter().zip(&named).enumerate().skip(first);
        for ((at, (proposed, item)), y) in rows.take(usize::from(seen)).zip(room.y..) {
            let line = Rect { y, height: 1, ..room };
            let is_in = !self.left_out.contains(&at);
            let style = if is_in { theme.text() } else { theme.quiet() };
            let minutes = if is_in {
                minutes(&proposed.item, context)
            } else {
                String::new()
            };
            let mut pen = Pen::on(buf, line);
            pen.text(if is_in { "✓ " } else { "  " }, style);
            pen.end(8, &minutes, style).skip_end(2);
            let why = why(&proposed.why, context);
            pen.end(to_u16(columns(&why)).min(line.width / 2), &why, theme.quiet())
                .skip_end(2);
            pen.text(&about(item, context), style);
            if at == self.list.selected() {
                mark(buf, line, theme.selected());
            }
        }
        let below = self.items.len().saturating_sub(first + usize::from(seen));
        more_below(buf, room.outer(Margin::new(2, 1)), below, context);
        if let Some((sum, style)) = planned(self.minutes(context), context) {
            put(buf, room.x, room.y + seen + 1, room.width, &sum, style);
        }
        let how = fl!(catalogue, "tui-new-agenda-how");
        put(buf, room.x, room.y + seen + 2, room.width, &how, theme.quiet());
    }
}

/// Why an item is proposed, in a word or two; what is approved says so itself.
fn why(reason: &ProposalReason, context: &Context<'_>) -> String {
    let catalogue = context.catalogue();
    match reason {
        ProposalReason::Approval(_) => String::new(),
        ProposalReason::Postponed(_) => fl!(catalogue, "tui-new-agenda-postponed"),
        ProposalReason::Decision(decision) => {
            fl!(catalogue, "tui-new-agenda-decision", decision = decision.to_string())
        }
        ProposalReason::Attention => fl!(catalogue, "tui-new-agenda-attention"),
    }
}
