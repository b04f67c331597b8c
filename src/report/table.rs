//! Tables laid out in columns of a terminal.

use unicode_width::UnicodeWidthStr;

use crate::wording::layout::{fit, pad};
use copil_plan::{StatusKind, Weather};

/// How far a cell is padded when lines may be of any length; a longer text only shifts its own line.
const WIDEST_PADDING: usize = 64;

/// The narrowest a column that can shrink becomes.
const NARROWEST: usize = 8;

/// How a cell is shown where colours are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// As the terminal writes.
    #[default]
    Plain,
    /// What the eye should meet first.
    Strong,
    /// What can be passed over.
    Faint,
    /// Something went well.
    Good,
    /// Something to look at.
    Warning,
    /// Something is wrong.
    Bad,
}

impl Tone {
    /// The terminal's code for it; `None` for plain text.
    pub fn code(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Strong => Some("\u{1b}[1m"),
            Self::Faint => Some("\u{1b}[2m"),
            Self::Good => Some("\u{1b}[32m"),
            Self::Warning => Some("\u{1b}[33m"),
            Self::Bad => Some("\u{1b}[31m"),
        }
    }
}

/// How a status is shown.
pub fn tone_of(kind: StatusKind) -> Tone {
    match kind {
        StatusKind::Active => Tone::Plain,
        StatusKind::Waiting => Tone::Warning,
        StatusKind::Closed => Tone::Good,
        StatusKind::Open | StatusKind::Dropped => Tone::Faint,
    }
}

/// How a weather is shown.
pub fn tone_of_weather(weather: Option<Weather>) -> Tone {
    match weather {
        Some(Weather::Rainy) => Tone::Warning,
        Some(Weather::Stormy) => Tone::Bad,
        Some(Weather::Sunny | Weather::Cloudy) | None => Tone::Plain,
    }
}

/// A text and its tone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The text, on one line.
    pub text: String,
    /// Its tone.
    pub tone: Tone,
}

impl Cell {
    /// A cell in a tone.
    pub fn new(text: impl Into<String>, tone: Tone) -> Self {
        let text = text.into();
        Self { text, tone }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::new(text, Tone::Plain)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::new(text, Tone::Plain)
    }
}

/// What a column does where there is no room for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Keeps its width.
    Keep,
    /// Gives way, the highest number first; never below a few letters.
    Shrink(u8),
    /// Is left out, the highest number first, before any other shrinks below half its width.
    Drop(u8),
    /// Gives way in the same order down to so many columns, and is left out where it would have fewer; with the number 0,
    /// only once nothing else can be left out.
    Narrow(u8, usize),
}

/// Rows of cells in aligned columns.
#[derive(Clone, Debug, Default)]
pub struct Table {
    fits: Vec<Fit>,
    head: Vec<Cell>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table with one heading a column.
    pub fn new(columns: impl IntoIterator<Item = (String, Fit)>) -> Self {
        let (head, fits) = columns
            .into_iter()
            .map(|(title, fit)| (Cell::new(title, Tone::Faint), fit))
            .unzip();
        Self {
            fits,
            head,
            rows: Vec::new(),
        }
    }

    /// Adds a row, with as many cells as there are columns.
    pub fn push(&mut self, row: Vec<Cell>) {
        debug_assert_eq!(row.len(), self.fits.len(), "a cell for each column");
        self.rows.push(row);
    }

    /// The lines of the table within `columns`, headings first; each of padded cells with the space between them. Without
    /// `columns` nothing is cut.
    pub fn lines(&self, columns: Option<usize>) -> Vec<Vec<Cell>> {
        let widths = self.widths(columns);
        let all = std::iter::once(&self.head).chain(&self.rows);
        let lines = all.map(|row| line(row, &widths));
        let lines = lines.map(|line| match columns {
            Some(columns) => clipped(line, columns),
            None => line,
        });
        lines.map(spaced).collect()
    }

    /// The columns that it takes where nothing is cut.
    pub fn widest(&self) -> usize {
        total(&self.widths(None))
    }

    /// The width of each column; `None` for one that is left out.
    fn widths(&self, columns: Option<usize>) -> Vec<Option<usize>> {
        let natural = |n: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(n));
            let widest = cells.map(|cell| cell.text.width()).max().unwrap_or(0);
            // A column in which nothing is written says nothing.
            (widest > 0).then(|| widest.max(self.head.get(n).map_or(0, |head| head.text.width())))
        };
        let mut widths: Vec<Option<usize>> = (0..self.fits.len()).map(natural).collect();
        match columns {
            Some(columns) => self.fit(&mut widths, columns),
            None => widths
                .iter_mut()
                .flatten()
                .for_each(|width| *width = (*width).min(WIDEST_PADDING)),
        }
        widths
    }

    fn fit(&self, widths: &mut [Option<usize>], columns: usize) {
        let mut order: Vec<usize> = (0..self.fits.len()).filter(|n| self.rank(*n).is_some()).collect();
        order.sort_by_key(|n| std::cmp::Reverse(self.rank(*n)));
        self.shrink(widths, columns, &order, |width| width.div_ceil(2));
        let is_left_out = |fit: Fit| matches!(fit, Fit::Drop(_) | Fit::Narrow(1.., _));
        for n in order.iter().filter(|n| is_left_out(self.fits[**n])) {
            if total(widths) > columns {
                widths[*n] = None;
                // What was shrunk for nothing takes its room back.
                self.grow(widths, columns);
            }
        }
        self.shrink(widths, columns, &order, |_| NARROWEST);
        for n in order.iter().filter(|n| matches!(self.fits[**n], Fit::Narrow(0, _))) {
            if total(widths) > columns {
                widths[*n] = None;
            }
        }
    }

    fn rank(&self, column: usize) -> Option<u8> {
        match self.fits[column] {
            Fit::Keep => None,
            Fit::Shrink(rank) | Fit::Drop(rank) | Fit::Narrow(rank, _) => Some(rank),
        }
    }

    /// The fewest columns that one keeps that gives way.
    fn narrowest(&self, column: usize) -> Option<usize> {
        match self.fits[column] {
            Fit::Keep | Fit::Drop(_) => None,
            Fit::Shrink(_) => Some(NARROWEST),
            Fit::Narrow(_, least) => Some(least),
        }
    }

    fn shrink(&self, widths: &mut [Option<usize>], columns: usize, order: &[usize], least: impl Fn(usize) -> usize) {
        for n in order {
            let over = total(widths).saturating_sub(columns);
            if let (Some(narrowest), Some(width)) = (self.narrowest(*n), &mut widths[*n]) {
                let least = least(*width).max(narrowest).min(*width);
                *width = width.saturating_sub(over).max(least);
            }
        }
    }

    fn grow(&self, widths: &mut [Option<usize>], columns: usize) {
        let widest = |n: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(n));
            cells.map(|cell| cell.text.width()).max().unwrap_or(0)
        };
        for (n, fit) in self.fits.iter().enumerate() {
            let free = columns.saturating_sub(total(widths));
            if let (Fit::Shrink(0) | Fit::Narrow(..), Some(width)) = (fit, &mut widths[n]) {
                *width = (*width + free).min(widest(n).max(*width));
            }
        }
    }
}

/// The columns that all cells and the two spaces between them take.
fn total(widths: &[Option<usize>]) -> usize {
    let shown = widths.iter().flatten();
    shown.clone().sum::<usize>() + 2 * shown.count().saturating_sub(1)
}

fn line(row: &[Cell], widths: &[Option<usize>]) -> Vec<Cell> {
    let shown: Vec<(&Cell, usize)> = row
        .iter()
        .zip(widths)
        .filter_map(|(cell, width)| Some((cell, (*width)?)))
        .collect();
    // Nothing is padded after the last text of the line.
    let last = shown.iter().rposition(|(cell, _)| !cell.text.is_empty()).unwrap_or(0);
    let cut = |cell: &Cell, width: usize| {
        if width == WIDEST_PADDING {
            cell.text.clone()
        } else {
            fit(&cell.text, width)
        }
    };
    let cells = shown.into_iter().take(last + 1).enumerate();
    cells
        .map(|(n, (cell, width))| {
            let text = cut(cell, width);
            let text = if n == last { text } else { pad(&text, width) };
            Cell::new(text, cell.tone)
        })
        .collect()
}

/// The cells, two spaces between them.
fn spaced(mut line: Vec<Cell>) -> Vec<Cell> {
    if let Some((_, before)) = line.split_last_mut() {
        before.iter_mut().for_each(|cell| cell.text.push_str("  "));
    }
    line
}

/// A line that is too wide even so, on a terminal of a few columns, ends where the terminal does.
fn clipped(line: Vec<Cell>, columns: usize) -> Vec<Cell> {
    let mut room = columns;
    let mut kept = Vec::new();
    for cell in line {
        let wide = cell.text.width();
        if wide > room {
            if room > 0 {
                kept.push(Cell::new(fit(&cell.text, room), cell.tone));
            }
            break;
        }
        room = room.saturating_sub(wide + 2);
        kept.push(cell);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let fits = [
            ("id", Fit::Keep),
            ("title", Fit::Shrink(0)),
            ("status", Fit::Keep),
            ("leads", Fit::Drop(1)),
        ];
        let mut table = Table::new(fits.map(|(title, fit)| (title.to_owned(), fit)));
        let row = |cells: [&str; 4]| cells.into_iter().map(Cell::from).collect();
        table.push(row(["RH-04", "Expérimenter le télétravail", "En cours", "DRH"]));
        table.push(row(["SI-1", "日本", "", ""]));
        table
    }

    fn text(lines: &[Vec<Cell>]) -> Vec<String> {
        let line = |cells: &Vec<Cell>| cells.iter().map(|c| c.text.as_str()).collect::<String>();
        lines.iter().map(line).collect()
    }

    #[test]
    fn a_table_fits_its_width_and_never_shears() {
        assert_eq!(
            text(&table().lines(Some(80))),
            [
                "id     title                        status    leads",
                "RH-04  Expérimenter le télétravail  En cours  DRH",
                "SI-1   日本",
            ]
        );
        for columns in [1, 6, 7, 8, 24, 30, 40, 49, 50] {
            let lines = table().lines(Some(columns));
            assert!(
                text(&lines).iter().all(|line| line.width() <= columns),
                "{columns}: {lines:?}"
            );
        }
        assert_eq!(
            text(&table().lines(Some(30)))[1],
            "RH-04  Expérimenter…  En cours",
            "the leads gave way first"
        );
    }

    #[test]
    fn what_would_be_too_narrow_to_be_read_is_left_out() {
        let mut narrow = table();
        narrow.fits = vec![Fit::Keep, Fit::Narrow(0, 12), Fit::Keep, Fit::Narrow(1, 3)];
        for (columns, told) in [
            (49, "RH-04  Expérimenter le télétravail  En cours  DRH"),
            (30, "RH-04  Expérimenter…  En cours"),
            (29, "RH-04  Expérimente…  En cours"),
            (28, "RH-04  En cours"),
        ] {
            assert_eq!(text(&narrow.lines(Some(columns)))[1], told, "{columns}");
        }
    }

    #[test]
    fn without_a_width_nothing_is_cut() {
        let mut table = table();
        let long = "x".repeat(10_000);
        table.push(vec!["A".into(), long.as_str().into(), "Z".into(), "".into()]);
        let lines = text(&table.lines(None));
        assert!(lines[3].contains(&long) && lines[3].ends_with("Z"));
        assert!(lines[1].len() < 200, "the others do not pay for it");
    }
}
