//! What is measured, handed over and spent.

use i18n_embed_fl::fl;
use ratatui::text::{Line, Span};

use super::page::Page;
use crate::tui::component::bar::filled;
use crate::tui::component::spark::spark;
use crate::tui::component::text::wrap;
use copil_plan::sanitize::sanitize;
use copil_plan::{Budget, GroupedAction, Indicator, Measure};

/// The most values in a sparkline: the latest of them.
const MOST: usize = 24;

impl Page<'_> {
    pub(super) fn indicators(&mut self, placed: &GroupedAction) {
        if placed.indicators.is_empty() {
            return;
        }
        self.heading(&fl!(self.context.catalogue(), "tui-indicators"));
        for indicator in placed.indicators.values() {
            self.indicator(indicator);
        }
    }

    /// An indicator: its name and how far it is; its values as a sparkline; initial, latest and target with their days.
    fn indicator(&mut self, indicator: &Indicator) {
        let (catalogue, theme) = (self.context.catalogue(), self.context.theme);
        let share = indicator
            .progress()
            .map_or_else(|| fl!(catalogue, "tui-unknown"), |share| catalogue.percent(share));
        self.item("·", theme.quiet(), &indicator.title, &share, theme.strong());
        let mut measures: Vec<&Measure> = indicator.measures.iter().collect();
        measures.sort_by_key(|measure| measure.date);
        let all: Vec<f64> = indicator
            .initial
            .iter()
            .chain(measures)
            .map(|measure| measure.value)
            .collect();
        let shown = &all[all.len().saturating_sub(MOST)..];
        let target: Vec<f64> = indicator.target.iter().map(|target| target.value).collect();
        let line = spark(shown, &target);
        let unit = sanitize(indicator.unit.as_deref().unwrap_or_default());
        let said = |measure: &Measure| {
            let day = catalogue.short_date(measure.date);
            let value = catalogue.number(measure.value);
            format!("{} ({day})", format!("{value} {unit}").trim_end())
        };
        let initial = indicator
            .initial
            .as_ref()
            .map(|initial| fl!(catalogue, "tui-initial", value = said(initial)));
        let latest = match indicator.latest() {
            Some(latest) => fl!(catalogue, "tui-latest", value = said(latest)),
            None => fl!(catalogue, "tui-not-measured"),
        };
        let target = indicator
            .target
            .as_ref()
            .map(|target| fl!(catalogue, "tui-target", value = said(target)));
        let parts: Vec<String> = initial.into_iter().chain([latest]).chain(target).collect();
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

    pub(super) fn deliverables(&mut self, placed: &GroupedAction) {
        if placed.deliverables.is_empty() {
            return;
        }
        let theme = self.context.theme;
        let over = self.context.plan.kind(&placed.status).is_over();
        self.heading(&fl!(self.context.catalogue(), "tui-deliverables"));
        for deliverable in placed.deliverables.values() {
            let (aside, style) = self.promise(deliverable.due, deliverable.done, over);
            let symbol = if deliverable.done.is_some() { "✓" } else { "○" };
            self.item(symbol, style, &deliverable.title, &aside, style);
            if let Some(link) = &deliverable.link {
                self.prose(link, 2, theme.quiet());
            }
        }
    }

    pub(super) fn budgets(&mut self, placed: &GroupedAction) {
        if placed.budgets.is_empty() {
            return;
        }
        self.heading(&fl!(self.context.catalogue(), "tui-budgets"));
        for (id, budget) in placed.budgets.iter() {
            self.budget(id.as_str(), budget);
        }
    }

    /// A budget: what is spent of what was planned, and a bar where there is a share to show.
    fn budget(&mut self, id: &str, budget: &Budget) {
        let (catalogue, theme) = (self.context.catalogue(), self.context.theme);
        let unit = sanitize(budget.unit.as_deref().unwrap_or_default());
        let amount = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| catalogue.number(value));
        let (spent, planned) = (amount(budget.spent), amount(budget.planned));
        let text = fl!(catalogue, "tui-spent-of", spent = spent, planned = planned, unit = unit);
        self.item("·", theme.quiet(), id, text.trim_end(), theme.text());
        let share = match (budget.spent, budget.planned) {
            (Some(spent), Some(planned)) if planned > 0.0 => 100.0 * spent / planned,
            _ => return,
        };
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
