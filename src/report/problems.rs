//! Everything that is wrong with a plan's files, each with its place.

use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

use super::page::Page;
use super::table::{Cell, Tone};
use super::{Report, json};
use crate::wording::Catalogue;
use crate::wording::layout::columns;
use crate::wording::problem::{location, sentence};
use copil_store::{Problem, SourceLocation};

/// Some problems of a plan.
#[derive(Debug)]
pub struct ProblemList<'p> {
    /// The problems, in the order in which they are told.
    pub problems: Vec<&'p Problem>,
    /// How many actions the plan has.
    pub actions: usize,
}

impl ProblemList<'_> {
    /// How many of them are errors.
    pub fn errors(&self) -> usize {
        self.problems.iter().filter(|problem| problem.is_error()).count()
    }
}

impl Report for ProblemList<'_> {
    fn json(&self, catalogue: &Catalogue) -> Json {
        let problems = self.problems.iter();
        let problems = problems.map(|problem| json::problem(catalogue, problem));
        json!({
            "errors": self.errors(),
            "warnings": self.problems.len() - self.errors(),
            "problems": problems.collect::<Vec<_>>(),
        })
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        for problem in &self.problems {
            write(catalogue, problem, page);
        }
        let errors = self.errors();
        page.line(if self.problems.is_empty() {
            fl!(catalogue, "cli-check-sound", count = self.actions)
        } else {
            let warnings = self.problems.len() - errors;
            fl!(catalogue, "cli-check-found", errors = errors, warnings = warnings)
        });
    }
}

/// Writes a problem: what is wrong, the line it is on with the place underlined, and what to do.
pub fn write(catalogue: &Catalogue, problem: &Problem, page: &mut Page) {
    let sentence = sentence(catalogue, problem);
    let (mark, tone) = if problem.is_error() {
        (fl!(catalogue, "cli-mark-error"), Tone::Bad)
    } else {
        (fl!(catalogue, "cli-mark-warning"), Tone::Warning)
    };
    page.cells([Cell::new(mark, tone), format!(" {}", sentence.what).into()]);
    let place = problem.location.as_ref();
    let number = place.map(|place| place.line.to_string()).unwrap_or_default();
    let margin = " ".repeat(number.len());
    page.line(format!("{margin}--> {}", location(problem)));
    if let Some(place) = place {
        let (before, under) = underline(place);
        page.line(format!("{margin} |"));
        page.line(format!("{number} | {}", place.excerpt));
        page.cells([format!("{margin} | {before}").into(), Cell::new(under, tone)]);
    }
    if let Some(hint) = sentence.hint {
        page.cells([
            format!("{margin} = ").into(),
            Cell::new(fl!(catalogue, "cli-mark-hint"), Tone::Strong),
            format!(" {hint}").into(),
        ]);
    }
    page.blank();
}

/// The blanks before what is meant of a line, and the marks under it.
fn underline(place: &SourceLocation) -> (String, String) {
    let letters: Vec<char> = place.excerpt.chars().collect();
    let wide = |from: usize, to: usize| {
        let part = letters.get(from..to.min(letters.len()).max(from));
        columns(&part.unwrap_or_default().iter().collect::<String>())
    };
    let under = wide(place.underline.start, place.underline.end).max(1);
    (" ".repeat(wide(0, place.underline.start)), "^".repeat(under))
}
