//! Plans read again on another thread, as they are now or as they were at a moment. What becomes of each takes the place of
//! what was there; the others stay as they are.

use std::path::{Path, PathBuf};

use super::list::ListedFolder;
use super::{Member, Portfolio, Report, ReportTask, Unreadable, open};
use crate::workspace::{AsOf, Workspace, locate_portfolio};
use copil_store::in_parallel;

/// Some plans, each with its place and what became of it when it was opened.
pub type OpenedPlans = Vec<(usize, Result<Workspace, Unreadable>)>;

/// Plans of which someone wrote the files.
#[derive(Debug)]
pub struct RereadTask {
    folder: PathBuf,
    /// Every plan of the list.
    listed: Vec<ListedFolder>,
    /// The places of those to be read.
    places: Vec<usize>,
    /// Whether the list itself may be another.
    is_list_written: bool,
    reports: ReportTask,
}

/// What reading them brought.
pub enum Reread {
    /// The list names other plans now.
    Listed(Box<Portfolio>),
    /// The plans that were read, and what the histories tell of all.
    Plans(OpenedPlans, Vec<Option<Report>>),
}

/// Plans that are to be seen as they were at a moment.
pub struct MomentTask {
    present: Vec<(usize, Workspace)>,
    asked: AsOf,
}

impl RereadTask {
    /// Reads them.
    pub fn run(self) -> Reread {
        // A list that cannot be read at the moment changes nothing: whoever writes it is not done yet.
        if self.is_list_written
            && let Ok(list) = locate_portfolio(&self.folder, Some(&self.folder))
            && list.plans != self.listed
        {
            return Reread::Listed(Box::new(Portfolio::open(list)));
        }
        let places = self.places;
        let read = places.iter().map(|at| &self.listed[*at]).collect();
        let opened = in_parallel(read, open::reopened);
        Reread::Plans(places.into_iter().zip(opened).collect(), self.reports.run())
    }
}

impl MomentTask {
    /// What opens some plans, given as they are, as they were at a moment.
    pub fn of(present: Vec<(usize, &Workspace)>, asked: AsOf) -> Self {
        let present = present.into_iter().map(|(at, opened)| (at, opened.duplicate()));
        Self {
            present: present.collect(),
            asked,
        }
    }

    /// Opens them.
    pub fn run(self) -> OpenedPlans {
        let asked = &self.asked;
        in_parallel(self.present, |(at, present): (usize, Workspace)| {
            let past = present.at_moment(asked.clone()).map_err(Unreadable::Error);
            (at, past.and_then(open::whole))
        })
    }
}

impl Portfolio {
    /// What reads the plans again that some paths are of; all of them, and the list, where no path is known.
    pub fn reread_task(&self, paths: Option<&[PathBuf]>) -> RereadTask {
        let is_of = |member: &Member, path: &Path| path.starts_with(&member.dir) || member.dir.starts_with(path);
        let is_written = |member: &Member| paths.is_none_or(|paths| paths.iter().any(|path| is_of(member, path)));
        // One that stands twice in the list is read once.
        let is_read = |member: &Member| !matches!(member.opened, Err(Unreadable::Twice { .. }));
        let members = self.members.iter().enumerate();
        let places = members.filter(|(_, member)| is_written(member) && is_read(member));
        // Where branches point says nothing of the list.
        let is_git = |path: &Path| path.components().any(|part| part.as_os_str() == ".git");
        let is_known = |path: &PathBuf| is_git(path) || self.members.iter().any(|member| path.starts_with(&member.dir));
        RereadTask {
            folder: self.folder.clone(),
            listed: self.members.iter().map(Member::as_listed).collect(),
            places: places.map(|(at, _)| at).collect(),
            is_list_written: !paths.is_some_and(|paths| paths.iter().all(is_known)),
            reports: self.report_task(),
        }
    }

    /// Puts plans in the places of others; returns what was there.
    pub fn replace(&mut self, opened: OpenedPlans) -> OpenedPlans {
        let mut before = Vec::new();
        for (at, opened) in opened {
            if let Some(member) = self.members.get_mut(at) {
                before.push((at, std::mem::replace(&mut member.opened, opened)));
            }
        }
        before
    }

    /// The git folders of the repositories that the plans are in, each once.
    pub fn git_folders(&self) -> Vec<PathBuf> {
        let mut tops = Vec::new();
        let mut folders = Vec::new();
        for (member, around) in self
            .members
            .iter()
            .filter_map(|member| Some((member, member.around()?)))
        {
            let top = member.place.as_ref().map(|(top, _)| top);
            if tops.contains(&top) {
                continue;
            }
            tops.push(top);
            folders.extend(around.git_dir().map(Path::to_owned));
        }
        folders
    }
}

impl Member {
    fn as_listed(&self) -> ListedFolder {
        ListedFolder {
            name: self.name.clone(),
            dir: self.dir.clone(),
            repository: self.repository.clone(),
        }
    }
}
