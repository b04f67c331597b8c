//! What files mean: TOML in, TOML edited in place, problems with file, line and column.
//!
//! A plan opens with all that can be read of it, and with everything that is wrong with it as [`Problem`]s. A file with
//! an error is locked: it is shown and never written over.

#![deny(missing_docs)]

mod conflict;
mod edit;
mod folder;
mod location;
mod names;
mod newer_toml;
mod order;
mod parallel;
mod path;
mod plain;
mod portfolio;
mod problem;
mod read;
mod render;
mod snapshot;
mod syntax;

pub use conflict::{MARK, Unmarked, unmarked, with_marks};
pub use edit::{EditError, edit, with_comments, with_keys, with_other_keys};
pub use folder::{ActionCache, FileMoment, FolderStamp, KeepActions, file_moment, is_plan};
pub use names::EntryKind;
pub use parallel::in_parallel;
pub use path::PlanPath;
pub use portfolio::{PORTFOLIO, PortfolioFile};
pub use problem::{Problem, ProblemKind, Severity, SourceLocation};
pub use read::{ReadError, read_content, read_table};
pub use render::{new_file, quoted};
pub use snapshot::{OpenError, Snapshot, placed, problems_in};
pub use syntax::{SyntaxError, SyntaxFault};
