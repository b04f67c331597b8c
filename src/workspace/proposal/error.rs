//! What can go wrong with proposals.

use super::ProposalName;
use copil_git::CommitId;
use copil_plan::change::Clash;
use copil_store::Problem;

/// Why a proposal was not read, made or decided.
#[derive(Clone, Debug, PartialEq)]
pub enum ProposalError {
    /// Git does not take the name.
    BadName {
        /// The name.
        name: String,
    },
    /// There is no proposal of that name.
    Unknown {
        /// The name.
        name: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// One of that name was refused, and its name stays with it.
    WasRefused {
        /// The name.
        name: ProposalName,
    },
    /// A refusal says why.
    NeedsReason,
    /// It is refused already.
    RefusedAlready {
        /// The name.
        name: ProposalName,
    },
    /// Its branch is no more, and nobody decided it: somebody withdrew it, or deleted the branch.
    Gone {
        /// The name.
        name: ProposalName,
        /// Its branch.
        branch: String,
        /// Its last commit.
        commit: CommitId,
        /// Whether git still has that.
        is_kept: bool,
    },
    /// Somebody else accepted it.
    AcceptedAlready {
        /// The name.
        name: ProposalName,
    },
    /// It has nothing in common with the plan at hand.
    Unrelated {
        /// The name.
        name: ProposalName,
    },
    /// There is nothing in it that the plan does not have.
    Same {
        /// The name.
        name: ProposalName,
    },
    /// What was answered leaves nothing of it.
    NothingLeft {
        /// The name.
        name: ProposalName,
    },
    /// What it clashes with was not answered.
    Clashes {
        /// The name.
        name: ProposalName,
        /// What is open.
        clashes: Vec<Clash>,
    },
    /// An answer is about something that does not clash.
    NoSuchClash {
        /// What the answer names.
        asked: String,
        /// What can be answered.
        known: Vec<String>,
    },
    /// Somebody else went on with it last.
    NotOnesOwn {
        /// The name.
        name: ProposalName,
        /// Who.
        by: String,
    },
    /// The plan would have errors with it that it does not have without.
    Faulty {
        /// The name.
        name: ProposalName,
        /// The errors.
        problems: Vec<Problem>,
    },
}
