//! Two plans that were one, joined: what only one side changed is taken, what both changed to the same is no question, and
//! what each changed in its own way is a [`Clash`], for a person to answer.
//!
//! Things are followed by what they were: an action that one side renamed or moved and the other changed is both renamed
//! and changed. Files are compared as everywhere, by [`FileChange::tell`](super::FileChange).

mod table;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::diff::diff_tables;
use super::{Change, Difference, FileChange, FileContent, FileKey, FileVersion, Subject, same_things};
use crate::record::words;
use crate::value::{FieldPath, Value};

use table::merge_tables;

/// The keys of an action of which one says nothing without the others; the first stands for all in an answer.
const UNITS: &[&[&str]] = &[&["status", "since"], &["weather", "comment", "confirmed"]];

/// What an answer calls the whole of a thing.
pub const WHOLE: &str = "all";

words! {
    /// One of the two that are joined.
    pub enum Side {
        /// The plan at hand.
        Ours = "ours",
        /// The one that is joined to it.
        Theirs = "theirs",
    }
}

/// What both sides changed, each in its own way.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// What it is about, under the id that it has at hand.
    pub subject: Subject,
    /// Which value; empty for the whole file, `id` and `group` for where an action stands.
    pub path: FieldPath,
    /// What it was; `None` when absent.
    pub base: Option<Value>,
    /// What it is at hand.
    pub ours: Option<Value>,
    /// What the other side wants.
    pub theirs: Option<Value>,
}

impl Clash {
    /// The value that stands for this one in an answer: a status and its day are answered together, and so are a weather
    /// and what is said of it.
    pub fn question(&self) -> FieldPath {
        question_of(&self.path)
    }

    /// What a side did; nothing where a value that goes with this one is what differs.
    pub fn did(&self, side: Side) -> Vec<Change> {
        let new = match side {
            Side::Ours => &self.ours,
            Side::Theirs => &self.theirs,
        };
        let (old, subject) = (&self.base, &self.subject);
        if old == new {
            return Vec::new();
        }
        let table = |value: &Option<Value>| value.as_ref().and_then(Value::as_table).cloned();
        match (self.path.as_strs().as_slice(), table(old), table(new)) {
            ([], Some(old), Some(new)) => diff_tables(subject, &old, &new),
            ([], None, Some(content)) => vec![Change::Created {
                subject: subject.clone(),
                group: None,
                content,
            }],
            ([], Some(content), None) => vec![Change::Deleted {
                subject: subject.clone(),
                group: None,
                content,
            }],
            (path, ..) => {
                let place = place_change(path, subject, old.as_ref(), new.as_ref());
                vec![place.unwrap_or_else(|| Change::Set {
                    subject: subject.clone(),
                    path: self.path.clone(),
                    old: old.clone(),
                    new: new.clone(),
                })]
            }
        }
    }
}

/// The renaming or the move that a clash about where an action stands is about.
fn place_change(path: &[&str], subject: &Subject, old: Option<&Value>, new: Option<&Value>) -> Option<Change> {
    let Subject::Action(action) = subject else { return None };
    let (old, new) = (old?.as_text()?, new?.as_text()?);
    match path {
        ["id"] => Some(Change::Renamed {
            from: old.parse().ok()?,
            to: new.parse().ok()?,
        }),
        ["group"] => Some(Change::Moved {
            action: action.clone(),
            from: old.parse().ok()?,
            to: new.parse().ok()?,
        }),
        _ => None,
    }
}

/// The value that stands for one in an answer.
pub fn question_of(path: &FieldPath) -> FieldPath {
    let of_unit = |key: &str| UNITS.iter().find(|unit| unit.contains(&key)).map(|unit| unit[0]);
    match path.as_strs().as_slice() {
        [key] => FieldPath::key(of_unit(key).unwrap_or(key)),
        _ => path.clone(),
    }
}

/// A file that the joining changes at hand.
#[derive(Clone, Debug, PartialEq)]
pub struct MergedFile {
    /// The file at hand, and as it is to be.
    pub change: FileChange,
    /// What it was before either side changed it.
    pub base: Option<FileVersion>,
    /// What the other side made of it.
    pub theirs: Option<FileVersion>,
}

impl MergedFile {
    /// What changes in the file at hand.
    pub fn difference(&self) -> Difference {
        let mut difference = Difference::default();
        self.change.tell(&mut difference);
        difference
    }
}

/// Two plans joined.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merge {
    /// The files that change at hand.
    pub files: Vec<MergedFile>,
    /// The clashes that nobody answered: what is at hand stays.
    pub clashes: Vec<Clash>,
    /// Those that were answered, and how.
    pub answered: Vec<(Clash, Side)>,
}

impl Merge {
    /// What is to be answered, each once.
    pub fn questions(&self) -> BTreeSet<(Subject, FieldPath)> {
        let question = |clash: &Clash| (clash.subject.clone(), clash.question());
        self.clashes.iter().map(question).collect()
    }

    /// What changes at hand.
    pub fn difference(&self) -> Difference {
        let mut difference = Difference::default();
        for file in &self.files {
            file.change.tell(&mut difference);
        }
        difference
    }
}

/// How clashes are answered; `None` leaves one open.
pub type Answer<'a> = &'a dyn Fn(&Clash) -> Option<Side>;

/// Asks about each clash and keeps what was asked.
struct Chooser<'a> {
    answer: Answer<'a>,
    clashes: Vec<Clash>,
    answered: Vec<(Clash, Side)>,
}

impl Chooser<'_> {
    fn choose(&mut self, clash: Clash) -> Side {
        match (self.answer)(&clash) {
            Some(side) => {
                self.answered.push((clash, side));
                side
            }
            None => {
                self.clashes.push(clash);
                Side::Ours
            }
        }
    }
}

/// Joins what two sides made of one plan, given the files that each changed since.
pub fn merge(ours: Vec<FileChange>, theirs: Vec<FileChange>, answer: Answer<'_>) -> Merge {
    let mut chooser = Chooser {
        answer,
        clashes: Vec::new(),
        answered: Vec::new(),
    };
    let mut things = things(ours, theirs);
    part_namesakes(&mut things, &mut chooser);
    let files = things.into_iter().filter_map(|thing| thing.merged(&mut chooser));
    let files = files.collect();
    Merge {
        files,
        clashes: chooser.clashes,
        answered: chooser.answered,
    }
}

/// What a side made of a thing: `None` where it did nothing to it, `Some(None)` where it took it away.
type Made = Option<Option<FileVersion>>;

/// A thing that either side changed.
struct Thing {
    base: Option<FileVersion>,
    ours: Made,
    theirs: Made,
    /// Its file at hand and the other side's, whatever is chosen.
    files: (Option<FileVersion>, Option<FileVersion>),
}

impl Thing {
    fn new(base: Option<FileVersion>) -> Self {
        Self {
            files: (base.clone(), base.clone()),
            base,
            ours: None,
            theirs: None,
        }
    }

    fn take(&mut self, side: Side, after: Option<FileVersion>) {
        let (made, file) = match side {
            Side::Ours => (&mut self.ours, &mut self.files.0),
            Side::Theirs => (&mut self.theirs, &mut self.files.1),
        };
        file.clone_from(&after);
        *made = Some(after);
    }

    fn version(&self, side: Side) -> Option<&FileVersion> {
        let made = match side {
            Side::Ours => &self.ours,
            Side::Theirs => &self.theirs,
        };
        made.as_ref().unwrap_or(&self.base).as_ref()
    }

    /// The subject that a side gives it anew, by its creation or another id.
    fn new_subject(&self, side: Side) -> Option<&Subject> {
        let subject = &self.version(side)?.key.subject;
        let was = self.base.as_ref().map(|base| &base.key.subject);
        (was != Some(subject)).then_some(subject)
    }

    /// Takes back what a side did to its name: a new thing is none, one under another id has its own again.
    fn lose_name(&mut self, side: Side) {
        let key = self.base.as_ref().map(|base| base.key.clone());
        let made = match side {
            Side::Ours => &mut self.ours,
            Side::Theirs => &mut self.theirs,
        };
        match (made, key) {
            (Some(Some(version)), Some(key)) => version.key = key,
            (made, _) => *made = None,
        }
    }

    /// The file that becomes another one at hand.
    fn merged(self, chooser: &mut Chooser<'_>) -> Option<MergedFile> {
        let after = match (&self.ours, &self.theirs) {
            (_, None) => self.version(Side::Ours).cloned(),
            (None, Some(theirs)) => theirs.clone(),
            (Some(None), Some(None)) => None,
            (Some(Some(ours)), Some(Some(theirs))) => Some(self.both(ours, theirs, chooser)),
            (Some(ours), Some(theirs)) => {
                // What one side took away and the other only laid out in another way is gone.
                let is_same = |version: &Option<FileVersion>| version.is_some() && *version == self.base;
                match is_same(&self.files.0) || is_same(&self.files.1) {
                    true => None,
                    false => match chooser.choose(self.whole_clash()) {
                        Side::Ours => ours.clone(),
                        Side::Theirs => theirs.clone(),
                    },
                }
            }
        };
        let is_taken_whole = self.ours.is_none() && self.theirs.is_some();
        let (at_hand, theirs) = self.files;
        let differs = at_hand != after || is_taken_whole && after.is_some();
        differs.then_some(MergedFile {
            change: FileChange { before: at_hand, after },
            base: self.base,
            theirs,
        })
    }

    /// What becomes of a thing that both sides changed.
    fn both(&self, ours: &FileVersion, theirs: &FileVersion, chooser: &mut Chooser<'_>) -> FileVersion {
        let base = self.base.as_ref();
        let mut version = ours.clone();
        let id = |version: &FileVersion| version.key.subject.id().map(|id| Value::Text(id.to_owned()));
        let group = |version: &FileVersion| version.key.group.as_ref().map(|id| Value::Text(id.to_string()));
        if self.place(&FieldPath::key("id"), &id, (ours, theirs), chooser) == Side::Theirs {
            version.key.subject.clone_from(&theirs.key.subject);
        }
        if self.place(&FieldPath::key("group"), &group, (ours, theirs), chooser) == Side::Theirs {
            version.key.group.clone_from(&theirs.key.group);
        }
        let has_other_title = base.is_none() && ours.title() != theirs.title();
        let tables = ours.table().zip(theirs.table()).filter(|_| !has_other_title);
        let empty = Arc::default();
        let was = base.map_or(Some(&empty), FileVersion::table);
        version.content = match (tables, was) {
            _ if ours.content == theirs.content => return version,
            (Some((ours, theirs)), Some(base)) => {
                let merged = merge_tables(&version.key.subject, base, (ours, theirs), chooser);
                FileContent::Table(merged.into())
            }
            _ => match base.map(|base| &base.content) {
                Some(base) if *base == ours.content => theirs.content.clone(),
                Some(base) if *base == theirs.content => return version,
                _ => match chooser.choose(self.whole_clash()) {
                    Side::Ours => return version,
                    Side::Theirs => theirs.content.clone(),
                },
            },
        };
        version
    }

    /// Which side says where a thing stands: what it is called, or the group it is in.
    fn place(
        &self,
        path: &FieldPath,
        of: &dyn Fn(&FileVersion) -> Option<Value>,
        (ours, theirs): (&FileVersion, &FileVersion),
        chooser: &mut Chooser<'_>,
    ) -> Side {
        let (base, mine, other) = (self.base.as_ref().and_then(of), of(ours), of(theirs));
        if mine == other || other == base {
            Side::Ours
        } else if mine == base {
            Side::Theirs
        } else {
            chooser.choose(Clash {
                subject: ours.key.subject.clone(),
                path: path.clone(),
                base,
                ours: mine,
                theirs: other,
            })
        }
    }

    /// The clash of a thing as a whole.
    fn whole_clash(&self) -> Clash {
        let (ours, theirs) = (self.version(Side::Ours), self.version(Side::Theirs));
        let named = ours.or(theirs).or(self.base.as_ref());
        Clash {
            subject: named.map_or(Subject::PlanConfig, |version| version.key.subject.clone()),
            path: FieldPath::default(),
            base: self.base.as_ref().map(whole),
            ours: ours.map(whole),
            theirs: theirs.map(whole),
        }
    }
}

/// The things that either side changed, each with its three versions.
fn things(ours: Vec<FileChange>, theirs: Vec<FileChange>) -> Vec<Thing> {
    let mut things: Vec<Thing> = Vec::new();
    let mut by_key: BTreeMap<(bool, FileKey), usize> = BTreeMap::new();
    for (side, files) in [(Side::Ours, ours), (Side::Theirs, theirs)] {
        for FileChange { before, after } in same_things(files) {
            let Some(key) = before.as_ref().or(after.as_ref()).map(|version| &version.key) else {
                continue;
            };
            // Two that were made under one id are one thing, whatever group each is in.
            let is_new = before.is_none();
            let key = FileKey {
                subject: key.subject.clone(),
                group: key.group.clone().filter(|_| !is_new),
            };
            let at = *by_key.entry((is_new, key)).or_insert_with(|| {
                things.push(Thing::new(before));
                things.len() - 1
            });
            things[at].take(side, after);
        }
    }
    things
}

/// Finds things that would have one id, each by what another side did, and leaves it to one of them.
fn part_namesakes(things: &mut [Thing], chooser: &mut Chooser<'_>) {
    let folded = |subject: &Subject| subject.id().map(str::to_ascii_lowercase);
    let mut named: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for (at, thing) in things.iter().enumerate() {
        if let Some(subject) = thing.new_subject(Side::Ours) {
            named.insert(folded(subject), at);
        }
    }
    let wanted = things.iter().enumerate().filter_map(|(at, thing)| {
        let subject = thing.new_subject(Side::Theirs)?;
        let other = *named.get(&folded(subject))?;
        (other != at).then_some((other, at))
    });
    for (ours, theirs) in Vec::from_iter(wanted) {
        let of = |at: usize, side: Side| things[at].version(side);
        let Some(subject) = of(ours, Side::Ours).map(|version| version.key.subject.clone()) else {
            continue;
        };
        let chosen = chooser.choose(Clash {
            subject,
            path: FieldPath::default(),
            base: None,
            ours: of(ours, Side::Ours).map(whole),
            theirs: of(theirs, Side::Theirs).map(whole),
        });
        match chosen {
            Side::Ours => things[theirs].lose_name(Side::Theirs),
            Side::Theirs => things[ours].lose_name(Side::Ours),
        }
    }
}

/// All that a file holds.
fn whole(version: &FileVersion) -> Value {
    match &version.content {
        FileContent::Table(table) => Value::Table((**table).clone()),
        FileContent::Unreadable(bytes) => Value::Text(String::from_utf8_lossy(bytes).into_owned()),
    }
}
