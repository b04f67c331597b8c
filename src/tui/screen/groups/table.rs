//! The table of parts: how wide each column is, and what it says of a part.

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::report::figures::Tally;
use crate::report::parts::Part;
use crate::tui::component::{Pen, TIME, Table, columns, filled, put, to_u16, write_cell};
use crate::tui::context::Context;
use crate::tui::theme::status_block;
use crate::wording::signs::{UNREADABLE, weather_symbol};
use copil_plan::sanitize::sanitize;
use copil_plan::{PersonId, Plan, StatusKind, Weather};

/// The width of one share: `100 %`.
const SHARE: u16 = 5;

/// The width of a day: `15/03/2018`.
const DAY: u16 = 10;

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PartColumn {
    Id,
    Title,
    /// The first day of a phase.
    Start,
    /// Its last one.
    End,
    Count,
    /// Its actions by status, as a bar.
    Bar,
    /// How much of it is done, as a bar with a mark where the time is.
    Progress,
    /// How much of it is done, beside the bar.
    Done,
    /// The same where there is no bar.
    DoneAlone,
    Time,
    /// How many of its actions have a weather.
    Weather(Weather),
    Late,
    Stale,
    Leads,
}

/// The columns that there is room for.
pub(super) struct PartTable(Table<PartColumn>);

impl PartTable {
    pub(super) fn of(width: u16, parts: &[Part], context: &Context<'_>) -> Self {
        let widest = |texts: &mut dyn Iterator<Item = usize>, least: usize, most: usize| {
            to_u16(texts.max().unwrap_or(0).clamp(least, most))
        };
        let figure = |count: usize| count.to_string().len();
        let label = |column: PartColumn| to_u16(columns(&column.label(context)));
        let wide = width >= 100;
        let has_days = |part: &Part| part.days != (None, None);
        // Where a phase says its days there is no room for a second bar.
        let dated = wide && parts.iter().any(has_days);
        let bars = wide && (!dated || width >= 150);
        let id = widest(&mut parts.iter().map(|part| columns(part.key.as_str())), 2, 12);
        let count = widest(&mut parts.iter().map(|part| figure(part.tally.total)), 3, 6);
        let weathers = parts.iter().flat_map(|part| part.tally.weather);
        let weather = widest(&mut weathers.map(|count| figure(count) + 1), 2, 5);
        let mut shown = vec![(PartColumn::Id, 0, id), (PartColumn::Title, 1, 0)];
        if dated {
            shown.extend([PartColumn::Start, PartColumn::End].map(|column| (column, 1, DAY)));
        }
        shown.push((PartColumn::Count, 1, count));
        let bar = match (wide, bars) {
            (true, true) => 20,
            (true, false) => 12,
            (false, _) => 6,
        };
        shown.push((PartColumn::Bar, 1, bar));
        shown.extend(bars.then_some((PartColumn::Progress, 1, 16)));
        let done = if bars { PartColumn::Done } else { PartColumn::DoneAlone };
        let figure = if bars { SHARE } else { label(done).max(SHARE) };
        shown.extend([(done, 1, figure), (PartColumn::Time, 1, SHARE)]);
        for (n, one) in Weather::ALL.iter().enumerate() {
            shown.push((PartColumn::Weather(*one), u16::from(n == 0), weather));
        }
        shown.extend([PartColumn::Late, PartColumn::Stale].map(|column| (column, 1, label(column))));
        shown.extend((width >= 150).then_some((PartColumn::Leads, 2, 40)));
        let mut table = Table::new(shown);
        table.resize(PartColumn::Title, table.room_for(PartColumn::Title, width));
        Self(table)
    }

    pub(super) fn header(&self, room: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let cell_of = |wanted: PartColumn| self.0.cells(room).find(|(column, _)| *column == wanted);
        for (column, mut cell) in self.0.cells(room) {
            let beside = match column {
                PartColumn::Count => cell_of(PartColumn::Bar),
                PartColumn::Done => cell_of(PartColumn::Progress),
                _ => None,
            };
            // A bar and its figure have one name.
            if let Some((_, bar)) = beside {
                cell = cell.union(bar);
            }
            let is_right = !matches!(column, PartColumn::Count | PartColumn::Progress) && !column.is_text();
            write_cell(cell, buf, &column.label(context), is_right, column.look(context));
        }
    }

    pub(super) fn row(&self, line: Rect, buf: &mut Buffer, part: &Part, context: &Context<'_>) {
        for (column, cell) in self.0.cells(line) {
            column.draw(cell, buf, part, context);
        }
    }
}

impl PartColumn {
    fn label(self, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        match self {
            Self::Id => fl!(catalogue, "tui-column-id"),
            Self::Title => fl!(catalogue, "tui-column-name"),
            Self::Start => catalogue.field_heading("start"),
            Self::End => catalogue.field_heading("end"),
            Self::Count => fl!(catalogue, "tui-column-actions"),
            Self::Bar | Self::Progress => String::new(),
            Self::Done => fl!(catalogue, "tui-column-done"),
            Self::DoneAlone => fl!(catalogue, "tui-column-done-short"),
            Self::Time => fl!(catalogue, "tui-column-time"),
            Self::Weather(weather) => weather_symbol(weather).to_owned(),
            Self::Late => fl!(catalogue, "tui-column-late"),
            Self::Stale => fl!(catalogue, "tui-column-stale"),
            Self::Leads => fl!(catalogue, "tui-column-lead"),
        }
    }

    fn look(self, context: &Context<'_>) -> Style {
        match self {
            Self::Weather(weather) => context.theme.weather(weather),
            _ => context.theme.quiet(),
        }
    }

    fn draw(self, cell: Rect, buf: &mut Buffer, part: &Part, context: &Context<'_>) {
        let (theme, catalogue, tally) = (context.theme, context.catalogue(), &part.tally);
        let share = |share: Option<f64>| share.map_or_else(|| "–".to_owned(), |share| catalogue.percent(share));
        let day = |day: Option<NaiveDate>| day.map(|day| catalogue.short_date(day)).unwrap_or_default();
        // A dot stands for none.
        let count = |count: usize, style: Style| match count {
            0 => ("·".to_owned(), theme.quiet()),
            count => (count.to_string(), style),
        };
        let (text, style) = match self {
            Self::Bar => {
                Pen::on(buf, cell).stacked(cell.width, &pieces(tally, context));
                return;
            }
            Self::Progress => return progress_bar(cell, buf, part, context),
            Self::Id => (part.key.as_str().to_owned(), theme.strong()),
            Self::Title => (part.name(context.catalogue()), theme.text()),
            Self::Leads => (names(context.plan, &part.leads), theme.text()),
            Self::Start => (day(part.days.0), theme.text()),
            Self::End => (day(part.days.1), theme.text()),
            Self::Count => (tally.total.to_string(), theme.text()),
            Self::Done | Self::DoneAlone => {
                let style = match (is_behind(part), context.presenting) {
                    (true, _) => theme.warning().patch(theme.strong()),
                    (false, true) => theme.strong(),
                    (false, false) => theme.text(),
                };
                match tally.is_unknown() {
                    true => (UNREADABLE.to_owned(), style),
                    false => (share(tally.progress), style),
                }
            }
            Self::Time => (share(part.elapsed), theme.quiet()),
            Self::Weather(weather) => count(tally.weather[weather as usize], theme.weather(weather)),
            Self::Late => count(tally.late, theme.bad()),
            Self::Stale => match part.stale {
                Some(stale) => count(stale, theme.warning()),
                None => ("…".to_owned(), theme.quiet()),
            },
        };
        write_cell(cell, buf, &text, !self.is_text(), style);
    }

    /// Whether it is read from its left edge on.
    fn is_text(self) -> bool {
        matches!(self, Self::Id | Self::Title | Self::Start | Self::End | Self::Leads)
    }
}

/// The progress as a bar, with a mark where the time is.
fn progress_bar(cell: Rect, buf: &mut Buffer, part: &Part, context: &Context<'_>) {
    let theme = context.theme;
    let done = part.tally.progress.unwrap_or(0.0);
    Pen::on(buf, cell).share(cell.width, done, theme.good(), theme.quiet());
    if let Some(elapsed) = part.elapsed {
        let (gone, _) = filled(elapsed, cell.width);
        let gone = to_u16(columns(&gone)).min(cell.width - 1);
        put(
            buf,
            cell.x + gone,
            cell.y,
            1,
            TIME.encode_utf8(&mut [0; 4]),
            theme.heading(),
        );
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
fn names(plan: &Plan, people: &[PersonId]) -> String {
    let names: Vec<String> = people.iter().map(|person| sanitize(plan.person_name(person))).collect();
    names.join(", ")
}
