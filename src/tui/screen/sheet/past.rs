//! The history of an action, newest first: the day, what changed, why, who did it and by which decision.

use i18n_embed_fl::fl;
use ratatui::text::{Line, Span};

use super::page::SheetPage;
use crate::report::log;
use crate::tui::component::text::{flow, wrap};
use crate::tui::context::Context;
use crate::tui::history_cache::HistoryProgress;
use crate::tui::screen::journal::told_of;
use copil_plan::ActionId;

/// How wide the days are.
const DAY: usize = 12;

impl SheetPage<'_> {
    pub(super) fn history(&mut self, id: &ActionId) {
        let (catalogue, theme) = (self.context.catalogue(), self.context.theme);
        let told = self.context.history.of(id);
        let room = self.width.saturating_sub(DAY);
        for (name, entry) in &told {
            let day = catalogue.short_date(entry.day);
            let said = told_of(entry, name, self.context);
            for (n, part) in wrap(&said, room).into_iter().enumerate() {
                let day = if n == 0 { day.as_str() } else { "" };
                self.push(Line::from(vec![
                    Span::styled(format!("{day:<DAY$}"), theme.quiet()),
                    Span::styled(part, theme.strong()),
                ]));
            }
            for part in flow(&entry.why().unwrap_or_default(), room) {
                self.push(Line::raw(format!("{}{part}", " ".repeat(DAY))));
            }
            let who = log::author(self.context.plan, entry);
            let ordered = log::ordered_by(catalogue, self.context.plan, entry);
            let by: Vec<String> = [who].into_iter().chain(ordered).collect();
            for part in wrap(&by.join(" · "), room) {
                self.push(Line::styled(format!("{}{part}", " ".repeat(DAY)), theme.quiet()));
            }
        }
        let unread = matches!(
            self.context.history.reading,
            HistoryProgress::Under(..) | HistoryProgress::Failed
        );
        if told.is_empty() && !unread {
            self.push(Line::styled(fl!(catalogue, "tui-no-history"), theme.quiet()));
        }
    }
}

/// What is said below the history while it is read, or when it could not be.
pub(super) fn still_reading(context: &Context<'_>) -> Option<Line<'static>> {
    let (catalogue, theme) = (context.catalogue(), context.theme);
    match context.history.reading {
        HistoryProgress::Under(done, _) => Some(Line::styled(
            fl!(catalogue, "tui-reading", done = done.to_string()),
            theme.quiet(),
        )),
        HistoryProgress::Failed => Some(Line::styled(fl!(catalogue, "tui-reading-failed"), theme.bad())),
        HistoryProgress::None | HistoryProgress::Whole => None,
    }
}
