//! What screens are made of: lists, filters, popups, texts to type in, and the pieces they are drawn with.

pub mod bar;
pub mod big;
pub mod cycle;
pub mod entry;
pub mod filter;
pub mod grouped;
pub mod list;
pub mod menu;
pub mod nothing;
pub mod page;
pub mod panel;
pub mod pen;
pub mod picker;
pub mod popup;
pub mod reasons;
pub mod selection;
pub mod spark;
pub mod split;
pub mod text;
pub mod time_scale;
