//! `copil init [DIR]`: a new plan, with a commented `plan.toml` and, where there is none, a repository.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;
use i18n_embed_fl::fl;
use serde_json::json;

use super::demo::names as shipped;
use super::{found, merge_driver};
use crate::cli::arguments::one_of;
use crate::cli::environment::Parting;
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::session::Session;
use crate::cli::{help, recording};
use crate::report::import::ImportReport;
use crate::report::log::SHORT;
use crate::report::{Report, diff};
use crate::wording::lookup::{InvalidText, find_day, new_id};
use crate::wording::sentence::{UsageError, shown};
use crate::workspace::demo;
use crate::workspace::import::SourceFile;
use crate::workspace::import_map::mapping_at;
use crate::workspace::init::{self, NewPlan};
use crate::workspace::today::Today;
use crate::workspace::{CommitDetails, Error, PreparedFile, RecordedCommit, Workspace};
use copil_import::{Import, ImportTerms, Mapping};
use copil_plan::names::OtherMeaning;
use copil_plan::shape::Timing;
use copil_plan::thing::{free_id, proposed_id};
use copil_plan::{GroupId, Language, Plan, PlanId, Refusal, Thing};

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct InitArgs {
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
    #[arg(long, value_name = "LANGUAGE", value_parser = one_of(Language::ALL, Language::code))]
    pub language: Option<Language>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub start: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub end: Option<String>,
    #[arg(long, value_name = "ID=TITLE")]
    pub group: Vec<String>,
    #[arg(long, value_name = "NAME", value_parser = shipped())]
    pub from: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub from_file: Option<PathBuf>,
    #[arg(long, value_name = "MAPPING", requires = "from_file")]
    pub map: Option<PathBuf>,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &InitArgs) -> VerbResult {
    let here = session.environment.folder.clone();
    let top = arguments
        .folder
        .as_ref()
        .map_or(here.clone(), |folder| here.join(folder));
    // A file that has no actions founds no plan.
    let source = source(arguments, &here)?;
    let asks = arguments.title.is_none();
    let said = fl!(session.catalogue, "cli-init-given-up");
    let parting = (asks && session.environment.can_ask)
        .then(|| Parting::new(said))
        .transpose()?;
    let question = fl!(session.catalogue, "cli-ask-plan-title");
    let title = session.option_or_answer(arguments.title.clone(), &question, "--title")?;
    let proposed = init::named_by(&top).unwrap_or_else(|| proposed_id(&title, FALLBACK));
    let id = id(session, arguments, proposed, asks)?;
    let language = match arguments.language {
        Some(language) => language,
        None if asks => asked_language(session)?,
        None => session.catalogue.language(),
    };
    let (start, end) = days(session, arguments, asks)?;
    let groups = groups(arguments)?;
    let mut plan = NewPlan {
        id,
        title,
        language,
        start,
        end,
        groups,
        model: arguments.from.as_deref().and_then(demo::config).map(Box::new),
        founder: None,
    };
    let dir = init::folder_for(&top, &plan.id);
    let context = CommitDetails {
        reason: session.common.reason.clone(),
        request: Some(session.request(&dir)),
        ..Default::default()
    };
    plan.check_ids()?;
    let map = arguments
        .map
        .as_ref()
        .map(|map| mapping_at(&here.join(map), &plan.as_plan()));
    let mapping = map.transpose().map_err(Error::from)?.unwrap_or_default();
    if session.common.dry_run {
        let shown = show(session, &top, &plan)?;
        if let Some(source) = &source {
            let before = plan.as_plan();
            let terms = terms(Today::find(None)?.day, &context, mapping);
            let import = source
                .import_into(&before, &BTreeSet::new(), &terms)
                .map_err(Error::from)?;
            session.print(&report(&before, source, &import))?;
        }
        return Ok(shown);
    }
    session.refuse_if_recorded(&dir)?;
    let mut created = init::create(&top, &plan, &context);
    if created.as_ref().is_err_and(Error::is_by_nobody) {
        plan.founder = founder(session)?;
        if plan.founder.is_some() {
            created = init::create(&top, &plan, &context);
        }
    }
    if matches!(created, Err(Error::NothingChanged)) {
        let said = fl!(
            session.catalogue,
            "cli-init-there",
            folder = shown(&dir),
            plan = plan.id.as_str()
        );
        session.print_note(&said);
        return Ok(ExitStatus::Unchanged);
    }
    let (mut workspace, recorded) = created?;
    session.made = Some((workspace.dir().to_owned(), recorded.commit));
    let imported = match &source {
        Some(source) => Some((source, take_in(&mut workspace, (source, mapping), &context)?)),
        None => None,
    };
    if session.common.json {
        let mut told = json!({
            "plan": plan.id.as_str(),
            "folder": workspace.dir().to_string_lossy(),
            "commit": recorded.commit.to_string(),
        });
        if let Some((source, (import, commit))) = &imported {
            let report = ImportReport {
                commit: commit.as_ref().map(|made| made.commit.to_string()),
                ..report(workspace.plan(), source, import)
            };
            told["import"] = report.json(&session.catalogue);
        }
        session.out.json(&told)?;
        return Ok(ExitStatus::Done);
    }
    if let Some((source, (import, _))) = &imported {
        session.print(&report(workspace.plan(), source, import))?;
    }
    let made = imported.and_then(|(_, (_, commit))| commit);
    let commits: Vec<RecordedCommit> = std::iter::once(recorded).collect();
    recording::close(session, &workspace, &commits)?;
    if let Some(made) = made {
        session.made = Some((workspace.dir().to_owned(), made.commit));
        let said = fl!(
            session.catalogue,
            "import-written",
            subject = made.subject.as_str(),
            commit = made.commit.short(SHORT)
        );
        session.print_note(&said);
    }
    let said = fl!(session.catalogue, "cli-init-done", folder = shown(workspace.dir()));
    if let Some(parting) = &parting {
        parting.say(said.clone());
    }
    if asks && session.environment.can_ask && source.is_none() {
        found::ask(session, &mut workspace)?;
        merge_driver::offer(session, &mut workspace)?;
    }
    session.out.line(&said)?;
    Ok(ExitStatus::Done)
}

/// The file that the plan is to begin with.
fn source(arguments: &InitArgs, here: &Path) -> Result<Option<SourceFile>, Failure> {
    let Some(file) = &arguments.from_file else {
        return Ok(None);
    };
    let source = SourceFile::read(&here.join(file)).map_err(Error::from)?;
    source.check_table().map_err(Error::from)?;
    Ok(Some(source))
}

fn terms(day: NaiveDate, context: &CommitDetails, mapping: Mapping) -> ImportTerms {
    ImportTerms {
        mapping,
        day,
        reason: context.reason.clone(),
    }
}

/// Takes a file into the plan that was founded; no commit where it has no action.
fn take_in(
    workspace: &mut Workspace,
    (source, mapping): (&SourceFile, Mapping),
    context: &CommitDetails,
) -> Result<(Import, Option<RecordedCommit>), Failure> {
    let import = workspace.import_of(source, &terms(workspace.today().day, context, mapping))?;
    // The plan was asked for, and is there.
    let details = CommitDetails {
        request: None,
        ..context.clone()
    };
    match workspace.record_import(source, (&import, None), &details) {
        Ok(recorded) => Ok((import, Some(recorded))),
        Err(Error::NothingChanged) => Ok((import, None)),
        Err(error) => Err(error.into()),
    }
}

fn report<'i>(plan: &'i Plan, source: &SourceFile, import: &'i Import) -> ImportReport<'i> {
    ImportReport {
        plan,
        file: source.name(),
        import,
        mapping: None,
        commit: None,
    }
}

/// Who founds the plan, where git does not know and somebody can be asked.
pub(super) fn founder(session: &mut Session) -> Result<Option<(String, String)>, Failure> {
    let (name, email) = (
        fl!(session.catalogue, "cli-ask-founder"),
        fl!(session.catalogue, "cli-ask-founder-email"),
    );
    let name = session.ask(&name)?;
    let email = if name.is_some() { session.ask(&email)? } else { None };
    Ok(name.zip(email))
}

/// The files that would be written.
fn show(session: &mut Session, top: &Path, plan: &NewPlan) -> VerbResult {
    let mut page = session.page();
    for (path, bytes) in plan.files() {
        let file = PreparedFile {
            path,
            before: None,
            after: Some(bytes),
        };
        diff::write(&file, &mut page);
    }
    session.out.page(&page)?;
    let said = fl!(
        session.catalogue,
        "cli-init-would",
        folder = shown(&init::folder_for(top, &plan.id))
    );
    session.print_note(&said);
    Ok(ExitStatus::Done)
}

fn id(session: &mut Session, arguments: &InitArgs, mut proposed: String, asks: bool) -> Result<PlanId, Failure> {
    if let Some(id) = &arguments.id {
        return plan_id(session, id);
    }
    loop {
        let question = fl!(session.catalogue, "cli-ask-plan-id", proposed = proposed.as_str());
        let answer = if asks { session.ask(&question)? } else { None };
        let Some(answer) = answer else {
            return plan_id(session, &proposed);
        };
        match plan_id(session, &answer) {
            Ok(id) => return Ok(id),
            Err(invalid) => {
                tell(session, invalid)?;
                proposed = proposed_id(&answer, FALLBACK);
            }
        }
    }
}

/// The id that a text is, unless `copil PLAN` would not open the plan by it.
fn plan_id(session: &Session, text: &str) -> Result<PlanId, Failure> {
    let id: PlanId = new_id(text)?;
    if help::command(&session.catalogue).find_subcommand(id.as_str()).is_some() {
        let (id, meaning) = (id.to_string(), OtherMeaning::Verb);
        return Err(Refusal::OtherMeaning { id, meaning }.into());
    }
    Ok(id)
}

/// The id of a plan whose title has no word to make one of.
const FALLBACK: &str = "plan";

/// Says why an answer will not do, before the question is asked again.
fn tell(session: &mut Session, why: impl Into<Failure>) -> Result<(), Failure> {
    session.print_failure(&why.into(), &nothing()?);
    Ok(())
}

/// The plan as it is before it is founded, for days to be read by.
fn nothing() -> Result<Plan, Failure> {
    Ok(Plan::empty(new_id(FALLBACK)?))
}

fn asked_language(session: &mut Session) -> Result<Language, Failure> {
    let own = session.catalogue.language();
    let question = fl!(session.catalogue, "cli-ask-language", proposed = own.code());
    while let Some(answer) = session.ask(&question)? {
        let known = Language::ALL.iter().map(|language| language.code());
        match Language::from_word(&answer.to_lowercase()) {
            Some(language) => return Ok(language),
            None => tell(
                session,
                InvalidText::UnknownWord {
                    word: answer,
                    known: known.map(str::to_owned).collect(),
                },
            )?,
        }
    }
    Ok(own)
}

/// The day that an option says, else the one that is answered.
fn day(session: &mut Session, said: Option<&str>, question: &str, asks: bool) -> Result<Option<NaiveDate>, Failure> {
    let today = Today::find(None)?.day;
    if let Some(text) = said {
        return Ok(Some(find_day(&nothing()?, Timing::Planned, today, text)?));
    }
    loop {
        let question = session.catalogue.find(question).unwrap_or_default();
        let answer = if asks { session.ask(&question)? } else { None };
        let Some(answer) = answer else { return Ok(None) };
        match find_day(&nothing()?, Timing::Planned, today, &answer) {
            Ok(day) => return Ok(Some(day)),
            Err(invalid) => tell(session, invalid)?,
        }
    }
}

/// The days that the plan begins and ends, in this order.
fn days(
    session: &mut Session,
    arguments: &InitArgs,
    asks: bool,
) -> Result<(Option<NaiveDate>, Option<NaiveDate>), Failure> {
    let start = day(session, arguments.start.as_deref(), "cli-ask-start", asks)?;
    loop {
        let end = day(session, arguments.end.as_deref(), "cli-ask-end", asks)?;
        let (Some(first), Some(last)) = (start, end) else {
            return Ok((start, end));
        };
        if first <= last {
            return Ok((start, end));
        }
        let early = UsageError::EndBeforeStart {
            start: first,
            end: last,
        };
        if !asks || arguments.end.is_some() {
            return Err(early.into());
        }
        tell(session, early)?;
    }
}

/// The groups that options name, each by its id and its title, or by its title alone.
fn groups(arguments: &InitArgs) -> Result<Vec<(GroupId, String)>, Failure> {
    let mut groups: Vec<(GroupId, String)> = Vec::new();
    for text in &arguments.group {
        let (id, title) = match text.split_once('=') {
            Some((id, title)) => (id.trim().to_owned(), title.trim()),
            None => {
                let taken = groups.iter().map(|(id, _)| id.as_str());
                (free_id(text, Thing::Group.word(), taken), text.trim())
            }
        };
        groups.push((new_id(&id)?, title.to_owned()));
    }
    Ok(groups)
}
