//! Which plans a portfolio is made of: a folder of plans, or `portfolio.toml`.

use std::io;
use std::path::{Path, PathBuf};

use copil_store::{PortfolioFile, Problem};

/// The plans of a portfolio.
#[derive(Debug, Default)]
pub struct PlanList {
    /// The portfolio's name; `None` where nobody gave it one.
    pub title: Option<String>,
    /// The folder that it is named by: of the list, or of the plans.
    pub folder: PathBuf,
    /// The plans, in the order in which they are listed.
    pub plans: Vec<ListedFolder>,
    /// What is wrong with the list, in spite of which it is used.
    pub problems: Vec<Problem>,
}

/// A plan of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedFolder {
    /// What the portfolio calls it.
    pub name: String,
    /// Its folder.
    pub dir: PathBuf,
    /// The repository that it is said to be in, where that is another one.
    pub repository: Option<PathBuf>,
}

/// Why a list cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// It cannot be opened.
    #[error("cannot read {}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It makes no sense.
    #[error("{} has errors", path.display())]
    Invalid {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        problems: Vec<Problem>,
    },
    /// It is of a format that this program does not know yet.
    #[error("{} is of format {found}", path.display())]
    NewerFormat {
        /// The file.
        path: PathBuf,
        /// Its format.
        found: i64,
    },
}

impl PlanList {
    /// The plans in some folders, each named by its own.
    pub fn of_folders(folder: &Path, plans: Vec<PathBuf>) -> Self {
        let listed = |dir: PathBuf| ListedFolder {
            name: dir.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            dir,
            repository: None,
        };
        Self {
            folder: folder.to_owned(),
            plans: plans.into_iter().map(listed).collect(),
            ..Self::default()
        }
    }

    /// Reads a list.
    pub fn read(path: &Path) -> Result<Self, ListError> {
        let bytes = copil_file::read(path).map_err(|source| ListError::Io {
            path: path.to_owned(),
            source,
        })?;
        let PortfolioFile {
            config,
            problems,
            newer,
        } = PortfolioFile::read(&bytes);
        let path = path.to_owned();
        if let Some(found) = newer {
            return Err(ListError::NewerFormat { path, found });
        }
        let Some(config) = config.filter(|_| !problems.iter().any(Problem::is_error)) else {
            return Err(ListError::Invalid { path, problems });
        };
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let listed = config.plans.iter().map(|(name, place)| {
            let repository = place.repository.as_ref().map(|repository| folder.join(repository));
            ListedFolder {
                name: name.to_string(),
                dir: repository.as_ref().unwrap_or(&folder).join(&place.path),
                repository,
            }
        });
        Ok(Self {
            plans: listed.collect(),
            title: config.title,
            folder,
            problems,
        })
    }
}
