//! Two states of a plan with what happened between them: what differs in the end, and which step last made it so.

use std::borrow::Borrow;
use std::collections::{BTreeMap, HashMap};
use std::mem::discriminant;

use super::merge::take_numbers;
use super::{Change, Difference, FileChange, FileVersion, Renaming, Renumbering, Subject, diff};
use crate::action_history::{Lineage, StepNames};
use crate::id::ActionId;

/// One step between two states.
#[derive(Clone, Debug, Default)]
pub struct Step {
    /// What it changed.
    pub changes: Vec<Change>,
    /// What parents of a merge at this point call otherwise.
    pub carried: Vec<Renaming>,
    /// What took another number in a merge at this point.
    pub renumbered: Vec<Renumbering>,
    /// Whether it takes another one back.
    pub undoes: bool,
}

impl Step {
    fn names(&self) -> StepNames<'_> {
        StepNames {
            carried: &self.carried,
            renumbered: &self.renumbered,
            called: &[],
        }
    }
}

/// The steps between two states, the newest first. Each is read when it is needed: of twenty thousand, most are passed
/// over by what they touched.
pub trait Steps {
    /// Why one cannot be read.
    type Error;

    /// What is read of one.
    type Read: Borrow<Step>;

    /// How many there are.
    fn count(&self) -> usize;

    /// Whether a step set values alone: nothing came, went or took another name.
    fn only_sets(&self, number: usize) -> bool;

    /// What each file that there ever was is to the plan.
    fn files(&self) -> &[Option<Subject>];

    /// The files that a step touched, by their places among all.
    fn touched(&self, number: usize) -> impl Iterator<Item = usize>;

    /// What a step calls otherwise than the plan does since it was joined; see [`StepNames::called`]. It is asked for where
    /// all steps that came after were read.
    fn called(&self, number: usize) -> Vec<Renaming>;

    /// What took another number since the older state. It is asked for where all steps that did more than set values were
    /// read; what was joined first stands first.
    fn renumbered(&self) -> Vec<Renumbering>;

    /// Reads a step.
    fn read(&mut self, number: usize) -> Result<Self::Read, Self::Error>;

    /// Takes a step back, just after it was read: it explains a difference, and will be told of.
    fn keep(&mut self, number: usize, read: Self::Read) -> Result<(), Self::Error>;
}

/// A change between two states.
#[derive(Clone, Debug, PartialEq)]
pub struct NetChange {
    /// What differs.
    pub change: Change,
    /// The number of the last step that touched it; `None` where none is known.
    pub step: Option<usize>,
}

/// What differs between two states, given the files that differ and the steps between them.
///
/// An action is followed by its names: one that was renamed, moved or taken away and made anew is compared with what it
/// was, whatever else has had its id. What went back and forth is not told. Where no steps are known, the files have to do.
pub fn between<S: Steps>(files: Vec<FileChange>, steps: &mut S) -> Result<Vec<NetChange>, S::Error> {
    if steps.count() == 0 {
        let unexplained = |change| NetChange { change, step: None };
        return Ok(diff(files).changes.into_iter().map(unexplained).collect());
    }
    let newer = files.iter().filter_map(|file| file.after.as_ref()?.action().cloned());
    let newer: Vec<ActionId> = newer.collect();
    let mut names = Names::of(&newer);
    // They are met twice, and are few.
    let mut met: HashMap<usize, S::Read> = HashMap::new();
    for number in 0..steps.count() {
        if !steps.only_sets(number) {
            let read = steps.read(number)?;
            names.lineage.call(steps.called(number));
            names.meet(read.borrow());
            names.pass(read.borrow());
            met.insert(number, read);
        }
    }
    let renumbered = steps.renumbered();
    let actions = renumbered.iter().filter_map(Renumbering::action);
    let called = actions.map(|(from, to)| (from.clone(), to.clone()));
    names.lineage.call(called.collect());
    let mut difference = Difference::default();
    for mut file in names.same_actions(files) {
        if let Some(before) = &mut file.before {
            for one in &renumbered {
                take_numbers(before, [(&one.from, &one.to)].into_iter());
            }
        }
        file.tell(&mut difference);
    }
    let mut open = OpenChanges::of(&names, difference.changes);
    let mut names = Names::of(&newer);
    // Which files are still to be explained, as long as no name means something else.
    let mut wanted: Vec<Option<bool>> = vec![None; steps.files().len()];
    for number in 0..steps.count() {
        let only_sets = steps.only_sets(number);
        if names.lineage.call(steps.called(number)) {
            wanted.fill(None);
        }
        let is_wanted = |file: usize| {
            let is_open = |subject: &Subject| {
                names
                    .known(subject)
                    .is_some_and(|thing| open.things.contains_key(&thing))
            };
            *wanted[file].get_or_insert_with(|| steps.files()[file].as_ref().is_some_and(is_open))
        };
        if !steps.touched(number).any(is_wanted) && only_sets {
            continue;
        }
        let read = match met.remove(&number) {
            Some(read) => read,
            None => steps.read(number)?,
        };
        names.meet(read.borrow());
        let explains = open.explain(number, read.borrow(), &names);
        names.pass(read.borrow());
        if explains {
            steps.keep(number, read)?;
        }
        if open.things.is_empty() {
            break;
        }
        if only_sets {
            steps.touched(number).for_each(|file| wanted[file] = None);
        } else {
            wanted.fill(None);
        }
    }
    Ok(open.finish())
}

/// What a step can be about: an action by its number in the lineage, else a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Thing {
    Action(usize),
    File(Subject),
}

/// Which action each name means, from step to step.
#[derive(Default)]
struct Names {
    lineage: Lineage,
    /// The actions that there are, by their names.
    newer: HashMap<ActionId, usize>,
    /// The actions that there are no more, by the names they had at first.
    gone: HashMap<ActionId, usize>,
}

impl Names {
    fn of(newer: &[ActionId]) -> Self {
        let mut names = Self::default();
        for action in newer {
            let number = names.lineage.action(action);
            names.newer.insert(action.clone(), number);
        }
        names
    }

    /// Comes to a step: its names mean what they mean just after it.
    fn meet(&mut self, step: &Step) {
        self.lineage.carry(&step.carried);
        let mut met = None;
        for action in step.changes.iter().filter_map(Change::action) {
            // Most steps are about one action alone.
            if met.replace(action) != Some(action) {
                self.lineage.action(action);
            }
        }
    }

    /// Goes back over a step that was met.
    fn pass(&mut self, step: &Step) {
        self.lineage.pass(&step.changes, step.undoes, step.names());
    }

    /// What a name means just after the step that was reached; `None` for an action that was not met yet.
    fn known(&self, subject: &Subject) -> Option<Thing> {
        match subject {
            Subject::Action(id) => self.lineage.known(id).map(Thing::Action),
            file => Some(Thing::File(file.clone())),
        }
    }

    /// What a change means just after the step that was reached.
    fn known_of(&self, change: &Change) -> Option<Thing> {
        match change.action() {
            Some(id) => self.lineage.known(id).map(Thing::Action),
            None => Some(Thing::File(change.subject())),
        }
    }

    /// What a difference between the two states is about.
    fn thing_of(&self, change: &Change) -> Option<Thing> {
        let names = match change {
            Change::Deleted { .. } => &self.gone,
            _ => &self.newer,
        };
        match change.action() {
            Some(id) => names.get(id).copied().map(Thing::Action),
            None => Some(Thing::File(change.subject())),
        }
    }

    /// Sets the older version of each action beside the newer one, by the names that it had.
    fn same_actions(&mut self, mut files: Vec<FileChange>) -> Vec<FileChange> {
        let mut older: BTreeMap<usize, FileVersion> = BTreeMap::new();
        for file in &mut files {
            if let Some(before) = file.before.take_if(|before| before.action().is_some())
                && let Some(id) = before.action()
            {
                older.insert(self.lineage.action(id), before);
            }
        }
        for file in &mut files {
            let action = file.after.as_ref().and_then(FileVersion::action);
            if let Some(number) = action.and_then(|id| self.newer.get(id)) {
                file.before = older.remove(number);
            }
        }
        files.retain(|file| file.before.is_some() || file.after.is_some());
        for (number, before) in older {
            self.gone.extend(before.action().map(|id| (id.clone(), number)));
            files.push(FileChange {
                before: Some(before),
                after: None,
            });
        }
        files
    }
}

/// Whether a step's change is the one that explains a difference: of two values, one may be a part of the other.
fn explains(step: &Step, change: &Change, wanted: &Change) -> bool {
    match (change, wanted) {
        (change, wanted) if step.names().renumbers(change) => matches!(wanted, Change::Renamed { .. }),
        (Change::Set { path, .. }, Change::Set { path: wanted, .. }) => {
            let (path, wanted) = (path.parts(), wanted.parts());
            path.starts_with(wanted) || wanted.starts_with(path)
        }
        (change, wanted) => discriminant(change) == discriminant(wanted),
    }
}

/// The differences, while the newest step that touched each is looked for.
struct OpenChanges {
    told: Vec<NetChange>,
    /// What has differences that no step explains yet.
    things: HashMap<Thing, Unexplained>,
}

/// The differences of one thing that no step explains yet.
#[derive(Default)]
struct Unexplained {
    changes: Vec<usize>,
    /// The newest step that touched it: it stands in where none explains a difference.
    touched: Option<usize>,
}

impl OpenChanges {
    fn of(names: &Names, changes: Vec<Change>) -> Self {
        let mut things: HashMap<Thing, Unexplained> = HashMap::new();
        for (at, change) in changes.iter().enumerate() {
            if let Some(thing) = names.thing_of(change) {
                things.entry(thing).or_default().changes.push(at);
            }
        }
        let unexplained = |change| NetChange { change, step: None };
        Self {
            told: changes.into_iter().map(unexplained).collect(),
            things,
        }
    }

    /// Whether a step explains a difference that had no explanation yet.
    fn explain(&mut self, number: usize, step: &Step, names: &Names) -> bool {
        let mut explains_one = false;
        for change in &step.changes {
            let Some(thing) = names.known_of(change) else {
                continue;
            };
            let Some(open) = self.things.get_mut(&thing) else {
                continue;
            };
            let told = &mut self.told;
            open.changes.retain(|at| {
                let is_found = explains(step, change, &told[*at].change);
                if is_found {
                    told[*at].step = Some(number);
                    explains_one = true;
                }
                !is_found
            });
            if open.changes.is_empty() {
                self.things.remove(&thing);
            } else {
                open.touched.get_or_insert(number);
            }
        }
        explains_one
    }

    fn finish(mut self) -> Vec<NetChange> {
        for open in self.things.values() {
            for at in &open.changes {
                self.told[*at].step = open.touched;
            }
        }
        self.told
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::convert::Infallible;

    use super::*;
    use crate::change::FileKey;
    use crate::value::{Table, Value};

    /// Steps that are all at hand.
    struct All {
        steps: Vec<Vec<Change>>,
        files: Vec<Option<Subject>>,
        kept: Vec<usize>,
    }

    impl All {
        fn of(steps: Vec<Vec<Change>>) -> Self {
            let files = steps.iter().flatten().map(|change| Some(change.subject())).collect();
            let kept = Vec::new();
            Self { steps, files, kept }
        }
    }

    impl Steps for All {
        type Error = Infallible;
        type Read = Step;

        fn count(&self) -> usize {
            self.steps.len()
        }

        fn only_sets(&self, number: usize) -> bool {
            let mut changes = self.steps[number].iter();
            changes.all(|change| matches!(change, Change::Set { .. }))
        }

        fn files(&self) -> &[Option<Subject>] {
            &self.files
        }

        fn touched(&self, number: usize) -> impl Iterator<Item = usize> {
            let place = |change: &Change| self.files.iter().position(|file| *file == Some(change.subject()));
            self.steps[number].iter().filter_map(place)
        }

        fn called(&self, _: usize) -> Vec<Renaming> {
            Vec::new()
        }

        fn renumbered(&self) -> Vec<Renumbering> {
            Vec::new()
        }

        fn read(&mut self, number: usize) -> Result<Step, Infallible> {
            Ok(Step {
                changes: self.steps[number].clone(),
                ..Step::default()
            })
        }

        fn keep(&mut self, number: usize, _: Step) -> Result<(), Infallible> {
            self.kept.push(number);
            Ok(())
        }
    }

    /// The files of a plan by id, each with its fields in one word each.
    type Files = BTreeMap<&'static str, &'static str>;

    fn version((id, fields): (&&str, &&str)) -> FileVersion {
        let field = |field: &str| {
            let (key, value) = field.split_once('=').unwrap();
            (key.to_owned(), Value::Text(value.to_owned()))
        };
        let key = FileKey {
            subject: Subject::Action(id.parse().unwrap()),
            group: "rh".parse().ok(),
        };
        FileVersion::new(key, fields.split(' ').map(field).collect::<Table>())
    }

    fn files(older: &Files, newer: &Files) -> Vec<FileChange> {
        let mut ids: Vec<_> = older.keys().chain(newer.keys()).collect();
        ids.sort();
        ids.dedup();
        let file = |id: &&&str| FileChange {
            before: older.get_key_value(**id).map(version),
            after: newer.get_key_value(**id).map(version),
        };
        ids.iter().map(file).filter(|file| file.before != file.after).collect()
    }

    /// What is told between the first and the last of some states, as `id what step`.
    fn told(states: &[&[(&'static str, &'static str)]]) -> Vec<String> {
        let states: Vec<Files> = states.iter().map(|state| state.iter().copied().collect()).collect();
        let changes: Vec<Vec<Change>> = states
            .windows(2)
            .rev()
            .map(|pair| diff(files(&pair[0], &pair[1])).changes)
            .collect();
        let mut steps = All::of(changes);
        let Ok(net) = between(files(&states[0], states.last().unwrap()), &mut steps);
        // Those that are told were kept as they were met, each once.
        let mut explaining: Vec<usize> = net.iter().filter_map(|net| net.step).collect();
        explaining.sort_unstable();
        explaining.dedup();
        assert_eq!(steps.kept, explaining);
        let one = |net: &NetChange| {
            let what = match &net.change {
                Change::Created { .. } => "created".to_owned(),
                Change::Deleted { .. } => "deleted".to_owned(),
                Change::Renamed { from, .. } => format!("was {from}"),
                Change::Moved { .. } => "moved".to_owned(),
                Change::Set { path, .. } => path.to_string(),
            };
            let id = net.change.action().unwrap();
            format!(
                "{id} {what} {}",
                net.step.map_or("?".to_owned(), |step| step.to_string())
            )
        };
        let mut told: Vec<String> = net.iter().map(one).collect();
        told.sort();
        told
    }

    #[test]
    fn what_went_back_and_forth_is_not_told() {
        let (before, between) = (&[("A", "title=a due=1 tag=x")][..], &[("A", "title=a due=2 tag=y")][..]);
        assert_eq!(told(&[before, between, before]), [""; 0]);
        let after = &[("A", "title=a due=1 tag=z")][..];
        assert_eq!(told(&[before, between, after]), ["A tag 0"]);
        let after = &[("A", "title=a due=2 tag=x")][..];
        assert_eq!(told(&[before, between, after]), ["A due 1"]);
    }

    #[test]
    fn an_action_is_compared_with_what_it_was_under_its_old_name() {
        let before = &[("A", "title=a due=1 tag=x")][..];
        let renamed = &[("B", "title=a due=1 tag=x")][..];
        let edited = &[("B", "title=b due=2 tag=y")][..];
        assert_eq!(
            told(&[before, renamed, edited]),
            ["B due 0", "B tag 0", "B title 0", "B was A 1"]
        );
        // The old name now means another action.
        let both = &[("B", "title=a due=1 tag=x"), ("A", "title=new due=9 tag=q")][..];
        assert_eq!(told(&[before, renamed, both]), ["A created 0", "B was A 1"]);
    }

    #[test]
    fn an_id_used_again_is_another_action() {
        let before = &[("A", "title=a due=1 tag=x")][..];
        let again = &[("A", "title=other due=1 tag=x")][..];
        assert_eq!(told(&[before, &[], again]), ["A created 0", "A deleted 1"]);
    }
}
