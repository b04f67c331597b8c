//! What an export is made of: the plan as it is recorded, the commit that it is read from, and when things were touched last.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use chrono::{DateTime, Utc};

use super::{CommitId, Error, LogEntry, LogScope, Moment, Workspace};
use copil_plan::change::Subject;
use copil_plan::{ActionId, Change};

/// What the history tells of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touched {
    /// When it was touched last.
    pub last: DateTime<Utc>,
    /// How often it was touched.
    pub times: usize,
}

impl Workspace {
    /// The plan without what was edited by hand and is not recorded, and how many files that is; `None` where there is no
    /// such file, and this plan is the recorded one.
    pub fn without_hand_edits(&self) -> Result<(Option<Self>, usize), Error> {
        let hand_edits = self.edited_files()?;
        let recorded = (hand_edits > 0).then(|| self.at_moment(Moment::Revision("HEAD".to_owned())));
        Ok((recorded.transpose()?, hand_edits))
    }

    /// The commit that the plan is read from and the author's moment of it; `None` where nothing is recorded.
    pub fn commit_at_hand(&self) -> Result<Option<(CommitId, DateTime<Utc>)>, Error> {
        let Some(commit) = self.seen_commit()? else {
            return Ok(None);
        };
        let graph = self.writable_repository()?.graph(commit)?;
        let seconds = graph
            .first_parent_line(commit)
            .next()
            .map_or(0, |commit| commit.time.seconds);
        Ok(Some((commit, moment(seconds))))
    }

    /// When each thing of the plan was touched, and how often, by what it is called now. Nothing where nothing is recorded.
    pub fn touched(&self) -> Result<BTreeMap<Subject, Touched>, Error> {
        let mut found: BTreeMap<Subject, Touched> = BTreeMap::new();
        if self.seen_commit()?.is_none() {
            return Ok(found);
        }
        let mut renamed: BTreeMap<ActionId, ActionId> = BTreeMap::new();
        let mut visit = |entry: LogEntry| {
            for change in &entry.changes {
                if let Change::Renamed { from, to } = change {
                    let now = renamed.get(to).unwrap_or(to).clone();
                    renamed.insert(from.clone(), now);
                }
            }
            let mut subjects: Vec<Subject> = entry.changes.iter().map(Change::subject).collect();
            for subject in &mut subjects {
                if let Subject::Action(id) = subject
                    && let Some(now) = renamed.get(id)
                {
                    *id = now.clone();
                }
            }
            subjects.sort();
            subjects.dedup();
            for subject in subjects {
                let last = moment(entry.author.time.seconds);
                let touched = found.entry(subject).or_insert(Touched { last, times: 0 });
                touched.times += 1;
            }
            ControlFlow::Continue(())
        };
        self.history()?
            .log(&LogScope::All, &mut |_, _| ControlFlow::Continue(()), &mut visit)?;
        Ok(found)
    }
}

fn moment(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default()
}
