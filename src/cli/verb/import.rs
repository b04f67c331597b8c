//! `copil import FILE`: takes a spreadsheet into the plan. Without `--write` it shows what it would do.

use std::path::PathBuf;

use clap::Args;
use i18n_embed_fl::fl;

use super::returned;
use crate::cli::answers;
use crate::cli::arguments::one_of;
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::recording;
use crate::cli::session::Session;
use crate::report::import::ImportReport;
use crate::report::log::SHORT;
use crate::workspace::import::SourceFile;
use crate::workspace::import_map::mapping_at;
use crate::workspace::{Answers, Error, RecordedCommit, Workspace};
use copil_import::{ImportTerms, Mapping};
use copil_plan::change::Side;
use copil_store::PlanPath;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long, value_name = "PLAN", conflicts_with = "plan")]
    pub into: Option<PathBuf>,
    #[arg(long, value_name = "COLUMN")]
    pub key: Option<String>,
    #[arg(long, value_name = "MAPPING")]
    pub map: Option<PathBuf>,
    #[arg(long)]
    pub save_map: bool,
    #[arg(long)]
    pub write: bool,
    #[arg(long, value_name = "SIDE", value_parser = one_of(Side::ALL, Side::word))]
    pub take: Option<Side>,
    #[arg(long, value_names = ["ID", "FIELD", "ANSWER"], num_args = 3)]
    pub answer: Vec<String>,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &ImportArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let outcome = import(session, &mut workspace, arguments);
    outcome.map_err(|failure| failure.with_plan_words(&session.catalogue, workspace.plan()))
}

fn import(session: &mut Session, workspace: &mut Workspace, arguments: &ImportArgs) -> VerbResult {
    let writes = arguments.write && !session.common.dry_run;
    if writes {
        recording::refuse_if_blocked(session, workspace)?;
    }
    let source = SourceFile::read(&session.environment.folder.join(&arguments.file)).map_err(Error::from)?;
    // Whoever says what columns are has a table of their own.
    let is_mapped = arguments.key.is_some() || arguments.map.is_some() || arguments.save_map;
    if !is_mapped && let Some(exit) = returned::taken(session, workspace, &source, (arguments, writes))? {
        return Ok(exit);
    }
    // Only what an export of the plan's changes can be in question.
    answers::given(
        session,
        workspace,
        &|_| Ok(Vec::new()),
        &arguments.answer,
        Answers::default(),
    )?;
    let mut details = session.context(workspace)?;
    let (mapping, mut kept) = mapping(session, workspace, arguments, &source)?;
    let terms = ImportTerms {
        mapping,
        day: workspace.today().day,
        reason: details.reason.clone(),
    };
    let import = workspace.import_of(&source, &terms)?;
    if arguments.save_map && !session.common.dry_run {
        let path = workspace.keep_mapping(&source, &terms.mapping.in_force(&import))?;
        let said = fl!(session.catalogue, "import-map-saved", path = path.as_str());
        session.print_note(&said);
        kept = Some(path);
    }
    let named = arguments.map.as_ref().filter(|_| kept.is_none());
    let used = named.map(|path| path.display().to_string());
    tell_of_earlier(session, workspace, &source)?;
    let plan = workspace.snapshot();
    let mut report = ImportReport {
        plan: &plan.plan,
        file: source.name(),
        import: &import,
        mapping: used.or_else(|| kept.as_ref().map(ToString::to_string)),
        commit: None,
    };
    if !writes {
        session.print(&report)?;
        if import.is_nothing() {
            return Ok(ExitStatus::Unchanged);
        }
        if !arguments.save_map {
            let nothing = fl!(session.catalogue, "import-nothing-written");
            session.print_note(&nothing);
        }
        return Ok(ExitStatus::Done);
    }
    details.request = Some(session.request(workspace.dir()));
    let recorded = match workspace.record_import(&source, (&import, kept.as_ref()), &details) {
        Err(error @ Error::NothingChanged) => {
            session.print(&report)?;
            return Err(error.into());
        }
        recorded => recorded?,
    };
    report.commit = Some(recorded.commit.to_string());
    session.print(&report)?;
    Ok(tell_written(session, workspace, &recorded))
}

/// Says what was recorded, and where.
pub(super) fn tell_written(session: &mut Session, workspace: &Workspace, recorded: &RecordedCommit) -> ExitStatus {
    session.made = Some((workspace.dir().to_owned(), recorded.commit));
    let (subject, commit) = (recorded.subject.as_str(), recorded.commit.short(SHORT));
    let said = match workspace.proposal() {
        None => fl!(session.catalogue, "import-written", subject = subject, commit = commit),
        Some(name) => fl!(session.catalogue, "proposal-put", name = name.as_str()),
    };
    session.print_note(&said);
    ExitStatus::Done
}

/// The mapping that is in force: what is named, else what is kept for these headers, which is then told.
fn mapping(
    session: &Session,
    workspace: &Workspace,
    arguments: &ImportArgs,
    source: &SourceFile,
) -> Result<(Mapping, Option<PlanPath>), Failure> {
    let named = arguments.map.as_ref().map(|path| session.environment.folder.join(path));
    let (mut mapping, kept) = match named {
        Some(path) => (mapping_at(&path, workspace.plan()).map_err(Error::from)?, None),
        None => match workspace.kept_mapping(source).map_err(Error::from)? {
            Some(kept) => (kept.mapping, Some(kept.path)),
            None => (Mapping::default(), None),
        },
    };
    if arguments.key.is_some() {
        mapping.key.clone_from(&arguments.key);
    }
    Ok((mapping, kept))
}

/// Says that the very same file was imported before, where it was.
pub(super) fn tell_of_earlier(
    session: &mut Session,
    workspace: &Workspace,
    source: &SourceFile,
) -> Result<(), Failure> {
    if let Some((commit, day)) = workspace.imported_before(source)? {
        let day = session.catalogue.long_date(day);
        let commit = commit.short(SHORT);
        let said = fl!(session.catalogue, "import-earlier", day = day, commit = commit);
        session.print_note(&said);
    }
    Ok(())
}
