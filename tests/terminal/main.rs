//! The program in a real pseudo-terminal: it takes the terminal, and gives it back whole whatever ends it.

#![cfg(unix)]

mod committee;
mod ends;
mod faults;
mod outside;
mod paste;
mod rest;
mod room;
mod settings;
mod sharing;
mod sizes;
mod support;
mod views;
