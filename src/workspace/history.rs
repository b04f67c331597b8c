//! Reading what changed, by whom, when and why.

use std::ops::ControlFlow;

use chrono::NaiveDate;

use super::message::{self, Said};
use super::versions::Versions;
use super::{Error, today};
use crate::history::{CommitId, RepoPath, Repository, Signature, Step, WalkOptions};
use crate::plan::change::Change;
use crate::plan::{ActionId, GroupId, Plan};
use crate::store::PlanPath;

/// What of the history to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogScope {
    /// Every change of the plan.
    All,
    /// The changes of one action, under all its names.
    Action(ActionId),
    /// The changes of a working group and its actions.
    Group(GroupId),
}

/// One commit that touched the plan.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The commit.
    pub commit: CommitId,
    /// Who made the change, and when they say they did.
    pub author: Signature,
    /// The author's day, on their own clock.
    pub day: NaiveDate,
    /// What the message says.
    pub said: Said,
    /// What changed, read from the files themselves.
    pub changes: Vec<Change>,
    /// Files in which only the layout changed.
    pub layout: Vec<PlanPath>,
    /// Files with a version that cannot be read.
    pub unreadable: Vec<PlanPath>,
}

/// How far a reading is: commits read, and of how many when that is known.
pub type Progress<'a> = &'a mut dyn FnMut(u64, Option<u64>) -> ControlFlow<()>;

/// A reader of a plan's history, with a repository handle of its own.
pub struct History {
    repository: Repository,
    root: RepoPath,
    /// Where the actions are today, to find a file by its action.
    groups: std::collections::BTreeMap<ActionId, GroupId>,
}

impl History {
    pub(super) fn new(repository: &Repository, root: RepoPath, plan: &Plan) -> Result<Self, Error> {
        let repository = repository.reopen().map_err(|error| {
            Error::Obstacle(super::Obstacle::UnreadableRepository {
                detail: error.to_string(),
            })
        })?;
        let groups = plan
            .actions
            .iter()
            .map(|(id, placed)| (id.clone(), placed.group.clone()))
            .collect();
        Ok(Self {
            repository,
            root,
            groups,
        })
    }

    /// Visits the entries of a scope, newest first. Either closure may end the reading.
    pub fn log(
        &mut self,
        scope: &LogScope,
        progress: Progress<'_>,
        visit: &mut dyn FnMut(Entry) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        let Some(head) = self.repository.head()?.commit() else {
            return Ok(());
        };
        let mut versions = Versions::default();
        let mut failure = None;
        let mut done = 0;
        let mut each = |step: Step| {
            done += 1;
            if progress(done, None).is_break() {
                return ControlFlow::Break(());
            }
            match entry_of(&self.repository, &self.root, &mut versions, step) {
                Ok(entry) => visit(entry),
                Err(error) => {
                    failure = Some(error);
                    ControlFlow::Break(())
                }
            }
        };
        match scope {
            LogScope::All => self
                .repository
                .walk(head, &self.root, &WalkOptions::default(), &mut each)?,
            LogScope::Group(group) => {
                let folder = self.below(&format!("groups/{group}"));
                self.repository
                    .walk(head, &folder, &WalkOptions::default(), &mut each)?;
            }
            LogScope::Action(action) => match self.file_of(action) {
                Some(file) => self.repository.walk_path(head, &file, &self.root, &mut each)?,
                None => self.log_of_gone(head, action, &mut each)?,
            },
        }
        failure.map_or(Ok(()), |error| Err(error.into()))
    }

    /// An action that is no longer there is looked for in the whole history, by its name.
    fn log_of_gone(
        &self,
        head: CommitId,
        action: &ActionId,
        each: &mut dyn FnMut(Step) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        let name = format!("{action}.toml");
        let mut last_seen = None;
        self.repository
            .walk(head, &self.root, &WalkOptions::default(), &mut |step| {
                let found = step.deltas.iter().find(|delta| delta.path.file_name() == name);
                match found {
                    Some(delta) => {
                        last_seen = Some((step.commit.id, delta.path.clone()));
                        ControlFlow::Break(())
                    }
                    None => ControlFlow::Continue(()),
                }
            })?;
        if let Some((commit, path)) = last_seen {
            self.repository.walk_path(commit, &path, &self.root, each)?;
        }
        Ok(())
    }

    fn file_of(&self, action: &ActionId) -> Option<RepoPath> {
        let group = self.groups.get(action)?;
        Some(self.below(PlanPath::action(group, action).as_str()))
    }

    fn below(&self, path: &str) -> RepoPath {
        path.split('/')
            .fold(self.root.clone(), |folder, part| folder.join(part).unwrap_or(folder))
    }
}

pub(super) fn entry_of(
    repository: &Repository,
    root: &RepoPath,
    versions: &mut Versions,
    step: Step,
) -> Result<Entry, crate::history::ReadError> {
    let difference = versions.difference(repository, root, &step.deltas)?;
    let author = step.commit.author;
    let day = today::local_moment(&author)
        .map(|moment| moment.date_naive())
        .unwrap_or_default();
    Ok(Entry {
        commit: step.commit.id,
        day,
        author,
        said: message::read(&step.commit.message),
        changes: difference.changes,
        layout: difference.layout,
        unreadable: difference.unreadable,
    })
}
