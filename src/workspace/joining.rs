//! Two states of the plan joined by meaning, file by file.

use std::collections::BTreeMap;
use std::io;

use super::compare::{PlanComparison, deltas};
use super::file_edit::FileEdits;
use super::past::Moment;
use super::plan_tree::PlanTree;
use super::prepare::PreparedFile;
use super::versions::VersionReader;
use super::{Error, LogEntry, PlanRepository, Version, Workspace};
use copil_git::{CommitId, FileEdit};
use copil_plan::change::{
    Answer, Change, Clash, FileChange, FileContent, FileVersion, Merge, MergedFile, Side, Subject, merge,
};
use copil_plan::value::FieldPath;
use copil_store::{self as store, EntryKind, PlanPath, Problem, Snapshot};

/// Two commits that are joined, and what both stand on.
pub(super) struct Sides {
    pub base: CommitId,
    /// The one at hand.
    pub ours: CommitId,
    pub theirs: CommitId,
}

/// How clashes are answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// Each for itself: what it is about, the value that stands for the question, and the side that is taken.
    pub each: Vec<(Subject, FieldPath, Side)>,
    /// What is answered to all others.
    pub rest: Option<Side>,
}

impl Answers {
    /// What is answered to a clash.
    pub fn to(&self, clash: &Clash) -> Option<Side> {
        let question = clash.question();
        let mut each = self.each.iter();
        let own = each.find(|(subject, path, _)| *subject == clash.subject && *path == question);
        own.map(|(.., side)| *side).or(self.rest)
    }
}

/// What both sides of a joining changed, with who did, when and why.
#[derive(Debug)]
pub struct Dispute {
    /// What is to be answered.
    pub clashes: Vec<Clash>,
    /// What each side changed since the two parted, where it is known which commits they are.
    since: Option<[PlanComparison; 2]>,
}

impl Dispute {
    /// The entry that last made a side of a clash so.
    pub fn entry_of(&self, clash: &Clash, side: Side) -> Option<&LogEntry> {
        let [ours, theirs] = self.since.as_ref()?;
        let comparison = match side {
            Side::Ours => ours,
            Side::Theirs => theirs,
        };
        comparison.entry_of(clash)
    }
}

impl Workspace {
    /// What two commits clash on.
    pub(super) fn dispute(&self, repo: &PlanRepository, sides: &Sides) -> Result<Dispute, Error> {
        let clashes = self.joined(repo, sides, &|_| None)?.clashes;
        self.dispute_about(clashes, Some(sides))
    }

    /// Clashes, with who made each side so, where it is known what is joined.
    pub(super) fn dispute_about(&self, clashes: Vec<Clash>, sides: Option<&Sides>) -> Result<Dispute, Error> {
        let at = |commit: CommitId| Moment::Revision(commit.to_string());
        let since = |base, commit| -> Result<PlanComparison, Error> {
            Ok(self.compare(at(base), Some(at(commit)), false)?.comparison)
        };
        let since = match sides {
            Some(sides) => Some([since(sides.base, sides.ours)?, since(sides.base, sides.theirs)?]),
            None => None,
        };
        Ok(Dispute { clashes, since })
    }

    /// What joining two commits does to the plan.
    pub(super) fn joined(&self, repo: &PlanRepository, sides: &Sides, answer: Answer<'_>) -> Result<Merge, Error> {
        let tree = |commit| PlanTree::at(repo, Version::Commit(commit));
        let (base, ours, theirs) = (tree(sides.base)?, tree(sides.ours)?, tree(sides.theirs)?);
        let read = |oid| repo.git.blob(oid);
        let mut versions = VersionReader::default();
        let mut changed = |side: &PlanTree<'_>| -> Result<Vec<FileChange>, Error> {
            Ok(versions.files(&repo.root, &deltas(&base, side), &read)?)
        };
        Ok(merge(changed(&ours)?, changed(&theirs)?, answer))
    }
}

/// The three versions of the plan's files that are joined.
pub(super) struct Joining<'w> {
    workspace: &'w Workspace,
    repo: &'w PlanRepository,
    base: PlanTree<'w>,
    ours: PlanTree<'w>,
    theirs: PlanTree<'w>,
    /// The plan's last commit.
    head: CommitId,
}

impl<'w> Joining<'w> {
    pub(super) fn of(workspace: &'w Workspace, repo: &'w PlanRepository, sides: &Sides) -> Result<Self, Error> {
        let tree = |commit| PlanTree::at(repo, Version::Commit(commit));
        Ok(Self {
            workspace,
            repo,
            base: tree(sides.base)?,
            ours: tree(sides.ours)?,
            theirs: tree(sides.theirs)?,
            head: sides.ours,
        })
    }

    /// What is done to a file: what only the other side changed is as it is there, byte for byte; elsewhere its changes are
    /// made in the text at hand.
    pub(super) fn edits_of(&self, file: &MergedFile) -> Result<FileEdits, Error> {
        let path_of = |version: &Option<FileVersion>| version.as_ref().and_then(|file| PlanPath::of_key(&file.key));
        let (origin, target) = (path_of(&file.change.before), path_of(&file.change.after));
        let theirs = self.theirs_bytes(file, origin.as_ref())?;
        let Some(origin) = origin else {
            let table = file.change.after.as_ref().and_then(FileVersion::table);
            let bytes = theirs.or_else(|| table.map(|table| store::new_file(table)));
            return match (target, bytes) {
                (Some(target), Some(bytes)) => self.workspace.create(self.repo, target, bytes),
                _ => Ok(FileEdits::new()),
            };
        };
        let ours = self.ours.bytes(&origin)?;
        let is_set = |change: &Change| matches!(change, Change::Set { .. });
        let sets: Vec<Change> = file.difference().changes.into_iter().filter(is_set).collect();
        let both = self.text_of_both(file, &origin, &sets)?;
        self.workspace
            .transform(self.repo, &origin, target.as_ref(), &|bytes| match &theirs {
                Some(theirs) if Some(bytes) == ours.as_deref() => Ok(theirs.clone()),
                _ => match &both {
                    Some(both) if Some(bytes) == ours.as_deref() => Ok(both.clone()),
                    _ => store::edit(bytes, &sets),
                },
            })
    }

    /// The text of a file that both sides wrote in: the one at hand with the values that the joining gives and with what the
    /// other side says in comments. `None` where one side did not touch it, or it cannot be made.
    fn text_of_both(&self, file: &MergedFile, origin: &PlanPath, sets: &[Change]) -> Result<Option<Vec<u8>>, Error> {
        let path_of = |version: &Option<FileVersion>| version.as_ref().and_then(|file| PlanPath::of_key(&file.key));
        let (base, theirs) = (path_of(&file.base), path_of(&file.theirs));
        let (Some(base), Some(theirs)) = (base, theirs) else {
            return Ok(None);
        };
        let texts = (
            self.base.bytes(&base)?,
            self.ours.bytes(origin)?,
            self.theirs.bytes(&theirs)?,
        );
        let (Some(base), Some(ours), Some(theirs)) = texts else {
            return Ok(None);
        };
        let edited = match sets {
            [] => Ok(ours),
            sets => store::edit(&ours, sets),
        };
        Ok(edited
            .ok()
            .and_then(|edited| store::with_comments(&edited, &base, &theirs)))
    }

    /// Files that both sides wrote in and in which the joining changes no value at hand: what the other side says there in
    /// comments comes all the same.
    pub(super) fn layouts(&self, merge: &Merge) -> Result<FileEdits, Error> {
        let is_joined = |path: &PlanPath| {
            let mut files = merge.files.iter();
            files.any(|file| {
                let versions = [&file.change.before, &file.change.after, &file.theirs];
                let mut paths = versions
                    .into_iter()
                    .flatten()
                    .filter_map(|version| PlanPath::of_key(&version.key));
                paths.any(|one| one == *path)
            })
        };
        let mut edits = FileEdits::new();
        for path in self.ours.paths() {
            let (base, ours, theirs) = (self.base.oid(path), self.ours.oid(path), self.theirs.oid(path));
            let (Some(base), Some(ours), Some(theirs)) = (base, ours, theirs) else {
                continue;
            };
            if base == ours || base == theirs || ours == theirs || is_joined(path) {
                continue;
            }
            let blob = |oid| self.repo.git.blob(oid);
            let text = blob(ours)?;
            let joined = store::with_comments(&text, &blob(base)?, &blob(theirs)?);
            let Some(both) = joined.filter(|both| *both != text) else {
                continue;
            };
            edits.extend(
                self.workspace
                    .transform(self.repo, path, Some(path), &|bytes| match bytes == text {
                        true => Ok(both.clone()),
                        false => Ok(bytes.to_vec()),
                    })?,
            );
        }
        Ok(edits)
    }

    /// The bytes of the other side's file, where they can be taken as they are: the one at hand is what it was where the
    /// two parted, or cannot be edited.
    fn theirs_bytes(&self, file: &MergedFile, origin: Option<&PlanPath>) -> Result<Option<Vec<u8>>, Error> {
        let (Some(after), Some(theirs)) = (&file.change.after, &file.theirs) else {
            return Ok(None);
        };
        let path = |version: &FileVersion| PlanPath::of_key(&version.key);
        let was = file.base.as_ref().and_then(path).and_then(|path| self.base.oid(&path));
        let is_untouched = origin.is_none_or(|origin| self.ours.oid(origin) == was);
        let is_text = |version: Option<&FileVersion>| {
            version.is_some_and(|version| matches!(version.content, FileContent::Unreadable(_)))
        };
        let cannot_be_edited = is_text(Some(after)) || is_text(file.change.before.as_ref());
        let is_theirs = after.content == theirs.content && (is_untouched || cannot_be_edited);
        match path(theirs).filter(|_| is_theirs) {
            Some(path) => Ok(self.theirs.bytes(&path)?),
            None => Ok(None),
        }
    }

    /// The errors that the plan would have, and does not have now.
    pub(super) fn new_errors(&self, edits: &[(PreparedFile, FileEdit)]) -> Result<Vec<Problem>, Error> {
        let committed: BTreeMap<&PlanPath, &Option<Vec<u8>>> =
            edits.iter().map(|(file, edit)| (&file.path, &edit.committed)).collect();
        let read = |path: &PlanPath| {
            let bytes = match committed.get(path) {
                Some(bytes) => (*bytes).clone(),
                None => self.ours.bytes(path).map_err(io::Error::other)?,
            };
            bytes.ok_or_else(|| io::ErrorKind::NotFound.into())
        };
        let gone = |path: &PlanPath| committed.get(path).is_some_and(|bytes| bytes.is_none());
        let new = committed
            .keys()
            .filter(|path| self.ours.oid(path).is_none() && !gone(path));
        let new = new.map(|path| ((*path).clone(), EntryKind::File));
        let kept = self.ours.paths().filter(|path| !gone(path));
        let names = kept.map(|path| (path.clone(), self.ours.kind(path))).chain(new);
        let outcome = Snapshot::of_files(self.workspace.plan().id.clone(), names.collect(), &read)?;
        let known = self.workspace.at(Version::Commit(self.head))?;
        let is_known = |found: &Problem| {
            let mut known = known.problems.iter();
            known.any(|known| known.path == found.path && known.kind == found.kind)
        };
        let problems = outcome.problems.into_iter();
        Ok(problems.filter(|found| found.is_error() && !is_known(found)).collect())
    }
}
