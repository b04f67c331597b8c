//! The comparison as it is drawn.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};

use super::{Compare, CompareRow, ComparedPlan, RowOfPlan};
use crate::report::compare::ComparedStep;
use crate::report::drift::DriftLine;
use crate::report::log;
use crate::tui::command::Command;
use crate::tui::component::{
    GroupRow, PageWriter, Pen, Rows, columns, foot_left, more_below, nothing, panel, put, to_u16, wrap,
};
use crate::tui::context::Context;
use crate::tui::screen::journal;
use crate::workspace::{ComparedMoment, Moment};
use copil_plan::change::Subject;
use copil_plan::sanitize::sanitize;

/// From this width on, the selected change is shown beside the list; below, under it.
const WIDE: u16 = 130;
/// The most lines that stand above the rows.
const MOST_HEAD: usize = 4;

impl Compare {
    /// The list, and the selected change.
    fn split(&self, area: Rect, context: &Context<'_>) -> [Rect; 2] {
        if context.presenting || self.rows.item().is_none() {
            return [area, Rect::default()];
        }
        if area.width >= WIDE {
            Layout::horizontal([Constraint::Percentage(60), Constraint::Fill(1)]).areas(area)
        } else {
            Layout::vertical([Constraint::Fill(1), Constraint::Length(8.min(area.height / 3))]).areas(area)
        }
    }

    fn head_lines(&self, width: u16) -> Vec<String> {
        let lines = self.head.iter().flat_map(|text| wrap(text, usize::from(width)));
        lines.take(MOST_HEAD).collect()
    }

    fn rows_in(&self, list: Rect) -> Rows {
        let width = list.width.saturating_sub(4);
        let above = 3 + to_u16(self.head_lines(width).len());
        Rows::single(Rect {
            x: list.x + 2,
            y: list.y + above,
            width,
            height: list.height.saturating_sub(above + 1),
        })
    }

    pub(super) fn rows_on_screen(&self, context: &Context<'_>) -> Rows {
        self.rows_in(self.split(context.body, context)[0])
    }

    /// A moment in words: `Comité de pilotage du 14 décembre 2017 · 4e0c1d2`.
    fn moment(
        &self,
        is_newer: bool,
        moment: Option<&Moment>,
        found: Option<ComparedMoment>,
        context: &Context<'_>,
    ) -> String {
        let catalogue = context.catalogue();
        let day = |day| catalogue.long_date(day);
        let meeting = |id| {
            let plan = self.found_plan(0).map_or(context.plan, ComparedPlan::newer);
            catalogue.subject(plan, &Subject::Meeting(id))
        };
        let name = match (moment, found) {
            (None, _) if self.is_across && !is_newer => fl!(catalogue, "tui-compare-last-meetings"),
            (None, _) if self.is_across => fl!(catalogue, "tui-compare-now-all"),
            (None, _) => fl!(catalogue, "tui-compare-now"),
            (Some(Moment::Day(of)), _) => day(*of),
            (Some(Moment::Meeting(id)), _) => meeting(id.clone()),
            (Some(Moment::Revision(name)), _) if context.sharing.is_before(name) => {
                fl!(catalogue, "tui-compare-before-shared")
            }
            (Some(Moment::Revision(name)), Some(found)) => format!("{}, {}", sanitize(name), day(found.day)),
            (Some(Moment::Revision(name)), None) => sanitize(name),
        };
        found.map_or(name.clone(), |found| format!("{name} · {}", found.commit.short(7)))
    }

    fn draw_ends(&self, room: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        // Each of several plans has commits of its own.
        let found = self.found_plan(0).filter(|_| !self.is_across);
        let found = found.map(|found| &found.comparison);
        let ends = [
            (
                fl!(catalogue, "tui-compare-from"),
                &self.ends.older,
                found.map(|found| found.older),
            ),
            (
                fl!(catalogue, "tui-compare-to"),
                &self.ends.newer,
                found.map(|found| found.newer),
            ),
        ];
        let label_width = ends.iter().map(|(label, ..)| to_u16(columns(label))).max().unwrap_or(0);
        for ((label, moment, found), (y, is_newer)) in ends.into_iter().zip((room.y..).zip([false, true])) {
            let moves = self.newer_moves == is_newer;
            let style = if moves { theme.strong() } else { theme.text() };
            put(buf, room.x, y, 1, if moves { "▸" } else { " " }, theme.heading());
            put(buf, room.x + 2, y, label_width, &label, theme.quiet());
            let x = room.x + 2 + label_width + 1;
            let name = self.moment(is_newer, moment.as_ref(), found, context);
            put(buf, x, y, room.right().saturating_sub(x), &name, style);
        }
    }

    fn draw_row(&self, line: Rect, buf: &mut Buffer, row: &GroupRow<RowOfPlan>, context: &Context<'_>) {
        let theme = context.theme;
        let RowOfPlan { plan, row } = match row {
            GroupRow::Heading(title, _) => {
                put(buf, line.x, line.y, line.width, title, theme.heading());
                return;
            }
            GroupRow::Item(row) => row,
        };
        match (row, self.found_plan(*plan)) {
            (CompareRow::Step(step), Some(found)) => self.draw_step(line, buf, (found, step), context),
            (CompareRow::Matched(id), Some(found)) => {
                let name = found.report(self.by.taken()).matched_name(id);
                put(buf, line.x, line.y, line.width, &name, theme.text());
            }
            (CompareRow::Drift(drift), _) => draw_drift(line, buf, drift, context),
            (CompareRow::Told { name, text, .. }, _) => {
                let mut pen = Pen::on(buf, line);
                pen.text(name, theme.strong()).skip(2).text(text, theme.text());
            }
            (CompareRow::Step(_) | CompareRow::Matched(_), None) => {}
        }
    }

    fn draw_step(
        &self,
        line: Rect,
        buf: &mut Buffer,
        (found, step): (&ComparedPlan, &ComparedStep),
        context: &Context<'_>,
    ) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let report = found.report(self.by.taken());
        let entry = report.entry(step);
        let day = entry.map_or_else(String::new, |entry| catalogue.short_date(entry.day));
        put(buf, line.x, line.y, 10, &day, theme.quiet());
        let who = if line.width >= 70 { (line.width / 4).min(30) } else { 0 };
        let x = line.x + 12;
        let room = line.right().saturating_sub(x + who + u16::from(who > 0) * 2);
        let name = catalogue.subject(report.plan, &step.subject);
        let words = fl!(
            catalogue,
            "subject-line",
            what = name,
            changes = report.words(catalogue, step)
        );
        let style = if step.is_gone { theme.bad() } else { theme.text() };
        put(buf, x, line.y, room, &words, style);
        if let Some(entry) = entry.filter(|_| who > 0) {
            let name = log::author(report.plan, entry);
            put(buf, line.right() - who, line.y, who, &name, theme.quiet());
        }
    }

    /// The selected row at length.
    fn detail(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let theme = context.theme;
        let Some(RowOfPlan { plan, row }) = self.rows.item() else {
            return;
        };
        let found = self.found_plan(*plan);
        let report = found.map(|found| found.report(self.by.taken()));
        let title = match (row, report) {
            (CompareRow::Step(step), Some(report)) => report.title(context.catalogue(), step),
            (CompareRow::Matched(id), Some(report)) => report.matched_name(id),
            (CompareRow::Drift(line), _) => format!("{}  {}", line.name, line.title).trim().to_owned(),
            (CompareRow::Told { name, .. }, _) => name.clone(),
            (CompareRow::Step(_) | CompareRow::Matched(_), None) => return,
        };
        let title = match found.filter(|_| self.is_across && !matches!(row, CompareRow::Told { .. })) {
            Some(found) => format!("{}/{title}", sanitize(&found.name)),
            None => title,
        };
        let room = panel(buf, area, &title, false, theme);
        let mut page = PageWriter::for_area(room, theme);
        match (row, found) {
            (CompareRow::Step(step), Some(found)) => self.tell_step(&mut page, found, step, context),
            (CompareRow::Matched(id), Some(found)) => {
                let steps = self.steps_of(&Subject::Action(id.clone()), found, context);
                for (n, step) in steps.iter().enumerate() {
                    if n > 0 {
                        page.blank();
                    }
                    self.tell_step(&mut page, found, step, context);
                }
            }
            (CompareRow::Drift(line), _) => {
                page.prose(&line.told, 0, theme.strong());
                page.prose(line.last.as_deref().unwrap_or_default(), 0, theme.text());
            }
            (CompareRow::Told { text, hint, .. }, _) => {
                page.prose(text, 0, theme.text());
                page.prose(hint.as_deref().unwrap_or_default(), 0, theme.quiet());
            }
            (CompareRow::Step(_) | CompareRow::Matched(_), None) => {}
        }
        page.draw(room, buf);
    }

    /// What was done to a thing between the moments.
    fn steps_of(&self, subject: &Subject, found: &ComparedPlan, context: &Context<'_>) -> Vec<ComparedStep> {
        let by = self.by.taken();
        let parts = found.report(by).parts(context.catalogue(), by);
        let steps = parts.into_iter().flat_map(|(_, steps)| steps);
        steps.filter(|step| step.subject == *subject).collect()
    }

    fn tell_step(&self, page: &mut PageWriter, found: &ComparedPlan, step: &ComparedStep, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let report = found.report(self.by.taken());
        page.prose(&report.words(catalogue, step), 0, theme.strong());
        let of_plan = Context {
            plan: found.newer(),
            ..*context
        };
        match report.entry(step) {
            Some(entry) => journal::cause(page, entry, &of_plan),
            None => page.prose(&fl!(catalogue, "tui-compare-unexplained"), 0, theme.quiet()),
        }
    }

    pub(super) fn draw(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let [list, detail] = self.split(area, context);
        let title = match (self.drifting, self.is_across) {
            (true, _) => fl!(catalogue, "tui-compare-drift"),
            (false, true) => fl!(catalogue, "tui-compare-title-all"),
            (false, false) => fl!(catalogue, "tui-compare-title"),
        };
        let room = panel(buf, list, &self.filter.titled(title), true, theme);
        self.draw_ends(room, buf, context);
        let rows = self.rows_in(list);
        for (y, line) in (room.y + 2..).zip(self.head_lines(room.width)) {
            put(buf, room.x, y, room.width, &line, theme.strong());
        }
        if let Some(waits) = self.awaited(context) {
            nothing(rows.area, buf, &[waits], theme);
        }
        self.rows.draw(rows, buf, theme, |buf, line, row| {
            self.draw_row(line, buf, row, context)
        });
        more_below(buf, list, self.rows.below(rows), context);
        if !detail.is_empty() {
            self.detail(detail, buf, context);
        }
        if self.filter.draw_line(list, buf, context) {
            return;
        }
        if let Some(hint) = self.filter.hint(context) {
            foot_left(buf, list, &hint, theme);
        }
    }

    /// What is waited for: a moment to be chosen, or what differs to be found.
    fn awaited(&self, context: &Context<'_>) -> Option<String> {
        let catalogue = context.catalogue();
        let is_asked = self.ends.older.is_some() || self.ends.newer.is_some();
        match &self.found {
            None if !is_asked && !self.is_across => {
                let key = context.keymap.key_of(Command::Moments, catalogue);
                Some(fl!(catalogue, "tui-compare-choose", key = key))
            }
            None => Some(fl!(catalogue, "tui-compare-reading")),
            Some(_) if self.lacks_whole() && self.rows.is_empty() => Some(fl!(catalogue, "tui-compare-reading")),
            Some(_) => None,
        }
    }
}

/// From this width on, how far a thing drifted stands beside its title; below, in its place.
const WITH_TITLE: u16 = 110;

fn draw_drift(line: Rect, buf: &mut Buffer, drift: &DriftLine, context: &Context<'_>) {
    let theme = context.theme;
    let mut pen = Pen::on(buf, line);
    pen.cell(10, &drift.name, theme.strong()).skip(1);
    let told = to_u16(columns(&drift.told));
    let style = if drift.subject.is_some() {
        theme.text()
    } else {
        theme.quiet()
    };
    if line.width >= WITH_TITLE {
        let title = pen.room().saturating_sub(told + 2);
        pen.cell(title, &drift.title, style).skip(2).text(&drift.told, style);
    } else if drift.told.is_empty() {
        pen.text(&drift.title, style);
    } else {
        pen.text(&drift.told, style);
    }
}
