//! Templates of reports: those that are kept with a plan, in `templates/NAME.html.j2` and `templates/NAME.md.j2`, and files
//! of one's own.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::document_file::{DocumentFileError, write_document};
use super::plan_tree::PlanTree;
use super::{Error, Version, Workspace};
use copil_file::Links;
use copil_store::PlanPath;

/// The folder of the plan in which they are.
pub const FOLDER: &str = "templates";

/// How their files end, after the word for the form.
pub const ENDING: &str = ".j2";

/// The largest that is read, in bytes.
const LARGEST: usize = 256 << 10;

/// How many digits of a hash tell templates apart.
const DIGITS: usize = 12;

/// A template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its file, as people are told.
    pub file: PathBuf,
    /// What it says.
    pub text: String,
    /// What it was at its reading, where no commit holds it.
    pub hash: Option<String>,
}

/// Why there is no report by a template.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// The plan has none of the name.
    #[error("no template {name}")]
    Unknown {
        /// The name.
        name: String,
        /// Its files would be called so.
        files: Vec<PathBuf>,
    },
    /// It is no text, or far too large for one.
    #[error("{} is no template", path.display())]
    NotAText {
        /// The file.
        path: PathBuf,
    },
    /// It cannot be read.
    #[error("{} cannot be read", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It makes no sense.
    #[error("{} makes no sense", path.display())]
    Fault {
        /// The file.
        path: PathBuf,
        /// What is wrong, and where.
        fault: Box<TemplateFault>,
    },
}

/// What is wrong with a template, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFault {
    /// What is wrong.
    pub kind: FaultKind,
    /// The line, from 1 on.
    pub line: usize,
    /// The column, from 1 on; `None` where no one is known.
    pub column: Option<usize>,
    /// The line's text.
    pub text: String,
    /// How many characters of it are meant.
    pub length: usize,
}

/// What can be wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Something stands there that makes no sense.
    Syntax,
    /// Something else is expected there.
    Unexpected {
        /// What stands there, as the engine calls it.
        found: String,
        /// What is expected.
        expected: String,
    },
    /// There is no such statement.
    UnknownStatement(String),
    /// The report has no such value.
    Undefined(String),
    /// There is no such filter.
    UnknownFilter(String),
    /// There is no such function or test.
    UnknownName(String),
    /// Something takes more values, or fewer.
    Arguments,
    /// A value is not of the kind that is needed.
    Value,
    /// It does too much.
    TooMuch,
    /// Its macros call each other without end.
    TooDeep,
}

/// Whether what is asked for is a file, and not a name of the plan's.
pub fn is_file(asked: &str) -> bool {
    asked.ends_with(ENDING) || asked.contains(['/', std::path::MAIN_SEPARATOR])
}

/// The template in a file of one's own.
///
/// # Errors
///
/// [`TemplateError`], where it cannot be read.
pub fn template_at(path: &Path, shown: &Path) -> Result<Template, TemplateError> {
    let bytes = copil_file::read_up_to(path, Links::Followed, LARGEST);
    let bytes = bytes.map_err(|source| match source.kind() {
        io::ErrorKind::FileTooLarge => TemplateError::NotAText { path: shown.to_owned() },
        _ => TemplateError::Io {
            path: shown.to_owned(),
            source,
        },
    })?;
    template(shown.to_owned(), bytes, false)
}

/// The template of a name in a folder.
///
/// # Errors
///
/// [`TemplateError`], where it is not there or cannot be read.
pub fn template_in(folder: &Path, name: &str, form: &str) -> Result<Template, TemplateError> {
    let file = Path::new(FOLDER).join(file_name(name, form));
    template_at(&folder.join(&file), &file).map_err(|error| match error {
        TemplateError::Io { source, .. } if source.kind() == io::ErrorKind::NotFound => unknown(name, file),
        error => error,
    })
}

/// Whether a text can be the name of a template.
pub fn is_name(text: &str) -> bool {
    let is_of_names = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    !text.is_empty() && !text.starts_with('.') && text.chars().all(is_of_names)
}

/// Keeps a template in a folder; answers its file there. One that is there already is written over where that is asked.
///
/// # Errors
///
/// [`DocumentFileError`], where it cannot be written.
pub fn keep_template(
    folder: &Path,
    name: &str,
    form: &str,
    text: &str,
    over: bool,
) -> Result<PathBuf, DocumentFileError> {
    let file = Path::new(FOLDER).join(file_name(name, form));
    let path = folder.join(FOLDER);
    fs::create_dir_all(&path).map_err(|source| DocumentFileError::Io { path, source })?;
    write_document(&folder.join(&file), text, &|there| over || there == text.as_bytes())?;
    Ok(file)
}

/// The name of a template's file in a form.
pub fn file_name(name: &str, form: &str) -> String {
    format!("{name}.{form}{ENDING}")
}

fn unknown(name: &str, file: PathBuf) -> TemplateError {
    TemplateError::Unknown {
        name: name.to_owned(),
        files: vec![file],
    }
}

fn template(file: PathBuf, bytes: Vec<u8>, is_recorded: bool) -> Result<Template, TemplateError> {
    let hash = (!is_recorded).then(|| {
        let digits = Sha256::digest(&bytes);
        digits.iter().map(|byte| format!("{byte:02x}")).collect::<String>()[..DIGITS].to_owned()
    });
    let not_a_text = |file: &PathBuf| TemplateError::NotAText { path: file.clone() };
    if bytes.len() > LARGEST {
        return Err(not_a_text(&file));
    }
    let text = String::from_utf8(bytes).map_err(|_| not_a_text(&file))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n");
    Ok(Template { file, text, hash })
}

impl Workspace {
    /// The template of a name that the plan keeps in a form: of the past, as it was recorded; else as it is now.
    ///
    /// # Errors
    ///
    /// [`Error`], where what is recorded cannot be read; within it [`TemplateError`], where the template is not there or cannot
    /// be read.
    pub fn template(&self, name: &str, form: &str) -> Result<Result<Template, TemplateError>, Error> {
        let file = Path::new(FOLDER).join(file_name(name, form));
        let recorded = self.recorded_file(&format!("{FOLDER}/{}", file_name(name, form)))?;
        if self.past().is_some() {
            return Ok(match recorded {
                Some(bytes) => template(file, bytes, true),
                None => Err(unknown(name, file)),
            });
        }
        let found = template_in(self.dir(), name, form);
        let recorded = recorded.and_then(|bytes| template(file, bytes, true).ok());
        Ok(match (found, recorded) {
            (Ok(found), Some(recorded)) if recorded.text == found.text => Ok(recorded),
            (found, _) => found,
        })
    }

    /// What a file of the plan's folder held in the commit that is seen.
    fn recorded_file(&self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        let Some(commit) = self.seen_commit()? else {
            return Ok(None);
        };
        let repo = self.writable_repository()?;
        let tree = PlanTree::at(repo, Version::Commit(commit))?;
        Ok(tree.bytes(&PlanPath::found(path))?)
    }
}
