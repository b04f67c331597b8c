//! What keys mean. The word "action" belongs to the plan, so a key's meaning is a command.

/// Declares the commands with their names, which the catalogues know them by: `tui-do-NAME` says what a command does,
/// `tui-key-NAME` says it in a word or two for the footer.
macro_rules! commands {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What a key means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command {
            $($(#[$doc])* $variant,)*
        }

        impl Command {
            /// Every command.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name by which the catalogues know it.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

commands! {
    /// Set the status of the selected action.
    Status = "status",
    /// Set the weather of the selected action.
    Weather = "weather",
    /// Say that a milestone of the selected action was reached.
    Milestone = "milestone",
    /// Move a due date of the selected action.
    Due = "due",
    /// Write the comment of the selected action.
    Note = "note",
    /// Take the last change back.
    Undo = "undo",
    /// Make again what was taken back.
    Redo = "redo",
    /// Record the edits made outside the program.
    RecordEdits = "record-edits",
    /// Show what is wrong with the plan's files.
    Problems = "problems",
    /// Find anything in the plan.
    Find = "find",
    /// Go to the dashboard.
    Dashboard = "dashboard",
    /// Go to the actions.
    Actions = "actions",
    /// Go to the journal.
    Journal = "journal",
    /// Show what every key does here.
    Help = "help",
    /// Show every command.
    Palette = "palette",
    /// Speak the other language.
    Language = "language",
    /// Draw the screen again.
    Redraw = "redraw",
    /// Give the terminal back for a moment.
    Suspend = "suspend",
    /// Leave the program.
    Quit = "quit",
    /// Go back to what was shown before.
    Back = "back",
    /// Open what is selected.
    Open = "open",
    /// Go a line up.
    Up = "up",
    /// Go a line down.
    Down = "down",
    /// Go a screenful up.
    PageUp = "page-up",
    /// Go a screenful down.
    PageDown = "page-down",
    /// Go to the first line.
    First = "first",
    /// Go to the last line.
    Last = "last",
    /// Go to the next part of the screen.
    Next = "next",
    /// Go to the part of the screen before.
    Previous = "previous",
    /// Filter the list.
    Filter = "filter",
    /// Show the late actions alone, or all again.
    Late = "late",
    /// Order the list otherwise.
    Order = "order",
    /// Record what a prompt asks for.
    Record = "record",
    /// Start a new line in a text.
    NewLine = "new-line",
    /// Leave a prompt without recording.
    Cancel = "cancel",
    /// Take the selected line of a menu.
    Choose = "choose",
}

impl Command {
    /// Whether the command leads to a change of the plan, and so is off when nothing can be recorded.
    pub fn edits(self) -> bool {
        matches!(
            self,
            Self::Status
                | Self::Weather
                | Self::Milestone
                | Self::Due
                | Self::Note
                | Self::Undo
                | Self::Redo
                | Self::RecordEdits
        )
    }
}
