//! `copil import FILE` where the file is an export of the plan's own: what was edited in it, and that alone.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::export::{Asked, ExportArgs, exported};
use super::import::{ImportArgs, tell_of_earlier, tell_written};
use super::sync::ask_all;
use crate::cli::answers;
use crate::cli::arguments::{Arguments, Verb};
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::session::Session;
use crate::report::export::back::{Edited, Ground, command_of, fitted};
use crate::report::export::wanted::unquoted;
use crate::report::export::{CsvFor, Export, ExportFormat};
use crate::report::returned::{MadeFrom, ReturnedReport};
use crate::report::sync::Between;
use crate::wording::Catalogue;
use crate::wording::lookup::Known;
use crate::wording::sentence::Sentence;
use crate::workspace::import::SourceFile;
use crate::workspace::{Answers, CommitDetails, Dispute, Error, Moment, Workspace};
use copil_plan::change::{Clash, Merge};
use copil_plan::published::Withheld;
use copil_plan::{ActionId, Language, Plan};
use copil_store::Snapshot;

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
        let Arguments { opening, verb } = Arguments::of_line(&unquoted(command)).ok()?;
        let Some(Verb::Export(arguments)) = verb else {
            return None;
        };
        let Asked::File(format) = arguments.format else {
            return None;
        };
        let day = arguments.day.as_deref().and_then(|day| day.parse().ok());
        Some(Self {
            commit: opening.common.at,
            is_effective: opening.common.effective,
            language: opening.common.lang.unwrap_or(language),
            day,
            format,
            arguments: arguments.into_inner(),
        })
    }

    /// That of the table of all actions as text, which says nothing of itself.
    fn of_table(reader: CsvFor, language: Language) -> Option<Self> {
        let command = format!("copil export {} --for {}", ExportFormat::Csv.word(), reader.word());
        Self::of_command(&command, language)
    }

    /// That of a workbook that says nothing of itself any more.
    fn of_book(language: Language) -> Option<Self> {
        Self::of_command(&format!("copil export {}", ExportFormat::Xlsx.word()), language)
    }
}

/// An export that came back, beside what it was made from.
struct Returned<'r> {
    source: &'r SourceFile,
    made_from: MadeFrom,
    /// The plan that it was made from, as far as that is known.
    base: Arc<Snapshot>,
    edited: Edited,
    details: CommitDetails,
}

/// Takes an export that comes back; `None` where the file is none of the plan's.
pub(super) fn taken(
    session: &mut Session,
    workspace: &mut Workspace,
    source: &SourceFile,
    (arguments, writes): (&ImportArgs, bool),
) -> Result<Option<ExitStatus>, Failure> {
    let Some((recipe, unsaid)) = recipe_of(session, workspace, source)? else {
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
        (None, _) => unsaid,
    };
    let is_sure = matches!(made_from, MadeFrom::Commit(_));
    // A proposal that begins stands on what the file was made from: what the plan has changed since is asked about when it
    // is accepted.
    if let Some((commit, _)) = past.as_ref().map(Workspace::commit_at_hand).transpose()?.flatten()
        && let Some(begun) = workspace.proposal_begun_at(commit)?
    {
        *workspace = begun;
    }
    let now = (workspace.today().day, workspace.actions_ever()?, is_sure);
    let past = past.as_ref().unwrap_or(&*workspace);
    let base = past.snapshot();
    let edited = edited(session, past, &now, &recipe, source)?;
    // Where nothing says what the file was made from, whatever the plan has may have come of it.
    let nothing = Plan::empty(base.plan.id.clone());
    let edited = edited.without_known(if is_sure { &base.plan } else { &nothing }, workspace.plan());
    tell_of_earlier(session, workspace, source)?;
    let returned = Returned {
        source,
        made_from,
        base,
        edited,
        details: session.context(workspace)?,
    };
    returned.joined(session, workspace, (arguments, writes)).map(Some)
}

impl Returned<'_> {
    /// What of it fits the plan, with some answers.
    fn fitted(&self, workspace: &Workspace, answers: &Answers) -> Result<(Edited, Merge), Error> {
        let reason = self.details.reason.as_deref();
        fitted(workspace, &self.base.plan, self.edited.clone(), (reason, answers))
    }

    /// What is asked with some answers.
    fn dispute(&self, workspace: &Workspace, clashes: Vec<Clash>) -> Result<Dispute, Error> {
        let moment = match &self.made_from {
            MadeFrom::Commit(commit) => Some(Moment::Revision(commit.clone())),
            MadeFrom::Unknown | MadeFrom::UnsaidTable | MadeFrom::UnsaidBook => None,
        };
        workspace.dispute_since(moment, clashes)
    }

    /// What is answered, by options and by whoever can be asked.
    fn answers(
        &self,
        session: &mut Session,
        workspace: &Workspace,
        (arguments, writes): (&ImportArgs, bool),
    ) -> Result<Answers, Failure> {
        let left = |answers: &Answers| Ok(self.fitted(workspace, answers)?.1.clashes);
        let rest = Answers::all(arguments.take);
        let mut answers = match arguments.answer.as_slice() {
            [] => rest,
            said => answers::given(session, workspace, &left, said, rest)?,
        };
        if writes && session.environment.can_ask && !session.common.json {
            let questions = |answers: &Answers| {
                let clashes = left(answers)?;
                let is_asked = !clashes.is_empty();
                is_asked.then(|| self.dispute(workspace, clashes)).transpose()
            };
            ask_all(session, workspace, (&questions, Between::File), &mut answers)?;
        }
        Ok(answers)
    }

    /// Joins it with the plan, shows what comes of it and, where that is wanted, records it.
    fn joined(
        mut self,
        session: &mut Session,
        workspace: &mut Workspace,
        (arguments, writes): (&ImportArgs, bool),
    ) -> VerbResult {
        let answers = self.answers(session, workspace, (arguments, writes))?;
        let (edited, merge) = self.fitted(workspace, &answers)?;
        let dispute = self.dispute(workspace, merge.clashes.clone())?;
        let plan = workspace.snapshot();
        let file = self.source.name();
        let mut report = ReturnedReport {
            plan: &plan.plan,
            file: &file,
            made_from: self.made_from.clone(),
            merge: &merge,
            dispute: &dispute,
            findings: &edited.findings,
            commit: None,
        };
        if !merge.clashes.is_empty() {
            session.print(&report)?;
            let note = fl!(session.catalogue, "returned-clash-hint");
            session.print_note(&note);
            return Ok(if writes { ExitStatus::Refused } else { ExitStatus::Done });
        }
        if merge.files.is_empty() {
            session.print(&report)?;
            return Ok(ExitStatus::Unchanged);
        }
        if !writes {
            match workspace.prepare_returned(self.source, &merge, &self.details) {
                // Without a repository there is nothing to prepare.
                Ok(_) | Err(Error::Obstacle(_)) => {}
                Err(error) => return Err(error.into()),
            }
            session.print(&report)?;
            let note = fl!(session.catalogue, "import-nothing-written");
            session.print_note(&note);
            return Ok(ExitStatus::Done);
        }
        self.details.request = Some(session.request(workspace.dir()));
        let recorded = workspace.record_returned(self.source, &merge, &self.details)?;
        report.commit = Some(recorded.commit.to_string());
        session.print(&report)?;
        Ok(tell_written(session, workspace, &recorded))
    }
}

/// What makes the export again that a file was, and what it is where it says not what it was made from; `None` where it was
/// none of the plan's.
fn recipe_of(
    session: &mut Session,
    workspace: &Workspace,
    source: &SourceFile,
) -> Result<Option<(Recipe, MadeFrom)>, Failure> {
    let plan = &workspace.plan().id;
    let own = session.catalogue.language();
    let said = match source.json() {
        Some(json) => {
            let head = &json["copil"];
            let command = head["command"].as_str().filter(|_| head["plan"] == plan.as_str());
            command.map(str::to_owned)
        }
        None => command_of(source.sheets(), plan),
    };
    if said.is_some() || source.json().is_some() {
        let recipe = said.and_then(|command| Recipe::of_command(&command, own));
        return Ok(recipe.map(|recipe| (recipe, MadeFrom::Unknown)));
    }
    for language in Language::ALL {
        let recipe = Recipe::of_table(CsvFor::Programs, *language);
        let Some(recipe) = recipe else { continue };
        let found = on(session, workspace, &recipe, &|export| {
            let found = export.table_among(source.sheets())?;
            Some((found.reader, found.is_of_book))
        })?;
        let recipe = match found {
            None => continue,
            Some((_, true)) => Recipe::of_book(*language).map(|recipe| (recipe, MadeFrom::UnsaidBook)),
            Some((reader, false)) => Recipe::of_table(reader, *language).map(|recipe| (recipe, MadeFrom::UnsaidTable)),
        };
        return Ok(recipe);
    }
    Ok(None)
}

/// What was edited in a file since it was made.
fn edited(
    session: &mut Session,
    base: &Workspace,
    (day, ever, is_sure): &(NaiveDate, BTreeSet<ActionId>, bool),
    recipe: &Recipe,
    source: &SourceFile,
) -> Result<Edited, Failure> {
    let snapshot = base.snapshot();
    let known = Known {
        plan: &snapshot.plan,
        unreadable: &snapshot.unreadable,
    };
    let ground = Ground {
        known,
        ever,
        day: *day,
        is_sure: *is_sure,
    };
    let edited = on(session, base, recipe, &|export| match (recipe.format, source.json()) {
        (ExportFormat::Json, Some(json)) => Ok(export.edited_json(ground, json)),
        (ExportFormat::Csv, _) => match export.table_among(source.sheets()) {
            Some(found) => export.edited_csv(ground, found.reader, found.sheet),
            None => Ok(Edited::default()),
        },
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
