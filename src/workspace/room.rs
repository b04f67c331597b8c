//! Where the meeting that is held is: the item at hand and the minutes that each took, in a small file beside git's own.
//!
//! Every screen on the same folder reads it, so that the one on the wall and the one of whoever takes the minutes follow each
//! other, and that a meeting whose screen was closed goes on where it was. It is no part of the plan's record: what is to stay
//! is written into the meeting's file.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Workspace;
use copil_plan::{AgendaKey, MeetingId};

/// Where a meeting is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomPosition {
    /// The meeting.
    pub meeting: MeetingId,
    /// The item at hand.
    pub item: AgendaKey,
    /// Since when it is, in seconds of Unix time; `None` while the meeting is interrupted.
    pub since: Option<i64>,
    /// The seconds that each item took before.
    pub spent: BTreeMap<AgendaKey, i64>,
}

/// The file as it is written.
#[derive(Serialize, Deserialize)]
struct Written {
    meeting: String,
    item: String,
    since: Option<i64>,
    #[serde(default)]
    spent: BTreeMap<String, i64>,
}

impl RoomPosition {
    /// A meeting that comes to an item.
    pub fn at(meeting: MeetingId, item: AgendaKey, now: i64) -> Self {
        Self {
            meeting,
            item,
            since: Some(now),
            spent: BTreeMap::new(),
        }
    }

    /// The seconds that an item took.
    pub fn seconds(&self, item: &AgendaKey, now: i64) -> i64 {
        let before = self.spent.get(item).copied().unwrap_or(0);
        let since = self.since.filter(|_| *item == self.item);
        before + since.map_or(0, |since| (now - since).max(0))
    }

    /// The same meeting at another item.
    #[must_use]
    pub fn moved(&self, item: &AgendaKey, now: i64) -> Self {
        let mut moved = self.paused(now);
        moved.since = self.since.map(|_| now);
        moved.item = item.clone();
        moved
    }

    /// The same place, while the meeting is interrupted.
    #[must_use]
    pub fn paused(&self, now: i64) -> Self {
        let mut paused = self.clone();
        paused.spent.insert(self.item.clone(), self.seconds(&self.item, now));
        paused.since = None;
        paused
    }

    /// The same place, once the meeting goes on.
    #[must_use]
    pub fn resumed(&self, now: i64) -> Self {
        let since = self.since.or(Some(now));
        Self { since, ..self.clone() }
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let written: Written = serde_json::from_slice(bytes).ok()?;
        let spent = written.spent.into_iter();
        Some(Self {
            meeting: written.meeting.parse().ok()?,
            item: written.item.parse().ok()?,
            since: written.since,
            spent: spent
                .filter_map(|(key, seconds)| Some((key.parse().ok()?, seconds)))
                .collect(),
        })
    }

    fn write(&self) -> Option<Vec<u8>> {
        let spent = self.spent.iter().map(|(key, seconds)| (key.to_string(), *seconds));
        serde_json::to_vec(&Written {
            meeting: self.meeting.to_string(),
            item: self.item.to_string(),
            since: self.since,
            spent: spent.collect(),
        })
        .ok()
    }
}

impl Workspace {
    /// The folder in which meetings that are held are kept track of; `None` without a repository.
    pub fn room_folder(&self) -> Option<PathBuf> {
        Some(self.git_dir()?.join("copil").join("room"))
    }

    fn room_file(&self) -> Option<PathBuf> {
        Some(self.room_folder()?.join(format!("{}.json", self.plan().id)))
    }

    /// Where the meeting that is held is, as any screen left it. A file that cannot be read tells nothing: the first item
    /// of which nothing came is at hand then.
    pub fn room_position(&self) -> Option<RoomPosition> {
        let file = self.room_file()?;
        RoomPosition::read(&copil_file::read(&file).ok()?)
    }

    /// Tells every screen where the meeting that is held is. Where this may not be written, each goes its own way.
    pub fn keep_room_position(&self, position: &RoomPosition) {
        if let (Some(file), Some(bytes)) = (self.room_file(), position.write()) {
            drop(replace(&file, &bytes));
        }
    }
}

/// Writes a file so that whoever reads it has all of it.
fn replace(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = file.parent().unwrap_or(file);
    fs::create_dir_all(folder)?;
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    new.write_all(bytes)?;
    new.persist(file)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(item: &str) -> RoomPosition {
        RoomPosition::at("2018-03-15-copil".parse().unwrap(), item.parse().unwrap(), 1_000)
    }

    #[test]
    fn the_time_of_an_item_adds_up_however_often_it_is_left() {
        let (first, second): (AgendaKey, AgendaKey) = ("RH-01".parse().unwrap(), "SI-01".parse().unwrap());
        let there = at("RH-01").moved(&second, 1_060).moved(&first, 1_100);
        assert_eq!(there.seconds(&first, 1_130), 60 + 30);
        assert_eq!(there.seconds(&second, 1_130), 40);
        let paused = there.paused(1_130);
        assert_eq!(paused.seconds(&first, 9_000), 90, "an interruption is no time of it");
        assert_eq!(paused.resumed(9_000).seconds(&first, 9_010), 100);
        assert_eq!(
            there.seconds(&first, 0),
            60,
            "a clock that was set back takes nothing away"
        );
    }

    #[test]
    fn what_is_written_is_read_and_anything_else_tells_nothing() {
        let there = at("RH-01").moved(&"SI-01".parse().unwrap(), 1_060);
        assert_eq!(RoomPosition::read(&there.write().unwrap()), Some(there));
        for bytes in [b"" as &[u8], b"{}", b"{\"meeting\":\"..\",\"item\":\"a b\"}"] {
            assert_eq!(RoomPosition::read(bytes), None);
        }
    }
}
