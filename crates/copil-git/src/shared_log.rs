//! The branch that the own one follows: what it held, day by day, as this clone's log of it says, how far it is ahead, and
//! when it was last asked for.

use std::fs;
use std::io;
use std::path::PathBuf;

use super::{CommitId, ReadError, Repository, SharedBranch, Timestamp};

/// The last time that a shared branch was asked for. The log of the branch does not tell of it where there was nothing new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// When.
    pub time: Timestamp,
    /// The own commit before something of others was last taken in.
    pub before: Option<CommitId>,
}

impl Repository {
    /// The states of the branch that the current one follows, the oldest first, each with the moment from which this clone
    /// knew of it; none where it follows no branch, or keeps no log of it.
    pub fn shared_states(&self) -> Result<Vec<(CommitId, Timestamp)>, ReadError> {
        let Some(upstream) = self.upstream() else {
            return Ok(Vec::new());
        };
        let log = self.git.reflog(&upstream)?;
        let state = |entry: git2::ReflogEntry<'_>| {
            let when = entry.committer().when();
            let time = Timestamp {
                seconds: when.seconds(),
                offset_minutes: when.offset_minutes(),
            };
            (CommitId(entry.id_new().into()), time)
        };
        let mut states: Vec<_> = log.iter().map(state).collect();
        states.reverse();
        Ok(states)
    }

    /// The commits that some stand on, themselves included, and another does not: the newest first.
    pub fn missing_from(&self, tip: CommitId, known: &[CommitId]) -> Result<Vec<CommitId>, ReadError> {
        let mut walk = self.git.revwalk()?;
        for commit in known {
            // What git has thrown away since is known no more.
            drop(walk.push(commit.0.into()));
        }
        walk.hide(tip.0.into())?;
        let commits = walk.map(|commit| Ok(CommitId(commit?.into())));
        commits.collect::<Result<_, git2::Error>>().map_err(ReadError::from)
    }

    /// How many commits the branch that the current one follows has that the current one has not, as far as this clone knows;
    /// none where it follows no branch.
    pub fn commits_behind(&self) -> Result<usize, ReadError> {
        let tip = |name: &str| self.git.refname_to_id(name);
        let Some(Ok(upstream)) = self.upstream().map(|name| tip(&name)) else {
            return Ok(0);
        };
        match self.head()?.commit() {
            Some(head) => Ok(self.git.graph_ahead_behind(head.0.into(), upstream)?.1),
            None => Ok(0),
        }
    }

    /// The last time that a shared branch was asked for, as far as that was noted.
    pub fn last_exchange(&self, shared: &SharedBranch) -> Option<Exchange> {
        let noted = copil_file::read_text(&self.exchange_file()).ok()?;
        let mut words = noted.lines().next()?.split(' ');
        let (seconds, offset) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
        let before = words.next()?.parse().ok();
        (words.next()? == shared.tracking).then_some(Exchange {
            time: Timestamp {
                seconds,
                offset_minutes: offset,
            },
            before,
        })
    }

    /// Notes that a shared branch was asked for.
    pub fn note_exchange(&self, shared: &SharedBranch, exchange: &Exchange) -> io::Result<()> {
        let before = exchange.before.map_or("-".to_owned(), |commit| commit.to_string());
        let (time, name) = (exchange.time, &shared.tracking);
        let line = format!("{} {} {before} {name}\n", time.seconds, time.offset_minutes);
        let file = self.exchange_file();
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let next = file.with_extension("next");
        fs::write(&next, line)?;
        fs::rename(next, file)
    }

    fn exchange_file(&self) -> PathBuf {
        self.git_dir().join("copil").join("exchange")
    }

    /// The full name of the branch that the current one follows.
    fn upstream(&self) -> Option<String> {
        let head = self.git.head().ok()?;
        let upstream = self.git.branch_upstream_name(head.name().ok()?).ok()?;
        Some(upstream.as_str().ok()?.to_owned())
    }
}
