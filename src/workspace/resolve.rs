//! What was left unsettled: files that git could not join, and marks of a conflict, wherever they come from. Each is read
//! as the two versions that it holds, joined by meaning, and written once its questions are answered.

use std::collections::BTreeMap;

use super::file_edit::{FileEdits, recordable_path, repo_path};
use super::file_join::{AnsweredTexts, FileText, ThreeTexts};
use super::joining::{Answers, Dispute, Sides};
use super::message::{self, MessageContext};
use super::{CommitDetails, Error, PlanRepository, PreparedCommit, RecordedCommit, Workspace};
use crate::wording::change::Light;
use copil_git::{FileEdit, Operation, OperationSides, RepoPath, UnsettledFile};
use copil_plan::change::{self, Change, Choice, Clash, FileChange, FileVersion, Side, Subject};
use copil_store::{self as store, MARK, PlanPath, ProblemKind, SyntaxFault, Unmarked, with_marks};

/// What was left unsettled in the plan's files.
#[derive(Debug, Default)]
pub struct Unsettled {
    files: Vec<Item>,
    sides: Option<OperationSides>,
    /// Files without marks that git does not know as settled: somebody edited them.
    pub edited: Vec<String>,
    /// Files with marks that are not closed, or around what cannot be read.
    pub unreadable: Vec<String>,
}

/// One file, with the versions that it holds.
#[derive(Debug)]
struct Item {
    path: PlanPath,
    /// The file that it was read from, where that holds two things.
    origin: Option<PlanPath>,
    /// What both sides began with; `None` where nobody knows.
    base: Option<Vec<u8>>,
    ours: Vec<u8>,
    theirs: Vec<u8>,
    /// What the two are called.
    names: (String, String),
}

/// What a settlement came to.
#[derive(Debug, Default)]
pub struct Settlement {
    /// The files that are settled now.
    pub settled: Vec<PlanPath>,
    /// What still waits for an answer.
    pub open: Vec<Clash>,
    /// What git waits to finish.
    pub operation: Option<Operation>,
    /// The commit, where the marks had been recorded.
    pub commit: Option<RecordedCommit>,
    /// Whether edits are left to be recorded.
    pub is_unrecorded: bool,
}

impl Unsettled {
    /// Whether there is nothing to settle.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.edited.is_empty() && self.unreadable.is_empty()
    }

    /// What waits for an answer.
    pub fn clashes(&self, answers: &Answers) -> Vec<Clash> {
        let texts = self.files.iter().filter_map(|file| file.joined(answers));
        texts.flat_map(|texts| texts.clashes).collect()
    }

    /// The files that hold two things of which one waits for an answer.
    fn open_origins(&self, answers: &Answers) -> Vec<&PlanPath> {
        let is_open = |file: &&Item| file.joined(answers).is_none_or(|texts| !texts.clashes.is_empty());
        let open = self.files.iter().filter(is_open);
        open.filter_map(|file| file.origin.as_ref()).collect()
    }
}

impl Item {
    /// The two versions joined with answers.
    fn joined(&self, answers: &Answers) -> Option<AnsweredTexts> {
        let Some(base) = &self.base else {
            return self.compared(answers);
        };
        let path = self.path.as_str();
        let text = |bytes| FileText { path, bytes };
        let texts = ThreeTexts {
            base: text(base),
            ours: text(&self.ours),
            theirs: text(&self.theirs),
        };
        texts.answered(&|clash| answers.to(clash))
    }

    /// Where nobody knows what both sides began with, everything that differs is a question.
    fn compared(&self, answers: &Answers) -> Option<AnsweredTexts> {
        let key = self.path.key()?;
        let version = |bytes: &[u8]| -> Option<FileVersion> {
            let table = store::read_table(bytes).ok()?;
            Some(FileVersion::new(key.clone(), table))
        };
        let file = FileChange {
            before: Some(version(&self.ours)?),
            after: Some(version(&self.theirs)?),
        };
        let mut texts = AnsweredTexts {
            ours: None,
            theirs: None,
            clashes: Vec::new(),
            answered: Vec::new(),
        };
        let (mut taken, mut open) = (Vec::new(), Vec::new());
        for change in change::diff(vec![file]).changes {
            let Change::Set {
                subject,
                path,
                old,
                new,
            } = change.clone()
            else {
                return None;
            };
            let clash = Clash {
                subject,
                path,
                base: None,
                ours: old,
                theirs: new,
                together: None,
            };
            match answers.to(&clash) {
                Some(choice) => {
                    taken.extend(chosen(change, &choice));
                    texts.answered.push((clash, choice));
                }
                None => {
                    open.push(change);
                    texts.clashes.push(clash);
                }
            }
        }
        let ours = store::edit(&self.ours, &taken).ok()?;
        texts.theirs = Some(store::edit(&ours, &open).ok()?);
        texts.ours = Some(ours);
        Some(texts)
    }
}

/// The change that an answer makes in the text at hand, of one that makes it the other side's.
fn chosen(change: Change, choice: &Choice) -> Option<Change> {
    match (change, choice) {
        (change, Choice::Side(Side::Theirs)) => Some(change),
        (Change::Set { subject, path, old, .. }, Choice::Other(new)) => Some(Change::Set {
            subject,
            path,
            old,
            new: new.clone(),
        }),
        _ => None,
    }
}

impl Workspace {
    /// What was left unsettled in the plan's files.
    pub fn unsettled(&self) -> Result<Unsettled, Error> {
        let repo = self.writable_repository()?;
        let sides = repo.git.operation_sides()?;
        let mut unsettled = Unsettled {
            sides,
            ..Unsettled::default()
        };
        let mut left: BTreeMap<PlanPath, Option<UnsettledFile>> = BTreeMap::new();
        for file in repo.git.unsettled_files(&repo.root)? {
            if let Some(path) = file.path.relative_to(&repo.root) {
                left.insert(PlanPath::found(path), Some(file));
            }
        }
        for path in self.marked_files() {
            left.entry(path).or_insert(None);
        }
        for (path, file) in left {
            if path.key().is_some() {
                self.read_unsettled(repo, path, file.as_ref(), &mut unsettled)?;
            }
        }
        Ok(unsettled)
    }

    /// The files in which marks stand.
    fn marked_files(&self) -> Vec<PlanPath> {
        let is_mark = |kind: &ProblemKind| {
            let ProblemKind::Syntax { fault, .. } = kind else {
                return false;
            };
            *fault == SyntaxFault::ConflictMarker
        };
        let marked = self.problems().iter().filter(|problem| is_mark(&problem.kind));
        let mut paths: Vec<PlanPath> = marked.map(|problem| problem.path.clone()).collect();
        paths.dedup();
        paths
    }

    /// Reads the versions that an unsettled file holds.
    fn read_unsettled(
        &self,
        repo: &PlanRepository,
        path: PlanPath,
        file: Option<&UnsettledFile>,
        unsettled: &mut Unsettled,
    ) -> Result<(), Error> {
        let blob = |oid: Option<copil_git::Oid>| -> Result<Vec<u8>, Error> {
            Ok(oid.map(|oid| repo.git.blob(oid)).transpose()?.unwrap_or_default())
        };
        let work = self.read_if_there(&path)?.unwrap_or_default();
        if let Some(Unmarked {
            ours,
            theirs,
            base,
            names,
        }) = store::unmarked(&work)
        {
            let base = match file {
                Some(file) => Some(blob(file.base)?),
                None => base.or(self.base_of(repo, &path, unsettled.sides.as_ref())?),
            };
            let item = Item {
                path,
                origin: None,
                base,
                ours,
                theirs,
                names,
            };
            unsettled.files.extend(parted(repo, item));
            return Ok(());
        }
        let Some(file) = file else {
            unsettled.unreadable.push(path.to_string());
            return Ok(());
        };
        let (base, ours, theirs) = (blob(file.base)?, blob(file.ours)?, blob(file.theirs)?);
        let left = repo.git.to_committed(&repo_path(repo, &path)?, &work)?.into_owned();
        match [&ours, &theirs].contains(&&left) {
            true => unsettled.files.push(Item {
                path,
                origin: None,
                base: Some(base),
                ours,
                theirs,
                names: (String::new(), String::new()),
            }),
            false => unsettled.edited.push(path.to_string()),
        }
        Ok(())
    }

    /// What both sides began with, where git joins something now.
    fn base_of(
        &self,
        repo: &PlanRepository,
        path: &PlanPath,
        sides: Option<&OperationSides>,
    ) -> Result<Option<Vec<u8>>, Error> {
        let Some(sides) = sides else { return Ok(None) };
        let found = repo.git.blob_at(sides.base, &repo_path(repo, path)?)?;
        Ok(found.map(|(_, bytes)| bytes))
    }

    /// What waits for an answer, with who made each side so.
    pub fn unsettled_questions(&self, unsettled: &Unsettled, answers: &Answers) -> Result<Dispute, Error> {
        let sides = unsettled.sides.as_ref().map(|sides| Sides {
            base: sides.base,
            parted: sides.base,
            ours: sides.ours,
            theirs: sides.theirs,
            yields: Side::Ours,
            contested: Vec::new(),
        });
        self.dispute_about(unsettled.clashes(answers), sides.as_ref())
    }

    /// Writes what is answered. A file of which something is still open keeps marks around that alone.
    pub fn settle(
        &mut self,
        unsettled: &Unsettled,
        answers: &Answers,
        details: &CommitDetails,
    ) -> Result<Settlement, Error> {
        let repo = self.writable_repository()?;
        let mut settlement = Settlement {
            operation: unsettled.sides.map(|sides| sides.operation),
            ..Settlement::default()
        };
        let (mut written, mut settled, mut answered) = (Vec::new(), Vec::new(), Vec::new());
        let open = unsettled.open_origins(answers);
        for file in &unsettled.files {
            let Some(texts) = file.joined(answers) else { continue };
            // A file that holds two things is left until both are settled: it alone tells what the other was.
            if file.origin.as_ref().is_some_and(|origin| open.contains(&origin)) {
                settlement.open.extend(texts.clashes);
                continue;
            }
            let path = recordable_path(repo, &file.path)?;
            let bytes = match texts.clashes.is_empty() {
                true => texts.ours,
                false if texts.answered.is_empty() => None,
                false => {
                    let (ours, theirs) = (texts.ours.unwrap_or_default(), texts.theirs.unwrap_or_default());
                    let names = (file.names.0.as_str(), file.names.1.as_str());
                    Some(with_marks(&ours, &theirs, names, MARK))
                }
            };
            if texts.clashes.is_empty() {
                settlement.settled.push(file.path.clone());
                settled.push((file.path.clone(), bytes));
            } else if bytes.is_some() {
                written.push((path, bytes));
            }
            answered.extend(texts.answered);
            settlement.open.extend(texts.clashes);
        }
        repo.git.write_settled(&written)?;
        self.settle_files(repo, &settled, &answered, details, &mut settlement)?;
        self.reload()?;
        Ok(settlement)
    }

    /// Writes what is settled where each belongs: into git's merge that is under way, into a commit where the marks had been
    /// recorded, or among the edits that wait to be recorded.
    fn settle_files(
        &self,
        repo: &PlanRepository,
        settled: &[(PlanPath, Option<Vec<u8>>)],
        resolved: &[(Clash, Choice)],
        details: &CommitDetails,
        settlement: &mut Settlement,
    ) -> Result<(), Error> {
        let unsettled = repo.git.unsettled_files(&repo.root)?;
        let mut recorded = FileEdits::new();
        let (mut written, mut taken) = (Vec::new(), Vec::new());
        for (path, bytes) in settled {
            let place = recordable_path(repo, path)?;
            let is_unsettled = unsettled.iter().any(|file| file.path == place);
            let head = match self.tip(repo)? {
                Some(tip) => repo.git.blob_at(tip, &place)?,
                None => None,
            };
            let is_recorded = head.is_some_and(|(_, head)| store::unmarked(&head).is_some());
            match bytes {
                Some(bytes) if is_recorded && !is_unsettled && settlement.operation.is_none() => {
                    recorded.extend(self.transform(repo, path, Some(path), &|_| Ok(bytes.clone()))?);
                }
                bytes => {
                    if is_unsettled || settlement.operation.is_some() {
                        taken.push(place.clone());
                    } else {
                        settlement.is_unrecorded = true;
                    }
                    written.push((place, bytes.clone()));
                }
            }
        }
        repo.git.write_settled(&written)?;
        repo.git.take_settled(taken.iter())?;
        match recorded.is_empty() {
            true => {
                let trailers = message::resolved_trailers(resolved);
                let trailers: Vec<String> = trailers.iter().map(|(key, value)| format!("{key}: {value}")).collect();
                repo.git.add_to_message(&trailers)?;
            }
            false => settlement.commit = Some(self.record_settled(recorded, resolved, details)?),
        }
        Ok(())
    }

    fn record_settled(
        &self,
        edits: FileEdits,
        resolved: &[(Clash, Choice)],
        details: &CommitDetails,
    ) -> Result<RecordedCommit, Error> {
        let subjects: Vec<Subject> = edits.iter().filter_map(|(file, _)| file.path.subject()).collect();
        let context = MessageContext {
            resolved,
            layout: &subjects,
            ..details.for_message()
        };
        let subject = self.record_catalogue().settled_subject(self.plan(), &subjects);
        let message = message::compose_with(subject, self.plan(), &[], &context);
        let (files, edits): (Vec<_>, Vec<FileEdit>) = edits.into_iter().unzip();
        let prepared = PreparedCommit {
            changes: Vec::new(),
            files,
            message,
            edits,
            light: Light::Plain,
            joins: None,
        };
        self.commit(prepared, details)
    }
}

/// A file that holds versions of two things, as git makes it where one only resembles the other, is these two: the one at
/// hand, and the other that was taken away here and changed there.
fn parted(repo: &PlanRepository, item: Item) -> Vec<Item> {
    let place = |name: &str| -> Option<PlanPath> {
        let (_, path) = name.rsplit_once(':')?;
        let path = RepoPath::new(path).ok()?;
        Some(PlanPath::found(path.relative_to(&repo.root)?))
    };
    let places = place(&item.names.0).zip(place(&item.names.1));
    let Some((ours, theirs)) = places.filter(|(ours, theirs)| ours != theirs) else {
        return vec![item];
    };
    let base = item.base.clone().unwrap_or_default();
    let other = if item.path == ours { theirs } else { ours };
    let three = ThreeTexts {
        base: FileText {
            path: other.as_str(),
            bytes: &base,
        },
        ours: FileText {
            path: item.path.as_str(),
            bytes: &item.ours,
        },
        theirs: FileText {
            path: other.as_str(),
            bytes: &item.theirs,
        },
    };
    if three.is_one_thing() {
        return vec![item];
    }
    let names = || item.names.clone();
    vec![
        Item {
            path: item.path.clone(),
            origin: Some(item.path.clone()),
            base: Some(item.ours.clone()),
            ours: item.ours.clone(),
            theirs: item.ours.clone(),
            names: names(),
        },
        Item {
            path: other,
            origin: Some(item.path.clone()),
            base: Some(base),
            ours: Vec::new(),
            theirs: item.theirs,
            names: names(),
        },
    ]
}
