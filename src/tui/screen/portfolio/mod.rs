//! Several plans together: a line a plan with what they come to, and the views that run through all of them.

mod across;
mod cells;
mod columns;
mod detail;
mod plans;
mod rows;
mod whole;

pub use across::Across;
pub use plans::Plans;
pub use rows::AcrossKind;
