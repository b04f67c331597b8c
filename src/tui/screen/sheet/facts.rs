//! What a sheet says of an action before its parts: its status and weather at the head, then its facts.

use i18n_embed_fl::fl;
use ratatui::text::{Line, Span};

use super::page::SheetPage;
use crate::report::sheet::ActionSheet;
use crate::tui::component::bar::filled;
use crate::tui::component::priority_style;
use crate::tui::component::text::{columns, fit};
use crate::wording::signs::{priority_sign, status_symbol};
use copil_plan::Priority;

/// The shortest bar that still shows a share.
const LEAST_BAR: usize = 4;

impl SheetPage<'_> {
    pub(super) fn head(&mut self, sheet: &ActionSheet<'_>) {
        let (catalogue, theme) = (self.context.catalogue(), self.context.theme);
        let (action, kind) = (sheet.action, sheet.kind());
        self.wrapped(&action.title, theme.strong());
        self.blank();
        let status = self.context.words.status(&action.status);
        let mut parts = vec![(format!("{} {status}", status_symbol(kind)), theme.status(kind))];
        let since = sheet.since(catalogue);
        parts.extend(since.map(|since| (format!(" {since}"), theme.quiet())));
        if action.priority != Priority::Normal {
            let name = catalogue.priority(action.priority).to_lowercase();
            let text = fl!(catalogue, "tui-priority", name = name);
            let style = match action.priority {
                Priority::High => priority_style(theme),
                _ => theme.quiet(),
            };
            parts.push((format!(" · {} {text}", priority_sign(action.priority)), style));
        }
        self.filled(parts);
        if let Some(weather) = action.weather {
            let text = self.context.words.weather_with_symbol(weather);
            let mut parts = vec![(text, theme.weather(weather))];
            let confirmed = sheet.confirmed(catalogue);
            parts.extend(confirmed.map(|confirmed| (format!(" · {confirmed}"), theme.quiet())));
            self.filled(parts);
        }
        if let Some(comment) = action.comment.as_deref().filter(|text| !text.trim().is_empty()) {
            self.prose(comment, 2, theme.text());
        }
    }

    pub(super) fn facts(&mut self, sheet: &ActionSheet<'_>) {
        let (catalogue, theme) = (self.context.catalogue(), self.context.theme);
        self.blank();
        for (key, name, fact) in sheet.facts(catalogue) {
            match key {
                "progress" => self.progress(&name, sheet),
                // The milestone that is late has its own mark and days.
                "late" => {}
                _ => self.fact(&name, &fact.text, theme.tone(fact.tone)),
            }
        }
    }

    /// A bar, the share, and how many milestones are reached: beside it where there is room, else below.
    fn progress(&mut self, name: &str, sheet: &ActionSheet<'_>) {
        let (catalogue, theme) = (self.context.catalogue(), self.context.theme);
        let Some(share) = sheet.plan.progress_of(sheet.id, sheet.action) else {
            return;
        };
        let mut said = format!(" {}", catalogue.percent(share));
        let mut below = sheet.milestones_reached(catalogue);
        if let Some(reached) = &below {
            let beside = format!("{said} · {reached}");
            if columns(&beside) + LEAST_BAR <= self.fact_room() {
                said = beside;
                below = None;
            }
        }
        let wide = self.fact_room().saturating_sub(columns(&said)).clamp(LEAST_BAR, 20);
        let said = fit(&said, self.fact_room().saturating_sub(wide));
        let (full, rest) = filled(share, u16::try_from(wide).unwrap_or(20));
        let line = Line::from(vec![
            self.label(name),
            Span::styled(full, theme.good()),
            Span::styled(rest, theme.quiet()),
            Span::raw(said),
        ]);
        self.push(line);
        if let Some(reached) = below {
            self.fact("", &reached, theme.text());
        }
    }
}
