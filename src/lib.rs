//! `copil`: a local government's action plan, followed from the terminal.
//!
//! A **plan is a value**. A **`Change` is the difference between two plans**. A **commit is a set of changes with an
//! author, a day and a reason**.

pub mod history;
pub mod i18n;
pub mod plan;
pub mod report;
pub mod store;
pub mod workspace;

pub mod cli;
pub mod tui;
