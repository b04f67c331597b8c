//! One file joined from its three versions, as git asks its merge drivers to.

use copil_plan::change::{
    Answer, Change, Choice, Clash, FileChange, FileContent, FileKey, FileVersion, Merge, MergedFile, Side, Terms,
    merge, same_things,
};
use copil_plan::value::{FieldPath, Value};
use copil_store::{self as store, PlanPath};

/// A version of a file, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct FileText<'t> {
    /// Its path in the repository.
    pub path: &'t str,
    /// What it holds; nothing where it is not there.
    pub bytes: &'t [u8],
}

/// The three versions of a file that git takes for one.
#[derive(Clone, Copy, Debug)]
pub struct ThreeTexts<'t> {
    /// What both sides began with.
    pub base: FileText<'t>,
    /// The one at hand.
    pub ours: FileText<'t>,
    /// What is joined to it.
    pub theirs: FileText<'t>,
}

/// What comes of joining three versions of a file.
#[derive(Debug, PartialEq)]
pub enum FileJoin {
    /// One text.
    Joined(Vec<u8>),
    /// Both sides changed the same, each in its own way: what both come to agree on but for that.
    Clashing(ClashingTexts),
    /// They are versions of different things, that git took for one because they resemble each other.
    OtherThings,
    /// It is no file of a plan, or a version of it cannot be read.
    Unreadable,
}

/// Two texts that differ by nothing but what is to be answered.
#[derive(Debug, PartialEq)]
pub struct ClashingTexts {
    /// What is to be answered.
    pub clashes: Vec<Clash>,
    /// The text where each answer is what is at hand.
    pub ours: Vec<u8>,
    /// The text where each is the other side's.
    pub theirs: Vec<u8>,
}

impl ThreeTexts<'_> {
    /// Joins them by meaning.
    pub fn joined(&self) -> FileJoin {
        let (base, ours, theirs) = (self.base.bytes, self.ours.bytes, self.theirs.bytes);
        let Some(key) = key_in(self.ours.path) else {
            return FileJoin::Unreadable;
        };
        let is_readable = |bytes: &[u8]| store::read_table(bytes).is_ok();
        if ![base, ours, theirs].into_iter().all(is_readable) {
            return FileJoin::Unreadable;
        }
        if !self.is_one_thing() {
            return FileJoin::OtherThings;
        }
        if ours == theirs || theirs == base {
            return FileJoin::Joined(ours.to_vec());
        }
        if ours == base {
            return FileJoin::Joined(theirs.to_vec());
        }
        match self.joined_with(&key, &|_| None) {
            Some(texts) if texts.clashes.is_empty() => FileJoin::Joined(texts.ours.unwrap_or_default()),
            Some(texts) => FileJoin::Clashing(ClashingTexts {
                clashes: texts.clashes,
                ours: texts.ours.unwrap_or_default(),
                theirs: texts.theirs.unwrap_or_default(),
            }),
            // Where the changes of one cannot be made in the text of the other, each text stands for all of it.
            None => FileJoin::Clashing(ClashingTexts {
                clashes: Vec::new(),
                ours: ours.to_vec(),
                theirs: theirs.to_vec(),
            }),
        }
    }

    /// A text that can be read, whatever clashes: there, what both began with. It is what git's inner merges of several
    /// common ancestors ask for, whose result another merge begins with.
    pub fn common(&self) -> Vec<u8> {
        let fallback = || match self.base.bytes {
            [] => self.ours.bytes.to_vec(),
            base => base.to_vec(),
        };
        match self.joined() {
            FileJoin::Joined(text) => text,
            FileJoin::Clashing(ClashingTexts { clashes, ours, .. }) => {
                let back: Option<Vec<Change>> = clashes.into_iter().map(taken_back).collect();
                let text = back.and_then(|back| store::edit(&ours, &back).ok());
                text.unwrap_or_else(fallback)
            }
            FileJoin::OtherThings | FileJoin::Unreadable => fallback(),
        }
    }

    /// Whether both sides still are what they began with: under its own id, or renamed.
    pub fn is_one_thing(&self) -> bool {
        [self.ours, self.theirs].into_iter().all(|side| {
            let is_there = !self.base.bytes.is_empty() && self.base.path != side.path;
            let keys = is_there
                .then(|| key_in(self.base.path).zip(key_in(side.path)))
                .flatten();
            let Some((was, is)) = keys else { return !is_there };
            let version = |key, bytes| Some(version(key, bytes));
            let gone = FileChange {
                before: version(was, self.base.bytes),
                after: None,
            };
            let new = FileChange {
                before: None,
                after: version(is, side.bytes),
            };
            same_things(vec![gone, new]).len() == 1
        })
    }

    /// The values joined.
    fn merged(&self, key: &FileKey, answer: Answer<'_>) -> Merge {
        let at = |bytes: &[u8]| (!bytes.is_empty()).then(|| version(key.clone(), bytes));
        let changed = |after: &[u8]| FileChange {
            before: at(self.base.bytes),
            after: at(after),
        };
        let (ours, theirs) = (changed(self.ours.bytes), changed(self.theirs.bytes));
        merge(vec![ours], vec![theirs], None, &Terms::default(), answer)
    }

    /// The text at hand with the values of a joining.
    fn text_of(&self, merge: &Merge) -> Option<Vec<u8>> {
        let mut sets = merge.difference().changes;
        sets.retain(|change| matches!(change, Change::Set { .. }));
        let edited = match sets.is_empty() {
            true => self.ours.bytes.to_vec(),
            false => store::edit(self.ours.bytes, &sets).ok()?,
        };
        Some(store::with_comments(&edited, self.base.bytes, self.theirs.bytes).unwrap_or(edited))
    }

    /// Joins them with answers; a file that an answer takes away is `None`. `None` where they are no versions of one file
    /// that can be read and edited.
    pub fn answered(&self, answer: Answer<'_>) -> Option<AnsweredTexts> {
        let key = key_in(self.ours.path)?;
        let texts = [self.base.bytes, self.ours.bytes, self.theirs.bytes];
        if !texts.into_iter().all(|bytes| store::read_table(bytes).is_ok()) {
            return None;
        }
        self.joined_with(&key, answer)
    }

    fn joined_with(&self, key: &FileKey, answer: Answer<'_>) -> Option<AnsweredTexts> {
        let there = |bytes: &[u8]| (!bytes.is_empty()).then(|| bytes.to_vec());
        let mut merge = self.merged(key, answer);
        // Two things that were given one number cannot be parted here: other files name them.
        let of_other = |file: &MergedFile| file.change.after.as_ref().is_some_and(|after| after.key != *key);
        if merge.files.iter().any(of_other) {
            merge = one_question(two_things(key, self.ours.bytes, self.theirs.bytes), answer);
        }
        let is_whole = |clash: &Clash| clash.path.parts().is_empty();
        let (ours, theirs) = match merge.answered.iter().find(|(clash, _)| is_whole(clash)) {
            Some((_, Choice::Side(Side::Theirs))) => (there(self.theirs.bytes), there(self.theirs.bytes)),
            Some(_) => (there(self.ours.bytes), there(self.ours.bytes)),
            None if merge.clashes.iter().any(is_whole) => (there(self.ours.bytes), there(self.theirs.bytes)),
            None if self.ours.bytes == self.base.bytes => (there(self.theirs.bytes), there(self.theirs.bytes)),
            None if self.theirs.bytes == self.base.bytes => (there(self.ours.bytes), there(self.ours.bytes)),
            None => {
                let other = self.merged(key, &|clash| answer(clash).or(Some(Choice::Side(Side::Theirs))));
                (Some(self.text_of(&merge)?), Some(self.text_of(&other)?))
            }
        };
        Some(AnsweredTexts {
            ours,
            theirs,
            clashes: merge.clashes,
            answered: merge.answered,
        })
    }
}

/// What comes of three versions of a file with answers: two texts that differ by what is still to be answered.
#[derive(Debug, PartialEq)]
pub struct AnsweredTexts {
    /// The text where each open answer is what is at hand; `None` where the file is gone.
    pub ours: Option<Vec<u8>>,
    /// The text where each is the other side's.
    pub theirs: Option<Vec<u8>>,
    /// What is still to be answered.
    pub clashes: Vec<Clash>,
    /// What was answered, and how.
    pub answered: Vec<(Clash, Choice)>,
}

/// The question which of two things made under one id stays.
fn two_things(key: &FileKey, ours: &[u8], theirs: &[u8]) -> Clash {
    let whole = |bytes: &[u8]| store::read_table(bytes).ok().map(Value::Table);
    Clash {
        subject: key.subject.clone(),
        path: FieldPath::default(),
        base: None,
        ours: whole(ours),
        theirs: whole(theirs),
        together: None,
    }
}

/// A joining that consists of one question.
fn one_question(clash: Clash, answer: Answer<'_>) -> Merge {
    let mut merge = Merge::default();
    match answer(&clash) {
        Some(choice) => merge.answered.push((clash, choice)),
        None => merge.clashes.push(clash),
    }
    merge
}

fn version(key: FileKey, bytes: &[u8]) -> FileVersion {
    let content: FileContent = store::read_content(bytes);
    FileVersion { key, content }
}

/// The change that makes what clashes what it was; `None` where it is a whole thing.
fn taken_back(clash: Clash) -> Option<Change> {
    let (old, new): (Option<Value>, Option<Value>) = (clash.ours, clash.base);
    (!clash.path.parts().is_empty()).then_some(Change::Set {
        subject: clash.subject,
        path: clash.path,
        old,
        new,
    })
}

/// Which file of a plan stands at a path of the repository, wherever the plan itself is.
fn key_in(path: &str) -> Option<FileKey> {
    let starts = std::iter::once(0).chain(path.match_indices('/').map(|(at, _)| at + 1));
    starts
        .map(|at| &path[at..])
        .find_map(|path| PlanPath::found(path).key())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATH: &str = "plans/essai/groups/rh/RH-04.toml";
    const OTHER: &str = "plans/essai/groups/rh/RH-15.toml";

    const BASE: &str = "title = \"Le télétravail\"\nstatus = \"planned\"\ndue = 2018-01-31\npriority = \"high\"\n";

    fn three<'t>(base: (&'t str, &'t str), ours: (&'t str, &'t str), theirs: (&'t str, &'t str)) -> ThreeTexts<'t> {
        let text = |(path, text): (&'t str, &'t str)| FileText {
            path,
            bytes: text.as_bytes(),
        };
        ThreeTexts {
            base: text(base),
            ours: text(ours),
            theirs: text(theirs),
        }
    }

    fn joined(ours: &str, theirs: &str) -> FileJoin {
        three((PATH, BASE), (PATH, ours), (PATH, theirs)).joined()
    }

    #[test]
    fn neighbouring_lines_that_each_changed_are_no_conflict() {
        let ours = BASE.replace("2018-01-31", "2018-06-30");
        let theirs = BASE.replace("\"high\"", "\"low\" # peu pressé");
        let both = ours.replace("\"high\"", "\"low\" # peu pressé");
        assert_eq!(joined(&ours, &theirs), FileJoin::Joined(both.into_bytes()));
    }

    #[test]
    fn one_value_changed_two_ways_leaves_two_texts_that_differ_by_it_alone() {
        let ours = BASE.replace("2018-01-31", "2018-06-30");
        let theirs = BASE.replace("2018-01-31", "2018-12-31").replace("\"high\"", "\"low\"");
        let FileJoin::Clashing(found) = joined(&ours, &theirs) else {
            panic!("no clash");
        };
        assert_eq!(found.ours, ours.replace("\"high\"", "\"low\"").into_bytes());
        assert_eq!(found.theirs, theirs.clone().into_bytes());
        let common = three((PATH, BASE), (PATH, &ours), (PATH, &theirs)).common();
        assert_eq!(common, BASE.replace("\"high\"", "\"low\"").into_bytes());
    }

    #[test]
    fn what_only_resembles_another_thing_is_not_joined_with_it() {
        let new = BASE.replace("Le télétravail", "Le temps partiel");
        let pushed = BASE.replace("2018-01-31", "2018-12-31");
        let paired = three((PATH, BASE), (OTHER, &new), (PATH, &pushed));
        assert_eq!(paired.joined(), FileJoin::OtherThings);
        assert_eq!(paired.common(), BASE.as_bytes());
        // Renamed, it is what it was.
        let renamed = three((PATH, BASE), (OTHER, BASE), (PATH, &pushed));
        assert_eq!(renamed.joined(), FileJoin::Joined(pushed.clone().into_bytes()));
    }

    #[test]
    fn other_files_and_broken_ones_are_left_to_lines() {
        let broken = format!("{BASE}<<<<<<< HEAD\n");
        assert_eq!(joined(&broken, BASE), FileJoin::Unreadable);
        let page = three(("README.md", "a"), ("README.md", "a"), ("README.md", "b"));
        assert_eq!(page.joined(), FileJoin::Unreadable);
    }
}
