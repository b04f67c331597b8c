//! The menu of what can be printed or sent: the reports of what is shown, and the papers of a meeting.

use std::collections::BTreeSet;

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Effect, Screen};
use crate::report::edition::ReportKind;
use crate::report::export::ExportFormat;
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
    /// A report, of some actions alone where it can be.
    Report(ReportKind, ShownActions),
    /// An export of some actions.
    Export(ExportFormat, ShownActions),
}

/// The actions that a view shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShownActions {
    /// The actions; none where the view shows other things.
    pub actions: BTreeSet<ActionId>,
    /// The filter that means them; `None` for the whole plan.
    pub terms: Option<String>,
}

impl ShownActions {
    /// Some actions, by their ids.
    pub fn some(actions: BTreeSet<ActionId>) -> Self {
        let ids: Vec<&str> = actions.iter().map(AsRef::as_ref).collect();
        Self {
            terms: Some(format!("id={}", ids.join(","))),
            actions,
        }
    }
}

/// The forms that a plan is exported in from the screen.
const EXPORTS: [ExportFormat; 4] = [
    ExportFormat::Xlsx,
    ExportFormat::Csv,
    ExportFormat::Json,
    ExportFormat::Ics,
];

/// A line of the menu.
#[derive(Clone, Debug)]
struct PaperLine {
    asked: PaperAsked,
    label: String,
    what: String,
}

/// The widest that the menu is drawn.
const WIDEST: u16 = 76;

/// The menu: the papers that a meeting has in its state, the reports, and the exports of what is shown.
pub fn papers(meeting: Option<&MeetingId>, shown: &ShownActions, context: &Context<'_>) -> Box<dyn Screen> {
    let catalogue = context.catalogue();
    let reports = ReportKind::ALL
        .iter()
        .filter(|kind| **kind != ReportKind::Sheet || !shown.actions.is_empty())
        .map(|kind| report(catalogue, *kind, shown));
    let papers = meeting.and_then(|id| Some((id, context.plan.meetings.get(id)?.state)));
    let papers = papers.into_iter().flat_map(|(id, state)| {
        let there = MeetingPaper::ALL.iter().filter(move |paper| paper.is_of(state));
        there.map(|paper| of_meeting(context, id, *paper))
    });
    // Where a meeting is at hand, its papers are what is most often wanted.
    // A filter that lets nothing through leaves nothing to export.
    let is_none = shown.actions.is_empty() && shown.terms.is_some();
    let exports = EXPORTS.iter().filter(|_| !is_none);
    let exports = exports.map(|format| export(catalogue, *format, shown));
    let lines = papers.chain(reports).chain(exports).collect();
    Box::new(Picker::new(fl!(catalogue, "tui-papers-title"), WIDEST, lines))
}

fn report(catalogue: &Catalogue, kind: ReportKind, shown: &ShownActions) -> PaperLine {
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
            fl!(catalogue, "tui-report-sheets-is", count = shown.actions.len()),
        ),
    };
    let of = match kind {
        ReportKind::Sheet => shown.clone(),
        _ => ShownActions::default(),
    };
    PaperLine {
        asked: PaperAsked::Report(kind, of),
        label,
        what,
    }
}

fn export(catalogue: &Catalogue, format: ExportFormat, shown: &ShownActions) -> PaperLine {
    PaperLine {
        asked: PaperAsked::Export(format, shown.clone()),
        label: export_name(catalogue, format),
        what: match &shown.terms {
            Some(_) => fl!(catalogue, "tui-export-of", count = shown.actions.len()),
            None => fl!(catalogue, "tui-export-plan"),
        },
    }
}

/// What an export of a form is called.
pub fn export_name(catalogue: &Catalogue, format: ExportFormat) -> String {
    match format {
        ExportFormat::Xlsx => fl!(catalogue, "tui-export-xlsx"),
        ExportFormat::Csv => fl!(catalogue, "tui-export-csv"),
        ExportFormat::Json => fl!(catalogue, "tui-export-json"),
        ExportFormat::Ics => fl!(catalogue, "tui-export-ics"),
        ExportFormat::Markdown => format.word().to_owned(),
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
