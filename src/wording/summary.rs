//! What changed, told on a line: what a commit's subject, a log and a journal all say.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use i18n_embed_fl::fl;

use super::Catalogue;
use super::part_change::is_told;
use copil_plan::change::{Change, Meaning, Subject};
use copil_plan::sanitize::sanitize;
use copil_plan::value::FieldPath;
use copil_plan::{ActionId, Plan};

impl Catalogue {
    /// What changed of each subject, in the order in which they first appear.
    pub fn changes_by_subject(&self, plan: &Plan, changes: &[Change]) -> Vec<(Subject, String)> {
        // A commit may change thousands of files, as the one that makes a plan does.
        let mut order: Vec<Subject> = Vec::new();
        let mut own: HashMap<Subject, Vec<&Change>> = HashMap::new();
        for change in changes {
            match own.entry(change.subject()) {
                Entry::Occupied(mut known) => known.get_mut().push(change),
                Entry::Vacant(new) => {
                    order.push(new.key().clone());
                    new.insert(vec![change]);
                }
            }
        }
        let tell = |subject: Subject| {
            let own = own.remove(&subject).unwrap_or_default();
            let said = self.summary_of(plan, &own, &subject);
            (subject, said)
        };
        order.into_iter().map(tell).collect()
    }

    /// What changed, a line a subject: `RH-04 : En cours → Réalisée`.
    pub fn change_lines(&self, plan: &Plan, changes: &[Change]) -> Vec<String> {
        let renamings: Vec<_> = renamings(changes).collect();
        let line = |(subject, changes): (Subject, String)| {
            let is_told = |(_, to): &&(_, &ActionId)| matches!(&subject, Subject::Action(id) if id == *to);
            let what = match renamings.iter().find(is_told) {
                Some((from, _)) => from.to_string(),
                None => self.subject(plan, &subject),
            };
            fl!(self, "subject-line", what = what, changes = changes)
        };
        self.changes_by_subject(plan, changes).into_iter().map(line).collect()
    }

    /// What changed of one subject, the telling things first, on one line: `En cours → Réalisée, jalon « Charte » atteint`.
    /// Without a change of its own, only the layout of its file changed.
    pub fn summary(&self, plan: &Plan, changes: &[Change], subject: &Subject) -> String {
        let own: Vec<&Change> = changes.iter().filter(|change| change.subject() == *subject).collect();
        self.summary_of(plan, &own, subject)
    }

    /// The subject of a commit: what changed of the first thing that it is about. Of a commit that takes another back,
    /// the subject of that one is told.
    pub fn commit_subject(&self, plan: &Plan, changes: &[Change], layout: &[Subject], undoes: Option<&str>) -> String {
        let mut subjects = changes.iter().map(Change::subject).chain(layout.iter().cloned());
        let Some(first) = subjects.next() else {
            return fl!(self, "subject-charter");
        };
        // A first commit may be about ten thousand.
        let others: HashSet<Subject> = subjects.filter(|subject| *subject != first).collect();
        let what = match (renamings(changes).next(), others.len()) {
            (Some((from, _)), _) => from.to_string(),
            (None, 0) => self.subject(plan, &first),
            (None, others) => fl!(
                self,
                "subject-several",
                first = self.subject(plan, &first),
                count = others
            ),
        };
        let changes = match undoes {
            Some(undone) => {
                let changes = undone.split_once(':').map_or(undone, |(_, changes)| changes.trim());
                fl!(self, "change-undone", subject = sanitize(changes))
            }
            None => self.summary(plan, changes, &first),
        };
        fl!(self, "subject-line", what = what, changes = changes)
    }

    fn summary_of(&self, plan: &Plan, own: &[&Change], subject: &Subject) -> String {
        let has_status = own
            .iter()
            .any(|change| matches!(change.meaning(), Meaning::Status { .. }));
        let has_weather = own
            .iter()
            .any(|change| matches!(change.meaning(), Meaning::Weather { .. } | Meaning::Confirmed { .. }));
        let opens_or_closes = own.iter().any(|change| {
        matches!((subject, change.meaning()), (Subject::Meeting(_), Meaning::Field(path)) if *path == FieldPath::key("state"))
    });
        let (mut told, mut fields) = (Vec::new(), Vec::new());
        for change in own {
            match change.meaning() {
                // They go without saying beside what they belong to.
                Meaning::Since if has_status => {}
                Meaning::Unconfirmed if has_weather => {}
                Meaning::Field(path) if has_weather && *path == FieldPath::key("comment") => {}
                Meaning::Field(path) if opens_or_closes && is_attendance(path) => {}
                Meaning::Field(path) if plain_field(subject, path) => fields.push(self.field(path)),
                Meaning::Since => fields.push(fl!(self, "field-since")),
                _ => told.push(self.change(plan, change)),
            }
        }
        fields.dedup();
        if !fields.is_empty() {
            told.push(fl!(self, "change-fields", fields = fields.join(", ")));
        }
        if told.is_empty() {
            told.push(fl!(self, "change-layout"));
        }
        told.join(", ")
    }
}

/// The renamings among changes, from the name that people know an action by: it is told under that one.
fn renamings(changes: &[Change]) -> impl Iterator<Item = (&ActionId, &ActionId)> {
    changes.iter().filter_map(|change| match change {
        Change::Renamed { from, to } => Some((from, to)),
        _ => None,
    })
}

/// Who was there goes without saying when a meeting is opened or closed.
fn is_attendance(path: &FieldPath) -> bool {
    matches!(path.as_strs().as_slice(), ["present" | "excused"])
}

/// Whether a field is told by its name alone.
fn plain_field(subject: &Subject, path: &FieldPath) -> bool {
    if let (Subject::Action(_), [table, _, key]) = (subject, path.as_strs().as_slice())
        && is_told(table, key)
    {
        return false;
    }
    !matches!(
        (subject, path.as_strs().as_slice()),
        (
            Subject::Action(_),
            ["milestones", ..] | ["indicators" | "deliverables", _] | ["depends_on"]
        ) | (Subject::Meeting(_), ["decisions", ..] | ["state"])
            | (
                Subject::PlanConfig,
                ["people" | "axes" | "organisations" | "committees", _] | ["views", ..]
            )
    )
}
