//! The walk, remembered: what each commit did to one plan's files, with whatever the caller worked out from it.
//!
//! The index is a file in the git folder's `copil` folder. It can be thrown away at any time, grows by new commits
//! alone, and is never believed when the repository says otherwise: another branch, rewritten history, a deepened
//! shallow clone or another payload version make it start empty; a torn or damaged end is dropped.

mod format;

#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::{ControlFlow, Range};
use std::path::{Path, PathBuf};
use std::sync::mpsc;

use git2::ErrorCode;

use super::walk::{Batch, Boundary, Commits};
use super::{BlobContents, CommitDiff, CommitId, Oid, ReadError, RepoPath, Repository};
pub(super) use format::Reader;
use format::{BlockWriter, Header};
pub use format::{CommitView, SignatureView};

/// What each commit did to the files below one folder, newest first, with the caller's payload for each.
#[derive(Debug)]
pub struct HistoryIndex {
    pub(super) file: PathBuf,
    /// Whether what is added goes into the file.
    is_kept: bool,
    header: Header,
    /// The file's bytes as far as they are valid, and those of the blocks added since.
    data: Vec<u8>,
    /// The checksum of the last block, or of the header: what the next block goes on from.
    checksum: u32,
    tip: Option<CommitId>,
    /// Where each path's text is, by its number.
    paths: Vec<Range<usize>>,
    /// Where each entry is, old to new.
    entries: Vec<Range<usize>>,
}

/// How many commits travel at once from the thread that walks to the one that encodes.
const BATCH: usize = 64;
const BATCHES_AHEAD: usize = 8;

impl HistoryIndex {
    /// Reads the index of the files below `under`. It is empty when there is none yet, or none that can be used.
    ///
    /// `payload_version` is the caller's: payloads written under another one are not seen again.
    pub fn open(repo: &Repository, under: &RepoPath, payload_version: u32) -> HistoryIndex {
        let boundary = Boundary::fingerprint(repo.common_dir());
        let header = Header {
            payload_version,
            boundary,
            under: under.clone(),
        };
        let file = file_of(repo, under);
        let data = header.to_bytes();
        let mut index = HistoryIndex {
            checksum: format::checksum_of(&data),
            data,
            is_kept: true,
            file,
            header,
            tip: None,
            paths: Vec::new(),
            entries: Vec::new(),
        };
        if let Ok(found) = copil_file::read_whole(&index.file)
            && found.starts_with(&index.data)
        {
            index.take_in(found);
        }
        index
    }

    /// Throws away what is remembered of the files below `under`: it makes no sense, though its checksums are right.
    pub fn forget(repo: &Repository, under: &RepoPath) {
        // What cannot be removed is met again, and read anew again.
        drop(fs::remove_file(file_of(repo, under)));
    }

    /// Takes in the blocks of a file whose header is right, up to the first that is torn or damaged.
    fn take_in(&mut self, found: Vec<u8>) {
        let mut at = self.data.len();
        self.data = found;
        while at < self.data.len() {
            match self.take_block(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        self.data.truncate(at);
    }

    fn take_block(&mut self, at: usize) -> Option<usize> {
        let format::Block { body, checksum } = format::take_block(&self.data, at, self.checksum)?;
        let mut reader = Reader {
            data: &self.data[body.clone()],
        };
        let position = |reader: &Reader<'_>| body.end - reader.data.len();
        let tip = CommitId(reader.oid()?);
        let path_count = reader.number()? as usize;
        let mut paths = Vec::with_capacity(path_count.min(1 << 16));
        for _ in 0..path_count {
            let text = reader.text()?;
            let end = position(&reader);
            paths.push(end - text.len()..end);
        }
        let known = self.paths.len() + paths.len();
        let mut entries = Vec::new();
        while !reader.data.is_empty() {
            let length = reader.number()? as usize;
            let start = position(&reader);
            let entry = reader.take(length)?;
            CommitView::parse(entry)?;
            if !format::paths_of(entry).all(|number| (number as usize) < known) {
                return None;
            }
            entries.push(start..start + length);
        }
        self.paths.extend(paths);
        self.entries.extend(entries);
        self.tip = Some(tip);
        self.checksum = checksum;
        Some(body.end)
    }

    /// Forgets everything; the file goes with the next extension.
    fn clear(&mut self) {
        self.data = self.header.to_bytes();
        self.checksum = format::checksum_of(&self.data);
        self.tip = None;
        self.paths.clear();
        self.entries.clear();
    }

    /// Brings the index up to `head` by reading the commits that are new, and writes them to its file. `encode` is
    /// called for each, newest first, with the contents that its deltas name; a commit for which it answers `None` gets no
    /// entry. It runs on this thread while another one walks and reads ahead. `progress` hears how many of how many
    /// commits are done, and may end it all: then the index is as it was.
    ///
    /// That the file cannot be written is no error: the index then serves this process alone.
    pub fn extend(
        &mut self,
        repo: &Repository,
        head: CommitId,
        encode: &mut dyn FnMut(&CommitDiff, &BlobContents) -> Option<Vec<u8>>,
        progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, ReadError> {
        if self.tip == Some(head) {
            return Ok(ControlFlow::Continue(()));
        }
        if !self.is_prefix_of(repo, head)? {
            self.clear();
        }
        let commits = Commits::collect(repo, head, self.tip)?;
        let mut growth = Growth::new(self);
        let outcome = read_ahead(repo, &self.header.under, &commits, &mut |batch| {
            for (step, contents) in &batch.steps {
                if let Some(payload) = encode(step, contents) {
                    growth.add(step, &payload);
                }
            }
            progress(batch.done, commits.len())
        })?;
        if outcome.is_break() {
            return Ok(outcome);
        }
        let before = self.checksum;
        let block = growth.finish(before, head);
        let valid = self.data.len();
        self.data.extend_from_slice(&block);
        if self.take_block(valid).is_none() {
            // Only when a block outgrows four gigabytes.
            self.data.truncate(valid);
            return Err(ReadError::TooLarge);
        }
        // Written for the next process; this one has it in memory.
        if self.is_kept {
            drop(self.write(valid, before));
        }
        Ok(outcome)
    }

    fn is_prefix_of(&self, repo: &Repository, head: CommitId) -> Result<bool, ReadError> {
        let Some(tip) = self.tip else { return Ok(true) };
        match repo.git.graph_descendant_of(head.0.into(), tip.0.into()) {
            Ok(descends) => Ok(descends),
            // The old tip may be gone after a rewrite and a clean-up.
            Err(error) if error.code() == ErrorCode::NotFound => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Writes what follows the first `valid` bytes, which end with the checksum `before`. Readers see a whole block or, by its checksum, none.
    fn write(&self, valid: usize, before: u32) -> io::Result<()> {
        if valid == self.header.to_bytes().len() {
            // A first block, or what stands in the file is of another history.
            return self.write_anew();
        }
        match OpenOptions::new().read(true).write(true).open(&self.file) {
            Ok(mut file) if starts_with(&file, &self.data[..valid])? => {
                // Whoever else is writing adds the same.
                if file.try_lock().is_err() {
                    return Ok(());
                }
                // A torn end is cut off; where another process has added meanwhile, its block stands.
                if file.metadata()?.len() > valid as u64 {
                    if format::take_block(&copil_file::read_whole(&self.file)?, valid, before).is_some() {
                        return Ok(());
                    }
                    file.set_len(valid as u64)?;
                }
                file.seek(SeekFrom::Start(valid as u64))?;
                file.write_all(&self.data[valid..])
            }
            _ => self.write_anew(),
        }
    }

    fn write_anew(&self) -> io::Result<()> {
        let folder = self.file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut next = tempfile::Builder::new().prefix("history-new-").tempfile_in(folder)?;
        next.write_all(&self.data)?;
        next.persist(&self.file)?;
        Ok(())
    }

    /// Every entry, newest first.
    pub fn iter_newest(&self) -> impl DoubleEndedIterator<Item = HistoryIndexEntry<'_>> + ExactSizeIterator {
        self.entries.iter().rev().map(|range| HistoryIndexEntry {
            bytes: &self.data[range.clone()],
        })
    }

    /// The paths of all files that there ever were.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        (0..self.paths.len() as u32).map(|number| self.path(number))
    }

    /// The files of which the index tells and whose paths are wanted.
    pub fn files(&self, wanted: impl Fn(&str) -> bool) -> FileSet {
        let numbers = 0..self.paths.len() as u32;
        FileSet(numbers.filter(|number| wanted(self.path(*number))).collect())
    }

    /// Leaves in memory the entries of some commits alone. What is on disk stays, and the index grows no further.
    pub fn retain(&mut self, commits: &HashSet<CommitId>) {
        let data = &self.data;
        let is_wanted = |entry: &Range<usize>| {
            let view = CommitView::parse(&data[entry.clone()]);
            view.is_some_and(|view| commits.contains(&view.id))
        };
        self.entries.retain(is_wanted);
        self.is_kept = false;
    }

    /// An empty one that is never written.
    #[must_use]
    pub fn unkept(mut self) -> HistoryIndex {
        self.clear();
        self.is_kept = false;
        self
    }

    fn path(&self, number: u32) -> &str {
        let place = self.paths.get(number as usize).cloned().unwrap_or(0..0);
        std::str::from_utf8(&self.data[place]).unwrap_or_default()
    }
}

fn file_of(repo: &Repository, under: &RepoPath) -> PathBuf {
    let name = format!("history-{}", Oid::of_blob(under.as_str().as_bytes()));
    repo.common_dir().join("copil").join(name)
}

/// One commit in the index.
#[derive(Debug, Clone, Copy)]
pub struct HistoryIndexEntry<'a> {
    bytes: &'a [u8],
}

/// Files of an index, to find the entries that touched one.
#[derive(Debug, Clone, Default)]
pub struct FileSet(HashSet<u32>);

impl FileSet {
    /// Takes the files of another set of the same index in.
    pub fn extend(&mut self, other: FileSet) {
        self.0.extend(other.0);
    }
}

impl<'a> HistoryIndexEntry<'a> {
    /// The commit and the payload, borrowed. `None` never happens for an entry of an opened index, whose entries were
    /// all read once.
    pub fn view(&self) -> Option<CommitView<'a>> {
        CommitView::parse(self.bytes)
    }

    /// Whether it touched one of some files. The rest of it is not decoded.
    pub fn touches(&self, files: &FileSet) -> bool {
        format::paths_of(self.bytes).any(|number| files.0.contains(&number))
    }
}

/// The block that is being made, its entries new to old.
struct Growth {
    block: BlockWriter,
    numbers: HashMap<String, u32>,
    entries: Vec<u8>,
    ends: Vec<usize>,
}

impl Growth {
    fn new(index: &HistoryIndex) -> Growth {
        let numbers = (0..index.paths.len() as u32)
            .map(|number| (index.path(number).to_owned(), number))
            .collect();
        Growth {
            block: BlockWriter::default(),
            numbers,
            entries: Vec::new(),
            ends: Vec::new(),
        }
    }

    fn add(&mut self, step: &CommitDiff, payload: &[u8]) {
        let Growth {
            block,
            numbers,
            entries,
            ends,
        } = self;
        format::write_entry(entries, step, payload, |path| match numbers.get(path) {
            Some(&number) => number,
            None => {
                let number = numbers.len() as u32;
                block.add_path(path);
                numbers.insert(path.to_owned(), number);
                number
            }
        });
        ends.push(entries.len());
    }

    fn finish(self, before: u32, tip: CommitId) -> Vec<u8> {
        let start_of = |number: usize| if number == 0 { 0 } else { self.ends[number - 1] };
        let old_to_new = (0..self.ends.len())
            .rev()
            .map(|number| &self.entries[start_of(number)..self.ends[number]]);
        self.block.finish(before, tip, old_to_new)
    }
}

type Take<'a> = dyn FnMut(Batch) -> ControlFlow<()> + 'a;

/// Walks on a thread of its own and hands the steps over in batches, with how many commits have been looked at.
fn read_ahead(
    repo: &Repository,
    under: &RepoPath,
    commits: &Commits,
    take: &mut Take<'_>,
) -> Result<ControlFlow<()>, ReadError> {
    let walker = match repo.reopen() {
        Ok(walker) if commits.len() > BATCH => walker,
        // Few commits, or no second handle: no need for another thread.
        _ => {
            let mut batches = commits.batches(repo, under, BATCH)?;
            return drain(std::iter::from_fn(|| batches.next()), take);
        }
    };
    std::thread::scope(|scope| {
        let (sender, receiver) = mpsc::sync_channel::<Result<Batch, ReadError>>(BATCHES_AHEAD);
        scope.spawn(move || match commits.batches(&walker, under, BATCH) {
            // A receiver that is gone has been cancelled.
            Ok(mut batches) => while batches.next().is_some_and(|batch| sender.send(batch).is_ok()) {},
            Err(error) => drop(sender.send(Err(error))),
        });
        drain(receiver.into_iter(), take)
    })
}

fn drain(
    batches: impl Iterator<Item = Result<Batch, ReadError>>,
    take: &mut Take<'_>,
) -> Result<ControlFlow<()>, ReadError> {
    for batch in batches {
        if take(batch?).is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

fn starts_with(mut file: &File, expected: &[u8]) -> io::Result<bool> {
    // The last bytes of what was read are enough: they end with a whole block, or are the header.
    const ENOUGH: usize = 4096;
    if file.metadata()?.len() < expected.len() as u64 {
        return Ok(false);
    }
    let tail = &expected[expected.len().saturating_sub(ENOUGH)..];
    let mut found = vec![0; tail.len()];
    file.seek(SeekFrom::Start((expected.len() - tail.len()) as u64))?;
    file.read_exact(&mut found)?;
    Ok(found == tail)
}
