//! Reports, exports and the papers of a meeting, made beside the drawing thread and written to the folder that the program was started in.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use i18n_embed_fl::fl;

use super::commands::top;
use super::{App, FolderTask, LoopRequest, TaskResult};
use crate::report::document::{Document, Format};
use crate::report::edition::{Edition, ReportKind, ReportWanted};
use crate::report::export::calendar::CalendarWanted;
use crate::report::export::wanted::ExportWanted;
use crate::report::export::{CsvFor, Export, ExportFormat, ExportRemark};
use crate::report::meeting::{MeetingReport, PaperWanted};
use crate::tui::screen::Screen;
use crate::tui::screen::papers::{PaperAsked, ShownActions, export_name, papers};
use crate::wording::{Catalogue, sentence};
use crate::workspace::{DocumentFileError, Error, Workspace, write_document};
use copil_plan::query::Order;
use copil_plan::{ActionId, MeetingId};
use copil_sheet::write::WriteError;

/// What became of a paper.
pub(in crate::tui) type PaperMade = Result<WrittenPaper, PaperFailure>;

/// A paper that was written.
#[derive(Debug)]
pub struct WrittenPaper {
    /// What it is called.
    title: String,
    /// The name of its file.
    file: String,
    /// The folder that it is in.
    folder: PathBuf,
    /// How many files with edits that nobody recorded are left out of it.
    hand_edits: usize,
    /// What an export leaves out, in words.
    left_out: Option<String>,
    /// What is to be said of an export.
    remark: Option<ExportRemark>,
}

/// Why a paper was not made.
#[derive(Debug)]
pub enum PaperFailure {
    /// There is none.
    None(Error),
    /// It could not be written.
    File(DocumentFileError),
    /// An export is too large.
    Export(WriteError),
}

impl App {
    /// The menu of the reports and exports of what is shown; and of the papers of the meeting that is selected, else of the
    /// next meeting, else of the last.
    pub(super) fn papers(&mut self) -> Box<dyn Screen> {
        let shown = self.shown_actions();
        let context = self.state.context();
        let (plan, today) = (context.plan, context.today);
        let near = || plan.next_meeting(today).or_else(|| plan.last_meeting(today));
        let meeting = self.top().meeting();
        let meeting = meeting.or_else(|| near().map(|(id, _)| id.clone()));
        papers(meeting.as_ref(), &shown, &context)
    }

    /// The actions that are marked, else the one that lies over the screens, else those that are listed.
    fn shown_actions(&mut self) -> ShownActions {
        let context = self.state.context();
        if !self.state.marks.is_empty() {
            return ShownActions::some(self.state.marks.iter().cloned().collect());
        }
        let is_over = self.top().is_popup() || !self.overlays.is_empty();
        if let Some(selected) = self.top().action(&context).filter(|_| is_over) {
            return ShownActions::some(BTreeSet::from([selected]));
        }
        let listed = self.top().listed(&context);
        let is_whole = listed.len() == context.plan.actions.len();
        let screen = top(&mut self.overlays, &mut self.tabs);
        let filter = screen
            .filter()
            .map(|state| state.filter())
            .filter(|filter| !filter.is_empty());
        let terms = filter.map(ToString::to_string);
        let actions: BTreeSet<ActionId> = listed.into_iter().collect();
        match terms {
            Some(_) => ShownActions { actions, terms },
            None if is_whole || actions.is_empty() => ShownActions { actions, terms: None },
            None => ShownActions::some(actions),
        }
    }

    /// Has a report or a paper made and written.
    pub(super) fn make_paper(&mut self, asked: PaperAsked) {
        self.overlays.pop();
        let workspace = self.state.workspace.duplicate();
        let title = match &asked {
            PaperAsked::Export(format, _) => export_name(&self.state.catalogue, *format),
            _ => String::new(),
        };
        let task: FolderTask = Box::new(move |started_in| {
            let folder = &started_in.path;
            let made = match asked {
                PaperAsked::OfMeeting(meeting, wanted) => make(&workspace, &meeting, wanted, folder),
                PaperAsked::Report(kind, shown) => make_report(&workspace, kind, shown, folder),
                PaperAsked::Export(format, shown) => make_export(&workspace, (format, &title), shown, folder),
            };
            TaskResult::Paper(Box::new(made))
        });
        self.requests.push(LoopRequest::InFolder(task));
    }

    /// Says what became of a paper.
    pub(super) fn paper_made(&mut self, made: PaperMade) {
        let catalogue = self.state.catalogue;
        match made {
            Ok(written) => {
                let (file, folder) = (written.file.as_str(), sentence::shown(&written.folder));
                let mut said = fl!(
                    catalogue,
                    "tui-paper-made",
                    title = written.title.as_str(),
                    file = file,
                    folder = folder
                );
                let edits = fl!(catalogue, "paper-note-hand-edits", count = written.hand_edits);
                let left_out = written.left_out.as_deref();
                let notes = [
                    written.remark.map(|remark| remark.said(&catalogue)),
                    left_out.map(|what| fl!(catalogue, "tui-export-left-out", what = what)),
                    (written.hand_edits > 0).then_some(edits),
                ];
                for note in notes.into_iter().flatten() {
                    said = format!("{said}. {note}");
                }
                self.message = Some(said);
            }
            Err(PaperFailure::None(error)) => self.tell_error(&error),
            Err(PaperFailure::Export(error)) => self.tell(sentence::not_exported(&catalogue, &error)),
            Err(PaperFailure::File(error)) => self.tell(sentence::document_file(&catalogue, &error)),
        }
    }
}

fn make(workspace: &Workspace, meeting: &MeetingId, wanted: PaperWanted, folder: &Path) -> PaperMade {
    let dossier = workspace.meeting_dossier(meeting).map_err(PaperFailure::None)?;
    let report = MeetingReport::of(&dossier, meeting, wanted).map_err(PaperFailure::None)?;
    let file = report.file_name(Format::Html);
    write(report.document(), file, folder, dossier.hand_edits)
}

fn make_report(workspace: &Workspace, kind: ReportKind, shown: ShownActions, folder: &Path) -> PaperMade {
    let (plan, today) = (workspace.plan(), workspace.today().day);
    let since = kind.usual_start(plan, today);
    let dossier = workspace.report_dossier(since).map_err(PaperFailure::None)?;
    let wanted = ReportWanted {
        kind,
        language: plan.language(),
        only: shown.terms.map(|terms| (terms, shown.actions)),
        since,
        confidential: false,
    };
    let edition = Edition::of(&dossier, wanted);
    let file = edition.file_name(Format::Html);
    write(edition.report().document(), file, folder, dossier.hand_edits)
}

fn write(document: Document, file: String, folder: &Path, hand_edits: usize) -> PaperMade {
    let text = document.written(Format::Html);
    let written = write_document(&folder.join(&file), &text, &|there| document.is_in(there));
    written.map_err(PaperFailure::File)?;
    Ok(WrittenPaper {
        title: document.title,
        file,
        folder: folder.to_owned(),
        hand_edits,
        left_out: None,
        remark: None,
    })
}

/// How many files of one name and different contents there may be in a folder.
const MOST_ALIKE: usize = 99;

/// Makes an export. What is there already by its name may hold edits, and stays.
fn make_export(
    workspace: &Workspace,
    (format, title): (ExportFormat, &str),
    shown: ShownActions,
    folder: &Path,
) -> PaperMade {
    let (recorded, hand_edits) = workspace.without_hand_edits().map_err(PaperFailure::None)?;
    let workspace = recorded.as_ref().unwrap_or(workspace);
    let plan = workspace.plan();
    let is_shown = |id: &ActionId| shown.terms.is_none() || shown.actions.contains(id);
    let mut actions: Vec<_> = plan.actions.iter().filter(|(id, _)| is_shown(id)).collect();
    Order::Id.sort(plan, &mut actions);
    let wanted = ExportWanted {
        terms: shown.terms.into_iter().collect(),
        reader: (format == ExportFormat::Csv).then_some(CsvFor::Excel),
        ..ExportWanted::whole(format)
    };
    let (published, withheld) = plan.published();
    let words = Catalogue::new(plan.language());
    let made = Export::of(
        workspace,
        (&published, withheld),
        &actions,
        (&wanted, None),
        (workspace.today().day, words),
    );
    let export = made.map_err(PaperFailure::None)?;
    let calendar = CalendarWanted {
        touched: match format {
            ExportFormat::Ics => workspace.touched().map_err(PaperFailure::None)?,
            _ => BTreeMap::new(),
        },
        ..CalendarWanted::default()
    };
    let written = export.written(format, wanted.reader, &calendar);
    let (bytes, remark) = written.map_err(PaperFailure::Export)?;
    let mut already = 0;
    let file = loop {
        let file = export.file_name(format, already);
        match write_document(&folder.join(&file), &bytes, &|there| there == bytes) {
            Err(DocumentFileError::AlreadyThere { .. }) if already < MOST_ALIKE => already += 1,
            written => {
                written.map_err(PaperFailure::File)?;
                break file;
            }
        }
    };
    Ok(WrittenPaper {
        title: title.to_owned(),
        file,
        folder: folder.to_owned(),
        hand_edits,
        left_out: export.left_out_in_words(),
        remark,
    })
}
