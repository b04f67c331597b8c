//! Two moments of the plan, compared: what differs, by action and by kind, with who made it so and why.

mod matched;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::resume_unwind;
use std::thread;

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
use copil_plan::portfolio::CountingChange;
use copil_plan::sanitize::sanitize;
use copil_plan::{ActionId, GroupId, Plan};

pub use matched::{MatchedActions, matching};

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
    pub matched: Option<&'p MatchedActions>,
    /// By what the changes are listed.
    pub by: ComparedBy,
}

/// By what changes are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ComparedBy {
    /// By what changed: the actions of each group, the meetings, the plan itself.
    #[default]
    Subject,
    /// By the kind of change.
    Kind,
}

impl ComparedBy {
    /// Every way, in order.
    pub const ALL: [Self; 2] = [Self::Subject, Self::Kind];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Kind => "kind",
        }
    }
}

/// What changes are listed under, in order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Heading {
    Kind(ChangeKind),
    Group(GroupId),
    Meetings,
    Plan,
}

/// What one entry did to one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedStep {
    /// The thing.
    pub subject: Subject,
    /// Whether it is there no more.
    pub is_gone: bool,
    /// What changed, by its place in the comparison.
    changes: Vec<usize>,
}

impl ComparisonReport<'_> {
    /// How many changes there are of each kind. The day that goes with a status is no change of its own.
    fn counts(&self) -> BTreeMap<ChangeKind, usize> {
        let mut counts = BTreeMap::new();
        for (_, net) in self.told() {
            *counts.entry(ChangeKind::of(&net.change)).or_default() += 1;
        }
        counts
    }

    /// The changes that are told, with their places.
    fn told(&self) -> impl Iterator<Item = (usize, &NetChange)> {
        let changes = &self.comparison.changes;
        let is_status = |change: &Change| matches!(change.meaning(), Meaning::Status { .. });
        let with_status = changes.iter().filter(|net| is_status(&net.change));
        let with_status: BTreeSet<Subject> = with_status.map(|net| net.change.subject()).collect();
        let is_told = move |(_, net): &(usize, &NetChange)| {
            let is_matched = self.matched.is_none_or(|matched| matched.is_told(&net.change));
            let goes_with_status =
                net.change.meaning() == Meaning::Since && with_status.contains(&net.change.subject());
            is_matched && !goes_with_status
        };
        changes.iter().enumerate().filter(is_told)
    }

    /// The changes in parts, each under its title: by thing, and by the entry that made it so, the oldest first.
    pub fn parts(&self, catalogue: &Catalogue, by: ComparedBy) -> Vec<(String, Vec<ComparedStep>)> {
        type Steps = BTreeMap<Reverse<Option<usize>>, Vec<usize>>;
        let mut parts: BTreeMap<Heading, BTreeMap<(Subject, bool), Steps>> = BTreeMap::new();
        for (place, net) in self.told() {
            let heading = match by {
                ComparedBy::Subject => self.heading(net),
                ComparedBy::Kind => Heading::Kind(ChangeKind::of(&net.change)),
            };
            let is_gone = matches!(net.change, Change::Deleted { .. });
            let things = parts.entry(heading).or_default();
            let steps = things.entry((net.change.subject(), is_gone)).or_default();
            steps.entry(Reverse(net.step)).or_default().push(place);
        }
        let titled = parts.into_iter().map(|(heading, things)| {
            let steps = things.into_iter().flat_map(|((subject, is_gone), steps)| {
                let step = move |changes| ComparedStep {
                    subject: subject.clone(),
                    is_gone,
                    changes,
                };
                steps.into_values().map(step)
            });
            let steps: Vec<ComparedStep> = steps.collect();
            let count = steps.iter().map(|step| step.changes.len()).sum();
            (self.heading_text(catalogue, &heading, count), steps)
        });
        titled.collect()
    }

    /// The entry that made a step so.
    pub fn entry(&self, step: &ComparedStep) -> Option<&LogEntry> {
        self.entry_of(self.first(step)?)
    }

    fn first(&self, step: &ComparedStep) -> Option<&NetChange> {
        self.comparison.changes.get(*step.changes.first()?)
    }

    fn entry_of(&self, net: &NetChange) -> Option<&LogEntry> {
        self.comparison.entries.get(&net.step?)
    }

    /// What a step did, told as in the log.
    pub fn words(&self, catalogue: &Catalogue, step: &ComparedStep) -> String {
        // What is gone is told with the names that it had.
        let plan = if step.is_gone { self.older } else { self.plan };
        let told = step.changes.iter();
        let told: Vec<&Change> = told
            .filter_map(|place| Some(&self.comparison.changes.get(*place)?.change))
            .collect();
        catalogue.summary_of(plan, &told, &step.subject, Light::Plain)
    }

    /// `De 14 décembre 2017 (4e0c1d2) à 15 mars 2018 (9bab4bb)`.
    pub fn range(&self, catalogue: &Catalogue) -> String {
        let told = |moment: ComparedMoment| {
            let (day, commit) = (catalogue.long_date(moment.day), moment.commit.short(SHORT));
            fl!(catalogue, "compare-moment", day = day, commit = commit)
        };
        let (from, to) = (told(self.comparison.older), told(self.comparison.newer));
        fl!(catalogue, "compare-title", from = from, to = to)
    }

    /// How many changes there are of each kind, in words.
    pub fn counted(&self, catalogue: &Catalogue) -> String {
        counted(&self.counts(), catalogue)
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
    pub fn title(&self, catalogue: &Catalogue, step: &ComparedStep) -> String {
        let name = catalogue.subject(self.plan, &step.subject);
        match self.action_title(step) {
            Some(title) => format!("{name}  {}", sanitize(title)),
            None => name,
        }
    }

    fn action_title(&self, step: &ComparedStep) -> Option<&str> {
        match (&step.subject, &self.first(step)?.change) {
            (Subject::Action(_), Change::Deleted { content, .. }) => content.get("title")?.as_text(),
            (Subject::Action(id), _) => Some(self.plan.actions.get(id)?.title.as_str()),
            _ => None,
        }
    }

    fn heading_text(&self, catalogue: &Catalogue, heading: &Heading, count: usize) -> String {
        match heading {
            Heading::Kind(kind) => catalogue.kind_count(*kind, count),
            Heading::Group(id) => {
                let known = self.plan.groups.get(id).or_else(|| self.older.groups.get(id));
                known.map_or_else(|| id.to_string(), |group| sanitize(&group.title))
            }
            Heading::Meetings => fl!(catalogue, "compare-meetings"),
            Heading::Plan => fl!(catalogue, "compare-plan"),
        }
    }

    /// What differs, a line a step, each with who made it so and why.
    pub fn lines(&self, catalogue: &Catalogue) -> Vec<(String, String)> {
        let parts = self.parts(catalogue, ComparedBy::Subject).into_iter();
        let line = |step: ComparedStep| {
            let (what, changes) = (self.title(catalogue, &step), self.words(catalogue, &step));
            let cause = self.entry(&step).map(|entry| self.cause(catalogue, entry));
            let told = fl!(catalogue, "subject-line", what = what, changes = changes);
            (told, cause.unwrap_or_default())
        };
        parts.flat_map(|(_, steps)| steps).map(line).collect()
    }

    /// Who made it so, and why.
    fn cause(&self, catalogue: &Catalogue, entry: &LogEntry) -> String {
        let mut cause = log::circumstances(catalogue, self.plan, entry);
        if let Some(reason) = &entry.said.reason {
            cause += &format!(" — {}", reason.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        cause
    }

    /// A step on the page: the day and what it did, below it who did it and why.
    fn step(&self, catalogue: &Catalogue, page: &mut Page, step: &ComparedStep) {
        let words = self.words(catalogue, step);
        let entry = self.entry(step);
        let day = entry.map_or_else(String::new, |entry| catalogue.short_date(entry.day));
        let margin = MARGIN + columns(&day) + 2;
        let head = format!("{}{day}  ", " ".repeat(MARGIN));
        page.hanging(Cell::new(head, Tone::Faint), margin, &words, Tone::Plain);
        let Some(entry) = entry else { return };
        page.hanging(" ".repeat(margin), margin, &self.cause(catalogue, entry), Tone::Faint);
    }
}

impl Report for ComparisonReport<'_> {
    fn json(&self, catalogue: &Catalogue) -> Json {
        let moment = |moment: ComparedMoment| json!({ "date": moment.day, "commit": moment.commit.to_string() });
        let counts: Map<String, Json> = self
            .counts()
            .iter()
            .map(|(kind, count)| (kind.word().to_owned(), json!(count)))
            .collect();
        let changes = self.told().map(|(_, net)| {
            let mut object = json::change(&net.change);
            object["counts_as"] = json!(ChangeKind::of(&net.change).word());
            object["entry"] = self
                .entry_of(net)
                .map_or(Json::Null, |entry| json::cause(self.plan, entry));
            object
        });
        json!({
            "from": moment(self.comparison.older),
            "to": moment(self.comparison.newer),
            "matched": self.matched.map(|matched| {
                let ids = |ids: &mut dyn Iterator<Item = &ActionId>| ids.map(ActionId::to_string).collect::<Vec<_>>();
                json!({
                    "then": ids(&mut matched.then()),
                    "now": ids(&mut matched.now().iter()),
                    "entered": ids(&mut matched.entered()),
                    "left": ids(&mut matched.left()),
                })
            }),
            "counted_otherwise": self.counting(catalogue),
            "counts": counts,
            "changes": changes.collect::<Vec<_>>(),
        })
    }

    fn text(&self, catalogue: &Catalogue, page: &mut Page) {
        page.toned(self.range(catalogue), Tone::Strong);
        self.write_matched(catalogue, page);
        page.hanging("", 0, &self.counted(catalogue), Tone::Plain);
        for change in self.counting(catalogue) {
            page.hanging("", 0, &change, Tone::Warning);
        }
        let parts = self.parts(catalogue, self.by);
        let (first, rest) = parts.split_at(half_of(&parts));
        let columns = page.columns();
        thread::scope(|scope| {
            let rest = (!rest.is_empty()).then(|| {
                scope.spawn(move || {
                    let mut below = Page::new(columns);
                    self.write(catalogue, &mut below, rest);
                    below
                })
            });
            self.write(catalogue, page, first);
            if let Some(rest) = rest {
                page.append(rest.join().unwrap_or_else(|panic| resume_unwind(panic)));
            }
        });
    }
}

impl ComparisonReport<'_> {
    /// The rules by which figures are counted that changed between the moments: what was counted before cannot be held
    /// against what is counted after.
    pub fn counting(&self, catalogue: &Catalogue) -> Vec<String> {
        let changes = CountingChange::between(self.older, self.plan).into_iter();
        changes
            .map(|change| match change {
                CountingChange::Statuses(ids) => {
                    let names = ids.iter().map(|id| catalogue.status(self.older, id));
                    let names = names.collect::<Vec<_>>().join(", ");
                    fl!(catalogue, "compare-counting-statuses", statuses = names)
                }
                CountingChange::StaleDays { before, after } => {
                    fl!(catalogue, "compare-counting-stale", before = before, after = after)
                }
                CountingChange::SoonDays { before, after } => {
                    fl!(catalogue, "compare-counting-soon", before = before, after = after)
                }
            })
            .collect()
    }

    fn write(&self, catalogue: &Catalogue, page: &mut Page, parts: &[(String, Vec<ComparedStep>)]) {
        for (title, steps) in parts {
            page.blank();
            page.toned(title.as_str(), Tone::Strong);
            let mut above = None;
            for step in steps {
                let thing = (&step.subject, step.is_gone);
                if above != Some(thing) {
                    page.hanging("  ", 4, &self.title(catalogue, step), Tone::Plain);
                }
                above = Some(thing);
                self.step(catalogue, page, step);
            }
        }
    }
}

/// How many changes there are of each kind in several plans together, in words.
pub fn counted_together(reports: &[ComparisonReport<'_>], catalogue: &Catalogue) -> String {
    let mut all = BTreeMap::new();
    for (kind, count) in reports.iter().flat_map(ComparisonReport::counts) {
        *all.entry(kind).or_default() += count;
    }
    counted(&all, catalogue)
}

fn counted(counts: &BTreeMap<ChangeKind, usize>, catalogue: &Catalogue) -> String {
    if counts.is_empty() {
        return fl!(catalogue, "compare-nothing");
    }
    let counts = counts.iter().map(|(kind, count)| catalogue.kind_count(*kind, *count));
    counts.collect::<Vec<_>>().join(" · ")
}

/// From how many steps on a second thread is worth starting.
const WORTH_A_THREAD: usize = 500;

/// Where a second thread is to begin: after half of the steps; at the end, where there are few.
fn half_of(parts: &[(String, Vec<ComparedStep>)]) -> usize {
    let counts = parts.iter().map(|(_, steps)| steps.len());
    let all: usize = counts.clone().sum();
    if all < WORTH_A_THREAD {
        return parts.len();
    }
    let sums = counts.scan(0, |sum, count| {
        *sum += count;
        Some(*sum)
    });
    sums.take_while(|sum| *sum <= all / 2).count()
}

/// How far in the changes of one thing stand.
const MARGIN: usize = 4;
