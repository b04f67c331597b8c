//! The verbs, a file each.

pub(super) mod attention;
pub(super) mod check;
pub(super) mod completions;
pub(super) mod config;
pub(super) mod demo;
pub(super) mod due;
pub(super) mod edit;
pub(super) mod forecast;
mod found;
pub(super) mod groups;
pub(super) mod help;
pub(super) mod init;
pub(super) mod list;
pub(super) mod log;
pub(super) mod man;
pub(super) mod milestone;
pub(super) mod mine;
pub(super) mod r#move;
pub(super) mod new;
pub(super) mod open;
pub(super) mod record;
pub(super) mod rename;
pub(super) mod set;
pub(super) mod show;
pub(super) mod status;
pub(super) mod undo;
pub(super) mod weather;
