//! The sheet of the plan itself: its days, how far it is as a whole and by organisation and phase, and what is measured of it.

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use serde_json::json;

use super::text::measured;
use crate::report::burn_up::prolongation;
use crate::report::figures::Figures;
use crate::report::groups::PartList;
use crate::report::page::{Facts, Page};
use crate::report::parts::parts;
use crate::report::table::Tone;
use crate::report::{Report, json};
use crate::wording::Catalogue;
use crate::wording::forecast::prolonged;
use copil_plan::action_history::ActionHistories;
use copil_plan::sanitize::sanitize;
use copil_plan::{GroupBy, Plan, StatusKind};

/// By what the sheet takes the plan apart.
const BY: [GroupBy; 2] = [GroupBy::Organisation, GroupBy::Phase];

/// The sheet of a plan on a day.
#[derive(Clone, Copy, Debug)]
pub struct PlanSheet<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// What the history tells, where it was read.
    pub histories: Option<&'p ActionHistories>,
    /// The day.
    pub today: NaiveDate,
}

impl PlanSheet<'_> {
    fn parts(&self, by: GroupBy) -> PartList<'_> {
        PartList {
            plan: self.plan,
            today: self.today,
            by,
            parts: parts(self.plan, by, self.histories, self.today),
        }
    }

    fn facts(&self, catalogue: &Catalogue) -> Facts {
        let (config, figures) = (&self.plan.config, Figures::of(self.plan, self.today));
        let percent = |share: Option<f64>| share.map(|share| catalogue.percent(share)).unwrap_or_default();
        let day = |day: Option<NaiveDate>| day.map(|day| catalogue.long_date(day)).unwrap_or_default();
        let mut facts = Facts::default();
        facts.add(catalogue.field_heading("start"), day(config.start));
        let prolongation = self.histories.and_then(|histories| histories.prolongation(self.plan));
        let first_end = self.histories.and_then(|histories| histories.first_end(self.plan));
        let end = match prolongation {
            Some(prolongation) => prolonged(catalogue, &prolongation),
            None if config.end.is_some() && first_end.is_none() => {
                fl!(catalogue, "end-unknown-at-first", end = day(config.end))
            }
            None => day(config.end),
        };
        facts.add(catalogue.field_heading("end"), end);
        facts.add(catalogue.field_heading("progress"), percent(figures.all.progress));
        facts.add(fl!(catalogue, "forecast-time"), percent(figures.elapsed));
        let all = &figures.all;
        facts.add(
            catalogue.of_kind(self.plan, StatusKind::Closed, fl!(catalogue, "forecast-done")),
            fl!(catalogue, "progress-done-of", done = all.closed, scope = all.scope()),
        );
        let stopped = fl!(catalogue, "cli-column-stopped");
        let stopped = catalogue.of_kind(self.plan, StatusKind::Waiting, stopped);
        let counts = [
            (fl!(catalogue, "cli-column-late"), all.late, Tone::Bad),
            (stopped, all.waiting, Tone::Warning),
        ];
        for (label, count, tone) in counts.into_iter().filter(|(_, count, _)| *count > 0) {
            facts.toned(label, count.to_string(), tone);
        }
        facts
    }
}

impl Report for PlanSheet<'_> {
    fn json(&self, catalogue: &Catalogue) -> serde_json::Value {
        let (config, figures) = (&self.plan.config, Figures::of(self.plan, self.today));
        let indicators: Vec<_> = config
            .indicators
            .iter()
            .map(|(id, indicator)| json::indicator(id.as_str(), indicator, self.today))
            .collect();
        let of = |by| self.parts(by).json(catalogue);
        json!({
            "id": self.plan.id.as_str(),
            "title": config.title,
            "description": config.description,
            "start": config.start,
            "end": config.end,
            "first_end": self.histories.and_then(|histories| histories.first_end(self.plan)),
            "prolongation": self
                .histories
                .and_then(|histories| histories.prolongation(self.plan))
                .as_ref()
                .map(prolongation),
            "today": self.today,
            "progress": figures.all.progress,
            "elapsed": figures.elapsed,
            "total": figures.all.total,
            "closed": figures.all.closed,
            "waiting": figures.all.waiting,
            "dropped": figures.all.dropped,
            "late": figures.all.late,
            "indicators": indicators,
            "organisations": of(GroupBy::Organisation)["organisations"],
            "phases": of(GroupBy::Phase)["phases"],
        })
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        let (plan, config) = (self.plan, &self.plan.config);
        page.hanging(
            "",
            0,
            &format!("{}  {}", plan.id, sanitize(&config.title)),
            Tone::Strong,
        );
        page.blank();
        page.facts(&self.facts(catalogue));
        if let Some(text) = &config.description {
            page.paragraph(text);
        }
        let indicators = config.indicators.values();
        let rows: Vec<String> = indicators.map(|one| measured(catalogue, one, self.today)).collect();
        if !rows.is_empty() {
            page.part(&catalogue.field_heading("indicators"), &rows);
        }
        for by in BY {
            let list = self.parts(by);
            if by.keys(plan).len() > 1 {
                page.blank();
                page.toned(catalogue.field_heading(list.key()), Tone::Strong);
                list.text(catalogue, page);
            }
        }
    }
}
