//! Several plans together: what their histories tell is read beside the drawing thread, some plans at a time, and one of them
//! is opened on a screen of its own.

use i18n_embed_fl::fl;

use super::background::{LoopRequest, TaskResult};
use super::tabs::Tabs;
use super::{App, Keymap, Theme};
use crate::tui::command::Command;
use crate::tui::portfolio::{PlanRead, PlanTold, PortfolioView};
use crate::tui::screen::Screen;
use crate::tui::screen::notice::Notice;
use crate::tui::tab::Tab;
use crate::wording::sentence::Sentence;
use crate::workspace::portfolio::{Report, Unreadable};
use crate::workspace::{AsOf, CommitId, Portfolio, Workspace};
use copil_plan::{ActionId, Language, MeetingId};
use std::path::PathBuf;

/// The histories of so many plans are read at a time, or more where there are very many.
const AT_A_TIME: usize = 32;

/// In no more than so many goes.
const GOES: usize = 16;

/// Where a plan is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanTarget {
    /// On the view that it opens on.
    Plan,
    /// On the sheet of an action.
    Action(ActionId),
    /// On a meeting.
    Meeting(MeetingId),
    /// On a commit of the journal.
    Commit(CommitId),
}

/// A plan that is to be opened from several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPlan {
    /// Its folder.
    pub dir: PathBuf,
    /// The moment of the past that it is seen at.
    pub at: Option<AsOf>,
    /// Where.
    pub target: PlanTarget,
}

impl App {
    /// Opens several plans together, speaking a language.
    pub fn of_portfolio(
        portfolio: Portfolio,
        language: Language,
        theme: Theme,
        keymap: Keymap,
        size: (u16, u16),
    ) -> Self {
        let workspace = Workspace::of_portfolio(&portfolio);
        let mut app = Self::new(workspace, language, theme, keymap, size);
        app.state.portfolio = Some(PortfolioView::of(portfolio, &app.state.catalogue));
        app.tabs = Tabs::of_portfolio();
        app.refresh();
        app
    }

    /// A plan of several, opened from them.
    pub fn within_portfolio(&mut self, target: &PlanTarget) {
        self.state.is_within_portfolio = true;
        match target {
            PlanTarget::Plan => {}
            PlanTarget::Action(action) => {
                if self.state.workspace.plan().actions.contains_key(action) {
                    self.show(action.clone());
                }
            }
            PlanTarget::Meeting(meeting) => {
                self.go_to(Tab::Meetings);
                let context = self.state.context();
                self.tabs.reveal_meeting(meeting, &context);
            }
            PlanTarget::Commit(commit) => {
                self.go_to(Tab::Journal);
                self.awaited_commit = Some(*commit);
            }
        }
    }

    /// The size of the terminal.
    pub fn size(&self) -> (u16, u16) {
        (self.state.size.width, self.state.size.height)
    }

    /// Takes up the looks and the language of another screen.
    pub fn dress_as(&mut self, other: &Self) {
        self.state.theme_state = other.state.theme_state;
        self.state.theme = other.state.theme;
        self.state.presenting = other.state.presenting;
        if self.language() != other.language() {
            self.state.speak();
        }
        self.refresh();
    }

    /// Whether several plans are seen.
    pub fn is_portfolio(&self) -> bool {
        self.state.portfolio.is_some()
    }

    /// The language that it speaks.
    pub fn language(&self) -> Language {
        self.state.catalogue.language()
    }

    /// Has the plans read of which a line alone is known, and the histories of all, which can wait until the first picture is
    /// drawn. What was read is remembered for the next time.
    pub(super) fn read_portfolio(&mut self) {
        let Some(view) = &mut self.state.portfolio else { return };
        let remember = view.remember_task();
        let unread = view.portfolio.unread_task();
        self.spawn(move || {
            remember.run();
            TaskResult::Done
        });
        match unread {
            Some(unread) => self.spawn(move || TaskResult::PortfolioRead(unread.run(PlanRead::of))),
            None => self.read_reports(),
        }
    }

    /// Takes plans that were read beside the screen: what all plans name is known now.
    pub(super) fn portfolio_read(&mut self, read: Vec<PlanRead>) {
        let Some(view) = &mut self.state.portfolio else { return };
        view.take_read(read, &self.state.catalogue);
        self.state.name_all();
        self.refresh();
        self.read_reports();
    }

    fn read_reports(&mut self) {
        let Some(view) = &self.state.portfolio else { return };
        let task = view.portfolio.report_task();
        self.spawn(move || TaskResult::PortfolioReports(task.run()));
    }

    pub(super) fn portfolio_reported(&mut self, reports: Vec<Option<Report>>) {
        let Some(view) = &mut self.state.portfolio else { return };
        view.take_reports(reports, &self.state.catalogue);
        self.refresh();
        self.read_plans(0);
    }

    /// Has the histories of some plans read, from a place on.
    fn read_plans(&mut self, from: usize) {
        let Some(view) = &self.state.portfolio else { return };
        let count = view.portfolio.members.len();
        let to = (from + AT_A_TIME.max(count.div_ceil(GOES))).min(count);
        if from >= to {
            return;
        }
        let most = view.entries_each();
        let opened: Vec<Option<Workspace>> = (from..to).map(|at| view.plan(at).map(Workspace::duplicate)).collect();
        self.spawn(move || {
            let told = opened
                .iter()
                .map(|opened| opened.as_ref().map(|opened| PlanTold::of(opened, most)));
            TaskResult::PortfolioTold(from, told.collect())
        });
    }

    pub(super) fn portfolio_told(&mut self, from: usize, told: Vec<Option<PlanTold>>) {
        let next = from + told.len();
        let Some(view) = &mut self.state.portfolio else { return };
        view.take_told(from, told);
        // The views of the plans' own files stay as they are.
        if !matches!(
            self.tabs.current,
            Tab::Actions | Tab::Board | Tab::Calendar | Tab::Groups | Tab::Meetings
        ) {
            self.refresh();
        }
        self.read_plans(next);
    }

    /// Takes note that a plan was left that may be another now: it is read again, the others are not.
    pub fn plan_left(&mut self, dir: &std::path::Path) {
        let Some(view) = &mut self.state.portfolio else { return };
        view.reopen(dir, &self.state.catalogue);
        self.refresh();
        self.read_portfolio();
    }

    /// Whether a command is of no use where several plans are seen: it is about one.
    pub(super) fn is_about_one_plan(&self, command: Command) -> bool {
        self.is_portfolio() && (command.edits() || command.is_about_one_plan())
    }

    /// Says that a plan has to be opened first.
    pub(super) fn say_open_first(&mut self) {
        let key = self.state.keymap.key_of(Command::Open, &self.state.catalogue);
        self.message = Some(fl!(self.state.catalogue, "tui-portfolio-open-first", key = key));
    }

    /// What has to be said of the plans, at length.
    pub(super) fn portfolio_notes(&self) -> Option<Box<dyn Screen>> {
        let view = self.state.portfolio.as_ref()?;
        let told = view.notes.iter().map(|note| Sentence {
            what: note.text.clone(),
            hint: None,
        });
        Some(Box::new(Notice::problems(told.collect(), &self.state.context())))
    }

    /// Looks for something in all plans: among the actions, by a filter that is typed.
    pub(super) fn find_across(&mut self) {
        self.go_to(Tab::Actions);
        self.ask(|screen, context| screen.command(Command::Filter, context));
    }

    /// Opens a plan of several.
    pub(super) fn open_plan(&mut self, at: usize, target: PlanTarget) {
        let Some(view) = &self.state.portfolio else { return };
        let Some(member) = view.portfolio.members.get(at) else {
            return;
        };
        let at = match &member.opened {
            Ok(opened) => Ok(opened.past().map(|past| past.asked.clone())),
            Err(Unreadable::NotYet(_)) => Ok(None),
            Err(why) => Err(why),
        };
        match at {
            Ok(at) => {
                let dir = member.dir.clone();
                let open = OpenPlan { dir, at, target };
                self.requests.push(LoopRequest::OpenPlan(open));
            }
            Err(why) => {
                let told = crate::wording::sentence::unreadable(&self.state.catalogue, why);
                self.tell(told);
            }
        }
    }

    /// Goes back to the plans that this one was opened from.
    pub(super) fn leave_plan(&mut self) {
        if self.state.is_within_portfolio && !self.is_recording() {
            self.requests.push(LoopRequest::LeavePlan);
        } else if !self.state.is_within_portfolio {
            self.message = Some(fl!(self.state.catalogue, "tui-portfolio-none"));
        }
    }
}
