//! An action: what one working group commits to do, and the parts it is made of.

use chrono::NaiveDate;

use super::id::{
    ActionId, AxisId, BudgetId, DeliverableId, IndicatorId, MilestoneId, OrganisationId, PersonId, PhaseId, StatusId,
};
use super::record::{word_field, words};
use super::schedule::Delay;
use super::value::VecMap;
use crate::record;
use crate::shape::Shape;

words! {
    /// How much an action matters among the others.
    pub enum Priority {
        /// Among the few that come first.
        High = "high",
        /// Like most.
        Normal = "normal",
        /// After the others.
        Low = "low",
    }
}
word_field!(Priority, Normal, Some(Priority::Normal), Shape::Priority);

words! {
    /// Whether the action will make it, as its leads see it: a forecast, not a status.
    pub enum Weather {
        /// The goals are safe.
        Sunny = "sunny",
        /// The goals can be reached.
        Cloudy = "cloudy",
        /// Help is needed.
        Rainy = "rainy",
        /// The goals are in danger.
        Stormy = "stormy",
    }
}
word_field!(Weather, Sunny, None, Shape::Weather);

record! {
    /// An action. Its id is the name of its file, its group the name of the folder.
    pub struct Action {
        /// What is to be done.
        title: String = "title" (in_head),
        /// Where it is in its life: a status of the plan's workflow.
        status: StatusId = "status" (in_head, no_prompt),
        /// The day the status took effect, which is not always the day it was recorded.
        since: Option<NaiveDate> = "since" (passed, in_head, no_column),
        /// How much it matters.
        priority: Priority = "priority" (in_head),
        /// Whether it will make it.
        weather: Option<Weather> = "weather" (in_head, no_prompt),
        /// Why the weather is what it is.
        comment: Option<String> = "comment" (in_head, no_column, no_prompt),
        /// The day its weather was last looked at again and found to be the same.
        confirmed: Option<NaiveDate> = "confirmed" (passed, in_head, no_prompt),
        /// The strategic axis it serves.
        axis: Option<AxisId> = "axis",
        /// The phase it belongs to.
        phase: Option<PhaseId> = "phase",
        /// Who carries it: the first answers for it, two make a pair.
        leads: Vec<PersonId> = "leads" (no_column, in_order),
        /// The organisations that take part.
        organisations: Vec<OrganisationId> = "organisations",
        /// The day it is to begin.
        start: Option<NaiveDate> = "start",
        /// The day it is to be done.
        due: Option<NaiveDate> = "due" (no_prompt),
        /// Its weight in averages; 1 when absent.
        weight: Option<f64> = "weight" (no_column, no_filter),
        /// How far it is, 0 to 100, where there are no milestones to tell.
        progress: Option<f64> = "progress" (no_filter),
        /// The actions it waits for.
        depends_on: Vec<ActionId> = "depends_on" (in_part, no_column, no_prompt),
        /// The same action in another plan of the portfolio, as `plan/ID`.
        same_as: Option<String> = "same_as" (no_column),
        /// Free words.
        tags: Vec<String> = "tags",
        /// What it is about, in a few lines.
        description: Option<String> = "description" (in_part, long),
        /// The steps that say how far it is.
        milestones: VecMap<MilestoneId, Milestone> = "milestones",
        /// What is measured to see whether it works.
        indicators: VecMap<IndicatorId, Indicator> = "indicators",
        /// What it hands over.
        deliverables: VecMap<DeliverableId, Deliverable> = "deliverables",
        /// What it costs.
        budgets: VecMap<BudgetId, Budget> = "budgets" (no_filter),
        /// Where to read more: a name and an address.
        links: VecMap<String, String> = "links" (no_filter),
        /// What shows how far it is: a name, and an address or a text.
        evidence: VecMap<String, String> = "evidence",
        /// What has no field of its own: a name and a text.
        notes: VecMap<String, String> = "notes",
    }
}

record! {
    /// A step of an action.
    pub struct Milestone {
        /// What is reached.
        title: String = "title",
        /// The day it is promised for.
        due: Option<NaiveDate> = "due",
        /// The day it was reached; its presence means that it was.
        done: Option<NaiveDate> = "done" (passed),
        /// Its weight among the action's milestones; 1 when absent.
        weight: Option<f64> = "weight",
    }
}

record! {
    /// Something measured over time.
    pub struct Indicator {
        /// What is measured.
        title: String = "title",
        /// In what unit.
        unit: Option<String> = "unit",
        /// The value at the start.
        initial: Option<Measure> = "initial",
        /// The value to reach.
        target: Option<Measure> = "target",
        /// The values to reach before or after that, each by its day.
        targets: Vec<Measure> = "targets",
        /// The day that the moments to measure at are counted from.
        from: Option<NaiveDate> = "from",
        /// The moments to measure at, counted from that day.
        at: Vec<Delay> = "at" (in_order),
        /// The values measured since.
        measures: Vec<Measure> = "measures",
    }
}

record! {
    /// A value on a day.
    pub struct Measure {
        /// The day.
        date: NaiveDate = "date",
        /// The value, in the indicator's unit.
        value: f64 = "value",
    }
}

record! {
    /// Something an action hands over.
    pub struct Deliverable {
        /// What it is.
        title: String = "title",
        /// The day it is promised for.
        due: Option<NaiveDate> = "due",
        /// The day it was handed over.
        done: Option<NaiveDate> = "done" (passed),
        /// Where it can be read.
        link: Option<String> = "link",
    }
}

record! {
    /// Money or time set aside for an action.
    pub struct Budget {
        /// What it is called, where its id says too little.
        title: Option<String> = "title",
        /// In what unit: an ISO 4217 currency, hours, days.
        unit: Option<String> = "unit",
        /// How much is planned.
        planned: Option<f64> = "planned",
        /// How much is spent.
        spent: Option<f64> = "spent",
        /// Who pays.
        funder: Option<String> = "funder",
    }
}

impl Budget {
    /// What people call it: its title, else its id.
    pub fn name<'b>(&'b self, id: &'b BudgetId) -> &'b str {
        self.title.as_deref().unwrap_or(id.as_str())
    }
}

impl Indicator {
    /// The latest measure, by its day.
    pub fn latest(&self) -> Option<&Measure> {
        self.measures.iter().max_by_key(|measure| measure.date)
    }
}
