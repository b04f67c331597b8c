//! The folder of a site: files written one by one, each whole, the first page last.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::document_file::{DocumentFileError, write_document};

/// The ending of pages.
const PAGE: &str = ".html";

/// A folder that a site is written to.
#[derive(Debug)]
pub struct SiteFolder {
    folder: PathBuf,
    /// What every page of a site says, and no other page does.
    mark: &'static str,
    /// The file that the site begins with, and what it is to hold: it is written last, and so never leads to what is not there.
    first: (String, Option<String>),
    written: BTreeSet<String>,
}

impl SiteFolder {
    /// Opens a folder, or makes it. What holds something else than a site is refused unless `force` is given; no file that is
    /// none of a site's is ever taken away.
    pub fn open(folder: &Path, first: &str, mark: &'static str, force: bool) -> Result<Self, DocumentFileError> {
        let failed = |source: io::Error| DocumentFileError::Io {
            path: folder.to_owned(),
            source,
        };
        match fs::metadata(folder) {
            Ok(there) if !there.is_dir() => {
                return Err(DocumentFileError::NotAFolder {
                    path: folder.to_owned(),
                });
            }
            Ok(_) => {
                let is_empty = fs::read_dir(folder).map_err(failed)?.next().is_none();
                if !is_empty && !force && !holds(&folder.join(first), mark) {
                    return Err(DocumentFileError::AlreadyThere {
                        path: folder.to_owned(),
                    });
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(folder).map_err(failed)?;
            }
            Err(error) => return Err(failed(error)),
        }
        Ok(Self {
            folder: folder.to_owned(),
            mark,
            first: (first.to_owned(), None),
            written: BTreeSet::new(),
        })
    }

    /// Writes a file of the site.
    pub fn put(&mut self, name: String, content: String) -> Result<(), DocumentFileError> {
        if name == self.first.0 {
            self.first.1 = Some(content);
            return Ok(());
        }
        self.write(&name, &content)?;
        self.written.insert(name);
        Ok(())
    }

    /// Writes the first page, and takes away the pages that the site had and has no more; answers how many files it has.
    pub fn close(mut self) -> Result<usize, DocumentFileError> {
        if let (name, Some(content)) = std::mem::take(&mut self.first) {
            self.write(&name, &content)?;
            self.written.insert(name);
        }
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_former = name.ends_with(PAGE) && !self.written.contains(&name) && holds(&entry.path(), self.mark);
            if is_former {
                // One that stays is no more than a page to which nothing leads.
                drop(fs::remove_file(entry.path()));
            }
        }
        Ok(self.written.len())
    }

    fn write(&self, name: &str, content: &str) -> Result<(), DocumentFileError> {
        let path = self.folder.join(name);
        match copil_file::read_whole(&path) {
            // A page that says the same keeps its day: whoever copies the site copies what is new.
            Ok(there) if there == content.as_bytes() => Ok(()),
            _ => write_document(&path, content, &|_| true),
        }
    }
}

/// Whether a file holds a mark.
fn holds(path: &Path, mark: &str) -> bool {
    let there = copil_file::read_whole(path).unwrap_or_default();
    there.windows(mark.len()).any(|part| part == mark.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARK: &str = "<mark>";

    fn write(folder: &Path, pages: &[&str]) -> Result<usize, DocumentFileError> {
        let mut site = SiteFolder::open(folder, "index.html", MARK, false)?;
        for page in pages {
            site.put((*page).to_owned(), format!("{MARK}{page}"))?;
        }
        site.close()
    }

    fn names(folder: &Path) -> Vec<String> {
        let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_site_takes_the_place_of_the_one_before_and_of_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("site");
        assert_eq!(write(&folder, &["index.html", "a.html", "b.html"]).unwrap(), 3);
        fs::write(folder.join("own.html"), "mine").unwrap();
        assert_eq!(write(&folder, &["index.html", "a.html"]).unwrap(), 2);
        assert_eq!(names(&folder), ["a.html", "index.html", "own.html"]);
    }

    #[test]
    fn what_is_no_site_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("thesis.txt"), "mine").unwrap();
        let refused = write(folder.path(), &["index.html"]);
        assert!(matches!(refused, Err(DocumentFileError::AlreadyThere { .. })));
        let refused = write(&folder.path().join("thesis.txt"), &["index.html"]);
        assert!(matches!(refused, Err(DocumentFileError::NotAFolder { .. })));
        assert_eq!(names(folder.path()), ["thesis.txt"]);
    }

    #[test]
    fn the_first_page_comes_last() {
        let folder = tempfile::tempdir().unwrap();
        let mut site = SiteFolder::open(folder.path(), "index.html", MARK, false).unwrap();
        site.put("index.html".into(), "1".into()).unwrap();
        site.put("a.html".into(), "2".into()).unwrap();
        assert_eq!(names(folder.path()), ["a.html"]);
        site.close().unwrap();
        assert_eq!(names(folder.path()), ["a.html", "index.html"]);
    }
}
