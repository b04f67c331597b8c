//! Answers that were given before all questions were answered, kept for the next time. Each is to one very question: where
//! somebody made another value of it since, it is asked again.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::workspace::joining::Answers;
use crate::workspace::{PlanRepository, Workspace};
use copil_git::Oid;
use copil_plan::change::{Choice, Clash, Side};

/// The word before another value than either side's.
const OTHER: &str = "other";

impl Workspace {
    /// What was answered to these questions before.
    pub fn kept_answers(&self, clashes: &[Clash]) -> Answers {
        let mut answers = Answers::default();
        let Ok(repo) = self.writable_repository() else {
            return answers;
        };
        let text = copil_file::read_text(&file_of(repo)).unwrap_or_default();
        for clash in clashes {
            let question = question_of(clash);
            let mut lines = text.lines().filter_map(|line| line.split_once(' '));
            let said = lines.find(|(known, _)| *known == question).map(|(_, said)| said);
            if let Some(choice) = said.and_then(choice) {
                answers.give(clash, choice, self.today().day);
            }
        }
        answers
    }

    /// Keeps what is answered to these questions, and nothing else. That it cannot be kept is no error: it is asked again.
    pub fn keep_answers(&self, clashes: &[Clash], answers: &Answers) {
        let Ok(repo) = self.writable_repository() else { return };
        let lines = clashes.iter().filter_map(|clash| {
            let said = match answers.to(clash)? {
                Choice::Side(side) => side.word().to_owned(),
                Choice::Other(value) => format!("{OTHER} {}", serde_json::to_string(&value).ok()?),
            };
            Some(format!("{} {said}\n", question_of(clash)))
        });
        drop(write(&file_of(repo), &lines.collect::<String>()));
    }
}

fn file_of(repo: &PlanRepository) -> PathBuf {
    let of_plan = Oid::of_blob(repo.root.as_str().as_bytes());
    repo.git.git_dir().join("copil").join(format!("answers-{of_plan}"))
}

/// A name of a question with all that is known of it.
fn question_of(clash: &Clash) -> String {
    Oid::of_blob(format!("{clash:?}").as_bytes()).to_string()
}

fn choice(said: &str) -> Option<Choice> {
    if let Some(side) = Side::from_word(said) {
        return Some(Choice::Side(side));
    }
    let value = said.strip_prefix(OTHER)?.trim_start();
    Some(Choice::Other(serde_json::from_str(value).ok()?))
}

/// Writes the file, all or nothing; without an answer there is none.
fn write(file: &Path, text: &str) -> io::Result<()> {
    if text.is_empty() {
        return fs::remove_file(file);
    }
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut next = tempfile::Builder::new().prefix("answers-new-").tempfile_in(folder)?;
    next.write_all(text.as_bytes())?;
    next.persist(file)?;
    Ok(())
}
