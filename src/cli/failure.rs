//! What stood in the way of a run, with the sentence that says so and the exit code for scripts.

use std::io;
use std::path::PathBuf;

pub(super) use super::exit::ExitStatus;
use crate::tui;
use crate::wording::Catalogue;
use crate::wording::lookup::InvalidText;
use crate::wording::sentence::{self, Sentence, SystemError, UsageError};
use crate::workspace::demo::DemoError;
use crate::workspace::locate::LocateError;
use crate::workspace::{self, Obstacle};
use copil_plan::query::FilterFault;
use copil_plan::{Plan, Refusal};

/// How a verb ends.
pub(super) type VerbResult = Result<ExitStatus, Failure>;

/// Why a verb could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// The use case refused or failed.
    #[error(transparent)]
    Workspace(#[from] workspace::Error),
    /// Something of the above, told while the plan it is about was at hand.
    #[error("{}", sentence.what)]
    Worded {
        /// What to tell the person.
        sentence: Sentence,
        /// The exit code.
        exit: ExitStatus,
    },
    /// No plan could be told.
    #[error(transparent)]
    Locate(#[from] LocateError),
    /// What was asked for makes no sense.
    #[error("{0:?}")]
    Usage(UsageError),
    /// A text is not what is expected.
    #[error("{0:?}")]
    InvalidText(InvalidText),
    /// A file or folder cannot be read or written.
    #[error("{}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The current folder cannot be told.
    #[error("no current folder")]
    NoFolder(#[source] io::Error),
    /// The demo could not be made.
    #[error(transparent)]
    Demo(#[from] DemoError),
    /// The screen failed.
    #[error(transparent)]
    Screen(#[from] tui::Error),
    /// What was to be printed could not be.
    #[error("cannot write")]
    Output(#[from] io::Error),
}

impl From<UsageError> for Failure {
    fn from(error: UsageError) -> Self {
        Self::Usage(error)
    }
}

impl From<InvalidText> for Failure {
    fn from(invalid: InvalidText) -> Self {
        Self::InvalidText(invalid)
    }
}

impl From<Obstacle> for Failure {
    fn from(obstacle: Obstacle) -> Self {
        Self::Workspace(workspace::Error::Obstacle(obstacle))
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Workspace(workspace::Error::Refused(refusal))
    }
}

impl Failure {
    /// What a sentence tells by itself.
    pub(super) fn worded(sentence: Sentence, exit: ExitStatus) -> Self {
        Self::Worded { sentence, exit }
    }

    /// Whether whoever read the output went away: nobody is left to be told anything.
    pub(super) fn is_reader_gone(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// Whether nothing had to be changed.
    pub(super) fn is_nothing(&self) -> bool {
        self.exit() == ExitStatus::Unchanged
    }

    /// The exit code.
    pub(super) fn exit(&self) -> ExitStatus {
        match self {
            Self::Workspace(error) => ExitStatus::of(error),
            Self::Worded { exit, .. } => *exit,
            Self::InvalidText(
                InvalidText::InvalidId(_)
                | InvalidText::Broken { .. }
                | InvalidText::NoMeeting(_)
                | InvalidText::MeetingNotMade { .. }
                | InvalidText::UnknownPerson,
            )
            | Self::Usage(UsageError::Unsound { .. } | UsageError::Editor { .. } | UsageError::GivenUp) => {
                ExitStatus::Refused
            }
            // The filter makes sense, and the plan has no answer to it.
            Self::Usage(UsageError::BadFilter { error, .. }) if matches!(error.fault, FilterFault::NoMeeting(_)) => {
                ExitStatus::Refused
            }
            Self::Usage(_) | Self::InvalidText(_) | Self::Locate(LocateError::Several { .. }) => ExitStatus::Usage,
            Self::Screen(error) if !matches!(error, tui::Error::Panic(_)) => ExitStatus::Refused,
            Self::Locate(_)
            | Self::Io { .. }
            | Self::NoFolder(_)
            | Self::Demo(_)
            | Self::Screen(_)
            | Self::Output(_) => ExitStatus::Blocked,
        }
    }

    /// The same, with the plan's own words in what is told.
    pub(super) fn with_plan_words(self, catalogue: &Catalogue, plan: &Plan) -> Self {
        match self {
            // A reader that went away is told nothing.
            Self::Output(error) => Self::Output(error),
            failure => Self::worded(failure.sentence(catalogue, plan), failure.exit()),
        }
    }

    /// What to tell the person.
    pub(super) fn sentence(&self, catalogue: &Catalogue, plan: &Plan) -> Sentence {
        match self {
            Self::Workspace(error) => sentence::error_with_option(catalogue, plan, error),
            Self::Usage(error) => sentence::usage(catalogue, error),
            Self::InvalidText(invalid) => sentence::invalid_text(catalogue, plan, invalid),
            Self::Locate(error) => sentence::locate(catalogue, error),
            Self::Demo(error) => sentence::demo(catalogue, error),
            Self::Worded { sentence, .. } => sentence.clone(),
            Self::Io { path, source } => sentence::system(catalogue, SystemError::File(path), source),
            Self::NoFolder(source) => sentence::system(catalogue, SystemError::NoFolder, source),
            Self::Output(source) => sentence::system(catalogue, SystemError::Output, source),
            Self::Screen(tui::Error::Panic(fault)) => sentence::breakdown(catalogue, fault.details.as_deref()),
            Self::Screen(error) => sentence::system(catalogue, SystemError::Screen, error),
        }
    }
}
