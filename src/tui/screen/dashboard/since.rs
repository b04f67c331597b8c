//! What changed since the committee last met.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::component::{panel, put, wrap};
use crate::tui::context::Context;
use crate::tui::history_cache::{ChangeCounts, HistoryProgress};
use crate::tui::screen::journal::entry_line;

/// The most lines that counts take.
const MOST_COUNTS: usize = 3;

/// What changed since the committee last met: counts, then the changes themselves.
pub(super) fn since(area: Rect, buf: &mut Buffer, context: &Context<'_>) {
    let (catalogue, theme, recent) = (context.catalogue(), context.theme, context.recent);
    let title = since_title(context);
    let room = panel(buf, area, &title, false, theme);
    if let Some(text) = context.reading_words() {
        let y = room.bottom().saturating_sub(1);
        put(buf, room.x, y, room.width, &text, theme.quiet());
    }
    let mut y = room.y;
    let counts = counts_words(&recent.counts, context);
    let lines = wrap(&counts, usize::from(room.width));
    for (n, line) in lines.iter().take(MOST_COUNTS).enumerate() {
        // What parts two counts has no place at the end of a line; what is left out is not left out without a word.
        let mut line = line.trim_end_matches(['·', ' ', '\u{a0}']).to_owned();
        if n + 1 == MOST_COUNTS && lines.len() > MOST_COUNTS {
            line.push_str(" …");
        }
        put(buf, room.x, y, room.width, &line, theme.strong());
        y += 1;
    }
    if recent.newest.is_empty() && context.history.reading == HistoryProgress::Whole && y < room.bottom() {
        let nothing = fl!(catalogue, "tui-since-nothing");
        put(buf, room.x, y, room.width, &nothing, theme.quiet());
    }
    let entries = recent.newest.iter().filter_map(|at| context.history.entries.get(*at));
    for (y, entry) in (y..room.bottom()).zip(entries) {
        entry_line(Rect { y, height: 1, ..room }, buf, entry, context);
    }
}

/// Since when: the committee and the day it last met, or the plan's start.
pub(super) fn since_title(context: &Context<'_>) -> String {
    let catalogue = context.catalogue();
    match &context.recent.meeting {
        Some((id, day)) => {
            let committee = id.parts().map(|(_, committee)| committee.to_string());
            let date = catalogue.long_date(*day);
            fl!(
                catalogue,
                "tui-since",
                committee = committee.unwrap_or_default(),
                date = date
            )
        }
        None => fl!(catalogue, "tui-since-start"),
    }
}

pub(super) fn counts_words(since: &ChangeCounts, context: &Context<'_>) -> String {
    let catalogue = context.catalogue();
    let said = [
        (since.closed > 0).then(|| fl!(catalogue, "tui-since-closed", count = since.closed)),
        (since.started > 0).then(|| fl!(catalogue, "tui-since-started", count = since.started)),
        (since.stopped > 0).then(|| fl!(catalogue, "tui-since-stopped", count = since.stopped)),
        (since.dropped > 0).then(|| fl!(catalogue, "tui-since-dropped", count = since.dropped)),
        (since.pushed > 0).then(|| fl!(catalogue, "tui-since-pushed", count = since.pushed)),
        (since.reached > 0).then(|| fl!(catalogue, "tui-since-reached", count = since.reached)),
        (since.darker > 0).then(|| fl!(catalogue, "tui-since-darker", count = since.darker)),
        (since.brighter > 0).then(|| fl!(catalogue, "tui-since-brighter", count = since.brighter)),
    ];
    // Lines break between counts, never inside one.
    let whole = |count: String| count.replace(' ', "\u{a0}");
    said.into_iter()
        .flatten()
        .map(whole)
        .collect::<Vec<_>>()
        .join("\u{a0}· ")
}
