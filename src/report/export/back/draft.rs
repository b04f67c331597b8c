//! The files of the plan as an edited export has them, and what of it is not taken.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Edited, EditedCell, Finding, FindingKind};
use crate::report::export::layout::Owner;
use crate::wording::lookup::Known;
use copil_plan::change::{FileChange, FileKey, FileVersion, Subject, table_of};
use copil_plan::thing::next_action_id;
use copil_plan::value::{FieldPath, Table, Value};
use copil_plan::{ActionId, GroupId, Plan};

/// How many of what is not in a file are named.
const SHOWN_ABSENT: usize = 5;

/// What the group of an action goes by among its values, though its folder says it.
pub(super) const GROUP: &str = "group";

/// What an export that comes back was made from.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'p> {
    /// The plan, with what was not published of it.
    pub known: Known<'p>,
    /// The ids that actions have or had.
    pub ever: &'p BTreeSet<ActionId>,
    /// The day on which a status that was edited took effect.
    pub day: NaiveDate,
    /// Whether the file says what it was made from, and so what it held.
    pub is_sure: bool,
}

/// The files that an edited export changes.
pub(super) struct Draft<'p> {
    ground: Ground<'p>,
    files: BTreeMap<Subject, (Option<GroupId>, Table)>,
    taken: BTreeSet<ActionId>,
    cells: Vec<EditedCell>,
    findings: Vec<Finding>,
}

/// Where a value stands in the file that came back, and as what.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub place: String,
    pub text: String,
}

impl<'p> Draft<'p> {
    pub(super) fn of(ground: Ground<'p>) -> Self {
        Self {
            ground,
            files: BTreeMap::new(),
            taken: ground.ever.clone(),
            cells: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// The plan that the export was made from.
    pub(super) fn plan(&self) -> &'p Plan {
        self.ground.known.plan
    }

    /// Says that something is not taken.
    pub(super) fn find(&mut self, place: impl Into<String>, text: &str, what: FindingKind) {
        self.findings.push(Finding {
            place: place.into(),
            text: text.to_owned(),
            what,
        });
    }

    /// Says which rows of a sheet are gone. A file that does not say what it held may never have had them.
    pub(super) fn find_gone(&mut self, sheet: &str, names: Vec<String>) {
        if self.ground.is_sure {
            return names.iter().for_each(|name| self.find(sheet, name, FindingKind::Gone));
        }
        let more = names.len().saturating_sub(SHOWN_ABSENT);
        let shown = names.get(..SHOWN_ABSENT).unwrap_or(&names).join(", ");
        if !names.is_empty() {
            let text = if more > 0 { format!("{shown}…") } else { shown };
            self.find(sheet, &text, FindingKind::Absent(names.len()));
        }
    }

    /// What a subject is called in a file: `None` where it cannot be one.
    pub(super) fn subject(owner: Owner, id: &str) -> Option<Subject> {
        Some(match owner {
            Owner::Action => Subject::Action(id.parse().ok()?),
            Owner::Meeting => Subject::Meeting(id.parse().ok()?),
            Owner::Group => Subject::Group(id.parse().ok()?),
            Owner::Plan => Subject::PlanConfig,
        })
    }

    /// Whether the plan, or the file, has a subject.
    pub(super) fn has(&self, subject: &Subject) -> bool {
        self.files.contains_key(subject) || table_of(self.plan(), subject).is_some()
    }

    /// The file of a subject to be edited.
    fn file(&mut self, subject: &Subject) -> &mut (Option<GroupId>, Table) {
        let plan = self.ground.known.plan;
        self.files.entry(subject.clone()).or_insert_with(|| {
            let group = match subject {
                Subject::Action(id) => plan.actions.get(id).map(|placed| placed.group.clone()),
                _ => None,
            };
            (group, table_of(plan, subject).unwrap_or_default())
        })
    }

    /// Puts a value that stands somewhere in the file that came back in the file of a subject.
    pub(super) fn put(&mut self, subject: &Subject, path: &FieldPath, value: Option<Value>, spot: Spot) {
        let before = self.file(subject).1.at(path).cloned();
        self.remember(subject, path, before, spot);
        self.file(subject).1.put(path, value);
    }

    /// Takes note that what holds a value stands in several cells.
    pub(super) fn stands_in(&mut self, subject: &Subject, path: &FieldPath, spot: Spot) {
        let before = self.file(subject).1.at(path).cloned();
        self.remember(subject, path, before, spot);
    }

    fn remember(&mut self, subject: &Subject, path: &FieldPath, before: Option<Value>, spot: Spot) {
        self.cells.push(EditedCell {
            subject: subject.clone(),
            path: path.clone(),
            before,
            place: spot.place,
            text: spot.text,
        });
    }

    /// Whether a value was there before anything was edited.
    pub(super) fn was_there(&self, subject: &Subject, path: &FieldPath) -> bool {
        table_of(self.plan(), subject).is_some_and(|table| table.at(path).is_some())
    }

    /// What the file of a subject holds so far.
    pub(super) fn value(&mut self, subject: &Subject, path: &FieldPath) -> Option<Value> {
        self.file(subject).1.at(path).cloned()
    }

    /// Moves an action to another group, or puts a new one in it.
    pub(super) fn put_in_group(&mut self, subject: &Subject, group: GroupId, spot: Spot) {
        let before = self.file(subject).0.as_ref();
        let before = before.map(|group| Value::Text(group.to_string()));
        self.remember(subject, &FieldPath::key(GROUP), before, spot);
        self.file(subject).0 = Some(group);
    }

    /// Begins an action that is new with the status that comes first.
    pub(super) fn begin_action(&mut self, subject: &Subject) {
        if let Some(first) = self.plan().first_status() {
            let first = Value::Text(first.to_string());
            self.file(subject).1.put(&FieldPath::key("status"), Some(first));
        }
    }

    /// A new action of a group, whose id is the next one where the file gives none.
    pub(super) fn new_action(&mut self, id: Option<ActionId>, group: &GroupId, spot: Spot) -> Option<Subject> {
        let id = id.or_else(|| {
            let there: Vec<ActionId> = self.plan().actions_of(group).map(|(id, _)| id.clone()).collect();
            let own = self.files.iter().filter(|(_, (of, _))| of.as_ref() == Some(group));
            let own = own.filter_map(|(subject, _)| match subject {
                Subject::Action(id) => Some(id.clone()),
                _ => None,
            });
            let there: Vec<ActionId> = there.into_iter().chain(own).collect();
            next_action_id(&there, &self.taken, group)
        })?;
        self.taken.insert(id.clone());
        let subject = Subject::Action(id);
        self.put_in_group(&subject, group.clone(), spot);
        self.begin_action(&subject);
        Some(subject)
    }

    /// Leaves out the new actions that are in no group, or in one that neither the plan nor the file has.
    fn refuse_homeless(&mut self) {
        let plan = self.ground.known.plan;
        let is_group = |files: &BTreeMap<Subject, (Option<GroupId>, Table)>, group: &GroupId| {
            plan.groups.contains_key(group) || files.contains_key(&Subject::Group(group.clone()))
        };
        let homeless = self.files.iter().filter(|(subject, (group, _))| {
            let Subject::Action(id) = subject else { return false };
            // One that stays where it was is no newcomer, whatever is missing there.
            let stays = plan
                .actions
                .get(id)
                .is_some_and(|placed| Some(&placed.group) == group.as_ref());
            let is_housed = group.as_ref().is_some_and(|group| is_group(&self.files, group));
            !stays && !is_housed
        });
        let homeless: Vec<Subject> = homeless.map(|(subject, _)| subject.clone()).collect();
        for subject in homeless {
            let (group, _) = self.files.remove(&subject).unwrap_or_default();
            let what = match group {
                None => FindingKind::Nameless,
                Some(_) => FindingKind::NoOwner,
            };
            let text = group.map(|group| group.to_string()).unwrap_or_default();
            self.find(subject.id().unwrap_or_default(), &text, what);
        }
    }

    /// What was edited.
    pub(super) fn finished(mut self) -> Edited {
        let plan = self.ground.known.plan;
        self.refuse_homeless();
        let files = self.files.into_iter().filter_map(|(subject, (group, mut table))| {
            let before = FileVersion::of(plan, &subject);
            if let (Subject::Action(_), Some(before)) = (&subject, before.as_ref().and_then(FileVersion::table)) {
                follow(before, &mut table, self.ground.day);
            }
            let after = FileVersion::new(FileKey { subject, group }, table);
            (before.as_ref() != Some(&after)).then_some(FileChange {
                before,
                after: Some(after),
            })
        });
        let files = files.collect();
        let mut findings = self.findings;
        // Most of a sheet that was sorted or cut is told by its first rows.
        findings.dedup();
        Edited {
            files,
            cells: self.cells,
            findings,
        }
    }
}

/// What goes along with what was edited: the day of a status, and that nobody confirmed the new weather.
fn follow(before: &Table, after: &mut Table, day: NaiveDate) {
    let is_edited = |after: &Table, key: &str| before.get(key) != after.get(key);
    if is_edited(after, "status") && !is_edited(after, "since") {
        after.put(&FieldPath::key("since"), Some(Value::Date(day)));
    }
    if is_edited(after, "weather") && !is_edited(after, "confirmed") {
        after.remove("confirmed");
    }
}
