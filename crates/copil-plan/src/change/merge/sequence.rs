//! Sequences that both sides changed, joined place by place: the lines of a text, the elements of a list in order.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::value::Value;

/// Parts of a sequence that others take the place of.
#[derive(PartialEq)]
struct Hunk<'s, T> {
    at: Range<usize>,
    new: &'s [T],
}

impl<T> Hunk<'_, T> {
    /// Whether two are at one place, or follow each other with nothing between them.
    fn touches(&self, other: &Self) -> bool {
        self.at.start <= other.at.end && other.at.start <= self.at.end
    }
}

/// The text with the lines that either side changed; `None` where both changed the same, each in its own way.
pub(super) fn joined_text(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let lines = |text| Vec::from_iter(str::split_inclusive(text, '\n'));
    let lines = joined(&lines(base), &lines(ours), &lines(theirs))?;
    Some(lines.concat())
}

/// The list with the elements that either side changed; `None` where both changed the same, each in its own way, and
/// where one moved what the other took away or has at another place.
pub(super) fn joined_list(base: &[Value], ours: &[Value], theirs: &[Value]) -> Option<Vec<Value>> {
    // Values have no order to be compared by: each goes by the place where it is first.
    let all: Vec<&Value> = base.iter().chain(ours).chain(theirs).collect();
    let first = |value: &Value| all.iter().position(|other| *other == value);
    let places = |list: &[Value]| list.iter().map(first).collect::<Option<Vec<usize>>>();
    let (base, ours, theirs) = (places(base)?, places(ours)?, places(theirs)?);
    let joined = joined(&base, &ours, &theirs)?;
    let count = |list: &[usize], one: &usize| list.iter().filter(|other| *other == one).count();
    let is_as_often = |one: &usize| {
        let [base, ours, theirs] = [&base, &ours, &theirs].map(|list| count(list, one));
        let wanted = if ours == base { theirs } else { ours };
        (theirs == base || theirs == wanted) && count(&joined, one) == wanted
    };
    let mut every = base.iter().chain(&ours).chain(&theirs);
    every
        .all(is_as_often)
        .then(|| joined.iter().map(|at| all[*at].clone()).collect())
}

fn joined<T: Copy + Ord + std::hash::Hash>(base: &[T], ours: &[T], theirs: &[T]) -> Option<Vec<T>> {
    let (mut hunks, theirs) = (hunks(base, ours), hunks(base, theirs));
    for hunk in theirs {
        match hunks.iter().find(|own| own.touches(&hunk)) {
            None => hunks.push(hunk),
            Some(own) if *own == hunk => {}
            Some(_) => return None,
        }
    }
    hunks.sort_by_key(|hunk| hunk.at.start);
    let (mut joined, mut done) = (Vec::new(), 0);
    for Hunk { at, new } in hunks {
        joined.extend(base.get(done..at.start)?.iter().chain(new));
        done = at.end;
    }
    joined.extend(base.get(done..)?);
    Some(joined)
}

fn hunks<'s, T: Ord + std::hash::Hash>(base: &[T], new: &'s [T]) -> Vec<Hunk<'s, T>> {
    let ops = capture_diff_slices(Algorithm::Myers, base, new);
    let mut hunks: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for op in ops.iter().filter(|op| op.tag() != DiffTag::Equal) {
        let (at, new) = (op.old_range(), op.new_range());
        match hunks.last_mut() {
            Some((last, news)) if last.end == at.start && news.end == new.start => {
                last.end = at.end;
                news.end = new.end;
            }
            _ => hunks.push((at, new)),
        }
    }
    let hunk = |(at, range)| {
        Some(Hunk {
            at,
            new: new.get::<Range<usize>>(range)?,
        })
    };
    hunks.into_iter().filter_map(hunk).collect()
}

#[cfg(test)]
mod tests {
    use super::joined_text as joined;

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
