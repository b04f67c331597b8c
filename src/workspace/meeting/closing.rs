//! The tag that marks the plan as a meeting closed it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use i18n_embed_fl::fl;

use crate::workspace::file_edit::FileEdits;
use crate::workspace::{CommitDetails, Error, NoPast, PlanRepository, Version, Workspace};
use copil_git::{CommitId, Oid, RecordError, Tag};
use copil_plan::change::{Change, FileChange, FileVersion, Subject};
use copil_plan::intent::{self, closed_by};
use copil_plan::value::Value;
use copil_plan::{FormerPeople, Meeting, MeetingId, PersonId, Refusal};
use copil_store::{self as store, PlanPath, Snapshot};

/// The plan as a meeting closed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The commit.
    pub commit: CommitId,
    /// The tag that marks it; `None` where none does, as in plans that closed meetings before there were any.
    pub tag: Option<String>,
    /// Whether the tag is signed.
    pub is_signed: bool,
}

/// Where meetings were closed that no tag marks, for whoever asks next: by the commit from which the history was read, and
/// where that ends.
#[derive(Clone, Debug, Default)]
pub(in crate::workspace) struct KnownClosings(Arc<Mutex<(HistoryName, BTreeMap<MeetingId, Option<CommitId>>)>>);

type HistoryName = Option<(Option<CommitId>, Oid)>;

impl KnownClosings {
    fn known(
        &self,
        of: (Option<CommitId>, Oid),
        id: &MeetingId,
        find: impl FnOnce() -> Result<Option<CommitId>, Error>,
    ) -> Result<Option<CommitId>, Error> {
        if let Some(found) = self.of(of).1.get(id) {
            return Ok(*found);
        }
        let found = find()?;
        self.of(of).1.insert(id.clone(), found);
        Ok(found)
    }

    /// What is known of a history; nothing yet where it is another one.
    fn of(&self, of: (Option<CommitId>, Oid)) -> MutexGuard<'_, (HistoryName, BTreeMap<MeetingId, Option<CommitId>>)> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.0 != Some(of) {
            *known = (Some(of), BTreeMap::new());
        }
        known
    }
}

impl Workspace {
    /// The name of the tag of a meeting.
    pub fn closing_tag(&self, id: &MeetingId) -> String {
        format!("copil/{}/{id}", self.plan().id)
    }

    /// Where a meeting was closed; `None` when it was not.
    ///
    /// # Errors
    ///
    /// [`NoPast::MovedTag`] when the tag does not name a commit in which the meeting is closed.
    pub fn closing(&self, id: &MeetingId) -> Result<Option<Closing>, Error> {
        let repo = self.writable_repository()?;
        let name = self.closing_tag(id);
        match repo.git.tag(&name)? {
            Some(tag) if self.is_closed_at(repo, id, &tag)? => Ok(Some(Closing {
                commit: tag.commit,
                tag: Some(name),
                is_signed: tag.is_signed,
            })),
            Some(_) => {
                let meeting = id.clone();
                Err(NoPast::MovedTag { tag: name, meeting }.into())
            }
            None if self.plan().meetings.get(id).is_some_and(Meeting::is_closed) => {
                let commit = self.untagged_closing(repo, id)?;
                Ok(commit.map(|commit| Closing {
                    commit,
                    tag: None,
                    is_signed: false,
                }))
            }
            None => Ok(None),
        }
    }

    /// The commit that closed a meeting, as the history tells: looked for once as long as that is the same.
    fn untagged_closing(&self, repo: &PlanRepository, id: &MeetingId) -> Result<Option<CommitId>, Error> {
        let tip = match self.past() {
            Some(past) => Some(past.commit),
            None => self.tip(repo)?,
        };
        let of = (tip, repo.git.history_end());
        self.closings.known(of, id, || Ok(self.meeting_past(id)?.closing))
    }

    /// The plan as a meeting closed it, with its people and rules of then; `None` when it is not closed.
    pub fn plan_at_closing(&self, id: &MeetingId) -> Result<Option<Snapshot>, Error> {
        let closing = self.closing(id)?;
        closing
            .map(|closing| self.at(Version::Commit(closing.commit)))
            .transpose()
    }

    /// Has people who left the plan, and whom its meetings name, called by the function that they held when the last of these
    /// was closed.
    pub(in crate::workspace) fn name_former_people(&mut self) {
        let former = self.former_people();
        if !former.0.is_empty() {
            Arc::make_mut(&mut self.snapshot).plan.former = former;
        }
    }

    /// The same, which has them called so.
    #[must_use]
    pub(in crate::workspace) fn naming_former_people(mut self) -> Self {
        self.name_former_people();
        self
    }

    fn former_people(&self) -> FormerPeople {
        let plan = self.plan();
        let mut former = FormerPeople::default();
        // The newest first: what somebody was called last.
        for (id, meeting) in plan.meetings.iter().rev() {
            let is_sought = |person: &&PersonId| {
                !plan.config.people.contains(person.as_str()) && !former.0.contains_key(person.as_str())
            };
            let gone: Vec<&PersonId> = meeting.everybody().filter(is_sought).collect();
            if gone.is_empty() {
                continue;
            }
            // A tag that was moved is told where the meeting itself is asked for.
            let Ok(Some(closing)) = self.closing(id) else { continue };
            let is_config = |path: &PlanPath| path.subject() == Some(Subject::PlanConfig);
            let Ok(then) = self.at_where(Version::Commit(closing.commit), &is_config) else {
                continue;
            };
            let known = |person: &PersonId| then.plan.config.people.get(person.as_str());
            let named = gone
                .into_iter()
                .filter_map(|person| Some((person.clone(), known(person)?.name.clone())));
            former.0.extend(named.collect::<Vec<_>>());
        }
        former
    }

    /// Marks the commit that closed a meeting where no tag does, as when the program was stopped in between.
    ///
    /// # Errors
    ///
    /// [`Refusal::RecordClosed`] when it is marked already.
    pub fn mark_closing(&self, id: &MeetingId, details: &CommitDetails) -> Result<Closing, Error> {
        self.check_obstacle()?;
        let closed = Refusal::RecordClosed { meeting: id.clone() };
        match self.closing(id)? {
            Some(Closing { commit, tag: None, .. }) if self.proposal.is_none() => {
                self.tag_closing(self.writable_repository()?, id, commit, details)?;
                self.closing(id)?.ok_or(closed.into())
            }
            _ => Err(closed.into()),
        }
    }

    /// Marks the meetings that a commit closed, the last one where none is told, and no tag does; answers which.
    pub fn mark_closings_of(&self, commit: Option<CommitId>, details: &CommitDetails) -> Result<Vec<MeetingId>, Error> {
        let repo = self.writable_repository()?;
        let Some(commit) = commit.or(repo.git.head()?.commit()) else {
            return Ok(Vec::new());
        };
        let before = repo.git.commit(commit)?.parents.first().copied();
        let mut marked = Vec::new();
        for (id, _) in self.plan().meetings.iter().filter(|(_, meeting)| meeting.is_closed()) {
            let was_closed = || before.map_or(Ok(false), |before| self.is_closed_in(repo, id, before));
            let is_unmarked = repo.git.tag(&self.closing_tag(id))?.is_none();
            if is_unmarked && self.is_closed_in(repo, id, commit)? && !was_closed()? {
                self.tag_closing(repo, id, commit, details)?;
                marked.push(id.clone());
            }
        }
        Ok(marked)
    }

    /// Fails when files close a meeting whose record is not complete.
    pub(in crate::workspace) fn check_closings(&self, edits: &FileEdits) -> Result<(), Error> {
        for (file, _) in edits {
            let Some(key) = file.path.key() else { continue };
            let version = |bytes: &Option<Vec<u8>>| {
                let content = store::read_content(bytes.as_deref()?);
                let key = key.clone();
                Some(FileVersion { key, content })
            };
            let (before, after) = (version(&file.before), version(&file.after));
            intent::check_closing(&FileChange { before, after })?;
        }
        Ok(())
    }

    /// Fails before anything is written when changes close a meeting whose tag cannot be made.
    pub(in crate::workspace) fn check_tags(&self, repo: &PlanRepository, changes: &[Change]) -> Result<(), Error> {
        for id in self.to_tag(repo, changes)? {
            let name = self.closing_tag(id);
            if !repo.git.is_tag_name(&name) || repo.git.tag(&name)?.is_some() {
                return Err(RecordError::TagTaken { name }.into());
            }
        }
        Ok(())
    }

    /// Marks the commit by which meetings were closed.
    pub(in crate::workspace) fn tag_closed(
        &self,
        repo: &PlanRepository,
        changes: &[Change],
        commit: CommitId,
        details: &CommitDetails,
    ) -> Result<(), Error> {
        let mut closed = self.to_tag(repo, changes)?.into_iter();
        closed.try_for_each(|id| self.tag_closing(repo, id, commit, details))
    }

    /// The meetings that changes close, and whose tag is to be made. What closes in a proposal does so when that is accepted;
    /// a record that is brought back has the tag that it had.
    fn to_tag<'c>(&self, repo: &PlanRepository, changes: &'c [Change]) -> Result<Vec<&'c MeetingId>, Error> {
        let mut found = Vec::new();
        for change in changes.iter().filter(|_| self.proposal.is_none()) {
            let Some(id) = closed_by(change) else { continue };
            let is_back = match (change, repo.git.tag(&self.closing_tag(id))?) {
                (Change::Created { .. }, Some(tag)) => self.is_closed_at(repo, id, &tag)?,
                _ => false,
            };
            found.extend((!is_back).then_some(id));
        }
        Ok(found)
    }

    fn tag_closing(
        &self,
        repo: &PlanRepository,
        id: &MeetingId,
        commit: CommitId,
        details: &CommitDetails,
    ) -> Result<(), Error> {
        let words = self.record_catalogue();
        let subject = fl!(words, "tag-closing", meeting = words.meeting(self.plan(), id));
        let message = format!("{subject}\n\nPlan: {}\nMeeting: {id}\n", self.plan().id);
        let tagger = details.author.clone().or_else(|| self.author_of_the_day(repo));
        let made = repo
            .git
            .make_tag(&self.closing_tag(id), commit, &message, tagger.as_ref());
        made.map_err(|source| Error::Untagged {
            meeting: id.clone(),
            source: Box::new(source.into()),
        })
    }

    /// Whether a tag names a commit in which the meeting is closed.
    fn is_closed_at(&self, repo: &PlanRepository, id: &MeetingId, tag: &Tag) -> Result<bool, Error> {
        Ok(tag.message.is_some() && self.is_closed_in(repo, id, tag.commit)?)
    }

    fn is_closed_in(&self, repo: &PlanRepository, id: &MeetingId, commit: CommitId) -> Result<bool, Error> {
        let path = crate::workspace::file_edit::repo_path(repo, &PlanPath::meeting(id))?;
        let file = repo.git.blob_at(commit, &path)?;
        let table = file.and_then(|(_, bytes)| copil_store::read_table(&bytes).ok());
        Ok(table.is_some_and(|table| table.get("state").and_then(Value::as_text) == Some("closed")))
    }
}
