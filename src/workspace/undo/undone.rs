//! Which commit another one takes back: what a message claims is believed where the files say so too.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::step_of;
use crate::wording::change::Light;
use crate::workspace::history::JoinedSides;
use crate::workspace::message;
use crate::workspace::versions::VersionReader;
use crate::workspace::{Error, PlanRepository};
use copil_git::{CommitDiff, CommitId, FileDelta};
use copil_plan::change::{Change, Difference, Renumbering, Subject, invert};

/// What a commit takes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// The full name of the commit taken back.
    pub commit: String,
    /// Whether that one took back another one itself, so that a change is done again.
    pub is_redo: bool,
}

impl Undone {
    /// In what light the changes of a commit are to be told.
    pub fn light(undone: Option<&Self>) -> Light {
        match undone {
            None => Light::Plain,
            Some(undone) if undone.is_redo => Light::DoneAgain,
            Some(_) => Light::TakenBack,
        }
    }
}

/// What a commit takes back. Anyone may write into a message that it takes another commit back; it does where its files
/// became what they were before that one, or its changes are the opposite of that one's.
pub(in crate::workspace) fn undone_by(
    repo: &PlanRepository,
    commit: &CommitDiff,
    own: &Difference,
) -> Result<Option<Undone>, Error> {
    // Reading every message for its trailers would double the time that a long history takes.
    if !commit.commit.message.contains("Undoes: ") {
        return Ok(None);
    }
    let claimed = message::read(&commit.commit.message).undoes.clone();
    let Some(target) = claimed.and_then(|claimed| claimed.parse::<CommitId>().ok()) else {
        return Ok(None);
    };
    // What cannot be found was not taken back here.
    let Ok(target) = step_of(repo, target) else {
        return Ok(None);
    };
    let (read, mut versions) = (|oid| repo.git.blob(oid), VersionReader::default());
    let mut decided = |called: &[Renumbering]| versions.decided(&repo.root, &target, called, &read);
    let taken_back = decided(&[])?.difference;
    if taken_back.is_edge {
        return Ok(None);
    }
    if !(swaps(commit, &target) || holds_all(own, &taken_back)) {
        // It may have been joined under other numbers.
        let called = JoinedSides::since(repo, target.commit.id, commit.commit.id)?;
        if called.is_empty() || !holds_all(own, &decided(&called)?.difference) {
            return Ok(None);
        }
    }
    Ok(Some(Undone {
        commit: target.commit.id.to_string(),
        is_redo: is_taking_back(repo, &target, &taken_back)?,
    }))
}

/// Whether a commit takes a change back, and does not do it again.
fn is_taking_back(repo: &PlanRepository, commit: &CommitDiff, own: &Difference) -> Result<bool, Error> {
    Ok(undone_by(repo, commit, own)?.is_some_and(|undone| !undone.is_redo))
}

/// Whether the files of a commit became, byte for byte, what they were before another one.
fn swaps(commit: &CommitDiff, target: &CommitDiff) -> bool {
    let ([own], [theirs]) = (commit.sides.as_slice(), target.sides.as_slice()) else {
        return false;
    };
    let back = |delta: &FileDelta| FileDelta {
        path: delta.path.clone(),
        before: delta.after,
        after: delta.before,
    };
    own.len() == theirs.len() && theirs.iter().all(|delta| own.contains(&back(delta)))
}

/// Whether among the changes of a commit there is the opposite of each change of another one.
fn holds_all(own: &Difference, taken_back: &Difference) -> bool {
    let mut by_subject: HashMap<Subject, Vec<&Change>> = HashMap::new();
    for change in &own.changes {
        by_subject.entry(change.subject()).or_default().push(change);
    }
    let is_there = |change: &Change| {
        let of_subject = by_subject.get(&change.subject());
        of_subject.is_some_and(|own| own.contains(&change))
    };
    let opposite = invert(&taken_back.changes);
    !opposite.is_empty() && opposite.iter().all(is_there)
}
