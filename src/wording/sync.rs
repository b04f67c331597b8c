//! What is said of bringing the plan together with the shared one.

use i18n_embed_fl::fl;

use super::Catalogue;
use super::proposal::fitted;
use copil_git::Operation;
use copil_plan::Plan;
use copil_plan::change::Subject;

/// The command by which git ends what is under way.
pub fn continuation(operation: Operation) -> &'static str {
    match operation {
        Operation::Merge => "git merge --continue",
        Operation::Rebase => "git rebase --continue",
        Operation::CherryPick => "git cherry-pick --continue",
        Operation::Revert => "git revert --continue",
        Operation::Bisect | Operation::ApplyMailbox => "git status",
    }
}

impl Catalogue {
    /// The subject of the commit that joins what others shared with what is at hand.
    pub fn joined_subject(&self, received: usize, sent: usize) -> String {
        fl!(self, "subject-joined", received = received, sent = sent)
    }

    /// The subject of the commit that settles what was recorded with the marks of a conflict.
    pub fn settled_subject(&self, plan: &Plan, subjects: &[Subject]) -> String {
        match subjects {
            [subject] => fitted(&self.subject(plan, subject), &|what| {
                fl!(self, "subject-settled", what = what)
            }),
            _ => fl!(self, "subject-settled-several", count = subjects.len()),
        }
    }

    /// Why a merge is repaired, in the commit that does.
    pub fn repair_reason(&self, merge: &str) -> String {
        fl!(self, "repair-reason", merge = merge)
    }

    /// What the program that joins a file is called in git's configuration.
    pub fn merge_driver_title(&self) -> String {
        fl!(self, "merge-driver-title")
    }

    /// The subject of the commit by which git is told to join the plan's files by meaning, or no longer.
    pub fn merge_driver_subject(&self, is_set_up: bool) -> String {
        match is_set_up {
            true => fl!(self, "subject-merge-driver"),
            false => fl!(self, "subject-merge-driver-removed"),
        }
    }
}
