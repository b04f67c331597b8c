//! What a person sees: set-up, keys, picture.

mod counts;
mod filters;
mod grown;
mod looks;
mod matrix;
mod pictures;
mod prompts;
mod proof;
mod sane;
mod support;
