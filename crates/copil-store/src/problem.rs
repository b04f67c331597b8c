//! What is wrong with the files of a plan, and where.

use std::io;
use std::ops::Range;

use super::path::PlanPath;
use super::syntax::SyntaxFault;
use copil_plan::field::Fault;
use copil_plan::id::IdError;
use copil_plan::value::FieldPath;

/// How much a problem stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file cannot be used as it is, and is not written to.
    Error,
    /// The file can be used and written all the same.
    Warning,
}

/// One thing that is wrong with a plan's folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// How much it stands in the way.
    pub severity: Severity,
    /// The file, or for a problem of a name the folder.
    pub path: PlanPath,
    /// Where in the file, when the problem is inside it.
    pub location: Option<SourceLocation>,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What can be wrong with a file.
#[derive(Clone, Debug, PartialEq)]
pub enum ProblemKind {
    /// A key or its value does not fit the format.
    Field(FieldPath, Fault),
    /// The text is not TOML.
    Syntax {
        /// What is wrong with it, as far as it can be told.
        fault: SyntaxFault,
        /// What the reader of TOML says of it, in English.
        detail: String,
    },
    /// The text is not UTF-8.
    NotUtf8,
    /// A symbolic link, which is never followed.
    Symlink,
    /// A pipe, a device or something else that is no ordinary file, which is never opened.
    NotAFile,
    /// The name is no id.
    BadName(IdError),
    /// Another file has the same id, perhaps in other capitals.
    Clash {
        /// The other file, or folder.
        with: PlanPath,
    },
    /// A file or folder where the format has none. It is left alone.
    Misplaced,
    /// A working group's folder without a `group.toml`: the group is named by its id.
    NoGroupFile,
    /// The file, or the folder with all that is in it, could not be read.
    Unreadable(io::ErrorKind),
    /// The file is larger than [`copil_file::LARGEST`].
    TooLarge,
}

impl ProblemKind {
    /// Why a file could not be opened.
    pub(super) fn unopened(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::InvalidInput => Self::NotAFile,
            kind => Self::Unreadable(kind),
        }
    }

    /// How much a problem with this cause stands in the way.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Field(_, fault) if fault.is_warning() => Severity::Warning,
            Self::Misplaced | Self::NoGroupFile => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

impl Problem {
    /// Puts problems in the order of the files, and of their places in each.
    pub fn sort(problems: &mut [&Self]) {
        let place = |problem: &&Self| problem.location.as_ref().map(|place| (place.line, place.column));
        problems.sort_by(|a, b| a.path.cmp(&b.path).then_with(|| place(a).cmp(&place(b))));
    }

    /// A problem that is about a file as a whole.
    pub(super) fn whole(path: PlanPath, kind: ProblemKind) -> Self {
        Self::placed(path, None, kind)
    }

    /// A problem inside a file.
    pub(super) fn placed(path: PlanPath, location: Option<SourceLocation>, kind: ProblemKind) -> Self {
        Self {
            severity: kind.severity(),
            path,
            location,
            kind,
        }
    }

    /// Whether it stands in the way of using the file.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// A place in a file, as it is shown to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLocation {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// The line, or the stretch of a long line around the place, without any character that a terminal would obey: each
    /// is replaced by one other.
    pub excerpt: String,
    /// The characters of the excerpt that the problem is about, from 0; never beyond the line.
    pub underline: Range<usize>,
}
