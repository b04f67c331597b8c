//! The use cases against real repositories, read back with real git.

mod batch;
mod crash;
mod demo;
mod facts;
mod hand_edits;
mod identity;
mod intents;
#[cfg(target_os = "linux")]
mod kills;
mod log;
mod messages;
mod past;
mod places;
mod portfolio;
mod snapshots;
#[path = "../support/mod.rs"]
mod support;
mod surroundings;
mod undo;
