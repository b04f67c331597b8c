//! Git's configuration, read as git reads it.

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::Command;

use super::{ReadError, Repository};

/// The values in force in a repository.
pub(super) struct Configuration {
    own: git2::Config,
    /// What git itself read, where libgit2 does not follow everything that git does.
    by_git: Option<HashMap<String, String>>,
    home: Option<PathBuf>,
}

impl Repository {
    /// The configuration as it is now.
    pub(super) fn configuration(&self) -> Result<Configuration, git2::Error> {
        let own = self.git.config()?.snapshot()?;
        let by_git = if has_unfollowed_include(&own) {
            read_by_git(self)
        } else {
            None
        };
        let home = self.environment.home.clone();
        Ok(Configuration { own, by_git, home })
    }

    /// The value of a key as yes or no, or what is wrong with it and where.
    pub(super) fn config_bool(&self, key: &str) -> Result<Option<bool>, ReadError> {
        let read = self.configuration()?.bool(key);
        read.map_err(|BadValue { key, value }| self.bad_setting(&key, value))
    }

    /// That a value of git's configuration makes no sense, with where it stands as git tells it.
    pub fn bad_setting(&self, key: &str, value: String) -> ReadError {
        let (key, place) = (key.to_owned(), self.place_of_setting(key));
        ReadError::Setting { key, value, place }
    }

    fn place_of_setting(&self, key: &str) -> Option<(PathBuf, Option<usize>)> {
        let folder = self.work_dir().unwrap_or(self.git_dir());
        let output = git_config(self, &["--show-origin", "--get", key])?;
        let file = folder.join(output.strip_prefix("file:")?.split_once('\0')?.0);
        let file: PathBuf = file.components().collect();
        let name = key.rsplit('.').next().unwrap_or(key);
        let text = copil_file::read_text(&file).unwrap_or_default();
        let names_it = |line: &str| {
            let line = line.trim_start().to_ascii_lowercase();
            let rest = line.strip_prefix(name);
            rest.is_some_and(|rest| rest.trim_start().is_empty() || rest.trim_start().starts_with('='))
        };
        let lines = text.lines().zip(1..);
        let line = lines.filter(|(line, _)| names_it(line)).last().map(|(_, n)| n);
        Some((file, line))
    }

    /// Takes a section out of the repository's own configuration, such as `merge.copil`. By git, which leaves no empty
    /// section behind; one that is not there is no matter.
    pub fn remove_config_section(&self, section: &str) {
        drop(git_config(self, &["--local", "--remove-section", section]));
    }

    /// A value of git's configuration, such as `copil.today`.
    pub fn config_string(&self, key: &str) -> Option<String> {
        self.configuration().ok()?.string(key)
    }

    /// The values of the keys of a section that have a name of their own in between: for `copil` and `today`, that of
    /// `copil.blois.today` under `blois`. All are read at once.
    pub fn config_strings(&self, section: &str, variable: &str) -> HashMap<String, String> {
        self.configuration()
            .map(|configuration| configuration.strings(section, variable))
            .unwrap_or_default()
    }
}

impl Configuration {
    fn strings(&self, section: &str, variable: &str) -> HashMap<String, String> {
        let mut names = Vec::new();
        let mut see = |key: &str| {
            let rest = key.strip_prefix(section).and_then(|rest| rest.strip_prefix('.'));
            let name = rest.and_then(|rest| rest.strip_suffix(variable)?.strip_suffix('.'));
            names.extend(name.map(str::to_owned));
        };
        match &self.by_git {
            Some(values) => values.keys().for_each(|key| see(key)),
            None => {
                if let Ok(mut entries) = self.own.entries(None) {
                    while let Some(Ok(entry)) = entries.next() {
                        entry.name().into_iter().for_each(&mut see);
                    }
                }
            }
        }
        let value = |name: String| Some((name.clone(), self.string(&format!("{section}.{name}.{variable}"))?));
        names.into_iter().filter_map(value).collect()
    }

    /// Whether any program stands behind the name of a filter.
    pub(super) fn has_filters(&self) -> bool {
        let names = |key: &str| {
            let ends = [".clean", ".process", ".required"];
            key.starts_with("filter.") && ends.iter().any(|end| key.ends_with(end))
        };
        match &self.by_git {
            Some(values) => values.keys().any(|key| names(key)),
            None => self
                .own
                .entries(Some(r"^filter\..*\.(clean|process|required)$"))
                .is_ok_and(|mut entries| entries.next().is_some_and(|entry| entry.is_ok())),
        }
    }

    /// Whether a program stands behind a filter's name; git leaves a file alone where none does, unless there must be one.
    pub(super) fn is_filter(&self, name: &str) -> bool {
        let has_program = |way: &&str| self.string(&format!("filter.{name}.{way}")).is_some();
        let is_required = || matches!(self.bool(&format!("filter.{name}.required")), Ok(Some(true)));
        ["clean", "process"].iter().any(has_program) || is_required()
    }

    /// The value of a key, given in small letters.
    pub(super) fn string(&self, key: &str) -> Option<String> {
        match &self.by_git {
            Some(values) => values.get(key).cloned(),
            None => self.own.get_string(key).ok(),
        }
    }

    /// The value of a key as yes or no. One that is neither is an error, as for git.
    pub(super) fn bool(&self, key: &str) -> Result<Option<bool>, BadValue> {
        if self.by_git.is_none()
            && let Ok(value) = self.own.get_bool(key)
        {
            return Ok(Some(value));
        }
        let Some(value) = self.string(key) else { return Ok(None) };
        match git2::Config::parse_bool(value.as_str()) {
            Ok(value) => Ok(Some(value)),
            Err(_) => Err(BadValue {
                key: key.to_owned(),
                value,
            }),
        }
    }

    /// A value as a path: `~/` is the home folder.
    pub(super) fn path(&self, value: &str) -> PathBuf {
        match (value.strip_prefix("~/"), &self.home) {
            (Some(below), Some(home)) => home.join(below),
            _ => PathBuf::from(value),
        }
    }
}

/// libgit2 passes over the files included where the configuration itself has some value
/// (`includeIf "hasconfig:remote.*.url:…"`).
fn has_unfollowed_include(config: &git2::Config) -> bool {
    config
        .entries(Some(r"^includeif\.hasconfig:.*\.path$"))
        .is_ok_and(|mut entries| entries.next().is_some_and(|entry| entry.is_ok()))
}

/// A value that is neither yes nor no.
#[derive(Debug)]
pub(super) struct BadValue {
    key: String,
    value: String,
}

/// What `git config` answers; `None` when it fails or cannot be run.
fn git_config(repo: &Repository, arguments: &[&str]) -> Option<String> {
    let output = Command::new("git")
        .current_dir(repo.work_dir().unwrap_or(repo.git_dir()))
        .env("GIT_DIR", repo.git_dir())
        .args(["config", "--includes", "--null"])
        .args(arguments)
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// All values, the last of each key; `None` when git cannot be run.
fn read_by_git(repo: &Repository) -> Option<HashMap<String, String>> {
    let text = git_config(repo, &["--list"])?;
    let entries = text.split('\0').filter(|entry| !entry.is_empty());
    // A key without a value is true.
    let pairs = entries.map(|entry| entry.split_once('\n').unwrap_or((entry, "true")));
    Some(pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestRepo;

    #[test]
    fn an_include_for_a_remote_is_followed() {
        let repo = TestRepo::new();
        repo.git(&["remote", "add", "origin", "https://git.test/town/plan"]);
        let included = repo.path().join(".git/town");
        std::fs::write(
            &included,
            "[user]\n\tname = Town\n\temail = town@git.test\n[commit]\n\tgpgsign\n",
        )
        .unwrap();
        repo.git(&[
            "config",
            "includeIf.hasconfig:remote.*.url:https://git.test/**.path",
            included.to_str().unwrap(),
        ]);
        let git = repo.open();
        let identity = git.identity().unwrap();
        assert_eq!(
            (identity.name.as_str(), identity.email.as_str()),
            ("Town", "town@git.test")
        );
        assert_eq!(git.config_bool("commit.gpgsign").unwrap(), Some(true));
        repo.git(&["remote", "set-url", "origin", "https://elsewhere.test/plan"]);
        assert_eq!(repo.open().identity().unwrap().name, "DRH");
    }

    #[test]
    fn a_value_that_makes_no_sense_is_told_with_its_place() {
        let repo = TestRepo::new();
        repo.git(&["config", "commit.gpgSign", "perhaps"]);
        let Err(ReadError::Setting { key, value, place }) = repo.open().config_bool("commit.gpgsign") else {
            panic!("it was read");
        };
        assert_eq!((key.as_str(), value.as_str()), ("commit.gpgsign", "perhaps"));
        let (file, line) = place.unwrap();
        assert_eq!(file, repo.path().join(".git/config"));
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(
            text.lines()
                .nth(line.unwrap() - 1)
                .unwrap()
                .contains("gpgSign = perhaps")
        );
        let refused = repo
            .open()
            .record(&crate::testing::record_of("a", None, Some("x"), "x"));
        assert!(
            matches!(refused, Err(crate::RecordError::Read(ReadError::Setting { .. }))),
            "{refused:?}"
        );
        // No value at all is yes, as for git.
        std::fs::write(&file, text.replace("gpgSign = perhaps", "gpgSign")).unwrap();
        assert_eq!(repo.open().config_bool("commit.gpgsign").unwrap(), Some(true));
    }
}
