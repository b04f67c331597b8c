//! A plan's folder on disk.

use std::fs::{self, File, FileType};
use std::io::{self, Read};
use std::path::Path;
use std::thread;

use super::names::{Found, Names, Wanted, is_ignored, sort_out};
use super::open::{OpenError, Opened, ReadFile, assemble, read_file};
use super::path::{CHARTER, GROUPS, MEETINGS, PlanPath};
use super::problem::Cause;
use super::read::LARGEST;
use crate::plan::check::Scope;
use crate::plan::{ActionId, PlanId, Subject};

/// The fewest files for which a second thread is worth starting.
const WORTH_A_THREAD: usize = 48;

/// Whether a folder holds a plan.
pub fn is_plan(dir: &Path) -> bool {
    fs::symlink_metadata(dir.join(CHARTER)).is_ok_and(|charter| !charter.is_dir())
}

/// Opens a plan. Whatever cannot be read is reported and the rest opened all the same.
pub fn open(dir: &Path) -> Result<Opened, OpenError> {
    let (id, names) = list(dir)?;
    read_all(dir, id, names, Scope::Whole)
}

/// Opens only what concerns some actions: `plan.toml`, the actions and their groups. All names are looked at, so that
/// an id that is there twice is noticed. An id that no file has is left out.
pub fn open_only(dir: &Path, ids: &[ActionId]) -> Result<Opened, OpenError> {
    let (id, mut names) = list(dir)?;
    let is_asked = |wanted: &Wanted| matches!(&wanted.subject, Subject::Action(id) if ids.contains(id));
    let asked = names.wanted.iter().filter(|wanted| is_asked(wanted));
    let groups: Vec<_> = asked.filter_map(|wanted| wanted.group.clone()).collect();
    names.wanted.retain(|wanted| match &wanted.subject {
        Subject::Charter => true,
        Subject::Group(group) => groups.contains(group),
        Subject::Action(_) => is_asked(wanted),
        Subject::Meeting(_) => false,
    });
    read_all(dir, id, names, Scope::SomeActions)
}

/// The plan's id and the names of its folder.
fn list(dir: &Path) -> Result<(PlanId, Names), OpenError> {
    if !is_plan(dir) {
        return Err(OpenError::NoPlan { dir: dir.to_owned() });
    }
    let id = plan_id(dir)?;
    Ok((id, sort_out(scan(dir)?)))
}

/// The id of the plan in a folder: the folder's name, looked up when the path does not end with it.
fn plan_id(dir: &Path) -> Result<PlanId, OpenError> {
    let io_error = |source| OpenError::Io {
        path: dir.to_owned(),
        source,
    };
    let name = match dir.file_name() {
        Some(name) => name.to_owned(),
        None => {
            let whole = dir.canonicalize().map_err(io_error)?;
            whole.file_name().unwrap_or_default().to_owned()
        }
    };
    let bad_name = |why| OpenError::BadName {
        dir: dir.to_owned(),
        why,
    };
    name.to_string_lossy().parse().map_err(bad_name)
}

/// Every name of the two folders below the plan's that may matter.
fn scan(dir: &Path) -> Result<Vec<(PlanPath, Found)>, OpenError> {
    let mut found = Vec::new();
    for (name, kind) in entries(dir)? {
        if !kind.is_dir() {
            found.push((PlanPath::found(&*name), found_kind(kind)));
        }
    }
    for top in [GROUPS, MEETINGS] {
        let below = dir.join(top);
        if !fs::symlink_metadata(&below).is_ok_and(|metadata| metadata.is_dir()) {
            continue;
        }
        for (name, kind) in entries(&below)? {
            let path = format!("{top}/{name}");
            if !kind.is_dir() {
                found.push((PlanPath::found(path), found_kind(kind)));
            } else if top == GROUPS && !is_ignored(&name) {
                scan_group(&below.join(&name), &path, &mut found)?;
            }
        }
    }
    Ok(found)
}

fn scan_group(dir: &Path, path: &str, found: &mut Vec<(PlanPath, Found)>) -> Result<(), OpenError> {
    for (name, kind) in entries(dir)? {
        found.push((PlanPath::found([path, "/", &name].concat()), found_kind(kind)));
    }
    Ok(())
}

fn found_kind(kind: FileType) -> Found {
    if kind.is_symlink() {
        Found::Symlink
    } else if kind.is_file() {
        Found::File
    } else {
        Found::Stray
    }
}

/// The names in a folder. One that is not UTF-8 is shown as well as it can be: it is no id either way.
fn entries(dir: &Path) -> Result<Vec<(String, FileType)>, OpenError> {
    let io_error = |source| OpenError::Io {
        path: dir.to_owned(),
        source,
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(dir).map_err(io_error)? {
        let entry = entry.map_err(io_error)?;
        let kind = entry.file_type().map_err(io_error)?;
        let name = entry.file_name();
        names.push((
            name.into_string()
                .unwrap_or_else(|name| name.to_string_lossy().into_owned()),
            kind,
        ));
    }
    Ok(names)
}

fn read_all(dir: &Path, id: PlanId, mut names: Names, scope: Scope) -> Result<Opened, OpenError> {
    let wanted = std::mem::take(&mut names.wanted);
    let files = read_in_parallel(dir, wanted);
    let bytes_of = |path: &PlanPath| {
        let mut bytes = Vec::new();
        read_bytes(&dir.join(path.as_str()), &mut bytes).ok().map(|()| bytes)
    };
    assemble(id, names, files, scope, &bytes_of)
}

/// Reads files on all cores, when there are enough of them; the answers are in the order of the files.
fn read_in_parallel(dir: &Path, mut wanted: Vec<Wanted>) -> Vec<ReadFile> {
    let cores = thread::available_parallelism().map_or(1, usize::from).min(8);
    let share = wanted.len().div_ceil(cores).max(WORTH_A_THREAD);
    let mut others = Vec::new();
    while wanted.len() > share {
        others.push(wanted.split_off(wanted.len() - share));
    }
    thread::scope(|scope| {
        let workers: Vec<_> = others
            .into_iter()
            .map(|share| scope.spawn(|| read_files(dir, share)))
            .collect();
        let mut files = read_files(dir, wanted);
        for worker in workers.into_iter().rev() {
            match worker.join() {
                Ok(read) => files.extend(read),
                // A panic is a fault of the program; it is not to be taken for a plan with fewer files.
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        files
    })
}

fn read_files(dir: &Path, wanted: Vec<Wanted>) -> Vec<ReadFile> {
    let mut bytes = Vec::with_capacity(16 << 10);
    let read = |wanted: Wanted| match read_bytes(&dir.join(wanted.path.as_str()), &mut bytes) {
        Ok(()) => read_file(wanted, &bytes),
        Err(error) => ReadFile::failed(wanted.path, Cause::Unreadable(error.kind())),
    };
    wanted.into_iter().map(read).collect()
}

/// Reads a file into `bytes`, and no more of it than shows that it is too large.
fn read_bytes(path: &Path, bytes: &mut Vec<u8>) -> io::Result<()> {
    bytes.clear();
    File::open(path)?.take(LARGEST as u64 + 1).read_to_end(bytes)?;
    Ok(())
}
