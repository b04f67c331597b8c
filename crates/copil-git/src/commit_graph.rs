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
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use git2::ErrorCode;

use super::history_index::Reader;
use super::object::{Objects, RawCommit};
use super::walk::{Boundary, Commits};
use super::{CommitId, CommitSet, Oid, ReadError, Repository, Timestamp};

const MAGIC: &[u8; 8] = b"copil\0g\x01";

/// So many bytes a commit with one parent takes.
const COMMIT: usize = 40;

/// So many new commits are read again each time rather than written: writing all costs more.
const FEW: usize = 256;

/// The commits that one commit stands on, and that commit.
#[derive(Debug)]
pub struct CommitGraph {
    /// Parents before children.
    commits: Vec<GraphCommit>,
    /// The parents of merges after the first: where the merge stands, and where the parent does.
    other_parents: Vec<(u32, u32)>,
    boundary: Oid,
}

/// One commit of a graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GraphCommit {
    /// The commit.
    pub id: CommitId,
    /// The author's moment.
    pub time: Timestamp,
    /// Where its first parent stands in the graph.
    first_parent: Option<u32>,
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
            commits: Vec::new(),
            other_parents: Vec::new(),
            boundary: Boundary::fingerprint(repo.common_dir()),
        }
    }

    /// The graph of a commit, from the file as far as that goes.
    fn open(repo: &Repository, tip: CommitId) -> Result<Self, ReadError> {
        let file = file_in(repo.common_dir());
        let mut graph = Self::empty(repo);
        if let Some(known) = copil_file::read_whole(&file)
            .ok()
            .and_then(|bytes| parse(&bytes, graph.boundary))
            && known.is_part_of(repo, tip)?
        {
            graph = known;
        }
        let known = graph.commits.len();
        graph.extend(repo, tip)?;
        if graph.commits.len() > known + FEW {
            // That it cannot be written is no error: the graph then serves this process alone.
            drop(graph.write(&file));
        }
        Ok(graph)
    }

    /// How many commits it holds.
    pub fn size(&self) -> usize {
        self.commits.len()
    }

    /// The commits from one to the first along first parents: what the branch itself was, and when.
    pub fn first_parent_line(&self, from: CommitId) -> impl Iterator<Item = &GraphCommit> {
        let newest = self.place(from).map(|at| &self.commits[at]);
        std::iter::successors(newest, |commit| {
            commit.first_parent.map(|number| &self.commits[number as usize])
        })
    }

    /// Where the parents of the commit at a place stand.
    fn parents(&self, place: usize) -> impl Iterator<Item = u32> {
        let first = self
            .other_parents
            .partition_point(|(merge, _)| (*merge as usize) < place);
        let others = self.other_parents[first..].iter();
        let others = others.take_while(move |(merge, _)| *merge as usize == place);
        let first = self.commits[place].first_parent;
        first.into_iter().chain(others.map(|(_, parent)| *parent))
    }

    fn place(&self, commit: CommitId) -> Option<usize> {
        let start = commit.0.start();
        let is_it = |known: &GraphCommit| known.id.0.start() == start && known.id == commit;
        self.commits.iter().rposition(is_it)
    }

    /// The commits that `of` stands on, and `of`; `None` when the graph does not hold it.
    pub fn ancestors(&self, of: CommitId) -> Option<CommitSet> {
        let reached = self.reached(of)?;
        let commits = self.commits.iter().zip(&reached);
        Some(
            commits
                .filter(|(_, is_reached)| **is_reached)
                .map(|(commit, _)| commit.id)
                .collect(),
        )
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
        Some(new.map(|(number, _)| self.commits[number].id).collect())
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
        let Some(newest) = self.commits.last() else {
            return Ok(true);
        };
        if newest.id == tip {
            return Ok(true);
        }
        match repo.git.graph_descendant_of(tip.0.into(), newest.id.0.into()) {
            Ok(descends) => Ok(descends),
            // The old tip may be gone after a rewrite and a clean-up.
            Err(error) if error.code() == ErrorCode::NotFound => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    fn extend(&mut self, repo: &Repository, tip: CommitId) -> Result<(), ReadError> {
        let newest = self.commits.last().map(|commit| commit.id);
        if newest == Some(tip) {
            return Ok(());
        }
        let objects = Objects::of(&repo.git)?;
        let boundary = Boundary::read(repo.common_dir());
        let new = Commits::collect(repo, tip, newest)?;
        // What few new commits stand on is looked for: to number a hundred thousand known ones takes longer.
        let known = if new.len() > FEW { self.commits.as_slice() } else { &[] };
        let mut numbers: HashMap<CommitId, u32> = known.iter().map(|commit| commit.id).zip(0..).collect();
        for id in new.oldest_first() {
            let raw = objects.commit(id)?;
            let commit = RawCommit::parse(&raw).ok_or(ReadError::Damaged { oid: id.0 })?;
            let place = self.commits.len() as u32;
            numbers.insert(id, place);
            let number = |parent: &CommitId| {
                let looked_for = || self.place(*parent).map(|place| place as u32);
                numbers.get(parent).copied().or_else(looked_for)
            };
            let parents: Vec<u32> = boundary.parents_of(id, &commit).iter().filter_map(number).collect();
            let mut parents = parents.into_iter();
            self.commits.push(GraphCommit {
                id,
                time: commit.author().time,
                first_parent: parents.next(),
            });
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
        for (place, commit) in self.commits.iter().enumerate() {
            out.extend_from_slice(commit.id.0.as_bytes());
            out.extend_from_slice(&commit.time.seconds.to_le_bytes());
            out.extend_from_slice(&commit.time.offset_minutes.to_le_bytes());
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
fn parse(bytes: &[u8], boundary: Oid) -> Option<CommitGraph> {
    let (body, checksum) = bytes.split_last_chunk()?;
    if crc32fast::hash(body) != u32::from_le_bytes(*checksum) {
        return None;
    }
    let mut reader = Reader {
        data: body.strip_prefix(MAGIC)?,
    };
    if reader.oid()? != boundary {
        return None;
    }
    // With room for the few that are new: to move all the others for them takes longer than to read them.
    let mut commits: Vec<GraphCommit> = Vec::with_capacity(reader.data.len() / COMMIT + 1 + FEW);
    let mut other_parents = Vec::new();
    while !reader.data.is_empty() {
        let id = CommitId(reader.oid()?);
        let time = reader.time()?;
        let count = reader.number()? as usize;
        let mut parent = || reader.number().filter(|parent| (*parent as usize) < commits.len());
        let first_parent = if count > 0 { Some(parent()?) } else { None };
        for _ in 1..count {
            other_parents.push((commits.len() as u32, parent()?));
        }
        commits.push(GraphCommit { id, time, first_parent });
    }
    Some(CommitGraph {
        commits,
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
    fn what_was_written_reads_as_it_was_and_nothing_damaged_is_believed() {
        let repo = with_a_merge();
        let graph = graph(&repo, "HEAD");
        let bytes = graph.to_bytes();
        let read = parse(&bytes, graph.boundary).expect("what was written");
        assert_eq!(read.commits, graph.commits);
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
        let all = |graph: &CommitGraph| graph.commits.iter().map(|commit| commit.id).collect::<CommitSet>();
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
