//! Where two lines of commits part: what each has that the other has not, and the last commits that both stand on.
//!
//! One walk answers all of it. libgit2 would be asked for each with a walk of its own, and what the commits say read once more.

use std::collections::{BinaryHeap, HashMap};

use super::object::{Objects, RawCommit};
use super::walk::Boundary;
use super::{CommitId, Divergence, ReadError, Repository, Signature};

/// Two commits, and where the lines that lead to them part.
#[derive(Clone, Debug, Default)]
pub struct Fork {
    /// What the first stands on, itself included, and the second does not.
    pub ours: Vec<CommitId>,
    /// What the second stands on, itself included, and the first does not.
    pub theirs: Vec<ForkCommit>,
    /// The last commits that both stand on, the newest first. There are several where both took in the same work crosswise;
    /// none where they have nothing in common.
    pub bases: Vec<CommitId>,
}

/// A commit of the second line.
#[derive(Clone, Debug)]
pub struct ForkCommit {
    /// The commit.
    pub id: CommitId,
    /// Who made it.
    pub author: Signature,
    /// Whether it joins others.
    pub is_merge: bool,
}

/// From which of the two commits another one is reached. What stands on or under a common one is reached from both.
const OURS: u8 = 1;
const THEIRS: u8 = 2;
const BOTH: u8 = OURS | THEIRS;
/// It stands under a commit that both stand on: it is none of the last.
const UNDER: u8 = 4;

impl Fork {
    /// How many commits each has that the other has not.
    pub fn divergence(&self) -> Divergence {
        Divergence {
            ahead: self.ours.len(),
            behind: self.theirs.len(),
        }
    }
}

impl Repository {
    /// Where the lines of commits that lead to two part.
    pub fn fork(&self, ours: CommitId, theirs: CommitId) -> Result<Fork, ReadError> {
        let mut walk = ForkWalk {
            objects: Objects::of(&self.git)?,
            boundary: Boundary::read(self.common_dir()),
            met: HashMap::new(),
            waiting: BinaryHeap::new(),
            undecided: 0,
            oldest: i64::MAX,
        };
        walk.reach(ours, OURS)?;
        walk.reach(theirs, THEIRS)?;
        while let Some((_, id)) = walk.next() {
            walk.pass(id)?;
        }
        let mut fork = walk.finish();
        // Which of several stands under another may not be known yet where a clock ran behind.
        if fork.bases.len() > 1 {
            fork.bases = self.merge_bases(ours, theirs)?;
        }
        Ok(fork)
    }
}

/// A walk from two commits back to what both stand on, the newest first.
struct ForkWalk<'r> {
    objects: Objects<'r>,
    boundary: Boundary,
    met: HashMap<CommitId, MetCommit>,
    /// Those to be gone on from, by the committer's moment.
    waiting: BinaryHeap<(i64, CommitId)>,
    /// How many of those may still lead to something that is asked for: they are not known to stand under a common one.
    undecided: usize,
    /// The oldest moment of what was met so: what is older leads to none of it.
    oldest: i64,
}

struct MetCommit {
    flags: u8,
    /// How often it waits.
    waits: usize,
    seconds: i64,
    parents: Vec<CommitId>,
    author: Signature,
}

impl ForkWalk<'_> {
    /// Comes to a commit from one that has these flags. One that was met before is gone on from again where it has new ones.
    fn reach(&mut self, id: CommitId, flags: u8) -> Result<(), ReadError> {
        if !self.met.contains_key(&id) {
            let raw = self.objects.commit(id)?;
            let commit = RawCommit::parse(&raw).ok_or(ReadError::Damaged { oid: id.0 })?;
            let met = MetCommit {
                flags: 0,
                waits: 0,
                seconds: commit.committer().time.seconds,
                parents: self.boundary.parents_of(id, &commit),
                author: commit.author(),
            };
            self.met.insert(id, met);
        }
        let Some(met) = self.met.get_mut(&id).filter(|met| met.flags | flags != met.flags) else {
            return Ok(());
        };
        if met.flags & UNDER == 0 {
            self.undecided -= met.waits;
        }
        met.flags |= flags;
        met.waits += 1;
        if met.flags & UNDER == 0 {
            self.undecided += met.waits;
            self.oldest = self.oldest.min(met.seconds);
        }
        self.waiting.push((met.seconds, id));
        Ok(())
    }

    /// The commit to go on from; `None` once nothing that is asked for can come any more.
    fn next(&mut self) -> Option<(i64, CommitId)> {
        let (seconds, _) = self.waiting.peek()?;
        if self.undecided == 0 && *seconds < self.oldest {
            return None;
        }
        let next = self.waiting.pop()?;
        let met = self.met.get_mut(&next.1)?;
        met.waits -= 1;
        if met.flags & UNDER == 0 {
            self.undecided -= 1;
        }
        Some(next)
    }

    fn pass(&mut self, id: CommitId) -> Result<(), ReadError> {
        let Some(met) = self.met.get(&id) else { return Ok(()) };
        let flags = match met.flags & BOTH == BOTH {
            true => met.flags | UNDER,
            false => met.flags,
        };
        for parent in met.parents.clone() {
            self.reach(parent, flags)?;
        }
        Ok(())
    }

    fn finish(self) -> Fork {
        let mut met: Vec<(CommitId, MetCommit)> = self.met.into_iter().collect();
        met.sort_by_key(|(id, met)| std::cmp::Reverse((met.seconds, *id)));
        let mut fork = Fork::default();
        for (id, met) in met {
            match met.flags {
                OURS => fork.ours.push(id),
                THEIRS => fork.theirs.push(ForkCommit {
                    id,
                    is_merge: met.parents.len() > 1,
                    author: met.author,
                }),
                BOTH => fork.bases.push(id),
                _ => {}
            }
        }
        fork
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::{NOW, TestRepo, git_command, isolate};

    /// Makes commits, each on one or two of those before it; answers them.
    fn grown(repo: &TestRepo, steps: &[(usize, usize, bool)]) -> Vec<CommitId> {
        let mut made = vec![repo.commit("a", "0", "0", 0)];
        for (n, (first, second, is_merge)) in steps.iter().enumerate() {
            let first = made[first % made.len()];
            let second = made[second % made.len()];
            let mut arguments = vec![
                "commit-tree".to_owned(),
                "HEAD^{tree}".into(),
                "-p".into(),
                first.to_string(),
            ];
            if *is_merge && second != first {
                arguments.extend(["-p".to_owned(), second.to_string()]);
            }
            arguments.extend(["-m".to_owned(), n.to_string()]);
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            let mut command = git_command(repo.path(), &arguments);
            // Some are made within one second.
            command.env("GIT_COMMITTER_DATE", format!("{} +0100", NOW + n as i64 / 3));
            let output = command.output().unwrap();
            made.push(String::from_utf8(output.stdout).unwrap().trim().parse().unwrap());
        }
        made
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_a_walk_finds_is_what_git_finds(
            steps in proptest::collection::vec((0..40_usize, 0..40_usize, any::<bool>()), 2..14),
            pair in (0..40_usize, 0..40_usize),
        ) {
            isolate();
            let repo = TestRepo::new();
            let made = grown(&repo, &steps);
            let (ours, theirs) = (made[pair.0 % made.len()], made[pair.1 % made.len()]);
            let fork = repo.open().fork(ours, theirs).unwrap();
            let listed = |arguments: &[&str]| -> Vec<CommitId> {
                let mut found: Vec<CommitId> = repo.git(arguments).lines().map(|id| id.parse().unwrap()).collect();
                found.sort();
                found
            };
            let sorted = |mut found: Vec<CommitId>| { found.sort(); found };
            let range = |from: CommitId, to: CommitId| listed(&["rev-list", &format!("{from}..{to}")]);
            prop_assert_eq!(sorted(fork.ours), range(theirs, ours));
            prop_assert_eq!(sorted(fork.theirs.iter().map(|commit| commit.id).collect()), range(ours, theirs));
            prop_assert_eq!(sorted(fork.bases), listed(&["merge-base", "--all", &ours.to_string(), &theirs.to_string()]));
        }
    }
}
