//! What the screens remember from one day to the next without being asked.

/// What is remembered; a part that is absent is as the program comes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// The table of actions.
    pub actions: ActionsMemory,
    /// By what the board is arranged.
    pub board_by: Option<String>,
    /// By what the groups are arranged.
    pub groups_by: Option<String>,
    /// How much time the calendar shows.
    pub calendar_zoom: Option<String>,
    /// The theme that was taken last.
    pub theme: Option<String>,
    /// Whether the tour of the first start was seen.
    pub tour_seen: bool,
}

/// What the table of actions remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionsMemory {
    /// By what it is ordered.
    pub order: Option<String>,
    /// Whether the order is turned round.
    pub reversed: bool,
    /// Its columns, in order; none means the usual ones.
    pub columns: Vec<String>,
}
