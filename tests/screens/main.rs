//! What a person sees: set-up, keys, picture.

mod batch;
mod counts;
mod filters;
mod hands;
mod looks;
mod pictures;
mod prompts;
mod sane;
mod support;
mod table;
