//! The review: what came of a longer period, for a council. What was done and by whom, promises against what became of
//! them, decisions and whether they were carried out.

mod parts;

use chrono::{Datelike, Months, NaiveDate};
use i18n_embed_fl::fl;
use serde_json::{Map, Value as Json, json};

use super::Report;
use super::dashboard::burn_up_chart;
use super::document::chart::{Chart, ChartForm, ChartPart};
use super::document::{Block, Document, DocumentColumn, DocumentTable, Look, Story};
use super::drift::{DriftReport, total_json};
use super::page::Page;
use super::period::{Happened, Happening, Period};
use crate::wording::Catalogue;
use crate::wording::promise::drifted_together;
use crate::wording::signs::{KEPT, LATE, TO_COME, status_symbol};
use copil_plan::action_history::ActionHistories;
use copil_plan::action_history::drift::{DriftPeriod, PlanDrift};
use copil_plan::action_history::promises::{Fate, Promises};
use copil_plan::decisions::{DecisionState, RegisteredDecision};
use copil_plan::forecast::BurnUp;
use copil_plan::{StatusKind, Subject};
use parts::PartsOfPeriod;

/// The most actions whose dates moved that are told of.
const MOVED: usize = 8;

/// What came of a longer period.
pub struct Review<'e> {
    period: Period<'e>,
    burn_up: BurnUp,
    promises: Promises,
    drift: PlanDrift,
    parts: Vec<PartsOfPeriod>,
}

impl<'e> Review<'e> {
    /// The review of a period.
    pub fn of(period: Period<'e>) -> Self {
        let unknown = ActionHistories::default();
        let histories = period.edition.histories.as_deref().unwrap_or(&unknown);
        let stretch = DriftPeriod {
            after: period.first.pred_opt(),
            until: period.last,
        };
        let plan = period.plan();
        Self {
            burn_up: BurnUp::of(plan, histories, None, period.last),
            promises: Promises::of(plan, histories, stretch),
            drift: PlanDrift::of(plan, histories, stretch, |_| true),
            parts: parts::of(&period),
            period,
        }
    }

    fn words(&self) -> &Catalogue {
        self.period.words()
    }

    /// The review.
    pub fn document(&self) -> Document {
        let words = self.words();
        let period = &self.period;
        let mut blocks = vec![Block::Prose(period.opening())];
        blocks.extend(period.told_figures());
        blocks.push(Block::Heading(2, fl!(words, "dashboard-burn-up")));
        blocks.push(Block::Chart(burn_up_chart(
            words,
            period.plan(),
            &self.burn_up,
            period.last,
        )));
        blocks.extend(self.by_quarter());
        for parts in &self.parts {
            blocks.push(Block::Heading(2, parts.heading(words)));
            blocks.push(Block::Table(parts.table(period)));
        }
        blocks.extend(self.promised());
        blocks.extend(self.decided());
        blocks.extend(self.done());
        blocks.extend(self.dropped());
        let below = vec![period.in_words()];
        let title = fl!(words, "review-title");
        period.edition.document(Look::Paper, title, below, blocks)
    }

    /// How many actions were carried out in each quarter of a year.
    fn by_quarter(&self) -> Vec<Block> {
        let words = self.words();
        let quarters = self.done_by_quarter();
        if quarters.len() < 2 {
            return Vec::new();
        }
        let label = |(first, count): &(NaiveDate, usize)| {
            let quarter = words.quarter(first.month0() / 3 + 1);
            (format!("{quarter} {}", first.year()), *count)
        };
        let chart = Chart {
            title: String::new(),
            told: String::new(),
            form: ChartForm::Counts(quarters.iter().map(label).collect()),
        };
        vec![Block::Heading(2, fl!(words, "review-by-quarter")), Block::Chart(chart)]
    }

    /// The quarters of the period by their first days, each with how many actions were carried out in it.
    fn done_by_quarter(&self) -> Vec<(NaiveDate, usize)> {
        let period = &self.period;
        let quarter = |day: NaiveDate| NaiveDate::from_ymd_opt(day.year(), day.month0() / 3 * 3 + 1, 1);
        let achieved = period.those(|what| what == Happened::Achieved).into_iter();
        // What nobody knows the day of was there at the end.
        let days: Vec<NaiveDate> = achieved.map(|one| one.day.unwrap_or(period.last)).collect();
        let mut quarters = Vec::new();
        let mut next = quarter(period.first);
        while let Some(first) = next.filter(|first| *first <= period.last) {
            next = first.checked_add_months(Months::new(3));
            let until = next.unwrap_or(NaiveDate::MAX);
            let is_within = |day: &&NaiveDate| **day >= first && **day < until;
            quarters.push((first, days.iter().filter(is_within).count()));
        }
        quarters
    }

    /// What became of what was promised for the period, and which dates moved most.
    fn promised(&self) -> Vec<Block> {
        let words = self.words();
        let all = self.promises.all();
        let mut blocks = vec![Block::Heading(2, fl!(words, "review-promises"))];
        if all == 0 {
            blocks.push(Block::Prose(fl!(words, "review-no-promise")));
            return blocks;
        }
        let kept = self.promises.count(Fate::Kept);
        blocks.push(Block::Prose(fl!(words, "review-promised", count = all, kept = kept)));
        let part = |fate: &Fate| ChartPart {
            label: fate_in_words(words, *fate),
            sign: fate_sign(*fate),
            count: self.promises.count(*fate),
            kind: fate_kind(*fate),
        };
        blocks.push(Block::Chart(Chart {
            title: String::new(),
            told: String::new(),
            form: ChartForm::Parts(Fate::ALL.iter().map(part).collect()),
        }));
        if self.drift.total.pushes > 0 {
            let told = drifted_together(words, &self.drift.total);
            let moved = self.moved();
            blocks.push(Block::Prose(match moved.rows.is_empty() {
                true => fl!(words, "review-drifted-alone", told = told),
                false => fl!(words, "review-drifted", told = told),
            }));
            if !moved.rows.is_empty() {
                blocks.push(Block::Table(moved));
            }
        }
        blocks
    }

    /// The actions whose dates moved most.
    fn moved(&self) -> DocumentTable {
        let words = self.words();
        let report = DriftReport {
            plan: self.period.plan(),
            from: Some(self.period.first),
            to: self.period.last,
            drift: self.drift.clone(),
        };
        let lines = report.actions(words).into_iter();
        let lines = lines.filter(|line| matches!(line.subject, Some(Subject::Action(_))) && !line.told.is_empty());
        DocumentTable {
            caption: fl!(words, "review-moved"),
            columns: vec![
                DocumentColumn::text(words.field_heading("title"), 45),
                DocumentColumn::text(fl!(words, "review-moved"), 55),
            ],
            rows: lines.take(MOVED).map(|line| vec![line.title, line.told]).collect(),
            ..DocumentTable::default()
        }
    }

    /// What was decided, and whether it was carried out.
    fn decided(&self) -> Vec<Block> {
        let words = self.words();
        let decisions = &self.period.decisions;
        let mut blocks = vec![Block::Heading(2, fl!(words, "review-decisions"))];
        if decisions.is_empty() {
            blocks.push(Block::Prose(fl!(words, "paper-nothing-decided")));
            return blocks;
        }
        let counted = DecisionState::ALL.iter().filter_map(|state| {
            let count = decisions.iter().filter(|one| one.state == *state).count();
            (count > 0).then(|| words.decisions_counted(*state, count))
        });
        let counted: Vec<String> = counted.collect();
        let (count, told) = (decisions.len(), words.listed(&counted));
        blocks.push(Block::Prose(fl!(words, "review-decided", count = count, told = told)));
        let row = |one: &RegisteredDecision<'_>| {
            vec![
                words.short_date(one.meeting.date),
                one.decision.text.trim().to_owned(),
                words.decision_owner(self.period.plan(), one.decision),
                words.decision_standing(one),
            ]
        };
        let table = DocumentTable {
            caption: fl!(words, "review-decisions"),
            columns: vec![
                DocumentColumn::text(fl!(words, "chart-day"), 13),
                DocumentColumn::text(fl!(words, "paper-column-decision"), 45),
                DocumentColumn::text(fl!(words, "paper-column-owner"), 22),
                DocumentColumn::text(fl!(words, "paper-column-fate"), 20),
            ],
            rows: decisions.iter().map(row).collect(),
            ..DocumentTable::default()
        };
        blocks.push(Block::Table(table.without_empty_columns()));
        blocks
    }

    /// What was carried out, by working group.
    fn done(&self) -> Vec<Block> {
        let words = self.words();
        let done = self.period.those(|what| what == Happened::Achieved);
        let earlier = self.period.told_of_earlier();
        if done.is_empty() && earlier.is_empty() {
            return Vec::new();
        }
        let mut blocks = vec![Block::Heading(2, fl!(words, "review-done"))];
        if !done.is_empty() {
            blocks.push(Block::List(self.period.by_group(&done)));
        }
        blocks.extend(earlier);
        blocks
    }

    /// What was given up, and why.
    fn dropped(&self) -> Vec<Block> {
        let words = self.words();
        let dropped = self.period.those(|what| what == Happened::Dropped);
        if dropped.is_empty() {
            return Vec::new();
        }
        let story = |one: &&Happening<'_>| {
            let day = one.day.map(|day| words.long_date(day));
            let note = std::iter::once(self.period.group(&one.action.group)).chain(day);
            Block::Story(Story {
                title: one.action.title.clone(),
                note: note.collect::<Vec<_>>().join(" · "),
                text: one.why.clone().unwrap_or_default(),
            })
        };
        let heading = Block::Heading(2, fl!(words, "review-dropped"));
        std::iter::once(heading).chain(dropped.iter().map(story)).collect()
    }
}

impl Report for Review<'_> {
    fn json(&self, _: &Catalogue) -> Json {
        let mut value = self.period.value();
        let quarters = self.done_by_quarter().into_iter();
        let quarters = quarters.map(|(first, count)| json!({ "first": first, "done": count }));
        value.insert("quarters".to_owned(), quarters.collect());
        let fates = Fate::ALL
            .iter()
            .map(|fate| (fate.word().to_owned(), json!(self.promises.count(*fate))));
        value.insert("promises".to_owned(), fates.collect::<Map<_, _>>().into());
        value.insert("drift".to_owned(), total_json(&self.drift.total).into());
        for parts in &self.parts {
            value.insert(parts.key().to_owned(), parts.value(&self.period));
        }
        value.into()
    }

    fn text(&self, _: &Catalogue, page: &mut Page) {
        self.document().text(page);
    }
}

fn fate_in_words(words: &Catalogue, fate: Fate) -> String {
    match fate {
        Fate::Kept => fl!(words, "review-kept"),
        Fate::Late => fl!(words, "review-kept-late"),
        Fate::Pushed => fl!(words, "review-pushed"),
        Fate::Missed => fl!(words, "review-missed"),
        Fate::Dropped => fl!(words, "review-given-up"),
    }
}

fn fate_sign(fate: Fate) -> &'static str {
    match fate {
        Fate::Kept => KEPT,
        Fate::Late => status_symbol(StatusKind::Active),
        Fate::Pushed => TO_COME,
        Fate::Missed => LATE,
        Fate::Dropped => status_symbol(StatusKind::Dropped),
    }
}

/// The status that is coloured as a fate is.
fn fate_kind(fate: Fate) -> StatusKind {
    match fate {
        Fate::Kept => StatusKind::Closed,
        Fate::Late => StatusKind::Active,
        Fate::Pushed => StatusKind::Open,
        Fate::Missed => StatusKind::Waiting,
        Fate::Dropped => StatusKind::Dropped,
    }
}
