//! An entry of the history: what one commit did to the plan, and what the index keeps of it.

use std::collections::HashSet;
use std::mem::take;
use std::ops::Deref;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::workspace::message::{self, CommitMessage};
use crate::workspace::undo::Undone;
use crate::workspace::{Error, today};
use copil_git::{CommitDiff, CommitId, CommitView, ReadError, Signature};
use copil_plan::ActionId;
use copil_plan::action_history::{HistoryStep, StepNames};
use copil_plan::change::{Change, Difference, FileKey, Renaming, Renumbering};
use copil_plan::sanitize::sanitize_lines;
use copil_plan::value::{FieldPath, Value};
use copil_store::PlanPath;

/// The version of what the index keeps for each commit; another one makes it start anew.
pub(super) const PAYLOAD_VERSION: u32 = 8;

/// One commit that touched the plan.
#[derive(Clone, Debug)]
pub struct LogEntry {
    /// The commit.
    pub commit: CommitId,
    /// Who made the change, and when they say they did.
    pub author: Signature,
    /// The author's day, on their own clock.
    pub day: NaiveDate,
    /// What the message says.
    pub said: CommitMessage,
    /// What changed, read from the files themselves.
    pub changes: Vec<Change>,
    pub(super) seldom: Option<Box<SeldomTold>>,
}

/// What few commits have: read as if it were a part of the entry, it takes no room in all the others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeldomTold {
    /// What it takes back, as the files prove; what the message claims is not believed for itself.
    pub undone: Option<Undone>,
    /// Files in which only the layout changed.
    pub layout: Vec<PlanPath>,
    /// Files with a version that cannot be read.
    pub unreadable: Vec<PlanPath>,
    /// What parents of a merge at this point call by their first ids; see [`Difference::carried`].
    pub carried: Vec<Renaming>,
    /// What took another number in a merge; see [`Difference::renumbered`].
    pub renumbered: Vec<Renumbering>,
    /// What the commit calls otherwise than the plan does since it was joined; see [`StepNames::called`].
    pub called: Vec<Renaming>,
    /// Whether a shallow clone ends with the commit: what it changed is not known.
    pub is_edge: bool,
    /// The day on which the branch came to have it, where that is another than the author's; see [`LogEntry::joined`].
    pub joined: Option<NaiveDate>,
}

impl Deref for LogEntry {
    type Target = SeldomTold;

    fn deref(&self) -> &SeldomTold {
        static NOTHING: SeldomTold = SeldomTold {
            undone: None,
            layout: Vec::new(),
            unreadable: Vec::new(),
            carried: Vec::new(),
            renumbered: Vec::new(),
            called: Vec::new(),
            is_edge: false,
            joined: None,
        };
        self.seldom.as_deref().unwrap_or(&NOTHING)
    }
}

impl LogEntry {
    /// An entry of which nothing seldom is to be told.
    pub fn new(commit: CommitId, author: Signature, day: NaiveDate, said: CommitMessage, changes: Vec<Change>) -> Self {
        Self {
            commit,
            author,
            day,
            said,
            changes,
            seldom: None,
        }
    }

    /// The same, of which that is to be told as well.
    #[must_use]
    pub fn telling(self, seldom: SeldomTold) -> Self {
        let seldom = (seldom != SeldomTold::default()).then(|| Box::new(seldom));
        Self { seldom, ..self }
    }

    /// The day on which the branch came to have it, as `--at` counts days: that of the merge which joined a proposal, that of
    /// the commit before where a clock ran behind.
    pub fn joined(&self) -> NaiveDate {
        self.joined.unwrap_or(self.day)
    }

    pub(super) fn joined_on(mut self, day: NaiveDate) -> Self {
        if day != self.day {
            self.seldom.get_or_insert_default().joined = Some(day);
        }
        self
    }

    pub(super) fn take_carried(&mut self) -> Vec<Renaming> {
        let seldom = self.seldom.as_mut();
        seldom.map_or_else(Vec::new, |seldom| take(&mut seldom.carried))
    }

    /// Why, in the author's words: the reason of the commit, else the comments that were written with it, as with a
    /// weather. Harmless to a terminal.
    pub fn why(&self) -> Option<String> {
        self.reason_of(|_| true)
    }

    /// Why an action came to stand as it did; `None` where the commit changed neither its status nor its dates nor its
    /// weather, or says no reason.
    pub fn explanation(&self, action: &ActionId) -> Option<String> {
        let is_own = |change: &Change| change.action() == Some(action);
        let mut own = self.changes.iter().filter(|change| is_own(change));
        own.any(Change::is_of_standing).then(|| self.reason_of(is_own))?
    }

    /// The reason of the commit, else the comments among some of its changes.
    fn reason_of(&self, is_asked: impl Fn(&Change) -> bool) -> Option<String> {
        let comment = |change: &Change| match change {
            Change::Set {
                path,
                new: Some(Value::Text(text)),
                ..
            } if *path == FieldPath::key("comment") => Some(sanitize_lines(text)),
            _ => None,
        };
        let asked = self.changes.iter().filter(|change| is_asked(change));
        let comments: Vec<String> = asked.filter_map(comment).collect();
        self.said
            .reason
            .clone()
            .or_else(|| (!comments.is_empty()).then(|| comments.join("\n")))
    }

    /// What it says of names beside its changes.
    pub fn names(&self) -> StepNames<'_> {
        StepNames {
            carried: &self.carried,
            called: &self.called,
            renumbered: &self.renumbered,
        }
    }

    /// What it tells of the past of actions.
    pub fn step(&self) -> HistoryStep<'_> {
        HistoryStep {
            day: self.day,
            effective: self.said.effective,
            undoes: self.undone.is_some(),
            changes: &self.changes,
            names: self.names(),
            is_edge: self.is_edge,
            decision: self.said.decision.as_ref(),
        }
    }
}

/// Whether an entry has nothing to tell.
pub(super) fn tells_nothing(entry: &LogEntry) -> bool {
    entry.changes.is_empty() && entry.layout.is_empty() && entry.unreadable.is_empty() && !entry.is_edge
}

/// What the index keeps of a commit beside its own words; `None` for a merge that decided nothing.
pub(super) fn encode(commit: &CommitDiff, difference: &Difference, undone: Option<&Undone>) -> Option<Vec<u8>> {
    let is_clean_merge = commit.sides.len() > 1 && difference.is_empty() && difference.carried.is_empty();
    (!is_clean_merge).then(|| postcard::to_allocvec(&(difference, undone)).unwrap_or_default())
}

/// What the index keeps of a commit beside its own words.
pub(super) fn kept_of(view: &CommitView<'_>) -> Result<(Difference, Option<Undone>), Error> {
    let damaged = || Error::Read(ReadError::Damaged { oid: view.id.0 });
    let (kept, rest) = postcard::take_from_bytes(view.payload).map_err(|_| damaged())?;
    if !rest.is_empty() {
        return Err(damaged());
    }
    Ok(kept)
}

/// The entry of a commit.
pub(super) fn entry_of(
    commit: CommitId,
    author: Signature,
    message: &str,
    difference: Difference,
    undone: Option<Undone>,
) -> LogEntry {
    let paths = |keys: Vec<FileKey>| keys.iter().filter_map(PlanPath::of_key).collect();
    let seldom = SeldomTold {
        undone,
        layout: paths(difference.layout),
        unreadable: paths(difference.unreadable),
        carried: difference.carried,
        renumbered: difference.renumbered,
        called: Vec::new(),
        is_edge: difference.is_edge,
        joined: None,
    };
    let day = day_of(&author);
    LogEntry::new(commit, author, day, message::read(message), difference.changes).telling(seldom)
}

/// The day of an author, on their own clock.
pub fn day_of(author: &Signature) -> NaiveDate {
    today::local_day(author.time).unwrap_or_default()
}

/// Makes entries of what the index holds. Names, addresses and fields repeat from entry to entry: each is in memory once.
#[derive(Default)]
pub(super) struct EntryMaker {
    texts: HashSet<Arc<str>>,
    paths: HashSet<FieldPath>,
}

impl EntryMaker {
    /// The entry of a commit.
    pub(super) fn entry(&mut self, view: &CommitView<'_>) -> Result<LogEntry, Error> {
        let (mut difference, undone) = kept_of(view)?;
        for change in &mut difference.changes {
            if let Change::Set { path, .. } = change {
                self.share_path(path);
            }
        }
        let author = Signature {
            name: self.text(view.author.name),
            email: self.text(view.author.email),
            time: view.author.time,
        };
        Ok(entry_of(view.id, author, view.message, difference, undone))
    }

    fn text(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.texts.get(text) {
            return Arc::clone(known);
        }
        let text: Arc<str> = text.into();
        self.texts.insert(Arc::clone(&text));
        text
    }

    fn share_path(&mut self, path: &mut FieldPath) {
        match self.paths.get(path) {
            Some(known) => *path = known.clone(),
            None => {
                self.paths.insert(path.clone());
            }
        }
    }
}
