//! How a run ends: what stood in the way, the sentence that says so and the exit code for scripts.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use i18n_embed_fl::fl;

use crate::wording::Catalogue;
use crate::wording::filter;
use crate::wording::layout::columns;
use crate::wording::sentence::{self, Sentence};
use crate::workspace::demo::DemoError;
use crate::workspace::{self, LocateError, Obstacle};
use copil_plan::query::FilterError;
use copil_plan::sanitize::sanitize;
use copil_plan::{Plan, Refusal};
use copil_store::Problem;

pub(super) use crate::wording::sentence::Outcome as Exit;

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

/// How a verb ends.
pub(super) type Outcome = Result<Exit, Failure>;

/// Why a verb could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// The use case refused or failed.
    #[error(transparent)]
    Workspace(#[from] workspace::Error),
    /// Something of the above, told while the plan it is about was at hand.
    #[error("{}", sentence.what)]
    Told {
        /// What to tell the person.
        sentence: Sentence,
        /// The exit code.
        exit: Exit,
    },
    /// No plan could be told.
    #[error(transparent)]
    Locate(#[from] LocateError),
    /// The word given as a plan looks like a verb.
    #[error("{word} is neither a plan nor a verb")]
    NeitherPlanNorVerb {
        /// The word.
        word: String,
        /// The verb that looks most like it.
        nearest: Option<String>,
    },
    /// There is no such verb to be explained.
    #[error("{word} is no verb")]
    UnknownVerb {
        /// The word.
        word: String,
        /// The verb that looks most like it.
        nearest: Option<String>,
    },
    /// The screen needs a terminal.
    #[error("the screen needs a terminal")]
    NoTerminal,
    /// The text is no day.
    #[error("{0} is no day")]
    NotADay(String),
    /// The text is none of the words that are known.
    #[error("{word} is none of those known")]
    UnknownWord {
        /// The word.
        word: String,
        /// What would do, as the person would say it.
        known: Vec<String>,
    },
    /// The terms of a filter cannot be understood.
    #[error("{error}")]
    BadFilter {
        /// The filter.
        text: String,
        /// What is wrong with it, and where.
        error: FilterError,
    },
    /// No saved view has this name.
    #[error("no view is called {name}")]
    UnknownView {
        /// The name.
        name: String,
        /// The view whose name looks most like it.
        nearest: Option<String>,
        /// The names of the views.
        known: Vec<String>,
    },
    /// The text is no number.
    #[error("{0} is no number")]
    NotANumber(String),
    /// The text is not of the form `KEY=VALUE`.
    #[error("{0} is not of the form KEY=VALUE")]
    NotAnAssignment(String),
    /// The key does not take several values.
    #[error("{0} takes one value")]
    NotAList(String),
    /// Nobody can be asked for what is missing.
    #[error("{0} is missing")]
    Missing(String),
    /// Nobody at the keyboard is known to the plan.
    #[error("the plan does not know who is at the keyboard")]
    WhoAmI,
    /// The file has problems, and so is not recorded.
    #[error("{file} has problems")]
    Unsound {
        /// The file.
        file: String,
        /// The problems.
        problems: Vec<Problem>,
    },
    /// The editor ended with an error.
    #[error("the editor failed")]
    Editor {
        /// The command.
        command: String,
        /// Why it could not be run, when it could not.
        source: Option<io::Error>,
    },
    /// The person gave up.
    #[error("given up")]
    GivenUp,
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
    Screen(#[from] crate::tui::Error),
    /// What was to be printed could not be.
    #[error("cannot write")]
    Output(#[from] io::Error),
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
    /// Whether whoever read the output went away: nobody is left to be told anything.
    pub(super) fn is_reader_gone(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// Whether nothing had to be changed.
    pub(super) fn is_nothing(&self) -> bool {
        self.exit() == Exit::Unchanged
    }

    /// The exit code.
    pub(super) fn exit(&self) -> Exit {
        match self {
            Self::Workspace(error) => sentence::outcome(error),
            Self::Told { exit, .. } => *exit,
            Self::NeitherPlanNorVerb { .. }
            | Self::UnknownVerb { .. }
            | Self::NoTerminal
            | Self::NotADay(_)
            | Self::UnknownWord { .. }
            | Self::BadFilter { .. }
            | Self::UnknownView { .. }
            | Self::NotANumber(_)
            | Self::NotAnAssignment(_)
            | Self::NotAList(_)
            | Self::Missing(_)
            | Self::Locate(LocateError::Several { .. }) => Exit::Usage,
            Self::Screen(crate::tui::Error::Panic(_)) => Exit::InTheWay,
            Self::WhoAmI | Self::Unsound { .. } | Self::Editor { .. } | Self::GivenUp | Self::Screen(_) => {
                Exit::Refused
            }
            Self::Locate(_) | Self::Io { .. } | Self::NoFolder(_) | Self::Demo(_) | Self::Output(_) => Exit::InTheWay,
        }
    }

    /// The same, with the plan's own words in what is told.
    pub(super) fn told(self, catalogue: &Catalogue, plan: &Plan) -> Self {
        match self {
            // A reader that went away is told nothing.
            Self::Output(error) => Self::Output(error),
            failure => Self::Told {
                sentence: failure.sentence(catalogue, plan),
                exit: failure.exit(),
            },
        }
    }

    /// What to tell the person.
    pub(super) fn sentence(&self, catalogue: &Catalogue, plan: &Plan) -> Sentence {
        let (what, hint) = match self {
            Self::Workspace(error) => {
                let said = sentence::error(catalogue, plan, error);
                return with_option(catalogue, error, said);
            }
            Self::Locate(error) => return sentence::locate(catalogue, error),
            Self::Demo(error) => return sentence::demo(catalogue, error),
            Self::Told { sentence, .. } => return sentence.clone(),
            Self::Unsound { file, problems } => {
                let errors = problems.iter().filter(|problem| problem.is_error()).count();
                (
                    fl!(catalogue, "cli-unsound", file = sanitize(file), count = errors),
                    fl!(catalogue, "cli-unsound-hint"),
                )
            }
            Self::NeitherPlanNorVerb { word, nearest } => {
                let what = fl!(catalogue, "cli-neither", word = sanitize(word));
                let hint = match nearest {
                    Some(verb) => fl!(catalogue, "usage-did-you-mean", word = verb.as_str()),
                    None => fl!(catalogue, "cli-neither-hint"),
                };
                (what, hint)
            }
            Self::UnknownVerb { word, nearest } => {
                let what = fl!(catalogue, "usage-unknown-verb", verb = sanitize(word));
                let hint = nearest
                    .as_ref()
                    .map(|verb| fl!(catalogue, "usage-did-you-mean", word = verb.as_str()));
                (what, hint.unwrap_or_default())
            }
            Self::NoTerminal => (
                fl!(catalogue, "cli-no-terminal"),
                fl!(catalogue, "cli-no-terminal-hint"),
            ),
            Self::NotADay(text) => (
                fl!(catalogue, "cli-not-a-day", text = sanitize(text)),
                fl!(catalogue, "cli-not-a-day-hint"),
            ),
            Self::UnknownWord { word, known } => (
                fl!(catalogue, "cli-unknown-word", word = sanitize(word)),
                fl!(catalogue, "usage-values", values = known.join(", ")),
            ),
            Self::BadFilter { text, error } => return bad_filter(catalogue, text, error),
            Self::UnknownView { name, nearest, known } => {
                let known = fl!(catalogue, "usage-values", values = known.join(", "));
                let near = nearest
                    .as_ref()
                    .map(|near| fl!(catalogue, "usage-did-you-mean", word = sanitize(near)));
                (
                    fl!(catalogue, "cli-unknown-view", name = sanitize(name)),
                    near.unwrap_or(known),
                )
            }
            Self::NotANumber(text) => (
                fl!(catalogue, "cli-not-a-number", text = sanitize(text)),
                fl!(catalogue, "cli-not-a-number-hint"),
            ),
            Self::NotAnAssignment(text) => (
                fl!(catalogue, "cli-not-an-assignment", text = sanitize(text)),
                fl!(catalogue, "cli-not-an-assignment-hint"),
            ),
            Self::NotAList(key) => (fl!(catalogue, "cli-not-a-list", key = sanitize(key)), String::new()),
            Self::Missing(option) => (
                fl!(catalogue, "cli-missing", option = option.as_str()),
                fl!(catalogue, "cli-missing-hint"),
            ),
            Self::WhoAmI => (fl!(catalogue, "cli-who-am-i"), fl!(catalogue, "cli-who-am-i-hint")),
            Self::Editor { command, source } => {
                let what = fl!(catalogue, "cli-editor-failed", command = sanitize(command));
                (
                    what,
                    source
                        .as_ref()
                        .map(|why| sanitize(&why.to_string()))
                        .unwrap_or_default(),
                )
            }
            Self::GivenUp => (fl!(catalogue, "cli-given-up"), String::new()),
            Self::Io { path, source } => (
                fl!(
                    catalogue,
                    "cli-io",
                    path = shown(path),
                    why = sanitize(&source.to_string())
                ),
                String::new(),
            ),
            Self::NoFolder(source) => (
                fl!(catalogue, "cli-no-folder", why = sanitize(&source.to_string())),
                String::new(),
            ),
            Self::Screen(crate::tui::Error::Panic(fault)) => {
                return sentence::breakdown(catalogue, fault.details.as_deref());
            }
            Self::Screen(error) => (
                fl!(catalogue, "cli-screen-failed", why = sanitize(&chain(error))),
                String::new(),
            ),
            Self::Output(error) => (
                fl!(catalogue, "cli-output-failed", why = sanitize(&error.to_string())),
                String::new(),
            ),
        };
        Sentence {
            what,
            hint: Some(hint).filter(|hint| !hint.is_empty()),
        }
    }
}

/// What was refused for want of a few words, with the option that gives them.
fn with_option(catalogue: &Catalogue, error: &workspace::Error, said: Sentence) -> Sentence {
    let workspace::Error::Refused(
        Refusal::NeedsReason { .. } | Refusal::UnreachedMilestones { .. } | Refusal::NeedsComment { .. },
    ) = error
    else {
        return said;
    };
    let hint = said.hint.map(|hint| fl!(catalogue, "hint-by-option", hint = hint));
    Sentence { hint, ..said }
}

/// What is wrong with a filter, with a line of marks under the word.
fn bad_filter(catalogue: &Catalogue, text: &str, error: &FilterError) -> Sentence {
    let Sentence { what, hint } = filter::told(catalogue, error);
    let (before, rest) = text.split_at(error.span.start.min(text.len()));
    let word = rest.get(..error.span.len()).unwrap_or(rest);
    let blank = " ".repeat(columns(&sanitize(before)));
    let marks = "^".repeat(columns(&sanitize(word)).max(1));
    Sentence {
        what: format!("{what}\n  {}\n  {blank}{marks}", sanitize(text)),
        hint,
    }
}

/// A path as it can be printed.
pub(super) fn shown(path: &std::path::Path) -> String {
    sanitize(&path.to_string_lossy())
}

/// An error with everything that led to it.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(below) = source {
        text = format!("{text}: {below}");
        source = below.source();
    }
    text
}
