//! Numbers typed before a motion: `5j` goes five lines down.
//!
//! A digit is also the key of a tab, and must lead there at once. So it does; but when a motion follows while the digit is
//! still fresh, the two are taken together: the view that was left comes back, and the motion is done so many times there. The first key of a session is always a
//! tab's: one starts by going somewhere, often with the next key following fast.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::tui::screen::Screen;
use crate::tui::tab::Tab;

/// How long after a digit the next key is taken together with it.
const FRESH: Duration = Duration::from_millis(300);

/// The highest number that can be typed.
const MOST: usize = 9_999;

/// A number that is being typed, and the view that it was typed in.
pub(super) struct CountPrefix {
    pub(super) number: usize,
    pub(super) tab: Tab,
    pub(super) overlays: Vec<Box<dyn Screen>>,
}

impl CountPrefix {
    /// A digit more.
    pub(super) fn push(&mut self, digit: usize) {
        self.number = (self.number * 10 + digit).min(MOST);
    }
}

/// The number that a digit begins; 0 begins none.
pub(super) fn begins(key: KeyEvent) -> Option<usize> {
    digit(key).filter(|digit| *digit > 0)
}

/// Whether a key that came after a pause belongs to what was typed before it.
pub(super) fn is_fresh(pause: Duration) -> bool {
    pause < FRESH
}

/// The digit that a key stands for.
pub(super) fn digit(key: KeyEvent) -> Option<usize> {
    match key.code {
        KeyCode::Char(letter) if key.modifiers == KeyModifiers::NONE => {
            letter.to_digit(10).and_then(|digit| usize::try_from(digit).ok())
        }
        _ => None,
    }
}
