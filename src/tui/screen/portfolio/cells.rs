//! What a line says that runs through all plans, column by column.

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::rows::{About, AcrossRow};
use crate::report::log;
use crate::report::table::{Cell, Tone, tone_of, tone_of_weather};
use crate::tui::context::Context;
use crate::tui::portfolio::PlanTold;
use crate::wording::Catalogue;
use crate::wording::forecast::end_in_short;
use crate::wording::signs::weather_symbol;
use crate::wording::worklist::reason;
use crate::workspace::Workspace;
use copil_plan::sanitize::sanitize;
use copil_plan::worklist::ItemSubject;
use copil_plan::{ActionId, MilestoneId, Plan};

/// One plan, as its lines are told.
pub(super) struct PlanCells<'c> {
    pub(super) catalogue: &'c Catalogue,
    pub(super) plan: &'c Plan,
    today: NaiveDate,
    /// What its history told, once it was read.
    pub(super) told: Option<&'c PlanTold>,
}

impl AcrossRow {
    /// What it says, column by column.
    pub(super) fn cells(&self, context: &Context<'_>) -> Vec<Cell> {
        let Some(view) = context.portfolio else {
            return Vec::new();
        };
        if let About::Organisation(one) = &self.about {
            let mut cells = one.cells();
            // The name has its place among the titles.
            cells[..3].rotate_left(1);
            return cells;
        }
        let (Some(opened), Some(member)) = (view.plan(self.plan), view.portfolio.members.get(self.plan)) else {
            return Vec::new();
        };
        let of_plan = PlanCells::of(opened, view.told[self.plan].as_ref(), context.catalogue());
        let name = Cell::new(sanitize(&member.name), Tone::Faint);
        let own = of_plan.cells(&self.about).unwrap_or_default();
        std::iter::once(name).chain(own).collect()
    }
}

impl<'c> PlanCells<'c> {
    pub(super) fn of(opened: &'c Workspace, told: Option<&'c PlanTold>, catalogue: &'c Catalogue) -> Self {
        Self {
            catalogue,
            plan: opened.plan(),
            today: opened.today().day,
            told,
        }
    }

    /// The cells after the plan's name; `None` for what is not there any more.
    pub(super) fn cells(&self, about: &About) -> Option<[Cell; 5]> {
        let none = Cell::default;
        Some(match about {
            About::Action(id) => self.action(id)?,
            About::Ranked(n, id) => self.ranked(*n, id),
            About::Owed(n, about) => self.owed(*n, about),
            About::Due(on, id, milestone) => self.due(*on, id, milestone.as_ref()),
            About::Meeting(on, id) => {
                let name = Cell::new(self.catalogue.meeting(self.plan, id), Tone::Strong);
                [none(), name, none(), none(), self.day(*on)]
            }
            About::Entry(n) => {
                let entry = self.told?.entries.get(*n)?;
                let day = Cell::new(self.catalogue.short_date(entry.day), Tone::Faint);
                let what = log::line(self.catalogue, self.plan, entry, usize::MAX).into();
                let author = Cell::new(log::author(self.plan, entry), Tone::Faint);
                [day, what, author, none(), none()]
            }
            About::Forecast => self.forecast(),
            About::Organisation(_) => return None,
        })
    }

    fn action(&self, id: &ActionId) -> Option<[Cell; 5]> {
        let placed = self.plan.actions.get(id)?;
        let kind = self.plan.kind(&placed.status);
        let weather = placed.weather.map(weather_symbol).unwrap_or_default();
        Some([
            strong(id.to_string()),
            self.title(id).into(),
            Cell::new(self.catalogue.status(self.plan, &placed.status), tone_of(kind)),
            Cell::new(weather, tone_of_weather(placed.weather)),
            placed.next_due(kind).map(|day| self.day(day)).unwrap_or_default(),
        ])
    }

    fn ranked(&self, n: usize, id: &ActionId) -> [Cell; 5] {
        let one = self.told.and_then(|told| told.attention.get(n));
        let reasons = one.into_iter().flat_map(|one| &one.reasons);
        let reasons: Vec<String> = reasons
            .map(|one| self.catalogue.reason_in_short(self.plan, &one.reason))
            .collect();
        let points = one.map(|one| one.points.to_string()).unwrap_or_default();
        [
            strong(id.to_string()),
            self.title(id).into(),
            Cell::new(reasons.join(" · "), Tone::Warning),
            points.into(),
            Cell::default(),
        ]
    }

    fn owed(&self, n: usize, about: &ItemSubject) -> [Cell; 5] {
        let item = self.told.and_then(|told| told.worklist.as_ref()?.items.get(n));
        let why = item.map(|item| {
            let owed = item.obligations.iter();
            let why: Vec<String> = owed.map(|owed| reason(self.catalogue, self.plan, item, owed)).collect();
            why.join(" · ")
        });
        let (id, what) = match about {
            ItemSubject::Action(id) => (id.to_string(), self.title(id)),
            ItemSubject::Decision(decision) => {
                let text = self.plan.decision(decision).map(|decision| sanitize(&decision.text));
                (decision.to_string(), text.unwrap_or_default())
            }
        };
        let why = Cell::new(why.unwrap_or_default(), Tone::Warning);
        [strong(id), what.into(), why, Cell::default(), Cell::default()]
    }

    fn due(&self, on: NaiveDate, id: &ActionId, milestone: Option<&MilestoneId>) -> [Cell; 5] {
        let what = match milestone {
            None => fl!(self.catalogue, "tui-portfolio-due"),
            Some(milestone) => {
                let placed = self.plan.actions.get(id);
                let known = placed.and_then(|placed| placed.milestones.get(milestone.as_str()));
                known.map(|known| sanitize(&known.title)).unwrap_or_default()
            }
        };
        [
            strong(id.to_string()),
            self.title(id).into(),
            what.into(),
            Cell::default(),
            self.day(on),
        ]
    }

    fn forecast(&self) -> [Cell; 5] {
        let end = self.plan.config.end;
        let forecast = self.told.map(|told| &told.forecast);
        let in_short = forecast.map(|forecast| end_in_short(self.catalogue, forecast));
        let tone = match forecast.is_some_and(|forecast| forecast.ends_after(end)) {
            true => Tone::Warning,
            false => Tone::Plain,
        };
        [
            Cell::default(),
            sanitize(&self.plan.config.title).into(),
            Cell::new(in_short.unwrap_or_default(), tone),
            Cell::default(),
            end.map(|end| self.catalogue.short_date(end)).unwrap_or_default().into(),
        ]
    }

    fn title(&self, id: &ActionId) -> String {
        let placed = self.plan.actions.get(id);
        placed.map(|placed| sanitize(&placed.title)).unwrap_or_default()
    }

    /// A day to be kept, which is bad where it went by.
    fn day(&self, day: NaiveDate) -> Cell {
        let tone = if day < self.today { Tone::Bad } else { Tone::Plain };
        Cell::new(self.catalogue.short_date(day), tone)
    }
}

fn strong(text: String) -> Cell {
    Cell::new(text, Tone::Strong)
}
