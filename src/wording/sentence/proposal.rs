//! Why a proposal cannot be read, made or decided, in words.

use i18n_embed_fl::fl;

use super::Sentence;
use crate::wording::{Catalogue, problem};
use crate::workspace::ProposalError;
use copil_plan::Plan;
use copil_plan::sanitize::sanitize;

/// How many clashes or problems a sentence names.
const NAMED: usize = 3;

pub(super) fn proposal(catalogue: &Catalogue, plan: &Plan, error: &ProposalError) -> Sentence {
    let named = |names: &[String]| names.get(..NAMED).unwrap_or(names).join(" · ");
    match error {
        ProposalError::BadName { name } => {
            sentence!(catalogue, "error-proposal-name", name = sanitize(name); "hint-proposal-name")
        }
        ProposalError::Unknown { name, known } => {
            let hint = match known.is_empty() {
                true => fl!(catalogue, "hint-no-proposals"),
                false => fl!(catalogue, "hint-proposals", names = sanitize(&known.join(", "))),
            };
            Sentence::with(fl!(catalogue, "error-no-proposal", name = sanitize(name)), hint)
        }
        ProposalError::WasRefused { name } => sentence!(
            catalogue,
            "error-proposal-was-refused", name = name.as_str();
            "hint-proposal-was-refused"
        ),
        ProposalError::NeedsReason => sentence!(catalogue, "proposal-ask-refusal"),
        ProposalError::RefusedAlready { name } => {
            sentence!(catalogue, "error-proposal-refused-already", name = name.as_str())
        }
        ProposalError::AcceptedAlready { name } => {
            sentence!(catalogue, "error-proposal-accepted-already", name = name.as_str())
        }
        ProposalError::Gone {
            name,
            branch,
            commit,
            is_kept,
        } => {
            let hint = match is_kept {
                true => fl!(
                    catalogue,
                    "hint-proposal-gone",
                    branch = branch.as_str(),
                    commit = commit.short(10)
                ),
                false => fl!(catalogue, "hint-proposal-lost"),
            };
            Sentence::with(fl!(catalogue, "error-proposal-gone", name = name.as_str()), hint)
        }
        ProposalError::Unrelated { name } => {
            sentence!(catalogue, "error-proposal-unrelated", name = name.as_str())
        }
        ProposalError::Same { name } => sentence!(
            catalogue,
            "error-proposal-same", name = name.as_str();
            "hint-proposal-same"
        ),
        ProposalError::NothingLeft { name } => sentence!(
            catalogue,
            "error-proposal-nothing-left", name = name.as_str();
            "hint-proposal-same"
        ),
        ProposalError::Clashes { name, clashes } => {
            let told: Vec<String> = clashes.iter().map(|clash| catalogue.clash(plan, clash)).collect();
            sentence!(
                catalogue,
                "error-proposal-clashes", name = name.as_str(), count = told.len(), named = named(&told);
                "hint-proposal-clashes"
            )
        }
        ProposalError::NoSuchClash { asked, known } => {
            let hint = match known.is_empty() {
                true => fl!(catalogue, "hint-no-clashes"),
                false => fl!(catalogue, "hint-clashes", known = known.join(" · ")),
            };
            Sentence::with(fl!(catalogue, "error-no-such-clash", asked = sanitize(asked)), hint)
        }
        ProposalError::NotOnesOwn { name, by } => sentence!(
            catalogue,
            "error-proposal-not-ones-own", name = name.as_str(), by = sanitize(by);
            "hint-proposal-not-ones-own"
        ),
        ProposalError::Faulty { name, problems } => {
            let told: Vec<String> = problems.iter().map(|found| problem::line(catalogue, found)).collect();
            sentence!(
                catalogue,
                "error-proposal-faulty", name = name.as_str(), count = told.len(), named = named(&told);
                "hint-proposal-faulty"
            )
        }
    }
}
