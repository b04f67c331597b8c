//! What the files of a plan's actions were read as, kept between two openings: nearly all of a large plan are action files.
//!
//! As in git's index, what was read of a file is believed while its stat data are what they were, and nothing is kept of a
//! file that was written at the moment of the reading or later: what is written to it then cannot be told apart. Only what
//! was read without a problem is kept. A file that is damaged, foreign or of another version of the program is none.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::names::PlanFile;
use crate::path::PlanPath;
use crate::snapshot::{Content, ReadFile, Snapshot};

use crate::folder::stamp::{FileMoment, FileStat, file_moment};
use copil_plan::change::FileKey;
use copil_plan::field::{Field, Record, Unpacking, pack_length, pack_text};
use copil_plan::{Action, Subject};

/// Goes up when the file has another form.
const FORM: u32 = 1;

/// The fewest actions for which keeping them is worth a file.
const WORTH_A_FILE: usize = 32;

/// Of so many actions one may have to be read before all are kept anew.
const OF_SO_MANY: usize = 16;

/// Where what the files of a plan were read as is kept.
#[derive(Clone, Debug)]
pub struct ActionCache {
    file: PathBuf,
}

impl ActionCache {
    /// The cache in a file, which need not be there.
    pub fn at(file: PathBuf) -> Self {
        Self { file }
    }

    /// What is kept, none where nothing is.
    pub(in crate::folder) fn load(&self) -> KnownActions {
        let loaded = copil_file::read_whole(&self.file).ok();
        loaded.and_then(KnownActions::of).unwrap_or_default()
    }

    /// The moment that the file system's clock shows: what is read from now on may be kept.
    pub(in crate::folder) fn moment(&self) -> Option<FileMoment> {
        let folder = self.file.parent()?;
        file_moment(folder)
            .or_else(|_| {
                fs::create_dir_all(folder)?;
                file_moment(folder)
            })
            .ok()
    }
}

/// What is kept of the actions of a plan.
#[derive(Debug, Default)]
pub(in crate::folder) struct KnownActions {
    bytes: Vec<u8>,
    /// In the order of their paths.
    entries: Vec<KnownAction>,
}

/// Where something is in the bytes.
type Place = Range<usize>;

#[derive(Debug)]
struct KnownAction {
    path: Place,
    stat: FileStat,
    packed: Place,
}

impl KnownActions {
    /// Takes the bytes of a file, if they are what was written.
    fn of(bytes: Vec<u8>) -> Option<Self> {
        let (content, checksum) = bytes.split_last_chunk()?;
        if crc32fast::hash(content) != u32::from_le_bytes(*checksum) {
            return None;
        }
        let mut from = Unpacking::of(content.strip_prefix(head().as_bytes())?);
        let place = |part: &[u8]| {
            let start = part.as_ptr().addr() - content.as_ptr().addr();
            start..start + part.len()
        };
        let mut entries = Vec::new();
        while !from.is_done() {
            let path = place(from.text()?.as_bytes());
            let stat = FileStat::unpack(&mut from)?;
            let length = from.length()?;
            let packed = place(from.bytes(length)?);
            entries.push(KnownAction { path, stat, packed });
        }
        Some(Self { bytes, entries })
    }

    /// How many there are.
    pub(in crate::folder) fn len(&self) -> usize {
        self.entries.len()
    }

    fn path(&self, entry: &KnownAction) -> &[u8] {
        &self.bytes[entry.path.clone()]
    }

    /// What the file of an action was read as, if it is as it was; else the file again, to be read. `at` is where to look
    /// first: files are asked for in order.
    pub(in crate::folder) fn find(&self, dir: &Path, file: PlanFile, at: &mut usize) -> Result<ReadFile, PlanFile> {
        match (self.action(dir, &file, at), file.key) {
            (
                Some(action),
                FileKey {
                    subject: Subject::Action(id),
                    group: Some(group),
                },
            ) => Ok(ReadFile::known(file.path, Content::Action(group, id, action))),
            (_, key) => Err(PlanFile { path: file.path, key }),
        }
    }

    fn action(&self, dir: &Path, file: &PlanFile, at: &mut usize) -> Option<Box<Action>> {
        if !matches!(file.key.subject, Subject::Action(_)) {
            return None;
        }
        let wanted = file.path.as_str().as_bytes();
        let is_next = |entry: &&KnownAction| self.path(entry) == wanted;
        let entry = match self.entries.get(*at).filter(is_next) {
            Some(entry) => entry,
            None => {
                *at = self
                    .entries
                    .binary_search_by(|entry| self.path(entry).cmp(wanted))
                    .ok()?;
                &self.entries[*at]
            }
        };
        *at += 1;
        let stat = FileStat::of(&fs::symlink_metadata(dir.join(file.path.as_str())).ok()?);
        if stat != entry.stat {
            return None;
        }
        let mut from = Unpacking::of(&self.bytes[entry.packed.clone()]);
        let action = Action::unpack(&mut from).filter(|_| from.is_done())?;
        Some(Box::new(action))
    }
}

/// What may be kept of a plan that was opened.
#[derive(Debug)]
pub struct KeepActions {
    cache: ActionCache,
    dir: PathBuf,
    /// The moment after which its files were read.
    moment: FileMoment,
    /// The files in which there were problems.
    troubled: BTreeSet<PlanPath>,
    /// How many actions were known.
    known: usize,
}

impl KeepActions {
    /// What may be kept, where it is worth it: when many files had to be read, or much of what is kept was of no use.
    pub(in crate::folder) fn of(
        cache: &ActionCache,
        dir: &Path,
        moment: Option<FileMoment>,
        files: &[ReadFile],
        kept: usize,
    ) -> Option<Self> {
        let actions = || files.iter().filter(|file| file.is_sound_action());
        let (all, known) = (actions().count(), actions().filter(|file| file.is_known).count());
        let unknown = all - known;
        if all < WORTH_A_FILE || unknown.max(kept - known) <= all / OF_SO_MANY {
            return None;
        }
        let troubled = files.iter().filter(|file| !file.is_sound_action());
        Some(Self {
            cache: cache.clone(),
            dir: dir.to_owned(),
            moment: moment?,
            troubled: troubled.map(|file| file.path.clone()).collect(),
            known,
        })
    }

    /// Writes the cache, all or nothing. That it cannot be written is no error: the next one reads the files.
    pub fn write(&self, read: &Snapshot) {
        drop(self.try_to_write(read));
    }

    fn try_to_write(&self, read: &Snapshot) -> io::Result<()> {
        let actions = &read.plan.actions;
        let paths = actions.iter().map(|(id, placed)| PlanPath::action(&placed.group, id));
        // In the order in which files are asked for.
        let paths: BTreeSet<PlanPath> = paths.filter(|path| !self.troubled.contains(path)).collect();
        let mut bytes = head().into_bytes();
        let (mut packed, mut kept) = (Vec::new(), 0);
        for path in paths {
            let Some(action) = path.action_id().and_then(|id| actions.get(&id)) else {
                continue;
            };
            let found = fs::symlink_metadata(self.dir.join(path.as_str()));
            let stat = found
                .ok()
                .filter(fs::Metadata::is_file)
                .map(|found| FileStat::of(&found));
            let Some(stat) = stat.filter(|stat| stat.newest() < self.moment) else {
                continue;
            };
            packed.clear();
            action.pack(&mut packed);
            pack_text(path.as_str(), &mut bytes);
            stat.pack(&mut bytes);
            pack_length(packed.len(), &mut bytes);
            bytes.extend(&packed);
            kept += 1;
        }
        // Files that are dated later than today are read each time, and are no reason to write each time.
        if kept <= self.known {
            return Ok(());
        }
        bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
        let folder = self.cache.file.parent().unwrap_or(Path::new("."));
        let mut next = tempfile::Builder::new().prefix("actions-new-").tempfile_in(folder)?;
        next.write_all(&bytes)?;
        next.persist(&self.cache.file)?;
        Ok(())
    }
}

/// What the file begins with: the program's version, and what it knows of an action.
fn head() -> String {
    let mut fields = DefaultHasher::new();
    Action::FIELDS.hash(&mut fields);
    let (version, fields) = (env!("CARGO_PKG_VERSION"), fields.finish());
    format!("copil actions {FORM} {version} {fields:016x}\n")
}

#[cfg(test)]
mod tests;
