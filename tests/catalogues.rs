//! The two catalogues say the same things, all of which are said somewhere, in careful French.

#[path = "support/plain_words.rs"]
mod plain_words;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use copil_plan::decisions::DecisionState;
use copil_plan::intent::MeetingStep;
use copil_plan::{MeetingState, Outcome};
use plain_words::words_of_git;

/// A message: its text over all its lines.
type Messages = BTreeMap<String, String>;

/// Messages whose ids are made when the program runs: their prefix, and what may follow.
const FAMILIES: &[(&str, Rest)] = &[
    (
        "status",
        Rest::Words(&[
            "proposed",
            "planned",
            "in-progress",
            "paused",
            "blocked",
            "done",
            "abandoned",
        ]),
    ),
    ("weather", Rest::Words(&["sunny", "cloudy", "rainy", "stormy"])),
    ("weather-name", Rest::Words(&["sunny", "cloudy", "rainy", "stormy"])),
    (
        "why-kind",
        Rest::Words(&[
            "late",
            "milestone",
            "decision",
            "measure",
            "waiting",
            "weather",
            "pushed",
            "dependency",
            "stale",
            "due",
        ]),
    ),
    ("priority", Rest::Words(&["high", "normal", "low"])),
    ("state", Rest::Words(MeetingState::WORDS)),
    ("change-state", Rest::Words(MeetingState::WORDS)),
    ("decision-is", Rest::Words(DecisionState::WORDS)),
    ("outcome", Rest::Words(Outcome::WORDS)),
    ("step-refused", Rest::Words(MeetingStep::WORDS)),
    ("language", Rest::Words(&["fr", "en"])),
    ("month", Rest::Upto(12)),
    ("weekday", Rest::Upto(7)),
    ("number-word", Rest::Upto(16)),
    // Keys of the plan's files.
    ("field", Rest::LiteralUnder("../crates/copil-plan/src")),
    // Names of commands, keys and orders.
    ("tui-do", Rest::LiteralUnder("tui")),
    ("tui-key", Rest::LiteralUnder("tui")),
    ("tui-keyname", Rest::LiteralUnder("tui")),
    ("tui-order", Rest::LiteralUnder("../crates/copil-plan/src")),
    // What actions can be grouped by.
    ("tui-board-by", Rest::LiteralUnder("../crates/copil-plan/src")),
    ("tui-board-no", Rest::LiteralUnder("../crates/copil-plan/src")),
    ("tui-no", Rest::Words(&["lead", "organisation", "axis", "phase"])),
    ("tui-calendar-by", Rest::LiteralUnder("../crates/copil-plan/src")),
    ("attention-by", Rest::Words(&["points", "reason", "group"])),
    ("burn-up-by", Rest::Words(&["group", "organisation", "axis", "phase"])),
    // What can be asked for in a filter.
    ("filter-key", Rest::LiteralUnder("../crates/copil-plan/src")),
    ("filter-flag", Rest::LiteralUnder("../crates/copil-plan/src")),
    // Views that every plan has.
    ("view", Rest::LiteralUnder("../crates/copil-plan/src")),
    ("tui-column", Rest::LiteralUnder("tui")),
    // Fields of an action: what prompts say of them where their name is not enough.
    ("tui-typed", Rest::LiteralUnder("tui")),
    ("tui-typed-several", Rest::LiteralUnder("tui")),
    ("tui-choice-no", Rest::LiteralUnder("tui")),
    // Kinds of things that are added to a plan, and what their prompt says of what is typed.
    ("thing", Rest::LiteralUnder("../crates/copil-plan/src")),
    ("tui-new", Rest::LiteralUnder("../crates/copil-plan/src")),
    ("tui-new-hint", Rest::LiteralUnder("../crates/copil-plan/src")),
    // Parts of the screen and looks, as the configuration names them.
    ("tui-scope", Rest::LiteralUnder("tui")),
    ("tui-theme-name", Rest::LiteralUnder("settings")),
    ("tui-tab", Rest::LiteralUnder("tui")),
    ("tui-plans-tab", Rest::LiteralUnder("tui")),
    ("tui-plans-tab-short", Rest::LiteralUnder("tui")),
    // What statuses mean, which is all that plans share.
    ("portfolio-kind", Rest::LiteralUnder("../crates/copil-plan/src")),
    ("tui-meeting", Rest::LiteralUnder("tui")),
    ("tui-tab-short", Rest::LiteralUnder("tui")),
    // Verbs and their arguments, declared as types.
    ("help", Rest::Declared),
    // Names of values in help, in capitals in the declarations.
    ("value", Rest::ValueName),
];

/// What may follow the prefix of a family.
enum Rest {
    Words(&'static [&'static str]),
    Upto(usize),
    /// A text between quotes in this room.
    LiteralUnder(&'static str),
    /// A verb, an argument, or a verb and its argument, of the command line.
    Declared,
    /// The name of a value of the command line.
    ValueName,
}

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn catalogue(language: &str) -> Messages {
    let text = fs::read_to_string(top().join(format!("wording/{language}/copil.ftl"))).expect("a catalogue");
    let mut messages = Messages::new();
    let mut last = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let id = line.split(" =").next().unwrap_or_default();
        let starts = line.contains(" =") && id.starts_with(|c: char| c.is_ascii_lowercase());
        if starts && !line.starts_with([' ', '}']) {
            let first = line[id.len() + " =".len()..].trim_start().to_owned();
            last = id.to_owned();
            assert_eq!(
                messages.insert(last.clone(), first),
                None,
                "{language}: {id} is there twice"
            );
        } else if let Some(text) = messages.get_mut(&last) {
            text.push('\n');
            text.push_str(line);
        }
    }
    assert!(
        messages.len() > 300,
        "{language}: only {} messages were read",
        messages.len()
    );
    messages
}

fn arguments(message: &str) -> BTreeSet<&str> {
    let name = |rest: &'_ str| {
        rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')
            .unwrap_or(rest.len())
    };
    message.split('$').skip(1).map(|rest| &rest[..name(rest)]).collect()
}

/// The sources below a folder of `src`, without their tests. They are asked for once a message, and read once.
fn sources(room: &str) -> Arc<str> {
    static KNOWN: Mutex<BTreeMap<String, Arc<str>>> = Mutex::new(BTreeMap::new());
    let mut known = KNOWN.lock().expect("no panic");
    let sources = known
        .entry(room.to_owned())
        .or_insert_with(|| read_sources(room).into());
    Arc::clone(sources)
}

fn read_sources(room: &str) -> String {
    let mut text = String::new();
    let mut folders = vec![top().join(room)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.extend(Some(path).filter(|path| !path.ends_with("tests")));
            } else if !path.ends_with("tests.rs") && path.extension().is_some_and(|extension| extension == "rs") {
                let source = fs::read_to_string(&path).expect("a source");
                let code = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
                text.push_str(code);
            }
        }
    }
    text
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    let (fr, en) = (catalogue("fr"), catalogue("en"));
    let ids = |messages: &Messages| messages.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(
        ids(&fr).difference(&ids(&en)).collect::<Vec<_>>(),
        [""; 0],
        "missing in English"
    );
    assert_eq!(
        ids(&en).difference(&ids(&fr)).collect::<Vec<_>>(),
        [""; 0],
        "missing in French"
    );
    for (id, french) in &fr {
        assert_eq!(arguments(french), arguments(&en[id]), "the arguments of {id}");
        assert!(!french.trim().is_empty() && !en[id].trim().is_empty(), "{id} is empty");
    }
}

#[test]
fn every_message_is_said_somewhere() {
    let all = sources("");
    // Between two quotes; among thousands of ids, looking for each in all sources takes long.
    let quoted: BTreeSet<&str> = all.split('"').collect();
    let unused: Vec<String> = catalogue("fr")
        .into_keys()
        .filter(|id| !quoted.contains(id.as_str()) && !in_family(id))
        .collect();
    assert_eq!(unused, [""; 0]);
}

#[test]
fn every_message_asked_for_is_there() {
    let (fr, all) = (catalogue("fr"), sources(""));
    let mut missing = Vec::new();
    for start in [".find(\"", ".has(\""] {
        let asked = all.split(start).skip(1).filter_map(|rest| rest.split('"').next());
        // Texts are searched for letters too: an id has a hyphen and nothing strange.
        let ids = asked.filter(|id| id.contains('-') && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
        missing.extend(ids.filter(|id| !fr.contains_key(*id)).map(str::to_owned));
    }
    assert_eq!(missing, [""; 0]);
    for (prefix, _) in FAMILIES {
        assert!(
            all.contains(&format!("\"{prefix}-{{")),
            "nothing asks for the family {prefix}"
        );
    }
}

#[test]
fn the_families_of_fixed_words_are_whole() {
    let fr = catalogue("fr");
    for (prefix, rest) in FAMILIES {
        let words: Vec<String> = match rest {
            Rest::Words(words) => words.iter().map(|word| (*word).to_owned()).collect(),
            Rest::Upto(last) => (1..=*last).map(|n| n.to_string()).collect(),
            Rest::LiteralUnder(_) | Rest::Declared | Rest::ValueName => Vec::new(),
        };
        for word in words {
            assert!(
                fr.contains_key(&format!("{prefix}-{word}")),
                "{prefix}-{word} is missing"
            );
        }
    }
}

fn in_family(id: &str) -> bool {
    FAMILIES.iter().any(|(prefix, rest)| {
        let Some(word) = id.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('-')) else {
            return false;
        };
        match rest {
            Rest::Words(words) => words.contains(&word),
            Rest::Upto(last) => word.parse::<usize>().is_ok_and(|n| (1..=*last).contains(&n)),
            Rest::LiteralUnder(room) => sources(room).contains(&format!("\"{word}\"")),
            Rest::Declared => is_declared(word),
            Rest::ValueName => is_value_name(word),
        }
    }) || is_numbered(id)
}

/// The tables of the manual page number their entries: `man-exit-1`, with `man-exit` named in the source.
fn is_numbered(id: &str) -> bool {
    let Some((table, number)) = id.rsplit_once('-') else {
        return false;
    };
    table.starts_with("man-") && number.parse::<usize>().is_ok() && sources("cli").contains(&format!("\"{table}\""))
}

/// Whether `word` is `VERB`, `VERB-ARGUMENT` or `arg-ARGUMENT` of the command line, perhaps with `-more`.
fn is_declared(word: &str) -> bool {
    let declared = sources("cli");
    let word = word.strip_suffix("-more").unwrap_or(word);
    // A verb of two words is one, as `merge-driver`.
    let verb = |path: &str| {
        let mut parts = path.split('-');
        path == "copil" || declares_verb(&declared, path) || parts.all(|part| declares_verb(&declared, part))
    };
    let splits = word.match_indices('-').map(|(at, _)| (&word[..at], &word[at + 1..]));
    verb(word)
        || splits
            .into_iter()
            .any(|(path, argument)| (path == "arg" || verb(path)) && declares_argument(&declared, argument))
}

fn declares_verb(declared: &str, name: &str) -> bool {
    let capital = |part: &str| {
        let mut letters = part.chars();
        let first = letters.next().map(|c| c.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    };
    let variant: String = name.split('-').map(capital).collect();
    let is_it = |line: &str| {
        let rest = line.strip_prefix(variant.as_str());
        rest.is_some_and(|rest| rest == "," || rest.starts_with('(') || rest.starts_with(" {"))
    };
    declared.lines().map(str::trim).any(is_it)
}

fn declares_argument(declared: &str, name: &str) -> bool {
    let built_in = matches!(name, "help" | "version");
    built_in || declared.contains(&format!(" {}: ", name.replace('-', "_")))
}

fn is_value_name(word: &str) -> bool {
    let declared = sources("cli");
    let name = word.to_ascii_uppercase();
    let spelt = [name.clone(), name.replace('-', "="), name.replace('-', "_")];
    spelt.iter().any(|name| declared.contains(&format!("\"{name}\""))) || declares_argument(&declared, word)
}

/// A message without the names of what is put into it.
fn without_arguments(message: &str) -> String {
    let name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let mut pieces = message.split('$');
    let first = pieces.next().into_iter();
    first.chain(pieces.map(|rest| rest.trim_start_matches(name))).collect()
}

/// Where git may be named, by how the ids begin, and why.
const NAMES_GIT: &[(&str, &str)] = &[
    ("help-", "the command line's help"),
    ("man-", "the manual page"),
    ("cli-", "the command line"),
    ("value-commit", "what the command line takes"),
    ("resolve-", "the command line: what plain git left unsettled"),
    ("merge-", "the command line: what plain git joined"),
    ("paper-", "papers name what they were made from, for whoever checks"),
    (
        "error-",
        "those of the repository itself; the screen's own hints stand in for most",
    ),
    ("hint-", "the command line's; the screen has its own"),
    ("log-edge", "a copy without the whole history, which only git makes"),
    ("holder-unknown", "the program that holds the plan, by its name"),
    ("syntax-conflict", "what plain git left in a file"),
    ("portfolio-bare", "a folder of the list that only git makes"),
    ("tui-editor-hint", "the editor is a setting of git's"),
];

#[test]
fn whoever_is_at_the_screen_meets_no_word_of_git() {
    for language in ["en", "fr"] {
        for (id, message) in catalogue(language) {
            let words = words_of_git(&without_arguments(&message));
            let excused = NAMES_GIT.iter().any(|(prefix, _)| id.starts_with(prefix));
            assert!(words.is_empty() || excused, "{language}: {id} says {words:?}");
        }
    }
    // Nothing is excused for nothing.
    let excused = |prefix: &str| {
        let messages = ["en", "fr"].map(catalogue);
        let mut all = messages.iter().flatten();
        all.any(|(id, message)| id.starts_with(prefix) && !words_of_git(&without_arguments(message)).is_empty())
    };
    for (prefix, why) in NAMES_GIT {
        assert!(excused(prefix), "{prefix} ({why}) names git nowhere");
    }
}

#[test]
fn french_is_set_as_french_is() {
    let mut faults = Vec::new();
    for (id, message) in catalogue("fr") {
        let text: Vec<char> = spoken(&message).chars().collect();
        for (n, c) in text.iter().enumerate() {
            let before = n.checked_sub(1).and_then(|n| text.get(n)).copied().unwrap_or('\n');
            let after = text.get(n + 1).copied().unwrap_or('\n');
            let fault = match c {
                ':' | ';' | '!' | '?' | '%' | '»' if before == ' ' => "a plain space before",
                ';' | '!' | '?' | '»' if before.is_alphanumeric() => "no space before",
                '%' if before == '}' => "no space before",
                '«' if !matches!(after, '\u{a0}' | '\u{202f}') => "no no-break space after",
                '\'' if before.is_alphabetic() && after.is_alphabetic() => "a straight apostrophe",
                '.' if before == '.' => "dots instead of an ellipsis:",
                _ => continue,
            };
            faults.push(format!("{id}: {fault} {c} in {message}"));
        }
    }
    assert_eq!(faults, [""; 0]);
}

#[test]
fn no_line_ends_between_a_number_and_what_it_counts() {
    const FRENCH: &str = "j jour jours semaine semaines mois an ans h heure heures min € janvier février mars avril mai \
        juin juillet août septembre octobre novembre décembre";
    const ENGLISH: &str = "d day days week weeks month months year years h hour hours min January February March April \
        May June July August September October November December";
    let mut faults = Vec::new();
    for (language, units) in [("fr", FRENCH), ("en", ENGLISH)] {
        for (id, message) in catalogue(language) {
            // What is typed in a shell has plain spaces.
            let lines = spoken(&message);
            for line in lines
                .lines()
                .filter(|line| !line.trim_start().starts_with("{\"  \"}copil "))
            {
                faults.extend(parted(line, units).map(|what| format!("{language}: {id}: a plain space in {what}")));
            }
        }
    }
    assert_eq!(faults, [""; 0]);
}

/// What a line's end could part in a text: a number and its unit, `n°` and its number.
fn parted<'a>(line: &'a str, units: &'a str) -> impl Iterator<Item = String> + 'a {
    let words: Vec<&str> = line.split(' ').collect();
    let pairs: Vec<(&str, &str)> = words.iter().copied().zip(words.iter().copied().skip(1)).collect();
    pairs.into_iter().filter_map(move |(number, unit)| {
        let whole = unit.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '€');
        let counted = number.ends_with(|c: char| c == '}' || c.is_ascii_digit());
        let parts = (counted && units.split_whitespace().any(|one| one == whole)) || number.ends_with("n°");
        parts.then(|| format!("{number} {unit}"))
    })
}

/// A message without the selectors and names of Fluent's own syntax.
fn spoken(message: &str) -> String {
    let mut text = String::new();
    for line in message.lines() {
        // A variant: `[one] …` or `*[other] …`.
        let line = line.trim_start();
        let line = match line.split_once("] ") {
            Some((key, rest)) if key.starts_with(['[', '*']) => rest,
            _ => line,
        };
        text.push_str(line);
        text.push('\n');
    }
    text
}
