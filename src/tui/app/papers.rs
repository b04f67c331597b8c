//! The papers of a meeting, made beside the drawing thread and written to the folder that the program was started in.

use std::path::{Path, PathBuf};

use i18n_embed_fl::fl;

use super::{App, LoopRequest, TaskResult};
use crate::report::document::Format;
use crate::report::meeting::{MeetingReport, PaperWanted};
use crate::tui::screen::Screen;
use crate::tui::screen::papers::papers;
use crate::wording::sentence;
use crate::workspace::{DocumentFileError, Error, Workspace, write_document};
use copil_plan::MeetingId;

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
    /// The menu of the papers of the meeting that is selected, else of the next meeting, else of the last.
    pub(super) fn papers(&self) -> Option<Box<dyn Screen>> {
        let context = self.state.context();
        let (plan, today) = (context.plan, context.today);
        let near = || plan.next_meeting(today).or_else(|| plan.last_meeting(today));
        let meeting = self.top().meeting();
        let meeting = meeting.or_else(|| near().map(|(id, _)| id.clone()))?;
        papers(&meeting, &context)
    }

    /// Has a paper made and written.
    pub(super) fn make_paper(&mut self, meeting: MeetingId, wanted: PaperWanted) {
        self.overlays.pop();
        let workspace = self.state.workspace.duplicate();
        let task: PaperTask = Box::new(move |folder| {
            let made = make(&workspace, &meeting, wanted, folder);
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
    let document = report.document();
    let file = report.file_name(Format::Html);
    let written = write_document(&folder.join(&file), &document.written(Format::Html), &|there| {
        document.is_in(there)
    });
    written.map_err(PaperFailure::File)?;
    Ok(WrittenPaper {
        title: document.title,
        file,
        folder: folder.to_owned(),
        hand_edits: dossier.hand_edits,
    })
}
