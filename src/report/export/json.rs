//! The plan for programs: what its files hold, and what it was made from.

use serde_json::{Map, Value as Json, json};

use super::{Export, FORMAT};
use crate::report::json::value;
use copil_plan::field::Record;
use copil_plan::value::{Table, Value};

impl Export<'_> {
    /// The whole plan, or some actions of it, as the files have it.
    pub fn json(&self) -> Json {
        let table = |table: Table| value(&Value::Table(table));
        let mut whole = Map::new();
        whole.insert("copil".to_owned(), self.head());
        if self.is_whole {
            let groups = self.plan.groups.iter();
            let groups: Map<_, _> = groups
                .map(|(id, group)| (id.to_string(), table(group.to_table())))
                .collect();
            whole.insert("plan".to_owned(), table(self.plan.config.to_table()));
            whole.insert("groups".to_owned(), groups.into());
        }
        let actions = self.actions.iter().map(|(id, placed)| {
            let mut action = table(placed.to_table());
            action["group"] = json!(placed.group.as_str());
            (id.to_string(), action)
        });
        whole.insert("actions".to_owned(), actions.collect::<Map<_, _>>().into());
        if self.is_whole {
            let meetings = self.plan.meetings.iter();
            let meetings: Map<_, _> = meetings
                .map(|(id, meeting)| (id.to_string(), table(meeting.to_table())))
                .collect();
            whole.insert("meetings".to_owned(), meetings.into());
        }
        whole.into()
    }

    fn head(&self) -> Json {
        json!({
            "format": FORMAT,
            "plan": self.plan.id.as_str(),
            "commit": self.origin.commit,
            "command": self.origin.command,
            "left_out": { "decisions": self.withheld.decisions, "values": self.withheld.values },
        })
    }
}
