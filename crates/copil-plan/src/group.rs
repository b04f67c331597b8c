//! A working group.

use super::id::PersonId;
use crate::record;

record! {
    /// A working group. Its id is the name of its folder.
    pub struct Group {
        /// Its name.
        title: String = "title" (in_head),
        /// What it is for.
        description: Option<String> = "description" (in_part, long),
        /// Who leads it.
        leads: Vec<PersonId> = "leads" (in_order),
        /// Who takes part.
        members: Vec<PersonId> = "members",
    }
}
