//! What the repository has against a change, in words.

use std::io;
use std::path::Path;

use i18n_embed_fl::fl;

use super::{Sentence, shown};
use crate::wording::Catalogue;
use crate::workspace::Obstacle;
use crate::workspace::today;
use copil_git::{IdentityError, LockHolder, Operation, ReadError, RecordError, RepositoryObstacle, UnsupportedFeature};
use copil_plan::sanitize::sanitize;

/// Why editing is off, and the way out.
pub fn obstacle(catalogue: &Catalogue, obstacle: &Obstacle) -> Sentence {
    match obstacle {
        Obstacle::NoRepository => sentence!(catalogue, "error-no-repository"; "hint-no-repository"),
        Obstacle::DubiousOwnership { path } => sentence!(
            catalogue,
            "error-dubious", path = shown(path);
            "hint-dubious", path = shown(path)
        ),
        Obstacle::UnsupportedRepository(feature) => unsupported(catalogue, feature),
        Obstacle::UnreadableRepository { detail } => unreadable(catalogue, detail),
        Obstacle::Past { day } => sentence!(
            catalogue,
            "error-past", day = catalogue.long_date(*day);
            "hint-past"
        ),
        Obstacle::Portfolio => sentence!(catalogue, "error-portfolio"; "hint-portfolio"),
        Obstacle::Repository(found) => repository_obstacle(catalogue, found),
    }
}

fn repository_obstacle(catalogue: &Catalogue, obstacle: &RepositoryObstacle) -> Sentence {
    match obstacle {
        RepositoryObstacle::Bare => sentence!(catalogue, "error-bare"; "hint-bare"),
        RepositoryObstacle::Detached { commit } => sentence!(
            catalogue,
            "error-detached", commit = commit.short(10);
            "hint-detached"
        ),
        RepositoryObstacle::Operation(operation) => {
            let (name, way_out) = match operation {
                Operation::Merge => ("merge", "git merge --continue / --abort"),
                Operation::Rebase => ("rebase", "git rebase --continue / --abort"),
                Operation::CherryPick => ("cherry-pick", "git cherry-pick --continue / --abort"),
                Operation::Revert => ("revert", "git revert --continue / --abort"),
                Operation::Bisect => ("bisect", "git bisect reset"),
                Operation::ApplyMailbox => ("am", "git am --continue / --abort"),
            };
            sentence!(catalogue, "error-operation", name = name; "hint-operation", command = way_out)
        }
        RepositoryObstacle::NoIdentity => no_identity(catalogue),
        RepositoryObstacle::UnusableIdentity { name, email } => unusable_identity(catalogue, name, email),
        RepositoryObstacle::Conflicted { path } => sentence!(
            catalogue,
            "error-conflicted", path = path.as_str();
            "hint-conflicted"
        ),
        RepositoryObstacle::LeftOut { under, files } => {
            let way_out = match under.as_str() {
                "" => "git sparse-checkout disable".to_owned(),
                folder => format!("git sparse-checkout add {}", sanitize(folder)),
            };
            let count = *files;
            sentence!(catalogue, "error-left-out", count = count; "hint-left-out", command = way_out)
        }
        RepositoryObstacle::ReadOnly { path } => read_only(catalogue, path),
        RepositoryObstacle::Unreadable => unreadable(catalogue, "HEAD"),
    }
}

/// Why a change was not recorded, and that it was not.
pub(super) fn record(catalogue: &Catalogue, error: &RecordError) -> Sentence {
    let said = record_why(catalogue, error);
    let leaves_it_open = matches!(
        error,
        RecordError::Stale { .. }
            | RecordError::Locked { .. }
            | RecordError::Signing { .. }
            | RecordError::DiskFull { .. }
            | RecordError::Io { .. }
    );
    if leaves_it_open {
        not_made(catalogue, said)
    } else {
        said
    }
}

/// What stood in the way of a change, and that the change was not made.
pub(super) fn not_made(catalogue: &Catalogue, why: Sentence) -> Sentence {
    let what = format!("{} {}", why.what, fl!(catalogue, "error-not-made"));
    Sentence { what, ..why }
}

/// What stood in the way of writing to the repository, whatever was to be written.
pub(super) fn record_why(catalogue: &Catalogue, error: &RecordError) -> Sentence {
    match error {
        RecordError::Stale { path } => sentence!(catalogue, "error-restless", path = path.as_str(); "hint-try-again"),
        RecordError::StagedDiffers { path } => sentence!(
            catalogue,
            "error-unrecorded", path = path.as_str();
            "hint-record"
        ),
        RecordError::TagTaken { name } => {
            let tag = sanitize(name);
            sentence!(catalogue, "error-tag-taken", tag = tag.as_str(); "hint-tag-taken", tag = tag.as_str())
        }
        RecordError::Empty => sentence!(catalogue, "error-nothing-changed"),
        RecordError::UnusablePath { path } | RecordError::NotAFile { path } => not_a_file(catalogue, path.as_str()),
        RecordError::Filtered {
            path,
            filter,
            attribute,
        } => {
            let (path, attribute) = (sanitize(path.as_str()), *attribute);
            sentence!(
                catalogue,
                "error-filtered", path = path.as_str(), filter = sanitize(filter), attribute = attribute;
                "hint-filtered", path = path.as_str(), attribute = attribute
            )
        }
        RecordError::Nested { path, folder } => sentence!(
            catalogue,
            "error-nested", path = sanitize(path.as_str()), folder = sanitize(folder.as_str());
            "hint-nested"
        ),
        RecordError::NotAhead { .. } => sentence!(catalogue, "error-not-ahead"; "hint-try-again"),
        RecordError::Moved { name } => {
            let name = name.rsplit('/').next().unwrap_or(name);
            sentence!(catalogue, "error-moved", name = sanitize(name); "hint-try-again")
        }
        RecordError::CheckedOut { branch, git_dir } => {
            let branch = branch.strip_prefix("refs/heads/").unwrap_or(branch);
            sentence!(
                catalogue,
                "error-checked-out", branch = sanitize(branch), dir = shown(git_dir);
                "hint-checked-out"
            )
        }
        RecordError::Locked { path, holder } => locked(catalogue, path, holder),
        RecordError::Obstacle(found) => repository_obstacle(catalogue, found),
        RecordError::Identity(error) => identity(catalogue, error),
        RecordError::Signing { program, message } => {
            let detail = sanitize(message.trim().lines().last().unwrap_or_default());
            sentence!(catalogue, "error-signing", program = sanitize(program), detail = detail; "hint-signing")
        }
        RecordError::ReadOnly { path } => read_only(catalogue, path),
        RecordError::DiskFull { path } => sentence!(catalogue, "error-disk-full", path = shown(path); "hint-disk-full"),
        RecordError::HalfDone { path } => sentence!(
            catalogue,
            "error-half-done", path = shown(path);
            "hint-half-done"
        ),
        RecordError::Index { path } => sentence!(catalogue, "error-index", path = shown(path); "hint-repository"),
        RecordError::Io { path, source } => not_written(catalogue, path, source),
        RecordError::Read(error) => read(catalogue, error),
        RecordError::Git(error) => unreadable(catalogue, &error.to_string()),
    }
}

/// A link, a pipe or the like stands where a file of the plan was to be written.
pub fn not_a_file(catalogue: &Catalogue, path: &str) -> Sentence {
    sentence!(catalogue, "error-not-a-file", path = sanitize(path); "hint-not-a-file")
}

fn unsupported(catalogue: &Catalogue, feature: &UnsupportedFeature) -> Sentence {
    match feature {
        UnsupportedFeature::ObjectFormat(format) => sentence!(
            catalogue,
            "error-object-format", format = sanitize(format);
            "hint-object-format"
        ),
        UnsupportedFeature::ReferenceFormat(format) => sentence!(
            catalogue,
            "error-reference-format", format = sanitize(format);
            "hint-reference-format"
        ),
    }
}

fn no_identity(catalogue: &Catalogue) -> Sentence {
    sentence!(catalogue, "error-no-identity"; "hint-no-identity")
}

fn unusable_identity(catalogue: &Catalogue, name: &str, email: &str) -> Sentence {
    sentence!(
        catalogue,
        "error-identity-unusable", name = sanitize(name), email = sanitize(email);
        "hint-no-identity"
    )
}

fn read_only(catalogue: &Catalogue, path: &Path) -> Sentence {
    sentence!(catalogue, "error-read-only", path = shown(path); "hint-read-only")
}

fn not_written(catalogue: &Catalogue, path: &Path, source: &io::Error) -> Sentence {
    let detail = sanitize(&source.to_string());
    sentence!(catalogue, "error-write", path = shown(path), detail = detail)
}

fn unreadable(catalogue: &Catalogue, detail: &str) -> Sentence {
    sentence!(catalogue, "error-repository", detail = sanitize(detail); "hint-repository")
}

fn locked(catalogue: &Catalogue, path: &Path, holder: &LockHolder) -> Sentence {
    let who = match (&holder.program, holder.pid, &holder.host) {
        (Some(program), Some(pid), Some(host)) => fl!(
            catalogue,
            "holder-elsewhere",
            program = sanitize(program),
            pid = pid,
            host = sanitize(host)
        ),
        (Some(program), Some(pid), None) => fl!(catalogue, "holder-known", program = sanitize(program), pid = pid),
        _ => fl!(catalogue, "holder-unknown"),
    };
    sentence!(catalogue, "error-lock", who = who; "hint-lock", path = shown(path))
}

fn identity(catalogue: &Catalogue, error: &IdentityError) -> Sentence {
    match error {
        IdentityError::NameMissing | IdentityError::EmailMissing => no_identity(catalogue),
        IdentityError::Date { value } => sentence!(
            catalogue,
            "error-git-date", value = sanitize(value);
            "hint-git-date"
        ),
        IdentityError::Unusable { name, email } => unusable_identity(catalogue, name, email),
        IdentityError::Config(error) => unreadable(catalogue, error.message()),
    }
}

pub(super) fn read(catalogue: &Catalogue, error: &ReadError) -> Sentence {
    match error {
        ReadError::UnknownRevision { name } => sentence!(
            catalogue,
            "error-unknown-commit", name = sanitize(name);
            "hint-log"
        ),
        ReadError::Setting { key, value, place } => {
            let place = match place {
                Some((file, Some(line))) => format!("{}:{line}", shown(file)),
                Some((file, None)) => shown(file),
                None => "git config".to_owned(),
            };
            let key = sanitize(key);
            let hint = match key.as_str() {
                key if today::is_config_key(key) => fl!(catalogue, "hint-setting-today", key = key),
                key => fl!(catalogue, "hint-setting", key = key),
            };
            sentence!(
                catalogue,
                "error-setting",
                place = place,
                key = key,
                value = sanitize(value)
            )
            .hint(Some(hint))
        }
        ReadError::Missing { oid } => sentence!(
            catalogue,
            "error-missing-object", oid = oid.to_string();
            "hint-missing-object"
        ),
        other => unreadable(catalogue, &other.to_string()),
    }
}
