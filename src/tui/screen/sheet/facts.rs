//! The head of a sheet: status, weather, progress, who, where and when.

use i18n_embed_fl::fl;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::page::Page;
use crate::report::promise::moved;
use crate::tui::component::bar::filled;
use crate::tui::component::text::{columns, fit};
use crate::tui::context::leads;
use crate::tui::theme::status_symbol;
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupedAction, Priority};

/// The shortest bar that still shows a share.
const LEAST_BAR: usize = 4;

impl Page<'_> {
    pub(super) fn head(&mut self, placed: &GroupedAction) {
        let (catalogue, theme) = (self.context.catalogue(), self.context.theme);
        self.wrapped(&placed.title, theme.strong());
        self.blank();
        let kind = self.context.plan.kind(&placed.status);
        let status = self.context.words.status(&placed.status);
        let symbol = status_symbol(kind);
        let mut parts = vec![(format!("{symbol} {status}"), theme.status(kind))];
        if let Some(since) = placed.since {
            let since = fl!(catalogue, "tui-status-since", date = catalogue.long_date(since));
            parts.push((format!(" {since}"), theme.quiet()));
        }
        if placed.priority != Priority::Normal {
            let high = placed.priority == Priority::High;
            let style = if high { theme.bad() } else { theme.quiet() };
            let name = catalogue.priority(placed.priority);
            let text = fl!(catalogue, "tui-priority", name = name.to_lowercase());
            let mark = if high { "! " } else { "" };
            parts.push((format!(" · {mark}{text}"), style));
        }
        self.filled(parts);
        if let Some(weather) = placed.weather {
            let text = self.context.words.weather_with_symbol(weather);
            self.push(Line::styled(text, theme.weather(weather)));
        }
        if let Some(comment) = placed.comment.as_deref().filter(|text| !text.trim().is_empty()) {
            self.prose(comment, 2, theme.text());
        }
    }

    pub(super) fn facts(&mut self, id: &ActionId, placed: &GroupedAction) {
        let (plan, catalogue, theme) = (self.context.plan, self.context.catalogue(), self.context.theme);
        self.blank();
        self.progress(placed);
        self.dates(id, placed);
        let people = leads(plan, placed);
        let people = match placed.leads.len() {
            2 => fl!(catalogue, "tui-pair", leads = people),
            _ => people,
        };
        let group = plan.groups.get(&placed.group);
        let group = group.map_or(placed.group.as_str(), |group| &group.title);
        let config = &plan.config;
        let organisations = placed.organisations.iter().map(|id| {
            let name = config.organisations.get(id.as_str());
            name.map_or(id.as_str(), String::as_str)
        });
        let axis = placed.axis.as_ref().map(|id| {
            let name = config.axes.get(id.as_str());
            name.map_or(id.as_str(), String::as_str)
        });
        let weight = placed.weight.map(|weight| catalogue.number(weight));
        for (name, value) in [
            (fl!(catalogue, "tui-fact-group"), group.to_owned()),
            (fl!(catalogue, "tui-fact-leads"), people),
            (
                fl!(catalogue, "tui-fact-organisations"),
                organisations.collect::<Vec<_>>().join(", "),
            ),
            (fl!(catalogue, "tui-fact-axis"), axis.unwrap_or_default().to_owned()),
            (fl!(catalogue, "tui-fact-tags"), placed.tags.join(", ")),
            (fl!(catalogue, "tui-fact-weight"), weight.unwrap_or_default()),
        ] {
            if !value.is_empty() {
                self.fact(&name, &value, theme.text());
            }
        }
    }

    fn progress(&mut self, placed: &GroupedAction) {
        let (catalogue, theme) = (self.context.catalogue(), self.context.theme);
        let Some(share) = placed.progress(self.context.plan.kind(&placed.status)) else {
            return;
        };
        let mut said = format!(" {}", catalogue.percent(share));
        let all = placed.milestones.len();
        let mut below = None;
        if all > 0 {
            let reached = all - placed.unreached().count();
            let steps = fl!(catalogue, "tui-steps-reached", reached = reached, all = all);
            let beside = format!("{said} · {steps}");
            if columns(&beside) + LEAST_BAR <= self.fact_room() {
                said = beside;
            } else {
                below = Some(steps);
            }
        }
        let wide = self.fact_room().saturating_sub(columns(&said)).clamp(LEAST_BAR, 20);
        let said = fit(&said, self.fact_room().saturating_sub(wide));
        let (full, rest) = filled(share, u16::try_from(wide).unwrap_or(20));
        let line = Line::from(vec![
            self.label(&fl!(catalogue, "tui-fact-progress")),
            Span::styled(full, theme.good()),
            Span::styled(rest, theme.quiet()),
            Span::raw(said),
        ]);
        self.push(line);
        if let Some(steps) = below {
            self.fact("", &steps, theme.text());
        }
    }

    fn dates(&mut self, id: &ActionId, placed: &GroupedAction) {
        let (catalogue, theme) = (self.context.catalogue(), self.context.theme);
        let kind = self.context.plan.kind(&placed.status);
        let over = kind.is_over();
        if let Some(start) = placed.start {
            self.fact(
                &fl!(catalogue, "tui-fact-start"),
                &catalogue.long_date(start),
                theme.text(),
            );
        }
        if let Some(due) = placed.due {
            let late = (self.context.today - due).num_days();
            let (text, style): (String, Style) = if !over && late > 0 {
                let late = fl!(catalogue, "tui-late", days = late);
                (format!("{} · {late}", catalogue.long_date(due)), theme.bad())
            } else {
                (catalogue.long_date(due), theme.text())
            };
            self.fact(&fl!(catalogue, "tui-fact-due"), &text, style);
        }
        let past = self.context.histories.and_then(|histories| histories.past(id));
        if let Some(text) = past.and_then(|past| moved(catalogue, past, placed.due)) {
            self.fact(&fl!(catalogue, "tui-fact-promise"), &text, theme.warning());
        }
    }

    /// What the format does not know and the file holds all the same.
    pub(super) fn unknown(&mut self, placed: &GroupedAction) {
        let found = crate::report::unknown::unknown(self.context.catalogue(), placed);
        if found.is_empty() {
            return;
        }
        self.heading(&fl!(self.context.catalogue(), "tui-unknown-keys"));
        for (key, value) in found {
            let style = self.context.theme.quiet();
            self.item("·", style, &sanitize(&format!("{key} = {value}")), "", style);
        }
    }
}
