//! The plan and the one that others share: what was received, and what both sides changed.

mod answers;
mod news;

pub use answers::{GivenAnswers, SharedAnswers};
pub use news::SharedNews;
