//! `copil report`: the papers of a meeting and the reports of a plan, or of several, printed or put into a file.

mod several;
mod template;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;
use i18n_embed_fl::fl;

use crate::cli::arguments::one_of;
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::filtering;
use crate::cli::help::value_name;
use crate::cli::parse;
use crate::cli::session::Session;
use crate::cli::verb::list::ListArgs;
use crate::report::Report;
use crate::report::document::{Document, Format};
use crate::report::edition::{Edition, ReportKind, ReportWanted};
use crate::report::meeting::{MeetingReport, PaperWanted};
use crate::wording::lookup::{find_action, find_day};
use crate::wording::moment::{find_quarter, find_start};
use crate::wording::sentence::{self, ArgumentError, UsageError, UsageHint};
use crate::workspace::{DocumentFileError, Moment, ReportDossier, Workspace, write_document};
use copil_plan::ActionId;
use copil_plan::meeting::{MeetingPaper, Minutes};
use copil_plan::shape::Timing;
use template::Templates;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    #[arg(value_name = "REPORT", value_parser = one_of(Asked::ALL, Asked::word))]
    pub kind: Asked,
    // `--meeting`, which every verb knows, says where a change was decided.
    #[arg(value_name = "OF")]
    pub of: Vec<String>,
    #[arg(long, value_name = "FORMAT", value_parser = one_of(Format::ASKED, Format::word))]
    pub format: Option<Format>,
    #[arg(long, short = 'o', value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
    pub since: Option<String>,
    #[arg(long, value_name = "DATE", requires = "at")]
    pub day: Option<String>,
    #[arg(long, short = 'v', value_name = "VIEW")]
    pub view: Option<String>,
    #[arg(long, value_name = "MINUTES", value_parser = one_of(Minutes::ALL, Minutes::word))]
    pub minutes: Option<Minutes>,
    #[arg(long)]
    pub confidential: bool,
    #[arg(long)]
    pub force: bool,
    #[arg(long, value_name = "TEMPLATE")]
    pub template: Option<String>,
    #[arg(long, value_name = "NAME", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub copy_template: Option<String>,
}

/// What is asked for: a paper of a meeting, or a report of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    Paper(MeetingPaper),
    Report(ReportKind),
    /// Several plans side by side.
    Comparison,
}

impl Asked {
    const ALL: &'static [Self] = &[
        Self::Report(ReportKind::Dashboard),
        Self::Report(ReportKind::Letter),
        Self::Report(ReportKind::Review),
        Self::Report(ReportKind::Sheet),
        Self::Report(ReportKind::Indicators),
        Self::Report(ReportKind::Budget),
        Self::Comparison,
        Self::Paper(MeetingPaper::Agenda),
        Self::Paper(MeetingPaper::Record),
        Self::Paper(MeetingPaper::Attendance),
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Paper(paper) => paper.word(),
            Self::Report(kind) => kind.word(),
            Self::Comparison => "comparison",
        }
    }
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &ReportArgs) -> VerbResult {
    refuse_contradictions(session, arguments)?;
    if let Some(name) = &arguments.copy_template {
        return template::copy(session, arguments, name);
    }
    match arguments.kind {
        Asked::Paper(paper) => run_paper(session, arguments, paper),
        Asked::Report(kind) => match session.several()? {
            Some(list) => several::run(session, arguments, list, kind),
            None => run_report(session, arguments, kind),
        },
        Asked::Comparison => several::run_comparison(session, arguments),
    }
}

/// Makes a paper of a meeting.
fn run_paper(session: &mut Session, arguments: &ReportArgs, paper: MeetingPaper) -> VerbResult {
    let meeting = match arguments.of.as_slice() {
        [meeting] => meeting,
        [] => {
            let usage = format!("copil report {paper} <{}>", value_name(&session.catalogue, "MEETING"));
            return Err(UsageError::Arguments(ArgumentError::MissingArgument, UsageHint::Usage(usage)).into());
        }
        [_, other, ..] => {
            let hint = UsageHint::Help("copil report --help".to_owned());
            return Err(UsageError::Arguments(ArgumentError::UnknownArgument(other.clone()), hint).into());
        }
    };
    let workspace = session.open()?;
    let id = parse::meeting(&workspace, meeting)?;
    let dossier = workspace.meeting_dossier(&id)?;
    let wanted = PaperWanted {
        paper,
        minutes: arguments.minutes,
        confidential: arguments.confidential,
    };
    let report = MeetingReport::of(&dossier, &id, wanted)?;
    note_hand_edits(session, dossier.hand_edits);
    let templates = Templates::OfPlan(&workspace);
    hand_out(session, arguments, (&report, &|| report.document()), &templates)?;
    session.end(&workspace)
}

/// Makes a report of the plan.
fn run_report(session: &mut Session, arguments: &ReportArgs, kind: ReportKind) -> VerbResult {
    let opened = session.open()?;
    let (dossier, wanted) = occasion(session, arguments, kind, &opened)?;
    let edition = Edition::of(&dossier, wanted);
    note_hand_edits(session, dossier.hand_edits);
    let report = edition.report();
    let templates = Templates::OfPlan(&opened);
    hand_out(session, arguments, (&*report, &|| report.document()), &templates)?;
    session.end(&dossier.recorded)
}

/// What a report of a plan is made of, and what is asked for.
fn occasion(
    session: &mut Session,
    arguments: &ReportArgs,
    kind: ReportKind,
    opened: &Workspace,
) -> Result<(ReportDossier, ReportWanted), Failure> {
    let quarter = arguments.since.as_deref().and_then(find_quarter);
    let workspace = match (&arguments.day, quarter) {
        (Some(text), _) => {
            let day = find_day(opened.plan(), Timing::Passed, opened.today().day, text)?;
            opened.duplicate().seen_on(day)
        }
        // A quarter ends with its last day, unless it goes on.
        (None, Some((_, last))) if opened.past().is_none() && last < opened.today().day => {
            opened.at_moment(Moment::Day(last))?
        }
        (None, _) => opened.duplicate(),
    };
    let today = workspace.today().day;
    let since = match (&arguments.since, quarter) {
        (_, Some((first, _))) => Some(first),
        (Some(text), None) => Some(find_start(workspace.plan(), text, today)?),
        (None, None) => kind.usual_start(workspace.plan(), today),
    };
    if let Some(start) = since.filter(|since| *since > today) {
        return Err(UsageError::StartAfterDay { start, day: today }.into());
    }
    let dossier = workspace.report_dossier(since)?;
    let wanted = ReportWanted {
        kind,
        language: session.common.lang.unwrap_or(workspace.plan().language()),
        only: only(session, &dossier.recorded, arguments)?,
        since,
        confidential: arguments.confidential,
    };
    Ok((dossier, wanted))
}

/// The actions that the filter and the view let through, and the filter in words; `None` where neither is given.
fn only(
    session: &mut Session,
    workspace: &Workspace,
    arguments: &ReportArgs,
) -> Result<Option<(String, BTreeSet<ActionId>)>, Failure> {
    if arguments.of.is_empty() && arguments.view.is_none() {
        return Ok(None);
    }
    let ids = arguments.of.iter().map(|text| find_action(workspace.known(), text));
    let ids: Result<Vec<ActionId>, _> = ids.collect();
    let terms = match ids {
        // Actions that are named are meant, and no others that speak of them.
        Ok(ids) if !ids.is_empty() => {
            let ids: Vec<&str> = ids.iter().map(AsRef::as_ref).collect();
            vec![format!("id={}", ids.join(","))]
        }
        _ => arguments.of.clone(),
    };
    let wanted = ListArgs {
        terms,
        view: arguments.view.clone(),
        ..ListArgs::default()
    };
    let found = filtering::matching(session, workspace, &wanted, workspace.today().day)?;
    let plan = workspace.plan();
    let told = found.filter.spelled(plan.language(), plan);
    let ids = found.actions.into_iter().map(|(id, _)| id.clone());
    Ok(Some((told, ids.collect())))
}

/// Says that edits which nobody recorded are left out.
fn note_hand_edits(session: &mut Session, hand_edits: usize) {
    if hand_edits > 0 {
        let note = fl!(session.catalogue, "paper-note-hand-edits", count = hand_edits);
        session.print_note(&note);
    }
}

/// Prints a report in the form that is asked for, or puts it into a file.
fn hand_out(
    session: &mut Session,
    arguments: &ReportArgs,
    (report, document): (&dyn Report, &dyn Fn() -> Document),
    templates: &Templates<'_>,
) -> Result<(), Failure> {
    let file = arguments.output.as_deref().filter(|file| *file != Path::new("-"));
    let format = arguments.format.or_else(|| file.and_then(Format::of_file));
    if let Some(asked) = &arguments.template {
        let (document, text) = template::filled(session, asked, format, report, (document(), templates))?;
        return match file {
            Some(file) => put_into_file(session, (&document, &text), file, arguments.force),
            None => Ok(session.out.text(&text)?),
        };
    }
    match (file, format) {
        (Some(file), format) => {
            let document = document();
            let text = document.written(format.unwrap_or(Format::Text));
            put_into_file(session, (&document, &text), file, arguments.force)
        }
        (None, Some(format)) => Ok(session.out.text(&document().written(format))?),
        (None, None) => session.print(report),
    }
}

/// Fails where one option says the contrary of another, or means nothing for what is asked for.
fn refuse_contradictions(session: &Session, arguments: &ReportArgs) -> Result<(), Failure> {
    let conflict = |argument: &str, other: &str| {
        let (argument, other) = (argument.to_owned(), other.to_owned());
        let hint = UsageHint::Help("copil report --help".to_owned());
        Err(UsageError::Arguments(ArgumentError::Conflict { argument, other }, hint).into())
    };
    let asked = arguments.kind;
    let is_record = asked == Asked::Paper(MeetingPaper::Record);
    if session.common.json && arguments.format.is_some() {
        return conflict("--format", "--json");
    }
    if session.common.json && arguments.template.is_some() {
        return conflict("--template", "--json");
    }
    if session.common.json && arguments.output.is_some() {
        return conflict("--output", "--json");
    }
    if arguments.minutes.is_some() && !is_record {
        return conflict("--minutes", asked.word());
    }
    let (is_report, is_of_period) = match asked {
        Asked::Paper(_) => (false, false),
        Asked::Report(kind) => (true, kind.is_of_period()),
        Asked::Comparison => (true, true),
    };
    if arguments.confidential && !is_record && !is_report {
        return conflict("--confidential", asked.word());
    }
    if arguments.since.is_some() && !is_of_period {
        return conflict("--since", asked.word());
    }
    for (is_given, option) in [(arguments.day.is_some(), "--day"), (arguments.view.is_some(), "--view")] {
        if is_given && !is_report {
            return conflict(option, asked.word());
        }
    }
    Ok(())
}

/// Why a file was not written.
fn not_written(session: &Session, error: &DocumentFileError) -> Failure {
    let exit = match error {
        DocumentFileError::AlreadyThere { .. } => ExitStatus::Refused,
        _ => ExitStatus::Blocked,
    };
    Failure::worded(sentence::document_file(&session.catalogue, error), exit)
}

/// Writes a document to a file, and says so.
fn put_into_file(
    session: &mut Session,
    (document, text): (&Document, &str),
    file: &Path,
    force: bool,
) -> Result<(), Failure> {
    let path = session.environment.folder.join(file);
    let written = write_document(&path, text, &|there| force || document.is_in(there));
    written.map_err(|error| not_written(session, &error))?;
    let said = fl!(
        session.catalogue,
        "paper-written-to",
        title = document.title.as_str(),
        file = sentence::shown(file)
    );
    session.print_note(&said);
    Ok(())
}
