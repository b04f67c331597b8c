//! What a person asks to have recorded, and what would become of it.

use chrono::NaiveDate;

use crate::wording::Catalogue;
use crate::wording::sentence::{self, Sentence};
use crate::workspace::{CommitDetails, Error, RecordedCommit, Undo, Workspace};
use copil_plan::{ActionId, Intent, Refusal};

/// What a person asks to have recorded.
#[derive(Clone, Debug, PartialEq)]
pub enum EditRequest {
    /// Changes, each to be a commit of its own.
    Change {
        /// What is to change.
        intents: Vec<Intent>,
        /// Why.
        reason: Option<String>,
        /// The day it took effect, when it is not today.
        on: Option<NaiveDate>,
    },
    /// Taking changes back.
    Undo {
        /// The commits, in the order in which they are taken back; none for the last change alone.
        commits: Vec<String>,
        /// Why.
        reason: Option<String>,
    },
    /// Making again what was taken back.
    Redo {
        /// Why.
        reason: Option<String>,
    },
    /// Recording the edits made outside the program.
    HandEdits {
        /// Why.
        reason: Option<String>,
    },
}

impl EditRequest {
    /// How many changes are previewed again for each letter of a reason.
    const FEW: usize = 16;

    /// The actions that it would change.
    pub fn actions(&self) -> impl Iterator<Item = &ActionId> {
        let intents: &[Intent] = match self {
            Self::Change { intents, .. } => intents,
            _ => &[],
        };
        intents.iter().filter_map(Intent::action)
    }

    /// Whether it makes one commit at most, so that nothing stands when it fails.
    pub fn is_single(&self) -> bool {
        match self {
            Self::Change { intents, .. } => intents.len() <= 1,
            Self::Undo { commits, .. } => commits.len() <= 1,
            Self::Redo { .. } => true,
            Self::HandEdits { .. } => false,
        }
    }

    /// Whether another request with the same changes to many actions is bound to have the same preview: there is a reason
    /// in both or in neither, whatever it says.
    pub fn is_decided_as(&self, other: &Self) -> bool {
        let (
            Self::Change { intents, reason, on },
            Self::Change {
                intents: others,
                reason: other_reason,
                on: other_day,
            },
        ) = (self, other)
        else {
            return false;
        };
        intents.len() > Self::FEW
            && intents.len() == others.len()
            && (reason.is_some(), on) == (other_reason.is_some(), other_day)
            && intents
                .first()
                .zip(others.first())
                .is_some_and(|(one, two)| differ_in_comment_only(one, two))
    }

    fn details(&self) -> CommitDetails {
        let (reason, on) = match self {
            Self::Change { reason, on, .. } => (reason, *on),
            Self::Undo { reason, .. } | Self::Redo { reason } | Self::HandEdits { reason } => (reason, None),
        };
        CommitDetails {
            reason: reason.clone(),
            on,
            ..CommitDetails::default()
        }
    }

    /// What would become of each commit, in order.
    pub fn preview(&self, workspace: &Workspace, catalogue: &Catalogue) -> Vec<PreviewOutcome> {
        let details = self.details();
        let undo = |what| {
            vec![
                workspace
                    .prepare_undo(what, &details)
                    .map(|one| one.subject().to_owned()),
            ]
        };
        let subjects = match self {
            Self::Change { intents, .. } => workspace.foresee(intents, &details),
            Self::Undo { commits, .. } if !commits.is_empty() => workspace.foresee_undo(commits, &details),
            Self::Undo { .. } => undo(&Undo::Last),
            Self::Redo { .. } => undo(&Undo::Redo),
            Self::HandEdits { .. } => match workspace.prepare_hand_edits(None, &details) {
                Ok(prepared) => prepared.iter().map(|one| Ok(one.subject().to_owned())).collect(),
                Err(error) => vec![Err(error)],
            },
        };
        let outcome = |subject| PreviewOutcome::of(subject, workspace, catalogue);
        subjects.into_iter().map(outcome).collect()
    }

    /// Records it. Of several changes, those made before one failed stand; the error says so.
    pub fn record(&self, workspace: &mut Workspace) -> Result<Vec<RecordedCommit>, Error> {
        let details = self.details();
        match self {
            Self::Change { intents, .. } => workspace.record_all(intents, &details),
            Self::Undo { commits, .. } if !commits.is_empty() => workspace.undo_all(commits, &details),
            Self::Undo { .. } => Ok(vec![workspace.undo(&Undo::Last, &details)?]),
            Self::Redo { .. } => Ok(vec![workspace.undo(&Undo::Redo, &details)?]),
            Self::HandEdits { .. } => workspace.record_hand_edits(None, &details),
        }
    }
}

/// Whether two intents differ in nothing but the words of a comment.
fn differ_in_comment_only(one: &Intent, two: &Intent) -> bool {
    match (one, two) {
        (
            Intent::Weather { action, to, comment },
            Intent::Weather {
                action: other_action,
                to: other_weather,
                comment: other_comment,
            },
        ) => (action, to, comment.is_some()) == (other_action, other_weather, other_comment.is_some()),
        _ => one == two,
    }
}

/// What would become of one commit of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PreviewOutcome {
    /// It would be made, with this subject.
    Commit(String),
    /// There is nothing to do: all is so already.
    Already(Sentence),
    /// It would be refused.
    Refused(Sentence),
}

impl PreviewOutcome {
    fn of(subject: Result<String, Error>, workspace: &Workspace, catalogue: &Catalogue) -> Self {
        let error = match subject {
            Ok(subject) => return Self::Commit(subject),
            Err(error) => error,
        };
        let sentence = sentence::error(catalogue, workspace.plan(), &error);
        match error {
            Error::NothingChanged | Error::Refused(Refusal::AlreadySo { .. }) => Self::Already(sentence),
            _ => Self::Refused(sentence),
        }
    }
}
