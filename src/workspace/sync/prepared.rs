//! A joining worked out and not done: what it asks, what it changes, and the commit that would do it.

use std::sync::Arc;

use super::others::{JoinedPlan, OtherPlan};
use super::{SyncError, own_commit};
use crate::wording::change::Light;
use crate::workspace::file_edit::FileEdits;
use crate::workspace::joining::{Answers, Joining, Sides};
use crate::workspace::message::{self, MessageContext};
use crate::workspace::plan_tree::Version;
use crate::workspace::prepare::Joins;
use crate::workspace::versions::key_of;
use crate::workspace::{CommitDetails, Error, PlanRepository, PreparedCommit, Workspace};
use copil_git::{CommitId, Divergence, FastForward, FileEdit, Fork, RepoPath, SharedBranch};
use copil_plan::change::{Change, Clash, Merge, Side};
use copil_store::{PlanPath, Snapshot};

/// What bringing the plan together with what others shared would do.
#[derive(Clone, Debug)]
pub struct PreparedJoining {
    /// The joining by meaning: the questions that are open, the answers, and what takes another number.
    pub merge: Merge,
    /// What changes in the plan at hand, as people are told of it.
    pub changes: Vec<Change>,
    /// How many changes of others come.
    pub received: usize,
    /// The other plans of the repository that are joined with it.
    pub others: Vec<JoinedPlan>,
    /// What is done; nothing while a question is open.
    step: Option<Step>,
}

/// The last commits of the plan and of what others shared, and where the lines that lead to them part.
#[derive(Clone, Debug)]
pub(super) struct Apart {
    pub ours: CommitId,
    pub theirs: CommitId,
    pub fork: Arc<Fork>,
}

impl Apart {
    /// Takes note that a commit joins the two: it has all that is shared, and one more than was at hand.
    pub(super) fn is_joined_by(&self, repo: &PlanRepository, commit: CommitId) {
        let fork = Fork {
            ours: [&[commit], &self.fork.ours[..]].concat(),
            theirs: Vec::new(),
            bases: vec![self.theirs],
        };
        repo.know_fork((commit, self.theirs), fork);
    }
}

#[derive(Clone, Debug)]
enum Step {
    /// Only others went on: the branch moves on.
    Forward(FastForward),
    /// Both did: a commit joins the two.
    Commit(Box<PreparedCommit>),
}

impl PreparedJoining {
    /// The commit that joins the two; `None` where only others went on, and while a question is open.
    pub fn commit(&self) -> Option<&PreparedCommit> {
        match &self.step {
            Some(Step::Commit(commit)) => Some(commit),
            _ => None,
        }
    }
}

impl Workspace {
    /// Works out what joining the plan with the shared one, as it was fetched last, would do. Nothing is written. `None` where
    /// others shared nothing new.
    pub fn prepare_joining(
        &self,
        answers: &Answers,
        details: &CommitDetails,
    ) -> Result<Option<PreparedJoining>, Error> {
        let shared = self.shared_branch()?;
        let Some(apart) = self.shared_news(&shared)? else {
            return Ok(None);
        };
        self.prepare_joining_with((&shared, &apart), answers, details).map(Some)
    }

    pub(super) fn prepare_joining_with(
        &self,
        (shared, tips): (&SharedBranch, &Apart),
        answers: &Answers,
        details: &CommitDetails,
    ) -> Result<PreparedJoining, Error> {
        let repo = self.writable_repository()?;
        let (ours, theirs, apart) = (tips.ours, tips.theirs, tips.fork.divergence());
        self.check_history(repo, tips, details)?;
        // A plan of a format that is not known yet is left as it is, whole.
        self.at_where(Version::Commit(theirs), &|path| *path == PlanPath::config())?;
        let unrelated = || match repo.git.is_shallow() {
            true => SyncError::Shallow,
            false => SyncError::Unrelated {
                remote: shared.remote.clone(),
            },
        };
        let sides = self.sides(repo, (ours, theirs), Side::Ours)?.ok_or_else(unrelated)?;
        let (merge, plan) = self.joined_with_plan(repo, &sides, &|clash| answers.to(clash))?;
        let mut prepared = PreparedJoining {
            changes: merge.news(),
            merge,
            received: apart.behind,
            others: Vec::new(),
            step: None,
        };
        if prepared.merge.clashes.is_empty() {
            let step = self.joining_step((shared, &sides, plan), &mut prepared, apart, (answers, details));
            if is_asked_elsewhere(&step) {
                // The answers of this plan wait for those of the other.
                let answered: Vec<Clash> = prepared.merge.answered.iter().map(|(clash, _)| clash.clone()).collect();
                self.keep_answers(&answered, answers);
            }
            prepared.step = Some(step?);
        }
        Ok(prepared)
    }

    /// How the plan and what others shared went apart; `None` where there is nothing new in the latter.
    pub(super) fn shared_news(&self, shared: &SharedBranch) -> Result<Option<Apart>, Error> {
        let repo = self.writable_repository()?;
        let ours = own_commit(repo)?;
        let Some(theirs) = repo.git.shared_tip(shared)? else {
            return Ok(None);
        };
        let fork = repo.fork(ours, theirs)?;
        Ok((!fork.theirs.is_empty()).then_some(Apart { ours, theirs, fork }))
    }

    /// What is done once nothing is asked any more.
    fn joining_step(
        &self,
        (shared, sides, plan): (&SharedBranch, &Sides, Option<Snapshot>),
        prepared: &mut PreparedJoining,
        apart: Divergence,
        (answers, details): (&Answers, &CommitDetails),
    ) -> Result<Step, Error> {
        let repo = self.writable_repository()?;
        let joining = Joining::of(self, repo, sides)?;
        self.check_recorded(&prepared.merge)?;
        let edits = joining.edits(&prepared.merge)?;
        let is_other = |path: &RepoPath| key_of(&repo.root, path).is_none();
        let mut trees = repo.git.join_trees(sides.base, (sides.ours, sides.theirs), &is_other)?;
        if sides.base == sides.ours {
            let mut files: Vec<FileEdit> = edits.into_iter().map(|(_, edit)| edit).collect();
            files.extend(self.elsewhere(repo, shared, &trees)?);
            return Ok(Step::Forward(FastForward {
                to: sides.theirs,
                files,
            }));
        }
        let problems = joining.new_errors(&edits, plan.as_ref())?;
        drop(plan);
        if !problems.is_empty() {
            return Err(SyncError::Faulty { problems }.into());
        }
        let others = self.join_others(repo, (sides, &trees), answers)?;
        for other in &others {
            let root = &other.workspace.writable_repository()?.root;
            let is_other = |path: &RepoPath| key_of(root, path).is_none();
            trees.files.retain(|file| is_other(&file.path));
            trees.conflicts.retain(is_other);
        }
        let elsewhere = self.elsewhere(repo, shared, &trees)?;
        let mut commit = self.joining_commit(prepared, edits, &others, apart, (sides.theirs, details));
        commit.edits.extend(elsewhere);
        let mut joined = vec![(&self.plan().id, &prepared.merge)];
        joined.extend(others.iter().map(|other| (&other.workspace.plan().id, &other.merge)));
        self.follow_links(repo, sides, &joined, &mut commit.edits)?;
        prepared.others = others
            .iter()
            .map(|other| JoinedPlan {
                plan: other.workspace.plan().id.clone(),
                folder: other.workspace.dir().to_owned(),
                renumbered: other.merge.renumbered.clone(),
            })
            .collect();
        Ok(Step::Commit(Box::new(commit)))
    }

    fn joining_commit(
        &self,
        prepared: &PreparedJoining,
        edits: FileEdits,
        others: &[OtherPlan],
        apart: Divergence,
        (theirs, details): (CommitId, &CommitDetails),
    ) -> PreparedCommit {
        let elsewhere: Vec<_> = others
            .iter()
            .map(|other| (&other.workspace.plan().id, &other.merge))
            .collect();
        let context = MessageContext {
            resolved: &prepared.merge.answered,
            renumbered: &prepared.merge.renumbered,
            elsewhere: &elsewhere,
            ..details.for_message()
        };
        let subject = self.record_catalogue().joined_subject(apart.behind, apart.ahead);
        let message = message::compose_with(subject, self.plan(), &[], &context);
        let (files, mut edits): (Vec<_>, Vec<FileEdit>) = edits.into_iter().unzip();
        edits.extend(
            others
                .iter()
                .flat_map(|other| &other.edits)
                .map(|(_, edit)| edit.clone()),
        );
        PreparedCommit {
            changes: prepared.merge.difference().changes,
            files,
            message,
            edits,
            light: Light::Plain,
            joins: Some(Joins::Shared(theirs)),
        }
    }

    /// Does what was worked out; answers the commit that joins the two, where there is one.
    pub fn join(&mut self, prepared: PreparedJoining, details: &CommitDetails) -> Result<Option<CommitId>, Error> {
        let joined = match prepared.step {
            None => {
                let clashes = prepared.merge.clashes;
                return Err(SyncError::Questions { clashes }.into());
            }
            Some(Step::Forward(forward)) => {
                self.writable_repository()?.git.fast_forward(&forward)?;
                None
            }
            Some(Step::Commit(commit)) => Some(self.commit(*commit, details)?.commit),
        };
        self.reload()?;
        Ok(joined)
    }
}

fn is_asked_elsewhere<T>(outcome: &Result<T, Error>) -> bool {
    matches!(outcome, Err(Error::Sync(error)) if matches!(**error, SyncError::QuestionsElsewhere { .. }))
}
