//! The one place that turns what can go wrong into the sentence a person reads, and into an exit code.
//!
//! A sentence says what happened to what; its hint, apart, says what to do next.

use std::path::Path;

use i18n_embed_fl::fl;

use super::problem::{bad_id, fault, unknown};
use crate::wording::Catalogue;
use crate::workspace::demo::DemoError;
use crate::workspace::{Error, LocateError, Obstacle};
use copil_git::{self, IdentityError, LockHolder, Operation, ReadError, RecordError};
use copil_plan::field::Fault;
use copil_plan::sanitize::sanitize;
use copil_plan::{MilestoneId, Plan, Refusal, StatusId};
use copil_store::{EditError, OpenError};

/// What happened, and what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What happened to what.
    pub what: String,
    /// What to do next, when there is something to do.
    pub hint: Option<String>,
}

impl Sentence {
    fn new(what: String) -> Self {
        Self { what, hint: None }
    }

    fn with(what: String, hint: String) -> Self {
        Self { what, hint: Some(hint) }
    }
}

/// How a command ended, for scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Done.
    Done = 0,
    /// Refused, or problems found.
    Refused = 1,
    /// The command line made no sense.
    Usage = 2,
    /// Nothing changed.
    Unchanged = 3,
    /// The repository or the files stand in the way.
    InTheWay = 4,
}

impl Outcome {
    /// The exit code.
    pub fn code(self) -> u8 {
        self as u8
    }
}

/// A fault of the program itself, and where more is told of it.
pub fn breakdown(catalogue: &Catalogue, details: Option<&Path>) -> Sentence {
    let hint = match details {
        Some(file) => fl!(catalogue, "fault-details", file = sanitize(&file.display().to_string())),
        None => fl!(catalogue, "fault-no-details"),
    };
    Sentence {
        what: fl!(catalogue, "fault-met"),
        hint: Some(hint),
    }
}

/// How a command that met this error ends.
pub fn outcome(error: &Error) -> Outcome {
    match error {
        Error::NothingChanged
        | Error::Cancelled
        | Error::NothingToUndo
        | Error::NothingToRedo
        | Error::Refused(Refusal::AlreadySo { .. }) => Outcome::Unchanged,
        Error::Refused(_)
        | Error::Locked { .. }
        | Error::UnrecordedEdits { .. }
        | Error::Conflict { .. }
        | Error::NotOfThisPlan { .. }
        | Error::MadeThePlan { .. }
        | Error::Edit { .. }
        | Error::Apply(_)
        | Error::Read(ReadError::UnknownRevision { .. })
        | Error::Open(OpenError::NewerFormat { .. } | OpenError::BadName { .. }) => Outcome::Refused,
        Error::Midway { source, .. } => outcome(source).max(Outcome::Refused),
        Error::Open(_)
        | Error::FileInTheWay { .. }
        | Error::Obstacle(_)
        | Error::KeepsChanging { .. }
        | Error::Record(_)
        | Error::Read(_)
        | Error::Io { .. } => Outcome::InTheWay,
    }
}

fn shown(path: &Path) -> String {
    sanitize(&path.display().to_string())
}

/// The sentence of an error of a use case. `plan` lends the names of statuses and milestones.
pub fn error(catalogue: &Catalogue, plan: &Plan, error: &Error) -> Sentence {
    match error {
        Error::Open(error) => open(catalogue, error),
        Error::Refused(refusal) => refused(catalogue, plan, refusal),
        Error::Locked { path } => Sentence::with(
            fl!(catalogue, "error-locked", path = path.as_str()),
            fl!(catalogue, "hint-check"),
        ),
        Error::UnrecordedEdits { path } => Sentence::with(
            fl!(catalogue, "error-unrecorded", path = path.as_str()),
            fl!(catalogue, "hint-record"),
        ),
        Error::FileInTheWay { path } => Sentence::with(
            fl!(catalogue, "error-file-in-the-way", path = sanitize(path.as_str())),
            fl!(catalogue, "hint-file-in-the-way"),
        ),
        Error::Obstacle(found) => obstacle(catalogue, found),
        Error::KeepsChanging { path } => Sentence::with(
            fl!(catalogue, "error-restless", path = sanitize(path)),
            fl!(catalogue, "hint-try-again"),
        ),
        Error::Record(error) => record(catalogue, error),
        Error::Read(error) => read(catalogue, error),
        Error::Edit { path, source } => edit(catalogue, path.as_str(), source),
        Error::Io { path, source } => {
            let path = sanitize(path.as_str());
            Sentence::new(fl!(
                catalogue,
                "error-io",
                path = path,
                detail = sanitize(&source.to_string())
            ))
        }
        Error::NothingToUndo => Sentence::with(
            fl!(catalogue, "error-nothing-to-undo"),
            fl!(catalogue, "hint-nothing-to-undo"),
        ),
        Error::NothingToRedo => Sentence::new(fl!(catalogue, "error-nothing-to-redo")),
        Error::MadeThePlan { commit } => {
            Sentence::new(fl!(catalogue, "error-made-the-plan", commit = commit.short(10)))
        }
        Error::NotOfThisPlan { commit } => Sentence::with(
            fl!(catalogue, "error-not-of-this-plan", commit = commit.short(10)),
            fl!(catalogue, "hint-log"),
        ),
        Error::Conflict { subject, path, later } => {
            let what = match path {
                Some(path) => fl!(
                    catalogue,
                    "error-later-field",
                    subject = catalogue.subject(plan, subject),
                    field = catalogue.field(path)
                ),
                None => fl!(catalogue, "error-later", subject = catalogue.subject(plan, subject)),
            };
            let named: Vec<String> = later
                .iter()
                .map(|(commit, said)| format!("{} {}", commit.short(8), sanitize(said)))
                .collect();
            if named.is_empty() {
                return Sentence::with(what, fl!(catalogue, "hint-later-unknown"));
            }
            Sentence::with(what, fl!(catalogue, "hint-later", changes = named.join(" · ")))
        }
        Error::Midway { recorded, left, source } => midway(catalogue, plan, recorded.len(), left, source),
        Error::NothingChanged => Sentence::new(fl!(catalogue, "error-nothing-changed")),
        Error::Cancelled => Sentence::new(fl!(catalogue, "error-cancelled")),
        Error::Apply(error) => internal(catalogue, &error.to_string()),
    }
}

/// How many of the changes that were not recorded are named.
const LEFT_NAMED: usize = 4;

/// Some of several changes are recorded: how many, which are not, and why.
fn midway(catalogue: &Catalogue, plan: &Plan, done: usize, left: &[String], why: &Error) -> Sentence {
    let why = error(catalogue, plan, why);
    let mut named: Vec<String> = left.iter().take(LEFT_NAMED).cloned().collect();
    if left.len() > LEFT_NAMED {
        let others: usize = left.len() - LEFT_NAMED;
        named.push(fl!(catalogue, "and-others", count = others));
    }
    let of: usize = done + left.len();
    let what = fl!(
        catalogue,
        "error-midway",
        done = done,
        of = of,
        why = why.what,
        left = named.join(" ; ")
    );
    let again = fl!(catalogue, "hint-midway");
    let hint = why.hint.into_iter().chain(std::iter::once(again));
    Sentence::with(what, hint.collect::<Vec<_>>().join(" "))
}

fn internal(catalogue: &Catalogue, detail: &str) -> Sentence {
    Sentence::with(
        fl!(catalogue, "error-internal", detail = sanitize(detail)),
        fl!(catalogue, "hint-internal"),
    )
}

fn edit(catalogue: &Catalogue, path: &str, error: &EditError) -> Sentence {
    match error {
        EditError::Differs { path: field, .. } => Sentence::with(
            fl!(catalogue, "error-differs", path = path, field = catalogue.field(field)),
            fl!(catalogue, "hint-try-again"),
        ),
        other => Sentence::with(
            fl!(
                catalogue,
                "error-not-editable",
                path = path,
                detail = sanitize(&other.to_string())
            ),
            fl!(catalogue, "hint-edit-by-hand"),
        ),
    }
}

fn open(catalogue: &Catalogue, error: &OpenError) -> Sentence {
    match error {
        OpenError::NoPlan { dir } => Sentence::with(
            fl!(catalogue, "error-no-plan-file", dir = shown(dir)),
            fl!(catalogue, "hint-no-plan"),
        ),
        OpenError::BadName { dir, why } => Sentence::with(
            fl!(
                catalogue,
                "error-plan-name",
                dir = shown(dir),
                why = bad_id(catalogue, *why)
            ),
            fl!(catalogue, "hint-plan-name"),
        ),
        OpenError::NewerFormat { found, supported } => Sentence::with(
            fl!(
                catalogue,
                "error-newer-format",
                found = found.to_string(),
                supported = supported.to_string()
            ),
            fl!(catalogue, "hint-newer-format", found = found.to_string()),
        ),
        OpenError::Io { path, source } => Sentence::new(fl!(
            catalogue,
            "error-io",
            path = shown(path),
            detail = sanitize(&source.to_string())
        )),
    }
}

/// The sentence of a plan that could not be told.
pub fn locate(catalogue: &Catalogue, error: &LocateError) -> Sentence {
    match error {
        LocateError::NotAPlan { path } => Sentence::with(
            fl!(catalogue, "error-not-a-plan", path = shown(path)),
            fl!(catalogue, "hint-no-plan"),
        ),
        LocateError::NoPlan { start } => Sentence::with(
            fl!(catalogue, "error-no-plan", dir = shown(start)),
            fl!(catalogue, "hint-no-plan"),
        ),
        LocateError::Several { plans } => {
            let names: Vec<String> = plans
                .iter()
                .filter_map(|plan| plan.file_name())
                .map(|name| shown(Path::new(name)))
                .collect();
            Sentence::with(
                fl!(catalogue, "error-several-plans", plans = names.join(", ")),
                fl!(
                    catalogue,
                    "hint-several-plans",
                    plan = names.first().cloned().unwrap_or_default()
                ),
            )
        }
    }
}

/// The sentence of a demo that could not be made.
pub fn demo(catalogue: &Catalogue, error: &DemoError) -> Sentence {
    match error {
        DemoError::NotOurs { path } => Sentence::with(
            fl!(catalogue, "error-demo-not-ours", path = shown(path)),
            fl!(catalogue, "hint-demo-not-ours"),
        ),
        DemoError::Io { path, source } => Sentence::new(fl!(
            catalogue,
            "error-write",
            path = shown(path),
            detail = sanitize(&source.to_string())
        )),
        DemoError::Repository(_) | DemoError::Story(_) => internal(catalogue, &error.to_string()),
        DemoError::Step { step, source } => internal(catalogue, &format!("{error}: {source} ({step})")),
    }
}

/// Why editing is off, and the way out.
pub fn obstacle(catalogue: &Catalogue, obstacle: &Obstacle) -> Sentence {
    match obstacle {
        Obstacle::NoRepository => Sentence::with(
            fl!(catalogue, "error-no-repository"),
            fl!(catalogue, "hint-no-repository"),
        ),
        Obstacle::DubiousOwnership { path } => Sentence::with(
            fl!(catalogue, "error-dubious", path = shown(path)),
            fl!(catalogue, "hint-dubious", path = shown(path)),
        ),
        Obstacle::UnreadableRepository { detail } => Sentence::with(
            fl!(catalogue, "error-repository", detail = sanitize(detail)),
            fl!(catalogue, "hint-repository"),
        ),
        Obstacle::Repository(found) => repository_obstacle(catalogue, found),
    }
}

fn repository_obstacle(catalogue: &Catalogue, obstacle: &copil_git::RepositoryObstacle) -> Sentence {
    match obstacle {
        copil_git::RepositoryObstacle::Bare => {
            Sentence::with(fl!(catalogue, "error-bare"), fl!(catalogue, "hint-bare"))
        }
        copil_git::RepositoryObstacle::Detached { commit } => Sentence::with(
            fl!(catalogue, "error-detached", commit = commit.short(10)),
            fl!(catalogue, "hint-detached"),
        ),
        copil_git::RepositoryObstacle::Operation(operation) => {
            let (name, way_out) = match operation {
                Operation::Merge => ("merge", "git merge --continue / --abort"),
                Operation::Rebase => ("rebase", "git rebase --continue / --abort"),
                Operation::CherryPick => ("cherry-pick", "git cherry-pick --continue / --abort"),
                Operation::Revert => ("revert", "git revert --continue / --abort"),
                Operation::Bisect => ("bisect", "git bisect reset"),
                Operation::ApplyMailbox => ("am", "git am --continue / --abort"),
            };
            Sentence::with(
                fl!(catalogue, "error-operation", name = name),
                fl!(catalogue, "hint-operation", command = way_out),
            )
        }
        copil_git::RepositoryObstacle::NoIdentity => {
            Sentence::with(fl!(catalogue, "error-no-identity"), fl!(catalogue, "hint-no-identity"))
        }
        copil_git::RepositoryObstacle::Conflicted { path } => Sentence::with(
            fl!(catalogue, "error-conflicted", path = path.as_str()),
            fl!(catalogue, "hint-conflicted"),
        ),
        copil_git::RepositoryObstacle::ReadOnly { path } => Sentence::with(
            fl!(catalogue, "error-read-only", path = shown(path)),
            fl!(catalogue, "hint-read-only"),
        ),
        copil_git::RepositoryObstacle::Unreadable => Sentence::with(
            fl!(catalogue, "error-repository", detail = "HEAD"),
            fl!(catalogue, "hint-repository"),
        ),
    }
}

fn record(catalogue: &Catalogue, error: &RecordError) -> Sentence {
    match error {
        RecordError::Stale { path } => Sentence::with(
            fl!(catalogue, "error-restless", path = path.as_str()),
            fl!(catalogue, "hint-try-again"),
        ),
        RecordError::StagedDiffers { path } => Sentence::with(
            fl!(catalogue, "error-unrecorded", path = path.as_str()),
            fl!(catalogue, "hint-record"),
        ),
        RecordError::Empty => Sentence::new(fl!(catalogue, "error-nothing-changed")),
        RecordError::UnusablePath { path } | RecordError::NotAFile { path } => Sentence::with(
            fl!(catalogue, "error-not-a-file", path = path.as_str()),
            fl!(catalogue, "hint-not-a-file"),
        ),
        RecordError::Locked { path, holder } => locked(catalogue, path, holder),
        RecordError::Obstacle(found) => repository_obstacle(catalogue, found),
        RecordError::Identity(error) => identity(catalogue, error),
        RecordError::Signing { program, message } => {
            let detail = sanitize(message.trim().lines().last().unwrap_or_default());
            Sentence::with(
                fl!(catalogue, "error-signing", program = sanitize(program), detail = detail),
                fl!(catalogue, "hint-signing"),
            )
        }
        RecordError::ReadOnly { path } => Sentence::with(
            fl!(catalogue, "error-read-only", path = shown(path)),
            fl!(catalogue, "hint-read-only"),
        ),
        RecordError::DiskFull { path } => Sentence::with(
            fl!(catalogue, "error-disk-full", path = shown(path)),
            fl!(catalogue, "hint-disk-full"),
        ),
        RecordError::Index { path } => Sentence::with(
            fl!(catalogue, "error-index", path = shown(path)),
            fl!(catalogue, "hint-repository"),
        ),
        RecordError::Io { path, source } => Sentence::new(fl!(
            catalogue,
            "error-write",
            path = shown(path),
            detail = sanitize(&source.to_string())
        )),
        RecordError::Read(error) => read(catalogue, error),
        RecordError::Git(error) => Sentence::with(
            fl!(catalogue, "error-repository", detail = sanitize(&error.to_string())),
            fl!(catalogue, "hint-repository"),
        ),
    }
}

fn locked(catalogue: &Catalogue, path: &Path, holder: &LockHolder) -> Sentence {
    let who = match (&holder.program, holder.pid) {
        (Some(program), Some(pid)) => fl!(catalogue, "holder-known", program = sanitize(program), pid = pid),
        _ => fl!(catalogue, "holder-unknown"),
    };
    Sentence::with(
        fl!(catalogue, "error-lock", who = who),
        fl!(catalogue, "hint-lock", path = shown(path)),
    )
}

fn identity(catalogue: &Catalogue, error: &IdentityError) -> Sentence {
    match error {
        IdentityError::NameMissing | IdentityError::EmailMissing => {
            Sentence::with(fl!(catalogue, "error-no-identity"), fl!(catalogue, "hint-no-identity"))
        }
        IdentityError::Date { value } => Sentence::with(
            fl!(catalogue, "error-git-date", value = sanitize(value)),
            fl!(catalogue, "hint-git-date"),
        ),
        IdentityError::Unusable { name, email } => Sentence::with(
            fl!(
                catalogue,
                "error-identity-unusable",
                name = sanitize(name),
                email = sanitize(email)
            ),
            fl!(catalogue, "hint-no-identity"),
        ),
        IdentityError::Config(error) => Sentence::with(
            fl!(catalogue, "error-repository", detail = sanitize(error.message())),
            fl!(catalogue, "hint-repository"),
        ),
    }
}

fn read(catalogue: &Catalogue, error: &ReadError) -> Sentence {
    match error {
        ReadError::UnknownRevision { name } => Sentence::with(
            fl!(catalogue, "error-unknown-commit", name = sanitize(name)),
            fl!(catalogue, "hint-log"),
        ),
        other => Sentence::with(
            fl!(catalogue, "error-repository", detail = sanitize(&other.to_string())),
            fl!(catalogue, "hint-repository"),
        ),
    }
}

fn statuses(catalogue: &Catalogue, plan: &Plan, ids: &[StatusId]) -> String {
    ids.iter()
        .map(|id| catalogue.status(plan, id))
        .collect::<Vec<_>>()
        .join(", ")
}

fn milestones(plan: &Plan, action: &copil_plan::ActionId, ids: &[MilestoneId]) -> String {
    let title = |id: &MilestoneId| {
        let milestone = plan
            .actions
            .get(action)
            .and_then(|placed| placed.milestones.get(id.as_str()));
        milestone.map_or_else(
            || id.to_string(),
            |milestone| format!("{} ({id})", sanitize(&milestone.title)),
        )
    };
    ids.iter().map(title).collect::<Vec<_>>().join(", ")
}

/// Why an intent is refused.
pub fn refused(catalogue: &Catalogue, plan: &Plan, refusal: &Refusal) -> Sentence {
    match refusal {
        Refusal::NotAllowed {
            action,
            from,
            to,
            allowed,
        } => Sentence::with(
            fl!(
                catalogue,
                "refused-transition",
                action = action.as_str(),
                from = catalogue.status(plan, from),
                to = catalogue.status(plan, to)
            ),
            fl!(
                catalogue,
                "hint-transition",
                allowed = statuses(catalogue, plan, allowed)
            ),
        ),
        Refusal::NeedsReason { action, to } => Sentence::with(
            fl!(
                catalogue,
                "refused-reason",
                action = action.as_str(),
                to = catalogue.status(plan, to)
            ),
            fl!(catalogue, "hint-reason"),
        ),
        Refusal::UnreachedMilestones { action, to, unreached } => Sentence::with(
            fl!(
                catalogue,
                "refused-milestones",
                action = action.as_str(),
                to = catalogue.status(plan, to),
                milestones = milestones(plan, action, unreached)
            ),
            fl!(catalogue, "hint-milestones"),
        ),
        Refusal::NeedsComment { action } => Sentence::with(
            fl!(catalogue, "refused-comment", action = action.as_str()),
            fl!(catalogue, "hint-comment"),
        ),
        Refusal::AlreadySo { subject } => Sentence::new(fl!(
            catalogue,
            "refused-already",
            subject = catalogue.subject(plan, subject)
        )),
        Refusal::Unknown { what, id, nearest } => unknown(catalogue, *what, id, nearest.as_deref()),
        Refusal::Future { day } => Sentence::with(
            fl!(catalogue, "refused-future", day = catalogue.long_date(*day)),
            fl!(catalogue, "hint-future"),
        ),
        Refusal::Taken { id } => Sentence::with(
            fl!(catalogue, "refused-taken", id = sanitize(id)),
            fl!(catalogue, "hint-taken"),
        ),
        Refusal::BadId { text, why } => Sentence::with(
            fl!(
                catalogue,
                "problem-bad-id",
                text = sanitize(text),
                why = bad_id(catalogue, *why)
            ),
            fl!(catalogue, "hint-id"),
        ),
        Refusal::Invalid { subject, problem } => {
            if let Fault::UnknownKey { nearest } = &problem.fault {
                let field = sanitize(&problem.path.to_string());
                let nearest = nearest.as_deref().map(sanitize);
                return Sentence {
                    what: fl!(
                        catalogue,
                        "refused-unknown-key",
                        subject = catalogue.subject(plan, subject),
                        field = field
                    ),
                    hint: nearest.map(|nearest| fl!(catalogue, "hint-nearest", nearest = nearest)),
                };
            }
            let (what, hint) = fault(catalogue, &problem.fault);
            let field = catalogue.field(&problem.path);
            let what = fl!(
                catalogue,
                "refused-unfit",
                subject = catalogue.subject(plan, subject),
                field = field,
                fault = what
            );
            Sentence { what, hint }
        }
    }
}
