//! Which of the files found in a plan's folder are the plan's, by their names alone.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::mem::{Discriminant, discriminant};

use super::parallel::in_shares;
use super::path::{GROUP_STEM, GROUPS, MEETINGS, PlanPath};
use super::problem::{Problem, ProblemKind};
use copil_plan::Subject;
use copil_plan::change::FileKey;
use copil_plan::id::{self, IdError};

/// How many folders down from that of the groups files that strayed are pointed at.
pub(super) const GROUPS_DEPTH: usize = 2;

/// How many folders down from that of the meetings files that strayed are pointed at.
pub(super) const MEETINGS_DEPTH: usize = 1;

/// The fewest names for which a second thread is worth starting.
const WORTH_A_THREAD: usize = 2_048;

/// What a name among a plan's files is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A regular file.
    File,
    /// A symbolic link to anything.
    Symlink,
    /// Something that is neither, and is not read.
    Other,
    /// A folder that could not be read.
    Closed(io::ErrorKind),
    /// A folder whose name is no text.
    Nameless,
}

/// A file that the plan is to be read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlanFile {
    pub path: PlanPath,
    pub key: FileKey,
}

/// The names of a plan's files, sorted out.
#[derive(Debug, Default)]
pub(crate) struct NameIndex {
    /// The files to read, no two with the same id.
    pub files: Vec<PlanFile>,
    /// What is wrong with names.
    pub problems: Vec<Problem>,
    /// Files that are left unread because of their names.
    pub unread: BTreeSet<PlanPath>,
    /// Files that are read but share their id, but for capitals, with another.
    pub clashing: BTreeSet<PlanPath>,
}

/// What the path of a file says.
enum PathKind {
    PlanFile(FileKey),
    BadName(PlanPath, IdError),
    Misplaced,
    Ignored,
}

impl NameIndex {
    /// Sorts out what was found.
    pub(crate) fn of(mut found: Vec<(PlanPath, EntryKind)>) -> Self {
        // In runs, as folders are listed: this sort finds them.
        found.sort_by(|(a, _), (b, _)| a.cmp(b));
        let classified = in_shares(found, WORTH_A_THREAD, |found| {
            let found = found.into_iter();
            found.map(|(path, kind)| (kind, classify(&path), path)).collect()
        });
        let mut names = Self {
            files: Vec::with_capacity(classified.len()),
            ..Self::default()
        };
        for (kind, what, path) in classified {
            names.add(kind, what, path);
        }
        names.find_clashes();
        names
    }

    fn add(&mut self, kind: EntryKind, what: PathKind, path: PlanPath) {
        match (kind, what) {
            (EntryKind::Symlink, PathKind::PlanFile(..) | PathKind::BadName(..) | PathKind::Misplaced) => {
                self.refuse(path.clone(), path, ProblemKind::Symlink);
            }
            // A link in the place of a folder hides whatever the folder would hold.
            (EntryKind::Symlink, PathKind::Ignored) if is_folder_of_the_format(&path) => {
                self.refuse(path.clone(), path, ProblemKind::Symlink);
            }
            // So does one that cannot be read.
            (EntryKind::Closed(why), _) if is_folder_of_the_format(&path) => {
                self.refuse(path.clone(), path, ProblemKind::Unreadable(why));
            }
            (EntryKind::Nameless, _) if is_folder_of_the_format(&path) => {
                self.refuse(path.clone(), path, ProblemKind::BadName(IdError::Character));
            }
            (_, PathKind::Ignored) | (EntryKind::Closed(_) | EntryKind::Nameless, _) => {}
            (EntryKind::Other, PathKind::PlanFile(..) | PathKind::BadName(..)) => {
                self.refuse(path.clone(), path, ProblemKind::NotAFile);
            }
            (EntryKind::Other | EntryKind::File, PathKind::Misplaced) => {
                self.problems.push(Problem::whole(path, ProblemKind::Misplaced));
            }
            (EntryKind::File, PathKind::BadName(named, why)) => self.refuse(path, named, ProblemKind::BadName(why)),
            (EntryKind::File, PathKind::PlanFile(key)) => self.files.push(PlanFile { path, key }),
        }
    }

    /// Leaves a file unread; a folder with a bad name is reported once for all its files.
    fn refuse(&mut self, path: PlanPath, reported: PlanPath, kind: ProblemKind) {
        self.unread.insert(path);
        let known = |problem: &Problem| problem.path == reported && problem.kind == kind;
        if !self.problems.iter().rev().any(known) {
            self.problems.push(Problem::whole(reported, kind));
        }
    }

    /// Finds the ids that are the same without regard to case: of actions in the whole plan, of groups and of meetings.
    fn find_clashes(&mut self) {
        let mut seen = HashSet::with_capacity(self.files.len());
        // Thousands of ids are looked at each time a plan is opened: by their hashes first, for clashes are rare.
        if self
            .files
            .iter()
            .all(|file| seen.insert(folded_hash(&file.key.subject)))
        {
            return;
        }
        let mut first: HashMap<(Discriminant<Subject>, String), usize> = HashMap::new();
        let mut doubles = Vec::new();
        for (at, file) in self.files.iter().enumerate() {
            let subject = &file.key.subject;
            let id = subject.id().unwrap_or_default().to_ascii_lowercase();
            match first.entry((discriminant(subject), id)) {
                Entry::Vacant(entry) => drop(entry.insert(at)),
                Entry::Occupied(entry) => doubles.push((at, *entry.get())),
            }
        }
        for (at, with) in doubles.into_iter().rev() {
            let (path, with) = (self.files[at].path.clone(), &self.files[with]);
            let is_same = with.key.subject == self.files[at].key.subject;
            let with = with.path.clone();
            for (path, with) in [(with.clone(), path.clone()), (path.clone(), with)] {
                self.clashing.insert(path.clone());
                self.problems.push(Problem::whole(path, ProblemKind::Clash { with }));
            }
            // Two files with one id cannot both be in the plan; the second is left out, and said to be.
            if is_same {
                self.files.remove(at);
                self.unread.insert(path);
            }
        }
    }
}

/// A hash of what a subject is and of its id in small letters.
fn folded_hash(subject: &Subject) -> u64 {
    let mut hasher = DefaultHasher::new();
    discriminant(subject).hash(&mut hasher);
    let mut small = [0; id::LONGEST];
    let id = subject.id().unwrap_or_default().as_bytes();
    // Nothing is an id that is longer.
    let small = &mut small[..id.len().min(id::LONGEST)];
    small.copy_from_slice(&id[..small.len()]);
    small.make_ascii_lowercase();
    small.hash(&mut hasher);
    hasher.finish()
}

/// What a path says, whatever is there.
fn classify(path: &PlanPath) -> PathKind {
    let text = path.as_str();
    let file = text.rsplit('/').next().unwrap_or(text);
    if is_ignored(file) || text.starts_with('.') || text.contains("/.") {
        return PathKind::Ignored;
    }
    let Some((stem, extension)) = file.rsplit_once('.') else {
        return PathKind::Ignored;
    };
    if !extension.eq_ignore_ascii_case("toml") {
        return PathKind::Ignored;
    }
    if let Some(key) = path.key() {
        return match &key.subject {
            // On a disk that does not tell capitals apart this would be the group's own file.
            Subject::Action(id) if id.as_str().eq_ignore_ascii_case(GROUP_STEM) => PathKind::Misplaced,
            _ => PathKind::PlanFile(key),
        };
    }
    if is_out_of_reach(text) {
        return PathKind::Ignored;
    }
    // Where the format has a file, the name is what is wrong.
    let bad = |name: &str, named: PlanPath| id::check(name).err().map(|why| PathKind::BadName(named, why));
    let found = match (text.split('/').collect::<Vec<_>>().as_slice(), extension) {
        ([GROUPS, group, _], "toml") => {
            bad(group, PlanPath::found(format!("{GROUPS}/{group}"))).or_else(|| bad(stem, path.clone()))
        }
        ([MEETINGS, _], "toml") => bad(stem, path.clone()),
        _ => None,
    };
    found.unwrap_or(PathKind::Misplaced)
}

/// Whether a name is of a file that people keep beside the plan's, or that an editor left.
pub(super) fn is_ignored(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("README")
        || name.ends_with('~')
        || [".md", ".bak", ".swp", ".tmp"].iter().any(|end| name.ends_with(end))
}

/// Whether a path is in a folder that no plan is looked for in: another one than the format's two, or deep in these.
fn is_out_of_reach(path: &str) -> bool {
    let mut folders: Vec<&str> = path.split('/').collect();
    folders.pop();
    match folders.as_slice() {
        [] => false,
        [GROUPS, inside @ ..] if inside.len() <= GROUPS_DEPTH => inside.iter().any(|name| is_ignored(name)),
        [MEETINGS, inside @ ..] if inside.len() <= MEETINGS_DEPTH => inside.iter().any(|name| is_ignored(name)),
        _ => true,
    }
}

/// Whether a path is that of a folder that holds files of the format, by its name.
pub(super) fn is_folder_of_the_format(path: &PlanPath) -> bool {
    match path.as_str().split('/').collect::<Vec<_>>().as_slice() {
        [GROUPS | MEETINGS] => true,
        [GROUPS, group] => !is_ignored(group),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(paths: &[(&str, EntryKind)]) -> NameIndex {
        NameIndex::of(
            paths
                .iter()
                .map(|(path, kind)| (PlanPath::found(*path), *kind))
                .collect(),
        )
    }

    fn files(paths: &[&str]) -> NameIndex {
        NameIndex::of(
            paths
                .iter()
                .map(|path| (PlanPath::found(*path), EntryKind::File))
                .collect(),
        )
    }

    fn said(names: &NameIndex) -> Vec<(&str, &ProblemKind)> {
        names
            .problems
            .iter()
            .map(|problem| (problem.path.as_str(), &problem.kind))
            .collect()
    }

    #[test]
    fn the_plan_s_own_files_are_wanted_and_the_rest_is_left_alone() {
        let names = files(&[
            "plan.toml",
            "groups/rh/group.toml",
            "groups/rh/RH-01.toml",
            "meetings/2018-03-15-copil.toml",
            "README.md",
            "notes.txt",
            "groups/rh/RH-01.toml~",
            "groups/rh/RH-01.toml.bak",
            "groups/rh/.RH-01.toml",
            "groups/rh/.copil-x.toml",
            ".git/config.toml",
            "annexes/plan.pdf",
        ]);
        let wanted: Vec<_> = names.files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(
            wanted,
            [
                "groups/rh/RH-01.toml",
                "groups/rh/group.toml",
                "meetings/2018-03-15-copil.toml",
                "plan.toml"
            ]
        );
        assert_eq!(said(&names), []);
        assert!(names.unread.is_empty());
    }

    #[test]
    fn files_of_the_format_in_other_places_are_pointed_at() {
        let names = files(&[
            "groups/rh/Group.toml",
            "RH-01.toml",
            "groups/RH-01.toml",
            "groups/rh/RH-01.TOML",
            "groups/rh/old/RH-01.toml",
        ]);
        assert!(names.files.is_empty());
        let all: Vec<_> = said(&names).into_iter().map(|(_, kind)| kind.clone()).collect();
        assert_eq!(all, vec![ProblemKind::Misplaced; 5]);
    }

    #[test]
    fn names_that_are_no_ids_are_errors_that_name_the_file_or_folder_once() {
        let names = files(&[
            "groups/é/a.toml",
            "groups/é/b.toml",
            "groups/rh/aux.toml",
            "groups/rh/-x.toml",
        ]);
        assert_eq!(
            said(&names),
            [
                ("groups/rh/-x.toml", &ProblemKind::BadName(IdError::Character)),
                ("groups/rh/aux.toml", &ProblemKind::BadName(IdError::Reserved)),
                ("groups/é", &ProblemKind::BadName(IdError::Character)),
            ]
        );
        assert_eq!(names.unread.len(), 4);
    }

    #[test]
    fn links_are_refused_wherever_the_format_has_something() {
        let names = sorted(&[
            ("groups", EntryKind::Symlink),
            ("groups/rh", EntryKind::Symlink),
            ("meetings/2018-03-15-copil.toml", EntryKind::Symlink),
            ("notes", EntryKind::Symlink),
            ("README.md", EntryKind::Symlink),
        ]);
        assert_eq!(
            said(&names),
            [
                ("groups", &ProblemKind::Symlink),
                ("groups/rh", &ProblemKind::Symlink),
                ("meetings/2018-03-15-copil.toml", &ProblemKind::Symlink),
            ]
        );
    }

    #[test]
    fn one_id_in_two_places_is_said_of_both_and_the_second_left_out() {
        let names = files(&["groups/a/X-1.toml", "groups/b/X-1.toml", "groups/c/x-1.toml"]);
        let wanted: Vec<_> = names.files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(wanted, ["groups/a/X-1.toml", "groups/c/x-1.toml"]);
        assert_eq!(
            names.unread.iter().map(PlanPath::as_str).collect::<Vec<_>>(),
            ["groups/b/X-1.toml"]
        );
        assert_eq!(names.clashing.len(), 3);
        assert_eq!(names.problems.len(), 4);
    }

    #[test]
    fn an_action_and_a_meeting_may_share_an_id() {
        assert_eq!(
            said(&files(&["groups/a/a.toml", "groups/a/group.toml", "meetings/a.toml"])),
            []
        );
    }
}
