//! A place in a list: which line is selected, and which is the first to be seen.

/// A place in a list. It knows nothing of the lines themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListState {
    selected: usize,
    first: usize,
}

/// A way to go in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// So many lines up.
    Up(usize),
    /// So many lines down.
    Down(usize),
    /// To the first line.
    First,
    /// To the last line.
    Last,
}

impl ListState {
    /// The selected line.
    pub fn selected(self) -> usize {
        self.selected
    }

    /// The first line to be seen, when `rows` of `len` can be.
    pub fn first(self, len: usize, rows: usize) -> usize {
        let selected = self.selected.min(len.saturating_sub(1));
        let latest = len.saturating_sub(rows);
        self.first
            .min(selected)
            .max((selected + 1).saturating_sub(rows.max(1)))
            .min(latest.max((selected + 1).saturating_sub(rows.max(1))))
    }

    /// Goes a step.
    pub fn go(&mut self, motion: Motion, len: usize, rows: usize) {
        let last = len.saturating_sub(1);
        let to = match motion {
            Motion::Up(lines) => self.selected.saturating_sub(lines),
            Motion::Down(lines) => self.selected.saturating_add(lines),
            Motion::First => 0,
            Motion::Last => last,
        };
        self.select(to, len, rows);
    }

    /// Goes to a line, or to the last when there are not so many.
    pub fn select(&mut self, line: usize, len: usize, rows: usize) {
        self.selected = line.min(len.saturating_sub(1));
        self.first = self.first(len, rows);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selected_line_is_always_in_sight() {
        let mut place = ListState::default();
        place.go(Motion::Down(7), 20, 5);
        assert_eq!((place.selected(), place.first(20, 5)), (7, 3));
        place.go(Motion::Up(2), 20, 5);
        assert_eq!(place.first(20, 5), 3, "what is seen stays where it is");
        place.go(Motion::Last, 20, 5);
        assert_eq!((place.selected(), place.first(20, 5)), (19, 15));
        assert_eq!(place.first(20, 10), 10, "a taller window is filled");
        assert_eq!(place.first(3, 5), 0, "a list that shrank");
        place.select(9, 0, 5);
        assert_eq!((place.selected(), place.first(0, 0)), (0, 0));
    }
}
