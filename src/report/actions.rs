//! Some actions of a plan, one a line.

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

use super::page::Page;
use super::table::{Cell, Fit, Table, Tone, tone_of, tone_of_weather};
use super::{Report, json};
use crate::wording::Catalogue;
use crate::wording::signs::weather_symbol;
use crate::wording::signs::{UNREADABLE, priority_sign};
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupedAction, Plan, StatusId, Weather};
use copil_store::PlanPath;

/// Below so many columns a weather is shown by its symbol alone.
const NARROW: usize = 80;
/// From so many columns on a weather is shown with what it means.
const WIDE: usize = 130;

/// Some actions on a day.
#[derive(Debug)]
pub struct ActionList<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The day.
    pub today: NaiveDate,
    /// The actions, in the order in which they are shown.
    pub actions: Vec<(&'p ActionId, &'p GroupedAction)>,
    /// The files that nothing is known of, and that might be among the actions, with the id that they are named after.
    pub unreadable: Vec<(&'p PlanPath, Option<ActionId>)>,
}

impl Report for ActionList<'_> {
    fn json(&self, _: &Catalogue) -> Json {
        let actions = self.actions.iter();
        let actions = actions.map(|(id, placed)| json::action(self.plan, id, placed, self.today));
        let unreadable = self.unreadable.iter().map(|(path, _)| path.as_str());
        json!({
            "plan": self.plan.id.as_str(),
            "today": self.today,
            "actions": actions.collect::<Vec<_>>(),
            "unreadable": unreadable.collect::<Vec<_>>(),
        })
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        self.table(catalogue, page);
        // A count is for a person who looks at the list, not for a program that counts its lines.
        if page.columns().is_none() {
            return;
        }
        let summary = fl!(
            catalogue,
            "cli-list-summary",
            count = self.actions.len(),
            late = self.late(),
            all = self.plan.actions.len()
        );
        page.toned(summary, Tone::Faint);
    }
}

impl ActionList<'_> {
    /// Adds the table of the actions to a page; nothing where there is none.
    pub fn table(&self, catalogue: &Catalogue, page: &mut Page) {
        if self.actions.is_empty() && self.unreadable.is_empty() {
            return;
        }
        let mut table = Table::new(columns(catalogue));
        for row in self.rows(catalogue, page.columns()) {
            table.push(row);
        }
        page.table(&table);
    }

    /// The rows of that table, for as many columns of a terminal.
    pub(super) fn rows(&self, catalogue: &Catalogue, columns: Option<usize>) -> Vec<Vec<Cell>> {
        let labels = Labels::of(catalogue, self.plan, columns);
        let rows = self
            .actions
            .iter()
            .map(|(id, placed)| self.row(catalogue, id, placed, &labels));
        let unreadable = self.unreadable.iter();
        rows.chain(unreadable.map(|(path, id)| unreadable_row(catalogue, path, id.as_ref())))
            .collect()
    }

    /// How many of the actions are late.
    pub(super) fn late(&self) -> usize {
        let is_late = |placed: &GroupedAction| placed.days_late(self.plan.kind(&placed.status), self.today).is_some();
        self.actions.iter().filter(|(_, placed)| is_late(placed)).count()
    }

    fn row(&self, catalogue: &Catalogue, id: &ActionId, placed: &GroupedAction, labels: &Labels) -> Vec<Cell> {
        let (plan, action) = (self.plan, &placed.action);
        let kind = plan.kind(&action.status);
        let status = labels.status(&action.status);
        let due = action.next_due(kind);
        let late = action.days_late(kind, self.today);
        let leads = action.leads.iter().map(|lead| sanitize(plan.person_name(lead)));
        vec![
            Cell::new(id.as_str(), Tone::Strong),
            Cell::new(priority_sign(action.priority), Tone::Strong),
            sanitize(&action.title).into(),
            Cell::new(
                status.unwrap_or_else(|| catalogue.status(plan, &action.status)),
                tone_of(kind),
            ),
            Cell::new(
                action
                    .weather
                    .map(|weather| labels.weather(weather))
                    .unwrap_or_default(),
                tone_of_weather(action.weather),
            ),
            due.map(|day| catalogue.short_date(day)).unwrap_or_default().into(),
            Cell::new(
                late.map(|days| fl!(catalogue, "tui-late", days = days))
                    .unwrap_or_default(),
                Tone::Bad,
            ),
            Cell::new(leads.collect::<Vec<_>>().join(", "), Tone::Faint),
        ]
    }
}

/// The columns of a table of actions.
pub(super) fn columns(catalogue: &Catalogue) -> Vec<(String, Fit)> {
    vec![
        (fl!(catalogue, "cli-column-id"), Fit::Keep),
        (String::new(), Fit::Keep),
        (fl!(catalogue, "cli-column-title"), Fit::Shrink(0)),
        (fl!(catalogue, "cli-column-status"), Fit::Keep),
        (fl!(catalogue, "cli-column-weather"), Fit::Keep),
        (fl!(catalogue, "tui-column-next-due-short"), Fit::Keep),
        (fl!(catalogue, "cli-column-late"), Fit::Keep),
        (fl!(catalogue, "cli-column-leads"), Fit::Drop(2)),
    ]
}

fn unreadable_row(catalogue: &Catalogue, path: &PlanPath, id: Option<&ActionId>) -> Vec<Cell> {
    let name = id.map_or_else(|| "?".to_owned(), ToString::to_string);
    let text = fl!(catalogue, "cli-unreadable-row", file = sanitize(path.as_str()));
    let mut row = vec![
        Cell::new(name, Tone::Bad),
        Cell::new(UNREADABLE, Tone::Bad),
        Cell::new(text, Tone::Bad),
    ];
    row.resize(8, Cell::default());
    row
}

/// The labels that many actions share, each worded once.
struct Labels<'p> {
    statuses: Vec<(&'p StatusId, String)>,
    weathers: Vec<String>,
}

impl<'p> Labels<'p> {
    fn of(catalogue: &Catalogue, plan: &'p Plan, columns: Option<usize>) -> Self {
        let (statuses, weathers) = (plan.workflow().keys(), Weather::ALL.iter());
        Self {
            statuses: statuses.map(|id| (id, catalogue.status(plan, id))).collect(),
            weathers: weathers
                .map(|weather| weather_text(catalogue, *weather, columns))
                .collect(),
        }
    }

    /// The label of a status; `None` for one that the workflow does not know.
    fn status(&self, status: &StatusId) -> Option<String> {
        let known = self.statuses.iter().find(|(known, _)| *known == status);
        known.map(|(_, label)| label.clone())
    }

    fn weather(&self, weather: Weather) -> String {
        self.weathers[weather as usize].clone()
    }
}

/// A weather as there is room for it: its symbol and what it means, its symbol and its name, its symbol.
fn weather_text(catalogue: &Catalogue, weather: Weather, columns: Option<usize>) -> String {
    match columns {
        Some(..NARROW) => weather_symbol(weather).to_owned(),
        Some(NARROW..WIDE) => catalogue.weather_in_short(weather),
        Some(WIDE..) | None => catalogue.weather_with_symbol(weather),
    }
}
