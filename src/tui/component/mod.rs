//! What screens are made of: lists, filters, popups, texts to type in, and the pieces they are drawn with.

pub mod agreed;
pub mod bar;
pub mod big;
pub mod cycle;
pub mod entry;
pub mod filter;
pub mod grouped;
pub mod linked;
pub mod list;
pub mod menu;
pub mod nothing;
pub mod page;
pub mod pane;
pub mod panel;
pub mod pen;
pub mod picker;
pub mod popup;
pub mod reasons;
pub mod selection;
pub mod spark;
pub mod table;
pub mod text;
pub mod text_popup;
pub mod time_scale;

pub use bar::filled;
pub use big::{Figure, FigureSize, side_by_side};
pub use cycle::{Cycle, Word};
pub use entry::TextInput;
pub use filter::{FilterState, Sort};
pub use grouped::{GroupRow, titled_rows};
pub use linked::LinkedPage;
pub use list::{Click, ListState, Motion, Rows, Select};
pub use menu::{Menu, Picked};
pub use nothing::nothing;
pub use page::{PageWriter, Piece, draw_run, run, run_width};
pub use pane::{FULL_TITLE, Pane, PaneEvent, PaneText, WithPane, draw_pane};
pub use panel::{foot, foot_left, foot_right, more_below, panel};
pub use pen::Pen;
pub use reasons::{RankedLayout, ranked_action, reason_style, reasons};
pub use selection::{TIME, mark, priority_style, select, signs};
pub use table::{Table, write_cell};
pub use text::{
    columns, draw_lines, fill, fit, fit_name, fit_names, put, put_in, put_lines, put_right, to_u16, wrap, wrap_to,
};
pub use time_scale::{Label, Stretch, TimeScale, Unit, finest, quarter, shifted};
