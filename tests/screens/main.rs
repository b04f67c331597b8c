//! What a person sees: set-up, keys, picture.

mod board;
mod counts;
mod filters;
mod looks;
mod pictures;
mod prompts;
mod sane;
mod support;
