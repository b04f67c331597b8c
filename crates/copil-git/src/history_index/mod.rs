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
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::mpsc;

use copil_file::Links;
use git2::ErrorCode;

use super::walk::{Batch, Boundary, Commits};
use super::{BlobContents, CommitDiff, CommitId, Oid, ReadError, RepoPath, Repository, SharedWalks};
pub(super) use format::Reader;
use format::{BlockWriter, Head, Header, Place};
pub use format::{CommitView, SignatureView};

/// What each commit did to the files below one folder, newest first, with the caller's payload for each.
#[derive(Debug)]
pub struct HistoryIndex {
    pub(super) file: PathBuf,
    /// Whether what is added goes into the file.
    is_kept: bool,
    header: Header,
    /// The file, held open as far as it was found valid: another process may put a new one in its place. None where
    /// nothing of it is of use.
    disk: Option<File>,
    /// How many of its bytes are valid.
    on_disk: u64,
    /// The blocks added since.
    added: Vec<u8>,
    /// The checksum of the last block, or of the header: what the next block goes on from.
    checksum: u32,
    /// Where the last block starts and what it goes on from, if it holds nothing but how far was read: it gives way to the
    /// next, or an index would grow by every commit that did nothing to its folder.
    bare_end: Option<(u64, u32)>,
    tip: Option<CommitId>,
    paths: Vec<String>,
    /// Where each entry is, old to new.
    places: Vec<Place>,
    /// The numbers of their paths.
    numbers: Vec<u32>,
    walks: SharedWalks,
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
        let mut index = HistoryIndex {
            file: file_of(repo, under),
            is_kept: true,
            disk: None,
            on_disk: header.to_bytes().len() as u64,
            added: Vec::new(),
            checksum: format::checksum_of(&header.to_bytes()),
            bare_end: None,
            header,
            tip: None,
            paths: Vec::new(),
            places: Vec::new(),
            numbers: Vec::new(),
            walks: SharedWalks::default(),
        };
        if let Ok(disk) = copil_file::open(&index.file, Links::Followed) {
            index.take_in(disk);
        }
        index
    }

    /// The same, which looks only at the commits that walks of several folders found for its own.
    #[must_use]
    pub fn sharing(self, walks: SharedWalks) -> HistoryIndex {
        Self { walks, ..self }
    }

    /// Throws away what is remembered of the files below `under`: it makes no sense, though its checksums are right.
    pub fn forget(repo: &Repository, under: &RepoPath) {
        // What cannot be removed is met again, and read anew again.
        drop(fs::remove_file(file_of(repo, under)));
    }

    /// Takes in the blocks of a file, up to the first that is torn or damaged; nothing where its header is not right.
    fn take_in(&mut self, disk: File) {
        let Ok(length) = disk.metadata().map(|found| found.len()) else {
            return;
        };
        let header = self.header.to_bytes();
        let mut found = vec![0; header.len()];
        let mut input = BufReader::with_capacity(WINDOW, &disk);
        if input.read_exact(&mut found).is_err() || found != header {
            return;
        }
        while let Some(head) = Head::read(&mut input, length - self.on_disk, self.checksum) {
            let (start, entries) = (self.on_disk, head.entries);
            let Some(end) = self.take_block(start, head) else { break };
            self.on_disk = end;
            if !i64::try_from(entries).is_ok_and(|entries| input.seek_relative(entries).is_ok()) {
                break;
            }
        }
        drop(input);
        self.disk = Some(disk);
    }

    /// Takes in a block that starts at some byte; answers where the next one starts, or `None` when it makes no sense.
    fn take_block(&mut self, start: u64, mut head: Head) -> Option<u64> {
        let known = self.paths.len() + head.paths.len();
        let entries = start + head.length;
        let end = entries + head.entries;
        let is_end = head.places.last().map_or(0, |place| place.at + u64::from(place.length)) == head.entries;
        if !is_end || head.numbers.iter().any(|number| *number as usize >= known) {
            return None;
        }
        let numbers = u32::try_from(self.numbers.len()).ok()?;
        if head.numbers.len() > (u32::MAX - numbers) as usize {
            return None;
        }
        for place in &mut head.places {
            place.at += entries;
            place.paths = place.paths.start + numbers..place.paths.end + numbers;
        }
        self.bare_end = head.is_bare().then_some((start, self.checksum));
        append(&mut self.paths, head.paths);
        append(&mut self.places, head.places);
        append(&mut self.numbers, head.numbers);
        self.tip = Some(head.tip);
        self.checksum = head.checksum;
        Some(end)
    }

    /// Forgets everything; the file goes with the next extension.
    fn clear(&mut self) {
        self.disk = None;
        self.on_disk = self.header.to_bytes().len() as u64;
        self.added.clear();
        self.checksum = format::checksum_of(&self.header.to_bytes());
        self.bare_end = None;
        self.tip = None;
        self.paths.clear();
        self.places.clear();
        self.numbers.clear();
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
        let commits = self.walks.commits(repo, &self.header.under, head, self.tip)?;
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
        let block = growth.block;
        self.drop_bare_end();
        let before = self.checksum;
        let block = block.finish(before, head).ok_or(ReadError::TooLarge)?;
        let valid = self.on_disk + self.added.len() as u64;
        let head = Head::read(&mut &block[..], block.len() as u64, before).ok_or(ReadError::TooLarge)?;
        self.take_block(valid, head).ok_or(ReadError::TooLarge)?;
        self.added.extend_from_slice(&block);
        // Written for the next process; this one has it in memory.
        if self.is_kept {
            drop(self.write(valid, before));
        }
        Ok(outcome)
    }

    /// Takes the last block away, if it holds nothing.
    fn drop_bare_end(&mut self) {
        if let Some((start, before)) = self.bare_end.take() {
            let added = start.saturating_sub(self.on_disk);
            self.added.truncate(usize::try_from(added).unwrap_or(usize::MAX));
            self.on_disk = self.on_disk.min(start);
            self.checksum = before;
        }
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

    /// Writes what follows the first `valid` bytes, which end with the checksum `before`. Readers see a whole block or, by its
    /// checksum, none.
    fn write(&self, valid: u64, before: u32) -> io::Result<()> {
        // A first block, or what stands in the file is of another history.
        let Some(disk) = &self.disk else {
            return self.write_anew();
        };
        match OpenOptions::new().read(true).write(true).open(&self.file) {
            Ok(mut file) if have_one_end(disk, &file, valid)? => {
                // Whoever else is writing adds the same.
                if file.try_lock().is_err() {
                    return Ok(());
                }
                // A torn end is cut off, and a block that holds nothing; where another process has added meanwhile, its block
                // stands.
                file.seek(SeekFrom::Start(valid))?;
                let room = file.metadata()?.len().saturating_sub(valid);
                let is_added = |head: Head| !head.is_bare() || room > head.length;
                if Head::read(&mut &file, room, before).is_some_and(is_added) {
                    return Ok(());
                }
                file.set_len(valid)?;
                file.seek(SeekFrom::Start(valid))?;
                file.write_all(self.added_from(valid))
            }
            _ => self.write_anew(),
        }
    }

    fn write_anew(&self) -> io::Result<()> {
        let folder = self.file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut next = tempfile::Builder::new().prefix("history-new-").tempfile_in(folder)?;
        match &self.disk {
            Some(disk) => {
                let mut disk: &File = disk;
                disk.seek(SeekFrom::Start(0))?;
                io::copy(&mut disk.take(self.on_disk), &mut next)?;
            }
            None => next.write_all(&self.header.to_bytes())?,
        }
        next.write_all(&self.added)?;
        next.persist(&self.file)?;
        Ok(())
    }

    /// The added bytes from a place in the file on.
    fn added_from(&self, at: u64) -> &[u8] {
        let from = usize::try_from(at - self.on_disk).unwrap_or(usize::MAX);
        self.added.get(from..).unwrap_or_default()
    }

    /// Every entry, newest first.
    pub fn iter_newest(&self) -> impl ExactSizeIterator<Item = HistoryIndexEntry<'_>> {
        self.places.iter().rev().map(|place| HistoryIndexEntry {
            place,
            numbers: &self.numbers[place.paths.start as usize..place.paths.end as usize],
        })
    }

    /// A reader of what the entries hold.
    pub fn reader(&self) -> EntryReader<'_> {
        EntryReader {
            index: self,
            window: Vec::new(),
            from: 0,
        }
    }

    /// The paths of all files that there ever were.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }

    /// The files of which the index tells and whose paths are wanted.
    pub fn files(&self, wanted: impl Fn(&str) -> bool) -> FileSet {
        let numbered = (0..).zip(&self.paths);
        FileSet(
            numbered
                .filter(|(_, path)| wanted(path))
                .map(|(number, _)| number)
                .collect(),
        )
    }

    /// Leaves in memory the entries of some commits alone, in their order, the oldest first. What is on disk stays, and the
    /// index grows no further.
    pub fn arrange(&mut self, commits: impl Iterator<Item = CommitId> + Clone) {
        self.is_kept = false;
        let mut order = commits.clone();
        if self.places.iter().all(|place| order.any(|commit| commit == place.id)) {
            return;
        }
        let ranks: HashMap<CommitId, u32> = commits.zip(0..).collect();
        self.places.retain(|place| ranks.contains_key(&place.id));
        self.places.sort_by_key(|place| ranks.get(&place.id));
    }

    /// An empty one that is never written.
    #[must_use]
    pub fn unkept(mut self) -> HistoryIndex {
        self.clear();
        self.is_kept = false;
        self
    }
}

/// Appends to a list. The first block is nearly all there is: it is taken as it comes.
fn append<T>(known: &mut Vec<T>, new: Vec<T>) {
    if known.is_empty() {
        *known = new;
    } else {
        known.extend(new);
    }
}

fn file_of(repo: &Repository, under: &RepoPath) -> PathBuf {
    let name = format!("history-{}", Oid::of_blob(under.as_str().as_bytes()));
    repo.common_dir().join("copil").join(name)
}

/// One commit in the index.
#[derive(Debug, Clone, Copy)]
pub struct HistoryIndexEntry<'a> {
    place: &'a Place,
    numbers: &'a [u32],
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

impl HistoryIndexEntry<'_> {
    /// The commit.
    pub fn id(&self) -> CommitId {
        self.place.id
    }

    /// Whether it has one parent at most, and changed no more than what files hold: none came or went.
    pub fn only_edits(&self) -> bool {
        self.place.only_edits
    }

    /// The places of the files that it touched, among [`HistoryIndex::paths`].
    pub fn files(&self) -> impl Iterator<Item = usize> {
        self.numbers.iter().map(|number| *number as usize)
    }

    /// Whether it touched one of some files.
    pub fn touches(&self, files: &FileSet) -> bool {
        self.numbers.iter().any(|number| files.0.contains(number))
    }
}

/// So many bytes are read at once: some hundred entries.
const WINDOW: usize = 1 << 16;

/// Reads entries of an index, quickest from new to old: a piece of the file at a time, and only the pieces asked for.
#[derive(Debug)]
pub struct EntryReader<'a> {
    index: &'a HistoryIndex,
    window: Vec<u8>,
    /// Where in the file the window starts.
    from: u64,
}

impl EntryReader<'_> {
    /// The commit and the payload. What is damaged is an error: what is remembered makes no sense then.
    pub fn read(&mut self, entry: HistoryIndexEntry<'_>) -> Result<CommitView<'_>, ReadError> {
        let Place {
            id, length, checksum, ..
        } = *entry.place;
        let damaged = ReadError::Damaged { oid: id.0 };
        let Some(bytes) = self.bytes(entry.place.at, length as usize) else {
            return Err(damaged);
        };
        let view = (crc32fast::hash(bytes) == checksum).then(|| CommitView::parse(id, bytes));
        view.flatten().ok_or(damaged)
    }

    fn bytes(&mut self, at: u64, length: usize) -> Option<&[u8]> {
        if at >= self.index.on_disk {
            return self.index.added_from(at).get(..length);
        }
        let end = at + length as u64;
        if at < self.from || end > self.from + self.window.len() as u64 {
            let from = at.min(end.saturating_sub(WINDOW as u64));
            self.window.resize(usize::try_from(end - from).ok()?, 0);
            self.from = from;
            let mut disk = self.index.disk.as_ref()?;
            let read = disk.seek(SeekFrom::Start(from));
            if read.and_then(|_| disk.read_exact(&mut self.window)).is_err() {
                self.window.clear();
            }
        }
        let start = usize::try_from(at - self.from).ok()?;
        self.window.get(start..start + length)
    }
}

/// The block that is being made, its entries new to old.
struct Growth {
    block: BlockWriter,
    numbers: HashMap<String, u32>,
}

impl Growth {
    fn new(index: &HistoryIndex) -> Growth {
        Growth {
            block: BlockWriter::default(),
            numbers: index.paths.iter().cloned().zip(0..).collect(),
        }
    }

    fn add(&mut self, step: &CommitDiff, payload: &[u8]) {
        let numbers = &mut self.numbers;
        self.block.add(step, payload, |path| match numbers.get(path) {
            Some(number) => (*number, false),
            None => {
                let number = numbers.len() as u32;
                numbers.insert(path.to_owned(), number);
                (number, true)
            }
        });
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

/// Whether two files are one up to some byte. Their last bytes before it tell: they end with a whole block, or are the
/// header.
fn have_one_end(known: &File, file: &File, valid: u64) -> io::Result<bool> {
    const ENOUGH: u64 = 4096;
    if file.metadata()?.len() < valid {
        return Ok(false);
    }
    let from = valid.saturating_sub(ENOUGH);
    let end = |mut file: &File| -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(from))?;
        file.take(valid - from).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    Ok(end(known)? == end(file)?)
}
