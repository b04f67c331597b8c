//! What the table says of an action in each column.

use ratatui::style::Style;

use super::column::ActionColumn;
use crate::tui::context::{Context, leads};
use crate::wording::amount::unit_in_words;
use crate::wording::signs::weather_symbol;
use copil_plan::field::Record;
use copil_plan::sanitize::sanitize;
use copil_plan::shape::Shape;
use copil_plan::{ActionId, GroupedAction, Priority, StatusKind};

/// An action, and what every cell of its row depends on.
pub(super) struct ActionRow<'r> {
    pub(super) id: &'r ActionId,
    pub(super) placed: &'r GroupedAction,
    kind: StatusKind,
}

impl<'r> ActionRow<'r> {
    pub(super) fn of(id: &'r ActionId, placed: &'r GroupedAction, context: &Context<'_>) -> Self {
        let kind = context.kind(placed);
        Self { id, placed, kind }
    }

    /// What a column says; `wide` where the weather's name has room.
    pub(super) fn text(&self, column: ActionColumn, wide: bool, context: &Context<'_>) -> String {
        let (plan, catalogue, placed) = (context.plan, context.catalogue(), self.placed);
        let past = || context.histories.and_then(|histories| histories.history(self.id));
        let date = |day: Option<chrono::NaiveDate>| day.map(|day| catalogue.short_date(day)).unwrap_or_default();
        match column {
            ActionColumn::Id => self.id.to_string(),
            ActionColumn::Title => placed.title.clone(),
            ActionColumn::Status => context.status_with_symbol(placed),
            ActionColumn::Weather => match placed.weather.filter(|_| !self.is_over()) {
                Some(now) if wide => context.words.weather_with_symbol(now),
                Some(now) => weather_symbol(now).to_owned(),
                None => String::new(),
            },
            ActionColumn::NextDue => date(placed.next_due(self.kind)),
            ActionColumn::Late => context.late_in_short(placed).unwrap_or_default(),
            ActionColumn::Progress => match plan.progress_of(self.id, placed) {
                Some(share) => catalogue.percent(share),
                None => String::new(),
            },
            ActionColumn::Leads => leads(plan, placed),
            ActionColumn::Group => {
                let group = plan.groups.get(&placed.group);
                group.map_or_else(|| placed.group.to_string(), |group| group.title.clone())
            }
            ActionColumn::Promise => date(past().and_then(|past| past.first_promise())),
            ActionColumn::Touched => date(past().and_then(|past| past.touched)),
            ActionColumn::Milestone => match placed.unreached().next() {
                Some((_, milestone)) => format!("{} {}", date(milestone.due), sanitize(&milestone.title))
                    .trim()
                    .to_owned(),
                None => String::new(),
            },
            ActionColumn::Budget => self.budget(context),
            ActionColumn::Field(field) => match placed.field(field.key) {
                Some(value) => sanitize(&catalogue.field_value_short(plan, field.shape, &value)),
                None => String::new(),
            },
        }
    }

    /// What was spent of the first budget; the others are in the sheet.
    fn budget(&self, context: &Context<'_>) -> String {
        let catalogue = context.catalogue();
        let Some((_, budget)) = self.placed.budgets.iter().next() else {
            return String::new();
        };
        let number = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| catalogue.number(value));
        let (spent, planned) = (number(budget.spent), number(budget.planned));
        format!("{spent} / {planned} {}", unit_in_words(budget.unit.as_deref()))
    }

    pub(super) fn is_over(&self) -> bool {
        self.kind.is_over()
    }

    /// How a column looks.
    pub(super) fn style(&self, column: ActionColumn, context: &Context<'_>) -> Style {
        let (theme, placed) = (context.theme, self.placed);
        let plain = if self.is_over() { theme.quiet() } else { theme.text() };
        match column {
            ActionColumn::Id => theme.strong(),
            ActionColumn::Status => theme.status(self.kind),
            ActionColumn::Weather => placed.weather.map_or(plain, |now| theme.weather(now)),
            ActionColumn::Late => theme.bad(),
            ActionColumn::NextDue => context.due_style(placed),
            ActionColumn::Field(field) => match field.shape {
                Shape::Priority if placed.priority == Priority::High && !self.is_over() => {
                    theme.bad().patch(theme.strong())
                }
                Shape::Day(_) => theme.quiet(),
                _ => plain,
            },
            ActionColumn::Promise | ActionColumn::Touched => theme.quiet(),
            _ => plain,
        }
    }

    /// The whole row as a line of a spreadsheet: the columns between tabs.
    pub(super) fn line(&self, columns: &[ActionColumn], context: &Context<'_>) -> String {
        let cells = columns.iter().map(|column| {
            let text = match column {
                ActionColumn::Status => context.words.status(&self.placed.status).to_owned(),
                ActionColumn::Weather => self
                    .placed
                    .weather
                    .map(|now| context.words.weather(now).to_owned())
                    .unwrap_or_default(),
                column => self.text(*column, true, context),
            };
            sanitize(&text).replace('\t', " ")
        });
        cells.collect::<Vec<_>>().join("\t")
    }
}
