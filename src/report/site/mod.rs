//! The plan as a site: a page for each action, working group and meeting, the dashboard, the register of decisions and the
//! journal, in files that stand side by side and that any web space can hold. It needs no server, and no script but for the
//! search.
//!
//! ```text
//! Edition ─▶ Site ─▶ page by page, each a Document ─▶ frame.rs ─▶ files
//!                    pages.rs action.rs journal.rs    menu, where it comes from
//! ```
//!
//! Pages are handed out one by one: those of ten thousand actions are never in memory together.

mod action;
mod frame;
mod journal;
mod pages;
mod search;

use std::collections::HashMap;

use i18n_embed_fl::fl;

use super::document::{Document, Look};
use super::edition::Edition;
use super::sheet::Relations;
use crate::wording::Catalogue;
use crate::workspace::{FollowedActions, LogEntry};
use copil_plan::change::Change;
use copil_plan::{ActionId, GroupId, MeetingId, Plan};
use frame::Frame;

pub use frame::MARK;

/// The name of the page that a site begins with.
pub const FIRST_PAGE: &str = "index.html";

/// How its pages look.
const STYLE_FILE: &str = "style.css";

/// What searches the actions.
const SEARCH_FILE: &str = "search.js";

/// The style of what only a site has.
const STYLE: &str = include_str!("site.css");

/// A file of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteFile {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub content: String,
}

/// The plan as a site.
pub struct Site<'e> {
    edition: &'e Edition<'e>,
    /// What happened, the newest first, as far as it is published.
    entries: Vec<LogEntry>,
    /// The places of what happened to each action, the newest first, with those of its own changes in it.
    told: HashMap<ActionId, Vec<(usize, Vec<usize>)>>,
    /// What actions have to do with others.
    relations: Relations<'e>,
    /// The command that makes the site again.
    command: String,
}

/// The parts of a site that its menu leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Dashboard,
    Actions,
    Groups,
    Meetings,
    Decisions,
    Journal,
}

impl Part {
    const ALL: [Self; 6] = [
        Self::Dashboard,
        Self::Actions,
        Self::Groups,
        Self::Meetings,
        Self::Decisions,
        Self::Journal,
    ];

    /// The file of its first page.
    fn file(self) -> &'static str {
        match self {
            Self::Dashboard => FIRST_PAGE,
            Self::Actions => "actions.html",
            Self::Groups => "groups.html",
            Self::Meetings => "meetings.html",
            Self::Decisions => "decisions.html",
            Self::Journal => "journal.html",
        }
    }

    fn title(self, words: &Catalogue) -> String {
        match self {
            Self::Dashboard => fl!(words, "dashboard-title"),
            Self::Actions => fl!(words, "tui-tab-actions"),
            Self::Groups => fl!(words, "tui-tab-groups"),
            Self::Meetings => fl!(words, "tui-tab-meetings"),
            Self::Decisions => fl!(words, "paper-decisions"),
            Self::Journal => fl!(words, "tui-tab-journal"),
        }
    }
}

/// The page of an action.
fn action_file(id: &ActionId) -> String {
    format!("action-{id}.html")
}

/// The page of a working group.
fn group_file(id: &GroupId) -> String {
    format!("group-{id}.html")
}

/// The page of a meeting.
fn meeting_file(id: &MeetingId) -> String {
    format!("meeting-{id}.html")
}

impl<'e> Site<'e> {
    /// The site of a plan, with what happened to it, the newest first.
    pub fn of(edition: &'e Edition<'e>, entries: Vec<LogEntry>, command: String) -> Self {
        let mut told: HashMap<ActionId, Vec<(usize, Vec<usize>)>> = HashMap::new();
        let mut followed = FollowedActions::of(edition.plan.actions.keys());
        // Names are followed through all that happened, whether it is told or not.
        let mut published = Vec::with_capacity(entries.len());
        for entry in entries {
            let about = followed.told(&entry);
            if let Some(entry) = edition.told_entry(entry) {
                for (now, changes) in own_changes(&entry, about) {
                    told.entry(now).or_default().push((published.len(), changes));
                }
                published.push(entry);
            }
        }
        Self {
            edition,
            entries: published,
            told,
            relations: Relations::of(&edition.plan, edition.today),
            command,
        }
    }

    fn words(&self) -> &Catalogue {
        &self.edition.words
    }

    fn plan(&self) -> &Plan {
        &self.edition.plan
    }

    /// Whether there is something to tell in a part.
    fn has(&self, part: Part) -> bool {
        match part {
            Part::Dashboard | Part::Actions => true,
            Part::Groups => !self.plan().groups.is_empty(),
            Part::Meetings => !self.plan().meetings.is_empty(),
            Part::Decisions => self
                .plan()
                .meetings
                .values()
                .any(|meeting| !meeting.decisions.is_empty()),
            Part::Journal => !self.entries.is_empty(),
        }
    }

    /// Hands out the files of the site, one by one, until one is refused.
    pub fn files<E>(&self, put: &mut dyn FnMut(SiteFile) -> Result<(), E>) -> Result<(), E> {
        let mut page = |name: String, part: Part, document: Document| {
            let content = Frame { site: self, part }.page(&document);
            put(SiteFile { name, content })
        };
        page(FIRST_PAGE.to_owned(), Part::Dashboard, self.dashboard())?;
        page(Part::Actions.file().to_owned(), Part::Actions, self.actions())?;
        if self.has(Part::Groups) {
            page(Part::Groups.file().to_owned(), Part::Groups, self.groups())?;
        }
        for (id, group) in &self.plan().groups {
            page(group_file(id), Part::Groups, self.group(id, group))?;
        }
        for (id, action) in &self.plan().actions {
            page(action_file(id), Part::Actions, self.action(id, action))?;
        }
        if self.has(Part::Meetings) {
            page(Part::Meetings.file().to_owned(), Part::Meetings, self.meetings())?;
        }
        for (id, meeting) in &self.plan().meetings {
            page(meeting_file(id), Part::Meetings, self.meeting(id, meeting))?;
        }
        if self.has(Part::Decisions) {
            page(Part::Decisions.file().to_owned(), Part::Decisions, self.decisions())?;
        }
        for (name, document) in self.journal() {
            page(name, Part::Journal, document)?;
        }
        for (name, content) in [
            (STYLE_FILE, format!("{}{STYLE}", super::document::html::STYLE)),
            (SEARCH_FILE, search::script(self.plan(), self.words())),
        ] {
            let name = name.to_owned();
            put(SiteFile { name, content })?;
        }
        Ok(())
    }

    /// A page below its title.
    fn document(&self, title: String, below: Vec<String>, blocks: Vec<super::document::Block>) -> Document {
        self.edition.document(Look::Paper, title, below, blocks)
    }
}

/// The places of the changes of each action that an entry tells of, by the names that they have now: an entry may tell of
/// thousands.
fn own_changes(entry: &LogEntry, about: Vec<(ActionId, ActionId)>) -> HashMap<ActionId, Vec<usize>> {
    let mut by_name: HashMap<&ActionId, Vec<usize>> = HashMap::new();
    for (at, change) in entry.changes.iter().enumerate() {
        let names = match change {
            Change::Renamed { from, to } => [Some(from), Some(to)],
            change => [change.action(), None],
        };
        for name in names.into_iter().flatten() {
            by_name.entry(name).or_default().push(at);
        }
    }
    let own = |(now, then): (ActionId, ActionId)| (now, by_name.get(&then).cloned().unwrap_or_default());
    about.into_iter().map(own).collect()
}
