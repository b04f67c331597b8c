//! A thing that either side changed, in its three versions, and what becomes of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::table::merge_tables;
use super::{Chooser, Clash, MergedFile, Side};
use crate::change::{FileChange, FileContent, FileKey, FileVersion, Subject, same_things};
use crate::value::{FieldPath, Value};

/// What a side did to a file, and the file as it is there.
#[derive(Clone)]
pub(super) struct SideFile {
    /// What it did, with the numbers that its things are to have.
    pub change: FileChange,
    /// The file as it is on that side.
    pub file: Option<FileVersion>,
}

impl SideFile {
    /// What a side did, each thing followed by what it was.
    pub(super) fn all(files: Vec<FileChange>) -> Vec<Self> {
        let followed = same_things(files).into_iter();
        let file = |change: FileChange| Self {
            file: change.after.clone(),
            change,
        };
        followed.map(file).collect()
    }

    /// The subject that it gives anew, by a creation or another id.
    pub(super) fn new_subject(&self) -> Option<&Subject> {
        new_subject(self.change.before.as_ref(), self.change.after.as_ref())
    }
}

fn new_subject<'f>(before: Option<&FileVersion>, after: Option<&'f FileVersion>) -> Option<&'f Subject> {
    let subject = &after?.key.subject;
    (before.map(|before| &before.key.subject) != Some(subject)).then_some(subject)
}

/// What a side made of a thing: `None` where it did nothing to it, `Some(None)` where it took it away.
type Made = Option<Option<FileVersion>>;

/// A thing that either side changed.
pub(super) struct Thing {
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

    fn take(&mut self, side: Side, after: Option<FileVersion>, as_it_is: Option<FileVersion>) {
        let (made, file) = match side {
            Side::Ours => (&mut self.ours, &mut self.files.0),
            Side::Theirs => (&mut self.theirs, &mut self.files.1),
        };
        *file = as_it_is;
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
        new_subject(self.base.as_ref(), self.version(side))
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

    /// What of it is contested; see [`Terms::contested`](super::Terms).
    fn contested(&self, chooser: &Chooser<'_>) -> Vec<FieldPath> {
        if chooser.terms.contested.is_empty() {
            return Vec::new();
        }
        let mut named = [self.base.as_ref(), self.version(Side::Ours), self.version(Side::Theirs)].into_iter();
        let named = named.find_map(|version| version.map(|version| &version.key.subject));
        named.map_or_else(Vec::new, |subject| chooser.terms.contested_of(subject))
    }

    /// The file that becomes another one at hand.
    pub(super) fn merged(mut self, chooser: &mut Chooser<'_>) -> Option<MergedFile> {
        let contested = self.contested(chooser);
        if !contested.is_empty() {
            self.ours.get_or_insert_with(|| self.base.clone());
            self.theirs.get_or_insert_with(|| self.base.clone());
        }
        let after = match (&self.ours, &self.theirs) {
            (_, None) => self.version(Side::Ours).cloned(),
            (None, Some(theirs)) => theirs.clone(),
            (Some(None), Some(None)) => None,
            (Some(Some(ours)), Some(Some(theirs))) => Some(self.both(ours, theirs, &contested, chooser)),
            (Some(ours), Some(theirs)) => {
                // What one side took away and the other only laid out in another way is gone.
                let is_same = |made: &Option<FileVersion>| made.is_some() && *made == self.base;
                match contested.is_empty() && (is_same(ours) || is_same(theirs)) {
                    true => None,
                    false => match chooser.side(self.whole_clash()) {
                        Side::Ours => ours.clone(),
                        Side::Theirs => theirs.clone(),
                    },
                }
            }
        };
        // What the other side only laid out in another way comes along.
        let is_taken_whole = self.ours.is_none() && self.theirs.is_some() && after == self.files.1;
        let (at_hand, theirs) = self.files;
        let differs = at_hand != after || is_taken_whole && after.is_some();
        differs.then_some(MergedFile {
            change: FileChange { before: at_hand, after },
            base: self.base,
            theirs,
        })
    }

    /// What becomes of a thing that both sides changed.
    fn both(
        &self,
        ours: &FileVersion,
        theirs: &FileVersion,
        contested: &[FieldPath],
        chooser: &mut Chooser<'_>,
    ) -> FileVersion {
        let base = self.base.as_ref();
        let mut version = ours.clone();
        // An action that only one side did something to is not asked about.
        let is_strict = chooser.terms.strict
            && version.action().is_some()
            && base.is_some_and(|base| base != ours && base != theirs);
        let id = |version: &FileVersion| version.key.subject.id().map(|id| Value::Text(id.to_owned()));
        let group = |version: &FileVersion| version.key.group.as_ref().map(|id| Value::Text(id.to_string()));
        let asks = is_strict || contested.contains(&FieldPath::key("id"));
        if self.place(&FieldPath::key("id"), &id, (ours, theirs), asks, chooser) == Side::Theirs {
            version.key.subject.clone_from(&theirs.key.subject);
        }
        let asks = is_strict || contested.contains(&FieldPath::key("group"));
        if self.place(&FieldPath::key("group"), &group, (ours, theirs), asks, chooser) == Side::Theirs {
            version.key.group.clone_from(&theirs.key.group);
        }
        let is_two = base.is_none() || contested.contains(&FieldPath::default());
        let has_other_title = is_two && ours.title() != theirs.title();
        let tables = ours.table().zip(theirs.table()).filter(|_| !has_other_title);
        let empty = Arc::default();
        let was = base.map_or(Some(&empty), FileVersion::table);
        version.content = match (tables, was) {
            _ if ours.content == theirs.content => return version,
            (Some((ours, theirs)), Some(base)) => {
                let merged = merge_tables(
                    (&version.key.subject, is_strict, contested),
                    base,
                    (ours, theirs),
                    chooser,
                );
                FileContent::Table(merged.into())
            }
            _ => match base.map(|base| &base.content).filter(|_| contested.is_empty()) {
                Some(base) if *base == ours.content => theirs.content.clone(),
                Some(base) if *base == theirs.content => return version,
                _ => match chooser.side(self.whole_clash()) {
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
        is_strict: bool,
        chooser: &mut Chooser<'_>,
    ) -> Side {
        let (base, mine, other) = (self.base.as_ref().and_then(of), of(ours), of(theirs));
        if mine == other || other == base && !is_strict {
            Side::Ours
        } else if mine == base && !is_strict {
            Side::Theirs
        } else {
            chooser.side(Clash {
                subject: ours.key.subject.clone(),
                path: path.clone(),
                base,
                ours: mine,
                theirs: other,
                together: None,
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
            together: None,
        }
    }
}

/// The things that either side changed, each with its three versions.
pub(super) fn things(ours: Vec<SideFile>, theirs: Vec<SideFile>) -> Vec<Thing> {
    let mut things: Vec<Thing> = Vec::new();
    let mut by_key: BTreeMap<(bool, FileKey), usize> = BTreeMap::new();
    for (side, files) in [(Side::Ours, ours), (Side::Theirs, theirs)] {
        for SideFile { change, file } in files {
            let FileChange { before, after } = change;
            // What a side made and is not to be has no version but its own.
            let Some(key) = before
                .as_ref()
                .or(after.as_ref())
                .or(file.as_ref())
                .map(|version| &version.key)
            else {
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
            things[at].take(side, after, file);
        }
    }
    things
}

/// Finds things that would have one id, each by what another side did, and leaves it to one of them.
pub(super) fn part_namesakes(things: &mut [Thing], chooser: &mut Chooser<'_>) {
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
        let chosen = chooser.side(Clash {
            subject,
            path: FieldPath::default(),
            base: None,
            ours: of(ours, Side::Ours).map(whole),
            theirs: of(theirs, Side::Theirs).map(whole),
            together: None,
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
