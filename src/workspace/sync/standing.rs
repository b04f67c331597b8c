//! How a sync goes on, and how the plan and the shared one stand to each other between two of them.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use super::{BESIDE, SyncError};
use crate::workspace::today::same_hour_on;
use crate::workspace::{Error, PlanRepository, Workspace};
use copil_git::{
    CommitId, Divergence, Exchange, RemoteReferences, SharedBranch, Sharing, Stop, Timestamp, Transfer, TransportError,
};

/// The key of git's configuration that says how often the screen looks what others shared.
const FETCH_KEY: &str = "copil.fetch";

/// What a sync is doing, and how much of it is done, in hundredths, where that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyncStep {
    /// What others shared is asked for.
    Receiving(Option<u8>),
    /// It is joined with the plan.
    Joining,
    /// The plan is shared.
    Sending(Option<u8>),
}

/// By what way others are reached.
#[derive(Clone, Copy)]
pub enum SyncChannel<'c> {
    /// At a terminal, where git may ask for a password.
    AtTerminal,
    /// Beside a screen, where nothing is asked.
    Beside {
        /// Calls it off.
        stop: &'c Stop,
        /// Hears what is being done.
        tell: &'c dyn Fn(SyncStep),
    },
}

impl SyncChannel<'_> {
    /// Tells what is being done.
    pub(super) fn tell(self, step: SyncStep) {
        if let Self::Beside { tell, .. } = self {
            tell(step);
        }
    }

    /// Has something transferred, and tells how far it is.
    pub(super) fn transferring<T>(
        self,
        step: fn(Option<u8>) -> SyncStep,
        transferred: impl FnOnce(Transfer<'_>) -> T,
    ) -> T {
        self.tell(step(None));
        match self {
            Self::AtTerminal => transferred(Transfer::AtTerminal),
            Self::Beside { stop, tell } => {
                let tell = |percent| tell(step(Some(percent)));
                transferred(Transfer::Beside { stop, tell: &tell })
            }
        }
    }
}

/// How the plan and the shared one stand to each other, as far as is known without asking anybody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SharedStanding {
    /// How far they are apart.
    pub apart: Divergence,
    /// When the shared one was last asked for.
    pub asked: Option<Timestamp>,
    /// The plan's own commit before something of others was last taken in.
    pub before: Option<CommitId>,
}

/// What others had recorded of what was last taken in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Received {
    /// The plan's own commit before that, and its last one; nothing where nothing was taken in.
    between: Option<(CommitId, CommitId)>,
    /// The commits.
    pub commits: Arc<HashSet<CommitId>>,
}

impl Workspace {
    /// How far the plan and the shared one are apart, as far as is known without asking anybody; `None` where nothing is
    /// shared.
    pub fn divergence(&self) -> Result<Option<Divergence>, Error> {
        Ok(self.shared_standing()?.map(|standing| standing.apart))
    }

    /// How the plan and the shared one stand to each other; `None` where nothing is shared.
    pub fn shared_standing(&self) -> Result<Option<SharedStanding>, Error> {
        let repo = self.writable_repository()?;
        let Sharing::With(shared) = repo.git.sharing()? else {
            return Ok(None);
        };
        let (own, tip) = (repo.git.head()?.commit(), repo.git.shared_tip(&shared)?);
        let Some((own, tip)) = own.zip(tip) else {
            return Ok(None);
        };
        let noted = repo.git.last_exchange(&shared);
        let logged = || Some(repo.git.shared_states().ok()?.last()?.1);
        // What git noted by itself is of the clock's time, whatever day somebody set.
        let logged = Some(self.today()).filter(|today| !today.fixed).and_then(|_| logged());
        let asked = noted.map(|noted| noted.time).into_iter().chain(logged);
        Ok(Some(SharedStanding {
            apart: repo.divergence(own, tip)?,
            asked: asked.max_by_key(|time| time.seconds),
            before: noted.and_then(|noted| noted.before),
        }))
    }

    /// What somebody else recorded of all that came since something of others was last taken in: it was received then. What
    /// is `known` is told again where nothing came since.
    pub fn last_received(&self, known: &Received) -> Result<Received, Error> {
        let repo = self.writable_repository()?;
        let Sharing::With(shared) = repo.git.sharing()? else {
            return Ok(Received::default());
        };
        let before = repo.git.last_exchange(&shared).and_then(|noted| noted.before);
        let Some((before, own)) = before.zip(repo.git.head()?.commit()) else {
            return Ok(Received::default());
        };
        if known.between == Some((before, own)) {
            return Ok(known.clone());
        }
        let came = repo.graph(own)?.between(before, own).unwrap_or_default();
        let me = self.identity().map(|identity| &*identity.email);
        let is_received = |commit: &CommitId| {
            let author = repo.git.commit(*commit).map(|commit| commit.author.email);
            author.is_ok_and(|author| Some(&*author) != me)
        };
        Ok(Received {
            between: Some((before, own)),
            commits: Arc::new(came.into_iter().filter(is_received).collect()),
        })
    }

    /// How often the person wants it to be looked what others shared; never where git's configuration does not say.
    pub fn looks_every(&self) -> Result<Option<Duration>, Error> {
        let Ok(repo) = self.writable_repository() else {
            return Ok(None);
        };
        let Some(text) = repo.git.config_string(FETCH_KEY) else {
            return Ok(None);
        };
        match period(&text) {
            Some(every) => Ok(Some(every)),
            None => Err(Error::Read(repo.git.bad_setting(FETCH_KEY, text))),
        }
    }

    /// Looks what others shared, and takes nothing in.
    pub fn look_at_shared(&self, channel: SyncChannel<'_>) -> Result<(), Error> {
        let shared = self.shared_branch()?;
        fetch(self.writable_repository()?, &shared, channel).map_err(SyncError::NotFetched)?;
        self.note_exchange(&shared, None);
        Ok(())
    }

    /// Notes that the shared plan was asked for, and the plan's own commit before something of others was taken in.
    pub(super) fn note_exchange(&self, shared: &SharedBranch, before: Option<CommitId>) {
        let Ok(repo) = self.writable_repository() else { return };
        let known = || repo.git.last_exchange(shared).and_then(|known| known.before);
        let exchange = Exchange {
            time: same_hour_on(self.today().day),
            before: before.or_else(known),
        };
        // Without the note, the screen does not say when it was.
        drop(repo.git.note_exchange(shared, &exchange));
    }
}

/// Gets what others shared; answers what is there.
pub(super) fn fetch(
    repo: &PlanRepository,
    shared: &SharedBranch,
    channel: SyncChannel<'_>,
) -> Result<RemoteReferences, TransportError> {
    let there = channel.transferring(SyncStep::Receiving, |transfer| {
        repo.git.fetch(shared, &BESIDE, transfer)
    })?;
    // What was called off at the last moment is not taken in.
    match channel {
        SyncChannel::Beside { stop, .. } if stop.is_asked() => Err(TransportError::Stopped),
        _ => Ok(there),
    }
}

/// A period as it is written: `15m`, `1h`, `90s`; a number alone counts minutes. None is shorter than a minute.
fn period(text: &str) -> Option<Duration> {
    let text = text.trim();
    let digits = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let unit = match &text[digits.len()..] {
        "s" => 1,
        "" | "m" | "min" => 60,
        "h" => 60 * 60,
        _ => return None,
    };
    let seconds = digits.parse::<u64>().ok()?.checked_mul(unit)?;
    (60..=7 * 24 * 60 * 60)
        .contains(&seconds)
        .then(|| Duration::from_secs(seconds))
}

#[cfg(test)]
mod tests {
    use super::period;
    use std::time::Duration;

    #[test]
    fn a_period_is_read_as_it_is_written() {
        let seconds = |text| period(text).map(|period: Duration| period.as_secs());
        assert_eq!(
            ["15m", "15", " 15 min", "1h", "90s"].map(seconds),
            [Some(900), Some(900), None, Some(3600), Some(90)]
        );
        assert_eq!(
            ["", "m", "5s", "-1m", "1d", "999h", "99999999999999999999h"].map(seconds),
            [None; 7]
        );
    }
}
