//! What a person sees: set-up, keys, picture.

mod batch;
mod board;
mod counts;
mod filters;
mod groups;
mod looks;
mod mine;
mod pictures;
mod prompts;
mod sane;
mod sheet;
mod support;
