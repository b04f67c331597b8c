//! The plan as it was, on the whole screen: one workspace of the past in place of the present one, which waits.

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::App;
use super::background::TaskResult;
use crate::tui::history_cache::HistoryCache;
use crate::tui::portfolio::PortfolioView;
use crate::tui::recent::RecentChanges;
use crate::tui::screen::Screen;
use crate::tui::screen::moments::moments;
use crate::workspace::{AsOf, Basis, Error, Moment, Workspace};
use copil_plan::{Meeting, MeetingId};

impl App {
    /// The plan as it is, whatever is seen.
    pub(super) fn present(&self) -> &Workspace {
        self.present.as_ref().unwrap_or(&self.state.workspace)
    }

    /// Whether something of the past is seen: the plan, or several.
    pub(super) fn is_past(&self) -> bool {
        self.present.is_some() || self.state.portfolio.as_ref().is_some_and(PortfolioView::is_past)
    }

    /// The menu of the moments that the plan can be seen at.
    pub(super) fn moments(&self) -> Box<dyn Screen> {
        let present = self.present();
        moments(present.plan(), present.today().day, &self.state.context())
    }

    /// Shows the plan as it was at a moment, or as it is.
    pub(super) fn see(&mut self, asked: Option<AsOf>) {
        self.overlays.retain(|screen| !screen.is_popup());
        if self.comparing().is_some() {
            return self.compare_with(asked.map(|asked| asked.moment));
        }
        if self.is_recording() {
            return;
        }
        if self.is_portfolio() {
            return self.see_plans(asked);
        }
        let Some(asked) = asked else {
            return self.come_back();
        };
        let present = self.present().duplicate();
        self.spawn_opening(move || TaskResult::Past(Box::new(present.at_moment(asked))));
    }

    /// Takes a plan of the past that was opened.
    pub fn past_opened(&mut self, opened: Result<Workspace, Error>) {
        match opened {
            Ok(past) => {
                self.opened();
                let before = std::mem::replace(&mut self.state.workspace, past);
                match self.present {
                    Some(_) => self.throw_away(before),
                    None => self.present = Some(before),
                }
                self.another_moment();
                if let Some(later) = self.stepping.take() {
                    self.read_ahead(later);
                }
            }
            Err(error) => {
                self.stepping = None;
                self.not_opened(&error);
            }
        }
    }

    fn come_back(&mut self) {
        if let Some(present) = self.present.take() {
            let past = std::mem::replace(&mut self.state.workspace, present);
            self.throw_away(past);
            self.another_moment();
            let known = self.known_history.take();
            self.throw_away(known);
            // Others may have written meanwhile.
            self.files_changed();
        }
    }

    /// What the history told was of another moment: later entries must not be seen for a second.
    fn another_moment(&mut self) {
        let state = &mut self.state;
        let history = std::mem::take(&mut state.history);
        let histories = state.histories.take();
        let (plan, today) = (state.workspace.plan(), state.workspace.today().day);
        state.recent = RecentChanges::of(plan, today, &HistoryCache::default());
        // That of the present holds what was known at every moment before.
        match self.known_history {
            None => self.known_history = history.whole(),
            Some(_) => self.throw_away(history),
        }
        self.throw_away(histories);
        self.plan_changed();
    }

    /// Reads the plan of the meeting after the one that was gone to, in the same direction: whoever goes back one goes back
    /// two. It is kept where the plans of the past are looked for; what is wrong with it is told to whoever goes there.
    fn read_ahead(&mut self, later: bool) {
        let (seen, past) = (self.state.today.day, self.state.workspace.past());
        let basis = past.map_or(Basis::default(), |past| past.asked.basis);
        if let Some(meeting) = self.meeting_beside(seen, later) {
            let (present, moment) = (self.present().duplicate(), Moment::Meeting(meeting));
            self.spawn(move || {
                drop(present.at_moment(AsOf { moment, basis }));
                TaskResult::Done
            });
        }
    }

    /// Goes from meeting to meeting: to the one before what is seen, or to the one after it, at last to today.
    pub(super) fn step_meeting(&mut self, later: bool) {
        if self.comparing().is_some() {
            return self.step_compared(later);
        }
        if self.is_portfolio() {
            return self.step_meeting_day(later);
        }
        let seen = self.state.today.day;
        let past = self.state.workspace.past();
        let basis = past.map_or(Basis::default(), |past| past.asked.basis);
        match (self.meeting_beside(seen, later), later) {
            (Some(meeting), _) => {
                let moment = Moment::Meeting(meeting);
                // What has to be read of the history for it is not read twice.
                self.stepping = (basis != Basis::Effective).then_some(later);
                self.see(Some(AsOf { moment, basis }));
            }
            (None, true) => self.see(None),
            (None, false) => {
                let day = self.state.catalogue.long_date(seen);
                self.message = Some(fl!(self.state.catalogue, "tui-no-earlier-meeting", day = day));
            }
        }
    }

    /// The meeting held next before a day, or next after it.
    pub(super) fn meeting_beside(&self, day: NaiveDate, later: bool) -> Option<MeetingId> {
        let present = self.present();
        let now = present.today().day;
        let held = present.plan().meetings_before(now);
        let date = |(_, meeting): &(&MeetingId, &Meeting)| meeting.date;
        let found = if later {
            held.filter(|(_, meeting)| meeting.date > day).min_by_key(date)
        } else {
            held.filter(|(_, meeting)| meeting.date < day).max_by_key(date)
        };
        found.map(|(id, _)| id.clone())
    }
}
