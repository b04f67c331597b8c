//! How the columns of the board are called, and which of them stay.

use i18n_embed_fl::fl;

use crate::tui::context::Context;
use crate::wording::Catalogue;
use crate::wording::signs::{priority_sign, status_symbol, weather_symbol};
use copil_plan::{GroupBy, GroupKey, Plan, StatusKind};

/// The name of an arrangement: "status", "working group".
pub(super) fn name_of(by: GroupBy, catalogue: &Catalogue) -> String {
    catalogue
        .find(&format!("tui-board-by-{}", by.word()))
        .unwrap_or_default()
}

/// The name of a column.
pub(super) fn heading(key: &GroupKey, context: &Context<'_>) -> String {
    let catalogue = context.catalogue();
    match key {
        GroupKey::Status(id) => context.words.status(id).to_owned(),
        GroupKey::Weather(weather) => context.words.weather(*weather).to_owned(),
        GroupKey::Priority(priority) => catalogue.priority(*priority),
        GroupKey::Over => fl!(catalogue, "tui-board-over"),
        GroupKey::None(by) => catalogue
            .find(&format!("tui-board-no-{}", by.word()))
            .unwrap_or_default(),
        named => named.title(context.plan).to_owned(),
    }
}

/// What stands before the name of a column, one column wide.
pub(super) fn symbol(key: &GroupKey, plan: &Plan) -> &'static str {
    match key {
        GroupKey::Status(id) => status_symbol(plan.kind(id)),
        GroupKey::Weather(weather) => weather_symbol(*weather),
        GroupKey::Priority(priority) => priority_sign(*priority),
        GroupKey::Over => status_symbol(StatusKind::Closed),
        _ => "",
    }
}

/// Whether a column stays when it holds no card: a card may be moved there.
pub(super) fn stays_when_empty(key: &GroupKey) -> bool {
    !matches!(key, GroupKey::Lead(_) | GroupKey::Over | GroupKey::None(_))
}
