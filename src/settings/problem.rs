//! What is wrong in the configuration file, and where.

use copil_plan::query::FilterError;

/// A place in a text, as people count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConfigPosition {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl ConfigPosition {
    /// The place of a byte; past the end, the end.
    pub fn of(text: &str, byte: usize) -> Self {
        let mut byte = byte.min(text.len());
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        let before = &text[..byte];
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            line: before.matches('\n').count() + 1,
            column: before[start..].chars().count() + 1,
        }
    }
}

/// What a value should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingType {
    /// A text between quotes.
    Text,
    /// `true` or `false`.
    Boolean,
    /// A list of texts.
    Texts,
    /// A text or a list of texts.
    Keys,
    /// A table.
    Table,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum ConfigFault {
    /// It is not TOML.
    NotToml,
    /// The setting is there already.
    Twice,
    /// There is no such setting.
    UnknownSetting {
        /// What was written.
        name: String,
        /// The setting that looks most like it.
        nearest: Option<String>,
    },
    /// The value is of another sort.
    WrongSort {
        /// The setting.
        name: String,
        /// What it takes.
        wanted: SettingType,
    },
    /// The word is none of those known.
    UnknownWord {
        /// What was written.
        word: String,
        /// The one that looks most like it.
        nearest: Option<String>,
        /// All that would do.
        known: Vec<String>,
    },
    /// A view without a filter.
    NoFilter {
        /// The view.
        view: String,
    },
    /// The filter of a view makes no sense.
    Filter {
        /// The view.
        view: String,
        /// What is wrong with it, and where.
        error: FilterError,
    },
    /// There is no such part of the screen.
    UnknownScope {
        /// What was written.
        scope: String,
        /// The one that looks most like it.
        nearest: Option<String>,
        /// All there are.
        known: Vec<String>,
    },
    /// The part of the screen knows no such command.
    UnknownCommand {
        /// What was written.
        command: String,
        /// The part of the screen.
        scope: String,
        /// The parts that know it.
        elsewhere: Vec<String>,
        /// The command of this part that looks most like it.
        nearest: Option<String>,
    },
    /// There is no such key.
    UnknownKey {
        /// What was written.
        key: String,
        /// The one that looks most like it.
        nearest: Option<String>,
    },
    /// The key already means something else in the same part of the screen.
    KeyTaken {
        /// The key.
        key: String,
        /// The part of the screen.
        scope: String,
        /// What it means.
        by: String,
    },
    /// The key is a letter, where letters are typed.
    KeyIsTyped {
        /// The key.
        key: String,
        /// The part of the screen.
        scope: String,
    },
    /// Without a key for the command there is no way out.
    NoWayOut {
        /// The command.
        command: String,
        /// The part of the screen.
        scope: String,
    },
}

/// Something wrong in the configuration file.
#[derive(Clone, Debug, PartialEq)]
pub struct ConfigProblem {
    /// Where.
    pub place: ConfigPosition,
    /// What.
    pub fault: ConfigFault,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_lines_and_characters() {
        let text = "é = 1\nça = 2";
        assert_eq!(ConfigPosition::of(text, 0), ConfigPosition { line: 1, column: 1 });
        assert_eq!(ConfigPosition::of(text, 3), ConfigPosition { line: 1, column: 3 });
        assert_eq!(
            ConfigPosition::of(text, 8),
            ConfigPosition { line: 2, column: 1 },
            "in the middle of a letter"
        );
        assert_eq!(ConfigPosition::of(text, 99), ConfigPosition { line: 2, column: 7 });
    }
}
