//! The actions that a file tells of: those that are new, those that become others, and those of the plan that it leaves out.

use super::UnderstoodFile;
use copil_import::{ChangedAction, Import, ImportedAction};
use copil_plan::{Action, ActionId};

/// An action that a file tells of, or leaves out.
#[derive(Clone, Copy, Debug)]
pub(super) enum ImportRow<'i> {
    New(&'i ImportedAction),
    Changed(&'i ChangedAction),
    Gone(&'i ActionId),
}

/// How many there are.
pub(super) fn count(import: &Import) -> usize {
    import.actions.len() + import.changed.len() + import.gone.len()
}

/// One by its place: what changes comes first, for it asks for a look.
pub(super) fn row(read: &UnderstoodFile, at: usize) -> Option<ImportRow<'_>> {
    let import = read.import();
    let changed = import.changed.get(at).map(ImportRow::Changed);
    let new = || {
        let at = at.checked_sub(import.changed.len())?;
        import.actions.get(at).map(ImportRow::New)
    };
    let gone = || {
        let at = at.checked_sub(import.changed.len() + import.actions.len())?;
        import.gone.get(at).map(ImportRow::Gone)
    };
    changed.or_else(new).or_else(gone)
}

impl<'i> ImportRow<'i> {
    pub(super) fn id(self) -> &'i ActionId {
        match self {
            Self::New(new) => &new.id,
            Self::Changed(changed) => &changed.id,
            Self::Gone(id) => id,
        }
    }

    /// The action as it is in the file where it is new, else as it is in the plan.
    pub(super) fn action(self, read: &'i UnderstoodFile) -> Option<&'i Action> {
        match self {
            Self::New(new) => Some(&new.action),
            Self::Changed(_) | Self::Gone(_) => {
                let placed = read.preview.named.actions.get(self.id())?;
                Some(&placed.action)
            }
        }
    }
}
