//! The committee's next meeting, or the one that is held today, on a line above everything else.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::command::Command;
use crate::tui::component::{Pen, Piece, draw_run};
use crate::tui::context::Context;
use crate::wording::signs::LATE;
use copil_plan::MeetingState;

/// From so many columns on, the key that lists the late decisions is named.
const WITH_KEY: u16 = 100;

/// The meeting, when it is, how much is on its agenda, and the key that shows it.
pub(super) fn next_meeting(line: Rect, buf: &mut Buffer, context: &Context<'_>) {
    let mut pen = Pen::on(buf, line);
    if let Some(late) = late_decisions(line.width, context) {
        pen.end(line.width, &late, context.theme.bad()).skip_end(1);
    }
    let rest = pen.rest();
    draw_run(rest, buf, &pieces(context), context.theme);
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

/// How many decisions are late, and the key that lists them where there is room for it; nothing where none is.
fn late_decisions(width: u16, context: &Context<'_>) -> Option<String> {
    let (catalogue, count) = (context.catalogue(), context.figures.late_decisions);
    let late = fl!(catalogue, "tui-late-decisions", count = count);
    let said = match context.presenting || width < WITH_KEY {
        true => format!("{LATE} {late}"),
        false => format!(
            "{LATE} {late} ({})",
            context.keymap.keys_of(Command::Register, catalogue)
        ),
    };
    (count > 0).then_some(said)
}
