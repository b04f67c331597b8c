//! Where everything stands on the board: which columns are in sight, how wide each is, and where their cards are.

use crate::tui::component::to_u16;
use std::ops::Range;

use ratatui::layout::Rect;

/// The least width of a column that holds cards.
const LEAST: u16 = 24;

/// The same for eyes four metres away.
const LEAST_FROM_AFAR: u16 = 30;

/// The blank columns between two columns of the board.
const GAP: u16 = 2;

/// The lines above the cards: the column's name with its count, and a rule.
pub(super) const HEAD: u16 = 2;

/// The least width of a column that holds cards.
pub(super) fn least(presenting: bool) -> u16 {
    if presenting { LEAST_FROM_AFAR } else { LEAST }
}

/// How wide a column has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LaneWidth {
    /// Its least width.
    pub least: u16,
    /// Whether it takes a share of the room that is left.
    pub grows: bool,
}

/// A column in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lane {
    /// Its number among all columns.
    pub column: usize,
    /// Its place, its head included.
    pub area: Rect,
}

impl Lane {
    /// The place of its cards; the last line says how many more there are below.
    pub(super) fn cards(&self) -> Rect {
        Rect {
            y: self.area.y + HEAD,
            height: self.area.height.saturating_sub(HEAD + 1),
            ..self.area
        }
    }
}

/// The columns in sight when `wanted` must be, and `first` was the first: as many as fit, filled from both ends.
pub(super) fn window(widths: &[LaneWidth], room: u16, first: usize, wanted: usize) -> Range<usize> {
    if widths.is_empty() {
        return 0..0;
    }
    let fits = |range: Range<usize>| taken(&widths[range]) <= u32::from(room);
    let wanted = wanted.min(widths.len() - 1);
    let mut start = first.min(wanted);
    while start < wanted && !fits(start..wanted + 1) {
        start += 1;
    }
    let mut end = wanted + 1;
    while end < widths.len() && fits(start..end + 1) {
        end += 1;
    }
    while start > 0 && fits(start - 1..end) {
        start -= 1;
    }
    start..end
}

/// The columns that some columns of the board take together at the least.
fn taken(widths: &[LaneWidth]) -> u32 {
    let gaps = u32::from(GAP) * u32::try_from(widths.len().saturating_sub(1)).unwrap_or(u32::MAX);
    widths.iter().map(|width| u32::from(width.least)).sum::<u32>() + gaps
}

/// Lays the columns in sight side by side; those that hold cards share the room that is left.
pub(super) fn lanes(area: Rect, widths: &[LaneWidth], shown: Range<usize>) -> Vec<Lane> {
    let seen = &widths[shown.clone()];
    let spare = u32::from(area.width).saturating_sub(taken(seen));
    let spare = to_u16(spare);
    let growing = to_u16(seen.iter().filter(|width| width.grows).count());
    let (each, mut rest) = (
        spare.checked_div(growing).unwrap_or(0),
        spare.checked_rem(growing).unwrap_or(0),
    );
    let mut x = area.x;
    let mut lanes = Vec::with_capacity(seen.len());
    for (column, width) in shown.zip(seen) {
        let mut wide = width.least;
        if width.grows {
            let more = rest.min(1);
            rest -= more;
            wide += each + more;
        }
        let wide = wide.min(area.right().saturating_sub(x));
        lanes.push(Lane {
            column,
            area: Rect { x, width: wide, ..area },
        });
        x = x.saturating_add(wide + GAP).min(area.right());
    }
    lanes
}

/// What a card shows, by the room there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CardShape {
    /// Whether id and title share a line, and all the rest another.
    pub dense: bool,
    /// The lines of the title.
    pub title: u16,
    /// Whether the weather is said in words, on a line of its own.
    pub weather: bool,
    /// Whether progress has a bar, on a line of its own.
    pub bar: bool,
    /// Whether the leads have a line.
    pub leads: bool,
    /// The blank lines between two cards.
    pub gap: u16,
}

impl CardShape {
    /// What a card shows when cards have so many lines, usually or in presentation mode: the one place that decides how
    /// large cards are.
    pub(super) fn of(height: u16, presenting: bool) -> Self {
        let dense = height < 20 && !presenting;
        Self {
            dense,
            title: 2,
            weather: height >= 40,
            bar: height >= 40 || presenting && height >= 20,
            leads: height >= 20 && !presenting,
            gap: match height {
                _ if dense => 0,
                20.. if presenting => 2,
                _ => 1,
            },
        }
    }

    /// The lines of a card: its id, its title, its dates, and what else there is room for.
    pub(super) fn lines(self) -> u16 {
        if self.dense {
            return 2;
        }
        2 + self.title + u16::from(self.weather) + u16::from(self.bar) + u16::from(self.leads)
    }

    /// The lines from one card to the next.
    pub(super) fn step(self) -> u16 {
        self.lines() + self.gap
    }

    /// How many cards fit in so many lines, one at least.
    pub(super) fn fitting(self, height: u16) -> usize {
        usize::from(((height + self.gap) / self.step()).max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn width(least: u16) -> LaneWidth {
        LaneWidth {
            least,
            grows: least == LEAST,
        }
    }

    #[test]
    fn the_window_follows_the_selected_column_and_is_filled() {
        let widths = [width(24), width(24), width(12), width(24), width(24)];
        assert_eq!(window(&widths, 80, 0, 0), 0..3);
        assert_eq!(window(&widths, 80, 0, 3), 1..4, "just far enough");
        assert_eq!(window(&widths, 80, 4, 4), 2..5, "no room is left blank on the right");
        assert_eq!(window(&widths, 10, 0, 2), 2..3, "the selected one, whatever the room");
        assert_eq!(window(&[], 80, 3, 3), 0..0);
    }

    #[test]
    fn columns_with_cards_share_what_is_left() {
        let widths = [width(24), width(10), width(24)];
        let area = Rect::new(2, 5, 71, 10);
        let all = lanes(area, &widths, 0..3);
        let places: Vec<(u16, u16)> = all.iter().map(|lane| (lane.area.x, lane.area.width)).collect();
        assert_eq!(places, [(2, 29), (33, 10), (45, 28)]);
    }

    proptest! {
        #[test]
        fn lanes_stay_inside_and_apart(
            least in prop::collection::vec(8u16..30, 0..40),
            room in 0u16..300,
            first in 0usize..50,
            wanted in 0usize..50,
        ) {
            let widths: Vec<LaneWidth> = least.into_iter().map(|least| LaneWidth { least, grows: least % 2 == 0 }).collect();
            let shown = window(&widths, room, first, wanted);
            prop_assert!(widths.is_empty() || shown.contains(&wanted.min(widths.len() - 1)));
            let area = Rect::new(3, 1, room, 20);
            let all = lanes(area, &widths, shown.clone());
            prop_assert_eq!(all.len(), shown.len());
            prop_assert!(all.iter().all(|lane| lane.area.right() <= area.right()));
            prop_assert!(all.windows(2).all(|pair| pair[0].area.right() + GAP <= pair[1].area.x));
        }

        #[test]
        fn cards_that_fit_do_fit(height in 0u16..200, presenting: bool) {
            let shape = CardShape::of(height, presenting);
            let cards = u16::try_from(shape.fitting(height)).unwrap();
            prop_assert!(cards == 1 || cards * shape.step() - shape.gap <= height);
        }
    }
}
