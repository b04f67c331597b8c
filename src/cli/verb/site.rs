//! `copil export site`: the plan as a folder of pages.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use i18n_embed_fl::fl;

use super::export::ExportArgs;
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::session::Session;
use crate::report::edition::{Edition, ReportKind, ReportWanted};
use crate::report::site::{FIRST_PAGE, MARK, Site, SiteFile};
use crate::wording::lookup::find_day;
use crate::wording::sentence;
use crate::workspace::{DocumentFileError, LogEntry, LogScope, SiteFolder, Workspace};
use copil_plan::shape::Timing;

/// Writes the site.
pub(super) fn run(session: &mut Session, arguments: &ExportArgs) -> VerbResult {
    let opened = session.open()?;
    let workspace = match &arguments.day {
        Some(text) => {
            let day = find_day(opened.plan(), Timing::Passed, opened.today().day, text)?;
            opened.duplicate().seen_on(day)
        }
        None => opened.duplicate(),
    };
    let dossier = workspace.report_dossier(None)?;
    if dossier.hand_edits > 0 {
        let note = fl!(session.catalogue, "paper-note-hand-edits", count = dossier.hand_edits);
        session.print_note(&note);
    }
    let language = session.common.lang.unwrap_or(workspace.plan().language());
    let wanted = ReportWanted {
        kind: ReportKind::Dashboard,
        language,
        only: None,
        since: None,
        confidential: arguments.confidential,
    };
    let edition = Edition::of(&dossier, wanted);
    let entries = entries(&dossier.recorded)?;
    let mut command = "copil export site".to_owned();
    command += &edition.moment();
    if language != workspace.plan().language() {
        command += &format!(" --lang {}", language.code());
    }
    if arguments.confidential {
        command += " --confidential";
    }
    let site = Site::of(&edition, entries, command);
    let asked = arguments.output.clone().unwrap_or_else(|| PathBuf::from("site"));
    let folder = session.environment.folder.join(&asked);
    let pages = write(&site, &folder, arguments.force).map_err(|error| failure(session, &error))?;
    let said = fl!(
        session.catalogue,
        "site-written",
        folder = sentence::shown(&asked),
        count = pages,
        first = sentence::shown(&asked.join(FIRST_PAGE))
    );
    session.print_note(&said);
    session.end(&opened)
}

/// All that happened, the newest first; nothing where nothing is recorded.
fn entries(workspace: &Workspace) -> Result<Vec<LogEntry>, Failure> {
    let mut entries = Vec::new();
    if let Ok(mut history) = workspace.history() {
        history.log(&LogScope::All, &mut |_, _| ControlFlow::Continue(()), &mut |entry| {
            entries.push(entry);
            ControlFlow::Continue(())
        })?;
    }
    Ok(entries)
}

fn write(site: &Site<'_>, folder: &Path, force: bool) -> Result<usize, DocumentFileError> {
    let mut into = SiteFolder::open(folder, FIRST_PAGE, MARK, force)?;
    site.files(&mut |SiteFile { name, content }| into.put(name, content))?;
    into.close()
}

fn failure(session: &Session, error: &DocumentFileError) -> Failure {
    let exit = match error {
        DocumentFileError::AlreadyThere { .. } => ExitStatus::Refused,
        _ => ExitStatus::Blocked,
    };
    let sentence = match error {
        DocumentFileError::AlreadyThere { path } => sentence::no_site(&session.catalogue, path),
        error => sentence::document_file(&session.catalogue, error),
    };
    Failure::worded(sentence, exit)
}
