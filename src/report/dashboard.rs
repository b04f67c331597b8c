//! The dashboard: where the plan stands on a day, on one page.

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

use super::burn_up;
use super::document::chart::{Chart, ChartForm, ChartLine, ChartPart, LineChart};
use super::document::{Block, Document, DocumentColumn, DocumentTable, Figure, Look};
use super::edition::Edition;
use super::figures::Figures;
use super::groups::{part_json, tally_json, weathers};
use super::page::Page;
use super::parts::Part;
use super::{Report, attention};
use crate::wording::Catalogue;
use crate::wording::forecast::outlook;
use crate::wording::signs::{UNREADABLE, status_symbol};
use copil_plan::action_history::ActionHistories;
use copil_plan::attention::Attention;
use copil_plan::forecast::BurnUp;
use copil_plan::{ActionId, Plan, StatusKind, Weather};

/// The most actions that are told of as deserving attention.
const PRESSING: usize = 6;

/// The most days that are told of as coming.
const COMING: usize = 8;

/// The most reasons that are told of an action.
const REASONS: usize = 2;

/// Where the plan stands.
pub struct Dashboard<'e> {
    edition: &'e Edition<'e>,
    figures: Figures,
    pressing: Vec<Attention>,
    coming: Vec<Coming>,
    burn_up: BurnUp,
}

/// A day that is to be kept.
pub(super) struct Coming {
    /// The day.
    pub(super) day: NaiveDate,
    /// The action.
    pub(super) action: ActionId,
    /// The milestone's title, where it is one's.
    pub(super) milestone: Option<String>,
}

impl<'e> Dashboard<'e> {
    /// Where the plan of a report stands.
    pub fn of(edition: &'e Edition<'e>) -> Self {
        let (plan, today) = (&*edition.plan, edition.today);
        let unknown = ActionHistories::default();
        let histories = edition.histories.as_deref().unwrap_or(&unknown);
        Self {
            figures: Figures::of(plan, today),
            pressing: edition.ranked(),
            coming: coming(plan, today),
            burn_up: BurnUp::of(plan, histories, None, today),
            edition,
        }
    }

    fn words(&self) -> &Catalogue {
        &self.edition.words
    }

    fn plan(&self) -> &Plan {
        &self.edition.plan
    }

    /// The dashboard.
    pub fn document(&self) -> Document {
        let words = self.words();
        let day = words.full_date(self.edition.today);
        let mut blocks = vec![
            Block::Figures(self.figures()),
            statuses_chart(words, self.plan(), &self.figures),
        ];
        if self.shown_groups().next().is_some() {
            blocks.push(Block::Table(self.groups()));
            blocks.push(Block::Prose(weather_legend(words)));
        }
        blocks.push(Block::Columns(vec![self.pressing(), self.coming()]));
        blocks.push(Block::Heading(2, fl!(words, "dashboard-burn-up")));
        blocks.push(Block::Chart(burn_up_chart(
            words,
            self.plan(),
            &self.burn_up,
            self.edition.today,
        )));
        let below = vec![fl!(words, "report-on-day", day = day)];
        let title = fl!(words, "dashboard-title");
        self.edition.document(Look::Dashboard, title, below, blocks)
    }

    fn figures(&self) -> Vec<Figure> {
        let words = self.words();
        let all = &self.figures.all;
        let figure = |value: String, label: String, note: String| Figure {
            value,
            label,
            note,
            is_alarming: false,
        };
        let count = |count: usize, label: String, is_alarming: bool| Figure {
            is_alarming: is_alarming && count > 0,
            ..figure(count.to_string(), label, String::new())
        };
        let progress = match all.is_unknown() {
            true => UNREADABLE.to_owned(),
            false => words.percent(all.progress.unwrap_or(0.0)),
        };
        let elapsed = self.figures.elapsed.map(|share| words.percent(share));
        let elapsed = elapsed.map(|share| fl!(words, "dashboard-elapsed", share = share));
        let done = words.of_kind_within(
            self.plan(),
            StatusKind::Closed,
            fl!(words, "dashboard-done", count = all.closed),
        );
        let due_soon = self.plan().config.rules().due_soon();
        let mut figures = vec![
            figure(progress, fl!(words, "dashboard-progress"), elapsed.unwrap_or_default()),
            figure(
                all.closed.to_string(),
                done,
                fl!(words, "dashboard-of", count = all.scope()),
            ),
            count(all.late, fl!(words, "dashboard-late", count = all.late), true),
            count(all.waiting, fl!(words, "dashboard-waiting", count = all.waiting), true),
            figure(
                all.due_soon.to_string(),
                fl!(words, "dashboard-due-soon", count = all.due_soon),
                fl!(words, "dashboard-within", days = due_soon),
            ),
        ];
        if !self.plan().meetings.is_empty() {
            let late = self.figures.late_decisions;
            figures.push(count(late, fl!(words, "dashboard-late-decisions", count = late), true));
        }
        figures
    }

    /// The groups that have actions.
    fn shown_groups(&self) -> impl Iterator<Item = &Part> {
        self.figures.groups.iter().filter(|part| part.tally.total > 0)
    }

    fn groups(&self) -> DocumentTable {
        let words = self.words();
        let row = |part: &Part| {
            let tally = &part.tally;
            let share = |share: Option<f64>| share.map(|share| words.percent(share)).unwrap_or_default();
            let count = |count: usize| if count > 0 { count.to_string() } else { String::new() };
            let progress = match tally.is_unknown() {
                true => UNREADABLE.to_owned(),
                false => share(tally.progress),
            };
            vec![
                part.name(words),
                progress,
                share(part.elapsed),
                format!("{}/{}", tally.closed, tally.scope()),
                count(tally.late),
                count(tally.waiting),
                weathers(tally),
            ]
        };
        let done = words.of_kind(self.plan(), StatusKind::Closed, fl!(words, "cli-column-done"));
        let stopped = words.of_kind(self.plan(), StatusKind::Waiting, fl!(words, "cli-column-stopped"));
        let table = DocumentTable {
            caption: fl!(words, "dashboard-groups"),
            columns: vec![
                DocumentColumn::text(words.field_heading("group"), 32),
                DocumentColumn::bar(fl!(words, "cli-column-progress"), 22),
                DocumentColumn::number(fl!(words, "cli-column-time"), 8),
                DocumentColumn::number(done, 10),
                DocumentColumn::number(fl!(words, "cli-column-late"), 8),
                DocumentColumn::number(stopped, 9),
                DocumentColumn::text(fl!(words, "cli-column-weather"), 20),
            ],
            rows: self.shown_groups().map(row).collect(),
            shares: self.shown_groups().map(|part| part.tally.progress).collect(),
            ..DocumentTable::default()
        };
        table.without_empty_columns()
    }

    fn pressing(&self) -> Vec<Block> {
        let words = self.words();
        let plan = self.plan();
        let told = |attention: &Attention| {
            let reasons = attention.reasons.iter().take(REASONS);
            let reasons: Vec<String> = reasons
                .map(|weighed| words.reason_in_short(plan, &weighed.reason))
                .collect();
            let what = self.action(&attention.action);
            fl!(words, "subject-line", what = what, changes = reasons.join(", "))
        };
        let told: Vec<String> = self.pressing.iter().take(PRESSING).map(told).collect();
        let list = match told.is_empty() {
            true => Block::Prose(fl!(words, "tui-no-attention")),
            false => Block::List(told),
        };
        vec![Block::Heading(2, fl!(words, "dashboard-pressing")), list]
    }

    fn coming(&self) -> Vec<Block> {
        let words = self.words();
        let told = |coming: &Coming| {
            let what = match &coming.milestone {
                Some(milestone) => format!("{milestone} ({})", coming.action),
                None => self.action(&coming.action),
            };
            fl!(
                words,
                "subject-line",
                what = words.short_date(coming.day),
                changes = what
            )
        };
        let mut told: Vec<String> = self.coming.iter().take(COMING).map(told).collect();
        if let Some((id, meeting)) = self.plan().next_meeting(self.edition.today) {
            let day = words.short_date(meeting.date);
            let committee = id
                .parts()
                .map(|(_, committee)| words.committee(self.plan(), &committee));
            let committee = committee.unwrap_or_else(|| id.to_string());
            told.insert(0, fl!(words, "subject-line", what = day, changes = committee));
        }
        let list = match told.is_empty() {
            true => Block::Prose(fl!(words, "dashboard-nothing-coming")),
            false => Block::List(told),
        };
        vec![Block::Heading(2, fl!(words, "dashboard-coming")), list]
    }

    /// An action, as `RH-04 Expérimenter le télétravail`.
    fn action(&self, id: &ActionId) -> String {
        let title = self.plan().actions.get(id).map_or("", |placed| placed.title.as_str());
        format!("{id} {title}").trim_end().to_owned()
    }
}

impl Report for Dashboard<'_> {
    fn json(&self, _: &Catalogue) -> Json {
        let (plan, today) = (self.plan(), self.edition.today);
        let mut value = self.edition.head_json();
        let statuses = self.figures.by_status.iter();
        let statuses = statuses.map(|(status, count)| json!({ "status": status.as_str(), "count": count }));
        let coming = self.coming.iter().map(
            |coming| json!({ "day": coming.day, "action": coming.action.as_str(), "milestone": coming.milestone }),
        );
        value.insert("figures".to_owned(), tally_json(&self.figures.all).into());
        value.insert("elapsed".to_owned(), json!(self.figures.elapsed));
        value.insert("late_decisions".to_owned(), json!(self.figures.late_decisions));
        value.insert("statuses".to_owned(), statuses.collect());
        value.insert(
            "groups".to_owned(),
            self.shown_groups().map(|part| part_json(plan, part)).collect(),
        );
        let pressing = self.pressing.iter().map(|found| attention::value(plan, found, today));
        value.insert("attention".to_owned(), pressing.collect());
        value.insert("coming".to_owned(), coming.collect());
        value.insert("burn_up".to_owned(), burn_up::value(&self.burn_up));
        value.into()
    }

    fn text(&self, _: &Catalogue, page: &mut Page) {
        self.document().text(page);
    }
}

/// The days that are to be kept from today on, the next one of each action, in order.
pub(super) fn coming(plan: &Plan, today: NaiveDate) -> Vec<Coming> {
    let next = plan.actions.iter().filter_map(|(id, placed)| {
        let day = placed.next_due(plan.kind(&placed.status)).filter(|day| *day >= today)?;
        let milestone = placed.unreached().find(|(_, milestone)| milestone.due == Some(day));
        Some(Coming {
            day,
            action: id.clone(),
            milestone: milestone.map(|(_, milestone)| milestone.title.clone()),
        })
    });
    let mut next: Vec<Coming> = next.collect();
    next.sort_by(|a, b| (a.day, &a.action).cmp(&(b.day, &b.action)));
    next
}

/// How many actions have each status.
pub(super) fn statuses_chart(words: &Catalogue, plan: &Plan, figures: &Figures) -> Block {
    let parts = figures.by_status.iter().filter(|(_, count)| *count > 0);
    let part = |(status, count): &(_, usize)| {
        let kind = plan.kind(status);
        ChartPart {
            label: words.status(plan, status),
            sign: status_symbol(kind),
            count: *count,
            kind,
        }
    };
    Block::Chart(Chart {
        title: String::new(),
        told: String::new(),
        form: ChartForm::Parts(parts.map(part).collect()),
    })
}

/// What the signs of weathers mean.
fn weather_legend(words: &Catalogue) -> String {
    let weathers = Weather::ALL.iter().map(|weather| words.weather_with_symbol(*weather));
    weathers.collect::<Vec<_>>().join(" · ")
}

/// What was done against what was promised, day by day, with what is to be expected.
pub(super) fn burn_up_chart(words: &Catalogue, plan: &Plan, burn_up: &BurnUp, today: NaiveDate) -> Chart {
    let now = burn_up.today();
    let first = burn_up.weeks.first().map_or(today, |week| week.day);
    let last = burn_up.promised.last().copied().into_iter().chain(burn_up.end).max();
    let last = last.filter(|last| *last > today).unwrap_or(today);
    let done = words.of_kind(plan, StatusKind::Closed, fl!(words, "forecast-column-done"));
    let mut lines = vec![
        ChartLine {
            label: done,
            points: steps(burn_up.weeks.iter().map(|week| (week.day, week.done))),
        },
        ChartLine {
            label: fl!(words, "forecast-column-now"),
            points: promised(&burn_up.promised, first, last),
        },
    ];
    let at_first = burn_up.first_promised.as_ref();
    lines.extend(at_first.map(|days| ChartLine {
        label: fl!(words, "forecast-column-first"),
        points: promised(days, first, last),
    }));
    lines.push(ChartLine {
        label: fl!(words, "forecast-column-scope"),
        points: steps(burn_up.weeks.iter().map(|week| (week.day, week.scope))),
    });
    let standing = fl!(
        words,
        "dashboard-standing",
        done = now.done,
        scope = now.scope,
        promised = burn_up.promised_by(today)
    );
    let foreseen = outlook(words, &burn_up.forecast, burn_up.end).map(|foreseen| format!("{foreseen}."));
    Chart {
        title: String::new(),
        told: [Some(standing), foreseen]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" "),
        form: ChartForm::Lines(LineChart {
            first,
            last,
            today,
            lines,
        }),
    }
}

/// How many of some days, in order, have come by each of them.
fn promised(days: &[NaiveDate], first: NaiveDate, last: NaiveDate) -> Vec<(NaiveDate, usize)> {
    let before = days.partition_point(|day| *day <= first);
    let within = (before + 1..).zip(days[before..].iter().take_while(|day| **day <= last));
    let within = within.map(|(count, day)| (*day, count));
    let counts: Vec<_> = std::iter::once((first, before)).chain(within).collect();
    let at_last = counts.last().map_or(before, |(_, count)| *count);
    steps(counts.into_iter().chain([(last, at_last)]))
}

/// Counts without the days on which nothing changes, but for the first and the last; of a day, the last.
fn steps(counts: impl Iterator<Item = (NaiveDate, usize)>) -> Vec<(NaiveDate, usize)> {
    let mut steps: Vec<(NaiveDate, usize)> = Vec::new();
    for (day, count) in counts {
        match steps.as_mut_slice() {
            [.., last] if last.0 == day => last.1 = count,
            [.., before, last] if before.1 == last.1 && last.1 == count => last.0 = day,
            _ => steps.push((day, count)),
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_the_days_on_which_a_count_changes() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let days = ["2018-01-01", "2018-02-01", "2018-02-01", "2018-05-01"].map(day);
        assert_eq!(
            promised(&days, day("2018-01-15"), day("2018-12-31")),
            [
                (day("2018-01-15"), 1),
                (day("2018-02-01"), 3),
                (day("2018-05-01"), 4),
                (day("2018-12-31"), 4)
            ]
        );
        let same = ["2018-01-01", "2018-01-08", "2018-01-15"].map(|text| (day(text), 2));
        assert_eq!(
            steps(same.into_iter()),
            [(day("2018-01-01"), 2), (day("2018-01-15"), 2)]
        );
    }
}
