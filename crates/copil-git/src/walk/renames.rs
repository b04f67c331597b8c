//! Files that one commit deleted here and added there.

use std::collections::HashMap;

use git2::ObjectType;

use super::FileDelta;
use crate::object::Objects;
use crate::{Oid, ReadError};

/// Beyond so many pairs contents are not compared: such a commit moved a plan, not a file.
const MOST_PAIRS: usize = 10_000;

/// Makes one delta of a deletion and an addition that belong together: same content, else same file name in another
/// folder, else at least half of the lines alike.
pub(super) fn pair_up(objects: &Objects<'_>, deltas: &mut Vec<FileDelta>) -> Result<(), ReadError> {
    if !deltas.iter().any(is_deletion) || !deltas.iter().any(is_addition) {
        return Ok(());
    }
    join(deltas, |gone, new| Ok(u32::from(gone.before == new.after)))?;
    join(deltas, |gone, new| {
        Ok(u32::from(gone.path.file_name() == new.path.file_name()))
    })?;
    let count = |wanted: fn(&FileDelta) -> bool| deltas.iter().filter(|delta| wanted(delta)).count();
    if count(is_deletion) * count(is_addition) > MOST_PAIRS {
        return Ok(());
    }
    let mut contents = Contents {
        objects,
        lines: HashMap::new(),
    };
    join(deltas, |gone, new| contents.likeness(gone.before, new.after))
}

fn is_deletion(delta: &FileDelta) -> bool {
    delta.after.is_none()
}

fn is_addition(delta: &FileDelta) -> bool {
    delta.before.is_none() && delta.after.is_some()
}

/// For each addition takes the deletion with the highest score above zero; the first in path order when equal.
fn join(
    deltas: &mut Vec<FileDelta>,
    mut score: impl FnMut(&FileDelta, &FileDelta) -> Result<u32, ReadError>,
) -> Result<(), ReadError> {
    let mut at = 0;
    while at < deltas.len() {
        if is_addition(&deltas[at]) {
            let mut best: Option<(u32, usize)> = None;
            for (other, gone) in deltas.iter().enumerate().filter(|(_, delta)| is_deletion(delta)) {
                let score = score(gone, &deltas[at])?;
                if score > best.map_or(0, |(score, _)| score) {
                    best = Some((score, other));
                }
            }
            if let Some((_, other)) = best {
                let gone = deltas.remove(other);
                at -= usize::from(other < at);
                deltas[at].before = gone.before;
                deltas[at].renamed_from = Some(gone.path);
            }
        }
        at += 1;
    }
    Ok(())
}

struct Contents<'o, 'repo> {
    objects: &'o Objects<'repo>,
    lines: HashMap<Oid, Vec<Vec<u8>>>,
}

impl Contents<'_, '_> {
    /// Lines alike in a hundred; 0 below fifty.
    fn likeness(&mut self, a: Option<Oid>, b: Option<Oid>) -> Result<u32, ReadError> {
        let (Some(a), Some(b)) = (a, b) else { return Ok(0) };
        self.read(a)?;
        self.read(b)?;
        let percent = percent_alike(&self.lines[&a], &self.lines[&b]);
        Ok(if percent >= 50 { percent } else { 0 })
    }

    fn read(&mut self, oid: Oid) -> Result<(), ReadError> {
        if !self.lines.contains_key(&oid) {
            let blob = self.objects.read(oid, ObjectType::Blob)?;
            let mut lines: Vec<Vec<u8>> = blob.data().split(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect();
            lines.retain(|line| !line.trim_ascii().is_empty());
            lines.sort_unstable();
            self.lines.insert(oid, lines);
        }
        Ok(())
    }
}

/// How many lines, of both files together, have a twin in the other. Both are sorted.
fn percent_alike(a: &[Vec<u8>], b: &[Vec<u8>]) -> u32 {
    let (mut in_a, mut in_b, mut common) = (0, 0, 0_usize);
    while in_a < a.len() && in_b < b.len() {
        match a[in_a].cmp(&b[in_b]) {
            std::cmp::Ordering::Less => in_a += 1,
            std::cmp::Ordering::Greater => in_b += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                in_a += 1;
                in_b += 1;
            }
        }
    }
    let all = a.len() + b.len();
    (common * 200)
        .checked_div(all)
        .and_then(|percent| u32::try_from(percent).ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_common_lines() {
        let lines = |text: &str| -> Vec<Vec<u8>> {
            let mut lines: Vec<Vec<u8>> = text.split(' ').map(|word| word.as_bytes().to_vec()).collect();
            lines.sort_unstable();
            lines
        };
        assert_eq!(percent_alike(&lines("a b c d"), &lines("a b x y")), 50);
        assert_eq!(percent_alike(&lines("a a"), &lines("a b")), 50);
        assert_eq!(percent_alike(&[], &[]), 0);
    }
}
