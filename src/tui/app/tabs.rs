//! The screens behind the tabs.

use crate::tui::context::{Context, RepoStatus};
use crate::tui::memory::Memory;
use crate::tui::screen::actions::Actions;
use crate::tui::screen::attention::AttentionScreen;
use crate::tui::screen::board::Board;
use crate::tui::screen::burn_up::BurnUpScreen;
use crate::tui::screen::calendar::Calendar;
use crate::tui::screen::dashboard::Dashboard;
use crate::tui::screen::groups::Groups;
use crate::tui::screen::journal::Journal;
use crate::tui::screen::meetings::Meetings;
use crate::tui::screen::mine::Mine;
use crate::tui::screen::portfolio::{Across, AcrossKind, Plans};
use crate::tui::screen::{Screen, TabScreen};
use crate::tui::tab::Tab;
use crate::workspace::CommitId;
use copil_plan::worklist::leads_anything;
use copil_plan::{MeetingId, Plan};

/// The tab that is shown first: their own work for someone whom the plan knows and who leads something, else the dashboard.
pub(super) fn first_tab(plan: &Plan, repo_status: &RepoStatus) -> Tab {
    let leads = repo_status.me.as_ref().is_some_and(|me| leads_anything(plan, me));
    if leads { Tab::Mine } else { Tab::default() }
}

/// The screens behind the tabs, one of which is in sight.
pub(super) struct Tabs {
    pub(super) current: Tab,
    /// In the order of [`Tab::ALL`].
    screens: [Box<dyn TabScreen>; Tab::COUNT],
}

impl Tabs {
    pub(super) fn new(current: Tab) -> Self {
        let screens = Tab::ALL.map(|tab| -> Box<dyn TabScreen> {
            match tab {
                Tab::Dashboard => Box::<Dashboard>::default(),
                Tab::Actions => Box::<Actions>::default(),
                Tab::Board => Box::<Board>::default(),
                Tab::Calendar => Box::<Calendar>::default(),
                Tab::Groups => Box::<Groups>::default(),
                Tab::Journal => Box::<Journal>::default(),
                Tab::Attention => Box::<AttentionScreen>::default(),
                Tab::BurnUp => Box::<BurnUpScreen>::default(),
                Tab::Mine => Box::<Mine>::default(),
                Tab::Meetings => Box::<Meetings>::default(),
            }
        });
        Self { current, screens }
    }

    /// The views that run through several plans.
    pub(super) fn of_portfolio() -> Self {
        let screens = Tab::ALL.map(|tab| -> Box<dyn TabScreen> {
            let across = match tab {
                Tab::Dashboard => return Box::<Plans>::default(),
                Tab::Actions => AcrossKind::Actions,
                Tab::Board => AcrossKind::Kinds,
                Tab::Calendar => AcrossKind::Calendar,
                Tab::Groups => AcrossKind::Organisations,
                Tab::Journal => AcrossKind::Journal,
                Tab::Attention => AcrossKind::Attention,
                Tab::BurnUp => AcrossKind::Forecasts,
                Tab::Mine => AcrossKind::Mine,
                Tab::Meetings => AcrossKind::Meetings,
            };
            Box::new(Across::of(across))
        });
        let current = Tab::Dashboard;
        Self { current, screens }
    }

    /// The screen in sight.
    pub(super) fn screen(&self) -> &dyn Screen {
        self.screens[self.current as usize].as_ref()
    }

    /// The screen in sight, to be changed.
    pub(super) fn screen_mut(&mut self) -> &mut dyn Screen {
        self.screens[self.current as usize].as_mut()
    }

    /// Selects a commit in the screen in sight.
    pub(super) fn reveal(&mut self, commit: &CommitId, context: &Context<'_>) {
        self.screens[self.current as usize].reveal(commit, context);
    }

    /// Selects a meeting in the screen in sight.
    pub(super) fn reveal_meeting(&mut self, meeting: &MeetingId, context: &Context<'_>) {
        self.screens[self.current as usize].reveal_meeting(meeting, context);
    }

    /// Every screen takes up what was remembered.
    pub(super) fn restore(&mut self, memory: &Memory, context: &Context<'_>) {
        for screen in &mut self.screens {
            screen.restore(memory, context);
        }
    }

    /// What every screen wants remembered.
    pub(super) fn persist(&self, memory: &mut Memory) {
        for screen in &self.screens {
            screen.persist(memory);
        }
    }
}
