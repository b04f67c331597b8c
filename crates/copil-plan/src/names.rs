//! What a plan calls its things, and which of them a text means: the same on the command line, in prompts and in filters.

use crate::Plan;
use crate::StatusId;
use crate::field::Referent;
use crate::fold::fold;
use crate::id::meant;
use crate::query::spelling::{ME, NONE, status_names};

/// The word that names the plan itself where an id is expected.
pub const THE_PLAN: &str = "plan";

/// The name of the file that describes a group, in the folder of its actions.
pub const GROUP_FILE: &str = "group";

/// What an id means besides the thing that has it, so that commands and filters cannot tell which is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherMeaning {
    /// The plan itself.
    ThePlan,
    /// The absence of a value.
    Absence,
    /// The person at the keyboard.
    Oneself,
    /// The file that describes a group.
    GroupFile,
    /// A group.
    Group,
    /// A verb of the command line.
    Verb,
}

/// What a word of commands and filters means that would be the id of something.
pub fn other_meaning(what: Referent, id: &str) -> Option<OtherMeaning> {
    let word = plain(id);
    match what {
        Referent::Action | Referent::Group if word == THE_PLAN => Some(OtherMeaning::ThePlan),
        Referent::Action if word == GROUP_FILE => Some(OtherMeaning::GroupFile),
        Referent::Person if ME.is_meant_by(&word) => Some(OtherMeaning::Oneself),
        Referent::Action | Referent::Person | Referent::Axis | Referent::Phase | Referent::Organisation
            if NONE.is_meant_by(&word) =>
        {
            Some(OtherMeaning::Absence)
        }
        _ => None,
    }
}

/// Something that a plan has, by its id, with the names it is known by besides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedThing<'p> {
    /// Its id.
    pub id: &'p str,
    /// Its other names.
    pub names: Vec<&'p str>,
}

/// Why a text means none of a plan's things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault<'p> {
    /// Nothing is called so.
    Unknown,
    /// Several have this name; the ids of two of them.
    Ambiguous(&'p str, &'p str),
}

impl Plan {
    /// Everything of a kind that the plan has, in its order; the latest meeting first.
    pub fn named(&self, what: Referent) -> Vec<NamedThing<'_>> {
        fn each<'p, I: AsRef<str> + 'p>(all: impl Iterator<Item = (&'p I, Vec<&'p str>)>) -> Vec<NamedThing<'p>> {
            let named = |(id, names): (&'p I, _)| NamedThing { id: id.as_ref(), names };
            all.map(named).collect()
        }
        let config = &self.config;
        match what {
            Referent::Group => each(self.groups.iter().map(|(id, group)| (id, vec![group.title.as_str()]))),
            Referent::Action => each(self.actions.iter().map(|(id, one)| (id, vec![one.title.as_str()]))),
            Referent::Person => each(config.people.iter().map(|(id, one)| (id, vec![one.name.as_str()]))),
            Referent::Axis => each(config.axes.iter().map(|(id, title)| (id, vec![title.as_str()]))),
            Referent::Phase => each(config.phases.iter().map(|(id, one)| (id, vec![one.title.as_str()]))),
            Referent::Organisation => each(config.organisations.iter().map(|(id, name)| (id, vec![name.as_str()]))),
            Referent::Committee => each(config.committees.iter().map(|(id, one)| (id, vec![one.title.as_str()]))),
            Referent::Status => {
                let statuses = self.workflow().keys();
                each(statuses.map(|id: &StatusId| (id, status_names(self, id))))
            }
            Referent::Meeting => each(self.meetings.keys().rev().map(|id| (id, Vec::new()))),
            Referent::Decision
            | Referent::Milestone
            | Referent::Indicator
            | Referent::Deliverable
            | Referent::Budget
            | Referent::AgendaItem => Vec::new(),
        }
    }
}

/// The id of the one that a text means: by its id or, when only one has it, by its name.
pub fn find_named<'p>(all: &[NamedThing<'p>], text: &str) -> Result<&'p str, NameFault<'p>> {
    if let Some(id) = meant(text, all.iter().map(|one| one.id)) {
        return Ok(id);
    }
    let wanted = plain(text);
    let is_named = |one: &&NamedThing<'_>| one.names.iter().any(|name| plain(name) == wanted);
    let mut found = all.iter().filter(is_named).map(|one| one.id);
    match (found.next(), found.next()) {
        (Some(only), None) => Ok(only),
        (Some(one), Some(other)) => Err(NameFault::Ambiguous(one, other)),
        _ => Err(NameFault::Unknown),
    }
}

/// Whether [`plain`] leaves a word as it is, as can be seen of unaccented letters.
pub(crate) fn is_plain(text: &str) -> bool {
    let stays = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    text.bytes().all(stays)
}

/// A word as words are compared: folded, with hyphens for blanks and underscores.
pub fn plain(text: &str) -> String {
    fold(text.trim()).replace(['_', ' '], "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plain_at_a_glance_is_left_as_it_is() {
        for word in ["", "none", "a-venir", "rh-04", "2018"] {
            assert!(is_plain(word) && plain(word) == word, "{word}");
        }
        for word in ["à-venir", "None", "en_cours", "en cours", " moi"] {
            assert!(!is_plain(word) && plain(word) != word, "{word}");
        }
    }
}
