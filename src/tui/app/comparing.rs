//! Two moments compared, on the screen: which ones, and the work of it on another thread.

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::App;
use super::background::TaskResult;
use crate::tui::command::Command;
use crate::tui::portfolio::PortfolioView;
use crate::tui::screen::compare::{Compare, Compared, ComparedEnds};
use crate::workspace::{Moment, Workspace};

impl App {
    /// Compares what is seen of the past with today; else today with the last closed meeting, that of each where several
    /// plans are seen. Without one it is asked with what.
    pub(super) fn compare(&mut self) {
        if self.comparing().is_some() {
            return;
        }
        if self
            .state
            .portfolio
            .as_ref()
            .is_some_and(|view| view.portfolio.is_unread())
        {
            self.message = Some(fl!(self.state.catalogue, "tui-portfolio-reading"));
            return;
        }
        let workspace = &self.state.workspace;
        let meeting = || workspace.last_closed_meeting().cloned().map(Moment::Meeting);
        let older = self.seen_moment().or_else(meeting);
        let is_chosen = older.is_some() || self.is_portfolio();
        let ends = ComparedEnds { older, newer: None };
        self.open(Box::new(Compare::of(ends, self.is_portfolio())));
        self.request_comparison();
        if !is_chosen {
            self.command(Command::Moments);
        }
    }

    /// The moment of the past that is seen.
    fn seen_moment(&self) -> Option<Moment> {
        let asked = match &self.state.portfolio {
            Some(view) => view.asked(),
            None => self.state.workspace.past().map(|past| &past.asked),
        };
        asked.map(|asked| asked.moment.clone())
    }

    /// The comparison on top, where there is one.
    pub(super) fn comparing(&mut self) -> Option<&mut Compare> {
        self.overlays.last_mut()?.comparison()
    }

    /// Compares the moments of the screen anew, where it is open.
    pub(super) fn request_comparison(&mut self) {
        let screen = self.overlays.iter_mut().find_map(|screen| screen.comparison());
        let Some((ends, whole)) = screen.map(|screen| (screen.ends().clone(), screen.begin_reading())) else {
            return;
        };
        if ends.older.is_none() && !self.is_portfolio() {
            return;
        }
        let present: Vec<(String, Workspace)> = match &self.state.portfolio {
            Some(view) => {
                let present = view.present().into_iter();
                let name = |at: usize| view.portfolio.members[at].name.clone();
                present.map(|(at, opened)| (name(at), opened.duplicate())).collect()
            }
            None => vec![(String::new(), self.present().duplicate())],
        };
        self.spawn(move || {
            let found = Compared::between(present, &ends, whole);
            TaskResult::Compared(ends, Box::new(found))
        });
    }

    /// Reads the whole of both plans, once the screen asks for what only that tells.
    pub(super) fn complete_comparison(&mut self) {
        if self.comparing().is_some_and(|screen| screen.awaits_reading()) {
            self.request_comparison();
        }
    }

    /// Takes what was found between two moments.
    pub(super) fn compared(&mut self, ends: ComparedEnds, mut found: Compared) {
        let context = self.state.context();
        let mut screens = self.overlays.iter_mut().filter_map(|screen| screen.comparison());
        let Some(screen) = screens.find(|screen| *screen.ends() == ends) else {
            return self.throw_away(found);
        };
        // Where several are seen, those that failed are named among the others.
        if context.portfolio.is_none()
            && let Some((_, error)) = found.failed.pop()
        {
            self.comparison_failed();
            return self.tell_error(&error);
        }
        if found.is_turned_round() {
            screen.set_ends(ComparedEnds {
                older: ends.newer,
                newer: ends.older,
            });
            self.throw_away(found);
            return self.request_comparison();
        }
        let before = screen.take(found, &context);
        self.throw_away(before);
        self.complete_comparison();
    }

    /// Waits no longer for what could not be found.
    pub(super) fn comparison_failed(&mut self) {
        for screen in self.overlays.iter_mut().filter_map(|screen| screen.comparison()) {
            screen.give_up();
        }
    }

    /// Puts a moment in the place of the one that the keys move.
    pub(super) fn compare_with(&mut self, moment: Option<Moment>) {
        let Some(screen) = self.comparing() else { return };
        let ends = screen.ends().clone();
        let ends = match (screen.moves_newer(), moment) {
            (true, moment) => ComparedEnds { newer: moment, ..ends },
            (false, Some(moment)) => ComparedEnds {
                older: Some(moment),
                ..ends
            },
            // Nothing comes after today.
            (false, None) => ComparedEnds {
                older: ends.newer,
                newer: None,
            },
        };
        screen.set_ends(ends);
        self.request_comparison();
    }

    /// Moves one of the compared moments from meeting to meeting; the newer one at last to today.
    pub(super) fn step_compared(&mut self, later: bool) {
        let Some(screen) = self.comparing() else { return };
        let (ends, found, newer_moves) = (screen.ends().clone(), screen.found_days(), screen.moves_newer());
        let (older_day, newer_day) = found.unzip();
        let older = self.day_of(ends.older.as_ref(), older_day);
        let newer = self.day_of(ends.newer.as_ref(), newer_day);
        let moved = if newer_moves { newer } else { older };
        let moment = self.moment_beside(moved, later);
        let day = |found: &Moment| self.day_of(Some(found), None);
        let keeps_order = |found: &Moment| {
            if newer_moves {
                day(found) > older
            } else {
                day(found) < newer
            }
        };
        match moment.filter(keeps_order) {
            Some(moment) => self.compare_with(Some(moment)),
            None if later && newer_moves => self.compare_with(None),
            None => {
                let (catalogue, day) = (&self.state.catalogue, self.state.catalogue.long_date(moved));
                self.message = Some(match later {
                    false if !newer_moves => fl!(catalogue, "tui-no-earlier-meeting", day = day),
                    _ => fl!(catalogue, "tui-no-meeting-between"),
                });
            }
        }
    }

    /// The meeting held next before a day, or next after it; of several plans, the day of one.
    fn moment_beside(&self, day: NaiveDate, later: bool) -> Option<Moment> {
        match self.is_portfolio() {
            true => self.meeting_day_beside(day, later).map(Moment::Day),
            false => self.meeting_beside(day, later).map(Moment::Meeting),
        }
    }

    /// The day it is, whatever is seen; of several plans, the latest of theirs.
    fn present_day(&self) -> NaiveDate {
        let days = self.state.portfolio.iter().flat_map(PortfolioView::present);
        let days = days.map(|(_, opened)| opened.today().day);
        days.max().unwrap_or_else(|| self.present().today().day)
    }

    /// The day of a moment, as far as it is known.
    fn day_of(&self, moment: Option<&Moment>, found: Option<NaiveDate>) -> NaiveDate {
        let today = self.present_day();
        match moment {
            None => today,
            Some(Moment::Day(day)) => *day,
            Some(Moment::Meeting(id)) => {
                let meeting = self.present().plan().meetings.get(id);
                meeting.map_or(today, |meeting| meeting.date)
            }
            Some(Moment::Revision(_)) => found.unwrap_or(today),
        }
    }
}
