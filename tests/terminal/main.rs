//! The program in a real pseudo-terminal: it takes the terminal, and gives it back whole whatever ends it.

#![cfg(unix)]

mod committee;
mod ends;
mod faults;
mod importing;
mod morning;
mod outside;
mod paste;
#[path = "../support/plain_words.rs"]
mod plain_words;
#[path = "../support/mod.rs"]
#[allow(dead_code, reason = "each test crate uses its part")]
mod repository;
mod rest;
mod room;
mod settings;
mod sharing;
mod shown;
mod sizes;
mod support;
mod views;
