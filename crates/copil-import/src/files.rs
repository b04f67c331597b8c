//! The files of a plan that an import makes and changes.

use copil_plan::change::{FileChange, FileVersion, Subject};
use copil_plan::field::Record;
use copil_plan::{Group, Person, Plan, PlanConfig};

use crate::outcome::Import;

impl Import {
    /// The files that hold what is new: people and the like in `plan.toml`, groups, actions.
    pub fn new_files(&self, plan: &Plan) -> Vec<FileChange> {
        let mut files = Vec::new();
        let config = self.config(plan);
        if let Some(before) = FileVersion::of(plan, &Subject::PlanConfig).filter(|_| config != plan.config) {
            files.push(FileChange::edited(before, config.to_table()));
        }
        for (id, title) in &self.groups {
            let group = Group {
                title: title.clone(),
                ..Group::default()
            };
            files.push(FileChange::created(Subject::Group(id.clone()), None, group.to_table()));
        }
        for new in &self.actions {
            let subject = Subject::Action(new.id.clone());
            files.push(FileChange::created(subject, Some(&new.group), new.action.to_table()));
        }
        files
    }

    /// A plan that has the names of all that is new, and nothing else of it: what changes is told in its words.
    #[must_use]
    pub fn with_new(&self, plan: &Plan) -> Plan {
        let mut plan = plan.clone();
        plan.config = self.config(&plan);
        plan
    }

    /// `plan.toml` with the axes, people and organisations that the plan does not have yet.
    fn config(&self, plan: &Plan) -> PlanConfig {
        let mut config = plan.config.clone();
        for (id, title) in &self.axes {
            config.axes.insert(id.clone(), title.clone());
        }
        for (id, name) in &self.organisations {
            config.organisations.insert(id.clone(), name.clone());
        }
        for (id, name) in &self.people {
            let person = Person {
                name: name.clone(),
                ..Person::default()
            };
            config.people.insert(id.clone(), person);
        }
        config
    }
}
