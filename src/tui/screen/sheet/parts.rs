//! The parts of a sheet: a title, and rows with their marks, days, bars and sparklines.

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::page::{SheetPage, Target};
use crate::report::sheet::{Kept, PartKind, Promise, SheetPart, SheetRow, Spending};
use crate::tui::component::bar::filled;
use crate::tui::component::spark::spark;
use crate::tui::component::text::wrap;
use crate::wording::amount::unit_in_words;
use crate::wording::signs::{LATE, status_symbol};
use copil_plan::sanitize::sanitize;
use copil_plan::{Action, Indicator, Measure};

/// The most values in a sparkline: the latest of them.
const MOST: usize = 24;

/// The marks that number milestones on their line in time.
pub(super) const NUMBERS: &str = "123456789abcdefghijklmnopqrstuvwxyz";

impl SheetPage<'_> {
    pub(super) fn part(&mut self, part: &SheetPart<'_>, action: &Action) {
        let days = part.rows.iter().find_map(|row| match row {
            SheetRow::Promised(promise) => promise.done.or(promise.due).map(|_| promise.kept),
            _ => None,
        });
        let label = days.map(|kept| self.days_label(kept)).unwrap_or_default();
        self.heading_over(&part.title, &label);
        let is_numbered = part.kind == PartKind::Milestones && self.line_in_time(part, action);
        let mut numbers = NUMBERS.chars().filter(|_| is_numbered);
        for row in &part.rows {
            self.row(row, numbers.next());
        }
    }

    /// What the days of promises are: those of what is kept, and those of what is to be.
    fn days_label(&self, kept: Kept) -> String {
        let catalogue = self.context.catalogue();
        match kept {
            Kept::Reached => fl!(catalogue, "tui-days-reached"),
            Kept::HandedOver => fl!(catalogue, "tui-days-handed-over"),
            Kept::CarriedOut => fl!(catalogue, "tui-days-carried-out"),
        }
    }

    fn row(&mut self, row: &SheetRow<'_>, number: Option<char>) {
        let theme = self.context.theme;
        match row {
            SheetRow::Promised(promise) => self.promised(promise, number),
            SheetRow::Measured(indicator, today) => self.measured(indicator, *today),
            SheetRow::Spent(spending) => self.spent(spending),
            SheetRow::Action {
                id,
                title,
                kind,
                status,
                late,
            } => {
                let style = theme.status(*kind);
                let (aside, aside_style) = match late {
                    Some(late) => (format!("{status} · {late}"), theme.bad()),
                    None => (status.clone(), style),
                };
                self.link(Target::Action((*id).clone()));
                let text = format!("{id}  {}", sanitize(title));
                self.item((status_symbol(*kind), style), &text, (&aside, aside_style));
            }
            SheetRow::Missing(id) => {
                let text = format!("{id}  {}", fl!(self.context.catalogue(), "sheet-no-such-action"));
                self.item(("?", theme.bad()), &text, ("", theme.bad()));
            }
            SheetRow::Named(name, text) => {
                self.item(("·", theme.quiet()), name, ("", theme.text()));
                self.prose(text, 2, theme.quiet());
            }
            SheetRow::Unknown(text) => self.item(("·", theme.quiet()), text, ("", theme.quiet())),
        }
    }

    /// The mark of a promise: kept, missed or ahead.
    pub(super) fn mark(&self, promise: &Promise<'_>) -> (&'static str, Style) {
        let theme = self.context.theme;
        match promise.done {
            _ if promise.gone.is_some() => (promise.mark(), theme.quiet()),
            Some(_) => (promise.mark(), theme.good()),
            None if promise.is_missed() => (LATE, theme.bad().patch(theme.strong())),
            None => (promise.mark(), theme.text()),
        }
    }

    fn promised(&mut self, promise: &Promise<'_>, number: Option<char>) {
        let (catalogue, theme) = (self.context.catalogue(), self.context.theme);
        let number = number.map(|number| format!("{number} ")).unwrap_or_default();
        let remark = promise.remark.as_ref().map(|remark| format!(" ({remark})"));
        let text = format!("{number}{}{}", promise.title, remark.unwrap_or_default());
        let day = promise.done.or(promise.due).map(|day| catalogue.short_date(day));
        let late = promise
            .days_late
            .filter(|_| promise.gone.is_none())
            .map(|days| catalogue.late_in_short(days));
        let aside: Vec<String> = late.into_iter().chain(day).collect();
        let style = match promise.done {
            _ if promise.gone.is_some() => theme.quiet(),
            Some(_) if promise.days_late.is_some() => theme.warning(),
            Some(_) => theme.good(),
            None if promise.is_missed() => theme.bad(),
            None => theme.quiet(),
        };
        let decision = promise.decision.as_ref();
        let meeting = decision.map(|decision| {
            self.link(Target::Meeting(decision.meeting.clone()));
            let meeting = catalogue.meeting(self.context.plan, &decision.meeting);
            format!("{meeting}, {}", sanitize(decision.decision.as_str()))
        });
        let mark = self.mark(promise);
        self.item(mark, &text, (&aside.join("  "), style));
        let below = meeting
            .into_iter()
            .chain(promise.gone.clone())
            .chain(promise.note.clone());
        let below: Vec<String> = below.collect();
        self.prose(&below.join(" · "), 2, theme.quiet());
    }

    /// An indicator: its name and how far it is; its values as a sparkline; initial, latest and target with their days.
    fn measured(&mut self, indicator: &Indicator, today: NaiveDate) {
        let (catalogue, theme) = (self.context.catalogue(), self.context.theme);
        let share = indicator
            .progress()
            .map_or_else(|| fl!(catalogue, "tui-unknown"), |share| catalogue.percent(share));
        self.item(("·", theme.quiet()), &indicator.title, (&share, theme.strong()));
        let mut measures: Vec<&Measure> = indicator.measures.iter().collect();
        measures.sort_by_key(|measure| measure.date);
        let all = indicator.initial.iter().chain(measures);
        let all: Vec<f64> = all.map(|measure| measure.value).collect();
        let shown = &all[all.len().saturating_sub(MOST)..];
        let target: Vec<f64> = indicator.last_target().iter().map(|target| target.value).collect();
        let line = spark(shown, &target);
        let unit = unit_in_words(indicator.unit.as_deref());
        let said = |measure: &Measure| {
            let day = catalogue.short_date(measure.date);
            let value = catalogue.number(measure.value);
            format!("{} ({day})", format!("{value} {unit}").trim_end())
        };
        let initial = indicator.initial.as_ref();
        let initial = initial.map(|initial| fl!(catalogue, "tui-initial", value = said(initial)));
        let latest = match indicator.latest() {
            Some(latest) => fl!(catalogue, "tui-latest", value = said(latest)),
            None => fl!(catalogue, "sheet-not-measured"),
        };
        let target = indicator.last_target();
        let target = target.map(|target| fl!(catalogue, "tui-target", value = said(target)));
        let target = catalogue.targets(indicator, today).or(target);
        let next = catalogue.next_measure(indicator, today);
        let parts = initial.into_iter().chain([latest]).chain(target).chain(next);
        let parts: Vec<String> = parts.collect();
        let indent = if shown.len() > 1 { shown.len() + 3 } else { 2 };
        let room = self.width.saturating_sub(indent);
        for (n, part) in wrap(&parts.join(" · "), room).into_iter().enumerate() {
            let before = if n == 0 && shown.len() > 1 {
                format!("  {line} ")
            } else {
                " ".repeat(indent)
            };
            self.push(Line::from(vec![
                Span::styled(before, theme.accent()),
                Span::styled(part, theme.quiet()),
            ]));
        }
    }

    /// A budget: what is spent of what was planned, and a bar where there is a share to show.
    fn spent(&mut self, spending: &Spending) {
        let (catalogue, theme) = (self.context.catalogue(), self.context.theme);
        let Spending { name, amounts, share } = spending;
        self.item(("·", theme.quiet()), name, (amounts, theme.text()));
        let Some(share) = *share else { return };
        let wide = u16::try_from(self.width.saturating_sub(12)).unwrap_or(30).clamp(4, 30);
        let (full, rest) = filled(share, wide);
        let (mark, style) = if share > 100.0 {
            (" !", theme.bad())
        } else {
            ("", theme.moving())
        };
        self.push(Line::from(vec![
            Span::raw("  "),
            Span::styled(full, style),
            Span::styled(rest, theme.quiet()),
            Span::styled(format!(" {}{mark}", catalogue.percent(share)), style),
        ]));
    }
}
