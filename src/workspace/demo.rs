//! The demos: a repository of its own that holds a shipped plan, or all of them, with their stories replayed as their
//! people would have made them.
//!
//! A shipped plan is a folder in `plans/` with a story of the same name beside it; nothing here knows any of them by more
//! than its name.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use rust_embed::RustEmbed;

use super::staging::Staging;
use super::story::{self, StepRequest, Story, StoryError};
use super::today;
use super::{CommitDetails, Error, RecordedCommit, Today, Undo, Workspace};
use copil_git::{OpenError, ReadError, Repository};
use copil_plan::change::Subject;
use copil_plan::field::{Reading, Record};
use copil_plan::{ActionId, Intent, PlanConfig};
use copil_store as store;

/// The plan that a demo shows when none is named.
pub const DEFAULT: &str = "blois";

/// The folder that the demo of the default plan is made in, and what the names of the others' begin with.
const FOLDER: &str = "copil-demo";

/// What stands for all plans, in the name of a folder and in the mark.
const ALL: &str = "all";

/// What the names of the folders begin with in which a demo is made, or from which one is removed.
const BESIDE: &str = ".copil-demo-";

/// The key of the repository's configuration that marks it as the demo's, to be made anew without fear.
const MARK: &str = "copil.demo";

/// The folder of a demo's repository that the plans are in.
const PLANS: &str = "plans";

/// How the name of a story's file ends, after its plan's.
const STORY: &str = ".story.toml";

#[derive(RustEmbed)]
#[folder = "plans/"]
#[include = "**/*.toml"]
struct Shipped;

static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let stories = Shipped::iter().filter(|name| !name.contains('/'));
    let mut names: Vec<String> = stories
        .filter_map(|name| Some(name.strip_suffix(STORY)?.to_owned()))
        .collect();
    names.sort();
    names
});

/// The names of the shipped plans, in the order of the alphabet.
pub fn names() -> &'static [String] {
    &NAMES
}

/// What the `plan.toml` of a shipped plan holds.
pub fn config(name: &str) -> Option<PlanConfig> {
    let file = Shipped::get(&format!("{name}/plan.toml"))?;
    let table = store::read_table(&file.data).ok()?;
    Some(PlanConfig::from_table(table, &mut Reading::default()))
}

/// The story of a shipped plan.
pub fn story(name: &str) -> Result<Story, StoryError> {
    let file = Shipped::get(&format!("{name}{STORY}"));
    Story::read(&file.map(|file| file.data).unwrap_or_default())
}

/// What a demo is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    /// One plan.
    One(&'static str),
    /// All shipped plans in one repository, each on a day of its own.
    All,
}

impl Contents {
    /// Of the shipped plan of a name, if there is one.
    pub fn of_name(name: &str) -> Option<Self> {
        names().iter().find(|known| *known == name).map(|name| Self::One(name))
    }

    /// The names of its plans.
    pub fn plans(self) -> Vec<&'static str> {
        match self {
            Self::One(name) => vec![name],
            Self::All => names().iter().map(String::as_str).collect(),
        }
    }

    /// The folder that it is made in where none is named.
    pub fn folder(self) -> PathBuf {
        PathBuf::from(match self {
            Self::One(DEFAULT) => FOLDER.to_owned(),
            Self::One(_) | Self::All => format!("{FOLDER}-{}", self.word()),
        })
    }

    fn word(self) -> &'static str {
        match self {
            Self::One(name) => name,
            Self::All => ALL,
        }
    }

    fn of_word(word: &str) -> Option<Self> {
        match word {
            ALL => Some(Self::All),
            // Demos made when there was but one plan.
            "true" => Self::of_name(DEFAULT),
            name => Self::of_name(name),
        }
    }
}

/// What stands where the demo is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing.
    Absent,
    /// A demo, made earlier; of what, when that is still known.
    Ours(Option<Contents>),
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
    /// A demo of something else stands in its place.
    #[error("{} is another demo", path.display())]
    Another {
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
    /// A step of a story was refused; a fault of the program.
    #[error("step {step} of the story of {plan}")]
    Step {
        /// The plan.
        plan: &'static str,
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
    let same = |a: &Path, b: &Path| {
        let paths = a.canonicalize().ok().zip(b.canonicalize().ok());
        paths.is_some_and(|(a, b)| a == b)
    };
    let repository = Repository::discover(folder).ok();
    let repository = repository.filter(|repository| repository.work_dir().is_some_and(|work| same(work, folder)));
    match repository.and_then(|repository| repository.config_string(MARK)) {
        Some(mark) => State::Ours(Contents::of_word(&mark)),
        None => State::NotOurs,
    }
}

/// The folder of a plan in a demo.
pub fn plan_dir(folder: &Path, name: &str) -> PathBuf {
    folder.join(PLANS).join(name)
}

/// Removes a demo made earlier; anything else is left alone.
pub fn remove(folder: &Path) -> Result<(), DemoError> {
    match state(folder) {
        State::Absent => Ok(()),
        State::NotOurs => Err(DemoError::NotOurs {
            path: folder.to_owned(),
        }),
        State::Ours(_) => {
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

/// Makes a demo at `folder`, where nothing may stand. `progress` is told how many steps are done, and of how many.
///
/// It is made beside its place and put there whole, so that a process killed on the way leaves no half demo.
pub fn make(folder: &Path, contents: Contents, progress: &mut dyn FnMut(usize, usize)) -> Result<(), DemoError> {
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
    write_plans(&made, contents)?;
    let mut told = Vec::new();
    for plan in contents.plans() {
        told.push(ToldPlan::open(&made, plan)?);
    }
    // Before the stories: this machine may know no identity, and may sign every commit.
    configure(&repository, contents, &told).map_err(|error| io(&made)(io::Error::other(error)))?;
    replay(&mut told, progress)?;
    repository.sync_to_disk().map_err(io(&made))?;
    fs::rename(&made, folder).map_err(io(folder))
}

fn write_plans(folder: &Path, contents: Contents) -> Result<(), DemoError> {
    let plans = contents.plans();
    let is_of_one = |name: &str| name.split_once('/').is_some_and(|(plan, _)| plans.contains(&plan));
    for name in Shipped::iter().filter(|name| is_of_one(name)) {
        let Some(file) = Shipped::get(&name) else { continue };
        let path = folder.join(PLANS).join(&*name);
        let written = path
            .parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(&path, &file.data));
        written.map_err(|source| DemoError::Io { path, source })?;
    }
    Ok(())
}

/// A plan whose story is being told.
struct ToldPlan {
    name: &'static str,
    workspace: Workspace,
    story: Story,
}

impl ToldPlan {
    fn open(folder: &Path, name: &'static str) -> Result<Self, DemoError> {
        let workspace = Workspace::open(&plan_dir(folder, name)).map_err(step_failed(name, 0))?;
        let story = story(name)?;
        Ok(Self { name, workspace, story })
    }

    /// The first commit: the plan as the committee adopted it.
    fn adopt(&mut self) -> Result<(), DemoError> {
        let plan = self.workspace.plan();
        let day = plan.config.start.unwrap_or(self.story.day);
        let moment = day.and_hms_opt(8, 30, 0).unwrap_or_default();
        let author = story::signature(plan, &self.story.adopter, moment, self.story.clock());
        let details = CommitDetails {
            author: Some(author),
            ..CommitDetails::default()
        };
        let recorded = self.workspace.record_hand_edits(None, &details);
        recorded.map_err(step_failed(self.name, 0))?;
        Ok(())
    }

    /// Does one step, counted from 0, through the same code path as a user's changes.
    fn tell(&mut self, n: usize) -> Result<(), DemoError> {
        let Some(step) = self.story.steps.get(n) else {
            return Ok(());
        };
        let workspace = &mut self.workspace;
        workspace.set_today(Today {
            day: step.day(),
            fixed: true,
        });
        let details = step.context(workspace.plan(), self.story.clock());
        let incomplete = || StoryError::Incomplete {
            step: n + 1,
            deed: step.deed.clone(),
        };
        let done = match step.deed().ok_or_else(incomplete)? {
            StepRequest::Change(intent) => match &step.proposal {
                Some(name) => propose(workspace, name, &intent, &details),
                None => workspace.record(&intent, &details),
            },
            StepRequest::Undo => workspace.undo(&Undo::Last, &details),
            StepRequest::Withdraw(action) => withdraw(workspace, &action, &details),
        };
        done.map_err(step_failed(self.name, n + 1))?;
        Ok(())
    }
}

fn step_failed(plan: &'static str, step: usize) -> impl Fn(Error) -> DemoError {
    move |source| DemoError::Step {
        plan,
        step,
        source: Box::new(source),
    }
}

/// Sets the day, the identity of the person at the keyboard, and the mark.
fn configure(repository: &Repository, contents: Contents, told: &[ToldPlan]) -> Result<(), ReadError> {
    let mut settings = vec![
        (MARK.to_owned(), contents.word().to_owned()),
        // The person at the keyboard is made up and has no key to sign with.
        ("commit.gpgSign".to_owned(), "false".to_owned()),
    ];
    for one in told {
        let key = match contents {
            Contents::One(_) => today::CONFIG_KEY.to_owned(),
            Contents::All => today::config_key_of(one.name),
        };
        settings.push((key, one.story.day.to_string()));
    }
    if let Some(one) = told.iter().find(|one| one.name == DEFAULT).or(told.first()) {
        let (plan, id) = (one.workspace.plan(), &one.story.person);
        let email = plan.config.people.get(id.as_str());
        let email = email
            .and_then(|person| person.addresses().next())
            .unwrap_or(id.as_str());
        settings.push(("user.name".to_owned(), plan.person_name(id).to_owned()));
        settings.push(("user.email".to_owned(), email.to_owned()));
    }
    for (key, value) in settings {
        repository.set_config_string(&key, &value)?;
    }
    Ok(())
}

/// Tells the stories in the order of time, whatever the plan, so that the history reads in that order.
fn replay(told: &mut [ToldPlan], progress: &mut dyn FnMut(usize, usize)) -> Result<(), DemoError> {
    let mut moments = Vec::new();
    for (n, one) in told.iter_mut().enumerate() {
        // Nothing is lost with a demo half made: all of it is flushed at the end.
        one.workspace.set_durable(false).map_err(step_failed(one.name, 0))?;
        let start = one.workspace.plan().config.start.unwrap_or(one.story.day);
        let clock = one.story.clock();
        moments.push((clock.seconds(start.and_hms_opt(8, 30, 0).unwrap_or_default()), n, None));
        let steps = one.story.steps.iter().enumerate();
        moments.extend(steps.map(|(step, told)| (clock.seconds(told.moment()), n, Some(step))));
    }
    moments.sort_by_key(|(moment, ..)| *moment);
    for (done, (_, plan, step)) in moments.iter().enumerate() {
        progress(done, moments.len());
        let Some(plan) = told.get_mut(*plan) else { continue };
        match step {
            Some(step) => plan.tell(*step)?,
            None => plan.adopt()?,
        }
    }
    progress(moments.len(), moments.len());
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
