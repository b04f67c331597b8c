//! Several plans in one view: a line a plan, then all together, and what the totals leave out.

mod figures;
mod notes;
mod organisations;

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

pub use figures::{LeftOut, PlanFigures, PortfolioFigures, Totals, WorkedOut};
pub use notes::{Note, link_faults, notes};
pub use organisations::{OrganisationFigures, OrganisationList, organisations};

use super::Report;
use super::figures::Tally;
use super::groups::{tally_json, weathers};
use super::page::Page;
use super::table::{Cell, Fit, Table, Tone};
use crate::wording::Catalogue;
use crate::wording::forecast::end_in_short;
use crate::wording::sentence;
use crate::wording::signs::UNREADABLE;
use crate::workspace::portfolio::{Member, Portfolio, Unreadable};
use copil_plan::forecast::Forecast;
use copil_plan::portfolio::Reporting;
use copil_plan::sanitize::sanitize;

/// Several plans on their days.
pub struct PortfolioReport<'p> {
    /// The plans.
    pub portfolio: &'p Portfolio,
    /// Their figures.
    pub figures: &'p PortfolioFigures,
    /// What has to be said beside them.
    pub notes: &'p [Note],
    /// When each will be done, in the order of the plans; `None` where that is not known.
    pub forecasts: &'p [Option<Forecast>],
}

impl Report for PortfolioReport<'_> {
    fn json(&self, catalogue: &Catalogue) -> Json {
        let members = self.portfolio.members.iter().enumerate();
        let plans: Vec<Json> = members.map(|(at, member)| self.plan(catalogue, at, member)).collect();
        let totals = &self.figures.totals;
        let mut together = tally_json(&totals.tally);
        together.insert("plans".to_owned(), json!(totals.counted));
        together.insert("decisions_awaited".to_owned(), json!(totals.awaited));
        together.insert("decisions_late".to_owned(), json!(totals.late_decisions));
        together.insert("shared".to_owned(), json!(totals.shared));
        together.insert("left_out".to_owned(), self.left_out());
        json!({
            "title": self.portfolio.title,
            "folder": self.portfolio.folder,
            "plans": plans,
            "totals": together,
            "notes": self.notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(),
        })
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        if let Some(title) = &self.portfolio.title {
            page.toned(sanitize(title), Tone::Strong);
        }
        if self.portfolio.members.is_empty() {
            return page.line(fl!(catalogue, "portfolio-empty"));
        }
        page.table(&self.table(catalogue));
        if !self.notes.is_empty() {
            page.blank();
        }
        for note in self.notes {
            page.hanging("", 0, &note.text, note.tone);
        }
    }
}

impl PortfolioReport<'_> {
    /// A line a plan, and a last one for all that count together.
    pub fn table(&self, catalogue: &Catalogue) -> Table {
        let mut table = Table::new([
            (fl!(catalogue, "cli-column-plan"), Fit::Keep),
            (fl!(catalogue, "cli-column-title"), Fit::Narrow(0, 12)),
            (fl!(catalogue, "portfolio-column-done"), Fit::Keep),
            (fl!(catalogue, "portfolio-column-progress"), Fit::Keep),
            (fl!(catalogue, "cli-column-time"), Fit::Keep),
            (fl!(catalogue, "cli-column-late"), Fit::Keep),
            (fl!(catalogue, "cli-column-stopped"), Fit::Keep),
            (fl!(catalogue, "cli-column-weather"), Fit::Drop(5)),
            (fl!(catalogue, "portfolio-column-last"), Fit::Keep),
            (fl!(catalogue, "cli-column-by"), Fit::Narrow(6, 16)),
            (fl!(catalogue, "cli-column-next-meeting"), Fit::Drop(2)),
            (fl!(catalogue, "cli-column-decisions"), Fit::Drop(4)),
            (fl!(catalogue, "cli-column-forecast"), Fit::Drop(3)),
        ]);
        for (at, member) in self.portfolio.members.iter().enumerate() {
            table.push(self.row(catalogue, at, member));
        }
        let totals = &self.figures.totals;
        let name = fl!(catalogue, "portfolio-together", count = totals.counted);
        let mut row = vec![Cell::new(name, Tone::Strong), "".into()];
        row.extend(tally_cells(catalogue, &totals.tally, None));
        row.extend(["", "", ""].map(Cell::from));
        row.push(awaited(totals.awaited, totals.late_decisions));
        row.push("".into());
        table.push(row);
        table
    }

    fn row(&self, catalogue: &Catalogue, at: usize, member: &Member) -> Vec<Cell> {
        let name = Cell::new(sanitize(&member.name), Tone::Strong);
        let Some(figures) = &self.figures.plans[at] else {
            let why = match &member.opened {
                Err(Unreadable::Twice { name }) => {
                    let why = fl!(catalogue, "portfolio-same-as", name = sanitize(name));
                    Cell::new(why, Tone::Faint)
                }
                _ => Cell::new(fl!(catalogue, "portfolio-unreadable"), Tone::Bad),
            };
            let mut row = vec![name, why];
            row.resize(13, UNREADABLE.into());
            row[12] = "".into();
            return row;
        };
        let mut row = vec![name, sanitize(&figures.title).into()];
        row.extend(tally_cells(catalogue, &figures.tally, figures.elapsed));
        let tone = match member.reporting() {
            Reporting::Silent { .. } => Tone::Warning,
            _ => Tone::Faint,
        };
        let (day, author) = last_change(catalogue, member);
        row.extend([Cell::new(day, tone), Cell::new(author, Tone::Faint)]);
        let meeting = figures.next_meeting.as_ref();
        row.push(
            meeting
                .map(|(_, day)| catalogue.short_date(*day))
                .unwrap_or_default()
                .into(),
        );
        row.push(awaited(figures.awaited, figures.late_decisions));
        let end = member.opened.as_ref().ok().and_then(|opened| opened.plan().config.end);
        let forecast = self.forecasts.get(at).and_then(Option::as_ref);
        row.push(
            forecast
                .map(|forecast| foreseen(catalogue, forecast, end))
                .unwrap_or_default(),
        );
        row
    }

    fn plan(&self, catalogue: &Catalogue, at: usize, member: &Member) -> Json {
        let mut value =
            json!({ "name": member.name, "folder": member.dir, "left_out": LeftOut::of(member).map(LeftOut::word) });
        let (Some(figures), Ok(opened)) = (&self.figures.plans[at], &member.opened) else {
            let why = member.opened.as_ref().err();
            value["error"] = json!(why.map(|why| sentence::unreadable(catalogue, why).what));
            return value;
        };
        let plan = opened.plan();
        let mut told = tally_json(&figures.tally);
        let forecast = self.forecasts.get(at).and_then(Option::as_ref);
        let days_silent = match member.reporting() {
            Reporting::Silent { days } | Reporting::UpToDate { days } => Some(days),
            Reporting::Unknown | Reporting::Over => None,
        };
        told.extend(
            [
                ("id", json!(plan.id.as_str())),
                ("title", json!(plan.config.title)),
                ("today", json!(figures.day)),
                ("elapsed", json!(figures.elapsed)),
                ("decisions_awaited", json!(figures.awaited)),
                ("decisions_late", json!(figures.late_decisions)),
                (
                    "next_meeting",
                    json!(
                        figures
                            .next_meeting
                            .as_ref()
                            .map(|(id, day)| json!({ "id": id.as_str(), "date": day }))
                    ),
                ),
                ("unreadable_files", json!(figures.unreadable)),
                ("last_change", last_change_json(member)),
                ("days_since", json!(days_silent)),
                ("behind", json!(member.behind)),
                (
                    "forecast",
                    forecast.map_or(Json::Null, |forecast| {
                        super::burn_up::forecast(forecast, plan.config.end)
                    }),
                ),
            ]
            .map(|(key, value)| (key.to_owned(), value)),
        );
        if let Some(object) = value.as_object_mut() {
            object.extend(told);
        }
        value
    }

    fn left_out(&self) -> Json {
        let left_out = self.figures.totals.left_out.iter();
        left_out
            .map(|(at, why)| json!({ "plan": self.portfolio.members[*at].name, "why": why.word() }))
            .collect()
    }
}

/// How much is done, of how much time, and what is late or stopped.
fn tally_cells(catalogue: &Catalogue, tally: &Tally, elapsed: Option<f64>) -> [Cell; 6] {
    let share = |share: Option<f64>| share.map(|share| catalogue.percent(share)).unwrap_or_default();
    let count = |count: usize| if count > 0 { count.to_string() } else { String::new() };
    [
        format!("{}/{}", tally.closed, tally.scope()).into(),
        match tally.is_unknown() {
            true => UNREADABLE.to_owned(),
            false => share(tally.telling_progress()),
        }
        .into(),
        Cell::new(share(elapsed), Tone::Faint),
        Cell::new(count(tally.late), Tone::Bad),
        Cell::new(count(tally.waiting), Tone::Warning),
        weathers(tally).into(),
    ]
}

/// The month in which all will be done, which is a warning where it is after the end of the plan.
fn foreseen(catalogue: &Catalogue, forecast: &Forecast, end: Option<NaiveDate>) -> Cell {
    let tone = if forecast.ends_after(end) {
        Tone::Warning
    } else {
        Tone::Plain
    };
    Cell::new(end_in_short(catalogue, forecast), tone)
}

/// How many decisions are awaited, and whether one of them is late.
fn awaited(count: usize, late: usize) -> Cell {
    let text = if count > 0 { count.to_string() } else { String::new() };
    Cell::new(text, if late > 0 { Tone::Bad } else { Tone::Plain })
}

/// The day of a plan's last change, and who made it, as the plan knows them.
pub fn last_change(catalogue: &Catalogue, member: &Member) -> (String, String) {
    let (Some(last), Ok(opened)) = (&member.last, &member.opened) else {
        return ("?".to_owned(), String::new());
    };
    let author = super::log::person(opened.plan(), &last.name, &last.email);
    match last.is_edge {
        false => (catalogue.short_date(last.day), author),
        // What came before the edge of a shallow clone is not there.
        true => (format!("≤ {}", catalogue.short_date(last.day)), String::new()),
    }
}

fn last_change_json(member: &Member) -> Json {
    member.last.as_ref().map_or(
        Json::Null,
        |last| json!({ "day": last.day, "author": last.name, "email": last.email, "at_the_latest": last.is_edge }),
    )
}

/// The day that plans are seen on, where it is the same for all.
pub fn common_day(portfolio: &Portfolio) -> Option<NaiveDate> {
    let mut days = portfolio.members.iter().filter_map(Member::day);
    let first = days.next()?;
    days.all(|day| day == first).then_some(first)
}
