//! Answers that were given before all questions were answered, kept for the next time. Each is to one very question: where
//! somebody made another value of it since, it is asked again.

use std::fs;

use super::JoinedPlan;
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
        let text = copil_file::read_text(&repo.git.kept(&name_of(repo))).unwrap_or_default();
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
        let (name, text) = (name_of(repo), lines.collect::<String>());
        drop(match text.is_empty() {
            true => fs::remove_file(repo.git.kept(&name)),
            false => repo.git.keep(&name, text.as_bytes()),
        });
    }
}

impl Workspace {
    /// Forgets what was answered in plans that are joined now.
    pub(super) fn forget_answers(&self, others: &[JoinedPlan]) {
        self.keep_answers(&[], &Answers::default());
        let opened = others
            .iter()
            .filter_map(|other| Self::open_only(&other.folder, &[]).ok());
        opened.for_each(|other| other.keep_answers(&[], &Answers::default()));
    }
}

fn name_of(repo: &PlanRepository) -> String {
    format!("answers-{}", Oid::of_blob(repo.root.as_str().as_bytes()))
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
