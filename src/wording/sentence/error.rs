//! The errors of the use cases, in words.

use std::path::Path;

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::super::problem::{self, bad_id, newer_format};
use super::import::import;
use super::proposal::proposal;
use super::repository::{not_made, read, record, record_why};
use super::sync::{sync, sync_hint};
use super::{Sentence, SystemError, obstacle, refused, shown, system};
use crate::wording::Catalogue;
use crate::workspace::demo::DemoError;
use crate::workspace::portfolio::Unreadable;
use crate::workspace::portfolio::list::ListError;
use crate::workspace::{DocumentFileError, Error, LocateError, NoPast};
use copil_git::SettleError;
use copil_plan::field::Field;
use copil_plan::meeting::{MeetingPaper, MeetingState};
use copil_plan::sanitize::sanitize;
use copil_plan::{MeetingId, Plan, PlanId, Refusal};
use copil_store::{EditError, OpenError};

/// The sentence of an error of a use case. `plan` lends the names of statuses and milestones.
fn error(catalogue: &Catalogue, plan: &Plan, failed: &Error) -> Sentence {
    match failed {
        Error::Open(error) => open(catalogue, error),
        Error::Import(error) => import(catalogue, error),
        Error::Refused(refusal) => refused(catalogue, plan, refusal),
        Error::BadToday { value } => sentence!(catalogue, "error-bad-today", value = sanitize(value); "hint-bad-today"),
        Error::Locked { path } => sentence!(catalogue, "error-locked", path = path.as_str(); "hint-check"),
        Error::UnrecordedEdits { path } => sentence!(
            catalogue,
            "error-unrecorded", path = path.as_str();
            "hint-record"
        ),
        Error::FileInTheWay { path } => sentence!(
            catalogue,
            "error-file-in-the-way", path = sanitize(path.as_str());
            "hint-file-in-the-way"
        ),
        Error::Settle(SettleError::Write { path, source }) => {
            system(catalogue, SystemError::File(Path::new(path.as_str())), source)
        }
        Error::Settle(SettleError::Git { said }) => {
            sentence!(catalogue, "error-settle-git", detail = sanitize(said); "hint-try-again")
        }
        Error::Obstacle(found) => obstacle(catalogue, found),
        Error::KeepsChanging { path } => not_made(
            catalogue,
            sentence!(catalogue, "error-restless", path = sanitize(path); "hint-try-again"),
        ),
        Error::Record(error) => record(catalogue, error),
        Error::Read(error) => read(catalogue, error),
        Error::Edit { path, source } => edit(catalogue, path.as_str(), source),
        Error::Io { path, source } => {
            let path = sanitize(path.as_str());
            sentence!(
                catalogue,
                "error-io",
                path = path,
                detail = sanitize(&source.to_string())
            )
        }
        Error::Untagged { meeting, source } => sentence!(
            catalogue,
            "error-untagged",
                meeting = catalogue.meeting(plan, meeting),
                why = match &**source {
                    Error::Record(error) => record_why(catalogue, error),
                    other => error(catalogue, plan, other),
                }.what;
            "hint-untagged", id = meeting.as_str()
        ),
        Error::NothingToUndo => sentence!(catalogue, "error-nothing-to-undo"; "hint-nothing-to-undo"),
        Error::NothingToRedo => sentence!(catalogue, "error-nothing-to-redo"),
        Error::OutsideSitting {
            commit,
            day,
            subject,
            is_today,
        } => sentence!(
            catalogue,
            "error-outside-sitting",
            subject = sanitize(subject),
            commit = commit.short(10),
            day = catalogue.long_date(*day),
            sitting = if *is_today { "today" } else { "run" };
            "hint-outside-sitting"
        ),
        Error::TakenBack { commit, by } => sentence!(
            catalogue,
            "error-taken-back", commit = commit.short(10), by = by.short(10);
            "hint-taken-back"
        ),
        Error::RecordedAlready(recorded) => sentence!(
            catalogue,
            "error-recorded-already",
            subject = sanitize(&recorded.subject),
            commit = recorded.commit.short(10);
            "hint-recorded-already"
        ),
        Error::MadeThePlan { commit } => {
            sentence!(catalogue, "error-made-the-plan", commit = commit.short(10))
        }
        Error::StillReferredTo { by } => {
            let names: Vec<String> = by.iter().map(|subject| catalogue.subject(plan, subject)).collect();
            sentence!(
                catalogue,
                "error-referred-to", names = names.join(", "), count = names.len();
                "hint-referred-to"
            )
        }
        Error::NeededBy { by } => {
            let names: Vec<String> = by.iter().map(|subject| catalogue.subject(plan, subject)).collect();
            sentence!(
                catalogue,
                "error-needed-by", names = names.join(", "), count = names.len();
                "hint-needed-by"
            )
        }
        Error::AtTheEdge { commit } => sentence!(
            catalogue,
            "error-at-the-edge", commit = commit.short(10);
            "hint-unshallow"
        ),
        Error::NotOfThisPlan { commit } => sentence!(
            catalogue,
            "error-not-of-this-plan", commit = commit.short(10);
            "hint-log"
        ),
        Error::OnlyJoined { commit } => sentence!(
            catalogue,
            "error-only-joined", commit = commit.short(10);
            "hint-only-joined"
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
        Error::Midway { recorded, left, source } => {
            midway(catalogue, recorded.len(), left, error(catalogue, plan, source))
        }
        Error::NoPast(why) => no_past(catalogue, why),
        Error::Proposal(error) => proposal(catalogue, plan, error),
        Error::Sync(error) => sync(catalogue, error),
        Error::MeetingNotRecorded { meeting } => sentence!(
            catalogue,
            "error-meeting-not-recorded", meeting = meeting.as_str();
            "hint-meeting-not-recorded"
        ),
        Error::NoPaper { paper, meeting, state } => no_paper(catalogue, *paper, meeting, *state),
        Error::NothingChanged => sentence!(catalogue, "error-nothing-changed"),
        Error::Cancelled => sentence!(catalogue, "error-cancelled"),
        Error::Apply(error) => internal(catalogue, &error.to_string()),
    }
}

/// The sentence of an error of a use case, with the option of the command line that gives what is missing.
pub fn error_with_option(catalogue: &Catalogue, plan: &Plan, failed: &Error) -> Sentence {
    let Sentence { what, hint } = error(catalogue, plan, failed);
    let by_option = |hint: String| fl!(catalogue, "hint-by-option", hint = hint);
    let hint = match failed {
        Error::Refused(refusal) if refusal.asks_why() => hint.map(by_option),
        Error::Refused(Refusal::Doubtful { .. }) => Some(fl!(catalogue, "hint-sure-option")),
        Error::StillReferredTo { .. } => Some(fl!(catalogue, "hint-with-references")),
        Error::OutsideSitting { commit, .. } => Some(fl!(catalogue, "hint-undo-option", commit = commit.short(10))),
        _ => hint,
    };
    Sentence { what, hint }
}

/// The names of the keys that sentences of the screen speak of.
#[derive(Clone, Debug, Default)]
pub struct ScreenKeys {
    /// Shows what is wrong with the files.
    pub problems: String,
    /// Records the edits made outside the program.
    pub record: String,
    /// Opens a file in the person's editor.
    pub editor: String,
    /// Goes to the journal.
    pub journal: String,
    /// Brings the plan and the shared one together.
    pub sync: String,
    /// Chooses a moment.
    pub moments: String,
    /// Opens the plan whose questions wait.
    pub questions: String,
    /// Goes back to what a plan was opened from.
    pub back: String,
}

/// The sentence of an error of a use case, with what to do about it on the screen.
pub fn error_on_screen(catalogue: &Catalogue, plan: &Plan, failed: &Error, keys: &ScreenKeys) -> Sentence {
    let Sentence { what, hint } = error(catalogue, plan, failed);
    let hint = match failed {
        Error::Midway { recorded, left, source } => {
            let why = error_on_screen(catalogue, plan, source, keys);
            return midway(catalogue, recorded.len(), left, why);
        }
        Error::NoPast(NoPast::NoClosedMeeting) => {
            let what = fl!(catalogue, "tui-compare-choose", key = keys.moments.as_str());
            return Sentence { what, hint: None };
        }
        Error::Locked { .. } => Some(fl!(catalogue, "tui-hint-check", key = keys.problems.as_str())),
        Error::UnrecordedEdits { .. } => Some(fl!(catalogue, "tui-hint-record", key = keys.record.as_str())),
        Error::StillReferredTo { .. } => {
            let key = keys.journal.as_str();
            Some(fl!(catalogue, "tui-hint-referred-to", key = key))
        }
        Error::Edit { source, .. } if !matches!(source, EditError::Differs { .. }) => {
            let (editor, record) = (keys.editor.as_str(), keys.record.as_str());
            Some(fl!(
                catalogue,
                "tui-hint-edit-by-hand",
                editor = editor,
                record = record
            ))
        }
        Error::Sync(error) => sync_hint(catalogue, error, keys),
        // What is missing is typed where it is said.
        Error::NothingToUndo | Error::Refused(Refusal::NeedsWord { .. }) => None,
        _ => hint,
    };
    Sentence { what, hint }
}

/// Why there is no plan to see at a moment.
fn no_past(catalogue: &Catalogue, why: &NoPast) -> Sentence {
    let told = |day: NaiveDate| catalogue.long_date(day);
    match why {
        NoPast::ToCome { day } => sentence!(catalogue, "error-day-to-come", day = told(*day)),
        NoPast::BeforeTheFirst { day, first, is_edge } => {
            let (day, first) = (told(*day), told(*first));
            if *is_edge {
                sentence!(catalogue, "error-before-the-clone", day = day, first = first; "hint-unshallow")
            } else {
                sentence!(catalogue, "error-before-the-first", day = day, first = first)
            }
        }
        NoPast::NoPlanYet { day } => sentence!(catalogue, "error-no-plan-yet", day = told(*day)),
        NoPast::NoSharedLog => sentence!(catalogue, "error-no-shared-log"),
        NoPast::SharedLater { day, first } => {
            sentence!(catalogue, "error-shared-later", day = told(*day), first = told(*first))
        }
        NoPast::NothingRecorded => sentence!(catalogue, "error-nothing-recorded"),
        NoPast::NoClosedMeeting => sentence!(catalogue, "error-no-closed-meeting"; "hint-compare"),
        NoPast::NoMeeting { word } => sentence!(catalogue, "error-no-such-meeting", word = sanitize(word)),
        NoPast::MovedTag { tag, meeting } => {
            let day = meeting
                .parts()
                .map_or_else(|| meeting.to_string(), |(day, _)| day.to_string());
            sentence!(
                catalogue,
                "error-moved-tag", tag = tag.as_str(), meeting = meeting.as_str();
                "hint-moved-tag", tag = tag.as_str(), meeting = meeting.as_str(), day = day
            )
        }
        NoPast::UnknownRevision { name } => sentence!(
            catalogue,
            "error-unknown-moment", name = sanitize(name);
            "hint-moments"
        ),
    }
}

/// Why a meeting has no such paper.
fn no_paper(catalogue: &Catalogue, paper: MeetingPaper, meeting: &MeetingId, state: MeetingState) -> Sentence {
    let meeting = meeting.as_str();
    match (state, paper) {
        (MeetingState::Cancelled, _) => sentence!(catalogue, "error-no-record-cancelled", meeting = meeting),
        (MeetingState::Postponed, _) => sentence!(catalogue, "error-no-record-postponed", meeting = meeting),
        (MeetingState::Written, MeetingPaper::Attendance) => {
            sentence!(catalogue, "error-no-attendance-written", meeting = meeting)
        }
        _ => sentence!(
            catalogue,
            "error-no-record-yet", meeting = meeting;
            "hint-no-record-yet", meeting = meeting
        ),
    }
}

/// Why a document was not written to a file.
pub fn document_file(catalogue: &Catalogue, failed: &DocumentFileError) -> Sentence {
    match failed {
        DocumentFileError::AlreadyThere { path } => {
            sentence!(catalogue, "error-document-there", file = shown(path); "hint-document-there")
        }
        DocumentFileError::NotAFile { path } => {
            sentence!(catalogue, "error-document-not-a-file", file = shown(path); "hint-document-not-a-file")
        }
        DocumentFileError::NotAFolder { path } => {
            sentence!(catalogue, "error-document-not-a-folder", file = shown(path); "hint-document-not-a-folder")
        }
        DocumentFileError::NoFolder { path } => {
            sentence!(catalogue, "error-document-no-folder", file = shown(path); "hint-document-no-folder")
        }
        DocumentFileError::Io { path, source } => system(catalogue, SystemError::File(path), source),
    }
}

/// A folder that holds something, and no site.
pub fn no_site(catalogue: &Catalogue, path: &Path) -> Sentence {
    sentence!(catalogue, "error-no-site", folder = shown(path); "hint-no-site")
}

/// How many of the changes that were not recorded are named.
const LEFT_NAMED: usize = 4;

/// Some of several changes are recorded: how many, which are not, and why.
fn midway(catalogue: &Catalogue, done: usize, left: &[String], why: Sentence) -> Sentence {
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
    sentence!(catalogue, "error-internal", detail = sanitize(detail); "hint-internal")
}

fn edit(catalogue: &Catalogue, path: &str, error: &EditError) -> Sentence {
    match error {
        EditError::Differs { path: field, .. } => sentence!(
            catalogue,
            "error-differs", path = path, field = catalogue.field(field);
            "hint-try-again"
        ),
        other => sentence!(
            catalogue,
            "error-not-editable", path = path, detail = sanitize(&other.to_string());
            "hint-edit-by-hand"
        ),
    }
}

fn open(catalogue: &Catalogue, error: &OpenError) -> Sentence {
    match error {
        OpenError::NoPlan { dir } => sentence!(catalogue, "error-no-plan-file", dir = shown(dir); "hint-no-plan"),
        OpenError::BadName { dir, why } => sentence!(
            catalogue,
            "error-plan-name", dir = shown(dir), why = bad_id(catalogue, *why);
            "hint-plan-name"
        ),
        OpenError::NewerFormat { found, .. } => newer_format(catalogue, *found),
        OpenError::Io { path, source } => sentence!(
            catalogue,
            "error-io",
            path = shown(path),
            detail = sanitize(&source.to_string())
        ),
    }
}

/// The sentence of a plan that could not be told.
pub fn locate(catalogue: &Catalogue, error: &LocateError) -> Sentence {
    match error {
        LocateError::NotAPlan { path } => sentence!(catalogue, "error-not-a-plan", path = shown(path); "hint-no-plan"),
        LocateError::NoPlan { start } => sentence!(catalogue, "error-no-plan", dir = shown(start); "hint-no-plan"),
        LocateError::Several { plans } => {
            let names: Vec<String> = plans.iter().map(|name| sanitize(name)).collect();
            sentence!(
                catalogue,
                "error-several-plans", plans = names.join(", ");
                "hint-several-plans", plan = names.first().cloned().unwrap_or_default()
            )
        }
        LocateError::List(error) => list(catalogue, error),
    }
}

fn list(catalogue: &Catalogue, error: &ListError) -> Sentence {
    match error {
        ListError::Io { path, source } => system(catalogue, SystemError::File(path), source),
        ListError::NewerFormat { path, found } => {
            let hint = newer_format(catalogue, *found).hint;
            let (path, found) = (shown(path), found.to_string());
            Sentence::new(fl!(catalogue, "error-list-newer", path = path, found = found)).hint(hint)
        }
        ListError::Invalid { path, problems } => {
            let errors = problems.iter().filter(|problem| problem.is_error());
            let told: Vec<String> = errors.map(|problem| problem::line(catalogue, problem)).collect();
            sentence!(
                catalogue,
                "error-list", path = shown(path), problems = told.join(" ");
                "hint-list"
            )
        }
    }
}

/// Why nothing of a plan of a portfolio is known.
pub fn unreadable(catalogue: &Catalogue, why: &Unreadable) -> Sentence {
    match why {
        Unreadable::NotYet(_) => sentence!(catalogue, "portfolio-not-yet"),
        Unreadable::NoRepository { repository } => sentence!(
            catalogue,
            "portfolio-no-repository", dir = shown(repository);
            "hint-portfolio-no-repository"
        ),
        Unreadable::Bare { repository } => sentence!(
            catalogue,
            "portfolio-bare", dir = shown(repository);
            "hint-portfolio-bare"
        ),
        Unreadable::Twice { name } => sentence!(catalogue, "portfolio-twice", name = sanitize(name)),
        Unreadable::Config(problems) => {
            let first = problems.first().map(|first| problem::line(catalogue, first));
            Sentence::new(first.unwrap_or_default())
        }
        Unreadable::Error(Error::Open(OpenError::NoPlan { dir })) => {
            sentence!(catalogue, "error-no-plan-file", dir = shown(dir); "hint-portfolio-no-plan")
        }
        Unreadable::Error(why) => error(catalogue, &Plan::empty(PlanId::stand_in()), why),
    }
}

/// The sentence of a demo that could not be made.
pub fn demo(catalogue: &Catalogue, error: &DemoError) -> Sentence {
    match error {
        DemoError::NotOurs { path } => sentence!(
            catalogue,
            "error-demo-not-ours", path = shown(path);
            "hint-demo-not-ours"
        ),
        DemoError::Another { path } => sentence!(
            catalogue,
            "error-demo-another", path = shown(path);
            "hint-demo-another"
        ),
        DemoError::Io { path, source } => system(catalogue, SystemError::File(path), source),
        DemoError::Repository(_) | DemoError::Story(_) => internal(catalogue, &error.to_string()),
        DemoError::Step { source, .. } => internal(catalogue, &format!("{error}: {source}")),
    }
}
