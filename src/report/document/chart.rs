//! Charts: what they show, and the table that says the same to whoever does not see them.

use chrono::{Datelike, NaiveDate};
use i18n_embed_fl::fl;

use super::{DocumentColumn, DocumentTable};
use crate::wording::Catalogue;
use copil_plan::StatusKind;

/// How many days a table tells of lines.
const TOLD_DAYS: usize = 7;

/// A chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What it is of; blank where a heading says it.
    pub title: String,
    /// What it shows, in a sentence; blank where the table says it all.
    pub told: String,
    /// What is drawn.
    pub form: ChartForm,
}

/// What a chart draws.
#[derive(Clone, Debug, PartialEq)]
pub enum ChartForm {
    /// The parts of a whole, in one bar.
    Parts(Vec<ChartPart>),
    /// Several wholes, one below the other, each with its name and its parts, which are of the same kinds in all.
    Wholes(Vec<(String, Vec<ChartPart>)>),
    /// Counts one after the other, each an upright bar with what it is of.
    Counts(Vec<(String, usize)>),
    /// Counts over days.
    Lines(LineChart),
}

/// A part of a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartPart {
    /// What it is.
    pub label: String,
    /// Its sign, which tells it from the others without colour.
    pub sign: &'static str,
    /// How many of the whole it has.
    pub count: usize,
    /// What it means, which its colour follows.
    pub kind: StatusKind,
}

/// Counts over days.
#[derive(Clone, Debug, PartialEq)]
pub struct LineChart {
    /// The first day.
    pub first: NaiveDate,
    /// The last one.
    pub last: NaiveDate,
    /// The day that it is.
    pub today: NaiveDate,
    /// The lines, the one that matters most first.
    pub lines: Vec<ChartLine>,
}

/// A line: a count from each day on.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartLine {
    /// What is counted.
    pub label: String,
    /// The counts, by their days.
    pub points: Vec<(NaiveDate, usize)>,
}

impl Chart {
    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        match &self.form {
            ChartForm::Parts(parts) => parts.iter().all(|part| part.count == 0),
            ChartForm::Wholes(wholes) => wholes.iter().flat_map(|(_, parts)| parts).all(|part| part.count == 0),
            ChartForm::Counts(counts) => counts.iter().all(|(_, count)| *count == 0),
            ChartForm::Lines(lines) => lines.most() == 0,
        }
    }

    /// What is said to whoever does not see it: the sentence, else what the table says.
    pub fn alternative(&self, words: &Catalogue) -> String {
        if !self.told.is_empty() {
            return self.told.clone();
        }
        let said = |label: &str, said: Vec<String>| fl!(words, "subject-line", what = label, changes = said.join(", "));
        let told: Vec<String> = match &self.form {
            ChartForm::Wholes(wholes) => {
                let part = |part: &ChartPart| format!("{} {}", part.label, part.count);
                let whole = |(name, parts): &(String, Vec<ChartPart>)| {
                    let parts = parts.iter().filter(|part| part.count > 0);
                    said(name, parts.map(part).collect())
                };
                wholes.iter().map(whole).collect()
            }
            _ => {
                let rows = self.table(words).rows.into_iter();
                let row = |mut row: Vec<String>| said(&row.remove(0), row);
                rows.filter(|row| !row.is_empty()).map(row).collect()
            }
        };
        told.join(" ; ")
    }

    /// The same as a table.
    pub fn table(&self, words: &Catalogue) -> DocumentTable {
        let count = || fl!(words, "chart-count");
        let (columns, rows) = match &self.form {
            ChartForm::Parts(parts) => {
                let all: usize = parts.iter().map(|part| part.count).sum();
                let row = |part: &ChartPart| {
                    let share = crate::wording::forecast::share(part.count, all);
                    vec![part.label.clone(), part.count.to_string(), words.percent(share)]
                };
                let columns = vec![
                    DocumentColumn::text(fl!(words, "chart-status"), 50),
                    DocumentColumn::number(count(), 25),
                    DocumentColumn::number(fl!(words, "chart-share"), 25),
                ];
                (columns, parts.iter().map(row).collect())
            }
            ChartForm::Wholes(wholes) => columns_and_rows(words, wholes),
            ChartForm::Counts(counts) => {
                let columns = vec![
                    DocumentColumn::text(fl!(words, "chart-period"), 60),
                    DocumentColumn::number(count(), 40),
                ];
                let rows = counts
                    .iter()
                    .map(|(label, count)| vec![label.clone(), count.to_string()]);
                (columns, rows.collect())
            }
            ChartForm::Lines(chart) => chart.columns_and_rows(words),
        };
        DocumentTable {
            caption: self.title.clone(),
            columns,
            rows,
            ..DocumentTable::default()
        }
    }
}

/// A row a whole, a column for each kind of its parts.
fn columns_and_rows(words: &Catalogue, wholes: &[(String, Vec<ChartPart>)]) -> (Vec<DocumentColumn>, Vec<Vec<String>>) {
    let labels = wholes.first().map(|(_, parts)| parts.as_slice()).unwrap_or_default();
    let share = u8::try_from(60 / labels.len().max(1)).unwrap_or(60);
    let labels = labels.iter();
    let mut columns = vec![DocumentColumn::text(fl!(words, "cli-column-plan"), 40)];
    columns.extend(labels.map(|part| DocumentColumn::number(part.label.clone(), share)));
    let row = |(name, parts): &(String, Vec<ChartPart>)| {
        let counts = parts.iter().map(|part| part.count.to_string());
        std::iter::once(name.clone()).chain(counts).collect()
    };
    (columns, wholes.iter().map(row).collect())
}

impl ChartLine {
    /// The count on a day; `None` before the first one, and after the last.
    fn on(&self, day: NaiveDate) -> Option<usize> {
        self.points.last().filter(|(last, _)| day <= *last)?;
        let before = self.points.iter().take_while(|(of, _)| *of <= day);
        before.last().map(|(_, count)| *count)
    }
}

impl LineChart {
    fn columns_and_rows(&self, words: &Catalogue) -> (Vec<DocumentColumn>, Vec<Vec<String>>) {
        let mut columns = vec![DocumentColumn::text(fl!(words, "chart-day"), 25)];
        let share = u8::try_from(75 / self.lines.len().max(1)).unwrap_or(75);
        columns.extend(
            self.lines
                .iter()
                .map(|line| DocumentColumn::number(line.label.clone(), share)),
        );
        let row = |day: NaiveDate| {
            let counts = self.lines.iter().map(|line| line.on(day));
            let counts = counts.map(|count| count.map(|count| count.to_string()).unwrap_or_default());
            std::iter::once(words.short_date(day)).chain(counts).collect()
        };
        (columns, self.told_days().into_iter().map(row).collect())
    }

    /// A few days between the first and the last, and today.
    fn told_days(&self) -> Vec<NaiveDate> {
        let all = (self.last - self.first).num_days();
        let steps = i64::try_from(TOLD_DAYS - 1).unwrap_or(1);
        let mut days: Vec<NaiveDate> = (0..=steps)
            .map(|step| self.first + chrono::TimeDelta::days(all * step / steps))
            .chain([self.today])
            .collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// The days that are named below the lines: of each year, of each quarter, or of each month, as there is room.
    pub(super) fn ticks(&self, words: &Catalogue) -> Vec<(NaiveDate, String)> {
        let months = (self.last - self.first).num_days() / 30;
        let every = match months {
            ..=9 => 1,
            10..=30 => 3,
            31..=180 => 12,
            _ => 60,
        };
        let mut ticks = Vec::new();
        let mut day = self.first.with_day(1).unwrap_or(self.first);
        while day <= self.last {
            let month0 = day.month0() + 12 * day.year_ce().1;
            if month0.is_multiple_of(every) && day >= self.first {
                let label = match every {
                    12.. => day.year().to_string(),
                    _ => format!("{} {}", words.short_month(day.month()), day.year()),
                };
                ticks.push((day, label));
            }
            let Some(next) = day.checked_add_months(chrono::Months::new(1)) else {
                break;
            };
            day = next;
        }
        ticks
    }

    /// The highest count.
    pub(super) fn most(&self) -> usize {
        let counts = self.lines.iter().flat_map(|line| &line.points);
        counts.map(|(_, count)| *count).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::Language;

    #[test]
    fn a_chart_says_the_same_as_its_table() {
        let words = Catalogue::new(Language::Fr);
        let part = |label: &str, count| ChartPart {
            label: label.to_owned(),
            sign: "●",
            count,
            kind: StatusKind::Closed,
        };
        let chart = Chart {
            title: String::new(),
            told: String::new(),
            form: ChartForm::Parts(vec![part("Réalisée", 3), part("En cours", 1)]),
        };
        assert_eq!(
            chart.alternative(&words),
            "Réalisée\u{a0}: 3, 75\u{a0}% ; En cours\u{a0}: 1, 25\u{a0}%"
        );
    }

    #[test]
    fn lines_are_told_on_a_few_days_and_say_nothing_of_what_is_still_to_come() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let chart = LineChart {
            first: day("2018-01-01"),
            last: day("2018-12-31"),
            today: day("2018-03-15"),
            lines: vec![ChartLine {
                label: "Réalisées".to_owned(),
                points: vec![(day("2018-01-01"), 2), (day("2018-03-01"), 5), (day("2018-03-15"), 6)],
            }],
        };
        let words = Catalogue::new(Language::Fr);
        let (_, rows) = chart.columns_and_rows(&words);
        assert_eq!(rows[0], ["01/01/2018", "2"]);
        assert!(rows.contains(&vec!["15/03/2018".to_owned(), "6".to_owned()]));
        assert_eq!(rows.last().unwrap(), &["31/12/2018", ""]);
        let ticks = chart.ticks(&words);
        assert_eq!(ticks[1], (day("2018-04-01"), "avr. 2018".to_owned()));
    }
}
