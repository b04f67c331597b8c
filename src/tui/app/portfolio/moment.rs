//! All plans as they were at a moment: those of that day stand in the places of the present ones, which wait.

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::super::App;
use super::super::background::TaskResult;
use crate::report::portfolio::WorkedOut;
use crate::tui::screen::Screen;
use crate::tui::screen::moments::{MeetingDay, moments_of_all};
use crate::workspace::portfolio::OpenedPlans;
use crate::workspace::{AsOf, Moment};
use copil_plan::sanitize::sanitize;

impl App {
    /// The menu of the days that all plans can be seen at.
    pub(in super::super) fn moments_of_plans(&self) -> Option<Box<dyn Screen>> {
        let context = self.state.context();
        Some(moments_of_all(self.meeting_days(), &context))
    }

    /// The meetings that were held in any of the plans, the latest first.
    fn meeting_days(&self) -> Vec<MeetingDay> {
        let Some(view) = &self.state.portfolio else {
            return Vec::new();
        };
        let catalogue = &self.state.catalogue;
        let mut days = Vec::new();
        for (at, opened) in view.present() {
            let (plan, today) = (opened.plan(), opened.today().day);
            let held = plan.meetings_before(today);
            days.extend(held.map(|(_, meeting)| MeetingDay {
                day: meeting.date,
                plan: sanitize(&view.portfolio.members[at].name),
                committee: catalogue.committee(plan, &meeting.committee),
            }));
        }
        days.sort_by_key(|held| std::cmp::Reverse(held.day));
        days
    }

    /// Shows all plans as they were at a moment, or as they are.
    pub(in super::super) fn see_plans(&mut self, asked: Option<AsOf>) {
        let Some(view) = &self.state.portfolio else { return };
        if view.portfolio.is_unread() {
            self.message = Some(fl!(self.state.catalogue, "tui-portfolio-reading"));
            return;
        }
        match asked {
            Some(asked) => {
                let task = view.moment_task(asked.clone());
                self.spawn_opening(move || {
                    let opened = task.run();
                    let figures = WorkedOut::of(&opened);
                    TaskResult::PortfolioPast(asked, opened, figures)
                });
            }
            None => self.see_present_plans(),
        }
    }

    /// Begins with all plans as they were at a moment, of which the first picture is.
    pub fn begin_in_past(&mut self, asked: AsOf) {
        let Some(view) = &mut self.state.portfolio else { return };
        let opened = view.moment_task(asked.clone()).run();
        // Nothing is seen no more: those that give way are those of today.
        view.see(asked, opened);
        self.plans_changed();
    }

    pub(in super::super) fn portfolio_past(&mut self, asked: AsOf, opened: OpenedPlans, figures: WorkedOut) {
        self.opened();
        let Some(view) = &mut self.state.portfolio else { return };
        let before = view.see(asked, opened);
        view.figures.take(figures);
        self.throw_away(before);
        self.plans_changed();
        self.read_portfolio();
    }

    fn see_present_plans(&mut self) {
        let Some(view) = &mut self.state.portfolio else { return };
        let Some((before, missed)) = view.come_back() else {
            return;
        };
        self.throw_away(before);
        self.plans_changed();
        self.read_portfolio();
        match missed {
            Some(paths) if paths.is_empty() => {}
            missed => self.plans_written(missed.as_deref()),
        }
    }

    /// The day next before another, or next after it, on which a committee of one of the plans met.
    pub(in super::super) fn meeting_day_beside(&self, day: NaiveDate, later: bool) -> Option<NaiveDate> {
        let days = self.meeting_days().into_iter().map(|held| held.day);
        match later {
            true => days.filter(|other| *other > day).min(),
            false => days.filter(|other| *other < day).max(),
        }
    }

    /// Goes from day to day on which a committee of one of the plans met, at last to today.
    pub(in super::super) fn step_meeting_day(&mut self, later: bool) {
        let seen = self.state.today.day;
        let is_past = self.state.portfolio.as_ref().is_some_and(|view| view.is_past());
        // Nothing comes after today.
        let is_there_one = !later || is_past;
        let found = is_there_one.then(|| self.meeting_day_beside(seen, later)).flatten();
        match found {
            Some(day) => self.see_plans(Some(AsOf::from(Moment::Day(day)))),
            None if later => self.see_plans(None),
            None => {
                let day = self.state.catalogue.long_date(seen);
                self.message = Some(fl!(self.state.catalogue, "tui-no-earlier-meeting", day = day));
            }
        }
    }
}
