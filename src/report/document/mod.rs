//! Documents to be printed or sent: headings, facts, tables and prose, without any form yet.
//!
//! ```text
//! a model ─▶ Document ─▶ text.rs      a page of the terminal
//!                      ├▶ markdown.rs  to be pasted or kept
//!                      └▶ html.rs      one file that prints on A4
//! ```
//!
//! Its texts are as people wrote them. Each form makes them harmless in its own way, so that no text can be forgotten.

pub mod chart;
pub(super) mod html;
pub(super) mod markdown;
mod svg;
mod text;

use std::path::Path;

use copil_plan::Language;

use chart::Chart;
use html::html;
use markdown::markdown;
pub(in crate::report) use markdown::{inline as markdown_inline, table as markdown_table};

use super::page::Page;

/// The lowest level that a heading may have.
const LOWEST: u8 = 6;

/// How far from the end of a file its last line may begin.
const LAST_LINE: usize = 1000;

/// A form that a document is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// One HTML file.
    Html,
}

/// A document.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The language that it is written in.
    pub language: Language,
    /// What it is of, above its title, a line each.
    pub above: Vec<String>,
    /// Its title.
    pub title: String,
    /// What is said below the title at once, a line each.
    pub below: Vec<String>,
    /// What stands at the top of each printed page.
    pub running_head: String,
    /// How it is set.
    pub look: Look,
    /// What it says.
    pub blocks: Vec<Block>,
    /// Where it comes from.
    pub origin: Origin,
}

/// How a document is set on its pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// An office's paper.
    #[default]
    Paper,
    /// As much as one page holds, to be seen at a glance.
    Dashboard,
    /// To be read from the beginning to the end.
    Letter,
    /// All that is known of one thing, on one page if it can be.
    Sheet,
}

/// Where a document comes from: its last line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Origin {
    /// What it was made of.
    pub source: String,
    /// What is said before the command.
    pub lead: String,
    /// The command that makes it, but for the form.
    pub command: String,
    /// How the command begins whatever it is made from.
    pub mark: String,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Something that nobody may miss.
    Notice(String),
    /// The title of a part; 2 for those of the document.
    Heading(u8, String),
    /// Prose, with the line breaks that it was written with.
    Prose(String),
    /// Facts: what each is, and what is said of it, a line each.
    Facts(Vec<(String, Vec<String>)>),
    /// A list.
    List(Vec<String>),
    /// Pages of the same site, each with where it is; blank for the one at hand.
    Links(Vec<(String, String)>),
    /// A table.
    Table(DocumentTable),
    /// Figures to be seen at a glance.
    Figures(Vec<Figure>),
    /// A chart.
    Chart(Chart),
    /// Something that is told under a name of its own.
    Story(Story),
    /// Parts side by side where there is room for it, else one below the other.
    Columns(Vec<Vec<Block>>),
    /// The end of a printed page.
    PageBreak,
}

/// A figure, and what it counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// The figure.
    pub value: String,
    /// What it counts.
    pub label: String,
    /// What it is to be held against; blank where there is nothing.
    pub note: String,
    /// Whether it is to be looked at.
    pub is_alarming: bool,
}

/// Something that is told under a name of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Story {
    /// Its name.
    pub title: String,
    /// Where and when, in a few words.
    pub note: String,
    /// What is told; blank where there is nothing but its name.
    pub text: String,
}

/// A table of a document. The column that names the rows comes first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentTable {
    /// What it shows.
    pub caption: String,
    /// The columns.
    pub columns: Vec<DocumentColumn>,
    /// The rows, each a text for each column, which may have several lines.
    pub rows: Vec<Vec<String>>,
    /// The share of each row that is drawn in the columns of bars, 0 to 100.
    pub shares: Vec<Option<f64>>,
    /// Where the name of each row leads, on a site; blank for nowhere.
    pub links: Vec<String>,
    /// Whether people write in it by hand, and need the room.
    pub to_fill: bool,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentColumn {
    /// Its heading.
    pub title: String,
    /// Its part of the width, in percent.
    pub share: u8,
    /// What stands in it.
    pub holds: ColumnHolds,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnHolds {
    /// Texts.
    #[default]
    Text,
    /// Numbers, one under the other.
    Number,
    /// Shares, with a bar for each.
    Bar,
}

impl Block {
    /// The same one level below in a longer document.
    #[must_use]
    pub fn deeper(self) -> Self {
        match self {
            Self::Heading(level, text) => Self::Heading(LOWEST.min(level + 1), text),
            Self::Columns(columns) => {
                let deeper = |blocks: Vec<Self>| blocks.into_iter().map(Self::deeper).collect();
                Self::Columns(columns.into_iter().map(deeper).collect())
            }
            block => block,
        }
    }
}

impl DocumentColumn {
    /// A column of texts.
    pub fn text(title: String, share: u8) -> Self {
        let holds = ColumnHolds::Text;
        Self { title, share, holds }
    }

    /// A column of numbers.
    pub fn number(title: String, share: u8) -> Self {
        let holds = ColumnHolds::Number;
        Self { title, share, holds }
    }

    /// A column of shares with their bars.
    pub fn bar(title: String, share: u8) -> Self {
        let holds = ColumnHolds::Bar;
        Self { title, share, holds }
    }
}

impl DocumentTable {
    /// The same without the columns in which nothing stands: the others take their room.
    #[must_use]
    pub fn without_empty_columns(self) -> Self {
        let is_full = |at: usize| {
            at == 0
                || self
                    .rows
                    .iter()
                    .any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()))
        };
        let kept: Vec<usize> = (0..self.columns.len()).filter(|at| is_full(*at)).collect();
        let sum: u32 = kept.iter().map(|at| u32::from(self.columns[*at].share)).sum();
        let share = |share: u8| u8::try_from(u32::from(share) * 100 / sum.max(1)).unwrap_or(100);
        let column = |at: &usize| DocumentColumn {
            title: self.columns[*at].title.clone(),
            share: share(self.columns[*at].share),
            holds: self.columns[*at].holds,
        };
        let cells = |row: &Vec<String>| kept.iter().filter_map(|at| row.get(*at).cloned()).collect();
        Self {
            columns: kept.iter().map(column).collect(),
            rows: self.rows.iter().map(cells).collect(),
            ..self
        }
    }
}

impl Document {
    /// The document in a form. Plain text has lines of any length.
    pub fn written(&self, format: Format) -> String {
        match format {
            Format::Markdown => markdown(self),
            Format::Html => html(self),
            Format::Text => {
                let mut page = Page::new(None);
                self.text(&mut page);
                page.plain()
            }
        }
    }

    /// Whether a file holds this document, as it was some day: its last line says what makes it.
    pub fn is_in(&self, file: &[u8]) -> bool {
        let end = &file[file.len().saturating_sub(LAST_LINE)..];
        let mark = self.origin.mark.as_bytes();
        end.windows(mark.len().max(1)).any(|part| part == mark)
    }
}

impl Origin {
    /// The command that makes the document in a form.
    pub(super) fn command_in(&self, format: Format) -> String {
        match format {
            Format::Text => self.command.clone(),
            _ => format!("{} --format {}", self.command, format.word()),
        }
    }
}

impl Format {
    /// Those that are asked for by their word.
    pub const ASKED: &'static [Self] = &[Self::Markdown, Self::Html];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
        }
    }

    /// The form that the name of a file asks for.
    pub fn of_file(name: &Path) -> Option<Self> {
        let extension = name.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "html" | "htm" => Some(Self::Html),
            "md" | "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }
}
