//! The looks: what each kind of thing on the screen is drawn with.
//!
//! Only the sixteen named colours of the terminal are used, so that the reader's own palette, dark or light, decides; and
//! every meaning has a symbol, a word or a modifier beside its colour, so that nothing is lost without colours.

use ratatui::style::{Color, Modifier, Style};

use crate::plan::{StatusKind, Weather};

/// The looks of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    colour: bool,
}

impl Theme {
    /// The looks with the terminal's colours, or with modifiers alone.
    pub fn new(colour: bool) -> Self {
        Self { colour }
    }

    fn tint(self, colour: Color) -> Style {
        if self.colour {
            Style::new().fg(colour)
        } else {
            Style::new()
        }
    }

    /// Running text.
    pub fn text(self) -> Style {
        Style::new()
    }

    /// What matters most on its line.
    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// The title of a part that does not listen: it stands out from its frame.
    pub fn title(self) -> Style {
        if self.colour {
            self.strong().fg(Color::Reset)
        } else {
            self.strong()
        }
    }

    /// What can be passed over.
    pub fn quiet(self) -> Style {
        if self.colour {
            self.tint(Color::DarkGray)
        } else {
            Style::new().add_modifier(Modifier::DIM)
        }
    }

    /// Titles, keys and the part of the screen that listens.
    pub fn accent(self) -> Style {
        self.tint(Color::Cyan)
    }

    /// What went well.
    pub fn good(self) -> Style {
        self.tint(Color::Green)
    }

    /// What is on its way.
    pub fn moving(self) -> Style {
        self.tint(Color::Blue)
    }

    /// What asks for care.
    pub fn warning(self) -> Style {
        self.tint(Color::Magenta)
    }

    /// What went wrong.
    pub fn bad(self) -> Style {
        self.tint(Color::Red)
    }

    /// The selected line of the list that listens: one bar, whatever the colours of what stands on it.
    pub fn selected(self) -> Style {
        Style::new()
            .fg(Color::Reset)
            .bg(Color::Reset)
            .add_modifier(Modifier::BOLD | Modifier::REVERSED)
    }

    /// The selected line of a list that does not listen at the moment.
    pub fn remembered(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// What a status means.
    pub fn status(self, kind: StatusKind) -> Style {
        match kind {
            StatusKind::Open => self.text(),
            StatusKind::Active => self.moving(),
            StatusKind::Waiting => self.warning(),
            StatusKind::Closed => self.good(),
            StatusKind::Dropped => self.quiet(),
        }
    }

    /// A weather.
    pub fn weather(self, weather: Weather) -> Style {
        match weather {
            Weather::Sunny => self.good(),
            Weather::Cloudy => self.text(),
            Weather::Rainy => self.warning(),
            Weather::Stormy => self.bad(),
        }
    }
}

/// The symbol of what a status means, one column wide.
pub fn status_symbol(kind: StatusKind) -> &'static str {
    match kind {
        StatusKind::Open => "○",
        StatusKind::Active => "◐",
        StatusKind::Waiting => "‖",
        StatusKind::Closed => "●",
        StatusKind::Dropped => "×",
    }
}

/// The block that a status fills in a bar.
pub fn status_block(kind: StatusKind) -> &'static str {
    match kind {
        StatusKind::Closed => "█",
        StatusKind::Active => "▓",
        StatusKind::Waiting => "▒",
        StatusKind::Open | StatusKind::Dropped => "░",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn every_symbol_is_one_column_wide() {
        for kind in StatusKind::ALL {
            assert_eq!(status_symbol(*kind).width(), 1, "{kind}");
            assert_eq!(status_block(*kind).width(), 1, "{kind}");
        }
    }

    #[test]
    fn no_colours_means_none() {
        let theme = Theme::new(false);
        let mut styles = vec![
            theme.text(),
            theme.strong(),
            theme.quiet(),
            theme.accent(),
            theme.good(),
            theme.bad(),
        ];
        styles.extend(StatusKind::ALL.iter().map(|kind| theme.status(*kind)));
        styles.extend(Weather::ALL.iter().map(|weather| theme.weather(*weather)));
        assert!(styles.iter().all(|style| style.fg.is_none() && style.bg.is_none()));
    }
}
