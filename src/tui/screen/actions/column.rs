//! The columns that the table of actions can have.

use std::sync::LazyLock;

use i18n_embed_fl::fl;

use crate::wording::Catalogue;
use copil_plan::Action;
use copil_plan::field::Record;
use copil_plan::query::Order;
use copil_plan::shape::{FieldSpec, Shape};

/// Declares the columns with the names that they are remembered by; the catalogues know them as `tui-column-NAME`.
macro_rules! columns {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// A column of the table.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub(super) enum ActionColumn {
            $($(#[$doc])* $variant,)*
            /// A field of the action, as the table of fields has it.
            Field(&'static FieldSpec),
        }

        impl ActionColumn {
            /// The columns that say more than a field holds.
            const OWN: &'static [Self] = &[$(Self::$variant),*];

            /// The name that it is remembered by.
            pub(super) fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                    Self::Field(field) => field.key,
                }
            }
        }
    };
}

columns! {
    /// The id, after the marks of priority and selection.
    Id = "id",
    /// The title, which takes the room that the others leave.
    Title = "title",
    /// The status.
    Status = "status",
    /// The weather, with its name where there is room.
    Weather = "weather",
    /// The next day to be kept: of a milestone, or its own.
    NextDue = "next-due",
    /// By how many days that is over.
    Late = "late",
    /// How far it is.
    Progress = "progress",
    /// Who carries it.
    Leads = "lead",
    /// The working group.
    Group = "group",
    /// The first day that was promised.
    Promise = "promise",
    /// The last day it was changed.
    Touched = "touched",
    /// The next milestone.
    Milestone = "milestone",
    /// What was spent of what was planned.
    Budget = "budget",
}

/// The columns in the order in which they are offered; fields that are not among them follow.
const OFFERED: [&str; 20] = [
    "id",
    "title",
    "status",
    "weather",
    "next-due",
    "due",
    "late",
    "progress",
    "lead",
    "priority",
    "group",
    "axis",
    "phase",
    "organisations",
    "start",
    "promise",
    "touched",
    "milestone",
    "budget",
    "tags",
];

/// The columns that are to be read from afar.
pub(super) const PRESENTED: [ActionColumn; 6] = [
    ActionColumn::Id,
    ActionColumn::Title,
    ActionColumn::Status,
    ActionColumn::NextDue,
    ActionColumn::Late,
    ActionColumn::Weather,
];

/// The columns that the table has until others are chosen.
pub(super) const USUAL: [ActionColumn; 8] = [
    ActionColumn::Id,
    ActionColumn::Title,
    ActionColumn::Status,
    ActionColumn::Weather,
    ActionColumn::NextDue,
    ActionColumn::Late,
    ActionColumn::Progress,
    ActionColumn::Leads,
];

impl ActionColumn {
    /// Every column, in the order in which it is offered.
    pub(super) fn all() -> &'static [Self] {
        static ALL: LazyLock<Vec<ActionColumn>> = LazyLock::new(|| {
            let own = |name: &str| ActionColumn::OWN.iter().any(|own| own.name() == name);
            let fields = Action::FIELDS.iter().filter(|field| field.is_column && !own(field.key));
            let fields = fields.map(ActionColumn::Field);
            let mut all: Vec<ActionColumn> = ActionColumn::OWN.iter().copied().chain(fields).collect();
            let place = |column: &ActionColumn| OFFERED.iter().position(|name| *name == column.name());
            all.sort_by_key(|column| place(column).unwrap_or(OFFERED.len()));
            all
        });
        &ALL
    }

    /// The column of a name.
    pub(super) fn of(name: &str) -> Option<Self> {
        Self::all().iter().copied().find(|column| column.name() == name)
    }

    /// Whether it stays whatever is chosen: without it, a row says of nothing.
    pub(super) fn stays(self) -> bool {
        matches!(self, Self::Id | Self::Title)
    }

    /// The order that its header asks for.
    pub(super) fn order(self) -> Option<Order> {
        Order::from_word(self.name())
    }

    /// Whether what it says stands at its right edge.
    pub(super) fn is_right(self) -> bool {
        match self {
            Self::Late | Self::Progress | Self::Budget => true,
            Self::Field(field) => matches!(field.shape, Shape::Number | Shape::Whole),
            _ => false,
        }
    }

    /// How wide it is at most.
    pub(super) fn most(self) -> u16 {
        match self {
            Self::Title => u16::MAX,
            Self::Weather => 1,
            Self::Progress => 5,
            Self::Late => 6,
            Self::NextDue | Self::Promise | Self::Touched => 10,
            Self::Id => 16,
            Self::Status => 18,
            Self::Budget => 22,
            Self::Group => 24,
            Self::Milestone => 32,
            Self::Leads => 40,
            Self::Field(field) => match field.shape {
                Shape::Day(_)
                | Shape::Time
                | Shape::Flag
                | Shape::Number
                | Shape::Whole
                | Shape::Weather
                | Shape::Priority
                | Shape::Word(_) => 10,
                Shape::List(_) => 22,
                Shape::Text | Shape::Reference(_) | Shape::Keyed(_) | Shape::Record(_) => 24,
            },
        }
    }

    /// Its name above its cells, as short as these are narrow.
    pub(super) fn header(self, catalogue: &Catalogue) -> String {
        match self {
            Self::Progress => "%".to_owned(),
            Self::NextDue => fl!(catalogue, "tui-column-next-due-short"),
            _ => self.label(catalogue),
        }
    }

    /// Its name in full.
    pub(super) fn label(self, catalogue: &Catalogue) -> String {
        match self {
            Self::Field(field) => catalogue.field_heading(field.key),
            own => catalogue
                .find(&format!("tui-column-{}", own.name()))
                .unwrap_or_default(),
        }
    }
}

/// ActionTable by the names that were remembered: those that a later version no longer knows are left out, and those that must
/// be there are.
pub(super) fn remembered(names: &[String]) -> Vec<ActionColumn> {
    let mut columns: Vec<ActionColumn> = Vec::new();
    for column in names.iter().filter_map(|name| ActionColumn::of(name)) {
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
    if columns.is_empty() {
        return USUAL.to_vec();
    }
    for (at, column) in [(0, ActionColumn::Id), (1, ActionColumn::Title)] {
        if !columns.contains(&column) {
            columns.insert(at, column);
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_read_back_and_always_names_the_actions() {
        let names = |columns: &[ActionColumn]| {
            columns
                .iter()
                .map(|column| column.name().to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(remembered(&names(&USUAL)), USUAL);
        assert_eq!(remembered(&[]), USUAL);
        assert_eq!(
            remembered(&["tags".into(), "no-such".into(), "tags".into()]),
            ["id", "title", "tags"].map(|name| ActionColumn::of(name).unwrap())
        );
        for column in ActionColumn::all() {
            assert_eq!(ActionColumn::of(column.name()), Some(*column));
        }
        for field in Action::FIELDS {
            assert_eq!(ActionColumn::of(field.key).is_some(), field.is_column, "{}", field.key);
        }
    }
}
