//! In which order commits are visited, and where history ends.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use git2::{Revwalk, Sort};

use crate::object::{Objects, RawCommit};
use crate::{CommitId, Oid, ReadError};

/// Where history ends or turns by decree: the edge of a shallow clone, and the old `info/grafts`.
#[derive(Debug, Default)]
pub(crate) struct Boundary {
    shallow: HashSet<CommitId>,
    grafts: HashMap<CommitId, Vec<CommitId>>,
}

impl Boundary {
    /// Missing or strange files count as empty, as they do for git.
    pub(crate) fn read(common_dir: &Path) -> Boundary {
        let read =
            |path: &Path| String::from_utf8(copil_file::read_whole(path).unwrap_or_default()).unwrap_or_default();
        let shallow = read(&common_dir.join("shallow"));
        let grafts = read(&common_dir.join("info").join("grafts"));
        Boundary {
            shallow: shallow.lines().filter_map(|line| line.trim().parse().ok()).collect(),
            grafts: grafts
                .lines()
                .filter_map(|line| {
                    let mut words = line.split_ascii_whitespace().map(str::parse);
                    let commit = words.next()?.ok()?;
                    Some((commit, words.collect::<Result<_, _>>().ok()?))
                })
                .collect(),
        }
    }

    /// Changes whenever the boundary does.
    pub(crate) fn fingerprint(common_dir: &Path) -> Oid {
        let read = |path: &Path| copil_file::read_whole(path).unwrap_or_default();
        let both = [
            read(&common_dir.join("shallow")),
            read(&common_dir.join("info").join("grafts")),
        ];
        Oid::of_blob(&both.join(&0))
    }

    /// Whether a shallow clone ends with the commit.
    pub(crate) fn is_edge(&self, id: CommitId) -> bool {
        self.shallow.contains(&id)
    }

    pub(crate) fn parents_of(&self, id: CommitId, commit: &RawCommit<'_>) -> Vec<CommitId> {
        if self.is_edge(id) {
            return Vec::new();
        }
        match self.grafts.get(&id) {
            Some(parents) if !self.grafts.is_empty() => parents.clone(),
            _ => commit.parents().collect(),
        }
    }
}

/// Commits, newest first. While history is one line the next commit is simply the parent; from the first merge on,
/// libgit2 sorts what is left.
pub(super) struct Order<'r> {
    git: &'r git2::Repository,
    objects: &'r Objects<'r>,
    boundary: &'r Boundary,
    hide: Option<CommitId>,
    state: State<'r>,
}

enum State<'r> {
    Line(Option<CommitId>),
    Sorted(Revwalk<'r>),
}

impl<'r> Order<'r> {
    pub(super) fn new(
        git: &'r git2::Repository,
        objects: &'r Objects<'r>,
        boundary: &'r Boundary,
        from: CommitId,
        hide: Option<CommitId>,
    ) -> Result<Self, ReadError> {
        let mut order = Order {
            git,
            objects,
            boundary,
            hide,
            state: State::Line(Some(from)),
        };
        if hide.is_some() {
            order.state = State::Sorted(order.sorted(from)?);
        }
        Ok(order)
    }

    fn sorted(&self, from: CommitId) -> Result<Revwalk<'r>, ReadError> {
        let mut walk = self.git.revwalk()?;
        walk.set_sorting(Sort::TOPOLOGICAL | Sort::TIME)?;
        walk.push(from.0.into())?;
        if let Some(hide) = self.hide {
            walk.hide(hide.0.into())?;
        }
        Ok(walk)
    }

    pub(super) fn next(&mut self) -> Result<Option<CommitId>, ReadError> {
        if let State::Line(Some(id)) = self.state {
            let raw = self.objects.commit(id)?;
            let commit = RawCommit::parse(&raw).ok_or(ReadError::Damaged { oid: id.0 })?;
            let parents = self.boundary.parents_of(id, &commit);
            if parents.len() <= 1 {
                self.state = State::Line(parents.first().copied());
                return Ok(Some(id));
            }
            self.state = State::Sorted(self.sorted(id)?);
        }
        match &mut self.state {
            State::Line(_) => Ok(None),
            State::Sorted(walk) => Ok(walk.next().transpose()?.map(|oid| CommitId(oid.into()))),
        }
    }
}
