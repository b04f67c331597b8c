//! The one place that turns what can go wrong into the sentence a person reads.
//!
//! A sentence says what happened to what; its hint, apart, says what to do next.

use std::path::{Component, Path, PathBuf};

use i18n_embed_fl::fl;

use crate::wording::Catalogue;
use copil_plan::sanitize::sanitize;

/// A sentence from a message and its arguments; after a `;` the message of its hint.
macro_rules! sentence {
    ($catalogue:expr, $what:literal $(, $name:ident = $value:expr)* $(,)?) => {
        Sentence::new(i18n_embed_fl::fl!($catalogue, $what $(, $name = $value)*))
    };
    ($catalogue:expr, $what:literal $(, $name:ident = $value:expr)*; $hint:literal $(, $hint_name:ident = $hint_value:expr)* $(,)?) => {
        Sentence::with(
            i18n_embed_fl::fl!($catalogue, $what $(, $name = $value)*),
            i18n_embed_fl::fl!($catalogue, $hint $(, $hint_name = $hint_value)*),
        )
    };
}

mod error;
mod import;
mod proposal;
mod refusal;
mod repository;
mod sync;
mod template;
mod usage;

pub use error::{ScreenKeys, demo, document_file, error_on_screen, error_with_option, locate, no_site, unreadable};
pub use import::not_exported;
pub use refusal::refused;
pub use repository::{not_a_file, obstacle};
pub use template::template;
pub use usage::{ArgumentError, UsageError, UsageHint, invalid_text, usage};

/// What happened, and what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What happened to what.
    pub what: String,
    /// What to do next, when there is something to do.
    pub hint: Option<String>,
}

impl Sentence {
    /// A sentence without a hint.
    pub(super) fn new(what: String) -> Self {
        Self { what, hint: None }
    }

    /// The same, with what to do next where there is something to do.
    pub fn hint(self, hint: Option<String>) -> Self {
        Self { hint, ..self }
    }

    /// A sentence and its hint.
    pub(super) fn with(what: String, hint: String) -> Self {
        Self { what, hint: Some(hint) }
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

/// What the system would not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SystemError<'e> {
    /// Read or write a file or a folder.
    File(&'e Path),
    /// Tell the current folder.
    NoFolder,
    /// Show the screen.
    Screen,
    /// Take what is printed.
    Output,
}

/// What the system would not do, and why.
pub fn system(catalogue: &Catalogue, what: SystemError<'_>, why: &dyn std::error::Error) -> Sentence {
    let mut text = why.to_string();
    let mut source = why.source();
    while let Some(below) = source {
        text = format!("{text}: {below}");
        source = below.source();
    }
    let why = sanitize(&text);
    match what {
        SystemError::File(path) => sentence!(catalogue, "cli-io", path = shown(path), why = why),
        SystemError::NoFolder => sentence!(catalogue, "cli-no-folder", why = why),
        SystemError::Screen => sentence!(catalogue, "cli-screen-failed", why = why),
        SystemError::Output => sentence!(catalogue, "cli-output-failed", why = why),
    }
}

/// A path as it can be printed, without the steps up that a list of plans was written with.
pub fn shown(path: &Path) -> String {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match (part, plain.components().next_back()) {
            (Component::ParentDir, Some(Component::Normal(_))) => {
                plain.pop();
            }
            _ => plain.push(part),
        }
    }
    sanitize(&plain.display().to_string())
}
