//! What files mean: TOML in, TOML edited in place, problems with file, line and column.

mod path;
mod read;

pub use path::PlanPath;
pub use read::{LARGEST, ReadError, SyntaxError, read_table};
