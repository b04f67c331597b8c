//! The other plans of the repository, joined by meaning beside the one at hand: one commit joins them all.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::SyncError;
use crate::workspace::compare::deltas;
use crate::workspace::file_edit::{FileEdits, repo_path};
use crate::workspace::joining::{Answers, Joining, Sides};
use crate::workspace::plan_tree::{PlanTree, Version};
use crate::workspace::{Error, PlanRepository, Workspace};
use copil_git::{FileEdit, JoinedTrees, RepoPath, Staged};
use copil_plan::change::{Change, Merge, Numbered, Renumbered};
use copil_plan::value::{FieldPath, Value};
use copil_plan::{ActionId, PlanId};
use copil_store::{self as store, EditError, PlanPath};

/// The link to an action of another plan.
const LINK: &str = "same_as";

/// Another plan of the repository, as far as it is told.
#[derive(Clone, Debug, PartialEq)]
pub struct JoinedPlan {
    /// Its id.
    pub plan: PlanId,
    /// Its folder.
    pub folder: PathBuf,
    /// What took another number in it.
    pub renumbered: Vec<Renumbered>,
}

/// Another plan that both sides changed, joined.
pub(super) struct OtherPlan {
    pub workspace: Workspace,
    pub merge: Merge,
    pub edits: FileEdits,
}

impl Workspace {
    /// Joins the other plans that both sides changed. What was answered to their questions is kept with each.
    pub(super) fn join_others(
        &self,
        repo: &PlanRepository,
        (sides, trees): (&Sides, &JoinedTrees),
        answers: &Answers,
    ) -> Result<Vec<OtherPlan>, Error> {
        let mut others = Vec::new();
        for workspace in self.plans_with(repo, trees)? {
            let other = workspace.writable_repository()?;
            if other.root == repo.root || !is_changed_twice(other, sides)? {
                continue;
            }
            let asked = workspace.joined(other, sides, &|_| None)?.clashes;
            let mut known = workspace.kept_answers(&asked);
            known.rest = answers.rest;
            let (merge, plan) = workspace.joined_with_plan(other, sides, &|clash| known.to(clash))?;
            if !merge.clashes.is_empty() {
                return Err(SyncError::QuestionsElsewhere {
                    plan: workspace.plan().id.clone(),
                    folder: workspace.dir().to_owned(),
                    clashes: merge.clashes,
                }
                .into());
            }
            workspace.check_recorded(&merge)?;
            let joining = Joining::of(&workspace, other, sides)?;
            let edits = joining.edits(&merge)?;
            let problems = joining.new_errors(&edits, plan.as_ref())?;
            if !problems.is_empty() {
                return Err(SyncError::Faulty { problems }.into());
            }
            others.push(OtherPlan {
                workspace,
                merge,
                edits,
            });
        }
        Ok(others)
    }

    /// The plans that have a part in what changes in a tree.
    fn plans_with(&self, repo: &PlanRepository, trees: &JoinedTrees) -> Result<Vec<Workspace>, Error> {
        let Some(top) = repo.git.work_dir() else {
            return Ok(Vec::new());
        };
        let paths = trees.files.iter().map(|file| &file.path).chain(&trees.conflicts);
        let folder_of = |path: &RepoPath| {
            let path = top.join(path.as_str());
            let mut above = path.ancestors().skip(1).take_while(|folder| folder.starts_with(top));
            above.find(|folder| store::is_plan(folder)).map(ToOwned::to_owned)
        };
        let folders: BTreeSet<PathBuf> = paths.filter_map(folder_of).collect();
        let opened = folders.iter().map(|folder| {
            let mut workspace = Self::open(folder)?;
            workspace.set_today(self.today());
            Ok(workspace)
        });
        opened.collect()
    }

    /// Links of the own side to an action that takes another number follow it, in whatever plan of the repository.
    pub(super) fn follow_links(
        &self,
        repo: &PlanRepository,
        sides: &Sides,
        joined: &[(&PlanId, &Merge)],
        edits: &mut Vec<FileEdit>,
    ) -> Result<(), Error> {
        let links = joined.iter().flat_map(|(plan, merge)| {
            let actions = renumbered_actions(merge);
            actions.map(move |(from, to)| (format!("{plan}/{from}"), format!("{plan}/{to}")))
        });
        let links: BTreeMap<String, String> = links.collect();
        if links.is_empty() {
            return Ok(());
        }
        let own = repo.git.join_trees(sides.base, (sides.theirs, sides.ours), &|_| true)?;
        for workspace in self.plans_with(repo, &own)? {
            let plan = workspace.plan().id.clone();
            let merge = joined
                .iter()
                .find(|(known, _)| **known == plan)
                .map(|(_, merge)| *merge);
            for path in workspace.new_links(sides, &links)? {
                let path = now_at(path, merge);
                let follow = |bytes: &[u8]| followed(bytes, &path, &links);
                let place = repo_path(workspace.writable_repository()?, &path)?;
                match edits.iter_mut().find(|edit| edit.path == place) {
                    Some(edit) => edit_again(edit, &follow),
                    None => {
                        let more =
                            workspace.transform(workspace.writable_repository()?, &path, Some(&path), &|bytes| {
                                follow(bytes)
                            })?;
                        edits.extend(more.into_iter().map(|(_, edit)| edit));
                    }
                }
            }
        }
        Ok(())
    }

    /// The files in which the own side has made one of some links.
    fn new_links(&self, sides: &Sides, links: &BTreeMap<String, String>) -> Result<Vec<PlanPath>, Error> {
        let repo = self.writable_repository()?;
        let tree = |commit| PlanTree::at(repo, Version::Commit(commit));
        let (base, ours) = (tree(sides.base)?, tree(sides.ours)?);
        let mut found = Vec::new();
        for path in ours.paths().filter(|path| path.action_id().is_some()) {
            if ours.oid(path) == base.oid(path) {
                continue;
            }
            let link = |tree: &PlanTree<'_>| Ok::<_, Error>(tree.bytes(path)?.and_then(|bytes| link_in(&bytes)));
            let ours = link(&ours)?;
            let is_new = ours.as_ref().is_some_and(|link| links.contains_key(link)) && ours != link(&base)?;
            found.extend(is_new.then(|| path.clone()));
        }
        Ok(found)
    }
}

/// Whether both sides changed a plan.
fn is_changed_twice(repo: &PlanRepository, sides: &Sides) -> Result<bool, Error> {
    let tree = |commit| PlanTree::at(repo, Version::Commit(commit));
    let (base, ours, theirs) = (tree(sides.base)?, tree(sides.ours)?, tree(sides.theirs)?);
    Ok([&ours, &theirs].iter().all(|side| !deltas(&base, side).is_empty()))
}

fn renumbered_actions(merge: &Merge) -> impl Iterator<Item = (&ActionId, &ActionId)> {
    merge.renumbered.iter().filter_map(|one| match (&one.from, &one.to) {
        (Numbered::Action(from), Numbered::Action(to)) => Some((from, to)),
        _ => None,
    })
}

/// Where the file of an action is once its own plan is joined.
fn now_at(path: PlanPath, merge: Option<&Merge>) -> PlanPath {
    let id = path.action_id();
    let mut renumbered = merge.into_iter().flat_map(renumbered_actions);
    let Some((from, to)) = renumbered.find(|(from, _)| Some(*from) == id.as_ref()) else {
        return path;
    };
    let text = path.as_str();
    let folder = text.strip_suffix(&format!("{from}.toml")).unwrap_or(text);
    PlanPath::found(format!("{folder}{to}.toml"))
}

fn link_in(bytes: &[u8]) -> Option<String> {
    let table = store::read_table(bytes).ok()?;
    Some(table.at(&FieldPath::key(LINK))?.as_text()?.to_owned())
}

/// A text with its link where that is now.
fn followed(bytes: &[u8], path: &PlanPath, links: &BTreeMap<String, String>) -> Result<Vec<u8>, EditError> {
    let link = link_in(bytes);
    let new = link.as_ref().and_then(|link| links.get(link));
    match (link.as_ref().zip(new), path.subject()) {
        (Some((old, new)), Some(subject)) => store::edit(
            bytes,
            &[Change::Set {
                subject,
                path: FieldPath::key(LINK),
                old: Some(Value::Text(old.as_str().into())),
                new: Some(Value::Text(new.as_str().into())),
            }],
        ),
        _ => Ok(bytes.to_vec()),
    }
}

/// Edits what an edit makes of a file.
fn edit_again(edit: &mut FileEdit, follow: &dyn Fn(&[u8]) -> Result<Vec<u8>, EditError>) {
    let staged = match &mut edit.staged {
        Staged::Content { content, .. } => Some(content),
        _ => None,
    };
    let made = [Some(&mut edit.committed), Some(&mut edit.work_after), staged];
    for text in made.into_iter().flatten().flatten() {
        // What cannot be edited keeps the link, which `check` tells.
        if let Ok(after) = follow(text) {
            *text = after;
        }
    }
}
