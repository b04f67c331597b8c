//! What changed, told subject by subject.

use crate::wording::Catalogue;
use copil_plan::Plan;
use copil_plan::change::Change;

/// What changed of each subject, as `(RH-04, En cours → Réalisée)`, in the order in which they first appear.
pub(super) fn told(catalogue: &Catalogue, plan: &Plan, changes: &[Change]) -> Vec<(String, String)> {
    let name = |(subject, said)| (catalogue.subject(plan, &subject), said);
    catalogue.told(plan, changes).into_iter().map(name).collect()
}
