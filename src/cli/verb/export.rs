//! `copil export FORMAT`: the plan, or some actions of it, for other programs.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveTime};
use clap::Args;
use i18n_embed_fl::fl;

use crate::cli::arguments::one_of;
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::filtering;
use crate::cli::session::Session;
use crate::cli::verb::list::ListArgs;
use crate::report::export::calendar::{Alarm, CalendarWanted};
use crate::report::export::{CsvFor, Export, ExportFormat, Origin, schema};
use crate::wording::Catalogue;
use crate::wording::lookup::{InvalidText, find_day};
use crate::wording::sentence::{self, ArgumentError, Sentence, UsageError, UsageHint};
use crate::workspace::{DocumentFileError, Workspace, write_document};
use copil_plan::field::Record;
use copil_plan::published::Withheld;
use copil_plan::query::MatchContext;
use copil_plan::shape::Timing;
use copil_plan::{ActionId, GroupedAction, Plan};
use copil_sheet::write::WriteError;

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
pub(crate) fn exported<'p>(
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
    let (filter, order) = filtering::filter_of(session, workspace, &asked)?;
    let histories = filtering::histories(session, workspace, &filter)?;
    let plan = workspace.plan();
    let context = MatchContext {
        me: workspace.me(),
        histories: histories.as_ref(),
        ..MatchContext::of(plan, day)
    };
    let matcher = filter.matcher(&context);
    let matching = plan.actions.iter().filter(|(id, placed)| matcher.matches(id, placed));
    let mut matching: Vec<_> = matching.collect();
    order.unwrap_or_default().sort(plan, &mut matching);
    let is_whole = arguments.terms.is_empty() && arguments.view.is_none();
    let withheld = if is_whole {
        withheld
    } else {
        withheld_of(&matching, published)
    };
    let actions = matching
        .iter()
        .filter_map(|(id, _)| published.actions.get_key_value(*id));
    let actions = actions.collect();
    let at_hand = workspace.commit_at_hand()?;
    let commit = at_hand.map(|(commit, _)| commit.to_string());
    let made = at_hand.map_or_else(|| day.and_time(NaiveTime::MIN).and_utc(), |(_, moment)| moment);
    // What was true on a day is in no commit.
    let asked = session.common.at.as_ref().filter(|_| session.common.effective);
    let asked = asked.map(|at| format!("{} --effective", quoted(at)));
    let command = command(
        catalogue,
        (arguments, format),
        asked.as_deref().or(commit.as_deref()),
        day,
    );
    Ok(Export {
        plan: published,
        withheld,
        day,
        actions,
        is_whole,
        confidential: arguments.confidential,
        catalogue,
        origin: Origin { commit, made, command },
    })
}

/// How many values of some actions are not published.
fn withheld_of(actions: &[(&ActionId, &GroupedAction)], published: &Plan) -> Withheld {
    let values = actions.iter().map(|(id, placed)| {
        let told = published.actions.get(*id).map_or(0, |placed| placed.to_table().len());
        placed.to_table().len().saturating_sub(told)
    });
    Withheld {
        values: values.sum(),
        decisions: 0,
    }
}

/// The bytes of the export.
fn written(
    session: &mut Session,
    workspace: &Workspace,
    export: &Export<'_>,
    (arguments, format): (&ExportArgs, ExportFormat),
) -> Result<Vec<u8>, Failure> {
    let failed = |error: WriteError| {
        let what = match error {
            WriteError::TooLarge => fl!(session.catalogue, "export-too-large"),
            WriteError::Other(why) => fl!(session.catalogue, "export-not-written", why = why),
        };
        Failure::worded(Sentence { what, hint: None }, ExitStatus::Refused)
    };
    Ok(match format {
        ExportFormat::Xlsx => export.xlsx().map_err(failed)?,
        ExportFormat::Csv => export.csv(arguments.reader.unwrap_or_default()).map_err(failed)?,
        ExportFormat::Json => format!("{:#}\n", export.json()).into_bytes(),
        ExportFormat::Markdown => export.markdown().into_bytes(),
        ExportFormat::Ics => {
            let mine = match (arguments.mine, workspace.me()) {
                (true, None) => return Err(InvalidText::UnknownPerson.into()),
                (true, me) => me.cloned(),
                (false, _) => None,
            };
            let wanted = CalendarWanted {
                mine,
                alarms: alarms(&arguments.alarm)?,
                touched: workspace.touched()?,
            };
            let (calendar, events) = export.calendar(&wanted);
            if events == 0 {
                let note = fl!(session.catalogue, "export-note-no-events");
                session.print_note(&note);
            }
            calendar.into_bytes()
        }
    })
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

/// The command that makes the same bytes again, whatever the day.
fn command(
    catalogue: Catalogue,
    (arguments, format): (&ExportArgs, ExportFormat),
    commit: Option<&str>,
    day: NaiveDate,
) -> String {
    let mut words = vec!["copil".to_owned(), "export".to_owned(), format.word().to_owned()];
    words.extend(arguments.terms.iter().map(|term| quoted(term.trim())));
    let mut option = |name: &str, value: Option<String>| {
        words.push(format!("--{name}"));
        words.extend(value);
    };
    if let Some(view) = &arguments.view {
        option("view", Some(quoted(view)));
    }
    if let Some(commit) = commit {
        option("at", Some(commit.to_owned()));
    }
    if tells_the_day(arguments, format) {
        option("day", Some(day.to_string()));
    }
    if format != ExportFormat::Json {
        option("lang", Some(catalogue.language().code().to_owned()));
    }
    if let Some(reader) = arguments.reader {
        option("for", Some(reader.word().to_owned()));
    }
    if arguments.mine {
        option("mine", None);
    }
    if !arguments.alarm.is_empty() {
        option("alarm", Some(arguments.alarm.join(",")));
    }
    if arguments.confidential {
        option("confidential", None);
    }
    words.join(" ")
}

/// Whether what is late, or which actions are meant, follows from the day.
fn tells_the_day(arguments: &ExportArgs, format: ExportFormat) -> bool {
    let is_plain = matches!(format, ExportFormat::Json | ExportFormat::Ics);
    !is_plain || !arguments.terms.is_empty() || arguments.view.is_some()
}

/// A word as a shell takes it for itself.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ':' | ',' | '.' | '_' | '-' | '/' | '+' | '@' | '=');
    match !word.is_empty() && word.chars().all(is_plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}

/// The words of such a command.
pub(super) fn unquoted(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let (mut is_quoted, mut letters) = (false, command.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '\'' => {
                is_quoted = !is_quoted;
                word.get_or_insert_default();
            }
            '\\' if !is_quoted => word.get_or_insert_default().extend(letters.next()),
            letter if letter.is_whitespace() && !is_quoted => words.extend(word.take()),
            letter => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_command_are_read_as_a_shell_reads_them() {
        for word in [
            "groupe:rh",
            "échéance<2018-06",
            "l'eau",
            "\"deux mots\"",
            "-late",
            "a\\b",
            "''",
        ] {
            let command = format!("copil export {} x", quoted(word));
            assert_eq!(unquoted(&command), ["copil", "export", word, "x"], "{command}");
        }
    }
}
