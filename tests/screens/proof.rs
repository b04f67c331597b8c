//! What holds of every picture, whatever it shows: proofreading by machine.

use std::collections::BTreeSet;

use copil_plan::Language;
use unicode_width::UnicodeWidthStr;

use crate::support::{Person, TestPlan};

/// The windows in which every view is proofread.
pub(crate) const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

/// Proofreads what keys lead to, in every language and window. The keys `over` lay something over the view; what lies
/// below is cut by it, and is left out.
pub(crate) fn proofread(desk: impl Fn() -> TestPlan, below: &[&str], over: &[&str]) {
    let plan = words_of(&desk());
    let mut found = Vec::new();
    for language in Language::ALL {
        let vocabulary = Vocabulary::of(*language, &plan);
        for size in SIZES {
            let mut person = Person::before(desk(), *language, size);
            let (_, wrong) = person.draws(size, &vocabulary, below, over);
            found.extend(wrong);
        }
    }
    assert_none(&found);
}

impl Person {
    /// Goes to a view in a window: its picture, and all that is wrong with it.
    pub(crate) fn draws(
        &mut self,
        (width, height): (u16, u16),
        vocabulary: &Vocabulary,
        below: &[&str],
        over: &[&str],
    ) -> (String, Vec<String>) {
        let under = self.resizes(width, height).types(below).sees();
        let picture = self.types(over).sees();
        let shown = if over.is_empty() {
            picture.clone()
        } else {
            laid_over(&under, &picture)
        };
        let found = faults(&shown, width, vocabulary).into_iter();
        let language = vocabulary.language;
        let wrong = found.map(|fault| format!("{below:?} {over:?} {language} {width}×{height}: {fault}"));
        (picture, wrong.collect())
    }
}

pub(crate) fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// The words of a plan and its history: its texts, as debug output quotes them, and its ids except those of statuses, which
/// have a title.
pub(crate) fn words_of(desk: &TestPlan) -> String {
    let debug = format!("{:?} {:?} {:?}", desk.plan, desk.entries, desk.user);
    let unescaped = debug.replace("\\\"", "”").replace("\\n", " ");
    let texts = unescaped.split('"').skip(1).step_by(2);
    let ids = unescaped.split("Id(").filter_map(|rest| rest.split_once(')'));
    let ids = ids.filter(|(id, _)| !desk.plan.workflow().keys().any(|status| status.as_str() == *id));
    // A commit is worded in the plan's language, whatever the screen speaks.
    let record = [
        "jalon",
        "atteint",
        "venir",
        "météo",
        "confirmée",
        "livrable",
        "remis",
        "dépend",
        "décision",
        "exécutée",
        "ne",
        "plus",
        "de",
    ];
    texts
        .chain(ids.map(|(id, _)| id))
        .chain(record)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The lines of a picture that say something of the view: without the header, the keys, and the rows that are blank
/// within their frame.
pub(crate) fn told(picture: &str) -> String {
    let lines: Vec<&str> = picture.lines().collect();
    let body = lines.get(2..lines.len().saturating_sub(1)).unwrap_or_default();
    let blank = |line: &&&str| !line.chars().all(|c| " │┊╭╮╰╯─".contains(c));
    let kept: Vec<&str> = body.iter().filter(blank).copied().collect();
    kept.join("\n")
}

/// Every word that may stand on a screen in a language: those of its catalogue, and those given.
pub(crate) struct Vocabulary {
    language: Language,
    words: BTreeSet<String>,
    /// The ids of the catalogue's messages, which are for the program alone.
    messages: BTreeSet<&'static str>,
}

/// What is neither prose nor a plan's: the program, keys, formats.
const ALWAYS: &str = "copil main git toml ctrl alt";

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
        let ids = catalogue.lines().filter_map(|line| line.split_once(" = "));
        let messages = ids.map(|(id, _)| id.trim()).filter(|id| id.contains('-'));
        Self {
            language,
            words,
            messages: messages.collect(),
        }
    }

    fn knows(&self, word: &str) -> bool {
        word.chars().count() < 2 || self.words.contains(word)
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
        let id = |token: &str| vocabulary.messages.contains(token);
        if line.contains(['\u{2068}', '\u{2069}', '{', '}', '\u{fffd}']) || line.split([' ', '│', '"']).any(id) {
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
        let digits = !figure.is_empty() && figure.chars().all(|c| c.is_ascii_digit());
        // What is cut after a slash is a day.
        if figure.len() < token.len() && digits && !line.contains(&format!("/{token}")) {
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
    for (at, pair) in letters.windows(2).enumerate() {
        // "+15 j" is whole: in the calendar, what links two actions passes right after it.
        let unit = at > 1 && letters[at - 1].is_whitespace() && letters[at - 2].is_ascii_digit();
        if pair[1] == '│' && pair[0].is_alphanumeric() && !unit {
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
    let raw = faults(" status-proposed ", 30, &vocabulary);
    assert!(raw.iter().any(|fault| fault.starts_with("not for people")), "{raw:?}");
    assert_eq!(found(&"─".repeat(31)), 1);
    assert_eq!(found("╭──╮\n│  │\n╰──╯"), 0);
    assert_eq!(found("╭──╮\n│   │\n╰──╯"), 1);
    assert_eq!(found("╭──╮\n│  │"), 2);
    assert_eq!(laid_over("abc\ndef\nghi\n", "abc\ndXY\ngZi\n?"), "XY\nZi\n");
}
