//! What became of what travels beside the branch of a plan: proposals, and meetings that were closed twice.

use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

use super::proposals::refusal;
use super::{log, page::Page, table::Tone};
use crate::wording::Catalogue;
use crate::workspace::proposal::{ProposalName, ProposalState};
use crate::workspace::{AnnotatedTag, BesideNews, ProposalNews, day_of};

use copil_plan::sanitize::sanitize;
use copil_plan::{Plan, PlanId};

/// Tells it, a line each.
pub(super) fn draw(catalogue: &Catalogue, plan: &Plan, news: &[BesideNews], page: &mut Page) {
    for one in news {
        page.hanging("", 2, &line(catalogue, plan, one), Tone::Plain);
    }
}

/// More closings than this are not told one by one: whoever shares a plan for the first time shares those of years.
const MOST_CLOSINGS: usize = 3;

/// What was shared of it, a line each.
pub(super) fn shared_lines(catalogue: &Catalogue, plan: &Plan, news: &[BesideNews]) -> Vec<String> {
    let is_closing = |one: &&BesideNews| matches!(one, BesideNews::ClosingShared { .. });
    let closings = news.iter().filter(is_closing).count();
    let are_many = closings > MOST_CLOSINGS;
    let told = news.iter().filter(|one| !(are_many && is_closing(one)));
    let counted = are_many.then(|| fl!(catalogue, "sync-closings-shared", count = closings));
    told.map(|one| line(catalogue, plan, one)).chain(counted).collect()
}

/// What became of one thing, in a line.
pub(super) fn line(catalogue: &Catalogue, plan: &Plan, news: &BesideNews) -> String {
    match news {
        BesideNews::Proposal { plan: of, name, news } => proposal_line(catalogue, plan, (of, name), news),
        BesideNews::ClosingShared { meeting } => {
            let meeting = catalogue.meeting(plan, meeting);
            fl!(catalogue, "sync-closing-shared", meeting = meeting)
        }
        BesideNews::ClosedTwice { meeting, closings } => {
            let by = |tag: &AnnotatedTag| {
                let by = tag.tagger.as_ref();
                by.map_or_else(String::new, |by| {
                    let who = log::person(plan, &by.name, &by.email);
                    fl!(catalogue, "clash-by", by = who, day = catalogue.long_date(day_of(by)))
                })
            };
            let [ours, theirs] = closings.as_ref();
            fl!(
                catalogue,
                "sync-closed-twice",
                meeting = catalogue.meeting(plan, meeting),
                ours = by(ours),
                theirs = by(theirs)
            )
        }
    }
}

fn proposal_line(
    catalogue: &Catalogue,
    plan: &Plan,
    (of, name): (&PlanId, &ProposalName),
    news: &ProposalNews,
) -> String {
    // Those of another plan of the repository say of which.
    let named = |name: &ProposalName| match *of == plan.id {
        true => sanitize(name.as_str()),
        false => sanitize(&format!("{of}/{name}")),
    };
    let refused = |state: &ProposalState| {
        let (refused, reason) = refusal(catalogue, plan, state).unwrap_or_default();
        format!("{refused} {}", sanitize(reason)).trim_end().to_owned()
    };
    let name = named(name);
    match news {
        ProposalNews::Received => fl!(catalogue, "sync-proposal-received", name = name),
        ProposalNews::Changed => fl!(catalogue, "sync-proposal-changed", name = name),
        ProposalNews::Shared => fl!(catalogue, "sync-proposal-shared", name = name),
        ProposalNews::Accepted => fl!(catalogue, "sync-proposal-accepted", name = name),
        ProposalNews::Refused(state) | ProposalNews::DecidedTwice(state) | ProposalNews::RefusedTwice(state) => {
            fl!(
                catalogue,
                "sync-proposal-decided",
                became = word(news),
                name = name,
                said = refused(state)
            )
        }
        ProposalNews::Withdrawn(commit) => {
            fl!(
                catalogue,
                "sync-proposal-withdrawn",
                name = name,
                commit = commit.short(10)
            )
        }
        ProposalNews::WithdrawalShared => fl!(catalogue, "sync-proposal-withdrawal-shared", name = name),
        ProposalNews::RefusalShared => fl!(catalogue, "sync-proposal-refusal-shared", name = name),
        ProposalNews::Parted(other) => {
            fl!(catalogue, "sync-proposal-parted", name = name, other = named(other))
        }
        ProposalNews::RefusedAnother(other) => {
            fl!(
                catalogue,
                "sync-proposal-refused-another",
                name = name,
                other = named(other)
            )
        }
    }
}

/// The same for programs.
pub(super) fn json<'n>(news: impl Iterator<Item = &'n BesideNews>) -> Json {
    let one = |news: &BesideNews| match news {
        BesideNews::Proposal { plan, name, news } => json!({
            "plan": plan.as_str(),
            "proposal": name.as_str(),
            "became": word(news),
            "other": match news {
                ProposalNews::Parted(other) | ProposalNews::RefusedAnother(other) => Some(other.as_str()),
                _ => None,
            },
        }),
        BesideNews::ClosingShared { meeting } => json!({
            "meeting": meeting.as_str(),
            "became": "closing-shared",
        }),
        BesideNews::ClosedTwice { meeting, closings } => json!({
            "meeting": meeting.as_str(),
            "became": "closed-twice",
            "closed": closings.iter().map(|tag| tag.commit.to_string()).collect::<Vec<_>>(),
        }),
    };
    news.map(one).collect()
}

/// What became of a proposal, in a word of the JSON.
fn word(news: &ProposalNews) -> &'static str {
    match news {
        ProposalNews::Received => "received",
        ProposalNews::Changed => "changed",
        ProposalNews::Shared => "shared",
        ProposalNews::Accepted => "accepted",
        ProposalNews::Refused(_) => "refused",
        ProposalNews::Withdrawn(_) => "withdrawn",
        ProposalNews::WithdrawalShared => "withdrawal-shared",
        ProposalNews::RefusalShared => "refusal-shared",
        ProposalNews::Parted(_) => "parted",
        ProposalNews::DecidedTwice(_) => "decided-twice",
        ProposalNews::RefusedTwice(_) => "refused-twice",
        ProposalNews::RefusedAnother(_) => "refused-another",
    }
}
