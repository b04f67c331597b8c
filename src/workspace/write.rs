//! From an intent to one commit: the changes, the files edited in place, the message, the record.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use super::message::{self, MessageContext};
use super::versions::raw_changes;
use super::{Error, PlanRepository, Workspace, today};
use copil_git::{CommitId, FileEdit, Oid, Record, RecordError, RepoPath, Signature, Staged, Timestamp};
use copil_plan::change::{self, Change, FileChange, FileVersion, Subject};
use copil_plan::value::Table;
use copil_plan::{DecisionRef, GroupId, Intent, MeetingId};
use copil_store::{self as store, EditError, PlanPath};

/// How often a change is applied anew to files that changed meanwhile.
const TRIES: usize = 5;

/// What goes with an intent.
#[derive(Clone, Debug, Default)]
pub struct CommitDetails {
    /// Why, in the author's words.
    pub reason: Option<String>,
    /// The day it took effect, when it is not today.
    pub on: Option<NaiveDate>,
    /// The meeting it was decided in or reported to.
    pub meeting: Option<MeetingId>,
    /// The decision that asked for it.
    pub decision: Option<DecisionRef>,
    /// Who records it and when; git's identity and the present when `None`.
    pub author: Option<Signature>,
}

/// A change worked out and not recorded.
#[derive(Clone, Debug)]
pub struct PreparedCommit {
    /// What changes, between the files as they are and as they will be.
    pub changes: Vec<Change>,
    /// The files, before and after.
    pub files: Vec<PreparedFile>,
    /// The commit's message.
    pub message: String,
    pub(super) edits: Vec<FileEdit>,
}

/// A file before and after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreparedFile {
    /// The file.
    pub path: PlanPath,
    /// Its bytes before; `None` when it is new.
    pub before: Option<Vec<u8>>,
    /// Its bytes after; `None` when it is taken away.
    pub after: Option<Vec<u8>>,
}

/// A change that is recorded, on disk for good.
#[derive(Clone, Debug)]
pub struct RecordedCommit {
    /// Its commit.
    pub commit: CommitId,
    /// What changed.
    pub changes: Vec<Change>,
    /// The first line of its message.
    pub subject: String,
}

impl PreparedCommit {
    /// The first line of the message.
    pub fn subject(&self) -> &str {
        self.message.lines().next().unwrap_or_default()
    }
}

/// One file of a change: where it is, where it goes, and what is done to it.
struct Draft {
    subject: Subject,
    origin: Option<PlanPath>,
    target: Option<PlanPath>,
    sets: Vec<Change>,
    content: Option<Table>,
}

impl Workspace {
    /// Works out an intent against the plan as it was last read: what changes, which files, what the commit will say.
    /// Nothing is written.
    pub fn prepare(&self, intent: &Intent, context: &CommitDetails) -> Result<PreparedCommit, Error> {
        let changes = self.changes_of(intent, context)?;
        self.prepare_changes(&changes, context, None)
    }

    /// Records an intent: one change, one commit. A file that changed meanwhile is read again and the change applied
    /// anew.
    pub fn record(&mut self, intent: &Intent, context: &CommitDetails) -> Result<RecordedCommit, Error> {
        self.record_ready(intent, None, context)
    }

    /// [`Workspace::record`] of an intent that was prepared in the same context: it is worked out again only where
    /// something changed since.
    pub fn record_prepared(
        &mut self,
        intent: &Intent,
        prepared: PreparedCommit,
        context: &CommitDetails,
    ) -> Result<RecordedCommit, Error> {
        self.record_ready(intent, Some(prepared), context)
    }

    fn record_ready(
        &mut self,
        intent: &Intent,
        mut ready: Option<PreparedCommit>,
        context: &CommitDetails,
    ) -> Result<RecordedCommit, Error> {
        if let Some(obstacle) = self.obstacle() {
            return Err(Error::Obstacle(obstacle.clone()));
        }
        let mut stale = None;
        for _ in 0..TRIES {
            let changes = self.changes_of(intent, context)?;
            if !self.is_current(&changes) {
                self.reload()?;
                ready = None;
                continue;
            }
            let prepared = match ready.take() {
                Some(prepared) => prepared,
                None => self.prepare_changes(&changes, context, None)?,
            };
            match self.commit(prepared, context) {
                Err(Error::Record(RecordError::Stale { path })) => {
                    stale = Some(path.to_string());
                    self.reload()?;
                }
                Ok(recorded) => {
                    self.follow(&changes)?;
                    return Ok(recorded);
                }
                Err(error) => return Err(error),
            }
        }
        Err(Error::KeepsChanging {
            path: stale.unwrap_or_else(|| self.dir.display().to_string()),
        })
    }

    /// Takes the changes into the plan at hand, without reading it all again where that can be avoided.
    fn follow(&mut self, changes: &[Change]) -> Result<(), Error> {
        if change::apply_in_place(&mut Arc::make_mut(&mut self.snapshot).plan, changes).is_err() {
            self.reload()?;
        }
        Ok(())
    }

    /// Whether the files that changes are about still hold what the plan at hand says.
    fn is_current(&self, changes: &[Change]) -> bool {
        changes.iter().all(|change| match change {
            Change::Set { subject, .. } | Change::Deleted { subject, .. } => self.holds_what_is_known(subject),
            Change::Moved { action, .. } => self.holds_what_is_known(&Subject::Action(action.clone())),
            Change::Renamed { from, .. } => self.holds_what_is_known(&Subject::Action(from.clone())),
            Change::Created { .. } => true,
        })
    }

    fn holds_what_is_known(&self, subject: &Subject) -> bool {
        // What a change to another file of the same record refers to may not be there yet: a renamed action.
        let Some((_, file)) = self.file_of(subject) else {
            return true;
        };
        let Some(known) = FileVersion::of(self.plan(), subject) else {
            return true;
        };
        let Ok(bytes) = fs::read(file) else { return false };
        store::read_table(&bytes).is_ok_and(|table| {
            let now = change::canonical(subject, &table);
            change::diff(vec![FileChange::edited(known, now)]).changes.is_empty()
        })
    }

    /// The files and the message of changes; `undoes` is the commit that they take back, with its subject.
    pub(super) fn prepare_changes(
        &self,
        changes: &[Change],
        context: &CommitDetails,
        undoes: Option<(&CommitId, &str)>,
    ) -> Result<PreparedCommit, Error> {
        let place = self.writable_place()?;
        let (mut files, mut edits, mut told) = (Vec::new(), Vec::new(), Vec::new());
        told.extend(
            changes
                .iter()
                .filter(|change| !matches!(change, Change::Set { .. }))
                .cloned(),
        );
        for draft in self.drafts(changes) {
            let (mut draft_files, mut draft_edits, sets) = self.carry_out(place, &draft)?;
            files.append(&mut draft_files);
            edits.append(&mut draft_edits);
            told.extend(sets);
        }
        if told.is_empty() {
            return Err(Error::NothingChanged);
        }
        let circumstances = MessageContext {
            reason: context.reason.as_deref(),
            effective: message::effective(&told).filter(|day| *day != self.today().day),
            meeting: context.meeting.as_ref(),
            decision: context.decision.as_ref(),
            undoes,
            layout: &[],
        };
        let message = message::compose(&self.record_catalogue(), self.plan(), &told, &circumstances);
        Ok(PreparedCommit {
            changes: told,
            files,
            message,
            edits,
        })
    }

    /// The files that changes are about, each with all that is done to it.
    fn drafts(&self, changes: &[Change]) -> Vec<Draft> {
        let mut drafts: Vec<Draft> = Vec::new();
        for change in changes {
            let subject = match change {
                Change::Renamed { from, .. } => Subject::Action(from.clone()),
                _ => change.subject(),
            };
            let at = drafts
                .iter()
                .position(|draft| draft.subject == subject)
                .unwrap_or_else(|| {
                    let is_new = matches!(change, Change::Created { .. });
                    let origin = self.path_of(&subject).filter(|_| !is_new);
                    let target = origin.clone();
                    drafts.push(Draft {
                        subject,
                        origin,
                        target,
                        sets: Vec::new(),
                        content: None,
                    });
                    drafts.len() - 1
                });
            let draft = &mut drafts[at];
            match change {
                Change::Created {
                    subject,
                    group,
                    content,
                } => {
                    // The path of a group or a meeting can be told before there is such a file.
                    draft.origin = None;
                    draft.target = PlanPath::of(subject, group.as_ref());
                    draft.content = Some(content.clone());
                }
                Change::Deleted { .. } => draft.target = None,
                Change::Moved { action, to, .. } => draft.target = Some(PlanPath::action(to, action)),
                Change::Renamed { from, to } => {
                    draft.subject = Subject::Action(to.clone());
                    draft.target = self.group_of(from).map(|group| PlanPath::action(&group, to));
                }
                Change::Set { .. } => draft.sets.push(change.clone()),
            }
        }
        drafts
    }

    fn group_of(&self, action: &copil_plan::ActionId) -> Option<GroupId> {
        self.plan().actions.get(action).map(|placed| placed.group.clone())
    }

    /// What a draft does to the files, and the values it sets, between the file as it is and as it will be.
    fn carry_out(
        &self,
        place: &PlanRepository,
        draft: &Draft,
    ) -> Result<(Vec<PreparedFile>, Vec<FileEdit>, Vec<Change>), Error> {
        let Some(origin) = &draft.origin else {
            let (Some(target), Some(content)) = (&draft.target, &draft.content) else {
                return Err(Error::NothingChanged);
            };
            let (files, edits) = self.create(place, target, content)?;
            return Ok((files, edits, Vec::new()));
        };
        if self.snapshot.locked.contains(origin) {
            return Err(Error::Locked { path: origin.clone() });
        }
        let before = self.read(origin)?;
        let sets =
            raw_changes(&draft.subject, &before, &draft.sets).map_err(|_| Error::Locked { path: origin.clone() })?;
        let edit = |bytes: &[u8]| {
            if sets.is_empty() {
                Ok(bytes.to_vec())
            } else {
                store::edit(bytes, &sets)
            }
        };
        if sets.is_empty() && draft.target == draft.origin {
            return Ok((Vec::new(), Vec::new(), Vec::new()));
        }
        let (files, edits) = self.transform(place, Some(origin), draft.target.as_ref(), &edit)?;
        Ok((files, edits, sets))
    }

    fn create(
        &self,
        place: &PlanRepository,
        target: &PlanPath,
        content: &Table,
    ) -> Result<(Vec<PreparedFile>, Vec<FileEdit>), Error> {
        if self.on_disk(target).symlink_metadata().is_ok() {
            return Err(Error::FileInTheWay { path: target.clone() });
        }
        let bytes = store::new_file(content);
        let edit = FileEdit::new(repo_path(place, target)?, None, Some(bytes.clone()));
        Ok((
            vec![PreparedFile {
                path: target.clone(),
                before: None,
                after: Some(bytes),
            }],
            vec![edit],
        ))
    }

    pub(super) fn read(&self, path: &PlanPath) -> Result<Vec<u8>, Error> {
        fs::read(self.on_disk(path)).map_err(|source| Error::Io {
            path: path.clone(),
            source,
        })
    }

    pub(super) fn read_if_there(&self, path: &PlanPath) -> Result<Option<Vec<u8>>, Error> {
        read_if_there(&self.dir, path)
    }

    /// Carries a file from one path to another through `edit`, alike in the work tree, in the commit and in the index:
    /// what else someone did to the file and did not record stays just so.
    pub(super) fn transform(
        &self,
        place: &PlanRepository,
        origin: Option<&PlanPath>,
        target: Option<&PlanPath>,
        edit: &dyn Fn(&[u8]) -> Result<Vec<u8>, EditError>,
    ) -> Result<(Vec<PreparedFile>, Vec<FileEdit>), Error> {
        let Some(origin) = origin else {
            return Ok((Vec::new(), Vec::new()));
        };
        let path = repo_path(place, origin)?;
        let work = self.read(origin)?;
        let head = place.repository.blob_at_head(&path)?;
        let staged = place.repository.staged(&path)?;
        let unrecorded = || Error::UnrecordedEdits { path: origin.clone() };
        let Some((head_oid, head_bytes)) = head else {
            return Err(unrecorded());
        };
        let work_after = edit(&work).map_err(|source| Error::Edit {
            path: origin.clone(),
            source,
        })?;
        let committed = if work == head_bytes {
            work_after.clone()
        } else {
            edit(&head_bytes).map_err(|_| unrecorded())?
        };
        let index_after = match staged {
            Some((oid, _)) if oid == head_oid => None,
            Some((oid, bytes)) if bytes == work => Some((oid, work_after.clone())),
            Some((oid, bytes)) => Some((oid, edit(&bytes).map_err(|_| unrecorded())?)),
            None => return Err(unrecorded()),
        };
        let staged_as = |content: Option<Vec<u8>>, expected: Option<Oid>| match &index_after {
            None => Staged::Keep,
            Some(_) => Staged::Content { expected, content },
        };
        let index_oid = index_after.as_ref().map(|(oid, _)| *oid);
        let index_bytes = index_after.as_ref().map(|(_, bytes)| bytes.clone());
        let mut files = vec![PreparedFile {
            path: origin.clone(),
            before: Some(work.clone()),
            after: None,
        }];
        let mut from = FileEdit {
            path,
            work_before: Some(work),
            work_after: None,
            committed: None,
            expected_head: Some(head_oid),
            staged: staged_as(None, index_oid),
        };
        match target {
            Some(target) if target == origin => {
                files[0].after = Some(work_after.clone());
                from.work_after = Some(work_after);
                from.committed = Some(committed);
                from.staged = staged_as(index_bytes, index_oid);
                Ok((files, vec![from]))
            }
            Some(target) => {
                if self.on_disk(target).symlink_metadata().is_ok() {
                    return Err(Error::FileInTheWay { path: target.clone() });
                }
                files.push(PreparedFile {
                    path: target.clone(),
                    before: None,
                    after: Some(work_after.clone()),
                });
                let to = FileEdit {
                    path: repo_path(place, target)?,
                    work_before: None,
                    work_after: Some(work_after),
                    committed: Some(committed),
                    expected_head: None,
                    staged: staged_as(index_bytes, None),
                };
                Ok((files, vec![from, to]))
            }
            None => Ok((files, vec![from])),
        }
    }

    /// Makes the commit.
    pub(super) fn commit(&self, prepared: PreparedCommit, context: &CommitDetails) -> Result<RecordedCommit, Error> {
        let place = self.writable_place()?;
        let author = context.author.clone().or_else(|| self.author_of_the_day(place));
        let subject = prepared.subject().to_owned();
        let record = Record {
            files: prepared.edits,
            message: prepared.message,
            committer: context.author.clone(),
            author,
        };
        let commit = place.repository.record(&record)?;
        Ok(RecordedCommit {
            commit,
            changes: prepared.changes,
            subject,
        })
    }

    /// On a day that was set by hand, the author's date is of that day; the committer's stays the true one.
    fn author_of_the_day(&self, place: &PlanRepository) -> Option<Signature> {
        let today = self.today();
        if !today.fixed || place.repository.has_author_date() {
            return None;
        }
        let identity = self.identity()?;
        let time: Timestamp = today::same_hour_on(today.day);
        Some(Signature {
            name: identity.name.clone(),
            email: identity.email.clone(),
            time,
        })
    }
}

/// What a file of the plan in a folder holds; `None` when there is none.
pub(super) fn read_if_there(dir: &Path, path: &PlanPath) -> Result<Option<Vec<u8>>, Error> {
    match fs::read(on_disk(dir, path)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(source) => Err(Error::Io {
            path: path.clone(),
            source,
        }),
    }
}

/// Where a file of the plan in a folder is.
pub(super) fn on_disk(dir: &Path, path: &PlanPath) -> PathBuf {
    path.as_str()
        .split('/')
        .fold(dir.to_owned(), |folder, part| folder.join(part))
}

/// The repository's name for one of the plan's files.
pub(super) fn repo_path(place: &PlanRepository, path: &PlanPath) -> Result<RepoPath, Error> {
    let mut found = place.root.clone();
    for part in path.as_str().split('/') {
        found = found
            .join(part)
            .map_err(|_| Error::FileInTheWay { path: path.clone() })?;
    }
    Ok(found)
}
