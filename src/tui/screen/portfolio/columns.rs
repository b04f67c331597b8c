//! The columns of the views that run through all plans: what they are called and how wide they are.

use i18n_embed_fl::fl;

use super::rows::AcrossKind;
use crate::tui::component::{Table, columns, to_u16};
use crate::tui::context::Context;

/// The columns of a line, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PlanColumn {
    Plan,
    Key,
    Title,
    Detail,
    Mark,
    Day,
}

impl PlanColumn {
    pub(super) fn label(self, kind: AcrossKind, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        match (kind, self) {
            (AcrossKind::Organisations, Self::Plan) => fl!(catalogue, "cli-column-plans"),
            (AcrossKind::Organisations, Self::Key) => fl!(catalogue, "portfolio-kind-closed"),
            (AcrossKind::Organisations, Self::Title) => fl!(catalogue, "tui-column-name"),
            (AcrossKind::Organisations, Self::Detail) => fl!(catalogue, "cli-column-weather"),
            (AcrossKind::Organisations, Self::Mark) => fl!(catalogue, "cli-column-late"),
            (AcrossKind::Organisations, Self::Day) => fl!(catalogue, "cli-column-stopped"),
            (_, Self::Plan) => fl!(catalogue, "cli-column-plan"),
            (AcrossKind::Journal, Self::Key) => fl!(catalogue, "cli-column-day"),
            (AcrossKind::Journal, Self::Title) => fl!(catalogue, "cli-column-what"),
            (AcrossKind::Journal, Self::Detail) => fl!(catalogue, "cli-column-by"),
            (AcrossKind::Forecasts | AcrossKind::Meetings, Self::Key) => String::new(),
            (_, Self::Key) => fl!(catalogue, "tui-column-id"),
            (AcrossKind::Meetings, Self::Title) => fl!(catalogue, "cli-column-meeting"),
            (_, Self::Title) => fl!(catalogue, "cli-column-title"),
            (AcrossKind::Actions | AcrossKind::Kinds, Self::Detail) => fl!(catalogue, "cli-column-status"),
            (AcrossKind::Attention | AcrossKind::Mine, Self::Detail) => fl!(catalogue, "cli-column-why"),
            (AcrossKind::Calendar, Self::Detail) => fl!(catalogue, "cli-column-what"),
            (AcrossKind::Forecasts, Self::Detail) => fl!(catalogue, "cli-column-forecast"),
            (AcrossKind::Attention, Self::Mark) => fl!(catalogue, "cli-column-points"),
            (AcrossKind::Forecasts, Self::Day) => fl!(catalogue, "cli-column-end"),
            (_, Self::Day) => fl!(catalogue, "cli-column-day"),
            _ => String::new(),
        }
    }

    /// Whether what it says stands at its right edge.
    pub(super) fn is_right(self, kind: AcrossKind) -> bool {
        match self {
            Self::Mark => kind != AcrossKind::Actions && kind != AcrossKind::Kinds,
            Self::Day => kind == AcrossKind::Organisations,
            _ => false,
        }
    }
}

/// From which width on there is room for long names.
const WIDE: u16 = 112;

/// How wide each column of a view is.
pub(super) fn columns_of(kind: AcrossKind, width: u16, context: &Context<'_>) -> Table<PlanColumn> {
    let names = context.portfolio.into_iter().flat_map(|view| &view.portfolio.members);
    let plan = names.map(|member| columns(&member.name)).max().unwrap_or(0);
    let plan = to_u16(plan).clamp(5, 16);
    let wide = |narrow: u16, wide: u16| if width >= WIDE { wide } else { narrow };
    // What titles and details share once the plan, the id and the day have their place.
    let shared = width.saturating_sub(plan + 10 + 10 + 4);
    let (key, detail, mark, day) = match kind {
        AcrossKind::Actions | AcrossKind::Kinds => (10, wide(12, 24), 1, 10),
        AcrossKind::Calendar => (10, shared * 2 / 5, 0, 10),
        AcrossKind::Organisations => (9, 20, 7, 10),
        AcrossKind::Journal => (10, wide(14, 28), 0, 0),
        AcrossKind::Attention => (10, shared / 2, 6, 0),
        AcrossKind::Forecasts => (0, 14, 0, 11),
        AcrossKind::Mine => (10, shared * 3 / 5, 0, 0),
        AcrossKind::Meetings => (0, 0, 0, 10),
    };
    let gap = |width: u16| u16::from(width > 0);
    let first = match kind {
        // Its lines are about organisations, whose names come first.
        AcrossKind::Organisations => [
            (PlanColumn::Title, 0, 0),
            (PlanColumn::Plan, 1, 5),
            (PlanColumn::Key, 1, key),
        ],
        _ => [
            (PlanColumn::Plan, 0, plan),
            (PlanColumn::Key, gap(key), key),
            (PlanColumn::Title, 1, 0),
        ],
    };
    let rest = [
        (PlanColumn::Detail, gap(detail), detail),
        (PlanColumn::Mark, gap(mark), mark),
        (PlanColumn::Day, gap(day), day),
    ];
    let mut table = Table::new(first.into_iter().chain(rest).collect());
    table.resize(PlanColumn::Title, table.room_for(PlanColumn::Title, width));
    table
}
