//! What all the rows together come to: actions that are new, and others of those that are there.

use std::collections::BTreeSet;

use copil_plan::change::{FileChange, FileVersion, Subject, diff};
use copil_plan::field::{Field, Record};
use copil_plan::{ActionId, GroupId, intent};

use super::overlay::laid_over;
use super::{Draft, Reader, SaidAt};
use crate::choice::standing;
use crate::mapping::ImportTerms;
use crate::outcome::{ChangedAction, Finding, FindingKind, Import, ImportedAction};

impl Reader<'_> {
    /// What all the rows together come to; no action takes an id that one ever had.
    pub(crate) fn import(mut self, ever: &BTreeSet<ActionId>, terms: &ImportTerms) -> Import {
        let drafts = std::mem::take(&mut self.drafts);
        let by_group = self.grouped * 2 >= self.titled;
        let first_status = self.plan.first_status();
        let mut ids = crate::ids::Numbering::new(self.plan, ever, self.given.iter().cloned());
        let mut import = Import::default();
        let mut told = Vec::with_capacity(drafts.len());
        for mut draft in drafts {
            if let Some(of) = &draft.of {
                told.push(of.clone());
                match self.changed(draft, by_group, terms) {
                    Some(changed) => import.changed.push(changed),
                    None => import.unchanged += 1,
                }
                continue;
            }
            let group = self.group_of(&mut draft, by_group);
            let mut statuses = draft.step_statuses.iter();
            let of_steps = statuses
                .next()
                .filter(|first| statuses.all(|other| other == *first))
                .cloned();
            let by_progress = || standing(draft.action.progress?, self.plan);
            let said = draft.status.or(of_steps).or_else(by_progress);
            if let Some(status) = said.or_else(|| first_status.clone()) {
                draft.action.status = status;
            }
            draft.action.priority = draft.priority.unwrap_or(draft.action.priority);
            let given = draft.id.and_then(|id| id.parse().ok());
            let there = self.plan.actions_of(&group).map(|(id, _)| id);
            let id = given.unwrap_or_else(|| ids.next(&group, there));
            told.push(id.clone());
            import.actions.push(ImportedAction {
                id,
                group,
                action: draft.action,
            });
        }
        Import {
            gone: self.gone(),
            axes: self.axes.new,
            people: self.people.new,
            organisations: self.organisations.new,
            groups: self.groups.new,
            findings: self.findings,
            samples: self.samples.of_actions(&told),
            rows: self.rows,
            count: self.count,
            ..import
        }
    }

    /// What becomes of an action of the plan that rows tell of; `None` where they say what it holds. What its steps say of
    /// their status is theirs, and a status that the workflow does not let it take is refused.
    fn changed(&mut self, mut draft: Draft, by_group: bool, terms: &ImportTerms) -> Option<ChangedAction> {
        let id = draft.of.take()?;
        let there = self.plan.actions.get(&id)?;
        let before = FileVersion::of(self.plan, &Subject::Action(id.clone()))?;
        let mut group = there.group.clone();
        match draft.group.take() {
            Some(named) if by_group => group = self.groups.named(&named).unwrap_or(group),
            Some(named) => draft.action.tags.push(named),
            None => {}
        }
        let file = |draft: &Draft| {
            let after = laid_over(&there.action, draft, terms.day);
            let mut file = FileChange::edited(before.clone(), after.to_table());
            file.after
                .iter_mut()
                .for_each(|after| after.key.group = Some(group.clone()));
            file
        };
        let mut changed = file(&draft);
        let mut changes = diff(vec![changed.clone()]).changes;
        if let Err(refusal) = intent::check_changes(self.plan, &changes, terms.reason.as_deref()) {
            draft.status = None;
            self.refuse_status(draft.status_at.take(), FindingKind::Forbidden(Box::new(refusal)));
            changed = file(&draft);
            changes = diff(vec![changed.clone()]).changes;
        }
        (!changes.is_empty()).then_some(ChangedAction {
            id,
            file: changed,
            changes,
        })
    }

    /// Refuses what was placed already.
    fn refuse_status(&mut self, at: Option<SaidAt>, what: FindingKind) {
        let Some(SaidAt {
            sheet,
            place,
            text,
            own,
        }) = at
        else {
            return;
        };
        if own {
            self.count.placed -= 1;
            self.count.refused += 1;
            self.samples.refuse(&sheet, place);
            self.findings.push(Finding {
                sheet,
                place,
                text,
                what,
            });
        }
    }

    /// The actions of the plan that no row tells of, in the groups of those that rows do tell of.
    fn gone(&self) -> Vec<ActionId> {
        let there = self.findings.iter().filter_map(|finding| match &finding.what {
            FindingKind::AlreadyThere(id) | FindingKind::KeyTwice(id) => Some(id),
            _ => None,
        });
        let known: BTreeSet<&ActionId> = self.told.iter().chain(there).collect();
        let group = |id: &ActionId| self.plan.actions.get(id).map(|placed| &placed.group);
        let groups: BTreeSet<&GroupId> = known.iter().filter_map(|id| group(id)).collect();
        let all = self.plan.actions.iter();
        let gone = all.filter(|(id, placed)| groups.contains(&placed.group) && !known.contains(id));
        gone.map(|(id, _)| id.clone()).collect()
    }

    /// The group in which all actions of the plan are whose ids begin as this one does, before the number.
    fn group_of_id(&self, id: &str) -> Option<GroupId> {
        let stem = |id: &str| id.rsplit_once('-').map(|(stem, _)| stem.to_ascii_lowercase());
        let asked = stem(id)?;
        let alike = self
            .plan
            .actions
            .iter()
            .filter(|(id, _)| stem(id.as_str()).as_ref() == Some(&asked));
        let groups: BTreeSet<&GroupId> = alike.map(|(_, placed)| &placed.group).collect();
        let one = groups.first().filter(|_| groups.len() == 1)?;
        Some((*one).clone())
    }

    /// The working group of an action: the one that is named, else the one of its sheet, else the axis at the top, else the one
    /// of its id, else the only one there is.
    fn group_of(&mut self, draft: &mut Draft, by_group: bool) -> GroupId {
        if let Some(group) = self.mapping.group.clone() {
            let known = self.plan.groups.keys().find(|id| id.as_str() == group).cloned();
            if let Some(group) = known.or_else(|| self.groups.named(&group)) {
                return group;
            }
        }
        let named = draft.group.clone().filter(|_| by_group);
        if let (Some(group), false) = (&draft.group, by_group) {
            // What few actions have is no grouping of them all.
            draft.action.tags.push(group.clone());
        }
        let only = self.plan.groups.keys().next().filter(|_| self.plan.groups.len() == 1);
        let found = named
            .or_else(|| draft.sheet.clone())
            .or_else(|| draft.top_axis.clone())
            .and_then(|title| self.groups.named(&title));
        let found = found.or_else(|| self.group_of_id(draft.id.as_deref()?));
        let found = found.or_else(|| only.cloned());
        let found = found.or_else(|| self.groups.named(&self.plan.config.title.clone()));
        found
            .or_else(|| self.groups.named("Actions"))
            .unwrap_or_else(GroupId::stand_in)
    }
}
