//! The meetings in the order of their days, under how far they are: what was held before, what comes below.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::component::{GroupRow, Pen, titled_rows};
use crate::tui::context::Context;
use crate::tui::theme::Theme;
use crate::wording::signs::{KEPT, TO_COME};
use copil_plan::{Meeting, MeetingId, MeetingState, grouped};

/// How far a meeting is, for the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Stage {
    /// It is over: closed, cancelled, postponed, or written.
    Over,
    /// Its day went by, and nothing says that it was held.
    Passed,
    /// It is being held.
    Held,
    /// Its members have been called.
    Convened,
    /// It is being prepared.
    Prepared,
}

impl Stage {
    const ALL: [Self; 5] = [Self::Over, Self::Passed, Self::Held, Self::Convened, Self::Prepared];

    fn of(meeting: &Meeting, context: &Context<'_>) -> Self {
        match meeting.state {
            state if state.is_over() => Self::Over,
            MeetingState::Open | MeetingState::Suspended => Self::Held,
            _ if meeting.date < context.today => Self::Passed,
            MeetingState::Convened => Self::Convened,
            _ => Self::Prepared,
        }
    }

    fn title(self, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        match self {
            Self::Over => fl!(catalogue, "tui-meetings-over"),
            Self::Passed => fl!(catalogue, "tui-meetings-passed"),
            Self::Held => fl!(catalogue, "tui-meetings-held"),
            Self::Convened => fl!(catalogue, "tui-meetings-convened"),
            Self::Prepared => fl!(catalogue, "tui-meetings-prepared"),
        }
    }
}

/// The rows of the list.
pub(super) fn rows(context: &Context<'_>) -> Vec<GroupRow<MeetingId>> {
    let mut meetings: Vec<(&MeetingId, &Meeting)> = context.plan.meetings.iter().collect();
    meetings.sort_by_key(|(_, meeting)| meeting.date);
    let staged = meetings
        .into_iter()
        .map(|(id, meeting)| (Stage::of(meeting, context), id.clone()));
    let parts = grouped(Stage::ALL.to_vec(), staged);
    titled_rows(parts.into_iter().map(|(stage, ids)| (stage.title(context), ids)))
}

/// The meeting that a person looks for first: the one that is held, else the next one, else the last.
pub(super) fn first_wanted(context: &Context<'_>) -> Option<MeetingId> {
    let all = || context.plan.meetings.iter();
    let held = all().find(|(_, meeting)| Stage::of(meeting, context) == Stage::Held);
    let next = || context.plan.next_meeting(context.today);
    let ahead = || {
        all()
            .filter(|(_, meeting)| meeting.is_ahead(context.today))
            .min_by_key(|(_, m)| m.date)
    };
    let last = || all().max_by_key(|(_, meeting)| meeting.date);
    let found = held.or_else(next).or_else(ahead).or_else(last);
    found.map(|(id, _)| id.clone())
}

/// So many days ahead a meeting is near enough to be counted down to.
const NEAR: i64 = 60;

/// The sign of a state, one column wide, and how it looks.
pub(in super::super) fn state_sign(state: MeetingState, theme: Theme) -> (&'static str, Style) {
    match state {
        MeetingState::Prepared => (TO_COME, theme.quiet()),
        MeetingState::Convened => (TO_COME, theme.text()),
        MeetingState::Open => ("●", theme.accent()),
        MeetingState::Suspended => ("‖", theme.warning()),
        MeetingState::Closed => (KEPT, theme.good()),
        MeetingState::Written => (KEPT, theme.quiet()),
        MeetingState::Cancelled | MeetingState::Postponed => ("×", theme.quiet()),
    }
}

/// A line of the list: its day, its committee, and how far it is or how much is on its agenda.
pub(super) fn meeting_line(line: Rect, buf: &mut Buffer, id: &MeetingId, context: &Context<'_>) {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let Some(meeting) = context.plan.meetings.get(id) else {
        return;
    };
    let (sign, style) = state_sign(meeting.state, theme);
    let over = meeting.state.is_over();
    let mut pen = Pen::on(buf, line);
    pen.text(sign, style).skip(1);
    pen.cell(10, &catalogue.short_date(meeting.date), theme.strong())
        .skip(2);
    pen.end(line.width / 2, &remark(meeting, context), theme.quiet())
        .skip_end(2);
    let style = if over { theme.quiet() } else { theme.text() };
    pen.text(&catalogue.committee(context.plan, &meeting.committee), style);
}

/// What is worth a word about a meeting in the list.
fn remark(meeting: &Meeting, context: &Context<'_>) -> String {
    let catalogue = context.catalogue();
    match meeting.state {
        MeetingState::Closed | MeetingState::Written if !meeting.decisions.is_empty() => {
            fl!(catalogue, "tui-meeting-decisions", count = meeting.decisions.len())
        }
        MeetingState::Closed => String::new(),
        MeetingState::Prepared | MeetingState::Convened => {
            let days = (meeting.date - context.today).num_days();
            match (0..=NEAR).contains(&days) {
                true => fl!(catalogue, "in-days", days = days),
                false => String::new(),
            }
        }
        state => catalogue.meeting_state(state),
    }
}
