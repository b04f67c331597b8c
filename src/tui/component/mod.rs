//! The pieces that screens are drawn with.

pub mod bar;
pub mod big;
pub mod entry;
pub mod filter_line;
pub mod list;
pub mod nothing;
pub mod panel;
pub mod reasons;
pub mod scale;
pub mod selection;
pub mod span;
pub mod spark;
pub mod text;
