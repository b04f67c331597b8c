//! Founding a plan: its first files, its repository where there is none, and its first commit.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use super::file_edit::{FileEdits, read_if_there};
use super::hand_edits::founding;
use super::locate::PLANS;
use super::staging::Staging;
use super::{CommitDetails, Error, Obstacle, RecordedCommit, Workspace, recover};
use copil_git::{OpenError, Repository};
use copil_plan::config::FORMAT;
use copil_plan::field::{Record, Referent};
use copil_plan::names::other_meaning;
use copil_plan::query::Filter;
use copil_plan::{Group, GroupId, Indicator, Language, Plan, PlanConfig, PlanId, Refusal};
use copil_store::{EntryKind, PlanPath, Snapshot, new_file, quoted};

/// The branch of a new repository.
const BRANCH: &str = "main";

/// What the names of the folders begin with in which repositories are made.
const BESIDE: &str = ".copil-init-";

/// What a new plan begins with.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPlan {
    /// Its id.
    pub id: PlanId,
    /// Its title.
    pub title: String,
    /// The language of its record.
    pub language: Language,
    /// The day it begins.
    pub start: Option<NaiveDate>,
    /// The day it ends.
    pub end: Option<NaiveDate>,
    /// Its first working groups: id and title.
    pub groups: Vec<(GroupId, String)>,
    /// The plan whose structure it begins with.
    pub model: Option<Box<PlanConfig>>,
    /// Who founds it, by name and address, where git does not know: its repository then does.
    pub founder: Option<(String, String)>,
}

/// What another plan may begin with of a plan: its organisations, people, axes, phases, committees, rules and workflow, its
/// indicators and the views that make sense without its actions. What was its own time stays behind, and so do addresses.
fn structure(model: &PlanConfig) -> PlanConfig {
    let mut config = PlanConfig {
        format: FORMAT,
        description: None,
        ..model.clone()
    };
    for person in config.people.values_mut() {
        (person.email, person.emails) = (None, Vec::new());
    }
    for phase in config.phases.values_mut() {
        (phase.start, phase.end) = (None, None);
    }
    for indicator in config.indicators.values_mut() {
        *indicator = Indicator {
            title: std::mem::take(&mut indicator.title),
            unit: indicator.unit.take(),
            at: std::mem::take(&mut indicator.at),
            ..Indicator::default()
        };
    }
    let Ok(id) = "plan".parse() else { return config };
    let plan = Plan {
        config: config.clone(),
        ..Plan::empty(id)
    };
    let views = config.views.iter();
    let views = views.filter(|(_, view)| Filter::parse(&view.filter, &plan).is_ok());
    config.views = views.map(|(id, view)| (id.clone(), view.clone())).collect();
    config
}

impl NewPlan {
    /// Refuses ids of groups that mean something else as well, or that two groups would have.
    ///
    /// # Errors
    ///
    /// [`Refusal`] for the first of them.
    pub fn check_ids(&self) -> Result<(), Refusal> {
        for (n, (id, _)) in self.groups.iter().enumerate() {
            let id = id.as_str();
            if let Some(meaning) = other_meaning(Referent::Group, id) {
                let id = id.to_owned();
                return Err(Refusal::OtherMeaning { id, meaning });
            }
            if self.groups[..n]
                .iter()
                .any(|(known, _)| known.as_str().eq_ignore_ascii_case(id))
            {
                return Err(Refusal::Taken { id: id.to_owned() });
            }
        }
        Ok(())
    }

    /// The plan, as far as a file that is imported into it is to know it before it is there.
    pub fn as_plan(&self) -> Plan {
        let mut plan = Plan::empty(self.id.clone());
        if let Some(model) = &self.model {
            plan.config = self.like(model);
        }
        plan.config.title.clone_from(&self.title);
        plan.config.language = self.language;
        for (id, title) in &self.groups {
            let title = title.clone();
            let group = Group {
                title,
                ..Group::default()
            };
            plan.groups.insert(id.clone(), group);
        }
        plan
    }

    /// The files of the plan, with comments in its language.
    pub fn files(&self) -> Vec<(PlanPath, Vec<u8>)> {
        let config = match &self.model {
            Some(model) => new_file(&self.like(model).to_table()),
            None => self.commented(),
        };
        let mut files = vec![(PlanPath::config(), config)];
        for (id, title) in &self.groups {
            files.push((PlanPath::group(id), format!("title = {}\n", quoted(title)).into_bytes()));
        }
        files
    }

    /// What its own file holds where it begins with the structure of another plan.
    fn like(&self, model: &PlanConfig) -> PlanConfig {
        PlanConfig {
            title: self.title.clone(),
            language: self.language,
            start: self.start,
            end: self.end,
            ..structure(model)
        }
    }

    /// Its own file, with comments in its language.
    fn commented(&self) -> Vec<u8> {
        let template = match self.language {
            Language::Fr => include_str!("../wording/fr/plan.toml"),
            Language::En => include_str!("../wording/en/plan.toml"),
        };
        let day = |key: &str, day: Option<NaiveDate>| match day {
            Some(day) => format!("{key} = {day}"),
            None => format!("# {key} = 2026-01-01"),
        };
        template
            .replace("@title@", &quoted(&self.title))
            .replace("@language@", &quoted(self.language.code()))
            .replace("@start@", &day("start", self.start))
            .replace("@end@", &day("end", self.end))
            .into_bytes()
    }
}

/// Where a plan founded in `top` stands: under `plans` of the repository that `top` is in, or of `top` itself.
pub fn folder_for(top: &Path, id: &PlanId) -> PathBuf {
    let nearest = top.ancestors().find(|folder| folder.exists()).unwrap_or(top);
    let repository = Repository::discover(nearest).ok();
    let work = repository.as_ref().and_then(Repository::work_dir);
    work.unwrap_or(top).join(PLANS).join(id.as_str())
}

/// The name of `top`, where it is a place under `plans` of a repository: whoever names that folder names the plan.
pub fn named_by(top: &Path) -> Option<String> {
    let plans = top.parent()?;
    let repository = Repository::discover(plans.ancestors().find(|folder| folder.exists())?).ok()?;
    let work = repository.work_dir()?.canonicalize().ok()?;
    let above = plans.parent()?.canonicalize().ok()?;
    let is_of_plans = plans.file_name()? == PLANS && above == work;
    is_of_plans.then(|| top.file_name()?.to_str().map(str::to_owned))?
}

/// Founds a plan: makes a repository where `top` is in none, writes the files and records them. When that cannot be
/// done nothing of it stays; a killed process leaves what the same call finishes.
///
/// # Errors
///
/// [`Error::NothingChanged`] where this very plan stands, recorded; [`Error::FileInTheWay`] where something else does;
/// [`Error::Obstacle`] where nothing can be recorded.
pub fn create(top: &Path, plan: &NewPlan, context: &CommitDetails) -> Result<(Workspace, RecordedCommit), Error> {
    plan.check_ids()?;
    Staging::clear_abandoned(top, BESIDE);
    let nearest = top.ancestors().find(|folder| folder.exists()).unwrap_or(top);
    recover(nearest);
    let dir = folder_for(top, &plan.id);
    let is_empty = dir.read_dir().is_ok_and(|mut entries| entries.next().is_none());
    if !is_empty && dir.symlink_metadata().is_ok() {
        return record_what_stands(&dir, plan, context);
    }
    let was_there = top.exists();
    let made = match Repository::discover(nearest) {
        Err(OpenError::NotFound { .. }) => Some(repository_at(top)?),
        Ok(_) | Err(_) => None,
    };
    let introduced = match &plan.founder {
        Some((name, email)) => introduce(top, name, email),
        None => Ok(()),
    };
    introduced
        .and_then(|()| record_new(&dir, plan, context))
        .inspect_err(|_| {
            // What cannot be taken away again is not worth hiding why it was made in vain. Folders go only when they are empty.
            let _ = fs::remove_dir(&dir);
            let _ = dir.parent().map(fs::remove_dir);
            if let Some(made) = made {
                let _ = fs::remove_dir_all(made);
                if !was_there {
                    let _ = fs::remove_dir(top);
                }
            }
        })
}

/// Makes a repository, which appears whole; answers its git folder.
fn repository_at(top: &Path) -> Result<PathBuf, Error> {
    let failed = |source| io(&PlanPath::found(top.to_string_lossy()), source);
    fs::create_dir_all(top).map_err(failed)?;
    let beside = Staging::new(top, BESIDE).map_err(failed)?;
    let repository = Repository::init(beside.path(), BRANCH).map_err(|error| {
        Error::Obstacle(Obstacle::UnreadableRepository {
            detail: error.to_string(),
        })
    })?;
    repository.sync_to_disk().map_err(failed)?;
    let made = top.join(".git");
    fs::rename(repository.git_dir(), &made).map_err(failed)?;
    Ok(made)
}

/// Tells the repository who is at the keyboard.
pub fn introduce(top: &Path, name: &str, email: &str) -> Result<(), Error> {
    let nearest = top.ancestors().find(|folder| folder.exists()).unwrap_or(top);
    let repository = Repository::discover(nearest).map_err(|error| {
        Error::Obstacle(Obstacle::UnreadableRepository {
            detail: error.to_string(),
        })
    })?;
    repository.set_config_string("user.name", name)?;
    repository.set_config_string("user.email", email)?;
    Ok(())
}

/// Writes and records the files in one step.
fn record_new(dir: &Path, plan: &NewPlan, context: &CommitDetails) -> Result<(Workspace, RecordedCommit), Error> {
    let files = BTreeMap::from_iter(plan.files());
    let names = files.keys().map(|path| (path.clone(), EntryKind::File));
    let read = |path: &PlanPath| files.get(path).cloned().ok_or_else(|| ErrorKind::NotFound.into());
    let snapshot = Snapshot::of_files(plan.id.clone(), names.collect(), &read)?;
    // The repository is looked for from there.
    fs::create_dir_all(dir).map_err(|source| io(&PlanPath::config(), source))?;
    let workspace = Workspace::with(dir, None, Arc::new(snapshot));
    workspace.check_obstacle()?;
    let repo = workspace.writable_repository()?;
    let mut edits = FileEdits::new();
    for (path, bytes) in files {
        edits.extend(workspace.create(repo, path, bytes)?);
    }
    let prepared = workspace.prepared(founding(workspace.plan()), edits, &context.for_message());
    let recorded = workspace.commit(prepared, context)?;
    Ok((workspace, recorded))
}

/// Records the files of the plan that stand there and are not recorded.
fn record_what_stands(
    dir: &Path,
    plan: &NewPlan,
    context: &CommitDetails,
) -> Result<(Workspace, RecordedCommit), Error> {
    for (path, bytes) in plan.files() {
        if read_if_there(dir, &path)? != Some(bytes) {
            return Err(Error::FileInTheWay {
                path: PlanPath::found(format!("{PLANS}/{}", plan.id)),
            });
        }
    }
    let mut workspace = Workspace::open(dir)?;
    let recorded = workspace.record_hand_edits(None, context)?;
    let first = recorded.into_iter().next().ok_or(Error::NothingChanged)?;
    Ok((workspace, first))
}

fn io(path: &PlanPath, source: std::io::Error) -> Error {
    Error::Io {
        path: path.clone(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::demo;

    #[test]
    fn the_files_of_a_new_plan_have_no_problem() {
        for language in Language::ALL {
            let plan = NewPlan {
                id: "essai".parse().unwrap(),
                title: "Un \"plan\" \\ à suivre".to_owned(),
                language: *language,
                start: "2026-01-05".parse().ok(),
                end: None,
                groups: vec![("rh".parse().unwrap(), "Ressources humaines".to_owned())],
                model: None,
                founder: None,
            };
            let files = BTreeMap::from_iter(plan.files());
            let names = files.keys().map(|path| (path.clone(), EntryKind::File));
            let read = |path: &PlanPath| Ok(files[path].clone());
            let snapshot = Snapshot::of_files(plan.id.clone(), names.collect(), &read).unwrap();
            assert_eq!(snapshot.problems, []);
            assert_eq!(snapshot.plan.config.title, plan.title);
            assert_eq!(snapshot.plan.config.language, *language);
            assert_eq!(snapshot.plan.config.start, plan.start);
            assert_eq!(snapshot.plan.groups.len(), 1);
        }
    }

    #[test]
    fn every_shipped_plan_lends_its_structure_without_a_problem() {
        for name in demo::names() {
            let model = demo::config(name).expect("it is shipped");
            let plan = NewPlan {
                id: "essai".parse().unwrap(),
                title: "Le nôtre".to_owned(),
                language: Language::Fr,
                start: "2026-01-05".parse().ok(),
                end: None,
                groups: Vec::new(),
                model: Some(Box::new(model.clone())),
                founder: None,
            };
            let files = BTreeMap::from_iter(plan.files());
            let names = files.keys().map(|path| (path.clone(), EntryKind::File));
            let read = |path: &PlanPath| Ok(files[path].clone());
            let snapshot = Snapshot::of_files(plan.id.clone(), names.collect(), &read).unwrap();
            assert_eq!(snapshot.problems, [], "{name}");
            let config = &snapshot.plan.config;
            assert_eq!(
                (&config.axes, &config.committees),
                (&model.axes, &model.committees),
                "{name}"
            );
            assert_eq!(
                (&config.statuses, &config.rules),
                (&model.statuses, &model.rules),
                "{name}"
            );
            assert!(
                config.people.values().all(|person| person.addresses().count() == 0),
                "{name}"
            );
            assert_eq!((config.title.as_str(), config.end), ("Le nôtre", None));
        }
    }
}
