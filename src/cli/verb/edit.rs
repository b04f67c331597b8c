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

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &EditArgs) -> VerbResult {
    let mut workspace = session.open()?;
    recording::refuse_if_blocked(session, &workspace)?;
    let (subject, path, file) = file(&workspace, &arguments.id)?;
    let context = session.context(&workspace)?;
    let failed = |source| Failure::Io {
        path: file.clone(),
        source,
    };
    let before = match copil_file::read(&file) {
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => {
            let sentence = sentence::not_a_file(&session.catalogue, path.as_str());
            return Err(Failure::worded(sentence, ExitStatus::Refused));
        }
        read => read.map_err(failed)?,
    };
    loop {
        open_editor(session, &file)?;
        let after = copil_file::read(&file).map_err(failed)?;
        if after == before {
            let said = fl!(session.catalogue, "cli-edit-unchanged");
            session.print_note(&said);
            if workspace.hand_edits()?.iter().any(|edit| edit.path == path) {
                let said = fl!(session.catalogue, "cli-edit-not-recorded", id = arguments.id.as_str());
                session.print_note(&said);
            }
            return recording::close(session, &workspace, &[]);
        }
        workspace.reload()?;
        let found = problems_of(&workspace, &path, &after);
        if found.is_empty() {
            break;
        }
        let mut page = session.page();
        for problem in &found {
            problems::write(&session.catalogue, problem, &mut page);
        }
        session.out.page(&page)?;
        match choice(session)? {
            Some(Choice::Again) => {}
            Some(Choice::GiveUp) => {
                fs::write(&file, &before).map_err(failed)?;
                return Err(UsageError::GivenUp.into());
            }
            Some(Choice::Keep) | None => {
                let file = path.to_string();
                let errors = found.iter().filter(|problem| problem.is_error()).count();
                return Err(UsageError::Unsound { file, errors }.into());
            }
        }
    }
    let only = [subject];
    if session.common.dry_run {
        let prepared = workspace.prepare_hand_edits(Some(&only), &context);
        fs::write(&file, &before).map_err(failed)?;
        return recording::show_prepared(session, &prepared?);
    }
    match workspace.record_hand_edits(Some(&only), &context) {
        Err(workspace::Error::NothingChanged) => Ok(ExitStatus::Unchanged),
        outcome => recording::end(session, &workspace, outcome),
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

/// The errors in a file: by itself, and against the rest of the plan.
fn problems_of(workspace: &Workspace, path: &PlanPath, bytes: &[u8]) -> Vec<Problem> {
    let mut problems: Vec<Problem> = workspace.check_text(path, bytes);
    for problem in workspace.problems().iter().filter(|problem| problem.path == *path) {
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
