//! What a person sees: set-up, keys, picture.

mod counts;
mod deciding;
mod filters;
mod looks;
mod pictures;
mod prompts;
mod sane;
mod support;
