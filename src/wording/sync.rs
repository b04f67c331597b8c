//! What is said of bringing the plan together with the shared one.

use i18n_embed_fl::fl;

use super::Catalogue;

impl Catalogue {
    /// The subject of the commit that joins what others shared with what is at hand.
    pub fn joined_subject(&self, received: usize, sent: usize) -> String {
        fl!(self, "subject-joined", received = received, sent = sent)
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
