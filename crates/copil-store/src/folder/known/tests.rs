use std::fs::File;
use std::time::SystemTime;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::folder::FolderStamp;
use crate::read::read_table;
use copil_plan::field::Reading;

/// As many actions as are worth a file, and some.
const ACTIONS: usize = WORTH_A_FILE + 8;

struct Ground {
    temporary: TempDir,
}

impl Ground {
    fn new() -> Self {
        let ground = Self {
            temporary: tempfile::tempdir().unwrap(),
        };
        fs::create_dir_all(ground.dir().join("groups/rh")).unwrap();
        ground.write("plan.toml", "format = 1\ntitle = \"Essai\"\n");
        ground.write("groups/rh/group.toml", "title = \"RH\"\n");
        for n in 0..ACTIONS {
            ground.write(&path(n), &text('a', n));
        }
        ground
    }

    fn dir(&self) -> PathBuf {
        self.temporary.path().join("essai")
    }

    fn cache(&self) -> ActionCache {
        ActionCache::at(self.file())
    }

    fn file(&self) -> PathBuf {
        self.temporary.path().join("copil/actions")
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.dir().join(path), text).unwrap();
    }

    /// Opens the plan with what is kept of it, and keeps it where that is worth it; whether it was.
    fn open(&self) -> (Snapshot, bool) {
        let (opened, keep) = Snapshot::of_folder_cached(&self.dir(), Some(&self.cache())).unwrap();
        if let Some(keep) = &keep {
            keep.write(&opened);
        }
        (opened, keep.is_some())
    }

    /// Has the clock of the file system go on, so that what was written before now may be kept.
    fn later(&self) {
        fs::create_dir_all(self.temporary.path().join("copil")).unwrap();
        let written = FolderStamp::of(&self.dir()).unwrap();
        while !self
            .cache()
            .moment()
            .is_some_and(|moment| written.is_older_than(moment))
        {}
    }

    /// With what is kept and without, the plan is the same.
    fn agree(&self) {
        assert_eq!(self.open().0, Snapshot::of_folder(&self.dir()).unwrap());
    }

    fn modified(&self, path: &str) -> SystemTime {
        fs::metadata(self.dir().join(path)).unwrap().modified().unwrap()
    }

    fn set_modified(&self, path: &str, to: SystemTime) {
        let file = File::options().write(true).open(self.dir().join(path)).unwrap();
        file.set_modified(to).unwrap();
    }
}

fn path(n: usize) -> String {
    format!("groups/rh/RH-{n:02}.toml")
}

/// Texts of one length for all letters.
fn text(letter: char, n: usize) -> String {
    format!(
        "title = \"{letter}\"\nstatus = \"done\"\ndue = 2018-03-{:02}\n",
        1 + n % 28
    )
}

#[test]
fn what_is_kept_is_believed_until_a_file_is_written() {
    let ground = Ground::new();
    ground.later();
    let (first, is_kept) = ground.open();
    assert!(is_kept && ground.file().is_file());
    let (again, is_kept) = ground.open();
    assert!(!is_kept, "all was known");
    assert_eq!(again, first);
    let written = ground.modified(&path(3));
    ground.write(&path(3), &text('z', 3));
    ground.set_modified(&path(3), written);
    let (changed, is_kept) = ground.open();
    assert_eq!(changed.plan.actions["RH-03"].title, "z");
    assert!(!is_kept, "one file is read sooner than all are kept again");
}

#[test]
fn what_was_written_at_the_moment_of_the_reading_is_not_kept() {
    let ground = Ground::new();
    let (opened, keep) = Snapshot::of_folder_cached(&ground.dir(), Some(&ground.cache())).unwrap();
    for n in 0..ACTIONS {
        ground.write(&path(n), &text('z', n));
    }
    keep.unwrap().write(&opened);
    assert!(!ground.file().exists());
    ground.agree();
}

#[test]
fn a_file_with_a_problem_is_read_each_time_and_told_of() {
    let ground = Ground::new();
    ground.write(&path(1), "title = \"a\"\nstatus = \"done\"\nunknown = 1\n");
    ground.write(&path(2), "title = ");
    ground.later();
    ground.open();
    ground.agree();
    assert_eq!(ground.open().0.problems.len(), 2);
}

#[test]
fn a_file_that_is_not_what_was_written_is_none() {
    let ground = Ground::new();
    ground.later();
    ground.open();
    let kept = fs::read(ground.file()).unwrap();
    assert_eq!(KnownActions::of(kept.clone()).unwrap().len(), ACTIONS);
    for at in (0..kept.len()).step_by(7) {
        let mut damaged = kept.clone();
        damaged[at] ^= 4;
        assert!(KnownActions::of(damaged).is_none(), "{at}");
        assert!(KnownActions::of(kept[..at].to_vec()).is_none(), "{at}");
    }
    // Another version's, with a checksum that is right.
    let mut other = kept[..kept.len() - 4].to_vec();
    let at = other.iter().position(|byte| *byte == b'.').unwrap();
    other[at + 1] ^= 1;
    other.extend(crc32fast::hash(&other).to_le_bytes());
    assert!(KnownActions::of(other.clone()).is_none());
    fs::write(ground.file(), other).unwrap();
    assert!(ground.open().1, "it is written anew");
    assert!(!ground.open().1);
}

#[test]
fn where_nothing_can_be_written_the_plan_opens_all_the_same() {
    let ground = Ground::new();
    ground.later();
    fs::write(ground.temporary.path().join("file"), "").unwrap();
    let cache = ActionCache::at(ground.temporary.path().join("file/copil/actions"));
    let (opened, keep) = Snapshot::of_folder_cached(&ground.dir(), Some(&cache)).unwrap();
    assert_eq!(opened.plan.actions.len(), ACTIONS);
    assert!(keep.is_none());
}

#[test]
fn files_dated_later_than_today_are_read_and_no_reason_to_write() {
    let ground = Ground::new();
    let next_year = SystemTime::now() + std::time::Duration::from_secs(366 * 86_400);
    for n in 0..ACTIONS {
        ground.set_modified(&path(n), next_year);
    }
    ground.open();
    assert!(!ground.file().exists());
}

/// Every field of an action, so that none is forgotten.
const FULL: &str = r#"
title = "Télétravail"
status = "in-progress"
since = 2018-03-15
priority = "high"
weather = "rainy"
comment = "En attente"
confirmed = 2018-03-16
axis = "rh"
phase = "p1"
leads = ["drh", "dsi"]
organisations = ["ville"]
start = 2016-01-04
due = 2018-12-31
weight = 2.5
progress = 40
depends_on = ["SI-01"]
same_as = "agglo/RH-04"
tags = ["numérique"]
description = """
Trois lignes
de texte
"""
milestones.pilote = { title = "Pilote", due = 2018-01-01, done = 2018-01-02, weight = 3 }
indicators.jours = { title = "Jours", unit = "j", initial = { date = 2018-01-01, value = 1 }, target = { date = 2019-01-01, value = 9 }, targets = [{ date = 2018-06-01, value = 5 }], from = 2018-01-01, at = ["T0", "T+6m"], measures = [{ date = 2018-07-01, value = 4.5 }] }
deliverables.guide = { title = "Guide", due = 2018-02-01, done = 2018-02-02, link = "https://essai.test" }
budgets.etude = { unit = "EUR", planned = 1000, spent = 10.5, funder = "État" }
links.note = "https://essai.test/note"
evidence.pv = "Procès-verbal"
notes.suite = "À voir"
"#;

#[test]
fn every_field_of_an_action_is_kept() {
    let mut reading = Reading::default();
    let action = Action::from_table(read_table(FULL.as_bytes()).unwrap(), &mut reading);
    assert_eq!(reading.problems, []);
    for field in Action::FIELDS {
        assert!(action.field(field.key).is_some(), "{}", field.key);
    }
    let mut packed = Vec::new();
    action.pack(&mut packed);
    let mut from = Unpacking::of(&packed);
    assert_eq!(Action::unpack(&mut from), Some(action));
    assert!(from.is_done());
    for end in 0..packed.len() {
        assert_eq!(Action::unpack(&mut Unpacking::of(&packed[..end])), None, "{end}");
    }
}

/// What somebody does to the files of a plan.
#[derive(Clone, Debug)]
enum Deed {
    /// Writes a file in place, as long as it was, with the time stamp that it had.
    Overwrite(usize, char),
    /// Puts another file in its place, in the same disguise.
    Replace(usize, char),
    /// Takes one away.
    Remove(usize),
    /// Writes what is no plan's file, or what has a warning.
    Spoil(usize, bool),
    /// Exchanges two files.
    Exchange(usize, usize),
    /// Lets the clock go on.
    Wait,
    /// Opens the plan.
    Open,
}

fn deed() -> impl Strategy<Value = Deed> {
    let at = || 0..ACTIONS;
    let letter = || prop::char::range('b', 'y');
    prop_oneof![
        3 => (at(), letter()).prop_map(|(n, letter)| Deed::Overwrite(n, letter)),
        3 => (at(), letter()).prop_map(|(n, letter)| Deed::Replace(n, letter)),
        1 => at().prop_map(Deed::Remove),
        1 => (at(), any::<bool>()).prop_map(|(n, warns)| Deed::Spoil(n, warns)),
        1 => (at(), at()).prop_map(|(a, b)| Deed::Exchange(a, b)),
        3 => Just(Deed::Wait),
        4 => Just(Deed::Open),
    ]
}

impl Deed {
    fn is_done_in(&self, ground: &Ground) {
        let is_there = |n: &usize| ground.dir().join(path(*n)).exists();
        match self {
            Self::Overwrite(n, letter) if is_there(n) => {
                let written = ground.modified(&path(*n));
                ground.write(&path(*n), &text(*letter, *n));
                ground.set_modified(&path(*n), written);
            }
            Self::Replace(n, letter) => {
                let written = is_there(n).then(|| ground.modified(&path(*n)));
                ground.write("next", &text(*letter, *n));
                fs::rename(ground.dir().join("next"), ground.dir().join(path(*n))).unwrap();
                written
                    .into_iter()
                    .for_each(|written| ground.set_modified(&path(*n), written));
            }
            Self::Remove(n) if is_there(n) => fs::remove_file(ground.dir().join(path(*n))).unwrap(),
            Self::Spoil(n, true) => ground.write(&path(*n), "title = \"a\"\nstatus = \"done\"\nunknown = 1\n"),
            Self::Spoil(n, false) => ground.write(&path(*n), "title = "),
            Self::Exchange(a, b) if a != b && is_there(a) && is_there(b) => {
                let file = |name: &str| ground.dir().join(name);
                fs::rename(file(&path(*a)), file("next")).unwrap();
                fs::rename(file(&path(*b)), file(&path(*a))).unwrap();
                fs::rename(file("next"), file(&path(*b))).unwrap();
            }
            Self::Wait => ground.later(),
            Self::Open => ground.agree(),
            Self::Overwrite(..) | Self::Remove(_) | Self::Exchange(..) => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is done to the files, between two openings and at the very moment of one, the plan that opens with what
    /// is kept is the one that opens without.
    #[test]
    fn the_plan_is_the_same_with_what_is_kept_and_without(deeds in prop::collection::vec(deed(), 1..24)) {
        let ground = Ground::new();
        for deed in &deeds {
            deed.is_done_in(&ground);
        }
        ground.agree();
        ground.agree();
    }
}
