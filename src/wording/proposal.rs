//! Proposals in words: how much one changes, and what of it clashes.

use i18n_embed_fl::fl;

use super::change::Light;
use super::layout::{columns, fit};
use super::{Catalogue, problem};
use crate::workspace::message::SUBJECT_WIDTH;
use copil_plan::change::{Change, Clash, Numbered, Renumbered, Side, Subject};
use copil_plan::{MeetingId, Plan};

impl Catalogue {
    /// What a clash is about: `RH-04, échéance`.
    pub fn clash(&self, plan: &Plan, clash: &Clash) -> String {
        let subject = self.subject(plan, &clash.subject);
        match self.clash_field(clash) {
            Some(field) => fl!(self, "clash-field", subject = subject, field = field),
            None => subject,
        }
    }

    /// The field of a clash; `None` where it is about the whole.
    pub fn clash_field(&self, clash: &Clash) -> Option<String> {
        match clash.path.as_strs().as_slice() {
            [] => None,
            ["id"] => Some(fl!(self, "clash-id")),
            ["group"] => Some(fl!(self, "clash-group")),
            _ => Some(self.field(&clash.path)),
        }
    }

    /// What a side of a clash did: `échéance 30/06/2018 → 31/12/2018`.
    pub fn clash_side(&self, plan: &Plan, clash: &Clash, side: Side) -> String {
        let changes = clash.did(side);
        let mut subjects: Vec<Subject> = Vec::new();
        for subject in changes.iter().map(Change::subject) {
            if !subjects.contains(&subject) {
                subjects.push(subject);
            }
        }
        let told = subjects.into_iter().map(|subject| {
            let what = self.summary(plan, &changes, &subject, Light::Plain);
            match clash.together {
                Some(_) => fl!(
                    self,
                    "sync-received-from",
                    who = self.subject(plan, &subject),
                    what = what
                ),
                None => what,
            }
        });
        let told: Vec<String> = told.collect();
        match told.is_empty() {
            true => fl!(self, "clash-unchanged"),
            false => told.join(" · "),
        }
    }

    /// What would be wrong with the plan, where both sides' changes stand.
    pub fn clash_wrongs(&self, plan: &Plan, clash: &Clash) -> Vec<String> {
        let problems = clash.together.iter().flat_map(|together| &together.problems);
        let told = problems.map(|wrong| {
            let field = self.field(&wrong.problem.path);
            let who = fl!(
                self,
                "clash-field",
                subject = self.subject(plan, &wrong.subject),
                field = field
            );
            let what = problem::fault(self, &wrong.problem.fault).what;
            fl!(self, "sync-received-from", who = who, what = what)
        });
        told.collect()
    }

    /// What took another number. A meeting of a plan that is not at hand is named by its id.
    pub fn renumbered(&self, plan: Option<&Plan>, one: &Renumbered) -> String {
        let named = |id: &MeetingId| plan.map_or_else(|| id.to_string(), |plan| self.meeting(plan, id));
        match (&one.from, &one.to) {
            (Numbered::Decision(from), Numbered::Decision(to)) => fl!(
                self,
                "renumbered-decision",
                meeting = named(&from.meeting),
                from = from.decision.as_str(),
                to = to.decision.as_str()
            ),
            (Numbered::AgendaItem(meeting, from), Numbered::AgendaItem(_, to)) => fl!(
                self,
                "renumbered-item",
                meeting = named(meeting),
                from = from.as_str(),
                to = to.as_str()
            ),
            (from, to) => fl!(self, "renumbered-action", from = from.to_string(), to = to.to_string()),
        }
    }

    /// The subject of the commit that accepts a proposal.
    pub fn proposal_accepted(&self, name: &str, changes: usize) -> String {
        let subject = |name: &str| fl!(self, "subject-proposal-accepted", name = name, count = changes);
        fitted(name, &subject)
    }

    /// The first line of what is said of a refused proposal.
    pub fn proposal_refused(&self, name: &str) -> String {
        fitted(name, &|name| fl!(self, "subject-proposal-refused", name = name))
    }

    /// `3 changements, 1 désaccord`.
    pub fn proposal_outcome(&self, changes: usize, clashes: usize) -> String {
        match clashes {
            0 => fl!(self, "proposal-changes", count = changes),
            _ => fl!(self, "proposal-changes-and-clashes", count = changes, clashes = clashes),
        }
    }
}

/// A subject in which a long name gives way.
pub(super) fn fitted(name: &str, subject: &dyn Fn(&str) -> String) -> String {
    let around = columns(&subject(""));
    subject(&fit(name, SUBJECT_WIDTH.saturating_sub(around)))
}
