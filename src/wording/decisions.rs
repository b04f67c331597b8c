//! Decisions and how they stand, in words; and what is asked of their register, as people type it.

use i18n_embed_fl::fl;

use super::Catalogue;
use super::lookup::{InvalidText, ValueParser, find_action, find_day, find_id, find_person};
use copil_plan::decisions::{DecisionFilter, DecisionState, RegisteredDecision};
use copil_plan::field::Referent;
use copil_plan::sanitize::sanitize;
use copil_plan::shape::Timing;
use copil_plan::{Decision, PersonId, Plan};

impl Catalogue {
    /// What a state of decisions is called.
    pub fn decision_state(&self, state: DecisionState) -> String {
        self.find(&format!("decision-is-{}", state.word())).unwrap_or_default()
    }

    /// What was decided; said to be confidential where it is left out of what is published.
    pub fn decision_text(&self, decision: &Decision) -> String {
        let text = sanitize(&decision.text);
        match decision.confidential {
            true => fl!(self, "decision-text-confidential", text = text),
            false => text,
        }
    }

    /// Who carries a decision out; nothing where nobody is named.
    pub fn decision_owner(&self, plan: &Plan, decision: &Decision) -> String {
        let owner = decision.owner.as_ref();
        owner.map(|owner| sanitize(plan.person_name(owner))).unwrap_or_default()
    }

    /// How many decisions stand so: `18 exécutées`.
    pub fn decisions_counted(&self, state: DecisionState, count: usize) -> String {
        match state {
            DecisionState::Late => fl!(self, "decisions-late", count = count),
            DecisionState::Open => fl!(self, "decisions-open", count = count),
            DecisionState::Done => fl!(self, "decisions-done", count = count),
            DecisionState::Superseded => fl!(self, "decisions-superseded", count = count),
            DecisionState::Repealed => fl!(self, "decisions-repealed", count = count),
        }
    }

    /// How a decision stands: `en retard de 12 j`, `exécutée le 3 avril 2018`, `remplacée par 2018-06-14-copil/2`.
    pub fn decision_standing(&self, one: &RegisteredDecision<'_>) -> String {
        let decision = one.decision;
        match (one.state, &one.superseded_by) {
            (DecisionState::Late, _) => fl!(self, "decision-late-by", days = one.days_late.unwrap_or_default()),
            (DecisionState::Superseded, Some(by)) => fl!(self, "decision-superseded-by", by = by.to_string()),
            (DecisionState::Done, _) if decision.done.is_some() => {
                let day = decision.done.map(|day| self.short_date(day)).unwrap_or_default();
                fl!(self, "decision-done-on", day = day)
            }
            (DecisionState::Repealed, _) if decision.repealed.is_some() => {
                let day = decision.repealed.map(|day| self.short_date(day)).unwrap_or_default();
                fl!(self, "decision-repealed-on", day = day)
            }
            (state, _) => self.decision_state(state),
        }
    }
}

/// What a register is narrowed by, in words; `None` where it is by nothing.
pub fn filter_name(catalogue: &Catalogue, plan: &Plan, filter: &DecisionFilter) -> Option<String> {
    let mut asked: Vec<String> = Vec::new();
    asked.extend(filter.states.iter().map(|state| catalogue.decision_state(*state)));
    asked.extend(filter.owners.iter().map(|owner| sanitize(plan.person_name(owner))));
    asked.extend(filter.committees.iter().map(|id| catalogue.committee(plan, id)));
    asked.extend(filter.actions.iter().map(ToString::to_string));
    let since = filter
        .since
        .map(|day| fl!(catalogue, "decision-from", day = catalogue.short_date(day)));
    let until = filter
        .until
        .map(|day| fl!(catalogue, "decision-to", day = catalogue.short_date(day)));
    asked.extend(since.into_iter().chain(until));
    asked.extend(filter.words.iter().map(|word| catalogue.quoted(&sanitize(word))));
    (!asked.is_empty()).then(|| asked.join(", "))
}

/// What is asked of the register, as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedDecisionFilter {
    /// The people who carry them out.
    pub owners: Vec<String>,
    /// How they stand.
    pub states: Vec<String>,
    /// The committees that took them.
    pub committees: Vec<String>,
    /// What they are about.
    pub actions: Vec<String>,
    /// The first day that they were taken on.
    pub since: Option<String>,
    /// The last day that they were taken on.
    pub until: Option<String>,
    /// Words that they hold.
    pub words: Vec<String>,
}

impl TypedDecisionFilter {
    /// What is asked, in the plan's own values.
    ///
    /// # Errors
    ///
    /// What was typed and cannot be taken for what is expected.
    pub fn read(&self, parser: &ValueParser<'_>) -> Result<DecisionFilter, InvalidText> {
        fn each<T>(texts: &[String], find: impl Fn(&str) -> Result<T, InvalidText>) -> Result<Vec<T>, InvalidText> {
            texts.iter().map(|text| find(text.trim())).collect()
        }
        let known = parser.known;
        let day = |text: &String| find_day(known.plan, Timing::Passed, parser.today, text);
        Ok(DecisionFilter {
            owners: each(&self.owners, |text| find_owner(parser, text))?,
            states: each(&self.states, |text| parser.decision_state(text))?,
            committees: each(&self.committees, |text| find_id(known, Referent::Committee, text))?,
            actions: each(&self.actions, |text| find_action(known, text))?,
            since: self.since.as_ref().map(day).transpose()?,
            until: self.until.as_ref().map(day).transpose()?,
            words: self.words.clone(),
        })
    }
}

/// Who carries a decision out: somebody of the plan, or who was when it was taken.
fn find_owner(parser: &ValueParser<'_>, text: &str) -> Result<PersonId, InvalidText> {
    find_person(parser.known, parser.me, text).or_else(|unknown| {
        let id: PersonId = text.parse().map_err(|_| unknown.clone())?;
        match owns_any(parser.known.plan, &id) {
            true => Ok(id),
            false => Err(unknown),
        }
    })
}

fn owns_any(plan: &Plan, person: &PersonId) -> bool {
    let mut decisions = plan.meetings.values().flat_map(|meeting| meeting.decisions.values());
    decisions.any(|decision| decision.owner.as_ref() == Some(person))
}
