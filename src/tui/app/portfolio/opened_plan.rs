//! A plan opened from several, or from another of its repository, on a screen of its own, and the way back.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use i18n_embed_fl::fl;

use super::super::background::{LoopRequest, TaskResult};
use super::super::recording::Input;
use super::super::{App, Keymap, Theme};
use crate::tui::tab::Tab;
use crate::wording::sentence;
use crate::workspace::portfolio::Unreadable;
use crate::workspace::{AsOf, CommitId, Error, Workspace};
use copil_plan::{ActionId, MeetingId};

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
    /// On its questions, which stand in the way of bringing together.
    Questions,
}

/// A plan of several that was opened, to be shown on a screen of its own.
pub struct OpenedPlan {
    present: Workspace,
    /// The plan as it was, where it is seen so.
    past: Option<Workspace>,
    target: PlanTarget,
    /// What was typed meanwhile, which is meant for it.
    held: VecDeque<Input>,
}

impl OpenedPlan {
    /// Opens the plan in a folder, as it was at a moment where one is given.
    fn open(dir: &Path, asked: Option<AsOf>, target: PlanTarget) -> Result<Self, Error> {
        let present = Workspace::open(dir)?;
        let past = asked.map(|asked| present.at_moment(asked)).transpose()?;
        Ok(Self {
            present,
            past,
            target,
            held: VecDeque::new(),
        })
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        self.present.dir()
    }

    /// Where it is opened.
    pub fn target(&self) -> &PlanTarget {
        &self.target
    }

    /// Its screen, arranged as the person likes it, which looks and speaks like the one that it was opened from.
    pub fn app(self, from: &App, theme: Theme, keymap: Keymap, arrange: impl FnOnce(&mut App)) -> App {
        let mut app = App::new(self.present, from.language(), theme, keymap, from.size());
        arrange(&mut app);
        app.dress_as(from);
        if let Some(past) = self.past {
            app.past_opened(Ok(past));
        }
        app.within_portfolio(&self.target);
        app.settle();
        for input in self.held {
            app.input(input);
        }
        app
    }
}

impl App {
    /// Opens a plan of several; what is typed until it is there is meant for it.
    pub(in super::super) fn open_plan(&mut self, at: usize, target: PlanTarget) {
        let Some(view) = &self.state.portfolio else { return };
        let Some(member) = view.portfolio.members.get(at) else {
            return;
        };
        let asked = match &member.opened {
            Ok(opened) => Ok(opened.past().map(|past| past.asked.clone())),
            Err(Unreadable::NotYet(_)) => Ok(None),
            Err(why) => Err(why),
        };
        match asked {
            Ok(asked) => {
                self.open_folder(member.dir.clone(), asked, target);
            }
            Err(why) => {
                let told = sentence::unreadable(&self.state.catalogue, why);
                self.tell(told);
            }
        }
    }

    /// Opens the plan in a folder on a screen of its own.
    pub(in super::super) fn open_folder(&mut self, dir: PathBuf, asked: Option<AsOf>, target: PlanTarget) {
        let open = move || OpenedPlan::open(&dir, asked, target);
        self.spawn_opening(move || TaskResult::PlanOpened(Box::new(open())));
    }

    /// Has the loop show a plan that was opened.
    pub(in super::super) fn plan_opened(&mut self, opened: Result<OpenedPlan, Error>) {
        match opened {
            Ok(mut opened) => {
                self.opened();
                opened.held = self.take_held();
                self.requests.push(LoopRequest::ShowPlan(Box::new(opened)));
            }
            Err(error) => self.not_opened(&error),
        }
    }

    /// A plan that was opened from others.
    fn within_portfolio(&mut self, target: &PlanTarget) {
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
            PlanTarget::Questions => self.synchronise(),
        }
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

    /// Goes back to what this one was opened from.
    pub(in super::super) fn leave_plan(&mut self) {
        if self.state.is_within_portfolio && !self.is_recording() {
            self.requests.push(LoopRequest::LeavePlan);
        } else if !self.state.is_within_portfolio {
            self.message = Some(fl!(self.state.catalogue, "tui-portfolio-none"));
        }
    }

    /// Takes note that a plan was left that may be another now, and with it the plan from which it was opened.
    pub fn plan_left(&mut self, folder: &Path) {
        self.plans_written(Some(&[PathBuf::from(folder)]));
        self.files_changed();
    }
}
