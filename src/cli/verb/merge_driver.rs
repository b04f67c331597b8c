//! `copil merge-driver`: how git joins the files of the plan. Git runs it with the three versions of a file; a person
//! runs it to see, to set up or to remove that.

use std::ffi::OsString;
use std::io;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use clap::Args;
use i18n_embed_fl::fl;
use tempfile::NamedTempFile;

use crate::cli::environment::own_program;
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::recording;
use crate::cli::session::Session;
use crate::report::merge_driver::DriverState;
use crate::wording::sentence::{self, ArgumentError, Sentence, SystemError, UsageError, UsageHint};
use crate::workspace::Workspace;
use crate::workspace::file_join::{FileJoin, FileText, ThreeTexts};
use copil_plan::sanitize::sanitize;
use copil_store::{MARK, with_marks};

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct MergeDriverArgs {
    #[arg(long)]
    pub install: bool,
    #[arg(long, conflicts_with = "install")]
    pub remove: bool,
    /// What git passes, in the order of the configured line: the three versions, the length of a mark, the path, and what
    /// the three are called.
    #[arg(value_name = "GIT", num_args = 0..=8, last = true, conflicts_with_all = ["install", "remove"])]
    pub files: Vec<OsString>,
}

/// Runs the verb for a person.
pub(crate) fn run(session: &mut Session, arguments: &MergeDriverArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let mut is_changed = false;
    if arguments.install || arguments.remove {
        let details = session.context(&workspace)?;
        let before = workspace.merge_driver()?;
        let made = match arguments.install {
            true => workspace.set_up_merge_driver(&own_program(), &details)?,
            false => workspace.remove_merge_driver(&details)?,
        };
        is_changed = made.is_some() || before != workspace.merge_driver()?;
        workspace.reload()?;
    }
    let driver = workspace.merge_driver()?;
    session.print(&DriverState { driver: &driver })?;
    Ok(match is_changed || !(arguments.install || arguments.remove) {
        true => ExitStatus::Done,
        false => ExitStatus::Unchanged,
    })
}

/// Shows a person at a terminal what would have git join by meaning, and does it if they want it.
pub(super) fn offer(session: &mut Session, workspace: &mut Workspace) -> Result<(), Failure> {
    let driver = workspace.merge_driver()?;
    if !session.environment.can_ask || session.common.json || driver.line.is_some() {
        return Ok(());
    }
    session.print_note(&fl!(session.catalogue, "merge-driver-offer", line = driver.attribute.0));
    let question = fl!(session.catalogue, "merge-driver-ask");
    if recording::says_yes(session, &question)? {
        let details = session.context(workspace)?;
        workspace.set_up_merge_driver(&own_program(), &details)?;
        workspace.reload()?;
        session.print_note(&fl!(session.catalogue, "merge-driver-on"));
    }
    Ok(())
}

/// Joins the three versions that git passes. The result is always written where git looks for it, or git is told to give
/// its merge up: a driver that fails and writes nothing leaves one side's version, unmarked.
pub(crate) fn join(session: &mut Session, arguments: &MergeDriverArgs) -> VerbResult {
    let Some(passed) = Passed::of(&arguments.files) else {
        let given = arguments.files.first().map(|file| file.to_string_lossy().into_owned());
        let unknown = ArgumentError::UnknownArgument(given.unwrap_or_default());
        return Err(UsageError::Arguments(unknown, UsageHint::Help("copil help merge-driver".to_owned())).into());
    };
    let joined = catch_unwind(AssertUnwindSafe(|| passed.join(session)));
    match joined {
        Ok(Ok(status)) => Ok(status),
        Ok(Err((path, source))) => {
            let sentence = sentence::system(&session.catalogue, SystemError::File(&path), &source);
            Err(Failure::worded(sentence, ExitStatus::Abandoned))
        }
        // The panic has told of itself.
        Err(_) => Ok(ExitStatus::Abandoned),
    }
}

/// A file that cannot be read or written, and why.
type FileFault = (PathBuf, io::Error);

/// What git passes.
struct Passed {
    base: PathBuf,
    ours: PathBuf,
    theirs: PathBuf,
    /// The length of a mark.
    mark: usize,
    /// Where the result will stand.
    path: String,
    /// What the three are called: a branch or commit, and the path where the three have different ones.
    names: [String; 3],
}

impl Passed {
    fn of(files: &[OsString]) -> Option<Self> {
        let [base, ours, theirs, mark, path, names @ ..] = files else {
            return None;
        };
        let text = |text: &OsString| text.to_string_lossy().into_owned();
        let [base_name, our_name, their_name] = names else {
            return None;
        };
        Some(Self {
            base: base.into(),
            ours: ours.into(),
            theirs: theirs.into(),
            mark: text(mark).parse().unwrap_or(MARK),
            path: text(path),
            names: [text(base_name), text(our_name), text(their_name)],
        })
    }

    fn join(&self, session: &mut Session) -> Result<ExitStatus, FileFault> {
        let read = |path: &PathBuf| copil_file::read_whole(path).map_err(|source| (path.clone(), source));
        let (base, ours, theirs) = (read(&self.base)?, read(&self.ours)?, read(&self.theirs)?);
        let paths = self.paths();
        let text = |path, bytes| FileText { path, bytes };
        let texts = ThreeTexts {
            base: text(paths[0], &base),
            ours: text(paths[1], &ours),
            theirs: text(paths[2], &theirs),
        };
        if self.is_inner() {
            self.write(&texts.common())?;
            return Ok(ExitStatus::Done);
        }
        let names = (self.names[1].as_str(), self.names[2].as_str());
        let marked = |ours: &[u8], theirs: &[u8]| with_marks(ours, theirs, names, self.mark);
        let what = match texts.joined() {
            FileJoin::Joined(text) => {
                self.write(&text)?;
                return Ok(ExitStatus::Done);
            }
            // Git joins it by lines, as the configured line says.
            FileJoin::Unreadable => return Ok(ExitStatus::Usage),
            FileJoin::Clashing(found) => {
                self.write(&marked(&found.ours, &found.theirs))?;
                let fields = found.clashes.iter().map(|clash| session.catalogue.clash_field(clash));
                let fields: Vec<String> = fields.flatten().collect();
                let path = sanitize(&self.path);
                match fields.is_empty() {
                    true => fl!(session.catalogue, "merge-driver-whole", path = path),
                    false => fl!(
                        session.catalogue,
                        "merge-driver-clashes",
                        path = path,
                        fields = fields.join(", ")
                    ),
                }
            }
            FileJoin::OtherThings => {
                self.write(&marked(&ours, &theirs))?;
                let [_, ours, theirs] = paths.map(sanitize);
                fl!(
                    session.catalogue,
                    "merge-driver-other-things",
                    ours = ours,
                    theirs = theirs
                )
            }
        };
        let hint = Some(fl!(session.catalogue, "hint-merge-driver"));
        session.print_error(&Sentence { what, hint });
        Ok(ExitStatus::Refused)
    }

    /// Where each of the three stands: git says it behind their names where they stand in different places.
    fn paths(&self) -> [&str; 3] {
        let behind = |name: &'_ String| name.rsplit_once(':').map(|(_, path)| path.len());
        let found = self.names.each_ref().map(|name| {
            let path = behind(name).map(|len| &name[name.len() - len..]);
            path.filter(|path| path.ends_with(".toml"))
        });
        match found {
            [Some(base), Some(ours), Some(theirs)] => [base, ours, theirs],
            _ => [self.path.as_str(); 3],
        }
    }

    /// Whether git joins several common ancestors into one, on which it will build its merge.
    fn is_inner(&self) -> bool {
        self.names[1].starts_with("Temporary merge branch")
    }

    /// Writes the result in the place of the file at hand, at once.
    fn write(&self, bytes: &[u8]) -> Result<(), FileFault> {
        let folder = self.ours.parent().filter(|folder| !folder.as_os_str().is_empty());
        let failed = |source| (self.ours.clone(), source);
        let mut file = NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(failed)?;
        file.write_all(bytes).map_err(failed)?;
        file.persist(&self.ours).map_err(|error| failed(error.error))?;
        Ok(())
    }
}
