//! The configuration file of the person at the keyboard: read for every run, its faults told where it matters.
//!
//! The screen does not open on a file with faults: all of them are told together, with the way on without it. Every other
//! verb takes what is right in it (the language), so that a slip in a key never stops a script.

use std::io;
use std::path::{Path, PathBuf};

use super::failure::{ExitStatus, Failure};
use super::session::Session;
use crate::settings::{ConfigFault, ConfigPosition, ConfigProblem, PersonalView, Settings, read};
use crate::tui::config_names;
use crate::tui::keymap::{BadKey, Keymap};
use crate::wording::settings_problem::{config_problem, faulty_config, unreadable_config};
use copil_plan::Plan;
use copil_plan::names::THE_PLAN;
use copil_plan::query::{Filter, FilterFault, RelativeMeeting};

/// What the configuration file says.
#[derive(Debug)]
pub(super) struct Configuration {
    /// The file, where it was read.
    pub file: Option<PathBuf>,
    /// What is in force.
    pub settings: Settings,
    /// What is wrong with it.
    pub problems: Vec<ConfigProblem>,
    /// Why it could not be read, when it is there.
    pub unreadable: Option<io::Error>,
}

impl Configuration {
    /// Reads the file, when there is one.
    pub(super) fn read(file: Option<&Path>) -> Self {
        let known = config_names::known();
        let (text, unreadable) = match file.map(copil_file::read_text) {
            Some(Ok(text)) => (Some(text), None),
            Some(Err(error)) if error.kind() != io::ErrorKind::NotFound => (None, Some(error)),
            _ => (None, None),
        };
        let (settings, problems) = match &text {
            Some(text) => read(text, &known),
            None => (Settings::usual(&known), Vec::new()),
        };
        Self {
            file: file.filter(|_| text.is_some()).map(Path::to_owned),
            settings,
            problems,
            unreadable,
        }
    }

    /// The program's keys with the person's over them; only the program's where theirs make no sense.
    pub(super) fn keymap(&self) -> Result<Keymap, Vec<BadKey>> {
        let built_in = Keymap::built_in()?;
        Ok(built_in.with(&self.settings.keys).unwrap_or(built_in))
    }

    /// Everything that is wrong with the file, in its order.
    pub(super) fn all_problems(&self) -> Vec<ConfigProblem> {
        let mut problems = self.problems.clone();
        problems.extend(self.settings.views.iter().filter_map(bad_filter));
        if let Ok(built_in) = Keymap::built_in() {
            problems.extend(built_in.with(&self.settings.keys).err().unwrap_or_default());
        }
        problems.sort_by_key(|problem| problem.place);
        problems
    }
}

/// What is wrong with the filter of a view in any plan: what only some plans know is no fault.
fn bad_filter(view: &PersonalView) -> Option<ConfigProblem> {
    let error = Filter::parse(&view.filter, &Plan::empty(THE_PLAN.parse().ok()?)).err()?;
    match &error.fault {
        FilterFault::UnknownValue { .. } | FilterFault::Ambiguous { .. } => return None,
        FilterFault::NotADay(word) if RelativeMeeting::is_named_in_some_plan(word) => return None,
        _ => {}
    }
    // The quotation mark, then what comes before the word.
    let before = view.filter.get(..error.span.start).unwrap_or_default().chars().count();
    let place = ConfigPosition {
        column: view.filter_at.column + 1 + before,
        ..view.filter_at
    };
    let fault = ConfigFault::Filter {
        view: view.name.clone(),
        error,
    };
    Some(ConfigProblem { place, fault })
}

/// Tells everything that is wrong with the file, and fails when something is.
pub(super) fn refuse_if_faulty(session: &mut Session) -> Result<(), Failure> {
    if let (Some(error), Some(path)) = (&session.configuration.unreadable, &session.environment.config_file) {
        let sentence = unreadable_config(&session.catalogue, path, error);
        return Err(Failure::worded(sentence, ExitStatus::Refused));
    }
    let problems = session.configuration.all_problems();
    let Some(file) = session.configuration.file.clone().filter(|_| !problems.is_empty()) else {
        return Ok(());
    };
    for problem in &problems {
        let line = config_problem(&session.catalogue, &file, problem);
        session.print_error(&line);
    }
    let sentence = faulty_config(&session.catalogue, &file, problems.len());
    Err(Failure::worded(sentence, ExitStatus::Refused))
}
