//! The selected line of a view that runs through all plans, said whole: columns cut long titles and reasons.

use i18n_embed_fl::fl;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::cells::PlanCells;
use super::rows::{About, AcrossRow};
use crate::report::table::{Cell, Tone};
use crate::tui::component::{PageWriter, panel};
use crate::tui::context::Context;
use crate::wording::forecast::outlook;
use copil_plan::ActionId;
use copil_plan::sanitize::sanitize;

/// Draws what a line says in as many lines as there is room for.
pub(super) fn draw(area: Rect, buf: &mut Buffer, row: &AcrossRow, context: &Context<'_>) {
    let theme = context.theme;
    let Some((title, said)) = row.whole(context) else {
        return;
    };
    let room = panel(buf, area, &title, false, theme);
    let mut page = PageWriter::for_area(room, theme);
    for cell in said.iter().filter(|cell| !cell.text.is_empty()) {
        page.wrapped(&cell.text, theme.tone(cell.tone));
    }
    page.keep(usize::from(room.height));
    page.draw(room, buf);
}

impl AcrossRow {
    /// What it is about, and what is to be said of it.
    fn whole(&self, context: &Context<'_>) -> Option<(String, Vec<Cell>)> {
        let view = context.portfolio?;
        if let About::Organisation(one) = &self.about {
            let members = &view.portfolio.members;
            let plans = one.plans.iter().filter_map(|at| members.get(*at));
            let plans: Vec<String> = plans.map(|member| sanitize(&member.name)).collect();
            let plans = fl!(context.catalogue(), "portfolio-takes-part", plans = plans.join(", "));
            return Some((one.name.clone(), vec![Cell::new(plans, Tone::Plain)]));
        }
        let (opened, member) = (view.plan(self.plan)?, view.portfolio.members.get(self.plan)?);
        let of_plan = PlanCells::of(opened, view.told[self.plan].as_ref(), context.catalogue());
        let (key, said) = of_plan.whole(&self.about)?;
        let name = [sanitize(&member.name), key]
            .into_iter()
            .filter(|part| !part.is_empty());
        Some((name.collect::<Vec<_>>().join(" · "), said))
    }
}

impl PlanCells<'_> {
    /// What is to be said of a line without its columns: what stands beside the plan's name, and what stands below.
    fn whole(&self, about: &About) -> Option<(String, Vec<Cell>)> {
        let [key, title, detail, _, day] = self.cells(about)?;
        let said = match about {
            About::Action(id) => vec![title, self.standing(id)?],
            About::Due(..) => vec![title, Cell::new(format!("{} · {}", detail.text, day.text), day.tone)],
            About::Meeting(on, _) => vec![title, self.catalogue.long_date(*on).into()],
            About::Entry(n) => {
                let entry = self.told?.entries.get(*n)?;
                let by = Cell::new(format!("{} · {}", key.text, detail.text), Tone::Faint);
                let reason = entry.said.reason.as_deref().map(sanitize).unwrap_or_default();
                return Some((String::new(), vec![title, reason.into(), by]));
            }
            About::Forecast => {
                let forecast = &self.told?.forecast;
                let foreseen = outlook(self.catalogue, forecast, self.plan.config.end);
                vec![title, Cell::new(foreseen.unwrap_or_default(), detail.tone)]
            }
            About::Ranked(..) | About::Owed(..) => vec![title, detail],
            About::Organisation(_) => return None,
        };
        Some((key.text, said))
    }

    /// How an action stands: its status, its weather in words, and the next day that it has to keep.
    fn standing(&self, id: &ActionId) -> Option<Cell> {
        let placed = self.plan.actions.get(id)?;
        let kind = self.plan.kind(&placed.status);
        let weather = placed
            .weather
            .map(|weather| self.catalogue.weather_with_symbol(weather));
        let due = placed.next_due(kind).map(|day| {
            let day = self.catalogue.long_date(day);
            fl!(self.catalogue, "sheet-due-on", day = day)
        });
        let status = self.catalogue.status(self.plan, &placed.status);
        let said: Vec<String> = std::iter::once(status).chain(weather).chain(due).collect();
        Some(said.join(" · ").into())
    }
}
