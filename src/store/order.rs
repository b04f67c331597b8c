//! The order in which the format lists the keys of each table, for new keys to be put where people look for them.

use crate::plan::attention::Weights;
use crate::plan::charter::{Committee, Person, Phase, Rules};
use crate::plan::field::Record;
use crate::plan::{
    Action, AgendaItem, Budget, Charter, Decision, Deliverable, Group, Indicator, Measure, Meeting, Milestone, Status,
    Subject,
};

/// The known keys of the table at `path` in a subject's file, in the order of the format; empty where keys are free.
pub(super) fn keys_of(subject: &Subject, path: &[String]) -> &'static [&'static str] {
    let parts: Vec<&str> = path.iter().map(String::as_str).collect();
    match (subject, parts.as_slice()) {
        (Subject::Charter, []) => Charter::KEYS,
        (Subject::Charter, ["people", _]) => Person::KEYS,
        (Subject::Charter, ["phases", _]) => Phase::KEYS,
        (Subject::Charter, ["committees", _]) => Committee::KEYS,
        (Subject::Charter, ["rules"]) => Rules::KEYS,
        (Subject::Charter, ["rules", "attention"]) => Weights::KEYS,
        (Subject::Charter, ["statuses", _]) => Status::KEYS,
        (Subject::Group(_), []) => Group::KEYS,
        (Subject::Action(_), []) => Action::KEYS,
        (Subject::Action(_), ["milestones", _]) => Milestone::KEYS,
        (Subject::Action(_), ["indicators", _]) => Indicator::KEYS,
        (Subject::Action(_), ["indicators", _, "initial" | "target"] | ["indicators", _, "measures", _]) => {
            Measure::KEYS
        }
        (Subject::Action(_), ["deliverables", _]) => Deliverable::KEYS,
        (Subject::Action(_), ["budgets", _]) => Budget::KEYS,
        (Subject::Meeting(_), []) => Meeting::KEYS,
        (Subject::Meeting(_), ["agenda", _]) => AgendaItem::KEYS,
        (Subject::Meeting(_), ["decisions", _]) => Decision::KEYS,
        _ => &[],
    }
}

/// The place of a key among those of its table; `None` when the format does not know it.
pub(super) fn rank(keys: &[&str], key: &str) -> Option<usize> {
    keys.iter().position(|known| *known == key)
}
