//! What of an edited export may be so in the plan as it is now. The rest is told, cell by cell, and left out.

use std::collections::BTreeSet;

use super::draft::GROUP;
use super::{Edited, EditedCell, Finding, FindingKind};
use crate::workspace::{Answers, Error, Misfit, MisfitKind, Workspace, goes_along};
use copil_plan::change::{FileChange, FileVersion, Merge, Numbered, Side};
use copil_plan::value::{FieldPath, Table, Value};
use copil_plan::{Plan, Subject};

/// What of an edited export fits the plan as it is now, and the two joined; what does not is found.
///
/// # Errors
///
/// [`Error`] where the history cannot be read, or what does not fit cannot be told from the rest.
pub fn fitted(
    workspace: &Workspace,
    base: &Plan,
    mut edited: Edited,
    (reason, answers): (Option<&str>, &Answers),
) -> Result<(Edited, Merge), Error> {
    loop {
        let merge = workspace.join_returned(base, &edited.files, answers)?;
        let misfits = workspace.misfits(&merge, reason)?;
        if misfits.is_empty() {
            return Ok((edited, merge));
        }
        let mut looked_at = BTreeSet::new();
        for misfit in misfits {
            let misfit = Misfit {
                subject: in_file(&merge, misfit.subject),
                ..misfit
            };
            // One thing after the other: what goes with the first may end the second.
            if !looked_at.insert(misfit.subject.clone()) || edited.leaves_out(&misfit) {
                continue;
            }
            // What is wrong elsewhere comes of a file without which it is not.
            let culprit = culprit_of(workspace, base, &edited, (&misfit, reason, answers))?;
            match (culprit, misfit.why) {
                (Some(at), why) => edited.leave_out_file(at, &why),
                (None, MisfitKind::Refused(refusal)) => return Err(Error::Refused(*refusal)),
                (None, MisfitKind::Locked(path)) => return Err(Error::Locked { path }),
            }
        }
    }
}

/// What a subject is called in the file that came back: the plan may have given it another number.
fn in_file(merge: &Merge, subject: Subject) -> Subject {
    let theirs = merge.renumbered.iter().filter(|one| one.side == Side::Theirs);
    let mut actions = theirs.filter_map(|one| match (&one.from, &one.to, &subject) {
        (Numbered::Action(from), Numbered::Action(to), Subject::Action(id)) if to == id => Some(from.clone()),
        _ => None,
    });
    actions.next().map_or(subject.clone(), Subject::Action)
}

fn culprit_of(
    workspace: &Workspace,
    base: &Plan,
    edited: &Edited,
    (misfit, reason, answers): (&Misfit, Option<&str>, &Answers),
) -> Result<Option<usize>, Error> {
    for at in 0..edited.files.len() {
        let mut others = edited.files.clone();
        others.remove(at);
        let merge = workspace.join_returned(base, &others, answers)?;
        if !workspace.misfits(&merge, reason)?.contains(misfit) {
            return Ok(Some(at));
        }
    }
    Ok(None)
}

impl Edited {
    /// Takes back what stands in the cells that a misfit is about, or in the file where no cell says it; whether there is
    /// either.
    fn leaves_out(&mut self, misfit: &Misfit) -> bool {
        let is_own = |file: &FileChange| {
            file.after
                .as_ref()
                .is_some_and(|after| after.key.subject == misfit.subject)
        };
        let Some(at) = self.files.iter().position(is_own) else {
            return false;
        };
        let Some(path) = self.path_of(misfit) else {
            self.leave_out_file(at, &misfit.why);
            return true;
        };
        let is_below = |cell: &EditedCell| cell.subject == misfit.subject && cell.path.is_below(&path);
        let (left_out, kept): (Vec<EditedCell>, Vec<EditedCell>) = self.cells.drain(..).partition(is_below);
        self.cells = kept;
        for cell in left_out.iter().rev() {
            self.take_back(at, cell);
        }
        // What a row holds goes with it.
        for cell in left_out.into_iter().filter(|cell| cell.path == path) {
            self.findings.push(found(&cell, &misfit.why));
        }
        true
    }

    /// The value in cells that a misfit is about: the smallest one that holds what is wrong.
    fn path_of(&self, misfit: &Misfit) -> Option<FieldPath> {
        let own = self.cells.iter().filter(|cell| cell.subject == misfit.subject);
        let holding = own.filter(|cell| misfit.path.is_below(&cell.path));
        let smallest = holding.max_by_key(|cell| cell.path.parts().len())?;
        Some(smallest.path.clone())
    }

    /// Makes a value what it was, and what goes along with it.
    fn take_back(&mut self, at: usize, cell: &EditedCell) {
        let has_own = |path: &FieldPath| {
            let mut cells = self.cells.iter();
            cells.any(|one| one.subject == cell.subject && one.path == *path)
        };
        let along = goes_along(&cell.path).filter(|path| !has_own(path));
        let file = &mut self.files[at];
        let before = file.before.as_ref().and_then(FileVersion::table).cloned();
        let Some(after) = &mut file.after else { return };
        if matches!(cell.subject, Subject::Action(_)) && cell.path == FieldPath::key(GROUP) {
            let group = cell.before.as_ref().and_then(Value::as_text);
            after.key.group = group.and_then(|group| group.parse().ok());
            return;
        }
        let Some(mut table) = after.table().map(|table| Table::clone(table)) else {
            return;
        };
        table.put(&cell.path, cell.before.clone());
        if let (Some(along), Some(before)) = (along, before) {
            table.put(&along, before.at(&along).cloned());
        }
        *after = FileVersion::new(after.key.clone(), table);
    }

    /// Leaves out all that a file holds.
    fn leave_out_file(&mut self, at: usize, why: &MisfitKind) {
        let file = self.files.remove(at);
        let Some(subject) = file.after.or(file.before).map(|version| version.key.subject) else {
            return;
        };
        let (own, kept): (Vec<EditedCell>, Vec<EditedCell>) =
            self.cells.drain(..).partition(|cell| cell.subject == subject);
        self.cells = kept;
        match own.first() {
            Some(cell) => self.findings.push(found(cell, why)),
            None => self.findings.push(Finding {
                place: String::new(),
                text: subject.id().unwrap_or_default().to_owned(),
                what: FindingKind::Misfit(why.clone()),
            }),
        }
    }
}

fn found(cell: &EditedCell, why: &MisfitKind) -> Finding {
    Finding {
        place: cell.place.clone(),
        text: cell.text.clone(),
        what: FindingKind::Misfit(why.clone()),
    }
}
