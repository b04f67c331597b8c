//! The committee's next meeting, or the one that is held today, on a line above everything else.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::command::Command;
use crate::tui::component::{Piece, draw_run};
use crate::tui::context::Context;
use copil_plan::MeetingState;

/// The meeting, when it is, how much is on its agenda, and the key that shows it.
pub(super) fn next_meeting(line: Rect, buf: &mut Buffer, context: &Context<'_>) {
    let pieces = pieces(context);
    draw_run(line, buf, &pieces, context.theme);
}

fn pieces(context: &Context<'_>) -> Vec<Piece> {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    let Some((id, meeting)) = context.plan.next_meeting(context.today) else {
        return vec![(fl!(catalogue, "agenda-none"), theme.quiet())];
    };
    let days = (meeting.date - context.today).num_days();
    let when = match meeting.state {
        MeetingState::Open | MeetingState::Suspended => catalogue.meeting_state(meeting.state),
        _ => fl!(catalogue, "in-days", days = days),
    };
    let points = fl!(catalogue, "agenda-points", count = meeting.agenda.len());
    let mut pieces = vec![
        (catalogue.meeting(context.plan, id), theme.strong()),
        (when, if days == 0 { theme.accent() } else { theme.text() }),
        (points, theme.text()),
    ];
    if !context.presenting {
        let key = context.keymap.keys_of(Command::Agenda, catalogue);
        pieces.push((format!("{key} {}", fl!(catalogue, "field-agenda")), theme.quiet()));
    }
    pieces
}
