//! The sheet as text.

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::{ActionSheet, SheetRow, Spending};
use crate::report::log;
use crate::report::page::Page;
use crate::report::table::Tone;
use crate::wording::Catalogue;
use crate::wording::amount::unit_in_words;
use crate::workspace::LogEntry;
use crate::workspace::Undone;
use copil_plan::sanitize::sanitize;
use copil_plan::{Indicator, Measure, Subject};
use copil_store::PlanPath;

impl ActionSheet<'_> {
    pub(super) fn write(&self, catalogue: &Catalogue, page: &mut Page) {
        let title = format!("{}  {}", self.id, sanitize(&self.action.title));
        page.hanging("", 0, &title, Tone::Strong);
        let file = PlanPath::action(&self.action.group, self.id);
        page.toned(sanitize(file.as_str()), Tone::Faint);
        page.blank();
        let mut facts = self.head(catalogue);
        for (_, name, fact) in self.facts(catalogue) {
            facts.toned(name, fact.text, fact.tone);
        }
        page.facts(&facts);
        if let Some(text) = &self.action.description {
            page.paragraph(text);
        }
        for part in self.parts(catalogue) {
            let rows: Vec<String> = part.rows.iter().map(|row| row.text(catalogue)).collect();
            page.part(&part.title, &rows);
        }
        let last = self.last_changes().iter();
        let last: Vec<String> = last.map(|entry| self.change(catalogue, entry)).collect();
        if !last.is_empty() {
            page.part(&fl!(catalogue, "sheet-last-changes"), &last);
        }
    }

    /// What an entry says of the action.
    pub(in crate::report) fn said(&self, catalogue: &Catalogue, entry: &LogEntry) -> String {
        let own = Subject::Action(self.id.clone());
        match entry.changes.iter().any(|change| change.subject() == own) {
            true => catalogue.summary(self.plan, &entry.changes, &own, Undone::light(entry.undone.as_ref())),
            false => log::lines(catalogue, self.plan, entry, usize::MAX).join(" ; "),
        }
    }

    /// A change on one line: the day, what changed, who did it, by which decision and why.
    fn change(&self, catalogue: &Catalogue, entry: &LogEntry) -> String {
        let said = self.said(catalogue, entry);
        let day = catalogue.short_date(entry.day);
        let mut parts = vec![format!("{day}  {said}"), log::author(self.plan, entry)];
        parts.extend(log::ordered_by(catalogue, self.plan, entry));
        parts.extend(entry.why().map(|why| sanitize(why.trim())));
        parts.join(" · ")
    }
}

impl SheetRow<'_> {
    /// The row on one line.
    pub fn text(&self, catalogue: &Catalogue) -> String {
        let line = |what: &str, said: &str| fl!(catalogue, "subject-line", what = what, changes = said);
        match self {
            Self::Promised(promise) => {
                let title = sanitize(promise.title);
                let head = format!("{} {}  {title}", promise.mark(), promise.name);
                let remark = promise.remark.iter();
                let head = remark.fold(head, |head, remark| format!("{head} ({remark})"));
                let rest = promise.day(catalogue).into_iter().chain(promise.note.clone());
                rest.fold(head, |head, part| format!("{head} · {part}"))
            }
            Self::Measured(indicator, today) => measured(catalogue, indicator, *today),
            Self::Spent(Spending { name, amounts, share }) => {
                let said = line(name, amounts);
                match share {
                    Some(share) => format!("{said} · {}", catalogue.percent(*share)),
                    None => said,
                }
            }
            Self::Action {
                id,
                title,
                status,
                late,
                ..
            } => {
                let said = format!("{id}  {} ({status})", sanitize(title));
                late.iter().fold(said, |said, late| format!("{said} · {late}"))
            }
            Self::Missing(id) => format!("{id}  {}", fl!(catalogue, "sheet-no-such-action")),
            Self::Named(name, text) => line(name, text),
            Self::Unknown(text) => text.clone(),
        }
    }
}

/// An indicator: from where to where, each measure with its day, and how far it is.
pub(super) fn measured(catalogue: &Catalogue, indicator: &Indicator, today: NaiveDate) -> String {
    let value = |measure: Option<&Measure>| match measure {
        Some(measure) => catalogue.number(measure.value),
        None => "?".to_owned(),
    };
    let said = |measure: &&Measure| {
        let (value, day) = (catalogue.number(measure.value), catalogue.long_date(measure.date));
        fl!(catalogue, "sheet-measured", value = value, day = day)
    };
    let (title, unit) = (
        sanitize(&indicator.title),
        indicator.unit.as_deref().map(|unit| unit_in_words(Some(unit))),
    );
    let mut parts = vec![match (&indicator.initial, indicator.last_target(), unit) {
        (None, None, None) => title,
        (None, None, Some(unit)) => fl!(catalogue, "sheet-indicator-in", title = title, unit = unit),
        (None, Some(target), unit) => fl!(
            catalogue,
            "sheet-indicator-to",
            title = title,
            to = catalogue.amount(target.value, unit.as_deref())
        ),
        (initial, target, unit) => fl!(
            catalogue,
            "sheet-indicator",
            title = title,
            from = value(initial.as_ref()),
            to = value(target),
            unit = unit.unwrap_or_default()
        ),
    }];
    let mut measures: Vec<&Measure> = indicator.measures.iter().collect();
    measures.sort_by_key(|measure| std::cmp::Reverse(measure.date));
    match measures.split_first() {
        None => parts.push(fl!(catalogue, "sheet-not-measured")),
        Some((latest, before)) => {
            parts.push(said(latest));
            parts.extend(indicator.progress().map(|progress| catalogue.percent(progress)));
            if !before.is_empty() {
                let before: Vec<String> = before.iter().map(said).collect();
                parts.push(fl!(catalogue, "sheet-measured-before", measures = before.join(", ")));
            }
        }
    }
    let day = |measure: &Measure| catalogue.long_date(measure.date);
    let initial = indicator.initial.as_ref().map(day);
    parts.extend(initial.map(|day| fl!(catalogue, "sheet-initial-day", day = day)));
    match catalogue.targets(indicator, today) {
        Some(targets) => parts.push(targets),
        None => {
            let target = indicator.last_target().map(day);
            parts.extend(target.map(|day| fl!(catalogue, "sheet-target-day", day = day)));
        }
    }
    parts.extend(catalogue.measured_at(indicator));
    parts.extend(catalogue.next_measure(indicator, today));
    parts.join(" · ")
}
