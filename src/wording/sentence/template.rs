//! Why there is no report by a template, in words.

use i18n_embed_fl::fl;

use super::{Sentence, SystemError, shown, system};
use crate::wording::Catalogue;
use crate::wording::layout::columns;
use crate::workspace::template::{FaultKind, TemplateError, TemplateFault};
use copil_plan::sanitize::sanitize;

/// The widest line of a template that is shown.
const SHOWN: usize = 160;

/// The sentence of a template that gives no report.
pub fn template(catalogue: &Catalogue, error: &TemplateError) -> Sentence {
    match error {
        TemplateError::Unknown { name, files } => {
            let files: Vec<String> = files.iter().map(|file| shown(file)).collect();
            sentence!(
                catalogue,
                "error-template-unknown", name = sanitize(name), file = files.join(", ");
                "hint-template-unknown", name = sanitize(name)
            )
        }
        TemplateError::NotAText { path } => sentence!(catalogue, "error-template-not-a-text", file = shown(path)),
        TemplateError::Io { path, source } => system(catalogue, SystemError::File(path), source),
        TemplateError::Fault { path, fault } => Sentence::with(
            format!("{}{}", placed(catalogue, shown(path), fault), marked(fault)),
            fl!(catalogue, "hint-template-fault"),
        ),
    }
}

/// `templates/lettre.html.j2, ligne 4, colonne 12 : …`
fn placed(catalogue: &Catalogue, file: String, fault: &TemplateFault) -> String {
    let why = why(catalogue, &fault.kind);
    let line = fault.line;
    match fault.column {
        Some(column) => fl!(
            catalogue,
            "error-template",
            file = file,
            line = line,
            column = column,
            why = why
        ),
        None => fl!(catalogue, "error-template-line", file = file, line = line, why = why),
    }
}

/// The line, with marks under what is meant.
fn marked(fault: &TemplateFault) -> String {
    let before: String = fault.text.chars().take(fault.column.unwrap_or(1) - 1).collect();
    let meant: String = fault
        .text
        .chars()
        .skip(before.chars().count())
        .take(fault.length)
        .collect();
    let text = sanitize(&fault.text);
    if fault.column.is_none() || columns(&text) > SHOWN {
        return String::new();
    }
    let blank = " ".repeat(columns(&sanitize(&before)));
    let marks = "^".repeat(columns(&sanitize(&meant)).max(1));
    format!("\n  {text}\n  {blank}{marks}")
}

fn why(catalogue: &Catalogue, kind: &FaultKind) -> String {
    match kind {
        FaultKind::Syntax => fl!(catalogue, "template-syntax"),
        FaultKind::Unexpected { found, expected } => fl!(
            catalogue,
            "template-unexpected",
            found = token(catalogue, found),
            expected = token(catalogue, expected)
        ),
        FaultKind::UnknownStatement(word) => fl!(catalogue, "template-unknown-statement", word = sanitize(word)),
        FaultKind::Undefined(name) => fl!(catalogue, "template-undefined", name = sanitize(name)),
        FaultKind::UnknownFilter(name) => fl!(catalogue, "template-unknown-filter", name = sanitize(name)),
        FaultKind::UnknownName(name) => fl!(catalogue, "template-unknown-name", name = sanitize(name)),
        FaultKind::Arguments => fl!(catalogue, "template-arguments"),
        FaultKind::Value => fl!(catalogue, "template-value"),
        FaultKind::TooMuch => fl!(catalogue, "template-too-much"),
        FaultKind::TooDeep => fl!(catalogue, "template-too-deep"),
    }
}

/// What the engine calls a sign or a word of a template, in words.
fn token(catalogue: &Catalogue, name: &str) -> String {
    let name = name.trim_matches('`');
    match name {
        "end of input" => fl!(catalogue, "template-end"),
        "end of block" => fl!(catalogue, "template-sign", sign = "%}"),
        "end of variable block" => fl!(catalogue, "template-sign", sign = "}}"),
        "start of block" => fl!(catalogue, "template-sign", sign = "{%"),
        "start of variable block" => fl!(catalogue, "template-sign", sign = "{{"),
        "identifier" => fl!(catalogue, "template-identifier"),
        name => fl!(catalogue, "template-sign", sign = sanitize(name)),
    }
}
