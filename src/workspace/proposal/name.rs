//! The name of a proposal, and of the branch and the tag that it is or becomes.

use std::fmt;

use super::is_taken_by_git;
use copil_plan::PlanId;

/// The longest name, in bytes: it is the name of a file in the git folder.
const LONGEST: usize = 100;

/// The name of a proposal of a plan.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProposalName {
    plan: PlanId,
    name: String,
}

impl ProposalName {
    /// A name as somebody gives it; `None` for one that git does not take, and for one in several parts, which would stand
    /// in the way of its first part's own.
    pub(in crate::workspace) fn parse(plan: &PlanId, text: &str) -> Option<Self> {
        let is_one = !text.is_empty() && !text.starts_with('-') && !text.contains('/') && text.len() <= LONGEST;
        let name = Self {
            plan: plan.clone(),
            name: text.to_owned(),
        };
        (is_one && is_taken_by_git(&format!("proposal/{plan}/{text}"))).then_some(name)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.name
    }

    /// Whether a text means it.
    pub(super) fn is(&self, text: &str) -> bool {
        self.name.to_lowercase() == text.to_lowercase()
    }

    /// Its branch, as a full reference name.
    pub(in crate::workspace) fn branch(&self) -> String {
        format!("{}{}", Self::branches(&self.plan), self.name)
    }

    /// The tag that keeps it readable once it is refused.
    pub(in crate::workspace) fn tag(&self) -> String {
        format!("{}{}", Self::tags(&self.plan), self.name)
    }

    /// What the branches of a plan's proposals begin with.
    pub(super) fn branches(plan: &PlanId) -> String {
        format!("refs/heads/proposal/{plan}/")
    }

    /// What the tags of a plan's refused proposals begin with.
    pub(super) fn tags(plan: &PlanId) -> String {
        format!("refs/tags/refused/{plan}/")
    }
}

impl fmt::Display for ProposalName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_that_git_takes_in_one_part() {
        let plan: PlanId = "blois".parse().unwrap();
        let is_name = |text: &str| ProposalName::parse(&plan, text).is_some();
        for text in ["rh", "télétravail-2018", "v1.2", "a_b"] {
            assert!(is_name(text), "{text}");
        }
        let long = "x".repeat(101);
        for text in [
            "", "-x", "a/b", "a b", "a..b", "a.lock", ".a", "a~", "a:b", "a*", "a\u{1b}", "@{", "a.", &long,
        ] {
            assert!(!is_name(text), "{text}");
        }
        let name = ProposalName::parse(&plan, "rh").unwrap();
        assert_eq!(name.branch(), "refs/heads/proposal/blois/rh");
        assert_eq!(name.tag(), "refs/tags/refused/blois/rh");
        assert!(name.is("RH"));
    }
}
