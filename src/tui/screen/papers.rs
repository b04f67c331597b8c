//! The menu of what can be printed or sent: the reports of what is shown, and the papers of a meeting.

use std::collections::BTreeSet;

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Effect, Screen};
use crate::report::edition::ReportKind;
use crate::report::meeting::PaperWanted;
use crate::tui::component::pen::Pen;
use crate::tui::component::picker::{Picker, PickerLine};
use crate::tui::component::text::columns;
use crate::tui::context::Context;
use crate::wording::Catalogue;
use copil_plan::meeting::MeetingPaper;
use copil_plan::{ActionId, MeetingId};

/// What is to be printed or sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaperAsked {
    /// A paper of a meeting.
    OfMeeting(MeetingId, PaperWanted),
    /// A report, of these actions alone where there are any.
    Report(ReportKind, BTreeSet<ActionId>),
}

/// A line of the menu.
#[derive(Clone, Debug)]
struct PaperLine {
    asked: PaperAsked,
    label: String,
    what: String,
}

/// The widest that the menu is drawn.
const WIDEST: u16 = 76;

/// The menu: the reports, those of actions of some, and the papers that a meeting has in its state.
pub fn papers(meeting: Option<&MeetingId>, some: &BTreeSet<ActionId>, context: &Context<'_>) -> Box<dyn Screen> {
    let catalogue = context.catalogue();
    let reports = ReportKind::ALL
        .iter()
        .filter(|kind| **kind != ReportKind::Sheet || !some.is_empty())
        .map(|kind| report(catalogue, *kind, some));
    let papers = meeting.and_then(|id| Some((id, context.plan.meetings.get(id)?.state)));
    let papers = papers.into_iter().flat_map(|(id, state)| {
        let there = MeetingPaper::ALL.iter().filter(move |paper| paper.is_of(state));
        there.map(|paper| of_meeting(context, id, *paper))
    });
    // Where a meeting is at hand, its papers are what is most often wanted.
    let lines = papers.chain(reports).collect();
    Box::new(Picker::new(fl!(catalogue, "tui-papers-title"), WIDEST, lines))
}

fn report(catalogue: &Catalogue, kind: ReportKind, some: &BTreeSet<ActionId>) -> PaperLine {
    let (label, what) = match kind {
        ReportKind::Dashboard => (
            fl!(catalogue, "dashboard-title"),
            fl!(catalogue, "tui-report-dashboard-is"),
        ),
        ReportKind::Letter => (fl!(catalogue, "letter-title"), fl!(catalogue, "tui-report-letter-is")),
        ReportKind::Review => (fl!(catalogue, "review-title"), fl!(catalogue, "tui-report-review-is")),
        ReportKind::Indicators => (
            catalogue.field_heading("indicators"),
            fl!(catalogue, "tui-report-indicators-is"),
        ),
        ReportKind::Budget => (
            catalogue.field_heading("budgets"),
            fl!(catalogue, "tui-report-budget-is"),
        ),
        ReportKind::Sheet => (
            fl!(catalogue, "sheets-title"),
            fl!(catalogue, "tui-report-sheets-is", count = some.len()),
        ),
    };
    let of = match kind {
        ReportKind::Sheet => some.clone(),
        _ => BTreeSet::new(),
    };
    PaperLine {
        asked: PaperAsked::Report(kind, of),
        label,
        what,
    }
}

fn of_meeting(context: &Context<'_>, meeting: &MeetingId, paper: MeetingPaper) -> PaperLine {
    let catalogue = context.catalogue();
    let label = match paper {
        MeetingPaper::Agenda => fl!(catalogue, "tui-paper-agenda"),
        MeetingPaper::Record => fl!(catalogue, "tui-paper-record"),
        MeetingPaper::Attendance => fl!(catalogue, "tui-paper-attendance"),
    };
    let wanted = PaperWanted {
        paper,
        minutes: None,
        confidential: false,
    };
    PaperLine {
        asked: PaperAsked::OfMeeting(meeting.clone(), wanted),
        label,
        what: catalogue.meeting(context.plan, meeting),
    }
}

impl PickerLine for PaperLine {
    fn label_width(&self) -> usize {
        columns(&self.label)
    }

    fn pick(&self, _context: &Context<'_>) -> Effect {
        Effect::MakePaper(self.asked.clone())
    }

    fn view(&self, row: Rect, label: u16, buf: &mut Buffer, context: &Context<'_>) {
        let mut pen = Pen::on(buf, row);
        pen.cell(label, &self.label, context.theme.text()).skip(2);
        pen.text(&self.what, context.theme.quiet());
    }
}
