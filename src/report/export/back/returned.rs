//! A file that is an export of the plan's own: what it was made from, and what was edited in it since.

use std::borrow::Cow;
use std::sync::Arc;

use i18n_embed_fl::fl;

use super::{BackError, Edited, Ground, command_of};
use crate::report::export::wanted::{ExportCommand, ExportWanted};
use crate::report::export::{CsvFor, Export, ExportFormat};
use crate::report::returned::MadeFrom;
use crate::wording::Catalogue;
use crate::wording::lookup::Known;
use crate::wording::sentence::Sentence;
use crate::workspace::import::SourceFile;
use crate::workspace::{Error, Moment, Workspace};
use copil_plan::published::Withheld;
use copil_plan::query::{Filter, MatchContext, Order};
use copil_plan::{Language, Plan};
use copil_store::Snapshot;

/// An export that came back, beside what it was made from.
#[derive(Debug)]
pub struct ReturnedFile {
    /// What it was made from.
    pub made_from: MadeFrom,
    /// The plan that it was made from, as far as that is known.
    pub base: Arc<Snapshot>,
    /// What was edited in it.
    pub edited: Edited,
}

/// Why an export that came back cannot be taken.
#[derive(Debug, thiserror::Error)]
pub enum ReturnedError {
    /// The plan cannot be read.
    #[error(transparent)]
    Workspace(#[from] Error),
    /// The export cannot be made again.
    #[error(transparent)]
    Back(#[from] BackError),
    /// It shows the plan as it was true on a day, which no commit holds.
    #[error("the export is of no commit")]
    Effective,
    /// Its filter cannot be read.
    #[error("the export's filter cannot be read")]
    Filter,
}

impl ReturnedError {
    /// Why, in words; what is wrong with the plan has others.
    pub fn sentence(&self, catalogue: &Catalogue) -> Sentence {
        let (what, hint) = match self {
            Self::Workspace(error) => (error.to_string(), None),
            Self::Back(error) => (fl!(catalogue, "export-not-written", why = error.to_string()), None),
            Self::Filter => (fl!(catalogue, "returned-filter"), None),
            Self::Effective => (
                fl!(catalogue, "returned-effective"),
                Some(fl!(catalogue, "hint-returned-effective")),
            ),
        };
        Sentence { what, hint }
    }
}

/// How the filter and the view of an export are read; `None` where they cannot be.
pub type ReadFilter<'f> = &'f mut dyn FnMut(&Workspace, &ExportWanted) -> Option<(Filter, Option<Order>)>;

/// What makes the export again that a file was.
#[derive(Clone, Debug)]
pub struct Recipe {
    command: ExportCommand,
    /// The language where the command says none.
    language: Language,
    /// What it was made from where it does not say.
    unsaid: MadeFrom,
}

impl Recipe {
    /// That of a file; `None` where it is no export of the plan's. `own` is the language of whoever reads it.
    ///
    /// # Errors
    ///
    /// [`ReturnedError`] where it cannot be told.
    pub fn of(
        workspace: &Workspace,
        source: &SourceFile,
        own: Language,
        filter: ReadFilter<'_>,
    ) -> Result<Option<Self>, ReturnedError> {
        let plan = &workspace.plan().id;
        let said = match source.json() {
            Some(json) => {
                let head = &json["copil"];
                let command = head["command"].as_str().filter(|_| head["plan"] == plan.as_str());
                command.map(str::to_owned)
            }
            None => command_of(source.sheets(), plan),
        };
        if said.is_some() || source.json().is_some() {
            let command = said.and_then(|said| ExportCommand::of(&said));
            let recipe = command.map(|command| Self {
                command,
                language: own,
                unsaid: MadeFrom::Unknown,
            });
            return match recipe {
                Some(recipe) if recipe.command.is_effective => Err(ReturnedError::Effective),
                recipe => Ok(recipe),
            };
        }
        for language in Language::ALL {
            let of = |format, reader, unsaid| Self {
                command: ExportCommand::unsaid(ExportWanted {
                    reader,
                    ..ExportWanted::whole(format)
                }),
                language: *language,
                unsaid,
            };
            let table = |reader| of(ExportFormat::Csv, Some(reader), MadeFrom::UnsaidTable);
            let found = table(CsvFor::Programs).on(workspace, filter, &|export| {
                let found = export.table_among(source.sheets())?;
                Some((found.reader, found.is_of_book))
            })?;
            match found {
                None => {}
                Some((_, true)) => return Ok(Some(of(ExportFormat::Xlsx, None, MadeFrom::UnsaidBook))),
                Some((reader, false)) => return Ok(Some(table(reader))),
            }
        }
        Ok(None)
    }

    /// The plan that the file was made from, where it says which and it is at hand.
    pub fn past(&self, workspace: &Workspace) -> Option<Workspace> {
        let at = self.command.at.clone().map(Moment::Revision)?;
        workspace.at_moment(at).ok()
    }

    /// What was edited in the file since it was made from the plan as it was in the past, where that is at hand.
    ///
    /// # Errors
    ///
    /// [`ReturnedError`] where the export cannot be made again.
    pub fn returned(
        &self,
        (workspace, past): (&Workspace, Option<&Workspace>),
        source: &SourceFile,
        filter: ReadFilter<'_>,
    ) -> Result<ReturnedFile, ReturnedError> {
        let made_from = match (&self.command.at, past) {
            (Some(commit), Some(_)) => MadeFrom::Commit(commit.clone()),
            (Some(_), None) => MadeFrom::Unknown,
            (None, _) => self.unsaid.clone(),
        };
        let is_sure = matches!(made_from, MadeFrom::Commit(_));
        let (past, ever) = (past.unwrap_or(workspace), workspace.actions_ever()?);
        let base = past.snapshot();
        let ground = Ground {
            known: Known {
                plan: &base.plan,
                unreadable: &base.unreadable,
            },
            ever: &ever,
            day: workspace.today().day,
            is_sure,
        };
        let edited = self.on(
            past,
            filter,
            &|export| match (self.command.wanted.format, source.json()) {
                (ExportFormat::Json, Some(json)) => Ok(export.edited_json(ground, json)),
                (ExportFormat::Csv, _) => match export.table_among(source.sheets()) {
                    Some(found) => export.edited_csv(ground, found.reader, found.sheet),
                    None => Ok(Edited::default()),
                },
                _ => export.edited_workbook(ground, source.sheets()),
            },
        )??;
        // Where nothing says what the file was made from, whatever the plan has may have come of it.
        let nothing = Plan::empty(base.plan.id.clone());
        let known = if is_sure { &base.plan } else { &nothing };
        Ok(ReturnedFile {
            edited: edited.without_known(known, workspace.plan()),
            made_from,
            base,
        })
    }

    /// Asks something of the export that it makes.
    fn on<T>(
        &self,
        workspace: &Workspace,
        filter: ReadFilter<'_>,
        ask: &dyn Fn(&Export<'_>) -> T,
    ) -> Result<T, ReturnedError> {
        let wanted = &self.command.wanted;
        let (filter, order) = filter(workspace, wanted).ok_or(ReturnedError::Filter)?;
        let histories = match filter.asks_history() {
            true => Some(workspace.history()?.histories()?),
            false => None,
        };
        let day = self.command.day.unwrap_or(workspace.today().day);
        let plan = workspace.plan();
        let asking = MatchContext {
            me: workspace.me(),
            histories: histories.as_ref(),
            ..MatchContext::of(plan, day)
        };
        let mut actions = filter.select(&asking);
        order.unwrap_or_default().sort(plan, &mut actions);
        let (published, withheld) = match wanted.confidential {
            true => (Cow::Borrowed(plan), Withheld::default()),
            false => plan.published(),
        };
        let words = Catalogue::new(self.command.language.unwrap_or(self.language));
        let asked = (wanted, None);
        let export = Export::of(workspace, (&published, withheld), &actions, asked, (day, words))?;
        Ok(ask(&export))
    }
}
