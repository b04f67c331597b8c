//! `copil export FORMAT`: the plan, or some actions of it, for other programs.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;
use i18n_embed_fl::fl;

use crate::cli::arguments::one_of;
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::filtering;
use crate::cli::session::Session;
use crate::cli::verb::list::ListArgs;
use crate::report::export::calendar::{Alarm, CalendarWanted};
use crate::report::export::wanted::{ExportWanted, quoted};
use crate::report::export::{CsvFor, Export, ExportFormat, schema};
use crate::wording::Catalogue;
use crate::wording::lookup::{InvalidText, find_day};
use crate::wording::sentence::{self, ArgumentError, Sentence, UsageError, UsageHint};
use crate::workspace::{DocumentFileError, Workspace, write_document};
use copil_plan::Plan;
use copil_plan::published::Withheld;
use copil_plan::shape::Timing;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    #[arg(value_name = "FORMAT", value_parser = one_of(Asked::ALL, Asked::word))]
    pub format: Asked,
    #[arg(value_name = "FILTER")]
    pub terms: Vec<String>,
    #[arg(long, short = 'v', value_name = "VIEW")]
    pub view: Option<String>,
    #[arg(long, short = 'o', value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
    #[arg(long)]
    pub confidential: bool,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub day: Option<String>,
    #[arg(long = "for", value_name = "READER", value_parser = one_of(CsvFor::ALL, CsvFor::word))]
    pub reader: Option<CsvFor>,
    #[arg(long, value_name = "FILE")]
    pub schema: Option<PathBuf>,
    #[arg(long)]
    pub mine: bool,
    #[arg(long, value_name = "TIME", value_delimiter = ',')]
    pub alarm: Vec<String>,
}

/// What is asked for: one file, or a folder of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    File(ExportFormat),
    Site,
}

impl Asked {
    const ALL: &'static [Self] = &[
        Self::File(ExportFormat::Xlsx),
        Self::File(ExportFormat::Csv),
        Self::File(ExportFormat::Json),
        Self::File(ExportFormat::Ics),
        Self::File(ExportFormat::Markdown),
        Self::Site,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::File(format) => format.word(),
            Self::Site => "site",
        }
    }
}

impl ExportArgs {
    /// What is wanted in a form.
    fn wanted(&self, format: ExportFormat) -> ExportWanted {
        ExportWanted {
            format,
            terms: self.terms.clone(),
            view: self.view.clone(),
            reader: self.reader,
            mine: self.mine,
            alarms: self.alarm.clone(),
            confidential: self.confidential,
        }
    }
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &ExportArgs) -> VerbResult {
    refuse_contradictions(session, arguments)?;
    match arguments.format {
        Asked::File(format) => run_file(session, arguments, format),
        Asked::Site => super::site::run(session, arguments),
    }
}

/// Makes one file.
fn run_file(session: &mut Session, arguments: &ExportArgs, format: ExportFormat) -> VerbResult {
    let opened = session.open()?;
    let (recorded, hand_edits) = opened.without_hand_edits()?;
    let workspace = recorded.as_ref().unwrap_or(&opened);
    if hand_edits > 0 {
        let note = fl!(session.catalogue, "paper-note-hand-edits", count = hand_edits);
        session.print_note(&note);
    }
    let day = match &arguments.day {
        Some(text) => find_day(workspace.plan(), Timing::Passed, opened.today().day, text)?,
        None => opened.today().day,
    };
    let plan = workspace.plan();
    let (published, withheld) = match arguments.confidential {
        true => (Cow::Borrowed(plan), Withheld::default()),
        false => plan.published(),
    };
    let asked = (arguments, format);
    let words = session.catalogue;
    let export = exported(session, workspace, (&published, withheld), asked, (day, words))?;
    let bytes = written(session, workspace, &export, asked)?;
    if let Some(said) = export.left_out_in_words() {
        let note = fl!(session.catalogue, "export-note-left-out", what = said);
        session.print_note(&note);
    }
    put(session, &bytes, asked)?;
    if let Some(file) = &arguments.schema {
        let schema = match format {
            ExportFormat::Json => schema(),
            _ => export.table_schema(arguments.reader.unwrap_or_default()),
        };
        put_into_file(session, file, format!("{schema:#}\n").as_bytes(), arguments.force)?;
    }
    session.end(&opened)
}

/// What is exported of a plan, of which that is published and so much is not.
fn exported<'p>(
    session: &mut Session,
    workspace: &Workspace,
    (published, withheld): (&'p Plan, Withheld),
    (arguments, format): (&ExportArgs, ExportFormat),
    (day, catalogue): (NaiveDate, Catalogue),
) -> Result<Export<'p>, Failure> {
    let asked = ListArgs {
        terms: arguments.terms.clone(),
        view: arguments.view.clone(),
        ..ListArgs::default()
    };
    let found = filtering::matching(session, workspace, &asked, day)?;
    // What was true on a day is in no commit.
    let at = session.common.at.as_ref().filter(|_| session.common.effective);
    let at = at.map(|at| format!("{} --effective", quoted(at)));
    let wanted = arguments.wanted(format);
    let asked = (&wanted, at.as_deref());
    Ok(Export::of(
        workspace,
        (published, withheld),
        &found.actions,
        asked,
        (day, catalogue),
    )?)
}

/// The bytes of the export.
fn written(
    session: &mut Session,
    workspace: &Workspace,
    export: &Export<'_>,
    (arguments, format): (&ExportArgs, ExportFormat),
) -> Result<Vec<u8>, Failure> {
    let calendar = match format {
        ExportFormat::Ics => CalendarWanted {
            mine: match (arguments.mine, workspace.me()) {
                (true, None) => return Err(InvalidText::UnknownPerson.into()),
                (true, me) => me.cloned(),
                (false, _) => None,
            },
            alarms: alarms(&arguments.alarm)?,
            touched: workspace.touched()?,
        },
        _ => CalendarWanted::default(),
    };
    let written = export.written(format, arguments.reader, &calendar);
    let (bytes, remark) = written.map_err(|error| {
        let sentence = sentence::not_exported(&session.catalogue, &error);
        Failure::worded(sentence, ExitStatus::Refused)
    })?;
    if let Some(remark) = remark {
        let note = remark.said(&session.catalogue);
        session.print_note(&note);
    }
    Ok(bytes)
}

fn alarms(texts: &[String]) -> Result<Vec<Alarm>, Failure> {
    let alarm = |text: &String| {
        Alarm::parse(text).ok_or_else(|| {
            let invalid = ArgumentError::InvalidValue {
                argument: "--alarm".to_owned(),
                value: text.clone(),
            };
            let known = ["7d", "2w", "3h", "30min"].map(str::to_owned).to_vec();
            UsageError::Arguments(invalid, UsageHint::Known(known)).into()
        })
    };
    texts.iter().map(alarm).collect()
}

/// Puts the bytes where they are wanted.
fn put(session: &mut Session, bytes: &[u8], (arguments, format): (&ExportArgs, ExportFormat)) -> Result<(), Failure> {
    let file = arguments.output.as_deref().filter(|file| *file != Path::new("-"));
    match file {
        Some(file) => put_into_file(session, file, bytes, arguments.force),
        None if !session.environment.is_terminal => Ok(session.out.bytes(bytes)?),
        None if format == ExportFormat::Xlsx => {
            let what = fl!(session.catalogue, "export-needs-file");
            let hint = Some(fl!(session.catalogue, "hint-export-needs-file"));
            Err(Failure::worded(Sentence { what, hint }, ExitStatus::Usage))
        }
        // A terminal would obey what stands in texts of the plan.
        None => {
            let text = String::from_utf8_lossy(bytes);
            Ok(session.out.line(text.trim_end())?)
        }
    }
}

/// Writes a file, and says so. What stands there is written over only when that is asked for: it may hold edits.
fn put_into_file(session: &mut Session, file: &Path, bytes: &[u8], force: bool) -> Result<(), Failure> {
    let path = session.environment.folder.join(file);
    let written = write_document(&path, bytes, &|there| force || there == bytes);
    written.map_err(|error| {
        let exit = match error {
            DocumentFileError::AlreadyThere { .. } => ExitStatus::Refused,
            _ => ExitStatus::Blocked,
        };
        Failure::worded(sentence::document_file(&session.catalogue, &error), exit)
    })?;
    let said = fl!(session.catalogue, "export-written-to", file = sentence::shown(file));
    session.print_note(&said);
    Ok(())
}

/// Fails where one option says the contrary of another, or means nothing for the format.
fn refuse_contradictions(session: &Session, arguments: &ExportArgs) -> Result<(), Failure> {
    use ExportFormat::{Csv, Ics, Json};
    let asked = arguments.format;
    let is_of = |formats: &[ExportFormat]| matches!(asked, Asked::File(format) if formats.contains(&format));
    let is_narrowed = !arguments.terms.is_empty() || arguments.view.is_some();
    let wrong = [
        ("--json", session.common.json && !is_of(&[Json])),
        ("--for", arguments.reader.is_some() && !is_of(&[Csv])),
        ("--schema", arguments.schema.is_some() && !is_of(&[Csv, Json])),
        ("--mine", arguments.mine && !is_of(&[Ics])),
        // A site is of the whole plan.
        ("--view", is_narrowed && asked == Asked::Site),
        ("--alarm", !arguments.alarm.is_empty() && !is_of(&[Ics])),
    ];
    let Some((argument, _)) = wrong.into_iter().find(|(_, is_wrong)| *is_wrong) else {
        return Ok(());
    };
    let hint = UsageHint::Help("copil export --help".to_owned());
    let (argument, other) = (argument.to_owned(), asked.word().to_owned());
    Err(UsageError::Arguments(ArgumentError::Conflict { argument, other }, hint).into())
}
