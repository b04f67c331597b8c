//! What a person sees: set-up, keys, picture.

mod background;
mod batch;
mod board;
mod calendar;
mod counts;
mod deciding;
mod entering;
mod filters;
mod founding;
mod groups;
mod grown;
mod hands;
mod looks;
mod matrix;
mod mine;
mod panes;
mod past;
mod pictures;
mod prompts;
mod proof;
mod sane;
mod sheet;
mod support;
mod table;
mod things;
mod walls;
