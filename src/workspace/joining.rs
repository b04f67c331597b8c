//! Two states of the plan joined by meaning, file by file.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use chrono::NaiveDate;

use super::compare::{PlanComparison, deltas};
use super::file_edit::{EditBytes, FileEdits, KeptVersions, repo_path};
use super::past::Moment;
use super::plan_tree::PlanTree;
use super::prepare::PreparedFile;
use super::versions::{SharedContents, VersionReader};
use super::{Error, LogEntry, PlanRepository, Version, Workspace};
use copil_git::{CommitId, FileEdit, Oid, Staged};
use copil_plan::change::{
    Answer, Change, Choice, Clash, FileChange, FileContent, FileVersion, Merge, MergedFile, Numbered, Plans, Side,
    Subject, Terms, diff, merge, question_of,
};
use copil_plan::check::CheckScope;
use copil_plan::value::{FieldPath, Value};
use copil_store::{self as store, EntryKind, PlanPath, Problem, Snapshot};

/// Two commits that are joined, and what both stand on.
pub(super) struct Sides {
    pub base: CommitId,
    /// The newest commit of the history that both stand on. It is another where several are the last: what both began with
    /// is made of them then.
    pub parted: CommitId,
    /// The one at hand.
    pub ours: CommitId,
    pub theirs: CommitId,
    /// The one that was not shared yet.
    pub yields: Side,
    /// What clashed in what both began with.
    pub contested: Vec<Clash>,
}

/// How clashes are answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// Each for itself: what it is about, which value, and what is taken. A side is taken for the value that stands for the
    /// question, and for all that are answered with it; another value is one value's.
    each: Vec<(Subject, FieldPath, Choice)>,
    /// What is answered to all others.
    pub rest: Option<Side>,
}

impl Answers {
    /// The same answer to everything.
    pub fn all(rest: Option<Side>) -> Self {
        Self { each: Vec::new(), rest }
    }

    /// Whether nothing is answered by itself.
    pub fn is_empty(&self) -> bool {
        self.each.is_empty()
    }

    /// Answers the question of a clash; what was answered to it before counts no more. With another status goes its day,
    /// today unless that is answered too, and a weather that neither side saw was not confirmed.
    pub fn give(&mut self, clash: &Clash, choice: Choice, today: NaiveDate) {
        let (question, path) = (clash.question(), clash.path.clone());
        let subject = &clash.subject;
        let is_side = choice.side().is_some();
        self.each.retain(|(of, known, earlier)| {
            let is_answered = match is_side || earlier.side().is_some() {
                true => question_of(known) == question,
                false => *known == path,
            };
            of != subject || !is_answered
        });
        let mut add = |path, choice| self.each.push((subject.clone(), path, choice));
        let along = goes_along(&path);
        match (is_side, along) {
            (true, _) => add(question, choice),
            (false, None) => add(path, choice),
            (false, Some(along)) => {
                let is_day = path == FieldPath::key("status");
                add(path, choice);
                if self.own(subject, &along).is_none() {
                    let value = is_day.then_some(Value::Date(today));
                    self.each.push((subject.clone(), along, Choice::Other(value)));
                }
            }
        }
    }

    /// Takes back the answer to the question of a clash.
    pub fn forget(&mut self, clash: &Clash) {
        let question = clash.question();
        self.each
            .retain(|(of, known, _)| *of != clash.subject || question_of(known) != question);
    }

    fn own(&self, subject: &Subject, path: &FieldPath) -> Option<&Choice> {
        let mut each = self.each.iter();
        let own = each.find(|(of, known, _)| of == subject && known == path);
        own.map(|(.., choice)| choice)
    }

    /// What is answered to a clash.
    pub fn to(&self, clash: &Clash) -> Option<Choice> {
        let of_value = self.own(&clash.subject, &clash.path);
        let of_question = || {
            self.own(&clash.subject, &clash.question())
                .filter(|choice| choice.side().is_some())
        };
        let own = of_value.or_else(of_question).cloned();
        own.or(self.rest.map(Choice::Side))
    }
}

/// What goes along with another value than either side's, unless it is answered too: with a status its day, with a weather
/// the day on which it was confirmed.
pub fn goes_along(path: &FieldPath) -> Option<FieldPath> {
    match path.as_strs().as_slice() {
        ["status"] => Some(FieldPath::key("since")),
        ["weather"] => Some(FieldPath::key("confirmed")),
        _ => None,
    }
}

/// What both sides of a joining changed, with who did, when and why.
#[derive(Debug)]
pub struct Dispute {
    /// What is to be answered.
    pub clashes: Vec<Clash>,
    /// What each side, ours first, changed since the two parted, where it is known which commits they are.
    since: [Option<PlanComparison>; 2],
}

impl Dispute {
    /// Clashes of which it is known at most what was changed here.
    pub(super) fn of_ours(clashes: Vec<Clash>, ours: Option<PlanComparison>) -> Self {
        Self {
            clashes,
            since: [ours, None],
        }
    }

    /// The entry that last made a side of a clash so.
    pub fn entry_of(&self, clash: &Clash, side: Side) -> Option<&LogEntry> {
        let [ours, theirs] = &self.since;
        let comparison = match side {
            Side::Ours => ours,
            Side::Theirs => theirs,
        };
        comparison.as_ref()?.entry_of(clash, side)
    }
}

impl Workspace {
    /// What two commits clash on that is not answered.
    pub(super) fn dispute(&self, repo: &PlanRepository, sides: &Sides, answers: &Answers) -> Result<Dispute, Error> {
        let clashes = self.joined(repo, sides, &|clash| answers.to(clash))?.clashes;
        self.dispute_about(clashes, Some(sides))
    }

    /// Clashes, with who made each side so, where it is known what is joined.
    pub(super) fn dispute_about(&self, clashes: Vec<Clash>, sides: Option<&Sides>) -> Result<Dispute, Error> {
        let at = |commit: CommitId| Moment::Revision(commit.to_string());
        let since = |base, commit| -> Result<PlanComparison, Error> {
            Ok(self.compare(at(base), Some(at(commit)), false)?.comparison)
        };
        let since = match sides {
            Some(sides) => [
                Some(since(sides.parted, sides.ours)?),
                Some(since(sides.parted, sides.theirs)?),
            ],
            None => [None, None],
        };
        Ok(Dispute { clashes, since })
    }

    /// What joining two commits does to the plan.
    pub(super) fn joined(&self, repo: &PlanRepository, sides: &Sides, answer: Answer<'_>) -> Result<Merge, Error> {
        Ok(self.joined_with_plan(repo, sides, answer)?.0)
    }

    /// The same with the plan at hand, where it had to be read for it.
    pub(super) fn joined_with_plan(
        &self,
        repo: &PlanRepository,
        sides: &Sides,
        answer: Answer<'_>,
    ) -> Result<(Merge, Option<Snapshot>), Error> {
        let tree = |commit| PlanTree::at(repo, Version::Commit(commit));
        let (base, ours, theirs) = (tree(sides.base)?, tree(sides.ours)?, tree(sides.theirs)?);
        let read = |oid| repo.git.blob(oid);
        let mut versions = VersionReader::default();
        let mut changed = |side: &PlanTree<'_>| -> Result<Vec<FileChange>, Error> {
            Ok(versions.files(&repo.root, &deltas(&base, side), &read)?)
        };
        let (mine, others) = (changed(&ours)?, changed(&theirs)?);
        let has_new = |files: &[FileChange]| {
            let mut new = files
                .iter()
                .filter(|file| file.before.is_none())
                .filter_map(|file| file.after.as_ref());
            new.any(|version| version.action().is_some())
        };
        let mut terms = Terms {
            yields: sides.yields,
            contested: sides.contested.clone(),
            ..Terms::default()
        };
        if has_new(&mine) && has_new(&others) {
            terms.taken = self.history()?.action_ids()?;
            let there = ours.paths().chain(theirs.paths());
            terms.taken.extend(there.filter_map(PlanPath::action_id));
        }
        if sides.base == sides.ours || sides.base == sides.theirs {
            return Ok((merge(mine, others, None, &terms, answer), None));
        }
        let ours_plan = self.snapshot_of(&ours, CheckScope::Whole, &|_| true, &SharedContents::default())?;
        let theirs_plan = self.snapshot_like(&theirs, (&ours_plan, &ours))?;
        let plans = [&ours_plan, &theirs_plan];
        let unread = plans.into_iter().flat_map(Snapshot::unreadable_actions).collect();
        terms.strict = plans.iter().any(|side| side.plan.config.rules().strict);
        let plans = Plans {
            ours: &ours_plan.plan,
            theirs: &theirs_plan.plan,
            unread: &unread,
        };
        let merge = merge(mine, others, Some(plans), &terms, answer);
        Ok((merge, Some(ours_plan)))
    }
}

/// The three versions of the plan's files that are joined.
pub(super) struct Joining<'w> {
    workspace: &'w Workspace,
    repo: &'w PlanRepository,
    base: PlanTree<'w>,
    ours: PlanTree<'w>,
    theirs: PlanTree<'w>,
    /// The commits of which the errors are known: the plan's last one, and what everybody has already.
    known: Vec<CommitId>,
}

impl<'w> Joining<'w> {
    pub(super) fn of(workspace: &'w Workspace, repo: &'w PlanRepository, sides: &Sides) -> Result<Self, Error> {
        let tree = |commit| PlanTree::at(repo, Version::Commit(commit));
        Ok(Self {
            workspace,
            repo,
            base: tree(sides.base)?,
            ours: tree(sides.ours)?,
            theirs: tree(sides.theirs)?,
            known: match sides.yields {
                Side::Ours => vec![sides.ours, sides.theirs],
                Side::Theirs => vec![sides.ours],
            },
        })
    }

    /// What is done to the plan's files.
    pub(super) fn edits(&self, merge: &Merge) -> Result<FileEdits, Error> {
        let left = |file: &MergedFile| {
            path_of(&file.change.before).filter(|path| path_of(&file.change.after).as_ref() != Some(path))
        };
        let left: BTreeSet<PlanPath> = merge.files.iter().filter_map(left).collect();
        let kept = KeptVersions::of(self.workspace, self.repo)?;
        let origins = merge.files.iter().filter_map(|file| path_of(&file.change.before));
        let origins = origins.map(|path| repo_path(self.repo, &path));
        self.repo.git.check_paths(&origins.collect::<Result<Vec<_>, _>>()?)?;
        let mut edits = FileEdits::new();
        for file in &merge.files {
            edits.extend(self.edits_of(merge, file, (&left, &kept))?);
        }
        edits.extend(self.layouts(merge)?);
        Ok(with_one_edit_a_file(edits, &left))
    }

    /// What the plan's files hold that the joining changes, in a commit and nowhere else; `None` where one is gone.
    pub(super) fn contents(&self, merge: &Merge) -> Result<BTreeMap<PlanPath, Option<Vec<u8>>>, Error> {
        let mut contents = BTreeMap::new();
        for file in &merge.files {
            let (origin, target) = (path_of(&file.change.before), path_of(&file.change.after));
            let bytes = match &origin {
                None => self.new_text(file)?,
                Some(origin) => self.text_at(merge, file, origin)?,
            };
            if let Some(origin) = origin.filter(|origin| target.as_ref() != Some(origin)) {
                // What takes its place may have come before.
                contents.entry(origin).or_insert(None);
            }
            if let Some(target) = target {
                contents.insert(target, bytes);
            }
        }
        Ok(contents)
    }

    /// What a file holds that the joining adds here.
    fn new_text(&self, file: &MergedFile) -> Result<Option<Vec<u8>>, Error> {
        let theirs = match self.theirs_bytes(file, None)? {
            None => self.theirs_edited(file)?,
            theirs => theirs,
        };
        let table = file.change.after.as_ref().and_then(FileVersion::table);
        Ok(theirs.or_else(|| table.map(|table| store::new_file(table))))
    }

    /// What a file that is here comes to hold.
    fn text_at(&self, merge: &Merge, file: &MergedFile, origin: &PlanPath) -> Result<Option<Vec<u8>>, Error> {
        let sets = sets_of(file);
        match self.whole_text(merge, file, (origin, &sets))? {
            None => Ok(self
                .ours
                .bytes(origin)?
                .map(|ours| store::edit(&ours, &sets).unwrap_or(ours))),
            text => Ok(text),
        }
    }

    /// The text of a file that is here, where it is more than the one at hand with other values: what only the other side
    /// changed is as it is there, byte for byte; what both wrote in has the comments of both.
    fn whole_text(
        &self,
        merge: &Merge,
        file: &MergedFile,
        (origin, sets): (&PlanPath, &[Change]),
    ) -> Result<Option<Vec<u8>>, Error> {
        match self.theirs_bytes(file, Some(origin))? {
            None => self.text_of_both(merge, file, (origin, sets)),
            theirs => Ok(theirs),
        }
    }

    /// What is done to a file.
    fn edits_of(
        &self,
        merge: &Merge,
        file: &MergedFile,
        (left, kept): (&BTreeSet<PlanPath>, &KeptVersions<'_>),
    ) -> Result<FileEdits, Error> {
        let (origin, target) = (path_of(&file.change.before), path_of(&file.change.after));
        let Some(origin) = origin else {
            return match (target, self.new_text(file)?) {
                (Some(target), Some(bytes)) if left.contains(&target) => {
                    self.workspace.create_in_place(self.repo, target, bytes)
                }
                (Some(target), Some(bytes)) => self.workspace.create(self.repo, target, bytes),
                _ => Ok(FileEdits::new()),
            };
        };
        let ours = self.ours.oid(&origin);
        let sets = sets_of(file);
        let whole = self.whole_text(merge, file, (&origin, &sets))?;
        let edit = |bytes: &[u8]| match &whole {
            Some(whole) if Some(Oid::of_blob(bytes)) == ours => Ok(whole.clone()),
            _ => store::edit(bytes, &sets),
        };
        self.transform(&origin, target.as_ref(), kept, &edit)
    }

    /// Carries a file from one path to another, as all that a joining changes.
    fn transform(
        &self,
        origin: &PlanPath,
        target: Option<&PlanPath>,
        kept: &KeptVersions<'_>,
        edit: EditBytes<'_>,
    ) -> Result<FileEdits, Error> {
        let path = repo_path(self.repo, origin)?;
        self.workspace
            .transform_kept(self.repo, (origin, path), kept.of_file(origin), target, edit)
    }

    /// The text of a file that both sides wrote in: the one at hand with the values that the joining gives and with what the
    /// other side says in comments. Where what is at hand takes other numbers, it is the other side's text that is added to: a
    /// comment stays with what it is about. `None` where one side did not touch it, or it cannot be made.
    fn text_of_both(
        &self,
        merge: &Merge,
        file: &MergedFile,
        (origin, sets): (&PlanPath, &[Change]),
    ) -> Result<Option<Vec<u8>>, Error> {
        let (base, theirs) = (path_of(&file.base), path_of(&file.theirs));
        let (Some(base), Some(theirs)) = (base, theirs) else {
            return Ok(None);
        };
        let texts = (
            self.base.bytes(&base)?,
            self.ours.bytes(origin)?,
            self.theirs.bytes(&theirs)?,
        );
        let (Some(base), Some(ours), Some(theirs)) = texts else {
            return Ok(None);
        };
        if let Some(ours) = under_other_numbers(merge, Side::Ours, file, &ours) {
            let edited = self.theirs_edited(file)?;
            return Ok(edited.and_then(|edited| store::with_comments(&edited, &base, &ours)));
        }
        let theirs = under_other_numbers(merge, Side::Theirs, file, &theirs).unwrap_or(theirs);
        let edited = match sets {
            [] => Ok(ours),
            sets => store::edit(&ours, sets),
        };
        Ok(edited
            .ok()
            .and_then(|edited| store::with_comments(&edited, &base, &theirs)))
    }

    /// Files that both sides wrote in and in which the joining changes no value at hand: what the other side says there in
    /// comments comes all the same.
    fn layouts(&self, merge: &Merge) -> Result<FileEdits, Error> {
        let versions = merge
            .files
            .iter()
            .flat_map(|file| [&file.change.before, &file.change.after, &file.theirs]);
        let joined: BTreeSet<PlanPath> = versions.filter_map(path_of).collect();
        let mut edits = FileEdits::new();
        for path in self.ours.paths() {
            let (base, ours, theirs) = (self.base.oid(path), self.ours.oid(path), self.theirs.oid(path));
            let (Some(base), Some(ours), Some(theirs)) = (base, ours, theirs) else {
                continue;
            };
            if base == ours || base == theirs || ours == theirs || joined.contains(path) {
                continue;
            }
            let blob = |oid| self.repo.git.blob(oid);
            let text = blob(ours)?;
            let joined = store::with_comments(&text, &blob(base)?, &blob(theirs)?);
            let Some(both) = joined.filter(|both| *both != text) else {
                continue;
            };
            edits.extend(
                self.workspace
                    .transform(self.repo, path, Some(path), &|bytes| match bytes == text {
                        true => Ok(both.clone()),
                        false => Ok(bytes.to_vec()),
                    })?,
            );
        }
        Ok(edits)
    }

    /// The bytes of the other side's file with what the joining changes in it: another number that it refers to.
    fn theirs_edited(&self, file: &MergedFile) -> Result<Option<Vec<u8>>, Error> {
        let (Some(after), Some(theirs)) = (&file.change.after, &file.theirs) else {
            return Ok(None);
        };
        let Some(bytes) = PlanPath::of_key(&theirs.key)
            .map(|path| self.theirs.bytes(&path))
            .transpose()?
            .flatten()
        else {
            return Ok(None);
        };
        let before = FileVersion {
            key: after.key.clone(),
            ..theirs.clone()
        };
        let sets = diff(vec![FileChange {
            before: Some(before),
            after: Some(after.clone()),
        }])
        .changes;
        Ok(store::edit(&bytes, &sets).ok())
    }

    /// The bytes of the other side's file, where they can be taken as they are: the one at hand is what it was where the
    /// two parted, or cannot be edited.
    fn theirs_bytes(&self, file: &MergedFile, origin: Option<&PlanPath>) -> Result<Option<Vec<u8>>, Error> {
        let (Some(after), Some(theirs)) = (&file.change.after, &file.theirs) else {
            return Ok(None);
        };
        let path = |version: &FileVersion| PlanPath::of_key(&version.key);
        let was = file.base.as_ref().and_then(path).and_then(|path| self.base.oid(&path));
        let is_untouched = origin.is_none_or(|origin| self.ours.oid(origin) == was);
        let is_text = |version: Option<&FileVersion>| {
            version.is_some_and(|version| matches!(version.content, FileContent::Unreadable(_)))
        };
        let cannot_be_edited = is_text(Some(after)) || is_text(file.change.before.as_ref());
        let is_theirs = after.content == theirs.content && (is_untouched || cannot_be_edited);
        match path(theirs).filter(|_| is_theirs) {
            Some(path) => Ok(self.theirs.bytes(&path)?),
            None => Ok(None),
        }
    }

    /// The errors that the plan would have, and neither it nor the shared one has now. What is not edited is taken from the
    /// plan at hand, where that was read.
    pub(super) fn new_errors(
        &self,
        edits: &[(PreparedFile, FileEdit)],
        at_hand: Option<&Snapshot>,
    ) -> Result<Vec<Problem>, Error> {
        let committed: BTreeMap<&PlanPath, &Option<Vec<u8>>> =
            edits.iter().map(|(file, edit)| (&file.path, &edit.committed)).collect();
        let read = |path: &PlanPath| {
            let bytes = match committed.get(path) {
                Some(bytes) => (*bytes).clone(),
                None => self.ours.bytes(path).map_err(io::Error::other)?,
            };
            bytes.ok_or_else(|| io::ErrorKind::NotFound.into())
        };
        let gone = |path: &PlanPath| committed.get(path).is_some_and(|bytes| bytes.is_none());
        let new = committed
            .keys()
            .filter(|path| self.ours.oid(path).is_none() && !gone(path));
        let new = new.map(|path| ((*path).clone(), EntryKind::File));
        let kept = self.ours.paths().filter(|path| !gone(path));
        let names = kept.map(|path| (path.clone(), self.ours.kind(path))).chain(new);
        let (id, names) = (self.workspace.plan().id.clone(), names.collect());
        let is_same = |path: &PlanPath| !committed.contains_key(path);
        let outcome = match at_hand {
            Some(plan) => Snapshot::of_files_like(id, names, (plan, &is_same), &read)?,
            None => Snapshot::of_files(id, names, &read)?,
        };
        let mut errors = outcome.problems;
        errors.retain(Problem::is_error);
        for commit in &self.known {
            // Hardly any plan has errors, and to read all of another takes long.
            if errors.is_empty() {
                break;
            }
            let known = self.workspace.at(Version::Commit(*commit))?.problems;
            errors.retain(|found| {
                let mut known = known.iter();
                !known.any(|known| known.path == found.path && known.kind == found.kind)
            });
        }
        Ok(errors)
    }
}

/// Where a version of a file stands in the plan's folder.
fn path_of(version: &Option<FileVersion>) -> Option<PlanPath> {
    version.as_ref().and_then(|file| PlanPath::of_key(&file.key))
}

/// The values that a joining changes in a file at hand.
fn sets_of(file: &MergedFile) -> Vec<Change> {
    let changes = file.difference().changes.into_iter();
    changes.filter(|change| matches!(change, Change::Set { .. })).collect()
}

/// One edit for each file: where one leaves a place that another takes, one makes room for the other.
fn with_one_edit_a_file(edits: FileEdits, left: &BTreeSet<PlanPath>) -> FileEdits {
    let takes_place = |(file, _): &(PreparedFile, FileEdit)| file.before.is_none() && left.contains(&file.path);
    let (taking, mut edits): (FileEdits, FileEdits) = edits.into_iter().partition(takes_place);
    for (file, edit) in taking {
        let Some((there, leaving)) = edits.iter_mut().find(|(there, _)| there.path == file.path) else {
            edits.push((file, edit));
            continue;
        };
        there.after = file.after;
        if let Staged::Content { content, .. } = &mut leaving.staged {
            content.clone_from(&edit.committed);
        }
        leaving.work_after = edit.work_after;
        leaving.committed = edit.committed;
    }
    edits
}

/// The text of a side's meeting under the numbers that its items and decisions take; `None` where they take none.
fn under_other_numbers(merge: &Merge, side: Side, file: &MergedFile, bytes: &[u8]) -> Option<Vec<u8>> {
    let Some(Subject::Meeting(id)) = file.change.after.as_ref().map(|after| &after.key.subject) else {
        return None;
    };
    let of_side = merge.renumbered.iter().filter(|one| one.side == side);
    let renamed = of_side.filter_map(|one| match (&one.from, &one.to) {
        (Numbered::Decision(from), Numbered::Decision(to)) if from.meeting == *id => {
            Some(["decisions", from.decision.as_str(), to.decision.as_str()])
        }
        (Numbered::AgendaItem(of, from), Numbered::AgendaItem(_, to)) if of == id => {
            Some(["agenda", from.as_str(), to.as_str()])
        }
        _ => None,
    });
    let renamed: Vec<[&str; 3]> = renamed.collect();
    (!renamed.is_empty()).then(|| store::with_other_keys(bytes, &renamed))?
}
