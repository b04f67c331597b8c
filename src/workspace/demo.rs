//! The demo: a repository of its own that holds a shipped plan with its story, replayed as its people would have made it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rust_embed::RustEmbed;

use super::staging::Staging;
use super::story::{self, StepRequest, Story, StoryError};
use super::today::CONFIG_KEY;
use super::{CommitDetails, Error, RecordedCommit, Today, Undo, Workspace};
use copil_git::{OpenError, ReadError, Repository};
use copil_plan::change::Subject;
use copil_plan::{ActionId, Intent, PersonId, Plan};

/// The folder that the demo is made in.
pub const FOLDER: &str = "copil-demo";

/// What the names of the folders begin with in which a demo is made, or from which one is removed.
const BESIDE: &str = ".copil-demo-";

/// The key of the repository's configuration that marks it as the demo's, to be made anew without fear.
const MARK: &str = "copil.demo";

/// Where the plan is in the demo's repository.
const PLAN: &str = "plans/blois";

/// The person at the keyboard of the demo, who leads a working group and sits near the copil.
const PERSON: &str = "rh-pilote";

/// The day on which the demo opens: the morning of a copil.
pub const DAY: NaiveDate = NaiveDate::from_ymd_opt(2018, 3, 15).unwrap();

#[derive(RustEmbed)]
#[folder = "plans/"]
#[include = "blois/**"]
#[include = "blois.story.toml"]
struct Shipped;

/// What stands where the demo is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing.
    Absent,
    /// The demo, made earlier.
    Ours,
    /// Something else, which is left alone.
    NotOurs,
}

/// Why the demo could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// Something that the demo did not make stands in its place.
    #[error("{} was not made by the demo", path.display())]
    NotOurs {
        /// The folder.
        path: PathBuf,
    },
    /// A file or folder could not be written.
    #[error("cannot write {}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The repository could not be made.
    #[error(transparent)]
    Repository(#[from] OpenError),
    /// The story cannot be told; a fault of the program.
    #[error(transparent)]
    Story(#[from] StoryError),
    /// A step of the story was refused; a fault of the program.
    #[error("step {step} of the story")]
    Step {
        /// The step, from 1; 0 is the plan itself.
        step: usize,
        /// Why.
        source: Box<Error>,
    },
}

/// What stands at `folder`.
pub fn state(folder: &Path) -> State {
    if folder.symlink_metadata().is_err() {
        return State::Absent;
    }
    let ours = Repository::discover(folder).is_ok_and(|repository| {
        let same = |a: &Path, b: &Path| {
            a.canonicalize()
                .ok()
                .zip(b.canonicalize().ok())
                .is_some_and(|(a, b)| a == b)
        };
        repository.work_dir().is_some_and(|work| same(work, folder)) && repository.config_string(MARK).is_some()
    });
    if ours { State::Ours } else { State::NotOurs }
}

/// The plan's folder in a demo.
pub fn plan_dir(folder: &Path) -> PathBuf {
    folder.join(PLAN)
}

/// Removes a demo made earlier; anything else is left alone.
pub fn remove(folder: &Path) -> Result<(), DemoError> {
    match state(folder) {
        State::Absent => Ok(()),
        State::NotOurs => Err(DemoError::NotOurs {
            path: folder.to_owned(),
        }),
        State::Ours => {
            // Put aside whole: half a demo would no longer be known for one.
            let io = |source| DemoError::Io {
                path: folder.to_owned(),
                source,
            };
            let aside = Staging::new(parent_of(folder), BESIDE).map_err(io)?;
            let within = aside.path().join(FOLDER);
            fs::rename(folder, &within).map_err(io)?;
            fs::remove_dir_all(&within).map_err(io)
        }
    }
}

/// Removes what a killed process left of a demo beside `folder`.
pub fn clear_abandoned(folder: &Path) {
    Staging::clear_abandoned(parent_of(folder), BESIDE);
}

fn parent_of(folder: &Path) -> &Path {
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new("."))
}

/// Makes the demo at `folder`, where nothing may stand. `progress` is told how many steps are done, and of how many.
///
/// It is made beside its place and put there whole, so that a process killed on the way leaves no half demo.
pub fn make(folder: &Path, progress: &mut dyn FnMut(usize, usize)) -> Result<(), DemoError> {
    if state(folder) != State::Absent {
        return Err(DemoError::NotOurs {
            path: folder.to_owned(),
        });
    }
    let io = |path: &Path| {
        let path = path.to_owned();
        move |source| DemoError::Io { path, source }
    };
    let parent = parent_of(folder);
    let beside = Staging::new(parent, BESIDE).map_err(io(parent))?;
    let made = beside.path().join(FOLDER);
    fs::create_dir(&made).map_err(io(&made))?;
    let repository = Repository::init(&made, "main")?;
    write_plan(&made)?;
    // Before the story: this machine may know no identity, and may sign every commit.
    let workspace = Workspace::open(&made.join(PLAN)).map_err(|source| step_failed(0, source))?;
    configure(&repository, workspace.plan()).map_err(|error| io(&made)(io::Error::other(error)))?;
    replay(workspace, progress)?;
    repository.sync_to_disk().map_err(io(&made))?;
    fs::rename(&made, folder).map_err(io(folder))
}

fn write_plan(folder: &Path) -> Result<(), DemoError> {
    for name in Shipped::iter().filter(|name| name.ends_with(".toml") && name.contains('/')) {
        let Some(file) = Shipped::get(&name) else { continue };
        let path = folder.join("plans").join(&*name);
        let written = path
            .parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(&path, &file.data));
        written.map_err(|source| DemoError::Io { path, source })?;
    }
    Ok(())
}

fn configure(repository: &Repository, plan: &Plan) -> Result<(), ReadError> {
    let person = plan.config.people.get(PERSON);
    let name = person.map_or(PERSON, |person| &person.name);
    let email = person.and_then(|person| person.addresses().next()).unwrap_or(PERSON);
    let day = DAY.to_string();
    let settings = [
        (MARK, "true"),
        (CONFIG_KEY, day.as_str()),
        ("user.name", name),
        ("user.email", email),
        // The person at the keyboard is made up and has no key to sign with.
        ("commit.gpgSign", "false"),
    ];
    for (key, value) in settings {
        repository.set_config_string(key, value)?;
    }
    Ok(())
}

fn step_failed(step: usize, source: Error) -> DemoError {
    DemoError::Step {
        step,
        source: Box::new(source),
    }
}

/// Replays the story through the same code path as a user's changes.
fn replay(mut workspace: Workspace, progress: &mut dyn FnMut(usize, usize)) -> Result<(), DemoError> {
    let bytes = Shipped::get("blois.story.toml")
        .map(|file| file.data.into_owned())
        .unwrap_or_default();
    let story = Story::read(&bytes)?;
    // Nothing is lost with a demo half made: all of it is flushed at the end.
    workspace.set_durable(false).map_err(|source| step_failed(0, source))?;
    adopt(&mut workspace).map_err(|source| step_failed(0, source))?;
    for (n, step) in story.steps.iter().enumerate() {
        progress(n, story.steps.len());
        workspace.set_today(Today {
            day: step.day(),
            fixed: true,
        });
        let context = step.context(workspace.plan());
        let incomplete = || StoryError::Incomplete {
            step: n + 1,
            deed: step.deed.clone(),
        };
        let done = match step.deed().ok_or_else(incomplete)? {
            StepRequest::Change(intent) => match &step.proposal {
                Some(name) => propose(&workspace, name, &intent, &context),
                None => workspace.record(&intent, &context),
            },
            StepRequest::Undo => workspace.undo(&Undo::Last, &context),
            StepRequest::Withdraw(action) => withdraw(&mut workspace, &action, &context),
        };
        done.map_err(|source| step_failed(n + 1, source))?;
    }
    progress(story.steps.len(), story.steps.len());
    Ok(())
}

/// Puts a change in a proposal.
fn propose(
    workspace: &Workspace,
    name: &str,
    intent: &Intent,
    details: &CommitDetails,
) -> Result<RecordedCommit, Error> {
    let mut proposal = workspace.in_proposal(&workspace.proposal_name(name)?)?;
    proposal.set_durable(false)?;
    proposal.record(intent, details)
}

/// Deletes an action's file and records that.
fn withdraw(workspace: &mut Workspace, action: &ActionId, details: &CommitDetails) -> Result<RecordedCommit, Error> {
    let subject = Subject::Action(action.clone());
    let Some((path, on_disk)) = workspace.file_of(&subject) else {
        return Err(Error::NothingChanged);
    };
    fs::remove_file(on_disk).map_err(|source| Error::Io { path, source })?;
    workspace.reload()?;
    let recorded = workspace.record_hand_edits(Some(&[subject]), details)?;
    recorded.into_iter().next().ok_or(Error::NothingChanged)
}

/// The first commit: the plan as the copil adopted it.
fn adopt(workspace: &mut Workspace) -> Result<(), Error> {
    let author = "dgs".parse::<PersonId>().ok().map(|person| {
        let day = workspace.plan().config.start.unwrap_or(DAY);
        story::signature(workspace.plan(), &person, day.and_hms_opt(8, 30, 0).unwrap_or_default())
    });
    let context = CommitDetails {
        author,
        ..CommitDetails::default()
    };
    workspace.record_hand_edits(None, &context)?;
    Ok(())
}
