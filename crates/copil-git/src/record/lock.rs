//! Keeping others out while a commit is made: other copil processes by a lock that vanishes with its holder, git itself
//! by `index.lock`, and by `packed-refs.lock` where a packed reference ends.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use super::{RecordError, Repository};

const SHORTEST_PAUSE: Duration = Duration::from_millis(1);
const LONGEST_PAUSE: Duration = Duration::from_millis(20);

/// How long a lock of another machine is respected. The file systems that several machines share do not all pass on who
/// holds the [`OwnLock`]; nobody takes longer than this to type the password of a key.
const ELSEWHERE: Duration = Duration::from_secs(600);

/// First word of a lock of git that copil made. Git's own `index.lock` holds the next index, which begins with `DIRC`, and
/// its `packed-refs.lock` holds nothing.
const MARK: &str = "copil";

/// Who holds a lock, as far as it says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LockHolder {
    /// Its process number on its machine.
    pub pid: Option<u32>,
    /// Its machine, when that is another one.
    pub host: Option<String>,
    /// Its name; `None` when it did not leave one, as git does not.
    pub program: Option<String>,
    /// When it took the lock.
    pub since: Option<SystemTime>,
}

impl LockHolder {
    fn myself() -> LockHolder {
        LockHolder {
            pid: Some(std::process::id()),
            host: host(),
            program: Some(MARK.to_owned()),
            since: None,
        }
    }

    fn to_line(&self) -> String {
        let program = self.program.as_deref().unwrap_or(MARK);
        let pid = self.pid.unwrap_or_default();
        format!("{program} {pid} {}\n", self.host.as_deref().unwrap_or_default())
    }

    fn of_file(path: &Path) -> LockHolder {
        let since = fs::metadata(path).and_then(|found| found.modified()).ok();
        let mut head = [0; 256];
        let length = copil_file::open(path, copil_file::Links::Refused)
            .and_then(|mut file| file.read(&mut head))
            .unwrap_or(0);
        let line = std::str::from_utf8(&head[..length]).unwrap_or_default();
        let mut words = line.split_ascii_whitespace();
        let program = words.next().filter(|&word| word == MARK).map(str::to_owned);
        let pid = words
            .next()
            .filter(|_| program.is_some())
            .and_then(|word| word.parse().ok());
        let elsewhere = words.next().filter(|_| program.is_some());
        let elsewhere = elsewhere.filter(|&name| host().is_some_and(|here| here != name));
        LockHolder {
            pid,
            host: elsewhere.map(str::to_owned),
            program,
            since,
        }
    }
}

/// The name of this machine.
#[cfg(unix)]
fn host() -> Option<String> {
    let name = rustix::system::uname().nodename().to_str().ok()?.to_owned();
    (!name.is_empty() && !name.contains(char::is_whitespace)).then_some(name)
}

#[cfg(not(unix))]
fn host() -> Option<String> {
    None
}

/// The moment when waiting ends; shared by all locks of one record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deadline {
    until: Instant,
}

impl Deadline {
    pub(super) fn of(repo: &Repository) -> Deadline {
        Deadline {
            until: Instant::now() + repo.patience,
        }
    }

    /// Does not wait at all.
    pub(super) fn none() -> Deadline {
        Deadline { until: Instant::now() }
    }

    /// Tries again and again until `attempt` answers something or patience ends.
    #[allow(
        clippy::disallowed_methods,
        reason = "the one place that waits, for another process to finish"
    )]
    pub(super) fn wait<T, E>(self, mut attempt: impl FnMut() -> Result<Option<T>, E>) -> Result<Option<T>, E> {
        let mut pause = SHORTEST_PAUSE;
        loop {
            if let Some(got) = attempt()? {
                return Ok(Some(got));
            }
            let now = Instant::now();
            if now >= self.until {
                return Ok(None);
            }
            std::thread::sleep(pause.min(self.until - now));
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }
}

/// Held while this process writes; released when dropped, and by the system when the process ends in any way.
#[derive(Debug)]
pub(super) struct OwnLock {
    _file: File,
}

impl OwnLock {
    /// Waits for the lock of the repository whose shared git folder is `common_dir`.
    pub(super) fn acquire(common_dir: &Path, patience: Deadline) -> Result<OwnLock, RecordError> {
        let folder = common_dir.join("copil");
        let path = folder.join("lock");
        let at_path = |error| RecordError::from_io(&path, error);
        fs::create_dir_all(&folder).map_err(at_path)?;
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path);
        let mut file = file.map_err(at_path)?;
        let got = patience.wait(|| match file.try_lock() {
            Ok(()) => Ok(Some(())),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        });
        if got.map_err(at_path)?.is_none() {
            return Err(RecordError::Locked {
                holder: LockHolder::of_file(&path),
                path,
            });
        }
        // The name is for whoever waits; without it the lock holds all the same.
        let named = file
            .rewind()
            .and_then(|()| file.set_len(0))
            .and_then(|()| file.write_all(LockHolder::myself().to_line().as_bytes()));
        drop(named);
        Ok(OwnLock { _file: file })
    }
}

/// The lock of a file of git's, which git respects. Removed when dropped.
#[derive(Debug)]
pub(super) struct GitLock {
    path: PathBuf,
}

/// Keeps git from changing the index and from committing.
const INDEX_LOCK: &str = "index.lock";

/// Keeps git from changing the references that are packed in one file.
const PACKED_LOCK: &str = "packed-refs.lock";

impl GitLock {
    /// Waits for the index of the work tree whose git folder is `git_dir`.
    pub(super) fn of_index(git_dir: &Path, patience: Deadline) -> Result<GitLock, RecordError> {
        GitLock::acquire(git_dir, INDEX_LOCK, patience)
    }

    /// Waits for the packed references of the repository whose shared git folder is `common_dir`.
    pub(super) fn of_packed_references(common_dir: &Path, patience: Deadline) -> Result<GitLock, RecordError> {
        GitLock::acquire(common_dir, PACKED_LOCK, patience)
    }

    /// The lock file appears in one step with our mark already in it, so that one left by a killed process can be told from
    /// git's.
    fn acquire(git_dir: &Path, name: &str, patience: Deadline) -> Result<GitLock, RecordError> {
        let path = git_dir.join(name);
        let at_path = |error| RecordError::from_io(&path, error);
        let folder = git_dir.join("copil");
        let marked = folder.join(name);
        fs::create_dir_all(&folder).map_err(at_path)?;
        fs::write(&marked, LockHolder::myself().to_line()).map_err(at_path)?;
        let got = patience.wait(|| match fs::hard_link(&marked, &path) {
            Ok(()) => Ok(Some(())),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(None),
            // File systems without hard links.
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied
                ) =>
            {
                create_marked(&path)
            }
            Err(error) => Err(error),
        });
        drop(fs::remove_file(&marked));
        match got.map_err(at_path)? {
            Some(()) => Ok(GitLock { path }),
            None => Err(RecordError::Locked {
                holder: LockHolder::of_file(&path),
                path,
            }),
        }
    }

    /// Whether a copil made the `index.lock` that is there.
    pub(super) fn is_ours(git_dir: &Path) -> bool {
        LockHolder::of_file(&git_dir.join(INDEX_LOCK)).program.is_some()
    }

    /// Removes the locks that a killed copil left behind. The [`OwnLock`] proves that no living copil of this machine
    /// holds them, whatever process has its number now; one of another machine may hold them while they are young.
    pub(super) fn clear_stale(git_dir: &Path, common_dir: &Path) -> Result<(), RecordError> {
        GitLock::clear_one(common_dir.join(PACKED_LOCK), common_dir)?;
        GitLock::clear_one(git_dir.join(INDEX_LOCK), common_dir)
    }

    fn clear_one(path: PathBuf, common_dir: &Path) -> Result<(), RecordError> {
        let holder = LockHolder::of_file(&path);
        if holder.program.is_none() {
            return Ok(());
        }
        // Both times are of the clock of whoever keeps the files: the own lock has just been written.
        let now = LockHolder::of_file(&common_dir.join("copil").join("lock")).since;
        let age = now
            .zip(holder.since)
            .and_then(|(now, since)| now.duration_since(since).ok());
        if holder.host.is_some() && age.unwrap_or_default() < ELSEWHERE {
            return Err(RecordError::Locked { path, holder });
        }
        fs::remove_file(&path).map_err(|error| RecordError::from_io(&path, error))
    }
}

impl Drop for GitLock {
    fn drop(&mut self) {
        // Should it stay, the next record clears it by its mark.
        drop(fs::remove_file(&self.path));
    }
}

fn create_marked(path: &Path) -> io::Result<Option<()>> {
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => file.write_all(LockHolder::myself().to_line().as_bytes()).map(Some),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(None),
        Err(error) => Err(error),
    }
}
