//! All that an action holds, as lines.

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::i18n::wording::harmless;
use crate::plan::{Action, ActionId, Placed, Priority, StatusKind};
use crate::tui::context::{Context, leads};
use crate::tui::theme::status_symbol;
use crate::tui::widget::text::{columns, flow, wrap};

pub(super) fn heading(text: &str, context: &Context<'_>) -> Line<'static> {
    Line::styled(text.to_owned(), context.theme.accent().patch(context.theme.strong()))
}

/// The lines of a sheet, at most `width` columns wide.
pub fn lines_of(id: &ActionId, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
    let Some(placed) = context.plan.actions.get(id) else {
        return vec![Line::styled(fl!(context.catalogue(), "tui-gone"), context.theme.bad())];
    };
    let mut page = Page {
        lines: Vec::new(),
        width,
        context,
    };
    page.head(placed);
    page.facts(placed);
    page.text(placed.comment.as_deref(), &fl!(context.catalogue(), "tui-comment"));
    page.milestones(placed);
    page.text(
        placed.description.as_deref(),
        &fl!(context.catalogue(), "tui-description"),
    );
    page.indicators(placed);
    page.deliverables(placed);
    page.budgets(placed);
    page.dependencies(id, placed);
    page.decisions(id);
    page.links(placed);
    page.lines
}

/// A sheet being written.
struct Page<'a, 'c> {
    lines: Vec<Line<'static>>,
    width: usize,
    context: &'a Context<'c>,
}

impl Page<'_, '_> {
    fn wrapped(&mut self, text: &str, style: Style) {
        for line in wrap(text, self.width) {
            self.lines.push(Line::styled(line, style));
        }
    }

    fn heading(&mut self, text: &str) {
        self.lines.push(Line::default());
        self.lines.push(heading(text, self.context));
    }

    fn head(&mut self, placed: &Placed) {
        let (catalogue, theme) = (self.context.catalogue(), self.context.theme);
        self.wrapped(&placed.title, theme.strong());
        self.lines.push(Line::default());
        let kind = self.context.plan.kind(&placed.status);
        let status = self.context.words.status(&placed.status);
        let mut spans = vec![Span::styled(
            format!("{} {status}", status_symbol(kind)),
            theme.status(kind),
        )];
        if let Some(since) = placed.since {
            let since = fl!(catalogue, "tui-status-since", date = catalogue.long_date(since));
            spans.push(Span::styled(format!(" {since}"), theme.quiet()));
        }
        self.lines.push(Line::from(spans));
        if let Some(weather) = placed.weather {
            let text = self.context.words.weather_with_symbol(weather);
            self.lines.push(Line::styled(text, theme.weather(weather)));
        }
        if placed.priority != Priority::Normal {
            let style = if placed.priority == Priority::High {
                theme.bad()
            } else {
                theme.quiet()
            };
            let mark = if placed.priority == Priority::High { "! " } else { "  " };
            let name = catalogue.priority(placed.priority);
            let text = fl!(catalogue, "tui-priority", name = name.to_lowercase());
            self.lines.push(Line::styled(format!("{mark}{text}"), style));
        }
    }

    /// A fact: its name, and what it is.
    fn fact(&mut self, name: &str, value: &str, style: Style) {
        const NAME: usize = 15;
        let room = self.width.saturating_sub(NAME);
        for (n, part) in wrap(value, room).into_iter().enumerate() {
            let label = if n == 0 { name } else { "" };
            let pad = NAME.saturating_sub(columns(label));
            let label = Span::styled(format!("{label}{}", " ".repeat(pad)), self.context.theme.quiet());
            self.lines.push(Line::from(vec![label, Span::styled(part, style)]));
        }
    }

    fn facts(&mut self, placed: &Placed) {
        let (plan, catalogue, theme) = (self.context.plan, self.context.catalogue(), self.context.theme);
        let kind = plan.kind(&placed.status);
        self.lines.push(Line::default());
        let group = plan
            .groups
            .get(&placed.group)
            .map_or(placed.group.as_str(), |group| &group.title);
        self.fact(&fl!(catalogue, "tui-fact-group"), group, theme.text());
        if !placed.leads.is_empty() {
            self.fact(&fl!(catalogue, "tui-fact-leads"), &leads(plan, placed), theme.text());
        }
        let organisations: Vec<&str> = placed
            .organisations
            .iter()
            .map(|id| {
                plan.charter
                    .organisations
                    .get(id.as_str())
                    .map_or(id.as_str(), String::as_str)
            })
            .collect();
        if !organisations.is_empty() {
            self.fact(
                &fl!(catalogue, "tui-fact-organisations"),
                &organisations.join(", "),
                theme.text(),
            );
        }
        if let Some(axis) = &placed.axis {
            let name = plan
                .charter
                .axes
                .get(axis.as_str())
                .map_or(axis.as_str(), String::as_str);
            self.fact(&fl!(catalogue, "tui-fact-axis"), name, theme.text());
        }
        if let Some(start) = placed.start {
            self.fact(
                &fl!(catalogue, "tui-fact-start"),
                &catalogue.long_date(start),
                theme.text(),
            );
        }
        if let Some(due) = placed.due {
            let over = matches!(kind, StatusKind::Closed | StatusKind::Dropped);
            let late = (self.context.today - due).num_days();
            let (text, style) = if !over && late > 0 {
                let late = fl!(catalogue, "tui-late", days = late);
                (format!("{} · {late}", catalogue.long_date(due)), theme.bad())
            } else {
                (catalogue.long_date(due), theme.text())
            };
            self.fact(&fl!(catalogue, "tui-fact-due"), &text, style);
        }
        if let Some(share) = placed.progress(kind) {
            self.fact(
                &fl!(catalogue, "tui-fact-progress"),
                &catalogue.percent(share),
                theme.text(),
            );
        }
        if !placed.tags.is_empty() {
            self.fact(&fl!(catalogue, "tui-fact-tags"), &placed.tags.join(", "), theme.text());
        }
    }

    fn text(&mut self, text: Option<&str>, title: &str) {
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            self.heading(title);
            for line in flow(text.trim(), self.width) {
                self.lines.push(Line::raw(line));
            }
        }
    }

    /// A line that ends with something in a column of its own.
    fn item(&mut self, symbol: &str, style: Style, text: &str, aside: &str, aside_style: Style) {
        let room = self
            .width
            .saturating_sub(2 + if aside.is_empty() { 0 } else { columns(aside) + 2 });
        let parts = wrap(text, room.max(10));
        for (n, part) in parts.iter().enumerate() {
            let symbol = if n == 0 { symbol } else { " " };
            let mut spans = vec![Span::styled(format!("{symbol} "), style), Span::raw(part.clone())];
            if n == 0 && !aside.is_empty() {
                let pad = room.saturating_sub(columns(part)) + 2;
                spans.push(Span::raw(" ".repeat(pad)));
                spans.push(Span::styled(aside.to_owned(), aside_style));
            }
            self.lines.push(Line::from(spans));
        }
    }

    fn milestones(&mut self, action: &Action) {
        if action.milestones.is_empty() {
            return;
        }
        self.heading(&fl!(self.context.catalogue(), "tui-milestones"));
        for milestone in action.milestones.values() {
            let (aside, style, done) = self.promise(milestone.due, milestone.done);
            let symbol = if done { "✓" } else { "○" };
            self.item(
                symbol,
                if done { self.context.theme.good() } else { style },
                &milestone.title,
                &aside,
                style,
            );
        }
    }

    /// What to say of a day promised and of the day it was kept.
    fn promise(&self, due: Option<NaiveDate>, done: Option<NaiveDate>) -> (String, Style, bool) {
        let (catalogue, theme) = (self.context.catalogue(), self.context.theme);
        match (done, due) {
            (Some(day), _) => (catalogue.short_date(day), theme.good(), true),
            (None, Some(due)) if due < self.context.today => {
                let days = (self.context.today - due).num_days();
                let late = fl!(catalogue, "tui-late-short", days = days);
                (format!("{late}  {}", catalogue.short_date(due)), theme.bad(), false)
            }
            (None, Some(due)) => (catalogue.short_date(due), theme.quiet(), false),
            (None, None) => (String::new(), theme.quiet(), false),
        }
    }

    fn indicators(&mut self, action: &Action) {
        if action.indicators.is_empty() {
            return;
        }
        let (catalogue, theme) = (self.context.catalogue(), self.context.theme);
        self.heading(&fl!(catalogue, "tui-indicators"));
        for indicator in action.indicators.values() {
            let share = indicator
                .progress()
                .map_or_else(|| fl!(catalogue, "tui-unknown"), |share| catalogue.percent(share));
            self.item("·", theme.quiet(), &indicator.title, &share, theme.strong());
            let unit = indicator.unit.as_deref().unwrap_or_default();
            let measure = |measure: &crate::plan::Measure| {
                format!(
                    "{} {unit} ({})",
                    catalogue.number(measure.value),
                    catalogue.short_date(measure.date)
                )
            };
            let steps = [
                indicator.initial.as_ref(),
                indicator.latest(),
                indicator.target.as_ref(),
            ];
            let said: Vec<String> = steps.into_iter().flatten().map(measure).collect();
            for line in wrap(&said.join(" → "), self.width.saturating_sub(2)) {
                self.lines.push(Line::styled(format!("  {line}"), theme.quiet()));
            }
        }
    }

    fn deliverables(&mut self, action: &Action) {
        if action.deliverables.is_empty() {
            return;
        }
        self.heading(&fl!(self.context.catalogue(), "tui-deliverables"));
        for deliverable in action.deliverables.values() {
            let (aside, style, done) = self.promise(deliverable.due, deliverable.done);
            self.item(if done { "✓" } else { "○" }, style, &deliverable.title, &aside, style);
        }
    }

    fn budgets(&mut self, action: &Action) {
        if action.budgets.is_empty() {
            return;
        }
        let (catalogue, theme) = (self.context.catalogue(), self.context.theme);
        self.heading(&fl!(catalogue, "tui-budgets"));
        for (id, budget) in action.budgets.iter() {
            let unit = harmless(budget.unit.as_deref().unwrap_or_default());
            let amount = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| catalogue.number(value));
            let (spent, planned) = (amount(budget.spent), amount(budget.planned));
            let text = fl!(catalogue, "tui-spent-of", spent = spent, planned = planned, unit = unit);
            self.item("·", theme.quiet(), id.as_str(), &text, theme.text());
        }
    }

    fn dependencies(&mut self, id: &ActionId, action: &Action) {
        let (plan, catalogue) = (self.context.plan, self.context.catalogue());
        let waiting: Vec<&ActionId> = plan
            .actions
            .iter()
            .filter(|(_, other)| other.depends_on.contains(id))
            .map(|(id, _)| id)
            .collect();
        for (title, ids) in [
            (
                fl!(catalogue, "tui-depends-on"),
                action.depends_on.iter().collect::<Vec<_>>(),
            ),
            (fl!(catalogue, "tui-needed-by"), waiting),
        ] {
            if ids.is_empty() {
                continue;
            }
            self.heading(&title);
            for id in ids {
                let Some(other) = plan.actions.get(id) else { continue };
                let kind = plan.kind(&other.status);
                let status = self.context.words.status(&other.status).to_owned();
                let style = self.context.theme.status(kind);
                self.item(
                    status_symbol(kind),
                    style,
                    &format!("{id}  {}", other.title),
                    &status,
                    style,
                );
            }
        }
    }

    fn decisions(&mut self, id: &ActionId) {
        let (plan, catalogue, theme) = (self.context.plan, self.context.catalogue(), self.context.theme);
        let about = plan.meetings.iter().rev().flat_map(|(meeting, held)| {
            let about = held.decisions.values().filter(|decision| decision.actions.contains(id));
            about.map(move |decision| (meeting, decision))
        });
        let about: Vec<_> = about.collect();
        if about.is_empty() {
            return;
        }
        self.heading(&fl!(catalogue, "tui-decisions"));
        for (meeting, decision) in about {
            let symbol = if decision.done.is_some() { "✓" } else { "○" };
            self.item(symbol, theme.text(), &decision.text, "", theme.text());
            self.wrapped(&format!("  {}", catalogue.meeting(plan, meeting)), theme.quiet());
        }
    }

    fn links(&mut self, action: &Action) {
        if action.links.is_empty() {
            return;
        }
        self.heading(&fl!(self.context.catalogue(), "tui-links"));
        for (name, address) in action.links.iter() {
            self.item(
                "·",
                self.context.theme.quiet(),
                &format!("{name}  {address}"),
                "",
                self.context.theme.text(),
            );
        }
    }
}
