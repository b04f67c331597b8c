//! What the screen asks of the plan it is open on: the one place where it meets the workspace.
//!
//! Screens work with the values named here, so that a test can put a plan on the desk with neither files nor git.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use super::context::Standing;
use crate::wording::Catalogue;
use crate::wording::sentence::{self, Sentence};
use crate::workspace::{
    self, CommitDetails, LogEntry, LogScope, PreparedCommit, RecordedCommit, Reread, Today, Undo, Workspace,
};
use copil_plan::change::{Change, Subject};
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupId, Intent, Plan};
use copil_store::Opened;

/// What a person asks to have recorded.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Changes, each to be a commit of its own.
    Change {
        /// What is to change.
        intents: Vec<Intent>,
        /// Why.
        reason: Option<String>,
        /// The day it took effect, when it is not today.
        on: Option<NaiveDate>,
    },
    /// Taking changes back.
    Undo {
        /// The commits, in the order in which they are taken back; none for the last change alone.
        commits: Vec<String>,
        /// Why.
        reason: Option<String>,
    },
    /// Making again what was taken back.
    Redo {
        /// Why.
        reason: Option<String>,
    },
    /// Recording the edits made outside the program.
    HandEdits {
        /// Why.
        reason: Option<String>,
    },
}

impl Wish {
    /// The actions that it would change.
    pub fn actions(&self) -> impl Iterator<Item = &ActionId> {
        let intents: &[Intent] = match self {
            Self::Change { intents, .. } => intents,
            _ => &[],
        };
        intents.iter().filter_map(Intent::action)
    }
}

impl Wish {
    /// How many changes are looked at again for each letter of a reason.
    const FEW: usize = 16;

    /// Whether it makes one commit at most, so that nothing stands when it fails.
    pub fn is_single(&self) -> bool {
        match self {
            Self::Change { intents, .. } => intents.len() <= 1,
            Self::Undo { commits, .. } => commits.len() <= 1,
            Self::Redo { .. } => true,
            Self::HandEdits { .. } => false,
        }
    }

    /// Whether another wish with the same changes to many actions is bound to meet the same fate: there is a reason in both
    /// or in neither, whatever it says.
    pub fn is_decided_as(&self, other: &Self) -> bool {
        let (
            Self::Change { intents, reason, on },
            Self::Change {
                intents: others,
                reason: why,
                on: day,
            },
        ) = (self, other)
        else {
            return false;
        };
        intents.len() > Self::FEW
            && intents.len() == others.len()
            && (reason.is_some(), on) == (why.is_some(), day)
            && intents
                .first()
                .zip(others.first())
                .is_some_and(|(one, two)| said_alike(one, two))
    }
}

/// Whether two intents differ in nothing but the words of a comment.
fn said_alike(one: &Intent, two: &Intent) -> bool {
    match (one, two) {
        (
            Intent::Weather { action, to, comment },
            Intent::Weather {
                action: other,
                to: towards,
                comment: words,
            },
        ) => action == other && to == towards && comment.is_some() == words.is_some(),
        _ => one == two,
    }
}

/// What would become of one commit of a wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Foreseen {
    /// It would be made, with this subject.
    Commit(String),
    /// There is nothing to do: all is so already.
    Already(Sentence),
    /// It would be refused.
    Refused(Sentence),
}

/// A commit that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The first line of its message.
    pub subject: String,
    /// Its short id.
    pub commit: String,
    /// Its whole id.
    pub id: String,
}

/// A file edited outside the program.
#[derive(Clone, Debug, PartialEq)]
pub struct HandEdit {
    /// The file, below the plan's folder.
    pub path: String,
    /// What it is about.
    pub subject: Option<Subject>,
    /// What differs from the last commit.
    pub changes: Vec<Change>,
    /// Whether it has an error and cannot be recorded.
    pub broken: bool,
}

/// Takes entries of the history, or word of how many commits were read; may end the reading.
pub type Listener<'l> = &'l mut dyn FnMut(Heard) -> ControlFlow<()>;

/// What a reading of the history tells as it goes.
#[derive(Debug)]
pub enum Heard {
    /// So many commits read, of so many when that is known.
    Progress(usize, usize),
    /// One entry; they come newest first.
    Entry(Box<LogEntry>),
}

/// A reading of the whole history, to be run on another thread.
pub type Reading = Box<dyn FnOnce(Listener<'_>) -> Result<(), workspace::Error> + Send>;

/// A look for the edits made outside the program, to be run on another thread.
pub type Survey = Box<dyn FnOnce() -> Vec<HandEdit> + Send>;

/// Reading the plan's files again, to be run on another thread.
pub type Rereading = Box<dyn FnOnce() -> Reread + Send>;

/// A plan and all that can be done with it.
pub trait Desk {
    /// The plan.
    fn plan(&self) -> &Plan;

    /// The day it is.
    fn today(&self) -> Today;

    /// How things stand around the plan, but for the edits made outside the program, which take time to find.
    fn standing(&self, catalogue: &Catalogue) -> Standing;

    /// What would become of each commit of a wish, in order.
    fn foresee(&self, wish: &Wish, catalogue: &Catalogue) -> Vec<Foreseen>;

    /// Records a wish. Of several changes, those made before one failed stand; the sentence says so.
    fn record(&mut self, wish: &Wish, catalogue: &Catalogue) -> Result<Vec<Made>, Sentence>;

    /// The plan with all that is wrong with it as it is now, for another thread.
    fn snapshot(&self) -> Arc<Opened> {
        Arc::new(Opened {
            plan: self.plan().clone(),
            problems: Vec::new(),
            unreadable: BTreeSet::new(),
            locked: BTreeSet::new(),
        })
    }

    /// Reading the files again; `None` where there are none.
    fn rereading(&self) -> Option<Rereading> {
        None
    }

    /// Takes what reading the files again brought; answers whether the plan is another. `None` when the plan at hand changed
    /// while they were read, and they must be read once more. What is of no more use stays in `reread`.
    fn take(&mut self, _reread: &mut Reread, _catalogue: &Catalogue) -> Result<Option<bool>, Sentence> {
        Ok(Some(false))
    }

    /// What is wrong with the plan's files: where, and what.
    fn problems(&self, catalogue: &Catalogue) -> Vec<Sentence>;

    /// The files edited outside the program and not recorded.
    fn hand_edits(&self) -> Vec<HandEdit>;

    /// A look for the same, to be run on another thread.
    fn survey(&self) -> Survey {
        let edits = self.hand_edits();
        Box::new(move || edits)
    }

    /// A reading of the history; `None` where there is none.
    fn reading(&self) -> Option<Reading>;

    /// The file of a subject: its name below the plan's folder, and where it is on disk.
    fn file_of(&self, _subject: &Subject) -> Option<(String, PathBuf)> {
        None
    }

    /// The folders in which others may write.
    fn watched(&self) -> Vec<PathBuf>;
}

impl Desk for Workspace {
    fn plan(&self) -> &Plan {
        Workspace::plan(self)
    }

    fn today(&self) -> Today {
        Workspace::today(self)
    }

    fn standing(&self, catalogue: &Catalogue) -> Standing {
        let git_name = || self.identity().map(|identity| sanitize(&identity.name));
        let known = self.me().map(|me| sanitize(self.plan().person_name(me)));
        Standing {
            day_is_set: self.today().fixed,
            identity: known.or_else(git_name),
            me: self.me().cloned(),
            address: self.identity().map(|identity| sanitize(&identity.email)),
            branch: self.branch().map(|branch| sanitize(&branch)),
            obstacle: self
                .obstacle()
                .map(|obstacle| sentence::obstacle(catalogue, obstacle).what),
            hand_edits: 0,
            unreadable: self.unreadable().count(),
            problems: Workspace::problems(self).len(),
            lost: self.unreadable().filter_map(|(_, about)| lost(about)).collect(),
        }
    }

    fn foresee(&self, wish: &Wish, catalogue: &Catalogue) -> Vec<Foreseen> {
        let context = context_of(wish);
        let one =
            |prepared: Result<PreparedCommit, workspace::Error>| vec![prepared.map(|one| one.subject().to_owned())];
        let subjects = match wish {
            Wish::Change { intents, .. } => Workspace::foresee(self, intents, &context),
            Wish::Undo { commits, .. } if !commits.is_empty() => self.foresee_undo(commits, &context),
            Wish::Undo { .. } => one(self.prepare_undo(&Undo::Last, &context)),
            Wish::Redo { .. } => one(self.prepare_undo(&Undo::Redo, &context)),
            Wish::HandEdits { .. } => match self.prepare_hand_edits(None, &context) {
                Ok(prepared) => prepared.iter().map(|one| Ok(one.subject().to_owned())).collect(),
                Err(error) => vec![Err(error)],
            },
        };
        let told = |subject: Result<String, workspace::Error>| match subject {
            Ok(subject) => Foreseen::Commit(subject),
            Err(error) => {
                let said = sentence::error(catalogue, self.plan(), &error);
                match error {
                    workspace::Error::NothingChanged
                    | workspace::Error::Refused(copil_plan::Refusal::AlreadySo { .. }) => Foreseen::Already(said),
                    _ => Foreseen::Refused(said),
                }
            }
        };
        subjects.into_iter().map(told).collect()
    }

    fn record(&mut self, wish: &Wish, catalogue: &Catalogue) -> Result<Vec<Made>, Sentence> {
        let context = context_of(wish);
        let recorded = match wish {
            Wish::Change { intents, .. } => self.record_all(intents, &context),
            Wish::Undo { commits, .. } if !commits.is_empty() => self.undo_all(commits, &context),
            Wish::Undo { .. } => self.undo(&Undo::Last, &context).map(|one| vec![one]),
            Wish::Redo { .. } => self.undo(&Undo::Redo, &context).map(|one| vec![one]),
            Wish::HandEdits { .. } => self.record_hand_edits(None, &context),
        };
        let made = |recorded: RecordedCommit| Made {
            commit: recorded.commit.short(7),
            id: recorded.commit.to_string(),
            subject: recorded.subject,
        };
        recorded
            .map(|all| all.into_iter().map(made).collect())
            .map_err(|error| sentence::error(catalogue, self.plan(), &error))
    }

    fn snapshot(&self) -> Arc<Opened> {
        Workspace::snapshot(self)
    }

    fn rereading(&self) -> Option<Rereading> {
        let rereading = Workspace::rereading(self);
        Some(Box::new(move || rereading.read()))
    }

    fn take(&mut self, reread: &mut Reread, catalogue: &Catalogue) -> Result<Option<bool>, Sentence> {
        Workspace::take(self, reread).map_err(|error| sentence::error(catalogue, self.plan(), &error))
    }

    fn problems(&self, catalogue: &Catalogue) -> Vec<Sentence> {
        Workspace::problems(self)
            .iter()
            .map(|problem| {
                let said = crate::wording::problem::told(catalogue, problem);
                let place = match &problem.place {
                    Some(place) => format!("{}:{}:{}", problem.path, place.line, place.column),
                    None => problem.path.to_string(),
                };
                Sentence {
                    what: format!("{} {}", sanitize(&place), said.what),
                    hint: said.hint,
                }
            })
            .collect()
    }

    fn hand_edits(&self) -> Vec<HandEdit> {
        seen(Workspace::hand_edits(self))
    }

    fn survey(&self) -> Survey {
        let survey = Workspace::survey(self);
        Box::new(move || seen(survey.and_then(|survey| survey.look())))
    }

    fn reading(&self) -> Option<Reading> {
        let mut history = self.history().ok()?;
        Some(Box::new(move |listener| {
            // Both closures speak to the one listener, in turn.
            let listener = std::cell::RefCell::new(listener);
            let mut progress = |done, of| (listener.borrow_mut())(Heard::Progress(done, of));
            let mut visit = |entry| (listener.borrow_mut())(Heard::Entry(Box::new(entry)));
            history.log(&LogScope::All, &mut progress, &mut visit)
        }))
    }

    fn file_of(&self, subject: &Subject) -> Option<(String, PathBuf)> {
        let (name, path) = Workspace::file_of(self, subject)?;
        Some((name.to_string(), path))
    }

    fn watched(&self) -> Vec<PathBuf> {
        let mut folders = vec![self.dir().to_owned()];
        if let Some(git) = self.git_dir() {
            // A plan at the top of its repository has the git folder within it.
            if !git.starts_with(self.dir()) {
                folders.push(git.join("refs").join("heads"));
                folders.push(git.to_owned());
            }
        }
        folders
    }
}

/// What the screen shows of edits; none are shown where they cannot be found.
fn seen(edits: Result<Vec<workspace::HandEdit>, workspace::Error>) -> Vec<HandEdit> {
    let seen = |edit: workspace::HandEdit| HandEdit {
        path: edit.path.to_string(),
        subject: edit.subject,
        changes: edit.changes,
        broken: edit.broken,
    };
    edits.unwrap_or_default().into_iter().map(seen).collect()
}

/// The action that an unreadable file is about.
fn lost(about: Option<(Subject, Option<GroupId>)>) -> Option<ActionId> {
    match about {
        Some((Subject::Action(id), _)) => Some(id),
        _ => None,
    }
}

fn context_of(wish: &Wish) -> CommitDetails {
    let (reason, on) = match wish {
        Wish::Change { reason, on, .. } => (reason, *on),
        Wish::Undo { reason, .. } | Wish::Redo { reason } | Wish::HandEdits { reason } => (reason, None),
    };
    CommitDetails {
        reason: reason.clone(),
        on,
        ..CommitDetails::default()
    }
}
