//! The columns of the list: how wide each is, and what it says of an action.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::i18n::wording::weather_symbol;
use crate::plan::{ActionId, Placed, Priority, StatusKind};
use crate::tui::context::{Context, leads};
use crate::tui::theme::status_symbol;
use crate::tui::widget::selection::MARKED;
use crate::tui::widget::text::{columns, put, put_right};

/// The widths of the columns; 0 leaves one out.
pub(super) struct Columns {
    id: u16,
    title: u16,
    status: u16,
    weather: u16,
    due: u16,
    late: u16,
    progress: u16,
    lead: u16,
}

impl Columns {
    pub(super) fn of<'a>(width: u16, ids: impl Iterator<Item = &'a ActionId>, context: &Context<'_>) -> Self {
        let narrow = |columns: usize, most: u16| u16::try_from(columns).unwrap_or(most).min(most);
        let id = narrow(ids.map(|id| columns(id.as_str())).max().unwrap_or(2), 16).max(2);
        let workflow = context.plan.workflow();
        let status = workflow
            .keys()
            .map(|id| columns(context.words.status(id)))
            .max()
            .unwrap_or(8);
        let mut widths = Self {
            id,
            title: 0,
            status: narrow(status + 2, 18),
            weather: 1,
            due: 10,
            late: 6,
            progress: if width >= 84 { 5 } else { 0 },
            lead: if width >= 130 { 24 } else { 0 },
        };
        if width >= 140 {
            widths.weather = 24;
        }
        let taken = [
            widths.id,
            widths.status,
            widths.weather,
            widths.due,
            widths.late,
            widths.progress,
            widths.lead,
        ];
        let gaps: u16 = taken.iter().filter(|column| **column > 0).map(|_| 2).sum();
        widths.title = width.saturating_sub(taken.iter().sum::<u16>() + gaps + 2);
        widths
    }

    /// Where each column begins: mark and id, title, status, weather, due, late, progress, lead.
    fn starts(&self, x: u16) -> [u16; 8] {
        let widths = [
            self.id + 2,
            self.title,
            self.status,
            self.weather,
            self.due,
            self.late,
            self.progress,
        ];
        let mut starts = [x; 8];
        for (n, width) in widths.iter().enumerate() {
            starts[n + 1] = starts[n] + width + if *width > 0 { 2 } else { 0 };
        }
        starts
    }

    pub(super) fn header(&self, table: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, style) = (context.catalogue(), context.theme.quiet());
        let [id, title, status, weather, due, _, progress, lead] = self.starts(table.x);
        put(buf, id + 2, table.y, self.id, &fl!(catalogue, "tui-column-id"), style);
        put(
            buf,
            title,
            table.y,
            self.title,
            &fl!(catalogue, "tui-column-title"),
            style,
        );
        put(
            buf,
            status,
            table.y,
            self.status,
            &fl!(catalogue, "tui-column-status"),
            style,
        );
        if self.weather > 1 {
            put(
                buf,
                weather,
                table.y,
                self.weather,
                &fl!(catalogue, "tui-column-weather"),
                style,
            );
        }
        put(buf, due, table.y, self.due, &fl!(catalogue, "tui-column-due"), style);
        if self.progress > 0 {
            put_right(buf, progress + self.progress, table.y, self.progress, "%", style);
        }
        if self.lead > 0 {
            put(buf, lead, table.y, self.lead, &fl!(catalogue, "tui-column-lead"), style);
        }
    }

    pub(super) fn row(&self, line: Rect, buf: &mut Buffer, id: &ActionId, placed: &Placed, context: &Context<'_>) {
        let (theme, y) = (context.theme, line.y);
        let kind = context.plan.kind(&placed.status);
        let [mark, title, status, weather, due, late, progress, lead] = self.starts(line.x);
        if placed.priority == Priority::High {
            put(buf, mark, y, 1, "!", theme.bad().patch(theme.strong()));
        }
        if context.marks.contains(id) {
            put(buf, mark + 1, y, 1, MARKED, theme.accent());
        }
        let over = matches!(kind, StatusKind::Closed | StatusKind::Dropped);
        let plain = if over { theme.quiet() } else { theme.text() };
        put(buf, mark + 2, y, self.id, id.as_str(), theme.strong());
        put(buf, title, y, self.title, &placed.title, plain);
        let word = format!("{} {}", status_symbol(kind), context.words.status(&placed.status));
        put(buf, status, y, self.status, &word, theme.status(kind));
        if let Some(now) = placed.weather.filter(|_| !over) {
            let text = if self.weather > 1 {
                context.words.weather_with_symbol(now)
            } else {
                weather_symbol(now).to_owned()
            };
            put(buf, weather, y, self.weather, &text, theme.weather(now));
        }
        self.dates(due, late, y, buf, placed, kind, context);
        if self.progress > 0
            && let Some(share) = placed.progress(kind)
        {
            put_right(
                buf,
                progress + self.progress,
                y,
                self.progress,
                &context.catalogue().percent(share),
                plain,
            );
        }
        if self.lead > 0 {
            put(buf, lead, y, self.lead, &leads(context.plan, placed), plain);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one cell of a row")]
    fn dates(
        &self,
        due: u16,
        late: u16,
        y: u16,
        buf: &mut Buffer,
        placed: &Placed,
        kind: StatusKind,
        context: &Context<'_>,
    ) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let days = placed.days_late(kind, context.today);
        let soon = placed.is_due_soon(kind, context.today, context.plan.charter.rules().due_soon());
        let style: Style = match days {
            Some(_) => theme.bad(),
            None if soon => theme.warning(),
            None => theme.quiet(),
        };
        if let Some(day) = placed.next_due(kind).or(placed.due) {
            put(buf, due, y, self.due, &catalogue.short_date(day), style);
        }
        if let Some(days) = days {
            put_right(
                buf,
                late + self.late,
                y,
                self.late,
                &fl!(catalogue, "tui-late-short", days = days),
                style,
            );
        }
    }
}
