//! What prompts are about: for each, what is typed, what an action has there now, and what its lines stand for.

use i18n_embed_fl::fl;

use crate::tui::component::entry::TextEntry;
use crate::wording::Catalogue;
use copil_plan::id::{AxisId, OrganisationId};
use copil_plan::value::FieldPath;
use copil_plan::{GroupBy, GroupKey, GroupedAction, MilestoneId, PersonId};

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

/// The prompt that moves an action from one group to another: its topic, the line that holds no more, and the one that is
/// to hold. Only where an action may be in several groups does it leave the one it comes from.
pub(super) fn lines_of_move(from: &GroupKey, to: &GroupKey) -> (Topic, Option<Pick>, Option<Pick>) {
    let pick = |key: &GroupKey| Pick::Word((!key.as_str().is_empty()).then(|| key.as_str().to_owned()));
    let word = |key: &GroupKey| Some(pick(key)).filter(|pick| *pick != Pick::Word(None));
    match to.by() {
        GroupBy::Status => (Topic::Status, None, word(to)),
        GroupBy::Weather => (Topic::Weather, None, word(to)),
        GroupBy::Priority => (Topic::Priority, None, word(to)),
        GroupBy::Group => (Topic::Group, None, word(to)),
        GroupBy::Axis => (Topic::Axis, None, Some(pick(to))),
        GroupBy::Lead => (Topic::Leads, word(from), word(to)),
        GroupBy::Organisation => (Topic::Organisations, word(from), word(to)),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_takes_the_place_of_the_one_whose_column_the_card_leaves() {
        let (drh, dsi) = ("drh".parse().unwrap(), "dsi".parse().unwrap());
        let (drh, dsi) = (GroupKey::Lead(drh), GroupKey::Lead(dsi));
        let nobody = GroupKey::None(GroupBy::Lead);
        let word = |id: &str| Some(Pick::Word(Some(id.to_owned())));
        assert_eq!(lines_of_move(&drh, &dsi), (Topic::Leads, word("drh"), word("dsi")));
        assert_eq!(lines_of_move(&drh, &nobody), (Topic::Leads, word("drh"), None));
        assert_eq!(lines_of_move(&nobody, &drh), (Topic::Leads, None, word("drh")));
        let axis = GroupKey::Axis("a".parse().unwrap());
        let taken_away = (Topic::Axis, None, Some(Pick::Word(None)));
        assert_eq!(lines_of_move(&axis, &GroupKey::None(GroupBy::Axis)), taken_away);
    }
}
