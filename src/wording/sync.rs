//! What is said of bringing the plan together with the shared one.

use i18n_embed_fl::fl;

use super::Catalogue;

impl Catalogue {
    /// The subject of the commit that joins what others shared with what is at hand.
    pub fn joined_subject(&self, received: usize, sent: usize) -> String {
        fl!(self, "subject-joined", received = received, sent = sent)
    }
}
