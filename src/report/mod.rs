//! What is read of a plan: the figures as values, and the forms they are given in.
//!
//! A [`Report`] is worked out once and then told for a person or for a program. A form of its own for another reader is
//! another method here, and the compiler names the reports that do not have it yet.

pub mod actions;
pub mod attention;
pub mod beside;
pub mod budget;
pub mod burn_up;
pub mod commits;
pub mod compare;
pub mod comparison;
pub mod dashboard;
pub mod decisions;
pub mod diff;
pub mod document;
pub mod drift;
pub mod edition;
pub mod editions;
pub mod export;
pub mod figures;
pub mod groups;
pub mod hand_edits;
pub mod import;
pub mod indicators;
pub mod json;
pub mod kinds;
pub mod letter;
pub mod log;
pub mod meeting;
pub mod meetings;
pub mod merge_driver;
pub mod merge_faults;
pub mod page;
pub mod parts;
pub mod period;
pub mod portfolio;
pub mod problems;
pub mod proposals;
pub mod returned;
pub mod review;
pub mod settlement;
pub mod several;
pub mod sheet;
pub mod sheets;
pub mod site;
pub mod sync;
pub mod table;
pub mod template;
pub mod worklist;

use crate::wording::Catalogue;
use page::Page;

/// Something that is read of a plan.
pub trait Report {
    /// The report for programs.
    fn json(&self, catalogue: &Catalogue) -> serde_json::Value;

    /// The report for people.
    fn text(&self, catalogue: &Catalogue, page: &mut Page);
}
