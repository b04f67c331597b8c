//! What the shared branch held, day by day: this clone's log of the branch that its own follows.

use super::{CommitId, ReadError, Repository, Timestamp};

impl Repository {
    /// The states of the branch that the current one follows, the oldest first, each with the moment from which this clone
    /// knew of it; none where it follows no branch, or keeps no log of it.
    pub fn shared_states(&self) -> Result<Vec<(CommitId, Timestamp)>, ReadError> {
        let Ok(head) = self.git.head() else {
            return Ok(Vec::new());
        };
        let upstream = head
            .name()
            .ok()
            .and_then(|name| self.git.branch_upstream_name(name).ok());
        let Some(upstream) = upstream.as_ref().and_then(|name| name.as_str().ok()) else {
            return Ok(Vec::new());
        };
        let log = self.git.reflog(upstream)?;
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
}
