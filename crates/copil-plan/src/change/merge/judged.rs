//! The plan that a joining makes, judged: what is wrong with it and with neither side's own.
//!
//! Such a wrong is made by changes of both. Which ones is found by trying without them: of each side, the fewest changes
//! without which it is not there. They are a question, which of the two parts stands; the other one is dropped.

use std::collections::BTreeSet;

use super::clash::UNITS;
use super::thing::SideFile;
use super::{Answer, Clash, Merge, Side, Terms, Together, joined};
use crate::change::diff::diff_tables;
use crate::change::{Change, Difference, FileChange, FileContent, FileVersion, Subject, apply};
use crate::check::{CheckScope, LocatedProblem, check};
use crate::field::{Fault, FieldProblem, Referent};
use crate::id::ActionId;
use crate::value::{FieldPath, Table, Value};
use crate::{Need, Plan};

/// The two plans that are joined, whole.
#[derive(Clone, Copy, Debug)]
pub struct Plans<'p> {
    /// The one at hand.
    pub ours: &'p Plan,
    /// The other side's.
    pub theirs: &'p Plan,
    /// The actions of either whose files are there and cannot be read.
    pub unread: &'p BTreeSet<ActionId>,
}

/// Joins two sides until nothing is wrong with the plan that they make but what is asked.
pub(super) fn judged(plans: Plans<'_>, sides: [Vec<SideFile>; 2], (terms, answer): (&Terms, Answer<'_>)) -> Merge {
    let mut judge = Judge {
        known: [plans.ours, plans.theirs]
            .iter()
            .flat_map(|plan| wrongs(plan, plans.unread))
            .map(signature)
            .collect(),
        plans,
        sides,
        terms,
        answer,
    };
    let mut answered = Vec::new();
    loop {
        let mut merge = judge.joined(&[]);
        let mut asked: Vec<(Clash, [Vec<Part>; 2])> = Vec::new();
        for wrong in judge.wrongs(&merge) {
            let Some(parts) = judge.parts(&wrong) else { continue };
            match asked.iter_mut().find(|(_, known)| *known == parts) {
                Some((clash, _)) => clash.together.iter_mut().for_each(|together| together.tell(&wrong)),
                None => asked.push((judge.question(wrong, &parts, &merge, &asked), parts)),
            }
        }
        let settled = asked.iter().find_map(|(clash, parts)| {
            let choice = answer(clash)?;
            let side = choice.side()?.other();
            Some(((clash.clone(), choice), side, parts[at(side)].clone()))
        });
        match settled {
            Some((settled, side, dropped)) => {
                answered.push(settled);
                drop_parts(&mut judge.sides[at(side)], &dropped);
            }
            None => {
                merge.clashes.extend(asked.into_iter().map(|(clash, _)| clash));
                merge.answered.append(&mut answered);
                return merge;
            }
        }
    }
}

fn at(side: Side) -> usize {
    match side {
        Side::Ours => 0,
        Side::Theirs => 1,
    }
}

/// A change of a side that can be dropped by itself.
#[derive(Clone, Debug, PartialEq)]
struct Part {
    /// Which of the side's files.
    file: usize,
    what: Dropped,
}

#[derive(Clone, Debug, PartialEq)]
enum Dropped {
    /// All that is done to the file.
    Whole,
    /// Where it stands.
    Place,
    /// Values, each with the one before.
    Values(Vec<(FieldPath, Option<Value>)>),
    /// An element that a list has or has no more.
    Element {
        path: FieldPath,
        element: Value,
        is_new: bool,
    },
}

struct Judge<'j> {
    plans: Plans<'j>,
    sides: [Vec<SideFile>; 2],
    terms: &'j Terms,
    answer: Answer<'j>,
    /// What is wrong with either side's plan already.
    known: Vec<Signature>,
}

impl Judge<'_> {
    /// The two sides joined without some of their changes.
    fn joined(&self, without: &[(Side, &[Part])]) -> Merge {
        let mut sides = self.sides.clone();
        for (side, parts) in without {
            drop_parts(&mut sides[at(*side)], parts);
        }
        joined(sides, (self.terms, self.answer))
    }

    /// What is wrong with what a joining makes and with neither side's plan.
    fn wrongs(&self, merge: &Merge) -> Vec<LocatedProblem> {
        // What cannot be done to the plan is found where the files are made.
        let Ok(plan) = apply(self.plans.ours, &merge.difference().changes) else {
            return Vec::new();
        };
        let mut found = wrongs(&plan, self.plans.unread);
        found.retain(|wrong| !self.known.contains(&signature(wrong.clone())));
        for wrong in &mut found {
            wrong.problem.path = without_place(&wrong.problem.path);
        }
        found
    }

    /// The fewest changes of each side without which something is not wrong; `None` where a side has none.
    fn parts(&self, wrong: &LocatedProblem) -> Option<[Vec<Part>; 2]> {
        Some([self.parts_of(Side::Ours, wrong)?, self.parts_of(Side::Theirs, wrong)?])
    }

    fn parts_of(&self, side: Side, wrong: &LocatedProblem) -> Option<Vec<Part>> {
        let wanted = signature(wrong.clone());
        let mends = |parts: &[Part]| {
            let found = self.wrongs(&self.joined(&[(side, parts)]));
            !found.into_iter().any(|found| signature(found) == wanted)
        };
        let files = self.sides[at(side)].iter().enumerate();
        let named = ids_named(wrong);
        let is_near = |file: &SideFile| {
            let versions = [&file.change.before, &file.change.after].into_iter().flatten();
            let mut subjects = versions.map(|version| &version.key.subject);
            subjects.any(|subject| *subject == wrong.subject || subject.id().is_none_or(|id| named.contains(&id)))
        };
        let (near, far): (Vec<_>, Vec<_>) = files.partition(|(_, file)| is_near(file));
        let parts =
            |files: Vec<(usize, &SideFile)>| Vec::from_iter(files.into_iter().flat_map(|(at, file)| parts(at, file)));
        let (near, far) = (parts(near), parts(far));
        fewest(&near, &mends).or_else(|| fewest(&[near, far].concat(), &mends))
    }

    /// The question which of two parts stands. It is about the thing that is wrong, unless another question is.
    fn question(
        &self,
        wrong: LocatedProblem,
        parts: &[Vec<Part>; 2],
        merge: &Merge,
        asked: &[(Clash, [Vec<Part>; 2])],
    ) -> Clash {
        let told = |side: Side| -> Vec<Change> {
            let files = &self.sides[at(side)];
            let parts = parts[at(side)].iter();
            parts
                .filter_map(|part| files.get(part.file).map(|file| part.changes(file)))
                .flatten()
                .collect()
        };
        let together = Together {
            ours: told(Side::Ours),
            theirs: told(Side::Theirs),
            problems: vec![wrong.clone()],
        };
        let answered = merge.answered.iter().map(|(clash, _)| clash);
        let others = merge
            .clashes
            .iter()
            .chain(answered)
            .chain(asked.iter().map(|(clash, _)| clash));
        let taken: Vec<(&Subject, FieldPath)> = others.map(|clash| (&clash.subject, clash.question())).collect();
        let of_parts = together.ours.iter().chain(&together.theirs).map(|change| match change {
            Change::Set { subject, path, .. } => (subject.clone(), path.clone()),
            other => (other.subject(), FieldPath::default()),
        });
        let mut names = std::iter::once((wrong.subject.clone(), wrong.problem.path.clone())).chain(of_parts);
        let free = names.find(|(subject, path)| !taken.iter().any(|(of, known)| *of == subject && known == path));
        let (subject, path) = free.unwrap_or((wrong.subject, wrong.problem.path));
        Clash {
            subject,
            path,
            base: None,
            ours: None,
            theirs: None,
            together: Some(Box::new(together)),
        }
    }
}

impl Part {
    /// What it does to a file.
    fn changes(&self, file: &SideFile) -> Vec<Change> {
        let mut without = [file.clone()];
        let own = Self {
            file: 0,
            what: self.what.clone(),
        };
        drop_parts(&mut without, &[own]);
        let [without] = without;
        let mut difference = Difference::default();
        let change = FileChange {
            before: without.change.after,
            after: file.change.after.clone(),
        };
        change.tell(&mut difference);
        difference.changes
    }
}

/// What can be dropped of what a side did to a file.
fn parts(at: usize, file: &SideFile) -> Vec<Part> {
    let part = |what| Part { file: at, what };
    let tables = |version: &Option<FileVersion>| version.as_ref().and_then(FileVersion::table).cloned();
    let (Some(before), Some(after)) = (&file.change.before, &file.change.after) else {
        return vec![part(Dropped::Whole)];
    };
    let mut found = Vec::new();
    if before.key != after.key {
        found.push(part(Dropped::Place));
    }
    let (Some(old), Some(new)) = (tables(&file.change.before), tables(&file.change.after)) else {
        found.push(part(Dropped::Whole));
        return found;
    };
    let mut units: Vec<(&[&str], Vec<(FieldPath, Option<Value>)>)> =
        UNITS.iter().map(|unit| (*unit, Vec::new())).collect();
    for change in diff_tables(&after.key.subject, &old, &new) {
        let Change::Set {
            path,
            old,
            new,
            subject,
        } = change
        else {
            continue;
        };
        let unit = match path.as_strs().as_slice() {
            [key] if matches!(subject, Subject::Action(_)) => units.iter_mut().find(|(unit, _)| unit.contains(key)),
            _ => None,
        };
        if let Some((_, values)) = unit {
            values.push((path, old));
            continue;
        }
        match (list(old.as_ref()), list(new.as_ref())) {
            (Some(had), Some(has)) => {
                let element = |one: &Value, is_new| {
                    part(Dropped::Element {
                        path: path.clone(),
                        element: one.clone(),
                        is_new,
                    })
                };
                let gone = had
                    .iter()
                    .filter(|one| !has.contains(one))
                    .map(|one| element(one, false));
                let come = has
                    .iter()
                    .filter(|one| !had.contains(one))
                    .map(|one| element(one, true));
                found.extend(gone.chain(come));
            }
            _ => found.push(part(Dropped::Values(vec![(path, old)]))),
        }
    }
    let whole = units
        .into_iter()
        .map(|(_, values)| values)
        .filter(|values| !values.is_empty());
    found.extend(whole.map(|values| part(Dropped::Values(values))));
    found
}

/// A list; one that is not there has nothing in it.
fn list(value: Option<&Value>) -> Option<&[Value]> {
    match value {
        None => Some(&[]),
        Some(Value::List(list)) => Some(list),
        Some(_) => None,
    }
}

/// Takes back what a side did.
fn drop_parts(files: &mut [SideFile], parts: &[Part]) {
    for Part { file, what } in parts {
        let Some(SideFile { change, .. }) = files.get_mut(*file) else {
            continue;
        };
        match (what, &change.before, &mut change.after) {
            (Dropped::Whole, before, after) => *after = before.clone(),
            (Dropped::Place, Some(before), Some(after)) => after.key.clone_from(&before.key),
            (Dropped::Values(values), _, Some(after)) => edit(after, |table| {
                for (path, old) in values {
                    table.put(path, old.clone());
                }
            }),
            (Dropped::Element { path, element, is_new }, _, Some(after)) => edit(after, |table| {
                let mut left = list(table.at(path)).unwrap_or_default().to_vec();
                match is_new {
                    true => left.retain(|one| one != element),
                    false => left.push(element.clone()),
                }
                table.put(path, (!left.is_empty()).then_some(Value::List(left)));
            }),
            _ => {}
        }
    }
}

fn edit(version: &mut FileVersion, edit: impl FnOnce(&mut Table)) {
    if let FileContent::Table(table) = &mut version.content {
        let mut edited = (**table).clone();
        edit(&mut edited);
        *table = edited.into();
    }
}

/// The fewest of some that mend something, as QuickXplain finds them; `None` where all of them do not.
fn fewest(all: &[Part], mends: &dyn Fn(&[Part]) -> bool) -> Option<Vec<Part>> {
    fn needed(with: &[Part], has_more: bool, all: &[Part], mends: &dyn Fn(&[Part]) -> bool) -> Vec<Part> {
        if has_more && mends(with) {
            return Vec::new();
        }
        if all.len() <= 1 {
            return all.to_vec();
        }
        let (first, second) = all.split_at(all.len() / 2);
        let of_second = needed(&[with, first].concat(), true, second, mends);
        let of_first = needed(&[with, &of_second].concat(), !of_second.is_empty(), first, mends);
        [of_first, of_second].concat()
    }
    (!all.is_empty() && mends(all)).then(|| needed(&[], false, all, mends))
}

/// What a wrong is told by, wherever in a list it stands.
type Signature = (Subject, FieldPath, Fault);

fn signature(LocatedProblem { subject, problem }: LocatedProblem) -> Signature {
    let fault = match problem.fault {
        Fault::UnknownReference { what, id, .. } => Fault::UnknownReference {
            what,
            id,
            nearest: None,
        },
        Fault::Cycle { mut through } => {
            through.sort();
            Fault::Cycle { through }
        }
        other => other,
    };
    (subject, without_place(&problem.path), fault)
}

/// A path without the place in a list that it ends with.
fn without_place(path: &FieldPath) -> FieldPath {
    let mut path = path.clone();
    if path.parts().len() > 1 && path.parts().last().is_some_and(|last| last.parse::<usize>().is_ok()) {
        path.pop();
    }
    path
}

/// The ids of the things that a wrong is about besides its own.
fn ids_named(wrong: &LocatedProblem) -> Vec<&str> {
    match &wrong.problem.fault {
        Fault::UnknownReference { id, .. } | Fault::OtherMeaning { id, .. } => vec![id.split('/').next().unwrap_or(id)],
        Fault::Cycle { through } => through.iter().map(String::as_str).collect(),
        Fault::CircleOfDecisions { through } => through.iter().filter_map(|one| one.split('/').next()).collect(),
        _ => Vec::new(),
    }
}

impl Together {
    /// Adds what is wrong for the same reason. A circle is one, from wherever it is seen.
    fn tell(&mut self, wrong: &LocatedProblem) {
        let fault = |wrong: &LocatedProblem| signature(wrong.clone()).2;
        let is_circle = matches!(
            wrong.problem.fault,
            Fault::Cycle { .. } | Fault::CircleOfDecisions { .. }
        );
        if !is_circle || !self.problems.iter().any(|known| fault(known) == fault(wrong)) {
            self.problems.push(wrong.clone());
        }
    }
}

/// What is wrong with a plan as a whole, with what its workflow asks for.
fn wrongs(plan: &Plan, unread: &BTreeSet<ActionId>) -> Vec<LocatedProblem> {
    let mut found = check(plan, CheckScope::Whole, unread);
    found.retain(|found| match &found.problem.fault {
        Fault::NoEvidence | Fault::OtherMeaning { .. } | Fault::BadFilter { .. } => true,
        fault => !fault.is_warning(),
    });
    for (id, placed) in &plan.actions {
        let mut report = |path, fault| {
            found.push(LocatedProblem {
                subject: Subject::Action(id.clone()),
                problem: FieldProblem { path, fault },
            });
        };
        if !plan.groups.contains_key(&placed.group) {
            let fault = Fault::UnknownReference {
                what: Referent::Group,
                id: placed.group.to_string(),
                nearest: None,
            };
            report(FieldPath::key("group"), fault);
        }
        let status = plan.workflow().get(placed.status.as_str());
        if status.is_some_and(|status| status.needs.contains(&Need::Milestones)) {
            for (milestone, _) in placed.unreached() {
                report(FieldPath::key("milestones").then(milestone.as_str()), Fault::NotReached);
            }
        }
    }
    found
}
