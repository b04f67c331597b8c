//! Git's configuration, read as git reads it.

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::Command;

use super::Repository;

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

    /// A value of git's configuration, such as `copil.today`.
    pub fn config_string(&self, key: &str) -> Option<String> {
        self.configuration().ok()?.string(key)
    }
}

impl Configuration {
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
        let is_required = || self.bool(&format!("filter.{name}.required")) == Some(true);
        ["clean", "process"].iter().any(|way| has_program(&way)) || is_required()
    }

    /// The value of a key, given in small letters.
    pub(super) fn string(&self, key: &str) -> Option<String> {
        match &self.by_git {
            Some(values) => values.get(key).cloned(),
            None => self.own.get_string(key).ok(),
        }
    }

    /// The value of a key as yes or no; `None` when it is neither.
    pub(super) fn bool(&self, key: &str) -> Option<bool> {
        match &self.by_git {
            Some(values) => git2::Config::parse_bool(values.get(key)?.as_str()).ok(),
            None => self.own.get_bool(key).ok(),
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

/// All values, the last of each key; `None` when git cannot be run.
fn read_by_git(repo: &Repository) -> Option<HashMap<String, String>> {
    let output = Command::new("git")
        .current_dir(repo.work_dir().unwrap_or(repo.git_dir()))
        .env("GIT_DIR", repo.git_dir())
        .args(["config", "--includes", "--null", "--list"])
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let entries = text.split('\0').filter(|entry| !entry.is_empty());
    // A key without a value is true.
    let pairs = entries.map(|entry| entry.split_once('\n').unwrap_or((entry, "true")));
    Some(pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).collect())
}

#[cfg(test)]
mod tests {
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
        assert_eq!(git.configuration().unwrap().bool("commit.gpgsign"), Some(true));
        repo.git(&["remote", "set-url", "origin", "https://elsewhere.test/plan"]);
        assert_eq!(repo.open().identity().unwrap().name, "DRH");
    }
}
