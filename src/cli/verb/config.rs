//! `copil config`: where the configuration file is, what is in force, and the commented sample.

use std::fs;
use std::io::Write;
use std::path::Path;

use clap::Args;
use i18n_embed_fl::fl;
use serde_json::json;

use crate::cli::configuration::refuse_if_faulty;
use crate::cli::failure::{ExitStatus, Failure, VerbResult};
use crate::cli::session::Session;
use crate::report::table::Tone;
use crate::tui::Error as ScreenError;
use crate::tui::config_names::{known, sample_keys};
use crate::tui::keymap::Keymap;
use crate::wording::sentence::{Sentence, shown};
use crate::wording::settings_problem::config_fault;
use crate::wording::settings_sample::sample;

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct ConfigArgs {
    #[arg(long)]
    pub sample: bool,
    #[arg(long, conflicts_with = "sample")]
    pub write: bool,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &ConfigArgs) -> VerbResult {
    if arguments.sample {
        let page = page(session)?;
        session.out.text(&page)?;
        return Ok(ExitStatus::Done);
    }
    if arguments.write {
        return write(session);
    }
    if session.common.json {
        return as_json(session);
    }
    tell(session)?;
    session.out.flush()?;
    refuse_if_faulty(session)?;
    Ok(ExitStatus::Done)
}

fn page(session: &Session) -> Result<String, Failure> {
    let keymap = Keymap::built_in().map_err(ScreenError::Keys)?;
    let keys = sample_keys(&keymap, &session.catalogue);
    Ok(sample(&session.catalogue, &known(), &keys))
}

/// Makes the file, everything in it commented out. One that is there is never touched.
fn write(session: &mut Session) -> VerbResult {
    let Some(path) = session.environment.config_file.clone() else {
        let what = fl!(session.catalogue, "config-file-none");
        return Err(Failure::worded(Sentence { what, hint: None }, ExitStatus::Blocked));
    };
    let page = page(session)?;
    if let Err(error) = create(&path, &page) {
        if error.kind() != std::io::ErrorKind::AlreadyExists {
            return Err(Failure::Io { path, source: error });
        }
        let what = fl!(session.catalogue, "config-exists", path = shown(&path));
        let hint = Some(fl!(session.catalogue, "hint-config-exists"));
        return Err(Failure::worded(Sentence { what, hint }, ExitStatus::Unchanged));
    }
    let made = fl!(session.catalogue, "config-made", path = shown(&path));
    session.out.line(&made)?;
    Ok(ExitStatus::Done)
}

fn create(path: &Path, page: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = fs::File::create_new(path)?;
    file.write_all(page.as_bytes())
}

/// What is in force, each with its name.
fn tell(session: &mut Session) -> Result<(), Failure> {
    let catalogue = &session.catalogue;
    let read = session.configuration.file.is_some() || session.configuration.unreadable.is_some();
    let (file, hint) = match &session.environment.config_file {
        Some(path) if read => (fl!(catalogue, "config-file-read", path = shown(path)), None),
        Some(path) => (
            fl!(catalogue, "config-file-absent", path = shown(path)),
            Some(fl!(catalogue, "hint-config-create")),
        ),
        None => (fl!(catalogue, "config-file-none"), None),
    };
    let (title, rows) = (fl!(catalogue, "config-in-force"), rows(session));
    session.out.line(&file)?;
    if let Some(hint) = hint {
        session.out.toned(&hint, Tone::Faint)?;
    }
    session.out.line("")?;
    session.out.toned(&title, Tone::Strong)?;
    let wide = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    for (name, value) in rows {
        let blank = " ".repeat(wide - name.chars().count());
        session.out.line(&format!("  {name}{blank}  {value}"))?;
    }
    Ok(())
}

fn rows(session: &Session) -> Vec<(String, String)> {
    let (catalogue, settings) = (&session.catalogue, &session.configuration.settings);
    let yes = |value: bool| {
        if value {
            fl!(catalogue, "config-yes")
        } else {
            fl!(catalogue, "config-no")
        }
    };
    let listed = |all: Vec<String>| match all.is_empty() {
        true => fl!(catalogue, "config-none"),
        false => all.join(", "),
    };
    let theme = catalogue.find(&format!("tui-theme-name-{}", settings.theme.word()));
    let screen = |name: &str| catalogue.find(&format!("tui-tab-{name}")).unwrap_or_default();
    let start = settings.start.as_deref();
    let start = start.map_or_else(|| fl!(catalogue, "config-start-auto"), screen);
    let keys = settings
        .keys
        .iter()
        .map(|rule| format!("{}.{}", rule.scope.0, rule.command.0));
    let views = settings.views.iter().map(|view| view.name.clone());
    let state = session.environment.state_file.as_deref().map(shown);
    vec![
        (
            fl!(catalogue, "config-name-language"),
            catalogue.language().code().to_owned(),
        ),
        (fl!(catalogue, "config-name-theme"), theme.unwrap_or_default()),
        (fl!(catalogue, "config-name-start"), start),
        (fl!(catalogue, "config-name-room"), yes(settings.room)),
        (fl!(catalogue, "config-name-mouse"), yes(settings.mouse)),
        (fl!(catalogue, "config-name-columns"), listed(settings.columns.clone())),
        (fl!(catalogue, "config-name-order"), settings.order.clone()),
        (fl!(catalogue, "config-name-keys"), listed(keys.collect())),
        (fl!(catalogue, "config-name-views"), listed(views.collect())),
        (fl!(catalogue, "config-name-state"), state.unwrap_or_default()),
    ]
}

fn as_json(session: &mut Session) -> VerbResult {
    let (configuration, environment) = (&session.configuration, &session.environment);
    let settings = &configuration.settings;
    let problems = configuration.all_problems();
    let path = |path: &Option<std::path::PathBuf>| path.as_ref().map(|path| path.to_string_lossy().into_owned());
    let told = problems.iter().map(|problem| {
        let said = config_fault(&session.catalogue, &problem.fault);
        json!({
            "line": problem.place.line,
            "column": problem.place.column,
            "message": said.what,
            "hint": said.hint,
        })
    });
    let keys = settings.keys.iter().map(|rule| {
        let keys: Vec<&str> = rule.keys.iter().map(|(key, _)| key.as_str()).collect();
        json!({ "scope": rule.scope.0, "command": rule.command.0, "keys": keys })
    });
    let views = settings.views.iter().map(|view| {
        json!({
            "name": view.name,
            "title": view.title,
            "filter": view.filter,
            "order": view.order,
            "columns": view.columns,
        })
    });
    let value = json!({
        "file": path(&environment.config_file),
        "exists": configuration.file.is_some() || configuration.unreadable.is_some(),
        "state": path(&environment.state_file),
        "unreadable": configuration.unreadable.as_ref().map(ToString::to_string),
        "problems": told.collect::<Vec<_>>(),
        "settings": {
            "language": session.catalogue.language().code(),
            "theme": settings.theme.word(),
            "start": settings.start,
            "room": settings.room,
            "mouse": settings.mouse,
            "columns": settings.columns,
            "order": settings.order,
            "keys": keys.collect::<Vec<_>>(),
            "views": views.collect::<Vec<_>>(),
        },
    });
    let sound = problems.is_empty() && configuration.unreadable.is_none();
    session.out.json(&value)?;
    Ok(if sound { ExitStatus::Done } else { ExitStatus::Refused })
}
