//! Git joins the plan's files by meaning: the line of `.gitattributes` that says which files, shared with everybody, and
//! the program to run for them, in the configuration of this repository alone.

use std::path::Path;

use super::{CommitDetails, Error, PlanRepository, PreparedCommit, RecordedCommit, Workspace, message};
use crate::wording::change::Light;
use copil_git::{FileEdit, RepoPath};

/// What the driver is called in `.gitattributes` and in git's configuration.
const NAME: &str = "copil";
/// The keys of git's configuration, and the section that both are in.
const SECTION: &str = "merge.copil";
const TITLE_KEY: &str = "merge.copil.name";
const LINE_KEY: &str = "merge.copil.driver";

/// What git needs to join the plan's files by meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergeDriver {
    /// The line of `.gitattributes`, and whether it stands there.
    pub attribute: (String, bool),
    /// What this repository runs, as its configuration says.
    pub line: Option<String>,
}

impl MergeDriver {
    /// Whether nothing is missing.
    pub fn is_set_up(&self) -> bool {
        self.attribute.1 && self.line.is_some()
    }
}

/// The line by which git runs a program to join a file. Where the program is missing or cannot do its work, git joins by
/// lines, as it would without; where it was stopped, git gives its merge up.
pub fn driver_line(program: &Path) -> String {
    let program = program.to_string_lossy().replace('\'', r"'\''");
    format!(
        "'{program}' merge-driver -- %O %A %B %L %P %S %X %Y; said=$?; \
         if [ $said -lt 2 ] || [ $said -gt 128 ]; then exit $said; fi; \
         git merge-file --marker-size=%L -L %X -L %S -L %Y %A %O %B"
    )
}

impl Workspace {
    /// What git has of it.
    pub fn merge_driver(&self) -> Result<MergeDriver, Error> {
        let repo = self.writable_repository()?;
        let line = attribute_line(&repo.root);
        let text = attributes(repo)?;
        let text = String::from_utf8_lossy(text.as_deref().unwrap_or_default());
        let is_there = text.lines().any(|known| known.trim() == line);
        Ok(MergeDriver {
            attribute: (line, is_there),
            line: repo.git.config_string(LINE_KEY),
        })
    }

    /// Has git join the plan's files by running `program`. The commit is that of `.gitattributes`, where it changed.
    pub fn set_up_merge_driver(
        &self,
        program: &Path,
        details: &CommitDetails,
    ) -> Result<Option<RecordedCommit>, Error> {
        self.check_obstacle()?;
        let repo = self.writable_repository()?;
        let title = self.record_catalogue().merge_driver_title();
        repo.git.set_config_string(TITLE_KEY, &title)?;
        repo.git.set_config_string(LINE_KEY, &driver_line(program))?;
        let driver = self.merge_driver()?;
        if driver.attribute.1 {
            return Ok(None);
        }
        let before = attributes(repo)?;
        let mut after = before.clone().unwrap_or_default();
        if !after.is_empty() && !after.ends_with(b"\n") {
            after.push(b'\n');
        }
        after.extend_from_slice(format!("{}\n", driver.attribute.0).as_bytes());
        self.record_attributes(before, Some(after), true, details).map(Some)
    }

    /// Has git join the plan's files by lines again.
    pub fn remove_merge_driver(&self, details: &CommitDetails) -> Result<Option<RecordedCommit>, Error> {
        self.check_obstacle()?;
        let repo = self.writable_repository()?;
        repo.git.remove_config_section(SECTION);
        let driver = self.merge_driver()?;
        let Some(before) = attributes(repo)?.filter(|_| driver.attribute.1) else {
            return Ok(None);
        };
        let text = String::from_utf8_lossy(&before).into_owned();
        let kept = text
            .split_inclusive('\n')
            .filter(|line| line.trim() != driver.attribute.0);
        let kept = kept.collect::<String>().into_bytes();
        let after = (!kept.is_empty()).then_some(kept);
        self.record_attributes(Some(before), after, false, details).map(Some)
    }

    fn record_attributes(
        &self,
        before: Option<Vec<u8>>,
        after: Option<Vec<u8>>,
        is_set_up: bool,
        details: &CommitDetails,
    ) -> Result<RecordedCommit, Error> {
        let subject = self.record_catalogue().merge_driver_subject(is_set_up);
        let message = message::compose_with(subject, self.plan(), &[], &details.for_message());
        let prepared = PreparedCommit {
            changes: Vec::new(),
            files: Vec::new(),
            message,
            edits: vec![FileEdit::new(RepoPath::attributes(), before, after)],
            light: Light::Plain,
            joins: None,
        };
        self.commit(prepared, details)
    }
}

/// The line that names the files of the plan under `root`.
fn attribute_line(root: &RepoPath) -> String {
    let root = root.as_str();
    let is_special = |letter: char| matches!(letter, '*' | '?' | '[');
    let mut pattern = String::new();
    for letter in root.chars() {
        if is_special(letter) {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    let pattern = match root {
        "" => "/**/*.toml".to_owned(),
        _ => format!("/{pattern}/**/*.toml"),
    };
    match pattern.contains([' ', '"']) {
        true => {
            let quoted = pattern.replace('\\', r"\\").replace('"', "\\\"");
            format!("\"{quoted}\" merge={NAME}")
        }
        false => format!("{pattern} merge={NAME}"),
    }
}

fn attributes(repo: &PlanRepository) -> Result<Option<Vec<u8>>, Error> {
    Ok(repo.git.work_file(&RepoPath::attributes())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_the_plan_are_named_as_git_reads_them() {
        let line = |root: &str| attribute_line(&RepoPath::new(root).unwrap());
        assert_eq!(line("plans/blois"), "/plans/blois/**/*.toml merge=copil");
        assert_eq!(line("les plans/a"), "\"/les plans/a/**/*.toml\" merge=copil");
        assert_eq!(line("a[1]"), r"/a\[1]/**/*.toml merge=copil");
    }

    #[test]
    fn a_program_with_a_quote_in_its_path_is_one_word() {
        let line = driver_line(Path::new("/opt/l'outil/copil"));
        assert!(line.starts_with(r"'/opt/l'\''outil/copil' merge-driver -- %O"));
    }
}
