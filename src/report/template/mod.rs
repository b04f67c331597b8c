//! Templates: the form of a report as a person edited it. A template is text with places that are filled in from the report;
//! it reads no file, and ends within a budget, whatever is written in it.
//!
//! ```text
//! Document, JSON ─▶ model.rs ─▶ minijinja ─▶ the text, or a fault with its place
//!                   report.html.j2, report.md.j2: the forms that the program has itself
//! ```

mod model;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior};
use serde_json::Value as Json;

use super::document::{Document, Format, html, markdown};
use crate::wording::Catalogue;
use crate::workspace::template::{FaultKind, TemplateFault};
use copil_plan::sanitize::sanitize_lines;

/// What a template may do before it is stopped, one for each step and for 64 bytes of text; and so much more for each value
/// of the report.
const FUEL: u64 = 2_000_000;
const FUEL_OF_A_VALUE: u64 = 40;

/// How deep macros may call each other.
const DEPTH: usize = 200;

/// How the template is called within itself.
const NAME: &str = "template";

/// The form that the program gives to its reports.
pub fn built_in(format: Format) -> &'static str {
    match format {
        Format::Html => include_str!("report.html.j2"),
        Format::Text | Format::Markdown => include_str!("report.md.j2"),
    }
}

/// Fills a template of a form in.
///
/// # Errors
///
/// [`TemplateFault`], where it makes no sense, or does too much.
pub fn filled(source: &str, format: Format, document: &Document, report: &Json) -> Result<String, TemplateFault> {
    let environment = environment(format, document, report);
    let fault = |error: Error| fault_of(source, &error);
    let template = environment.template_from_named_str(NAME, source).map_err(fault)?;
    let given = Value::from_pairs([
        ("document", model::document(document, format)),
        ("report", model::json(report)),
    ]);
    let written = template.render(given).map_err(fault)?;
    Ok(with_origin(sanitize_lines(&written), format, document))
}

/// The text with where it comes from at its end, if it does not say so itself: by that its file is known again.
fn with_origin(mut written: String, format: Format, document: &Document) -> String {
    if !written.ends_with('\n') {
        written.push('\n');
    }
    if !document.is_in(written.as_bytes()) {
        let origin = &document.origin;
        let said = format!("{} {} {}", origin.source, origin.lead, origin.command_in(format));
        // Nothing in it can end the comment.
        let said = sanitize_lines(&said).replace('>', "&gt;");
        written += &format!("<!-- {said} -->\n");
    }
    written
}

/// What a template knows, and how far it may go.
fn environment<'s>(format: Format, document: &Document, report: &Json) -> Environment<'s> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_recursion_limit(DEPTH);
    let values = count(report).saturating_add(document.blocks.len() as u64);
    environment.set_fuel(Some(FUEL.saturating_add(values.saturating_mul(FUEL_OF_A_VALUE))));
    environment.set_auto_escape_callback(move |_| match format {
        Format::Html => AutoEscape::Html,
        Format::Text | Format::Markdown => AutoEscape::Custom("markdown".into()),
    });
    environment.set_formatter(write);
    let safe = Value::from_safe_string;
    environment.add_filter("lines", move |text: String| safe(html::with_breaks(&text)));
    environment.add_filter("paragraphs", move |text: String| {
        safe(match format {
            Format::Html => html::paragraphs_of(&text),
            Format::Text | Format::Markdown => markdown::prose(&text),
        })
    });
    environment.add_filter("start", move |text: String| safe(markdown::start(&text)));
    environment.add_filter("code", move |text: String| safe(markdown::code(&text)));
    add_words(&mut environment, &Arc::new(Catalogue::new(document.language)));
    environment
}

/// Days and numbers in the words of the report's language.
fn add_words(environment: &mut Environment<'_>, words: &Arc<Catalogue>) {
    let told = Arc::clone(words);
    environment.add_filter("day", move |text: String| match text.parse() {
        Ok(day) => told.long_date(day),
        Err(_) => text,
    });
    let told = Arc::clone(words);
    environment.add_filter("short_day", move |text: String| match text.parse() {
        Ok(day) => told.short_date(day),
        Err(_) => text,
    });
    let told = Arc::clone(words);
    environment.add_filter("percent", move |share: f64| told.percent(share));
    let told = Arc::clone(words);
    environment.add_filter("number", move |number: f64| told.number(number));
}

/// Writes a value: texts are made harmless, and nothing is written for nothing.
fn write(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    if value.is_undefined() {
        return Err(Error::from(ErrorKind::UndefinedError));
    }
    if value.is_none() {
        return Ok(());
    }
    let text = value.to_string();
    let written = match state.auto_escape() {
        _ if value.is_safe() => text,
        AutoEscape::Html => html::escaped(&text),
        AutoEscape::Custom(_) => markdown::inline(&text),
        _ => text,
    };
    out.write_str(&written).map_err(Error::from)
}

/// How many values a report holds.
fn count(report: &Json) -> u64 {
    match report {
        Json::Array(values) => 1 + values.iter().map(count).sum::<u64>(),
        Json::Object(pairs) => 1 + pairs.values().map(count).sum::<u64>(),
        _ => 1,
    }
}

/// What is wrong with a template, and where.
fn fault_of(source: &str, error: &Error) -> TemplateFault {
    let detail = error.detail().unwrap_or_default();
    let range = error.range().filter(|range| source.get(range.clone()).is_some());
    let line = error.line().unwrap_or(1);
    let start = range.as_ref().map(|range| range.start);
    // What stands at the very end is told of the last line.
    let begin = source[..start.unwrap_or(0)].rfind('\n').map_or(0, |at| at + 1);
    let column = start.map(|start| source[begin..start].chars().count() + 1);
    let text = source.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    TemplateFault {
        kind: kind_of(
            error.kind(),
            detail,
            range.and_then(|range: Range<usize>| source.get(range)),
        ),
        line,
        column,
        text: text.to_owned(),
        length: error
            .range()
            .and_then(|range| source.get(range))
            .map_or(1, |text| text.lines().next().unwrap_or_default().chars().count().max(1)),
    }
}

/// What is wrong, as far as it can be said in every language.
fn kind_of(kind: ErrorKind, detail: &str, at: Option<&str>) -> FaultKind {
    let name = || {
        detail
            .split_whitespace()
            .nth(1)
            .unwrap_or_default()
            .trim_matches(['"', '`'])
            .to_owned()
    };
    match kind {
        ErrorKind::SyntaxError => syntax(detail),
        ErrorKind::UndefinedError => FaultKind::Undefined(at.unwrap_or_default().trim().to_owned()),
        ErrorKind::UnknownFilter => FaultKind::UnknownFilter(name()),
        ErrorKind::UnknownFunction | ErrorKind::UnknownMethod | ErrorKind::UnknownTest => {
            FaultKind::UnknownName(at.unwrap_or_default().trim().to_owned())
        }
        ErrorKind::TooManyArguments | ErrorKind::MissingArgument => FaultKind::Arguments,
        ErrorKind::OutOfFuel => FaultKind::TooMuch,
        ErrorKind::InvalidOperation if detail.contains("recursion limit") => FaultKind::TooDeep,
        _ => FaultKind::Value,
    }
}

/// What a fault of syntax expected, and found instead.
fn syntax(detail: &str) -> FaultKind {
    let told = detail
        .strip_prefix("unexpected ")
        .and_then(|rest| rest.split_once(", expected "));
    if let Some((found, expected)) = told {
        let (found, expected) = (found.to_owned(), expected.to_owned());
        return FaultKind::Unexpected { found, expected };
    }
    match detail.strip_prefix("unknown statement ") {
        Some(word) => FaultKind::UnknownStatement(word.to_owned()),
        None => FaultKind::Syntax,
    }
}
