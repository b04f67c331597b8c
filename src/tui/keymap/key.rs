//! Keys by their names: as the table and the configuration file write them, and as people know them.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::wording::Catalogue;

/// The names of the keys that are no letters, beside the function keys.
const NAMED: &[(&str, KeyCode)] = &[
    ("space", KeyCode::Char(' ')),
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backtab", KeyCode::BackTab),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
];

/// What may be held down, as it is written before a key.
const HELD: &[(&str, KeyModifiers)] = &[
    ("ctrl-", KeyModifiers::CONTROL),
    ("alt-", KeyModifiers::ALT),
    ("shift-", KeyModifiers::SHIFT),
];

/// A key, with what is held down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyChord {
    code: KeyCode,
    modifiers: KeyModifiers,
}

impl From<KeyEvent> for KeyChord {
    /// A capital already says that shift is held.
    fn from(event: KeyEvent) -> Self {
        let drop_shift = matches!(event.code, KeyCode::Char(_) | KeyCode::BackTab);
        let modifiers = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        Self {
            code: event.code,
            modifiers: if drop_shift {
                modifiers - KeyModifiers::SHIFT
            } else {
                modifiers
            },
        }
    }
}

impl KeyChord {
    /// Reads a key as the table writes it: `q`, `ctrl-r`, `alt-enter`, `f5`.
    pub fn parse(text: &str) -> Option<Self> {
        let (mut modifiers, mut name) = (KeyModifiers::NONE, text);
        while let Some((held, rest)) = held_before(name) {
            modifiers |= held;
            name = rest;
        }
        let code = code(name)?;
        // A capital already says that shift is held, and shift-tab is a key of its own.
        let shifted = modifiers.contains(KeyModifiers::SHIFT);
        // Terminals send ctrl-r for what people also write Ctrl-R.
        let low = modifiers.contains(KeyModifiers::CONTROL) && !shifted;
        let code = match code {
            KeyCode::Tab if shifted => KeyCode::BackTab,
            KeyCode::Char(letter) if shifted => KeyCode::Char(capital(letter)?),
            KeyCode::Char(letter) if low => KeyCode::Char(letter.to_ascii_lowercase()),
            code => code,
        };
        let drop_shift = matches!(code, KeyCode::Char(_) | KeyCode::BackTab);
        Some(Self {
            code,
            modifiers: if drop_shift {
                modifiers - KeyModifiers::SHIFT
            } else {
                modifiers
            },
        })
    }

    /// The names of keys that are no letters.
    pub(super) fn names() -> impl Iterator<Item = &'static str> {
        NAMED.iter().map(|(name, _)| *name)
    }

    /// The letter that it writes.
    pub(super) fn letter(self) -> Option<char> {
        match self.code {
            KeyCode::Char(letter) if self.is_typed() => Some(letter),
            _ => None,
        }
    }

    /// Whether it writes something, or takes something back, where a text is typed.
    pub(super) fn is_typed(self) -> bool {
        let letter = matches!(self.code, KeyCode::Char(_) | KeyCode::Backspace | KeyCode::Delete);
        letter && !self.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
    }
}

fn held_before(name: &str) -> Option<(KeyModifiers, &str)> {
    let begins = |prefix: &str| {
        name.get(..prefix.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    };
    let (prefix, held) = HELD.iter().find(|(prefix, _)| begins(prefix))?;
    // The key `-` itself is left.
    let rest = &name[prefix.len()..];
    (!rest.is_empty()).then_some((*held, rest))
}

fn code(name: &str) -> Option<KeyCode> {
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return (!letter.is_control() && letter != ' ').then_some(KeyCode::Char(letter));
    }
    if let Some((_, code)) = NAMED.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
        return Some(*code);
    }
    let number: u8 = name.strip_prefix(['f', 'F'])?.parse().ok()?;
    (1..=12).contains(&number).then_some(KeyCode::F(number))
}

fn capital(letter: char) -> Option<char> {
    let mut capitals = letter.to_uppercase();
    match (capitals.next(), capitals.next()) {
        (Some(capital), None) => Some(capital),
        _ => None,
    }
}

/// A key as people know it: `entrée`, `ctrl-r`, `↑`.
pub fn key_name(catalogue: &Catalogue, key: &str) -> String {
    let (mut shown, mut name) = (String::new(), key);
    while let Some((_, rest)) = held_before(name) {
        let held = &name[..name.len() - rest.len()];
        if held.eq_ignore_ascii_case("shift-") {
            let shift = catalogue.find("tui-keyname-shift").unwrap_or_default();
            shown.push_str(&shift);
            shown.push('-');
        } else {
            shown.push_str(&held.to_lowercase());
        }
        name = rest;
    }
    let low = name.to_lowercase();
    let name = if name.chars().nth(1).is_some() { &low } else { name };
    let known = match name {
        "up" => Some("↑".to_owned()),
        "down" => Some("↓".to_owned()),
        "left" => Some("←".to_owned()),
        "right" => Some("→".to_owned()),
        _ => catalogue.find(&format!("tui-keyname-{name}")),
    };
    shown + known.as_deref().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::Language;

    #[test]
    fn keys_are_read_by_their_names() {
        for (text, code, modifiers) in [
            ("q", KeyCode::Char('q'), KeyModifiers::NONE),
            ("Q", KeyCode::Char('Q'), KeyModifiers::NONE),
            ("shift-q", KeyCode::Char('Q'), KeyModifiers::NONE),
            ("shift-tab", KeyCode::BackTab, KeyModifiers::NONE),
            (
                "ctrl-alt-x",
                KeyCode::Char('x'),
                KeyModifiers::CONTROL | KeyModifiers::ALT,
            ),
            ("-", KeyCode::Char('-'), KeyModifiers::NONE),
            ("ctrl--", KeyCode::Char('-'), KeyModifiers::CONTROL),
            ("shift-up", KeyCode::Up, KeyModifiers::SHIFT),
            ("f12", KeyCode::F(12), KeyModifiers::NONE),
            ("F1", KeyCode::F(1), KeyModifiers::NONE),
            ("Ctrl-PageUp", KeyCode::PageUp, KeyModifiers::CONTROL),
            ("Ctrl-R", KeyCode::Char('r'), KeyModifiers::CONTROL),
            ("é", KeyCode::Char('é'), KeyModifiers::NONE),
            ("space", KeyCode::Char(' '), KeyModifiers::NONE),
        ] {
            assert_eq!(KeyChord::parse(text), Some(KeyChord { code, modifiers }), "{text}");
        }
        for text in ["", " ", "f13", "f0", "ctrl-", "nokey", "ctr-x", "meta-x"] {
            assert_eq!(KeyChord::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn keys_are_named_in_the_language_of_the_screen() {
        let french = Catalogue::new(Language::Fr);
        assert_eq!(key_name(&french, "ctrl-alt-enter"), "ctrl-alt-entrée");
        assert_eq!(key_name(&french, "shift-up"), "maj-↑");
        assert_eq!(key_name(&french, "f5"), "f5");
        assert_eq!(key_name(&french, "Shift-PageUp"), key_name(&french, "shift-pageup"));
        assert_eq!(key_name(&french, "F5"), "f5");
        assert_eq!(key_name(&french, "G"), "G");
        assert_eq!(key_name(&french, "ctrl--"), "ctrl--");
    }
}
