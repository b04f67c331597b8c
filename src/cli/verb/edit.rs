//! `copil edit ID`: opens a file of the plan in the person's editor, checks what comes back and records it.

use std::fs;
use std::io;
use std::path::Path;

use clap::Args;
use i18n_embed_fl::fl;

use crate::cli::environment;
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::session::Session;
use crate::cli::{parse, recording};
use crate::report::problems;
use crate::wording::lookup::InvalidText;
use crate::wording::sentence::{self, UsageError};
use crate::workspace::{self, Workspace};
use copil_plan::Subject;
use copil_plan::fold::fold;
use copil_store::{PlanPath, Problem};

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct EditArgs {
    #[arg(value_name = "ID")]
    pub id: String,
}

/// What to do with a file that has problems after it was edited.
enum Choice {
    Again,
    Keep,
    GiveUp,
}

/// A file before an editor, and what it held.
struct Edited<'e> {
    id: &'e str,
    path: &'e PlanPath,
    file: &'e Path,
    before: &'e [u8],
}

impl Edited<'_> {
    fn failed(&self, source: io::Error) -> Failure {
        Failure::Io {
            path: self.file.to_owned(),
            source,
        }
    }

    fn restore(&self) -> Result<(), Failure> {
        fs::write(self.file, self.before).map_err(|source| self.failed(source))
    }
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &EditArgs) -> VerbResult {
    let mut workspace = session.open()?;
    recording::refuse_if_blocked(session, &workspace)?;
    let id = arguments.id.as_str();
    let (subject, path, file) = file(&workspace, id)?;
    if let Some(name) = workspace.proposal().map(ToString::to_string) {
        return run_in_proposal(session, &mut workspace, (id, &name), &path);
    }
    let before = match copil_file::read(&file) {
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => {
            let sentence = sentence::not_a_file(&session.catalogue, path.as_str());
            return Err(Failure::worded(sentence, ExitStatus::Refused));
        }
        read => read.map_err(|source| Failure::Io {
            path: file.clone(),
            source,
        })?,
    };
    let edited = Edited {
        id,
        path: &path,
        file: &file,
        before: &before,
    };
    if edit(session, &mut workspace, &edited)?.is_none() {
        return recording::close(session, &workspace, &[]);
    }
    let context = session.context(&workspace)?;
    let only = [subject];
    if session.common.dry_run {
        let prepared = workspace.prepare_hand_edits(Some(&only), &context);
        edited.restore()?;
        return recording::show_prepared(session, &prepared?);
    }
    match workspace.record_hand_edits(Some(&only), &context) {
        Err(workspace::Error::NothingChanged) => Ok(ExitStatus::Unchanged),
        outcome => recording::end(session, &workspace, outcome),
    }
}

/// The verb on a file of a proposal, which has none of its own: what the editor had stays on disk until it is recorded or
/// given up.
fn run_in_proposal(
    session: &mut Session,
    workspace: &mut Workspace,
    (id, name): (&str, &str),
    path: &PlanPath,
) -> VerbResult {
    let Some(draft) = workspace.draft(path)? else {
        return Ok(ExitStatus::Unchanged);
    };
    let edited = Edited {
        id,
        path,
        file: &draft.file,
        before: &draft.before,
    };
    let outcome = propose(session, workspace, &edited);
    match &outcome {
        Ok(_) | Err(Failure::Usage(UsageError::GivenUp)) => draft.discard(),
        Err(_) => {
            let kept = fl!(session.catalogue, "cli-edit-draft-kept", id = id, name = name);
            session.print_note(&kept);
        }
    }
    outcome
}

fn propose(session: &mut Session, workspace: &mut Workspace, edited: &Edited<'_>) -> VerbResult {
    let Some(text) = edit(session, workspace, edited)? else {
        return recording::close(session, workspace, &[]);
    };
    let context = session.context(workspace)?;
    if session.common.dry_run {
        let prepared = workspace.prepare_text(edited.path, &text, &context);
        let prepared = recording::with_plan_words(session, workspace, prepared)?;
        return recording::show_prepared(session, &[prepared]);
    }
    let outcome = workspace.record_text(edited.path, &text, &context);
    recording::end(session, workspace, outcome)
}

/// Opens the editor until what comes back has no error; `None` when nothing was changed.
fn edit(session: &mut Session, workspace: &mut Workspace, edited: &Edited<'_>) -> Result<Option<Vec<u8>>, Failure> {
    loop {
        open_editor(session, edited.file)?;
        let after = copil_file::read(edited.file).map_err(|source| edited.failed(source))?;
        let is_in_place = workspace.proposal().is_none();
        if after == edited.before {
            let said = fl!(session.catalogue, "cli-edit-unchanged");
            session.print_note(&said);
            if is_in_place && workspace.hand_edits()?.iter().any(|edit| edit.path == *edited.path) {
                let said = fl!(session.catalogue, "cli-edit-not-recorded", id = edited.id);
                session.print_note(&said);
            }
            return Ok(None);
        }
        workspace.reload()?;
        let found = problems_of(workspace, edited.path, &after);
        if found.is_empty() {
            return Ok(Some(after));
        }
        let mut page = session.page();
        for problem in &found {
            problems::write(&session.catalogue, problem, &mut page);
        }
        session.out.page(&page)?;
        match choice(session)? {
            Some(Choice::Again) => {}
            Some(Choice::GiveUp) => {
                edited.restore()?;
                return Err(UsageError::GivenUp.into());
            }
            Some(Choice::Keep) | None => {
                return Err(UsageError::Unsound {
                    file: edited.path.to_string(),
                    errors: found.iter().filter(|problem| problem.is_error()).count(),
                    is_in_place,
                }
                .into());
            }
        }
    }
}

/// The file that an id names, be it one that cannot be read: an editor is what it needs.
fn file(workspace: &Workspace, text: &str) -> Result<(Subject, PlanPath, std::path::PathBuf), Failure> {
    let subject = match parse::subject(workspace, text) {
        Err(InvalidText::Broken { path, text }) => {
            let subject = path.subject().ok_or(UsageError::Missing(text))?;
            let file = path
                .as_str()
                .split('/')
                .fold(workspace.dir().to_owned(), |folder, part| folder.join(part));
            return Ok((subject, path, file));
        }
        found => found?,
    };
    match workspace.file_of(&subject) {
        Some((path, file)) => Ok((subject, path, file)),
        None => Err(UsageError::Missing(text.to_owned()).into()),
    }
}

/// The errors in a file: by itself, and where it stands in the plan, against the rest of that.
fn problems_of(workspace: &Workspace, path: &PlanPath, bytes: &[u8]) -> Vec<Problem> {
    let mut problems: Vec<Problem> = workspace.check_text(path, bytes);
    let in_place = match workspace.proposal() {
        None => workspace.problems(),
        Some(_) => &[],
    };
    for problem in in_place.iter().filter(|problem| problem.path == *path) {
        if !problems.contains(problem) {
            problems.push(problem.clone());
        }
    }
    problems.retain(Problem::is_error);
    problems
}

fn open_editor(session: &mut Session, file: &Path) -> Result<(), Failure> {
    session.out.flush()?;
    environment::run_editor(file).map_err(|(command, source)| {
        let why = source.map(|why| why.to_string());
        UsageError::Editor { command, why }.into()
    })
}

/// What the person wants; `None` when nobody can be asked.
fn choice(session: &mut Session) -> Result<Option<Choice>, Failure> {
    if !session.environment.can_ask || session.common.json {
        return Ok(None);
    }
    let question = fl!(session.catalogue, "cli-edit-ask");
    let (keep, give_up) = (
        fl!(session.catalogue, "cli-edit-keep"),
        fl!(session.catalogue, "cli-edit-give-up"),
    );
    let answer = fold(&session.ask(&question)?.unwrap_or_default());
    let begins = |word: &str| !answer.is_empty() && fold(word).starts_with(&answer);
    Ok(Some(if begins(&keep) {
        Choice::Keep
    } else if begins(&give_up) {
        Choice::GiveUp
    } else {
        Choice::Again
    }))
}
