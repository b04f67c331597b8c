//! Two moments of the plan, compared: what differs, by action and by kind, with who made it so and why.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use i18n_embed_fl::fl;
use serde_json::{Map, Value as Json, json};

use super::log::{self, SHORT};
use super::page::Page;
use super::table::{Cell, Tone};
use super::{Report, json};
use crate::wording::Catalogue;
use crate::wording::change::Light;
use crate::wording::layout::columns;
use crate::workspace::{ComparedMoment, LogEntry, PlanComparison};
use copil_plan::change::{Change, ChangeKind, Meaning, NetChange, Subject};
use copil_plan::sanitize::sanitize;
use copil_plan::value::Value;
use copil_plan::{ActionId, GroupId, Plan};

/// What differs between two moments.
#[derive(Debug)]
pub struct ComparisonReport<'p> {
    /// The plan at the newer moment.
    pub plan: &'p Plan,
    /// The plan at the older one, which knows what is gone.
    pub older: &'p Plan,
    /// What differs.
    pub comparison: &'p PlanComparison,
    /// The actions to tell of, when a filter was given.
    pub matched: Option<MatchedActions>,
}

/// What a filter matches at either moment, each judged by the rules of its own. Actions are told by their newer names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatchedActions {
    then: BTreeSet<ActionId>,
    now: BTreeSet<ActionId>,
    /// The older names of those that were renamed, by the newer ones.
    renamed: BTreeMap<ActionId, ActionId>,
}

impl MatchedActions {
    /// What matched at the older moment and at the newer one.
    pub fn of(comparison: &PlanComparison, then: BTreeSet<ActionId>, now: BTreeSet<ActionId>) -> Self {
        let renamings = comparison.changes.iter().filter_map(|net| match &net.change {
            Change::Renamed { from, to } => Some((from.clone(), to.clone())),
            _ => None,
        });
        let newer: BTreeMap<ActionId, ActionId> = renamings.collect();
        let name = |id: ActionId| newer.get(&id).cloned().unwrap_or(id);
        Self {
            then: then.into_iter().map(name).collect(),
            now,
            renamed: newer.into_iter().map(|(from, to)| (to, from)).collect(),
        }
    }

    fn entered(&self) -> impl Iterator<Item = &ActionId> {
        self.now.difference(&self.then)
    }

    fn left(&self) -> impl Iterator<Item = &ActionId> {
        self.then.difference(&self.now)
    }

    fn is_told(&self, change: &Change) -> bool {
        change
            .action()
            .is_some_and(|id| self.then.contains(id) || self.now.contains(id))
    }
}

/// What changes are listed under, in order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Heading {
    Group(GroupId),
    Meetings,
    Plan,
}

impl ComparisonReport<'_> {
    /// How many changes there are of each kind. The day that goes with a status is no change of its own.
    fn counts(&self) -> BTreeMap<ChangeKind, usize> {
        let mut counts = BTreeMap::new();
        for net in self.told() {
            *counts.entry(ChangeKind::of(&net.change)).or_default() += 1;
        }
        counts
    }

    fn told(&self) -> impl Iterator<Item = &NetChange> {
        let changes = &self.comparison.changes;
        let has_status = |subject: &Subject| {
            let mut others = changes.iter();
            others.any(|other| {
                matches!(other.change.meaning(), Meaning::Status { .. }) && other.change.subject() == *subject
            })
        };
        let is_told = move |net: &&NetChange| match net.change.meaning() {
            _ if self
                .matched
                .as_ref()
                .is_some_and(|matched| !matched.is_told(&net.change)) =>
            {
                false
            }
            Meaning::Since => !has_status(&net.change.subject()),
            _ => true,
        };
        changes.iter().filter(is_told)
    }

    fn entry(&self, net: &NetChange) -> Option<&LogEntry> {
        self.comparison.entries.get(net.step?)
    }

    fn heading(&self, net: &NetChange) -> Heading {
        let subject = net.change.subject();
        match (&net.change, &subject) {
            (Change::Deleted { group: Some(group), .. }, Subject::Action(_)) => Heading::Group(group.clone()),
            (_, Subject::Action(id)) => match self.plan.actions.get(id) {
                Some(placed) => Heading::Group(placed.group.clone()),
                None => Heading::Plan,
            },
            (_, Subject::Group(id)) => Heading::Group(id.clone()),
            (_, Subject::Meeting(_)) => Heading::Meetings,
            (_, Subject::PlanConfig) => Heading::Plan,
        }
    }

    /// `RH-04 Ouvrir le télétravail`, `Comité de pilotage du 14 décembre 2017`.
    fn title(&self, catalogue: &Catalogue, net: &NetChange) -> String {
        let subject = net.change.subject();
        let name = catalogue.subject(self.plan, &subject);
        let title = match (&subject, &net.change) {
            (Subject::Action(_), Change::Deleted { content, .. }) => content.get("title").and_then(Value::as_text),
            (Subject::Action(id), _) => self.plan.actions.get(id).map(|placed| placed.title.as_str()),
            _ => None,
        };
        match title {
            Some(title) => format!("{name}  {}", sanitize(title)),
            None => name,
        }
    }

    fn heading_text(&self, catalogue: &Catalogue, heading: &Heading) -> String {
        match heading {
            Heading::Group(id) => {
                let known = self.plan.groups.get(id).or_else(|| self.older.groups.get(id));
                known.map_or_else(|| id.to_string(), |group| sanitize(&group.title))
            }
            Heading::Meetings => fl!(catalogue, "compare-meetings"),
            Heading::Plan => fl!(catalogue, "compare-plan"),
        }
    }

    /// How many actions a filter matched then and now, and which came and went.
    fn matched(&self, catalogue: &Catalogue, page: &mut Page) {
        let Some(matched) = &self.matched else { return };
        let (then, now) = (matched.then.len(), matched.now.len());
        page.line(fl!(catalogue, "compare-matched", then = then, now = now));
        let named = |id: &ActionId| {
            let older = matched.renamed.get(id).unwrap_or(id);
            let placed = self.plan.actions.get(id).or_else(|| self.older.actions.get(older));
            format!(
                "{id}  {}",
                placed.map_or_else(String::new, |placed| sanitize(&placed.title))
            )
        };
        let entered: Vec<String> = matched.entered().map(named).collect();
        let left: Vec<String> = matched.left().map(named).collect();
        for (title, named) in [
            (fl!(catalogue, "compare-entered"), entered),
            (fl!(catalogue, "compare-left"), left),
        ] {
            if !named.is_empty() {
                page.part(&title, &named);
            }
        }
        page.blank();
    }

    /// What differs, a line a change, each with who made it so and why.
    pub fn lines(&self, catalogue: &Catalogue) -> Vec<(String, String)> {
        let line = |net: &NetChange| {
            let plan = match net.change {
                Change::Deleted { .. } => self.older,
                _ => self.plan,
            };
            let changes = std::slice::from_ref(&net.change);
            let told = catalogue.change_lines(plan, changes, Light::Plain).join(", ");
            let cause = self.entry(net).map(|entry| self.cause(catalogue, entry));
            (told, cause.unwrap_or_default())
        };
        self.told().map(line).collect()
    }

    /// Who made it so, and why.
    fn cause(&self, catalogue: &Catalogue, entry: &LogEntry) -> String {
        let mut cause = log::circumstances(catalogue, self.plan, entry);
        if let Some(reason) = &entry.said.reason {
            cause += &format!(" — {}", reason.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        cause
    }

    /// What one entry did to one thing, told as in the log.
    fn step(&self, catalogue: &Catalogue, page: &mut Page, changes: &[&NetChange]) {
        let Some(first) = changes.first() else { return };
        // What is gone is told with the names that it had.
        let plan = match first.change {
            Change::Deleted { .. } => self.older,
            _ => self.plan,
        };
        let told: Vec<Change> = changes.iter().map(|net| net.change.clone()).collect();
        let words = catalogue.summary(plan, &told, &first.change.subject(), Light::Plain);
        let entry = self.entry(first);
        let day = entry.map_or_else(String::new, |entry| catalogue.short_date(entry.day));
        let margin = MARGIN + columns(&day) + 2;
        let head = format!("{}{day}  ", " ".repeat(MARGIN));
        page.hanging(Cell::new(head, Tone::Faint), margin, &words, Tone::Plain);
        let Some(entry) = entry else { return };
        page.hanging(" ".repeat(margin), margin, &self.cause(catalogue, entry), Tone::Faint);
    }
}

impl Report for ComparisonReport<'_> {
    fn json(&self, _: &Catalogue) -> Json {
        let moment = |moment: ComparedMoment| json!({ "date": moment.day, "commit": moment.commit.to_string() });
        let counts: Map<String, Json> = self
            .counts()
            .iter()
            .map(|(kind, count)| (kind.word().to_owned(), json!(count)))
            .collect();
        let changes = self.told().map(|net| {
            let mut object = json::change(&net.change);
            object["counts_as"] = json!(ChangeKind::of(&net.change).word());
            object["entry"] = self
                .entry(net)
                .map_or(Json::Null, |entry| json::cause(self.plan, entry));
            object
        });
        json!({
            "from": moment(self.comparison.older),
            "to": moment(self.comparison.newer),
            "matched": self.matched.as_ref().map(|matched| {
                let ids = |ids: &mut dyn Iterator<Item = &ActionId>| ids.map(ActionId::to_string).collect::<Vec<_>>();
                json!({
                    "then": ids(&mut matched.then.iter()),
                    "now": ids(&mut matched.now.iter()),
                    "entered": ids(&mut matched.entered()),
                    "left": ids(&mut matched.left()),
                })
            }),
            "counts": counts,
            "changes": changes.collect::<Vec<_>>(),
        })
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        let told = |moment: ComparedMoment| {
            let commit = moment.commit.short(SHORT);
            fl!(
                catalogue,
                "compare-moment",
                day = catalogue.long_date(moment.day),
                commit = commit
            )
        };
        let (from, to) = (told(self.comparison.older), told(self.comparison.newer));
        page.toned(fl!(catalogue, "compare-title", from = from, to = to), Tone::Strong);
        self.matched(catalogue, page);
        let counts = self.counts();
        if counts.is_empty() {
            page.line(fl!(catalogue, "compare-nothing"));
            return;
        }
        let counts: Vec<String> = counts
            .iter()
            .map(|(kind, count)| catalogue.kind_count(*kind, *count))
            .collect();
        page.hanging("", 0, &counts.join(" · "), Tone::Plain);
        // By part of the plan, by thing, by the entry that made it so: the oldest first.
        type Steps<'n> = BTreeMap<Reverse<Option<usize>>, Vec<&'n NetChange>>;
        let mut listed: BTreeMap<Heading, BTreeMap<(Subject, bool), Steps<'_>>> = BTreeMap::new();
        for net in self.told() {
            let is_gone = matches!(net.change, Change::Deleted { .. });
            let things = listed.entry(self.heading(net)).or_default();
            let steps = things.entry((net.change.subject(), is_gone)).or_default();
            steps.entry(Reverse(net.step)).or_default().push(net);
        }
        for (heading, things) in listed {
            page.blank();
            page.toned(self.heading_text(catalogue, &heading), Tone::Strong);
            for steps in things.values() {
                if let Some(first) = steps.values().flatten().next() {
                    page.hanging("  ", 4, &self.title(catalogue, first), Tone::Plain);
                }
                steps.values().for_each(|changes| self.step(catalogue, page, changes));
            }
        }
    }
}

/// How far in the changes of one thing stand.
const MARGIN: usize = 4;
