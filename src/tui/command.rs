//! What keys mean. The word "action" belongs to the plan, so a key's meaning is a command.

/// Declares an enum whose variants have names: those of the configuration file and of the catalogues.
macro_rules! named_enum {
    ($(#[$doc:meta])* pub enum $enum:ident { $($(#[$variant_doc:meta])* $variant:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $enum {
            $($(#[$variant_doc])* $variant,)*
        }

        impl $enum {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its name.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

pub(super) use named_enum;

named_enum! {
    /// What a key means. The catalogues say in `tui-do-NAME` what it does, and in `tui-key-NAME` in a word or two for the
    /// footer.
    pub enum Command {
        /// Set the status of the selected action.
        Status = "status",
        /// Set the weather of the selected action.
        Weather = "weather",
        /// Say that a milestone of the selected action was reached.
        Milestone = "milestone",
        /// Write down a value of an indicator of the selected action.
        Measure = "measure",
        /// Say that something the selected action hands over was.
        Deliver = "deliver",
        /// Say what is spent of a budget of the selected action.
        Spend = "spend",
        /// Say which actions the selected one waits for.
        Depend = "depend",
        /// Move a due date of the selected action.
        Due = "due",
        /// Write the comment of the selected action.
        Note = "note",
        /// Change another part of the selected action's sheet.
        Modify = "modify",
        /// Say that the selected decision was carried out.
        CarryOut = "carry-out",
        /// Say which decision takes the place of the selected one.
        Supersede = "supersede",
        /// Take the selected decision back.
        Repeal = "repeal",
        /// Change the selected group, organisation, axis or meeting.
        ModifyThing = "modify-thing",
        /// Change what the plan's own file holds: its people, committees, axes, days.
        ModifyPlan = "modify-plan",
        /// Add something to the plan.
        New = "new",
        /// Take the last change back.
        Undo = "undo",
        /// Make again what was taken back.
        Redo = "redo",
        /// Record the edits made outside the program.
        RecordEdits = "record-edits",
        /// Show what is wrong with the plan's files.
        Problems = "problems",
        /// Repair what was brought together elsewhere.
        Repair = "repair",
        /// Say that what was brought together elsewhere is right as it is.
        AsItIs = "as-it-is",
        /// Open the plan whose questions stand in the way of bringing together.
        OpenQuestions = "open-questions",
        /// Find anything in the plan.
        Find = "find",
        /// Go to the dashboard.
        Dashboard = "dashboard",
        /// Go to the actions.
        Actions = "actions",
        /// Go to the board.
        Board = "board",
        /// Go to the calendar.
        Calendar = "calendar",
        /// Go to the groups, organisations and axes.
        Groups = "groups",
        /// Go to the journal.
        Journal = "journal",
        /// Go to what deserves the committee's time.
        Attention = "attention",
        /// Go to the burn-up chart.
        BurnUp = "burn-up",
        /// Go to what the person at the keyboard answers for.
        Mine = "mine",
        /// Go to the meetings.
        Meetings = "meetings",
        /// Prepare a meeting.
        NewMeeting = "new-meeting",
        /// Call the members of a meeting.
        Convene = "convene",
        /// Hold a meeting: open its room.
        Hold = "hold",
        /// Put a meeting off.
        PostponeMeeting = "postpone-meeting",
        /// Say that a meeting is not held.
        CancelMeeting = "cancel-meeting",
        /// End a meeting.
        CloseMeeting = "close-meeting",
        /// Put something on the agenda.
        AddItem = "add-item",
        /// Take the selected item off the agenda.
        RemoveItem = "remove-item",
        /// Put the selected item before the one above.
        ItemEarlier = "item-earlier",
        /// Put the selected item after the one below.
        ItemLater = "item-later",
        /// Say how many minutes the selected item is to take.
        Minutes = "minutes",
        /// Say who presents the selected item.
        Presenter = "presenter",
        /// Begin the meeting.
        OpenMeeting = "open-meeting",
        /// Interrupt the meeting, or go on with it.
        Interrupt = "interrupt",
        /// Go to the next item of the agenda.
        NextItem = "next-item",
        /// Go to the item before.
        PreviousItem = "previous-item",
        /// Say that something was decided on the item at hand.
        Decided = "decided",
        /// Say that the item at hand was talked about.
        Discussed = "discussed",
        /// Say that the members were told of the item at hand.
        Informed = "informed",
        /// Put the item at hand off to a later meeting.
        PutOff = "put-off",
        /// Take the item at hand off the agenda.
        Withdrawn = "withdrawn",
        /// Write down a decision on the item at hand.
        Decide = "decide",
        /// Write down what was said of the item.
        Notes = "notes",
        /// Say how the selected person stands to the meeting: present, excused, absent, represented.
        Stand = "stand",
        /// Say that the selected person leaves the room, or comes back.
        InOrOut = "in-or-out",
        /// Say which guests there are.
        Guests = "guests",
        /// Open the register of decisions.
        Register = "register",
        /// Show the agenda of the next meeting.
        Agenda = "agenda",
        /// Make a paper of the selected meeting.
        Papers = "papers",
        /// Import a spreadsheet.
        Import = "import",
        /// Import what the file says, as it is understood.
        TakeIn = "take-in",
        /// Say where the selected column goes.
        ColumnField = "column-field",
        /// Have the selected column tell which action a row is about, or no longer.
        KeyColumn = "key-column",
        /// Say what values of the selected column mean.
        ValueMeaning = "value-meaning",
        /// Read another sheet of the file.
        OtherSheet = "other-sheet",
        /// Keep where columns go with the plan.
        KeepMapping = "keep-mapping",
        /// Mark the selected action, or take its mark away.
        Mark = "mark",
        /// Mark every action listed, or take all marks away.
        MarkAll = "mark-all",
        /// See what another person carries.
        Person = "person",
        /// Copy something of the selected action.
        Copy = "copy",
        /// Open the selected action's file in the person's editor.
        Editor = "editor",
        /// Open the plan's own file in the person's editor.
        EditPlan = "edit-plan",
        /// Show what every key does here.
        Help = "help",
        /// Show every command.
        Palette = "palette",
        /// Speak the other language.
        Language = "language",
        /// Take the next theme.
        Theme = "theme",
        /// Draw for an audience, or for one person again.
        Presentation = "room",
        /// See the plan as it was at some moment.
        Moments = "moments",
        /// Show the proposals that are to be decided.
        Proposals = "proposals",
        /// Bring the plan and the one that others share together.
        Sync = "sync",
        /// Go back to the plans that this one was opened from.
        Portfolio = "portfolio",
        /// See the plan as it was at the meeting before.
        EarlierMeeting = "earlier-meeting",
        /// See the plan as it was at the next meeting, at last as it is.
        LaterMeeting = "later-meeting",
        /// Compare two moments of the plan.
        Compare = "compare",
        /// Move the other one of two moments that are compared.
        OtherMoment = "other-moment",
        /// Tell how far dates drifted between the compared moments, or again what changed.
        Drift = "drift",
        /// Show the tour of the first start.
        Tour = "tour",
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
        /// Show in the journal what was last received from others alone, or all again.
        Received = "received",
        /// Order the list otherwise.
        Order = "order",
        /// Turn the order of the list round.
        Reverse = "reverse",
        /// Choose the columns of the list.
        Columns = "columns",
        /// Choose a saved view.
        Views = "views",
        /// Save the filter as a view.
        SaveView = "save-view",
        /// Arrange by something else: status, group, lead, axis …
        By = "by",
        /// Go a column to the left, or back in time.
        Left = "left",
        /// Go a column to the right, or on in time.
        Right = "right",
        /// Move the selected card a column to the left.
        MoveLeft = "move-left",
        /// Move the selected card a column to the right.
        MoveRight = "move-right",
        /// See less time, larger.
        ZoomIn = "zoom-in",
        /// See more time, smaller.
        ZoomOut = "zoom-out",
        /// Go to today.
        Today = "today",
        /// Show what every sign means.
        Legend = "legend",
        /// Go to the next action that the selected one waits for, or that waits for it.
        NextLink = "next-link",
        /// Go to the linked action before.
        PreviousLink = "previous-link",
        /// Open the pane beside the list, or close it.
        Pane = "pane",
        /// Make the pane beside the list wider.
        PaneWider = "pane-wider",
        /// Make the pane beside the list narrower.
        PaneNarrower = "pane-narrower",
        /// Go a line up in the pane beside.
        PaneUp = "pane-up",
        /// Go a line down in the pane beside.
        PaneDown = "pane-down",
        /// Take what is proposed for the word being typed.
        Complete = "complete",
        /// Record what a prompt asks for.
        Record = "record",
        /// Put what a prompt asks for in a proposal.
        Propose = "propose",
        /// Start a new line in a text.
        NewLine = "new-line",
        /// Leave a prompt without recording.
        Cancel = "cancel",
        /// Take the selected line of a menu.
        Choose = "choose",
    }
}

impl Command {
    /// Whether a number typed before it does it so many times.
    pub fn is_motion(self) -> bool {
        matches!(
            self,
            Self::Up
                | Self::Down
                | Self::PageUp
                | Self::PageDown
                | Self::Next
                | Self::Previous
                | Self::NextLink
                | Self::PreviousLink
                | Self::Left
                | Self::Right
                | Self::Mark
                | Self::PaneUp
                | Self::PaneDown
        )
    }

    /// Whether the command is about the pane beside a list.
    pub fn is_about_pane(self) -> bool {
        matches!(
            self,
            Self::Pane | Self::PaneWider | Self::PaneNarrower | Self::PaneUp | Self::PaneDown
        )
    }

    /// Whether the command is about one plan, and so of no use where several are seen.
    pub fn is_about_one_plan(self) -> bool {
        matches!(
            self,
            Self::EditPlan
                | Self::Agenda
                | Self::Register
                | Self::Papers
                | Self::Proposals
                | Self::Sync
                | Self::Import
                | Self::Propose
                | Self::Views
                | Self::SaveView
        )
    }

    /// Whether the command leads to a change of the plan, and so is off when nothing can be recorded.
    pub fn edits(self) -> bool {
        matches!(
            self,
            Self::Status
                | Self::Weather
                | Self::Milestone
                | Self::Measure
                | Self::Deliver
                | Self::Spend
                | Self::Depend
                | Self::Due
                | Self::Note
                | Self::Modify
                | Self::CarryOut
                | Self::Supersede
                | Self::Repeal
                | Self::ModifyThing
                | Self::ModifyPlan
                | Self::New
                | Self::Undo
                | Self::Redo
                | Self::RecordEdits
                | Self::Repair
                | Self::MoveLeft
                | Self::MoveRight
                | Self::NewMeeting
                | Self::Convene
                | Self::PostponeMeeting
                | Self::CancelMeeting
                | Self::CloseMeeting
                | Self::AddItem
                | Self::RemoveItem
                | Self::ItemEarlier
                | Self::ItemLater
                | Self::Minutes
                | Self::Presenter
                | Self::OpenMeeting
                | Self::Interrupt
                | Self::Decided
                | Self::Discussed
                | Self::Informed
                | Self::PutOff
                | Self::Withdrawn
                | Self::Decide
                | Self::Notes
                | Self::Stand
                | Self::InOrOut
                | Self::Guests
                | Self::Sync
                | Self::Import
                | Self::TakeIn
                | Self::KeepMapping
        )
    }
}
