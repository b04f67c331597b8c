//! The verbs, a file each.

pub mod attention;
pub mod check;
pub mod completions;
pub mod config;
pub mod demo;
pub mod due;
pub mod edit;
pub mod forecast;
pub mod groups;
pub mod help;
pub mod init;
pub mod list;
pub mod log;
pub mod man;
pub mod milestone;
pub mod mine;
pub mod r#move;
pub mod new;
pub mod open;
pub mod record;
pub mod rename;
pub mod set;
pub mod show;
pub mod status;
pub mod undo;
pub mod weather;
