//! The columns that the table of actions can have.

use crate::wording::Catalogue;
use copil_plan::query::Order;

/// Declares the columns with the names that they are remembered by; the catalogues know them as `tui-column-NAME`.
macro_rules! columns {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// A column of the table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Column {
            $($(#[$doc])* $variant,)*
        }

        impl Column {
            /// Every column.
            pub(super) const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The names of all of them.
            pub(super) const NAMES: &'static [&'static str] = &[$($name),*];

            /// The name that it is remembered by.
            pub(super) fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
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
    /// The next day to be kept.
    Due = "due",
    /// By how many days that is over.
    Late = "late",
    /// How far it is.
    Progress = "progress",
    /// Who carries it.
    Leads = "lead",
    /// The priority in a word.
    Priority = "priority",
    /// The working group.
    Group = "group",
    /// The strategic axis.
    Axis = "axis",
    /// The organisations that take part.
    Organisations = "organisations",
    /// The day it is to begin.
    Start = "start",
    /// The first day that was promised.
    Promise = "promise",
    /// The last day it was changed.
    Touched = "touched",
    /// The next milestone.
    Milestone = "milestone",
    /// What was spent of what was planned.
    Budget = "budget",
    /// Free words.
    Tags = "tags",
}

/// The columns that are to be read from afar.
pub(super) const PRESENTED: [Column; 6] = [
    Column::Id,
    Column::Title,
    Column::Status,
    Column::Due,
    Column::Late,
    Column::Weather,
];

/// The columns that the table has until others are chosen.
pub(super) const USUAL: [Column; 8] = [
    Column::Id,
    Column::Title,
    Column::Status,
    Column::Weather,
    Column::Due,
    Column::Late,
    Column::Progress,
    Column::Leads,
];

impl Column {
    /// The column of a name.
    pub(super) fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|column| column.name() == name)
    }

    /// Whether it stays whatever is chosen: without it, a row says of nothing.
    pub(super) fn stays(self) -> bool {
        matches!(self, Self::Id | Self::Title)
    }

    /// The order that its header asks for.
    pub(super) fn order(self) -> Option<Order> {
        Some(match self {
            Self::Id => Order::Id,
            Self::Title => Order::Title,
            Self::Status => Order::Status,
            Self::Weather => Order::Weather,
            Self::Due | Self::Late => Order::Due,
            Self::Progress => Order::Progress,
            Self::Leads => Order::Lead,
            Self::Priority => Order::Priority,
            Self::Group => Order::Group,
            Self::Start => Order::Start,
            Self::Axis
            | Self::Organisations
            | Self::Promise
            | Self::Touched
            | Self::Milestone
            | Self::Budget
            | Self::Tags => return None,
        })
    }

    /// Whether what it says stands at its right edge.
    pub(super) fn is_right(self) -> bool {
        matches!(self, Self::Late | Self::Progress | Self::Budget)
    }

    /// Its name in full.
    pub(super) fn label(self, catalogue: &Catalogue) -> String {
        catalogue
            .find(&format!("tui-column-{}", self.name()))
            .unwrap_or_default()
    }
}

/// Columns by the names that were remembered: those that a later version no longer knows are left out, and those that must
/// be there are.
pub(super) fn remembered(names: &[String]) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for column in names.iter().filter_map(|name| Column::of(name)) {
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
    if columns.is_empty() {
        return USUAL.to_vec();
    }
    for (at, column) in [(0, Column::Id), (1, Column::Title)] {
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
        let names = |columns: &[Column]| {
            columns
                .iter()
                .map(|column| column.name().to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(remembered(&names(&USUAL)), USUAL);
        assert_eq!(remembered(&[]), USUAL);
        assert_eq!(
            remembered(&["tags".into(), "no-such".into(), "tags".into()]),
            [Column::Id, Column::Title, Column::Tags]
        );
        for column in Column::ALL {
            assert_eq!(Column::of(column.name()), Some(*column));
        }
    }
}
