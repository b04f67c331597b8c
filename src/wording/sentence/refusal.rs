//! Why the workflow refuses an intent, in words.

use i18n_embed_fl::fl;

use super::super::problem::{fault, means_more, not_an_id, unknown};
use super::Sentence;
use crate::wording::Catalogue;
use copil_plan::field::{Fault, Referent};
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, MilestoneId, Plan, Refusal, StatusId};

fn statuses(catalogue: &Catalogue, plan: &Plan, ids: &[StatusId]) -> String {
    ids.iter()
        .map(|id| catalogue.status(plan, id))
        .collect::<Vec<_>>()
        .join(", ")
}

fn milestones(plan: &Plan, action: &ActionId, ids: &[MilestoneId]) -> String {
    let title = |id: &MilestoneId| {
        let milestone = plan
            .actions
            .get(action)
            .and_then(|placed| placed.milestones.get(id.as_str()));
        milestone.map_or_else(
            || id.to_string(),
            |milestone| format!("{} ({id})", sanitize(&milestone.title)),
        )
    };
    ids.iter().map(title).collect::<Vec<_>>().join(", ")
}

/// Why an intent is refused.
pub fn refused(catalogue: &Catalogue, plan: &Plan, refusal: &Refusal) -> Sentence {
    match refusal {
        Refusal::NotAllowed {
            action,
            from,
            to,
            allowed,
        } => sentence!(
            catalogue,
            "refused-transition",
                action = action.as_str(),
                from = catalogue.status(plan, from),
                to = catalogue.status(plan, to);
            "hint-transition", allowed = statuses(catalogue, plan, allowed)
        ),
        Refusal::NeedsReason { action, to } => sentence!(
            catalogue,
            "refused-reason", action = action.as_str(), to = catalogue.status(plan, to);
            "hint-reason"
        ),
        Refusal::NeedsEvidence { action, to } => sentence!(
            catalogue,
            "refused-evidence", action = action.as_str(), to = catalogue.status(plan, to);
            "hint-evidence"
        ),
        Refusal::UnreachedMilestones { action, to, unreached } => sentence!(
            catalogue,
            "refused-milestones",
                action = action.as_str(),
                to = catalogue.status(plan, to),
                milestones = milestones(plan, action, unreached);
            "hint-milestones"
        ),
        Refusal::NeedsComment { action } => sentence!(
            catalogue,
            "refused-comment", action = action.as_str();
            "hint-comment"
        ),
        Refusal::SpentLess {
            action,
            budget,
            before,
            after,
        } => {
            let amount = |value| catalogue.spent(plan, action, budget.as_str(), value);
            sentence!(
                catalogue,
                "refused-spent-less",
                    action = action.as_str(),
                    budget = budget.as_str(),
                    before = amount(*before),
                    after = amount(*after);
                "hint-spent-less"
            )
        }
        Refusal::SpentBelowZero { action, budget, after } => sentence!(
            catalogue,
            "refused-spent-below-zero",
            action = action.as_str(),
            budget = budget.as_str(),
            after = catalogue.spent(plan, action, budget.as_str(), *after)
        ),
        Refusal::MilestonesTell { action } => sentence!(
            catalogue,
            "refused-progress", action = action.as_str();
            "hint-progress"
        ),
        Refusal::RepealNeedsReason { decision } => sentence!(
            catalogue,
            "refused-repeal", id = decision.to_string();
            "hint-reason"
        ),
        Refusal::NoLongerHolds { decision, by: Some(by) } => sentence!(
            catalogue,
            "refused-superseded", id = decision.to_string(), by = by.to_string();
            "hint-superseded"
        ),
        Refusal::NoLongerHolds { decision, by: None } => {
            sentence!(catalogue, "refused-repealed", id = decision.to_string())
        }
        Refusal::SupersedesAnother { decision, other } => sentence!(
            catalogue,
            "refused-supersedes", id = decision.to_string(), other = other.to_string();
            "hint-supersedes"
        ),
        Refusal::CommitteeMet { meeting } => sentence!(
            catalogue,
            "refused-committee-met", meeting = catalogue.meeting(plan, meeting);
            "hint-committee-met"
        ),
        Refusal::AlreadySo { subject } => {
            sentence!(catalogue, "refused-already", subject = catalogue.subject(plan, subject))
        }
        Refusal::Unknown {
            what: what @ Referent::Meeting,
            id,
            nearest: None,
        } => unknown(catalogue, *what, id, None).hint(Some(fl!(catalogue, "hint-unknown-meeting"))),
        Refusal::Unknown { what, id, nearest } => unknown(catalogue, *what, id, nearest.as_deref()),
        Refusal::Undated { subject } => sentence!(
            catalogue,
            "refused-undated", subject = catalogue.subject(plan, subject);
            "hint-undated"
        ),
        Refusal::Future { day } => sentence!(
            catalogue,
            "refused-future", day = catalogue.long_date(*day);
            "hint-future"
        ),
        Refusal::RecordClosed { meeting } => sentence!(
            catalogue,
            "refused-record-closed", meeting = catalogue.meeting(plan, meeting);
            "hint-record-closed", id = meeting.as_str()
        ),
        Refusal::NotTheTime { meeting, state, step } => {
            let (meeting, state) = (catalogue.meeting(plan, meeting), catalogue.meeting_state(*state));
            let hint = catalogue.find(&format!("step-refused-{}", step.word()));
            sentence!(catalogue, "refused-not-the-time", meeting = meeting, state = state).hint(hint)
        }
        Refusal::NoOutcome { meeting, items } => sentence!(
            catalogue,
            "refused-no-outcome",
                meeting = catalogue.meeting(plan, meeting),
                count = items.len(),
                items = items.join(", ");
            "hint-no-outcome", id = meeting.as_str()
        ),
        Refusal::NeedsWord { meeting } => sentence!(
            catalogue,
            "refused-word", meeting = catalogue.meeting(plan, meeting);
            "hint-reason"
        ),
        Refusal::RecordIncomplete { meeting } => sentence!(
            catalogue,
            "refused-record-incomplete", meeting = catalogue.meeting(plan, meeting);
            "hint-record-incomplete", id = meeting.as_str()
        ),
        Refusal::NumbersStay { meeting, item } => sentence!(
            catalogue,
            "refused-numbers-stay", meeting = catalogue.meeting(plan, meeting), item = item.as_str();
            "hint-numbers-stay"
        ),
        Refusal::MeetsAlready { meeting } => sentence!(
            catalogue,
            "refused-meets-already", meeting = catalogue.meeting(plan, meeting);
            "hint-meets-already"
        ),
        Refusal::Taken { id } => sentence!(catalogue, "refused-taken", id = sanitize(id); "hint-taken"),
        Refusal::Doubtful { subject, problem } => sentence!(
            catalogue,
            "refused-unfit",
                subject = catalogue.subject(plan, subject),
                field = catalogue.field(&problem.path),
                fault = fault(catalogue, &problem.fault).what;
            "hint-doubtful"
        ),
        Refusal::OtherMeaning { id, meaning } => means_more(catalogue, id, *meaning),
        Refusal::BadId { text, why } => not_an_id(catalogue, text, *why),
        Refusal::Invalid { subject, problem } => {
            if let Fault::UnknownKey { nearest } = &problem.fault {
                let field = sanitize(&problem.path.to_string());
                let nearest = nearest.as_deref().map(sanitize);
                let subject = catalogue.subject(plan, subject);
                return sentence!(catalogue, "refused-unknown-key", subject = subject, field = field)
                    .hint(nearest.map(|nearest| fl!(catalogue, "hint-nearest", nearest = nearest)));
            }
            let fault = fault(catalogue, &problem.fault);
            let subject = catalogue.subject(plan, subject);
            if problem.path.parts().is_empty() {
                return sentence!(catalogue, "refused-unfit-whole", subject = subject, fault = fault.what);
            }
            sentence!(
                catalogue,
                "refused-unfit",
                subject = subject,
                field = catalogue.field(&problem.path),
                fault = fault.what
            )
            // A missing key was taken away just now: the hint is for whoever writes the file.
            .hint(fault.hint.filter(|_| !matches!(problem.fault, Fault::Missing { .. })))
        }
    }
}
