//! The order in which the format lists the keys of each table, for new keys to be put where people look for them.

use copil_plan::attention::Weights;
use copil_plan::config::{Committee, Person, Phase, Rules};
use copil_plan::field::Record;
use copil_plan::{
    Action, AgendaItem, Budget, Decision, Deliverable, Group, Indicator, Measure, Meeting, Milestone, PlanConfig,
    Status, Subject,
};

/// The known keys of the table at `path` in a subject's file, in the order of the format; empty where keys are free.
pub(super) fn keys_of(subject: &Subject, path: &[String]) -> &'static [&'static str] {
    let parts: Vec<&str> = path.iter().map(String::as_str).collect();
    match (subject, parts.as_slice()) {
        (Subject::PlanConfig, []) => PlanConfig::KEYS,
        (Subject::PlanConfig, ["people", _]) => Person::KEYS,
        (Subject::PlanConfig, ["phases", _]) => Phase::KEYS,
        (Subject::PlanConfig, ["committees", _]) => Committee::KEYS,
        (Subject::PlanConfig, ["rules"]) => Rules::KEYS,
        (Subject::PlanConfig, ["rules", "attention"]) => Weights::KEYS,
        (Subject::PlanConfig, ["statuses", _]) => Status::KEYS,
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
