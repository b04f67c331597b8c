//! A plan's folder on disk.

mod known;
mod stamp;

pub use known::{ActionCache, KeepActions};
pub use stamp::{FileMoment, FolderStamp, file_moment};

use std::collections::BTreeSet;
use std::fs::{self, FileType};
use std::io::{self, Read};
use std::path::Path;

use crate::names::{EntryKind, GROUPS_DEPTH, MEETINGS_DEPTH, NameIndex, PlanFile, is_ignored};
use crate::parallel::in_shares;
use crate::path::{CHARTER, GROUP_STEM, GROUPS, MEETINGS, PlanPath};
use crate::problem::ProblemKind;
use crate::snapshot::{OpenError, ReadFile, Snapshot, read_file};
use copil_file::{LARGEST, Links};
use copil_plan::check::CheckScope;
use copil_plan::{ActionId, PlanId, Subject};
use known::KnownActions;

/// The fewest files for which a second thread is worth starting.
const WORTH_A_THREAD: usize = 48;

/// How many bytes of a file are asked for at first.
const FIRST_READ: usize = 16 << 10;

/// Whether a folder holds a plan.
pub fn is_plan(dir: &Path) -> bool {
    fs::symlink_metadata(dir.join(CHARTER)).is_ok_and(|config| !config.is_dir())
}

impl Snapshot {
    /// Reads the plan in a folder.
    pub fn of_folder(dir: &Path) -> Result<Self, OpenError> {
        Self::of_folder_cached(dir, None).map(|(snapshot, _)| snapshot)
    }

    /// The same with what is kept of its actions, where they are as they were, and what may be kept of them now.
    pub fn of_folder_cached(dir: &Path, cache: Option<&ActionCache>) -> Result<(Self, Option<KeepActions>), OpenError> {
        let id = plan_id(dir)?;
        // Whatever is written from now on is not kept.
        let moment = cache.and_then(ActionCache::moment);
        let known = cache.map(ActionCache::load).unwrap_or_default();
        let mut names = NameIndex::of(scan(dir, &|_| true).map_err(|source| closed(dir, source))?);
        let files = in_shares(std::mem::take(&mut names.files), WORTH_A_THREAD, |files| {
            read_files(dir, &known, files)
        });
        let keep = cache.and_then(|cache| KeepActions::of(cache, dir, moment, &files, known.len()));
        let snapshot = Self::of_read(dir, id, names, files, CheckScope::Whole)?;
        Ok((snapshot, keep))
    }

    /// Reads only what concerns some actions: `plan.toml`, the actions and their groups. The names of all files are looked
    /// at, so that one of these ids that is there twice is noticed; no other is judged. An id that no file has is left out.
    pub fn of_actions(dir: &Path, ids: &[ActionId]) -> Result<Self, OpenError> {
        let id = plan_id(dir)?;
        let is_asked = |file: &str| {
            let asked = |stem: &str| stem == GROUP_STEM || ids.iter().any(|id| id.as_str().eq_ignore_ascii_case(stem));
            file.strip_suffix(".toml").is_some_and(asked) || !file.contains('.')
        };
        let mut names = NameIndex::of(scan(dir, &is_asked).map_err(|source| closed(dir, source))?);
        let groups: BTreeSet<_> = names.files.iter().filter_map(|file| file.key.group.clone()).collect();
        names.files.retain(|file| match &file.key.subject {
            Subject::PlanConfig | Subject::Action(_) => true,
            Subject::Group(group) => groups.contains(group),
            Subject::Meeting(_) => false,
        });
        let files = in_shares(std::mem::take(&mut names.files), WORTH_A_THREAD, |files| {
            read_files(dir, &KnownActions::default(), files)
        });
        Self::of_read(dir, id, names, files, CheckScope::SomeActions)
    }

    fn of_read(
        dir: &Path,
        id: PlanId,
        names: NameIndex,
        files: Vec<ReadFile>,
        scope: CheckScope,
    ) -> Result<Self, OpenError> {
        let read = |path: &PlanPath| read_bytes(&dir.join(path.as_str()), &mut Vec::new()).map(<[u8]>::to_vec);
        Self::assemble(id, names, files, scope, &read)
    }
}

/// The id of the plan in a folder: the folder's name, looked up when the path does not end with it.
fn plan_id(dir: &Path) -> Result<PlanId, OpenError> {
    if !is_plan(dir) {
        return Err(OpenError::NoPlan { dir: dir.to_owned() });
    }
    let name = match dir.file_name() {
        Some(name) => name.to_owned(),
        None => {
            let whole = dir.canonicalize().map_err(|source| closed(dir, source))?;
            whole.file_name().unwrap_or_default().to_owned()
        }
    };
    let bad_name = |why| OpenError::BadName {
        dir: dir.to_owned(),
        why,
    };
    name.to_string_lossy().parse().map_err(bad_name)
}

fn closed(dir: &Path, source: io::Error) -> OpenError {
    let path = dir.to_owned();
    OpenError::Io { path, source }
}

/// Every name that may matter: of the plan's folder, of the two folders in it, of those of the groups, and, to point at
/// files that strayed, of whatever folders these hold. Of the files below the first, those that `wanted` wants by name.
fn scan(dir: &Path, wanted: &dyn Fn(&str) -> bool) -> io::Result<Vec<(PlanPath, EntryKind)>> {
    let mut found = Vec::new();
    for (name, kind) in entries(dir)? {
        match kind {
            Some(kind) => found.push((PlanPath::found(&*name), kind)),
            None if name == GROUPS => scan_below(dir, &name, GROUPS_DEPTH, wanted, &mut found),
            None if name == MEETINGS => scan_below(dir, &name, MEETINGS_DEPTH, wanted, &mut found),
            None => {}
        }
    }
    Ok(found)
}

/// The names below `path`, and of the folders there, `deep` folders down. A folder that cannot be read is named as such.
fn scan_below(
    dir: &Path,
    path: &str,
    deep: usize,
    wanted: &dyn Fn(&str) -> bool,
    found: &mut Vec<(PlanPath, EntryKind)>,
) {
    let names = match entries(&dir.join(path)) {
        Ok(names) => names,
        Err(error) => return found.push((PlanPath::found(path), EntryKind::Closed(error.kind()))),
    };
    for (name, kind) in names {
        match kind {
            Some(EntryKind::Nameless) => {
                found.push((PlanPath::found([path, "/", &name].concat()), EntryKind::Nameless))
            }
            Some(kind) if wanted(&name) => found.push((PlanPath::found([path, "/", &name].concat()), kind)),
            None if deep > 0 && !is_ignored(&name) => {
                scan_below(dir, &[path, "/", &name].concat(), deep - 1, wanted, found);
            }
            _ => {}
        }
    }
}

/// The names in a folder, each with what it is; `None` for a folder that can be looked into. A name that is not UTF-8 is
/// shown as well as it can be: it is no id either way.
fn entries(dir: &Path) -> io::Result<Vec<(String, Option<EntryKind>)>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        match entry.file_name().into_string() {
            Ok(name) => names.push((name, entry_kind(kind))),
            Err(name) => {
                let kind = entry_kind(kind).unwrap_or(EntryKind::Nameless);
                names.push((name.to_string_lossy().into_owned(), Some(kind)));
            }
        }
    }
    // Short names are sorted faster here than whole paths later.
    names.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    Ok(names)
}

fn entry_kind(kind: FileType) -> Option<EntryKind> {
    match kind {
        _ if kind.is_dir() => None,
        _ if kind.is_symlink() => Some(EntryKind::Symlink),
        _ if kind.is_file() => Some(EntryKind::File),
        _ => Some(EntryKind::Other),
    }
}

fn read_files(dir: &Path, known: &KnownActions, files: Vec<PlanFile>) -> Vec<ReadFile> {
    let (mut buffer, mut at) = (Vec::new(), 0);
    let mut read = |file: PlanFile| match known.find(dir, file, &mut at) {
        Ok(known) => known,
        Err(file) => match read_bytes(&dir.join(file.path.as_str()), &mut buffer) {
            Ok(bytes) => read_file(file, bytes),
            Err(error) => ReadFile::failed(file.path, ProblemKind::unopened(&error)),
        },
    };
    files.into_iter().map(&mut read).collect()
}

/// Reads a file by way of a buffer kept from one to the next, and no more of it than shows that it is too large.
///
/// Nearly every file of a plan fits the first read. A regular file gives less than there is room for at its end alone, so
/// that nothing is asked a second time: over ten thousand files that counts.
fn read_bytes<'b>(path: &Path, buffer: &'b mut Vec<u8>) -> io::Result<&'b [u8]> {
    let mut file = copil_file::open(path, Links::Refused)?;
    if buffer.len() < FIRST_READ {
        buffer.resize(FIRST_READ, 0);
    }
    let filled = loop {
        match file.read(&mut buffer[..FIRST_READ]) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            outcome => break outcome?,
        }
    };
    if filled < FIRST_READ {
        return Ok(&buffer[..filled]);
    }
    buffer.truncate(FIRST_READ);
    file.take((LARGEST - FIRST_READ) as u64 + 1).read_to_end(buffer)?;
    Ok(buffer)
}

#[cfg(test)]
mod tests;
