//! What rows tell of an action of the plan, laid over what the plan holds: what a cell says replaces, what none says stays.

use chrono::NaiveDate;

use copil_plan::field::Record;
use copil_plan::id::{BudgetId, IndicatorId, MilestoneId};
use copil_plan::thing::free_id;
use copil_plan::value::VecMap;
use copil_plan::{Action, Budget, Indicator, Milestone};

use super::Draft;
use crate::words::plain;

/// What an action is after rows that tell of it.
pub(super) fn laid_over(there: &Action, read: &Draft, day: NaiveDate) -> Action {
    let mut after = there.clone();
    let said = &read.action;
    after.title.clone_from(&said.title);
    if let Some(status) = read.status.as_ref().filter(|status| **status != there.status) {
        after.status = status.clone();
        after.since = Some(day);
    }
    if let Some(priority) = read.priority {
        after.priority = priority;
    }
    if said.weather.is_some() && said.weather != there.weather {
        after.weather = said.weather;
        // It was the weather before that was confirmed.
        after.confirmed = None;
    }
    replace(&mut after.description, said.description.as_ref());
    replace(&mut after.comment, said.comment.as_ref());
    replace(&mut after.axis, said.axis.as_ref());
    replace(&mut after.start, said.start.as_ref());
    replace(&mut after.due, said.due.as_ref());
    replace(&mut after.progress, said.progress.as_ref());
    replace_list(&mut after.leads, &said.leads);
    replace_list(&mut after.organisations, &said.organisations);
    replace_list(&mut after.tags, &said.tags);
    for (name, address) in said.links.iter() {
        after.links.insert(name.clone(), address.clone());
    }
    milestones(&mut after.milestones, &said.milestones);
    indicators(&mut after.indicators, &said.indicators);
    budgets(&mut after.budgets, &said.budgets);
    notes(&mut after, there, read);
    after
}

fn replace<T: Clone>(there: &mut Option<T>, said: Option<&T>) {
    if let Some(said) = said {
        *there = Some(said.clone());
    }
}

fn replace_list<T: Clone>(there: &mut Vec<T>, said: &[T]) {
    if !said.is_empty() {
        *there = said.to_vec();
    }
}

/// The notes under the names of columns. One that kept what a column said before goes once the column fills its field.
fn notes(after: &mut Action, there: &Action, read: &Draft) {
    let (was, is) = (there.to_table(), after.to_table());
    for (key, header) in &read.placed {
        if was.get(key) != is.get(key) && !read.action.notes.contains(header) {
            after.notes.remove(header);
        }
    }
    for (name, text) in read.action.notes.iter() {
        after.notes.insert(name.clone(), text.clone());
    }
}

/// The parts of an action that are called alike, the first with the first.
fn matched<'t, K: AsRef<str>, V>(
    there: &'t mut VecMap<K, V>,
    taken: &mut Vec<usize>,
    is_it: impl Fn(&V) -> bool,
) -> Option<&'t mut V> {
    let mut found = there.values_mut().enumerate();
    let (at, part) = found.find(|(at, part)| !taken.contains(at) && is_it(part))?;
    taken.push(at);
    Some(part)
}

fn milestones(there: &mut VecMap<MilestoneId, Milestone>, said: &VecMap<MilestoneId, Milestone>) {
    let mut taken = Vec::new();
    for step in said.values() {
        if let Some(known) = matched(there, &mut taken, |known| plain(&known.title) == plain(&step.title)) {
            replace(&mut known.due, step.due.as_ref());
            replace(&mut known.done, step.done.as_ref());
            continue;
        }
        let id = free_id(&step.title, "jalon", there.keys().map(MilestoneId::as_str));
        if let Ok(id) = id.parse() {
            taken.push(there.len());
            there.insert(id, step.clone());
        }
    }
}

fn indicators(there: &mut VecMap<IndicatorId, Indicator>, said: &VecMap<IndicatorId, Indicator>) {
    let mut taken = Vec::new();
    for one in said.values() {
        if matched(there, &mut taken, |known| plain(&known.title) == plain(&one.title)).is_some() {
            continue;
        }
        let id = free_id(&one.title, "indicateur", there.keys().map(IndicatorId::as_str));
        if let Ok(id) = id.parse() {
            taken.push(there.len());
            there.insert(id, one.clone());
        }
    }
}

/// What a budget is called by: who pays, else its title.
fn called(budget: &Budget) -> (bool, String) {
    let name = budget.funder.as_deref().or(budget.title.as_deref()).unwrap_or_default();
    (budget.funder.is_some(), plain(name))
}

fn budgets(there: &mut VecMap<BudgetId, Budget>, said: &VecMap<BudgetId, Budget>) {
    let mut taken = Vec::new();
    for budget in said.values() {
        if let Some(known) = matched(there, &mut taken, |known| called(known) == called(budget)) {
            replace(&mut known.planned, budget.planned.as_ref());
            replace(&mut known.spent, budget.spent.as_ref());
            replace(&mut known.unit, budget.unit.as_ref());
            continue;
        }
        let (_, name) = called(budget);
        let id = free_id(&name, "budget", there.keys().map(BudgetId::as_str));
        if let Ok(id) = id.parse() {
            taken.push(there.len());
            there.insert(id, budget.clone());
        }
    }
}
