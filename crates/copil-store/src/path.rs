//! Where a file stands in a plan's folder, and what it is about.

use std::fmt;

use copil_plan::change::FileKey;
use copil_plan::{ActionId, GroupId, MeetingId, Subject};

/// The name of the file that makes a folder a plan.
pub(crate) const CHARTER: &str = "plan.toml";
/// The name of the file that makes a folder a working group; no action can have this name.
pub(crate) const GROUP: &str = "group.toml";
/// That name without its extension.
pub(super) const GROUP_STEM: &str = copil_plan::names::GROUP_FILE;
/// The folder of the working groups.
pub(crate) const GROUPS: &str = "groups";
/// The folder of the meetings.
pub(crate) const MEETINGS: &str = "meetings";
/// How the name of a file of the plan ends.
const EXTENSION: &str = ".toml";

/// A path below the plan's folder, its parts separated by `/` on every system.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlanPath(String);

impl PlanPath {
    /// The path of `plan.toml`.
    pub fn config() -> Self {
        Self(CHARTER.to_owned())
    }

    /// The path of a group's `group.toml`.
    pub fn group(group: &GroupId) -> Self {
        Self(format!("{GROUPS}/{group}/{GROUP}"))
    }

    /// The path of an action's file.
    pub fn action(group: &GroupId, action: &ActionId) -> Self {
        Self(format!("{GROUPS}/{group}/{action}{EXTENSION}"))
    }

    /// The name of an action's file, in whatever group it is.
    pub fn file_name(action: &ActionId) -> String {
        format!("{action}{EXTENSION}")
    }

    /// The path of a meeting's file.
    pub fn meeting(meeting: &MeetingId) -> Self {
        Self(format!("{MEETINGS}/{meeting}{EXTENSION}"))
    }

    /// The path of the file that holds a subject; an action's needs its group.
    pub fn of(subject: &Subject, group: Option<&GroupId>) -> Option<Self> {
        match subject {
            Subject::PlanConfig => Some(Self::config()),
            Subject::Group(id) => Some(Self::group(id)),
            Subject::Action(id) => group.map(|group| Self::action(group, id)),
            Subject::Meeting(id) => Some(Self::meeting(id)),
        }
    }

    /// The path of a file; an action's needs its group.
    pub fn of_key(key: &FileKey) -> Option<Self> {
        Self::of(&key.subject, key.group.as_ref())
    }

    /// A path as it is found, whether or not a plan has a file there.
    pub fn found(path: impl Into<String>) -> Self {
        Self(path.into())
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Which file of a plan it is; `None` where a plan has no file.
    pub fn key(&self) -> Option<FileKey> {
        let mut parts = self.0.split('/');
        let place = (parts.next()?, parts.next(), parts.next(), parts.next());
        let (subject, group) = match place {
            (CHARTER, None, ..) => (Subject::PlanConfig, None),
            (MEETINGS, Some(file), None, _) => (Subject::Meeting(file.strip_suffix(EXTENSION)?.parse().ok()?), None),
            (GROUPS, Some(group), Some(GROUP), None) => (Subject::Group(group.parse().ok()?), None),
            (GROUPS, Some(group), Some(file), None) => {
                let id = file.strip_suffix(EXTENSION)?.parse().ok()?;
                (Subject::Action(id), Some(group.parse().ok()?))
            }
            _ => return None,
        };
        Some(FileKey { subject, group })
    }

    /// What the file is about; `None` where a plan has no file.
    pub fn subject(&self) -> Option<Subject> {
        Some(self.key()?.subject)
    }

    /// The action that the file is about.
    pub fn action_id(&self) -> Option<ActionId> {
        match self.subject()? {
            Subject::Action(id) => Some(id),
            _ => None,
        }
    }
}

impl AsRef<str> for PlanPath {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PlanPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_says_what_it_is_about() {
        let group: GroupId = "rh".parse().unwrap();
        let action: ActionId = "RH-01".parse().unwrap();
        let meeting: MeetingId = "2018-03-15-copil".parse().unwrap();
        for (path, text, subject, inside) in [
            (PlanPath::config(), "plan.toml", Subject::PlanConfig, None),
            (
                PlanPath::group(&group),
                "groups/rh/group.toml",
                Subject::Group(group.clone()),
                None,
            ),
            (
                PlanPath::action(&group, &action),
                "groups/rh/RH-01.toml",
                Subject::Action(action.clone()),
                Some(group.clone()),
            ),
            (
                PlanPath::meeting(&meeting),
                "meetings/2018-03-15-copil.toml",
                Subject::Meeting(meeting.clone()),
                None,
            ),
        ] {
            assert_eq!(path.as_str(), text);
            assert_eq!(PlanPath::of(&subject, inside.as_ref()), Some(path.clone()));
            let group = inside;
            assert_eq!(path.key(), Some(FileKey { subject, group }));
        }
    }

    #[test]
    fn other_paths_are_about_nothing() {
        for path in [
            "",
            "notes.toml",
            "plan.toml/x",
            "groups/rh",
            "groups/RH-01.toml",
            "groups/rh/RH-01.txt",
            "groups/rh/old/RH-01.toml",
            "groups/../RH-01.toml",
            "groups/rh/é.toml",
            "meetings/a/b.toml",
            "/plan.toml",
        ] {
            assert_eq!(PlanPath::found(path).key(), None, "{path}");
        }
    }
}
