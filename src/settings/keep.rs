//! A view kept in the configuration file, which is otherwise left as the person wrote it.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::{View, with_view};

/// Why a view was not kept.
#[derive(Debug, thiserror::Error)]
pub enum KeepError {
    /// There is no place for a configuration file.
    #[error("there is no configuration file")]
    NoFile,
    /// The file has a view of that name, or cannot be added to.
    #[error("a view of that name is there already, or the file cannot be added to")]
    Taken,
    /// The file cannot be read or written.
    #[error("the configuration file cannot be read or written")]
    Io(#[from] io::Error),
}

/// Adds a view to the configuration file, which is made where there is none, and replaced whole.
pub fn keep_view(file: Option<&Path>, view: &View) -> Result<(), KeepError> {
    let file = file.ok_or(KeepError::NoFile)?;
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error.into()),
    };
    let order = view.order.as_deref();
    let written = with_view(&text, &view.name, &view.title, &view.filter, order).ok_or(KeepError::Taken)?;
    // Where the file is a link, what it leads to is replaced, for people keep such files together elsewhere.
    let file = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let folder = file.parent().ok_or(KeepError::NoFile)?;
    fs::create_dir_all(folder)?;
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    new.write_all(written.as_bytes())?;
    new.as_file().sync_all()?;
    new.persist(&file).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Place;

    #[test]
    fn a_view_is_kept_once_in_a_file_that_is_made_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("copil").join("config.toml");
        let view = View {
            name: "retards".into(),
            title: "Retards".into(),
            filter: "late".into(),
            filter_at: Place { line: 1, column: 1 },
            order: Some("due".into()),
            columns: None,
        };
        keep_view(Some(&file), &view).unwrap();
        let text = fs::read_to_string(&file).unwrap();
        assert!(
            text.contains("[views.retards]") && text.contains("order = \"due\""),
            "{text}"
        );
        assert!(matches!(keep_view(Some(&file), &view), Err(KeepError::Taken)));
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
        assert!(matches!(keep_view(None, &view), Err(KeepError::NoFile)));
    }
}
