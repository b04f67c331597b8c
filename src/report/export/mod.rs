//! The plan for others: workbooks, tables as text, JSON, calendars.
//!
//! ```text
//! the plan ─▶ layout   which tables, which columns, by the field tables
//!          ─▶ book     the tables with their cells ─▶ copil_sheet::write   XLSX, CSV
//!          ─▶ json     the plan as the files have it, with the schema of it
//!          ─▶ calendar meetings, due dates, milestones
//! a file   ─▶ back     what was edited in an export since it was made
//! ```

pub mod back;
pub mod book;
pub mod calendar;
mod json;
pub mod layout;
mod markdown;
mod schema;
mod table_schema;
pub mod wanted;
pub mod words;

use chrono::{DateTime, NaiveDate, Utc};
use i18n_embed_fl::fl;

use crate::wording::Catalogue;
use book::Sheet;
use calendar::CalendarWanted;
use copil_plan::published::{Withheld, internal_keys};
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupedAction, Language, Plan};
use copil_sheet::write::{About, DayOrder, Dialect, MOST_LETTERS, Workbook, WriteError, delimited, xlsx};
use words::Reader;

pub use schema::schema;

/// How many texts that are cut are named.
const MOST_CUT: usize = 5;

/// The version of what an export in JSON looks like.
const FORMAT: u32 = 1;

/// A form that a plan is exported in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// A workbook of Excel's.
    Xlsx,
    /// The table of the actions as text.
    Csv,
    /// The whole plan for programs.
    Json,
    /// A calendar.
    Ics,
    /// A table of the actions in Markdown.
    Markdown,
}

impl ExportFormat {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Xlsx, Self::Csv, Self::Json, Self::Ics, Self::Markdown];

    /// The word for it, and the ending of its files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ics => "ics",
            Self::Markdown => "md",
        }
    }
}

/// For what a table as text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CsvFor {
    /// For programs.
    #[default]
    Programs,
    /// For Excel, as it is set up in the language.
    Excel,
}

impl CsvFor {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Programs, Self::Excel];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Programs => "programs",
            Self::Excel => "excel",
        }
    }

    /// Who reads its cells.
    pub fn reader(self) -> Reader {
        match self {
            Self::Programs => Reader::Programs,
            Self::Excel => Reader::People,
        }
    }

    /// How the table is written.
    pub fn dialect(self, language: Language) -> Dialect {
        match (self, language) {
            (Self::Programs, _) => Dialect::PROGRAMS,
            (Self::Excel, Language::Fr) => Dialect::FRENCH_EXCEL,
            (Self::Excel, Language::En) => Dialect::EXCEL,
        }
    }
}

/// What is exported of a plan.
#[derive(Clone, Debug)]
pub struct Export<'p> {
    /// The plan, as far as it is wanted.
    pub plan: &'p Plan,
    /// How much more there is of it.
    pub withheld: Withheld,
    /// The day on which what is late is told.
    pub day: NaiveDate,
    /// The actions, in their order.
    pub actions: Vec<(&'p ActionId, &'p GroupedAction)>,
    /// Whether all of the plan is wanted, not some actions alone.
    pub is_whole: bool,
    /// Whether what is confidential or internal is a part of it.
    pub confidential: bool,
    /// The words that it is written in.
    pub catalogue: Catalogue,
    /// What it is made from.
    pub origin: Origin,
}

/// What an export is made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// The commit; `None` for a folder of which nothing is recorded.
    pub commit: Option<String>,
    /// The moment of the commit.
    pub made: DateTime<Utc>,
    /// The command that makes the same bytes.
    pub command: String,
}

/// What is to be said of an export that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportRemark {
    /// Nothing is in the calendar.
    NoEvents,
    /// These texts are too long for a cell, and so are cut: each by its row and its heading.
    Cut(Vec<(String, String)>),
}

impl ExportRemark {
    /// It in words.
    pub fn said(&self, catalogue: &Catalogue) -> String {
        let cut = match self {
            Self::NoEvents => return fl!(catalogue, "export-note-no-events"),
            Self::Cut(cut) => cut,
        };
        let shown = cut.iter().take(MOST_CUT);
        let mut places: Vec<String> = shown
            .map(|(row, heading)| sanitize(&format!("{row}, {heading}")))
            .collect();
        if cut.len() > MOST_CUT {
            places.push("…".to_owned());
        }
        fl!(
            catalogue,
            "export-note-cut",
            count = cut.len(),
            most = catalogue.number(MOST_LETTERS.into()),
            places = places.join(" · ")
        )
    }
}

/// What a workbook calls what it says of itself, by which it is known again.
struct AboutLabels {
    sheet: String,
    plan: String,
    command: String,
}

impl AboutLabels {
    fn of(words: &Catalogue) -> Self {
        Self {
            sheet: fl!(words, "export-sheet-about"),
            plan: fl!(words, "export-about-plan"),
            command: fl!(words, "export-about-command"),
        }
    }
}

impl Export<'_> {
    /// The bytes in a form, and what is to be said of them.
    ///
    /// # Errors
    ///
    /// [`WriteError`] where it cannot be written.
    pub fn written(
        &self,
        format: ExportFormat,
        reader: Option<CsvFor>,
        calendar: &CalendarWanted,
    ) -> Result<(Vec<u8>, Option<ExportRemark>), WriteError> {
        let bytes = match format {
            ExportFormat::Xlsx => {
                let workbook = self.workbook();
                let cut = workbook.cut();
                let remark = (!cut.is_empty()).then_some(ExportRemark::Cut(cut));
                return Ok((xlsx(&workbook)?, remark));
            }
            ExportFormat::Csv => self.csv(reader.unwrap_or_default())?,
            ExportFormat::Json => format!("{:#}\n", self.json()).into_bytes(),
            ExportFormat::Markdown => self.markdown().into_bytes(),
            ExportFormat::Ics => {
                let (calendar, events) = self.calendar(calendar);
                return Ok((calendar.into_bytes(), (events == 0).then_some(ExportRemark::NoEvents)));
            }
        };
        Ok((bytes, None))
    }

    /// What its file is called where nobody says otherwise, and where files of such names are there already.
    pub fn file_name(&self, format: ExportFormat, already: usize) -> String {
        let words = Catalogue::new(self.plan.language());
        let name = match (self.is_whole, format) {
            (true, ExportFormat::Json | ExportFormat::Xlsx) => fl!(words, "export-file-plan"),
            (_, ExportFormat::Ics) => fl!(words, "export-file-calendar"),
            _ => fl!(words, "export-file-actions"),
        };
        let other = match already {
            0 => String::new(),
            already => format!("-{}", already + 1),
        };
        format!("{}-{name}-{}{other}.{}", self.plan.id, self.day, format.word())
    }

    /// The workbook.
    ///
    /// # Errors
    ///
    /// [`WriteError`] where the plan does not fit one.
    pub fn xlsx(&self) -> Result<Vec<u8>, WriteError> {
        xlsx(&self.workbook())
    }

    /// What the workbook holds.
    pub fn workbook(&self) -> Workbook {
        let days = match self.catalogue.language() {
            Language::Fr => DayOrder::DayFirst,
            Language::En => DayOrder::YearFirst,
        };
        Workbook {
            title: self.plan.config.title.clone(),
            tables: self.book(Reader::People).into_iter().map(|sheet| sheet.table).collect(),
            about: self.about(),
            made: self.origin.made.naive_utc(),
            days,
        }
    }

    /// The table of the actions as text.
    ///
    /// # Errors
    ///
    /// [`WriteError`] where it cannot be written.
    pub fn csv(&self, reader: CsvFor) -> Result<Vec<u8>, WriteError> {
        let sheet = self.actions_table(reader.reader());
        delimited(&sheet.table, reader.dialect(self.catalogue.language()))
    }

    /// The schema of that table, after Frictionless' Table Schema.
    pub fn table_schema(&self, reader: CsvFor) -> serde_json::Value {
        let sheet: Sheet = self.actions_table(reader.reader());
        self.schema_of(&sheet, reader)
    }

    /// What a workbook says of itself.
    fn about(&self) -> About {
        let words = &self.catalogue;
        let labels = AboutLabels::of(words);
        let plan = format!("{} ({})", self.plan.config.title, self.plan.id);
        let commit = match &self.origin.commit {
            Some(commit) => commit.clone(),
            None => fl!(words, "export-about-no-commit"),
        };
        let mut facts = vec![
            (labels.plan, plan),
            (fl!(words, "export-about-commit"), commit),
            (fl!(words, "export-about-day"), words.long_date(self.day)),
            (labels.command, self.origin.command.clone()),
        ];
        if let Some(said) = self.left_out_in_words() {
            facts.push((fl!(words, "export-about-left-out"), said));
        }
        facts.push((
            fl!(words, "export-about-computed"),
            fl!(words, "export-about-computed-text"),
        ));
        facts.push((fl!(words, "export-about-back"), fl!(words, "export-about-back-text")));
        About {
            name: labels.sheet,
            facts,
        }
    }

    /// What is left out, in words; `None` where all is there.
    pub fn left_out_in_words(&self) -> Option<String> {
        let Withheld { decisions, values } = self.withheld;
        let words = &self.catalogue;
        let decisions = (decisions > 0).then(|| fl!(words, "export-left-out-decisions", count = decisions));
        let values = (values > 0).then(|| fl!(words, "export-left-out-values", count = values));
        let said: Vec<String> = [decisions, values].into_iter().flatten().collect();
        (!said.is_empty()).then(|| said.join(", "))
    }

    /// Whether a field of actions is left out.
    fn is_left_out(&self, key: &str) -> bool {
        let is_internal = self.plan.config.rules().internal.iter().any(|internal| internal == key);
        is_internal && !self.confidential && internal_keys().any(|known| known == key)
    }
}
