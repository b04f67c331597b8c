//! What holds of every picture, whatever it shows: proofreading by machine.

use std::collections::BTreeSet;

use copil_plan::Language;
use unicode_width::UnicodeWidthStr;

/// Every word that may stand on a screen in a language: those of its catalogue, and those given.
pub(crate) struct Vocabulary {
    language: Language,
    words: BTreeSet<String>,
}

/// What is neither prose nor a plan's: the program, keys, formats.
const ALWAYS: &str = "copil main git toml essai ctrl alt drh dsi";

impl Vocabulary {
    /// The words of a language, and those of some texts that are the plan's own.
    pub(crate) fn of(language: Language, plan: &str) -> Self {
        let catalogue = match language {
            Language::Fr => include_str!("../../src/wording/fr/copil.ftl"),
            Language::En => include_str!("../../src/wording/en/copil.ftl"),
        };
        let mut words: BTreeSet<String> = words(ALWAYS).chain(words(plan)).collect();
        for line in catalogue.lines().filter(|line| !line.starts_with('#')) {
            let text = match line.split_once(" = ") {
                Some((id, text)) if !id.starts_with(' ') => text,
                _ => line,
            };
            words.extend(self::words(&without_placeables(text)));
        }
        Self { language, words }
    }

    fn knows(&self, word: &str) -> bool {
        word.chars().count() < 3 || self.words.contains(word)
    }
}

/// A message's text without its variables, functions and selectors; what they choose among stays.
fn without_placeables(text: &str) -> String {
    let pieces = text.split_inclusive(['{', '}', ' ', ']']);
    let is_text = |piece: &&str| !piece.starts_with(['$', '[', '*']) && !piece.starts_with("NUMBER(");
    let kept: Vec<&str> = pieces.filter(is_text).collect();
    kept.concat()
}

/// The words of a text, in small letters; what holds a digit is an id or a figure, and no word.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && word.chars().all(char::is_alphabetic))
        .map(str::to_lowercase)
}

/// Nouns that a plan's figures count.
const COUNTED: [&str; 24] = [
    "actions",
    "jours",
    "days",
    "groupes",
    "groups",
    "changements",
    "changes",
    "jalons",
    "milestones",
    "semaines",
    "weeks",
    "prioritaires",
    "réalisées",
    "bloquées",
    "fichiers",
    "files",
    "lignes",
    "lines",
    "réponses",
    "vues",
    "views",
    "commits",
    "personnes",
    "people",
];

/// All that is wrong with a picture.
pub(crate) fn faults(picture: &str, width: u16, vocabulary: &Vocabulary) -> Vec<String> {
    let mut faults = Vec::new();
    for line in picture.lines() {
        if line.width() > usize::from(width) {
            faults.push(format!("wider than the window: {line}"));
        }
        if line.contains(['\u{2068}', '\u{2069}', '{', '}', '\u{fffd}']) || line.contains("tui-") {
            faults.push(format!("not for people: {line}"));
        }
        plurals(line, &mut faults);
        spelling(line, vocabulary, &mut faults);
        cut(line, &mut faults);
    }
    frames(picture, &mut faults);
    faults
}

/// `1 actions`.
fn plurals(line: &str, faults: &mut Vec<String>) {
    let tokens: Vec<&str> = line
        .split([' ', '\u{a0}', '│', '(', '╭', '─'])
        .filter(|token| !token.is_empty())
        .collect();
    for pair in tokens.windows(2) {
        let noun = pair[1].trim_matches(|c: char| !c.is_alphabetic());
        if pair[0] == "1" && COUNTED.contains(&noun) {
            faults.push(format!("one of many: {} {noun}: {line}", pair[0]));
        }
    }
}

/// Words of another language, and words cut off without an ellipsis, are in no catalogue.
fn spelling(line: &str, vocabulary: &Vocabulary, faults: &mut Vec<String>) {
    for token in line.split(|c: char| !(c.is_alphanumeric() || "…@._-".contains(c))) {
        let figure = token.trim_end_matches('…');
        if figure.len() < token.len() && !figure.is_empty() && figure.chars().all(|c| c.is_ascii_digit()) {
            faults.push(format!("a figure cut short: {line}"));
        }
        // An address, an id, a hash, or what says that it goes on.
        if token.contains(['@', '…', '_']) || token.chars().any(|c| c.is_ascii_digit()) {
            continue;
        }
        for word in words(token).filter(|word| !vocabulary.knows(word)) {
            faults.push(format!("{:?} is no word of {}: {line}", word, vocabulary.language));
        }
    }
}

/// Text that runs into the frame was cut off.
fn cut(line: &str, faults: &mut Vec<String>) {
    let letters: Vec<char> = line.chars().collect();
    for pair in letters.windows(2) {
        if pair[1] == '│' && pair[0].is_alphanumeric() {
            faults.push(format!("runs into the frame: {line}"));
            return;
        }
    }
}

/// What is in a picture and was not in the one before, as a picture of its own: what was laid over it. The last line, which
/// tells of keys, is left out.
pub(crate) fn laid_over(before: &str, picture: &str) -> String {
    let (before, after) = (grid(before), grid(picture));
    let at = |grid: &[Vec<char>], x: usize, y: usize| grid.get(y).and_then(|row| row.get(x)).copied().unwrap_or(' ');
    let width = after.iter().map(Vec::len).max().unwrap_or(0);
    let changed: Vec<(usize, usize)> = (0..after.len().saturating_sub(1))
        .flat_map(|y| (0..width).map(move |x| (x, y)))
        .filter(|(x, y)| at(&before, *x, *y) != at(&after, *x, *y))
        .collect();
    let (xs, ys) = (changed.iter().map(|place| place.0), changed.iter().map(|place| place.1));
    let (Some(left), Some(right)) = (xs.clone().min(), xs.max()) else {
        return String::new();
    };
    let (top, bottom) = (ys.clone().min().unwrap_or(0), ys.max().unwrap_or(0));
    let line = |y: usize| (left..=right).map(|x| at(&after, x, y)).collect::<String>() + "\n";
    (top..=bottom).map(line).collect()
}

/// The picture as columns, wide letters taking two.
fn grid(picture: &str) -> Vec<Vec<char>> {
    let row = |line: &str| {
        let mut cells = Vec::new();
        for letter in line.chars() {
            let width = unicode_width::UnicodeWidthChar::width(letter).unwrap_or(0);
            if width > 0 {
                cells.push(letter);
                cells.extend(std::iter::repeat_n(' ', width - 1));
            }
        }
        cells
    };
    picture.lines().map(row).collect()
}

/// Each frame closes: from a corner down its sides to the corners below.
fn frames(picture: &str, faults: &mut Vec<String>) {
    let grid = grid(picture);
    let at = |x: usize, y: usize| grid.get(y).and_then(|row| row.get(x)).copied().unwrap_or(' ');
    for (y, row) in grid.iter().enumerate() {
        for x in (0..row.len()).filter(|x| row[*x] == '╭') {
            let Some(right) = (x + 1..row.len()).find(|x| row[*x] == '╮') else {
                // A line that links two bars of the calendar turns a corner as well.
                if !row.contains(&'─') {
                    continue;
                }
                faults.push(format!("a frame without its corner at {x},{y}"));
                continue;
            };
            for (side, corner) in [(x, '╰'), (right, '╯')] {
                let end = (y + 1..=grid.len()).find(|y| !matches!(at(side, *y), '│' | '├' | '┤'));
                let end = end.unwrap_or(grid.len());
                if at(side, end) != corner {
                    faults.push(format!("a frame broken at {side},{end}: {:?}", at(side, end)));
                }
            }
        }
    }
}

#[test]
fn what_is_wrong_is_found() {
    let vocabulary = Vocabulary::of(Language::Fr, "Budget");
    let found = |picture: &str| faults(picture, 30, &vocabulary).len();
    assert_eq!(found(" 1 actions"), 1);
    assert_eq!(found(" 1 action · Budget"), 0);
    assert_eq!(found(" Bud… Budge"), 1);
    assert_eq!(found(" 100… Budget"), 1);
    assert_eq!(found(" whatever"), 1);
    assert_eq!(found("Budget│"), 1);
    assert_eq!(found(&"─".repeat(31)), 1);
    assert_eq!(found("╭──╮\n│  │\n╰──╯"), 0);
    assert_eq!(found("╭──╮\n│   │\n╰──╯"), 1);
    assert_eq!(found("╭──╮\n│  │"), 2);
    assert_eq!(laid_over("abc\ndef\nghi\n", "abc\ndXY\ngZi\n?"), "XY\nZi\n");
}
