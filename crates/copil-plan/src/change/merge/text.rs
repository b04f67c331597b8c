//! A text of several lines that both sides changed, joined by lines.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// Lines of a text that others take the place of.
#[derive(PartialEq)]
struct Hunk<'t> {
    at: Range<usize>,
    lines: Vec<&'t str>,
}

impl Hunk<'_> {
    /// Whether two are at one place, or follow each other without a line between them.
    fn touches(&self, other: &Self) -> bool {
        self.at.start <= other.at.end && other.at.start <= self.at.end
    }
}

/// The text with what both sides changed in it; `None` where they changed the same lines, each in its own way.
pub(super) fn joined(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let lines = lines(base);
    let (mut hunks, theirs) = (hunks(&lines, ours), hunks(&lines, theirs));
    for hunk in theirs {
        match hunks.iter().find(|own| own.touches(&hunk)) {
            None => hunks.push(hunk),
            Some(own) if *own == hunk => {}
            Some(_) => return None,
        }
    }
    hunks.sort_by_key(|hunk| hunk.at.start);
    let (mut joined, mut done) = (String::new(), 0);
    for Hunk { at, lines: new } in hunks {
        joined.extend(lines.get(done..at.start)?.iter().copied().chain(new));
        done = at.end;
    }
    joined.extend(lines.get(done..)?.iter().copied());
    Some(joined)
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

fn hunks<'t>(base: &[&'t str], text: &'t str) -> Vec<Hunk<'t>> {
    let new = lines(text);
    let mut hunks: Vec<Hunk<'t>> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, base, &new) {
        if op.tag() == DiffTag::Equal {
            continue;
        }
        let (at, lines) = (op.old_range(), new.get(op.new_range()).unwrap_or_default());
        match hunks.last_mut().filter(|last| last.at.end == at.start) {
            Some(last) => {
                last.at.end = at.end;
                last.lines.extend(lines);
            }
            None => hunks.push(Hunk {
                at,
                lines: lines.to_vec(),
            }),
        }
    }
    hunks
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn lines_that_only_one_side_changed_are_taken() {
        let base = "un\ndeux\ntrois\nquatre\n";
        let join = |ours, theirs| joined(base, ours, theirs);
        let both = Some("UN\ndeux\ntrois\nquatre\ncinq\n".to_owned());
        assert_eq!(
            join("UN\ndeux\ntrois\nquatre\n", "un\ndeux\ntrois\nquatre\ncinq\n"),
            both
        );
        assert_eq!(
            join("un\ndeux\ntrois\nquatre\ncinq\n", "UN\ndeux\ntrois\nquatre\n"),
            both
        );
        let same = "un\nDEUX\ntrois\nquatre\n";
        assert_eq!(join(same, same), Some(same.to_owned()));
        assert_eq!(join("un\nquatre\n", base), Some("un\nquatre\n".to_owned()));
    }

    #[test]
    fn lines_that_both_changed_or_that_follow_each_other_are_not() {
        let base = "un\ndeux\ntrois\n";
        assert_eq!(joined(base, "un\nII\ntrois\n", "un\n2\ntrois\n"), None);
        assert_eq!(joined(base, "I\ndeux\ntrois\n", "un\n2\ntrois\n"), None);
        assert_eq!(joined(base, "un\ndeux\ntrois\nIV\n", "un\ndeux\ntrois\n4\n"), None);
    }
}
