//! The configuration file of the person at the keyboard: read for every run, its faults told where it matters.
//!
//! The screen does not open on a file with faults: all of them are told together, with the way on without it. Every other
//! verb takes what is right in it (the language), so that a slip in a key never stops a script.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use i18n_embed_fl::fl;

use super::failure::{Exit, Failure};
use super::session::Session;
use super::words::THE_PLAN;
use crate::settings::{Fault, Place, Problem, Settings, Sort, View, read};
use crate::tui::keymap::{BadKey, Keymap};
use crate::tui::vocabulary;
use crate::wording::Catalogue;
use crate::wording::filter::told as told_of_filter;
use crate::wording::sentence::Sentence;
use crate::wording::sentence::shown;
use copil_plan::Plan;
use copil_plan::query::{Filter, FilterFault, Held};
use copil_plan::sanitize::sanitize;

/// The longest file that can be one.
const LONGEST: u64 = 1 << 20;

/// What the configuration file says.
#[derive(Debug)]
pub(super) struct Configuration {
    /// The file, where it was read.
    pub file: Option<PathBuf>,
    /// What is in force.
    pub settings: Settings,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// Why it could not be read, when it is there.
    pub unreadable: Option<io::Error>,
}

impl Configuration {
    /// Reads the file, when there is one.
    pub(super) fn read(file: Option<&Path>) -> Self {
        let known = vocabulary::known();
        let (text, unreadable) = match file.map(text) {
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
    pub(super) fn all_problems(&self, catalogue: &Catalogue) -> Vec<Problem> {
        let mut problems = self.problems.clone();
        problems.extend(
            self.settings
                .views
                .iter()
                .filter_map(|view| bad_filter(view, catalogue)),
        );
        if let Ok(built_in) = Keymap::built_in() {
            problems.extend(built_in.with(&self.settings.keys).err().unwrap_or_default());
        }
        problems.sort_by_key(|problem| problem.place);
        problems
    }
}

/// What is wrong with the filter of a view in any plan: what only some plans know is no fault.
fn bad_filter(view: &View, catalogue: &Catalogue) -> Option<Problem> {
    let error = Filter::parse(&view.filter, &Plan::empty(THE_PLAN.parse().ok()?)).err()?;
    match &error.fault {
        FilterFault::UnknownValue { .. } | FilterFault::Ambiguous { .. } => return None,
        FilterFault::NotADay(word) if Held::is_named_in_some_plan(word) => return None,
        _ => {}
    }
    // The quotation mark, then what comes before the word.
    let before = view.filter.get(..error.span.start).unwrap_or_default().chars().count();
    let place = Place {
        column: view.filter_at.column + 1 + before,
        ..view.filter_at
    };
    let fault = Fault::Filter {
        view: view.name.clone(),
        why: told_of_filter(catalogue, &error).what,
    };
    Some(Problem { place, fault })
}

fn text(file: &Path) -> io::Result<String> {
    let too_large = || io::Error::from(io::ErrorKind::FileTooLarge);
    if fs::metadata(file)?.len() > LONGEST {
        return Err(too_large());
    }
    fs::read_to_string(file)
}

/// Tells everything that is wrong with the file, and fails when something is.
pub(super) fn complain(session: &mut Session) -> Result<(), Failure> {
    if let (Some(error), Some(path)) = (&session.configuration.unreadable, &session.environment.config_file) {
        let detail = sanitize(&error.to_string());
        let what = fl!(
            session.catalogue,
            "config-unreadable",
            path = shown(path),
            detail = detail
        );
        let hint = Some(fl!(session.catalogue, "hint-config-bad"));
        return Err(told(Sentence { what, hint }));
    }
    let problems = session.configuration.all_problems(&session.catalogue);
    let Some(file) = session.configuration.file.clone().filter(|_| !problems.is_empty()) else {
        return Ok(());
    };
    for problem in &problems {
        let line = line(&session.catalogue, &file, problem);
        session.complain(&line)?;
    }
    let path = shown(&file);
    let what = fl!(session.catalogue, "config-bad", path = path, count = problems.len());
    let hint = Some(fl!(session.catalogue, "hint-config-bad"));
    Err(told(Sentence { what, hint }))
}

fn told(sentence: Sentence) -> Failure {
    Failure::Told {
        sentence,
        exit: Exit::Refused,
    }
}

/// `config.toml:3:9: what is wrong`, and the hint.
fn line(catalogue: &Catalogue, file: &Path, problem: &Problem) -> Sentence {
    let Sentence { what, hint } = sentence(catalogue, &problem.fault);
    let place = problem.place;
    Sentence {
        what: format!("{}:{}:{}: {what}", shown(file), place.line, place.column),
        hint,
    }
}

/// What is wrong, in words.
pub(super) fn sentence(catalogue: &Catalogue, fault: &Fault) -> Sentence {
    let name = sanitize(subject(fault));
    let what = match fault {
        Fault::NotToml => fl!(catalogue, "config-fault-toml"),
        Fault::Twice => fl!(catalogue, "config-fault-twice"),
        Fault::UnknownSetting { .. } => fl!(catalogue, "config-fault-setting", name = name),
        Fault::WrongSort { wanted, .. } => match wanted {
            Sort::Text => fl!(catalogue, "config-fault-text", name = name),
            Sort::Boolean => fl!(catalogue, "config-fault-boolean", name = name),
            Sort::Texts => fl!(catalogue, "config-fault-texts", name = name),
            Sort::Keys => fl!(catalogue, "config-fault-keys", name = name),
            Sort::Table => fl!(catalogue, "config-fault-table", name = name),
        },
        Fault::UnknownWord { .. } => fl!(catalogue, "config-fault-word", word = name),
        Fault::NoFilter { .. } => fl!(catalogue, "config-fault-no-filter", view = name),
        Fault::Filter { why, .. } => fl!(catalogue, "config-fault-filter", view = name, why = why.as_str()),
        Fault::UnknownScope { .. } => fl!(catalogue, "config-fault-scope", scope = name),
        Fault::UnknownCommand { scope, .. } => {
            fl!(
                catalogue,
                "config-fault-command",
                scope = scope.as_str(),
                command = name
            )
        }
        Fault::UnknownKey { .. } => fl!(catalogue, "config-fault-key", key = name),
        Fault::KeyTaken { scope, by, .. } => fl!(
            catalogue,
            "config-fault-key-taken",
            scope = scope.as_str(),
            key = name,
            by = by.as_str()
        ),
        Fault::KeyIsTyped { scope, .. } => {
            fl!(catalogue, "config-fault-key-typed", scope = scope.as_str(), key = name)
        }
        Fault::NoWayOut { scope, .. } => {
            fl!(
                catalogue,
                "config-fault-way-out",
                command = name,
                scope = scope.as_str()
            )
        }
    };
    Sentence {
        what,
        hint: hint(catalogue, fault),
    }
}

/// What the person wrote.
fn subject(fault: &Fault) -> &str {
    match fault {
        Fault::NotToml | Fault::Twice => "",
        Fault::UnknownSetting { name, .. } | Fault::WrongSort { name, .. } => name,
        Fault::UnknownWord { word, .. } => word,
        Fault::NoFilter { view } | Fault::Filter { view, .. } => view,
        Fault::UnknownScope { scope, .. } => scope,
        Fault::UnknownCommand { command, .. } | Fault::NoWayOut { command, .. } => command,
        Fault::UnknownKey { key, .. } | Fault::KeyTaken { key, .. } | Fault::KeyIsTyped { key, .. } => key,
    }
}

/// What to do about it.
fn hint(catalogue: &Catalogue, fault: &Fault) -> Option<String> {
    let nearest = |nearest: &Option<String>| {
        let nearest = nearest.as_deref()?;
        Some(fl!(catalogue, "config-nearest", nearest = nearest))
    };
    let known = |known: &[String]| Some(fl!(catalogue, "config-known", known = known.join(", ")));
    match fault {
        Fault::UnknownSetting { nearest: near, .. } | Fault::UnknownKey { nearest: near, .. } => nearest(near),
        Fault::UnknownWord {
            nearest: near,
            known: all,
            ..
        }
        | Fault::UnknownScope {
            nearest: near,
            known: all,
            ..
        } => nearest(near).or_else(|| known(all)),
        Fault::UnknownCommand {
            nearest: near,
            elsewhere,
            ..
        } => match elsewhere.as_slice() {
            [] => nearest(near),
            scopes => Some(fl!(
                catalogue,
                "config-fault-command-elsewhere",
                scopes = scopes.join(", ")
            )),
        },
        Fault::KeyTaken { by, .. } => Some(fl!(catalogue, "config-fault-key-taken-hint", by = by.as_str())),
        Fault::KeyIsTyped { .. } => Some(fl!(catalogue, "config-fault-key-typed-hint")),
        _ => None,
    }
}
