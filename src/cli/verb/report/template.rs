//! Reports in a form of one's own: filled in by a template, and the program's own form to begin from.

use std::path::{Path, PathBuf};

use i18n_embed_fl::fl;

use super::ReportArgs;
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::session::Session;
use crate::report::Report;
use crate::report::document::{Document, Format};
use crate::report::edition::quoted;
use crate::report::template;
use crate::wording::Catalogue;
use crate::wording::sentence::{self, ArgumentError, UsageError, UsageHint};
use crate::workspace::template::{
    ENDING, Template, TemplateError, is_file, is_name, keep_template, template_at, template_in,
};
use crate::workspace::{Located, Workspace};

/// Where templates are found by their names.
pub(super) enum Templates<'w> {
    /// In a plan.
    OfPlan(&'w Workspace),
    /// In the folder by which several plans are named.
    OfFolder(&'w Path),
}

/// A report in the form of the template that is asked for: its document, which says so, and its text.
pub(super) fn filled(
    session: &Session,
    asked: &str,
    format: Option<Format>,
    report: &dyn Report,
    (mut document, templates): (Document, &Templates<'_>),
) -> Result<(Document, String), Failure> {
    let (format, found) = find(session, asked, format, templates)?;
    let words = Catalogue::new(document.language);
    let file = sentence::shown(&found.file);
    document.origin.source += " ";
    document.origin.source += &match &found.hash {
        None => fl!(words, "paper-by-template", template = file),
        Some(hash) => fl!(words, "paper-by-other-template", template = file, hash = hash.as_str()),
    };
    document.origin.command += &format!(" --template {}", quoted(asked));
    let filled = template::filled(&found.text, format, &document, &report.json(&words));
    let text = filled.map_err(|fault| {
        let (path, fault) = (found.file.clone(), Box::new(fault));
        failed(session, &TemplateError::Fault { path, fault })
    })?;
    Ok((document, text))
}

/// The template that is asked for, and the form that it gives.
fn find(
    session: &Session,
    asked: &str,
    format: Option<Format>,
    templates: &Templates<'_>,
) -> Result<(Format, Template), Failure> {
    if is_file(asked) {
        let of_name = Format::of_file(Path::new(asked.trim_end_matches(ENDING)));
        let format = format.or(of_name).unwrap_or(Format::Html);
        let found = template_at(&session.environment.folder.join(asked), Path::new(asked));
        return Ok((format, found.map_err(|error| failed(session, &error))?));
    }
    let named = |format: Format| {
        Ok::<_, Failure>(match templates {
            Templates::OfPlan(workspace) => workspace.template(asked, format.word())?,
            Templates::OfFolder(folder) => template_in(folder, asked, format.word()),
        })
    };
    let first = format.unwrap_or(Format::Html);
    match named(first)? {
        Ok(found) => Ok((first, found)),
        // Where no form is asked for, the one is meant that there is.
        Err(error) => match named(Format::Markdown)? {
            Ok(found) if format.is_none() => Ok((Format::Markdown, found)),
            _ => Err(failed(session, &error)),
        },
    }
}

/// Copies the program's own form out, to be edited and kept with the plan.
pub(super) fn copy(session: &mut Session, arguments: &ReportArgs, name: &str) -> VerbResult {
    let name = if name.is_empty() { arguments.kind.word() } else { name };
    if !is_name(name) {
        let (argument, value) = ("--copy-template".to_owned(), name.to_owned());
        let hint = UsageHint::Help("copil report --help".to_owned());
        return Err(UsageError::Arguments(ArgumentError::InvalidValue { argument, value }, hint).into());
    }
    let folder: PathBuf = match session.located()? {
        Located::Plan(folder) => folder,
        Located::Portfolio(list) => list.folder,
    };
    let asked = arguments.format.as_slice();
    let formats = if asked.is_empty() { Format::ASKED } else { asked };
    for format in formats {
        let text = template::built_in(*format);
        let kept = keep_template(&folder, name, format.word(), text, arguments.force);
        let file = kept.map_err(|error| super::not_written(session, &error))?;
        let said = fl!(
            session.catalogue,
            "template-copied",
            file = sentence::shown(&file),
            command = format!(
                "copil report {} --template {name} --format {}",
                arguments.kind.word(),
                format.word()
            )
        );
        session.print_note(&said);
    }
    Ok(ExitStatus::Done)
}

fn failed(session: &Session, error: &TemplateError) -> Failure {
    let exit = match error {
        TemplateError::Io { .. } => ExitStatus::Blocked,
        _ => ExitStatus::Refused,
    };
    Failure::worded(sentence::template(&session.catalogue, error), exit)
}
