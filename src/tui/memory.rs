//! What the screens remember of a plan from one day to the next without being asked.
//!
//! Words that a later version no longer knows are left out when it is read, never told about.

use serde::{Deserialize, Serialize};

/// What is remembered; a part that is absent is as the program comes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// By what the plan is divided on the dashboard.
    pub dashboard_by: Option<String>,
    /// The table of actions.
    pub actions: ActionsMemory,
    /// By what the board is arranged.
    pub board_by: Option<String>,
    /// By what the groups are arranged.
    pub groups_by: Option<String>,
    /// How much time the calendar shows.
    pub calendar_zoom: Option<String>,
    /// By what the calendar is arranged.
    pub calendar_by: Option<String>,
    /// By what the actions that deserve attention are arranged.
    pub attention_by: Option<String>,
    /// The pane beside the actions.
    pub actions_pane: PaneMemory,
    /// The pane beside what deserves attention.
    pub attention_pane: PaneMemory,
    /// The pane beside what one person carries.
    pub mine_pane: PaneMemory,
    /// The pane beside the changes of the journal.
    pub journal_pane: PaneMemory,
    /// By what the plan is divided where its end is foreseen.
    pub burn_up_by: Option<String>,
}

/// What the table of actions remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ActionsMemory {
    /// By what it is ordered.
    pub order: Option<String>,
    /// Whether the order is turned round.
    pub reversed: bool,
    /// Its columns, in order; none means the usual ones.
    pub columns: Vec<String>,
}

/// How a pane beside a list was left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PaneMemory {
    /// Whether it was opened or closed; absent, it opens where the list loses nothing to it.
    pub open: Option<bool>,
    /// How wide it was made.
    pub width: Option<u16>,
}
