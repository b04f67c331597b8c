//! `copil report PAPER MEETING`: the papers of a meeting, printed or put into a file.

use std::path::{Path, PathBuf};

use clap::Args;
use i18n_embed_fl::fl;

use crate::cli::arguments::one_of;
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::parse;
use crate::cli::session::Session;
use crate::report::document::Format;
use crate::report::meeting::{MeetingReport, PaperWanted};
use crate::wording::sentence::{self, ArgumentError, UsageError, UsageHint};
use crate::workspace::{DocumentFileError, write_document};
use copil_plan::meeting::{MeetingPaper, Minutes};

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    #[arg(value_name = "PAPER", value_parser = one_of(MeetingPaper::ALL, MeetingPaper::word))]
    pub paper: MeetingPaper,
    // `--meeting`, which every verb knows, says where a change was decided.
    #[arg(value_name = "MEETING")]
    pub of: String,
    #[arg(long, value_name = "FORMAT", value_parser = one_of(Format::ASKED, Format::word))]
    pub format: Option<Format>,
    #[arg(long, short = 'o', value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long, value_name = "MINUTES", value_parser = one_of(Minutes::ALL, Minutes::word))]
    pub minutes: Option<Minutes>,
    #[arg(long)]
    pub confidential: bool,
    #[arg(long)]
    pub force: bool,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &ReportArgs) -> VerbResult {
    refuse_contradictions(session, arguments)?;
    let workspace = session.open()?;
    let id = parse::meeting(&workspace, &arguments.of)?;
    let dossier = workspace.meeting_dossier(&id)?;
    let wanted = PaperWanted {
        paper: arguments.paper,
        minutes: arguments.minutes,
        confidential: arguments.confidential,
    };
    let report = MeetingReport::of(&dossier, &id, wanted)?;
    if dossier.hand_edits > 0 {
        let note = fl!(session.catalogue, "paper-note-hand-edits", count = dossier.hand_edits);
        session.print_note(&note);
    }
    let file = arguments.output.as_deref().filter(|file| *file != Path::new("-"));
    let format = arguments.format.or_else(|| file.and_then(Format::of_file));
    match (file, format) {
        (Some(file), format) => {
            let format = format.unwrap_or(Format::Text);
            put_into_file(session, &report, file, format, arguments.force)?;
        }
        (None, Some(format)) => session.out.text(&report.document().written(format))?,
        (None, None) => session.print(&report)?,
    }
    session.end(&workspace)
}

/// Fails where one option says the contrary of another, or means nothing for the paper.
fn refuse_contradictions(session: &Session, arguments: &ReportArgs) -> Result<(), Failure> {
    let conflict = |argument: &str, other: &str| {
        let (argument, other) = (argument.to_owned(), other.to_owned());
        let hint = UsageHint::Help("copil report --help".to_owned());
        Err(UsageError::Arguments(ArgumentError::Conflict { argument, other }, hint).into())
    };
    let is_record = arguments.paper == MeetingPaper::Record;
    if session.common.json && arguments.format.is_some() {
        return conflict("--format", "--json");
    }
    if session.common.json && arguments.output.is_some() {
        return conflict("--output", "--json");
    }
    if arguments.minutes.is_some() && !is_record {
        return conflict("--minutes", arguments.paper.word());
    }
    if arguments.confidential && !is_record {
        return conflict("--confidential", arguments.paper.word());
    }
    Ok(())
}

/// Writes a paper to a file, and says so.
fn put_into_file(
    session: &mut Session,
    report: &MeetingReport<'_>,
    file: &Path,
    format: Format,
    force: bool,
) -> Result<(), Failure> {
    let document = report.document();
    let path = session.environment.folder.join(file);
    let written = write_document(&path, &document.written(format), &|there| {
        force || document.is_in(there)
    });
    written.map_err(|error| {
        let exit = match error {
            DocumentFileError::AlreadyThere { .. } => ExitStatus::Refused,
            _ => ExitStatus::Blocked,
        };
        Failure::worded(sentence::document_file(&session.catalogue, &error), exit)
    })?;
    let said = fl!(
        session.catalogue,
        "paper-written-to",
        title = document.title,
        file = sentence::shown(file)
    );
    session.print_note(&said);
    Ok(())
}
