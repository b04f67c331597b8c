//! Where each plan stands, when its committee meets, and the actions that it shares with others.

use i18n_embed_fl::fl;

use super::{Comparison, SidePlan};
use crate::report::document::{Block, DocumentColumn, DocumentTable};
use crate::report::figures::Tally;
use crate::report::groups::weathers;
use crate::report::portfolio::last_change;
use crate::wording::Catalogue;
use crate::wording::forecast::end_in_short;
use crate::wording::signs::UNREADABLE;
use copil_plan::portfolio::Node;

/// A count, and nothing for none.
pub(super) fn count(count: usize) -> String {
    if count > 0 { count.to_string() } else { String::new() }
}

impl Comparison<'_> {
    /// How far each plan is against its time, and what holds it up; then all that count together.
    pub(super) fn standing(&self) -> DocumentTable {
        let words = self.words();
        let totals = &self.figures.totals;
        let mut rows: Vec<Vec<String>> = self.plans.iter().map(|plan| standing_of(words, plan)).collect();
        let mut shares: Vec<Option<f64>> = self.plans.iter().map(|plan| plan.figures.tally.progress).collect();
        if self.plans.len() > 1 {
            let name = fl!(words, "portfolio-together", count = totals.counted);
            rows.push(standing_row(words, name, &totals.tally, None, None));
            shares.push(totals.tally.progress);
        }
        let table = DocumentTable {
            caption: fl!(words, "comparison-standing"),
            columns: vec![
                DocumentColumn::text(fl!(words, "cli-column-plan"), 27),
                DocumentColumn::bar(fl!(words, "cli-column-progress"), 19),
                DocumentColumn::number(fl!(words, "cli-column-time"), 8),
                DocumentColumn::number(fl!(words, "portfolio-column-done"), 9),
                DocumentColumn::number(fl!(words, "cli-column-late"), 8),
                DocumentColumn::number(fl!(words, "cli-column-stopped"), 8),
                DocumentColumn::number(fl!(words, "comparison-column-soon"), 8),
                DocumentColumn::number(fl!(words, "comparison-column-pushed"), 10),
                DocumentColumn::text(fl!(words, "cli-column-weather"), 16),
            ],
            rows,
            shares,
            ..DocumentTable::default()
        };
        table.without_empty_columns()
    }

    /// When each committee met and meets, what it decided that is to be carried out, and when the plan will be done.
    pub(super) fn meetings(&self) -> DocumentTable {
        let words = self.words();
        let row = |plan: &SidePlan<'_>| {
            let figures = &plan.figures;
            let own = &plan.edition.plan;
            let last = own.last_meeting(plan.edition.today);
            let forecast = self.forecasts.get(plan.at).and_then(Option::as_ref);
            let change = self
                .portfolio
                .members
                .get(plan.at)
                .map(|member| last_change(words, member));
            vec![
                plan.name.clone(),
                last.map(|(_, meeting)| words.short_date(meeting.date))
                    .unwrap_or_default(),
                figures
                    .next_meeting
                    .as_ref()
                    .map(|(_, day)| words.short_date(*day))
                    .unwrap_or_default(),
                count(figures.awaited),
                count(figures.late_decisions),
                own.config.end.map(|end| words.short_date(end)).unwrap_or_default(),
                forecast
                    .map(|forecast| end_in_short(words, forecast))
                    .unwrap_or_default(),
                change.map(|(day, _)| day).unwrap_or_default(),
            ]
        };
        let table = DocumentTable {
            caption: fl!(words, "comparison-meetings"),
            columns: vec![
                DocumentColumn::text(fl!(words, "cli-column-plan"), 27),
                DocumentColumn::text(fl!(words, "comparison-column-last-meeting"), 13),
                DocumentColumn::text(fl!(words, "comparison-column-next-meeting"), 13),
                DocumentColumn::number(fl!(words, "comparison-column-awaited"), 12),
                DocumentColumn::number(fl!(words, "comparison-column-late-decisions"), 9),
                DocumentColumn::text(fl!(words, "cli-column-end"), 12),
                DocumentColumn::text(fl!(words, "cli-column-forecast"), 12),
                DocumentColumn::text(fl!(words, "portfolio-column-last"), 12),
            ],
            rows: self.plans.iter().map(row).collect(),
            ..DocumentTable::default()
        };
        table.without_empty_columns()
    }

    /// The actions that are one and the same in several plans.
    pub(super) fn in_common(&self) -> Vec<Block> {
        let words = self.words();
        let rows: Vec<Vec<String>> = self.shared.classes().map(|class| self.shared_row(class)).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let title = fl!(words, "comparison-shared");
        let table = DocumentTable {
            caption: title.clone(),
            columns: vec![
                DocumentColumn::text(words.field_heading("title"), 46),
                DocumentColumn::text(fl!(words, "comparison-column-where"), 30),
                DocumentColumn::text(words.field_heading("status"), 24),
            ],
            rows,
            ..DocumentTable::default()
        };
        vec![Block::Heading(2, title), Block::Table(table)]
    }

    /// An action that several plans have: its title, where it stands, and its status in each.
    fn shared_row(&self, class: &[Node<'_>]) -> Vec<String> {
        let words = self.words();
        let (mut title, mut places, mut statuses) = (String::new(), Vec::new(), Vec::new());
        for (at, id) in class {
            let Some(member) = self.portfolio.members.get(*at) else {
                continue;
            };
            let Ok(opened) = &member.opened else { continue };
            let plan = opened.plan();
            let Some(placed) = plan.actions.get(*id) else { continue };
            if title.is_empty() {
                title.clone_from(&placed.title);
            }
            places.push(format!("{}/{id}", member.name));
            let status = words.status(plan, &placed.status);
            if !statuses.contains(&status) {
                statuses.push(status);
            }
        }
        vec![title, places.join(", "), statuses.join(", ")]
    }
}

fn standing_of(words: &Catalogue, plan: &SidePlan<'_>) -> Vec<String> {
    let figures = &plan.figures;
    let pushed = Some(plan.drift.pushed);
    standing_row(words, plan.name.clone(), &figures.tally, figures.elapsed, pushed)
}

fn standing_row(
    words: &Catalogue,
    name: String,
    tally: &Tally,
    elapsed: Option<f64>,
    pushed: Option<usize>,
) -> Vec<String> {
    let share = |share: Option<f64>| share.map(|share| words.percent(share)).unwrap_or_default();
    let progress = match tally.is_unknown() {
        true => UNREADABLE.to_owned(),
        false => share(tally.progress),
    };
    vec![
        name,
        progress,
        share(elapsed),
        format!("{}/{}", tally.closed, tally.scope()),
        count(tally.late),
        count(tally.waiting),
        count(tally.due_soon),
        pushed.map(count).unwrap_or_default(),
        weathers(tally),
    ]
}
