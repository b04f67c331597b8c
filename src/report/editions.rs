//! Reports of several plans in one document: what they say alike, and where they come from.

use chrono::NaiveDate;
use i18n_embed_fl::fl;
use serde_json::{Map, Value as Json, json};

use super::Report;
use super::document::{Block, Document, Look, Origin};
use super::edition::{Edition, RUNNING_HEAD, left_out, quoted};
use super::kinds::PrintedReport;
use super::page::Page;
use super::several::named;
use crate::wording::Catalogue;
use crate::wording::layout::fit;
use copil_plan::Language;
use copil_plan::published::Withheld;
use copil_plan::sanitize::sanitize;

/// What is asked of a report of several plans.
#[derive(Clone, Debug)]
pub struct SeveralWanted {
    /// The word for the report.
    pub word: &'static str,
    /// What the plans are called together.
    pub title: String,
    /// The language that it is written in.
    pub language: Language,
    /// The terms and the options that say which actions it is about, as they were given.
    pub terms: Vec<String>,
    /// From when on it tells, as it was given.
    pub since: Option<String>,
    /// Whether what is kept within is in it.
    pub confidential: bool,
}

/// The editions of several plans.
pub struct Editions<'d> {
    /// What is asked for.
    pub wanted: SeveralWanted,
    /// The words that it is written in.
    pub words: Catalogue,
    /// Each plan's, with what the portfolio calls it.
    pub each: Vec<(&'d str, Edition<'d>)>,
}

impl<'d> Editions<'d> {
    /// Those of plans, each with its name.
    pub fn of(wanted: SeveralWanted, each: Vec<(&'d str, Edition<'d>)>) -> Self {
        let words = Catalogue::new(wanted.language);
        Self { wanted, words, each }
    }

    /// What each plan is called in the report: its title where no other plan has it, else its name.
    pub fn names(&self) -> Vec<String> {
        let titles = || self.each.iter().map(|(_, edition)| edition.plan.config.title.trim());
        let name = |(name, edition): &(&str, Edition<'_>)| {
            let title = edition.plan.config.title.trim();
            let is_known = !title.is_empty() && titles().filter(|other| *other == title).count() == 1;
            if is_known { title } else { name }.to_owned()
        };
        self.each.iter().map(name).collect()
    }

    /// The day that all are of; `None` where they differ.
    pub fn day(&self) -> Option<NaiveDate> {
        let mut days = self.each.iter().map(|(_, edition)| edition.today);
        let first = days.next()?;
        days.all(|day| day == first).then_some(first)
    }

    /// A document that says what all such reports do, and these blocks below.
    pub fn document(&self, look: Look, title: String, below: Vec<String>, blocks: Vec<Block>) -> Document {
        let of = below.first().unwrap_or(&self.wanted.title).as_str();
        let running_head = fl!(self.words, "paper-running-head", title = title.as_str(), meeting = of);
        Document {
            language: self.wanted.language,
            above: vec![self.wanted.title.clone()],
            title,
            below,
            running_head: fit(&running_head, RUNNING_HEAD),
            look,
            blocks,
            origin: self.origin(),
        }
    }

    /// What it was made of, and the command that makes it again.
    fn origin(&self) -> Origin {
        let commits = self.each.iter().filter_map(|(name, edition)| {
            let commit = edition.dossier.commit?.to_string();
            Some(format!("{commit} ({})", sanitize(name)))
        });
        let source = match (self.is_of_one_commit(), self.each.first()) {
            (true, Some((_, edition))) => edition.origin().source,
            _ => fl!(
                self.words,
                "paper-made-from-several",
                commits = commits.collect::<Vec<_>>().join(", ")
            ),
        };
        Origin {
            source,
            lead: match self.day() {
                Some(_) => fl!(self.words, "paper-made-by"),
                None => fl!(self.words, "paper-made-again"),
            },
            command: self.command(),
            mark: format!("copil report {}", self.wanted.word),
        }
    }

    /// Whether all are made of the same commit, as plans of one repository are.
    fn is_of_one_commit(&self) -> bool {
        let mut commits = self.each.iter().map(|(_, edition)| edition.dossier.commit);
        let first = commits.next();
        commits.all(|commit| Some(commit) == first)
    }

    /// The command that makes it, but for its form. Plans of several repositories have a day in common, and no commit; those
    /// that are each on a day of their own have neither.
    fn command(&self) -> String {
        let mut command = format!("copil report {}", self.wanted.word);
        for term in &self.wanted.terms {
            command += &format!(" {}", quoted(term));
        }
        if let Some(since) = &self.wanted.since {
            command += &format!(" --since {}", quoted(since));
        }
        if let (Some((_, edition)), Some(day)) = (self.each.first(), self.day()) {
            command += &match self.is_of_one_commit() {
                true => edition.moment(),
                false => format!(" --at {day}"),
            };
        }
        command += &format!(" --lang {}", self.wanted.language.code());
        if self.wanted.confidential {
            command += " --confidential";
        }
        command
    }

    /// What all such reports say alike, for programs.
    pub fn head_json(&self) -> Map<String, Json> {
        let head = [
            ("report", json!(self.wanted.word)),
            ("title", json!(self.wanted.title)),
            ("language", json!(self.wanted.language.code())),
            ("today", json!(self.day())),
            ("command", json!(self.command())),
        ];
        head.map(|(key, value)| (key.to_owned(), value)).into_iter().collect()
    }

    /// How much of all is left out, in words.
    pub fn left_out(&self) -> Option<String> {
        let all = self.each.iter().map(|(_, edition)| edition.withheld);
        let together = all.fold(Withheld::default(), |sum, of| Withheld {
            values: sum.values + of.values,
            decisions: sum.decisions + of.decisions,
        });
        left_out(&self.words, together)
    }
}

/// One report of each plan, in one document.
pub struct ReportsOfEach<'e> {
    editions: &'e Editions<'e>,
    reports: Vec<Box<dyn PrintedReport + 'e>>,
}

impl<'e> ReportsOfEach<'e> {
    /// The reports of plans.
    pub fn of(editions: &'e Editions<'e>) -> Self {
        let reports = editions.each.iter().map(|(_, edition)| edition.report()).collect();
        Self { editions, reports }
    }
}

impl PrintedReport for ReportsOfEach<'_> {
    fn document(&self) -> Document {
        let editions = self.editions;
        let mut documents: Vec<Document> = self.reports.iter().map(|report| report.document()).collect();
        let (title, look) = documents
            .first()
            .map(|first| (first.title.clone(), first.look))
            .unwrap_or_default();
        // What all parts say below their titles is said once.
        let below = documents.first().map(|first| first.below.clone()).unwrap_or_default();
        let common: Vec<String> = below
            .into_iter()
            .filter(|line| documents.iter().all(|document| document.below.contains(line)))
            .collect();
        let mut blocks = Vec::new();
        for (n, (name, document)) in editions.names().into_iter().zip(&mut documents).enumerate() {
            if n > 0 {
                blocks.push(Block::PageBreak);
            }
            blocks.push(Block::Heading(2, name));
            document.below.retain(|line| !common.contains(line));
            if !document.below.is_empty() {
                blocks.push(Block::Prose(document.below.join(" · ")));
            }
            blocks.extend(std::mem::take(&mut document.blocks).into_iter().map(Block::deeper));
        }
        editions.document(look, title, common, blocks)
    }
}

impl Report for ReportsOfEach<'_> {
    fn json(&self, catalogue: &Catalogue) -> Json {
        let mut value = self.editions.head_json();
        let reports = self.editions.each.iter().zip(&self.reports);
        let plans = reports.map(|((name, _), report)| named(report.json(catalogue), name));
        value.insert("plans".to_owned(), plans.collect());
        value.into()
    }

    fn text(&self, _: &Catalogue, page: &mut Page) {
        self.document().text(page);
    }
}
