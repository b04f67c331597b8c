//! What several plans name, as one plan without an action: what a filter over all of them is read and completed by.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;

use super::{Member, Portfolio};
use crate::workspace::{AsOf, Moment, Obstacle, Today, Workspace};
use copil_plan::config::Person;
use copil_plan::field::Field;
use copil_plan::fold::fold;
use copil_plan::value::VecMap;
use copil_plan::{Plan, PlanId};
use copil_store::Snapshot;

impl Workspace {
    /// What stands for several plans where one is asked for: it has what they name, no action, and nothing is recorded in
    /// it. Its day is that of a moment where they are seen at one, else the one that all have in common.
    pub fn of_portfolio(portfolio: &Portfolio, asked: Option<&AsOf>) -> Self {
        let mut workspace = Self::around(&portfolio.folder);
        let mut snapshot = Snapshot::empty(PlanId::stand_in());
        snapshot.plan.config.title = title(portfolio);
        let plans: Vec<&Plan> = portfolio.opened().map(|(.., opened)| opened.plan()).collect();
        name(&mut snapshot.plan, &plans);
        workspace.snapshot = Arc::new(snapshot);
        workspace.obstacle = OnceCell::from(Some(Obstacle::Portfolio));
        if let Some(&Moment::Day(day)) = asked.map(|asked| &asked.moment) {
            workspace.set_today(Today { day, fixed: true });
            return workspace;
        }
        let mut days = portfolio.members.iter().filter_map(Member::today);
        if let Some(day) = days.next() {
            let is_common = days.all(|other| other.day == day.day);
            workspace.set_today(if is_common { day } else { Today::of_clock() });
        }
        workspace
    }
}

/// The portfolio's name, else that of the folder.
fn title(portfolio: &Portfolio) -> String {
    let named = |folder: &Path| Some(folder.file_name()?.to_string_lossy().into_owned());
    let folder = portfolio.folder.canonicalize();
    let folder = folder.as_deref().unwrap_or(&portfolio.folder);
    // The folder of all plans tells less than the one that it is in.
    let plans = folder
        .file_name()
        .is_some_and(|name| name == crate::workspace::locate::PLANS);
    let telling = if plans {
        folder.parent().unwrap_or(folder)
    } else {
        folder
    };
    portfolio.title.clone().or_else(|| named(telling)).unwrap_or_default()
}

/// Puts in a plan what all plans name.
fn name(all: &mut Plan, plans: &[&Plan]) {
    let config = &mut all.config;
    let organisations = plans.iter().flat_map(|plan| plan.config.organisations.iter());
    config.organisations = told_apart(organisations.map(|(id, name)| (id, name, vec![fold(name)])));
    let people = plans.iter().flat_map(|plan| plan.config.people.iter());
    config.people = told_apart(people.map(|(id, person)| (id, person, marks(person))));
    config.axes = first_of_each(plans.iter().map(|plan| &plan.config.axes));
    config.statuses = first_of_each(plans.iter().map(|plan| plan.workflow()));
    for (id, group) in plans.iter().flat_map(|plan| &plan.groups) {
        all.groups.entry(id.clone()).or_insert_with(|| group.clone());
    }
}

/// What plans name of one kind, each key once: a thousand plans may name twenty thousand people.
fn first_of_each<'p, K, V>(named: impl Iterator<Item = &'p VecMap<K, V>>) -> VecMap<K, V>
where
    K: Clone + AsRef<str> + 'p,
    V: Clone + 'p,
{
    let mut met: HashSet<&str> = HashSet::new();
    let mut all = VecMap::default();
    for (key, value) in named.flat_map(VecMap::iter) {
        if met.insert(key.as_ref()) {
            all.push(key.clone(), value.clone());
        }
    }
    all
}

/// What tells a person from others: the addresses, else the name.
fn marks(person: &Person) -> Vec<String> {
    let addresses: Vec<String> = person.addresses().map(str::to_lowercase).collect();
    if addresses.is_empty() {
        vec![fold(&person.name)]
    } else {
        addresses
    }
}

/// What plans call by ids of their own, each once: one that has a mark of another is the same. Where an id stands for
/// another already, a number behind it tells the two apart.
fn told_apart<'p, K, V>(named: impl Iterator<Item = (&'p K, &'p V, Vec<String>)>) -> VecMap<K, V>
where
    K: Clone + AsRef<str> + FromStr + 'p,
    V: Clone + 'p,
{
    let mut met: HashSet<String> = HashSet::new();
    let mut ids: HashSet<String> = HashSet::new();
    let mut all = VecMap::default();
    for (id, value, marks) in named {
        let is_known = marks.iter().any(|mark| met.contains(mark));
        met.extend(marks);
        if is_known {
            continue;
        }
        let numbered = (2..).map(|number| format!("{}-{number}", id.as_ref()));
        let mut free = std::iter::once(id.as_ref().to_owned()).chain(numbered);
        let free = free
            .find(|candidate| !ids.contains(candidate))
            .and_then(|free| free.parse().ok());
        let key: K = free.unwrap_or_else(|| id.clone());
        ids.insert(key.as_ref().to_owned());
        all.push(key, value.clone());
    }
    all
}
