//! What may well be a slip: days that make no sense, and somebody named twice. `check` tells it, and whoever is about to
//! record it is asked.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use super::LocatedProblem;
use super::meeting::doubts_of;
use crate::change::{FileChange, Subject, table_of};
use crate::field::{Fault, FieldProblem, Reading, Record};
use crate::schedule::Delay;
use crate::shape::{Shape, Timing};
use crate::value::{FieldPath, Table, Value};
use crate::{Meeting, Plan, StatusKind};

/// How many years before the beginning or after the end of a plan a day is taken for a slip.
const FAR: i32 = 50;

/// What is doubtful in a plan on a day.
pub fn doubts(plan: &Plan, today: NaiveDate) -> Vec<LocatedProblem> {
    let groups = plan.groups.keys().cloned().map(Subject::Group);
    let actions = plan.actions.keys().cloned().map(Subject::Action);
    let meetings = plan.meetings.keys().cloned().map(Subject::Meeting);
    let subjects = std::iter::once(Subject::PlanConfig)
        .chain(groups)
        .chain(actions)
        .chain(meetings);
    let of_file = |subject: Subject| {
        let table = table_of(plan, &subject).unwrap_or_default();
        let problems = Search::of(plan, &subject, &table, today);
        problems.into_iter().map(move |problem| LocatedProblem {
            subject: subject.clone(),
            problem,
        })
    };
    subjects.flat_map(of_file).chain(unmeasured(plan, today)).collect()
}

/// The measures that were due and were not taken: whoever records something else is not asked about them.
fn unmeasured(plan: &Plan, today: NaiveDate) -> impl Iterator<Item = LocatedProblem> {
    let own = plan.config.indicators.iter().map(|one| (Subject::PlanConfig, one));
    let measured = plan
        .actions
        .iter()
        .filter(|(_, placed)| plan.kind(&placed.status) != StatusKind::Dropped);
    let of_actions =
        measured.flat_map(|(id, placed)| placed.indicators.iter().map(|one| (Subject::Action(id.clone()), one)));
    own.chain(of_actions).filter_map(move |(subject, (id, indicator))| {
        let (missing, _) = indicator.unmeasured(today)?;
        Some(LocatedProblem {
            subject,
            problem: FieldProblem {
                path: FieldPath::key("indicators").then(id.as_str()),
                fault: Fault::NotMeasured { on: missing.day },
            },
        })
    })
}

/// What is doubtful in a file after a change and was not so before.
pub fn new_doubts(plan: &Plan, file: &FileChange, today: NaiveDate) -> Vec<FieldProblem> {
    let Some((subject, after)) = file
        .after
        .as_ref()
        .and_then(|after| Some((&after.key.subject, after.table()?)))
    else {
        return Vec::new();
    };
    let before = file.before.as_ref().and_then(|before| before.table());
    let known = before
        .map(|before| Search::of(plan, subject, before, today))
        .unwrap_or_default();
    let mut found = Search::of(plan, subject, after, today);
    found.retain(|problem| !known.contains(problem));
    found.extend(before.and_then(|before| before_former(before, after)));
    found
}

/// A status that took effect before the one that it follows.
fn before_former(before: &Table, after: &Table) -> Option<FieldProblem> {
    let since = |table: &Table| match table.get("since") {
        Some(Value::Date(day)) => Some(*day),
        _ => None,
    };
    let former = since(before)?;
    let is_before = since(after)? < former && before.get("status") != after.get("status");
    is_before.then(|| FieldProblem {
        path: FieldPath::key("since"),
        fault: Fault::BeforeFormer { former },
    })
}

struct Search {
    today: NaiveDate,
    /// The first year and the last one that the plan has to do with.
    years: (i32, i32),
    path: Vec<String>,
    found: Vec<FieldProblem>,
}

impl Search {
    fn of(plan: &Plan, subject: &Subject, table: &Table, today: NaiveDate) -> Vec<FieldProblem> {
        let year = |day: Option<NaiveDate>| day.unwrap_or(today).year();
        let (first, last) = (year(plan.config.start), year(plan.config.end));
        let mut search = Self {
            today,
            years: (first.min(today.year()), last.max(today.year())),
            path: Vec::new(),
            found: Vec::new(),
        };
        search.table(Shape::of(subject), table);
        match subject {
            Subject::Action(_) => {
                search.since(plan, table);
                search.moments(table);
            }
            Subject::PlanConfig => {
                search.addresses(table);
                search.moments(table);
            }
            Subject::Meeting(_) => {
                let meeting = Meeting::from_table(table.clone(), &mut Reading::default());
                search.found.extend(doubts_of(&meeting));
            }
            Subject::Group(_) => {}
        }
        search.found
    }

    /// An address that two people have: whose it is cannot be told.
    fn addresses(&mut self, table: &Table) {
        let mut known: HashMap<String, &str> = HashMap::new();
        let people = table.get("people").and_then(Value::as_table);
        for (id, person) in people.into_iter().flat_map(Table::iter) {
            let Value::Table(person) = person else { continue };
            let one = person.get("email").map(|address| (FieldPath::key("email"), address));
            let several = match person.get("emails") {
                Some(Value::List(several)) => several.as_slice(),
                _ => &[],
            };
            let several = several.iter().enumerate();
            let several = several.map(|(n, address)| (FieldPath::key("emails").then(n.to_string()), address));
            for (path, address) in one.into_iter().chain(several) {
                let Value::Text(address) = address else { continue };
                let first = known.entry(address.to_ascii_lowercase()).or_insert(id);
                if *first != id {
                    let place = ["people", id].into_iter().chain(path.as_strs());
                    let path = place.map(str::to_owned).collect();
                    let with = (*first).to_owned();
                    let fault = Fault::SharedAddress { with };
                    self.found.push(FieldProblem { path, fault });
                }
            }
        }
    }

    /// A moment that an indicator is to be measured at, and that is in its list already, in these words or in others.
    fn moments(&mut self, table: &Table) {
        let indicators = table.get("indicators").and_then(Value::as_table);
        for (id, indicator) in indicators.into_iter().flat_map(Table::iter) {
            let Some(Value::List(moments)) = indicator.as_table().and_then(|one| one.get("at")) else {
                continue;
            };
            let mut known = HashSet::new();
            for (n, moment) in moments.iter().enumerate() {
                let delay = moment.as_text().and_then(|text| text.parse::<Delay>().ok());
                if delay.is_some_and(|delay| !known.insert(delay.least())) {
                    let path = ["indicators", id, "at", &n.to_string()].map(str::to_owned);
                    self.found.push(FieldProblem {
                        path: path.into_iter().collect(),
                        fault: Fault::Repeated,
                    });
                }
            }
        }
    }

    /// An action that was begun before the day it was to begin.
    fn since(&mut self, plan: &Plan, table: &Table) {
        let status = table
            .get("status")
            .and_then(Value::as_text)
            .and_then(|status| status.parse().ok());
        let is_begun =
            status.is_some_and(|status| !matches!(plan.kind(&status), StatusKind::Open | StatusKind::Dropped));
        if let (true, Some(Value::Date(since)), Some(Value::Date(start))) =
            (is_begun, table.get("since"), table.get("start"))
            && since < start
        {
            self.path.push("since".to_owned());
            self.report(Fault::OutOfOrder { before: "start" });
            self.path.pop();
        }
    }

    fn table(&mut self, shape: Shape, table: &Table) {
        for (key, value) in table.iter() {
            let below = match shape {
                Shape::Record(fields) => fields.iter().find(|field| field.key == key).map(|field| field.shape),
                Shape::Keyed(item) => Some(*item),
                _ => None,
            };
            if let Some(below) = below {
                self.below(key, below, value);
            }
        }
    }

    fn below(&mut self, key: &str, shape: Shape, value: &Value) {
        self.path.push(key.to_owned());
        match (shape, value) {
            (Shape::Day(timing), Value::Date(day)) => self.day(timing, *day),
            (_, Value::Table(table)) => self.table(shape, table),
            (Shape::List(item), Value::List(values)) => {
                for (n, value) in values.iter().enumerate() {
                    self.below(&n.to_string(), *item, value);
                    if matches!(item, Shape::Reference(_)) && values[..n].contains(value) {
                        self.path.push(n.to_string());
                        self.report(Fault::Repeated);
                        self.path.pop();
                    }
                }
            }
            _ => {}
        }
        self.path.pop();
    }

    fn day(&mut self, timing: Timing, day: NaiveDate) {
        let (first, last) = self.years;
        if day.year() < first - FAR || day.year() > last + FAR {
            self.report(Fault::FarOff);
        } else if timing == Timing::Passed && day > self.today {
            self.report(Fault::ToCome);
        }
    }

    fn report(&mut self, fault: Fault) {
        let path = FieldPath::from_iter(self.path.iter().cloned());
        self.found.push(FieldProblem { path, fault });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Indicator, IndicatorId};

    /// Twelve months and a year are one moment, and so are seven days and a week.
    #[test]
    fn a_moment_that_is_in_the_list_already_is_doubtful() {
        let mut plan = Plan::empty("essai".parse().unwrap());
        let at = ["T0", "+7d", "T+12m", "+1w", "+1y", "+0m", "+13m"].map(|text| text.parse().unwrap());
        let id: IndicatorId = "accueil".parse().unwrap();
        plan.config.indicators.insert(
            id,
            Indicator {
                at: at.to_vec(),
                ..Indicator::default()
            },
        );
        let found = doubts(&plan, NaiveDate::default());
        let told: Vec<_> = found.iter().map(|one| one.problem.path.to_string()).collect();
        assert_eq!(
            told,
            [
                "indicators.accueil.at.3",
                "indicators.accueil.at.4",
                "indicators.accueil.at.5"
            ]
        );
        assert!(found.iter().all(|one| one.problem.fault == Fault::Repeated));
    }
}
