//! The table of parts: how wide each column is, and what it says of a part.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::name_of;
use crate::report::figures::Tally;
use crate::report::parts::Part;
use crate::tui::component::bar::{filled, stacked};
use crate::tui::component::text::{columns, put, put_right};
use crate::tui::context::Context;
use crate::tui::theme::status_block;
use crate::wording::terms::{sanitize, weather_symbol};
use copil_plan::{PersonId, Plan, StatusKind, Weather};

/// The width of one share: `100 %`.
const SHARE: u16 = 5;

/// The widths of the columns; 0 leaves one out. One blank column stands between two.
pub(super) struct Columns {
    id: u16,
    title: u16,
    count: u16,
    bar: u16,
    progress: u16,
    weather: u16,
    late: u16,
    stale: u16,
    leads: u16,
}

/// Where each column begins.
struct Starts {
    id: u16,
    title: u16,
    count: u16,
    bar: u16,
    progress: u16,
    done: u16,
    time: u16,
    weather: u16,
    late: u16,
    stale: u16,
    leads: u16,
}

impl Columns {
    pub(super) fn of(width: u16, parts: &[Part], context: &Context<'_>) -> Self {
        let widest = |texts: &mut dyn Iterator<Item = usize>, least: usize, most: usize| {
            u16::try_from(texts.max().unwrap_or(0).clamp(least, most)).unwrap_or(12)
        };
        let figure = |count: usize| count.to_string().len();
        let catalogue = context.catalogue();
        let late = columns(&fl!(catalogue, "tui-column-late"));
        let stale = columns(&fl!(catalogue, "tui-column-stale"));
        let mut widths = Self {
            id: widest(&mut parts.iter().map(|part| columns(part.key.as_str())), 2, 12),
            title: 0,
            count: widest(&mut parts.iter().map(|part| figure(part.tally.total)), 3, 6),
            bar: if width >= 100 { 20 } else { 8 },
            progress: if width >= 100 { 20 } else { 0 },
            weather: widest(
                &mut parts
                    .iter()
                    .flat_map(|part| part.tally.weather)
                    .map(|count| figure(count) + 1),
                2,
                5,
            ),
            late: u16::try_from(late).unwrap_or(8),
            stale: u16::try_from(stale).unwrap_or(8),
            leads: if width >= 150 { 40 } else { 0 },
        };
        let progress = if widths.progress > 0 { widths.progress + 1 } else { 0 };
        let leads = if widths.leads > 0 { widths.leads + 2 } else { 0 };
        let taken = widths.id
            + widths.count
            + widths.bar
            + progress
            + 2 * (SHARE + 1)
            + 4 * widths.weather
            + widths.late
            + widths.stale
            + leads
            + 6;
        widths.title = width.saturating_sub(taken);
        widths
    }

    fn starts(&self, x: u16) -> Starts {
        let title = x + self.id + 1;
        let count = title + self.title + 1;
        let bar = count + self.count + 1;
        let progress = bar + self.bar + 1;
        let done = progress + if self.progress > 0 { self.progress + 1 } else { 0 };
        let time = done + SHARE + 1;
        let weather = time + SHARE + 1;
        let late = weather + 4 * self.weather + 1;
        let stale = late + self.late + 1;
        Starts {
            id: x,
            title,
            count,
            bar,
            progress,
            done,
            time,
            weather,
            late,
            stale,
            leads: stale + self.stale + 2,
        }
    }

    pub(super) fn header(&self, room: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, style, y) = (context.catalogue(), context.theme.quiet(), room.y);
        let at = self.starts(room.x);
        put(buf, at.id, y, self.id, &fl!(catalogue, "tui-column-id"), style);
        put(buf, at.title, y, self.title, &fl!(catalogue, "tui-column-name"), style);
        let actions = self.count + 1 + self.bar;
        put(buf, at.count, y, actions, &fl!(catalogue, "tui-column-actions"), style);
        put_right(
            buf,
            at.done + SHARE,
            y,
            SHARE,
            &fl!(catalogue, "tui-column-done"),
            style,
        );
        put_right(
            buf,
            at.time + SHARE,
            y,
            SHARE,
            &fl!(catalogue, "tui-column-time"),
            style,
        );
        for (n, weather) in (1..).zip(Weather::ALL) {
            let right = at.weather + n * self.weather;
            put_right(
                buf,
                right,
                y,
                self.weather,
                weather_symbol(*weather),
                context.theme.weather(*weather),
            );
        }
        put_right(
            buf,
            at.late + self.late,
            y,
            self.late,
            &fl!(catalogue, "tui-column-late"),
            style,
        );
        put_right(
            buf,
            at.stale + self.stale,
            y,
            self.stale,
            &fl!(catalogue, "tui-column-stale"),
            style,
        );
        if self.leads > 0 {
            put(buf, at.leads, y, self.leads, &fl!(catalogue, "tui-column-lead"), style);
        }
    }

    pub(super) fn row(&self, line: Rect, buf: &mut Buffer, part: &Part, context: &Context<'_>) {
        let (theme, catalogue, y) = (context.theme, context.catalogue(), line.y);
        let at = self.starts(line.x);
        let tally = &part.tally;
        put(buf, at.id, y, self.id, part.key.as_str(), theme.strong());
        put(buf, at.title, y, self.title, &name_of(part, context), theme.text());
        put_right(
            buf,
            at.count + self.count,
            y,
            self.count,
            &tally.total.to_string(),
            theme.text(),
        );
        stacked(buf, at.bar, y, self.bar, &pieces(tally, context));
        if self.progress > 0 {
            self.progress_bar(at.progress, y, buf, part, context);
        }
        let share = |share: Option<f64>| share.map_or_else(|| "–".to_owned(), |share| catalogue.percent(share));
        let style = match (is_behind(part), context.room) {
            (true, _) => theme.warning().patch(theme.strong()),
            (false, true) => theme.strong(),
            (false, false) => theme.text(),
        };
        put_right(buf, at.done + SHARE, y, SHARE, &share(tally.progress), style);
        put_right(buf, at.time + SHARE, y, SHARE, &share(part.elapsed), theme.quiet());
        for (n, (weather, count)) in (1..).zip(Weather::ALL.iter().zip(tally.weather)) {
            let right = at.weather + n * self.weather;
            count_cell(buf, right, y, self.weather, count, theme.weather(*weather), context);
        }
        count_cell(buf, at.late + self.late, y, self.late, tally.late, theme.bad(), context);
        match part.stale {
            Some(stale) => count_cell(
                buf,
                at.stale + self.stale,
                y,
                self.stale,
                stale,
                theme.warning(),
                context,
            ),
            None => {
                put_right(buf, at.stale + self.stale, y, self.stale, "…", theme.quiet());
            }
        }
        if self.leads > 0 {
            let names = names(context.plan, &part.leads);
            put(buf, at.leads, y, self.leads, &names, theme.text());
        }
    }

    /// The progress as a bar, with a mark where the time is.
    fn progress_bar(&self, x: u16, y: u16, buf: &mut Buffer, part: &Part, context: &Context<'_>) {
        let theme = context.theme;
        let (full, rest) = filled(part.tally.progress.unwrap_or(0.0), self.progress);
        let after = put(buf, x, y, self.progress, &full, theme.good());
        put(buf, after, y, self.progress, &rest, theme.quiet());
        if let Some(elapsed) = part.elapsed {
            let (gone, _) = filled(elapsed, self.progress);
            let gone = u16::try_from(columns(&gone)).unwrap_or(0).min(self.progress - 1);
            put(buf, x + gone, y, 1, "┃", theme.accent().patch(theme.strong()));
        }
    }
}

/// Whether what is done lags behind the time gone by more than a tenth.
pub(super) fn is_behind(part: &Part) -> bool {
    let lag = part.elapsed.zip(part.tally.progress).map(|(time, done)| time - done);
    lag.is_some_and(|lag| lag > 10.0)
}

/// What a bar of statuses is made of.
pub fn pieces(tally: &Tally, context: &Context<'_>) -> [(usize, &'static str, Style); 4] {
    let theme = context.theme;
    [
        (tally.closed, StatusKind::Closed),
        (tally.active, StatusKind::Active),
        (tally.waiting, StatusKind::Waiting),
        (tally.open, StatusKind::Open),
    ]
    .map(|(count, kind)| {
        let style = if kind == StatusKind::Open {
            theme.quiet()
        } else {
            theme.status(kind)
        };
        (count, status_block(kind), style)
    })
}

/// The names of people.
pub(super) fn names(plan: &Plan, people: &[PersonId]) -> String {
    let names: Vec<String> = people.iter().map(|person| sanitize(plan.person_name(person))).collect();
    names.join(", ")
}

/// A count that ends before a column; a dot stands for none.
fn count_cell(buf: &mut Buffer, right: u16, y: u16, width: u16, count: usize, style: Style, context: &Context<'_>) {
    match count {
        0 => put_right(buf, right, y, width, "·", context.theme.quiet()),
        count => put_right(buf, right, y, width, &count.to_string(), style),
    };
}
