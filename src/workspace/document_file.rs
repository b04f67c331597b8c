//! A document put into a file of one's own: whole or not at all, and never over something else by mistake.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Why a document was not written.
#[derive(Debug, thiserror::Error)]
pub enum DocumentFileError {
    /// Something else stands there.
    #[error("{} is another file", path.display())]
    AlreadyThere {
        /// The file.
        path: PathBuf,
    },
    /// There is a folder, a pipe or the like.
    #[error("{} is no ordinary file", path.display())]
    NotAFile {
        /// The path.
        path: PathBuf,
    },
    /// There is a file where a folder is wanted.
    #[error("{} is no folder", path.display())]
    NotAFolder {
        /// The path.
        path: PathBuf,
    },
    /// Its folder is not there.
    #[error("{} has no folder", path.display())]
    NoFolder {
        /// The file.
        path: PathBuf,
    },
    /// The system does not allow it.
    #[error("{} cannot be written", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// Writes a document to a file. What stands there is written over when `may_replace` says so of its bytes.
pub fn write_document(
    path: &Path,
    contents: &(impl AsRef<[u8]> + ?Sized),
    may_replace: &dyn Fn(&[u8]) -> bool,
) -> Result<(), DocumentFileError> {
    let failed = |source: io::Error| DocumentFileError::Io {
        path: path.to_owned(),
        source,
    };
    // A link stays one: what it leads to is replaced.
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let there = match fs::symlink_metadata(&real) {
        Ok(there) if !there.is_file() => return Err(DocumentFileError::NotAFile { path: path.to_owned() }),
        Ok(there) => Some(there),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed(error)),
    };
    if there.is_some() && !may_replace(&copil_file::read_whole(&real).map_err(failed)?) {
        return Err(DocumentFileError::AlreadyThere { path: path.to_owned() });
    }
    let folder = real.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(DocumentFileError::NoFolder { path: path.to_owned() });
    }
    let mut new = new_file(folder).map_err(failed)?;
    new.write_all(contents.as_ref()).map_err(failed)?;
    match there {
        Some(there) => {
            fs::set_permissions(new.path(), there.permissions()).map_err(failed)?;
            new.persist(&real).map_err(|error| failed(error.error))?;
        }
        None => match new.persist_noclobber(&real) {
            Ok(_) => {}
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(DocumentFileError::AlreadyThere { path: path.to_owned() });
            }
            Err(error) => return Err(failed(error.error)),
        },
    }
    Ok(())
}

/// A file to be moved into its place, which others may read as they may any new file.
fn new_file(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".copil-");
    #[cfg(unix)]
    let builder = {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666))
    };
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_written_over_itself_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.html");
        let is_ours = |bytes: &[u8]| bytes.starts_with(b"ours");
        write_document(&file, "ours 1", &is_ours).unwrap();
        write_document(&file, "ours 2", &is_ours).unwrap();
        fs::write(&file, "theirs").unwrap();
        let refused = write_document(&file, "ours 3", &is_ours);
        assert!(matches!(refused, Err(DocumentFileError::AlreadyThere { .. })));
        assert_eq!(fs::read_to_string(&file).unwrap(), "theirs");
        write_document(&file, "ours 4", &|_| true).unwrap();
        let names: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(names.len(), 1, "nothing is left beside it");
    }

    #[test]
    fn what_is_no_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let anything = |_: &[u8]| true;
        let refused = write_document(folder.path(), "x", &anything);
        assert!(matches!(refused, Err(DocumentFileError::NotAFile { .. })));
        let refused = write_document(&folder.path().join("none/a.html"), "x", &anything);
        assert!(matches!(refused, Err(DocumentFileError::NoFolder { .. })));
    }
}
