//! Two plans that were one, joined: what only one side changed is taken, what both changed to the same is no question, and
//! what each changed in its own way is a [`Clash`], for a person to answer.
//!
//! Things are followed by what they were: an action that one side renamed or moved and the other changed is both renamed
//! and changed. Files are compared as everywhere, by [`FileChange::tell`](super::FileChange).

mod clash;
mod follow;
mod judged;
mod numbers;
mod sequence;
mod table;
#[cfg(test)]
mod tests;
mod thing;

use std::collections::BTreeSet;

use super::{Change, Difference, FileChange, FileVersion, Subject};
use crate::id::ActionId;
use crate::value::{FieldPath, Value};

pub use clash::{Choice, Clash, Side, Together, WHOLE, question_of};
pub use judged::Plans;
pub(super) use numbers::{NAMES_OF_DECISION, NAMES_OF_ITEM, renumber, take_numbers};
pub use numbers::{Numbered, Renumbered};
use thing::{SideFile, part_namesakes, things};

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
    pub answered: Vec<(Clash, Choice)>,
    /// What took another number, because both sides had given the one it had.
    pub renumbered: Vec<Renumbered>,
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

    /// What changes at hand, as people are told of it: what took another number there is compared under that one.
    pub fn news(&self) -> Vec<Change> {
        let mut difference = Difference::default();
        let at_hand = || self.renumbered.iter().filter(|one| one.side == Side::Ours);
        for file in &self.files {
            let mut change = file.change.clone();
            if let Some(before) = &mut change.before {
                take_numbers(before, at_hand().map(|one| (&one.from, &one.to)));
            }
            change.tell(&mut difference);
        }
        difference.changes
    }
}

/// How clashes are answered; `None` leaves one open.
pub type Answer<'a> = &'a dyn Fn(&Clash) -> Option<Choice>;

/// On what terms two sides are joined.
#[derive(Clone, Debug, PartialEq)]
pub struct Terms {
    /// The side that was not shared yet: of two things that were given one number, its own takes the next.
    pub yields: Side,
    /// The ids that actions have or had: no other is given one of them.
    pub taken: BTreeSet<ActionId>,
    /// Whether all that either side did to an action is asked about where both did something to it.
    pub strict: bool,
    /// What clashed in what both began with, where that was put together of several states. Neither value was there for
    /// both: a side that has one chose it.
    pub contested: Vec<Clash>,
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            yields: Side::Ours,
            taken: BTreeSet::new(),
            strict: false,
            contested: Vec::new(),
        }
    }
}

impl Terms {
    /// The values of a thing that are contested; an empty path is the thing as a whole.
    fn contested_of(&self, subject: &Subject) -> Vec<FieldPath> {
        let places = self.contested.iter().flat_map(Clash::places);
        let own = places.filter(|(of, _)| of == subject);
        own.map(|(_, path)| path).collect()
    }
}

/// Asks about each clash and keeps what was asked.
struct Chooser<'a> {
    answer: Answer<'a>,
    terms: &'a Terms,
    clashes: Vec<Clash>,
    answered: Vec<(Clash, Choice)>,
}

impl Chooser<'_> {
    /// The side that is taken; what is at hand stays where nobody says.
    fn side(&mut self, clash: Clash) -> Side {
        let choice = (self.answer)(&clash).filter(|choice| choice.side().is_some());
        let side = choice.as_ref().and_then(Choice::side).unwrap_or(Side::Ours);
        self.keep(clash, choice);
        side
    }

    /// The value that is taken.
    fn value(&mut self, clash: Clash) -> Option<Value> {
        let choice = (self.answer)(&clash);
        let value = match &choice {
            Some(Choice::Other(value)) => value.clone(),
            Some(Choice::Side(Side::Theirs)) => clash.theirs.clone(),
            Some(Choice::Side(Side::Ours)) | None => clash.ours.clone(),
        };
        self.keep(clash, choice);
        value
    }

    fn keep(&mut self, clash: Clash, choice: Option<Choice>) {
        match choice {
            Some(choice) => self.answered.push((clash, choice)),
            None => self.clashes.push(clash),
        }
    }
}

/// Joins what two sides made of one plan, given the files that each changed since. The plan that it makes is judged where
/// the whole `plans` are at hand: what is wrong with it and with neither side's own is a question too.
pub fn merge(
    ours: Vec<FileChange>,
    theirs: Vec<FileChange>,
    plans: Option<Plans<'_>>,
    terms: &Terms,
    answer: Answer<'_>,
) -> Merge {
    let (mut ours, mut theirs) = (SideFile::all(ours), SideFile::all(theirs));
    let renumbered = match terms.yields {
        Side::Ours => numbers::part(&mut ours, &theirs, terms),
        Side::Theirs => numbers::part(&mut theirs, &ours, terms),
    };
    let mut sides = [ours, theirs];
    follow::follow_names(&mut sides);
    let merge = match plans {
        Some(plans) => judged::judged(plans, sides, (terms, answer)),
        None => joined(sides, (terms, answer)),
    };
    Merge { renumbered, ..merge }
}

/// Joins two sides thing by thing.
fn joined([ours, theirs]: [Vec<SideFile>; 2], (terms, answer): (&Terms, Answer<'_>)) -> Merge {
    let mut chooser = Chooser {
        answer,
        terms,
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
        renumbered: Vec::new(),
    }
}
