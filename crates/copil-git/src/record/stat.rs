//! The stat data of a work file as git's index keeps it.

use std::fs::Metadata;

/// Numbers by which git tells an untouched file without reading it. All zero means unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in super::super) struct Stat {
    changed: (u32, u32),
    modified: (u32, u32),
    device: u32,
    inode: u32,
    user: u32,
    group: u32,
    size: u32,
}

impl Stat {
    pub(super) const MODIFIED_AT: usize = 8;
    pub(super) const MODE_AT: usize = 24;
    pub(super) const SIZE_AT: usize = 36;
    const LEN: usize = 40;

    #[cfg(unix)]
    pub(in super::super) fn of(found: &Metadata) -> Stat {
        use std::os::unix::fs::MetadataExt;
        // The index keeps the low 32 bits of everything, as git does.
        Stat {
            changed: (found.ctime() as u32, found.ctime_nsec() as u32),
            modified: (found.mtime() as u32, found.mtime_nsec() as u32),
            device: found.dev() as u32,
            inode: found.ino() as u32,
            user: found.uid(),
            group: found.gid(),
            size: found.size() as u32,
        }
    }

    #[cfg(not(unix))]
    pub(in super::super) fn of(found: &Metadata) -> Stat {
        use std::time::{SystemTime, UNIX_EPOCH};
        let since_epoch = |time: std::io::Result<SystemTime>| {
            let elapsed = time
                .ok()
                .and_then(|time| time.duration_since(UNIX_EPOCH).ok())
                .unwrap_or_default();
            (elapsed.as_secs() as u32, elapsed.subsec_nanos())
        };
        Stat {
            changed: since_epoch(found.created()),
            modified: since_epoch(found.modified()),
            size: found.len() as u32,
            ..Stat::default()
        }
    }

    pub(in super::super) fn modified(&self) -> (u32, u32) {
        self.modified
    }

    /// Whether a file with the stat data `now` certainly still has the content of the index entry with these, in an
    /// index written at `written`. A file that changed in the very moment the index was written is not vouched for.
    pub(in super::super) fn vouches_for(&self, now: &Stat, written: Option<(u32, u32)>) -> bool {
        self == now && written.is_some_and(|written| self.modified < written)
    }

    /// Whether git, even one that ignores parts of a second, takes the two for the same file state.
    pub(super) fn same_to_the_second(&self, other: &Stat) -> bool {
        let seconds = |stat: &Stat| Stat {
            changed: (stat.changed.0, 0),
            modified: (stat.modified.0, 0),
            ..*stat
        };
        seconds(self) == seconds(other)
    }

    pub(super) fn from_entry(entry: &[u8]) -> Stat {
        let number = |at: usize| u32::from_be_bytes([entry[at], entry[at + 1], entry[at + 2], entry[at + 3]]);
        Stat {
            changed: (number(0), number(4)),
            modified: (number(8), number(12)),
            device: number(16),
            inode: number(20),
            user: number(28),
            group: number(32),
            size: number(36),
        }
    }

    /// The first forty bytes of an index entry, which have the mode in their midst.
    pub(super) fn to_entry(self, mode: u32) -> [u8; Self::LEN] {
        let numbers = [
            self.changed.0,
            self.changed.1,
            self.modified.0,
            self.modified.1,
            self.device,
            self.inode,
            mode,
            self.user,
            self.group,
            self.size,
        ];
        let mut bytes = [0; Self::LEN];
        for (slot, number) in bytes.chunks_exact_mut(4).zip(numbers) {
            slot.copy_from_slice(&number.to_be_bytes());
        }
        bytes
    }
}
