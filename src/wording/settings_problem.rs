//! What is wrong with the configuration file, in words.

use std::path::Path;

use i18n_embed_fl::fl;

use super::filter;
use super::sentence::{Sentence, shown};
use crate::settings::{ConfigFault, ConfigProblem, SettingType};
use crate::wording::Catalogue;
use copil_plan::sanitize::sanitize;

/// Why the configuration file cannot be read.
pub fn unreadable_config(catalogue: &Catalogue, path: &Path, error: &std::io::Error) -> Sentence {
    let (path, detail) = (shown(path), sanitize(&error.to_string()));
    sentence!(catalogue, "config-unreadable", path = path, detail = detail; "hint-config-bad")
}

/// How many faults the configuration file has, once each is told.
pub fn faulty_config(catalogue: &Catalogue, file: &Path, count: usize) -> Sentence {
    sentence!(catalogue, "config-bad", path = shown(file), count = count; "hint-config-bad")
}

/// `config.toml:3:9: what is wrong`, and the hint.
pub fn config_problem(catalogue: &Catalogue, file: &Path, problem: &ConfigProblem) -> Sentence {
    let Sentence { what, hint } = config_fault(catalogue, &problem.fault);
    let place = problem.place;
    Sentence {
        what: format!("{}:{}:{}: {what}", shown(file), place.line, place.column),
        hint,
    }
}

/// What is wrong, in words.
pub fn config_fault(catalogue: &Catalogue, fault: &ConfigFault) -> Sentence {
    let name = sanitize(subject(fault));
    let what = match fault {
        ConfigFault::NotToml => fl!(catalogue, "config-fault-toml"),
        ConfigFault::Twice => fl!(catalogue, "config-fault-twice"),
        ConfigFault::UnknownSetting { .. } => fl!(catalogue, "config-fault-setting", name = name),
        ConfigFault::WrongSort { wanted, .. } => match wanted {
            SettingType::Text => fl!(catalogue, "config-fault-text", name = name),
            SettingType::Boolean => fl!(catalogue, "config-fault-boolean", name = name),
            SettingType::Texts => fl!(catalogue, "config-fault-texts", name = name),
            SettingType::Keys => fl!(catalogue, "config-fault-keys", name = name),
            SettingType::Table => fl!(catalogue, "config-fault-table", name = name),
        },
        ConfigFault::UnknownWord { .. } => fl!(catalogue, "config-fault-word", word = name),
        ConfigFault::NoFilter { .. } => fl!(catalogue, "config-fault-no-filter", view = name),
        ConfigFault::Filter { error, .. } => {
            let why = filter::sentence(catalogue, error).what;
            fl!(catalogue, "config-fault-filter", view = name, why = why)
        }
        ConfigFault::UnknownScope { .. } => fl!(catalogue, "config-fault-scope", scope = name),
        ConfigFault::UnknownCommand { scope, .. } => {
            fl!(
                catalogue,
                "config-fault-command",
                scope = scope.as_str(),
                command = name
            )
        }
        ConfigFault::UnknownKey { .. } => fl!(catalogue, "config-fault-key", key = name),
        ConfigFault::KeyTaken { scope, by, .. } => fl!(
            catalogue,
            "config-fault-key-taken",
            scope = scope.as_str(),
            key = name,
            by = by.as_str()
        ),
        ConfigFault::KeyIsTyped { scope, .. } => {
            fl!(catalogue, "config-fault-key-typed", scope = scope.as_str(), key = name)
        }
        ConfigFault::NoWayOut { scope, .. } => {
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
fn subject(fault: &ConfigFault) -> &str {
    match fault {
        ConfigFault::NotToml | ConfigFault::Twice => "",
        ConfigFault::UnknownSetting { name, .. } | ConfigFault::WrongSort { name, .. } => name,
        ConfigFault::UnknownWord { word, .. } => word,
        ConfigFault::NoFilter { view } | ConfigFault::Filter { view, .. } => view,
        ConfigFault::UnknownScope { scope, .. } => scope,
        ConfigFault::UnknownCommand { command, .. } | ConfigFault::NoWayOut { command, .. } => command,
        ConfigFault::UnknownKey { key, .. }
        | ConfigFault::KeyTaken { key, .. }
        | ConfigFault::KeyIsTyped { key, .. } => key,
    }
}

/// What to do about it.
fn hint(catalogue: &Catalogue, fault: &ConfigFault) -> Option<String> {
    let nearest = |nearest: &Option<String>| {
        let nearest = nearest.as_deref()?;
        Some(fl!(catalogue, "config-nearest", nearest = nearest))
    };
    let known = |known: &[String]| Some(fl!(catalogue, "config-known", known = known.join(", ")));
    match fault {
        ConfigFault::UnknownSetting { nearest: near, .. } | ConfigFault::UnknownKey { nearest: near, .. } => {
            nearest(near)
        }
        ConfigFault::UnknownWord {
            nearest: near,
            known: all,
            ..
        }
        | ConfigFault::UnknownScope {
            nearest: near,
            known: all,
            ..
        } => nearest(near).or_else(|| known(all)),
        ConfigFault::UnknownCommand {
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
        ConfigFault::KeyTaken { by, .. } => Some(fl!(catalogue, "config-fault-key-taken-hint", by = by.as_str())),
        ConfigFault::KeyIsTyped { .. } => Some(fl!(catalogue, "config-fault-key-typed-hint")),
        _ => None,
    }
}
