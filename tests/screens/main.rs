//! What a person sees: set-up, keys, picture.

mod calendar;
mod counts;
mod filters;
mod looks;
mod pictures;
mod prompts;
mod sane;
mod support;
