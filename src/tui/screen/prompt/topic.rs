//! What prompts are about: for each, what is typed, what an action has there now, and what its lines stand for.

use i18n_embed_fl::fl;

use crate::tui::component::entry::TextEntry;
use crate::wording::Catalogue;
use copil_plan::field::{Field as _, Record};
use copil_plan::id::{BudgetId, DeliverableId, IndicatorId};
use copil_plan::shape::{FieldSpec, Shape};
use copil_plan::value::{FieldPath, Value};
use copil_plan::{Action, GroupBy, GroupKey, GroupedAction, MilestoneId};

/// The fields that are offered before the group; the others follow it.
const FIRST: [&str; 3] = ["title", "priority", "leads"];

/// What a prompt is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The status.
    Status,
    /// The weather, with its comment.
    Weather,
    /// A milestone that is reached, or no more.
    Milestone,
    /// A value of an indicator.
    Measure,
    /// Something that is handed over, or no more.
    Deliver,
    /// What is spent of a budget.
    Spend,
    /// The due date of the action or of a milestone.
    Due,
    /// The comment.
    Note,
    /// The working group: the folder that the action's file is in.
    Group,
    /// Any other field, by its key: what it asks for follows from its shape.
    Field(&'static str),
    /// A key of a part of the action, such as the title of a milestone; a blank key where the parts are texts themselves.
    Inner(&'static str, &'static str),
    /// A value in the file of a group, of a meeting or of the plan: the key that says what it is, and what it takes.
    Value(&'static str, Shape),
    /// The id.
    Id,
    /// Taking back what was recorded.
    Undo,
    /// Making again what was taken back.
    Redo,
    /// Repairing what was brought together elsewhere.
    Repair,
}

impl Topic {
    /// The fields that have no command of their own, and the group, in the order in which they are offered.
    pub fn parts() -> Vec<Self> {
        let fields = Action::FIELDS.iter().filter(|field| is_asked_at_once(field));
        let mut keys: Vec<&str> = fields.map(|field| field.key).collect();
        keys.sort_by_key(|key| FIRST.iter().position(|first| first == key).unwrap_or(FIRST.len()));
        let mut parts: Vec<Self> = keys.into_iter().map(Self::Field).collect();
        parts.insert(FIRST.len().min(parts.len()), Self::Group);
        parts.push(Self::Id);
        parts
    }

    /// Its key in the action's file.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Weather => "weather",
            Self::Milestone => "milestones",
            Self::Measure => "indicators",
            Self::Deliver => "deliverables",
            Self::Spend => "budgets",
            Self::Due => "due",
            Self::Note => "comment",
            Self::Group => "group",
            Self::Field(key) | Self::Inner(key, _) | Self::Value(key, _) => key,
            Self::Id => "id",
            Self::Undo | Self::Redo | Self::Repair => "",
        }
    }

    /// Where it is in the action's file.
    pub(super) fn path(self) -> FieldPath {
        FieldPath::key(self.key())
    }

    /// What the field takes; `None` of what has a prompt of its own kind.
    pub(super) fn shape(self) -> Option<Shape> {
        match self {
            Self::Field(key) => Action::SHAPE.at(&FieldPath::key(key)),
            Self::Inner(table, key) => match (Action::SHAPE.at(&FieldPath::key(table)), key) {
                (Some(Shape::Keyed(part)), "") => Some(*part),
                (Some(Shape::Keyed(part)), key) => part.at(&FieldPath::key(key)),
                _ => None,
            },
            Self::Value(_, shape) => Some(shape),
            _ => None,
        }
    }

    /// Whether it is a text that every action has for itself.
    pub(super) fn is_own_text(self) -> bool {
        self.shape() == Some(Shape::Text) || self == Self::Id
    }

    /// What it is called.
    pub(super) fn name(self, catalogue: &Catalogue) -> String {
        match self {
            Self::Status => fl!(catalogue, "tui-prompt-status"),
            Self::Weather => fl!(catalogue, "tui-prompt-weather"),
            Self::Milestone => fl!(catalogue, "tui-prompt-milestone"),
            Self::Measure => fl!(catalogue, "tui-prompt-measure"),
            Self::Deliver => fl!(catalogue, "tui-prompt-deliver"),
            Self::Spend => fl!(catalogue, "tui-prompt-spend"),
            Self::Due => fl!(catalogue, "tui-prompt-due"),
            Self::Note => fl!(catalogue, "tui-prompt-note"),
            Self::Undo => fl!(catalogue, "tui-prompt-undo"),
            Self::Redo => fl!(catalogue, "tui-prompt-redo"),
            Self::Repair => fl!(catalogue, "tui-do-repair"),
            Self::Group => fl!(catalogue, "tui-part-group"),
            Self::Field(key) | Self::Inner(key, "") | Self::Value(key, _) => catalogue.field_heading(key),
            Self::Inner(table, key) => {
                let (table, key) = (catalogue.field_heading(table), catalogue.field_heading(key));
                format!("{table} · {key}")
            }
            Self::Id => fl!(catalogue, "tui-part-id"),
        }
    }

    /// Whether a number or a day is what it asks for, of the line that is selected.
    pub(super) fn asks_for_a_value(self) -> bool {
        matches!(self, Self::Due | Self::Measure | Self::Spend)
    }

    /// Whether it is about a part of the action, of which there may be none.
    pub(super) fn is_of_a_part(self) -> bool {
        matches!(self, Self::Milestone | Self::Measure | Self::Deliver | Self::Spend)
    }

    /// Whether several of its lines can hold at once.
    pub(super) fn is_ticked(self) -> bool {
        matches!(self.shape(), Some(Shape::List(Shape::Reference(_))))
    }

    /// The words that an action has there now, of those that can be chosen.
    pub(super) fn words(self, action: &GroupedAction) -> Vec<String> {
        match self {
            Self::Group => vec![action.group.to_string()],
            topic => action.texts_of(topic.key()),
        }
    }

    /// The text that an action has there now, as it is typed.
    pub(super) fn text(self, action: &GroupedAction) -> String {
        match action.field(self.key()) {
            Some(Value::Integer(number)) => number.to_string(),
            Some(Value::Number(number)) => number.to_string(),
            _ => action.texts_of(self.key()).join(", "),
        }
    }

    /// What is to be typed, holding what is there now.
    pub(super) fn fields(self, now: &str, several: bool) -> Vec<PromptField> {
        // Several actions need the room for their commits.
        let why = if several { 2 } else { 3 };
        let blank = |kind, rows| PromptField::holding(kind, rows, "");
        let text = |kind, rows| PromptField::holding(kind, rows, now.trim_end());
        let reason = blank(FieldKind::Reason, why);
        match self {
            Self::Status => vec![reason, blank(FieldKind::Effect, 1)],
            Self::Weather => vec![blank(FieldKind::Comment, why)],
            Self::Milestone | Self::Deliver => vec![blank(FieldKind::Effect, 1), reason],
            Self::Measure => vec![blank(FieldKind::Amount, 1), blank(FieldKind::Effect, 1), reason],
            Self::Spend => vec![blank(FieldKind::Amount, 1), reason],
            Self::Due => vec![blank(FieldKind::Date, 1), reason],
            Self::Note => vec![text(FieldKind::Comment, 6)],
            Self::Group | Self::Undo | Self::Redo | Self::Repair => vec![reason],
            Self::Id => vec![text(FieldKind::Text, 1), reason],
            Self::Field(key) | Self::Inner(_, key) | Self::Value(key, _) => match self.shape() {
                Some(Shape::Day(_)) => vec![blank(FieldKind::Date, 1), reason],
                // One more value on a day.
                Some(Shape::List(Shape::Record(_))) => {
                    vec![blank(FieldKind::Amount, 1), blank(FieldKind::Date, 1), reason]
                }
                // A value on a day.
                Some(Shape::Record(_)) => vec![text(FieldKind::Amount, 1), blank(FieldKind::Date, 1), reason],
                Some(Shape::Text) if key.is_empty() => vec![text(FieldKind::Text, 3), reason],
                Some(Shape::Text) if is_long(key) => vec![text(FieldKind::Text, 6), reason],
                Some(Shape::Text | Shape::Number | Shape::Whole | Shape::List(Shape::Text)) => {
                    vec![text(FieldKind::Text, 1), reason]
                }
                _ => vec![reason],
            },
        }
    }
}

/// Whether a field of an action has a prompt of its own; the parts in a table are chosen first.
fn is_asked_at_once(field: &FieldSpec) -> bool {
    field.is_prompted && !matches!(field.shape, Shape::Keyed(_))
}

/// Whether a field may be of any length.
fn is_long(key: &str) -> bool {
    Action::FIELDS.iter().any(|field| field.key == key && !field.is_listed)
}

/// The prompt that moves an action from one group to another: its topic, the line that holds no more, and the one that is
/// to hold. Only where an action may be in several groups does it leave the one it comes from.
pub(super) fn lines_of_move(from: &GroupKey, to: &GroupKey) -> (Topic, Option<Pick>, Option<Pick>) {
    let pick = |key: &GroupKey| Pick::Word((!key.as_str().is_empty()).then(|| key.as_str().to_owned()));
    let word = |key: &GroupKey| Some(pick(key)).filter(|pick| *pick != Pick::Word(None));
    match to.by() {
        GroupBy::Status => (Topic::Status, None, word(to)),
        GroupBy::Weather => (Topic::Weather, None, word(to)),
        GroupBy::Priority => (Topic::Field("priority"), None, word(to)),
        GroupBy::Group => (Topic::Group, None, word(to)),
        GroupBy::Axis => (Topic::Field("axis"), None, Some(pick(to))),
        GroupBy::Phase => (Topic::Field("phase"), None, Some(pick(to))),
        GroupBy::Lead => (Topic::Field("leads"), word(from), word(to)),
        GroupBy::Organisation => (Topic::Field("organisations"), word(from), word(to)),
    }
}

/// What a line of the choice stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Pick {
    /// What the file would say, as a word or an id; `None` takes it away.
    Word(Option<String>),
    /// A milestone, and whether it would be reached.
    Milestone(MilestoneId, bool),
    /// An indicator.
    Indicator(IndicatorId),
    /// Something to hand over, and whether it would be.
    Deliverable(DeliverableId, bool),
    /// A budget.
    Budget(BudgetId),
    /// The next milestone of each action.
    NextMilestone,
    /// The due date of a milestone, or of the action itself.
    Due(Option<MilestoneId>),
    /// All that was recorded together last.
    Batch {
        /// Whether what refers to things that go is changed too.
        with_references: bool,
    },
    /// The last change alone.
    Last {
        /// Whether what refers to things that go is changed too.
        with_references: bool,
    },
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
    /// Its place among all lines.
    pub(super) rank: usize,
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
            rank: 0,
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
    /// The number to write down.
    Amount,
    /// What shows the new status: a name, and an address or a text.
    Evidence,
    /// What something new is called.
    Name,
    /// The text that the prompt is about; blank takes it away.
    Text,
}

/// A field to type in.
#[derive(Clone, Debug)]
pub(super) struct PromptField {
    pub(super) kind: FieldKind,
    pub(super) entry: TextEntry,
    pub(super) rows: u16,
    /// What it held before anything was typed.
    pub(super) blank: String,
}

impl PromptField {
    /// A field of so many lines that holds a text already.
    pub(super) fn holding(kind: FieldKind, rows: u16, text: &str) -> Self {
        let entry = if rows > 1 {
            TextEntry::lines(text)
        } else {
            TextEntry::line(text)
        };
        let blank = entry.text();
        Self {
            kind,
            entry,
            rows,
            blank,
        }
    }

    /// Whether it holds something else than before anything was typed.
    pub(super) fn is_typed_in(&self) -> bool {
        self.entry.text() != self.blank
    }

    /// Takes up a text that was typed before.
    pub(super) fn take_up(&mut self, text: &str) {
        let blank = std::mem::take(&mut self.blank);
        *self = Self {
            blank,
            ..Self::holding(self.kind, self.rows, text)
        };
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

    /// The fields that have a command of their own.
    const COMMANDED: [&str; 6] = ["status", "weather", "comment", "confirmed", "due", "depends_on"];

    #[test]
    fn every_key_of_every_part_asks_what_its_shape_says() {
        for field in Action::FIELDS {
            let Shape::Keyed(part) = field.shape else { continue };
            let keys: Vec<&str> = match part {
                Shape::Record(fields) => fields.iter().map(|field| field.key).collect(),
                _ => vec![""],
            };
            // Measures have a command of their own.
            for key in keys.into_iter().filter(|key| *key != "measures") {
                let asked = Topic::Inner(field.key, key).fields("", false);
                assert!(asked.len() > 1, "{}.{key} asks for nothing but why", field.key);
            }
        }
    }

    #[test]
    fn every_field_that_is_prompted_for_asks_what_its_shape_says() {
        let parts = Topic::parts();
        for field in Action::FIELDS {
            let topic = Topic::Field(field.key);
            assert_eq!(parts.contains(&topic), is_asked_at_once(field), "{}", field.key);
            let has_a_command = COMMANDED.contains(&field.key);
            let is_keyed = matches!(field.shape, Shape::Keyed(_));
            assert!(
                field.is_prompted || has_a_command || is_keyed,
                "{} cannot be changed here",
                field.key
            );
            let asked = topic.fields("", false);
            let asked: Vec<FieldKind> = asked.iter().map(|field| field.kind).collect();
            match field.shape {
                Shape::Day(_) => assert_eq!(asked, [FieldKind::Date, FieldKind::Reason], "{}", field.key),
                Shape::Text | Shape::Number | Shape::Whole | Shape::List(Shape::Text) => {
                    assert_eq!(asked, [FieldKind::Text, FieldKind::Reason], "{}", field.key);
                }
                // These are chosen.
                _ => assert_eq!(asked, [FieldKind::Reason], "{}", field.key),
            }
        }
    }

    #[test]
    fn a_person_takes_the_place_of_the_one_whose_column_the_card_leaves() {
        let (drh, dsi) = ("drh".parse().unwrap(), "dsi".parse().unwrap());
        let (drh, dsi) = (GroupKey::Lead(drh), GroupKey::Lead(dsi));
        let nobody = GroupKey::None(GroupBy::Lead);
        let word = |id: &str| Some(Pick::Word(Some(id.to_owned())));
        assert_eq!(
            lines_of_move(&drh, &dsi),
            (Topic::Field("leads"), word("drh"), word("dsi"))
        );
        assert_eq!(lines_of_move(&drh, &nobody), (Topic::Field("leads"), word("drh"), None));
        assert_eq!(lines_of_move(&nobody, &drh), (Topic::Field("leads"), None, word("drh")));
        let axis = GroupKey::Axis("a".parse().unwrap());
        let taken_away = (Topic::Field("axis"), None, Some(Pick::Word(None)));
        assert_eq!(lines_of_move(&axis, &GroupKey::None(GroupBy::Axis)), taken_away);
    }
}
