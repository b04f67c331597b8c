//! The texts that explain the command line, from the catalogues.
//!
//! The program parses its arguments without them; they are put in place only when help, a usage error, completions or
//! the manual are to be shown. Families of message ids:
//!
//! - `help-VERB`, `help-VERB-VERB`: what a verb does; `help-copil` for the program.
//! - `help-VERB-more`: examples and what else is to be known, below the options; optional.
//! - `help-VERB-ARGUMENT`, else `help-arg-ARGUMENT`: what an argument is for.
//! - `value-NAME`: the name of a value in usage lines, in the language's own word; optional.

use clap::{Arg, Command};
use i18n_embed_fl::fl;

use super::arguments::{Arguments, DAYLESS_VERBS, READING_VERBS, RECORDING_OPTIONS, RECORDING_VERBS, TELLING_VERBS};
use crate::wording::Catalogue;

/// The program's name.
pub(super) const PROGRAM: &str = "copil";

/// More than the options that any verb has of its own.
const AFTER: usize = 100;

/// The whole tree of verbs with every text in the catalogue's language.
pub(super) fn command(catalogue: &Catalogue) -> Command {
    let mut command = Arguments::command();
    // Global options reach the verbs only now.
    command.build();
    explained(command, catalogue, &[])
}

/// Puts the texts of a verb and of those below it in place. `path` holds the verbs that lead to it.
fn explained(command: Command, catalogue: &Catalogue, path: &[String]) -> Command {
    let key = key_of(path);
    let about = catalogue.find(&format!("help-{key}")).unwrap_or_default();
    let usage = usage(&command, catalogue, path);
    let mut order = 0;
    let mut command = command
        .mut_args(|argument| {
            order += 1;
            // What every verb takes comes after what is the verb's own; clap would sort by name.
            let order = if argument.is_global_set() { AFTER + order } else { order };
            explained_argument(argument, catalogue, &key).display_order(order)
        })
        .mut_subcommands(|verb| {
            let below: Vec<String> = path.iter().cloned().chain([verb.get_name().to_owned()]).collect();
            explained(verb, catalogue, &below)
        })
        .about(about)
        .override_usage(usage);
    if let Some(more) = catalogue.find(&format!("help-{key}-more")) {
        command = command.after_help(more);
    }
    let template = template(&command, catalogue);
    command.help_template(template)
}

/// `status` for the verb of that name, `new-action` for one below another, `copil` for the program.
fn key_of(path: &[String]) -> String {
    if path.is_empty() {
        PROGRAM.to_owned()
    } else {
        path.join("-")
    }
}

fn explained_argument(argument: Arg, catalogue: &Catalogue, key: &str) -> Arg {
    let mut help = argument_text(&argument, catalogue, key).unwrap_or_default();
    let values: Vec<String> = argument
        .get_possible_values()
        .iter()
        .filter(|value| !value.is_hide_set())
        .map(|value| value.get_name().to_owned())
        .collect();
    if !values.is_empty() && argument.get_action().takes_values() {
        help = fl!(catalogue, "usage-with-values", text = help, values = values.join(", "));
    }
    let names: Option<Vec<String>> = argument
        .get_value_names()
        .map(|names| names.iter().map(|name| value_name(catalogue, name)).collect());
    let is_of = |verbs: &[&str]| {
        let mut verbs = verbs.iter();
        verbs.any(|verb| key == *verb || key.starts_with(&format!("{verb}-")))
    };
    let id = argument.get_id().as_str();
    let reads = READING_VERBS.contains(&key);
    let records = is_of(&RECORDING_VERBS) && !reads && !TELLING_VERBS.contains(&key);
    let hidden = RECORDING_OPTIONS.contains(&id) && !records
        || id == "on" && is_of(&DAYLESS_VERBS)
        || matches!(id, "at" | "effective" | "shared") && !reads;
    let mut argument = argument
        .help(help)
        .hide(hidden)
        .hide_possible_values(true)
        .hide_default_value(true);
    if let Some(names) = names {
        argument = argument.value_names(names);
    }
    argument
}

/// What an argument is for.
fn argument_text(argument: &Arg, catalogue: &Catalogue, key: &str) -> Option<String> {
    let id = argument.get_id().as_str().replace('_', "-");
    catalogue
        .find(&format!("help-{key}-{id}"))
        .or_else(|| catalogue.find(&format!("help-arg-{id}")))
}

/// The name of a value in the language, as `STATUT` for `STATUS`.
pub(super) fn value_name(catalogue: &Catalogue, name: &str) -> String {
    catalogue.find(&value_id(name)).unwrap_or_else(|| name.to_owned())
}

fn value_id(name: &str) -> String {
    format!("value-{}", name.to_ascii_lowercase().replace(['=', '_'], "-"))
}

/// `copil status [OPTIONS] <ID>... <STATUT>`.
pub(super) fn usage(command: &Command, catalogue: &Catalogue, path: &[String]) -> String {
    let mut words = vec![PROGRAM.to_owned()];
    words.extend(path.iter().cloned());
    words.push(format!("[{}]", fl!(catalogue, "usage-options-word")));
    for argument in command.get_positionals() {
        words.push(positional(argument, catalogue));
    }
    if command.has_subcommands() {
        let word = fl!(catalogue, "usage-verb-word");
        words.push(if command.is_subcommand_required_set() {
            format!("<{word}>")
        } else {
            format!("[{word}]")
        });
    }
    words.join(" ")
}

/// `<ID>`, `[PLAN]`, `<ID>...`.
pub(super) fn positional(argument: &Arg, catalogue: &Catalogue) -> String {
    let name = argument.get_value_names().and_then(<[_]>::first);
    let name = name.map_or_else(|| argument.get_id().as_str(), |name| name.as_str());
    let name = value_name(catalogue, name);
    let many = argument.get_num_args().is_some_and(|count| count.max_values() > 1);
    let many = if many { "..." } else { "" };
    if argument.is_required_set() {
        format!("<{name}>{many}")
    } else {
        format!("[{name}]{many}")
    }
}

/// Clap's own template has its headings in English.
fn template(command: &Command, catalogue: &Catalogue) -> String {
    let mut template = format!("{{about}}\n\n{} {{usage}}\n", fl!(catalogue, "usage-heading"));
    if command.get_positionals().next().is_some() {
        template += &format!("\n{}\n{{positionals}}\n", fl!(catalogue, "usage-arguments"));
    }
    if command.has_subcommands() {
        template += &format!("\n{}\n{{subcommands}}\n", fl!(catalogue, "usage-verbs"));
    }
    template += &format!("\n{}\n{{options}}{{after-help}}\n", fl!(catalogue, "usage-options"));
    template
}

#[cfg(test)]
mod tests {
    use super::*;
    use copil_plan::Language;

    fn walk(command: &Command, path: &[String], visit: &mut dyn FnMut(&Command, &str)) {
        visit(command, &key_of(path));
        for verb in command.get_subcommands() {
            let below: Vec<String> = path.iter().cloned().chain([verb.get_name().to_owned()]).collect();
            walk(verb, &below, visit);
        }
    }

    #[test]
    fn every_verb_and_argument_is_explained_in_both_languages() {
        let mut plain = Arguments::command();
        plain.build();
        let mut missing = Vec::new();
        for language in Language::ALL {
            let catalogue = Catalogue::new(*language);
            walk(&plain, &[], &mut |command, key| {
                if !catalogue.has(&format!("help-{key}")) {
                    missing.push(format!("{language}: help-{key}"));
                }
                for argument in command.get_arguments() {
                    if argument_text(argument, &catalogue, key).is_none_or(|text| text.is_empty()) {
                        missing.push(format!("{language}: help-{key}-{}", argument.get_id()));
                    }
                }
            });
        }
        assert_eq!(missing, Vec::<String>::new());
    }

    #[test]
    fn a_verb_is_explained_by_what_it_does() {
        let mut plain = Arguments::command();
        plain.build();
        let mut others = Vec::new();
        for language in Language::ALL {
            let catalogue = Catalogue::new(*language);
            walk(&plain, &[], &mut |_, key| {
                let text = catalogue.find(&format!("help-{key}")).unwrap_or_default();
                let first = text
                    .split(|letter: char| !letter.is_alphabetic())
                    .next()
                    .unwrap_or_default();
                let is_said = match language {
                    Language::En => first.ends_with('s'),
                    Language::Fr => !first.ends_with("er") && !first.ends_with("ir"),
                };
                if !is_said {
                    others.push(format!("{language}: help-{key} = {text}"));
                }
            });
        }
        assert_eq!(others, Vec::<String>::new());
    }

    #[test]
    fn no_text_explains_what_is_not_there() {
        let mut plain = Arguments::command();
        plain.build();
        let mut known = Vec::new();
        walk(&plain, &[], &mut |command, key| {
            known.extend([format!("help-{key}"), format!("help-{key}-more")]);
            for argument in command.get_arguments() {
                let id = argument.get_id().as_str().replace('_', "-");
                known.extend([format!("help-{key}-{id}"), format!("help-arg-{id}")]);
                let names = argument.get_value_names().unwrap_or_default();
                known.extend(names.iter().map(|name| value_id(name)));
            }
        });
        for text in [
            include_str!("../wording/en/copil.ftl"),
            include_str!("../wording/fr/copil.ftl"),
        ] {
            let ids = text.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id);
            let unused: Vec<&str> = ids
                .filter(|id| id.starts_with("help-") || id.starts_with("value-"))
                .filter(|id| !known.iter().any(|known| known == id))
                .collect();
            assert_eq!(unused, [""; 0]);
        }
    }

    #[test]
    fn the_tree_of_verbs_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn no_english_word_of_clap_s_is_left_in_french_help() {
        let catalogue = Catalogue::new(Language::Fr);
        walk(&command(&catalogue), &[], &mut |verb, key| {
            let help = verb.clone().render_help().to_string();
            for word in [
                "Usage:",
                "Options:",
                "Commands:",
                "Arguments:",
                "[default",
                "[possible",
                "[aliases",
                "Print ",
            ] {
                assert!(!help.contains(word), "{word} in the help of {key}:\n{help}");
            }
        });
    }

    #[test]
    fn recording_options_are_shown_where_something_is_recorded() {
        let command = command(&Catalogue::new(Language::En));
        let shown = |verb: &str| {
            let verb = command.find_subcommand(verb).unwrap();
            verb.clone().render_help().to_string().contains("--dry-run")
        };
        assert!(shown("status") && shown("undo"));
        assert!(!shown("list") && !shown("man") && !shown("sync"));
        let of_proposals = |verb: &str| {
            let proposal = command.find_subcommand("proposal").unwrap();
            let verb = proposal.find_subcommand(verb).unwrap();
            verb.clone().render_help().to_string()
        };
        assert!(of_proposals("accept").contains("--meeting") && !of_proposals("show").contains("--meeting"));
        assert!(!of_proposals("accept").contains("--effective"));
        assert!(
            RECORDING_VERBS
                .iter()
                .all(|verb| command.find_subcommand(verb).is_some())
        );
    }
}
