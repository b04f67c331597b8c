//! What a person sees: set-up, keys, picture.

mod batch;
mod board;
mod calendar;
mod counts;
mod deciding;
mod filters;
mod groups;
mod looks;
mod mine;
mod pictures;
mod prompts;
mod sane;
mod sheet;
mod support;
