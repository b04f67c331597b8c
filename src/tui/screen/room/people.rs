//! Who is there: one key a person.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use i18n_embed_fl::fl;

use crate::tui::component::{Pen, columns, fit_name, to_u16};
use crate::tui::context::Context;
use copil_plan::intent::{MeetingAct, PresenceAct, PresenceChange};
use copil_plan::meeting::Attendance;
use copil_plan::sanitize::sanitize;
use copil_plan::{AgendaKey, Meeting, PersonId};

fn presence(person: &PersonId, act: PresenceAct) -> MeetingAct {
    MeetingAct::Presence(PresenceChange {
        people: vec![(person.clone(), act)],
        ..PresenceChange::default()
    })
}

/// What a person stands to a meeting next: present, excused, absent, then represented; `None` where it is to be asked by whom.
pub(super) fn next_standing(meeting: &Meeting, person: &PersonId) -> Option<MeetingAct> {
    let next = match meeting.attendance(person) {
        None | Some(Attendance::RepresentedBy(_)) => Attendance::Present,
        Some(Attendance::Present) => Attendance::Excused,
        Some(Attendance::Excused) => Attendance::Absent,
        Some(Attendance::Absent) => return None,
    };
    Some(presence(person, PresenceAct::Is(next)))
}

/// A person goes out from an item on, or comes in again.
pub(super) fn in_or_out(meeting: &Meeting, person: &PersonId, item: &AgendaKey) -> MeetingAct {
    let item_at = Some(item.clone());
    let act = match meeting.is_away(person, item) {
        true => PresenceAct::Arrives(item_at),
        false => PresenceAct::Leaves(item_at),
    };
    presence(person, act)
}

/// How a person stands to a meeting at an item, in a word, and its look.
fn standing(meeting: &Meeting, person: &PersonId, item: Option<&AgendaKey>, context: &Context<'_>) -> (String, Style) {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    match meeting.attendance(person) {
        Some(Attendance::Present) if item.is_some_and(|item| meeting.is_away(person, item)) => {
            (fl!(catalogue, "tui-person-out"), theme.warning())
        }
        Some(Attendance::Present) => (fl!(catalogue, "tui-person-present"), theme.good()),
        Some(Attendance::RepresentedBy(_)) => (fl!(catalogue, "tui-person-represented"), theme.text()),
        Some(Attendance::Excused) => (fl!(catalogue, "tui-person-excused"), theme.quiet()),
        Some(Attendance::Absent) => (fl!(catalogue, "tui-person-absent"), theme.warning()),
        None => ("–".to_owned(), theme.quiet()),
    }
}

/// A line: who, and how they stand; by whom they are represented where there is room.
pub(super) fn person_line(
    line: Rect,
    buf: &mut Buffer,
    (meeting, item): (&Meeting, Option<&AgendaKey>),
    person: &PersonId,
    context: &Context<'_>,
) {
    let (word, style) = standing(meeting, person, item, context);
    let mut pen = Pen::on(buf, line);
    let room = usize::from(line.width).saturating_sub(columns(&word) + 1);
    let name = fit_name(&sanitize(context.plan.person_name(person)), room);
    let by = match meeting.attendance(person) {
        Some(Attendance::RepresentedBy(by)) => {
            let by = sanitize(context.plan.person_name(&by));
            fl!(context.catalogue(), "tui-person-by", name = by)
        }
        _ => String::new(),
    };
    pen.end(line.width, &word, style).skip_end(1);
    pen.text(&name, context.theme.text());
    if columns(&by) + 2 <= usize::from(pen.room()) {
        pen.skip(1).cell(to_u16(columns(&by)), &by, context.theme.quiet());
    }
}
