//! Every commit that one commit stands on, with its moment and its parents, remembered inside the git folder: to find
//! the plan of a day, and what was known by then, without reading a hundred thousand commits again.
//!
//! The file can be thrown away at any time. It is believed only when its checksum is right, history ends where it did
//! and its newest commit is one that the asked commit stands on.
//!
//! ```text
//! magic · what ends history (see Boundary) · tip · commits, parents before children · checksum
//! commit   id · seconds · offset · count of parents · their numbers
//! ```

use std::collections::HashMap;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use copil_file::Links;
use git2::ErrorCode;

use super::checked::CheckedBytes;
use super::object::{Objects, RawCommit};
use super::walk::{Boundary, Commits};
use super::{CommitId, CommitSet, Oid, ReadError, Repository, Timestamp};

const MAGIC: &[u8; 8] = b"copil\0g\x01";

/// So many bytes a commit without parents takes.
const LEAST_COMMIT: usize = 36;

/// So many bytes a commit with one parent takes.
const COMMIT: usize = LEAST_COMMIT + 4;

/// So many new commits are read again each time rather than written: writing all costs more.
const FEW: usize = 256;

/// The commits that one commit stands on, and that commit. There may be a hundred thousand: they are kept in little room.
#[derive(Debug)]
pub struct CommitGraph {
    /// Parents before children.
    ids: Vec<CommitId>,
    /// What is known of each.
    known: Vec<Known>,
    /// The parents of merges after the first: where the merge stands, and where the parent does.
    other_parents: Vec<(u32, u32)>,
    boundary: Oid,
}

/// One commit of a graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GraphCommit {
    /// The commit.
    pub id: CommitId,
    /// The author's moment.
    pub time: Timestamp,
}

/// A commit with two parents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MergeCommit {
    /// The commit.
    pub commit: CommitId,
    /// The first and the second.
    pub parents: (CommitId, CommitId),
}

/// The author's moment of a commit, and where its first parent stands in the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Known {
    seconds: i64,
    offset_minutes: i32,
    /// [`NO_PARENT`] for none.
    first_parent: u32,
}

const NO_PARENT: u32 = u32::MAX;

impl Known {
    fn new(time: Timestamp, first_parent: Option<u32>) -> Self {
        Self {
            seconds: time.seconds,
            offset_minutes: time.offset_minutes,
            first_parent: first_parent.unwrap_or(NO_PARENT),
        }
    }

    fn first_parent(self) -> Option<u32> {
        Some(self.first_parent).filter(|parent| *parent != NO_PARENT)
    }
}

/// The graph that was read last, for whoever asks next: on another handle of the same repository, or on another thread.
#[derive(Debug, Clone, Default)]
pub struct KnownGraph(Arc<Mutex<Option<Arc<CommitGraph>>>>);

impl KnownGraph {
    /// A graph that holds a commit, read only where the one at hand does not.
    pub fn holding(&self, repo: &Repository, commit: CommitId) -> Result<Arc<CommitGraph>, ReadError> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let boundary = Boundary::fingerprint(repo.common_dir());
        if let Some(graph) = known.as_ref()
            && graph.boundary == boundary
            && graph.place(commit).is_some()
        {
            return Ok(Arc::clone(graph));
        }
        let graph = Arc::new(CommitGraph::holding(repo, commit)?);
        *known = Some(Arc::clone(&graph));
        Ok(graph)
    }
}

impl CommitGraph {
    /// A graph that holds a commit: that of the last commit, which is kept, where it does; else one of its own, read for
    /// this once.
    pub fn holding(repo: &Repository, commit: CommitId) -> Result<Self, ReadError> {
        if let Some(head) = repo.head()?.commit() {
            let graph = Self::open(repo, head)?;
            if graph.place(commit).is_some() {
                return Ok(graph);
            }
        }
        let mut graph = Self::empty(repo);
        graph.extend(repo, commit)?;
        Ok(graph)
    }

    fn empty(repo: &Repository) -> Self {
        Self {
            ids: Vec::new(),
            known: Vec::new(),
            other_parents: Vec::new(),
            boundary: Boundary::fingerprint(repo.common_dir()),
        }
    }

    /// The graph of a commit, from the file as far as that goes.
    fn open(repo: &Repository, tip: CommitId) -> Result<Self, ReadError> {
        let file = file_in(repo.common_dir());
        let mut graph = Self::empty(repo);
        if let Some(known) = read(&file, graph.boundary)
            && known.is_part_of(repo, tip)?
        {
            graph = known;
        }
        let known = graph.ids.len();
        graph.extend(repo, tip)?;
        if graph.ids.len() > known + FEW {
            // That it cannot be written is no error: the graph then serves this process alone.
            drop(graph.write(&file));
        }
        Ok(graph)
    }

    /// The commits from one to the first along first parents: what the branch itself was, and when.
    pub fn first_parent_line(&self, from: CommitId) -> impl Iterator<Item = GraphCommit> {
        self.line_of_places(from).map(|at| self.commit(at as usize))
    }

    /// The same, from the first one on.
    pub fn line_from_first(&self, to: CommitId) -> impl Iterator<Item = GraphCommit> {
        let mut line = Vec::with_capacity(self.ids.len());
        line.extend(self.line_of_places(to));
        line.into_iter().rev().map(|at| self.commit(at as usize))
    }

    fn line_of_places(&self, from: CommitId) -> impl Iterator<Item = u32> {
        let newest = self.place(from).map(|at| at as u32);
        std::iter::successors(newest, |at| self.known[*at as usize].first_parent())
    }

    /// The commits that `to` stands on, and `to`, in the order in which the branch came to have them, the oldest first; each
    /// with the commit of the branch's own line by which it has it. What a merge joined stands just before the merge,
    /// whenever it was written: the order follows from the parents alone, thus what is there stays where it is as the branch
    /// grows.
    pub fn as_joined(&self, to: CommitId) -> impl DoubleEndedIterator<Item = (CommitId, GraphCommit)> {
        let mut line: Vec<u32> = self.line_of_places(to).collect();
        line.reverse();
        let mut is_met = vec![false; self.ids.len()];
        let mut order: Vec<(u32, u32)> = Vec::with_capacity(self.ids.len());
        for by in line {
            // Parents before their children, the first one and all that it stands on before the others.
            let mut waiting = vec![(by, false)];
            while let Some((at, are_parents_met)) = waiting.pop() {
                if are_parents_met {
                    order.push((at, by));
                } else if !std::mem::replace(&mut is_met[at as usize], true) {
                    waiting.push((at, true));
                    let before = waiting.len();
                    waiting.extend(self.parents(at as usize).map(|parent| (parent, false)));
                    waiting[before..].reverse();
                }
            }
        }
        let told = |(at, by): (u32, u32)| (self.ids[at as usize], self.commit(by as usize));
        order.into_iter().map(told)
    }

    fn commit(&self, place: usize) -> GraphCommit {
        let known = self.known[place];
        let time = Timestamp {
            seconds: known.seconds,
            offset_minutes: known.offset_minutes,
        };
        let id = self.ids[place];
        GraphCommit { id, time }
    }

    /// The commits with two parents, the newest first.
    pub fn merges(&self) -> impl Iterator<Item = MergeCommit> {
        let places = self.other_parents.iter().rev().map(|(merge, _)| *merge as usize);
        places.filter_map(|place| {
            let mut parents = self.parents(place);
            let both = (parents.next()?, parents.next()?);
            let id = |at: u32| self.ids.get(at as usize).copied();
            match parents.next() {
                Some(_) => None,
                None => Some(MergeCommit {
                    commit: self.ids[place],
                    parents: (id(both.0)?, id(both.1)?),
                }),
            }
        })
    }

    /// Where the parents of the commit at a place stand.
    fn parents(&self, place: usize) -> impl Iterator<Item = u32> {
        let first = self
            .other_parents
            .partition_point(|(merge, _)| (*merge as usize) < place);
        let others = self.other_parents[first..].iter();
        let others = others.take_while(move |(merge, _)| *merge as usize == place);
        let first = self.known[place].first_parent();
        first.into_iter().chain(others.map(|(_, parent)| *parent))
    }

    fn place(&self, commit: CommitId) -> Option<usize> {
        let start = commit.0.start();
        let is_it = |known: &CommitId| known.0.start() == start && *known == commit;
        self.ids.iter().rposition(is_it)
    }

    /// The commits that `of` stands on, and `of`; `None` when the graph does not hold it.
    pub fn ancestors(&self, of: CommitId) -> Option<CommitSet> {
        let reached = self.reached(of)?;
        let found = self.ids.iter().zip(&reached).filter(|(_, is_reached)| **is_reached);
        Some(found.map(|(id, _)| *id).collect())
    }

    /// Whether `newer` is `older` or stands on it, as far as the graph holds both.
    pub fn stands_on(&self, newer: CommitId, older: CommitId) -> bool {
        let reached = self.place(older).zip(self.reached(newer));
        reached.is_some_and(|(at, reached)| reached.get(at).copied().unwrap_or(false))
    }

    /// The commits that `newer` stands on, and `newer`, without `older` and what that stands on; `None` where `newer` does
    /// not stand on `older`.
    pub fn between(&self, older: CommitId, newer: CommitId) -> Option<CommitSet> {
        let (at, reached) = (self.place(older)?, self.reached(newer)?);
        if !reached.get(at).copied().unwrap_or(false) {
            return None;
        }
        let known = self.reached(older)?;
        let is_known = |number: usize| known.get(number).copied().unwrap_or(false);
        let new = (0..)
            .zip(&reached)
            .filter(|(number, is_reached)| **is_reached && !is_known(*number));
        Some(new.map(|(number, _)| self.ids[number]).collect())
    }

    /// The commits that a merge has by one of its parents alone, the first one being 0; none where the graph does not hold it.
    pub fn side_of(&self, merge: CommitId, parent: usize) -> CommitSet {
        let parents: Vec<u32> = self.place(merge).map_or_else(Vec::new, |at| self.parents(at).collect());
        let reached = |parent: u32| self.reached(self.ids[parent as usize]).unwrap_or_default();
        let mut own = parents.get(parent).map_or_else(Vec::new, |parent| reached(*parent));
        for (_, other) in parents.iter().enumerate().filter(|(number, _)| *number != parent) {
            let other = reached(*other);
            own.iter_mut().zip(other).for_each(|(own, other)| *own &= !other);
        }
        let own = self.ids.iter().zip(own).filter(|(_, is_own)| *is_own);
        own.map(|(id, _)| *id).collect()
    }

    /// Which commits `of` reaches through parents, up to its place: parents stand before their children.
    fn reached(&self, of: CommitId) -> Option<Vec<bool>> {
        let at = self.place(of)?;
        let mut reached = vec![false; at + 1];
        reached[at] = true;
        for at in (0..=at).rev() {
            if reached[at] {
                for parent in self.parents(at) {
                    reached[parent as usize] = true;
                }
            }
        }
        Some(reached)
    }

    fn is_part_of(&self, repo: &Repository, tip: CommitId) -> Result<bool, ReadError> {
        let Some(newest) = self.ids.last() else {
            return Ok(true);
        };
        if *newest == tip {
            return Ok(true);
        }
        match repo.git.graph_descendant_of(tip.0.into(), newest.0.into()) {
            Ok(descends) => Ok(descends),
            // The old tip may be gone after a rewrite and a clean-up.
            Err(error) if error.code() == ErrorCode::NotFound => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    fn extend(&mut self, repo: &Repository, tip: CommitId) -> Result<(), ReadError> {
        let newest = self.ids.last().copied();
        if newest == Some(tip) {
            return Ok(());
        }
        let objects = Objects::of(&repo.git)?;
        let boundary = Boundary::read(repo.common_dir());
        let new = Commits::collect(repo, tip, newest)?;
        // What few new commits stand on is looked for: to number a hundred thousand known ones takes longer.
        let known = if new.len() > FEW { self.ids.as_slice() } else { &[] };
        let mut numbers: HashMap<CommitId, u32> = known.iter().copied().zip(0..).collect();
        for id in new.oldest_first() {
            let raw = objects.commit(id)?;
            let commit = RawCommit::parse(&raw).ok_or(ReadError::Damaged { oid: id.0 })?;
            let place = self.ids.len() as u32;
            numbers.insert(id, place);
            let number = |parent: &CommitId| {
                let looked_for = || self.place(*parent).map(|place| place as u32);
                numbers.get(parent).copied().or_else(looked_for)
            };
            let parents: Vec<u32> = boundary.parents_of(id, &commit).iter().filter_map(number).collect();
            let mut parents = parents.into_iter();
            self.ids.push(id);
            self.known.push(Known::new(commit.author().time, parents.next()));
            self.other_parents.extend(parents.map(|parent| (place, parent)));
        }
        Ok(())
    }

    fn write(&self, file: &Path) -> io::Result<()> {
        let folder = file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut next = tempfile::Builder::new().prefix("commits-new-").tempfile_in(folder)?;
        next.write_all(&self.to_bytes())?;
        next.persist(file)?;
        Ok(())
    }

    fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend_from_slice(self.boundary.as_bytes());
        for (place, (id, known)) in self.ids.iter().zip(&self.known).enumerate() {
            out.extend_from_slice(id.0.as_bytes());
            out.extend_from_slice(&known.seconds.to_le_bytes());
            out.extend_from_slice(&known.offset_minutes.to_le_bytes());
            out.extend_from_slice(&(self.parents(place).count() as u32).to_le_bytes());
            self.parents(place)
                .for_each(|parent| out.extend_from_slice(&parent.to_le_bytes()));
        }
        let checksum = crc32fast::hash(&out);
        out.extend_from_slice(&checksum.to_le_bytes());
        out
    }
}

fn file_in(common_dir: &Path) -> PathBuf {
    common_dir.join("copil").join("commits")
}

/// Reads a graph's file; `None` when it is torn or damaged, or was written where history ended elsewhere.
fn read(file: &Path, boundary: Oid) -> Option<CommitGraph> {
    let file = copil_file::open(file, Links::Followed).ok()?;
    let length = file.metadata().ok()?.len();
    parse(file, length, boundary)
}

fn parse(input: impl Read, length: u64, boundary: Oid) -> Option<CommitGraph> {
    let body = length.checked_sub(size_of::<u32>() as u64)?;
    let mut bytes = CheckedBytes::new(input, body, crc32fast::Hasher::new());
    if bytes.take(MAGIC.len())? != MAGIC || bytes.oid()? != boundary {
        return None;
    }
    // With room for the few that are new: to move all the others for them takes longer than to read them.
    let room = usize::try_from(body).ok()? / COMMIT + 1 + FEW;
    let (mut ids, mut known) = (Vec::with_capacity(room), Vec::with_capacity(room));
    let mut other_parents = Vec::new();
    while !bytes.is_at_end() {
        let mut commit = bytes.values::<LEAST_COMMIT>()?;
        let (id, time, count) = (CommitId(commit.oid()?), commit.time()?, commit.number()?);
        let mut parent = || bytes.number().filter(|parent| (*parent as usize) < ids.len());
        let first_parent = if count > 0 { Some(parent()?) } else { None };
        for _ in 1..count {
            other_parents.push((ids.len() as u32, parent()?));
        }
        ids.push(id);
        known.push(Known::new(time, first_parent));
    }
    let (checksum, mut rest) = bytes.finish();
    let mut told = [0; size_of::<u32>()];
    rest.read_exact(&mut told).ok()?;
    (u32::from_le_bytes(told) == checksum).then_some(CommitGraph {
        ids,
        known,
        other_parents,
        boundary,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestRepo;

    fn graph(repo: &TestRepo, tip: &str) -> CommitGraph {
        CommitGraph::holding(&repo.open(), repo.rev(tip)).unwrap()
    }

    /// What git says of the same.
    fn listed(repo: &TestRepo, arguments: &[&str]) -> Vec<CommitId> {
        let arguments = [&["rev-list"], arguments].concat();
        let ids = repo.git(&arguments);
        ids.lines().map(|id| id.parse().unwrap()).collect()
    }

    /// A branch that went its own way and was merged.
    fn with_a_merge() -> TestRepo {
        let repo = TestRepo::new();
        repo.commit("a", "1", "one", 0);
        repo.git(&["checkout", "-q", "-b", "side"]);
        repo.commit("b", "1", "aside", 1);
        repo.git(&["checkout", "-q", "main"]);
        repo.commit("a", "2", "two", 2);
        repo.git(&["merge", "-q", "--no-ff", "-m", "joined", "side"]);
        repo.commit("a", "3", "three", 4);
        repo
    }

    #[test]
    fn the_line_and_what_a_commit_stands_on_are_gits() {
        let repo = with_a_merge();
        let graph = graph(&repo, "HEAD");
        let line: Vec<CommitId> = graph
            .first_parent_line(repo.rev("HEAD"))
            .map(|commit| commit.id)
            .collect();
        assert_eq!(line, listed(&repo, &["--first-parent", "HEAD"]));
        for id in listed(&repo, &["HEAD"]) {
            let name = id.to_string();
            let expected: CommitSet = listed(&repo, &[&name]).into_iter().collect();
            assert_eq!(graph.ancestors(id), Some(expected));
        }
        assert_eq!(graph.ancestors(CommitId(Oid::of_blob(b"none"))), None);
        let (head, side, before) = (repo.rev("HEAD"), repo.rev("side"), repo.rev("HEAD^^"));
        for (older, range) in [(side, "side..HEAD"), (before, "HEAD^^..HEAD"), (head, "HEAD..HEAD")] {
            let expected: CommitSet = listed(&repo, &[range]).into_iter().collect();
            assert_eq!(graph.between(older, head), Some(expected), "{range}");
        }
        assert!(graph.between(side, before).is_none() && graph.between(head, side).is_none());
        assert!(graph.stands_on(head, side) && graph.stands_on(head, before) && graph.stands_on(side, side));
        assert!(!graph.stands_on(before, head) && !graph.stands_on(side, before));
        assert!(!graph.stands_on(head, CommitId(Oid::of_blob(b"none"))));
    }

    #[test]
    fn what_a_merge_joined_stands_before_it_whenever_it_was_written() {
        let repo = with_a_merge();
        // The side was written before the second commit of the branch, and joined after it.
        let (head, merge) = (repo.rev("HEAD"), repo.rev("HEAD^"));
        let [one, two, aside] = ["HEAD^^^", "HEAD^^", "side"].map(|name| repo.rev(name));
        let told = |tip: &str| -> Vec<(CommitId, CommitId)> {
            let joined = graph(&repo, "HEAD").as_joined(repo.rev(tip)).collect::<Vec<_>>();
            joined.into_iter().map(|(id, by)| (id, by.id)).collect()
        };
        let expected = [(one, one), (two, two), (aside, merge), (merge, merge), (head, head)];
        assert_eq!(told("HEAD"), expected);
        assert_eq!(told("side"), [(one, one), (aside, aside)]);
        // A branch from before, joined last, and one that was joined to the other on the way.
        repo.git(&["checkout", "-q", "-b", "late", "HEAD~3"]);
        repo.commit("c", "1", "late", 1);
        repo.git(&["merge", "-q", "--no-ff", "-m", "on the way", "side"]);
        let (on_the_way, late) = (repo.rev("late"), repo.rev("late^"));
        repo.git(&["checkout", "-q", "main"]);
        repo.git(&["merge", "-q", "--no-ff", "-m", "joined late", "late"]);
        let joined = repo.rev("HEAD");
        let grown = [&expected[..], &[(late, joined), (on_the_way, joined), (joined, joined)]].concat();
        assert_eq!(told("HEAD"), grown);
    }

    #[test]
    fn what_was_written_reads_as_it_was_and_nothing_damaged_is_believed() {
        let repo = with_a_merge();
        let graph = graph(&repo, "HEAD");
        let bytes = graph.to_bytes();
        let parse = |bytes: &[u8], boundary| parse(bytes, bytes.len() as u64, boundary);
        let read = parse(&bytes, graph.boundary).expect("what was written");
        assert_eq!((read.ids, read.known), (graph.ids, graph.known));
        assert_eq!(read.other_parents, graph.other_parents);
        assert!(parse(&bytes, Oid::of_blob(b"elsewhere")).is_none());
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x40;
            assert!(parse(&damaged, graph.boundary).is_none(), "byte {at}");
            assert!(parse(&bytes[..at], graph.boundary).is_none(), "cut at {at}");
        }
    }

    #[test]
    fn the_file_grows_with_the_branch_and_gives_way_when_history_is_another() {
        let repo = with_a_merge();
        let file = file_in(repo.open().common_dir());
        graph(&repo, "HEAD").write(&file).unwrap();
        repo.commit("a", "4", "four", 5);
        let all = |graph: &CommitGraph| graph.ids.iter().copied().collect::<CommitSet>();
        let expected = |tip: &str| listed(&repo, &[tip]).into_iter().collect::<CommitSet>();
        assert_eq!(all(&graph(&repo, "HEAD")), expected("HEAD"));
        // A new merge stands on a commit that was known long before.
        repo.git(&["checkout", "-q", "-b", "late", "HEAD~3"]);
        repo.commit("c", "1", "late", 6);
        repo.git(&["checkout", "-q", "main"]);
        repo.git(&["merge", "-q", "--no-ff", "-m", "joined late", "late"]);
        let grown = graph(&repo, "HEAD");
        for tip in ["HEAD", "late"] {
            assert_eq!(grown.ancestors(repo.rev(tip)), Some(expected(tip)), "{tip}");
        }
        repo.git(&["reset", "-q", "--hard", "HEAD~3"]);
        repo.commit("a", "5", "another", 6);
        assert_eq!(all(&graph(&repo, "HEAD")), expected("HEAD"));
    }
}
