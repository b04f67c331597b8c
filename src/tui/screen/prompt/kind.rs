//! What prompts are about, and what their lines and fields stand for.

use crate::tui::component::entry::Entry;
use copil_plan::id::{AxisId, OrganisationId};
use copil_plan::value::FieldPath;
use copil_plan::{GroupId, MilestoneId, PersonId, Priority, StatusId, Weather};

/// What a prompt is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Status,
    Weather,
    Milestone,
    Due,
    Note,
    /// Another part of the actions' sheets.
    Part(Part),
    Undo,
    Redo,
}

/// A part of an action's sheet that has no key of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its title.
    Title,
    /// Its priority.
    Priority,
    /// Who carries it.
    Leads,
    /// Its working group.
    Group,
    /// The axis it serves.
    Axis,
    /// The organisations that take part.
    Organisations,
    /// The day it is to begin.
    Start,
    /// How far it is, where no milestone tells.
    Progress,
    /// Free words.
    Tags,
    /// What it is about.
    Description,
}

impl Part {
    /// Every part, in the order in which they are offered.
    pub const ALL: [Self; 10] = [
        Self::Title,
        Self::Priority,
        Self::Leads,
        Self::Group,
        Self::Axis,
        Self::Organisations,
        Self::Start,
        Self::Progress,
        Self::Tags,
        Self::Description,
    ];

    /// Its key in the action's file; the group is the folder that the file is in.
    pub fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Priority => "priority",
            Self::Leads => "leads",
            Self::Group => "group",
            Self::Axis => "axis",
            Self::Organisations => "organisations",
            Self::Start => "start",
            Self::Progress => "progress",
            Self::Tags => "tags",
            Self::Description => "description",
        }
    }

    /// Where it is in the action's file.
    pub(super) fn path(self) -> FieldPath {
        FieldPath::key(self.key())
    }
}

/// Where a prompt is to lead, chosen before it opens: a card dropped on a column of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Toward {
    /// A status.
    Status(StatusId),
    /// A weather.
    Weather(Weather),
    /// A priority.
    Priority(Priority),
    /// A working group.
    Group(GroupId),
    /// An axis; `None` takes it away.
    Axis(Option<AxisId>),
    /// A person who is to answer for the actions, in the place of another when there is one.
    Lead {
        /// Who answers for them now.
        from: Option<PersonId>,
        /// Who is to.
        to: Option<PersonId>,
    },
    /// An organisation that is to take part, in the place of another when there is one.
    Organisation {
        /// Which takes part now.
        from: Option<OrganisationId>,
        /// Which is to.
        to: Option<OrganisationId>,
    },
}

/// What a line of the choice stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Pick {
    Status(StatusId),
    Weather(Weather),
    /// A milestone, and whether it would be reached.
    Milestone(MilestoneId, bool),
    /// The next milestone of each action.
    NextMilestone,
    /// The due date of a milestone, or of the action itself.
    Due(Option<MilestoneId>),
    Priority(Priority),
    Axis(Option<AxisId>),
    Group(GroupId),
    /// Someone who carries the actions, or not.
    Lead(PersonId),
    /// An organisation that takes part, or not.
    Organisation(OrganisationId),
    /// All that was recorded together last.
    Batch,
    /// The last change alone.
    Last,
}

/// Whether a line that can be ticked holds for the actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tick {
    /// For none.
    No,
    /// For some and not for others, which stays as it is.
    Some,
    /// For all.
    Yes,
}

impl Tick {
    /// How it is drawn.
    pub(super) fn symbol(self) -> &'static str {
        match self {
            Self::No => "·",
            Self::Some => "~",
            Self::Yes => "✓",
        }
    }
}

/// A line of the choice.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub(super) pick: Pick,
    pub(super) symbol: &'static str,
    pub(super) label: String,
    /// What it asks for, or what there is now.
    pub(super) note: String,
    /// How it is ticked, where several lines can hold at once.
    pub(super) tick: Option<Tick>,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// Why.
    Reason,
    /// The action's comment.
    Comment,
    /// The day it took effect; blank for today.
    Effect,
    /// The date to set; blank takes it away.
    Date,
    /// The part of the sheet that the prompt is about; blank takes it away.
    Text,
}

/// A field to type in.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) holds: Holds,
    pub(super) entry: Entry,
    pub(super) rows: u16,
}

impl Field {
    /// An empty field of so many lines.
    pub(super) fn blank(holds: Holds, rows: u16) -> Self {
        Self::holding(holds, rows, "")
    }

    /// A field that holds a text already.
    pub(super) fn holding(holds: Holds, rows: u16, text: &str) -> Self {
        let entry = if rows > 1 {
            Entry::lines(text)
        } else {
            Entry::line(text)
        };
        Self { holds, entry, rows }
    }
}
