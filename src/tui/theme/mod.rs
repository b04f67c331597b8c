//! The looks: what each kind of thing on the screen is drawn with.
//!
//! Every meaning has a symbol, a word or a modifier beside its colour, so that nothing is lost without colours. Where it is
//! not known what the terminal's background is, only its sixteen named colours are used, so that the reader's own palette
//! decides; else the colours of a palette that suits the background, as finely as the terminal can show them.

mod colour;
mod palette;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use crate::report::table::Tone;
use crate::settings::ThemeChoice;
use copil_plan::{StatusKind, Weather};

pub use colour::Rgb;
use palette::Palette;

/// How finely a terminal shows colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColorDepth {
    /// Its sixteen named colours.
    #[default]
    Named,
    /// The 240 fixed colours that most terminals share.
    Fixed,
    /// Any.
    Full,
}

/// What is known of the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TerminalColors {
    /// Whether its background is dark, when that is known.
    pub dark: Option<bool>,
    /// How finely it shows colours.
    pub depth: ColorDepth,
}

/// The looks of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    source: ColorSource,
    depth: ColorDepth,
    /// Whether the ground is painted, because the terminal's own is another.
    painted: bool,
}

/// Where colours come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ColorSource {
    /// There are none.
    None,
    /// The terminal's own, on whatever its ground is.
    Terminal,
    /// A palette of ours.
    Palette(&'static Palette),
}

impl Theme {
    /// The looks with the terminal's colours, or with modifiers alone.
    pub fn new(colour: bool) -> Self {
        let choice = if colour { ThemeChoice::Auto } else { ThemeChoice::None };
        Self::of(choice, TerminalColors::default())
    }

    /// The looks that were chosen, on a terminal of which so much is known.
    pub fn of(choice: ThemeChoice, terminal: TerminalColors) -> Self {
        let dark = terminal.dark != Some(false);
        let palette = match choice {
            ThemeChoice::None => None,
            ThemeChoice::Auto => terminal
                .dark
                .map(|dark| if dark { &palette::DARK } else { &palette::LIGHT }),
            ThemeChoice::Dark => Some(&palette::DARK),
            ThemeChoice::Light => Some(&palette::LIGHT),
            ThemeChoice::HighContrast if dark => Some(&palette::STARK_DARK),
            ThemeChoice::HighContrast => Some(&palette::STARK_LIGHT),
            ThemeChoice::ColourBlind if dark => Some(&palette::SAFE_DARK),
            ThemeChoice::ColourBlind => Some(&palette::SAFE_LIGHT),
        };
        let source = match (palette, choice) {
            (Some(palette), _) => ColorSource::Palette(palette),
            (None, ThemeChoice::None) => ColorSource::None,
            (None, _) => ColorSource::Terminal,
        };
        let suits = palette.is_none_or(|palette| terminal.dark == Some(palette.dark));
        Self {
            source,
            depth: terminal.depth,
            painted: !suits || choice == ThemeChoice::HighContrast,
        }
    }

    /// Whether there are colours at all.
    pub fn has_colours(self) -> bool {
        self.source != ColorSource::None
    }

    fn tint(self, named: Color, of: fn(&Palette) -> (Rgb, Color)) -> Style {
        match self.source {
            ColorSource::None => Style::new(),
            ColorSource::Terminal => Style::new().fg(named),
            ColorSource::Palette(palette) => Style::new().fg(self.shown(of(palette))),
        }
    }

    /// A colour of a palette, as the terminal can show it.
    fn shown(self, (rgb, named): (Rgb, Color)) -> Color {
        match self.depth {
            ColorDepth::Named => named,
            ColorDepth::Fixed => Color::Indexed(rgb.fixed()),
            ColorDepth::Full => Color::Rgb(rgb.0, rgb.1, rgb.2),
        }
    }

    /// Paints the ground below a finished picture, where the terminal's own is another than the looks are made for.
    pub fn paint(self, area: Rect, buf: &mut Buffer) {
        let ColorSource::Palette(palette) = self.source else {
            return;
        };
        if !self.painted {
            return;
        }
        let (ground, text) = (self.shown(palette.ground), self.shown(palette.text));
        for row in area.rows() {
            for at in row.columns() {
                let Some(cell) = buf.cell_mut(at.as_position()) else {
                    continue;
                };
                if cell.bg == Color::Reset {
                    cell.bg = ground;
                }
                if cell.fg == Color::Reset {
                    cell.fg = text;
                }
            }
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
        if self.has_colours() {
            self.strong().fg(Color::Reset)
        } else {
            self.strong()
        }
    }

    /// What can be passed over.
    pub fn quiet(self) -> Style {
        if self.has_colours() {
            self.tint(Color::DarkGray, |palette| palette.quiet)
        } else {
            Style::new().add_modifier(Modifier::DIM)
        }
    }

    /// Titles, keys and the part of the screen that listens.
    pub fn accent(self) -> Style {
        self.tint(Color::Cyan, |palette| palette.accent)
    }

    /// The title of a part, the way out, and what is to be seen first of all.
    pub fn heading(self) -> Style {
        self.accent().patch(self.strong())
    }

    /// What went well.
    pub fn good(self) -> Style {
        self.tint(Color::Green, |palette| palette.good)
    }

    /// What is on its way.
    pub fn moving(self) -> Style {
        self.tint(Color::Blue, |palette| palette.moving)
    }

    /// What asks for care.
    pub fn warning(self) -> Style {
        self.tint(Color::Magenta, |palette| palette.warning)
    }

    /// What went wrong.
    pub fn bad(self) -> Style {
        self.tint(Color::Red, |palette| palette.bad)
    }

    /// How what is said in a tone looks.
    pub fn tone(self, tone: Tone) -> Style {
        match tone {
            Tone::Plain => self.text(),
            Tone::Strong => self.strong(),
            Tone::Faint => self.quiet(),
            Tone::Good => self.good(),
            Tone::Warning => self.warning(),
            Tone::Bad => self.bad(),
        }
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
mod tests;
