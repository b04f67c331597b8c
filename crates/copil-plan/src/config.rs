//! What `plan.toml` holds: title, dates, people, axes, committees, rules and, if the plan brings its own, the workflow.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::action::Indicator;
use super::attention::Weights;
use super::id::{AxisId, CommitteeId, IndicatorId, OrganisationId, PersonId, PhaseId, ViewId};
use super::meeting::Minutes;
use super::query::SavedView;
use super::record::{word_field, words};
use super::status::Workflow;
use super::value::VecMap;
use crate::record;

/// The newest format this program reads and writes.
pub const FORMAT: i64 = 1;

words! {
    /// A language that the program speaks.
    pub enum Language {
        /// French.
        Fr = "fr",
        /// English.
        En = "en",
    }
}
word_field!(Language, Fr, Some(Language::Fr));

impl Language {
    /// Its ISO 639-1 code.
    pub fn code(self) -> &'static str {
        self.word()
    }
}

record! {
    /// What `plan.toml` holds.
    pub struct PlanConfig {
        /// The version of the format.
        format: i64 = "format" (no_prompt),
        /// The plan's name.
        title: String = "title",
        /// What it is about, in a few lines.
        description: Option<String> = "description",
        /// The language of the record: commit subjects, minutes, letters.
        language: Language = "language",
        /// The day it begins.
        start: Option<NaiveDate> = "start",
        /// The day it ends.
        end: Option<NaiveDate> = "end",
        /// The organisations that share it.
        organisations: VecMap<OrganisationId, String> = "organisations",
        /// The people, or rather functions, it names.
        people: VecMap<PersonId, Person> = "people",
        /// The strategic axes.
        axes: VecMap<AxisId, String> = "axes",
        /// The phases.
        phases: VecMap<PhaseId, Phase> = "phases",
        /// What is measured of the plan as a whole.
        indicators: VecMap<IndicatorId, Indicator> = "indicators",
        /// The committees that follow it.
        committees: VecMap<CommitteeId, Committee> = "committees",
        /// The rules of its follow-up; see [`PlanConfig::rules`].
        rules: Option<Rules> = "rules",
        /// Its own workflow; empty means the built-in one.
        statuses: Workflow = "statuses" (no_prompt),
        /// The views of its actions that are shared by all who follow it.
        views: VecMap<ViewId, SavedView> = "views" (no_prompt),
    }
}

record! {
    /// A person, better named by their function.
    pub struct Person {
        /// The function, or the name.
        name: String = "name",
        /// The address that links a git author to them.
        email: Option<String> = "email",
        /// Their addresses, when they have several.
        emails: Vec<String> = "emails" (in_order),
        /// The organisation they belong to.
        organisation: Option<OrganisationId> = "organisation",
    }
}

record! {
    /// A stretch of the plan's time.
    pub struct Phase {
        /// Its name.
        title: String = "title",
        /// Its first day.
        start: Option<NaiveDate> = "start",
        /// Its last day.
        end: Option<NaiveDate> = "end",
    }
}

record! {
    /// A committee.
    pub struct Committee {
        /// Its name.
        title: String = "title",
        /// Who sits on it.
        members: Vec<PersonId> = "members",
        /// The committee it reports to.
        reports_to: Option<CommitteeId> = "reports_to",
        /// How many members have to be there, or be represented, for it to decide.
        quorum: Option<i64> = "quorum",
        /// Who takes its minutes.
        secretary: Option<PersonId> = "secretary",
    }
}

record! {
    /// The rules of the follow-up; what is absent takes its default.
    pub struct Rules {
        /// How many days ahead a due date counts as soon; see [`Rules::due_soon`].
        due_soon_days: Option<i64> = "due_soon_days",
        /// After how many days without a change an active action is stale; see [`Rules::stale`].
        stale_days: Option<i64> = "stale_days",
        /// How much the record of a meeting says; see [`Rules::minutes`].
        minutes: Option<Minutes> = "minutes",
        /// Whether joining asks about all that was done to an action that two people changed.
        strict: bool = "strict",
        /// The fields of actions that are left out of what is published, by their keys; see [`published`](super::published).
        internal: Vec<String> = "internal",
        /// How much each reason counts in the ranking of what deserves attention; see [`attention`](super::attention).
        attention: Option<Weights> = "attention",
    }
}

impl PlanConfig {
    /// The rules of its follow-up, or the ones of a plan that brings none.
    pub fn rules(&self) -> &Rules {
        static DEFAULT: LazyLock<Rules> = LazyLock::new(Rules::default);
        self.rules.as_ref().unwrap_or(&DEFAULT)
    }
}

impl Rules {
    /// How many days ahead a due date counts as soon; 30 unless the plan says otherwise.
    pub fn due_soon(&self) -> i64 {
        self.due_soon_days.unwrap_or(30)
    }

    /// After how many days without a change an active action counts as stale; 60 unless the plan says otherwise.
    pub fn stale(&self) -> i64 {
        self.stale_days.unwrap_or(60)
    }

    /// How much the record of a meeting says: the decisions alone unless the plan says otherwise.
    pub fn minutes(&self) -> Minutes {
        self.minutes.unwrap_or(Minutes::Decisions)
    }
}

impl Person {
    /// Whether an address is one of theirs, without regard to case.
    pub fn has_address(&self, address: &str) -> bool {
        self.addresses().any(|known| known.eq_ignore_ascii_case(address))
    }

    /// Every address of the person.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.email.iter().chain(&self.emails).map(String::as_str)
    }
}
