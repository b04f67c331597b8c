//! A spreadsheet that is imported: found, read and understood beside the drawing thread.

use std::sync::Arc;

use i18n_embed_fl::fl;

use super::App;
use super::background::{LoopRequest, TaskResult};
use crate::report::export::back::returned::ReturnedError;
use crate::report::export::wanted::ExportWanted;
use crate::settings::PersonalView;
use crate::tui::screen::import::{ImportFile, ImportScreen, ImportStep, ReturnedImport, ReturnedPrompt, files};
use crate::tui::start_folder::StartFolder;
use crate::workspace::import::SourceFile;
use crate::workspace::import_preview::ImportPreview;
use crate::workspace::spreadsheets::{Spreadsheet, spreadsheets_in};
use crate::workspace::{Error, Stop, Workspace};
use copil_import::Mapping;
use copil_plan::query::{Filter, Order, Preset};

/// What is told of a file to be imported. A number says for which reading; what comes of an earlier one is of no use.
pub enum ImportNews {
    /// The folder that the program was started in, and its spreadsheets.
    Found(StartFolder, Vec<Spreadsheet>),
    /// What is being done.
    Step(u64, ImportStep),
    /// What was understood of it.
    Understood(u64, Box<Result<ReadImport, ReturnedError>>),
}

/// What a file was understood as.
pub enum ReadImport {
    /// A spreadsheet of somebody's.
    Preview(Box<ImportPreview>),
    /// An export of the plan's own.
    Returned(Box<ReturnedImport>),
}

/// The file that is imported, and the work on it.
#[derive(Debug, Default)]
pub(super) struct ImportState {
    /// The number of the latest reading.
    number: u64,
    /// Calls it off.
    running: Stop,
    /// The folder in which files are named.
    folder: StartFolder,
    /// What was last said of a file: it is in force again when the same is read once more.
    said: Option<(Arc<SourceFile>, Mapping)>,
}

impl App {
    /// Lists the spreadsheets of the folder that the program was started in.
    pub(super) fn list_spreadsheets(&mut self) {
        self.open_in_folder(Box::new(|folder| {
            let found = spreadsheets_in(&folder.path);
            TaskResult::Import(ImportNews::Found(folder.clone(), found))
        }));
    }

    /// The file that is imported, where one is.
    pub(super) fn importing(&mut self) -> Option<&mut ImportScreen> {
        self.overlays.last_mut()?.importing()
    }

    /// Leaves the list of files, and has one read.
    pub(super) fn read_import(&mut self, file: ImportFile) {
        self.overlays.pop();
        let path = match file {
            ImportFile::Listed(path) => path,
            ImportFile::Typed(typed) => self.importing.folder.resolve(&typed),
        };
        self.open(Box::new(ImportScreen::reading(&path)));
        let said = self.importing.said.clone();
        let (views, language) = (self.state.own_views.clone(), self.state.catalogue.language());
        self.spawn_import(move |workspace, stop, step| {
            let source = Arc::new(SourceFile::read(&path).map_err(Error::from)?);
            if stop.is_asked() {
                return Ok(None);
            }
            step(ImportStep::Understanding);
            // Whoever said what its columns are has a table of their own.
            let said = said
                .filter(|(file, _)| file.is_same(&source))
                .map(|(_, mapping)| mapping);
            if said.is_none() {
                let mut filter = |workspace: &Workspace, wanted: &ExportWanted| read_filter(workspace, wanted, &views);
                let returned = ReturnedImport::of(workspace, Arc::clone(&source), language, &mut filter)?;
                if let Some(returned) = returned {
                    return Ok(Some(ReadImport::Returned(Box::new(returned))));
                }
            }
            let preview = workspace.preview_import(source, said)?;
            Ok(Some(ReadImport::Preview(Box::new(preview))))
        });
    }

    /// Has the file understood by another mapping.
    pub(super) fn understand(&mut self, mapping: Mapping) {
        while self
            .overlays
            .last_mut()
            .is_some_and(|screen| screen.importing().is_none())
        {
            self.overlays.pop();
        }
        let Some(source) = self.importing().and_then(|screen| screen.understand()) else {
            return;
        };
        self.importing.said = Some((Arc::clone(&source), mapping.clone()));
        self.spawn_import(move |workspace, _, _| understood(workspace, source, Some(mapping)));
    }

    /// Has it understood anew, for the plan is another.
    pub(super) fn renew_import(&mut self) {
        let screen = self.overlays.iter_mut().find_map(|screen| screen.importing());
        let Some((source, mapping)) = screen.and_then(|screen| screen.understand_anew()) else {
            return;
        };
        self.spawn_import(move |workspace, _, _| understood(workspace, source, Some(mapping)));
    }

    /// Keeps its mapping with the plan.
    pub(super) fn keep_mapping(&mut self) {
        let Some(preview) = self.importing().and_then(|screen| screen.preview()) else {
            return;
        };
        let mapping = preview.mapping.in_force(&preview.import);
        match self.state.workspace.keep_mapping(&preview.source, &mapping) {
            Ok(path) => {
                self.message = Some(fl!(self.state.catalogue, "tui-import-kept", path = path.as_str()));
                self.importing.said = None;
                if let Some(screen) = self.importing() {
                    screen.understand();
                }
                let source = Arc::clone(&preview.source);
                self.spawn_import(move |workspace, _, _| understood(workspace, source, None));
            }
            Err(error) => self.tell_error(&error),
        }
    }

    /// Leaves it; what was said of it is in force again when the same file is read once more.
    pub(super) fn leave_import(&mut self) {
        self.importing.running.ask();
        self.importing.number += 1;
        self.overlays.pop();
        if self.importing.said.is_some() {
            self.message = Some(fl!(self.state.catalogue, "tui-draft-kept"));
        }
    }

    /// Forgets what was said of it, once it is recorded.
    pub(super) fn forget_import(&mut self) {
        self.importing.said = None;
    }

    /// Waits no longer for what panicked.
    pub(super) fn abandon_import(&mut self) {
        self.overlays
            .retain_mut(|screen| screen.importing().is_none_or(ImportScreen::give_up));
    }

    /// Has it read or understood; a result of `None` was called off.
    fn spawn_import(
        &mut self,
        work: impl FnOnce(&Workspace, &Stop, &dyn Fn(ImportStep)) -> Result<Option<ReadImport>, ReturnedError>
        + Send
        + 'static,
    ) {
        let (stop, workspace) = (Stop::default(), self.state.workspace.duplicate());
        self.importing.running = stop.clone();
        self.importing.number += 1;
        let number = self.importing.number;
        self.requests.push(LoopRequest::RunTelling(Box::new(move |tell| {
            let step = |step| tell(TaskResult::Import(ImportNews::Step(number, step)));
            match work(&workspace, &stop, &step).transpose() {
                Some(outcome) => TaskResult::Import(ImportNews::Understood(number, Box::new(outcome))),
                None => TaskResult::Done,
            }
        })));
    }

    /// Takes what is told of it.
    pub(super) fn import_told(&mut self, news: ImportNews) {
        let number = self.importing.number;
        match news {
            ImportNews::Found(folder, found) => {
                self.opened();
                self.importing.folder = folder;
                let context = self.state.context();
                let files = files(&self.importing.folder, found, &context);
                self.open(files);
            }
            ImportNews::Step(of, step) if of == number => {
                if let Some(screen) = self.overlays.iter_mut().find_map(|screen| screen.importing()) {
                    screen.goes_on(step);
                }
            }
            ImportNews::Understood(of, outcome) if of == number => self.import_understood(*outcome),
            ImportNews::Step(..) => {}
            ImportNews::Understood(_, outcome) => self.throw_away(outcome),
        }
    }

    fn import_understood(&mut self, outcome: Result<ReadImport, ReturnedError>) {
        let context = self.state.context();
        let screen = self.overlays.iter_mut().find_map(|screen| screen.importing());
        let Some(screen) = screen else {
            return self.throw_away(outcome);
        };
        match outcome {
            Ok(ReadImport::Preview(preview)) => {
                let before = screen.take(*preview, &context);
                self.throw_away(before);
            }
            Ok(ReadImport::Returned(returned)) => {
                self.overlays.retain_mut(|screen| screen.importing().is_none());
                self.open(Box::new(ReturnedPrompt::of(*returned)));
            }
            Err(error) => {
                // A mapping that makes no sense leaves the outcome of the one before.
                self.abandon_import();
                self.importing.said = None;
                match error {
                    ReturnedError::Workspace(error) => self.not_opened(&error),
                    error => {
                        let sentence = error.sentence(&self.state.catalogue);
                        self.tell(sentence);
                    }
                }
            }
        }
    }
}

fn understood(
    workspace: &Workspace,
    source: Arc<SourceFile>,
    mapping: Option<Mapping>,
) -> Result<Option<ReadImport>, ReturnedError> {
    let preview = workspace.preview_import(source, mapping)?;
    Ok(Some(ReadImport::Preview(Box::new(preview))))
}

/// The filter of an export, and the order of the view that it names: one of the plan's, of the person's own, or one that every
/// plan has.
fn read_filter(workspace: &Workspace, wanted: &ExportWanted, own: &[PersonalView]) -> Option<(Filter, Option<Order>)> {
    let (plan, today) = (workspace.plan(), workspace.today().day);
    let parse = |text: &str| Filter::parse_on(text, plan, today).ok();
    let terms = parse(&wanted.terms.join(" "))?;
    let Some(name) = &wanted.view else {
        return Some((terms, None));
    };
    let of_plan = || {
        let view = plan.config.views.get(name.as_str())?;
        Some((parse(&view.filter)?, view.order))
    };
    let of_person = || {
        let view = own.iter().find(|view| view.name == *name)?;
        let order = view.order.as_deref().and_then(Order::from_word);
        Some((parse(&view.filter)?, order))
    };
    let of_all = || {
        let preset = Preset::ALL.iter().find(|preset| preset.word() == name)?;
        Some((preset.filter(), Some(preset.order())))
    };
    let (view, order) = of_plan().or_else(of_person).or_else(of_all)?;
    Some((view.and(terms), order))
}
