//! Two moments of the plan, compared: what differs, who made it so and why.
//!
//! ```text
//! ╭ Comparaison ─────────────────────────────────────────────╮
//! │▸ du  Comité de pilotage du 14 décembre 2017 · 4e0c1d2    │   ◀ the two moments; the keys move the marked one
//! │  au  15 mars 2018 · 9bab4bb                              │
//! │ 23 statuts · 12 échéances · 1 règle                      │   ◀ how many changes of each kind
//! │ Ressources humaines (14)                                 │
//! │▶02/05/2017  RH-10 : échéance 10/04/2018 → 10/05/2018     │   ◀ one ComparedStep a row
//! ╰──────────────────────────────────────────────────────────╯
//! ╭ RH-10  Accueillir des apprentis ─────────────────────────╮   ◀ the selected one: who, why, by which decision
//! ```

use std::sync::Arc;

use chrono::NaiveDate;
use crossterm::event::MouseEvent;
use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};

use super::{Effect, Screen, Selection, journal};
use crate::report::compare::{ComparedBy, ComparedStep, ComparisonReport};
use crate::tui::command::Command;
use crate::tui::component::{
    Click, Cycle, GroupRow, Motion, PageWriter, Rows, Select, Word, columns, more_below, panel, put, titled_rows,
    to_u16, wrap,
};
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::workspace::{ComparedMoment, Moment, PlanComparison};
use copil_plan::change::Subject;
use copil_plan::sanitize::sanitize;
use copil_store::Snapshot;

/// The two moments that are compared; `None` for the plan as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedEnds {
    /// The older one.
    pub older: Option<Moment>,
    /// The newer one.
    pub newer: Option<Moment>,
}

/// What was found between them.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The plan at the older moment.
    pub older: Arc<Snapshot>,
    /// The plan at the newer one.
    pub newer: Arc<Snapshot>,
    /// What differs.
    pub comparison: PlanComparison,
}

/// The state of the screen.
#[derive(Clone, Debug)]
pub struct Compare {
    ends: ComparedEnds,
    /// Whether the keys move the newer moment.
    newer_moves: bool,
    by: Cycle<ComparedBy>,
    /// What was found; `None` while it is looked for.
    found: Option<Compared>,
    rows: Select<GroupRow<ComparedStep>>,
    /// How many changes there are of each kind, in words.
    counted: String,
}

impl Word for ComparedBy {
    fn word(self) -> &'static str {
        Self::word(self)
    }
}

/// From this width on, the selected change is shown beside the list; below, under it.
const WIDE: u16 = 130;
/// The most lines that the counts take.
const MOST_COUNTS: usize = 3;

impl Compare {
    /// Compares two moments.
    pub fn of(ends: ComparedEnds) -> Self {
        Self {
            ends,
            newer_moves: false,
            by: Cycle::new(&ComparedBy::ALL),
            found: None,
            rows: Select::default(),
            counted: String::new(),
        }
    }

    /// The moments that are compared.
    pub fn ends(&self) -> &ComparedEnds {
        &self.ends
    }

    /// Whether the keys move the newer moment.
    pub fn moves_newer(&self) -> bool {
        self.newer_moves
    }

    /// Takes other moments.
    pub fn set_ends(&mut self, ends: ComparedEnds) {
        self.ends = ends;
    }

    /// Takes what was found between the moments; returns what was found before.
    pub fn take(&mut self, found: Compared, context: &Context<'_>) -> Option<Compared> {
        let before = self.found.replace(found);
        self.refresh(context);
        before
    }

    /// The days of the moments, as far as they were found.
    pub fn found_days(&self) -> Option<(NaiveDate, NaiveDate)> {
        let comparison = &self.found.as_ref()?.comparison;
        Some((comparison.older.day, comparison.newer.day))
    }

    fn report<'f>(&self, found: &'f Compared) -> ComparisonReport<'f> {
        ComparisonReport {
            plan: &found.newer.plan,
            older: &found.older.plan,
            comparison: &found.comparison,
            matched: None,
            by: self.by.taken(),
        }
    }

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

    fn head(&self, width: u16) -> Vec<String> {
        let mut lines = wrap(&self.counted, usize::from(width));
        lines.truncate(MOST_COUNTS);
        lines
    }

    fn rows_in(&self, list: Rect) -> Rows {
        let width = list.width.saturating_sub(4);
        let above = 3 + to_u16(self.head(width).len());
        Rows::single(Rect {
            x: list.x + 2,
            y: list.y + above,
            width,
            height: list.height.saturating_sub(above + 1),
        })
    }

    fn rows_on_screen(&self, context: &Context<'_>) -> Rows {
        self.rows_in(self.split(context.body, context)[0])
    }

    fn open(&self, context: &Context<'_>) -> Effect {
        let Some(step) = self.rows.item() else {
            return Effect::None;
        };
        match &step.subject {
            Subject::Action(id) if !step.is_gone && context.plan.actions.contains_key(id) => Effect::Sheet(id.clone()),
            Subject::Action(id) => Effect::Say(fl!(context.catalogue(), "tui-compare-gone", action = id.as_str())),
            _ => Effect::None,
        }
    }

    /// A moment in words: `Comité de pilotage du 14 décembre 2017 · 4e0c1d2`.
    fn moment(&self, moment: Option<&Moment>, found: Option<ComparedMoment>, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        let day = |day| catalogue.long_date(day);
        let meeting = |id| {
            let plan = self.found.as_ref().map_or(context.plan, |found| &found.newer.plan);
            catalogue.subject(plan, &Subject::Meeting(id))
        };
        let name = match (moment, found) {
            (None, _) => fl!(catalogue, "tui-moment-now"),
            (Some(Moment::Day(of)), _) => day(*of),
            (Some(Moment::Meeting(id)), _) => meeting(id.clone()),
            (Some(Moment::Revision(name)), Some(found)) => format!("{}, {}", sanitize(name), day(found.day)),
            (Some(Moment::Revision(name)), None) => sanitize(name),
        };
        found.map_or(name.clone(), |found| format!("{name} · {}", found.commit.short(7)))
    }

    fn draw_ends(&self, room: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let found = self.found.as_ref().map(|found| &found.comparison);
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
            let name = self.moment(moment.as_ref(), found, context);
            put(buf, x, y, room.right().saturating_sub(x), &name, style);
        }
    }

    fn draw_row(&self, line: Rect, buf: &mut Buffer, row: &GroupRow<ComparedStep>, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let step = match row {
            GroupRow::Heading(title, count) => {
                let title = match self.by.taken() {
                    ComparedBy::Subject => format!("{title} ({count})"),
                    ComparedBy::Kind => title.clone(),
                };
                put(buf, line.x, line.y, line.width, &title, theme.heading());
                return;
            }
            GroupRow::Item(step) => step,
        };
        let Some(found) = &self.found else { return };
        let report = self.report(found);
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
            let name = sanitize(&entry.author.name);
            put(buf, line.right() - who, line.y, who, &name, theme.quiet());
        }
    }

    /// The selected change at length.
    fn detail(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let (Some(step), Some(found)) = (self.rows.item(), &self.found) else {
            return;
        };
        let report = self.report(found);
        let room = panel(buf, area, &report.title(catalogue, step), false, theme);
        let mut page = PageWriter::for_area(room, theme);
        page.prose(&report.words(catalogue, step), 0, theme.strong());
        match report.entry(step) {
            Some(entry) => journal::cause(&mut page, entry, context),
            None => page.prose(&fl!(catalogue, "tui-compare-unexplained"), 0, theme.quiet()),
        }
        page.draw(room, buf);
    }
}

impl Screen for Compare {
    fn scopes(&self) -> &'static [Scope] {
        &[
            Scope::Compared,
            Scope::Arranged,
            Scope::Subject,
            Scope::List,
            Scope::Global,
        ]
    }

    fn comparison(&mut self) -> Option<&mut Compare> {
        Some(self)
    }

    fn update(&mut self, command: Command, context: &Context<'_>) -> Effect {
        match command {
            Command::Back => return Effect::Close,
            Command::Open => return self.open(context),
            Command::OtherMoment => self.newer_moves = !self.newer_moves,
            Command::By => {
                self.by.advance();
                self.rows = Select::default();
                self.refresh(context);
            }
            command => {
                let seen = self.rows_on_screen(context).seen();
                if let Some(motion) = Motion::of(command, seen) {
                    self.rows.go_to_item(motion, seen);
                }
            }
        }
        Effect::None
    }

    fn mouse(&mut self, event: MouseEvent, context: &Context<'_>) -> Effect {
        match self.rows.click_item(event, self.rows_on_screen(context)) {
            Some(Click::Again) => self.open(context),
            Some(Click::Selected) | None => Effect::None,
        }
    }

    fn answers(&self, command: Command, _context: &Context<'_>) -> bool {
        command != Command::Open || matches!(self.rows.item(), Some(step) if matches!(step.subject, Subject::Action(_)))
    }

    fn selection<'c>(&self, context: &Context<'c>) -> Option<Selection<'c>> {
        let step = self.rows.item().filter(|step| !step.is_gone)?;
        match &step.subject {
            Subject::Action(id) if context.plan.actions.contains_key(id) => Some(Selection::Action(id.clone())),
            _ => None,
        }
    }

    fn refresh(&mut self, context: &Context<'_>) {
        let Some(found) = &self.found else { return };
        let report = self.report(found);
        self.counted = report.counted(context.catalogue());
        let rows = titled_rows(report.parts(context.catalogue(), self.by.taken()));
        let seen = self.rows_on_screen(context).seen();
        self.rows.replace_items(rows, seen, PartialEq::eq);
    }

    fn view(&self, area: Rect, buf: &mut Buffer, context: &Context<'_>) {
        let (catalogue, theme) = (context.catalogue(), context.theme);
        let [list, detail] = self.split(area, context);
        let room = panel(buf, list, &fl!(catalogue, "tui-compare-title"), true, theme);
        self.draw_ends(room, buf, context);
        let rows = self.rows_in(list);
        if self.found.is_none() {
            let text = match self.ends {
                ComparedEnds {
                    older: None,
                    newer: None,
                } => fl!(
                    catalogue,
                    "tui-compare-choose",
                    key = context.keymap.key_of(Command::Moments, catalogue)
                ),
                _ => fl!(catalogue, "tui-compare-reading"),
            };
            put(buf, room.x, room.y + 3, room.width, &text, theme.quiet());
            return;
        }
        for (y, line) in (room.y + 2..).zip(self.head(room.width)) {
            put(buf, room.x, y, room.width, &line, theme.strong());
        }
        self.rows.draw(rows, buf, theme, |buf, line, row| {
            self.draw_row(line, buf, row, context)
        });
        more_below(buf, list, self.rows.below(rows), context);
        if !detail.is_empty() {
            self.detail(detail, buf, context);
        }
    }
}
