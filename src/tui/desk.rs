//! What the screen asks of the plan it is open on: the one place where it meets the workspace.
//!
//! Screens work with the values named here, so that a test can put a plan on the desk with neither files nor git.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use super::context::Standing;
use crate::i18n::Catalogue;
use crate::i18n::wording::harmless;
use crate::plan::change::{Change, Subject};
use crate::plan::{ActionId, GroupId, Intent, Plan};
use crate::report::sentence::{self, Sentence};
use crate::store::Opened;
use crate::workspace::{self, Context, Entry, LogScope, Prepared, Recorded, Reread, Today, Undo, Workspace};

/// What a person asks to have recorded.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// A change.
    Change {
        /// What is to change.
        intent: Intent,
        /// Why.
        reason: Option<String>,
        /// The day it took effect, when it is not today.
        on: Option<NaiveDate>,
    },
    /// Taking the last change back.
    Undo {
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

/// A commit that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The first line of its message.
    pub subject: String,
    /// Its short id.
    pub commit: String,
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
    Entry(Box<Entry>),
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

    /// The sentences of the commits that a wish would make.
    fn foresee(&self, wish: &Wish, catalogue: &Catalogue) -> Result<Vec<String>, Sentence>;

    /// Records a wish.
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
        let git_name = || self.identity().map(|identity| harmless(&identity.name));
        let known = self.me().map(|me| harmless(self.plan().person_name(me)));
        Standing {
            day_is_set: self.today().fixed,
            identity: known.or_else(git_name),
            me: self.me().cloned(),
            address: self.identity().map(|identity| harmless(&identity.email)),
            branch: self.branch().map(|branch| harmless(&branch)),
            obstacle: self
                .obstacle()
                .map(|obstacle| sentence::obstacle(catalogue, obstacle).what),
            hand_edits: 0,
            unreadable: self.unreadable().count(),
            problems: Workspace::problems(self).len(),
            lost: self.unreadable().filter_map(|(_, about)| lost(about)).collect(),
        }
    }

    fn foresee(&self, wish: &Wish, catalogue: &Catalogue) -> Result<Vec<String>, Sentence> {
        let context = context_of(wish);
        let prepared = match wish {
            Wish::Change { intent, .. } => self.prepare(intent, &context).map(|one| vec![one]),
            Wish::Undo { .. } => self.prepare_undo(&Undo::Last, &context).map(|one| vec![one]),
            Wish::Redo { .. } => self.prepare_undo(&Undo::Redo, &context).map(|one| vec![one]),
            Wish::HandEdits { .. } => self.prepare_hand_edits(None, &context),
        };
        let subject = |prepared: Prepared| prepared.subject().to_owned();
        prepared
            .map(|all| all.into_iter().map(subject).collect())
            .map_err(|error| sentence::error(catalogue, self.plan(), &error))
    }

    fn record(&mut self, wish: &Wish, catalogue: &Catalogue) -> Result<Vec<Made>, Sentence> {
        let context = context_of(wish);
        let recorded = match wish {
            Wish::Change { intent, .. } => Workspace::record(self, intent, &context).map(|one| vec![one]),
            Wish::Undo { .. } => self.undo(&Undo::Last, &context).map(|one| vec![one]),
            Wish::Redo { .. } => self.undo(&Undo::Redo, &context).map(|one| vec![one]),
            Wish::HandEdits { .. } => self.record_hand_edits(None, &context),
        };
        let made = |recorded: Recorded| Made {
            commit: recorded.commit.short(7),
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
                let said = crate::report::problem::told(catalogue, problem);
                let place = match &problem.place {
                    Some(place) => format!("{}:{}:{}", problem.path, place.line, place.column),
                    None => problem.path.to_string(),
                };
                Sentence {
                    what: format!("{} {}", harmless(&place), said.what),
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

fn context_of(wish: &Wish) -> Context {
    let (reason, on) = match wish {
        Wish::Change { reason, on, .. } => (reason, *on),
        Wish::Undo { reason } | Wish::Redo { reason } | Wish::HandEdits { reason } => (reason, None),
    };
    Context {
        reason: reason.clone(),
        on,
        ..Context::default()
    }
}
