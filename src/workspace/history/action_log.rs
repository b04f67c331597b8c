//! The entries about one action, under the names it had.

use super::Visit;
use super::entry::{EntryMaker, LogEntry, tells_nothing};
use super::joined_sides::JoinedSides;
use crate::workspace::Error;
use copil_git::{FileSet, HistoryIndex};
use copil_plan::ActionId;
use copil_plan::action_history::Lineage;
use copil_plan::change::{Change, Renumbering};
use copil_store::PlanPath;

/// Leaves of each entry what is about one action, under the names it had, from new to old.
pub(super) struct ActionLog {
    asked: ActionId,
    lineage: Lineage,
    /// The action's number in `lineage`; it may have gone on under another name.
    action: usize,
    /// Whether something was told of it.
    begun: bool,
}

impl ActionLog {
    pub(super) fn of(asked: &ActionId) -> Self {
        let mut lineage = Lineage::default();
        let action = lineage.action(asked);
        Self {
            asked: asked.clone(),
            lineage,
            action,
            begun: false,
        }
    }

    pub(super) fn visit(
        mut self,
        index: &HistoryIndex,
        sides: &mut JoinedSides<'_>,
        visit: Visit<'_>,
    ) -> Result<(), Error> {
        let named = |action: &ActionId| {
            let name = PlanPath::file_name(action);
            index.files(|path| path.rsplit('/').next() == Some(&name))
        };
        let (mut names, mut added) = (vec![self.asked.clone()], Vec::new());
        let mut files: FileSet = named(&self.asked);
        let (mut reader, mut maker) = (index.reader(), EntryMaker::default());
        for entry in index.iter_newest() {
            if !entry.touches(&files) {
                continue;
            }
            let mut entry = maker.entry(&reader.read(entry)?)?;
            sides.tell(&mut entry)?;
            self.keep_own(&mut entry);
            let joined = entry.renumbered.iter().filter_map(Renumbering::action);
            let joined = joined.filter(|(_, to)| self.lineage.is(to, self.action));
            let called = self.lineage.names_of(self.action).chain(joined.map(|(from, _)| from));
            for name in called.filter(|name| !names.contains(name)) {
                files.extend(named(name));
                added.push(name.clone());
            }
            names.append(&mut added);
            if !tells_nothing(&entry) && visit(entry).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn keep_own(&mut self, entry: &mut LogEntry) {
        self.lineage.reach(entry.names());
        for change in &entry.changes {
            // An id that nothing has any more may have given way to another one, which is where its history ends.
            if let Change::Renamed { from, to } = change
                && !self.begun
                && *from == self.asked
            {
                self.lineage.carry(&[(to.clone(), from.clone())]);
            }
        }
        let is_own = |id: &ActionId| self.lineage.is(id, self.action);
        entry.changes.retain(|change| match change {
            Change::Renamed { from, to } => is_own(from) || is_own(to),
            _ => change.action().is_some_and(is_own),
        });
        let about = |path: &PlanPath| path.action_id().is_some_and(|id| is_own(&id));
        if let Some(seldom) = &mut entry.seldom {
            seldom.layout.retain(about);
            seldom.unreadable.retain(about);
        }
        self.begun |= !tells_nothing(entry);
        self.lineage.pass(&entry.changes, entry.undone.is_some(), entry.names());
    }
}
