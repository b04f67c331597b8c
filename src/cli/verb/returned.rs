//! `copil import FILE` where the file is an export of the plan's own: what was edited in it, and that alone.

use std::borrow::Cow;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use clap::Parser;
use i18n_embed_fl::fl;

use super::export::{Asked, ExportArgs, exported, unquoted};
use super::import::tell_of_earlier;
use crate::cli::arguments::{Arguments, Verb};
use crate::cli::failure::{ExitStatus, Failure};
use crate::cli::session::Session;
use crate::report::export::back::{Edited, Ground, command_of};
use crate::report::export::{CsvFor, Export, ExportFormat};
use crate::report::returned::{MadeFrom, ReturnedReport};
use crate::wording::Catalogue;
use crate::wording::lookup::Known;
use crate::wording::sentence::Sentence;
use crate::workspace::import::SourceFile;
use crate::workspace::{Moment, Workspace};
use copil_plan::published::Withheld;
use copil_plan::{ActionId, Language, Plan};

/// How many digits of a commit's name are shown.
const SHORT: usize = 7;

/// What makes an export again.
struct Recipe {
    arguments: ExportArgs,
    format: ExportFormat,
    commit: Option<String>,
    language: Language,
    day: Option<NaiveDate>,
    /// Whether it shows the plan as it was true on a day, which no commit holds.
    is_effective: bool,
}

impl Recipe {
    /// That of the command that an export says of itself.
    fn of_command(command: &str, language: Language) -> Option<Self> {
        let parsed = Arguments::try_parse_from(unquoted(command)).ok()?;
        let Some(Verb::Export(arguments)) = parsed.verb else {
            return None;
        };
        let Asked::File(format) = arguments.format else {
            return None;
        };
        let day = arguments.day.as_deref().and_then(|day| day.parse().ok());
        Some(Self {
            commit: parsed.common.at,
            is_effective: parsed.common.effective,
            language: parsed.common.lang.unwrap_or(language),
            day,
            format,
            arguments,
        })
    }

    /// That of the table of all actions as text, which says nothing of itself.
    fn of_table(reader: CsvFor, language: Language) -> Option<Self> {
        let command = format!("copil export {} --for {}", ExportFormat::Csv.word(), reader.word());
        Self::of_command(&command, language)
    }
}

/// Takes an export that comes back; `None` where the file is none of the plan's.
pub(super) fn taken(
    session: &mut Session,
    workspace: &mut Workspace,
    source: &SourceFile,
    writes: bool,
) -> Result<Option<ExitStatus>, Failure> {
    let Some(recipe) = recipe_of(session, workspace, source)? else {
        return Ok(None);
    };
    if recipe.is_effective {
        let sentence = Sentence {
            what: fl!(session.catalogue, "returned-effective"),
            hint: Some(fl!(session.catalogue, "hint-returned-effective")),
        };
        return Err(Failure::worded(sentence, ExitStatus::Refused));
    }
    let at = recipe.commit.clone().map(Moment::Revision);
    let past = at.and_then(|at| workspace.at_moment(at).ok());
    let made_from = match (&recipe.commit, &past) {
        (Some(commit), Some(_)) => MadeFrom::Commit(commit.clone()),
        (Some(_), None) => MadeFrom::Unknown,
        (None, _) => MadeFrom::Unsaid,
    };
    let base = past.as_ref().unwrap_or(&*workspace);
    let now = (workspace.today().day, workspace.actions_ever()?);
    let edited = edited(session, base, &now, &recipe, source)?;
    let base = base.snapshot();
    // Where nothing says what the file was made from, whatever the plan has may have come of it.
    let nothing = Plan::empty(base.plan.id.clone());
    let made_of = match made_from {
        MadeFrom::Commit(_) => &base.plan,
        MadeFrom::Unknown | MadeFrom::Unsaid => &nothing,
    };
    let edited = edited.without_known(made_of, workspace.plan());
    tell_of_earlier(session, workspace, source)?;
    let merge = workspace.join_returned(&base.plan, &edited.files)?;
    let plan = workspace.snapshot();
    let file = source.name();
    let mut report = ReturnedReport {
        plan: &plan.plan,
        file: &file,
        made_from,
        merge: &merge,
        findings: &edited.findings,
        commit: None,
    };
    let mut details = session.context(workspace)?;
    if merge.files.is_empty() || !merge.clashes.is_empty() || !writes {
        session.print(&report)?;
        let note = if !merge.clashes.is_empty() {
            fl!(session.catalogue, "returned-clash-hint")
        } else if merge.files.is_empty() {
            return Ok(Some(ExitStatus::Unchanged));
        } else {
            fl!(session.catalogue, "import-nothing-written")
        };
        session.print_note(&note);
        let is_refused = writes && !merge.clashes.is_empty();
        return Ok(Some(if is_refused {
            ExitStatus::Refused
        } else {
            ExitStatus::Done
        }));
    }
    workspace.check_returned(&merge, details.reason.as_deref())?;
    details.request = Some(session.request(workspace.dir()));
    let recorded = workspace.record_returned(source, &merge, &details)?;
    session.made = Some((workspace.dir().to_owned(), recorded.commit));
    report.commit = Some(recorded.commit.to_string());
    session.print(&report)?;
    let (subject, commit) = (recorded.subject.as_str(), recorded.commit.short(SHORT));
    let said = fl!(session.catalogue, "import-written", subject = subject, commit = commit);
    session.print_note(&said);
    Ok(Some(ExitStatus::Done))
}

/// What makes the export again that a file was; `None` where it was none of the plan's.
fn recipe_of(session: &mut Session, workspace: &Workspace, source: &SourceFile) -> Result<Option<Recipe>, Failure> {
    let plan = &workspace.plan().id;
    let own = session.catalogue.language();
    if let Some(json) = source.json() {
        let head = &json["copil"];
        let command = head["command"].as_str().filter(|_| head["plan"] == plan.as_str());
        return Ok(command.and_then(|command| Recipe::of_command(command, own)));
    }
    if let Some(command) = command_of(source.sheets(), plan) {
        return Ok(Recipe::of_command(&command, own));
    }
    for language in Language::ALL {
        let recipe = Recipe::of_table(CsvFor::Programs, *language);
        let Some(recipe) = recipe else { continue };
        let reader = on(session, workspace, &recipe, &|export| export.reader_of(source.sheets()))?;
        if let Some(reader) = reader {
            return Ok(Recipe::of_table(reader, *language));
        }
    }
    Ok(None)
}

/// What was edited in a file since it was made.
fn edited(
    session: &mut Session,
    base: &Workspace,
    (day, ever): &(NaiveDate, BTreeSet<ActionId>),
    recipe: &Recipe,
    source: &SourceFile,
) -> Result<Edited, Failure> {
    let snapshot = base.snapshot();
    let known = Known {
        plan: &snapshot.plan,
        unreadable: &snapshot.unreadable,
    };
    let ground = Ground { known, ever, day: *day };
    let edited = on(session, base, recipe, &|export| match (recipe.format, source.json()) {
        (ExportFormat::Json, Some(json)) => Ok(export.edited_json(ground, json)),
        (ExportFormat::Csv, _) => {
            let reader = recipe.arguments.reader.unwrap_or_default();
            match source.sheets() {
                [sheet] => export.edited_csv(ground, reader, sheet),
                _ => Ok(Edited::default()),
            }
        }
        _ => export.edited_workbook(ground, source.sheets()),
    })?;
    edited.map_err(|error| {
        let what = fl!(session.catalogue, "export-not-written", why = error.to_string());
        Failure::worded(Sentence { what, hint: None }, ExitStatus::Refused)
    })
}

/// Asks something of the export that a recipe makes.
fn on<T>(
    session: &mut Session,
    workspace: &Workspace,
    recipe: &Recipe,
    ask: &dyn Fn(&Export<'_>) -> T,
) -> Result<T, Failure> {
    let snapshot = workspace.snapshot();
    let (published, withheld) = match recipe.arguments.confidential {
        true => (Cow::Borrowed(&snapshot.plan), Withheld::default()),
        false => snapshot.plan.published(),
    };
    let words = Catalogue::new(recipe.language);
    let day = recipe.day.unwrap_or(workspace.today().day);
    let export = exported(
        session,
        workspace,
        (&published, withheld),
        (&recipe.arguments, recipe.format),
        (day, words),
    )?;
    Ok(ask(&export))
}
