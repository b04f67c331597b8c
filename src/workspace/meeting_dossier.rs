//! All that the papers of a meeting are made of: the plan as it is recorded, the plan as the meeting left it, and what the
//! history tells of the meeting.
//!
//! A paper is to come out the same whenever it is made from the same commit, so nothing here depends on the day.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::sync::Arc;

use super::undo::accepts_proposal;
use super::{Error, LogEntry, LogScope, Version, Workspace};
use copil_git::CommitId;
use copil_plan::change::{Change, Subject};
use copil_plan::id::AgendaKey;
use copil_plan::meeting::MeetingState;
use copil_plan::value::Value;
use copil_plan::{ActionId, Meeting, MeetingId};
use copil_store::{PlanPath, Snapshot};

/// How often a renamed action is followed to its next name.
const MOST_NAMES: usize = 16;

/// What the papers of a meeting are made of.
#[derive(Debug)]
pub struct MeetingDossier {
    /// The plan.
    pub recorded: Arc<Snapshot>,
    /// The plan as the meeting left it, with the actions that the meeting names; `None` while it is not closed.
    pub then: Option<Snapshot>,
    /// The commit that it is read from; `None` for a folder of which nothing is recorded.
    pub commit: Option<CommitId>,
    /// How many files of the folder hold edits that nobody recorded, and that are left out.
    pub hand_edits: usize,
    /// What the history tells of the meeting.
    pub past: MeetingPast,
    /// What actions that the meeting names are called now.
    pub renamed: BTreeMap<ActionId, ActionId>,
}

/// What the history tells of a meeting.
#[derive(Clone, Debug, Default)]
pub struct MeetingPast {
    /// The commit that closed it.
    pub closing: Option<CommitId>,
    /// The items that were added after it was convened.
    pub late: BTreeSet<AgendaKey>,
    /// What was changed after it was closed, the oldest first.
    pub amendments: Vec<LogEntry>,
    /// Whether it is told from the beginning; a shallow clone may end later.
    pub is_whole: bool,
}

impl MeetingPast {
    /// Gathers it from the entries about a meeting, the newest first.
    pub fn of(meeting: &MeetingId, entries: Vec<LogEntry>) -> Self {
        let mut past = Self::default();
        let mut is_convened = false;
        for mut entry in entries.into_iter().rev() {
            let was_convened = is_convened;
            let is_about = |change: &Change| change.subject() == Subject::Meeting(meeting.clone());
            entry.changes.retain(is_about);
            past.is_whole |= entry
                .changes
                .iter()
                .any(|change| matches!(change, Change::Created { .. }));
            for (from, to) in entry.changes.iter().filter_map(state_change) {
                match to {
                    MeetingState::Prepared => is_convened = false,
                    MeetingState::Convened if from != Some(MeetingState::Open) => {
                        is_convened = true;
                        past.late.clear();
                    }
                    MeetingState::Closed if past.closing.is_none() => past.closing = Some(entry.commit),
                    // Opened again, it was not closed yet: what a closed one becomes leaves its state as it is.
                    _ if from == Some(MeetingState::Closed) => {
                        past.closing = None;
                        past.amendments.clear();
                    }
                    _ => {}
                }
            }
            if was_convened && is_convened {
                past.late.extend(entry.changes.iter().flat_map(added_items));
            }
            let amends = entry.changes.iter().any(|change| !change.is_follow_up());
            if amends && past.closing.is_some_and(|closing| closing != entry.commit) {
                past.amendments.push(entry);
            }
        }
        past
    }
}

/// The state that a change of a meeting leaves, and the one before.
fn state_change(change: &Change) -> Option<(Option<MeetingState>, MeetingState)> {
    let state = |value: Option<&Value>| value.and_then(Value::as_text).and_then(MeetingState::from_word);
    match change {
        Change::Created { content, .. } => Some((None, state(content.get("state"))?)),
        Change::Set { path, old, new, .. } if path.as_strs() == ["state"] => {
            Some((state(old.as_ref()), state(new.as_ref())?))
        }
        _ => None,
    }
}

/// The items of an agenda that a change added.
fn added_items(change: &Change) -> Vec<AgendaKey> {
    let Change::Set {
        path,
        old,
        new: Some(new),
        ..
    } = change
    else {
        return Vec::new();
    };
    let keys = |value: &Value| {
        value
            .as_table()
            .map(|items| items.iter().filter_map(|(key, _)| key.parse().ok()).collect())
    };
    match (path.as_strs().as_slice(), old) {
        (["agenda", key], None) => key.parse().into_iter().collect(),
        (["agenda"], None) => keys(new).unwrap_or_default(),
        _ => Vec::new(),
    }
}

impl Workspace {
    /// All that the papers of a meeting are made of. They are made of what is recorded: edits by hand that nobody recorded
    /// are left out, and counted.
    pub fn meeting_dossier(&self, id: &MeetingId) -> Result<MeetingDossier, Error> {
        let (recorded, hand_edits) = self.without_hand_edits()?;
        recorded.as_ref().unwrap_or(self).dossier_of(id, hand_edits)
    }

    fn dossier_of(&self, id: &MeetingId, hand_edits: usize) -> Result<MeetingDossier, Error> {
        let meeting = self.plan().meetings.get(id);
        let meeting = meeting.ok_or_else(|| Error::MeetingNotRecorded { meeting: id.clone() })?;
        let commit = self.seen_commit()?;
        let past = match commit {
            Some(_) if meeting.state != MeetingState::Prepared => self.meeting_past(id)?,
            _ => MeetingPast {
                is_whole: true,
                ..MeetingPast::default()
            },
        };
        let named = named_actions(meeting);
        // Where the clone begins later, the tag that marks the closing may be there all the same.
        let closing = past.closing.or_else(|| self.tagged(id)).filter(|_| meeting.is_closed());
        let then = closing.map(|closing| self.at_with(Version::Commit(closing), &named));
        Ok(MeetingDossier {
            recorded: self.snapshot(),
            then: then.transpose()?,
            commit,
            hand_edits,
            past,
            renamed: self.renamed(&named)?,
        })
    }

    /// The commit that a tag marks as the one that closed a meeting.
    fn tagged(&self, id: &MeetingId) -> Option<CommitId> {
        let repo = self.plan_repository().ok()?;
        let name = format!("refs/tags/copil/{}/{id}", self.plan().id);
        repo.git.resolve(&name).ok()
    }

    /// How many files of the plan hold edits that nobody recorded; none where nothing is recorded at all.
    pub(super) fn edited_files(&self) -> Result<usize, Error> {
        if self.past().is_some() || self.seen_commit()?.is_none() {
            return Ok(0);
        }
        Ok(self.hand_edits()?.len())
    }

    /// The commit that is seen: that of the past, else the last one; `None` where nothing is recorded.
    pub(super) fn seen_commit(&self) -> Result<Option<CommitId>, Error> {
        match (self.past(), self.plan_repository()) {
            (Some(past), _) => Ok(Some(past.commit)),
            (None, Ok(repo)) => Ok(repo.git.head()?.commit()),
            (None, Err(_)) => Ok(None),
        }
    }

    /// What the history tells of a meeting.
    pub(super) fn meeting_past(&self, id: &MeetingId) -> Result<MeetingPast, Error> {
        let mut entries = Vec::new();
        let mut visit = |entry| {
            entries.push(entry);
            ControlFlow::Continue(())
        };
        let scope = LogScope::Meeting(id.clone());
        self.history()?
            .log(&scope, &mut |_, _| ControlFlow::Continue(()), &mut visit)?;
        let mut past = MeetingPast::of(id, entries);
        if let (Some(closing), Some(tip)) = (past.closing, self.seen_commit()?) {
            past.closing = Some(self.accepted_by(closing, tip)?.unwrap_or(closing));
        }
        Ok(past)
    }

    /// The merge by which a commit of a proposal came into the plan; `None` for one that was made there.
    fn accepted_by(&self, commit: CommitId, tip: CommitId) -> Result<Option<CommitId>, Error> {
        let repo = self.writable_repository()?;
        let graph = repo.graph(tip)?;
        let line: Vec<CommitId> = graph.first_parent_line(tip).map(|commit| commit.id).collect();
        if line.contains(&commit) {
            return Ok(None);
        }
        // The line stands on it from the merge on: the older half is left out each time.
        let (mut with, mut without) = (0, line.len());
        while with + 1 < without {
            let middle = with.midpoint(without);
            match repo.is_in(commit, line[middle])? {
                true => with = middle,
                false => without = middle,
            }
        }
        let merge = line.get(with).map(|merge| repo.git.commit(*merge)).transpose()?;
        Ok(merge.filter(accepts_proposal).map(|merge| merge.id))
    }

    /// The plan in a version that git keeps, with some of its actions and no more than they need.
    fn at_with(&self, version: Version, actions: &BTreeSet<ActionId>) -> Result<Snapshot, Error> {
        self.at_where(version, &|path: &PlanPath| match path.action_id() {
            Some(action) => actions.contains(&action),
            None => path.key().is_none_or(|key| !matches!(key.subject, Subject::Meeting(_))),
        })
    }

    /// What actions are called now that the plan has no more under their names.
    fn renamed(&self, named: &BTreeSet<ActionId>) -> Result<BTreeMap<ActionId, ActionId>, Error> {
        let plan = self.plan();
        let mut renamed = BTreeMap::new();
        for gone in named.iter().filter(|id| !plan.actions.contains_key(*id)) {
            if self.seen_commit()?.is_none() {
                break;
            }
            let mut name = gone.clone();
            for _ in 0..MOST_NAMES {
                match self.next_name(&name)? {
                    Some(next) => name = next,
                    None => break,
                }
                if plan.actions.contains_key(&name) {
                    renamed.insert(gone.clone(), name);
                    break;
                }
            }
        }
        Ok(renamed)
    }

    /// What an action was called next, where it was renamed.
    fn next_name(&self, id: &ActionId) -> Result<Option<ActionId>, Error> {
        let mut next = None;
        let mut visit = |entry: LogEntry| {
            next = entry.changes.into_iter().find_map(|change| match change {
                Change::Renamed { from, to } if from == *id => Some(to),
                _ => None,
            });
            ControlFlow::Break(())
        };
        let scope = LogScope::Action(id.clone());
        self.history()?
            .log(&scope, &mut |_, _| ControlFlow::Continue(()), &mut visit)?;
        Ok(next)
    }
}

/// The actions that a meeting names.
fn named_actions(meeting: &Meeting) -> BTreeSet<ActionId> {
    let items = meeting.agenda.values().filter_map(|item| item.action.as_ref());
    let decided = meeting.decisions.values().flat_map(|decision| &decision.actions);
    items.chain(decided).cloned().collect()
}
