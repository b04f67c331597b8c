//! The rows of the list: actions by their rank, or under headings.

use std::collections::BTreeSet;

use i18n_embed_fl::fl;

use crate::tui::context::Context;
use crate::wording::Catalogue;
use copil_plan::attention::{Attention, Reason, ReasonKind};
use copil_plan::query::Filter;
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupId};

/// By what the list is arranged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum By {
    /// By rank alone.
    #[default]
    Points,
    /// Under the reason that counts most.
    Reason,
    /// Under the working group.
    Group,
}

impl By {
    const ALL: [Self; 3] = [Self::Points, Self::Reason, Self::Group];

    /// The word that it is remembered by.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Points => "points",
            Self::Reason => "reason",
            Self::Group => "group",
        }
    }

    pub(super) fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.word() == word)
    }

    pub(super) fn next(self) -> Self {
        match self {
            Self::Points => Self::Reason,
            Self::Reason => Self::Group,
            Self::Group => Self::Points,
        }
    }

    pub(super) fn name(self, catalogue: &Catalogue) -> String {
        match self {
            Self::Points => fl!(catalogue, "attention-by-points"),
            Self::Reason => fl!(catalogue, "attention-by-reason"),
            Self::Group => fl!(catalogue, "attention-by-group"),
        }
    }
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// What the actions below have in common.
    Heading {
        /// In words.
        title: String,
        /// How many there are.
        count: usize,
    },
    /// An action, with its place in the ranking.
    Item(usize, ActionId),
}

impl Row {
    /// Whether it is an action.
    pub(super) fn is_item(&self) -> bool {
        self.action().is_some()
    }

    /// The action that it is about.
    pub(super) fn action(&self) -> Option<&ActionId> {
        match self {
            Self::Item(_, action) => Some(action),
            Self::Heading { .. } => None,
        }
    }

    /// Why its action is where it is.
    pub(super) fn attention<'c>(&self, context: &Context<'c>) -> Option<&'c Attention> {
        match self {
            Self::Item(at, _) => context.attention.get(*at),
            Self::Heading { .. } => None,
        }
    }
}

/// The rows for what the filter lets through.
pub(super) fn of(by: By, filter: &Filter, context: &Context<'_>) -> Vec<Row> {
    let meeting: Option<BTreeSet<&ActionId>> = (!filter.is_empty()).then(|| {
        let found = filter.select(&context.asking(filter));
        found.into_iter().map(|(id, _)| id).collect()
    });
    let shown: Vec<usize> = (0..context.attention.len())
        .filter(|at| {
            let id = &context.attention[*at].action;
            let meets = || meeting.as_ref().is_none_or(|meeting| meeting.contains(id));
            context.plan.actions.contains_key(id) && meets()
        })
        .collect();
    match by {
        By::Points => shown.into_iter().map(|at| item(at, context)).collect(),
        By::Reason => {
            let kinds = ReasonKind::ALL.map(|kind| (kind, context.catalogue().reason_kind(kind)));
            under(&kinds, &shown, |item| item.first().map(Reason::kind), context)
        }
        By::Group => {
            let groups = context.plan.groups.iter();
            let groups: Vec<(&GroupId, String)> = groups
                .map(|(id, group)| (id, format!("{id}  {}", sanitize(&group.title))))
                .collect();
            let group = |item: &Attention| context.plan.actions.get(&item.action).map(|placed| &placed.group);
            under(&groups, &shown, group, context)
        }
    }
}

fn item(at: usize, context: &Context<'_>) -> Row {
    Row::Item(at, context.attention[at].action.clone())
}

/// The items under the headings that they belong to, those without one last.
fn under<K: PartialEq + Copy>(
    headings: &[(K, String)],
    shown: &[usize],
    key: impl Fn(&Attention) -> Option<K>,
    context: &Context<'_>,
) -> Vec<Row> {
    let mut places: Vec<Vec<usize>> = vec![Vec::new(); headings.len() + 1];
    for at in shown {
        let key = key(&context.attention[*at]);
        let heading = headings.iter().position(|(known, _)| Some(*known) == key);
        places[heading.unwrap_or(headings.len())].push(*at);
    }
    let other = String::from("–");
    let titles = headings.iter().map(|(_, title)| title).chain([&other]);
    let mut rows = Vec::new();
    for (title, items) in titles.zip(places).filter(|(_, items)| !items.is_empty()) {
        rows.push(Row::Heading {
            title: title.clone(),
            count: items.len(),
        });
        rows.extend(items.into_iter().map(|at| item(at, context)));
    }
    rows
}
