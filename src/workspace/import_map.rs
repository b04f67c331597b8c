//! The mappings of imports: which column of a file goes where, as a person corrected it. They are kept with the plan, in
//! `imports/NAME.toml`, and found again by the fingerprint of the headers.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use i18n_embed_fl::fl;
use sha2::{Digest, Sha256};

use super::document_file::{DocumentFileError, write_document};
use super::file_edit::FileEdits;
use super::import::{ImportError, SourceFile};
use super::plan_tree::PlanTree;
use super::{Error, PlanRepository, Version, Workspace};
use copil_file::Links;
use copil_git::Oid;
use copil_import::{Mapping, MappingFault};
use copil_plan::Plan;
use copil_plan::thing::{free_id, proposed_id};
use copil_plan::value::{Table, Value};
use copil_store::{self as store, PlanPath, ReadError, SyntaxFault};

/// The folder of the plan in which they are.
const FOLDER: &str = "imports";

/// The largest that is read, in bytes.
const LARGEST: usize = 1 << 20;

/// How many digits of a hash tell headers apart.
const DIGITS: usize = 16;

/// Why a file is no mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MapFault {
    /// It is no text of TOML: what is wrong, and in which line.
    Syntax(Option<(SyntaxFault, usize)>),
    /// Something in it makes no sense.
    Value(MappingFault),
}

/// A mapping that is kept with the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptMapping {
    /// Its file.
    pub path: PlanPath,
    /// What it says.
    pub mapping: Mapping,
}

/// The mapping in a file of one's own, for a plan.
///
/// # Errors
///
/// [`ImportError`], where it cannot be read or makes no sense.
pub fn mapping_at(path: &Path, plan: &Plan) -> Result<Mapping, ImportError> {
    let fault = |why| ImportError::Map {
        path: path.to_owned(),
        why,
    };
    let table = mapping_table(path)?;
    let mapping = Mapping::from_table(&table).map_err(|why| fault(MapFault::Value(why)))?;
    match mapping.unknown_value(plan) {
        Some(why) => Err(fault(MapFault::Value(why))),
        None => Ok(mapping),
    }
}

/// What a mapping's file holds, whether it makes sense or not.
fn mapping_table(path: &Path) -> Result<Table, ImportError> {
    let bytes = copil_file::read_up_to(path, Links::Followed, LARGEST).map_err(|source| ImportError::Io {
        path: path.to_owned(),
        source,
    })?;
    store::read_table(&bytes).map_err(|error| ImportError::Map {
        path: path.to_owned(),
        why: MapFault::Syntax(located(&bytes, &error)),
    })
}

impl Workspace {
    /// The mapping that is kept for the headers of a file.
    ///
    /// # Errors
    ///
    /// [`ImportError`], where one that is kept cannot be read or makes no sense.
    pub fn kept_mapping(&self, source: &SourceFile) -> Result<Option<KeptMapping>, ImportError> {
        let kept = self.mapping_files();
        if kept.is_empty() {
            return Ok(None);
        }
        let fingerprint = fingerprint(source);
        for path in kept {
            // One for other headers may name what the plan has no longer.
            let headers = mapping_table(&self.on_disk(&path))?;
            let headers = headers.get("headers").and_then(Value::as_text);
            if headers.is_some() && headers == fingerprint.as_deref() {
                let mapping = mapping_at(&self.on_disk(&path), self.plan())?;
                return Ok(Some(KeptMapping { path, mapping }));
            }
        }
        Ok(None)
    }

    /// Keeps a mapping for the headers of a file, in the place of the one there is for them.
    ///
    /// # Errors
    ///
    /// [`Error`], where it cannot be written.
    pub fn keep_mapping(&self, source: &SourceFile, mapping: &Mapping) -> Result<PlanPath, Error> {
        let mapping = Mapping {
            headers: fingerprint(source),
            ..mapping.clone()
        };
        let path = match self.kept_mapping(source)? {
            Some(known) => known.path,
            None => self.free_mapping_path(source),
        };
        let failed = |path: PathBuf, source: io::Error| Error::Import(ImportError::Io { path, source });
        let folder = self.dir().join(FOLDER);
        fs::create_dir_all(&folder).map_err(|error| failed(folder, error))?;
        let text = self.mapping_text(source, &mapping);
        write_document(&self.on_disk(&path), &text, &|_| true).map_err(|error| match error {
            DocumentFileError::Io { path, source } => failed(path, source),
            DocumentFileError::AlreadyThere { path }
            | DocumentFileError::NotAFile { path }
            | DocumentFileError::NotAFolder { path }
            | DocumentFileError::NoFolder { path } => failed(path, io::ErrorKind::InvalidInput.into()),
        })?;
        Ok(path)
    }

    fn free_mapping_path(&self, source: &SourceFile) -> PlanPath {
        let name = source.name();
        let stem = Path::new(&name).file_stem().unwrap_or_default().to_string_lossy();
        let stem = proposed_id(&stem, "import");
        let kept = self.mapping_files();
        let taken = kept.iter().filter_map(|path| {
            let name = path.as_str().rsplit('/').next()?;
            name.strip_suffix(".toml")
        });
        let taken: Vec<&str> = taken.collect();
        PlanPath::found(format!(
            "{FOLDER}/{}.toml",
            free_id(&stem, "import", taken.iter().copied())
        ))
    }

    /// The files of all that are kept.
    fn mapping_files(&self) -> Vec<PlanPath> {
        let entries = fs::read_dir(self.dir().join(FOLDER)).into_iter().flatten().flatten();
        let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
        let mut names: Vec<String> = files.filter_map(|file| file.file_name().into_string().ok()).collect();
        names.retain(|name| Path::new(name).extension().is_some_and(|end| end == "toml"));
        names.sort();
        let paths = names.iter().map(|name| PlanPath::found(format!("{FOLDER}/{name}")));
        paths.collect()
    }

    /// A mapping as a file that says what it is and what could be said in it.
    fn mapping_text(&self, source: &SourceFile, mapping: &Mapping) -> String {
        let words = self.record_catalogue();
        let comment = |text: String| -> String { text.lines().map(|line| format!("# {line}\n")).collect() };
        let of = |key: &str, table: Table| {
            let mut whole = Table::default();
            whole.insert(key.to_owned(), Value::Table(table));
            String::from_utf8(store::new_file(&whole)).unwrap_or_default()
        };
        let mut text = comment(fl!(
            words,
            "import-map-head",
            file = copil_plan::sanitize::sanitize(&source.name())
        ));
        text += &String::from_utf8(store::new_file(&mapping.settings())).unwrap_or_default();
        text.push('\n');
        text += &comment(fl!(words, "import-map-settings"));
        text.push('\n');
        text += &comment(fl!(words, "import-map-columns"));
        text += &of("columns", mapping.columns_table());
        text.push('\n');
        text += &comment(fl!(words, "import-map-values"));
        text += &match mapping.values.is_empty() {
            true => "[values]\n".to_owned(),
            false => of("values", mapping.values_table()),
        };
        text
    }

    /// The edit that records a mapping as it is in its folder; nothing where it is recorded so.
    pub(super) fn edits_of_mapping(&self, repo: &PlanRepository, path: &PlanPath) -> Result<FileEdits, Error> {
        let head = PlanTree::at_head(repo)?;
        let bytes = self.read(path)?;
        if self.proposal.is_some() || head.oid(path) == Some(Oid::of_blob(&bytes)) {
            return Ok(FileEdits::new());
        }
        let trees = (head, PlanTree::at(repo, Version::Index)?);
        Ok(vec![self.record_as_it_is(repo, &trees, path)?])
    }
}

/// What tells the headers of a file from those of others; `None` where it has no table.
fn fingerprint(source: &SourceFile) -> Option<String> {
    let headers = copil_import::headers(source.sheets())?.join("\n");
    let hash = Sha256::digest(headers.as_bytes());
    let digits: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    Some(digits[..DIGITS].to_owned())
}

/// What is wrong with a text first, and in which line.
fn located(bytes: &[u8], error: &ReadError) -> Option<(SyntaxFault, usize)> {
    let ReadError::Syntax(errors) = error else { return None };
    let first = errors.first()?;
    let before = bytes.get(..first.span.start).unwrap_or(bytes);
    Some((first.fault, before.iter().filter(|byte| **byte == b'\n').count() + 1))
}
