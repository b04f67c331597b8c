//! What prompts are about: for each, what is typed, what an action has there now, and what its lines stand for.

use i18n_embed_fl::fl;

use crate::tui::component::entry::TextEntry;
use crate::wording::Catalogue;
use copil_plan::id::{AxisId, OrganisationId};
use copil_plan::value::FieldPath;
use copil_plan::{GroupId, GroupedAction, MilestoneId, PersonId, Priority, StatusId, Weather};

/// What a prompt is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The status.
    Status,
    /// The weather, with its comment.
    Weather,
    /// A milestone that is reached, or no more.
    Milestone,
    /// The due date of the action or of a milestone.
    Due,
    /// The comment.
    Note,
    /// The title.
    Title,
    /// The priority.
    Priority,
    /// Who carries it.
    Leads,
    /// The working group.
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
    /// Taking back what was recorded.
    Undo,
    /// Making again what was taken back.
    Redo,
}

impl Topic {
    /// The parts of a sheet that have no key of their own, in the order in which they are offered.
    pub const PARTS: [Self; 10] = [
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
    fn key(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Weather => "weather",
            Self::Milestone => "milestones",
            Self::Due => "due",
            Self::Note => "comment",
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
            Self::Undo | Self::Redo => "",
        }
    }

    /// Where it is in the action's file.
    pub(super) fn path(self) -> FieldPath {
        FieldPath::key(self.key())
    }

    /// What it is called.
    pub(super) fn name(self, catalogue: &Catalogue) -> String {
        match self {
            Self::Status => fl!(catalogue, "tui-prompt-status"),
            Self::Weather => fl!(catalogue, "tui-prompt-weather"),
            Self::Milestone => fl!(catalogue, "tui-prompt-milestone"),
            Self::Due => fl!(catalogue, "tui-prompt-due"),
            Self::Note => fl!(catalogue, "tui-prompt-note"),
            Self::Undo => fl!(catalogue, "tui-prompt-undo"),
            Self::Redo => fl!(catalogue, "tui-prompt-redo"),
            part => catalogue.find(&format!("tui-part-{}", part.key())).unwrap_or_default(),
        }
    }

    /// Whether several of its lines can hold at once.
    pub(super) fn is_ticked(self) -> bool {
        matches!(self, Self::Leads | Self::Organisations)
    }

    /// The words that an action has there now, of those that can be chosen.
    pub(super) fn words(self, action: &GroupedAction) -> Vec<&str> {
        match self {
            Self::Weather => action.weather.iter().map(|weather| weather.word()).collect(),
            Self::Priority => vec![action.priority.word()],
            Self::Axis => action.axis.iter().map(AxisId::as_str).collect(),
            Self::Group => vec![action.group.as_str()],
            Self::Leads => action.leads.iter().map(PersonId::as_str).collect(),
            Self::Organisations => action.organisations.iter().map(OrganisationId::as_str).collect(),
            _ => Vec::new(),
        }
    }

    /// The text that an action has there now, as it is typed.
    pub(super) fn text(self, action: &GroupedAction) -> String {
        match self {
            Self::Note => action.comment.clone().unwrap_or_default(),
            Self::Title => action.title.clone(),
            Self::Progress => action.progress.map(|share| share.to_string()).unwrap_or_default(),
            Self::Tags => action.tags.join(", "),
            Self::Description => action.description.clone().unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// What is to be typed, holding what the only action has already.
    pub(super) fn fields(self, only: Option<&GroupedAction>, several: bool) -> Vec<PromptField> {
        // Several actions need the room for their commits.
        let why = if several { 2 } else { 3 };
        let blank = |kind, rows| PromptField::holding(kind, rows, "");
        let text = |kind, rows| {
            let now = only.map(|action| self.text(action)).unwrap_or_default();
            PromptField::holding(kind, rows, now.trim_end())
        };
        let reason = blank(FieldKind::Reason, why);
        match self {
            Self::Status => vec![reason, blank(FieldKind::Effect, 1)],
            Self::Weather => vec![blank(FieldKind::Comment, why)],
            Self::Milestone => vec![blank(FieldKind::Effect, 1), reason],
            Self::Due | Self::Start => vec![blank(FieldKind::Date, 1), reason],
            Self::Note => vec![text(FieldKind::Comment, 6)],
            Self::Title | Self::Progress | Self::Tags => vec![text(FieldKind::Text, 1), reason],
            Self::Description => vec![text(FieldKind::Text, 6), reason],
            _ => vec![reason],
        }
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

impl Toward {
    /// The prompt's topic, the line that holds no more, and the one that is to hold.
    pub(super) fn lines(&self) -> (Topic, Option<Pick>, Option<Pick>) {
        let word = |word: &str| Some(Pick::Word(Some(word.to_owned())));
        let (topic, to) = match self {
            Self::Status(id) => (Topic::Status, word(id.as_str())),
            Self::Weather(weather) => (Topic::Weather, word(weather.word())),
            Self::Priority(priority) => (Topic::Priority, word(priority.word())),
            Self::Group(id) => (Topic::Group, word(id.as_str())),
            Self::Axis(id) => (Topic::Axis, Some(Pick::Word(id.as_ref().map(ToString::to_string)))),
            Self::Lead { from, to } => {
                let pick = |id: &Option<PersonId>| id.as_ref().and_then(|id| word(id.as_str()));
                return (Topic::Leads, pick(from), pick(to));
            }
            Self::Organisation { from, to } => {
                let pick = |id: &Option<OrganisationId>| id.as_ref().and_then(|id| word(id.as_str()));
                return (Topic::Organisations, pick(from), pick(to));
            }
        };
        (topic, None, to)
    }
}

/// What a line of the choice stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Pick {
    /// What the file would say, as a word or an id; `None` takes it away.
    Word(Option<String>),
    /// A milestone, and whether it would be reached.
    Milestone(MilestoneId, bool),
    /// The next milestone of each action.
    NextMilestone,
    /// The due date of a milestone, or of the action itself.
    Due(Option<MilestoneId>),
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
    /// The tick of what holds for so many of the actions.
    pub(super) fn of(there: usize, all: usize) -> Self {
        match there {
            0 => Self::No,
            count if count == all => Self::Yes,
            _ => Self::Some,
        }
    }

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
pub(super) struct PromptChoice {
    pub(super) pick: Pick,
    pub(super) symbol: &'static str,
    pub(super) label: String,
    /// What it asks for, or what there is now.
    pub(super) note: String,
    /// How it is ticked, where several lines can hold at once.
    pub(super) tick: Option<Tick>,
    /// Whether it is how all the actions are now, where only one line can hold.
    pub(super) is_now: bool,
}

impl PromptChoice {
    /// A line that is neither ticked nor so now.
    pub(super) fn new(pick: Pick, symbol: &'static str, label: String, note: String) -> Self {
        Self {
            pick,
            symbol,
            label,
            note,
            tick: None,
            is_now: false,
        }
    }
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FieldKind {
    /// Why.
    Reason,
    /// The action's comment.
    Comment,
    /// The day it took effect; blank for today.
    Effect,
    /// The date to set; blank takes it away.
    Date,
    /// The text that the prompt is about; blank takes it away.
    Text,
}

/// A field to type in.
#[derive(Clone, Debug)]
pub(super) struct PromptField {
    pub(super) kind: FieldKind,
    pub(super) entry: TextEntry,
    pub(super) rows: u16,
}

impl PromptField {
    /// A field of so many lines that holds a text already.
    fn holding(kind: FieldKind, rows: u16, text: &str) -> Self {
        let entry = if rows > 1 {
            TextEntry::lines(text)
        } else {
            TextEntry::line(text)
        };
        Self { kind, entry, rows }
    }

    /// Whether it is asked for and still blank.
    pub(super) fn is_missing(&self) -> bool {
        self.says_why() && self.entry.is_blank()
    }

    /// Whether it is the text that says why.
    pub(super) fn says_why(&self) -> bool {
        matches!(self.kind, FieldKind::Reason | FieldKind::Comment)
    }
}
