//! The menu of the papers that can be made of a meeting.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Effect, Screen};
use crate::report::meeting::PaperWanted;
use crate::tui::component::pen::Pen;
use crate::tui::component::picker::{Picker, PickerLine};
use crate::tui::component::text::columns;
use crate::tui::context::Context;
use copil_plan::MeetingId;
use copil_plan::meeting::MeetingPaper;

/// A paper in the menu.
#[derive(Clone, Debug)]
struct PaperLine {
    meeting: MeetingId,
    paper: MeetingPaper,
    label: String,
    what: String,
}

/// The widest that the menu is drawn.
const WIDEST: u16 = 76;

/// The menu for a meeting, with the papers that it has in its state; `None` for a meeting that the plan has not.
pub fn papers(meeting: &MeetingId, context: &Context<'_>) -> Option<Box<dyn Screen>> {
    let catalogue = context.catalogue();
    let state = context.plan.meetings.get(meeting)?.state;
    let there = MeetingPaper::ALL.iter().filter(|paper| paper.is_of(state));
    let lines = there.map(|paper| {
        let (label, what) = match paper {
            MeetingPaper::Agenda => (
                fl!(catalogue, "tui-paper-agenda"),
                fl!(catalogue, "tui-paper-agenda-is"),
            ),
            MeetingPaper::Record => (
                fl!(catalogue, "tui-paper-record"),
                fl!(catalogue, "tui-paper-record-is"),
            ),
            MeetingPaper::Attendance => (
                fl!(catalogue, "tui-paper-attendance"),
                fl!(catalogue, "tui-paper-attendance-is"),
            ),
        };
        PaperLine {
            meeting: meeting.clone(),
            paper: *paper,
            label,
            what,
        }
    });
    let title = fl!(
        catalogue,
        "tui-papers-title",
        meeting = catalogue.meeting(context.plan, meeting)
    );
    Some(Box::new(Picker::new(title, WIDEST, lines.collect())))
}

impl PickerLine for PaperLine {
    fn label_width(&self) -> usize {
        columns(&self.label)
    }

    fn pick(&self, _context: &Context<'_>) -> Effect {
        let wanted = PaperWanted {
            paper: self.paper,
            minutes: None,
            confidential: false,
        };
        Effect::MakePaper(self.meeting.clone(), wanted)
    }

    fn view(&self, row: Rect, label: u16, buf: &mut Buffer, context: &Context<'_>) {
        let mut pen = Pen::on(buf, row);
        pen.cell(label, &self.label, context.theme.text()).skip(2);
        pen.text(&self.what, context.theme.quiet());
    }
}
