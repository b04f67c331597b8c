//! Reports and the papers of a meeting, made beside the drawing thread and written to the folder that the program was started in.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use i18n_embed_fl::fl;

use super::{App, LoopRequest, TaskResult};
use crate::report::document::{Document, Format};
use crate::report::edition::{Edition, ReportKind, ReportWanted};
use crate::report::meeting::{MeetingReport, PaperWanted};
use crate::tui::screen::Screen;
use crate::tui::screen::papers::{PaperAsked, papers};
use crate::wording::sentence;
use crate::workspace::{DocumentFileError, Error, Workspace, write_document};
use copil_plan::{ActionId, MeetingId};

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
}

/// Why a paper was not made.
#[derive(Debug)]
pub enum PaperFailure {
    /// There is none.
    None(Error),
    /// It could not be written.
    File(DocumentFileError),
}

/// The work of making a paper in a folder.
pub(in crate::tui) type PaperTask = Box<dyn FnOnce(&Path) -> TaskResult + Send>;

impl App {
    /// The menu of the reports, those of actions of what is marked, selected or listed; and of the papers of the meeting that is
    /// selected, else of the next meeting, else of the last.
    pub(super) fn papers(&self) -> Box<dyn Screen> {
        let context = self.state.context();
        let (plan, today) = (context.plan, context.today);
        let near = || plan.next_meeting(today).or_else(|| plan.last_meeting(today));
        let meeting = self.top().meeting();
        let meeting = meeting.or_else(|| near().map(|(id, _)| id.clone()));
        let marked = || self.state.marks.iter().cloned().collect();
        let some: BTreeSet<ActionId> = match self.top().action(&context) {
            _ if !self.state.marks.is_empty() => marked(),
            Some(selected) if self.top().is_popup() || !self.overlays.is_empty() => BTreeSet::from([selected]),
            _ => self.top().listed(&context).into_iter().collect(),
        };
        papers(meeting.as_ref(), &some, &context)
    }

    /// Has a report or a paper made and written.
    pub(super) fn make_paper(&mut self, asked: PaperAsked) {
        self.overlays.pop();
        let workspace = self.state.workspace.duplicate();
        let task: PaperTask = Box::new(move |folder| {
            let made = match asked {
                PaperAsked::OfMeeting(meeting, wanted) => make(&workspace, &meeting, wanted, folder),
                PaperAsked::Report(kind, some) => make_report(&workspace, kind, some, folder),
            };
            TaskResult::Paper(Box::new(made))
        });
        self.requests.push(LoopRequest::MakePaper(task));
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
                if written.hand_edits > 0 {
                    let note = fl!(catalogue, "paper-note-hand-edits", count = written.hand_edits);
                    said = format!("{said}. {note}");
                }
                self.message = Some(said);
            }
            Err(PaperFailure::None(error)) => self.tell_error(&error),
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

fn make_report(workspace: &Workspace, kind: ReportKind, some: BTreeSet<ActionId>, folder: &Path) -> PaperMade {
    let (plan, today) = (workspace.plan(), workspace.today().day);
    let since = kind.usual_start(plan, today);
    let dossier = workspace.report_dossier(since).map_err(PaperFailure::None)?;
    let named = || some.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(",");
    let wanted = ReportWanted {
        kind,
        language: plan.language(),
        only: (!some.is_empty()).then(|| (format!("id={}", named()), some.clone())),
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
    })
}
