//! Merges that copil did not make, judged afterwards: each is joined by meaning again, and what it has otherwise is told. A
//! forge's button joins by lines, and a hand may join as it likes.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::compare::deltas;
use super::file_edit::FileEdits;
use super::message::{self, MessageContext};
use super::plan_tree::PlanTree;
use super::versions::VersionReader;
use super::{CommitDetails, Error, PlanRepository, PreparedCommit, RecordedCommit, Version, Workspace};
use crate::wording::change::Light;
use copil_git::{CommitId, FileEdit, MergeCommit, Oid, Signature};
use copil_plan::change::{
    self, Change, Clash, FileChange, FileContent, FileKey, FileVersion, Merge, Side, Subject, question_of,
};
use copil_store::{self as store, PlanPath};

/// Goes up when merges are judged otherwise: what was found sound is judged again.
const FORM: u32 = 2;

/// After so many merges that were found sound, they are written.
const OFTEN: usize = 64;

/// A merge that has something else than joining its two sides by meaning gives, and that nobody changed since.
#[derive(Clone, Debug, PartialEq)]
pub struct MergeFault {
    /// The merge.
    pub commit: CommitId,
    /// Who made it, and when they say they did.
    pub author: Signature,
    /// What it has, told as changes of what joining by meaning gives.
    pub changes: Vec<Change>,
    /// What both sides had changed, each in its own way, and nobody may have been asked about.
    pub clashes: Vec<Clash>,
}

impl MergeFault {
    /// Whether a commit can make some of it as joining by meaning has it: what the merge made in addition stays, for somebody
    /// may have begun to work with it.
    pub fn is_repairable(&self) -> bool {
        self.changes
            .iter()
            .any(|change| !matches!(change, Change::Created { .. }))
    }

    /// Of what else somebody had made a value so that a change gives to its subject: lines that look alike were taken for
    /// those of another file.
    pub fn taken_from(&self, change: &Change) -> Option<Subject> {
        let Change::Set { subject, path, new, .. } = change else {
            return None;
        };
        let is_it = |did: &Change| {
            matches!(did, Change::Set { subject: other, path: place, new: value, .. }
                if other != subject && place == path && value == new)
        };
        let sides = [Side::Ours, Side::Theirs];
        let mut did = self
            .clashes
            .iter()
            .flat_map(|clash| sides.map(|side| clash.did(side)).concat());
        did.find(is_it).map(|did| did.subject())
    }
}

/// The merges that a commit stands on, judged: that says the same as long as the branch does not move.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgedMerges {
    /// Nothing before the first commit.
    tip: Option<CommitId>,
    /// Those that have a fault, whatever became of it since, the newest first.
    faults: Vec<MergeFault>,
}

impl JudgedMerges {
    /// Whether none has a fault.
    pub fn are_sound(&self) -> bool {
        self.faults.is_empty()
    }
}

impl Workspace {
    /// The faults of the merges that the plan stands on, the newest first.
    pub fn merge_faults(&self) -> Result<Vec<MergeFault>, Error> {
        self.faults_left(&self.judge_merges()?)
    }

    /// Judges the merges that the plan stands on.
    pub fn judge_merges(&self) -> Result<JudgedMerges, Error> {
        let repo = self.writable_repository()?;
        let tip = repo.git.head()?.commit();
        let mut faults = Vec::new();
        if let Some(tip) = tip {
            let graph = repo.graph(tip)?;
            let mut sound = SoundMerges::read(repo);
            for merge in graph.merges() {
                if sound.known.contains(&merge.commit) {
                    continue;
                }
                match self.judged(repo, &merge) {
                    Ok(Some(fault)) => faults.push(fault),
                    Ok(None) => sound.add(merge.commit, repo),
                    // What several common ancestors say together cannot be kept here: it is judged where it can.
                    Err(Error::Record(_)) => {}
                    Err(error) => return Err(error),
                }
            }
            sound.write(repo);
        }
        Ok(JudgedMerges { tip, faults })
    }

    /// Whether these are the merges that the plan stands on now.
    pub fn stands_on(&self, judged: &JudgedMerges) -> bool {
        let head = self.plan_repository().ok().and_then(|repo| repo.git.head().ok());
        head.is_some_and(|head| head.commit() == judged.tip)
    }

    /// The faults of judged merges that are still there, and that nobody said are none.
    pub fn faults_left(&self, judged: &JudgedMerges) -> Result<Vec<MergeFault>, Error> {
        if judged.are_sound() {
            return Ok(Vec::new());
        }
        let repo = self.writable_repository()?;
        let confirmed = commits_in(repo, &name_of_confirmed(repo));
        let mut left = Vec::new();
        for fault in &judged.faults {
            if !confirmed.contains(&fault.commit) {
                left.extend(self.standing(fault.clone())?);
            }
        }
        Ok(left)
    }

    /// Takes a merge as somebody says that it is right: it is told no more in this repository. Nothing in the plan says so, for
    /// nothing in it changes. That it cannot be kept is no error: it is told again.
    pub fn confirm_merge(&self, merge: CommitId) {
        let Ok(repo) = self.writable_repository() else { return };
        let name = name_of_confirmed(repo);
        let mut confirmed = commits_in(repo, &name);
        confirmed.insert(merge);
        let confirmed: BTreeSet<CommitId> = confirmed.into_iter().collect();
        let lines: String = confirmed.iter().map(|merge| format!("{merge}\n")).collect();
        drop(repo.git.keep(&name, lines.as_bytes()));
    }

    /// What is wrong with a merge; `None` where nothing is, or it cannot be told.
    fn judged(&self, repo: &PlanRepository, merge: &MergeCommit) -> Result<Option<MergeFault>, Error> {
        let (ours, theirs) = merge.parents;
        let Some(sides) = self.sides(repo, (ours, theirs), Side::Theirs)? else {
            return Ok(None);
        };
        let joined = self.joined(repo, &sides, &|_| None)?;
        // Which numbers were free then is not known any more, and whatever was named by one followed.
        if !joined.renumbered.is_empty() {
            return Ok(None);
        }
        let files = self.unlike(repo, merge, &joined)?;
        let mut changes = change::diff(files).changes;
        changes.retain(|change| !is_answer(change, &joined));
        if changes.is_empty() {
            return Ok(None);
        }
        Ok(Some(MergeFault {
            commit: merge.commit,
            author: repo.git.commit(merge.commit)?.author,
            changes,
            clashes: joined.clashes,
        }))
    }

    /// The files of a merge that are not what joining by meaning gives: from the latter to what they are.
    fn unlike(&self, repo: &PlanRepository, merge: &MergeCommit, joined: &Merge) -> Result<Vec<FileChange>, Error> {
        let tree = |commit| PlanTree::at(repo, Version::Commit(commit));
        let (ours, made) = (tree(merge.parents.0)?, tree(merge.commit)?);
        let read = |oid| repo.git.blob(oid);
        let changed = VersionReader::default().files(&repo.root, &deltas(&ours, &made), &read)?;
        let mut wanted: BTreeMap<FileKey, Option<FileContent>> = BTreeMap::new();
        for file in &joined.files {
            if let Some(before) = &file.change.before {
                wanted.entry(before.key.clone()).or_default();
            }
            if let Some(after) = &file.change.after {
                wanted.insert(after.key.clone(), Some(after.content.clone()));
            }
        }
        let mut found: BTreeMap<FileKey, Option<FileContent>> = BTreeMap::new();
        for FileChange { before, after } in changed {
            let Some(key) = before.as_ref().or(after.as_ref()).map(|version| version.key.clone()) else {
                continue;
            };
            wanted
                .entry(key.clone())
                .or_insert(before.map(|version| version.content));
            found.insert(key, after.map(|version| version.content));
        }
        let mut unlike = Vec::new();
        for (key, wanted) in wanted {
            let found = match found.remove(&key) {
                Some(found) => found,
                None => self.content_at(repo, &ours, &key)?,
            };
            let [wanted, found] = [wanted, found].map(|content| content.map(|content| as_written(&key, content)));
            if found != wanted {
                let version = |content: Option<FileContent>| {
                    let key = key.clone();
                    content.map(|content| FileVersion { key, content })
                };
                unlike.push(FileChange {
                    before: version(wanted),
                    after: version(found),
                });
            }
        }
        Ok(unlike)
    }

    fn content_at(
        &self,
        repo: &PlanRepository,
        tree: &PlanTree<'_>,
        key: &FileKey,
    ) -> Result<Option<FileContent>, Error> {
        let oid = PlanPath::of_key(key).and_then(|path| tree.oid(&path));
        Ok(oid
            .map(|oid| repo.git.blob(oid))
            .transpose()?
            .map(|bytes| store::read_content(&bytes)))
    }

    /// What of a fault is still so: what somebody changed since is theirs.
    fn standing(&self, fault: MergeFault) -> Result<Option<MergeFault>, Error> {
        let mut changes = Vec::new();
        for change in fault.changes {
            let Some(path) = self.path_of_change(&change) else {
                continue;
            };
            let bytes = self.read_if_there(&path)?;
            let is_so = match (&change, bytes) {
                (Change::Set { path, new, .. }, Some(bytes)) => {
                    store::read_table(&bytes).is_ok_and(|table| table.at(path) == new.as_ref())
                }
                (Change::Created { .. }, bytes) => bytes.is_some(),
                (Change::Deleted { .. }, bytes) => bytes.is_none(),
                _ => false,
            };
            changes.extend(is_so.then_some(change));
        }
        Ok((!changes.is_empty()).then_some(MergeFault { changes, ..fault }))
    }

    /// Where the file stands, or stood, that a change is about.
    fn path_of_change(&self, change: &Change) -> Option<PlanPath> {
        match change {
            Change::Created { subject, group, .. } | Change::Deleted { subject, group, .. } => {
                PlanPath::of(subject, group.as_ref())
            }
            change => self.path_of(&change.subject()),
        }
    }

    /// Makes what a merge has wrongly as joining by meaning has it, by a new commit.
    pub fn repair_merge(&mut self, fault: &MergeFault, details: &CommitDetails) -> Result<RecordedCommit, Error> {
        let prepared = self.prepare_repair(fault, details)?;
        let recorded = self.commit(prepared, details)?;
        self.reload()?;
        Ok(recorded)
    }

    /// Works out the commit that repairs a merge.
    pub fn prepare_repair(&self, fault: &MergeFault, details: &CommitDetails) -> Result<PreparedCommit, Error> {
        self.check_obstacle()?;
        let repo = self.writable_repository()?;
        let changes = change::invert(&fault.changes);
        let mut edits = FileEdits::new();
        let mut made = Vec::new();
        let mut by_file: BTreeMap<PlanPath, Vec<Change>> = BTreeMap::new();
        for change in changes {
            let Some(path) = self.path_of_change(&change) else {
                continue;
            };
            match &change {
                Change::Created { content, .. } => {
                    edits.extend(self.create(repo, path, store::new_file(content))?);
                    made.push(change);
                }
                Change::Set { .. } => by_file.entry(path).or_default().push(change),
                _ => {}
            }
        }
        for (path, sets) in by_file {
            edits.extend(self.transform(repo, &path, Some(&path), &|bytes| store::edit(bytes, &sets))?);
            made.extend(sets);
        }
        if made.is_empty() {
            return Err(Error::NothingChanged);
        }
        let catalogue = self.record_catalogue();
        let why = catalogue.repair_reason(&fault.commit.short(10));
        let context = MessageContext {
            reason: details.reason.as_deref().or(Some(&why)),
            ..details.for_message()
        };
        let message = message::compose(&catalogue, self.plan(), &made, &context);
        let (files, edits): (Vec<_>, Vec<FileEdit>) = edits.into_iter().unzip();
        Ok(PreparedCommit {
            changes: made,
            files,
            message,
            edits,
            light: Light::Plain,
            joins: None,
        })
    }
}

/// Whether a change is about something that both sides had changed, each in its own way: what the merge has is somebody's
/// answer.
fn is_answer(change: &Change, joined: &Merge) -> bool {
    let subject = change.subject();
    let is_asked = |clash: &Clash| {
        let is_whole = clash.path.parts().is_empty() && clash.together.is_none();
        let is_same = match change {
            Change::Set { path, .. } => question_of(path) == clash.question(),
            _ => false,
        };
        // What is wrong because of what both did is mended by taking back what one of them did.
        let together = clash.together.as_deref();
        let mut parts = together
            .into_iter()
            .flat_map(|together| together.ours.iter().chain(&together.theirs));
        clash.subject == subject && (is_whole || is_same) || parts.any(|part| is_about_the_same(part, change))
    };
    joined.clashes.iter().any(is_asked)
}

/// Whether two changes are of one value, or of one thing as a whole.
fn is_about_the_same(one: &Change, other: &Change) -> bool {
    let path = |change: &Change| match change {
        Change::Set { path, .. } => Some(question_of(path)),
        _ => None,
    };
    one.subject() == other.subject() && path(one) == path(other)
}

/// What a file holds as the program would write it: 40 and 40.0 are one number.
fn as_written(key: &FileKey, content: FileContent) -> FileContent {
    match content {
        FileContent::Table(table) => FileContent::Table(change::canonical(&key.subject, &table).into()),
        unreadable => unreadable,
    }
}

/// The file of the merges that somebody said are right.
fn name_of_confirmed(repo: &PlanRepository) -> String {
    format!("confirmed-merges-{}", Oid::of_blob(repo.root.as_str().as_bytes()))
}

/// The commits that a kept file names, a line each.
fn commits_in(repo: &PlanRepository, name: &str) -> HashSet<CommitId> {
    let text = copil_file::read_whole(&repo.git.kept(name)).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    text.lines().filter_map(|line| line.parse().ok()).collect()
}

/// The merges that were found sound, remembered. The file can be thrown away at any time.
struct SoundMerges {
    name: String,
    known: HashSet<CommitId>,
    new: BTreeSet<CommitId>,
}

impl SoundMerges {
    fn read(repo: &PlanRepository) -> Self {
        let what = format!("{FORM} {} {}", env!("CARGO_PKG_VERSION"), repo.root);
        let name = format!("merges-{}", Oid::of_blob(what.as_bytes()));
        Self {
            known: commits_in(repo, &name),
            new: BTreeSet::new(),
            name,
        }
    }

    /// Adds one. They are written from time to time: whoever leaves meanwhile has not judged in vain.
    fn add(&mut self, merge: CommitId, repo: &PlanRepository) {
        self.new.insert(merge);
        if self.new.len().is_multiple_of(OFTEN) {
            self.write(repo);
        }
    }

    /// Writes them. That they cannot be written is no error: they are judged again.
    fn write(&self, repo: &PlanRepository) {
        if !self.new.is_empty() {
            let lines = self.known.iter().chain(&self.new).map(|merge| format!("{merge}\n"));
            drop(repo.git.keep(&self.name, lines.collect::<String>().as_bytes()));
        }
    }
}
