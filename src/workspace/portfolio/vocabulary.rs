//! What several plans name, as one plan without an action: what a filter over all of them is read and completed by.

use std::cell::OnceCell;
use std::path::Path;
use std::sync::Arc;

use super::Portfolio;
use crate::workspace::{Obstacle, Today, Workspace};
use copil_plan::field::Field;
use copil_plan::value::VecMap;
use copil_plan::{Plan, PlanId};
use copil_store::Snapshot;

impl Workspace {
    /// What stands for several plans where one is asked for: it has what they name, no action, and nothing is recorded in
    /// it.
    pub fn of_portfolio(portfolio: &Portfolio) -> Self {
        let mut workspace = Self::around(&portfolio.folder);
        let mut snapshot = Snapshot::empty(PlanId::stand_in());
        snapshot.plan.config.title = title(portfolio);
        for (.., opened) in portfolio.opened() {
            name(&mut snapshot.plan, opened.plan());
        }
        workspace.snapshot = Arc::new(snapshot);
        workspace.obstacle = OnceCell::from(Some(Obstacle::Portfolio));
        let mut days = portfolio.opened().map(|(.., opened)| opened.today());
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

/// Adds what a plan names.
fn name(all: &mut Plan, plan: &Plan) {
    let (known, config) = (&mut all.config, &plan.config);
    add(&mut known.organisations, &config.organisations);
    add(&mut known.people, &config.people);
    add(&mut known.axes, &config.axes);
    add(&mut known.statuses, plan.workflow());
    for (id, group) in &plan.groups {
        all.groups.entry(id.clone()).or_insert_with(|| group.clone());
    }
}

fn add<K: Clone + AsRef<str> + PartialEq, V: Clone>(all: &mut VecMap<K, V>, named: &VecMap<K, V>) {
    for (key, value) in named.iter() {
        if all.get(key.as_ref()).is_none() {
            all.push(key.clone(), value.clone());
        }
    }
}
