//! The marks that git leaves around a conflict, written and read again.

use similar::{ChangeTag, TextDiff};

use crate::read::text_of;

/// The length of a mark, unless git says another.
pub const MARK: usize = 7;

const OURS: char = '<';
const BASE: char = '|';
const PARTED: char = '=';
const THEIRS: char = '>';

/// Two texts as one: the lines that differ stand between marks of `size` letters, each side's under its name.
pub fn with_marks(ours: &[u8], theirs: &[u8], names: (&str, &str), size: usize) -> Vec<u8> {
    let (ours, theirs) = (String::from_utf8_lossy(ours), String::from_utf8_lossy(theirs));
    let ending = if ours.contains("\r\n") { "\r\n" } else { "\n" };
    let diff = TextDiff::from_lines(ours.as_ref(), theirs.as_ref());
    let mark = |letter: char| letter.to_string().repeat(size);
    let mut text = String::with_capacity(ours.len() + theirs.len());
    let mut own = Vec::new();
    let mut other = Vec::new();
    let close = |text: &mut String, own: &mut Vec<&str>, other: &mut Vec<&str>| {
        if own.is_empty() && other.is_empty() {
            return;
        }
        let mut part = |head: String, lines: &mut Vec<&str>| {
            text.push_str(&head);
            text.push_str(ending);
            for line in lines.drain(..) {
                text.push_str(line);
                if !line.ends_with('\n') {
                    text.push_str(ending);
                }
            }
        };
        part(format!("{} {}", mark(OURS), names.0), own);
        part(mark(PARTED), other);
        text.push_str(&format!("{} {}", mark(THEIRS), names.1));
        text.push_str(ending);
    };
    for change in diff.iter_all_changes() {
        match change.tag() {
            ChangeTag::Delete => own.push(change.value()),
            ChangeTag::Insert => other.push(change.value()),
            ChangeTag::Equal => {
                close(&mut text, &mut own, &mut other);
                text.push_str(change.value());
            }
        }
    }
    close(&mut text, &mut own, &mut other);
    text.into_bytes()
}

/// What stands between the marks of a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmarked {
    /// The text with what stands first between the marks.
    pub ours: Vec<u8>,
    /// The text with what stands last between them.
    pub theirs: Vec<u8>,
    /// The text with what both sides began with, where the marks say it everywhere.
    pub base: Option<Vec<u8>>,
    /// What the two are called behind the first marks.
    pub names: (String, String),
}

/// The texts that the marks of a conflict hold; `None` where there are no marks, or they are not closed.
pub fn unmarked(bytes: &[u8]) -> Option<Unmarked> {
    #[derive(Clone, Copy, PartialEq)]
    enum Within {
        Both,
        Ours,
        Base,
        Theirs,
    }
    let text = text_of(bytes).ok()?;
    let mark = &bytes[..bytes.len() - text.len()];
    let (mut ours, mut base, mut theirs) = (mark.to_vec(), mark.to_vec(), mark.to_vec());
    let (mut within, mut is_marked, mut has_base) = (Within::Both, false, true);
    let mut says_base = false;
    let mut names: (Option<&str>, Option<&str>) = (None, None);
    for line in text.split_inclusive('\n') {
        within = match (within, mark_of(line)) {
            (Within::Both, Some(OURS)) => {
                (is_marked, says_base) = (true, false);
                names.0 = names.0.or(Some(name_in(line)));
                Within::Ours
            }
            (Within::Ours, Some(BASE)) => {
                says_base = true;
                Within::Base
            }
            (Within::Ours | Within::Base, Some(PARTED)) => {
                has_base &= says_base;
                Within::Theirs
            }
            (Within::Theirs, Some(THEIRS)) => {
                names.1 = names.1.or(Some(name_in(line)));
                Within::Both
            }
            (_, Some(OURS | BASE | THEIRS)) => return None,
            _ => {
                let line = line.as_bytes();
                match within {
                    Within::Both => [&mut ours, &mut base, &mut theirs]
                        .into_iter()
                        .for_each(|text| text.extend_from_slice(line)),
                    Within::Ours => ours.extend_from_slice(line),
                    Within::Base => base.extend_from_slice(line),
                    Within::Theirs => theirs.extend_from_slice(line),
                }
                within
            }
        };
    }
    (is_marked && within == Within::Both).then(|| Unmarked {
        ours,
        theirs,
        base: has_base.then_some(base),
        names: (
            names.0.unwrap_or_default().to_owned(),
            names.1.unwrap_or_default().to_owned(),
        ),
    })
}

/// What stands behind a mark.
fn name_in(line: &str) -> &str {
    line.split_once(' ').map_or("", |(_, name)| name.trim_end())
}

/// The letter of the mark that a line is.
pub(crate) fn mark_of(line: &str) -> Option<char> {
    let letter = line
        .chars()
        .next()
        .filter(|letter| [OURS, BASE, PARTED, THEIRS].contains(letter))?;
    let rest = line.trim_start_matches(letter);
    let is_long = line.len() - rest.len() >= MARK;
    let is_named = rest.starts_with(' ') && letter != PARTED;
    (is_long && (is_named || rest.trim_end().is_empty())).then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS_TEXT: &str = "title = \"A\"\ndue = 2018-01-01\nstatus = \"done\"\n";
    const THEIRS_TEXT: &str = "title = \"A\"\ndue = 2019-01-01\nstatus = \"done\"\n";

    #[test]
    fn what_is_marked_is_found_again() {
        for size in [MARK, 9] {
            for ending in ["\n", "\r\n"] {
                let text = |text: &str| text.replace('\n', ending).into_bytes();
                let (ours, theirs) = (text(OURS_TEXT), text(THEIRS_TEXT));
                let marked = with_marks(&ours, &theirs, ("HEAD", "theirs"), size);
                let found = unmarked(&marked).unwrap();
                assert_eq!(found.names, ("HEAD".to_owned(), "theirs".to_owned()));
                assert_eq!((found.ours, found.theirs, found.base), (ours, theirs, None));
            }
        }
    }

    #[test]
    fn marks_that_say_the_base_give_it() {
        let text = "a = 1\n<<<<<<< HEAD\nb = 2\n||||||| base\nb = 1\n=======\nb = 3\n>>>>>>> theirs\n";
        let found = unmarked(text.as_bytes()).unwrap();
        assert_eq!(found.base.unwrap(), b"a = 1\nb = 1\n");
        assert_eq!(found.theirs, b"a = 1\nb = 3\n");
    }

    #[test]
    fn what_is_not_marked_or_not_closed_is_none() {
        assert_eq!(unmarked(b"a = 1\n"), None);
        assert_eq!(unmarked(b"<<<<<<< HEAD\na = 1\n=======\n"), None);
        assert_eq!(unmarked(b"<<<<<<< HEAD\n<<<<<<< HEAD\n"), None);
        // A line of the text that only resembles one.
        assert_eq!(mark_of("======= title\n"), None);
        assert_eq!(mark_of("<<<<<<\n"), None);
    }

    #[test]
    fn a_text_without_a_last_line_end_is_marked_line_by_line() {
        let marked = with_marks(b"a = 1", b"a = 2", ("x", "y"), MARK);
        assert_eq!(
            String::from_utf8(marked).unwrap(),
            "<<<<<<< x\na = 1\n=======\na = 2\n>>>>>>> y\n"
        );
    }
}
