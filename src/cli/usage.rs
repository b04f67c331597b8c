//! Command lines that cannot be understood: what is wrong with them, in the person's language.

use std::ffi::{OsStr, OsString};

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::help;
use crate::wording::Catalogue;
use crate::wording::sentence::{ArgumentError, UsageError, UsageHint};
use copil_plan::Language;
use copil_plan::field::nearest;
use copil_plan::query::{FilterKey, Flag};

/// The language that arguments ask for, as far as it can be told when they cannot be parsed.
pub(super) fn language_asked(arguments: &[OsString]) -> Option<Language> {
    let mut rest = arguments.iter().skip(1).filter_map(|argument| argument.to_str());
    while let Some(argument) = rest.next() {
        let value = match argument.strip_prefix("--lang") {
            Some("") => rest.next(),
            Some(value) => value.strip_prefix('='),
            None if argument == "--" => return None,
            None => None,
        };
        if let Some(language) = value.and_then(Language::from_word) {
            return Some(language);
        }
    }
    None
}

/// The verbs that take the terms of a filter.
const FILTERING: [&str; 5] = ["list", "ls", "attention", "compare", "export"];

/// The arguments, with those that ask for the contrary of a term, such as `-tag:budget` or `-late`, kept from being taken
/// for options: `-t` with `ag:budget` for its value would list nothing, and say nothing. A blank before them, which means
/// nothing in a filter, does it.
pub(super) fn negated_terms(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let verb = arguments
        .iter()
        .position(|word| FILTERING.iter().any(|verb| word == verb));
    for argument in arguments.iter_mut().skip(verb.map_or(usize::MAX, |verb| verb + 1)) {
        if argument == "--" {
            break;
        }
        if argument.to_str().is_some_and(is_negated_term) {
            *argument = [OsStr::new(" "), argument].into_iter().collect();
        }
    }
    arguments
}

fn is_negated_term(argument: &str) -> bool {
    let Some(term) = argument.strip_prefix('-').filter(|term| !term.starts_with('-')) else {
        return false;
    };
    let end = term.find([':', '<', '>', '=', ' ']).unwrap_or(term.len());
    let (word, rest) = term.split_at(end);
    match rest.chars().next() {
        None | Some(' ') => Flag::of_word(word).is_some(),
        Some(_) => FilterKey::of_word(word).is_some(),
    }
}

/// What is wrong with the arguments, and what to do about it.
pub(super) fn usage_error(
    catalogue: &Catalogue,
    command: &Command,
    error: &clap::Error,
    arguments: &[OsString],
) -> UsageError {
    let first = |kind| texts(error, kind).into_iter().next();
    let argument = || translated(catalogue, &first(ContextKind::InvalidArg).unwrap_or_default());
    let suggested = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ];
    let suggestion = suggested.into_iter().find_map(first);
    let near = |word: Option<String>| match word.filter(|word| !word.is_empty()) {
        Some(word) => UsageHint::Nearest(Some(word)),
        None => UsageHint::Help(help_command(command, arguments)),
    };
    let (error, hint) = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let verb = first(ContextKind::InvalidSubcommand).unwrap_or_default();
            (ArgumentError::UnknownVerb(verb), near(suggestion))
        }
        ErrorKind::UnknownArgument => match unknown_verb(command, arguments) {
            // `copil lsit --late`: the word that was meant as a verb was taken for a plan.
            Some(verb) => {
                let nearest = nearest_verb(command, &verb);
                (ArgumentError::UnknownVerb(verb), near(nearest))
            }
            None => (ArgumentError::UnknownArgument(argument()), near(suggestion)),
        },
        ErrorKind::MissingRequiredArgument => {
            // Which one is missing clap can only guess where the first of several may be repeated: the usage line shows.
            let (verb, path) = verb_meant(command, arguments);
            let usage = help::usage(verb, catalogue, &path);
            (ArgumentError::MissingArgument, UsageHint::Usage(usage))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let verbs = verbs_of(command, arguments);
            (ArgumentError::MissingVerb, UsageHint::Known(verbs))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::NoEquals => {
            let values = texts(error, ContextKind::ValidValue);
            let hint = match &suggestion {
                None if !values.is_empty() => UsageHint::Known(values),
                _ => near(suggestion),
            };
            let value = first(ContextKind::InvalidValue).filter(|value| !value.is_empty());
            let argument = argument();
            let error = match value {
                Some(value) => ArgumentError::InvalidValue { argument, value },
                None => ArgumentError::MissingValue(argument),
            };
            (error, hint)
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            (ArgumentError::ValueCount(argument()), near(None))
        }
        ErrorKind::ArgumentConflict => {
            let other = first(ContextKind::PriorArg).map(|other| translated(catalogue, &other));
            let argument = argument();
            let error = match other.filter(|other| *other != argument) {
                Some(other) => ArgumentError::Conflict { argument, other },
                None => ArgumentError::Repeated(argument),
            };
            (error, near(None))
        }
        _ => (ArgumentError::Other, near(None)),
    };
    UsageError::Arguments(error, hint)
}

/// A verb that is not one, when the first word of the arguments was meant as such.
fn unknown_verb(command: &Command, arguments: &[OsString]) -> Option<String> {
    let first = arguments.get(1)?.to_str()?;
    let is_word = !first.starts_with('-') && !first.contains(['/', '\\', '.']);
    (is_word && command.find_subcommand(first).is_none()).then(|| first.to_owned())
}

/// The verb that a word was meant for, when one looks like it.
pub(super) fn nearest_verb(command: &Command, word: &str) -> Option<String> {
    nearest(word, command.get_subcommands().map(Command::get_name))
}

/// The verbs below the one that the arguments lead to.
fn verbs_of(command: &Command, arguments: &[OsString]) -> Vec<String> {
    let (verb, _) = verb_meant(command, arguments);
    verb.get_subcommands().map(|verb| verb.get_name().to_owned()).collect()
}

/// `copil status --help`, for the verb that the arguments lead to.
fn help_command(command: &Command, arguments: &[OsString]) -> String {
    let (_, path) = verb_meant(command, arguments);
    [vec![help::PROGRAM.to_owned()], path, vec!["--help".to_owned()]]
        .concat()
        .join(" ")
}

fn verb_meant<'c>(command: &'c Command, arguments: &[OsString]) -> (&'c Command, Vec<String>) {
    let (mut verb, mut path) = (command, Vec::new());
    for word in arguments.iter().skip(1).filter_map(|word| word.to_str()) {
        if let Some(below) = verb.find_subcommand(word) {
            path.push(below.get_name().to_owned());
            verb = below;
        } else if !path.is_empty() && !verb.has_subcommands() {
            break;
        }
    }
    (verb, path)
}

/// An argument as clap writes it (`--on <DATE>`, `<STATUS>`), its value named in the language.
fn translated(catalogue: &Catalogue, argument: &str) -> String {
    let mut out = String::new();
    let mut rest = argument;
    while let Some((before, after)) = rest.split_once(['<', '[']) {
        let opening = &rest[before.len()..=before.len()];
        let Some((name, behind)) = after.split_once(['>', ']']) else {
            break;
        };
        let closing = if opening == "<" { ">" } else { "]" };
        out += &format!("{before}{opening}{}{closing}", help::value_name(catalogue, name));
        rest = behind;
    }
    out + rest
}

fn texts(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::arguments::Arguments;
    use crate::wording::sentence::usage;

    fn said(language: Language, line: &str) -> (String, String) {
        let catalogue = Catalogue::new(language);
        let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        let error = Arguments::of_line(&arguments).unwrap_err();
        let error = usage_error(&catalogue, &help::command(&catalogue), &error, &arguments);
        let sentence = usage(&catalogue, &error);
        (sentence.what, sentence.hint.unwrap_or_default())
    }

    #[test]
    fn what_is_wrong_is_said_in_the_language_with_a_way_out() {
        for (line, what, hint) in [
            ("copil lsit --late", "lsit", "list"),
            ("copil list --lat", "--lat", "--late"),
            ("copil status RH-04", "", "<ID>... <STATUT>"),
            ("copil list --color sometimes", "--color <QUAND>", "auto"),
            ("copil new", "", "milestone"),
            ("copil new actoin", "actoin", "action"),
            ("copil weather RH-04", "", "<MÉTÉO>"),
            ("copil list --sort", "--sort", "progress"),
            ("copil list --due-before", "--due-before", "copil list --help"),
            ("copil show RH-04 --json --json", "--json", "copil show --help"),
        ] {
            let said = said(Language::Fr, line);
            assert!(said.0.contains(what), "{line}: {said:?}");
            assert!(said.1.contains(hint), "{line}: {said:?}");
        }
        assert_ne!(said(Language::Fr, "copil new").0, said(Language::En, "copil new").0);
    }

    #[test]
    fn the_language_is_found_in_arguments_that_cannot_be_parsed() {
        let asked = |line: &str| {
            let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            language_asked(&arguments)
        };
        assert_eq!(asked("copil lsit --lang fr"), Some(Language::Fr));
        assert_eq!(asked("copil --lang=en lsit"), Some(Language::En));
        assert_eq!(asked("copil --lang tlh lsit"), None);
        assert_eq!(asked("copil -- --lang fr"), None);
    }
}
