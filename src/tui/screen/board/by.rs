//! By what the board can be arranged, and which columns an action belongs to in each arrangement.

use i18n_embed_fl::fl;

use crate::tui::context::Context;
use crate::tui::theme::status_symbol;
use crate::wording::Catalogue;
use copil_plan::id::{AxisId, OrganisationId};
use copil_plan::{GroupId, GroupedAction, PersonId, Plan, Priority, StatusId, StatusKind, Weather};

/// By what the board is arranged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum By {
    /// Where actions are in their life.
    #[default]
    Status,
    /// The working group that carries them.
    Group,
    /// The people who lead them.
    Lead,
    /// The strategic axis they serve.
    Axis,
    /// Whether they will make it.
    Weather,
    /// The organisations that take part.
    Organisation,
    /// How much they matter.
    Priority,
}

impl By {
    /// Every arrangement, in the order in which they are offered.
    pub(super) const ALL: [Self; 7] = [
        Self::Status,
        Self::Group,
        Self::Lead,
        Self::Axis,
        Self::Weather,
        Self::Organisation,
        Self::Priority,
    ];

    /// The word by which it is remembered, and known to the catalogues: `tui-board-by-WORD`.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Group => "group",
            Self::Lead => "lead",
            Self::Axis => "axis",
            Self::Weather => "weather",
            Self::Organisation => "organisation",
            Self::Priority => "priority",
        }
    }

    /// The arrangement that a word names.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.word() == word)
    }

    /// Its name: "status", "working group".
    pub(super) fn name(self, catalogue: &Catalogue) -> String {
        catalogue
            .find(&format!("tui-board-by-{}", self.word()))
            .unwrap_or_default()
    }
}

/// What the cards of a column have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// A status, perhaps one that the workflow does not know.
    Status(StatusId),
    /// A working group.
    Group(GroupId),
    /// A person among the leads.
    Lead(PersonId),
    /// A strategic axis.
    Axis(AxisId),
    /// An organisation that takes part.
    Organisation(OrganisationId),
    /// A weather.
    Weather(Weather),
    /// A priority.
    Priority(Priority),
    /// Closed or dropped: a weather forecasts nothing for them any more.
    Over,
    /// Without any of what the board is arranged by.
    Nothing,
}

impl Key {
    /// The name of the column.
    pub(super) fn name(&self, by: By, context: &Context<'_>) -> String {
        let (plan, catalogue) = (context.plan, context.catalogue());
        match self {
            Self::Status(id) => context.words.status(id).to_owned(),
            Self::Group(id) => match plan.groups.get(id) {
                Some(group) if !group.title.is_empty() => group.title.clone(),
                _ => id.to_string(),
            },
            Self::Lead(id) => plan.person_name(id).to_owned(),
            Self::Axis(id) => plan
                .config
                .axes
                .get(id.as_str())
                .map_or(id.as_str(), |axis| axis)
                .to_owned(),
            Self::Organisation(id) => {
                let known = plan.config.organisations.get(id.as_str());
                known.map_or(id.as_str(), |name| name).to_owned()
            }
            Self::Weather(weather) => context.words.weather(*weather).to_owned(),
            Self::Priority(priority) => catalogue.priority(*priority),
            Self::Over => fl!(catalogue, "tui-board-over"),
            Self::Nothing => catalogue
                .find(&format!("tui-board-no-{}", by.word()))
                .unwrap_or_default(),
        }
    }

    /// What stands before the name of the column, one column wide.
    pub(super) fn symbol(&self, plan: &Plan) -> &'static str {
        match self {
            Self::Status(id) => status_symbol(plan.kind(id)),
            Self::Weather(weather) => crate::wording::terms::weather_symbol(*weather),
            Self::Priority(Priority::High) => "!",
            Self::Over => status_symbol(StatusKind::Closed),
            _ => "",
        }
    }

    /// Whether the column stays when it holds no card: a card may be moved there.
    pub(super) fn stays_when_empty(&self) -> bool {
        !matches!(self, Self::Lead(_) | Self::Over | Self::Nothing)
    }
}

/// Every column that a plan has room for, in its order; those of unknown statuses, groups and people are missing.
pub(super) fn keys(by: By, plan: &Plan) -> Vec<Key> {
    let config = &plan.config;
    let mut keys: Vec<Key> = match by {
        By::Status => plan.workflow().keys().cloned().map(Key::Status).collect(),
        By::Group => plan.groups.keys().cloned().map(Key::Group).collect(),
        By::Lead => config.people.keys().cloned().map(Key::Lead).collect(),
        By::Axis => config.axes.keys().cloned().map(Key::Axis).collect(),
        By::Weather => Weather::ALL.iter().copied().map(Key::Weather).collect(),
        By::Organisation => config.organisations.keys().cloned().map(Key::Organisation).collect(),
        By::Priority => Priority::ALL.iter().copied().map(Key::Priority).collect(),
    };
    match by {
        By::Lead | By::Axis | By::Organisation => keys.push(Key::Nothing),
        By::Weather => keys.extend([Key::Nothing, Key::Over]),
        By::Status | By::Group | By::Priority => {}
    }
    keys
}

/// The columns that an action belongs to: one, or one for each of its leads or organisations.
pub(super) fn keys_of(by: By, plan: &Plan, placed: &GroupedAction) -> Vec<Key> {
    let one_or_none = |key: Option<Key>| vec![key.unwrap_or(Key::Nothing)];
    match by {
        By::Status => vec![Key::Status(placed.status.clone())],
        By::Group => vec![Key::Group(placed.group.clone())],
        By::Lead => all_or_none(placed.leads.iter().cloned().map(Key::Lead)),
        By::Axis => one_or_none(placed.axis.clone().map(Key::Axis)),
        By::Weather if plan.kind(&placed.status).is_over() => vec![Key::Over],
        By::Weather => one_or_none(placed.weather.map(Key::Weather)),
        By::Organisation => all_or_none(placed.organisations.iter().cloned().map(Key::Organisation)),
        By::Priority => vec![Key::Priority(placed.priority)],
    }
}

/// Each column once, for a file may name a person twice.
fn all_or_none(keys: impl Iterator<Item = Key>) -> Vec<Key> {
    let mut each: Vec<Key> = Vec::new();
    for key in keys {
        if !each.contains(&key) {
            each.push(key);
        }
    }
    if each.is_empty() {
        each.push(Key::Nothing);
    }
    each
}
